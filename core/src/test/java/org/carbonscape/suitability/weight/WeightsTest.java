package org.carbonscape.suitability.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final List<String> ABC = List.of("a", "b", "c");
    /** The columns of methods 7.2. */
    private static final double[][] COLUMNS = {{.2, .4, .9, .7}, {.5, .5, .6, .4}, {.9, .1, .5, .2}};

    private static final Weights JUDGED = Ahp.of(
                    Judgements.of(ABC, new double[][] {{1, 3, 5}, {1 / 3.0, 1, 2}, {0.2, 0.5, 1}}), Ahp.Options.DEFAULT)
            .weights();
    private static final Weights ENTROPY = SampleWeights.entropy(ABC, COLUMNS);

    @Test
    void entropyGivesTheWeightsOfMethods72() {
        assertThat(ENTROPY.values()).containsExactly(new double[] {.31329680, .02457752, .66212568}, within(5e-9));
        // from the entropies .90742469 .99273765 .80435008
        double sum = 3 - .90742469 - .99273765 - .80435008;
        assertThat(ENTROPY.get("a")).isCloseTo((1 - .90742469) / sum, within(5e-8));
    }

    @Test
    void combinationsGiveTheWeightsOfMethods72() {
        assertThat(JUDGED.linear(ENTROPY, 0.5).values())
                .containsExactly(new double[] {.48081291, .12711416, .39207294}, within(5e-9));
        assertThat(JUDGED.multiplicative(ENTROPY).values())
                .containsExactly(new double[] {.70148488, .01949274, .27902238}, within(5e-9));
        assertThat(JUDGED.minimumRelativeEntropy(ENTROPY, 0.5).values())
                .containsExactly(new double[] {.55636578, .09274440, .35088982}, within(5e-9));
        assertThat(JUDGED.linear(ENTROPY, 1).values()).containsExactly(JUDGED.values(), within(1e-15));
    }

    /** Of three: the cube root of their product, whichever comes first. */
    @Test
    void leastRelativeEntropyTreatsAllSetsAlike() {
        Weights third = Weights.of(JUDGED.method(), JUDGED.names(), new double[] {0.1, 0.2, 0.7});
        double[] roots = new double[3];
        Arrays.setAll(roots, i -> Math.cbrt(JUDGED.get(i) * ENTROPY.get(i) * third.get(i)));
        double sum = Arrays.stream(roots).sum();
        double[] wanted = Arrays.stream(roots).map(r -> r / sum).toArray();
        for (List<Weights> order : List.of(List.of(JUDGED, ENTROPY, third), List.of(third, JUDGED, ENTROPY))) {
            assertThat(order.get(0)
                            .minimumRelativeEntropy(order.get(1), 1 / 2.0)
                            .minimumRelativeEntropy(order.get(2), 2 / 3.0)
                            .values())
                    .containsExactly(wanted, within(1e-14));
        }
    }

    @Test
    void everyWeightingSumsToOne() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(7);
            double[][] columns = new double[n][12];
            List<String> names = IntStream.range(0, n).mapToObj(i -> "k" + i).toList();
            double[][] matrix = new double[n][n];
            for (int i = 0; i < n; i++) {
                Arrays.setAll(columns[i], k -> random.nextDouble());
                matrix[i][i] = 1;
                for (int j = 0; j < i; j++) {
                    matrix[i][j] = 1 + random.nextInt(9);
                    matrix[j][i] = 1 / matrix[i][j];
                }
            }
            Ahp.Options lax = new Ahp.Options(Ahp.Prioritisation.values()[round % 2], RandomIndex.SAATY, true);
            Weights judged = Ahp.of(Judgements.of(names, matrix), lax).weights();
            Weights entropy = SampleWeights.entropy(names, columns);
            for (Weights w : List.of(
                    judged,
                    entropy,
                    SampleWeights.critic(names, columns),
                    Weights.equal(names),
                    judged.linear(entropy, 0.3),
                    judged.multiplicative(entropy),
                    judged.minimumRelativeEntropy(entropy, 0.5),
                    judged.scaled(0, 1.2))) {
                assertThat(Arrays.stream(w.values()).sum()).as(w.method().en()).isCloseTo(1, within(1e-14));
                assertThat(Arrays.stream(w.values()).min().orElseThrow()).isNotNegative();
            }
        }
    }

    @Test
    void criticWeighsContrastAndConflict() {
        // a and b are opposite (r = -1), c equals a (r = 1); all have the same sd:
        // a: (1 - -1) + (1 - 1) = 2, b: 2 + 2 = 4, c: 0 + 2 = 2 -> 1/4, 1/2, 1/4
        double[][] columns = {{0, 0.5, 1}, {1, 0.5, 0}, {0, 0.5, 1}};
        assertThat(SampleWeights.critic(ABC, columns).values())
                .containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-14));
        // twice the contrast of one of two uncorrelated columns: twice its weight
        double[][] square = {{0, 0, 1, 1}, {0, 0.5, 0, 0.5}};
        assertThat(SampleWeights.critic(List.of("x", "y"), square).values())
                .containsExactly(new double[] {2 / 3.0, 1 / 3.0}, within(1e-14));
    }

    /** One criterion has no other to differ from. */
    @Test
    void criticGivesAllToTheOnlyCriterion() {
        assertThat(SampleWeights.critic(List.of("a"), new double[][] {{0, 0.5, 1}})
                        .values())
                .containsExactly(1);
    }

    /** A column that does not vary has no correlation, 0, and no weight: sd 1/2 times a conflict of 1 - 1 + 1 each. */
    @Test
    void criticGivesAnEvenColumnNothing() {
        double[][] columns = {{0, 0.5, 1}, {0.3, 0.3, 0.3}, {0, 0.5, 1}};
        assertThat(SampleWeights.critic(ABC, columns).values())
                .containsExactly(new double[] {0.5, 0, 0.5}, within(1e-14));
    }

    @Test
    void anEvenColumnSaysNothing() {
        Weights w = SampleWeights.entropy(ABC, new double[][] {{.5, .5, .5}, {.1, .2, .9}, {0, 0, 0}});
        assertThat(w.get("a")).isZero();
        assertThat(w.get("b")).isEqualTo(1);
        assertThat(w.get("c")).isZero();
    }

    @Test
    void dataWithoutSpreadCannotGiveWeights() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> SampleWeights.entropy(List.of("a", "b"), new double[][] {{1, 1}, {1, 1}}));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-07     weights (entropy): the criteria do not differ between the samples: a, b
                            These data cannot provide weights: use judgements (suitability.weights.ahp) or equal \
                weights (suitability.weights.equal).""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-07     weights (entropy)：各指标在样本间没有差异：a、b
                            无法由数据得到权重：请改用专家判断（suitability.weights.ahp）或等权（suitability.weights.equal）。""");
    }

    @Test
    void negativeWeightsAreAProblem() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class, () -> Weights.of(Words.same("given"), List.of("a", "b"), 0.5, -0.25));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-08     weights (given): the weight of b is -0.25
                            Write weights of 0 or more, at least one of them above 0.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-08     weights (given)：b 的权重：-0.25
                            权重须不小于 0，且至少一个大于 0。""");
    }

    @Test
    void weightsOfDifferentCriteriaDoNotMix() {
        assertThatThrownBy(() -> JUDGED.linear(Weights.equal(List.of("a", "b", "d")), 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneScaledWeightLeavesTheOthersInProportion() {
        Weights w = Weights.of(Words.same("given"), ABC, 0.5, 0.3, 0.2).scaled(0, 1.2);
        // 0.5 x 1.2 = 0.6; the others share what is left, 0.4, as 3 to 2
        assertThat(w.values()).containsExactly(new double[] {0.6, 0.24, 0.16}, within(1e-15));
        assertThat(Weights.of(Words.same("given"), ABC, 0.9, 0.06, 0.04)
                        .scaled(0, 1.2)
                        .values())
                .containsExactly(1, 0, 0); // not beyond 1
        assertThat(Weights.of(Words.same("given"), ABC, 1, 0, 0).scaled(0, 0.8).values())
                .containsExactly(1, 0, 0); // nobody to give to
    }
}
