package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.Resampling;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.land.LandClass;
import org.carbonscape.method.Statistics;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.intake.UnitSets;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.DriversPlan;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.DriverTable;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.suitability.Layer;
import org.carbonscape.zone.UnitSet;

/**
 * Layers as a study names them ({@link LayerText}): files, or words for what the run itself knows. Checked when the
 * study is read, made when they are needed.
 */
final class LayerSources {
    /** What tables call the layer of the bins. */
    private static final String HOT_SPOTS = "hot spots of this run";

    /** The one class of a layer that is there or not. */
    private static final List<String> FLAG = List.of("yes");

    private static final List<String> BINS = List.of("-3", "-2", "-1", "0", "1", "2", "3");

    private final Study study;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final Path folder;
    private final UnitLayers units;
    private final List<Problem> cautions = new ArrayList<>();

    LayerSources(Study study, StudyInputs inputs) {
        this.study = study;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.folder = Study.folder(study.file());
        this.units = new UnitLayers(studyArea, inputs.rasters().get(0).tiling());
    }

    /** Whether a text reads like a layer and not like a citation. */
    boolean isLayer(String text) {
        return study.drivers().drivers().containsKey(text) || !(LayerGrammar.read(text) instanceof LayerText.Name);
    }

    /** For what could not be opened: its problem stands in the list already. */
    private static ProblemException told() {
        return new ProblemException(List.of());
    }

    /** A layer in place of one that cannot be read, so that rules about it are still checked. */
    static LayerSource unread(String text) {
        LayerText what = LayerGrammar.read(text);
        return what instanceof LayerText.Polygons ? unreadFlag(text) : unread(text, what, List.of());
    }

    /** The same in place of a {@link #flag}. */
    static LayerSource unreadFlag(String text) {
        return unread(text, LayerGrammar.read(text), FLAG);
    }

    private static LayerSource unread(String text, LayerText what, List<String> names) {
        return new LayerSource(text, what, names, run -> {
            throw told();
        });
    }

    private Optional<DriverLayer> driver(String name) {
        return inputs.drivers().stream().filter(d -> d.name().equals(name)).findFirst();
    }

    private Optional<ValueRaster> ofLastPhase(DriverLayer driver) {
        return driver.raster(studyArea.years().get(studyArea.years().size() - 1));
    }

    /** Drivers of the study that are rasters, by name: layers of the same name. */
    Map<String, LayerSource> drivers() {
        Map<String, LayerSource> sources = new LinkedHashMap<>();
        study.drivers().drivers().forEach((name, source) -> {
            if (source instanceof DriverSource.Raster || source instanceof DriverSource.Rasters) {
                sources.put(
                        name,
                        driver(name)
                                .flatMap(this::ofLastPhase)
                                .map(r -> new LayerSource(
                                        name, new LayerText.Name(name), List.of(), run -> new Layer.Values(r)))
                                .orElseGet(() -> unread(name, new LayerText.Name(name), List.of())));
            }
        });
        return sources;
    }

    /**
     * Reads a layer's text.
     *
     * @param place   where it stands, for problems
     * @param classes codes that a classes grading names; empty where a raster is read as values
     * @throws ProblemException where it cannot be
     */
    LayerSource read(String place, String text, List<String> classes) {
        if (!classes.isEmpty() && study.drivers().raster(text).isPresent()) {
            String file = study.drivers().raster(text).get().toString();
            return raster(place, new LayerText.Raster(file), classes);
        }
        if (study.drivers().drivers().containsKey(text)) {
            return driver(place, driver(text).orElseThrow(LayerSources::told));
        }
        if (LayerGrammar.isToShapes(text)) {
            throw new ProblemException(ProblemCode.DRIVER_29_SHAPES, place, text);
        }
        return read(place, text, LayerGrammar.read(text), classes);
    }

