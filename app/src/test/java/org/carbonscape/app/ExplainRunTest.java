package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.carbonscape.io.table.TextTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain RUN}: an auditor follows every tonne of a run, from its folder alone. */
class ExplainRunTest {
    @TempDir
    Path root;

    private Desk desk;
    private String run;

    /** Two districts and squares across their border; coal in both, night light as weight, stocks of two pools. */
    @BeforeEach
    void study() {
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write("b.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x * 2 + y) % 6))
                .squares(
                        "u.geojson",
                        4547,
                        "W 450000 3099500 450600 3100000",
                        "007 450000 3099400 450600 3099500",
                        "E 450600 3099400 451100 3100000",
                        "r1c1 451100 3099400 451200 3100000")
                .write("e.csv", """
                        year,unit,item,amount,unit_of_amount
                        2000,W,raw coal,1.5,10^4 t
                        2000,E,raw coal,20,t
                        2000,E,diesel,3,t
                        2010,W,raw coal,2,10^4 t
                        2010,E,raw coal,30,t
                        """)
                .write("s.csv", """
                        class,value,unit,pool,source
                        cultivated,5,tC/ha,above,here
                        cultivated,90,tC/ha,soil,here
                        forest,4.2,kgC/m2,above,here
                        grassland,9,tC/ha,,here
                        water,0,tC/ha,,here
                        construction,0,tC/ha,,here
                        unused,1,tC/ha,,here
                        """)
                .study("2000: a.tif, 2010: b.tif", """
                        units: { districts: { file: u.geojson, id: id, name: name }, squares: { fishnet: 500 m } }
                        carbon:
                          factors: literature-cn
                          energy: { file: e.csv, route: ncv, units: districts }
                          stock: s.csv
                        """);
        Desk.Outcome ran = desk.run();
        assertThat(ran.code()).as(ran.told()).isZero();
        run = root.resolve("run").toString();
    }

    private JsonNode explained(String... more) throws IOException {
        Desk.Outcome outcome = Desk.command(Stream.concat(Stream.of("explain", run, "--json"), Stream.of(more))
                .toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err() + outcome.out()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    private static double sum(JsonNode lines, String unit, boolean below) {
        double sum = 0;
        for (JsonNode line : lines) {
            double result = line.path("result").asDouble();
            if (line.path("unit_of_result").asText().equals(unit) && (result < 0) == below) {
                sum += result;
            }
        }
        return sum;
    }

    /** Every unit of every set and year: its lines add up to the tables, and each line's steps to its result. */
    @Test
    void linesOfEveryUnitAddUpToTheTables() throws IOException {
        int seen = 0;
        for (TextTable.Row row : desk.table("carbon-by-unit").rows()) {
            JsonNode answer = explained(
                    "--unit", row.text("unit"), "--unit-set", row.text("unit_set"), "--year", row.text("year"));
            JsonNode lines = answer.path("lines");
            assertThat(answer.path("passed").asBoolean()).isTrue();
            assertThat(sum(lines, "tCO2e", false)).isCloseTo(row.number("source_tCO2"), within(1e-9));
            assertThat(sum(lines, "tCO2e", true)).isCloseTo(row.number("sink_tCO2"), within(1e-9));
            assertThat(answer.path("sums").path("net_tCO2").path("table").asDouble())
                    .isEqualTo(row.number("net_tCO2"));
            for (JsonNode line : lines) {
                double product = line.path("activity").path("value").asDouble();
                for (JsonNode step : line.path("steps")) {
                    product *= step.path("value").asDouble();
                }
                assertThat(product)
                        .as(line.toString())
                        .isCloseTo(line.path("result").asDouble(), within(1e-9 * Math.abs(product) + 1e-12));
            }
            seen++;
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void theLedgerAsATableAddsUpToEveryOtherTable() {
        Map<String, Double> byUnit = new TreeMap<>();
        Map<String, Double> byClass = new TreeMap<>();
        Map<String, Double> items = new TreeMap<>();
        for (TextTable.Row row : desk.table("ledger").rows()) {
            String key = row.text("unit_set") + " " + row.text("unit") + " " + row.text("year");
            double result = row.number("result");
            if (row.text("part").equals("item")) {
                items.merge(key, result, Double::sum);
            } else if (row.text("unit_of_result").equals("tCO2e")) {
                byUnit.merge(key, result, Double::sum);
                if (row.text("unit_set").equals("region")) {
                    byClass.merge(row.text("year") + " " + row.text("class"), result, Double::sum);
                }
            }
        }
        for (TextTable.Row row : desk.table("carbon-by-unit").rows()) {
            if (!row.text("unit_set").equals("squares")) {
                assertThat(byUnit.getOrDefault(
                                row.text("unit_set") + " " + row.text("unit") + " " + row.text("year"), 0.0))
                        .isCloseTo(row.number("net_tCO2"), within(1e-9));
            }
        }
        Map<String, Double> classes = new TreeMap<>();
        desk.table("carbon-by-class")
                .rows()
                .forEach(r -> classes.merge(r.text("year") + " " + r.text("class"), r.number("tCO2"), Double::sum));
        assertThat(byClass.keySet()).isEqualTo(classes.keySet());
        byClass.forEach((key, net) -> assertThat(net).isCloseTo(classes.get(key), within(1e-9)));
        // 20 t x 20908 kJ/kg x 26.37 tC/TJ x 0.94 x 44/12 and 3 t x 42652 kJ/kg x 20.2 tC/TJ x 0.98 x 44/12
        double east = (20 * 20.908 * 26.37 * 0.94 + 3 * 42.652 * 20.2 * 0.98) / 1000 * 44 / 12;
        assertThat(items.get("districts E 2000")).isCloseTo(east, within(1e-9));
    }

    @Test
    void theArithmeticIsPrintedInBothLanguages() {
        Desk.Outcome english = Desk.command("explain", run, "--unit", "unit E", "--year", "2000");
        assertThat(english.code()).isZero();
        assertThat(english.out())
                .startsWith("unit E E (districts), 2000\n")
                .contains("Emissions of E (charged to land below)\n"
                        + "  raw coal: 20 t x 20908 kJ/kg x 0.000001 x 26.37 tC/TJ x 0.94 x 44/12 = 38.0")
                .contains("  construction, E: ")
                .contains("  forest, above: 5 ha x 4.2 kgC/m2 x 10 = 210 tC\n")
                .contains("  net_tCO2 = ")
                .contains("\n  20 t: raw coal - carbon.energy (e.csv) row 3\n"
                        + "  20908 kJ/kg: raw coal: net calorific value - GB/T 2589")
                .doesNotContain("DIFFERENT");
        Desk.Outcome chinese =
                Desk.command("explain", run, "--unit", "E", "--year", "2010", "--class", "林地", "--lang", "zh");
        assertThat(chinese.code()).isZero();
        assertThat(Desk.command("explain", run, "--unit", "E", "--year", "2000", "--lang", "zh")
                        .out())
                .contains("\n  20 t：原煤（carbon.energy (e.csv) 第 3 行）\n");
        assertThat(chinese.out())
                .startsWith("unit E E（districts），2010 年\n")
                .contains("碳源与碳汇\n  林地：")
                .contains("较上一期的储量变化\n  林地，")
                .contains("合计（各行之和；表中数值）")
                .contains("：林地（通常认为出自") // the run is English, and so is its record
                .doesNotContain("耕地：");
    }

    /** Nobody reads ninety lines that say the same. */
    @Test
    void whatADifferenceOfDensitiesIsIsSaidOnce() {
        String english = Desk.command("explain", run, "--unit", "region", "--year", "2010")
                .out();
        assertThat(english.split("ha x \\(").length).as("several transitions").isGreaterThan(3);
        assertThat(english)
                .containsOnlyOnce("density after less density before")
                .contains("  (a - b) tC/ha: density after less density before\n");
        assertThat(Desk.command("explain", run, "--unit", "region", "--year", "2010", "--lang", "zh")
                        .out())
                .containsOnlyOnce("  (a - b) tC/ha：转移后密度减转移前密度\n");
    }

    /** The square across the border is charged of both districts. */
    @Test
    void squaresTellWhoseEmissionsTheyAreCharged() throws IOException {
        List<TextTable.Row> charged = desk.table("ledger-charges").rows().stream()
                .filter(r -> r.text("year").equals("2010"))
                .toList();
        String both = charged.stream()
                .filter(r -> r.text("emissions_of").equals("E"))
                .map(r -> r.text("unit"))
                .filter(unit -> charged.stream()
                        .anyMatch(r -> r.text("unit").equals(unit)
                                && r.text("emissions_of").equals("W")))
                .findFirst()
                .orElseThrow();
        JsonNode answer = explained("--unit", both, "--year", "2010");
        List<String> from = Stream.of(answer.path("lines"))
                .flatMap(l -> StreamSupport.stream(l.spliterator(), false))
                .filter(l -> l.path("part").asText().equals("allocation"))
                .map(l -> l.path("item").asText())
                .toList();
        assertThat(from).contains("E", "W");
        assertThat(answer.path("items").size()).isEqualTo(2); // coal of both
    }

    @Test
    void anIdMayLackItsZeros() throws IOException {
        assertThat(explained("--unit", "7", "--year", "2000")).isEqualTo(explained("--unit", "007", "--year", "2000"));
    }

    @Test
    void whatARunDoesNotHaveIsTold() {
        assertThat(told("--unit", "N", "--year", "2000"))
                .startsWith("RUN-20      " + run + ": it has no unit \"N\"\n            Write one of: ");
        assertThat(told("--unit", "E", "--year", "2005"))
                .isEqualTo("RUN-22      " + run + ": it has no year 2005\n            Its years: 2000, 2010.\n");
        assertThat(told("--unit", "E", "--year", "2005", "--lang", "zh"))
                .isEqualTo("RUN-22      " + run + "：其中没有 2005 年\n            可用年份：2000、2010。\n");
        assertThat(told("--unit", "E", "--year", "2000", "--class", "forrest"))
                .startsWith("RUN-23      " + run + ": it has no class \"forrest\"\n            Write one of: forest");
        assertThat(told("--unit", "E", "--year", "2000", "--class", "forrest", "--lang", "zh"))
                .startsWith("RUN-23      " + run + "：其中没有地类“forrest”\n            请写以下之一：forest");
        assertThat(told("--unit", "r1c1", "--year", "2000"))
                .startsWith("RUN-21      " + run
                        + ": several units are called \"r1c1\": districts r1c1, squares r1c1\n"
                        + "            Name the one by its id, and its set with --unit-set.\n");
        assertThat(told("--unit", "r1c1", "--year", "2000", "--lang", "zh"))
                .startsWith("RUN-21      " + run + "：有多个单元名为“r1c1”：districts r1c1、squares r1c1\n            请用编号指明单元");
        assertThat(told("--unit", "N", "--year", "2000", "--lang", "zh"))
                .startsWith("RUN-20      " + run + "：其中没有单元“N”");
        assertThat(Desk.command("explain", root.toString(), "--unit", "E", "--year", "2000")
                        .err())
                .startsWith("RUN-16");
        new Desk(root.resolve("land"))
                .write("note.txt", "makes the folder")
                .write("a.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .study("2000: a.tif", "")
                .run();
        String land = root.resolve("land/run").toString();
        assertThat(Desk.command("explain", land, "--unit", "region", "--year", "2000")
                        .err())
                .isEqualTo("RUN-19      " + land + ": its record has no ledger\n"
                        + "            It is of an older version, or of a study without factors, emissions and stocks; "
                        + "run the study again.\n");
        assertThat(Desk.command("explain", land, "--unit", "region", "--year", "2000", "--lang", "zh")
                        .err())
                .isEqualTo("RUN-19      " + land + "：运行记录中没有账目\n            结果由旧版本写出，或研究中没有系数、排放和碳储量；请重新运行研究。\n");
    }

    private String told(String... more) {
        Desk.Outcome outcome = Desk.command(
                Stream.concat(Stream.of("explain", run), Stream.of(more)).toArray(String[]::new));
        assertThat(outcome.code()).isEqualTo(1);
        return outcome.err();
    }

    /** Amounts of all units under the same factors: 2 x 10^4 t and 30 t are written in two units, so in two lines. */
    @Test
    void theRegionsEmissionsAreToldByItem() throws IOException {
        JsonNode answer = explained("--unit", "region", "--year", "2000");
        double charged = 0;
        for (JsonNode line : answer.path("lines")) {
            charged += line.path("part").asText().equals("allocation")
                    ? line.path("result").asDouble()
                    : 0;
        }
        double items = 0;
        for (JsonNode line : answer.path("items")) {
            items += line.path("result").asDouble();
        }
        assertThat(charged).isPositive();
        assertThat(items).isCloseTo(charged, within(1e-9 * charged));
        assertThat(Desk.command("explain", run, "--unit", "region", "--year", "2000")
                        .out())
                .contains("Emissions of all units (charged to land below)\n");
        assertThat(Desk.command("explain", run, "--unit", "region", "--year", "2000", "--lang", "zh")
                        .out())
                .contains("全部单元的排放（在下文计入用地）");
    }
}
