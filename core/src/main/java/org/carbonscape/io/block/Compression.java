package org.carbonscape.io.block;

import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** The compressions read here, and for each the most bytes one stored byte can become. */
public enum Compression {
    NONE(1),
    LZW(1500),
    DEFLATE(1040),
    PACKBITS(64),
    ZSTD(1L << 20),
    /** Blocks of Erdas Imagine: run-length coded where their count is negative, else as they are. */
    IMAGINE(1L << 30),
    /** Numbers in words. */
    TEXT(4);

    private final long mostFromOne;

    Compression(long mostFromOne) {
        this.mostFromOne = mostFromOne;
    }

    /** Whether {@code stored} bytes can hold {@code cells} bytes at all; if not, nothing is allocated for them. */
    public boolean canHold(long stored, long cells) {
        return this == NONE ? stored >= cells : stored >= cells / mostFromOne;
    }

    public static Compression of(long number, String file) {
        String name = switch ((int) Math.min(number, 70000)) {
            case 1 -> "NONE";
            case 5 -> "LZW";
            case 8, 32946 -> "DEFLATE";
            case 32773 -> "PACKBITS";
            case 50000 -> "ZSTD";
            case 2, 3, 4 -> "CCITT fax";
            case 6, 7 -> "JPEG";
            case 34712 -> "JPEG 2000";
            case 34887 -> "LERC";
            case 34925 -> "LZMA";
            case 50001 -> "WebP";
            case 50002 -> "JPEG XL";
            default -> "TIFF " + number;
        };
        for (Compression c : values()) {
            if (c.name().equals(name) && c != IMAGINE && c != TEXT) {
                return c;
            }
        }
        throw new ProblemException(ProblemCode.TIFF_04_COMPRESSION, file, name);
    }
}
