package org.carbonscape.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PixelCanvasTest {
    /** How much of a pixel is black, from 0 to 1. */
    private static double ink(Canvas canvas, int column, int row) {
        return 1 - (Shown.rgb(canvas, column, row) & 255) / 255.0;
    }

    private static double total(Canvas canvas) {
        double sum = 0;
        for (int row = 0; row < canvas.rows(); row++) {
            for (int column = 0; column < canvas.columns(); column++) {
                sum += ink(canvas, column, row);
            }
        }
        return sum;
    }

    @Test
    void aPixelPartlyCoveredIsPartlyDark() {
        Canvas canvas = new PixelCanvas(4, 4, new Stencils());
        canvas.fill(Path.box(0.5, 1, 1.25, 1.5), 1, 0x000000, 1); // x 0.5..1.75, y 1..2.5
        assertThat(ink(canvas, 0, 1)).isCloseTo(0.5, within(0.01));
        assertThat(ink(canvas, 1, 1)).isCloseTo(0.75, within(0.01));
        assertThat(ink(canvas, 1, 2)).isCloseTo(0.375, within(0.01)); // 0.75 x 0.5
        assertThat(ink(canvas, 2, 1)).isZero();
        assertThat(total(canvas)).isCloseTo(1.875, within(0.02));
    }

    @Test
    void randomPolygonsCoverWhatCountingPointsSays() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 12; trial++) {
            Path path = new Path();
            Path2D oracle = new Path2D.Double(Path2D.WIND_NON_ZERO);
            for (int ring = 0; ring < 2; ring++) {
                for (int i = 0; i < 7; i++) { // self-crossing on purpose
                    double x = random.nextDouble() * 14 - 2;
                    double y = random.nextDouble() * 14 - 2;
                    if (i == 0) {
                        path.move(x, y);
                        oracle.moveTo(x, y);
                    } else if (i % 3 == 0) {
                        double cx = random.nextDouble() * 10;
                        double cy = random.nextDouble() * 10;
                        path.curve(cx, cy, cy, cx, x, y);
                        oracle.curveTo(cx, cy, cy, cx, x, y);
                    } else {
                        path.line(x, y);
                        oracle.lineTo(x, y);
                    }
                }
                path.close();
                oracle.closePath();
            }
            Canvas canvas = new PixelCanvas(10, 10, new Stencils());
            canvas.fill(path, 1, 0x000000, 1);
            double sum = 0;
            for (int row = 0; row < 10; row++) {
                for (int column = 0; column < 10; column++) {
                    int hits = 0;
                    for (int k = 0; k < 1024; k++) {
                        hits += oracle.contains(column + (k % 32 + 0.5) / 32, row + (k / 32 + 0.5) / 32) ? 1 : 0;
                    }
                    sum += Math.abs(hits / 1024.0 - ink(canvas, column, row));
                    assertThat(ink(canvas, column, row))
                            .as("trial %d pixel %d,%d", trial, column, row)
                            .isCloseTo(hits / 1024.0, within(0.13));
                }
            }
            assertThat(sum / 100).isLessThan(0.012);
        }
    }

    @Test
    void aLineCoversItsLengthTimesItsWidth() {
        Canvas canvas = new PixelCanvas(60, 60, new Stencils());
        canvas.stroke(Path.segment(10, 10, 40, 50), 1, 0x000000, 3, 0); // 3-4-5: length 50
        assertThat(total(canvas)).isCloseTo(150, within(1.5));
    }

    @Test
    void piecesOfALineThatOverlapAreNotDarkerThanOne() {
        Path dense = new Path().move(5, 20);
        for (int i = 1; i <= 300; i++) {
            dense.line(5 + i * 0.1, 20);
        }
        Canvas one = new PixelCanvas(40, 40, new Stencils());
        one.stroke(Path.segment(5, 20, 35, 20), 1, 0x000000, 1.5, 0);
        Canvas many = new PixelCanvas(40, 40, new Stencils());
        many.stroke(dense, 1, 0x000000, 1.5, 0);
        for (int i = 7; i < 33; i++) { // away from the ends, which are square on one and round on the other
            for (int row = 0; row < 40; row++) {
                assertThat(ink(many, i, row)).isCloseTo(ink(one, i, row), within(0.01));
            }
        }
    }

    @Test
    void halfOfADashedLineIsDrawn() {
        Canvas canvas = new PixelCanvas(100, 10, new Stencils());
        canvas.stroke(Path.segment(0, 5, 100, 5), 1, 0x000000, 2, 5);
        assertThat(total(canvas)).isCloseTo(100, within(2.0)); // 10 dashes of 5 x 2
    }

    @Test
    void nothingIsPaintedOutsideTheClip() {
        Canvas canvas = new PixelCanvas(20, 20, new Stencils());
        canvas.clip(5, 6, 12, 13);
        canvas.fill(Path.box(-100, -100, 300, 300), 1, 0x000000, 1);
        assertThat(total(canvas)).isEqualTo(7 * 7);
        assertThat(ink(canvas, 5, 6)).isEqualTo(1);
        assertThat(ink(canvas, 4, 6)).isZero();
    }

    @Test
    void shapesFarOutsideThePageAreHarmless() {
        Canvas canvas = new PixelCanvas(20, 20, new Stencils());
        canvas.fill(Path.box(1e7, 1e7, 5, 5), 1, 0, 1);
        canvas.fill(Path.box(-1e7, -1e7, 5, 5), 1, 0, 1);
        canvas.stroke(Path.segment(-1e6, 5, 1e6, 5), 1, 0, 2, 0);
        assertThat(total(canvas)).isCloseTo(40, within(0.5));
    }

    @Test
    void aKeptLineIsPaintedAsIfItWereDrawnThere() {
        Path kept =
                new Path().move(-3, 2).line(4.3, 7.1).line(9.2, 1.4).line(5, -2).keep(1, 1);
        Path there = new Path().move(4, 10).line(11.3, 15.1).line(16.2, 9.4).line(12, 6);
        Stencils stencils = new Stencils();
        for (int again = 0; again < 2; again++) { // drawn, then taken
            Canvas placed = new PixelCanvas(20, 20, stencils);
            Canvas drawn = new PixelCanvas(20, 20, new Stencils());
            for (Canvas canvas : new Canvas[] {placed, drawn}) {
                canvas.clip(7, 8, 15, 17); // that of the panel, whose corner is where the path was moved to
            }
            placed.stroke(kept.moved(7, 8), 1, 0x3a3f45, 1.7, 0);
            drawn.stroke(there, 1, 0x3a3f45, 1.7, 0);
            assertThat(total(placed)).isGreaterThan(5);
            for (int i = 0; i < 400; i++) {
                assertThat(Shown.rgb(placed, i % 20, i / 20)).isEqualTo(Shown.rgb(drawn, i % 20, i / 20));
            }
        }
    }

    /** The same pixels on every machine and Java: curves, letters and lines, told by one number. */
    @Test
    void pixelsDoNotDependOnTheMachine() {
        Canvas canvas = new PixelCanvas(300, 80, new Stencils());
        canvas.fill(Typeface.shipped().outline("碳汇 sink 12\u2009345 tCO₂", 5.3, 40.7, 22, false), 1, 0x1f2328, 1);
        canvas.stroke(Path.circle(250.2, 40.4, 21.7), 1, 0xb2182b, 2.3, 4);
        CRC32 crc = new CRC32();
        for (int i = 0; i < 300 * 80; i++) {
            int pixel = Shown.rgb(canvas, i % 300, i / 300);
            crc.update(pixel >> 16);
            crc.update(pixel >> 8);
            crc.update(pixel);
        }
        assertThat(Long.toHexString(crc.getValue())).isEqualTo("5a672ba5");
    }
}
