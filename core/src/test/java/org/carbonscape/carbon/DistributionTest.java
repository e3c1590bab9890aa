package org.carbonscape.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.carbonscape.carbon.Distribution.Shape;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;

/** Fits of value, low and high; the intervals of a lognormal are those of the IPCC guidelines. */
class DistributionTest {
    /** IPCC 2006, Vol 1 Ch 3, 3.2.3.2: U as the relative half-width, the mean kept. */
    @Test
    void lognormalIntervalsAreThoseOfTheGuidelines() {
        double[][] expected = {{50, -40.12, 57.19}, {100, -64.56, 125.76}, {200, -86.17, 261.55}};
        for (double[] e : expected) {
            for (double value : new double[] {1, 250, -3}) {
                double half = e[0] / 100 * Math.abs(value);
                Distribution d = Distribution.of(Shape.LOGNORMAL, value, value - half, value + half);
                double[] off = {(d.low() / value - 1) * 100, (d.high() / value - 1) * 100};
                Arrays.sort(off);
                assertThat(off).containsExactly(new double[] {e[1], e[2]}, within(0.01)); // theirs with 1.96
                assertThat(mean(d)).isCloseTo(value, within(1e-3 * Math.abs(value)));
            }
        }
    }

    /** By its quantiles in the middles of many equal parts. */
    private static double mean(Distribution d) {
        int n = 200_000;
        return IntStream.range(0, n)
                .mapToDouble(i -> d.quantile((i + 0.5) / n))
                .average()
                .orElseThrow();
    }

