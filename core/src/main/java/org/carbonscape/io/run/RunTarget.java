package org.carbonscape.io.run;

import java.nio.file.Path;

/**
 * Where a run shall go.
 *
 * @param replace whether files of an earlier run there that were changed since, or that stand where this run writes,
 *     may be replaced; files that no run wrote stay in any case
 * @param csvMark whether its CSV files begin with the mark by which Excel knows UTF-8
 * @param tiles   rasters of more cells a side are written as folders of files of so many cells a side; 0 = never
 */
public record RunTarget(Path folder, boolean replace, boolean csvMark, int tiles) {
    /** Without the mark, each raster one file. */
    public RunTarget(Path folder, boolean replace) {
        this(folder, replace, false, 0);
    }

    /** The same, with or without the mark. */
    public RunTarget withCsvMark(boolean marked) {
        return new RunTarget(folder, replace, marked, tiles);
    }

    /** The same with large rasters in tiles. */
    public RunTarget withTiles(int cells) {
        return new RunTarget(folder, replace, csvMark, cells);
    }
}
