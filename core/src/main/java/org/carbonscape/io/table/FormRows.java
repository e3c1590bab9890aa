package org.carbonscape.io.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** The rows of a table as its form has them: own names, a row for each year, plain numbers. */
final class FormRows {
    private static final int MOST_PROBLEMS = 20;
    /** More numbers with a doubtful comma have one cause. */
    private static final int FEW_DOUBTFUL = 3;

    /** Others are months (200512), numbers of days (38353) or mistyped. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    /** Of a note. */
    private static final Pattern MARK = Pattern.compile("\\s*[①-⑳⑴-⒇*＊†‡]+$");

    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}]+(?=\\p{IsHan})");

    private final RawRows raw;
    private final TableForm form;
    private final HeaderReading reading;
    private final TextTable plain;
    private final Optional<String> above;
    private final OptionalInt year; // of all rows
    private final ThousandsMarks marks;
    private final Optional<Integer> itemNames; // column of what is counted, of a form of amounts by year
    private final List<String[]> cells = new ArrayList<>(); // by row
    private final Map<List<Integer>, String> measured = new HashMap<>(); // units of measure in cells, by row and column
    private final int[] byHeader; // by column of the header the table's, -1 for one without a name
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> doubtful = new ArrayList<>();
    private final List<Problem> formulas = new ArrayList<>();
    private final List<Problem> dates = new ArrayList<>();
    private final List<Problem> commas = new ArrayList<>();
    private final List<Problem> merged = new ArrayList<>();
    private final List<Problem> noYears = new ArrayList<>();
    private final Map<HeaderCell, String> itemsOfColumns = new HashMap<>();
    private final PercentSigns signs = new PercentSigns();
    private final MissingNumbers absent = new MissingNumbers();

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
        this.above = above;
        this.year = year;
        this.itemNames = form.melted()
                .flatMap(m -> form.item())
                .map(i -> reading.columns().get(i.name()));
        this.byHeader = new int[reading.names().size()];
        int at = 0;
        for (int i = 0; i < byHeader.length; i++) {
            byHeader[i] = reading.names().get(i).written().isEmpty() ? -1 : at++;
        }
        List<Integer> amounts = measurable();
        for (int r = 0; r < plain.rows().size(); r++) {
            cells.add(bare(plain.cells(r), r, amounts));
        }
        this.marks = new ThousandsMarks(raw.isByCommas(), cells);
    }

    /** Columns of amounts whose unit of measure a form asks for. */
    private List<Integer> measurable() {
        if (form.first(TableForm.Kind.MEASURE).isEmpty()) {
            return List.of();
        }
        List<Integer> amounts = new ArrayList<>(reading.amounts());
        for (TableForm.Column c : form.columns()) {
            Integer at = c.isAmount() ? reading.columns().get(c.name()) : null;
            if (at != null && (!c.meaning().isEmpty() || MeasuredCell.areInOneUnit(plain.column(byHeader[at])))) {
                amounts.add(at);
            }
        }
        return amounts;
    }

    /** A row's cells with units of measure taken off amounts: 10吨. */
    private String[] bare(String[] row, int r, List<Integer> amounts) {
        String[] bare = row.clone();
        for (int amount : amounts) {
            MeasuredCell.find(row[byHeader[amount]]).ifPresent(cell -> {
                bare[byHeader[amount]] = cell.number();
                measured.put(List.of(r, amount), cell.unit());
            });
        }
        return bare;
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
        tellOfUnits();
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
                                measure(),
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
        for (List<Problem> alike : List.of(formulas, dates, commas, merged, noYears)) {
            if (!alike.isEmpty()) {
                Problem first = alike.get(0);
                List<Object> said = new ArrayList<>(first.args());
                said.set(0, alike.size());
                problems.add(Problem.of(first.code(), first.place(), said.toArray()));
            }
        }
    }

    /** Numbers that are in hectares here may be in another unit there, as their column or a title says. */
    private void tellOfUnits() {
        Map<List<String>, List<String>> columns = new LinkedHashMap<>(); // by what is said and what is taken
        for (TableForm.Column column : form.columns()) {
            Integer at = reading.columns().get(column.name());
            if (!column.fixed().isEmpty() && at != null) {
                otherUnit(column, reading.names().get(at).measure())
                        .map(u -> HeaderCell.unit(reading.names().get(at).inBrackets())
                                .orElse(u.text()))
                        .ifPresent(u -> columns.computeIfAbsent(List.of(u, column.fixed()), k -> new ArrayList<>())
                                .add(reading.names().get(at).written()));
            }
        }
        columns.forEach((units, names) -> problems.add(Problem.of(
                ProblemCode.TABLE_33_OTHER_UNIT, plain.place(), Listing.of(names), units.get(0), units.get(1))));
    }

    /** A title's unit counts where it is of the column's kind. */
    private Optional<Unit> otherUnit(TableForm.Column column, String own) {
        Optional<Unit> fixed = Unit.find(column.fixed());
        return Unit.find(own.isEmpty() ? above.orElse("") : own)
                .filter(u -> !own.isEmpty()
                        || fixed.filter(f -> f.dimension().equals(u.dimension()))
                                .isPresent())
                .filter(u -> fixed.isEmpty() || !isSame(u, fixed.get()));
    }

    /** Whether both are of one size, of things that may be the same. */
    private static boolean isSame(Unit a, Unit b) {
        return a.dimension().equals(b.dimension())
                && a.factor() == b.factor()
                && (a.substance() == b.substance()
                        || a.substance() == Substance.UNSTATED
                        || b.substance() == Substance.UNSTATED);
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
                                        && !firstAmount().stem().isEmpty())) {
            return true;
        }
        return column.kind() == TableForm.Kind.MEASURE
                && (!measure().isEmpty() || itemNames.isPresent() || !measured.isEmpty());
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
                            case YEAR -> Integer.toString(name.year().orElseGet(year::getAsInt));
                            case NUMBER ->
                                number(cells[byHeader[amount.getAsInt()]], r, amount.getAsInt(), column, item);
                            default -> itemsOfColumns.computeIfAbsent(name, this::counted);
                        });
            } else if (at != null) {
                String cell = cells[byHeader[at]];
                row.add(
                        switch (column.kind()) {
                            case NUMBER -> number(cell, r, at, column, item);
                            case YEAR -> year(cell, r, reading.names().get(at).written());
                            case MEASURE -> inCell(measure(cell, item, r, amount), r, amount);
                            default ->
                                itemNames.filter(at::equals).isPresent()
                                        ? item.base()
                                        : column.meaning().equals("class") ? unspaced(cell) : cell;
                        });
            } else if (isMade(column) && column.kind() == TableForm.Kind.YEAR) {
                row.add(Integer.toString(year.getAsInt()));
            } else if (isMade(column)) {
                String named = item.measure();
                row.add(inCell(named.isEmpty() ? ofAmount(amount) : named, r, amount));
            }
        }
        others.forEach(i -> row.add(cells[byHeader[i]]));
        return row.toArray(String[]::new);
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
        Optional<String> year4 = YearWords.ofCell(cell, form.isOfYears());
        if (year4.isPresent()) {
            return year4.get();
        }
        String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        NumberText number = NumberText.of(text);
        boolean one = number.isNumber() && number.value() >= FIRST_YEAR && number.value() <= LAST_YEAR;
        if (!one && !number.isMissing() && !HeaderWords.isTotal(text)) {
            noYears.add(Problem.of(ProblemCode.TABLE_34_YEARS, place(r, column), 1, cell));
        }
        return cell;
    }

    private void tellOfNumber(OptionalInt yearOfDay, String cell, String place) {
        if (yearOfDay.equals(OptionalInt.of(HeaderCell.OF_NUMBERS))) {
            dates.add(Problem.of(ProblemCode.TABLE_30_YEARS_AS_DATES, place, 1, cell));
        }
    }

    /** What a column counts; of two rows of headings, 能源消费 over 原煤, that of a known item, where one column has it. */
    private String counted(HeaderCell name) {
        int at = name.stem().lastIndexOf('_');
        if (at <= 0 || form.isUsual(name.stem())) {
            return name.stem();
        }
        return Stream.of(name.stem().substring(at + 1), name.stem().substring(0, at))
                .filter(form::isUsual)
                .filter(part -> reading.amounts().stream()
                                .map(reading.names()::get)
                                .filter(n -> n.year().equals(name.year()))
                                .filter(n -> List.of(n.stem().split("_")).contains(part))
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

    /** A unit of measure that stands in its column, in the item's or the amount's name, or in several alike. */
    private String measure(String cell, HeaderCell item, int r, OptionalInt amount) {
        OptionalInt at = amount.isPresent() ? amount : amount();
        HeaderCell name =
                item.measure().isEmpty() && at.isPresent() ? reading.names().get(at.getAsInt()) : item;
        if (cell.isEmpty() || name.measure().isEmpty()) {
            return cell.isEmpty() ? item.measure() : HeaderCell.saysCo2(name.base()) ? HeaderCell.withCo2(cell) : cell;
        }
        Optional<Unit> own = Unit.find(name.measure());
        boolean differs = name == item
                ? !Unit.find(cell).equals(own)
                : Unit.find(cell).filter(u -> !isSame(u, own.orElseThrow())).isPresent();
        if (differs && problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.of(
                    ProblemCode.TABLE_26_TWO_UNITS,
                    plain.place() + " row " + plain.rows().get(r).number(),
                    name.written(),
                    name.measure(),
                    cell));
        }
        return cell;
    }

    /** A unit of measure that stands behind the amount in its cell must be that of the column or title. */
    private String inCell(String said, int r, OptionalInt amount) {
        OptionalInt at = amount.isPresent() ? amount : amount();
        if (at.isEmpty() || !measured.containsKey(List.of(r, at.getAsInt()))) {
            return said;
        }
        String written = measured.getOrDefault(List.of(r, at.getAsInt()), "");
        String named = HeaderCell.of(
                        reading.names().get(at.getAsInt()).base() + "(" + written + ")") // of CO2, as its name may say
                .measure();
        String own = named.isEmpty() ? written : named;
        if (Unit.find(said).filter(u -> !isSame(u, Unit.of(own))).isPresent() && problems.size() < MOST_PROBLEMS) {
            String whole = plain.cells(r)[byHeader[at.getAsInt()]];
            problems.add(Problem.of(
                    ProblemCode.TABLE_26_TWO_UNITS,
                    plain.place() + " row " + plain.rows().get(r).number(),
                    whole,
                    own,
                    said));
        }
        return said.isEmpty() ? own : said;
    }

    /** @param at where it stands in the header */
    private String number(String cell, int r, int at, TableForm.Column of, HeaderCell item) {
        HeaderCell name = reading.names().get(at);
        if (isOfPlaces(of)
                && raw.isFilled(plain.rows().get(r).number(), at)
                && NumberText.of(cell).isNumber()) {
            merged.add(Problem.of(ProblemCode.TABLE_35_MERGED_NUMBERS, place(r, name.written()), 1, cell));
        }
        String number = number(cell, r, name.written());
        String thing = item.base().isEmpty() || !of.required() ? name.stem() : item.base(); // bounds are no amounts
        NumberText read = NumberText.of(number);
        if (read.isNumber()) {
            absent.add(thing, number, read.value(), isOfPlaces(of), () -> place(r, name.written()));
        }
        if (of.fixed().equals("%")) {
            return number.replaceFirst("\\s*[%％]$", "");
        }
        signs.add(thing, number, plain.rows().get(r).number());
        return number;
    }

    /** Whether a number is a unit's own, so that one beside several units may be of all of them together. */
    private boolean isOfPlaces(TableForm.Column column) {
        return column.required()
                && form.first(TableForm.Kind.PLACE)
                        .filter(TableForm.Column::required)
                        .isPresent();
    }

    private String number(String cell, int r, String column) {
        if (cell.startsWith("=")) { // a workbook's cell that has a value has no formula here
            formulas.add(Problem.of(ProblemCode.TABLE_29_FORMULAS, place(r, column), 1, cell));
        }
        if (marks.hasDecimalComma(cell)) {
            String point = cell.replaceAll("[.\\s\\u00A0\\u2009\\u202F]", "")
                    .replace(',', '.')
                    .replace('，', '.');
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
