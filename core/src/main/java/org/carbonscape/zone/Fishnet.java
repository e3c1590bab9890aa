package org.carbonscape.zone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.grid.Grid;
import org.carbonscape.measure.Numbers;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Squares of one size laid from the grid's upper left corner; the squares at the right and lower edge may be cut.
 * A square's identifier is {@code r<row>c<column>}, both from 1, zero-padded to one width.
 */
public final class Fishnet implements UnitSet {
    private final String name;
    private final double size;
    private final Grid grid;
    private final int across;
    private final int down;
    private final int digits;

    /**
     * @param size side of a square, in the units of the grid's CRS; at least one cell
     */
    public Fishnet(String name, double size, Grid grid) {
        if (!(size >= Math.max(grid.cellWidth(), grid.cellHeight()) * (1 - 1e-9)) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("a fishnet square must be at least one cell, not " + size);
        }
        this.name = name;
        this.size = size;
        this.grid = grid;
        this.across = number(grid.columns(), grid.cellWidth());
        this.down = number(grid.rows(), grid.cellHeight());
        Math.multiplyExact(across, down);
        this.digits = Integer.toString(Math.max(across, down)).length();
    }

    /** How many squares hold the centres of n cells. */
    private int number(int cells, double cell) {
        return index(cells - 1, cell) + 1;
    }

    private int index(int cellNumber, double cell) {
        // a hair of tolerance: 100 cells of 30 m are exactly one square of 3 km, whatever the last digits say
        return (int) Math.floor((cellNumber + 0.5) * cell / size + 1e-9);
    }

    public double size() {
        return size;
    }

    public int across() {
        return across;
    }

    public int down() {
        return down;
    }

    /** The square's outline: west, south, east, north, cut at the grid's edge. */
    public double[] bounds(int unit) {
        int row = (unit - 1) / across;
        int column = (unit - 1) % across;
        return new double[] {
            grid.west() + column * size,
            Math.max(grid.south(), grid.north() - (row + 1) * size),
            Math.min(grid.east(), grid.west() + (column + 1) * size),
            grid.north() - row * size
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int count() {
        return across * down;
    }

    @Override
    public String id(int unit) {
        byte[] text = new byte[2 * digits + 2]; // tables of a million squares ask for tens of millions
        number(text, 0, 'r', (unit - 1) / across + 1);
        number(text, digits + 1, 'c', (unit - 1) % across + 1);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void number(byte[] text, int at, char letter, int number) {
        text[at] = (byte) letter;
        Numbers.digits(number, digits, text, at + 1 + digits);
    }

    @Override
    public String unitName(int unit) {
        return id(unit);
    }

    @Override
    public Burner shares(Grid onto) {
        if (isWhole(size / grid.cellWidth()) && isWhole(size / grid.cellHeight())) {
            return burner(onto);
        }
        List<Geometry> squares = new ArrayList<>();
        GeometryFactory factory = new GeometryFactory();
        for (int unit = 1; unit <= count(); unit++) {
            double[] b = bounds(unit);
            // the last ones hold the centres of the cells at the edge, not always all of them
            double east = unit % across == 0 ? grid.east() : b[2];
            double south = unit > (down - 1) * across ? grid.south() : b[1];
            squares.add(factory.toGeometry(new Envelope(b[0], east, south, b[3])));
        }
        return new CellShares(squares, onto);
    }

    private static boolean isWhole(double cells) {
        return Math.abs(cells - Math.rint(cells)) < 1e-9;
    }

    @Override
    public Burner burner(Grid onto) {
        if (!onto.sameCells(grid)) {
            throw new IllegalArgumentException("a fishnet belongs to the grid it was laid on");
        }
        int[] ends = new int[across];
        for (int column = 0; column < grid.columns(); column++) {
            ends[index(column, grid.cellWidth())] = column + 1;
        }
        return (firstRow, rows) -> {
            int[] rowStart = new int[rows + 1];
            int[] end = new int[rows * across];
            int[] unit = new int[rows * across];
            for (int r = 0; r < rows; r++) {
                int base = index(firstRow + r, grid.cellHeight()) * across + 1;
                System.arraycopy(ends, 0, end, r * across, across);
                for (int c = 0; c < across; c++) {
                    unit[r * across + c] = base + c;
                }
                rowStart[r + 1] = (r + 1) * across;
            }
            return new SpanBand(firstRow, rowStart, end, unit, new OverlapTally());
        };
    }
}
