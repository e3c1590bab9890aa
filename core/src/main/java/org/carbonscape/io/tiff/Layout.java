package org.carbonscape.io.tiff;

import static org.carbonscape.io.tiff.Directory.damaged;

import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Where a band's cells lie in the file and how they are stored. Made by {@link #read}, which holds the header against
 * the file: every block lies inside it and is large enough for what it claims to hold.
 *
 * @param predictor 1 = none, 2 = horizontal differences, 3 = those of floating point
 * @param offsets   of each block, row of blocks by row of blocks; 0 = no data stored (GDAL's sparse files)
 * @param counts    bytes of each block as stored
 */
record Layout(
        Blocks blocks, SampleFormat format, Compression compression, int predictor, long[] offsets, long[] counts) {
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
        SampleFormat format = SampleFormat.read(source, d, (int) bands, band);
        int bits = format.bits();
        CellType type = format.type();
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
        boolean tiled = d.has(Tag.TILE_WIDTH) || d.has(Tag.TILE_OFFSETS);
        long width = tiled ? d.number(Tag.TILE_WIDTH) : columns;
        long height = tiled ? d.number(Tag.TILE_HEIGHT) : Math.min(rows, d.number(Tag.ROWS_PER_STRIP, rows));
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw damaged(source, (tiled ? "TileWidth" : "RowsPerStrip") + " " + width + " x " + height);
        }
        long rowBytes = (Math.multiplyExact(width, (long) bits * format.samples()) + 7) / 8; // at most 2^31 * 2^22 bits
        boolean oneStrip = !tiled && compression == Compression.NONE && rowBytes <= MOST_BLOCK_BYTES;
        long spread = Math.max(
                rowBytes, Math.multiplyExact(width, format.samples() * (long) type.bytes())); // once bits are bytes
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
        Blocks blocks = new Blocks((int) columns, (int) rows, (int) width, (int) height, tiled);
        long n = ((columns - 1) / width + 1) * ((rows - 1) / height + 1);
        int offsetTag = tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
        int countTag = tiled ? Tag.TILE_COUNTS : Tag.STRIP_COUNTS;
        long first = format.isApart() ? (band - 1) * n : 0;
        if (n > MOST_BLOCKS || d.count(offsetTag) < first + n) {
            throw damaged(
                    source, Tag.name(offsetTag) + " (" + offsetTag + "): " + d.count(offsetTag) + " < " + (first + n));
        }
        long[] offsets = d.numbers(offsetTag, first, n);
        long[] counts = d.has(countTag) ? d.numbers(countTag, first, n) : new long[0];
        if (counts.length == 0 && compression == Compression.NONE) {
            counts = new long[offsets.length];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = rowBytes * blocks.rowsStored(i);
            }
        } else if (counts.length < n) {
            throw damaged(source, Tag.name(countTag) + " (" + countTag + "): " + counts.length + " < " + n);
        }
        Layout layout = new Layout(blocks, format, compression, (int) predictor, offsets, counts);
        layout.check(source, rowBytes);
        return oneStrip ? layout.finer((int) rowBytes, file) : layout;
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
                    throw damaged(source, (blocks.tiled() ? "TileOffsets" : "StripOffsets") + "[" + i + "]");
                }
                throw new ProblemException(
                        ProblemCode.TIFF_02_TRUNCATED,
                        source.path().toString(),
                        (blocks.tiled() ? "tile " : "strip ") + (i + 1) + "/" + offsets.length,
                        offsets[i],
                        offsets[i] + counts[i],
                        source.size());
            }
            if (!compression.canHold(counts[i], rowBytes * blocks.rowsStored(i))) {
                throw new ProblemException(
                        ProblemCode.TIFF_10_SIZE,
                        source.path().toString(),
                        blocks.columns(),
                        blocks.rows(),
                        source.size());
            }
        }
        if (!anyStored && offsets.length == 1 && !blocks.tiled() && counts[0] == 0) {
            throw damaged(source, "StripByteCounts[0] = 0");
        }
    }

    /**
     * Uncompressed strips cut into bands of equal height: nobody has to hold a strip that may be the whole image.
     */
    private Layout finer(int rowBytes, String file) {
        int height = Math.max(1, Math.min(blocks.height(), FINE / Math.max(1, rowBytes)));
        while (blocks.height() < blocks.rows() && blocks.height() % height != 0) {
            height--; // a band lies in one strip
        }
        int n = (blocks.rows() - 1) / height + 1;
        if (n > Math.max(MOST_BANDS, offsets.length)) { // a gap may claim any number of blocks.rows() at no cost
            throw new ProblemException(
                    ProblemCode.TIFF_11_BLOCK,
                    file,
                    blocks.width(),
                    blocks.height(),
                    (long) rowBytes * blocks.height() >> 20,
                    MOST_BLOCK_BYTES >> 20);
        }
        Blocks bands = new Blocks(blocks.columns(), blocks.rows(), blocks.width(), height, false);
        long[] starts = new long[n];
        long[] lengths = new long[n];
        for (int i = 0; i < n; i++) {
            int strip = (int) ((long) i * height / blocks.height());
            starts[i] = offsets[strip] == 0
                    ? 0
                    : offsets[strip] + ((long) i * height - (long) strip * blocks.height()) * rowBytes;
            lengths[i] = (long) rowBytes * bands.rowsStored(i);
        }
        return new Layout(bands, format, compression, predictor, starts, lengths);
    }

    /** Whether the block may hold more than is wanted of it: some writers store the last strip whole. */
    boolean mayHoldMore(int block) {
        return !blocks.tiled()
                && compression != Compression.NONE
                && block == offsets.length - 1
                && blocks.rowsStored(block) < blocks.height();
    }

    /** Bytes of a block row as stored, all samples. */
    int storedRowBytes() {
        return (int) (((long) blocks.width() * format.bits() * format.samples() + 7) / 8);
    }

    /** Bytes of a block row once each number has a whole number of bytes. */
    int rowBytes() {
        return Math.multiplyExact(
                Math.multiplyExact(blocks.width(), format.samples()),
                format.type().bytes());
    }
}
