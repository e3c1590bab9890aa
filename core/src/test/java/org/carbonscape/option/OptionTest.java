package org.carbonscape.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/** Options, sections, settings, and what was given for them. */
class OptionTest {
    private static final Option<Double> ALPHA = Option.of("alpha", Kinds.share(), "Level of significance.", "显著性水平。");

    private static final Option<String> PLAIN =
            Option.of("tool", Read.words("row", "binary"), "How the weights are standardised.", "权重样式。");

    private static Option<Boolean> told() {
        return Option.of(
                "tail",
                Kinds.choice(List.of(
                        Choice.of(true, "two-sided", "either tail", "双侧"), Choice.of(false, "greater", "", ""))),
                "Which tails p counts.",
                "单侧或双侧。");
    }

    private static void text(Option<?> option, String en, String zh) {
        assertThat(option.text(Language.EN)).isEqualTo(en);
        assertThat(option.text(Language.ZH)).isEqualTo(zh);
    }

    @Test
    void anOptionOfANumberSaysWhatItDoes() {
        text(ALPHA, "Level of significance.", "显著性水平。");
    }

    @Test
    void theDefaultStandsBeforeTheFullStop() {
        text(ALPHA.standard(0.05), "Level of significance (default: 0.05).", "显著性水平（默认 0.05）。");
        text(
                ALPHA.standard("by convention; ours 0.05", "随计算口径而定，本软件为 0.05"),
                "Level of significance (default: by convention; ours 0.05).",
                "显著性水平（默认为随计算口径而定，本软件为 0.05）。");
    }

    @Test
    void wordsFollowWithWhatTheyMeanWhereTheySayIt() {
        text(PLAIN, "How the weights are standardised. row, binary.", "权重样式。row、binary。");
        text(told(), "Which tails p counts. two-sided: either tail; greater.", "单侧或双侧。two-sided：双侧；greater。");
        text(
                told().standard(true),
                "Which tails p counts. two-sided: either tail; greater (default: two-sided).",
                "单侧或双侧。two-sided：双侧；greater（默认 two-sided）。");
    }

    @Test
    void aDefaultIsWrittenAsTheUserWouldWriteIt() {
        Option<Double> side = Option.of("cell", Kinds.length(), "Side.", "边长。").standard(3000.0);
        assertThat(side.standard().value()).contains("3000 m");
        assertThat(side.standard().isNone()).isFalse();
        assertThat(told().standard(false).standard().value()).contains("greater");
        Option<Double> depends = ALPHA.standard("it depends", "视情况");
        assertThat(depends.standard().value()).isEmpty();
        assertThat(depends.standard().words().in(Language.ZH)).isEqualTo("视情况");
        assertThat(ALPHA.standard().isNone()).isTrue();
        assertThat(ALPHA.standard().value()).isEmpty();
    }

    @Test
    void whatIsAddedToAnOptionLeavesTheRestAsItWas() {
        Option<Double> all =
                ALPHA.standard(0.01).example("0.1").alsoCalled("level", "p").asRequired();
        assertThat(all.key()).isEqualTo("alpha");
        assertThat(all.kind()).isSameAs(ALPHA.kind());
        assertThat(all.doc()).isEqualTo(ALPHA.doc());
        assertThat(all.standard().value()).contains("0.01");
        assertThat(all.example()).isEqualTo("0.1");
        assertThat(all.alsoCalled()).containsExactly("level", "p");
        assertThat(all.required()).isTrue();
        assertThat(ALPHA.required()).isFalse();
        assertThat(ALPHA.alsoCalled()).isEmpty();
        assertThat(ALPHA.example()).isEmpty();
        // in any order
        Option<Double> again =
                ALPHA.asRequired().alsoCalled("level").example("0.1").standard(0.01);
        assertThat(again.required()).isTrue();
        assertThat(again.alsoCalled()).containsExactly("level");
        assertThat(again.example()).isEqualTo("0.1");
        assertThat(ALPHA.alsoCalled("x").standard("a", "b").alsoCalled()).containsExactly("x");
    }

    @Test
    void twoOptionsOfOneKeyAreStillTwo() {
        Option<Double> twin = Option.of("alpha", Kinds.share(), "Level of significance.", "显著性水平。");
        assertThat(twin).isNotEqualTo(ALPHA);
        Given given = new Given("");
        given.put(twin, 0.5, "alpha");
        assertThat(given.find(ALPHA)).isEmpty();
        assertThat(given.has(ALPHA)).isFalse();
        assertThat(given.find(twin)).contains(0.5);
        assertThat(given.has(twin)).isTrue();
    }

    @Test
    void aValueThatWasGivenStandsOverTheDefault() {
        Given given = new Given("statistics.hot-spots");
        assertThat(given.or(ALPHA, 0.05)).isEqualTo(0.05);
        given.put(ALPHA, 0.2, "statistics.hot-spots.level");
        assertThat(given.or(ALPHA, 0.05)).isEqualTo(0.2);
        given.put(ALPHA, 0.3, "statistics.hot-spots.alpha");
        assertThat(given.or(ALPHA, 0.05)).isEqualTo(0.3);
    }

