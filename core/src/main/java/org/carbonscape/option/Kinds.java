package org.carbonscape.option;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** The kinds of options. */
public final class Kinds {
    private static final Pattern LENGTH = Pattern.compile("([0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*(m|km|米|千米|公里)?");
    private static final Pattern AREA =
            Pattern.compile("([0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*(ha|km2|km²|m2|m²|公顷|平方千米|平方公里|平方米)?");
    /** A number as people write it: not Java's other forms, {@code 1d} and {@code 0x1p0}. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private static final Pattern MEMORY = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*([mgt])(?:i?b)?");
    private static final long LEAST_MEMORY = 64;
    private static final long MOST_MEMORY = 1L << 30;

    private static final double MOST_METRES = 1e8;
    private static final double METRES_PER_DEGREE = 111_320;

    private Kinds() {}

    /** Any text but none. */
    public static Kind<String> text() {
        return text("TEXT");
    }

    /** Any text, under another label in usages. */
    public static Kind<String> text(String label) {
        return new SingleKind<>(
                t -> t.isEmpty()
                        ? Reading.wrong(
                                Bilingual.of("a text is needed", "此处需要一段文字"),
                                Bilingual.of("one word or a quoted text", "一个词或加引号的文字"))
                        : Reading.of(t),
                Bilingual.of("a text", "文字"),
                label,
                Schema.of("type", List.of("string", "number")),
                v -> v);
    }

    /** The name of a file, not yet resolved against anything. */
    public static Kind<Path> file() {
        return path("FILE", Bilingual.of("a file", "文件"));
    }

    /** The name of a folder that is to be written. */
    public static Kind<Path> folder() {
        return path("DIR", Bilingual.of("a folder", "文件夹"));
    }

    private static Kind<Path> path(String label, Bilingual wanted) {
        return new SingleKind<>(
                t -> {
                    if (t.isBlank()) { // which Java takes for the folder that the program was started in
                        return Reading.wrong(Bilingual.of("no name", "没有名称"), wanted);
                    }
                    return t.chars().anyMatch(c -> c < ' ')
                            ? Reading.wrong(Bilingual.of("not the name of a file here", "不是有效的文件名"), wanted)
                            : Reading.of(FileName.path(t));
                },
                wanted,
                label,
                Schema.of("type", "string"),
                FileName::text);
    }

    /** The name of a raster, or of several that are one: a folder, a pattern or a list. */
    public static Kind<Path> rasters() {
        return new RastersKind(file());
    }

    /** The name of a file that is to be written. */
    public static Kind<Path> written() {
        return new WrittenKind(file());
    }

    /** The name of a preset, or of a file: told apart by who reads it, since presets are named in the schema only. */
    public static Kind<String> presetOrFile(List<String> presets) {
        return new SingleKind<>(
                t -> t.isEmpty()
                        ? Reading.wrong(
                                Bilingual.of("a text is needed", "此处需要一段文字"),
                                Bilingual.of("a preset's name or a file", "预设名或文件"))
                        : Reading.of(t),
                Bilingual.of("a preset's name or a file", "预设名或文件"),
                "NAME|FILE",
                Schema.of("type", "string", "examples", presets),
                v -> v);
    }

    /** A name: one of the known ones, which the schema offers, or any other. */
    public static Kind<String> nameOr(List<String> known, Bilingual wanted) {
        return new SingleKind<>(
                t -> t.isEmpty() ? Reading.wrong(Bilingual.of("a text is needed", "此处需要一段文字"), wanted) : Reading.of(t),
                wanted,
                "NAME",
                Schema.of("type", "string", "examples", known),
                v -> v);
    }

    /** {@code true} or {@code false}. */
    public static Kind<Boolean> flag() {
        Map<String, Boolean> words =
                Map.of("true", true, "yes", true, "是", true, "false", false, "no", false, "否", false);
        return new SingleKind<>(
                t -> Optional.ofNullable(words.get(t.toLowerCase(Locale.ROOT)))
                        .map(Reading::of)
                        .orElseGet(() -> Reading.wrong(
                                Bilingual.of("not a yes or no", "不是“是”或“否”"), Bilingual.same("true / false"))),
                Bilingual.of("true or false", "true 或 false"),
                "true|false",
                Schema.of("type", "boolean"),
                String::valueOf);
    }

