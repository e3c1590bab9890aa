package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.Bilingual;

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

    /**
     * Waste of one year that gives its methane in another.
     *
     * @param age   years since it was landfilled
     * @param place of the row that says so; of years between given ones, which these are
     */
    public record Deposit(int year, int age, double tonnes, double share, Bilingual place) {
        public double decaying() {
            return tonnes * share;
        }
    }

    /** What decays in a year, of that landfilled before. */
    List<Deposit> decaying(SortedMap<Integer, Double> landfilled, int year, IntFunction<Bilingual> place) {
        List<Deposit> deposits = new ArrayList<>();
        landfilled.headMap(year).forEach((when, tonnes) -> {
            int age = year - when;
            if (tonnes > 0) {
                deposits.add(new Deposit(when, age, tonnes, decayed(age) - decayed(age - 1), place.apply(when)));
            }
        });
        return deposits;
    }

    /** Tonnes of all of them. */
    static double tonnes(List<Deposit> deposits) {
        ExactSum sum = new ExactSum();
        deposits.forEach(d -> sum.add(d.decaying()));
        return sum.value();
    }
}
