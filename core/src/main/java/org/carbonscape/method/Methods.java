package org.carbonscape.method;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.finding.Words;

/**
 * The explicit list of what there is to run, with formulas and sources: the report's methods, the commands' help and
 * {@code explain} are made from it.
 */
public final class Methods {
    public static final About TRANSITIONS = new About(
            "transitions",
            Words.of("Land-use change", "土地利用变化"),
            Words.of(
                    "Class areas and transfer matrices of two and more land-use rasters, read once.",
                    "两期或多期土地利用栅格的地类面积与转移矩阵，一次读取完成。"),
            Words.of(
                    "Cells are counted by unit and by their classes in all phases in one reading; areas are counts "
                            + "times the cell's area. Row = from, column = to; a cell counts where it has a class in "
                            + "both phases. Gain, loss, net, gross change and swap (2 min(gain, loss)); quantity, "
                            + "exchange and shift; single dynamic degree (U_b − U_a)/U_a/T, two-way dynamic degree (G "
                            + "+ L)/U_a/T, three forms of the comprehensive dynamic degree under their own names; "
                            + "land-use degree index (unused 1; forest, grassland, water 2; cultivated 3; "
                            + "construction 4).",
                    "一次读取即按单元与各期类别统计像元数，面积为像元数乘像元面积。行为转出、列为转入；两期均有类别的像元才计入。"
                            + "转入、转出、净变化、总变化与交换（2 min（转入，转出））；数量、交换与位移分量；单一动态度 (U_b − U_a)/U_a/T、双向动态度 (G + L)/U_a/T，"
                            + "三种综合动态度各以其名列出；土地利用程度指数（未利用 1；林、草、水 2；耕地 3；建设用地 4）。"),
            List.of(
                    "Pontius, Shusas and McEachern 2004, Agriculture, Ecosystems and Environment 101",
                    "Liu and He; Zhuang and Liu (dynamic degree and land-use degree)"));

    public static final About INTENSITY = new About(
            "intensity",
            Words.of("Intensity analysis", "强度分析"),
            Words.of(
                    "Intensity analysis of land-use change: intervals, categories, transitions.",
                    "土地利用变化强度分析：时段、类别、转移三层。"),
            Words.of(
                    "Interval level S_t against the uniform rate of all intervals; category level gains G_j/Y/U_b(j) "
                            + "and losses L_i/Y/U_a(i) against S_t; transition level R_in = T_in/Y/U_a(i) against W_n "
                            + "= (G_n/Y)/(total − U_a(n)), and from a losing class Q_mj = T_mj/Y/U_b(j) against V_m = "
                            + "(L_m/Y)/(total − U_b(m)); all in % per year. A verdict that is the same in every "
                            + "interval is stationary.",
                    "时段层：S_t 与全期均匀速率比较；类别层：转入 G_j/Y/U_b(j) 与转出 L_i/Y/U_a(i) 同 S_t 比较；转移层：R_in = T_in/Y/U_a(i) 与 W_n = "
                            + "(G_n/Y)/(总面积 − U_a(n)) 比较，转出类为 Q_mj = T_mj/Y/U_b(j) 与 V_m = (L_m/Y)/(总面积 − U_b(m))；"
                            + "单位均为 %/年。各时段判定一致者为平稳。"),
            List.of("Aldwaik and Pontius 2012, doi:10.1016/j.landurbplan.2012.02.010"));

    public static final About AREA_ESTIMATE = new About(
            "area-estimate",
            Words.of("Areas from a confusion matrix", "由混淆矩阵估计面积"),
            Words.of(
                    "Areas of classes with their intervals, and the accuracy of the map, from a confusion matrix.",
                    "由混淆矩阵估计各类面积及其置信区间与地图精度。"),
            Words.of(
                    "The stratified estimator: share of class k = Σ_h W_h n_hk/n_h with W_h = N_h/N, variance Σ_h W_h² "
                            + "p(1 − p)/(n_h − 1); user's and producer's accuracy are ratios of such sums, interval ± "
                            + "z·SE. Strata are the map's classes, or those of a list of places (then with the "
                            + "correction for a finite population).",
                    "分层估计量：类别 k 的比例 = Σ_h W_h n_hk/n_h，W_h = N_h/N，方差 Σ_h W_h² p(1 − p)/(n_h − 1)；"
                            + "用户精度与生产者精度为此类和之比，区间为 ± z·SE。层为地图类别，或样点表中另行给出的层（此时作有限总体校正）。"),
            List.of(
                    "Olofsson and others 2013, doi:10.1016/j.rse.2012.10.031",
                    "Olofsson and others 2014, doi:10.1016/j.rse.2014.02.015",
                    "Stehman 2014, doi:10.1080/01431161.2014.930207"));