    /** A whole number, ends included. */
    public static Kind<Long> integer(long least, long most) {
        Bilingual wanted = least == Long.MIN_VALUE
                ? Bilingual.of("a whole number", "整数")
                : most == Long.MAX_VALUE
                        ? Bilingual.of("a whole number of " + least + " or more", "不小于 " + least + " 的整数")
                        : Bilingual.of("a whole number from " + least + " to " + most, least + " 至 " + most + " 的整数");
        Bilingual written = least == Long.MIN_VALUE
                ? Bilingual.of("a whole number of at most 18 digits, without exponent", "至多 18 位的整数，不用指数")
                : wanted;
        return new SingleKind<>(
                t -> {
                    try {
                        long value = Long.parseLong(halfWidth(t).replace("_", ""));
                        if (value >= least && value <= most) {
                            return Reading.of(value);
                        }
                    } catch (NumberFormatException e) {
                        // told below
                    }
                    return Reading.wrong(Bilingual.of("out of range or not a whole number", "不是整数或超出范围"), written);
                },
                wanted,
                "N",
                bounded(
                        "integer",
                        least == Long.MIN_VALUE ? Optional.empty() : Optional.of(least),
                        most == Long.MAX_VALUE ? Optional.empty() : Optional.of(most)),
                String::valueOf);
    }

    /** A year of our era; 年 may stand behind it. */
    public static Kind<Long> year() {
        Kind<Long> number = integer(1, 9999);
        return new SingleKind<>(
                t -> number.read(List.of(t.replaceFirst("\\s*年$", "")), ""),
                number.wanted(),
                number.label(),
                number.schema(),
                number::text);
    }

    /** A whole number, or one word that leaves it to the program (empty). */
    public static Kind<OptionalLong> wholeOr(String word, long least, long most) {
        Kind<Long> number = integer(least, most);
        Bilingual wanted = Bilingual.of(
                number.wanted().in(Language.EN) + ", or " + word,
                number.wanted().in(Language.ZH) + "，或 " + word);
        return new SingleKind<>(
                t -> {
                    if (t.equalsIgnoreCase(word)) {
                        return Reading.of(OptionalLong.empty());
                    }
                    return number.read(List.of(t), "") instanceof Reading.Value<Long> v
                            ? Reading.of(OptionalLong.of(v.value()))
                            : Reading.wrong(Bilingual.of("out of range or not a whole number", "不是整数或超出范围"), wanted);
                },
                wanted,
                "N|" + word,
                Schema.of("anyOf", List.of(number.schema(), Schema.of("const", word))),
                v -> v.isPresent() ? Long.toString(v.getAsLong()) : word);
    }

    /** A finite number, ends included. */
    public static Kind<Double> number(double least, double most, Bilingual wanted) {
        return new SingleKind<>(
                t -> {
                    double value = decimal(t);
                    return value >= least && value <= most
                            ? Reading.of(value)
                            : Reading.wrong(Bilingual.of("out of range or not a number", "不是数或超出范围"), wanted);
                },
                wanted,
                "X",
                bounded(
                        "number",
                        least == -Double.MAX_VALUE ? Optional.empty() : Optional.of(least),
                        most == Double.MAX_VALUE ? Optional.empty() : Optional.of(most)),
                Numbers::text);
    }

    /** A share or a level of significance: above 0 and below 1. */
    public static Kind<Double> share() {
        return new SingleKind<>(
                t -> {
                    double value = decimal(t);
                    return value > 0 && value < 1
                            ? Reading.of(value)
                            : Reading.wrong(
                                    Bilingual.of("out of range or not a number", "不是数或超出范围"),
                                    Bilingual.of("a number between 0 and 1", "0 与 1 之间的数"));
                },
                Bilingual.of("a number between 0 and 1", "0 与 1 之间的数"),
                "P",
                Schema.of("type", "number", "exclusiveMinimum", 0, "exclusiveMaximum", 1),
                Numbers::text);
    }

    /** NaN where it is no number, which lies in no range. */
    private static double decimal(String text) {
        String plain = halfWidth(text);
        return DECIMAL.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    }

