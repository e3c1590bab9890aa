package org.carbonscape.suitability.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class AhpTest {
    private static final List<String> ABC = List.of("slope", "npp", "soil");
    private static final List<String> ABCD = List.of("a", "b", "c", "d");
    private static final double[][] THREE = {{1, 3, 5}, {1 / 3.0, 1, 2}, {0.2, 0.5, 1}};
    private static final double[][] FOUR = {
        {1, 4, 6, 7}, {0.25, 1, 3, 4}, {1 / 6.0, 1 / 3.0, 1, 2}, {1 / 7.0, 0.25, 0.5, 1}
    };

    @Test
    void theMatrixOfMethods72GivesItsWeightsAndConsistency() {
        Ahp ahp = Ahp.of(Judgements.of(ABC, THREE), Ahp.Options.DEFAULT);
        assertThat(ahp.weights().values())
                .containsExactly(new double[] {0.64832901, 0.22965079, 0.12202019}, within(5e-9));
        assertThat(ahp.lambda()).isCloseTo(3.0036945981, within(5e-11));
        assertThat(ahp.ci()).isCloseTo(0.0018472990, within(5e-11));
        assertThat(ahp.cr()).isCloseTo(0.0031849983, within(5e-11));
        assertThat(ahp.cautions()).isEmpty();
    }

    @Test
    void theMatrixOfMethods11GivesItsWeightsAndConsistency() {
        Ahp ahp = Ahp.of(Judgements.of(ABCD, FOUR), Ahp.Options.DEFAULT);
        assertThat(ahp.weights().values())
                .containsExactly(new double[] {0.61682294, 0.22382863, 0.09723423, 0.06211421}, within(5e-9));
        assertThat(ahp.lambda()).isCloseTo(4.102218207, within(5e-10));
        assertThat(ahp.cr()).isCloseTo(0.0378586, within(5e-8));
    }

    @Test
    void theGeometricMeanGivesSlightlyOtherWeights() {
        Ahp ahp = Ahp.of(
                Judgements.of(ABCD, FOUR),
                new Ahp.Options(Ahp.Prioritisation.GEOMETRIC_MEAN, RandomIndex.SAATY, false));
        // rows: (1*4*6*7)^(1/4) = 3.600205744, (1/4*3*4)^(1/4) = 1.316074013, (1/9)^(1/4) = 0.577350269, (1/56)^(1/4) =
        // 0.365555223
        double sum = 3.600205744 + 1.316074013 + 0.577350269 + 0.365555223;
        assertThat(ahp.weights().get("a")).isCloseTo(3.600205744 / sum, within(1e-9));
        assertThat(ahp.weights().get("a")).isCloseTo(0.6145, within(5e-5)); // methods 11
        assertThat(ahp.weights().method().en()).isEqualTo("AHP geometric mean");
    }

    @Test
    void theLargestEigenvalueIsThatOfTheMatrix() {
        // A w = lambda w, cell by cell
        Ahp ahp = Ahp.of(Judgements.of(ABCD, FOUR), Ahp.Options.DEFAULT);
        for (int i = 0; i < 4; i++) {
            double row = 0;
            for (int j = 0; j < 4; j++) {
                row += FOUR[i][j] * ahp.weights().get(j);
            }
            assertThat(row).isCloseTo(ahp.lambda() * ahp.weights().get(i), within(1e-13));
        }
    }

    @Test
    void theRandomIndexTableIsSelectableAndNamed() {
        Judgements three = Judgements.of(ABC, THREE);
        Ahp simulated = Ahp.of(three, new Ahp.Options(Ahp.Prioritisation.EIGENVECTOR, RandomIndex.SIMULATED, false));
        assertThat(simulated.cr()).isCloseTo(0.0018472990 / 0.525, within(1e-9));
        assertThat(simulated.randomIndex()).isEqualTo(RandomIndex.SIMULATED);
        assertThat(RandomIndex.SAATY.of(15)).hasValue(1.59);
        assertThat(RandomIndex.SAATY.of(16)).isEmpty();
        assertThat(RandomIndex.TEXTBOOK_CN.of(3)).hasValue(0.52);
    }

    @Test
    void upToTwoCriteriaAreAlwaysConsistent() {
        Ahp two = Ahp.of(Judgements.of(List.of("a", "b"), new double[][] {{1, 3}, {1 / 3.0, 1}}), Ahp.Options.DEFAULT);
        assertThat(two.weights().values()).containsExactly(new double[] {0.75, 0.25}, within(1e-15));
        assertThat(two.cr()).isZero();
        assertThat(Ahp.of(Judgements.of(List.of("a"), new double[][] {{1}}), Ahp.Options.DEFAULT)
                        .weights()
                        .values())
                .containsExactly(1);
    }

    @Test
    void aConsistentMatrixGivesBackItsRatiosAndHasNoWorstJudgement() {
        double[] w = {0.5, 0.25, 0.125, 0.125};
        double[][] a = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                a[i][j] = w[i] / w[j];
            }
        }
        Ahp ahp = Ahp.of(Judgements.of(ABCD, a), Ahp.Options.DEFAULT);
        assertThat(ahp.weights().values()).containsExactly(w, within(1e-14));
        assertThat(ahp.ci()).isCloseTo(0, within(1e-14)).isNotNegative();
        assertThat(ahp.findWorst()).isEmpty();
    }

    @Test
    void contradictingJudgementsAreAProblemThatPointsAtTheWorst() {
        // a over b 3, b over c 3, but c over a 3: lambda = 1 + 3 + 1/3 by symmetry, CI = 2/3, CR = 1.1494
        double third = 1 / 3.0;
        Judgements circle = Judgements.of(ABC, new double[][] {{1, 3, third}, {third, 1, 3}, {3, third, 1}});
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> Ahp.of(circle, Ahp.Options.DEFAULT));
        assertThat(e.problems()).hasSize(1);
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-05     judgements: the consistency ratio is 1.1494, over 0.1; the most inconsistent judgement is \
                "slope" over "npp": given 3, the others imply 1
                            Ask the expert to look at this judgement again, or allow it by name: \
                suitability.weights.allow-inconsistent in a study, --allow-inconsistent in a command.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-05     judgements：一致性比率为 1.1494，超过 0.1；偏差最大的判断是“slope”对“npp”：给出 3，其余判断隐含 1
                            请专家复核该判断，或写明予以接受：研究文件中用 suitability.weights.allow-inconsistent，命令中用 \
                --allow-inconsistent。""");
        Ahp allowed = Ahp.of(circle, new Ahp.Options(Ahp.Prioritisation.EIGENVECTOR, RandomIndex.SAATY, true));
        assertThat(allowed.lambda()).isCloseTo(1 + 3 + third, within(1e-13));
        assertThat(allowed.cautions()).extracting(Problem::code).containsExactly(ProblemCode.SUIT_C02_INCONSISTENT);
        assertThat(allowed.cautions().get(0).text(Language.EN)).isEqualTo("""
                SUIT-C02    judgements: the consistency ratio is 1.1494, over 0.1, which is allowed; the most \
                inconsistent judgement is "slope" over "npp": given 3, the others imply 1
                            Report this ratio together with the weights.""");
        assertThat(allowed.cautions().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-C02    judgements：一致性比率为 1.1494，超过 0.1，已按设置接受；偏差最大的判断是“slope”对“npp”：给出 3，其余判断隐含 1
                            请随权重一并说明。""");
    }

    @Test
    void theWorstJudgementIsTheOneThatWasChanged() {
        // consistent weights 8:4:2:1, but b over d written as 1/4 instead of 4
        double[] w = {8, 4, 2, 1};
        double[][] a = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                a[i][j] = w[i] / w[j];
            }
        }
        a[1][3] = 0.25;
        a[3][1] = 4;
        Ahp ahp = Ahp.of(
                Judgements.of(ABCD, a), new Ahp.Options(Ahp.Prioritisation.EIGENVECTOR, RandomIndex.SAATY, true));
        Ahp.Worst worst = ahp.findWorst().orElseThrow();
        assertThat(worst.first()).isEqualTo("d");
        assertThat(worst.second()).isEqualTo("b");
        assertThat(worst.given()).isEqualTo(4);
        assertThat(worst.implied()).isLessThan(1.5); // the wrong judgement itself pulls at the weights
    }

    @Test
    void cellsThatAreNotReciprocalAreNamedAllAtOnce() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Judgements.parse(
                        "ahp.csv",
                        ABC,
                        List.of(List.of("1", "3", "5"), List.of("1/2", "1", "2"), List.of("1/5", "2", "2"))));
        assertThat(e.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-03     ahp.csv row 2 column 1 (npp over slope): it is 0.5, but its twin asks for 0.333333333333333
                            Make the two cells reciprocals (3 and 1/3), or leave one of them empty; the diagonal is \
                1.""", """
                SUIT-03     ahp.csv row 3 column 2 (soil over npp): it is 2, but its twin asks for 0.5
                            Make the two cells reciprocals (3 and 1/3), or leave one of them empty; the diagonal is \
                1.""", """
                SUIT-03     ahp.csv row 3 column 3 (soil over soil): it is 2, but its twin asks for 1
                            Make the two cells reciprocals (3 and 1/3), or leave one of them empty; the diagonal is \
                1.""");
        assertThat(e.problems().get(2).text(Language.ZH)).isEqualTo("""
                SUIT-03     ahp.csv 第 3 行 第 3 列（soil 与 soil 相比）：此处为 2，而对称位置要求 1
                            请使两格互为倒数（如 3 与 1/3），或留空其中一格；对角线为 1。""");
    }

    @Test
    void textThatIsNoNumberAndRowsThatAreShortAreProblems() {
        ProblemException text = catchThrowableOfType(
                ProblemException.class,
                () -> Judgements.parse(
                        "ahp.csv", List.of("a", "b"), List.of(List.of("1", "three"), List.of("-2", "1"))));
        assertThat(text.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-02     ahp.csv row 1 column 2 (a over b): "three" is not a judgement or not a criterion
                            Write a number above 0 such as 3, or a fraction such as 1/3, between criteria of the \
                list.""", """
                SUIT-02     ahp.csv row 2 column 1 (b over a): "-2" is not a judgement or not a criterion
                            Write a number above 0 such as 3, or a fraction such as 1/3, between criteria of the \
                list.""");
        assertThat(text.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-02     ahp.csv 第 1 行 第 2 列（a 与 b 相比）：“three”不是有效的判断值或指标名
                            请写大于 0 的数（如 3）或分数（如 1/3），且只用列表中的指标。""");
        ProblemException shape = catchThrowableOfType(
                ProblemException.class,
                () -> Judgements.parse("ahp.csv", List.of("a", "b"), List.of(List.of("1", "3"), List.of("1/3"))));
        assertThat(shape.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-01     ahp.csv row 2 "b": 2 judgements are needed here, 1 are given
                            Write one row and one column for each criterion, each named once.""");
        assertThat(shape.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-01     ahp.csv 第 2 行 "b"：此处需要 2 个判断，实际给出 1 个
                            请为每个指标各写一行一列，名称不重复。""");
    }

    @Test
    void anEmptyTriangleTakesItsReciprocals() {
        Judgements half = Judgements.parse(
                "ahp.csv", ABC, List.of(List.of("", "3", "5"), List.of("", "", "2"), List.of("", "", "")));
        Judgements lower = Judgements.parse(
                "ahp.csv", ABC, List.of(List.of("1", "", ""), List.of("1/3", "1", ""), List.of("1/5", "0.5", "1")));
        Ahp whole = Ahp.of(Judgements.of(ABC, THREE), Ahp.Options.DEFAULT);
        assertThat(Ahp.of(half, Ahp.Options.DEFAULT).weights()).isEqualTo(whole.weights());
        assertThat(Ahp.of(lower, Ahp.Options.DEFAULT).weights().values())
                .containsExactly(whole.weights().values(), within(1e-14));
    }

    @Test
    void roundedReciprocalsPassAndTheWholeNumberCounts() {
        Judgements rounded = Judgements.of(List.of("a", "b"), new double[][] {{1, 3}, {0.33, 1}});
        assertThat(rounded.get(1, 0)).isEqualTo(1 / 3.0);
    }

    @Test
    void aListOfJudgementsIsTheSameAsTheMatrix() {
        Judgements list = Judgements.of(
                ABC,
                List.of(
                        new Judgements.Judgement("slope", "npp", 3),
                        new Judgements.Judgement("soil", "slope", 0.2),
                        new Judgements.Judgement("npp", "soil", 2)));
        Ahp whole = Ahp.of(Judgements.of(ABC, THREE), Ahp.Options.DEFAULT);
        assertThat(Ahp.of(list, Ahp.Options.DEFAULT).weights().values())
                .containsExactly(whole.weights().values(), within(1e-14));
    }

    @Test
    void aPairThatIsNotJudgedIsAProblem() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Judgements.of(
                        ABC,
                        List.of(
                                new Judgements.Judgement("slope", "npp", 3),
                                new Judgements.Judgement("slope", "soil", 5))));
        assertThat(e.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-04     judgements: "npp" and "soil" are not compared
                            Add one judgement for this pair.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-04     judgements：“npp”与“soil”没有比较
                            请为这一对指标补充一个判断。""");
        assertThatThrownBy(() -> Judgements.of(ABC, List.of(new Judgements.Judgement("slope", "nnp", 3))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("\"nnp\" is not a judgement or not a criterion");
        assertThatThrownBy(() -> Judgements.of(
                        ABC,
                        List.of(
                                new Judgements.Judgement("slope", "npp", 3),
                                new Judgements.Judgement("npp", "slope", 3))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it is 3, but its twin asks for 0.333333333333333");
    }

    @Test
    void expertsAreCombinedByTheGeometricMeanOfEachJudgement() {
        Judgements one = Judgements.of(List.of("a", "b"), new double[][] {{1, 2}, {0.5, 1}});
        Judgements two = Judgements.of(List.of("a", "b"), new double[][] {{1, 8}, {0.125, 1}});
        Judgements both = Judgements.group(List.of(one, two));
        assertThat(both.get(0, 1)).isCloseTo(4, within(1e-14)); // sqrt(2 * 8)
        assertThat(both.get(0, 1) * both.get(1, 0)).isEqualTo(1);
        assertThat(Ahp.of(Judgements.group(List.of(one)), Ahp.Options.DEFAULT)
                        .weights()
                        .values())
                .containsExactly(Ahp.of(one, Ahp.Options.DEFAULT).weights().values(), within(1e-15));
    }

    @Test
    void judgementsBeyondTheScaleAreACaution() {
        Judgements far = Judgements.of(List.of("a", "b"), new double[][] {{1, 12}, {1 / 12.0, 1}});
        assertThat(far.cautions()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-C01    judgements row 1 column 2 (a over b): the judgement is 12, beyond Saaty's scale of 1 to 9
                            Check that this is intended.""");
        assertThat(far.cautions().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-C01    judgements 第 1 行 第 2 列（a 与 b 相比）：判断值为 12，超出萨蒂 1–9 标度
                            请确认是否有意为之。""");
    }

    @Test
    void moreCriteriaThanTheTableOfRandomIndicesHoldsIsAProblem() {
        List<String> nine = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        double[][] ones = new double[9][9];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> Ahp.of(
                        Judgements.of(nine, ones),
                        new Ahp.Options(Ahp.Prioritisation.EIGENVECTOR, RandomIndex.SIMULATED, false)));
        assertThat(e.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-06     judgements: the random index table simulated has no value for 9 criteria (it ends at 8)
                            Take the table saaty, which goes up to 15 (suitability.weights.ri, --ri), or group the \
                criteria into a hierarchy.""");
        assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-06     judgements：随机一致性指标表 simulated 没有 9 个指标的值（最多 8 个）
                            请改用 saaty 表（到 15 个为止；suitability.weights.ri 或 --ri），或把指标分层。""");
    }

    @Test
    void aFootnotesMarkIsNoDigitOfAJudgement() {
        assertThat(Judgements.number("⅓")).isEqualTo(1 / 3.0);
        assertThat(Judgements.number("½")).isEqualTo(0.5);
        assertThat(Judgements.number("３")).isEqualTo(3);
        for (String marked : List.of("3①", "3¹", "1/3²", "3⑴")) {
            assertThat(Judgements.number(marked)).as(marked).isNaN();
        }
    }
}
