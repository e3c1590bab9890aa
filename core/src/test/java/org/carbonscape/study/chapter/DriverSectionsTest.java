package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.driver.ChoiceRule;
import org.carbonscape.driver.Correction;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.Discretisation;
import org.carbonscape.driver.Ecological;
import org.carbonscape.driver.Factor;
import org.carbonscape.driver.Interaction;
import org.carbonscape.driver.InteractionType;
import org.carbonscape.driver.Risk;
import org.carbonscape.driver.SizeEffect;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.plan.DriverSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections of the chapter on drivers, of findings made by hand. */
class DriverSectionsTest {
    private static final Factor DEM = HandMade.factor("dem", 0.25, 0.04);
    private static final Factor FOREST = HandMade.factor("forest", 0.5, 0.001);
    private static final Factor WATER = HandMade.factor("water", 0.125, 0.0005);

    private static Told told(DriverTerms terms, BiConsumer<DriverTerms, Findings.Builder> section) {
        Findings.Builder chapter = Findings.named("what-drives-it", Words.same("x"));
        section.accept(terms, chapter);
        return Told.of(chapter);
    }

    private static Told strength(HandMade.Phase... phases) {
        return told(HandMade.terms(HandMade.plan("net_per_ha"), phases), (t, c) -> new FactorSection(t).strength(c));
    }

    // words

    @Test
    void pAndTheIntervalAreExplainedWhereTheyAreDrawn() {
        DetectorOptions both = DetectorOptions.defaults(1).withPermutations(99, 0);
        assertThat(DriverChapter.drawn(both, true))
                .isEqualTo(Words.of(
                        "p is the share of 99 random reassignments of y within spatial blocks that reach q; the "
                                + "interval is the 95 % bootstrap interval, corrected for bias. ",
                        "p 为 99 次空间块内随机置换 y 中达到 q 的比例；区间为 95 % 自助区间（偏差校正）。"));
        DetectorOptions interval = both.withPermutations(0, 0).withReplicates(99, 0.9);
        assertThat(DriverChapter.drawn(interval, false))
                .isEqualTo(Words.of(
                        "The interval is the 90 % bootstrap interval, corrected for bias. ", "区间为 90 % 自助区间（偏差校正）。"));
        assertThat(DriverChapter.drawn(both.withReplicates(0, 0.95), false).en())
                .isEqualTo("p is the share of 99 random reassignments of y that reach q. ");
        assertThat(DriverChapter.drawn(interval.withReplicates(0, 0.95), false)).isEqualTo(Words.same(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net|Net emissions (tCO₂ a year)|净碳排放（tCO₂/年）",
                "net_per_ha|Net emissions (tCO₂/ha a year)|净碳排放（tCO₂/(公顷·年)）",
                "source|Carbon source (tCO₂ a year)|碳源（tCO₂/年）",
                "source_per_ha|Carbon source (tCO₂/ha a year)|碳源（tCO₂/(公顷·年)）",
                "sink|Carbon sink (tCO₂ a year)|碳汇（tCO₂/年）",
                "sink_per_ha|Carbon sink (tCO₂/ha a year)|碳汇（tCO₂/(公顷·年)）",
                "stock|Carbon stock (tC)|碳储量（tC）",
                "stock_per_ha|Carbon stock (tC/ha)|碳储量（tC/公顷）",
                "stock_change_per_ha|Change in carbon stock (tC/ha)|碳储量变化（tC/公顷）"
            })
    void yIsNamedWithItsUnit(String y, String en, String zh) {
        assertThat(HandMade.terms(HandMade.plan(y), HandMade.phase(2020, DEM)).y())
                .isEqualTo(Words.of(en, zh));
    }

    @Test
    void stocksAreMadeOfDensitiesAndNotOfEmissions() {
        assertThat(HandMade.terms(HandMade.plan("stock_per_ha"), HandMade.phase(2020, DEM))
                        .basis())
                .isEqualTo(Words.of("the area of each class times its carbon density", "各地类面积乘以碳密度"));
        assertThat(HandMade.terms(HandMade.plan("net"), HandMade.phase(2020, DEM))
                        .basis()
                        .zh())
                .contains("系数", "排放");
    }

    @ParameterizedTest
    @CsvSource({"0.04,0.040,= 0.040", "0.001,0.001,= 0.001", "0.0009999,<0.001,< 0.001", "1,1.000,= 1.000"})
    void aPIsNeverZero(double p, String shown, String inSentence) {
        assertThat(DriverTerms.p(p)).isEqualTo(shown);
        assertThat(DriverTerms.equal(p)).isEqualTo(inSentence);
        assertThat(DriverTerms.p(Double.NaN)).isEqualTo("–");
    }

    @Test
    void twoNamesInChineseHaveBlanksBesideLatinLetters() {
        assertThat(DriverTerms.and("dem", "林地")).isEqualTo("dem 与林地");
        assertThat(DriverTerms.and("林地", "dem")).isEqualTo("林地与 dem");
        assertThat(DriverTerms.within("dem 与林地")).isEqualTo(" dem 与林地");
        assertThat(DriverTerms.within("高程与林地")).isEqualTo("高程与林地");
        assertThat(DriverTerms.and("a", "b")).isEqualTo("a 与 b");
        assertThat(DriverTerms.and("坡度", "林地")).isEqualTo("坡度与林地");
    }

    @Test
    void aDriverThatYIsComputedFromHasAStar() {
        DriverTerms terms = HandMade.terms(
                HandMade.plan("net"), HandMade.phase(2020, DEM, FOREST).computedFrom("forest"));
        assertThat(terms.label("forest")).isEqualTo(Words.of("forest *", "林地占比*"));
        assertThat(terms.label("dem")).isEqualTo(Words.of("dem", "高程"));
    }

    @Test
    void aDriverHasOneColourInAllFigures() {
        DriverTerms terms = HandMade.terms(HandMade.plan("net"), HandMade.phase(2020, WATER, DEM));
        assertThat(terms.colour("dem")).isEqualTo(Palette.series(0));
        assertThat(terms.colour("forest")).isEqualTo(Palette.series(1));
        assertThat(terms.colour("water")).isEqualTo(Palette.series(2));
    }

    // strength

    @Test
    void theStrongestDriverIsNamedWithItsInterval() {
        Told told = strength(HandMade.phase(2020, DEM, FOREST, WATER));
        assertThat(told.headings(Language.EN)).containsExactly("Strength of each driver");
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 forest explains most: q = 0.500 (0.400 to 0.600).");
        assertThat(told.paragraphs(Language.ZH)).containsExactly("2020 年解释力最强的是林地占比：q = 0.500（0.400 至 0.600）。");
    }

    @Test
    void amongDriversThatYWasNotComputedFromTheStrongestIsNamedToo() {
        Told told = strength(HandMade.phase(2020, DEM, FOREST, WATER).computedFrom("forest"));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 forest * explains most: q = 0.500 (0.400 to 0.600). Among the drivers that "
                        + "y was not computed from, the strongest is dem: q = 0.250 (0.150 to 0.350), p = "
                        + "0.040.");
        assertThat(told.paragraphs(Language.ZH))
                .containsExactly("2020 年解释力最强的是林地占比*：q = 0.500（0.400 至 0.600）。在未参与 y 计算的因子中，解释力最强的是高程：q = 0.250"
                        + "（0.150 至 0.350），p = 0.040。");
        assertThat(told.figure("geodetector-q", Figure.Bars.class).caption().title())
                .isEqualTo(Words.of(
                        "q of each driver with its interval; * y is computed from it", "各因子的 q 值及其区间；* y 由其计算而来"));
    }

