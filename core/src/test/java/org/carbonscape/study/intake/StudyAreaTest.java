package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.study.Sketch;
import org.carbonscape.zone.Crosstab;
import org.junit.jupiter.api.Test;

/** What all stages share: areas, names and colours. */
class StudyAreaTest {
    private static StudyArea area(Grid grid) {
        Legend legend = Legend.of(InputTable.of(
                "legend.csv",
                List.of("code", "class", "name_zh", "color", "role"),
                List.of(
                        List.of("1", "pine", "松林", "#006400", "forest"),
                        List.of("2", "bamboo", "竹林", "", "forest"),
                        List.of("3", "water", "水域", "#0000ff", ""),
                        List.of("4", "moonscape", "", "", ""))));
        return new StudyArea(Clip.none(grid), CellArea.of(grid), legend, List.of(2000, 2010), 1);
    }

    @Test
    void onAMapGridAllCellsAreAlike() {
        StudyArea area = area(Sketch.grid(7, 5));
        assertThat(area.rowArea()).isSameAs(Crosstab.RowArea.NONE);
        assertThat(area.km2(250, -1)).isEqualTo(2.5); // cells of a hectare; summed areas are not looked at
    }

    @Test
    void inDegreesAreasAreSummedByRow() {
        StudyArea area = area(Sketch.grid(4326, 113, 28.2, 0.1, 4, 2));
        assertThat(area.km2(-1, 2_500_000_000L)).isEqualTo(2.5); // thousandths of square metres
        // on a sphere of 6,371 km a cell is about r2 cos(lat) d2; 28.15 and 28.05 N
        for (int row = 0; row < 2; row++) {
            double d = Math.toRadians(0.1);
            double sphere = 6371.0 * 6371.0 * Math.cos(Math.toRadians(28.15 - row * 0.1)) * d * d;
            assertThat(area.rowArea().area(row) / 1e9).isCloseTo(sphere, within(sphere * 0.005));
        }
        assertThat(area.rowArea().area(1)).isGreaterThan(area.rowArea().area(0));
    }

    @Test
    void classesStandUnderTheKindOfLandTheyAre() {
        assertThat(area(Sketch.grid(2, 2)).kinds())
                .isEqualTo(Map.of("forest", List.of("pine", "bamboo"), "water", List.of("water")));
    }

    @Test
    void readersSeeACapitalAndTheChineseName() {
        StudyArea area = area(Sketch.grid(2, 2));
        assertThat(area.className(2)).isEqualTo("bamboo");
        assertThat(area.classWords(1)).isEqualTo(Words.of("Pine", "松林"));
        assertThat(area.classWords(4)).isEqualTo(Words.of("Moonscape", "moonscape"));
    }

    @Test
    void coloursAreThoseOfTheLegend() {
        StudyArea area = area(Sketch.grid(2, 2));
        assertThat(area.rgb(1)).isEqualTo(0x006400);
        assertThat(area.rgb(3)).isEqualTo(0x0000ff);
        for (int c : new int[] {2, 4}) {
            String spare = area.legend().at(c).color();
            assertThat(area.rgb(c))
                    .isEqualTo(spare.isEmpty() ? Palette.series(c - 1) : Integer.parseInt(spare.substring(1), 16));
        }
        assertThat(area.rgb(2)).isNotEqualTo(area.rgb(4));
    }
}
