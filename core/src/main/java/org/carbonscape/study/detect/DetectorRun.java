package org.carbonscape.study.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carbonscape.driver.Detection;
import org.carbonscape.driver.DetectorData;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.driver.DiscretisationSearch;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.driver.Response;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.driver.Strata;
import org.carbonscape.engine.Engine;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.StrataRule;

/** From columns to findings: strata by the rule, the four detectors, the shares. Knows neither files nor the study. */
public final class DetectorRun {
    private static final DetectorMethod METHOD = new DetectorMethod();
    private static final int FEWEST_UNITS = 3;
    /** Cells of drivers searched at once: a search takes some 60 bytes a cell. */
    private static final int CELLS_TOGETHER = 1 << 24;

    private final StrataRule rule;
    private final DetectorOptions options;
    private final boolean shares;
    private final Engine engine;

    /**
     * @param shares whether each driver's share in the joint q is wanted; needs at most {@value
     *               ShapleyShares#MOST_DRIVERS} drivers
     */
    public DetectorRun(StrataRule rule, DetectorOptions options, boolean shares, Engine engine) {
        this.rule = rule;
        this.options = options;
        this.shares = shares;
        this.engine = engine;
    }

    /**
     * How one driver was made strata.
     *
     * @param rule   {@code given}, {@code manual} or the method taken
     * @param breaks interior; empty where given
     * @param search what was tried; empty where nothing was searched
     */
    public record Cut(String name, String rule, double[] breaks, Optional<DriverDiscretisation> search) {
        double pChoice() {
            return search.map(DriverDiscretisation::pChoice).orElse(Double.NaN);
        }
    }

    /** @param cautions of the strata and of the detectors */
    public record Outcome(
            String y,
            Detection detection,
            List<Cut> cuts,
            Optional<ShapleyShares.Shares> shares,
            List<Problem> cautions) {}

    /**
     * Runs on units that have y and every driver.
     *
     * @param y            NaN = missing
     * @param computedFrom drivers y was computed from
     * @throws ProblemException with all problems of y and the drivers
     */
    public Outcome run(String yName, double[] y, List<DriverColumn> drivers, Where where, Set<String> computedFrom) {
        Problems problems = new Problems();
        double[] used = whereWhole(y, drivers);
        long usable = Arrays.stream(used).filter(v -> !Double.isNaN(v)).count();
        if (usable < FEWEST_UNITS) { // told here, where all drivers are known, and not only those that are searched
            DriverColumn worst = drivers.stream()
                    .max(Comparator.comparingLong(d ->
                            IntStream.range(0, y.length).filter(d::isMissing).count()))
                    .orElseThrow();
            throw DetectorData.tooFew(yName, usable, y.length, FEWEST_UNITS, worst.name());
        }
        Map<String, Cut> cuts = new HashMap<>();
        Map<String, Strata> strata = new HashMap<>();
        List<DriverColumn> searched = new ArrayList<>();
        List<Problem> cautions = new ArrayList<>();
        for (DriverColumn d : drivers) {
            problems.attempt(() -> fixed(d))
                    .ifPresent(made -> made.ifPresentOrElse(
                            m -> {
                                cuts.put(d.name(), m.cut());
                                strata.put(d.name(), m.strata());
                                cautions.addAll(m.cautions());
                            },
                            () -> searched.add(d)));
        }
        problems.throwIfAny();
        if (!searched.isEmpty()) {
            for (DriverDiscretisation found : search(yName, used, searched, where.blocks())) {
                DriverColumn d = drivers.stream()
                        .filter(c -> c.name().equals(found.name()))
                        .findFirst()
                        .orElseThrow();
                cuts.put(d.name(), cut(found));
                strata.put(d.name(), found.strata(d.values()));
                cautions.addAll(found.cautions());
                cautions.addAll(doubts(d));
            }
        }
        DetectorData data = DetectorData.of(
                yName, y, drivers.stream().map(d -> strata.get(d.name())).toList());
        return detect(data, drivers.stream().map(d -> cuts.get(d.name())).toList(), cautions, where, computedFrom);
    }

    /** A column that is read when its turn comes. */
    public record Later(String name, Supplier<double[]> values) {}

