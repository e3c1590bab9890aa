package org.carbonscape.report;

/** Room that something takes on paper. */
record Box(double left, double top, double right, double bottom) {
    boolean touches(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}
