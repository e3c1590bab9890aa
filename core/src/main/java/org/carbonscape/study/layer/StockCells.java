package org.carbonscape.study.layer;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.finding.Key;

/** Carbon held by cells, tC/ha: a class's density, and its difference between two phases. NaN without a class. */
public final class StockCells implements Serializable {
    private static final long serialVersionUID = 1L;

    private final float[] density; // by class; NaN for none

    public StockCells(StockTable table) {
        double[] byClass = table.density_tC_per_ha();
        density = new float[byClass.length];
        for (int c = 0; c < density.length; c++) {
            density[c] = c == 0 ? Float.NaN : (float) byClass[c];
        }
    }

    /** Bits of what cells of classes hold. */
    int[] held(int[] classes, int n) {
        int[] held = new int[n];
        for (int i = 0; i < n; i++) {
            held[i] = Float.floatToRawIntBits(density[classes[i]]);
        }
        return held;
    }

    /** Bits of what cells gained (above 0) or lost; NaN where one of the phases has no class. */
    int[] changed(int[] before, int[] after, int n) {
        int[] changed = new int[n];
        for (int i = 0; i < n; i++) {
            changed[i] = Float.floatToRawIntBits(density[after[i]] - density[before[i]]);
        }
        return changed;
    }

    /** Pictures of the stock of every phase. */
    public List<float[]> pictures(Images images) {
        return images.classes().stream().map(this::picture).toList();
    }

    private float[] picture(float[] classes) {
        float[] picture = new float[classes.length];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = density[(int) classes[i]];
        }
        return picture;
    }

    /** Picture of what changed between two phases. */
    public float[] change(Images images, int from, int to) {
        float[] before = picture(images.classes().get(from));
        float[] after = picture(images.classes().get(to));
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }

    /** Classes and colours of the stock, all phases alike. */
    public Optional<Key.Breaks> key(Images images) {
        return FluxKeys.stock(pictures(images));
    }

    /** Of the changes over several intervals, all alike. */
    public Optional<Key.Breaks> changeKey(Images images, List<int[]> intervals) {
        return FluxKeys.stockChange(IntStream.range(0, intervals.size())
                .mapToObj(k -> change(images, intervals.get(k)[0], intervals.get(k)[1]))
                .toList());
    }
}
