package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.Detection;
import org.carbonscape.driver.DetectorData;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.driver.DiscretisationSearch;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.driver.GeographicalDetector;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.driver.Strata;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** From columns to findings: strata by the rule, the four detectors, the shares. Knows neither files nor the study. */
final class DetectorRun {
    private static final int FEWEST_UNITS = 3;

    private final StrataRule rule;
    private final DetectorOptions options;
    private final boolean shares;
    private final Engine engine;

    /** @param shares whether each driver's share in the joint q is wanted; needs at most {@value ShapleyShares#MOST_DRIVERS} drivers */
    DetectorRun(StrataRule rule, DetectorOptions options, boolean shares, Engine engine) {
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
    record Cut(String name, String rule, double[] breaks, Optional<DriverDiscretisation> search) { }

    /** @param cautions of the strata and of the detectors */
    record Outcome(String y, Detection detection, List<Cut> cuts, Optional<ShapleyShares.Shares> shares, List<Problem> cautions) { }

    /**
     * Runs on units that have y and every driver.
     *
     * @param y            NaN = missing
     * @param blocks       spatial block of each unit; empty = none
     * @param computedFrom drivers y was computed from
     * @throws ProblemException with all problems of y and the drivers
     */
    Outcome run(String yName, double[] y, List<DriverColumn> drivers, int[] blocks, Set<String> computedFrom) {
        Problems problems = new Problems();
        double[] used = whereWhole(y, drivers);
        long usable = Arrays.stream(used).filter(v -> !Double.isNaN(v)).count();
        if (usable < FEWEST_UNITS) { // told here, where all drivers are known, and not only those that are searched
            DriverColumn worst = drivers.stream().max(Comparator.comparingLong(d -> IntStream.range(0, y.length).filter(d::isMissing).count())).orElseThrow();
            throw new ProblemException(ProblemCode.DRIVER_02_TOO_FEW, yName, usable, y.length, FEWEST_UNITS, worst.name());
        }
        Map<String, Cut> cuts = new HashMap<>();
        Map<String, Strata> strata = new HashMap<>();
        List<DriverColumn> searched = new ArrayList<>();
        for (DriverColumn d : drivers) {
            if (d.isText() || rule.kind() == StrataRule.Kind.GIVEN || rule.kind() == StrataRule.Kind.AUTO && d.isCodes()) {
                cuts.put(d.name(), new Cut(d.name(), "given", new double[0], Optional.empty()));
                strata.put(d.name(), d.given());
            } else if (rule.kind() == StrataRule.Kind.MANUAL) {
                Optional<double[]> breaks = rule.breaks(d.name());
                if (breaks.isEmpty()) {
                    problems.add(ProblemCode.DRIVER_14_NO_MANUAL, d.name(), d.name());
                    continue;
                }
                problems.attempt(() -> Strata.cut(d.name(), d.values(), breaks.get())).ifPresent(s -> {
                    cuts.put(d.name(), new Cut(d.name(), "manual", breaks.get(), Optional.empty()));
                    strata.put(d.name(), s);
                });
            } else {
                searched.add(d);
            }
        }
        problems.throwIfAny();
        List<Problem> cautions = new ArrayList<>();
        if (!searched.isEmpty()) {
            for (DriverDiscretisation found : search(yName, used, searched, blocks)) {
                DriverColumn d = drivers.stream().filter(c -> c.name().equals(found.name())).findFirst().orElseThrow();
                cuts.put(d.name(), new Cut(d.name(), StrataRule.name(found.chosen().method()), found.chosen().breaks(), Optional.of(found)));
                strata.put(d.name(), found.strata(d.values()));
                cautions.addAll(found.cautions());
            }
        }
        DetectorData data = DetectorData.of(yName, y, drivers.stream().map(d -> strata.get(d.name())).toList());
        DetectorData blocked = blocks.length == 0 ? data : data.withBlocks(blocks);
        Detection detection = GeographicalDetector.run(blocked, options, computedFrom, engine);
        Optional<ShapleyShares.Shares> parts = shares ? Optional.of(ShapleyShares.run(data, ShapleyShares.Tree.defaults(), engine)) : Optional.empty();
        cautions.addAll(0, detection.cautions());
        return new Outcome(yName, detection, drivers.stream().map(d -> cuts.get(d.name())).toList(), parts, List.copyOf(cautions));
    }

    /**
     * The same without the drivers that no way cuts into classes here (a class that hardly occurs), each told by a
     * caution.
     *
     * @param place what this run is of, for the caution: "2005"
     * @throws ProblemException where none is left, or for anything else
     */
    Outcome runWithout(String place, String yName, double[] y, List<DriverColumn> drivers, int[] blocks, Set<String> computedFrom) {
        List<DriverColumn> left = new ArrayList<>(drivers);
        List<Problem> cautions = new ArrayList<>();
        while (!left.isEmpty()) {
            try {
                Outcome found = run(yName, y, left, blocks, computedFrom);
                List<Problem> all = new ArrayList<>(cautions);
                all.addAll(found.cautions());
                return new Outcome(yName, found.detection(), found.cuts(), found.shares(), List.copyOf(all));
            } catch (ProblemException e) {
                Set<String> flat = new HashSet<>();
                e.problems().stream().filter(p -> p.code() == ProblemCode.DRIVER_06_NO_BREAKS || p.code() == ProblemCode.DRIVER_03_STRATA).forEach(p -> flat.add(p.place()));
                if (flat.size() < e.problems().size() || !left.removeIf(d -> flat.contains(d.name()))) {
                    throw e;
                }
                flat.stream().sorted().forEach(name -> cautions.add(Problem.of(ProblemCode.DRIVER_C10_LEFT_OUT, name, place)));
            }
        }
        throw new ProblemException(cautions.stream().map(c -> Problem.of(ProblemCode.DRIVER_06_NO_BREAKS, c.place(), rule.methods().size() * (rule.most() - rule.fewest() + 1), 2)).toList());
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
        long usable = Arrays.stream(y).filter(v -> !Double.isNaN(v)).count();
        SearchOptions search = rule.search(options.seed());
        // fewer units than folds: each unit is a fold of its own
        int folds = (int) Math.max(2, Math.min(search.folds(), usable));
        boolean wholeBlocks = blocks.length > 0 && Arrays.stream(blocks).distinct().count() > 1;
        return DiscretisationSearch.run(yName, y, drivers.stream().map(DriverColumn::name).toList(), drivers.stream().map(DriverColumn::values).toArray(double[][]::new),
                wholeBlocks ? blocks : new int[0], new SearchOptions(search.methods(), search.fewest(), search.most(), search.rule(), search.unitsPerClass(), folds, search.seed()), engine);
    }

    /** What was tried, for the curves. */
    static List<Discretisation> candidates(Cut cut) {
        return cut.search().map(DriverDiscretisation::candidates).orElse(List.of());
    }

    /** How a choice is called. */
    static String name(ChoiceRule choice) {
        return StrataRule.CHOICES.get(choice.ordinal());
    }
}
