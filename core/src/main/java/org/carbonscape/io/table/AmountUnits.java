package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The units of measure of a table's amounts: in a column, in the name of an item or a column, behind a number in its
 * cell, in a title. Where two of these disagree, that is a problem.
 */
final class AmountUnits {
    private static final Pattern SHARE = Pattern.compile("(?i)(‰|千分[比率]?|小数|(?<![a-z])(?:fraction|decimal)(?![a-z]))");

    private final TableForm form;
    private final HeaderReading reading;
    private final TextTable plain;
    private final int[] byHeader;
    private final Optional<String> above;
    private final List<Integer> measurable;
    private final List<Integer> unsigned;
    private final Map<List<Integer>, String> measured = new HashMap<>(); // those in cells, by row and column
    private final List<Problem> problems = new ArrayList<>();
    private final Map<List<String>, String> texts = new HashMap<>();

    /**
     * @param plain    the table's rows as they stand
     * @param byHeader by column of the header the table's, -1 for one without a name
     * @param above    unit of measure of a title
     */
    AmountUnits(TableForm form, HeaderReading reading, TextTable plain, int[] byHeader, Optional<String> above) {
        this.form = form;
        this.reading = reading;
        this.plain = plain;
        this.byHeader = byHeader;
        this.above = above;
        this.measurable = measurable();
        this.unsigned = unsigned();
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
    String[] bare(int r) {
        String[] bare = plain.cells(r).clone();
        for (int amount : measurable) {
            MeasuredCell.find(bare[byHeader[amount]]).ifPresent(cell -> {
                bare[byHeader[amount]] = cell.number();
                measured.put(List.of(r, amount), cell.unit());
            });
        }
        return bare;
    }

    /** Columns of what is burnt, made or emitted, of which a percent sign is no part. */
    private List<Integer> unsigned() {
        boolean amounts = form.columns().stream()
                .anyMatch(c -> c.isAmount() && List.of("activity", "emission").contains(c.meaning()));
        return amounts ? measurable : List.of();
    }

    /** Whether a percent sign behind a number in this column is told as another unit of measure. */
    boolean isUnsigned(int at) {
        return unsigned.contains(at);
    }

    /** What is wrong with the units of rows so far, and with those that numbers must be in. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(ofFixed());
        return all;
    }

    /** Whether anything says one where no column does. */
    boolean areSaid() {
        return !ofAll().isEmpty() || !measured.isEmpty();
    }

    /** That of a row's amount, where a column holds it. @param amount column of the amount; empty: the form's own */
    String ofCell(String cell, HeaderCell item, int r, OptionalInt amount) {
        return inCell(measure(cell, item, r, amount), r, amount);
    }

    /** That of a row's amount, where no column holds it. @param amount column of the amount; empty: the form's own */
    String ofRow(HeaderCell item, int r, OptionalInt amount) {
        return inCell(item.measure().isEmpty() ? ofAmount(amount) : item.measure(), r, amount);
    }

    /** Numbers that are in hectares here may be in another unit there, as their column or a title says. */
    private List<Problem> ofFixed() {
        Map<List<String>, List<String>> columns = new LinkedHashMap<>(); // by what is said and what is taken
        for (TableForm.Column column : form.columns()) {
            Integer at = reading.columns().get(column.name());
            if (!column.fixed().isEmpty() && at != null) {
                otherUnit(column, reading.names().get(at).measure())
                        .map(u -> HeaderCell.unit(reading.names().get(at).inBrackets())
                                .orElse(u.text()))
                        .or(() -> otherShare(column, reading.names().get(at).written()))
                        .ifPresent(u -> columns.computeIfAbsent(List.of(u, column.fixed()), k -> new ArrayList<>())
                                .add(reading.names().get(at).written()));
            }
        }
        List<Problem> other = new ArrayList<>();
        columns.forEach((units, names) -> other.add(Problem.of(
                ProblemCode.TABLE_33_OTHER_UNIT, plain.place(), Listing.of(names), units.get(0), units.get(1))));
        return other;
    }

    /** What a column of percent says that it counts in instead: ‰, parts of one. */
    private static Optional<String> otherShare(TableForm.Column column, String written) {
        Matcher said = SHARE.matcher(written);
        return column.fixed().equals("%") && said.find() ? Optional.of(said.group(1)) : Optional.empty();
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

    /** The unit of measure that no column says; of columns with units of their own the first one's. */
    String ofAll() {
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
        if (differs) {
            disagree(r, name.written(), name.measure(), cell);
        }
        return cell;
    }

    /** A unit of measure that stands behind the amount in its cell must be that of the column or title. */
    private String inCell(String said, int r, OptionalInt amount) {
        OptionalInt at = amount.isPresent() ? amount : amount();
        if (at.isPresent() && isUnsigned(at.getAsInt()) && !said.isEmpty() && !PercentSigns.isSigned(said)) {
            String cell = plain.cells(r)[byHeader[at.getAsInt()]];
            if (PercentSigns.isSigned(cell) && NumberText.of(cell).isNumber()) { // 55% of coal is not 0.55 t
                disagree(r, cell, "%", said);
            }
        }
        if (at.isEmpty() || !measured.containsKey(List.of(r, at.getAsInt()))) {
            return said;
        }
        String written = measured.getOrDefault(List.of(r, at.getAsInt()), "");
        String named = HeaderCell.of(
                        reading.names().get(at.getAsInt()).base() + "(" + written + ")") // of CO2, as its name may say
                .measure();
        String own = named.isEmpty() ? written : named;
        if (Unit.find(said).filter(u -> !isSame(u, Unit.of(own))).isPresent()) {
            disagree(r, plain.cells(r)[byHeader[at.getAsInt()]], own, said);
        }
        return said.isEmpty() ? own : said;
    }

    /** @param text what names the unit; of several with the same two units the first tells for all */
    private void disagree(int r, String text, String own, String said) {
        problems.add(Problem.of(
                ProblemCode.TABLE_26_TWO_UNITS,
                plain.place() + " row " + plain.rows().get(r).number(),
                texts.computeIfAbsent(List.of(own, said), k -> text),
                own,
                said));
    }
}
