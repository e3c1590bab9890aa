package org.carbonscape.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.carbon.Category;
import org.carbonscape.problem.InputTable;

/**
 * Where fuel is burnt, from a table that ships ({@code sectors.csv}).
 *
 * @param burner column of the IPCC's tables of CH4 and N2O: {@code energy}, {@code road}
 * @param words  all that users may write, the first being its name
 */
record Sector(String name, Category category, String burner, List<String> words) {
    private static final List<Sector> ALL =
            InputTable.preset("sectors.csv", Sector.class, "sectors.csv").rows().stream()
                    .map(r -> new Sector(
                            r.text("sector"),
                            Category.of(r.text("category")),
                            r.text("burner"),
                            Stream.concat(
                                            Stream.of(r.text("sector"), r.text("name_zh")),
                                            Stream.of(r.text("aliases").split(";")))
                                    .map(String::strip)
                                    .filter(w -> !w.isEmpty())
                                    .toList()))
                    .toList();

    /** By any of its words, whatever the case. */
    static Optional<Sector> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(s -> s.words.stream()
                        .anyMatch(w -> w.toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /** Every name, for a remedy. */
    static String names() {
        return ALL.stream().map(Sector::name).collect(Collectors.joining(", "));
    }
}
