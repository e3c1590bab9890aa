package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What if: changes to an account, run through the same sums as the base. The flux of land is {@code area * factor of
 * its class}; an energy item is an amount that scales. A pure function over small tables: the base is never changed.
 */
public final class Scenario {
    private static final double SAME = 1e-9;

    /** Land of one zone and class. */
    public record Land(String zone, String landUse, double area_ha) {}

    /** Emission of an energy item in a year. */
    public record Item(String name, double emission_tC_per_a) {}

    /**
     * The account a scenario starts from.
     *
     * @param land             each zone and class once
     * @param flux_tC_ha_per_a factor of each class: source &gt; 0, sink &lt; 0
     * @param items            each once
     */
    public record Account(List<Land> land, Map<String, Double> flux_tC_ha_per_a, List<Item> items) {
        public Account {
            land = List.copyOf(land);
            flux_tC_ha_per_a = Collections.unmodifiableMap(new LinkedHashMap<>(flux_tC_ha_per_a));
            items = List.copyOf(items);
        }

        /** Flux of land, net; a class without a factor makes it NaN. */
        public double land_tC_per_a() {
            double sum = 0;
            for (Land each : land) {
                sum += each.area_ha() == 0
                        ? 0
                        : each.area_ha() * flux_tC_ha_per_a.getOrDefault(each.landUse(), Double.NaN);
            }
            return sum;
        }

        public double items_tC_per_a() {
            return items.stream().mapToDouble(Item::emission_tC_per_a).sum();
        }

        /** Land and items. */
        public double net_tC_per_a() {
            return land_tC_per_a() + items_tC_per_a();
        }
    }

    /** One line of a scenario table. */
    public sealed interface Change {}

    /** {@code area_ha} of class {@code from} in {@code zone} become class {@code to}. */
    public record Convert(String zone, String from, String to, double area_ha) implements Change {}

    /** An energy item changes by a percentage: -10 for a tenth less. */
    public record Scale(String item, double percent) implements Change {}

    /**
     * Base and scenario side by side.
     *
     * @param byChange what each line alone adds to the net emissions, tC/a, below 0 where it helps; the lines add up to
     *                 the difference, except for lines that scale the same item
     */
    public record Comparison(Account base, Account scenario, List<Double> byChange) {}

    private Scenario() {}

    /**
     * Applies the changes in order.
     *
     * @throws org.carbonscape.problem.ProblemException SUIT-16 for more land than there is, SUIT-17 for names the
     *     account
     *                          does not have; all at once
     */
    public static Comparison run(Account base, List<Change> changes) {
        Problems problems = new Problems();
        Map<List<String>, Double> area = new LinkedHashMap<>();
        for (Land each : base.land()) {
            if (area.put(List.of(each.zone(), each.landUse()), each.area_ha()) != null) {
                throw new IllegalArgumentException("land " + each + " twice");
            }
        }
        Map<String, Double> emission = new LinkedHashMap<>();
        for (Item each : base.items()) {
            if (emission.put(each.name(), each.emission_tC_per_a()) != null) {
                throw new IllegalArgumentException("item " + each + " twice");
            }
        }
        List<Double> byChange = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            String place = "scenario row " + (i + 1);
            if (changes.get(i) instanceof Convert c) {
                byChange.add(convert(c, place, base, area, problems));
            } else if (changes.get(i) instanceof Scale s) {
                Double before = emission.get(s.item());
                if (before == null) {
                    problems.add(ProblemCode.SUIT_17_SCENARIO_NAME, place, s.item(), emission.keySet());
                } else if (!(s.percent() >= -100) || Double.isInfinite(s.percent())) {
                    throw new IllegalArgumentException("a change of " + s.percent() + " %");
                } else {
                    emission.put(s.item(), before * (100 + s.percent()) / 100);
                    byChange.add(emission.get(s.item()) - before);
                }
            }
        }
        problems.throwIfAny();
        List<Land> land = new ArrayList<>();
        area.forEach((key, ha) -> land.add(new Land(key.get(0), key.get(1), ha)));
        List<Item> items = new ArrayList<>();
        emission.forEach((name, tC) -> items.add(new Item(name, tC)));
        return new Comparison(base, new Account(land, base.flux_tC_ha_per_a(), items), List.copyOf(byChange));
    }

    /** The land that is there, as messages say it: not rounded up to more than there is. */
    public static String told_ha(double there_ha) {
        return Numbers.text(Math.floor(there_ha * 100 * (1 + SAME)) / 100);
    }

    /** Whether more land is asked for than there is, beyond what differences of rounded numbers are off. */
    public static boolean isMore(double asked_ha, double there_ha) {
        return asked_ha > there_ha + SAME * asked_ha;
    }

    private static double convert(
            Convert c, String place, Account base, Map<List<String>, Double> area, Problems problems) {
        if (!(c.area_ha() >= 0) || Double.isInfinite(c.area_ha())) {
            throw new IllegalArgumentException("an area of " + c.area_ha() + " ha");
        }
        Map<String, Double> factors = base.flux_tC_ha_per_a();
        TreeSet<String> zones =
                new TreeSet<>(base.land().stream().map(Land::zone).toList());
        Optional<String> landUse = unknown(c.from(), factors.keySet()).or(() -> unknown(c.to(), factors.keySet()));
        Optional<String> zone = unknown(c.zone(), zones);
        landUse.ifPresent(name -> problems.add(ProblemCode.SUIT_17_SCENARIO_NAME, place, name, factors.keySet()));
        zone.ifPresent(name -> problems.add(ProblemCode.SUIT_17_SCENARIO_NAME, place, name, zones));
        if (landUse.isPresent() || zone.isPresent()) {
            return 0;
        }
        List<String> from = List.of(c.zone(), c.from());
        double there = area.getOrDefault(from, 0.0);
        if (isMore(c.area_ha(), there)) {
            problems.add(ProblemCode.SUIT_16_SCENARIO_LAND, place, Numbers.text(c.area_ha()), told_ha(there));
            return 0;
        }
        double taken = Math.min(c.area_ha(), there);
        area.put(from, there - taken);
        area.merge(List.of(c.zone(), c.to()), taken, Double::sum);
        return taken * (Objects.requireNonNull(factors.get(c.to())) - Objects.requireNonNull(factors.get(c.from())));
    }

    private static Optional<String> unknown(String name, Collection<String> known) {
        return known.contains(name) ? Optional.empty() : Optional.of(name);
    }
}
