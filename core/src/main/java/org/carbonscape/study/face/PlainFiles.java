package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.CodesWithoutClass;
import org.carbonscape.land.Legend;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.Phase;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.EnergyOptions;
import org.carbonscape.study.plan.Extent;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.ReportPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.zone.LandCounts;

/** The main job's methods on plain files, without a study file: the same inputs, checks and tables as a run. */
public final class PlainFiles {
    private PlainFiles() {}

    /**
     * What a command names.
     *
     * @param files   rasters in order, each FILE or YEAR=FILE
     * @param legend  a preset or a table; empty = every code a class of its own
     * @param units   polygons; their columns of ids and names and, of a GeoPackage with several, their layer
     * @param fishnet side in metres
     * @param extent  the region; empty = all of the first raster
     */
    public record Request(
            List<String> files,
            Optional<String> legend,
            List<Long> noData,
            Optional<Study.Polygons> units,
            OptionalDouble fishnet,
            Optional<Extent> extent) {}

    /** Class areas and transitions; {@code cell_m2} is NaN where cells differ in area. */
    public record Transitions(double cell_m2, Table classAreas, Table transitions, List<Problem> cautions) {}

    /**
     * Sources and sinks.
     *
     * @param doubts       how sure they are
     * @param coefficients of carbon-balance zoning; empty without an economic product
     * @param factorsUsed  every number they rest on
     */
    public record Account(
            Table byClass,
            Table byUnit,
            Doubts doubts,
            Optional<Table> coefficients,
            Table factorsUsed,
            List<Problem> cautions) {}

    /**
     * Intervals; empty where no number has one.
     *
     * @param uncertainty of the region and units
     * @param parts       of classes and items
     * @param trend       of what became of them since the first phase
     * @param shares      what the region's net owes its interval to
     * @param artTrees    the deduction of ART-TREES, where asked for
     */
    public record Doubts(
            Optional<Table> uncertainty,
            Optional<Table> parts,
            Optional<Table> trend,
            Optional<Table> shares,
            Optional<Table> artTrees) {
        static Doubts of(UncertaintyTables u) {
            return new Doubts(u.byUnit(), u.parts(), u.trend(), u.shares(), u.artTrees());
        }
    }

    /**
     * Stocks.
     *
     * @param doubts how sure they are
     * @param worth  of the changes; empty without a price
     */
    public record Stock(Table byUnit, Doubts doubts, Optional<Table> worth, List<Problem> cautions) {}

    public static Transitions transitions(Request request, Engine engine) {
        Counted counted = count(request, Study.Carbon.none(), engine);
        LandTables tables = new LandTables(counted.inputs.studyArea(), counted.counts);
        return new Transitions(
                counted.inputs.studyArea().cellArea().isUniform()
                        ? counted.inputs.studyArea().cellArea().cell_m2()
                        : Double.NaN,
                tables.classAreas(),
                tables.transitions(),
                counted.problems.cautions());
    }

    /**
     * What construction land is charged with.
     *
     * @param energy    statistics by unit
     * @param emissions given by unit, instead
     * @param to        class that carries them; empty = construction
     * @param farming   class that carries what farming emits; empty = cultivated land
     * @param by        weight raster; empty = by area
     * @param options   what is asked beside the balance
     * @param seed      of the draws of uncertainty
     */
    public record Charged(
            Optional<Energy> energy,
            Optional<Path> emissions,
            Optional<String> to,
            Optional<String> farming,
            Optional<Path> by,
            AccountOptions options,
            long seed) {}

    /** A table of energy statistics and how it is counted. */
    public record Energy(Path table, EnergyOptions options) {}

    /**
     * @param charged its units are those of the request
     * @param bounds  whether low and high stand beside every total
     */
    public static Account account(Request request, String factors, Charged charged, boolean bounds, Engine engine) {
        Path here = Path.of("").toAbsolutePath();
        Counted counted = count(
                request,
                new Study.Carbon(
                        Optional.of(PresetOrFile.of(factors, here)),
                        charged.energy.map(e -> new Study.Energy(here.resolve(e.table), e.options, UNITS)),
                        charged.emissions.map(e -> new Study.Emissions(here.resolve(e), UNITS)),
                        new Study.Allocate(charged.to, charged.farming, charged.by.map(here::resolve), new TreeMap<>()),
                        Optional.empty(),
                        charged.options),
                engine);
        CarbonAccount account =
                counted.account(CarbonAccount.Extras.of(charged.options, counted.inputs, charged.seed), engine);
        Conservation.tell(account.checks(), counted.problems);
        counted.problems.throwIfAny();
        counted.problems.addAll(account.cautions());
        UncertaintyTables uncertainty =
                new UncertaintyTables(counted.inputs, counted.counts, account, charged.options, charged.seed, engine);
        CarbonTables tables = new CarbonTables(account);
        return new Account(
                bounds ? uncertainty.withBounds(tables.byClass()) : tables.byClass(),
                bounds ? uncertainty.withBounds(tables.byUnit()) : tables.byUnit(),
                Doubts.of(uncertainty),
                new CarbonTables(account).coefficients(),
                new CarbonTables(account).factorsUsed(),
                counted.problems.cautions());
    }

