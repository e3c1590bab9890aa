package org.carbonscape.io.block;

import java.util.Arrays;
import java.util.Set;
import org.carbonscape.grid.CodeTable;

/**
 * The door at which codes become class indices: tables over every code of 8 and 16 bits, and a table of the codes met
 * lately for wider types. No data, the file's own and the study's, becomes 0 here.
 */
public final class Codes {
    /** In the tables: a code that nobody named. Its low 16 bits are 0, so that it reads as no class. */
    public static final int UNKNOWN = 1 << 31;

    private static final int RECENT = 1 << 10;

    private final CodeTable codes;
    private final CellType type;
    private final NoData[] none;
    private final Set<Long> alsoNone;
    private final int[] table;
    private final boolean identity;
    private final long[] recentCode = new long[RECENT];
    private final int[] recentIndex = new int[RECENT];

    public Codes(CodeTable codes, CellType type, NoData[] none, Set<Long> alsoNone) {
        this.codes = codes;
        this.type = type;
        this.none = none;
        this.alsoNone = alsoNone;
        Arrays.fill(recentIndex, -1);
        this.table = new int[type.bytes() == 1 ? 256 : type.bytes() == 2 && !type.isFloating() ? 65536 : 0];
        boolean same = table.length == 256 && codes.classes() < 128;
        for (int raw = 0; raw < table.length; raw++) {
            table[raw] = look(type == CellType.INT8 ? (byte) raw : type == CellType.INT16 ? (short) raw : raw);
            same &= raw <= codes.classes() ? table[raw] == raw : table[raw] == UNKNOWN;
        }
        this.identity = same;
    }

    /** By the unsigned bits of a code of 8 or 16 bits: class index or {@link #UNKNOWN}; empty for other types. */
    public int[] table() {
        return table;
    }

    /** Whether codes 0 to {@code classes} are their own indices and all others unknown: nothing has to be looked up. */
    public boolean isIdentity() {
        return identity;
    }

    /** Class index of a whole number, or {@link #UNKNOWN}. */
    public int index(long code) {
        int slot = (int) ((code * 0x9E3779B97F4A7C15L) >>> 54);
        if (recentIndex[slot] == -1 || recentCode[slot] != code) {
            recentCode[slot] = code;
            recentIndex[slot] = look(code);
        }
        return recentIndex[slot];
    }

    /** Class index of a floating-point code: NaN is none, a fraction is unknown. */
    public int index(double code) {
        if (Double.isNaN(code)) {
            return 0;
        }
        for (NoData n : none) {
            if (type == CellType.FLOAT64 ? n.matches(code) : n.matches((float) code)) {
                return 0;
            }
        }
        return code == Math.rint(code) && Math.abs(code) <= 0x1p53 ? index((long) code) : UNKNOWN;
    }

    private int look(long code) {
        boolean beyond = type == CellType.UINT64 && code < 0; // of 2^63 and more: no legend can name it
        if (!beyond && alsoNone.contains(code)) {
            return 0;
        }
        if (!type.isFloating()) {
            for (NoData n : none) {
                if (n.matches(code, type == CellType.UINT64)) {
                    return 0;
                }
            }
        }
        if (beyond) {
            return UNKNOWN;
        }
        int index = codes.indexOf(code);
        if (index > codes.classes() || index < CodeTable.UNKNOWN) {
            throw new IllegalArgumentException(
                    "code table gives " + index + " for " + code + ", of " + codes.classes() + " classes");
        }
        return index < 0 ? UNKNOWN : index;
    }

    /** A whole number as stored, little-endian; unsigned 64-bit numbers of 2^63 and more come out negative. */
    public static long integer(CellType type, byte[] b, int at) {
        return switch (type) {
            case UINT8 -> b[at] & 0xff;
            case INT8 -> b[at];
            case UINT16 -> (short) Samples.SHORT.get(b, at) & 0xffff;
            case INT16 -> (short) Samples.SHORT.get(b, at);
            case UINT32 -> (int) Samples.INT.get(b, at) & 0xffffffffL;
            case INT32 -> (int) Samples.INT.get(b, at);
            default -> (long) Samples.LONG.get(b, at);
        };
    }

    public static double floating(CellType type, byte[] b, int at) {
        return switch (type) {
            case FLOAT16 -> Samples.half((short) Samples.SHORT.get(b, at));
            case FLOAT32 -> Float.intBitsToFloat((int) Samples.INT.get(b, at));
            default -> Double.longBitsToDouble((long) Samples.LONG.get(b, at));
        };
    }
}
