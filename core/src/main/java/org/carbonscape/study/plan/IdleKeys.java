package org.carbonscape.study.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Keys that a study gives in vain, since what they steer is not part of it or is settled by another key. They are told,
 * so that nobody takes for done what they ask for. What only the data show (a factor of an item that no table has) is
 * told where the data are read.
 */
final class IdleKeys {
    /** A key, and keys of which one must stand with it, some with a certain value. */
    static final List<List<String>> WITHOUT = List.of(
            List.of("landUse.accuracy-map-in-columns", "landUse.accuracy"),
            List.of("landUse.accuracy-strata", "landUse.accuracy"),
            List.of("carbon.allocate.to", "carbon.energy", "carbon.emissions"),
            List.of("carbon.allocate.by", "carbon.energy", "carbon.emissions"),
            List.of("carbon.allocate.by-year", "carbon.energy", "carbon.emissions"),
            List.of("carbon.allocate.farming", "carbon.energy"),
            List.of("carbon.emissions-uncertainty", "carbon.energy", "carbon.emissions"),
            List.of("carbon.stability", "statistics.local-moran", "statistics.hot-spots", "suitability"),
            List.of("carbon.price", "carbon.stock"),
            List.of("carbon.discount", "carbon.price"),
            List.of("carbon.price-change", "carbon.price"),
            List.of("carbon.energy.decay-rate", "carbon.energy.landfill: decay"),
            List.of("carbon.sinks.unit", "carbon.sinks.nep", "carbon.sinks.npp", "carbon.sinks.standard-error"),
            List.of("carbon.sinks.scale", "carbon.sinks.nep", "carbon.sinks.npp", "carbon.sinks.standard-error"),
            List.of("carbon.sinks.temperature", "carbon.sinks.npp", "carbon.sinks.ndvi"),
            List.of("carbon.sinks.rain", "carbon.sinks.npp", "carbon.sinks.ndvi"),
            List.of("carbon.sinks.radiation", "carbon.sinks.ndvi"),
            List.of("carbon.sinks.ndvi-scale", "carbon.sinks.ndvi"),
            List.of("carbon.sinks.vegetation", "carbon.sinks.ndvi"),
            List.of("suitability.weights.method", "suitability.weights.ahp"),
            List.of("suitability.weights.ri", "suitability.weights.ahp"),
            List.of("suitability.weights.allow-inconsistent", "suitability.weights.ahp"),
            List.of("suitability.allow-inconsistent", "suitability.weights.ahp"));

    /** A key, and keys beside which it does nothing, some with a certain value. */
    static final List<List<String>> BESIDE = List.of(
            List.of("statistics.density.rule", "statistics.density.radius"),
            List.of("statistics.correlogram.lags", "statistics.correlogram.distances"),
            List.of("geodetector.stop-after", "geodetector.permutations: 0"),
            List.of("geodetector.confidence", "geodetector.bootstrap: 0"),
            List.of("suitability.sensitivity.concentration", "suitability.sensitivity.samples: 0"));

    private static final List<String> FLOWS =
            List.of("carbon.factors", "carbon.energy", "carbon.emissions", "carbon.land", "carbon.sinks");

    /** A chapter of the report, and keys of which one must stand for it. */
    static final Map<String, List<String>> CHAPTERS = Map.of(
            "sources-and-sinks", List.of("carbon"),
            "where-they-lie", FLOWS,
            "where-they-gather", List.of("statistics"),
            "what-drives-it", List.of("geodetector"),
            "what-to-do", List.of("suitability", "scenarios"),
            "how-sure-is-it", List.of("carbon", "landUse.accuracy"));

    /** How maps of the report begin, and keys of which one must stand for them; others are called as statistics. */
    static final Map<String, List<String>> MAPS = Map.ofEntries(
            Map.entry("flux", FLOWS),
            Map.entry("net", FLOWS),
            Map.entry("source", FLOWS),
            Map.entry("sink", FLOWS),
            Map.entry("stock", List.of("carbon.stock")),
            Map.entry("density", List.of("statistics.density")),
            Map.entry("lisa-clusters", List.of("statistics.local-moran")),
            Map.entry("hot-spots", List.of("statistics.hot-spots")),
            Map.entry("centre-migration", List.of("statistics")),
            Map.entry("ellipses", List.of("statistics")),
            Map.entry("suitability", List.of("suitability")),
            Map.entry("zones", List.of("suitability")),
            Map.entry("corridors", List.of("suitability.corridors")));

    private static final List<String> WEIGHTS = Stream.of("ahp", "entropy", "critic", "equal")
            .map(w -> "suitability.weights." + w)
            .toList();

    private final Section keys;
    private final Given root;
    private final Problems problems;

    private IdleKeys(Section keys, Given root, Problems problems) {
        this.keys = keys;
        this.root = root;
        this.problems = problems;
    }

    /**
     * Of a study without problems: what could not be read would seem to be left out.
     *
     * @param keys of a study
     */
    static void tell(Section keys, Given root, Problems problems) {
        if (problems.isEmpty()) {
            new IdleKeys(keys, root, problems).tell();
        }
    }