    public static final About ACCOUNT = new About(
            "account",
            Words.of("Carbon sources and sinks", "碳源与碳汇"),
            Words.of(
                    "Sources and sinks of land-use rasters, by a factor for each class.",
                    "按各地类的碳排放（吸收）系数核算土地利用栅格的碳源与碳汇。"),
            Words.of(
                    "Area times direct factor for each class (source positive, sink negative); construction land is "
                            + "charged with the emissions of its unit, counted from energy by one route (standard "
                            + "coal: amount × coal equivalent × tC/tce; NCV: amount × NCV × carbon content × "
                            + "oxidation × 44/12; IPCC: amount × NCV × default emission factor) or given. 1 tC = "
                            + "44/12 tCO₂ exactly. A unit's emissions go to its construction cells by area or by "
                            + "weight, c_p = C_u w_p / Σw, and add up to the unit's total to 10⁻⁹. 95 % intervals of "
                            + "unit, phase and region from the factors' ranges, by error propagation or Monte Carlo "
                            + "(IPCC 2006 Vol 1 Ch 3).",
                    "各地类面积乘以直接碳排放（吸收）系数（碳源为正，碳汇为负）；建设用地承担所在单元的排放，由能源按一种路线核算（标准煤：实物量×折标系数×tC/tce；热值法：实物量×低"
                            + "位发热量×含碳量×氧化率×44/12；IPCC：实物量×热值×缺省排放因子）或直接给定。1 tC 恰为 44/12 tCO₂。单元排放按面积或权重分配到其建设用地像元，"
                            + "c_p = C_u w_p / Σw，合计与单元总量相差不超过 10⁻⁹。各单元、各期与全区的 95 % 区间由系数的区间按误差传播或蒙特卡洛法（IPCC 2006 第"
                            + " 1 卷第 3 章）推得。"),
            List.of(
                    "IPCC 2006 Guidelines for National Greenhouse Gas Inventories, Vol 1 Ch 3, Vol 2 Ch 1-2",
                    "GB/T 2589; Provincial greenhouse-gas inventory guideline"));

    public static final About INVENTORY = new About(
            "inventory",
            Words.of("Emissions of energy and other activities", "能源与其他活动的排放"),
            Words.of(
                    "Emissions from a table of fuels, electricity, heat and other activities, by one route.",
                    "按一种路线核算燃料、电力、热力及其他活动的排放。"),
            Words.of(
                    "Activity × factor (× oxidation) × warming potential, for each gas and category of the IPCC. "
                            + "Fuels take one route for the whole table: standard-coal, amount × "
                            + "coal equivalent × tC/tce (electricity by its heat value or by the coal burnt for "
                            + "it, which differ threefold); ncv, amount × net calorific value × carbon content × "
                            + "oxidation × 44/12; ipcc, amount × net calorific value × default factor. On the last "
                            + "two, electricity takes the grid factor of its own year, never of another. "
                            + "Where the sector that burns them is given, their methane and nitrous oxide count as "
                            + "well. Processes, agriculture, livestock, respiration and waste are items of any "
                            + "route; gases become CO₂ by the warming potentials chosen. A user's own factor takes "
                            + "precedence. CO₂ of biomass fuels is a memo item. Key categories are those that make "
                            + "up 95 % of the level or of the trend (approach 1).",
                    "活动数据×排放因子（×氧化率）×增温潜势，逐气体、逐 IPCC 类别计算。燃料整表只用一种路线：standard-coal 为实物量×折标系数×tC/tce（电力"
                            + "按当量值或等价值，后者约为前者的三倍）；ncv 为实物量×低位发热量×含碳量×氧化率×44/12；ipcc 为实物量×热值×缺省排放因子。后两种路线的电力取电网当年的"
                            + "排放因子，不以其他年份代替。给出燃烧部门时另计甲烷与氧化亚氮。工业过程、农业、畜牧、呼吸与废弃物可列入任一路线；各气体按所选增温潜势折为 CO₂。用户给出的排放因子"
                            + "优先。生物质燃料的 CO₂ 为备注项。关键类别为占水平或趋势 95 % 的类别（方法 1）。"),
            List.of(
                    "IPCC 2006 Guidelines, Vol 1 Ch 4, Vol 2 to 5; 2019 Refinement",
                    "GB/T 2589; Provincial greenhouse-gas inventory guideline"));

