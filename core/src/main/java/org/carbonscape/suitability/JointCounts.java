package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * How many cells have each combination of classes in several rasters (level x district x land use, zone x land use x
 * pressure): whole numbers, from which every area, share and amount of carbon follows by one multiplication. Index 0 of
 * each raster (none) is counted too. Immutable.
 */
public final class JointCounts {
    private static final int LARGEST = 1 << 27;

    private final int[] sizes; // classes + 1
    private final long[] counts; // last raster runs fastest

    private JointCounts(int[] sizes, long[] counts) {
        this.sizes = sizes;
        this.counts = counts;
    }

    /** One reading of all rasters together. */
    public static JointCounts of(Engine engine, List<ClassRaster> rasters) {
        List<String> names = new ArrayList<>();
        int[] sizes = new int[rasters.size()];
        long product = 1;
        for (int r = 0; r < sizes.length; r++) {
            names.add("raster " + (r + 1));
            sizes[r] = rasters.get(r).classes() + 1;
            product = Math.multiplyExact(product, sizes[r]);
        }
        Layer.sameCells(names, rasters.stream().map(ClassRaster::grid).toList());
        if (product > LARGEST) {
            throw new IllegalArgumentException("a table of " + product + " combinations");
        }
        Tiling t = rasters.get(0).tiling();
        return new JointCounts(sizes, engine.fold(t, new Counting(rasters, sizes, (int) product)));
    }

    private record Counting(List<ClassRaster> rasters, int[] sizes, int product) implements Fold<long[]> {
        @Override
        public Worker<long[]> open() {
            ClassRaster.Reader[] readers =
                    rasters.stream().map(ClassRaster::open).toArray(ClassRaster.Reader[]::new);
            return new Worker<>() {
                private final long[] counts = new long[product];
                private int[] places = new int[0];
                private final ClassTile[] tiles = new ClassTile[readers.length];

                @Override
                public void take(Window block) {
                    int n = block.cells();
                    if (places.length < n) {
                        places = new int[n];
                        Arrays.setAll(tiles, r -> ClassTile.of(n, rasters.get(r).classes()));
                    }
                    Arrays.fill(places, 0, n, 0);
                    for (int r = 0; r < readers.length; r++) {
                        readers[r].read(block, tiles[r]);
                        int size = sizes[r];
                        if (tiles[r].isNarrow()) {
                            byte[] cells = tiles[r].bytes();
                            for (int i = 0; i < n; i++) {
                                places[i] = places[i] * size + (cells[i] & 255);
                            }
                        } else {
                            char[] cells = tiles[r].chars();
                            for (int i = 0; i < n; i++) {
                                places[i] = places[i] * size + cells[i];
                            }
                        }
                    }
                    for (int i = 0; i < n; i++) {
                        counts[places[i]]++;
                    }
                }

                @Override
                public long[] result() {
                    return counts;
                }

                @Override
                public void close() {
                    for (ClassRaster.Reader reader : readers) {
                        reader.close();
                    }
                }
            };
        }

        @Override
        public long[] merge(long[] one, long[] other) {
            for (int i = 0; i < one.length; i++) {
                one[i] += other[i];
            }
            return one;
        }
    }

    /** Number of rasters counted. */
    public int rasters() {
        return sizes.length;
    }

    /** Largest class index of a raster. */
    public int classes(int raster) {
        return sizes[raster] - 1;
    }

    /** Cells with exactly these classes, one index for each raster. */
    public long count(int... index) {
        int place = 0;
        for (int r = 0; r < sizes.length; r++) {
            place = place * sizes[r] + java.util.Objects.checkIndex(index[r], sizes[r]);
        }
        return counts[place];
    }

    /** All cells, with and without classes. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** The counts over some of the rasters only, in the order given; all others summed. */
    public JointCounts over(int... kept) {
        int[] newSizes = Arrays.stream(kept).map(r -> sizes[r]).toArray();
        long[] sums = new long[Arrays.stream(newSizes).reduce(1, Math::multiplyExact)];
        int[] index = new int[sizes.length];
        for (long count : counts) {
            int place = 0;
            for (int r : kept) {
                place = place * sizes[r] + index[r];
            }
            sums[place] += count;
            for (int r = sizes.length - 1; r >= 0 && ++index[r] == sizes[r]; r--) {
                index[r] = 0;
            }
        }
        return new JointCounts(newSizes, sums);
    }
}
