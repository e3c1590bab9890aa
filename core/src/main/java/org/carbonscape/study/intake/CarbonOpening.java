package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.Resampling;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.Carriers;
import org.carbonscape.study.table.ClassTables;
import org.carbonscape.study.table.EnergyTables;
import org.carbonscape.study.table.FarmEmissions;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.OwnFactors;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** What a study says of carbon, opened: factors and fluxes of land, stocks, emissions and what carries them. */
final class CarbonOpening {
    private static final Set<ProblemCode> UNKNOWN_UNITS = Set.of(
            ProblemCode.CARBON_14_PLACE,
            ProblemCode.UNITS_07_TWO_UNITS,
            ProblemCode.UNITS_08_NAME,
            ProblemCode.UNITS_09_STRANGERS);

    private final Study study;
    private final SortedMap<String, Path> files;
    private final List<AlignmentNote> notes;
    private final Problems problems;
    private final Engine engine;

    CarbonOpening(
            Study study, SortedMap<String, Path> files, List<AlignmentNote> notes, Problems problems, Engine engine) {
        this.study = study;
        this.files = files;
        this.notes = notes;
        this.problems = problems;
        this.engine = engine;
    }

    /**
     * Opens them as far as they can be without what is missing.
     *
     * @param clip   empty where no phase could be read
     * @param phases those that could be read
     * @param sets   those that could be read
     */
    CarbonInputs open(Optional<Legend> legend, Optional<Clip> clip, List<Phase> phases, List<UnitSet> sets) {
        if (legend.isEmpty()) {
            ClassTables.read(study.carbon(), problems);
        }
        Optional<FactorSet> factors = legend.flatMap(l -> factors(l, sets));
        // where a set could not be opened, its units would seem unknown
        Optional<UnitSet> factorUnits =
                sets.size() == study.units().size() ? factors.flatMap(f -> f.owners(sets, problems)) : Optional.empty();
        LandSources sources = new LandSources(study, files, notes, problems, engine);
        LandInputs land = sources.open(factorUnits, legend, clip, phases);
        Optional<FactorSet> left = legend.flatMap(l -> factors.map(f -> sources.left(f, land, l)));
        Optional<StockTable> stock = legend.flatMap(this::stock);
        Optional<String> emissionSet = study.carbon().emissionUnits();
        Emitted emitted = emitted(emissionSet.flatMap(name -> UnitSet.find(sets, name)), clip);
        study.carbon().options().product().ifPresent(f -> files.put("carbon.product", f));
        List<LandClass> carriers = legend.flatMap(l -> problems.attempt(() -> carriers(l, emissionSet.isPresent())))
                .orElse(List.of());
        Carriers layers = emitted.energy().isPresent() && legend.isPresent()
                ? Carriers.of(
                        legend.get(),
                        carriers,
                        study.carbon().allocate(),
                        emitted.energy().get(),
                        emitted.emissions(),
                        problems)
                : Carriers.of(carriers, emitted.emissions());
        emitted.energy().ifPresent(e -> legend.ifPresent(l -> FarmEmissions.caution(e, layers, problems)));
        emitted.energy()
                .ifPresent(e -> factors.ifPresent(
                        fs -> DoubleCounting.caution(legend.orElseThrow(), fs, e, carriers, problems)));
        return new CarbonInputs(
                left, land, emitted.energy(), emitted.emissions(), emissionSet, layers, weights(clip), stock);
    }

    /** Emissions of the units in the study's extent, counted from energy or given. */
    private record Emitted(Optional<EnergyAccount> energy, Emissions emissions) {
        Emitted without(Set<String> outside) {
            return outside.isEmpty()
                    ? this
                    : new Emitted(energy.map(e -> e.without(outside)), emissions.without(outside));
        }
    }

    private Emitted emitted(Optional<UnitSet> units, Optional<Clip> clip) {
        Optional<EnergyAccount> counted = energy(units);
        Emissions all = counted.map(EnergyAccount::emissions)
                .or(() -> givenEmissions(units))
                .orElse(Emissions.none());
        Set<String> outside = clip.filter(Clip::isPart)
                .flatMap(c -> units.filter(PolygonUnits.class::isInstance)
                        .map(set -> CutUnits.outside((PolygonUnits) set, c, all, problems)))
                .orElse(Set.of());
        Emitted within = new Emitted(counted, all).without(outside);
        units.ifPresent(set -> {
            Map<String, String> inside = set.allTold();
            inside.keySet().removeAll(outside);
            checkEmissions(within, inside);
        });
        return within;
    }

