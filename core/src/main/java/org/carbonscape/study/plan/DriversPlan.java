package org.carbonscape.study.plan;

import static org.carbonscape.study.plan.Key.of;
import static org.carbonscape.study.plan.Key.section;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.driver.Convention;
import org.carbonscape.driver.Correction;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * The sections {@code drivers} and {@code geodetector} of a study.
 *
 * @param drivers  by name, in the order written
 * @param detector empty: driver values only
 */
public record DriversPlan(Map<String, Source> drivers, Optional<Detector> detector) {
    /** Where a driver's values come from. */
    public sealed interface Source {}

    /** Mean of a value raster over the unit. */
    public record Raster(Path file) implements Source {}

    /** Share of a class in the unit's classified land, by phase. */
    public record Share(String className) implements Source {}

    /** Mean distance in metres of the unit's classified cells to the nearest cell of a class, by phase. */
    public record Distance(String className) implements Source {}

    /**
     * What the geographical detector is asked.
     *
     * @param y        per-unit column without its year
     * @param year     one phase; empty = each
     * @param blocks_m side of the spatial blocks permutations stay in
     * @param sizes_m  fishnet sizes of the size effect, ascending
     */
    public record Detector(
            String units,
            String y,
            OptionalInt year,
            StrataRule rule,
            DetectorOptions options,
            Optional<Double> blocks_m,
            boolean shares,
            List<Double> sizes_m) {
        Detector withSeed(long seed) {
            DetectorOptions o = options;
            return new Detector(
                    units,
                    y,
                    year,
                    rule,
                    new DetectorOptions(
                            o.convention(),
                            o.dropSingletons(),
                            o.permutations(),
                            o.stopAfter(),
                            o.replicates(),
                            o.confidence(),
                            o.alpha(),
                            o.correction(),
                            o.tolerance(),
                            seed),
                    blocks_m,
                    shares,
                    sizes_m);
        }
    }

    /** What y may be, without the year. */
    static final List<String> COLUMNS =
            List.of("net", "source", "sink", "net_per_ha", "source_per_ha", "sink_per_ha", "stock", "stock_per_ha");

    private static final String DEFAULT_Y = "net_per_ha";
    private static final Pattern Y = Pattern.compile("(.+?)(?:_([0-9]{4}))?");
    private static final List<String> CONVENTIONS = List.of("carbonscape", "geodetector", "gd", "gdverse");
    private static final List<String> CORRECTIONS = List.of("holm", "fdr", "none");
    private static final int MOST_DRAWS = 1_000_000;

    static final Key DRIVERS = section(
            "drivers",
            false,
            "Name: where a driver's value for every unit comes from.",
            of(
                    "*",
                    Key.Kind.DRIVER,
                    false,
                    "The mean of a raster, the share of a class in the unit's land (by phase), or the mean distance to a class in metres (by phase).",
                    "share of forest"));

