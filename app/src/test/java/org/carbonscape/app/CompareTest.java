package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.io.run.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare A B}: what changed, and what it changed. */
class CompareTest {
    @TempDir
    Path root;

    /** Cells of 1 ha: A has 8 of forest at -1 tCO2/ha and 10 tCO2 emitted, B 6 of forest at -3 and 25 tCO2. */
    @BeforeEach
    void twoRuns() {
        run("a", "22222222 15511551", "-1", "10", "2010: lu.tif, 2020: lu.tif");
        run("b", "22222255 15511551", "-3", "25", "2010: lu.tif");
    }

    private void run(String name, String cells, String forest, String emitted, String phases) {
        try {
            Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Desk desk = new Desk(root.resolve(name))
                .write("lu.tif", PlainTiff.of(cells))
                .squares("u.geojson", 4547, "W 450000 3099800 450800 3100000")
                .write("f.csv", "class,value,unit\nforest," + forest + ",tCO2/ha/yr\ncultivated,0.5,tCO2/ha/yr\n")
                .write(
                        "co2.csv",
                        "year,unit,amount,unit_of_amount\n2010,W," + emitted + ",tCO2\n2020,W," + emitted + ",tCO2\n")
                .study(
                        phases,
                        "units: { d: { file: u.geojson, id: id, name: name } }\n"
                                + "carbon: { factors: f.csv, emissions: { file: co2.csv, units: d } }\n");
        Desk.Outcome done = desk.run();
        assertThat(done.code()).as(done.err()).isZero();
    }

    private String path(String name) {
        return root.resolve(name).resolve("run").toString();
    }

    private JsonNode compared(String a, String b) throws Exception {
        Desk.Outcome told = Desk.command("compare", path(a), path(b), "--json");
        assertThat(told.code()).as(told.err()).isZero();
        return new ObjectMapper().readTree(told.out());
    }

    private static double step(JsonNode answer, String cause) {
        for (JsonNode step : answer.path("waterfall")) {
            if (step.path("cause").asText().equals(cause)) {
                return step.path("tCO2").asDouble();
            }
        }
        throw new AssertionError(cause);
    }

    @Test
    void theWaterfallLeadsFromOneNetToTheOther() throws Exception {
        JsonNode answer = compared("a", "b");
        // A: 10 + 4 x 0.5 - 8 x 1 = 4; B: 25 + 4 x 0.5 - 6 x 3 = 9
        assertThat(step(answer, "a")).isCloseTo(4, within(1e-9));
        assertThat(step(answer, "b")).isCloseTo(9, within(1e-9));
        // 2 ha less forest at the mean factor -2, and -2 more a hectare on the mean of 7 ha
        assertThat(step(answer, "land-use")).isCloseTo(4, within(1e-9));
        assertThat(step(answer, "factors")).isCloseTo(-14, within(1e-9));
        assertThat(step(answer, "emissions")).isCloseTo(15, within(1e-9));
        assertThat(step(answer, "land-model")).isZero();
        assertThat(step(answer, "rest")).isZero();
        JsonNode back = compared("b", "a");
        assertThat(step(back, "land-use")).as("no order matters").isCloseTo(-4, within(1e-9));
    }

    /** Forest of unit W has -1, other forest -5 tCO2/ha; B has the land of A's four columns in another order. */
    @Test
    void landThatMovesToAUnitWithItsOwnFactorIsLandUse() throws Exception {
        for (String[] run : new String[][] {{"c", "22111111 11111155"}, {"d", "11111122 11111155"}}) {
            Files.createDirectories(root.resolve(run[0]));
            Desk.Outcome done = new Desk(root.resolve(run[0]))
                    .write("lu.tif", PlainTiff.of(run[1]))
                    .squares("u.geojson", 4547, "W 450000 3099800 450400 3100000", "E 450400 3099800 450800 3100000")
                    .write(
                            "f.csv",
                            "class,value,unit,unit_id\nforest,-5,tCO2/ha/yr,\nforest,-1,tCO2/ha/yr,W\n"
                                    + "cultivated,0,tCO2/ha/yr,\n")
                    .study("2010: lu.tif", "units: { d: { file: u.geojson, id: id } }\ncarbon: { factors: f.csv }\n")
                    .run();
            assertThat(done.code()).as(done.err()).isZero();
        }
        JsonNode answer = compared("c", "d");
        assertThat(step(answer, "land-use")).isCloseTo(-8, within(1e-9));
        assertThat(step(answer, "factors")).as("no factor differs").isZero();
        assertThat(step(answer, "rest")).isZero();
    }

    @Test
    void whatChangedIsNamedAndWhatIsNotSharedToo() throws Exception {
        JsonNode answer = compared("a", "b");
        assertThat(answer.path("changed").path("factors").toString())
                .isEqualTo("[{\"what\":\"forest\",\"a\":\"-1 tCO2/ha/yr\",\"b\":\"-3 tCO2/ha/yr\"}]");
        assertThat(answer.path("changed").path("inputs").findValuesAsText("what"))
                .contains("carbon.factors", "carbon.emissions.file", "landUse.phases.2010");
        assertThat(answer.path("changed").path("options").findValuesAsText("what"))
                .containsExactly("landUse.phases.2020");
        assertThat(answer.path("notShared").toString())
                .isEqualTo("[{\"what\":\"landUse.phases\",\"a\":\"2020\",\"b\":\"\"}]");
        JsonNode total = answer.path("results").path("total");
        assertThat(total.findValuesAsText("part")).containsExactly("source", "sink", "net");
        assertThat(total.get(2).path("difference").asDouble()).isCloseTo(5, within(1e-9));
        assertThat(answer.path("results").path("byClass").findValuesAsText("name"))
                .containsExactlyInAnyOrder("forest", "construction");
        assertThat(answer.path("results").path("byUnit").findValuesAsText("name"))
                .contains("d W");
    }

    @Test
    void aRunIsNotDifferentFromItself() throws Exception {
        JsonNode answer = compared("a", "a");
        for (String kind : new String[] {"inputs", "options", "factors", "program"}) {
            assertThat(answer.path("changed").path(kind)).isEmpty();
        }
        assertThat(answer.path("files").isArray()).isTrue();
        assertThat(answer.path("files")).isEmpty();
        assertThat(answer.path("results").path("byUnit")).isEmpty();
        assertThat(Desk.command("compare", path("a"), path("a")).out())
                .isEqualTo("Nothing they rest on has changed.\nNo result differs.\n");
        assertThat(Desk.command("compare", path("a"), path("a"), "--lang", "zh").out())
                .startsWith("所依据的输入、选项、系数和程序均无变化。\n");
    }

    @Test
    void anotherProgramIsAmongWhatChanged() throws Exception {
        Path record = root.resolve("a/run/run.json");
        String own = Files.readString(record);
        Path other = Files.createDirectories(root.resolve("older/run"));
        String older = own.replaceFirst("\"version\" ?: ?\"[^\"]+\"", "\"version\": \"0.0.9\"");
        Files.writeString(other.resolve("run.json"), older);
        JsonNode program = compared("older", "a").path("changed").path("program");
        assertThat(program.findValuesAsText("a")).containsExactly("0.0.9");
        assertThat(program.findValuesAsText("b")).containsExactly(Version.TEXT);
        String told = Desk.command("compare", path("older"), path("a")).out();
        assertThat(told).contains("Program\n  Carbonscape: 0.0.9 -> " + Version.TEXT + "\n");
        assertThat(told).doesNotContain("Nothing they rest on");
        String chinese = Desk.command("compare", path("older"), path("a"), "--lang", "zh")
                .out();
        assertThat(chinese).contains("程序\n  Carbonscape：0.0.9 -> " + Version.TEXT + "\n");
    }

    @Test
    void aDefaultIsToldInTheReadersWords() throws Exception {
        String study = Files.readString(root.resolve("a/study.yaml"));
        Path other = root.resolve("a/certain.yaml");
        Files.writeString(other, study.replace("carbon: {", "carbon: { emissions-uncertainty: 5,"));
        String run = root.resolve("uncertain").toString();
        assertThat(Desk.command("run", other.toString(), "--out", run).code()).isZero();
        assertThat(Desk.command("compare", path("a"), run).out())
                .contains("  carbon.emissions-uncertainty: 0: taken as certain -> 5\n");
        assertThat(Desk.command("compare", path("a"), run, "--lang", "zh").out())
                .contains("  carbon.emissions-uncertainty：0：视为确定 -> 5\n");
    }

    /** Land alone beside a study with factors: none is no 0. */
    @Test
    void aRunOfLandAloneHasNoNetThatTheOthersCouldHaveBecome() throws Exception {
        Files.createDirectory(root.resolve("land"));
        Files.copy(root.resolve("a/lu.tif"), root.resolve("land/lu.tif"));
        Desk desk = new Desk(root.resolve("land"));
        assertThat(desk.study("2010: lu.tif, 2020: lu.tif", "").run().code()).isZero();
        assertThat(Desk.command("compare", path("a"), path("land")).out())
                .contains("\nOnly one of them has sources and sinks.\nTables that differ: carbon-by-class (A only), ")
                .doesNotContain("Net of A", "-> 0", "0.00", "No source");
        assertThat(Desk.command("compare", path("land"), path("a"), "--lang", "zh")
                        .out())
                .contains("\n仅其中一方有碳源与碳汇。\n有差异的表：carbon-by-class（仅 B）、");
    }

    /** A change of a statistic moves no tonne; a table of another language is the same but for Excel's mark. */
    @Test
    void tablesThatDifferAreNamedWhereNoTonneDoes() throws Exception {
        String carbon = "units: { d: { file: u.geojson, id: id, name: name } }\n"
                + "carbon: { factors: f.csv, emissions: { file: co2.csv, units: d } }\n";
        Files.createDirectory(root.resolve("c"));
        for (String file : new String[] {"lu.tif", "u.geojson", "f.csv", "co2.csv"}) {
            Files.copy(root.resolve("a").resolve(file), root.resolve("c").resolve(file));
        }
        Desk desk = new Desk(root.resolve("c"));
        String phases = "2010: lu.tif, 2020: lu.tif";
        assertThat(desk.study(phases, carbon + "statistics: { units: d, weights: rook, density: { radius: 300 m } }\n")
                        .run("--lang", "zh")
                        .code())
                .isZero();
        String english = Desk.command("compare", path("a"), path("c")).out();
        assertThat(english)
                .contains("\nNo source and no sink differs.\nTables that differ: ", "centres-of-gravity (B only)")
                .contains("\nRasters that differ: density_sink_2010 (B only), density_sink_2020 (B only), ")
                .doesNotContain("carbon-by-unit", "dictionary", "No result");
        assertThat(Desk.command("compare", path("c"), path("a"), "--lang", "zh").out())
                .contains("\n碳源与碳汇均无差异。\n有差异的表：", "centres-of-gravity（仅 A）")
                .contains("\n有差异的栅格：density_sink_2010（仅 A）、density_sink_2020（仅 A）、");
        JsonNode files = compared("a", "c").path("files");
        assertThat(files.findValuesAsText("what")).contains("rasters/density_sink_2010", "tables/density-by-unit");
        assertThat(files.get(0).path("a").asText()).isEmpty();
        assertThat(files.get(0).path("b").asText()).matches("[0-9a-f]{12}");
    }

    /** 8 ha of forest of 100 tC/ha become 8 ha of 97: 2933.33 and 2845.33 tCO2; fluxes know nothing of it. */
    @Test
    void anotherDensityChangesTheStockAndNoFlux() throws Exception {
        for (String name : List.of("s", "t")) {
            Files.createDirectory(root.resolve(name));
            for (String file : new String[] {"lu.tif", "u.geojson", "f.csv", "co2.csv"}) {
                Files.copy(root.resolve("a").resolve(file), root.resolve(name).resolve(file));
            }
            Desk desk = new Desk(root.resolve(name))
                    .write(
                            "stock.csv",
                            "class,value,unit\nforest," + (name.equals("s") ? 100 : 97)
                                    + ",tC/ha\ncultivated,0,tC/ha\ngrassland,0,tC/ha\nwater,0,tC/ha\n"
                                    + "construction,0,tC/ha\nunused,0,tC/ha\n")
                    .study(
                            "2010: lu.tif, 2020: lu.tif",
                            "units: { d: { file: u.geojson, id: id, name: name } }\n"
                                    + "carbon: { factors: f.csv, emissions: { file: co2.csv, units: d },"
                                    + " stock: stock.csv }\n");
            Desk.Outcome done = desk.run();
            assertThat(done.code()).as(done.err()).isZero();
        }
        assertThat(Desk.command("compare", path("s"), path("t")).out())
                .contains("\nNo source and no sink differs.\ntCO2    year  part         A        B  difference\n")
                .contains("\nregion  2010  stock  2933.33  2845.33      -88.00\n")
                .contains("\nforest  2010  stock  2933.33  2845.33      -88.00\n")
                .contains("\nd W     2020  stock  2933.33  2845.33      -88.00\n")
                .doesNotContain("waterfall", "Net of A");
        assertThat(Desk.command("compare", path("s"), path("t"), "--lang", "zh").out())
                .contains("整个研究区  2010  碳储量  2933.33  2845.33  -88.00\n");
        JsonNode results = compared("s", "t").path("results");
        assertThat(results.path("byClass").findValuesAsText("part")).containsExactly("stock", "stock");
        assertThat(results.path("byUnit").findValuesAsText("name")).containsExactly("d W", "d W");
        assertThat(compared("s", "s").path("results").path("total").findValuesAsText("part"))
                .doesNotContain("stock");
    }

    @Test
    void aReaderGetsATableOfResultsAndOneOfCauses() {
        String english = Desk.command("compare", path("a"), path("b")).out();
        assertThat(english)
                .contains("tCO2 a year   year  part        A       B  difference\n")
                .contains("region        2010  net      4.00    9.00        5.00\n")
                .contains("tCO2 a year  Net of A  Land use  Factors  Emissions  Tier 1 and layers  Rest  Net of B\n")
                .contains("       2010      4.00      4.00   -14.00      15.00               0.00  0.00      9.00\n");
        assertThat(Desk.command("compare", path("a"), path("b"), "--lang", "zh").out())
                .contains("整个研究区", "净碳排放", "A 的净碳排放  土地利用");
    }

    @Test
    void tablesAndFiguresGoToANewFolder() throws Exception {
        Path out = root.resolve("out");
        Files.createDirectories(root.resolve(".out.part-999999999/left by one that was killed"));
        assertThat(Desk.command("compare", path("a"), path("b"), "--folder", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(out.resolve("waterfall.csv")))
                .startsWith("year,cause,tCO2")
                .hasSize(8);
        assertThat(Files.readString(out.resolve("results.csv"))).contains("class,forest,2010,sink,-8,-18,-10");
        assertThat(Files.readString(out.resolve("waterfall-2010.svg"))).contains("<svg", "Emissions");
        assertThat(Files.size(out.resolve("waterfall-2010.png"))).isGreaterThan(1000);
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThat(Desk.command("compare", path("a"), path("b"), "--folder", out.toString())
                        .err())
                .contains("SERVE-04");
        assertThat(out.resolve("mine.txt")).hasContent("mine");
        Path empty = Files.createDirectory(root.resolve("empty"));
        assertThat(Desk.command("compare", path("a"), path("b"), "--folder", empty.toString())
                        .code())
                .isZero();
        assertThat(empty.resolve("results.csv")).isRegularFile();
        try (var beside = Files.list(root)) {
            assertThat(beside.map(p -> p.getFileName().toString())).noneMatch(n -> n.contains(".part-"));
        }
        assertThat(Desk.command("compare", path("a"), root.toString()).err()).contains("RUN-16");
        for (String command : List.of("verify", "report", "serve")) {
            assertThat(Desk.command(command, path("none")).err()).as(command).contains("RUN-28");
        }
    }
}
