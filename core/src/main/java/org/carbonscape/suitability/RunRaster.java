package org.carbonscape.suitability;

import java.io.Serializable;
import java.util.Arrays;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;

/**
 * A class raster held as runs of equal class, row by row: zones are wide, so a map of any number of cells fits in the
 * memory of its borders. Patches are found, sieved and outlined on the runs. Immutable.
 */
final class RunRaster implements ClassRaster {
    private static final int BAND = 64;

    private final Grid grid;
    private final int classes;
    private final int[][] starts; // first column of each run; runs of class 0 are kept too
    private final char[][] values;

    private RunRaster(Grid grid, int classes, int[][] starts, char[][] values) {
        this.grid = grid;
        this.classes = classes;
        this.starts = starts;
        this.values = values;
    }

    /** Reads a raster once, in bands of whole rows as high as its tiles. */
    static RunRaster of(Engine engine, ClassRaster raster) {
        if (raster instanceof RunRaster runs) {
            return runs;
        }
        Rows rows = new Rows(raster.grid());
        engine.map(
                bands(raster.tiling()),
                cells -> {
                    int[] line = new int[raster.grid().columns()];
                    return band -> {
                        ClassTile tile = cells.of(raster, band);
                        Runs runs = new Runs(band.height());
                        for (int r = 0; r < band.height(); r++) {
                            for (int c = 0; c < line.length; c++) {
                                line[c] = tile.at(r * line.length + c);
                            }
                            runs.put(r, line);
                        }
                        return runs;
                    };
                },
                rows);
        return rows.raster(raster.classes());
    }

    /** Whole rows, as high as a file's own tiles where that does not fill the memory. */
    static Tiling bands(Tiling own) {
        return Tiling.bands(
                own.columns(), own.rows(), Math.max(1, Math.min(own.blockHeight(), (1 << 22) / own.columns())));
    }

    /** The runs of a band's rows. */
    record Runs(int[][] starts, char[][] values) implements Serializable {
        Runs(int rows) {
            this(new int[rows][], new char[rows][]);
        }

        void put(int row, int[] line) {
            int runs = 1;
            for (int c = 1; c < line.length; c++) {
                runs += line[c] != line[c - 1] ? 1 : 0;
            }
            int[] s = new int[runs];
            char[] v = new char[runs];
            int k = 0;
            for (int c = 0; c < line.length; c++) {
                if (c == 0 || line[c] != line[c - 1]) {
                    s[k] = c;
                    v[k++] = (char) line[c];
                }
            }
            starts[row] = s;
            values[row] = v;
        }
    }

    /** Takes the runs of all bands. */
    static final class Rows implements TileMap.Sink<Runs> {
        private final Grid grid;
        private final int[][] starts;
        private final char[][] values;

        Rows(Grid grid) {
            this.grid = grid;
            starts = new int[grid.rows()][];
            values = new char[grid.rows()][];
        }

        @Override
        public void accept(Window band, Runs runs) {
            System.arraycopy(runs.starts, 0, starts, band.row(), band.height());
            System.arraycopy(runs.values, 0, values, band.row(), band.height());
        }

        RunRaster raster(int classes) {
            return new RunRaster(grid, classes, starts, values);
        }
    }

    /** Classes instead of others, by their index. */
    RunRaster with(int newClasses, char[] classOf) {
        char[][] now = new char[values.length][];
        for (int row = 0; row < now.length; row++) {
            now[row] = new char[values[row].length];
            for (int run = 0; run < now[row].length; run++) {
                now[row][run] = classOf[values[row][run]];
            }
        }
        return with(newClasses, now);
    }

    /** The same runs with other classes; neighbours that become equal are joined. */
    RunRaster with(int classes, char[][] newValues) {
        int[][] s = new int[starts.length][];
        char[][] v = new char[starts.length][];
        for (int r = 0; r < s.length; r++) {
            int n = 0;
            int[] start = new int[starts[r].length];
            char[] value = new char[start.length];
            for (int k = 0; k < start.length; k++) {
                if (n == 0 || newValues[r][k] != value[n - 1]) {
                    start[n] = starts[r][k];
                    value[n++] = newValues[r][k];
                }
            }
            s[r] = Arrays.copyOf(start, n);
            v[r] = Arrays.copyOf(value, n);
        }
        return new RunRaster(grid, classes, s, v);
    }

    /** Where this has no class and another has any: one class more. */
    RunRaster with(RunRaster rest) {
        int[][] s = new int[starts.length][];
        char[][] v = new char[starts.length][];
        for (int row = 0; row < s.length; row++) {
            int[] start = new int[runs(row) + rest.runs(row)];
            char[] value = new char[start.length];
            int n = 0;
            int other = 0;
            for (int run = 0; run < runs(row); run++) {
                for (int at = start(row, run); at < end(row, run); at = Math.min(end(row, run), rest.end(row, other))) {
                    while (rest.end(row, other) <= at) {
                        other++;
                    }
                    char own = value(row, run) == 0 && rest.value(row, other) != 0
                            ? (char) (classes + 1)
                            : value(row, run);
                    if (n == 0 || value[n - 1] != own) {
                        start[n] = at;
                        value[n++] = own;
                    }
                }
            }
            s[row] = Arrays.copyOf(start, n);
            v[row] = Arrays.copyOf(value, n);
        }
        return new RunRaster(grid, classes + 1, s, v);
    }

    int runs(int row) {
        return starts[row].length;
    }

    int start(int row, int run) {
        return starts[row][run];
    }

    /** First column after the run. */
    int end(int row, int run) {
        return run + 1 < starts[row].length ? starts[row][run + 1] : grid.columns();
    }

    char value(int row, int run) {
        return values[row][run];
    }

    /** The run a column lies in. */
    int runAt(int row, int column) {
        int found = Arrays.binarySearch(starts[row], column);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public Tiling tiling() {
        return Tiling.bands(grid.columns(), grid.rows(), BAND);
    }

    @Override
    public Reader open() {
        return new Reader() {
            @Override
            public void read(Window window, ClassTile into) {
                for (int r = 0; r < window.height(); r++) {
                    int row = window.row() + r;
                    int at = r * window.width();
                    for (int run = runAt(row, window.column());
                            run < runs(row) && start(row, run) < window.endColumn();
                            run++) {
                        int from = at + Math.max(start(row, run), window.column()) - window.column();
                        int to = at + Math.min(end(row, run), window.endColumn()) - window.column();
                        if (into.isNarrow()) {
                            Arrays.fill(into.bytes(), from, to, (byte) value(row, run));
                        } else {
                            Arrays.fill(into.chars(), from, to, value(row, run));
                        }
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
