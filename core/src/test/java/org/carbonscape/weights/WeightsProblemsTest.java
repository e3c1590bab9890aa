package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class WeightsProblemsTest {
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
    void everyProblemReadsWellInBothLanguages() {
        check(ProblemCode.WEIGHTS_01_HEADER, "n.gal", "GAL", "hello world").reads("""
                WEIGHTS-01  n.gal: line 1 is not the head of a GAL file: "hello world"
                            It holds the number of units, or: 0, the number, a name, the id column.
                WEIGHTS-01  n.gal：第 1 行不是 GAL 文件的表头：“hello world”
                            表头应为单元数，或依次为 0、单元数、名称、编号列。
                """);
        check(ProblemCode.WEIGHTS_02_UNKNOWN_UNIT, "n.gal", "3", "430199").reads("""
                WEIGHTS-02  n.gal: line 3: "430199" is not a unit
                            Use the ids of the units' id column (units.NAME.id, --id); where none is named they are \
                the features' numbers, from 1.
                WEIGHTS-02  n.gal：第 3 行：“430199”不是单元编号
                            请使用单元编号列（units.NAME.id 或 --id）中的编号；未指定该列时为要素序号，从 1 起。
                """);
        check(ProblemCode.WEIGHTS_03_LINE, "n.gal", "2", "ID COUNT", "1").reads("""
                WEIGHTS-03  n.gal: line 2: "1" does not have the form ID COUNT
                            Export it again from the program that made it.
                WEIGHTS-03  n.gal：第 2 行：“1”不符合格式 ID COUNT
                            请用生成该文件的工具重新导出。
                """);
        check(ProblemCode.WEIGHTS_04_TWICE, "n.gwt", "9", "1 2").reads("""
                WEIGHTS-04  n.gwt: line 9: 1 2 appears twice
                            Remove the repetition.
                WEIGHTS-04  n.gwt：第 9 行：1 2 重复出现
                            请删除重复项。
                """);
        check(ProblemCode.WEIGHTS_05_COORDINATE, "weights", "2", "NaN", "0").reads("""
                WEIGHTS-05  weights: unit 2 has no place: x NaN, y 0
                            Give every unit coordinates, or leave it out.
                WEIGHTS-05  weights：单元 2 没有位置：x NaN，y 0
                            请为每个单元给出坐标，或将其排除。
                """);
        check(ProblemCode.WEIGHTS_06_NEAREST, "weights", "8", "5", "4").reads("""
                WEIGHTS-06  weights: 8 nearest neighbours were asked for, but there are only 5 units
                            Ask for at most 4.
                WEIGHTS-06  weights：要求 8 个最近邻，但只有 5 个单元
                            最多可要求 4 个。
                """);
        check(ProblemCode.WEIGHTS_07_COINCIDENT, "weights", "2", "3").reads("""
                WEIGHTS-07  weights: units 2 and 3 lie at the same place, so the inverse of their distance is infinite
                            Give a minimum distance as the last part of --weights or statistics.weights, such as \
                inverse:1::1m or inverse:2:10km:1m; or use knn or band.
                WEIGHTS-07  weights：单元 2 与 3 位于同一位置，反距离为无穷大
                            请在 --weights 或 statistics.weights 的最后一段写明最小计算距离，例如 inverse:1::1m 或 inverse:2:10km:1m；也可改用 \
                knn 或 band。
                """);
        check(ProblemCode.WEIGHTS_08_NOT_POLYGON, "weights", "2", "Point").reads("""
                WEIGHTS-08  weights: unit 2 is Point, not a polygon
                            Contiguity needs polygons; use nearest neighbours or a distance band for points.
                WEIGHTS-08  weights：单元 2 是 Point，不是面
                            邻接关系需要面要素；点要素请用 K 最近邻或距离带。
                """);
        check(ProblemCode.WEIGHTS_09_DISTANCE, "weights", "0").reads("""
                WEIGHTS-09  weights: the distance must be above 0, not 0
                            Give it in metres, or such as 5km; with knnK let K be more than the units that lie at \
                one place.
                WEIGHTS-09  weights：距离必须大于 0，而不是 0
                            请以米给出，或写作 5km；使用 knnK 时，K 应多于位于同一位置的单元数。
                """);
        check(ProblemCode.WEIGHTS_11_SWM, "n.swm", "7").reads("""
                WEIGHTS-11  n.swm: this is not an ArcGIS .swm file, or it is cut short or damaged at record 7
                            Export it again from the program that made it.
                WEIGHTS-11  n.swm：该文件不是 ArcGIS .swm 文件，或在第 7 条记录处中断或损坏
                            请用生成该文件的工具重新导出。
                """);
        check(ProblemCode.WEIGHTS_C01_NEAR_VERTICES, "weights", "12", "0.0000001")
                .reads("""
                WEIGHTS-C01 weights: vertices of the polygons that lie within 0.0000001 map units of another without \
                being equal to it: 12; they were taken as one
                            No action is needed if they mark the same corner; to count identical vertices only, set \
                the tolerance to 0 (--tolerance 0, statistics.tolerance: 0).
                WEIGHTS-C01 weights：面的顶点中有 12 个与另一顶点相距不超过 0.0000001 个地图单位而坐标不完全相等，已视为同一顶点
                            若本应重合则无需处理；若只应计完全相等的顶点，请将容差设为 0（--tolerance 0 或 statistics.tolerance: 0）。
                """);
        check(ProblemCode.WEIGHTS_C02_SELF_LINKS, "weights", "49").reads("""
                WEIGHTS-C02 weights: units that the file lists as their own neighbours: 49; these self-links are left \
                out
                            No action is needed: Gi* always includes the unit itself with weight 1.
                WEIGHTS-C02 weights：文件中有 49 个单元把自身列为邻居，这些自连接已略去
                            无需处理：单元不作为自身的邻居，Gi* 会以权重 1 计入单元自身。
                """);
        check(ProblemCode.WEIGHTS_C03_SAME_PLACE, "weights", "3").reads("""
                WEIGHTS-C03 weights: 3 units share their place with another unit; they are neighbours of each other \
                and have the same other neighbours
                            Give each its own place if it is known.
                WEIGHTS-C03 weights：有 3 个单元与其他单元位置重合；它们互为邻居，且其余邻居相同
                            如知其确切位置，请分别给出坐标。
                """);
        check(ProblemCode.WEIGHTS_C04_DISTANCES, "n.gwt").reads("""
                WEIGHTS-C04 n.gwt: the numbers of the file are the distances between the units, as GeoDa writes them \
                for nearest neighbours and distance bands; each link counts 1, as in GeoDa
                            No action is needed; for weights that fall with distance write statistics.weights or \
                --weights as inverse or kernel.
                WEIGHTS-C04 n.gwt：文件中的数值是单元之间的距离（GeoDa 的 K 最近邻和距离带文件即如此），每条连接按 1 计，与 GeoDa 一致
                            无需处理；若需随距离衰减的权重，请将 statistics.weights 或 --weights 写为 inverse 或 kernel。
                """);
        check(ProblemCode.WEIGHTS_C05_FARTHER, "n.csv").reads("""
                WEIGHTS-C05 n.csv: the numbers of the matrix are as those of distances (no way round is shorter), so \
                that a unit counts the more the farther it lies
                            Write statistics.weights or --weights as inverse or kernel, or weights that fall with \
                distance into the file.
                WEIGHTS-C05 n.csv：矩阵中的数值符合距离的特点（绕行不会更短），于是单元越远，权重越大
                            请将 statistics.weights 或 --weights 写为 inverse 或 kernel，或在文件中填写随距离减小的权重。
                """);
    }
}
