package org.carbonscape.align;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.Window;

/**
 * Where the centres of one grid's cells fall in another grid, in cells and parts of cells from its upper left corner.
 * Projecting every cell costs a microsecond; so blocks of 128 x 128 cells are projected at 3 x 3 nodes, with parabolas
 * between. (Straight lines need nodes every 32 cells and are still a hundred times further off: maps are smooth.) Where
 * the lattice twice as dense disagrees by more than a thousandth of a cell it takes its place, down to every 4th cell;
 * where that is not enough, or a part has no position, cells are projected one by one. A block depends on nothing but
 * the two grids, so the answer is the same for any window. Within one system the map is a multiplication. Not
 * thread-safe.
 */
final class PixelMap {
    private static final int BLOCK = 128;
    private static final int FINEST = 4;
    private static final double TOLERANCE = 1.0 / 1000;
    /** Nodes kept: 6 MB, enough for a row of blocks of the widest rasters at the finest lattice. */
    private static final int ROOM = 400_000;
    /** Centres on an edge between two cells belong to the right and lower one, whatever the last digits. */
    static final double EDGE = 1e-6;

    private final Grid from;
    private final Grid to;
    private final Transform transform;
    private final double turn; // 360 degrees in units of a geographic target, else 0
    private final Map<Long, Block> blocks = new LinkedHashMap<>();
    private int kept;

    /** Positions at every {@code step}-th cell, row by row, with the next blocks' first ones; none where step is 1. */
    private record Block(int step, double[] x, double[] y) {
        static final Block EXACT = new Block(1, new double[0], new double[0]);

        int across() {
            return BLOCK / step + 1;
        }

        /** How far a parabola of this block is off the straight line between its ends, at most. */
        double bulge(double[] nodes) {
            int across = across();
            double most = 0;
            for (int j = 0; j < across; j++) {
                for (int i = 0; i + 2 < across; i += 2) {
                    most = Math.max(
                            most,
                            Math.abs(
                                    nodes[j * across + i] - 2 * nodes[j * across + i + 1] + nodes[j * across + i + 2]));
                    most = Math.max(
                            most,
                            Math.abs(nodes[i * across + j]
                                    - 2 * nodes[(i + 1) * across + j]
                                    + nodes[(i + 2) * across + j]));
                }
            }
            return 2 * most; // half of it in each direction, and as much again for their product
        }
    }

    PixelMap(Grid from, Grid to, Transform transform) {
        this.from = from;
        this.to = to;
        this.transform = transform;
        this.turn = !transform.isIdentity() && to.crs().isGeographic()
                ? 360 / to.crs().degreesPerUnit()
                : 0;
    }

    /** Positions of the cells {@code column} to {@code end - 1} of a row; NaN where there is none. */
    void row(int row, int column, int end, double[] x, double[] y) {
        if (transform.isIdentity()) {
            double at = (to.north() - from.centreY(row)) / to.cellHeight();
            for (int c = column; c < end; c++) {
                x[c - column] = (from.centreX(c) - to.west()) / to.cellWidth();
            }
            Arrays.fill(y, 0, end - column, at);
            return;
        }
        int by = Math.floorDiv(row, BLOCK);
        for (int c = column; c < end; ) {
            int bx = Math.floorDiv(c, BLOCK);
            int stop = (int) Math.min(end, ((long) bx + 1) * BLOCK);
            Block block = block(bx, by);
            if (block.step == 1) {
                exact(row, c, stop, c - column, x, y);
            } else {
                stretch(block, c - bx * BLOCK, stop - bx * BLOCK, row - by * BLOCK, c - column, x, y);
            }
            c = stop;
        }
    }