    /** A table and what to tell beside it. */
    public record Answer(Table table, List<Problem> cautions) {}

    /** Intensity analysis of three levels; a year apart, and told so, where no years are known. */
    public static Answer intensity(Request request, Engine engine) {
        Counted counted = count(request, Study.Carbon.none(), engine);
        List<Phase> phases = counted.inputs.phases();
        if (phases.size() > 1 && phases.get(0).year() == 1) {
            counted.problems.add(ProblemCode.LANDUSE_C04_NUMBERED, "FILE", phases.size());
        }
        return new Answer(
                new LandTables(counted.inputs.studyArea(), counted.counts).intensity(), counted.problems.cautions());
    }

    /**
     * Carbon stock by unit and phase, with its change since the phase before.
     *
     * @param bounds whether low and high stand beside every total
     */
    public static Stock stock(
            Request request, String stock, AccountOptions options, boolean bounds, long seed, Engine engine) {
        Counted counted = count(
                request,
                new Study.Carbon(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Study.Allocate.none(),
                        Optional.of(PresetOrFile.of(stock, Path.of("").toAbsolutePath())),
                        options),
                engine);
        CarbonAccount account = counted.account(CarbonAccount.Extras.of(options, counted.inputs, seed), engine);
        UncertaintyTables uncertainty =
                new UncertaintyTables(counted.inputs, counted.counts, account, options, seed, engine);
        Table byUnit = new CarbonTables(account).stockByUnit().orElseThrow();
        return new Stock(
                bounds ? uncertainty.withBounds(byUnit) : byUnit,
                Doubts.of(uncertainty),
                new CarbonTables(account).stockWorth(),
                counted.problems.cautions());
    }

    private record Counted(StudyInputs inputs, LandCounts counts, Problems problems) {
        /** What a study tells of its phases: no land, none in common, land of one phase only. */
        Counted checked() {
            new LandTables(inputs.studyArea(), counts).check(inputs.phases(), problems);
            problems.throwIfAny();
            return this;
        }

        CarbonAccount account(CarbonAccount.Extras asked, Engine engine) {
            return new CarbonAccount(inputs, counts, new LandTables(inputs.studyArea(), counts), asked, engine);
        }
    }

    /** Without a legend every code is a class; more are hardly classes, and their transfer matrix is of no use. */
    private static final int MOST_OWN_CODES = 1000;

    /** The last numbers of bytes and short ones, and what tables write for a missing number. */
    private static final Set<Long> LIKE_NONE = Set.of(255L, 65535L, 32767L, -32768L, -128L, -9999L, 9999L, -999L);

    /** The unit set that polygons of a command are. */
    private static final String UNITS = "units";

    /** A phase with its year: {@code 2005=lu.tif}, and 2005年＝lu.tif of a Chinese keyboard. */
    private static final Pattern NAMED = Pattern.compile("(?s)([0-9０-９]{4})年?[=＝](.+)");

    private static Counted count(Request request, Study.Carbon carbon, Engine engine) {
        Path here = Path.of("").toAbsolutePath();
        SortedMap<Integer, Path> phases = phases(request.files, here);
        Map<String, Study.Units> units = new LinkedHashMap<>();
        request.units.ifPresent(f ->
                units.put(UNITS, new Study.Polygons(here.resolve(f.file()), f.layer(), f.id(), f.name(), f.gcj02())));
        request.fishnet.ifPresent(side -> units.put("fishnet", new Study.Squares(side)));
        Study study = new Study(
                here.resolve("-"),
                new Study.Heading("", false, "", 0, ReportPlan.all()),
                new Study.GridPlan(Optional.empty(), Optional.empty(), request.extent),
                new Study.LandUse(
                        PresetOrFile.ofLegend(request.legend.orElse("-"), here),
                        request.noData,
                        List.of(),
                        phases,
                        Study.Accuracy.none()),
                units,
                carbon,
                Study.Analyses.none(),
                Map.of());
        if (request.legend.isPresent()) {
            return count(study, Optional.empty(), engine).checked();
        }
        // every code a class of its own: guessed from some blocks, and counted again where the guess fell short
        Problems unreadable = new Problems();
        List<TiffFile> rasters = phases.values().stream()
                .flatMap(file -> unreadable.attempt(() -> TiffFile.open(file).asClasses(() -> false)).stream())
                .toList();
        unreadable.throwIfAny();
        SortedSet<Long> codes = CodeScan.sample(rasters, request.noData, engine);
        if (codes.isEmpty()) {
            codes.addAll(CodeScan.all(rasters, request.noData, engine));
        }
        if (codes.isEmpty()) {
            Problems nothing = new Problems();
            Iterator<TiffFile> read = rasters.iterator();
            phases.forEach((year, file) -> nothing.add(
                    withoutCodes(read.next(), "landUse.phases." + year + " (" + file.getFileName() + ")", engine)));
            nothing.throwIfAny();
        }
        while (codes.size() <= MOST_OWN_CODES) {
            Counted counted = count(study, Optional.of(ownCodes(codes)), engine);
            boolean grown = false;
            for (UnknownCodes unknown : counted.counts.unknown()) {
                grown |= codes.addAll(CodeScan.wholeNumbers(unknown));
            }
            if (!grown) {
                Problems fractions = new Problems();
                CodeScan.report(counted.inputs.phases(), counted.counts.unknown(), fractions);
                fractions.throwIfAny();
                likeNone(codes, rasters).ifPresent(counted.problems::add);
                return counted.checked();
            }
        }
        throw new ProblemException(ProblemCode.LANDUSE_05_TOO_MANY, "FILE", MOST_OWN_CODES);
    }

