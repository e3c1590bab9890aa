package org.carbonscape.grid;

/** Extent in degrees on the datum of the grid it was made from; east may pass 180 where it spans the antimeridian. */
record GeographicBox(double west, double south, double east, double north) {

    /** Of a grid's outline, from 33 points along each edge; the geographic Earth where none of them has a position. */
    static GeographicBox of(Grid grid) {
        int steps = 32;
        int n = 4 * (steps + 1);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            double across = grid.west() + t * (grid.east() - grid.west());
            double down = grid.south() + t * (grid.north() - grid.south());
            set(x, y, 4 * i, across, grid.north());
            set(x, y, 4 * i + 1, across, grid.south());
            set(x, y, 4 * i + 2, grid.west(), down);
            set(x, y, 4 * i + 3, grid.east(), down);
        }
        grid.crs().toGeographic(x, y, n);
        double west = Double.POSITIVE_INFINITY;
        double south = west;
        double east = Double.NEGATIVE_INFINITY;
        double north = east;
        double first = Double.NaN;
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                continue;
            }
            if (Double.isNaN(first)) {
                first = x[i];
            }
            double near = x[i] - 360 * Math.rint((x[i] - first) / 360);
            boolean geographic =
                    grid.crs().isGeographic(); // an outline of 360 degrees is no detour over the antimeridian
            west = Math.min(west, geographic ? x[i] : near);
            east = Math.max(east, geographic ? x[i] : near);
            south = Math.min(south, y[i]);
            north = Math.max(north, y[i]);
        }
        return Double.isNaN(first)
                ? new GeographicBox(-180, -90, 180, 90)
                : new GeographicBox(west, south, east, north);
    }

    /** Share of this box's degrees that lies within another; of a box that is a line or a point, of its length or 1. */
    double shareWithin(GeographicBox other) {
        double otherEast = other.east < other.west ? other.east + 360 : other.east; // over the antimeridian
        double along = 0;
        for (int turn = -360; turn <= 360; turn += 360) {
            along = Math.max(along, share(west, east, other.west + turn, otherEast + turn));
        }
        return along * share(south, north, other.south, other.north);
    }

    private static double share(double from, double to, double otherFrom, double otherTo) {
        if (to == from) {
            return from >= otherFrom && from <= otherTo ? 1 : 0;
        }
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom)) / (to - from);
    }

    private static void set(double[] x, double[] y, int i, double atX, double atY) {
        x[i] = atX;
        y[i] = atY;
    }
}
