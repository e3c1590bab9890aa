package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** Finds a driver in a table: which form it has, whose units its rows are, which rows are its own, what they hold. */
public final class DriverTableReader {
    private final DriverSource.Table source;
    private final Study study;
    private final List<UnitSet> sets;
    private final Problems problems;
    private final TableForm.Units known;
    private final String wanted;
    private final String place;
    private String column;
    private boolean alone; // of items, whatever it is called
    private List<String> categories = List.of();
    private final Map<List<Integer>, TextTable.Row> firsts = new HashMap<>(); // by year and unit

    private DriverTableReader(
            String name, DriverSource.Table source, Study study, List<UnitSet> sets, Problems problems) {
        this.source = source;
        this.study = study;
        this.sets = sets;
        this.problems = problems;
        this.known = UnitNames.ofOne(sets);
        this.wanted = source.column().orElse(name);
        this.place = "drivers." + name + " (" + source.file().getFileName() + ")";
        this.column = wanted;
    }

    /** Reads a driver's table; what is wrong with it goes to the collector. */
    public static Optional<DriverTable> open(
            String name, DriverSource.Table source, Study study, List<UnitSet> sets, Problems problems) {
        Problems own = new Problems();
        Optional<DriverTable> table = own.attempt(() -> new DriverTableReader(name, source, study, sets, own).read())
                .flatMap(t -> t);
        problems.addAll(own.cautions());
        problems.addAll(own.problems());
        return own.isEmpty() ? table : Optional.empty();
    }

    /** Empty where a set that may be its own could not be opened, which is told there. */
    private Optional<DriverTable> read() {
        TextTable table = table();
        if (sets.size() < study.units().size()
                && source.units()
                        .filter(u -> sets.stream().anyMatch(s -> s.name().equals(u))
                                || !study.units().containsKey(u))
                        .isEmpty()) {
            return Optional.empty();
        }
        UnitSet set = set(table);
        categories = categories(table);
        Measures.throwIfSeveral(measures(table), place, wanted);
        problems.addAll(table.hidden().cautions(place));
        UnitNames.Found units = new UnitNames(set).of(table, "unit", total(table), problems);
        SortedMap<Integer, double[]> byYear = new TreeMap<>();
        Set<Integer> parts = new PartRows(table, units.units(), List.of("unit", "year", "item", column))
                .find(r -> isMine(table, r), problems, place);
        for (int r = 0; r < units.units().length; r++) {
            TextTable.Row row = table.rows().get(r);
            if (parts.contains(r)) {
                continue;
            }
            if (isMine(table, row) && units.units()[r] > 0) {
                add(byYear, table.has("year"), units.units()[r], set, row);
            } else if (isMine(table, row) && units.texts()[r].isEmpty() && !row.isMissing(column)) {
                problems.add(ProblemCode.INPUT_04_EMPTY, row.place(), InputTable.named("unit", table.called()));
            } else if (isOfNothing(table, row) && units.units()[r] > 0) {
                problems.add(ProblemCode.INPUT_04_EMPTY, row.place(), InputTable.named("item", table.called()));
            }
        }
        problems.throwIfAny();
        if (byYear.isEmpty()) { // a column without a value
            throw new ProblemException(ProblemCode.DRIVER_21_COLUMN, place, wanted, Listing.of(table.written()));
        }
        years(byYear, table.has("year"));
        byYear.forEach((year, values) -> untold(set, year, values));
        if (categories.isEmpty()) {
            boolean isRate = total(table).isEmpty();
            problems.addAll(Jumps.ofTable(place, set, measure(table), isRate, byYear));
        }
        return Optional.of(new DriverTable(set, byYear, categories, wanted, measure(table), table.reading()));
    }

    /**
     * The different names of a column that has nothing but names. One with a number, or with what a failed
     * computation leaves, is a column of numbers. Names that begin with no letter (1类, 3a) are shared by units: a
     * unit's own is a number with its unit of measure (12 km).
     */
    private List<String> categories(TextTable table) {
        List<TextTable.Row> rows = table.rows().stream()
                .filter(r -> isMine(table, r) && !r.isMissing(column))
                .toList();
        List<String> texts = rows.stream()
                .map(r -> r.findText(column).orElse("").strip())
                .distinct()
                .sorted()
                .toList();
        long units = rows.stream().map(r -> r.findText("unit")).distinct().count();
        boolean shared = 2 * texts.size() <= units;
        return rows.stream().allMatch(r -> r.isText(column)) && texts.stream().allMatch(t -> isName(t, shared))
                ? texts
                : List.of();
    }

