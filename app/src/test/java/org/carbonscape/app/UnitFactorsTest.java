package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A factor of a county holds for the county's land, whoever else that land is counted for: every set, the region, the
 * classes and the rasters are held against a sum over cells, one at a time.
 */
class UnitFactorsTest {
    private static final int COLUMNS = 30;
    private static final int ROWS = 24;
    private static final double WEST = 450_000;
    private static final double NORTH = 3_100_000;
    private static final double CO2 = 44.0 / 12;
    private static final List<Integer> YEARS = List.of(2000, 2010);
    private static final List<String> CLASSES =
            List.of("none", "cultivated", "forest", "grassland", "water", "construction", "unused");

    /** Rectangles by id: west, south, east, north. Some land is in no county, some in no district. */
    private static final Map<String, double[]> COUNTIES = rectangles(
            "A 450000 3098000 451300 3100000", "B 451300 3098500 452600 3100000", "C 451300 3097600 452600 3098500");

    private static final Map<String, double[]> DISTRICTS =
            rectangles("P 450000 3097600 451700 3100000", "Q 451700 3097600 453000 3099100");

    private static final String FACTORS = """
            class,value,unit,unit_id
            cultivated,0.422,tC/ha/yr,
            forest,-0.644,tC/ha/yr,
            water,-0.2,tC/ha/yr,
            forest,-1.5,tC/ha/yr,A
            cultivated,-0.3,tC/ha/yr,A
            forest,0.7,tC/ha/yr,B
            construction,0.1,tC/ha/yr,B
            grassland,-0.021,tC/ha/yr,C
            """;

    /** tC/ha/yr by county and class: the table above, read by eye. */
    private static final Map<String, double[]> FACTOR = Map.of(
            "", new double[] {0, 0.422, -0.644, 0, -0.2, 0, 0},
            "A", new double[] {0, -0.3, -1.5, 0, -0.2, 0, 0},
            "B", new double[] {0, 0.422, 0.7, 0, -0.2, 0.1, 0},
            "C", new double[] {0, 0.422, -0.644, -0.021, -0.2, 0, 0});

    @TempDir
    private Path root;

    private Desk desk;
    private final int[][] cells = new int[YEARS.size()][COLUMNS * ROWS];

