package org.carbonscape.study.table;

import java.util.Collection;
import java.util.List;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Units of measure that a table names for what is only compared with itself. */
public final class Measures {
    private Measures() {}

    /**
     * 亿元 in one year and 万元 in the next cannot be compared; rows without a unit have that of the others.
     *
     * @param of what the table calls the values
     * @throws ProblemException TABLE-39
     */
    public static void throwIfSeveral(Collection<String> written, String place, String of) {
        List<String> units =
                written.stream().filter(m -> !m.isBlank()).distinct().toList();
        long different = units.stream()
                .map(m -> Unit.find(m).map(Object.class::cast).orElse(m))
                .distinct()
                .count();
        if (different > 1) {
            throw new ProblemException(ProblemCode.TABLE_39_SEVERAL_UNITS, place, of, Listing.of(units));
        }
    }
}
