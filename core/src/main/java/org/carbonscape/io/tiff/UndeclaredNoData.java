package org.carbonscape.io.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * Looks for numbers that usually mean "no data" among cells that are read as values, where the file does not say that
 * they do: a mean with -9999 in it is wrong without a word. Such a number stands apart: depths of the sea down to
 * -10900 m and counts up to 60000 have a -9999 and a 32767 that were measured. All cells of a part are looked at, of a
 * large one blocks spread over it, so that it takes less than a second; nothing found is then no proof.
 */
public final class UndeclaredNoData {
    /** As floats have them: -2147483647 is -2147483648 there. */
    private static final double[] USUAL = {-9999, -99999, -999999, -32767, -32768, 32767, -2147483648.0, 2147483648.0};
    /** Magnitudes that nobody measures: the lowest and the largest floats, and what is rounded from them. */
    private static final double EXTREME = 1e30;

    private static final long MOST_CELLS = 1 << 22;

    private final Scaling scaling;
    /** What the file stores where a value may be none, and must declare then: the top of its type, ..., an extreme. */
    private final double[] stored;
    /** The same as values. */
    private final float[] read;

    private final long[] cells;
    private final int[] firstRow;
    private final int[] firstColumn;
    /** Of all other values. */
    private float least = Float.POSITIVE_INFINITY;

    private float most = Float.NEGATIVE_INFINITY;

    private UndeclaredNoData(CellType type, Scaling scaling) {
        this.scaling = scaling;
        this.stored = new double[USUAL.length + 2];
        this.read = new float[stored.length];
        this.cells = new long[stored.length];
        this.firstRow = new int[stored.length];
        this.firstColumn = new int[stored.length];
        stored[0] = top(type);
        System.arraycopy(USUAL, 0, stored, 1, USUAL.length);
        stored[USUAL.length + 1] = Double.NaN;
        for (int i = 0; i < read.length; i++) {
            read[i] = (float) scaling.of(stored[i]);
        }
    }

    /** The largest number of a type of whole numbers; NaN of others. */
    private static double top(CellType type) {
        return switch (type) {
            case UINT8 -> 255;
            case UINT16 -> 65535;
            case INT32 -> Integer.MAX_VALUE;
            case UINT32 -> 4294967295.0;
            default -> Double.NaN;
        };
    }

    /** TIFF-C07 for each number in a part of a raster that usually means no data. */
    static List<Problem> in(ValueRaster raster, Window part, CellType type, Scaling scaling, String place) {
        UndeclaredNoData look = new UndeclaredNoData(type, scaling);
        Tiling tiling = raster.tiling();
        List<Window> blocks = new ArrayList<>();
        for (int i = 0; i < tiling.count(); i++) {
            Window block = tiling.window(i);
            int column = Math.max(block.column(), part.column());
            int row = Math.max(block.row(), part.row());
            int width = Math.min(block.endColumn(), part.endColumn()) - column;
            int height = Math.min(block.endRow(), part.endRow()) - row;
            if (width > 0 && height > 0) {
                blocks.add(new Window(column, row, width, height));
            }
        }
        long all = (long) part.width() * part.height();
        int looked = (int) Math.max(1, blocks.size() * Math.min(1.0, (double) MOST_CELLS / all));
        float[] values = {};
        try (ValueRaster.Reader reader = raster.open()) {
            for (int i = 0; i < looked; i++) {
                Window block = blocks.get((int) ((long) i * blocks.size() / looked));
                values = values.length < block.cells() ? new float[block.cells()] : values;
                reader.read(block, values);
                look.take(block, values);
            }
        }
        return look.told(looked < blocks.size(), place);
    }

    /**
     * The cautions of a file whose cells are read as values, and this.
     *
     * @param values the file's, on whatever grid
     * @param part   what is read of them; none where nothing is
     */
    public static List<Problem> beside(TiffFile file, ValueRaster values, Optional<Window> part) {
        if (part.isEmpty() || file.isFar()) { // a server is not asked for this alone
            return file.cautions();
        }
        List<Problem> own =
                in(values, part.get(), file.type(), file.scaling(), file.path().toString());
        return Stream.concat(file.cautions().stream(), own.stream()).toList();
    }

    private void take(Window block, float[] values) {
        for (int i = 0; i < block.cells(); i++) {
            float value = values[i];
            if (value < least || value > most) { // within the others none stands apart; NaN is neither
                int usual = usual(value);
                if (usual < 0) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                } else {
                    count(usual, value, block.row() + i / block.width(), block.column() + i % block.width());
                }
            }
        }
    }

    private int usual(float value) {
        if (Math.abs(value) >= EXTREME) {
            return read.length - 1;
        }
        for (int i = 0; i < read.length; i++) {
            if (read[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private void count(int usual, float value, int row, int column) {
        if (cells[usual]++ == 0 || row < firstRow[usual] || row == firstRow[usual] && column < firstColumn[usual]) {
            firstRow[usual] = row;
            firstColumn[usual] = column;
            if (usual == read.length - 1) {
                stored[usual] = value;
            }
        }
    }

    private List<Problem> told(boolean partly, String place) {
        List<Problem> told = new ArrayList<>();
        for (int i = 0; i < read.length; i++) {
            if (cells[i] > 0 && (i == read.length - 1 || isApart(i))) {
                String count = Numbers.readable(cells[i], 0);
                told.add(Problem.of(
                        ProblemCode.TIFF_C07_UNDECLARED,
                        place,
                        Numbers.text(stored[i]),
                        partly ? Bilingual.of("at least " + count, "至少 " + count) : count,
                        firstRow[i] + 1,
                        firstColumn[i] + 1));
            }
        }
        return told;
    }

    /** Amounts have long tails above zero, not below; a mask may have nothing but 0 and 255. */
    private boolean isApart(int usual) {
        double none = stored[usual];
        float near = (float) scaling.of(none * (none < 0 ? 0.75 : 0.5));
        boolean apart = read[usual] < near ? least >= near : most <= near;
        return apart && (usual > 0 || least < most);
    }
}
