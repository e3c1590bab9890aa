package org.carbonscape.io.tiff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemException;

/**
 * The coordinate reference system as GeoTIFF 1.1 keys say it: by EPSG code, by a WKT text in a citation (ESRI), or
 * piece by piece, which becomes WKT 1 here.
 *
 * @param pixelIsPoint tie points name the centre of a cell, not its corner
 * @param unsupported  what a projection is called that the keys say piece by piece and that is none of {@link #METHODS}
 */
record GeoKeys(Optional<Crs> crs, boolean pixelIsPoint, Optional<Unsupported> unsupported) {
    static final int MODEL = 1024;
    static final int RASTER = 1025;
    static final int CITATION = 1026;
    static final int GEOGRAPHIC = 2048;
    static final int GEOGRAPHIC_CITATION = 2049;
    static final int DATUM = 2050;
    static final int PRIME_MERIDIAN = 2051;
    static final int ANGLE_UNIT = 2054;
    static final int ELLIPSOID = 2056;
    static final int SEMI_MAJOR = 2057;
    static final int SEMI_MINOR = 2058;
    static final int INVERSE_FLATTENING = 2059;
    static final int PRIME_MERIDIAN_LONGITUDE = 2061;
    static final int PROJECTED = 3072;
    static final int PROJECTED_CITATION = 3073;
    static final int PROJECTION = 3074;
    static final int METHOD = 3075;
    static final int LINEAR_UNIT = 3076;
    static final int LINEAR_UNIT_SIZE = 3077;
    static final int USER_DEFINED = 32767;
    /** Text before a WKT in a citation, by which ArcGIS and GDAL know it. */
    static final String ESRI_PE = "ESRI PE String = ";

    /** A system by the file's name for it, and the number of its projection method (ProjMethodGeoKey). */
    record Unsupported(String system, int method) {}

    /** A projection method: its key value, its WKT name, and each parameter's key, alternative keys, WKT name. */
    record Method(int value, String name, List<Parameter> parameters) {}

    record Parameter(String name, int key, int... otherKeys) {}

    private static final int METRE = 9001;
    private static final int DEGREE = 9102;
    private static final int DEGREE_SUPPLIER = 9122;
    /** EPSG's units of length in metres. */
    private static final Map<Integer, Double> LINEAR_UNITS = Map.ofEntries(
            Map.entry(METRE, 1.0),
            Map.entry(9002, 0.3048), // foot
            Map.entry(9003, 1200 / 3937.0), // US survey foot
            Map.entry(9005, 0.3047972654), // Clarke's foot
            Map.entry(9014, 1.8288), // fathom
            Map.entry(9030, 1852.0), // nautical mile
            Map.entry(9031, 1.0000135965), // German legal metre
            Map.entry(9033, 66 * 1200 / 3937.0), // US survey chain
            Map.entry(9034, 0.66 * 1200 / 3937.0), // US survey link
            Map.entry(9035, 5280 * 1200 / 3937.0), // US survey mile
            Map.entry(9036, 1000.0), // kilometre
            Map.entry(9037, 0.9143917962), // Clarke's yard
            Map.entry(9039, 0.201166195164), // Clarke's link
            Map.entry(9040, 0.914398414616029), // British yard (Sears 1922)
            Map.entry(9041, 0.304799471538676), // British foot (Sears 1922)
            Map.entry(9042, 20.1167651215526), // British chain (Sears 1922)
            Map.entry(9043, 0.201167651215526), // British link (Sears 1922)
            Map.entry(9080, 0.304799510248147), // Indian foot
            Map.entry(9084, 0.914398530744441), // Indian yard
            Map.entry(9093, 1609.344), // statute mile
            Map.entry(9094, 0.304799710181509), // Gold Coast foot
            Map.entry(9095, 0.3048007491), // British foot (1936)
            Map.entry(9096, 0.9144), // yard
            Map.entry(9097, 20.1168), // chain
            Map.entry(9098, 0.201168)); // link

    private static final Parameter EASTING = new Parameter("false_easting", 3082, 3086, 3090);
    private static final Parameter NORTHING = new Parameter("false_northing", 3083, 3087, 3091);
    private static final Parameter LATITUDE = new Parameter("latitude_of_origin", 3081, 3085, 3089);
    private static final Parameter MERIDIAN = new Parameter("central_meridian", 3080, 3084, 3088);
    private static final Parameter SCALE = new Parameter("scale_factor", 3092, 3093);
    private static final Parameter PARALLEL_1 = new Parameter("standard_parallel_1", 3078);
    private static final Parameter PARALLEL_2 = new Parameter("standard_parallel_2", 3079);
    private static final Parameter CENTRE_LATITUDE = new Parameter("latitude_of_center", 3089, 3081, 3085);
    private static final Parameter CENTRE_LONGITUDE = new Parameter("longitude_of_center", 3088, 3080, 3084);

