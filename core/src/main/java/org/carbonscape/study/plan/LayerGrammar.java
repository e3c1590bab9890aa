package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * The one grammar of layers, drivers and variables, in English and Chinese: how they are read, how they are written,
 * and what may be written where. What {@link #chinese} writes of no or one class, {@link #read} reads.
 */
public final class LayerGrammar {
    /**
     * A form, as help and problems show it.
     *
     * <p>CLASS, CODE, UNITSET and YEAR (类别, 编码, 单元集, 年份) stand for the user's own words; what is in brackets may be
     * left out.
     */
    public enum Form {
        RASTER("a raster (dem.tif)", "栅格文件（dem.tif）"),
        MEAN("a raster, of which units get the mean (dem.tif)", "栅格文件，单元取其均值（dem.tif）"),
        POLYGONS("polygons (reserves.gpkg)", "面文件（reserves.gpkg）"),
        LAND_USE("land use [YEAR]", "土地利用 [年份]"),
        CHANGE("land use change [YEAR YEAR]", "土地利用变化 [年份 年份]"),
        DISTANCE("distance to CLASS [YEAR]", "到 类别 的距离 [年份]"),
        SHARE("share of CLASS [in UNITSET] [YEAR]", "[单元集 中] 类别 占比 [年份]"),
        FLUX("net, source or sink [in UNITSET] [YEAR]", "[各 单元集 的] 净碳排放、碳源或碳汇 [年份]"),
        STOCK("carbon stock [YEAR]", "碳储量 [年份]"),
        DENSITY("density of sources or sinks [YEAR]", "碳源或碳汇 核密度 [年份]"),
        HOT_SPOTS("hot spots", "冷热点"),
        DRIVER("a driver's name", "驱动因子的名称"),
        DISTANCE_BY_PHASE("distance to CLASS", "到 类别 的距离"),
        SHARE_BY_PHASE("share of CLASS", "类别 占比"),
        MAJORITY("majority of soil.tif", "soil.tif 中 主导类型"),
        COLUMN("a column", "列名"),
        DISTANCE_IN_FILE("distance to CODE in land.tif", "land.tif 中 到 编码 的距离"),
        SHARE_IN_FILE("share of CODE in land.tif", "land.tif 中 编码 占比");

        private final Bilingual written;

        Form(String english, String chinese) {
            this.written = Bilingual.of(english, chinese);
        }

        public Bilingual written() {
            return written;
        }
    }

    /** What a layer or a criterion of a study may be made of. */
    public static final List<Form> LAYERS = List.of(
            Form.RASTER,
            Form.POLYGONS,
            Form.LAND_USE,
            Form.CHANGE,
            Form.DISTANCE,
            Form.SHARE,
            Form.FLUX,
            Form.STOCK,
            Form.DENSITY,
            Form.HOT_SPOTS,
            Form.DRIVER);
    /** What a driver of a study may be made of; shares and distances are those of each phase. */
    public static final List<Form> DRIVERS =
            List.of(Form.MEAN, Form.SHARE_BY_PHASE, Form.DISTANCE_BY_PHASE, Form.MAJORITY);
    /** What a variable of a command may be made of. */
    public static final List<Form> VARIABLES =
            List.of(Form.COLUMN, Form.RASTER, Form.SHARE_IN_FILE, Form.DISTANCE_IN_FILE, Form.MAJORITY);

    // Chinese words, for reading and for writing
    private static final String LAND_USE_ZH = "土地利用";
    private static final String CHANGE_ZH = "土地利用变化";
    private static final String STOCK_ZH = "碳储量";
    private static final String SHARE_ZH = "占比";
    private static final String MAJORITY_ZH = "主导类型";
    private static final String NET_ZH = "净碳排放";
    private static final String SOURCE_ZH = "碳源";
    private static final String SINK_ZH = "碳汇";
    private static final String DENSITY_ZH = "核密度";
    private static final String HOT_SPOTS_ZH = "净碳排放冷热点";

    private static final String YEAR = "(?:\\s*[(（]?\\s*(\\d{4})\\s*年?\\s*[)）]?)?";
    private static final String IN = "(?:\\s+in\\s+(.+?))?";
    /** A blank or a file's ending stands before 中, since names of classes hold it too: 高中覆盖度草地. */
    private static final String ENDS = "(?:\\s+|(?<=\\.tiff?(?:#\\d{1,4})?))";

    private static final String IN_ZH = "(?:(.+?)" + ENDS + "中\\s*)?";

    private static final String RASTERS =
            ".+(?:\\.(?:g?tiff?|vrt|img|asc|bil|bip|bsq|flt|hdr|adf|nc|jp2|ecw)(?:#\\d{1,4})?\\}?|[/\\\\])";
    private static final Pattern RASTER = form(RASTERS);
    /** As people say what units get of a raster; without these words they get it too. */
    private static final Pattern MEAN = form("(?:mean|average)\\s+of\\s+(" + RASTERS + ")");

    private static final Pattern MEAN_CHINESE = form("(" + RASTERS + ")\\s*中?\\s*的?\\s*平?均值");
    private static final Pattern POLYGONS = form(".+\\.(?:(?:gpkg|zip)(?:#.+)?|geojson|json|shp|kml|kmz|fgb|gdb)");
    private static final Pattern CHANGE =
            form("(?:land[ _-]?use[ _-]change|" + CHANGE_ZH + ")(?:\\s+(\\d{4})\\s+(\\d{4}))?");
    private static final Pattern LAND_USE = form("(?:land[ _-]?use|" + LAND_USE_ZH + ")" + YEAR);
    private static final Pattern DISTANCE = form("distance\\s+to\\s+(.+?)" + IN + YEAR);
    private static final Pattern DISTANCE_CHINESE = form(IN_ZH + "(?:[到离与]|距离?)\\s*(.+?)\\s*的?距离" + YEAR);
    private static final Pattern SHARE = form("share\\s+of\\s+(.+?)" + IN + YEAR);
    private static final Pattern SHARE_CHINESE = form(IN_ZH + "(.+?)\\s*的?\\s*(?:面积)?\\s*的?\\s*" + SHARE_ZH + YEAR);
    private static final Pattern MAJORITY =
            form("(?:majority|mode|(?:commonest|most\\s+common)(?:\\s+(?:class|type))?)\\s+of\\s+(.+)");
    private static final Pattern MAJORITY_CHINESE = form("(.+?)" + ENDS + "中\\s*的?\\s*" + MAJORITY_ZH);
    private static final Pattern STOCK = form("(?:carbon\\s+stock|" + STOCK_ZH + ")" + YEAR);
    private static final Pattern FLUX = form("(?:各\\s*(.+?)\\s*的\\s*)?(net|source|sink|净值|净通量|" + NET_ZH + "|"
            + SOURCE_ZH + "|" + SINK_ZH + ")" + IN + YEAR);
    private static final Pattern HOT_SPOTS = form("hot[ _]spots?(?: of this run)?|(?:净碳(?:排放)?)?冷热点");
    private static final Pattern DENSITY =
            form("(?:density\\s+of\\s+(source|sink)s?|(" + SOURCE_ZH + "|" + SINK_ZH + ")\\s*核?密度)" + YEAR);

    private LayerGrammar() {}

    private static Pattern form(String words) {
        return Pattern.compile("(?is)" + words);
    }

    /** What may be written, in a list. */
    public static Bilingual list(List<Form> forms) {
        return Bilingual.of(
                forms.stream().map(f -> f.written().in(Language.EN)).collect(Collectors.joining("; ")),
                forms.stream().map(f -> f.written().in(Language.ZH)).collect(Collectors.joining("；")));
    }

    /** Reads a text; every text is something. */
    public static LayerText read(String written) {
        String text = written.strip();
        Matcher m;
        if ((m = MAJORITY.matcher(text)).matches() || (m = MAJORITY_CHINESE.matcher(text)).matches()) {
            return new LayerText.Majority(m.group(1).strip());
        }
        // a share or distance within a file ends like a raster
        Optional<LayerText> part = part(text);
        if (part.filter(LayerGrammar::isWithin).isPresent()) {
            return part.get();
        }
        if ((m = MEAN.matcher(text)).matches() || (m = MEAN_CHINESE.matcher(text)).matches()) {
            return new LayerText.Raster(m.group(1).strip());
        }
        if (RASTER.matcher(text).matches()) {
            return new LayerText.Raster(text);
        }
        if (POLYGONS.matcher(text).matches()) {
            return new LayerText.Polygons(text);
        }
        return part.orElseGet(() -> words(text));
    }

    /** Whether a text is the name of a raster. */
    public static boolean isRaster(String text) {
        return read(text) instanceof LayerText.Raster;
    }

    /** Whether a text is the name of a file of polygons or other shapes. */
    public static boolean isPolygons(String text) {
        return read(text) instanceof LayerText.Polygons;
    }

    /** Whether a text asks for distances to the shapes of a file, which nobody measures. */
    public static boolean isToShapes(String text) {
        return part(text.strip())
                .filter(p -> p instanceof LayerText.Distance d
                        && d.classes().stream()
                                .anyMatch(c -> POLYGONS.matcher(c).matches()))
                .isPresent();
    }

    private static boolean isWithin(LayerText part) {
        return part instanceof LayerText.Share s && s.in().isPresent()
                || part instanceof LayerText.Distance d && d.in().isPresent();
    }

    /** A share or a distance. */
    private static Optional<LayerText> part(String text) {
        Matcher m;
        if ((m = DISTANCE.matcher(text)).matches()) {
            return Optional.of(new LayerText.Distance(names(m.group(1)), in(m.group(2)), year(m.group(3))));
        }
        if ((m = DISTANCE_CHINESE.matcher(text)).matches()) {
            return Optional.of(new LayerText.Distance(names(m.group(2)), in(m.group(1)), year(m.group(3))));
        }
        if ((m = SHARE.matcher(text)).matches()) {
            return Optional.of(new LayerText.Share(names(m.group(1)), in(m.group(2)), year(m.group(3))));
        }
        if ((m = SHARE_CHINESE.matcher(text)).matches()) {
            return Optional.of(new LayerText.Share(names(m.group(2)), in(m.group(1)), year(m.group(3))));
        }
        return Optional.empty();
    }

    private static LayerText words(String text) {
        Matcher m;
        if ((m = CHANGE.matcher(text)).matches()) {
            return new LayerText.Change(year(m.group(1)), year(m.group(2)));
        }
        if ((m = LAND_USE.matcher(text)).matches()) {
            return new LayerText.LandUse(year(m.group(1)));
        }
        if ((m = STOCK.matcher(text)).matches()) {
            return new LayerText.Stock(year(m.group(1)));
        }
        if ((m = DENSITY.matcher(text)).matches()) {
            return new LayerText.Density(flow(m.group(1) != null ? m.group(1) : m.group(2)), year(m.group(3)));
        }
        if ((m = FLUX.matcher(text)).matches()) {
            return new LayerText.Flux(
                    flow(m.group(2)), in(m.group(1) != null ? m.group(1) : m.group(3)), year(m.group(4)));
        }
        return HOT_SPOTS.matcher(text).matches() ? new LayerText.HotSpots() : new LayerText.Name(text);
    }

    /** Classes joined by |. */
    private static List<String> names(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).toList();
    }

    private static Optional<String> in(String name) {
        return Optional.ofNullable(name).map(String::strip);
    }

    private static OptionalInt year(String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private static LayerText.Flow flow(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "source", SOURCE_ZH -> LayerText.Flow.SOURCE;
            case "sink", SINK_ZH -> LayerText.Flow.SINK;
            default -> LayerText.Flow.NET;
        };
    }

    /**
     * A layer in Chinese, as reports show it; of files and names what the user wrote.
     *
     * @param className Chinese name of a class
     */
    public static String chinese(LayerText layer, UnaryOperator<String> className) {
        if (layer instanceof LayerText.Raster r) {
            return r.file();
        }
        if (layer instanceof LayerText.Polygons p) {
            return p.file();
        }
        if (layer instanceof LayerText.Majority m) {
            return m.file() + " 中" + MAJORITY_ZH;
        }
        if (layer instanceof LayerText.LandUse l) {
            return LAND_USE_ZH + digits(l.year());
        }
        if (layer instanceof LayerText.Change c) {
            List<String> years = new ArrayList<>(List.of(CHANGE_ZH, digits(c.from()), digits(c.to())));
            years.removeIf(String::isEmpty);
            return String.join(" ", years);
        }
        if (layer instanceof LayerText.Distance d) {
            return d.in().map(file -> file + " 中").orElse("")
                    + chineseDistance(joined(d.classes(), className))
                    + inBrackets(d.year());
        }
        if (layer instanceof LayerText.Share s) {
            return s.in().map(set -> set + " 中").orElse("")
                    + chineseShare(joined(s.classes(), className))
                    + inBrackets(s.year());
        }
        if (layer instanceof LayerText.Flux f) {
            return f.in().map(set -> "各 " + set + " 的").orElse("") + word(f.flow()) + inBrackets(f.year());
        }
        if (layer instanceof LayerText.Stock s) {
            return STOCK_ZH + digits(s.year());
        }
        if (layer instanceof LayerText.Density d) {
            return word(d.flow()) + DENSITY_ZH + inBrackets(d.year());
        }
        return layer instanceof LayerText.HotSpots ? HOT_SPOTS_ZH : ((LayerText.Name) layer).text();
    }

    /** Share of what has this Chinese name. */
    public static String chineseShare(String of) {
        return of + SHARE_ZH;
    }

    /** Distance to what has this Chinese name. */
    public static String chineseDistance(String to) {
        return "到" + to + "的距离";
    }

    private static String joined(List<String> classes, UnaryOperator<String> className) {
        return classes.stream().map(className).collect(Collectors.joining("或"));
    }

    private static String word(LayerText.Flow flow) {
        return switch (flow) {
            case NET -> NET_ZH;
            case SOURCE -> SOURCE_ZH;
            case SINK -> SINK_ZH;
        };
    }

    private static String digits(OptionalInt year) {
        return year.isEmpty() ? "" : Integer.toString(year.getAsInt());
    }

    private static String inBrackets(OptionalInt year) {
        return year.isEmpty() ? "" : "（" + year.getAsInt() + " 年）";
    }
}
