package org.carbonscape.method;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.GearyC;
import org.carbonscape.stats.GeneralG;
import org.carbonscape.stats.GlobalMoran;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.Islands;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** A global statistic of one variable: one number for the whole map, and what chance would make of it. */
final class OneVariableMethod extends GlobalMethod {
    /** What works it out. */
    private interface Kernel {
        GlobalStatistic of(double[] x, Weights weights, GlobalOptions options, Engine engine);
    }

    /** Moran's I. */
    public static final OneVariableMethod MORANS_I = new OneVariableMethod(
            new About(
                    "morans-i",
                    Words.of("Global spatial autocorrelation", "全局空间自相关"),
                    Words.of(
                            "Global spatial autocorrelation: Moran's I, with Geary's C and General G beside it.",
                            "全局空间自相关：莫兰指数（Moran's I），并列 Geary's C 与 General G。"),
                    Words.of(
                            "Moran's I = n/S0 · Σ w_ij z_i z_j / Σ z², E = −1/(n−1), variance under "
                                    + "randomisation or normality, and p of permutations (number as "
                                    + "extreme + 1)/(R + 1), "
                                    + "doubled for two sides. With it come Geary's C and, for values of "
                                    + "one sign, General "
                                    + "G with binary weights. Units without neighbours are listed.",
                            "Moran's I = n/S0 · Σ w_ij z_i z_j / Σ z²，E = −1/(n−1)，方差按随机化或正态假设，置换 p =（同样极端的次数 + 1）/(R "
                                    + "+ 1)，双侧时加倍。并给出 Geary's C，以及同号取值的 General G（二值权重）。无邻居单元逐一列出。"),
                    List.of("Cliff and Ord 1981, Spatial Processes", "Getis and Ord 1992, Geographical Analysis 24")),
            "i",
            GlobalOptions.Statistic.MORAN,
            GlobalMoran::of);

    /** Geary's C. */
    public static final OneVariableMethod GEARYS_C = new OneVariableMethod(
            new About(
                    "gearys-c",
                    Words.of("Geary's C", "Geary's C"),
                    Words.of(
                            "Global spatial autocorrelation: Geary's C; below 1 where neighbours have similar "
                                    + "values.",
                            "全局空间自相关：Geary's C；小于 1 表示相似值相邻。"),
                    Words.of(
                            "C = (n−1)/(2 S0) · Σ w_ij (x_i − x_j)² / Σ z², E = 1, below 1 where like lies beside "
                                    + "like; z = (1 − C)/√V, variance under randomisation or normality, and p of "
                                    + "permutations.",
                            "C = (n−1)/(2 S0) · Σ w_ij (x_i − x_j)² / Σ z²，E = 1，小于 1 表示相似值相邻；z = (1 − C)/√V，"
                                    + "方差按随机化或正态假设，并给出置换 p。"),
                    List.of("Geary 1954, The Incorporated Statistician 5", "Cliff and Ord 1981, Spatial Processes")),
            "c",
            GlobalOptions.Statistic.GEARY,
            GearyC::of);

    /** General G. */
    public static final OneVariableMethod GENERAL_G = new OneVariableMethod(
            new About(
                    "general-g",
                    Words.of("Getis-Ord General G", "Getis-Ord General G"),
                    Words.of(
                            "Getis-Ord General G: whether high or low values cluster; values must be 0 or more.",
                            "Getis-Ord General G：高值或低值是否集聚；数值须不小于 0。"),
                    Words.of(
                            "G = Σ w_ij x_i x_j / Σ x_i x_j over i ≠ j, E = S0/(n(n−1)), above it where high "
                                    + "values lie together, below it where low values do. Values of 0 or more, usually "
                                    + "with binary weights; sources and sinks separately.",
                            "G = Σ w_ij x_i x_j / Σ x_i x_j（i ≠ j），E = S0/(n(n−1))；高于期望为高值集聚，低于期望为低值集聚。取值须不小于 0，"
                                    + "通常用二值权重；碳源与碳汇分开计算。"),
                    List.of("Getis and Ord 1992, Geographical Analysis 24")),
            "g",
            GlobalOptions.Statistic.GENERAL_G,
            GeneralG::of);

    private final About about;
    private final String letter;
    private final GlobalOptions.Statistic statistic;
    private final Kernel kernel;

    private OneVariableMethod(About about, String letter, GlobalOptions.Statistic statistic, Kernel kernel) {
        this.about = about;
        this.letter = letter;
        this.statistic = statistic;
        this.kernel = kernel;
    }

    @Override
    public String letter() {
        return letter;
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Inputs inputs() {
        return Inputs.VALUE;
    }

    @Override
    public GlobalOptions defaults(Convention convention) {
        return GlobalOptions.of(convention, statistic);
    }

    @Override
    boolean variances() {
        return statistic != GlobalOptions.Statistic.GENERAL_G;
    }

    @Override
    public Variant variant(GlobalStatistic g) {
        return Variant.of().variance(g.options().variance()).tails(g.options()).build();
    }

    @Override
    public Standardisation usualStyle() {
        return statistic == GlobalOptions.Statistic.GENERAL_G ? Standardisation.NONE : Standardisation.ROW;
    }

    @Override
    public boolean styleIsFixed() {
        return statistic == GlobalOptions.Statistic.GENERAL_G;
    }

    @Override
    public boolean dropsIslands(GlobalOptions options) {
        return options.islands() != Islands.KEEP;
    }

    @Override
    public boolean fits(UnitData data) {
        return statistic != GlobalOptions.Statistic.GENERAL_G
                || Arrays.stream(data.x()).noneMatch(v -> v < 0);
    }

    @Override
    public GlobalStatistic run(UnitData data, GlobalOptions options, Engine engine) {
        return kernel.of(data.x(), data.weights(), options, engine);
    }
}
