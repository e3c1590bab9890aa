package org.carbonscape.align;

import java.util.Arrays;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * Each study cell takes the mean of the source cells whose centres lie in it; bilinear where there is none. Source
 * cells are added row by row, so a study cell's sum has one order whatever window it is read in.
 */
final class AveragedValues implements ValueRaster {
    private static final int BAND_CELLS = 1 << 20;
    private static final int SIDE = 256;

    private final ValueRaster source;
    private final Grid study;
    private final Transform toSource;
    private final Transform toStudy;
    private final ResampledValues between;

    AveragedValues(ValueRaster source, Grid study, Transform toSource) {
        this.source = source;
        this.study = study;
        this.toSource = toSource;
        this.toStudy = toSource.inverse();
        this.between = new ResampledValues(source, study, toSource, Resampling.BILINEAR);
    }

    @Override
    public Grid grid() {
        return study;
    }

    @Override
    public Tiling tiling() {
        return Lattice.blocks(study, SIDE, SIDE);
    }

    @Override
    public Reader open() {
        return new MeanReader(source.open(), between.open());
    }

    private final class MeanReader implements Reader {
        private final Reader reader;
        private final Reader bilinear;
        private final PixelMap outward = new PixelMap(study, source.grid(), toSource);
        private final PixelMap homeward = new PixelMap(source.grid(), study, toStudy);
        private float[] band = new float[0];
        private double[] x = new double[0];
        private double[] y = new double[0];
        private double[] sums = new double[0];
        private int[] counts = new int[0];

        MeanReader(Reader reader, Reader bilinear) {
            this.reader = reader;
            this.bilinear = bilinear;
        }

        @Override
        public void read(Window window, float[] into) {
            int cells = window.cells();
            if (sums.length < cells) {
                sums = new double[cells];
                counts = new int[cells];
            }
            Arrays.fill(sums, 0, cells, 0);
            Arrays.fill(counts, 0, cells, -1); // -1: no centre inside; 0: centres, none with a value
            gather(window);
            boolean gaps = false;
            for (int i = 0; i < cells; i++) {
                gaps |= counts[i] < 0;
            }
            if (gaps) {
                bilinear.read(window, into);
            }
            for (int i = 0; i < cells; i++) {
                if (counts[i] >= 0) {
                    into[i] = counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
                }
            }
        }

        private void gather(Window window) {
            // the centres one cell further out enclose every source cell of the window
            Window wider = new Window(window.column() - 1, window.row() - 1, window.width() + 2, window.height() + 2);
            SourceWindow needed = SourceWindow.of(outward.bounds(wider), 2, source.grid());
            if (needed.isEmpty()) {
                return;
            }
            int width = Math.min(needed.endColumn() - needed.column(), BAND_CELLS);
            int height = Math.max(1, BAND_CELLS / width);
            if (x.length < width) {
                x = new double[width];
                y = new double[width];
            }
            for (int row = needed.row(); row < needed.endRow(); row += height) {
                int endRow = Math.min(needed.endRow(), row + height);
                for (int column = needed.column(); column < needed.endColumn(); column += width) {
                    int endColumn = Math.min(needed.endColumn(), column + width);
                    add(new Window(column, row, endColumn - column, endRow - row), window);
                }
            }
        }

        private void add(Window part, Window window) {
            if (band.length < part.cells()) {
                band = new float[part.cells()];
            }
            reader.read(part, band);
            for (int r = part.row(); r < part.endRow(); r++) {
                homeward.row(r, part.column(), part.endColumn(), x, y);
                int in = (r - part.row()) * part.width();
                for (int i = 0; i < part.width(); i++) {
                    double px = x[i] + PixelMap.EDGE - window.column();
                    double py = y[i] + PixelMap.EDGE - window.row();
                    if (px >= 0 && px < window.width() && py >= 0 && py < window.height()) {
                        int cell = (int) py * window.width() + (int) px;
                        float value = band[in + i];
                        counts[cell] = Math.max(counts[cell], 0);
                        if (!Float.isNaN(value)) {
                            sums[cell] += value;
                            counts[cell]++;
                        }
                    }
                }
            }
        }

        @Override
        public void close() {
            reader.close();
            bilinear.close();
        }
    }
}
