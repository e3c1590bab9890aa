package org.carbonscape.align;

/** How a value comes from the source cells around a study cell. */
public enum Resampling {
    /** Of the source cell that holds the centre. */
    NEAREST,
    /**
     * Weighted by distance from the four source cells whose centres surround it; cells without a value are left out
     * and the other weights rescaled. No value where the source cell that holds the centre has none: the data do not
     * grow.
     */
    BILINEAR,
    /**
     * The mean of the source cells whose centres lie in the study cell, each counting the same, those without a value
     * left out; bilinear where no centre lies in it, and everywhere if study cells are smaller than source cells.
     */
    MEAN
}
