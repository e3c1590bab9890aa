package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Remarks below the data of a table. */
final class Notes {
    /** A single word is no sentence, however long: auxiliary_restoration. */
    private static final String A_NAME = "[\\p{Alnum}_.-]+";

    private Notes() {}

    /** The first row of the notes; that behind the last where there are none. @param last row of the header */
    static int from(RawRows raw, TableForm form, HeaderReading reading, int last) {
        int end = IntStream.range(last + 1, raw.size())
                .filter(r -> HeaderWords.isFootnotes(RowCells.first(raw.row(r))))
                .findFirst()
                .orElse(raw.size());
        int from = end;
        for (int r = end - 1; r > last + 1; r--) {
            String[] row = raw.row(r);
            if (isNote(row, reading)) {
                from = r;
            } else if (isOfData(row, form, reading)) {
                break;
            }
        }
        return from;
    }

    /** Below a line that says so notes may stand in two columns: their numbers, and what they say. */
    private static boolean isOfData(String[] row, TableForm form, HeaderReading reading) {
        List<Integer> numbers = new ArrayList<>(reading.amounts());
        form.columns().stream()
                .filter(c ->
                        c.kind() == TableForm.Kind.NUMBER && reading.columns().containsKey(c.name()))
                .forEach(c -> numbers.add(reading.columns().get(c.name())));
        return RowCells.filled(row) > (numbers.isEmpty() ? 1 : 2)
                || numbers.stream().anyMatch(i -> RowCells.isNumber(RowCells.cell(row, i)))
                || RowCells.filled(row) == 1 && RowCells.isNumber(RowCells.first(row));
    }

    private static boolean hasAmounts(String[] row, HeaderReading reading) {
        return Stream.concat(reading.columns().values().stream(), reading.amounts().stream())
                .anyMatch(i -> RowCells.isNumber(RowCells.cell(row, i)));
    }

    /** A remark: its first words say so, or it stands alone and is a sentence. */
    private static boolean isNote(String[] row, HeaderReading reading) {
        String text = RowCells.first(row);
        return HeaderWords.isNote(text) && !hasAmounts(row, reading)
                || RowCells.filled(row) == 1
                        && !RowCells.isNumber(text)
                        && (text.matches("(?s).*[。；;：:].*")
                                || text.matches("(?s).{20,}") && !text.matches(A_NAME)
                                || text.matches("(?s)(\\S+\\s+){2,}\\S+[.]"));
    }
}
