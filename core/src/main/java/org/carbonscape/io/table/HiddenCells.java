package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * What was read of a table though a spreadsheet does not show it, and what was not.
 *
 * @param rows    as the user counts them, ascending
 * @param of      so many rows that were read
 * @param columns by name, of those that hold amounts of a year or an item each
 * @param sheets  that hold such a table too and are passed over, since nobody named them
 */
public record HiddenCells(List<Integer> rows, int of, List<String> columns, List<String> sheets) {
    static final HiddenCells NONE = new HiddenCells(List.of(), 0, List.of(), List.of());

    /** The same with no other columns than these: names and codes are hidden for looks. */
    HiddenCells among(List<String> names) {
        return new HiddenCells(
                rows, of, columns.stream().filter(names::contains).toList(), sheets);
    }

    HiddenCells beside(List<String> others) {
        return new HiddenCells(rows, of, columns, others);
    }

    /** Of the sheets of a table, one below the other; their rows are told together. */
    static HiddenCells together(List<HiddenCells> all) {
        TreeSet<Integer> rows = new TreeSet<>();
        TreeSet<String> columns = new TreeSet<>();
        all.forEach(h -> {
            rows.addAll(h.rows);
            columns.addAll(h.columns);
        });
        return new HiddenCells(
                List.copyOf(rows), all.stream().mapToInt(HiddenCells::of).sum(), List.copyOf(columns), List.of());
    }

    /** That they count as the others do, and that whole sheets do not. */
    public List<Problem> cautions(String place) {
        return Stream.of(
                        caution(place),
                        Optional.of(sheets)
                                .filter(s -> !s.isEmpty())
                                .map(s -> Problem.of(
                                        ProblemCode.TABLE_C02_HIDDEN_SHEETS,
                                        place,
                                        Bilingual.of(Listing.of(s), Listing.of(s, "、")))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Problem> caution(String place) {
        List<Bilingual> parts = new ArrayList<>();
        if (!rows.isEmpty()) {
            String en = Listing.of(TableReading.ranges(rows));
            parts.add(Bilingual.of(
                    rows.size() + " of " + of + " rows (" + en + ")",
                    of + " 行中的 " + rows.size() + " 行（" + en.replace(", ", "、") + "）"));
        }
        if (!columns.isEmpty()) {
            String names = Listing.of(columns.stream().map(c -> "\"" + c + "\"").toList());
            String zh = Listing.of(columns.stream().map(c -> "“" + c + "”").toList(), "、");
            parts.add(Bilingual.of((columns.size() == 1 ? "column " : "columns ") + names, "列" + zh));
        }
        return parts.stream()
                .reduce((a, b) -> Bilingual.of(
                        a.in(Language.EN) + "; " + b.in(Language.EN), a.in(Language.ZH) + "；" + b.in(Language.ZH)))
                .map(said -> Problem.of(ProblemCode.TABLE_C01_HIDDEN, place, said));
    }
}
