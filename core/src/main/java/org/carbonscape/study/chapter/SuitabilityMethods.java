package org.carbonscape.study.chapter;

import java.util.List;
import org.carbonscape.finding.Words;
import org.carbonscape.study.plan.Study;

/** From weights to what-if, with formulas and sources. */
final class SuitabilityMethods {
    private SuitabilityMethods() {}

    static final Methods.About AHP = new Methods.About(
            "ahp",
            Words.of("Weights from judgements", "层次分析法权重"),
            Words.of(
                    "Pairwise judgements a_ij of 1 to 9; weights from the principal eigenvector or the geometric mean of rows, several experts by the geometric mean of their judgements. "
                            + "λ = mean of Σ a_ij w_j / w_i, CI = (λ − n)/(n − 1), CR = CI/RI by a named table of RI; over 0.10 it is a problem unless allowed by name. "
                            + "The judgement furthest off is the one whose a_ij differs most, as a ratio, from w_i/w_j.",
                    "两两比较判断 a_ij 取 1 至 9；权重由主特征向量或行几何平均得到，多位专家的判断取几何平均。λ 为 Σ a_ij w_j / w_i 的平均，CI = (λ − n)/(n − 1)，CR = CI/RI，RI 表注明出处；"
                            + "CR 超过 0.10 即为问题，除非指明允许。偏差最大的判断为 a_ij 与 w_i/w_j 之比离 1 最远者。"),
            List.of("Saaty 1980, The Analytic Hierarchy Process"));

    static final Methods.About SUITABILITY = new Methods.About(
            "suitability",
            Words.of("Sink suitability", "碳汇功能适宜性"),
            Words.of(
                    "Criteria are graded by breakpoints, classes or a continuous function and overlaid, S = Σ w_k score_k with Σw = 1; weights by AHP, entropy, CRITIC, equal, or combined. "
                            + "Levels by natural breaks over all cells, quantiles or limits; sensitivity by weights ±20 % one at a time and Dirichlet samples.",
                    "各指标按断点、类别或连续函数评分后叠加，S = Σ w_k·score_k，Σw = 1；权重可由层次分析法、熵权、CRITIC、等权或组合得到。等级按全部像元的自然断点、分位数或给定界限划分；敏感性为逐一改变权重 ±20 % 与 Dirichlet 抽样。"),
            List.of("Diakoulaki et al. 1995, Computers & Operations Research 22 (CRITIC)"));

    static final Methods.About ZONES = new Methods.About(
            "zones",
            Words.of("Zones and strategies", "分区与策略"),
            Words.of(
                    "An ordered table of rules over level, hot-spot bin, land-use change, slope and protection: the first that holds decides. Patches below the sieve join their surroundings. "
                            + "Each zone, dominant class and pressure has its measures, with the land they apply to and a yearly estimate from the study's own factors, its assumption beside it.",
                    "按等级、冷热点、土地利用变化、坡度与保护地的规则表顺序判定，先满足者为准；小于筛除面积的斑块并入周围。各分区按主导地类与压力给出措施、适用土地，以及由本研究因子推得的年减排或固碳估计及其假设。"),
            List.of(
                    "Zhou et al. 2023, Acta Ecologica Sinica 43(9): 3371",
                    "Cai et al. 2020 (restoration zoning of Jiangxi)"));

    static final Methods.About CORRIDORS = new Methods.About(
            "corridors",
            Words.of("Corridors", "生态廊道"),
            Words.of(
                    "Least-cost paths between patches over a resistance surface (minimum cumulative resistance, eight neighbours); importance by a gravity model, G = ln S_i ln S_j L_max^2 / (L^2 P_i P_j).",
                    "斑块之间在阻力面上的最小累积阻力路径（八邻域）；重要性按重力模型，G = ln S_i·ln S_j·L_max² / (L²·P_i·P_j)。"),
            List.of("Knaapen et al. 1992, Landscape and Urban Planning 23 (MCR)"));

    static final Methods.About SCENARIOS = new Methods.About(
            "scenarios",
            Words.of("What if", "情景"),
            Words.of(
                    "Hectares of a class in a zone become another class, or an energy item changes by a percentage; each scenario runs through the same account as the last phase and is compared with it.",
                    "某分区内若干公顷的一类土地转为另一类，或某能源品种增减若干百分比；各情景与末期经同一核算得出并相比较。"),
            List.of("IPCC 2006 Guidelines for National Greenhouse Gas Inventories (the account)"));

    static final List<Methods.About> ALL = List.of(AHP, SUITABILITY, ZONES, CORRIDORS, SCENARIOS);

    static boolean used(Methods.About about, Study study) {
        return study.suitability()
                        .filter(p -> about == AHP && !p.ahp().isEmpty()
                                || about == SUITABILITY
                                || about == ZONES
                                || about == CORRIDORS && p.zones().corridors().isPresent())
                        .isPresent()
                || about == SCENARIOS && study.scenarios().isPresent();
    }
}