    /** The same of a text that has been read. */
    LayerSource read(String place, String text, LayerText read, List<String> classes) {
        if (read instanceof LayerText.Raster r) {
            return raster(place, r, classes);
        }
        if (read instanceof LayerText.Polygons p) {
            return polygons(place, p);
        }
        if (read instanceof LayerText.Change c) {
            return change(
                    text,
                    c,
                    c.from().isEmpty() ? 0 : phase(place, c.from()),
                    c.to().isEmpty() ? studyArea.years().size() - 1 : phase(place, c.to()));
        }
        if (read instanceof LayerText.LandUse l) {
            ClassRaster raster = inputs.rasters().get(phase(place, l.year()));
            return new LayerSource(text, l, names(), run -> new Layer.Classes(raster, names()));
        }
        if (read instanceof LayerText.Distance d && d.in().isEmpty()) {
            return distance(
                    text, d, classes(place, d.classes()), phase(place, d.year()), String.join("|", d.classes()));
        }
        if (read instanceof LayerText.Share s) {
            return share(
                    text,
                    s,
                    classes(place, s.classes()),
                    set(place, s.in().orElseGet(() -> usualUnits(place))),
                    phase(place, s.year()));
        }
        if (read instanceof LayerText.Stock s) {
            return stock(place, text, s);
        }
        if (read instanceof LayerText.Flux f) {
            return flux(place, text, f);
        }
        if (read instanceof LayerText.HotSpots) {
            asked(place, "hot-spots", "hot-spots: {}", study.statistics().flatMap(p -> p.find(Statistics.HOT_SPOTS)));
            return hotSpots();
        }
        if (read instanceof LayerText.Density d) {
            int phase = phase(place, d.year());
            Quantity flow = Quantity.valueOf(d.flow().name());
            asked(
                    place,
                    "density",
                    "density: { radius: 10 km }",
                    study.statistics().flatMap(StatisticsPlan::density));
            return new LayerSource(text, d, List.of(), run -> new Layer.Values(units.density(run, flow, phase)));
        }
        throw new ProblemException(ProblemCode.SUIT_30_SOURCE, place, text, LayerGrammar.list(LayerGrammar.LAYERS));
    }

    private LayerSource flux(String place, String text, LayerText.Flux f) {
        if (!study.carbon().hasFlows()) {
            throw new ProblemException(ProblemCode.SUIT_37_NO_FLOWS, place);
        }
        FluxRaster.Flow flow = FluxRaster.Flow.valueOf(f.flow().name());
        int phase = phase(place, f.year());
        if (f.in().isEmpty()) {
            return new LayerSource(
                    text,
                    f,
                    List.of(),
                    run -> new Layer.Values(new FluxRaster(inputs, run.counts(), run.account(), phase, flow)));
        }
        UnitSet set = set(place, f.in().get());
        return new LayerSource(text, f, List.of(), run -> new Layer.Values(units.fluxes(run, set, phase, flow)));
    }

    /** Bins as classes: name "-3" (cold spot, 99 %) to "3" (hot spot, 99 %). */
    LayerSource hotSpots() {
        return new LayerSource(HOT_SPOTS, new LayerText.HotSpots(), BINS, run -> {
            StatisticsForAdvice.HotSpots hotSpots = run.gathered().hotSpots().orElseThrow();
            return new Layer.Classes(
                    units.classes(
                            run.counts().sets().get(hotSpots.set()),
                            BINS.size(),
                            u -> hotSpots.bin().applyAsInt(u) + 4),
                    BINS);
        });
    }

