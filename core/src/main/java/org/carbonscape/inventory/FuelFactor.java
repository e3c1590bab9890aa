package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;

/**
 * Carbon (of gases other than CO2: tonnes of the gas) in an item, by whatever its amount may be measured in.
 *
 * @param chains one for each measure: a fuel by mass, by energy, by coal equivalents
 * @param memo   whether it is in no total (CO2 of biomass fuels)
 */
record FuelFactor(List<Chain> chains, boolean memo) {
    /** One tonne of standard coal, 7,000 kcal/kg (GB/T 2589). */
    static final double TJ_PER_TCE = 0.029307;

    static final FactorUsed HEAT_OF_COAL = new FactorUsed(
            Bilingual.of("heat of standard coal", "标准煤热值"), 29.307, "GJ/tce", "GB/T 2589", Provenance.VERIFIED);
    /** The other way: coal equivalents of energy. */
    static final FactorUsed COAL_OF_HEAT = new FactorUsed(
            Bilingual.of("standard coal of heat", "热量折标准煤"),
            1 / TJ_PER_TCE,
            "tce/TJ",
            "GB/T 2589",
            Provenance.VERIFIED);

    /**
     * The way from an amount in base units to carbon or gas.
     *
     * @param of    dimension of the amount
     * @param coal  whether masses are of coal equivalent
     * @param per   carbon or gas per base unit of the amount
     * @param steps the numbers whose product it is, units converted
     * @param uncertain those of them that may be something else
     */
    record Chain(Dimension of, boolean coal, double per, List<FactorUsed> steps, List<Line.Uncertain> uncertain) {
        Chain {
            steps = List.copyOf(steps);
            uncertain = List.copyOf(uncertain);
        }

        Chain with(FactorUsed number, Distribution spread) {
            List<Line.Uncertain> all = new ArrayList<>(uncertain);
            all.removeIf(u -> u.name().equals(number.what()));
            all.add(new Line.Uncertain(number.what(), spread));
            return new Chain(of, coal, per, steps, all);
        }

        /** Without what is said of its last number. */
        private List<Line.Uncertain> butTheLast() {
            String last = steps.get(steps.size() - 1).what();
            return uncertain.stream().filter(u -> !u.name().equals(last)).toList();
        }

        private boolean measures(Unit unit) {
            Substance wanted = coal
                    ? Substance.COAL_EQUIVALENT
                    : of.equals(Dimension.MASS) ? Substance.UNSTATED : unit.substance();
            return unit.dimension().equals(of) && unit.substance() == wanted;
        }
    }

    FuelFactor {
        chains = List.copyOf(chains);
    }

    static Chain perMass(double per, FactorUsed... steps) {
        return new Chain(Dimension.MASS, false, per, List.of(steps), List.of());
    }

    static Chain perVolume(double per, FactorUsed... steps) {
        return new Chain(Dimension.VOLUME, false, per, List.of(steps), List.of());
    }

    static Chain perEnergy(double per, FactorUsed... steps) {
        return new Chain(Dimension.ENERGY, false, per, List.of(steps), List.of());
    }

    static Chain perCoal(double per, FactorUsed... steps) {
        return new Chain(Dimension.MASS, true, per, List.of(steps), List.of());
    }

    static FuelFactor of(Chain... chains) {
        return new FuelFactor(List.of(chains), false);
    }

    /** By the dimension below the line of the unit of a factor: {@code tC/ha} is per hectare. */
    static FuelFactor below(Unit unit, double per, List<FactorUsed> steps) {
        FactorUsed[] step = steps.toArray(FactorUsed[]::new);
        Dimension d = unit.dimension();
        if (d.perMass() == 1) {
            return of(unit.per() == Substance.COAL_EQUIVALENT ? perCoal(per, step) : perMass(per, step));
        }
        return of(new Chain(
                new Dimension(0, 0, -d.area(), -d.time(), -d.energy(), -d.volume(), -d.count(), -d.money()),
                false,
                per,
                steps,
                List.of()));
    }

    /** Both: what this is not measured in, the other may be (a gas by volume and by mass). */
    FuelFactor or(FuelFactor more) {
        List<Chain> all = new ArrayList<>(chains);
        more.chains.stream()
                .filter(m -> chains.stream().noneMatch(c -> c.of.equals(m.of) && c.coal == m.coal))
                .forEach(all::add);
        return new FuelFactor(all, memo);
    }

    /** The same with what one of its numbers may be instead, wherever it is multiplied with. */
    FuelFactor with(FactorUsed number, Distribution spread) {
        return spread.isCertain() ? this : with(c -> c.steps.contains(number) ? c.with(number, spread) : c);
    }

    FuelFactor asMemo() {
        return new FuelFactor(chains, true);
    }

    /** The same coal equivalents with another carbon per coal equivalent, the last number of every chain. */
    FuelFactor withCarbonPerCoal(double carbon, FactorUsed replacement) {
        double ratio = carbon / chain(Unit.of("tce")).orElseThrow().per;
        return with(c -> new Chain(
                c.of, c.coal, c.coal ? carbon : c.per * ratio, replaced(c.steps, replacement), c.butTheLast()));
    }

    private static List<FactorUsed> replaced(List<FactorUsed> steps, FactorUsed last) {
        List<FactorUsed> now = new ArrayList<>(steps.subList(0, steps.size() - 1));
        now.add(last);
        return now;
    }

    private FuelFactor with(UnaryOperator<Chain> change) {
        return new FuelFactor(chains.stream().map(change).toList(), memo);
    }

    /** The chain of an amount in a unit; empty where the item is not measured so. */
    Optional<Chain> chain(Unit unit) {
        return chains.stream().filter(c -> c.measures(unit)).findFirst();
    }

    /** Carbon or gas in an amount; empty where the item is not measured in such a unit. */
    OptionalDouble of(double amount, Unit unit) {
        return chain(unit)
                .map(c -> OptionalDouble.of(amount * unit.factor() * c.per))
                .orElse(OptionalDouble.empty());
    }

    /** Every number of any chain, definitions left out. */
    Set<FactorUsed> used() {
        return chains.stream()
                .flatMap(c -> c.steps.stream())
                .filter(s -> s != HEAT_OF_COAL && s != COAL_OF_HEAT)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Units an amount may have, for a remedy. */
    List<String> units() {
        List<String> units = new ArrayList<>();
        for (Chain chain : chains) {
            if (chain.coal) {
                units.add("tce");
            } else if (chain.of.equals(Dimension.ENERGY)) {
                units.addAll(List.of("TJ", "kWh"));
            } else {
                units.add(chain.of.toString());
            }
        }
        return units;
    }
}
