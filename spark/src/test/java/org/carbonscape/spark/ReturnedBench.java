package org.carbonscape.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Work;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;

/**
 * How many bytes come back to the driver, which writes the rasters: {@code ReturnedBench DIR SIDE}, a raster of classes
 * and one of values, of patches of 37 x 23 cells, by Spark's tasks in this Java.
 */
final class ReturnedBench {
    private static final AtomicLong BYTES = new AtomicLong();

    private ReturnedBench() {}

    /** Spark makes it by its name. */
    public static final class Heard extends SparkListener {
        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            BYTES.addAndGet(end.taskMetrics().resultSize());
        }
    }

    /** Each class another value for each block of land. */
    private record Values(ClassRaster classes) implements ValueRaster {
        @Override
        public Grid grid() {
            return classes.grid();
        }

        @Override
        public Tiling tiling() {
            return classes.tiling();
        }

        @Override
        public Reader open() {
            ClassRaster.Reader reader = classes.open();
            return new Reader() {
                @Override
                public void read(Window w, float[] into) {
                    ClassTile tile = ClassTile.of(w.cells(), classes.classes());
                    reader.read(w, tile);
                    for (int i = 0; i < w.cells(); i++) {
                        int c = tile.at(i);
                        into[i] = c == 0 ? Float.NaN : c * 0.644f + w.row() / 100 * 0.01f;
                    }
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }
    }

    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        ClassRaster land =
                Lands.open(Lands.write(dir, Integer.parseInt(args[1]), 1).get(0));
        Map<String, String> settings = Map.of(
                "spark.ui.enabled", "false",
                "spark.driver.host", "127.0.0.1",
                "spark.extraListeners", Heard.class.getName());
        System.out.println("| raster | cells | MB returned | MB for 10^9 cells | MB of the file |\n"
                + "| --- | --- | --- | --- | --- |");
        try (Engine engine = new SparkCluster("local[2]", 2, settings).engine(new Work(), UnaryOperator.identity())) {
            Path file = dir.resolve("returned.tif");
            for (String kind : new String[] {"classes", "values"}) {
                BYTES.set(0);
                boolean classes = kind.equals("classes");
                try (TiffWriter out = classes
                        ? TiffWriter.classes(file, land.grid(), Lands.CLASSES, List.of(), TiffOptions.STANDARD)
                        : TiffWriter.values(file, land.grid(), "", "", TiffOptions.STANDARD)) {
                    if (classes) {
                        out.write(engine, land);
                    } else {
                        out.write(engine, new Values(land));
                    }
                    out.finish();
                }
                Thread.sleep(1000); // listeners are told a little later
                double mb = BYTES.get() / 1e6;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %,d^2 | %.1f | %.0f | %.1f |%n",
                        kind,
                        land.grid().columns(),
                        mb,
                        mb * 1e9 / land.grid().cells(),
                        Files.size(file) / 1e6);
            }
        }
    }
}
