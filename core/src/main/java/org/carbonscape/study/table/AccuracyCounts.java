package org.carbonscape.study.table;

import java.util.regex.Pattern;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Numbers of places and of cells as tables of accuracy have them. */
final class AccuracyCounts {
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+");

    private AccuracyCounts() {}

    /** The number; 0 and ACCURACY-02 where it is none. */
    static long whole(String text, String place, Problems problems) {
        try {
            String plain = THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text;
            long value = Long.parseLong(plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add(
                ProblemCode.ACCURACY_02_COUNT,
                place,
                text.isEmpty() ? Bilingual.of("(empty)", "（空白）") : Bilingual.same(text));
        return 0;
    }
}
