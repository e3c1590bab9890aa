package org.carbonscape.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Where fuel is burnt, from a table that ships ({@code sectors.csv}).
 *
 * @param burner column of the IPCC's tables of CH4 and N2O: {@code energy}, {@code road}
 * @param words  all that users may write, the first being its name
 * @param parts  words of parts of it, no two of which overlap: Food Processing, Rubber Products
 */
record Sector(String name, Category category, String burner, List<String> words, List<String> parts) {
    private static final List<Sector> ALL =
            InputTable.preset("sectors.csv", Sector.class, "sectors.csv").rows().stream()
                    .map(r -> new Sector(
                            r.text("sector"),
                            Category.of(r.text("category")),
                            r.text("burner"),
                            Stream.concat(Stream.of(r.text("sector"), r.text("name_zh")), words(r.text("aliases")))
                                    .toList(),
                            words(r.text("parts")).toList()))
                    .toList();

    /** 一、工业, （二）工业, 3. 工业. */
    private static final Pattern ENUMERATED = Pattern.compile("[(（]?[一二三四五六七八九十0-9]+[)）、.．]+\\s*");

    private static final Pattern BETWEEN = Pattern.compile("[、，,]|(?<=\\p{IsHan})[\\s及和与](?=\\p{IsHan})");

    private static final Map<String, Sector> BY_KEY = ALL.stream()
            .flatMap(s -> Stream.concat(s.words.stream(), s.parts.stream()).map(w -> Map.entry(key(w), s)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));

    private static Stream<String> words(String list) {
        return Stream.of(list.split(";")).map(String::strip).filter(w -> !w.isEmpty());
    }

    private static final Set<String> PARTS =
            ALL.stream().flatMap(s -> s.parts.stream()).map(Sector::key).collect(Collectors.toUnmodifiableSet());

    /** By any of its words or those of its parts, whatever the case and the marks between its parts: 农、林、牧、渔业. */
    static Optional<Sector> find(String text) {
        return Optional.ofNullable(BY_KEY.get(key(text)));
    }

    /** Which part of a sector a text names; empty for all of one. */
    static String part(String text) {
        String key = key(text);
        return PARTS.contains(key) ? key : "";
    }

    /**
     * A branch that holds parts of several sectors.
     *
     * @param choices the sectors
     */
    private record Mixed(List<String> words, List<String> choices, Bilingual parts) {}

    private static final List<Mixed> MIXED =
            InputTable.preset("mixed-sectors.csv", Sector.class, "mixed-sectors.csv").rows().stream()
                    .map(r -> new Mixed(
                            words(r.text("words")).map(Sector::key).toList(),
                            words(r.text("choices")).toList(),
                            Bilingual.of(r.text("english"), r.text("chinese"))))
                    .toList();

    /** Whether a text is a sector's name, or that of a branch with parts of several. */
    static boolean isKnown(String text) {
        return find(text).isPresent() || MIXED.stream().anyMatch(m -> m.words.contains(key(text)));
    }

    /** What keeps a text from being a sector's name: that it is of several, or of none. */
    static Problem unknown(String place, String text) {
        return MIXED.stream()
                .filter(m -> m.words.contains(key(text)))
                .findFirst()
                .map(m -> Problem.of(
                        ProblemCode.CARBON_52_MIXED,
                        place,
                        text,
                        m.parts,
                        Bilingual.of(
                                String.join(" or ", m.choices),
                                m.choices.stream()
                                        .map(c -> find(c).orElseThrow().words.get(1))
                                        .collect(Collectors.joining("或")))))
                .orElseGet(() -> Problem.of(ProblemCode.CARBON_17_VARIANT, place, text, names()));
    }

    private static String key(String word) {
        String bare = ENUMERATED.matcher(word.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(bare).replaceAll("");
    }

    /** Every name, for a remedy. */
    static String names() {
        return ALL.stream().map(Sector::name).collect(Collectors.joining(", "));
    }
}
