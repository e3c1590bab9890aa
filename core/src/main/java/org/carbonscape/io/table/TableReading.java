package org.carbonscape.io.table;

import java.util.ArrayList;
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
        List<String> made) {
    /** Numbers of rows, three neighbours and more as a range: 1-3, 30, 31. */
    public static List<String> ranges(List<Integer> numbers) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); ) {
            int j = i;
            while (j + 1 < numbers.size() && numbers.get(j + 1) == numbers.get(j) + 1) {
                j++;
            }
            if (j > i + 1) {
                parts.add(numbers.get(i) + "-" + numbers.get(j));
            } else {
                numbers.subList(i, j + 1).forEach(n -> parts.add(n.toString()));
            }
            i = j + 1;
        }
        return parts;
    }
}
