package org.carbonscape.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.stats.GlobalMoran;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** W6 global Moran: {@code MoranBench INDIR SIDE PERMUTATIONS [THREADS [REPEATS]]}. */
public final class MoranBench {
    private MoranBench() {}

    public static void main(String[] args) throws IOException {
        int side = Integer.parseInt(args[1]);
        int permutations = Integer.parseInt(args[2]);
        int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
        int repeats = args.length > 4 ? Integer.parseInt(args[4]) : 3;
        double[] x = StatsTimer.lattice(Path.of(args[0]), side);
        Weights weights = Lattice.of(side, side, Rule.QUEEN).with(Standardisation.ROW);
        GlobalOptions options = GlobalOptions.defaults()
                .withVariance(GlobalOptions.Variance.NORMALITY)
                .withPermutations(permutations);
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run(
                    "w6_moran_perm" + permutations + "_" + side,
                    threads,
                    repeats,
                    () -> GlobalMoran.of(x, weights, options, engine).value());
            StatsTimer.print(
                    "w6_moran_z_" + side,
                    "carbonscape",
                    0,
                    GlobalMoran.of(x, weights, options.withPermutations(0), engine)
                            .normal()
                            .z());
        }
    }
}
