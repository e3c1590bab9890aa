package org.carbonscape.land;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** The codes of a row of a legend: one (11), several (11, 12；14) or a range of them (11-14, 11～14). */
final class LegendCodes {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\s*[-–—~～〜至到]+\\s*(\\d{1,9}))?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,，、;；/]\\s*|(?<=\\d)\\s+(?=\\d)");
    /** 1,101 is a number with a mark of thousands, not the codes 1 and 101. */
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,2}(,\\d{3})+");

    private static final long MOST = 1_000; // codes of a range

    private LegendCodes() {}

    /** @throws ProblemException where the cell is empty, or neither a whole number nor these */
    static List<Long> of(InputTable.Row row, String subject) {
        try {
            return List.of(row.integer("code", subject));
        } catch (ProblemException e) {
            if (e.problems().get(0).code() != ProblemCode.INPUT_02_NUMBER) {
                throw e;
            }
            return several(InputTable.folded(row.text("code")))
                    .orElseThrow(() ->
                            new ProblemException(ProblemCode.LEGEND_11_CODES, row.place(subject), row.text("code")));
        }
    }

    private static Optional<List<Long>> several(String text) {
        TreeSet<Long> codes = new TreeSet<>();
        for (String part : BETWEEN.split(text)) {
            Matcher m = PART.matcher(part);
            if (!m.matches()) {
                return Optional.empty();
            }
            long first = Long.parseLong(m.group(1));
            long last = m.group(2) == null ? first : Long.parseLong(m.group(2));
            if (last < first || last - first >= MOST) {
                return Optional.empty();
            }
            LongStream.rangeClosed(first, last).forEach(codes::add);
        }
        return THOUSANDS.matcher(text).matches() ? Optional.empty() : Optional.of(List.copyOf(codes));
    }
}
