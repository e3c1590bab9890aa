package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.carbon.Balance;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.option.Choice;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.stats.Convention;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.StatisticsTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.layer.Fluxes;
import org.carbonscape.study.layer.SurfaceRaster;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The methods that are no statistics on units through a study and through their commands, for every convention and way
 * that each declares: the same figures. A made-up region of 8 x 6 km in squares of 500 m; the commands get what the
 * study wrote or looked at.
 */
class MethodsBothWaysTest {
    private static final String YEAR = "2020";
    private static final Engine ENGINE = new LocalEngine(2);

    @TempDir
    private static Path root;

    private static Desk desk;
    private static StudyInputs inputs;
    private static LandCounts counts;
    private static CarbonAccount account;
    private static DriverValues drivers;

    /** Run and counted once; the rest is asked of what was counted. */
    @BeforeAll
    static void aStudyOfTwoPhases() {
        desk = new Desk(root)
                .squares("u.geojson", 4547, "W 450000 3094000 454000 3100000", "E 454000 3094000 458000 3100000")
                .write(
                        "e.csv",
                        "year,unit,amount,unit_of_amount\n2010,W,1000,tCO2\n2010,E,90000,tCO2\n2020,W,2000,tCO2\n"
                                + "2020,E,120000,tCO2\n")
                .write(
                        "criteria.csv",
                        "criterion,source,grading,weight\nhigh,dem.tif,minmax,2\n"
                                + "wooded,share of forest in cells,minmax,1\n")
                .write("a.tif", land(4))
                .write("b.tif", land(9))
                .write(
                        "dem.tif",
                        PlainTiff.of(80, 60, MethodsBothWaysTest::height)
                                .type(PlainTiff.Type.FLOAT)
                                .noData("-9999"));
        write("");
        Desk.Outcome done = desk.run("--threads", "2");
        assertThat(done.code()).as(done.err()).isZero();
        Problems problems = new Problems();
        inputs = StudyInputs.open(read(""), List.of(), problems, ENGINE).orElseThrow();
        counts = inputs.crosstab().count(ENGINE);
        account = new CarbonAccount(
                inputs,
                counts,
                new LandTables(inputs.studyArea(), counts),
                CarbonAccount.Extras.of(AccountOptions.none(), inputs, 0),
                ENGINE);
        drivers = new DriverValues(inputs, counts, ENGINE);
    }

    /** Forest in the west, a town that grows in the east, a corner without data. */
    private static PlainTiff land(int town) {
        return PlainTiff.of(
                80,
                60,
                (x, y) -> x + y < 12
                        ? 0
                        : Math.abs(x - 60) < town && Math.abs(y - 30) < town || (x * 7 + y * 3) % 53 == 0
                                ? 5
                                : x < 45 ? 2 : 1);
    }

    /** Five peaks stand apart, further and further, so that the widest gaps are no matter of rounding. */
    private static int height(int x, int y) {
        return y == 30 && x < 5 ? 410 + 10 * x * x + 30 * x : 100 + 3 * x + y * y % 47;
    }

    private static void write(String more) {
        desk.study(
                "2010: a.tif, 2020: b.tif",
                "units: { d: { file: u.geojson, id: id, name: name }, cells: { fishnet: 500 m } }\n"
                        + "carbon: { factors: literature-cn, emissions: { file: e.csv, units: d } }\n"
                        + "drivers: { dem: dem.tif, forest: share of forest }\n" + more);
    }

    private static Study read(String more) {
        write(more);
        Problems problems = new Problems();
        Optional<Study> study = StudyReader.read(root.resolve("study.yaml"), problems);
        problems.throwIfAny();
        return study.orElseThrow();
    }

    private static String file(String name) {
        return root.resolve(name).toString();
    }

    private static Desk.Outcome command(String... words) {
        Desk.Outcome done = Desk.command(words);
        assertThat(done.code()).as(String.join(" ", words) + "\n" + done.err()).isZero();
        return done;
    }

