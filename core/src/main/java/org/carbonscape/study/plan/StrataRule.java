package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * How drivers become strata, as a user writes it, in a study and on the command line alike:
 *
 * <ul>
 * <li>{@code auto} (default): text, and numbers with few different values (or whole ones without a gap, such as 1 to
 *   20), are
 * strata as given; the rest is {@code search};
 * <li>{@code given}: every driver's values are its strata;
 * <li>{@code search}: the five ways that do not look at y, over the class numbers, chosen by the rule;
 * <li>a {@link BreakMethod} by its name, such as {@code optimal} or {@code natural}: that way only, over the class
 * numbers, or with the number that it finds itself; {@code quantile:5} five classes; several with commas: {@code
 * equal,quantile:3-6};
 * <li>{@code manual:10,20} breaks for all drivers, {@code manual:a=10,20;b=3} for each.
 * </ul>
 *
 * <p>Text is never cut: it is given under every rule. Numbers with fewer different values than the least number of
 * classes are too. The usual other names of ways are understood ({@code jenks}, {@code 自然断点}).
 *
 * @param text    as written
 * @param methods tried; empty where nothing is searched
 * @param fewest  classes
 * @param most    classes
 * @param choice  between ways
 * @param manual  breaks by driver; under the empty name those for all
 */
