package org.carbonscape.grid;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.IncommensurableException;
import org.apache.sis.io.wkt.Convention;
import org.apache.sis.io.wkt.FormattableObject;
import org.apache.sis.referencing.CRS;
import org.apache.sis.referencing.crs.AbstractCRS;
import org.apache.sis.referencing.cs.AxesConvention;
import org.apache.sis.referencing.cs.CoordinateSystems;
import org.apache.sis.referencing.datum.DatumOrEnsemble;
import org.apache.sis.referencing.operation.transform.MathTransforms;
import org.apache.sis.util.Utilities;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.opengis.referencing.NoSuchAuthorityCodeException;
import org.opengis.referencing.crs.CoordinateReferenceSystem;
import org.opengis.referencing.crs.GeographicCRS;
import org.opengis.referencing.crs.ProjectedCRS;
import org.opengis.referencing.operation.MathTransform;
import org.opengis.referencing.operation.TransformException;
import org.opengis.util.FactoryException;
import org.opengis.util.NoSuchIdentifierException;

/** A system as Apache SIS knows it, easting first. The only door to SIS beside {@link SisShift}. */
final class SisCrs {
    private static final Pattern SINUSOIDAL = Pattern.compile("(?i)PROJECTION *\\[ *\"Sinusoidal\"");

    /** Laid out by PROJ and ArcGIS on a sphere of the semi-major axis; SIS takes one of the ellipsoid's area. */
    private static final Pattern SPHERICAL = Pattern.compile("(?i)(?:PROJECTION|METHOD) *\\[ *\"Mollweide\"");
    /**
     * SIS lays them out kilometres beside PROJ and ArcGIS; whether axes point south and west is said by the axes alone,
     * which ArcGIS leaves out.
     */
    private static final Pattern ASTRAY = Pattern.compile("(?is)(?:PROJECTION|METHOD) *\\[ *\""
            + "(Robinson|Miller[ _]Cylindrical|Transverse_Mercator_South_Orientated(?!.*AXIS))\"");
    /** On an ellipsoid it means a sphere of the same area; SIS lays it out on the ellipsoid. */
    private static final String AZIMUTHAL_OF_SPHERE = "Lambert Azimuthal Equal Area (Spherical)";

    private static final Pattern POLAR_AXES =
            Pattern.compile("(?i),\\s*AXIS *\\[[^\\]]*, *(NORTH|SOUTH) *\\],\\s*AXIS *\\[[^\\]]*, *\\1 *\\]");
    private static final Pattern FLATTENING =
            Pattern.compile("(?i)(?<major>(?:SPHEROID|ELLIPSOID) *\\[ *\"[^\"]*\" *, *[0-9.eE+]+ *, *)[0-9.eE+]+");

    private final CoordinateReferenceSystem crs;
    private final CoordinateReferenceSystem laidOut; // the same, or on a sphere
    private final double meridian; // of the base, degrees from Greenwich
    private final Optional<MathTransform> toGeographic;
    private final Optional<MathTransform> fromGeographic;

    private SisCrs(
            CoordinateReferenceSystem crs,
            CoordinateReferenceSystem laidOut,
            double meridian,
            Optional<MathTransform> to,
            Optional<MathTransform> from) {
        this.crs = crs;
        this.laidOut = laidOut;
        this.meridian = meridian;
        this.toGeographic = to;
        this.fromGeographic = from;
    }

