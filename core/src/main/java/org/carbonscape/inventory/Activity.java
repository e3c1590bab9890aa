package org.carbonscape.inventory;

import java.util.Optional;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.land.LandRole;
import org.carbonscape.problem.Bilingual;

/**
 * A row of a table of activities: an amount of an item in a unit of the study and a year.
 *
 * @param item   as the program calls it, whatever the row wrote
 * @param name   of the item, in both languages
 * @param quantity the amount, with what it may be instead
 * @param use    what it is used for
 * @param place  of the row, as problems name it
 */
public record Activity(
        int year,
        String unitId,
        String item,
        Bilingual name,
        Distribution quantity,
        String unitOfAmount,
        Use use,
        String place) {
    /**
     * What the amount is used for.
     *
     * @param sector    where fuel is burnt, as the program calls it; empty where the row does not say
     * @param chargedTo class whose cells carry what it emits; empty where the row does not say
     * @param land      kind of land that an item of this name is about; empty where its category decides
     */
    public record Use(Optional<String> sector, Optional<String> chargedTo, Optional<LandRole> land) {}

    /** As the row gives it. */
    public double amount() {
        return quantity.value();
    }

    /** Another amount in another year, worked out of this and others like it. */
    Activity in(int other, double tonnes) {
        return new Activity(other, unitId, item, name, Distribution.certain(tonnes), "t", use, place);
    }
}
