package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.landcarbon.Climate;
import org.carbonscape.landcarbon.Ecozone;
import org.carbonscape.landcarbon.HarvestedWood;
import org.carbonscape.landcarbon.LandManagement;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.LandParameters;
import org.carbonscape.landcarbon.LandZone;
import org.carbonscape.landcarbon.Soil;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.LandPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.Jumps;
import org.carbonscape.zone.ClassUnits;
import org.carbonscape.zone.Crosstab;

/** Opens what land by Tier 1 rests on: zones, management, numbers, harvested wood. */
final class LandOpening {
    private static final String KEY = "carbon.land";
    private static final String WOOD = KEY + ".harvested-wood";
    private static final List<String> LAYERS = List.of("climate", "ecozone", "soil");

    private final Study study;
    private final LandPlan plan;
    private final Map<String, Path> files;
    private final List<AlignmentNote> notes;
    private final Problems problems;
    private final Engine engine;

    LandOpening(
            Study study,
            LandPlan plan,
            Map<String, Path> files,
            List<AlignmentNote> notes,
            Problems problems,
            Engine engine) {
        this.study = study;
        this.plan = plan;
        this.files = files;
        this.notes = notes;
        this.problems = problems;
        this.engine = engine;
    }

    /** Empty where a problem stands in the way. */
    Optional<LandInputs.Tier> open(Legend legend, Optional<Clip> clip, List<Phase> phases) {
        List<Integer> years = List.copyOf(study.landUse().phases().keySet());
        if (!Crosstab.hasHistories(legend.classes(), years.size())) {
            problems.add(ProblemCode.LAND_06_HISTORIES, KEY, legend.classes(), years.size());
        }
        plan.management().ifPresent(f -> files.put(KEY + ".management", f));
        plan.parameters().ifPresent(f -> files.put(KEY + ".parameters", f));
        plan.harvested().ifPresent(f -> files.put(WOOD, f));
        plan.zones().codes().ifPresent(f -> files.put(KEY + ".codes", f));
        Optional<LandManagement> management = plan.management()
                .map(f -> problems.attempt(() -> LandManagement.of(InputFiles.table(f, KEY + ".management"), legend)))
                .orElseGet(() -> Optional.of(LandManagement.usual(legend)));
        Optional<LandParameters> parameters = plan.parameters()
                .map(f -> problems.attempt(
                        () -> LandParameters.standard().with(InputFiles.table(f, KEY + ".parameters"), legend)))
                .orElseGet(() -> Optional.of(LandParameters.standard()));
        Optional<HarvestedWood> wood =
                plan.harvested().flatMap(f -> problems.attempt(() -> HarvestedWood.of(InputFiles.table(f, WOOD))));
        Optional<Zoned> zoned = zones(clip, phases);
        if (management.isEmpty() || parameters.isEmpty() || zoned.isEmpty()) {
            return Optional.empty();
        }
        LandModel model = LandModel.of(
                legend, years, plan.setting(), parameters.get(), management.get(), zoned.get().strata, problems);
        cautions(model, legend, years.get(0));
        management.get().tell(problems);
        parameters.get().caution(KEY + ".parameters").ifPresent(problems::add);
        wood.ifPresent(w -> {
            w.tell(problems, WOOD, years.get(years.size() - 1));
            problems.addAll(Jumps.ofSeries(WOOD, Unit.T_C.toString(), w.made_tC()));
        });
        return Optional.of(new LandInputs.Tier(model, zoned.get().strata, zoned.get().units, wood));
    }

    private void cautions(LandModel model, Legend legend, int first) {
        List<LandClass> left =
                legend.list().stream().filter(c -> !model.covers(c.index())).toList();
        if (!left.isEmpty()) {
            problems.add(
                    ProblemCode.LAND_C03_LEFT,
                    KEY,
                    Bilingual.list(left.stream()
                            .map(c -> Bilingual.of(c.name(), c.nameZh()))
                            .toList()),
                    meant(left, legend));
        }
        problems.add(ProblemCode.LAND_C01_FIRST, KEY, first);
        List<Bilingual> unverified = model.used().stream()
                .filter(f -> f.provenance() == Provenance.UNVERIFIED)
                .map(FactorUsed::name)
                .toList();
        if (!unverified.isEmpty()) {
            problems.add(ProblemCode.CARBON_C04_UNVERIFIED, KEY, Bilingual.phrases(unverified));
        }
    }

