package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Units that a table has nothing of in a phase. */
final class Lacking {
    private Lacking() {}

    /**
     * A problem or caution for each set of units that lack the same years: the units, and the years.
     *
     * @param units by their identifiers, as messages tell them
     * @param has   whether a year has a unit
     */
    static void tell(
            Problems problems,
            ProblemCode code,
            String place,
            Map<String, String> units,
            Collection<Integer> phases,
            BiPredicate<Integer, String> has) {
        Map<List<String>, List<String>> years = new LinkedHashMap<>();
        phases.stream().sorted().forEach(year -> {
            List<String> missing = units.keySet().stream()
                    .filter(id -> !has.test(year, id))
                    .map(units::get)
                    .toList();
            if (!missing.isEmpty()) {
                years.computeIfAbsent(missing, m -> new ArrayList<>()).add(year.toString());
            }
        });
        years.forEach((lacking, when) -> problems.add(code, place, listed(lacking), listed(when)));
    }

    private static Bilingual listed(List<String> names) {
        return Bilingual.of(Listing.of(names), Listing.of(names, "、"));
    }
}
