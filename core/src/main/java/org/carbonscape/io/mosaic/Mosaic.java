package org.carbonscape.io.mosaic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.Codes;
import org.carbonscape.io.block.HeldCells;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Place;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Rasters side by side that are read as one: of one grid, cell type and system. Where several hold a cell, it is that
 * of the first that has data there; that they agree is checked before cells are read.
 */
public final class Mosaic {
    /**
     * A raster of the mosaic.
     *
     * @param from the cells taken of it
     * @param to   where they lie in the mosaic
     * @param none what is no data in it, but not everywhere in the mosaic
     */
    public record Part(Piece piece, Window from, Window to, List<NoData> none) {
        /** The part of a window that lies in it, in the mosaic's cells. */
        Optional<Window> meets(Window w) {
            int left = Math.max(w.column(), to.column());
            int top = Math.max(w.row(), to.row());
            int right = Math.min(w.endColumn(), to.endColumn());
            int bottom = Math.min(w.endRow(), to.endRow());
            return left < right && top < bottom
                    ? Optional.of(new Window(left, top, right - left, bottom - top))
                    : Optional.empty();
        }

        /** A window of the mosaic in its own cells. */
        Window own(Window w) {
            return new Window(
                    w.column() - to.column() + from.column(), w.row() - to.row() + from.row(), w.width(), w.height());
        }

        String name() {
            return String.valueOf(piece.path().getFileName());
        }
    }

    /** Cells of a window where rasters differ in their blocks. */
    private static final int MISALIGNED = 2048;

    private static final int BAND_CELLS = 1 << 20;
    private static final int COMPARED_CELLS = 1 << 18;

    private final Path path;
    private final Place place;
    private final Optional<Crs> crs;
    private final Optional<NoData> none;
    private final int columns;
    private final int rows;
    private final List<Part> parts;
    private final Set<Object> compared = new LinkedHashSet<>();

    /** @param none what is no data everywhere in it */
    Mosaic(Path path, Place place, Optional<Crs> crs, Optional<NoData> none, int[] size, List<Part> parts) {
        this.path = path;
        this.place = place;
        this.crs = crs;
        this.none = none;
        this.columns = size[0];
        this.rows = size[1];
        this.parts = List.copyOf(parts);
    }

    public List<Part> parts() {
        return parts;
    }

    public Place place() {
        return place;
    }

    public Optional<Crs> crs() {
        return crs;
    }

    /** What is no data everywhere in it. */
    public Optional<NoData> none() {
        return none;
    }

    /**
     * Blocks that are cheap to read: those of the rasters where all have the same, lying on one net; else bands, where
     * one stores strips, or large squares.
     */
    public Tiling tiling() {
        Tiling one = parts.get(0).piece.tiling();
        boolean aligned = parts.stream()
                .allMatch(p -> p.piece.blocks().tiled()
                        && p.piece.tiling().blockWidth() == one.blockWidth()
                        && p.piece.tiling().blockHeight() == one.blockHeight()
                        && (p.to.column() - p.from.column()) % one.blockWidth() == 0
                        && (p.to.row() - p.from.row()) % one.blockHeight() == 0);
        if (aligned) {
            return new Tiling(columns, rows, Math.min(one.blockWidth(), columns), Math.min(one.blockHeight(), rows));
        }
        return parts.stream().allMatch(p -> p.piece.blocks().tiled())
                ? new Tiling(columns, rows, Math.min(MISALIGNED, columns), Math.min(MISALIGNED, rows))
                : Tiling.bands(columns, rows, Math.max(1, Math.min(rows, BAND_CELLS / columns)));
    }

    /** Of all, each code once for its colour. */
    public SortedMap<Integer, Integer> colours() {
        TreeMap<Integer, Integer> all = new TreeMap<>();
        parts.forEach(p ->
                p.piece.colours().forEach((code, colour) -> all.merge(code, colour, (a, b) -> a == 0 ? b : a)));
        return all;
    }

    /** Each caution once, at the first raster that has it. */
    public List<Problem> cautions() {
        Map<ProblemCode, Problem> all = new TreeMap<>();
        parts.forEach(p -> p.piece.cautions().forEach(c -> all.putIfAbsent(c.code(), c)));
        return List.copyOf(all.values());
    }

    public CellWindows open(NoData[] none, Set<Long> alsoNone) {
        return new MosaicWindows(this, none, alsoNone);
    }

    /**
     * Holds rasters against each other where they overlap.
     *
     * @throws ProblemException TIFF-18 for each pair that differs
     */
    public synchronized void compare(NoData[] none, Set<Long> alsoNone) {
        if (!compared.add(List.of(Arrays.asList(none), alsoNone))) {
            return;
        }
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(p -> p.to.column())); // stable: of equal columns in the order given
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            for (int k = i + 1;
                    k < sorted.size()
                            && sorted.get(k).to.column() < sorted.get(i).to.endColumn();
                    k++) {
                Part a = sorted.get(i);
                Part b = sorted.get(k);
                a.meets(b.to)
                        .flatMap(both -> difference(a, b, both, none, alsoNone))
                        .ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            compared.clear(); // it will be told again
            throw new ProblemException(problems);
        }
    }

    private Optional<Problem> difference(Part a, Part b, Window both, NoData[] none, Set<Long> alsoNone) {
        long differ = 0;
        int[] first = new int[2];
        try (RawCells one = new RawCells(a, none, alsoNone);
                RawCells other = new RawCells(b, none, alsoNone)) {
            int height = Math.max(1, COMPARED_CELLS / both.width());
            for (int row = both.row(); row < both.endRow(); row += height) {
                Window w = new Window(both.column(), row, both.width(), Math.min(height, both.endRow() - row));
                one.read(w);
                other.read(w);
                for (int i = 0; i < w.cells(); i++) {
                    if (one.held[i] && other.held[i] && one.cells[i] != other.cells[i] && differ++ == 0) {
                        first[0] = w.column() + i % w.width();
                        first[1] = w.row() + i / w.width();
                    }
                }
            }
        }
        return differ == 0
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.TIFF_18_OVERLAP,
                        path.toString(),
                        a.name(),
                        b.name(),
                        Numbers.readable(differ, 0),
                        Numbers.readable((long) both.width() * both.height(), 0),
                        first[0],
                        first[1]));
    }

    /** Cells of one raster as stored, and whether they hold anything. */
    private static final class RawCells implements AutoCloseable, CellWindows.RowTaker {
        private final Part part;
        private final CellType type;
        private final HeldCells held0;
        private final CellWindows windows;
        private long[] cells = new long[0];
        private boolean[] held = new boolean[0];

        RawCells(Part part, NoData[] none, Set<Long> alsoNone) {
            this.part = part;
            this.type = part.piece.format().type();
            this.held0 = new HeldCells(type, none, part.none, alsoNone);
            this.windows = part.piece.cells(none, alsoNone);
        }

        void read(Window w) {
            if (cells.length < w.cells()) {
                cells = new long[w.cells()];
                held = new boolean[w.cells()];
            }
            windows.read(part.own(w), this);
        }

        @Override
        public void row(byte[] block, int position, int step, int to, int n) {
            for (int i = to, at = position; i < to + n; i++, at += step) {
                held[i] = held0.holds(block, at);
                cells[i] = type.isFloating()
                        ? Double.doubleToLongBits(Codes.floating(type, block, at) + 0.0)
                        : Codes.integer(type, block, at);
            }
        }

        @Override
        public void gap(int to, int n) {
            Arrays.fill(held, to, to + n, false);
        }

        @Override
        public void close() {
            windows.close();
        }
    }
}
