package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.BalanceCoefficients;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** The tables of an account: sources and sinks by class and unit, stocks and their worth, the factors used. */
public final class CarbonTables {
    private final CarbonAccount account;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final LandTables land;

    public CarbonTables(CarbonAccount account) {
        this.account = account;
        this.inputs = account.inputs();
        this.studyArea = inputs.studyArea();
        this.counts = account.counts();
        this.land = account.land();
    }

    public Table byClass() {
        Table.Builder table = Table.named("carbon-by-class")
                .integer("year")
                .text("class", "flow")
                .number("tC", "tCO2");
        for (int p = 0; p < studyArea.years().size(); p++) {
            for (Balance.ClassFlow f : account.region(p).classFlows()) {
                table.row(f.year(), f.className(), f.flow().text(), f.tC(), f.tCO2());
            }
        }
        return table.build();
    }

    /** Computed as it is written. */
    public Table byUnit() {
        UnitRows rows = rows();
        double[] area_ha = IntStream.range(0, studyArea.years().size())
                .mapToDouble(p -> account.region(p).unitBalances().stream()
                        .mapToDouble(Balance.UnitBalance::area_ha)
                        .sum())
                .toArray();
        double[] source = IntStream.range(0, area_ha.length)
                .mapToDouble(p -> account.region(p).source_tCO2())
                .toArray();
        double[] sink = IntStream.range(0, area_ha.length)
                .mapToDouble(p -> account.region(p).sink_tCO2())
                .toArray();
        IntFunction<Balance.UnitBalance> at = r -> {
            int p = rows.phase(r);
            return rows.set(r) < 0
                    ? new Balance.UnitBalance(
                            UnitSet.REGION, studyArea.years().get(p), source[p], sink[p], area_ha[p], 0)
                    : account.balance(p, rows.set(r)).unitBalances().get(rows.unit(r));
        };
        return Table.computed("carbon-by-unit", rows.count())
                .text("unit_set", r -> setName(rows, r))
                .text("unit", r -> at.apply(r).unitId())
                .text("name", r -> unitName(rows, r))
                .integer("year", r -> at.apply(r).year())
                .number("area_ha", r -> at.apply(r).area_ha())
                .number("source_tCO2", r -> at.apply(r).source_tCO2())
                .number("sink_tCO2", r -> at.apply(r).sink_tCO2())
                .number("net_tCO2", r -> at.apply(r).net_tCO2())
                .number("source_tCO2_per_ha", r -> at.apply(r).source_tCO2() * perHectare(at.apply(r)))
                .number("sink_tCO2_per_ha", r -> at.apply(r).sink_tCO2() * perHectare(at.apply(r)))
                .number("net_tCO2_per_ha", r -> at.apply(r).net_tCO2() * perHectare(at.apply(r)))
                .build();
    }

    private static double perHectare(Balance.UnitBalance unit) {
        return unit.area_ha() > 0 ? 1 / unit.area_ha() : Double.NaN;
    }

    private UnitRows rows() {
        return new UnitRows(account, counts.sets().size(), studyArea.years().size());
    }

    private String setName(UnitRows rows, int row) {
        return rows.set(row) < 0
                ? UnitSet.REGION
                : counts.sets().get(rows.set(row)).name();
    }

    private String unitName(UnitRows rows, int row) {
        int set = rows.set(row);
        return set < 0
                ? UnitSet.REGION
                : rows.unit(row) == 0 ? UnitSet.OUTSIDE : counts.sets().get(set).unitName(rows.unit(row));
    }

    /**
     * Stocks of a set's units in a phase, tC, and what became of them since the phase before: the change is the stock
     * less the stock before; emission and sequestration are those of land valid in both phases; what remains comes from
     * land valid in one phase only (the footprint): change = sequestration - emission + footprint.
     */
    private record Stocks(double[] held, double[] change, double[] lost, double[] gained, double[] footprint) {
        Stocks(int n) {
            this(new double[n], new double[n], new double[n], new double[n], new double[n]);
        }

        void first(int i, double stock) {
            held[i] = stock;
            change[i] = Double.NaN;
            lost[i] = Double.NaN;
            gained[i] = Double.NaN;
            footprint[i] = Double.NaN;
        }

        /** @param same whether all its land is valid in both phases */
        void then(int i, double stock, double before, double emission, double sequestration, boolean same) {
            held[i] = stock;
            change[i] = stock - before;
            lost[i] = emission;
            gained[i] = sequestration;
            footprint[i] = same ? 0 : change[i] - (sequestration - emission);
        }
    }

