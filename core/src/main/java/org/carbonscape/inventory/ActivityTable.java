package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.carbon.CarbonUnit;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Gas;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.carbon.UnitWords;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.measure.Years;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.GivenTwice;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** The counting of a table of activities: rows become lines, all that is wrong is told at once. */
final class ActivityTable {
    private static final Pattern PER_YEAR = Pattern.compile(
            "\\s*(?:[/／]\\s*(?:年|a|yr|year)" + "|[·⋅•∙・*.\\s]\\s*(?:年|a|yr|year)\\s*\\^?(?:[-−–]\\s*1|⁻¹))\\s*$");

    private static final Category LANDFILL = Category.of("4.A");

    private final InputTable table;
    private final InventoryOptions options;
    private final EnergyItems items;
    private final GridFactors grid;
    private final Set<String> withoutGrid = new LinkedHashSet<>(); // places of rows, told together with their years
    private final SortedSet<Integer> gridless = new TreeSet<>();
    private final Problems problems = new Problems();
    private final List<Line> lines = new ArrayList<>();
    private final Set<Integer> history = new TreeSet<>();
    private final GivenTwice twice = new GivenTwice();
    private final Set<FactorUsed> used = new LinkedHashSet<>();
    /** The first rows of a year, unit, item and place where it is counted, by part of the sector; "" for all of it. */
    private final Map<List<Object>, Map<String, InputTable.Row>> seen = new HashMap<>();

    ActivityTable(InputTable table, InventoryOptions options) {
        this.table = table;
        this.options = options;
        this.items =
                new EnergyItems(options.guidelines(), options.farmRegion().orElse(FarmRegion.USUAL), options.own());
        this.grid = options.grid().orElseGet(GridFactors::none);
    }

    /**
     * Counts every row.
     *
     * @throws ProblemException with every problem of the table
     */
    Emissions count() {
        table.require(problems, "year", "unit", "item", "amount", "unit_of_amount");
        problems.throwIfAny();
        table.rows().forEach(this::row);
        twice.tell(problems);
        withoutGrid.forEach(place -> problems.add(
                ProblemCode.CARBON_16_GRID,
                place,
                gridless.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                grid.known()));
        problems.throwIfAny();
        options.decay().ifPresent(this::decay);
        Emissions.Sums sums = new Emissions.Sums();
        lines.stream().filter(l -> !l.memo()).forEach(l -> sums.add(l.year(), l.unitId(), l.tC()));
        Emissions emissions = sums.emissions();
        emissions.list().stream()
                .filter(e -> e.tC() < 0)
                .forEach(e -> problems.add(
                        ProblemCode.CARBON_34_RECOVERED, table.place(), e.unitId(), Integer.toString(e.year())));
        problems.throwIfAny();
        new InventoryCautions(table.place(), lines, items, options).tell(problems);
        if (used.stream()
                .anyMatch(u ->
                        Unit.find(u.unit()).filter(ActivityTable::isEquivalent).isPresent())) {
            problems.add(ProblemCode.CARBON_C12_EQUIVALENT, table.place());
        }
        unverified();
        return emissions;
    }

    List<Line> lines() {
        return lines;
    }

    Set<Integer> history() {
        return history;
    }

    List<FactorUsed> used() {
        return List.copyOf(used);
    }

    List<Problem> cautions() {
        return problems.cautions();
    }

