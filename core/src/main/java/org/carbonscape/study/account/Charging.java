package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Charges;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.Steps;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.intake.CarbonInputs;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.table.Carriers;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/**
 * The emissions of units brought to land, layer by layer: each layer's to the classes that carry it. Only the first, of
 * the usual carriers, goes by the weights of the study; where lights are says nothing of farmland.
 */
final class Charging {
    private final StudyInputs inputs;
    private final LandCounts counts;
    private final int emissionSet;
    private final List<List<Allocation>> allocations = new ArrayList<>(); // by layer, by phase
    private final List<List<Spread.Settlement>> settlements = new ArrayList<>();
    private final List<List<Allocation.Settled>> settled = new ArrayList<>();
    private final List<ConservationCheck> checks = new ArrayList<>();
    private final List<Problem> cautions = new ArrayList<>();

    /**
     * @param emissionSet number of the set whose units have emissions; -1 = there are none
     * @param known       what has spread them over the land of these phases
     */
    Charging(StudyInputs inputs, LandCounts counts, int emissionSet, Optional<Charging> known, Engine engine) {
        this.inputs = inputs;
        this.counts = counts;
        this.emissionSet = emissionSet;
        if (emissionSet >= 0) {
            List<Carriers.Layer> layers = inputs.carbon().carriers().layers();
            List<ValueRaster> weights =
                    inputs.carbon().weightsOf(inputs.studyArea().years());
            int weighing = weights.isEmpty() || known.isPresent() ? 0 : 1;
            try (Steps readings = engine.steps(layers.size() + weighing)) {
                for (int l = 0; l < layers.size(); l++) {
                    if (l > 0) {
                        readings.next();
                    }
                    Carriers.Layer layer = layers.get(l);
                    Spread spread = spread(layer, l == 0 ? weights : List.of());
                    List<Allocation> own;
                    if (known.isPresent()) {
                        own = known(known.get(), l);
                    } else if (l == 0 && !weights.isEmpty()) {
                        own = byWeight(layer, spread, engine);
                        readings.next();
                    } else {
                        own = byArea(layer);
                    }
                    settle(layer, own, spread, engine);
                }
            }
        }
    }

    private Spread spread(Carriers.Layer layer, List<ValueRaster> weights) {
        UnitSet set = counts.sets().get(emissionSet);
        List<UnitSet> others = new ArrayList<>(counts.sets());
        others.remove(set);
        return new Spread(
                inputs.rasters(), weights, set, others, inputs.studyArea().cellArea(), target(layer));
    }

    private boolean[] target(Carriers.Layer layer) {
        return Allocation.targets(inputs.studyArea().legend(), layer.classes());
    }

    private List<Allocation> known(Charging other, int layer) {
        List<Integer> years = other.inputs.studyArea().years();
        return inputs.studyArea().years().stream()
                .map(year -> other.allocation(layer, years.indexOf(year)))
                .toList();
    }

    private List<Allocation> byWeight(Carriers.Layer layer, Spread spread, Engine engine) {
        Map<CarbonInputs.Weights, List<Integer>> years = new LinkedHashMap<>(); // of each raster
        inputs.studyArea()
                .years()
                .forEach(year -> years.computeIfAbsent(
                                Objects.requireNonNull(inputs.carbon().weights().get(year)), w -> new ArrayList<>())
                        .add(year));
        Fold.Both<List<Allocation.Weights>, List<WeightCells>> read = spread.weigh(
                engine,
                WeightCells.of(years.keySet().stream()
                        .map(CarbonInputs.Weights::raster)
                        .toList()));
        Iterator<WeightCells> seen = read.other().iterator();
        years.forEach((by, of) -> cautions.addAll(seen.next().cautions(by.place(), of)));
        List<String> ids = ids(counts.sets().get(emissionSet));
        List<Allocation> own = new ArrayList<>();
        for (int p = 0; p < inputs.studyArea().years().size(); p++) {
            int year = inputs.studyArea().years().get(p);
            double[] totals = layer.emissions().tCO2(year, ids);
            own.add(Allocation.byWeight(
                    layer.place(), year, ids, totals, area_ha(p), read.one().get(p)));
        }
        return own;
    }

    private List<Allocation> byArea(Carriers.Layer layer) {
        List<String> ids = ids(counts.sets().get(emissionSet));
        List<Allocation> own = new ArrayList<>();
        for (int p = 0; p < inputs.studyArea().years().size(); p++) {
            int year = inputs.studyArea().years().get(p);
            double[] totals = layer.emissions().tCO2(year, ids);
            own.add(Allocation.byArea(layer.place(), year, ids, totals, area_ha(p), target(layer)));
        }
        return own;
    }

    private void settle(Carriers.Layer layer, List<Allocation> own, Spread spread, Engine engine) {
        own.forEach(a -> a.checks().forEach(c -> checks.add(named(c, layer))));
        UnitSet units = counts.sets().get(emissionSet);
        cautions.addAll(Allocation.cautions(own, u -> units.told(u + 1)));
        List<Spread.Settlement> cells = spread.settle(own, engine);
        List<Allocation.Settled> maps = new ArrayList<>();
        for (int p = 0; p < own.size(); p++) {
            maps.add(own.get(p).settle(cells.get(p).map()));
            maps.get(p).checks().forEach(c -> checks.add(named(c, layer)));
        }
        allocations.add(own);
        settlements.add(cells);
        settled.add(maps);
    }

    private static ConservationCheck named(ConservationCheck check, Carriers.Layer layer) {
        String what = layer.what().in(Language.EN);
        return what.isEmpty()
                ? check
                : new ConservationCheck(check.name() + ", " + what, check.expected(), check.got(), check.tolerance());
    }

    static List<String> ids(UnitSet set) {
        List<String> ids = new ArrayList<>();
        for (int u = 1; u <= set.count(); u++) {
            ids.add(set.id(u));
        }
        return ids;
    }

    /** Of the units with emissions, from their first, by class index. */
    private double[][] area_ha(int phase) {
        double[][] area = counts.areas_ha(emissionSet, phase, inputs.studyArea().cellArea());
        return Arrays.copyOfRange(area, 1, area.length);
    }

    int layers() {
        return allocations.size();
    }

    Allocation allocation(int layer, int phase) {
        return allocations.get(layer).get(phase);
    }

    /** The maps of a phase, a layer each. */
    List<Allocation.Settled> settled(int phase) {
        return settled.stream().map(l -> l.get(phase)).toList();
    }

    /** What the land of a set's units is charged. */
    Charges charges(int phase, int set, int units, int classes) {
        if (emissionSet < 0) {
            return Charges.none(units);
        }
        List<Charges> layers = new ArrayList<>();
        for (int l = 0; l < layers(); l++) {
            double[][] own = allocation(l, phase).byClass_tCO2();
            if (set == emissionSet) {
                double[][] emitted = new double[units][classes + 1];
                System.arraycopy(own, 0, emitted, 1, own.length);
                layers.add(Charges.own(emitted));
            } else {
                double[] nowhere =
                        new double[own.length + 1]; // of units without a cell: on no map, so in no unit of another set
                for (int u = 0; u < own.length; u++) {
                    nowhere[u + 1] = own[u][0];
                }
                layers.add(settlements
                        .get(l)
                        .get(phase)
                        .shares()
                        .get(set < emissionSet ? set : set - 1)
                        .withClassless(nowhere));
            }
        }
        return Charges.together(layers);
    }

    List<ConservationCheck> checks() {
        return checks;
    }

    List<Problem> cautions() {
        return cautions;
    }
}