    /** Stocks and their changes; only with a stock table. Rows are computed as they are written. */
    public Optional<Table> stockByUnit() {
        return inputs.carbon().stock().map(stock -> {
            UnitRows rows = rows();
            Stocks region = region(stock);
            List<List<Stocks>> bySet = new ArrayList<>();
            for (int s = 0; s < counts.sets().size(); s++) {
                bySet.add(ofUnits(stock, s, rows.units(s)));
            }
            IntFunction<Stocks> of =
                    r -> rows.set(r) < 0 ? region : bySet.get(rows.set(r)).get(rows.phase(r));
            IntUnaryOperator at = r -> rows.set(r) < 0 ? rows.phase(r) : rows.place(r);
            return Table.computed("stock-by-unit", rows.count())
                    .text("unit_set", r -> setName(rows, r))
                    .text(
                            "unit",
                            r -> rows.set(r) < 0
                                    ? UnitSet.REGION
                                    : LandTables.unitId(counts, rows.set(r), rows.unit(r)))
                    .integer("year", r -> studyArea.years().get(rows.phase(r)))
                    .number("stock_tC", r -> of.apply(r).held[at.applyAsInt(r)])
                    .number("change_tC", r -> of.apply(r).change[at.applyAsInt(r)])
                    .number("emission_tC", r -> of.apply(r).lost[at.applyAsInt(r)])
                    .number("sequestration_tC", r -> of.apply(r).gained[at.applyAsInt(r)])
                    .number("footprint_tC", r -> of.apply(r).footprint[at.applyAsInt(r)])
                    .number("stock_tCO2", r -> Substance.carbonToCo2(of.apply(r).held[at.applyAsInt(r)]))
                    .build();
        });
    }

    /** The region's land in a phase by class index, in ha. */
    public static double[] area_ha(CarbonAccount account, int phase) {
        double[] area = new double[account.inputs().studyArea().legend().classes() + 1];
        for (double[] unit : account.areas_ha(0, phase)) {
            for (int c = 0; c < area.length; c++) {
                area[c] += unit[c];
            }
        }
        return area;
    }

    /** By phase. */
    private Stocks region(StockTable stock) {
        Stocks all = new Stocks(studyArea.years().size());
        double before = 0;
        for (int p = 0; p < studyArea.years().size(); p++) {
            double held = stock.stock_tC(area_ha(account, p));
            if (p == 0) {
                all.first(p, held);
            } else {
                TransferMatrix matrix = land.matrix(p - 1, p);
                StockTable.StockChange change = stock.change(matrix);
                all.then(p, held, before, change.emission_tC(), change.sequestration_tC(), matrix.droppedCells() == 0);
            }
            before = held;
        }
        return all;
    }

    /** By phase and by place among the units that have rows. */
    private List<Stocks> ofUnits(StockTable stock, int s, int[] units) {
        List<Stocks> phases = new ArrayList<>();
        int[] place = new int[counts.sets().get(s).count() + 1];
        Arrays.fill(place, -1);
        for (int i = 0; i < units.length; i++) {
            place[units[i]] = i;
        }
        for (int p = 0; p < studyArea.years().size(); p++) {
            Stocks all = new Stocks(units.length);
            IntToDoubleFunction stocks = new UnitQuantities(account).amount(Quantity.STOCK, s, p);
            for (int i = 0; i < units.length; i++) {
                double held = stocks.applyAsDouble(units[i]);
                if (p == 0) {
                    all.first(i, held);
                } else { // no land in both phases, unless a matrix follows
                    all.then(i, held, phases.get(p - 1).held[i], 0, 0, false);
                }
            }
            if (p > 0) {
                Stocks before = phases.get(p - 1);
                land.eachMatrix(s, p - 1, p, (unit, matrix) -> {
                    int i = place[unit];
                    if (i >= 0) {
                        StockTable.StockChange change = stock.change(matrix);
                        all.then(
                                i,
                                all.held[i],
                                before.held[i],
                                change.emission_tC(),
                                change.sequestration_tC(),
                                matrix.droppedCells() == 0);
                    }
                });
            }
            phases.add(all);
        }
        return phases;
    }

