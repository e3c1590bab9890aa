package org.carbonscape.grid;

/**
 * The figure of the Earth a datum uses: an ellipsoid of revolution. All functions use {@link StrictMath}, so that
 * areas are the same bits on every machine.
 *
 * @param semiMajor_m half the equatorial axis in metres
 * @param flattening  f = (a - b) / a; 0 for a sphere, at most 0.1
 */
public record Ellipsoid(double semiMajor_m, double flattening) {
    public static final Ellipsoid WGS84 = new Ellipsoid(6378137, 1 / 298.257223563);

    public Ellipsoid {
        if (!(semiMajor_m > 0) || !Double.isFinite(semiMajor_m) || !(flattening >= 0) || flattening > 0.1) {
            throw new IllegalArgumentException("not an ellipsoid: a " + semiMajor_m + ", f " + flattening);
        }
    }

    /** Of the inverse flattening as WKT gives it: 0 means a sphere. */
    static Ellipsoid ofInverse(double semiMajor_m, double inverseFlattening) {
        return new Ellipsoid(semiMajor_m, inverseFlattening == 0 ? 0 : 1 / inverseFlattening);
    }

    /** 0 for a sphere, as WKT writes it. */
    double inverseFlattening() {
        return flattening == 0 ? 0 : 1 / flattening;
    }

    /** e² = f (2 - f). */
    public double eccentricitySquared() {
        return flattening * (2 - flattening);
    }

    /**
     * The authalic function q(s) = (1 - e²) [s / (1 - e² s²) + artanh(e s) / e] of s = sin(latitude) (Snyder 1987,
     * eq. 3-12); 2 s on a sphere. The area between two parallels over a difference of longitude is
     * a² / 2 · Δλ · (q2 - q1), without approximation.
     */
    double q(double s) {
        double e2 = eccentricitySquared();
        if (e2 == 0) {
            return 2 * s;
        }
        double e = Math.sqrt(e2);
        return (1 - e2) * (s / (1 - e2 * s * s) + artanh(e * s) / e);
    }

    /** Radius in metres of the parallel at a latitude in radians; 0 at and beyond the poles. */
    public double parallel_m(double latitude) {
        double s = StrictMath.sin(latitude);
        return Math.max(0, semiMajor_m * StrictMath.cos(latitude) / Math.sqrt(1 - eccentricitySquared() * s * s));
    }

    /** Radius of curvature in metres along the meridian at a latitude in radians. */
    public double meridian_m(double latitude) {
        double s = StrictMath.sin(latitude);
        double w = 1 - eccentricitySquared() * s * s;
        return semiMajor_m * (1 - eccentricitySquared()) / (w * Math.sqrt(w));
    }

    /**
     * Area in m² of the ellipsoid between two parallels and two meridians.
     *
     * @param south degrees, -90 to 90
     * @param north degrees, not less than {@code south}, up to 90
     * @param width difference of longitude in degrees
     */
    double area_m2(double south, double north, double width) {
        double low = q(StrictMath.sin(StrictMath.toRadians(south)));
        double high = q(StrictMath.sin(StrictMath.toRadians(north)));
        return semiMajor_m * semiMajor_m / 2 * StrictMath.toRadians(width) * (high - low);
    }

    /** Equal to a tenth of a millimetre in both axes: definitions round the flattening differently. */
    boolean near(Ellipsoid other) {
        return Math.abs(semiMajor_m - other.semiMajor_m) < 1e-4
                && Math.abs(semiMajor_m * flattening - other.semiMajor_m * other.flattening) < 1e-4;
    }

    static double artanh(double x) {
        return 0.5 * StrictMath.log1p(2 * x / (1 - x));
    }
}
