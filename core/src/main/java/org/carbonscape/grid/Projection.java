package org.carbonscape.grid;

/**
 * A map projection of one ellipsoid, in radians and metres, without false origin. The six that land-use data use are
 * written here, with {@link StrictMath}: a short command need not wait half a second for Apache SIS, and the picked
 * cells do not hang on a machine's sine. Everything else goes through {@link SisCrs}, which is also the oracle.
 */
abstract class Projection {
    /** Longitude from the central meridian (within ±π) and latitude to x, y in {@code out}; NaN outside the domain. */
    abstract void forward(double lambda, double phi, double[] out);

    /** x, y to longitude from the central meridian and latitude in {@code out}; NaN outside the domain. */
    abstract void inverse(double x, double y, double[] out);

    static void outside(double[] out) {
        out[0] = Double.NaN;
        out[1] = Double.NaN;
    }

    /** tan of the conformal latitude from tan of the latitude (Karney 2011, eqs. 7-9). */
    static double conformal(double tau, double e) {
        double root = Math.sqrt(1 + tau * tau);
        double sigma = StrictMath.sinh(e * Ellipsoid.artanh(e * tau / root));
        return tau * Math.sqrt(1 + sigma * sigma) - sigma * root;
    }

    /** tan of the latitude from tan of the conformal latitude: Newton, three rounds reach the last bit (eqs. 19-21). */
    static double geodetic(double conformal, double e) {
        double e2 = e * e;
        double tau = conformal / (1 - e2);
        for (int round = 0; round < 6; round++) {
            double at = conformal(tau, e);
            double step = (conformal - at)
                    / Math.sqrt(1 + at * at)
                    * (1 + (1 - e2) * tau * tau)
                    / ((1 - e2) * Math.sqrt(1 + tau * tau));
            tau += step;
            if (!(Math.abs(step) > 1e-15 * Math.max(1, Math.abs(tau)))) {
                break;
            }
        }
        return tau;
    }

    static double arsinh(double x) {
        double a = Math.abs(x);
        double y = StrictMath.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
        return x < 0 ? -y : y;
    }

    /** Isometric latitude ψ = arsinh(tan of the conformal latitude). */
    static double isometric(double phi, double e) {
        return arsinh(conformal(StrictMath.tan(phi), e));
    }

    /** Latitude of an isometric latitude. */
    static double latitude(double isometric, double e) {
        return StrictMath.atan(geodetic(StrictMath.sinh(isometric), e));
    }

    /** cos φ / √(1 - e² sin² φ): radius of the parallel over a. */
    static double parallel(double phi, double e2) {
        double s = StrictMath.sin(phi);
        return StrictMath.cos(phi) / Math.sqrt(1 - e2 * s * s);
    }

    /** Ellipsoidal Mercator, or with eccentricity 0 the web's. */
    static final class Mercator extends Projection {
        private final double radius;
        private final double e;

        /** @param scale scale at the equator */
        Mercator(Ellipsoid ellipsoid, double scale, boolean spherical) {
            this.radius = ellipsoid.semiMajor_m() * scale;
            this.e = spherical ? 0 : Math.sqrt(ellipsoid.eccentricitySquared());
        }

        @Override
        void forward(double lambda, double phi, double[] out) {
            if (!(Math.abs(phi) < Math.PI / 2 - 1e-9)) {
                outside(out);
                return;
            }
            out[0] = radius * lambda;
            out[1] = radius * isometric(phi, e);
        }

        @Override
        void inverse(double x, double y, double[] out) {
            out[0] = x / radius;
            out[1] = latitude(y / radius, e);
        }
    }

    /**
     * Equidistant cylindrical of a sphere with the ellipsoid's semi-major axis, as PROJ and ArcGIS lay data out in it,
     * also where the ellipsoid is none (Snyder 1987, eqs. 12-1 and 12-2). Another radius is kilometres off.
     */
    static final class Equirectangular extends Projection {
        private final double radius;
        private final double narrowed;
        private final double phi0;

        Equirectangular(Ellipsoid ellipsoid, double phi0, double phi1) {
            this.radius = ellipsoid.semiMajor_m();
            this.narrowed = radius * StrictMath.cos(phi1);
            this.phi0 = phi0;
        }

        @Override
        void forward(double lambda, double phi, double[] out) {
            out[0] = narrowed * lambda;
            out[1] = radius * (phi - phi0);
        }

        @Override
        void inverse(double x, double y, double[] out) {
            double phi = y / radius + phi0;
            if (!(Math.abs(phi) <= Math.PI / 2 + 1e-12)) {
                outside(out);
                return;
            }
            out[0] = x / narrowed;
            out[1] = phi;
        }
    }

