package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.table.TextTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far an account may be off, as a table, as a sheet and as JSON. */
class UncertaintyTest {
    private static final double CO2 = 44.0 / 12;

    @TempDir
    private Path root;

    private Desk desk;

    /**
     * 100 ha in W and 100 ha in E, of cells of 1 ha: forest, fields and a town; in 2010 ten hectares of forest are
     * fields.
     */
    @BeforeEach
    void aDesk() {
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(20, 10, (x, y) -> x < 10 ? (y < 6 ? 2 : 1) : y < 3 ? 2 : y < 9 ? 1 : 5))
                .write("b.tif", PlainTiff.of(20, 10, (x, y) -> x < 10 ? (y < 5 ? 2 : 1) : y < 3 ? 2 : y < 9 ? 1 : 5))
                .squares("u.geojson", 4547, "W 450000 3099000 451000 3100000", "E 451000 3099000 452000 3100000")
                .write("f.csv", """
                        class,value,unit,low,high
                        forest,-0.6,tC/ha/yr,-0.8,-0.5
                        cultivated,0.4,tC/ha/yr,0.3,0.5
                        construction,0.1,tC/ha/yr,,
                        """)
                .write("s.csv", """
                        class,value,unit,low,high
                        forest,100,tC/ha,80,120
                        cultivated,50,tC/ha,45,55
                        grassland,0,tC/ha,,
                        water,0,tC/ha,,
                        construction,30,tC/ha,,
                        unused,0,tC/ha,,
                        """)
                .write("e.csv", "year,unit,amount,unit_of_amount\n2000,E,1000,tCO2\n2010,E,1000,tCO2\n");
    }

    private static final String CARBON = """
            units: { d: { file: u.geojson, id: id }, squares: { fishnet: 500 m } }
            carbon:
              factors: f.csv
              stock: s.csv
              emissions: { file: e.csv, units: d }
            """;

    private void runs(String more) {
        desk.study("2000: a.tif, 2010: b.tif", CARBON + more);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
    }

    private Map<String, TextTable.Row> rows(String method) {
        Map<String, TextTable.Row> rows = new LinkedHashMap<>();
        desk.table("carbon-uncertainty").rows().stream()
                .filter(r -> r.text("method").equals(method))
                .forEach(r -> rows.put(r.text("unit") + " " + r.text("year") + " " + r.text("part"), r));
        return rows;
    }

    private static void holds(TextTable.Row row, double estimate, double below, double above) {
        assertThat(row.number("estimate_tCO2")).isCloseTo(estimate, within(1e-9 * Math.abs(estimate)));
        assertThat(row.number("half_width_tCO2")).isCloseTo((below + above) / 2, within(1e-9));
        assertThat(row.number("low_tCO2")).isCloseTo(estimate - below, within(1e-9 * Math.abs(estimate)));
        assertThat(row.number("high_tCO2")).isCloseTo(estimate + above, within(1e-9 * Math.abs(estimate)));
        assertThat(row.number("low_90_tCO2"))
                .isCloseTo(estimate - below * 1.645 / 1.96, within(1e-9 * Math.abs(estimate)));
        assertThat(row.number("percent")).isCloseTo(50 * (below + above) / Math.abs(estimate), within(1e-9));
        assertThat(row.text("method")).isEqualTo("propagation");
    }

    @Test
    void intervalsOfFactorsReachSourceSinkNetAndStockOfEveryUnitAndPhase() throws Exception {
        runs("  emissions-uncertainty: [3, 4]\n");
        Map<String, TextTable.Row> rows = rows("propagation");
        assertThat(rows).hasSize(3 * (2 * 3 + 2 + 1)); // the region and two units: flows and stocks twice, a change
        // W in 2000: 60 ha of forest, -0.6 in -0.8 to -0.5; 40 ha of fields, 0.4 +- 0.1
        holds(rows.get("W 2000 sink"), -36 * CO2, 60 * 0.2 * CO2, 60 * 0.1 * CO2);
        holds(rows.get("W 2000 source"), 16 * CO2, 40 * 0.1 * CO2, 40 * 0.1 * CO2);
        holds(rows.get("W 2000 net"), -20 * CO2, Math.hypot(12, 4) * CO2, Math.hypot(6, 4) * CO2);
        assertThat(rows.get("W 2000 net").number("share_without_range")).isZero();
        // E: 30 ha of forest, 60 of fields, 10 of town with 1 tC of its own and 1000 tCO2 +- 5 %
        double fields = 60 * 0.1 * CO2;
        holds(rows.get("E 2010 source"), 1000 + 25 * CO2, Math.hypot(50, fields), Math.hypot(50, fields));
        assertThat(rows.get("E 2010 source").number("share_without_range"))
                .isCloseTo(CO2 / (1000 + 25 * CO2), within(1e-12));
        // the region: a factor is one draw for all its land, so its hectares add up before they are squared
        holds(
                rows.get("region 2010 net"),
                1000 + (50 * 0.4 + 60 * 0.4 + 1 - 80 * 0.6) * CO2,
                Math.sqrt(50 * 50 + Math.pow(110 * 0.1 * CO2, 2) + Math.pow(80 * 0.2 * CO2, 2)),
                Math.sqrt(50 * 50 + Math.pow(110 * 0.1 * CO2, 2) + Math.pow(80 * 0.1 * CO2, 2)));
        // stocks: 100 +- 20 and 50 +- 5 tC/ha; 10 ha less forest, 10 ha more fields
        holds(rows.get("W 2000 stock"), (6000 + 2000) * CO2, Math.hypot(1200, 200) * CO2, Math.hypot(1200, 200) * CO2);
        holds(rows.get("W 2010 stock_change"), -500 * CO2, Math.hypot(200, 50) * CO2, Math.hypot(200, 50) * CO2);
        holds(rows.get("region 2010 stock_change"), -500 * CO2, Math.hypot(200, 50) * CO2, Math.hypot(200, 50) * CO2);
        assertThat(rows.get("E 2010 stock_change").number("estimate_tCO2")).isZero();
        assertThat(rows.get("E 2010 stock_change").findText("percent").orElse(""))
                .isEmpty();

        JsonNode record =
                new ObjectMapper().readTree(root.resolve("run/run.json").toFile());
        assertThat(record.get("uncertainty")).hasSize(9);
        assertThat(record.get("uncertainty").get(2).get("part").asText()).isEqualTo("net");
        assertThat(root.resolve("run/report.html"))
                .content()
                .contains(
                        "95\u00a0% intervals of the region",
                        "the emissions without a range of their own have ± 5.0\u00a0%");
        assertThat(desk.table("carbon-uncertainty-shares").rows().stream()
                        .filter(r -> r.text("year").equals("2010"))
                        .mapToDouble(r -> r.number("share"))
                        .sum())
                .isCloseTo(1, within(1e-12));
        double variance = 50 * 50 + Math.pow(110 * 0.1 * CO2, 2) + Math.pow(80 * 0.15 * CO2, 2);
        assertThat(desk.number("carbon-uncertainty-shares", 3, "2010 forest propagation", "share"))
                .isCloseTo(Math.pow(80 * 0.15 * CO2, 2) / variance, within(1e-12));
        double net = 1000 + (50 * 0.4 + 60 * 0.4 + 1 - 80 * 0.6) * CO2;
        assertThat(desk.number("carbon-uncertainty-shares", 3, "2010 forest propagation", "low_tCO2"))
                .isCloseTo(net - 80 * 0.2 * CO2, within(1e-9));
    }

    @Test
    void drawsAgreeWithPropagationAndAreTheSameWithAnyThreads() {
        runs("  draws: 40000\n  emissions-uncertainty: 5\n");
        Map<String, TextTable.Row> propagated = rows("propagation");
        Map<String, TextTable.Row> drawn = rows("draws");
        assertThat(drawn.keySet()).isEqualTo(propagated.keySet());
        drawn.forEach((key, row) -> {
            TextTable.Row other = propagated.get(key);
            assertThat(row.number("estimate_tCO2")).as(key).isEqualTo(other.number("estimate_tCO2"));
            // all are normal: a quantile of 40,000 draws is off by a hundredth or two of the width
            double half = other.number("half_width_tCO2");
            assertThat(row.number("low_tCO2")).as(key).isCloseTo(other.number("low_tCO2"), within(0.03 * half + 1e-9));
            assertThat(row.number("high_tCO2"))
                    .as(key)
                    .isCloseTo(other.number("high_tCO2"), within(0.03 * half + 1e-9));
        });
        Map<String, byte[]> once = desk.files("run");
        assertThat(desk.run("--threads", "1").code()).isZero();
        assertThat(desk.files("run").get("tables/carbon-uncertainty.csv"))
                .isEqualTo(once.get("tables/carbon-uncertainty.csv"));
        assertThat(desk.run("--seed", "5").code()).isZero();
        assertThat(desk.files("run").get("tables/carbon-uncertainty.csv"))
                .isNotEqualTo(once.get("tables/carbon-uncertainty.csv"));
    }

    @Test
    void oneInputMayErrAnewEachYearWhileOthersErrAlike() {
        runs("  emissions-uncertainty: 5\n  correlation: { years: 1, units: 1, emissions: [0, 1] }\n");
        // 1000 tCO2 +- 50 in both years, independent: 50 sqrt 2; fields +10 ha x 0.1, forest -10 ha x 0.2 and 0.1
        double half = desk.table("carbon-uncertainty-trend").rows().stream()
                .filter(r -> r.text("part").equals("source") && r.text("kind").equals("region"))
                .mapToDouble(r -> (r.number("high_tCO2") - r.number("low_tCO2")) / 2)
                .findFirst()
                .orElseThrow();
        assertThat(half).isCloseTo(Math.hypot(50 * Math.sqrt(2), 10 * 0.1 * CO2), within(1e-9));
    }

    @Test
    void correlationsOfNothingAndHalfPairsAreTold() {
        desk.study("2000: a.tif, 2010: b.tif", CARBON + "  correlation: { years: 1, Forest: [0, 1] }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("""
                RANGE-06    carbon.correlation.Forest: nothing uncertain is called "Forest".
                            Did you mean: forest, stock of forest, cultivated, stock of cultivated? amounts means all \
                amounts of items.""");
        assertThat(desk.run("--lang", "zh").err()).contains("""
                RANGE-06    carbon.correlation.Forest：没有名为“Forest”的不确定输入。
                            是否指：forest、stock of forest、cultivated、stock of cultivated？amounts 指全部活动量。""");
        desk.study("2000: a.tif, 2010: b.tif", CARBON + "  correlation: { forest: [0, 1, 1] }\n");
        assertThat(desk.run().err()).contains("""
                RANGE-05    carbon.correlation.forest: 3 numbers, not 2.
                            Write two from 0 to 1: how the errors hang together between years and between units, such \
                as [1, 0].""");
        assertThat(desk.run("--lang", "zh").err()).contains("""
                RANGE-05    carbon.correlation.forest：有 3 个数，而非 2 个。
                            请写两个 0 至 1 的数：误差在年份之间与单元之间的相关，如 [1, 0]。""");
    }

    @Test
    void aDistributionMayBeAColumnOfValuesInAFile() throws Exception {
        desk.write("values.csv", "measured\n-0.9\n-0.6\n-0.3\n").write("f.csv", """
                        class,value,unit,distribution
                        forest,-0.6,tC/ha/yr,empirical: values.csv
                        """);
        runs("");
        assertThat(rows("propagation").get("W 2000 sink").number("low_tCO2"))
                .isCloseTo(-60 * (0.9 - 0.3 * 0.05) * CO2, within(1e-9)); // 2.5 % of two steps of 0.3
        JsonNode inputs = new ObjectMapper()
                .readTree(root.resolve("run/run.json").toFile())
                .get("inputs");
        assertThat(inputs.toString()).contains("values.csv");
        desk.write("values.csv", "measured\n-0.9\nmany\n");
        assertThat(desk.run().err()).contains("RANGE-04", "\"many\" is not a list of numbers");
    }

    /** Every table of the account is wrong in its own way: all of it is told in one check, in both languages. */
    @Test
    void whatIsWrongWithEveryTableIsToldAtOnce() {
        desk.write("f.csv", "class,value,unit,low,high\nforest,-0.6,t/ha/yr,,\ncultivated,0.4,tC/ha/yr,0.5,0.6\n")
                .write("own.csv", """
                        item,factor,unit,low,high
                        slag,2,tCO2/t,,
                        slag,2.5,tCO2/t,,
                        ash,1,tCO2/t,2,3
                        """)
                .write("e.csv", """
                        year,unit,item,amount,unit_of_amount
                        ,E,raw coal,10,t
                        2000,X,raw coal,10,t
                        2000,E,coke,-5,t
                        """)
                .write("acc.csv", "map,forest,cultivated\nforest,5,1\nwetland,3,2\n")
                .write("study.yaml", """
                        study: wrong
                        landUse: { legend: cnlucc-6, phases: { 2000: a.tif }, accuracy: { 2000: acc.csv } }
                        units: { d: { file: u.geojson, id: id } }
                        carbon:
                          factors: f.csv
                          energy: { file: e.csv, route: ipcc, units: d, item-factors: own.csv }
                        """);
        String english =
                Desk.command("check", root.resolve("study.yaml").toString()).err();
        String chinese = Desk.command("check", root.resolve("study.yaml").toString(), "--lang", "zh")
                .err();
        List<List<String>> told = List.of(
                List.of("ACCURACY-01", "Give rows and columns the same classes", "请使行与列的类别一致"),
                List.of("CARBON-05   carbon.factors (f.csv)", "Write tC/ha/yr or", "请写 tC/ha/yr 或"),
                List.of("CARBON-09   carbon.factors (f.csv)", "low <= value <= high", "请使 low <= value <= high"),
                List.of("CARBON-03   carbon.energy.item-factors (own.csv)", "Keep one", "保留"),
                List.of("CARBON-09   carbon.energy.item-factors (own.csv)", "Sort them", "请使 low"),
                List.of("INPUT-04    carbon.energy (e.csv)", "year is empty", "year"),
                List.of("CARBON-13   carbon.energy (e.csv)", "Write 0 or more", "不小于 0"),
                List.of("CARBON-14   carbon.energy (e.csv)", "Write one of: W, E", "W、E"));
        told.forEach(problem -> {
            assertThat(english).contains(problem.get(0), problem.get(1));
            assertThat(chinese).contains(problem.get(0), problem.get(2));
        });
    }

    @Test
    void factorsWithoutRangesMakeNoTableThatWouldPromiseCertainty() {
        desk.write("f.csv", "class,value,unit\nforest,-0.6,tC/ha/yr\n")
                .study("2000: a.tif", "carbon: { factors: f.csv }\n");
        assertThat(desk.run().code()).isZero();
        assertThat(root.resolve("run/tables/carbon-by-unit.csv")).exists();
        assertThat(root.resolve("run/tables/carbon-uncertainty.csv")).doesNotExist();
    }

    private JsonNode json(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(
                "2000=" + root.resolve("a.tif"),
                "2010=" + root.resolve("b.tif"),
                "--legend",
                "cnlucc-6",
                "--units",
                root.resolve("u.geojson").toString(),
                "--id",
                "id",
                "--json"));
        Desk.Outcome outcome = Desk.command(all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    @Test
    void commandsGiveThemInTheirAnswers() throws Exception {
        JsonNode account = json("account", "--factors", root.resolve("f.csv").toString());
        assertThat(account.get("uncertainty")).hasSize(3 * 2 * 3);
        JsonNode first = account.get("uncertainty").get(0);
        assertThat(first.get("part").asText()).isEqualTo("source");
        // the region in 2000: 100 ha of fields, and a town that counts as certain
        assertThat(first.get("half_width_tCO2").asDouble()).isCloseTo(10 * CO2, within(1e-9));
        assertThat(first.get("method").asText()).isEqualTo("propagation");
        assertThat(account.get("uncertaintyShares")).hasSize(2 * 2); // forest and cultivated
        assertThat(account.get("byUnit").get(0).has("net_tCO2_low")).isFalse();
        JsonNode beside = json(
                "account",
                "--uncertainty",
                "--fishnet",
                "500",
                "--factors",
                root.resolve("f.csv").toString());
        JsonNode region = beside.get("byUnit").get(0);
        assertThat(region.get("source_tCO2_low").asDouble())
                .isCloseTo(region.get("source_tCO2").asDouble() - 10 * CO2, within(1e-9));
        for (JsonNode unit : beside.get("byUnit")) { // districts and squares
            for (String total : List.of("source_tCO2", "sink_tCO2", "net_tCO2")) {
                assertThat(unit.get(total + "_low").asDouble())
                        .isLessThanOrEqualTo(unit.get(total).asDouble());
                assertThat(unit.get(total + "_high").asDouble())
                        .isGreaterThanOrEqualTo(unit.get(total).asDouble());
            }
        }
        for (JsonNode of : beside.get("byClass")) {
            assertThat(of.get("tCO2_low").asDouble())
                    .isLessThanOrEqualTo(of.get("tCO2").asDouble());
            assertThat(of.get("tC_high").asDouble())
                    .isGreaterThanOrEqualTo(of.get("tC").asDouble());
        }
        JsonNode drawn = json("account", "--factors", root.resolve("f.csv").toString(), "--draws", "20000");
        JsonNode sources = drawn.get("uncertainty").get(1);
        assertThat(sources.get("method").asText()).isEqualTo("draws");
        assertThat(sources.get("half_width_tCO2").asDouble()).isCloseTo(10 * CO2, within(0.5));
        JsonNode stock = json("stock", "--stock", root.resolve("s.csv").toString());
        assertThat(stock.get("stock")).hasSize(6);
        assertThat(stock.get("uncertainty")).hasSize(3 * 3);
        assertThat(stock.get("uncertainty").get(2).get("part").asText()).isEqualTo("stock_change");
        assertThat(stock.get("uncertainty").get(2).get("half_width_tCO2").asDouble())
                .isCloseTo(Math.hypot(200, 50) * CO2, within(1e-9));
    }
}
