package org.carbonscape.option;

import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Bilingual;

/**
 * What an option's value may be: how it is read, and how that is said to people, editors and programs. {@link Kinds}
 * has them.
 */
public interface Kind<V> {
    /**
     * Reads what was written.
     *
     * @param texts the items of a list; of a single value one
     * @param place where it stands, for problems of the value's own
     * @throws org.carbonscape.problem.ProblemException where the kind has a problem of its own to tell
     */
    Reading<V> read(List<String> texts, String place);

    /** What is accepted: "a whole number from 0 to 10". */
    Bilingual wanted();

    /** In a command's usage: {@code N}, {@code row|binary}. */
    String label();

    /** As JSON Schema: type, enum, minimum, maximum. */
    Map<String, Object> schema();

    /** A value as it is written. */
    String text(V value);

    /** The words it takes, where they are a fixed few. */
    default List<? extends Choice<?>> choices() {
        return List.of();
    }

    /** The items of a list that a command's user writes as one text. */
    default List<String> split(String text) {
        return List.of(text);
    }

    /** Whether it names a file that is written, not read. */
    default boolean isWritten() {
        return false;
    }

    /** Whether it has a grammar of its own: help must then say what is accepted, since no label can. */
    default boolean hasGrammar() {
        return false;
    }

    /** Whether a list may be written. */
    default boolean isList() {
        return false;
    }
}
