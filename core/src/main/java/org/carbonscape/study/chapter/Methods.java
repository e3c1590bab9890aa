package org.carbonscape.study.chapter;

import java.util.List;
import org.carbonscape.finding.Words;

/** The explicit list of what a run does, with formulas and sources: the report's methods paragraph and {@code explain} are made from it. */
public final class Methods {
    private Methods() {}

    /**
     * One method.
     *
     * @param id         as on the command line
     * @param text       formulas and variants
     * @param references after whom
     */
    public record About(String id, Words title, Words text, List<String> references) {}

    static final About TRANSITIONS = new About(
            "transitions",
            Words.of("Land-use change", "土地利用变化"),
            Words.of(
                    "Cells are counted by unit and by their classes in all phases in one reading; areas are counts times the cell's area. Row = from, column = to; a cell counts where it has a class in both phases. "
                            + "Gain, loss, net, gross change and swap (2 min(gain, loss)); quantity, exchange and shift; single dynamic degree (U_b − U_a)/U_a/T, two-way dynamic degree (G + L)/U_a/T, "
                            + "three forms of the comprehensive dynamic degree under their own names; land-use degree index (unused 1; forest, grassland, water 2; cultivated 3; construction 4).",
                    "一次读取即按单元与各期类别统计像元数，面积为像元数乘像元面积。行为转出、列为转入；两期均有类别的像元才计入。"
                            + "转入、转出、净变化、总变化与交换（2 min(转入, 转出)）；数量、交换与位移分量；单一动态度 (U_b − U_a)/U_a/T、双向动态度 (G + L)/U_a/T，"
                            + "三种综合动态度各以其名列出；土地利用程度指数（未利用 1；林、草、水 2；耕地 3；建设用地 4）。"),
            List.of(
                    "Pontius, Shusas and McEachern 2004, Agriculture, Ecosystems and Environment 101",
                    "Liu and He; Zhuang and Liu (dynamic degree and land-use degree)"));

    static final About INTENSITY = new About(
            "intensity",
            Words.of("Intensity analysis", "强度分析"),
            Words.of(
                    "Interval level S_t against the uniform rate of all intervals; category level gains G_j/Y/U_b(j) and losses L_i/Y/U_a(i) against S_t; transition level R_in = T_in/Y/U_a(i) against W_n = (G_n/Y)/(total − U_a(n)), "
                            + "and from a losing class Q_mj = T_mj/Y/U_b(j) against V_m = (L_m/Y)/(total − U_b(m)); all in % per year. A verdict that is the same in every interval is stationary.",
                    "时段层：S_t 与全期均匀速率比较；类别层：转入 G_j/Y/U_b(j) 与转出 L_i/Y/U_a(i) 同 S_t 比较；转移层：R_in = T_in/Y/U_a(i) 与 W_n = (G_n/Y)/(总面积 − U_a(n)) 比较，"
                            + "转出类为 Q_mj = T_mj/Y/U_b(j) 与 V_m = (L_m/Y)/(总面积 − U_b(m))；单位均为 %/年。各时段判定一致者为平稳。"),
            List.of("Aldwaik and Pontius 2012, doi:10.1016/j.landurbplan.2012.02.010"));

