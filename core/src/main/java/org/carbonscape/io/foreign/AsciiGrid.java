package org.carbonscape.io.foreign;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import org.carbonscape.io.block.BlockIndex;
import org.carbonscape.io.block.Blocks;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Compression;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.SampleFormat;
import org.carbonscape.io.block.Samples;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * An ESRI ASCII grid: a header of words and numbers, then the cells from the upper left, row by row, in free lines. The
 * text is walked through once to find where bands of rows begin and whether all its numbers are whole; they are whole
 * numbers of 32 bits then, else doubles. A decimal comma is one, as in GDAL: blanks alone part numbers.
 *
 * @param transform as GDAL orders it, of the corner
 */
public record AsciiGrid(Layout layout, double[] transform, Optional<NoData> noData) {
    private static final int PIECE = 1 << 20;
    /** Cells of a band of rows. */
    private static final int BAND_CELLS = 1 << 15;

    private static final Set<String> KEYS = Set.of(
            "ncols",
            "nrows",
            "xllcorner",
            "yllcorner",
            "xllcenter",
            "yllcenter",
            "cellsize",
            "dx",
            "dy",
            "nodata_value",
            "nodata");

    /** How the Notepad of Windows begins a text in UTF-8. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    public static boolean isAsciiGrid(byte[] head) {
        String all = new String(head, StandardCharsets.ISO_8859_1);
        String text = (all.startsWith(MARK) ? all.substring(MARK.length()) : all)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("ncols") || text.startsWith("nrows") || text.startsWith("xll") || text.startsWith("yll");
    }

    public static AsciiGrid read(ByteSource source) {
        return new Scan(source).grid();
    }

    private static ProblemException wrong(ByteSource source, String what) {
        return new ProblemException(ProblemCode.TIFF_03_HEADER, source.path().toString(), "ESRI ASCII grid, " + what);
    }

    /** Walks over the words of the text. */
    private static final class Scan {
        private final ByteSource source;
        private final byte[] piece = new byte[PIECE];
        private long at;
        private int filled;
        private int next;

        Scan(ByteSource source) {
            this.source = source;
        }

        private int peek() {
            if (next == filled) {
                at += filled;
                filled = (int) Math.min(PIECE, source.size() - at);
                next = 0;
                if (filled <= 0) {
                    filled = 0;
                    return -1;
                }
                source.read(at, piece, filled);
            }
            return piece[next] & 0xff;
        }

        private void blanks() {
            while (peek() >= 0 && peek() <= ' ') {
                next++;
            }
        }

        private String word() {
            blanks();
            StringBuilder word = new StringBuilder();
            while (peek() > ' ' && word.length() < 64) {
                word.append((char) piece[next++]);
            }
            return word.toString();
        }

        AsciiGrid grid() {
            Map<String, String> header = new HashMap<>();
            long start;
            if (peek() == MARK.charAt(0)) {
                next += MARK.length();
            }
            while (true) {
                blanks();
                start = at + next;
                int c = peek();
                if (c < 'A' || (c | 32) == 'n' && !KEYS.contains(keyHere())) {
                    break;
                }
                String key = word().toLowerCase(Locale.ROOT);
                if (!KEYS.contains(key)) {
                    throw wrong(source, key);
                }
                header.put(key, word());
            }
            int columns = size(header, "ncols");
            int rows = size(header, "nrows");
            double width = number(header, header.containsKey("dx") ? "dx" : "cellsize");
            double height = number(header, header.containsKey("dy") ? "dy" : "cellsize");
            boolean centreX = header.containsKey("xllcenter");
            boolean centreY = header.containsKey("yllcenter");
            double west = number(header, centreX ? "xllcenter" : "xllcorner") - (centreX ? width / 2 : 0);
            double south = number(header, centreY ? "yllcenter" : "yllcorner") - (centreY ? height / 2 : 0);
            Optional<NoData> none = Optional.ofNullable(header.getOrDefault("nodata_value", header.get("nodata")))
                    .flatMap(NoData::parse);
            if ((long) columns * rows > source.size() / 2 + 1) {
                throw new ProblemException(
                        ProblemCode.TIFF_10_SIZE, source.path().toString(), columns, rows, source.size());
            }
            return new AsciiGrid(
                    layout(start, columns, rows),
                    new double[] {west, width, 0, south + rows * height, 0, -height},
                    none);
        }

