package org.carbonscape.driver;

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
    FIVE_PERCENT
}