    /**
     * Coefficients of carbon-balance zoning, of the units that the emissions are given for; empty without a product.
     */
    public Optional<Table> coefficients() {
        return account.asked().product().filter(p -> account.emissionSet() >= 0).map(product -> {
            UnitSet set = counts.sets().get(account.emissionSet());
            Table.Builder table = Table.named("balance-coefficients")
                    .text("unit_set", "unit")
                    .integer("year")
                    .number(
                            "product",
                            "source_tCO2",
                            "sink_tCO2",
                            "economic_contributive_coefficient",
                            "ecological_support_coefficient");
            for (int p = 0; p < studyArea.years().size(); p++) {
                List<Balance.UnitBalance> all =
                        account.balance(p, account.emissionSet()).unitBalances();
                List<Balance.UnitBalance> units = all.subList(1, all.size()); // land outside has no product
                double[] given = product.of(
                        studyArea.years().get(p),
                        units.stream().map(Balance.UnitBalance::unitId).toList());
                double[] source = units.stream()
                        .mapToDouble(Balance.UnitBalance::source_tCO2)
                        .toArray();
                double[] sink = units.stream()
                        .mapToDouble(Balance.UnitBalance::sink_tCO2)
                        .toArray();
                double[] economic = BalanceCoefficients.economicContribution(given, source);
                double[] ecological = BalanceCoefficients.ecologicalSupport(sink, source);
                for (int u = 0; u < given.length; u++) {
                    table.row(
                            set.name(),
                            units.get(u).unitId(),
                            studyArea.years().get(p),
                            given[u],
                            source[u],
                            sink[u],
                            economic[u],
                            ecological[u]);
                }
            }
            return table.build();
        });
    }

    /**
     * Present value of what each unit's stock gained or lost since the phase before, as in InVEST on land that both
     * have; empty without a stock and a price.
     */
    public Optional<Table> stockWorth() {
        return account.asked()
                .options()
                .worth()
                .flatMap(worth -> stockByUnit().map(stock -> {
                    List<Integer> years = studyArea.years();
                    int year = stock.column("year");
                    int[] later = IntStream.range(0, stock.rows())
                            .filter(r -> stock.integer(r, year) > years.get(0))
                            .toArray();
                    IntUnaryOperator phase = i -> years.indexOf((int) stock.integer(later[i], year));
                    int change = stock.column("change_tC");
                    int footprint = stock.column("footprint_tC");
                    int gained = stock.column("sequestration_tC");
                    int lost = stock.column("emission_tC");
                    double[] each = IntStream.range(0, years.size())
                            .mapToDouble(p -> p == 0
                                    ? Double.NaN
                                    : StockTable.presentValuePerTonne(
                                            worth.price(),
                                            years.get(p) - years.get(p - 1),
                                            worth.discount(),
                                            worth.change()))
                            .toArray();
                    return Table.computed("stock-worth", later.length)
                            .text("unit_set", i -> stock.text(later[i], 0))
                            .text("unit", i -> stock.text(later[i], 1))
                            .integer("from_year", i -> years.get(phase.applyAsInt(i) - 1))
                            .integer("year", i -> years.get(phase.applyAsInt(i)))
                            .number("change_tC", i -> stock.number(later[i], change))
                            .number("footprint_tC", i -> stock.number(later[i], footprint))
                            .number("value_per_tC", i -> each[phase.applyAsInt(i)])
                            .number(
                                    "value",
                                    i -> (stock.number(later[i], gained) - stock.number(later[i], lost))
                                            * each[phase.applyAsInt(i)])
                            .build();
                }));
    }

    /** Land by category and pool; only where land is reckoned by Tier 1. */
    public Optional<Table> landByCategory() {
        return LandCategoryTable.of(inputs, counts);
    }

    /** Harvested wood products, where a study gives any. */
    public Optional<Table> harvestedWood() {
        return LandCategoryTable.wood(inputs);
    }

    /** Land with its harvested wood, as the IPCC adds them up; where a study gives any wood. */
    public Optional<Table> landNet() {
        return LandCategoryTable.net(inputs, counts);
    }

    private List<FactorUsed> used() {
        List<FactorUsed> used = new ArrayList<>();
        inputs.carbon().factors().ifPresent(f -> used.addAll(f.used()));
        inputs.carbon().land().layers().ifPresent(l -> used.addAll(l.used()));
        inputs.carbon().land().tier().ifPresent(t -> {
            used.addAll(t.model().used());
            t.wood().ifPresent(w -> used.addAll(w.used()));
        });
        inputs.carbon().energy().ifPresent(e -> used.addAll(e.used()));
        inputs.carbon().stock().ifPresent(s -> used.addAll(s.used()));
        return used;
    }

    /** What the table of factors calls them, for a reader. */
    public Map<String, Words> factorNames() {
        Map<String, Words> names = new HashMap<>();
        used().forEach(f ->
                names.put(f.what(), Words.of(f.name().in(Language.EN), f.name().in(Language.ZH))));
        return names;
    }

    /** Every number the account rests on. */
    public Table factorsUsed() {
        return FactorTable.of(used());
    }
}
