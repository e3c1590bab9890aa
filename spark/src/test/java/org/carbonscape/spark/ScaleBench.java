package org.carbonscape.spark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.TiffBlock;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;

/**
 * What COUNT of four phases by 2,916 units takes, in this Java's threads and as Spark's tasks in it: {@code ScaleBench
 * DIR BLOCKS local|spark ROUNDS [MASTER]}, with BLOCKS x BLOCKS blocks of 512 x 512, one of which is repeated so that
 * files are small. One line of the table in docs/scale.md a round.
 */
final class ScaleBench {
    private static final int BLOCK = 512;
    static final int PHASES = 4;

    private ScaleBench() {}

    static List<ClassRaster> phases(Path dir, int blocks) {
        Grid grid = Lands.grid(blocks * BLOCK);
        List<ClassRaster> phases = new ArrayList<>();
        for (int p = 0; p < PHASES; p++) {
            Path file = dir.resolve("repeated" + blocks + "-" + p + ".tif");
            if (!Files.exists(file)) {
                try (TiffWriter out = TiffWriter.classes(file, grid, Lands.CLASSES, List.of(), TiffOptions.STANDARD)) {
                    BlockEncoding.Encoder encoder = out.encoding().open();
                    ClassTile tile = ClassTile.of(BLOCK * BLOCK, Lands.CLASSES);
                    for (int i = 0; i < BLOCK * BLOCK; i++) {
                        int patch = i % BLOCK / 29 * 31 + i / BLOCK / 23 * 17;
                        tile.set(i, patch % 11 == p ? 1 + p : 1 + patch % Lands.CLASSES);
                    }
                    TiffBlock block = encoder.encode(new Window(0, 0, BLOCK, BLOCK), tile);
                    for (int b = 0; b < out.tiling().count(); b++) {
                        out.accept(out.tiling().window(b), block);
                    }
                    out.finish();
                }
            }
            phases.add(Lands.open(file));
        }
        return phases;
    }

    /** The most that was in use since it was last asked to begin anew, in MB. */
    static long heap_mb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .mapToLong(p -> p.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    public static void main(String[] args) throws Exception {
        List<ClassRaster> phases = phases(Files.createDirectories(Path.of(args[0])), Integer.parseInt(args[1]));
        Grid grid = phases.get(0).grid();
        String master = args.length > 4 ? args[4] : "local[2]";
        try (Engine engine = args[2].equals("local")
                ? new LocalEngine(2)
                : new SparkCluster(master, 2, Map.of("spark.ui.enabled", "false", "spark.driver.host", "127.0.0.1"))
                        .engine(new Work(), UnaryOperator.identity())) {
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            for (int round = 1; round <= Integer.parseInt(args[3]); round++) {
                ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
                long cpu = machine.getProcessCpuTime();
                long wall = System.nanoTime();
                LandCounts counts =
                        new Crosstab(phases, List.of(Lands.units(grid, 54)), Crosstab.RowArea.NONE).count(engine);
                double seconds = (System.nanoTime() - wall) / 1e9;
                double used = (machine.getProcessCpuTime() - cpu) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "| %s, round %d | 4 x %,d^2 | %.2f s | %.2f CPU s | %.0f million cells/s | %d MB heap | %d |%n",
                        args[2].equals("local") ? "two threads" : "Spark " + master,
                        round,
                        grid.columns(),
                        seconds,
                        used,
                        grid.cells() * PHASES / seconds / 1e6,
                        heap_mb(),
                        counts.pair(0, 0, 3).rows());
            }
        }
    }
}
