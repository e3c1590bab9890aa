package org.carbonscape.io.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.block.BlockIndex;
import org.carbonscape.io.block.Blocks;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Compression;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.SampleFormat;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.io.bytes.Signature;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * An Erdas Imagine file (HFA): a tree of named entries, of which those of one layer are read here. Blocks are stored as
 * they are or run-length coded ({@link ImagineBlocks}); cells of 1 to 64 bits. Every pointer is held against the file.
 *
 * @param noData the layer's value for cells that were never set
 * @param names  of classes, by code
 */
public record ImagineFile(
        Layout layout,
        Placed place,
        Optional<NoData> noData,
        TreeMap<Integer, Integer> colours,
        TreeMap<Long, String> names) {
    /** @param transform as GDAL orders it, of the corner; empty where the file names no place */
    public record Placed(Optional<double[]> transform, Optional<Crs> crs) {}

    private static final String TAG = "EHFA_HEADER_TAG";
    private static final int MOST_ENTRIES = 100_000;
    private static final int ENTRY_BYTES = 120;
    private static final int BLOCK_INFO = 14;
    private static final int STRING = 3;
    private static final int BEFORE_BLOCKS = 22;
    private static final Pattern WKT = Pattern.compile("(?s)(?:PROJCS|GEOGCS)\\[.*");

    private record Cell(CellType type, int bits) {}

    /** By HFA's number of them; those after are complex. */
    private static final List<Cell> CELLS = List.of(
            new Cell(CellType.UINT8, 1),
            new Cell(CellType.UINT8, 2),
            new Cell(CellType.UINT8, 4),
            new Cell(CellType.UINT8, 8),
            new Cell(CellType.INT8, 8),
            new Cell(CellType.UINT16, 16),
            new Cell(CellType.INT16, 16),
            new Cell(CellType.UINT32, 32),
            new Cell(CellType.INT32, 32),
            new Cell(CellType.FLOAT32, 32),
            new Cell(CellType.FLOAT64, 64));

    public static boolean isImagine(byte[] head) {
        return new String(head, 0, Math.min(head.length, TAG.length()), StandardCharsets.ISO_8859_1).equals(TAG);
    }

    public static ImagineFile read(ByteSource source, int band) {
        return new Reading(source).file(band);
    }

    /** A named node of the tree. */
    private record Entry(String name, String type, long data, long size, List<Entry> children) {
        Optional<Entry> child(String wanted) {
            return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
        }

        Optional<Entry> ofType(String wanted) {
            return children.stream().filter(c -> c.type.equals(wanted)).findFirst();
        }
    }

    private static final class Reading {
        private final ByteSource source;
        private final Set<Long> seen = new HashSet<>();

        Reading(ByteSource source) {
            this.source = source;
        }

        private ProblemException damaged(String what) {
            return new ProblemException(
                    ProblemCode.TIFF_03_HEADER, source.path().toString(), "HFA, " + what);
        }

        private ByteBuffer bytes(String what, long position, long length) {
            if (!source.holds(position, length) || length > 64 << 20) {
                throw damaged(what + " @ " + position);
            }
            return source.read(position, (int) length, ByteOrder.LITTLE_ENDIAN);
        }

        private static String text(ByteBuffer b, int at, int length) {
            byte[] all = new byte[length];
            b.get(at, all);
            int end = 0;
            while (end < length && all[end] != 0) {
                end++;
            }
            return new String(all, 0, end, StandardCharsets.ISO_8859_1);
        }

        private static long pointer(ByteBuffer b, int at) {
            return b.getInt(at) & 0xffffffffL;
        }

        /** The entries from one on, each followed by its neighbours. */
        private List<Entry> entries(long position, int depth) {
            List<Entry> all = new ArrayList<>();
            for (long at = position; at != 0; ) {
                if (!seen.add(at) || seen.size() > MOST_ENTRIES || depth > 32) {
                    throw damaged("loop @ " + at);
                }
                ByteBuffer b = bytes("entry", at, ENTRY_BYTES);
                all.add(new Entry(
                        text(b, 24, 64),
                        text(b, 88, 32),
                        pointer(b, 16),
                        pointer(b, 20),
                        entries(pointer(b, 12), depth + 1)));
                at = pointer(b, 0);
            }
            return all;
        }

        ImagineFile file(int band) {
            long header = pointer(bytes("header", 16, 4), 0);
            long root = pointer(bytes("header", header, 18), 8);
            List<Entry> top = entries(root, 0);
            if (top.isEmpty()) {
                throw damaged("0 entries");
            }
            List<Entry> layers = top.get(0).children.stream()
                    .filter(e -> e.type.equals("Eimg_Layer"))
                    .toList();
            if (band < 1 || band > layers.size()) {
                throw new ProblemException(
                        ProblemCode.TIFF_12_BAND, source.path().toString(), band, layers.size());
            }
            Entry layer = layers.get(band - 1);
            return new ImagineFile(
                    layout(layer, layers.size()), placed(layer), noData(layer), colours(layer), names(layer));
        }

        private Layout layout(Entry layer, int bands) {
            ByteBuffer b = bytes("Eimg_Layer", layer.data, 20);
            int columns = b.getInt(0);
            int rows = b.getInt(4);
            int width = b.getInt(12);
            int height = b.getInt(16);
            if (columns < 1 || rows < 1 || width < 1 || height < 1) {
                throw damaged(columns + " x " + rows + " / " + width + " x " + height);
            }
            Cell cell = cell(b.getShort(10));
            long blockBytes = (long) width * height * cell.type.bytes();
            if ((long) width * height > Layout.MOST_BLOCK_BYTES || blockBytes > Layout.MOST_BLOCK_BYTES) {
                throw new ProblemException(
                        ProblemCode.TIFF_11_BLOCK,
                        source.path().toString(),
                        width,
                        height,
                        blockBytes >> 20,
                        Layout.MOST_BLOCK_BYTES >> 20);
            }
            if (layer.child("ExternalRasterDMS").isPresent()
                    || layer.ofType("ImgExternalRaster").isPresent()) {
                throw new ProblemException(
                        ProblemCode.TIFF_01_NOT_TIFF,
                        source.path().toString(),
                        Bilingual.of(
                                "an Erdas Imagine file whose cells are in an .ige file",
                                "像元存于 .ige 文件的 Erdas Imagine 文件"),
                        Signature.CONVERT);
            }
            Blocks blocks = new Blocks(columns, rows, width, height, true);
            return new Layout(
                    blocks,
                    new SampleFormat(bands, 1, 0, cell.type, cell.bits, ByteOrder.LITTLE_ENDIAN),
                    Compression.IMAGINE,
                    1,
                    index(layer, blocks, cell.bits));
        }

        private Cell cell(int kind) {
            if (kind < 0 || kind >= CELLS.size()) {
                throw new ProblemException(
                        ProblemCode.TIFF_05_CELL_TYPE,
                        source.path().toString(),
                        kind == 11 || kind == 12 ? "complex" : "HFA " + kind);
            }
            return CELLS.get(kind);
        }

        private BlockIndex index(Entry layer, Blocks blocks, int bits) {
            Entry state = layer.ofType("Edms_State").orElseThrow(() -> damaged("Edms_State"));
            long n = blocks.count();
            if (n > Integer.MAX_VALUE / BLOCK_INFO || !source.holds(state.data, BEFORE_BLOCKS + n * BLOCK_INFO)) {
                throw damaged("Edms_State: " + n);
            }
            long packed = ((long) blocks.width() * blocks.height() * bits + 7) / 8;
            return BlockIndex.checked(
                    source, (int) n, new Infos(state.data + BEFORE_BLOCKS, packed), (number, offset, count) -> {
                        long size = Math.abs(count);
                        if (offset != 0 && (!source.holds(offset, size) || size > Integer.MAX_VALUE - 64)) {
                            throw new ProblemException(
                                    ProblemCode.TIFF_02_TRUNCATED,
                                    source.path().toString(),
                                    Bilingual.of("block " + (number + 1) + "/" + n, "数据块 " + (number + 1) + "/" + n),
                                    offset,
                                    offset + size,
                                    source.size());
                        }
                    });
        }

        /**
         * What Edms_State says of each block.
         *
         * @param position of the first
         * @param packed   bytes of a block that is not coded
         */
        private record Infos(long position, long packed) implements BlockIndex.Entries {
            @Override
            public void read(ByteSource from, int first, long[] offsets, long[] counts) {
                ByteBuffer info = from.read(
                        position + (long) first * BLOCK_INFO, offsets.length * BLOCK_INFO, ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < offsets.length; i++) {
                    int at = i * BLOCK_INFO;
                    boolean written = info.getShort(at + 10) != 0;
                    boolean coded = info.getShort(at + 12) != 0;
                    long size = coded ? pointer(info, at + 6) : packed;
                    long offset = pointer(info, at + 2);
                    boolean stored = written && offset != 0 && size != 0;
                    offsets[i] = stored ? offset : 0;
                    counts[i] = stored ? coded ? -size : size : 0;
                }
            }
        }

        private Placed placed(Entry layer) {
            Optional<double[]> transform = layer.ofType("Eprj_MapInfo").map(this::transform);
            Optional<Crs> crs = layer.child("ProjectionX")
                    .map(e -> new String(bytes("ProjectionX", e.data, e.size).array(), StandardCharsets.ISO_8859_1))
                    .flatMap(Reading::wkt)
                    .or(() -> layer.ofType("Eprj_ProParameters").flatMap(this::described))
                    .map(Crs::wkt);
            return new Placed(transform, crs);
        }

        private static Optional<String> wkt(String data) {
            Matcher m = WKT.matcher(data);
            return m.find() ? Optional.of(m.group().replaceFirst("(?s)\\x00.*", "")) : Optional.empty();
        }

        /** Centres of the corner cells and the size of cells. */
        private double[] transform(Entry info) {
            ByteBuffer b = bytes("Eprj_MapInfo", info.data, info.size);
            try {
                int at = 8 + b.getInt(0);
                double west = b.getDouble(at + 8);
                double north = b.getDouble(at + 16);
                double width = b.getDouble(at + 56);
                double height = b.getDouble(at + 64);
                boolean southUp = b.getDouble(at + 40) > north;
                double down = southUp ? height : -height;
                return new double[] {west - width / 2, width, 0, north - down / 2, 0, down};
            } catch (IndexOutOfBoundsException e) {
                throw damaged("Eprj_MapInfo");
            }
        }

        /** The system as parameters of GCTP, in WKT 1. */
        private Optional<String> described(Entry entry) {
            ByteBuffer b = bytes("Eprj_ProParameters", entry.data, entry.size);
            try {
                int number = b.getInt(2);
                int at = 6;
                at += 8 + b.getInt(at); // proExeName
                at += 8 + b.getInt(at); // proName
                int zone = b.getInt(at);
                at += 4;
                int n = b.getInt(at);
                double[] p = new double[Math.max(15, Math.min(n, 64))];
                for (int i = 0; i < Math.min(n, p.length); i++) {
                    p[i] = b.getDouble(at + 8 + 8 * i);
                }
                at += 8 + 8 * n + 8; // and the pointer to the spheroid
                int length = b.getInt(at);
                String spheroid = text(b, at + 8, length);
                double a = b.getDouble(at + 8 + length);
                double minor = b.getDouble(at + 16 + length);
                String datum = entry.ofType("Eprj_Datum").map(this::datum).orElse(spheroid);
                String base = base(datum, spheroid, a, minor);
                return projected(number, zone, p, base);
            } catch (IndexOutOfBoundsException e) {
                throw damaged("Eprj_ProParameters");
            }
        }

        private String datum(Entry entry) {
            ByteBuffer b = bytes("Eprj_Datum", entry.data, entry.size);
            return text(b, 8, b.getInt(0));
        }

        private static String base(String datum, String spheroid, double a, double b) {
            String plain = datum.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
            String name = switch (plain) {
                case "WGS84" -> "WGS_1984";
                case "NAD83" -> "North_American_Datum_1983";
                case "NAD27" -> "North_American_Datum_1927";
                default -> datum.replace('"', ' ');
            };
            double flattening = a == b ? 0 : a / (a - b);
            if (plain.equals("WGS84")) {
                flattening = 298.257223563; // the file has the axis, rounded
            }
            return "GEOGCS[\"" + datum.replace('"', ' ') + "\",DATUM[\"" + name + "\",SPHEROID[\""
                    + spheroid.replace('"', ' ') + "\"," + Numbers.text(a) + "," + Numbers.text(flattening)
                    + "]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";
        }

        private Optional<String> projected(int number, int zone, double[] p, String base) {
            String name = switch (number) {
                case 0, 1 -> "";
                case 3 -> "Albers_Conic_Equal_Area";
                case 4 -> "Lambert_Conformal_Conic_2SP";
                case 9 -> "Transverse_Mercator";
                case 11 -> "Lambert_Azimuthal_Equal_Area";
                case 16 -> "Sinusoidal";
                default ->
                    throw new ProblemException(
                            ProblemCode.TIFF_03_HEADER, source.path().toString(), "HFA projection " + number);
            };
            if (number == 0) {
                return Optional.of(base);
            }
            String parameters;
            if (number == 1) {
                name = "Transverse_Mercator";
                parameters = parameter("latitude_of_origin", 0)
                        + parameter("central_meridian", zone * 6 - 183)
                        + parameter("scale_factor", 0.9996)
                        + parameter("false_easting", 500000)
                        + parameter("false_northing", p[3] < 0 ? 10000000 : 0);
            } else {
                parameters = switch (number) {
                    case 3 ->
                        parallels(p)
                                + parameter("latitude_of_center", degrees(p[5]))
                                + parameter("longitude_of_center", degrees(p[4]));
                    case 4 ->
                        parallels(p)
                                + parameter("latitude_of_origin", degrees(p[5]))
                                + parameter("central_meridian", degrees(p[4]));
                    case 9 ->
                        parameter("latitude_of_origin", degrees(p[5]))
                                + parameter("central_meridian", degrees(p[4]))
                                + parameter("scale_factor", p[2]);
                    case 11 ->
                        parameter("latitude_of_center", degrees(p[5]))
                                + parameter("longitude_of_center", degrees(p[4]));
                    default -> parameter("longitude_of_center", degrees(p[4]));
                };
                parameters += parameter("false_easting", p[6]) + parameter("false_northing", p[7]);
            }
            return Optional.of("PROJCS[\"" + name + "\"," + base + ",PROJECTION[\"" + name + "\"]," + parameters
                    + "UNIT[\"metre\",1]]");
        }

        private static String parallels(double[] p) {
            return parameter("standard_parallel_1", degrees(p[2])) + parameter("standard_parallel_2", degrees(p[3]));
        }

        private static String parameter(String name, double value) {
            return "PARAMETER[\"" + name + "\"," + Numbers.text(value) + "],";
        }

        private static double degrees(double radians) {
            return Math.rint(StrictMath.toDegrees(radians) * 1e10) / 1e10;
        }

        private Optional<NoData> noData(Entry layer) {
            return layer.child("Eimg_NonInitializedValue")
                    .filter(e -> e.size >= 28)
                    .map(e -> {
                        ByteBuffer b = bytes("Eimg_NonInitializedValue", e.data, e.size);
                        double value = b.getShort(16) == 9 ? b.getFloat(20) : b.getDouble(20);
                        return NoData.of(Numbers.text(value), value);
                    });
        }

        /** Of the column Class_Names, whose rows are the codes, unless GDAL wrote a column Value beside it. */
        private TreeMap<Long, String> names(Entry layer) {
            TreeMap<Long, String> names = new TreeMap<>();
            Optional<Entry> table = layer.child("Descriptor_Table");
            Optional<Entry> column = table.flatMap(t -> t.child("Class_Names"));
            long[] codes = table.flatMap(t -> t.child("Value")).map(this::whole).orElse(new long[0]);
            if (column.isEmpty()) {
                return names;
            }
            ByteBuffer b = bytes("Edsc_Column", column.get().data, 14);
            int rows = b.getInt(0);
            int length = b.getInt(10);
            if (rows < 0 || rows > 65536 || b.getShort(8) != STRING || length < 1 || length > 4096) {
                return names;
            }
            byte[] all =
                    bytes("Edsc_Column", pointer(b, 4), (long) rows * length).array();
            for (int i = 0; i < rows; i++) {
                String name = ClassNames.text(all, i * length, (i + 1) * length);
                if (!name.isEmpty()) {
                    names.put(i < codes.length ? codes[i] : (long) i, name);
                }
            }
            return names;
        }

        /** A column of numbers. */
        private long[] whole(Entry column) {
            ByteBuffer b = bytes("Edsc_Column", column.data, 14);
            int rows = b.getInt(0);
            int kind = b.getShort(8);
            if (rows < 0 || rows > 65536 || kind > 1) {
                return new long[0];
            }
            ByteBuffer values = bytes("Edsc_Column", pointer(b, 4), (kind == 0 ? 4L : 8L) * rows);
            long[] all = new long[rows];
            for (int i = 0; i < rows; i++) {
                all[i] = kind == 0 ? values.getInt(4 * i) : Math.round(values.getDouble(8 * i));
            }
            return all;
        }

        private TreeMap<Integer, Integer> colours(Entry layer) {
            TreeMap<Integer, Integer> colours = new TreeMap<>();
            Optional<Entry> table = layer.child("Descriptor_Table");
            int shift = 16;
            for (String channel : new String[] {"Red", "Green", "Blue"}) {
                Optional<Entry> column = table.flatMap(t -> t.child(channel));
                if (column.isEmpty()) {
                    return new TreeMap<>();
                }
                ByteBuffer b = bytes("Edsc_Column", column.get().data, 14);
                int rows = b.getInt(0);
                if (rows < 0 || rows > 65536 || b.getShort(8) != 1) {
                    return new TreeMap<>();
                }
                ByteBuffer values = bytes("Edsc_Column", pointer(b, 4), 8L * rows);
                for (int i = 0; i < rows; i++) {
                    int level = (int) Math.max(0, Math.min(255, Math.rint(values.getDouble(8 * i) * 255)));
                    colours.merge(i, level << shift, (x, y) -> x | y);
                }
                shift -= 8;
            }
            return colours;
        }
    }
}
