package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Units that stand above their numbers: one of all rows, in a title (地区：湖南省), which then has a column; or one of
 * each column beside years at the left, laid out with a row for each unit.
 */
final class UnitsAbove {
    private static final int FEWEST_UNITS = 2;
    private static final Pattern SAYS_UNIT = Pattern.compile("(?i)\\s*([^:：]{1,12}?)\\s*[:：]\\s*(\\S.*)");

    private final RawRows raw;
    private final TableForm form;

    private UnitsAbove(RawRows raw, TableForm form) {
        this.raw = raw;
        this.form = form;
    }

    /** Ways to lay the rows out with a column of units; none of a form that needs no units. */
    static List<RawRows> of(RawRows raw, TableForm form) {
        boolean needed = form.first(TableForm.Kind.PLACE)
                .filter(TableForm.Column::required)
                .isPresent();
        UnitsAbove rows = new UnitsAbove(raw, form);
        List<RawRows> all = new ArrayList<>();
        if (needed) {
            rows.ofAll().ifPresent(all::add);
            rows.ofColumns().ifPresent(all::add);
        }
        return all;
    }

    private Optional<RawRows> ofAll() {
        OptionalInt numbers = IntStream.range(0, raw.size())
                .filter(r -> ItemBlocks.hasNumbers(raw.row(r)))
                .findFirst();
        List<String[]> said = IntStream.range(0, numbers.orElse(0))
                .mapToObj(raw::row)
                .filter(row -> RowCells.filled(row) == 1)
                .flatMap(row -> said(RowCells.first(row)).stream())
                .toList();
        boolean column = IntStream.range(0, numbers.orElse(0))
                .mapToObj(raw::row)
                .filter(row -> RowCells.filled(row) > 1)
                .flatMap(Arrays::stream)
                .anyMatch(HeaderWords::isPlace);
        return said.size() == 1 && !column
                ? Optional.of(raw.with(r -> Optional.of(with(r, numbers.getAsInt(), said.get(0))), 1))
                : Optional.empty();
    }

    /** The word for places and the place; a place's unit of measure is none. */
    private static Optional<String[]> said(String title) {
        Matcher m = SAYS_UNIT.matcher(title);
        return m.matches() && HeaderWords.isPlace(m.group(1)) && !HeaderWords.means(m.group(1), HeaderWords.MEASURE)
                ? Optional.of(new String[] {m.group(1), m.group(2).strip()})
                : Optional.empty();
    }

    private String[] with(int r, int numbers, String[] said) {
        String[] row = raw.row(r);
        if (RowCells.filled(row) < 2) {
            return row;
        }
        String[] more = new String[row.length + 1];
        System.arraycopy(row, 0, more, 1, row.length);
        boolean first = IntStream.range(0, r).noneMatch(k -> RowCells.filled(raw.row(k)) > 1);
        more[0] = r >= numbers ? said[1] : first ? said[0] : "";
        return more;
    }

    private Optional<RawRows> ofColumns() {
        return IntStream.range(0, raw.size() - 1)
                .filter(r -> raw.row(r).length > FEWEST_UNITS
                        && form.units().are(Arrays.asList(raw.row(r)).subList(1, raw.row(r).length)))
                .boxed()
                .findFirst()
                .flatMap(this::turned);
    }

    /** Where nothing but years, notes and blanks stands at the left; a column of words beside the units is no unit. */
    private Optional<RawRows> turned(int header) {
        int end = header + 1;
        while (end < raw.size()
                && YearWords.ofCell(raw.row(end)[0], form.isOfYears()).isPresent()) {
            end++;
        }
        boolean rest = IntStream.range(end, raw.size()).mapToObj(raw::row).anyMatch(row -> RowCells.filled(row) > 1);
        if (end == header + 1 || rest) {
            return Optional.empty();
        }
        String[] units = raw.row(header);
        List<String[]> turned = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            String[] row = new String[end - header];
            row[0] = i == 0 ? "unit" : units[i];
            for (int r = header + 1; r < end; r++) {
                row[r - header] = RowCells.cell(raw.row(r), i);
            }
            boolean remark = i > 0
                    && !form.units().is(units[i])
                    && Arrays.stream(row).skip(1).noneMatch(MeasuredCell::isAmount);
            if (!remark) {
                turned.add(row);
            }
        }
        return Optional.of(raw.with(header, end, turned));
    }
}
