package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.Clip;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Codes of change, sums of cells, units as rasters, pictures, keys of flux, names of checks. */
class SmallPartsTest {
    private static StudyArea area(Grid grid, int classes, Integer... years) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 1; c <= classes; c++) {
            rows.add(List.of(Integer.toString(c), "c" + c, "#%02x%02x%02x".formatted(c % 256, 80, 160)));
        }
        Legend legend = Legend.of(InputTable.of("legend.csv", List.of("code", "class", "color"), rows));
        return new StudyArea(Clip.none(grid), CellArea.of(grid), legend, List.of(years), 1);
    }

    private static LandCounts count(StudyArea area, List<UnitSet> sets, ClassRaster... phases) {
        return new Crosstab(List.of(phases), sets, area.rowArea()).count(new PlainEngine());
    }

    // codes of change

    /** Up to nine classes two digits, up to 99 four, beyond that running numbers of the pairs that occur. */
    @ParameterizedTest
    @CsvSource({"9, 2, 5, 25", "9, 9, 9, 99", "10, 2, 5, 205", "99, 12, 7, 1207", "99, 99, 98, 9998"})
    void aCodeReadsFromAndTo(int classes, int from, int to, int code) {
        Grid grid = Sketch.grid(1, 1);
        ClassRaster before = Sketch.classes(grid, classes, from);
        ClassRaster after = Sketch.classes(grid, classes, to);
        StudyArea area = area(grid, classes, 2000, 2010);
        ChangeCodes codes = new ChangeCodes(area, count(area, List.of(), before, after), List.of(new int[] {0, 1}));
        assertThat(codes.labels(Language.EN)).hasSize(1);
        assertThat(codes.labels(Language.EN).get(0).index()).isEqualTo(code);
        assertThat(codes.labels(Language.EN).get(0).name())
                .isEqualTo(from == to ? "c" + from + " (unchanged)" : "c" + from + " → c" + to);
        assertThat(codes.largest()).isEqualTo(code);
    }

    @Test
    void beyondNinetyNineClassesPairsThatOccurAreNumbered() {
        Grid grid = Sketch.grid(4, 1);
        StudyArea area = area(grid, 120, 2000, 2010);
        ClassRaster before = Sketch.classes(grid, 120, 110, 3, 110, 0);
        ClassRaster after = Sketch.classes(grid, 120, 5, 3, 120, 7);
        ChangeCodes codes = new ChangeCodes(area, count(area, List.of(), before, after), List.of(new int[] {0, 1}));
        assertThat(codes.labels(Language.EN))
                .extracting(ClassLabel::name)
                .containsExactly("c3 (unchanged)", "c110 → c5", "c110 → c120");
        assertThat(codes.labels(Language.ZH)).extracting(ClassLabel::name).contains("c110→c5");
        assertThat(codes.labels(Language.EN)).extracting(ClassLabel::index).containsExactly(1, 2, 3);
        assertThat(codes.largest()).isEqualTo(3);
        assertThat(codes.coding().of(Sketch.cells(before), Sketch.cells(after), 4))
                .containsExactly(2, 1, 3, 0);
    }

    @Test
    void whatChangedHasTheColourOfWhatItBecameAndWhatStayedAPaleOne() {
        Grid grid = Sketch.grid(2, 1);
        StudyArea area = area(grid, 3, 2000, 2010);
        ChangeCodes codes = new ChangeCodes(
                area,
                count(area, List.of(), Sketch.classes(grid, 3, 2, 3), Sketch.classes(grid, 3, 3, 3)),
                List.of(new int[] {0, 1}));
        assertThat(codes.labels(Language.EN).get(0).rgb()).isEqualTo(0x0350a0);
        // a quarter of the way from white to 03 50 a0: 255 - 252/4, 255 - 175/4, 255 - 95/4
        assertThat(codes.labels(Language.EN).get(1).rgb()).isEqualTo((255 - 63) << 16 | (255 - 43) << 8 | (255 - 23));
    }

    // sums of cells

    /** By a loop over the cells; squares of 300 m on cells of 100 m. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void sumsOfCellsAreThoseOfALoop(long seed) {
        Random random = new Random(seed);
        int columns = 10;
        int rows = 9;
        Grid grid = seed % 2 == 0 ? Sketch.grid(columns, rows) : Sketch.grid(4326, 113, 40, 1, columns, rows);
        int[] land = new int[columns * rows];
        int[] level = new int[columns * rows];
        float[] flux = new float[columns * rows];
        for (int i = 0; i < land.length; i++) {
            land[i] = random.nextInt(4);
            level[i] = random.nextInt(3);
            flux[i] = random.nextInt(5) == 0 ? Float.NaN : random.nextFloat() * 20 - 10;
        }
        StudyArea area = area(grid, 3, 2000);
        UnitSet squares = new Fishnet("squares", 3 * grid.cellWidth(), grid);
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            CellSums sums = CellSums.of(
                            engine,
                            area,
                            List.of(new CellSums.Wanted(
                                    Optional.of(squares),
                                    List.of(Sketch.classes(grid, 3, land), Sketch.classes(grid, 2, level)),
                                    Optional.of(Sketch.values(grid, flux)))))
                    .get(0);
            for (int u = 0; u <= squares.count(); u++) {
                for (int c = 0; c <= 3; c++) {
                    for (int l = 0; l <= 2; l++) {
                        long cells = 0;
                        double km2 = 0;
                        double net = 0;
                        for (int i = 0; i < land.length; i++) {
                            int unit = 1 + i % columns / 3 + i / columns / 3 * 4;
                            if (unit == u && land[i] == c && level[i] == l) {
                                double own_km2 = area.cellArea().isUniform()
                                        ? 0.01
                                        : area.cellArea().milli_m2(i / columns) / 1e9;
                                cells++;
                                km2 += own_km2;
                                net += Float.isNaN(flux[i]) ? 0 : flux[i] * own_km2 * 100;
                            }
                        }
                        assertThat(sums.cells(u, c, l)).isEqualTo(cells);
                        assertThat(sums.km2(u, c, l)).isCloseTo(km2, within(1e-9 * (1 + km2)));
                        assertThat(sums.net_tCO2(u, c, l)).isCloseTo(net, within(1e-5 * (1 + Math.abs(net))));
                    }
                }
            }
        }
    }

    /** Bands are 64 rows and more: a tall grid has several, and land in no unit in each. */
    @Test
    void sumsOfSeveralBandsAreMergedWithTheLandInNoUnit() {
        Grid grid = Sketch.grid(3, 200);
        int[] land = new int[600];
        for (int i = 0; i < 600; i++) {
            land[i] = i * 7 % 3;
        }
        UnitSet middle = new PolygonUnits(
                "middle",
                List.of("m"),
                List.of("M"),
                List.of(JTS.toGeometry(new Envelope(450_100, 450_200, 3_080_000, 3_100_000))));
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(3))) {
            CellSums sums = CellSums.of(
                            engine,
                            area(grid, 2, 2000),
                            List.of(new CellSums.Wanted(
                                    Optional.of(middle), List.of(Sketch.classes(grid, 2, land)), Optional.empty())))
                    .get(0);
            for (int u = 0; u <= 1; u++) {
                for (int c = 0; c <= 2; c++) {
                    long expected = 0;
                    for (int i = 0; i < 600; i++) {
                        expected += (i % 3 == 1 ? 1 : 0) == u && land[i] == c ? 1 : 0;
                    }
                    assertThat(sums.cells(u, c)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void withoutUnitsOrFluxThereIsOneUnitAndNoFlux() {
        Grid grid = Sketch.grid(3, 1);
        CellSums sums = CellSums.of(
                        new PlainEngine(),
                        area(grid, 2, 2000),
                        List.of(new CellSums.Wanted(
                                Optional.empty(), List.of(Sketch.classes(grid, 2, 1, 2, 1)), Optional.empty())))
                .get(0);
        assertThat(sums.cells(0, 1)).isEqualTo(2);
        assertThat(sums.km2(0, 2)).isEqualTo(0.01);
        assertThat(sums.net_tCO2(0, 1)).isEqualTo(0);
    }

    @Test
    void moreCombinationsThanFitAreRefused() {
        Grid grid = Sketch.grid(1, 1);
        ClassRaster many = Sketch.classes(grid, 4999, 1);
        assertThatThrownBy(() -> CellSums.of(
                                new PlainEngine(),
                                area(grid, 2, 2000),
                                List.of(new CellSums.Wanted(Optional.empty(), List.of(many, many), Optional.empty())))
                        .get(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too many combinations: 25000000");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 256, 100",
        "100, 2000, 256, 256",
        "100, 2000, 16, 64",
        "100, 2000, 1024, 512",
        "100000, 2000, 512, 41",
        "5000000, 2000, 512, 1"
    })
    void bandsAreNeitherThinNorLarge(int columns, int rows, int block, int height) {
        Tiling bands = CellSums.bands(new Tiling(columns, rows, 1, block));
        assertThat(bands.blockHeight()).isEqualTo(height);
        assertThat(bands.blockWidth()).isEqualTo(columns);
    }

    // units as rasters

    @Test
    void aUnitsValueLiesOnItsCells() {
        Grid grid = Sketch.grid(6, 4);
        UnitSet squares = new PolygonUnits(
                "two",
                List.of("a", "b"),
                List.of("A", "B"),
                List.of(
                        new GeometryFactory().toGeometry(new Envelope(450_000, 450_200, 3_099_700, 3_100_000)),
                        new GeometryFactory().toGeometry(new Envelope(450_300, 450_500, 3_099_600, 3_099_900))));
        ValueRaster raster = new UnitRaster(grid, new Tiling(6, 4, 6, 1), squares, new double[] {99, 7, -2.5});
        float[] cells = Sketch.cells(raster);
        for (int i = 0; i < 24; i++) {
            int column = i % 6;
            int row = i / 6;
            float expected = column < 2 && row < 3 ? 7f : column >= 3 && column < 5 && row >= 1 ? -2.5f : Float.NaN;
            assertThat(Float.valueOf(cells[i])).as("cell %d", i).isEqualTo(Float.valueOf(expected));
        }
    }

    @Test
    void aBandIsBurntAnewOnlyWhereTheWindowLeavesIt() {
        Grid grid = Sketch.grid(4, 6);
        Fishnet net = new Fishnet("squares", 200, grid);
        UnitRaster.Bands bands = new UnitRaster.Bands(net, grid);
        for (int[] rows : new int[][] {{0, 6}, {2, 2}, {4, 1}, {0, 1}, {3, 3}, {1, 5}}) {
            Window window = new Window(1, rows[0], 2, rows[1]);
            int[] units = new int[window.cells()];
            bands.units(window, units);
            for (int i = 0; i < units.length; i++) {
                int column = 1 + i % 2;
                int row = rows[0] + i / 2;
                assertThat(units[i]).as("column %d row %d", column, row).isEqualTo(1 + column / 2 + row / 2 * 2);
            }
        }
    }

    // columns of units

    private static final GeometryFactory JTS = new GeometryFactory();

    private static UnitSet units(String name, String... ids) {
        return new PolygonUnits(
                name,
                List.of(ids),
                List.of(ids),
                Arrays.stream(ids)
                        .map(i -> (Geometry) JTS.toGeometry(new Envelope(0, 1, 0, 1)))
                        .toList());
    }

    @Test
    void columnsOfGroupsAreNoughtWhereAUnitHasNothing() {
        Table table = Table.named("levels")
                .text("unit_set", "unit", "level")
                .number("area_km2", "net_tCO2")
                .row("parts", "a", "1", 2.0, Double.NaN)
                .row("parts", "b", "2", 3.0, Double.NaN)
                .row("other", "a", "1", 50.0, 1.0)
                .row("parts", "a", "2", 4.0, Double.NaN)
                .build();
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("1", "level_1");
        groups.put("2", "level_2");
        List<UnitColumn> columns = UnitColumn.of(
                table, 3, units("parts", "a", "b", "c"), "level", groups, List.of("area_km2", "net_tCO2"));
        assertThat(columns).extracting(UnitColumn::name).containsExactly("level_1_area_km2", "level_2_area_km2");
        assertThat(columns).allMatch(c -> c.set() == 3 && c.kind() == Table.Kind.NUMBER);
        assertThat(List.of(1, 2, 3).stream().map(u -> columns.get(0).byUnit().apply(u)))
                .containsExactly(2.0, 0.0, 0.0);
        assertThat(List.of(1, 2, 3).stream().map(u -> columns.get(1).byUnit().apply(u)))
                .containsExactly(4.0, 3.0, 0.0);
    }

    @Test
    void aColumnIsDeclaredByItsKindForTheUnitsThatHaveRows() {
        Table.Computed table = Table.computed("parts", 2);
        int[] units = {1, 3};
        new UnitColumn(0, "name", Table.Kind.TEXT, u -> "u" + u).declare(table, units);
        new UnitColumn(0, "rank", Table.Kind.INTEGER, u -> 10 * u).declare(table, units);
        new UnitColumn(0, "net", Table.Kind.NUMBER, u -> u / 2.0).declare(table, units);
        assertThat(Sketch.rows(table.build()))
                .containsExactly(
                        List.of("name", "rank", "net"), List.of("u1", "10", "0.5"), List.of("u3", "30", "1.5"));
    }

    // pictures

    /** A pixel takes the cell at its middle. */
    @ParameterizedTest
    @CsvSource({"7, 5, 1", "7, 5, 2", "7, 5, 3", "8, 8, 4", "9, 4, 5"})
    void aPixelIsTheCellAtItsMiddle(int columns, int rows, int step) {
        Grid grid = Sketch.grid(columns, rows);
        float[] cells = new float[columns * rows];
        int[] classes = new int[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
            classes[i] = i % 4;
        }
        int across = (columns - 1) / step + 1;
        int down = (rows - 1) / step + 1;
        Images images =
                new Images(MapFrame.metric(0, 0, 1, 1, List.of()), across, down, step, List.of(), List.of(), List.of());
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(2))) {
            Sampling sampling = new Sampling(images, engine);
            float[] picture = sampling.of(Sketch.values(grid, cells));
            float[] land = sampling.of(Sketch.classes(grid, 3, classes));
            for (int i = 0; i < across * down; i++) {
                int column = i % across * step + step / 2;
                int row = i / across * step + step / 2;
                boolean inside = column < columns && row < rows;
                int cell = row * columns + column;
                assertThat(Float.valueOf(picture[i]))
                        .isEqualTo(inside ? Float.valueOf(cell) : Float.valueOf(Float.NaN));
                assertThat(Float.valueOf(land[i]))
                        .isEqualTo(inside && cell % 4 > 0 ? Float.valueOf(cell % 4) : Float.valueOf(Float.NaN));
            }
        }
    }

    @Test
    void netIsSourcePlusSinkAndNoneWhereEitherIs() {
        Images images = new Images(
                MapFrame.metric(0, 0, 1, 1, List.of()),
                3,
                1,
                1,
                List.of(new float[] {1, 2, 0}),
                List.of(new float[] {5, 0, Float.NaN}),
                List.of(new float[] {-1, -2, Float.NaN}));
        assertThat(images.net()).hasSize(1);
        assertThat(images.net().get(0)).containsExactly(4, -2, Float.NaN);
        assertThat(images.classPanel(0, "2000").values()[1]).isEqualTo(2);
        assertThat(images.classPanel(0, "2000").title()).isEqualTo(Words.same("2000"));
    }

    // keys of flux

    @Test
    void fewDistinctValuesAreAClassEachAndNoughtHasItsOwn() {
        Key.Breaks net = FluxKeys.net(List.of(new float[] {-2, -2, 0, Float.NaN}, new float[] {4, 10, 0, -2}))
                .orElseThrow();
        // -2 | half-way to zero | half-way to 4 | half-way between 4 and 10 | 10
        assertThat(net.limits()).containsExactly(-2.0, -1.0, 2.0, 7.0, 10.0);
        assertThat(net.classOf(-2)).isEqualTo(1);
        assertThat(net.classOf(0)).isEqualTo(2);
        assertThat(net.classOf(4)).isEqualTo(3);
        assertThat(net.classOf(10)).isEqualTo(4);
        assertThat(net.title()).isEqualTo(Words.of("Net emissions (tCO₂/ha a year)", "净碳排放（tCO₂/(公顷·年)）"));
    }

    @Test
    void whereNothingFlowsThereIsNoKey() {
        assertThat(FluxKeys.net(List.of(new float[] {0, 0, Float.NaN}))).isEmpty();
        assertThat(FluxKeys.source(List.of(new float[] {Float.NaN}))).isEmpty();
        assertThat(FluxKeys.net(List.of())).isEmpty();
    }

    @Test
    void manyValuesOfOneSizeAreNaturalBreaksOnEachSideOfNought() {
        Random random = new Random(5);
        float[] values = new float[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (i % 2 == 0 ? -random.nextDouble() * 3 - 1 : random.nextDouble() * 30 + 5);
        }
        Key.Breaks key = FluxKeys.net(List.of(values)).orElseThrow();
        assertThat(key.limits().stream().filter(v -> v < 0)).hasSize(5);
        assertThat(key.limits().stream().filter(v -> v > 0)).hasSize(6);
        assertThat(key.limits()).isSorted();
        double[] bounds = ClassBreaks.of(
                        BreakMethod.NATURAL,
                        IntStream.range(0, 400)
                                .mapToDouble(i -> values[i])
                                .filter(v -> v > 0)
                                .toArray(),
                        5)
                .bounds();
        List<Double> above = key.limits().stream().filter(v -> v > 0).toList();
        for (int i = 1; i < 5; i++) {
            double limit = above.get(i);
            double bound = bounds[i];
            long moved = IntStream.range(0, 400)
                    .filter(k -> values[k] > 0 && (values[k] <= limit) != (values[k] <= bound))
                    .count();
            assertThat(moved).as("shortened, it parts nearly the same values").isLessThanOrEqualTo(4);
            assertThat(Numbers.text(limit).length()).isLessThanOrEqualTo(4);
        }
        assertThat(above.get(0)).isPositive().isLessThan(bounds[0]);
        assertThat(above.get(5)).isBetween(bounds[5], 1.05 * bounds[5]);
    }

    /** As emissions of cells are: natural breaks put nearly all of them into one class. */
    @Test
    void whereTheBulkSpansADecadeEveryClassHoldsAsManyValues() {
        Random random = new Random(8);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 5 == 0 ? 0 : (float) Math.exp(2.2 * random.nextGaussian() + 3);
        }
        Key.Breaks key = FluxKeys.source(List.of(values)).orElseThrow();
        int[] held = new int[key.classes() + 1];
        for (float v : values) {
            held[key.classOf(v)]++;
        }
        assertThat(held[0]).isZero();
        assertThat(held[1]).as("land without a source").isEqualTo(1000);
        assertThat(held).hasSize(7);
        for (int c = 2; c < held.length; c++) {
            assertThat(held[c]).as("about a fifth of the rest").isBetween(640, 960);
        }
        for (double limit : key.limits().subList(1, 6)) {
            assertThat(Numbers.text(limit).replaceAll("[.0]", "").length())
                    .as("short to read")
                    .isLessThanOrEqualTo(2);
        }
    }

    /** A sink without any source beside it: land that does nothing is no weak sink. */
    @Test
    void noughtHasItsOwnClassWhereOneSideIsMissing() {
        Key.Breaks net = FluxKeys.net(List.of(new float[] {-24, 0, -24})).orElseThrow();
        assertThat(net.limits()).containsExactly(-24.0, -10.0, 0.0);
        assertThat(net.classOf(0)).isEqualTo(2);
        assertThat(net.colours()[1]).as("the pale middle").isEqualTo(Ramp.BLUE_RED.at(0.5));
        Key.Breaks gain = FluxKeys.stockChange(List.of(new float[] {30, 0})).orElseThrow();
        assertThat(gain.limits()).containsExactly(0.0, 20.0, 30.0);
        assertThat(gain.colours()[0]).isEqualTo(Ramp.RED_BLUE.at(0.5));
        assertThat(gain.title()).isEqualTo(Words.of("Change in carbon stock (tC/ha)", "碳储量变化（tC/公顷）"));
    }

    /** As many as the limits have. */
    @ParameterizedTest
    @CsvSource({"200, 100, 0", "5, 2, 0", "0.5, 0.2, 1", "100.02, 100.01, 3", "2.0002, 2.0001, 4"})
    void limitsAreShownWithAsManyDigitsAsTellThemApart(float high, float low, int decimals) {
        assertThat(FluxKeys.source(List.of(new float[] {low, high}))
                        .orElseThrow()
                        .decimals())
                .isEqualTo(decimals);
    }

    @Test
    void sinksAreTurned() {
        assertThat(FluxKeys.negated(new float[] {-2, 3})).containsExactly(2, -3);
        Key.Breaks sink = FluxKeys.sink(List.of(new float[] {1, 3})).orElseThrow();
        assertThat(sink.limits()).containsExactly(0.5, 2.0, 3.0);
        assertThat(sink.title().zh()).isEqualTo("碳汇（tCO₂/(公顷·年)）");
    }

    // names of checks

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cells of parts = cells of the grid 2010 | Cells of parts = cells of the grid, 2010 | “parts”的像元数 = "
                        + "格网像元数，2010 年",
                "transfers of region = areas of both phases 2000-2010 (cells apart) | Transfers of region = areas of "
                        + "both phases, 2000–2010: cells apart | “region”的转移合计 = 两期面积，2000–2010 年：相差像元数",
                "source of my units 2020 | Sources by class = sources of my units, 2020 | 分类碳源 = “my units”的碳源，2020 年",
                "sink of parts 2020 | Sinks by class = sinks of parts, 2020 | 分类碳汇 = “parts”的碳汇，2020 年",
                "emissions 2020 | Emissions given = emissions charged to classes, 2020 | 给定排放 = 计入各类的排放，2020 年",
                "allocation 2020 B 7 | Emissions of unit B 7 = sum over its cells, 2020 | 单元 B 7 的排放 = 其像元之和，2020 年",
                "map 2020 B | Emissions of unit B = sum over the map's cells, 2020 | 单元 B 的排放 = 栅格像元之和，2020 年",
                "classes and units 2020 | Net by class = net by unit, 2020 | 分类净碳排放 = 分单元净碳排放，2020 年",
                "scenario base | Base of the scenarios = the account's last phase | 情景基准 = 核算末期",
                "something else | something else | something else",
            })
    void checksHaveNamesForReaders(String name, String en, String zh) {
        assertThat(CheckNames.of(name)).isEqualTo(Words.of(en, zh));
    }

    @Test
    void namesOfUnitsAreTakenAsTheyAre() {
        assertThat(CheckNames.of("allocation 2020 $1 \\").en())
                .isEqualTo("Emissions of unit $1 \\ = sum over its cells, 2020");
    }

    // conservation of land

    @Test
    void cellsOfEverySetAreThoseOfTheGrid() {
        Grid grid = Sketch.grid(4, 2);
        StudyArea area = area(grid, 3, 2000, 2010);
        LandCounts counts = count(
                area,
                List.of(new Fishnet("squares", 200, grid), units("tiny", "a")),
                Sketch.classes(3, "123.\n1122"),
                Sketch.classes(3, "12.3\n1131"));
        List<ConservationCheck> checks = Conservation.ofLand(area, counts, new PlainEngine());
        assertThat(checks).allMatch(ConservationCheck::passed).hasSize(2 * 2 + 2);
        assertThat(checks)
                .extracting(ConservationCheck::name)
                .containsExactly(
                        "cells of squares = cells of the grid 2000",
                        "cells of tiny = cells of the grid 2000",
                        "cells of squares = cells of the grid 2010",
                        "cells of tiny = cells of the grid 2010",
                        "transfers of squares = areas of both phases 2000-2010 (cells apart)",
                        "transfers of tiny = areas of both phases 2000-2010 (cells apart)");
        assertThat(checks.get(0).expected()).isEqualTo(8);
        assertThat(checks.get(0).got()).isEqualTo(8);
        LandCounts alone = count(area, List.of(), Sketch.classes(3, "123.\n1122"), Sketch.classes(3, "12.3\n1131"));
        assertThat(Conservation.ofLand(area, alone, new PlainEngine()))
                .extracting(ConservationCheck::name)
                .containsExactly(
                        "cells of region = cells of the grid 2000",
                        "cells of region = cells of the grid 2010",
                        "transfers of region = areas of both phases 2000-2010 (cells apart)");
    }

    @Test
    void aCountOfAnotherGridFailsTheCheck() {
        StudyArea large = area(Sketch.grid(5, 2), 3, 2000, 2010);
        StudyArea small = area(Sketch.grid(4, 2), 3, 2000, 2010);
        LandCounts counts = count(small, List.of(), Sketch.classes(3, "123.\n1122"), Sketch.classes(3, "12.3\n1131"));
        assertThat(Conservation.ofLand(large, counts, new PlainEngine()).get(0).passed())
                .isFalse();
    }

    /** Squares without land have no row: the column has gaps only where a row lacks its value. */
    @Test
    void wholeNumbersOfALayerAreNumbersOnlyWhereARowLacksOne() {
        UnitColumn bins = new UnitColumn(0, "bin", Table.Kind.INTEGER, u -> u == 3 ? Double.NaN : (double) u);
        Table.Computed whole = Table.computed("units", 2);
        bins.declare(whole, new int[] {1, 2});
        assertThat(whole.build().columns()).containsExactly(new Table.Column("bin", Table.Kind.INTEGER));
        Table.Computed gaps = Table.computed("units", 2);
        bins.declare(gaps, new int[] {1, 3});
        assertThat(gaps.build().columns()).containsExactly(new Table.Column("bin", Table.Kind.NUMBER));
    }
}
