package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** What is not wrong in a counted table but has to be said: memo items, conventions, what may be counted twice. */
final class InventoryCautions {
    /** Fuels sold by weight come to 5 % of a region's emissions and more, wherever motor fuels are counted. */
    private static final double LEAST_SHARE_OF_WEIGHED = 0.002;

    /** Times that qualities of a fuel differ: the poorest lignite has a third of the heat of the best coal. */
    private static final double MOST_OF_USUAL = 3;

    private static final Set<String> MOTOR_FUELS = Set.of("gasoline", "diesel");
    /** Calcination of pure calcium oxide gives 0.785 tCO2; no clinker has 76 % of it. More is fuel. */
    private static final double MOST_OF_CLINKER = 0.6;

    private static final Category CEMENT = Category.of("2.A.1");
    private static final Category POWER = Category.of("1.A.1");
    private static final Category FUEL = Category.of("1.A");
    private static final Category BOUGHT = Category.of("X.1");

    private final String place;
    private final List<Line> lines;
    private final EnergyItems items;
    private final InventoryOptions options;
    private final Map<String, Unit> units = new HashMap<>();

    InventoryCautions(String place, List<Line> lines, EnergyItems items, InventoryOptions options) {
        this.place = place;
        this.lines = lines;
        this.items = items;
        this.options = options;
    }

    void tell(Problems problems) {
        tonnes(problems);
        UnlikeAmounts.caution(place, lines).ifPresent(problems::add);
        memoAndBiogenic(problems);
        electricity(problems);
        twice(problems);
        unused(problems);
        unusual(problems);
    }

