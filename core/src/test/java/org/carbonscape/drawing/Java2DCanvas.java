package org.carbonscape.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The other backend: the JDK paints. The oracle of {@link PixelCanvas}, and the proof that one can follow it. */
final class Java2DCanvas implements Canvas {
    private final BufferedImage paper;
    private final Graphics2D graphics;

    Java2DCanvas(int columns, int rows) {
        paper = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        graphics = paper.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, columns, rows);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public int columns() {
        return paper.getWidth();
    }

    @Override
    public int rows() {
        return paper.getHeight();
    }

    int rgb(int column, int row) {
        return paper.getRGB(column, row) & 0xffffff;
    }

    @Override
    public void fill(Path path, double pixelsPerPoint, int rgb, double opacity) {
        graphics.setColor(new Color(rgb));
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
        graphics.fill(placed(path, pixelsPerPoint));
    }

    @Override
    public void stroke(Path path, double pixelsPerPoint, int rgb, double width, double dash) {
        float pixels = (float) Math.max(0.66, width * pixelsPerPoint);
        float[] dashes = dash > 0 ? new float[] {(float) (dash * pixelsPerPoint)} : null;
        graphics.setColor(new Color(rgb));
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.setStroke(new BasicStroke(pixels, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        graphics.draw(placed(path, pixelsPerPoint));
    }

    private static Shape placed(Path path, double scale) {
        if (!path.isPlaced()) {
            return shape(path, scale);
        }
        Path.Place place = path.place(scale);
        return AffineTransform.getTranslateInstance(place.column() + place.partX(), place.row() + place.partY())
                .createTransformedShape(shape(path.origin(), scale));
    }

    private static Path2D shape(Path path, double scale) {
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.walk(new Path.Walker() {
            @Override
            public void move(double x, double y) {
                shape.moveTo(x * scale, y * scale);
            }

            @Override
            public void line(double x, double y) {
                shape.lineTo(x * scale, y * scale);
            }

            @Override
            public void curve(double x1, double y1, double x2, double y2, double x, double y) {
                shape.curveTo(x1 * scale, y1 * scale, x2 * scale, y2 * scale, x * scale, y * scale);
            }

            @Override
            public void close() {
                shape.closePath();
            }
        });
        return shape;
    }

    @Override
    public void image(Mark.Image image, double pixelsPerPoint) {
        BufferedImage source = new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < image.index().length; i++) {
            int index = image.index()[i] & 255;
            int argb = index == 0 ? 0 : 0xff000000 | image.palette()[index];
            source.setRGB(i % image.columns(), i / image.columns(), argb);
        }
        graphics.setComposite(AlphaComposite.SrcOver);
        AffineTransform placed = new AffineTransform();
        placed.scale(pixelsPerPoint, pixelsPerPoint);
        placed.translate(image.x(), image.y());
        placed.scale(image.width() / image.columns(), image.height() / image.rows());
        graphics.drawImage(source, placed, null);
    }

    @Override
    public void clip(double left, double top, double right, double bottom) {
        double x = Math.rint(left);
        double y = Math.rint(top);
        graphics.setClip(new Rectangle2D.Double(x, y, Math.rint(right) - x, Math.rint(bottom) - y));
    }

    @Override
    public void clipNone() {
        graphics.setClip(null);
    }
}
