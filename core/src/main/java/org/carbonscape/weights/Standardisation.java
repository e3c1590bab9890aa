package org.carbonscape.weights;

/**
 * What is done to raw weights: the coding schemes of Tiefelsdorf, Griffith and Boots (1999), by the letters of spdep.
 * All but the raw one are made of a factor for each row. Units without neighbours count neither among the units nor in
 * the sums.
 */
public enum Standardisation {
    /** Raw: 1 for each neighbour (binary, "B"), or the function of distance. */
    NONE("binary", "B", "binary", "二值"),
    /** Each row divided by its sum ("W"); an island's row stays zero. */
    ROW("row", "W", "row-standardised", "行标准化"),
    /** All weights times n / S0 ("C"): they sum to the number of units with neighbours. */
    GLOBAL("global", "C", "globally standardised", "全局标准化"),
    /** All weights divided by S0 ("U"): they sum to 1. */
    UNIT("unit", "U", "unit sum", "总和为一"),
    /**
     * Variance-stabilising ("S"): each row divided by the square root of the sum of its squares, then all weights so
     * that they sum to the number of units with neighbours. Between W, which favours units with few neighbours, and C,
     * which favours those with many.
     */
    VARIANCE("variance", "S", "variance-stabilised", "方差稳定化");

    private final String word;
    private final String letter;
    private final String english;
    private final String chinese;

    Standardisation(String word, String letter, String english, String chinese) {
        this.word = word;
        this.letter = letter;
        this.english = english;
        this.chinese = chinese;
    }

    /** As options name it: row, binary, global, unit, variance. */
    public String word() {
        return word;
    }

    /** The letter of spdep: W, B, C, U, S. */
    public String letter() {
        return letter;
    }

    /** As tables name it: "row-standardised". */
    public String english() {
        return english;
    }

    /** The same in Chinese. */
    public String chinese() {
        return chinese;
    }
}
