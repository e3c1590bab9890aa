package org.carbonscape.study.gather;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.carbon.Spread;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.engine.TileMap;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.CellRuns;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.method.DensityMethod;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Fluxes;
import org.carbonscape.study.layer.SurfaceRaster;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * DENSITY: kernel density of sources and of sinks for every phase, two surfaces and never a signed one, in tCO2 per km2
 * and year. The run's own flux rasters are summed into the cells of the surface, whose centres are the points.
 */
public final class DensityStage {
    /** How long it takes, where a statistic takes 1 for a unit. */
    public static final double LENGTH = 30_000;

    /** Cells of the surface along the shorter side, unless the study says otherwise. */
    private static final int ACROSS = 250;

    /** Values looked at for the classes of a map. */
    private static final int SAMPLE = 20_000;

    private static final int CLASSES = 6;

    /** Of limits in the legend, which have three digits. */
    private static final int MOST_DECIMALS = 6;

    private static final DensityMethod METHOD = new DensityMethod();

    static final String UNIT = "tCO2/km2/yr";

    /**
     * The surfaces of one flow, by phase.
     *
     * @param amount_tCO2 of all cells, by phase
     * @param held_tCO2   what the surface holds inside the study area, by phase
     */
    public record Surfaces(
            Quantity flow, List<KernelDensity.Result> byPhase, double[] amount_tCO2, double[] held_tCO2) {

        /** Classes and colours for all phases alike; empty where there is nothing to tell apart. */
        public Optional<Key.Breaks> key() {
            return DensityStage.key(
                    byPhase.stream().map(KernelDensity.Result::values).toList(),
                    Words.of("tCO₂ per km² a year", "tCO₂/(km²·年)"),
                    flow == Quantity.SOURCE ? Ramp.REDS : Ramp.GREENS);
        }
    }

