package org.carbonscape.io.table.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlsxDatesTest {
    @Test
    void dateFormatsAreToldFromNumberFormats() {
        for (String date : List.of("yyyy-mm-dd", "d/m/yy", "[h]:mm", "[$-804]yyyy\"年\"", "h:mm AM/PM", "yyyy;@")) {
            assertThat(XlsxDates.isDate(170, date)).as(date).isTrue();
        }
        for (String number : List.of(
                "General", "0.00", "#,##0", "0.0\"days\"", "[Red]0", "0\\d", "0_d", "@", "0.00E+00", "", "0;\"d\"")) {
            assertThat(XlsxDates.isDate(170, number)).as(number).isFalse();
        }
        assertThat(XlsxDates.isDate(14, "")).isTrue();
        assertThat(XlsxDates.isDate(9, "")).isFalse(); // a percentage
        XlsxDates from1900 = new XlsxDates(false);
        // 1 is 1 January 1900, 59 is 28 February, 61 is 1 March: Excel counts a 29 February 1900
        assertThat(List.of("1", "59", "61", "0.25").stream().map(d -> from1900.text(d, 14, null)))
                .containsExactly("1900-01-01", "1900-02-28", "1900-03-01", "06:00:00");
        assertThat(new XlsxDates(true).text("1", 14, null)).isEqualTo("1904-01-02");
    }

    @Test
    void aNumberFormatWithoutEndTakesNoTime() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(XlsxDates.isDate(170, "[".repeat(8_000_000))).isFalse());
    }
}