    private static final Parameter CENTRE_PARALLEL = new Parameter("latitude_of_origin", 3089, 3081, 3085);
    private static final Parameter CENTRE_MERIDIAN = new Parameter("central_meridian", 3088, 3080, 3084);

    static final List<Method> METHODS = List.of(
            new Method(1, "Transverse_Mercator", List.of(LATITUDE, MERIDIAN, SCALE, EASTING, NORTHING)),
            new Method(7, "Mercator_2SP", List.of(PARALLEL_1, MERIDIAN, EASTING, NORTHING)),
            new Method(7, "Mercator_1SP", List.of(LATITUDE, MERIDIAN, SCALE, EASTING, NORTHING)),
            new Method(
                    8,
                    "Lambert_Conformal_Conic_2SP",
                    List.of(
                            PARALLEL_1,
                            PARALLEL_2,
                            new Parameter("latitude_of_origin", 3085, 3081, 3089),
                            new Parameter("central_meridian", 3084, 3080, 3088),
                            new Parameter("false_easting", 3086, 3082, 3090),
                            new Parameter("false_northing", 3087, 3083, 3091))),
            new Method(9, "Lambert_Conformal_Conic_1SP", List.of(LATITUDE, MERIDIAN, SCALE, EASTING, NORTHING)),
            new Method(
                    10, "Lambert_Azimuthal_Equal_Area", List.of(CENTRE_LATITUDE, CENTRE_LONGITUDE, EASTING, NORTHING)),
            new Method(
                    11,
                    "Albers_Conic_Equal_Area",
                    List.of(
                            PARALLEL_1,
                            PARALLEL_2,
                            new Parameter("latitude_of_center", 3081, 3085, 3089),
                            new Parameter("longitude_of_center", 3080, 3084, 3088),
                            EASTING,
                            NORTHING)),
            new Method(
                    15,
                    "Polar_Stereographic",
                    List.of(LATITUDE, new Parameter("central_meridian", 3095, 3080), SCALE, EASTING, NORTHING)),
            new Method(17, "Equirectangular", List.of(CENTRE_PARALLEL, CENTRE_MERIDIAN, PARALLEL_1, EASTING, NORTHING)),
            new Method(18, "Cassini_Soldner", List.of(LATITUDE, MERIDIAN, EASTING, NORTHING)),
            new Method(22, "Polyconic", List.of(LATITUDE, MERIDIAN, EASTING, NORTHING)),
            new Method(28, "Cylindrical_Equal_Area", List.of(PARALLEL_1, MERIDIAN, EASTING, NORTHING)),
            new Method(24, "Sinusoidal", List.of(CENTRE_LONGITUDE, EASTING, NORTHING)));

    static GeoKeys read(Directory d, String file) {
        long[] raw = d.numbers(Tag.GEO_KEYS, 1 << 16);
        Map<Integer, Double> numbers = new HashMap<>();
        Map<Integer, String> texts = new HashMap<>();
        if (raw.length >= 4) {
            double[] doubles = d.doubles(Tag.GEO_DOUBLES);
            String ascii = d.text(Tag.GEO_TEXT).orElse("");
            for (int i = 4; i + 3 < raw.length && i < 4 + 4 * raw[3]; i += 4) {
                int key = (int) raw[i];
                int at = (int) raw[i + 3];
                if (raw[i + 1] == 0) {
                    numbers.put(key, (double) at);
                } else if (raw[i + 1] == Tag.GEO_DOUBLES && at < doubles.length) {
                    numbers.put(key, doubles[at]);
                } else if (raw[i + 1] == Tag.GEO_TEXT && at < ascii.length()) {
                    String text = ascii.substring(at, (int) Math.min(ascii.length(), at + raw[i + 2]));
                    texts.put(key, text.endsWith("|") ? text.substring(0, text.length() - 1) : text);
                }
            }
        }
        boolean point = numbers.getOrDefault(RASTER, 1.0) == 2;
        try {
            Optional<Crs> crs = crs(numbers, texts);
            return new GeoKeys(crs, point, crs.isEmpty() ? unsupported(numbers, texts) : Optional.empty());
        } catch (ProblemException e) { // keys that name what nobody knows: as if there were none
            return new GeoKeys(Optional.empty(), point, Optional.empty());
        }
    }

