package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.finding.Table;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.uncertainty.Shift;
import org.carbonscape.suitability.Scenario;

/** What if: a scenario table through the account of the last phase, beside the base. */
public final class ScenarioStage {
    /**
     * Result of one scenario.
     *
     * @param shift what it changes, for its interval
     * @param lines the same of each of its lines
     */
    public record Outcome(String name, double base_tCO2, double net_tCO2, Shift shift, List<Shift> lines) {}

    /** @param cautions of scenarios that were left out */
    public record Result(
            List<ScenarioLine> lines,
            Table table,
            List<Outcome> outcomes,
            List<ConservationCheck> checks,
            List<Problem> cautions) {}

    private final StudyInputs inputs;
    private final CarbonAccount account;

    ScenarioStage(StudyInputs inputs, CarbonAccount account) {
        this.inputs = inputs;
        this.account = account;
    }

    /**
     * Runs all scenarios. One of more land than its zone has, which only zones tell, is left out.
     *
     * @param zones area in hectares by zone and class name; empty = all land in one zone
     */
    Result run(List<ScenarioLine> lines, Map<String, Map<String, Double>> zones, String zonesMadeWith) {
        Scenario.Account base = base(zones);
        int last = inputs.studyArea().years().size() - 1;
        double net = Substance.carbonToCo2(base.net_tC_per_a());
        Map<String, List<ScenarioLine>> scenarios = new LinkedHashMap<>();
        lines.forEach(l ->
                scenarios.computeIfAbsent(l.scenario(), k -> new ArrayList<>()).add(l));
        Table.Builder table = Table.named("scenario")
                .text("scenario")
                .integer("line")
                .text("change")
                .number("base_net_tCO2", "net_tCO2", "difference_tCO2", "difference_percent")
                .text("made_with");
        String made = "account of " + inputs.studyArea().years().get(last) + "; class factors, mean over the region"
                + (zonesMadeWith.isEmpty() ? "" : "; zones: " + zonesMadeWith);
        Problems problems = new Problems();
        List<Problem> cautions = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        scenarios.forEach((name, list) -> {
            List<Scenario.Change> changes = new ArrayList<>();
            List<Shift> shifts = new ArrayList<>();
            double[] effect = new double[list.size()];
            int told = problems.problems().size();
            Scenario.Account account = base;
            for (int i = 0; i < list.size(); i++) {
                ScenarioLine line = list.get(i);
                Scenario.Account now = account;
                Optional<List<Scenario.Change>> own = problems.attempt(() -> changes(line, now));
                Optional<Scenario.Comparison> result = own.flatMap(c -> problems.attempt(() -> run(line, now, c)));
                if (result.isPresent()) {
                    account = result.get().scenario(); // what the next line finds
                    shifts.add(shift(changes, own.orElseThrow()));
                    changes.addAll(own.orElseThrow());
                    effect[i] = Substance.carbonToCo2(
                            result.get().byChange().stream().mapToDouble(d -> d).sum());
                }
            }
            List<Problem> why =
                    problems.problems().subList(told, problems.problems().size());
            if (!why.isEmpty()) {
                why.forEach(p -> cautions.add(Problem.leftOut(p.place() + " \"" + name + "\"", p)));
                return;
            }
            double then = Substance.carbonToCo2(account.net_tC_per_a());
            table.row(name, 0, "all lines", net, then, then - net, percent(then - net, net), made);
            for (int i = 0; i < list.size(); i++) {
                table.row(
                        name,
                        list.get(i).number(),
                        list.get(i).what(),
                        net,
                        net + effect[i],
                        effect[i],
                        percent(effect[i], net),
                        made);
            }
            outcomes.add(new Outcome(name, net, then, shift(List.of(), changes), shifts));
        });
        return new Result(
                lines,
                table.build(),
                outcomes,
                List.of(ConservationCheck.of(
                        "scenario base", account.region(last).net_tCO2(), net)),
                cautions);
    }

    /** @param before changes that are made already: what is left of an item is changed, not all of it */
    private static Shift shift(List<Scenario.Change> before, List<Scenario.Change> changes) {
        Shift shift = new Shift();
        for (Scenario.Change change : changes) {
            if (change instanceof Scenario.Convert c) {
                shift.land(c.from(), -c.area_ha()).land(c.to(), c.area_ha());
            } else if (change instanceof Scenario.Scale s) {
                shift.item(s.item(), s.percent() * left(before, s.item()));
            }
        }
        return shift;
    }

