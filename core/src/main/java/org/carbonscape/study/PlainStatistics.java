package org.carbonscape.study;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.method.Key;
import org.carbonscape.method.Palette;
import org.carbonscape.method.Table;
import org.carbonscape.method.Words;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.GearyC;
import org.carbonscape.stats.GeneralG;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalMoran;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Quadrant;
import org.carbonscape.stats.Significance;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Summary;
import org.carbonscape.weights.Weights;
import org.locationtech.jts.geom.Geometry;

/** Spatial autocorrelation and hot spots on plain files, without a study file. */
public final class PlainStatistics {
    /** Not the clock: the same input gives the same file. */
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

    private PlainStatistics() {}

    /**
     * What a command names: a vector file with a column, or a raster.
     *
     * @param id    column of identifiers; empty = the feature's number
     * @param value column of numbers; empty = 1 for each
     */
    public record Source(
            Optional<Path> units,
            Optional<String> layer,
            Optional<String> id,
            Optional<String> value,
            Optional<Path> raster) {}

    /** Global statistics; General G only where no value is negative. */
    public record Global(
            GlobalStatistic moran,
            GlobalStatistic geary,
            Optional<GlobalStatistic> general,
            Summary neighbours,
            List<Problem> cautions) {}

    /**
     * Local statistics of every unit, in the order of the file; of a raster, of every cell with a value.
     *
     * @param table    id, value, i or g, expected, variance, z, p, p_fdr, cluster or bin, weights, convention, variant
     * @param cautions what to tell beside them
     */
    public record Local(Table table, List<Problem> cautions, UnitValues units, Classes classes) {}

    /** A class of each unit, for a raster: 0 = none. */
    record Classes(IntUnaryOperator ofUnit, List<Key.Entry> entries) {}

    record Loaded(UnitValues units, Places places, Weights weights, List<Problem> cautions) {
        double[] values() {
            return places.values(units.values());
        }
    }

    static Loaded load(Source source, WeightsChoice choice, Engine engine) {
        return load(source, UnitValues.read(source, engine), choice, engine);
    }

    static Loaded load(Source source, UnitValues units, WeightsChoice choice, Engine engine) {
        Places places = units.places(choice);
        List<Problem> cautions = new ArrayList<>(units.cautions());
        if (!choice.onLattice()
                && choice.file().isEmpty()
                && units.crs().isPresent()
                && units.crs().get().isGeographic()) {
            places.plane()
                    .ifPresent(plane ->
                            cautions.add(Problem.of(ProblemCode.GATHER_C01_PROJECTED, units.name(), plane.label())));
        }
        return new Loaded(
                units,
                places,
                told(
                        units,
                        places,
                        choice,
                        () -> places.weights(choice, units.ids(), source.id().isEmpty(), engine)),
                cautions);
    }

    static <T> T told(Loaded loaded, WeightsChoice choice, Supplier<T> step) {
        return told(loaded.units, loaded.places, choice, step);
    }

