package org.carbonscape.io.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/** Which encoding a text is in: by its byte order mark, else UTF-16 by its zeros, UTF-8 or Chinese in GBK. */
public final class TextEncoding {
    /** GB18030 is GBK with the rest of Unicode added; every GBK text is one. */
    public static final Charset GBK = Charset.forName("GB18030");

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 4096;

    private TextEncoding() {}

    /** A text and where it stopped being one: {@code badByte} is -1 where all of it was. */
    record Decoded(String text, Charset charset, int badByte) {}

    /** Decodes a whole text file; the mark is not part of the text. */
    static Decoded decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        Decoded wide = unmarked(bytes);
        if (wide.badByte < 0) {
            return wide;
        }
        if (isAscii(bytes)) { // a large table is then not held twice over
            return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8, -1);
        }
        Decoded utf8 = strict(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.badByte < 0) {
            return utf8;
        }
        Decoded gbk = strict(bytes, 0, GBK);
        return gbk.badByte < 0 && (westernLetters(bytes, 0, bytes.length) > 0 || hasNoLetters(gbk.text))
                ? new Decoded(gbk.text, GBK, firstBeyondAscii(bytes))
                : gbk;
    }

    /**
     * How far a text that may be GBK looks Western: above 0 if it does. Letters such as é and ç stand alone between
     * others or two by two (ção), where those of GBK come in long runs of pairs. Taken for GBK, "São" would be "S鉶".
     */
    public static int westernLetters(byte[] bytes, int from, int to) {
        int western = 0;
        int end;
        for (int i = from; i < to; i = end) {
            end = i + 1;
            if (bytes[i] < 0) {
                while (end < to && bytes[end] < 0) {
                    end++;
                }
                if ((end - i) % 2 == 1 && isOfFour(bytes, end - 1, to)) {
                    end += 3;
                }
                int length = end - i;
                boolean within = i > from && isLetter(bytes[i - 1]) && end < to && isLetter(bytes[end]);
                western += length == 1 || length == 3 || length == 2 && within ? 1 : -(length / 2);
            }
        }
        return western;
    }

    /** What GBK lacks and GB18030 has, such as the raised minus of hm⁻²: bytes with digits between them. */
    private static boolean isOfFour(byte[] bytes, int at, int to) {
        return at + 3 < to && isDigit(bytes[at + 1]) && bytes[at + 2] < 0 && isDigit(bytes[at + 3]);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /**
     * What a text that is shown and written again as it was is in: by its mark UTF-16, else UTF-8, GBK or, by its
     * letters, Windows-1252.
     */
    public static Charset likely(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE)) { // "Unicode" of the Notepad, > of PowerShell
            return StandardCharsets.UTF_16LE;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return isValid(bytes, 0, bytes.length, StandardCharsets.UTF_8, false)
                ? StandardCharsets.UTF_8
                : westernLetters(bytes, 0, bytes.length) > 0 ? WESTERN : GBK;
    }

    /** A text in its encoding; in UTF-8 where letters were added that it has not. */
    public static byte[] encode(String text, Charset charset) {
        return text.getBytes(charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8);
    }

    /** Places that GBK leaves to users: text in Big5 has its commonest letters there. */
    private static boolean hasNoLetters(String text) {
        return text.chars().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private static int firstBeyondAscii(byte[] bytes) {
        int at = 0;
        while (bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /**
     * UTF-16 without its mark, as R and pandas write it: digits and separators have a zero on the same side, and few
     * letters (开, 一, 〇) on the other.
     */
    private static Decoded unmarked(byte[] bytes) {
        int[] zeros = new int[2];
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros[0] == zeros[1]) {
            return new Decoded("", StandardCharsets.UTF_16LE, 0);
        }
        Decoded text = strict(bytes, 0, zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        boolean lines = text.text.indexOf('\n') >= 0 || text.text.indexOf('\r') >= 0;
        // a byte of zero at the end of another text gives a line, but no digit
        boolean digits = text.text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letters = text.text
                .codePoints()
                .allMatch(c ->
                        Character.isDefined(c) && (!Character.isISOControl(c) || c == '\t' || c == '\n' || c == '\r'));
        return lines && digits && letters ? text : new Decoded("", text.charset, 0);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 255) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Decoded strict(byte[] bytes, int from, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        int bad = result.isError() ? in.position() : -1;
        return new Decoded(out.flip().toString(), charset, bad);
    }

    /** Whether the bytes are valid in an encoding; they may end within a letter where {@code cut} allows it. */
    public static boolean isValid(byte[] bytes, int from, int to, Charset charset, boolean cut) {
        CharBuffer out = CharBuffer.allocate(to - from + 1);
        return !charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, to - from), out, !cut)
                .isError();
    }

    /**
     * The encoding a {@code .cpg} file or a user names: "UTF-8", "utf8", "GBK", "936", "CP936", "ANSI 1252",
     * "ISO 88591", "LDID/77" ...; empty where it is none.
     */
    public static Optional<Charset> named(String name) {
        String key = name.replace("\uFEFF", "").strip().toUpperCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        if (key.startsWith("LDID/")) {
            String number = key.substring(5);
            return number.matches("[0-9]{1,3}") ? ofDriver(Integer.parseInt(number)) : Optional.empty();
        }
        key = key.replaceFirst("^(?:ANSI|OEM|MS|CP|WINDOWS|CODEPAGE)-?(?=[0-9])", "");
        if (key.matches("8859-?[0-9]{1,2}|ISO-?8859-?[0-9]{1,2}")) {
            return charset("ISO-8859-" + key.replaceFirst("^(?:ISO-?)?8859-?", ""));
        }
        return switch (key) {
            case "UTF-8", "UTF8", "65001" -> Optional.of(StandardCharsets.UTF_8);
            case "936", "GBK", "GB2312", "GB-2312", "EUC-CN", "GB18030", "54936" -> Optional.of(GBK);
            case "950", "BIG5", "BIG-5" -> charset("Big5");
            case "932", "SJIS", "SHIFT-JIS" -> charset("windows-31j");
            case "949", "EUC-KR" -> charset("x-windows-949");
            case "" -> Optional.empty();
            default ->
                key.matches("[0-9]{3,5}")
                        ? charset("windows-" + key).or(() -> charset("IBM" + name.replaceAll("[^0-9]", "")))
                        : charset(key);
        };
    }

    /** The encoding a dBASE language driver byte stands for; empty for 0 and the unknown. */
    public static Optional<Charset> ofDriver(int driver) {
        return switch (driver) {
            case 0x01, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B -> charset("IBM437");
            case 0x02, 0x08, 0x09, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37 -> charset("IBM850");
            case 0x03, 0x57, 0x58, 0x59 -> charset("windows-1252");
            case 0x13, 0x7B -> charset("windows-31j");
            case 0x4D, 0x7A -> Optional.of(GBK);
            case 0x4E, 0x79 -> charset("x-windows-949");
            case 0x4F, 0x78 -> charset("Big5");
            case 0x50, 0x7C -> charset("x-windows-874");
            case 0x1F, 0x22, 0x23, 0x40, 0x64, 0x87 -> charset("IBM852");
            case 0x26, 0x65 -> charset("IBM866");
            case 0xC8 -> charset("windows-1250");
            case 0xC9 -> charset("windows-1251");
            case 0xCA -> charset("windows-1254");
            case 0xCB -> charset("windows-1253");
            case 0xCC -> charset("windows-1257");
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
