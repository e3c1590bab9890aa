package org.carbonscape.study.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.method.Statistics;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stability of classes against the obvious way: everything run anew with the factors of each draw. */
class StabilityTest {
    private static final int DRAWS = 100;
    private static final Distribution CROPS = Distribution.of(Distribution.Shape.NORMAL, 0.3, -0.6, 1.2);
    private static final Distribution FOREST = Distribution.of(Distribution.Shape.TRIANGULAR, -0.5, -1.5, 0.8);

    private static final String CELLS = "  cells: { fishnet: 100 m }\n";
    private static final String STATISTICS = """
            statistics:
              units: cells
              local-moran: { permutations: 99, correction: none }
              hot-spots: { permutations: 0 }
            """;

    @TempDir
    private Path folder;

    private List<StatisticsStage.SetResult> results(SmallStudy.Run run) {
        Engine engine = new PlainEngine();
        return new StatisticsStage(
                        run.study().statistics().orElseThrow(),
                        run.inputs(),
                        run.counts(),
                        run.account(),
                        () -> new DriverValues(run.inputs(), run.counts(), engine),
                        engine)
                .run();
    }

    private List<Stability.OfUnits> stability(SmallStudy.Run run, Engine engine) {
        return new Stability(
                        run.account(),
                        run.study().carbon().options(),
                        run.study().seed(),
                        engine)
                .of(results(run), 2);
    }

    private static IntUnaryOperator classes(StatisticsStage.SetResult result, String prefix) {
        StatisticsStage.Series series = result.series(2, result.lead());
        return prefix.equals("lisa")
                ? series.foundBy(Statistics.LOCAL_MORAN).orElseThrow().classes()
                : series.foundBy(Statistics.HOT_SPOTS).orElseThrow().classes();
    }

    @Test
    void classesAreKeptAsOftenAsWhenEverythingIsRunAnew() {
        SmallStudy small = SmallStudy.in(folder);
        String table = "class,value,unit,low,high,distribution\n";
        small.text(
                "factors.csv",
                table + "cropland,0.3,tC/ha/yr,-0.6,1.2,normal\nforest,-0.5,tC/ha/yr,-1.5,0.8,triangular\n");
        String carbon = "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n";
        SmallStudy.Run run = small.run(CELLS, carbon, STATISTICS);
        List<Stability.OfUnits> found = stability(run, new PlainEngine());
        assertThat(found).extracting(Stability.OfUnits::prefix).containsExactly("lisa", "gi");

        UncertainNumbers numbers = new UncertainNumbers();
        List<Term> crops = List.of(numbers.term(1, CROPS, "cropland", Correlation.FULL, "", ""));
        List<Term> forest = List.of(numbers.term(1, FOREST, "forest", Correlation.FULL, "", ""));
        MonteCarlo draws = MonteCarlo.of(numbers, DRAWS, run.study().seed(), new PlainEngine());
        double[] ofCrops = draws.totals(crops);
        double[] ofForest = draws.totals(forest);
        StatisticsStage.SetResult given = results(run).get(0);
        int cells = given.places().size();
        int[][] same = new int[2][cells];
        for (int d = 0; d < DRAWS; d++) {
            small.text(
                    "factors.csv",
                    "class,value,unit\ncropland," + ofCrops[d] + ",tC/ha/yr\nforest," + ofForest[d] + ",tC/ha/yr\n");
            StatisticsStage.SetResult anew =
                    results(small.run(CELLS, carbon, STATISTICS)).get(0);
            for (int k = 0; k < 2; k++) {
                IntUnaryOperator own = classes(given, found.get(k).prefix());
                IntUnaryOperator now = classes(anew, found.get(k).prefix());
                for (int i = 0; i < cells; i++) {
                    same[k][i] += own.applyAsInt(i) == now.applyAsInt(i) ? 1 : 0;
                }
            }
        }
        boolean some = false;
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < cells; i++) {
                double kept = found.get(k).kept()[given.places().unit(i) + 1];
                if (!Double.isNaN(kept)) {
                    assertThat(kept)
                            .as("%s of cell %s", found.get(k).prefix(), i)
                            .isEqualTo(same[k][i] / 100.0);
                    some |= kept > 0 && kept < 1;
                }
            }
        }
        assertThat(some).as("a map on which nothing ever changes tests nothing").isTrue();
        List<UnitColumn> columns = Stability.columns(found);
        assertThat(columns).extracting(UnitColumn::name).containsExactly("lisa_stability", "gi_stability");
        assertThat(Stability.table(found, SmallStudy.YEARS).orElseThrow().rows())
                .isEqualTo(2 * 47);
    }

    @Test
    void anyThreadsGiveTheSame() {
        SmallStudy small = SmallStudy.in(folder);
        small.text(
                "factors.csv", "class,value,unit,low,high\ncropland,0.3,tC/ha/yr,-0.6,1.2\nforest,-0.5,tC/ha/yr,,\n");
        SmallStudy.Run run =
                small.run(CELLS, "carbon: { factors: factors.csv, stability: " + DRAWS + " }\n", STATISTICS);
        try (LocalEngine threads = new LocalEngine(3)) {
            assertThat(stability(run, threads).get(0).kept())
                    .isEqualTo(stability(run, new PlainEngine()).get(0).kept());
        }
        SmallStudy.Run without = small.run(CELLS, "carbon: { factors: factors.csv }\n", STATISTICS);
        assertThat(stability(without, new PlainEngine())).isEmpty();
        assertThat(Stability.table(List.of(), SmallStudy.YEARS)).isEqualTo(Optional.empty());
    }

    /** Units without a class have no share to take the median of. */
    @Test
    void theMedianIsOfUnitsThatHaveAClass() {
        double no = Double.NaN;
        UnitSet nobodys = SmallStudy.in(folder).run("").counts().sets().get(0);
        assertThat(Stability.OfUnits.of(nobodys, 1, "gi", Words.none(), 0, new double[] {no, 0.9, no, 0.5, 0.8, no})
                        .median())
                .isEqualTo(0.8);
        assertThat(Stability.OfUnits.of(nobodys, 1, "gi", Words.none(), 0, new double[] {no, no})
                        .median())
                .isNaN();
    }
}
