package org.carbonscape.option;

import java.util.List;
import org.carbonscape.problem.Bilingual;

/**
 * One of the words an option takes.
 *
 * @param value      what it stands for
 * @param id         as documented
 * @param doc        what it means; may be empty where the word says it
 * @param alsoCalled as other tools and people write it, lower case with hyphens
 */
public record Choice<V>(V value, String id, Bilingual doc, List<String> alsoCalled) {
    public Choice {
        alsoCalled = List.copyOf(alsoCalled);
    }

    public static <V> Choice<V> of(V value, String id, String en, String zh, String... alsoCalled) {
        return new Choice<>(value, id, Bilingual.of(en, zh), List.of(alsoCalled));
    }
}
