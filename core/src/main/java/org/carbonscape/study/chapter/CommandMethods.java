package org.carbonscape.study.chapter;

import java.util.List;
import org.carbonscape.finding.Words;

/** What the commands of spatial statistics do beside the stages of a study, with formulas and sources. */
final class CommandMethods {
    private CommandMethods() {}

    static final List<Methods.About> ALL = List.of(
            new Methods.About(
                    "weights",
                    Words.of("Neighbours", "空间权重"),
                    Words.of(
                            "Queen: polygons that share a point; rook: that share an edge; vertices within the tolerance are one. k nearest; a distance band or a kernel, by default just wide enough that no unit is alone; inverse distance d^-p; "
                                    + "neighbours of neighbours; GAL and GWT files. Rows sum to 1 (row) or weights stay as they are (binary). Units without neighbours are listed, have lag 0 and no local test.",
                            "Queen：共点的多边形；Rook：共边的多边形；容差内的顶点视为同一点。K 最近邻；距离带与核权重，默认宽度恰使无孤立单元；反距离 d^-p；二阶邻居；GAL 与 GWT 文件。行标准化（row）或保持原权重（binary）。"
                                    + "无邻居单元逐一列出，其滞后为 0，不做局部检验。"),
                    List.of("Anselin 1988, Spatial Econometrics")),
            new Methods.About(
                    "gearys-c",
                    Words.of("Geary's C", "Geary's C"),
                    Words.of(
                            "C = (n−1)/(2 S0) · Σ w_ij (x_i − x_j)² / Σ z², E = 1, below 1 where like lies beside like; z = (1 − C)/√V, variance under randomisation or normality, and p of permutations.",
                            "C = (n−1)/(2 S0) · Σ w_ij (x_i − x_j)² / Σ z²，E = 1，小于 1 表示相似值相邻；z = (1 − C)/√V，方差按随机化或正态假设，并给出置换 p。"),
                    List.of("Geary 1954, The Incorporated Statistician 5", "Cliff and Ord 1981, Spatial Processes")),
            new Methods.About(
                    "general-g",
                    Words.of("General G", "General G"),
                    Words.of(
                            "G = Σ w_ij x_i x_j / Σ x_i x_j over i ≠ j, E = S0/(n(n−1)), above it where high values lie together, below it where low values do. Values of 0 or more, usually with binary weights; sources and sinks apart.",
                            "G = Σ w_ij x_i x_j / Σ x_i x_j（i ≠ j），E = S0/(n(n−1))；高于期望为高值集聚，低于期望为低值集聚。取值须不小于 0，通常用二值权重；碳源与碳汇分开计算。"),
                    List.of("Getis and Ord 1992, Geographical Analysis 24")),
            new Methods.About(
                    "join-counts",
                    Words.of("Join counts", "连接计数"),
                    Words.of(
                            "Neighbouring pairs that are black-black (BB), white-white (WW) and black-white (BW), against their mean and variance when the same colours lie in random order (non-free sampling), and p of permutations. Symmetric binary neighbours. Black are the values, or the classes by their names, given with --black, values from --at-least on, or 1 in a column of 0 and 1.",
                            "相邻对中黑-黑（BB）、白-白（WW）、黑-白（BW）的数目，与相同颜色随机排列（非自由抽样）时的期望与方差比较，并给出置换 p。要求对称的二值邻接。黑为 --black 给出的取值或类别名称、不小于 --at-least 的取值，或 0/1 列中的 1。"),
                    List.of("Moran 1948, JRSS B 10", "Cliff and Ord 1981, Spatial Processes")),
            new Methods.About(
                    "local-geary",
                    Words.of("Local Geary", "局部 Geary"),
                    Words.of(
                            "c_i = Σ w_ij (z_i − z_j)², z standardised with divisor n−1 (esda: n); p by conditional permutation only: c has no z and no normal p, so --permutations 0 is refused. Small c: like its neighbours (HH, LL, or other-positive where on both sides of the mean); large c: unlike them (negative); "
                                    + "after the correction (Benjamini-Hochberg, Bonferroni or none).",
                            "c_i = Σ w_ij (z_i − z_j)²，z 按除数 n−1 标准化（esda 用 n）；p 仅由条件置换得到：c 没有 z 与正态 p，因此不接受 --permutations 0。c 小为与邻居相似（HH、LL，或位于均值两侧的 other-positive），c 大为相异（negative）；按校正后的 p 判定（Benjamini-Hochberg、Bonferroni 或不校正）。"),
                    List.of("Anselin 1995, Geographical Analysis 27", "Anselin 2019, Geographical Analysis 51")),
            new Methods.About(
                    "class-breaks",
                    Words.of("Class breaks", "数据分级"),
                    Words.of(
                            "Natural breaks (Fisher-Jenks, exact for any number of values), quantiles (type 7), equal intervals, geometric, standard deviations, head/tail, round numbers. Classes are closed on the right, equal values stay together. "
                                    + "Goodness of variance fit GVF = 1 − Σ squares within classes / Σ squares.",
                            "自然断点（Fisher-Jenks，任意数量均为精确解）、分位数（第 7 类）、等间距、几何、标准差、头尾、整数断点。各级右闭，相等值不拆分。方差拟合优度 GVF = 1 − 级内平方和/总平方和。"),
                    List.of("Fisher 1958, JASA 53", "Jenks 1977", "Jiang 2013, The Professional Geographer 65")));
}