    /** Where units are not known, which is told, what they lack would be told of all the others. */
    private void checkEmissions(Emitted emitted, Map<String, String> units) {
        boolean told = problems.problems().stream().anyMatch(p -> UNKNOWN_UNITS.contains(p.code()));
        if (!emitted.emissions().list().isEmpty() && !told) {
            Path file = study.carbon()
                    .energy()
                    .map(Study.Energy::file)
                    .or(() -> study.carbon().emissions().map(Study.Emissions::file))
                    .orElseThrow();
            String key = study.carbon().energy().isPresent() ? "carbon.energy" : "carbon.emissions";
            String place = key + " (" + file.getFileName() + ")";
            Set<Integer> years = study.landUse().phases().keySet();
            Set<Integer> history = emitted.energy().map(EnergyAccount::history).orElse(Set.of());
            emitted.emissions().check(problems, place, units, years, history);
            emitted.energy().flatMap(e -> e.gaps(place, years)).ifPresent(problems::add);
        }
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
        List<LandClass> all = new ArrayList<>();
        study.landUse()
                .construction()
                .forEach(name -> problems.attempt(() -> legend.require("landUse.construction", name))
                        .ifPresent(all::addAll));
        Optional<String> to = study.carbon().allocate().to();
        if (to.isPresent()) {
            return legend.require("carbon.allocate.to", to.get());
        }
        if (!study.landUse().construction().isEmpty()) {
            return all;
        }
        return needed ? legend.requireConstruction("carbon.allocate.to") : legend.withRole(LandRole.CONSTRUCTION);
    }

    /** Where a study names the weight raster of a year. */
    private String weightsPlace(int year, Path file) {
        String key = study.carbon().allocate().byYear().isEmpty() ? "by" : "by-year." + year;
        return "carbon.allocate." + key + " (" + file.getFileName() + ")";
    }

    /** By year; one that several phases share is opened once. */
    private SortedMap<Integer, CarbonInputs.Weights> weights(Optional<Clip> clip) {
        Study.Allocate allocate = study.carbon().allocate();
        allocate.by().ifPresent(file -> files.put("carbon.allocate.by", file));
        allocate.byYear().forEach((year, file) -> files.put("carbon.allocate.by-year." + year, file));
        SortedMap<Integer, CarbonInputs.Weights> weights = new TreeMap<>();
        Map<Path, Optional<CarbonInputs.Weights>> opened = new HashMap<>();
        study.landUse()
                .phases()
                .keySet()
                .forEach(year -> allocate.by()
                        .or(() -> Optional.ofNullable(allocate.byYear().get(year)))
                        .flatMap(file -> opened.computeIfAbsent(file, f -> weights(f, weightsPlace(year, f), clip)))
                        .ifPresent(w -> weights.put(year, w)));
        return weights;
    }

    private Optional<CarbonInputs.Weights> weights(Path file, String place, Optional<Clip> clip) {
        Optional<TiffFile> opened = problems.attempt(() -> InputFiles.rename(() -> TiffFile.open(file), file, place));
        if (opened.isEmpty() || clip.isEmpty()) {
            return Optional.empty();
        }
        TiffFile tiff = opened.get();
        return problems.attempt(() -> InputFiles.rename(
                () -> {
                    Grid own = tiff.crs().isEmpty() && study.grid().crs().isPresent()
                            ? tiff.grid(clip.get().grid().crs())
                            : tiff.grid();
                    Grid grid = clip.get().grid();
                    ValueRaster values = tiff.values(own, List.of());
                    UndeclaredNoData.beside(tiff, values, Aligned.part(own, grid))
                            .forEach(c -> problems.add(c.at(place)));
                    Aligned<ValueRaster> aligned = Aligned.values(values, grid, Resampling.MEAN, place);
                    notes.add(aligned.note());
                    problems.addAll(aligned.note().cautionsBeside(notes.get(0)));
                    return new CarbonInputs.Weights(place, clip.get().cut(file, aligned.raster()));
                },
                file,
                place));
    }
}