    static final Key DETECTOR = section(
            "geodetector",
            false,
            "What drives it: the geographical detector on the drivers, for every phase.",
            of("units", Key.Kind.TEXT, true, "Unit set whose units are compared.", "cells"),
            of(
                    "y",
                    Key.Kind.TEXT,
                    false,
                    "What is explained: net, source, sink or stock, each also as _per_ha; with _YEAR for one phase (default "
                            + DEFAULT_Y + ", each phase).",
                    "net_2020"),
            of(
                    "discretisation",
                    Key.Kind.TEXT,
                    false,
                    "How drivers become strata: auto (default), given, search, optimal, equal, quantile, natural, geometric, sd (quantile:5 for five classes), manual:a=10,20;b=3.",
                    "optimal"),
            of(
                    "classes",
                    Key.Kind.TEXT,
                    false,
                    "Numbers of classes tried (default " + StrataRule.CLASSES + ").",
                    "\"3:8\""),
            of(
                    "choice",
                    Key.Kind.CHOICE,
                    false,
                    "Between ways to cut: cross-validated (default), largest-q, five-percent.",
                    "cross-validated"),
            of(
                    "convention",
                    Key.Kind.CHOICE,
                    false,
                    "Whose numbers: carbonscape (default), geodetector, gd, gdverse.",
                    "carbonscape"),
            of("permutations", Key.Kind.WHOLE, false, "Random permutations for p (default 999); 0 = none.", "999"),
            of(
                    "bootstrap",
                    Key.Kind.WHOLE,
                    false,
                    "Bootstrap samples for the interval of q (default 999); 0 = none.",
                    "999"),
            of(
                    "correction",
                    Key.Kind.CHOICE,
                    false,
                    "Of p over pairs of strata and of drivers: holm (default), fdr, none.",
                    "holm"),
            of(
                    "blocks",
                    Key.Kind.LENGTH,
                    false,
                    "Side of spatial blocks: permutations stay within blocks, held-out folds hold whole blocks.",
                    "20 km"),
            of(
                    "drop-singletons",
                    Key.Kind.BOOLEAN,
                    false,
                    "Delete the units of one-unit strata (default false: kept with zero variance).",
                    "true"),
            of(
                    "shares",
                    Key.Kind.BOOLEAN,
                    false,
                    "Each driver's share of the joint q (default: where there are at most " + ShapleyShares.MOST_DRIVERS
                            + " drivers).",
                    "true"),
            of("size-effect", Key.Kind.LIST, false, "Fishnet sizes on which q is found again.", "[2 km, 3 km, 5 km]"));

    public static DriversPlan none() {
        return new DriversPlan(Map.of(), Optional.empty());
    }

    DriversPlan withSeed(long seed) {
        return new DriversPlan(drivers, detector.map(d -> d.withSeed(seed)));
    }

    /** Files that go in. */
    public List<Path> files() {
        return drivers.values().stream()
                .filter(Raster.class::isInstance)
                .map(r -> ((Raster) r).file())
                .toList();
    }

    /** Reads both sections; problems go to the collector. */
    static DriversPlan read(StudyNode root, Function<String, Path> resolve, Problems problems) {
        Map<String, Source> drivers = new LinkedHashMap<>();
        root.find("drivers")
                .ifPresent(n -> n.entries()
                        .forEach((name, child) -> child.text()
                                .ifPresent(t -> source(child.path(), t, resolve, problems)
                                        .ifPresent(s -> drivers.put(name, s)))));
        Optional<Detector> detector = root.find("geodetector")
                .flatMap(n -> Optional.ofNullable(n.isSection() ? detector(n, root, drivers, problems) : null));
        return new DriversPlan(java.util.Collections.unmodifiableMap(drivers), detector);
    }

    private static Optional<Source> source(
            String place, String text, Function<String, Path> resolve, Problems problems) {
        Matcher words = Pattern.compile("(?i)(share of|distance to)\\s+(.+)").matcher(text);
        if (words.matches()) {
            return Optional.of(
                    words.group(1).equalsIgnoreCase("share of")
                            ? new Share(words.group(2).strip())
                            : new Distance(words.group(2).strip()));
        }
        Matcher chinese = Pattern.compile("(.+)占比|到(.+)的?距离").matcher(text);
        if (chinese.matches()) {
            return Optional.of(
                    chinese.group(1) != null
                            ? new Share(chinese.group(1))
                            : new Distance(chinese.group(2).replaceAll("的$", "")));
        }
        if (text.toLowerCase(Locale.ROOT).matches(".*\\.(tif|tiff|gtiff|vrt|img|asc)")) {
            return Optional.of(new Raster(resolve.apply(text)));
        }
        problems.add(ProblemCode.DRIVER_10_SOURCE, place, text);
        return Optional.empty();
    }

