package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;

/**
 * A long table (one row a phase) as a reader compares it: one row for each class, one column for each phase. Rows that
 * are zero or missing in every phase are left out, and of more than {@value #MOST} phases so many are shown, spread
 * evenly from the first to the last.
 */
final class PhaseColumns {
    private static final int MOST = 8;

    private PhaseColumns() {}

    /**
     * @param longForm has a whole column {@code year}
     * @param names    text columns that name a row
     * @param value    what stands below each year, times {@code times}
     */
    static Excerpt of(
            Words title, Table longForm, List<Excerpt.Column> names, String value, int decimals, double times) {
        int year = longForm.column("year");
        int number = longForm.column(value);
        long[] years = chosen(IntStream.range(0, longForm.rows())
                .mapToLong(r -> longForm.integer(r, year))
                .distinct()
                .sorted()
                .toArray());
        Map<List<String>, double[]> lines = new LinkedHashMap<>();
        for (int r = 0; r < longForm.rows(); r++) {
            int row = r;
            List<String> line = names.stream()
                    .map(n -> longForm.text(row, longForm.column(n.name())))
                    .toList();
            double[] values = lines.computeIfAbsent(line, k -> missing(years.length));
            int at = Arrays.binarySearch(years, longForm.integer(r, year));
            if (at >= 0) {
                values[at] = longForm.number(r, number);
            }
        }
        String[] headings = Arrays.stream(years).mapToObj(Long::toString).toArray(String[]::new);
        Table.Builder wide = Table.named(longForm.name())
                .text(names.stream().map(Excerpt.Column::name).toArray(String[]::new))
                .number(headings);
        lines.forEach((line, values) -> {
            if (Arrays.stream(values).anyMatch(v -> v != 0 && !Double.isNaN(v))) {
                List<Object> cells = new ArrayList<>(line);
                Arrays.stream(values).forEach(cells::add);
                wide.row(cells.toArray());
            }
        });
        List<Excerpt.Column> columns = new ArrayList<>(names);
        Arrays.stream(headings).forEach(y -> columns.add(new Excerpt.Column(y, Words.same(y), decimals, times)));
        return Excerpt.of(title, wide.build(), columns);
    }

    private static long[] chosen(long[] years) {
        if (years.length <= MOST) {
            return years;
        }
        return IntStream.range(0, MOST)
                .mapToLong(i -> years[Math.round(i * (years.length - 1) / (float) (MOST - 1))])
                .toArray();
    }

    private static double[] missing(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
