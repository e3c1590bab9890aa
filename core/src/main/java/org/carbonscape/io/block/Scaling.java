package org.carbonscape.io.block;

/** How a value is made of a cell: cell x scale + offset. */
public record Scaling(double scale, double offset) {

    public boolean isNone() {
        return scale == 1 && offset == 0;
    }

    public double of(double cell) {
        return cell * scale + offset;
    }
}