    /** A code of no data that the file does not call so, among codes that nobody names. */
    private static Optional<Problem> likeNone(SortedSet<Long> codes, List<TiffFile> rasters) {
        List<String> like = codes.stream()
                .filter(code -> LIKE_NONE.contains(code)
                        && rasters.stream().noneMatch(r -> r.classNames().containsKey(code)))
                .map(String::valueOf)
                .toList();
        return like.isEmpty() || like.size() == codes.size()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.LANDUSE_C09_LIKE_NONE, "landUse.phases", Listing.of(like)));
    }

    /** A raster that holds no code at all: measured values, or no data everywhere. */
    private static Problem withoutCodes(TiffFile raster, String place, Engine engine) {
        SortedMap<Double, Long> cells =
                new TreeMap<>(CodeScan.counted(raster, raster.grid(), engine).byCode());
        cells.keySet().removeIf(code -> code == Math.rint(code)); // named as no data
        return cells.isEmpty()
                ? Problem.of(ProblemCode.LANDUSE_01_NOTHING, place)
                : CodesWithoutClass.problem(place, cells, 0, Double.NaN);
    }

    /** Phases as the command names them; else by the years in the files' names; else numbered in the order given. */
    private static SortedMap<Integer, Path> phases(List<String> files, Path here) {
        SortedMap<Integer, Path> phases = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        List<String> unnamed =
                files.stream().filter(f -> !NAMED.matcher(f).matches()).toList();
        int[] years = PhaseYears.of(
                unnamed.stream()
                        .map(f -> String.valueOf(FileName.path(f).getFileName()))
                        .toList(),
                List.of());
        int next = 0;
        for (String file : files) {
            Matcher named = NAMED.matcher(file);
            boolean isNamed = named.matches();
            int year = isNamed ? Integer.parseInt(named.group(1)) : years[next++];
            if (order.contains(year)) {
                String first = files.get(order.indexOf(year));
                throw new ProblemException(
                        ProblemCode.STUDY_05_VALUE,
                        "FILE",
                        file,
                        Bilingual.of(first + " is of " + year + " too", first + " 也是 " + year + " 年"),
                        Bilingual.of("the year that it is of, or leave one of the two out", "其所属年份，或去掉两者之一"));
            }
            phases.put(year, here.resolve(FileName.path(isNamed ? named.group(2) : file)));
            order.add(year);
        }
        List<Integer> sorted = List.copyOf(phases.keySet());
        if (!order.equals(sorted)) {
            throw new ProblemException(ProblemCode.STUDY_08_YEAR_ORDER, "FILE", join(order), join(sorted));
        }
        return phases;
    }

    private static String join(List<Integer> years) {
        return years.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static Counted count(Study study, Optional<Legend> own, Engine engine) {
        Problems problems = new Problems();
        Optional<StudyInputs> opened = own.isPresent()
                ? StudyInputs.open(study, own, problems, engine)
                : StudyInputs.open(study, List.<StudyInputs.Check>of(CarbonAccount::check), problems, engine);
        StudyInputs inputs = opened.orElseThrow(() -> new ProblemException(problems.problems()));
        LandCounts counts = inputs.crosstab().count(engine);
        if (own.isEmpty()) {
            CodeScan.report(inputs.phases(), counts.unknown(), problems);
            problems.throwIfAny();
        }
        UnitSets.checkCounts(study, counts, inputs.studyArea(), problems);
        problems.throwIfAny();
        return new Counted(inputs, counts, problems);
    }

    /** A legend in which every code is a class of its own name. */
    private static Legend ownCodes(SortedSet<Long> codes) {
        List<List<String>> rows = new ArrayList<>();
        codes.forEach(code -> rows.add(List.of(Long.toString(code), Long.toString(code))));
        return Legend.of(InputTable.of("codes", List.of("code", "class"), rows));
    }
}
