package org.carbonscape.io.tiff;

import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;

/** Cuts a window into the pieces of rows that lie in one block each. Opens the file anew for its thread. */
final class WindowReader implements AutoCloseable {
    /** Takes a piece of a row; {@code step} bytes from one cell of our band to the next. */
    interface RowTaker {
        void row(byte[] block, int position, int step, int to, int cells);

        /** A piece for which the file stores nothing. */
        void gap(int to, int cells);
    }

    private final ByteSource source;
    private final Layout layout;
    private final BlockDecoder decoder;
    private final BlockCache cache;
    private final boolean southUp;

    WindowReader(TiffFile file) {
        this.layout = file.layout();
        this.southUp = file.isSouthUp();
        this.source = ByteSource.open(file.path());
        this.decoder = new BlockDecoder(source, layout);
        this.cache = new BlockCache(decoder, layout);
        if (source.size() < file.bytes()) {
            long now = source.size();
            source.close();
            throw new ProblemException(
                    org.carbonscape.problem.ProblemCode.TIFF_02_TRUNCATED,
                    file.path().toString(),
                    "data",
                    now,
                    file.bytes(),
                    now);
        }
    }

    /** The block that is exactly this window, one byte a cell, so that it can be decoded where it is wanted; or -1. */
    int wholeByteBlock(Window w) {
        if (southUp
                || layout.rowBytes() != layout.blockWidth()
                || layout.bits() != 8
                || w.width() != layout.blockWidth()
                || w.column() % layout.blockWidth() != 0
                || w.row() % layout.blockHeight() != 0) {
            return -1;
        }
        int block = w.row() / layout.blockHeight() * layout.blocksAcross() + w.column() / layout.blockWidth();
        return w.height() == layout.rowsStored(block) && !decoder.isGap(block) ? block : -1;
    }

    void decode(int block, byte[] into) {
        decoder.decode(block, into);
    }

    void read(Window w, RowTaker taker) {
        if (w.column() < 0 || w.row() < 0 || w.endColumn() > layout.columns() || w.endRow() > layout.rows()) {
            throw new IllegalArgumentException(
                    "window " + w + " leaves the raster of " + layout.columns() + " x " + layout.rows());
        }
        cache.expect(w);
        int first = southUp ? layout.rows() - w.endRow() : w.row(); // in rows of the file
        int end = first + w.height();
        int size = layout.type().bytes();
        int step = size * layout.samples();
        int bw = layout.blockWidth();
        int bh = layout.blockHeight();
        for (int by = first / bh; (long) by * bh < end; by++) {
            int top = Math.max(first, by * bh);
            int bottom = (int) Math.min(end, (long) (by + 1) * bh);
            for (int bx = w.column() / bw; (long) bx * bw < w.endColumn(); bx++) {
                int left = Math.max(w.column(), bx * bw);
                int cells = (int) Math.min(w.endColumn(), (long) (bx + 1) * bw) - left;
                byte[] block = cache.block(by * layout.blocksAcross() + bx).orElse(null);
                for (int row = top; row < bottom; row++) {
                    int to = (southUp ? end - 1 - row : row - first) * w.width() + left - w.column();
                    if (block == null) {
                        taker.gap(to, cells);
                    } else {
                        taker.row(
                                block,
                                (row - by * bh) * layout.rowBytes() + (left - bx * bw) * step + layout.sample() * size,
                                step,
                                to,
                                cells);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
