package org.carbonscape.inventory;

import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/**
 * A row of a table of activities: an amount of an item in a unit of the study and a year.
 *
 * @param item   as the program calls it, whatever the row wrote
 * @param name   of the item, in both languages
 * @param sector where fuel is burnt, as the program calls it; empty where the row does not say
 * @param place  of the row, as problems name it
 */
public record Activity(
        int year,
        String unitId,
        String item,
        Bilingual name,
        double amount,
        String unitOfAmount,
        Optional<String> sector,
        String place) {
    /** Another amount in another year, worked out of this and others like it. */
    Activity in(int other, double tonnes) {
        return new Activity(other, unitId, item, name, tonnes, "t", sector, place);
    }
}
