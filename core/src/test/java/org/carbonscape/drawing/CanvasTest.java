package org.carbonscape.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carbonscape.problem.Language;
import org.carbonscape.report.FigureStyle;
import org.carbonscape.report.SampleDrawings;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final double SCALE = 150 / 72.0;
    private static final int CLEARLY = 48; // of 255 levels: more than two ways of smoothing an edge differ by

    /** Of the pixels that are not white on both, at most one in a hundred clearly differs. */
    @Test
    void twoBackendsPaintTheSameFigures() {
        Map<String, Drawing> drawings = SampleDrawings.of(Language.ZH, FigureStyle.Width.COLUMN, new Stencils());
        assertThat(drawings).hasSizeGreaterThan(10);
        drawings.forEach((id, drawing) -> {
            int columns = (int) Math.rint(drawing.width * SCALE);
            int rows = (int) Math.rint(drawing.height() * SCALE);
            Canvas ours = new PixelCanvas(columns, rows, new Stencils());
            Canvas other = new Java2DCanvas(columns, rows);
            Png.paint(drawing.marks(), ours, SCALE, new Stencils());
            Png.paint(drawing.marks(), other, SCALE, new Stencils());
            int painted = 0;
            int unlike = 0;
            for (int i = 0; i < columns * rows; i++) {
                int a = Shown.rgb(ours, i % columns, i / columns);
                int b = Shown.rgb(other, i % columns, i / columns);
                painted += a != 0xffffff || b != 0xffffff ? 1 : 0;
                unlike += difference(a, b) > CLEARLY ? 1 : 0;
            }
            assertThat(painted).as(id).isGreaterThan(columns * rows / 50);
            assertThat((double) unlike / painted).as(id).isLessThan(0.01);
        });
    }

    private static int difference(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return most;
    }
}