    /**
     * The same on the cells of rasters, of which all have y and every driver: a driver is read, cut and dropped before
     * the next (a few at once where they are small), so that only its strata stay.
     *
     * @param given  cells with y
     * @param worst  driver that most of them lack
     * @param blocks spatial block of each cell used; empty = none
     */
    public Outcome run(
            Later y,
            List<Later> drivers,
            int given,
            String worst,
            int lacking,
            int[] blocks,
            Set<String> computedFrom) {
        double[] values = y.values().get();
        if (values.length < FEWEST_UNITS) {
            throw DetectorData.tooFew(y.name(), values.length, given, FEWEST_UNITS, worst);
        }
        refuseInfinite(y.name(), values);
        Response response = Response.of(values);
        values = new double[0]; // the response stands for them
        Optional<DiscretisationSearch> search = Optional.empty();
        List<Cut> cuts = new ArrayList<>();
        List<Strata> strata = new ArrayList<>();
        List<Problem> cautions = new ArrayList<>();
        Problems problems = new Problems();
        int together = Math.max(1, Math.min(engine.threads(), CELLS_TOGETHER / response.units()));
        for (int from = 0; from < drivers.size(); from += together) {
            List<DriverColumn> columns = drivers.subList(from, Math.min(drivers.size(), from + together)).stream()
                    .map(l -> DriverColumn.ofNumbers(l.name(), l.values().get()))
                    .toList();
            List<Optional<Optional<Made>>> made = new ArrayList<>(
                    columns.stream().map(c -> problems.attempt(() -> fixed(c))).toList());
            if (made.stream().anyMatch(m -> m.isPresent() && m.get().isEmpty())) {
                DiscretisationSearch open = search.orElseGet(() -> DiscretisationSearch.of(
                        y.name(), response, integer(blocks), searchOptions(response.units()), engine));
                search = Optional.of(open);
                searchWhereOpen(open, columns, made, problems);
            }
            made.stream().flatMap(Optional::stream).flatMap(Optional::stream).forEach(m -> {
                cuts.add(m.cut());
                strata.add(m.strata());
                cautions.addAll(m.cautions());
            });
        }
        problems.throwIfAny();
        return detect(
                DetectorData.ofWhole(y.name(), response, given, worst, lacking, strata),
                cuts,
                cautions,
                new Where(blocks, Optional.empty()),
                computedFrom);
    }

    private static void refuseInfinite(String name, double[] values) {
        long infinite = Arrays.stream(values).filter(Double::isInfinite).count();
        if (infinite > 0) {
            int first = IntStream.range(0, values.length)
                    .filter(i -> Double.isInfinite(values[i]))
                    .findFirst()
                    .orElseThrow();
            throw new ProblemException(ProblemCode.DRIVER_04_INFINITE, name, infinite, 1 + first);
        }
    }

    /** @param made of each column: empty where it has a problem, an empty one where its breaks are still to be found */
    private void searchWhereOpen(
            DiscretisationSearch search,
            List<DriverColumn> columns,
            List<Optional<Optional<Made>>> made,
            Problems problems) {
        List<Searched> found = engine.each(columns.size(), i -> {
            Problems own = new Problems();
            boolean open = made.get(i).isPresent() && made.get(i).get().isEmpty();
            return new Searched(
                    open ? own.attempt(() -> Optional.of(searched(search, columns.get(i)))) : made.get(i), own);
        });
        for (int i = 0; i < found.size(); i++) {
            made.set(i, found.get(i).made);
            problems.addAll(found.get(i).own.problems());
        }
    }

    private Made searched(DiscretisationSearch search, DriverColumn column) {
        DriverDiscretisation found = search.driver(column.name(), column.values());
        List<Problem> cautions = new ArrayList<>(found.cautions());
        cautions.addAll(doubts(column));
        return new Made(cut(found), found.strata(column.values()), cautions);
    }

    /** What the search for a column's cut gave, and what is wrong with the column. */
    private record Searched(Optional<Optional<Made>> made, Problems own) {}

    private record Made(Cut cut, Strata strata, List<Problem> cautions) {}

    /** Strata where nothing is searched: given ones, and breaks by hand. */
    private Optional<Made> fixed(DriverColumn d) {
        if (d.isText() || rule.kind() == StrataRule.Kind.GIVEN || rule.kind() == StrataRule.Kind.AUTO && d.isCodes()) {
            return Optional.of(given(d, d.doubtfulNames()));
        }
        if (rule.kind() == StrataRule.Kind.MANUAL) {
            double[] breaks = rule.breaks(d.name())
                    .orElseThrow(() -> new ProblemException(ProblemCode.DRIVER_14_NO_MANUAL, d.name(), d.name()));
            return Optional.of(new Made(
                    new Cut(d.name(), "manual", breaks, Optional.empty()),
                    Strata.cut(d.name(), d.values(), breaks),
                    List.of()));
        }
        int different = d.distinct(rule.fewest());
        if (different < rule.fewest() && Arrays.stream(d.values()).noneMatch(Double::isInfinite)) { // no way can cut it
            return Optional.of(given(
                    d,
                    different < 2
                            ? List.of()
                            : List.of(Problem.of(
                                    ProblemCode.DRIVER_C15_FEW_VALUES, d.name(), different, rule.fewest()))));
        }
        return Optional.empty();
    }