    private static <T> T told(UnitValues units, Places places, WeightsChoice choice, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(p -> units.placed(p, places, choice))
                    .toList());
        }
    }

    static void add(List<Problem> all, List<Problem> more, Loaded loaded, WeightsChoice choice) {
        more.stream()
                .map(p -> loaded.units.placed(p, loaded.places, choice))
                .filter(p -> !all.contains(p))
                .forEach(all::add);
    }

    /** Moran's I, Geary's C and General G of one variable; the options of each are asked for. */
    public static Global global(
            Source source,
            WeightsChoice choice,
            Function<GlobalOptions.Statistic, GlobalOptions> options,
            Engine engine) {
        Loaded loaded = load(source, choice, engine);
        double[] x = loaded.values();
        List<Problem> cautions = new ArrayList<>(loaded.cautions);
        return told(loaded, choice, () -> {
            GlobalStatistic moran =
                    GlobalMoran.of(x, loaded.weights, options.apply(GlobalOptions.Statistic.MORAN), engine);
            GlobalStatistic geary = GearyC.of(x, loaded.weights, options.apply(GlobalOptions.Statistic.GEARY), engine);
            boolean negative = java.util.Arrays.stream(x).anyMatch(v -> v < 0);
            Optional<GlobalStatistic> general = negative
                    ? Optional.empty()
                    : Optional.of(GeneralG.of(
                            x,
                            loaded.weights.with(Standardisation.NONE),
                            options.apply(GlobalOptions.Statistic.GENERAL_G),
                            engine));
            add(cautions, moran.cautions(), loaded, choice);
            return new Global(moran, geary, general, loaded.weights.summary(), cautions);
        });
    }

    /**
     * Local Moran's I of every unit.
     *
     * @param fitting whether permutations fit the number of units instead of those in the options
     */
    public static Local local(
            Source source,
            WeightsChoice choice,
            LocalMoran.Options wanted,
            boolean fitting,
            Convention convention,
            Engine engine) {
        Loaded loaded = load(source, choice, engine);
        double[] x = loaded.values();
        LocalMoran.Options options = fitting ? EnoughPermutations.fit(wanted, x, loaded.weights) : wanted;
        LocalMoran.Result r = told(loaded, choice, () -> LocalMoran.of(x, loaded.weights, options, engine));
        double[] fdr = StatisticsTables.fdr(r);
        String variant = StatisticsTables.variant(options);
        Table.Builder table = Table.named("local-moran")
                .text("id")
                .number("value", "i", "expected", "variance", "z", "p", "p_fdr")
                .text("cluster", "weights", "convention", "variant");
        byte[] classes = new byte[loaded.units.values().length];
        for (int place = 0; place < r.size(); place++) {
            int unit = loaded.places.unit(place);
            if (loaded.weights.present(place)) {
                table.row(
                        loaded.units.ids().apply(unit),
                        x[place],
                        r.i(place),
                        r.expected(place),
                        r.variance(place),
                        r.z(place),
                        r.p(place),
                        fdr[place],
                        r.cluster(place).code(),
                        choice.label(),
                        convention.id(),
                        variant);
                classes[unit] = (byte) lisaClass(r.cluster(place));
            }
        }
        List<Problem> cautions = new ArrayList<>(loaded.cautions);
        add(cautions, r.cautions(), loaded, choice);
        return new Local(table.build(), cautions, loaded.units, new Classes(u -> classes[u], Palette.lisa()));
    }

    /** Index into {@link Palette#lisa()}, from 1; 0 = no value. */
    static int lisaClass(Quadrant quadrant) {
        return switch (quadrant) {
            case HIGH_HIGH -> 1;
            case LOW_LOW -> 2;
            case HIGH_LOW -> 3;
            case LOW_HIGH -> 4;
            case NOT_SIGNIFICANT, ISLAND -> 5;
            case MISSING -> 0;
        };
    }

    /** Getis-Ord Gi* or Gi of every unit. */
    public static Local hotSpots(
            Source source,
            WeightsChoice choice,
            GetisOrd.Options wanted,
            boolean fitting,
            Convention convention,
            Engine engine) {
        Loaded loaded = load(source, choice, engine);
        double[] x = loaded.values();
        GetisOrd.Options options = fitting ? EnoughPermutations.fit(wanted, x, loaded.weights) : wanted;
        GetisOrd.Result r = told(loaded, choice, () -> GetisOrd.of(x, loaded.weights, options, engine));
        double[] fdr = StatisticsTables.fdr(r);
        String variant = StatisticsTables.variant(options);
        Table.Builder table = Table.named("hot-spots")
                .text("id")
                .number("value", "g", "expected", "variance", "z", "p", "p_fdr")
                .whole("bin")
                .text("weights", "convention", "variant");
        byte[] classes = new byte[loaded.units.values().length];
        for (int place = 0; place < r.size(); place++) {
            int unit = loaded.places.unit(place);
            if (loaded.weights.present(place)) {
                table.row(
                        loaded.units.ids().apply(unit),
                        x[place],
                        r.g(place),
                        r.expected(place),
                        r.variance(place),
                        r.z(place),
                        r.p(place),
                        fdr[place],
                        r.bin(place),
                        choice.label(),
                        convention.id(),
                        variant);
                classes[unit] = (byte) (Double.isNaN(x[place]) ? 0 : r.bin(place) + 4);
            }
        }
        List<Problem> cautions = new ArrayList<>(loaded.cautions);
        add(cautions, r.cautions(), loaded, choice);
        return new Local(table.build(), cautions, loaded.units, new Classes(u -> classes[u], Palette.hotSpots()));
    }

    /** Local Geary of every unit. */
    public static Local localGeary(
            Source source,
            WeightsChoice choice,
            LocalGeary.Options wanted,
            boolean fitting,
            Convention convention,
            Engine engine) {
        Loaded loaded = load(source, choice, engine);
        double[] x = loaded.values();
        LocalGeary.Options options = fitting ? EnoughPermutations.fit(wanted, x, loaded.weights) : wanted;
        LocalGeary.Result r = told(loaded, choice, () -> LocalGeary.of(x, loaded.weights, options, engine));
        double[] p = new double[x.length];
        java.util.Arrays.setAll(p, r::p);
        double[] fdr = Significance.adjusted(p, Correction.FDR);
        // c after GeoDa and spdep has the standard deviation of n - 1, after esda that of n
        int present =
                (int) java.util.Arrays.stream(x).filter(v -> !Double.isNaN(v)).count();
        double scale = convention == Convention.ESDA ? present / (present - 1.0) : 1;
        String variant = "divisor " + (scale == 1 ? "n-1" : "n") + ", p by permutation only: " + options.permutations()
                + " shared, " + options.alternative().id() + ", "
                + (options.correction() == Correction.NONE
                        ? "uncorrected"
                        : options.correction().id()) + " at " + org.carbonscape.measure.Numbers.text(options.alpha());
        Table.Builder table = Table.named("local-geary")
                .text("id")
                .number("value", "c", "p", "p_fdr")
                .text("cluster", "weights", "convention", "variant");
        byte[] classes = new byte[loaded.units.values().length];
        for (int place = 0; place < r.size(); place++) {
            int unit = loaded.places.unit(place);
            if (loaded.weights.present(place)) {
                table.row(
                        loaded.units.ids().apply(unit),
                        x[place],
                        r.c(place) * scale,
                        r.p(place),
                        fdr[place],
                        r.cluster(place).code(),
                        choice.label(),
                        convention.id(),
                        variant);
                classes[unit] = (byte)
                        (r.cluster(place) == LocalGeary.Association.MISSING
                                ? 0
                                : r.cluster(place).ordinal() + 1);
            }
        }
        List<Problem> cautions = new ArrayList<>(loaded.cautions);
        add(cautions, r.cautions(), loaded, choice);
        return new Local(table.build(), cautions, loaded.units, new Classes(u -> classes[u], GEARY));
    }

    /** Colours of {@link LocalGeary.Association}, in its order, for a raster. */
    private static final List<Key.Entry> GEARY = List.of(
            new Key.Entry(Words.of("Alike, high", "相似（高）"), 0xd7191c),
            new Key.Entry(Words.of("Alike, low", "相似（低）"), 0x2c7bb6),
            new Key.Entry(Words.of("Alike, other", "相似（其他）"), 0xfdae61),
            new Key.Entry(Words.of("Unlike", "相异"), 0x7b3294),
            new Key.Entry(Words.of("Not significant", "不显著"), 0xd9d9d9),
            new Key.Entry(Words.of("No neighbours", "无邻居"), 0xd9d9d9));

    /** Writes local statistics by the ending of the name: {@code .csv}, {@code .gpkg} with the units' shapes, {@code .tif} of a raster's classes. */
    public static void write(Local local, Path out, Engine engine) {
        boolean raster = local.units.grid().isPresent();
        checkOut(out, raster);
        String ending = ending(out);
        if (raster && local.units.crs().isEmpty() && !ending.equals("csv")) {
            throw new ProblemException(ProblemCode.CRS_01_MISSING, local.units.name());
        }
        switch (ending) {
            case "csv" -> csv(out, local.table);
            case "gpkg" -> {
                var crs = local.units
                        .crs()
                        .orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, local.units.name()));
                layer(out, crs, local.units.outlines(), local.table);
            }
            default -> {
                Grid grid = local.units.grid().orElseThrow();
                List<ClassLabel> labels = IntStream.range(0, local.classes.entries.size())
                        .mapToObj(i -> new ClassLabel(
                                i + 1,
                                local.classes.entries.get(i).name().en(),
                                local.classes.entries.get(i).rgb()))
                        .toList();
                try (TiffWriter writer = TiffWriter.classes(out, grid, labels.size(), labels, TiffOptions.STANDARD)) {
                    writer.write(engine, new Classified(grid, labels.size(), local.classes.ofUnit));
                    writer.finish();
                }
            }
        }
    }

    static void csv(Path out, Table table) {
        WholeFile.write(out, stream -> CsvWriter.write(table, stream));
    }

    static void layer(Path out, Crs crs, List<? extends Geometry> shapes, Table table) {
        String name = out.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        WholeFile.at(
                out,
                file -> GeoPackageWriter.write(
                        file, List.of(new MapLayer(name, crs, crs.wkt1(), shapes, table)), CHANGED));
    }

    /** Told before anything is computed. */
    public static void checkOut(Path out, boolean raster) {
        List<String> endings = raster ? List.of("csv", "gpkg", "tif", "tiff") : List.of("csv", "gpkg");
        if (!endings.contains(ending(out))) {
            throw new ProblemException(
                    ProblemCode.GATHER_05_OUT,
                    "--out",
                    out.getFileName(),
                    raster ? ".csv / .gpkg / .tif" : ".csv / .gpkg");
        }
    }

    static String ending(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("^.*\\.", "");
    }

    /** Classes of a raster's cells, to be written. */
    private record Classified(Grid grid, int classes, IntUnaryOperator ofCell) implements ClassRaster {
        @Override
        public Tiling tiling() {
            return Tiling.bands(grid.columns(), grid.rows(), Math.min(grid.rows(), 512));
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, ClassTile into) {
                    for (int i = 0; i < window.cells(); i++) {
                        into.bytes()[i] = (byte) ofCell.applyAsInt((window.row() + i / window.width()) * grid.columns()
                                + window.column()
                                + i % window.width());
                    }
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }
    }

    /** The names of the JSON contract: n, i, expected, variance, z, p, permutationP, weights, variant, and what stands beside them. */
    public static Map<String, Object> json(Global global, WeightsChoice choice, Convention convention) {
        Map<String, Object> out = new LinkedHashMap<>(statistic("i", global.moran));
        out.put("weights", choice.file().map(f -> f.getFileName().toString()).orElse(choice.text()));
        out.put("variant", convention.id() + ", " + choice.standardisation().english() + ", " + global.moran.variant());
        out.put("convention", convention.id());
        out.put("style", choice.style());
        out.put("permutations", global.moran.options().permutations());
        out.put("seed", global.moran.options().seed());
        out.put("neighbours", PlainWeights.json(global.neighbours));
        out.put("geary", statistic("c", global.geary));
        global.general.ifPresent(g -> out.put("generalG", statistic("g", g)));
        return out;
    }

    static Map<String, Object> statistic(String name, GlobalStatistic s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("n", s.n());
        out.put(name, s.value());
        out.put("expected", s.expected());
        out.put("variance", s.variance());
        out.put("z", s.z());
        out.put("p", s.p());
        out.put("permutationP", s.permutationP());
        return out;
    }
}
