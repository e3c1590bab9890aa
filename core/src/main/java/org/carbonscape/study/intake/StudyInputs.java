package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.StudyGrid;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.NoAmounts;
import org.carbonscape.study.table.RangeColumns;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.UnitSet;

/**
 * CHECK, ALIGN and UNITS: everything a study names, opened, held against each other and brought onto the study grid.
 * Nothing big is read yet. All problems that can be known are told at once.
 *
 * @param files every file that goes in, by study key
 */
public record StudyInputs(
        StudyArea studyArea,
        List<Phase> phases,
        List<UnitSet> sets,
        CarbonInputs carbon,
        List<DriverLayer> drivers,
        SortedMap<String, Path> files,
        List<AlignmentNote> notes,
        ClassDistances distances) {

    /**
     * What could be opened of a study, for the checks of its later stages.
     *
     * @param grid   empty where no phase could be read
     * @param sets   those that could be read
     * @param inputs with empty phases in place of those that could not be read; empty without a grid or a legend
     */
    public record Opened(Optional<Grid> grid, List<UnitSet> sets, Optional<StudyInputs> inputs) {}

    /** What a later stage can tell of a study before anything is counted. */
    @FunctionalInterface
    public interface Check {
        /** Problems and cautions go to the collector, which holds what was found so far. */
        void check(Study study, Opened opened, Problems problems, Engine engine);
    }

    /** The same study on other units. */
    public StudyInputs withSets(List<UnitSet> others) {
        return new StudyInputs(studyArea, phases, others, carbon, drivers, files, notes, distances);
    }

    /** The same study of fewer phases, those from one up to another, exclusive. */
    public StudyInputs between(int first, int end) {
        StudyArea fewer = new StudyArea(
                studyArea.clip(),
                studyArea.cellArea(),
                studyArea.legend(),
                List.copyOf(studyArea.years().subList(first, end)),
                studyArea.parts());
        return new StudyInputs(
                fewer,
                List.copyOf(phases.subList(first, end)),
                sets,
                carbon.between(first, end),
                drivers,
                files,
                notes,
                distances);
    }

    /** The same study with the kind of land of each class, where the legend says none, taken from its usual name. */
    public StudyInputs withUsualRoles(List<String> construction) {
        StudyArea known = new StudyArea(
                studyArea.clip(),
                studyArea.cellArea(),
                studyArea.legend().withUsualRoles(construction),
                studyArea.years(),
                studyArea.parts());
        return new StudyInputs(known, phases, sets, carbon, drivers, files, notes, distances);
    }

    /** A file that a later stage reads, listed with those that go in. */
    public Path named(String key, Path file) {
        files.put(key, file);
        return file;
    }

    /** The units that emissions are given for. */
    public Optional<UnitSet> emitting() {
        return carbon.emissionSet().flatMap(name -> UnitSet.find(sets, name));
    }

    /** By class index: whether it carries what nothing else is said of. */
    public boolean[] target() {
        return Allocation.targets(studyArea.legend(), carbon.carriers().usual());
    }

    /** By class index: whether it carries emissions of this study; none where there are no emissions. */
    public boolean[] charged() {
        return carbon.emissionSet().isPresent()
                ? target()
                : new boolean[studyArea.legend().classes() + 1];
    }

    public List<ClassRaster> rasters() {
        return phases.stream().map(Phase::raster).toList();
    }

    /** All phases by all units, cut where factors or zones change. */
    public Crosstab crosstab() {
        Crosstab crosstab = new Crosstab(rasters(), sets, carbon.land().cut(), studyArea.rowArea());
        Crosstab counted = carbon.land().needsHistories() ? crosstab.withHistories() : crosstab;
        return studyArea.isByShare() ? counted.byShare() : counted;
    }

    /**
     * Opens a study. Problems go to the collector; empty where there are any.
     *
     * @param checks of the stages that will follow
     */
    public static Optional<StudyInputs> open(Study study, List<Check> checks, Problems problems, Engine engine) {
        return new Opening(study, problems, engine).open(Optional.empty(), checks);
    }

    /** Opens a study with a legend made elsewhere, instead of the study's. */
    public static Optional<StudyInputs> open(Study study, Optional<Legend> given, Problems problems, Engine engine) {
        return new Opening(study, problems, engine).open(given, List.of());
    }

    private static final class Opening {
        private final Study study;
        private final Problems problems;
        private final Engine engine;
        private final SortedMap<String, Path> files = new TreeMap<>();
        private final List<AlignmentNote> notes = new ArrayList<>();

        Opening(Study study, Problems problems, Engine engine) {
            this.study = study;
            this.problems = problems;
            this.engine = engine;
        }

        Optional<StudyInputs> open(Optional<Legend> given, List<Check> checks) {
            files.put("study", study.file());
            Optional<Legend> legend = given.or(this::legend);
            Land land = land(legend);
            List<UnitSet> sets = sets(land.grid());
            CarbonInputs carbon = new CarbonOpening(study, files, notes, problems, engine)
                    .open(legend, land.clip(), land.phases(), sets);
            study.statistics()
                    .flatMap(plan -> plan.weights().file())
                    .ifPresent(f -> files.put("statistics.weights", f));
            List<DriverLayer> drivers = DriverLayer.open(study, land.clip(), legend, sets, files, notes, problems);
            Optional<StudyInputs> inputs = land.clip()
                    .flatMap(clip -> legend.map(l -> new StudyInputs(
                            studyArea(clip, l, sets),
                            withStandIns(land.phases(), clip.grid(), l),
                            sets,
                            carbon,
                            drivers,
                            files,
                            notes,
                            new ClassDistances())));
            inputs.flatMap(i -> i.studyArea().cellArea().distortion().caution("grid"))
                    .ifPresent(problems::add);
            NeedsCentres.check(study, carbon.land(), problems);
            Opened opened = new Opened(land.grid(), sets, inputs);
            checks.forEach(check -> check.check(study, opened, problems, engine));
            InputFiles.tellHidden(files, study.unitColumns(), problems);
            RangeColumns.tell(files, study.unitColumns(), problems);
            NoAmounts.tell(files, study.unitColumns(), problems);
            if (!problems.isEmpty()) {
                CodeScan.tell(land.phases(), files, engine, problems);
                return Optional.empty();
            }
            return inputs;
        }

        /**
         * Land use as far as it could be opened.
         *
         * @param clip   empty where no phase could be read
         * @param phases those that could be read; none without a legend
         */
        private record Land(Optional<Clip> clip, List<Phase> phases) {
            Optional<Grid> grid() {
                return clip.map(Clip::grid);
            }
        }

        private Land land(Optional<Legend> legend) {
            Optional<Crs> crs = study.grid()
                    .crs()
                    .flatMap(text ->
                            problems.attempt(() -> Crs.parse(text, "grid.crs").check("grid.crs")));
            Map<Integer, TiffFile> tiffs = openPhases();
            Map<Integer, Grid> grids = new LinkedHashMap<>();
            tiffs.forEach((year, tiff) -> problems.attempt(
                            () -> tiff.crs().isEmpty() && crs.isPresent() ? tiff.grid(crs.get()) : gridOf(year, tiff))
                    .ifPresent(grid -> grids.put(year, grid)));
            Optional<Clip> clip = whole(grids.values(), crs)
                    .flatMap(g -> problems.attempt(() -> {
                        Clip cut = new Extents(study, g, files).open();
                        if (study.grid().cell_m().isPresent()) {
                            StudyGrid.requireCountable(cut.grid(), "grid");
                        }
                        if (study.grid().byShare() && !cut.region().isEmpty()) {
                            problems.add(ProblemCode.UNITS_C12_BORDER, "grid.extent");
                        }
                        return cut;
                    }));
            List<Phase> phases =
                    clip.isPresent() && legend.isPresent() ? align(tiffs, grids, clip.get(), legend.get()) : List.of();
            return new Land(clip, phases);
        }

        private StudyArea studyArea(Clip clip, Legend legend, List<UnitSet> sets) {
            return new StudyArea(
                    clip,
                    CellArea.of(clip.grid()),
                    legend,
                    List.copyOf(study.landUse().phases().keySet()),
                    study.grid().byShare() && !sets.isEmpty() ? UnitSet.PARTS : 1);
        }

        /** The study grid before an extent cuts it; empty where no phase could be read. */
        private Optional<Grid> whole(Collection<Grid> grids, Optional<Crs> crs) {
            return grids.stream()
                    .findFirst()
                    .flatMap(first -> problems.attempt(() -> StudyGrid.of(
                            first,
                            crs,
                            study.grid()
                                    .cell_m()
                                    .map(m -> OptionalDouble.of(cellInUnits(m, crs.orElse(first.crs()))))
                                    .orElse(OptionalDouble.empty()),
                            "grid")));
        }

        private List<UnitSet> sets(Optional<Grid> grid) {
            List<UnitSet> sets = new ArrayList<>();
            study.units().forEach((name, units) -> {
                if (grid.isPresent()) {
                    problems.attempt(() -> new UnitSets(name, units, grid.get(), problems).open())
                            .ifPresent(sets::add);
                } else if (units instanceof Study.Polygons polygons) {
                    problems.attempt(() -> UnitSets.layer(name, polygons)); // its own problems are told all the same
                }
                if (units instanceof Study.Polygons polygons) {
                    files.put("units." + name + ".file", polygons.file());
                }
            });
            return sets;
        }

        /** The phases with empty ones for those that could not be opened, to hold the rest of the study against. */
        private List<Phase> withStandIns(List<Phase> opened, Grid grid, Legend legend) {
            return study.landUse().phases().keySet().stream()
                    .map(year -> opened.stream()
                            .filter(p -> p.year() == year)
                            .findFirst()
                            .orElseGet(() ->
                                    new Phase(year, "", Optional.empty(), MadeClasses.none(grid, legend.classes()))))
                    .toList();
        }

        private static double cellInUnits(double metres, Crs crs) {
            if (crs.isGeographic()) {
                // a degree of latitude is 111.32 km: what a user means by "30 m" on a longitude-latitude grid
                return metres / 111_320 / crs.degreesPerUnit();
            }
            return metres / crs.metresPerUnit();
        }

        private Grid gridOf(int year, TiffFile tiff) {
            if (tiff.crs().isEmpty()) {
                throw new ProblemException(ProblemCode.CRS_01_MISSING, phasePlace(year, tiff.path()));
            }
            return tiff.grid();
        }

        private static String phasePlace(int year, Path file) {
            return "landUse.phases." + year + " (" + file.getFileName() + ")";
        }

        private Optional<Legend> legend() {
            PresetOrFile legend = study.landUse().legend();
            if (legend.text().isEmpty()) {
                return Optional.empty(); // told by the reader of the study
            }
            legend.file().ifPresent(f -> files.put("landUse.legend", f));
            Optional<Legend> read = problems.attempt(() -> legend.file()
                    .map(f -> Legend.of(
                            RasterFiles.isRaster(f)
                                    ? RasterLegend.table(f, "landUse.legend")
                                    : InputFiles.table(f, "landUse.legend")))
                    .orElseGet(() -> Legend.preset("landUse.legend", legend.text()))
                    .withNone(study.landUse().noData()));
            read.ifPresent(l -> problems.addAll(l.cautions()));
            return read;
        }

        /** A caution where the name of a phase's file has the year of another phase and not its own. */
        private Optional<Problem> otherYear(Path file, int year) {
            List<Integer> named = YearsInNames.in(String.valueOf(file.getFileName()));
            return named.contains(year)
                    ? Optional.empty()
                    : named.stream()
                            .filter(study.landUse().phases()::containsKey)
                            .findFirst()
                            .map(other -> Problem.of(
                                    ProblemCode.LANDUSE_C05_OTHER_YEAR,
                                    phasePlace(year, file),
                                    Integer.toString(other),
                                    Integer.toString(year)));
        }

        private Map<Integer, TiffFile> openPhases() {
            Map<Integer, TiffFile> tiffs = new LinkedHashMap<>();
            Map<Path, List<Integer>> years = new LinkedHashMap<>();
            study.landUse().phases().forEach((year, file) -> {
                files.put("landUse.phases." + year, file);
                years.computeIfAbsent(file, f -> new ArrayList<>()).add(year);
                problems.attempt(() ->
                                InputFiles.rename(() -> TiffFile.open(engine, file), file, phasePlace(year, file)))
                        .ifPresent(t -> {
                            tiffs.put(year, t);
                            t.cautionsOfClasses().forEach(c -> problems.add(c.at(phasePlace(year, file))));
                        });
            });
            years.forEach((file, list) -> {
                if (list.size() == 1) {
                    otherYear(file, list.get(0)).ifPresent(problems::add);
                } else {
                    problems.add(
                            ProblemCode.LANDUSE_C01_SAME_FILE,
                            "landUse.phases (" + file.getFileName() + ")",
                            list.toString().replaceAll("[\\[\\]]", ""));
                }
            });
            List<Path> paths = List.copyOf(study.landUse().phases().values());
            problems.addAll(Copies.told(study.landUse().phases(), (p, q) -> Copies.are(paths.get(p), paths.get(q))));
            return tiffs;
        }

        private List<Phase> align(Map<Integer, TiffFile> tiffs, Map<Integer, Grid> grids, Clip clip, Legend legend) {
            List<Phase> phases = new ArrayList<>();
            PhaseAccuracy accuracy = new PhaseAccuracy(study.landUse().accuracy(), files, problems);
            accuracy.tellWhereSomeLackOne(tiffs.keySet());
            problems.attempt(() -> NamedCodes.told(tiffs, legend))
                    .flatMap(told -> told)
                    .ifPresent(problems::add);
            Set<Long> none = new HashSet<>(this.study.landUse().noData());
            tiffs.forEach((year, tiff) -> {
                if (!grids.containsKey(year)) {
                    return;
                }
                String place = phasePlace(year, tiff.path());
                CodeScan.classThatIsNone(tiff, place, legend).ifPresent(problems::add);
                problems.attempt(() -> {
                    TiffClassRaster source = CodeScan.ofClasses(
                                    tiff, place, legend, study.landUse().noData(), engine)
                            .classes(grids.get(year), legend, none);
                    Aligned<ClassRaster> aligned = Aligned.classes(source, clip.grid(), place);
                    notes.add(aligned.note());
                    problems.addAll(aligned.note().cautionsBeside(notes.get(0)));
                    if (notes.get(0).way() != AlignmentNote.Way.RESAMPLED) { // the grid is that of the first phase
                        aligned.note().resampledClasses().ifPresent(problems::add);
                    }
                    phases.add(new Phase(
                            year, place, Optional.of(source), clip.cut(aligned.raster()), accuracy.of(year, legend)));
                    return true;
                });
            });
            return phases;
        }
    }
}
