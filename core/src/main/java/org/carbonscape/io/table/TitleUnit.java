package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unit of measure that a line above a table says of all its amounts: 单位：万吨, "Unit: 10^4 t". */
final class TitleUnit {
    private static final Pattern SAID = Pattern.compile("(?i)(?:计量)?(?:单位|units?)\\s*[:：]\\s*([^)）\\]】,，;；、]+)");

    private TitleUnit() {}

    private static final Pattern ANOTHER = Pattern.compile("\\s*[,;、]\\s*([^)\\]】,;、]+).*");

    /** Empty also where it says several (单位：人、万元), of which nobody knows which is whose. */
    static Optional<String> of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher m = SAID.matcher(folded);
        if (!m.find()) {
            return Optional.empty();
        }
        Matcher another = ANOTHER.matcher(folded.substring(m.end()));
        boolean several = another.matches()
                && (folded.charAt(m.end()) == '、'
                        || HeaderCell.unit(another.group(1)).isPresent());
        return several ? Optional.empty() : HeaderCell.unit(m.group(1));
    }
}
