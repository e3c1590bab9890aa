package org.carbonscape.study.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.Resampling;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.io.mosaic.BandName;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.landcarbon.Casa;
import org.carbonscape.landcarbon.Vegetation;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.SinkPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;

/** Opens layers of sinks and brings them onto the study grid; what is made of several is made as it is read. */
final class SinkOpening {
    private static final String KEY = "carbon.sinks";
    private static final int MONTHS = 12;
    /** From here on the 16-bit products of MODIS have no value. */
    private static final double MODIS_FILL = 32761;

    private final Study study;
    private final SinkPlan plan;
    private final Clip clip;
    private final Map<String, Path> files;
    private final List<AlignmentNote> notes;
    private final Problems problems;

    SinkOpening(
            Study study,
            SinkPlan plan,
            Clip clip,
            Map<String, Path> files,
            List<AlignmentNote> notes,
            Problems problems) {
        this.study = study;
        this.plan = plan;
        this.clip = clip;
        this.files = files;
        this.notes = notes;
        this.problems = problems;
    }

    /** Empty where a problem stands in the way. */
    Optional<SinkLayers> open(Legend legend, List<Phase> phases) {
        boolean[] covered = covered(legend);
        if (!isWhole(phases)) {
            if (!(plan.source() instanceof SinkPlan.FromLight)) {
                phases.forEach(p -> given(p.year())); // what is wrong with them is told as well
            }
            return Optional.empty();
        }
        plan.vegetation().ifPresent(f -> files.put(KEY + ".vegetation", f));
        List<Optional<ValueRaster>> layers = new ArrayList<>();
        List<Vegetation> vegetation = plan.source() instanceof SinkPlan.FromLight
                ? plan.vegetation()
                        .flatMap(f ->
                                problems.attempt(() -> Vegetation.of(InputFiles.table(f, KEY + ".vegetation"), legend)))
                        .orElseGet(() -> Vegetation.usual(legend))
                : List.of();
        List<Optional<ValueRaster>> errors = new ArrayList<>();
        for (Phase phase : phases) {
            layers.add(uptake(phase, vegetation));
            if (!plan.spread().error().isEmpty()) {
                errors.add(error(phase.year()));
            }
        }
        if (layers.stream().anyMatch(Optional::isEmpty)
                || layers.isEmpty()
                || errors.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<FactorUsed> used = IntStream.range(1, vegetation.size())
                .filter(c -> covered[c])
                .mapToObj(c -> vegetation.get(c).used())
                .distinct()
                .toList();
        return Optional.of(new SinkLayers(
                covered,
                layers.stream().map(Optional::orElseThrow).toList(),
                method(),
                used,
                new SinkLayers.Spread(
                        plan.spread().percent(),
                        errors.stream().map(Optional::orElseThrow).toList())));
    }

    /** Files that a pattern stands for and that are not there are one problem: they are many, for one cause. */
    private boolean isWhole(List<Phase> phases) {
        int before = problems.problems().size();
        plan.patterns().forEach((key, pattern) -> {
            List<Path> all = phases.stream()
                    .flatMap(p -> SinkPlan.files(pattern, p.year(), Study.folder(study.file())).stream())
                    .toList();
            List<String> missing = all.stream()
                    .filter(f -> !Files.exists(BandName.file(f)))
                    .map(f -> f.getFileName().toString())
                    .distinct()
                    .toList();
            if (!missing.isEmpty()) {
                problems.add(
                        ProblemCode.LAND_15_FILES,
                        KEY + "." + key + " (" + pattern + ")",
                        missing.size(),
                        (int) all.stream().distinct().count(),
                        Listing.of(missing));
            }
        });
        return problems.problems().size() == before;
    }

    private Optional<ValueRaster> error(int year) {
        double toCarbon = plan.scale() * plan.unit().convert(1, Unit.T_C_PER_HA_YR);
        Path file = SinkPlan.files(plan.spread().error(), year, Study.folder(study.file()))
                .get(0);
        return layer(KEY + ".standard-error." + year, file, 1, true).map(e -> scaled(e, toCarbon));
    }

    private Bilingual method() {
        if (plan.source() instanceof SinkPlan.Nep) {
            return Bilingual.of("net ecosystem production as given", "直接采用净生态系统生产力（NEP）图层");
        }
        String respiration = "0.22 (e^(0.0912 T) + ln(0.3145 R + 1)) × 30 × 46.5 %";
        return plan.source() instanceof SinkPlan.Npp
                ? Bilingual.of(
                        "net primary production less the respiration of soil, R_h = " + respiration + " gC/m² a month",
                        "净初级生产力减土壤呼吸，R_h = " + respiration + " gC/m²·月")
                : Bilingual.of(
                        "net primary production by CASA less the respiration of soil, R_h = " + respiration
                                + " gC/m² a month",
                        "CASA 净初级生产力减土壤呼吸，R_h = " + respiration + " gC/m²·月");
    }

    private boolean[] covered(Legend legend) {
        boolean[] covered = new boolean[legend.classes() + 1];
        for (LandClass c : legend.list()) {
            covered[c.index()] = plan.classes().isEmpty() && !c.role().equals(Optional.of(LandRole.CONSTRUCTION));
        }
        plan.classes()
                .forEach(name -> problems.attempt(() -> legend.require(KEY + ".classes", name))
                        .ifPresent(list -> list.forEach(c -> covered[c.index()] = true)));
        return covered;
    }

    private Optional<ValueRaster> uptake(Phase phase, List<Vegetation> vegetation) {
        int year = phase.year();
        if (plan.source() instanceof SinkPlan.FromLight light) {
            Optional<List<ValueRaster>> ndvi = months("ndvi", light.ndvi(), year, plan.ndviScale());
            Optional<List<ValueRaster>> radiation = months("radiation", light.radiation(), year, 1);
            Optional<List<ValueRaster>> temperature =
                    months("temperature", light.weather().temperature(), year, 1);
            Optional<List<ValueRaster>> rain = months("rain", light.weather().rain(), year, 1);
            return ndvi.isEmpty() || radiation.isEmpty() || temperature.isEmpty() || rain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(casa(
                            phase.raster(),
                            List.of(ndvi.get(), radiation.get(), temperature.get(), rain.get()),
                            vegetation));
        }
        Optional<ValueRaster> given = given(year);
        double toCarbon = plan.scale() * plan.unit().convert(1, Unit.T_C_PER_HA_YR);
        if (plan.source() instanceof SinkPlan.Npp npp) {
            Optional<List<ValueRaster>> temperature =
                    months("temperature", npp.weather().temperature(), year, 1);
            Optional<List<ValueRaster>> rain = months("rain", npp.weather().rain(), year, 1);
            return given.isEmpty() || temperature.isEmpty() || rain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(lessRespiration(given.get(), toCarbon, temperature.get(), rain.get()));
        }
        return given.map(g -> scaled(g, toCarbon));
    }

    /** The year's own layer of nep or npp. */
    private Optional<ValueRaster> given(int year) {
        SortedMap<Integer, Path> layers =
                plan.source() instanceof SinkPlan.Nep nep ? nep.layers() : ((SinkPlan.Npp) plan.source()).layers();
        String key = KEY + (plan.source() instanceof SinkPlan.Nep ? ".nep" : ".npp");
        Path file = layers.get(year);
        if (file == null) {
            problems.add(ProblemCode.LAND_14_NO_LAYER, key, year);
            return Optional.empty();
        }
        return layer(key + "." + year, file, 1, true);
    }

    private ValueRaster scaled(ValueRaster raster, double by) {
        return made(List.of(raster), (values, cell, land) -> values[0][cell] * by, Optional.empty());
    }

    private ValueRaster lessRespiration(
            ValueRaster npp, double toCarbon, List<ValueRaster> temperature, List<ValueRaster> rain) {
        List<ValueRaster> all = new ArrayList<>(List.of(npp));
        all.addAll(temperature);
        all.addAll(rain);
        int r = 1 + temperature.size();
        return made(
                all,
                (values, cell, land) -> values[0][cell] * toCarbon
                        - Casa.soilRespiration(
                                        year(values, 1, temperature.size(), cell, false),
                                        year(values, r, rain.size(), cell, true))
                                / 100,
                Optional.empty());
    }

    private ValueRaster casa(ClassRaster land, List<List<ValueRaster>> layers, List<Vegetation> vegetation) {
        List<ValueRaster> all = layers.stream().flatMap(List::stream).toList();
        int[] first = new int[layers.size() + 1];
        for (int k = 0; k < layers.size(); k++) {
            first[k + 1] = first[k] + layers.get(k).size();
        }
        return made(
                all,
                (values, cell, of) -> {
                    if (of == 0) {
                        return Double.NaN;
                    }
                    double[] temperature = year(values, first[2], first[3] - first[2], cell, false);
                    double[] rain = year(values, first[3], first[4] - first[3], cell, true);
                    double npp = Casa.npp(
                            year(values, first[0], first[1] - first[0], cell, false),
                            year(values, first[1], first[2] - first[1], cell, true),
                            temperature,
                            rain,
                            vegetation.get(of));
                    return (npp - Casa.soilRespiration(temperature, rain)) / 100; // gC/m2 to tC/ha
                },
                Optional.of(land));
    }

    /** Twelve months of a cell: as they are, or a year's number shared out where it is a sum. */
    private static double[] year(float[][] values, int first, int layers, int cell, boolean isSum) {
        double[] months = new double[MONTHS];
        for (int m = 0; m < MONTHS; m++) {
            double own = values[first + (layers == 1 ? 0 : m)][cell];
            months[m] = layers == 1 && isSum ? own / MONTHS : own;
        }
        return months;
    }

    /** What a cell has, from the values of all layers there and its class. */
    @FunctionalInterface
    private interface OfCell {
        double of(float[][] values, int cell, int classIndex);
    }

    private ValueRaster made(List<ValueRaster> layers, OfCell function, Optional<ClassRaster> land) {
        return new MadeValues(clip.grid(), layers.get(0).tiling(), () -> {
            List<ValueRaster.Reader> readers =
                    layers.stream().map(ValueRaster::open).toList();
            Optional<ClassRaster.Reader> classes = land.map(ClassRaster::open);
            List<AutoCloseable> open = new ArrayList<>(readers);
            classes.ifPresent(open::add);
            return MadeValues.reader(
                    (window, cells) -> {
                        float[][] values = new float[readers.size()][window.cells()];
                        for (int k = 0; k < values.length; k++) {
                            readers.get(k).read(window, values[k]);
                        }
                        Optional<ClassTile> tile = classes.map(r -> tile(r, window, land.orElseThrow()));
                        for (int i = 0; i < window.cells(); i++) {
                            cells[i] = (float) function.of(
                                    values, i, tile.isPresent() ? tile.get().at(i) : 0);
                        }
                    },
                    open.toArray(AutoCloseable[]::new));
        });
    }

    private static ClassTile tile(ClassRaster.Reader reader, Window window, ClassRaster land) {
        ClassTile tile = ClassTile.of(window.cells(), land.classes());
        reader.read(window, tile);
        return tile;
    }

    /** The months of a pattern, or its one year. */
    private Optional<List<ValueRaster>> months(String key, String pattern, int year, double scale) {
        List<Path> all = SinkPlan.files(pattern, year, Study.folder(study.file()));
        List<Optional<ValueRaster>> layers = new ArrayList<>();
        for (int m = 0; m < all.size(); m++) {
            String name = KEY + "." + key + "." + year + (all.size() > 1 ? "." + (m + 1) : "");
            layers.add(layer(name, all.get(m), scale, false));
        }
        return layers.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(layers.stream().map(Optional::orElseThrow).toList());
    }

    private Optional<ValueRaster> layer(String key, Path file, double scale, boolean filled) {
        files.put(key, file);
        String place = key + " (" + file.getFileName() + ")";
        return problems.attempt(() -> InputFiles.rename(
                () -> {
                    TiffFile tiff = TiffFile.open(file);
                    Grid own = tiff.crs().isEmpty() && study.grid().crs().isPresent()
                            ? tiff.grid(clip.grid().crs())
                            : tiff.grid();
                    double fill = filled ? fill(tiff, place) : Double.POSITIVE_INFINITY;
                    ValueRaster values = tiff.values(own, List.of());
                    UndeclaredNoData.beside(
                                    tiff, below(values, tiff.scaling(), fill, 1), Aligned.part(own, clip.grid()))
                            .forEach(c -> problems.add(c.at(place)));
                    ValueRaster source = below(values, tiff.scaling(), fill, scale);
                    Aligned<ValueRaster> aligned = Aligned.values(source, clip.grid(), Resampling.MEAN, place);
                    notes.add(aligned.note());
                    problems.addAll(aligned.note().cautionsBeside(notes.get(0)));
                    return clip.cut(aligned.raster());
                },
                file,
                place));
    }

    private double fill(TiffFile tiff, String place) {
        boolean small = tiff.type() == CellType.INT16 || tiff.type() == CellType.UINT16;
        if (plan.fill().isEmpty() && small) {
            problems.add(ProblemCode.LAND_C04_FILL, place, "32761");
        }
        return plan.fill().orElse(small ? MODIS_FILL : Double.POSITIVE_INFINITY);
    }

    /** Values whose stored numbers are below one, scaled; all others are none. */
    private static ValueRaster below(ValueRaster raster, Scaling own, double fill, double scale) {
        double up = Math.signum(own.scale());
        double least = up * (float) own.of(fill); // as a cell that stores it is read
        return new MadeValues(raster.grid(), raster.tiling(), () -> {
            ValueRaster.Reader reader = raster.open();
            return MadeValues.reader(
                    (window, cells) -> {
                        reader.read(window, cells);
                        for (int i = 0; i < window.cells(); i++) {
                            cells[i] = up * cells[i] < least ? (float) (cells[i] * scale) : Float.NaN;
                        }
                    },
                    reader);
        });
    }
}
