package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.GivenTwice;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** What each unit emits in each year, whether counted from energy or given. Never negative. Immutable. */
public final class Emissions {
    /** Emission of a unit in a year. */
    public record Emission(int year, String unitId, double tC) {
        public double tCO2() {
            return Substance.carbonToCo2(tC);
        }
    }

    private final TreeMap<Integer, TreeMap<String, Double>> tC;
    /** In tC by year, unit and part, of units and years of which a part has an interval of its own. */
    private final TreeMap<Integer, TreeMap<String, Map<String, Distribution>>> spread;

    private final List<Problem> cautions;

    private Emissions(
            TreeMap<Integer, TreeMap<String, Double>> tC,
            TreeMap<Integer, TreeMap<String, Map<String, Distribution>>> spread,
            List<Problem> cautions) {
        this.tC = tC;
        this.spread = spread;
        this.cautions = List.copyOf(cautions);
    }

    /**
     * A table of given emissions {@code year,unit,amount,unit_of_amount[,gas,sector,low,high,distribution]}; amounts in
     * tC or tCO2 in any multiple ({@code 10^4 tCO2}, {@code 万吨CO2}, {@code MtCO2}), those of other gases in tCO2e; rows
     * of gases and sectors are added up, and keep the intervals they have.
     *
     * @throws ProblemException with every problem of the table
     */
    public static Emissions given(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "year", "unit", "amount", "unit_of_amount");
        problems.throwIfAny();
        Sums sums = new Sums();
        Map<List<Object>, InputTable.Row> seen = new HashMap<>(); // by year, unit, gas and sector
        GivenTwice twice = new GivenTwice();
        TreeMap<Integer, TreeMap<String, Map<String, Distribution>>> spread = new TreeMap<>();
        List<String> others = new ArrayList<>(); // gases of rows
        for (InputTable.Row row : table.rows()) {
            String unitId = row.text("unit");
            String place = row.place(unitId);
            Optional<Gas> gas = Gas.find(row.text("gas"));
            boolean equivalent = Unit.find(row.text("unit_of_amount"))
                    .filter(u -> u.substance() == Substance.CO2E)
                    .isPresent();
            if (gas.filter(g -> !g.equals(Gas.CO2) && !equivalent).isPresent()) {
                others.add(gas.get().symbol());
                continue;
            }
            if (unitId.isEmpty()) {
                problems.add(ProblemCode.INPUT_04_EMPTY, place, row.named("unit"));
            }
            Optional<Long> year = problems.attempt(() -> row.integer("year", unitId));
            Optional<Double> amount = problems.attempt(() -> row.requiredNumber("amount", unitId));
            Optional<Unit> unit = CarbonUnit.read(problems, place, measure(row, gas), Unit.T_C);
            Optional<Distribution> given = Distribution.read(problems, row, unitId, amount.orElse(Double.NaN));
            if (amount.isPresent() && amount.get() < 0) {
                problems.add(ProblemCode.CARBON_13_NEGATIVE, place, Numbers.text(amount.get()));
            }
            List<Object> which =
                    List.of(year.orElse(0L), unitId, gas.map(Gas::symbol).orElse(""), row.text("sector"));
            InputTable.Row first = year.isEmpty() ? null : seen.putIfAbsent(which, row);
            if (first != null) {
                twice.add(row, unitId, year.get() + ", " + unitId, first);
            }
            if (year.isPresent() && amount.isPresent() && unit.isPresent()) {
                double tC = CarbonUnit.toCarbon(amount.get(), unit.get(), Unit.T_C);
                Optional<Distribution> converted =
                        given.map(d -> d.converted(v -> CarbonUnit.toCarbon(v, unit.get(), Unit.T_C)));
                Distribution sure = converted.orElseGet(() -> Distribution.certain(tC));
                if (CarbonUnit.isEarthly(problems, place, "amount", sure)) {
                    int y = (int) (long) year.get();
                    sums.add(y, unitId, tC);
                    String part =
                            (row.text("sector") + " " + gas.map(Gas::symbol).orElse("")).strip();
                    converted.ifPresent(d -> spread.computeIfAbsent(y, x -> new TreeMap<>())
                            .computeIfAbsent(unitId, u -> new LinkedHashMap<>())
                            .put(part, d));
                }
            }
        }
        twice.tell(problems);
        if (!others.isEmpty()) {
            problems.add(
                    ProblemCode.CARBON_39_GASES,
                    table.place(),
                    others.size(),
                    Listing.of(others.stream().distinct().toList()));
        }
        problems.throwIfAny();
        spread.values()
                .forEach(units ->
                        units.values().removeIf(of -> of.values().stream().allMatch(Distribution::isCertain)));
        spread.values().removeIf(Map::isEmpty);
        return new Emissions(sums.emissions().tC, spread, problems.cautions());
    }

    /** The unit of measure of a row, of CO2 where its gas is that. */
    private static String measure(InputTable.Row row, Optional<Gas> gas) {
        String written = row.text("unit_of_amount");
        return Unit.find(written)
                .filter(u -> u.substance() == Substance.UNSTATED && gas.isPresent())
                .flatMap(u -> CarbonUnit.named(written, "CO2"))
                .orElse(written);
    }

    /** No emissions at all. */
    public static Emissions none() {
        return new Emissions(new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /** Sums rows in any order. */
    public static final class Sums {
        private final TreeMap<Integer, TreeMap<String, ExactSum>> sums = new TreeMap<>();

        /** @param tC carbon emitted by the unit in the year; NaN makes the unit's year NaN */
        public void add(int year, String unitId, double tC) {
            sums.computeIfAbsent(year, y -> new TreeMap<>())
                    .computeIfAbsent(unitId, u -> new ExactSum())
                    .add(tC);
        }

        public Emissions emissions() {
            TreeMap<Integer, TreeMap<String, Double>> tC = new TreeMap<>();
            sums.forEach((year, units) -> units.forEach((unit, sum) ->
                    tC.computeIfAbsent(year, y -> new TreeMap<>()).put(unit, sum.value())));
            return new Emissions(tC, new TreeMap<>(), List.of());
        }
    }

    /** The same without some units. */
    public Emissions without(Set<String> unitIds) {
        TreeMap<Integer, TreeMap<String, Double>> rest = new TreeMap<>();
        tC.forEach((year, units) -> {
            TreeMap<String, Double> kept = new TreeMap<>(units);
            kept.keySet().removeAll(unitIds);
            if (!kept.isEmpty()) {
                rest.put(year, kept);
            }
        });
        return new Emissions(rest, spread, cautions);
    }

    /** By year, then by unit id. */
    public List<Emission> list() {
        List<Emission> list = new ArrayList<>();
        tC.forEach((year, units) -> units.forEach((unit, carbon) -> list.add(new Emission(year, unit, carbon))));
        return list;
    }

    /** Carbon emitted by a unit in a year; 0 where nothing is given. */
    public double tC(int year, String unitId) {
        return tC.getOrDefault(year, new TreeMap<>()).getOrDefault(unitId, 0.0);
    }

    /** CO2 emitted by a unit in a year; 0 where nothing is given. */
    public double tCO2(int year, String unitId) {
        return Substance.carbonToCo2(tC(year, unitId));
    }

    /**
     * What the CO2 of a unit in a year may be instead, by sector and gas; one without an interval of its own is
     * certain. Empty where none has an interval.
     */
    public Map<String, Distribution> parts_tCO2(int year, String unitId) {
        Map<String, Distribution> parts = new LinkedHashMap<>();
        spread.getOrDefault(year, new TreeMap<>())
                .getOrDefault(unitId, Map.of())
                .forEach((part, d) -> parts.put(part, d.converted(Substance::carbonToCo2)));
        return parts;
    }

    /** Whether a unit of a year has more than one part, of which one has an interval of its own. */
    public boolean hasParts() {
        return spread.values().stream()
                .flatMap(units -> units.values().stream())
                .anyMatch(parts -> parts.size() > 1);
    }

    /** Whether any row has an interval of its own. */
    public boolean hasSpread() {
        return !spread.isEmpty();
    }

    /** CO2 of a year by unit, in the order of the ids asked for. */
    public double[] tCO2(int year, List<String> unitIds) {
        return unitIds.stream().mapToDouble(id -> tCO2(year, id)).toArray();
    }

    public List<Problem> cautions() {
        return cautions;
    }

    /** Units of a table that are not units of the study, each a problem; rows without a unit are told by the reader. */
    static void checkUnits(Problems problems, String place, Collection<String> given, Collection<String> unitIds) {
        Set<String> strangers = new TreeSet<>(given);
        unitIds.forEach(strangers::remove);
        strangers.remove("");
        strangers.forEach(id -> problems.add(ProblemCode.CARBON_14_PLACE, place, id, Nearest.orAll(id, unitIds)));
    }

    /**
     * Compares with the units and phases of the study: a unit that is not among them is a problem, and so are years of
     * which none is a phase; a unit or phase without emissions and a year that is no phase are cautions.
     *
     * @param units   those of the study by their identifiers, as messages tell them
     * @param history years that need be no phase: what they hold counts in later years
     */
    public void check(
            Problems problems,
            String place,
            Map<String, String> units,
            Collection<Integer> phases,
            Set<Integer> history) {
        checkUnits(
                problems,
                place,
                tC.values().stream().flatMap(year -> year.keySet().stream()).toList(),
                units.keySet());
        String years =
                String.join(", ", phases.stream().sorted().map(String::valueOf).toList());
        List<String> others = tC.keySet().stream()
                .filter(y -> !phases.contains(y) && !history.contains(y))
                .map(String::valueOf)
                .toList();
        if (!others.isEmpty() && history.isEmpty() && phases.stream().noneMatch(tC::containsKey)) {
            problems.add(ProblemCode.CARBON_36_NO_PHASE, place, years, Listing.of(others));
            return;
        }
        if (!others.isEmpty()) {
            problems.add(ProblemCode.CARBON_C10_YEAR, place, Listing.of(others), years);
        }
        Lacking.tell(
                problems,
                ProblemCode.CARBON_C09_NO_EMISSIONS,
                place,
                units,
                phases,
                (year, id) -> tC.getOrDefault(year, new TreeMap<>()).containsKey(id));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Emissions emissions
                && tC.equals(emissions.tC)
                && spread.equals(emissions.spread)
                && cautions.equals(emissions.cautions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tC, cautions);
    }
}
