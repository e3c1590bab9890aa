package org.carbonscape.io.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** MT as a unit of measure: a metric tonne to some, 10^6 of them to others. Nobody but the table's author knows. */
final class DoubtfulTonnes {
    private static final Predicate<String> MT =
            Pattern.compile("(?:MT|mt)(?:[ -]?(?:C|CO[2₂].*|of .*)|\\s*/.*)?").asMatchPredicate();

    private DoubtfulTonnes() {}

    /**
     * @param names  of columns of numbers
     * @param cells  of the column of units of measure; none where there is none
     * @param titles above the table
     * @throws ProblemException TABLE-43 where one of them has it
     */
    static void throwIfSo(String place, List<HeaderCell> names, Stream<String> cells, Stream<String> titles) {
        Optional<String> named = names.stream()
                .filter(n -> MT.test(n.inBrackets())
                        || MT.test(n.written().replaceFirst("(?s).*[ ,_/](?=(?:MT|mt)$)", "")))
                .map(HeaderCell::written)
                .findFirst();
        named.or(() -> cells.filter(MT).findFirst())
                .or(() -> titles.filter(t -> MT.test(t.replaceFirst("(?is).*\\bunits?\\s*[:：]\\s*", "").strip()))
                        .findFirst())
                .ifPresent(found -> {
                    throw new ProblemException(ProblemCode.TABLE_43_MT, place, found);
                });
    }
}
