package org.carbonscape.study.detect;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The cells where all rasters have a value, by rows. They are found by one reading of all rasters, a band at a time,
 * and kept as a bit each; values are then read one raster at a time, since ten columns of a large raster do not fit in
 * memory.
 */
public final class RasterCells {
    private static final int BAND = 1 << 20;
    /** Longest array of every Java. */
    private static final long MOST = Integer.MAX_VALUE - 8L;

    private final Grid grid;
    private final Engine engine;
    private final int height;
    private final BitSet[] used;
    private final int[] start; // number of the first used cell of a band
    private final long first;
    private final long[] lacking;

    /**
     * Reads which cells have values.
     *
     * @param rasters on one grid; the first decides which cells there are
     * @throws ProblemException STATS-12 for more cells than an array holds; the problems of every raster that cannot be
     *     read
     */
    public RasterCells(List<ValueRaster> rasters, String place, Engine engine) {
        this.grid = rasters.get(0).grid();
        this.engine = engine;
        this.height = Math.max(1, Math.min(grid.rows(), BAND / grid.columns()));
        int bands = (grid.rows() - 1) / height + 1;
        this.used = new BitSet[bands];
        long[] firsts = new long[bands];
        long[][] lacks = new long[bands][rasters.size()];
        ProblemException[][] broken = new ProblemException[rasters.size()][bands];
        engine.map(bands(), new Finding(List.copyOf(rasters)), (band, found) -> {
            int b = band.row() / height;
            used[b] = found.all;
            firsts[b] = found.first;
            lacks[b] = found.lacks;
            for (int r = 0; r < rasters.size(); r++) {
                broken[r][b] = found.broken[r];
            }
        });
        Problems problems = new Problems();
        for (ProblemException[] one : broken) { // the first of each is enough
            Arrays.stream(one).filter(Objects::nonNull).findFirst().ifPresent(e -> problems.addAll(e.problems()));
        }
        problems.throwIfAny();
        this.first = LongStream.of(firsts).sum();
        this.lacking = new long[rasters.size()];
        for (long[] one : lacks) {
            Arrays.setAll(lacking, r -> lacking[r] + one[r]);
        }
        long total = Arrays.stream(used).mapToLong(BitSet::cardinality).sum();
        if (Math.max(first, total) > MOST) {
            throw new ProblemException(ProblemCode.STATS_12_MANY_CELLS, place, Math.max(first, total), MOST);
        }
        this.start = new int[bands + 1];
        for (int b = 0; b < bands; b++) {
            start[b + 1] = start[b] + used[b].cardinality();
        }
    }

    /**
     * A band.
     *
     * @param all    cells where all rasters have a value
     * @param first  number of those where the first has one
     * @param lacks  of them, by raster, those where it has none
     * @param broken by raster, what is wrong with it
     */
    private record Band(
            BitSet all, long first, long[] lacks, @Nullable ProblemException[] broken) implements Serializable {}

    private record Finding(List<ValueRaster> rasters) implements TileMap<Band> {
        @Override
        public Worker<Band> open(Cells cells) {
            return band -> {
                BitSet all = new BitSet(band.cells());
                BitSet own = new BitSet();
                long[] lacks = new long[rasters.size()];
                @Nullable ProblemException[] broken = new @Nullable ProblemException[rasters.size()];
                for (int r = 0; r < rasters.size(); r++) {
                    float[] values;
                    try {
                        values = cells.of(rasters.get(r), band);
                    } catch (ProblemException e) {
                        broken[r] = e;
                        continue;
                    }
                    for (int i = 0; i < band.cells(); i++) {
                        if (r == 0 && !Float.isNaN(values[i])) {
                            all.set(i);
                        } else if (r > 0 && Float.isNaN(values[i]) && own.get(i)) {
                            lacks[r]++;
                            all.clear(i);
                        }
                    }
                    if (r == 0) {
                        own = (BitSet) all.clone();
                    }
                }
                return new Band(all, own.cardinality(), lacks, broken);
            };
        }
    }

    private Tiling bands() {
        return Tiling.bands(grid.columns(), grid.rows(), height);
    }

    /** Cells where all rasters have a value. */
    public int count() {
        return start[used.length];
    }

    /** Cells where the first raster has a value. */
    public int ofFirst() {
        return (int) first;
    }

    /** Those of them where a raster has none. */
    public int lacking(int raster) {
        return (int) lacking[raster];
    }

    /** The raster's values in the cells. */
    public double[] values(ValueRaster raster) {
        double[] column = new double[count()];
        engine.map(
                bands(),
                cells -> band -> {
                    float[] values = new float[band.cells()];
                    cells.read(raster, band, values);
                    return values;
                },
                (band, values) -> {
                    int b = band.row() / height;
                    int at = start[b];
                    for (int i = used[b].nextSetBit(0); i >= 0; i = used[b].nextSetBit(i + 1)) {
                        column[at++] = values[i];
                    }
                });
        return column;
    }

    /** The square that holds each cell's middle. */
    public int[] blocks(double side_m) {
        SpatialBlocks squares = SpatialBlocks.of(grid.west(), grid.north(), side_m, grid.crs());
        int[] blocks = new int[count()];
        List<int[]> byBand = engine.each(used.length, b -> {
            int[] own = new int[start[b + 1] - start[b]];
            int at = 0;
            for (int i = used[b].nextSetBit(0); i >= 0; i = used[b].nextSetBit(i + 1)) {
                own[at++] = squares.at(
                        grid.west() + (i % grid.columns() + 0.5) * grid.cellWidth(),
                        grid.north() - (b * height + i / grid.columns() + 0.5) * grid.cellHeight());
            }
            return own;
        });
        for (int b = 0; b < used.length; b++) {
            System.arraycopy(byBand.get(b), 0, blocks, start[b], byBand.get(b).length);
        }
        return blocks;
    }
}