    @Test
    void aStrongestDriverThatChanceAloneMayGiveIsToldAsSuch() {
        Told told = strength(HandMade.phase(2020, DEM, HandMade.factor("forest", 0.7, 0.672)));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 forest explains most: q = 0.700 (0.600 to 0.800), which is not significant "
                        + "(p = 0.672).");
        assertThat(told.paragraphs(Language.ZH))
                .containsExactly("2020 年解释力最强的是林地占比：q = 0.700（0.600 至 0.800），不显著（p = 0.672）。");
    }

    @Test
    void ofPlacesThatAreAlikeTheLargerPIsTold() {
        Told told = strength(HandMade.phase(
                        2020, HandMade.factor("forest", 0.7, 0.001, 0.21), HandMade.factor("dem", 0.5, 0.03, 0.002))
                .computedFrom("forest"));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 forest * explains most: q = 0.700 (0.600 to 0.800), which is not significant "
                        + "(p = 0.210). Among the drivers that y was not computed from, the strongest is dem: q = "
                        + "0.500 (0.400 to 0.600), p = 0.030.");
        assertThat(Told.rows(told.excerpt("Factor detector, 2020"), Language.EN))
                .extracting(r -> r.get(6))
                .containsExactly("0.210", "0.002");
    }

    private static final Discretisation EQUAL = HandMade.tried(BreakMethod.EQUAL, 0.1, 10);
    private static final Discretisation NATURAL = HandMade.tried(BreakMethod.NATURAL, 0.2, 12);
    private static final Discretisation OPTIMAL = HandMade.tried(BreakMethod.OPTIMAL, 0.3, 14);

    /** Of noise, 6 drivers, 200 units, the strongest passed in 10 of 12 tables, and nothing beside it said why. */
    @Test
    void whatPassesForSignificantWithClassesChosenByYIsToldAsSuch() {
        Told told = strength(HandMade.phase(2020, DEM, FOREST)
                .cuts(HandMade.searched("dem", EQUAL, NATURAL), HandMade.searched("forest", OPTIMAL))
                .computedFrom("forest"));
        assertThat(told.paragraphs(Language.EN).get(0))
                .endsWith("p = 0.040. The classes of forest *, dem were chosen with y, which no p allows for: drivers "
                        + "that have nothing to do with y then pass for significant more often than they should "
                        + "(DRIVER-C07).");
        assertThat(told.paragraphs(Language.ZH).get(0))
                .endsWith("p = 0.040。林地占比*、高程的分级借助 y 选出，各个 p 均未计入这一选择：与 y 无关的因子因此更容易显得显著（DRIVER-C07）。");
        Told allowed = strength(HandMade.phase(2020, HandMade.factor("dem", 0.5, 0.001, Double.NaN, 0.012), FOREST)
                .cuts(HandMade.searched("dem", EQUAL, NATURAL), HandMade.given("forest"))
                .computedFrom("forest"));
        assertThat(allowed.paragraphs(Language.EN).get(0))
                .endsWith("(0.400 to 0.600). The classes of dem were chosen with y, and p allows for it; q and its "
                        + "interval do not (DRIVER-C07).");
        assertThat(allowed.paragraphs(Language.ZH).get(0))
                .endsWith("（0.400 至 0.600）。高程的分级借助 y 选出，p 已计入这一选择，q 及其区间没有（DRIVER-C07）。");
        assertThat(Told.rows(allowed.excerpt("Factor detector, 2020"), Language.EN))
                .extracting(r -> r.get(7))
                .containsExactly("0.012", "–");
        Factor chance = HandMade.factor("forest", 0.7, 0.001, Double.NaN, 0.672);
        for (HandMade.Phase phase : List.of(
                HandMade.phase(2020, DEM, FOREST).cuts(HandMade.given("dem"), HandMade.searched("forest", NATURAL)),
                HandMade.phase(2020, DEM, chance).cuts(HandMade.searched("forest", EQUAL, NATURAL)),
                HandMade.phase(2020, HandMade.withoutInterval("forest", 0.5))
                        .cuts(HandMade.searched("forest", EQUAL, NATURAL)))) {
            assertThat(strength(phase).paragraphs(Language.EN).get(0)).doesNotContain("chosen with y");
        }
    }

    @Test
    void aDriverWithoutOthersIsNotTheStrongest() {
        Told told = strength(HandMade.phase(2020, FOREST));
        assertThat(told.paragraphs(Language.EN)).containsExactly("In 2020 the q of forest is 0.500 (0.400 to 0.600).");
        assertThat(told.paragraphs(Language.ZH)).containsExactly("2020 年林地占比的 q 为 0.500（0.400 至 0.600）。");
        // those that were left out of every phase have no place in the figure
        assertThat(told.figure("geodetector-q", Figure.Bars.class).categories())
                .extracting(Words::en)
                .containsExactly("forest");
    }

    @Test
    void ofSeveralPhasesTheFirstIsRemembered() {
        Told told = strength(
                HandMade.phase(2000, HandMade.factor("forest", 0.375, 0.01), DEM),
                HandMade.phase(2010, FOREST, DEM),
                HandMade.phase(2020, FOREST, DEM));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly(
                        "In 2020 forest explains most: q = 0.500 (0.400 to 0.600). In 2000 the q of forest was 0.375.");
        assertThat(told.paragraphs(Language.ZH))
                .containsExactly("2020 年解释力最强的是林地占比：q = 0.500（0.400 至 0.600）。2000 年林地占比的 q 为 0.375。");
    }

    @Test
    void withoutDrawsThereIsNoIntervalAndNoP() {
        Told told = strength(
                HandMade.phase(2020, HandMade.withoutInterval("forest", 0.5), HandMade.withoutInterval("dem", 0.25))
                        .computedFrom("forest"));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 forest * explains most: q = 0.500. Among the drivers that y was not "
                        + "computed from, the strongest is dem: q = 0.250.");
    }

    @Test
    void barsOfQFallFromTheStrongestOfTheLastPhase() {
        Told told = strength(HandMade.phase(2000, DEM), HandMade.phase(2020, DEM, FOREST, WATER));
        Figure.Bars bars = told.figure("geodetector-q", Figure.Bars.class);
        assertThat(bars.caption().title()).isEqualTo(Words.of("q of each driver with its interval", "各因子的 q 值及其区间"));
        assertThat(bars.categories()).extracting(Words::en).containsExactly("forest", "dem", "water");
        assertThat(bars.bars()).extracting(b -> b.name().en()).containsExactly("2000", "2020");
        assertThat(bars.bars().get(1).values()).containsExactly(0.5, 0.25, 0.125);
        assertThat(bars.bars().get(1).low()).containsExactly(0.4, 0.15, 0.125 - 0.1);
        assertThat(bars.bars().get(1).high()).containsExactly(0.6, 0.35, 0.125 + 0.1);
        // a driver that was left out of a phase has no bar there
        assertThat(bars.bars().get(0).values().get(0)).isNaN();
        assertThat(bars.bars().get(0).values().get(1)).isEqualTo(0.25);
        assertThat(bars.horizontal()).isTrue();
        assertThat(bars.stacking()).isEqualTo(Figure.Stacking.GROUPED);
    }

    /** Nine colours told 2001 and 2010 alike. */
    @Test
    void barsOfManyYearsHaveAColourEach() {
        Told told = strength(IntStream.rangeClosed(2001, 2020)
                .mapToObj(year -> HandMade.phase(year, DEM))
                .toArray(HandMade.Phase[]::new));
        Figure.Bars bars = told.figure("geodetector-q", Figure.Bars.class);
        assertThat(bars.bars()).extracting(Figure.BarSeries::rgb).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void theTableOfFactorsHasARowForEachDriverOfTheLastPhase() {
        Excerpt shown = strength(HandMade.phase(2000, DEM), HandMade.phase(2020, DEM, FOREST))
                .excerpt("Factor detector, 2020");
        assertThat(shown.title().zh()).isEqualTo("因子探测，2020 年");
        assertThat(shown.file()).isEqualTo("tables/geodetector-factors.csv");
        assertThat(Told.headingsOf(shown, Language.ZH))
                .containsExactly("因子", "分层", "q", "下限", "上限", "p（置换）", "p（空间）", "p（F）", "p（n−1）", "p（n）");
        assertThat(Told.rows(shown, Language.EN))
                .containsExactly(
                        List.of("dem", "3", "0.250", "0.150", "0.350", "0.040", "–", "0.020", "0.010", "0.005"),
                        List.of("forest", "3", "0.500", "0.400", "0.600", "0.001", "–", "0.001", "0.000", "0.000"));
    }

    // interactions

    private static final Interaction STRONG = HandMade.interaction(DEM, FOREST, 0.625, 0.2);
    private static final Interaction NONLINEAR = HandMade.interaction(DEM, WATER, 0.5, 0.01);
    private static final Interaction WEAK = HandMade.interaction(FOREST, WATER, 0.5, Double.NaN);

    private static Told interactions(HandMade.Phase... phases) {
        return told(HandMade.terms(HandMade.plan("net"), phases), (t, c) -> new InteractionSection(t).interactions(c));
    }

    @Test
    void thePairThatExplainsMostAndTheOneThatAddsMostAreNamed() {
        assertThat(Stream.of(STRONG, NONLINEAR, WEAK).map(i -> i.shares().type()))
                .containsExactly(
                        InteractionType.BI_FACTOR_ENHANCEMENT,
                        InteractionType.NONLINEAR_ENHANCEMENT,
                        InteractionType.SINGLE_FACTOR_WEAKENING);
        Words words = interactions(HandMade.phase(2020, DEM, FOREST, WATER).interactions(STRONG, NONLINEAR, WEAK))
                .paragraph("Crossing two drivers");
        assertThat(words.en())
                .endsWith("In 2020 the pair that explains most is dem with forest (q = 0.625, excess 0.125); "
                        + "the largest excess has dem with water (0.250). In 1 of 3 pairs the weaker driver adds "
                        + "something "
                        + "at the level 0.05, each pair tested by itself; after Holm's correction for all pairs, in "
                        + "1. Nonlinear enhancement (q above the sum of both): 1 pair.");
        assertThat(words.zh())
                .endsWith("2020 年解释力最强的组合为高程与林地占比（q = 0.625，超出 0.125）；超出最多的为高程与到水域的距离（0.250）。"
                        + "在 0.05 水平上，3 对中有 1 对的较弱因子确有增益（逐对检验；对全部组合作 Holm 校正后为 1 对）；非线性增强（q 大于两者之和）有 1 对。");
    }

    /** Of noise with optimal breaks 8 of 10 pairs passed; with breaks that y only chose 1 of 20. */
    @Test
    void aWeakerDriverWithBreaksPlacedByYIsToldAsSuch() {
        HandMade.Phase phase = HandMade.phase(2020, DEM, FOREST, WATER).interactions(STRONG, NONLINEAR, WEAK);
        Words words = interactions(phase.cuts(HandMade.searched("dem", OPTIMAL), HandMade.searched("water", OPTIMAL)))
                .paragraph("Crossing two drivers");
        assertThat(words.en())
                .endsWith(": 1 pair. The optimal breaks of water were placed by y, which the p of the excess does not "
                        + "allow for: it is too small (DRIVER-C07).");
        assertThat(words.zh()).endsWith("有 1 对。到水域的距离的最优断点由 y 确定，超出量的 p 未计入这一点，数值偏小（DRIVER-C07）。");
        assertThat(interactions(phase.cuts(
                                HandMade.searched("dem", OPTIMAL), HandMade.searched("water", EQUAL, NATURAL)))
                        .paragraph("Crossing two drivers")
                        .en())
                .doesNotContain("DRIVER-C07");
    }

    @Test
    void withoutAPairThatAddsNoMarkIsExplained() {
        Told told = interactions(
                HandMade.phase(2020, DEM, FOREST).interactions(HandMade.interaction(DEM, FOREST, 0.625, 0.3)));
        assertThat(told.paragraph("Crossing two drivers").en())
                .contains("(q = 0.625, excess 0.125). The weaker driver adds nothing at the level 0.05. ");
        assertThat(told.paragraph("Crossing two drivers").zh()).contains("（q = 0.625，超出 0.125）。在 0.05 水平上，较弱因子无增益；");
        assertThat(told.figure("geodetector-interaction", Figure.Matrix.class)
                        .caption()
                        .title())
                .isEqualTo(Words.of(
                        "q of each pair of drivers; on the diagonal each driver alone, 2020",
                        "2020 年因子两两组合的 q 值；对角线为单因子"));
    }

    @Test
    void theMatrixHasEachAloneOnTheDiagonalAndPairsBelow() {
        Figure.Matrix matrix = interactions(
                        HandMade.phase(2020, DEM, FOREST, WATER).interactions(STRONG, NONLINEAR, WEAK))
                .figure("geodetector-interaction", Figure.Matrix.class);
        assertThat(matrix.caption().title().en())
                .isEqualTo("q of each pair of drivers; on the diagonal each driver alone; +: the weaker adds "
                        + "significantly (p < 0.05, uncorrected), 2020");
        assertThat(matrix.caption().title().zh()).isEqualTo("2020 年因子两两组合的 q 值；对角线为单因子；+ 表示较弱者确有增益（p < 0.05，未校正）");
        assertThat(matrix.texts())
                .containsExactly(
                        List.of("0.250", "", ""), List.of("0.625", "0.500", ""), List.of("0.500 +", "0.500", "0.125"));
        assertThat(matrix.values().get(2)).containsExactly(0.5, 0.5, 0.125);
        assertThat(matrix.values().get(0).get(1)).isNaN();
        assertThat(matrix.shading().most()).isEqualTo(0.625);
        assertThat(matrix.rows().names()).extracting(Words::en).containsExactly("dem", "forest", "water");
    }

    @Test
    void phasesStandBesideEachOtherUnderOneScale() {
        Told told = interactions(
                HandMade.phase(2000, DEM, FOREST).interactions(HandMade.interaction(DEM, FOREST, 0.75, 0.5)),
                HandMade.phase(2020, DEM, FOREST).interactions(STRONG));
        Figure.Panels panels = told.figure("geodetector-interaction", Figure.Panels.class);
        assertThat(panels.panels()).extracting(p -> p.caption().title().en()).containsExactly("2000", "2020");
        assertThat(panels.panels())
                .allSatisfy(
                        p -> assertThat(((Figure.Matrix) p).shading().most()).isEqualTo(0.75));
    }

    /** The more drivers, the larger a matrix must be for its numbers to be read. */
    @ParameterizedTest
    @CsvSource({
        "6, 6, geodetector-interaction",
        "7, 1, geodetector-interaction",
        "7, 4, geodetector-interaction",
        "10, 6, geodetector-interaction-2001-2004 geodetector-interaction-2005-2006",
        "7, 5, geodetector-interaction-2001-2004 geodetector-interaction-2005",
        "11, 2, geodetector-interaction-2001 geodetector-interaction-2002"
    })
    void matricesOfManyDriversStandFourOnAPageOrAlone(int drivers, int phases, String ids) {
        List<Factor> many = new ArrayList<>();
        List<DriverLayer> layers = new ArrayList<>();
        for (int i = 0; i < drivers; i++) {
            many.add(HandMade.factor("d" + i, 0.05 * (i + 1), 0.01));
            layers.add(new DriverLayer(
                    "d" + i,
                    new DriverSource.Raster(Path.of("d.tif")),
                    new TreeMap<>(),
                    Optional.empty(),
                    new BitSet(),
                    Words.none()));
        }
        Factor[] factors = many.toArray(Factor[]::new);
        Interaction pair = HandMade.interaction(factors[0], factors[1], 0.5, 0.5);
        DriverTerms terms = DriverTerms.of(
                HandMade.plan("net"),
                layers,
                IntStream.rangeClosed(2001, 2000 + phases)
                        .mapToObj(year ->
                                HandMade.phase(year, factors).interactions(pair).entry())
                        .toList(),
                Told.SOURCE);
        Told told = told(terms, (t, c) -> new InteractionSection(t).interactions(c));
        assertThat(told.figureIds()).containsExactly(ids.split(" "));
        if (ids.contains("2001-2004")) {
            Figure.Panels first = told.figure("geodetector-interaction-2001-2004", Figure.Panels.class);
            assertThat(first.caption().title().en()).startsWith("2001–2004: q of each pair of drivers");
            assertThat(first.caption().title().zh()).startsWith("2001–2004 年因子两两组合的 q 值");
            assertThat(first.panels())
                    .extracting(p -> p.caption().title().en())
                    .containsExactly("2001", "2002", "2003", "2004");
        }
        if (drivers == 11) {
            assertThat(told.figure("geodetector-interaction-2001", Figure.Matrix.class)
                            .caption()
                            .title()
                            .en())
                    .startsWith("2001: q of each pair of drivers");
        }
    }

    @Test
    void pairsStandInATableWithTheirType() {
        Excerpt shown = interactions(HandMade.phase(2020, DEM, FOREST, WATER).interactions(STRONG, NONLINEAR, WEAK))
                .excerpt("Interaction detector, 2020");
        assertThat(shown.title().zh()).isEqualTo("交互探测，2020 年");
        assertThat(Told.rows(shown, Language.EN))
                .containsExactly(
                        List.of("dem", "forest", "0.625", "0.125", "0.200", "Bi-factor enhancement"),
                        List.of("dem", "water", "0.500", "0.250", "0.010", "Nonlinear enhancement"),
                        List.of("forest", "water", "0.500", "0.000", "–", "Single-factor weakening"));
        assertThat(Told.rows(shown, Language.ZH))
                .extracting(r -> r.get(5))
                .containsExactly("双因子增强", "非线性增强", "单因子非线性减弱");
    }

    // risk and ecological detector

    private static Risk.Stratum stratum(String label, int units, double mean, double sd) {
        return new Risk.Stratum(label, units, mean, sd);
    }

    private static Risk.Comparison comparison(boolean different) {
        return new Risk.Comparison("a", "b", 1, 1, 1, 0.1, 0.2, different);
    }

    private static HandMade.Phase ofRisk() {
        return HandMade.phase(2020, DEM, FOREST)
                .cuts(HandMade.manual("dem", 12.34567, 100), HandMade.given("forest"))
                .risk(
                        // in the order of first appearance, not that of the values
                        new Risk(
                                "dem",
                                List.of(
                                        stratum("> 100", 9, 3, 1.5),
                                        stratum("<= 12.34567", 4, 1, 0.5),
                                        stratum("(12.34567, 100]", 5, 2, 2)),
                                List.of(comparison(true), comparison(false), comparison(true))),
                        new Risk(
                                "forest",
                                List.of(stratum("loam", 1, 7, Double.NaN), stratum("2.5000", 16, 8, 4)),
                                List.of(comparison(false))));
    }

    /** No stock is below 0, so no interval of its mean is; 2 - 2.78 x 2 / sqrt 5 is -0.48. */
    @Test
    void intervalsOfStocksEndAtZero() {
        Figure.Lines lines = risk("stock", ofRisk()).figure("geodetector-risk", Figure.Lines.class);
        assertThat(lines.series().get(0).points().get(1).low()).isZero();
        assertThat(lines.series().get(0).points().get(0).low()).isNaN();
        assertThat(risk("source_per_ha", ofRisk())
                        .figure("geodetector-risk", Figure.Lines.class)
                        .series()
                        .get(0)
                        .points()
                        .get(1)
                        .low())
                .isZero();
    }

    private static Told risk(HandMade.Phase... phases) {
        return risk("net_per_ha", phases);
    }

    private static Told risk(String y, HandMade.Phase... phases) {
        return told(HandMade.terms(HandMade.plan(y), phases), (t, c) -> new RiskSection(t).risk(c));
    }

    /** Strata that hold one value each differ as plainly as can be, but no t test says so. */
    @Test
    void pairsWithoutATestAreNotSaidToBeAlike() {
        Risk.Comparison none = new Risk.Comparison("a", "b", 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
        Told told = risk(HandMade.phase(2020, DEM)
                .cuts(HandMade.given("dem"))
                .risk(new Risk(
                        "dem",
                        List.of(stratum("a", 9, 3, 0), stratum("b", 4, 1, 0), stratum("c", 5, 2, 2)),
                        List.of(none, comparison(false), comparison(false)))));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 no pair of strata (of 2) differs in its mean (Welch's t, exact degrees of "
                        + "freedom, correction: Holm). 1 more have no test: a stratum of one unit, or two in which y "
                        + "does not vary.");
        assertThat(told.paragraphs(Language.ZH).get(0)).endsWith("。另有 1 对无法检验（分层仅一个单元，或两层内 y 均不变）。");
    }

    @Test
    void pairsOfStrataThatDifferAreCounted() {
        assertThat(risk(ofRisk()).paragraphs(Language.EN))
                .containsExactly("In 2020, 2 of 4 pairs of strata differ in their mean (Welch's t, exact degrees of "
                        + "freedom, correction: Holm).");
        assertThat(risk(ofRisk()).paragraphs(Language.ZH))
                .containsExactly("2020 年，4 对分层中有 2 对均值有差异（Welch t 检验，精确自由度，校正：Holm）。");
        DetectorOptions defaults = DetectorOptions.defaults(1);
        assertThat(risk(ofRisk().options(defaults.withVerdicts(0.05, Correction.FALSE_DISCOVERY_RATE)))
                        .paragraphs(Language.ZH)
                        .get(0))
                .endsWith("校正：错误发现率）。");
        assertThat(risk(ofRisk().options(defaults.withVerdicts(0.05, Correction.NONE)))
                        .paragraphs(Language.EN)
                        .get(0))
                .endsWith("correction: none).");
    }

    @Test
    void differencesOfClassesThatYHadASayInAreToldAsSuch() {
        Risk differs = ofRisk().entry().outcome().detection().risk().get(0);
        Told told = risk(HandMade.phase(2020, DEM)
                .cuts(HandMade.searched("dem", EQUAL, HandMade.tried(BreakMethod.NATURAL, 0.2, 12.34567, 100)))
                .risk(differs));
        assertThat(told.paragraphs(Language.EN).get(0))
                .endsWith("Holm). The classes of dem were chosen with y, which the test does not allow for: it finds "
                        + "too many differences (DRIVER-C07).");
        assertThat(told.paragraphs(Language.ZH).get(0)).endsWith("Holm）。高程的分级借助 y 选出，检验未计入这一选择，会得出过多的差异（DRIVER-C07）。");
    }

    @Test
    void strataRunFromTheLowestValuesToTheHighestWithRoundedBreaks() {
        Excerpt shown = risk(ofRisk()).excerpt("Strata, 2020");
        assertThat(shown.title().zh()).isEqualTo("2020 年各分层");
        assertThat(Told.headingsOf(shown, Language.EN))
                .containsExactly("Driver", "Stratum", "Units", "Net emissions (tCO₂/ha a year)", "Standard deviation");
        assertThat(Told.rows(shown, Language.EN))
                .containsExactly(
                        List.of("dem", "≤ 12.35", "4", "1.00", "0.50"),
                        List.of("dem", "(12.35, 100]", "5", "2.00", "2.00"),
                        List.of("dem", "> 100", "9", "3.00", "1.50"),
                        // given strata keep their names
                        List.of("forest", "loam", "1", "7.00", "–"),
                        List.of("forest", "2.5000", "16", "8.00", "4.00"));
    }

    @Test
    void meansHaveIntervalsOfStudentsTWhereThereAreFiveUnits() {
        Figure.Lines lines = risk(ofRisk()).figure("geodetector-risk", Figure.Lines.class);
        assertThat(lines.caption().title().en())
                .isEqualTo("Mean of y by stratum, from low to high values of the driver (forest: categories in no "
                        + "order), with 95 % intervals for strata of at least 5 units, 2020");
        assertThat(lines.caption().title().zh()).contains("（由因子低值到高值；林地占比为类别，不分高低）及至少 5 个单元");
        Figure.Series dem = lines.series().get(0);
        assertThat(dem.rgb()).isEqualTo(Palette.series(0));
        assertThat(dem.points()).extracting(Figure.Point::y).containsExactly(1.0, 2.0, 3.0);
        assertThat(dem.points()).extracting(Figure.Point::x).containsExactly(1.0, 2.0, 3.0);
        assertThat(dem.points().get(0).low()).isNaN();
        // 2.776445 is t of 4 degrees of freedom, 2.306004 of 8
        assertThat(dem.points().get(1).low()).isCloseTo(2 - 2.776445 * 2 / Math.sqrt(5), within(1e-5));
        assertThat(dem.points().get(1).high()).isCloseTo(2 + 2.776445 * 2 / Math.sqrt(5), within(1e-5));
        assertThat(dem.points().get(2).low()).isCloseTo(3 - 2.306004 * 1.5 / 3, within(1e-5));
        assertThat(lines.series().get(1).points()).hasSize(2);
    }

    @Test
    void driversThatDifferInWhatTheyExplainAreNamed() {
        BiConsumer<DriverTerms, Findings.Builder> section = (t, c) -> new RiskSection(t).ecological(c);
        HandMade.Phase phase = HandMade.phase(2020, DEM, FOREST, WATER)
                .computedFrom("forest")
                .ecological(
                        new Ecological("dem", "forest", 2, 0.01, 0.02, true),
                        new Ecological("dem", "water", 1, 0.5, 0.5, false),
                        new Ecological("forest", "water", 3, 0.001, 0.003, true));
        assertThat(told(HandMade.terms(HandMade.plan("net"), phase), section).notes())
                .containsExactly(Words.of(
                        "Ecological detector (two-sided, independent of the order of drivers, correction: Holm), 2020: "
                                + "these pairs differ in explanatory power: dem and forest *; forest * and water. See "
                                + "tables/geodetector-ecological.csv.",
                        "生态探测（双侧，与因子顺序无关，校正：Holm），2020 年：解释力有差异的为：高程与林地占比*；林地占比*与到水域的距离。见 "
                                + "tables/geodetector-ecological.csv。"));
        HandMade.Phase none =
                HandMade.phase(2020, DEM, WATER).ecological(new Ecological("dem", "water", 1, 0.5, 0.5, false));
        assertThat(told(HandMade.terms(HandMade.plan("net"), none), section).notes())
                .containsExactly(Words.of(
                        "Ecological detector (two-sided, independent of the order of drivers, correction: Holm), 2020: "
                                + "no two drivers differ in explanatory power. See tables/geodetector-ecological.csv.",
                        "生态探测（双侧，与因子顺序无关，校正：Holm），2020 年：任意两因子的解释力无显著差异。见 tables/geodetector-ecological.csv。"));
    }

    // how drivers were cut

    private static Told cutting(ChoiceRule choice, HandMade.Phase... phases) {
        return told(
                HandMade.terms(HandMade.plan("net", "auto", choice, Optional.empty()), phases),
                (t, c) -> new CuttingSection(t).cutting(c));
    }

    private static HandMade.Phase cut() {
        return HandMade.phase(2020, DEM, FOREST, WATER)
                .cuts(
                        HandMade.searched(
                                "dem",
                                HandMade.tried(BreakMethod.EQUAL, 0.2, 1, 2),
                                HandMade.tried(BreakMethod.QUANTILE, 0.35, 1, 2),
                                HandMade.refused(BreakMethod.GEOMETRIC, 0.9, 1, 2, 3),
                                HandMade.tried(BreakMethod.NATURAL, 0.4, 1, 2, 3)),
                        HandMade.given("forest"),
                        HandMade.manual("water", 5));
    }

    @Test
    void theWaysTakenAreToldWithTheRuleOfTheChoice() {
        Words words = cutting(ChoiceRule.CROSS_VALIDATED, cut()).paragraph("q always grows");
        assertThat(words.en())
                .isEqualTo("q always grows with the number of classes, so q alone cannot tell how many to take. "
                        + "The rule was the largest cross-validated q, that is, how well class means predict "
                        + "units that were left out. Chosen in 2020: dem: natural, 4 classes; forest: given; "
                        + "water: manual.");
        assertThat(words.zh())
                .isEqualTo("q 总随级数增大，不能单凭 q 选级数。所用规则：交叉验证 q 最大，即各级均值对未参与计算的单元预测得最好。"
                        + "2020 年所选：高程：自然断点，4 级；林地占比：按原值；到水域的距离：自定断点。");
        assertThat(cutting(ChoiceRule.LARGEST_Q, cut())
                        .paragraph("q always grows")
                        .en())
                .contains("The rule was the largest q (the published rule, which favours many classes).");
        assertThat(cutting(ChoiceRule.LARGEST_Q, cut())
                        .paragraph("q always grows")
                        .zh())
                .contains("所用规则：q 最大（已发表的做法，倾向于级数多）。");
        assertThat(cutting(ChoiceRule.FIVE_PERCENT, cut())
                        .paragraph("q always grows")
                        .en())
                .contains("the smallest number of classes after which q grows by less than 5 %.");
        assertThat(cutting(ChoiceRule.FIVE_PERCENT, cut())
                        .paragraph("q always grows")
                        .zh())
                .contains("q 增幅首次低于 5 % 的最小级数。");
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIMAL,optimal,最优断点",
        "EQUAL,equal,等间距",
        "QUANTILE,quantile,分位数",
        "NATURAL,natural,自然断点",
        "GEOMETRIC,geometric,几何间距",
        "STANDARD_DEVIATION,sd,标准差"
    })
    void everyWayHasItsNameInBothLanguages(BreakMethod method, String en, String zh) {
        Words words = cutting(
                        ChoiceRule.CROSS_VALIDATED,
                        HandMade.phase(2020, DEM).cuts(HandMade.searched("dem", HandMade.tried(method, 0.4, 1, 2))))
                .paragraph("q always grows");
        assertThat(words.en()).endsWith("Chosen in 2020: dem: " + en + ", 3 classes.");
        assertThat(words.zh()).endsWith("2020 年所选：高程：" + zh + "，3 级。");
    }

    @Test
    void theCurveShowsTheBestEligibleWayAtEachNumberOfClasses() {
        Figure.Lines lines =
                cutting(ChoiceRule.CROSS_VALIDATED, cut()).figure("geodetector-discretisation", Figure.Lines.class);
        assertThat(lines.series()).singleElement().satisfies(s -> {
            assertThat(s.name().en()).isEqualTo("dem");
            assertThat(s.points()).extracting(Figure.Point::x).containsExactly(3.0, 4.0);
            assertThat(s.points()).extracting(Figure.Point::y).containsExactly(0.35, 0.4);
        });
        assertThat(lines.y().label()).isEqualTo(Words.of("Cross-validated q", "交叉验证 q"));
    }

    @Test
    void whereNothingWasSearchedThereIsNoSectionOnCutting() {
        Told told = cutting(
                ChoiceRule.CROSS_VALIDATED,
                HandMade.phase(2020, DEM).cuts(HandMade.given("dem"), HandMade.manual("water", 5)));
        assertThat(told.findings().blocks()).isEmpty();
    }

    // shares and sizes

    private static Told shares(HandMade.Phase... phases) {
        return told(HandMade.terms(HandMade.plan("net"), phases), (t, c) -> new JointSection(t).shares(c));
    }

    private static Map<String, Double> each(double dem, double forest) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("dem", dem);
        all.put("forest", forest);
        return all;
    }

    @Test
    void theJointQIsDividedAmongTheDrivers() {
        Told told = shares(
                HandMade.phase(2000, DEM, FOREST).shares(0.5, each(0.125, 0.375)),
                HandMade.phase(2020, DEM, FOREST).computedFrom("forest").shares(0.625, each(0.25, 0.375)));
        assertThat(told.paragraphs(Language.EN))
                .containsExactly(
                        "All drivers together explain 0.625 of the variance in 2020 (a regression tree on their "
                                + "strata, at least the q of the strongest); divided among them by Shapley values: dem "
                                + "0.250, forest 0.375.");
        assertThat(told.paragraphs(Language.ZH))
                .containsExactly(
                        "2020 年全部因子共同解释 0.625 的方差（以分层为自变量的回归树，不低于最强单因子的 q）；按 Shapley 值分配：高程 0.250、林地占比 0.375。");
        Figure.Bars bars = told.figure("geodetector-shares", Figure.Bars.class);
        assertThat(bars.stacking()).isEqualTo(Figure.Stacking.STACKED);
        assertThat(bars.categories()).extracting(Words::en).containsExactly("2000", "2020");
        assertThat(bars.bars()).extracting(b -> b.name().en()).containsExactly("dem", "forest", "water");
        assertThat(bars.bars().get(0).values()).containsExactly(0.125, 0.25);
        assertThat(bars.bars().get(1).values()).containsExactly(0.375, 0.375);
        assertThat(bars.bars().get(2).values()).allMatch(v -> v.isNaN());
    }

    @Test
    void aPairThatExplainsMoreByRoundingOnlyDoesNot() {
        assertThat(shares(HandMade.phase(2020, DEM, FOREST)
                                .interactions(HandMade.interaction(DEM, FOREST, 0.6251, 0.3))
                                .shares(0.625, each(0.25, 0.375)))
                        .paragraphs(Language.EN)
                        .get(0))
                .endsWith("forest 0.375.");
    }

    /** A reader who saw 0.7 for a pair wonders how all together explain less. */
    @Test
    void aPairThatExplainsMoreThanAllTogetherIsAccountedFor() {
        Told told = shares(HandMade.phase(2020, DEM, FOREST)
                .interactions(HandMade.interaction(DEM, FOREST, 0.7, 0.3))
                .shares(0.625, each(0.25, 0.375)));
        assertThat(told.paragraphs(Language.EN).get(0))
                .endsWith("forest 0.375. It is less than the 0.700 of the strongest pair, since a tree has few leaves, "
                        + "while crossing two drivers makes many strata, some of them of a few units.");
        assertThat(told.paragraphs(Language.ZH).get(0))
                .endsWith("0.375。它小于最强组合的 0.700，因为回归树的叶数有限，而两因子叠加会产生许多分层，其中一些只有少数单元。");
    }

    @Test
    void withoutSharesNothingIsTold() {
        assertThat(shares(HandMade.phase(2020, DEM)).findings().blocks()).isEmpty();
    }

    private static Told sizes(double peak, double flat, Double... sizes) {
        double[][] q = new double[sizes.length][];
        List<Integer> units = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        for (int k = 0; k < sizes.length; k++) {
            q[k] = new double[] {0.1 * (k + 1), 0.2 * (k + 1), Double.NaN};
            units.add(100 - 10 * k);
            upper.add(0.2 * (k + 1));
        }
        DriverStage.Sizes found = new DriverStage.Sizes(
                2020, List.of(sizes), units, q, new SizeEffect(List.of(sizes), upper, peak, flat));
        return told(
                HandMade.terms(HandMade.plan("net"), HandMade.phase(2020, DEM, FOREST)),
                (t, c) -> new JointSection(t).sizeEffect(c, found));
    }

    @Test
    void theSizeWithTheLargestQAndTheOneBeyondWhichItIsFlatAreTold() {
        Words words = sizes(3000, 2000, 2000.0, 3000.0, 5000.0).paragraph("q depends");
        assertThat(words.en())
                .isEqualTo("q depends on the size of the units (modifiable areal unit problem). The 90 % quantile of "
                        + "q over "
                        + "the drivers in 2020 is largest at 3 km and grows by less than 5 % beyond 2 km.");
        assertThat(words.zh()).isEqualTo("q 随单元大小而变（可变面积单元问题）。2020 年各因子 q 的 90 % 分位数在 3 km 处最大，自 2 km 起增幅低于 5 %。");
        assertThat(sizes(5000, 5000, 2000.0, 5000.0).paragraph("q depends").en())
                .endsWith("is largest at 5 km; it still grows by 5 % or more at the largest size tried, so larger "
                        + "ones are worth trying.");
        assertThat(sizes(5000, 5000, 2000.0, 5000.0).paragraph("q depends").zh())
                .endsWith("在 5 km 处最大；在所试的最大尺寸处增幅仍不低于 5 %，宜再试更大的尺寸。");
        assertThat(sizes(2500, 2500, 2500.0).paragraph("q depends").en())
                .endsWith("is largest at 2.5 km, the only size tried.");
        assertThat(sizes(2500, 2500, 2500.0).paragraph("q depends").zh()).endsWith("在 2.5 km 处最大（仅试此一个尺寸）。");
    }

    @Test
    void theTableOfSizesHasARowForEachDriverAndSize() {
        Told told = sizes(3000, 2000, 2000.0, 3000.0);
        Table table = told.file("geodetector-size-effect");
        assertThat(table.rows()).isEqualTo(6);
        List<String> rows = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            rows.add(table.text(r, 3) + " " + table.number(r, 1) + " " + table.integer(r, 2) + " " + table.number(r, 4)
                    + " " + table.number(r, 5));
        }
        assertThat(rows)
                .containsExactly(
                        "dem 2000.0 100 0.1 0.2",
                        "dem 3000.0 90 0.2 0.4",
                        "forest 2000.0 100 0.2 0.2",
                        "forest 3000.0 90 0.4 0.4",
                        "water 2000.0 100 NaN 0.2",
                        "water 3000.0 90 NaN 0.4");
        Figure.Lines lines = told.figure("geodetector-size-effect", Figure.Lines.class);
        assertThat(lines.caption().title()).isEqualTo(Words.of("q by size of the fishnet, 2020", "2020 年 q 随格网尺寸的变化"));
        assertThat(lines.series().get(1).points()).extracting(Figure.Point::x).containsExactly(2.0, 3.0);
        assertThat(lines.series().get(1).points()).extracting(Figure.Point::y).containsExactly(0.2, 0.4);
    }
}