    /** Albers equal-area conic (Snyder 1987, eqs. 14-1 to 14-19); the latitude of q by Newton's method. */
    static final class Albers extends Projection {
        private final Ellipsoid ellipsoid;
        private final double n;
        private final double c;
        private final double rho0;

        Albers(Ellipsoid ellipsoid, double phi0, double phi1, double phi2) {
            this.ellipsoid = ellipsoid;
            double e2 = ellipsoid.eccentricitySquared();
            double m1 = parallel(phi1, e2);
            double m2 = parallel(phi2, e2);
            double q1 = ellipsoid.q(StrictMath.sin(phi1));
            double q2 = ellipsoid.q(StrictMath.sin(phi2));
            this.n = Math.abs(phi1 - phi2) < 1e-10 ? StrictMath.sin(phi1) : (m1 * m1 - m2 * m2) / (q2 - q1);
            this.c = m1 * m1 + n * q1;
            this.rho0 = rho(ellipsoid.q(StrictMath.sin(phi0)));
        }

        private double rho(double q) {
            return ellipsoid.semiMajor_m() * Math.sqrt(c - n * q) / n;
        }

        @Override
        void forward(double lambda, double phi, double[] out) {
            double rho = rho(ellipsoid.q(StrictMath.sin(phi)));
            out[0] = rho * StrictMath.sin(n * lambda);
            out[1] = rho0 - rho * StrictMath.cos(n * lambda);
        }

        @Override
        void inverse(double x, double y, double[] out) {
            double sign = n < 0 ? -1 : 1;
            double down = rho0 - y;
            double theta = StrictMath.atan2(sign * x, sign * down);
            double rho2 = x * x + down * down;
            double a = ellipsoid.semiMajor_m();
            double q = (c - rho2 * n * n / (a * a)) / n;
            double pole = ellipsoid.q(1);
            if (!(Math.abs(q) <= pole * (1 + 1e-12)) || Math.abs(theta) > Math.abs(n) * Math.PI + 1e-9) {
                outside(out);
                return;
            }
            out[0] = theta / n;
            out[1] = latitude(Math.max(-pole, Math.min(pole, q)));
        }

        private double latitude(double q) {
            double e2 = ellipsoid.eccentricitySquared();
            double s = q / ellipsoid.q(1); // sine of the authalic latitude: within 0.13 degrees
            // dq/ds = 2 (1 - e²) / (1 - e² s²)²: well behaved up to the pole, unlike dq/dφ
            for (int round = 0; round < 8; round++) {
                double w = 1 - e2 * s * s;
                double step = (q - ellipsoid.q(s)) * w * w / (2 * (1 - e2));
                s += step;
                if (!(Math.abs(step) > 1e-16)) {
                    break;
                }
            }
            return StrictMath.asin(Math.max(-1, Math.min(1, s)));
        }
    }

    /** Lambert conformal conic with two standard parallels, or one and a scale (Snyder 1987, ch. 15). */
    static final class LambertConic extends Projection {
        private final double e;
        private final double n;
        private final double factor;
        private final double rho0;

        LambertConic(Ellipsoid ellipsoid, double phi0, double phi1, double phi2, double scale) {
            double e2 = ellipsoid.eccentricitySquared();
            this.e = Math.sqrt(e2);
            double m1 = parallel(phi1, e2);
            double psi1 = isometric(phi1, e);
            this.n = Math.abs(phi1 - phi2) < 1e-10
                    ? StrictMath.sin(phi1)
                    : (StrictMath.log(m1) - StrictMath.log(parallel(phi2, e2))) / (isometric(phi2, e) - psi1);
            this.factor = ellipsoid.semiMajor_m() * scale * m1 / n * StrictMath.exp(n * psi1);
            this.rho0 = factor * StrictMath.exp(-n * isometric(phi0, e));
        }

        @Override
        void forward(double lambda, double phi, double[] out) {
            if (!(Math.abs(phi) < Math.PI / 2 - 1e-9)) {
                outside(out);
                return;
            }
            double rho = factor * StrictMath.exp(-n * isometric(phi, e));
            out[0] = rho * StrictMath.sin(n * lambda);
            out[1] = rho0 - rho * StrictMath.cos(n * lambda);
        }

        @Override
        void inverse(double x, double y, double[] out) {
            double sign = n < 0 ? -1 : 1;
            double down = rho0 - y;
            double theta = StrictMath.atan2(sign * x, sign * down);
            double rho = sign * Math.sqrt(x * x + down * down);
            if (Math.abs(theta) > Math.abs(n) * Math.PI + 1e-9) {
                outside(out);
                return;
            }
            out[0] = theta / n;
            out[1] = latitude(-StrictMath.log(rho / factor) / n, e);
        }
    }
}
