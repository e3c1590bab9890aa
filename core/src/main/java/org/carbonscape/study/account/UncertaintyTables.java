package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.study.intake.CarbonInputs;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * How far the account may be off: 95 % intervals of source, sink, net, stock and change of stock, of the region and of
 * each polygon in each phase, and what the region's net owes them to. Squares of a fishnet have none: their factors are
 * the same, and so are nearly all of their percentages.
 */
public final class UncertaintyTables {
    /** Name of the table of intervals. */
    public static final String BY_UNIT = "carbon-uncertainty";

    /** Error propagation, IPCC approach 1. */
    private static final String PROPAGATION = "propagation";
    /** Monte Carlo, IPCC approach 2. */
    private static final String DRAWS = "draws";

    private final CarbonInputs carbon;
    private final List<Integer> years;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final AccountOptions options;
    private final Engine engine;
    private final List<MonteCarlo.Term> inputs = new ArrayList<>(); // of flows, then of stocks
    private final Optional<MonteCarlo> draws;

    /** @param seed of the draws */
    public UncertaintyTables(
            StudyInputs study,
            LandCounts counts,
            CarbonAccount account,
            AccountOptions options,
            long seed,
            Engine engine) {
        this.carbon = study.carbon();
        this.years = study.studyArea().years();
        this.counts = counts;
        this.account = account;
        this.options = options;
        this.engine = engine;
        if (account.hasFlows()) {
            inputs.addAll(account.factors().inputs(account.emissionSet() >= 0 ? options.emissions_percent() : 0));
        }
        carbon.stock().ifPresent(stock -> inputs.addAll(stock.terms(account.areas_ha(0, 0)[0])));
        this.draws = options.draws() > 0 && any()
                ? Optional.of(MonteCarlo.of(inputs, options.draws(), seed))
                : Optional.empty();
    }

    /** Whether any number has an interval; tables without one would promise a certainty that nobody has. */
    public boolean any() {
        return inputs.stream().anyMatch(t -> t.percent() > 0);
    }

    /** Whether draws stand beside error propagation. */
    public boolean isDrawn() {
        return draws.isPresent();
    }

    /** How sure the emissions charged are, as the end of a sentence; nothing where there are none. */
    public Words ofEmissions() {
        String percent = Numbers.readable(options.emissions_percent(), 1);
        return account.emissionSet() < 0
                ? Words.same("")
                : options.emissions_percent() == 0
                        ? Words.of(", and so do the emissions", "，排放量亦然")
                        : Words.of("; the emissions have ± " + percent + " %", "；排放量按 ± " + percent + " % 计");
    }

    /** A number with the terms it is the sum of. */
    private record Sum(
            String set,
            String unit,
            String name,
            int year,
            String part,
            double estimate,
            List<MonteCarlo.Term> terms) {}

    /** Half the width of an interval may lie more on one side of the estimate. */
    private record Range(double low, double high) {}

    private List<String> methods() {
        return isDrawn() ? List.of(PROPAGATION, DRAWS) : List.of(PROPAGATION);
    }

    private Range range(String method, double estimate, List<MonteCarlo.Term> terms) {
        if (terms.stream().allMatch(t -> t.percent() == 0 || t.estimate() == 0)) {
            return new Range(estimate, estimate);
        }
        if (method.equals(DRAWS)) {
            MonteCarlo.Result drawn = draws.orElseThrow().ofSum(terms);
            return new Range(drawn.low(), drawn.high());
        }
        Uncertainty whole = new Uncertainty(estimate, Uncertainty.ofSum(terms).halfWidth());
        return new Range(whole.low(), whole.high());
    }

    /** Every interval. Nothing where no number has one. */
    public Optional<Table> byUnit() {
        if (!any()) {
            return Optional.empty();
        }
        List<Sum> sums = new ArrayList<>();
        region(sums);
        for (int s = 0; s < counts.sets().size(); s++) {
            if (counts.sets().get(s) instanceof PolygonUnits) {
                units(sums, s);
            }
        }
        int methods = methods().size();
        Range[] ranges = new Range[sums.size() * methods];
        engine.each(ranges.length, i -> {
            Sum sum = sums.get(i / methods);
            ranges[i] = range(methods().get(i % methods), sum.estimate, sum.terms);
        });
        Table.Builder table = Table.named(BY_UNIT)
                .text("unit_set", "unit", "name")
                .integer("year")
                .text("part", "method")
                .number("estimate_tCO2", "low_tCO2", "high_tCO2", "half_width_tCO2", "percent", "share_without_range");
        for (int i = 0; i < ranges.length; i++) {
            Sum sum = sums.get(i / methods);
            double half = (ranges[i].high - ranges[i].low) / 2;
            table.row(
                    sum.set,
                    sum.unit,
                    sum.name,
                    sum.year,
                    sum.part,
                    methods().get(i % methods),
                    sum.estimate,
                    ranges[i].low,
                    ranges[i].high,
                    half,
                    new Uncertainty(sum.estimate, half).percent(),
                    withoutRange(sum.terms));
        }
        return Optional.of(table.build());
    }

    /** Share of terms without an interval in the magnitudes of all; NaN without any. */
    private static double withoutRange(List<MonteCarlo.Term> terms) {
        double all = 0;
        double certain = 0;
        for (MonteCarlo.Term t : terms) {
            all += Math.abs(t.estimate());
            certain += t.percent() == 0 ? Math.abs(t.estimate()) : 0;
        }
        return all == 0 ? Double.NaN : certain / all;
    }