    static final About ACCOUNT = new About(
            "account",
            Words.of("Carbon sources and sinks", "碳源与碳汇"),
            Words.of(
                    "Area times direct factor for each class (source positive, sink negative); construction land is charged with the emissions of its unit, counted from energy by one route (standard coal: amount × coal equivalent × tC/tce; "
                            + "NCV: amount × NCV × carbon content × oxidation × 44/12; IPCC: amount × NCV × default emission factor) or given. 1 tC = 44/12 tCO₂ exactly. A unit's emissions go to its construction cells by area or by weight, c_p = C_u w_p / Σw, "
                            + "and add up to the unit's total to 10⁻⁹. Uncertainty by error propagation (IPCC 2006 Vol 1 Ch 3) from the factors' ranges.",
                    "各类用地面积乘直接因子（碳源为正，碳汇为负）；建设用地承担所在单元的排放，由能源按一种路线核算（标准煤：实物量×折标系数×tC/tce；"
                            + "热值法：实物量×低位发热量×含碳量×氧化率×44/12；IPCC：实物量×热值×缺省排放因子）或直接给定。1 tC 恰为 44/12 tCO₂。单元排放按面积或权重分配到其建设用地像元，c_p = C_u w_p / Σw，"
                            + "合计与单元总量相差不超过 10⁻⁹。不确定性由因子区间按误差传播（IPCC 2006 第 1 卷第 3 章）推得。"),
            List.of(
                    "IPCC 2006 Guidelines for National Greenhouse Gas Inventories, Vol 1 Ch 3, Vol 2 Ch 1-2",
                    "GB/T 2589; Provincial greenhouse-gas inventory guideline"));

    static final About STOCK = new About(
            "stock",
            Words.of("Carbon stock difference", "碳储量差异"),
            Words.of(
                    "Stock = area × carbon density of the class (the sum of its pools). Between two phases every transition changes the stock by area × (density after − density before); falls are emission, rises sequestration, summed apart.",
                    "储量 = 面积 × 该类碳密度（各碳库之和）。两期之间每种转移使储量变化 面积 ×（后密度 − 前密度）；减少为排放，增加为固存，分别求和。"),
            List.of("IPCC 2006 Guidelines, Vol 4 Ch 2, equation 2.5 (stock difference)"));

    static final About GEODETECTOR = new About(
            "geodetector",
            Words.of("Geographical detector", "地理探测器"),
            Words.of(
                    "Factor detector q = 1 − SSW/SST over the strata of a driver, F = (N−L)/(L−1) q/(1−q); p by permutation (g+1)/(m+1), by the central F, and, for comparison only, by the published non-central F in both variance conventions, "
                            + "which moves with the origin of y; bootstrap interval corrected for bias. Interaction detector: q of crossed strata, five types, the excess over the larger q and its p (y exchanged within the strata of the stronger driver). "
                            + "Risk detector: Welch's t with exact degrees of freedom, Holm or FDR. Ecological detector: (1−q_a)/(1−q_b), two-sided. Continuous drivers are cut by the way and number of classes with the largest cross-validated q. "
                            + "Shares of the joint q by Shapley values over regression trees (LESH).",
                    "因子探测 q = 1 − SSW/SST，F = (N−L)/(L−1) q/(1−q)；p 由置换 (g+1)/(m+1)、中心 F 给出，并列出两种方差约定下已发表的非中心 F 的 p（随 y 的原点而变，仅供对照）；q 的区间为偏差校正的自助区间。"
                            + "交互探测：叠加分层的 q、五种类型、超出较大 q 的部分及其 p（在较强因子的分层内置换 y）。风险探测：Welch t 检验，精确自由度，Holm 或 FDR 校正。生态探测：(1−q_a)/(1−q_b)，双侧。"
                            + "连续因子按交叉验证 q 最大的方式与级数离散化。联合 q 的份额按回归树的 Shapley 值分配（LESH）。"),
            List.of(
                    "Wang et al. 2010, IJGIS 24: 107–127",
                    "Wang, Zhang and Fu 2016, Ecological Indicators 67: 250–256",
                    "Song et al. 2020, GIScience & Remote Sensing 57: 593–610"));

    /** All methods, in the order of a run. */
    public static final List<About> ALL = java.util.stream.Stream.of(
                    List.of(TRANSITIONS, INTENSITY, ACCOUNT, STOCK),
                    StatisticsMethods.ALL,
                    CommandMethods.ALL,
                    List.of(GEODETECTOR),
                    SuitabilityMethods.ALL)
            .flatMap(List::stream)
            .toList();
}
