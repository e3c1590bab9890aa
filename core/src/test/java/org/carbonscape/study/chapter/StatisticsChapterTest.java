package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.LocalMoranMethod;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Quadrant;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.gather.Caution;
import org.carbonscape.study.gather.StatisticsOutcome;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapter on where sources and sinks gather: 48 squares of one cell, and the four districts they lie in. */
class StatisticsChapterTest {
    private static final String HEAD = """
            study: x
            seed: 5
            landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
            units:
              parts: { file: parts.geojson, id: id, name: name }
              squares: { fishnet: 100 m }
            carbon:
              factors: factors.csv
              emissions: { file: emissions.csv, units: parts }
            """;

    @TempDir
    private Path folder;

    /** A chapter with what it was made of. */
    private record Chapter(SmallStudy.Run run, List<StatisticsStage.SetResult> sets, Told told) {
        StatisticsStage.SetResult set() {
            return sets.get(0);
        }

        StatisticsStage.Series net(int phase) {
            return set().series(phase, Quantity.NET);
        }
    }

    private Chapter chapter(String statistics, Caution... cautions) {
        return chapterOf(HEAD + "statistics: " + statistics, cautions);
    }

    private Chapter chapterOf(String study, Caution... cautions) {
        SmallStudy.Run run = SmallStudy.in(folder).runWhole(study);
        StatisticsPlan plan = run.study().statistics().orElseThrow();
        Engine engine = new PlainEngine();
        StatisticsStage stage = new StatisticsStage(
                plan,
                run.inputs(),
                run.counts(),
                run.account(),
                () -> new DriverValues(run.inputs(), run.counts(), engine),
                engine);
        List<StatisticsStage.SetResult> sets = stage.run();
        StatisticsOutcome gathering = new StatisticsOutcome(plan, sets, Optional.empty(), List.of(cautions));
        return new Chapter(
                run,
                sets,
                new Told(new StatisticsChapter(
                                gathering,
                                run.inputs(),
                                run.counts(),
                                run.account(),
                                Told.images(run, folder),
                                Told.SOURCE)
                        .findings()));
    }

    private static List<Integer> units(StatisticsStage.SetResult set, int size, IntPredicate test) {
        return IntStream.range(0, size)
                .filter(test)
                .mapToObj(i -> set.places().unit(i) + 1)
                .toList();
    }

    /** The districts of squares of one cell, those with most of them first, at most three. */
    private static List<String> districts(List<Integer> squares) {
        int[] n = new int[5];
        squares.forEach(u -> n[SmallStudy.unit((u - 1) % 8, (u - 1) / 8)]++);
        return IntStream.rangeClosed(1, 4)
                .filter(d -> n[d] > 0)
                .boxed()
                .sorted((a, b) -> n[b] - n[a])
                .limit(3)
                .map(d -> SmallStudy.UNIT_NAMES.get(d - 1))
                .toList();
    }

    @Test
    void theChapterNamesItsUnitsAndTheirNeighbours() {
        Chapter chapter = chapter("{ units: squares, weights: rook, hot-spots: { permutations: 0 } }");
        assertThat(chapter.told.findings().id()).isEqualTo("where-they-gather");
        assertThat(chapter.told.findings().title()).isEqualTo(Words.of("Where they gather", "碳源与碳汇的集聚"));
        // 8 x 6 squares less the one without data: 82 rook links less its 3; the corner above it has one left
        double mean = 2.0 * (7 * 6 + 8 * 5 - 3) / 47;
        assertThat(chapter.told.note("Unit set"))
                .isEqualTo(Words.of(
                        "Unit set squares: 47 units; neighbours rook, row-standardised, 1 to 4, "
                                + Numbers.readable(mean, 1)
                                + " on average, 1 connected part, no units without neighbours. "
                                + "Values are tCO₂ per hectare and year of a unit's classified land, since units "
                                + "differ in area. "
                                + "Convention of all statistics here: carbonscape.",
                        "单元集 squares：47 个单元；邻接关系 Rook 邻接，行标准化，邻居数 1–4，平均 " + Numbers.readable(mean, 1)
                                + "，连通部分 1 个，无邻居单元 0 个。因单元面积不同，取值为单元内已分类土地每公顷每年的 tCO₂。"
                                + "本章各统计量的计算口径：carbonscape。"));
    }

    @Test
    void aSecondSetHasItsOwnNoteWithoutTheConvention() {
        Chapter chapter = chapter("{ units: [squares, parts], convention: geoda, hot-spots: { permutations: 0 } }");
        assertThat(chapter.told.note("Unit set squares").en()).endsWith("Convention of all statistics here: geoda.");
        assertThat(chapter.told.note("Unit set parts").en())
                .startsWith("Unit set parts: 4 units; neighbours queen, row-standardised, 3 to 3, 3.0 on average")
                .endsWith("since units differ in area.");
    }

    @Test
    void unitsWithoutNeighboursAreCounted() {
        Chapter chapter = chapter("{ units: parts, weights: \"band:10\", hot-spots: { permutations: 0 } }");
        assertThat(chapter.told.note("Unit set").en())
                .contains("0 to 0, 0.0 on average, 4 connected parts, 4 units without neighbours.");
    }

    // global statistics

    private static final String MORAN = "{ units: squares, morans-i: { permutations: 99 } }";

