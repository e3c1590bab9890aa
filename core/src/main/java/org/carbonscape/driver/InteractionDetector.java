package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.engine.Engine;

/**
 * q of the crossed strata of every pair of drivers, its type, and whether the weaker driver adds anything within the
 * strata of the stronger. Crossing refines both partitions, so q12 is never less than the larger q as long as no unit
 * is dropped: a type called "enhancement" is true by construction, and the excess with its p is what can be reported.
 */
public final class InteractionDetector {
    private InteractionDetector() {}

    /** One result for each pair (1,2), (1,3) ... (2,3) ...; empty for a single driver. */
    public static List<Interaction> run(DetectorData data, DetectorOptions options, Engine engine) {
        return run(data, options, JointSums.of(data, engine), engine);
    }

    static List<Interaction> run(DetectorData data, DetectorOptions options, JointSums sums, Engine engine) {
        boolean drop = options.dropSingletons();
        int m = data.drivers();
        double[] q = new double[m];
        for (int d = 0; d < m; d++) {
            q[d] = sums.factor(d).q(data, drop);
        }
        Permutations.Outcome[][] tests = new Permutations(data, options, engine).excess(q);
        List<Interaction> interactions = new ArrayList<>();
        for (int a = 0; a < m; a++) {
            for (int b = a + 1; b < m; b++) {
                Split split = sums.pair(a, b);
                double both = split.q(data, drop);
                if (!drop) {
                    both = Math.max(both, Math.max(q[a], q[b])); // true of the numbers; rounding must not deny it
                }
                interactions.add(new Interaction(
                        data.name(a),
                        data.name(b),
                        split.strata(drop),
                        split.singles(),
                        new Interaction.Shares(
                                both,
                                q[a],
                                q[b],
                                InteractionType.of(
                                        q[a], q[b], both, options.verdicts().tolerance())),
                        new Interaction.Test(tests[a][b].p(), tests[a][b].drawn())));
            }
        }
        return List.copyOf(interactions);
    }
}
