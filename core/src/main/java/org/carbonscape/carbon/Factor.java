package org.carbonscape.carbon;

/**
 * The direct carbon factor of a class.
 *
 * @param className    class or role it is given for
 * @param unitId       unit of the study it holds in; empty for everywhere
 * @param tC_per_ha_yr source positive, sink negative
 * @param low          lower bound, tC/ha/yr; NaN where not given
 * @param high         upper bound, tC/ha/yr; NaN where not given
 * @param written      the value as it was written
 * @param unit         the unit as it was written
 */
public record Factor(
        String className,
        String unitId,
        double tC_per_ha_yr,
        double low,
        double high,
        double written,
        String unit,
        String source,
        Provenance provenance) {
    static Factor of(String className, String unitId, PerHectare amount) {
        return new Factor(
                className,
                unitId,
                amount.carbon(),
                amount.low(),
                amount.high(),
                amount.written(),
                amount.unit(),
                amount.source(),
                amount.provenance());
    }

    public Flow flow() {
        return Flow.of(tC_per_ha_yr);
    }

    /** Half-width of the interval from low to high in percent of the value; 0 where no interval is given. */
    double uncertainty_percent() {
        return PerHectare.percent(tC_per_ha_yr, low, high);
    }

    /** The class, and the unit where it is not for everywhere: as tables name it, apart from the emissions charged. */
    String name() {
        String name = className.equals(Balance.EMISSIONS) ? className + " (class)" : className;
        return unitId.isEmpty() ? name : name + ", " + unitId;
    }
}
