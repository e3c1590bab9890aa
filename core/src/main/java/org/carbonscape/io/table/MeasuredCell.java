package org.carbonscape.io.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number that stands in one cell with its unit of measure: 10吨, "1,234 t".
 *
 * @param number as it is written, without the unit
 */
record MeasuredCell(String number, String unit) {
    private static final Pattern FORM =
            Pattern.compile("([+-]?[0-9][0-9., ]{0,39}(?<![., ])(?:[eE][+-]?[0-9]+)?)\\s*([^\\s0-9.,+-].{0,39})");

    /** What factors that drive are in and amounts are not: heights, distances, slopes, temperatures. */
    private static final Pattern OF_LAYERS = Pattern.compile("[kcm]?m|m/s|米|公里|千米|[厘毫]米|°|°C|摄氏度"); // ℃ is folded to °C

    /** Whether all cells that are not empty are numbers with the same unit: 50m; 3a and 3b are names. */
    static boolean areInOneUnit(Stream<String> cells) {
        List<Optional<String>> units = cells.filter(c -> !NumberText.of(c).isMissing())
                .map(c -> find(c).map(MeasuredCell::unit))
                .distinct()
                .toList();
        return units.size() == 1 && units.get(0).isPresent();
    }

    /** Empty for a number alone, also in percent, and where what stands behind it is no unit. */
    static Optional<MeasuredCell> find(String cell) {
        if (cell.isEmpty() || NumberText.of(cell).isNumber()) { // almost all
            return Optional.empty();
        }
        Matcher m =
                FORM.matcher(RowCells.folded(cell).replaceAll("\\p{Zs}", " ").strip());
        return m.matches()
                ? HeaderCell.unit(m.group(2))
                        .or(() -> Optional.of(m.group(2))
                                .filter(u -> OF_LAYERS.matcher(u).matches()))
                        .filter(unit -> !unit.matches("年.*|a|yr")) // 2005年, 2005年（万吨） are no amounts
                        .map(unit -> new MeasuredCell(m.group(1), unit))
                : Optional.empty();
    }

    /** Whether a cell holds a number, alone or with its unit of measure. */
    static boolean isAmount(String cell) {
        return RowCells.isNumber(cell) || find(cell).isPresent();
    }
}
