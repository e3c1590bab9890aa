package org.carbonscape.drawing;

import java.util.List;

/** One thing drawn on paper. Lengths are points of 1/72 inch, y down; colours {@code 0xRRGGBB}. */
public sealed interface Mark {

    /** The same elsewhere. */
    Mark moved(double dx, double dy);

    /** A filled area (non-zero winding). */
    record Fill(Path path, int rgb, double opacity) implements Mark {
        @Override
        public Fill moved(double dx, double dy) {
            return new Fill(path.moved(dx, dy), rgb, opacity);
        }
    }

    /** A line of a width, with round joins; dashed where {@code dash} is above 0. */
    record Stroke(Path path, int rgb, double width, double dash) implements Mark {
        @Override
        public Stroke moved(double dx, double dy) {
            return new Stroke(path.moved(dx, dy), rgb, width, dash);
        }
    }

    /** Where a text's anchor point lies along its line. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * One line of text.
     *
     * @param y      of the baseline
     * @param turned reads upward
     * @param halo   white around the letters, for text over a map
     */
    record Text(String text, double x, double y, double size, Anchor anchor, boolean turned, int rgb, boolean halo)
            implements Mark {
        @Override
        public Text moved(double dx, double dy) {
            return new Text(text, x + dx, y + dy, size, anchor, turned, rgb, halo);
        }
    }

    /**
     * Pixels stretched over a box without smoothing.
     *
     * @param index   index into the palette, row by row; 0 is transparent
     * @param palette up to 256 colours; the first is not used
     */
    record Image(double x, double y, double width, double height, int columns, int rows, byte[] index, int[] palette)
            implements Mark {
        @Override
        public Image moved(double dx, double dy) {
            return new Image(x + dx, y + dy, width, height, columns, rows, index, palette);
        }
    }

    /** Marks that end at a box. */
    record Clipped(double x, double y, double width, double height, List<Mark> marks) implements Mark {
        @Override
        public Clipped moved(double dx, double dy) {
            return new Clipped(
                    x + dx,
                    y + dy,
                    width,
                    height,
                    marks.stream().map(m -> m.moved(dx, dy)).toList());
        }
    }
}
