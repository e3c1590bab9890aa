package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How column names of users' files are compared. */
final class ColumnNames {
    /** Of the list of words, one below the other: 數量 is 数量. */
    private static final String TRADITIONAL =
            "業產價體儲劃則動區單參變葉號國圖處備實層帶庫歸徑態總據斷時機來標柵氣" + "匯點積種稱簽類級終統編網規計記評說質費資轉載適釋鎮門間項顏頃數碼縣鄉別權佔準係";

    private static final String SIMPLIFIED =
            "业产价体储划则动区单参变叶号国图处备实层带库归径态总据断时机来标栅气" + "汇点积种称签类级终统编网规计记评说质费资转载适释镇门间项颜顷数码县乡别权占准系";

    private ColumnNames() {}

    /** What is left of a name when case, width, spaces, underscores, hyphens and traditional letters do not count. */
    static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && c != '_'
                        && Character.getType(c) != Character.DASH_PUNCTUATION
                        && Character.getType(c) != Character.FORMAT)
                .map(c -> TRADITIONAL.indexOf(c) < 0 ? c : SIMPLIFIED.charAt(TRADITIONAL.indexOf(c)))
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
