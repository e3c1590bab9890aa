package org.carbonscape.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;

/**
 * W1: transfer matrices of consecutive phases in one pass that decodes every phase once; the check value is the sum of
 * their traces. On request beside it merely decoding the same files on as many threads (check: sum of the first cell of
 * each tile), and the ratio. Arguments: input folder, side (1000, 5000, 20000), phases (2 to 4), threads, rounds, and
 * "decode" for that comparison.
 */
public final class TransitionsBench {
    private TransitionsBench() {}

    public static void main(String[] args) {
        String side = args[1];
        int phases = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        int rounds = Integer.parseInt(args[4]);
        String work = phases == 2 ? "w1_" + side : "w1x" + (phases - 1) + "_" + side;
        List<ClassRaster> rasters = LandUse.phases(Path.of(args[0]), side, phases);
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run(work, threads, rounds, () -> traces(engine, rasters));
            if (args.length < 6) {
                return;
            }
            StatsTimer.run(work + ".decode", threads, rounds, () -> decode(engine, rasters));
            // alternating, since the machine is shared
            double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            for (int round = 0; round < 2 * rounds; round++) {
                long start = System.nanoTime();
                double check = round % 2 == 0 ? traces(engine, rasters) : decode(engine, rasters);
                best[round % 2] = check > 0 ? Math.min(best[round % 2], (System.nanoTime() - start) / 1e9) : Double.NaN;
            }
            System.out.printf(Locale.ROOT, "# %s: %.2f x decode only%n", work, best[0] / best[1]);
        }
    }

    private static double traces(Engine engine, List<ClassRaster> rasters) {
        LandCounts counts = new Crosstab(rasters, List.of(), Crosstab.RowArea.NONE).count(engine);
        long sum = 0;
        for (int p = 1; p < rasters.size(); p++) {
            long[][] matrix = counts.pair(0, p - 1, p).total();
            for (int k = 1; k <= counts.classes(); k++) {
                sum += matrix[k][k];
            }
        }
        return sum;
    }

    private static double decode(Engine engine, List<ClassRaster> rasters) {
        double sum = 0;
        for (ClassRaster raster : rasters) {
            Tiling tiling = raster.tiling();
            sum += engine.fold(tiling, new Fold<Long>() {
                @Override
                public Worker<Long> open(Cells cells) {
                    ClassRaster.Reader reader = raster.open();
                    ClassTile tile = ClassTile.of(tiling.window(0).cells(), raster.classes());
                    long[] met = new long[1];
                    return new Worker<>() {
                        @Override
                        public void take(Window block) {
                            reader.read(block, tile);
                            met[0] += tile.bytes()[0] & 255;
                        }

                        @Override
                        public Long result() {
                            return met[0];
                        }

                        @Override
                        public void close() {
                            reader.close();
                        }
                    };
                }

                @Override
                public Long merge(Long one, Long other) {
                    return one + other;
                }
            });
        }
        return sum;
    }
}
