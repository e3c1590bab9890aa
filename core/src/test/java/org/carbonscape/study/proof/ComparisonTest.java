package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a few lines, written by hand: what leads from one net to the other. */
class ComparisonTest {
    @TempDir
    private Path root;

    /** A run of 2000 with forest alone. */
    private Path run(String name, double hectares, double net, String factors, String ledger, String inventory)
            throws IOException {
        Path tables = Files.createDirectories(root.resolve(name).resolve("tables"));
        Files.writeString(root.resolve(name).resolve("run.json"), "{}");
        Files.writeString(
                tables.resolve("class-areas.csv"),
                "year,class,cells,area_km2,share\n2000,forest,1," + hectares / 100 + ",1\n");
        Files.writeString(
                tables.resolve("carbon-by-unit.csv"),
                "unit_set,unit,name,year,source_tCO2,sink_tCO2,net_tCO2\nregion,region,region,2000,0," + net + "," + net
                        + "\n");
        Files.writeString(tables.resolve("factors-used.csv"), "what,value,unit\n" + factors);
        Files.writeString(
                tables.resolve("ledger.csv"),
                "unit_set,unit,year,class,part,item,activity,result,unit_of_result\n" + ledger);
        Files.writeString(tables.resolve("inventory.csv"), "year,item,memo,tCO2e\n" + inventory);
        return root.resolve(name);
    }

    /** Rows of units: set, unit, year and net, the source being 1 and the sink what is left. */
    private Path withUnits(String name, String... rows) throws IOException {
        Path run = run(name, 10, -20, "", "", "");
        StringBuilder table = new StringBuilder("unit_set,unit,name,year,source_tCO2,sink_tCO2,net_tCO2\n");
        for (String row : rows) {
            String[] cells = row.split(" ");
            double net = Double.parseDouble(cells[3]);
            table.append(String.join(",", cells[0], cells[1], "A name", cells[2], "1", net - 1 + "", net + ""))
                    .append("\n");
        }
        Files.writeString(run.resolve("tables/carbon-by-unit.csv"), table);
        return run;
    }

    private static List<String> told(Comparison comparison) {
        return comparison.rows().stream()
                .filter(r -> r.part().equals("net"))
                .map(r -> r.of() + " " + r.name() + " " + r.year() + " " + r.a() + " " + r.b())
                .toList();
    }

    /** Mostly rows follow each other in both runs alike; where they do not, each still finds its own. */
    @Test
    void unitsAreComparedWhateverTheOrderOfTheirRows() throws IOException {
        String[] rows = {"region region 2000 5", "u a 2000 1", "u b 2000 2", "u c 2000 3", "v a 2000 4", "u a 2010 9"};
        Path a = withUnits("a", rows);
        Path same = withUnits("same", rows);
        assertThat(told(Comparison.of(a, same))).containsExactly("TOTAL region 2000 5.0 5.0");
        Path other = withUnits(
                "other",
                "w q 2000 1",
                "v a 2000 4.5",
                "u c 2000 3.5",
                "u d 2000 7",
                "u a 2000 1",
                "region region 2000 6",
                "u b 2000 2.5",
                "u a 2010 8");
        Comparison both = Comparison.of(a, other);
        assertThat(told(both))
                .as("in the order of a; 2010 is no phase, w q and u d are of one run alone")
                .containsExactly(
                        "TOTAL region 2000 5.0 6.0",
                        "UNIT u b 2000 2.0 2.5",
                        "UNIT u c 2000 3.0 3.5",
                        "UNIT v a 2000 4.0 4.5");
        assertThat(both.notShared()).contains(new Comparison.Changed("units", "", "w"));
        assertThat(both.waterfall())
                .contains(
                        new Comparison.Step(2000, Comparison.Cause.A, 5),
                        new Comparison.Step(2000, Comparison.Cause.B, 6));
        Files.delete(other.resolve("tables/carbon-by-unit.csv"));
        Comparison without = Comparison.of(a, other);
        assertThat(without.rows()).isEmpty();
        assertThat(without.notShared())
                .contains(new Comparison.Changed("units", "u", ""), new Comparison.Changed("units", "v", ""));
    }

    private static String line(String part, String item, double activity, double result) {
        return "region,region,2000,forest," + part + "," + item + "," + activity + "," + result + ",tCO2e\n";
    }

    private static Map<Comparison.Cause, Double> steps(Comparison comparison) {
        return comparison.waterfall().stream().collect(Collectors.toMap(Comparison.Step::cause, Comparison.Step::tCO2));
    }

