package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Propagation;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.land.Raked;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;

/**
 * How far areas and transitions may be off, where phases have places held against their maps: the stratified estimator
 * with its intervals, and draws of areas that are those of the account. A drawn transfer matrix is the map's, made to
 * fit the drawn areas of both phases: its odds of change are the map's, since samples of single phases tell nothing of
 * what changed into what.
 */
public final class AreaUncertainty {
    /** Where the study asks for none: matrices have no other way. */
    private static final int USUAL_DRAWS = 1000;
    /** Of all land: transitions that the map lacks are told where more than this is estimated to be theirs. */
    private static final double TOLD = 1e-6;

    private final StudyInputs inputs;
    private final LandTables land;
    private final AccountTerms terms;
    private final List<Map<String, List<Term>>> areas;
    private final int draws;
    private final long seed;
    private final Engine engine;

    public AreaUncertainty(CarbonAccount account, AccountOptions options, long seed, Engine engine) {
        this.inputs = account.inputs();
        this.land = account.land();
        this.terms = new AccountTerms(account, options.doubt());
        this.areas = IntStream.range(0, inputs.phases().size())
                .mapToObj(terms::areas)
                .toList();
        this.draws = options.doubt().draws() > 0 ? options.doubt().draws() : USUAL_DRAWS;
        this.seed = seed;
        this.engine = engine;
    }

    /** Whether any phase has places. */
    public boolean any() {
        return areas.stream().anyMatch(a -> !a.isEmpty());
    }

    /** Areas of classes as they are mapped and as they are estimated. Nothing where no phase has places. */
    public Optional<Table> areas() {
        if (!any()) {
            return Optional.empty();
        }
        Table.Builder table = Table.named("area-uncertainty")
                .integer("year")
                .text("class")
                .number("mapped_ha", "estimate_ha", "low_ha", "high_ha", "low_90_ha", "high_90_ha", "percent");
        Propagation propagation = new Propagation(terms.numbers());
        for (int p = 0; p < areas.size(); p++) {
            for (int c = 1; c <= classes(); c++) {
                String name = inputs.studyArea().className(c);
                List<Term> of = areas.get(p).get(name);
                if (of != null) {
                    Uncertainty found = propagation.ofSum(of);
                    table.row(
                            inputs.studyArea().years().get(p),
                            name,
                            terms.mapped_ha(p)[c],
                            found.estimate(),
                            found.low(),
                            found.high(),
                            found.of90().low(),
                            found.of90().high(),
                            found.percent());
                }
            }
        }
        return Optional.of(table.build());
    }

    private int classes() {
        return inputs.studyArea().legend().classes();
    }

    /** Transitions between following phases. Nothing where no phase has places. */
    public Optional<Table> transitions() {
        if (!any() || areas.size() < 2) {
            return Optional.empty();
        }
        Table.Builder table = Table.named("transition-uncertainty")
                .integer("from_year", "to_year")
                .text("from_class", "to_class")
                .number("mapped_ha", "estimate_ha", "low_ha", "high_ha", "low_90_ha", "high_90_ha");
        MonteCarlo drawn = MonteCarlo.of(terms.numbers(), draws, seed, engine);
        for (int p = 1; p < areas.size(); p++) {
            if (!areas.get(p - 1).isEmpty() || !areas.get(p).isEmpty()) {
                transitions(p, drawn, table);
            }
        }
        return Optional.of(table.build());
    }

    private void transitions(int phase, MonteCarlo drawn, Table.Builder table) {
        TransferMatrix matrix = land.matrix(phase - 1, phase);
        int n = classes();
        double[][] mapped = new double[n][n];
        double[] rows = new double[n + 1];
        double[] columns = new double[n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                mapped[i][j] = 100 * matrix.area_km2(i + 1, j + 1);
                rows[i + 1] += mapped[i][j];
                columns[j + 1] += mapped[i][j];
            }
        }
        List<List<Term>> before = terms.truth(phase - 1, rows);
        List<List<Term>> after = terms.truth(phase, columns);
        double[][] drawnBefore = before.stream().map(drawn::totals).toArray(double[][]::new);
        double[][] drawnAfter = after.stream().map(drawn::totals).toArray(double[][]::new);
        double[][] cells = new double[n * n][draws]; // by transition
        List<double[][]> fitted = engine.each(draws, d -> Raked.of(mapped, at(drawnBefore, d), at(drawnAfter, d)));
        for (int d = 0; d < draws; d++) {
            for (int k = 0; k < n * n; k++) {
                cells[k][d] = fitted.get(d)[k / n][k % n];
            }
        }
        double[][] estimate = Raked.of(mapped, values(before), values(after));
        double least = TOLD * Arrays.stream(rows).sum();
        List<Integer> years = inputs.studyArea().years();
        for (int k = 0; k < n * n; k++) {
            int i = k / n;
            int j = k % n;
            if (mapped[i][j] > 0 || estimate[i][j] > least) {
                MonteCarlo.Result r = MonteCarlo.of(cells[k]);
                table.row(
                        years.get(phase - 1),
                        years.get(phase),
                        inputs.studyArea().className(i + 1),
                        inputs.studyArea().className(j + 1),
                        mapped[i][j],
                        estimate[i][j],
                        r.low(),
                        r.high(),
                        r.low90(),
                        r.high90());
            }
        }
    }

    private static double[] at(double[][] totals, int draw) {
        double[] one = new double[totals.length];
        for (int k = 0; k < one.length; k++) {
            one[k] = totals[k][draw];
        }
        return one;
    }

    private double[] values(List<List<Term>> of) {
        List<Double> values = new ArrayList<>();
        of.forEach(t -> values.add(terms.numbers().value(t)));
        return values.stream().mapToDouble(v -> v).toArray();
    }
}
