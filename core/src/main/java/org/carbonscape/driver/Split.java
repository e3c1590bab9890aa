package org.carbonscape.driver;

/**
 * What a partition of the units into strata says about y, in units of z.
 *
 * @param strata        with at least one unit
 * @param singles       strata of one unit
 * @param between       sum over strata of two units or more of S^2/n
 * @param singleSum     sum of z of the one-unit strata
 * @param singleSquares sum of their z^2
 */
record Split(int strata, int singles, double between, long singleSum, double singleSquares) {

    /** 1 - SSW/SST, with one-unit strata kept or their units deleted; NaN when nothing varies any more. */
    double q(DetectorData data, boolean drop) {
        double sst = total(data, drop);
        return sst > 0 ? Math.max(0, Math.min(1, explained(data, drop) / sst)) : Double.NaN;
    }

    double explained(DetectorData data, boolean drop) {
        if (drop && singles > 0) {
            double rest = data.sum() - singleSum;
            return between - rest * rest / units(data, true);
        }
        double sum = data.sum();
        return between + singleSquares - sum * sum / data.units();
    }

    double total(DetectorData data, boolean drop) {
        if (drop && singles > 0) {
            double rest = data.sum() - singleSum;
            int n = units(data, true);
            return n < 2 ? 0 : data.squares() - singleSquares - rest * rest / n;
        }
        return data.total();
    }

    int units(DetectorData data, boolean drop) {
        return data.units() - (drop ? singles : 0);
    }

    int strata(boolean drop) {
        return strata - (drop ? singles : 0);
    }
}