    /** What their names say: a guess, which does not decide on carbon until the user writes it. */
    private Bilingual meant(List<LandClass> left, Legend legend) {
        Legend usual = legend.withUsualRoles(study.landUse().construction());
        List<Bilingual> roles = left.stream()
                .flatMap(c -> usual
                        .at(c.index())
                        .role()
                        .map(r -> Bilingual.of(c.name() + " = " + r.className(), c.nameZh() + " = " + r.className()))
                        .stream())
                .toList();
        List<String> all = LandRole.classNames();
        Bilingual told = Bilingual.list(roles);
        return roles.isEmpty()
                ? Bilingual.of(" (" + String.join(", ", all) + ")", "（" + String.join("、", all) + "）")
                : Bilingual.of(", by their names " + told.in(Language.EN), "，按名称应为：" + told.in(Language.ZH));
    }

    private record Zoned(List<Stratum> strata, Optional<ClassUnits> units) {}

    /** A raster of zones, or one zone everywhere. */
    private record Layer<Z>(List<Z> zones, Optional<ClassRaster> raster) {}

    private Optional<Zoned> zones(Optional<Clip> clip, List<Phase> phases) {
        LandPlan.Zones zones = plan.zones();
        Map<String, Map<Long, String>> codes = zones.codes()
                .flatMap(f -> problems.attempt(() -> codes(InputFiles.table(f, KEY + ".codes"))))
                .orElse(Map.of());
        Optional<Layer<Climate>> climate = layer("climate", zones.climate(), Climate.values(), codes, clip);
        Optional<Layer<Ecozone>> ecozone = layer("ecozone", zones.ecozone(), Ecozone.values(), codes, clip);
        Optional<Layer<Soil>> soil = layer("soil", zones.soil(), Soil.values(), codes, clip);
        if (climate.isEmpty() || ecozone.isEmpty() || soil.isEmpty()) {
            return Optional.empty();
        }
        List<Stratum> all = new ArrayList<>();
        for (Climate c : climate.get().zones) {
            for (Ecozone e : ecozone.get().zones) {
                for (Soil s : soil.get().zones) {
                    all.add(new Stratum(c, e, zones.region(), s));
                }
            }
        }
        if (zones.rasters().isEmpty() || clip.isEmpty()) {
            return Optional.of(new Zoned(all, Optional.empty()));
        }
        List<Optional<ClassRaster>> rasters = List.of(climate.get().raster, ecozone.get().raster, soil.get().raster);
        int[] sizes = {
            climate.get().zones.size(),
            ecozone.get().zones.size(),
            soil.get().zones.size()
        };
        ClassRaster together = together(clip.get().grid(), rasters, sizes, identity(all.size()), all.size());
        BitSet met = met(together);
        int[] number = new int[all.size() + 1];
        List<Stratum> strata = new ArrayList<>();
        for (int k = met.nextSetBit(1); k >= 0; k = met.nextSetBit(k + 1)) {
            strata.add(all.get(k - 1));
            number[k] = strata.size();
        }
        if (strata.isEmpty()) {
            problems.add(ProblemCode.LAND_08_NO_ZONE, KEY);
            return Optional.empty();
        }
        ClassRaster raster = together(clip.get().grid(), rasters, sizes, number, strata.size());
        if (met.get(0) && problems.isEmpty()) {
            tellUnzoned(raster, clip.get(), phases);
        }
        return Optional.of(new Zoned(List.copyOf(strata), Optional.of(new ClassUnits("zones", raster))));
    }

    /** Land without a zone has neither stocks nor fluxes. */
    private void tellUnzoned(ClassRaster zones, Clip clip, List<Phase> phases) {
        ClassRaster land = clip.cut(phases.get(phases.size() - 1).raster());
        long[] cells = engine.fold(zones.tiling(), new Unzoned(zones, land));
        if (cells[0] > 0) {
            problems.add(
                    ProblemCode.LAND_C10_UNZONED,
                    KEY,
                    Numbers.amount(100.0 * cells[0] / cells[1], 1),
                    cells[0],
                    phases.get(phases.size() - 1).year());
        }
    }

