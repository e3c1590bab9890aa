package org.carbonscape.study;

import static org.carbonscape.study.Key.of;
import static org.carbonscape.study.Key.section;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Bandwidth;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Draws;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Standardisation;

/**
 * The section {@code statistics} of a study: what is asked of which unit sets. A method that is not named is not run.
 *
 * @param units      unit sets, the first for the figures
 * @param global     Moran's I, Geary's C, General G
 * @param local      local Moran
 * @param geary      local Geary
 * @param hotSpots   Getis-Ord; the bins are its own
 * @param both       whether the other of Gi* and Gi stands in the tables beside it
 * @param density    kernel density of sources and sinks
 * @param fitting    methods whose permutations fit the number of units ({@link EnoughPermutations})
 */
public record StatisticsPlan(
        List<String> units,
        WeightsChoice weights,
        Convention convention,
        Optional<Globals> global,
        Optional<LocalMoran.Options> local,
        Optional<LocalGeary.Options> geary,
        Optional<GetisOrd.Options> hotSpots,
        boolean both,
        Optional<Density> density,
        Set<String> fitting) {

    /**
     * Variants of the global statistics, which a convention may have for each.
     *
     * @param fitting whether the number of permutations is left to the number of units ({@link EnoughPermutations#ofShuffles})
     */
    public record Globals(Map<GlobalOptions.Statistic, GlobalOptions> options, boolean fitting) {
        /** @param units how many there are */
        GlobalOptions of(GlobalOptions.Statistic statistic, long units) {
            GlobalOptions own = options.get(statistic);
            return fitting
                    ? own.withPermutations(Math.min(own.permutations(), EnoughPermutations.ofShuffles(units)))
                    : own;
        }

        private Globals withSeed(long seed) {
            return new Globals(
                    options.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, e -> e.getValue().withSeed(seed))),
                    fitting);
        }
    }

    /**
     * Kernel density.
     *
     * @param radius_m empty = by the rule
     * @param rule     what n of the rule is
     * @param cell_m   empty = about 1/250 of the shorter side
     * @param edge     whether weight near the border is kept inside
     */
    public record Density(
            OptionalDouble radius_m, Bandwidth rule, Kernel kernel, OptionalDouble cell_m, boolean edge) {}

    static final List<String> CONVENTIONS =
            Arrays.stream(Convention.values()).map(Convention::id).toList();
    static final List<String> CORRECTIONS =
            Arrays.stream(Correction.values()).map(Correction::id).toList();
    static final List<String> ALTERNATIVES =
            Arrays.stream(Alternative.values()).map(Alternative::id).toList();
    static final List<String> DRAWS =
            Arrays.stream(Draws.values()).map(Draws::id).toList();
    static final List<String> VARIANCES = List.of("randomisation", "normality");
    static final List<String> STATISTICS = List.of("gi-star", "gi", "both");
    static final List<String> RULES =
            Arrays.stream(Bandwidth.values()).map(Bandwidth::id).toList();
    private static final int MOST_PERMUTATIONS = 10_000_000;

    private static final Key PERMUTATIONS = of(
            "permutations",
            Key.Kind.TEXT,
            false,
            "How many permutations: a number, 0 = the normal distribution only, or auto = 999, on more than 100,000 units 99, where the normal distribution is as good (default: auto).",
            "9999");
    private static final Key FITTING = of(
            "permutations",
            Key.Kind.TEXT,
            false,
            "How many permutations: a number, 0 = the normal distribution only, or auto = as many as the correction needs for the number of units, from 9,999 to 999,999 (default of local-moran and local-geary; hot-spots: 0).",
            "auto");
    private static final Key ALTERNATIVE = of(
            "alternative",
            Key.Kind.CHOICE,
            false,
            "Tails of p: two-sided (default), greater, less, directed, folded.",
            "two-sided");
    private static final Key CORRECTION = of(
            "correction",
            Key.Kind.CHOICE,
            false,
            "For testing many units at once: fdr (default), none, bonferroni, fdr-first-failure.",
            "fdr");

    /** Its keys. */
    static final Key KEYS = section(
            "statistics",
            false,
            "Kernel density, spatial autocorrelation, hot and cold spots, for every phase.",
            of("units", Key.Kind.LIST, true, "Unit set, or a list of them; the figures show the first.", "cells"),
            of(
                    "weights",
                    Key.Kind.TEXT,
                    false,
                    "Neighbours: queen (default), rook, order:K[:rook][:inclusive], knn:K, delaunay, gabriel, soi, relative, band[:D], inverse[:P[:D[:LEAST]]], kernel[:FUNCTION][:D], or a file: .gal, .gwt, .kwt, .swm, a matrix as .csv or .txt.",
                    "queen"),
            of(
                    "style",
                    Key.Kind.CHOICE,
                    false,
                    "row (row-standardised, default), binary (raw), global (C), unit (U) or variance (S).",
                    "row"),
            of(
                    "tolerance",
                    Key.Kind.LENGTH,
                    false,
                    "Distance within which two vertices of polygons are one (default 10 mm, 1e-7 degrees; 0 = equal ones only).",
                    "1 m"),
            of(
                    "strict",
                    Key.Kind.BOOLEAN,
                    false,
                    "Polygons also touch where they share no vertex: borders that run along each other (default false).",
                    "true"),
            of(
                    "convention",
                    Key.Kind.CHOICE,
                    false,
                    "Whose variants: carbonscape (default), spdep, esda, geoda, arcgis.",
                    "carbonscape"),
            section(
                    "density",
                    false,
                    "Kernel density of sources and of sinks, per km2.",
                    of(
                            "radius",
                            Key.Kind.LENGTH,
                            false,
                            "Search radius (default: by the rule 0.9 min(SD, Dm sqrt(1/ln 2)) n^-0.2).",
                            "10 km"),
                    of(
                            "rule",
                            Key.Kind.CHOICE,
                            false,
                            "n of that rule: count of points (default), effective, or sum of the weights as ArcGIS takes it, which changes with the unit.",
                            "count"),
                    of(
                            "kernel",
                            Key.Kind.CHOICE,
                            false,
                            "quartic (default), uniform, triangular, epanechnikov, triweight, gaussian, cosine.",
                            "quartic"),
                    of(
                            "cell",
                            Key.Kind.LENGTH,
                            false,
                            "Cell of the surfaces (default: 1/250 of the shorter side).",
                            "500 m"),
                    of(
                            "edge",
                            Key.Kind.BOOLEAN,
                            false,
                            "Edge correction: weight near the border is kept inside (default false).",
                            "true")),
            section(
                    "morans-i",
                    false,
                    "Global Moran's I, with Geary's C, General G, and join counts of the class that holds most of a unit.",
                    PERMUTATIONS,
                    ALTERNATIVE,
                    of("variance", Key.Kind.CHOICE, false, "randomisation (default) or normality.", "randomisation")),
            section(
                    "local-moran",
                    false,
                    "Local Moran's I (LISA clusters).",
                    FITTING,
                    ALTERNATIVE,
                    CORRECTION,
                    of("alpha", Key.Kind.NUMBER, false, "Significance of clusters (default 0.05).", "0.05"),
                    of(
                            "draws",
                            Key.Kind.CHOICE,
                            false,
                            "shared (default) or independent draws of the permutations.",
                            "shared"),
                    of(
                            "divisor",
                            Key.Kind.CHOICE,
                            false,
                            "Of the sum of squares in I: n or n-1 (default: the convention's; ours n).",
                            "n-1"),
                    of(
                            "moments",
                            Key.Kind.CHOICE,
                            false,
                            "conditional (the unit keeps its value; default) or total: the randomisation behind expected, variance and z.",
                            "total")),
            section(
                    "hot-spots",
                    false,
                    "Getis-Ord hot and cold spots.",
                    FITTING,
                    ALTERNATIVE,
                    CORRECTION,
                    of(
                            "statistic",
                            Key.Kind.CHOICE,
                            false,
                            "gi-star (default), gi, or both: Gi* for bins and maps, Gi beside it in the table.",
                            "both")),
            section(
                    "local-geary",
                    false,
                    "Local Geary's c: units like or unlike their neighbours.",
                    FITTING,
                    ALTERNATIVE,
                    CORRECTION,
                    of("alpha", Key.Kind.NUMBER, false, "Significance of clusters (default 0.05).", "0.05")));

    /** Reads the section. */
    static StatisticsPlan read(StudyNode node, List<String> sets, Path folder, Problems problems) {
        List<String> units = new ArrayList<>();
        node.find("units")
                .ifPresent(n -> n.items()
                        .forEach(item -> item.text().ifPresent(name -> {
                            if (!sets.contains(name)) {
                                problems.add(
                                        ProblemCode.STUDY_09_NO_SUCH_UNITS,
                                        item.path(),
                                        name,
                                        sets.isEmpty() ? "(none yet)" : String.join(", ", sets));
                            } else if (!units.contains(name)) {
                                units.add(name);
                            }
                        })));
        Convention convention =
                convention(node.choice("convention", CONVENTIONS).orElse(CONVENTIONS.get(0)));
        WeightsChoice weights = node.text("weights")
                .flatMap(t -> problems.attempt(() -> WeightsChoice.parse(t, folder, "statistics.weights")))
                .orElse(WeightsChoice.parse("queen", folder, "statistics.weights"));
        weights = weights.withStandardisation(node.choice("style", WeightsChoice.STYLES)
                .flatMap(Standardisation::find)
                .orElse(Standardisation.ROW));
        weights = weights.withTouchInMetres(
                node.flag("strict", false) ? Contiguity.Touch.STRICT : Contiguity.Touch.VERTICES, tolerance(node));
        return new StatisticsPlan(
                units,
                weights,
                convention,
                named(node, "morans-i").map(n -> global(n, convention)),
                named(node, "local-moran").map(n -> local(n, convention)),
                named(node, "local-geary").map(StatisticsPlan::geary),
                named(node, "hot-spots").map(n -> hotSpots(n, convention)),
                named(node, "hot-spots")
                        .flatMap(n -> n.text("statistic"))
                        .filter("both"::equalsIgnoreCase)
                        .isPresent(),
                named(node, "density").map(StatisticsPlan::density),
                fitting(node, convention));
    }

    /** A convention's own number of permutations stands, unless the study writes auto. */
    private static Set<String> fitting(StudyNode node, Convention convention) {
        return Stream.of(EnoughPermutations.LOCAL_MORAN, EnoughPermutations.LOCAL_GEARY, EnoughPermutations.HOT_SPOTS)
                .filter(method -> named(node, method)
                        .filter(n -> n.text("permutations")
                                .map(EnoughPermutations.WORD::equalsIgnoreCase)
                                .orElse(convention == Convention.CARBONSCAPE
                                        && !method.equals(EnoughPermutations.HOT_SPOTS)))
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A method that is named, also where nothing stands below it. */
    /** No key, the usual tolerance; 0 is no length, but means here that only equal vertices are one. */
    private static OptionalDouble tolerance(StudyNode node) {
        if (node.text("tolerance")
                .filter(t -> t.matches("0+(\\.0*)?\\s*(m|km)?"))
                .isPresent()) {
            return OptionalDouble.of(0);
        }
        return node.metres("tolerance").map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Optional<StudyNode> named(StudyNode node, String method) {
        return Optional.ofNullable(node.entries().get(method));
    }

    private static Globals global(StudyNode n, Convention convention) {
        Optional<Integer> permutations = fitted(n, 0);
        Optional<Alternative> alternative =
                n.choice("alternative", ALTERNATIVES).map(StatisticsPlan::alternative);
        Optional<GlobalOptions.Variance> variance =
                n.choice("variance", VARIANCES).map(StatisticsPlan::variance);
        Map<GlobalOptions.Statistic, GlobalOptions> all = new EnumMap<>(GlobalOptions.Statistic.class);
        for (GlobalOptions.Statistic statistic : GlobalOptions.Statistic.values()) {
            GlobalOptions options = GlobalOptions.of(convention, statistic);
            options = permutations.map(options::withPermutations).orElse(options);
            options = alternative.map(options::withAlternative).orElse(options);
            all.put(statistic, variance.map(options::withVariance).orElse(options));
        }
        return new Globals(all, permutations.isEmpty());
    }

    private static LocalMoran.Options local(StudyNode n, Convention convention) {
        LocalMoran.Options options = LocalMoran.Options.of(convention);
        options = fitted(n, 0).map(options::withPermutations).orElse(options);
        options = n.choice("alternative", ALTERNATIVES)
                .map(StatisticsPlan::alternative)
                .map(options::withAlternative)
                .orElse(options);
        options = n.choice("draws", DRAWS)
                .map(StatisticsPlan::draws)
                .map(options::withDraws)
                .orElse(options);
        options = n.choice("divisor", List.of("n", "n-1"))
                .map(d -> d.equals("n") ? LocalMoran.Divisor.N : LocalMoran.Divisor.N_MINUS_1)
                .map(options::withDivisor)
                .orElse(options);
        options = n.choice("moments", List.of("conditional", "total"))
                .map(m -> m.equals("total") ? LocalMoran.Moments.TOTAL : LocalMoran.Moments.CONDITIONAL)
                .map(options::withMoments)
                .orElse(options);
        double alpha = n.number("alpha", 1e-9, 1 - 1e-9, Bilingual.of("a number between 0 and 1", "0 与 1 之间的数"))
                .orElse(options.alpha());
        return options.withCorrection(
                n.choice("correction", CORRECTIONS)
                        .map(StatisticsPlan::correction)
                        .orElse(options.correction()),
                alpha);
    }

    private static GetisOrd.Options hotSpots(StudyNode n, Convention convention) {
        GetisOrd.Options options = GetisOrd.Options.of(convention);
        options = fitted(n, 0).map(options::withPermutations).orElse(options);
        options = n.choice("alternative", ALTERNATIVES)
                .map(StatisticsPlan::alternative)
                .map(options::withAlternative)
                .orElse(options);
        options = n.choice("correction", CORRECTIONS)
                .map(StatisticsPlan::correction)
                .map(options::withCorrection)
                .orElse(options);
        return options.withStar(
                !n.choice("statistic", STATISTICS).orElse("gi-star").equals("gi"));
    }

    private static LocalGeary.Options geary(StudyNode n) {
        LocalGeary.Options ours = LocalGeary.Options.defaults();
        return new LocalGeary.Options(
                fitted(n, 1).orElse(ours.permutations()),
                n.choice("alternative", ALTERNATIVES)
                        .map(StatisticsPlan::alternative)
                        .orElse(ours.alternative()),
                n.choice("correction", CORRECTIONS)
                        .map(StatisticsPlan::correction)
                        .orElse(ours.correction()),
                n.number("alpha", 1e-9, 1 - 1e-9, Bilingual.of("a number between 0 and 1", "0 与 1 之间的数"))
                        .orElse(ours.alpha()),
                ours.seed());
    }

    /** A number as written; empty where it is left to the rule. */
    private static Optional<Integer> fitted(StudyNode n, int least) {
        return n.text("permutations")
                        .filter(EnoughPermutations.WORD::equalsIgnoreCase)
                        .isPresent()
                ? Optional.empty()
                : n.whole("permutations", least, MOST_PERMUTATIONS).map(Long::intValue);
    }

    private static Density density(StudyNode n) {
        return new Density(
                optional(n.metres("radius")),
                n.choice("rule", RULES).map(StatisticsPlan::rule).orElse(Bandwidth.COUNT),
                n.choice("kernel", WeightsChoice.kernels())
                        .flatMap(WeightsChoice::kernel)
                        .orElse(Kernel.QUARTIC),
                optional(n.metres("cell")),
                n.flag("edge", false));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    static Convention convention(String id) {
        return Arrays.stream(Convention.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Bandwidth rule(String id) {
        return Arrays.stream(Bandwidth.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Alternative alternative(String id) {
        return Arrays.stream(Alternative.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Correction correction(String id) {
        return Arrays.stream(Correction.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Draws draws(String id) {
        return Arrays.stream(Draws.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static GlobalOptions.Variance variance(String id) {
        return id.equals("normality") ? GlobalOptions.Variance.NORMALITY : GlobalOptions.Variance.RANDOMISATION;
    }

    /** The same with all random draws named by another seed. */
    StatisticsPlan withSeed(long seed) {
        return new StatisticsPlan(
                units,
                weights,
                convention,
                global.map(o -> o.withSeed(seed)),
                local.map(o -> o.withSeed(seed)),
                geary.map(o ->
                        new LocalGeary.Options(o.permutations(), o.alternative(), o.correction(), o.alpha(), seed)),
                hotSpots.map(o -> o.withSeed(seed)),
                both,
                density,
                fitting);
    }
}
