package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.table.Jumps;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/**
 * Whether emissions can be meant: from phase to phase, per built-up land and, where a driver counts people, per head.
 *
 * @param emissionSet index into the sets that are counted
 */
record EmissionDoubts(StudyInputs inputs, LandCounts counts, int emissionSet) {
    List<Problem> all() {
        List<Problem> doubts = new ArrayList<>();
        List<String> ids = Charging.ids(counts.sets().get(emissionSet));
        double[] before = new double[ids.size()];
        Jumps jumps = new Jumps(
                ProblemCode.CARBON_C44_JUMP, "tCO2", Plausibility.MOST_GROWTH, Plausibility.MOST_GROWTH_OF_UNIT);
        List<Plausibility.Beside> beside = new ArrayList<>();
        for (int p = 0; p < inputs.studyArea().years().size(); p++) {
            int year = inputs.studyArea().years().get(p);
            double[] totals = usual().tCO2(year, ids);
            if (p > 0) {
                int last = inputs.studyArea().years().get(p - 1);
                jumps.between(last, year, ids, before, totals);
            }
            before = totals;
            double[][] area = counts.areas_ha(emissionSet, p, inputs.studyArea().cellArea());
            double[] km2 = target_km2(Arrays.copyOfRange(area, 1, area.length));
            Plausibility.ByArea byArea = Plausibility.byArea(emissionsKey(), year, ids, totals, km2);
            byArea.all().ifPresent(doubts::add);
            byArea.units().ifPresent(beside::add);
            doubts.addAll(byHead(year, ids, totals));
        }
        Plausibility.ofBeside(emissionsKey(), beside).ifPresent(doubts::add);
        doubts.addAll(jumps.cautions(emissionsKey()));
        return Plausibility.together(doubts);
    }

    /** Emissions of the usual carriers. */
    private Emissions usual() {
        return inputs.carbon().carriers().layers().get(0).emissions();
    }

    private String emissionsKey() {
        return inputs.carbon().energy().isPresent() ? "carbon.energy" : "carbon.emissions";
    }

    /** Land that carries the emissions, by unit, of areas by unit and class. */
    private double[] target_km2(double[][] area_ha) {
        boolean[] target = inputs.target();
        double[] km2 = new double[area_ha.length];
        for (int u = 0; u < km2.length; u++) {
            for (int c = 1; c < target.length; c++) {
                km2[u] += target[c] ? area_ha[u][c] / 100 : 0;
            }
        }
        return km2;
    }

    private List<Problem> byHead(int year, List<String> ids, double[] tCO2) {
        List<Problem> found = new ArrayList<>();
        UnitSet set = counts.sets().get(emissionSet);
        for (DriverLayer layer : inputs.drivers()) {
            layer.table()
                    .filter(t -> t.set().name().equals(set.name()) && t.has(year) && !t.isText())
                    .filter(t -> Plausibility.isPopulation(layer.name()) || Plausibility.isPopulation(t.column()))
                    .flatMap(t -> {
                        double[] heads = Arrays.copyOfRange(t.values(year), 1, ids.size() + 1);
                        return Plausibility.byHead(emissionsKey(), year, tCO2, heads, t.measure());
                    })
                    .ifPresent(found::add);
        }
        return found;
    }
}
