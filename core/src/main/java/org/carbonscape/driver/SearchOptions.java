package org.carbonscape.driver;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.carbonscape.breaks.BreakMethod;

/**
 * Which ways to cut drivers are tried and how one is chosen.
 *
 * @param methods      tried
 * @param fewest       smallest number of classes tried, at least 2
 * @param most         largest number tried
 * @param rule         of the choice
 * @param unitsPerClass ways that leave a class with fewer units are not eligible; at least 1, usually 2. With 1, breaks
 *                     that fall together or leave a class without units are left out instead
 * @param folds        of the cross-validation, at least 2
 * @param permutations  random reassignments of y for {@link DriverDiscretisation#pChoice}; 0 = none
 * @param seed         of the assignment of units to folds and of the permutations
 */
public record SearchOptions(
        Set<BreakMethod> methods,
        int fewest,
        int most,
        ChoiceRule rule,
        int unitsPerClass,
        int folds,
        int permutations,
        long seed) {
    /** Units up to which all permutations that are asked for are drawn. */
    private static final int MANY = 1 << 13;
    /** Permutations of more units: the largest p that they cannot tell from smaller ones is 0.005. */
    private static final int DRAWN_OF_MANY = 199;
    /** Units from which none is drawn: it takes 12 bytes a unit and 8 a thread, which large rasters have not. */
    private static final int MOST = 1 << 22;

    /** The five ways that do not look at y and are tried where none is named. */
    public static final Set<BreakMethod> USUAL = Collections.unmodifiableSet(EnumSet.of(
            BreakMethod.EQUAL,
            BreakMethod.QUANTILE,
            BreakMethod.NATURAL,
            BreakMethod.GEOMETRIC,
            BreakMethod.STANDARD_DEVIATION));

    public SearchOptions {
        if (methods.isEmpty()
                || fewest < 2
                || most < fewest
                || unitsPerClass < 1
                || folds < 2
                || folds > 100
                || permutations < 0) {
            throw new IllegalArgumentException("methods, 2 <= fewest <= most, units per class >= 1, 2 to 100 folds");
        }
        methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
    }

    /** {@link #USUAL}, 3 to 8 classes, cross-validated in 10 folds, 2 units in a class, no permutations. */
    public static SearchOptions defaults(long seed) {
        return new SearchOptions(USUAL, 3, 8, ChoiceRule.CROSS_VALIDATED, 2, 10, 0, seed);
    }

    /**
     * Whether breaks that fall together and classes without units are left out: one way is asked for, and there is no
     * other.
     */
    boolean mergesEmpty() {
        return unitsPerClass == 1;
    }

    public SearchOptions withMethods(Set<BreakMethod> tried) {
        return new SearchOptions(tried, fewest, most, rule, unitsPerClass, folds, permutations, seed);
    }

    public SearchOptions withClasses(int from, int to) {
        return new SearchOptions(methods, from, to, rule, unitsPerClass, folds, permutations, seed);
    }

    public SearchOptions withRule(ChoiceRule by) {
        return new SearchOptions(methods, fewest, most, by, unitsPerClass, folds, permutations, seed);
    }

    public SearchOptions withUnitsPerClass(int least) {
        return new SearchOptions(methods, fewest, most, rule, least, folds, permutations, seed);
    }

    public SearchOptions withFolds(int count) {
        return new SearchOptions(methods, fewest, most, rule, unitsPerClass, count, permutations, seed);
    }

    public SearchOptions withPermutations(int count) {
        return new SearchOptions(methods, fewest, most, rule, unitsPerClass, folds, count, seed);
    }

    /** How many permutations are drawn of so many units. */
    public int drawn(long units) {
        return units <= MANY ? permutations : units <= MOST ? Math.min(DRAWN_OF_MANY, permutations) : 0;
    }

    /** Of fewer units than folds, each is a fold of its own. */
    public SearchOptions withFoldsOf(long units) {
        return withFolds((int) Math.max(2, Math.min(folds, units)));
    }
}
