package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
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

    public Table byUnit() {
        Table.Builder table = Table.named("carbon-by-unit")
                .text("unit_set", "unit", "name")
                .integer("year")
                .number(
                        "area_ha",
                        "source_tCO2",
                        "sink_tCO2",
                        "net_tCO2",
                        "source_tCO2_per_ha",
                        "sink_tCO2_per_ha",
                        "net_tCO2_per_ha");
        for (int p = 0; p < studyArea.years().size(); p++) {
            Balance all = account.region(p);
            double area = all.unitBalances().stream()
                    .mapToDouble(Balance.UnitBalance::area_ha)
                    .sum();
            row(
                    table,
                    UnitSet.REGION,
                    UnitSet.REGION,
                    UnitSet.REGION,
                    studyArea.years().get(p),
                    area,
                    all.source_tCO2(),
                    all.sink_tCO2());
        }
        for (int s = 0; s < counts.sets().size(); s++) {
            UnitSet set = counts.sets().get(s);
            boolean[] used = account.used(s);
            for (int p = 0; p < studyArea.years().size(); p++) {
                List<Balance.UnitBalance> units = account.balance(p, s).unitBalances();
                for (int u = 0; u < units.size(); u++) {
                    if (used[u]) {
                        Balance.UnitBalance b = units.get(u);
                        row(
                                table,
                                set.name(),
                                b.unitId(),
                                u == 0 ? UnitSet.OUTSIDE : set.unitName(u),
                                b.year(),
                                b.area_ha(),
                                b.source_tCO2(),
                                b.sink_tCO2());
                    }
                }
            }
        }
        return table.build();
    }

    private static void row(
            Table.Builder table,
            String set,
            String unit,
            String name,
            int year,
            double area,
            double source,
            double sink) {
        double per = area > 0 ? 1 / area : Double.NaN;
        table.row(
                set,
                unit,
                name,
                year,
                area,
                source,
                sink,
                source + sink,
                source * per,
                sink * per,
                (source + sink) * per);
    }

    /** Stocks and their changes; only with a stock table. */
    public Optional<Table> stockByUnit() {
        return inputs.carbon().stock().map(stock -> {
            Table.Builder table = Table.named("stock-by-unit")
                    .text("unit_set", "unit")
                    .integer("year")
                    .number("stock_tC", "change_tC", "emission_tC", "sequestration_tC", "footprint_tC", "stock_tCO2");
            double[] before = new double[0];
            for (int p = 0; p < studyArea.years().size(); p++) {
                double[] all = new double[studyArea.legend().classes() + 1];
                for (double[] unit : account.areas_ha(0, p)) {
                    for (int c = 0; c < all.length; c++) {
                        all[c] += unit[c];
                    }
                }
                stockRow(
                        table,
                        UnitSet.REGION,
                        UnitSet.REGION,
                        p,
                        stock,
                        all,
                        before,
                        p == 0 ? Optional.empty() : Optional.of(land.matrix(p - 1, p)));
                before = all;
            }
            for (int s = 0; s < counts.sets().size(); s++) {
                boolean[] used = account.used(s);
                for (int p = 0; p < studyArea.years().size(); p++) {
                    double[][] area = account.areas_ha(s, p);
                    double[][] areasBefore = p == 0 ? area : account.areas_ha(s, p - 1);
                    Map<Integer, TransferMatrix> changes = p == 0 ? Map.of() : land.matrices(s, p - 1, p);
                    for (int u = 0; u < area.length; u++) {
                        if (used[u]) {
                            stockRow(
                                    table,
                                    counts.sets().get(s).name(),
                                    LandTables.unitId(counts, s, u),
                                    p,
                                    stock,
                                    area[u],
                                    p == 0 ? area[u] : areasBefore[u],
                                    Optional.ofNullable(changes.get(u)));
                        }
                    }
                }
            }
            return table.build();
        });
    }

    /**
     * What each pool of each class holds, of the region and of polygon units; empty without a stock table. Squares of a
     * fishnet would be millions of rows: their stocks are columns of {@code vectors/units.gpkg}.
     */
    public Optional<Table> stockByPool() {
        return inputs.carbon().stock().map(stock -> {
            Table.Builder table = Table.named("stock-by-pool")
                    .text("unit_set", "unit")
                    .integer("year")
                    .text("class", "pool")
                    .number("area_ha", "density_tC_per_ha", "stock_tC");
            Map<String, double[]> pools = stock.densityByPool_tC_per_ha();
            for (int p = 0; p < studyArea.years().size(); p++) {
                double[] all = new double[studyArea.legend().classes() + 1];
                for (double[] unit : account.areas_ha(0, p)) {
                    for (int c = 0; c < all.length; c++) {
                        all[c] += unit[c];
                    }
                }
                poolRows(table, UnitSet.REGION, UnitSet.REGION, p, pools, all);
            }
            for (int s = 0; s < counts.sets().size(); s++) {
                if (!(counts.sets().get(s) instanceof PolygonUnits)) {
                    continue;
                }
                boolean[] used = account.used(s);
                for (int p = 0; p < studyArea.years().size(); p++) {
                    double[][] area = account.areas_ha(s, p);
                    for (int u = 0; u < area.length; u++) {
                        if (used[u]) {
                            poolRows(
                                    table,
                                    counts.sets().get(s).name(),
                                    LandTables.unitId(counts, s, u),
                                    p,
                                    pools,
                                    area[u]);
                        }
                    }
                }
            }
            return table.build();
        });
    }

    private void poolRows(
            Table.Builder table, String set, String unit, int phase, Map<String, double[]> pools, double[] area_ha) {
        for (int c = 1; c < area_ha.length; c++) {
            for (Map.Entry<String, double[]> pool : pools.entrySet()) {
                if (area_ha[c] > 0) {
                    double density = pool.getValue()[c];
                    table.row(
                            set,
                            unit,
                            studyArea.years().get(phase),
                            studyArea.className(c),
                            pool.getKey(),
                            area_ha[c],
                            density,
                            area_ha[c] * density);
                }
            }
        }
    }

    /**
     * The change is the stock less the stock before; emission and sequestration are those of land valid in both phases;
     * what remains comes from land valid in one phase only (the footprint): change = sequestration - emission +
     * footprint.
     */
    private void stockRow(
            Table.Builder table,
            String set,
            String unit,
            int phase,
            StockTable stock,
            double[] area,
            double[] before,
            Optional<TransferMatrix> change) {
        double held = stock.stock_tC(area);
        if (phase == 0) {
            table.row(
                    set,
                    unit,
                    studyArea.years().get(phase),
                    held,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Substance.carbonToCo2(held));
            return;
        }
        double difference = held - stock.stock_tC(before);
        double lost = change.map(m -> stock.change(m).emission_tC()).orElse(0.0);
        double gained = change.map(m -> stock.change(m).sequestration_tC()).orElse(0.0);
        boolean everywhere = change.map(m -> m.droppedCells() == 0).orElse(held == 0);
        table.row(
                set,
                unit,
                studyArea.years().get(phase),
                held,
                difference,
                lost,
                gained,
                everywhere ? 0 : difference - (gained - lost),
                Substance.carbonToCo2(held));
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
     * Present value of what each unit's stock gained or lost since the phase before; empty without a stock and a price.
     */
    public Optional<Table> stockWorth() {
        return account.asked()
                .options()
                .worth()
                .flatMap(worth -> stockByUnit().map(stock -> {
                    Table.Builder table = Table.named("stock-worth")
                            .text("unit_set", "unit")
                            .integer("from_year", "year")
                            .number("change_tC", "value_per_tC", "value");
                    List<Integer> years = studyArea.years();
                    for (int r = 0; r < stock.rows(); r++) {
                        int p = years.indexOf((int) stock.integer(r, stock.column("year")));
                        if (p > 0) {
                            double change = stock.number(r, stock.column("change_tC"));
                            double each = StockTable.presentValuePerTonne(
                                    worth.price(), years.get(p) - years.get(p - 1), worth.discount(), worth.change());
                            table.row(
                                    stock.text(r, 0),
                                    stock.text(r, 1),
                                    years.get(p - 1),
                                    years.get(p),
                                    change,
                                    each,
                                    change * each);
                        }
                    }
                    return table.build();
                }));
    }

    private List<FactorUsed> used() {
        List<FactorUsed> used = new ArrayList<>();
        inputs.carbon().factors().ifPresent(f -> used.addAll(f.used()));
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
