package org.carbonscape.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * A text a reader sees, in both languages. Plain text: whoever shows it escapes it.
 *
 * @param en English
 * @param zh Chinese (simplified)
 */
public record Words(String en, String zh) implements Bilingual {
    private static final Words NONE = new Words("", "");

    public Words {
        if (en == null || zh == null) {
            throw new IllegalArgumentException("a text is missing: en " + en + ", zh " + zh);
        }
    }

    public static Words of(String en, String zh) {
        return new Words(en, zh);
    }

    /** The same in both languages: a year, a symbol, a name the user gave. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** No text. */
    public static Words none() {
        return NONE;
    }

    /** One after the other as in a sentence: "a, b and c", "a、b、c". */
    public static Words list(List<Words> all) {
        int n = all.size();
        StringBuilder en = new StringBuilder();
        for (int k = 0; k < n; k++) {
            en.append(k == 0 ? "" : k == n - 1 ? " and " : ", ").append(all.get(k).en);
        }
        return of(en.toString(), all.stream().map(Words::zh).collect(Collectors.joining("、")));
    }

    @Override
    public String in(Language language) {
        return language.of(en, zh);
    }

    public boolean isEmpty() {
        return en.isEmpty() && zh.isEmpty();
    }
}
