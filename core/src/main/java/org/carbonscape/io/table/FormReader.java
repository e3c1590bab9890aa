package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Finds a form in the rows of a sheet: the header below titles, in one row or two with merged cells; notes below; years
 * as columns, which become rows; thousands marks. What could be read in two ways is a problem.
 */
final class FormReader {
    /** Titles are shorter than this. */
    private static final int MOST_TITLES = 40;
    /** Cells of a column by which it is known. */
    private static final int MOST_LOOKED_AT = 2000;

    private final RawRows raw;
    private final TableForm form;
    private final String sheet;
    private final Titles titles;
    private final Map<Integer, Optional<Header>> headers = new HashMap<>(); // by row
    private final boolean dated; // whether titles and the sheet's name say the year, whatever the form

    private FormReader(RawRows raw, TableForm form, String sheet, boolean dated) {
        this.raw = LegendLevels.plain(raw, form);
        this.form = form;
        this.sheet = sheet;
        this.titles = new Titles(this.raw, sheet);
        this.dated = dated;
    }

    /** Where a header is: one row or two. */
    private record Header(int first, int last, HeaderReading reading) {}

    /** Whether the form's header is there. @param sheet of a workbook, whose name may say the year */
    static boolean fits(RawRows raw, TableForm form, String sheet) {
        return located(raw, form, sheet).isPresent();
    }

    /** The rows, or those laid out otherwise, where they have the form's header. */
    static Optional<FormReader> located(RawRows raw, TableForm form, String sheet) {
        return Stream.of(false, true)
                .flatMap(other -> other ? Rearranged.of(raw, form).stream() : Stream.of(raw))
                .map(rows -> new FormReader(rows, form, sheet, false))
                .filter(reader -> reader.header().isPresent())
                .findFirst();
    }

    /** The rows with a column more, of one text below its name in the header. */
    RawRows withColumn(String name, String text) {
        Header header = header().orElseThrow();
        return raw.withColumn(header.first, header.last, name, text);
    }

