package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of measure that a line above a table says of all its amounts: 单位：万吨, "Unit: 10^4 t", a title that ends
 * in one, 各区县人口（万人）, or that is one.
 */
final class TitleUnit {
    private static final Pattern SAID = // also tC/(hm²·a)
            Pattern.compile("(?i)(?:计量)?(?:单位|units?)\\s*(?::|均?为)\\s*((?:\\([^()]*\\)|[^()\\]】,;、。])+)");

    private static final Pattern WORD = Pattern.compile("(?i)(?:计量)?单位|units?(?: of measure)?");
    private static final Pattern ANOTHER = Pattern.compile("\\s*[,;、]\\s*([^)\\]】,;、]+).*");
    private static final Pattern WITHIN = Pattern.compile("[(\\[【]([^()\\[\\]【】]*)[)\\]】]");

    private TitleUnit() {}

    /**
     * Empty also where it says several (单位：人、万元), of which nobody knows which is whose.
     *
     * @param alone whether nothing else stands in its row, as of a title
     */
    static Optional<String> of(String text, boolean alone) {
        String folded = RowCells.folded(text);
        Matcher m = SAID.matcher(folded);
        if (!m.find()) {
            return alone
                    ? HeaderCell.unit(HeaderCell.bare(folded)).or(() -> atEnd(HeaderCell.of(folded)))
                    : Optional.empty();
        }
        Matcher another = ANOTHER.matcher(folded.substring(m.end()));
        boolean several = another.matches()
                && (folded.charAt(m.end()) == '、'
                        || HeaderCell.unit(another.group(1)).isPresent());
        return several ? Optional.empty() : HeaderCell.unit(m.group(1));
    }

    /** Where the word and the unit stand in cells beside each other: 单位： | 万吨. */
    static Optional<String> beside(String[] row) {
        List<String> cells = Arrays.stream(row).filter(c -> !c.isEmpty()).toList();
        for (int i = 0; i + 1 < cells.size(); i++) {
            String word = cells.get(i).replaceFirst("\\s*[:：]$", "");
            if (WORD.matcher(word).matches()) {
                return HeaderCell.unit(HeaderCell.bare(cells.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    /** Of 人口（万人）和产值（亿元） none. */
    private static Optional<String> atEnd(HeaderCell title) {
        boolean several = WITHIN.matcher(title.base())
                .results()
                .anyMatch(r -> HeaderCell.unit(r.group(1)).isPresent());
        return several ? Optional.empty() : HeaderCell.unit(title.inBrackets());
    }
}
