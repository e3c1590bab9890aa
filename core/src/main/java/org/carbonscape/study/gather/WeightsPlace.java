package org.carbonscape.study.gather;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;

/** Problems of weights in a study's words: the library names its arguments, a study's reader knows its keys. */
final class WeightsPlace {
    private static final String KEY = "statistics.weights";
    private static final Pattern FILE = Pattern.compile(KEY + " (?:.*[/\\\\])?(.*) \\((.*)\\)");

    private WeightsPlace() {}

    /**
     * A step whose problems are told where its study named the weights.
     *
     * @param place {@code statistics.weights queen (cells)}
     * @param id    of a unit by its position
     */
    static <T> T of(Supplier<T> step, String place, IntFunction<String> id) {
        try {
            return step.get();
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(p -> p.argument().isPresent() ? p.naming(id).at(place) : ofFile(p, place))
                    .toList());
        }
    }

    /** What is wrong with a file of weights is told by the key that names it and the unit set it was read for. */
    private static Problem ofFile(Problem problem, String place) {
        return problem.place().equals(FILE.matcher(place).replaceAll("$1"))
                ? problem.at(FILE.matcher(place).replaceAll(KEY + " $1 ($2)"))
                : problem;
    }
}
