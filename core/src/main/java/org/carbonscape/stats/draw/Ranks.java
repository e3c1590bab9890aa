package org.carbonscape.stats.draw;

/**
 * How many of a unit's permuted values lie at or above its observed one, at or below, and at least as far from their
 * mean.
 */
public final class Ranks {
    public final int[] above;
    public final int[] below;
    /** Filled only where the folded alternative is asked for, else empty. */
    public final int[] far;

    public Ranks(int size, boolean folded) {
        above = new int[size];
        below = new int[size];
        far = new int[folded ? size : 0];
    }
}
