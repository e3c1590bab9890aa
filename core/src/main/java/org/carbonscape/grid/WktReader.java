package org.carbonscape.grid;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carbonscape.grid.CrsDefinition.Conversion;
import org.carbonscape.grid.CrsDefinition.Datum;
import org.carbonscape.grid.CrsDefinition.Kind;
import org.carbonscape.grid.CrsDefinition.Origin;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * WKT 1 (OGC, GDAL, ESRI) and WKT 2 text, or that of ArcInfo, to a definition. A compound system gives its horizontal
 * part, a bound one its source. TOWGS84 parameters are not used: the shift between two datums is chosen from the EPSG
 * database.
 */
final class WktReader {
    private static final double DEGREE = Math.PI / 180;
    /** The meridian of Paris from that of Greenwich, in grads. */
    private static final double PARIS_GRADS = 2.5969213;
    /** Names of the map grid of web maps; some files name its projection a Mercator and leave the sphere out. */
    private static final Pattern WEB_MERCATOR = Pattern.compile(".*(google|webmercator|pseudomercator).*");

    private final String place;

    private WktReader(String place) {
        this.place = place;
    }

    static CrsDefinition read(String wkt, String place) {
        String text = ArcInfoText.is(wkt) ? ArcInfoText.wkt(wkt, place) : wkt;
        return new WktReader(place).system(WktTree.parse(text, place));
    }

    private ProblemException wrong(Bilingual what) {
        return new ProblemException(ProblemCode.CRS_03_WKT, place, what);
    }

    private WktTree need(WktTree tree, String... keywords) {
        return tree.find(keywords)
                .orElseThrow(() -> wrong(Bilingual.of(
                        keywords[0] + " is missing in " + tree.keyword(), tree.keyword() + " 中缺少 " + keywords[0])));
    }

    private double finite(WktTree tree, int index) {
        double number = tree.number(index);
        if (!Double.isFinite(number)) {
            String in = tree.keyword() + "[\"" + tree.text(0) + "\"]";
            throw wrong(Bilingual.of("a number is expected in " + in, in + " 中应有数值"));
        }
        return number;
    }

    private CrsDefinition system(WktTree tree) {
        return switch (tree.keyword()) {
            case "COMPD_CS", "COMPOUNDCRS" ->
                system(need(
                        tree,
                        "PROJCS",
                        "PROJCRS",
                        "PROJECTEDCRS",
                        "GEOGCS",
                        "GEOGCRS",
                        "GEODCRS",
                        "GEOGRAPHICCRS",
                        "GEODETICCRS",
                        "BOUNDCRS"));
            case "BOUNDCRS" -> {
                WktTree source = need(tree, "SOURCECRS");
                if (source.nodes().isEmpty()) {
                    throw wrong(Bilingual.of("SOURCECRS is empty", "SOURCECRS 为空"));
                }
                yield system(source.nodes().get(0));
            }
            case "GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS" -> geographic(tree);
            case "PROJCS", "PROJCRS", "PROJECTEDCRS" -> projected(tree);
            default ->
                throw new ProblemException(
                        ProblemCode.CRS_04_KIND, place, tree.text(0).isEmpty() ? tree.keyword() : tree.text(0));
        };
    }

    private CrsDefinition geographic(WktTree tree) {
        if (tree.find("CS").map(cs -> cs.text(0).equalsIgnoreCase("Cartesian")).orElse(false)) {
            throw new ProblemException(ProblemCode.CRS_04_KIND, place, tree.text(0));
        }
        double unit = degrees(angleUnit(tree).orElse(DEGREE));
        return new CrsDefinition(tree.text(0), authority(tree), datum(tree), meridian(tree), unit, Optional.empty());
    }

    private Datum datum(WktTree geographic) {
        WktTree datum = need(geographic, "DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE");
        WktTree ellipsoid = need(datum, "SPHEROID", "ELLIPSOID");
        double a = finite(ellipsoid, 1)
                * ellipsoid.find("LENGTHUNIT", "UNIT").map(u -> finite(u, 1)).orElse(1.0);
        double inverse = finite(ellipsoid, 2);
        if (!(a > 1000 && a < 1e9) || inverse != 0 && !(inverse > 10)) {
            throw wrong(Bilingual.of(
                    "ellipsoid \"" + ellipsoid.text(0) + "\" has impossible axes",
                    "椭球体“" + ellipsoid.text(0) + "”的轴长不合理"));
        }
        String code = authority(geographic);
        int epsg = code.startsWith("EPSG:") ? Integer.parseInt(code.substring(5)) : EsriDatums.epsg(datum.text(0));
        return new Datum(datum.text(0), geographic.text(0), ellipsoid.text(0), Ellipsoid.ofInverse(a, inverse), epsg)
                .known();
    }