    private static Made given(DriverColumn d, List<Problem> cautions) {
        return new Made(new Cut(d.name(), "given", new double[0], Optional.empty()), d.given(), cautions);
    }

    /** Where numbers are cut that might be codes, and nobody said that they should be. */
    private List<Problem> doubts(DriverColumn d) {
        int codes = rule.kind() == StrataRule.Kind.AUTO ? d.doubtfulCodes() : 0;
        return codes == 0 ? List.of() : List.of(Problem.of(ProblemCode.DRIVER_C17_CODES, d.name(), codes));
    }

    private static Cut cut(DriverDiscretisation found) {
        return new Cut(
                found.name(), found.chosen().method().id(), found.chosen().breaks(), Optional.of(found));
    }

    private Outcome detect(
            DetectorData data, List<Cut> cuts, List<Problem> cautions, Where where, Set<String> computedFrom) {
        Detection detection = METHOD.run(new DetectorMethod.Data(where.of(data), computedFrom), options, engine)
                .withChoices(cuts.stream().mapToDouble(Cut::pChoice).toArray());
        Optional<ShapleyShares.Shares> parts =
                shares ? Optional.of(ShapleyShares.run(data, ShapleyShares.Tree.defaults(), engine)) : Optional.empty();
        cautions.addAll(0, detection.cautions());
        return new Outcome(data.yName(), detection, cuts, parts, List.copyOf(cautions));
    }

    /**
     * The same without the drivers that no way cuts into classes here (a class that hardly occurs), each told by a
     * caution.
     *
     * @param place what this run is of, for the caution: "2005"
     * @throws ProblemException where none is left, or for anything else
     */
    Outcome runWithout(
            String place, String yName, double[] y, List<DriverColumn> drivers, Where where, Set<String> computedFrom) {
        List<DriverColumn> left = new ArrayList<>(drivers);
        List<Problem> cautions = new ArrayList<>();
        while (!left.isEmpty()) {
            try {
                Outcome found = run(yName, y, left, where, computedFrom);
                List<Problem> all = new ArrayList<>(cautions);
                all.addAll(found.cautions());
                return new Outcome(yName, found.detection(), found.cuts(), found.shares(), List.copyOf(all));
            } catch (ProblemException e) {
                Set<String> flat = new HashSet<>();
                e.problems().stream()
                        .filter(p ->
                                p.code() == ProblemCode.DRIVER_06_NO_BREAKS || p.code() == ProblemCode.DRIVER_03_STRATA)
                        .forEach(p -> flat.add(p.place()));
                List<DriverColumn> out =
                        left.stream().filter(d -> flat.contains(d.name())).toList();
                if (flat.size() < e.problems().size() || !left.removeAll(out)) {
                    throw e;
                }
                out.stream()
                        .sorted(Comparator.comparing(DriverColumn::name))
                        .forEach(d -> cautions.add(
                                Problem.of(ProblemCode.DRIVER_C10_LEFT_OUT, d.name(), place, d.whyUndivided())));
            }
        }
        throw new ProblemException(cautions.stream()
                .map(c -> Problem.of(
                        ProblemCode.DRIVER_06_NO_BREAKS,
                        c.place(),
                        rule.methods().size() * (rule.most() - rule.fewest() + 1),
                        2))
                .toList());
    }

    /** y where every driver has a value, so that breaks are found on the units that are used. */
    private static double[] whereWhole(double[] y, List<DriverColumn> drivers) {
        double[] used = y.clone();
        for (DriverColumn d : drivers) {
            for (int i = 0; i < used.length; i++) {
                if (d.isMissing(i)) {
                    used[i] = Double.NaN;
                }
            }
        }
        return used;
    }

    private List<DriverDiscretisation> search(String yName, double[] y, List<DriverColumn> drivers, int[] blocks) {
        return DiscretisationSearch.run(
                yName,
                y,
                drivers.stream().map(DriverColumn::name).toList(),
                drivers.stream().map(DriverColumn::values).toArray(double[][]::new),
                integer(blocks),
                searchOptions(Arrays.stream(y).filter(v -> !Double.isNaN(v)).count()),
                engine);
    }

    /** Blocks that folds can hold whole: at least two. */
    private static int[] integer(int[] blocks) {
        return Arrays.stream(blocks).anyMatch(b -> b != blocks[0]) ? blocks : new int[0];
    }

    private SearchOptions searchOptions(long units) {
        return rule.search(options.draws().seed())
                .withFoldsOf(units)
                .withPermutations(options.draws().permutations());
    }

    /** What was tried, for the curves. */
    public static List<Discretisation> candidates(Cut cut) {
        return cut.search().map(DriverDiscretisation::candidates).orElse(List.of());
    }
}