    /** One row; everything wrong with it is told. */
    private void row(InputTable.Row row) {
        String name = row.text("item");
        String place = row.place(name);
        Optional<Integer> year = problems.attempt(() -> (int) row.integer("year", name));
        Optional<Double> amount = problems.attempt(() -> amount(row, name, place));
        String unit = row.text("unit");
        if (unit.isEmpty()) {
            problems.add(ProblemCode.INPUT_04_EMPTY, place, row.named("unit"));
        }
        Optional<String> item = problems.attempt(() -> items.find(name)
                .orElseThrow(() -> name.isEmpty()
                        ? new ProblemException(ProblemCode.INPUT_04_EMPTY, place, row.named("item"))
                        : new ProblemException(
                                ProblemCode.CARBON_11_ITEM,
                                place,
                                name,
                                NearItems.of(name, row.text("unit_of_amount"), items))));
        Optional<Optional<Sector>> sector = problems.attempt(() -> sector(place, row.text("sector")));
        if (year.isEmpty() || item.isEmpty() || sector.isEmpty()) {
            return;
        }
        String where = sector.get().map(s -> ", " + s.name()).orElse("");
        Optional<String> chargedTo = Optional.of(row.text("charged_to")).filter(c -> !c.isEmpty());
        where += chargedTo.map(c -> ", " + c).orElse("");
        if (!unit.isEmpty()) {
            String what = year.get() + ", " + unit + ", " + item.get() + where;
            String part = Sector.part(row.text("sector"));
            before(List.of(year.get(), unit, item.get(), where), part, row)
                    .ifPresent(first -> twice.add(row, name, what, first));
        }
        String measured = row.text("unit_of_amount");
        Optional<List<GasFactor>> factors = problems.attempt(
                        () -> factors(place, item.get(), sector.get(), year.get(), unit))
                .filter(f -> !f.isEmpty());
        // an amount that cannot be read does not keep its unit from being checked
        Optional<Distribution> quantity = Distribution.read(problems, row, name, amount.orElse(Double.NaN));
        Activity activity = new Activity(
                year.get(),
                unit,
                item.get(),
                Bilingual.of(item.get(), items.nameZh(item.get())),
                quantity.orElseGet(() -> Distribution.certain(amount.orElse(0.0))),
                measured,
                new Activity.Use(sector.get().map(Sector::name), chargedTo, items.land(item.get())),
                row.place());
        Optional<List<Line>> counted = factors.flatMap(f -> problems.attempt(() -> lines(place, f, activity)));
        if (amount.isEmpty() || counted.isEmpty()) {
            return;
        }
        for (Line line : counted.get()) {
            if (!CarbonUnit.isEarthly(problems, place, "amount", line.tC())) {
                return;
            }
        }
        factors.get().forEach(f -> used.addAll(f.factor().used()));
        lines.addAll(counted.get());
    }

    /** The row that has the same already: the same part, all of what this is a part of, or a part of it. */
    private Optional<InputTable.Row> before(List<Object> what, String part, InputTable.Row row) {
        Map<String, InputTable.Row> rows = seen.computeIfAbsent(what, k -> new LinkedHashMap<>());
        Optional<InputTable.Row> first = part.isEmpty()
                ? rows.values().stream().findFirst()
                : Optional.ofNullable(rows.getOrDefault(part, rows.get("")));
        rows.putIfAbsent(part, row);
        return first;
    }

    private static double amount(InputTable.Row row, String name, String place) {
        double amount = row.requiredNumber("amount", name);
        if (amount < 0) {
            throw new ProblemException(ProblemCode.CARBON_13_NEGATIVE, place, Numbers.text(amount));
        }
        return amount;
    }

