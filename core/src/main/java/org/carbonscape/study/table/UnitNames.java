package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.UnitSet;

/**
 * The units of a set by what tables call them: their ids, or their names but for width, blanks at the ends and
 * those between Chinese letters (长 沙 县), and for 其中 ("of which") before the first unit below a total. A name that
 * several units have names none.
 */
final class UnitNames implements TableForm.Units {
    /** In place of the unit of a row that is the sum of others. */
    static final int TOTAL = -1;
    /** In place of the unit of a row about a place beyond the study. */
    static final int BEYOND = -2;

    /** In place of the unit of what several ids are alike in. */
    private static final int SEVERAL = 0;

    /** Within a name, as narrow cells have it: 芙蓉区 in two lines. */
    private static final Pattern LINE_BREAK = Pattern.compile("(?<=\\p{IsHan})\\s*[\\r\\n]\\s*(?=\\p{IsHan})");

    /** Behind a unit's name that of where it lies, or its id: 芙蓉区（长沙市）. */
    private static final Pattern BRACKETED =
            Pattern.compile("(?<name>[^()（）]*\\p{IsHan})\\s*[(（]\\s*(?!不?含|包括|原|除|撤|市辖)(?<inner>[^()（）]{2,})[)）]");

    /** Before a name its number in a list: 1.芙蓉区, （一）芙蓉区. */
    private static final Pattern LISTED =
            Pattern.compile("^(?:[(（](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[、.．])"
                    + "\\s*(?=\\p{IsHan})");

