package org.carbonscape.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The {@code .prj} of ArcInfo, which is no WKT: {@code Projection ALBERS}, {@code Datum NONE}, {@code Spheroid
 * KRASOVSKY}, then the parameters a line each, angles as degrees, minutes and seconds. ASCII grids still come with it,
 * such as the tiles of SRTM.
 */
final class ArcInfoText {
    private static final Map<String, String> SPHEROIDS = Map.of(
            "WGS84", "\"WGS_1984\",6378137.0,298.257223563",
            "GRS1980", "\"GRS_1980\",6378137.0,298.257222101",
            "GRS80", "\"GRS_1980\",6378137.0,298.257222101",
            "KRASOVSKY", "\"Krasovsky_1940\",6378245.0,298.3",
            "KRASSOVSKY", "\"Krasovsky_1940\",6378245.0,298.3",
            "CLARKE1866", "\"Clarke_1866\",6378206.4,294.9786982",
            "INT1909", "\"International_1924\",6378388.0,297.0",
            "BESSEL", "\"Bessel_1841\",6377397.155,299.1528128");

    /** Datums that are more than a spheroid. */
    private static final Map<String, String> DATUMS = Map.of(
            "WGS84", "WGS_1984",
            "NAD83", "North_American_1983",
            "NAD27", "North_American_1927");

    private final Map<String, String> words = new HashMap<>();
    private final List<Double> parameters = new ArrayList<>();
    private final String place;

    private ArcInfoText(String place) {
        this.place = place;
    }

    static boolean is(String text) {
        return text.matches("(?is)projection[ \\t]+\\w+[ \\t]*\\R.*");
    }

    /**
     * The same in the WKT of Esri.
     *
     * @throws ProblemException CRS_03 where it names a projection, spheroid or unit that is not known here
     */
    static String wkt(String text, String place) {
        ArcInfoText said = new ArcInfoText(place);
        said.read(text);
        return said.wkt();
    }

    private void read(String text) {
        boolean below = false;
        for (String line : text.split("\\R")) {
            String bare = line.replaceFirst("/\\*.*", "").strip();
            String[] parts = bare.split("\\s+");
            if (bare.isEmpty()) {
                continue;
            }
            if (below) {
                parameters.add(number(parts));
            } else if (parts[0].equalsIgnoreCase("parameters")) {
                below = true;
            } else {
                words.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1].toUpperCase(Locale.ROOT) : "");
            }
        }
    }

    /** One number, or degrees, minutes and seconds; the sign is that of the degrees. */
    private double number(String[] parts) {
        double sum = 0;
        try {
            for (int i = parts.length - 1; i >= 0; i--) {
                sum = Math.abs(Double.parseDouble(parts[i])) + sum / 60;
            }
        } catch (NumberFormatException e) {
            throw unknown("Parameters", String.join(" ", parts));
        }
        return parts[0].startsWith("-") ? -sum : sum;
    }

    private ProblemException unknown(String key, String value) {
        String found = key + " " + value;
        return new ProblemException(
                ProblemCode.CRS_03_WKT,
                place,
                Bilingual.of("it is the text of ArcInfo, with " + found, "这是 ArcInfo 的文本，其中有 " + found));
    }

    private String word(String key) {
        return words.getOrDefault(key, "");
    }

    private String wkt() {
        for (String shift : List.of("xshift", "yshift")) {
            if (!word(shift).matches("|[-+]?0*\\.?0*")) {
                throw unknown(shift, word(shift));
            }
        }
        String projection = word("projection");
        boolean degrees = projection.equals("GEOGRAPHIC");
        if (!word("units").equals(degrees ? "DD" : "METERS")) {
            throw unknown("Units", word("units"));
        }
        return degrees ? geographic() : projected(projection);
    }

    private String geographic() {
        String datum = word("datum");
        String spheroid = word("spheroid").isEmpty() ? datum : word("spheroid");
        boolean any = datum.isEmpty() || datum.equals("NONE");
        if (!SPHEROIDS.containsKey(spheroid)) {
            throw unknown("Spheroid", spheroid);
        }
        if (!any && !DATUMS.containsKey(datum)) {
            throw unknown("Datum", datum);
        }
        String axes = SPHEROIDS.get(spheroid);
        String name = any ? axes.substring(1, axes.indexOf('"', 1)) : DATUMS.get(datum);
        return "GEOGCS[\"GCS_" + name + "\",DATUM[\"D_" + name + "\",SPHEROID[" + axes
                + "]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    }

    private String projected(String projection) {
        return switch (projection) {
            case "UTM" -> {
                double zone = number(new String[] {word("zone")});
                yield system(
                        "UTM_Zone_" + word("zone"),
                        "Transverse_Mercator",
                        "False_Easting",
                        500_000,
                        "False_Northing",
                        zone < 0 ? 10_000_000 : 0,
                        "Central_Meridian",
                        Math.abs(zone) * 6 - 183,
                        "Scale_Factor",
                        0.9996);
            }
            case "TRANSVERSE" ->
                system(
                        projection,
                        "Transverse_Mercator",
                        "False_Easting",
                        parameter(3),
                        "False_Northing",
                        parameter(4),
                        "Central_Meridian",
                        parameter(1),
                        "Scale_Factor",
                        parameter(0),
                        "Latitude_Of_Origin",
                        parameter(2));
            case "ALBERS", "LAMBERT" ->
                system(
                        projection,
                        projection.equals("ALBERS") ? "Albers" : "Lambert_Conformal_Conic",
                        "False_Easting",
                        parameter(4),
                        "False_Northing",
                        parameter(5),
                        "Central_Meridian",
                        parameter(2),
                        "Standard_Parallel_1",
                        parameter(0),
                        "Standard_Parallel_2",
                        parameter(1),
                        "Latitude_Of_Origin",
                        parameter(3));
            default -> throw unknown("Projection", projection);
        };
    }

    private double parameter(int index) {
        if (index >= parameters.size()) {
            throw unknown("Parameters", parameters.toString());
        }
        return parameters.get(index);
    }

    private String system(String name, String projection, Object... parameters) {
        StringBuilder wkt =
                new StringBuilder("PROJCS[\"" + name + "\"," + geographic() + ",PROJECTION[\"" + projection + "\"]");
        for (int i = 0; i < parameters.length; i += 2) {
            wkt.append(",PARAMETER[\"")
                    .append(parameters[i])
                    .append("\",")
                    .append(Numbers.text(((Number) parameters[i + 1]).doubleValue()))
                    .append(']');
        }
        return wkt + ",UNIT[\"Meter\",1.0]]";
    }
}