    /** Cells {@code c} to {@code end - 1} of a row of a block. */
    private static void stretch(Block block, int c, int end, int r, int offset, double[] x, double[] y) {
        int step = block.step;
        int piece = 2 * step;
        int across = block.across();
        int upper = r / piece * 2 * across;
        double t = (double) (r % piece) / step;
        double w0 = (t - 1) * (t - 2) / 2;
        double w1 = t * (2 - t);
        double w2 = t * (t - 1) / 2;
        int out = offset;
        for (int from = c; from < end; ) {
            int i = from / piece;
            int stop = Math.min(end, (i + 1) * piece);
            int a = upper + 2 * i;
            int b = a + across;
            int d = b + across;
            double x0 = block.x[a] * w0 + block.x[b] * w1 + block.x[d] * w2;
            double x1 = block.x[a + 1] * w0 + block.x[b + 1] * w1 + block.x[d + 1] * w2;
            double x2 = block.x[a + 2] * w0 + block.x[b + 2] * w1 + block.x[d + 2] * w2;
            double y0 = block.y[a] * w0 + block.y[b] * w1 + block.y[d] * w2;
            double y1 = block.y[a + 1] * w0 + block.y[b + 1] * w1 + block.y[d + 1] * w2;
            double y2 = block.y[a + 2] * w0 + block.y[b + 2] * w1 + block.y[d + 2] * w2;
            double bendX = (x0 - 2 * x1 + x2) / 2;
            double bendY = (y0 - 2 * y1 + y2) / 2;
            double slopeX = (x1 - x0 - bendX) / step;
            double slopeY = (y1 - y0 - bendY) / step;
            bendX /= step * step;
            bendY /= step * step;
            for (int k = from - i * piece; k < stop - i * piece; k++) {
                x[out] = x0 + k * (slopeX + k * bendX);
                y[out++] = y0 + k * (slopeY + k * bendY);
            }
            from = stop;
        }
    }

    /**
     * Bounds of the positions over a window: {minX, maxX, minY, maxY}; NaN where no cell of it has one. From the
     * corners of each block's part, widened by what its parabolas bulge.
     */
    double[] bounds(Window window) {
        double[] box = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        double[] x = new double[BLOCK];
        double[] y = new double[BLOCK];
        if (transform.isIdentity()) {
            corner(window.row(), window.column(), box, x, y);
            corner(window.endRow() - 1, window.endColumn() - 1, box, x, y);
            return box;
        }
        for (int by = Math.floorDiv(window.row(), BLOCK); by <= Math.floorDiv(window.endRow() - 1, BLOCK); by++) {
            for (int bx = Math.floorDiv(window.column(), BLOCK);
                    bx <= Math.floorDiv(window.endColumn() - 1, BLOCK);
                    bx++) {
                int row = Math.max(window.row(), by * BLOCK);
                int column = Math.max(window.column(), bx * BLOCK);
                int endRow = (int) Math.min(window.endRow(), (by + 1L) * BLOCK);
                int endColumn = (int) Math.min(window.endColumn(), (bx + 1L) * BLOCK);
                Block block = block(bx, by);
                if (block.step > 1) {
                    double[] part = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
                    corner(row, column, part, x, y);
                    corner(row, endColumn - 1, part, x, y);
                    corner(endRow - 1, column, part, x, y);
                    corner(endRow - 1, endColumn - 1, part, x, y);
                    double bulgeX = block.bulge(block.x);
                    double bulgeY = block.bulge(block.y);
                    widen(box, part[0] - bulgeX, part[2] - bulgeY);
                    widen(box, part[1] + bulgeX, part[3] + bulgeY);
                    continue;
                }
                for (int r = row; r < endRow; r++) {
                    exact(r, column, endColumn, 0, x, y);
                    for (int i = 0; i < endColumn - column; i++) {
                        widen(box, x[i], y[i]);
                    }
                }
            }
        }
        return box;
    }

    private void corner(int row, int column, double[] box, double[] x, double[] y) {
        row(row, column, column + 1, x, y);
        widen(box, x[0], y[0]);
    }