    /** By code where one is given, else by text. */
    static SisCrs of(int epsg, String wkt, String place) {
        Matcher astray = ASTRAY.matcher(wkt);
        if (astray.find()) {
            throw new ProblemException(ProblemCode.CRS_05_UNSUPPORTED, place, name(wkt), astray.group(1));
        }
        EpsgDatabase.ready();
        CoordinateReferenceSystem found;
        CoordinateReferenceSystem laidOut;
        try {
            found = wkt.isEmpty() ? CRS.forCode("EPSG:" + epsg) : CRS.fromWKT(readable(wkt));
            laidOut = SPHERICAL.matcher(wkt).find()
                    ? CRS.fromWKT(FLATTENING.matcher(readable(wkt)).replaceAll("${major}0"))
                    : found;
        } catch (NoSuchAuthorityCodeException e) {
            throw new ProblemException(ProblemCode.CRS_02_UNKNOWN, place, "EPSG:" + epsg, CrsCatalogue.names());
        } catch (NoSuchIdentifierException e) { // a projection that SIS does not have
            throw new ProblemException(
                    ProblemCode.CRS_05_UNSUPPORTED,
                    place,
                    wkt.isEmpty() ? "EPSG:" + epsg : name(wkt),
                    e.getIdentifierCode());
        } catch (FactoryException | RuntimeException e) {
            if (wkt.isEmpty()) {
                throw new ProblemException(ProblemCode.CRS_05_UNSUPPORTED, place, "EPSG:" + epsg, firstLine(e));
            }
            throw new ProblemException(ProblemCode.CRS_03_WKT, place, firstLine(e));
        }
        CoordinateReferenceSystem horizontal = CRS.getHorizontalComponent(found);
        if (!(horizontal instanceof ProjectedCRS || horizontal instanceof GeographicCRS)) {
            throw new ProblemException(
                    ProblemCode.CRS_04_KIND, place, found.getName().getCode());
        }
        if (horizontal instanceof ProjectedCRS projected
                && projected
                        .getConversionFromBase()
                        .getMethod()
                        .getName()
                        .getCode()
                        .equals(AZIMUTHAL_OF_SPHERE)
                && DatumOrEnsemble.getEllipsoid(projected)
                        .filter(e -> !e.isSphere())
                        .isPresent()) {
            throw new ProblemException(
                    ProblemCode.CRS_05_UNSUPPORTED, place, found.getName().getCode(), AZIMUTHAL_OF_SPHERE);
        }
        CoordinateReferenceSystem rightHanded = rightHanded(horizontal);
        return new SisCrs(
                rightHanded,
                laidOut == found ? rightHanded : rightHanded(CRS.getHorizontalComponent(laidOut)),
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static String name(String wkt) {
        return wkt.replaceFirst("(?s)[^\"]*\"([^\"]*)\".*", "$1");
    }

    private static CoordinateReferenceSystem rightHanded(CoordinateReferenceSystem horizontal) {
        return AbstractCRS.castOrCopy(horizontal).forConvention(AxesConvention.RIGHT_HANDED);
    }

    /**
     * GDAL, and so every file of MODIS, has a name for the sinusoidal projection's meridian that SIS does not know, and
     * two axes of one direction around a pole; and ArcGIS a system of heights behind that of the map.
     */
    private static String readable(String wkt) {
        String flat = wkt.startsWith("COMP") ? wkt : wkt.replaceFirst("(?is),\\s*VERT\\w*\\s*\\[.*", "");
        String plain = POLAR_AXES.matcher(flat).replaceAll("");
        return SINUSOIDAL.matcher(plain).find()
                ? plain.replaceAll("(?i)\"longitude_of_center\"", "\"central_meridian\"")
                : plain;
    }

    /**
     * With the way to longitude and latitude on its own datum, counted from Greenwich in degrees. Put together from the
     * system's own conversion: asking SIS for an operation would search the database for seconds.
     */
    SisCrs withGeographic(CrsDefinition definition, String place) {
        try {
            CoordinateReferenceSystem base =
                    laidOut instanceof ProjectedCRS projected ? projected.getBaseCRS() : laidOut;
            MathTransform axes = MathTransforms.linear(CoordinateSystems.swapAndScaleAxes(
                    base.getCoordinateSystem(),
                    AbstractCRS.castOrCopy(base)
                            .forConvention(AxesConvention.NORMALIZED)
                            .getCoordinateSystem()));
            MathTransform to = laidOut instanceof ProjectedCRS projected
                    ? MathTransforms.concatenate(
                            projected.getConversionFromBase().getMathTransform().inverse(), axes)
                    : axes;
            return new SisCrs(crs, laidOut, definition.meridian(), Optional.of(to), Optional.of(to.inverse()));
        } catch (TransformException | IncommensurableException | RuntimeException e) {
            throw new ProblemException(ProblemCode.CRS_05_UNSUPPORTED, place, definition.name(), firstLine(e));
        }
    }

    void toGeographic(double[] x, double[] y, int count) {
        apply(toGeographic.orElseThrow(), x, y, count);
        turn(x, count, meridian);
    }

    void fromGeographic(double[] x, double[] y, int count) {
        turn(x, count, -meridian);
        apply(fromGeographic.orElseThrow(), x, y, count);
    }

    private static void turn(double[] longitude, int count, double degrees) {
        if (degrees != 0) {
            for (int i = 0; i < count; i++) {
                longitude[i] += degrees;
            }
        }
    }

    boolean sameAs(SisCrs other) {
        return Utilities.equalsApproximately(crs, other.crs);
    }

    String wkt1() {
        // SIS leaves the angle of the grid out where it is that of the axis, and writes it as no number
        return text(Convention.WKT1)
                .replaceFirst("(\"azimuth\",)([^\\]]+)(\\],PARAMETER\\[\"rectified_grid_angle\",)NaN", "$1$2$3$2");
    }

    String wkt2() {
        return text(Convention.WKT2_2019);
    }

    /** On one line, without blanks between its parts, as {@link WktWriter} writes: who reads it knows one form. */
    private String text(Convention convention) {
        String text = ((FormattableObject) crs).toString(convention).replaceAll("\\s*\\R\\s*", " ");
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (quoted || c != ' ') {
                out.append(c);
            }
            if (!quoted && c == '[') {
                depth++;
            } else if (!quoted && c == ']' && --depth == 0) {
                break; // SIS appends its warnings after the closing bracket
            }
        }
        return out.toString();
    }

    /** One point that fails must not take its neighbours with it. */
    static void apply(MathTransform transform, double[] x, double[] y, int count) {
        double[] points = new double[2 * Math.min(count, 512)];
        for (int from = 0; from < count; from += 512) {
            int n = Math.min(512, count - from);
            for (int i = 0; i < n; i++) {
                points[2 * i] = x[from + i];
                points[2 * i + 1] = y[from + i];
            }
            try {
                transform.transform(points, 0, points, 0, n);
                for (int i = 0; i < n; i++) {
                    x[from + i] = points[2 * i];
                    y[from + i] = points[2 * i + 1];
                }
            } catch (TransformException e) {
                for (int i = from; i < from + n; i++) {
                    single(transform, x, y, i, points);
                }
            }
            for (int i = from; i < from + n; i++) {
                if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                    x[i] = Double.NaN;
                    y[i] = Double.NaN;
                }
            }
        }
    }

    private static void single(MathTransform transform, double[] x, double[] y, int i, double[] point) {
        point[0] = x[i];
        point[1] = y[i];
        try {
            transform.transform(point, 0, point, 0, 1);
            x[i] = point[0];
            y[i] = point[1];
        } catch (TransformException e) {
            x[i] = Double.NaN;
            y[i] = Double.NaN;
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getLocalizedMessage());
        return message.lines().findFirst().orElse(e.getClass().getSimpleName());
    }
}