public record StrataRule(
        String text,
        Kind kind,
        Set<BreakMethod> methods,
        int fewest,
        int most,
        ChoiceRule choice,
        Map<String, double[]> manual) {
    /** What is done with numbers. */
    public enum Kind {
        AUTO,
        GIVEN,
        CUT,
        MANUAL
    }

    /** Class numbers tried unless told otherwise. */
    public static final String CLASSES = "3:8";
    /** Names of the rules of choice, the default first. */
    public static final List<String> CHOICES = List.of("cross-validated", "largest-q", "five-percent");

    /** Names of the ways to cut a driver. */
    private static final String NAMES = Arrays.stream(BreakMethod.values())
            .filter(m -> m != BreakMethod.MANUAL)
            .map(BreakMethod::id)
            .collect(Collectors.joining(", "));
    /** The same in both languages. */
    static final Bilingual WORDS = Bilingual.of(NAMES, NAMES.replace(", ", "、"));

    private static final int MOST_CLASSES = 64;
    /** Names of ways, then perhaps numbers of classes: {@code quantile:5}, {@code equal,natural 3-6}. */
    private static final Pattern WAYS = Pattern.compile("(.*?)(?:\\s*[:：=]\\s*(.*)|\\s+([0-9].*))?");

    private static final Map<String, String> CHOICE_ALIASES = Map.ofEntries(
            Map.entry("cv", "cross-validated"),
            Map.entry("cross-validation", "cross-validated"),
            Map.entry("q", "largest-q"),
            Map.entry("largest", "largest-q"),
            Map.entry("max-q", "largest-q"),
            Map.entry("opgd", "largest-q"),
            Map.entry("5%", "five-percent"),
            Map.entry("loess", "five-percent"));

    /** The default. */
    public static StrataRule auto() {
        return of("geodetector", "auto", CLASSES, CHOICES.get(0));
    }

    /**
     * Reads a rule.
     *
     * @param place   for problems
     * @param classes {@code 3:8} or {@code 5}
     * @param choice  one of {@link #CHOICES}
     * @throws ProblemException DRIVER-08, -09 where it is not understood, -05 where breaks do not ascend
     */
    public static StrataRule of(String place, String text, String classes, String choice) {
        ChoiceRule rule = ChoiceRule.values()[CHOICES.indexOf(choice(choice).orElseThrow())];
        int[] range = range(place.replace("strata", "classes").replace("discretisation", "classes"), classes);
        String trimmed = text.strip();
        String word = trimmed.toLowerCase(Locale.ROOT);
        if (word.matches("(?s)manual\\s*[:：].*")) {
            return new StrataRule(trimmed, Kind.MANUAL, Set.of(), range[0], range[1], rule, manual(place, trimmed));
        }
        switch (word) {
            case "auto":
                return new StrataRule(word, Kind.AUTO, SearchOptions.USUAL, range[0], range[1], rule, Map.of());
            case "given":
                return new StrataRule(word, Kind.GIVEN, Set.of(), range[0], range[1], rule, Map.of());
            case "search":
                return new StrataRule(word, Kind.CUT, SearchOptions.USUAL, range[0], range[1], rule, Map.of());
            default:
        }
        Matcher ways = WAYS.matcher(word);
        if (!ways.matches()) {
            throw new ProblemException(ProblemCode.DRIVER_08_RULE, place, trimmed, WORDS);
        }
        Set<BreakMethod> methods = EnumSet.noneOf(BreakMethod.class);
        for (String each : ways.group(1).split("[,;，；]", -1)) {
            methods.add(BreakMethod.find(each)
                    .filter(m -> m != BreakMethod.MANUAL)
                    .orElseThrow(() -> new ProblemException(ProblemCode.DRIVER_08_RULE, place, trimmed, WORDS)));
        }
        String numbers = ways.group(2) != null ? ways.group(2) : ways.group(3);
        int[] own = numbers == null ? range : range(place, numbers);
        return new StrataRule(word, Kind.CUT, methods, own[0], own[1], rule, Map.of());
    }

    /** A rule of choice by its name, or by another usual one; empty where it is none. */
    public static Optional<String> choice(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Optional.of(CHOICE_ALIASES.getOrDefault(word, word)).filter(CHOICES::contains);
    }

    private static int[] range(String place, String classes) {
        String[] ends = classes.strip().split(" *(?:[:：–~-]|\\.\\.\\.?| to ) *", -1);
        if (ends.length <= 2 && Arrays.stream(ends).allMatch(e -> e.strip().matches("[0-9]{1,3}"))) {
            int from = Integer.parseInt(ends[0].strip());
            int to = Integer.parseInt(ends[ends.length - 1].strip());
            if (from >= 2 && to >= from && to <= MOST_CLASSES) {
                return new int[] {from, to};
            }
        }
        throw new ProblemException(ProblemCode.DRIVER_09_CLASSES, place, classes);
    }

    private static Map<String, double[]> manual(String place, String text) {
        Map<String, double[]> breaks = new LinkedHashMap<>();
        for (String part : text.replaceFirst("^[^:：]*[:：]", "").split("[;；]")) {
            String plain = part.replace('＝', '=');
            int equals = plain.lastIndexOf('=');
            String name = equals < 0 ? "" : plain.substring(0, equals).strip();
            List<Double> values = new ArrayList<>();
            try {
                for (String each : plain.substring(equals + 1).split("[,，]")) {
                    values.add(Double.parseDouble(each.strip()));
                }
            } catch (NumberFormatException e) {
                throw new ProblemException(ProblemCode.DRIVER_08_RULE, place, text, WORDS);
            }
            for (int b = 0; b < values.size(); b++) {
                if (!Double.isFinite(values.get(b)) || b > 0 && !(values.get(b) > values.get(b - 1))) {
                    throw new ProblemException(
                            ProblemCode.DRIVER_05_BREAKS,
                            place,
                            values.stream().map(Numbers::text).collect(Collectors.joining(", ")));
                }
            }
            if (breaks.put(
                            name,
                            values.stream().mapToDouble(Double::doubleValue).toArray())
                    != null) {
                throw new ProblemException(ProblemCode.DRIVER_08_RULE, place, text, WORDS);
            }
        }
        return breaks;
    }

    /** Breaks written for a driver, or for all. */
    public Optional<double[]> breaks(String driver) {
        return Optional.ofNullable(manual.getOrDefault(driver, manual.get("")));
    }

    /** Whether one way with one class number is asked for: it is then taken also where a class holds a single unit. */
    private boolean isFixed() {
        return methods.size() == 1 && fewest == most;
    }

    /** The least number of units that this rule can cut into strata; 3 where nothing is cut. */
    public int fewestUnits() {
        return methods.isEmpty() ? 3 : isFixed() ? fewest + 1 : 2 * fewest;
    }

    public SearchOptions search(long seed) {
        SearchOptions tried = SearchOptions.defaults(seed)
                .withMethods(methods)
                .withClasses(fewest, most)
                .withRule(choice);
        return isFixed() ? tried.withUnitsPerClass(1) : tried;
    }
}