    @Test
    void quantilesOfTheNormalAgreeWithAnotherLibrary() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        for (double p :
                new double[] {1e-300, 1e-20, 1e-9, 1e-4, 0.01, 0.07, 0.08, 0.3, 0.5, 0.9, 0.93, 0.975, 0.9999999}) {
            double z = normal.inverseCumulativeProbability(p);
            assertThat(StandardNormal.quantile(p)).as("%s", p).isCloseTo(z, within(1e-13 * Math.max(1, Math.abs(z))));
            assertThat(StandardNormal.below(z)).isCloseTo(p, within(1e-12 * p + 1e-300));
        }
        Distribution d = Distribution.of(Shape.NORMAL, 10, 8, 12);
        assertThat(d.low()).isCloseTo(8, within(1e-12));
        assertThat(d.quantile(0.95)).isCloseTo(10 + 2 / 1.959963984540054 * 1.6448536269514722, within(1e-12));
    }

    /** Value, low and high are met exactly where the value does not lie in the middle. */
    @Test
    void lopsidedIntervalsAreHonoured() {
        for (Shape shape : List.of(Shape.NORMAL, Shape.LOGNORMAL)) {
            for (double sign : new double[] {1, -1}) {
                double[] bounds = {sign * 2, sign * 9};
                Arrays.sort(bounds);
                Distribution d = Distribution.of(shape, sign * 3, bounds[0], bounds[1]);
                assertThat(d.low()).as("%s", d).isCloseTo(bounds[0], within(1e-12));
                assertThat(d.quantile(0.5)).isCloseTo(sign * 3, within(1e-12));
                assertThat(d.high()).isCloseTo(bounds[1], within(1e-12));
            }
        }
        Distribution gamma = Distribution.of(Shape.GAMMA, 3, 1, 10);
        assertThat(gamma.low()).isCloseTo(1, within(1e-9));
        assertThat(gamma.high()).isCloseTo(10, within(1e-9));
        Distribution even = Distribution.of(Shape.GAMMA, 10, 5, 15);
        double deviation = 5 / 1.959963984540054;
        assertThat(mean(even)).isCloseTo(10, within(1e-4));
        assertThat(even.low())
                .isCloseTo(
                        GammaDistribution.of(100 / deviation / deviation, deviation * deviation / 10)
                                .inverseCumulativeProbability(0.025),
                        within(1e-9));
    }

    @Test
    void limitsOfUniformTriangularAndBetaAreTheirEnds() {
        Distribution uniform = Distribution.of(Shape.UNIFORM, 1, 0, 4);
        assertThat(uniform.quantile(0.25)).isEqualTo(1);
        assertThat(uniform.low()).isCloseTo(0.1, within(1e-12));
        Distribution triangular = Distribution.of(Shape.TRIANGULAR, 1, 0, 4);
        assertThat(triangular.quantile(0)).isZero();
        assertThat(triangular.quantile(0.25)).isCloseTo(1, within(1e-12)); // a quarter of the area lies below its peak
        assertThat(triangular.quantile(1)).isEqualTo(4);
        assertThat(mean(triangular)).isCloseTo(5.0 / 3, within(1e-6));
        Distribution beta = Distribution.of(Shape.BETA, 1, 0, 4);
        assertThat(mean(beta)).isCloseTo((0 + 4 * 1 + 4) / 6.0, within(1e-6)); // PERT's mean
        assertThat(beta.quantile(0.9))
                .isCloseTo(4 * BetaDistribution.of(2, 4).inverseCumulativeProbability(0.9), within(1e-12));
        Distribution given = Distribution.empirical(1, List.of(3.0, 0.0, 1.0));
        assertThat(given.quantile(0.5)).isEqualTo(1);
        assertThat(given.quantile(0.75)).isEqualTo(2);
        assertThat(given.quantile(1)).isEqualTo(3);
    }

    @Test
    void everyShapeRisesAndMeetsItsQuantiles() {
        for (Distribution d : List.of(
                Distribution.of(Shape.NORMAL, 3, 1, 10),
                Distribution.of(Shape.LOGNORMAL, 3, 1, 10),
                Distribution.of(Shape.LOGNORMAL, -3, -10, -1),
                Distribution.of(Shape.UNIFORM, 3, 1, 10),
                Distribution.of(Shape.TRIANGULAR, 3, 1, 10),
                Distribution.of(Shape.TRIANGULAR, 1, 1, 10),
                Distribution.of(Shape.BETA, 3, 1, 10),
                Distribution.of(Shape.GAMMA, 3, 1, 10),
                Distribution.empirical(3, List.of(1.0, 3.0, 10.0)))) {
            double before = Double.NEGATIVE_INFINITY;
            for (double p = 0.001; p < 1; p += 0.001) {
                double now = d.quantile(p);
                assertThat(now).as("%s at %s", d, p).isGreaterThanOrEqualTo(before);
                assertThat(d.at(StandardNormal.quantile(p))).isCloseTo(now, within(1e-9));
                before = now;
            }
            Distribution tons = d.converted(v -> v * 44 / 12);
            assertThat(tons.quantile(0.2)).as("%s", d).isCloseTo(d.quantile(0.2) * 44 / 12, within(1e-9));
        }
        Distribution turned = Distribution.of(Shape.LOGNORMAL, 3, 1, 10).converted(v -> -v);
        assertThat(turned.low()).isCloseTo(-10, within(1e-12));
    }

    private static Optional<Distribution> read(String row, Problems problems) {
        InputTable table = InputTable.parse("carbon.factors", "class,low,high,distribution\nforest," + row + "\n");
        return Distribution.read(problems, table.rows().get(0), "forest", 3);
    }

    private static Distribution good(String row) {
        Problems problems = new Problems();
        Distribution d = read(row, problems).orElseThrow();
        assertThat(problems.isEmpty()).isTrue();
        return d;
    }

    @Test
    void withoutAWordNarrowIntervalsAreNormalAndWideOnesKeepTheSign() {
        assertThat(good(",,")).isEqualTo(Distribution.certain(3));
        assertThat(good("2.5,3.5,").toString()).contains(" normal ");
        assertThat(good("1,10,").toString()).contains(" lognormal ");
        assertThat(good("-1,7,").toString()).contains(" lognormal "); // U = 133 %
        assertThat(good("-1,10,").toString()).contains(" normal ");
        assertThat(good("1,10,certain").isCertain()).isTrue();
        assertThat(good("1,10,Triangular").toString()).contains(" triangular ");
        assertThat(good("1,10,对数正态分布").toString()).contains(" lognormal ");
        assertThat(good(",,empirical: 1; 3; 10")).isEqualTo(Distribution.empirical(3, List.of(1.0, 3.0, 10.0)));
        assertThat(good("3,3,normal").isCertain()).isTrue();
    }

    private static List<String> told(String row) {
        Problems problems = new Problems();
        assertThat(read(row, problems)).isEmpty();
        return problems.problems().stream()
                .flatMap(p -> Stream.of(p.text(Language.EN), p.text(Language.ZH)))
                .toList();
    }

    @Test
    void whatCannotBeMeantIsTold() {
        assertThat(told("1,5,weibull")).containsExactly("""
                RANGE-01    carbon.factors row 2 "forest": the distribution "weibull" is not known.
                            Write one of: normal, lognormal, uniform, triangular, beta, gamma, empirical: 1; 2; 3 (or \
                a file: empirical: values.csv); or leave it empty.""", """
                RANGE-01    carbon.factors 第 2 行 "forest"：未知的分布“weibull”。
                            请写以下之一：normal、lognormal、uniform、triangular、beta、gamma、empirical: 1; 2; 3（或文件：empirical: \
                values.csv）；或留空。""");
        assertThat(told(",5,")).containsExactly("""
                RANGE-02    carbon.factors row 2 "forest": the interval lacks low.
                            Give both low and high, or neither: a number without an interval counts as certain.""", """
                RANGE-02    carbon.factors 第 2 行 "forest"：区间缺少 low。
                            请同时给出 low 与 high，或都不填：没有区间的数值视为确定。""");
        assertThat(told("0,5,lognormal")).containsExactly("""
                RANGE-03    carbon.factors row 2 "forest": the value 3 from 0 to 5 cannot be lognormal.
                            Give bounds of the value's sign, none of them 0 (gamma: positive ones), or another \
                distribution: normal, uniform, triangular, beta.""", """
                RANGE-03    carbon.factors 第 2 行 "forest"：数值 3（0 至 5）不能服从对数正态分布。
                            请使上下限与数值同号且不为 0（伽马分布须为正），或改用其他分布：normal、uniform、triangular、beta。""");
        assertThat(told(",,empirical: a; 3")).containsExactly("""
                RANGE-04    carbon.factors row 2 "forest": "a" is not a list of numbers.
                            Write two values or more behind the word, empirical: 0.8; 1; 1.3, or a file with a \
                column of them: empirical: values.csv.""", """
                RANGE-04    carbon.factors 第 2 行 "forest"：“a”不是一列数值。
                            请在 empirical 之后写两个以上的数值（empirical: 0.8; 1; 1.3），或含一列数值的文件（empirical: values.csv）。""");
        assertThat(told("-10%,400%,")).containsExactly("""
                RANGE-07    carbon.factors row 2 "forest": the bounds "-10%" and "400%" are in percent, \
                the value is not.
                            Write low and high in the unit of the value: 10 % about 2 is 1.8 and 2.2.""", """
                RANGE-07    carbon.factors 第 2 行 "forest"：上下限“-10%”与“400%”为百分数，而数值不是。
                            请按数值的单位填写 low 与 high：2 的 ±10 % 即 1.8 与 2.2。""");
        assertThat(told("4,5,")).first().asString().startsWith("CARBON-09");
        assertThat(told(",,empirical: 4; 5")).first().asString().startsWith("CARBON-09");
        assertThat(told(",,empirical")).first().asString().startsWith("RANGE-04");
        assertThat(told("x,5,")).first().asString().startsWith("INPUT-02");
        assertThatThrownBy(() -> Distribution.of(Shape.NORMAL, 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
