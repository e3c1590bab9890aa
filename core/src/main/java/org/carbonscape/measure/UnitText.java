package org.carbonscape.measure;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one unit: terms (scale words, then a symbol, its substance, its power) joined by blanks, dots, stars or
 * slashes. What follows a slash lies below the line up to the end ({@code t/ha·a} means {@code t/(ha·a)}, as papers
 * write it), unless a term brings a negative power of its own.
 */
final class UnitText {
    /** What a symbol measures. */
    enum Kind {
        MASS,
        LENGTH,
        AREA,
        TIME,
        ENERGY,
        VOLUME,
        COUNT,
        MONEY
    }

    /** A symbol, and base units in one of it: numerator over denominator. */
    record Symbol(String text, Kind kind, BigDecimal numerator, BigDecimal denominator) {}

    static final List<Symbol> SYMBOLS = symbols();
    /** Longest first: {@code CO2e} before {@code CO2} before {@code C}. */
    static final Map<String, Substance> SUBSTANCES = substances();

    static final Map<String, BigDecimal> SCALES = scales();
    /** Symbols in their order by the letter that they begin with: rows of large tables have a unit each. */
    private static final Map<Character, List<Symbol>> BY_LETTER =
            SYMBOLS.stream().collect(Collectors.groupingBy(s -> s.text.charAt(0)));

    /** What a scale may begin with: a digit of a power of ten, or a word. */
    private static final Set<Character> SCALE_LETTERS = Stream.concat(Stream.of("1"), SCALES.keySet().stream())
            .map(s -> s.charAt(0))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern POWER_OF_TEN =
            Pattern.compile("10(?:\\^|\\*\\*)([+-]?\\d{1,2})|1[eE]([+-]?\\d{1,2})(?!\\d)"
                    + "|(10+(?:[ ,]000)*|1(?:[ ,]000)+)(?![\\d.^])");
    private static final Pattern POWER = Pattern.compile("\\^?([+-]?\\d)(?!\\d)");
    /** (hm2)-1, (ha)^-1: one symbol in brackets, below the line. */
    private static final Pattern INVERSE = Pattern.compile("\\(\\s*(\\p{L}+)\\^?([23])?\\s*\\)\\s*\\^?-1(?!\\d)");

    private static final Pattern SPACES = Pattern.compile("\\s{2,}");

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String PLAIN = "0123456789+-";
    /** Of words for units, one below the other: 萬噸 is 万吨. */
    private static final String TRADITIONAL = "萬噸億頭隻畝頃標準時當";

    private static final String SIMPLIFIED = "万吨亿头只亩顷标准时当";

    private final String written;
    private final String text;
    private int at;
    private int open;
    private boolean below;
    private Dimension dimension = new Dimension(0, 0, 0, 0, 0, 0, 0, 0);
    private Substance substance = Substance.NONE;
    private Substance per = Substance.NONE;
    private BigDecimal numerator = BigDecimal.ONE;
    private BigDecimal denominator = BigDecimal.ONE;

    UnitText(String written) {
        this.written = written.strip();
        this.text = SPACES.matcher(inLine(plain(this.written))).replaceAll(" "); // "Metric tons,  thousand"
    }

    /** Formulas as papers set them, on a line: (hm2)-1 is hm-2, a^{-1} is a^-1. */
    private static String inLine(String text) {
        if (text.indexOf('{') < 0 && text.indexOf(')') < 0) {
            return text;
        }
        String bare = text.replace("\\cdot", "·").replaceAll("[{}$]", "");
        return INVERSE.matcher(bare).replaceAll(m -> m.group(1) + "-" + (m.group(2) == null ? "1" : m.group(2)));
    }

    /** Superscripts become powers before compatibility forms are folded: folding first would turn 10⁴ into 104. */
    private static String plain(String text) {
        if (text.chars()
                .allMatch(c -> c < 128)) { // spares most runs the tables of the normaliser: 20 ms at the first call
            return text;
        }
        StringBuilder out = new StringBuilder();
        boolean inPower = false;
        for (int i = 0; i < text.length(); i++) {
            int script = SUPERSCRIPTS.indexOf(text.charAt(i));
            if (script >= 0) {
                out.append(inPower ? "" : "^").append(PLAIN.charAt(script));
            } else {
                int letter = TRADITIONAL.indexOf(text.charAt(i));
                out.append(letter < 0 ? text.charAt(i) : SIMPLIFIED.charAt(letter));
            }
            inPower = script >= 0;
        }
        return Normalizer.normalize(out, Normalizer.Form.NFKC)
                .replace('−', '-')
                .replace('–', '-')
                .replace('⋅', '·')
                .replace('•', '·')
                .replace('∙', '·')
                .replace('・', '·')
                .replace('×', '*')
                .strip();
    }

