package org.carbonscape.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.carbonscape.problem.Language;
import org.carbonscape.report.FigureStyle;
import org.carbonscape.report.SampleDrawings;
import org.junit.jupiter.api.Test;

class ColourTableTest {
    private static int off(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return most;
    }

    @Test
    void flatColoursStayWhatTheyAre() {
        ColourTable table = new ColourTable();
        for (int i = 0; i < 95; i++) {
            assertThat(table.rgb(table.flat(0x010203 * i))).isEqualTo(0x010203 * i);
        }
        assertThat(table.colours()).hasSize(96).startsWith(0xffffff);
    }

    @Test
    void coloursAllOverAreShownByTheNearestOf256() {
        ColourTable table = new ColourTable();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            int shown = table.rgb(table.shade(random.nextInt(1 << 24)));
            assertThat(table.colours()).contains(shown).hasSizeLessThanOrEqualTo(256);
        }
        assertThat(table.shade(0xffffff)).isZero();
    }

    /**
     * Of drawn figures the colours of areas are exact, and a shade along an edge is off by less than an eye finds
     * there; letters, borders and dots that were drawn before are as if they were drawn anew.
     */
    @Test
    void figuresLookTheSame() {
        Stencils stencils = new Stencils();
        SampleDrawings.of(Language.EN, FigureStyle.Width.PAGE, stencils).forEach((id, drawing) -> {
            PixelCanvas canvas = new PixelCanvas((int) drawing.width * 2, (int) drawing.height() * 2, stencils);
            canvas.reserve(drawing.marks());
            Png.paint(drawing.marks(), canvas, 2, stencils);
            ExactCanvas exact = new ExactCanvas(canvas.columns(), canvas.rows());
            Png.paint(drawing.marks(), exact, 2, stencils);
            Set<Integer> areas = new HashSet<>();
            drawing.marks().forEach(m -> {
                if (m instanceof Mark.Fill f && f.opacity() == 1) {
                    areas.add(f.rgb());
                }
            });
            int pixels = canvas.columns() * canvas.rows();
            double sum = 0;
            for (int i = 0; i < pixels; i++) {
                int column = i % canvas.columns();
                int row = i / canvas.columns();
                int off = off(Shown.rgb(canvas, column, row), Shown.rgb(exact, column, row));
                String place = id + " " + column + "," + row;
                assertThat(off).as(place).isLessThanOrEqualTo(areas.contains(Shown.rgb(exact, column, row)) ? 4 : 36);
                sum += off;
            }
            assertThat(sum / pixels).as(id).isLessThan(0.6);
        });
    }
}
