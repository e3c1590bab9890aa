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
 * @param halvings  of the copy that comes with a block; 0 without overviews
 */
public record BlockEncoding(String file, boolean classes, int cellBytes, int halvings, TiffOptions options)
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
        private final CellRuns runs = new CellRuns();
        private RunFinder finder = new RunFinder(0, 1);

        private Encoder(BlockEncoding of) {
            this.of = of;
            this.tiles = new TileEncoder(of.options(), of.cellBytes(), TILE);
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
            List<byte[]> encoded = new ArrayList<>(4);
            for (int row = 0; row < plane.height; row += TILE) {
                for (int column = 0; column < plane.width; column += TILE) {
                    encoded.add(tiles.encode(plane, column, row));
                }
            }
            if (of.halvings() == 0) {
                return new TiffBlock(encoded, Optional.empty());
            }
            Plane copy = plane;
            for (int h = 0; h < of.halvings(); h++) {
                copy = copy.halved();
            }
            return new TiffBlock(encoded, Optional.of(copy));
        }
    }
}
