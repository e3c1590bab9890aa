package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.finding.Table;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.land.LandClass;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.uncertainty.Shift;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.Scenario;

/** What if: a scenario table through the account of the last phase, beside the base. */
public final class ScenarioStage {
    private static final List<String> COLUMNS = List.of("scenario", "from", "to", "area_ha", "item", "percent");

    /** One line as written. */
    public record Line(
            int number,
            String scenario,
            String zone,
            String from,
            String to,
            double area_ha,
            String item,
            double percent) {
        Line of(String named) {
            return new Line(number, scenario, zone, from, to, area_ha, named, percent);
        }

        public boolean converts() {
            return item.isEmpty();
        }

        private boolean isTwice(Line other) {
            return new Line(other.number, scenario, zone, from, to, area_ha, item, percent).equals(other);
        }

        public String what() {
            return converts()
                    ? Numbers.text(area_ha) + " ha " + from + " > " + to + (zone.isEmpty() ? "" : " in " + zone)
                    : item + " " + (percent > 0 ? "+" : "") + Numbers.text(percent) + " %";
        }
    }

    /**
     * Result of one scenario.
     *
     * @param shift what it changes, for its interval
     * @param lines the same of each of its lines
     */
    public record Outcome(String name, double base_tCO2, double net_tCO2, Shift shift, List<Shift> lines) {}

