package org.carbonscape.study.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.RunFinder;
import org.carbonscape.grid.Window;

/**
 * The cells of a window as runs whose classes are the same in some phases and which lie in one part of the cut. Found
 * anew for each window; not thread-safe.
 */
public final class LandRuns {
    private final CellRuns shape = new CellRuns();
    private final CellRuns cut = new CellRuns();
    private RunFinder finder = new RunFinder(0, 1);
    private int[][] classes = new int[0][];
    private int[] owner = new int[0];
    private CellRuns found = shape;

    /**
     * Finds them.
     *
     * @param tiles  of the phases
     * @param owners of each cell, where land is cut
     */
    public void find(Window window, List<ClassTile> tiles, Optional<int[]> owners) {
        int width = window.width();
        if (finder.end().length < width) {
            finder = new RunFinder(width, 1);
        }
        int[] phases = IntStream.range(0, tiles.size()).toArray();
        shape.of(finder, tiles.toArray(new ClassTile[0]), phases, width, window.height());
        found = owners.map(o -> cut(o)).orElse(shape);
        int n = found.size();
        if (classes.length != tiles.size() || classes[0].length < n) {
            classes = new int[tiles.size()][n + n / 4];
            owner = new int[classes[0].length];
        }
        for (int p = 0; p < classes.length; p++) {
            of(tiles.get(p), classes[p]);
        }
        if (owners.isPresent()) {
            int[] own = owners.get();
            starts((k, cell) -> owner[k] = own[cell]);
        }
    }

    private void of(ClassTile tile, int[] into) {
        starts((k, cell) -> into[k] = tile.at(cell));
    }

    /** Takes the number of a run and of its first cell. */
    private interface Start {
        void at(int run, int cell);
    }

    private void starts(Start start) {
        int[] end = found.end();
        int[] rowStart = found.rowStart();
        for (int r = 0, first = 0; r < found.height(); r++, first += found.width()) {
            int cell = first;
            for (int k = rowStart[r]; k < rowStart[r + 1]; k++) {
                start.at(k, cell);
                cell = first + end[k];
            }
        }
    }

    /** The runs cut where one part of the cut ends. */
    private CellRuns cut(int[] owners) {
        cut.begin(shape.width(), shape.height());
        for (int r = 0, first = 0; r < shape.height(); r++, first += shape.width()) {
            int column = 0;
            for (int k = shape.rowStart()[r]; k < shape.rowStart()[r + 1]; k++) {
                int end = shape.end()[k];
                for (int c = column + 1; c < end; c++) {
                    if (owners[first + c] != owners[first + c - 1]) {
                        cut.add(c, cut.size());
                    }
                }
                cut.add(end, cut.size());
                column = end;
            }
            cut.endRow();
        }
        return cut;
    }

    /** Where they end; what they hold is their number. */
    public CellRuns shape() {
        return found;
    }

    public int size() {
        return found.size();
    }

    /** Classes of the runs in one of the phases, numbered as they were given. */
    public int[] classes(int phase) {
        return classes[phase];
    }

    /** Parts of the cut; 0 where land is not cut. */
    public int[] owners() {
        return owner;
    }
}
