package org.carbonscape.io.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.table.sheet.XlsxDates;
import org.carbonscape.io.table.sheet.XlsxParts;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The cells of a sheet as text: shared, inline and formula strings, numbers as their 15 digits, booleans as TRUE or
 * FALSE, dates as ISO text, errors as their text ("#DIV/0!"). A formula that was never computed reads as "=...", so
 * that it is told where a number is wanted. fastexcel reads the sheet, {@link XlsxParts} gives it one that can be read.
 */
final class XlsxReader {
    private static final int MOST_COLUMNS = 16_384;
    private static final String BEHIND_THE_TEXTS = "Second root element"; // what XlsxParts.END is to the parser
    private static final Bilingual NO_TEXT =
            Bilingual.of("a cell asks for a text that the workbook does not have", "某单元格引用的文本在工作簿中不存在");

    private XlsxReader() {}

    static TextTable read(Path file, String sheet, String place) {
        return with(file, place, parts -> rows(parts, sheet, place).table());
    }

    /** The rows of a sheet; where none is named, of the first visible one that has two numbers in a row. */
    static RawRows raw(Path file, String sheet, String place) {
        return with(file, place, parts -> {
            List<String> alike = new ArrayList<>();
            Optional<RawRows> first = Optional.empty();
            for (String each : sheet.isEmpty() ? parts.visible() : List.<String>of()) {
                RawRows rows = rows(parts, each, place);
                boolean numbers = rows.cells().stream().anyMatch(XlsxReader::hasNumbers);
                if (numbers && first.map(f -> areAlike(f, rows)).orElse(true)) {
                    alike.add(each);
                }
                first = first.isEmpty() && numbers ? Optional.of(rows) : first; // behind a cover or a page of notes
            }
            if (alike.size() > 1) {
                throw several(file, place, alike);
            }
            return first.isPresent() ? first.get() : rows(parts, sheet, place);
        });
    }

    /** Two matrices of one kind, such as those of two experts: the same head and as many rows. */
    private static boolean areAlike(RawRows one, RawRows other) {
        return one.size() == other.size()
                && one.cells().get(0).equals(other.cells().get(0));
    }

    private static ProblemException several(Path file, String place, List<String> sheets) {
        String name = file.getFileName().toString();
        return new ProblemException(
                ProblemCode.TABLE_23_TWO_SHEETS,
                place,
                String.join(", ", sheets),
                String.join(", ", sheets.stream().map(f -> name + "#" + f).toList()));
    }

    private static boolean hasNumbers(List<String> row) {
        return row.stream().filter(RowCells::isNumber).count() > 1;
    }

    /**
     * The one sheet that has the form's header, or all of those of a year each; where none has, what the longest
     * visible one lacks is told.
     */
    static TextTable read(Path file, String sheet, String place, TableForm form) {
        return with(file, place, parts -> {
            TextTable table = read(parts, file, sheet, place, form);
            List<String> hidden = sheet.isEmpty() ? hidden(parts, place, form) : List.of();
            return hidden.isEmpty() ? table : table.hiding(table.hidden().beside(hidden));
        });
    }

    /** Hidden sheets that have the form's header: another year, or the table as it was. */
    private static List<String> hidden(XlsxParts parts, String place, TableForm form) {
        List<String> hidden = new ArrayList<>();
        for (String each : parts.hidden()) {
            try {
                if (FormReader.fits(rows(parts, each, place), form, each)) {
                    hidden.add(each);
                }
            } catch (IOException | RuntimeException e) {
                continue; // nobody asked for it
            }
        }
        return hidden;
    }