    /** Cells of land without a zone, and all of land. */
    private record Unzoned(ClassRaster zones, ClassRaster land) implements Fold<long[]> {
        @Override
        public Worker<long[]> open(Cells cells) {
            long[] counted = new long[2];
            return new Worker<>() {
                @Override
                public void take(Window window) {
                    ClassTile zone = cells.of(zones, window);
                    ClassTile own = cells.of(land, window);
                    for (int i = 0; i < window.cells(); i++) {
                        counted[0] += own.at(i) > 0 && zone.at(i) == 0 ? 1 : 0;
                        counted[1] += own.at(i) > 0 ? 1 : 0;
                    }
                }

                @Override
                public long[] result() {
                    return counted;
                }
            };
        }

        @Override
        public long[] merge(long[] one, long[] other) {
            return new long[] {one[0] + other[0], one[1] + other[1]};
        }
    }

    private static int[] identity(int n) {
        int[] identity = new int[n + 1];
        Arrays.setAll(identity, i -> i);
        return identity;
    }

    /** Layers as one: the index of their combination, 0 where one of them has none. */
    private static ClassRaster together(
            Grid grid, List<Optional<ClassRaster>> layers, int[] sizes, int[] number, int classes) {
        List<ClassRaster> given = layers.stream().flatMap(Optional::stream).toList();
        return new MadeClasses(grid, given.get(0).tiling(), classes, () -> {
            List<Optional<ClassRaster.Reader>> readers =
                    layers.stream().map(l -> l.map(ClassRaster::open)).toList();
            AutoCloseable[] open = readers.stream().flatMap(Optional::stream).toArray(AutoCloseable[]::new);
            return MadeClasses.reader(
                    (window, tile) -> {
                        int n = window.cells();
                        int[] at = new int[n];
                        boolean[] none = new boolean[n];
                        for (int l = 0; l < sizes.length; l++) {
                            Optional<ClassTile> own = read(readers.get(l), window, sizes[l]);
                            for (int i = 0; i < n; i++) {
                                int zone = own.isPresent() ? own.get().at(i) : 1;
                                none[i] |= zone == 0;
                                at[i] = at[i] * sizes[l] + Math.max(0, zone - 1);
                            }
                        }
                        for (int i = 0; i < n; i++) {
                            tile.set(i, none[i] ? 0 : number[at[i] + 1]);
                        }
                    },
                    open);
        });
    }

    private static Optional<ClassTile> read(Optional<ClassRaster.Reader> reader, Window window, int classes) {
        return reader.map(r -> {
            ClassTile tile = ClassTile.of(window.cells(), classes);
            r.read(window, tile);
            return tile;
        });
    }

    /** Which combinations some cell has. */
    private BitSet met(ClassRaster raster) {
        return engine.fold(raster.tiling(), new Met(raster));
    }

    private record Met(ClassRaster raster) implements Fold<BitSet> {
        @Override
        public Worker<BitSet> open(Cells cells) {
            BitSet met = new BitSet();
            return new Worker<>() {
                @Override
                public void take(Window window) {
                    ClassTile tile = cells.of(raster, window);
                    for (int i = 0; i < window.cells(); i++) {
                        met.set(tile.at(i));
                    }
                }

                @Override
                public BitSet result() {
                    return met;
                }
            };
        }

        @Override
        public BitSet merge(BitSet one, BitSet other) {
            one.or(other);
            return one;
        }
    }

    /** Zones by layer and code. */
    private Map<String, Map<Long, String>> codes(InputTable table) {
        Problems own = new Problems();
        table.require(own, "layer", "code", "zone");
        own.throwIfAny();
        Map<String, Map<Long, String>> codes = new LinkedHashMap<>();
        Map<String, InputTable.Row> first = new LinkedHashMap<>();
        for (InputTable.Row row : table.rows()) {
            String written = row.text("layer");
            Optional<String> layer = LAYERS.stream()
                    .filter(l -> HeaderWords.means(written, l) || written.equalsIgnoreCase(l))
                    .findFirst();
            if (layer.isEmpty()) {
                own.add(ProblemCode.LAND_03_WORD, row.place(), written, "layer", Nearest.orAll(written, LAYERS));
                continue;
            }
            own.attempt(() -> row.integer("code", layer.get())).ifPresent(code -> {
                String both = layer.get() + " " + code;
                InputTable.Row earlier = first.putIfAbsent(both, row);
                if (earlier != null) {
                    own.add(ProblemCode.CARBON_03_TWICE, row.place(), both, earlier.rowNumber());
                }
                codes.computeIfAbsent(layer.get(), l -> new LinkedHashMap<>()).put(code, row.text("zone"));
            });
        }
        own.throwIfAny();
        return codes;
    }