    private static boolean isName(String text, boolean shared) {
        return Character.isAlphabetic(text.codePointAt(0))
                || shared && text.charAt(0) != '#' && text.codePoints().anyMatch(Character::isAlphabetic);
    }

    private boolean isMine(TextTable table, TextTable.Row row) {
        return !table.has("item") || alone || isWanted(row.findText("item").orElse(""));
    }

    /** A value below an item that merged cells hold once, as a CSV has them. */
    private boolean isOfNothing(TextTable table, TextTable.Row row) {
        return table.has("item") && row.findText("item").isEmpty() && !row.isMissing(column);
    }

    private OptionalDouble value(TextTable.Row row) {
        if (categories.isEmpty() || row.isMissing(column)) {
            return row.find(column);
        }
        return OptionalDouble.of(1
                + Collections.binarySearch(
                        categories, row.findText(column).orElse("").strip()));
    }

    /** The column, where a sum of it says something. */
    private Optional<String> total(TextTable table) {
        return Optional.of(column)
                .filter(c ->
                        categories.isEmpty() && !DriverTable.isRate(wanted) && !DriverTable.isRate(measure(table)));
    }

    /** The one unit of measure of the rows; empty where there is none or some rows lack it. */
    private String measure(TextTable table) {
        List<String> all = measures(table);
        return all.size() == 1 ? all.get(0) : "";
    }

    private List<String> measures(TextTable table) {
        return table.rows().stream()
                .filter(r -> isMine(table, r) && !r.isMissing(column))
                .map(r -> r.findText(TableForms.MEASURE).orElse(""))
                .distinct()
                .toList();
    }

    private boolean isWanted(String item) {
        return item.strip().equalsIgnoreCase(wanted.strip());
    }

    /** A column that is named it must be; without a name a table of one thing is of the driver. */
    private boolean isOneAlone(Set<String> items) {
        alone = source.column().isEmpty() && items.size() == 1;
        return alone;
    }

    private void add(Map<Integer, double[]> byYear, boolean hasYears, int unit, UnitSet set, TextTable.Row row) {
        Optional<Integer> year = hasYears ? problems.attempt(() -> year(row)) : Optional.of(DriverTable.ALWAYS);
        Optional<OptionalDouble> value = problems.attempt(() -> value(row));
        if (year.isEmpty() || value.isEmpty() || value.get().isEmpty()) {
            return;
        }
        if (source.year().isPresent() && hasYears) {
            if (year.get() != source.year().getAsInt()) {
                byYear.computeIfAbsent(-year.get(), y -> new double[0]); // known, and not asked for
                return;
            }
            year = Optional.of(DriverTable.ALWAYS);
        }
        double[] values = byYear.computeIfAbsent(year.get(), y -> {
            double[] none = new double[set.count() + 1];
            Arrays.fill(none, Double.NaN);
            return none;
        });
        TextTable.Row first = firsts.putIfAbsent(List.of(year.get(), unit), row);
        if (first != null) {
            problems.add(
                    ProblemCode.CARBON_03_TWICE,
                    row.place(),
                    (year.get() == DriverTable.ALWAYS ? "" : year.get() + ", ") + set.id(unit),
                    first.number());
        }
        values[unit] = value.get().getAsDouble();
    }

    private static int year(TextTable.Row row) {
        double year = row.find("year")
                .orElseThrow(() -> new ProblemException(ProblemCode.TABLE_12_EMPTY_CELL, row.place("year")));
        if (year != Math.rint(year)) {
            throw new ProblemException(
                    ProblemCode.INPUT_05_WHOLE,
                    row.place(),
                    "year",
                    row.findText("year").orElseThrow());
        }
        return (int) year;
    }

    /** One form after the other: a column of its own, or rows of its own among items. */
    private TextTable table() {
        if (fits(TableForms.driver(wanted))) {
            return read(TableForms.driver(wanted));
        }
        if (fits(TableForms.driverItems())) {
            TextTable items = read(TableForms.driverItems());
            Set<String> names = new LinkedHashSet<>();
            items.rows().forEach(r -> r.findText("item").ifPresent(names::add));
            if (names.stream().anyMatch(this::isWanted) || isOneAlone(names)) {
                column = "amount";
                return items;
            }
            throw new ProblemException(ProblemCode.DRIVER_21_COLUMN, place, wanted, Listing.of(List.copyOf(names)));
        }
        if (source.column().isEmpty() && fits(TableForms.driverAmount())) {
            TextTable one = read(TableForms.driverAmount());
            if (OneThing.is(one, TableForms.driverAmount())) {
                column = "amount";
                return one;
            }
        }
        TextTable plain = read(TableForms.driver(wanted));
        sets.forEach(s -> new UnitNames(s).throwIfColumns(plain));
        List<String> years = plain.years();
        if (!years.isEmpty() && fits(TableForms.driverAmount())) {
            throw new ProblemException(ProblemCode.DRIVER_28_YEARS_ALONE, place, wanted, Listing.of(years));
        }
        if (plain.has(wanted) && !plain.has("unit")) {
            throw new ProblemException(ProblemCode.TABLE_10_NO_COLUMN, place, "unit", Listing.of(plain.written()));
        }
        throw new ProblemException(ProblemCode.DRIVER_21_COLUMN, place, wanted, Nearest.orAll(wanted, plain.written()));
    }

