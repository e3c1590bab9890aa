package org.carbonscape.io.tiff;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.carbonscape.io.block.BlockIndex;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Compression;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.Samples;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.io.deflate.Inflate;
import org.carbonscape.io.foreign.AsciiGrid;
import org.carbonscape.io.foreign.ImagineBlocks;
import org.carbonscape.io.run.TemporaryFolder;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Turns a stored block into numbers of byteWise bytes, little-endian, predictor undone. One per reader, not
 * thread-safe.
 */
class BlockDecoder {
    private final ByteSource source;
    private final Layout layout;
    private final BlockIndex.Places places;
    private final Inflate inflate = new Inflate();
    private final Lzw lzw = new Lzw();
    private byte[] stored = new byte[0];
    private byte[] spare = new byte[0];

    BlockDecoder(ByteSource source, Layout layout) {
        Samples.ready();
        this.source = source;
        this.layout = layout;
        this.places = layout.index().open(source);
    }

    /** Where blocks lie. */
    BlockIndex.Places places() {
        return places;
    }

    /** Whether a block is a gap in a sparse file: nothing is stored for it. */
    boolean isGap(int block) {
        return places.offset(block) == 0;
    }

    /** Decodes a block that is no gap to the beginning of {@code into}. */
    void decode(int block, byte[] into) {
        int rows = layout.blocks().rowsStored(block);
        int packed = layout.storedRowBytes() * rows;
        boolean byteWise = !layout.format().isPacked();
        if (layout.compression() == Compression.IMAGINE || layout.compression() == Compression.TEXT) {
            decodeOther(block, into, layout.blocks().width() * rows);
            return;
        }
        byte[] target = byteWise ? into : (spare = room(spare, packed));
        try {
            int n;
            if (layout.mayHoldMore(block)) {
                byte[] all = new byte[layout.storedRowBytes() * layout.blocks().height()];
                n = decompress(block, all, all.length);
                System.arraycopy(all, 0, target, 0, Math.min(n, packed));
            } else {
                n = decompress(block, target, packed);
            }
            if (n < packed) {
                throw new DataFormatException(n + " of " + packed + " bytes");
            }
        } catch (DataFormatException e) {
            throw damaged(block, String.valueOf(e.getMessage()));
        }
        if (!byteWise) {
            Samples.unpack(
                    target,
                    into,
                    layout.format().bits(),
                    layout.format().type().bytes(),
                    layout.blocks().width() * layout.format().samples(),
                    rows);
            return;
        }
        int size = layout.format().type().bytes();
        int rowBytes = layout.rowBytes();
        if (layout.predictor() == 3) {
            spare = room(spare, rowBytes);
            for (int row = 0; row < rows; row++) {
                Samples.undoFloatPredictor(
                        into, row * rowBytes, rowBytes, layout.format().samples(), size, spare);
            }
            // little-endian numbers now, but libtiff on a little-endian machine also turns the bytes of a big-endian
            // file
        }
        if (size > 1 && layout.format().order() == ByteOrder.BIG_ENDIAN) {
            Samples.swap(into, rowBytes * rows, size);
        }
        if (layout.predictor() == 2) {
            for (int row = 0; row < rows; row++) {
                Samples.undoHorizontalPredictor(
                        into, row * rowBytes, rowBytes, layout.format().samples(), size);
            }
        }
    }

    /** Blocks of files that are no TIFF. */
    private void decodeOther(int block, byte[] into, int cells) {
        long count = places.count(block);
        int n = (int) Math.abs(count);
        CellType type = layout.format().type();
        int bits = layout.format().bits();
        boolean plain = layout.compression() == Compression.IMAGINE && count > 0;
        stored = room(stored, n);
        source.read(places.offset(block), stored, n);
        try {
            if (layout.compression() == Compression.TEXT) {
                AsciiGrid.decode(stored, n, into, type, cells);
            } else if (!plain) {
                ImagineBlocks.decode(stored, n, into, type.bytes(), cells);
            } else if (bits < 8) {
                ImagineBlocks.unpack(stored, into, bits, cells);
            } else {
                System.arraycopy(stored, 0, into, 0, n);
            }
        } catch (DataFormatException e) {
            throw damaged(block, String.valueOf(e.getMessage()));
        }
    }

    private int decompress(int block, byte[] target, int room) throws DataFormatException {
        long position = places.offset(block);
        if (layout.compression() == Compression.NONE) {
            source.read(position, target, room);
            return room;
        }
        int n = (int) places.count(block);
        stored = room(stored, n);
        source.read(position, stored, n);
        return switch (layout.compression()) {
            case DEFLATE -> {
                int made = inflate.inflate(stored, 0, n, target, 0, room);
                if (!inflate.finished()) { // only a stream read to its end has its checksum checked
                    throw Lzw.tooMuch(room);
                }
                yield made;
            }
            case LZW -> lzw.decode(stored, n, target, room);
            case PACKBITS -> packBits(stored, n, target, room);
            default -> zstd(n, target, room);
        };
    }

    private int zstd(int n, byte[] target, int room) throws DataFormatException {
        TemporaryFolder.prepare();
        try {
            return (int) Zstd.decompressByteArray(target, 0, room, stored, 0, n);
        } catch (ZstdException e) {
            throw new DataFormatException(e.getMessage());
        }
    }

    private static int packBits(byte[] in, int inLength, byte[] out, int room) throws DataFormatException {
        int to = 0;
        for (int at = 0; at < inLength && to < room; ) {
            int n = in[at++];
            if (n >= 0) {
                int m = Math.min(n + 1, inLength - at);
                if (n + 1 > room - to) {
                    throw Lzw.tooMuch(room);
                }
                System.arraycopy(in, at, out, to, m);
                at += m;
                to += m;
            } else if (n != -128 && at < inLength) {
                int m = 1 - n;
                if (1 - n > room - to) {
                    throw Lzw.tooMuch(room);
                }
                Arrays.fill(out, to, to + m, in[at++]);
                to += m;
            }
        }
        return to;
    }

    private static byte[] room(byte[] have, int bytes) {
        return have.length >= bytes
                ? have
                : new byte[Math.max(bytes, Math.min(have.length * 2, Layout.MOST_BLOCK_BYTES))];
    }

    private ProblemException damaged(int block, String what) {
        int column = block % layout.blocks().across() * layout.blocks().width();
        int row = block / layout.blocks().across() * layout.blocks().height();
        return new ProblemException(
                ProblemCode.TIFF_09_DAMAGED,
                source.path().toString(),
                column,
                Math.min(
                                layout.blocks().columns(),
                                (long) column + layout.blocks().width())
                        - 1,
                row,
                Math.min(layout.blocks().rows(), (long) row + layout.blocks().height()) - 1,
                layout.compression() + ", " + what);
    }
}
