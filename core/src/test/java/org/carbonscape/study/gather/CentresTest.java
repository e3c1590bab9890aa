package org.carbonscape.study.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Centres of gravity, their ways, and where units lie in names a reader knows. */
class CentresTest {
    private static final String STATISTICS = "statistics: { units: cells, morans-i: { permutations: 0 } }\n";

    @TempDir
    private Path folder;

    private SmallStudy.Run run;
    private StatisticsStage.SetResult cells;
    private StatisticsTables tables;
    private List<StatisticsTables.Centre> centres;

    @BeforeEach
    void statisticsOnCells() {
        run = SmallStudy.in(folder).run("  cells: { fishnet: 100 m }\n", SmallStudy.FACTORS_AND_EMISSIONS, STATISTICS);
        StatisticsStage stage = new StatisticsStage(
                run.study().statistics().orElseThrow(),
                run.inputs(),
                run.counts(),
                run.account(),
                () -> new DriverValues(run.inputs(), run.counts(), new PlainEngine()),
                new PlainEngine());
        List<StatisticsStage.SetResult> results = stage.run();
        cells = results.get(0);
        tables = new StatisticsTables(
                run.study().statistics().orElseThrow(), run.inputs().studyArea(), results);
        centres = tables.centres(run.account());
    }

    private static double x(int cell) {
        return 500_050 + 100 * (cell % 8);
    }

    private static double y(int cell) {
        return 2_999_950 - 100 * (cell / 8);
    }

    @Test
    void sourcesSinksAndEveryClassHaveACentre() {
        assertThat(centres)
                .extracting(StatisticsTables.Centre::what)
                .containsExactly("source", "sink", "cropland", "forest", "construction");
    }

    /** Of a class the mean of its cells' centres. */
    @ParameterizedTest
    @CsvSource({"cropland, 1", "forest, 2", "construction, 3", "sink, 2"})
    void aCentreIsTheMeanOfTheCellsOfAClass(String what, int c) {
        Table table = tables.ellipses(centres);
        for (int p = 0; p < 3; p++) {
            double sx = 0;
            double sy = 0;
            int n = 0;
            for (int i = 0; i < 48; i++) {
                if (SmallStudy.at(p, i % 8, i / 8) == c) {
                    sx += x(i);
                    sy += y(i);
                    n++;
                }
            }
            String year = SmallStudy.YEARS.get(p).toString();
            assertThat(Sketch.number(table, "x_m", what, year)).isCloseTo(sx / n, within(1e-6));
            assertThat(Sketch.number(table, "y_m", what, year)).isCloseTo(sy / n, within(1e-6));
        }
    }

    @Test
    void theCentreOfSourcesIsWeightedByTheirAmount() {
        double sx = 0;
        double sum = 0;
        for (int i = 0; i < 48; i++) {
            int c = SmallStudy.at(2, i % 8, i / 8);
            int unit = SmallStudy.unit(i % 8, i / 8);
            double w =
                    c == 1 ? 0.5 : c == 3 ? SmallStudy.EMISSIONS_tCO2[2][unit - 1] / SmallStudy.cells(unit, 2, 3) : 0;
            sx += w * x(i);
            sum += w;
        }
        assertThat(Sketch.number(tables.ellipses(centres), "x_m", "source", "2020"))
                .isCloseTo(sx / sum, within(1e-3));
    }