    /** The year of a table that holds one year only, as its titles or its sheet say; empty of one with years. */
    static OptionalInt yearOf(RawRows raw, TableForm form, String sheet) {
        FormReader reader = new FormReader(raw, form, sheet, true);
        return form.first(TableForm.Kind.YEAR)
                .flatMap(y -> reader.header())
                .filter(h -> !reader.hasYears(h))
                .map(h -> reader.titles.year(h.first))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * The table, its columns called as the form does; where the header lacks some of them, with those it has.
     *
     * @param sheet of a workbook
     * @param dated whether it is of the year that its titles or its sheet say, also where the form needs no year
     */
    static TextTable read(RawRows raw, TableForm form, String sheet, boolean dated) {
        if (raw.size() == 0) {
            throw new ProblemException(ProblemCode.TABLE_06_NO_HEADER, raw.place());
        }
        FormReader reader = new FormReader(raw, form, sheet, dated);
        Optional<Header> found = reader.header();
        if (found.filter(reader::hasYears).isEmpty()) {
            Optional<FormReader> other = Rearranged.of(raw, form).stream()
                    .map(rows -> new FormReader(rows, form, sheet, dated))
                    .filter(r -> found.isEmpty() || r.header().isPresent())
                    .findFirst();
            if (other.isPresent()) {
                return other.get().table();
            }
        }
        return reader.table();
    }

    private TextTable table() {
        Optional<Header> found = header();
        found.ifPresent(this::once);
        Header header = found.orElseGet(this::best);
        if (found.isEmpty()) { // the second of two tables is no column to be renamed
            OneColumn.throwIfSo(raw, form);
            SideBySide.throwIfSo(raw, header.last, header.reading, form);
        }
        return table(header);
    }

    /** Whether the years are known, or none are asked for. */
    private boolean hasYears(Header header) {
        Optional<TableForm.Column> year = form.first(TableForm.Kind.YEAR);
        return year.isEmpty()
                || header.reading.columns().containsKey(year.get().name())
                || header.reading.amounts().stream()
                        .anyMatch(i -> header.reading.names().get(i).year().isPresent());
    }

    // --- the header

    private Optional<Header> header() {
        for (int r = 0; r < Math.min(MOST_TITLES, raw.size()); r++) {
            Optional<Header> header = at(r);
            if (header.isPresent()) {
                int first = r; // or of a further page, where the first page has something that is told
                return header.filter(h -> isFirst(first));
            }
        }
        return Optional.empty();
    }

    /** Whether no row above is the same. */
    private boolean isFirst(int r) {
        return IntStream.range(0, r).noneMatch(k -> Arrays.equals(raw.row(k), raw.row(r)));
    }

    private Optional<Header> at(int r) {
        if (!headers.containsKey(r)) { // rows above ask for it again
            headers.put(r, found(r));
        }
        return headers.get(r);
    }

    private Optional<Header> found(int r) {
        HeaderReading one = reading(List.of(raw.row(r)), r, r);
        boolean next = r + 1 < raw.size() && !hasNumbers(raw.row(r + 1)) && !isBlocksYear(r + 1);
        if (one.isComplete()) {
            if (next && !JoinedRows.areMeasures(raw.row(r + 1)) && !isData(one, r + 1)) {
                HeaderReading below = reading(List.of(raw.row(r + 1)), r + 1, r);
                if (below.isComplete() && below.columns().equals(one.columns()) || isPlaceWord(one, r + 1)) {
                    return Optional.of(withMeasures(new Header(r, r + 1, one))); // the same in another language
                }
                HeaderReading both = both(r);
                if (both.isComplete()) {
                    return Optional.of(withMeasures(new Header(r, r + 1, both)));
                }
                if (RowCells.width(raw.row(r + 1)) > RowCells.width(raw.row(r))) {
                    return Optional.empty(); // what stands above several columns, whose names are of another form
                }
            }
            return Optional.of(withMeasures(new Header(r, r, one)));
        }
        if (next && RowCells.filled(raw.row(r)) > 1) {
            Header measured = withMeasures(new Header(r, r, one));
            Header both = withMeasures(new Header(r, r + 1, both(r)));
            HeaderReading below = reading(List.of(raw.row(r + 1)), r + 1, r);
            for (Header header : List.of(measured, both)) {
                if (header.reading.isComplete()
                        && header.last > r
                        && (JoinedRows.areMeasures(raw.row(r + 1))
                                || !below.isComplete()
                                || JoinedRows.areNamed(raw, r, below.written())
                                || hasYears(header) && RowCells.isDoubled(raw.row(r + 1)))) {
                    return Optional.of(header);
                }
            }
            return three(r);
        }
        return Optional.empty();
    }

    /** A year alone below the first name of a header, or below the word for places: that of a block of rows. */
    private boolean isBlocksYear(int r) {
        String[] row = raw.row(r);
        return RowCells.filled(row) == 1
                && YearWords.isYear(RowCells.first(row))
                && (RowCells.firstFilled(row) == RowCells.firstFilled(raw.row(r - 1))
                        || HeaderWords.isPlace(RowCells.cell(raw.row(r - 1), RowCells.firstFilled(row))));
    }

    /** Where units of measure stand in a row of their own below a header, they are of the columns. */
    private Header withMeasures(Header header) {
        int r = header.last + 1;
        if (r >= raw.size() || !JoinedRows.areMeasures(raw.row(r))) {
            return header;
        }
        List<String> above = JoinedRows.years(header.reading.written());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            String name = above.get(i);
            String under = HeaderCell.bare(RowCells.cell(raw.row(r), i));
            names.add(name.isEmpty() || HeaderCell.unit(under).isEmpty() ? name : name + "(" + under + ")");
        }
        HeaderReading reading = reading(names, r, header.first, header.last > header.first);
        return reading.isComplete() || !header.reading.isComplete() ? new Header(header.first, r, reading) : header;
    }

