package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One way to read a row, or two, as the header of a form.
 *
 * @param names     of all columns, as they stand; of two rows joined
 * @param columns   where each column of the form is; of several places the preferred one
 * @param places    further columns that may name the unit
 * @param amounts   columns of amounts whose names say what no column holds: the year, the item or both
 * @param missing   needed columns that are not there
 * @param ambiguous columns of the form for which several columns of the table would do
 */
record HeaderReading(
        List<HeaderCell> names,
        Map<String, Integer> columns,
        List<Integer> places,
        List<Integer> amounts,
        Set<String> missing,
        Map<String, List<String>> ambiguous) {

    /** 吨标准煤/人, 吨标准煤/万元: of what is derived from amounts, and not their own. */
    private static final Pattern PER_SOMETHING = Pattern.compile("[/／](?:.*人|.*元|person|capita|head)");

    /** What stands above a header, and in the cells below it. */
    interface Around {
        /** Whether titles say the unit of measure of all numbers. */
        boolean sayMeasure();

        /** Whether titles or the sheet's name say the year of all numbers. */
        boolean sayYear();

        /** Units of measure. */
        boolean areMeasures(int column);

        /** Names that end in a unit of measure, such as 原煤（万吨）. */
        boolean nameMeasures(int column);

        /** At least half of what is not empty are numbers; what the others are is told. */
        boolean areNumbers(int column);

        /** Numbers with their unit of measure: 10吨. */
        boolean areMeasured(int column);

        /** Ids or names of the study's units, below a name that is none of them. */
        boolean areUnits(int column);
    }

    /** Names of all columns as they stand. */
    String[] written() {
        return names.stream().map(HeaderCell::written).toArray(String[]::new);
    }

    /** Those of some columns. */
    List<String> written(List<Integer> which) {
        return which.stream().map(i -> names.get(i).written()).toList();
    }

    /** @throws org.carbonscape.problem.ProblemException TABLE-21 where several columns would do for one */
    void throwIfAmbiguous(String place) {
        TwoColumns.throwIfAny(place, ambiguous);
    }

    /** Whether its columns of amounts are of sectors. */
    boolean areSectors(TableForm form) {
        return amounts.size() > 1
                && !columns.containsKey("sector")
                && form.areSectors(amounts.stream().map(names::get));
    }

    /** How many of the needed columns it has. */
    boolean isComplete() {
        return missing.isEmpty();
    }

    /**
     * The reading of some names.
     *
     * @param joined whether the names are those of two rows, joined
     */
    static HeaderReading of(List<String> written, TableForm form, Around rows, boolean joined) {
        List<HeaderCell> names = new ArrayList<>(HeaderCell.row(written));
        HeaderReading plain = new Reader(names, form, rows, joined, false).read(true);
        if (plain.isComplete() || form.first(TableForm.Kind.PLACE).isEmpty()) {
            return plain;
        }
        // 项目 beside 原煤（万吨） and 焦炭（万吨） is what they are used for
        if (names.stream().anyMatch(n -> form.isUsual(n.stem()))) {
            HeaderReading uses = new Reader(names, form, rows, joined, true).read(true);
            if (uses.isComplete()) {
                return uses;
            }
        }
        // "unit" may also be the unit of measure, beside another column for the unit of land
        HeaderReading other = new Reader(names, form, rows, joined, false).read(false);
        return other.isComplete() ? other : plain;
    }

    private static final class Reader {
        private final List<HeaderCell> names;
        private final TableForm form;
        private final Around rows;
        private final boolean joined;
        private final boolean itemIsSector; // items are columns
        private boolean placeByName;
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final Map<String, List<String>> ambiguous = new LinkedHashMap<>();
        private final List<Integer> places = new ArrayList<>();
        private final Set<Integer> taken = new HashSet<>();

        Reader(List<HeaderCell> names, TableForm form, Around rows, boolean joined, boolean itemIsSector) {
            this.names = names;
            this.form = form;
            this.rows = rows;
            this.joined = joined;
            this.itemIsSector = itemIsSector;
        }

        HeaderReading read(boolean unitIsOfLand) {
            placeByName = unitIsOfLand;
            for (TableForm.Column column : form.columns()) {
                boolean items = itemIsSector && column.meaning().equals("item");
                if (!items && (placeByName || column.kind() != TableForm.Kind.PLACE)) {
                    byName(column);
                }
            }
            form.columns().forEach(this::byOneRow);
            if (!placeByName) {
                form.first(TableForm.Kind.MEASURE).ifPresent(this::byWord);
            }
            form.columns().stream()
                    .filter(c -> c.kind() == TableForm.Kind.PLACE)
                    .forEach(this::place);
            form.columns().stream()
                    .filter(c -> c.kind() != TableForm.Kind.PLACE)
                    .forEach(this::byWord);
            if (columns.containsKey("low") && columns.containsKey("high")) {
                form.columns().stream()
                        .filter(c -> c.isAmount() && !columns.containsKey(c.name()))
                        .forEach(this::between);
            }
            return amounts();
        }

        /** Of 人口（万人） and 人口（人） none is 人口, unless a third is called just that. */
        private void byName(TableForm.Column column) {
            List<Integer> found = all(i -> names.get(i).isWhole(column.name()));
            if (found.isEmpty()) {
                found = all(i -> names.get(i).is(column.name()) && !isOfYear(column, i));
                doubt(column, found);
            }
            found.stream().findFirst().ifPresent(i -> take(column, i));
        }

        private void doubt(TableForm.Column column, List<Integer> found) {
            if (found.size() > 1 && column.kind() != TableForm.Kind.PLACE) {
                ambiguous.put(
                        column.name(),
                        found.stream().map(i -> names.get(i).written()).toList());
            }
        }

        /** 人口（2005年） where no column holds the years: one of several columns of years, not the amounts. */
        private boolean isOfYear(TableForm.Column column, int i) {
            return names.get(i).year().isPresent()
                    && form.melted().filter(column::equals).isPresent()
                    && form.first(TableForm.Kind.YEAR)
                            .filter(y -> names.stream().noneMatch(n -> n.is(y.name()) || n.means(y.meaning())))
                            .isPresent();
        }

        /**
         * A column that only its name will do for may be called by one of two rows of headings alone. In a single row
         * GDP_growth is another thing than GDP.
         */
        private void byOneRow(TableForm.Column column) {
            if (!joined
                    || columns.containsKey(column.name())
                    || !column.meaning().isEmpty()) {
                return;
            }
            IntPredicate lasting = i -> names.get(i).year().isEmpty(); // those of years become rows
            List<Integer> lower = all(i -> lasting.test(i) && names.get(i).endsIn(column.name()));
            List<Integer> found =
                    lower.isEmpty() ? all(i -> lasting.test(i) && names.get(i).beginsIn(column.name())) : lower;
            List<Integer> totals = found.stream()
                    .filter(i -> HeaderWords.means(names.get(i).lower().base(), HeaderWords.TOTAL_ROW))
                    .toList();
            found = totals.size() == 1 ? totals : found; // 合计 beside 男 and 女
            List<Integer> amounts = found.stream() // 绝对数 beside 比上年增长（%）
                    .filter(i -> !YearWords.isOther(names.get(i).lower().written()))
                    .toList();
            found = amounts.size() == 1 ? amounts : found;
            doubt(column, found);
            found.stream().findFirst().ifPresent(i -> take(column, i));
        }

        private void take(TableForm.Column column, int at) {
            if (taken.add(at)) {
                columns.put(column.name(), at);
            }
        }

        private List<Integer> all(IntPredicate wanted) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (!taken.contains(i) && !names.get(i).written().isEmpty() && wanted.test(i)) {
                    all.add(i);
                }
            }
            return all;
        }

        private void byWord(TableForm.Column column) {
            if (columns.containsKey(column.name()) || column.meaning().isEmpty()) {
                return;
            }
            if (itemIsSector && column.meaning().equals("item")) {
                return;
            }
            List<Integer> found = all(i -> (names.get(i).means(column.meaning())
                            || itemIsSector
                                    && column.meaning().equals("sector")
                                    && names.get(i).means("item"))
                    && !isOfYear(column, i)
                    && (column.kind() != TableForm.Kind.MEASURE || !placeByName || rows.areMeasures(i)));
            if (column.isAmount() && form.isOfYears()) { // CO2 emissions (per capita) are none, beside others or alone
                found.removeIf(i -> YearWords.isOther(names.get(i).written()));
            }
            if (found.isEmpty() && joined && !column.fixed().isEmpty()) {
                found = all(i -> names.get(i).lower().means(column.meaning()));
            }
            if (found.size() == 1 || !found.isEmpty() && column.kind() == TableForm.Kind.TEXT && !column.required()) {
                take(column, found.get(0));
            } else if (found.size() > 1) {
                doubt(column, found);
                take(column, found.get(0));
            }
        }

        /** A mean beside limits is what they are the limits of. */
        private void between(TableForm.Column column) {
            all(i -> names.get(i).means("mean")).stream().findFirst().ifPresent(i -> take(column, i));
        }

        /** Of a table that must have units a code or a name will do, of others only what surely is one. */
        private void place(TableForm.Column column) {
            if (!column.required()) {
                byWord(column);
                if (!columns.containsKey(column.name())) { // of every unit where none is named
                    ofUnits(column.name()).stream().findFirst().ifPresent(i -> take(column, i));
                }
                return;
            }
            Set<Integer> found = new LinkedHashSet<>();
            Optional.ofNullable(columns.get(column.name())).ifPresent(found::add);
            found.addAll(all(i -> form.places().stream().anyMatch(names.get(i)::is)));
            for (String meaning : HeaderWords.PLACES) {
                found.addAll(all(i -> names.get(i).means(meaning)
                        && !(names.get(i).means(HeaderWords.MEASURE) && rows.areMeasures(i))));
            }
            if (found.isEmpty()) {
                found.addAll(ofUnits(column.name()));
            }
            places.addAll(found);
            if (places.size() > 1) { // 编号 may be ids, or only count the rows
                places.sort(Comparator.comparing(i -> !rows.areUnits(i)));
            }
            if (!places.isEmpty()) {
                take(column, places.remove(0));
            }
            taken.addAll(places);
        }

        /** Columns that hold the study's units below a word nobody knows, or below none, which then get one. */
        private List<Integer> ofUnits(String name) {
            List<Integer> found = IntStream.range(0, names.size())
                    .filter(i -> !taken.contains(i) && rows.areUnits(i))
                    .boxed()
                    .toList();
            found.stream()
                    .filter(i -> names.get(i).written().isEmpty())
                    .limit(1)
                    .forEach(i -> names.set(i, HeaderCell.of(name)));
            return found;
        }

        private HeaderReading amounts() {
            Set<String> missing = new LinkedHashSet<>();
            form.columns().stream()
                    .filter(c -> c.required() && !columns.containsKey(c.name()))
                    .forEach(c -> missing.add(c.name()));
            TableForm.Column year = form.first(TableForm.Kind.YEAR).orElse(null);
            List<Integer> years = form.melted()
                    .filter(m -> year != null && !columns.containsKey(year.name()))
                    .map(m -> ofYears(m, missing))
                    .orElse(List.of());
            boolean dated = year != null && (columns.containsKey(year.name()) || years.isEmpty() && rows.sayYear());
            List<Integer> items = form.melted()
                    .filter(m -> years.isEmpty() && dated)
                    .map(m -> ofItems(m, missing))
                    .orElse(List.of());
            if (year != null && (dated || !years.isEmpty())) {
                missing.remove(year.name());
            }
            List<Integer> amounts = years.isEmpty() ? items : years;
            form.first(TableForm.Kind.MEASURE)
                    .filter(m -> areMeasured(amounts))
                    .ifPresent(m -> missing.remove(m.name()));
            return new HeaderReading(names, columns, places, amounts, missing, ambiguous);
        }

        /** A column for each year, of one thing or of several that their names tell. */
        private List<Integer> ofYears(TableForm.Column melted, Set<String> missing) {
            List<Integer> years = all(i -> names.get(i).year().isPresent());
            melt(melted, years);
            if (!years.isEmpty()) {
                once(melted, years);
                missing.remove(melted.name());
                form.item()
                        .filter(i -> years.stream()
                                .noneMatch(y -> names.get(y).stem().isEmpty()))
                        .ifPresent(i -> missing.remove(i.name()));
            }
            return years;
        }

        /** A column for each item or sector, in a table of rows that have a year. */
        private List<Integer> ofItems(TableForm.Column melted, Set<String> missing) {
            List<Integer> items = new ArrayList<>();
            if (form.item().isPresent() && !columns.containsKey(melted.name())) {
                items(form.item().get(), items);
                if (!items.isEmpty()) {
                    missing.removeAll(List.of(melted.name(), form.item().get().name()));
                }
            }
            if (missing.contains(melted.name())) {
                items.addAll(sectors());
                if (!items.isEmpty()) {
                    missing.remove(melted.name());
                }
            }
            return items;
        }

        /** Whether units of measure are told: for all the table, by items that imply them, or column by column. */
        private boolean areMeasured(List<Integer> melted) {
            List<Integer> amounts = new ArrayList<>(melted);
            form.columns().stream()
                    .filter(c -> c.kind() == TableForm.Kind.NUMBER && c.required())
                    .findFirst()
                    .map(c -> columns.get(c.name()))
                    .ifPresent(amounts::add);
            Optional<Integer> item = form.named().map(i -> columns.get(i.name()));
            boolean byItems = item.filter(rows::nameMeasures).isPresent();
            boolean byColumns = !amounts.isEmpty()
                    && (amounts.stream().noneMatch(i -> names.get(i).measure().isEmpty())
                            || amounts.stream().allMatch(rows::areMeasured));
            boolean bySome =
                    form.item().filter(i -> !columns.containsKey(i.name())).isPresent()
                            && amounts.stream()
                                    .anyMatch(i -> !names.get(i).measure().isEmpty());
            return rows.sayMeasure() || byItems || byColumns || bySome;
        }

        /** A column for each item, its unit of measure in its name, above the table or in a column for all. */
        private void items(TableForm.Column item, List<Integer> items) {
            boolean said = rows.sayMeasure()
                    || form.first(TableForm.Kind.MEASURE)
                            .filter(m -> columns.containsKey(m.name()))
                            .isPresent();
            if (!columns.containsKey(item.name())) {
                List<Integer> measured = all(i -> (rows.areMeasured(i)
                                || rows.areNumbers(i)
                                        && (said || !names.get(i).measure().isEmpty()))
                        && !PER_SOMETHING.matcher(names.get(i).measure()).find()
                        && !YearWords.isOther(names.get(i).written()));
                // beside them a fuel whose unit is misspelt or left out is one too, and its unit is asked for
                items.addAll(
                        measured.isEmpty()
                                ? measured
                                : all(i -> measured.contains(i)
                                        || rows.areNumbers(i)
                                                && form.isUsual(names.get(i).stem())));
            }
        }

        private boolean areSectors(List<Integer> which) {
            return !columns.containsKey("sector")
                    && form.areSectors(which.stream().map(names::get));
        }

        /** Columns of sectors, and of their sum, where there is none of amounts. */
        private List<Integer> sectors() {
            List<Integer> all = all(i -> rows.areNumbers(i) && areSectors(List.of(i)));
            return all.stream().filter(i -> form.isSector(names.get(i).stem())).count() < 2 ? List.of() : all;
        }

        /** 2005年末总人口 is 年末总人口 of 2005. */
        private static String bare(String stem) {
            return ColumnNames.key(stem).replaceFirst("^年[末底](?=.)", "");
        }

        /** Beside columns of years no other may be the amounts, nor two of them be of one thing and year. */
        private void once(TableForm.Column column, List<Integer> years) {
            List<Integer> all = new ArrayList<>(years);
            Optional.ofNullable(columns.get(column.name())).ifPresent(i -> all.add(0, i));
            Map<List<Object>, List<String>> alike = new LinkedHashMap<>();
            years.stream()
                    .map(names::get)
                    .filter(n -> HeaderCell.yearOfDay(n.written()).isEmpty()) // those of 1905 are told as such
                    .forEach(n -> alike.computeIfAbsent(
                                    List.of(n.year(), ColumnNames.key(n.stem())), k -> new ArrayList<>())
                            .add(n.written()));
            if (all.size() > years.size()) {
                ambiguous.put(
                        column.name(),
                        all.stream().map(i -> names.get(i).written()).toList());
            } else {
                alike.values().stream()
                        .filter(a -> a.stream().distinct().count() > 1) // of one name they are told as such
                        .findFirst()
                        .ifPresent(a -> ambiguous.put(column.name(), a));
            }
        }

        /** Whether what is left out of a year is beside what is read of it, or plainly no amount: 2020年增长率. */
        private boolean isKnown(int column, List<Integer> years, Predicate<Integer> isRead) {
            return YearWords.isOther(names.get(column).written())
                    || years.stream()
                            .filter(isRead)
                            .anyMatch(i ->
                                    names.get(i).year().equals(names.get(column).year()));
        }

        /** Columns of years must all be of one thing, or name the items of a form that has no column for them. */
        private void melt(TableForm.Column column, List<Integer> years) {
            if (form.isOfYears()) {
                years.removeIf(i -> YearWords.isPart(names.get(i).written())
                        || YearWords.isOther(names.get(i).written()));
            }
            if (column.meaning().isEmpty()) { // of all columns the one asked for
                years.removeIf(i -> !names.get(i).is(column.name())
                        && !bare(names.get(i).stem()).equals(bare(column.name())));
                return;
            }
            Set<String> stems = new LinkedHashSet<>();
            years.forEach(i -> stems.add(ColumnNames.key(names.get(i).stem())));
            boolean items =
                    form.item().filter(i -> !columns.containsKey(i.name())).isPresent() || areSectors(years);
            if (stems.size() < 2 || items) {
                return;
            }
            List<String> right = stems.stream()
                    .filter(s -> s.isEmpty() || HeaderWords.means(s, column.meaning()))
                    .toList();
            Predicate<Integer> isRight =
                    i -> ColumnNames.key(names.get(i).stem()).equals(right.get(0));
            if (right.size() == 1 && years.stream().allMatch(i -> isKnown(i, years, isRight))) {
                years.removeIf(isRight.negate());
            } else {
                ambiguous.put(
                        column.name(),
                        years.stream().map(i -> names.get(i).written()).toList());
            }
        }
    }
}
