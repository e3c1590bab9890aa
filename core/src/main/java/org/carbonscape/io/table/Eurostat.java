package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables that Eurostat hands out as TSV: what rows are of stands in their first cell, parted by commas, as in the
 * header ({@code airpol,unit,geo\\TIME_PERIOD}), years in further cells, numbers with flags behind them
 * ({@code 98.3 b}, {@code : c} for none).
 */
final class Eurostat {
    static final char SEPARATOR = '\t';

    private static final Pattern HEADER = Pattern.compile("\\w+(?:,\\w+)*\\\\\\w+[ ]*\\t[^\\n]*");
    private static final Pattern FLAGGED = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?|:)\\s+[a-z]{1,4}");

    private Eurostat() {}

    static boolean isTable(String text) {
        int end = text.indexOf('\n');
        return HEADER.matcher(end < 0 ? text : text.substring(0, end)).matches();
    }

    /** A row with what it is of in cells of their own, and without flags. */
    static List<String> parted(List<String> row) {
        List<String> parted = new ArrayList<>(List.of(row.get(0).strip().split(",", -1)));
        for (String cell : row.subList(1, row.size())) {
            Matcher flagged = FLAGGED.matcher(cell.strip());
            parted.add(flagged.matches() ? flagged.group(1) : cell);
        }
        return parted;
    }
}
