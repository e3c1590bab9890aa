package org.carbonscape.drawing;

import java.util.Arrays;

/**
 * The colours of a picture, 256 at most, found while it is painted. A drawing has a few flat colours, and thousands of
 * shades along its smoothed edges: a shade is shown by a colour that is there already where no eye tells the two apart
 * on an edge, the more coarsely the fewer are free. Whole-number arithmetic: the same picture has the same table
 * everywhere.
 */
final class ColourTable {
    private static final int SIZE = 256;
    /** Flat colours that stay what they are; of more, such as those of a ramp, some are alike. */
    private static final int EXACT = 96;

    private final int[] colours = new int[SIZE];
    private int size;

    /** Holds white, at 0. */
    ColourTable() {
        colours[size++] = 0xffffff;
    }

    /** {@code 0xRRGGBB} by index. */
    int[] colours() {
        return Arrays.copyOf(colours, size);
    }

    int rgb(int index) {
        return colours[index];
    }

    /** The index of a colour that areas are painted with. */
    int flat(int rgb) {
        return index(rgb, size < EXACT ? 0 : 2);
    }

    /** The index of what shows a shade. */
    int shade(int rgb) {
        int free = SIZE - size;
        return index(rgb, free > 128 ? 4 : free > 64 ? 8 : 16);
    }

    /** @param off of 255 levels, how far a colour there may be from it, as the root mean square of the channels */
    private int index(int rgb, int off) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            int there = apart(rgb, colours[i]);
            if (there < least) {
                least = there;
                nearest = i;
            }
        }
        if (least <= 3 * off * off || size == SIZE) {
            return nearest;
        }
        colours[size] = rgb;
        return size++;
    }

    private static int apart(int a, int b) {
        int red = (a >> 16) - (b >> 16);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
