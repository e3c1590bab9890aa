package org.carbonscape.study.plan;

import static org.carbonscape.study.plan.Key.of;
import static org.carbonscape.study.plan.Key.section;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Key.Kind;
import org.carbonscape.suitability.Ahp;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.RandomIndex;
import org.carbonscape.suitability.Sensitivity;

/**
 * The section {@code suitability} of a study: what is graded, weighed, cut into levels and divided into zones.
 *
 * @param criteria    the preset {@code sink} or a table
 * @param layers      further layers by name, as written: for a preset's criteria and for rules
 * @param ahp         a matrix for each expert; empty = no judgements
 * @param ahpOptions  how weights are drawn from them
 * @param methods     further weightings wanted: entropy, critic, equal
 * @param combine     how several weightings become one
 * @param levels      number of levels
 * @param breaks      natural or quantile; not used with limits
 * @param limits      given limits, ascending; empty = by breaks
 * @param exclude     classes, rasters and polygons whose land gets no score
 * @param lowest      the same forced to the least score
 * @param mask        rasters and polygons outside which land gets no score
 * @param sensitivity step, samples, concentration; the seed is the study's
 * @param keptLimits  whether the limits between levels stay while weights vary
 */
public record SuitabilityPlan(
        PresetOrFile criteria,
        Map<String, String> layers,
        List<Path> ahp,
        Ahp.Options ahpOptions,
        List<String> methods,
        Combine combine,
        int levels,
        String breaks,
        List<Double> limits,
        Overlay.Missing missing,
        List<String> exclude,
        List<String> lowest,
        List<String> mask,
        Optional<Sensitivity.Options> sensitivity,
        boolean keptLimits,
        Zones zones) {

    /** How several weightings become one. */
    public enum Combine {
        LINEAR,
        MULTIPLICATIVE,
        MINIMUM_ENTROPY
    }

    /**
     * @param rules       a table of rules; empty = the reference study's
     * @param protectedBy a raster or polygons whose land the rules call {@code protected}
     * @param sieve_ha    smaller patches join their surroundings
     * @param majority    radius of the majority filter in cells; 0 = none
     * @param strategies  a table of measures; empty = the bundled ones
     */
    public record Zones(
            Optional<Path> rules,
            Optional<String> protectedBy,
            double sieve_ha,
            int majority,
            Optional<Path> strategies,
            Optional<CorridorPlan> corridors) {}

    /**
     * @param from       zone whose patches are joined; empty = the first zone of the rules
     * @param least_ha   smaller patches are no sources of corridors
     * @param resistance a table class,resistance or a raster; empty = the bundled values
     */
    public record CorridorPlan(String from, double least_ha, Optional<Path> resistance) {}

    static final Key KEYS = section(
            "suitability",
            false,
            "Where land suits as a carbon sink, and which zones follow.",
            of(
                    "criteria",
                    Kind.PRESET_OR_FILE,
                    true,
                    "The preset sink, or a table criterion,source[,direction,grading,at,scores,weight,name_zh,unit,status,reference]. source: a raster file; "
                            + "land use; distance to CLASS; share of CLASS [in UNITSET]; net, source or sink [in UNITSET]; carbon stock; density of sources or sinks; hot spots; a driver by name. grading: breaks, classes, quantiles, minmax, linear.",
                    "criteria.csv"),
            section(
                    "layers",
                    false,
                    "Further layers, for criteria of the preset and for rules (slope, protected, hot_spot).",
                    of("*", Kind.DRIVER, false, "A raster, a polygon file, or words as in criteria.", "slope.tif")),
            section(
                    "weights",
                    false,
                    "How criteria are weighed; equal where nothing is said.",
                    of("ahp", Kind.LIST, false, "A pairwise matrix, or a list of them, one an expert.", "ahp.csv"),
                    of(
                            "method",
                            Kind.CHOICE,
                            false,
                            "Of the judgements: eigenvector (default) or geometric-mean.",
                            "eigenvector"),
                    of(
                            "ri",
                            Kind.CHOICE,
                            false,
                            "Table of random indices: saaty (default), simulated or textbook-cn.",
                            "saaty"),
                    of("entropy", Kind.BOOLEAN, false, "Entropy weights from all cells.", "true"),
                    of("critic", Kind.BOOLEAN, false, "CRITIC weights from all cells.", "true"),
                    of("equal", Kind.BOOLEAN, false, "Equal weights.", "true"),
                    of(
                            "combine",
                            Kind.CHOICE,
                            false,
                            "Several become one by: linear (their mean, default), multiplicative or minimum-entropy.",
                            "linear"),
                    of(
                            "allow-inconsistent",
                            Kind.BOOLEAN,
                            false,
                            "Whether a consistency ratio over 0.10 is only a caution.",
                            "true")),
            of("levels", Kind.WHOLE, false, "3 (default) or 5 levels; level 1 is the most suitable.", "3"),
            of("breaks", Kind.LIST, false, "natural (default), quantile, or limits from low to high.", "natural"),
            of(
                    "missing",
                    Kind.CHOICE,
                    false,
                    "A cell that lacks a criterion: none (no score, default) or renormalise.",
                    "none"),
            of(
                    "exclude",
                    Kind.LIST,
                    false,
                    "Land that gets no score: land-use classes, polygons, rasters (where they are not 0).",
                    "[construction, lakes.gpkg]"),
            of("lowest", Kind.LIST, false, "Land that gets the least score: the same.", "[construction]"),
            of(
                    "mask",
                    Kind.LIST,
                    false,
                    "Polygons or rasters (where they are not 0): only land inside all of them gets a score.",
                    "[study-area.gpkg]"),
            of("allow-inconsistent", Kind.BOOLEAN, false, "As under weights.", "false"),
            section(
                    "sensitivity",
                    false,
                    "How much the levels hang on the weights; tried by default.",
                    of("step", Kind.NUMBER, false, "Share each weight is raised and lowered by (default 0.2).", "0.2"),
                    of(
                            "samples",
                            Kind.WHOLE,
                            false,
                            "Sets of weights drawn from a Dirichlet distribution (default 100).",
                            "100"),
                    of(
                            "concentration",
                            Kind.NUMBER,
                            false,
                            "Of the distribution (default 100): higher = nearer to the weights.",
                            "100"),
                    of(
                            "limits",
                            Kind.CHOICE,
                            false,
                            "Natural breaks and quantiles are redone for each set of weights (redone, default), or the limits stay (kept).",
                            "redone")),
            of(
                    "zones",
                    Kind.FILE,
                    false,
                    "Rules rule,zone,LAYER,...; the first that holds decides (default: the reference study's).",
                    "zones.csv"),
            of(
                    "protected",
                    Kind.TEXT,
                    false,
                    "Reserves and red lines: polygons, or a raster that is not 0 there.",
                    "reserves.gpkg"),
            of(
                    "sieve",
                    Kind.TEXT,
                    false,
                    "Patches below this area join their surroundings (default 10 ha; 0 = none).",
                    "10 ha"),
            of("majority", Kind.WHOLE, false, "Radius of the majority filter in cells (default 1; 0 = none).", "1"),
            of(
                    "strategies",
                    Kind.FILE,
                    false,
                    "Measures measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,assumption_zh (default: the bundled ones).",
                    "strategies.csv"),
            section(
                    "corridors",
                    false,
                    "Least-cost corridors between large patches of one zone.",
                    of(
                            "from",
                            Kind.TEXT,
                            false,
                            "The zone (default: key_protection, else the first of the rules).",
                            "key_protection"),
                    of("least-area", Kind.TEXT, false, "Smaller patches are left out (default 10 km2).", "10 km2"),
                    of(
                            "resistance",
                            Kind.FILE,
                            false,
                            "A table class,resistance or a raster, all above 0 (default: bundled values by class).",
                            "resistance.csv")));

    static final Key SCENARIOS = of(
            "scenarios",
            Kind.FILE,
            false,
            "What if: a table scenario,zone,from,to,area_ha,item,percent; a line converts land or changes an energy item. "
                    + "It runs through the same account and is compared with the last phase.",
            "scenarios.csv");

    /** Reads the section; problems go to the collector. */
    static SuitabilityPlan read(StudyNode node, Path folder, long seed, Problems problems) {
        Map<String, String> layers = new LinkedHashMap<>();
        node.find("layers")
                .ifPresent(n ->
                        n.entries().forEach((name, child) -> child.text().ifPresent(t -> layers.put(name, t))));
        Optional<StudyNode> weights = node.find("weights");
        List<Path> ahp = new ArrayList<>();
        weights.flatMap(n -> n.find("ahp"))
                .ifPresent(n -> n.items()
                        .forEach(i -> i.text()
                                .ifPresent(t -> ahp.add(folder.resolve(t).normalize()))));
        boolean allow = node.flag("allow-inconsistent", false)
                || weights.map(n -> n.flag("allow-inconsistent", false)).orElse(false);
        Ahp.Options options = new Ahp.Options(
                prioritisation(weights.flatMap(n -> n.choice("method", List.of("eigenvector", "geometric-mean")))
                        .orElse("eigenvector")),
                randomIndex(weights.flatMap(n -> n.choice("ri", RANDOM_INDICES)).orElse("saaty")),
                allow);
        List<String> methods = List.of("entropy", "critic", "equal").stream()
                .filter(m -> weights.map(n -> n.flag(m, false)).orElse(false))
                .toList();
        Combine combine = weights.flatMap(
                        n -> n.choice("combine", List.of("linear", "multiplicative", "minimum-entropy")))
                .map(c -> Combine.valueOf(c.toUpperCase(java.util.Locale.ROOT).replace('-', '_')))
                .orElse(Combine.LINEAR);
        List<Double> limits = new ArrayList<>();
        String breaks = breaks(node, limits, problems);
        int levels = levels(node, limits, problems);
        Overlay.Missing missing = node.choice("missing", List.of("none", "renormalise"))
                .filter(m -> m.equals("renormalise"))
                .map(m -> Overlay.Missing.RENORMALISE)
                .orElse(Overlay.Missing.NONE);
        Optional<StudyNode> s = node.find("sensitivity");
        Sensitivity.Options base = Sensitivity.Options.of(seed);
        Sensitivity.Options sensitivity = new Sensitivity.Options(
                s.flatMap(n -> n.number("step", 0, 0.99, Bilingual.of("a share such as 0.2", "比例，如 0.2")))
                        .orElse(base.step()),
                s.flatMap(n -> n.whole("samples", 0, 10_000))
                        .map(Long::intValue)
                        .orElse(base.samples()),
                s.flatMap(n -> n.number(
                                "concentration",
                                1e-3,
                                1e9,
                                Bilingual.of("a number above 0 such as 100", "大于 0 的数，如 100")))
                        .orElse(base.concentration()),
                seed);
        Zones zones = new Zones(
                node.text("zones").map(t -> folder.resolve(t).normalize()),
                node.text("protected"),
                hectares(node, "sieve", 10, problems),
                node.whole("majority", 0, 20).orElse(1L).intValue(),
                node.text("strategies").map(t -> folder.resolve(t).normalize()),
                node.find("corridors")
                        .map(n -> new CorridorPlan(
                                n.text("from").orElse(""),
                                hectares(n, "least-area", 1000, problems),
                                n.text("resistance").map(t -> folder.resolve(t).normalize()))));
        String criteria = node.text("criteria").orElse("sink");
        return new SuitabilityPlan(
                new PresetOrFile(
                        criteria,
                        criteria.equals("sink")
                                ? Optional.empty()
                                : Optional.of(folder.resolve(criteria).normalize())),
                layers,
                ahp,
                options,
                methods,
                combine,
                levels,
                breaks,
                List.copyOf(limits),
                missing,
                texts(node, "exclude"),
                texts(node, "lowest"),
                texts(node, "mask"),
                sensitivity.step() == 0 && sensitivity.samples() == 0 ? Optional.empty() : Optional.of(sensitivity),
                !limits.isEmpty()
                        || s.flatMap(n -> n.choice("limits", List.of("redone", "kept")))
                                .orElse("redone")
                                .equals("kept"),
                zones);
    }

    SuitabilityPlan withSeed(long seed) {
        return new SuitabilityPlan(
                criteria,
                layers,
                ahp,
                ahpOptions,
                methods,
                combine,
                levels,
                breaks,
                limits,
                missing,
                exclude,
                lowest,
                mask,
                sensitivity.map(s -> new Sensitivity.Options(s.step(), s.samples(), s.concentration(), seed)),
                keptLimits,
                zones);
    }

    private static final List<String> RANDOM_INDICES = List.of("saaty", "simulated", "textbook-cn");

    static Ahp.Prioritisation prioritisation(String word) {
        return word.equals("geometric-mean") ? Ahp.Prioritisation.GEOMETRIC_MEAN : Ahp.Prioritisation.EIGENVECTOR;
    }

    static RandomIndex randomIndex(String word) {
        return RandomIndex.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    private static final Bilingual LEVELS = Bilingual.of(
            "3 or 5; how they are cut stands under breaks: natural, quantile, or limits such as [4, 6], which make any number of levels",
            "3 或 5；如何划分写在 breaks 中：natural、quantile 或界限，如 [4, 6]，界限可划分任意级数");

    private static int levels(StudyNode node, List<Double> limits, Problems problems) {
        return node.find("levels")
                .map(n -> {
                    boolean named = n.shown().equals("3") || n.shown().equals("5");
                    if (!named) {
                        problems.add(
                                ProblemCode.STUDY_05_VALUE,
                                n.path(),
                                n.shown(),
                                Bilingual.of("levels are named for three or five", "等级名称只有三级或五级"),
                                LEVELS);
                    }
                    int levels = named ? Integer.parseInt(n.shown()) : 3;
                    if (named && !limits.isEmpty() && limits.size() + 1 != levels) {
                        problems.add(
                                ProblemCode.STUDY_05_VALUE,
                                n.path(),
                                n.shown(),
                                Bilingual.of(
                                        limits.size() + " limits make " + (limits.size() + 1) + " levels",
                                        limits.size() + " 个界限划分出 " + (limits.size() + 1) + " 级"),
                                Bilingual.of(
                                        "no levels beside limits, or one limit fewer than levels",
                                        "给出界限时不写 levels，或使界限比级数少一个"));
                    }
                    return levels;
                })
                .orElse(3);
    }

    private static final Map<String, String> BREAKS = Map.of(
            "natural",
            "natural",
            "natural-breaks",
            "natural",
            "natural breaks",
            "natural",
            "jenks",
            "natural",
            "fisher-jenks",
            "natural",
            "quantile",
            "quantile",
            "quantiles",
            "quantile");

    private static String breaks(StudyNode node, List<Double> limits, Problems problems) {
        Optional<StudyNode> breaks = node.find("breaks");
        if (breaks.isEmpty()) {
            return "natural";
        }
        List<StudyNode> items = breaks.get().items();
        List<String> texts = items.stream().map(i -> i.text().orElse("")).toList();
        if (texts.size() == 1 && BREAKS.containsKey(texts.get(0).toLowerCase(java.util.Locale.ROOT))) {
            return BREAKS.get(texts.get(0).toLowerCase(java.util.Locale.ROOT));
        }
        try {
            for (String text : texts) {
                double limit = Double.parseDouble(text);
                if (!Double.isFinite(limit) || !limits.isEmpty() && !(limits.get(limits.size() - 1) < limit)) {
                    throw new NumberFormatException(text);
                }
                limits.add(limit);
            }
        } catch (NumberFormatException e) {
            limits.clear();
            problems.add(
                    ProblemCode.STUDY_05_VALUE,
                    breaks.get().path(),
                    String.join(", ", texts),
                    Bilingual.of("neither a way to cut nor ascending limits", "既不是分级方法，也不是递增的界限"),
                    Bilingual.of("natural, quantile, or limits such as [4, 6]", "natural、quantile 或界限，如 [4, 6]"));
        }
        if (limits.isEmpty() && texts.isEmpty()) {
            problems.add(
                    ProblemCode.STUDY_05_VALUE,
                    breaks.get().path(),
                    "[]",
                    Bilingual.of("no limits", "没有界限"),
                    Bilingual.of("natural, quantile, or limits such as [4, 6]", "natural、quantile 或界限，如 [4, 6]"));
        }
        return "given limits";
    }

    private static List<String> texts(StudyNode node, String key) {
        List<String> texts = new ArrayList<>();
        node.find(key).ifPresent(n -> n.items().forEach(i -> i.text().ifPresent(texts::add)));
        return List.copyOf(texts);
    }

    private static final Pattern AREA = Pattern.compile("([0-9.]+)\\s*(ha|km2|km²|m2|m²|公顷|平方千米|平方公里)?");

    /** An area in hectares: {@code 10 ha}, {@code 10 km2}, {@code 5000 m2}; a bare number is hectares. */
    private static double hectares(StudyNode node, String key, double otherwise, Problems problems) {
        return node.find(key)
                .flatMap(n -> n.text().flatMap(t -> {
                    Matcher m = AREA.matcher(t);
                    if (m.matches()) {
                        try {
                            double value = Double.parseDouble(m.group(1));
                            String unit = m.group(2) == null ? "ha" : m.group(2);
                            return Optional.of(
                                    unit.startsWith("m")
                                            ? value / 1e4
                                            : unit.equals("ha") || unit.equals("公顷") ? value : value * 100);
                        } catch (NumberFormatException e) {
                            // told below
                        }
                    }
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            n.path(),
                            t,
                            Bilingual.of("not an area", "不是面积"),
                            Bilingual.of("an area such as 10 ha or 10 km2", "面积，如 10 ha 或 10 km2"));
                    return Optional.empty();
                }))
                .orElse(otherwise);
    }
}