    private boolean fits(TableForm form) {
        return !UserTable.fitting(source.file(), place, List.of(sought(form))).isEmpty();
    }

    private TextTable read(TableForm form) {
        return UserTable.read(source.file(), place, sought(form));
    }

    /** With what the study's units call the columns of their ids and names, and with these. */
    private TableForm sought(TableForm form) {
        return form.withPlaces(study.unitColumns()).withUnits(known);
    }

    /** The set named, else the one whose units the table has; of several that of the detector. */
    private UnitSet set(TextTable table) {
        if (source.units().isPresent()) {
            String name = source.units().get();
            return UnitSet.find(sets, name)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.STUDY_09_NO_SUCH_UNITS,
                            place,
                            name,
                            String.join(", ", sets.stream().map(UnitSet::name).toList())));
        }
        if (sets.size() == 1) {
            return sets.get(0);
        }
        List<UnitNames> names = sets.stream().map(UnitNames::new).toList();
        long[] known = names.stream().mapToLong(n -> n.known(table)).toArray();
        long[] rows = Arrays.stream(known).anyMatch(n -> n > 0)
                ? known
                : names.stream().mapToLong(n -> n.shortened(table)).toArray();
        long most = Arrays.stream(rows).max().orElse(0);
        List<UnitSet> best = IntStream.range(0, rows.length)
                .filter(s -> rows[s] == most)
                .mapToObj(sets::get)
                .toList();
        Optional<UnitSet> detected = study.drivers().detector().flatMap(d -> UnitSet.find(best, d.units()));
        if (best.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.STUDY_04_REQUIRED, "units", "units: { districts: { file: counties.gpkg } }");
        }
        if (best.size() > 1 && detected.isEmpty() && most > 0) {
            String several = String.join(", ", best.stream().map(UnitSet::name).toList());
            throw new ProblemException(
                    ProblemCode.DRIVER_22_SETS, place, several, best.get(0).name());
        }
        return detected.orElse(
                best.stream().filter(PolygonUnits.class::isInstance).findFirst().orElse(best.get(0)));
    }

    private void years(Map<Integer, double[]> byYear, boolean hasYears) {
        List<Integer> others = new ArrayList<>();
        byYear.keySet().stream().filter(y -> y < 0).forEach(y -> others.add(-y));
        byYear.keySet().removeIf(y -> y < 0);
        if (source.year().isPresent() && (!hasYears || byYear.isEmpty())) {
            others.sort(null);
            throw new ProblemException(
                    ProblemCode.DRIVER_23_YEAR,
                    place,
                    source.year().getAsInt(),
                    others.isEmpty()
                            ? "-"
                            : Listing.of(others.stream().map(String::valueOf).toList()));
        }
        List<String> phases =
                study.landUse().phases().keySet().stream().map(String::valueOf).toList();
        if (!byYear.containsKey(DriverTable.ALWAYS)
                && study.landUse().phases().keySet().stream().noneMatch(byYear::containsKey)) {
            throw new ProblemException(
                    ProblemCode.DRIVER_24_NO_PHASE,
                    place,
                    String.join(", ", phases),
                    Listing.of(byYear.keySet().stream().map(String::valueOf).toList()));
        }
    }

    private void untold(UnitSet set, int year, double[] values) {
        if (year != DriverTable.ALWAYS && !study.landUse().phases().containsKey(year)) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (int u = 1; u < values.length; u++) {
            if (Double.isNaN(values[u])) {
                missing.add(set.id(u));
            }
        }
        if (!missing.isEmpty()) {
            problems.add(
                    ProblemCode.DRIVER_C19_NO_ROW,
                    place + (year == DriverTable.ALWAYS ? "" : ", " + year),
                    missing.size(),
                    set.name(),
                    Listing.of(missing));
        }
    }
}
