package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.landcarbon.HarvestedWood;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.detect.DetectorChecks;
import org.carbonscape.study.intake.StudyInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that change from a year to the next as only another unit of measure makes them. */
class JumpsTest {
    @Test
    void aYearOfOneOfSeveralSeriesIsTold() {
        Map<Bilingual, SortedMap<Integer, Double>> made = HarvestedWood.of(InputTable.parse(
                        "wood",
                        "year,product,amount,unit_of_amount\n2000,paper,100,tC\n2010,paper,120,tC\n"
                                + "2000,panels,10,tC\n2004,panels,9000,tC\n2006,panels,0,tC\n"))
                .made_tC();
        assertThat(Jumps.ofSeries("wood", "tC", made)).singleElement().satisfies(p -> {
            assertThat(p.text(Language.EN))
                    .startsWith("TABLE-C03   wood: from one year to the next these values grow or shrink more than "
                            + "200-fold: panels (10.0 -> 9000 tC, 2000 to 2004).");
            assertThat(p.text(Language.ZH)).contains("人造板（2000 至 2004 年：10.0 → 9000 tC）");
        });
    }

    private static Jumps ofEmissions() {
        return new Jumps(ProblemCode.CARBON_C44_JUMP, "tCO2", 8, 20);
    }

    private static String jump(double[] before, double[] after) {
        Jumps jumps = ofEmissions();
        List<String> ids = IntStream.rangeClosed(1, before.length)
                .mapToObj(Integer::toString)
                .toList();
        jumps.between(2015, 2020, ids, before, after);
        return jumps.cautions("carbon.energy").stream()
                .map(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .collect(Collectors.joining());
    }

    @Test
    void emissionsInAnotherUnitThanThePhaseBeforeAreTold() {
        String head = "CARBON-C44  carbon.energy: from one phase to the next these emissions grow or shrink more than ";
        assertThat(jump(new double[] {100, 200}, new double[] {1000, 2000}))
                .isEqualTo(head + "8-fold: all (300 -> 3000 tCO2, 2015 to 2020).");
        assertThat(jump(new double[] {2e6, 100, 300, 7}, new double[] {2e6, 2500, 12, 7}))
                .isEqualTo(head + "20-fold: 2 (100 -> 2500 tCO2, 2015 to 2020), 3 (300 -> 12.0 tCO2, 2015 to 2020).");
        assertThat(jump(new double[] {1000, 2000}, new double[] {100, 200}))
                .isEqualTo(head + "8-fold: all (3000 -> 300 tCO2, 2015 to 2020).");
        assertThat(jump(new double[] {100, 2e6, 2e6}, new double[] {2500, 1e6, 2e6}))
                .isEqualTo(head + "20-fold: 1 (100 -> 2500 tCO2, 2015 to 2020).");
        assertThat(jump(new double[] {100, 200}, new double[] {750, 1600})).isEmpty(); // nearly eightfold
        assertThat(jump(new double[] {750, 1600}, new double[] {100, 200})).isEmpty();
        // eightfold is not more than that
        assertThat(jump(new double[] {100, 200}, new double[] {800, 1600})).isEmpty();
        assertThat(jump(new double[] {800, 1600}, new double[] {100, 200})).isEmpty();
        assertThat(jump(new double[] {100, 1e6}, new double[] {120, 0})).isEmpty(); // what was closed is in no sum
        assertThat(jump(new double[] {0, 200, 5}, new double[] {50, 400, 0})).isEmpty(); // a new plant, a closed one
        assertThat(jump(new double[] {0, 0}, new double[] {50, 400})).isEmpty(); // the first year without data
    }

    @Test
    void unitsWithoutEmissionsInOneOfThePhasesAreNoGrowth() {
        assertThat(jump(new double[] {100, Double.NaN, 0}, new double[] {120, 1e6, 1e6}))
                .isEmpty();
        assertThat(jump(new double[] {100, 1e6, -5}, new double[] {120, Double.NaN, 1e6}))
                .isEmpty();
    }

    @Test
    void jumpsOfSeveralPhasesAreToldOnce() {
        Jumps jumps = ofEmissions();
        jumps.between(2010, 2015, List.of("a", "b"), new double[] {10, 2e4}, new double[] {250, 2e4});
        jumps.between(2015, 2020, List.of("a", "b"), new double[] {250, 2e4}, new double[] {10, 2e4});
        assertThat(jumps.cautions("carbon.emissions"))
                .extracting(p -> p.text(Language.ZH).lines().findFirst().orElseThrow())
                .containsExactly("CARBON-C44  carbon.emissions：以下排放在前后两期之间增长或减少超过 20 倍："
                        + "a（2010 至 2015 年：10.0 → 250 tCO2）、a（2015 至 2020 年：250 → 10.0 tCO2）。");
    }

    @TempDir
    private Path folder;

    private List<String> told(String... sections) {
        Problems problems = new Problems();
        StudyInputs.open(
                SmallStudy.in(folder).read(sections),
                List.of(DetectorChecks::opened, CarbonAccount::check),
                problems,
                new PlainEngine());
        assertThat(problems.problems()).isEmpty();
        return problems.cautions().stream()
                .filter(p -> p.code() == ProblemCode.TABLE_C03_JUMP)
                .map(p -> p.text(Language.EN).lines().findFirst().orElseThrow().replace('\u2009', ','))
                .toList();
    }

    private void table(String name, String measure, double[][] byYear) {
        StringBuilder rows = new StringBuilder("year,unit,amount,unit_of_amount\n");
        for (int p = 0; p < byYear.length; p++) {
            for (int u = 0; u < byYear[p].length; u++) {
                rows.append(SmallStudy.YEARS.get(p))
                        .append(',')
                        .append(SmallStudy.UNITS.get(u))
                        .append(',')
                        .append(byYear[p][u])
                        .append(',')
                        .append(measure)
                        .append('\n');
            }
        }
        SmallStudy.in(folder).text(name, rows.toString());
    }

    private static final double[][] GROWTH = {{2, 30, 500, 7}, {9, 150, 1500, 20}, {30, 700, 4000, 3}};

    private static double[][] times(double factor, int year, int... units) {
        double[][] changed = Arrays.stream(GROWTH).map(double[]::clone).toArray(double[][]::new);
        Arrays.stream(units).forEach(u -> changed[year][u] *= factor);
        return changed;
    }

    private static final String DRIVER = "carbon: { factors: factors.csv }\ndrivers: { gdp: gdp.csv }\n";

    @Test
    void aDriverInAnotherUnitOfMeasureInOneYearIsTold() {
        String head = "TABLE-C03   drivers.gdp (gdp.csv): from one year to the next these values grow or shrink more "
                + "than 200-fold: ";
        table("gdp.csv", "", GROWTH);
        assertThat(told(DRIVER)).isEmpty();
        table("gdp.csv", "", times(1e4, 2, 0, 1, 2, 3)); // 10^4 yuan after 10^8 yuan
        assertThat(told(DRIVER)).containsExactly(head + "all (1679 -> 47,330,000, 2010 to 2020).");
        table("gdp.csv", "", times(0.001, 1, 2));
        assertThat(told(DRIVER))
                .containsExactly(head + "C Cedar (500 -> 1.5, 2000 to 2010), C Cedar (1.5 -> 4000, 2010 to 2020).");
    }

    @Test
    void ratesHaveNoSumAndAreToldByUnit() {
        table("gdp.csv", "people/km2", times(1e4, 2, 0, 1, 2, 3));
        assertThat(told(DRIVER))
                .singleElement()
                .asString()
                .contains("A Alder (9.0 -> 300,000 people/km2")
                .contains("D Dunes (20.0 -> 30,000 people/km2");
    }

    @Test
    void theProductInAnotherUnitOfMeasureInOneYearIsTold() {
        String carbon = """
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  product: product.csv
                """;
        table("product.csv", "10^8 yuan", GROWTH);
        assertThat(told(carbon)).isEmpty();
        table("product.csv", "10^8 yuan", times(1e4, 0, 0, 1, 2, 3));
        assertThat(told(carbon))
                .singleElement()
                .asString()
                .startsWith("TABLE-C03   carbon.product (product.csv): ")
                .contains("all (5,390,000 -> 1679 10^8 yuan, 2000 to 2010)");
    }

    private static List<String> alone(double... amounts) {
        List<String> ids = IntStream.rangeClosed(1, amounts.length)
                .mapToObj(Integer::toString)
                .toList();
        double[] values = new double[amounts.length + 1];
        values[0] = Double.NaN;
        System.arraycopy(amounts, 0, values, 1, amounts.length);
        return Jumps.ofTable(
                        "gdp.csv", new Districts("d", ids, ids), "10^8 CNY", false, new TreeMap<>(Map.of(2020, values)))
                .stream()
                .map(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .toList();
    }

    /** Of one year nothing else tells it. */
    @Test
    void aUnitWhoseValueIsInAnotherUnitOfMeasureThanThoseOfAllOthersIsTold() {
        String head = "TABLE-C04   gdp.csv: values lie more than 200 times above or below those of all other units: ";
        assertThat(alone(100, 2_000_000, 300, 1200, 80))
                .containsExactly(head + "2 (2\u2009000\u2009000 10^8 CNY; all others 80.0–1200 10^8 CNY).");
        assertThat(alone(100, 200, 0.03, 1200, 80))
                .containsExactly(head + "3 (0.0300 10^8 CNY; all others 80.0–1200 10^8 CNY).");
        assertThat(alone(100, 200, 300, 1200, 0.5)).as("200 times is not more").isEmpty();
        assertThat(alone(100, 200, 300, 0, Double.NaN))
                .as("nothing is no value")
                .isEmpty();
        assertThat(alone(100, 2_000_000, 300, 1200)).as("too few to tell").isEmpty();
        assertThat(alone(100, 2_000_000, 300, 1200, -80)).as("balances").isEmpty();
    }
}
