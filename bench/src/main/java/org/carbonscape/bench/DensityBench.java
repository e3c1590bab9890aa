package org.carbonscape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.weights.Kernel;

/**
 * W4 kernel density: {@code DensityBench INDIR POINTS [THREADS [REPEATS [KERNEL]]]}, 2,000 x 2,000 cells of 30 m,
 * radius 1,200 m.
 */
public final class DensityBench {
    private DensityBench() {}

    public static void main(String[] args) throws IOException {
        int n = Integer.parseInt(args[1]);
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        int repeats = args.length > 3 ? Integer.parseInt(args[3]) : 9;
        Kernel kernel = args.length > 4 ? Kernel.valueOf(args[4]) : Kernel.QUARTIC;
        List<String> lines = Files.readAllLines(Path.of(args[0], "points_" + n + ".csv"));
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            String[] fields = lines.get(i + 1).split(",");
            for (int k = 0; k < 3; k++) {
                columns[k][i] = Double.parseDouble(fields[k]);
            }
        }
        Grid grid = new Grid(Crs.epsg(102025), -300_000, 3_600_000, 30, 30, 2000, 2000);
        try (Engine engine = new LocalEngine(threads)) {
            double[][] last = new double[1][];
            StatsTimer.run("w4_" + n, threads, repeats, () -> {
                last[0] = KernelDensity.of(
                                columns[0],
                                columns[1],
                                columns[2],
                                grid,
                                KernelDensity.Options.of(1200).withKernel(kernel),
                                engine)
                        .values();
                return Arrays.stream(last[0]).sum() / 1e6 * 900;
            });
            StatsTimer.print(
                    "w4_" + n + "_max",
                    "carbonscape",
                    0,
                    Arrays.stream(last[0]).max().orElseThrow() / 1e6);
        }
    }
}
