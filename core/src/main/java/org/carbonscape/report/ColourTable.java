package org.carbonscape.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * Up to 256 colours for a picture. A drawing has few colours and thousands of shades along its smoothed edges: the most
 * frequent stay what they are, of the others those that lie farthest from all before, and what is left is shown by its
 * nearest. Whole-number arithmetic: the same picture has the same table everywhere.
 */
final class ColourTable {
    private static final int SIZE = 256;
    private static final int FREQUENT = 128;
    private static final int MOST_SHADES = 1 << 15;
    private static final int FEW = 1 << 10;
    /** Of 255 levels, as the root mean square of the channels: what no eye finds on a pixel of an edge. */
    private static final int MOST_OFF = 16;

    private int[] slots = new int[4 * FEW]; // number of the colour, plus 1
    private int[] colours = new int[FEW];
    private int[] counts = new int[FEW];
    private int[] nearest = new int[0];
    /** Number of the colour of each pixel. */
    private final char[] shown;

    private int shades;
    private int[] table = new int[0];

    private ColourTable(int pixels) {
        shown = new char[pixels];
    }

    /** Empty where some pixel would be seen to differ. */
    static Optional<ColourTable> of(int[] pixels) {
        ColourTable made = new ColourTable(pixels.length);
        return made.count(pixels) && made.choose() ? Optional.of(made) : Optional.empty();
    }

    /** {@code 0xRRGGBB} by index. */
    int[] colours() {
        return table;
    }

    /** The indices of some pixels of the picture. */
    void indices(int from, int count, byte[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (byte) nearest[shown[from + i]];
        }
    }

    private int slot(int rgb) {
        int slot = (rgb * 0x9E3779B1 >>> 8) & slots.length - 1;
        while (slots[slot] > 0 && colours[slots[slot] - 1] != rgb) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean count(int[] pixels) {
        int last = -1;
        int number = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != last) {
                last = pixels[i];
                int slot = slot(last);
                if (slots[slot] == 0) {
                    if (shades == MOST_SHADES) {
                        return false;
                    }
                    if (shades == colours.length) {
                        grow();
                        slot = slot(last);
                    }
                    colours[shades++] = last;
                    slots[slot] = shades;
                }
                number = slots[slot] - 1;
            }
            shown[i] = (char) number;
            counts[number]++;
        }
        return true;
    }

    private void grow() {
        colours = Arrays.copyOf(colours, 2 * shades);
        counts = Arrays.copyOf(counts, 2 * shades);
        slots = new int[4 * colours.length];
        for (int i = 0; i < shades; i++) {
            slots[slot(colours[i])] = i + 1;
        }
    }

    private boolean choose() {
        long[] order = new long[shades]; // most frequent first, then the first met
        for (int i = 0; i < shades; i++) {
            order[i] = (long) -counts[i] << 32 | i;
        }
        Arrays.sort(order);
        table = new int[Math.min(SIZE, shades)];
        nearest = new int[shades];
        int[] off = new int[shades];
        Arrays.fill(off, Integer.MAX_VALUE);
        int frequent = shades <= SIZE ? shades : FREQUENT;
        for (int i = 0; i < table.length; i++) {
            int chosen = (int) order[i];
            for (int k = 0; i >= frequent && k < shades; k++) {
                chosen = off[k] > off[chosen] ? k : chosen;
            }
            table[i] = colours[chosen];
            for (int k = 0; k < shades; k++) {
                int there = apart(colours[k], table[i]);
                if (there < off[k]) {
                    off[k] = there;
                    nearest[k] = i;
                }
            }
        }
        for (int k = 0; k < shades; k++) {
            if (off[k] > 3 * MOST_OFF * MOST_OFF) {
                return false;
            }
        }
        return true;
    }

    private static int apart(int a, int b) {
        int red = (a >> 16) - (b >> 16);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
