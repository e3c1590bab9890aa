package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of drivers for every unit, against loops over the cells. */
class DriverValuesTest {
    private static final String DRIVERS = """
            drivers:
              height: dem.tif
              woods: share of forest
              town: distance to construction
            """;

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    private static DriverValues values(SmallStudy.Run run, Engine engine) {
        return new DriverValues(run.inputs(), run.counts(), engine);
    }

    private interface OfCell {
        double at(int column, int row);
    }

    /** Mean over the cells of a unit with a value; NaN where there is none. */
    private static double mean(int unit, OfCell cell) {
        double sum = 0;
        int n = 0;
        for (int row = 0; row < SmallStudy.ROWS; row++) {
            for (int column = 0; column < SmallStudy.COLUMNS; column++) {
                double v = cell.at(column, row);
                if (SmallStudy.unit(column, row) == unit && !Double.isNaN(v)) {
                    sum += v;
                    n++;
                }
            }
        }
        return sum / n;
    }

    private static double toTown(int phase, int column, int row) {
        double least = Double.POSITIVE_INFINITY;
        for (int y = 0; y < SmallStudy.ROWS; y++) {
            for (int x = 0; x < SmallStudy.COLUMNS; x++) {
                if (SmallStudy.at(phase, x, y) == 3) {
                    least = Math.min(least, 100 * Math.hypot(x - column, (double) y - row));
                }
            }
        }
        return SmallStudy.at(phase, column, row) == 0 ? Double.NaN : least; // only land with a class counts
    }

    /** Two years share a file; each phase has its own, in tables, maps and the chapter alike. */
    @Test
    void rastersOfYearsAreTheirMeansInEachPhase() {
        small.values("l00.tif", (column, row) -> column + 2 * row).values("l20.tif", (column, row) -> 7 * column);
        SmallStudy.Run run = small.run("""
                drivers: { lights: { by-year: { 2000: l00.tif, 2010: l00.tif, 2020: l20.tif } }, height: dem.tif }
                """);
        DriverValues values = values(run, new PlainEngine());
        for (int u = 1; u <= 4; u++) {
            double early = mean(u, (column, row) -> column + 2 * row);
            assertThat(values.values(0, 0, 0)[u]).isCloseTo(early, within(1e-9));
            assertThat(values.values(0, 0, 1)[u]).isCloseTo(early, within(1e-9));
            assertThat(values.values(0, 0, 2)[u]).isCloseTo(mean(u, (column, row) -> 7 * column), within(1e-9));
            assertThat(values.values(0, 1, 2)[u])
                    .isCloseTo(mean(u, (column, row) -> 100 + 10 * column + row), within(1e-9));
        }
        assertThat(values.columns())
                .extracting(UnitColumn::name)
                .contains("driver_lights_2000", "driver_lights_2010", "driver_lights_2020", "driver_height");
    }

    @Test
    void aRasterIsItsMeanOverTheUnitTheSameInAllPhases() {
        DriverValues values = values(small.run(DRIVERS), new PlainEngine());
        for (int u = 1; u <= 4; u++) {
            for (int p = 0; p < 3; p++) {
                assertThat(values.values(0, 0, p)[u])
                        .isCloseTo(mean(u, (column, row) -> 100 + 10 * column + row), within(1e-9));
            }
        }
    }

    @Test
    void cellsWithoutAValueAreLeftOutOfTheMean() {
        small.values("dem.tif", (column, row) -> column == row ? Double.NaN : 3 * column - row);
        DriverValues values = values(small.run(DRIVERS), new PlainEngine());
        for (int u = 1; u <= 4; u++) {
            assertThat(values.values(0, 0, 0)[u])
                    .isCloseTo(mean(u, (column, row) -> column == row ? Double.NaN : 3 * column - row), within(1e-9));
        }
    }

