package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.carbonscape.carbon.CarbonUnit;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Emissions of a table of activities {@code year,unit,item,amount,unit_of_amount}: fuels, electricity and heat on one
 * route for the whole table, and other parts of an inventory (process, agriculture, livestock, respiration, waste),
 * which belong to no route. Items go by their English or Chinese names. Amounts may be masses, volumes, energy or coal
 * equivalents; each is converted exactly. A user's own factors go before the route's. Biomass fuels are a memo item.
 * Sums do not depend on the order of rows.
 */
public final class EnergyAccount {
    /**
     * How to count.
     *
     * @param electricity on the route standard-coal
     * @param grid        on the other routes; electricity without it is a problem there
     * @param gwp         for methane and nitrous oxide of the inventory items
     * @param own         factors that go before those of the route
     */
    public record Options(
            Route route, Electricity electricity, Optional<GridFactors> grid, WarmingPotential gwp, ItemFactors own) {
        /** Coal-input electricity, no grid factor, the potentials of AR5. */
        public static Options of(Route route) {
            return new Options(
                    route, Electricity.COAL_INPUT, Optional.empty(), WarmingPotential.ar5(), ItemFactors.none());
        }

        public Options with(Electricity variant) {
            return new Options(route, variant, grid, gwp, own);
        }

        public Options with(GridFactors factors) {
            return new Options(route, electricity, Optional.of(factors), gwp, own);
        }

        public Options with(WarmingPotential potentials) {
            return new Options(route, electricity, grid, potentials, own);
        }

        public Options with(ItemFactors factors) {
            return new Options(route, electricity, grid, gwp, factors);
        }
    }

    /** The Chinese name of an item as the program calls it; the item itself where it has none. */
    public static String nameZh(String item) {
        return InputTable.preset("items.csv", EnergyAccount.class, "items.csv").rows().stream()
                .filter(r -> r.text("item").equals(item))
                .findFirst()
                .map(r -> r.text("name_zh"))
                .filter(n -> !n.isEmpty())
                .orElse(item);
    }

    /**
     * One row of the table with its carbon.
     *
     * @param item as the program calls it, whatever the row wrote
     * @param memo whether it is left out of the total (biomass fuels)
     */
    public record Line(
            int year,
            String unitId,
            String item,
            Category category,
            double amount,
            String unitOfAmount,
            double tC,
            boolean memo) {
        public double tCO2() {
            return Substance.carbonToCo2(tC);
        }
    }

    private final List<Line> lines;
    private final Emissions emissions;
    private final List<FactorUsed> used;
    private final List<Problem> cautions;

    private EnergyAccount(List<Line> lines, Emissions emissions, List<FactorUsed> used, List<Problem> cautions) {
        this.lines = List.copyOf(lines);
        this.emissions = emissions;
        this.used = List.copyOf(used);
        this.cautions = List.copyOf(cautions);
    }

    /**
     * Counts a table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static EnergyAccount of(InputTable table, Options options) {
        return new Counting(table, options).run();
    }

    /** The same without some units. */
    public EnergyAccount without(Set<String> unitIds) {
        return new EnergyAccount(
                lines.stream().filter(l -> !unitIds.contains(l.unitId())).toList(),
                emissions.without(unitIds),
                used,
                cautions);
    }

    /** Rows in the order of the table. */
    public List<Line> lines() {
        return lines;
    }

    public Emissions emissions() {
        return emissions;
    }

    /** Every number used, in the order of first use. */
    public List<FactorUsed> used() {
        return used;
    }

    public List<Problem> cautions() {
        return cautions;
    }

    /** Fuels sold by weight come to 5 % of a region's emissions and more, wherever motor fuels are counted. */
    private static final double LEAST_SHARE_OF_WEIGHED = 0.002;

    private static final Set<String> MOTOR_FUELS = Set.of("gasoline", "diesel");

    private static final class Counting {
        private final InputTable table;
        private final Options options;
        private final EnergyItems items;
        private final GridFactors grid;
        private final Problems problems = new Problems();
        private final List<Line> lines = new ArrayList<>();
        private final Set<FactorUsed> used = new LinkedHashSet<>();
        private final Set<String> seen = new HashSet<>();

        Counting(InputTable table, Options options) {
            this.table = table;
            this.options = options;
            this.items = new EnergyItems(options.gwp(), options.own());
            this.grid = options.grid().orElseGet(GridFactors::none);
        }

        EnergyAccount run() {
            table.require(problems, "year", "unit", "item", "amount", "unit_of_amount");
            problems.throwIfAny();
            for (InputTable.Row row : table.rows()) {
                line(row).ifPresent(lines::add);
            }
            problems.throwIfAny();
            Emissions.Sums sums = new Emissions.Sums();
            lines.stream().filter(l -> !l.memo()).forEach(l -> sums.add(l.year(), l.unitId(), l.tC()));
            caution();
            return new EnergyAccount(lines, sums.emissions(), List.copyOf(used), problems.cautions());
        }

