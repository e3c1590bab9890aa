package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.land.LandClass;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.suitability.RuleTable;

/** Lines of a table of scenarios: read, and named as the account names its classes, zones and items. */
final class ScenarioLines {
    private static final List<String> COLUMNS = List.of("scenario", "from", "to", "area_ha", "item", "percent");

    private ScenarioLines() {}

    /** Lines of the table; what can be known without the account is told. */
    static List<ScenarioLine> read(Study study, Problems problems) {
        return study.scenarios()
                .flatMap(file -> problems.attempt(() -> {
                    String place = "scenarios (" + file.getFileName() + ")";
                    List<List<String>> rows = InputFiles.rows(file, "scenarios");
                    List<String> header = rows.get(0).stream()
                            .map(h -> h.toLowerCase(Locale.ROOT))
                            .toList();
                    boolean named = rows.stream()
                            .skip(1)
                            .anyMatch(
                                    r -> !InputFiles.cell(header, r, "scenario").isEmpty());
                    tellOtherUnits(rows, header, place, problems);
                    List<ScenarioLine> lines = new ArrayList<>();
                    for (int r = 1; r < rows.size(); r++) {
                        if (!rows.get(r).isEmpty()) {
                            line(header, rows.get(r), r + 1, named, place, problems)
                                    .ifPresent(line -> {
                                        tellTwice(line, lines, place, problems);
                                        lines.add(line);
                                    });
                        }
                    }
                    tellShares(lines, place, problems);
                    return lines;
                }))
                .orElse(List.of());
    }

    /** @param named whether some rows say which scenario they are of, so that each has to */
    private static Optional<ScenarioLine> line(
            List<String> header, List<String> row, int number, boolean named, String table, Problems problems) {
        String place = table + " row " + number;
        String scenario = InputFiles.cell(header, row, "scenario");
        if (named && scenario.isEmpty()) {
            problems.add(ProblemCode.INPUT_04_EMPTY, place, "scenario");
            return Optional.empty();
        }
        for (String column : List.of("area_ha", "percent")) {
            String cell = InputFiles.cell(header, row, column);
            double value = number(header, row, column);
            if (!cell.isEmpty() && !Double.isFinite(value)) {
                problems.add(
                        Double.isNaN(value) ? ProblemCode.INPUT_02_NUMBER : ProblemCode.INPUT_03_FINITE,
                        place,
                        column,
                        cell);
                return Optional.empty();
            }
        }
        ScenarioLine line = new ScenarioLine(
                number,
                scenario.isEmpty() ? "scenario" : scenario,
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
                && line.zone().isEmpty() // items are the whole study's
                && line.from().isEmpty();
        if (!land && !energy) {
            problems.add(ProblemCode.SUIT_36_SCENARIO_LINE, place);
        }
        return Optional.of(line).filter(l -> land || energy);
    }

    private static void tellTwice(ScenarioLine line, List<ScenarioLine> before, String place, Problems problems) {
        before.stream()
                .filter(l -> l.isTwice(line))
                .findFirst()
                .ifPresent(l -> problems.add(
                        ProblemCode.SUIT_C22_LINE_TWICE, place, line.scenario(), line.number(), l.number()));
    }

    /** Changes that are all below one per cent make no scenario: -0.1 may be meant for -10 %. */
    private static void tellShares(List<ScenarioLine> lines, String place, Problems problems) {
        List<ScenarioLine> changes =
                lines.stream().filter(l -> !l.converts() && l.percent() != 0).toList();
        if (!changes.isEmpty() && changes.stream().allMatch(l -> Math.abs(l.percent()) < 1)) {
            problems.add(
                    ProblemCode.SUIT_C25_SHARES,
                    place,
                    Listing.of(changes.stream().map(ScenarioLine::what).toList()));
        }
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
    static List<ScenarioLine> checked(
            List<ScenarioLine> lines,
            Study study,
            StudyInputs inputs,
            Optional<List<String>> zones,
            Problems problems) {
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
        List<ScenarioLine> named = new ArrayList<>();
        for (ScenarioLine line : lines) {
            if (line.converts()) {
                named.add(conversion(line, study, inputs, zones, problems));
            } else if (!items.isEmpty() || study.carbon().energy().isEmpty()) { // else its own problems are told
                named.add(line.of(item(line, items, problems)));
            }
        }
        return named;
    }

    /** The item of emissions that a line changes, as the account has it. */
    private static String item(ScenarioLine line, List<String> items, Problems problems) {
        if (items.isEmpty()) {
            problems.add(
                    ProblemCode.STUDY_04_REQUIRED,
                    "carbon.energy, " + line.place() + " \"" + line.item() + "\"",
                    "energy: { file: energy.csv, route: ncv, units: districts }");
            return line.item();
        }
        Optional<String> item = Optional.of(line.item())
                .filter(items::contains)
                .or(() -> EnergyAccount.item(line.item()).filter(items::contains));
        if (item.isEmpty()) {
            problems.add(ProblemCode.SUIT_17_SCENARIO_NAME, line.place(), line.item(), items);
        }
        return item.orElse(line.item());
    }

    /** A line that converts land, with its classes and its zone as the account has them. */
    private static ScenarioLine conversion(
            ScenarioLine line, Study study, StudyInputs inputs, Optional<List<String>> zones, Problems problems) {
        Optional<String> from = problems.attempt(() -> landClass(study, inputs, line.place(), line.from()));
        Optional<String> to = problems.attempt(() -> landClass(study, inputs, line.place(), line.to()));
        if (line.area_ha() > 0 && from.isPresent() && from.equals(to)) {
            problems.add(ProblemCode.SUIT_36_SCENARIO_LINE, line.place());
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
                        line.place(),
                        line.zone(),
                        zones.get().isEmpty() ? List.of(ZoneNames.REST) : zones.get());
            }
            zone = found.orElse(zone);
        }
        return new ScenarioLine(
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
}
