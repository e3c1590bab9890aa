package org.carbonscape.io.vector;

import java.util.Arrays;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;

/** Segments sorted into horizontal bands, so that a ray meets only those of its band. */
final class RingBands {
    private final double[] x;
    private final double[] y;
    private final double minY;
    private final double perY;
    private final int[] start;
    private final int[] segments;
    private final int[] ringOf;
    private final int[] found;
    private final boolean[] odd;

    RingBands(double[] x, double[] y, int[] ringStart) {
        this.x = x;
        this.y = y;
        double low = Arrays.stream(y).min().orElse(0);
        double high = Arrays.stream(y).max().orElse(0);
        int rings = ringStart.length - 1;
        int count = Math.max(1, Math.min(x.length / 16, 1 << 16));
        long total;
        double scale;
        do { // fewer bands where segments are long
            scale = high > low ? count / (high - low) * (1 - 1e-12) : 0;
            scale = Double.isFinite(scale) ? scale : 0;
            total = 0;
            for (int r = 0; r < rings; r++) {
                for (int i = ringStart[r]; i < ringStart[r + 1] - 1; i++) {
                    total += Math.abs((int) ((y[i] - low) * scale) - (int) ((y[i + 1] - low) * scale)) + 1;
                }
            }
            count = total > 8L * x.length && count > 1 ? count / 2 : -count;
        } while (count > 0);
        count = -count;
        this.minY = low;
        this.perY = scale;
        this.start = new int[count + 2];
        this.segments = new int[(int) total];
        this.ringOf = new int[(int) total];
        this.found = new int[rings + 1]; // room for one more when all are in
        this.odd = new boolean[rings];
        for (int pass = 0; pass < 2; pass++) {
            int[] filled = Arrays.copyOf(start, start.length);
            for (int r = 0; r < rings; r++) {
                for (int i = ringStart[r]; i < ringStart[r + 1] - 1; i++) {
                    for (int b = Math.min(band(y[i]), band(y[i + 1])); b <= Math.max(band(y[i]), band(y[i + 1])); b++) {
                        if (pass == 0) {
                            start[b + 1]++;
                        } else {
                            segments[filled[b]] = i;
                            ringOf[filled[b]++] = r;
                        }
                    }
                }
            }
            for (int b = 0; pass == 0 && b <= count; b++) {
                start[b + 1] += start[b];
            }
        }
    }

    private int band(double at) {
        return (int) ((at - minY) * perY);
    }

    /** The rings around a point that is on none but its own. */
    int[] around(double px, double py) {
        int seen = 0;
        int band = band(py);
        for (int k = start[band]; k < start[band + 1]; k++) {
            int i = segments[k];
            double ay = y[i];
            double by = y[i + 1];
            if (ay > py == by > py || x[i] < px && x[i + 1] < px) {
                continue;
            }
            int orientation = CGAlgorithmsDD.orientationIndex(x[i], ay, x[i + 1], by, px, py);
            if ((by < ay ? -orientation : orientation) > 0) {
                int ring = ringOf[k];
                found[seen++] = ring;
                odd[ring] = !odd[ring];
                if (seen == found.length) {
                    seen = compact(seen);
                }
            }
        }
        seen = compact(seen);
        int[] around = Arrays.copyOf(found, seen);
        for (int i = 0; i < seen; i++) {
            odd[found[i]] = false;
        }
        return around;
    }

    /** Keeps each ring met an odd number of times, once. */
    private int compact(int seen) {
        int kept = 0;
        for (int i = 0; i < seen; i++) {
            if (odd[found[i]]) {
                odd[found[i]] = false;
                found[kept++] = found[i];
            }
        }
        for (int i = 0; i < kept; i++) {
            odd[found[i]] = true;
        }
        return kept;
    }
}
