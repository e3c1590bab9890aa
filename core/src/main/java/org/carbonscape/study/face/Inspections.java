package org.carbonscape.study.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.YearsInNames;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Says what files are. */
public final class Inspections {
    /** What a published site says of its runs. */
    private static final String SITE = "runs.json";

    private static final String ARCHIVED = "archive";

    /** Also those of which is only said how to convert them. */
    private static final Pattern VECTOR =
            Pattern.compile("(?i).+\\.(gpkg|shp|geojson|json|fgb|kml|zip|gdb|kmz|tab|mif|gml|dxf|gpx)");

    /** Rasters of which is only said how to convert them. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?i).+\\.(bil|bip|bsq|flt|grd|sdat|adf|nc4?|hdf5?|h5|he5|jp2|ecw|sid|grb2?|grib2?)");

    /** Names of plain cells, of which only the header beside them says that they are a raster. */
    private static final Pattern CELLS = Pattern.compile("(?i).+\\.(dat|raw|bin)|[^.]+");

    /** Also those of which is only said how to save them anew. */
    private static final Pattern TABLE = Pattern.compile("(?i).+\\.(csv|tsv|txt|xlsx|xlsm|xls|xlsb|ods|et|numbers)");
    /** What portals send files in, of which is only said that it has to be unpacked. */
    private static final Pattern ARCHIVE = Pattern.compile("(?i).+\\.(rar|7z|gz|tgz|tar|bz2|xz)");

    private static final Pattern STUDY = Pattern.compile("(?i).+\\.ya?ml");

    /** Numbers that a program gives features, anew whenever it writes them. */
    private static final Pattern COUNTERS = Pattern.compile("(?i)fid|ogc_fid|objectid(_\\d+)?|shape_(area|leng(th)?)");

    private Inspections() {}

    /** Folders in folders that are looked into. */
    private static final int DEEPEST = 3;

    /**
     * The same of all that a folder and the folders in it hold, in the order of names, where it is not one raster in
     * pieces: of rasters only, that go together and are of one year. Runs, published ones too, and hidden folders are
     * not looked into.
     */
    public static List<Inspection> in(Path path, Engine engine) {
        return in(path, DEEPEST, engine);
    }

    private static List<Inspection> in(Path path, int deep, Engine engine) {
        if (!Files.isDirectory(path) || VECTOR.matcher(name(path)).matches() || isGrid(path)) {
            return each(path, engine);
        }
        List<Path> files;
        List<Path> folders;
        boolean made = isMade(path); // its records are no layers
        try (Stream<Path> listed = Files.list(path)) {
            List<Path> all = listed.sorted().toList();
            files = all.stream()
                    .filter(f ->
                            Files.isRegularFile(f) || VECTOR.matcher(name(f)).matches() || isGrid(f))
                    .filter(f -> !kind(f).equals("unknown") && !name(f).startsWith("~$")) // of a table open in Excel
                    .filter(f -> !made || !name(f).endsWith(".json") && !name(f).equals("licences.txt"))
                    .toList();
            folders = all.stream()
                    .filter(f -> deep > 0 && Files.isDirectory(f) && !files.contains(f) && isLookedInto(f))
                    .toList();
        } catch (IOException e) {
            return List.of(of(path, engine));
        }
        boolean pieces = RasterFiles.isMany(path)
                && files.stream().allMatch(f -> kind(f).equals("raster"))
                && files.stream().map(f -> YearsInNames.in(name(f))).distinct().count() == 1;
        List<Inspection> below = folders.stream()
                .flatMap(f -> in(f, deep - 1, engine).stream())
                .filter(i -> !i.kind().equals("unknown"))
                .toList();
        Optional<Inspection> whole = Optional.of(path)
                .filter(folder -> below.isEmpty() && (pieces || files.isEmpty()))
                .map(folder -> of(folder, engine))
                .filter(one -> files.size() < 2
                        || one.problems().stream().allMatch(p -> p.code().isCaution()));
        return whole.map(List::of)
                .orElseGet(() -> Stream.concat(files.stream().flatMap(f -> each(f, engine).stream()), below.stream())
                        .toList());
    }

    private static boolean isLookedInto(Path folder) {
        return !name(folder).startsWith(".") && !isMade(folder);
    }

    /** Whether it is a run, or a site of runs as {@code publish} writes it. */
    private static boolean isMade(Path folder) {
        return Files.exists(folder.resolve(RunFolder.RECORD))
                || Files.exists(folder.resolve(SITE)) && Files.isDirectory(folder.resolve("runs"));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private static String kind(Path file) {
        String name = name(file);
        return RasterFiles.isRaster(file) || FOREIGN.matcher(name).matches() || isGrid(file) || isOfCells(file, name)
                ? "raster"
                : VECTOR.matcher(name).matches()
                        ? "vector"
                        : TABLE.matcher(name).matches() || isAlone(file, name)
                                ? "table"
                                : STUDY.matcher(name).matches()
                                        ? "study"
                                        : ARCHIVE.matcher(name).matches() ? ARCHIVED : "unknown";
    }

    /** A grid of Esri is a folder. */
    private static boolean isGrid(Path folder) {
        return Files.exists(folder.resolve("hdr.adf"));
    }

    /** As ENVI has them, with a header of the same name. */
    private static boolean isOfCells(Path file, String name) {
        return CELLS.matcher(name).matches()
                && Files.isRegularFile(file)
                && (Files.exists(file.resolveSibling(name + ".hdr"))
                        || Files.exists(file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".hdr")));
    }

    /** A .dbf that is of no Shapefile and no raster: a table. */
    private static boolean isAlone(Path file, String name) {
        return name.matches("(?i).+(?<!\\.vat)\\.dbf")
                && !Files.exists(file.resolveSibling(name.replaceFirst("(?i)dbf$", "shp")))
                && !Files.exists(file.resolveSibling(name.replaceFirst("(?i)dbf$", "SHP")));
    }