    private static TextTable read(XlsxParts parts, Path file, String sheet, String place, TableForm form)
            throws IOException {
        List<String> sheets = sheets(parts, sheet);
        if (sheets.size() == 1) {
            return FormReader.read(rows(parts, sheets.get(0), place), form, sheets.get(0), false);
        }
        List<String> fitting = usual(parts, fitting(parts, sheets, place, form), place, form);
        Map<String, Integer> dated = dated(parts, fitting, place, form);
        if (form.isOfYears() && dated.size() < fitting.size()) {
            fitting.removeIf(dated::containsKey); // the others have years
        } else if (dated.size() == fitting.size() && (form.isOfYears() || fitting.size() > 1)) {
            throwIfOneLacks(parts, sheets, dated, place, form);
        }
        if (fitting.size() > 1 && areOfAYearEach(parts, fitting, dated, place, form)) {
            return joined(fitting, each -> rows(parts, each, at(place, each)), place, form);
        }
        if (fitting.size() > 1 && areOfAnItemEach(parts, fitting, place, form)) {
            return joined(fitting, each -> rows(parts, each, at(place, each)), place, form);
        }
        if (fitting.size() > 1) {
            throw several(file, place, fitting);
        }
        Map<String, RawRows> named = fitting.isEmpty() ? named(parts, sheets, place, form) : Map.of();
        if (!named.isEmpty()) {
            return joined(List.copyOf(named.keySet()), each -> Objects.requireNonNull(named.get(each)), place, form);
        }
        String chosen = fitting.isEmpty() ? longest(parts, sheets, place) : fitting.get(0);
        return FormReader.read(rows(parts, chosen, place), form, chosen, false);
    }

    /** The rows of sheets that are called as the units or items that they are of. */
    private static Map<String, RawRows> named(XlsxParts parts, List<String> sheets, String place, TableForm form)
            throws IOException {
        Map<String, RawRows> all = new LinkedHashMap<>();
        for (String each : sheets) {
            all.put(each, rows(parts, each, at(place, each)));
        }
        return NamedSheets.of(all, form);
    }

    private static boolean areOfAnItemEach(XlsxParts parts, List<String> sheets, String place, TableForm form)
            throws IOException {
        List<TextTable> tables = new ArrayList<>();
        for (String each : sheets) {
            RawRows rows = rows(parts, each, place);
            new Problems()
                    .attempt(() -> FormReader.read(rows, form, each, false))
                    .ifPresent(tables::add);
        }
        return tables.size() == sheets.size() && NamedSheets.areOfAnItemEach(tables, form);
    }

    /** The years of sheets whose titles or names say them. */
    private static Map<String, Integer> dated(XlsxParts parts, List<String> sheets, String place, TableForm form)
            throws IOException {
        Map<String, Integer> years = new LinkedHashMap<>();
        for (String each : sheets) {
            FormReader.yearOf(rows(parts, each, place), form, each).ifPresent(year -> years.put(each, year));
        }
        return years;
    }

