package org.carbonscape.io.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.io.table.TextEncoding;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The columns of a Shapefile (dBASE III and IV). The encoding is the one the {@code .cpg} names, else that of the
 * language driver byte, else UTF-8 where every text is, else GBK where every text is, else Windows-1252. Driver 0x57
 * ("Windows ANSI") counts as none: ArcGIS writes it on Chinese machines too. Another encoding may be declared of texts
 * that can only be UTF-8, or only Chinese in GBK.
 */
final class DbfReader {
    private static final int ANSI = 0x57;
    /** So many letters of three bytes, in texts that are all UTF-8, are no accident; nor pairs of bytes of GBK. */
    private static final int MANY = 4;
    /** What programs write into a .cpg by the language they were installed in. */
    private static final List<Charset> WESTERN = List.of(Charset.forName("windows-1252"), StandardCharsets.ISO_8859_1);

    private final ByteWindow dbf;
    private final ShapefileParts parts;
    private final String place;
    private final LayerBuilder layer;
    private final List<Item> items = new ArrayList<>();
    private int rows;
    private int start;
    private int length;

    /** A column as the header declares it. */
    private record Item(byte[] name, char type, int at, int size, int decimals) {}

    DbfReader(ByteWindow dbf, ShapefileParts parts, String place, LayerBuilder layer) {
        this.dbf = dbf;
        this.parts = parts;
        this.place = place;
        this.layer = layer;
    }

    /** The columns of the rows that are not deleted; which are is told by {@code deleted}. */
    List<ColumnBuilder> columns(int shapes, boolean[] deleted) throws IOException {
        int driver = header();
        if (rows != shapes) {
            throw new Damage(dbf.name() + " has " + rows + " rows for " + shapes + " shapes");
        }
        Charset charset = charset(driver);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        List<ColumnBuilder> columns = new ArrayList<>();
        for (Item item : items) {
            columns.add(new ColumnBuilder(text(item.name, 0, item.name.length, decoder)));
        }
        List<String> bad = new ArrayList<>();
        byte[] row = new byte[length];
        for (int r = 0; r < rows; r++) {
            dbf.at(start + (long) r * length, length).get(row);
            if (row[0] == '*') {
                deleted[r] = true;
                continue;
            }
            for (int i = 0; i < items.size(); i++) {
                value(row, items.get(i), columns.get(i), decoder, bad, r);
            }
        }
        if (!bad.isEmpty()) {
            layer.caution(
                    Problem.of(ProblemCode.VECTOR_C06_BAD_TEXT, place, bad.size(), named(charset), Listing.of(bad)));
        }
        return columns;
    }

    /** The same of a file that is read without its shapes. */
    List<ColumnBuilder> columns() throws IOException {
        int count = dbf.at(0, 32).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        return columns(count, new boolean[(int) Math.min(dbf.size(), Math.max(0, count))]);
    }

    private int header() throws IOException {
        ByteBuffer header = dbf.at(0, 32).order(ByteOrder.LITTLE_ENDIAN);
        rows = header.getInt(4);
        start = header.getShort(8) & 0xFFFF;
        length = header.getShort(10) & 0xFFFF;
        int driver = header.get(29) & 255;
        if (rows < 0 || start < 33 || length < 1) {
            throw new Damage(dbf.name() + " has no dBASE header");
        }
        ByteBuffer fields = dbf.at(0, start);
        int at = 1;
        for (int f = 32; f + 32 <= start && fields.get(f) != 0x0D; f += 32) {
            int nameLength = 0;
            while (nameLength < 11 && fields.get(f + nameLength) != 0) {
                nameLength++;
            }
            byte[] name = new byte[nameLength];
            fields.get(f, name);
            char type = Character.toUpperCase((char) (fields.get(f + 11) & 255));
            int size = fields.get(f + 16) & 255;
            int decimals = fields.get(f + 17) & 255;
            if (type == 'C') {
                size += decimals << 8; // long text, as Clipper and GDAL write it
            }
            items.add(new Item(name, type, at, size, decimals));
            at += size;
        }
        if (at > length) {
            throw new Damage(dbf.name() + " declares columns of " + at + " bytes in rows of " + length);
        }
        if (start + (long) rows * length > dbf.size()) {
            throw new Damage(dbf.name() + " ends at byte " + dbf.size() + ", its header promises "
                    + (start + (long) rows * length));
        }
        return driver;
    }

    // --- encoding

    private Charset charset(int driver) throws IOException {
        Optional<String> cpg = parts.text("cpg");
        Texts texts = texts();
        if (texts.ascii) {
            return StandardCharsets.US_ASCII;
        }
        if (cpg.isPresent()) {
            return texts.charset(TextEncoding.named(cpg.get())
                    .orElseThrow(() -> VectorFile.problem(ProblemCode.VECTOR_16_ENCODING, place, cpg.get())));
        }
        Optional<Charset> declared = TextEncoding.ofDriver(driver);
        if (declared.isPresent() && driver != ANSI) {
            return texts.charset(declared.get());
        }
        Charset guess = texts.guess();
        layer.caution(Problem.of(ProblemCode.VECTOR_C05_ENCODING_GUESSED, place, named(guess)));
        return guess;
    }

    /** As people call it: what reads GBK reads GB 18030. */
    private static String named(Charset charset) {
        return charset.equals(TextEncoding.GBK) ? "GBK" : charset.name();
    }

    private final class Texts {
        private boolean ascii = true;
        private boolean utf8 = true;
        private boolean gbk = true;
        private boolean big5 = true;
        private boolean latin; // a letter beside those beyond ASCII, were they GBK
        private boolean unknown; // no letters of GBK
        private int western;
        private int threeBytes;

