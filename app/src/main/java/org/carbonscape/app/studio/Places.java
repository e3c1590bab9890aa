package org.carbonscape.app.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.option.Item;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;

/** Problems beside the fields they are of: the place that a problem names, as keys of the study file. */
final class Places {
    private final Section declared;
    private final Map<String, Object> values;

    /** @param values what the study file holds, as keys and texts */
    Places(Section declared, Map<String, Object> values) {
        this.declared = declared;
        this.values = values;
    }

    Map<String, Object> told(Problem problem) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("code", problem.code().id());
        one.put("caution", problem.code().isCaution());
        one.put("path", path(problem.place()));
        one.put("place", Forms.both(Bilingual.of(problem.place(Language.EN), problem.place(Language.ZH))));
        one.put("found", Forms.both(Bilingual.of(problem.found(Language.EN), problem.found(Language.ZH))));
        one.put("remedy", Forms.both(Bilingual.of(problem.remedy(Language.EN), problem.remedy(Language.ZH))));
        return one;
    }

    /** The keys that lead to the field; none where it is of no field. */
    List<String> path(String place) {
        List<String> path = new ArrayList<>();
        walk(place, declared, values, path);
        return path.isEmpty() ? ofFile(place) : path;
    }

    private static void walk(String rest, Section section, Object here, List<String> path) {
        Map<?, ?> written = here instanceof Map<?, ?> map ? map : Map.of();
        Set<String> keys = new LinkedHashSet<>();
        written.keySet().forEach(k -> keys.add(String.valueOf(k)));
        section.items().stream().map(Item::key).filter(k -> !k.equals(Item.ANY)).forEach(keys::add);
        keys.stream()
                .filter(k -> rest.startsWith(k) && (rest.length() == k.length() || ends(rest.charAt(k.length()))))
                .filter(k -> rest.length() == k.length() // study.yaml is no key of study
                        || rest.charAt(k.length()) != '.'
                        || written.get(k) instanceof Map<?, ?>
                        || section.find(k).filter(Section.class::isInstance).isPresent())
                .max(Comparator.comparingInt(String::length))
                .ifPresent(key -> {
                    path.add(key);
                    Object value = written.get(key);
                    String more = rest.substring(key.length());
                    if (more.startsWith(".")) {
                        walk(more.substring(1), below(section, key), value == null ? Map.of() : value, path);
                    } else if (more.startsWith(" (") && value instanceof Map<?, ?> files) {
                        files.entrySet().stream()
                                .filter(e -> e.getValue() instanceof String text && isOf(more.substring(2), text))
                                .findFirst()
                                .ifPresent(e -> path.add(String.valueOf(e.getKey())));
                    }
                });
    }

    /** What is declared below a key; a name of the user's may be that of a value or of a section. */
    private static Section below(Section section, String key) {
        return section.items().stream()
                .filter(i -> i.key().equals(key))
                .findFirst()
                .map(Stream::of)
                .orElse(section.items().stream().filter(i -> i.key().equals(Item.ANY)))
                .filter(Section.class::isInstance)
                .map(Section.class::cast)
                .findFirst()
                .orElse(Section.of(key, "", ""));
    }

    /** Whether a place that goes on with {@code FILE)} is of this text of the study: {@code carbon.energy (e.csv)}. */
    private static boolean isOf(String rest, String text) {
        String file = text.substring(text.lastIndexOf('/') + 1);
        return !file.isEmpty() && (rest.startsWith(text + ")") || rest.startsWith(file + ")"));
    }

    private static boolean ends(char c) {
        return c == '.' || c == ' ' || c == '[' || c == '(' || c == ':';
    }

    /** The field whose value is the file that the place begins with. */
    private List<String> ofFile(String place) {
        List<List<String>> found = new ArrayList<>();
        leaves(values, List.of(), (path, text) -> {
            String file = text.substring(text.lastIndexOf('/') + 1);
            String from = place.substring(0, Math.min(place.length(), Math.max(text.length(), file.length())));
            if (!file.isEmpty() && file.contains(".") && (from.startsWith(file) || place.startsWith(text))) {
                found.add(path);
            }
        });
        return found.isEmpty() ? List.of() : found.get(0);
    }

    /** What is done with each text of the study file. */
    interface Leaf {
        void at(List<String> path, String text);
    }

    static void leaves(Object value, List<String> path, Leaf leaf) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                List<String> to = new ArrayList<>(path);
                to.add(String.valueOf(key));
                leaves(below, to, leaf);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> leaves(item, path, leaf));
        } else {
            leaf.at(path, String.valueOf(value));
        }
    }
}
