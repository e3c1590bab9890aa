package org.carbonscape.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.problem.InputTable;

/**
 * The kind of land a class most likely is, by what it is called in English or Chinese. A name counts by its last words
 * (Primary Swamp Forest, 阔叶林); a name of several parts counts where all parts agree (Snow/Ice); what is in brackets
 * says nothing. A guess, to be told to the user wherever it decides something.
 */
final class RoleNames {
    private static final Map<String, LandRole> NAMES = read();
    private static final Set<String> DENIALS = Set.of("non", "not", "no", "former", "without");

    private RoleNames() {}

    /** The role, or empty where the name does not tell one. */
    static Optional<LandRole> find(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[(（\\[].*?[)）\\]]", " ")
                .replaceAll("[-_]", " ")
                .strip();
        if (plain.matches("(非|无|原).*")) {
            return Optional.empty();
        }
        Set<Optional<LandRole>> roles = new HashSet<>();
        for (String part : plain.split("[/,;、，；&+|]|\\band\\b|\\bor\\b|和|与|及|或")) {
            if (!part.isBlank()) {
                roles.add(ofPart(part.strip()));
            }
        }
        return roles.size() == 1 ? roles.iterator().next() : Optional.empty();
    }

    /** The names, those first that tell this role. */
    static List<String> first(LandRole role, List<String> names) {
        return names.stream()
                .sorted(Comparator.comparing(n -> !find(n).equals(Optional.of(role))))
                .toList();
    }

    private static Optional<LandRole> ofPart(String part) {
        List<String> words = new ArrayList<>(Arrays.asList(part.split("\\s+")));
        if (words.stream().anyMatch(DENIALS::contains)) {
            return Optional.empty();
        }
        boolean chinese = part.codePoints().anyMatch(Character::isIdeographic);
        for (int from = 0; from < (chinese ? part.length() : words.size()); from++) { // the longest ending first
            LandRole role =
                    NAMES.get(chinese ? part.substring(from) : String.join(" ", words.subList(from, words.size())));
            if (role != null) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private static Map<String, LandRole> read() {
        Map<String, LandRole> names = new HashMap<>();
        for (LandRole role : LandRole.values()) {
            names.put(role.className(), role);
            names.put(role.nameZh(), role);
        }
        for (InputTable.Row row : InputTable.preset("role names", RoleNames.class, "role-names.csv")
                .rows()) {
            LandRole role = LandRole.find(row.text("role")).orElseThrow();
            for (String text : List.of(row.text("english"), row.text("chinese"))) {
                Arrays.stream(text.split("\\|")).forEach(name -> names.put(name, role));
            }
        }
        return Map.copyOf(names);
    }
}