    private static JsonNode json(String... words) {
        try {
            return new ObjectMapper().readTree(command(words).out());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table as it stands in the run folder. */
    private static TextTable written(Table table) {
        Path file = root.resolve("tables-" + table.name() + ".csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            CsvWriter.write(table, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TableFile.read(file);
    }

    // centres and ellipses

    @ParameterizedTest
    @EnumSource(Convention.class)
    void ellipsesAndWaysOfCentresAreThoseOfTheCommand(Convention convention) {
        StatisticsPlan plan = read("statistics: { units: cells, convention: " + convention.id()
                        + ", morans-i: { permutations: 0 } }\n")
                .statistics()
                .orElseThrow();
        List<StatisticsStage.SetResult> results =
                new StatisticsStage(plan, inputs, counts, account, () -> drivers, ENGINE).run();
        StatisticsTables tables = new StatisticsTables(plan, inputs.studyArea(), results);
        List<StatisticsTables.Centre> centres = tables.centres(account);
        TextTable ellipses = written(tables.ellipses(centres));
        TextTable gravity = written(tables.gravity(centres));
        String axes = convention == Convention.ARCGIS ? "arcgis" : "carbonscape";
        for (String what : List.of("source_tCO2", "sink_tCO2", "forest_km2", "construction_km2")) {
            String out = file(what + ".csv");
            command(
                    "ellipse",
                    "--units",
                    file("run/vectors/units.gpkg"),
                    "--layer",
                    "cells",
                    "--value",
                    what + "_2010," + what + "_2020",
                    "--part",
                    what.equals("sink_tCO2") ? "sink" : "all",
                    "--convention",
                    axes,
                    "--out",
                    out,
                    "--replace");
            List<TextTable.Row> found = TableFile.read(Path.of(out)).rows();
            String name = what.replaceFirst("_.*", "");
            String as = what + " by " + convention;
            same(
                    as,
                    rows(ellipses, "what", name),
                    found,
                    Map.of("x_m", "x", "y_m", "y", "azimuth_deg", "azimuth_deg", "flattening", "flattening"),
                    1);
            same(
                    as,
                    rows(ellipses, "what", name),
                    found,
                    Map.of("standard_distance_km", "standard_distance", "major_km", "major", "minor_km", "minor"),
                    1e3);
            same(as, rows(ellipses, "what", name), found, Map.of("area_km2", "area"), 1e6);
            same(
                    as,
                    rows(gravity, "what", name),
                    found,
                    Map.of(
                            "x_m",
                            "x",
                            "y_m",
                            "y",
                            "azimuth_deg",
                            "move_azimuth_deg",
                            "ellipse_area_change",
                            "area_change",
                            "flattening_change",
                            "flattening_change"),
                    1);
            same(
                    as,
                    rows(gravity, "what", name),
                    found,
                    Map.of(
                            "dx_km",
                            "dx",
                            "dy_km",
                            "dy",
                            "distance_km",
                            "distance",
                            "speed_km_per_year",
                            "distance_per_year"),
                    1e3);
            for (int i = 0; i < found.size(); i++) {
                assertThat(rows(ellipses, "what", name).get(i).text("variant"))
                        .as(as)
                        .endsWith(found.get(i).text("variant"));
            }
        }
    }

    private static List<TextTable.Row> rows(TextTable table, String column, String text) {
        return table.rows().stream().filter(r -> r.text(column).equals(text)).toList();
    }

    /** @param columns of the study and of the command, whose unit goes so many times into the study's */
    private static void same(
            String as,
            List<TextTable.Row> study,
            List<TextTable.Row> command,
            Map<String, String> columns,
            double times) {
        assertThat(command).as(as).hasSameSizeAs(study).isNotEmpty();
        for (int i = 0; i < study.size(); i++) {
            assertThat(command.get(i).number("year")).isEqualTo(study.get(i).number("year"));
            for (Map.Entry<String, String> c : columns.entrySet()) {
                OptionalDouble expected = study.get(i).find(c.getKey());
                OptionalDouble got = command.get(i).find(c.getValue());
                assertThat(got.isPresent()).as(as + ", " + c).isEqualTo(expected.isPresent());
                if (expected.isPresent()) {
                    same(as + ", " + c, expected.getAsDouble(), got.getAsDouble() / times);
                }
            }
        }
    }

    // density

    static Stream<String> kernels() {
        return DensityOptions.KERNEL.kind().choices().stream().map(Choice::id);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aSurfaceIsThatOfTheCommandOnTheStudysRasters(String kernel) {
        for (boolean edge : new boolean[] {false, true}) {
            Study study = read("statistics: { units: cells, density: { radius: 1500 m, cell: 200 m, kernel: " + kernel
                    + ", edge: " + edge + " } }\n");
            for (DensityStage.Surfaces surfaces : density(study).flows()) {
                String flow = DensityStage.name(surfaces.flow());
                KernelDensity.Result surface = surfaces.byPhase().get(1);
                DensityStage.write(root.resolve("like.tif"), surface, "", "", 0, ENGINE);
                List<String> words = new ArrayList<>(List.of("--radius", "1500 m", "--kernel", kernel));
                // without edge correction the command's own surface reaches a radius beyond
                words.addAll(edge ? List.of("--edge") : List.of("--like", file("like.tif")));
                JsonNode said = density(flow, words);
                String as = kernel + " of " + flow + (edge ? " with edge correction" : "");
                same(as, surfaces.amount_tCO2()[1], said.get("amount").asDouble());
                float[] cells = cells("density.tif");
                assertThat(cells).as(as).hasSameSizeAs(surface.values());
                for (int i = 0; i < cells.length; i++) {
                    if (!Double.isNaN(surface.values()[i])) {
                        float expected = (float) surface.values()[i]; // rounded so that sums stay
                        assertThat(cells[i]).as(as + ", cell " + i).isCloseTo(expected, within(2 * Math.ulp(expected)));
                    }
                }
            }
        }
    }

    static Stream<String> rules() {
        return DensityOptions.RULE.kind().choices().stream().map(Choice::id);
    }

    /** A study has one radius for all its surfaces: the command finds it where one of them is all there is. */
    @ParameterizedTest
    @MethodSource("rules")
    void aRadiusByARuleIsThatOfTheCommand(String rule) {
        StatisticsPlan plan = read("statistics: { units: cells, density: { cell: 200 m, rule: " + rule + " } }\n")
                .statistics()
                .orElseThrow();
        Grid grid = inputs.studyArea().grid();
        ValueRaster nothing = SurfaceRaster.of(grid, new double[(int) grid.cells()]);
        ValueRaster sources = new FluxRaster(inputs, counts, account, 1, FluxRaster.Flow.SOURCE);
        DensityStage.Result result;
        try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("surfaces"), false), List.of())) {
            result = stage(plan)
                    .run(
                            cells -> (window, phase, source, sink) -> {
                                cells.runs(phase == 1 ? sources : nothing, window, source);
                                cells.runs(nothing, window, sink);
                            },
                            folder,
                            Language.EN);
        }
        same(
                rule,
                result.radius(),
                density("source", List.of("--bandwidth", rule)).get("radius_m").asDouble());
    }

    private static JsonNode density(String flow, List<String> more) {
        List<String> words = new ArrayList<>(List.of(
                "density",
                "--raster",
                file("run/rasters/" + flow + "_" + YEAR + ".tif"),
                "--part",
                flow,
                "--per",
                "ha",
                "--cell",
                "200 m",
                "--out",
                file("density.tif"),
                "--replace",
                "--json"));
        words.addAll(more);
        return json(words.toArray(String[]::new));
    }

    private static DensityStage stage(StatisticsPlan plan) {
        return new DensityStage(
                plan.density().orElseThrow(), plan.convention().id(), inputs.studyArea(), counts, ENGINE);
    }

    private static DensityStage.Result density(Study study) {
        try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("surfaces"), false), List.of())) {
            return stage(study.statistics().orElseThrow()).run(Fluxes.of(inputs, counts, account), folder, Language.EN);
        }
    }

    private static float[] cells(String name) {
        TiffFile tiff = TiffFile.open(root.resolve(name));
        float[] cells = new float[tiff.columns() * tiff.rows()];
        try (var reader = tiff.values().open()) {
            reader.read(new Window(0, 0, tiff.columns(), tiff.rows()), cells);
        }
        return cells;
    }

    private static void same(String as, double expected, double got) {
        assertThat(got).as(as).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    // the geographical detector

    /** What the study's detector looks at, as a layer: squares with land. */
    private static Path looked() throws IOException {
        int set = IntStream.range(0, counts.sets().size())
                .filter(i -> counts.sets().get(i).name().equals("cells"))
                .findFirst()
                .orElseThrow();
        Fishnet cells = (Fishnet) counts.sets().get(set);
        List<Balance.UnitBalance> units = account.balance(1, set).unitBalances();
        Table.Builder table = Table.named("looked").text("id").number("net_per_ha_2020", "dem", "forest");
        List<Geometry> squares = new ArrayList<>();
        for (int u = 1; u <= cells.count(); u++) {
            if (units.get(u).area_ha() > 0) {
                table.row(
                        cells.id(u),
                        units.get(u).net_tCO2() / units.get(u).area_ha(),
                        drivers.values(set, 0, 1)[u],
                        drivers.values(set, 1, 1)[u]);
                double[] b = cells.bounds(u);
                squares.add(new GeometryFactory().toGeometry(new Envelope(b[0], b[2], b[1], b[3])));
            }
        }
        Path file = root.resolve("looked.gpkg");
        Crs crs = inputs.studyArea().grid().crs();
        GeoPackageWriter.write(
                file, List.of(new MapLayer("looked", crs, crs.wkt1(), squares, table.build())), Instant.EPOCH);
        return file;
    }

    private static Map<String, TextTable> detected(String options) {
        Study study = read("geodetector: { units: cells, y: net_per_ha_2020, " + options + " }\n");
        DriverStage stage = new DriverStage(study, inputs, counts, account, drivers, ENGINE);
        return DetectorTables.of(stage.entries()).stream()
                .collect(Collectors.toMap(Table::name, MethodsBothWaysTest::written));
    }

    static Stream<String> detectorConventions() {
        return DetectorMethod.CONVENTION.kind().choices().stream().map(Choice::id);
    }

    @ParameterizedTest
    @MethodSource("detectorConventions")
    void theDetectorsTablesAreTheAnswerOfTheCommand(String convention) throws IOException {
        Map<String, TextTable> tables = detected("convention: " + convention
                + ", discretisation: \"natural,quantile\", classes: \"3:5\", permutations: 49, bootstrap: 49");
        String[] words = {
            "geodetector",
            "--units",
            looked().toString(),
            "--y",
            "net_per_ha_2020",
            "--x",
            "dem,forest",
            "--convention",
            convention,
            "--strata",
            "natural,quantile",
            "--classes",
            "3:5",
            "--permutations",
            "49",
            "--bootstrap",
            "49",
            "--shares",
            "--json"
        };
        JsonNode said = json(words);
        same(
                convention,
                tables.get("geodetector-factors"),
                said.get("factors"),
                Map.of("driver", "name"),
                "arithmetic",
                "convention");
        same(convention, tables.get("geodetector-interactions"), said.get("interactions"), Map.of(), "convention");
        same(convention, tables.get("geodetector-ecological"), said.get("ecological"), Map.of(), "convention");
        List<ObjectNode> strata = new ArrayList<>();
        List<ObjectNode> pairs = new ArrayList<>();
        for (JsonNode driver : said.get("risk")) {
            int number = 0;
            for (JsonNode stratum : driver.get("strata")) {
                strata.add(((ObjectNode) stratum)
                        .put("driver", driver.get("name").asText())
                        .put("number", ++number));
            }
            for (JsonNode pair : driver.get("comparisons")) {
                pairs.add(((ObjectNode) pair)
                        .put("driver", driver.get("name").asText())
                        .put("correction", driver.get("correction").asText()));
            }
        }
        same(
                convention,
                tables.get("geodetector-risk"),
                strata,
                Map.of("stratum", "label", "standard_deviation", "standardDeviation"));
        same(convention, tables.get("geodetector-risk-tests"), pairs, Map.of(), "convention");
        List<ObjectNode> ways = new ArrayList<>();
        for (JsonNode driver : said.get("discretisation")) {
            for (JsonNode way : driver.get("candidates")) {
                ways.add(((ObjectNode) way).put("driver", driver.get("name").asText()));
            }
        }
        same(
                convention,
                tables.get("geodetector-discretisation"),
                ways,
                Map.of("q_cross_validated", "qCrossValidated"),
                "units_in_smallest",
                "chosen");
        for (JsonNode driver : said.get("shares").get("drivers")) {
            ((ObjectNode) driver).set("joint_q", said.get("shares").get("q"));
        }
        same(
                convention,
                tables.get("geodetector-shares"),
                said.get("shares").get("drivers"),
                Map.of("driver", "name", "share_of_q", "share"),
                "arithmetic");
    }

    /** @param names of members where they differ from the columns */
    private static void same(
            String as,
            TextTable study,
            Iterable<? extends JsonNode> command,
            Map<String, String> names,
            String... apart) {
        List<String> columns = new ArrayList<>(study.columns());
        columns.removeAll(List.of("unit_set", "year", "y"));
        columns.removeAll(List.of(apart));
        List<JsonNode> members = new ArrayList<>();
        command.forEach(members::add);
        assertThat(members).as(as).hasSameSizeAs(study.rows()).isNotEmpty();
        for (int r = 0; r < members.size(); r++) {
            for (String column : columns) {
                assertThat(text(members.get(r).get(names.getOrDefault(column, column))))
                        .as(as + ", row " + r + ", " + column + " of " + members.get(r))
                        .isEqualTo(study.rows().get(r).findText(column).orElse(""));
            }
        }
    }

    /** A member as a table writes it. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(v -> texts.add(text(v)));
            return String.join(" ", texts);
        }
        return value.isNull()
                ? ""
                : value.isBoolean()
                        ? value.asBoolean() ? "yes" : "no"
                        : value.isDouble() ? Numbers.text(value.asDouble()) : value.asText();
    }

    // class breaks

    /** Ways that the detector and the command take by the same formula; whole deviations differ, as their texts say. */
    static Stream<BreakMethod> waysToCut() {
        return BreakMethod.ofValues().stream().filter(m -> m != BreakMethod.STANDARD_DEVIATION);
    }

    @ParameterizedTest
    @MethodSource("waysToCut")
    void aDriverIsCutWhereTheCommandCutsItsValues(BreakMethod way) throws IOException {
        TextTable cuts = detected("discretisation: \"" + way.id() + (way.findsNumber() ? "" : ":4")
                        + "\", permutations: 0, bootstrap: 0")
                .get("geodetector-discretisation");
        JsonNode said = json(
                "class-breaks",
                "--units",
                looked().toString(),
                "--value",
                "dem",
                "--method",
                way.id(),
                "--classes",
                way.findsNumber() ? "5" : "4",
                "--json");
        int last = said.get("counts").size() - 1;
        List<String> inner =
                new ArrayList<>(); // a map keeps a class for outliers where there are none; strata have units
        for (int k = 0; k < last; k++) {
            if (said.get("counts").get(k).asLong() > 0
                    && said.get("counts").get(k + 1).asLong() > 0) {
                inner.add(text(said.get("breaks").get(k + 1)));
            }
        }
        assertThat(rows(cuts, "driver", "dem"))
                .singleElement()
                .satisfies(r -> assertThat(r.text("breaks").split(" ")).containsExactlyElementsOf(inner));
    }

    /** Those that make as many classes as asked for. */
    static Stream<BreakMethod> waysToLevel() {
        return BreakMethod.ofValues().stream().filter(m -> !m.findsNumber());
    }

    /** Levels come from counts in bins of 1/32,768 of the range: breaks differ by less, cells keep their class. */
    @ParameterizedTest
    @MethodSource("waysToLevel")
    void levelsOfSuitabilityAreTheClassesOfTheCommand(BreakMethod way) {
        write("suitability: { criteria: criteria.csv, levels: 5, breaks: " + way.id() + " }\n");
        String out = file("levels-" + way.id());
        command("suitability", file("study.yaml"), "--out", out);
        List<TextTable.Row> levels =
                rows(TableFile.read(Path.of(out, "tables", "suitability-levels.csv")), "unit_set", "region");
        JsonNode said = json(
                "class-breaks",
                "--raster",
                Path.of(out, "rasters", "suitability_score.tif").toString(),
                "--method",
                way.id(),
                "--classes",
                "5",
                "--json");
        assertThat(levels).hasSize(5);
        double range =
                said.get("breaks").get(5).asDouble() - said.get("breaks").get(0).asDouble();
        for (int k = 0; k < 5; k++) {
            TextTable.Row level = levels.get(4 - k); // level 1 is the highest
            String as = way + ", class " + (k + 1);
            assertThat(level.number("level")).isEqualTo(5 - k);
            assertThat(level.number("cells"))
                    .as(as)
                    .isEqualTo(said.get("counts").get(k).asLong());
            if (k > 0) {
                assertThat(level.find("score_above").orElseThrow())
                        .as(as)
                        .isCloseTo(said.get("breaks").get(k).asDouble(), within(range / 32_768));
            }
        }
    }
}
