package org.carbonscape.study.intake;

import org.locationtech.jts.geom.Envelope;

/** What coordinates may be, by their numbers alone. */
final class Axes {
    private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);
    private static final Envelope EXCHANGED_DEGREES = new Envelope(-90, 90, -180, 180);

    private Axes() {}

    static boolean mayBeDegrees(Envelope box) {
        return !box.isNull() && (DEGREES.covers(box) || EXCHANGED_DEGREES.covers(box));
    }

    /**
     * Whether x may be northings between 14 and 60 degrees, and y eastings of a zone of UTM or Gauss-Krueger, with or
     * without its number in front.
     */
    static boolean mayBeExchanged(Envelope box) {
        double zone = Math.floor(box.getMinY() / 1e6);
        return box.getMinX() > 1.5e6
                && box.getMaxX() < 6.7e6
                && (zone == 0 || zone >= 13 && zone <= 60)
                && box.getMinY() - zone * 1e6 > 1e5
                && box.getMaxY() - zone * 1e6 < 9e5;
    }
}
