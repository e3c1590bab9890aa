package org.carbonscape.finding;

import java.util.List;

/** Fixed colours of the field ({@code 0xRRGGBB}), all told apart with the common kinds of colour blindness. */
public final class Palette {
    /** The report chooses a colour by position. */
    public static final int AUTO = -1;
    /** A carbon source. */
    public static final int SOURCE = 0xb2182b;
    /** A carbon sink. */
    public static final int SINK = 0x1b7f79;
    /** Net = source - sink magnitude. */
    public static final int NET = 0x222222;

    private static final int[] SERIES = {
        0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x5b4b8a, 0x8c6d1f, 0x444444
    };
    /** Series that have a colour of their own. */
    public static final int MOST_SERIES = SERIES.length;

    private static final Words NOT_SIGNIFICANT = Words.of("Not significant", "不显著");

    private Palette() {}

    /**
     * Colour of the i-th series (Okabe and Ito's set, without its yellow, which vanishes on white); repeats after nine.
     */
    public static int series(int i) {
        return SERIES[Math.floorMod(i, SERIES.length)];
    }

    /** LISA clusters in the order 1 high-high, 2 low-low, 3 high-low, 4 low-high, 5 not significant. */
    public static List<Key.Entry> lisa() {
        return List.of(
                new Key.Entry(Words.of("High–high", "高-高"), 0xd7191c),
                new Key.Entry(Words.of("Low–low", "低-低"), 0x2c7bb6),
                new Key.Entry(Words.of("High–low", "高-低"), 0xfdae61),
                new Key.Entry(Words.of("Low–high", "低-高"), 0xabd9e9),
                new Key.Entry(NOT_SIGNIFICANT, 0xe6e6e6));
    }

    /**
     * Gi* bins in the order 1 cold 99 %, 2 cold 95 %, 3 cold 90 %, 4 not significant, 5 hot 90 %, 6 hot 95 %, 7 hot 99
     * %.
     */
    public static List<Key.Entry> hotSpots() {
        return List.of(
                new Key.Entry(Words.of("Cold spot, 99 %", "冷点 99 %"), 0x2166ac),
                new Key.Entry(Words.of("Cold spot, 95 %", "冷点 95 %"), 0x67a9cf),
                new Key.Entry(Words.of("Cold spot, 90 %", "冷点 90 %"), 0xc3dcec),
                new Key.Entry(NOT_SIGNIFICANT, 0xf0efed),
                new Key.Entry(Words.of("Hot spot, 90 %", "热点 90 %"), 0xf9cdb6),
                new Key.Entry(Words.of("Hot spot, 95 %", "热点 95 %"), 0xef8a62),
                new Key.Entry(Words.of("Hot spot, 99 %", "热点 99 %"), 0xb2182b));
    }

    /** Levels of suitability from the lowest to the highest: greens that darken. */
    public static int[] suitability(int levels) {
        return Ramp.GREENS.colours(levels);
    }

    /**
     * The three zones: key protection, key restoration, auxiliary restoration; dark, middle and light in grey print.
     */
    public static List<Key.Entry> zones() {
        return List.of(
                new Key.Entry(Words.of("Ecological key protection", "生态重点保护区"), 0x14532d),
                new Key.Entry(Words.of("Ecological key restoration", "生态重点修复区"), 0xd98a2b),
                new Key.Entry(Words.of("Ecological auxiliary restoration", "生态辅助修复区"), 0xb9d7ee));
    }
}
