package org.carbonscape.io.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Kernels over the bytes of a decoded block: bits to bytes, byte order, predictors (TIFF 6.0 section 14, Adobe technote
 * 3).
 */
public final class Samples {
    public static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    public static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Samples() {}

    /**
     * Makes all three views. To be called before code that uses one of them is compiled: making another kind later
     * throws that code away, a third of a second for a short command.
     */
    public static void ready() {}

    /**
     * Unsigned numbers of 1 to 31 bits, most significant bit first, rows beginning on a whole byte; each becomes
     * {@code size} bytes.
     */
    public static void unpack(byte[] packed, byte[] into, int bits, int size, int perRow, int rows) {
        int stride = (int) (((long) perRow * bits + 7) / 8);
        int mask = (1 << bits) - 1;
        for (int row = 0, to = 0; row < rows; row++) {
            int at = row * stride;
            long read = 0;
            int left = 0; // bits read and not taken yet
            for (int i = 0; i < perRow; i++, to += size) {
                while (left < bits) {
                    read = read << 8 | packed[at++] & 0xff;
                    left += 8;
                }
                left -= bits;
                int value = (int) (read >>> left) & mask;
                switch (size) {
                    case 1 -> into[to] = (byte) value;
                    case 2 -> SHORT.set(into, to, (short) value);
                    default -> INT.set(into, to, value);
                }
            }
        }
    }

    public static void swap(byte[] a, int length, int size) {
        for (int i = 0; i < length; i += size) {
            switch (size) {
                case 2 -> SHORT.set(a, i, Short.reverseBytes((short) SHORT.get(a, i)));
                case 4 -> INT.set(a, i, Integer.reverseBytes((int) INT.get(a, i)));
                default -> LONG.set(a, i, Long.reverseBytes((long) LONG.get(a, i)));
            }
        }
    }

    public static void undoHorizontalPredictor(byte[] a, int from, int length, int samples, int size) {
        int step = samples * size;
        int end = from + length;
        switch (size) {
            case 1 -> {
                if (samples == 1) {
                    byte sum = 0;
                    for (int i = from; i < end; i++) {
                        sum += a[i];
                        a[i] = sum;
                    }
                } else {
                    for (int i = from + step; i < end; i++) {
                        a[i] += a[i - step];
                    }
                }
            }
            case 2 -> {
                for (int i = from + step; i < end; i += 2) {
                    SHORT.set(a, i, (short) ((short) SHORT.get(a, i) + (short) SHORT.get(a, i - step)));
                }
            }
            case 4 -> {
                for (int i = from + step; i < end; i += 4) {
                    INT.set(a, i, (int) INT.get(a, i) + (int) INT.get(a, i - step));
                }
            }
            default -> {
                for (int i = from + step; i < end; i += 8) {
                    LONG.set(a, i, (long) LONG.get(a, i) + (long) LONG.get(a, i - step));
                }
            }
        }
    }

    public static void horizontalPredictor(byte[] a, int from, int length, int size) {
        for (int i = from + length - size; i > from; i -= size) {
            if (size == 1) {
                a[i] -= a[i - 1];
            } else {
                SHORT.set(a, i, (short) ((short) SHORT.get(a, i) - (short) SHORT.get(a, i - 2)));
            }
        }
    }

    /** Byte planes, highest first, each byte as the difference to its neighbour; becomes little-endian numbers. */
    public static void undoFloatPredictor(byte[] a, int from, int length, int samples, int size, byte[] spare) {
        if (samples == 1) {
            sums(a, from, length, spare);
        } else {
            System.arraycopy(a, from, spare, 0, length);
            for (int i = samples; i < length; i++) {
                spare[i] += spare[i - samples];
            }
        }
        int n = length / size;
        if (size == 4) {
            for (int i = 0, b = n, c = 2 * n, d = 3 * n, to = from; i < n; i++, b++, c++, d++, to += 4) {
                INT.set(a, to, spare[i] << 24 | (spare[b] & 0xff) << 16 | (spare[c] & 0xff) << 8 | spare[d] & 0xff);
            }
        } else {
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < size; p++) {
                    a[from + i * size + size - 1 - p] = spare[p * n + i];
                }
            }
        }
    }

    /**
     * Running sums of bytes, eight at a time: even and odd bytes apart in lanes of sixteen bits, whose running sums a
     * multiplication makes without one lane running over into the next. Twice as fast as byte by byte.
     */
    private static void sums(byte[] a, int from, int length, byte[] into) {
        final long lanes = 0x0001000100010001L;
        final long low = 0x00ff00ff00ff00ffL;
        long before = 0;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long x = (long) LONG.get(a, from + i);
            long even = (x & low) * lanes;
            long odd = (x >>> 8 & low) * lanes;
            long base = before * lanes;
            LONG.set(into, i, even + (odd << 16) + base & low | (even + odd + base & low) << 8);
            before = before + (even + odd >>> 48) & 0xff;
        }
        byte sum = (byte) before;
        for (; i < length; i++) {
            sum += a[from + i];
            into[i] = sum;
        }
    }

    /** Value of an IEEE 754 half. */
    public static float half(short h) {
        int exponent = h >> 10 & 31;
        int mantissa = h & 1023;
        float magnitude = exponent == 31
                ? (mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : exponent == 0 ? mantissa * 0x1p-24f : Math.scalb(1024 + mantissa, exponent - 25);
        return h < 0 ? -magnitude : magnitude;
    }
}
