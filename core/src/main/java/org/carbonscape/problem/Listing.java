package org.carbonscape.problem;

import java.util.Collection;

/** Names in a message: a dozen, then how many more there are. */
public final class Listing {
    static final int FEW = 12;

    private Listing() {}

    /** {@code a, b, c}; of more than a dozen {@code a, b, ..., l, ... (+30)}. */
    public static String of(Collection<String> names) {
        return of(names, ", ");
    }

    public static String of(Collection<String> names, String comma) {
        String shown = String.join(comma, names.stream().limit(FEW).toList());
        return names.size() <= FEW ? shown : shown + comma + "... (+" + (names.size() - FEW) + ")";
    }
}
