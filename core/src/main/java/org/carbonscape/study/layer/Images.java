package org.carbonscape.study.layer;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;

/**
 * Small pictures of the run's rasters for the figures: one pixel takes the cell at its middle. Filled while the rasters
 * are written, so nothing is read twice.
 *
 * @param frame   the ground they cover
 * @param step    cells from one pixel to the next
 * @param classes by phase: class index, 0 = none
 * @param source  by phase: tCO2/ha/yr, NaN = none; empty without flows
 * @param sink    likewise, 0 or negative
 */
public record Images(
        MapFrame frame,
        int columns,
        int rows,
        int step,
        List<float[]> classes,
        List<float[]> source,
        List<float[]> sink) {

    public MapPanel.Pixels classPanel(int phase, String title) {
        return new MapPanel.Pixels(Words.same(title), columns, rows, classes.get(phase));
    }

    /** By phase: source plus sink. */
    public List<float[]> net() {
        List<float[]> all = new ArrayList<>();
        for (int p = 0; p < source.size(); p++) {
            float[] net = source.get(p).clone();
            float[] sinks = sink.get(p);
            for (int i = 0; i < net.length; i++) {
                net[i] += sinks[i];
            }
            all.add(net);
        }
        return all;
    }

    /** Which cell each pixel takes. */
    Pixels pixels() {
        return new Pixels(columns, rows, step);
    }

    public MapPanel panel(float[] values, String title) {
        return new MapPanel.Pixels(Words.same(title), columns, rows, values);
    }
}
