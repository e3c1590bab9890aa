package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;

/**
 * A column's name taken apart: {@code 2005年原煤（万吨）} is raw coal of 2005 in 10^4 t.
 *
 * @param written as it stands
 * @param base    without what is in brackets at its end
 * @param year    that it is of
 * @param stem    what is left of the base without the year
 * @param measure unit of measure; empty where it names none
 */
record HeaderCell(String written, String base, OptionalInt year, String stem, String measure) {
    private static final Pattern BRACKETS =
            Pattern.compile("(.*?)\\s*[(\\[【]\\s*((?:[^()\\[\\]【】]|\\([^()]*\\))*?)\\s*[)\\]】]"); // also (tC/(hm²·a))
    private static final Pattern AROUND = Pattern.compile("^[(（\\[【](.*)[)）\\]】]$");
    private static final Pattern AFTER = Pattern.compile("(.+?)\\s*[/,:_]\\s*(\\D.*|10\\^\\d.*)");
    private static final Pattern YEAR = Pattern.compile("(\\D*?|\\p{L}.*?)[\\s_-]*(?<![0-9])((?:19|20)[0-9]{2})"
            + "(?:\\.0+)?(?![0-9])\\s*(?:年(?:[度末底终]|1\\s*[-—–~至]\\s*12月|\\d{1,2}月[末底]?)?)?[\\s_-]*"
            + "(\\D*|\\p{L}.*)"); // CO2 2015

    /** In brackets: (2005年), (2005, 万人), (万人，2005年末). */
    private static final Pattern YEAR_IN_BRACKETS = Pattern.compile("(?:(?<before>\\D+?)\\s*[,;、]\\s*)?"
            + "(?<year>(?:19|20)[0-9]{2})\\s*(?:年[度末底终]?)?(?:\\s*[,;、]\\s*(?<behind>\\D+))?");

    /** Without brackets: 城镇化率%. */
    private static final Pattern BARE_PERCENT = Pattern.compile("(?<=\\p{IsHan})\\s*[%％]$");

    /** Before a unit of measure in brackets, as standards of China have it: 系数/(t·hm⁻²·a⁻¹). */
    private static final Pattern OVER = Pattern.compile("\\s*/\\s*$");

    private static final Pattern CARBON_DENSITY = Pattern.compile("(?i)碳密度|碳储量|carbon (?:densit|stock)");
    private static final Pattern TWO_LANGUAGES = Pattern.compile("(\\p{IsHan}+)\\s*/?\\s*([A-Za-z][A-Za-z_ ]*)");
    /** What is below and what is beside in one cell: 地区\指标, of two rows joined 指标_地区. */
    private static final Pattern CORNER =
            Pattern.compile("([^\\\\/|]+?)\\s*[\\\\/|]\\s*([^\\\\/|]+)" + "|(\\p{IsHan}+)[_\\s]+(\\p{IsHan}+)");

    private static final Pattern TONNES = Pattern.compile("t(?![a-z])|[MkG]g|吨|公斤|千克");
    private static final Pattern ANOTHER_YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");
    private static final Pattern ONLY_YEAR = Pattern.compile("(?i)(?:YR|FY)?(?:19|20)[0-9]{2}\\s*(?:年[度末底终]?)?");
    private static final Pattern YEAR_WORD = Pattern.compile("(?i)y|yr|year|fy|年|年份|年度");

    /** The date of a day: 2005-12-31, 2005/12/31 0:00:00, 2005年12月31日, 12/31/2005. */
    private static final Pattern DAY = Pattern.compile("\\s*(?:(?<year>[0-9０-９]{4})([-/.年])\\d{1,2}(?:\\2|月)\\d{1,2}日?"
            + "|\\d{1,2}([-/.])\\d{1,2}\\3(?<last>[0-9]{4}))(?:[T ][\\d:.]+Z?)?\\s*");

    /** Of a note: 消费量②, 原煤①（万吨）, GDP①; GDP1 and km² hold none. */
    private static final Pattern MARK = Pattern.compile(
            "(?:(?<=[\\p{IsHan})）])\\s*" + RowCells.MARK + "|(?<=[A-Za-z])\\s*[①-⑳⑴-⒇]+)(?=\\s*(?:$|[(（_]))");

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*[\\r\\n]+\\s*");

    /** The year of those days of a spreadsheet whose numbers are those of years. */
    static final int OF_NUMBERS = 1905;