    private static Optional<Sector> sector(String place, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Sector.find(text).orElseThrow(() -> new ProblemException(List.of(Sector.unknown(place, text)))));
    }

    private List<GasFactor> factors(String place, String item, Optional<Sector> sector, int year, String unitId) {
        if (item.equals("electricity") && options.route() != Route.STANDARD_COAL && !items.isOwn(item)) {
            return grid.find(year, unitId)
                    .map(f -> List.of(new GasFactor(Category.of("X.1"), Gas.CO2, "", f)))
                    .orElseGet(() -> {
                        withoutGrid.add(place);
                        gridless.add(year);
                        return List.of();
                    });
        }
        List<GasFactor> factors = items.factors(item, options, sector, year, unitId);
        if (factors.isEmpty() && items.isRegional(item)) {
            throw new ProblemException(
                    ProblemCode.CARBON_35_FARM_REGION,
                    place,
                    Bilingual.of(item, items.nameZh(item)),
                    options.farmRegion().orElse(FarmRegion.USUAL).text());
        }
        if (factors.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.CARBON_12_ROUTE, place, item, options.route().id(), items.routesOf(item));
        }
        return factors;
    }

    private List<Line> lines(String place, List<GasFactor> factors, Activity activity) {
        String text = activity.unitOfAmount();
        FuelFactor first = factors.get(0).factor();
        String right = String.join(", ", first.units());
        if (text.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_04_NO_UNIT, place, right);
        }
        Unit unit = Unit.find(text) // of a year what is a year's
                .filter(u -> first.chain(u).isPresent())
                .or(() -> Unit.find(PER_YEAR.matcher(text).replaceFirst("")))
                .or(() -> Unit.find(text))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.CARBON_06_UNIT,
                        place,
                        text,
                        Conversions.before(
                                UnitWords.instead(text, u -> first.chain(u).isPresent(), first.units()), text)));
        List<Line> out = new ArrayList<>();
        for (GasFactor factor : factors) {
            FuelFactor.Chain chain = factor.factor()
                    .chain(unit)
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.CARBON_07_DIMENSION,
                            place,
                            text,
                            unit.dimension()
                                    + (unit.substance().symbol().isEmpty()
                                            ? ""
                                            : " (" + unit.substance().symbol() + ")"),
                            right,
                            Conversions.before(right, unit, activity.item(), factor.factor())));
            out.add(line(place, factor, chain, activity, unit));
        }
        return out;
    }

    private Line line(String place, GasFactor factor, FuelFactor.Chain chain, Activity activity, Unit unit) {
        double amount = activity.amount() * unit.factor() * chain.per();
        Gas gas = factor.gas();
        boolean co2 = gas.equals(Gas.CO2);
        double tC = co2 ? amount : amount * options.gwp().tC_per_t(place, gas);
        return new Line(
                activity,
                factor.category(),
                gas,
                factor.stream(),
                co2 ? Substance.carbonToCo2(amount) : amount,
                tC,
                factor.factor().memo(),
                new Line.Way(
                        unit,
                        chain.steps(),
                        chain.uncertain(),
                        co2 ? Optional.empty() : Optional.of(options.gwp().step(gas)),
                        Optional.empty(),
                        List.of(),
                        List.of()));
    }

    /** Methane of landfilled waste comes in the years after: its lines are replaced by those of what decays. */
    private void decay(Decay decay) {
        Map<List<String>, List<Line>> deposited = new LinkedHashMap<>();
        for (Line line : lines) {
            if (isDeposited(line)) {
                deposited
                        .computeIfAbsent(List.of(line.unitId(), line.item(), line.stream()), k -> new ArrayList<>())
                        .add(line);
            }
        }
        Map<Gap, List<String>> gaps = new LinkedHashMap<>();
        Set<Integer> years = new TreeSet<>();
        lines.forEach(l -> years.add(l.year()));
        lines.removeIf(ActivityTable::isDeposited);
        history.addAll(years);
        lines.forEach(l -> history.remove(l.year()));
        int last = years.stream().max(Integer::compare).orElse(0);
        history.remove(last);
        deposited.forEach((of, rows) -> {
            SortedMap<Integer, Double> none = new TreeMap<>();
            rows.forEach(l -> none.put(l.year(), 0.0));
            // waste of one use and one factor; in years that have rows of others alone it is none, so that all together
            // is a straight line between
            rows.stream()
                    .collect(Collectors.groupingBy(
                            l -> List.of(l.activity().use(), l.way().factors()),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values()
                    .forEach(alike -> decay(decay, alike, none, years));
            Bilingual waste = rows.get(0).activity().name();
            Set<Integer> between = new TreeSet<>(Years.filled(none).keySet());
            between.removeAll(none.keySet());
            if (!between.isEmpty()) {
                gaps.computeIfAbsent(new Gap(waste, between.size(), 0), k -> new ArrayList<>())
                        .add(of.get(0));
            }
            if (1 - decay.decayed(last - none.firstKey()) > LEAST_MISSING) {
                gaps.computeIfAbsent(new Gap(waste, 0, none.firstKey()), k -> new ArrayList<>())
                        .add(of.get(0));
            }
        });
        gaps.forEach((gap, units) -> {
            if (gap.between > 0) {
                problems.add(
                        ProblemCode.CARBON_C35_INTERPOLATED,
                        table.place(),
                        gap.waste,
                        Listing.of(units),
                        Integer.toString(gap.between));
            } else {
                problems.add(
                        ProblemCode.CARBON_C34_HISTORY,
                        table.place(),
                        gap.waste,
                        Listing.of(units),
                        Integer.toString(gap.first),
                        Numbers.readable(100 * (1 - decay.decayed(last - gap.first)), 0),
                        Integer.toString(last));
            }
        });
    }

    private static boolean isDeposited(Line line) {
        return line.category().isIn(LANDFILL) && line.gas().equals(Gas.CH4) && line.tonnes() >= 0;
    }

    /** What waste of one unit, use and factor gives in each of the years. */
    private void decay(Decay decay, List<Line> rows, SortedMap<Integer, Double> none, Set<Integer> years) {
        SortedMap<Integer, Double> given = new TreeMap<>(none);
        Map<Integer, String> places = new TreeMap<>();
        rows.forEach(l -> {
            given.merge(l.year(), tonnes(l.activity()), Double::sum);
            places.put(l.year(), l.activity().place());
        });
        SortedMap<Integer, Double> landfilled = Years.filled(given);
        Line model =
                rows.stream().filter(l -> l.activity().amount() > 0).findFirst().orElse(rows.get(0));
        double perTonne = model.tonnes() / tonnes(model.activity());
        for (int year : years) {
            List<Decay.Deposit> deposits = decay.decaying(landfilled, year, when -> placeOf(when, places));
            double tonnes = Decay.tonnes(deposits);
            if (tonnes > 0 && perTonne > 0) {
                Activity activity = model.activity().in(year, tonnes);
                List<Line.Given> amounts = given(decay, rows, none, year, tonnes);
                lines.add(decayed(model, activity, perTonne * tonnes, decay, deposits, amounts));
            }
        }
    }

    /**
     * What comes of each row, years between rows being a straight line of theirs: what it would give alone. Nothing
     * where all amounts are certain.
     */
    private static List<Line.Given> given(
            Decay decay, List<Line> rows, SortedMap<Integer, Double> none, int year, double tonnes) {
        if (rows.stream().allMatch(l -> l.activity().quantity().isCertain())) {
            return List.of();
        }
        List<Line.Given> given = new ArrayList<>();
        for (Line row : rows) {
            SortedMap<Integer, Double> alone = new TreeMap<>(none);
            alone.put(row.year(), tonnes(row.activity()));
            double share = Decay.tonnes(decay.decaying(Years.filled(alone), year, y -> Bilingual.same(""))) / tonnes;
            if (share > 0) {
                given.add(new Line.Given(row.year(), row.activity().quantity(), share));
            }
        }
        return given;
    }

    private static double tonnes(Activity landfilled) {
        return landfilled.amount() * Unit.of(landfilled.unitOfAmount()).factor();
    }

    /** What is not known of waste, alike in several units: years between, or all before the first. */
    private record Gap(Bilingual waste, int between, int first) {}

    /** Less than a twentieth of the methane of a steady inflow is within what is known of the inflow. */
    private static final double LEAST_MISSING = 0.05;

    private static Bilingual placeOf(int year, Map<Integer, String> places) {
        return places.containsKey(year)
                ? Bilingual.place(places.getOrDefault(year, ""))
                : Bilingual.of("between given years, by a straight line", "两个已知年份之间线性内插");
    }

    private Line decayed(
            Line model,
            Activity activity,
            double tonnes,
            Decay decay,
            List<Decay.Deposit> deposits,
            List<Line.Given> amounts) {
        return new Line(
                activity,
                model.category(),
                model.gas(),
                model.stream(),
                tonnes,
                tonnes * options.gwp().tC_per_t(activity.place(), model.gas()),
                false,
                new Line.Way(
                        Unit.of("t"),
                        model.way().factors(),
                        model.way().uncertain(),
                        model.way().potential(),
                        Optional.of(decay),
                        deposits,
                        amounts));
    }

    private static boolean isEquivalent(Unit unit) {
        return unit.substance() == Substance.CO2E;
    }

    private void unverified() {
        List<Bilingual> regional = lines.stream()
                .filter(l -> options.farmRegion().isEmpty() && items.isRegional(l.item()))
                .map(l -> l.activity().name())
                .distinct()
                .toList();
        if (!regional.isEmpty()) {
            problems.add(
                    ProblemCode.CARBON_C43_FARM_REGION,
                    table.place(),
                    Bilingual.list(regional),
                    FarmRegion.USUAL.text());
        }
        List<Bilingual> suspect = used.stream()
                .filter(u -> u.source().endsWith("suspect"))
                .map(FactorUsed::name)
                .distinct()
                .toList();
        if (!suspect.isEmpty()) {
            problems.add(ProblemCode.CARBON_C42_SUSPECT, table.place(), Bilingual.list(suspect));
        }
        List<Bilingual> unverified = used.stream()
                .filter(u -> u.provenance() == Provenance.UNVERIFIED)
                .map(FactorUsed::name)
                .distinct()
                .toList();
        if (!unverified.isEmpty()) {
            problems.add(ProblemCode.CARBON_C04_UNVERIFIED, table.place(), Bilingual.list(unverified));
        }
    }
}
