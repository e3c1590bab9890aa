package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;

/**
 * Carbon in an item, by whatever its amount may be measured in; NaN where the item is not measured so.
 *
 * @param perOther carbon per head, hectare or whatever else {@code other} says
 * @param used     the numbers it was made from
 */
record FuelFactor(
        double tC_per_t,
        double tC_per_m3,
        double tC_per_TJ,
        double tC_per_tce,
        double perOther,
        Dimension other,
        boolean memo,
        List<FactorUsed> used) {
    private static final Dimension NOTHING = new Dimension(0, 0, 0, 0, 0, 0, 0, 0);

    FuelFactor {
        used = List.copyOf(used);
    }

    static FuelFactor of(
            double tC_per_t,
            double tC_per_m3,
            double tC_per_TJ,
            double tC_per_tce,
            boolean memo,
            List<FactorUsed> used) {
        return new FuelFactor(tC_per_t, tC_per_m3, tC_per_TJ, tC_per_tce, Double.NaN, NOTHING, memo, used);
    }

    static FuelFactor perEnergy(double tC_per_TJ, FactorUsed used) {
        return of(Double.NaN, Double.NaN, tC_per_TJ, Double.NaN, false, List.of(used));
    }

    static FuelFactor perMass(double tC_per_t, FactorUsed used) {
        return of(tC_per_t, Double.NaN, Double.NaN, Double.NaN, false, List.of(used));
    }

    static FuelFactor per(Dimension other, double tC, FactorUsed used) {
        return new FuelFactor(Double.NaN, Double.NaN, Double.NaN, Double.NaN, tC, other, false, List.of(used));
    }

    /** Both: what this does not know, the other may (a gas by volume and by mass). */
    FuelFactor or(FuelFactor more) {
        List<FactorUsed> all = new ArrayList<>(used);
        more.used.stream().filter(u -> !all.contains(u)).forEach(all::add);
        return new FuelFactor(
                first(tC_per_t, more.tC_per_t),
                first(tC_per_m3, more.tC_per_m3),
                first(tC_per_TJ, more.tC_per_TJ),
                first(tC_per_tce, more.tC_per_tce),
                first(perOther, more.perOther),
                other.equals(NOTHING) ? more.other : other,
                memo,
                all);
    }

    private static double first(double one, double other) {
        return Double.isNaN(one) ? other : one;
    }

    /** The same coal equivalents with another carbon per coal equivalent; the number replaced (the last used) goes. */
    FuelFactor withCarbonPerCoal(double carbon, FactorUsed replacement) {
        double ratio = carbon / tC_per_tce;
        List<FactorUsed> now = new ArrayList<>(used.subList(0, used.size() - 1));
        now.add(replacement);
        return of(tC_per_t * ratio, tC_per_m3 * ratio, tC_per_TJ * ratio, carbon, memo, now);
    }

    /** Carbon in an amount; empty where the item is not measured in such a unit. */
    OptionalDouble tC(double amount, Unit unit) {
        double base = amount * unit.factor();
        boolean plainMass = unit.dimension().equals(Dimension.MASS);
        double per = Double.NaN;
        if (plainMass && unit.substance() == Substance.UNSTATED) {
            per = tC_per_t;
        } else if (plainMass && unit.substance() == Substance.COAL_EQUIVALENT) {
            per = tC_per_tce;
        } else if (unit.dimension().equals(Dimension.VOLUME)) {
            per = tC_per_m3;
        } else if (unit.dimension().equals(Dimension.ENERGY)) {
            per = tC_per_TJ;
        } else if (unit.dimension().equals(other) && !plainMass) {
            per = perOther;
        }
        return Double.isNaN(per) ? OptionalDouble.empty() : OptionalDouble.of(base * per);
    }

    /** Units an amount may have, for a remedy. */
    List<String> units() {
        List<String> units = new ArrayList<>();
        add(units, tC_per_t, "t");
        add(units, tC_per_m3, "m3");
        add(units, tC_per_TJ, "TJ");
        add(units, tC_per_TJ, "kWh");
        add(units, tC_per_tce, "tce");
        add(units, perOther, other.toString());
        return units;
    }

    private static void add(List<String> units, double factor, String unit) {
        if (!Double.isNaN(factor)) {
            units.add(unit);
        }
    }
}
