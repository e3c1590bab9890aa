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

    /** Names of the ways to cut a driver. */
    private static final String NAMES = Arrays.stream(BreakMethod.values())
            .filter(m -> m != BreakMethod.MANUAL)
            .map(BreakMethod::id)
            .collect(Collectors.joining(", "));
    /** The same in both languages. */
    static final Bilingual WORDS = Bilingual.of(NAMES, NAMES.replace(", ", "、"));

    static final int MOST_CLASSES = 64;
    /** Names of ways, then perhaps numbers of classes: {@code quantile:5}, {@code equal,natural 3-6}. */
    private static final Pattern WAYS = Pattern.compile("(.*?)(?:\\s*[:：=]\\s*(.*)|\\s+([0-9].*))?");

    /**
     * Numbers of classes, ends included.
     *
     * @param fewest 2 or more
     * @param most   {@value #MOST_CLASSES} or fewer
     */
    public record ClassNumbers(int fewest, int most) {
        /**
         * Reads {@code 3:8} or {@code 5}.
         *
         * @throws ProblemException DRIVER-09 where it is neither
         */
        public static ClassNumbers read(String text, String place) {
            String[] ends = text.strip().split(" *(?:[:：–~-]|\\.\\.\\.?| to ) *", -1);
            if (ends.length <= 2 && Arrays.stream(ends).allMatch(e -> e.strip().matches("[0-9]{1,3}"))) {
                int from = Integer.parseInt(ends[0].strip());
                int to = Integer.parseInt(ends[ends.length - 1].strip());
                if (from >= 2 && to >= from && to <= MOST_CLASSES) {
                    return new ClassNumbers(from, to);
                }
            }
            throw new ProblemException(ProblemCode.DRIVER_09_CLASSES, place, text);
        }

        /** As it is written. */
        String text() {
            return fewest == most ? Integer.toString(fewest) : fewest + ":" + most;
        }
    }

    /**
     * A rule as it is written, without what else is written for the detector.
     *
     * @param text    as written; words in small letters
     * @param methods tried; empty where nothing is searched
     * @param classes of the rule's own; empty: those of the detector
     * @param manual  breaks by driver; under the empty name those for all
     */
    public record Ways(
            String text,
            Kind kind,
            Set<BreakMethod> methods,
            Optional<ClassNumbers> classes,
            Map<String, double[]> manual) {
        /** The default. */
        static final Ways AUTO = new Ways("auto", Kind.AUTO, SearchOptions.USUAL, Optional.empty(), Map.of());

        /**
         * Reads a rule.
         *
         * @throws ProblemException DRIVER-08, -09 where it is not understood, -05 where breaks do not ascend
         */
        public static Ways read(String text, String place) {
            String trimmed = text.strip();
            String word = trimmed.toLowerCase(Locale.ROOT);
            if (word.matches("(?s)manual\\s*[:：].*")) {
                return new Ways(trimmed, Kind.MANUAL, Set.of(), Optional.empty(), StrataRule.manual(place, trimmed));
            }
            switch (word) {
                case "auto":
                    return AUTO;
                case "given":
                    return new Ways(word, Kind.GIVEN, Set.of(), Optional.empty(), Map.of());
                case "search":
                    return new Ways(word, Kind.CUT, SearchOptions.USUAL, Optional.empty(), Map.of());
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
            Optional<String> numbers = Optional.ofNullable(ways.group(2)).or(() -> Optional.ofNullable(ways.group(3)));
            return new Ways(word, Kind.CUT, methods, numbers.map(n -> ClassNumbers.read(n, place)), Map.of());
        }

        /** Whether the detector's numbers of classes are asked for. */
        boolean takesClasses() {
            return classes.isEmpty() && takesNumbers();
        }

        /** Whether there is more than one way or number to choose from, given the detector's numbers of classes. */
        boolean leavesChoice(ClassNumbers numbers) {
            ClassNumbers own = classes.orElse(numbers);
            return methods.size() > 1 || takesNumbers() && own.fewest < own.most;
        }

        private boolean takesNumbers() {
            return !methods.stream().allMatch(BreakMethod::findsNumberOfDriver); // none are cut where none are named
        }
    }

    /** A rule with the detector's numbers of classes, where it has none of its own, and its choice between ways. */
    public static StrataRule of(Ways ways, ClassNumbers classes, ChoiceRule choice) {
        ClassNumbers own = ways.classes.orElse(classes);
        return new StrataRule(ways.text, ways.kind, ways.methods, own.fewest, own.most, choice, ways.manual);
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

    /**
     * Whether one way with one class number, the user's or its own, is asked for: it is then taken also where a class
     * holds a single unit. Not the optimum, which would seek such classes: a unit alone has no variance.
     */
    private boolean isFixed() {
        boolean oneNumber = fewest == most || methods.stream().allMatch(BreakMethod::findsNumberOfDriver);
        return methods.size() == 1 && oneNumber && !methods.contains(BreakMethod.OPTIMAL);
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
