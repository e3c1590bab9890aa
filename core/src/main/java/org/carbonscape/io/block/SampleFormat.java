package org.carbonscape.io.block;

import java.nio.ByteOrder;

/**
 * How the numbers of a band stand in a block.
 *
 * @param bands   of the file
 * @param samples numbers stored side by side per cell of a block: the bands, or 1 where bands lie apart
 * @param sample  which of them is ours, from 0
 * @param type    of one number
 * @param bits    of one number as stored; 1 to 32 or 64
 * @param order   of its bytes
 */
public record SampleFormat(int bands, int samples, int sample, CellType type, int bits, ByteOrder order) {
    /** Whether numbers begin within bytes. */
    public boolean isPacked() {
        return bits % 8 != 0;
    }

    /** Whether each band has blocks of its own. */
    public boolean isApart() {
        return samples < bands;
    }
}
