package org.carbonscape.app.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of a run's land-use classes in both languages, whichever of them its styles are written in. */
final class ClassNames {
    private static final String CHANGE = " -> ";
    private static final String UNCHANGED = " (unchanged)";
    private static final String UNCHANGED_ZH = "（未变）";

    /** A name in both languages. @param id in tables */
    record Name(String id, String chinese) {}

    private final Map<String, Name> byAny = new HashMap<>();

    /** @param record {@code run.json} */
    ClassNames(JsonNode record) {
        for (JsonNode c : record.path("ledger").path("classes")) {
            Name name = new Name(
                    c.path("class").asText(),
                    c.path("class_zh").asText(c.path("class").asText()));
            byAny.put(name.chinese, name);
            byAny.put(name.id, name);
        }
    }

    /** A class, {@code a -> b} or {@code a (unchanged)}; empty where it is none of them. */
    Optional<Name> of(String label) {
        String plain = label.replace(UNCHANGED, "").replace(UNCHANGED_ZH, "");
        if (!plain.equals(label)) {
            return known(plain).map(n -> new Name(n.id + UNCHANGED, n.chinese + UNCHANGED_ZH));
        }
        int at = label.indexOf(CHANGE);
        if (at < 0) {
            return known(label);
        }
        Optional<Name> to = known(label.substring(at + CHANGE.length()));
        return known(label.substring(0, at))
                .flatMap(f -> to.map(t -> new Name(f.id + CHANGE + t.id, f.chinese + CHANGE + t.chinese)));
    }

    private Optional<Name> known(String name) {
        return Optional.ofNullable(byAny.get(name));
    }
}
