package org.carbonscape.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.carbonscape.io.deflate.Deflate;

/** Pictures as PNG files, the same bytes on every machine. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final int INDEXED = 3;

    private Png() {}

    /** Paints a drawing at a resolution, in up to 256 colours where no eye finds the difference. */
    public static byte[] of(Drawing drawing, int dpi, Stencils stencils) {
        double scale = dpi / 72.0;
        PixelCanvas canvas = new PixelCanvas(
                (int) Math.rint(drawing.width * scale), (int) Math.rint(drawing.height() * scale), stencils);
        List<Mark> marks = drawing.marks();
        canvas.reserve(marks);
        paint(marks, canvas, scale, stencils);
        int perMetre = (int) Math.rint(dpi / 0.0254);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(canvas.columns(), canvas.rows()));
        chunk(
                out,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(perMetre)
                        .putInt(perMetre)
                        .put((byte) 1)
                        .array());
        chunk(out, "PLTE", bytes(canvas.colours()));
        chunk(out, "IDAT", deflate(canvas.lines(), 1 + canvas.columns())); // no filter: flat colours repeat
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Size, and that a pixel is a byte that names a colour. */
    private static byte[] header(int columns, int rows) {
        return ByteBuffer.allocate(13)
                .putInt(columns)
                .putInt(rows)
                .put((byte) 8)
                .put((byte) INDEXED)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .array();
    }

    /** An image of indices, 0 transparent. */
    public static byte[] of(Mark.Image image) {
        byte[] lines = new byte[image.rows() * (1 + image.columns())];
        for (int row = 0; row < image.rows(); row++) {
            System.arraycopy(
                    image.index(), row * image.columns(), lines, row * (1 + image.columns()) + 1, image.columns());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(image.columns(), image.rows()));
        chunk(out, "PLTE", bytes(image.palette()));
        chunk(out, "tRNS", new byte[] {0});
        chunk(out, "IDAT", deflate(lines, 1 + image.columns()));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] bytes(int[] palette) {
        byte[] colours = new byte[3 * palette.length];
        for (int i = 0; i < palette.length; i++) {
            colours[3 * i] = (byte) (palette[i] >> 16);
            colours[3 * i + 1] = (byte) (palette[i] >> 8);
            colours[3 * i + 2] = (byte) palette[i];
        }
        return colours;
    }

    /** Paints marks one over the other. */
    static void paint(List<Mark> marks, Canvas canvas, double scale, Stencils stencils) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Fill m) {
                canvas.fill(m.path(), scale, m.rgb(), m.opacity());
            } else if (mark instanceof Mark.Stroke m) {
                canvas.stroke(m.path(), scale, m.rgb(), m.width(), m.dash());
            } else if (mark instanceof Mark.Text m) {
                text(m, canvas, scale, stencils);
            } else if (mark instanceof Mark.Image m) {
                canvas.image(m, scale);
            } else if (mark instanceof Mark.Clipped m) {
                canvas.clip(m.x() * scale, m.y() * scale, (m.x() + m.width()) * scale, (m.y() + m.height()) * scale);
                paint(m.marks(), canvas, scale, stencils);
                canvas.clipNone();
            }
        }
    }

    private static void text(Mark.Text text, Canvas canvas, double scale, Stencils stencils) {
        List<Path> letters = Typeface.shipped().letters(text, stencils);
        if (text.halo()) {
            letters.forEach(l -> canvas.stroke(l, scale, 0xffffff, text.size() * 0.28, 0));
        }
        letters.forEach(l -> canvas.fill(l, scale, text.rgb(), 1));
    }

    private static byte[] deflate(byte[] bytes, int line) {
        byte[] out = new byte[Deflate.bound(bytes.length)];
        return Arrays.copyOf(out, new Deflate(1, line).deflate(bytes, 0, bytes.length, out, 0));
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