    /** Whether the cell below the word for units is another such word: District below 区县. */
    private boolean isPlaceWord(HeaderReading reading, int r) {
        return form.first(TableForm.Kind.PLACE)
                .map(c -> reading.columns().get(c.name()))
                .filter(at -> HeaderWords.isPlace(RowCells.cell(raw.row(r), at)))
                .isPresent();
    }

    /** Of headers that all lack something the one that lacks least, of equals the first. */
    private Header best() {
        int first = IntStream.range(0, Math.min(MOST_TITLES, raw.size()))
                .filter(r -> RowCells.filled(raw.row(r)) > 1)
                .findFirst()
                .orElse(0);
        boolean below = first + 1 < raw.size()
                && (RowCells.cell(raw.row(first), 0).isEmpty()
                        || RowCells.cell(raw.row(first + 1), 0).isEmpty())
                && !hasNumbers(raw.row(first + 1))
                && RowCells.filled(raw.row(first + 1)) > 1;
        Header best = below
                ? new Header(first, first + 1, both(first))
                : new Header(first, first, reading(List.of(raw.row(first)), first, first));
        for (int r = first + 1; r < Math.min(MOST_TITLES, raw.size()); r++) {
            HeaderReading reading = reading(List.of(raw.row(r)), r, r);
            boolean words = isFirst(r)
                    && !hasNumbers(raw.row(r))
                    && !JoinedRows.areMeasures(raw.row(r))
                    && reading.columns().size() + reading.amounts().size() > 1; // a year may stand in any row
            if (reading.missing().size() < best.reading.missing().size() && words) {
                boolean two = r + 1 < raw.size() && !hasNumbers(raw.row(r + 1)) && RowCells.filled(raw.row(r + 1)) > 1;
                best = two ? new Header(r, r + 1, both(r)) : new Header(r, r, reading);
            }
        }
        return best;
    }

    /** A row and the one below it as one header. */
    private HeaderReading both(int r) {
        return joined(r, r + 1);
    }

    private HeaderReading joined(int first, int last) {
        return reading(JoinedRows.of(raw, first, last), last, first, true);
    }

    /** 能源消费 over 原煤 over 2005: three rows of names that none and no two of them are a header without. */
    private Optional<Header> three(int r) {
        boolean names = r + 2 < Math.min(MOST_TITLES, raw.size()) // of a table of names each row leads to the next
                && IntStream.rangeClosed(r + 1, r + 2)
                        .noneMatch(k -> hasNumbers(raw.row(k))
                                || JoinedRows.areMeasures(raw.row(k))
                                || RowCells.filled(raw.row(k)) < 2);
        return names && at(r + 1).isEmpty()
                ? Optional.of(withMeasures(new Header(r, r + 2, joined(r, r + 2))))
                        .filter(h -> h.reading.isComplete())
                : Optional.empty();
    }

    private HeaderReading reading(List<String> names, int last, int first) {
        return reading(names, last, first, false);
    }

    private HeaderReading reading(List<String> names, int last, int first, boolean joined) {
        return HeaderReading.of(names, form, new Rows(first, last), joined);
    }

    /** The rows around a header. */
    private final class Rows implements HeaderReading.Around {
        private final int first;
        private final int header;

        Rows(int first, int last) {
            this.first = first;
            this.header = last;
        }

        @Override
        public boolean sayMeasure() {
            return titles.measure(first).isPresent();
        }

        @Override
        public boolean sayYear() {
            return year(first).isPresent();
        }

        /** Only "unit" leaves a doubt. */
        @Override
        public boolean areMeasures(int column) {
            return column < raw.row(header).length && !HeaderWords.means(raw.row(header)[column], HeaderWords.UNIT)
                    || cells(column)
                            .findFirst()
                            .filter(c -> Unit.find(c).isPresent())
                            .isPresent();
        }

        @Override
        public boolean nameMeasures(int column) {
            return cells(column).findFirst().isPresent()
                    && cells(column).noneMatch(c -> HeaderCell.of(c).measure().isEmpty());
        }

        @Override
        public boolean areNumbers(int column) {
            long numbers = cells(column).filter(RowCells::isNumber).count();
            long missing = cells(column).filter(NumberText::isMark).count();
            return numbers > 0 && 2 * numbers + missing >= cells(column).count();
        }