    /** Also of sheets with a column of years that holds but the year of their names. */
    private static boolean areOfAYearEach(
            XlsxParts parts, List<String> sheets, Map<String, Integer> dated, String place, TableForm form)
            throws IOException {
        Set<Integer> all = new HashSet<>();
        for (String each : sheets) {
            Set<Integer> years = dated.containsKey(each) ? Set.of(dated.getOrDefault(each, 0)) : YearWords.of(each);
            boolean own = dated.containsKey(each)
                    || form.first(TableForm.Kind.YEAR)
                            .filter(y -> isOf(parts, each, years, place, form, y.name()))
                            .isPresent();
            if (years.size() != 1 || !own || !all.addAll(years)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOf(
            XlsxParts parts, String sheet, Set<Integer> years, String place, TableForm form, String column) {
        return new Problems()
                .attempt(() -> {
                    try {
                        return FormReader.read(rows(parts, sheet, place), form, sheet, false);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(t -> t.has(column)
                        && t.rows().stream()
                                .allMatch(r ->
                                        years.equals(Set.of((int) r.find(column).orElse(0)))))
                .isPresent();
    }

    /** Where sheets are of a year each, one that is called as another year and lacks a column is told, not left out. */
    private static void throwIfOneLacks(
            XlsxParts parts, List<String> sheets, Map<String, Integer> years, String place, TableForm form)
            throws IOException {
        for (String each : sheets) {
            boolean known = !YearWords.isYear(each) || years.values().containsAll(YearWords.of(each));
            RawRows rows = rows(parts, each, at(place, each));
            if (!known && !years.isEmpty() && rows.size() > 0) {
                NamedSheets.throwIfLacks(FormReader.read(rows, form, each, true), form);
            }
        }
    }

    private static String at(String place, String sheet) {
        return place.replaceFirst("(?=\\)?$)", Matcher.quoteReplacement("#" + sheet));
    }

    private interface Rows {
        RawRows of(String sheet) throws IOException;
    }

    /** Sheets of a year, a unit or an item each as one table. */
    private static TextTable joined(List<String> sheets, Rows each, String place, TableForm form) throws IOException {
        List<TextTable> tables = new ArrayList<>();
        Problems problems = new Problems();
        for (String sheet : sheets) {
            RawRows rows = each.of(sheet);
            problems.attempt(() -> FormReader.read(rows, form, sheet, true)).ifPresent(tables::add);
        }
        problems.throwIfAny();
        List<TableReading> all =
                tables.stream().flatMap(t -> t.reading().stream()).toList();
        Map<String, String> columns = new LinkedHashMap<>();
        all.forEach(r -> columns.putAll(r.columns()));
        TableReading first = all.get(0);
        return TextTable.joined(
                place,
                tables,
                new TableReading(
                        String.join(", ", sheets),
                        first.header(),
                        first.skipped(),
                        columns,
                        Map.of(),
                        first.measure(),
                        first.made()));
    }

    static List<TableForm> fitting(Path file, String sheet, String place, List<TableForm> forms) {
        return with(file, place, parts -> {
            Set<TableForm> fitting = new HashSet<>();
            for (String each : sheets(parts, sheet)) {
                RawRows rows = rows(parts, each, place);
                forms.stream().filter(f -> FormReader.fits(rows, f, each)).forEach(fitting::add);
            }
            return forms.stream().filter(fitting::contains).toList();
        });
    }

    static List<String> sheets(Path file, String place) {
        return with(file, place, parts -> List.copyOf(parts.visible()));
    }

    private static List<String> sheets(XlsxParts parts, String sheet) {
        return sheet.isEmpty() ? parts.visible() : List.of(parts.named(sheet));
    }

    /** The sheet of most rows, the first of equals: data rather than a cover or a page of notes. */
    private static String longest(XlsxParts parts, List<String> sheets, String place) throws IOException {
        String longest = sheets.get(0);
        int most = rows(parts, longest, place).size();
        for (String each : sheets.subList(1, sheets.size())) {
            int size = rows(parts, each, place).size();
            if (size > most) {
                longest = each;
                most = size;
            }
        }
        return longest;
    }

    private static List<String> fitting(XlsxParts parts, List<String> sheets, String place, TableForm form)
            throws IOException {
        List<String> fitting = new ArrayList<>();
        for (String each : sheets) {
            if (FormReader.fits(rows(parts, each, place), form, each)) {
                fitting.add(each);
            }
        }
        return fitting;
    }

    /** Of several sheets those with items that such a table usually has; all where none has any. */
    private static List<String> usual(XlsxParts parts, List<String> sheets, String place, TableForm form)
            throws IOException {
        if (sheets.size() < 2 || form.item().isEmpty()) {
            return sheets;
        }
        String item = form.item().get().name();
        Predicate<String> isUsual = form.usual().get();
        List<String> usual = new ArrayList<>();
        for (String each : sheets) {
            RawRows rows = rows(parts, each, place);
            boolean any = new Problems()
                    .attempt(() -> FormReader.read(rows, form, each, false))
                    .map(t -> t.rows().stream()
                            .flatMap(r -> r.findText(item).stream())
                            .distinct()
                            .anyMatch(isUsual))
                    .orElse(true); // what is wrong with it is told
            if (any) {
                usual.add(each);
            }
        }
        return usual.isEmpty() ? sheets : usual;
    }

    private interface Work<T> {
        T of(XlsxParts parts) throws IOException;
    }

    private static <T> T with(Path file, String place, Work<T> work) {
        try (XlsxParts parts = new XlsxParts(file, place)) {
            return work.of(parts);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // whatever the library falls over, the reader of these bytes can only say that the file is not in order
            Bilingual reason = Unreadable.reason(first(e));
            throw new ProblemException(
                    ProblemCode.TABLE_03_DAMAGED,
                    place,
                    reason.in(Language.EN).startsWith(BEHIND_THE_TEXTS) ? NO_TEXT : reason);
        }
    }

    /** What was thrown first: parser and library wrap what the file under them said. */
    private static Exception first(Exception e) {
        Throwable cause = e instanceof XMLStreamException xml && xml.getNestedException() != null
                ? xml.getNestedException()
                : e.getCause();
        return cause instanceof Exception inner ? first(inner) : e;
    }

    private static RawRows rows(XlsxParts parts, String sheet, String place) throws IOException {
        RawRows rows = new RawRows(place, true);
        // formats, for they tell dates; a cell that does not parse is one without a value, not the end of the sheet
        ReadingOptions options = new ReadingOptions(true, true);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(parts.only(sheet)), options);
                Stream<Row> sheetRows = book.getFirstSheet().openStream()) {
            XlsxDates dates = new XlsxDates(parts.from1904());
            List<String> texts = new ArrayList<>();
            int number = 0;
            for (Iterator<Row> each = sheetRows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                texts.clear();
                // rows and cells need not say where they stand: fastexcel then counts, rows from 0
                number = Math.max(number + 1, row.getRowNum());
                if (row.getCellCount() > MOST_COLUMNS) {
                    throw new IOException("a cell beyond column XFD");
                }
                for (Cell cell : row) {
                    texts.add(cell == null ? "" : text(cell, dates));
                    if (cell != null) {
                        number = Math.max(number, cell.getAddress().getRow() + 1);
                    }
                }
                rows.add(number, texts);
            }
        }
        rows.mark(parts.marks(sheet));
        return rows;
    }

    private static String text(Cell cell, XlsxDates dates) {
        String raw = cell.getRawValue();
        if (raw == null || raw.isEmpty()) {
            String formula = cell.getFormula();
            return formula == null || formula.isEmpty() ? "" : "=" + formula;
        }
        Object value = cell.getValue();
        if (value instanceof Boolean yes) {
            return yes ? "TRUE" : "FALSE";
        }
        if (value instanceof BigDecimal) {
            return number(cell, raw, dates);
        }
        if (value instanceof String) {
            return unescape(raw);
        }
        return switch (raw.strip().toLowerCase(Locale.ROOT)) { // a number or a boolean in other letters
            case "true" -> "TRUE";
            case "false" -> "FALSE";
            default -> number(cell, raw.strip(), dates);
        };
    }

    private static String number(Cell cell, String raw, XlsxDates dates) {
        Integer format = cell.getDataFormatId();
        return dates.text(raw, format == null ? 0 : format, cell.getDataFormatString());
    }

    /** "_x000D_" stands for a letter XML cannot hold. */
    private static String unescape(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (at + 7 <= text.length()
                    && text.charAt(at + 6) == '_'
                    && text.substring(at + 2, at + 6).matches("[0-9A-Fa-f]{4}")) {
                out.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                from = at + 7;
            } else {
                out.append(text, from, at + 2);
                from = at + 2;
            }
            at = text.indexOf("_x", from);
        }
        return out.append(text, from, text.length()).toString();
    }
}