    Optional<Unit> read() {
        boolean any = false;
        while (skipJoints()) {
            if (!term()) {
                return Optional.empty();
            }
            any = true;
        }
        boolean massesFit =
                dimension.mass() >= 0 && dimension.mass() <= 1 && dimension.perMass() >= 0 && dimension.perMass() <= 1;
        if (!any || open != 0 || at < text.length() || !massesFit) {
            return Optional.empty();
        }
        return Optional.of(new Unit(written, dimension, substance, per, numerator, denominator));
    }

    /** Moves to the next term; false at the end or at something that is no joint. */
    private boolean skipJoints() {
        boolean slash = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/' && !slash && at > 0) {
                slash = true;
                below = true;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && open > 0) {
                open--;
            } else if (c != '·' && c != '*' && c != '.' && !Character.isWhitespace(c)) {
                return true;
            }
            at++;
        }
        if (slash) {
            open = -1; // a slash with nothing after it
        }
        return false;
    }

    private boolean term() {
        BigDecimal scale = BigDecimal.ONE;
        for (Optional<BigDecimal> next = scale(); next.isPresent(); next = scale()) {
            scale = scale.multiply(next.get());
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '*')) {
                at++;
            }
        }
        int start = at;
        for (Symbol symbol : symbolsAt(start)) {
            if (text.startsWith(symbol.text, start)) {
                at = start + symbol.text.length();
                if (rest(symbol, scale)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Symbol> symbolsAt(int place) {
        return place < text.length() ? BY_LETTER.getOrDefault(text.charAt(place), List.of()) : List.of();
    }

    private Optional<BigDecimal> scale() {
        if (at >= text.length() || !SCALE_LETTERS.contains(text.charAt(at))) {
            return Optional.empty();
        }
        Matcher power = POWER_OF_TEN.matcher(text).region(at, text.length());
        if (power.lookingAt()) {
            at = power.end();
            int exponent = power.group(3) != null
                    ? (int) power.group(3).chars().filter(c -> c == '0').count()
                    : Integer.parseInt(power.group(1) != null ? power.group(1) : power.group(2));
            return Optional.of(BigDecimal.ONE.scaleByPowerOfTen(exponent));
        }
        for (Map.Entry<String, BigDecimal> word : SCALES.entrySet()) {
            // 千 opens 千克, 千瓦时, 千焦 too: those are symbols of their own
            if (text.startsWith(word.getKey(), at)
                    && symbolsAt(at).stream()
                            .noneMatch(s -> s.text.startsWith(word.getKey()) && text.startsWith(s.text, at))) {
                at += word.getKey().length();
                return Optional.of(word.getValue());
            }
        }
        return Optional.empty();
    }

    /** Substance and power after a symbol; false, with nothing changed, where the symbol does not end there. */
    private boolean rest(Symbol symbol, BigDecimal scale) {
        Substance of = symbol.kind == Kind.MASS ? substanceHere() : Substance.NONE;
        int power = 1;
        boolean own = false;
        Matcher matcher = POWER.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            power = Integer.parseInt(matcher.group(1));
            own = power < 0;
            at = matcher.end();
        }
        boolean goesOn = at < text.length() && (isLatin(text.charAt(at)) || Character.isDigit(text.charAt(at)));
        if (goesOn && isLatin(text.charAt(at - 1)) || power == 0) {
            return false;
        }
        int signed = below && !own ? -power : power;
        Kind kind = symbol.kind;
        BigDecimal up = symbol.numerator;
        BigDecimal down = symbol.denominator;
        int times = signed;
        if (kind == Kind.LENGTH) { // metres make only areas and volumes here
            kind = Math.abs(power) == 2 ? Kind.AREA : Kind.VOLUME;
            if (Math.abs(power) != 2 && Math.abs(power) != 3) {
                return false;
            }
            up = up.pow(Math.abs(power));
            down = down.pow(Math.abs(power)).multiply(kind == Kind.AREA ? BigDecimal.valueOf(10_000) : BigDecimal.ONE);
            times = Integer.signum(signed);
        }
        if (times > 0) {
            numerator = numerator.multiply(up.pow(times));
            denominator = denominator.multiply(down.pow(times));
        } else {
            numerator = numerator.multiply(down.pow(-times));
            denominator = denominator.multiply(up.pow(-times));
        }
        if (signed > 0) {
            numerator = numerator.multiply(scale);
        } else {
            denominator = denominator.multiply(scale);
        }
        if (kind == Kind.MASS) {
            if (times > 0) {
                substance = of;
            } else {
                per = of;
            }
        }
        dimension = dimension.times(of(kind, times > 0), kind == Kind.MASS ? Math.abs(times) : times);
        return true;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static Dimension of(Kind kind, boolean above) {
        return switch (kind) {
            case MASS -> above ? Dimension.MASS : new Dimension(0, 1, 0, 0, 0, 0, 0, 0);
            case AREA -> Dimension.AREA;
            case TIME -> new Dimension(0, 0, 0, 1, 0, 0, 0, 0);
            case ENERGY -> Dimension.ENERGY;
            case VOLUME -> Dimension.VOLUME;
            case COUNT -> Dimension.COUNT;
            case MONEY -> Dimension.MONEY;
            case LENGTH -> throw new IllegalStateException("length was turned into area or volume");
        };
    }

    private Substance substanceHere() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-' || text.charAt(at) == '·')) {
            at++;
        }
        if (at > start && text.startsWith("of ", at)) { // tons of SCE, tonnes of CO2
            at += 3;
        }
        boolean bracket = at < text.length() && text.charAt(at) == '(';
        int name = bracket ? at + 1 : at;
        for (Map.Entry<String, Substance> entry : SUBSTANCES.entrySet()) {
            int end = name + entry.getKey().length();
            if (!text.regionMatches(name, entry.getKey(), 0, entry.getKey().length())) {
                continue;
            }
            boolean ends = end == text.length()
                    || !(isLatin(text.charAt(end)) || Character.isDigit(text.charAt(end)))
                    || !isLatin(entry.getKey().charAt(0));
            if (bracket && end < text.length() && text.charAt(end) == ')') {
                at = end + 1;
                return entry.getValue();
            }
            if (!bracket && ends) {
                at = end;
                return entry.getValue();
            }
        }
        at = start;
        return Substance.UNSTATED;
    }

    private static Map<String, Substance> substances() {
        Map<String, Substance> map = new LinkedHashMap<>();
        for (String name : List.of(
                "CO2-equivalent",
                "CO2 equivalent",
                "CO2equivalent",
                "CO2-eq",
                "CO2 eq",
                "CO2eq",
                "CO2-e",
                "CO2e",
                "CO2E",
                "CO2 Eq",
                "CO2当量",
                "二氧化碳当量")) {
            map.put(name, Substance.CO2E);
        }
        for (String name : List.of("CO2", "co2", "Co2", "二氧化碳", "carbon dioxide", "Carbon Dioxide")) {
            map.put(name, Substance.CO2);
        }
        for (String name : List.of("ce", "sce", "SCE", "标准煤", "标煤")) {
            map.put(name, Substance.COAL_EQUIVALENT);
        }
        map.put("CH4", Substance.METHANE);
        map.put("甲烷", Substance.METHANE);
        map.put("N2O", Substance.NITROUS_OXIDE);
        map.put("氧化亚氮", Substance.NITROUS_OXIDE);
        map.put("C", Substance.CARBON);
        map.put("碳", Substance.CARBON);
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, BigDecimal> scales() {
        Map<String, BigDecimal> map = new LinkedHashMap<>();
        map.put("百万", BigDecimal.valueOf(1_000_000));
        map.put("千万", BigDecimal.valueOf(10_000_000));
        map.put("亿", BigDecimal.valueOf(100_000_000));
        map.put("万", BigDecimal.valueOf(10_000));
        map.put("千", BigDecimal.valueOf(1_000));
        map.put("百", BigDecimal.valueOf(100));
        map.put("thousand", BigDecimal.valueOf(1_000));
        map.put("Thousand", BigDecimal.valueOf(1_000));
        map.put("million", BigDecimal.valueOf(1_000_000));
        map.put("Million", BigDecimal.valueOf(1_000_000));
        map.put("billion", BigDecimal.valueOf(1_000_000_000));
        map.put("Billion", BigDecimal.valueOf(1_000_000_000));
        return Collections.unmodifiableMap(map);
    }

    private static List<Symbol> symbols() {
        List<Symbol> list = new ArrayList<>();
        add(list, Kind.MASS, "1e-6", "g", "克");
        add(list, Kind.MASS, "1e-3", "kg", "Kg", "KG", "千克", "公斤");
        add(list, Kind.MASS, "5e-4", "斤", "市斤");
        add(list, Kind.MASS, "1", "t", "Mg", "ton", "tons", "Tons", "tonne", "tonnes", "Tonnes");
        add(list, Kind.MASS, "1", "metric ton", "metric tons", "metric tonnes", "Metric tons", "Metric Tons");
        add(list, Kind.MASS, "1", "吨", "公吨");
        add(list, Kind.MASS, "0.05", "重量箱"); // of flat glass
        add(list, Kind.MASS, "1e3", "kt", "Gg", "kilotonne", "kilotonnes", "Kilotonnes", "kilotons");
        add(list, Kind.MASS, "1e3", "THS_T", "Metric tons, thousand"); // of Eurostat and the United Nations
        add(list, Kind.MASS, "1e6", "Mt", "Tg", "MIO_T", "MMT", "MMt"); // million metric tonnes, as the EPA has them
        add(list, Kind.MASS, "1e9", "Gt", "Pg");
        add(list, Kind.LENGTH, "1", "m");
        add(list, Kind.LENGTH, "100", "hm");
        add(list, Kind.LENGTH, "1000", "km");
        add(list, Kind.LENGTH, "0.01", "cm");
        add(list, Kind.AREA, "1", "ha", "Ha", "HA", "公顷");
        add(list, Kind.AREA, "1e-4", "平方米");
        add(list, Kind.AREA, "100", "平方公里", "平方千米");
        list.add(new Symbol("亩", Kind.AREA, BigDecimal.ONE, BigDecimal.valueOf(15)));
        list.add(new Symbol("mu", Kind.AREA, BigDecimal.ONE, BigDecimal.valueOf(15)));
        add(list, Kind.TIME, "1", "yr", "yrs", "year", "years", "a", "y", "年");
        add(list, Kind.ENERGY, "1e-9", "kJ", "KJ", "千焦");
        add(list, Kind.ENERGY, "1e-12", "J", "焦耳", "焦");
        add(list, Kind.ENERGY, "1e-6", "MJ", "兆焦");
        add(list, Kind.ENERGY, "1e-3", "GJ", "吉焦");
        add(list, Kind.ENERGY, "1", "TJ", "Terajoules", "太焦");
        add(list, Kind.ENERGY, "1e3", "PJ");
        add(list, Kind.ENERGY, "1e6", "EJ");
        add(list, Kind.ENERGY, "3.6e-6", "kWh", "KWh", "kwh", "KWH", "kW·h", "千瓦时", "千瓦·时", "千瓦小时", "度");
        add(list, Kind.ENERGY, "3.6e-3", "MWh", "MW·h", "兆瓦时", "兆瓦·时");
        add(list, Kind.ENERGY, "3.6", "GWh", "GW·h", "吉瓦时", "吉瓦·时", "Kilowatt-hours, million");
        add(list, Kind.ENERGY, "3600", "TWh");
        add(list, Kind.ENERGY, "0.041868", "toe", "吨油当量"); // of the International Energy Agency
        add(list, Kind.ENERGY, "41.868", "ktoe", "KTOE");
        add(list, Kind.ENERGY, "41868", "Mtoe", "MTOE");
        add(list, Kind.ENERGY, "4.1868e-9", "kcal", "千卡", "大卡"); // of the international table, as GB/T 2589 has it
        add(list, Kind.VOLUME, "1", "立方米", "Nm3", "Nm^3", "标准立方米", "立方", "标方", "方", "cu.m", "cubic meters");
        add(list, Kind.VOLUME, "1e3", "Cubic metres, thousand");
        add(list, Kind.VOLUME, "1e-3", "L", "升", "公升");
        add(list, Kind.VOLUME, "1e-6", "mL", "毫升");
        add(list, Kind.VOLUME, "1", "kL");
        add(list, Kind.COUNT, "1", "head", "heads", "animal", "animals", "头", "只", "匹", "羽", "峰");
        add(list, Kind.COUNT, "1", "person", "persons", "people", "capita", "人");
        add(list, Kind.MONEY, "1", "yuan", "CNY", "RMB", "元");
        list.sort(Comparator.comparingInt((Symbol s) -> s.text.length())
                .reversed()
                .thenComparing(Symbol::text));
        return List.copyOf(list);
    }

    private static void add(List<Symbol> list, Kind kind, String factor, String... texts) {
        for (String text : texts) {
            list.add(new Symbol(text, kind, new BigDecimal(factor), BigDecimal.ONE));
        }
    }
}