        /** The word that comes, in small letters; not passed over. */
        private String keyHere() {
            StringBuilder word = new StringBuilder();
            for (int i = next; i < filled && piece[i] > ' ' && word.length() < 20; i++) {
                word.append((char) piece[i]);
            }
            return word.toString().toLowerCase(Locale.ROOT);
        }

        private int size(Map<String, String> header, String key) {
            double size = number(header, key);
            if (!(size >= 1) || size > Integer.MAX_VALUE || size != Math.rint(size)) {
                throw wrong(source, key + " " + header.get(key));
            }
            return (int) size;
        }

        private double number(Map<String, String> header, String key) {
            String text = header.getOrDefault(key, "?");
            try {
                return Double.parseDouble(text.replace(',', '.'));
            } catch (NumberFormatException e) {
                throw wrong(source, key + " " + text);
            }
        }

        private Layout layout(long start, int columns, int rows) {
            int height = Math.max(1, Math.min(rows, BAND_CELLS / columns));
            Blocks blocks = new Blocks(columns, rows, columns, height, false);
            int n = (rows - 1) / height + 1;
            long band = (long) columns * height;
            long wanted = (long) columns * rows;
            long[] offsets = new long[n];
            long words = 0;
            boolean whole = true;
            offsets[0] = start;
            while (true) {
                blanks();
                if (peek() < 0) {
                    break;
                }
                if (words % band == 0 && words < wanted) {
                    offsets[(int) (words / band)] = at + next;
                }
                words++;
                int length = 0;
                for (int c = peek(); c > ' '; c = peek()) {
                    whole &= c >= '0' && c <= '9' || length == 0 && (c == '-' || c == '+');
                    length++;
                    next++;
                }
                whole &= length < 10;
            }
            if (words != wanted) {
                throw wrong(source, words + " / " + columns + " x " + rows);
            }
            long[] counts = new long[n];
            for (int i = 0; i < n; i++) {
                counts[i] = (i + 1 < n ? offsets[i + 1] : source.size()) - offsets[i];
                if (counts[i] > Layout.MOST_BLOCK_BYTES) {
                    throw wrong(source, "line " + (i + 1));
                }
            }
            BlockIndex index = BlockIndex.checked(source, n, new Bands(offsets, counts), (number, offset, count) -> {});
            CellType type = whole ? CellType.INT32 : CellType.FLOAT64;
            return new Layout(
                    blocks,
                    new SampleFormat(1, 1, 0, type, type.bytes() * 8, ByteOrder.LITTLE_ENDIAN),
                    Compression.TEXT,
                    1,
                    index);
        }
    }

    /** Found by walking through all, so they are kept. */
    private record Bands(long[] offsets, long[] counts) implements BlockIndex.Entries {
        @Override
        public void read(ByteSource source, int first, long[] at, long[] bytes) {
            System.arraycopy(offsets, first, at, 0, at.length);
            System.arraycopy(counts, first, bytes, 0, bytes.length);
        }
    }

    /** Makes cells of words. */
    public static void decode(byte[] in, int length, byte[] out, CellType type, int cells) throws DataFormatException {
        int at = 0;
        for (int i = 0; i < cells; i++) {
            while (at < length && in[at] >= 0 && in[at] <= ' ') {
                at++;
            }
            int from = at;
            while (at < length && (in[at] < 0 || in[at] > ' ')) {
                at++;
            }
            String word = new String(Arrays.copyOfRange(in, from, at), StandardCharsets.ISO_8859_1);
            try {
                if (type == CellType.INT32) {
                    Samples.INT.set(out, i * 4, Integer.parseInt(word));
                } else {
                    String plain = word.toLowerCase(Locale.ROOT).replace(',', '.');
                    boolean nan = plain.contains("nan") || plain.contains("#") || plain.contains("inf");
                    Samples.LONG.set(out, i * 8, Double.doubleToLongBits(nan ? Double.NaN : Double.parseDouble(plain)));
                }
            } catch (NumberFormatException e) {
                throw new DataFormatException("\"" + word + "\"");
            }
        }
    }
}
