package org.carbonscape.io.mosaic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.HeldCells;
import org.carbonscape.io.block.NoData;

/** Reads windows of a mosaic from the rasters they lie in; holds few of them open. */
final class MosaicWindows implements CellWindows {
    private static final int MOST_OPEN = 8;

    private final Mosaic mosaic;
    private final NoData[] none;
    private final Set<Long> alsoNone;
    private final LinkedHashMap<Mosaic.Part, CellWindows> open = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<CellWindows> current = Optional.empty();
    /** Of the window at hand, where rasters overlap: cells that have their value. */
    private boolean[] done = new boolean[0];

    MosaicWindows(Mosaic mosaic, NoData[] none, Set<Long> alsoNone) {
        this.mosaic = mosaic;
        this.none = none;
        this.alsoNone = alsoNone;
    }

    private List<Mosaic.Part> meeting(Window w) {
        List<Mosaic.Part> meeting = new ArrayList<>();
        for (Mosaic.Part part : mosaic.parts()) {
            if (part.meets(w).isPresent()) {
                meeting.add(part);
            }
        }
        return meeting;
    }

    private CellWindows windows(Mosaic.Part part) {
        CellWindows windows = open.get(part);
        if (windows == null) {
            if (open.size() >= MOST_OPEN) {
                Map.Entry<Mosaic.Part, CellWindows> eldest =
                        open.entrySet().iterator().next();
                open.remove(eldest.getKey());
                eldest.getValue().close();
            }
            windows = part.piece().cells(none, alsoNone);
            open.put(part, windows);
        }
        return windows;
    }

    @Override
    public int wholeByteBlock(Window w) {
        List<Mosaic.Part> meeting = meeting(w);
        if (meeting.size() != 1
                || !meeting.get(0).none().isEmpty()
                || !meeting.get(0).meets(w).orElseThrow().equals(w)) {
            return -1;
        }
        CellWindows windows = windows(meeting.get(0));
        current = Optional.of(windows);
        return windows.wholeByteBlock(meeting.get(0).own(w));
    }

    @Override
    public void decode(int block, byte[] into) {
        current.orElseThrow().decode(block, into);
    }

    @Override
    public void read(Window w, RowTaker taker) {
        List<Mosaic.Part> meeting = meeting(w);
        boolean overlap = overlap(meeting, w);
        boolean covered =
                meeting.size() == 1 && meeting.get(0).meets(w).orElseThrow().equals(w);
        if (!covered || !meeting.get(0).none().isEmpty()) {
            taker.gap(0, w.cells());
        }
        if (overlap) {
            if (done.length < w.cells()) {
                done = new boolean[w.cells()];
            }
            Arrays.fill(done, 0, w.cells(), false);
        }
        for (Mosaic.Part part : meeting) {
            Window common = part.meets(w).orElseThrow();
            boolean every = !overlap && part.none().isEmpty();
            windows(part)
                    .read(part.own(common), covered && every ? taker : new Placed(part, common, w, taker, overlap));
        }
    }

    private static boolean overlap(List<Mosaic.Part> meeting, Window w) {
        for (int i = 0; i < meeting.size(); i++) {
            Window one = meeting.get(i).meets(w).orElseThrow();
            for (int k = i + 1; k < meeting.size(); k++) {
                if (meeting.get(k).meets(one).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Puts pieces of a raster's rows where they belong in the window; what is no data there stays the gap it is. */
    private final class Placed implements RowTaker {
        private final Window common;
        private final Window window;
        private final RowTaker taker;
        private final boolean overlap;
        private final Optional<HeldCells> holds;

        Placed(Mosaic.Part part, Window common, Window window, RowTaker taker, boolean overlap) {
            this.common = common;
            this.window = window;
            this.taker = taker;
            this.overlap = overlap;
            this.holds = overlap || !part.none().isEmpty()
                    ? Optional.of(new HeldCells(part.piece().format().type(), none, part.none(), alsoNone))
                    : Optional.empty();
        }

        @Override
        public void row(byte[] block, int position, int step, int to, int cells) {
            int row = to / common.width() + common.row() - window.row();
            int column = to % common.width() + common.column() - window.column();
            int target = row * window.width() + column;
            if (holds.isEmpty()) {
                taker.row(block, position, step, target, cells);
                return;
            }
            HeldCells held = holds.get();
            for (int from = 0; from < cells; ) {
                int end = from;
                while (end < cells && !(overlap && done[target + end]) && held.holds(block, position + end * step)) {
                    if (overlap) {
                        done[target + end] = true;
                    }
                    end++;
                }
                if (end > from) {
                    taker.row(block, position + from * step, step, target + from, end - from);
                }
                from = end + 1;
            }
        }

        @Override
        public void gap(int to, int cells) {
            // it is one already
        }
    }

    @Override
    public void close() {
        open.values().forEach(CellWindows::close);
        open.clear();
    }
}