    private double meridian(WktTree geographic) {
        Optional<WktTree> meridian = geographic.find("PRIMEM", "PRIMEMERIDIAN");
        if (meridian.isEmpty()) {
            return 0;
        }
        double longitude = finite(meridian.get(), 1);
        Optional<Double> own = angleUnit(meridian.get());
        boolean wkt1 = geographic.keyword().equals("GEOGCS");
        // GDAL and ArcGIS write it in degrees whatever the system counts in; only Paris in grads is beyond doubt
        double unit = own.or(() ->
                        wkt1 && Math.abs(longitude - PARIS_GRADS) > 1e-6 ? Optional.of(DEGREE) : angleUnit(geographic))
                .orElse(DEGREE);
        return longitude * degrees(unit);
    }

    /** Radians per unit, from the node's own unit or its first axis'. */
    private Optional<Double> angleUnit(WktTree tree) {
        return tree.find("ANGLEUNIT", "UNIT")
                .or(() -> tree.find("CS").flatMap(cs -> cs.find("ANGLEUNIT", "UNIT")))
                .or(() -> tree.find("AXIS").flatMap(axis -> axis.find("ANGLEUNIT", "UNIT")))
                .map(u -> finite(u, 1));
    }

    /** Degrees per unit, exactly 1 for any spelling of pi / 180. */
    private static double degrees(double radians) {
        double degrees = radians / DEGREE;
        return Math.abs(degrees - 1) < 1e-9 ? 1 : degrees;
    }

    private CrsDefinition projected(WktTree tree) {
        WktTree base =
                need(tree, "GEOGCS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGCRS", "BASEGEOGRAPHICCRS", "BASEGEODETICCRS");
        WktTree holder = tree.find("CONVERSION").orElse(tree);
        WktTree method = need(holder, "PROJECTION", "METHOD");
        double unit = tree.find("LENGTHUNIT", "UNIT")
                .or(() -> tree.find("CS").flatMap(cs -> cs.find("LENGTHUNIT", "UNIT")))
                .or(() -> tree.find("AXIS").flatMap(axis -> axis.find("LENGTHUNIT", "UNIT")))
                .map(u -> finite(u, 1))
                .orElse(1.0);
        if (!(unit > 0)) {
            throw wrong(Bilingual.of("the unit of length must be greater than 0", "长度单位必须大于 0"));
        }
        double baseAngle = angleUnit(base).orElse(DEGREE);
        Map<String, Double> values = new HashMap<>();
        for (WktTree parameter : holder.nodes()) {
            if (parameter.keyword().equals("PARAMETER")) {
                double value = finite(parameter, 1);
                String key = CrsDefinition.key(parameter.text(0));
                // WKT 2 may state a parameter's unit; WKT 1 counts in the systems' own units
                double factor = isAngle(key)
                        ? degrees(angleUnit(parameter).orElse(baseAngle))
                        : parameter
                                .find("LENGTHUNIT")
                                .map(u -> finite(u, 1) / unit)
                                .orElse(1.0);
                values.put(key, value * factor);
            }
        }
        return new CrsDefinition(
                tree.text(0),
                authority(tree),
                datum(base),
                meridian(base),
                unit,
                Optional.of(conversion(tree, method.text(0), values)));
    }

    private static boolean isAngle(String key) {
        return key.contains("latitude")
                || key.contains("longitude")
                || key.contains("parallel")
                || key.contains("meridian")
                || key.contains("azimuth")
                || key.contains("angle");
    }

