package org.carbonscape.zone;

import java.util.List;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Which polygons cover the same ground, found on a lattice over all of them: what is smaller than its cells may be
 * missed.
 * A million polygons take a second, where comparing them pair by pair takes minutes.
 */
public final class PolygonOverlaps {
    private static final long LEAST_CELLS = 1 << 20;
    private static final long MOST_CELLS = 1 << 25;
    private static final int CELLS_PER_POLYGON = 64;
    private static final int BAND = 256;
    /**
     * By how much of a cell the lattice begins outside: no border of a regular net then runs through centres of cells,
     * where rounding in the last digit of its vertices would look like an overlap of a cell's width.
     */
    private static final double APART = 0.381966;

    private PolygonOverlaps() {}

    /** Takes a pair of polygons, by their places in the list, and the share of the smaller one that both cover. */
    @FunctionalInterface
    public interface Visitor {
        void pair(int lower, int higher, double share);
    }

    /** @param polygons Polygon or MultiPolygon, in any one system */
    public static void forEach(List<Geometry> polygons, Visitor visitor) {
        Envelope extent = new Envelope();
        polygons.forEach(p -> extent.expandToInclude(p.getEnvelopeInternal()));
        if (polygons.size() < 2 || !(extent.getWidth() > 0) || !(extent.getHeight() > 0)) {
            return;
        }
        long wanted = Math.max(LEAST_CELLS, Math.min(MOST_CELLS, (long) polygons.size() * CELLS_PER_POLYGON));
        double ratio = Math.sqrt(extent.getWidth() / extent.getHeight());
        int columns = (int) Math.max(1, Math.min(1 << 20, Math.sqrt(wanted) * ratio));
        int rows = (int) Math.max(1, Math.min(1 << 20, wanted / columns));
        double dx = extent.getWidth() / columns;
        double dy = extent.getHeight() / rows;
        columns++;
        rows++;
        Grid lattice = new Grid(
                Crs.epsg(3857), // any: only its cells count
                extent.getMinX() - APART * dx,
                extent.getMaxY() + APART * dy,
                dx,
                dy,
                columns,
                rows);
        ScanLines lines = new ScanLines(polygons, lattice);
        OverlapTally overlaps = new OverlapTally();
        long[] cells = new long[polygons.size() + 1]; // what a unit kept
        for (int row = 0; row < rows; row += BAND) {
            SpanBand band = lines.band(row, Math.min(BAND, rows - row));
            overlaps.add(band.overlaps);
            for (int r = 0; r + 1 < band.rowStart.length; r++) {
                int column = 0;
                for (int s = band.rowStart[r]; s < band.rowStart[r + 1]; s++) {
                    cells[band.unit[s]] += band.end[s] - column;
                    column = band.end[s];
                }
            }
        }
        long[] own = cells.clone(); // and what it lost to later ones
        overlaps.forEach((lower, higher, n) -> own[lower] += n);
        overlaps.forEach((lower, higher, n) ->
                visitor.pair(lower - 1, higher - 1, n / (double) Math.max(1, Math.min(own[lower], own[higher]))));
    }
}