    /** Classes and colours for surfaces alike; empty where there is nothing to tell apart. */
    public static Optional<Key.Breaks> key(List<double[]> values, Words title, Ramp ramp) {
        int n = values.stream().mapToInt(v -> v.length).sum();
        int every = Math.max(1, n / SAMPLE);
        double[] sample = new double[n / every + 1];
        int k = 0;
        int at = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double[] surface : values) {
            for (double v : surface) {
                if (!Double.isNaN(v)) {
                    least = Math.min(least, v);
                    most = Math.max(most, v);
                    if (at++ % every == 0) {
                        sample[k++] = v;
                    }
                }
            }
        }
        if (!(most > least)) {
            return Optional.empty();
        }
        List<Double> limits = new ArrayList<>();
        Arrays.stream(ClassBreaks.of(BreakMethod.NATURAL, Arrays.copyOf(sample, k), CLASSES)
                        .bounds())
                .forEach(bound -> limits.add(rounded(bound, RoundingMode.HALF_EVEN)));
        limits.set(0, Math.min(0, least));
        limits.set(limits.size() - 1, rounded(most, RoundingMode.CEILING));
        return Optional.of(
                new Key.Breaks(title, limits.stream().distinct().sorted().toList(), ramp, MOST_DECIMALS));
    }

    /** A limit that is read at a glance: three digits. */
    private static double rounded(double limit, RoundingMode mode) {
        return new BigDecimal(limit).round(new MathContext(3, mode)).doubleValue();
    }

    /**
     * All surfaces.
     *
     * @param inside cells with classified land in some phase
     * @param radius map units
     */
    public record Result(
            Grid grid, boolean[] inside, double radius, List<Surfaces> flows, Table byUnit, List<Problem> cautions) {}

    private final DensityOptions plan;
    private final String convention;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final Engine engine;
    private final int step;
    private final Grid grid;

    public DensityStage(DensityOptions plan, String convention, StudyArea studyArea, LandCounts counts, Engine engine) {
        this.plan = plan;
        this.convention = convention;
        this.studyArea = studyArea;
        this.counts = counts;
        this.engine = engine;
        Grid study = studyArea.grid();
        double cell = Math.max(study.cellWidth(), study.cellHeight());
        double wanted = plan.cell_m()
                .orElse(Math.min(study.columns() * study.cellWidth(), study.rows() * study.cellHeight())
                        / ACROSS
                        * study.crs().metresPerUnit());
        this.step = (int) Math.max(1, Math.rint(wanted / study.crs().metresPerUnit() / cell));
        this.grid = new Grid(
                study.crs(),
                study.west(),
                study.north(),
                study.cellWidth() * step,
                study.cellHeight() * step,
                (study.columns() - 1) / step + 1,
                (study.rows() - 1) / step + 1);
    }

    /**
     * Runs the stage.
     *
     * @param language of the styles
     */
    public Result run(Fluxes fluxes, RunFolder folder, Language language) {
        // a reading, and a surface for each phase of sources and of sinks
        try (Steps steps = engine.steps(1 + 2 * studyArea.years().size())) {
            return run(fluxes, folder, language, steps);
        }
    }

    private Result run(Fluxes fluxes, RunFolder folder, Language language, Steps steps) {
        int years = studyArea.years().size();
        boolean[] inside = new boolean[Math.toIntExact(grid.cells())];
        List<Quantity> flows = List.of(Quantity.SOURCE, Quantity.SINK);
        double[][] amounts = gather(fluxes, inside); // by flow and phase
        steps.next();
        double[] all = new double[inside.length];
        for (double[] sums : amounts) {
            for (int i = 0; i < sums.length; i++) {
                all[i] += sums[i];
            }
        }
        double metres = grid.crs().metresPerUnit();
        DensityMethod.Area area = new DensityMethod.Area(grid, inside);
        DensityMethod.Data together = cells(all, metres, area);
        double radius = plan.radius(together.x(), together.y(), together.amounts(), metres);
        DensityOptions options = plan.withRadius_m(radius * metres);
        List<Surfaces> surfaces = new ArrayList<>();
        List<Problem> cautions = new ArrayList<>();
        for (int f = 0; f < flows.size(); f++) {
            List<KernelDensity.Result> results = new ArrayList<>();
            double[] total = new double[years];
            double[] held = new double[years];
            for (int p = 0; p < years; p++) {
                DensityMethod.Surface surface =
                        METHOD.run(cells(amounts[f * years + p], metres, area), options, engine);
                results.add(surface.result());
                METHOD.cautions(surface).forEach(c -> cautions.add(c.at("statistics.density")));
                total[p] = surface.amount();
                held[p] = surface.held();
                write(
                        folder.file("rasters/density_" + name(flows.get(f)) + "_"
                                + studyArea.years().get(p) + ".tif"),
                        surface.result(),
                        UNIT,
                        "kernel density of carbon " + name(flows.get(f)) + " "
                                + studyArea.years().get(p),
                        folder.tiles(),
                        engine);
                steps.next();
            }
            Surfaces surface = new Surfaces(flows.get(f), results, total, held);
            surface.key()
                    .map(k -> QgisStyle.raster(k, language))
                    .ifPresent(style -> studyArea
                            .years()
                            .forEach(year -> folder.write(
                                    "rasters/density_" + name(surface.flow()) + "_" + year + ".qml", style)));
            surfaces.add(surface);
        }
        return new Result(
                grid,
                inside,
                radius,
                surfaces,
                byUnit(surfaces, radius * metres),
                cautions.stream().distinct().toList());
    }

    public static String name(Quantity flow) {
        return flow.name().toLowerCase(Locale.ROOT);
    }

    /** Amounts of the surface's cells; one radius for sources and sinks of all phases, so that surfaces compare. */
    private DensityMethod.Data cells(double[] amounts, double metres, DensityMethod.Area area) {
        return DensityMethod.Data.ofCells(grid, amounts, metres, radius -> area);
    }

    /** tCO2 a year of each cell of the surface: sources by phase, then sinks, both above 0. */
    private double[][] gather(Fluxes fluxes, boolean[] inside) {
        CellArea area = studyArea.cellArea();
        double[][] sums = new double[2 * studyArea.years().size()][inside.length];
        gather(
                new GatheringFluxes(
                        fluxes,
                        studyArea.years().size(),
                        new Gathering(grid.columns(), step, row -> Spread.cell_ha(area, row), v -> v),
                        new Gathering(grid.columns(), step, row -> Spread.cell_ha(area, row), v -> -v)),
                studyArea.grid(),
                step,
                sums,
                inside,
                engine);
        return sums;
    }

    /** What a row's values are multiplied by to be amounts; a value itself, as a map is. */
    @FunctionalInterface
    public interface PerCell extends Serializable {
        double at(int row);
    }

    /** The part of a value that counts; a value itself. */
    @FunctionalInterface
    public interface Part extends Serializable {
        double of(double value);
    }

    /**
     * Amounts of a raster summed into coarser cells. A row of them is summed by one worker in the order of the raster's
     * cells, so threads do not matter.
     *
     * @param step   cells of the raster along a cell of the surface
     * @param inside is marked where the raster has a value
     */
    public static double[] gather(
            ValueRaster raster, Grid surface, int step, PerCell perCell, Part part, boolean[] inside, Engine engine) {
        double[][] sums = new double[1][inside.length];
        Gathering gathering = new Gathering(surface.columns(), step, perCell, part);
        gather(new GatheringOne(raster, gathering), raster.grid(), step, sums, inside, engine);
        return sums[0];
    }

    private static void gather(
            TileMap<Made[]> map, Grid source, int step, double[][] sums, boolean[] inside, Engine engine) {
        int across = (source.columns() - 1) / step + 1;
        // rows of the surface read at once
        int bandRows = Math.max(1, Math.min(512, (1 << 24) / source.columns()) / step);
        engine.map(
                Tiling.bands(source.columns(), source.rows(), Math.min(source.rows(), bandRows * step)),
                map,
                (band, all) -> {
                    int first = band.row() / step * across;
                    for (int k = 0; k < all.length; k++) {
                        Made made = all[k];
                        System.arraycopy(made.sums, 0, sums[k], first, made.sums.length);
                        for (int i = 0; i < made.inside.length; i++) {
                            inside[first + i] |= made.inside[i];
                        }
                    }
                });
    }

    /** Rows of a surface. */
    private record Made(double[] sums, boolean[] inside) implements Serializable {}

    private record GatheringOne(ValueRaster raster, Gathering gathering) implements TileMap<Made[]> {
        @Override
        public Worker<Made[]> open(Cells cells) {
            CellRuns values = new CellRuns();
            return band -> {
                cells.runs(raster, band, values);
                return new Made[] {gathering.made(band, values)};
            };
        }
    }

    private record GatheringFluxes(Fluxes fluxes, int phases, Gathering sources, Gathering sinks)
            implements TileMap<Made[]> {
        @Override
        public Worker<Made[]> open(Cells cells) {
            Fluxes.Reader reader = fluxes.open(cells);
            CellRuns source = new CellRuns();
            CellRuns sink = new CellRuns();
            return band -> {
                Made[] made = new Made[2 * phases];
                for (int p = 0; p < phases; p++) {
                    reader.read(band, p, source, sink);
                    made[p] = sources.made(band, source);
                    made[phases + p] = sinks.made(band, sink);
                }
                return made;
            };
        }
    }

    private record Gathering(int across, int step, PerCell perCell, Part part) implements Serializable {
        Made made(Window band, CellRuns values) {
            int rows = (band.height() - 1) / step + 1;
            Made made = new Made(new double[rows * across], new boolean[rows * across]);
            for (int r = 0; r < band.height(); r++) {
                double amount = perCell.at(band.row() + r);
                int row = r / step * across;
                int column = 0;
                for (int k = values.rowStart()[r]; k < values.rowStart()[r + 1]; k++) {
                    float v = Float.intBitsToFloat(values.held()[k]);
                    int end = values.end()[k];
                    if (v == v) {
                        add(made, row, column, end, v == 0 ? 0 : part.of(v) * amount);
                    }
                    column = end;
                }
            }
            return made;
        }

        /** A run's cells, each with the same amount, into the cells of the surface that they lie in. */
        private void add(Made made, int row, int start, int end, double amount) {
            for (int from = start; from < end; ) {
                int to = row + from / step;
                int stop = Math.min(end, (from / step + 1) * step);
                made.inside[to] = true;
                double sum = made.sums[to];
                for (int c = from; amount != 0 && c < stop; c++) {
                    sum += amount;
                }
                made.sums[to] = sum;
                from = stop;
            }
        }
    }

    /**
     * A surface as GeoTIFF.
     *
     * @param tiles cells a side of its files; 0 = one file
     */
    public static void write(
            Path file, KernelDensity.Result result, String unit, String what, int tiles, Engine engine) {
        TiffOptions options = TiffOptions.STANDARD.withPredictor(true).inTiles(tiles);
        try (TiffWriter out = TiffWriter.values(file, result.grid(), unit, what, options)) {
            out.write(engine, SurfaceRaster.of(result.grid(), result.values()));
            out.finish();
        }
    }

    private Table byUnit(List<Surfaces> surfaces, double radius_m) {
        Table.Builder table = Table.named("density-by-unit")
                .text("unit_set", "unit", "name")
                .integer("year")
                .text("flow")
                .integer("cells")
                .number("mean_tCO2_per_km2", "maximum_tCO2_per_km2")
                .integer("rank")
                .number("radius_km")
                .text("convention", "variant");
        String variant = DensityMethod.variant(plan).text();
        for (var set : counts.sets()) {
            if (set instanceof PolygonUnits polygons) {
                int[] zones = zones(polygons);
                for (Surfaces flow : surfaces) {
                    for (int p = 0; p < studyArea.years().size(); p++) {
                        for (KernelDensity.ZoneReading z :
                                KernelDensity.readings(flow.byPhase().get(p).values(), zones, polygons.count())) {
                            table.row(
                                    set.name(),
                                    set.id(z.zone()),
                                    set.unitName(z.zone()),
                                    studyArea.years().get(p),
                                    name(flow.flow()),
                                    z.cells(),
                                    z.mean(),
                                    z.maximum(),
                                    z.rank(),
                                    radius_m / 1e3,
                                    convention,
                                    variant);
                        }
                    }
                }
            }
        }
        return table.build();
    }

    /** The unit of each cell of the surface. */
    private int[] zones(PolygonUnits polygons) {
        int[] zones = new int[Math.toIntExact(grid.cells())];
        UnitSet.Burner burner = polygons.burner(grid);
        engine.map(
                Tiling.bands(grid.columns(), grid.rows(), Math.min(grid.rows(), 64)),
                cells -> band -> {
                    int[] units = new int[band.cells()];
                    burner.band(band.row(), band.height()).units(band, units);
                    return units;
                },
                (band, units) -> System.arraycopy(units, 0, zones, band.row() * grid.columns(), units.length));
        return zones;
    }
}
