package org.carbonscape.study.chapter;

import java.util.List;
import org.carbonscape.finding.Words;
import org.carbonscape.study.plan.Study;

/** What the statistics do, with formulas and sources. */
final class StatisticsMethods {
    private StatisticsMethods() {}

    static final Methods.About DENSITY = new Methods.About(
            "density",
            Words.of("Kernel density", "核密度"),
            Words.of(
                    "D = 1/r² · Σ w (3/π)(1 − (d/r)²)² over the points within the radius r (quartic; six more kernels), per km²; each point's surface holds its weight. Sources and sinks are two surfaces. "
                            + "Default radius 0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2 with n the number of points, so that it does not depend on the unit of the weights. Exact: equal to the sum over all points. "
                            + "Edge correction (Diggle) divides each weight by the share of its kernel inside the area.",
                    "D = 1/r² · Σ w (3/π)(1 − (d/r)²)²，对半径 r 内的点求和（四次核；另有六种核函数），单位为每 km²，每点的核面体积等于其权重。碳源与碳汇为两个面。"
                            + "默认半径 0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2，n 为点数，故与权重单位无关。计算精确，等于对全部点求和。边缘校正（Diggle）将各权重除以其核在区域内的份额。"),
            List.of("Silverman 1986, Density Estimation, eq. 4.5", "Diggle 1985, Applied Statistics 34"));

    static final Methods.About MORANS_I = new Methods.About(
            "morans-i",
            Words.of("Global spatial autocorrelation", "全局空间自相关"),
            Words.of(
                    "Moran's I = n/S0 · Σ w_ij z_i z_j / Σ z², E = −1/(n−1), variance under randomisation or normality, and p of permutations (number as extreme + 1)/(R + 1), doubled for two sides. "
                            + "Beside it Geary's C and, for values of one sign, General G with binary weights. Units without neighbours are listed.",
                    "Moran's I = n/S0 · Σ w_ij z_i z_j / Σ z²，E = −1/(n−1)，方差按随机化或正态假设，置换 p =（同样极端的次数 + 1）/(R + 1)，双侧时加倍。"
                            + "并给出 Geary's C，以及同号取值的 General G（二值权重）。无邻居单元逐一列出。"),
            List.of("Cliff and Ord 1981, Spatial Processes", "Getis and Ord 1992, Geographical Analysis 24"));

    static final Methods.About LOCAL_MORAN = new Methods.About(
            "local-moran",
            Words.of("Local Moran's I", "局部 Moran's I"),
            Words.of(
                    "I_i = (z_i/m2) Σ w_ij z_j; p by conditional permutation (the unit keeps its value, its neighbours' are drawn from all others), with one table of draws for all units or draws of their own. "
                            + "Clusters HH, LL, HL, LH by the signs of the value and its neighbours' mean against the mean of all, where p passes the correction (Benjamini-Hochberg, Bonferroni or none).",
                    "I_i = (z_i/m2) Σ w_ij z_j；p 由条件置换得到（单元保持自身值，邻居值从其余单元抽取），各单元共用或独立抽样。"
                            + "按自身值与邻居均值相对总均值的符号分为高-高、低-低、高-低、低-高，仅当 p 通过校正（Benjamini-Hochberg、Bonferroni 或不校正）时归类。"),
            List.of("Anselin 1995, Geographical Analysis 27", "Benjamini and Hochberg 1995, JRSS B 57"));

    static final Methods.About HOT_SPOTS = new Methods.About(
            "hot-spots",
            Words.of("Getis-Ord hot and cold spots", "Getis-Ord 冷热点"),
            Words.of(
                    "Gi* z = (Σ w_ij x_j − x̄ W_i) / (S √((n S1_i − W_i²)/(n − 1))), the unit counting among its own neighbours with weight 1; Gi leaves it out. Bins ±3, ±2, ±1 for 99, 95 and 90 % confidence after the correction. "
                            + "Cold spots of net carbon are where sinks gather.",
                    "Gi* 的 z = (Σ w_ij x_j − x̄ W_i) / (S √((n S1_i − W_i²)/(n − 1)))，单元以权重 1 计入自身邻居；Gi 则不计。校正后 99、95、90 % 置信度记为 ±3、±2、±1。净碳的冷点即碳汇集聚处。"),
            List.of("Getis and Ord 1992; Ord and Getis 1995, Geographical Analysis 24 and 27"));

    static final Methods.About ELLIPSE = new Methods.About(
            "ellipse",
            Words.of("Centres of gravity and standard deviational ellipses", "重心与标准差椭圆"),
            Words.of(
                    "Centre = weighted mean of the units' centres; semi-axes are the square roots of the eigenvalues of the weighted covariance; azimuth of the longer axis clockwise from north. Moves between phases as distance, azimuth and speed.",
                    "重心为各单元中心的加权平均；半轴为加权协方差特征值的平方根；长轴方位角自北顺时针计。各期之间以距离、方位角与速度表示迁移。"),
            List.of("Lefever 1926, American Journal of Sociology 32"));

    static final List<Methods.About> ALL = List.of(DENSITY, MORANS_I, LOCAL_MORAN, HOT_SPOTS, ELLIPSE);

    static boolean used(Methods.About about, Study study) {
        return study.statistics()
                .filter(p -> about == DENSITY && p.density().isPresent()
                        || about == MORANS_I && p.global().isPresent()
                        || about == LOCAL_MORAN && p.local().isPresent()
                        || about == HOT_SPOTS && p.hotSpots().isPresent()
                        || about == ELLIPSE)
                .isPresent();
    }
}
