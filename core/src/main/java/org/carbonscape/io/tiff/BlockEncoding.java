package org.carbonscape.io.tiff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.RunFinder;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;

/**
 * How blocks of a {@link TiffWriter} are encoded, wherever that is done.
 *
 * @param file      that they are for, as problems name it
 * @param classes   class indices; else values
 * @param cellBytes that a cell takes
 * @param levels    of the file: 1 without overviews
 */
public record BlockEncoding(String file, boolean classes, int cellBytes, int levels, TiffOptions options)
        implements Serializable {
    static final int TILE = 256;

    private static final int[] ONE = new int[1];

    /** An encoder for one thread. */
    public Encoder open() {
        return new Encoder(this);
    }

    /** Encodes blocks of the writer's tiling. Not thread-safe. */
    public static final class Encoder {
        private final BlockEncoding of;
        private final TileEncoder tiles;
        private final TileEncoder reduced;
        private final CellRuns runs = new CellRuns();
        private RunFinder finder = new RunFinder(0, 1);

        private Encoder(BlockEncoding of) {
            this.of = of;
            this.tiles = new TileEncoder(of.options(), of.cellBytes(), TILE);
            this.reduced = new TileEncoder(of.options().reduced(), of.cellBytes(), TILE);
        }

        public TiffBlock encode(Window window, float[] values) {
            if (of.classes()) {
                throw new IllegalArgumentException("values for a class raster");
            }
            return encode(new Plane.Values(window.width(), window.height(), values));
        }

        public TiffBlock encode(Window window, ClassTile classes) {
            if (!of.classes()) {
                throw new IllegalArgumentException("classes for a value raster");
            }
            if (finder.end().length < window.width()) {
                finder = new RunFinder(window.width(), 1);
            }
            int[] ends = finder.end();
            runs.begin(window.width(), window.height());
            for (int row = 0, from = 0; row < window.height(); row++, from += window.width()) {
                int n = finder.ends(new ClassTile[] {classes}, ONE, from, window.width());
                for (int k = 0, start = from; k < n; k++) {
                    runs.add(ends[k], classes.at(start));
                    start = from + ends[k];
                }
                runs.endRow();
            }
            return encode(runs);
        }

        /** The same of runs: of class indices, or of the bits of values. */
        public TiffBlock encode(CellRuns cells) {
            return encode(new RunPlane(cells, of.cellBytes()));
        }

        TiffBlock encode(Plane plane) {
            try {
                return pieces(plane);
            } catch (ProblemException e) { // of a cell: which file it is going to is known here
                throw new ProblemException(
                        e.problems().stream().map(p -> p.at(of.file())).toList());
            }
        }

        private TiffBlock pieces(Plane plane) {
            List<byte[]> encoded = new ArrayList<>(5);
            for (int row = 0; row < plane.height; row += TILE) {
                for (int column = 0; column < plane.width; column += TILE) {
                    encoded.add(tiles.encode(plane, column, row));
                }
            }
            if (of.levels() == 1) {
                return new TiffBlock(encoded, Optional.empty());
            }
            Plane half = plane.halved();
            encoded.add(reduced.encode(half, 0, 0));
            return new TiffBlock(encoded, of.levels() > 2 ? Optional.of(half.halved()) : Optional.empty());
        }
    }
}
