package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.carbonscape.density.Ellipse;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.locationtech.jts.geom.Point;

/** Ellipses and their centres, from the shapes of the layer and the amounts and areas in its columns. */
public final class EllipseShapes {
    private static final String TABLE = "ellipse";
    private static final String FILE = "vectors/units.gpkg";
    private static final double DIGITS = 1e-9;
    /** Units without land are not in the layer; those of degrees may have made the plane another zone's. */
    private static final double OTHER_PLANE_M = 1e5;
    /** Axes that differ by less of their squares point anywhere. */
    private static final double ROUND = 1e-6;

    private final Layer layer;
    private final double[] x;
    private final double[] y;

    private EllipseShapes(Layer layer) {
        this.layer = layer;
        this.x = new double[layer.size()];
        this.y = new double[layer.size()];
        for (int i = 0; i < x.length; i++) {
            Point centre = layer.geometry(i).getCentroid();
            x[i] = centre.isEmpty() ? Double.NaN : centre.getX();
            y[i] = centre.isEmpty() ? Double.NaN : centre.getY();
        }
        double metres =
                layer.crs().map(crs -> Places.plane(crs, x, y).metresPerUnit()).orElse(1.0);
        for (int i = 0; i < x.length; i++) {
            x[i] *= metres;
            y[i] *= metres;
        }
    }

    public static long size(FinishedRun run) {
        return run.size(TABLE) == 0
                ? 0
                : run.size(TABLE) + run.folder().resolve(FILE).toFile().length();
    }

    public static void check(FinishedRun run, Findings findings) {
        Path file = run.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        Findings.Held held = findings.sums(run.name(TABLE), FILE);
        Map<String, EllipseShapes> sets = new HashMap<>();
        run.each(
                TABLE,
                row -> sets.computeIfAbsent(row.text("unit_set"), set -> new EllipseShapes(VectorFile.read(file, set)))
                        .check(row, held));
    }

    private void check(CsvRows row, Findings.Held held) {
        double[] weights = weights(row.text("what"), row.text("year"));
        if (weights.length == 0) {
            return;
        }
        Ellipse own = Ellipse.of(
                x,
                y,
                weights,
                row.text("variant").contains("axes of one standard deviation")
                        ? Ellipse.Scale.ONE
                        : Ellipse.Scale.ROOT_TWO);
        if (Math.hypot(own.x() - row.number("x_m"), own.y() - row.number("y_m")) > OTHER_PLANE_M) {
            return;
        }
        number(held, row, "x_m", own.x(), 0);
        number(held, row, "y_m", own.y(), 0);
        number(held, row, "standard_distance_km", own.standardDistance() / 1e3, 0);
        number(held, row, "major_km", own.major() / 1e3, 0);
        number(held, row, "minor_km", own.minor() / 1e3, own.major() / 1e3);
        double apart = 1 - Math.pow(own.minor() / own.major(), 2);
        if (apart > ROUND) {
            double turn = Math.rint((row.number("azimuth_deg") - own.azimuth()) / 180) * 180; // 0 and 180 are one
            number(held, row, "azimuth_deg", own.azimuth() + turn, 180 / apart);
        }
    }

    /** Of the units; nothing where the layer has no such column. */
    private double[] weights(String what, String year) {
        boolean isFlow = what.equals("source") || what.equals("sink");
        OptionalInt column = layer.find(what + (isFlow ? "_tCO2_" : "_km2_") + year);
        double[] weights = new double[column.isPresent() ? layer.size() : 0];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.abs(layer.value(i, column.getAsInt()));
        }
        return weights;
    }

    private static void number(Findings.Held held, CsvRows row, String column, double expected, double scale) {
        String key = row.text("unit_set") + " " + row.text("what") + " " + row.text("year");
        held.number(() -> Bilingual.same(key + ", " + column), expected, row.number(column), scale, DIGITS);
    }
}