    private static Optional<Unsupported> unsupported(Map<Integer, Double> numbers, Map<Integer, String> texts) {
        int method = code(numbers, METHOD);
        boolean known =
                method == 0 || method >= USER_DEFINED || METHODS.stream().anyMatch(m -> m.value() == method);
        return known
                ? Optional.empty()
                : Optional.of(new Unsupported(
                        clean(texts.getOrDefault(PROJECTED_CITATION, texts.getOrDefault(CITATION, "unnamed"))),
                        method));
    }

    private static Optional<Crs> crs(Map<Integer, Double> numbers, Map<Integer, String> texts) {
        int projected = code(numbers, PROJECTED);
        int geographic = code(numbers, GEOGRAPHIC);
        if (isEpsg(projected)) {
            Crs crs = Crs.epsg(projected);
            int unit = code(numbers, LINEAR_UNIT);
            boolean other = unit != 0
                    && unit != METRE // what many programs write whatever the system
                    && unitSize(numbers)
                            .filter(size -> Math.abs(size / crs.metresPerUnit() - 1) < 1e-5)
                            .isEmpty();
            return other ? Optional.empty() : Optional.of(crs); // two units: which of them is meant cannot be known
        }
        for (int key : new int[] {PROJECTED_CITATION, CITATION, GEOGRAPHIC_CITATION}) {
            String text = texts.getOrDefault(key, "");
            if (text.startsWith(ESRI_PE)) {
                return Optional.of(Crs.wkt(text.substring(ESRI_PE.length())));
            }
        }
        boolean wantsProjected =
                code(numbers, MODEL) == 1 || numbers.containsKey(METHOD) || numbers.containsKey(PROJECTION);
        if (!wantsProjected && isEpsg(geographic)) {
            return Optional.of(Crs.epsg(geographic));
        }
        Optional<String> base =
                isEpsg(geographic) ? Optional.of(Crs.epsg(geographic).wkt1()) : geographic(numbers, texts);
        if (base.isEmpty() || !wantsProjected) {
            return base.map(Crs::wkt);
        }
        Optional<String> unit = linearUnit(numbers);
        return conversion(numbers)
                .filter(c ->
                        unit.isPresent()) // areas in a unit that is not known would be wrong, so there is no system
                .map(c -> Crs.wkt("PROJCS[\""
                        + clean(texts.getOrDefault(PROJECTED_CITATION, texts.getOrDefault(CITATION, "unnamed"))) + "\","
                        + base.get() + "," + c + "," + unit.get() + "]"));
    }

    private static int code(Map<Integer, Double> numbers, int key) {
        return numbers.getOrDefault(key, 0.0).intValue();
    }

    private static boolean isEpsg(int code) {
        return code >= 1024 && code < USER_DEFINED;
    }

