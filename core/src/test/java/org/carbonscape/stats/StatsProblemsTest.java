package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class StatsProblemsTest {
    private record Told(Problem problem) {
        void reads(String both) {
            assertThat(problem.text(Language.EN) + "\n" + problem.text(Language.ZH) + "\n")
                    .isEqualTo(both);
        }
    }

    private static Told check(ProblemCode code, String place, Object... args) {
        return new Told(Problem.of(code, place, args));
    }

    @Test
    void cautionsStopNothing() {
        assertThat(ProblemCode.STATS_C01_FEW_PERMUTATIONS.isCaution()).isTrue();
        assertThat(ProblemCode.STATS_05_FEW_UNITS.isCaution()).isFalse();
    }

    @Test
    void everyProblemReadsWellInBothLanguages() {
        check(ProblemCode.STATS_01_NO_VALUES, "breaks").reads("""
                STATS-01    breaks: no value is present
                            Give a column or raster that has values.
                STATS-01    breaks：没有任何有效值
                            请提供含有数值的列或栅格。
                """);
        check(ProblemCode.STATS_02_NOT_POSITIVE, "breaks", "-3.5").reads("""
                STATS-02    breaks: geometric breaks need values above 0, the smallest is -3.5
                            Choose another method, or split the values by sign first.
                STATS-02    breaks：几何分级要求数值大于 0，最小值为 -3.5
                            请选用其他分级方法，或先按正负分开数值。
                """);
        check(ProblemCode.STATS_03_BREAKS, "breaks", "[1, 1]").reads("""
                STATS-03    breaks: breaks must be finite numbers, each above the one before: [1, 1]
                            Correct the list.
                STATS-03    breaks：断点须为有限数，且逐个递增：[1, 1]
                            请更正断点列表。
                """);
        check(ProblemCode.STATS_04_INFINITE, "values").reads("""
                STATS-04    values: a value is infinite
                            Remove it or mark it as missing: it usually comes from a division by 0.
                STATS-04    values：存在无穷大的值
                            请删除该值或标为缺失；它通常来自除以 0。
                """);
        check(ProblemCode.STATS_05_FEW_UNITS, "values", "2", "local Moran", "3").reads("""
                STATS-05    values: units with a value: 2, too few for local Moran, which needs at least 3
                            Use smaller units, such as a fishnet, or leave the method out.
                STATS-05    values：有数值的单元只有 2 个，不足以计算 local Moran；至少需要 3 个
                            请使用更小的单元（如渔网），或不做该分析。
                """);
        check(ProblemCode.STATS_06_NEGATIVE, "values", "3", "-0.5").reads("""
                STATS-06    values: General G needs values of 0 or more, but unit 3 has -0.5
                            Run it separately on sources and on the magnitudes of sinks.
                STATS-06    values：General G 要求数值不小于 0，但单元 3 的值为 -0.5
                            请对碳源和碳汇绝对值分别计算。
                """);
        check(ProblemCode.STATS_07_SIGNED_DENSITY, "points", "2", "-2").reads("""
                STATS-07    points: a density cannot have weights below 0, but point 2 weighs -2
                            Make two surfaces: sources, and the magnitudes of sinks.
                STATS-07    points：核密度的权重不能小于 0，但点 2 的权重为 -2
                            请分别制作碳源与碳汇（取绝对值）两个核密度面。
                """);
        check(ProblemCode.STATS_08_RADIUS, "radius", "0").reads("""
                STATS-08    radius: the radius must be above 0, not 0
                            Give it in map units, such as 10000 for 10 km.
                STATS-08    radius：搜索半径必须大于 0，而不是 0
                            请以地图单位给出，例如 10 km 写 10000。
                """);
        check(ProblemCode.STATS_09_NO_BANDWIDTH, "points").reads("""
                STATS-09    points: no default radius can be found: fewer than two places have points with weight
                            Give a radius (statistics.density.radius, --radius), or more points.
                STATS-09    points：无法确定默认搜索半径：有权重的点不足两个位置
                            请给定半径（statistics.density.radius 或 --radius），或提供更多的点。
                """);
        check(ProblemCode.STATS_10_NO_WEIGHT, "weights", "-4").reads("""
                STATS-10    weights: the weights sum to -4, so there is no centre
                            Give weights of 0 or more with a sum above 0; treat sources and sinks separately.
                STATS-10    weights：权重之和为 -4，无法确定重心
                            请给出不小于 0 且总和大于 0 的权重；碳源与碳汇应分开计算。
                """);
        check(ProblemCode.STATS_11_NOT_SYMMETRIC, "weights", "2", "7").reads("""
                STATS-11    weights: join counts need a symmetric relation, but 2 is a neighbour of 7 and not the \
                other way round
                            Use contiguity or a distance band instead of nearest neighbours.
                STATS-11    weights：连接计数要求邻接关系对称，但单元 7 的邻居 2 并不以其为邻居
                            请改用邻接或距离带权重，不要用 K 最近邻。
                """);
        check(ProblemCode.STATS_12_MANY_CELLS, "grid", "4000000000", "2147483639")
                .reads("""
                STATS-12    grid: a raster of 4000000000 cells is too large to be analysed as one lattice
                            Use a coarser grid or units; at most 2147483639 cells.
                STATS-12    grid：栅格有 4000000000 个像元，作为整体格网分析过大
                            请使用更粗的格网或单元；最多 2147483639 个像元。
                """);
        check(ProblemCode.STATS_13_NOT_BINARY, "--weights inverse").reads("""
                STATS-13    --weights inverse: join counts need neighbours that all count alike, but these are weighted
                            Use queen, rook, order2, band or a .gal file.
                STATS-13    --weights inverse：连接计数要求各邻居权重相同，而所选权重各不相同
                            请使用 queen、rook、order2、band 或 .gal 文件。
                """);
        check(ProblemCode.STATS_17_NEGATIVE_WEIGHT, "cells.gpkg", "c7", "-1").reads("""
                STATS-17    cells.gpkg: a centre of gravity cannot have weights below 0, but unit c7 weighs -1
                            Take the positive or the negative values alone: --part source or --part sink.
                STATS-17    cells.gpkg：重心的权重不能小于 0，但单元 c7 的权重为 -1
                            请只取正值或只取负值：--part source 或 --part sink。
                """);
        check(ProblemCode.STATS_C13_SELF_OUTWEIGHS, "w.gwt").reads("""
                STATS-C13   w.gwt: the weights of each unit in the file sum to 1, so Gi* counts the unit itself, whose \
                weight is 1, as much as all its neighbours together
                            Give the weights from before rows were standardised: as .gal or .swm, or written by \
                carbonscape weights --style binary.
                STATS-C13   w.gwt：文件中各单元的权重之和均为 1，而 Gi* 以权重 1 计入单元自身，相当于其全部邻居之和
                            请提供行标准化之前的权重：.gal 或 .swm 文件，或由 carbonscape weights --style binary 写出的文件。
                """);
        check(ProblemCode.STATS_C12_SMALL_RADIUS, "points.gpkg", "0.40").reads("""
                STATS-C12   points.gpkg: the radius is only 0.40 times the side of a cell, so points between cell \
                centres are missed by the surface
                            Use a larger radius or smaller cells.
                STATS-C12   points.gpkg：搜索半径仅为像元边长的 0.40 倍，落在像元中心之间的点不会计入密度面
                            请增大半径或减小像元。
                """);
        check(
                        ProblemCode.STATS_C01_FEW_PERMUTATIONS,
                        "permutations",
                        "999",
                        "0.002",
                        "3085",
                        "FDR",
                        "0.0000162",
                        "123399")
                .reads("""
                STATS-C01   permutations: with 999 permutations no p can be below 0.002; for 3085 units a single one \
                could pass FDR only below 0.0000162
                            Use at least 123399 permutations, or read the map without the correction.
                STATS-C01   permutations：置换 999 次时 p 值不可能小于 0.002；对 3085 个单元，单个单元要通过 FDR 须小于 0.0000162
                            请至少使用 123399 次置换，或不做校正来解读。
                """);
        check(ProblemCode.STATS_C02_FEW_UNITS, "values", "23", "30").reads("""
                STATS-C02   values: a z-test on 23 units is weak: the normal distribution holds only from about 30 \
                units on
                            Read the permutation p, or use smaller units.
                STATS-C02   values：仅有 23 个单元，z 检验较弱：约 30 个以上单元才近似正态分布
                            请参考置换检验 p 值，或使用更小的单元。
                """);
        check(ProblemCode.STATS_C03_ISLANDS, "weights", "2", "4, 17").reads("""
                STATS-C03   weights: units without neighbours: 2 (4, 17)
                            Check whether they should touch others (statistics.tolerance, --tolerance), or use nearest \
                neighbours.
                STATS-C03   weights：没有邻居的单元有 2 个（4、17）
                            请检查其是否应与其他单元相接（statistics.tolerance 或 --tolerance），或改用 K 最近邻。
                """);
        check(ProblemCode.STATS_C04_CONSTANT, "values", "25").reads("""
                STATS-C04   values: all 25 values are equal, so the statistic is not defined
                            Choose a column that varies.
                STATS-C04   values：全部 25 个值相等，统计量无定义
                            请选择有变化的列。
                """);
        check(ProblemCode.STATS_C05_MISSING, "values", "3", "25").reads("""
                STATS-C05   values: units without a value: 3 of 25; they are left out, as units and as neighbours
                            Fill them where a value is known.
                STATS-C05   values：25 个单元中有 3 个缺失值，作为单元和邻居均被排除
                            如有已知数值，请补全。
                """);
        check(ProblemCode.STATS_C15_FEW_VALUES, "v", "49", "60").reads("""
                STATS-C15   v: there are only 49 different values, too few for 60 classes: classes are fewer, or some \
                are empty
                            Ask for fewer classes (--classes).
                STATS-C15   v：不同取值只有 49 个，不足以分为 60 级：级数减少，或有空级
                            请减少级数（--classes）。
                """);
        check(ProblemCode.STATS_C14_ONE_VALUE, "values", "25").reads("""
                STATS-C14   values: of 25 values one alone counts and the others are 0 beside it, so General G, which \
                multiplies the values of pairs, is not defined
                            Read Moran's I, or choose a column with more values above 0.
                STATS-C14   values：25 个值中只有一个起作用，其余相对为 0，而 General G 由成对取值的乘积计算，故无定义
                            请参考 Moran's I，或选择有更多正值的列。
                """);
        check(ProblemCode.STATS_C06_OUTSIDE, "points", "2", "1010").reads("""
                STATS-C06   points: points outside the area: 2, with a weight of 1010 in all; they are left out of the \
                edge-corrected surface
                            Extend the area, or turn the correction off (statistics.density.edge, --edge).
                STATS-C06   points：2 个点（权重合计 1010）位于区域外，未计入边缘校正后的核密度面
                            请扩大区域，或关闭边缘校正（statistics.density.edge 或 --edge）。
                """);
        check(ProblemCode.STATS_14_POPULATION, "values", "4", "2", "0").reads("""
                STATS-14    values: a rate needs a population above 0 and events of 0 or more, but unit 4 has 2 events \
                among 0
                            Correct the unit, or leave its value empty.
                STATS-14    values：计算率要求人口大于 0 且事件数不小于 0，但单元 4 有 2 个事件、人口 0
                            请更正该单元，或将其值留空。
                """);
        check(ProblemCode.STATS_15_NOT_BINARY_VALUES, "values", "8", "2").reads("""
                STATS-15    values: join counts need values of 0 and 1, but unit 8 has 2
                            Write 1 for the units in question and 0 for the others, or use the quantile LISA for a \
                column of amounts.
                STATS-15    values：连接计数要求取值为 0 和 1，但单元 8 的值为 2
                            请将所关注的单元记为 1，其余记为 0；若为数值列，请改用分位数 LISA。
                """);
        check(ProblemCode.STATS_16_FEW_PHASES, "phases", "2", "3").reads("""
                STATS-16    phases: emerging hot spots need at least 3 phases, not 2
                            Add phases, or compare two phases by their hot spots.
                STATS-16    phases：新兴时空热点至少需要 3 期，而不是 2 期
                            请增加期数，或直接比较两期的热点。
                """);
        check(ProblemCode.STATS_C07_RANGE, "values").reads("""
                STATS-C07   values: the values differ, but the squares of their differences are too large or too small \
                for a number, so the statistic is not defined
                            Use another unit, such as tonnes instead of grams.
                STATS-C07   values：数值虽有差异，但其差的平方超出可表示的范围，统计量无定义
                            请换用其他单位，例如以吨代替克。
                """);
        check(ProblemCode.STATS_C08_NO_WEIGHTS, "weights").reads("""
                STATS-C08   weights: all weights are 0, so no neighbour counts and the statistic is not defined
                            Check the weights file; a kernel needs a radius that reaches the neighbours.
                STATS-C08   weights：所有权重均为 0，没有起作用的邻居，统计量无定义
                            请检查权重文件；核权重的半径须能到达邻居。
                """);
        check(
                        ProblemCode.STATS_C09_NOT_NORMAL,
                        "permutations",
                        "8",
                        "2.31",
                        "7.4",
                        Bilingual.of("far from", "明显"),
                        Bilingual.of("finds", "会"))
                .reads("""
                STATS-C09   permutations: the sums of 8 neighbours are far from normal (skewness 2.31, excess kurtosis \
                7.4), so p by the normal distribution finds hot spots in noise
                            Use permutations (auto).
                STATS-C09   permutations：8 个邻居之和明显偏离正态（偏度 2.31，超额峰度 7.4），按正态分布的 p 会在噪声中得出热点
                            请使用置换检验（auto）。
                """);
        check(ProblemCode.STATS_C10_FEW_PHASES, "phases", "5", "5").reads("""
                STATS-C10   phases: with 5 phases the pattern names are coarse: 90 percent of the phases means 5 of them
                            Read them together with the hot spots of each phase; ArcGIS asks for at least 10 phases.
                STATS-C10   phases：仅有 5 期，模式名称较粗：90% 的期数即 5 期
                            请与各期热点一并解读；ArcGIS 要求至少 10 期。
                """);
        check(ProblemCode.STATS_C11_NO_TREND, "phases", "4", "0.05").reads("""
                STATS-C11   phases: with 4 phases no trend can be significant at 0.05: nothing can be called \
                intensifying or diminishing
                            Add phases, or raise the level of the trend.
                STATS-C11   phases：仅有 4 期，任何趋势都无法在 0.05 水平上显著：不会出现“加强”或“减弱”
                            请增加期数，或放宽趋势的显著性水平。
                """);
    }
}