        @Override
        public boolean areMeasured(int column) {
            String name = RowCells.cell(raw.row(header), column); // which stands again on a further page
            return cells(column).anyMatch(c -> MeasuredCell.find(c).isPresent())
                    && cells(column)
                            .allMatch(c -> MeasuredCell.find(c).isPresent() || NumberText.isMark(c) || c.equals(name));
        }

        @Override
        public boolean areUnits(int column) {
            return form.units().are(cells(column).limit(MOST_LOOKED_AT).toList())
                    && !form.units().is(RowCells.cell(raw.row(header), column))
                    && !hasNumbers(raw.row(header)); // a row of totals above those of units is no header
        }

        private Stream<String> cells(int column) {
            return IntStream.range(header + 1, raw.size())
                    .mapToObj(r -> RowCells.cell(raw.row(r), column))
                    .filter(c -> !c.isEmpty());
        }
    }

    /** Whether a row holds numbers other than years, which a header may have. */
    private static boolean hasNumbers(String[] row) {
        return Arrays.stream(row).anyMatch(c -> MeasuredCell.isAmount(c) && !isYear(c));
    }

    private static boolean isYear(String cell) {
        return RowCells.folded(cell).matches("(19|20)[0-9]{2}(\\.0+)?");
    }

    /** Whether a row below a header has something where numbers must be that may be one. */
    private boolean isData(HeaderReading reading, int r) {
        if (isYearsOnly(reading, r)) {
            return false;
        }
        List<Integer> numbers = new ArrayList<>(reading.amounts());
        form.columns().stream()
                .filter(c -> c.kind() == TableForm.Kind.NUMBER || c.kind() == TableForm.Kind.YEAR)
                .filter(c -> reading.columns().containsKey(c.name()))
                .forEach(c -> numbers.add(reading.columns().get(c.name())));
        return numbers.stream()
                        .map(i -> RowCells.cell(raw.row(r), i))
                        .allMatch(c -> c.isEmpty() || NumberText.of(c).isMissing())
                || numbers.stream()
                        .map(i -> RowCells.cell(raw.row(r), i))
                        .anyMatch(c ->
                                RowCells.isNumber(c) || MeasuredCell.find(c).isPresent());
    }

    /** Years below what they are of, without a unit: the lower of two rows of a header. */
    private boolean isYearsOnly(HeaderReading reading, int r) {
        String[] row = raw.row(r);
        return form.first(TableForm.Kind.PLACE)
                        .map(c -> reading.columns().get(c.name()))
                        .filter(at -> RowCells.cell(row, at).isEmpty())
                        .isPresent()
                && Arrays.stream(row).allMatch(c -> c.isEmpty() || isYear(c));
    }

    /** The year of all numbers, where no column may say it. */
    private OptionalInt year(int header) {
        return dated || form.isOfYears() ? titles.year(header) : OptionalInt.empty();
    }

    /** Another header of the same form further down is another table. */
    private void once(Header header) {
        for (int r = header.last + 1; r < Math.min(MOST_TITLES, raw.size()); r++) {
            if (!Arrays.equals(raw.row(r), raw.row(header.first))
                    && RowCells.filled(raw.row(r)) > 1
                    && !hasNumbers(raw.row(r))
                    && (reading(List.of(raw.row(r)), r, r).isComplete() || isOfOther(header, r))) {
                throw new ProblemException(
                        ProblemCode.TABLE_20_TWO_HEADERS, raw.place(), raw.number(header.first), raw.number(r));
            }
        }
        titles.throwIfAnotherUnit(header.first, form, header.reading);
        SideBySide.throwIfSo(raw, header.last, header.reading, form);
        header.reading.throwIfAmbiguous(raw.place());
    }