    private static Conversion conversion(WktTree tree, String method, Map<String, Double> values) {
        double latitude = first(
                values, 0, "latitudeoforigin", "latitudeofcenter", "latitudeofnaturalorigin", "latitudeoffalseorigin");
        double longitude = first(
                values,
                0,
                "centralmeridian",
                "longitudeofcenter",
                "longitudeoforigin",
                "longitudeofnaturalorigin",
                "longitudeoffalseorigin");
        double scale = first(values, 1, "scalefactor", "scalefactoratnaturalorigin");
        double one = first(values, Double.NaN, "standardparallel1", "latitudeof1ststandardparallel");
        double two = first(values, Double.NaN, "standardparallel2", "latitudeof2ndstandardparallel");
        double easting = first(values, 0, "falseeasting", "eastingatfalseorigin");
        double northing = first(values, 0, "falsenorthing", "northingatfalseorigin");
        Kind kind = hasOddAxes(tree) ? Kind.OTHER : kind(CrsDefinition.key(method), tree, one, two);
        Origin origin = new Origin(latitude, longitude, easting, northing);
        Origin onEquator = new Origin(0, longitude, easting, northing);
        return switch (kind) {
            case ALBERS -> new Conversion(kind, method, origin, 1, one, two);
            case LAMBERT_CONIC ->
                Double.isNaN(one) || Double.isNaN(two)
                        ? new Conversion(
                                kind,
                                method,
                                origin,
                                scale,
                                Double.isNaN(one) ? latitude : one,
                                Double.isNaN(one) ? latitude : one)
                        : new Conversion(kind, method, origin, scale, one, two);
            case MERCATOR -> new Conversion(kind, method, onEquator, scale, Double.isNaN(one) ? 0 : one, 0);
            case TRANSVERSE_MERCATOR -> new Conversion(kind, method, origin, scale, 0, 0);
            case WEB_MERCATOR -> new Conversion(kind, method, onEquator, 1, 0, 0);
            case EQUIRECTANGULAR -> new Conversion(kind, method, origin, 1, Double.isNaN(one) ? 0 : one, 0);
            case OTHER ->
                new Conversion(kind, method, origin, scale, Double.isNaN(one) ? 0 : one, Double.isNaN(two) ? 0 : two);
        };
    }

    private static Kind kind(String method, WktTree tree, double one, double two) {
        return switch (method) {
            case "transversemercator", "gausskruger" -> Kind.TRANSVERSE_MERCATOR;
            case "albersconicequalarea", "albersequalarea", "albers", "alberequalarea" ->
                Double.isNaN(one) || Double.isNaN(two) || Math.abs(one + two) < 1e-9 ? Kind.OTHER : Kind.ALBERS;
            case "lambertconformalconic1sp",
                    "lambertconicconformal1sp",
                    "lambertconformalconic2sp",
                    "lambertconicconformal2sp",
                    "lambertconformalconic" -> Math.abs(one + two) < 1e-9 ? Kind.OTHER : Kind.LAMBERT_CONIC;
            case "mercator", "mercator1sp", "mercator2sp", "mercatorvarianta", "mercatorvariantb" -> {
                boolean web = tree.find("EXTENSION")
                        .map(x -> x.text(1).replace(" ", "").toLowerCase(Locale.ROOT))
                        .map(x -> x.contains("+a=6378137") && x.contains("+b=6378137"))
                        .orElse(WEB_MERCATOR
                                .matcher(CrsDefinition.key(tree.text(0)))
                                .matches());
                yield web ? Kind.WEB_MERCATOR : tree.find("EXTENSION").isPresent() ? Kind.OTHER : Kind.MERCATOR;
            }
            case "popularvisualisationpseudomercator", "mercatorauxiliarysphere" -> Kind.WEB_MERCATOR;
            case "equirectangular", "equidistantcylindrical", "equidistantcylindricalspherical", "platecarree" ->
                Kind.EQUIRECTANGULAR;
            default -> Kind.OTHER;
        };
    }

    /** Axes that do not point east and north; Apache SIS turns them. */
    private static boolean hasOddAxes(WktTree tree) {
        return tree.nodes().stream()
                .filter(n -> n.keyword().equals("AXIS"))
                .anyMatch(axis ->
                        !axis.text(1).equalsIgnoreCase("east") && !axis.text(1).equalsIgnoreCase("north"));
    }

    private static double first(Map<String, Double> values, double otherwise, String... keys) {
        for (String key : keys) {
            Double value = values.get(key);
            if (value != null) {
                return value;
            }
        }
        return otherwise;
    }

    /** "EPSG:4547" from AUTHORITY["EPSG","4547"] or ID["EPSG",4547]; empty where there is none or it is no number. */
    private static String authority(WktTree tree) {
        return tree.find("AUTHORITY", "ID")
                .filter(id -> id.text(1).matches("[0-9]{1,9}"))
                .map(id -> id.text(0).toUpperCase(Locale.ROOT) + ":" + id.text(1))
                .orElse("");
    }
}