    @Test
    void waysOfCentresAreKilometresDegreesAndSpeed() {
        Table table = tables.gravity(centres);
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "what",
                        "year",
                        "x_m",
                        "y_m",
                        "dx_km",
                        "dy_km",
                        "distance_km",
                        "azimuth_deg",
                        "speed_km_per_year",
                        "ellipse_area_change",
                        "flattening_change",
                        "unit_set",
                        "convention",
                        "variant");
        assertThat(table.rows()).isEqualTo(15);
        for (StatisticsTables.Centre centre : centres) {
            assertThat(Sketch.number(table, "dx_km", centre.what(), "2000")).isNaN();
            assertThat(Sketch.number(table, "azimuth_deg", centre.what(), "2000"))
                    .isNaN();
            for (int p = 1; p < 3; p++) {
                String year = SmallStudy.YEARS.get(p).toString();
                String before = SmallStudy.YEARS.get(p - 1).toString();
                double dx = (Sketch.number(table, "x_m", centre.what(), year)
                                - Sketch.number(table, "x_m", centre.what(), before))
                        / 1e3;
                double dy = (Sketch.number(table, "y_m", centre.what(), year)
                                - Sketch.number(table, "y_m", centre.what(), before))
                        / 1e3;
                assertThat(Sketch.number(table, "dx_km", centre.what(), year)).isCloseTo(dx, within(1e-9));
                assertThat(Sketch.number(table, "dy_km", centre.what(), year)).isCloseTo(dy, within(1e-9));
                assertThat(Sketch.number(table, "distance_km", centre.what(), year))
                        .isCloseTo(Math.hypot(dx, dy), within(1e-9));
                assertThat(Sketch.number(table, "speed_km_per_year", centre.what(), year))
                        .isCloseTo(Math.hypot(dx, dy) / 10, within(1e-9));
                assertThat(Sketch.number(table, "azimuth_deg", centre.what(), year))
                        .as("clockwise from north")
                        .isCloseTo((Math.toDegrees(Math.atan2(dx, dy)) + 360) % 360, within(1e-6));
            }
        }
    }

    @Test
    void ellipsesAreInKilometresAndNameTheSet() {
        Table table = tables.ellipses(centres);
        assertThat(Sketch.rows(table).get(0))
                .startsWith("what", "year", "x_m", "y_m", "standard_distance_km", "major_km", "minor_km");
        for (int r = 0; r < table.rows(); r++) {
            double major = table.number(r, table.column("major_km"));
            double minor = table.number(r, table.column("minor_km"));
            assertThat(major).isBetween(0.05, 0.6).isGreaterThanOrEqualTo(minor);
            assertThat(table.number(r, table.column("area_km2"))).isCloseTo(Math.PI * major * minor, within(1e-9));
            assertThat(table.text(r, table.column("unit_set"))).isEqualTo("cells");
            assertThat(table.text(r, table.column("variant")))
                    .isEqualTo("weighted by tCO2 a year or area, axes of one standard deviation");
        }
    }

    @Test
    void whatIsAbsentInAPhaseHasNoCentreToFollow() {
        SmallStudy small = SmallStudy.in(folder).classes("2010.tif", "22221111\n".repeat(6));
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,B,8,tCO2\n2010,B,8,tCO2\n2020,B,8,tCO2\n");
        SmallStudy.Run other = small.run("  cells: { fishnet: 100 m }\n", SmallStudy.FACTORS_AND_EMISSIONS, STATISTICS);
        assertThat(new StatisticsTables(
                                other.study().statistics().orElseThrow(),
                                other.inputs().studyArea(),
                                List.of(cells))
                        .centres(other.account()))
                .extracting(StatisticsTables.Centre::what)
                .containsExactly("source", "sink", "cropland", "forest");
    }

    // names of places

    private static int[] squares(int... columnsAndRows) {
        return IntStream.range(0, columnsAndRows.length / 2)
                .map(k -> 1 + columnsAndRows[2 * k] + 8 * columnsAndRows[2 * k + 1])
                .toArray();
    }

    @Test
    void squaresLieInTheDistrictsThatHoldMostOfThem() {
        UnitPlaceNames where = new UnitPlaceNames(run.inputs().studyArea(), run.counts());
        // one in Alder, two in Birch, three in Dunes
        assertThat(where.of(cells, squares(0, 0, 5, 1, 6, 2, 4, 3, 7, 5, 6, 4)))
                .isEqualTo(Words.of("Dunes, Birch, Alder", "Dunes、Birch、Alder"));
        assertThat(where.of(cells, squares(0, 5))).isEqualTo(Words.same("Cedar"));
        assertThat(where.of(cells, squares(0, 0, 4, 0, 0, 3, 4, 3)).en().split(", "))
                .as("one more than three is no longer than its count")
                .hasSize(4);
        assertThat(UnitPlaceNames.named(List.of("a", "b", "c", "d", "e"), 3))
                .as("three were named, as if the squares lay in no others")
                .isEqualTo(Words.of("a, b, c and 2 more", "a、b、c 等 5 个"));
        assertThat(UnitPlaceNames.named(List.of("甲区", "乙区", "丙县", "丁县", "戊市"), 3)
                        .zh())
                .isEqualTo("甲区、乙区、丙县等 5 个");
        assertThat(where.of(cells, new int[0]).isEmpty()).isTrue();
        assertThat(where.source(cells)).isEqualTo(Words.of(" Place names are those of parts.", "所列地名取自单元集 parts。"));
    }

    @Test
    void ofDistrictsThemselvesEightAreNamedAndTheOthersCounted() {
        StatisticsStage.SetResult parts = new StatisticsStage.SetResult(
                run.counts().sets().get(0), 0, cells.places(), cells.weights(), List.of());
        UnitPlaceNames where = new UnitPlaceNames(run.inputs().studyArea(), run.counts());
        assertThat(where.of(parts, new int[] {4, 1})).isEqualTo(Words.of("Dunes, Alder", "Dunes、Alder"));
        List<String> nine = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        assertThat(UnitPlaceNames.named(nine, 8).en()).isEqualTo("a, b, c, d, e, f, g, h, i");
        assertThat(UnitPlaceNames.named(
                        Stream.concat(nine.stream(), Stream.of("j")).toList(), 8))
                .as("thirteen were counted and eight named, as if these were all")
                .isEqualTo(Words.of("a, b, c, d, e, f, g, h and 2 more", "a、b、c、d、e、f、g、h 等 10 个"));
        assertThat(where.source(parts).isEmpty()).isTrue();
        double[] z = {2, -3, Double.NaN, 2.5, 2};
        assertThat(UnitPlaceNames.strongestFirst(parts, IntStream.range(0, 5), i -> z[i]))
                .as("cold spots have negative z; those alike stay in the file's order")
                .containsExactly(2, 4, 1, 5, 3);
    }

    @Test
    void withoutDistrictsThereAreNoNames() {
        SmallStudy small = SmallStudy.in(folder);
        small.writeWhole("""
                study: squares only
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                units: { cells: { fishnet: 100 m } }
                """);
        SmallStudy.Run alone = small.open(small.readWritten());
        UnitPlaceNames where = new UnitPlaceNames(alone.inputs().studyArea(), alone.counts());
        assertThat(where.of(cells, squares(0, 0)).isEmpty()).isTrue();
        assertThat(where.source(cells).isEmpty()).isTrue();
    }
}
