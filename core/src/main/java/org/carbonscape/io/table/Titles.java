package org.carbonscape.io.table;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** What rows above a header, and the name of its sheet, say of all numbers below: their unit of measure, their year. */
final class Titles {
    private final RawRows raw;
    private final String sheet;

    Titles(RawRows raw, String sheet) {
        this.raw = raw;
        this.sheet = sheet;
    }

    /** A unit of measure that a title says: 单位：万吨. @param header its first row */
    Optional<String> measure(int header) {
        Set<String> units = new LinkedHashSet<>();
        boolean co2 = false;
        for (int r = 0; r < header; r++) {
            String[] row = raw.row(r);
            boolean alone = Arrays.stream(row).filter(c -> !c.isEmpty()).count() == 1;
            for (String cell : row) {
                co2 |= HeaderCell.saysCo2(cell);
                TitleUnit.of(cell, alone).ifPresent(units::add);
            }
        }
        boolean isCo2 = co2;
        return units.size() == 1
                ? units.stream().findFirst().map(u -> isCo2 ? HeaderCell.withCo2(u) : u)
                : Optional.empty();
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

    /** Whether a row says a year and holds no number. */
    private static boolean isTitle(String[] row) {
        return Arrays.stream(row).anyMatch(c -> !YearWords.of(c).isEmpty() && !HeaderWords.isContinued(c))
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
