package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderCellTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2005年原煤（万吨） | 原煤 | 2005 | 万吨",
                "原煤（万吨）2005年 | 原煤 | 2005 | 万吨",
                "人口（人）_2010年 | 人口 | 2010 | 人",
                "CO2 2015 (kt) | CO2 | 2015 | ktCO2",
                "2015 CO2 emissions (Mt) | CO2 emissions | 2015 | MtCO2",
                "GDP_2005 | GDP | 2005 | ''",
                "C1997 | C | 1997 | ''",
                "碳排放系数（tC/(hm²·a)） | 碳排放系数 | '' | tC/(hm2·a)",
                "人口（2005年） | 人口 | 2005 | ''",
                "人口（万人，2005年末） | 人口 | 2005 | 万人",
                "原煤（万吨）（2005） | 原煤 | 2005 | 万吨",
                "2005年末总人口（万人） | 总人口 | 2005 | 万人",
                "人口２００５年底 | 人口 | 2005 | ''",
                "GDP（2005年不变价） | GDP | '' | ''",
                "碳密度(tC/ha) | 碳密度 | '' | tC/ha",
                "万吨CO2 | CO2 | '' | 万吨CO2",
                "Mt CO2 | CO2 | '' | Mt CO2",
                "tC/ha | carbon | '' | tC/ha",
                "t | t | '' | ''",
                "万吨 | 万吨 | '' | ''",
            })
    void yearStemAndUnitOfMeasure(String written, String stem, String year, String measure) {
        HeaderCell cell = HeaderCell.of(written);
        assertThat(cell.stem()).isEqualTo(stem);
        assertThat(cell.measure()).isEqualTo(measure);
        assertThat(cell.year())
                .isEqualTo(year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)));
    }

    @Test
    void twoYearsAreNone() {
        assertThat(HeaderCell.of("change 1990-2000").year()).isEmpty();
        assertThat(HeaderCell.of("2000—2010年变化").year()).isEmpty();
    }
}
