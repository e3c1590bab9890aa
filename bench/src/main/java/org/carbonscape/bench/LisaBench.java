package org.carbonscape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Draws;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.LocalOptions;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/**
 * W6 local Moran: {@code LisaBench INDIR SIDE PERMUTATIONS shared|independent [THREADS [REPEATS]]}. The time holds
 * everything from the values to p, adjusted p and the sum of I.
 */
public final class LisaBench {
    private LisaBench() {}

    public static void main(String[] args) throws IOException {
        int side = Integer.parseInt(args[1]);
        int permutations = Integer.parseInt(args[2]);
        Draws draws = Draws.valueOf(args[3].toUpperCase(Locale.ROOT));
        int threads = args.length > 4 ? Integer.parseInt(args[4]) : 2;
        int repeats = args.length > 5 ? Integer.parseInt(args[5]) : 7;
        double[] x = StatsTimer.lattice(Path.of(args[0]), side);
        Weights weights = Lattice.of(side, side, Rule.QUEEN).with(Standardisation.ROW);
        LocalMoran.Options options = LocalMoran.Options.defaults()
                .withDraws(draws)
                .withTest(LocalOptions.defaults()
                        .withPermutations(permutations)
                        .withAlternative(Alternative.DIRECTED)
                        .withCorrection(Correction.NONE, 0.05));
        try (Engine engine = new LocalEngine(threads)) {
            LocalMoran.Result[] last = new LocalMoran.Result[1];
            StatsTimer.run("w6_lmoran_perm" + permutations + "_" + args[3] + "_" + side, threads, repeats, () -> {
                last[0] = LocalMoran.of(x, weights, options, engine);
                double sum = 0;
                for (int i = 0; i < x.length; i++) {
                    sum += last[0].i(i);
                }
                return sum;
            });
            long significant = IntStream.range(0, x.length)
                    .filter(i -> last[0].p(i) < 0.05)
                    .count();
            StatsTimer.print("w6_lmoran_sig05_" + side, "carbonscape", 0, significant);
        }
    }
}