    /** A statistic can be a layer only where the study asks for it. */
    private static void asked(String place, String key, String example, Optional<?> plan) {
        if (plan.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.STUDY_04_REQUIRED, "statistics." + key + " (" + place + ")", example);
        }
    }

    /** A raster or distance of the last phase; a share by the units of the detector, else of the first set. */
    private LayerSource driver(String place, DriverLayer driver) {
        driver.notNumbers(place).ifPresent(p -> {
            throw new ProblemException(List.of(p));
        });
        LayerText what = new LayerText.Name(driver.name());
        Optional<ValueRaster> raster = ofLastPhase(driver);
        if (raster.isPresent()) {
            return new LayerSource(driver.name(), what, List.of(), run -> new Layer.Values(raster.get()));
        }
        int last = studyArea.years().size() - 1;
        if (driver.table().isPresent()) {
            DriverTable table = driver.table().get();
            int year = studyArea.years().get(last);
            if (!table.has(year)) {
                throw new ProblemException(
                        ProblemCode.DRIVER_24_NO_PHASE,
                        place,
                        Integer.toString(year),
                        String.join(
                                ", ",
                                table.byYear().keySet().stream()
                                        .map(String::valueOf)
                                        .toList()));
            }
            return new LayerSource(
                    driver.name(),
                    what,
                    List.of(),
                    run -> new Layer.Values(units.byUnit(table.set(), table.values(year))));
        }
        if (!driver.isShare()) {
            return distance(
                    driver.name(), what, driver.classes(), last, driver.what().en());
        }
        return share(driver.name(), what, driver.classes(), set(place, usualUnits(place)), last);
    }

    private String usualUnits(String place) {
        return study.drivers()
                .detector()
                .map(DriversPlan.Detector::units)
                .or(() -> study.units().keySet().stream().findFirst())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.STUDY_04_REQUIRED, "units (" + place + ")", "units: { cells: { fishnet: 5 km } }"));
    }

    /** @param name of the classes, for problems */
    private LayerSource distance(String text, LayerText what, BitSet wanted, int phase, String name) {
        return new LayerSource(
                        text,
                        what,
                        List.of(),
                        run -> new Layer.Values(inputs.distances()
                                .of(run.engine(), inputs.phases().get(phase), wanted, name)))
                .needing(Optional.of(new LayerSource.Needed(wanted, phase, name)));
    }

    private LayerSource share(String text, LayerText what, BitSet wanted, UnitSet set, int phase) {
        return new LayerSource(text, what, List.of(), run -> new Layer.Values(units.shares(run, set, phase, wanted)));
    }

    private LayerSource stock(String place, String text, LayerText.Stock stock) {
        ClassRaster land = inputs.rasters().get(phase(place, stock.year()));
        if (study.carbon().stock().isEmpty()) {
            throw new ProblemException(
                    ProblemCode.STUDY_04_REQUIRED, "carbon.stock (" + place + ")", "stock: stock.csv");
        }
        double[] density =
                inputs.carbon().stock().orElseThrow(LayerSources::told).density_tC_per_ha();
        return new LayerSource(text, stock, List.of(), run -> new Layer.Values(MadeValues.byClass(land, density)));
    }

    private List<String> names() {
        return studyArea.legend().names();
    }

    private int phase(String place, OptionalInt year) {
        int at = year.isEmpty()
                ? studyArea.years().size() - 1
                : studyArea.years().indexOf(year.getAsInt());
        if (at < 0) {
            throw new ProblemException(
                    ProblemCode.STUDY_05_VALUE,
                    place,
                    year.getAsInt(),
                    Bilingual.of("no such phase", "没有这一期"),
                    String.join(
                            ", ",
                            studyArea.years().stream().map(String::valueOf).toList()));
        }
        return at;
    }

    private BitSet classes(String place, List<String> names) {
        BitSet set = new BitSet();
        for (String name : names) {
            for (LandClass c : studyArea.legend().require(place, name)) {
                set.set(c.index());
            }
        }
        return set;
    }

    private UnitSet set(String place, String name) {
        return UnitSet.find(inputs.sets(), name)
                .orElseThrow(() -> study.units().containsKey(name)
                        ? told()
                        : new ProblemException(
                                ProblemCode.STUDY_09_NO_SUCH_UNITS,
                                place,
                                name,
                                study.units().isEmpty()
                                        ? Bilingual.of("(none yet)", "（尚无）")
                                        : study.units().keySet()));
    }

    private Path file(String place, String text) {
        return inputs.named(place, folder.resolve(FileName.path(text)).normalize());
    }

    private LayerSource raster(String place, LayerText.Raster what, List<String> classes) {
        String text = what.file();
        Path file = file(place, text);
        String named = place + " (" + file.getFileName() + ")";
        TiffFile tiff = InputFiles.rename(() -> TiffFile.open(file), file, named);
        if (tiff.crs().isEmpty() && study.grid().crs().isEmpty()) {
            throw new ProblemException(ProblemCode.CRS_01_MISSING, named);
        }
        Grid grid = studyArea.grid();
        Grid own = tiff.crs().isEmpty() ? tiff.grid(grid.crs()) : tiff.grid();
        if (classes.isEmpty()) {
            ValueRaster read = tiff.values(own, List.of());
            UndeclaredNoData.beside(tiff, read, Aligned.part(own, grid)).forEach(c -> tell(c.at(named)));
            // slopes and heights of coarser grids are drawn through their centres; of finer ones the mean is taken
            Aligned<ValueRaster> aligned = Aligned.values(read, grid, Resampling.MEAN, named);
            note(aligned.note());
            ValueRaster values = studyArea.clip().cut(file, aligned.raster());
            return new LayerSource(text, what, List.of(), run -> new Layer.Values(values));
        }
        tiff.cautions().forEach(c -> tell(c.at(named)));
        Aligned<ClassRaster> aligned = Aligned.classes(tiff.classes(own, codes(classes), Set.of()), grid, named);
        note(aligned.note());
        ClassRaster found = studyArea.clip().cut(aligned.raster());
        return new LayerSource(text, what, classes, run -> new Layer.Classes(found, classes));
    }

    private void note(AlignmentNote note) {
        note.cautionsBeside(inputs.notes().isEmpty() ? note : inputs.notes().get(0))
                .forEach(this::tell);
        inputs.notes().add(note);
    }

    private void tell(Problem caution) {
        if (!cautions.contains(caution)) { // a layer may be asked for twice
            cautions.add(caution);
        }
    }

    /** What was doubtful in the files opened so far. */
    List<Problem> cautions() {
        return cautions;
    }

    /** Codes as a grading names them; others are none. */
    static CodeTable codes(List<String> names) {
        return new CodeTable() {
            @Override
            public int classes() {
                return names.size();
            }

            @Override
            public int indexOf(long code) {
                return names.indexOf(Long.toString(code)) + 1;
            }
        };
    }

    private LayerSource polygons(String place, LayerText.Polygons what) {
        Path file = file(place, what.file());
        Problems own = new Problems();
        Optional<UnitSet> opened = own.attempt(() -> new UnitSets(
                        place, place + " (" + file.getFileName() + ")", Study.Polygons.of(file), studyArea.grid(), own)
                .open());
        own.throwIfAny();
        own.cautions().forEach(this::tell);
        UnitSet set = opened.orElseThrow();
        return new LayerSource(what.file(), what, FLAG, run -> new Layer.Classes(units.classes(set, 1, u -> 1), FLAG));
    }

    /** Class "yes" where a raster of values is there and not 0. */
    LayerSource flag(String place, String text) {
        LayerSource source = read(place, text, List.of());
        if (!source.names().isEmpty()) {
            return source;
        }
        return new LayerSource(
                        text,
                        source.what(),
                        FLAG,
                        run -> new Layer.Classes(
                                LayerRasters.present(
                                        ((Layer.Values) source.make().apply(run)).raster()),
                                FLAG))
                .needing(source.needed());
    }

    private LayerSource change(String text, LayerText.Change what, int from, int to) {
        int k = studyArea.legend().classes();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= k; i++) {
            for (int j = 1; j <= k; j++) {
                names.add(studyArea.className(i) + ">" + studyArea.className(j));
            }
        }
        ClassRaster before = inputs.rasters().get(from);
        ClassRaster after = inputs.rasters().get(to);
        return new LayerSource(
                text, what, names, run -> new Layer.Classes(LayerRasters.changes(before, after, k), names));
    }
}