    @BeforeEach
    void aDesk() {
        desk = new Desk(root);
        Random random = new Random(9);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            cells[0][i] = random.nextInt(7);
            cells[1][i] = random.nextInt(4) == 0 ? random.nextInt(7) : cells[0][i];
        }
        for (int p = 0; p < YEARS.size(); p++) {
            int[] phase = cells[p];
            desk.write(YEARS.get(p) + ".tif", PlainTiff.of(COLUMNS, ROWS, (x, y) -> phase[y * COLUMNS + x]));
        }
        desk.squares("counties.geojson", 4547, texts(COUNTIES))
                .squares("districts.geojson", 4547, texts(DISTRICTS))
                .write("factors.csv", FACTORS);
    }

    private static Map<String, double[]> rectangles(String... texts) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (String text : texts) {
            String[] s = text.split(" ");
            all.put(
                    s[0],
                    Arrays.stream(s).skip(1).mapToDouble(Double::parseDouble).toArray());
        }
        return all;
    }

    private static String[] texts(Map<String, double[]> rectangles) {
        return rectangles.entrySet().stream()
                .map(e -> "%s %.0f %.0f %.0f %.0f"
                        .formatted(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2], e.getValue()[3]))
                .toArray(String[]::new);
    }

    /** Which rectangle holds a cell's centre; "outside" where none does. */
    private static String holder(Map<String, double[]> rectangles, int cell) {
        double x = WEST + (cell % COLUMNS + 0.5) * 100;
        double y = NORTH - (cell / COLUMNS + 0.5) * 100;
        return rectangles.entrySet().stream()
                .filter(e -> x > e.getValue()[0] && x < e.getValue()[2] && y > e.getValue()[1] && y < e.getValue()[3])
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("outside");
    }

    /** The square of 700 m that holds a cell: rows and columns from the north-west, as the tables write them. */
    private static String square(int cell) {
        return "r" + (cell / COLUMNS / 7 + 1) + "c" + (cell % COLUMNS / 7 + 1);
    }

    private static String unit(String set, int cell) {
        return switch (set) {
            case "counties" -> holder(COUNTIES, cell);
            case "districts" -> holder(DISTRICTS, cell);
            case "squares" -> square(cell);
            default -> "region";
        };
    }

    /**
     * What each unit of a set emits: 1000 tCO2 for the first, 2000 for the second, and so on; in 2010 twice as much.
     */
    private static double total(Map<String, double[]> set, String id, int phase) {
        return 1000.0 * (List.copyOf(set.keySet()).indexOf(id) + 1) * (phase + 1);
    }

    /**
     * Source and sink of a cell of one hectare in tCO2, with the emissions of its unit shared by its construction
     * cells.
     */
    private double[] flux(int phase, int cell, Map<String, double[]> emitters) {
        int c = cells[phase][cell];
        String county = holder(COUNTIES, cell);
        double own = FACTOR.getOrDefault(county, FACTOR.get(""))[c] * CO2;
        String emitter = holder(emitters, cell);
        double emitted = 0;
        if (c == 5 && !emitter.equals("outside")) {
            int carriers = 0;
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                carriers += cells[phase][i] == 5 && holder(emitters, i).equals(emitter) ? 1 : 0;
            }
            emitted = total(emitters, emitter, phase) / carriers;
        }
        return new double[] {Math.max(own, 0) + emitted, Math.min(own, 0)};
    }

    private static String emissions(Map<String, double[]> set) {
        StringBuilder rows = new StringBuilder("year,unit,amount,unit_of_amount\n");
        for (int p = 0; p < YEARS.size(); p++) {
            for (String id : set.keySet()) {
                rows.append("%d,%s,%s,tCO2\n".formatted(YEARS.get(p), id, total(set, id, p)));
            }
        }
        return rows.toString();
    }

    private void runs() {
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static final String SETS = """
            units:
              squares: { fishnet: 700 m }
              districts: { file: districts.geojson, id: id }
              counties: { file: counties.geojson, id: id }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"none", "counties", "districts"})
    void factorsOfCountiesHoldForTheirLandInEverySetClassAndRaster(String emitting) {
        Map<String, double[]> emitters = switch (emitting) {
            case "counties" -> COUNTIES;
            case "districts" -> DISTRICTS;
            default -> Map.of();
        };
        String emissions = emitters.isEmpty() ? "" : ", emissions: { file: e.csv, units: " + emitting + " }";
        desk.write("e.csv", emissions(emitters))
                .study("2000: 2000.tif, 2010: 2010.tif", SETS + "carbon: { factors: factors.csv" + emissions + " }\n");
        runs();
        for (int p = 0; p < YEARS.size(); p++) {
            for (String set : List.of("region", "squares", "districts", "counties")) {
                Map<String, double[]> expected = new TreeMap<>();
                for (int i = 0; i < COLUMNS * ROWS; i++) {
                    double[] flux = flux(p, i, emitters);
                    double[] sum = expected.computeIfAbsent(unit(set, i), u -> new double[2]);
                    sum[0] += flux[0];
                    sum[1] += flux[1];
                }
                Map<String, List<String>> rows = desk.rows("carbon-by-unit", 4);
                int source = desk.table("carbon-by-unit").columns().indexOf("source_tCO2");
                int year = YEARS.get(p);
                expected.forEach((unit, sum) -> assertThat(rows.entrySet().stream()
                                .filter(e -> e.getKey().startsWith(set + " " + unit + " "))
                                .filter(e -> e.getKey().endsWith(" " + year))
                                .map(Map.Entry::getValue)
                                .toList())
                        .as(set + " " + unit + " " + year)
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(Double.parseDouble(row.get(source)))
                                    .isCloseTo(sum[0], within(1e-9 * Math.abs(sum[0]) + 1e-12));
                            assertThat(Double.parseDouble(row.get(source + 1)))
                                    .isCloseTo(sum[1], within(1e-9 * Math.abs(sum[1]) + 1e-12));
                        }));
            }
            classesAgree(p, emitters);
            rastersAgree(p, emitters);
        }
    }

    private void classesAgree(int p, Map<String, double[]> emitters) {
        Map<String, Double> expected = new TreeMap<>();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double[] flux = flux(p, i, emitters);
            String name = CLASSES.get(cells[p][i]);
            if (flux[0] != 0) {
                expected.merge(YEARS.get(p) + " " + name + " source", flux[0], Double::sum);
            }
            if (flux[1] != 0) {
                expected.merge(YEARS.get(p) + " " + name + " sink", flux[1], Double::sum);
            }
        }
        expected.forEach((key, tCO2) -> assertThat(desk.number("carbon-by-class", 3, key, "tCO2"))
                .as(key)
                .isCloseTo(tCO2, within(1e-9 * Math.abs(tCO2))));
    }

    private void rastersAgree(int p, Map<String, double[]> emitters) {
        for (String flow : List.of("source", "sink", "net")) {
            float[] written = new float[COLUMNS * ROWS];
            TiffFile file = TiffFile.open(root.resolve("run/rasters/" + flow + "_" + YEARS.get(p) + ".tif"));
            try (var reader = file.values(file.grid(), List.of()).open()) {
                reader.read(new Window(0, 0, COLUMNS, ROWS), written);
            }
            for (int i = 0; i < written.length; i++) {
                if (cells[p][i] == 0) {
                    assertThat(written[i]).isNaN();
                    continue;
                }
                double[] flux = flux(p, i, emitters);
                double expected = flow.equals("source") ? flux[0] : flow.equals("sink") ? flux[1] : flux[0] + flux[1];
                assertThat((double) written[i])
                        .as(flow + " " + YEARS.get(p) + " cell " + i)
                        .isCloseTo(expected, within(2e-6 * Math.abs(expected) + 1e-12));
            }
        }
    }

    /**
     * 10 ha of fields become forest: what a hectare of each gives is the mean over the region's land of the last phase.
     */
    @Test
    void scenariosStartFromTheSameAccountAndMoveLandAtTheMeanFactors() {
        desk.study("2000: 2000.tif, 2010: 2010.tif", SETS + "carbon: { factors: factors.csv }\nscenarios: what.csv\n")
                .write("what.csv", "scenario,zone,from,to,area_ha,item,percent\ntrees,,cultivated,forest,10,,\n");
        runs();
        double[] sum = new double[7];
        int[] n = new int[7];
        double net = 0;
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double[] flux = flux(1, i, Map.of());
            net += flux[0] + flux[1];
            sum[cells[1][i]] += flux[0] + flux[1];
            n[cells[1][i]]++;
        }
        List<String> row = desk.rows("scenario", 3).get("trees 0 all lines");
        List<String> columns = desk.table("scenario").columns();
        assertThat(Double.parseDouble(row.get(columns.indexOf("base_net_tCO2"))))
                .isCloseTo(net, within(1e-9 * -net));
        assertThat(Double.parseDouble(row.get(columns.indexOf("difference_tCO2"))))
                .isCloseTo(10 * (sum[2] / n[2] - sum[1] / n[1]), within(1e-9));
    }

    /** The levels' net emissions are summed from cells read again; they add up to those of counties and districts. */
    @Test
    void theNetFluxOfSuitabilityLevelsAddsUpToTheAccount() {
        desk.write("c.csv", """
                        criterion,source,direction,grading,at,scores
                        land_use,land use,,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1
                        town,distance to construction,positive,minmax,,
                        """)
                .write("e.csv", emissions(DISTRICTS))
                .study("2000: 2000.tif, 2010: 2010.tif", SETS + """
                        carbon: { factors: factors.csv, emissions: { file: e.csv, units: districts } }
                        suitability: { criteria: c.csv, weights: { entropy: true }, sieve: 0, majority: 0 }
                        """);
        runs();
        for (String set : List.of("region", "districts", "counties")) {
            Map<String, Double> expected = new TreeMap<>();
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                double[] flux = flux(1, i, DISTRICTS);
                expected.merge(unit(set, i), flux[0] + flux[1], Double::sum);
            }
            Map<String, Double> got = new TreeMap<>();
            desk.table("suitability-levels").rows().stream()
                    .filter(r -> r.text("unit_set").equals(set))
                    .forEach(r -> got.merge(r.text("unit"), r.number("net_tCO2"), Double::sum));
            assertThat(got.keySet()).isEqualTo(expected.keySet());
            expected.forEach((unit, net) ->
                    assertThat(got.get(unit)).as(set + " " + unit).isCloseTo(net, within(1e-3)));
        }
    }

    @Test
    void squaresMayHaveFactorsOfTheirOwnToo() {
        desk.write("f.csv", "class,value,unit,unit_id\nforest,-1,tC/ha/yr,r2c3\n")
                .study("2000: 2000.tif", SETS + "carbon: { factors: f.csv }\n");
        runs();
        double expected = 0;
        double ofQ = 0;
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double sink = cells[0][i] == 2 && square(i).equals("r2c3") ? -CO2 : 0;
            expected += sink;
            ofQ += holder(DISTRICTS, i).equals("Q") ? sink : 0;
        }
        assertThat(expected).isNegative();
        assertThat(desk.number("carbon-by-unit", 4, "region region region 2000", "sink_tCO2"))
                .isCloseTo(expected, within(1e-9));
        assertThat(desk.number("carbon-by-unit", 4, "districts Q Q 2000", "sink_tCO2"))
                .isCloseTo(ofQ, within(1e-9));
        assertThat(desk.table("carbon-by-unit").rows().stream()
                        .filter(r -> r.text("unit_set").equals("squares") && r.number("sink_tCO2") != 0))
                .singleElement()
                .satisfies(r -> assertThat(r.text("unit")).isEqualTo("r2c3"));
    }

    @Test
    void unitsOnAGridInDegreesAreCutToo() {
        desk.squares("d.geojson", 4490, "E 112.1 27 114 29")
                .squares("c.geojson", 4490, "N 111 27.8 114 29", "S 111 27 114 27.8")
                .write("f.csv", "class,value,unit,unit_id\nforest,-0.6,tC/ha/yr,\nforest,-1.2,tC/ha/yr,N\n")
                .write(
                        "g.tif",
                        PlainTiff.of(40, 50, (x, y) -> 2).epsg(4490).at(112, 28).cells(0.01, 0.01))
                .study("2000: g.tif", """
                        units: { d: { file: d.geojson, id: id }, c: { file: c.geojson, id: id } }
                        carbon: { factors: f.csv }
                        """);
        runs();
        // all is forest: the area alone tells what each part takes up; N is the northern 20 of 50 rows
        double north = desk.number("carbon-by-unit", 4, "c N N 2000", "area_ha");
        double south = desk.number("carbon-by-unit", 4, "c S S 2000", "area_ha");
        double all = -(1.2 * north + 0.6 * south) * CO2;
        assertThat(desk.number("carbon-by-unit", 4, "region region region 2000", "sink_tCO2"))
                .isCloseTo(all, within(-all * 1e-9));
        // E holds 30 of 40 columns, and cells of a row are alike
        assertThat(desk.number("carbon-by-unit", 4, "d E E 2000", "sink_tCO2"))
                .isCloseTo(all * 0.75, within(-all * 1e-9));
    }

    @Test
    void anIdOfTwoSetsNeedsItsSet() {
        desk.squares("other.geojson", 4547, "A 450000 3097600 450700 3100000")
                .write("f.csv", "class,value,unit,unit_id\nforest,-1,tC/ha/yr,A\n")
                .study("2000: 2000.tif", """
                        units: { counties: { file: counties.geojson, id: id }, parks: { file: other.geojson, id: id } }
                        carbon: { factors: f.csv }
                        """);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.told())
                .contains("CARBON-18   carbon.factors (f.csv): each of the unit sets counties, parks has the units A.");
        desk.write("f.csv", "class,value,unit,unit_id,unit_set\nforest,-1,tC/ha/yr,A,parks\n");
        runs();
        double expected = 0;
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            expected -= cells[0][i] == 2 && i % COLUMNS < 7 ? CO2 : 0;
        }
        assertThat(desk.number("carbon-by-unit", 4, "region region region 2000", "sink_tCO2"))
                .isCloseTo(expected, within(1e-9));
        assertThat(desk.number("carbon-by-unit", 4, "parks A A 2000", "sink_tCO2"))
                .isCloseTo(expected, within(1e-9));
    }

    private Desk.Outcome account(String... more) {
        List<String> args = new ArrayList<>(
                List.of("account", "2000=" + root.resolve("2000.tif"), "--legend", "cnlucc-6", "--json", "--factors"));
        args.addAll(List.of(more));
        return Desk.command(args.toArray(String[]::new));
    }

    @Test
    void theCommandAccountsAsTheStudyDoes() throws Exception {
        Desk.Outcome outcome = account(
                root.resolve("factors.csv").toString(),
                "--units",
                root.resolve("counties.geojson").toString(),
                "--id",
                "id",
                "--fishnet",
                "700");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<String, double[]> expected = new TreeMap<>();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double[] flux = flux(0, i, Map.of());
            for (String unit : List.of("region", "units " + holder(COUNTIES, i), "fishnet " + square(i))) {
                double[] sum = expected.computeIfAbsent(unit, u -> new double[2]);
                sum[0] += flux[0];
                sum[1] += flux[1];
            }
        }
        JsonNode rows = new ObjectMapper().readTree(outcome.out()).get("byUnit");
        assertThat(rows).hasSize(1 + 4 + 5 * 4); // the region, three counties and the outside, squares
        for (JsonNode row : rows) {
            String set = row.get("unit_set").asText();
            double[] sum = expected.get(
                    set.equals("region") ? set : set + " " + row.get("unit").asText());
            assertThat(row.get("source_tCO2").asDouble()).isCloseTo(sum[0], within(1e-9));
            assertThat(row.get("sink_tCO2").asDouble()).isCloseTo(sum[1], within(1e-9));
        }
    }

    @Test
    void theCommandTellsOfUnknownUnitsAndOfNoUnits() {
        desk.write("f.csv", "class,value,unit,unit_id\nforest,-1,tC/ha/yr,A\nforest,-1,tC/ha/yr,Z\n");
        String factors = root.resolve("f.csv").toString();
        Desk.Outcome unknown =
                account(factors, "--units", root.resolve("counties.geojson").toString(), "--id", "id");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.told())
                .contains("CARBON-14")
                .contains("\"Z\" is not among")
                .doesNotContain("\"A\" is not");
        Desk.Outcome none = account(factors);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.told()).contains("CARBON-20").contains("the units A, Z, but there are no units");
    }
}
