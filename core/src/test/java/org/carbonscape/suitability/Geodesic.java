package org.carbonscape.suitability;

/**
 * The length of the geodesic on WGS 84 by Vincenty's inverse formula (1975), good to a millimetre: the oracle of
 * lengths in degrees.
 */
final class Geodesic {
    private Geodesic() {}

    static double metres(double lon1, double lat1, double lon2, double lat2) {
        double a = 6378137;
        double f = 1 / 298.257223563;
        double b = a * (1 - f);
        double u1 = Math.atan((1 - f) * Math.tan(Math.toRadians(lat1)));
        double u2 = Math.atan((1 - f) * Math.tan(Math.toRadians(lat2)));
        double l = Math.toRadians(lon2 - lon1);
        double lambda = l;
        for (int i = 0; i < 100; i++) {
            double x = Math.cos(u2) * Math.sin(lambda);
            double y = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
            double sin = Math.hypot(x, y);
            if (sin == 0) {
                return 0;
            }
            double cos = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            double sigma = Math.atan2(sin, cos);
            double alpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sin;
            double cos2 = 1 - alpha * alpha;
            double mid = cos2 == 0 ? 0 : cos - 2 * Math.sin(u1) * Math.sin(u2) / cos2;
            double c = f / 16 * cos2 * (4 + f * (4 - 3 * cos2));
            double before = lambda;
            lambda = l + (1 - c) * f * alpha * (sigma + c * sin * (mid + c * cos * (2 * mid * mid - 1)));
            if (Math.abs(lambda - before) < 1e-15) {
                double k = cos2 * (a * a - b * b) / (b * b);
                double p = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)));
                double q = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)));
                double d = q
                        * sin
                        * (mid
                                + q
                                        / 4
                                        * (cos * (2 * mid * mid - 1)
                                                - q / 6 * mid * (4 * sin * sin - 3) * (4 * mid * mid - 3)));
                return b * p * (sigma - d);
            }
        }
        throw new IllegalStateException("no convergence");
    }
}
