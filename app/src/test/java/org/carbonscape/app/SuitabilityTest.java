package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suitability, zones, corridors and scenarios as a user runs them. */
class SuitabilityTest {
    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void lay() {
        desk = new Desk(root);
    }

    /** Two forests with fields between them, water in the south, a town in the east; cells of 100 m. */
    private static PlainTiff land(int year) {
        return PlainTiff.of(
                120,
                90,
                (x, y) -> y >= 80
                        ? 4
                        : x >= 100 && y < 30 + (year - 2010)
                                ? 5
                                : x < 40 || x >= 60 && x < 95 ? 2 : (x + y) % 17 == 0 ? 3 : 1);
    }

    private Desk study(String suitability) {
        return desk.write("a.tif", land(2010))
                .write("b.tif", land(2020))
                .squares("u.geojson", 4547, west(), east())
                .write(
                        "s.csv",
                        "class,value,unit\nforest,190,tC/ha\ncultivated,100,tC/ha\ngrassland,110,tC/ha\n"
                                + "water,40,tC/ha\nconstruction,60,tC/ha\nunused,30,tC/ha\n")
                .write(
                        "e.csv",
                        "year,unit,item,amount,unit_of_amount\n2010,W,raw coal,1000,t\n2010,E,raw coal,5000,t\n"
                                + "2020,W,raw coal,2000,t\n2020,E,raw coal,9000,t\n")
                .write("criteria.csv", """
                        criterion,source,direction,grading,at,scores
                        land_use,land use,,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1
                        town,distance to construction,positive,breaks,500|1000|2000|3000,
                        river,distance to water,negative,minmax,,
                        """)
                .write(
                        "zones.csv",
                        "rule,zone,level,land_use\nF,key_protection,,forest\nC,key_restoration,,cultivated\n"
                                + "G,auxiliary_restoration,generally suitable,\nR,auxiliary_restoration,,\n")
                .write("ahp.csv", ",land_use,town,river\nland_use,1,3,5\ntown,1/3,1,2\nriver,1/5,1/2,1\n")
                .study("2010: a.tif, 2020: b.tif", """
                        units: { d: { file: u.geojson, id: id, name: name } }
                        carbon:
                          factors: literature-cn
                          energy: { file: e.csv, route: ncv, units: d }
                          stock: s.csv
                        """ + suitability);
    }

    private static final String PLAN = """
            suitability:
              criteria: criteria.csv
              weights: { ahp: ahp.csv }
              sensitivity: { samples: 20 }
              sieve: 0
              majority: 0
              zones: zones.csv
              corridors: { least-area: 50 ha }
            """;

    private static String west() {
        return "W " + 450_000 + " " + (3_100_000 - 9000) + " " + (450_000 + 6000) + " " + 3_100_000;
    }

    private static String east() {
        return "E " + (450_000 + 6000) + " " + (3_100_000 - 9000) + " " + (450_000 + 12000) + " " + 3_100_000;
    }

