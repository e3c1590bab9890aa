package org.carbonscape.io.table;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Several columns that would do for one of a form: which is meant is asked for, with what may be done about it. */
final class TwoColumns {
    private static final Predicate<String> SOURCES =
            Pattern.compile("(?i)碳源|碳?排放|source|emission").asPredicate();

    private static final Predicate<String> SINKS =
            Pattern.compile("(?i)碳[汇匯]|吸收|固碳|sink|uptake|removal").asPredicate();

    private TwoColumns() {}

    /**
     * @param ambiguous columns of a form, and those of the table that would do for each
     * @throws ProblemException TABLE-21 where there are any
     */
    static void throwIfAny(String place, Map<String, List<String>> ambiguous) {
        ambiguous.forEach((name, columns) -> {
            throw new ProblemException(
                    ProblemCode.TABLE_21_TWO_COLUMNS,
                    place,
                    name,
                    String.join(", ", columns),
                    name.equals("amount")
                                    && columns.stream()
                                            .allMatch(
                                                    c -> HeaderCell.of(c).year().isPresent())
                            ? Bilingual.of(
                                    " They are of years: keep one column of each year and call it by the year alone "
                                            + "(2005, 2010); of parts, such as sectors, write a row for each.",
                                    "这些列各属某一年：每年请只保留一列，列名只写年份（2005年、2010年）；若为分项（如各部门），请每个分项写一行。")
                            : columns.stream().anyMatch(SOURCES)
                                            && columns.stream().anyMatch(SINKS)
                                    ? Bilingual.of(
                                            " Of sources and sinks make one column with one number for each class: "
                                                    + "sources positive, sinks negative, of both the source less the "
                                                    + "sink.",
                                            "碳源与碳汇请合为一列，每个地类一个数：碳源为正，碳汇为负，两者兼有的写碳源减碳汇。")
                                    : Bilingual.same(""));
        });
    }
}
