package org.carbonscape.study.plan;

import java.util.List;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** What says how drivers become strata, in a study and in the detector's command. */
public final class StrataOptions {
    static final StrataRule.ClassNumbers USUAL_CLASSES = new StrataRule.ClassNumbers(3, 8);

    public static final Option<StrataRule.Ways> DISCRETISATION = Option.of(
                    "discretisation",
                    Kinds.of(
                            "RULE",
                            Bilingual.of(
                                    "auto, given, search, " + StrataRule.WORDS.in(Language.EN)
                                            + " (quantile:5 for five classes), manual:10,20 or manual:a=10,20;b=3",
                                    "auto、given、search、" + StrataRule.WORDS.in(Language.ZH)
                                            + "（quantile:5 为五级）、manual:10,20 或 manual:a=10,20;b=3"),
                            StrataRule.Ways::read,
                            StrataRule.Ways::text),
                    "How drivers become strata. auto: text and whole numbers with few values are given, the rest is "
                            + "searched.",
                    "因子如何分层。auto：文字和取值种类少的整数直接作为分层，其余自动搜索。")
            .named("离散化方法")
            .standard(StrataRule.Ways.AUTO)
            .example("optimal")
            .alsoCalled("strata", "discretization");
    public static final Option<StrataRule.ClassNumbers> CLASSES = Option.of(
                    "classes",
                    Kinds.of(
                            "FROM:TO",
                            Bilingual.of(
                                    "two whole numbers from 2 to " + StrataRule.MOST_CLASSES + ", or one",
                                    "2 到 " + StrataRule.MOST_CLASSES + " 之间的两个整数，或一个"),
                            StrataRule.ClassNumbers::read,
                            StrataRule.ClassNumbers::text),
                    "Numbers of classes tried.",
                    "尝试的级数。")
            .named("尝试级数")
            .standard(USUAL_CLASSES)
            .example("\"3:8\"");
    public static final Option<ChoiceRule> CHOICE = Option.of(
                    "choice",
                    Kinds.choice(List.of(
                            Choice.of(
                                    ChoiceRule.CROSS_VALIDATED,
                                    "cross-validated",
                                    "the largest cross-validated q",
                                    "交叉验证 q 最大",
                                    "cv",
                                    "cross-validation"),
                            Choice.of(
                                    ChoiceRule.LARGEST_Q,
                                    "largest-q",
                                    "the largest q, as in OPGD",
                                    "q 最大，同 OPGD",
                                    "q",
                                    "largest",
                                    "max-q",
                                    "opgd"),
                            Choice.of(
                                    ChoiceRule.FIVE_PERCENT,
                                    "five-percent",
                                    "more classes only while q grows by five percent",
                                    "q 增加不足 5% 时不再增加级数",
                                    "5%",
                                    "loess"))),
                    "How to choose between discretisations.",
                    "从各种离散化方式中选取的准则。")
            .named("选取准则")
            .standard(ChoiceRule.CROSS_VALIDATED)
            .example("cross-validated");

    private StrataOptions() {}

    /** In the order of help and pages. */
    public static List<Option<?>> declared() {
        return List.of(DISCRETISATION, CLASSES, CHOICE);
    }

    /** The rule that was given; what was not, as usual. */
    public static StrataRule rule(Given given) {
        return StrataRule.of(
                given.or(DISCRETISATION, StrataRule.Ways.AUTO),
                given.or(CLASSES, USUAL_CLASSES),
                given.or(CHOICE, ChoiceRule.CROSS_VALIDATED));
    }
}