    @Test
    void aPhaseOfOneValueAllOverHasNoMoransI() {
        SmallStudy.in(folder).classes("flat.tif", "22222222\n".repeat(6));
        String head = HEAD.replace("emissions: { file: emissions.csv, units: parts }", "")
                .replace("2010.tif", "flat.tif");
        Words one = chapterOf(head + "statistics: " + MORAN).told.paragraph("Over squares");
        assertThat(one.en())
                .contains(" of 3 phases at p ≤ 0.05")
                .doesNotContain("NaN", "––")
                .endsWith("); in 1 they are the same in all units.");
        assertThat(one.zh()).endsWith("）；另有 1 期各单元相同。");
        Words all = chapterOf(head.replace("2000: 2000.tif, 2010: flat.tif, 2020: 2020.tif", "2000: flat.tif")
                        + "statistics: "
                        + MORAN)
                .told
                .paragraph("Over squares");
        assertThat(all.en())
                .isEqualTo("Over squares, net emissions are the same in all units, so that nothing can cluster.");
        assertThat(all.zh()).isEqualTo("squares：各单元净碳排放相同，无从集聚。");
    }

    @Test
    void moransIOfEveryPhaseIsToldInOneSentence() {
        Chapter chapter = chapter(MORAN);
        double[] i = IntStream.range(0, 3)
                .mapToDouble(p ->
                        chapter.net(p).find(Statistics.MORANS_I).orElseThrow().value())
                .toArray();
        // emissions stand on a few cells side by side: clustered in every phase
        String range = Numbers.readable(Arrays.stream(i).min().orElseThrow(), 3) + "–"
                + Numbers.readable(Arrays.stream(i).max().orElseThrow(), 3);
        assertThat(chapter.told.paragraph("Over squares"))
                .isEqualTo(Words.of(
                        "Over squares, net emissions are clustered in every phase (I = " + range
                                + ", p ≤ 0.05): high values adjoin high ones, and low values low ones.",
                        "squares：各期净碳排放均呈显著集聚（I = " + range + "，p ≤ 0.05）：高值与高值相邻，低值与低值相邻。"));
        Chapter one = chapterOf(HEAD.replace("2000: 2000.tif, 2010: 2010.tif, ", "") + "statistics: " + MORAN);
        assertThat(one.told.paragraph("Over squares").zh()).startsWith("squares：2020 年净碳排放呈显著集聚（I = ");
        Chapter few = chapterOf(HEAD.replace("2000: 2000.tif, 2010: 2010.tif, ", "")
                + "statistics: { units: parts, morans-i: { permutations: 99 } }");
        assertThat(few.told.paragraph("Over parts").en())
                .startsWith("Over parts, net emissions are not significantly clustered in 2020 (I = −0.333, p = ");
        assertThat(few.told.paragraph("Over parts").zh()).startsWith("parts：2020 年净碳排放无显著集聚（I = −0.333，p = ");
        // nine permutations give no p below 0.2, the normal distribution gives hardly any
        Words apart = chapter("{ units: squares, morans-i: { permutations: 9 } }")
                .told
                .paragraph("Over squares");
        assertThat(apart.en())
                .startsWith("Over squares, net emissions are significantly clustered in none of 3 phases at p ≤ 0.05 "
                        + "by permutations (I = ");
        assertThat(apart.zh()).endsWith("，按置换 p 判定）。");
        // four districts, two by two: nothing can be significant
        Chapter four = chapter("{ units: parts, morans-i: { permutations: 99 } }");
        double[] j = IntStream.range(0, 3)
                .mapToDouble(
                        p -> four.net(p).find(Statistics.MORANS_I).orElseThrow().value())
                .toArray();
        assertThat(Arrays.stream(j).boxed()).allSatisfy(v -> assertThat(v).isCloseTo(-1 / 3.0, within(1e-9)));
        assertThat(four.told.paragraph("Over parts").en())
                .startsWith("Over parts, net emissions are significantly clustered in none of 3 phases at p ≤ 0.05 "
                        + "(I = −0.333");
        assertThat(four.told.paragraph("Over parts").zh()).startsWith("parts：3 期中净碳排放均无显著集聚（I = −0.333");
    }

    @Test
    void moransIIsDrawnOverThePhasesForEachFlow() {
        Chapter chapter = chapter(MORAN);
        Figure.Lines lines = chapter.told.figure("morans-i", Figure.Lines.class);
        assertThat(lines.caption().title())
                .isEqualTo(Words.of("Moran's I over the phases (squares)", "各期莫兰指数（squares）"));
        assertThat(lines.series()).extracting(s -> s.name().en()).containsExactly("Net", "Source", "Sink");
        assertThat(lines.series())
                .extracting(Figure.Series::rgb)
                .containsExactly(Palette.NET, Palette.SOURCE, Palette.SINK);
        for (Quantity flow : Quantity.FLOWS) {
            for (int p = 0; p < 3; p++) {
                Figure.Point point = lines.series().get(flow.ordinal()).points().get(p);
                assertThat(point.x()).isEqualTo(SmallStudy.YEARS.get(p).doubleValue());
                assertThat(point.y())
                        .isEqualTo(chapter.set()
                                .series(p, flow)
                                .find(Statistics.MORANS_I)
                                .orElseThrow()
                                .value());
            }
        }
    }

