package org.carbonscape.grid;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carbonscape.grid.CrsDefinition.Conversion;
import org.carbonscape.grid.CrsDefinition.Datum;
import org.carbonscape.measure.Numbers;

/**
 * A definition as WKT 1 in GDAL's flavour (GeoPackage, .prj) or as WKT 2:2019, on one line. Axes stand in the order of
 * the authority (latitude first in EPSG:4326, northing first in the Gauss-Krüger zones), or readers would not know the
 * code again; coordinates in files are easting first all the same.
 */
final class WktWriter {
    private static final String DEGREE = "0.0174532925199433";

    private WktWriter() {}

    static String wkt1(CrsDefinition crs) {
        Datum datum = crs.datum();
        Ellipsoid e = datum.ellipsoid();
        boolean projected = !crs.isGeographic();
        String geographic = "GEOGCS[" + quote(projected ? datum.geographic() : crs.name())
                + ",DATUM[" + quote(datum.name().replace(' ', '_'))
                + ",SPHEROID[" + quote(datum.ellipsoidName()) + "," + number(e.semiMajor_m()) + ","
                + number(e.inverseFlattening()) + "]]"
                + ",PRIMEM[" + quote(crs.meridian() == 0 ? "Greenwich" : "unnamed") + "," + number(crs.meridian()) + "]"
                + "," + angleUnit("UNIT", projected ? 1 : crs.unit())
                + (projected
                        ? (datum.epsg() > 0 ? ",AUTHORITY[\"EPSG\",\"" + datum.epsg() + "\"]" : "")
                        : axes(crs, ",AXIS[\"Longitude\",EAST]", ",AXIS[\"Latitude\",NORTH]") + authority1(crs))
                + "]";
        if (!projected) {
            return geographic;
        }
        Conversion conversion = crs.conversion().get();
        StringBuilder out = new StringBuilder("PROJCS[")
                .append(quote(crs.name()))
                .append(',')
                .append(geographic)
                .append(",PROJECTION[")
                .append(quote(method1(conversion)))
                .append(']');
        parameters1(conversion)
                .forEach((name, value) -> out.append(",PARAMETER[")
                        .append(quote(name))
                        .append(',')
                        .append(number(value))
                        .append(']'));
        out.append(",UNIT[")
                .append(quote(unitName(crs.unit())))
                .append(',')
                .append(number(crs.unit()))
                .append(']')
                .append(axes(crs, ",AXIS[\"Easting\",EAST]", ",AXIS[\"Northing\",NORTH]"));
        if (conversion.kind() == CrsDefinition.Kind.WEB_MERCATOR) {
            out.append(",EXTENSION[\"PROJ4\",\"+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 "
                    + "+units=m +nadgrids=@null +wktext +no_defs\"]");
        }
        return out.append(authority1(crs)).append(']').toString();
    }

    private static String axes(CrsDefinition crs, String east, String north) {
        boolean epsg = crs.authority().startsWith("EPSG:");
        boolean gaussKruger = crs.conversion()
                        .map(c -> c.kind() == CrsDefinition.Kind.TRANSVERSE_MERCATOR && c.scale() == 1)
                        .orElse(false)
                && (crs.datum() == Datum.CGCS2000
                        || crs.datum() == Datum.BEIJING_1954
                        || crs.datum() == Datum.XIAN_1980);
        return epsg && (crs.isGeographic() || gaussKruger) ? north + east : east + north;
    }

    private static String method1(Conversion c) {
        return switch (c.kind()) {
            case TRANSVERSE_MERCATOR -> "Transverse_Mercator";
            case ALBERS -> "Albers_Conic_Equal_Area";
            case LAMBERT_CONIC -> isOneParallel(c) ? "Lambert_Conformal_Conic_1SP" : "Lambert_Conformal_Conic_2SP";
            case MERCATOR -> c.first() == 0 ? "Mercator_1SP" : "Mercator_2SP";
            case WEB_MERCATOR -> "Mercator_1SP";
            case EQUIRECTANGULAR -> "Equirectangular";
            case OTHER -> throw new IllegalArgumentException(c.method());
        };
    }

    private static boolean isOneParallel(Conversion c) {
        return c.first() == c.second() && c.first() == c.origin().latitude();
    }

    private static Map<String, Double> parameters1(Conversion c) {
        Map<String, Double> out = new LinkedHashMap<>();
        switch (c.kind()) {
            case ALBERS -> {
                out.put("latitude_of_center", c.origin().latitude());
                out.put("longitude_of_center", c.origin().longitude());
                out.put("standard_parallel_1", c.first());
                out.put("standard_parallel_2", c.second());
            }
            case LAMBERT_CONIC -> {
                out.put("latitude_of_origin", c.origin().latitude());
                out.put("central_meridian", c.origin().longitude());
                if (isOneParallel(c)) {
                    out.put("scale_factor", c.scale());
                } else {
                    out.put("standard_parallel_1", c.first());
                    out.put("standard_parallel_2", c.second());
                }
            }
            case MERCATOR, WEB_MERCATOR -> {
                if (c.first() != 0) {
                    out.put("standard_parallel_1", c.first());
                    out.put("central_meridian", c.origin().longitude());
                } else {
                    out.put("central_meridian", c.origin().longitude());
                    out.put("scale_factor", c.scale());
                }
            }
            case EQUIRECTANGULAR -> {
                out.put("latitude_of_origin", c.origin().latitude());
                out.put("central_meridian", c.origin().longitude());
                out.put("standard_parallel_1", c.first());
            }
            case TRANSVERSE_MERCATOR -> {
                out.put("latitude_of_origin", c.origin().latitude());
                out.put("central_meridian", c.origin().longitude());
                out.put("scale_factor", c.scale());
            }
            case OTHER -> throw new IllegalArgumentException(c.method());
        }
        out.put("false_easting", c.origin().easting());
        out.put("false_northing", c.origin().northing());
        return out;
    }

    private static String angleUnit(String keyword, double degrees) {
        return degrees == 1
                ? keyword + "[\"degree\"," + DEGREE + "]"
                : keyword + "[\"unnamed\"," + number(StrictMath.toRadians(degrees)) + "]";
    }

    private static String unitName(double metres) {
        return metres == 1
                ? "metre"
                : metres == 0.3048 ? "foot" : Math.abs(metres - 1200 / 3937.0) < 1e-12 ? "US survey foot" : "unnamed";
    }

    private static String authority1(CrsDefinition crs) {
        int colon = crs.authority().indexOf(':');
        return colon < 0
                ? ""
                : ",AUTHORITY[" + quote(crs.authority().substring(0, colon)) + ","
                        + quote(crs.authority().substring(colon + 1)) + "]";
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String number(double value) {
        return Numbers.text(value);
    }
}
