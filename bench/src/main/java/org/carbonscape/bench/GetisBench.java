package org.carbonscape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Weights;

/**
 * W7 Gi*: {@code GetisBench INDIR SIDE PERMUTATIONS [THREADS [REPEATS]]}; 0 permutations = analytic, with p and
 * adjusted p.
 */
public final class GetisBench {
    private GetisBench() {}

    public static void main(String[] args) throws IOException {
        int side = Integer.parseInt(args[1]);
        int permutations = Integer.parseInt(args[2]);
        int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
        int repeats = args.length > 4 ? Integer.parseInt(args[4]) : 9;
        double[] x = StatsTimer.lattice(Path.of(args[0]), side);
        double least = Arrays.stream(x).min().orElseThrow();
        double[] positive = Arrays.stream(x).map(v -> v - least + 1).toArray();
        Weights weights = Lattice.of(side, side, Rule.QUEEN);
        GetisOrd.Options options = GetisOrd.Options.defaults()
                .withPermutations(permutations)
                .withAlternative(Alternative.TWO_SIDED)
                .withCorrection(Correction.NONE);
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run("w7_gstar_perm" + permutations + "_" + side, threads, repeats, () -> {
                GetisOrd.Result result = GetisOrd.of(positive, weights, options, engine);
                double sum = 0;
                for (int i = 0; i < positive.length; i++) {
                    sum += Math.abs(result.z(i));
                }
                return sum;
            });
        }
    }
}
