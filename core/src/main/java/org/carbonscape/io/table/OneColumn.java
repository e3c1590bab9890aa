package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Rows whose columns are parted by blanks, or are within quotes all together, so that each is one cell. */
final class OneColumn {
    private static final Pattern PARTED = Pattern.compile("(?s).*(?:\\S\\s{2,}\\S|\",).*");
    private static final int SHOWN = 60;

    private OneColumn() {}

    /** @throws ProblemException TABLE-42 where a form needs several columns */
    static void throwIfSo(RawRows raw, TableForm form) {
        boolean several =
                form.columns().stream().filter(TableForm.Column::required).count() > 1;
        boolean one = IntStream.range(0, raw.size())
                .allMatch(
                        r -> Arrays.stream(raw.row(r)).filter(c -> !c.isEmpty()).count() <= 1);
        if (several && one && raw.size() > 1) {
            String first = raw.row(0)[0];
            boolean parted = IntStream.range(0, raw.size())
                    .anyMatch(r -> PARTED.matcher(raw.row(r)[0]).matches());
            long blanks = IntStream.range(0, raw.size())
                    .filter(r -> raw.row(r)[0].strip().matches("\\S+(?: \\S+)+"))
                    .count();
            if (parted || 2 * blanks > raw.size()) { // as write.table of R parts them
                throw new ProblemException(
                        ProblemCode.TABLE_42_ONE_COLUMN,
                        raw.place(),
                        first.length() > SHOWN ? first.substring(0, SHOWN) + "..." : first);
            }
        }
    }
}
