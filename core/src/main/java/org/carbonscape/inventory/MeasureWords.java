package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.problem.InputTable;

/** What statistics say behind the name of an item: that it is consumed, produced, kept, sown or applied. */
final class MeasureWords {
    static final String CONSUMPTION = "consumption";

    private static final Map<String, Set<String>> MEASURES = read(); // by word, longest first

    private MeasureWords() {}

    /**
     * A name in two parts.
     *
     * @param measures which the second part may be
     */
    record Split(String item, Set<String> measures) {}

    /** What of an item is counted that has a factor of its own. */
    static String of(String category, String per) {
        if (per.equals("head") || per.equals("person")) {
            return "stock";
        }
        if (per.equals("ha") || per.equals("km2")) {
            return "area";
        }
        if (category.startsWith("1.A")) {
            return CONSUMPTION;
        }
        return switch (category.charAt(0)) {
            case '1', '2' -> "production";
            case '4' -> "waste";
            default -> "application";
        };
    }

    /** The ways to take a word off the end of a name in lower case, the longest word first. */
    static Stream<Split> split(String name) {
        return MEASURES.entrySet().stream()
                .filter(e ->
                        name.endsWith(e.getKey()) && name.length() > e.getKey().length())
                .map(e -> new Split(
                        name.substring(0, name.length() - e.getKey().length()).strip(), e.getValue()));
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> measures = new LinkedHashMap<>();
        for (InputTable.Row row : InputTable.preset("measure-words.csv", MeasureWords.class, "measure-words.csv")
                .rows()) {
            for (String word : row.text("words").split(";")) {
                boolean latin = word.charAt(0) < 128; // a word of its own
                measures.computeIfAbsent((latin ? " " : "") + word.toLowerCase(Locale.ROOT), k -> new TreeSet<>())
                        .add(row.text("measure"));
            }
        }
        List<String> longest = new ArrayList<>(measures.keySet());
        longest.sort(Comparator.comparingInt(String::length).reversed());
        Map<String, Set<String>> sorted = new LinkedHashMap<>();
        longest.forEach(w -> sorted.put(w, measures.get(w)));
        return sorted;
    }
}
