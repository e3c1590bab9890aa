package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.Cut;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.tiff.EsriNames;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Extent;
import org.carbonscape.study.plan.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Land, accounts and breaks of plain files: the same numbers as in a study. */
class PlainFilesTest {
    private static final PlainFiles.Charged NOTHING = new PlainFiles.Charged(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AccountOptions.none(),
            0);

    private static final PlainEngine PLAIN = new PlainEngine();

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    private PlainFiles.Request request(Optional<String> legend, List<Long> none, String... files) {
        List<String> paths = new ArrayList<>();
        for (String file : files) {
            int at = file.indexOf('=') + 1;
            paths.add(file.substring(0, at) + folder.resolve(file.substring(at)));
        }
        return new PlainFiles.Request(paths, legend, none, Optional.empty(), OptionalDouble.empty(), Optional.empty());
    }

    private PlainFiles.Request withParts(PlainFiles.Request request) {
        return new PlainFiles.Request(
                request.files(),
                request.legend(),
                request.noData(),
                Optional.of(new Study.Polygons(
                        folder.resolve("parts.geojson"),
                        Optional.empty(),
                        Optional.of("id"),
                        Optional.of("name"),
                        false)),
                OptionalDouble.of(200),
                Optional.empty());
    }

    private Optional<String> legend() {
        return Optional.of(folder.resolve("legend.csv").toString());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    // land

    @Test
    void tablesOfACommandAreThoseOfAStudy() {
        PlainFiles.Transitions found = PlainFiles.transitions(
                request(legend(), List.of(), "2000=2000.tif", "2010=2010.tif", "2020=2020.tif"), PLAIN);
        SmallStudy.Run run = small.run();
        assertThat(found.cell_m2()).isEqualTo(10_000);
        assertThat(Sketch.rows(found.classAreas()))
                .isEqualTo(Sketch.rows(run.land().classAreas()));
        List<List<String>> ofRegion = Sketch.rows(run.land().transitions()).stream()
                .filter(r -> !r.get(0).equals("parts"))
                .toList();
        assertThat(Sketch.rows(found.transitions())).isEqualTo(ofRegion);
        assertThat(found.cautions()).isEmpty();
    }

    @Test
    void rastersWhoseCellsAreOthersAreTold() {
        float[] land = new float[100];
        Arrays.fill(land, 1);
        Sketch.tiff(folder.resolve("first.tif"), Sketch.grid(10, 10), land);
        Sketch.tiff(folder.resolve("off.tif"), Sketch.grid(4547, 450_030, 3_100_000, 100, 10, 10), land);
        Sketch.tiff(folder.resolve("wide.tif"), Sketch.grid(4547, 450_000, 3_100_000, 200, 10, 10), land);
        Sketch.tiff(folder.resolve("beside.tif"), Sketch.grid(4547, 450_100, 3_100_000, 100, 10, 10), land);
        Function<String, List<Problem>> told = second -> PlainFiles.transitions(
                        request(Optional.empty(), List.of(), "2000=first.tif", "2010=" + second), PLAIN)
                .cautions()
                .stream()
                .filter(c -> c.code() == ProblemCode.ALIGN_C03_RESAMPLED)
                .toList();
        assertThat(told.apply("beside.tif")).as("no cell was changed").isEmpty();
        assertThat(told.apply("off.tif"))
                .singleElement()
                .satisfies(c -> assertThat(c.text(Language.EN))
                        .isEqualTo("ALIGN-C03   landUse.phases.2010 (off.tif): its cells are not those of the first "
                                + "raster (origin, footprint differ): each cell of the first took the class of the "
                                + "nearest\n"
                                + "            No action is needed if that is meant; borders of classes may move by "
                                + "half a cell, which counts as change."))
                .satisfies(c -> assertThat(c.text(Language.ZH))
                        .isEqualTo("ALIGN-C03   landUse.phases.2010 (off.tif)：其像元与第一个栅格不同（像元角点、范围）："
                                + "第一个栅格的每个像元取其中最近像元的地类\n            若本意如此则无需处理；地类边界最多可移动半个像元，会计入变化。"));
        assertThat(told.apply("wide.tif"))
                .extracting(c -> c.found(Language.EN))
                .containsExactly("its cells are not those of the first raster (cell size, footprint differ): each cell "
                        + "of the first took the class of the nearest");
    }

    @Test
    void aCommandReadsTheRegionItIsAskedFor() {
        PlainFiles.Request whole = withParts(request(legend(), List.of(), "2000=2000.tif", "2020=2020.tif"));
        for (Extent region : List.of(
                new Extent.Named("units"), // its own units, as a study's set
                new Extent.Named(file("parts.geojson")),
                new Extent.Box(500_000, 2_999_400, 500_400, 3_000_000))) {
            Table table = PlainFiles.transitions(
                            new PlainFiles.Request(
                                    whole.files(),
                                    whole.legend(),
                                    whole.noData(),
                                    whole.units(),
                                    OptionalDouble.empty(),
                                    Optional.of(region)),
                            PLAIN)
                    .transitions();
            long cells = 0;
            for (int r = 0; r < table.rows(); r++) {
                cells += table.text(r, 0).equals("region") ? table.integer(r, table.column("cells")) : 0;
            }
            assertThat(cells).as("%s", region).isEqualTo(region instanceof Extent.Box ? 24 : 47);
        }
    }

    @Test
    void unitsAndSquaresAreSetsOfTheirOwn() {
        PlainFiles.Transitions found = PlainFiles.transitions(
                withParts(request(legend(), List.of(), "2000=2000.tif", "2020=2020.tif")), PLAIN);
        Map<String, Long> sums = new TreeMap<>();
        Table table = found.transitions();
        for (int r = 0; r < table.rows(); r++) {
            sums.merge(table.text(r, 0), table.integer(r, table.column("cells")), Long::sum);
        }
        assertThat(sums).isEqualTo(Map.of("region", 47L, "units", 47L, "fishnet", 47L));
        assertThat(Sketch.number(table, "cells", "units", "B", "2000", "2020", "cropland", "construction"))
                .isEqualTo(SmallStudy.cells(2, 0, 1, 2, 3));
    }

    @Test
    void filesWithoutYearsAreNumbered() throws IOException {
        Files.copy(folder.resolve("2000.tif"), folder.resolve("before.tif"));
        PlainFiles.Transitions found =
                PlainFiles.transitions(request(legend(), List.of(), "before.tif", "2020.tif"), PLAIN);
        assertThat(Sketch.rows(found.transitions()).get(1).subList(2, 4)).containsExactly("1", "2");
    }

    @Test
    void aYearMayBeWrittenWithAChineseKeyboard() {
        PlainFiles.Transitions found = PlainFiles.transitions(
                new PlainFiles.Request(
                        List.of("２００１年＝" + folder.resolve("2020.tif"), "2002年=" + folder.resolve("2000.tif")),
                        legend(),
                        List.of(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Optional.empty()),
                PLAIN);
        assertThat(Sketch.rows(found.transitions()).get(1).subList(2, 4)).containsExactly("2001", "2002");
    }

    @Test
    void yearsThatAreGivenCountAndNotThoseInNames() {
        PlainFiles.Transitions found =
                PlainFiles.transitions(request(legend(), List.of(), "2001=2020.tif", "2002=2000.tif"), PLAIN);
        assertThat(Sketch.rows(found.transitions()).get(1).subList(2, 4)).containsExactly("2001", "2002");
    }

    @Test
    void yearsMustAscend() {
        assertThat(Sketch.problems(() ->
                        PlainFiles.transitions(request(legend(), List.of(), "2010=2010.tif", "2000=2000.tif"), PLAIN)))
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("STUDY_08_YEAR_ORDER FILE");
    }

    @Test
    void aYearIsThatOfOneFile() {
        assertThat(Sketch.problems(() ->
                        PlainFiles.transitions(request(legend(), List.of(), "2010=2010.tif", "2010=2000.tif"), PLAIN)))
                .singleElement()
                .satisfies(p -> assertThat(List.of(p.text(Language.EN), p.text(Language.ZH)).stream()
                                .map(t -> t.replace(folder + "/", "")))
                        .containsExactly("""
                STUDY-05    FILE: "2010=2000.tif" is not a valid value: 2010=2010.tif is of 2010 too
                            Write the year that it is of, or leave one of the two out.""", """
                STUDY-05    FILE：“2010=2000.tif”不是有效值：2010=2010.tif 也是 2010 年
                            请写其所属年份，或去掉两者之一。"""));
    }

    @Test
    void withoutALegendEveryCodeIsAClassOfItsOwn() {
        PlainFiles.Transitions found =
                PlainFiles.transitions(request(Optional.empty(), List.of(), "2000=2000.tif", "2020=2020.tif"), PLAIN);
        for (int c = 1; c <= 3; c++) {
            assertThat(Sketch.number(found.classAreas(), "cells", "2020", Integer.toString(c)))
                    .isEqualTo(SmallStudy.cells(0, 2, c));
        }
    }

    @Test
    void codesThatTheFirstGuessMissedAreFoundByCounting() {
        // 300 columns of strips, one code in a corner of the last
        byte[] codes = new byte[300 * 200];
        Arrays.fill(codes, (byte) 1);
        codes[300 * 137 + 299] = 77;
        Sketch.tiff(folder.resolve("a.tif"), Sketch.grid(300, 200), codes);
        codes[5] = 78;
        Sketch.tiff(folder.resolve("b.tif"), Sketch.grid(300, 200), codes);
        PlainFiles.Transitions found =
                PlainFiles.transitions(request(Optional.empty(), List.of(), "a.tif", "b.tif"), PLAIN);
        assertThat(Sketch.number(found.classAreas(), "cells", "1", "77")).isEqualTo(1);
        assertThat(Sketch.number(found.classAreas(), "cells", "2", "78")).isEqualTo(1);
        assertThat(Sketch.number(found.classAreas(), "cells", "1", "78")).isZero();
        PlainFiles.Transitions none =
                PlainFiles.transitions(request(Optional.empty(), List.of(77L), "a.tif", "b.tif"), PLAIN);
        assertThat(Sketch.rows(none.classAreas()).stream().map(r -> r.get(1)))
                .doesNotContain("77")
                .contains("78");
    }

    @Test
    void aRasterOfManyValuesIsNoRasterOfClasses() {
        float[] values = new float[1200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Sketch.tiff(folder.resolve("dem2.tif"), Sketch.grid(40, 30), values);
        assertThat(Sketch.problems(() ->
                        PlainFiles.transitions(request(Optional.empty(), List.of(), "dem2.tif", "dem2.tif"), PLAIN)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LANDUSE_05_TOO_MANY);
        values[7] = 0.5f;
        float[] few = new float[1200];
        few[7] = 0.5f;
        Sketch.tiff(folder.resolve("half.tif"), Sketch.grid(40, 30), few);
        assertThat(Sketch.problems(() ->
                        PlainFiles.transitions(request(Optional.empty(), List.of(), "half.tif", "half.tif"), PLAIN)))
                .extracting(Problem::code)
                .contains(ProblemCode.LANDUSE_04_FRACTIONS);
        Arrays.fill(few, 0.25f);
        few[9] = 7;
        Sketch.tiff(folder.resolve("parts.tif"), Sketch.grid(40, 30), few);
        assertThat(Sketch.problems(
                        () -> PlainFiles.transitions(request(Optional.empty(), List.of(7L), "2000=parts.tif"), PLAIN)))
                .as("without a single whole number it is no land without data")
                .extracting(p -> p.text(Language.EN))
                .containsExactly("LANDUSE-04  landUse.phases.2000 (parts.tif): cells hold fractions such as 0.25: "
                        + "these are values, not class codes.\n            Use the class raster here; a raster of "
                        + "values belongs under drivers, criteria, densities or allocation.");
    }

    /** The background that a file does not declare was a class as large as the land. */
    @Test
    void aCodeThatUsuallyIsNoDataIsTold() throws IOException {
        float[] land = new float[100];
        Arrays.fill(land, 1);
        Arrays.fill(land, 0, 20, 2);
        Arrays.fill(land, 40, 90, 255);
        Sketch.tiff(folder.resolve("first.tif"), Sketch.grid(10, 10), land);
        Function<PlainFiles.Request, List<String>> told =
                request -> PlainFiles.transitions(request, PLAIN).cautions().stream()
                        .filter(c -> c.code() == ProblemCode.LANDUSE_C09_LIKE_NONE)
                        .flatMap(c -> Stream.of(c.text(Language.EN), c.text(Language.ZH)))
                        .toList();
        assertThat(told.apply(request(Optional.empty(), List.of(), "2000=first.tif")))
                .containsExactly("""
                LANDUSE-C09 landUse.phases: no name says what 255 is, so it counts as a class; such a code usually \
                stands for no data
                            If it is none, leave it out by --no-data; if it is land, give a legend that names it \
                (--legend).""", """
                LANDUSE-C09 landUse.phases：编码 255 没有名称，按一个地类计；此类编码通常表示无数据
                            若为无数据，请用 --no-data 去掉；若为土地，请用 --legend 给出其名称。""");
        assertThat(told.apply(request(Optional.empty(), List.of(255L), "2000=first.tif")))
                .isEmpty();
        small.text("legend.csv", "code,class\n1,cropland\n2,forest\n255,water\n");
        assertThat(told.apply(request(legend(), List.of(), "2000=first.tif"))).isEmpty();
        byte[] names = EsriNames.dbf(StandardCharsets.UTF_8, "1,Forest", "255,Ice");
        assertThat(Files.write(folder.resolve("first.tif.vat.dbf"), names)).exists();
        assertThat(told.apply(request(Optional.empty(), List.of(), "2000=first.tif")))
                .as("a name says what it is")
                .isEmpty();
        Arrays.fill(land, 255);
        Sketch.tiff(folder.resolve("all.tif"), Sketch.grid(10, 10), land);
        assertThat(told.apply(request(Optional.empty(), List.of(), "2000=all.tif")))
                .as("there is nothing else that could be land")
                .isEmpty();
    }

    @Test
    void codesOutsideTheLegendAreToldOnceOfAllFiles() {
        small.text("legend.csv", "code,class\n1,cropland\n2,forest\n");
        List<Problem> problems = Sketch.problems(
                () -> PlainFiles.transitions(request(legend(), List.of(), "2000=2000.tif", "2020=2020.tif"), PLAIN));
        assertThat(problems).hasSize(1).allMatch(p -> p.code() == ProblemCode.LANDUSE_03_CODES);
        assertThat(problems.get(0).place()).contains("2000.tif").contains("2020.tif");
        assertThat(PlainFiles.transitions(request(legend(), List.of(3L), "2000=2000.tif", "2020=2020.tif"), PLAIN)
                        .cautions())
                .as("land that was built over is known in one phase only")
                .extracting(Problem::code)
                .containsExactly(ProblemCode.LANDUSE_C02_DROPPED);
    }

    @Test
    void everyFileThatCannotBeReadIsTold() {
        for (Optional<String> legend : List.of(Optional.<String>empty(), legend())) {
            assertThat(Sketch.problems(() ->
                            PlainFiles.transitions(request(legend, List.of(), "x.tif", "2000.tif", "y.tif"), PLAIN)))
                    .hasSize(2)
                    .allMatch(p -> p.code() == ProblemCode.FILE_01_MISSING);
        }
    }

    // carbon

    @Test
    void anAccountOfACommandIsThatOfAStudy() {
        PlainFiles.Account found = PlainFiles.account(
                withParts(request(legend(), List.of(), "2000=2000.tif", "2010=2010.tif", "2020=2020.tif")),
                file("factors.csv"),
                NOTHING,
                false,
                PLAIN);
        for (int p = 0; p < 3; p++) {
            String year = SmallStudy.YEARS.get(p).toString();
            assertThat(Sketch.number(found.byClass(), "tCO2", year, "forest", "sink"))
                    .isCloseTo(SmallStudy.sink_tCO2(0, p), within(1e-9));
            for (int u = 1; u <= 4; u++) {
                String id = SmallStudy.UNITS.get(u - 1);
                double expected = 0.5 * SmallStudy.cells(u, p, 1) + SmallStudy.sink_tCO2(u, p);
                Table table = found.byUnit();
                double net = Double.NaN;
                for (int r = 0; r < table.rows(); r++) {
                    if (table.text(r, 0).equals("units")
                            && table.text(r, 1).equals(id)
                            && table.integer(r, 3) == SmallStudy.YEARS.get(p)) {
                        net = table.number(r, table.column("net_tCO2"));
                    }
                }
                assertThat(net).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void factorsOfUnknownClassesAreToldByTheirRow() {
        small.text("factors.csv", "class,value,unit\nforest,-2,tCO2/ha/yr\nmarsh,-2,tCO2/ha/yr\n");
        List<Problem> problems = Sketch.problems(() -> PlainFiles.account(
                request(legend(), List.of(), "2000=2000.tif", "2020=2020.tif"),
                file("factors.csv"),
                NOTHING,
                false,
                PLAIN));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).text(Language.EN)).startsWith("CARBON-02   carbon.factors (factors.csv) row 3");
    }

    @Test
    void stocksOfACommandAreThoseOfTheCells() {
        Table table = PlainFiles.stock(
                        withParts(request(legend(), List.of(), "2000=2000.tif", "2020=2020.tif")),
                        file("stock.csv"),
                        AccountOptions.none(),
                        false,
                        0,
                        PLAIN)
                .byUnit();
        for (int p : new int[] {0, 2}) {
            String year = SmallStudy.YEARS.get(p).toString();
            assertThat(Sketch.number(table, "stock_tC", "region", "region", year))
                    .isCloseTo(SmallStudy.stock_tC(0, p), within(1e-9));
            assertThat(Sketch.number(table, "stock_tC", "units", "C", year))
                    .isCloseTo(SmallStudy.stock_tC(3, p), within(1e-9));
        }
        assertThat(Sketch.number(table, "change_tC", "region", "region", "2020"))
                .isCloseTo(SmallStudy.stock_tC(0, 2) - SmallStudy.stock_tC(0, 0), within(1e-9));
    }

    @Test
    void intensityOfACommandIsThatOfAStudy() {
        Table table = PlainFiles.intensity(
                        request(legend(), List.of(), "2000=2000.tif", "2010=2010.tif", "2020=2020.tif"), PLAIN)
                .table();
        assertThat(Sketch.rows(table)).isEqualTo(Sketch.rows(small.run().land().intensity()));
    }

    @Test
    void phasesAreOfTheYearsInTheirFilesNamesOrToldAsStepsWithoutYears() throws IOException {
        PlainFiles.Answer named = PlainFiles.intensity(request(legend(), List.of(), "2000.tif", "2010.tif"), PLAIN);
        assertThat(Sketch.rows(named.table()))
                .isEqualTo(Sketch.rows(
                        PlainFiles.intensity(request(legend(), List.of(), "2000=2000.tif", "2010=2010.tif"), PLAIN)
                                .table()));
        assertThat(named.cautions()).isEmpty();
        Files.copy(folder.resolve("2000.tif"), folder.resolve("first.tif"));
        PlainFiles.Answer numbered = PlainFiles.intensity(request(legend(), List.of(), "first.tif", "2010.tif"), PLAIN);
        assertThat(numbered.cautions()).extracting(Problem::code).containsExactly(ProblemCode.LANDUSE_C04_NUMBERED);
        assertThat(Sketch.rows(numbered.table())).isNotEqualTo(Sketch.rows(named.table()));
    }

    // breaks

    private UnitSource values(String... numbers) {
        List<String> features = new ArrayList<>();
        for (String number : numbers) {
            features.add(Sketch.feature("\"v\":" + number, "\"Point\",\"coordinates\":[450000,3100000]"));
        }
        Path file = Sketch.write(folder.resolve("v.geojson"), Sketch.collection(4547, features));
        return new UnitSource(
                Optional.of(file), Optional.empty(), Optional.empty(), Optional.of("v"), Optional.empty());
    }

    @Test
    void everyValueIsInOneClassAndMissingOnesAreCountedApart() {
        UnitSource source = values("1", "2", "3", "null", "10", "11", "30");
        PlainBreaks.Answer found = PlainBreaks.of(source, Cut.of(BreakMethod.NATURAL, 3), PLAIN);
        assertThat(Sketch.rows(found.table()).stream().map(r -> r.subList(0, 5)))
                .containsExactly(
                        List.of("class", "lower", "upper", "count", "share_percent"),
                        List.of("1", "1", "3", "3", "50"),
                        List.of("2", "3", "11", "2", "33.3333333333333"),
                        List.of("3", "11", "30", "1", "16.6666666666667"));
        assertThat(found.found().n()).isEqualTo(6);
        assertThat(found.found().missing()).isEqualTo(1);
        // squares about the class means 2, 10.5, 30: 2 + 0.5 + 0; about the mean 9.5: 595.5 - ... by hand below
        double mean = 57 / 6.0;
        double all = 0;
        for (double v : new double[] {1, 2, 3, 10, 11, 30}) {
            all += (v - mean) * (v - mean);
        }
        assertThat(found.found().gvf()).isCloseTo(1 - 2.5 / all, within(1e-12));
        assertThat(found.json())
                .containsEntry("method", "natural")
                .containsEntry("classes", 3)
                .containsEntry("breaks", List.of(1.0, 3.0, 11.0, 30.0))
                .containsEntry("counts", List.of(3L, 2L, 1L))
                .containsEntry("n", 6L)
                .containsEntry("missing", 1L)
                .containsEntry("gvf", found.found().gvf());
    }

    @Test
    void cellsOfARasterAreCutAsTheSameNumbersOfATable() {
        String[] texts = IntStream.range(0, 60)
                .mapToObj(i -> Double.toString(i % 11 / 10.0))
                .toArray(String[]::new);
        float[] cells = new float[60];
        for (int i = 0; i < 60; i++) {
            cells[i] = Float.parseFloat(texts[i]);
        }
        Path tif = Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(10, 6), cells);
        UnitSource raster = new UnitSource(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(tif));
        for (Cut cut : List.of(
                Cut.at(List.of(0.3, 0.6, 1.0)),
                Cut.of(BreakMethod.QUANTILE, 5),
                Cut.of(BreakMethod.EQUAL, 5),
                Cut.of(BreakMethod.NATURAL, 4))) {
            assertThat(Sketch.rows(PlainBreaks.of(raster, cut, PLAIN).table()))
                    .isEqualTo(Sketch.rows(
                            PlainBreaks.of(values(texts), cut, PLAIN).table()));
        }
    }

    @Test
    void whatCannotBeCutIsToldOfTheFile() {
        List<Problem> problems =
                Sketch.problems(() -> PlainBreaks.of(values("null", "null"), Cut.of(BreakMethod.NATURAL, 3), PLAIN));
        assertThat(problems).extracting(Problem::place).containsExactly("v.geojson");
    }
}
