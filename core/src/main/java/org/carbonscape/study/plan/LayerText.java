package org.carbonscape.study.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one grammar of layers, as studies and commands write them, in English or Chinese: files, or words for what the
 * run itself knows.
 *
 * <pre>
 * slope.tif                          a raster
 * reserves.gpkg                      polygons
 * land use [YEAR]                    土地利用
 * land use change [YEAR YEAR]        土地利用变化
 * distance to water|river [YEAR]     到水域的距离
 * share of forest [in cells] [YEAR]  林地占比
 * net [in counties] [YEAR]           净值; also source 碳源, sink 碳汇
 * carbon stock [YEAR]                碳储量
 * density of sources [YEAR]          碳源核密度; also of sinks
 * hot spots                          冷热点
 * dem                                anything else: a name
 * </pre>
 */
public sealed interface LayerText {
    /** A raster. */
    record Raster(String file) implements LayerText {}

    /** Polygons. */
    record Polygons(String file) implements LayerText {}

    /** Classes of a phase. */
    record LandUse(OptionalInt year) implements LayerText {}

    /** Classes in two phases. */
    record Change(OptionalInt from, OptionalInt to) implements LayerText {}

    /** Metres to the nearest cell of some classes, joined by |. */
    record Distance(String classes, OptionalInt year) implements LayerText {}

    /**
     * Share of some classes in a unit's land.
     *
     * @param in a unit set, of a command a raster
     */
    record Share(String classes, Optional<String> in, OptionalInt year) implements LayerText {}

    /** Net, source or sink of the cell, or of its unit. */
    record Flux(Flow flow, Optional<String> in, OptionalInt year) implements LayerText {}

    /** Carbon stock of the cell's class. */
    record Stock(OptionalInt year) implements LayerText {}

    /** The run's density of sources or sinks. */
    record Density(Flow flow, OptionalInt year) implements LayerText {}

    /** The run's hot and cold spots. */
    record HotSpots() implements LayerText {}

    /** Anything else: a driver, or nothing known. */
    record Name(String text) implements LayerText {}

    /** Which carbon. */
    enum Flow {
        NET,
        SOURCE,
        SINK
    }

    /** Reads a text; every text is something. */
    static LayerText of(String written) {
        String text = written.strip();
        return Forms.read(text);
    }

    /** How each is written. */
    final class Forms {
        private static final String YEAR = "(?:\\s*(\\d{4})\\s*年?)?";
        private static final Pattern RASTER = Pattern.compile("(?is).+\\.(tiff?|gtiff)");
        private static final Pattern POLYGONS = Pattern.compile("(?is).+\\.(gpkg|geojson|json|shp)");
        private static final Pattern CHANGE =
                Pattern.compile("(?i)(?:land[ _-]?use[ _-]change|土地利用变化)(?:\\s+(\\d{4})\\s+(\\d{4}))?");
        private static final Pattern LAND_USE = Pattern.compile("(?i)(?:land[ _-]?use|土地利用)" + YEAR);
        private static final Pattern DISTANCE = Pattern.compile("(?i)(?:distance to (.+?)|到(.+?)的?距离)" + YEAR);
        private static final Pattern SHARE = Pattern.compile("(?i)(?:share of (.+?)(?: in (.+?))?|(.+?)占比)" + YEAR);
        private static final Pattern STOCK = Pattern.compile("(?i)(?:carbon stock|碳储量)" + YEAR);
        private static final Pattern FLUX = Pattern.compile("(?i)(net|source|sink|净值|净通量|碳源|碳汇)(?: in (.+?))?" + YEAR);
        private static final Pattern HOT = Pattern.compile("(?i)hot[ _]spots?(?: of this run)?|冷热点");
        private static final Pattern DENSITY = Pattern.compile("(?i)(?:density of (source|sink)s?|(碳源|碳汇)核?密度)" + YEAR);

        private Forms() {}

        private static LayerText read(String text) {
            Matcher m;
            if ((m = SHARE.matcher(text)).matches() && m.group(2) != null
                    || !RASTER.matcher(text).matches()
                            && !POLYGONS.matcher(text).matches()) {
                return words(text);
            }
            return RASTER.matcher(text).matches() ? new Raster(text) : new Polygons(text);
        }

        private static LayerText words(String text) {
            Matcher m;
            if ((m = CHANGE.matcher(text)).matches()) {
                return new Change(year(m.group(1)), year(m.group(2)));
            }
            if ((m = LAND_USE.matcher(text)).matches()) {
                return new LandUse(year(m.group(1)));
            }
            if ((m = DISTANCE.matcher(text)).matches()) {
                return new Distance(m.group(1) != null ? m.group(1) : m.group(2), year(m.group(3)));
            }
            if ((m = SHARE.matcher(text)).matches()) {
                return new Share(
                        m.group(1) != null ? m.group(1) : m.group(3),
                        Optional.ofNullable(m.group(2)),
                        year(m.group(4)));
            }
            if ((m = STOCK.matcher(text)).matches()) {
                return new Stock(year(m.group(1)));
            }
            if ((m = DENSITY.matcher(text)).matches()) {
                return new Density(flow(m.group(1) != null ? m.group(1) : m.group(2)), year(m.group(3)));
            }
            if ((m = FLUX.matcher(text)).matches()) {
                return new Flux(flow(m.group(1)), Optional.ofNullable(m.group(2)), year(m.group(3)));
            }
            return HOT.matcher(text).matches() ? new HotSpots() : new Name(text);
        }

        private static OptionalInt year(String digits) {
            return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
        }

        private static Flow flow(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "source", "碳源" -> Flow.SOURCE;
                case "sink", "碳汇" -> Flow.SINK;
                default -> Flow.NET;
            };
        }
    }
}