    /** 10 ha of -2 become 4 ha of -2 and 8 ha of -3, a factor the first run knows nothing of: 12 ha of -32/12. */
    @Test
    void aFactorOfOneRunAloneIsTakenTogetherWithTheOthersOfItsClass() throws IOException {
        Path a = run("a", 10, -20, "forest,-2,x\n", line("land-factor", "forest", 10, -20), "");
        Path b = run(
                "b",
                12,
                -32,
                "forest,-2,x\nforest of W,-3,x\n",
                line("land-factor", "forest", 4, -8) + line("land-factor", "forest of W", 8, -24),
                "");
        Map<Comparison.Cause, Double> steps = steps(Comparison.of(a, b));
        double mean = -32 / 12.0;
        assertThat(steps.get(Comparison.Cause.LAND_USE)).isCloseTo(2 * (-2 + mean) / 2, within(1e-9));
        assertThat(steps.get(Comparison.Cause.FACTORS)).isCloseTo((mean + 2) * 11, within(1e-9));
        assertThat(steps.get(Comparison.Cause.REST)).isZero();
    }

    /** 0.1 ha of -0.3 tC against 0.3 ha: the quotients of the ledgers' numbers differ in their last digit. */
    @Test
    void moreLandOfOneFactorIsNoOtherFactor() throws IOException {
        Path a = run("a", 0.1, -0.11, "shrub,-0.3,x\n", line("land-factor", "shrub", 0.1, -0.11), "");
        Path b = run("b", 0.3, -0.33, "shrub,-0.3,x\n", line("land-factor", "shrub", 0.3, -0.33), "");
        assertThat(-0.11 / 0.1).as("what this is about").isNotEqualTo(-0.33 / 0.3);
        Map<Comparison.Cause, Double> steps = steps(Comparison.of(a, b));
        assertThat(steps.get(Comparison.Cause.FACTORS)).isZero();
        assertThat(steps.get(Comparison.Cause.LAND_USE)).isCloseTo(-0.22, within(1e-9));
    }

    /** A factor by climate, or of a year, has several rows. */
    @Test
    void aFactorThatChangedInOneOfItsRowsIsTold() throws IOException {
        Path a = run("a", 10, -20, "forest,-2,x\nforest,-3,x\nforest,-3,x\n", "", "");
        Path b = run("b", 10, -20, "forest,-2,x\nforest,-4,x\n", "", "");
        assertThat(Comparison.of(a, b).basis().factors())
                .containsExactly(new Comparison.Changed("forest", "-2 x, -3 x, -3 x", "-2 x, -4 x"));
    }

    /** One number of it, or more rows behind the same ones; its hash may be another for how it is packed. */
    @Test
    void aTableThatSaysSomethingElseOrGoesOnIsAnother() throws IOException {
        Path a = run("a", 10, -20, "", "", "2000,coal,,5\n");
        Path b = run("b", 10, -20, "", "", "2000,coal,,5\n2000,oil,,6\n");
        Path c = run("c", 10, -20, "", "", "2000,coal,,6\n");
        for (Path run : List.of(a, b, c)) {
            Files.writeString(run.resolve("run.json"), """
                    {"outputs": [{"file": "tables/inventory.csv", "bytes": 1, "sha256": "%s"},
                    {"file": "tables/ledger.csv", "bytes": 1, "sha256": "%s"}]}
                    """.formatted(run.getFileName(), run.getFileName()));
        }
        for (Comparison both : List.of(Comparison.of(a, b), Comparison.of(b, a), Comparison.of(a, c))) {
            assertThat(both.files()).extracting(Comparison.Changed::what).containsExactly("tables/inventory");
        }
    }

    /** Both know both: land that went from one factor to the other is land use. */
    @Test
    void landOfFactorsThatBothRunsKnowIsToldApart() throws IOException {
        String factors = "forest,-2,x\nforest of W,-3,x\n";
        Path a = run("a", 10, -20, factors, line("land-factor", "forest", 10, -20), "");
        Path b = run(
                "b",
                12,
                -32,
                factors,
                line("land-factor", "forest", 4, -8) + line("land-factor", "forest of W", 8, -24),
                "");
        Map<Comparison.Cause, Double> steps = steps(Comparison.of(a, b));
        assertThat(steps.get(Comparison.Cause.LAND_USE)).isCloseTo(-12, within(1e-9));
        assertThat(steps.get(Comparison.Cause.FACTORS)).isZero();
    }

