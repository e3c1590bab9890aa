package org.carbonscape.problem;

import java.util.Locale;

/**
 * What a library call was given and a problem lies in. Who made the call knows the user's name for it ({@link
 * Problem#placed}).
 */
public enum Argument {
    /** The values of units. */
    VALUES,
    /** Who is a neighbour of whom. */
    WEIGHTS,
    /** Places in the plane with their amounts. */
    POINTS,
    /** The times of a series. */
    PHASES;

    /** As a library's user reads it: {@code values}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
