package org.carbonscape.finding;

import java.util.List;

/**
 * Colour ramps that are even to the eye and safe for colour-blind readers. Given by anchors at equal steps, linear in
 * sRGB between them (within 2/255 of the full table of viridis).
 */
public enum Ramp {
    /** Amounts; dark = little. */
    VIRIDIS(
            false, 0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21918c, 0x1f9f88,
            0x27ad81, 0x3dbc74, 0x5cc863, 0x81d34d, 0xaadc32, 0xd5e21a, 0xfde725),
    /** Amounts on white paper; pale = little: matrices and shares. */
    BLUES(false, 0xf1f5fa, 0xd4e2f0, 0xabc9e2, 0x78abd1, 0x4789bb, 0x21669e, 0x0a3d6b),
    /** Suitability; pale = low. */
    GREENS(false, 0xe9f4dc, 0xbfe0ab, 0x86c583, 0x46a060, 0x1a7443, 0x04482a),
    /** Carbon sources; pale = weak. */
    REDS(false, 0xfdeee4, 0xfac9ab, 0xf29a76, 0xdc604a, 0xb3262f, 0x670a1e),
    /** Net emissions, centred on zero: blue below (sink), red above (source). */
    BLUE_RED(
            true, 0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b,
            0x67001f),
    /** Change of what is held, centred on zero: red below (lost to the air), blue above (gained). */
    RED_BLUE(
            true, 0x67001f, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac,
            0x053061);

    private final boolean diverging;
    private final int[] anchors;

    Ramp(boolean diverging, int... anchors) {
        this.diverging = diverging;
        this.anchors = anchors;
    }

    public boolean isDiverging() {
        return diverging;
    }

    /** Colour at t from 0 to 1 ({@code 0xRRGGBB}); a diverging ramp has its pale middle at 0.5. */
    public int at(double t) {
        double place = Math.min(1, Math.max(0, t)) * (anchors.length - 1);
        int i = Math.min((int) place, anchors.length - 2);
        double part = place - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = anchors[i] >> shift & 255;
            int to = anchors[i + 1] >> shift & 255;
            rgb |= (int) Math.rint(from + (to - from) * part) << shift;
        }
        return rgb;
    }

    /** k colours from end to end. */
    public int[] colours(int k) {
        int[] colours = new int[k];
        for (int i = 0; i < k; i++) {
            colours[i] = at(k == 1 ? 0.6 : i / (k - 1.0));
        }
        return colours;
    }

    /**
     * A colour for each class between ascending limits. A sequential ramp goes by rank. A diverging one gives classes
     * below zero its lower half by rank, classes above its upper half, and a class on both sides of zero, or one that
     * ends the whole at it, the pale middle; if one side has fewer classes it takes the steps nearest the middle, so
     * that equal steps look equal.
     */
    int[] colours(List<Double> limits) {
        int k = limits.size() - 1;
        if (!diverging) {
            return colours(k);
        }
        int below = 0;
        int above = 0;
        for (int i = 0; i < k; i++) {
            if (limits.get(i + 1) < 0 || limits.get(i + 1) == 0 && i + 1 < k) {
                below++;
            } else if (limits.get(i) > 0 || limits.get(i) == 0 && i > 0) {
                above++;
            }
        }
        int most = Math.max(1, Math.max(below, above));
        int[] colours = new int[k];
        for (int i = 0; i < k; i++) {
            double rank = i < below ? i - below : i >= k - above ? i - (k - above) + 1 : 0;
            colours[i] = at(0.5 + 0.46 * rank / most);
        }
        return colours;
    }
}