    public static final About STOCK = new About(
            "stock",
            Words.of("Carbon stock difference", "碳储量变化"),
            Words.of(
                    "Carbon stock of land-use rasters by class, and its difference between phases.",
                    "按地类求土地利用栅格的碳储量及各期之差。"),
            Words.of(
                    "Stock = area × carbon density of the class (the sum of its pools). Between two "
                            + "phases every transition changes the stock by area × (density after − density "
                            + "before); decreases are emission, increases sequestration, and each is summed "
                            + "separately.",
                    "储量 = 面积 × 该类碳密度（各碳库之和）。两期之间每种转移引起的储量变化为面积 ×（后密度 − 前密度）；减少为排放，增加为固存，分别求和。"),
            List.of("IPCC 2006 Guidelines, Vol 4 Ch 2, equation 2.5 (stock difference)"));

    public static final About LAND = new About(
            "land",
            Words.of("Land by Tier 1 of the IPCC", "IPCC 第一层级土地核算"),
            Words.of(
                    "Carbon of land remaining and land converted: biomass, dead organic matter and soils, in place of "
                            + "direct factors.",
                    "保持与转换土地的碳：生物量、死有机质与土壤，代替直接系数。"),
            Words.of(
                    "Biomass by gains less losses, ΔC = G_W (1 + R) CF − L, or by the difference of stocks over the "
                            + "years between; conversion clears the stock before and reaches that after at once or by "
                            + "the "
                            + "growth of young stands. Dead organic matter is lost at once and built up over the "
                            + "transition "
                            + "D; mineral soil moves over D from one SOC_ref F_LU F_MG F_I to the next; drained "
                            + "organic soil "
                            + "emits every year. Of land converted in an interval that share counts which was "
                            + "converted within "
                            + "the last D years.",
                    "生物量按增减法 ΔC = G_W (1 + R) CF − L，或按前后储量之差除以间隔年数；转换时清除原有储量，其后的储量一次达到，或由幼林生长形成。死有机质的损失"
                            + "一次计入，积累在转换期 D 内完成；矿质土壤在 D 年内由一组 SOC_ref F_LU F_MG F_I 变为另一组；排水有机土逐年排放。某时段内转换的土地，"
                            + "只计最近 D 年内转换的部分。"),
            List.of(
                    "IPCC 2006 Guidelines, Vol 4 Ch 2, equations 2.7 to 2.25; Ch 12, equation 12.1",
                    "IPCC 2019 Refinement, Vol 4"));

    public static final About NPP = new About(
            "npp",
            Words.of("Sinks from layers", "由图层给出碳汇"),
            Words.of(
                    "Sinks from layers of net ecosystem or net primary production, or by CASA, in place of direct "
                            + "factors.",
                    "由净生态系统生产力或净初级生产力图层，或按 CASA 得到碳汇，代替直接系数。"),
            Words.of(
                    "NEP as given, or NPP less the respiration of soil, R_h = 0.22 (e^(0.0912 T) + ln(0.3145 R + 1)) × "
                            + "30 × 46.5 % gC/m² a month. CASA: NPP = Σ SOL × FPAR × 0.5 × T1 × T2 × W × ε_max over "
                            + "twelve months; FPAR is the mean of the linear scalings of NDVI and of the simple ratio "
                            + "within "
                            + "0.001 and 0.95, W = 0.5 + 0.5 E/Ep. A cell is a source or a sink by its own sign; sums "
                            + "are of "
                            + "the cells as the rasters have them.",
                    "直接采用 NEP，或 NPP 减土壤呼吸 R_h = 0.22 (e^(0.0912 T) + ln(0.3145 R + 1)) × 30 × 46.5 % gC/m²·月。"
                            + "CASA：NPP = Σ SOL × FPAR × 0.5 × T1 × T2 × W × ε_max，对十二个月求和；FPAR 为 NDVI 与比值植被指数线性缩放的均值，"
                            + "限于 0.001 至 0.95，W = 0.5 + 0.5 E/Ep。像元按自身正负为源或汇；合计为栅格各像元之和。"),
            List.of(
                    "Potter and others 1993, Global Biogeochemical Cycles 7(4):811",
                    "Zhu Wenquan and others 2007, Journal of Plant Ecology 31(3):413",
                    "Zhou Guangsheng and Zhang Xinshi 1995, Acta Phytoecologica Sinica 19(3):193"));

