package org.carbonscape.problem;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * One thing wrong (or doubtful) with the input.
 *
 * @param code     which problem; its two texts (found, remedy) live in {@link ProblemCode}
 * @param place    where: a study key, a file with row and column, a unit; never empty
 * @param said     what was found, as the texts' {@code {0}}, {@code {1}} ... (already formatted text)
 * @param argument of a library call, where the user's name for it is not known yet
 */
public record Problem(ProblemCode code, String place, List<Bilingual> said, Optional<Argument> argument) {
    /** Blanks before the second line of a problem's text, below where the place stands in the first. */
    public static final int INDENT = 12;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern AS_TYPED = Pattern.compile("[\\[\\]{}\"“`:=/\\\\]|\\.[A-Za-z]|\\d\\.\\.\\d");
    private static final String NAME = "[^\\s,;]+(?: [^\\s,;]+){0,2}";
    private static final Pattern NAMES = Pattern.compile(NAME + "(?:, " + NAME + ")+");

    public Problem {
        said = List.copyOf(said);
    }

    /** @param args {@link Bilingual}, names to be listed, or anything whose text is the same in both languages */
    public static Problem of(ProblemCode code, String place, Object... args) {
        return new Problem(code, place, said(args), Optional.empty());
    }

    /** A problem of what a library call was given. */
    public static Problem of(ProblemCode code, Argument argument, Object... args) {
        return new Problem(code, argument.word(), said(args), Optional.of(argument));
    }

    private static List<Bilingual> said(Object... args) {
        return Arrays.stream(args)
                .map(a -> a instanceof Bilingual b ? b : a instanceof Collection<?> all ? names(all) : same(a))
                .toList();
    }

    private static Bilingual names(Collection<?> all) {
        List<String> names = all.stream().map(String::valueOf).toList();
        return Bilingual.of(String.join(", ", names), String.join("、", names));
    }

    private static Bilingual same(Object text) {
        return Bilingual.same(String.valueOf(text));
    }

    /** A part of a run that a problem stops where the rest goes on: told with its reason and its remedy. */
    public static Problem leftOut(String place, Problem why) {
        return of(
                ProblemCode.RUN_C01_LEFT_OUT,
                place,
                Bilingual.of(why.found(Language.EN), why.found(Language.ZH)),
                Bilingual.of(why.remedy(Language.EN), why.remedy(Language.ZH)));
    }

    /** The same found elsewhere: who calls knows the user's name for the place. */
    public Problem at(String other) {
        return new Problem(code, other, said, Optional.empty());
    }

    /** The same found at all of these, told at once. */
    public Problem at(List<String> places) {
        return at(PlaceList.of(places));
    }

    /** The same at the user's name for what the library was given. */
    public Problem placed(Function<Argument, String> names) {
        return argument.map(a -> at(names.apply(a))).orElse(this);
    }

    /** How many there are of each code, in the order of the codes. */
    public static SortedMap<String, Integer> counts(List<Problem> all) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        all.forEach(p -> counts.merge(p.code().id(), 1, Integer::sum));
        return counts;
    }

    /** The same with the user's ids where units stand by their position. */
    public Problem naming(IntFunction<String> id) {
        return new Problem(
                code,
                place,
                said.stream()
                        .map(s -> s instanceof UnitNumbers u ? Bilingual.same(u.listed(id)) : s)
                        .toList(),
                argument);
    }

    /** The same with names that stand in it alone, as readers of each language have them. */
    public Problem calling(Function<String, Optional<Bilingual>> name) {
        return new Problem(
                code,
                place,
                said.stream().map(s -> name.apply(s.in(Language.EN)).orElse(s)).toList(),
                argument);
    }

    /** Where, with rows and columns in the language asked for. */
    public String place(Language language) {
        return PlaceList.in(language, place);
    }

    /** What was found, in English. */
    public List<String> args() {
        return said.stream().map(s -> s.in(Language.EN)).toList();
    }

    /** What was found, in the language asked for. */
    public String found(Language language) {
        String found = fill(code.found(language), language);
        return language == Language.EN ? OneOf.said(found) : found;
    }

    /** What to do about it; a command in it names the file that the problem is about. */
    public String remedy(Language language) {
        return OwnFile.in(fill(code.remedy(language), language), place);
    }

    /** The whole message as a user reads it: code, place and finding on one line, the remedy on the next. */
    public String text(Language language) {
        String head = String.format(Locale.ROOT, "%-11s ", code.id());
        return head + place(language) + (language == Language.ZH ? "：" : ": ") + found(language) + "\n"
                + " ".repeat(INDENT) + remedy(language);
    }

    private String fill(String template, Language language) {
        String text = template.replace("'", "''"); // MessageFormat would swallow a lone apostrophe
        List<String> filled = new ArrayList<>();
        for (Bilingual one : said) {
            int i = filled.size();
            String its = one.in(language);
            if (language == Language.ZH) {
                its = PlaceList.more(listed(its, template.contains("“{" + i + "}”")));
                text = spaced(text, i, its);
            }
            filled.add(its);
        }
        return new MessageFormat(text, Locale.ROOT).format(filled.toArray());
    }

    /** In Chinese a blank stands between a character and the number, flag or Latin letters behind it. */
    private static String spaced(String template, int i, String filled) {
        return filled.matches("(?s)[-−]{0,2}[0-9A-Za-z].*")
                ? template.replaceAll("(?<=\\p{IsHan})\\{" + i + "\\}", " {" + i + "}")
                : template;
    }

    /**
     * In Chinese names are joined by 、, Latin ones of a few words too; files, sentences, places and what is to be typed
     * (in brackets, quotes or as key: value) stay.
     *
     * @param quoted as the user wrote it
     */
    private static String listed(String text, boolean quoted) {
        boolean names =
                HAN.matcher(text).find() || !quoted && NAMES.matcher(text).matches();
        return names && !AS_TYPED.matcher(text).find() ? text.replaceAll(", (?![^(（]*[)）])", "、") : text;
    }
}
