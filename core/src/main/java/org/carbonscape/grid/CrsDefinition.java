package org.carbonscape.grid;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a horizontal coordinate reference system is made of.
 *
 * @param name       as the authority or the WKT names it
 * @param authority  "EPSG:4547", "ESRI:102025", or empty
 * @param datum      the geodetic datum and its ellipsoid
 * @param meridian   longitude of the prime meridian from Greenwich, degrees
 * @param unit       projected: metres per unit; geographic: degrees per unit
 * @param conversion the map projection; empty for longitude and latitude
 */
record CrsDefinition(
        String name, String authority, Datum datum, double meridian, double unit, Optional<Conversion> conversion) {

    /**
     * @param name          of the datum
     * @param geographic    name of its longitude-latitude system
     * @param ellipsoidName for WKT
     * @param epsg          code of its longitude-latitude system; 0 = none known
     */
    record Datum(String name, String geographic, String ellipsoidName, Ellipsoid ellipsoid, int epsg) {
        static final Datum WGS84 = new Datum("WGS_1984", "WGS 84", "WGS 84", Ellipsoid.WGS84, 4326);
        static final Datum CGCS2000 = new Datum(
                "China_2000",
                "China Geodetic Coordinate System 2000",
                "CGCS2000",
                Ellipsoid.ofInverse(6378137, 298.257222101),
                4490);
        static final Datum BEIJING_1954 =
                new Datum("Beijing_1954", "Beijing 1954", "Krassowsky 1940", Ellipsoid.ofInverse(6378245, 298.3), 4214);
        static final Datum XIAN_1980 =
                new Datum("Xian_1980", "Xian 1980", "IAG 1975", Ellipsoid.ofInverse(6378140, 298.257), 4610);
        static final Datum ETRS89 = new Datum(
                "European_Terrestrial_Reference_System_1989",
                "ETRS89",
                "GRS 1980",
                Ellipsoid.ofInverse(6378137, 298.257222101),
                4258);
        /** The ellipsoid of Beijing 1954 without its datum, as the national land-use series names it. */
        static final Datum KRASOVSKY = new Datum(
                "D_Krasovsky_1940", "GCS_Krasovsky_1940", "Krasovsky_1940", Ellipsoid.ofInverse(6378245, 298.3), 0);

        private static final Map<String, Datum> ALIASES = Map.ofEntries(
                Map.entry("wgs84", WGS84),
                Map.entry("wgs1984", WGS84),
                Map.entry("worldgeodeticsystem1984", WGS84),
                Map.entry("worldgeodeticsystem1984ensemble", WGS84),
                Map.entry("china2000", CGCS2000),
                Map.entry("cgcs2000", CGCS2000),
                Map.entry("chinageodeticcoordinatesystem2000", CGCS2000),
                Map.entry("etrs89", ETRS89),
                Map.entry("etrs1989", ETRS89),
                Map.entry("europeanterrestrialreferencesystem1989", ETRS89),
                Map.entry("europeanterrestrialreferencesystem1989ensemble", ETRS89),
                Map.entry("beijing1954", BEIJING_1954),
                Map.entry("beijing54", BEIJING_1954),
                Map.entry("xian1980", XIAN_1980),
                Map.entry("xian80", XIAN_1980));

        /** The well-known datum this is a spelling of, else itself. */
        Datum known() {
            Datum alias = ALIASES.get(key(name));
            return alias != null && alias.ellipsoid.near(ellipsoid) ? alias : this;
        }

        /** Only an ellipsoid is given: no shift to any other datum can be known. */
        boolean isUnnamed() {
            String key = key(name);
            return key.isEmpty()
                    || key.contains("unknown")
                    || key.contains("notspecified")
                    || key.contains("undefined")
                    || key.contains("unnamed")
                    || key.contains("basedon")
                    || key.equals("krasovsky1940")
                    || key.equals("krassowsky1940")
                    || key.equals("krasovsky")
                    || key.equals("userdefined");
        }

        boolean isSphere() {
            return ellipsoid.flattening() == 0;
        }

        boolean sameAs(Datum other) {
            Datum a = known();
            Datum b = other.known();
            return a.ellipsoid.near(b.ellipsoid)
                    && (key(a.name).equals(key(b.name))
                            || a.epsg > 0 && a.epsg == b.epsg // as EPSG and as Esri call it
                            || a.isUnnamed() && b.isUnnamed());
        }
    }

    /** The projections written in {@link Projection}; OTHER is left to Apache SIS. */
    enum Kind {
        TRANSVERSE_MERCATOR,
        ALBERS,
        LAMBERT_CONIC,
        MERCATOR,
        WEB_MERCATOR,
        EQUIRECTANGULAR,
        OTHER
    }

    /**
     * Where a projection's plane begins: the natural origin, for conics that of the parallels, and its coordinates.
     *
     * @param latitude  degrees
     * @param longitude degrees from the prime meridian
     * @param easting   false easting, unit of the system
     * @param northing  false northing, unit of the system
     */
    record Origin(double latitude, double longitude, double easting, double northing) {
        boolean sameAs(Origin other) {
            return near(latitude, other.latitude)
                    && near(longitude, other.longitude)
                    && Math.abs(easting - other.easting) < 1e-4
                    && Math.abs(northing - other.northing) < 1e-4;
        }
    }

    /**
     * A map projection with its parameters.
     *
     * @param method as WKT 1 names it
     * @param scale  at the origin; 1 where standard parallels take its place
     * @param first  standard parallel, degrees
     * @param second standard parallel, degrees; equal to {@code first} where there is one
     */
    record Conversion(Kind kind, String method, Origin origin, double scale, double first, double second) {
        static Conversion transverseMercator(double longitude, double scale, double easting, double northing) {
            return new Conversion(
                    Kind.TRANSVERSE_MERCATOR,
                    "Transverse_Mercator",
                    new Origin(0, longitude, easting, northing),
                    scale,
                    0,
                    0);
        }

        static Conversion albers(double latitude, double longitude, double first, double second) {
            return new Conversion(
                    Kind.ALBERS, "Albers_Conic_Equal_Area", new Origin(latitude, longitude, 0, 0), 1, first, second);
        }

        /** The projection itself; empty where only Apache SIS has it. */
        Optional<Projection> projection(Ellipsoid ellipsoid) {
            double phi0 = StrictMath.toRadians(origin.latitude);
            double phi1 = StrictMath.toRadians(first);
            double phi2 = StrictMath.toRadians(second);
            return switch (kind) {
                case TRANSVERSE_MERCATOR -> Optional.of(new TransverseMercator(ellipsoid, phi0, scale));
                case ALBERS -> Optional.of(new Projection.Albers(ellipsoid, phi0, phi1, phi2));
                case LAMBERT_CONIC -> Optional.of(new Projection.LambertConic(ellipsoid, phi0, phi1, phi2, scale));
                case MERCATOR ->
                    Optional.of(new Projection.Mercator(
                            ellipsoid, scale * Projection.parallel(phi1, ellipsoid.eccentricitySquared()), false));
                case WEB_MERCATOR -> Optional.of(new Projection.Mercator(ellipsoid, 1, true));
                case EQUIRECTANGULAR -> Optional.of(new Projection.Equirectangular(ellipsoid, phi0, phi1));
                case OTHER -> Optional.empty();
            };
        }

        boolean sameAs(Conversion other) {
            return kind == other.kind
                    && kind != Kind.OTHER
                    && origin.sameAs(other.origin)
                    && near(scale, other.scale)
                    && near(first, other.first)
                    && near(second, other.second);
        }
    }

    boolean isGeographic() {
        return conversion.isEmpty();
    }

    /** Same ground for the same numbers, whatever the names; false where that cannot be told from the parameters. */
    boolean sameAs(CrsDefinition other) {
        return datum.sameAs(other.datum)
                && near(meridian, other.meridian)
                && near(unit, other.unit)
                && isGeographic() == other.isGeographic()
                && (isGeographic() || conversion.get().sameAs(other.conversion.get()));
    }

    /** Whether toGeographic and back are possible without Apache SIS. */
    boolean isOwn() {
        return isGeographic() || conversion.get().kind() != Kind.OTHER;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < 1e-9;
    }

    /** Letters and digits only, without ESRI's "D_" and "GCS_" (or with the underscores turned to blanks). */
    static String key(String name) {
        return name.replaceFirst("^(D|GCS)[_ ]", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
