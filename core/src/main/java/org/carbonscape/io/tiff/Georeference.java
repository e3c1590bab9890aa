package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.block.Place;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Where the raster lies, and who says so.
 *
 * @param crs        empty where neither the file nor one beside it names one
 * @param companions the world file and the .prj, where they were needed
 * @param cautions   what beside the file made no sense and was not needed
 */
record Georeference(Place place, Optional<Crs> crs, List<Path> companions, List<Problem> cautions) {
    private static final List<String> WORLD = List.of("tfw", "TFW", "tifw", "TIFW", "tiffw", "wld", "WLD");
    private static final double PART_OF_CELL = 0.1;
    private static final double PART_OF_SIZE = 1e-3; // world files are rounded
    private static final int LARGEST_SIDECAR = 1 << 16;

    /**
     * As in GDAL, what an .aux.xml says goes before what the file itself says, and that before a world file or .prj.
     */
    static Georeference read(Path path, Directory d, int rows, Sidecar beside) {
        GeoKeys keys = GeoKeys.read(d, path.toString());
        List<Path> companions = new ArrayList<>();
        List<Problem> cautions = new ArrayList<>();
        Optional<Crs> crs =
                beside.crs().flatMap(text -> named(path, text, keys, cautions)).or(keys::crs);
        if (crs.isEmpty()) {
            beside.damage().check(path, "SRS");
            Optional<Path> prj = find(path, List.of("prj", "PRJ"));
            crs = prj.map(Georeference::text).filter(t -> !t.isBlank()).map(Crs::wkt);
            if (crs.isPresent()) {
                companions.add(prj.get());
            }
        }
        if (crs.isEmpty()) { // it has one: to take another for it would put it elsewhere
            keys.unsupported().ifPresent(u -> {
                throw new ProblemException(
                        ProblemCode.CRS_05_UNSUPPORTED, path.toString(), u.system(), "ProjMethodGeoKey " + u.method());
            });
        }
        Georeference place = placed(path, d, rows, beside, keys, crs, companions);
        if (place.companions.stream().noneMatch(Georeference::isWorldFile)) {
            elsewhere(path, place.place, rows).ifPresent(cautions::add);
        }
        return new Georeference(place.place, place.crs, place.companions, List.copyOf(cautions));
    }

    /** Of a file that says so itself, else by an .aux.xml, .prj or world file beside it. */
    static Georeference read(Path path, Optional<double[]> transform, Optional<Crs> own, int rows, Sidecar beside) {
        List<Path> companions = new ArrayList<>();
        Optional<Crs> crs = own.or(() -> beside.crs().map(text -> Crs.parse(text, path.toString())));
        if (crs.isEmpty()) {
            beside.damage().check(path, "SRS");
            Optional<Path> prj = find(path, List.of("prj", "PRJ"));
            crs = prj.map(Georeference::text).filter(t -> !t.isBlank()).map(Crs::wkt);
            if (crs.isPresent()) {
                companions.add(prj.get());
            }
        }
        Optional<double[]> corner = transform.or(beside::transform);
        if (corner.isEmpty()) {
            double[] world = world(path, companions);
            return of(path, world, true, rows, crs, companions);
        }
        return of(path, corner.get(), false, rows, crs, companions);
    }

    /** The system of an .aux.xml; where it is none and the file names one of its own, that is told and passed over. */
    private static Optional<Crs> named(Path path, String text, GeoKeys keys, List<Problem> cautions) {
        try {
            Crs crs = Crs.parse(text, path.toString());
            return Optional.of(keys.crs().isPresent() ? crs.check(path.toString()) : crs);
        } catch (ProblemException e) {
            if (keys.crs().isEmpty()) {
                throw e;
            }
            cautions.add(Problem.of(
                    ProblemCode.TIFF_C05_SIDECAR,
                    path.toString(),
                    Sidecar.file(path).getFileName(),
                    e.problems().get(0).found(Language.EN)));
            return Optional.empty();
        }
    }

