package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Ellipse;
import org.carbonscape.stats.Migration;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.intake.UnitValues;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Standardisation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Centres of gravity and standard deviational ellipses of columns or rasters, and how the centre moved from one to the
 * next.
 */
public final class PlainEllipse {
    private PlainEllipse() {}

    /**
     * Ellipses and moves; metres, or units of the file where it names no coordinate system.
     *
     * @param table  what, year, total, x, y, standard_distance, major, minor, azimuth_deg, area, flattening, then how
     *               the centre came from the phase before: dx, dy, distance, move_azimuth_deg, distance_per_year,
     *               area_change, flattening_change
     * @param shapes the ellipses as polygons
     */
    public record Answer(Table table, List<Geometry> shapes, Optional<Crs> crs, List<Problem> cautions) {}

    /**
     * @param sources one a phase
     * @param names   what each is: its column or file
     * @param years   of the phases; empty = found in the names, else 1, 2, ...
     */
    public static Answer of(
            List<UnitSource> sources,
            List<String> names,
            List<Integer> years,
            PlainDensity.Part part,
            Ellipse.Scale scale,
            Engine engine) {
        int[] when = PhaseYears.of(names, years);
        List<Ellipse> ellipses = new ArrayList<>();
        LinkedHashSet<Problem> cautions = new LinkedHashSet<>();
        Optional<Crs> plane = Optional.empty();
        WeightsChoice byDistance =
                WeightsChoice.parse("band", Path.of(""), "").withStandardisation(Standardisation.NONE);
        for (UnitSource source : sources) {
            UnitValues units = UnitValues.read(source, engine);
            Places places = units.places(byDistance);
            cautions.addAll(units.cautions());
            if (units.crs().filter(Crs::isGeographic).isPresent()
                    && places.plane().isPresent()) {
                cautions.add(Problem.of(
                        ProblemCode.GATHER_C01_PROJECTED,
                        units.name(),
                        places.plane().get().label()));
            }
            plane = places.plane();
            double[] w = Arrays.stream(places.values(units.values()))
                    .map(v -> Double.isNaN(v) ? v : part.of(v))
                    .toArray();
            try {
                ellipses.add(Ellipse.of(places.x(), places.y(), w, scale));
            } catch (ProblemException e) {
                throw new ProblemException(e.problems().stream()
                        .map(p -> units.placed(p, places, byDistance))
                        .toList());
            }
        }
        double metres =
                plane.filter(c -> !c.isGeographic()).map(Crs::metresPerUnit).orElse(1.0);
        List<Migration> moves = Migration.between(when, ellipses);
        Table.Builder table = Table.named("ellipse")
                .text("what")
                .integer("year")
                .number(
                        "total",
                        "x",
                        "y",
                        "standard_distance",
                        "major",
                        "minor",
                        "azimuth_deg",
                        "area",
                        "flattening",
                        "dx",
                        "dy",
                        "distance",
                        "move_azimuth_deg",
                        "distance_per_year",
                        "area_change",
                        "flattening_change")
                .text("unit", "variant");
        String variant = scale == Ellipse.Scale.ONE ? "one standard deviation" : "axes times the square root of 2";
        String unit = plane.isPresent() ? "m" : "map unit";
        List<Geometry> shapes = new ArrayList<>();
        for (int k = 0; k < ellipses.size(); k++) {
            Ellipse e = ellipses.get(k);
            Optional<Migration> m = k == 0 ? Optional.empty() : Optional.of(moves.get(k - 1));
            table.row(
                    names.get(k),
                    when[k],
                    e.weight(),
                    e.x() * metres,
                    e.y() * metres,
                    e.standardDistance() * metres,
                    e.major() * metres,
                    e.minor() * metres,
                    e.azimuth(),
                    e.area() * metres * metres,
                    e.flattening(),
                    m.map(v -> v.dx() * metres).orElse(Double.NaN),
                    m.map(v -> v.dy() * metres).orElse(Double.NaN),
                    m.map(v -> v.distance() * metres).orElse(Double.NaN),
                    m.map(Migration::azimuth).orElse(Double.NaN),
                    m.map(v -> v.perYear() * metres).orElse(Double.NaN),
                    m.map(Migration::areaChange).orElse(Double.NaN),
                    m.map(Migration::flatteningChange).orElse(Double.NaN),
                    unit,
                    variant);
            shapes.add(outline(e));
        }
        return new Answer(table.build(), shapes, plane, List.copyOf(cautions));
    }

    private static Geometry outline(Ellipse e) {
        GeometryFactory factory = new GeometryFactory();
        if (!(e.minor() > 0)) {
            return factory.createPolygon();
        }
        double azimuth = StrictMath.toRadians(Double.isNaN(e.azimuth()) ? 0 : e.azimuth());
        Coordinate[] ring = new Coordinate[181];
        for (int i = 0; i < 180; i++) {
            double along = e.major() * StrictMath.cos(StrictMath.toRadians(2 * i));
            double across = e.minor() * StrictMath.sin(StrictMath.toRadians(2 * i));
            ring[i] = new Coordinate(
                    e.x() + along * StrictMath.sin(azimuth) + across * StrictMath.cos(azimuth),
                    e.y() + along * StrictMath.cos(azimuth) - across * StrictMath.sin(azimuth));
        }
        ring[180] = ring[0];
        return factory.createPolygon(ring);
    }

    /** Writes the table as {@code .csv}, or with the ellipses as {@code .gpkg}. */
    public static void write(Answer answer, Path out) {
        PlainOutput.check(out, false);
        if (PlainOutput.ending(out).equals("csv")) {
            PlainOutput.csv(out, answer.table);
        } else {
            Crs crs = answer.crs.orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, "--units"));
            PlainOutput.layer(out, crs, answer.shapes, answer.table);
        }
    }
}
