package org.carbonscape.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;

/** Readings as tests ask for them. */
final class Read {
    private Read() {}

    /** Words that stand for themselves. */
    static Kind<String> words(String... words) {
        return Kinds.choice(Stream.of(words).map(w -> Choice.of(w, w, "", "")).toList());
    }

    /** What was read; fails where nothing was. */
    static <V> V value(Kind<V> kind, String... texts) {
        Reading<V> reading = kind.read(List.of(texts), "place");
        if (reading instanceof Reading.Value<V> read) {
            return read.value();
        }
        return fail("%s was not read: %s", List.of(texts), reading);
    }

    /** All that is wrong: {@code 0: found / wanted}. */
    static List<String> wrongs(Language language, Kind<?> kind, String... texts) {
        Reading<?> reading = kind.read(List.of(texts), "place");
        assertThat(reading).as("%s", List.of(texts)).isInstanceOf(Reading.Misread.class);
        return ((Reading.Misread<?>) reading)
                .wrongs().stream()
                        .map(w -> w.item() + ": " + w.found().in(language) + " / "
                                + w.wanted().in(language))
                        .toList();
    }

    /** A text is told in these words, in both languages. */
    static void wrong(Kind<?> kind, String text, String en, String zh) {
        assertThat(wrongs(Language.EN, kind, text)).as("%s", text).containsExactly("0: " + en);
        assertThat(wrongs(Language.ZH, kind, text)).as("%s", text).containsExactly("0: " + zh);
    }

    /** What is accepted, in both languages. */
    static void wanted(Kind<?> kind, String en, String zh) {
        assertThat(kind.wanted().in(Language.EN)).isEqualTo(en);
        assertThat(kind.wanted().in(Language.ZH)).isEqualTo(zh);
    }
}
