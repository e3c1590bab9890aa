package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Several rows as one header: what stands above several columns counts for each of them. */
final class JoinedRows {
    private JoinedRows() {}

    /** The names of the columns of some rows below each other, at least two. */
    static List<String> of(RawRows raw, int first, int last) {
        List<String> names = years(raw.row(first));
        for (int r = first + 1; r <= last; r++) {
            names = joined(names, years(raw.row(r)), raw, r);
        }
        return names;
    }

    /** Days of different years are years, as in a header of one row. */
    static List<String> years(String[] row) {
        Map<Integer, Set<String>> days = new HashMap<>();
        for (String cell : row) {
            HeaderCell.yearOfDay(cell)
                    .ifPresent(
                            y -> days.computeIfAbsent(y, k -> new HashSet<>()).add(cell));
        }
        boolean apart = days.values().stream().allMatch(d -> d.size() == 1) && !days.containsKey(HeaderCell.OF_NUMBERS);
        return Arrays.stream(row)
                .map(cell -> apart && HeaderCell.yearOfDay(cell).isPresent()
                        ? Integer.toString(HeaderCell.yearOfDay(cell).getAsInt())
                        : cell)
                .toList();
    }

    private static List<String> joined(List<String> top, List<String> below, RawRows raw, int r) {
        List<String> names = new ArrayList<>();
        String over = "";
        for (int i = 0; i < Math.max(top.size(), below.size()); i++) {
            String above = i < top.size() ? top.get(i) : "";
            String under = i < below.size() ? below.get(i) : "";
            String left = i > 0 && i <= top.size() ? top.get(i - 1) : "";
            if (under.isEmpty() && i > 0 && above.equals(left) && isEmptyBelow(raw, r, i)) {
                names.add(""); // a year that stands above each of its columns, and above one to spare
            } else if (!above.isEmpty()) {
                over = under.isEmpty() ? "" : above;
                names.add(under.isEmpty() ? above : join(above, under));
            } else {
                names.add(under.isEmpty() || over.isEmpty() ? under : join(over, under));
            }
        }
        return names;
    }

    /** Whether a row names columns that the row below it, read alone, would leave without a name: 地市 beside 区县. */
    static boolean areNamed(RawRows raw, int row, String[] below) {
        return IntStream.range(0, below.length)
                .anyMatch(i -> below[i].isEmpty()
                        && !RowCells.cell(raw.row(row), i).isEmpty()
                        && !isEmptyBelow(raw, row + 1, i));
    }

    private static boolean isEmptyBelow(RawRows raw, int row, int column) {
        return IntStream.range(row + 1, raw.size())
                .mapToObj(raw::row)
                .allMatch(r -> column >= r.length || r[column].isEmpty());
    }

    private static String join(String above, String under) {
        String bare = HeaderCell.bare(under);
        if (HeaderCell.unit(bare).isPresent()) {
            return above + "(" + bare + ")";
        }
        HeaderCell heading = HeaderCell.of(HeaderCell.unmarked(above)); // 碳密度（t/hm²） over 地上
        return heading.measure().isEmpty()
                        || heading.inBrackets().isEmpty()
                        || !HeaderCell.of(under).inBrackets().isEmpty()
                ? above + "_" + under
                : heading.base() + "_" + under + "(" + heading.inBrackets() + ")";
    }

    /** Units of measure and nothing else but perhaps the word for them: 单位, 万人, 亿元. */
    static boolean areMeasures(String[] row) {
        List<String> all = Arrays.stream(row)
                .filter(c -> !NumberText.of(c).isMissing())
                .map(HeaderCell::bare)
                .toList();
        return all.stream().anyMatch(c -> HeaderCell.unit(c).isPresent())
                && all.stream()
                        .allMatch(c -> HeaderCell.unit(c).isPresent()
                                || c.matches("[%％‰]|℃|[个米]")
                                || HeaderWords.means(c, HeaderWords.MEASURE));
    }
}