    private void tell() {
        for (List<String> rule : WITHOUT) {
            List<String> needed = rule.subList(1, rule.size());
            if (needed.stream().noneMatch(this::holds)) {
                without(rule.get(0), either(needed));
            }
        }
        for (List<String> rule : BESIDE) {
            rule.stream().skip(1).filter(this::holds).findFirst().ifPresent(other -> beside(rule.get(0), other));
        }
        if (WEIGHTS.stream().filter(this::isOn).count() < 2) {
            without(
                    "suitability.weights.combine",
                    Bilingual.of(
                            "two kinds of weights (ahp, entropy, critic, equal)", "两种权重（ahp、entropy、critic、equal）"));
        }
        value("suitability.breaks")
                .filter(limits -> limits.matches("[\\[\\d-].*"))
                .ifPresent(limits -> beside("suitability.sensitivity.limits", "suitability.breaks: " + limits));
        statistics();
        root.find(ReportPlan.KEYS).ifPresent(this::report);
        root.find(DriversPlan.DETECTOR).ifPresent(this::strata);
        root.find(StudyKeys.UNITS).ifPresent(units -> units.named().values().forEach(this::squares));
    }

    private void statistics() {
        Optional<Given> given = root.find(StatisticsPlan.KEYS);
        Map<String, Given> sets = root.find(StudyKeys.UNITS).map(Given::named).orElse(Map.of());
        boolean polygons = given.flatMap(g -> g.find(StatisticsPlan.UNITS)).orElse(List.of()).stream()
                .anyMatch(s -> sets.containsKey(s) && sets.get(s).has(StudyKeys.FILE));
        Optional<WeightsChoice> weights =
                given.flatMap(g -> g.find(WeightsOptions.WEIGHTS)).filter(w -> !w.isOfBorders());
        for (String key : List.of("statistics.tolerance", "statistics.strict")) {
            if (weights.isPresent()) {
                beside(key, "statistics.weights: " + weights.get().text());
            } else if (!polygons) {
                without(key, Bilingual.of("polygons among statistics.units", "statistics.units 中的面单元集"));
            }
        }
        StatisticsPlan.KEYS.items().stream()
                .filter(i -> i instanceof Section s && s.find("draws").isPresent())
                .map(i -> "statistics." + i.key())
                .filter(key -> holds(key + ".permutations: 0"))
                .forEach(key -> beside(key + ".draws", key + ".permutations: 0"));
    }

    /** Chapters and maps that a run of this study does not have. */
    private void report(Given report) {
        report.or(ReportPlan.CHAPTERS, List.of())
                .forEach(c -> shown("report.chapters: " + c, CHAPTERS.getOrDefault(c, List.of())));
        report.or(ReportPlan.MAPS, List.of()).forEach(m -> shown("report.maps: " + m, neededFor(m)));
    }

    private void shown(String what, List<String> needed) {
        if (!needed.isEmpty() && needed.stream().noneMatch(this::holds)) {
            problems.add(ProblemCode.STUDY_C01_WITHOUT, what, either(needed));
        }
    }

    private static List<String> neededFor(String map) {
        return MAPS.entrySet().stream()
                .filter(e -> map.equals(e.getKey()) || map.startsWith(e.getKey() + "-"))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> StatisticsPlan.KEYS.find(map).isPresent() ? List.of("statistics." + map) : List.of());
    }

    /** Numbers of classes and the choice between them, where the ways to cut drivers leave none. */
    private void strata(Given detector) {
        StrataRule.Ways ways = detector.or(StrataOptions.DISCRETISATION, StrataRule.Ways.AUTO);
        String rule = "geodetector.discretisation: " + ways.text();
        if (!ways.takesClasses()) {
            beside("geodetector.classes", rule);
        }
        if (!ways.leavesChoice(detector.or(StrataOptions.CLASSES, StrataOptions.USUAL_CLASSES))) {
            beside("geodetector.choice", rule);
        }
    }

    private void squares(Given set) {
        if (set.has(StudyKeys.FISHNET)) {
            Stream.of(StudyKeys.LAYER, StudyKeys.ID, StudyKeys.NAME, StudyKeys.COORDINATES)
                    .filter(set::has)
                    .forEach(o ->
                            problems.add(ProblemCode.STUDY_C02_BESIDE, set.place(o), set.place(StudyKeys.FISHNET)));
        }
    }

    private void without(String key, Bilingual needed) {
        if (value(key).isPresent()) {
            problems.add(ProblemCode.STUDY_C01_WITHOUT, key, needed);
        }
    }

    private void beside(String key, String other) {
        if (value(key).isPresent()) {
            problems.add(ProblemCode.STUDY_C02_BESIDE, key, other);
        }
    }

    private boolean isOn(String key) {
        return value(key).filter(v -> !v.equals("false")).isPresent();
    }

    /** A key, or key: value. */
    private boolean holds(String condition) {
        String[] parts = condition.split(": ", 2);
        return value(parts[0])
                .filter(v -> parts.length == 1 || v.equals(parts[1]))
                .isPresent();
    }

    /** What stands under a path of keys; of a section nothing but that it stands there. */
    private Optional<String> value(String path) {
        return value(keys, root, Arrays.asList(path.split("\\.")));
    }

    private static Optional<String> value(Section section, Given given, List<String> path) {
        Item item = section.find(path.get(0)).orElseThrow();
        if (item instanceof Option<?> option) {
            return text(option, given);
        }
        Section below = (Section) item;
        return path.size() == 1
                ? given.find(below).map(g -> "")
                : given.find(below).flatMap(g -> value(below, g, path.subList(1, path.size())));
    }

    private static <V> Optional<String> text(Option<V> option, Given given) {
        return given.find(option).map(option.kind()::text);
    }

    private static Bilingual either(List<String> keys) {
        return Bilingual.of(
                keys.stream().collect(Collectors.joining(" or ")), keys.stream().collect(Collectors.joining(" 或 ")));
    }
}