    private static final Pattern WITH_ID =
            Pattern.compile("\\s*(?<id>[0-9]{6}(?:[0-9]{3}|[0-9]{6})?)[\\s\\p{Z}_:：-]*(?<name>[^0-9\\s].*)");
    private static final Pattern LONGER = Pattern.compile("^(?:(-?[0-9]+)\\.0+|([0-9]{6})0{6})$");
    private static final Pattern SHORT_NUMBER = Pattern.compile("[-+]?[0-9.,]{0,5}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    /** What names of provinces, cities, prefectures, leagues, counties and districts end in. */
    private static final String DIVISIONS = "省市州盟区县旗";

    private static final String PARTED = "/-—·>_"; // between the names of a city and of its counties

    private final UnitSet set;
    private final Map<String, Integer> written = new HashMap<>(); // ids as they are
    private final Map<String, Integer> byId = new HashMap<>(); // by key
    private final Map<String, Integer> byNumber = new HashMap<>(); // by number
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final RoundedIds rounded;
    private final Map<String, Integer> found = new HashMap<>(); // units by what a table calls them: rows repeat it

    UnitNames(UnitSet set) {
        this.set = set;
        this.rounded = new RoundedIds(set);
        for (int u = 1; u <= set.count(); u++) {
            written.put(set.id(u), u);
            String id = ShortNames.key(set.id(u));
            byId.merge(id, u, (one, other) -> SEVERAL);
            if (isNumber(id)) {
                byNumber.merge(number(id), u, (one, other) -> SEVERAL);
            }
            String name = ShortNames.key(set.unitName(u));
            if (!name.isEmpty()) {
                byName.computeIfAbsent(name, k -> new ArrayList<>()).add(u);
            }
        }
    }

    /**
     * Also of an id that a program took for a number (430102.0, 4.30102E+05, 7 for 007), or with the twelve digits of
     * statistics.
     */
    private Optional<Integer> id(String text) {
        String key = ShortNames.key(text);
        String whole = LONGER.matcher(key).replaceFirst("$1$2");
        return one(written, text)
                .or(() -> one(byId, key))
                .or(() -> one(byId, whole))
                .or(() -> isNumber(whole) ? one(byNumber, number(whole)) : rounded.find(text));
    }

    private static Optional<Integer> one(Map<String, Integer> units, String text) {
        return Optional.ofNullable(units.get(text)).filter(u -> u != SEVERAL);
    }

    private static boolean isNumber(String key) {
        return !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String number(String digits) {
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    /**
     * The unit of an id or, failing that, of a name that is one unit's only, of both beside each other (430102 芙蓉区)
     * or of a name behind those of city and province, or before them in brackets; 0 where there is none.
     */
    int find(String text) {
        return found.computeIfAbsent(text, this::search);
    }

    private int search(String text) {
        Optional<Integer> id = id(text);
        if (id.isPresent()) {
            return id.get();
        }
        int named = named(text);
        if (named > 0) {
            return named;
        }
        String bare = LISTED.matcher(text).replaceFirst("");
        int listed = bare.equals(text) ? 0 : named(bare);
        return listed > 0 ? listed : withId(bare).or(() -> bracketed(bare)).orElseGet(() -> within(bare));
    }

    private Optional<Integer> bracketed(String text) {
        Matcher m = BRACKETED.matcher(text);
        int named = m.matches() ? named(m.group("name")) : 0;
        boolean place = named > 0
                && (DIVISIONS.indexOf(m.group("inner")
                                        .strip()
                                        .charAt(m.group("inner").strip().length() - 1))
                                >= 0
                        || id(m.group("inner")).filter(u -> u == named).isPresent());
        return place ? Optional.of(named) : Optional.empty();
    }

    /** The units of one of several sets, whichever it is; squares, of which there may be millions, have no names. */
    static TableForm.Units ofOne(List<UnitSet> sets) {
        return new TableForm.Units() {
            private final List<UnitNames> all = new ArrayList<>(); // few tables ask

            private Stream<UnitNames> all() {
                if (all.isEmpty()) {
                    sets.stream().filter(s -> !(s instanceof Fishnet)).forEach(s -> all.add(new UnitNames(s)));
                }
                return all.stream();
            }

            @Override
            public boolean is(String cell) {
                return all().anyMatch(u -> u.is(cell));
            }

            @Override
            public boolean are(List<String> cells) {
                return all().anyMatch(u -> u.are(cells));
            }
        };
    }

    @Override
    public boolean is(String cell) {
        return find(cell) > 0;
    }

    /** At least half of them are, or every unit is among them; short numbers may be anything. */
    @Override
    public boolean are(List<String> cells) {
        List<Integer> known = cells.stream()
                .filter(c -> !SHORT_NUMBER.matcher(c).matches())
                .map(this::find)
                .filter(u -> u > 0)
                .toList();
        long different = known.stream().distinct().count();
        return different >= Math.min(2, set.count()) && (2 * known.size() >= cells.size() || different == set.count());
    }

    private int named(String text) {
        List<Integer> named = byName.getOrDefault(ShortNames.key(text), List.of());
        return named.size() == 1 ? named.get(0) : 0;
    }

    private Optional<Integer> withId(String text) {
        Matcher m = WITH_ID.matcher(text);
        return m.matches()
                ? id(m.group("id")).filter(u -> ShortNames.key(set.unitName(u)).equals(ShortNames.key(m.group("name"))))
                : Optional.empty();
    }

    /** Of 湖南省长沙市芙蓉区 the unit 芙蓉区, also of 长沙市/芙蓉区 and 长沙-芙蓉区. */
    private int within(String text) {
        String key = ShortNames.key(text);
        for (int i = 2; i < key.length() - 1; i++) {
            if ((isParted(key, i - 1) || DIVISIONS.indexOf(key.charAt(i - 1)) >= 0) && named(key.substring(i)) > 0) {
                return named(key.substring(i));
            }
        }
        return 0;
    }

    private static boolean isParted(String key, int at) {
        return PARTED.indexOf(key.charAt(at)) >= 0
                && key.substring(0, at).chars().noneMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether it is the name of several units and the id of none. */
    boolean isSeveral(String text) {
        return id(text).isEmpty()
                && byName.getOrDefault(ShortNames.key(text), List.of()).size() > 1;
    }

    /** An id that is also another unit's name: which is meant is known where all of a column are ids. */
    private boolean isDoubtful(String text) {
        Optional<Integer> id = id(text);
        List<Integer> named = byName.getOrDefault(ShortNames.key(text), List.of());
        return id.isPresent() && !named.isEmpty() && !named.contains(id.get());
    }

    /**
     * The unit of each row.
     *
     * @param units by row in the table's order; 0 for a row of no unit, which is a problem, below 0 for one that is
     *              left out, by this or by who asks: {@link #TOTAL}, {@link #BEYOND}
     * @param texts what the table calls it
     */
    record Found(int[] units, String[] texts) {}

    /**
     * The units of a table's rows, found by the column that says so and by further ones that may: a name beside a code.
     * Ambiguous ones are problems, all together, and so are unknown ones that may be a unit of the set; rows of totals
     * and of places beyond are left out with a caution.
     *
     * @param amount column whose sum tells what is left out
     */
    Found of(TextTable table, String column, Optional<String> amount, Problems problems) {
        return of(table, column, r -> r.findText("year").orElse("").replaceAll("\\D", ""), amount, problems);
    }

    /** The same of rows that something else than the year tells apart. */
    Found of(
            TextTable table,
            String column,
            Function<TextTable.Row, String> kind,
            Optional<String> amount,
            Problems problems) {
        Columns columns = columns(table, column);
        List<TextTable.Row> rows = table.rows();
        int[] units = new int[rows.size()];
        String[] texts = new String[rows.size()];
        Map<String, List<Integer>> strangers = new LinkedHashMap<>(); // their rows
        Map<String, List<Integer>> several = new LinkedHashMap<>();
        Set<String> lost = new LinkedHashSet<>();
        Map<String, String> totals = new LinkedHashMap<>(); // by row of the file, of which years make several
        Map<Integer, Map<String, List<Integer>>> called = new HashMap<>(); // rows by unit and text
        for (int r = 0; r < units.length; r++) {
            TextTable.Row row = rows.get(r);
            String text = columns.names.stream()
                    .flatMap(c -> row.findText(c).stream())
                    .findFirst()
                    .orElseGet(() -> totalOfYears(row));
            texts[r] = text;
            units[r] = unit(row, text, columns, several, problems);
            if (units[r] > 0) {
                called.computeIfAbsent(units[r], u -> new HashMap<>())
                        .computeIfAbsent(ShortNames.key(text), t -> new ArrayList<>())
                        .add(r);
            }
            if (units[r] == 0 && isSeveral(text)) {
                several.put(text, byName.get(ShortNames.key(text)));
            } else if (units[r] == 0 && (isTotal(columns.names, row) || HeaderWords.isTotal(text))) {
                units[r] = TOTAL;
            } else if (units[r] == 0 && rounded.lost(text).isPresent()) {
                lost.add(text + " (" + rounded.lost(text).get() + ")");
                units[r] = BEYOND;
            } else if (units[r] == 0 && !text.isEmpty()) {
                strangers.computeIfAbsent(text, t -> new ArrayList<>()).add(r);
            }
        }
        if (!lost.isEmpty()) {
            problems.add(ProblemCode.UNITS_11_ROUNDED, table.place(), Listing.of(lost, "; "));
        }
        called.forEach((unit, byText) -> elsewhere(unit, byText).forEach(r -> {
            units[r] = 0;
            strangers.computeIfAbsent(texts[r], t -> new ArrayList<>()).add(r);
        }));
        several.forEach((text, all) -> problems.add(
                ProblemCode.UNITS_08_NAME,
                table.place(),
                text,
                all.size(),
                Listing.of(all.stream().map(set::id).toList())));
        new Strangers(set, table, columns.names, units, kind).tell(strangers, amount, problems);
        IntStream.range(0, units.length)
                .filter(r -> units[r] == TOTAL)
                .forEach(r -> totals.putIfAbsent(rows.get(r).place(), texts[r]));
        tell(totals, table, problems);
        return new Found(units, texts);
    }

    /** Rows of 徐州市鼓楼区 where others are of 鼓楼区 or 南京市鼓楼区: which of them is the unit nobody knows. */
    private List<Integer> elsewhere(int unit, Map<String, List<Integer>> byText) {
        List<String> longer = byText.keySet().stream()
                .filter(t -> id(t).isEmpty() && named(t) != unit && withId(t).isEmpty())
                .toList();
        return longer.size() == 1 && byText.size() == 1
                ? List.of()
                : longer.stream()
                        .flatMap(t -> byText.getOrDefault(t, List.of()).stream())
                        .sorted()
                        .toList();
    }

    /**
     * Columns that may hold units, the best first.
     *
     * @param coded whether the first holds the id of every unit: a code of elsewhere is then not overruled by a name
     * @param ids   whether the first holds ids only
     */
    private record Columns(List<String> names, boolean coded, boolean ids) {}

    private Columns columns(TextTable table, String column) {
        List<String> names = new ArrayList<>(List.of(column));
        names.addAll(table.furtherPlaces());
        // of columns that do not hold units, such as the province's name beside the county's, the best comes first
        if (names.size() > 1) {
            ShortNames shorter = new ShortNames(set);
            names.sort(Comparator.comparing((String c) -> known(table, c))
                    .thenComparing(c -> shortened(table, c, shorter))
                    .reversed());
        }
        Optional<String> codes =
                names.stream().filter(c -> ids(table, c) == set.count()).findFirst();
        codes.ifPresent(c -> {
            names.remove(c);
            names.add(0, c);
        });
        boolean ids = codes.isPresent()
                || table.rows().stream()
                        .allMatch(r -> r.findText(names.get(0))
                                .map(t -> id(t).isPresent())
                                .orElse(true));
        return new Columns(names, codes.isPresent(), ids);
    }

    /**
     * The unit that a row's columns name; 0 where none does. Two units are a problem.
     *
     * @param source  what the table calls it
     * @param several takes a text that is one unit's id and another's name
     */
    private int unit(
            TextTable.Row row, String source, Columns columns, Map<String, List<Integer>> several, Problems problems) {
        int found = 0;
        String by = source;
        for (String c : columns.names) {
            String text = row.findText(c).orElse("");
            int unit = text.isEmpty() ? 0 : find(text);
            if (unit > 0 && found > 0 && found != unit) {
                problems.add(ProblemCode.UNITS_07_TWO_UNITS, row.place(), by, set.id(found), text, set.id(unit));
            } else if (unit > 0 && found == 0 && (!columns.coded || by.equals(text))) {
                found = unit;
                by = text;
                if (!columns.ids && isDoubtful(text)) {
                    several.put(text, both(text));
                }
            }
        }
        return found;
    }

    /** The same where nobody knows the units: only totals are told. */
    static Found unchecked(TextTable table, String column, Problems problems) {
        List<TextTable.Row> rows = table.rows();
        int[] units = new int[rows.size()];
        String[] texts = new String[rows.size()];
        Map<String, String> totals = new LinkedHashMap<>();
        for (int r = 0; r < units.length; r++) {
            TextTable.Row row = rows.get(r);
            texts[r] = LINE_BREAK
                    .matcher(row.findText(column).orElseGet(() -> totalOfYears(row)))
                    .replaceAll("");
            if (HeaderWords.isTotal(texts[r])) {
                units[r] = TOTAL;
                totals.putIfAbsent(rows.get(r).place(), texts[r]);
            }
        }
        if (totals.size() == rows.stream().map(TextTable.Row::place).distinct().count()) { // one region is all there is
            return new Found(new int[rows.size()], texts);
        }
        tell(totals, table, problems);
        return new Found(units, texts);
    }

    private static void tell(Map<String, String> totals, TextTable table, Problems problems) {
        if (!totals.isEmpty()) {
            problems.add(
                    ProblemCode.UNITS_C07_TOTALS,
                    table.place(),
                    totals.size(),
                    Listing.of(totals.values().stream().distinct().toList()));
        }
    }

    private static boolean isTotal(List<String> columns, TextTable.Row row) {
        return columns.stream()
                .anyMatch(c -> row.findText(c).map(HeaderWords::isTotal).orElse(false));
    }

    /** Where years stand before units, a row of totals says so in place of a year: 合计,,raw coal,99. */
    private static String totalOfYears(TextTable.Row row) {
        return row.findText("year").filter(HeaderWords::isTotal).orElse("");
    }

    private List<Integer> both(String text) {
        Set<Integer> all = new LinkedHashSet<>(List.of(id(text).orElseThrow()));
        all.addAll(byName.get(ShortNames.key(text)));
        return List.copyOf(all);
    }

    /** How many units of the set a column has the ids of. */
    private long ids(TextTable table, String column) {
        return table.rows().stream()
                .flatMap(r -> r.findText(column).flatMap(this::id).stream())
                .distinct()
                .count();
    }

    private long known(TextTable table, String column) {
        return table.rows().stream()
                .filter(r -> r.findText(column).map(t -> find(t) > 0).orElse(false))
                .count();
    }

    private static long shortened(TextTable table, String column, ShortNames names) {
        return table.rows().stream()
                .flatMap(r -> r.findText(column).stream())
                .distinct()
                .map(names::find)
                .filter(u -> u.size() == 1)
                .distinct()
                .count();
    }

    /** A table whose header names units has none in its rows. */
    void throwIfColumns(TextTable table) {
        List<String> columns = table.written().stream()
                .filter(c -> named(c) > 0 || c.matches("[0-9]{6,}") && find(c) > 0) // 2005 is a year
                .toList();
        if (columns.size() > 1) {
            throw new ProblemException(ProblemCode.TABLE_37_UNITS_AS_COLUMNS, table.place(), Listing.of(columns));
        }
    }

    /** How many of a table's texts are units of this set. */
    long known(TextTable table) {
        return most(table, c -> known(table, c));
    }

    /** How many are but for what their names end in. */
    long shortened(TextTable table) {
        ShortNames names = new ShortNames(set);
        return most(table, c -> shortened(table, c, names));
    }

    private static long most(TextTable table, ToLongFunction<String> count) {
        return Stream.concat(Stream.of("unit"), table.furtherPlaces().stream())
                .mapToLong(count)
                .max()
                .orElse(0);
    }
}
