package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.density.Ellipse;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.method.Column;
import org.carbonscape.method.EllipseMethod;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.report.QgisStyle;
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
    private static final EllipseMethod METHOD = new EllipseMethod();

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
        List<EllipseMethod.Cloud> clouds = new ArrayList<>();
        LinkedHashSet<Problem> cautions = new LinkedHashSet<>();
        Optional<Crs> plane = Optional.empty();
        WeightsChoice byDistance =
                WeightsChoice.parse("band", Path.of(""), "").withStandardisation(Standardisation.NONE);
        for (int k = 0; k < sources.size(); k++) {
            UnitValues units = UnitValues.read(sources.get(k), engine);
            Places places = units.places(byDistance);
            cautions.addAll(units.cautions());
            units.ofDistances(places).ifPresent(cautions::add);
            units.withoutValue(sources.get(k).value()).ifPresent(cautions::add);
            plane = places.plane();
            double[] w = Arrays.stream(places.values(units.values()))
                    .map(v -> Double.isNaN(v) ? v : part.of(v))
                    .toArray();
            clouds.add(new EllipseMethod.Cloud(
                    names.get(k), when[k], places.x(), places.y(), w, p -> units.placed(p, places, byDistance)));
        }
        double metres =
                plane.filter(c -> !c.isGeographic()).map(Crs::metresPerUnit).orElse(1.0);
        EllipseMethod.Data data = new EllipseMethod.Data(clouds, metres, plane.isPresent() ? "m" : "map unit");
        EllipseMethod.Track track = METHOD.run(data, scale, engine);
        return new Answer(
                Column.table(METHOD.id(), METHOD.columns(data, track), METHOD.rows(track)),
                track.ellipses().stream().map(PlainEllipse::outline).toList(),
                plane,
                List.copyOf(cautions));
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

    /** QGIS opens the ellipses as rings, the later the lighter. */
    private static MapLayer.Style style(Table table) {
        List<String> names = IntStream.range(0, table.rows())
                .mapToObj(i -> table.text(i, 0))
                .distinct()
                .toList();
        int[] colours = Ramp.VIRIDIS.colours(names.size() + 1); // the last is too light for a line
        List<Key.Entry> entries = IntStream.range(0, names.size())
                .mapToObj(i -> new Key.Entry(Words.same(names.get(i)), colours[i]))
                .toList();
        Key.Classes key = new Key.Classes(Words.same(METHOD.id()), entries);
        return new MapLayer.Style(
                METHOD.id(), QgisStyle.classes("what", names, key, QgisStyle.Borders.ALONE, Language.EN));
    }

    /** Writes the table as {@code .csv}, or with the ellipses as {@code .gpkg}. */
    public static void write(Answer answer, Path out, boolean csvMark) {
        PlainOutput.check(out, false);
        if (PlainOutput.ending(out).equals("csv")) {
            PlainOutput.csv(out, answer.table, csvMark);
        } else {
            Crs crs = answer.crs.orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, "--units"));
            PlainOutput.layer(out, crs, answer.shapes, answer.table, List.of(style(answer.table)));
        }
    }
}
