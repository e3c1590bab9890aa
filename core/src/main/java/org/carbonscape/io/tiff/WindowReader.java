package org.carbonscape.io.tiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.SampleFormat;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Cuts a window into the pieces of rows that lie in one block each. Opens the file anew for its thread. */
final class WindowReader implements CellWindows {
    private final ByteSource source;
    private final Layout layout;
    private final BlockDecoder decoder;
    private final BlockCache cache;
    private final boolean southUp;
    private Optional<WindowReader> mask = Optional.empty();
    /** A row of what a sparse file does not store: GDAL reads zeros unless the file says what no data is. */
    private Optional<byte[]> zeros = Optional.empty();
    /** Of the window at hand: whether a cell holds anything. */
    private boolean[] held = new boolean[0];

    WindowReader(TiffFile file) {
        this(file.source(), file.bytes(), file.layout(), file.isSouthUp());
        if (!file.namesNoData() && layout.index().isSparse()) {
            SampleFormat format = layout.format();
            zeros = Optional.of(new byte[layout.blocks().width() * format.type().bytes() * format.samples()]);
        }
        try {
            mask = file.mask()
                    .map(m -> new WindowReader(
                            m.isBeside(file.path()) ? ByteSource.open(m.path()) : file.source(),
                            m.bytes(),
                            m.layout(),
                            southUp));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private WindowReader(ByteSource source, long bytes, Layout layout, boolean southUp) {
        this.layout = layout;
        this.southUp = southUp;
        this.source = source;
        this.decoder = new BlockDecoder(source, layout);
        this.cache = new BlockCache(decoder, layout);
        if (source.size() < bytes) {
            long now = source.size();
            source.close();
            throw new ProblemException(
                    ProblemCode.TIFF_02_TRUNCATED,
                    source.path().toString(),
                    Bilingual.of("data", "数据"),
                    now,
                    bytes,
                    now);
        }
    }

    @Override
    public int wholeByteBlock(Window w) {
        if (southUp
                || mask.isPresent()
                || layout.rowBytes() != layout.blocks().width()
                || layout.format().bits() != 8
                || w.width() != layout.blocks().width()
                || w.column() % layout.blocks().width() != 0
                || w.row() % layout.blocks().height() != 0) {
            return -1;
        }
        int block = w.row() / layout.blocks().height() * layout.blocks().across()
                + w.column() / layout.blocks().width();
        return w.height() == layout.blocks().rowsStored(block) && !decoder.isGap(block) ? block : -1;
    }

    @Override
    public void decode(int block, byte[] into) {
        if (source.isFar()) {
            source.expect(
                    new long[] {decoder.places().offset(block)},
                    new long[] {Math.abs(decoder.places().count(block))});
        }
        decoder.decode(block, into);
    }

    @Override
    public void read(Window w, RowTaker taker) {
        if (mask.isPresent()) {
            mask.get().readHeld(w, this);
            cells(w, masked(taker));
        } else {
            cells(w, taker);
        }
    }

    /** Reads this mask's cells of a window: any bit set means that the cell holds something. */
    private void readHeld(Window w, WindowReader of) {
        if (of.held.length < w.cells()) {
            of.held = new boolean[w.cells()];
        }
        boolean[] into = of.held;
        int size = layout.format().type().bytes();
        cells(w, new RowTaker() {
            @Override
            public void row(byte[] block, int position, int step, int to, int cells) {
                for (int i = to, at = position; i < to + cells; i++, at += step) {
                    int any = 0;
                    for (int k = 0; k < size; k++) {
                        any |= block[at + k];
                    }
                    into[i] = any != 0;
                }
            }

            @Override
            public void gap(int to, int cells) {
                Arrays.fill(into, to, to + cells, false);
            }
        });
    }

    /** Cuts rows into pieces of cells that hold something and gaps between them. */
    private RowTaker masked(RowTaker taker) {
        return new RowTaker() {
            @Override
            public void row(byte[] block, int position, int step, int to, int cells) {
                for (int from = 0; from < cells; ) {
                    boolean here = held[to + from];
                    int end = from + 1;
                    while (end < cells && held[to + end] == here) {
                        end++;
                    }
                    if (here) {
                        taker.row(block, position + from * step, step, to + from, end - from);
                    } else {
                        taker.gap(to + from, end - from);
                    }
                    from = end;
                }
            }

            @Override
            public void gap(int to, int cells) {
                taker.gap(to, cells);
            }
        };
    }

    private void cells(Window w, RowTaker taker) {
        if (w.column() < 0
                || w.row() < 0
                || w.endColumn() > layout.blocks().columns()
                || w.endRow() > layout.blocks().rows()) {
            throw new IllegalArgumentException("window " + w + " leaves the raster of "
                    + layout.blocks().columns() + " x " + layout.blocks().rows());
        }
        cache.expect(w);
        if (source.isFar()) {
            expect(w);
        }
        int first = southUp ? layout.blocks().rows() - w.endRow() : w.row(); // in rows of the file
        int end = first + w.height();
        int size = layout.format().type().bytes();
        int step = size * layout.format().samples();
        int bw = layout.blocks().width();
        int bh = layout.blocks().height();
        for (int by = first / bh; (long) by * bh < end; by++) {
            int top = Math.max(first, by * bh);
            int bottom = (int) Math.min(end, (long) (by + 1) * bh);
            for (int bx = w.column() / bw; (long) bx * bw < w.endColumn(); bx++) {
                int left = Math.max(w.column(), bx * bw);
                int cells = (int) Math.min(w.endColumn(), (long) (bx + 1) * bw) - left;
                byte[] block = cache.block(by * layout.blocks().across() + bx).orElse(null);
                for (int row = top; row < bottom; row++) {
                    int to = (southUp ? end - 1 - row : row - first) * w.width() + left - w.column();
                    if (block == null && zeros.isPresent()) {
                        taker.row(zeros.get(), 0, step, to, cells);
                    } else if (block == null) {
                        taker.gap(to, cells);
                    } else {
                        taker.row(
                                block,
                                (row - by * bh) * layout.rowBytes()
                                        + (left - bx * bw) * step
                                        + layout.format().sample() * size,
                                step,
                                to,
                                cells);
                    }
                }
            }
        }
    }

    /** Tells the source which blocks a window needs: each that is decoded anew. */
    private void expect(Window w) {
        int bw = layout.blocks().width();
        int bh = layout.blocks().height();
        int first = southUp ? layout.blocks().rows() - w.endRow() : w.row();
        List<long[]> wanted = new ArrayList<>();
        for (int by = first / bh; (long) by * bh < first + w.height(); by++) {
            for (int bx = w.column() / bw; (long) bx * bw < w.endColumn(); bx++) {
                int block = by * layout.blocks().across() + bx;
                if (!decoder.isGap(block) && !cache.has(block)) {
                    wanted.add(new long[] {
                        decoder.places().offset(block),
                        Math.abs(decoder.places().count(block))
                    });
                }
            }
        }
        wanted.sort(Comparator.comparingLong(r -> r[0]));
        source.expect(
                wanted.stream().mapToLong(r -> r[0]).toArray(),
                wanted.stream().mapToLong(r -> r[1]).toArray());
    }

    @Override
    public void close() {
        mask.ifPresent(WindowReader::close);
        source.close();
    }
}
