package org.carbonscape.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void aDrawingIsReadBackWithItsColoursSizeAndResolution() throws Exception {
        Drawing drawing = new Drawing(72);
        drawing.box(18, 9, 18, 9, 0x0072b2);
        drawing.endAt(36);
        byte[] png = Png.of(drawing, 300, new Stencils());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(150);
        assertThat(image.getRGB(100, 50) & 0xffffff).isEqualTo(0x0072b2); // 100 px = 24 pt, 50 px = 12 pt: inside
        assertThat(image.getRGB(200, 50) & 0xffffff).isEqualTo(0xffffff); // 48 pt: outside
        int phys = indexOf(png, "pHYs");
        assertThat(ByteBuffer.wrap(png).getInt(phys + 4)).isEqualTo(11811); // 300 / 0.0254
    }

    @Test
    void anIndexImageKeepsItsColoursAndItsHoles() throws Exception {
        Mark.Image image = new Mark.Image(0, 0, 1, 1, 3, 1, new byte[] {0, 1, (byte) 200}, palette());
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(image)));
        assertThat(read.getRGB(0, 0) >>> 24).isZero();
        assertThat(read.getRGB(1, 0)).isEqualTo(0xff123456);
        assertThat(read.getRGB(2, 0)).isEqualTo(0xffabcdef);
    }

    @Test
    void anImageIsStretchedOverItsBoxByTheNearestPixel() {
        Canvas canvas = new PixelCanvas(10, 10, new Stencils());
        canvas.image(new Mark.Image(2, 2, 6, 6, 3, 1, new byte[] {0, 1, (byte) 200}, palette()), 1);
        assertThat(Shown.rgb(canvas, 3, 5)).isEqualTo(0xffffff); // none
        assertThat(Shown.rgb(canvas, 4, 5)).isEqualTo(0x123456);
        assertThat(Shown.rgb(canvas, 7, 5)).isEqualTo(0xabcdef);
        assertThat(Shown.rgb(canvas, 8, 5)).isEqualTo(0xffffff); // beyond the box
    }

    private static int[] palette() {
        int[] palette = new int[201];
        palette[1] = 0x123456;
        palette[200] = 0xabcdef;
        return palette;
    }

    private static int indexOf(byte[] bytes, String name) {
        for (int i = 0; i < bytes.length - 4; i++) {
            if (bytes[i] == name.charAt(0)
                    && bytes[i + 1] == name.charAt(1)
                    && bytes[i + 2] == name.charAt(2)
                    && bytes[i + 3] == name.charAt(3)) {
                return i;
            }
        }
        throw new AssertionError("no chunk " + name);
    }
}