    private static void widen(double[] box, double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return;
        }
        if (Double.isNaN(box[0])) {
            box[0] = box[1] = x;
            box[2] = box[3] = y;
            return;
        }
        box[0] = Math.min(box[0], x);
        box[1] = Math.max(box[1], x);
        box[2] = Math.min(box[2], y);
        box[3] = Math.max(box[3], y);
    }

    /** How many cells of the whole grid have their centre inside the other one. */
    long countInside() {
        long inside = 0;
        int height = transform.isIdentity() ? from.rows() : BLOCK;
        int width = transform.isIdentity() ? from.columns() : BLOCK;
        double[] x = new double[width];
        double[] y = new double[width];
        for (int row = 0; row < from.rows(); row += height) {
            for (int column = 0; column < from.columns(); column += width) {
                Window part = new Window(
                        column, row, Math.min(width, from.columns() - column), Math.min(height, from.rows() - row));
                inside += inside(part, x, y);
            }
        }
        return inside;
    }

    private long inside(Window part, double[] x, double[] y) {
        double[] box = bounds(part);
        if (Double.isNaN(box[0])
                || box[1] + EDGE < 0
                || box[3] + EDGE < 0
                || box[0] + EDGE >= to.columns()
                || box[2] + EDGE >= to.rows()) {
            return 0;
        }
        boolean holed = !transform.isIdentity()
                && block(Math.floorDiv(part.column(), BLOCK), Math.floorDiv(part.row(), BLOCK)).step == 1;
        if (!holed
                && box[0] + EDGE >= 0
                && box[2] + EDGE >= 0
                && box[1] + EDGE < to.columns()
                && box[3] + EDGE < to.rows()) {
            return (long) part.width() * part.height();
        }
        long count = 0;
        if (transform.isIdentity()) { // rows and columns apart: no need to visit each cell
            long columns = 0;
            row(part.row(), part.column(), part.endColumn(), x, y);
            for (int i = 0; i < part.width(); i++) {
                columns += x[i] + EDGE >= 0 && x[i] + EDGE < to.columns() ? 1 : 0;
            }
            for (int r = part.row(); r < part.endRow(); r++) {
                double at = (to.north() - from.centreY(r)) / to.cellHeight() + EDGE;
                count += at >= 0 && at < to.rows() ? columns : 0;
            }
            return count;
        }
        for (int r = part.row(); r < part.endRow(); r++) {
            row(r, part.column(), part.endColumn(), x, y);
            for (int i = 0; i < part.width(); i++) {
                double px = x[i] + EDGE;
                double py = y[i] + EDGE;
                count += px >= 0 && px < to.columns() && py >= 0 && py < to.rows() ? 1 : 0;
            }
        }
        return count;
    }

    private Block block(int bx, int by) {
        long key = ((long) bx << 32) ^ (by & 0xffffffffL);
        Block known = blocks.get(key);
        if (known != null) {
            return known;
        }
        Block made = make(bx, by);
        kept += made.x.length;
        if (kept > ROOM) {
            blocks.clear();
            kept = made.x.length;
        }
        blocks.put(key, made);
        return made;
    }

    private Block make(int bx, int by) {
        Block coarse = nodes(bx, by, BLOCK / 2);
        while (coarse.step > FINEST) {
            Block fine = nodes(bx, by, coarse.step / 2);
            if (isClose(coarse, fine)) {
                return coarse;
            }
            coarse = fine;
        }
        return isClose(coarse, nodes(bx, by, coarse.step / 2)) ? coarse : Block.EXACT;
    }

    private Block nodes(int bx, int by, int step) {
        int across = BLOCK / step + 1;
        double[] x = new double[across * across];
        double[] y = new double[across * across];
        for (int j = 0; j < across; j++) {
            for (int i = 0; i < across; i++) {
                x[j * across + i] = from.west() + ((double) bx * BLOCK + i * step + 0.5) * from.cellWidth();
                y[j * across + i] = from.north() - ((double) by * BLOCK + j * step + 0.5) * from.cellHeight();
            }
        }
        project(x, y, x.length);
        return new Block(step, x, y);
    }

    private void exact(int row, int column, int end, int offset, double[] x, double[] y) {
        int n = end - column;
        double[] atX = new double[n];
        double[] atY = new double[n];
        for (int i = 0; i < n; i++) {
            atX[i] = from.centreX(column + i);
            atY[i] = from.centreY(row);
        }
        project(atX, atY, n);
        System.arraycopy(atX, 0, x, offset, n);
        System.arraycopy(atY, 0, y, offset, n);
    }

    /** Coordinates of the first grid to positions in the second. */
    private void project(double[] x, double[] y, int n) {
        transform.apply(x, y, n);
        double middle = (to.west() + to.east()) / 2;
        for (int i = 0; i < n; i++) {
            double near = turn > 0 ? x[i] + turn * Math.rint((middle - x[i]) / turn) : x[i];
            x[i] = (near - to.west()) / to.cellWidth();
            y[i] = (to.north() - y[i]) / to.cellHeight();
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                x[i] = Double.NaN;
                y[i] = Double.NaN;
            }
        }
    }

    /** Whether the coarse lattice, interpolated, gives the fine one; also when neither has any position. */
    private static boolean isClose(Block coarse, Block fine) {
        int none = 0;
        for (double x : fine.x) {
            none += Double.isNaN(x) ? 1 : 0;
        }
        if (none > 0) {
            return none == fine.x.length;
        }
        int across = fine.across();
        double[] x = new double[BLOCK];
        double[] y = new double[BLOCK];
        for (int j = 0; j < across - 1; j++) {
            stretch(coarse, 0, BLOCK, j * fine.step, 0, x, y);
            for (int i = 0; i < across - 1; i++) {
                if (!(Math.abs(x[i * fine.step] - fine.x[j * across + i]) <= TOLERANCE)
                        || !(Math.abs(y[i * fine.step] - fine.y[j * across + i]) <= TOLERANCE)) {
                    return false;
                }
            }
        }
        return true;
    }
}
