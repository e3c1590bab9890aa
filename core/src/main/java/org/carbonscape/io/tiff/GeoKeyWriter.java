package org.carbonscape.io.tiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.grid.Crs;

/**
 * A coordinate reference system as GeoTIFF keys: its EPSG code where it has one that fits a key, else piece by piece,
 * and for a projection the keys do not know its WKT in a citation, as ArcGIS writes it and GDAL reads it.
 */
final class GeoKeyWriter {
    private static final Pattern PARAMETER = Pattern.compile("PARAMETER\\[\"([^\"]+)\",([^\\]]+)\\]");
    private static final Pattern PROJECTION = Pattern.compile("PROJECTION\\[\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("^(?:PROJCS|GEOGCS)\\[\"([^\"]*)\"");
    private static final Pattern BASE =
            Pattern.compile("GEOGCS\\[\"([^\"]*)\",DATUM\\[\"([^\"]*)\",SPHEROID\\[\"([^\"]*)\",([^,\\]]+),([^,\\]]+)");
    private static final Pattern BASE_CODE =
            Pattern.compile("UNIT\\[\"[^\"]*\",[^\\]]*\\],AUTHORITY\\[\"EPSG\",\"(\\d+)\"\\]\\],PROJECTION");

    private final TreeMap<Integer, Object> keys = new TreeMap<>(); // Integer, Double or String

    private GeoKeyWriter() {}

    static void write(Crs crs, TiffOutput.Fields fields) {
        GeoKeyWriter writer = new GeoKeyWriter();
        writer.keys.put(GeoKeys.RASTER, 1);
        boolean geographic = crs.isGeographic();
        writer.keys.put(GeoKeys.MODEL, geographic ? 2 : 1);
        OptionalInt code = crs.findEpsg();
        if (code.isPresent() && code.getAsInt() >= 1024 && code.getAsInt() < GeoKeys.USER_DEFINED) {
            writer.keys.put(GeoKeys.CITATION, crs.name());
            writer.keys.put(geographic ? GeoKeys.GEOGRAPHIC : GeoKeys.PROJECTED, code.getAsInt());
        } else {
            writer.describe(crs, crs.wkt1());
        }
        writer.into(fields);
    }

    private void describe(Crs crs, String wkt) {
        find(NAME, wkt).ifPresent(name -> keys.put(GeoKeys.CITATION, name));
        Optional<String> baseCode = find(BASE_CODE, wkt);
        if (baseCode.isPresent()) {
            keys.put(GeoKeys.GEOGRAPHIC, Integer.parseInt(baseCode.get()));
        } else {
            Matcher base = BASE.matcher(wkt);
            keys.put(GeoKeys.GEOGRAPHIC, GeoKeys.USER_DEFINED);
            keys.put(GeoKeys.DATUM, GeoKeys.USER_DEFINED);
            keys.put(GeoKeys.ELLIPSOID, GeoKeys.USER_DEFINED);
            if (base.find()) {
                keys.put(GeoKeys.SEMI_MAJOR, Double.parseDouble(base.group(4)));
                keys.put(GeoKeys.INVERSE_FLATTENING, Double.parseDouble(base.group(5)));
                keys.put(
                        GeoKeys.GEOGRAPHIC_CITATION,
                        "GCS Name = " + base.group(1) + "|Datum = " + base.group(2) + "|Ellipsoid = " + base.group(3)
                                + "|Primem = Greenwich|");
            }
        }
        keys.put(GeoKeys.ANGLE_UNIT, 9102);
        if (crs.isGeographic()) {
            return;
        }
        keys.put(GeoKeys.PROJECTED, GeoKeys.USER_DEFINED);
        keys.put(GeoKeys.PROJECTION, GeoKeys.USER_DEFINED);
        double unit = crs.metresPerUnit();
        keys.put(GeoKeys.LINEAR_UNIT, unit == 1 ? 9001 : GeoKeys.USER_DEFINED);
        if (unit != 1) {
            keys.put(GeoKeys.LINEAR_UNIT_SIZE, unit);
        }
        Map<String, Double> values = new HashMap<>();
        Matcher m = PARAMETER.matcher(wkt);
        while (m.find()) {
            values.put(m.group(1).toLowerCase(Locale.ROOT), Double.parseDouble(m.group(2)));
        }
        String projection = find(PROJECTION, wkt).orElse("");
        Optional<GeoKeys.Method> method = GeoKeys.METHODS.stream()
                .filter(k -> k.name().equalsIgnoreCase(projection))
                .findFirst();
        if (method.isEmpty() || !wkt.matches("(?s).*PRIMEM\\[\"[^\"]*\",0[\\],.].*")) {
            keys.keySet().retainAll(List.of(GeoKeys.RASTER, GeoKeys.CITATION));
            keys.put(GeoKeys.MODEL, GeoKeys.USER_DEFINED); // else GDAL takes the text for the name of a local system
            keys.put(GeoKeys.PROJECTED_CITATION, GeoKeys.ESRI_PE + wkt);
            return;
        }
        keys.put(GeoKeys.METHOD, method.get().value());
        for (GeoKeys.Parameter p : method.get().parameters()) {
            String other =
                    p.name().replace("_of_center", "_of_origin").replace("longitude_of_origin", "central_meridian");
            double otherwise = values.getOrDefault(other, p.name().equals("scale_factor") ? 1.0 : 0.0);
            keys.put(p.key(), values.getOrDefault(p.name(), otherwise));
        }
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    private void into(TiffOutput.Fields fields) {
        List<Integer> directory = new ArrayList<>(List.of(1, 1, 0, keys.size()));
        List<Double> doubles = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> {
            if (value instanceof Integer i) {
                directory.addAll(List.of(key, 0, 1, i));
            } else if (value instanceof Double d) {
                directory.addAll(List.of(key, Tag.GEO_DOUBLES, 1, doubles.size()));
                doubles.add(d);
            } else {
                String ascii =
                        value.toString().replaceAll("[^\\x20-\\x7e]", "?") + "|"; // the standard allows nothing else
                directory.addAll(List.of(key, Tag.GEO_TEXT, ascii.length(), text.length()));
                text.append(ascii);
            }
        });
        fields.shorts(
                Tag.GEO_KEYS, directory.stream().mapToInt(Integer::intValue).toArray());
        if (!doubles.isEmpty()) {
            fields.doubles(
                    Tag.GEO_DOUBLES,
                    doubles.stream().mapToDouble(Double::doubleValue).toArray());
        }
        if (text.length() > 0) {
            fields.text(Tag.GEO_TEXT, text.toString());
        }
    }
}
