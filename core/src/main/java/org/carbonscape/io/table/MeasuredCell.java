package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that stands in one cell with its unit of measure: 10吨, "1,234 t".
 *
 * @param number as it is written, without the unit
 */
record MeasuredCell(String number, String unit) {
    private static final Pattern FORM =
            Pattern.compile("([+-]?[0-9][0-9., ]{0,39}(?<![., ])(?:[eE][+-]?[0-9]+)?)\\s*([^\\s0-9.,+-].{0,39})");

    /** Empty for a number alone, also in percent, and where what stands behind it is no unit. */
    static Optional<MeasuredCell> find(String cell) {
        if (cell.isEmpty() || NumberText.of(cell).isNumber()) { // almost all
            return Optional.empty();
        }
        Matcher m = FORM.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .replaceAll("\\p{Zs}", " ")
                .strip());
        return m.matches()
                ? HeaderCell.unit(m.group(2))
                        .filter(unit -> !unit.matches("年|a|yr")) // 2005年 is no amount
                        .map(unit -> new MeasuredCell(m.group(1), unit))
                : Optional.empty();
    }
}
