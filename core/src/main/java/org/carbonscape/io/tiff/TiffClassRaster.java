package org.carbonscape.io.tiff;

import java.nio.file.Path;
import java.util.Set;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.Codes;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Samples;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The classes of one band. A code that the table does not know reads as 0 and is counted by its reader; floating-point
 * cells are codes where they are whole numbers, none where NaN, unknown where they have a fraction.
 */
public final class TiffClassRaster implements ClassRaster {
    private final TiffFile file;
    private final Grid grid;
    private final CodeTable codes;
    private final NoData[] none;
    private final Set<Long> alsoNone;

    TiffClassRaster(TiffFile file, Grid grid, CodeTable codes, NoData[] none, Set<Long> alsoNone) {
        this.file = file;
        this.grid = grid;
        this.codes = codes;
        this.none = none;
        this.alsoNone = Set.copyOf(alsoNone);
    }

    /** The file. */
    public Path path() {
        return file.path();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int classes() {
        return codes.classes();
    }

    @Override
    public Tiling tiling() {
        return file.tiling();
    }

    @Override
    public ClassReader open() {
        return new ClassReader(file.cells(none, alsoNone), new Codes(codes, file.type(), none, alsoNone));
    }

    /** Reads windows of class indices and keeps count of codes nobody named. */
    public final class ClassReader implements Reader, CellWindows.RowTaker {
        private final CellWindows windows;
        private final Codes door;
        private final CellType type;
        private final UnknownCodes met = new UnknownCodes();
        private ClassTile into = ClassTile.of(0, 1);
        private byte[] scratch = new byte[0];

        ClassReader(CellWindows windows, Codes door) {
            this.windows = windows;
            this.door = door;
            this.type = file.type();
        }

        @Override
        public void read(Window window, ClassTile tile) {
            into = tile;
            int block = tile.isNarrow() && door.table().length == 256 ? windows.wholeByteBlock(window) : -1;
            if (block < 0) {
                windows.read(window, this);
            } else if (door.isIdentity()) {
                byte[] b = tile.bytes();
                windows.decode(block, b);
                if (!allUpTo(b, window.cells(), classes())) {
                    bytes(b, 0, 1, 0, window.cells());
                }
            } else {
                if (scratch.length < window.cells()) {
                    scratch = new byte[window.cells()];
                }
                windows.decode(block, scratch);
                bytes(scratch, 0, 1, 0, window.cells());
            }
        }

        @Override
        public void gap(int to, int cells) {
            for (int i = to; i < to + cells; i++) {
                into.set(i, 0);
            }
        }

        @Override
        public void row(byte[] b, int at, int step, int to, int cells) {
            int[] table = door.table();
            if (table.length == 256 && into.isNarrow()) {
                bytes(b, at, step, to, cells);
            } else if (table.length == 65536) {
                for (int i = to; i < to + cells; i++, at += step) {
                    int index = table[(short) Samples.SHORT.get(b, at) & 0xffff];
                    put(i, index, b, at);
                }
            } else if (type.isFloating()) {
                for (int i = to; i < to + cells; i++, at += step) {
                    put(i, door.index(Codes.floating(type, b, at)), b, at);
                }
            } else {
                for (int i = to; i < to + cells; i++, at += step) {
                    put(i, door.index(Codes.integer(type, b, at)), b, at);
                }
            }
        }

        private void put(int i, int index, byte[] b, int at) {
            if (index == Codes.UNKNOWN) {
                met.add(type.isFloating() ? Codes.floating(type, b, at) : plain(Codes.integer(type, b, at)), 1);
                into.set(i, 0);
            } else {
                into.set(i, index);
            }
        }

        /** A code nobody named goes into a list of doubles, which must tell it apart from its neighbours. */
        private double plain(long code) {
            boolean unsigned = type == CellType.UINT64;
            if (code > 1L << 53 || code < -(1L << 53) || unsigned && code < 0) {
                throw new ProblemException(
                        ProblemCode.TIFF_16_WIDE_CODE,
                        file.path().toString(),
                        unsigned ? Long.toUnsignedString(code) : Long.toString(code));
            }
            return code;
        }

        /**
         * The hot case; {@code b} may be the target itself. A second look counts what was unknown, where anything was.
         */
        private void bytes(byte[] b, int at, int step, int to, int cells) {
            int[] table = door.table();
            byte[] out = into.bytes();
            int sign = 0;
            if (b != out) {
                for (int i = to, from = at; i < to + cells; i++, from += step) {
                    int index = table[b[from] & 0xff];
                    sign |= index;
                    out[i] = (byte) index;
                }
                if (sign >= 0) {
                    return;
                }
            }
            int[] count = new int[256];
            for (int i = to, from = at; i < to + cells; i++, from += step) {
                int raw = b[from] & 0xff;
                int index = table[raw];
                count[raw] += index >>> 31;
                out[i] = (byte) index;
            }
            for (int raw = 0; raw < 256; raw++) {
                if (count[raw] > 0) {
                    met.add(type == CellType.INT8 ? (byte) raw : raw, count[raw]);
                }
            }
        }

        /** Whether no byte is above {@code most} (below 128), eight at a time. */
        private static boolean allUpTo(byte[] b, int n, int most) {
            long add = (0x7fL - most) * 0x0101010101010101L;
            long over = 0;
            int i = 0;
            for (; i + 8 <= n; i += 8) {
                long eight = (long) Samples.LONG.get(b, i);
                over |= eight | (eight & 0x7f7f7f7f7f7f7f7fL) + add;
            }
            boolean ok = (over & 0x8080808080808080L) == 0;
            for (; i < n; i++) {
                ok &= (b[i] & 0xff) <= most;
            }
            return ok;
        }

        @Override
        public UnknownCodes unknown() {
            UnknownCodes copy = new UnknownCodes();
            copy.merge(met);
            return copy;
        }

        @Override
        public void close() {
            windows.close();
        }
    }
}
