package org.carbonscape.io.block;

/**
 * Where a band's cells lie in the file and how they are stored. Whoever makes one has held the header
 * against the file: every block lies inside it and is large enough for what it claims to hold.
 *
 * @param predictor 1 = none, 2 = horizontal differences, 3 = those of floating point
 */
public record Layout(Blocks blocks, SampleFormat format, Compression compression, int predictor, BlockIndex index) {
    /** Decoded bytes of one block read at once, at most: what a thread has to keep. */
    public static final int MOST_BLOCK_BYTES = 256 << 20;

    /** Whether the block may hold more than is wanted of it: some writers store the last strip whole. */
    public boolean mayHoldMore(int block) {
        return !blocks.tiled()
                && compression != Compression.NONE
                && block == index.blocks() - 1
                && blocks.rowsStored(block) < blocks.height();
    }

    /** Bytes of a block row as stored, all samples. */
    public int storedRowBytes() {
        return (int) (((long) blocks.width() * format.bits() * format.samples() + 7) / 8);
    }

    /** Bytes of a block row once each number has a whole number of bytes. */
    public int rowBytes() {
        return Math.multiplyExact(
                Math.multiplyExact(blocks.width(), format.samples()),
                format.type().bytes());
    }
}