    /** As a Chinese keyboard writes digits, letters, signs and blanks, in plain characters. */
    private static String halfWidth(String text) {
        return text.chars()
                .map(c -> c >= '！' && c <= '～' ? c - '！' + '!' : c == '\u3000' ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Map<String, Object> bounded(
            String type, Optional<? extends Number> least, Optional<? extends Number> most) {
        Map<String, Object> schema = Schema.of("type", type);
        least.ifPresent(v -> schema.put("minimum", v));
        most.ifPresent(v -> schema.put("maximum", v));
        return schema;
    }

    /** A length in metres: {@code 3 km}, {@code 500 m}, {@code 30} (metres). */
    public static Kind<Double> length() {
        return measured(
                LENGTH,
                false,
                unit -> unit == null || unit.equals("m") || unit.equals("米") ? "1" : "1000",
                MOST_METRES,
                "D",
                Bilingual.of("not a length", "不是长度"),
                Bilingual.of("a length such as 3 km or 500 m", "长度，如 3 km 或 500 m"),
                v -> Numbers.text(v) + " m");
    }

    /** A length that may be 0, or degrees, which count as those of latitude. */
    public static Kind<Double> reach() {
        Kind<Double> length = length();
        Bilingual wanted =
                Bilingual.of("a length such as 3 km, 500 m or 1e-7 deg, or 0", "长度，如 3 km、500 m 或 1e-7 度，或 0");
        return new SingleKind<>(
                written -> {
                    String t = halfWidth(written);
                    if (t.matches("0+(\\.0*)?\\s*(m|km|deg|°|米|千米|公里|度)?")) {
                        return Reading.of(0.0);
                    }
                    boolean degrees = t.matches("[0-9.eE+-]+\\s*(deg|°|度)");
                    Reading<Double> read = length.read(List.of(degrees ? t.replaceAll("\\s*(deg|°|度)$", "") : t), "");
                    return read instanceof Reading.Value<Double> v
                            ? Reading.of(degrees ? v.value() * METRES_PER_DEGREE : v.value())
                            : Reading.wrong(Bilingual.of("not a length", "不是长度"), wanted);
                },
                wanted,
                length.label(),
                length.schema(),
                length::text);
    }

    /** An area in hectares: {@code 10 ha}, {@code 2 km2}, {@code 10} (hectares); 0 too. */
    public static Kind<Double> area() {
        return area(true, Bilingual.of("an area such as 10 ha or 2 km2", "面积，如 10 ha 或 2 km2"));
    }

    /** As {@link #area}, but not 0: that of a cell. */
    public static Kind<Double> someArea() {
        return area(false, Bilingual.of("an area above 0 such as 0.09 ha or 900 m2", "大于 0 的面积，如 0.09 ha 或 900 m2"));
    }

    private static Kind<Double> area(boolean noneAllowed, Bilingual wanted) {
        return measured(
                AREA,
                noneAllowed,
                unit -> unit == null || unit.equals("ha") || unit.equals("公顷")
                        ? "1"
                        : unit.startsWith("k") || unit.startsWith("平方千") || unit.startsWith("平方公") ? "100" : "1e-4",
                1e12,
                "A",
                Bilingual.of("not an area", "不是面积"),
                wanted,
                v -> Numbers.text(v) + " ha");
    }

    /** Memory in MB of 2^20 bytes: {@code 4g}, {@code 1.5 GB}, {@code 800m}; never without a unit. */
    public static Kind<Long> memory() {
        Bilingual wanted = Bilingual.of("a size such as 4g or 800m, 64m at least", "大小，如 4g 或 800m，至少 64m");
        return new SingleKind<>(
                t -> {
                    Matcher m = MEMORY.matcher(halfWidth(t).toLowerCase(Locale.ROOT));
                    if (m.matches()) {
                        int power = "mgt".indexOf(m.group(2)) * 10;
                        double mb = Double.parseDouble(m.group(1)) * (1L << power);
                        if (mb >= LEAST_MEMORY && mb < MOST_MEMORY) {
                            return Reading.of((long) mb);
                        }
                    }
                    return Reading.wrong(Bilingual.of("not an amount of memory", "不是内存大小"), wanted);
                },
                wanted,
                "SIZE",
                Schema.of("type", "string"),
                v -> v + "m");
    }

    private static Kind<Double> measured(
            Pattern form,
            boolean noneAllowed,
            Function<String, String> unit,
            double most,
            String label,
            Bilingual found,
            Bilingual wanted,
            Function<Double, String> writer) {
        return new SingleKind<>(
                t -> {
                    Matcher m = form.matcher(halfWidth(t));
                    if (m.matches()) {
                        try {
                            double value = new BigDecimal(m.group(1))
                                    .multiply(new BigDecimal(unit.apply(m.group(2))))
                                    .doubleValue();
                            if ((value > 0 || noneAllowed && value == 0) && value < most) {
                                return Reading.of(value);
                            }
                        } catch (NumberFormatException e) {
                            // told below
                        }
                    }
                    return Reading.wrong(found, wanted);
                },
                wanted,
                label,
                Schema.of("type", List.of("string", "number")),
                writer);
    }

    /** One of a few words; hyphens, blanks and underscores are the same, and so are capitals and small letters. */
    public static <V> Kind<V> choice(List<Choice<V>> choices) {
        return new ChoiceKind<>(List.copyOf(choices));
    }

    /** A list; a single value counts as a list of one. */
    public static <V> Kind<List<V>> list(Kind<V> item) {
        return new ListKind<>(item);
    }

    /** A list in which each item is above the one before. */
    public static <V extends Comparable<V>> Kind<List<V>> ascending(Kind<V> item) {
        Kind<List<V>> list = list(item);
        return new CheckedList<>(
                list,
                v -> IntStream.range(1, v.size())
                        .filter(i -> v.get(i).compareTo(v.get(i - 1)) <= 0)
                        .findFirst(),
                Bilingual.of("not above the one before", "不大于前一项"),
                Bilingual.of(
                        list.wanted().in(Language.EN) + ", ascending",
                        list.wanted().in(Language.ZH) + "，由小到大"));
    }

    /** A list of at least so many items. */
    public static <V> Kind<List<V>> several(int least, Kind<V> item) {
        Kind<List<V>> list = list(item);
        return new CheckedList<>(
                list,
                v -> v.size() < least ? OptionalInt.of(0) : OptionalInt.empty(),
                Bilingual.of("too few", "过少"),
                Bilingual.of(
                        list.wanted().in(Language.EN) + ", at least " + least,
                        list.wanted().in(Language.ZH) + "，至少 " + least + " 项"));
    }

    /**
     * A text with a grammar of its own.
     *
     * @param reader of the text and its place; tells problems of its own
     * @param writer as it is written
     */
    public static <V> Kind<V> of(
            String label, Bilingual wanted, BiFunction<String, String, V> reader, Function<V, String> writer) {
        Map<String, Object> schema = Schema.of("type", List.of("string", "number"));
        return new Kind<>() {
            @Override
            public Reading<V> read(List<String> texts, String place) {
                return Reading.of(reader.apply(String.join(", ", texts).strip(), place));
            }

            @Override
            public Bilingual wanted() {
                return wanted;
            }

            @Override
            public boolean hasGrammar() {
                return true;
            }

            @Override
            public String label() {
                return label;
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }

            @Override
            public String text(V value) {
                return writer.apply(value);
            }
        };
    }

    /** Texts that may hold commas: each is read by who takes them. */
    public static Kind<List<String>> texts(String label) {
        Kind<String> item = text(label);
        return form(
                label,
                Bilingual.of("a list of texts", "若干文字"),
                list(item).schema(),
                true,
                texts -> Reading.of(List.copyOf(texts)),
                v -> String.join(", ", v));
    }

    /**
     * A form of its own.
     *
     * @param list   whether several items may be written
     * @param reader of the items
     * @param writer as it is written
     */
    public static <V> Kind<V> form(
            String label,
            Bilingual wanted,
            Map<String, Object> schema,
            boolean list,
            Function<List<String>, Reading<V>> reader,
            Function<V, String> writer) {
        return new Kind<>() {
            @Override
            public Reading<V> read(List<String> texts, String place) {
                return reader.apply(texts);
            }

            @Override
            public Bilingual wanted() {
                return wanted;
            }

            @Override
            public String label() {
                return label;
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }

            @Override
            public String text(V value) {
                return writer.apply(value);
            }

            @Override
            public boolean isList() {
                return list;
            }
        };
    }
}
