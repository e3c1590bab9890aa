package org.carbonscape.align;

import java.util.Arrays;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/** Each study cell takes the nearest source value, or mixes the four around its centre; NaN outside. */
final class ResampledValues implements ValueRaster {
    private final ValueRaster source;
    private final Grid study;
    private final Transform transform;
    private final boolean bilinear;

    ResampledValues(ValueRaster source, Grid study, Transform transform, Resampling method) {
        this.source = source;
        this.study = study;
        this.transform = transform;
        this.bilinear = method == Resampling.BILINEAR;
    }

    @Override
    public Grid grid() {
        return study;
    }

    @Override
    public Tiling tiling() {
        return Lattice.blocks(study, PointReader.SIDE, PointReader.SIDE);
    }

    @Override
    public Reader open() {
        return new NearOrMixed(source.open());
    }

    private final class NearOrMixed extends PointReader<float[]> implements Reader {
        private final Reader reader;
        private final Grid from = source.grid();
        private float[] scratch = new float[0];

        NearOrMixed(Reader reader) {
            super(study, source.grid(), transform, bilinear ? 1 : 0);
            this.reader = reader;
        }

        @Override
        void fetch(Window read) {
            if (scratch.length < read.cells()) {
                scratch = new float[read.cells()];
            }
            reader.read(read, scratch);
        }

        @Override
        void none(float[] into, int out, int n) {
            Arrays.fill(into, out, out + n, Float.NaN);
        }

        @Override
        void pick(SourceWindow at, double[] x, double[] y, int n, float[] into, int out) {
            for (int i = 0; i < n; i++) {
                double px = x[i] + PixelMap.EDGE;
                double py = y[i] + PixelMap.EDGE;
                boolean inside = px >= 0 && px < from.columns() && py >= 0 && py < from.rows();
                float nearest = !inside
                        ? Float.NaN
                        : scratch[((int) py - at.row()) * (at.endColumn() - at.column()) + (int) px - at.column()];
                into[out + i] = bilinear && !Float.isNaN(nearest) ? mixed(x[i], y[i], at) : nearest;
            }
        }

        private float mixed(double px, double py, SourceWindow at) {
            double left = Math.floor(px - 0.5);
            double upper = Math.floor(py - 0.5);
            double fx = px - 0.5 - left;
            double fy = py - 0.5 - upper;
            int first = (int) upper - at.row();
            int begin = (int) left - at.column();
            int width = at.endColumn() - at.column();
            if (first >= 0 && begin >= 0 && first + 1 < at.endRow() - at.row() && begin + 1 < width) {
                float[] values = scratch;
                int cell = first * width + begin;
                double a = (1 - fy) * (1 - fx);
                double b = (1 - fy) * fx;
                double c = fy * (1 - fx);
                double d = fy * fx;
                double all = a * values[cell]
                        + b * values[cell + 1]
                        + c * values[cell + width]
                        + d * values[cell + width + 1];
                if (all == all) { // no neighbour is missing: what the loops below would give
                    return (float) (all / (a + b + c + d));
                }
            }
            double sum = 0;
            double weights = 0;
            for (int j = 0; j < 2; j++) {
                int row = (int) upper + j;
                double wy = j == 0 ? 1 - fy : fy;
                if (row < at.row() || row >= at.endRow()) {
                    continue; // beyond the source: the window holds every neighbour there is
                }
                for (int i = 0; i < 2; i++) {
                    int column = (int) left + i;
                    if (column < at.column() || column >= at.endColumn()) {
                        continue;
                    }
                    float value = scratch[(row - at.row()) * (at.endColumn() - at.column()) + column - at.column()];
                    if (!Float.isNaN(value)) {
                        double weight = wy * (i == 0 ? 1 - fx : fx);
                        sum += weight * value;
                        weights += weight;
                    }
                }
            }
            return (float) (sum / weights); // at least the nearest, with a quarter of the weight
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
