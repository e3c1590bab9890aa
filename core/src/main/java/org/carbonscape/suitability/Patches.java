package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.ExactSum;

/**
 * Connected pieces of equal class, numbered 1, 2 ... in the order of their first cells, row by row. Class 0 forms no
 * patch. Found by union of runs, so tiles have no seams to stitch. Immutable.
 */
public final class Patches {
    /** Whether cells that touch only at a corner are connected. */
    public enum Connectivity {
        /** Only by edges. */
        FOUR,
        /** By edges and corners. */
        EIGHT
    }

    private final RunRaster raster;
    private final Connectivity connectivity;
    private final int[][] numbers; // patch of each run, 0 = none
    private final int count;
    private final long[] cells; // [0] unused
    private final char[] classOf;
    private final int[] firstRow;
    private final int[] firstColumn;

    private Patches(RunRaster raster, Connectivity connectivity, int[][] numbers, int count) {
        this.raster = raster;
        this.connectivity = connectivity;
        this.numbers = numbers;
        this.count = count;
        cells = new long[count + 1];
        classOf = new char[count + 1];
        firstRow = new int[count + 1];
        firstColumn = new int[count + 1];
        for (int row = 0; row < numbers.length; row++) {
            for (int run = 0; run < numbers[row].length; run++) {
                int p = numbers[row][run];
                if (p > 0) {
                    if (cells[p] == 0) {
                        classOf[p] = raster.value(row, run);
                        firstRow[p] = row;
                        firstColumn[p] = raster.start(row, run);
                    }
                    cells[p] += raster.end(row, run) - raster.start(row, run);
                }
            }
        }
    }

    /** The patches of all classes. */
    public static Patches of(Engine engine, ClassRaster raster, Connectivity connectivity) {
        return of(RunRaster.of(engine, raster), connectivity);
    }

