package org.carbonscape.drawing;

import java.util.Arrays;

/** Every pixel has a colour of its own, and every shape is drawn anew: what {@link PixelCanvas} comes near. */
final class ExactCanvas implements Canvas {
    private final int columns;
    private final int[] pixels;
    private final Cover cover = new Cover();
    private Cover.Field clip;

    ExactCanvas(int columns, int rows) {
        this.columns = columns;
        pixels = new int[columns * rows];
        Arrays.fill(pixels, 0xffffff);
        clip = new Cover.Field(0, 0, columns, rows);
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return pixels.length / columns;
    }

    int rgb(int column, int row) {
        return pixels[row * columns + column];
    }

    @Override
    public void fill(Path path, double scale, int rgb, double opacity) {
        Path.Place at = placed(path, scale);
        blend(cover.area(path.isPlaced() ? path.origin() : path, scale, x(at), y(at), clip), rgb, opacity);
    }

    @Override
    public void stroke(Path path, double scale, int rgb, double width, double dash) {
        Path.Place at = dash > 0 ? new Path.Place(0, 0, 0, 0) : placed(path, scale);
        Path drawn = path.isPlaced() && dash == 0 ? path.origin() : path;
        blend(cover.line(drawn, scale, width, dash, x(at), y(at), clip), rgb, 1);
    }

    private static Path.Place placed(Path path, double scale) {
        return path.isPlaced() ? path.place(scale) : new Path.Place(0, 0, 0, 0);
    }

    private static double x(Path.Place at) {
        return at.column() + at.partX();
    }

    private static double y(Path.Place at) {
        return at.row() + at.partY();
    }

    private void blend(Runs runs, int rgb, double opacity) {
        for (int i = 0; i < runs.count(); i += Runs.EACH) {
            int[] n = runs.numbers();
            double share = n[i + 3] * opacity / Cover.LEVELS;
            for (int k = n[i] * columns + n[i + 1]; k < n[i] * columns + n[i + 2]; k++) {
                int mixed = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    double under = pixels[k] >> shift & 255;
                    double over = rgb >> shift & 255;
                    mixed |= (int) Math.rint(under + (over - under) * share) << shift;
                }
                pixels[k] = mixed;
            }
        }
    }

    @Override
    public void image(Mark.Image image, double scale) {
        double left = image.x() * scale;
        double top = image.y() * scale;
        for (int row = Math.max(clip.top(), (int) Math.rint(top));
                row < Math.min(clip.bottom(), (int) Math.rint(top + image.height() * scale));
                row++) {
            for (int column = Math.max(clip.left(), (int) Math.rint(left));
                    column < Math.min(clip.right(), (int) Math.rint(left + image.width() * scale));
                    column++) {
                int fromColumn = nearest((column + 0.5 - left) / (image.width() * scale), image.columns());
                int fromRow = nearest((row + 0.5 - top) / (image.height() * scale), image.rows());
                int index = image.index()[fromRow * image.columns() + fromColumn] & 255;
                if (index > 0) {
                    pixels[row * columns + column] = image.palette()[index];
                }
            }
        }
    }

    private static int nearest(double share, int of) {
        return Math.min(of - 1, Math.max(0, (int) (share * of)));
    }

    @Override
    public void clip(double left, double top, double right, double bottom) {
        clip = new Cover.Field(
                Math.max(0, (int) Math.rint(left)),
                Math.max(0, (int) Math.rint(top)),
                Math.min(columns, (int) Math.rint(right)),
                Math.min(rows(), (int) Math.rint(bottom)));
    }

    @Override
    public void clipNone() {
        clip = new Cover.Field(0, 0, columns, rows());
    }
}
