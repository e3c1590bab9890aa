package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.Legend;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.Clip;
import org.carbonscape.study.intake.Phase;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The land-use tables against cells looked at one by one. */
class LandTablesTest {
    @TempDir
    private Path folder;

    private static final int[][] INTERVALS = {{0, 1}, {1, 2}, {0, 2}};

    private SmallStudy.Run run() {
        return SmallStudy.in(folder).run();
    }

    @Test
    void classAreasAreHectaresCountedAndShares() {
        Table table = run().land().classAreas();
        assertThat(table.name()).isEqualTo("class-areas");
        List<List<String>> rows = Sketch.rows(table);
        assertThat(rows.get(0)).containsExactly("year", "class", "cells", "area_km2", "share");
        assertThat(table.rows()).isEqualTo(9);
        for (int p = 0; p < 3; p++) {
            for (int c = 1; c <= 3; c++) {
                int row = 3 * p + c - 1;
                int cells = SmallStudy.cells(0, p, c);
                assertThat(rows.get(row + 1).subList(0, 3))
                        .containsExactly(
                                SmallStudy.YEARS.get(p).toString(),
                                SmallStudy.CLASSES.get(c - 1),
                                Integer.toString(cells));
                assertThat(table.number(row, 3)).isCloseTo(cells / 100.0, within(1e-12));
                assertThat(table.number(row, 4)).isCloseTo(cells / 47.0, within(1e-12)); // one cell has no class
            }
        }
    }

    @Test
    void pairsOfPhasesAreConsecutiveThenTheFirstWithTheLast() {
        assertThat(run().land().intervals()).containsExactly(INTERVALS);
        StudyArea two = area(Sketch.grid(2, 1), 2000, 2010);
        LandCounts counts = count(two, List.of(), Sketch.classes(2, "12"), Sketch.classes(2, "11"));
        assertThat(new LandTables(two, counts).intervals()).containsExactly(new int[] {0, 1});
    }

