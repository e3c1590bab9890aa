package org.carbonscape.suitability;

import java.util.BitSet;
import org.carbonscape.grid.ClassRaster;

/**
 * Cells that the scores do not decide: those of the mask's classes.
 *
 * @param mask    land use, a protection layer, water
 * @param classes class indices the constraint holds for
 * @param effect  what happens there
 */
public record Constraint(ClassRaster mask, BitSet classes, Effect effect) {
    /**
     * Excluded cells get no score; lowest ones the least score the criteria can give. Cells beyond the study get no
     * score either, and have no part in gradings and weights that depend on the data.
     */
    public enum Effect {
        LOWEST,
        EXCLUDE,
        BEYOND
    }

    public Constraint {
        classes = (BitSet) classes.clone();
    }
}
