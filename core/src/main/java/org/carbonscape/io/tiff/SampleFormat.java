package org.carbonscape.io.tiff;

import java.nio.ByteOrder;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * How the numbers of a band stand in a block.
 *
 * @param bands   of the file
 * @param samples numbers stored side by side per cell of a block: the bands, or 1 where bands lie apart
 * @param sample  which of them is ours, from 0
 * @param type    of one number
 * @param bits    of one number as stored; 1 to 7, 8, 16, 32 or 64
 * @param order   of its bytes
 */
record SampleFormat(int bands, int samples, int sample, CellType type, int bits, ByteOrder order) {
    static SampleFormat read(ByteSource source, Directory d, int bands, int band) {
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

    /** Whether each band has blocks of its own. */
    boolean isApart() {
        return samples < bands;
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
}
