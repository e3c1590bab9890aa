package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TableForm;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Columns in which people say how sure a number is, in tables that take low and high: a standard deviation, a percent.
 * They are not read, and without a word a number would count as certain that its author gave a range.
 */
public final class RangeColumns {
    private static final Pattern RANGE = Pattern.compile("(?i).*(不确定[性度]|不确定范围|标准[偏差误]|误差|置信|变异系数|±).*"
            + "|(取值|数值)?(范围|区间)([（(].*)?|[上下]分位.*"
            + "|(.*[^a-z])?(sd|s\\.d\\.|se|s\\.e\\.|std|stdev|stderr|std\\.? ?(dev|err).*|standard (deviation|error)"
            + "|uncertaint(y|ies)|cv|ci|confidence|range|interval|margin|half[ -_]?width|percentiles?)([^a-z].*)?"
            + "|errors?( ?[(（%％].*)?|p0?(2\\.?5|5|10|90|95|97\\.?5)|U ?[(（]?[%％].*"
            + "|(2\\.5|5|10|90|95|97\\.5) ?[%％].*");

    private static final Set<String> BOUNDS = Set.of("low", "high");

    private RangeColumns() {}

    /** What of the tables that a study or a command names looks like a range and is none that is read. */
    public static void tell(Map<String, Path> files, List<String> places, Problems problems) {
        files.forEach((key, file) -> {
            List<TableForm> forms = TableForms.of(key);
            if (forms.stream().anyMatch(RangeColumns::takesBounds)) {
                new Problems() // of their own: told where it is used
                        .attempt(() -> InputFiles.read(file, key, places))
                        .ifPresent(t -> tell(t, forms, problems));
            }
        });
    }

    private static boolean takesBounds(TableForm form) {
        return names(form).containsAll(BOUNDS);
    }

    private static Set<String> names(TableForm form) {
        return form.columns().stream().map(TableForm.Column::name).collect(Collectors.toSet());
    }

    private static void tell(TextTable table, List<TableForm> forms, Problems problems) {
        Map<String, String> called = table.called();
        String low = called.getOrDefault("low", "");
        String high = called.getOrDefault("high", "");
        boolean bounds = table.has("low") && table.has("high");
        if (bounds && (isPercent(low) || isPercent(high)) && !isPercent(value(called))) {
            problems.add(ProblemCode.RANGE_07_PERCENT, table.place(), low, high);
        }
        if (bounds) {
            for (String bound : List.of(low, high)) {
                unit(bound, table, called)
                        .ifPresent(of -> problems.add(
                                ProblemCode.RANGE_08_UNIT,
                                table.place(),
                                bound,
                                TableFile.measure(bound).orElseThrow(),
                                of));
            }
        }
        Set<String> known = forms.stream().flatMap(f -> names(f).stream()).collect(Collectors.toSet());
        List<String> left = table.columns().stream()
                .filter(c -> !bounds
                        && !known.contains(c)
                        && RANGE.matcher(c.strip()).matches())
                .filter(c -> table.rows().stream()
                        .anyMatch(r -> r.findText(c)
                                .filter(t -> t.matches("(?s).*\\d.*"))
                                .isPresent()))
                .map(c -> called.getOrDefault(c, c))
                .toList();
        if (!left.isEmpty()) {
            problems.add(
                    ProblemCode.RANGE_C03_NOT_READ,
                    table.place(),
                    Bilingual.of(Listing.of(left), Listing.of(left, "、")));
        }
    }

    /** The unit of measure of the values where a bound's header names another; in words it may be anything. */
    private static Optional<Unit> unit(String bound, TextTable table, Map<String, String> called) {
        Optional<Unit> own = TableFile.measure(bound);
        Optional<Unit> ofValue = TableFile.measure(value(called));
        Stream<Unit> of = ofValue.isPresent()
                ? ofValue.stream()
                : Stream.of("unit", "unit_of_amount")
                        .filter(table::has)
                        .flatMap(c -> table.rows().stream().flatMap(r -> r.findText(c).flatMap(Unit::find).stream()));
        return own.flatMap(o ->
                of.filter(u -> !u.convertsTo(o) || u.factor() != o.factor()).findFirst());
    }

    private static String value(Map<String, String> called) {
        return called.getOrDefault("value", called.getOrDefault("amount", called.getOrDefault("factor", "")));
    }

    private static boolean isPercent(String header) {
        return header.matches("(?i).*([%％]|percent|百分).*");
    }
}
