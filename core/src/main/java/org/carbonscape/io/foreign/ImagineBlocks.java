package org.carbonscape.io.foreign;

import java.util.zip.DataFormatException;
import org.carbonscape.io.block.Samples;

/**
 * Blocks of Erdas Imagine, decoded to cells of whole bytes, little-endian. Cells of less than a byte begin at its low
 * end. A coded block has a least value, the number of runs (-1: none, every cell is there), where the values begin and
 * the bits of each, then the lengths of runs; cells are the least value and what is stored, as whole numbers of 32 bits
 * even where those are the bits of a float.
 */
public final class ImagineBlocks {
    private static final int HEADER = 13;

    private ImagineBlocks() {}

    /** Cells as they are stored, spread to bytes. */
    public static void unpack(byte[] in, byte[] out, int bits, int cells) {
        int mask = (1 << bits) - 1;
        int each = 8 / bits;
        for (int i = 0; i < cells; i++) {
            out[i] = (byte) (in[i / each] >> i % each * bits & mask);
        }
    }

    /** Decodes a coded block. */
    public static void decode(byte[] in, int length, byte[] out, int cellBytes, int cells) throws DataFormatException {
        if (length < HEADER) {
            throw new DataFormatException(length + " bytes");
        }
        int least = (int) Samples.INT.get(in, 0);
        int runs = (int) Samples.INT.get(in, 4);
        int bits = in[12] & 0xff;
        if (bits > 32 || Integer.bitCount(bits) > 1 || cellBytes > 4) {
            throw new DataFormatException(bits + " bits");
        }
        int values = runs == -1 ? HEADER : (int) Samples.INT.get(in, 8);
        if (values < HEADER || values > length) {
            throw new DataFormatException("values @ " + values);
        }
        if (runs == -1) {
            for (int i = 0; i < cells; i++) {
                put(out, i, cellBytes, least + value(in, values, length, bits, i));
            }
            return;
        }
        int at = HEADER;
        int done = 0;
        for (int run = 0; run < runs; run++) {
            if (at >= length) {
                throw new DataFormatException("run " + run + " of " + runs);
            }
            int more = in[at] >> 6 & 3;
            int count = in[at++] & 0x3f;
            for (int i = 0; i < more; i++) {
                if (at >= length) {
                    throw new DataFormatException("run " + run + " of " + runs);
                }
                count = count << 8 | in[at++] & 0xff;
            }
            if (count > cells - done) {
                throw new DataFormatException((long) done + count + " > " + cells);
            }
            int cell = least + value(in, values, length, bits, run);
            for (int end = done + count; done < end; done++) {
                put(out, done, cellBytes, cell);
            }
        }
        if (done < cells) {
            throw new DataFormatException(done + " < " + cells);
        }
    }

    /** A stored value; those of more than a byte have their high byte first. */
    private static int value(byte[] in, int from, int length, int bits, int number) throws DataFormatException {
        if (bits == 0) {
            return 0;
        }
        long bit = (long) number * bits;
        long at = from + bit / 8;
        if (at + Math.max(1, bits / 8) > length) {
            throw new DataFormatException("value " + number);
        }
        if (bits < 8) {
            return in[(int) at] >> (int) (bit % 8) & (1 << bits) - 1;
        }
        int value = 0;
        for (int i = 0; i < bits / 8; i++) {
            value = value << 8 | in[(int) at + i] & 0xff;
        }
        return value;
    }

    private static void put(byte[] out, int i, int cellBytes, int value) {
        switch (cellBytes) {
            case 1 -> out[i] = (byte) value;
            case 2 -> Samples.SHORT.set(out, i * 2, (short) value);
            default -> Samples.INT.set(out, i * 4, value);
        }
    }
}
