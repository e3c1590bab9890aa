package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.option.Reading;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.detect.DriverColumn;
import org.carbonscape.study.detect.DriverStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrataRuleTest {
    private static StrataRule rule(String text, String classes) {
        return StrataRule.of(
                StrataRule.Ways.read(text, "--strata"),
                StrataRule.ClassNumbers.read(classes, "--classes"),
                ChoiceRule.CROSS_VALIDATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantile:5|QUANTILE|5|5",
                "Quantile = 5|QUANTILE|5|5",
                "quantile 5|QUANTILE|5|5",
                "jenks:4-6|NATURAL|4|6",
                "natural breaks|NATURAL|3|8",
                "自然断点：5|NATURAL|5|5",
                "standard deviation:4|STANDARD_DEVIATION|4|4",
                "std|STANDARD_DEVIATION|3|8",
                "optimal 3..9|OPTIMAL|3|9",
                "等间距|EQUAL|3|8",
                "box map|BOX|3|8",
                "percentile|PERCENTILE|3|8",
                "maximum:4|MAXIMUM|4|4",
                "head-tail|HEAD_TAIL|3|8"
            })
    void usualSpellingsAreUnderstood(String text, BreakMethod method, int fewest, int most) {
        StrataRule found = rule(text, "3:8");
        assertThat(found.kind()).isEqualTo(StrataRule.Kind.CUT);
        assertThat(found.methods()).containsExactly(method);
        assertThat(found.fewest()).isEqualTo(fewest);
        assertThat(found.most()).isEqualTo(most);
    }

    @Test
    void severalWaysCompete() {
        StrataRule found = rule("equal, quantile,jenks:3-6", "3:8");
        assertThat(found.methods()).isEqualTo(Set.of(BreakMethod.EQUAL, BreakMethod.QUANTILE, BreakMethod.NATURAL));
        assertThat(found.most()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:15", "3-15", "3..15", "3 - 15", "3 to 15", "3：15"})
    void classesAreWrittenInSeveralWays(String classes) {
        assertThat(rule("natural", classes).fewest()).isEqualTo(3);
        assertThat(rule("natural", classes).most()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "foo:3", "equal,foo", "given,optimal", "", ":5"})
    void otherWordsAreNoRule(String text) {
        assertThatThrownBy(() -> rule(text, "3:8"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.DRIVER_08_RULE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantile:1", "quantile:x", "quantile:8:3", "quantile:65"})
    void otherNumbersAreNoClasses(String text) {
        assertThatThrownBy(() -> rule(text, "3:8"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.DRIVER_09_CLASSES));
    }

    @Test
    void choicesHaveOtherNames() {
        assertThat(List.of("cv", "Q", "5%", "opgd", " CV ").stream().map(StrataRuleTest::choice))
                .containsExactly(
                        Reading.of(ChoiceRule.CROSS_VALIDATED),
                        Reading.of(ChoiceRule.LARGEST_Q),
                        Reading.of(ChoiceRule.FIVE_PERCENT),
                        Reading.of(ChoiceRule.LARGEST_Q),
                        Reading.of(ChoiceRule.CROSS_VALIDATED));
        assertThat(choice("best")).isInstanceOf(Reading.Misread.class);
    }

    private static Reading<ChoiceRule> choice(String text) {
        return StrataOptions.CHOICE.kind().read(List.of(text), "geodetector.choice");
    }

    private static DriverColumn column(double... values) {
        return DriverColumn.ofNumbers("x", values);
    }

    private static double[] cycle(int different, double step, int units) {
        return IntStream.range(0, units).mapToDouble(i -> i % different * step).toArray();
    }

    @Test
    void fewValuesOrWholeNumbersWithoutAGapAreCodes() {
        assertThat(column(cycle(15, 0.1, 30)).isCodes()).isTrue();
        assertThat(column(cycle(16, 0.1, 320)).isCodes()).isFalse();
        assertThat(column(cycle(32, 1, 64)).isCodes()).isTrue();
        assertThat(column(cycle(33, 1, 660)).isCodes()).isFalse();
        assertThat(column(cycle(20, 2, 400)).isCodes()).isFalse(); // 0 2 4 ... 38
        assertThat(column(1, 1, 2, 2, 3).isCodes()).isTrue();
        assertThat(column(1, 2, 3, 4).isCodes()).isFalse();
        assertThat(column(1, 1, 2, 2, 4).isCodes()).isFalse();
        assertThat(column(-0.0, 0, Double.NaN).isCodes()).isTrue();
        assertThat(column(Double.NaN).isCodes()).isFalse();
    }

    @Test
    void wholeNumbersThatMightBeCodesAreDoubtful() {
        assertThat(column(cycle(20, 2, 400)).doubtfulCodes()).isEqualTo(20);
        assertThat(column(cycle(64, 2, 128)).doubtfulCodes()).isEqualTo(64);
        assertThat(column(cycle(65, 2, 650)).doubtfulCodes()).isZero();
        assertThat(column(cycle(20, 0.5, 400)).doubtfulCodes()).isZero();
    }

    @Test
    void namesThatOftenMeanNothingAreTold() {
        DriverColumn soil = DriverColumn.ofText("soil", Arrays.asList("NA", "loam", "NA", "无", "", "nano"));
        assertThat(soil.doubtfulNames())
                .containsExactly(
                        Problem.of(ProblemCode.DRIVER_C18_NAMED_NOTHING, "soil", "NA", 2L),
                        Problem.of(ProblemCode.DRIVER_C18_NAMED_NOTHING, "soil", "无", 1L));
    }

    @Test
    void phasesOfOnePlaceAreToldTogether() {
        assertThat(DriverStage.joined(new LinkedHashSet<>(List.of("drivers.dem, net_2005", "drivers.dem, net_2010"))))
                .isEqualTo("drivers.dem, net, 2005, 2010");
        assertThat(DriverStage.joined(new TreeSet<>(List.of("drivers.a", "drivers.b_2005"))))
                .isEqualTo("drivers.a, drivers.b_2005");
    }
}
