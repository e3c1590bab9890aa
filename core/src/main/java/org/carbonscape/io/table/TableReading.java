package org.carbonscape.io.table;

import java.util.List;
import java.util.Map;

/**
 * How a table was read, for those who check a study.
 *
 * @param sheet   of a workbook; empty for text
 * @param header  rows of the header, as the user counts them
 * @param skipped rows that hold something and are no data: titles, notes, the header again
 * @param columns as written, and what each was taken for; columns that nobody asked for are left out
 * @param years   as written above columns of amounts, and which year each is; empty where years stand in a column
 * @param measure the unit of measure where no column says it: from a column's name or from above the table
 * @param made    columns that are not there but made of the names of others and of what stands above the table
 */
public record TableReading(
        String sheet,
        List<Integer> header,
        List<Integer> skipped,
        Map<String, String> columns,
        Map<String, Integer> years,
        String measure,
        List<String> made) {}
