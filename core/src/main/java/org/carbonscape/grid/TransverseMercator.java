package org.carbonscape.grid;

/**
 * Transverse Mercator (Gauss-Krüger, UTM) by Krüger's series to the sixth order of n = f / (2 - f): Karney (2011),
 * Journal of Geodesy 85, 475-485, eqs. 35 and 36. Error under a nanometre within 30 degrees of the central meridian,
 * under a millimetre within 60; no result beyond 70.
 */
final class TransverseMercator extends Projection {
    private static final double LIMIT = StrictMath.toRadians(70);
    private static final int ORDER = 6;

    private final double e;
    private final double radius; // k0 times the rectifying radius
    private final double origin; // y of the latitude of origin
    private final double[] alpha = new double[ORDER + 1];
    private final double[] beta = new double[ORDER + 1];

    TransverseMercator(Ellipsoid ellipsoid, double phi0, double scale) {
        double f = ellipsoid.flattening();
        double n = f / (2 - f);
        double n2 = n * n;
        double n3 = n2 * n;
        double n4 = n2 * n2;
        double n5 = n4 * n;
        double n6 = n3 * n3;
        this.e = Math.sqrt(ellipsoid.eccentricitySquared());
        this.radius = scale * ellipsoid.semiMajor_m() / (1 + n) * (1 + n2 / 4 + n4 / 64 + n6 / 256);
        alpha[1] = n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800;
        alpha[2] = 13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360;
        alpha[3] = 61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440;
        alpha[4] = 49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600;
        alpha[5] = 34729 * n5 / 80640 - 3418889 * n6 / 1995840;
        alpha[6] = 212378941 * n6 / 319334400;
        beta[1] = n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360 - 81 * n5 / 512 + 96199 * n6 / 604800;
        beta[2] = n2 / 48 + n3 / 15 - 437 * n4 / 1440 + 46 * n5 / 105 - 1118711 * n6 / 3870720;
        beta[3] = 17 * n3 / 480 - 37 * n4 / 840 - 209 * n5 / 4480 + 5569 * n6 / 90720;
        beta[4] = 4397 * n4 / 161280 - 11 * n5 / 504 - 830251 * n6 / 7257600;
        beta[5] = 4583 * n5 / 161280 - 108847 * n6 / 3991680;
        beta[6] = 20648693 * n6 / 638668800;
        double[] out = new double[2];
        series(alpha, StrictMath.atan(conformal(StrictMath.tan(phi0), e)), 0, 1, out);
        this.origin = radius * out[0];
    }

    @Override
    void forward(double lambda, double phi, double[] out) {
        if (!(Math.abs(lambda) <= LIMIT) || !(Math.abs(phi) <= Math.PI / 2)) {
            outside(out);
            return;
        }
        double tau = conformal(StrictMath.tan(phi), e);
        double cos = StrictMath.cos(lambda);
        double xi = StrictMath.atan2(tau, cos);
        double eta = arsinh(StrictMath.sin(lambda) / Math.sqrt(tau * tau + cos * cos));
        series(alpha, xi, eta, 1, out);
        double y = radius * out[0] - origin;
        out[0] = radius * out[1];
        out[1] = y;
    }

    @Override
    void inverse(double x, double y, double[] out) {
        double eta = x / radius;
        double xi = (y + origin) / radius;
        if (!(Math.abs(eta) < 3) || !(Math.abs(xi) <= Math.PI)) {
            outside(out);
            return;
        }
        series(beta, xi, eta, -1, out);
        double sinh = StrictMath.sinh(out[1]);
        double cos = StrictMath.cos(out[0]);
        double tau = geodetic(StrictMath.sin(out[0]) / Math.sqrt(sinh * sinh + cos * cos), e);
        out[0] = StrictMath.atan2(sinh, cos);
        out[1] = StrictMath.atan(tau);
        if (!(Math.abs(out[0]) <= LIMIT)) {
            outside(out);
        }
    }

    /** ξ ± Σ cⱼ sin 2jξ cosh 2jη and η ± Σ cⱼ cos 2jξ sinh 2jη, the multiples of the arguments by addition theorems. */
    private static void series(double[] c, double xi, double eta, int sign, double[] out) {
        double sin2 = StrictMath.sin(2 * xi);
        double cos2 = StrictMath.cos(2 * xi);
        double sinh2 = StrictMath.sinh(2 * eta);
        double cosh2 = Math.sqrt(1 + sinh2 * sinh2);
        double sin = 0;
        double cos = 1;
        double sinh = 0;
        double cosh = 1;
        double sumXi = 0;
        double sumEta = 0;
        for (int j = 1; j <= ORDER; j++) {
            double s = sin * cos2 + cos * sin2;
            cos = cos * cos2 - sin * sin2;
            sin = s;
            double sh = sinh * cosh2 + cosh * sinh2;
            cosh = cosh * cosh2 + sinh * sinh2;
            sinh = sh;
            sumXi += c[j] * sin * cosh;
            sumEta += c[j] * cos * sinh;
        }
        out[0] = xi + sign * sumXi;
        out[1] = eta + sign * sumEta;
    }
}
