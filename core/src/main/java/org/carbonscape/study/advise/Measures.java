package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Factor;
import org.carbonscape.finding.Table;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CellSums;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Strategies;

/**
 * Measures of a run: the land of each zone, class and pressure, and what the table proposes for it with the study's
 * factors.
 */
final class Measures {
    private final Strategies strategies;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final CarbonAccount account;

    Measures(Strategies strategies, StudyInputs inputs, CarbonAccount account) {
        this.strategies = strategies;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.account = account;
    }

    /**
     * Hectares by zone, class and pressure.
     *
     * @param sums of these, without units
     */
    List<Strategies.Land> lands(CellSums sums, RuleTable rules, RuleTable pressures) {
        List<Strategies.Land> lands = new ArrayList<>();
        for (int z = 1; z <= rules.outcomes().size(); z++) {
            for (LandClass c : studyArea.legend().list()) {
                for (int p = 1; p <= pressures.outcomes().size(); p++) {
                    double hectares = sums.km2(0, z, c.index(), p) * 100;
                    if (hectares > 0) {
                        lands.add(new Strategies.Land(
                                rules.outcomes().get(z - 1),
                                c.name(),
                                c.role().map(LandRole::className).orElse(""),
                                pressures.outcomes().get(p - 1),
                                hectares));
                    }
                }
            }
        }
        return lands;
    }

    List<Strategies.Proposal> proposals(List<Strategies.Land> lands) {
        Map<String, Double> own = new LinkedHashMap<>();
        Map<String, Double> charged = new LinkedHashMap<>();
        double[] area = new double[studyArea.legend().classes() + 1];
        for (double[] unit : account.areas_ha(
                Math.max(0, account.emissionSet()), studyArea.years().size() - 1)) {
            Arrays.setAll(area, c -> area[c] + unit[c]);
        }
        double[] mean = account.meanFlux(studyArea.years().size() - 1);
        for (LandClass c : studyArea.legend().list()) {
            List<Factor> factors =
                    inputs.carbon().factors().map(f -> f.all(c.index())).orElse(List.of());
            double factor = factors.isEmpty()
                    ? inputs.target()[c.index()] ? 0 : Double.NaN
                    : factors.size() == 1 && factors.get(0).unitId().isEmpty()
                            ? factors.get(0).tC_per_ha_yr()
                            : Substance.co2ToCarbon(mean[c.index()]); // it differs from place to place
            own.put(c.name(), factor);
            double source = account.region(studyArea.years().size() - 1).classFlows().stream()
                    .filter(f -> f.className().equals(c.name()) && f.tC() > 0)
                    .mapToDouble(f -> f.tC())
                    .sum();
            charged.put(
                    c.name(), inputs.target()[c.index()] && area[c.index()] > 0 ? source / area[c.index()] : factor);
        }
        // what land becomes is named by its kind: the mean of the classes of that kind, by their area
        for (LandRole role : LandRole.values()) {
            double hectares = 0;
            double amount = 0;
            for (LandClass c : studyArea.legend().withRole(role)) {
                double flux = own.getOrDefault(c.name(), Double.NaN);
                if (area[c.index()] > 0 && Double.isFinite(flux)) {
                    hectares += area[c.index()];
                    amount += area[c.index()] * flux;
                }
            }
            if (hectares > 0) {
                own.putIfAbsent(role.className(), amount / hectares);
            }
        }
        // a change of land counts the land's own factor: energy emissions do not come or go with a hectare; cutting a
        // source counts them
        List<Strategies.Proposal> byLand = strategies.propose(lands, own);
        List<Strategies.Proposal> bySource = strategies.propose(lands, charged);
        List<Strategies.Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < byLand.size(); i++) {
            proposals.add(
                    byLand.get(i).measure().treatment().effect() == Strategies.Effect.CUT
                            ? bySource.get(i)
                            : byLand.get(i));
        }
        return proposals;
    }

    /** Land in zones that no measure is for, by class, in hectares: measures that fit any land aside. */
    static Map<String, Double> unmet(List<Strategies.Land> lands, List<Strategies.Proposal> proposals) {
        Set<String> met = proposals.stream()
                .filter(p -> p.measure().isForOneLandUse())
                .map(p -> p.land().landUse())
                .collect(Collectors.toSet());
        Map<String, Double> unmet = new LinkedHashMap<>();
        lands.stream()
                .filter(l -> !met.contains(l.landUse()))
                .forEach(l -> unmet.merge(l.landUse(), l.area_ha(), Double::sum));
        return unmet;
    }

    /** SUIT-C09 where there is such land. */
    static Optional<Problem> caution(Map<String, Double> unmet, Legend legend) {
        return unmet.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.SUIT_C09_NO_MEASURE,
                        "suitability.strategies",
                        Bilingual.list(unmet.entrySet().stream()
                                .map(e -> listed(e.getKey(), hectares(e.getValue()), legend))
                                .toList()),
                        unmet.keySet().stream()
                                        .allMatch(name -> legend.find(name)
                                                .flatMap(LandClass::role)
                                                .isPresent())
                                ? Bilingual.same("")
                                : Bilingual.of(
                                        ", or state the kind of land in the legend's column role ("
                                                + String.join(", ", LandRole.classNames()) + ")",
                                        "，或在图例的 role 列注明土地类型（" + String.join("、", LandRole.classNames()) + "）")));
    }

    private static Bilingual listed(String name, String hectares, Legend legend) {
        String zh = legend.find(name).map(LandClass::nameZh).orElse(name);
        return Bilingual.of(name + " (" + hectares + " ha)", zh + "（" + hectares + " 公顷）");
    }

    private static String hectares(double hectares) {
        return Numbers.readable(hectares, 0);
    }

    static Table table(List<Strategies.Proposal> proposals, String madeWith) {
        Table.Builder table = Table.named("strategies")
                .text("zone", "land_use", "role", "pressure", "measure", "english", "chinese")
                .number("area_ha", "share_treated", "gain_tC_per_a", "gain_tCO2_per_a")
                .text("assumption_en", "assumption_zh", "working", "made_with");
        for (Strategies.Proposal p : proposals) {
            table.row(
                    p.land().zone(),
                    p.land().landUse(),
                    p.land().role(),
                    p.land().pressure(),
                    p.measure().id(),
                    p.measure().text().en(),
                    p.measure().text().zh(),
                    p.land().area_ha(),
                    p.measure().treatment().share(),
                    p.gain_tC_per_a(),
                    Substance.carbonToCo2(p.gain_tC_per_a()),
                    p.measure().treatment().assumption().en(),
                    p.measure().treatment().assumption().zh(),
                    p.missing().isEmpty()
                            ? p.working()
                            : "not estimated: no factor of " + String.join(", ", p.missing()),
                    "class factors of the study, construction by its land alone except for cuts; " + madeWith);
        }
        return table.build();
    }
}
