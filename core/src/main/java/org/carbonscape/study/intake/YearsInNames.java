package org.carbonscape.study.intake;

import java.util.List;
import java.util.regex.Pattern;

/** The years that stand in the name of a file or a column; a name may hold several, such as that of its edition. */
public final class YearsInNames {
    /** From 1500, as histories of land begin; 2334 is no year. A day in one piece has its year (20100731). */
    private static final Pattern YEAR = Pattern.compile(
            "(?<![0-9])((?:1[5-9]|20)[0-9]{2}|2100)(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?(?![0-9])");

    private YearsInNames() {}

    /** All of them, each once, in their order. */
    public static List<Integer> in(String name) {
        return YEAR.matcher(name)
                .results()
                .map(m -> Integer.valueOf(m.group(1)))
                .distinct()
                .toList();
    }
}
