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
import org.carbonscape.align.Resampling;
import org.carbonscape.align.StudyGrid;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.io.foreign.ClassNames;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.PolygonUnits;
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
                fewer, List.copyOf(phases.subList(first, end)), sets, carbon, drivers, files, notes, distances);
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

    /** The units that emissions are given for. */
    public Optional<UnitSet> emitting() {
        return carbon.emissionSet().flatMap(name -> UnitSet.find(sets, name));
    }

    /** By class index: whether it carries what nothing else is said of. */
    public boolean[] target() {
        return Allocation.targets(studyArea.legend(), carbon.carriers().usual());
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

    private static final Set<ProblemCode> UNKNOWN_UNITS = Set.of(
            ProblemCode.CARBON_14_PLACE,
            ProblemCode.UNITS_07_TWO_UNITS,
            ProblemCode.UNITS_08_NAME,
            ProblemCode.UNITS_09_STRANGERS);

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
                    .flatMap(g -> problems.attempt(() -> new Extents(study, g, files).open()));
            Optional<Grid> grid = clip.map(Clip::grid);
            List<Phase> phases =
                    grid.isPresent() && legend.isPresent() ? align(tiffs, grids, clip.get(), legend.get()) : List.of();
            List<UnitSet> sets = sets(grid);
            if (legend.isEmpty()) {
                ClassTables.read(study.carbon(), problems);
            }
            Optional<FactorSet> factors = legend.flatMap(l -> factors(l, sets));
            // where a set could not be opened, its units would seem unknown
            Optional<UnitSet> factorUnits = sets.size() == study.units().size()
                    ? factors.flatMap(f -> f.owners(sets, problems))
                    : Optional.empty();
            LandSources sources = new LandSources(study, files, notes, problems, engine);
            LandInputs land = sources.open(factorUnits, legend, clip, phases);
            Optional<FactorSet> left = legend.flatMap(l -> factors.map(f -> sources.left(f, land, l)));
            Optional<StockTable> stock = legend.flatMap(this::stock);
            Optional<String> emissionSet = study.carbon().emissionUnits();
            Optional<UnitSet> emitting = emissionSet.flatMap(name -> UnitSet.find(sets, name));
            Optional<EnergyAccount> counted = energy(emitting);
            Emissions all = counted.map(EnergyAccount::emissions)
                    .or(() -> givenEmissions(emitting))
                    .orElse(Emissions.none());
            Set<String> outside = clip.filter(Clip::isPart)
                    .flatMap(c -> emitting.filter(PolygonUnits.class::isInstance)
                            .map(set -> CutUnits.outside((PolygonUnits) set, c, all, problems)))
                    .orElse(Set.of());
            Optional<EnergyAccount> energy = outside.isEmpty() ? counted : counted.map(e -> e.without(outside));
            Emissions emissions = outside.isEmpty() ? all : all.without(outside);
            Set<Integer> history = energy.map(EnergyAccount::history).orElse(Set.of());
            emitting.ifPresent(set -> checkEmissions(
                    emissions,
                    history,
                    ids(set).stream().filter(id -> !outside.contains(id)).toList()));
            study.carbon().options().product().ifPresent(f -> files.put("carbon.product", f));
            List<LandClass> carriers = legend.flatMap(l -> problems.attempt(() -> carriers(l, emissionSet.isPresent())))
                    .orElse(List.of());
            Carriers layers = energy.isPresent() && legend.isPresent()
                    ? Carriers.of(legend.get(), carriers, study.carbon().allocate(), energy.get(), emissions, problems)
                    : Carriers.of(carriers, emissions);
            energy.ifPresent(e -> legend.ifPresent(l -> FarmEmissions.caution(e, layers, problems)));
            energy.ifPresent(e ->
                    factors.ifPresent(fs -> DoubleCounting.caution(legend.orElseThrow(), fs, e, carriers, problems)));
            Optional<CarbonInputs.Weights> weights = clip.flatMap(this::weights);
            if (grid.isEmpty()) {
                study.carbon()
                        .allocate()
                        .by()
                        .ifPresent(by -> problems.attempt(
                                () -> InputFiles.rename(() -> TiffFile.open(by), by, weightsPlace(by))));
            }
            study.statistics()
                    .flatMap(plan -> plan.weights().file())
                    .ifPresent(f -> files.put("statistics.weights", f));
            List<DriverLayer> drivers = DriverLayer.open(study, clip, legend, sets, files, notes, problems);
            Optional<StudyInputs> inputs = grid.isPresent() && legend.isPresent()
                    ? Optional.of(new StudyInputs(
                            new StudyArea(
                                    clip.get(),
                                    CellArea.of(grid.get()),
                                    legend.get(),
                                    List.copyOf(study.landUse().phases().keySet()),
                                    study.grid().byShare() && !sets.isEmpty() ? UnitSet.PARTS : 1),
                            withStandIns(phases, grid.get(), legend.get()),
                            sets,
                            new CarbonInputs(left, land, energy, emissions, emissionSet, layers, weights, stock),
                            drivers,
                            files,
                            notes,
                            new ClassDistances()))
                    : Optional.empty();
            inputs.flatMap(i -> i.studyArea().cellArea().distortion().caution("grid"))
                    .ifPresent(problems::add);
            NeedsCentres.check(study, land, problems);
            Opened opened = new Opened(grid, sets, inputs);
            checks.forEach(check -> check.check(study, opened, problems, engine));
            if (!problems.isEmpty()) {
                CodeScan.tell(phases, files, engine, problems);
                return Optional.empty();
            }
            return inputs;
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
            legend.file().ifPresent(f -> {
                files.put("landUse.legend", f);
                ClassNames.table(f).ifPresent(names -> files.put("landUse.legend.names", names));
            });
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
                if (list.size() > 1) {
                    problems.add(
                            ProblemCode.LANDUSE_C01_SAME_FILE,
                            "landUse.phases (" + file.getFileName() + ")",
                            list.toString().replaceAll("[\\[\\]]", ""));
                }
            });
            return tiffs;
        }

        private List<Phase> align(Map<Integer, TiffFile> tiffs, Map<Integer, Grid> grids, Clip clip, Legend legend) {
            List<Phase> phases = new ArrayList<>();
            PhaseAccuracy accuracy = new PhaseAccuracy(study.landUse().accuracy(), files, problems);
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
                    phases.add(new Phase(
                            year, place, Optional.of(source), clip.cut(aligned.raster()), accuracy.of(year, legend)));
                    return true;
                });
            });
            return phases;
        }

        /** Where units are not known, which is told, what they lack would be told of all the others. */
        private void checkEmissions(Emissions emissions, Set<Integer> history, List<String> ids) {
            boolean told = problems.problems().stream().anyMatch(p -> UNKNOWN_UNITS.contains(p.code()));
            if (!emissions.list().isEmpty() && !told) {
                Path file = study.carbon()
                        .energy()
                        .map(Study.Energy::file)
                        .or(() -> study.carbon().emissions().map(Study.Emissions::file))
                        .orElseThrow();
                String key = study.carbon().energy().isPresent() ? "carbon.energy" : "carbon.emissions";
                emissions.check(
                        problems,
                        key + " (" + file.getFileName() + ")",
                        ids,
                        study.landUse().phases().keySet(),
                        history);
            }
        }

        private static List<String> ids(UnitSet set) {
            List<String> ids = new ArrayList<>();
            for (int u = 1; u <= set.count(); u++) {
                ids.add(set.id(u));
            }
            return ids;
        }

        private Optional<FactorSet> factors(Legend legend, List<UnitSet> sets) {
            return study.carbon().factors().flatMap(set -> {
                set.file().ifPresent(f -> files.put("carbon.factors", f));
                return problems.attempt(() -> set.file()
                        .map(f -> FactorSet.of(OwnFactors.table(f, sets, problems), legend))
                        .orElseGet(() -> FactorSet.preset("carbon.factors", set.text(), legend)));
            });
        }

        private Optional<StockTable> stock(Legend legend) {
            return study.carbon().stock().flatMap(set -> {
                set.file().ifPresent(f -> files.put("carbon.stock", f));
                Optional<StockTable> stock = problems.attempt(() -> set.file()
                        .map(f -> StockTable.of(InputFiles.table(f, "carbon.stock"), legend))
                        .orElseGet(() -> StockTable.preset("carbon.stock", set.text(), legend)));
                stock.ifPresent(s -> problems.addAll(s.cautions()));
                return stock;
            });
        }

        private Optional<EnergyAccount> energy(Optional<UnitSet> units) {
            return study.carbon().energy().flatMap(e -> {
                files.put("carbon.energy.file", e.file());
                return EnergyTables.count(
                        e.file(),
                        "carbon.energy",
                        units,
                        study.unitColumns(),
                        e.options(),
                        option -> "carbon.energy." + option.key(),
                        files::put,
                        problems);
            });
        }

        private Optional<Emissions> givenEmissions(Optional<UnitSet> units) {
            return study.carbon().emissions().flatMap(e -> {
                files.put("carbon.emissions.file", e.file());
                Optional<Emissions> given = problems.attempt(() -> Emissions.given(
                        InputFiles.table(e.file(), "carbon.emissions", "unit", units, study.unitColumns(), problems)));
                given.ifPresent(g -> problems.addAll(g.cautions()));
                return given;
            });
        }

        /** The classes that carry emissions. */
        private List<LandClass> carriers(Legend legend, boolean needed) {
            Optional<String> to = study.carbon().allocate().to();
            if (to.isPresent()) {
                return legend.require("carbon.allocate.to", to.get());
            }
            if (!study.landUse().construction().isEmpty()) {
                List<LandClass> all = new ArrayList<>();
                study.landUse()
                        .construction()
                        .forEach(name -> all.addAll(legend.require("landUse.construction", name)));
                return all;
            }
            return needed ? legend.requireConstruction("carbon.allocate.to") : legend.withRole(LandRole.CONSTRUCTION);
        }

        private static String weightsPlace(Path file) {
            return "carbon.allocate.by (" + file.getFileName() + ")";
        }

        private Optional<CarbonInputs.Weights> weights(Clip clip) {
            return study.carbon().allocate().by().flatMap(file -> {
                files.put("carbon.allocate.by", file);
                String place = weightsPlace(file);
                return problems.attempt(() -> InputFiles.rename(
                        () -> {
                            TiffFile tiff = TiffFile.open(file);
                            Grid own =
                                    tiff.crs().isEmpty() && study.grid().crs().isPresent()
                                            ? tiff.grid(clip.grid().crs())
                                            : tiff.grid();
                            tiff.cautionsOfValues(own).forEach(c -> problems.add(c.at(place)));
                            Aligned<ValueRaster> aligned =
                                    Aligned.values(tiff.values(own, List.of()), clip.grid(), Resampling.MEAN, place);
                            notes.add(aligned.note());
                            problems.addAll(aligned.note().cautionsBeside(notes.get(0)));
                            return new CarbonInputs.Weights(place, clip.cut(file, aligned.raster()));
                        },
                        file,
                        place));
            });
        }
    }
}