    /** Climate zones as the Joint Research Centre numbers them. */
    private static final List<Climate> JRC = List.of(
            Climate.WARM_TEMPERATE_MOIST,
            Climate.WARM_TEMPERATE_DRY,
            Climate.COOL_TEMPERATE_MOIST,
            Climate.COOL_TEMPERATE_DRY,
            Climate.POLAR_MOIST,
            Climate.POLAR_DRY,
            Climate.BOREAL_MOIST,
            Climate.BOREAL_DRY,
            Climate.TROPICAL_MONTANE,
            Climate.TROPICAL_WET,
            Climate.TROPICAL_MOIST,
            Climate.TROPICAL_DRY);

    private <Z extends LandZone> Optional<Layer<Z>> layer(
            String key, LandPlan.Zone<Z> zone, Z[] values, Map<String, Map<Long, String>> codes, Optional<Clip> clip) {
        if (zone.raster().isEmpty()) {
            return Optional.of(new Layer<>(List.of(zone.zone().orElseThrow()), Optional.empty()));
        }
        Path file = zone.raster().get();
        files.put(KEY + "." + key, file);
        Map<Long, String> own = codes.getOrDefault(key, key.equals("climate") ? jrc() : Map.of());
        String place = KEY + "." + key + " (" + file.getFileName() + ")";
        if (own.isEmpty()) {
            problems.add(ProblemCode.LAND_09_NO_CODES, place, key);
            return Optional.empty();
        }
        List<String> ids = LandZone.ids(values);
        List<Z> zones = new ArrayList<>();
        Map<Long, Integer> index = new LinkedHashMap<>();
        boolean known = true;
        for (Map.Entry<Long, String> e : own.entrySet()) {
            Optional<Z> of = LandZone.find(values, e.getValue());
            if (of.isEmpty()) {
                problems.add(
                        ProblemCode.LAND_07_ZONE,
                        KEY + ".codes " + key + " " + e.getKey(),
                        e.getValue(),
                        Nearest.orAll(e.getValue(), ids));
                known = false;
            } else {
                if (!zones.contains(of.get())) {
                    zones.add(of.get());
                }
                index.put(e.getKey(), zones.indexOf(of.get()) + 1);
            }
        }
        if (!known || clip.isEmpty()) {
            return known ? Optional.of(new Layer<>(zones, Optional.empty())) : Optional.empty();
        }
        return problems.attempt(() -> InputFiles.rename(
                        () -> aligned(file, place, new Codes(index, zones.size()), clip.get()), file, place))
                .map(r -> new Layer<>(zones, Optional.of(r)));
    }

    private static Map<Long, String> jrc() {
        Map<Long, String> jrc = new LinkedHashMap<>();
        for (int k = 0; k < JRC.size(); k++) {
            jrc.put(k + 1L, JRC.get(k).id());
        }
        return jrc;
    }

    private ClassRaster aligned(Path file, String place, CodeTable codes, Clip clip) {
        TiffFile tiff = TiffFile.open(file);
        tiff.cautions().forEach(c -> problems.add(c.at(place)));
        Grid own = tiff.crs().isEmpty() && study.grid().crs().isPresent()
                ? tiff.grid(clip.grid().crs())
                : tiff.grid();
        Aligned<ClassRaster> aligned = Aligned.classes(tiff.classes(own, codes, Set.of()), clip.grid(), place);
        notes.add(aligned.note());
        problems.addAll(aligned.note().cautionsBeside(notes.get(0)));
        return clip.cut(aligned.raster());
    }

    /** Codes that no row names are of no zone. */
    private record Codes(Map<Long, Integer> index, int classes) implements CodeTable {
        @Override
        public int indexOf(long code) {
            return index.getOrDefault(code, 0);
        }
    }
}