    private static Optional<String> geographic(Map<Integer, Double> numbers, Map<Integer, String> texts) {
        int angle = code(numbers, ANGLE_UNIT);
        if (angle != 0 && angle != DEGREE && angle != DEGREE_SUPPLIER && code(numbers, MODEL) != 1) {
            return Optional.empty(); // grads and radians would be taken for degrees
        }
        String citation = texts.getOrDefault(GEOGRAPHIC_CITATION, "");
        int ofDatum = code(numbers, DATUM) - 2000; // EPSG gives old datums the code of their geographic system + 2000
        // a datum named by its code is that datum, whatever the ellipsoid beside it is called ("unknown")
        if (ofDatum == 4326 || ofDatum == 4214 || ofDatum == 4610 || ofDatum == 4269 || ofDatum == 4258) {
            return Optional.of(Crs.epsg(ofDatum).wkt1());
        }
        if (code(numbers, DATUM) == 1043) {
            return Optional.of(Crs.epsg(4490).wkt1());
        }
        double major = numbers.getOrDefault(SEMI_MAJOR, 0.0);
        double minor = numbers.getOrDefault(SEMI_MINOR, 0.0);
        double inverse =
                numbers.getOrDefault(INVERSE_FLATTENING, minor > 0 && minor < major ? major / (major - minor) : 0.0);
        if (major <= 0) {
            switch (code(numbers, ELLIPSOID)) {
                case 7024 -> {
                    major = 6378245;
                    inverse = 298.3;
                }
                case 7030 -> {
                    major = 6378137;
                    inverse = 298.257223563;
                }
                case 7019 -> {
                    major = 6378137;
                    inverse = 298.257222101;
                }
                case 1024 -> {
                    major = 6378137;
                    inverse = 298.257222101;
                }
                case 7049 -> {
                    major = 6378140;
                    inverse = 298.257;
                }
                case 7022 -> {
                    major = 6378388;
                    inverse = 297;
                }
                case 7008 -> {
                    major = 6378206.4;
                    inverse = 294.978698213898;
                }
                case 7004 -> {
                    major = 6377397.155;
                    inverse = 299.1528128;
                }
                default -> {}
            }
        }
        if (major <= 0 || !Double.isFinite(major) || !Double.isFinite(inverse)) {
            return Optional.empty();
        }
        String name = part(citation, "GCS Name", citation.contains("=") || citation.isBlank() ? "unnamed" : citation);
        double meridian = numbers.getOrDefault(PRIME_MERIDIAN_LONGITUDE, 0.0);
        return Optional.of(
                "GEOGCS[\"" + clean(name) + "\",DATUM[\"" + clean(part(citation, "Datum", "unnamed")) + "\",SPHEROID[\""
                        + clean(part(citation, "Ellipsoid", "unnamed")) + "\"," + Numbers.text(major) + ","
                        + Numbers.text(inverse)
                        + "]],PRIMEM[\"" + (meridian == 0 ? "Greenwich" : "unnamed") + "\"," + Numbers.text(meridian)
                        + "],UNIT[\"degree\",0.0174532925199433]]");
    }

    /** A piece of GDAL's and ArcGIS' citations: "GCS Name = x|Datum = y|Ellipsoid = z|". */
    private static String part(String citation, String key, String otherwise) {
        for (String piece : citation.split("\\|")) {
            String[] two = piece.split("=", 2);
            if (two.length == 2 && two[0].strip().equals(key)) {
                return two[1].strip();
            }
        }
        return otherwise;
    }

    private static String clean(String name) {
        return name.replace("\"", "'").strip();
    }

    private static Optional<String> conversion(Map<Integer, Double> numbers) {
        int zone = code(numbers, PROJECTION) - 16000;
        if (zone >= 1 && zone <= 60 || zone >= 101 && zone <= 160) { // UTM, north and south
            double size = unitSize(numbers).orElse(1.0); // the zone's code stands for metres
            return Optional.of("PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
                    + "PARAMETER[\"central_meridian\","
                    + (zone % 100 * 6 - 183)
                    + "],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\","
                    + Numbers.text(500_000 / size) + "],PARAMETER[\"false_northing\","
                    + Numbers.text(zone > 100 ? 10_000_000 / size : 0) + "]");
        }
        int method = code(numbers, METHOD);
        return METHODS.stream()
                .filter(m -> m.value() == method)
                .filter(m ->
                        method != 7 || m.name().equals(numbers.containsKey(3078) ? "Mercator_2SP" : "Mercator_1SP"))
                .findFirst()
                .map(m -> {
                    StringBuilder wkt = new StringBuilder("PROJECTION[\"" + m.name() + "\"]");
                    for (Parameter p : m.parameters()) {
                        Double value = numbers.get(p.key());
                        for (int i = 0; value == null && i < p.otherKeys().length; i++) {
                            value = numbers.get(p.otherKeys()[i]);
                        }
                        double v = value != null ? value : p == SCALE ? 1 : 0;
                        wkt.append(",PARAMETER[\"")
                                .append(p.name())
                                .append("\",")
                                .append(Numbers.text(v))
                                .append(']');
                    }
                    return wkt.toString();
                });
    }

    private static Optional<String> linearUnit(Map<Integer, Double> numbers) {
        return unitSize(numbers)
                .map(size -> "UNIT[\"" + (size == 1 ? "metre" : "unit") + "\"," + Numbers.text(size) + "]");
    }

    /** Metres to the unit of a map grid, by EPSG's code of it; empty for a unit that is not known. */
    private static Optional<Double> unitSize(Map<Integer, Double> numbers) {
        int unit = code(numbers, LINEAR_UNIT);
        if (unit == USER_DEFINED) {
            return Optional.ofNullable(numbers.get(LINEAR_UNIT_SIZE)).filter(size -> size > 0 && size < 1e9);
        }
        return unit == 0 ? Optional.of(1.0) : Optional.ofNullable(LINEAR_UNITS.get(unit));
    }
}
