package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.carbon.ArtTrees;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Propagation;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.TrendSensitivity;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.CarbonInputs;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the account may be off: intervals of 95 and 90 % of source, sink, net, stock and change of stock, of the
 * region and of each polygon in each phase; of classes and items; of what became of them since the first phase; and
 * what each input has in the spread of the region's net. Squares of a fishnet have intervals by propagation only,
 * beside their totals: their factors are the same, and so are nearly all of their percentages.
 */
public final class UncertaintyTables {
    /** Name of the table of intervals. */
    public static final String BY_UNIT = "carbon-uncertainty";

    /** Name of the table of changes since the first phase. */
    public static final String TREND = "carbon-uncertainty-trend";

    /** Name of the table of the region's parts. */
    public static final String PARTS = "carbon-uncertainty-parts";

    /** Error propagation, IPCC approach 1. */
    private static final String PROPAGATION = "propagation";
    /** Monte Carlo, IPCC approach 2. */
    private static final String DRAWS = "draws";

    private final CarbonInputs carbon;
    private final List<Integer> years;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final AccountOptions.Doubt doubt;
    private final Engine engine;
    private final AccountSums of;
    private final Propagation propagation;
    private final boolean adjusted;
    private final List<AccountSums.Sum> sums;
    private final Optional<MonteCarlo> draws;
    private final Map<String, Table> made = new HashMap<>(); // asked for by chapters and by headlines
    private Shift.@Nullable Base last; // for the shifts of many scenarios

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
        this.doubt = options.doubt();
        this.engine = engine;
        this.of = new AccountSums(account, doubt);
        this.sums = of.ofRegionAndPolygons();
        this.propagation = new Propagation(of.terms().numbers());
        this.adjusted = study.phases().stream().anyMatch(p -> p.accuracy().isPresent());
        if (adjusted && account.hasFlows()) {
            last(); // before the draws: land as it is mapped may have numbers that land in truth has not
        }
        this.draws = doubt.draws() > 0 && any()
                ? Optional.of(MonteCarlo.of(of.terms().numbers(), doubt.draws(), seed, engine))
                : Optional.empty();
    }

    /** Whether any number has an interval; tables without one would promise a certainty that nobody has. */
    public boolean any() {
        return sums.stream().anyMatch(s -> isUncertain(s.terms()));
    }

    private static boolean isUncertain(List<Term> of) {
        return of.stream().anyMatch(t -> !t.numbers().isEmpty());
    }

    /** Whether draws stand beside error propagation. */
    public boolean isDrawn() {
        return draws.isPresent();
    }

    /** What intervals rest on, in words. */
    public Assumptions assumptions() {
        return new Assumptions(account, doubt);
    }

    /** @param low90 as low and high, of 90 % */
    private record Range(double low, double high, double low90, double high90) {
        double half() {
            return (high - low) / 2;
        }
    }

    private List<String> methods() {
        return isDrawn() ? List.of(PROPAGATION, DRAWS) : List.of(PROPAGATION);
    }

    /** Without anything uncertain the estimate itself. */
    private Range range(String method, double estimate, List<Term> terms) {
        if (!isUncertain(terms)) {
            return new Range(estimate, estimate, estimate, estimate);
        }
        if (method.equals(DRAWS)) {
            MonteCarlo.Result drawn = draws.orElseThrow().ofSum(terms);
            return new Range(drawn.low(), drawn.high(), drawn.low90(), drawn.high90());
        }
        Uncertainty whole = propagation.ofSum(terms);
        // where land is as it is mapped the estimate is the account's own, to the last digit
        Uncertainty own = adjusted ? whole : new Uncertainty(estimate, whole.below(), whole.above());
        return new Range(own.low(), own.high(), own.of90().low(), own.of90().high());
    }

    /** Rows of something with its intervals, by every method. */
    private interface Row {
        void add(int i, String method, Range range);
    }

    private void each(List<AccountSums.Sum> of, Row row) {
        int methods = methods().size();
        List<Range> ranges = engine.each(of.size() * methods, i -> {
            AccountSums.Sum sum = of.get(i / methods);
            return range(methods().get(i % methods), sum.estimate(), sum.terms());
        });
        for (int i = 0; i < ranges.size(); i++) {
            row.add(i / methods, methods().get(i % methods), ranges.get(i));
        }
    }

    /** Totals of the region that lie outside their own intervals, since the map is biased. */
    public List<Problem> cautions() {
        Problems cautions = new Problems();
        for (AccountSums.Sum s : adjusted ? sums : List.<AccountSums.Sum>of()) {
            Range r = range(isDrawn() ? DRAWS : PROPAGATION, s.estimate(), s.terms());
            if (s.set().equals(UnitSet.REGION)
                    && s.part().equals("net")
                    && (s.estimate() < r.low || s.estimate() > r.high)) {
                cautions.add(
                        ProblemCode.ACCURACY_C02_BIAS,
                        "landUse.accuracy",
                        Integer.toString(s.year()),
                        Numbers.readable(s.estimate(), 2),
                        Numbers.readable(r.low, 2),
                        Numbers.readable(r.high, 2),
                        Numbers.readable(of.terms().numbers().value(s.terms()), 2));
            }
        }
        return cautions.cautions();
    }

    /** Every interval. Nothing where no number has one. */
    public Optional<Table> byUnit() {
        return any() ? Optional.of(made.computeIfAbsent(BY_UNIT, k -> makeByUnit())) : Optional.empty();
    }

    private Table makeByUnit() {
        Table.Builder table = Table.named(BY_UNIT)
                .text("unit_set", "unit", "name")
                .integer("year")
                .text("part", "method")
                .number("estimate_tCO2", "adjusted_tCO2", "low_tCO2", "high_tCO2", "low_90_tCO2", "high_90_tCO2")
                .number("half_width_tCO2", "percent", "share_without_range");
        each(sums, (i, method, r) -> {
            AccountSums.Sum s = sums.get(i);
            double value = value(s.terms(), s.estimate());
            table.row(
                    s.set(),
                    s.unit(),
                    s.name(),
                    s.year(),
                    s.part(),
                    method,
                    s.estimate(),
                    value,
                    r.low,
                    r.high,
                    r.low90,
                    r.high90,
                    r.half(),
                    Uncertainty.even(value, r.half()).percent(),
                    withoutRange(s.terms()));
        });
        return table.build();
    }

    /** What the interval lies about: with areas corrected for the map's errors where they are. */
    private double value(List<Term> terms, double estimate) {
        return adjusted ? of.terms().numbers().value(terms) : estimate;
    }

    /** Share of terms without an interval in the magnitudes of all; NaN without any. */
    private double withoutRange(List<Term> terms) {
        double all = 0;
        double certain = 0;
        for (Term t : terms) {
            double value = Math.abs(of.terms().numbers().value(List.of(t)));
            all += value;
            certain += t.numbers().isEmpty() ? value : 0;
        }
        return all == 0 ? Double.NaN : certain / all;
    }

    /** The region's classes and, where emissions are counted from them, items. Nothing without flows or intervals. */
    public Optional<Table> parts() {
        return any() && account.hasFlows()
                ? Optional.of(made.computeIfAbsent(PARTS, k -> makeParts()))
                : Optional.empty();
    }

    private Table makeParts() {
        List<AccountSums.Sum> parts = new ArrayList<>();
        for (int p = 0; p < years.size(); p++) {
            parts.addAll(of.parts(p));
        }
        Table.Builder table = Table.named(PARTS)
                .integer("year")
                .text("kind", "name", "part", "method")
                .number("estimate_tCO2", "adjusted_tCO2", "low_tCO2", "high_tCO2", "low_90_tCO2", "high_90_tCO2")
                .number("percent");
        each(parts, (i, method, r) -> {
            AccountSums.Sum s = parts.get(i);
            table.row(
                    s.year(),
                    s.set(),
                    s.name(),
                    s.part(),
                    method,
                    s.estimate(),
                    value(s.terms(), s.estimate()),
                    r.low,
                    r.high,
                    r.low90,
                    r.high90,
                    Uncertainty.even(value(s.terms(), s.estimate()), r.half()).percent());
        });
        return table.build();
    }

    /**
     * Low and high (95 %) of a change that the factors of the last phase make, by the draws where there are any.
     * Nothing where it is certain.
     *
     * @param estimate tCO2; the interval lies around it
     */
    public Optional<double[]> around(Shift shift, double estimate) {
        List<Term> terms = account.hasFlows() && any() ? shift.terms(last()) : List.of();
        if (!isUncertain(terms)) {
            return Optional.empty();
        }
        double value = of.terms().numbers().value(terms);
        Range r = range(isDrawn() ? DRAWS : PROPAGATION, value, terms);
        return Optional.of(new double[] {estimate - (value - r.low), estimate + (r.high - value)});
    }

    private Shift.Base last() {
        if (last == null) {
            last = Shift.Base.of(of.terms(), account);
        }
        return last;
    }

    /**
     * What became of the region's totals and parts since the first phase. Nothing without intervals or with one phase.
     */
    public Optional<Table> trend() {
        return any() && years.size() > 1
                ? Optional.of(made.computeIfAbsent(TREND, k -> makeTrend()))
                : Optional.empty();
    }

    private Table makeTrend() {
        List<AccountSums.Sum> first = ofRegion(0);
        List<AccountSums.Sum> changes = new ArrayList<>();
        for (int p = 1; p < years.size(); p++) {
            AccountSums.pairs(first, years.get(p), ofRegion(p)).forEach(pair -> changes.add(pair.change()));
        }
        Table.Builder table = Table.named(TREND)
                .text("kind", "name")
                .integer("from_year", "to_year")
                .text("part", "method")
                .number("change_tCO2", "adjusted_tCO2", "low_tCO2", "high_tCO2", "low_90_tCO2", "high_90_tCO2");
        each(changes, (i, method, r) -> {
            AccountSums.Sum s = changes.get(i);
            table.row(
                    s.set(),
                    s.name(),
                    years.get(0),
                    s.year(),
                    s.part(),
                    method,
                    s.estimate(),
                    value(s.terms(), s.estimate()),
                    r.low,
                    r.high,
                    r.low90,
                    r.high90);
        });
        return table.build();
    }

    /** Its totals and parts in a phase. */
    private List<AccountSums.Sum> ofRegion(int phase) {
        List<AccountSums.Sum> all = new ArrayList<>();
        sums.stream()
                .filter(s -> s.set().equals(UnitSet.REGION)
                        && s.year() == years.get(phase)
                        && !s.part().equals("stock_change"))
                .forEach(all::add);
        if (account.hasFlows()) {
            all.addAll(of.parts(phase));
        }
        return all;
    }

    /**
     * What makes the region's net uncertain: each input with the net's interval if it alone were uncertain, and its
     * share in the variance, the largest first. Nothing without flows or intervals.
     */
    public Optional<Table> shares() {
        if (!any() || !account.hasFlows()) {
            return Optional.empty();
        }
        Table.Builder table = Table.named("carbon-uncertainty-shares")
                .integer("year")
                .text("term", "method")
                .number("net_tCO2", "low_tCO2", "high_tCO2", "share");
        for (int p = 0; p < years.size(); p++) {
            double net = net(p);
            Map<String, Uncertainty> alone = propagation.alone(of.net(p));
            for (String method : methods()) {
                Map<String, Double> shares =
                        method.equals(DRAWS) ? draws.orElseThrow().shares(of.net(p)) : propagation.shares(of.net(p));
                int year = years.get(p);
                shares.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .forEach(s -> {
                            Uncertainty own = alone.getOrDefault(s.getKey(), Uncertainty.even(net, 0));
                            table.row(
                                    year, s.getKey(), method, net, net - own.below(), net + own.above(), s.getValue());
                        });
            }
        }
        return Optional.of(table.build());
    }

    /**
     * Approach 1 with the trend, as Table 3.3 of the guidelines (2006, Vol 1 Ch 3) has it: of each class and item the
     * first and the last phase, U of activities (land, amounts of items) and of factors, contribution to the variance
     * of the last phase, sensitivities of the trend (type A: both years 1 % more; type B: the last year 1 % more), and
     * what factors and activities bring into it. Factors err alike in both years, activities do not. Nothing without
     * intervals, flows or a second phase.
     */
    public Optional<Table> guidelines() {
        if (!any() || !account.hasFlows() || years.size() < 2) {
            return Optional.empty();
        }
        int last = years.size() - 1;
        double c = net(0);
        double d = net(last);
        Table.Builder table = Table.named("uncertainty-ipcc")
                .text("kind", "name", "part")
                .number("first_tCO2", "last_tCO2", "activity_percent", "factor_percent", "combined_percent")
                .number("contribution", "type_a_percent", "type_b_percent")
                .number("trend_by_factor_percent", "trend_by_activity_percent", "trend_percent");
        for (AccountSums.Pair pair : AccountSums.pairs(of.lines(0), years.get(last), of.lines(last))) {
            AccountSums.Sum before = pair.then();
            AccountSums.Sum s = pair.now();
            List<Term> own = s.terms().isEmpty() ? before.terms() : s.terms();
            double[] percent = propagation.percents(own, this::isActivity);
            TrendSensitivity trend = new TrendSensitivity(before.estimate(), s.estimate(), c, d);
            double combined = Uncertainty.ofProduct(percent[0], percent[1]);
            double byFactor = Uncertainty.finite(trend.typeA() * percent[1]);
            double byActivity = Uncertainty.finite(trend.typeB() * percent[0] * Math.sqrt(2));
            table.row(
                    s.set(),
                    s.name(),
                    s.part(),
                    before.estimate(),
                    s.estimate(),
                    percent[0],
                    percent[1],
                    combined,
                    d == 0 ? Double.NaN : Uncertainty.finite(Math.pow(combined * s.estimate() / d, 2)),
                    trend.typeA(),
                    trend.typeB(),
                    byFactor,
                    byActivity,
                    Uncertainty.ofProduct(byFactor, byActivity));
        }
        return Optional.of(table.build());
    }

    /** The region's net that its parts add up to: with areas corrected for the map's errors where they are. */
    private double net(int phase) {
        return value(of.net(phase), account.region(phase).net_tCO2());
    }

    /** Whether an input is land or the amount of an item: the study's half-width is of those where there are any. */
    private boolean isActivity(String input) {
        return input.startsWith(AccountTerms.MAP)
                || Correlations.isAmount(input)
                || input.equals(Balance.EMISSIONS) && carbon.energy().isPresent();
    }

    /** The deduction of ART-TREES, of the region's totals. Nothing where it is not asked for. */
    public Optional<Table> artTrees() {
        if (!doubt.artTrees() || !isDrawn()) {
            return Optional.empty();
        }
        Table.Builder table = Table.named("art-trees")
                .integer("year")
                .text("part")
                .integer("draws")
                .number("mean_tCO2", "low_90_tCO2", "high_90_tCO2", "deduction_percent", "deduction_tCO2");
        for (AccountSums.Sum s : sums) {
            if (s.set().equals(UnitSet.REGION)) {
                MonteCarlo.Result drawn = draws.orElseThrow().ofSum(s.terms());
                double share = ArtTrees.deduction(drawn);
                table.row(
                        s.year(),
                        s.part(),
                        draws.orElseThrow().draws(),
                        drawn.mean(),
                        drawn.low90(),
                        drawn.high90(),
                        100 * share,
                        share * Math.abs(drawn.mean()));
            }
        }
        return Optional.of(table.build());
    }

    /**
     * A table with the bounds of each total beside it: {@code source_tCO2_low}, {@code source_tCO2_high} behind
     * {@code source_tCO2}. By draws where there are any, squares by propagation; what is certain has its own value.
     *
     * @param table carbon-by-class, carbon-by-unit or stock-by-unit of this account
     */
    public Table withBounds(Table table) {
        Map<List<Object>, Range> ranges = new HashMap<>();
        String method = isDrawn() ? DRAWS : PROPAGATION;
        boolean byClass = table.name().equals("carbon-by-class");
        List<AccountSums.Sum> all = new ArrayList<>(sums);
        if (byClass) {
            all.clear();
            IntStream.range(0, years.size()).forEach(p -> all.addAll(of.parts(p)));
        }
        List<AccountSums.Sum> squares = byClass ? List.of() : of.squares();
        List<Range> found = engine.each(all.size() + squares.size(), i -> {
            AccountSums.Sum s = i < all.size() ? all.get(i) : squares.get(i - all.size());
            return range(i < all.size() ? method : PROPAGATION, s.estimate(), s.terms());
        });
        for (int i = 0; i < found.size(); i++) {
            AccountSums.Sum s = i < all.size() ? all.get(i) : squares.get(i - all.size());
            ranges.put(
                    byClass
                            ? List.of(s.name(), (long) s.year(), s.part())
                            : List.of(s.set(), s.unit(), (long) s.year(), s.part()),
                    found.get(i));
        }
        return Bounds.beside(table, byClass, key -> {
            Range r = ranges.get(key);
            return r == null ? new double[] {Double.NaN, Double.NaN} : new double[] {r.low, r.high};
        });
    }
}
