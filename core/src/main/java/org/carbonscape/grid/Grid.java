package org.carbonscape.grid;

/**
 * North-up grid of equal cells in one coordinate reference system.
 *
 * @param crs        coordinate reference system, easting (or longitude) first
 * @param west       x of the left edge of column 0, in units of the CRS
 * @param north      y of the upper edge of row 0
 * @param cellWidth  greater than 0, in units of the CRS
 * @param cellHeight greater than 0; cells need not be square
 * @param columns    at least 1
 * @param rows       at least 1; {@code columns * rows} may pass 2^31
 */
public record Grid(Crs crs, double west, double north, double cellWidth, double cellHeight, int columns, int rows) {
    /**
     * Parts of a cell by which corners may be apart and still coincide: the last digits of an origin. The one measure
     * of whether two grids are the same.
     */
    public static final double SLACK = 1e-3;

    /** Degrees of longitude beyond which a zone of Gauss and Krueger or UTM is off by more than a percent. */
    private static final double WIDE = 12;

    public Grid {
        if (!(cellWidth > 0)
                || !(cellHeight > 0)
                || columns < 1
                || rows < 1
                || !Double.isFinite(west)
                || !Double.isFinite(north)
                || !Double.isFinite(cellWidth)
                || !Double.isFinite(cellHeight)) {
            throw new IllegalArgumentException("not a grid: cell " + cellWidth + " x " + cellHeight + ", " + columns
                    + " x " + rows + " at " + west + ", " + north);
        }
    }

    public long cells() {
        return (long) columns * rows;
    }

    public double east() {
        return west + cellWidth * columns;
    }

    public double south() {
        return north - cellHeight * rows;
    }

    /** x of the centre of a column. */
    public double centreX(int column) {
        return west + (column + 0.5) * cellWidth;
    }

    /** y of the centre of a row. */
    public double centreY(int row) {
        return north - (row + 0.5) * cellHeight;
    }

    /**
     * Whether cell (column, row) of both grids covers the same ground: same CRS, and no corner apart by more than
     * {@link #SLACK} of a cell (files written by different tools differ in the last digits of their origin). Where they
     * do, work goes on with one of the two objects: see {@code Aligned}.
     */
    public boolean sameCells(Grid other) {
        return columns == other.columns
                && rows == other.rows
                && crs.sameAs(other.crs)
                && Math.abs(west - other.west) < cellWidth * SLACK
                && Math.abs(north - other.north) < cellHeight * SLACK
                && Math.abs(east() - other.east()) < cellWidth * SLACK
                && Math.abs(south() - other.south()) < cellHeight * SLACK;
    }

    /**
     * A map projection for the ground of a grid in degrees, as a remedy names it: in China the 3-degree zone of
     * CGCS2000, elsewhere the zone of UTM; an equal-area one where the ground is too wide for a zone.
     */
    public String usualProjection() {
        double unit = crs.degreesPerUnit();
        double longitude = (west + east()) / 2 * unit;
        double latitude = (north + south()) / 2 * unit;
        boolean china = longitude > 73.5 && longitude < 135.1 && latitude > 18 && latitude < 53.6;
        if (cellWidth * columns * unit > WIDE) {
            return china
                    ? "ESRI:102025"
                    : Math.abs(latitude) < 60 ? "EPSG:6933" : latitude > 0 ? "EPSG:6931" : "EPSG:6932";
        }
        int zone = (int) Math.floor((longitude + 180) / 6) % 60 + 1;
        return "EPSG:" + (china ? 4534 + Math.round((longitude - 75) / 3) : (latitude < 0 ? 32700 : 32600) + zone);
    }
}