    private static double left(List<Scenario.Change> changes, String item) {
        return changes.stream()
                .filter(c -> c instanceof Scenario.Scale s && s.item().equals(item))
                .mapToDouble(c -> 1 + ((Scenario.Scale) c).percent() / 100)
                .reduce(1, (a, b) -> a * b);
    }

    /** NaN where there is nothing to compare with. */
    private static double percent(double change, double net) {
        return net == 0 ? Double.NaN : 100 * change / Math.abs(net);
    }

    private static Scenario.Comparison run(ScenarioLine line, Scenario.Account account, List<Scenario.Change> changes) {
        try {
            return Scenario.run(account, changes);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problems().stream().map(p -> p.at(line.place())).toList());
        }
    }

    /** A line without a zone takes from every zone in proportion to what it has when its turn comes. */
    private static List<Scenario.Change> changes(ScenarioLine line, Scenario.Account account) {
        if (!line.converts()) {
            return List.of(new Scenario.Scale(line.item(), line.percent()));
        }
        if (!line.zone().isEmpty()) {
            return List.of(new Scenario.Convert(line.zone(), line.from(), line.to(), line.area_ha()));
        }
        List<Scenario.Land> there = account.land().stream()
                .filter(l -> l.landUse().equals(line.from()) && l.area_ha() > 0)
                .toList();
        double all = there.stream().mapToDouble(Scenario.Land::area_ha).sum();
        if (Scenario.isMore(line.area_ha(), all)) {
            throw new ProblemException(
                    ProblemCode.SUIT_16_SCENARIO_LAND,
                    line.place(),
                    Numbers.text(line.area_ha()),
                    Scenario.told_ha(all));
        }
        List<Scenario.Change> changes = new ArrayList<>();
        there.forEach(l -> changes.add(new Scenario.Convert(
                l.zone(), line.from(), line.to(), Math.min(l.area_ha(), line.area_ha() * l.area_ha() / all))));
        return changes;
    }

    /**
     * The account of the last phase: land by zone and class with the region's mean factors, emissions by energy item.
     */
    private Scenario.Account base(Map<String, Map<String, Double>> zones) {
        StudyArea studyArea = inputs.studyArea();
        int last = studyArea.years().size() - 1;
        double[] mean = account.meanFlux(last);
        Map<String, Double> region = new LinkedHashMap<>();
        Map<String, Double> flux = new LinkedHashMap<>();
        double[][] area = account.areas_ha(Math.max(0, account.emissionSet()), last);
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            double hectares = 0;
            for (double[] unit : area) {
                hectares += unit[c];
            }
            region.put(studyArea.className(c), hectares);
            flux.put(studyArea.className(c), Substance.co2ToCarbon(mean[c]));
        }
        List<Scenario.Land> land = new ArrayList<>();
        Map<String, Double> rest = new LinkedHashMap<>(region);
        zones.forEach((zone, byClass) -> byClass.forEach((name, hectares) -> {
            if (!zone.equals(ZoneNames.REST) && hectares > 0) {
                land.add(new Scenario.Land(zone, name, hectares));
                rest.merge(name, -hectares, Double::sum);
            }
        }));
        // what no zone has, so that all zones together are the region
        rest.forEach((name, hectares) -> land.add(new Scenario.Land(ZoneNames.REST, name, Math.max(0, hectares))));
        List<Scenario.Item> items = new ArrayList<>();
        Optional<EnergyAccount> energy = inputs.carbon().energy();
        Map<String, Double> byItem = new LinkedHashMap<>();
        if (energy.isPresent()) {
            energy.get().lines().stream()
                    .filter(l -> l.year() == studyArea.years().get(last) && !l.memo())
                    .forEach(l -> byItem.merge(l.item(), l.tC(), Double::sum));
        }
        Balance balance = account.region(last);
        double landFlux = 0;
        for (Scenario.Land each : land) {
            landFlux += each.area_ha()
                    * Objects.requireNonNull(flux.get(each.landUse()), "land of the zones has classes of the legend");
        }
        double emitted = Substance.co2ToCarbon(balance.net_tCO2()) - landFlux;
        byItem.forEach((name, tC) -> items.add(new Scenario.Item(name, tC)));
        if (energy.isEmpty() && account.emissionSet() >= 0) {
            items.add(new Scenario.Item("emissions", emitted));
        }
        return new Scenario.Account(land, flux, items);
    }
}