    @Test
    void thePlaceOfAnOptionIsWhereItStandsOrWouldStand() {
        Given root = new Given("");
        assertThat(root.place(ALPHA)).isEqualTo("alpha");
        Given below = new Given("statistics.hot-spots");
        assertThat(below.place()).isEqualTo("statistics.hot-spots");
        assertThat(below.place(ALPHA)).isEqualTo("statistics.hot-spots.alpha");
        below.put(ALPHA, 0.2, "statistics.hot-spots.level");
        assertThat(below.place(ALPHA)).isEqualTo("statistics.hot-spots.level");
    }

    @Test
    void sectionsAreFoundByWhatTheyAreAndNamesInTheOrderWritten() {
        Section weights = Section.of("weights", "Weights.", "权重。", ALPHA);
        Given root = new Given("");
        assertThat(root.find(weights)).isEmpty();
        Given below = new Given("weights");
        root.put(weights, below);
        assertThat(root.find(weights)).containsSame(below);
        root.put("b", new Given("units.b"));
        root.put("a", new Given("units.a"));
        assertThat(root.named().keySet()).containsExactly("b", "a");
        root.put("2010", (Object) "x.tif");
        root.put("2005", (Object) "y.tif");
        Map<String, String> named = root.named(Option.of("*", Kinds.text(), "", ""));
        assertThat(named).containsExactly(Map.entry("2010", "x.tif"), Map.entry("2005", "y.tif"));
    }

    @Test
    void whatCouldNotBeReadIsRemembered() {
        Given given = new Given("");
        assertThat(given.isMisread()).isFalse();
        given.markMisread();
        assertThat(given.isMisread()).isTrue();
    }

    @Test
    void aSectionFindsAnItemByItsKeyItsOtherNamesAndElseTheUsersOwn() {
        Option<Double> alpha = ALPHA.alsoCalled("level");
        Option<String> any = Option.of(Item.ANY, Kinds.text(), "Any.", "任意。");
        Section closed = Section.of("s", "S.", "小节。", alpha, PLAIN);
        assertThat(closed.find("alpha")).containsSame(alpha);
        assertThat(closed.find("level")).containsSame(alpha);
        assertThat(closed.find("tool")).containsSame(PLAIN);
        assertThat(closed.find("Alpha")).isEmpty();
        Section open = Section.of("s", "S.", "小节。", List.of(any, alpha));
        assertThat(open.find("level")).containsSame(alpha);
        assertThat(open.find("2005")).containsSame(any);
        assertThat(open.required()).isFalse();
        assertThat(open.asRequired().required()).isTrue();
        assertThat(open.asRequired().items()).isEqualTo(open.items());
        assertThat(open.asRequired().key()).isEqualTo("s");
        assertThat(open.doc().in(Language.ZH)).isEqualTo("小节。");
    }

    /** Options of some method. */
    private record Options(double alpha, boolean twoSided) {}

    @Test
    void aSettingSetsItsOwnComponentOnly() {
        Option<Boolean> tail = told();
        Setting<Options, Double> alpha = Setting.of(ALPHA, Options::alpha, (o, v) -> new Options(v, o.twoSided));
        Setting<Options, Boolean> sides = Setting.of(tail, Options::twoSided, (o, v) -> new Options(o.alpha, v));
        Options defaults = new Options(0.05, true);
        Given given = new Given("");
        assertThat(alpha.apply(given, defaults)).isSameAs(defaults);
        given.put(ALPHA, 0.2, "alpha");
        assertThat(alpha.apply(given, defaults)).isEqualTo(new Options(0.2, true));
        assertThat(sides.apply(given, defaults)).isEqualTo(defaults);
        given.put(tail, false, "tail");
        assertThat(sides.apply(given, alpha.apply(given, defaults))).isEqualTo(new Options(0.2, false));
        assertThat(alpha.shown(defaults)).isEqualTo("0.05");
        assertThat(sides.shown(new Options(0.05, false))).isEqualTo("greater");
    }

    @Test
    void aReadingIsAValueOrAllThatIsWrong() {
        assertThat(Reading.of(3)).isEqualTo(new Reading.Value<>(3));
        Reading<Object> wrong = Reading.wrong(Bilingual.of("bad", "坏"), Bilingual.of("good", "好"));
        assertThat(((Reading.Misread<Object>) wrong).wrongs())
                .extracting(
                        w -> w.item() + w.found().in(Language.ZH) + w.wanted().in(Language.EN))
                .containsExactly("0坏good");
    }

    @Test
    void aChoiceKnowsItsOtherNames() {
        Choice<Integer> c = Choice.of(1, "one", "the first", "第一", "uno", "1st");
        assertThat(c.alsoCalled()).containsExactly("uno", "1st");
        assertThat(Optional.of(c.value())).contains(1);
        assertThat(c.doc().in(Language.EN)).isEqualTo("the first");
    }
}
