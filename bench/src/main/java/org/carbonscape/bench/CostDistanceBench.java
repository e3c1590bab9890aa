package org.carbonscape.bench;

import java.util.BitSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.suitability.Corridors;
import org.carbonscape.suitability.CostDistance;
import org.carbonscape.suitability.DistanceToClass;
import org.carbonscape.suitability.Patches;
import org.carbonscape.suitability.Sieve;

/**
 * Least-cost distance, corridors, distance to a class, patches and sieve on a synthetic square of 5,000 cells a side.
 */
public final class CostDistanceBench {
    private CostDistanceBench() {}

    /** Arguments: size (5000), threads (2), rounds (3). */
    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        Grid grid = SyntheticValues.grid(size);
        ValueRaster resistance = new Resistance(grid);
        ClassRaster land = new Land(grid);
        BitSet one = new BitSet();
        one.set(1);
        try (Engine engine = new LocalEngine(threads)) {
            for (int round = 0; round < rounds; round++) {
                Patches all = timed("patches_" + size, () -> Patches.of(engine, land, Patches.Connectivity.EIGHT));
                Patches cores = all.keep(one, 2000);
                CostDistance distance =
                        timed("cost_distance_" + size, () -> CostDistance.of(engine, resistance, cores));
                Corridors corridors = timed(
                        "corridors_" + size, () -> Corridors.of(engine, distance, resistance, cores, hectares(cores)));
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += distance.at(i * size + i);
                }
                System.out.println(
                        "check: " + all.count() + " patches, " + cores.count() + " cores, cost on the diagonal " + sum
                                + ", " + corridors.corridors().size() + " corridors, "
                                + corridors.corridors().stream()
                                        .mapToDouble(Corridors.Corridor::cost)
                                        .sum());
                ValueRaster water =
                        timed("distance_to_class_" + size, () -> DistanceToClass.of(engine, land, one, "class 1"));
                System.out.println("check: farthest " + timed("distance_to_class_read_" + size, () -> farthest(water)));
                ClassRaster sieved =
                        timed("sieve_" + size, () -> Sieve.of(engine, land, 100, Patches.Connectivity.EIGHT));
                System.out.println("check: "
                        + Patches.of(engine, sieved, Patches.Connectivity.EIGHT).count() + " patches left");
            }
        }
    }

    /** Read line by line: as a raster is written. */
    private static float farthest(ValueRaster raster) {
        int columns = raster.grid().columns();
        float[] line = new float[columns];
        float most = 0;
        try (ValueRaster.Reader reader = raster.open()) {
            for (int row = 0; row < raster.grid().rows(); row++) {
                reader.read(new Window(0, row, columns, 1), line);
                for (float v : line) {
                    most = Math.max(most, v);
                }
            }
        }
        return most;
    }

    private static double[] hectares(Patches patches) {
        return IntStream.rangeClosed(0, patches.count())
                .mapToDouble(p -> p == 0 ? 0 : patches.cells(p) * 0.09)
                .toArray();
    }

    private static <T> T timed(String name, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.println(name + ",carbonscape," + (System.nanoTime() - start) / 1_000_000 / 1000.0);
        return result;
    }

    /** Resistance 1 to 1,000, in steps as of land use times slope. */
    private record Resistance(Grid grid) implements ValueRaster {
        private static final float[] STEPS = {1, 10, 30, 100, 300, 1000};

        @Override
        public Tiling tiling() {
            return new SyntheticValues(grid, 1).tiling();
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, float[] into) {
                    for (int r = 0; r < w.height(); r++) {
                        for (int c = 0; c < w.width(); c++) {
                            float v = SyntheticValues.at(w.row() + r, w.column() + c, 1);
                            into[r * w.width() + c] = STEPS[(int) (v * 0.09f)] * (1 + v * 0.01f);
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Three classes in blobs with noise. */
    private record Land(Grid grid) implements ClassRaster {
        @Override
        public int classes() {
            return 3;
        }

        @Override
        public Tiling tiling() {
            return new SyntheticValues(grid, 1).tiling();
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, ClassTile into) {
                    for (int r = 0; r < w.height(); r++) {
                        for (int c = 0; c < w.width(); c++) {
                            float v = SyntheticValues.at(w.row() + r, w.column() + c, 2);
                            into.set(r * w.width() + c, v < 12 ? 1 : v < 30 ? 2 : 3);
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}
