package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** What rows above a header, and the name of its sheet, say of all numbers below: their unit of measure, their year. */
final class Titles {
    private static final int NEAR = 4; // rows from a header
    private static final int NOTES = 40;

    /** A line below a header that says the unit of measure of all, and no other: 单位：万吨, "注：单位为 kg/m2". */
    private static final Pattern MEASURE = Pattern.compile(
            "(?i)(?:(?:注|说明|备注|note)\\s*\\d?\\s*[:：.、]\\s*)?(?:表中|本表|以上)?(?:各项|数据|数值)?(?:计量)?(?:单位|units?\\b)"
                    + "(?!.*单位)");

    private final RawRows raw;
    private final String sheet;

    Titles(RawRows raw, String sheet) {
        this.raw = raw;
        this.sheet = sheet;
    }

    /** A unit of measure that a title says, or a line below: 单位：万吨. @param header its first row */
    Optional<String> measure(int header) {
        Set<String> units = new LinkedHashSet<>();
        boolean co2 = false;
        for (int r = 0; r < header; r++) {
            for (String cell : raw.row(r)) {
                co2 |= HeaderCell.saysCo2(cell);
                TitleUnit.of(cell, isAlone(r)).ifPresent(units::add);
            }
            TitleUnit.beside(raw.row(r)).ifPresent(units::add);
        }
        for (int r = header + 1; r < raw.size(); r = r == header + NEAR ? Math.max(r + 1, raw.size() - NOTES) : r + 1) {
            if (saysMeasure(r, header)) {
                Arrays.stream(raw.row(r)).forEach(c -> TitleUnit.of(c, false).ifPresent(units::add));
            }
        }
        boolean isCo2 = co2;
        return units.size() == 1
                ? units.stream().findFirst().map(u -> isCo2 ? HeaderCell.withCo2(u) : u)
                : Optional.empty();
    }

    /**
     * The same header again, below a title that says another unit of measure than those above the first: another table.
     *
     * @param header its first row
     */
    void throwIfAnotherUnit(int header, TableForm form, HeaderReading reading) {
        if (form.first(TableForm.Kind.MEASURE)
                .filter(m -> reading.columns().containsKey(m.name()))
                .isPresent()) {
            return; // rows say it themselves
        }
        Set<String> above = new LinkedHashSet<>();
        for (int r = 0; r < header; r++) {
            for (String cell : raw.row(r)) {
                TitleUnit.of(cell, isAlone(r)).ifPresent(above::add);
            }
        }
        for (int r = header + 1; r < raw.size(); r++) {
            if (Arrays.equals(raw.row(r), raw.row(header)) && !above.containsAll(unitsAbove(r, header))) {
                throw new ProblemException(
                        ProblemCode.TABLE_20_TWO_HEADERS, raw.place(), raw.number(header), raw.number(r));
            }
        }
    }

    /** What titles right above a row say. */
    private Set<String> unitsAbove(int row, int header) {
        Set<String> units = new LinkedHashSet<>();
        for (int r = row - 1; r > header && row - r <= NEAR && isTitleOrEmpty(r); r--) {
            Arrays.stream(raw.row(r)).forEach(c -> TitleUnit.of(c, true).ifPresent(units::add));
        }
        return units;
    }

    private boolean isTitleOrEmpty(int r) {
        return Arrays.stream(raw.row(r)).filter(c -> !c.isEmpty()).count() <= 1;
    }

    private boolean isAlone(int r) {
        return Arrays.stream(raw.row(r)).filter(c -> !c.isEmpty()).count() == 1;
    }

    /** Whether a row near the header or among the last ones only says the unit of measure. */
    boolean saysMeasure(int r, int header) {
        return (r <= header + NEAR || r >= raw.size() - NOTES)
                && isAlone(r)
                && Arrays.stream(raw.row(r)).anyMatch(c -> MEASURE.matcher(c).lookingAt());
    }

    /** The one year of the numbers; none where a line below says a year as well. @param header its first row */
    OptionalInt year(int header) {
        Set<String> titles = new LinkedHashSet<>();
        for (int r = 0; r < header; r++) {
            titles.addAll(Arrays.asList(raw.row(r)));
        }
        OptionalInt year = YearWords.of(titles, sheet);
        boolean once = year.isEmpty()
                || titles.stream().noneMatch(Titles::isNumber)
                        && IntStream.range(header + 1, raw.size())
                                .mapToObj(raw::row)
                                .noneMatch(Titles::isTitle);
        return once ? year : OptionalInt.empty();
    }

    /** Whether a row says a year and holds no number; 1906 beside the name of a place is no year. */
    private static boolean isTitle(String[] row) {
        boolean alone = RowCells.filled(row) == 1;
        return Arrays.stream(row)
                        .filter(c -> alone || !NumberText.of(c).isNumber())
                        .anyMatch(c -> !YearWords.of(c).isEmpty() && !HeaderWords.isContinued(c))
                && Arrays.stream(row).noneMatch(Titles::isNumber);
    }

    private static boolean isNumber(String cell) {
        return NumberText.of(cell).isNumber() && YearWords.of(cell).isEmpty();
    }

    /** What says the year: the titles that do, else the sheet's name. @param header its first row */
    String sayingYear(int header) {
        for (int r = 0; r < header; r++) {
            for (String cell : raw.row(r)) {
                if (!YearWords.of(cell).isEmpty()) {
                    return cell;
                }
            }
        }
        return sheet;
    }
}
