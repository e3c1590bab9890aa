package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** The rows of a table as its form has them: own names, a row for each year, plain numbers. */
final class FormRows {
    private static final int MOST_PROBLEMS = 20;
    /** More numbers with a doubtful comma have one cause. */
    private static final int FEW_DOUBTFUL = 3;

    /** A year, also as 2005年 or 2005年12月. */
    private static final Pattern YEAR = Pattern.compile("\\s*([0-9０-９]{4})\\s*年(?:度|\\d{1,2}月)?\\s*");

    private final TableForm form;
    private final HeaderReading reading;
    private final TextTable plain;
    private final Optional<String> above;
    private final ThousandsMarks marks;
    private final Optional<Integer> itemNames; // column of what is counted, of a form of amounts by year
    private final int[] byHeader; // by column of the header the table's, -1 for one without a name
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> doubtful = new ArrayList<>();
    private final List<Problem> formulas = new ArrayList<>();
    private final List<Problem> dates = new ArrayList<>();
    private final List<Problem> commas = new ArrayList<>();

    /** @param above unit of measure of a title */
    FormRows(RawRows raw, TableForm form, HeaderReading reading, TextTable plain, Optional<String> above) {
        this.form = form;
        this.reading = reading;
        this.plain = plain;
        this.above = above;
        this.itemNames = form.melted()
                .flatMap(m -> form.item())
                .map(i -> reading.columns().get(i.name()));
        this.byHeader = new int[reading.names().size()];
        int at = 0;
        for (int i = 0; i < byHeader.length; i++) {
            byHeader[i] = reading.names().get(i).written().isEmpty() ? -1 : at++;
        }
        List<String[]> rows = new ArrayList<>();
        for (int r = 0; r < plain.rows().size(); r++) {
            rows.add(plain.cells(r));
        }
        this.marks = new ThousandsMarks(raw.isByCommas(), rows);
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
            String[] cells = plain.cells(r);
            if (reading.amounts().isEmpty()) {
                rows.add(row(cells, r, OptionalInt.empty(), others));
                numbers.add(plain.rows().get(r).number());
                continue;
            }
            for (int amount : reading.amounts()) {
                if (!NumberText.of(cells[byHeader[amount]]).isMissing()) {
                    rows.add(row(cells, r, OptionalInt.of(amount), others));
                    numbers.add(plain.rows().get(r).number());
                }
            }
        }
        for (int amount : reading.amounts()) {
            String name = reading.names().get(amount).written();
            tellOfNumber(HeaderCell.yearOfDay(name), name, plain.place());
        }
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
                        measure(),
                        form.columns().stream()
                                .filter(this::isMade)
                                .map(TableForm.Column::name)
                                .toList())),
                reading.places().stream()
                        .map(i -> reading.names().get(i).written())
                        .toList());
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
        for (List<Problem> alike : List.of(formulas, dates, commas)) {
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
        if (!reading.amounts().isEmpty()
                && (column.kind() == TableForm.Kind.YEAR
                        || form.melted().filter(column::equals).isPresent()
                        || form.item().filter(column::equals).isPresent()
                                && !firstAmount().stem().isEmpty())) {
            return true;
        }
        return column.kind() == TableForm.Kind.MEASURE && (!measure().isEmpty() || itemNames.isPresent());
    }

    private HeaderCell firstAmount() {
        return reading.names().get(reading.amounts().get(0));
    }

    /** The unit of measure that no column says; of columns with units of their own the first one's. */
    private String measure() {
        boolean column = form.first(TableForm.Kind.MEASURE)
                .filter(m -> !reading.columns().containsKey(m.name()))
                .isPresent();
        return column
                ? measure(
                        reading.amounts().isEmpty()
                                ? amount()
                                : reading.amounts().stream()
                                        .mapToInt(i -> i)
                                        .filter(i -> !reading.names()
                                                .get(i)
                                                .measure()
                                                .isEmpty())
                                        .findFirst())
                : "";
    }

    private OptionalInt amount() {
        return form.columns().stream()
                .filter(c -> c.kind() == TableForm.Kind.NUMBER && c.required())
                .filter(c -> reading.columns().containsKey(c.name()))
                .mapToInt(c -> reading.columns().get(c.name()))
                .findFirst();
    }

    private String measure(OptionalInt column) {
        String own = column.isPresent() ? reading.names().get(column.getAsInt()).measure() : "";
        return own.isEmpty() ? above.orElse("") : own;
    }

    /** The unit of measure of an amount of a row; of several columns what is in brackets, be it a unit or not. */
    private String ofAmount(OptionalInt column) {
        String own = measure(column.isPresent() ? column : amount());
        return own.isEmpty() && column.isPresent()
                ? reading.names().get(column.getAsInt()).inBrackets()
                : own;
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
                            case YEAR -> Integer.toString(name.year().orElseThrow());
                            case NUMBER -> number(cells[byHeader[amount.getAsInt()]], r, name.written());
                            default -> name.stem();
                        });
            } else if (at != null) {
                String cell = cells[byHeader[at]];
                row.add(
                        switch (column.kind()) {
                            case NUMBER ->
                                number(cell, r, reading.names().get(at).written());
                            case YEAR -> year(cell, r, reading.names().get(at).written());
                            case MEASURE -> measure(cell, item, r);
                            default -> itemNames.filter(at::equals).isPresent() ? item.base() : cell;
                        });
            } else if (isMade(column)) {
                String named = item.measure();
                row.add(named.isEmpty() ? ofAmount(amount) : named);
            }
        }
        others.forEach(i -> row.add(cells[byHeader[i]]));
        return row.toArray(String[]::new);
    }

    private String year(String cell, int r, String column) {
        OptionalInt day = HeaderCell.yearOfDay(cell);
        if (day.isEmpty()) {
            Matcher year = YEAR.matcher(cell);
            return year.matches() ? year.group(1) : cell;
        }
        tellOfNumber(day, cell, place(r, column));
        return Integer.toString(day.getAsInt());
    }

    private void tellOfNumber(OptionalInt yearOfDay, String cell, String place) {
        if (yearOfDay.equals(OptionalInt.of(HeaderCell.OF_NUMBERS))) {
            dates.add(Problem.of(ProblemCode.TABLE_30_YEARS_AS_DATES, place, 1, cell));
        }
    }

    /** What is counted, its unit of measure taken off: 原煤（万吨）. A name that ends in no unit stays whole. */
    private HeaderCell item(String[] cells) {
        String written = itemNames.map(at -> cells[byHeader[at]]).orElse("");
        HeaderCell item = HeaderCell.of(written);
        return item.measure().isEmpty() ? new HeaderCell(written, written, OptionalInt.empty(), written, "") : item;
    }

    /** A unit of measure that stands in its column, in the item's name, or in both alike. */
    private String measure(String cell, HeaderCell item, int r) {
        if (cell.isEmpty() || item.measure().isEmpty()) {
            return cell.isEmpty() ? item.measure() : cell;
        }
        if (!Unit.find(cell).equals(Unit.find(item.measure())) && problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.of(
                    ProblemCode.TABLE_26_TWO_UNITS,
                    plain.place() + " row " + plain.rows().get(r).number(),
                    item.written(),
                    item.measure(),
                    cell));
        }
        return cell;
    }

    private String number(String cell, int r, String column) {
        if (cell.startsWith("=")) { // a workbook's cell that has a value has no formula here
            formulas.add(Problem.of(ProblemCode.TABLE_29_FORMULAS, place(r, column), 1, cell));
        }
        if (marks.hasDecimalComma(cell)) {
            String point = cell.replace(".", "").replace(',', '.').replace('，', '.');
            commas.add(Problem.of(ProblemCode.TABLE_32_DECIMAL_COMMAS, place(r, column), 1, cell, point));
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

    private String place(int r, String column) {
        return plain.place() + " row " + plain.rows().get(r).number() + ", column \"" + column + "\"";
    }
}