    private void region(List<Sum> sums) {
        double[] before = new double[0];
        for (int p = 0; p < years.size(); p++) {
            if (account.hasFlows()) {
                Balance all = account.region(p);
                flows(
                        sums,
                        UnitSet.REGION,
                        UnitSet.REGION,
                        UnitSet.REGION,
                        p,
                        all.source_tCO2(),
                        all.sink_tCO2(),
                        terms(p));
            }
            if (carbon.stock().isPresent()) {
                double[] area = whole(account.areas_ha(0, p));
                stocks(
                        sums,
                        UnitSet.REGION,
                        UnitSet.REGION,
                        UnitSet.REGION,
                        p,
                        carbon.stock().get(),
                        area,
                        before);
                before = area;
            }
        }
    }

    private List<MonteCarlo.Term> terms(int phase) {
        return account.region(phase).terms(options.emissions_percent());
    }

    private static double[] whole(double[][] units) {
        double[] all = new double[units[0].length];
        for (double[] unit : units) {
            for (int c = 0; c < all.length; c++) {
                all[c] += unit[c];
            }
        }
        return all;
    }

    private void units(List<Sum> sums, int s) {
        UnitSet set = counts.sets().get(s);
        boolean[] used = account.used(s);
        for (int p = 0; p < years.size(); p++) {
            Balance balance = account.balance(p, s);
            List<List<MonteCarlo.Term>> terms = account.hasFlows()
                    ? balance.unitTerms(account.land(s, p), account.factors(), options.emissions_percent())
                    : List.of();
            double[][] area = account.areas_ha(s, p);
            double[][] before = p == 0 ? area : account.areas_ha(s, p - 1);
            int phase = p;
            IntStream.range(0, used.length).filter(u -> used[u]).forEach(u -> {
                String id = LandTables.unitId(counts, s, u);
                String name = u == 0 ? UnitSet.OUTSIDE : set.unitName(u);
                if (account.hasFlows()) {
                    Balance.UnitBalance unit = balance.unitBalances().get(u);
                    flows(sums, set.name(), id, name, phase, unit.source_tCO2(), unit.sink_tCO2(), terms.get(u));
                }
                carbon.stock().ifPresent(stock -> stocks(sums, set.name(), id, name, phase, stock, area[u], before[u]));
            });
        }
    }

    private void flows(
            List<Sum> sums,
            String set,
            String unit,
            String name,
            int phase,
            double source,
            double sink,
            List<MonteCarlo.Term> terms) {
        int year = years.get(phase);
        sums.add(new Sum(set, unit, name, year, "source", source, some(terms, t -> t.estimate() > 0)));
        sums.add(new Sum(set, unit, name, year, "sink", sink, some(terms, t -> t.estimate() < 0)));
        sums.add(new Sum(set, unit, name, year, "net", source + sink, terms));
    }

    private static List<MonteCarlo.Term> some(List<MonteCarlo.Term> terms, Predicate<MonteCarlo.Term> which) {
        return terms.stream().filter(which).toList();
    }

    /** @param before of the phase before; not read in the first */
    private void stocks(
            List<Sum> sums,
            String set,
            String unit,
            String name,
            int phase,
            StockTable stock,
            double[] area,
            double[] before) {
        int year = years.get(phase);
        double held = Substance.carbonToCo2(stock.stock_tC(area));
        sums.add(new Sum(set, unit, name, year, "stock", held, stock.terms(area)));
        if (phase > 0) {
            double[] change = new double[area.length];
            for (int c = 0; c < change.length; c++) {
                change[c] = area[c] - before[c];
            }
            double difference = held - Substance.carbonToCo2(stock.stock_tC(before));
            sums.add(new Sum(set, unit, name, year, "stock_change", difference, stock.terms(change)));
        }
    }

    /**
     * What makes the region's net uncertain: each term with its interval and its share in the spread. Nothing without
     * flows or intervals.
     */
    public Optional<Table> shares() {
        if (!any() || !account.hasFlows()) {
            return Optional.empty();
        }
        Table.Builder table = Table.named("carbon-uncertainty-shares")
                .integer("year")
                .text("term", "method")
                .number("estimate_tCO2", "low_tCO2", "high_tCO2", "percent", "share");
        for (int p = 0; p < years.size(); p++) {
            List<MonteCarlo.Term> terms = some(terms(p), t -> t.estimate() != 0);
            for (String method : methods()) {
                double[] shares = shares(method, terms);
                for (int t = 0; t < shares.length; t++) {
                    MonteCarlo.Term term = terms.get(t);
                    Range range = range(method, term.estimate(), List.of(term));
                    table.row(
                            years.get(p),
                            term.name(),
                            method,
                            term.estimate(),
                            range.low,
                            range.high,
                            term.percent(),
                            shares[t]);
                }
            }
        }
        return Optional.of(table.build());
    }

    /** Of the variance, or of squared rank correlations of draws; NaN where nothing is uncertain. */
    private double[] shares(String method, List<MonteCarlo.Term> terms) {
        if (method.equals(DRAWS)) {
            return draws.orElseThrow().contributions(terms).stream()
                    .mapToDouble(MonteCarlo.Contribution::share)
                    .toArray();
        }
        double all = Math.pow(Uncertainty.ofSum(terms).halfWidth(), 2);
        return terms.stream()
                .mapToDouble(t -> all == 0 ? Double.NaN : Math.pow(t.estimate() * t.percent() / 100, 2) / all)
                .toArray();
    }
}