    private static Detector detector(StudyNode node, StudyNode root, Map<String, Source> drivers, Problems problems) {
        List<String> sets =
                root.find("units").map(n -> List.copyOf(n.entries().keySet())).orElse(List.of());
        List<String> years = root.find("landUse")
                .flatMap(n -> n.find("phases"))
                .map(n -> List.copyOf(n.entries().keySet()))
                .orElse(List.of());
        if (root.find("drivers").isEmpty()) {
            problems.add(
                    ProblemCode.STUDY_04_REQUIRED, "drivers", "drivers: { dem: dem.tif, forest: share of forest }");
        }
        Optional<String> units = node.text("units");
        units.filter(u -> !sets.contains(u))
                .ifPresent(u -> problems.add(
                        ProblemCode.STUDY_09_NO_SUCH_UNITS,
                        "geodetector.units",
                        u,
                        sets.isEmpty() ? "(none yet)" : String.join(", ", sets)));
        boolean flows = root.find("carbon")
                .map(c -> List.of("factors", "energy", "emissions").stream()
                        .anyMatch(k -> c.find(k).isPresent()))
                .orElse(false);
        boolean stock = root.find("carbon").flatMap(c -> c.find("stock")).isPresent();
        List<String> columns = COLUMNS.stream()
                .filter(c -> c.startsWith("stock") ? stock : flows)
                .toList();
        String written = node.text("y").orElse(flows || !stock ? DEFAULT_Y : "stock_per_ha");
        Matcher m = Y.matcher(written.strip());
        String y = m.matches() ? m.group(1).replaceAll("(?i)_tCO?2?", "").toLowerCase(Locale.ROOT) : "";
        String year = m.matches() && m.group(2) != null ? m.group(2) : "";
        if (!columns.contains(y) || !year.isEmpty() && !years.contains(year)) {
            problems.add(
                    ProblemCode.DRIVER_12_Y,
                    "geodetector.y",
                    written,
                    (columns.isEmpty() ? "(carbon.factors first)" : String.join(", ", columns))
                            + (year.isEmpty() ? "" : " (" + String.join(", ", years) + ")"));
        }
        Optional<StrataRule> rule = problems.attempt(() -> StrataRule.of(
                "geodetector.discretisation",
                node.text("discretisation").orElse("auto"),
                node.text("classes").orElse(StrataRule.CLASSES),
                node.choice("choice", StrataRule.CHOICES).orElse(StrataRule.CHOICES.get(0))));
        DetectorOptions options = DetectorOptions.defaults(
                root.find("seed").isPresent()
                        ? root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L)
                        : 20260101L);
        options = options.withConvention(
                        Convention.values()[
                                CONVENTIONS.indexOf(
                                        node.choice("convention", CONVENTIONS).orElse("carbonscape"))])
                .withPermutations(
                        node.whole("permutations", 0, MOST_DRAWS)
                                .orElse((long) options.permutations())
                                .intValue(),
                        0)
                .withReplicates(
                        node.whole("bootstrap", 0, MOST_DRAWS)
                                .orElse((long) options.replicates())
                                .intValue(),
                        options.confidence());
        Optional<String> correction = node.choice("correction", CORRECTIONS);
        if (correction.isPresent()) {
            options = options.withVerdicts(
                    options.alpha(),
                    correction.get().equals("fdr")
                            ? Correction.FALSE_DISCOVERY_RATE
                            : Correction.valueOf(correction.get().toUpperCase(Locale.ROOT)));
        }
        if (node.flag("drop-singletons", options.dropSingletons())) {
            options = options.withDropSingletons(true);
        }
        List<Double> sizes = new ArrayList<>();
        node.find("size-effect")
                .ifPresent(n -> n.items()
                        .forEach(item -> item.metres().ifPresent(side -> {
                            if (sizes.contains(side)) {
                                problems.add(
                                        ProblemCode.STUDY_05_VALUE,
                                        "geodetector.size-effect",
                                        item.shown(),
                                        Bilingual.of("this size is written twice", "该尺寸写了两次"),
                                        Bilingual.of("each size once", "每个尺寸各一次"));
                            }
                            sizes.add(side);
                        })));
        List<Double> ascending = sizes.stream().sorted().distinct().toList();
        boolean few = drivers.size() <= ShapleyShares.MOST_DRIVERS;
        boolean shares = node.flag("shares", few);
        if (shares && !few) {
            problems.add(
                    ProblemCode.DRIVER_07_SHARES, "geodetector.shares", drivers.size(), ShapleyShares.MOST_DRIVERS);
        }
        return new Detector(
                units.orElse(""),
                y,
                year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                rule.orElseGet(StrataRule::auto),
                options,
                node.metres("blocks"),
                shares,
                ascending);
    }
}