    static Patches of(RunRaster raster, Connectivity connectivity) {
        int rows = raster.grid().rows();
        int[] offset = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            offset[row + 1] = Math.addExact(offset[row], raster.runs(row));
        }
        int[] parent = new int[offset[rows]];
        Arrays.setAll(parent, i -> i);
        int reach = connectivity == Connectivity.EIGHT ? 1 : 0;
        for (int row = 1; row < rows; row++) {
            int above = 0;
            for (int run = 0; run < raster.runs(row); run++) {
                char value = raster.value(row, run);
                int from = raster.start(row, run) - reach;
                int to = raster.end(row, run) + reach; // runs above that reach into from..to-1 touch this one
                while (raster.end(row - 1, above) <= from) {
                    above++;
                }
                for (int a = above; value != 0 && a < raster.runs(row - 1) && raster.start(row - 1, a) < to; a++) {
                    if (raster.value(row - 1, a) == value) {
                        unite(parent, offset[row - 1] + a, offset[row] + run);
                    }
                }
            }
        }
        int[][] numbers = new int[rows][];
        int count = 0;
        int[] number = new int[parent.length];
        for (int row = 0; row < rows; row++) {
            numbers[row] = new int[raster.runs(row)];
            for (int run = 0; run < numbers[row].length; run++) {
                if (raster.value(row, run) != 0) {
                    int root = find(parent, offset[row] + run);
                    if (number[root] == 0) {
                        number[root] = ++count;
                    }
                    numbers[row][run] = number[root];
                }
            }
        }
        return new Patches(raster, connectivity, numbers, count);
    }

    static int find(int[] parent, int i) {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    private static void unite(int[] parent, int i, int j) {
        int a = find(parent, i);
        int b = find(parent, j);
        if (a != b) {
            parent[Math.max(a, b)] = Math.min(a, b);
        }
    }

    /** Only the patches of some classes with at least so many cells, numbered anew in the same order. */
    public Patches keep(BitSet classes, long leastCells) {
        return keep(p -> classes.get(classOf[p]) && cells[p] >= leastCells);
    }

    /** Only some patches, numbered anew in the same order. */
    public Patches keep(IntPredicate wanted) {
        int[] renumbered = new int[count + 1];
        int kept = 0;
        for (int p = 1; p <= count; p++) {
            if (wanted.test(p)) {
                renumbered[p] = ++kept;
            }
        }
        int[][] now = new int[numbers.length][];
        for (int row = 0; row < now.length; row++) {
            now[row] = Arrays.stream(numbers[row]).map(p -> renumbered[p]).toArray();
        }
        return new Patches(raster, connectivity, now, kept);
    }

    public int count() {
        return count;
    }

    public Connectivity connectivity() {
        return connectivity;
    }

    /** Cells of a patch. */
    public long cells(int patch) {
        return cells[patch];
    }

    /** Class of a patch. */
    public int classOf(int patch) {
        return classOf[patch];
    }

    /** Row of the first cell of a patch, read row by row. */
    public int firstRow(int patch) {
        return firstRow[patch];
    }

    /** Column of the first cell of a patch. */
    public int firstColumn(int patch) {
        return firstColumn[patch];
    }

    /** Patch at a cell, 0 = none. */
    public int at(int row, int column) {
        return numbers[row][raster.runAt(row, column)];
    }

    /** What a cell counts by its row. */
    @FunctionalInterface
    public interface RowWeight extends Serializable {
        long of(int row);
    }

    /**
     * How many cells of each patch have each class of another raster: {@code [patch][class]}; column 0 = none, row 0 is
     * unused. Cells count by their row, such as by their area.
     */
    public long[][] crossed(Engine engine, ClassRaster other, RowWeight weight) {
        return engine.fold(RunRaster.bands(other.tiling()), holding(other, weight, List.of()))
                .crossed();
    }

    /** The same of runs. */
    long[][] crossed(RunRaster other) {
        long[][] counts = new long[count + 1][other.classes() + 1];
        for (int row = 0; row < numbers.length; row++) {
            int o = 0;
            for (int run = 0; run < numbers[row].length; run++) {
                int end = raster.end(row, run);
                int at = raster.start(row, run);
                while (at < end) {
                    while (other.end(row, o) <= at) {
                        o++;
                    }
                    int to = Math.min(end, other.end(row, o));
                    if (numbers[row][run] > 0) {
                        counts[numbers[row][run]][other.value(row, o)] += to - at;
                    }
                    at = to;
                }
            }
        }
        return counts;
    }

    /**
     * Mean value of each patch over its cells that have one ([0] is unused); NaN where none has. Each run is summed
     * from left to right, runs are summed exactly: the same for any threads and tiles.
     */
    public double[] means(Engine engine, ValueRaster values) {
        List<Valued> one = List.of(new Valued(values, row -> 1));
        return engine.fold(RunRaster.bands(values.tiling()), holding(Optional.empty(), row -> 1, one))
                .means(0);
    }

    /** Values that are averaged. */
    public record Valued(ValueRaster raster, RowWeight weight) {}

    /** {@link #crossed} and {@link #means} of several rasters as one fold, over bands of whole rows. */
    public Fold<Held> holding(ClassRaster other, RowWeight weight, List<Valued> values) {
        return holding(Optional.of(other), weight, values);
    }

    private Fold<Held> holding(Optional<ClassRaster> other, RowWeight weight, List<Valued> values) {
        other.ifPresent(o -> sameCells(o.grid()));
        values.forEach(v -> sameCells(v.raster().grid()));
        return new Holding(this, other, weight, values);
    }

    private void sameCells(Grid other) {
        Layer.sameCells(List.of("patches", "raster"), List.of(raster.grid(), other));
    }

    /** What patches hold. */
    public static final class Held implements Serializable {
        private static final long serialVersionUID = 1L;

        private final long[][] counts;
        private final List<Sums> sums;

        private Held(long[][] counts, List<Sums> sums) {
            this.counts = counts;
            this.sums = sums;
        }

        public long[][] crossed() {
            return counts;
        }

        /** Of one of the rasters of values. */
        public double[] means(int which) {
            Sums own = sums.get(which);
            double[] means = new double[own.cells.length];
            Arrays.setAll(means, p -> own.cells[p] == 0 ? Double.NaN : own.sums[p].value() / own.cells[p]);
            return means;
        }
    }

    private record Holding(Patches patches, Optional<ClassRaster> other, RowWeight weight, List<Valued> values)
            implements Fold<Held> {
        @Override
        public Worker<Held> open(Cells cells) {
            int classes = other.map(ClassRaster::classes).orElse(0);
            long[][] counts = new long[other.isPresent() ? patches.count + 1 : 0][classes + 1];
            List<Sums> sums =
                    values.stream().map(v -> new Sums(patches.count + 1)).toList();
            return new Worker<>() {
                @Override
                public void take(Window band) {
                    other.ifPresent(o -> patches.count(cells.of(o, band), band, weight, counts));
                    for (int v = 0; v < sums.size(); v++) {
                        Valued each = values.get(v);
                        patches.add(cells.of(each.raster(), band), band, each.weight(), sums.get(v));
                    }
                }

                @Override
                public Held result() {
                    return new Held(counts, sums);
                }
            };
        }

        @Override
        public Held merge(Held one, Held two) {
            for (int p = 0; p < one.counts.length; p++) {
                for (int c = 0; c < one.counts[p].length; c++) {
                    one.counts[p][c] += two.counts[p][c];
                }
            }
            for (int v = 0; v < one.sums.size(); v++) {
                one.sums.get(v).add(two.sums.get(v));
            }
            return one;
        }
    }

    private void count(ClassTile tile, Window band, RowWeight weight, long[][] counts) {
        for (int row = band.row(); row < band.endRow(); row++) {
            int at = (row - band.row()) * band.width();
            long each = weight.of(row);
            for (int run = 0; run < numbers[row].length; run++) {
                if (numbers[row][run] > 0) {
                    long[] into = counts[numbers[row][run]];
                    int end = at + raster.end(row, run);
                    for (int c = at + raster.start(row, run); c < end; c++) {
                        into[tile.at(c)] += each;
                    }
                }
            }
        }
    }

    private void add(float[] own, Window band, RowWeight weight, Sums into) {
        for (int row = band.row(); row < band.endRow(); row++) {
            int at = (row - band.row()) * band.width();
            for (int run = 0; run < numbers[row].length; run++) {
                if (numbers[row][run] > 0) {
                    into.add(
                            numbers[row][run],
                            own,
                            at + raster.start(row, run),
                            at + raster.end(row, run),
                            weight.of(row));
                }
            }
        }
    }

    private static final class Sums implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ExactSum[] sums;
        private final long[] cells; // times their weights

        Sums(int n) {
            sums = new ExactSum[n];
            cells = new long[n];
        }

        void add(int patch, float[] values, int from, int to, long weight) {
            double sum = 0;
            int n = 0;
            for (int i = from; i < to; i++) {
                if (values[i] == values[i]) {
                    sum += values[i];
                    n++;
                }
            }
            if (n > 0) {
                if (sums[patch] == null) {
                    sums[patch] = new ExactSum();
                }
                sums[patch].add(sum * weight);
                cells[patch] += n * weight;
            }
        }

        void add(Sums other) {
            for (int p = 0; p < sums.length; p++) {
                if (sums[p] == null) {
                    sums[p] = other.sums[p];
                } else if (other.sums[p] != null) {
                    sums[p].add(other.sums[p]);
                }
                cells[p] += other.cells[p];
            }
        }
    }

    RunRaster raster() {
        return raster;
    }

    int number(int row, int run) {
        return numbers[row][run];
    }

    /** Patch of each cell of a row. */
    void row(int row, int[] into) {
        for (int run = 0; run < numbers[row].length; run++) {
            Arrays.fill(into, raster.start(row, run), raster.end(row, run), numbers[row][run]);
        }
    }
}
