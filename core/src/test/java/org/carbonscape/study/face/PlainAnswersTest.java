package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.density.Ellipse;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.GeoPackageStyles;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.stats.Convention;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.study.plan.WeightsOptions;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics on plain files: where units and values come from, what is written and what is told. */
class PlainAnswersTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    @TempDir
    private Path folder;

    /** A lattice of squares of 100 m with a value each, ids u0, u1 ... */
    private UnitSource squares(int columns, double... values) {
        return squares(
                columns,
                Arrays.stream(values)
                        .mapToObj(v -> Double.isNaN(v) ? "null" : "" + v)
                        .toList());
    }

    private UnitSource squares(int columns, List<String> values) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double west = 450_000 + i % columns * 100;
            double north = 3_100_000 - i / columns * 100;
            features.add(Sketch.feature(
                    "\"code\":\"u" + i + "\",\"v\":" + values.get(i),
                    "\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]"
                            .formatted(west, north - 100, west + 100, north)));
        }
        Path file = Sketch.write(folder.resolve("units.geojson"), Sketch.collection(4547, features));
        return new UnitSource(
                Optional.of(file), Optional.empty(), Optional.of("code"), Optional.of("v"), Optional.empty());
    }

    private UnitSource raster(int columns, float... values) {
        Path file = Sketch.tiff(folder.resolve("v.tif"), Sketch.grid(columns, values.length / columns), values);
        return new UnitSource(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file));
    }

    private static Given given() {
        Given given = new Given("");
        given.put(StatisticOptions.SEED_OPTION, 7L, "--seed");
        return given;
    }

    private PlainStatistics.Answer run(UnitStatistic<?, ?> statistic, UnitSource source, Given given) {
        return PlainStatistics.run(statistic, source, given, folder, PLAIN);
    }

    @Test
    void neighboursAreThoseOfTheUnitsThatHaveAValue() {
        // 4 x 3 squares: 17 + 12 pairs; a corner is nobody's neighbour without its three, and no island without a value
        double[] values = VALUES.clone();
        for (int i : new int[] {1, 4, 5, 11}) {
            values[i] = Double.NaN;
        }
        PlainStatistics.Answer answer = run(Statistics.MORANS_I, squares(4, values), given());
        Map<?, ?> neighbours =
                (Map<?, ?>) PlainStatistics.json(answer, given(), PLAIN).get("neighbours");
        assertThat(neighbours.get("islands")).isEqualTo(1);
        // right of the hole: 2-3, 2-6, 2-7, 3-6, 3-7, 6-7, 6-9, 6-10, 7-10, 8-9, 9-10
        assertThat(neighbours.get("links")).isEqualTo(22L);
        assertThat(neighbours.get("mean")).isEqualTo(22 / 8.0);
    }

    private static final double[] VALUES = {9, 8, 9, 1, 8, 9, 2, 1, 9, 2, 1, 0};

    /** Without ties, whose order hangs on the last digits of sums. */
    private static final float[] UNLIKE = {9.1f, 8.3f, 9.7f, 1.2f, 8.6f, 9.9f, 2.3f, 1.7f, 9.4f, 2.9f, 1.1f, 0.4f};

    // answers

    @Test
    void aLocalAnswerHasARowForEachUnitByItsId() {
        PlainStatistics.Answer answer = run(Statistics.LOCAL_MORAN, squares(4, VALUES), given());
        Table table = answer.table();
        assertThat(table.name()).isEqualTo("local-moran");
        assertThat(table.rows()).isEqualTo(12);
        assertThat(IntStream.range(0, 12).mapToObj(r -> table.text(r, 0)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(i -> "u" + i).toList());
        assertThat(Sketch.rows(table).get(0)).startsWith("id").endsWith("weights", "convention", "variant");
        assertThat(table.text(0, table.column("weights"))).isEqualTo("queen, row-standardised");
        assertThat(table.text(0, table.column("convention"))).isEqualTo("carbonscape");
        assertThat(answer.seed()).isEqualTo(7);
    }

    @Test
    void aTableOfUnitsMayBeginWithTitlesOrLieBehindACover() throws IOException {
        String rows = IntStream.range(0, 12)
                .mapToObj(i -> "u" + i + "," + i % 4 + "," + i / 4 + "," + VALUES[i] + "\n")
                .collect(Collectors.joining());
        Path plain = Sketch.write(folder.resolve("plain.csv"), "code,x,y,v\n" + rows);
        Path titled = Sketch.write(folder.resolve("titled.csv"), "Table 3-1\nSource: yearbook\ncode,x,y,v\n" + rows);
        Path book = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(book);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            workbook.newWorksheet("cover").value(0, 0, "about this book");
            Worksheet sheet = workbook.newWorksheet("data");
            String[] lines = ("code,x,y,v\n" + rows).split("\n");
            for (int r = 0; r < lines.length; r++) {
                String[] cells = lines[r].split(",");
                for (int c = 0; c < cells.length; c++) {
                    sheet.value(r, c, cells[c]);
                }
            }
        }
        for (UnitStatistic<?, ?> statistic : List.of(Statistics.MORANS_I, Statistics.HOT_SPOTS)) {
            Given given = given();
            given.put(WeightsOptions.WEIGHTS, WeightsChoice.parse("knn:3", folder, "--weights"), "--weights");
            List<List<String>> known =
                    Sketch.rows(run(statistic, table(plain), given).table());
            for (Path other : List.of(titled, book, folder.resolve("book.xlsx#data"))) {
                assertThat(Sketch.rows(run(statistic, table(other), given).table()))
                        .isEqualTo(known);
            }
        }
    }

    private static UnitSource table(Path file) {
        return new UnitSource(
                Optional.of(file), Optional.empty(), Optional.of("code"), Optional.of("v"), Optional.empty());
    }

    @Test
    void cellsOfARasterWithoutAValueHaveNoRow() {
        Table table = run(Statistics.HOT_SPOTS, raster(4, 9, 8, Float.NaN, 1, 8, 9, 2, 1, 9, 2, 1, 0), given())
                .table();
        assertThat(IntStream.range(0, table.rows()).mapToObj(r -> table.text(r, 0)))
                .hasSize(11)
                .contains("r1c2", "r3c4")
                .doesNotContain("r1c3");
    }

    @Test
    void squaresAndCellsOfTheSameValuesGiveTheSame() {
        double[] same = IntStream.range(0, 12).mapToDouble(i -> UNLIKE[i]).toArray();
        for (UnitStatistic<?, ?> statistic :
                List.of(Statistics.LOCAL_MORAN, Statistics.MORANS_I, Statistics.HOT_SPOTS)) {
            List<List<String>> one =
                    Sketch.rows(run(statistic, squares(4, same), given()).table());
            List<List<String>> other =
                    Sketch.rows(run(statistic, raster(4, UNLIKE), given()).table());
            assertThat(one).hasSameSizeAs(other);
            for (int r = 0; r < one.size(); r++) {
                for (int c = statistic.isLocal() ? 1 : 0; c < one.get(r).size(); c++) {
                    String cell = one.get(r).get(c);
                    if (cell.matches("-?[0-9.]+(E-?[0-9]+)?")) {
                        double number = Double.parseDouble(cell); // sums in another order
                        assertThat(Double.parseDouble(other.get(r).get(c)))
                                .isCloseTo(number, within(1e-12 * (1 + Math.abs(number))));
                    } else {
                        assertThat(other.get(r).get(c)).isEqualTo(cell);
                    }
                }
            }
        }
    }

    @Test
    void aConventionIsNamedAndItsVariantsTaken() {
        Given given = given();
        given.put(StatisticOptions.CONVENTION, Convention.GEODA, "--convention");
        PlainStatistics.Answer answer = run(Statistics.LOCAL_MORAN, squares(4, VALUES), given);
        assertThat(answer.convention()).isEqualTo(Convention.GEODA);
        assertThat(answer.table().text(0, answer.table().column("convention"))).isEqualTo("geoda");
    }

    /** By a loop over pairs of squares: I = n/S0 sum w z z / sum z2, row-standardised. */
    @Test
    void machineOutputOfMoransIHasGearyAndGeneralGBeside() {
        Given given = given();
        Map<String, Object> json =
                PlainStatistics.json(run(Statistics.MORANS_I, squares(4, VALUES), given), given, PLAIN);
        double mean = Arrays.stream(VALUES).average().orElseThrow();
        double squares = 0;
        double cross = 0;
        double difference = 0;
        for (int i = 0; i < 12; i++) {
            squares += Math.pow(VALUES[i] - mean, 2);
            int n = 0;
            double lag = 0;
            double far = 0;
            for (int j = 0; j < 12; j++) {
                if (i != j && Math.abs(i % 4 - j % 4) <= 1 && Math.abs(i / 4 - j / 4) <= 1) {
                    n++;
                    lag += VALUES[j] - mean;
                    far += Math.pow(VALUES[i] - VALUES[j], 2);
                }
            }
            cross += (VALUES[i] - mean) * lag / n;
            difference += far / n;
        }
        assertThat((Double) json.get("i")).isCloseTo(cross / squares, within(1e-12));
        @SuppressWarnings("unchecked")
        Map<String, Object> geary = (Map<String, Object>) json.get("geary");
        assertThat((Double) geary.get("c")).isCloseTo(11 * difference / (2 * 12 * squares), within(1e-12));
        assertThat(json).containsKeys("generalG", "n", "expected", "variance", "z", "p", "permutationP", "neighbours");
        assertThat(json)
                .containsEntry("weights", "queen")
                .containsEntry("style", "row")
                .containsEntry("convention", "carbonscape")
                .containsEntry("seed", 7L)
                .containsEntry("n", 12);
    }

    @Test
    void valuesBelowNoughtHaveNoGeneralG() {
        Given given = given();
        double[] values = VALUES.clone();
        values[3] = -1;
        assertThat(PlainStatistics.json(run(Statistics.MORANS_I, squares(4, values), given), given, PLAIN))
                .containsKey("geary")
                .doesNotContainKey("generalG");
    }

    // colours

    private static Given black(List<String> values, Double atLeast) {
        Given given = given();
        if (!values.isEmpty()) {
            given.put(Colours.BLACK, values, "--black");
        }
        if (atLeast != null) {
            given.put(Colours.AT_LEAST, atLeast, "--at-least");
        }
        return given;
    }

    /** Rook joins of black and black, black and white, white and white. */
    private static int[] joins(int columns, boolean... black) {
        int[] joins = new int[3];
        for (int i = 0; i < black.length; i++) {
            for (int j = i + 1; j < black.length; j++) {
                if (Math.abs(i % columns - j % columns) <= 1 && Math.abs(i / columns - j / columns) <= 1) {
                    joins[2 - (black[i] ? 1 : 0) - (black[j] ? 1 : 0)]++;
                }
            }
        }
        return joins;
    }

    private void assertJoins(UnitSource source, Given given, String says, boolean... black) {
        Map<String, Object> json = PlainStatistics.json(run(Statistics.JOIN_COUNTS, source, given), given, PLAIN);
        int[] joins = joins(4, black);
        for (int k = 0; k < 3; k++) {
            @SuppressWarnings("unchecked")
            Map<String, Object> join =
                    (Map<String, Object>) json.get(List.of("bb", "bw", "ww").get(k));
            assertThat(((Number) join.get("count")).doubleValue()).isEqualTo(joins[k]);
        }
        assertThat(json).containsEntry("blackIs", says);
    }

    @Test
    void blackIsOneOrTheValuesNamedOrThoseFromALimitOn() {
        boolean[] high = new boolean[12];
        IntStream.range(0, 12).forEach(i -> high[i] = VALUES[i] >= 8);
        assertJoins(squares(4, VALUES), black(List.of(), 8.0), "values of 8 or more", high);
        assertJoins(squares(4, VALUES), black(List.of("8.0", "9"), null), "values 8, 9", high);
        double[] flags = new double[12];
        IntStream.range(0, 12).forEach(i -> flags[i] = high[i] ? 1 : 0);
        assertJoins(squares(4, flags), black(List.of(), null), "value 1", high);
        List<String> names = IntStream.range(0, 12)
                .mapToObj(i -> high[i] ? "\"forest\"" : i == 3 ? "\"water\"" : "\"field\"")
                .toList();
        assertJoins(squares(4, names), black(List.of("forest"), null), "values forest", high);
    }

    @Test
    void valuesThatAreNeitherNoughtNorOneAreTold() {
        assertThat(Sketch.told(() -> run(Statistics.JOIN_COUNTS, squares(4, VALUES), black(List.of(), null))))
                .startsWith("GATHER-08   units.geojson: ")
                .contains("u0")
                .contains("9");
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "\"forest\"").toList();
        assertThat(Sketch.problems(() -> run(Statistics.JOIN_COUNTS, squares(4, names), black(List.of(), null))))
                .allMatch(p -> p.code() == ProblemCode.GATHER_08_COLOURS);
    }

    @Test
    void aColourThatNoUnitHasIsToldWithThoseThatAre() {
        List<Problem> problems = Sketch.problems(
                () -> run(Statistics.JOIN_COUNTS, squares(4, VALUES), black(List.of("7", "forest"), null)));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isEqualTo(ProblemCode.GATHER_11_NO_BLACK);
        assertThat(problems.get(0).args()).containsExactly("7, forest", "0, 1, 2, 8, 9");
    }

    // files

    @Test
    void aLocalAnswerIsWrittenAsTableLayerOrRaster() throws IOException {
        PlainStatistics.Answer ofUnits = run(Statistics.LOCAL_MORAN, squares(4, VALUES), given());
        Path csv = folder.resolve("out.csv");
        PlainStatistics.write(ofUnits, csv, false, PLAIN);
        assertThat(TableFile.read(csv).rows()).hasSize(12);
        assertThat(TableFile.read(csv).columns())
                .containsExactlyElementsOf(Sketch.rows(ofUnits.table()).get(0));
        Path gpkg = folder.resolve("out.gpkg");
        PlainStatistics.write(ofUnits, gpkg, false, PLAIN);
        Layer layer = VectorFile.read(gpkg);
        assertThat(layer.name()).isEqualTo("out");
        assertThat(GeoPackageStyles.read(gpkg)).singleElement().satisfies(s -> {
            assertThat(s.isUsual()).isTrue();
            assertThat(s.qml()).contains("attr=\"cluster\"", "value=\"HH\"");
        });
        assertThat(layer.size()).isEqualTo(12);
        assertThat(layer.geometry(5).getArea()).isCloseTo(10_000, within(1e-6));
        assertThat(layer.text(5, layer.find("id").orElseThrow())).isEqualTo("u5");
        assertThat(Sketch.problems(() -> PlainStatistics.write(ofUnits, folder.resolve("out.tif"), false, PLAIN)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.GATHER_05_OUT);
    }

    @Test
    void classesOfARastersCellsAreARaster() {
        float[] values = {9, 8, Float.NaN, 1, 8, 9, 2, 1, 9, 2, 1, 0};
        PlainStatistics.Answer answer = run(Statistics.LOCAL_MORAN, raster(4, values), given());
        Path tif = folder.resolve("out.tif");
        PlainStatistics.write(answer, tif, false, PLAIN);
        float[] cells = Sketch.cells(TiffFile.open(tif).values());
        Table table = answer.table();
        String column = Statistics.LOCAL_MORAN.classes().orElseThrow().column();
        List<String> names = Statistics.LOCAL_MORAN.classes().orElseThrow().entries().stream()
                .map(e -> e.name().en())
                .toList();
        assertThat(names).isNotEmpty();
        for (int r = 0, i = 0; i < 12; i++) {
            if (Float.isNaN(values[i])) {
                assertThat(cells[i]).isNaN();
            } else {
                assertThat(table.text(r, 0)).isEqualTo("r" + (i / 4 + 1) + "c" + (i % 4 + 1));
                assertThat(cells[i]).as(table.text(r, table.column(column))).isBetween(1f, (float) names.size());
                r++;
            }
        }
    }

    @Test
    void aRasterWithoutASystemIsWrittenAsATableOnly() {
        Path file = Sketch.systemless(folder.resolve("p.tif"), Sketch.grid(4, 3), 9, 8, 9, 1, 8, 9, 2, 1, 9, 2, 1, 0);
        UnitSource source = new UnitSource(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file));
        PlainStatistics.Answer answer = run(Statistics.LOCAL_MORAN, source, given());
        assertThat(answer.cautions()).extracting(Problem::code).contains(ProblemCode.GATHER_C03_PLAIN);
        PlainStatistics.write(answer, folder.resolve("p.csv"), false, PLAIN);
        for (String name : List.of("p.gpkg", "q.tif")) {
            assertThat(Sketch.problems(() -> PlainStatistics.write(answer, folder.resolve(name), false, PLAIN)))
                    .extracting(p -> p.code() + " " + p.place())
                    .containsExactly("CRS_01_MISSING p.tif");
            assertThat(Files.exists(folder.resolve(name))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x.csv, false, true",
        "x.GPKG, false, true",
        "x.tif, false, false",
        "x.tiff, true, true",
        "x.shp, true, false"
    })
    void endingsOfFilesAreToldBeforeAnythingIsComputed(String name, boolean raster, boolean good) {
        if (good) {
            PlainOutput.check(folder.resolve(name), raster);
        } else {
            String endings = raster ? ".csv / .gpkg / .tif" : ".csv / .gpkg";
            assertThat(Sketch.told(() -> PlainOutput.check(folder.resolve(name), raster)))
                    .startsWith("GATHER-05   --out: ")
                    .contains(name)
                    .contains(endings);
        }
    }

    @Test
    void rowsForMachinesKeepTheirKinds() {
        Table table = Table.named("t")
                .text("name")
                .integer("n")
                .number("v")
                .row("a", 3, 0.5)
                .row("b", 4, Double.NaN)
                .build();
        assertThat(PlainOutput.rows(table))
                .containsExactly(Map.of("name", "a", "n", 3L, "v", 0.5), Map.of("name", "b", "n", 4L, "v", Double.NaN));
    }

    @Test
    void variablesOfDifferentGridsAreTold() {
        UnitSource source = raster(4, 9, 8, 9, 1, 8, 9, 2, 1, 9, 2, 1, 0);
        Path other = Sketch.tiff(folder.resolve("w.tif"), Sketch.grid(3, 4), 9, 8, 9, 1, 8, 9, 2, 1, 9, 2, 1, 0);
        assertThat(Sketch.problems(() -> PlainUnits.load(
                        source,
                        List.of("", other.toString()),
                        WeightsChoice.parse("queen", folder, "--weights"),
                        Optional.empty(),
                        PLAIN)))
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("GATHER_13_GRIDS w.tif");
    }

    // the scatter plot

    @Test
    void pointsOfTheScatterPlotAreStandardisedValuesAndTheirLags() throws Exception {
        UnitSource source = squares(4, VALUES);
        PlainStatistics.Answer answer = run(Statistics.MORANS_I, source, given());
        Path csv = folder.resolve("scatter.csv");
        PlainScatter.write(source, answer, csv, false, Language.EN, PLAIN);
        var table = TableFile.read(csv);
        assertThat(table.columns()).containsExactly("id", "value", "z", "lag", "quadrant");
        double mean = Arrays.stream(VALUES).average().orElseThrow();
        double s = Math.sqrt(Arrays.stream(VALUES)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        double slope = 0;
        for (int i = 0; i < 12; i++) {
            double z = table.rows().get(i).number("z");
            double lag = table.rows().get(i).number("lag");
            assertThat(z).isCloseTo((VALUES[i] - mean) / s, within(1e-9));
            assertThat(table.rows().get(i).text("quadrant")).isEqualTo((z > 0 ? "H" : "L") + (lag > 0 ? "H" : "L"));
            slope += z * lag / 12;
        }
        assertThat(slope).as("the slope is Moran's I").isCloseTo(answer.moran(), within(1e-9));
        PlainScatter.write(source, answer, folder.resolve("scatter.svg"), false, Language.ZH, PLAIN);
        assertThat(Files.readString(folder.resolve("scatter.svg")))
                .contains("<svg")
                .contains("标准化");
        PlainScatter.write(source, answer, folder.resolve("scatter.png"), false, Language.EN, PLAIN);
        assertThat(Files.readAllBytes(folder.resolve("scatter.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Sketch.told(() -> PlainScatter.checkOut(folder.resolve("scatter.pdf"))))
                .startsWith("GATHER-05   --scatter: ")
                .contains(".csv / .svg / .png");
    }

    // sources

    private static Given source(Object... options) {
        Given given = new Given("");
        for (int i = 0; i < options.length; i += 2) {
            put(given, (Option<?>) options[i], options[i + 1]);
        }
        return given;
    }

    @SuppressWarnings("unchecked") // a test gives values of the option's kind
    private static <V> void put(Given given, Option<V> option, Object value) {
        given.put(option, (V) value, "--" + option.key());
    }

    private static final Path FILE = Path.of("a.gpkg");
    private static final Path TIF = Path.of("a.tif");

    @Test
    void whatIsMissingIsSaidInTheCommandsWords() {
        assertThat(SourceOptions.wrong(Inputs.VALUE, source()))
                .contains(Bilingual.of(
                        "Give either --units FILE with --value COLUMN, or --raster FILE.",
                        "请给出 --units FILE 与 --value COLUMN，或只给出 --raster FILE。"));
        assertThat(SourceOptions.wrong(Inputs.VALUE, source(SourceOptions.UNITS, FILE, SourceOptions.RASTER, TIF)))
                .contains(Bilingual.of(
                        "Give either --units FILE with --value COLUMN, or --raster FILE.",
                        "请给出 --units FILE 与 --value COLUMN，或只给出 --raster FILE。"));
        assertThat(SourceOptions.wrong(Inputs.VALUE, source(SourceOptions.UNITS, FILE)))
                .contains(Bilingual.of("Missing required option: '--value=COLUMN'", "缺少必填选项：'--value=COLUMN'"));
        assertThat(SourceOptions.wrong(Inputs.VALUE, source(SourceOptions.RASTER, TIF)))
                .isEmpty();
        assertThat(SourceOptions.wrong(Inputs.COLOURS, source(SourceOptions.UNITS, FILE, SourceOptions.VALUE, "v")))
                .isEmpty();
        assertThat(SourceOptions.wrong(Inputs.SERIES, source()))
                .contains(Bilingual.of(
                        "Give either --units FILE with --values COLUMN,COLUMN, or --rasters FILE,FILE.",
                        "请给出 --units FILE 与 --values COLUMN,COLUMN，或只给出 --rasters FILE,FILE。"));
        assertThat(SourceOptions.wrong(
                        Inputs.SERIES, source(SourceOptions.UNITS, FILE, SourceOptions.VALUES, List.of("v"))))
                .contains(Bilingual.of(
                        "Missing required option: '--values=COLUMN,COLUMN'", "缺少必填选项：'--values=COLUMN,COLUMN'"));
        assertThat(SourceOptions.wrong(
                        Inputs.SERIES, source(SourceOptions.UNITS, FILE, SourceOptions.VALUES, List.of("v", "w"))))
                .isEmpty();
    }

    @Test
    void aSourceIsWhatTheOptionsSay() {
        UnitSource columns = SourceOptions.source(
                Inputs.VALUE,
                source(
                        SourceOptions.UNITS,
                        FILE,
                        SourceOptions.LAYER,
                        "l",
                        SourceOptions.ID,
                        "code",
                        SourceOptions.VALUE,
                        "v"));
        assertThat(columns)
                .isEqualTo(new UnitSource(
                        Optional.of(FILE), Optional.of("l"), Optional.of("code"), Optional.of("v"), Optional.empty()));
        UnitSource series =
                SourceOptions.source(Inputs.SERIES, source(SourceOptions.RASTERS, List.of(TIF, Path.of("b.tif"))));
        assertThat(series.raster()).contains(TIF);
        assertThat(series.series()).containsExactly("a.tif", "b.tif");
    }

    // ellipses

    private PlainEllipse.Answer ellipse(List<String> names, List<Integer> years, double[]... weights) {
        List<UnitSource> sources = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            int phase = k;
            List<String> features = new ArrayList<>();
            for (int i = 0; i < weights[k].length; i++) {
                features.add(Sketch.feature(
                        "\"v\":" + weights[phase][i],
                        "\"Point\",\"coordinates\":[" + (450_000 + 100 * i) + "," + (3_100_000 + 50 * (i % 2)) + "]"));
            }
            Path file = Sketch.write(folder.resolve("p" + k + ".geojson"), Sketch.collection(4547, features));
            sources.add(new UnitSource(
                    Optional.of(file), Optional.empty(), Optional.empty(), Optional.of("v"), Optional.empty()));
        }
        return PlainEllipse.of(sources, names, years, PlainDensity.Part.ALL, Ellipse.Scale.ONE, PLAIN);
    }

    @Test
    void centresAreWeightedMeansAndTheirWaysAreMetres() {
        double[] first = {1, 1, 1, 1, 0, 0};
        double[] then = {0, 0, 1, 1, 1, 1};
        Table table =
                ellipse(List.of("gdp_2000", "gdp_2010"), List.of(), first, then).table();
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.integer(0, 1)).isEqualTo(2000);
        assertThat(table.integer(1, 1)).isEqualTo(2010);
        assertThat(table.number(0, table.column("x"))).isCloseTo(450_150, within(1e-6));
        assertThat(table.number(1, table.column("x"))).isCloseTo(450_350, within(1e-6));
        assertThat(table.number(1, table.column("dx"))).isCloseTo(200, within(1e-6));
        assertThat(table.number(1, table.column("dy"))).isCloseTo(0, within(1e-6));
        assertThat(table.number(1, table.column("distance_per_year"))).isCloseTo(20, within(1e-6));
        assertThat(table.number(1, table.column("move_azimuth_deg"))).isCloseTo(90, within(1e-6));
        assertThat(table.number(0, table.column("dx"))).isNaN();
        assertThat(table.number(0, table.column("total"))).isEqualTo(4);
        assertThat(table.text(0, table.column("unit"))).isEqualTo("m");
        assertThat(table.text(0, table.column("variant"))).isEqualTo("one standard deviation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gdp_2000, gdp_2010 | 2000, 2010",
                "lu2000.tif, lu2010.tif | 2000, 2010",
                "a, b | 1, 2",
                "gdp_2000, b | 1, 2",
                "v12000, v22010 | 1, 2", // five digits are no year
            })
    void yearsAreFoundInNamesOrPhasesAreNumbered(String names, String years) {
        Table table = ellipse(List.of(names.split(", ")), List.of(), new double[] {1, 1, 2}, new double[] {1, 2, 2})
                .table();
        assertThat(table.integer(0, 1) + ", " + table.integer(1, 1)).isEqualTo(years);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2010,2000", "2000,2000", "2000,2010,2020"})
    void yearsGivenMustAscendOneForEachPhase(String years) {
        List<Integer> given =
                Arrays.stream(years.split(",")).map(Integer::valueOf).toList();
        assertThat(Sketch.problems(
                        () -> ellipse(List.of("a", "b"), given, new double[] {1, 1, 2}, new double[] {1, 2, 2})))
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("GATHER_10_PHASES --years");
    }

    @Test
    void anEllipsesOutlineHasItsArea() throws IOException {
        PlainEllipse.Answer answer = ellipse(List.of("a"), List.of(), new double[] {1, 2, 3, 2, 1});
        double area = answer.table().number(0, answer.table().column("area"));
        // a polygon of 180 corners is smaller by 1 - sin(2 pi / 180) / (2 pi / 180)
        assertThat(answer.shapes().get(0).getArea()).isCloseTo(area, within(area * 3e-4));
        Path gpkg = folder.resolve("e.gpkg");
        PlainEllipse.write(answer, gpkg, false);
        assertThat(GeoPackageStyles.read(gpkg))
                .singleElement()
                .satisfies(style -> assertThat(style.qml()).contains("attr=\"what\"", "v=\"no\""));
        assertThat(VectorFile.read(gpkg).size()).isEqualTo(1);
        assertThat(Sketch.problems(() -> PlainEllipse.write(answer, folder.resolve("e.shp"), false)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.GATHER_05_OUT);
    }
}