    /** A file, or each of its layers among which a study would have to choose. */
    private static List<Inspection> each(Path file, Engine engine) {
        List<String> layers;
        try {
            layers = kind(file).equals("vector") ? VectorFile.toChoose(file) : List.of();
        } catch (ProblemException e) { // told with the file
            layers = List.of();
        }
        return layers.isEmpty()
                ? List.of(of(file, engine))
                : layers.stream().map(name -> layer(file, name)).toList();
    }

    /** One that is empty or damaged does not hide the others. */
    private static Inspection layer(Path file, String name) {
        try {
            return vector(file, VectorFile.read(file, name));
        } catch (ProblemException e) {
            return new Inspection(file, "vector", Optional.empty(), Map.of("layer", name), e.problems());
        }
    }

    /** Opens a file by what its name says; what is wrong with it stands among the problems. */
    public static Inspection of(Path file, Engine engine) {
        String name = name(file);
        String kind = kind(file);
        try {
            if (!Files.exists(file) && !kind.equals("raster")) {
                throw Unreadable.missing(name, file);
            }
            return switch (kind) {
                case "raster" -> RasterInspection.of(file, engine);
                case "vector" -> vector(file, VectorFile.read(file));
                case "table" -> isAlone(file, name) ? TableInspection.ofAttributes(file) : TableInspection.of(file);
                case ARCHIVED -> throw new ProblemException(ProblemCode.FILE_12_PACKED, name, ending(name));
                default -> new Inspection(file, kind, Optional.empty(), Map.of(), List.of());
            };
        } catch (ProblemException e) {
            boolean packed = e.problems().stream().anyMatch(p -> p.code() == ProblemCode.FILE_12_PACKED);
            return new Inspection(file, packed ? ARCHIVED : kind, Optional.empty(), Map.of(), e.problems());
        }
    }

    private static Inspection vector(Path file, Layer layer) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("layer", layer.name());
        said.put("features", layer.size());
        Envelope envelope = new Envelope();
        Map<String, Integer> shapes = new LinkedHashMap<>();
        for (int f = 0; f < layer.size(); f++) {
            Geometry shape = layer.geometry(f);
            envelope.expandToInclude(shape.getEnvelopeInternal());
            shapes.merge(shape.isEmpty() ? "empty" : shape.getGeometryType(), 1, Integer::sum);
        }
        said.put("shapes", shapes);
        layer.crs().ifPresent(c -> said.put("crs", c.label()));
        if (!envelope.isNull()) {
            said.put("extent", List.of(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int f = 0; f < layer.size(); f++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < layer.fields().size(); c++) {
                row.add(layer.text(f, c));
            }
            rows.add(row);
        }
        List<String> names = layer.fields().stream().map(Layer.Field::name).toList();
        said.putAll(TableInspection.columns(names, rows));
        identified(said);
        List<Problem> problems = new ArrayList<>(layer.cautions());
        if (layer.crs().isEmpty()) {
            problems.add(
                    Problem.of(ProblemCode.CRS_01_MISSING, file.getFileName().toString()));
        }
        Optional<Inspection.Box> box = layer.crs()
                .filter(c -> !envelope.isNull())
                .flatMap(c -> Inspection.Box.of(new Grid(
                        c,
                        envelope.getMinX(),
                        envelope.getMaxY(),
                        Math.max(envelope.getWidth(), 1e-9),
                        Math.max(envelope.getHeight(), 1e-9),
                        1,
                        1)));
        return new Inspection(file, "vector", box, said, problems);
    }

    /**
     * Where no word says it: the first column that is another for each is the id, of those of words the one that tells
     * most units apart the name.
     */
    private static void identified(Map<String, Object> said) {
        Object features = said.get("features");
        boolean named = said.containsKey("name");
        int apart = 1; // what is the same for all names none
        for (Object one : said.get("columns") instanceof List<?> columns ? columns : List.of()) {
            if (one instanceof Map<?, ?> column
                    && !COUNTERS.matcher(String.valueOf(column.get("name"))).matches()) {
                String name = String.valueOf(column.get("name"));
                boolean words = "text".equals(column.get("kind"));
                int distinct = column.get("distinct") instanceof Integer n ? n : 0;
                if (Objects.equals(column.get("distinct"), features) && !said.containsKey("id")) {
                    said.put("id", name);
                } else if (words && !named && distinct > apart && !name.equals(said.get("id"))) {
                    said.put("name", name);
                    apart = distinct;
                }
            }
        }
    }

    /** What several files say, each with the share of its box that the others cover. */
    public static List<Map<String, Object>> told(List<Inspection> all) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Inspection one : all) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", one.file().toString());
            map.put("kind", one.kind());
            map.put("years", YearsInNames.in(one.file().getFileName().toString()));
            map.putAll(one.said());
            if (map.get("legends") instanceof List<?> known && map.get("classes") instanceof List<?> classes) {
                map.put("legends", LegendFits.with(known, classes, all));
            }
            one.box().ifPresent(box -> {
                map.put("degrees", List.of(box.west(), box.south(), box.east(), box.north()));
                List<Object> overlaps = new ArrayList<>();
                for (Inspection other : all) {
                    other.box().filter(b -> other != one).ifPresent(b -> {
                        Map<String, Object> overlap = new LinkedHashMap<>();
                        overlap.put("file", other.file().toString());
                        overlap.put("share", Math.round(box.coveredBy(b) * 1e4) / 1e4);
                        overlaps.add(overlap);
                    });
                }
                map.put("overlaps", overlaps);
            });
            told.add(map);
        }
        return told;
    }
}
