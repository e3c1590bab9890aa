package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Where the raster lies: the outer corner of its north-west cell and the cell size.
 *
 * @param southUp whether the file's first row is the southernmost: y grows from row to row
 * @param crs empty where neither the file nor a .prj beside it names one
 */
record Georeference(
        double west, double north, double cellWidth, double cellHeight, boolean southUp, Optional<Crs> crs) {
    private static final int LARGEST_SIDECAR = 1 << 16;

    static Georeference read(Path path, Directory d, int rows) {
        GeoKeys keys = GeoKeys.read(d, path.toString());
        Optional<Crs> crs = keys.crs();
        if (crs.isEmpty()) {
            crs = sidecar(path, List.of("prj", "PRJ")).filter(t -> !t.isBlank()).map(Crs::wkt);
        }
        double[] m = d.doubles(Tag.TRANSFORMATION);
        double[] scale = d.doubles(Tag.PIXEL_SCALE);
        double[] ties = d.doubles(Tag.TIE_POINTS);
        if (m.length >= 8) {
            return of(path, new double[] {m[3], m[0], m[1], m[7], m[4], m[5]}, keys.pixelIsPoint(), rows, crs);
        }
        if (scale.length >= 2 && ties.length >= 6) {
            double dy = -Math.abs(scale[1]); // as GDAL: some writers give the height a sign
            return of(
                    path,
                    new double[] {ties[3] - ties[0] * scale[0], scale[0], 0, ties[4] - ties[1] * dy, 0, dy},
                    keys.pixelIsPoint(),
                    rows,
                    crs);
        }
        if (ties.length >= 12) {
            throw new ProblemException(ProblemCode.TIFF_06_ROTATED, path.toString(), ties.length / 6 + " GCP");
        }
        Optional<String> world = sidecar(path, List.of("tfw", "TFW", "tifw", "TIFW", "tiffw", "wld", "WLD"));
        if (world.isEmpty()) {
            throw new ProblemException(ProblemCode.TIFF_07_PLACE, path.toString(), stem(path) + ".tfw");
        }
        List<Double> w = new ArrayList<>();
        for (String word : world.get().strip().split("\\s+")) {
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
        return of(path, new double[] {w.get(4), w.get(0), w.get(2), w.get(5), w.get(1), w.get(3)}, true, rows, crs);
    }

    /** By x = g0 + g1 column + g2 row, y = g3 + g4 column + g5 row, of the cell's corner, or its centre if {@code point}. */
    private static Georeference of(Path path, double[] g, boolean point, int rows, Optional<Crs> crs) {
        double tolerance = 1e-9 * (Math.abs(g[1]) + Math.abs(g[5]));
        if (Math.abs(g[2]) > tolerance || Math.abs(g[4]) > tolerance || !(g[1] > 0) || !(Math.abs(g[5]) > 0)) {
            StringBuilder text = new StringBuilder();
            for (double v : g) {
                text.append(text.isEmpty() ? "" : ", ").append(Double.isNaN(v) ? "NaN" : Numbers.text(v));
            }
            throw new ProblemException(ProblemCode.TIFF_06_ROTATED, path.toString(), "geotransform [" + text + "]");
        }
        double west = point ? g[0] - g[1] / 2 : g[0];
        double first = point ? g[3] - g[5] / 2 : g[3];
        boolean southUp = g[5] > 0;
        double north = southUp ? first + g[5] * rows : first;
        if (!Double.isFinite(west) || !Double.isFinite(north) || !Double.isFinite(g[1]) || !Double.isFinite(g[5])) {
            throw new ProblemException(
                    ProblemCode.TIFF_03_HEADER, path.toString(), "geotransform: " + west + ", " + north);
        }
        return new Georeference(west, north, g[1], Math.abs(g[5]), southUp, crs);
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Optional<String> sidecar(Path path, List<String> endings) {
        for (String ending : endings) {
            Path beside = path.resolveSibling(stem(path) + "." + ending);
            try {
                if (Files.isRegularFile(beside) && Files.size(beside) <= LARGEST_SIDECAR) {
                    return Optional.of(new String(Files.readAllBytes(beside), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new ProblemException(
                        ProblemCode.FILE_03_UNREADABLE,
                        beside.toString(),
                        e.getClass().getSimpleName());
            }
        }
        return Optional.empty();
    }
}
