package org.carbonscape.carbon;

import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * One number that a result rests on, as the table of factors used prints it.
 *
 * @param name       what it is a factor of: {@code forest}, {@code raw coal: net calorific value} (原煤：平均低位发热量)
 * @param value      as it was written
 * @param unit       as it was written
 * @param source     where it comes from; may be empty for a user's own
 */
public record FactorUsed(Bilingual name, double value, String unit, String source, Provenance provenance) {
    /** The name as tables have it. */
    public String what() {
        return name.in(Language.EN);
    }
}