    /** @param cautions of scenarios that were left out */
    public record Result(
            List<Line> lines,
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

    /** Lines of the table; what can be known without the account is told. */
    static List<Line> read(Study study, Problems problems) {
        return study.scenarios()
                .flatMap(file -> problems.attempt(() -> {
                    List<List<String>> rows = InputFiles.rows(file, "scenarios");
                    List<String> header = rows.get(0).stream()
                            .map(h -> h.toLowerCase(Locale.ROOT))
                            .toList();
                    boolean named = rows.stream()
                            .skip(1)
                            .anyMatch(
                                    r -> !InputFiles.cell(header, r, "scenario").isEmpty());
                    tellOtherUnits(rows, header, "scenarios (" + file.getFileName() + ")", problems);
                    List<Line> lines = new ArrayList<>();
                    for (int r = 1; r < rows.size(); r++) {
                        List<String> row = rows.get(r);
                        if (row.isEmpty()) {
                            continue;
                        }
                        String place = "scenarios (" + file.getFileName() + ") row " + (r + 1);
                        if (named && InputFiles.cell(header, row, "scenario").isEmpty()) {
                            problems.add(ProblemCode.INPUT_04_EMPTY, place, "scenario");
                            continue;
                        }
                        Optional<String> wrong = Stream.of("area_ha", "percent")
                                .filter(c -> !InputFiles.cell(header, row, c).isEmpty()
                                        && Double.isNaN(number(header, row, c)))
                                .findFirst();
                        if (wrong.isPresent()) {
                            String cell = InputFiles.cell(header, row, wrong.get());
                            problems.add(ProblemCode.INPUT_02_NUMBER, place, wrong.get(), cell);
                            continue;
                        }
                        Optional<String> endless = Stream.of("area_ha", "percent")
                                .filter(c -> Double.isInfinite(number(header, row, c)))
                                .findFirst();
                        if (endless.isPresent()) {
                            String cell = InputFiles.cell(header, row, endless.get());
                            problems.add(ProblemCode.INPUT_03_FINITE, place, endless.get(), cell);
                            continue;
                        }
                        Line line = new Line(
                                r + 1,
                                InputFiles.cell(header, row, "scenario").isEmpty()
                                        ? "scenario"
                                        : InputFiles.cell(header, row, "scenario"),
                                zone(header, row),
                                InputFiles.cell(header, row, "from"),
                                InputFiles.cell(header, row, "to"),
                                number(header, row, "area_ha"),
                                InputFiles.cell(header, row, "item"),
                                number(header, row, "percent"));
                        boolean land = !line.from().isEmpty()
                                && !line.to().isEmpty()
                                && line.area_ha() >= 0
                                && line.item().isEmpty();
                        boolean energy = !line.item().isEmpty()
                                && line.percent() >= -100
                                && Double.isFinite(line.percent())
                                && line.zone().isEmpty() // items are the whole study's
                                && line.from().isEmpty();
                        if (land && Double.isFinite(line.area_ha()) || energy) {
                            lines.stream()
                                    .filter(l -> l.isTwice(line))
                                    .findFirst()
                                    .ifPresent(l -> problems.add(
                                            ProblemCode.SUIT_C22_LINE_TWICE,
                                            "scenarios (" + file.getFileName() + ")",
                                            line.scenario(),
                                            line.number(),
                                            l.number()));
                            lines.add(line);
                        } else {
                            problems.add(ProblemCode.SUIT_36_SCENARIO_LINE, place);
                        }
                    }
                    return lines;
                }))
                .orElse(List.of());
    }

    /** NaN where it is none or empty; in the column of per cent, 10% is 10. */
    private static double number(List<String> header, List<String> row, String column) {
        String cell = InputFiles.cell(header, row, column);
        boolean perCent = column.equals("percent") && cell.matches(".*[%％]");
        return InputFiles.number(
                List.of(column), List.of(perCent ? cell.substring(0, cell.length() - 1) : cell), column);
    }

    /** Where land is converted; a place in another column is meant so, and is no zone, unless it is all of them. */
    private static String zone(List<String> header, List<String> row) {
        return header.stream()
                .filter(h -> h.equals("zone") || HeaderWords.means(h, "unit"))
                .filter(h -> !COLUMNS.contains(h) && !HeaderWords.means(h, "measure"))
                .map(h -> InputFiles.cell(header, row, h))
                .filter(c -> !c.isEmpty() && !HeaderWords.isTotal(c))
                .findFirst()
                .orElse("");
    }

    /** A column of units of measure beside areas, which are taken in hectares. */
    private static void tellOtherUnits(List<List<String>> rows, List<String> header, String place, Problems problems) {
        Unit hectare = Unit.of("ha");
        header.stream()
                .filter(h -> HeaderWords.means(h, "measure"))
                .findFirst()
                .flatMap(column -> rows.stream()
                        .skip(1)
                        .filter(r -> !InputFiles.cell(header, r, "area_ha").isEmpty())
                        .map(r -> InputFiles.cell(header, r, column))
                        .filter(u -> Unit.find(u)
                                .filter(f ->
                                        f.dimension().equals(hectare.dimension()) && f.factor() != hectare.factor())
                                .isPresent())
                        .findFirst())
                .ifPresent(u -> problems.add(ProblemCode.TABLE_33_OTHER_UNIT, place, "area_ha", u, "ha"));
    }

    /**
     * The lines with names as the account has them: classes, zones and items also go by their Chinese or full names,
     * classes by their role.
     *
     * @param zones that the rules make; empty = not known, so not checked
     */
    static List<Line> checked(
            List<Line> lines, Study study, StudyInputs inputs, Optional<List<String>> zones, Problems problems) {
        if (lines.isEmpty()) {
            return lines;
        }
        if (!study.carbon().hasFlows()) {
            problems.add(ProblemCode.SUIT_37_NO_FLOWS, "scenarios");
            return List.of();
        }
        int last = inputs.studyArea().years().get(inputs.studyArea().years().size() - 1);
        List<String> items = inputs.carbon()
                .energy()
                .map(e -> e.lines().stream()
                        .filter(l -> l.year() == last && !l.memo())
                        .map(l -> l.item())
                        .distinct()
                        .toList())
                .orElse(study.carbon().emissions().isPresent() ? List.of("emissions") : List.of());
        List<Line> named = new ArrayList<>();
        for (Line line : lines) {
            if (line.converts()) {
                named.add(conversion(line, study, inputs, zones, problems));
            } else if (!items.isEmpty() || study.carbon().energy().isEmpty()) { // else its own problems are told
                named.add(line.of(item(line, items, problems)));
            }
        }
        return named;
    }

    /** The item of emissions that a line changes, as the account has it. */
    private static String item(Line line, List<String> items, Problems problems) {
        if (items.isEmpty()) {
            problems.add(
                    ProblemCode.STUDY_04_REQUIRED,
                    "carbon.energy, " + place(line) + " \"" + line.item() + "\"",
                    "energy: { file: energy.csv, route: ncv, units: districts }");
            return line.item();
        }
        Optional<String> item = Optional.of(line.item())
                .filter(items::contains)
                .or(() -> EnergyAccount.item(line.item()).filter(items::contains));
        if (item.isEmpty()) {
            problems.add(ProblemCode.SUIT_17_SCENARIO_NAME, place(line), line.item(), items);
        }
        return item.orElse(line.item());
    }

    /** A line that converts land, with its classes and its zone as the account has them. */
    private static Line conversion(
            Line line, Study study, StudyInputs inputs, Optional<List<String>> zones, Problems problems) {
        Optional<String> from = problems.attempt(() -> landClass(study, inputs, place(line), line.from()));
        Optional<String> to = problems.attempt(() -> landClass(study, inputs, place(line), line.to()));
        if (line.area_ha() > 0 && from.isPresent() && from.equals(to)) {
            problems.add(ProblemCode.SUIT_36_SCENARIO_LINE, place(line));
        }
        String zone = line.zone();
        if (!zone.isEmpty() && !zone.equals(ZoneNames.REST) && zones.isPresent()) {
            Optional<String> found = zones.get().stream()
                    .filter(z -> z.equals(line.zone())
                            || RuleTable.title(z, Language.EN).equalsIgnoreCase(line.zone())
                            || RuleTable.title(z, Language.ZH).equals(line.zone()))
                    .findFirst();
            if (found.isEmpty()) {
                problems.add(
                        ProblemCode.SUIT_35_ZONE,
                        place(line),
                        line.zone(),
                        zones.get().isEmpty() ? List.of(ZoneNames.REST) : zones.get());
            }
            zone = found.orElse(zone);
        }
        return new Line(
                line.number(),
                line.scenario(),
                zone,
                from.orElse(""),
                to.orElse(""),
                line.area_ha(),
                line.item(),
                line.percent());
    }

    /**
     * One class, also by its Chinese name or by its kind; the kind construction is the class that the study calls so.
     */
    private static String landClass(Study study, StudyInputs inputs, String place, String name) {
        List<LandClass> found = inputs.studyArea().legend().require(place, name);
        List<LandClass> built = found.stream()
                .filter(c -> study.landUse().construction().contains(c.name()))
                .toList();
        if (found.size() > 1 && built.size() != 1) {
            throw new ProblemException(
                    ProblemCode.SUIT_39_SEVERAL,
                    place,
                    name,
                    String.join(", ", found.stream().map(LandClass::name).toList()));
        }
        return (found.size() > 1 ? built : found).get(0).name();
    }

    /**
     * Runs all scenarios. One of more land than its zone has, which only zones tell, is left out.
     *
     * @param zones area in hectares by zone and class name; empty = all land in one zone
     */
    Result run(List<Line> lines, Map<String, Map<String, Double>> zones, String zonesMadeWith) {
        Scenario.Account base = base(zones);
        int last = inputs.studyArea().years().size() - 1;
        double net = Substance.carbonToCo2(base.net_tC_per_a());
        Map<String, List<Line>> scenarios = new LinkedHashMap<>();
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
                Line line = list.get(i);
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

    private static String place(Line line) {
        return "scenarios row " + line.number();
    }

    private static Scenario.Comparison run(Line line, Scenario.Account account, List<Scenario.Change> changes) {
        try {
            return Scenario.run(account, changes);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problems().stream().map(p -> p.at(place(line))).toList());
        }
    }

    /** A line without a zone takes from every zone in proportion to what it has when its turn comes. */
    private static List<Scenario.Change> changes(Line line, Scenario.Account account) {
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
                    place(line),
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
