package org.carbonscape.io.tiff;

/** How a value is made of a cell: cell x scale + offset. */
record Scaling(double scale, double offset) {

    boolean isNone() {
        return scale == 1 && offset == 0;
    }

    double of(double cell) {
        return cell * scale + offset;
    }
}
