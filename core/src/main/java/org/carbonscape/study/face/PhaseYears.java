package org.carbonscape.study.face;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.YearsInNames;

/**
 * Years of several columns or files: as given, else those in their names, else 1, 2, ... A name may hold several, such
 * as that of its edition (CLCD_v01_2020_albert_2022.tif): those count that ascend from name to name, the first such.
 * Years that descend are a slip: numbered, the phases would run backwards without a word.
 */
final class PhaseYears {
    private PhaseYears() {}

    /** @throws ProblemException where the years given are not as many as the names, or years do not ascend */
    static int[] of(List<String> names, List<Integer> given) {
        if (given.isEmpty()) {
            List<List<Integer>> all = names.stream().map(YearsInNames::in).toList();
            int most = all.stream().mapToInt(List::size).min().orElse(0);
            List<int[]> places = IntStream.range(0, most)
                    .mapToObj(
                            at -> all.stream().mapToInt(years -> years.get(at)).toArray())
                    .toList();
            Optional<int[]> ascending =
                    places.stream().filter(PhaseYears::ascend).findFirst();
            Optional<int[]> descending =
                    places.stream().filter(p -> ascend(reversed(p))).findFirst();
            if (ascending.isEmpty() && descending.isPresent()) {
                throw new ProblemException(
                        ProblemCode.STUDY_08_YEAR_ORDER,
                        String.join(", ", names),
                        join(descending.get()),
                        join(reversed(descending.get())));
            }
            return ascending.orElseGet(
                    () -> IntStream.rangeClosed(1, names.size()).toArray());
        }
        int[] found = new int[names.size()];
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

    private static int[] reversed(int[] years) {
        return IntStream.range(0, years.length)
                .map(k -> years[years.length - 1 - k])
                .toArray();
    }

    private static String join(int[] years) {
        return IntStream.of(years).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    private static boolean ascend(int[] years) {
        return IntStream.range(1, years.length).allMatch(k -> years[k] > years[k - 1]);
    }
}
