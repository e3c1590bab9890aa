package org.carbonscape.io.tiff;

import static org.carbonscape.io.tiff.Directory.damaged;

import java.math.BigInteger;
import java.util.Optional;
import org.carbonscape.io.block.BlockIndex;
import org.carbonscape.io.block.Blocks;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Compression;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.SampleFormat;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Makes the layout of a band from the tags of a TIFF, and holds it against the file. */
final class LayoutReader {
    /** Uncompressed strips are cut finer, to about this. */
    private static final int FINE = 256 << 10;

    private static final int MOST_BLOCKS = 1 << 27;
    private static final int MOST_BANDS = 1 << 22;

    private LayoutReader() {}

    static Layout read(ByteSource source, Directory d, int band) {
        String file = source.path().toString();
        long columns = d.number(Tag.WIDTH);
        long rows = d.number(Tag.HEIGHT);
        long bands = d.number(Tag.SAMPLES, 1);
        if (columns < 1
                || rows < 1
                || columns > Integer.MAX_VALUE
                || rows > Integer.MAX_VALUE
                || bands < 1
                || bands > 65535) {
            throw damaged(source, columns + " x " + rows + " x " + bands);
        }
        if (band < 1 || band > bands) {
            throw new ProblemException(ProblemCode.TIFF_12_BAND, file, band, bands);
        }
        Compression compression = Compression.of(d.number(Tag.COMPRESSION, 1), file);
        SampleFormat format = format(source, d, (int) bands, band);
        int predictor = predictor(source, d, format, compression);
        if (d.number(Tag.FILL_ORDER, 1) == 2) { // the bits of each byte from the right
            throw new ProblemException(ProblemCode.TIFF_05_CELL_TYPE, file, format.bits() + " bit, FillOrder 2");
        }
        boolean tiled = d.has(Tag.TILE_WIDTH) || d.has(Tag.TILE_OFFSETS);
        long width = tiled ? d.number(Tag.TILE_WIDTH) : columns;
        long height = tiled ? d.number(Tag.TILE_HEIGHT) : Math.min(rows, d.number(Tag.ROWS_PER_STRIP, rows));
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw damaged(source, (tiled ? "TileWidth" : "RowsPerStrip") + " " + width + " x " + height);
        }
        Blocks blocks = new Blocks((int) columns, (int) rows, (int) width, (int) height, tiled);
        long bits = (long) format.bits() * format.samples();
        long rowBytes = (Math.multiplyExact(width, bits) + 7) / 8; // at most 2^31 * 2^22 bits
        boolean oneStrip = !tiled && compression == Compression.NONE && rowBytes <= Layout.MOST_BLOCK_BYTES;
        refuseLarge(file, blocks, format, rowBytes, oneStrip);
        BlockIndex.Entries entries = listed(source, d, blocks, format.isApart() ? band - 1 : 0, compression, rowBytes);
        BlockIndex index =
                BlockIndex.checked(source, (int) blocks.count(), entries, check(source, blocks, compression, rowBytes));
        Layout layout = new Layout(blocks, format, compression, predictor, index);
        return oneStrip ? finer(source, layout, entries) : layout;
    }

    private static int predictor(ByteSource source, Directory d, SampleFormat format, Compression compression) {
        long predictor = d.number(Tag.PREDICTOR, 1);
        if (predictor < 1
                || predictor > 3
                || predictor == 3 && !format.type().isFloating()
                || predictor == 2 && format.isPacked()) {
            throw damaged(source, "Predictor (317) = " + predictor + ", " + format.type());
        }
        // libtiff applies a predictor with LZW, DEFLATE and ZSTD only
        return compression == Compression.NONE || compression == Compression.PACKBITS ? 1 : (int) predictor;
    }

    /** @param oneStrip whether it is cut finer, however high */
    private static void refuseLarge(String file, Blocks blocks, SampleFormat format, long rowBytes, boolean oneStrip) {
        long spread = Math.max( // once bits are bytes
                rowBytes,
                Math.multiplyExact(
                        (long) blocks.width(),
                        format.samples() * (long) format.type().bytes()));
        if (spread > Integer.MAX_VALUE / 2 || !oneStrip && spread > Layout.MOST_BLOCK_BYTES / blocks.height()) {
            throw new ProblemException(
                    ProblemCode.TIFF_11_BLOCK,
                    file,
                    (long) blocks.width(),
                    (long) blocks.height(),
                    BigInteger.valueOf(spread)
                            .multiply(BigInteger.valueOf(blocks.height()))
                            .shiftRight(20),
                    Layout.MOST_BLOCK_BYTES >> 20);
        }
    }

    /** @param plane whose blocks they are where bands lie apart, from 0 */
    private static BlockIndex.Entries listed(
            ByteSource source, Directory d, Blocks blocks, int plane, Compression compression, long rowBytes) {
        int offsetTag = blocks.tiled() ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
        int countTag = blocks.tiled() ? Tag.TILE_COUNTS : Tag.STRIP_COUNTS;
        long n = blocks.count();
        long first = plane * n;
        if (n > MOST_BLOCKS || d.count(offsetTag) < first + n) {
            throw damaged(
                    source, Tag.name(offsetTag) + " (" + offsetTag + "): " + d.count(offsetTag) + " < " + (first + n));
        }
        long there = Math.max(0, d.count(countTag) - first);
        boolean counted = there > 0;
        if (there < n && (counted || compression != Compression.NONE)) {
            throw damaged(source, Tag.name(countTag) + " (" + countTag + "): " + there + " < " + n);
        }
        return new Listed(
                d.field(offsetTag, first, n),
                counted ? Optional.of(d.field(countTag, first, n)) : Optional.empty(),
                blocks,
                rowBytes);
    }

    /**
     * Blocks as the tags list them.
     *
     * @param counts   empty = each as long as its rows
     * @param rowBytes of a row as stored
     */
    private record Listed(Directory.Field offsets, Optional<Directory.Field> counts, Blocks blocks, long rowBytes)
            implements BlockIndex.Entries {
        @Override
        public void read(ByteSource source, int first, long[] at, long[] bytes) {
            offsets.read(source, first, at);
            counts.ifPresent(c -> c.read(source, first, bytes));
            for (int i = 0; i < at.length; i++) {
                if (counts.isEmpty()) {
                    bytes[i] = rowBytes * blocks.rowsStored(first + i);
                }
                if (bytes[i] == 0) {
                    at[i] = 0;
                }
            }
        }
    }

    private static BlockIndex.Check check(ByteSource source, Blocks blocks, Compression compression, long rowBytes) {
        long n = blocks.count();
        return (number, offset, count) -> {
            if (offset == 0) {
                if (n == 1 && !blocks.tiled() && count == 0) {
                    throw damaged(source, "StripByteCounts[0] = 0");
                }
                return;
            }
            if (!source.holds(offset, count) || count > Integer.MAX_VALUE - 64 && !(compression == Compression.NONE)) {
                if (offset < 0 || count < 0 || count > Long.MAX_VALUE - offset) {
                    throw damaged(source, (blocks.tiled() ? "TileOffsets" : "StripOffsets") + "[" + number + "]");
                }
                throw new ProblemException(
                        ProblemCode.TIFF_02_TRUNCATED,
                        source.path().toString(),
                        blocks.tiled()
                                ? Bilingual.of("tile " + (number + 1) + "/" + n, "瓦片 " + (number + 1) + "/" + n)
                                : Bilingual.of("strip " + (number + 1) + "/" + n, "条带 " + (number + 1) + "/" + n),
                        offset,
                        offset + count,
                        source.size());
            }
            if (!compression.canHold(count, rowBytes * blocks.rowsStored(number))) {
                throw new ProblemException(
                        ProblemCode.TIFF_10_SIZE,
                        source.path().toString(),
                        blocks.columns(),
                        blocks.rows(),
                        source.size());
            }
        };
    }

    /**
     * Uncompressed strips cut into bands of equal height: nobody has to hold a strip that may be the whole image.
     */
    private static Layout finer(ByteSource source, Layout layout, BlockIndex.Entries strips) {
        Blocks blocks = layout.blocks();
        int rowBytes = layout.storedRowBytes();
        int height = Math.max(1, Math.min(blocks.height(), FINE / Math.max(1, rowBytes)));
        while (blocks.height() < blocks.rows() && blocks.height() % height != 0) {
            height--; // a band lies in one strip
        }
        int n = (blocks.rows() - 1) / height + 1;
        if (n > Math.max(MOST_BANDS, layout.index().blocks())) { // a gap may claim any number of rows at no cost
            throw new ProblemException(
                    ProblemCode.TIFF_11_BLOCK,
                    source.path().toString(),
                    blocks.width(),
                    blocks.height(),
                    (long) rowBytes * blocks.height() >> 20,
                    Layout.MOST_BLOCK_BYTES >> 20);
        }
        Blocks bands = new Blocks(blocks.columns(), blocks.rows(), blocks.width(), height, false);
        BlockIndex.Entries entries = new Bands(strips, blocks, bands, rowBytes);
        BlockIndex index = BlockIndex.checked(source, n, entries, (number, offset, count) -> {});
        return new Layout(bands, layout.format(), layout.compression(), layout.predictor(), index);
    }

    /** Bands of uncompressed strips. */
    private record Bands(BlockIndex.Entries strips, Blocks blocks, Blocks bands, int rowBytes)
            implements BlockIndex.Entries {
        private int strip(long band) {
            return (int) (band * bands.height() / blocks.height());
        }

        @Override
        public void read(ByteSource source, int first, long[] at, long[] bytes) {
            int from = strip(first);
            long[] starts = new long[strip(first + at.length - 1L) - from + 1];
            strips.read(source, from, starts, new long[starts.length]);
            for (int i = 0; i < at.length; i++) {
                long band = (long) first + i;
                int strip = strip(band);
                at[i] = starts[strip - from] == 0
                        ? 0
                        : starts[strip - from] + (band * bands.height() - (long) strip * blocks.height()) * rowBytes;
                bytes[i] = (long) rowBytes * bands.rowsStored(first + i);
            }
        }
    }

    private static SampleFormat format(ByteSource source, Directory d, int bands, int band) {
        int bits = bits(source, d, bands);
        boolean apart = d.number(Tag.PLANAR, 1) == 2 && bands > 1;
        return new SampleFormat(
                bands,
                apart ? 1 : bands,
                apart ? 0 : band - 1,
                type(d, bits, source.path().toString()),
                bits,
                d.order());
    }

    private static int bits(ByteSource source, Directory d, int bands) {
        long[] all = d.numbers(Tag.BITS, bands);
        int bits = all.length == 0 ? 1 : (int) Math.min(all[0], 1000);
        for (long other : all) {
            if (other != bits) {
                throw new ProblemException(
                        ProblemCode.TIFF_05_CELL_TYPE, source.path().toString(), bits + " / " + other + " bit");
            }
        }
        return bits;
    }

    private static CellType type(Directory d, int bits, String file) {
        int format = (int) Math.min(d.number(Tag.SAMPLE_FORMAT, 1), 1000);
        CellType type = switch (format * 100 + bits) {
            case 101, 102, 103, 104, 105, 106, 107, 108, 401, 402, 403, 404, 405, 406, 407, 408 -> CellType.UINT8;
            case 109, 110, 111, 112, 113, 114, 115, 116, 416 -> CellType.UINT16;
            // not 24: its bytes stand in an order on which writers do not agree
            case 117, 118, 119, 120, 121, 122, 123, 125, 126, 127, 128, 129, 130, 131, 132, 432 -> CellType.UINT32;
            case 164, 464 -> CellType.UINT64;
            case 208 -> CellType.INT8;
            case 216 -> CellType.INT16;
            case 232 -> CellType.INT32;
            case 264 -> CellType.INT64;
            case 316 -> CellType.FLOAT16;
            case 332 -> CellType.FLOAT32;
            case 364 -> CellType.FLOAT64;
            default -> null;
        };
        if (type == null || bits > 64) {
            String kind = switch (format) {
                case 1, 4 -> "uint";
                case 2 -> "int";
                case 3 -> "float";
                case 5, 6 -> "complex";
                default -> "SampleFormat " + format + " ";
            };
            // GDAL takes all of these for unsigned, high bytes first
            boolean doubtful = bits <= 32 && (format == 2 || bits == 24 && format == 1);
            throw new ProblemException(
                    doubtful ? ProblemCode.TIFF_23_WHOLE : ProblemCode.TIFF_05_CELL_TYPE, file, kind + bits);
        }
        return type;
    }
}
