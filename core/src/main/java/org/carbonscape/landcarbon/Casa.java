package org.carbonscape.landcarbon;

/**
 * Net primary production of a cell in a year by CASA (Potter et al. 1993, with the NDVI scaling of Zhu et al. 2007):
 * {@code NPP = sum over months of SOL x FPAR x 0.5 x T1 x T2 x W x efficiency}, gC/m2. FPAR is the mean of the linear
 * scalings of NDVI and of the simple ratio, within 0.001 and 0.95; T1 and T2 are the temperature stresses about the
 * optimum (the month of the highest NDVI); {@code W = 0.5 + 0.5 E/Ep}, where the actual evapotranspiration E follows
 * from
 * rain and net radiation (Zhou and Zhang 1995) and the potential from Thornthwaite without day length. Arrays are by
 * month, January first; values of a year as a whole are taken as those of equal months.
 */
public final class Casa {
    private static final int MONTHS = 12;
    private static final double LEAST_FPAR = 0.001;
    private static final double MOST_FPAR = 0.95;
    private static final double LIGHT_SHARE = 0.5; // of the radiation that plants can use
    private static final double HAIR = 1e-5; // degrees: layers have seven digits, and 17.7 - 30.7 is not quite -13

    private Casa() {}

    /**
     * gC/m2 in a year; NaN where an input is.
     *
     * @param ndvi        -1..1
     * @param radiation   MJ/m2 a month
     * @param temperature degrees Celsius
     * @param rain        mm a month
     */
    public static double npp(
            double[] ndvi, double[] radiation, double[] temperature, double[] rain, Vegetation vegetation) {
        int greenest = 0;
        for (int m = 1; m < MONTHS; m++) {
            greenest = ndvi[m] > ndvi[greenest] ? m : greenest;
        }
        double optimum = temperature[greenest];
        double[] water = water(temperature, rain);
        double npp = 0;
        for (int m = 0; m < MONTHS; m++) {
            npp += radiation[m]
                    * LIGHT_SHARE
                    * fpar(ndvi[m], vegetation)
                    * cold(optimum, temperature[m])
                    * warm(optimum, temperature[m])
                    * water[m]
                    * vegetation.efficiency();
        }
        return npp;
    }

    static double fpar(double ndvi, Vegetation v) {
        double linear = scaled(ndvi, v.least(), v.most());
        double ratio = scaled(ratio(ndvi), ratio(v.least()), ratio(v.most()));
        return Double.isNaN(ndvi) ? Double.NaN : (clipped(linear) + clipped(ratio)) / 2;
    }

    private static double ratio(double ndvi) {
        return (1 + ndvi) / (1 - Math.min(ndvi, 0.999));
    }

    private static double scaled(double x, double least, double most) {
        return (x - least) / (most - least) * (MOST_FPAR - LEAST_FPAR) + LEAST_FPAR;
    }

    private static double clipped(double fpar) {
        return Math.max(LEAST_FPAR, Math.min(MOST_FPAR, fpar));
    }

    /** T1: less at optima that are cold or hot; none below -10 degrees. */
    static double cold(double optimum, double t) {
        return t <= -10 + HAIR ? 0 : Math.max(0, 0.8 + 0.02 * optimum - 0.0005 * optimum * optimum);
    }

    /** T2: less away from the optimum; half of the optimum's beyond 10 degrees above or 13 below. */
    static double warm(double optimum, double t) {
        double away = t - optimum;
        return away > 10 + HAIR || away < -13 - HAIR ? bell(0) / 2 : bell(away);
    }

    private static double bell(double away) {
        return 1.1814 / ((1 + StrictMath.exp(0.2 * (-10 - away))) * (1 + StrictMath.exp(0.3 * (-10 + away))));
    }

    /** W by month; a month without evaporation has that of the month before. */
    static double[] water(double[] temperature, double[] rain) {
        double heat = 0;
        for (double t : temperature) {
            heat += t > 0 ? StrictMath.pow(t / 5, 1.514) : 0;
        }
        double a = (0.6751 * heat * heat * heat - 77.1 * heat * heat + 17920 * heat + 492390) * 1e-6;
        double[] water = new double[MONTHS];
        double before = 0.5;
        for (int m = 0; m < 2 * MONTHS; m++) { // twice, so that January knows December
            double t = temperature[m % MONTHS];
            double r = rain[m % MONTHS];
            if (t > 0 && heat > 0) {
                double simple = 16 * StrictMath.pow(10 * t / heat, a);
                before = r > 0 ? 0.5 + 0.5 * Math.min(1, share(simple, r)) : 0.5;
            }
            water[m % MONTHS] = Double.isNaN(t) || Double.isNaN(r) ? Double.NaN : before;
        }
        return water;
    }

    /** E over Ep. */
    private static double share(double simple, double r) {
        double net = StrictMath.sqrt(simple * r) * (0.369 + 0.598 * StrictMath.sqrt(simple / r));
        double actual = r * net * (r * r + net * net + r * net) / ((r + net) * (r * r + net * net));
        return actual / ((actual + simple) / 2);
    }

    /**
     * Heterotrophic respiration of soil in a year, gC/m2, from temperature and rain by month (Pei et al. 2009): {@code
     * 0.22
     * x (e^(0.0912 T) + ln(0.3145 R + 1)) x 30 x 46.5 %} a month.
     *
     * @param temperature degrees Celsius
     * @param rain        mm a month
     */
    public static double soilRespiration(double[] temperature, double[] rain) {
        double sum = 0;
        for (int m = 0; m < MONTHS; m++) {
            sum += 0.22
                    * (StrictMath.exp(0.0912 * temperature[m]) + StrictMath.log(0.3145 * Math.max(0, rain[m]) + 1))
                    * 30
                    * 0.465;
        }
        return sum;
    }
}
