package org.carbonscape.study.intake;

import java.util.List;
import java.util.Optional;
import org.carbonscape.landcarbon.HarvestedWood;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.zone.ClassUnits;
import org.carbonscape.zone.CrossedUnits;
import org.carbonscape.zone.UnitSet;

/**
 * What land of a study itself emits or takes up, beside the table of factors.
 *
 * @param factorUnits units whose land has factors of its own; empty where all factors are for everywhere
 * @param tier        land by Tier 1 of the IPCC
 * @param layers      sinks from layers; never beside Tier 1
 */
public record LandInputs(Optional<UnitSet> factorUnits, Optional<Tier> tier, Optional<SinkLayers> layers) {
    /**
     * Land by Tier 1.
     *
     * @param strata one where it is the same everywhere; else those of the zones' classes in their order
     * @param zones  the raster of strata
     * @param wood   harvested products
     */
    public record Tier(
            LandModel model, List<Stratum> strata, Optional<ClassUnits> zones, Optional<HarvestedWood> wood) {}

    /** The same of fewer phases; Tier 1 goes by their years. */
    LandInputs between(int first, int end) {
        return new LandInputs(factorUnits, tier, layers.map(l -> l.between(first, end)));
    }

    /** The units by which those of every set are cut: by factors, by strata, or by both. */
    public Optional<UnitSet> cut() {
        Optional<UnitSet> zones = tier.flatMap(Tier::zones).map(z -> z);
        return zones.isPresent() && factorUnits.isPresent()
                ? Optional.of(new CrossedUnits(factorUnits.get(), zones.get()))
                : factorUnits.or(() -> zones);
    }

    /** The unit with factors of its own that a part of a cut lies in; 0 = none. */
    public int factorUnit(int owner) {
        if (factorUnits.isEmpty()) {
            return 0;
        }
        return tier.flatMap(Tier::zones).isPresent() ? owner / (zoneCount() + 1) : owner;
    }

    private int zoneCount() {
        return tier.flatMap(Tier::zones).map(ClassUnits::count).orElse(0);
    }

    /** The stratum that a part of a cut lies in; empty where the rasters have none. */
    public Optional<Stratum> stratum(int owner) {
        if (tier.isEmpty()) {
            return Optional.empty();
        }
        List<Stratum> strata = tier.get().strata();
        if (tier.get().zones().isEmpty()) {
            return Optional.of(strata.get(0));
        }
        int zone = factorUnits.isPresent() ? owner % (zoneCount() + 1) : owner;
        return zone == 0 ? Optional.empty() : Optional.of(strata.get(zone - 1));
    }

    /** Whether the histories of cells must be counted. */
    public boolean needsHistories() {
        return tier.isPresent();
    }

    /** Whether anything but factors gives flows. */
    public boolean hasFlows() {
        return tier.isPresent() || layers.isPresent();
    }

    /** Classes, by index, whose factors are not used. */
    public boolean[] covered(int classes) {
        if (layers.isPresent()) {
            return layers.get().covered().clone();
        }
        boolean[] covered = new boolean[classes + 1];
        tier.ifPresent(t -> {
            for (int c = 1; c <= classes; c++) {
                covered[c] = t.model().covers(c);
            }
        });
        return covered;
    }
}
