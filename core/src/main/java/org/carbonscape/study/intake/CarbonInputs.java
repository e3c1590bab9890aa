package org.carbonscape.study.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.study.table.Carriers;
import org.carbonscape.zone.UnitSet;

/**
 * What the account of a study rests on, beside its land.
 *
 * @param factors     direct factors by class; empty where the study names none
 * @param land        what land itself gives beside factors, and whose factors are its own
 * @param energy      the account of fuels and electricity; empty where emissions are given or there are none
 * @param emissions   by unit and year, from energy or as given
 * @param emissionSet name of the unit set that the emissions are given for; empty without emissions
 * @param carriers    classes whose cells carry the emissions, and which of them
 * @param weights     of each phase's year, by which emissions are spread over cells; empty = by area
 * @param stock       carbon density by class; empty where the study asks for no stock
 */
public record CarbonInputs(
        Optional<FactorSet> factors,
        LandInputs land,
        Optional<EnergyAccount> energy,
        Emissions emissions,
        Optional<String> emissionSet,
        Carriers carriers,
        SortedMap<Integer, Weights> weights,
        Optional<StockTable> stock) {

    /** The same of fewer phases, from one up to another, exclusive; what goes by years stays whole. */
    CarbonInputs between(int first, int end) {
        return new CarbonInputs(
                factors, land.between(first, end), energy, emissions, emissionSet, carriers, weights, stock);
    }

    /** Units whose land has factors of its own; empty where all factors are for everywhere. */
    public Optional<UnitSet> factorUnits() {
        return land.factorUnits();
    }

    /** The weight rasters of phases; empty = by area. */
    public List<ValueRaster> weightsOf(List<Integer> years) {
        return weights.isEmpty()
                ? List.of()
                : years.stream()
                        .map(year -> Objects.requireNonNull(weights.get(year)).raster())
                        .toList();
    }

    /** A weight raster on the study grid, one and the same for all phases that it is named for. */
    public record Weights(String place, ValueRaster raster) {}
}
