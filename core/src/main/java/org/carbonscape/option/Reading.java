package org.carbonscape.option;

import java.util.List;
import org.carbonscape.problem.Bilingual;

/** What came of reading: a value, or all that is wrong and what is wanted instead. */
public sealed interface Reading<V> {
    /** What was meant. */
    record Value<V>(V value) implements Reading<V> {}

    /** No value. */
    record Misread<V>(List<Wrong> wrongs) implements Reading<V> {
        public Misread {
            wrongs = List.copyOf(wrongs);
        }
    }

    /**
     * One thing wrong.
     *
     * @param item   of a list, from 0
     * @param found  what is wrong with the text
     * @param wanted what would be right
     */
    record Wrong(int item, Bilingual found, Bilingual wanted) {}

    static <V> Reading<V> of(V value) {
        return new Value<>(value);
    }

    static <V> Reading<V> wrong(Bilingual found, Bilingual wanted) {
        return new Misread<>(List.of(new Wrong(0, found, wanted)));
    }
}