    private static Georeference placed(
            Path path, Directory d, int rows, Sidecar beside, GeoKeys keys, Optional<Crs> crs, List<Path> companions) {
        if (beside.transform().isPresent()) {
            return of(path, beside.transform().get(), false, rows, crs, companions);
        }
        double[] m = d.doubles(Tag.TRANSFORMATION);
        double[] scale = d.doubles(Tag.PIXEL_SCALE);
        double[] ties = d.doubles(Tag.TIE_POINTS);
        if (m.length >= 8) {
            double[] g = {m[3], m[0], m[1], m[7], m[4], m[5]};
            return of(path, g, keys.pixelIsPoint(), rows, crs, companions);
        }
        if (scale.length >= 2 && ties.length >= 6) {
            double dy = -Math.abs(scale[1]); // as GDAL: some writers give the height a sign
            double[] g = {ties[3] - ties[0] * scale[0], scale[0], 0, ties[4] - ties[1] * dy, 0, dy};
            return of(path, g, keys.pixelIsPoint(), rows, crs, companions);
        }
        if (ties.length >= 12) {
            throw new ProblemException(ProblemCode.TIFF_06_ROTATED, path.toString(), ties.length / 6 + " GCP", "");
        }
        beside.damage().check(path, "GeoTransform");
        return of(path, world(path, companions), true, rows, crs, companions);
    }

    /** A world file that is not used and says something else, as one of an older export that was left beside. */
    private static Optional<Problem> elsewhere(Path path, Place own, int rows) {
        Optional<Path> world = find(path, WORLD);
        if (world.isEmpty()) {
            return Optional.empty();
        }
        Place other;
        try {
            other = Place.of(path, world(path, new ArrayList<>()), true, rows);
        } catch (ProblemException e) {
            return Optional.empty(); // nothing that anyone would take for a place
        }
        boolean same = Math.abs(other.west() - own.west()) < PART_OF_CELL * own.cellWidth()
                && Math.abs(other.north() - own.north()) < PART_OF_CELL * own.cellHeight()
                && Math.abs(other.cellWidth() / own.cellWidth() - 1) < PART_OF_SIZE
                && Math.abs(other.cellHeight() / own.cellHeight() - 1) < PART_OF_SIZE;
        return same
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.TIFF_C08_WORLD,
                        path.toString(),
                        String.valueOf(world.get().getFileName()),
                        corner(other),
                        corner(own)));
    }

    private static String corner(Place place) {
        return Numbers.text(place.west()) + ", " + Numbers.text(place.north()) + " (" + Numbers.text(place.cellWidth())
                + " x " + Numbers.text(place.cellHeight()) + ")";
    }

    /** A world file, of the centre of the first cell. */
    private static double[] world(Path path, List<Path> companions) {
        Path world = find(path, WORLD)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.TIFF_07_PLACE, path.toString(), stem(path) + ".tfw"));
        companions.add(world);
        List<Double> w = new ArrayList<>();
        for (String word : text(world).strip().split("\\s+")) {
            try {
                w.add(Double.parseDouble(word.replace(',', '.')));
            } catch (NumberFormatException e) {
                throw new ProblemException(ProblemCode.TIFF_07_PLACE, path.toString(), stem(path) + ".tfw: " + word);
            }
        }
        if (w.size() < 6) {
            throw new ProblemException(
                    ProblemCode.TIFF_07_PLACE, path.toString(), stem(path) + ".tfw: " + w.size() + " < 6");
        }
        // a world file gives the centre of the first cell
        return new double[] {w.get(4), w.get(0), w.get(2), w.get(5), w.get(1), w.get(3)};
    }

    /**
     * By x = g0 + g1 column + g2 row, y = g3 + g4 column + g5 row, of the cell's corner, or its centre if {@code
     * point}.
     */
    private static Georeference of(
            Path path, double[] g, boolean point, int rows, Optional<Crs> crs, List<Path> companions) {
        return new Georeference(
                Place.of(path, g, point, rows),
                crs.map(c -> c.writtenIn(path.toString())),
                List.copyOf(companions),
                List.of());
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static boolean isWorldFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return WORLD.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    private static Optional<Path> find(Path path, List<String> endings) {
        return endings.stream()
                .map(ending -> path.resolveSibling(stem(path) + "." + ending))
                .filter(Files::isRegularFile)
                .filter(Georeference::isSmall)
                .findFirst();
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) <= LARGEST_SIDECAR;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ProblemException unreadable(Path file, IOException e) {
        return Unreadable.of(file.toString(), e);
    }
}
