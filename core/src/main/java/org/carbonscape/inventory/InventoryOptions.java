package org.carbonscape.inventory;

import java.util.Optional;

/**
 * How a table of activities is counted.
 *
 * @param electricity on the route standard-coal
 * @param grid        on the other routes; electricity without it is a problem there
 * @param gwp         for gases other than CO2
 * @param own         factors that go before the program's
 * @param guidelines  whose numbers hold where the IPCC's editions differ
 * @param farmRegion of factors of rice and manure; empty: Central-South China, and told
 * @param decay       of landfilled waste; empty: all its methane counts in the year it is landfilled
 */
public record InventoryOptions(
        Route route,
        Electricity electricity,
        Optional<GridFactors> grid,
        WarmingPotential gwp,
        ItemFactors own,
        Guidelines guidelines,
        Optional<Decay> decay,
        Optional<FarmRegion> farmRegion) {
    /** Coal-input electricity, no grid factor, the potentials of AR5 over a hundred years, the 2006 Guidelines. */
    public static InventoryOptions of(Route route) {
        return new InventoryOptions(
                route,
                Electricity.COAL_INPUT,
                Optional.empty(),
                WarmingPotential.ar5(),
                ItemFactors.none(),
                Guidelines.IPCC_2006,
                Optional.empty(),
                Optional.empty());
    }

    public InventoryOptions with(Electricity variant) {
        return new InventoryOptions(route, variant, grid, gwp, own, guidelines, decay, farmRegion);
    }

    public InventoryOptions with(GridFactors factors) {
        return new InventoryOptions(route, electricity, Optional.of(factors), gwp, own, guidelines, decay, farmRegion);
    }

    public InventoryOptions with(WarmingPotential potentials) {
        return new InventoryOptions(route, electricity, grid, potentials, own, guidelines, decay, farmRegion);
    }

    public InventoryOptions with(ItemFactors factors) {
        return new InventoryOptions(route, electricity, grid, gwp, factors, guidelines, decay, farmRegion);
    }

    public InventoryOptions with(Guidelines edition) {
        return new InventoryOptions(route, electricity, grid, gwp, own, edition, decay, farmRegion);
    }

    public InventoryOptions with(Decay first) {
        return new InventoryOptions(route, electricity, grid, gwp, own, guidelines, Optional.of(first), farmRegion);
    }

    public InventoryOptions with(FarmRegion region) {
        return new InventoryOptions(route, electricity, grid, gwp, own, guidelines, decay, Optional.of(region));
    }
}
