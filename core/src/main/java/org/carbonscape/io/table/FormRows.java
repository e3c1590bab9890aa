package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** The rows of a table as its form has them: own names, a row for each year, plain numbers. */
final class FormRows {
    /** More numbers with a doubtful comma have one cause. */
    private static final int FEW_DOUBTFUL = 3;

    /** Beyond it nothing of units is measured, in whatever unit of measure. */
    private static final double LARGEST_OF_UNITS = 1e30;

    /** Others are months (200512), numbers of days (38353) or mistyped. */
    private static final int FIRST_YEAR = 1;
    /** 05, '05: of which century is not said. */
    private static final Pattern SHORT = Pattern.compile("['’]?0\\d");

    private static final int LAST_YEAR = 9999;

    /** Of a note. */
    private static final Pattern MARK = Pattern.compile("\\s*" + RowCells.MARK + "$");

    private static final String MARKS_OF_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*＊†‡";
    private static final Pattern MARK_OF_NUMBER = Pattern.compile("(?<=[0-9０-９.%％])\\s*+[" + MARKS_OF_NUMBERS + "]++$");

    /** Meanings of columns whose numbers several rows may have together, units or not. */
    private static final Set<String> SHARED_OUT = Set.of("activity", "area_ha", "weight");

    /** Meanings of columns of classes. */
    private static final Set<String> OF_CLASSES = Set.of("class", "from", "to");

    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}]+(?=\\p{IsHan})");

    private final RawRows raw;
    private final TableForm form;
    private final HeaderReading reading;
    private final TextTable plain;
    private final OptionalInt year; // of all rows
    private final ThousandsMarks marks;
    private final Optional<Integer> itemNames; // column of what is counted, of a form of amounts by year
    private final List<String[]> cells = new ArrayList<>(); // by row
    private final AmountUnits units;
    private final int[] byHeader; // by column of the header the table's, -1 for one without a name
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> doubtful = new ArrayList<>();
    private final List<Problem> formulas = new ArrayList<>();
    private final List<Problem> dates = new ArrayList<>();
    private final List<Problem> commas = new ArrayList<>();
    private final List<Problem> merged = new ArrayList<>();
    private final List<Problem> dotted = new ArrayList<>();
    private final List<Problem> noYears = new ArrayList<>();
    private final Map<HeaderCell, String> itemsOfColumns = new HashMap<>();
    private final PercentSigns signs = new PercentSigns();
    private final MissingNumbers absent;

    /**
     * @param above unit of measure of a title
     * @param year  of all rows, where no column says it
     */
    FormRows(
            RawRows raw,
            TableForm form,
            HeaderReading reading,
            TextTable plain,
            Optional<String> above,
            OptionalInt year) {
        this.raw = raw;
        this.form = form;
        this.reading = reading;
        this.plain = plain;
        this.year = year;
        this.absent = form.isOfUnits() ? new MissingNumbers(LARGEST_OF_UNITS) : new MissingNumbers();
        this.itemNames = form.melted()
                .flatMap(m -> form.named())
                .map(i -> reading.columns().get(i.name()));
        this.byHeader = new int[reading.names().size()];
        int at = 0;
        for (int i = 0; i < byHeader.length; i++) {
            byHeader[i] = reading.names().get(i).written().isEmpty() ? -1 : at++;
        }
        this.units = new AmountUnits(form, reading, plain, byHeader, above);
        for (int r = 0; r < plain.rows().size(); r++) {
            cells.add(units.bare(r));
        }
        this.marks = new ThousandsMarks(raw.separator(), cells);
    }

    TextTable table(TableReading found) {
        List<String> columns = new ArrayList<>();
        form.columns().stream()
                .filter(c -> reading.columns().containsKey(c.name()) || isMade(c))
                .forEach(c -> columns.add(c.name()));
        List<Integer> others = new ArrayList<>();
        IntStream.range(0, byHeader.length)
                .boxed()
                .filter(i -> byHeader[i] >= 0)
                .filter(i -> !reading.columns().containsValue(i)
                        && !reading.amounts().contains(i))
                .filter(i -> columns.stream()
                        .noneMatch(c -> ColumnNames.key(c)
                                .equals(ColumnNames.key(reading.names().get(i).written()))))
                .forEach(i -> {
                    others.add(i);
                    columns.add(reading.names().get(i).written());
                });
        List<String[]> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int r = 0; r < plain.rows().size(); r++) {
            String[] own = cells.get(r);
            if (reading.amounts().isEmpty()) {
                rows.add(row(own, r, OptionalInt.empty(), others));
                numbers.add(plain.rows().get(r).number());
                continue;
            }
            for (int amount : reading.amounts()) {
                if (!NumberText.of(own[byHeader[amount]]).isMissing()) {
                    rows.add(row(own, r, OptionalInt.of(amount), others));
                    numbers.add(plain.rows().get(r).number());
                }
            }
        }
        for (int amount : reading.amounts()) {
            String name = reading.names().get(amount).written();
            tellOfNumber(HeaderCell.yearOfDay(name), name, plain.place());
        }
        problems.addAll(units.problems());
        Powers.problem(plain).ifPresent(problems::add);
        together();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new TextTable(
                        plain.place(),
                        columns,
                        rows,
                        numbers.stream().mapToInt(i -> i).toArray(),
                        Optional.of(new TableReading(
                                found.sheet(),
                                found.header(),
                                found.skipped(),
                                found.columns(),
                                found.years(),
                                units.ofAll(),
                                form.columns().stream()
                                        .filter(this::isMade)
                                        .map(TableForm.Column::name)
                                        .toList())),
                        reading.written(reading.places()))
                .hiding(plain.hidden().among(reading.written(reading.amounts())));
    }

    /** What many cells have in common is one problem, told of the first of them. */
    private void together() {
        if (doubtful.size() > FEW_DOUBTFUL) {
            List<Object> said = new ArrayList<>(List.of(doubtful.size()));
            said.addAll(doubtful.get(0).args());
            problems.add(Problem.of(ProblemCode.TABLE_28_MANY_COMMAS, plain.place(), said.toArray()));
        } else {
            problems.addAll(doubtful);
        }
        problems.addAll(signs.problems(plain.place()));
        absent.problem(ProblemCode.TABLE_38_MISSING).ifPresent(problems::add);
        for (List<Problem> alike : List.of(formulas, dates, commas, dotted, merged, noYears)) {
            if (!alike.isEmpty()) {
                Problem first = alike.get(0);
                List<Object> said = new ArrayList<>(first.args());
                said.set(0, alike.size());
                problems.add(Problem.of(first.code(), first.place(), said.toArray()));
            }
        }
    }

    /** Whether a column is not in the table but made from names of columns or titles. */
    private boolean isMade(TableForm.Column column) {
        if (reading.columns().containsKey(column.name())) {
            return false;
        }
        if (column.kind() == TableForm.Kind.YEAR && year.isPresent()
                || !reading.amounts().isEmpty()
                        && (column.kind() == TableForm.Kind.YEAR
                                || form.melted().filter(column::equals).isPresent()
                                || form.item().filter(column::equals).isPresent()
                                        && !firstAmount().stem().isEmpty()
                                || form.sector().filter(column::equals).isPresent() && reading.areSectors(form))) {
            return true;
        }
        return column.kind() == TableForm.Kind.MEASURE && (itemNames.isPresent() || units.areSaid());
    }

    private HeaderCell firstAmount() {
        return reading.names().get(reading.amounts().get(0));
    }

    private String[] row(String[] cells, int r, OptionalInt amount, List<Integer> others) {
        List<String> row = new ArrayList<>();
        HeaderCell item = item(cells);
        for (TableForm.Column column : form.columns()) {
            Integer at = reading.columns().get(column.name());
            if (at == null && amount.isPresent() && isMade(column) && column.kind() != TableForm.Kind.MEASURE) {
                HeaderCell name = reading.names().get(amount.getAsInt());
                row.add(
                        switch (column.kind()) {
                            case YEAR -> Integer.toString(name.year().orElseGet(year::getAsInt));
                            case NUMBER ->
                                number(cells[byHeader[amount.getAsInt()]], r, amount.getAsInt(), column, item);
                            default -> itemsOfColumns.computeIfAbsent(name, this::counted);
                        });
            } else if (at != null) {
                String cell = cells[byHeader[at]];
                if (column.kind() == TableForm.Kind.TEXT) {
                    tellMerged(cell, r, at, column); // a weight
                }
                row.add(
                        switch (column.kind()) {
                            case NUMBER -> number(cell, r, at, column, item);
                            case YEAR -> year(cell, r, reading.names().get(at).written());
                            case MEASURE -> units.ofCell(cell, item, r, amount);
                            case PLACE -> cell.isEmpty() ? totalBefore(cells, at, others) : cell;
                            default ->
                                itemNames.filter(at::equals).isPresent()
                                        ? item.base()
                                        : OF_CLASSES.contains(column.meaning()) ? unspaced(cell) : cell;
                        });
            } else if (isMade(column) && column.kind() == TableForm.Kind.YEAR) {
                row.add(Integer.toString(year.getAsInt()));
            } else if (isMade(column)) {
                row.add(units.ofRow(item, r, amount));
            }
        }
        others.forEach(i -> row.add(cells[byHeader[i]]));
        return row.toArray(String[]::new);
    }

    /** 合计 that stands before the places, in a column of row numbers; empty where none does. */
    private String totalBefore(String[] cells, int places, List<Integer> others) {
        return others.stream()
                .filter(i -> i < places)
                .map(i -> cells[byHeader[i]])
                .filter(HeaderWords::isTotal)
                .findFirst()
                .orElse("");
    }

    /** 原 煤 and 原煤① are 原煤 where that is known. */
    private String usual(String item) {
        String bare = MARK.matcher(unspaced(item)).replaceFirst("");
        return form.isUsual(HeaderCell.of(bare).base()) ? bare : item;
    }

    /** 耕 地, as two letters are spaced to the width of four. */
    private static String unspaced(String cell) {
        return BETWEEN_HAN.matcher(cell).replaceAll("");
    }

    private String year(String cell, int r, String column) {
        if (cell.length() == 4 && cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return cell;
        }
        OptionalInt day = HeaderCell.yearOfDay(cell);
        if (day.isPresent()) {
            tellOfNumber(day, cell, place(r, column));
            return Integer.toString(day.getAsInt());
        }
        Optional<String> year4 = YearWords.ofCell(cell, form.isOfYears()).or(() -> YearWords.ofTwoDigits(cell));
        if (year4.isPresent()) {
            return year4.get();
        }
        String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        NumberText number = NumberText.of(text);
        boolean one = number.isNumber()
                && number.value() >= FIRST_YEAR
                && number.value() <= LAST_YEAR
                && !SHORT.matcher(text).matches();
        if (!one && !number.isMissing() && !(isOfPlaces() && HeaderWords.isTotal(text))) {
            noYears.add(Problem.of(ProblemCode.TABLE_34_YEARS, place(r, column), 1, cell));
        }
        return cell;
    }

    private void tellOfNumber(OptionalInt yearOfDay, String cell, String place) {
        if (yearOfDay.equals(OptionalInt.of(HeaderCell.OF_NUMBERS))) {
            dates.add(Problem.of(ProblemCode.TABLE_30_YEARS_AS_DATES, place, 1, cell));
        }
    }

    /**
     * What a column counts; of two rows of headings, 能源消费 over 原煤, that of a known item, where one column has it or
     * where the other says that it is the amount (实物量).
     */
    private String counted(HeaderCell name) {
        if (reading.areSectors(form)) {
            return TableForm.sector(name.stem());
        }
        int at = name.stem().lastIndexOf('_');
        if (at <= 0 || form.isUsual(name.stem())) {
            return name.stem();
        }
        String upper = name.stem().substring(0, at);
        String lower = name.stem().substring(at + 1);
        return Stream.of(lower, upper)
                .filter(form::isUsual)
                .filter(part -> HeaderWords.means(part.equals(upper) ? lower : upper, "activity")
                        || reading.amounts().stream()
                                        .map(reading.names()::get)
                                        .filter(n -> n.year().equals(name.year()))
                                        .filter(n ->
                                                List.of(n.stem().split("_")).contains(part))
                                        .count()
                                == 1)
                .findFirst()
                .orElse(name.stem());
    }

    /** What is counted, its unit of measure taken off: 原煤（万吨）. A name that ends in no unit stays whole. */
    private HeaderCell item(String[] cells) {
        String written = itemNames.map(at -> usual(cells[byHeader[at]])).orElse("");
        HeaderCell item = HeaderCell.of(written);
        return item.measure().isEmpty() ? new HeaderCell(written, written, OptionalInt.empty(), written, "") : item;
    }

    /** @param at where it stands in the header */
    private String number(String cell, int r, int at, TableForm.Column of, HeaderCell item) {
        HeaderCell name = reading.names().get(at);
        tellMerged(cell, r, at, of);
        String number = number(cell, r, name.written());
        String own = form.isOfUnits() ? name.written() : name.stem();
        String thing = item.base().isEmpty() || !of.required() ? own : item.base(); // bounds are no amounts
        NumberText read = NumberText.of(number);
        if (read.isNumber()) {
            absent.add(thing, number, read.value(), isOfPlaces(of), () -> place(r, name.written()));
        }
        if (of.fixed().equals("%")) {
            return number.replaceFirst("\\s*[%％]$", "");
        }
        if (!units.isUnsigned(at)) {
            signs.add(
                    thing.isEmpty() ? name.written() : thing,
                    number,
                    plain.rows().get(r).number());
        }
        return number;
    }

    private void tellMerged(String cell, int r, int at, TableForm.Column of) {
        if ((isOfPlaces(of) || SHARED_OUT.contains(of.meaning()))
                && raw.isFilled(plain.rows().get(r).number(), at)
                && NumberText.of(cell).isNumber()) {
            String column = reading.names().get(at).written();
            merged.add(Problem.of(ProblemCode.TABLE_35_MERGED_NUMBERS, place(r, column), 1, cell));
        }
    }

    /** Whether a number is a unit's own, so that one beside several units may be of all of them together. */
    private boolean isOfPlaces(TableForm.Column column) {
        return form.isOfUnits() || column.required() && isOfPlaces();
    }

    /** Whether each row is of a place, so that one of totals is left out. */
    private boolean isOfPlaces() {
        return form.first(TableForm.Kind.PLACE)
                .filter(TableForm.Column::required)
                .isPresent();
    }

    private String number(String written, int r, String column) {
        String cell = withoutMark(written);
        if (cell.startsWith("=")) { // a workbook's cell that has a value has no formula here
            formulas.add(Problem.of(ProblemCode.TABLE_29_FORMULAS, place(r, column), 1, cell));
        }
        if (marks.hasDecimalComma(cell)) {
            String point = cell.replaceAll("[.\\s\\u00A0\\u2009\\u202F]", "")
                    .replace(',', '.')
                    .replace('，', '.');
            commas.add(Problem.of(ProblemCode.TABLE_32_DECIMAL_COMMAS, place(r, column), 1, cell, point));
        } else if (marks.isDotted(cell)) {
            String whole = cell.replace(".", "");
            dotted.add(Problem.of(ProblemCode.TABLE_44_DOTS, place(r, column), 1, cell, whole));
        } else if (marks.isDoubtful(cell)) {
            String whole = cell.replace(",", "").replace("，", "");
            doubtful.add(Problem.of(
                    ProblemCode.TABLE_22_TWO_NUMBERS,
                    place(r, column),
                    cell,
                    whole,
                    cell.replace(',', '.').replace('，', '.')));
        }
        return marks.withoutMarks(cell);
    }

    /** A number without the mark of a note that cannot be a digit of it: 3456.7①, 12*, not 12². */
    private static String withoutMark(String cell) {
        return cell.isEmpty() || MARKS_OF_NUMBERS.indexOf(cell.charAt(cell.length() - 1)) < 0
                ? cell
                : MARK_OF_NUMBER.matcher(cell).replaceFirst("");
    }

    private String place(int r, String column) {
        return plain.place() + " row " + plain.rows().get(r).number() + ", column \"" + column + "\"";
    }
}