    /** The same word for places as above, and other names beside it: 区县 | 人口 below 区县 | 原煤. */
    private boolean isOfOther(Header header, int r) {
        return form.first(TableForm.Kind.PLACE)
                .map(c -> header.reading.columns().get(c.name()))
                .filter(at -> isPlaceWord(header.reading, r)
                        && RowCells.cell(raw.row(r), at).equals(RowCells.cell(raw.row(header.first), at)))
                .isPresent();
    }

    // --- the rows

    private TextTable table(Header header) {
        HeaderReading reading = header.reading;
        throwIfForeign(header);
        String[] names = reading.written();
        List<Integer> data = new ArrayList<>();
        Set<Integer> skipped = new TreeSet<>();
        for (int r = 0; r < header.first; r++) {
            skipped.add(raw.number(r));
        }
        int end = Notes.from(raw, form, header.reading, header.last);
        for (int r = header.last + 1; r < raw.size(); r++) {
            boolean again = Arrays.equals(raw.row(r), raw.row(header.first))
                    || header.last > header.first && Arrays.equals(raw.row(r), raw.row(header.last));
            boolean goesOn = RowCells.filled(raw.row(r)) == 1 && HeaderWords.isContinued(RowCells.first(raw.row(r)));
            if (r >= end || again || goesOn || titles.saysMeasure(r, header.first)) {
                skipped.add(raw.number(r));
            } else {
                data.add(r);
            }
        }
        Set<Integer> wanted = new HashSet<>(reading.columns().values());
        wanted.addAll(reading.places());
        wanted.addAll(reading.amounts());
        int[] all = data.stream().mapToInt(i -> i).toArray();
        int[] rows = reading.isComplete() ? FilledDown.fill(raw, all, form, reading) : all;
        TextTable plain = raw.table(names, rows, wanted::contains);
        OptionalInt year = hasYears(header) ? OptionalInt.empty() : year(header.first);
        Map<String, String> columns = columns(reading);
        year.stream()
                .filter(y -> reading.isComplete())
                .forEach(y -> columns.put(titles.sayingYear(header.first), "year"));
        TextTable table = new FormRows(raw, form, reading, plain, titles.measure(header.first), year)
                .table(new TableReading(
                        sheet,
                        IntStream.rangeClosed(header.first, header.last)
                                .mapToObj(raw::number)
                                .toList(),
                        List.copyOf(skipped),
                        columns,
                        years(reading),
                        "",
                        List.of()));
        Stacked.throwIfSo(table, form, raw, header.first, skipped);
        return table;
    }

    /** Of amounts that must have a unit of measure. */
    private void throwIfForeign(Header header) {
        Optional<TableForm.Column> measure = form.first(TableForm.Kind.MEASURE).filter(TableForm.Column::required);
        if (measure.isPresent()) {
            HeaderReading reading = header.reading;
            Optional<Integer> at = measure.map(m -> reading.columns().get(m.name()));
            Rows rows = new Rows(header.first, header.last);
            ForeignUnits.throwIfAny(
                    raw.place(),
                    form,
                    IntStream.range(0, reading.names().size())
                            .filter(i -> !at.equals(Optional.of(i)) && rows.areNumbers(i))
                            .mapToObj(reading.names()::get)
                            .toList(),
                    at.stream().flatMap(rows::cells),
                    at.isPresent()
                            ? Stream.of()
                            : IntStream.range(0, header.first)
                                    .mapToObj(raw::row)
                                    .flatMap(Arrays::stream));
        }
    }

    private Map<String, String> columns(HeaderReading reading) {
        Map<String, String> columns = new LinkedHashMap<>();
        reading.columns()
                .forEach((name, at) -> columns.put(reading.names().get(at).written(), name));
        reading.amounts().stream()
                .map(reading.names()::get)
                .filter(n -> n.year().isEmpty())
                .forEach(n -> columns.put(n.written(), reading.areSectors(form) ? "sector" : "item"));
        return columns;
    }

    private static Map<String, Integer> years(HeaderReading reading) {
        Map<String, Integer> years = new LinkedHashMap<>();
        reading.amounts().stream()
                .map(reading.names()::get)
                .forEach(n -> n.year().ifPresent(year -> years.put(n.written(), year)));
        return years;
    }
}
