package org.carbonscape.io.vector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.carbonscape.grid.Crs;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.NameLength;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;

/**
 * Units as a study needs them: polygons with an id of their own, valid (OGC simple features), in file order.
 *
 * @param name     of the layer
 * @param crs      the coordinate system, where the file names one
 * @param ids      text, unique, never empty; whole numbers without ".0"
 * @param names    for people; the id where there is none
 * @param polygons valid, with area: JTS Polygon or MultiPolygon
 * @param cautions what was repaired, and what the reader met
 */
public record UnitLayer(
        String name,
        Optional<Crs> crs,
        List<String> ids,
        List<String> names,
        List<Geometry> polygons,
        List<Problem> cautions) {

    public UnitLayer {
        ids = List.copyOf(ids);
        names = List.copyOf(names);
        polygons = List.copyOf(polygons);
        cautions = List.copyOf(cautions);
    }

    /** How many units. */
    public int size() {
        return ids.size();
    }

    /**
     * Checks a layer and repairs invalid polygons (JTS GeometryFixer): outlines that cross themselves keep every part
     * they enclose, holes outside their shell become parts of their own, overlapping parts are joined.
     *
     * @param idColumn   empty: the feature's number (fid or place in the file)
     * @param nameColumn empty: the id
     * @param place      where the user named the file, for problems: {@code units.districts (counties.gpkg)}
     * @throws org.carbonscape.problem.ProblemException with everything that is wrong with the layer
     */
    public static UnitLayer of(Layer layer, Optional<String> idColumn, Optional<String> nameColumn, String place) {
        Problems problems = new Problems();
        problems.addAll(layer.cautions());
        Set<String> withoutDbf = new LinkedHashSet<>();
        OptionalInt id = column(layer, idColumn, place, withoutDbf, problems);
        OptionalInt name = column(layer, nameColumn, place, withoutDbf, problems);
        if (!withoutDbf.isEmpty()) {
            problems.add(ProblemCode.VECTOR_23_NO_DBF, place, withoutDbf);
        }
        int n = layer.size();
        List<String> ids = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            ids.add(id.isPresent() ? layer.text(i, id.getAsInt()).strip() : Long.toString(layer.number(i)));
        }
        if (id.isPresent()) {
            checkIds(layer, ids, layer.fields().get(id.getAsInt()).name(), place, problems);
        }
        List<String> names = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            String text = name.isPresent() ? layer.text(i, name.getAsInt()).strip() : "";
            names.add(text.isEmpty() ? ids.get(i) : text);
        }
        for (int i = 0; i < n; i++) {
            NameLength.check(problems, place, "#" + layer.number(i), ids.get(i));
            if (!names.get(i).equals(ids.get(i))) {
                NameLength.check(problems, place, "#" + layer.number(i), names.get(i));
            }
        }
        if (name.isPresent()) {
            tellAlike(layer, names, name.getAsInt(), place, problems);
        }
        List<Geometry> polygons =
                isInDegrees(layer, place, problems) ? polygons(layer, ids, place, problems) : List.of();
        problems.throwIfAny();
        return new UnitLayer(layer.name(), layer.crs(), ids, names, polygons, problems.cautions());
    }

    private static OptionalInt column(
            Layer layer, Optional<String> wanted, String place, Set<String> withoutDbf, Problems problems) {
        OptionalInt found = wanted.map(layer::find).orElse(OptionalInt.empty());
        if (wanted.isPresent() && found.isEmpty()) {
            if (layer.isWithoutDbf()) {
                withoutDbf.add(wanted.get());
                return found;
            }
            problems.add(layer.noColumn(wanted.get(), place));
        }
        return found;
    }

    /** The province or city of each unit is no name of it: tables and maps could not tell them apart. */
    private static void tellAlike(Layer layer, List<String> names, int column, String place, Problems problems) {
        int n = names.size();
        long different = names.stream().distinct().count();
        List<String> better = IntStream.range(0, layer.fields().size())
                .filter(c -> c != column)
                .filter(c -> IntStream.range(0, n)
                                .mapToObj(i -> layer.text(i, c).strip())
                                .filter(t -> t.codePoints().anyMatch(Character::isLetter))
                                .distinct()
                                .count()
                        == n)
                .mapToObj(c -> layer.fields().get(c).name())
                .toList();
        if (n > 1 && different == 1 || 2 * different <= n && !better.isEmpty()) {
            problems.add(
                    ProblemCode.VECTOR_C10_ALIKE,
                    place,
                    layer.fields().get(column).name(),
                    Listing.of(names.stream().distinct().toList()),
                    better.isEmpty() ? "-" : Listing.of(better));
        }
    }

    private static void checkIds(Layer layer, List<String> ids, String column, String place, Problems problems) {
        List<String> empty = new ArrayList<>();
        Set<String> doubled = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>(ids.size() * 2);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i).isEmpty()) {
                empty.add(Long.toString(layer.number(i)));
            } else if (seen.putIfAbsent(ids.get(i), i) != null) {
                doubled.add(ids.get(i));
            }
        }
        if (!empty.isEmpty()) {
            problems.add(ProblemCode.VECTOR_07_EMPTY_ID, place, empty.size(), column, Listing.of(empty));
        }
        if (!doubled.isEmpty()) {
            problems.add(ProblemCode.VECTOR_08_DOUBLE_ID, place, doubled.size(), column, Listing.of(doubled));
        }
    }

    /**
     * The shapes of a layer of any kind, as they are measured: polygons that cross themselves repaired as those of
     * units are, but for those of which nothing would be left.
     *
     * @param who      calls a feature
     * @param problems takes what was repaired, or cannot be; VECTOR-24 where the numbers are not of the layer's system
     */
    public static List<Geometry> shapes(Layer layer, IntFunction<String> who, String place, Problems problems) {
        List<Geometry> shapes = new ArrayList<>(layer.size());
        Map<ProblemCode, List<String>> repaired = new EnumMap<>(ProblemCode.class);
        boolean fit = isInDegrees(layer, place, problems);
        for (int i = 0; i < layer.size(); i++) {
            Geometry given = onlyPolygons(layer.geometry(i));
            if (fit && given instanceof Polygonal && !given.isEmpty() && !crosses(layer, given)) {
                Validity.Checked checked = Validity.check(given);
                if (!checked.polygon().isEmpty()) {
                    String name = who.apply(i);
                    checked.fault()
                            .ifPresent(fault -> repaired.computeIfAbsent(fault.code(), c -> new ArrayList<>())
                                    .add(name + " (" + fault.where() + ")"));
                    given = checked.polygon();
                }
            }
            shapes.add(given);
        }
        repaired.forEach((code, names) -> tell(code, names, place, problems));
        return shapes;
    }

    /** False for metres under a system of degrees, and for latitudes written before the longitudes of China. */
    private static boolean isInDegrees(Layer layer, String place, Problems problems) {
        if (layer.crs().filter(Crs::isGeographic).isEmpty()) {
            return true;
        }
        double pole = turn(layer) / 4;
        List<Envelope> off = IntStream.range(0, layer.size())
                .mapToObj(i -> layer.geometry(i).getEnvelopeInternal())
                .filter(e -> !e.isNull())
                .filter(e -> Math.max(e.getMaxY(), -e.getMinY()) > 1.01 * pole
                        || Math.max(e.getMaxX(), -e.getMinX()) > 6 * pole)
                .toList();
        if (!off.isEmpty()) {
            String first = Numbers.text(off.get(0).getMinX()) + ", "
                    + Numbers.text(off.get(0).getMinY());
            problems.add(
                    ProblemCode.VECTOR_24_NO_DEGREES,
                    place,
                    off.size(),
                    first,
                    layer.crs().orElseThrow().name());
        }
        return off.isEmpty();
    }

    private static List<Geometry> polygons(Layer layer, List<String> ids, String place, Problems problems) {
        List<Geometry> polygons = new ArrayList<>(layer.size());
        List<String> missing = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> hopeless = new ArrayList<>();
        List<String> across = new ArrayList<>();
        Map<ProblemCode, List<String>> repaired = new EnumMap<>(ProblemCode.class);
        for (int i = 0; i < layer.size(); i++) {
            Geometry geometry = onlyPolygons(layer.geometry(i));
            String who = ids.get(i).isEmpty() ? "#" + layer.number(i) : ids.get(i);
            if (crosses(layer, geometry)) {
                geometry = Antimeridian.unwrapped(geometry, turn(layer));
                across.add(who);
            }
            if (geometry.isEmpty()) {
                missing.add(who);
            } else if (!(geometry instanceof Polygonal)) {
                others.add(who);
            } else {
                Validity.Checked checked = Validity.check(geometry);
                checked.fault()
                        .ifPresent(fault -> repaired.computeIfAbsent(fault.code(), c -> new ArrayList<>())
                                .add(who + " (" + fault.where() + ")"));
                if (checked.polygon().isEmpty()) {
                    hopeless.add(who);
                }
                polygons.add(checked.polygon());
            }
        }
        tell(ProblemCode.VECTOR_10_EMPTY_GEOMETRY, missing, place, problems);
        tell(ProblemCode.VECTOR_09_NOT_POLYGONS, others, place, problems);
        tell(ProblemCode.VECTOR_15_NOTHING_LEFT, hopeless, place, problems);
        tell(ProblemCode.UNITS_C05_MERIDIAN, across, place, problems);
        repaired.forEach((code, who) -> tell(code, who, place, problems));
        return polygons;
    }

    /** The width is looked at first: a system is not worked out for nothing. */
    private static boolean crosses(Layer layer, Geometry geometry) {
        return geometry.getEnvelopeInternal().getWidth() > 180
                && layer.crs().filter(Crs::isGeographic).isPresent()
                && Antimeridian.jumps(geometry, turn(layer));
    }

    private static double turn(Layer layer) {
        return 360 / layer.crs().orElseThrow().degreesPerUnit();
    }

    private static void tell(ProblemCode code, List<String> who, String place, Problems problems) {
        if (!who.isEmpty()) {
            problems.add(code, place, who.size(), Listing.of(who));
        }
    }

    /** A collection of nothing but polygons is a multi-polygon under another name. */
    private static Geometry onlyPolygons(Geometry geometry) {
        if (geometry.getClass() != GeometryCollection.class) {
            return geometry;
        }
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (!(part instanceof Polygonal) && !part.isEmpty()) {
                return geometry;
            }
            for (int k = 0; k < part.getNumGeometries(); k++) {
                if (part.getGeometryN(k) instanceof Polygon polygon && !polygon.isEmpty()) {
                    polygons.add(polygon);
                }
            }
        }
        return Shapes.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }
}
