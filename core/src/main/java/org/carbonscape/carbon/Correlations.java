package org.carbonscape.carbon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;

/**
 * How the errors of each input hang together between years and units.
 *
 * @param usual of every input without its own
 * @param own   by the input's name, as the tables of uncertainty have it; {@value #AMOUNTS} is of all amounts of items
 */
public record Correlations(Correlation usual, Map<String, Correlation> own) {
    /** Name of all amounts of items together. */
    public static final String AMOUNTS = "amounts";

    private static final String AMOUNT = " (amount)";

    /** Whatever is wrong with an input is wrong everywhere and always. */
    public static final Correlations FULL = new Correlations(Correlation.FULL, Map.of());

    public Correlations {
        own = Map.copyOf(own);
    }

    /** The input that the amount of an item is. */
    public static String amountOf(String item) {
        return item + AMOUNT;
    }

    /** Whether an input is the amount of an item. */
    public static boolean isAmount(String input) {
        return input.endsWith(AMOUNT);
    }

    /** The same with inputs that are classes by their names in tables, where they are given by their Chinese ones. */
    public Correlations of(Legend legend) {
        Map<String, Correlation> named = new HashMap<>();
        own.forEach((name, correlation) -> named.put(name(legend, name), correlation));
        return new Correlations(usual, named);
    }

    /** An input's name in tables: of a class its own, whatever it is called. */
    public static String name(Legend legend, String written) {
        return legend.named(written).map(LandClass::name).orElse(written);
    }

    /** The input's own, else for amounts that of all amounts, else the usual one. */
    public Correlation of(String input) {
        return Optional.ofNullable(own.get(input))
                .or(() -> Optional.ofNullable(own.get(AMOUNTS)).filter(c -> isAmount(input)))
                .orElse(usual);
    }

    /** Whether every input errs alike in all units, so that the region need not be the sum of its units. */
    public boolean isSameInUnits() {
        return usual.units() == 1 && own.values().stream().allMatch(c -> c.units() == 1);
    }
}
