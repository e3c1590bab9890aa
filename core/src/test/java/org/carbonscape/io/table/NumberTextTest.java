package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    /** Short numbers are not parsed by the library; they must be the same doubles to the last bit. */
    @Test
    void shortNumbersAreTheDoublesOfTheLibrary() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : random.nextInt(9) == 0 ? "+" : "");
            int digits = 1 + random.nextInt(18);
            int point = random.nextInt(digits + 3);
            for (int d = 0; d < digits; d++) {
                text.append(d == point ? "." : "").append((char) ('0' + random.nextInt(10)));
            }
            String cell = text.append(point == digits ? "." : "").toString();
            NumberText read = NumberText.of(cell);
            assertThat(read.isNumber()).as(cell).isTrue();
            assertThat(Double.doubleToRawLongBits(read.value()))
                    .as(cell)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(cell)));
        }
    }

    /** 147.7① is not 147.71, nor is 12² 122. */
    @Test
    void marksOfFootnotesAreNoDigits() {
        assertThat(List.of("147.7①", "12²", "3⑴", "½", "1₂"))
                .noneMatch(t -> NumberText.of(t).isNumber());
        assertThat(NumberText.of("１４７．７").value()).isEqualTo(147.7);
        assertThat(NumberText.of("－３").value()).isEqualTo(-3);
        assertThat(NumberText.of("\u22123.5").value()).isEqualTo(-3.5);
    }

    @Test
    void signsAndPointsAloneAreNoNumbers() {
        assertThat(List.of("+", ".", "-.", "1.2.3", "1-2", "--1"))
                .noneMatch(t -> NumberText.of(t).isNumber());
        assertThat(NumberText.of("-").isMissing()).isTrue();
        assertThat(NumberText.of("-0").value()).isEqualTo(-0.0);
        assertThat(1 / NumberText.of("-0.0").value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
