package org.carbonscape.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.Codes;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Samples;
import org.carbonscape.io.block.Scaling;

/**
 * The values of one band, in the unit of the file: cell x scale + offset where it says so; whole numbers beyond 2^24
 * and doubles are rounded to the nearest float.
 */
final class TiffValueRaster implements ValueRaster {
    private final TiffFile file;
    private final Grid grid;
    private final NoData[] none;

    TiffValueRaster(TiffFile file, Grid grid, NoData[] none) {
        this.file = file;
        this.grid = grid;
        this.none = none;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public Tiling tiling() {
        return file.tiling();
    }

    @Override
    public Reader open() {
        return new ValueReader(file.cells(none, Set.of()), file.type());
    }

    private final class ValueReader implements Reader, CellWindows.RowTaker {
        private final CellWindows windows;
        private final CellType type;
        private final Scaling scaling = file.scaling();
        private float[] into = new float[0];

        ValueReader(CellWindows windows, CellType type) {
            this.windows = windows;
            this.type = type;
        }

        @Override
        public void read(Window window, float[] target) {
            into = target;
            windows.read(window, this);
        }

        @Override
        public void gap(int to, int cells) {
            Arrays.fill(into, to, to + cells, Float.NaN);
        }

        @Override
        public void row(byte[] b, int at, int step, int to, int cells) {
            float[] f = into;
            int end = to + cells;
            switch (type) {
                case UINT8 -> {
                    for (int i = to; i < end; i++, at += step) {
                        f[i] = b[at] & 0xff;
                    }
                }
                case INT8 -> {
                    for (int i = to; i < end; i++, at += step) {
                        f[i] = b[at];
                    }
                }
                case UINT16 -> {
                    for (int i = to; i < end; i++, at += step) {
                        f[i] = (short) Samples.SHORT.get(b, at) & 0xffff;
                    }
                }
                case INT16 -> {
                    for (int i = to; i < end; i++, at += step) {
                        f[i] = (short) Samples.SHORT.get(b, at);
                    }
                }
                case FLOAT32 -> {
                    if (step == 4) {
                        ByteBuffer.wrap(b, at, cells * 4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .asFloatBuffer()
                                .get(f, to, cells);
                        break;
                    }
                    for (int i = to; i < end; i++, at += step) {
                        f[i] = Float.intBitsToFloat((int) Samples.INT.get(b, at));
                    }
                }
                case FLOAT16 -> {
                    for (int i = to; i < end; i++, at += step) {
                        f[i] = Samples.half((short) Samples.SHORT.get(b, at));
                    }
                }
                default -> {
                    wide(b, at, step, to, end);
                    return;
                }
            }
            // every number of these types is a float exactly, so no data may be compared after the conversion;
            // only hits are stored: cells without data lie together, so the branch is seldom missed
            for (NoData n : none) {
                float value = n.asFloat();
                for (int i = to; i < end; i++) {
                    if (f[i] == value) {
                        f[i] = Float.NaN;
                    }
                }
                if (n.isRounded() && type == CellType.FLOAT32) {
                    for (int i = to; i < end; i++) {
                        if (n.matches(f[i])) {
                            f[i] = Float.NaN;
                        }
                    }
                }
            }
            if (type.isFloating()) {
                for (int i = to; i < end; i++) {
                    if (f[i] - f[i] != 0) { // infinite: no amount either
                        f[i] = Float.NaN;
                    }
                }
            }
            if (!scaling.isNone()) {
                for (int i = to; i < end; i++) {
                    f[i] = (float) scaling.of(f[i]);
                }
            }
        }

        /** Types a float cannot hold: compared with no data before they are rounded. */
        private void wide(byte[] b, int at, int step, int to, int end) {
            for (int i = to; i < end; i++, at += step) {
                boolean isNone = false;
                float value;
                if (type == CellType.FLOAT64) {
                    double d = Double.longBitsToDouble((long) Samples.LONG.get(b, at));
                    for (NoData n : none) {
                        isNone |= n.matches(d);
                    }
                    value = (float) scaling.of(d);
                } else {
                    long code = Codes.integer(type, b, at);
                    for (NoData n : none) {
                        isNone |= n.matches(code, type == CellType.UINT64);
                    }
                    value = scaling.isNone()
                            ? type == CellType.UINT64 && code < 0 ? (float) ((code >>> 1 | code & 1) * 2.0) : code
                            : (float) scaling.of(
                                    type == CellType.UINT64 && code < 0 ? (code >>> 1 | code & 1) * 2.0 : code);
                }
                into[i] = isNone || Float.isInfinite(value) ? Float.NaN : value;
            }
        }

        @Override
        public void close() {
            windows.close();
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return "values of " + file.path()
                + Optional.of(file.band())
                        .filter(n -> n > 1)
                        .map(n -> ", band " + n)
                        .orElse("");
    }
}