    public static final About DENSITY = DensityMethod.ABOUT;

    public static final About ELLIPSE = EllipseMethod.ABOUT;

    public static final About WEIGHTS = new About(
            "weights",
            Words.of("Neighbours", "空间权重"),
            Words.of(
                    "The neighbours of units: how many, connected parts, units without any; can be "
                            + "written as GAL, GWT, SWM or a matrix.",
                    "单元的邻接关系：数量、连通分量、孤立单元；可写成其他软件所用的 GAL、GWT、SWM 或矩阵文件。"),
            Words.of(
                    "Queen: polygons that share a point; rook: that share an edge; vertices within the "
                            + "tolerance count as one. k nearest; a distance band or a kernel, by default just "
                            + "wide enough to give every unit a neighbour; inverse distance d^-p; neighbours of "
                            + "neighbours; GAL and GWT files. Rows sum to 1 (row) or weights stay as they are "
                            + "(binary). Units without neighbours are listed, have lag 0 and no local test.",
                    "Queen：共点的多边形；Rook：共边的多边形；容差内的顶点视为同一点。K 最近邻；距离带与核权重，默认宽度恰使无孤立单元；反距离 d^-p；二阶邻居；GAL 与 GWT 文件。"
                            + "行标准化（row）或保持原权重（binary）。无邻居单元逐一列出，其滞后为 0，不做局部检验。"),
            List.of("Anselin 1988, Spatial Econometrics"));

    public static final About CLASS_BREAKS = BreaksMethod.ABOUT;

    public static final About GEODETECTOR = DetectorMethod.ABOUT;

    public static final About AHP = new About(
            "ahp",
            Words.of("Weights from judgements", "层次分析法权重"),
            Words.of(
                    "Weights from pairwise judgements, their consistency ratio, and the least consistent judgement.",
                    "由两两比较判断求权重、一致性比率和偏差最大的判断。"),
            Words.of(
                    "Pairwise judgements a_ij of 1 to 9; weights from the principal eigenvector or the "
                            + "geometric mean of rows, several experts by the geometric mean of their judgements. "
                            + "λ = mean of Σ a_ij w_j / w_i, CI = (λ − n)/(n − 1), CR = CI/RI by a named table of "
                            + "RI; over 0.10 it is a problem unless explicitly allowed. The least consistent "
                            + "judgement is the one whose a_ij differs most, as a ratio, from w_i/w_j.",
                    "两两比较判断 a_ij 取 1 至 9；权重由主特征向量或行几何平均得到，多位专家的判断取几何平均。λ 为 Σ a_ij w_j / w_i 的平均，CI = (λ − n)/(n − 1)，"
                            + "CR = CI/RI，RI 表注明出处；CR 超过 0.10 即为问题，除非指明允许。偏差最大的判断为 a_ij 与 w_i/w_j 之比离 1 最远者。"),
            List.of("Saaty 1980, The Analytic Hierarchy Process"));

