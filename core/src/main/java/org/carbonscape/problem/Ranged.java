package org.carbonscape.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Cautions that differ in their numbers alone, as those of phases do, told once with each number's range: 7 to 9. */
public final class Ranged {
    /** A number as it is told, with what may stand behind it: −0.5 tC/ha/yr. */
    private static final Pattern NUMBER =
            Pattern.compile("([+\\-\\u2212]?[0-9][0-9 \\u2009\\u00A0\\u202F]*(?:\\.[0-9]+)?)( [^0-9].*)?");

    /** Their numbers are years and sizes: of 1990 and 2010 nothing follows for 2000, so they are listed. */
    private static final Set<ProblemCode> LISTED =
            Set.of(ProblemCode.DRIVER_C10_LEFT_OUT, ProblemCode.DRIVER_C11_ABSENT, ProblemCode.DRIVER_C20_NO_YEAR);

    private record Kind(ProblemCode code, String where, List<List<String>> words) {}

    private Ranged() {}

    /**
     * Each kind of them once, by the places where it was found, in the order of the first.
     *
     * @param where what of a place tells one finding from another
     */
    public static Map<Problem, List<String>> together(List<Problem> all, UnaryOperator<String> where) {
        Map<Kind, List<Problem>> kinds = new LinkedHashMap<>();
        for (Problem p : all) {
            List<List<String>> words = p.said().stream().map(Ranged::words).toList();
            kinds.computeIfAbsent(new Kind(p.code(), where.apply(p.place()), words), k -> new ArrayList<>())
                    .add(p);
        }
        Map<Problem, List<String>> told = new LinkedHashMap<>();
        kinds.values()
                .forEach(alike -> told.computeIfAbsent(once(alike), k -> new ArrayList<>())
                        .addAll(alike.stream().map(Problem::place).toList()));
        return told;
    }

    private static Problem once(List<Problem> alike) {
        Problem first = alike.get(0);
        Object[] said = IntStream.range(0, first.said().size())
                .mapToObj(i -> told(
                        first.code(),
                        alike.stream().map(p -> p.said().get(i)).distinct().toList()))
                .toArray();
        return Problem.of(first.code(), "", said);
    }

    /** What must be the same: all but the number. */
    private static List<String> words(Bilingual said) {
        Matcher m = NUMBER.matcher(said.in(Language.EN));
        return m.matches()
                ? List.of("", Optional.ofNullable(m.group(2)).orElse(""))
                : List.of(said.in(Language.EN), said.in(Language.ZH));
    }

    /** @param all different ones */
    private static Bilingual told(ProblemCode code, List<Bilingual> all) {
        return all.size() == 1 ? all.get(0) : LISTED.contains(code) ? Bilingual.list(all) : range(all);
    }

    private static Bilingual range(List<Bilingual> all) {
        record Number(String written, double value, String behind) {}
        List<Number> numbers = all.stream()
                .map(b -> NUMBER.matcher(b.in(Language.EN)))
                .filter(Matcher::matches)
                .map(m -> new Number(
                        m.group(1).strip(),
                        Double.parseDouble(
                                m.group(1).replace('\u2212', '-').replaceAll("[ \\u2009\\u00A0\\u202F]", "")),
                        Optional.ofNullable(m.group(2)).orElse("")))
                .sorted((a, b) -> Double.compare(a.value, b.value))
                .toList();
        Number least = numbers.get(0);
        Number most = numbers.get(numbers.size() - 1);
        return Bilingual.of(
                least.written + " to " + most.written + least.behind,
                least.written + " 至 " + most.written + least.behind);
    }
}
