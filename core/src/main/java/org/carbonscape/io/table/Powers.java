package org.carbonscape.io.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Columns of powers of ten by which the numbers beside them are to be multiplied, as the OECD's tables have them. */
final class Powers {
    private static final Pattern NAME = Pattern.compile("(?i)unit[ _]?mult(?:iplier)?|power[ _]?code(?:[ _]?code)?");

    private Powers() {}

    /** The problem of a table whose numbers are not as they stand. */
    static Optional<Problem> problem(TextTable table) {
        return table.columns().stream()
                .filter(c -> NAME.matcher(c).matches())
                .filter(c -> !of(table, c).isEmpty())
                .findFirst()
                .map(c -> Problem.of(ProblemCode.TABLE_40_POWERS, table.place(), c, Listing.of(of(table, c))));
    }

    private static List<String> of(TextTable table, String column) {
        return table.rows().stream()
                .flatMap(r -> r.findText(column).stream())
                .filter(p -> !p.matches("(?i)0|units?"))
                .distinct()
                .toList();
    }
}
