package org.carbonscape.io.tiff;

import static org.carbonscape.io.tiff.Directory.damaged;

import java.nio.ByteOrder;
import org.carbonscape.grid.Tiling;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Where a band's cells lie in the file and how they are stored. Made by {@link #read}, which holds the header against
 * the file: every block lies inside it and is large enough for what it claims to hold.
 *
 * @param samples  numbers stored side by side per cell of a block: the bands, or 1 where bands lie apart
 * @param sample   which of them is ours
 * @param bits     of one number as stored; 1 to 7, 8, 16, 32 or 64
 * @param offsets  of each block, row of blocks by row of blocks; 0 = no data stored (GDAL's sparse files)
 */
record Layout(
        int columns,
        int rows,
        int blockWidth,
        int blockHeight,
        boolean tiled,
        int bands,
        int samples,
        int sample,
        CellType type,
        int bits,
        Compression compression,
        int predictor,
        ByteOrder order,
        long[] offsets,
        long[] counts) {
    /** Decoded bytes of one block read at once, at most: what a thread has to keep. */
    static final int MOST_BLOCK_BYTES = 256 << 20;
    /** Uncompressed strips are cut finer, to about this. */
    private static final int FINE = 256 << 10;

    private static final int MOST_BLOCKS = 1 << 27;
    private static final int MOST_BANDS = 1 << 22;

    static Layout read(ByteSource source, Directory d, int band) {
        String file = source.path().toString();
        long columns = d.number(Tag.WIDTH);
        long rows = d.number(Tag.HEIGHT);
        long samples = d.number(Tag.SAMPLES, 1);
        if (columns < 1
                || rows < 1
                || columns > Integer.MAX_VALUE
                || rows > Integer.MAX_VALUE
                || samples < 1
                || samples > 65535) {
            throw damaged(source, columns + " x " + rows + " x " + samples);
        }
        if (band < 1 || band > samples) {
            throw new ProblemException(ProblemCode.TIFF_12_BAND, file, band, samples);
        }
        Compression compression = Compression.of(d.number(Tag.COMPRESSION, 1), file);
        int bits = bits(source, d, samples);
        CellType type = type(d, bits, file);
        long predictor = d.number(Tag.PREDICTOR, 1);
        if (predictor < 1 || predictor > 3 || predictor == 3 && !type.isFloating() || predictor == 2 && bits < 8) {
            throw damaged(source, "Predictor (317) = " + predictor + ", " + type);
        }
        if (compression == Compression.NONE || compression == Compression.PACKBITS) {
            predictor = 1; // libtiff applies a predictor with LZW, DEFLATE and ZSTD only
        }
        if (d.number(Tag.FILL_ORDER, 1) == 2 && bits < 8) {
            throw new ProblemException(ProblemCode.TIFF_05_CELL_TYPE, file, bits + " bit, FillOrder 2");
        }
        boolean apart = d.number(Tag.PLANAR, 1) == 2 && samples > 1;
        int across = apart ? 1 : (int) samples;

        boolean tiled = d.has(Tag.TILE_WIDTH) || d.has(Tag.TILE_OFFSETS);
        long width = tiled ? d.number(Tag.TILE_WIDTH) : columns;
        long height = tiled ? d.number(Tag.TILE_HEIGHT) : Math.min(rows, d.number(Tag.ROWS_PER_STRIP, rows));
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw damaged(source, (tiled ? "TileWidth" : "RowsPerStrip") + " " + width + " x " + height);
        }
        long rowBytes = (Math.multiplyExact(width, (long) bits * across) + 7) / 8; // at most 2^31 * 2^22 bits
        boolean oneStrip = !tiled && compression == Compression.NONE && rowBytes <= MOST_BLOCK_BYTES;
        long spread =
                Math.max(rowBytes, Math.multiplyExact(width, across * (long) type.bytes())); // once bits are bytes
        if (spread > Integer.MAX_VALUE / 2 || !oneStrip && spread > MOST_BLOCK_BYTES / height) {
            throw new ProblemException(
                    ProblemCode.TIFF_11_BLOCK,
                    file,
                    width,
                    height,
                    java.math.BigInteger.valueOf(spread)
                            .multiply(java.math.BigInteger.valueOf(height))
                            .shiftRight(20),
                    MOST_BLOCK_BYTES >> 20);
        }
        long n = ((columns - 1) / width + 1) * ((rows - 1) / height + 1);
        int offsetTag = tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
        int countTag = tiled ? Tag.TILE_COUNTS : Tag.STRIP_COUNTS;
        long first = apart ? (band - 1) * n : 0;
        if (n > MOST_BLOCKS || d.count(offsetTag) < first + n) {
            throw damaged(
                    source, Tag.name(offsetTag) + " (" + offsetTag + "): " + d.count(offsetTag) + " < " + (first + n));
        }
        long[] offsets = d.numbers(offsetTag, first, n);
        long[] counts = d.has(countTag) ? d.numbers(countTag, first, n) : new long[0];
        if (counts.length == 0 && compression == Compression.NONE) {
            counts = new long[offsets.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = rowBytes * rowsOf(i, tiled, (int) height, (int) rows);
            }
        } else if (counts.length < n) {
            throw damaged(source, Tag.name(countTag) + " (" + countTag + "): " + counts.length + " < " + n);
        }
        Layout layout = new Layout(
                (int) columns,
                (int) rows,
                (int) width,
                (int) height,
                tiled,
                (int) samples,
                across,
                apart ? 0 : band - 1,
                type,
                bits,
                compression,
                (int) predictor,
                d.order(),
                offsets,
                counts);
        layout.check(source, rowBytes);
        return oneStrip ? layout.finer((int) rowBytes, file) : layout;
    }

    private static int rowsOf(int block, boolean tiled, int height, int rows) {
        return tiled ? height : (int) Math.min(height, rows - (long) block * height);
    }

    private static int bits(ByteSource source, Directory d, long samples) {
        long[] all = d.numbers(Tag.BITS, samples);
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
            case 116, 416 -> CellType.UINT16;
            case 132, 432 -> CellType.UINT32;
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
            throw new ProblemException(ProblemCode.TIFF_05_CELL_TYPE, file, kind + bits);
        }
        return type;
    }

    private void check(ByteSource source, long rowBytes) {
        boolean anyStored = false;
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == 0 || counts[i] == 0) {
                offsets[i] = 0;
                continue;
            }
            anyStored = true;
            if (!source.holds(offsets[i], counts[i])
                    || counts[i] > Integer.MAX_VALUE - 64 && !(compression == Compression.NONE)) {
                if (offsets[i] < 0 || counts[i] < 0 || counts[i] > Long.MAX_VALUE - offsets[i]) {
                    throw damaged(source, (tiled ? "TileOffsets" : "StripOffsets") + "[" + i + "]");
                }
                throw new ProblemException(
                        ProblemCode.TIFF_02_TRUNCATED,
                        source.path().toString(),
                        (tiled ? "tile " : "strip ") + (i + 1) + "/" + offsets.length,
                        offsets[i],
                        offsets[i] + counts[i],
                        source.size());
            }
            if (!compression.canHold(counts[i], rowBytes * rowsOf(i, tiled, blockHeight, rows))) {
                throw new ProblemException(
                        ProblemCode.TIFF_10_SIZE, source.path().toString(), columns, rows, source.size());
            }
        }
        if (!anyStored && offsets.length == 1 && !tiled && counts[0] == 0) {
            throw damaged(source, "StripByteCounts[0] = 0");
        }
    }

    /**
     * Uncompressed strips cut into bands of equal height: nobody has to hold a strip that may be the oneStrip image.
     */
    private Layout finer(int rowBytes, String file) {
        int height = Math.max(1, Math.min(blockHeight, FINE / Math.max(1, rowBytes)));
        while (blockHeight < rows && blockHeight % height != 0) {
            height--; // a band lies in one strip
        }
        int n = (rows - 1) / height + 1;
        if (n > Math.max(MOST_BANDS, offsets.length)) { // a gap may claim any number of rows at no cost
            throw new ProblemException(
                    ProblemCode.TIFF_11_BLOCK,
                    file,
                    blockWidth,
                    blockHeight,
                    (long) rowBytes * blockHeight >> 20,
                    MOST_BLOCK_BYTES >> 20);
        }
        long[] starts = new long[n];
        long[] lengths = new long[n];
        for (int i = 0; i < n; i++) {
            int strip = (int) ((long) i * height / blockHeight);
            starts[i] = offsets[strip] == 0
                    ? 0
                    : offsets[strip] + ((long) i * height - (long) strip * blockHeight) * rowBytes;
            lengths[i] = (long) rowBytes * rowsOf(i, false, height, rows);
        }
        return new Layout(
                columns,
                rows,
                blockWidth,
                height,
                false,
                bands,
                samples,
                sample,
                type,
                bits,
                compression,
                predictor,
                order,
                starts,
                lengths);
    }

    Tiling blocks() {
        return new Tiling(columns, rows, Math.min(blockWidth, columns), Math.min(blockHeight, rows));
    }

    int blocksAcross() {
        return (columns - 1) / blockWidth + 1;
    }

    /** Rows stored in a block: tiles are always oneStrip, the last strip is short. */
    int rowsStored(int block) {
        return rowsOf(block, tiled, blockHeight, rows);
    }

    /** Whether the block may hold more than is wanted of it: some writers store the last strip oneStrip. */
    boolean mayHoldMore(int block) {
        return !tiled
                && compression != Compression.NONE
                && block == offsets.length - 1
                && rowsStored(block) < blockHeight;
    }

    /** Bytes of a block row as stored, all samples. */
    int storedRowBytes() {
        return (int) (((long) blockWidth * bits * samples + 7) / 8);
    }

    /** Bytes of a block row once each number has a oneStrip number of bytes. */
    int rowBytes() {
        return Math.multiplyExact(Math.multiplyExact(blockWidth, samples), type.bytes());
    }
}
