package org.carbonscape.grid;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A coordinate reference system, named by an EPSG code or a WKT text. Making one reads nothing; the definition is
 * worked out when asked for. The systems common in land-use data (longitude-latitude, UTM, the Gauss-Krüger zones of
 * CGCS2000, Beijing 1954 and Xian 1980, Albers, Lambert, Mercator) are ours from end to end; all others go through
 * Apache SIS and its EPSG database, which costs a short command its first second. Coordinates are always easting (or
 * longitude) first, whatever the authority's axis order. Immutable.
 *
 * <p>Methods that need the definition raise a problem (CRS_02 unknown code, CRS_03 unreadable WKT, CRS_04 not a
 * horizontal system, CRS_05 not supported); {@link #check} raises it early, under the place the user knows.
 */
public final class Crs {
    private final int epsg; // 0 = none known
    private final String wkt; // empty = by EPSG code only
    private final transient String written; // where it stands, for problems, and no part of it; empty = not known
    /** Worked out once; any thread's answer, and any machine's, is the same. */
    private transient volatile Optional<Resolved> resolved = Optional.empty();

    /** What stands behind the name: own mathematics, or Apache SIS. */
    private record Resolved(CrsDefinition definition, Optional<Projection> projection, Optional<SisCrs> sis) {}

    private Crs(int epsg, String wkt, String written) {
        this.epsg = epsg;
        this.wkt = wkt;
        this.written = written;
    }

    public static Crs epsg(int code) {
        return new Crs(code, "", "");
    }

    /** Of a WKT text, such as that of a .prj file; a code that stands in its place (EPSG:4547) is the system's. */
    public static Crs wkt(String wkt) {
        String bare = wkt.strip();
        return bare.matches("(?i)EPSG:\\s*[0-9]{4,6}")
                ? epsg(Integer.parseInt(bare.substring(bare.indexOf(':') + 1).strip()))
                : new Crs(0, bare, "");
    }

    /** The same; where its definition is found wrong later, the problem names this place, such as the file. */
    public Crs writtenIn(String place) {
        return resolved.isPresent() ? this : new Crs(epsg, wkt, place);
    }

    /**
     * What a user or a file writes: "EPSG:4547", "epsg:4547", "4547", "urn:ogc:def:crs:EPSG::4547", "ESRI:102025", a
     * WKT text (1, 2, ESRI; also the content of a .prj file) or a common name such as "CGCS2000". Only the form is
     * checked; {@link #check} also looks the code up.
     *
     * @param place where the text stands, for the problem CRS_02 raised when it is none of these
     */
    public static Crs parse(String text, String place) {
        String bare = text.strip();
        String upper = bare.toUpperCase(Locale.ROOT);
        if (bare.indexOf('[') > 0 || bare.matches("(?s)[A-Za-z_]+\\s*\\(.*")) {
            WktReader.read(bare, place);
            return wkt(bare);
        }
        if (upper.matches("URN:OGC:DEF:CRS:EPSG:[0-9.]*:[0-9]{1,6}")) {
            return epsg(Integer.parseInt(bare.substring(bare.lastIndexOf(':') + 1)));
        }
        if (upper.matches("(EPSG:\\s*)?[0-9]{4,6}")) {
            return epsg(Integer.parseInt(bare.substring(bare.indexOf(':') + 1).strip()));
        }
        String code = CrsCatalogue.codeOfName(bare).orElse(upper);
        if (code.startsWith("EPSG:") && !code.equals(upper)) {
            return epsg(Integer.parseInt(code.substring(5)));
        }
        return CrsCatalogue.named(code)
                .map(d -> wkt(WktWriter.wkt1(d)))
                .orElseThrow(() -> new ProblemException(ProblemCode.CRS_02_UNKNOWN, place, bare, CrsCatalogue.names()));
    }

    /** The EPSG code, if the system was named by one. */
    public OptionalInt epsg() {
        return epsg > 0 ? OptionalInt.of(epsg) : OptionalInt.empty();
    }

    /**
     * The EPSG code it was named by, or the one its WKT states; a stated code whose definition differs does not count.
     */
    public OptionalInt findEpsg() {
        if (epsg > 0) {
            return OptionalInt.of(epsg);
        }
        CrsDefinition definition = definition();
        if (!definition.authority().startsWith("EPSG:")) {
            return OptionalInt.empty();
        }
        int stated = Integer.parseInt(definition.authority().substring(5));
        boolean contradicted =
                CrsCatalogue.epsg(stated).filter(d -> !d.sameAs(definition)).isPresent();
        return contradicted ? OptionalInt.empty() : OptionalInt.of(stated);
    }

    /** Looks the definition up now, so that a problem names the place the user knows. */
    public Crs check(String place) {
        resolve(place);
        return this;
    }

    /** As the authority names it: "CGCS2000 / 3-degree Gauss-Kruger CM 114E". */
    public String name() {
        return definition().name();
    }

    /** For people: the name, with the EPSG code where one is known. */
    public String label() {
        return findEpsg().isPresent() ? name() + " (EPSG:" + findEpsg().getAsInt() + ")" : name();
    }

    /** Longitude and latitude rather than a map grid. */
    public boolean isGeographic() {
        return definition().isGeographic();
    }

    /** Length of the map grid's unit: 1 for metres, 0.3048 for feet. Only where not {@link #isGeographic()}. */
    public double metresPerUnit() {
        if (isGeographic()) {
            throw new IllegalArgumentException("a geographic system has no unit of length: " + name());
        }
        return definition().unit();
    }

    /** Degrees per unit of a geographic system: 1 for nearly all, 0.9 for grads. Only where {@link #isGeographic()}. */
    public double degreesPerUnit() {
        if (!isGeographic()) {
            throw new IllegalArgumentException("a map grid is not counted in degrees: " + name());
        }
        return definition().unit();
    }

    public Ellipsoid ellipsoid() {
        return definition().datum().ellipsoid();
    }

    /**
     * As WKT 1 in the flavour of GDAL, on one line, axes as the authority orders them: for GeoPackage and .prj files.
     */
    public String wkt1() {
        CrsDefinition definition = definition();
        return definition.isOwn() ? WktWriter.wkt1(definition) : sis().wkt1();
    }

    /**
     * Replaces map coordinates by longitude and latitude in degrees on this system's own datum, from Greenwich, without
     * any datum shift. NaN where a point lies outside the projection's domain. Round trip error under
     * 1e-9 degrees (0.1 mm), through Apache SIS under 1e-7.
     *
     * @param x     easting in, longitude out
     * @param y     northing in, latitude out
     * @param count the first so many points
     */
    public void toGeographic(double[] x, double[] y, int count) {
        Resolved is = resolve(place());
        if (is.sis.isPresent()) {
            is.sis.get().toGeographic(x, y, count);
            return;
        }
        double unit = is.definition.unit();
        double prime = is.definition.meridian();
        if (is.projection.isEmpty()) {
            for (int i = 0; i < count && (unit != 1 || prime != 0); i++) {
                x[i] = wrap(x[i] * unit + prime);
                y[i] *= unit;
            }
            return;
        }
        CrsDefinition.Origin origin = is.definition.conversion().orElseThrow().origin();
        Projection projection = is.projection.get();
        double meridian = origin.longitude() + prime;
        double[] point = new double[2];
        for (int i = 0; i < count; i++) {
            projection.inverse((x[i] - origin.easting()) * unit, (y[i] - origin.northing()) * unit, point);
            x[i] = wrap(StrictMath.toDegrees(point[0]) + meridian);
            y[i] = StrictMath.toDegrees(point[1]);
        }
    }

    /** The inverse of {@link #toGeographic}: longitude and latitude on this system's datum to map coordinates. */
    public void fromGeographic(double[] x, double[] y, int count) {
        Resolved is = resolve(place());
        if (is.sis.isPresent()) {
            is.sis.get().fromGeographic(x, y, count);
            return;
        }
        double unit = is.definition.unit();
        double prime = is.definition.meridian();
        if (is.projection.isEmpty()) {
            for (int i = 0; i < count && (unit != 1 || prime != 0); i++) {
                x[i] = wrap(x[i] - prime) / unit;
                y[i] /= unit;
            }
            return;
        }
        CrsDefinition.Origin origin = is.definition.conversion().orElseThrow().origin();
        Projection projection = is.projection.get();
        double meridian = origin.longitude() + prime;
        double[] point = new double[2];
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(y[i]) <= 90)) {
                Projection.outside(point);
            } else {
                projection.forward(StrictMath.toRadians(wrap(x[i] - meridian)), StrictMath.toRadians(y[i]), point);
            }
            x[i] = point[0] / unit + origin.easting();
            y[i] = point[1] / unit + origin.northing();
        }
    }

    /** Into -180..180, without touching what lies there already. */
    private static double wrap(double degrees) {
        return degrees > 180 || degrees < -180 ? degrees - 360 * Math.floor((degrees + 180) / 360) : degrees;
    }

    /**
     * Whether both mean the same ground by the same numbers: equal codes or texts, else equal datum, projection and
     * parameters, whatever the names, notation and axis order. Two different EPSG codes are compared by definition
     * only where the database is not needed for it.
     */
    public boolean sameAs(Crs other) {
        if (equals(other)) {
            return true;
        }
        if (epsg > 0 && other.epsg > 0) {
            Optional<CrsDefinition> mine = CrsCatalogue.epsg(epsg);
            Optional<CrsDefinition> theirs = CrsCatalogue.epsg(other.epsg);
            return mine.isPresent() && theirs.isPresent() && mine.get().sameAs(theirs.get());
        }
        CrsDefinition mine = definition();
        CrsDefinition theirs = other.definition();
        if (mine.isOwn() || theirs.isOwn()) {
            return mine.sameAs(theirs);
        }
        return sis().sameAs(other.sis());
    }

    /** Datum of the system, for {@link Transform}. */
    CrsDefinition.Datum datum() {
        return definition().datum();
    }

    private CrsDefinition definition() {
        return resolve(place()).definition;
    }

    private SisCrs sis() {
        return resolve(place()).sis.orElseGet(() -> SisCrs.of(epsg, wkt, place()));
    }

    private String place() {
        return written.isEmpty() ? "CRS " + this : written;
    }

    private Resolved resolve(String place) {
        Optional<Resolved> known = resolved;
        if (known.isPresent()) {
            return known.get();
        }
        Resolved now = work(place);
        resolved = Optional.of(now);
        return now;
    }

    private Resolved work(String place) {
        Optional<CrsDefinition> ours =
                wkt.isEmpty() ? CrsCatalogue.epsg(epsg) : Optional.of(WktReader.read(wkt, place));
        if (ours.isPresent() && ours.get().isOwn()) {
            CrsDefinition definition = ours.get();
            return new Resolved(
                    definition,
                    definition
                            .conversion()
                            .flatMap(c -> c.projection(definition.datum().ellipsoid())),
                    Optional.empty());
        }
        SisCrs sis = SisCrs.of(epsg, wkt, place);
        CrsDefinition definition = ours.isPresent() ? ours.get() : WktReader.read(sis.wkt2(), place);
        if (definition.isOwn()) {
            return new Resolved(
                    definition,
                    definition
                            .conversion()
                            .flatMap(c -> c.projection(definition.datum().ellipsoid())),
                    Optional.empty());
        }
        return new Resolved(definition, Optional.empty(), Optional.of(sis.withGeographic(definition, place)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crs crs && epsg == crs.epsg && wkt.equals(crs.wkt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(epsg, wkt);
    }

    /** "EPSG:4547", or the name in the WKT; looks nothing up. */
    @Override
    public String toString() {
        if (wkt.isEmpty()) {
            return "EPSG:" + epsg;
        }
        int open = wkt.indexOf('"');
        int close = open < 0 ? -1 : wkt.indexOf('"', open + 1);
        return close < 0 ? (wkt.length() > 60 ? wkt.substring(0, 60) : wkt) : wkt.substring(open + 1, close);
    }
}
