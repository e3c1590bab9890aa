package org.carbonscape.study.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carbonscape.io.table.TableReading;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * A driver of a table: a number or a category for each unit of one set, in all years alike or by year. Units of other
 * sets have that of the unit that holds their centre.
 *
 * @param set    that the table's rows are of
 * @param byYear by unit (0 = outside all units), NaN where the table has none; under {@link #ALWAYS} what has no year
 * @param categories whose numbers, from 1, the values are (plain, hills, mountains); empty where they are numbers
 * @param column  of the table, as its author calls it
 * @param measure unit of measure, where the table says one
 * @param reading how the table was read
 */
public record DriverTable(
        UnitSet set,
        Map<Integer, double[]> byYear,
        List<String> categories,
        String column,
        String measure,
        Optional<TableReading> reading) {
    /** The year of what has none. */
    public static final int ALWAYS = 0;

    /** people/km2, population density, per_capita, 人口密度, 城镇化率. */
    private static final Pattern RATE = Pattern.compile(
            "[/%％每]|densit|(?<![a-z])(per|rate|ratio|share)s?(?![a-z])|密度|[人地]均|率|比[例重]", Pattern.CASE_INSENSITIVE);

    /** Whether its unit of measure or the name of its column says that it holds rates, not totals of the units. */
    public boolean isRate() {
        return isRate(measure) || isRate(column);
    }

    static boolean isRate(String words) {
        return RATE.matcher(words).find();
    }

    /** Whether it has categories of units, of which there is no mean. */
    public boolean isText() {
        return !categories.isEmpty();
    }

    /** Whether its values change from phase to phase. */
    public boolean changes() {
        return !byYear.containsKey(ALWAYS);
    }

    /** Whether the table has anything for a phase. */
    public boolean has(int year) {
        return byYear.containsKey(ALWAYS) || byYear.containsKey(year);
    }

    /** By unit of its own set; all NaN where the table has nothing for the phase. */
    public double[] values(int year) {
        double[] none = new double[set.count() + 1];
        Arrays.fill(none, Double.NaN);
        return byYear.getOrDefault(ALWAYS, byYear.getOrDefault(year, none));
    }

    /**
     * By unit of any set.
     *
     * @param holders what {@link #holders} gives for it
     */
    public double[] values(int year, int[] holders) {
        double[] own = values(year);
        return Arrays.stream(holders)
                .mapToDouble(h -> h == 0 ? Double.NaN : own[h])
                .toArray();
    }

    /**
     * For each unit of a set the unit of the table that holds its centre, 0 for none; of its own set the unit itself.
     */
    public int[] holders(UnitSet other) {
        int[] holders = new int[other.count() + 1];
        if (other.name().equals(set.name())) {
            Arrays.setAll(holders, u -> u);
            return holders;
        }
        GeometryFactory factory = new GeometryFactory();
        STRtree tree = new STRtree();
        PreparedGeometry[] prepared = new PreparedGeometry[set.count() + 1];
        for (int u = 1; u <= set.count(); u++) {
            Geometry shape = shape(set, u, factory);
            if (!shape.isEmpty()) {
                prepared[u] = PreparedGeometryFactory.prepare(shape);
                tree.insert(shape.getEnvelopeInternal(), u);
            }
        }
        for (int u = 1; u <= other.count(); u++) {
            Coordinate centre = centre(other, u);
            if (centre != null) {
                Point point = factory.createPoint(centre);
                for (Object found : tree.query(new Envelope(centre))) { // of several the later, as cells go
                    int unit = (Integer) found;
                    holders[u] = unit > holders[u] && prepared[unit].covers(point) ? unit : holders[u];
                }
            }
        }
        return holders;
    }

    private static Geometry shape(UnitSet set, int unit, GeometryFactory factory) {
        if (set instanceof PolygonUnits polygons) {
            return polygons.polygon(unit);
        }
        double[] b = ((Fishnet) set).bounds(unit);
        return factory.toGeometry(new Envelope(b[0], b[2], b[1], b[3]));
    }

    private static @Nullable Coordinate centre(UnitSet set, int unit) {
        if (set instanceof PolygonUnits polygons) {
            Geometry shape = polygons.polygon(unit);
            return shape.isEmpty() ? null : shape.getInteriorPoint().getCoordinate();
        }
        double[] b = ((Fishnet) set).bounds(unit);
        return new Coordinate((b[0] + b[2]) / 2, (b[1] + b[3]) / 2);
    }
}