    @Test
    void theTableOfMoransIHasARowForEachFlowAndPhase() {
        Chapter chapter = chapter(MORAN);
        Excerpt shown = chapter.told.excerpt("Global Moran's I (squares)");
        List<List<String>> expected = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            for (Quantity flow : Quantity.FLOWS) {
                GlobalStatistic g =
                        chapter.set().series(p, flow).find(Statistics.MORANS_I).orElseThrow();
                expected.add(List.of(
                        flow.words().en(),
                        Integer.toString(SmallStudy.YEARS.get(p)),
                        "47",
                        Numbers.readable(g.value(), 4),
                        Numbers.readable(-1 / 46.0, 4),
                        Numbers.readable(g.normal().variance(), 6),
                        Numbers.readable(g.normal().z(), 2),
                        Numbers.readable(g.normal().p(), 4),
                        Numbers.readable(g.permuted().p(), 4)));
            }
        }
        assertThat(Told.rows(shown, Language.EN)).isEqualTo(expected);
        assertThat(Told.headingsOf(shown, Language.ZH))
                .containsExactly("流向", "年份", "n", "I", "E(I)", "方差", "z", "p", "p（置换）");
    }

    @Test
    void sourcesAreClusteredAndNetCarbonIs() {
        Chapter chapter = chapter("{ units: squares, values: [source, net], morans-i: { permutations: 99 } }");
        assertThat(chapter.told.paragraph("Over squares").en()).startsWith("Over squares, sources are ");
    }

    @Test
    void noMoreThanAllOfASurfaceLiesInsideTheStudyArea() {
        assertThat(DensitySection.inside(1001, 1000)).isEqualTo("100.0");
        assertThat(DensitySection.inside(941, 1000)).isEqualTo("94.1");
        assertThat(DensitySection.length(10_000)).isEqualTo("10.0 km");
        assertThat(DensitySection.length(999.6)).isEqualTo("999.6 m");
        assertThat(DensitySection.length(12)).isEqualTo("12.0 m");
    }

    @Test
    void whatIsSaidOfOtherSetsStandsInTheTableOfMoransI() {
        Chapter chapter = chapter("{ units: [squares, parts], morans-i: { permutations: 99 } }");
        Excerpt shown = chapter.told.excerpt("Global Moran's I");
        assertThat(Told.headingsOf(shown, Language.EN)).startsWith("Units", "Flow", "Year");
        assertThat(Told.rows(shown, Language.EN).stream().map(row -> row.get(0) + " " + row.get(1)))
                .hasSize(3 * 3 + 3)
                .endsWith("squares Sink", "parts Net", "parts Net", "parts Net");
    }

    @Test
    void gearysCAndGeneralGStandBeside() {
        Chapter chapter = chapter(MORAN);
        List<List<String>> rows = Told.rows(chapter.told.excerpt("Geary's C and General G (squares)"), Language.EN);
        // C of three flows, G of sources and sinks only, in three phases
        assertThat(rows).hasSize(15);
        assertThat(rows).filteredOn(r -> r.get(0).equals("Geary's C")).hasSize(9);
        assertThat(rows)
                .filteredOn(r -> r.get(0).equals("General G"))
                .hasSize(6)
                .allSatisfy(r -> assertThat(r.get(1)).isIn("Source", "Sink"));
    }

    @Test
    void theNoteSaysTheVariantAndTheLeastP() {
        Words note = chapter(MORAN).told.note("Variant");
        // 99 permutations, two sides: 2 / (99 + 1)
        assertThat(note.en())
                .contains(" With 99 permutations no p can be below 0.02.")
                .contains("General G needs values of one sign, so sources and sinks are tested separately.");
        assertThat(note.zh()).contains("置换 99 次时 p 不会小于 0.02。").startsWith("变体：");
        Words plain = chapter("{ units: squares, morans-i: { permutations: 0 } }")
                .told
                .note("Variant");
        assertThat(plain.en()).doesNotContain("no p can be below");
        Words oneSided = chapter("{ units: squares, morans-i: { permutations: 99, alternative: greater } }")
                .told
                .note("Variant");
        assertThat(oneSided.en()).contains("no p can be below 0.01.");
    }

    @Test
    void joinCountsAreThoseOfTheClassThatLeads() {
        Chapter chapter = chapter(
                "{ units: squares, weights: rook, style: binary, morans-i: { permutations: 0 }, join-counts: }");
        Excerpt shown = chapter.told.excerpt("Join counts of the units' leading class, 2020 (squares)");
        assertThat(shown.title().zh()).isEqualTo("2020 年单元主导地类的连接计数（squares）");
        List<List<String>> rows = Told.rows(shown, Language.EN);
        for (int c = 1; c <= 3; c++) {
            int[] joins = joins(c);
            String name = List.of("Cropland", "Forest", "Construction").get(c - 1);
            for (int k = 0; k < 3; k++) {
                String kind = List.of("BB", "BW", "WW").get(k);
                String count = Integer.toString(joins[k]);
                assertThat(rows)
                        .filteredOn(r -> r.get(0).equals(name) && r.get(1).equals(kind))
                        .singleElement()
                        .satisfies(r -> assertThat(r.get(2)).isEqualTo(count));
            }
        }
        assertThat(chapter.told.note("Variant").en())
                .contains("BB counts neighbours that are both of the class, BW those of which one is");
    }

    /** Rook joins of 2020 between cells with data: both of the class, one, none. */
    private static int[] joins(int ofClass) {
        int[] n = new int[3];
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                for (int[] step : new int[][] {{0, 1}, {1, 0}}) {
                    int r = row + step[0];
                    int c = column + step[1];
                    if (r < 6 && c < 8) {
                        int a = SmallStudy.at(2, column, row);
                        int b = SmallStudy.at(2, c, r);
                        if (a > 0 && b > 0) {
                            n[a == ofClass && b == ofClass ? 0 : a == ofClass || b == ofClass ? 1 : 2]++;
                        }
                    }
                }
            }
        }
        return n;
    }

    // clusters

    private static final String LOCAL =
            "{ units: [squares, parts], local-moran: { permutations: 999, correction: none } }";

    @Test
    void clustersOfTheLastPhaseAreCountedAndPlaced() {
        Chapter chapter = chapter(LOCAL);
        LocalMoran.Result l = chapter.net(2).find(Statistics.LOCAL_MORAN).orElseThrow();
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (Quadrant kind : List.of(Quadrant.HIGH_HIGH, Quadrant.LOW_LOW, Quadrant.LOW_HIGH, Quadrant.HIGH_LOW)) {
            List<Integer> squares = units(chapter.set(), l.size(), i -> l.cluster(i) == kind);
            List<String> names = districts(squares);
            boolean one = squares.size() == 1;
            en.add(squares.size() + " " + kind.label(Language.EN)
                    + (names.isEmpty() ? "" : (one ? ", in " : ", mostly in ") + String.join(", ", names)));
            zh.add(kind.label(Language.ZH) + " " + squares.size() + " 个"
                    + (names.isEmpty() ? "" : (one ? "，在 " : "，主要在 ") + String.join("、", names)));
        }
        assertThat(en.get(0)).contains("Dunes"); // where most construction lies
        assertThat(chapter.told.paragraph("Clusters among the 47 units"))
                .isEqualTo(Words.of(
                        "Clusters among the 47 units (squares) in 2020: " + String.join("; ", en)
                                + ". Place names are those of parts.",
                        "2020 年 47 个单元（squares）中：" + String.join("；", zh) + "。所列地名取自单元集 parts。"));
        assertThat(chapter.told.paragraph("None of"))
                .isEqualTo(Words.of(
                        "None of the 4 units (parts) lies in a significant cluster in 2020.",
                        "2020 年 4 个单元（parts）均无显著集聚。"));
    }

    @Test
    void clustersAreMappedForNetSourcesAndSinksOfEveryPhase() {
        Chapter chapter = chapter(LOCAL);
        assertThat(chapter.told.figureIds())
                .contains("lisa-clusters", "lisa-clusters-source", "lisa-clusters-sink", "moran-scatter");
        Figure.Maps maps = chapter.told.figure("lisa-clusters", Figure.Maps.class);
        assertThat(maps.caption().title())
                .isEqualTo(Words.of("LISA clusters of net emissions (squares)", "净碳排放 LISA 集聚图（squares）"));
        assertThat(((Key.Classes) maps.key()).entries()).isEqualTo(Palette.lisa());
        for (int p = 0; p < 3; p++) {
            LocalMoran.Result l = chapter.net(p).find(Statistics.LOCAL_MORAN).orElseThrow();
            MapPanel.Pixels pixels = (MapPanel.Pixels) maps.panels().get(p);
            int[] place = chapter.set().placeOfUnit();
            for (int u = 1; u <= 48; u++) {
                int x = (u - 1) % 8;
                int y = (u - 1) / 8;
                float expected = SmallStudy.at(2, x, y) == 0 ? 0 : LocalMoranMethod.lisaClass(l.cluster(place[u]));
                assertThat(pixels.values()[y * pixels.columns() + x]).isEqualTo(expected);
            }
        }
        assertThat(chapter.told
                        .figure("lisa-clusters-sink", Figure.Maps.class)
                        .caption()
                        .title())
                .isEqualTo(Words.of("LISA clusters of sinks (squares)", "碳汇 LISA 集聚图（squares）"));
    }

    @Test
    void polygonsAreMappedAsTheyAre() {
        Chapter chapter = chapter("{ units: parts, hot-spots: { permutations: 0 } }");
        Figure.Maps maps = chapter.told.figure("hot-spots", Figure.Maps.class);
        MapPanel.Areas areas = (MapPanel.Areas) maps.panels().get(2);
        assertThat(areas.areas()).hasSize(4);
        GetisOrd.Result r = chapter.net(2).find(Statistics.HOT_SPOTS).orElseThrow();
        for (int u = 0; u < 4; u++) {
            assertThat(areas.values()[u]).isEqualTo(r.bin(u) + 4.0);
        }
    }

    @Test
    void everyKindOfClusterIsCountedForEverySeries() {
        Chapter chapter = chapter(LOCAL);
        Table counts = chapter.told.file("cluster-counts");
        assertThat(counts.rows()).isEqualTo(2 * 9);
        int row = 0;
        for (StatisticsStage.SetResult set : chapter.sets) {
            for (int p = 0; p < 3; p++) {
                for (Quantity flow : Quantity.FLOWS) {
                    StatisticsStage.Series s = set.series(p, flow);
                    LocalMoran.Result l = s.find(Statistics.LOCAL_MORAN).orElseThrow();
                    assertThat(counts.text(row, 0)).isEqualTo(set.set().name());
                    assertThat(counts.text(row, 1)).isEqualTo(flow.variable());
                    assertThat(counts.integer(row, 2))
                            .isEqualTo(SmallStudy.YEARS.get(p).longValue());
                    long sum = 0;
                    for (int k = 0; k < 6; k++) { // the last is no value
                        Quadrant kind = Quadrant.values()[k];
                        long n = IntStream.range(0, l.size())
                                .filter(i ->
                                        l.cluster(i) == kind && set.weights().present(i))
                                .count();
                        assertThat(counts.integer(row, 3 + k)).isEqualTo(n);
                        sum += n;
                    }
                    assertThat(sum).isEqualTo(set == chapter.set() ? 47 : 4);
                    row++;
                }
            }
        }
        // the report shows those of the flow on its map, of every set
        Excerpt shown = chapter.told.excerpt("Units in each kind of cluster, net emissions");
        assertThat(shown.title().zh()).isEqualTo("各集聚类型的单元数（净碳排放）");
        assertThat(shown.table().rows()).isEqualTo(counts.rows() / Quantity.FLOWS.size());
        assertThat(Told.headingsOf(shown, Language.ZH)).containsExactly("单元集", "年份", "高-高", "低-低", "高-低", "低-高", "不显著");
    }

    // hot spots

    @Test
    void hotAndColdSpotsAreCountedAndPlaced() {
        Chapter chapter = chapter("{ units: squares, hot-spots: { permutations: 0, correction: none } }");
        GetisOrd.Result r = chapter.net(2).find(Statistics.HOT_SPOTS).orElseThrow();
        List<Integer> hot = units(chapter.set(), r.size(), i -> r.bin(i) >= 2);
        List<Integer> cold = units(chapter.set(), r.size(), i -> r.bin(i) <= -2);
        assertThat(hot.size()).isGreaterThan(1);
        String coldEn = cold.isEmpty()
                ? "none is a cold spot"
                : cold.size() + (cold.size() == 1 ? " is a cold spot" : " are cold spots") + ", where sinks gather ("
                        + String.join(", ", districts(cold)) + ")";
        String coldZh = "冷点单元 " + cold.size() + " 个"
                + (cold.isEmpty() ? "" : "，为碳汇集聚处（" + String.join("、", districts(cold)) + "）");
        assertThat(chapter.told.paragraph("In 2020,"))
                .isEqualTo(Words.of(
                        "In 2020, " + hot.size()
                                + " of 47 units (squares) are hot spots at 95 % confidence or more, where sources "
                                + "gather ("
                                + String.join(", ", districts(hot)) + "), and " + coldEn
                                + ". Place names are those of parts.",
                        "2020 年 47 个单元（squares）中置信度不低于 95 % 的热点单元 " + hot.size() + " 个，为碳源集聚处（"
                                + String.join("、", districts(hot)) + "）；" + coldZh + "。所列地名取自单元集 parts。"));
    }

    @Test
    void whereThereAreNoneNoPlacesAreNamed() {
        Chapter chapter = chapter("{ units: parts, hot-spots: { permutations: 0 } }");
        assertThat(chapter.told.paragraph("In 2020,"))
                .isEqualTo(Words.of(
                        "In 2020, none of 4 units (parts) is a hot spot at 95 % confidence or more, and none is a "
                                + "cold spot.",
                        "2020 年 4 个单元（parts）中没有置信度不低于 95 % 的热点或冷点。"));
    }

    /** The map and the table show those of 90 %: the sentence does not keep them back. */
    @Test
    void spotsOfNinetyPerCentAreToldWhereThereAreNoOthers() {
        int met = 0;
        for (String options : List.of("correction: none", "correction: fdr", "correction: bonferroni")) {
            for (String set : List.of("150 m", "200 m", "250 m", "300 m")) {
                Chapter chapter = chapterOf(HEAD.replace("fishnet: 100 m", "fishnet: " + set)
                        + "statistics: { units: squares, hot-spots: { permutations: 0, " + options + " } }");
                GetisOrd.Result r = chapter.net(2).find(Statistics.HOT_SPOTS).orElseThrow();
                long hot =
                        IntStream.range(0, r.size()).filter(i -> r.bin(i) == 1).count();
                long cold =
                        IntStream.range(0, r.size()).filter(i -> r.bin(i) == -1).count();
                boolean more = IntStream.range(0, r.size()).anyMatch(i -> Math.abs(r.bin(i)) > 1);
                Words told = chapter.told.paragraph("In 2020,");
                boolean weak = !more && hot + cold > 0;
                met += weak ? 1 : 0;
                String en = " At 90 %: hot spots " + hot + ", cold spots " + cold + ".";
                String zh = "置信度 90 % 的热点 " + hot + " 个、冷点 " + cold + " 个。";
                assertThat(told.en().endsWith(en)).isEqualTo(weak);
                assertThat(told.zh().endsWith(zh)).isEqualTo(weak);
            }
        }
        assertThat(met).isPositive();
    }

    /** Of sources alone the cold spots are where they are weak, and nothing is said of where sinks are dense. */
    @Test
    void withoutSinksNoneGather() {
        String sources = HEAD.replace("factors: factors.csv\n", "");
        Chapter chapter = chapterOf(sources
                + "statistics: { units: squares, density: {}, hot-spots: { permutations: 0, correction: none } }");
        GetisOrd.Result r = chapter.net(2).find(Statistics.HOT_SPOTS).orElseThrow();
        assertThat(units(chapter.set(), r.size(), i -> r.bin(i) <= -2)).isNotEmpty();
        Words told = chapter.told.paragraph("In 2020,");
        assertThat(told.en()).contains(", where sources gather (").contains("where sources are weak (");
        assertThat(told.zh()).contains("，为碳源集聚处（").contains("，为碳源较弱处（");
    }

    @Test
    void areasOfBinsAreCountedCells() {
        Chapter chapter = chapter("{ units: squares, hot-spots: { permutations: 0, correction: none } }");
        Table areas = chapter.told.file("hot-spot-areas");
        assertThat(areas.rows()).isEqualTo(9 * 7);
        int row = 0;
        for (int p = 0; p < 3; p++) {
            for (Quantity flow : Quantity.FLOWS) {
                GetisOrd.Result r =
                        chapter.set().series(p, flow).find(Statistics.HOT_SPOTS).orElseThrow();
                for (int bin = 3; bin >= -3; bin--, row++) {
                    int kind = bin;
                    long n = IntStream.range(0, r.size())
                            .filter(i -> chapter.set().weights().present(i) && r.bin(i) == kind)
                            .count();
                    assertThat(areas.integer(row, 2))
                            .isEqualTo(SmallStudy.YEARS.get(p).longValue());
                    assertThat(areas.integer(row, 3)).isEqualTo(bin);
                    assertThat(areas.integer(row, 4)).isEqualTo(n);
                    // a square is a hectare
                    assertThat(areas.number(row, 5)).isCloseTo(n / 100.0, within(1e-12));
                    assertThat(areas.number(row, 6)).isCloseTo(100.0 * n / 47, within(1e-9));
                }
            }
        }
        Excerpt shown = chapter.told.excerpt("Area of hot and cold spots of net emissions, 2020");
        assertThat(shown.title().zh()).isEqualTo("2020 年净碳排放冷热点面积");
        assertThat(Told.rows(shown, Language.EN))
                .extracting(r -> r.get(0))
                .containsExactly(
                        Palette.hotSpots().get(6).name().en(),
                        Palette.hotSpots().get(5).name().en(),
                        Palette.hotSpots().get(4).name().en(),
                        Palette.hotSpots().get(3).name().en(),
                        Palette.hotSpots().get(2).name().en(),
                        Palette.hotSpots().get(1).name().en(),
                        Palette.hotSpots().get(0).name().en());
    }

    @Test
    void theKeySaysWhichOfTheTwoStatisticsIsShown() {
        Figure.Maps star = chapter("{ units: squares, hot-spots: { permutations: 0 } }")
                .told
                .figure("hot-spots", Figure.Maps.class);
        assertThat(star.key().title()).isEqualTo(Words.of("Gi*, confidence", "Gi* 置信度"));
        Figure.Maps plain = chapter("{ units: squares, hot-spots: { permutations: 0, statistic: gi } }")
                .told
                .figure("hot-spots", Figure.Maps.class);
        assertThat(plain.key().title()).isEqualTo(Words.of("Gi, confidence", "Gi 置信度"));
    }

    // other statistics, told from their own declaration

    @Test
    void aStatisticWithoutASectionOfItsOwnIsToldFromItsDeclaration() {
        Chapter chapter = chapter("{ units: squares, local-geary: { permutations: 999, correction: none } }");
        var statistic = Statistics.LOCAL_GEARY;
        assertThat(chapter.told.headings(Language.EN))
                .contains(statistic.about().title().en());
        var key = statistic.classes().orElseThrow();
        int[] n = new int[key.classes().size() + 1];
        var found = chapter.net(2).foundBy(statistic).orElseThrow();
        IntStream.range(0, chapter.set().places().size())
                .filter(chapter.set().weights()::present)
                .forEach(i -> n[found.classes().applyAsInt(i)]++);
        Words words = chapter.told.paragraph("The 47 units (squares) in 2020, by net emissions: ");
        for (int c = 1; c < n.length; c++) {
            String name = key.classes().get(c - 1).name().en();
            String said = Character.toLowerCase(name.charAt(0)) + name.substring(1) + " (" + n[c] + ")";
            if (n[c] > 0) {
                assertThat(words.en()).contains(said);
                assertThat(words.zh()).contains(key.classes().get(c - 1).name().zh() + " " + n[c] + " 个");
            }
        }
        assertThat(words.zh()).startsWith("2020 年 47 个单元（squares），按净碳排放：").endsWith("。");
        Table counts = chapter.told.file("local-geary-counts");
        assertThat(counts.rows()).isEqualTo(9);
        int of2020 = 6;
        for (int c = 1; c < n.length; c++) {
            assertThat(counts.integer(of2020, 2 + c)).isEqualTo(n[c]);
        }
        assertThat(counts.text(of2020, counts.column("variant")))
                .isEqualTo(found.variant().text());
        assertThat(chapter.told.figure("local-geary", Figure.Maps.class).panels())
                .hasSize(3);
    }

    @Test
    void eachOfSeveralVariablesIsSmallWithinASentence() {
        Told told = chapter(
                        "{ units: squares, local-geary-multivariate: { variables: [source, sink], permutations: 99 } }")
                .told;
        assertThat(told.paragraph("The 47 units (squares) in 2020, by source & sink: ")
                        .zh())
                .startsWith("2020 年 47 个单元（squares），按碳源、碳汇：");
    }

    /** A driver that one district lacks, named as the chapter on drivers names it. */
    @Test
    void unitsWithoutValuesDoNotCountAndADriverHasItsChineseName() throws Exception {
        SmallStudy.in(folder);
        Files.writeString(folder.resolve("pop.csv"), "unit,pop\nA,10\nB,20\nC,30\n");
        Chapter chapter = chapterOf(HEAD + "drivers: { pop: { file: pop.csv, units: parts } }\n"
                + "statistics: { units: squares, "
                + "local-geary-multivariate: { variables: [source, pop], permutations: 99 } }");
        // the 12 squares of Dunes have none
        Words told = chapter.told.paragraph("The 35 of 47 units (squares) that have values in 2020, by source & pop: ");
        assertThat(told.zh()).startsWith("2020 年 47 个单元（squares）中有值的 35 个，按碳源、人口：");
        assertThat(Pattern.compile("\\((\\d+)\\)")
                        .matcher(told.en())
                        .results()
                        .mapToInt(r -> Integer.parseInt(r.group(1)))
                        .sum())
                .isEqualTo(35);
    }

    // scatter plots

    @Test
    void aScatterPlotHasTheLineOfMoransI() {
        Chapter chapter = chapter(MORAN);
        Figure.Panels panels = chapter.told.figure("moran-scatter", Figure.Panels.class);
        assertThat(panels.panels()).hasSize(3);
        for (int p = 0; p < 3; p++) {
            Figure.Scatter scatter = (Figure.Scatter) panels.panels().get(p);
            double moran =
                    chapter.net(p).find(Statistics.MORANS_I).orElseThrow().value();
            assertThat(scatter.fit())
                    .hasValue(new Figure.Fit(0, moran, Words.same("Moran's I = " + Numbers.readable(moran, 3))));
            assertThat(scatter.points().xs()).hasSize(47);
            // z-values by the divisor n: mean 0, mean square 1
            assertThat(Arrays.stream(scatter.points().xs()).sum()).isCloseTo(0, within(1e-9));
            assertThat(Arrays.stream(scatter.points().xs()).map(x -> x * x).sum() / 47)
                    .isCloseTo(1, within(1e-9));
            // with weights by rows, I is the slope of the lags on the values
            double xy = IntStream.range(0, 47)
                    .mapToDouble(
                            i -> scatter.points().xs()[i] * scatter.points().ys()[i])
                    .sum();
            assertThat(xy / 47).isCloseTo(moran, within(1e-9));
            assertThat(scatter.points().labels()).isEmpty();
        }
    }

    @Test
    void withOtherWeightsTheLineIsTheSlope() {
        Chapter chapter = chapter("{ units: squares, style: binary, morans-i: { permutations: 0 } }");
        Figure.Scatter scatter = (Figure.Scatter) chapter.told
                .figure("moran-scatter", Figure.Panels.class)
                .panels()
                .get(2);
        double[] x = scatter.points().xs();
        double[] y = scatter.points().ys();
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xy = IntStream.range(0, 47)
                .mapToDouble(i -> (x[i] - mx) * (y[i] - my))
                .sum();
        double xx = Arrays.stream(x).map(v -> (v - mx) * (v - mx)).sum();
        assertThat(scatter.fit().orElseThrow().slope()).isCloseTo(xy / xx, within(1e-9));
        assertThat(scatter.fit().orElseThrow().intercept()).isCloseTo(my - xy / xx * mx, within(1e-9));
        String slope = Numbers.readable(xy / xx, 3);
        assertThat(scatter.fit().orElseThrow().label()).isEqualTo(Words.of("slope " + slope, "斜率 " + slope));
    }

    @Test
    void aFewPolygonsAreNamedInTheScatterPlot() {
        Figure.Scatter scatter = (Figure.Scatter) chapter("{ units: parts, morans-i: { permutations: 0 } }")
                .told
                .figure("moran-scatter", Figure.Panels.class)
                .panels()
                .get(0);
        assertThat(scatter.points().labels()).extracting(Words::en).containsExactlyElementsOf(SmallStudy.UNIT_NAMES);
        assertThat(scatter.caption().title()).isEqualTo(Words.same("2000"));
    }

    // centres of gravity

    private static final double[][] CENTRES = {
        {500_200, 2_999_850}, {500_600, 2_999_850}, {500_200, 2_999_550}, {500_600, 2_999_550}
    };

    /** Weighted mean of the centres of the four districts. */
    private static double[] centre(int phase, boolean source) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int u = 1; u <= 4; u++) {
            double w = source ? SmallStudy.source_tCO2(u, phase) : -SmallStudy.sink_tCO2(u, phase);
            sum += w;
            x += w * CENTRES[u - 1][0];
            y += w * CENTRES[u - 1][1];
        }
        return new double[] {x / sum, y / sum};
    }

    private static String moved(boolean source) {
        double[] a = centre(0, source);
        double[] b = centre(2, source);
        return Numbers.readable(Math.hypot(b[0] - a[0], b[1] - a[1]) / 1000, 2);
    }

    @Test
    void theWayOfTheCentresIsToldWithItsWind() {
        Chapter chapter = chapter("{ units: parts, hot-spots: { permutations: 0 } }");
        // emissions grow most in Birch, north of Dunes; forest moves from Alder towards Cedar
        double[] a = centre(0, true);
        double[] b = centre(2, true);
        assertThat(b[1]).isGreaterThan(a[1]);
        double[] c = centre(0, false);
        double[] d = centre(2, false);
        assertThat(d[1]).isLessThan(c[1]);
        Words words = chapter.told.paragraph("From 2000 to 2020 the centre");
        assertThat(words.en())
                .isEqualTo("From 2000 to 2020 the centre of sources moved " + moved(true) + " km to the "
                        + wind(a, b)[0] + " and the centre of sinks moved " + moved(false) + " km to the "
                        + wind(c, d)[0]
                        + ". Centres are weighted means of the units' centres (parts); sources, sinks and "
                        + "classes are treated separately, since the centre of signed net emissions can lie "
                        + "outside the region.");
        assertThat(words.zh())
                .isEqualTo("2000–2020 年，碳源重心向" + wind(a, b)[1] + "移动 " + moved(true) + " km，碳汇重心向" + wind(c, d)[1]
                        + "移动 " + moved(false) + " km。重心为各单元中心（parts）的加权平均；碳源、碳汇与各地类分别计算，因为有正有负的净碳排放，其重心可能落在区域之外。");
    }

    @Test
    void aCentreThatStaysHasNoDirection() {
        Chapter chapter = chapterOf(HEAD.replace("2000: 2000.tif, 2010: 2010.tif, ", "2000: 2000.tif, ")
                        .replace("2020: 2020.tif", "2020: 2000.tif")
                + "statistics: { units: parts, hot-spots: { permutations: 0 } }");
        Words words = chapter.told.paragraph("From 2000 to 2020 the centre");
        assertThat(words.en()).contains(" and the centre of sinks did not move. ");
        assertThat(words.zh()).contains("，碳汇重心未移动。");
    }

    @Test
    void whereNoCentreMovesNoPathIsDrawn() {
        Chapter chapter = chapterOf("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2020: 2000.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                carbon: { factors: factors.csv }
                statistics: { units: parts, hot-spots: { permutations: 0 } }
                """);
        assertThat(chapter.told.figureIds()).contains("ellipses").noneMatch(id -> id.startsWith("centre-migration"));
    }

    /** Without sources there are ellipses of the sinks, and no rows of a Moran's I that cannot be. */
    @Test
    void ofSinksAloneTheirEllipsesAreDrawnAndNoEmptyRowsShown() {
        SmallStudy.in(folder).text("taken.csv", "class,value,unit\ncropland,-1,tC/ha/yr\nforest,-2,tC/ha/yr\n");
        Chapter chapter = chapterOf(HEAD.replaceAll("(?m)^.*emissions.*\\R", "").replace("factors.csv", "taken.csv")
                + "statistics: { units: squares, morans-i: { permutations: 99 } }");
        assertThat(chapter.told.figureIds()).contains("centre-migration", "ellipses");
        assertThat(Told.rows(chapter.told.excerpt("Global Moran's I (squares)"), Language.EN))
                .extracting(row -> row.get(0))
                .containsOnly("Net", "Sink");
    }

    /** Its centre is where it is: the maps showed a dot each, with a scale of 0.20 m. */
    @Test
    void ofOneUnitNoCentresAreTold() {
        Chapter chapter = chapterOf(HEAD.replace("fishnet: 100 m", "fishnet: 9 km")
                + "statistics: { units: squares, density: { radius: 300 m } }");
        assertThat(chapter.set().set().count()).isEqualTo(1);
        assertThat(chapter.told.headings(Language.EN)).doesNotContain("Centres of gravity and ellipses");
        assertThat(chapter.told.files()).contains("centres-of-gravity", "ellipse");
        assertThat(chapter.told.notes())
                .extracting(Words::en)
                .contains("Centres of gravity and ellipses need several units; the set squares has one.");
    }

    @Test
    void ofOnePhaseNoWayOfTheCentresIsTold() {
        Chapter chapter = chapterOf(HEAD.replace("2000: 2000.tif, 2010: 2010.tif, ", "")
                + "statistics: { units: parts, hot-spots: { permutations: 0 } }");
        assertThat(chapter.told.excerpt("Centres of gravity").columns())
                .extracting(c -> c.heading().en())
                .containsExactly("What", "Year", "x (km)", "y (km)");
    }

    @Test
    void onAGridInDegreesTheWayIsDrawnInMetres() {
        Chapter chapter = chapterOf(HEAD.replace("fishnet: 100 m", "file: parts.geojson")
                + "grid: { crs: \"EPSG:4326\" }\n"
                + "statistics: { units: parts, hot-spots: { permutations: 0 } }");
        Figure.Maps way = chapter.told.figure("centre-migration", Figure.Maps.class);
        assertThat(way.frame().metresPerX()).isEqualTo(1);
        assertThat(way.frame().east() - way.frame().west()).isBetween(200.0, 2000.0);
    }

    @Test
    void ofStocksAloneTheTitleSaysSo() {
        Chapter chapter = chapterOf(HEAD.replaceAll("(?s)carbon:.*", "")
                + "carbon: { stock: stock.csv }\nstatistics: { units: squares, morans-i: { permutations: 99 } }");
        assertThat(chapter.told.findings().title()).isEqualTo(Words.of("Where carbon gathers", "碳储量的集聚"));
    }

    /** The eighth of the compass a step points to, looked up by which eighth is nearest. */
    private static String[] wind(double[] from, double[] to) {
        String[][] winds = {
            {"north", "北"}, {"north-east", "东北"}, {"east", "东"}, {"south-east", "东南"},
            {"south", "南"}, {"south-west", "西南"}, {"west", "西"}, {"north-west", "西北"}
        };
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        int best = 0;
        for (int k = 0; k < 8; k++) {
            double along = dx * Math.sin(k * Math.PI / 4) + dy * Math.cos(k * Math.PI / 4);
            double bestAlong = dx * Math.sin(best * Math.PI / 4) + dy * Math.cos(best * Math.PI / 4);
            best = along > bestAlong ? k : best;
        }
        return winds[best];
    }

    @Test
    void centresStandInATable() {
        Chapter chapter = chapter("{ units: parts, hot-spots: { permutations: 0 } }");
        List<List<String>> rows = Told.rows(chapter.told.excerpt("Migration of the centres of gravity"), Language.EN);
        assertThat(rows).hasSize(6);
        for (int p = 0; p < 3; p++) {
            for (boolean source : new boolean[] {true, false}) {
                double[] at = centre(p, source);
                String what = source ? "Source" : "Sink";
                String year = Integer.toString(SmallStudy.YEARS.get(p));
                assertThat(rows)
                        .filteredOn(r -> r.get(0).equals(what) && r.get(1).equals(year))
                        .singleElement()
                        .satisfies(r -> assertThat(r.subList(2, 4))
                                .containsExactly(Numbers.readable(at[0] / 1000, 2), Numbers.readable(at[1] / 1000, 2)));
            }
        }
    }

    // cautions

    @Test
    void cautionsStandBesideTheResultsTheyConcern() {
        Problem ofWeights = Problem.of(ProblemCode.STATS_C03_ISLANDS, "statistics.weights (squares)", 1L, "a");
        Problem ofHotSpots = Problem.of(ProblemCode.STATS_C04_CONSTANT, "statistics.hot-spots (squares, sink)", "sink");
        Problem elsewhere = Problem.of(ProblemCode.STATS_C04_CONSTANT, "statistics.local-moran (squares, sink)", "x");
        Chapter chapter = chapter(
                "{ units: squares, hot-spots: { permutations: 0 } }",
                new Caution(new Caution.Of(Statistics.HOT_SPOTS), ofHotSpots),
                new Caution(Caution.Common.WEIGHTS, ofWeights),
                new Caution(new Caution.Of(Statistics.HOT_SPOTS), ofHotSpots),
                new Caution(new Caution.Of(Statistics.LOCAL_MORAN), elsewhere));
        assertThat(chapter.told.findings().cautions()).containsExactly(ofWeights, ofHotSpots);
    }

    @Test
    void aRangeWhoseEndsReadAlikeIsOneNumber() {
        assertThat(GlobalSection.range(0.66104, 0.66139)).isEqualTo("0.661");
        assertThat(GlobalSection.range(0.5477, 0.6254)).isEqualTo("0.548–0.625");
        assertThat(GlobalSection.range(-0.2, 0.1)).isEqualTo("−0.200 … 0.100");
    }
}
