package org.carbonscape.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.option.Given;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;

/** Kernel density of points, or of a raster's cells as points. Its one row is the surface as a whole. */
public final class DensityMethod implements Method<DensityOptions, DensityMethod.Data, DensityMethod.Surface> {
    /** Where a surface lies: its cells, and which of them are inside. */
    public record Area(Grid grid, boolean[] inside) {
        /** All cells. */
        public static Area whole(Grid grid) {
            boolean[] inside = new boolean[Math.toIntExact(grid.cells())];
            Arrays.fill(inside, true);
            return new Area(grid, inside);
        }
    }

    /**
     * Amounts at places in a plane.
     *
     * @param amounts 0 or more; NaN = missing
     * @param metres  in a map unit
     * @param area    of the surface for a radius in map units
     */
    public record Data(double[] x, double[] y, double[] amounts, double metres, DoubleFunction<Area> area) {
        /** The cells of a raster that hold an amount, as points at their centres. */
        public static Data ofCells(Grid grid, double[] amounts, double metres, DoubleFunction<Area> area) {
            int[] cells = IntStream.range(0, amounts.length)
                    .filter(i -> amounts[i] != 0 && !Double.isNaN(amounts[i]))
                    .toArray();
            double[] x = new double[cells.length];
            double[] y = new double[cells.length];
            double[] w = new double[cells.length];
            for (int k = 0; k < cells.length; k++) {
                x[k] = grid.centreX(cells[k] % grid.columns());
                y[k] = grid.centreY(cells[k] / grid.columns());
                w[k] = amounts[cells[k]];
            }
            return new Data(x, y, w, metres, area);
        }
    }

    /**
     * A surface.
     *
     * @param options as asked for
     * @param metres  in a map unit
     * @param amount  of all points
     * @param held    of it inside the surface
     */
    public record Surface(
            KernelDensity.Result result, DensityOptions options, double metres, double amount, double held) {
        public double radius_m() {
            return result.options().radius() * metres;
        }
    }

    public static final About ABOUT = new About(
            "density",
            Words.of("Kernel density", "核密度"),
            Words.of(
                    "Kernel density of weighted points, units or a raster's cells: amounts per km2, as GeoTIFF.",
                    "加权点、单元或栅格像元的核密度：每 km2 的量，输出 GeoTIFF。"),
            Words.of(
                    "D = 1/r² · Σ w (3/π)(1 − (d/r)²)² over the points within the radius r (quartic; six "
                            + "more kernels), per km²; the surface of each point adds up to its weight. Sources "
                            + "and sinks have a surface each. Default radius 0.9 · min(SD, √(1/ln 2) · Dm) · "
                            + "n^−0.2 with n the number of points, so that it does not depend on the unit of the "
                            + "weights. Exact: equal to the sum over all points. Edge correction (Diggle) divides "
                            + "each weight by the share of its kernel inside the area.",
                    "D = 1/r² · Σ w (3/π)(1 − (d/r)²)²，对半径 r 内的点求和（四次核；另有六种核函数），单位为每 km²，每点的核面体积等于其权重。碳源与"
                            + "碳汇各有密度面。默认半径 0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2，n 为点数，故与权重单位无关。计算精确，等于对全部点求和。边缘校正"
                            + "（Diggle）将各权重除以其核在区域内的份额。"),
            List.of("Silverman 1986, Density Estimation, eq. 4.5", "Diggle 1985, Applied Statistics 34"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public DensityOptions defaults(Given given) {
        return DensityOptions.defaults();
    }

    @Override
    public List<Setting<DensityOptions, ?>> settings() {
        return DensityOptions.settings();
    }

    @Override
    public Surface run(Data data, DensityOptions options, Engine engine) {
        double radius = options.radius(data.x(), data.y(), data.amounts(), data.metres());
        Area area = data.area().apply(radius);
        double square_m2 = data.metres() * data.metres();
        KernelDensity.Result result = KernelDensity.of(
                data.x(),
                data.y(),
                data.amounts(),
                area.grid(),
                area.inside(),
                new KernelDensity.Options(options.kernel(), radius, options.edge(), 1e6 / square_m2),
                engine);
        double cell_km2 = area.grid().cellWidth() * area.grid().cellHeight() * square_m2 / 1e6;
        return new Surface(
                result,
                options,
                data.metres(),
                Arrays.stream(data.amounts()).filter(w -> w > 0).sum(),
                Arrays.stream(result.values()).filter(v -> !Double.isNaN(v)).sum() * cell_km2);
    }

    @Override
    public int rows(Surface surface) {
        return 1;
    }

    @Override
    public List<Column> columns(Data data, Surface surface) {
        return columns(surface);
    }

    /** The same: the surface says it all. */
    public List<Column> columns(Surface s) {
        Grid grid = s.result().grid();
        return List.of(
                Column.number("radius_m", i -> s.radius_m()),
                Column.text("kernel", i -> s.options().kernel().name().toLowerCase(Locale.ROOT)),
                Column.text("edgeCorrected", i -> String.valueOf(s.options().edge())),
                Column.number("cell_m", i -> grid.cellWidth() * s.metres()),
                Column.integer("columns", i -> grid.columns()),
                Column.integer("rows", i -> grid.rows()),
                Column.text("crs", i -> grid.crs().label()),
                Column.text("unit", i -> "per km2"),
                Column.number("amount", i -> s.amount()),
                Column.number("held", i -> s.held()),
                Column.number(
                        "maximum",
                        i -> Arrays.stream(s.result().values())
                                .filter(v -> !Double.isNaN(v))
                                .max()
                                .orElse(Double.NaN)));
    }

    @Override
    public Variant variant(Surface surface) {
        return variant(surface.options());
    }

    /** Which variant options make. */
    public static Variant variant(DensityOptions options) {
        String kernel = options.kernel().name().toLowerCase(Locale.ROOT);
        String rule = options.rule().id();
        Variant.Builder variant = Variant.of()
                .add(kernel, kernel)
                .add(options.edge() ? "edge-corrected" : "no edge correction", options.edge() ? "边缘校正" : "未作边缘校正");
        return (options.radius_m().isPresent()
                        ? variant.add("radius given", "给定半径")
                        : variant.add("radius by the rule with n = " + rule, "半径按规则，n 取 " + rule))
                .build();
    }

    @Override
    public List<Problem> cautions(Surface surface) {
        return surface.result().cautions();
    }
}
