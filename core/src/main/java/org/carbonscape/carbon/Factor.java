package org.carbonscape.carbon;

/**
 * The direct carbon factor of a class.
 *
 * @param className class or role it is given for
 * @param unitId    unit of the study it holds in; empty for everywhere
 * @param amount    source positive, sink negative, in tC/ha/yr; with its interval and as it was written
 */
public record Factor(String className, String unitId, PerHectare amount) {
    /** Source positive, sink negative. */
    public double tC_per_ha_yr() {
        return amount.carbon();
    }

    public Flow flow() {
        return Flow.of(amount.carbon());
    }

    /** The class, and the unit where it is not for everywhere: as tables name it, apart from the emissions charged. */
    public String name() {
        String name = className.equals(Balance.EMISSIONS) ? className + " (class)" : className;
        return unitId.isEmpty() ? name : name + ", " + unitId;
    }
}
