package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.SearchOptions;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that make strata: every form, what it searches, and what is told of those that are none. */
class StrataRuleFormsTest {
    private static final Set<BreakMethod> FIVE = EnumSet.range(BreakMethod.EQUAL, BreakMethod.STANDARD_DEVIATION);

    private static StrataRule rule(String text) {
        return rule(text, "3:8");
    }

    private static StrataRule rule(String text, String classes) {
        return StrataRule.of(
                StrataRule.Ways.read(text, "geodetector.discretisation"),
                StrataRule.ClassNumbers.read(classes, "geodetector.classes"),
                ChoiceRule.CROSS_VALIDATED);
    }

    private static void told(String text, String en, String zh) {
        assertThatThrownBy(() -> rule(text)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().get(0).text(Language.EN)).isEqualTo(en);
            assertThat(e.problems().get(0).text(Language.ZH)).isEqualTo(zh);
        });
    }

    @ParameterizedTest
    @CsvSource({"auto,AUTO,5", "AUTO,AUTO,5", " given ,GIVEN,0", "Search,CUT,5"})
    void theThreeWordsSayWhatIsSearched(String text, StrataRule.Kind kind, int methods) {
        StrataRule rule = rule(text);
        assertThat(rule.kind()).isEqualTo(kind);
        assertThat(rule.methods()).isEqualTo(methods == 5 ? FIVE : Set.of());
        assertThat(rule.manual()).isEmpty();
        assertThat(rule.text()).isEqualTo(text.strip().toLowerCase());
    }

    @ParameterizedTest
    @EnumSource(value = BreakMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void everyWayIsReadByItsName(BreakMethod method) {
        String name = method.id();
        assertThat(rule(name).methods()).containsExactly(method);
        assertThat(rule(name + ":4").methods()).containsExactly(method);
        assertThat(rule(name + ":4").fewest()).isEqualTo(4);
        assertThat(rule(name + ":4").most()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "最优,OPTIMAL",
        "change points,OPTIMAL",
        "optimised,OPTIMAL",
        "相等间隔,EQUAL",
        "equal width,EQUAL",
        "equal_interval,EQUAL",
        "分位数,QUANTILE",
        "quant,QUANTILE",
        "自然间断点,NATURAL",
        "Fisher-Jenks,NATURAL",
        "几何间隔,GEOMETRIC",
        "geo,GEOMETRIC",
        "标准差,STANDARD_DEVIATION",
        "StdDev,STANDARD_DEVIATION"
    })
    void usualNamesInBothLanguagesAreUnderstood(String text, BreakMethod method) {
        assertThat(rule(text).methods()).containsExactly(method);
    }

    @Test
    void waysAreListedWithCommasOfBothLanguages() {
        Set<BreakMethod> two = EnumSet.of(BreakMethod.EQUAL, BreakMethod.NATURAL);
        for (String text : List.of("equal,natural:3-6", "等间距，自然断点：3-6", "equal;natural 3..6", "equal；jenks = 3 to 6")) {
            StrataRule rule = rule(text);
            assertThat(rule.methods()).as(text).isEqualTo(two);
            assertThat(List.of(rule.fewest(), rule.most())).as(text).containsExactly(3, 6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manual:10,20", "Manual: 10 , 20", "manual：10，20", "MANUAL :10,20"})
    void breaksForAllDriversAreReadWithPunctuationOfBothLanguages(String text) {
        StrataRule rule = rule(text);
        assertThat(rule.kind()).isEqualTo(StrataRule.Kind.MANUAL);
        assertThat(rule.breaks("any")).hasValueSatisfying(b -> assertThat(b).containsExactly(10, 20));
        assertThat(rule.breaks("other")).isPresent();
        assertThat(rule.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manual:a=10,20;坡度=-3.5", "manual：a＝10，20；坡度＝-3.5", "manual: a = 10,20 ; 坡度 = -3.5;"})
    void breaksForEachDriverAreReadWithPunctuationOfBothLanguages(String text) {
        StrataRule rule = rule(text);
        assertThat(rule.manual().keySet()).containsExactly("a", "坡度");
        assertThat(rule.breaks("a")).hasValueSatisfying(b -> assertThat(b).containsExactly(10, 20));
        assertThat(rule.breaks("坡度")).hasValueSatisfying(b -> assertThat(b).containsExactly(-3.5));
        assertThat(rule.breaks("c")).isEmpty();
    }

    @Test
    void aNameMayHoldAnEqualSign() {
        assertThat(rule("manual:a=b=1").breaks("a=b")).isPresent();
    }

    @Test
    void breaksForAllStandInForDriversThatHaveNone() {
        StrataRule rule = rule("manual:a=1;5");
        assertThat(rule.breaks("a")).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
        assertThat(rule.breaks("b")).hasValueSatisfying(b -> assertThat(b).containsExactly(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manual:20,10|20, 10",
                "manual:10,10|10, 10",
                "manual:a=1,2;b=3,2.5|3, 2.5",
                "manual:NaN|''",
                "manual:1,Infinity|1, inf"
            })
    void breaksThatDoNotAscendAreToldAtOnce(String text, String shown) {
        told(
                text,
                "DRIVER-05   geodetector.discretisation: the breaks " + shown
                        + " are not finite and strictly ascending\n"
                        + "            Write each break once, from small to large, with as many as classes less one.",
                "DRIVER-05   geodetector.discretisation：断点 " + shown.replace(", ", "、")
                        + " 不是严格递增的有限值\n            请从小到大写出各断点，每个只写一次，个数为级数减一。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manual:",
                "manual",
                "manual:a=",
                "manual:a=1;a=2",
                "manual:1;2",
                "manual:x",
                "manual:1,,2",
                "best"
            })
    void otherTextsAreNoRule(String text) {
        told(
                text,
                "DRIVER-08   geodetector.discretisation: \"" + text + "\" is not a discretisation method\n"
                        + "            Write auto, given, search, equal, quantile, natural, geometric, sd, optimal, "
                        + "head-tail, pretty, maximum, box, box-3, percentile (quantile:5 for five classes), or the "
                        + "breaks: manual:10,20 for all drivers, manual:a=10,20;b=3 for each.",
                "DRIVER-08   geodetector.discretisation：“" + text + "”不是分层方式\n"
                        + "            请写 auto、given、search、equal、quantile、natural、geometric、sd、optimal、head-tail、"
                        + "pretty、maximum、box、box-3、percentile（如 quantile:5 表示五级），或给出断点：manual:10,20 "
                        + "用于全部因子，manual:a=10,20;b=3 分别给定。");
    }

    @Test
    void numbersOfClassesOutOfRangeAreToldWhereTheyStand() {
        String en = ": \"%s\" is not a range of class numbers\n"
                + "            Write two whole numbers from 2 to 64 such as 3:8, or one.";
        told(
                "quantile:1",
                "DRIVER-09   geodetector.discretisation" + en.formatted("1"),
                "DRIVER-09   geodetector.discretisation：“1”不是级数范围\n            请写 2 到 64 之间的两个整数，如 3:8，或只写一个。");
        for (String wrong : List.of("1:5", "8:3", "3:65", "3:4:5", "", "three", "2.5", "1000")) {
            assertThatThrownBy(() -> rule("auto", wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .extracting(p -> p.text(Language.EN))
                                    .containsExactly("DRIVER-09   geodetector.classes" + en.formatted(wrong)));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,2,2", "64,64,64", "2:64,2,64", "3–5,3,5", "3~5,3,5", "3...5,3,5", " 3 : 5 ,3,5"})
    void classNumbersAreARangeOrOne(String classes, int fewest, int most) {
        StrataRule rule = rule("search", classes);
        assertThat(List.of(rule.fewest(), rule.most())).containsExactly(fewest, most);
        // a rule's own numbers stand over them
        StrataRule own = rule("sd:7", classes);
        assertThat(List.of(own.fewest(), own.most())).containsExactly(7, 7);
    }

    @Test
    void theChoiceBetweenWaysHasThreeRules() {
        Map<String, ChoiceRule> rules = Map.of(
                "cross-validated", ChoiceRule.CROSS_VALIDATED,
                "largest-q", ChoiceRule.LARGEST_Q,
                "five-percent", ChoiceRule.FIVE_PERCENT);
        assertThat(StrataOptions.CHOICE.kind().choices())
                .extracting(Choice::id)
                .containsExactlyInAnyOrderElementsOf(rules.keySet());
        rules.forEach((name, rule) -> {
            Given given = new Given("geodetector");
            given.put(StrataOptions.CHOICE, rule, "geodetector.choice");
            assertThat(StrataOptions.rule(given).choice()).isEqualTo(rule);
            assertThat(StrataOptions.CHOICE.kind().text(rule)).isEqualTo(name);
        });
    }

    /** As pages and help say. */
    @Test
    void whereNothingIsGivenTheDefaultsOfTheDeclarationsHold() {
        StrataRule rule = StrataOptions.rule(new Given("geodetector"));
        assertThat(StrataOptions.DISCRETISATION.standard().value()).contains(rule.text());
        assertThat(StrataOptions.CLASSES.standard().value()).contains(rule.fewest() + ":" + rule.most());
        assertThat(StrataOptions.CHOICE.standard().value())
                .contains(StrataOptions.CHOICE.kind().text(rule.choice()));
        assertThat(rule.kind()).isEqualTo(StrataRule.Kind.AUTO);
    }

    /** One way with one number is taken as it is; else a class needs two units. */
    @Test
    void aSearchKnowsItsWaysItsNumbersAndItsSeed() {
        SearchOptions fixed = rule("quantile:5").search(7);
        assertThat(fixed)
                .isEqualTo(new SearchOptions(
                        Set.of(BreakMethod.QUANTILE),
                        5,
                        5,
                        ChoiceRule.CROSS_VALIDATED,
                        1,
                        SearchOptions.defaults(0).folds(),
                        0,
                        7));
        assertThat(rule("quantile:4-5").search(7).unitsPerClass()).isEqualTo(2);
        assertThat(rule("quantile,equal:5").search(7).unitsPerClass()).isEqualTo(2);
        assertThat(rule("optimal:5").search(7).unitsPerClass())
                .as("it would seek them")
                .isEqualTo(2);
        for (String own : new String[] {"percentile", "box", "box-3", "pretty", "head-tail"}) {
            assertThat(rule(own).search(7).unitsPerClass())
                    .as("%s: nobody can ask it for fewer classes", own)
                    .isEqualTo(1);
        }
        assertThat(rule("sd").search(7).unitsPerClass()).isEqualTo(2);
        assertThat(rule("box,percentile").search(7).unitsPerClass()).isEqualTo(2);
        assertThat(rule("search").search(3)).isEqualTo(SearchOptions.defaults(3));
    }

    @ParameterizedTest
    @CsvSource({
        "given,3",
        "'manual:1,2',3",
        "quantile:5,6",
        "quantile:2,3",
        "'quantile,equal:5',10",
        "optimal:5,10",
        "search,6",
        "auto,6"
    })
    void aRuleNeedsSoManyUnits(String text, int units) {
        assertThat(rule(text).fewestUnits()).isEqualTo(units);
    }
}
