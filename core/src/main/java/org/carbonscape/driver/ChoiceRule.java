package org.carbonscape.driver;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of the ways to cut a driver is taken. Ties go to fewer classes, then to the order of methods. */
public enum ChoiceRule {
    /** The largest cross-validated q: how well class means predict units left out of their calculation. */
    CROSS_VALIDATED,
    /**
     * The largest q (OPGD, Song et al. 2020): the published way; q grows with the number of classes, so this takes
     * many.
     */
    LARGEST_Q,
    /** The best method at the smallest number of classes after which the best q grows by less than 5 %. */
    FIVE_PERCENT;

    private static final Comparator<Discretisation> SIMPLEST =
            Comparator.comparingInt(Discretisation::classes).thenComparing(Discretisation::method);
    // max() keeps the last of equals: the simplest must come last
    private static final Comparator<Discretisation> BY_Q =
            Comparator.comparingDouble(Discretisation::q).thenComparing(SIMPLEST.reversed());
    private static final Comparator<Discretisation> BY_CROSS_VALIDATION =
            Comparator.comparingDouble(Discretisation::qCrossValidated).thenComparing(SIMPLEST.reversed());

    /** The way that is taken of those that are eligible; empty where none is. */
    public Optional<Discretisation> choose(List<Discretisation> candidates) {
        List<Discretisation> eligible =
                candidates.stream().filter(Discretisation::eligible).toList();
        return switch (this) {
            case LARGEST_Q -> eligible.stream().max(BY_Q);
            case CROSS_VALIDATED -> eligible.stream().max(BY_CROSS_VALIDATION);
            case FIVE_PERCENT -> firstFlat(eligible);
        };
    }

    /** What is compared. */
    public double value(Discretisation way) {
        return this == CROSS_VALIDATED ? way.qCrossValidated() : way.q();
    }

    private static Optional<Discretisation> firstFlat(List<Discretisation> eligible) {
        List<Integer> classes = eligible.stream()
                .map(Discretisation::classes)
                .distinct()
                .sorted()
                .toList();
        Optional<Discretisation> now = Optional.empty();
        for (int k : classes) {
            Optional<Discretisation> next =
                    eligible.stream().filter(e -> e.classes() == k).max(BY_Q);
            if (now.isPresent()
                    && next.get().q() - now.get().q() < 0.05 * now.get().q()) {
                return now;
            }
            now = next;
        }
        return now;
    }
}
