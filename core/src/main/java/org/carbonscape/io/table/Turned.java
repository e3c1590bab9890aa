package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of classes that stand side by side (耕地, 林地, … above, 地上, 地下, … at the left), laid out with a row for each
 * class. What stands at the left must be columns of the form, so that no other table is taken for one.
 */
final class Turned {
    private static final int MOST_TITLES = 10;
    private static final int FEWEST_CLASSES = 2;

    private Turned() {}

    /** The rows, of a form of classes and numbers; empty where they are no such table. */
    static Optional<RawRows> of(RawRows raw, TableForm form) {
        boolean ofClasses = form.columns().stream()
                        .anyMatch(c -> c.required() && c.meaning().equals("class"))
                && form.columns().stream().anyMatch(c -> c.required() && c.kind() == TableForm.Kind.NUMBER);
        return ofClasses
                ? IntStream.range(0, Math.min(MOST_TITLES, raw.size() - 1))
                        .filter(r -> isHeader(raw.row(r)))
                        .boxed()
                        .findFirst()
                        .flatMap(r -> turned(raw, form, r))
                : Optional.empty();
    }

    private static boolean isHeader(String[] row) {
        return row.length > FEWEST_CLASSES
                && Arrays.stream(row)
                        .skip(1)
                        .noneMatch(c -> c.isEmpty() || NumberText.of(c).isNumber());
    }

    private static Optional<RawRows> turned(RawRows raw, TableForm form, int header) {
        int end = header + 1;
        while (end < raw.size() && !HeaderWords.isNote(raw.row(end)[0])) {
            end++;
        }
        List<String[]> rows =
                IntStream.range(header + 1, end).mapToObj(raw::row).toList();
        boolean numbers = rows.stream()
                .anyMatch(
                        r -> isOf(r[0], form, true) && Arrays.stream(r).skip(1).anyMatch(Turned::isNumber));
        if (!numbers || !rows.stream().allMatch(r -> isOf(r[0], form, false) || HeaderWords.isTotal(r[0]))) {
            return Optional.empty();
        }
        String[] names = raw.row(header);
        String measure = HeaderCell.of(names[0]).measure();
        List<String[]> turned = new ArrayList<>();
        String[] first = new String[rows.size() + 1];
        first[0] = "class";
        for (int k = 0; k < rows.size(); k++) {
            String name = rows.get(k)[0];
            boolean own = measure.isEmpty() || !HeaderCell.of(name).measure().isEmpty();
            first[k + 1] = own ? name : name + "(" + measure + ")";
        }
        turned.add(first);
        for (int i = 1; i < names.length; i++) {
            String[] row = new String[rows.size() + 1];
            row[0] = names[i];
            for (int k = 0; k < rows.size(); k++) {
                row[k + 1] = i < rows.get(k).length ? rows.get(k)[i] : "";
            }
            turned.add(row);
        }
        return Optional.of(raw.with(header, end, turned));
    }

    private static boolean isNumber(String cell) {
        return NumberText.of(cell).isNumber();
    }

    /** Whether a name is that of a column of the form but for the classes. @param needed of a needed number */
    private static boolean isOf(String name, TableForm form, boolean needed) {
        HeaderCell cell = HeaderCell.of(name);
        return form.columns().stream()
                .filter(c -> !c.meaning().equals("class"))
                .filter(c -> !needed || c.required() && c.kind() == TableForm.Kind.NUMBER)
                .anyMatch(c -> cell.is(c.name()) || !c.meaning().isEmpty() && cell.means(c.meaning()));
    }
}
