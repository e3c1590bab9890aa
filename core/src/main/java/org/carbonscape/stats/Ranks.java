package org.carbonscape.stats;

/**
 * How many of a unit's permuted values lie at or above its observed one, at or below, and at least as far from their
 * mean.
 */
final class Ranks {
    final int[] above;
    final int[] below;
    /** Filled only where the folded alternative is asked for, else empty. */
    final int[] far;

    Ranks(int size, boolean folded) {
        above = new int[size];
        below = new int[size];
        far = new int[folded ? size : 0];
    }
}