    /**
     * The names of a row. Days of different years are years, in cells that a spreadsheet shows as such; several days of
     * a year are not. Two columns 05年 and 20年 are years, one alone may be an age.
     */
    static List<HeaderCell> row(List<String> cells) {
        List<String> written = cells.stream().map(HeaderCell::inOneLine).toList();
        List<Integer> years = written.stream()
                .flatMapToInt(w -> yearOfDay(w).stream())
                .filter(y -> y != OF_NUMBERS) // which are told
                .boxed()
                .toList();
        boolean shortened = written.stream()
                        .flatMap(w -> YearWords.ofTwoDigits(w).stream())
                        .distinct()
                        .count()
                > 1;
        boolean apart = years.stream().distinct().count() == years.size();
        List<String> bare = written.stream().map(HeaderCell::unmarked).toList();
        List<String> bases = bare.stream().map(b -> of(b).base).toList();
        return IntStream.range(0, written.size())
                .mapToObj(i -> {
                    String w = written.get(i);
                    OptionalInt year = apart && yearOfDay(w).isPresent()
                            ? yearOfDay(w)
                            : shortened ? ofTwoDigits(w) : OptionalInt.empty();
                    boolean once = Collections.frequency(bases, of(bare.get(i)).base) == 1;
                    HeaderCell cell = of(once ? bare.get(i) : w);
                    return year.isEmpty()
                            ? new HeaderCell(w, cell.base, cell.year, cell.stem, cell.measure)
                            : new HeaderCell(w, w, year, "", "");
                })
                .toList();
    }

    /** A name without the mark of a note. */
    static String unmarked(String name) {
        return MARK.matcher(name).replaceFirst("");
    }

    /** Narrow cells break names: 人口\n（万人）. */
    static String inOneLine(String name) {
        return name.indexOf('\n') < 0 && name.indexOf('\r') < 0
                ? name
                : LINE_BREAK.matcher(name).replaceAll(" ").replaceAll("(?<=[^\\x00-\\x7F]) | (?=[^\\x00-\\x7F])", "");
    }

    /** Of the date of a day its year; empty for all other texts. */
    static OptionalInt yearOfDay(String text) {
        Matcher day = DAY.matcher(text);
        return day.matches()
                ? OptionalInt.of(Integer.parseInt(day.group("year") == null ? day.group("last") : day.group("year")))
                : OptionalInt.empty();
    }

    private static OptionalInt ofTwoDigits(String text) {
        return YearWords.ofTwoDigits(text).stream().mapToInt(Integer::parseInt).findFirst();
    }

    static HeaderCell of(String written) {
        String text = BARE_PERCENT
                .matcher(YearWords.inDigits(YearWords.unmarked(written)).strip())
                .replaceFirst("(%)");
        String base = text;
        String measure = "";
        Matcher m;
        Optional<String> alone = ofCarbon(text);
        if (alone.isPresent()) {
            return new HeaderCell(written, alone.get(), OptionalInt.empty(), alone.get(), text);
        }
        if ((m = BRACKETS.matcher(text)).matches()) {
            Matcher year = YEAR_IN_BRACKETS.matcher(m.group(2));
            if (year.matches() && !m.group(1).isBlank()) { // 人口（2005年）
                String unit = Optional.ofNullable(year.group("before"))
                        .or(() -> Optional.ofNullable(year.group("behind")))
                        .orElse("");
                HeaderCell lasting = of(unit.isEmpty() ? m.group(1) : m.group(1) + "(" + unit + ")");
                return new HeaderCell(
                        written,
                        lasting.base,
                        OptionalInt.of(Integer.parseInt(year.group("year"))),
                        lasting.base,
                        lasting.measure);
            }
            String inBrackets = m.group(2);
            measure = unit(inBrackets).or(() -> among(inBrackets)).orElse("");
            base = measure.isEmpty() ? m.group(1) : OVER.matcher(m.group(1)).replaceFirst("");
        } else if ((m = AFTER.matcher(text)).matches() && unit(m.group(2)).isPresent()) {
            base = m.group(1);
            measure = m.group(2);
        }
        if (!measure.isEmpty() && saysCo2(base)) {
            measure = withCo2(measure);
        } else if (!measure.isEmpty() && CARBON_DENSITY.matcher(base).find()) {
            measure = withCarbon(measure);
        }
        m = YEAR.matcher(base);
        if (!m.matches()
                || !m.group(1).isBlank() && !m.group(3).isBlank()
                || ANOTHER_YEAR.matcher(m.group(1) + " " + m.group(3)).find()) {
            return new HeaderCell(written, base, OptionalInt.empty(), base, measure);
        }
        OptionalInt year = OptionalInt.of(Integer.parseInt(m.group(2)));
        String stem = (m.group(1).isBlank() ? m.group(3) : m.group(1)).strip();
        if (measure.isEmpty() && BRACKETS.matcher(stem).matches()) { // 原煤（万吨）2005年, as of two rows joined
            HeaderCell lasting = of(stem);
            return new HeaderCell(written, base, year, lasting.base, lasting.measure);
        }
        return new HeaderCell(written, base, year, YEAR_WORD.matcher(stem).matches() ? "" : stem, measure);
    }

