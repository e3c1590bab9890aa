package org.carbonscape.study.proof.layer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;

/** A map read along with others, block by block; one that is not there, or can no longer be read, gives nothing. */
public final class Along implements AutoCloseable {
    /** What was seen of a map in a stripe. */
    static final class Seen {
        double sum; // few roundings beside those of the map
        long[] counted = new long[0];
        float[][] codes = new float[0][];
        long wrong;
        Bilingual first = Bilingual.same("");
        String expected = "";
        String got = "";
        /** Why it cannot be read. */
        Optional<Bilingual> broken = Optional.empty();
    }

    private final Optional<ValueRaster.Reader> reader;
    private final List<Window> drawn;
    private final float[] kept;
    private final Seen seen;
    private float[] values = new float[0];

    /** @param kept what the map holds in the drawn cells */
    private Along(Optional<ValueRaster.Reader> reader, List<Window> drawn, float[] kept, Seen seen) {
        this.reader = reader;
        this.drawn = drawn;
        this.kept = kept;
        this.seen = seen;
    }

    static Along of(Supplier<Optional<ValueRaster>> raster, List<Window> drawn, float[] kept, Seen seen) {
        try {
            return new Along(raster.get().map(ValueRaster::open), drawn, kept, seen);
        } catch (ProblemException e) {
            Along along = new Along(Optional.empty(), drawn, kept, seen);
            along.isBroken(e);
            return along;
        }
    }

    private void isBroken(ProblemException e) {
        if (e.isOfTheMachine()) {
            throw e;
        }
        seen.broken = Optional.of(Bilingual.of(
                e.problems().get(0).found(Language.EN), e.problems().get(0).found(Language.ZH)));
    }

    Seen seen() {
        return seen;
    }

    /** The cells of the window that was read. */
    float[] values() {
        return values;
    }

    void read(Window window) {
        values = values.length == window.cells() ? values : new float[window.cells()];
        if (!isThere()) {
            return;
        }
        try {
            reader.orElseThrow().read(window, values);
        } catch (ProblemException e) {
            isBroken(e);
            return;
        }
        for (int d = 0; d < drawn.size(); d++) {
            Window cell = drawn.get(d);
            int row = cell.row() - window.row();
            int column = cell.column() - window.column();
            if (row >= 0 && row < window.height() && column >= 0 && column < window.width()) {
                kept[d] = values[row * window.width() + column];
            }
        }
    }

    boolean isThere() {
        return reader.isPresent() && seen.broken.isEmpty();
    }

    void wrong(Window window, int i, float wanted) {
        if (seen.wrong++ == 0) {
            seen.first = cell(window.column() + i % window.width(), window.row() + i / window.width());
            seen.expected = String.valueOf(wanted);
            seen.got = String.valueOf(values[i]);
        }
    }

    public static Bilingual cell(int column, int row) {
        return Bilingual.of(
                "column " + (column + 1) + ", row " + (row + 1), "第 " + (column + 1) + " 列、第 " + (row + 1) + " 行");
    }

    @Override
    public void close() {
        reader.ifPresent(ValueRaster.Reader::close);
    }
}
