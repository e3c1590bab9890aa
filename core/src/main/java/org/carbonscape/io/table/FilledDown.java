package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Places, years, items and classes that stand once above blank cells, as merged cells have them in a CSV: they hold for
 * each row below, where every one has blank cells below it and no two rows are then of the same. So does a unit of
 * measure that stands once.
 */
final class FilledDown {
    private static final Pattern SAME = Pattern.compile("(?i)[〃″\"＂]|''|同上|ditto|idem");

    private final List<String[]> rows; // that hold a number, and headings
    private final Set<Integer> keys = new LinkedHashSet<>(); // columns that tell rows apart

    private FilledDown(RawRows raw, int[] data, TableForm form, HeaderReading reading) {
        Set<Integer> numbers = new HashSet<>(reading.amounts());
        form.columns()
                .forEach(c -> Optional.ofNullable(reading.columns().get(c.name()))
                        .ifPresent(at -> {
                            switch (c.kind()) {
                                case NUMBER -> numbers.add(at);
                                case TEXT, YEAR, PLACE -> keys.add(at);
                                default -> {} // a unit of measure tells nothing apart
                            }
                        }));
        keys.addAll(reading.places());
        rows = Arrays.stream(data)
                .mapToObj(raw::row)
                .filter(row -> isHeading(row) || numbers.stream().anyMatch(at -> MeasuredCell.isAmount(cell(row, at))))
                .toList();
    }

    /** A name and nothing else. */
    private boolean isHeading(String[] row) {
        return Arrays.stream(row).filter(c -> !c.isEmpty()).count() == 1
                && keys.stream().anyMatch(at -> !cell(row, at).isEmpty());
    }

    /**
     * Fills cells of a table's rows.
     *
     * @param data the rows
     * @return those of them that are no headings of rows below
     */
    static int[] fill(RawRows raw, int[] data, TableForm form, HeaderReading reading) {
        repeat(raw, data, form, reading);
        FilledDown filled = new FilledDown(raw, data, form, reading);
        filled.measure(form, reading);
        Set<Integer> columns = new LinkedHashSet<>();
        for (TableForm.Column c : form.columns()) {
            Integer at = reading.columns().get(c.name());
            boolean names = c.kind() == TableForm.Kind.YEAR
                    || c.required()
                            && (c.kind() == TableForm.Kind.PLACE
                                    || List.of("item", "class").contains(c.meaning()));
            if (names && at != null && filled.isOnceAboveBlanks(at)) {
                columns.add(at);
            }
        }
        if (columns.isEmpty() || !filled.areApart(columns)) {
            return data;
        }
        int[] others =
                Arrays.stream(data).filter(r -> !filled.isHeading(raw.row(r))).toArray();
        filled.fill(columns);
        return others;
    }

    /** 同上 is what stands above it. */
    private static void repeat(RawRows raw, int[] data, TableForm form, HeaderReading reading) {
        for (TableForm.Column c : form.columns()) {
            Integer at = reading.columns().get(c.name());
            for (int k = 1; at != null && c.kind() != TableForm.Kind.NUMBER && k < data.length; k++) {
                String[] row = raw.row(data[k]);
                if (SAME.matcher(cell(row, at)).matches()) {
                    row[at] = cell(raw.row(data[k - 1]), at);
                }
            }
        }
    }

    /** A unit of measure beside the first number and no other is that of all, but not of several items or gases. */
    private void measure(TableForm form, HeaderReading reading) {
        Optional<Integer> at =
                form.first(TableForm.Kind.MEASURE).map(c -> reading.columns().get(c.name()));
        List<String> units =
                at.map(a -> rows.stream().map(r -> cell(r, a)).toList()).orElse(List.of());
        boolean once = !units.isEmpty()
                && !units.get(0).isEmpty()
                && units.stream().filter(u -> !u.isEmpty()).count() == 1;
        boolean alike = form.columns().stream()
                .filter(c -> List.of("item", "gas").contains(c.meaning()))
                .flatMap(c -> Optional.ofNullable(reading.columns().get(c.name())).stream())
                .allMatch(i -> rows.stream().map(r -> cell(r, i)).distinct().count() == 1);
        if (once && alike) {
            rows.stream().filter(r -> at.get() < r.length).forEach(r -> r[at.get()] = units.get(0));
        }
    }

    private void fill(Set<Integer> columns) {
        rows.forEach(new Filling(columns)::fill);
    }

    /**
     * Rows from above, each given the last name of its columns; one of a total elsewhere takes none, nor one that lacks
     * what rows above are told apart by: 8 below 工业 and 生活 of 天心区 may be of all places.
     */
    private final class Filling {
        private final Map<Integer, String> above = new HashMap<>(); // by column
        private final Set<Integer> known = new HashSet<>(); // that rows above have: without them a row is of more

        Filling(Set<Integer> columns) {
            columns.forEach(at -> above.put(at, ""));
        }

        String[] fill(String[] row) {
            above.replaceAll((at, name) -> cell(row, at).isEmpty() ? name : row[at]);
            boolean whole = keys.stream()
                    .allMatch(at -> above.containsKey(at) || !cell(row, at).isEmpty() || !known.contains(at));
            keys.forEach(at -> {
                if (!cell(row, at).isEmpty()) {
                    known.add(at);
                }
            });
            above.forEach((at, name) -> {
                if (at < row.length && whole && !isOfTotal(row, at)) {
                    row[at] = name;
                }
            });
            return row;
        }
    }

    /** Whether it is a sum over what other columns tell apart. */
    private boolean isOfTotal(String[] row, int column) {
        return keys.stream().anyMatch(at -> at != column && HeaderWords.isTotal(cell(row, at)));
    }

    private static String cell(String[] row, int at) {
        return at < row.length ? row[at] : "";
    }

    /** A total need have nothing below it, and may be the first of what has: 2005 beside 全市 above its districts. */
    private boolean isOnceAboveBlanks(int at) {
        List<String[]> all = rows.stream()
                .filter(row -> !cell(row, at).isEmpty() || !isOfTotal(row, at))
                .toList();
        for (int r = 0; r < all.size(); r++) {
            String name = cell(all.get(r), at);
            boolean blankBelow = r + 1 < all.size() && cell(all.get(r + 1), at).isEmpty();
            boolean total = HeaderWords.isTotal(name) || isOfTotal(all.get(r), at);
            if (name.isEmpty() ? r == 0 : !blankBelow && !total) {
                return false;
            }
        }
        return all.stream().anyMatch(row -> !isOfTotal(row, at));
    }

    private boolean areApart(Set<Integer> columns) {
        Filling filling = new Filling(columns);
        Set<List<String>> met = new HashSet<>();
        for (String[] row : rows) {
            String[] filled = filling.fill(row.clone());
            boolean total = columns.stream().anyMatch(at -> cell(filled, at).isEmpty() && isOfTotal(row, at));
            if (!isHeading(row)
                    && !total
                    && !met.add(keys.stream().map(at -> cell(filled, at)).toList())) {
                return false;
            }
        }
        return true;
    }
}