    public static final About SUITABILITY = new About(
            "suitability",
            Words.of("Sink suitability", "碳汇功能适宜性"),
            Words.of(
                    "Suitability of land as a carbon sink: weights, levels and their robustness; runs "
                            + "only that part of a study.",
                    "碳汇适宜性评价：权重、等级及其稳健性；只运行研究中的这一部分。"),
            Words.of(
                    "Criteria are graded by breakpoints, classes or a continuous function and overlaid, S = Σ w_k "
                            + "score_k with Σw = 1; weights by AHP, entropy, CRITIC, equal, or combined. Levels by "
                            + "natural breaks over all cells, quantiles or limits; sensitivity by weights ±20 % one "
                            + "at a time and Dirichlet samples.",
                    "各指标按断点、类别或连续函数评分后叠加，S = Σ w_k·score_k，Σw = 1；权重可由层次分析法、熵权、CRITIC、等权或组合得到。等级按全部像元的自然断点、分位数或给定界限划分；"
                            + "敏感性为逐一改变权重 ±20 % 与 Dirichlet 抽样。"),
            List.of(
                    "Shannon 1948, Bell System Technical Journal 27 (entropy)",
                    "Diakoulaki et al. 1995, Computers & Operations Research 22 (CRITIC)",
                    "Fisher 1958, JASA 53"));

    public static final About ZONES = new About(
            "zones",
            Words.of("Zones and strategies", "分区与策略"),
            Words.of(
                    "Zones, measures, corridors and scenarios from a study's suitability; runs only that "
                            + "part of a study.",
                    "由碳汇适宜性得出保护修复分区、措施、廊道与情景；只运行研究中的这一部分。"),
            Words.of(
                    "An ordered table of rules over level, hot-spot bin, land-use change, slope and "
                            + "protection: the first that applies decides. Patches smaller than the sieve are "
                            + "merged into their surroundings. Each zone, dominant class and pressure has its "
                            + "measures, with the land they apply to and a yearly estimate from the study's own "
                            + "factors under a stated assumption.",
                    "按等级、冷热点、土地利用变化、坡度与保护地的规则表自上而下判定，先符合者为准；小于筛除面积的斑块并入周围。各分区按主导地类与压力给出措施、适用土地，以及由本研究系数推得"
                            + "的年减排或固碳估计及其假设。"),
            List.of(
                    "Zhou et al. 2023, Acta Ecologica Sinica 43(9): 3371",
                    "Cai et al. 2020 (restoration zoning of Jiangxi)"));

    public static final About CORRIDORS = new About(
            "corridors",
            Words.of("Corridors", "生态廊道"),
            Words.of("Least-cost corridors between the patches of a zone.", "分区斑块之间的最小成本廊道。"),
            Words.of(
                    "Least-cost paths between patches over a resistance surface (minimum cumulative resistance, eight "
                            + "neighbours); importance by a gravity model, G = ln S_i ln S_j L_max^2 / (L^2 P_i P_j).",
                    "斑块之间在阻力面上的最小累积阻力路径（八邻域）；重要性按重力模型，G = ln S_i·ln S_j·L_max² / (L²·P_i·P_j)。"),
            List.of("Knaapen et al. 1992, Landscape and Urban Planning 23 (MCR)"));

    public static final About SCENARIOS = new About(
            "scenarios",
            Words.of("What if", "情景"),
            Words.of(
                    "What-if scenarios: land converted or energy changed, run through the account again "
                            + "and compared with the last phase.",
                    "情景：转换土地或改变能源，重新核算并与末期比较。"),
            Words.of(
                    "Hectares of a class in a zone become another class, or an energy item changes by a percentage; "
                            + "each scenario runs through the same account as the last phase and is compared with it.",
                    "某分区内若干公顷的一类土地转为另一类，或某能源品种增减若干百分比；各情景与末期经同一核算得出并相比较。"),
            List.of("IPCC 2006 Guidelines for National Greenhouse Gas Inventories (the account)"));

    /** All methods, in the order of a run. */
    public static final List<About> ALL = Stream.of(
                    Stream.of(
                            TRANSITIONS,
                            INTENSITY,
                            AREA_ESTIMATE,
                            ACCOUNT,
                            INVENTORY,
                            STOCK,
                            LAND,
                            NPP,
                            DENSITY,
                            WEIGHTS),
                    Statistics.ALL.stream().map(Method::about),
                    Stream.of(ELLIPSE, CLASS_BREAKS, GEODETECTOR, AHP, SUITABILITY, ZONES, CORRIDORS, SCENARIOS))
            .flatMap(s -> s)
            .toList();

    private Methods() {}
}
