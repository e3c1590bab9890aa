package org.carbonscape.inventory;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.measure.ExactSum;

/**
 * First-order decay of landfilled waste (IPCC 2006 Vol 5 Ch 3): of the methane that a tonne can give, the share
 * {@code exp(-k (n - 1)) - exp(-k n)} comes in the n-th year after it was landfilled, nothing in the year itself.
 *
 * @param rate k per year
 */
public record Decay(double rate) {
    /** Bulk municipal waste, wet temperate climate (Table 3.3). */
    public static final double WET_TEMPERATE = 0.09;

    /** Share that has decayed after so many years. */
    double decayed(int years) {
        return years <= 0 ? 0 : -StrictMath.expm1(-rate * years);
    }

    /** Years between given ones by a straight line; nothing before the first or after the last. */
    static SortedMap<Integer, Double> filled(SortedMap<Integer, Double> given) {
        TreeMap<Integer, Double> all = new TreeMap<>();
        Map.Entry<Integer, Double> before = null;
        for (Map.Entry<Integer, Double> next : given.entrySet()) {
            if (before != null) {
                int gap = next.getKey() - before.getKey();
                for (int i = 1; i < gap; i++) {
                    all.put(before.getKey() + i, before.getValue() + (next.getValue() - before.getValue()) * i / gap);
                }
            }
            all.put(next.getKey(), next.getValue());
            before = next;
        }
        return all;
    }

    /** Tonnes of waste that give their methane in a year, of those landfilled before. */
    double decaying(SortedMap<Integer, Double> landfilled, int year) {
        ExactSum sum = new ExactSum();
        landfilled.headMap(year).forEach((when, tonnes) -> {
            int age = year - when;
            sum.add(tonnes * (decayed(age) - decayed(age - 1)));
        });
        return sum.value();
    }
}
