package org.carbonscape.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.problem.Language;

/** The values that hold, by key: what was written, else what holds where nothing is written. */
public final class UsedOptions {
    private UsedOptions() {}

    /**
     * Of a section that was written, and of those below it that were written or hold all the same.
     *
     * @return nested by section; numbers and truths as such. A default that depends on something is said in words; an
     *     option without a default that was not written is not there
     */
    public static Map<String, Object> of(Section section, Given given) {
        Map<String, Object> used = new LinkedHashMap<>();
        for (Item item : section.items()) {
            if (item instanceof Section below) {
                of(below, given, used);
            } else {
                of((Option<?>) item, given, used);
            }
        }
        return used;
    }

    private static void of(Section below, Given given, Map<String, Object> used) {
        if (below.key().equals(Item.ANY)) {
            given.named().forEach((name, own) -> used.put(name, of(below, own)));
            return;
        }
        Optional<Given> own = given.find(below);
        if (own.isPresent() || below.standing()) {
            used.put(below.key(), of(below, own.orElseGet(() -> new Given(below.key()))));
        }
    }

    private static <V> void of(Option<V> option, Given given, Map<String, Object> used) {
        if (option.key().equals(Item.ANY)) {
            given.named(option)
                    .forEach((name, value) ->
                            used.put(name, option.typed(option.kind().text(value))));
            return;
        }
        Optional<V> written = given.find(option);
        if (written.isPresent()) {
            used.put(option.key(), option.typed(option.kind().text(written.get())));
        } else if (option.standard().value().isPresent()) {
            used.put(option.key(), option.typed(option.standard().value().get()));
        } else if (!option.standard().isNone()) {
            used.put(option.key(), option.standard().words().in(Language.EN));
        }
    }
}
