package org.carbonscape.io.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Units of measure that nobody can be sure of or that are not read: MT, a metric tonne to some, 10^6 of them to others;
 * those of the United States, whose heat is gross.
 */
final class ForeignUnits {
    private static final Predicate<String> MT =
            Pattern.compile("(?:MT|mt)(?:[ -]?(?:C|CO[2₂].*|of .*)|\\s*/.*)?").asMatchPredicate();

    private static final Predicate<String> UNREAD = Pattern.compile("(?i)(?<![a-z])(?:(?:mm)?btu|quads?|therms?"
                    + "|(?:short|long) tons?|lbs?|pounds?|barrels?|bbls?|gal|gallons?|[bm]cf|[bm]cm|scf|ft3"
                    + "|cubic f(?:ee|oo)t)(?![a-z])|短吨|长吨|英热单位|桶|磅|加仑|立方英尺")
            .asPredicate();

    private ForeignUnits() {}

    /**
     * @param names  of columns of numbers
     * @param cells  of the column of units of measure; none where there is none
     * @param titles above the table
     * @throws ProblemException TABLE-43 where one of them has MT, TABLE-45 where a name has a unit that is not read
     */
    static void throwIfAny(
            String place, TableForm form, List<HeaderCell> names, Stream<String> cells, Stream<String> titles) {
        names.stream()
                .filter(n -> n.measure().isEmpty() && UNREAD.test(n.inBrackets()) && isAmount(n, form))
                .findFirst()
                .ifPresent(n -> {
                    throw new ProblemException(ProblemCode.TABLE_45_UNIT, place, n.inBrackets(), n.written());
                });
        Optional<String> named = names.stream()
                .filter(n ->
                        MT.test(n.inBrackets()) || MT.test(n.written().replaceFirst("(?s).*[ ,_/](?=(?:MT|mt)$)", "")))
                .map(HeaderCell::written)
                .findFirst();
        named.or(() -> cells.filter(MT).findFirst())
                .or(() -> titles.filter(t -> MT.test(t.replaceFirst("(?is).*\\bunits?\\s*[:：]\\s*", "")
                                .strip()))
                        .findFirst())
                .ifPresent(found -> {
                    throw new ProblemException(ProblemCode.TABLE_43_MT, place, found);
                });
    }

    /** Of a known item, or called the amount; not a price (USD/barrel). */
    private static boolean isAmount(HeaderCell name, TableForm form) {
        return !name.inBrackets().contains("/")
                && (form.isUsual(name.stem())
                        || form.columns().stream()
                                .filter(TableForm.Column::isAmount)
                                .anyMatch(c -> !c.meaning().isEmpty() && name.means(c.meaning())));
    }
}