    @Test
    void aShareIsThatOfTheUnitsClassifiedLand() {
        DriverValues values = values(small.run(DRIVERS), new PlainEngine());
        for (int p = 0; p < 3; p++) {
            for (int u = 1; u <= 4; u++) {
                double land = SmallStudy.cells(u, p, 1) + SmallStudy.cells(u, p, 2) + SmallStudy.cells(u, p, 3);
                assertThat(values.values(0, 1, p)[u]).isCloseTo(SmallStudy.cells(u, p, 2) / land, within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDistanceIsTheMeanOverTheUnitsClassifiedCells(int threads) {
        try (Engine engine = new LocalEngine(threads)) {
            DriverValues values = values(small.run(DRIVERS), engine);
            for (int p = 0; p < 3; p++) {
                int phase = p;
                for (int u = 1; u <= 4; u++) {
                    assertThat(values.values(0, 2, p)[u])
                            .isCloseTo(mean(u, (column, row) -> toTown(phase, column, row)), within(1e-4));
                }
            }
        }
    }

    @Test
    void whereNoCellHasTheClassThereIsNoDistanceAndTheRunGoesOn() {
        small.classes("2000.tif", "22221111\n".repeat(6));
        DriverValues values = values(small.run(DRIVERS), new PlainEngine());
        for (int u = 0; u <= 4; u++) {
            assertThat(values.values(0, 2, 0)[u]).isNaN();
        }
        assertThat(values.values(0, 2, 2)[1]).isGreaterThan(0);
    }

    @Test
    void meansOfCodesAreTold() {
        small.classes("soil.tif", 3, (column, row) -> 1 + row % 3);
        assertThat(small.run(DRIVERS + "  soil: soil.tif\n").cautions())
                .filteredOn(c -> c.code() == ProblemCode.DRIVER_C22_CODES_AVERAGED)
                .singleElement()
                .satisfies(c -> assertThat(c.place()).isEqualTo("drivers.soil (soil.tif)"));
    }

    /** Codes without names go by themselves; numbers with fractions are no codes. */
    @Test
    void theCommonestClassOfARasterIsACategory() {
        small.values("soil.tif", (column, row) -> column < 3 ? 7 : 3);
        SmallStudy.Run run = small.run(DRIVERS + "  soil: majority of soil.tif\n");
        assertThat(run.cautions()).extracting(Problem::code).doesNotContain(ProblemCode.DRIVER_C22_CODES_AVERAGED);
        DriverValues values = values(run, new PlainEngine());
        for (int u = 1; u <= 4; u++) {
            int unit = u;
            long low = IntStream.range(0, 48)
                    .filter(i -> SmallStudy.unit(i % 8, i / 8) == unit && i % 8 < 3)
                    .count();
            long all = IntStream.range(0, 48)
                    .filter(i -> SmallStudy.unit(i % 8, i / 8) == unit)
                    .count();
            assertThat(values.values(0, 3, 1)[u]).isEqualTo(2 * low > all ? 7 : 3);
        }
        Table table = values.table(run.account());
        assertThat(IntStream.range(0, table.rows())
                        .filter(r -> table.text(r, table.column("driver")).equals("soil"))
                        .mapToObj(r -> table.text(r, table.column("category"))))
                .containsOnly("3", "7");
        assertThat(table.text(3, table.column("kind"))).isEqualTo("majority of raster");
    }

    @Test
    void fractionsAreNoClassesAndThatIsToldBeforeTheWorkWhereMostCellsHaveSome() {
        String soil = DRIVERS + "  soil: soil.tif 中 主导类型\n";
        small.values("soil.tif", (column, row) -> 0.5);
        assertThatThrownBy(() -> small.run(soil)).isInstanceOfSatisfying(ProblemException.class, this::areNoClasses);
        small.values("soil.tif", (column, row) -> column < 4 && row < 3 ? 0.5 : 2); // one unit of four
        SmallStudy.Run opened = small.run(soil);
        assertThatThrownBy(() -> values(opened, new PlainEngine()))
                .isInstanceOfSatisfying(ProblemException.class, this::areNoClasses);
    }

    private void areNoClasses(ProblemException told) {
        assertThat(told.problems())
                .containsExactly(Problem.of(ProblemCode.DRIVER_26_NO_CLASSES, "drivers.soil", "soil.tif"));
    }

    @Test
    void aUnitWithoutLandHasNoShare() {
        Sketch.squares(
                folder.resolve("parts.geojson"),
                4547,
                "A 500000 2999400 500800 3000000",
                "far 700000 2999400 700800 3000000");
        DriverValues values = values(small.run(DRIVERS), new PlainEngine());
        assertThat(values.values(0, 1, 0)[2]).isNaN();
        assertThat(values.values(0, 0, 0)[2]).isNaN();
        assertThat(values.values(0, 1, 0)[1]).isCloseTo(SmallStudy.cells(0, 0, 2) / 47.0, within(1e-12));
    }

    @Test
    void theTableHasARowForEachUnitPhaseAndDriver() {
        SmallStudy.Run run = small.run(DRIVERS);
        Table table = values(run, new PlainEngine()).table(run.account());
        assertThat(table.name()).isEqualTo("unit-drivers");
        assertThat(Sketch.rows(table).get(0))
                .containsExactly("unit_set", "unit", "year", "driver", "kind", "value", "unit_of_value", "cells");
        assertThat(table.rows()).isEqualTo(4 * 3 * 3);
        assertThat(Sketch.rows(table).stream()
                        .skip(1)
                        .limit(3)
                        .map(r -> String.join(" ", r.subList(0, 4)) + ", " + r.get(4) + ", " + r.get(6) + ", "
                                + r.get(7)))
                .containsExactly(
                        "parts A 2000 height, mean of raster, that of the raster, 12",
                        "parts A 2000 woods, share of class, 1, 12",
                        "parts A 2000 town, distance to class, m, 12");
        assertThat(Sketch.number(table, "cells", "parts", "B", "2010", "woods"))
                .as("one cell of Birch has no class")
                .isEqualTo(11);
        assertThat(Sketch.number(table, "cells", "parts", "B", "2010", "height"))
                .isEqualTo(12);
    }

    /** Set by set, unit by unit, year by year, driver by driver. */
    @Test
    void everyRowOfTheTableIsOfItsSetUnitYearAndDriver() {
        small.values("soil.tif", (column, row) -> column == 2 ? Double.NaN : column < 3 ? 7 : 3);
        small.text("gdp.csv", "unit,gdp\nA,1\nB,2\nC,3\nD,4\n");
        SmallStudy.Run run = small.run("  squares: { fishnet: 400 m }\n", DRIVERS + """
                  soil: majority of soil.tif
                  gdp: { file: gdp.csv }
                """);
        DriverValues values = values(run, new PlainEngine());
        Table table = values.table(run.account());
        List<String> drivers = List.of("height", "woods", "town", "soil", "gdp");
        int row = 0;
        for (int s = 0; s < 2; s++) {
            UnitSet set = run.counts().sets().get(s);
            for (int u = 1; u <= set.count(); u++) {
                int west = (u - 1) % 2 * 4; // both have two columns, of four cells
                int north = s == 0 ? (u - 1) / 2 * 3 : (u - 1) / 2 * 4;
                int south = Math.min(6, north + (s == 0 ? 3 : 4));
                for (int p = 0; p < 3; p++) {
                    int phase = p;
                    int land = (int) IntStream.range(8 * north, 8 * south)
                            .filter(i -> i % 8 / 4 == west / 4 && SmallStudy.at(phase, i % 8, i / 8) > 0)
                            .count();
                    int all = 4 * (south - north);
                    List<Integer> cells = List.of(all, land, land, west == 0 ? all * 3 / 4 : all, 0);
                    for (int d = 0; d < 5; d++) {
                        String where = set.id(u) + " " + p + " " + drivers.get(d);
                        assertThat(table.text(row, table.column("unit_set"))).isEqualTo(set.name());
                        assertThat(table.text(row, table.column("unit"))).isEqualTo(set.id(u));
                        assertThat(table.number(row, table.column("year"))).isEqualTo(2000 + 10 * p);
                        assertThat(table.text(row, table.column("driver"))).isEqualTo(drivers.get(d));
                        double value = values.values(s, d, p)[u];
                        assertThat(table.number(row, table.column("value")))
                                .as(where)
                                .isEqualTo((Double) (d == 3 ? Double.NaN : value));
                        assertThat(table.text(row, table.column("category")))
                                .isEqualTo(d == 3 ? Numbers.text(value) : "");
                        assertThat(table.number(row, table.column("cells")))
                                .as(where)
                                .isEqualTo(cells.get(d).doubleValue());
                        row++;
                    }
                }
            }
        }
        assertThat(table.rows()).isEqualTo(row);
    }

    @Test
    void columnsOfTheLayerAreDatedWhereTheyChange() {
        List<UnitColumn> columns = values(small.run(DRIVERS), new PlainEngine()).columns();
        List<String> names = new ArrayList<>();
        columns.forEach(c -> names.add(c.name()));
        assertThat(names)
                .containsExactly(
                        "driver_height",
                        "driver_woods_2000",
                        "driver_woods_2010",
                        "driver_woods_2020",
                        "driver_town_m_2000",
                        "driver_town_m_2010",
                        "driver_town_m_2020");
        assertThat((Double) columns.get(3).byUnit().apply(4))
                .isCloseTo(SmallStudy.cells(4, 2, 2) / 12.0, within(1e-12));
    }

    @Test
    void severalSetsHaveTheirOwnValues() {
        DriverValues values = values(small.run("  squares: { fishnet: 400 m }\n", DRIVERS), new PlainEngine());
        // squares of 4 x 4 cells: the first is columns 0..3, rows 0..3
        double sum = 0;
        int woods = 0;
        for (int i = 0; i < 16; i++) {
            sum += 100 + 10 * (i % 4) + i / 4;
            woods += SmallStudy.at(0, i % 4, i / 4) == 2 ? 1 : 0;
        }
        assertThat(values.values(1, 0, 0)[1]).isCloseTo(sum / 16, within(1e-9));
        assertThat(values.values(1, 1, 0)[1]).isCloseTo(woods / 16.0, within(1e-12));
    }
}
