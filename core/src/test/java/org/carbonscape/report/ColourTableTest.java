package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.carbonscape.finding.Figure;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

class ColourTableTest {
    private static int[] shown(int[] pixels, ColourTable table) {
        byte[] indices = new byte[pixels.length + 1];
        table.indices(0, pixels.length, indices, 1);
        int[] shown = new int[pixels.length];
        Arrays.setAll(shown, i -> table.colours()[indices[i + 1] & 255]);
        return shown;
    }

    private static int off(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return most;
    }

    @Test
    void upTo256ColoursStayWhatTheyAre() {
        int[] pixels = new int[2560];
        Arrays.setAll(pixels, i -> 0x30507 * (i % 256));
        ColourTable table = ColourTable.of(pixels).orElseThrow();
        assertThat(table.colours()).hasSize(256);
        assertThat(shown(pixels, table)).containsExactly(pixels);
    }

    @Test
    void aPictureWithColoursAllOverIsNotForcedIntoATable() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(ColourTable.of(random.ints(20_000, 0, 1 << 24).toArray())).isEmpty();
        assertThat(ColourTable.of(random.ints(200_000, 0, 1 << 24).toArray())).isEmpty();
    }

    /** Of drawn figures the flat colours are exact, and the rest is off by less than an eye finds on an edge. */
    @Test
    void figuresLookTheSame() {
        for (Figure figure : new SampleStudy().figures()) {
            Drawing drawing =
                    Pictures.draw(figure, FigureStyle.of(Language.EN, FigureStyle.Width.PAGE), new Stencils());
            PixelCanvas canvas = new PixelCanvas((int) drawing.width * 2, (int) drawing.height() * 2, new Stencils());
            Png.paint(drawing.marks(), canvas, 2);
            Optional<ColourTable> table = ColourTable.of(canvas.pixels());
            assertThat(table).as(figure.caption().id()).isPresent();
            int[] shown = shown(canvas.pixels(), table.orElseThrow());
            int changed = 0;
            for (int i = 0; i < shown.length; i++) {
                int off = off(shown[i], canvas.pixels()[i]);
                assertThat(off).as(figure.caption().id()).isLessThanOrEqualTo(27);
                changed += off > 0 ? 1 : 0;
            }
            assertThat(changed).as(figure.caption().id()).isLessThan(shown.length / 15);
        }
    }
}
