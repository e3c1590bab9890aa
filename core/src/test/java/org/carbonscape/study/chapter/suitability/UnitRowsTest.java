package org.carbonscape.study.chapter.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.study.chapter.Told;
import org.junit.jupiter.api.Test;

/** Levels and zones with one row a unit. */
class UnitRowsTest {
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("High", "level_1");
        GROUPS.put("Low", "level_2");
        GROUPS.put("None of it", "level_3");
    }

    private static Table levels() {
        return Table.named("levels")
                .text("unit_set", "unit", "name", "level_name")
                .number("area_km2", "share_percent", "stock_tC", "net_tCO2")
                .row("parts", "A", "Alder", "Low", 6.0, 75.0, 60.0, Double.NaN)
                .row("parts", "A", "Alder", "High", 2.0, 25.0, 20.0, Double.NaN)
                .row("parts", "B", "Birch", "High", 4.0, 100.0, 40.0, Double.NaN)
                .build();
    }

    @Test
    void everyUnitIsOneRowAndWhatItLacksIsNought() {
        Table wide = UnitRows.of("by-unit", levels(), "level_name", GROUPS);
        assertThat(wide.rows()).isEqualTo(2);
        assertThat(wide.columns().stream().map(Table.Column::name).toList())
                .startsWith("unit_set", "unit", "name", "area_km2", "level_1_area_km2", "level_1_share_percent")
                .contains("level_2_stock_tC", "level_3_net_tCO2")
                .hasSize(4 + 3 * 4);
        assertThat(value(wide, 0, "area_km2")).isEqualTo(8);
        assertThat(value(wide, 0, "level_1_area_km2")).isEqualTo(2);
        assertThat(value(wide, 0, "level_2_share_percent")).isEqualTo(75);
        assertThat(value(wide, 1, "level_2_stock_tC")).isEqualTo(0);
        assertThat(value(wide, 1, "level_3_area_km2")).isEqualTo(0);
        assertThat(value(wide, 0, "level_1_net_tCO2")).as("no row knows it").isNaN();
    }

    @Test
    void theReportShowsTheGroupsThatOccurSideBySide() {
        Map<String, String> there = UnitRows.occurring(levels(), "level_name", GROUPS);
        assertThat(there.keySet()).containsExactly("High", "Low");
        Excerpt excerpt = UnitRows.excerpt(
                Words.of("Levels", "等级"),
                UnitRows.of("by-unit", levels(), "level_name", GROUPS),
                there,
                Map.of("High", Words.of("High", "高"), "Low", Words.of("Low", "低")));
        assertThat(Told.headingsOf(excerpt, Language.ZH))
                .containsExactly("单元", "面积（km²）", "高（km²）", "高（%）", "低（km²）", "低（%）");
        assertThat(Told.rows(excerpt, Language.EN))
                .containsExactly(
                        List.of("Alder", "8.00", "2.00", "25.0", "6.00", "75.0"),
                        List.of("Birch", "4.00", "4.00", "100.0", "0.00", "0.0"));
    }

    private static double value(Table table, int row, String column) {
        return table.number(row, table.column(column));
    }
}
