package org.carbonscape.study.face;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Years of several columns or files: as given, else those in their names, else 1, 2, ... */
final class PhaseYears {
    /** From 1500, as histories of land begin; 2334 is no year. */
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:(?:1[5-9]|20)[0-9]{2}|2100)(?![0-9])");

    private PhaseYears() {}

    /** All years in a name, in its order. */
    static List<Integer> in(String name) {
        return YEAR.matcher(name)
                .results()
                .map(m -> Integer.valueOf(m.group()))
                .distinct()
                .toList();
    }

    /** @throws ProblemException where the years given are not as many as the names, or do not ascend */
    static int[] of(List<String> names, List<Integer> given) {
        int[] found = new int[names.size()];
        if (given.isEmpty()) {
            for (int k = 0; k < found.length; k++) {
                Matcher year = YEAR.matcher(names.get(k));
                found[k] = year.find() ? Integer.parseInt(year.group()) : 0;
            }
            boolean ascending = found[0] > 0;
            for (int k = 1; k < found.length; k++) {
                ascending &= found[k] > found[k - 1];
            }
            if (!ascending) {
                Arrays.setAll(found, k -> k + 1);
            }
            return found;
        }
        boolean good = given.size() == found.length;
        for (int k = 0; good && k < found.length; k++) {
            found[k] = given.get(k);
            good = k == 0 || found[k] > found[k - 1];
        }
        if (!good) {
            throw new ProblemException(
                    ProblemCode.GATHER_10_PHASES,
                    "--years",
                    String.join(",", given.stream().map(String::valueOf).toList()),
                    found.length);
        }
        return found;
    }
}
