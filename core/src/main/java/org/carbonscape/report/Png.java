package org.carbonscape.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures as PNG files: true colour, or up to 256 colours with the first transparent. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    /** Paints a drawing at a resolution. */
    static byte[] of(Drawing drawing, int dpi) {
        double scale = dpi / 72.0;
        Canvas canvas =
                new PixelCanvas((int) Math.rint(drawing.width * scale), (int) Math.rint(drawing.height() * scale));
        paint(drawing.marks(), canvas, scale);
        byte[] lines = new byte[canvas.rows() * (1 + 3 * canvas.columns())];
        int at = 0;
        for (int row = 0; row < canvas.rows(); row++) {
            lines[at++] = 0; // no filter: flat colours repeat
            for (int column = 0; column < canvas.columns(); column++) {
                int rgb = canvas.rgb(column, row);
                lines[at++] = (byte) (rgb >> 16);
                lines[at++] = (byte) (rgb >> 8);
                lines[at++] = (byte) rgb;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(canvas.columns(), canvas.rows(), 2));
        int perMetre = (int) Math.rint(dpi / 0.0254);
        chunk(
                out,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(perMetre)
                        .putInt(perMetre)
                        .put((byte) 1)
                        .array());
        chunk(out, "IDAT", deflate(lines, 6));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Size, eight bits a sample, and what a sample is: 2 = red, green and blue, 3 = an index. */
    private static byte[] header(int columns, int rows, int colours) {
        return ByteBuffer.allocate(13)
                .putInt(columns)
                .putInt(rows)
                .put((byte) 8)
                .put((byte) colours)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .array();
    }

    /** An image of indices, 0 transparent. */
    static byte[] of(Mark.Image image) {
        byte[] lines = new byte[image.rows() * (1 + image.columns())];
        for (int row = 0; row < image.rows(); row++) {
            System.arraycopy(
                    image.index(), row * image.columns(), lines, row * (1 + image.columns()) + 1, image.columns());
        }
        byte[] colours = new byte[3 * image.palette().length];
        for (int i = 0; i < image.palette().length; i++) {
            colours[3 * i] = (byte) (image.palette()[i] >> 16);
            colours[3 * i + 1] = (byte) (image.palette()[i] >> 8);
            colours[3 * i + 2] = (byte) image.palette()[i];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(image.columns(), image.rows(), 3));
        chunk(out, "PLTE", colours);
        chunk(out, "tRNS", new byte[] {0});
        chunk(out, "IDAT", deflate(lines, 6));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Paints marks one over the other. */
    static void paint(List<Mark> marks, Canvas canvas, double scale) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Fill m) {
                canvas.fill(m.path(), scale, m.rgb(), m.opacity());
            } else if (mark instanceof Mark.Stroke m) {
                canvas.stroke(m.path(), scale, m.rgb(), m.width(), m.dash());
            } else if (mark instanceof Mark.Text m) {
                text(m, canvas, scale);
            } else if (mark instanceof Mark.Image m) {
                canvas.image(m, scale);
            } else if (mark instanceof Mark.Clipped m) {
                canvas.clip(m.x() * scale, m.y() * scale, (m.x() + m.width()) * scale, (m.y() + m.height()) * scale);
                paint(m.marks(), canvas, scale);
                canvas.clipNone();
            }
        }
    }

    private static void text(Mark.Text text, Canvas canvas, double scale) {
        Typeface face = Typeface.shipped();
        double shift = switch (text.anchor()) {
            case START -> 0;
            case MIDDLE -> face.width(text.text(), text.size()) / 2;
            case END -> face.width(text.text(), text.size());
        };
        Path outline = face.outline(
                text.text(),
                text.turned() ? text.x() : text.x() - shift,
                text.turned() ? text.y() + shift : text.y(),
                text.size(),
                text.turned());
        if (text.halo()) {
            canvas.stroke(outline, scale, 0xffffff, text.size() * 0.28, 0);
        }
        canvas.fill(outline, scale, text.rgb(), 1);
    }

    private static byte[] deflate(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 8 + 64);
            byte[] part = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
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
