package org.carbonscape.suitability;

/** From the least score of a criterion to its greatest; least above greatest = there is none. */
public record ScoreRange(float least, float greatest) {
    static final ScoreRange NONE = new ScoreRange(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);

    /** Of both. */
    ScoreRange and(ScoreRange other) {
        return new ScoreRange(Math.min(least, other.least), Math.max(greatest, other.greatest));
    }

    /** Whether all cells have the same. */
    public boolean isOne() {
        return least == greatest;
    }
}