    /** Fuels whose own factor is far from the usual one, as kg for t or C for CO2 makes it. */
    private void unusual(Problems problems) {
        Map<String, Double> times = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.gas().equals(Gas.CO2) && items.isOwn(line.item()) && items.isFuel(line.item())) {
                items.preset(line.item(), options.route(), options.electricity())
                        .map(f -> f.of(line.activity().amount(), unit(line)))
                        .filter(usual -> usual.orElse(0) > 0 && line.tC() > 0)
                        .map(usual -> line.tC() / usual.getAsDouble())
                        .filter(t -> t > MOST_OF_USUAL || t < 1 / MOST_OF_USUAL)
                        .ifPresent(t -> times.putIfAbsent(line.item(), t));
            }
        }
        times.forEach((item, t) -> options.own().rows().stream()
                .filter(r -> items.find(r.text("item")).equals(Optional.of(item)))
                .findFirst()
                .ifPresent(r -> problems.add(
                        ProblemCode.CARBON_C57_UNUSUAL, r.place(r.text("item")), named(item), Numbers.amount(t, 2))));
    }

    /** Items that a user's factors add and no row is of: a slip in a name leaves the usual factor in use. */
    private void unused(Problems problems) {
        if (options.own().areBundled()) {
            return;
        }
        Set<String> counted = new LinkedHashSet<>();
        lines.forEach(l -> counted.add(l.item()));
        EnergyItems usual = new EnergyItems(
                options.guidelines(), options.farmRegion().orElse(FarmRegion.USUAL), ItemFactors.none());
        Set<String> told = new HashSet<>();
        for (InputTable.Row row : options.own().rows()) {
            String item = row.text("item");
            boolean added = usual.find(item).isEmpty();
            if (added && !counted.contains(items.find(item).orElse(item)) && told.add(item)) {
                problems.add(ProblemCode.CARBON_C45_UNUSED, row.place(item), item, Listing.of(counted));
            }
        }
    }

    /**
     * Fuels sold by weight, motor fuels among them, that come to next to nothing beside what is given by volume or by
     * energy: their tonnes were probably tens of thousands.
     */
    private void tonnes(Problems problems) {
        Set<String> weighed = new LinkedHashSet<>();
        double light = 0;
        double all = 0;
        for (Line line : lines) {
            Unit unit = unit(line);
            if (unit.dimension().equals(Dimension.MASS)) {
                if (unit.factor() > 1) { // tens of thousands are meant and written
                    return;
                }
                if (unit.substance() != Substance.COAL_EQUIVALENT) {
                    weighed.add(line.item());
                    light += line.tC();
                }
            }
            all += line.tC();
        }
        if (light > 0
                && light < LEAST_SHARE_OF_WEIGHED * all
                && weighed.stream().anyMatch(MOTOR_FUELS::contains)) {
            problems.add(
                    ProblemCode.CARBON_C19_TONNES,
                    place,
                    String.join(", ", weighed),
                    Numbers.readable(100 * light / all, 4),
                    Numbers.readable(100 * 1e4 * light / (all - light + 1e4 * light), 1));
        }
    }

    private void memoAndBiogenic(Problems problems) {
        Map<String, Double> memo = new LinkedHashMap<>();
        Set<String> biogenic = new LinkedHashSet<>();
        for (Line line : lines) {
            if (line.memo()) {
                memo.merge(line.item(), line.tCO2(), Double::sum);
            }
            if (items.isBiogenic(line.item())) {
                biogenic.add(line.item());
            }
        }
        memo.forEach((item, tCO2) -> problems.add(ProblemCode.CARBON_C13_MEMO, place, readable(tCO2), item));
        biogenic.forEach(item -> problems.add(ProblemCode.CARBON_C11_BIOGENIC, place, item));
    }

    private void electricity(Problems problems) {
        if (options.route() != Route.STANDARD_COAL || items.isOwn("electricity")) {
            return;
        }
        double counted = 0;
        double otherwise = 0;
        FuelFactor other = items.preset(
                        "electricity",
                        Route.STANDARD_COAL,
                        options.electricity().other())
                .orElseThrow();
        for (Line line : lines) {
            if (line.item().equals("electricity")) {
                counted += line.tCO2();
                otherwise += Substance.carbonToCo2(
                        other.of(line.activity().amount(), unit(line)).orElseThrow());
            }
        }
        if (counted > 0 && counted != otherwise) { // the same where all of it is given as standard coal
            problems.add(
                    ProblemCode.CARBON_C05_ELECTRICITY,
                    place,
                    options.electricity().id(),
                    coal(options.electricity()),
                    readable(counted),
                    options.electricity().other().id(),
                    coal(options.electricity().other()),
                    readable(otherwise));
        }
    }

    private String coal(Electricity variant) {
        FactorUsed coal = items.preset("electricity", Route.STANDARD_COAL, variant)
                .orElseThrow()
                .used()
                .iterator()
                .next();
        return Numbers.text(coal.value()) + " " + coal.unit();
    }

    /** What two items of a unit and year may both hold. */
    private void twice(Problems problems) {
        Map<String, Set<String>> ofItem = new HashMap<>();
        lines.stream()
                .filter(l -> l.tC() != 0)
                .forEach(l ->
                        ofItem.computeIfAbsent(l.item(), i -> new TreeSet<>()).add(where(l)));
        for (InputTable.Row pair : InputTable.preset("overlaps", InventoryCautions.class, "overlaps.csv")
                .rows()) {
            Set<String> all = ofItem.getOrDefault(pair.text("item"), Set.of());
            Set<String> both = new TreeSet<>();
            List<Bilingual> with = new ArrayList<>();
            for (String other : pair.text("with").split(";")) {
                Set<String> here = new TreeSet<>(ofItem.getOrDefault(other, Set.of()));
                here.retainAll(all);
                both.addAll(here);
                if (!here.isEmpty()) {
                    with.add(named(other));
                }
            }
            if (!both.isEmpty()) {
                problems.add(
                        ProblemCode.CARBON_C30_OVERLAP,
                        place,
                        named(pair.text("item")),
                        Bilingual.list(with),
                        Bilingual.of(pair.text("why"), pair.text("why_zh")),
                        readable(both));
            }
        }
        Set<String> power = where(l -> l.category().isIn(POWER) && items.isFuel(l.item()));
        power.retainAll(where(l -> l.category().equals(BOUGHT)));
        if (!power.isEmpty()) {
            problems.add(ProblemCode.CARBON_C31_POWER, place, readable(power));
        }
        Set<String> kilns = where(l -> l.category().equals(CEMENT)
                && l.gas().equals(Gas.CO2)
                && unit(l).dimension().equals(Dimension.MASS)
                && l.tonnes() > MOST_OF_CLINKER * l.activity().amount() * unit(l).factor());
        kilns.retainAll(where(l -> l.category().isIn(FUEL)));
        if (!kilns.isEmpty()) {
            problems.add(ProblemCode.CARBON_C32_KILNS, place, Numbers.text(MOST_OF_CLINKER), readable(kilns));
        }
    }

    private Unit unit(Line line) {
        return units.computeIfAbsent(line.activity().unitOfAmount(), Unit::of);
    }

    private Bilingual named(String item) {
        return Bilingual.of(item, items.nameZh(item));
    }

    /** Years and units of the lines that pass, amounts of zero left out. */
    private Set<String> where(Predicate<Line> test) {
        return lines.stream()
                .filter(l -> l.tC() != 0)
                .filter(test)
                .map(InventoryCautions::where)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String where(Line line) {
        return line.unitId() + " " + line.year();
    }

    private static String readable(Set<String> places) {
        return Listing.of(List.copyOf(places));
    }

    private static String readable(double value) {
        return Numbers.readable(value, 2);
    }
}
