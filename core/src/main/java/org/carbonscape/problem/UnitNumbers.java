package org.carbonscape.problem;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Units of which a room knows only the position, from 0; shown counted from 1, the first ten of them. Who calls and
 * knows the user's ids puts them in with {@link Problem#naming}.
 */
public record UnitNumbers(int... units) implements Bilingual {
    private static final int SHOWN = 10;

    @Override
    public String in(Language language) {
        return listed(i -> Integer.toString(i + 1));
    }

    String listed(IntFunction<String> name) {
        String first = Arrays.stream(units).limit(SHOWN).mapToObj(name).collect(Collectors.joining(", "));
        return units.length > SHOWN ? first + ", ..." : first;
    }
}