        /** Names in Big5 have places of GBK that are no letters; those of Western tongues have plain letters too. */
        Charset guess() {
            boolean isGbk = gbk && (western <= 0 || !latin);
            return utf8
                    ? StandardCharsets.UTF_8
                    : isGbk && big5 && unknown
                            ? Charset.forName("Big5")
                            : isGbk ? TextEncoding.GBK : Charset.forName("windows-1252");
        }

        /** The encoding that is declared, unless the texts can only be in another: then that, with a caution. */
        Charset charset(Charset declared) {
            boolean isUtf8 = utf8 && threeBytes >= (gbk ? MANY : 1);
            boolean isGbk = gbk
                    && (declared.equals(StandardCharsets.UTF_8)
                            ? !utf8 && western < 0
                            : WESTERN.contains(declared) && western <= -MANY);
            Charset found = isUtf8 ? StandardCharsets.UTF_8 : isGbk ? TextEncoding.GBK : declared;
            if (!found.equals(declared)) {
                layer.caution(Problem.of(ProblemCode.VECTOR_C09_OTHER_ENCODING, place, named(declared), named(found)));
            }
            return found;
        }

        void see(byte[] bytes, int from, int to, boolean full) {
            int i = from;
            while (i < to && bytes[i] >= 0) {
                i++;
            }
            if (i == to) {
                return;
            }
            ascii = false;
            for (int k = from; k < to; k++) {
                threeBytes += (bytes[k] & 0xF0) == 0xE0 ? 1 : 0;
            }
            utf8 = utf8 && TextEncoding.isValid(bytes, from, to, StandardCharsets.UTF_8, full);
            gbk = gbk && TextEncoding.isValid(bytes, from, to, TextEncoding.GBK, full);
            big5 = big5 && TextEncoding.isValid(bytes, from, to, Charset.forName("Big5"), full);
            western += TextEncoding.westernLetters(bytes, from, to);
            String chinese = new String(bytes, from, to - from, TextEncoding.GBK);
            latin |= chinese.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
            unknown |= chinese.chars().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
        }
    }

    /** All texts looked at once, names of columns too. */
    private Texts texts() throws IOException {
        Texts texts = new Texts();
        for (Item item : items) {
            texts.see(item.name, 0, item.name.length, item.name.length >= 10);
        }
        byte[] row = new byte[length];
        for (int r = 0; r < rows; r++) {
            dbf.at(start + (long) r * length, length).get(row);
            for (Item item : items) {
                if (item.type == 'C' && row[0] != '*') {
                    int to = end(row, item);
                    texts.see(row, item.at, to, to == item.at + item.size);
                }
            }
        }
        return texts;
    }

    /** Without the padding. */
    private static int end(byte[] row, Item item) {
        int to = item.at;
        while (to < item.at + item.size && row[to] != 0) {
            to++;
        }
        while (to > item.at && row[to - 1] == ' ') {
            to--;
        }
        return to;
    }

    // --- values

    private void value(byte[] row, Item item, ColumnBuilder column, CharsetDecoder decoder, List<String> bad, int r) {
        switch (item.type) {
            case 'C' -> {
                String text = text(row, item.at, end(row, item), decoder);
                if (text.indexOf('\uFFFD') >= 0) {
                    bad.add("row " + (r + 1) + " " + column.name());
                }
                if (text.isEmpty()) {
                    column.addMissing();
                } else {
                    column.addText(text);
                }
            }
            case 'N', 'F' -> number(ascii(row, item), item, column);
            case 'L' -> {
                switch (ascii(row, item)) {
                    case "T", "t", "Y", "y" -> column.addText("true");
                    case "F", "f", "N", "n" -> column.addText("false");
                    default -> column.addMissing();
                }
            }
            case 'D' -> {
                String date = ascii(row, item);
                if (date.matches("[0-9]{8}") && !date.equals("00000000")) {
                    column.addText(date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6));
                } else {
                    column.addMissing();
                }
            }
            case 'I' -> {
                if (item.size == 4) {
                    column.addWhole(ByteBuffer.wrap(row, item.at, 4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getInt());
                } else {
                    column.addMissing();
                }
            }
            case 'O', 'B' -> {
                if (item.size == 8) {
                    column.addNumber(ByteBuffer.wrap(row, item.at, 8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getDouble());
                } else {
                    column.addMissing();
                }
            }
            default -> column.addMissing(); // memos and pictures are in files of their own
        }
    }

    private static void number(String text, Item item, ColumnBuilder column) {
        if (text.isEmpty() || text.charAt(0) == '*') { // stars: it did not fit
            column.addMissing();
            return;
        }
        try {
            if (item.decimals == 0
                    && text.length() <= 19
                    && text.indexOf('.') < 0
                    && text.indexOf('e') < 0
                    && text.indexOf('E') < 0) {
                column.addWhole(Long.parseLong(text));
            } else {
                double number = Double.parseDouble(text.indexOf(',') < 0 ? text : text.replace(',', '.'));
                if (item.decimals == 0 && number == Math.rint(number) && Math.abs(number) < 1e15) {
                    column.addWhole((long) number);
                } else {
                    column.addNumber(number);
                }
            }
        } catch (NumberFormatException e) {
            column.addText(text);
        }
    }

    private static String ascii(byte[] row, Item item) {
        return new String(row, item.at, item.size, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    /** A letter cut in two by the end of its field is left out. */
    private static String text(byte[] bytes, int from, int to, CharsetDecoder decoder) {
        int plain = from;
        while (plain < to && bytes[plain] >= 0) {
            plain++;
        }
        if (plain == to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        }
        CharBuffer out = CharBuffer.allocate(to - from + 1);
        decoder.reset().decode(ByteBuffer.wrap(bytes, from, to - from), out, false);
        return out.flip().toString().strip();
    }
}
