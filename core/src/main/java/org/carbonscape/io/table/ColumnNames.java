package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How column names of users' files are compared. */
final class ColumnNames {
    private ColumnNames() {}

    /** What is left of a name when case, width, spaces, underscores and hyphens do not count. */
    static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && c != '_'
                        && Character.getType(c) != Character.DASH_PUNCTUATION
                        && Character.getType(c) != Character.FORMAT)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** The name that was probably meant: at most a third of the letters wrong; the first of equals. */
    static Optional<String> nearest(String wanted, List<String> names) {
        String key = key(wanted);
        int limit = Math.max(1, key.length() / 3);
        String best = "";
        for (String name : names) {
            int distance = distance(key, key(name));
            if (distance <= limit) {
                best = name;
                limit = distance - 1;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein distance: letters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