    /** The one unit of measure beside other words: 折纯，吨. */
    private static Optional<String> among(String inBrackets) {
        List<String> units = Arrays.stream(inBrackets.split("[,;、，；]"))
                .flatMap(part -> unit(part).stream())
                .toList();
        return units.size() == 1 ? Optional.of(units.get(0)) : Optional.empty();
    }

    /** Without brackets around all of it. */
    static String bare(String text) {
        return AROUND.matcher(text).replaceFirst("$1").strip();
    }

    /** What stands in brackets at its end, be it a unit or not; empty for a year, as the World Bank's 2010 [YR2010]. */
    String inBrackets() {
        Matcher m = BRACKETS.matcher(RowCells.folded(written).strip());
        return m.matches() && !ONLY_YEAR.matcher(m.group(2)).matches() ? m.group(2) : "";
    }

    /** What a unit of measure is of that says it is of carbon, and so needs no other word: 万吨CO2, tC/ha. */
    private static Optional<String> ofCarbon(String text) {
        return Unit.find(text).flatMap(u -> switch (u.substance()) {
            case CO2, CO2E -> Optional.of("CO2");
            case CARBON -> Optional.of("carbon");
            default -> Optional.empty();
        });
    }

    /** The unit of measure that a text is; empty where it is none. */
    static Optional<String> unit(String text) {
        return text.isBlank() ? Optional.empty() : Unit.find(text).map(u -> text.strip());
    }

    /** Whether a text says carbon dioxide, which a unit such as 万吨 beside it does not. */
    static boolean saysCo2(String text) {
        return text.matches("(?is).*(CO[2₂]|二氧化碳|carbon dioxide).*");
    }

    static String withCo2(String measure) {
        return Unit.find(measure + "CO2")
                .filter(u -> !saysCo2(measure)
                        && Unit.find(measure)
                                .map(Unit::substance)
                                .filter(s -> s == Substance.UNSTATED)
                                .isPresent())
                .map(u -> measure + "CO2")
                .orElse(measure);
    }

    /** The density of carbon in t/hm² is in tC/hm². */
    private static String withCarbon(String measure) {
        String named = TONNES.matcher(measure).replaceFirst("$0C");
        Optional<Unit> unit = Unit.find(measure).filter(u -> u.substance() == Substance.UNSTATED);
        return Unit.find(named)
                .filter(u -> u.substance() == Substance.CARBON)
                .filter(u -> unit.filter(w -> w.factor() == u.factor()).isPresent())
                .map(u -> named)
                .orElse(measure);
    }

    /** Whether it is the column of this name, as a whole or but for brackets. */
    boolean is(String name) {
        return isWhole(name) || ColumnNames.key(base).equals(ColumnNames.key(name));
    }

    boolean isWhole(String name) {
        return ColumnNames.key(written).equals(ColumnNames.key(name));
    }

    /** Whether it is the lower of two rows joined that has this name, with or without what is in brackets. */
    boolean endsIn(String name) {
        int at = base.lastIndexOf('_');
        return at > 0 && ColumnNames.key(base.substring(at + 1)).equals(ColumnNames.key(of(name).base));
    }

    /** Of two rows joined what the lower one says. */
    HeaderCell lower() {
        return of(written.substring(written.lastIndexOf('_') + 1));
    }

    /** Whether it stands under a heading of this name. */
    boolean beginsIn(String name) {
        int at = base.lastIndexOf('_');
        return at > 0 && ColumnNames.key(base.substring(0, at)).equals(ColumnNames.key(of(name).base));
    }

    /** Whether it says its year and nothing else: 2005, 2005年末. */
    boolean isYear() {
        return year.isPresent() && stem.isEmpty() && measure.isEmpty();
    }

    /** Also where one cell says it in two languages: 年份 Year. */
    boolean means(String meaning) {
        Matcher two = TWO_LANGUAGES.matcher(base);
        return HeaderWords.means(written, meaning)
                || HeaderWords.means(base, meaning)
                || HeaderWords.PLACES.contains(meaning) && isCorner(meaning)
                || two.matches()
                        && HeaderWords.means(two.group(1), meaning)
                        && HeaderWords.means(two.group(2), meaning);
    }

    /** Whether it says places, which stand below it, and what stands beside it. */
    private boolean isCorner(String meaning) {
        Matcher m = CORNER.matcher(base);
        if (!m.matches()) {
            return false;
        }
        String one = m.group(1) == null ? m.group(3) : m.group(1);
        String other = m.group(1) == null ? m.group(4) : m.group(2);
        return isPlace(one, meaning) && (isBeside(other) || HeaderWords.means(other, HeaderWords.YEAR))
                || isPlace(other, meaning) && isBeside(one);
    }

    private static boolean isPlace(String word, String meaning) {
        return HeaderWords.means(word, meaning) && !HeaderWords.means(word, HeaderWords.MEASURE);
    }

    private static boolean isBeside(String word) {
        return HeaderWords.means(word, "item") || HeaderWords.means(word, "class");
    }
}
