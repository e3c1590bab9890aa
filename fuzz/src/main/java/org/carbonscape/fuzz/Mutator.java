package org.carbonscape.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages a seed: bits, bytes, pieces, numbers that hurt, words that hurt, and what a format itself can suffer. */
final class Mutator {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        7,
        127,
        128,
        255,
        256,
        32767,
        32768,
        65535,
        65536,
        0x7fffffffL,
        0x80000000L,
        0xffffffffL,
        -1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x7ff0000000000000L,
        0x7ff8000000000000L,
        1_000_000_007
    };
    private static final String[] WORDS = {
        "1e308",
        "-1e308",
        "1e-320",
        "NaN",
        "inf",
        "-0",
        "0x10",
        "1,5",
        "1.797e309",
        "9999999999999" + "9999999",
        "\"",
        "\"\"",
        "'",
        "\u0000",
        "\n",
        "\r",
        "\t",
        ",",
        ";",
        "[",
        "]",
        "{",
        "}",
        "[[[[[[[[[[[[[[[[",
        "null",
        "true",
        "EPSG:4326",
        "EPSG:99999",
        "&a",
        "*a",
        "!!int",
        "<",
        ">",
        "&amp;",
        "&#0;",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "\uFEFF",
        "\uD800",
        "\uFFFF",
        "长沙",
        "==",
        "-",
        "..",
        "/",
        "\\",
        "%s",
        "{0}",
        "=1+1",
        "9999-99-99",
        "   "
    };

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** A mutant of one of the seed's files, mostly of the one a user names. */
    Seed mutate(Seed seed, List<Seed> others) {
        List<String> names = List.copyOf(seed.files().keySet());
        String name = random.nextInt(3) > 0 ? seed.main() : names.get(random.nextInt(names.size()));
        if (seed.files().size() > 1 && random.nextInt(40) == 0) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(seed.files());
            fewer.remove(name.equals(seed.main()) ? names.get(names.size() - 1) : name);
            fewer.putIfAbsent(seed.main(), seed.files().get(seed.main()));
            return new Seed(seed.format(), seed.main(), fewer);
        }
        byte[] bytes = seed.files().get(name);
        boolean zip = bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K';
        if (zip && random.nextInt(4) > 0) {
            return seed.with(name, inside(bytes));
        }
        if (seed.format() == Format.TIFF && name.equals(seed.main()) && random.nextInt(2) == 0) {
            byte[] edited = bytes.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                tag(edited);
            }
            return seed.with(name, edited);
        }
        return seed.with(name, damaged(bytes, others));
    }

    private byte[] damaged(byte[] bytes, List<Seed> others) {
        byte[] out = bytes.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            out = once(out, others);
        }
        return out;
    }

    private byte[] once(byte[] bytes, List<Seed> others) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(bytes, at); // cut short
            case 1 -> {
                byte[] out = bytes.clone();
                for (int k = 0; k <= random.nextInt(8); k++) {
                    out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield out;
            }
            case 2 -> {
                byte[] out = bytes.clone();
                Arrays.fill(out, at, Math.min(out.length, at + 1 + random.nextInt(16)), (byte) random.nextInt(256));
                yield out;
            }
            case 3 -> number(bytes, at);
            case 4 -> spliced(bytes, at, at, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
            case 5 -> word(bytes, at);
            case 6 ->
                spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)), new byte[0]); // a piece is lost
            case 7 -> { // a piece stands there again, once or many times
                int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
                byte[] piece = Arrays.copyOfRange(bytes, at, end);
                byte[] many = new byte[piece.length * (random.nextInt(8) == 0 ? 500 : 1)];
                for (int i = 0; i < many.length; i++) {
                    many[i] = piece[i % piece.length];
                }
                yield spliced(bytes, at, at, many);
            }
            case 8 -> { // a piece of another file
                Seed other = others.get(random.nextInt(others.size()));
                byte[] from = other.files().get(other.main());
                int begin = from.length == 0 ? 0 : random.nextInt(from.length);
                yield spliced(bytes, at, at, Arrays.copyOfRange(from, begin, Math.min(from.length, begin + 200)));
            }
            default -> { // two pieces change places
                int other = random.nextInt(bytes.length);
                int length = 1 + random.nextInt(Math.max(1, Math.min(32, bytes.length - Math.max(at, other))));
                byte[] out = bytes.clone();
                for (int i = 0; i < length && Math.max(at, other) + i < out.length; i++) {
                    byte b = out[at + i];
                    out[at + i] = out[other + i];
                    out[other + i] = b;
                }
                yield out;
            }
        };
    }

    private byte[] number(byte[] bytes, int at) {
        byte[] out = bytes.clone();
        int size = 1 << random.nextInt(4);
        if (at + size > out.length) {
            return out;
        }
        long value = NUMBERS[random.nextInt(NUMBERS.length)] + random.nextInt(3) - 1;
        for (int i = 0; i < size; i++) {
            out[at + i] = (byte) (value >> 8 * i);
        }
        return out;
    }

    /** A word of digits or letters at or after a place becomes another. */
    private byte[] word(byte[] bytes, int at) {
        int begin = at;
        while (begin < bytes.length && !Character.isLetterOrDigit(bytes[begin])) {
            begin++;
        }
        int end = begin;
        while (end < bytes.length && (Character.isLetterOrDigit(bytes[end]) || bytes[end] == '.')) {
            end++;
        }
        return spliced(bytes, begin, end, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] spliced(byte[] bytes, int begin, int end, byte[] piece) {
        byte[] out = new byte[bytes.length - (end - begin) + piece.length];
        System.arraycopy(bytes, 0, out, 0, begin);
        System.arraycopy(piece, 0, out, begin, piece.length);
        System.arraycopy(bytes, end, out, begin + piece.length, bytes.length - end);
        return out;
    }

    /** A part of a zip is damaged and packed again, so that checksums hold and the reader sees it. */
    private byte[] inside(byte[] zip) {
        List<String> names = new ArrayList<>();
        List<byte[]> parts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                parts.add(in.readAllBytes());
            }
        } catch (IOException e) {
            return damaged(zip, List.of(Seed.of(Format.ZIP, "z", zip)));
        }
        if (parts.isEmpty()) {
            return zip;
        }
        int hit = random.nextInt(parts.size());
        int lost = random.nextInt(30) == 0 ? random.nextInt(parts.size()) : -1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.size(); i++) {
                if (i != lost) {
                    packed.putNextEntry(new ZipEntry(names.get(i)));
                    packed.write(
                            i == hit
                                    ? damaged(parts.get(i), List.of(Seed.of(Format.ZIP, "z", parts.get(i))))
                                    : parts.get(i));
                    packed.closeEntry();
                }
            }
        } catch (IOException e) {
            return zip;
        }
        return out.toByteArray();
    }

    /** Overwrites a field of a random entry of a TIFF's first directory with a number that hurts. */
    private void tag(byte[] file) {
        try {
            ByteBuffer b = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            boolean big = b.getShort(2) == 43;
            int at = (int) (big ? b.getLong(8) : b.getInt(4));
            int n = big ? (int) b.getLong(at) : b.getShort(at);
            int entry = at + (big ? 8 : 2) + random.nextInt(n) * (big ? 20 : 12);
            long value = random.nextInt(4) == 0 ? random.nextInt(file.length) : NUMBERS[random.nextInt(NUMBERS.length)];
            switch (random.nextInt(4)) {
                case 0 ->
                    b.putShort(
                            entry, (short) (random.nextBoolean() ? 254 + random.nextInt(100) : random.nextInt(65536)));
                case 1 -> b.putShort(entry + 2, (short) random.nextInt(20));
                case 2 -> put(b, entry + 4, value, big);
                default -> put(b, entry + (big ? 12 : 8), value, big);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException e) {
            file[random.nextInt(file.length)] ^= 1; // already damaged too much to be understood
        }
    }

    private static void put(ByteBuffer b, int at, long value, boolean big) {
        if (big) {
            b.putLong(at, value);
        } else {
            b.putInt(at, (int) value);
        }
    }
}
