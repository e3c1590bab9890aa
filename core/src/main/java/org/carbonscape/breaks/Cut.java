package org.carbonscape.breaks;

import java.util.List;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * How a user wants values cut.
 *
 * @param classes how many are wanted; a method that finds its own number does not look at it
 * @param breaks  of {@link BreakMethod#MANUAL}: bounds between classes, ascending, each of the class below it; else
 *                empty
 */
public record Cut(BreakMethod method, int classes, List<Double> breaks) {
    public static final int USUAL_CLASSES = 5;

    /** @throws ProblemException for breaks that are not finite or do not ascend, or none where there should be some */
    public Cut {
        breaks = List.copyOf(breaks);
        if (classes < 1) {
            throw new IllegalArgumentException("at least one class, not " + classes);
        }
        boolean ascending = breaks.isEmpty() == (method != BreakMethod.MANUAL);
        for (int i = 0; i < breaks.size(); i++) {
            ascending &= Double.isFinite(breaks.get(i)) && (i == 0 || breaks.get(i) > breaks.get(i - 1));
        }
        if (!ascending) {
            throw new ProblemException(ProblemCode.STATS_03_BREAKS, "breaks", Texts.list(breaks));
        }
    }

    public static Cut of(BreakMethod method, int classes) {
        return new Cut(method, classes, List.of());
    }

    /** By bounds of the user's. */
    public static Cut at(List<Double> breaks) {
        return new Cut(BreakMethod.MANUAL, breaks.size() + 1, breaks);
    }

    public Cut withMethod(BreakMethod other) {
        return new Cut(other, classes, other == BreakMethod.MANUAL ? breaks : List.of());
    }

    public Cut withClasses(int wanted) {
        return new Cut(method, wanted, breaks);
    }
}
