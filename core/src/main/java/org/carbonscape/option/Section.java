package org.carbonscape.option;

import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/**
 * Keys below a key.
 *
 * @param title    what forms call it: in English the key, in Chinese two or three words
 * @param standing whether it holds, with its defaults, also where it is not written
 * @param items    in the order of the reference page
 */
public record Section(String key, Bilingual title, Bilingual doc, boolean required, boolean standing, List<Item> items)
        implements Item {
    public Section {
        items = List.copyOf(items);
    }

    public static Section of(String key, String en, String zh, Item... items) {
        return new Section(key, Bilingual.same(key), Bilingual.of(en, zh), false, false, List.of(items));
    }

    public static Section of(String key, String en, String zh, List<Item> items) {
        return new Section(key, Bilingual.same(key), Bilingual.of(en, zh), false, false, items);
    }

    /** The same with a name of its own in Chinese forms. */
    public Section named(String zh) {
        return new Section(key, Bilingual.of(key, zh), doc, required, standing, items);
    }

    public Section asRequired() {
        return new Section(key, title, doc, true, standing, items);
    }

    /** The same, holding where it is not written too. */
    public Section asStanding() {
        return new Section(key, title, doc, required, true, items);
    }

    /** The item of this name or, failing that, the one whose name the user chooses. */
    public Optional<Item> find(String name) {
        return items.stream()
                .filter(i -> i.key().equals(name)
                        || i instanceof Option<?> o && o.alsoCalled().contains(name))
                .findFirst()
                .or(() -> items.stream().filter(i -> i.key().equals(ANY)).findFirst());
    }
}
