package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.Phase;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.LandCounts;

/** The main job's methods on plain files, without a study file: the same inputs, checks and tables as a run. */
public final class PlainFiles {
    private PlainFiles() {}

    /**
     * What a command names.
     *
     * @param files   rasters in order, each FILE or YEAR=FILE
     * @param legend  a preset or a table; empty = every code a class of its own
     * @param fishnet side in metres
     */
    public record Request(
            List<String> files,
            Optional<String> legend,
            List<Long> noData,
            Optional<Path> units,
            Optional<String> id,
            OptionalDouble fishnet) {}

    /** Class areas and transitions; {@code cell_m2} is NaN where cells differ in area. */
    public record Transitions(double cell_m2, Table classAreas, Table transitions, List<Problem> cautions) {}

    /** Sources and sinks. */
    public record Account(Table byClass, Table byUnit, List<Problem> cautions) {}

    public static Transitions transitions(Request request, Engine engine) {
        Counted counted = count(request, Optional.empty(), engine);
        LandTables tables = new LandTables(counted.inputs.studyArea(), counted.counts);
        return new Transitions(
                counted.inputs.studyArea().cellArea().isUniform()
                        ? counted.inputs.studyArea().cellArea().cell_m2()
                        : Double.NaN,
                tables.classAreas(),
                tables.transitions(),
                counted.problems.cautions());
    }

    public static Account account(Request request, String factors, Engine engine) {
        Counted counted = count(request, Optional.of(factors), engine);
        CarbonAccount account = new CarbonAccount(
                counted.inputs, counted.counts, new LandTables(counted.inputs.studyArea(), counted.counts), engine);
        Conservation.tell(account.checks(), counted.problems);
        counted.problems.throwIfAny();
        return new Account(account.byClass(), account.byUnit(), counted.problems.cautions());
    }

    /** A table and what to tell beside it. */
    public record Answer(Table table, List<Problem> cautions) {}

    /** Intensity analysis of three levels. */
    public static Answer intensity(Request request, Engine engine) {
        Counted counted = count(request, Optional.empty(), engine);
        return new Answer(
                new LandTables(counted.inputs.studyArea(), counted.counts).intensity(), counted.problems.cautions());
    }

    /** Carbon stock by unit and phase, with its change since the phase before. */
    public static Answer stock(Request request, String stock, Engine engine) {
        Counted counted = count(request, Optional.empty(), Optional.of(stock), engine);
        CarbonAccount account = new CarbonAccount(
                counted.inputs, counted.counts, new LandTables(counted.inputs.studyArea(), counted.counts), engine);
        return new Answer(account.stockByUnit().orElseThrow(), counted.problems.cautions());
    }

    private record Counted(StudyInputs inputs, LandCounts counts, Problems problems) {}

    /** Without a legend every code is a class; more are hardly classes, and their transfer matrix is of no use. */
    private static final int MOST_OWN_CODES = 1000;

    private static Counted count(Request request, Optional<String> factors, Engine engine) {
        return count(request, factors, Optional.empty(), engine);
    }

    private static Counted count(Request request, Optional<String> factors, Optional<String> stock, Engine engine) {
        Path here = Path.of("").toAbsolutePath();
        SortedMap<Integer, Path> phases = phases(request.files, here);
        Map<String, Study.Units> units = new LinkedHashMap<>();
        request.units.ifPresent(f -> units.put(
                "units", new Study.Polygons(here.resolve(f), Optional.empty(), request.id, Optional.empty(), false)));
        request.fishnet.ifPresent(side -> units.put("fishnet", new Study.Squares(side)));
        Study study = new Study(
                here.resolve("-"),
                new Study.Heading("", false, "", 0),
                new Study.GridPlan(Optional.empty(), Optional.empty()),
                new Study.LandUse(presetOrFile(request.legend.orElse("-"), here), request.noData, List.of(), phases),
                units,
                new Study.Carbon(
                        factors.map(f -> presetOrFile(f, here)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        stock.map(f -> presetOrFile(f, here))),
                Study.Analyses.none());
        if (request.legend.isPresent()) {
            return count(study, Optional.empty(), engine);
        }
        // every code a class of its own: guessed from some blocks, and counted again where the guess fell short
        Problems unreadable = new Problems();
        List<TiffFile> rasters = phases.values().stream()
                .flatMap(file -> unreadable.attempt(() -> TiffFile.open(file).asClasses(false)).stream())
                .toList();
        unreadable.throwIfAny();
        SortedSet<Long> codes = CodeScan.sample(rasters, request.noData, engine);
        while (codes.size() <= MOST_OWN_CODES) {
            Counted counted = count(study, Optional.of(ownCodes(codes)), engine);
            boolean grown = false;
            for (Phase phase : counted.inputs.phases()) {
                grown |= codes.addAll(CodeScan.integer(phase.source().unknownCodes()));
            }
            if (!grown) {
                Problems fractions = new Problems();
                counted.inputs.phases().forEach(p -> CodeScan.report(p, fractions));
                fractions.throwIfAny();
                return counted;
            }
        }
        throw new ProblemException(ProblemCode.LANDUSE_05_TOO_MANY, "FILE", MOST_OWN_CODES);
    }

    /** Phases as the command names them; where they are not named by years, they are numbered in the order given. */
    private static SortedMap<Integer, Path> phases(List<String> files, Path here) {
        SortedMap<Integer, Path> phases = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        for (String file : files) {
            boolean named = file.matches("[0-9]{4}=.+");
            int year = named ? Integer.parseInt(file.substring(0, 4)) : order.size() + 1;
            phases.put(year, here.resolve(named ? file.substring(5) : file));
            order.add(year);
        }
        List<Integer> sorted = List.copyOf(phases.keySet());
        if (!order.equals(sorted)) { // also where a year comes twice
            throw new ProblemException(ProblemCode.STUDY_08_YEAR_ORDER, "FILE", join(order), join(sorted));
        }
        return phases;
    }

    private static String join(List<Integer> years) {
        return years.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static Counted count(Study study, Optional<Legend> own, Engine engine) {
        Problems problems = new Problems();
        StudyInputs inputs = StudyInputs.open(study, own, problems, engine)
                .orElseThrow(() -> new ProblemException(problems.problems()));
        LandCounts counts = inputs.crosstab().count(engine);
        if (own.isEmpty()) {
            inputs.phases().forEach(p -> CodeScan.report(p, problems));
            problems.throwIfAny();
        }
        UnitSets.checkCounts(study, counts, inputs.studyArea(), problems);
        problems.throwIfAny();
        return new Counted(inputs, counts, problems);
    }

    private static PresetOrFile presetOrFile(String text, Path here) {
        return new PresetOrFile(
                text,
                text.matches("(?i).*\\.(csv|txt|tsv|xlsx|xls)") ? Optional.of(here.resolve(text)) : Optional.empty());
    }

    /** A legend in which every code is a class of its own name. */
    private static Legend ownCodes(SortedSet<Long> codes) {
        List<List<String>> rows = new ArrayList<>();
        codes.forEach(code -> rows.add(List.of(Long.toString(code), Long.toString(code))));
        return Legend.of(InputTable.of("codes", List.of("code", "class"), rows));
    }
}