    private static JsonNode json(Desk.Outcome outcome) throws Exception {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    private JsonNode ahp(String matrix, String... more) throws Exception {
        desk.write("m.csv", matrix);
        List<String> args = new ArrayList<>(List.of("ahp", root.resolve("m.csv").toString(), "--json"));
        args.addAll(List.of(more));
        return json(Desk.command(args.toArray(String[]::new)));
    }

    @Test
    void ahpGivesTheCheckValuesWithOrWithoutNames() throws Exception {
        for (String matrix : List.of(
                "1,3,5\n1/3,1,2\n1/5,1/2,1\n",
                ",a,b,c\na,1,3,5\nb,1/3,1,2\nc,1/5,1/2,1\n",
                "a,b,c\n1,3,5\n1/3,1,2\n1/5,1/2,1\n",
                "a,1,3,5\nb,,1,2\nc,,,1\n",
                "first,second,judgement\na,b,3\na,c,5\nb,c,2\n",
                ",c,a,b\na,5,1,3\nb,2,1/3,1\nc,1,1/5,1/2\n")) {
            JsonNode out = ahp(matrix);
            double[] weights = {0.64832901, 0.22965079, 0.12202019};
            for (int i = 0; i < 3; i++) {
                assertThat(out.path("weights").path(i).asDouble()).isCloseTo(weights[i], within(5e-9));
            }
            assertThat(out.path("lambda").asDouble()).isCloseTo(3.0036945981, within(1e-9));
            assertThat(out.path("ci").asDouble()).isCloseTo(0.0018472990, within(1e-9));
            assertThat(out.path("cr").asDouble()).isCloseTo(0.0031849983, within(1e-9));
            assertThat(out.path("method").asText()).isEqualTo("eigenvector");
            assertThat(out.path("names").path(0).asText())
                    .isEqualTo(matrix.contains("a,") || matrix.contains(",a") ? "a" : "1");
            // |ln(a w_j / w_i)|: 3 over 2.8231 is the furthest
            assertThat(out.path("worst").path("given").asDouble()).isEqualTo(3);
            assertThat(out.path("worst").path("implied").asDouble()).isCloseTo(0.64832901 / 0.22965079, within(1e-7));
        }
    }

    @Test
    void ahpOfAGroupIsThatOfTheGeometricMeanOfJudgements() throws Exception {
        desk.write("two.csv", "1,1/3\n3,1\n");
        desk.write("m.csv", "1,3\n1/3,1\n");
        JsonNode out = json(Desk.command(
                "ahp",
                root.resolve("m.csv").toString(),
                root.resolve("two.csv").toString(),
                "--method",
                "geometric-mean",
                "--json"));
        assertThat(out.path("weights").path(0).asDouble()).isCloseTo(0.5, within(1e-12)); // sqrt(3 * 1/3) = 1
        assertThat(out.path("method").asText()).isEqualTo("geometric-mean");
        assertThat(out.path("worst").isNull()).isTrue();
    }

    @Test
    void judgementsThatContradictEachOtherAreAProblemUnlessAllowed() throws Exception {
        desk.write("m.csv", "1,9,1/9\n1/9,1,5\n9,1/5,1\n");
        Desk.Outcome no = Desk.command("ahp", root.resolve("m.csv").toString(), "--json");
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.out()).startsWith("{\n  \"problems\"");
        assertThat(no.err()).startsWith("SUIT-05     m.csv: the consistency ratio is ");
        Desk.Outcome yes = Desk.command("ahp", root.resolve("m.csv").toString(), "--json", "--allow-inconsistent");
        assertThat(json(yes).path("cr").asDouble()).isGreaterThan(0.1);
        assertThat(yes.err()).startsWith("SUIT-C02");
        assertThat(Desk.command("ahp", root.resolve("m.csv").toString(), "--method", "magic")
                        .code())
                .isEqualTo(2);
    }

    private static List<TextTable.Row> region(TextTable table) {
        return table.rows().stream()
                .filter(r -> r.text("unit_set").equals("region"))
                .toList();
    }

