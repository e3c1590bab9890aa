package org.carbonscape.grid;

/**
 * GCJ-02, the shifted coordinates of Chinese web maps, to WGS 84. The forward formula is the one published on
 * the net since 2010 (there is no official text): an offset of 100 to 700 m, smooth with ripples, on the Krasovsky
 * ellipsoid. Outside 72.004..137.8347 E, 0.8293..55.8271 N coordinates are left alone, as the map services do; the box
 * also holds parts of the neighbouring countries (and Hong Kong, Macao and Taiwan), where services differ.
 */
public final class Gcj02 {
    private static final double A = 6378245.0;
    private static final double E2 = 0.00669342162296594323;
    private static final double ENOUGH = 1e-12;

    private Gcj02() {}

    /** Whether the offset applies at a place, in degrees. */
    static boolean applies(double longitude, double latitude) {
        return longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;
    }

    /**
     * Replaces GCJ-02 longitudes and latitudes in degrees by WGS 84, by iterating w = g - offset(w); each round gains
     * more than two digits. Error against the forward formula under 1e-9 degrees (0.1 mm). Whether the offset applies
     * is judged by the GCJ-02 place.
     */
    public static void toWgs84(double[] longitude, double[] latitude, int count) {
        double[] offset = new double[2];
        for (int i = 0; i < count; i++) {
            if (!applies(longitude[i], latitude[i])) {
                continue;
            }
            double x = longitude[i];
            double y = latitude[i];
            for (int round = 0; round < 20; round++) {
                offset(x, y, offset);
                double nextX = longitude[i] - offset[0];
                double nextY = latitude[i] - offset[1];
                boolean settled = Math.abs(nextX - x) < ENOUGH && Math.abs(nextY - y) < ENOUGH;
                x = nextX;
                y = nextY;
                if (settled) {
                    break;
                }
            }
            longitude[i] = x;
            latitude[i] = y;
        }
    }

    /** What the forward formula adds at a WGS 84 place: degrees east, degrees north. */
    static void offset(double longitude, double latitude, double[] out) {
        double x = longitude - 105;
        double y = latitude - 35;
        double root = Math.sqrt(Math.abs(x));
        double ripple = 20 * wave(6 * x) + 20 * wave(2 * x);
        double north = -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * root
                + (ripple + 20 * wave(y) + 40 * wave(y / 3) + 160 * wave(y / 12) + 320 * wave(y / 30)) * 2 / 3;
        double east = 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * root
                + (ripple + 20 * wave(x) + 40 * wave(x / 3) + 150 * wave(x / 12) + 300 * wave(x / 30)) * 2 / 3;
        double phi = StrictMath.toRadians(latitude);
        double s = StrictMath.sin(phi);
        double w2 = 1 - E2 * s * s;
        double w = Math.sqrt(w2);
        out[0] = StrictMath.toDegrees(east / (A / w * StrictMath.cos(phi)));
        out[1] = StrictMath.toDegrees(north / (A * (1 - E2) / (w2 * w)));
    }

    private static double wave(double x) {
        return StrictMath.sin(x * Math.PI);
    }
}
