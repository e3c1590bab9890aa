package org.carbonscape.method;

import java.util.List;
import java.util.OptionalDouble;
import org.carbonscape.density.Bandwidth;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.weights.Kernel;

/**
 * Options of kernel density.
 *
 * @param radius_m empty = by the rule
 * @param rule     what n of the rule is
 * @param cell_m   empty = about 1/250 of the shorter side
 * @param edge     whether weight near the border is kept inside
 */
public record DensityOptions(
        OptionalDouble radius_m, Bandwidth rule, Kernel kernel, OptionalDouble cell_m, boolean edge) {
    public static final Option<Double> RADIUS = Option.of("radius", Kinds.length(), "Search radius.", "搜索半径。")
            .named("搜索半径")
            .standard("by the rule 0.9 min(SD, Dm sqrt(1/ln 2)) n^-0.2", "按规则 0.9 min(SD, Dm sqrt(1/ln 2)) n^-0.2")
            .example("10 km");
    public static final Option<Bandwidth> RULE = Option.of(
                    "rule",
                    Kinds.choice(List.of(
                            Choice.of(Bandwidth.COUNT, "count", "of points", "点数"),
                            Choice.of(Bandwidth.EFFECTIVE, "effective", "number of points", "有效点数"),
                            Choice.of(
                                    Bandwidth.SUM,
                                    "sum",
                                    "of the weights, as in ArcGIS; it changes with their unit",
                                    "权重之和，同 ArcGIS，随其单位而变"))),
                    "What n in the default radius stands for.",
                    "默认半径中的 n 取什么。")
            .named("默认半径的点数")
            .standard(Bandwidth.COUNT)
            .example("count");
    public static final Option<Kernel> KERNEL = Option.of(
                    "kernel",
                    Kinds.choice(List.of(
                            Choice.of(Kernel.QUARTIC, "quartic", "", "", "bisquare", "biweight"),
                            Choice.of(Kernel.UNIFORM, "uniform", "", ""),
                            Choice.of(Kernel.TRIANGULAR, "triangular", "", ""),
                            Choice.of(Kernel.EPANECHNIKOV, "epanechnikov", "", "", "parabolic"),
                            Choice.of(Kernel.TRIWEIGHT, "triweight", "", ""),
                            Choice.of(
                                    Kernel.GAUSSIAN,
                                    "gaussian",
                                    "its standard deviation is a quarter of the radius",
                                    "标准差为半径的四分之一",
                                    "normal"),
                            Choice.of(Kernel.COSINE, "cosine", "", ""))),
                    "Kernel function.",
                    "核函数。")
            .named("核函数")
            .standard(Kernel.QUARTIC)
            .example("quartic");
    public static final Option<Double> CELL = Option.of(
                    "cell", Kinds.length(), "Cell size of the surface.", "密度面的像元大小。")
            .named("像元大小")
            .standard("1/250 of the shorter side", "短边的 1/250")
            .example("500 m");
    public static final Option<Boolean> EDGE = Option.of(
                    "edge",
                    Kinds.flag(),
                    "Edge correction: weight near the border stays inside the area.",
                    "边缘校正：边界附近的权重留在区域内。")
            .named("边缘校正")
            .standard(false)
            .example("true");

    /** Quartic, radius by the count of points, no edge correction. */
    public static DensityOptions defaults() {
        return new DensityOptions(
                OptionalDouble.empty(), Bandwidth.COUNT, Kernel.QUARTIC, OptionalDouble.empty(), false);
    }

    /** The radius in map units: as given, else by the rule. */
    public double radius(double[] x, double[] y, double[] amounts, double metres) {
        return radius_m.isPresent() ? radius_m.getAsDouble() / metres : rule.radius(x, y, amounts);
    }

    /** The same with a radius of its own. */
    public DensityOptions withRadius_m(double metres) {
        return new DensityOptions(OptionalDouble.of(metres), rule, kernel, cell_m, edge);
    }

    /** The same with another rule. */
    public DensityOptions withRule(Bandwidth other) {
        return new DensityOptions(radius_m, other, kernel, cell_m, edge);
    }

    /** What a user may set. */
    public static List<Setting<DensityOptions, ?>> settings() {
        return List.of(
                Setting.of(
                        RADIUS,
                        o -> o.radius_m.orElse(Double.NaN),
                        (o, v) -> new DensityOptions(OptionalDouble.of(v), o.rule, o.kernel, o.cell_m, o.edge)),
                Setting.of(
                        RULE,
                        DensityOptions::rule,
                        (o, v) -> new DensityOptions(o.radius_m, v, o.kernel, o.cell_m, o.edge)),
                Setting.of(
                        KERNEL,
                        DensityOptions::kernel,
                        (o, v) -> new DensityOptions(o.radius_m, o.rule, v, o.cell_m, o.edge)),
                Setting.of(
                        CELL,
                        o -> o.cell_m.orElse(Double.NaN),
                        (o, v) -> new DensityOptions(o.radius_m, o.rule, o.kernel, OptionalDouble.of(v), o.edge)),
                Setting.of(
                        EDGE,
                        DensityOptions::edge,
                        (o, v) -> new DensityOptions(o.radius_m, o.rule, o.kernel, o.cell_m, v)));
    }
}