    @Test
    void levelsAndZonesPartitionTheRegionAndCarryItsCarbon() {
        assertThat(study(PLAN).run().code()).isZero();
        for (String name : List.of("suitability-levels", "zones")) {
            TextTable table = desk.table(name);
            // 120 x 90 cells of 1 ha, all of them with land use
            assertThat(region(table).stream()
                            .mapToDouble(r -> r.number("area_km2"))
                            .sum())
                    .isEqualTo(108);
            assertThat(region(table).stream()
                            .mapToDouble(r -> r.number("share_percent"))
                            .sum())
                    .isCloseTo(100, within(1e-9));
            double net = desk.table("carbon-by-unit").rows().stream()
                    .filter(r -> r.text("unit_set").equals("region")
                            && r.text("year").equals("2020"))
                    .mapToDouble(r -> r.number("net_tCO2"))
                    .sum();
            assertThat(region(table).stream()
                            .mapToDouble(r -> r.number("net_tCO2"))
                            .sum())
                    .isCloseTo(net, within(1e-6 * Math.abs(net)));
            double stock = desk.table("stock-by-unit").rows().stream()
                    .filter(r -> r.text("unit_set").equals("region")
                            && r.text("year").equals("2020"))
                    .mapToDouble(r -> r.number("stock_tC"))
                    .sum();
            assertThat(region(table).stream()
                            .mapToDouble(r -> r.number("stock_tC"))
                            .sum())
                    .isCloseTo(stock, within(1e-6));
            // the two units are the region
            for (String column : List.of("cells", "area_km2", "stock_tC", "net_tCO2")) {
                double units = table.rows().stream()
                        .filter(r -> r.text("unit_set").equals("d"))
                        .mapToDouble(r -> r.number(column))
                        .sum();
                double all = region(table).stream()
                        .mapToDouble(r -> r.number(column))
                        .sum();
                assertThat(units).isCloseTo(all, within(1e-5 * Math.max(1, Math.abs(all))));
            }
        }
        Layer zones = VectorFile.read(root.resolve("run/vectors/zones.gpkg"), "zones");
        assertThat(IntStream.range(0, zones.size())
                        .mapToDouble(i -> zones.geometry(i).getArea())
                        .sum())
                .isCloseTo(120 * 90 * 1e4, within(1e-3));
        assertThat(Files.exists(root.resolve("run/rasters/suitability_score.tif")))
                .isTrue();
        assertThat(Files.exists(root.resolve("run/rasters/level_stability.tif")))
                .isTrue();
        assertThat(desk.table("suitability-weights").rows().get(0).number("cr")).isCloseTo(0.0031849983, within(1e-9));
        assertThat(desk.table("strategies").rows())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.text("chinese")).isNotEmpty());
        assertThat(desk.table("corridors").rows()).isNotEmpty();
    }

    /** As in the tables of the account, so that the rows of a set make the region here too. */
    @Test
    void landInNoUnitStandsAsOutside() {
        study(PLAN).squares("u.geojson", 4547, west());
        desk.write("e.csv", "year,unit,item,amount,unit_of_amount\n2010,W,raw coal,1000,t\n2020,W,raw coal,2000,t\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.told()).isZero();
        for (String name : List.of("suitability-levels", "zones")) {
            TextTable table = desk.table(name);
            for (String column : List.of("cells", "area_km2", "stock_tC", "net_tCO2")) {
                double all = region(table).stream()
                        .mapToDouble(r -> r.number(column))
                        .sum();
                assertThat(table.rows().stream()
                                .filter(r -> r.text("unit_set").equals("d"))
                                .mapToDouble(r -> r.number(column))
                                .sum())
                        .as(name + " " + column)
                        .isCloseTo(all, within(1e-5 * Math.max(1, Math.abs(all))));
            }
        }
        for (String name : List.of("suitability-by-unit", "zones-by-unit")) {
            assertThat(desk.table(name).rows())
                    .extracting(r -> r.text("name"))
                    .containsExactly("region", "outside", "unit W");
        }
    }

    @Test
    void theCommandsWriteTheTablesOfAWholeRun() throws Exception {
        assertThat(study(PLAN).run().code()).isZero();
        JsonNode zones = json(Desk.command(
                "zones", root.toString(), "--out", root.resolve("z").toString(), "--json"));
        assertThat(zones.path("zones").size())
                .isEqualTo(desk.table("zones").rows().size());
        assertThat(Desk.command(
                                "suitability",
                                root.toString(),
                                "--out",
                                root.resolve("s").toString())
                        .code())
                .isZero();
        for (String name : List.of("suitability-weights", "suitability-levels", "sensitivity")) {
            byte[] whole = Files.readAllBytes(root.resolve("run/tables/" + name + ".csv"));
            assertThat(root.resolve("s/tables/" + name + ".csv")).hasBinaryContent(whole);
            assertThat(root.resolve("z/tables/" + name + ".csv")).hasBinaryContent(whole);
        }
        for (String name : List.of("zones", "strategies", "corridors", "zone-rules", "zone-conflicts")) {
            assertThat(root.resolve("z/tables/" + name + ".csv"))
                    .hasBinaryContent(Files.readAllBytes(root.resolve("run/tables/" + name + ".csv")));
            assertThat(root.resolve("s/tables/" + name + ".csv")).doesNotExist();
        }
        assertThat(root.resolve("s/rasters/landuse_2010.tif")).doesNotExist();
    }

    /** The legend has six classes, the land three of them; whoever grades those has graded all there is. */
    @Test
    void aClassThatNoPhaseHasNeedsNoScore() {
        desk.write("lu.tif", PlainTiff.of("22222222 15511551")).study("2020: lu.tif", """
                carbon: { factors: literature-cn }
                suitability:
                  criteria: c.csv
                  weights: { equal: true }
                  breaks: [3, 7]
                  sensitivity: { step: 0, samples: 0 }
                """);
        String header = "criterion,source,grading,at,scores,reference\n";
        desk.write("c.csv", header + "land,land use,classes,forest|cultivated|construction,9|5|1,Li 2015\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.told()).isZero();
        assertThat(run.told()).doesNotContain("SUIT-26");
        assertThat(region(desk.table("suitability-levels")).stream()
                        .map(r -> r.text("cells"))
                        .toList())
                .containsExactly("8", "4", "4");
        desk.write("c.csv", header + "land,land use,classes,forest|construction,9|1,Li 2015\n");
        for (Desk.Outcome told : List.of(desk.run(), Desk.command("check", root.toString()))) {
            assertThat(told.code()).isEqualTo(1);
            assertThat(told.told()).contains("""
                    SUIT-26     criterion land: no score is given for cultivated; scores are given for forest, \
                    construction
                    """);
        }
    }

    /** What stands in the answer for programs, and so in those of Python, R and QGIS, is what was asked for. */
    @Test
    void corridorsAndScenariosAnswerWithTheirOwnTable() throws Exception {
        desk.write("w.csv", "scenario,zone,from,to,area_ha,item,percent\nmore wood,,cultivated,forest,10,,\n");
        study(PLAN + "scenarios: w.csv\n");
        assertThat(desk.run().code()).isZero();
        for (String[] asked : new String[][] {{"corridors", "corridors"}, {"scenarios", "scenario"}}) {
            String out = root.resolve(asked[0]).toString();
            JsonNode answer = json(Desk.command(asked[0], root.toString(), "--out", out, "--json"));
            assertThat(answer.fieldNames()).toIterable().containsExactly(asked[1], "cautions");
            assertThat(answer.path(asked[1]).size())
                    .isEqualTo(Files.readAllLines(root.resolve(asked[0] + "/tables/" + asked[1] + ".csv"))
                                    .size()
                            - 1)
                    .isPositive();
            // the table of a whole run, with what the differences may be off by
            String table = "tables/" + asked[1] + ".csv";
            assertThat(root.resolve(asked[0]).resolve(table))
                    .hasSameBinaryContentAs(root.resolve("run").resolve(table));
        }
    }

    @Test
    void densitySurfacesAndHotSpotsOfTheRunAreCriteria() throws Exception {
        String statistics =
                "statistics: { units: [cells], weights: queen, density: { radius: 2 km, cell: 300 m }, hot-spots: { "
                        + "permutations: 999, correction: none } }\n";
        study("")
                .study(
                        "2010: a.tif, 2020: b.tif",
                        """
                units: { d: { file: u.geojson, id: id, name: name }, cells: { fishnet: 1 km } }
                carbon: { factors: literature-cn, energy: { file: e.csv, route: ncv, units: d } }
                """ + statistics
                                + "suitability: { criteria: dense.csv, breaks: [2, 6], sensitivity: { step: 0, "
                                + "samples: 0 }, sieve: 0, majority: 0 }\n")
                .write(
                        "dense.csv",
                        "criterion,source,grading,at,scores\ndense,density of sources,linear,0|100000,1|9\n");
        assertThat(desk.run().code()).isZero();
        ValueRaster score =
                TiffFile.open(root.resolve("run/rasters/suitability_score.tif")).values();
        ValueRaster density = TiffFile.open(root.resolve("run/rasters/density_source_2020.tif"))
                .values();
        float[] cells = new float[120 * 90];
        float[] blocks = new float[40 * 30];
        score.open().read(new Window(0, 0, 120, 90), cells);
        density.open().read(new Window(0, 0, 40, 30), blocks);
        for (int i = 0; i < cells.length; i++) {
            double expected = 1 + 8 * Math.min(1, blocks[i / 120 / 3 * 40 + i % 120 / 3] / 100_000);
            assertThat((double) cells[i]).as("cell " + i).isCloseTo(expected, within(1e-6));
        }
        byte[] whole = Files.readAllBytes(root.resolve("run/tables/suitability-levels.csv"));
        assertThat(Desk.command(
                                "suitability",
                                root.toString(),
                                "--out",
                                root.resolve("s").toString())
                        .code())
                .isZero();
        assertThat(root.resolve("s/tables/suitability-levels.csv")).hasBinaryContent(whole);
        // bins of the 1 km squares, by class
        desk.write(
                "dense.csv",
                "criterion,source,grading,at,scores\nspots,hot spots,classes,-3|-2|-1|0|1|2|3,9|8|7|5|3|2|1\n");
        assertThat(Desk.command(
                                "suitability",
                                root.toString(),
                                "--out",
                                root.resolve("t").toString())
                        .code())
                .isZero();
        float[] byBin = new float[cells.length];
        TiffFile.open(root.resolve("t/rasters/suitability_score.tif"))
                .values()
                .open()
                .read(new Window(0, 0, 120, 90), byBin);
        assertThat(IntStream.range(0, byBin.length).mapToObj(i -> byBin[i]).distinct())
                .allMatch(v -> List.of(9f, 8f, 7f, 5f, 3f, 2f, 1f).contains(v))
                .hasSizeGreaterThan(1);
        // asked for without being made
        desk.study("2020: b.tif", "carbon: { factors: literature-cn }\nsuitability: { criteria: dense.csv }\n");
        assertThat(Desk.command("check", root.toString()).told())
                .contains("STUDY-04    statistics.hot-spots (criterion spots): it is required but missing");
    }

    @Test
    void threadsDoNotMatter() throws Exception {
        study(PLAN + "scenarios: what.csv\n")
                .write("what.csv", "scenario,zone,from,to,area_ha,item,percent\na,,cultivated,forest,100,,\n");
        assertThat(Desk.command(
                                "zones",
                                root.toString(),
                                "--out",
                                root.resolve("one").toString(),
                                "--threads",
                                "1")
                        .code())
                .isZero();
        assertThat(Desk.command(
                                "zones",
                                root.toString(),
                                "--out",
                                root.resolve("three").toString(),
                                "--threads",
                                "3")
                        .code())
                .isZero();
        try (Stream<Path> files = Files.walk(root.resolve("one"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("run.json"))
                    .toList()) {
                assertThat(root.resolve("three").resolve(root.resolve("one").relativize(file)))
                        .hasBinaryContent(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void scenariosRunThroughTheAccountOfTheLastPhase() {
        study(PLAN + "scenarios: what.csv\n").write("what.csv", """
                scenario,zone,from,to,area_ha,item,percent
                trees,,cultivated,forest,120,,
                trees,key_restoration,cultivated,forest,30,,
                coal,,,,,raw coal,-10
                """);
        assertThat(desk.run().code()).isZero();
        Map<String, TextTable.Row> totals = new LinkedHashMap<>();
        desk.table("scenario").rows().stream()
                .filter(r -> r.text("change").equals("all lines"))
                .forEach(r -> totals.put(r.text("scenario"), r));
        double net = desk.table("carbon-by-unit").rows().stream()
                .filter(r ->
                        r.text("unit_set").equals("region") && r.text("year").equals("2020"))
                .findFirst()
                .orElseThrow()
                .number("net_tCO2");
        assertThat(totals.get("trees").number("base_net_tCO2")).isCloseTo(net, within(1e-6));
        // 150 ha x (-0.644 - 0.422) tC/ha = -159.9 tC = -586.3 tCO2
        assertThat(totals.get("trees").number("difference_tCO2")).isCloseTo(-159.9 * 44 / 12, within(1e-6));
        double coal = desk.table("carbon-by-class").rows().stream()
                .filter(r -> r.text("year").equals("2020") && r.text("class").equals("construction"))
                .mapToDouble(r -> r.number("tCO2"))
                .sum();
        assertThat(totals.get("coal").number("difference_tCO2"))
                .isCloseTo(-0.1 * coal * 11_000 / 9_000, within(1e-6)); // W has no town: its 2,000 t lie on other land
    }

    @Test
    void allProblemsOfTheSectionAreToldAtOnce() {
        study("""
                suitability:
                  criteria: criteria.csv
                  weights: { ahp: ahp.csv }
                  zones: zones.csv
                  levls: 3
                scenarios: what.csv
                """)
                .write("criteria.csv", """
                criterion,source,direction,grading,at,scores
                land_use,land use,,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1
                town,distance to castle,positive,breaks,500,1|9
                lamp,magic,positive,minmax,,
                moon,missing.tif,sideways,minmax,,
                """)
                .write("zones.csv", "rule,zone,level,rain\nA,a,splendid,>3\n")
                .write("what.csv", "scenario,zone,from,to,area_ha,item,percent\nx,,forest,,5,,\n");
        Desk.Outcome out = Desk.command("check", root.toString());
        assertThat(out.code()).isEqualTo(1);
        assertThat(out.err())
                .contains(
                        "STUDY-03",
                        "suitability.levls",
                        "castle",
                        "SUIT-30",
                        "magic",
                        "FILE-01",
                        "missing.tif",
                        "SUIT-32",
                        "sideways",
                        "SUIT-34",
                        "SUIT-13",
                        "SUIT-21",
                        "splendid",
                        "SUIT-36");
    }

    @Test
    void aStudyWithoutTheSectionHasNoneOfIt() {
        assertThat(study("").run().code()).isZero();
        assertThat(root.resolve("run/tables/zones.csv")).doesNotExist();
        assertThat(root.resolve("run/rasters/suitability_score.tif")).doesNotExist();
    }

    /**
     * Rules divide all classified land (a town is built also where its slope is missing); each set of weights has its
     * own natural breaks.
     */
    @Test
    void bungoWithElevationSlopeAndSoilCarbonIsThatOfNumpy() throws Exception {
        List<Path> places = new ArrayList<>();
        String given = System.getProperty("carbonscape.shared", "");
        if (!given.isEmpty()) {
            places.add(Path.of(given));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            places.add(at.resolve("shared"));
        }
        places.add(Path.of("/work/shared"));
        Path data = places.stream()
                .map(p -> p.resolve("data/bungo"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(data != null, "the Bungo data are not here");
        StringBuilder legend = new StringBuilder("code,class\n");
        for (TextTable.Row row : TableFile.read(data.resolve("tables/landuse_table_bungo.csv"), "", "classes")
                .rows()) {
            String name = row.text("LC");
            legend.append(row.text("ID"))
                    .append(',')
                    .append(
                            row.number("ID") <= 9
                                    ? "forest"
                                    : name.equals("Water")
                                            ? "water"
                                            : name.contains("Settlement")
                                                    ? "construction"
                                                    : name.contains("Shrub") || name.contains("Grass")
                                                            ? "grassland"
                                                            : name.contains("Open") ? "unused" : "cultivated")
                    .append('\n');
        }
        desk.write("legend.csv", legend.toString())
                .write(
                        "ahp.csv",
                        ",land_use,elevation,slope,soil_carbon\nland_use,1,3,3,2\nelevation,1/3,1,1,1/2\n"
                                + "slope,1/3,1,1,1/2\nsoil_carbon,1/2,2,2,1\n")
                .write("criteria.csv", """
                        criterion,source,grading,at,scores
                        land_use,land use,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1
                        elevation,dem,breaks,75|150|300|800|1200|1600,1|5|7|9|7|3|1
                        slope,slope,breaks,2|5|8|15|25|35,1|3|5|7|9|7|3
                        soil_carbon,%s/drivers/bungo_soc_0-5cm_mean.tif,quantiles,,1|3|5|7|9
                        """.formatted(data))
                .write("study.yaml", """
                        study: Bungo
                        landUse: { legend: legend.csv, phases: { 2010: "%1$s/landcover/bungo_landcover_2010r.tif" } }
                        drivers: { dem: "%1$s/drivers/bungo_elevation.tif", slope: "%1$s/drivers/bungo_slope.tif" }
                        suitability: { criteria: criteria.csv, weights: { ahp: ahp.csv }, sensitivity: { samples: 0 }, \
                        sieve: 0, majority: 0 }
                        """.formatted(data));
        Desk.Outcome out = Desk.command(
                "zones", root.toString(), "--out", root.resolve("run").toString());
        assertThat(out.code()).as(out.err()).isZero();
        Map<String, Long> found = new LinkedHashMap<>();
        region(desk.table("suitability-levels"))
                .forEach(r -> found.put("level " + r.text("level"), (long) r.number("cells")));
        desk.table("zone-rules").rows().forEach(r -> found.put("rule " + r.text("rule"), (long) r.number("cells")));
        region(desk.table("zones")).forEach(r -> found.put("zone " + r.text("zone"), (long) r.number("cells")));
        desk.table("sensitivity")
                .rows()
                .forEach(r -> found.put("changed " + r.text("variation"), (long) r.number("changed_cells")));
        Map<String, Long> expected = new LinkedHashMap<>();
        Path reference = Path.of(SuitabilityTest.class
                .getResource("/reference/suitability/bungo/expected.csv")
                .toURI()); // written by twin.py beside it
        TableFile.read(reference, "", "expected")
                .rows()
                .forEach(r -> expected.put(r.text("what"), (long) r.number("cells")));
        assertThat(found).isEqualTo(expected); // to the cell
    }

    @Test
    void unitLayersCarryLevelsAndZones() {
        assertThat(study(PLAN).run().code()).isZero();
        Layer units = VectorFile.read(root.resolve("run/vectors/units.gpkg"), "d");
        TextTable levels = desk.table("suitability-levels");
        for (int i = 0; i < units.size(); i++) {
            String id = units.text(i, units.find("id").orElseThrow());
            for (int level = 1; level <= 3; level++) {
                String l = Integer.toString(level);
                for (String amount : List.of("area_km2", "share_percent", "stock_tC", "net_tCO2")) {
                    double inTable = levels.rows().stream()
                            .filter(r -> r.text("unit_set").equals("d")
                                    && r.text("unit").equals(id)
                                    && r.text("level").equals(l))
                            .mapToDouble(r -> r.number(amount))
                            .sum(); // none: 0
                    assertThat(units.value(
                                    i, units.find("level_" + l + "_" + amount).orElseThrow()))
                            .isCloseTo(inTable, within(1e-12 * Math.abs(inTable))); // tables have 15 digits
                }
            }
            double zones = 0;
            for (String zone : List.of("key_protection", "key_restoration", "auxiliary_restoration")) {
                zones += units.value(i, units.find(zone + "_share_percent").orElseThrow());
            }
            assertThat(zones).isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void zonePatchesOnAGridInDegreesHaveTheirTrueArea() {
        study("")
                .write("a.tif", land(2010).epsg(4490).at(112, 60).cells(0.01, 0.1))
                .write("b.tif", land(2020).epsg(4490).at(112, 60).cells(0.01, 0.1));
        desk.write(
                        "criteria.csv",
                        "criterion,source,grading,at,scores\nland_use,land "
                                + "use,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1\n")
                .study(
                        "2010: a.tif, 2020: b.tif",
                        "carbon: { factors: literature-cn, stock: s.csv }\nsuitability: { criteria: criteria.csv, "
                                + "sieve: 0, majority: 0, sensitivity: { samples: 5 } }\n");
        assertThat(desk.run().code()).isZero();
        Layer zones = VectorFile.read(root.resolve("run/vectors/zones.gpkg"), "zones");
        for (TextTable.Row row : region(desk.table("zones"))) {
            double[] sums = new double[3];
            for (int i = 0; i < zones.size(); i++) {
                if (zones.text(i, zones.find("zone").orElseThrow()).equals(row.text("zone"))) {
                    sums[0] += zones.value(i, zones.find("area_ha").orElseThrow()) / 100;
                    sums[1] += zones.value(i, zones.find("stock_tC").orElseThrow());
                    sums[2] += zones.value(i, zones.find("net_tCO2").orElseThrow());
                }
            }
            // rows from 60 to 51 degrees north differ by a fifth in area
            assertThat(sums[0]).isCloseTo(row.number("area_km2"), within(1e-9 * sums[0]));
            assertThat(sums[1]).isCloseTo(row.number("stock_tC"), within(1e-9 * sums[1]));
            assertThat(sums[2]).isCloseTo(row.number("net_tCO2"), within(1e-6 * Math.abs(sums[2])));
        }
    }
}
