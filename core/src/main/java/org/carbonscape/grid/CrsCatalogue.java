package org.carbonscape.grid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carbonscape.grid.CrsDefinition.Conversion;
import org.carbonscape.grid.CrsDefinition.Datum;
import org.carbonscape.grid.CrsDefinition.Kind;
import org.carbonscape.grid.CrsDefinition.Origin;

/**
 * The systems land-use data of China and the world mostly come in, made by rule from their code, so that no database
 * need be opened for them. A test compares each with the EPSG database.
 */
final class CrsCatalogue {
    /** Common names and codes, in the order of messages. */
    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("WGS84", "EPSG:4326"),
            Map.entry("CGCS2000", "EPSG:4490"),
            Map.entry("Beijing1954", "EPSG:4214"),
            Map.entry("Xian1980", "EPSG:4610"),
            Map.entry("Web Mercator", "EPSG:3857"),
            Map.entry("Asia North Albers", "ESRI:102025"),
            Map.entry("China Albers", "CHINA-ALBERS:WGS84"),
            Map.entry("China Albers CGCS2000", "CHINA-ALBERS:CGCS2000"),
            Map.entry("China Albers Krasovsky", "CHINA-ALBERS:Krasovsky"));

    private static final Map<String, String> SPELLINGS = Map.of(
            "wgs1984",
            "EPSG:4326",
            "crs84",
            "EPSG:4326",
            "ogccrs84",
            "EPSG:4326",
            "urnogcdefcrsogc13crs84",
            "EPSG:4326",
            "beijing54",
            "EPSG:4214",
            "xian80",
            "EPSG:4610",
            "krasovsky1940albers",
            "CHINA-ALBERS:Krasovsky",
            "webmercator",
            "EPSG:3857");

    private CrsCatalogue() {}

    /** The common names a user may write, for messages. */
    static String names() {
        return NAMES.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }

    /** "EPSG:n" or another key of this catalogue for a common name. */
    static Optional<String> codeOfName(String name) {
        String key = CrsDefinition.key(name);
        return NAMES.stream()
                .filter(e -> CrsDefinition.key(e.getKey()).equals(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(SPELLINGS.get(key)));
    }

    /** Systems that have no EPSG code. */
    static Optional<CrsDefinition> named(String code) {
        return Optional.ofNullable(
                switch (code.toUpperCase(Locale.ROOT)) {
                    case "ESRI:102025" ->
                        projected(
                                "Asia_North_Albers_Equal_Area_Conic",
                                "ESRI:102025",
                                Datum.WGS84,
                                Conversion.albers(30, 95, 15, 65));
                    case "CHINA-ALBERS:WGS84" ->
                        projected(
                                "China Albers (25, 47, 105) / WGS 84",
                                "",
                                Datum.WGS84,
                                Conversion.albers(0, 105, 25, 47));
                    case "CHINA-ALBERS:CGCS2000" ->
                        projected(
                                "China Albers (25, 47, 105) / CGCS2000",
                                "",
                                Datum.CGCS2000,
                                Conversion.albers(0, 105, 25, 47));
                    case "CHINA-ALBERS:KRASOVSKY" ->
                        projected("Krasovsky_1940_Albers", "", Datum.KRASOVSKY, Conversion.albers(0, 105, 25, 47));
                    default -> null;
                });
    }

    /** The definition behind an EPSG code; empty where only the EPSG database has it. */
    static Optional<CrsDefinition> epsg(int code) {
        for (Datum datum : new Datum[] {Datum.WGS84, Datum.CGCS2000, Datum.BEIJING_1954, Datum.XIAN_1980}) {
            if (code == datum.epsg()) {
                return Optional.of(
                        new CrsDefinition(datum.geographic(), "EPSG:" + code, datum, 0, 1, Optional.empty()));
            }
        }
        if (code == 3857) {
            return Optional.of(projected(
                    "WGS 84 / Pseudo-Mercator",
                    "EPSG:3857",
                    Datum.WGS84,
                    new Conversion(
                            Kind.WEB_MERCATOR,
                            "Popular Visualisation Pseudo Mercator",
                            new Origin(0, 0, 0, 0),
                            1,
                            0,
                            0)));
        }
        return utm(code)
                .or(() -> gaussKruger(code, 4491, 4502, 4513, 4534, "CGCS2000", Datum.CGCS2000))
                .or(() -> gaussKruger(code, 2327, 2338, 2349, 2370, "Xian 1980", Datum.XIAN_1980))
                .or(() -> gaussKruger(code, 21413, 21453, 2401, 2422, "Beijing 1954", Datum.BEIJING_1954));
    }

    private static Optional<CrsDefinition> utm(int code) {
        int zone = code % 100;
        boolean north = code / 100 == 326;
        if (zone < 1 || zone > 60 || !north && code / 100 != 327) {
            return Optional.empty();
        }
        return Optional.of(projected(
                "WGS 84 / UTM zone " + zone + (north ? "N" : "S"),
                "EPSG:" + code,
                Datum.WGS84,
                Conversion.transverseMercator(6 * zone - 183, 0.9996, 500000, north ? 0 : 10000000)));
    }

    /**
     * The four families of a Chinese datum: 6-degree zones 13-23 with the zone's number before the easting and without
     * it, 3-degree zones 25-45 with and without.
     */
    private static Optional<CrsDefinition> gaussKruger(
            int code, int six, int sixPlain, int three, int threePlain, String prefix, Datum datum) {
        int zone;
        boolean wide;
        boolean numbered;
        if (code >= six && code <= six + 10) {
            zone = code - six + 13;
            wide = true;
            numbered = true;
        } else if (code >= sixPlain && code <= sixPlain + 10) {
            zone = code - sixPlain + 13;
            wide = true;
            numbered = false;
        } else if (code >= three && code <= three + 20) {
            zone = code - three + 25;
            wide = false;
            numbered = true;
        } else if (code >= threePlain && code <= threePlain + 20) {
            zone = code - threePlain + 25;
            wide = false;
            numbered = false;
        } else {
            return Optional.empty();
        }
        int meridian = wide ? 6 * zone - 3 : 3 * zone;
        String name = prefix + " / " + (wide ? "" : "3-degree ") + "Gauss-Kruger "
                + (numbered ? "zone " + zone : "CM " + meridian + "E");
        return Optional.of(projected(
                name,
                "EPSG:" + code,
                datum,
                Conversion.transverseMercator(meridian, 1, (numbered ? zone * 1000000.0 : 0) + 500000, 0)));
    }

    private static CrsDefinition projected(String name, String authority, Datum datum, Conversion conversion) {
        return new CrsDefinition(name, authority, datum, 0, 1, Optional.of(conversion));
    }
}