    @Test
    void landWithoutFactorsAndWhatIsLeftAreStepsOfTheirOwn() throws IOException {
        for (String part : new String[] {"sink-layer", "land-history"}) {
            Path a = run("a" + part, 10, -1000, "", line(part, "forest", 10, -500), "");
            Path b = run("b" + part, 10, -1004, "", line(part, "forest", 10, -501), "");
            Map<Comparison.Cause, Double> steps = steps(Comparison.of(a, b));
            assertThat(steps.get(Comparison.Cause.LAND_MODEL)).isEqualTo(-1);
            assertThat(steps.get(Comparison.Cause.REST))
                    .as("no line tells of it")
                    .isEqualTo(-3);
            assertThat(steps.get(Comparison.Cause.A)).isEqualTo(-1000);
            assertThat(steps.get(Comparison.Cause.B)).isEqualTo(-1004);
        }
    }

    /** A run of land alone has no emissions that those of the other could have become: not 0, but none. */
    @Test
    void aRunWithoutAnAccountIsNotComparedAsIfItsNetWereZero() throws IOException {
        Path a = run("a", 10, -20, "forest,-2,x\n", line("land-factor", "forest", 10, -20), "2000,coal,no,10\n");
        Path b = run("b", 12, 0, "", "", "");
        Files.delete(b.resolve("tables/carbon-by-unit.csv"));
        for (Comparison of : List.of(Comparison.of(a, b), Comparison.of(b, a))) {
            assertThat(of.rows()).isEmpty();
            assertThat(of.waterfall()).isEmpty();
        }
        assertThat(Comparison.of(a, a).waterfall()).isNotEmpty();
    }

    @Test
    void memoItemsAreNoResults() throws IOException {
        Path a = run("a", 10, 0, "", "", "2000,coal,no,10\n2000,coal,no,5\n2000,wood,yes,3\n");
        Path b = run("b", 10, 0, "", "", "2000,coal,no,12\n2000,wood,yes,8\n");
        assertThat(Comparison.of(a, b).rows().stream().filter(r -> r.of() == Comparison.Of.ITEM))
                .containsExactly(new Comparison.Row(Comparison.Of.ITEM, "coal", 2000, "emissions", 15, 12));
    }

    private void stocks(Path run, String byUnit, String byPool) throws IOException {
        Files.writeString(run.resolve("tables/stock-by-unit.csv"), "unit_set,unit,year,stock_tC,stock_tCO2\n" + byUnit);
        Files.writeString(
                run.resolve("tables/stock-by-pool.csv"), "unit_set,unit,year,class,pool,area_ha,stock_tC\n" + byPool);
    }

    private static List<Comparison.Row> stocks(Comparison comparison) {
        return comparison.rows().stream().filter(Comparison.Row::isStock).toList();
    }

    /** 3 tC above and 6 below become 3 and 9: 33 tCO2 become 44; 2010 is no phase, d 2 has what it had. */
    @Test
    void stocksThatDifferAreToldByUnitAndByClassOverAllPools() throws IOException {
        Path a = run("a", 10, 0, "", "", "");
        Path b = run("b", 10, 0, "", "", "");
        stocks(
                a,
                "region,region,2000,9,33\nd,1,2000,9,33\nd,2,2000,1,4\nregion,region,2010,9,33\n",
                "region,region,2000,forest,above,1,3\nregion,region,2000,forest,below,1,6\n"
                        + "d,1,2000,forest,above,1,3\n");
        stocks(
                b,
                "region,region,2000,12,44\nd,1,2000,12,44\nd,2,2000,1,4\nregion,region,2010,7,30\n",
                "region,region,2000,forest,above,1,3\nregion,region,2000,forest,below,1,9\n"
                        + "d,1,2000,forest,above,1,4\n");
        assertThat(stocks(Comparison.of(a, b)))
                .containsExactly(
                        new Comparison.Row(Comparison.Of.TOTAL, "region", 2000, "stock", 33, 44),
                        new Comparison.Row(Comparison.Of.UNIT, "d 1", 2000, "stock", 33, 44),
                        new Comparison.Row(Comparison.Of.CLASS, "forest", 2000, "stock", 33, 44));
        assertThat(stocks(Comparison.of(a, a)))
                .as("what is the same is not told")
                .isEmpty();
        Path without = run("without", 10, 0, "", "", "");
        assertThat(stocks(Comparison.of(a, without))).as("of nothing").isEmpty();
    }
}
