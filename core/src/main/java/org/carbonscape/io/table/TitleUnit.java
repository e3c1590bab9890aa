package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unit of measure that a line above a table says of all its amounts: 单位：万吨, "Unit: 10^4 t". */
final class TitleUnit {
    private static final Pattern SAID = Pattern.compile("(?i)(?:计量)?(?:单位|units?)\\s*[:：]\\s*([^)）\\]】,，;；、]+)");

    private TitleUnit() {}

    static Optional<String> of(String text) {
        Matcher m = SAID.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return m.find() ? HeaderCell.unit(m.group(1)) : Optional.empty();
    }
}
