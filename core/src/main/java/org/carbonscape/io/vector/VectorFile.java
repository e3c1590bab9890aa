package org.carbonscape.io.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.bytes.Signature;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.problem.OwnFile;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Reads vector files: GeoPackage, GeoJSON, FlatGeobuf, KML, Shapefile (also zipped). The kind is told by the content,
 * not the name.
 */
public final class VectorFile {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1);

    private VectorFile() {}

    /**
     * Makes sure that GeoPackages can be written, before work whose result shall go into one.
     *
     * @throws org.carbonscape.problem.ProblemException RUN-11 where the temporary folder cannot be written to
     * @throws UnsatisfiedLinkError where nothing may be loaded from it
     */
    public static void ready() {
        Sqlite.ready();
    }

    /**
     * Reads the file's layer; of several, the only one of polygons.
     *
     * @throws ProblemException where the file cannot be used (codes VECTOR-.., FILE-..)
     */
    public static Layer read(Path file) {
        return read(file, Optional.empty(), name(file));
    }

    /** Reads the layer of this name (as written, else ignoring case). */
    public static Layer read(Path file, String layer) {
        return read(file, Optional.of(layer), name(file));
    }

    /**
     * Reads a layer.
     *
     * @param written the file; {@code FILE.gpkg#LAYER} names a layer too
     * @param layer its name; empty: that behind the file, else the only one, or the only one of polygons
     * @param place where the user named the file, for problems: {@code units.districts (counties.gpkg)}
     */
    public static Layer read(Path written, Optional<String> layer, String place) {
        Path file = TableFile.path(written);
        String sheet = TableFile.sheet(written);
        return layer.isPresent() || sheet.isEmpty()
                ? layer(file, layer, place)
                : layer(file, Optional.of(sheet), place);
    }

    private static Layer layer(Path file, Optional<String> layer, String place) {
        return guarded(place, () -> {
            Kind kind = kind(file, place);
            return switch (kind) {
                case GEOPACKAGE -> GeoPackageReader.read(file, place, layer);
                case GEOJSON -> GeoJsonReader.read(file, place, layer);
                case FLATGEOBUF -> FlatGeobufReader.read(file, place, layer);
                case KML -> KmlReader.read(file, place, layer);
                case SHAPEFILE -> ShapefileReader.read(ShapefileParts.beside(file), place, layer);
                case ZIP -> {
                    List<ShapefileParts> all = ShapefileParts.zipped(file, place);
                    List<String> names = all.stream().map(ShapefileParts::name).toList();
                    ShapefileParts parts =
                            all.get(choose(names, names.stream().map(n -> false).toList(), layer, place));
                    yield ShapefileReader.read(parts, place, Optional.empty());
                }
            };
        });
    }

    /**
     * Reads columns of a GeoPackage's layer feature by feature, without its shapes: layers may be larger than memory.
     *
     * @param columns those that the layer does not have are left out
     * @throws ProblemException where the file cannot be used (codes VECTOR-.., FILE-..)
     */
    public static void each(Path geoPackage, String layer, List<String> columns, Consumer<AttributeRow> row) {
        guarded(name(geoPackage), () -> {
            GeoPackageReader.each(geoPackage, name(geoPackage), layer, columns, row);
            return layer;
        });
    }

    /** Every file that is read where this one is named: it alone, or all parts of a Shapefile. */
    public static List<Path> parts(Path file) {
        String place = name(file);
        return guarded(place, () -> {
            boolean table = Files.exists(file) && place.toLowerCase(Locale.ROOT).endsWith(".dbf");
            if (!table && kind(file, place) != Kind.SHAPEFILE) {
                return List.of(file);
            }
            List<Path> parts = ShapefileParts.beside(file).files();
            return parts.contains(file)
                    ? parts
                    : Stream.concat(Stream.of(file), parts.stream()).toList();
        });
    }

    private enum Kind {
        GEOPACKAGE,
        GEOJSON,
        FLATGEOBUF,
        KML,
        SHAPEFILE,
        ZIP
    }

    /** What GDAL reads and this does not, by ending. */
    private static final Map<String, String> FOREIGN = Map.of(
            "kmz", "KMZ",
            "tab", "MapInfo",
            "mif", "MapInfo",
            "gml", "GML",
            "dxf", "DXF",
            "gpx", "GPX");

    /** Says how to make a GeoPackage of a file of another kind. */
    static ProblemException convert(Path file, String place, String kind) {
        String name = name(file);
        return problem(
                ProblemCode.VECTOR_22_CONVERT,
                place,
                kind,
                "ogr2ogr -f GPKG " + OwnFile.quoted(stem(name) + ".gpkg") + " " + OwnFile.quoted(name));
    }

    private static Kind kind(Path file, String place) throws IOException {
        if (!Files.exists(file)) {
            throw Unreadable.missing(place, file);
        }
        String lower = name(file).toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file)) {
            if (Files.isDirectory(file) && lower.endsWith(".gdb")) {
                throw convert(file, place, "ESRI FileGDB");
            }
            throw problem(ProblemCode.VECTOR_01_FORMAT, place);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(256);
        }
        if (head.length == 0) {
            throw problem(ProblemCode.FILE_02_EMPTY, place);
        }
        if (Arrays.equals(head, 0, Math.min(head.length, 16), SQLITE, 0, 16)) {
            return Kind.GEOPACKAGE;
        }
        if (FlatGeobufReader.is(head)) {
            return Kind.FLATGEOBUF;
        }
        String foreign = FOREIGN.get(lower.replaceFirst("^.*\\.", ""));
        if (foreign != null) {
            throw convert(file, place, foreign);
        }
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return Kind.ZIP;
        }
        String packed = Signature.of(head);
        if (Signature.isPacked(packed)) {
            throw problem(ProblemCode.FILE_12_PACKED, place, packed);
        }
        // any file of a Shapefile stands for it: users pick the one they see
        String ending = name(file).toLowerCase(Locale.ROOT).replaceFirst("^.*\\.", "");
        boolean sidecar = ending.equals("dbf") || ending.equals("shx") || ending.equals("prj") || ending.equals("cpg");
        if (head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == 0x27 && head[3] == 0x0A
                || sidecar && Files.exists(ShapefileParts.sibling(file, "shp"))) {
            return Kind.SHAPEFILE;
        }
        for (int i = 0; i < head.length; i++) {
            // a byte order mark and, in UTF-16, zero bytes may come before the brace
            boolean skip = head[i] <= ' '; // also all bytes of 128 and more
            if (!skip) {
                if (head[i] == '{') {
                    return Kind.GEOJSON;
                }
                if (head[i] == '<' && isKml(head, lower)) {
                    return Kind.KML;
                }
                break;
            }
        }
        throw problem(ProblemCode.VECTOR_01_FORMAT, place);
    }

    private static boolean isKml(byte[] head, String name) {
        return name.endsWith(".kml") || new String(head, StandardCharsets.ISO_8859_1).contains("<kml");
    }

    /**
     * Layers among which one must be named, those of polygons where there are some; none where there is no choice.
     *
     * @throws ProblemException as {@link #read(Path)} does, but for what is wrong with a layer
     */
    public static List<String> toChoose(Path file) {
        String place = name(file);
        return guarded(place, () -> switch (kind(file, place)) {
            case GEOPACKAGE -> GeoPackageReader.toChoose(file, place);
            case ZIP -> {
                List<String> names = ShapefileParts.zipped(file, place).stream()
                        .map(ShapefileParts::name)
                        .toList();
                yield names.size() > 1 ? names : List.of();
            }
            case GEOJSON, FLATGEOBUF, KML, SHAPEFILE -> List.<String>of();
        });
    }

    /** The same of named layers. */
    static List<String> toChoose(List<String> names, List<Boolean> polygons) {
        List<String> meant = IntStream.range(0, names.size())
                .filter(polygons::get)
                .mapToObj(names::get)
                .toList();
        return names.size() == 1 || meant.size() == 1 ? List.of() : meant.isEmpty() ? names : meant;
    }

    /** Which of a file's layers is meant. */
    static int choose(List<String> names, List<Boolean> polygons, Optional<String> layer, String place) {
        if (layer.isPresent()) {
            String wanted = layer.get();
            int exact = names.indexOf(wanted);
            return exact >= 0
                    ? exact
                    : IntStream.range(0, names.size())
                            .filter(i -> names.get(i).strip().equalsIgnoreCase(wanted.strip()))
                            .findFirst()
                            .orElseThrow(() -> problem(ProblemCode.VECTOR_03_NO_LAYER, place, wanted, names));
        }
        List<String> open = toChoose(names, polygons);
        if (open.isEmpty()) {
            return Math.max(0, polygons.indexOf(true));
        }
        throw problem(ProblemCode.VECTOR_04_WHICH_LAYER, place, open.size(), open);
    }

    interface Reading<T> {
        T run() throws IOException;
    }

    static <T> T guarded(String place, Reading<T> reading) {
        try {
            return reading.run();
        } catch (Damage e) {
            throw problem(ProblemCode.VECTOR_02_DAMAGED, place, e.detail);
        } catch (IOException e) {
            throw Unreadable.of(place, e);
        }
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static ProblemException problem(ProblemCode code, String place, Object... args) {
        return new ProblemException(List.of(Problem.of(code, place, args)));
    }
}