        /** One row; everything wrong with it is told. */
        private Optional<Line> line(InputTable.Row row) {
            String name = row.text("item");
            String place = row.place(name);
            Optional<Integer> year = problems.attempt(() -> (int) row.integer("year", name));
            Optional<Double> amount = problems.attempt(() -> amount(row, name, place));
            String unit = row.text("unit");
            if (unit.isEmpty()) {
                problems.add(ProblemCode.INPUT_04_EMPTY, place, "unit");
            }
            Optional<String> item = problems.attempt(() -> items.find(name)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.CARBON_11_ITEM, place, name, Nearest.orAll(name, items.names()))));
            if (year.isEmpty() || item.isEmpty()) {
                return Optional.empty();
            }
            if (!unit.isEmpty() && !seen.add(year.get() + "\0" + unit + "\0" + item.get())) {
                problems.add(ProblemCode.CARBON_03_TWICE, place, year.get() + ", " + unit + ", " + item.get());
            }
            String measured = row.text("unit_of_amount");
            Optional<FuelFactor> factor = problems.attempt(() -> factor(place, item.get(), year.get()));
            // an amount that cannot be read does not keep its unit from being checked
            Optional<Double> tC =
                    factor.flatMap(f -> problems.attempt(() -> carbon(place, f, amount.orElse(0.0), measured)));
            if (amount.isEmpty() || tC.isEmpty() || !CarbonUnit.isEarthly(problems, place, "amount", tC.get())) {
                return Optional.empty();
            }
            used.addAll(factor.get().used());
            return Optional.of(new Line(
                    year.get(),
                    unit,
                    item.get(),
                    items.category(item.get()),
                    amount.get(),
                    measured,
                    tC.get(),
                    factor.get().memo()));
        }

        private static double amount(InputTable.Row row, String name, String place) {
            double amount = row.requiredNumber("amount", name);
            if (amount < 0) {
                throw new ProblemException(ProblemCode.CARBON_13_NEGATIVE, place, Numbers.text(amount));
            }
            return amount;
        }

        private FuelFactor factor(String place, String item, int year) {
            if (item.equals("electricity") && options.route() != Route.STANDARD_COAL && !items.isOwn(item)) {
                return grid.require(place, year);
            }
            return items.factor(item, options.route(), options.electricity())
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.CARBON_12_ROUTE,
                            place,
                            item,
                            options.route().id(),
                            items.routesOf(item)));
        }

        private static double carbon(String place, FuelFactor factor, double amount, String text) {
            String right = String.join(", ", factor.units());
            if (text.isEmpty()) {
                throw new ProblemException(ProblemCode.CARBON_04_NO_UNIT, place, right);
            }
            Unit unit = Unit.find(text)
                    .orElseThrow(() -> new ProblemException(ProblemCode.CARBON_06_UNIT, place, text, right));
            OptionalDouble tC = factor.tC(amount, unit);
            return tC.orElseThrow(() -> new ProblemException(
                    ProblemCode.CARBON_07_DIMENSION,
                    place,
                    text,
                    unit.dimension()
                            + (unit.substance().symbol().isEmpty()
                                    ? ""
                                    : " (" + unit.substance().symbol() + ")"),
                    right,
                    right));
        }

        /**
         * Fuels sold by weight, motor fuels among them, that come to next to nothing beside what is given by volume or
         * by energy: their tonnes were probably tens of thousands.
         */
        private void cautionOfTonnes() {
            Set<String> weighed = new LinkedHashSet<>();
            double light = 0;
            double all = 0;
            for (Line line : lines) {
                Unit unit = Unit.of(line.unitOfAmount());
                if (unit.dimension().equals(Dimension.MASS)) {
                    if (unit.factor() > 1) { // tens of thousands are meant and written
                        return;
                    }
                    weighed.add(line.item());
                    light += line.tC();
                }
                all += line.tC();
            }
            if (light > 0
                    && light < LEAST_SHARE_OF_WEIGHED * all
                    && weighed.stream().anyMatch(MOTOR_FUELS::contains)) {
                problems.add(
                        ProblemCode.CARBON_C19_TONNES,
                        table.place(),
                        String.join(", ", weighed),
                        Numbers.readable(100 * light / all, 4),
                        Numbers.readable(100 * 1e4 * light / (all - light + 1e4 * light), 1));
            }
        }

        private void caution() {
            cautionOfTonnes();
            Map<String, Double> memo = new LinkedHashMap<>();
            Set<String> biogenic = new LinkedHashSet<>();
            double electricity = 0;
            double otherwise = 0;
            for (Line line : lines) {
                if (line.memo()) {
                    memo.merge(line.item(), line.tCO2(), Double::sum);
                }
                if (items.isBiogenic(line.item())) {
                    biogenic.add(line.item());
                }
                if (line.item().equals("electricity")
                        && options.route() == Route.STANDARD_COAL
                        && !items.isOwn("electricity")) {
                    electricity += line.tCO2();
                    otherwise += Substance.carbonToCo2(items.factor(
                                    "electricity",
                                    Route.STANDARD_COAL,
                                    options.electricity().other())
                            .orElseThrow()
                            .tC(line.amount(), Unit.of(line.unitOfAmount()))
                            .orElseThrow());
                }
            }
            memo.forEach(
                    (item, tCO2) -> problems.add(ProblemCode.CARBON_C13_MEMO, table.place(), readable(tCO2), item));
            biogenic.forEach(item -> problems.add(ProblemCode.CARBON_C11_BIOGENIC, table.place(), item));
            if (electricity > 0) {
                problems.add(
                        ProblemCode.CARBON_C05_ELECTRICITY,
                        table.place(),
                        options.electricity().id(),
                        coal(options.electricity()),
                        readable(electricity),
                        options.electricity().other().id(),
                        coal(options.electricity().other()),
                        readable(otherwise));
            }
            List<Bilingual> unverified = used.stream()
                    .filter(u -> u.provenance() == Provenance.UNVERIFIED)
                    .map(FactorUsed::name)
                    .toList();
            if (!unverified.isEmpty()) {
                problems.add(ProblemCode.CARBON_C04_UNVERIFIED, table.place(), Bilingual.list(unverified));
            }
        }

        private String coal(Electricity variant) {
            FactorUsed coal = items.factor("electricity", Route.STANDARD_COAL, variant)
                    .orElseThrow()
                    .used()
                    .get(0);
            return Numbers.text(coal.value()) + " " + coal.unit();
        }

        private static String readable(double value) {
            return Numbers.readable(value, 2);
        }
    }
}