    @Test
    void transitionsAreThoseOfTheRegionThenOfEachUnit() {
        Table table = run().land().transitions();
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "unit_set", "unit", "from_year", "to_year", "from_class", "to_class", "cells", "area_km2");
        List<String> expected = new ArrayList<>();
        for (int u = 0; u <= 4; u++) {
            for (int[] pair : INTERVALS) {
                for (int i = 1; i <= 3; i++) {
                    for (int j = 1; j <= 3; j++) {
                        int cells = SmallStudy.cells(u, pair[0], i, pair[1], j);
                        if (cells > 0) {
                            expected.add(String.join(
                                    " ",
                                    u == 0 ? "region region" : "parts " + SmallStudy.UNITS.get(u - 1),
                                    SmallStudy.YEARS.get(pair[0]).toString(),
                                    SmallStudy.YEARS.get(pair[1]).toString(),
                                    SmallStudy.CLASSES.get(i - 1),
                                    SmallStudy.CLASSES.get(j - 1),
                                    Integer.toString(cells)));
                        }
                    }
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            found.add(String.join(" ", Sketch.rows(table).get(r + 1).subList(0, 7)));
            assertThat(table.number(r, 7)).isCloseTo(table.integer(r, 6) / 100.0, within(1e-12));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found.stream().map(f -> f.split(" ")[0]).distinct()).containsExactly("region", "parts");
    }

    /** Every cell is in one row of every set; land in no unit is the unit "outside". */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyTransitionIsInEachSetOnce(long seed) {
        Random random = new Random(seed);
        int columns = 11;
        int rows = 7;
        Grid grid = Sketch.grid(columns, rows);
        int[][] land = new int[3][columns * rows];
        ClassRaster[] phases = new ClassRaster[3];
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < land[p].length; i++) {
                land[p][i] = random.nextInt(4);
            }
            phases[p] = Sketch.classes(grid, 3, land[p]);
        }
        StudyArea area = area(grid, 2000, 2005, 2020);
        double side = 100 * (1 + random.nextInt(4));
        UnitSet squares = new Fishnet("squares", side, grid);
        Table table = new LandTables(area, count(area, List.of(squares), phases)).transitions();
        Map<String, Long> expected = new TreeMap<>();
        for (int[] pair : INTERVALS) {
            for (int i = 0; i < columns * rows; i++) {
                int from = land[pair[0]][i];
                int to = land[pair[1]][i];
                if (from > 0 && to > 0) {
                    int unit = 1
                            + (int) (i % columns * 100 / side)
                            + (int) (i / columns * 100 / side) * (int) Math.ceil(columns * 100 / side);
                    String what = area.years().get(pair[0]) + " " + area.years().get(pair[1]) + " "
                            + area.className(from) + " " + area.className(to);
                    expected.merge("region region " + what, 1L, Long::sum);
                    expected.merge("squares " + squares.id(unit) + " " + what, 1L, Long::sum);
                }
            }
        }
        Map<String, Long> found = new TreeMap<>();
        for (int r = 0; r < table.rows(); r++) {
            String key = String.join(" ", Sketch.rows(table).get(r + 1).subList(0, 6));
            assertThat(found.put(key, table.integer(r, 6))).as(key).isNull();
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void anIntervalInWhichNoUnitHasLandLeavesNoRowsAndMovesNone() {
        // the middle phase is known nowhere: two empty parts stand between full ones
        Grid grid = Sketch.grid(3, 1);
        StudyArea area = area(grid, 2000, 2010, 2020);
        LandCounts counts = count(
                area,
                List.of(new Fishnet("squares", 100, grid)),
                Sketch.classes(3, "123"),
                Sketch.classes(3, "..."),
                Sketch.classes(3, "113"));
        assertThat(Sketch.rows(new LandTables(area, counts).transitions()).subList(1, 7))
                .containsExactly(
                        List.of("region", "region", "2000", "2020", "forest", "forest", "1", "0.01"),
                        List.of("region", "region", "2000", "2020", "water", "forest", "1", "0.01"),
                        List.of("region", "region", "2000", "2020", "town", "town", "1", "0.01"),
                        List.of("squares", "r1c1", "2000", "2020", "forest", "forest", "1", "0.01"),
                        List.of("squares", "r1c2", "2000", "2020", "water", "forest", "1", "0.01"),
                        List.of("squares", "r1c3", "2000", "2020", "town", "town", "1", "0.01"));
    }

    @Test
    void matricesOfUnitsAreInUnitOrderAndOnlyOfThoseWithLand() {
        SmallStudy.Run run = run();
        Map<Integer, TransferMatrix> matrices = run.land().matrices(0, 0, 2);
        assertThat(matrices.keySet()).containsExactly(1, 2, 3, 4);
        matrices.forEach((unit, matrix) -> {
            for (int i = 1; i <= 3; i++) {
                for (int j = 1; j <= 3; j++) {
                    assertThat(matrix.area_km2(i, j))
                            .isCloseTo(SmallStudy.cells(unit, 0, i, 2, j) / 100.0, within(1e-12));
                }
            }
        });
        TransferMatrix whole = run.land().matrix(0, 2);
        assertThat(whole.total_km2()).isCloseTo(0.47, within(1e-12));
        assertThat(whole.fromYear()).isEqualTo(2000);
        assertThat(whole.toYear()).isEqualTo(2020);
    }

    /** In degrees a row's cells have their own area: the sum of the rows' cells. */
    @Test
    void areasInDegreesAreSummedRowByRow() {
        Grid grid = Sketch.grid(4326, 113, 60, 1, 3, 4);
        StudyArea area = area(grid, 2000, 2010);
        LandCounts counts = count(
                area,
                List.of(),
                Sketch.classes(grid, 3, 1, 1, 2, 1, 2, 2, 1, 1, 1, 3, 3, 0),
                Sketch.classes(grid, 3, 1, 1, 2, 1, 2, 2, 1, 1, 2, 3, 3, 0));
        LandTables land = new LandTables(area, counts);
        double[] row_km2 = new double[4];
        for (int r = 0; r < 4; r++) {
            row_km2[r] = area.cellArea().milli_m2(r) / 1e9;
        }
        LandTables.Areas first = land.region(0);
        assertThat(first.km2()[1]).isCloseTo(2 * row_km2[0] + row_km2[1] + 3 * row_km2[2], within(1e-9));
        assertThat(first.km2()[2]).isCloseTo(row_km2[0] + 2 * row_km2[1], within(1e-9));
        assertThat(first.km2()[3]).isCloseTo(2 * row_km2[3], within(1e-9));
        assertThat(first.cells()).containsExactly(1, 6, 3, 2);
        assertThat(first.total_km2())
                .isCloseTo(3 * (row_km2[0] + row_km2[1] + row_km2[2]) + 2 * row_km2[3], within(1e-9));
        assertThat(land.matrix(0, 1).area_km2(1, 2)).isCloseTo(row_km2[2], within(1e-9));
        // one degree by one degree at 59.5 N is about 111.4 km by 111.4 km times cos 59.5
        assertThat(row_km2[0]).isCloseTo(111.4 * 111.4 * Math.cos(Math.toRadians(59.5)), within(30.0));
    }

    @Test
    void changeMeasuresStandForTheRegionAndItsUnitsAndTheDegreeForEachPhase() {
        SmallStudy.Run run = run();
        Table change = run.land().change();
        assertThat(Sketch.rows(change).get(0))
                .containsExactly(
                        "unit_set", "unit", "from_year", "to_year", "class", "measure", "value", "unit_of_value");
        List<List<String>> rows = Sketch.rows(change);
        assertThat(rows.stream().skip(1).map(r -> r.get(0) + " " + r.get(1)).distinct())
                .containsExactly("region region", "parts A", "parts B", "parts C", "parts D");
        assertThat(rows.stream().skip(1).filter(r -> r.get(2).equals(r.get(3))))
                .as("of each phase")
                .hasSize(3);
    }

    /**
     * Grades of land use: unused 1; forest, grassland and water 2; cultivated 3; construction 4. Weighted by area,
     * times 100.
     */
    @Test
    void theDegreeOfLandUseIsTheMeanGradeWhereEveryClassHasOne() {
        SmallStudy small = SmallStudy.in(folder);
        assertThat(degrees(small.run().land())).as("cropland has no role").containsOnly(Double.NaN);
        small.text("legend.csv", "code,class\n1,cultivated\n2,forest\n3,construction\n");
        double[] degrees = degrees(small.run().land());
        for (int p = 0; p < 3; p++) {
            assertThat(degrees[p])
                    .isCloseTo(
                            100
                                    * (3.0 * SmallStudy.cells(0, p, 1)
                                            + 2.0 * SmallStudy.cells(0, p, 2)
                                            + 4.0 * SmallStudy.cells(0, p, 3))
                                    / 47,
                            within(1e-9));
        }
    }

    private static double[] degrees(LandTables land) {
        Table change = land.change();
        return IntStream.range(0, change.rows())
                .filter(r -> change.integer(r, 2) == change.integer(r, 3))
                .mapToDouble(r -> change.number(r, 6))
                .toArray();
    }

    @Test
    void setsOfManyUnitsHaveNoMeasuresOfTheirOwn() {
        Grid grid = Sketch.grid(26, 20);
        int[] cells = new int[520];
        Arrays.fill(cells, 1);
        StudyArea area = area(grid, 2000, 2010);
        ClassRaster land = Sketch.classes(grid, 3, cells);
        for (double side : new double[] {100, 200}) { // 520 squares, 130 squares
            LandCounts counts = count(area, List.of(new Fishnet("squares", side, grid)), land, land);
            assertThat(Sketch.rows(new LandTables(area, counts).change()).stream()
                            .anyMatch(r -> r.get(0).equals("squares")))
                    .isEqualTo(side == 200);
        }
    }

    @Test
    void intensityNamesLevelsDirectionsAndPercentAYear() {
        Table table = run().land().intensity();
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "level",
                        "direction",
                        "from_year",
                        "to_year",
                        "class",
                        "from_class",
                        "to_class",
                        "observed_percent_per_yr",
                        "uniform_percent_per_yr",
                        "verdict",
                        "stationary");
        // interval level: the share of land that changed, in percent a year
        for (int p = 0; p < 2; p++) {
            int stayed = 0;
            for (int c = 1; c <= 3; c++) {
                stayed += SmallStudy.cells(0, p, c, p + 1, c);
            }
            double expected = 100 * (47 - stayed) / 47.0 / 10;
            int year = SmallStudy.YEARS.get(p);
            boolean found = false;
            for (int r = 0; r < table.rows(); r++) {
                if (table.text(r, 0).equals("interval") && table.integer(r, 2) == year) {
                    assertThat(table.number(r, 7)).isCloseTo(expected, within(1e-9));
                    found = true;
                }
            }
            assertThat(found).isTrue();
        }
    }

