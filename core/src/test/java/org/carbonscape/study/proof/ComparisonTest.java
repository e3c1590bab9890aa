package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void memoItemsAreNoResults() throws IOException {
        Path a = run("a", 10, 0, "", "", "2000,coal,no,10\n2000,coal,no,5\n2000,wood,yes,3\n");
        Path b = run("b", 10, 0, "", "", "2000,coal,no,12\n2000,wood,yes,8\n");
        assertThat(Comparison.of(a, b).rows().stream().filter(r -> r.of() == Comparison.Of.ITEM))
                .containsExactly(new Comparison.Row(Comparison.Of.ITEM, "coal", 2000, "emissions", 15, 12));
    }
}
