package org.carbonscape.io.table.own;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carbonscape.measure.Numbers;

/** Bytes of a file of tables in the making: digits are put straight among them, since most of a large table is. */
final class TableBytes {
    private byte[] bytes;
    private int length;

    TableBytes(int room) {
        bytes = new byte[room];
    }

    /** What has been put, {@link #length} bytes of it. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Leaves nothing. */
    void clear() {
        length = 0;
    }

    void put(int b) {
        room(1);
        bytes[length++] = (byte) b;
    }

    void put(byte[] from) {
        put(from, from.length);
    }

    void put(byte[] from, int count) {
        room(count);
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
    }

    void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A finite number as {@link Numbers#text} has it. */
    void number(double value) {
        if (value == (long) value && Math.abs(value) < 1e15) {
            integer((long) value);
            return;
        }
        room(Numbers.MOST);
        int end = Double.isFinite(value) ? Numbers.write(value, bytes, length) : length;
        if (end > length) {
            length = end;
        } else {
            put(Numbers.text(value));
        }
    }

    void integer(long value) {
        if (value == Long.MIN_VALUE) {
            put(Long.toString(value));
            return;
        }
        room(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long limit = 10; digits < 19 && rest >= limit; limit *= 10) {
            digits++;
        }
        length += digits;
        Numbers.digits(rest, digits, bytes, length);
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