    // what is wrong with the phases

    private static Problems checked(String... pictures) {
        List<ClassRaster> land = new ArrayList<>();
        List<Phase> phases = new ArrayList<>();
        Integer[] years = {2000, 2010, 2020};
        for (int p = 0; p < pictures.length; p++) {
            land.add(Sketch.classes(3, pictures[p]));
            phases.add(new Phase(years[p], "landUse.phases." + years[p], Optional.empty(), land.get(p)));
        }
        StudyArea area = area(land.get(0).grid(), Arrays.copyOf(years, pictures.length));
        Problems problems = new Problems();
        new LandTables(area, count(area, List.of(), land.toArray(new ClassRaster[0]))).check(phases, problems);
        return problems;
    }

    @Test
    void aPhaseWithoutAnyClassIsToldAndNotComparedWithOthers() {
        Problems problems = checked("12", "..", "21");
        assertThat(problems.problems()).hasSize(1);
        assertThat(problems.problems().get(0).code()).isEqualTo(ProblemCode.LANDUSE_01_NOTHING);
        assertThat(problems.problems().get(0).place()).isEqualTo("landUse.phases.2010");
    }

    @Test
    void phasesWithoutCommonLandAreTold() {
        Problems problems = checked("12..", "..21", "..12");
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0)))
                .startsWith("LANDUSE-02  landUse.phases: ")
                .contains("2000")
                .contains("2010")
                .doesNotContain("2020");
    }

    /** Phases of two legends: every cell changed, and nothing said so. */
    @Test
    void phasesWithoutAClassInCommonAreTold() {
        Problems problems = checked("1122", "3333", "3333");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.cautions()).hasSize(1);
        assertThat(problems.cautions().get(0).text(Language.EN)).isEqualTo("""
                LANDUSE-C08 landUse.phases: no class of 2000 is there in 2010, so that all land changes
                            Check that both files have the codes of one classification; if not, give a legend that \
                gives equal classes of both the same name (landUse.legend, --legend), or reclassify one of them.""");
        assertThat(problems.cautions().get(0).text(Language.ZH)).isEqualTo("""
                LANDUSE-C08 landUse.phases：2000 的地类在 2010 一个也没有，全部土地都成了变化
                            请检查两期文件是否采用同一分类编码；若不是，请用图例（landUse.legend 或 --legend）将两者的相同地类写成同一类名，或对其中一期重分类。""");
        assertThat(checked("1122", "2211", "2221").cautions()).as("all changes").isEmpty();
        assertThat(checked("11", "22", "22").cautions())
                .as("one class that became another")
                .isEmpty();
    }

    @Test
    void landKnownInOneOfTwoPhasesIsCautionedAgainst() {
        Problems problems = checked("1231", "1..1", "1..1");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0))).startsWith("""
                LANDUSE-C02 landUse.phases: land that is valid in only one of two phases is left out of their \
                transfer matrix: 0.02 km2 (2000 and 2010)
                """);
        assertThat(checked("1231", "1..1", "123.").cautions().get(0).text(Language.ZH))
                .isEqualTo("""
                LANDUSE-C02 landUse.phases：仅在前后两期之一中有效的土地未计入两期的转移矩阵：0.02 km2（2000 与 2010 年）、0.03 km2（2010 与 2020 年）
                            请检查各期栅格是否应覆盖同一区域。""");
        assertThat(checked("12", "21").cautions()).isEmpty();
    }

    // made here

    private static StudyArea area(Grid grid, Integer... years) {
        Legend legend = Legend.of(InputTable.of(
                "legend.csv",
                List.of("code", "class"),
                List.of(List.of("1", "forest"), List.of("2", "water"), List.of("3", "town"))));
        return new StudyArea(Clip.none(grid), CellArea.of(grid), legend, List.of(years), 1);
    }

    private static LandCounts count(StudyArea area, List<UnitSet> sets, ClassRaster... phases) {
        return new Crosstab(List.of(phases), sets, area.rowArea()).count(new PlainEngine());
    }
}
