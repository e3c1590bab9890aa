package org.carbonscape.io.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Sheets of one thing each: a county's table of fuels, whose name says which county; a fuel's table of counties, whose
 * title or name says which fuel. Their rows are those of one table.
 */
final class NamedSheets {
    /** 430102芙蓉区, 430102-Furong. */
    private static final Pattern CODED = Pattern.compile("(\\d{4,12})[\\s_-]*(\\D.*)");

    private NamedSheets() {}

    /**
     * The rows of sheets that are called as units or as items, with a column of them; empty where not two are. Sheets
     * that hold another table or none are left out.
     *
     * @param sheets of which none has the form's header
     * @throws ProblemException TABLE-10 where one that is called so lacks a column
     */
    static Map<String, RawRows> of(Map<String, RawRows> sheets, TableForm form) {
        Map<String, RawRows> units = form.first(TableForm.Kind.PLACE)
                .filter(TableForm.Column::required)
                .map(place -> with(
                        place, name -> unit(name, form), name -> form.units().is(unit(name, form)), sheets, form))
                .orElse(Map.of());
        return units.isEmpty()
                ? form.item()
                        .filter(TableForm.Column::required)
                        .map(item -> with(item, name -> name, name -> isItem(name, form), sheets, form))
                        .orElse(Map.of())
                : units;
    }

    /**
     * @param text what the column holds for a sheet's name
     * @param isOne whether a sheet is called as one of these
     */
    private static Map<String, RawRows> with(
            TableForm.Column column,
            UnaryOperator<String> text,
            Predicate<String> isOne,
            Map<String, RawRows> sheets,
            TableForm form) {
        Map<String, RawRows> all = new LinkedHashMap<>();
        Map<String, RawRows> lacking = new LinkedHashMap<>();
        int found = 0;
        for (Map.Entry<String, RawRows> sheet : sheets.entrySet()) {
            String name = sheet.getKey();
            Optional<RawRows> rows = FormReader.located(sheet.getValue(), rest(form, column, text.apply(name)), name)
                    .map(reader -> reader.withColumn(column.name(), text.apply(name)));
            rows.ifPresent(r -> all.put(name, r));
            found += rows.isPresent() && isOne.test(name) ? 1 : 0;
            if (rows.isEmpty() && isOne.test(name) && sheet.getValue().size() > 0) {
                lacking.put(name, sheet.getValue());
            }
        }
        if (found < 2) {
            return Map.of();
        }
        lacking.forEach((name, rows) -> {
            TableForm rest = rest(form, column, text.apply(name));
            throwIfLacks(FormReader.read(rows, rest, name, true), rest);
        });
        return all;
    }

    /** What a sheet has to hold itself: not the column that its name fills, nor the unit that the name says. */
    private static TableForm rest(TableForm form, TableForm.Column column, String text) {
        TableForm rest = form.without(column);
        return rest.first(TableForm.Kind.MEASURE)
                .filter(m -> !HeaderCell.of(text).measure().isEmpty())
                .map(rest::without)
                .orElse(rest);
    }

    /** Also with its unit of measure: 原煤（万吨）. */
    private static boolean isItem(String name, TableForm form) {
        return form.isUsual(HeaderCell.of(name).stem());
    }

    /** @throws ProblemException TABLE-10 where a table has not all that it needs */
    static void throwIfLacks(TextTable table, TableForm form) {
        for (TableForm.Column column : form.columns()) {
            boolean holds = table.has(column.name()) // one of units of measure is there also where nothing says them
                    && table.rows().stream()
                            .anyMatch(r -> !r.findText(column.name()).orElse("").isBlank());
            if (column.required() && !holds) {
                throw new ProblemException(
                        ProblemCode.TABLE_10_NO_COLUMN, table.place(), column.name(), Listing.of(table.written()));
            }
        }
    }

    private static String unit(String name, TableForm form) {
        Matcher coded = CODED.matcher(name.strip());
        if (form.units().is(name) || !coded.matches()) {
            return name;
        }
        return form.units().is(coded.group(1)) ? coded.group(1) : coded.group(2);
    }

    /** Whether tables are of one usual item each, all of another, as where their titles say it. */
    static boolean areOfAnItemEach(List<TextTable> tables, TableForm form) {
        if (form.item().isEmpty()) {
            return false;
        }
        String item = form.item().get().name();
        List<String> items = new ArrayList<>();
        for (TextTable table : tables) {
            List<String> own = table.rows().stream()
                    .map(r -> r.findText(item).orElse(""))
                    .distinct()
                    .toList();
            if (own.size() != 1 || !form.isUsual(own.get(0)) || items.contains(own.get(0))) {
                return false;
            }
            items.addAll(own);
        }
        return true;
    }
}
