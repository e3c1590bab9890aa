package org.carbonscape.stats;

import java.util.List;
import org.carbonscape.problem.Problem;
import org.carbonscape.weights.Weights;

/** What local statistics have in common: a p for each place, NaN where there is no test, and what follows from it. */
public abstract class LocalResult {
    private final LocalOptions options;
    private final double[] p;
    private final byte[] state; // 0 tested, 1 island, 2 missing
    private final List<Problem> cautions;
    /** Made when first asked for: sorting a million p takes longer than finding them. */
    private double[] adjusted = new double[0];

    /** @param p by place, NaN = no test; kept */
    LocalResult(Observed observed, LocalOptions options, double[] p, List<Problem> cautions) {
        this.options = options;
        this.p = p;
        this.state = states(observed);
        this.cautions = cautions;
    }

    private static byte[] states(Observed observed) {
        Weights weights = observed.weights();
        byte[] state = new byte[observed.size()];
        for (int place = 0; place < state.length; place++) {
            state[place] = (byte) (!observed.present(place) ? 2 : weights.degree(place) == 0 ? 1 : 0);
        }
        return state;
    }

    public LocalOptions options() {
        return options;
    }

    /** What to tell beside the results. */
    public List<Problem> cautions() {
        return cautions;
    }

    /** How many places there are. */
    public int size() {
        return p.length;
    }

    /** The p clusters are judged by; NaN without a test. */
    public double p(int place) {
        return p[place];
    }

    /** p after the correction; after FDR where no correction was chosen. */
    public double adjustedP(int place) {
        return adjusted()[place];
    }

    private synchronized double[] adjusted() {
        if (adjusted.length < p.length) {
            adjusted = Significance.adjusted(
                    p, options.correction() == Correction.NONE ? Correction.FDR : options.correction());
        }
        return adjusted;
    }

    /** Whether the unit passes at alpha after the correction. */
    public boolean significant(int place) {
        double judged = options.correction() == Correction.NONE ? p(place) : adjustedP(place);
        return judged <= options.alpha();
    }

    /** Whether the place has no unit or no value. */
    public boolean missing(int place) {
        return state[place] == 2;
    }

    /** Whether the unit has a value but no neighbour with one. */
    public boolean island(int place) {
        return state[place] == 1;
    }

    final boolean tested(int place) {
        return state[place] == 0;
    }
}
