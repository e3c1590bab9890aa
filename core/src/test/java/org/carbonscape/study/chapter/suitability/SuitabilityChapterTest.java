package org.carbonscape.study.chapter.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.Audit;
import org.carbonscape.study.account.RunContext;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.chapter.Told;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.RasterStage;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapter on what to do: 47 cells graded by two criteria that a reader can grade by hand. */
class SuitabilityChapterTest {
    @TempDir
    private Path folder;

    private static final String CRITERIA = """
            criterion,source,grading,at,scores,name_zh,reference
            cover,land use,classes,forest|cropland|construction,9|5|1,地表覆盖,a book
            height,dem.tif,breaks,139|159,9|5|1,高程,
            """;

    private static final String ZONES = """
            rule,zone,land_use,level
            built,auxiliary_restoration,construction,
            good,key_protection,,1
            middle,key_restoration,,2
            """;

    private record Chapter(SmallStudy.Run run, SuitabilityRun.Outcome outcome, Told told) {}

    private SmallStudy study() {
        return SmallStudy.in(folder).text("criteria.csv", CRITERIA).text("zones.csv", ZONES);
    }

    private Chapter chapter(SmallStudy study, String... sections) {
        SmallStudy.Run run = study.run(sections);
        Problems problems = new Problems();
        try (RunFolder out = RunFolder.prepare(new RunTarget(folder.resolve("out"), false), List.of())) {
            Images images = new RasterStage(run.inputs(), run.counts(), run.land(), run.account())
                    .write(out, Language.EN, new PlainEngine());
            SuitabilityRun suitability = SuitabilityRun.open(run.study(), run.inputs(), problems);
            problems.throwIfAny();
            Audit audit = new Audit();
            SuitabilityRun.Outcome outcome = suitability
                    .run(
                            run.counts(),
                            run.account(),
                            images,
                            SuitabilityRun.Extent.ZONES,
                            StatisticsForAdvice.NOTHING,
                            new RunContext(out, Language.EN, new PlainEngine(), stage -> {}, audit, StageCache.none()))
                    .orElseThrow();
            audit.problems().throwIfAny();
            UncertaintyTables uncertainty = new UncertaintyTables(
                    run.inputs(),
                    run.counts(),
                    run.account(),
                    run.study().carbon().options(),
                    1,
                    new PlainEngine());
            return new Chapter(
                    run,
                    outcome,
                    new Told(new SuitabilityChapter(outcome.inputs(), images, Told.SOURCE, Optional.of(uncertainty))
                            .findings(outcome)));
        }
    }

    private static String suitability(String more) {
        return "suitability: { criteria: criteria.csv, breaks: [4, 6], zones: zones.csv, sieve: 0, majority: 0" + more
                + " }\n";
    }

    private static final String FIRM = ", sensitivity: { step: 0, samples: 0 }";

    private Chapter plain() {
        return chapter(study(), SmallStudy.ALL_CARBON, suitability(FIRM));
    }

    // the oracle: both criteria by hand

    private static double cover(int column, int row) {
        return switch (SmallStudy.at(2, column, row)) {
            case 1 -> 5;
            case 2 -> 9;
            case 3 -> 1;
            default -> Double.NaN;
        };
    }

    private static double height(int column) {
        return column < 4 ? 9 : column < 6 ? 5 : 1; // 100 + 10 x column + row: up to 139, up to 159, above
    }

    /** 1 = the most suitable; 0 = no data. */
    private static int level(int column, int row, double ofCover) {
        double score = ofCover * cover(column, row) + (1 - ofCover) * height(column);
        return Double.isNaN(score) ? 0 : score > 6 ? 1 : score > 4 ? 2 : 3;
    }

    private static int level(int column, int row) {
        return level(column, row, 0.5);
    }

    /** 1 protection, 2 restoration, 3 auxiliary, 0 none. */
    private static int zone(int column, int row) {
        int level = level(column, row);
        return level == 0 ? 0 : SmallStudy.at(2, column, row) == 3 ? 3 : level == 1 ? 1 : level == 2 ? 2 : 0;
    }

    private interface Test2 {
        boolean at(int column, int row);
    }

    private static int count(Test2 test) {
        int n = 0;
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 8; column++) {
                n += test.at(column, row) ? 1 : 0;
            }
        }
        return n;
    }

    private static String share(int n) {
        return Numbers.readable(100.0 * n / 47, 1);
    }

    @Test
    void levelsAreThoseOfTheScoresByHand() {
        Chapter chapter = plain();
        int[] n = new int[4];
        count((c, r) -> n[level(c, r)]++ >= 0);
        assertThat(n[0]).isEqualTo(1);
        assertThat(chapter.told.findings().id()).isEqualTo("what-to-do");
        assertThat(chapter.told.findings().title().zh()).isEqualTo("对策：适宜性、分区与措施");
        Words words = chapter.told.paragraph("The land was scored");
        assertThat(words.en())
                .isEqualTo("The land was scored by 2 criteria and cut into 3 levels by given limits (limits 4.00, "
                        + "6.00): "
                        + "extremely suitable 0.24 km² (" + share(n[1]) + " %); relatively suitable 0.070 km² ("
                        + share(n[2])
                        + " %); generally suitable 0.16 km² (" + share(n[3]) + " %).");
        assertThat(words.zh())
                .isEqualTo("以 2 项指标对土地评分，并按给定界限分为 3 级（界限 4.00、6.00）：极适宜 0.24 km²（" + share(n[1]) + " %）；较适宜 0.070 km²（"
                        + share(n[2]) + " %）；一般适宜 0.16 km²（" + share(n[3]) + " %）。");
    }

    @Test
    void theMapShowsTheLevelOfEveryCell() {
        Figure.Maps maps = plain().told.figure("suitability-levels", Figure.Maps.class);
        assertThat(maps.caption().title()).isEqualTo(Words.of("Suitability of the land as a carbon sink", "碳汇功能适宜性等级"));
        MapPanel.Pixels pixels = (MapPanel.Pixels) maps.panels().get(0);
        count((c, r) -> {
            assertThat(pixels.values()[r * pixels.columns() + c])
                    .as("%d,%d", c, r)
                    .isEqualTo(Float.valueOf(level(c, r) == 0 ? Float.NaN : level(c, r)));
            return true;
        });
        assertThat(((Key.Classes) maps.key()).entries()).hasSize(3);
        assertThat(((Key.Classes) maps.key()).entries().get(0).name().en()).startsWith("Extremely");
    }

    @Test
    void landThatIsExcludedHasNoLevel() {
        Chapter chapter = chapter(study(), SmallStudy.ALL_CARBON, suitability(", exclude: [construction]" + FIRM));
        int none = SmallStudy.cells(0, 2, 3);
        Words words = chapter.told.paragraph("The land was scored");
        assertThat(words.en())
                .endsWith(" Land without a level, because a criterion is missing or it is excluded: "
                        + Numbers.readable(none / 100.0, 2) + " km².");
        assertThat(words.zh()).endsWith("另有 " + Numbers.readable(none / 100.0, 2) + " km² 因缺少指标或被排除而未分级。");
    }

    @Test
    void weightsStandByCriterionWithTheirGrading() {
        Excerpt shown = plain().told.excerpt("Criteria and their weights");
        assertThat(shown.title().zh()).isEqualTo("指标及权重");
        List<List<String>> rows = Told.rows(shown, Language.EN);
        assertThat(rows).extracting(r -> r.get(0)).containsExactly("cover", "height");
        assertThat(rows).extracting(r -> r.get(1)).containsExactly("land use", "dem.tif");
        assertThat(rows).extracting(r -> r.get(3)).containsExactly("0.5000", "0.5000");
        assertThat(rows).extracting(r -> r.get(4)).containsExactly("with a reference", "unverified");
        List<List<String>> zh = Told.rows(shown, Language.ZH);
        assertThat(zh).extracting(r -> r.get(0)).containsExactly("地表覆盖", "高程");
        assertThat(zh).extracting(r -> r.get(1)).containsExactly("土地利用", "dem.tif");
        assertThat(zh).extracting(r -> r.get(2)).containsExactly("9：林地；5：耕地；1：建设用地", "≤139：9，≤159：5，>159：1");
        assertThat(zh).extracting(r -> r.get(4)).containsExactly("有出处", "未核实");
        assertThat(Told.headingsOf(shown, Language.ZH)).containsExactly("指标", "图层", "分级", "等权", "依据");
    }

    @Test
    void judgementsAreToldWithTheirConsistency() {
        // height counts three times cover: with two criteria judgements cannot contradict each other
        SmallStudy study = study().text("ahp.csv", "criterion,cover,height\ncover,1,1/3\nheight,3,1\n");
        Chapter chapter = chapter(
                study, SmallStudy.ALL_CARBON, suitability(", weights: { ahp: ahp.csv, equal: " + "true }" + FIRM));
        Words words = chapter.told.paragraph("Judgements");
        assertThat(words.en())
                .startsWith("Judgements: λ = 2.0000, CI = 0.0000, CR = 0.0000 (random index after Saaty), below "
                        + "the limit of 0.10");
        assertThat(words.zh()).startsWith("判断矩阵：λ = 2.0000，CI = 0.0000，CR = 0.0000（随机一致性指标：Saaty），低于 0.10 的限值");
        Excerpt shown = chapter.told.excerpt("Criteria and their weights");
        assertThat(Told.headingsOf(shown, Language.EN))
                .containsExactly(
                        "Criterion", "Layer", "Graded by", "AHP eigenvector", "Equal", "Used: their mean", "Source");
        assertThat(Told.rows(shown, Language.EN).get(1).subList(3, 6)).containsExactly("0.7500", "0.5000", "0.6250");
        // and the levels follow the weights used
        MapPanel.Pixels pixels = (MapPanel.Pixels) chapter.told
                .figure("suitability-levels", Figure.Maps.class)
                .panels()
                .get(0);
        count((c, r) -> {
            int level = level(c, r, 0.375);
            assertThat(pixels.values()[r * pixels.columns() + c])
                    .isEqualTo(Float.valueOf(level == 0 ? Float.NaN : level));
            return true;
        });
    }

    @Test
    void levelsByUnitAreCountedCells() {
        Chapter chapter = plain();
        Table levels = chapter.outcome.levels().orElseThrow().tables().levels();
        Excerpt shown = chapter.told.excerpt("Levels by unit, 2020");
        assertThat(shown.title().zh()).isEqualTo("各单元的适宜性等级，2020 年");
        for (int r = 0; r < levels.rows(); r++) {
            String unit = levels.text(r, levels.column("unit"));
            int l = (int) levels.integer(r, levels.column("level"));
            int u = SmallStudy.UNITS.indexOf(unit) + 1;
            boolean region = unit.equals("region");
            assertThat(u > 0 || region).isTrue();
            int n = count((c, row) -> level(c, row) == l && (region || SmallStudy.unit(c, row) == u));
            assertThat(levels.number(r, levels.column("area_km2"))).isCloseTo(n / 100.0, within(1e-12));
            double stock = 0;
            double net = 0;
            for (int c = 1; c <= 3; c++) {
                int k = c;
                int of = count((x, y) ->
                        level(x, y) == l && (region || SmallStudy.unit(x, y) == u) && SmallStudy.at(2, x, y) == k);
                stock += of * SmallStudy.STOCK_tC_PER_HA[c - 1];
                net += of * SmallStudy.FACTORS_tCO2_PER_HA[c - 1];
            }
            for (int e = 1; e <= 4; e++) { // emissions go to construction by area
                int district = e;
                int of = count((x, y) -> level(x, y) == l
                        && SmallStudy.unit(x, y) == district
                        && (region || district == u)
                        && SmallStudy.at(2, x, y) == 3);
                int all = SmallStudy.cells(e, 2, 3);
                net += all == 0 ? 0 : SmallStudy.EMISSIONS_tCO2[2][e - 1] * of / all;
            }
            assertThat(levels.number(r, levels.column("stock_tC"))).isCloseTo(stock, within(1e-6));
            assertThat(levels.number(r, levels.column("net_tCO2"))).isCloseTo(net, within(1e-3));
        }
    }

    // how firm they are

    @Test
    void howFirmTheLevelsAreIsToldOfEveryChangeOfOneWeight() {
        Chapter chapter =
                chapter(study(), SmallStudy.ALL_CARBON, suitability(", sensitivity: { step: 0.5, samples: 0 }"));
        // a weight of 0.5 half up and half down, the other taking up the rest
        double[] ofCover = {0.75, 0.25, 0.25, 0.75}; // cover up, cover down, height up, height down
        Figure.Bars bars = chapter.told.figure("suitability-sensitivity", Figure.Bars.class);
        assertThat(bars.categories()).extracting(Words::zh).containsExactly("地表覆盖", "高程");
        assertThat(bars.bars()).extracting(b -> b.name().en()).containsExactly("Weight +50 %", "Weight −50 %");
        assertThat(bars.bars()).extracting(b -> b.name().zh()).containsExactly("权重 +50 %", "权重 −50 %");
        double most = 0;
        for (int k = 0; k < 4; k++) {
            double weight = ofCover[k];
            double changed = 100.0 * count((c, r) -> level(c, r, weight) != level(c, r)) / 47;
            assertThat(bars.bars().get(k % 2).values().get(k / 2)).isCloseTo(changed, within(1e-9));
            most = Math.max(most, changed);
        }
        Words words = chapter.told.paragraph("Changing one weight");
        assertThat(words.en())
                .startsWith("Changing one weight at a time moves at most " + Numbers.readable(most, 1)
                        + " % of the cells to another level (")
                .endsWith("50 %). The limits between levels are those of the base weights.");
        assertThat(words.zh())
                .startsWith("逐一改变单项权重，最多有 " + Numbers.readable(most, 1) + " % 的像元改变等级（")
                .endsWith("50 %）。各级界限保持基准权重下的取值。");
        assertThat(chapter.told.headings(Language.ZH)).contains("等级的稳定性");
    }

    @Test
    void wholeSetsOfWeightsAreToldByTheirMean() {
        Chapter chapter =
                chapter(study(), SmallStudy.ALL_CARBON, suitability(", sensitivity: { step: 0, samples: 40 }"));
        var s = chapter.outcome.levels().orElseThrow().weighed().sensitivity().orElseThrow();
        assertThat(s.samples()).hasSize(40);
        double sum = 0;
        for (var v : s.samples()) {
            double cover = v.weights().get("cover");
            int changed = count((c, r) -> level(c, r, cover) != level(c, r));
            assertThat(s.share(v)).isCloseTo(changed / 47.0, within(1e-9));
            sum += changed / 47.0;
        }
        assertThat(chapter.told.paragraph("Of 40 sets").en())
                .isEqualTo("Of 40 sets of weights drawn around the base, a set moves "
                        + Numbers.readable(100 * sum / 40, 1)
                        + " % on average. The limits between levels are those of the base weights.");
        MapPanel.Pixels stable = (MapPanel.Pixels) chapter.told
                .figure("suitability-stability", Figure.Maps.class)
                .panels()
                .get(0);
        count((c, r) -> {
            if (level(c, r) > 0) {
                double stays = 100.0
                        * s.samples().stream()
                                .filter(v -> level(c, r, v.weights().get("cover")) == level(c, r))
                                .count()
                        / 40;
                assertThat((double) stable.values()[r * stable.columns() + c]).isCloseTo(stays, within(1e-4));
            }
            return true;
        });
    }

    // zones

    @Test
    void zonesAreThoseOfTheFirstRuleThatHolds() {
        Chapter chapter = plain();
        Figure.Maps maps = chapter.told.figure("zones", Figure.Maps.class);
        MapPanel.Pixels pixels = (MapPanel.Pixels) maps.panels().get(0);
        count((c, r) -> {
            assertThat(pixels.values()[r * pixels.columns() + c])
                    .as("%d,%d", c, r)
                    .isEqualTo(zone(c, r));
            return true;
        });
        assertThat(((Key.Classes) maps.key()).entries())
                .extracting(e -> e.name().zh())
                .startsWith("生态重点保护区", "生态重点修复区", "生态辅助修复区");
    }

    @Test
    void rulesStandWithTheCellsTheyDecided() {
        Excerpt shown = plain().told.excerpt("Rules: the first that applies decides");
        assertThat(shown.title().zh()).isEqualTo("规则（自上而下，先符合者为准）");
        int built = count((c, r) -> zone(c, r) == 3);
        int good = count((c, r) -> zone(c, r) == 1);
        int middle = count((c, r) -> zone(c, r) == 2);
        assertThat(Told.rows(shown, Language.EN))
                .containsExactly(
                        List.of(
                                "built",
                                "Ecological auxiliary restoration area",
                                "land use: construction",
                                Integer.toString(built)),
                        List.of(
                                "good",
                                "Ecological key protection area",
                                "level: extremely suitable",
                                Integer.toString(good)),
                        List.of(
                                "middle",
                                "Ecological key restoration area",
                                "level: relatively suitable",
                                Integer.toString(middle)));
        assertThat(Told.rows(shown, Language.ZH).get(0)).startsWith("built", "生态辅助修复区", "地类为建设用地");
        assertThat(Told.rows(shown, Language.ZH).get(1).get(2)).isEqualTo("适宜等级为极适宜");
    }

    @Test
    void whereRulesDisagreeTheCellsAreCounted() {
        SmallStudy study = study().text("zones.csv", ZONES + "low,key_restoration,,3\n");
        Chapter chapter = chapter(study, SmallStudy.ALL_CARBON, suitability(FIRM));
        int disputed = count((c, r) -> SmallStudy.at(2, c, r) == 3 && level(c, r) == 3);
        assertThat(disputed).isEqualTo(SmallStudy.cells(0, 2, 3)); // no built-up cell lies low and scores more than 4
        Words note = chapter.told.note("Where rules disagree");
        assertThat(note.en())
                .isEqualTo("Where rules disagree, the earlier one decides: rule built decided " + disputed
                        + " cells that rule low would have made ecological key restoration area. "
                        + "Cells without a zone: 0.");
        assertThat(note.zh())
                .isEqualTo("规则冲突时以靠前者为准：规则“built”决定了 " + disputed + " 个像元，而规则“low”将其列为生态重点修复区。未分区的像元：0 个。");
    }

    @Test
    void rulesThatAgreeAreToldToo() {
        SmallStudy study = study().text("zones.csv", "rule,zone,land_use\nbuilt,auxiliary_restoration,construction\n");
        int none = count((c, r) -> SmallStudy.at(2, c, r) != 0 && SmallStudy.at(2, c, r) != 3);
        assertThat(chapter(study, SmallStudy.ALL_CARBON, suitability(FIRM)).told.note("No two rules"))
                .isEqualTo(Words.of(
                        "No two rules disagree on any cell; " + none + " cells have no zone.",
                        "没有像元出现规则冲突；有 " + none + " 个像元未分区。"));
    }

    // measures

    private static final String MEASURES = """
            measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,assumption_zh
            plant,key_protection,cropland,*,Plant trees,植树,become:forest,0.5,half of it,一半
            forest,key_protection,forest,*,Tend the forest,抚育,none,1,,
            """;

    @Test
    void measuresAreSummedOverTheLandTheyAreFor() {
        SmallStudy study = study().text("measures.csv", MEASURES);
        Chapter chapter = chapter(study, SmallStudy.ALL_CARBON, suitability(", strategies: measures.csv" + FIRM));
        int crops = count((c, r) -> zone(c, r) == 1 && SmallStudy.at(2, c, r) == 1);
        int forest = count((c, r) -> zone(c, r) == 1 && SmallStudy.at(2, c, r) == 2);
        assertThat(crops).isPositive();
        // half of the crops give up 0.5 t and take up 2 t
        double gain = 0.5 * crops * (0.5 + 2);
        String amount = Numbers.readable(gain, 2);
        Words words = chapter.told.paragraph("Measures by zone");
        assertThat(words.en())
                .isEqualTo("Measures by zone, land use and pressure. The estimates come from the study's own "
                        + "factors and the assumption printed beside each; together they would reduce or store "
                        + amount
                        + " tCO₂ a year. This is no forecast, only the product of a share, a rate and a factor.");
        assertThat(words.zh()).isEqualTo("按分区、地类与压力列出措施。估计值由本研究的系数与所列假设相乘得到，合计每年可减排或增汇 " + amount + " tCO₂；它不是预测。");
        Excerpt shown = chapter.told.excerpt("Measures and their estimated effect");
        // each is for any pressure and stands for one row of the file: columns that say so would only make others
        // narrow
        assertThat(Told.rows(shown, Language.EN))
                .containsExactlyInAnyOrder(
                        List.of(
                                "Ecological key protection area",
                                "Cropland",
                                "Plant trees",
                                "plant",
                                Integer.toString(crops),
                                amount,
                                "half of it"),
                        List.of(
                                "Ecological key protection area",
                                "Forest",
                                "Tend the forest",
                                "forest",
                                Integer.toString(forest),
                                "–",
                                "not estimated"));
        assertThat(Told.rows(shown, Language.ZH))
                .contains(List.of("生态重点保护区", "林地", "抚育", "forest", Integer.toString(forest), "–", "未估算"));
        // the remark on the bundled table is for the bundled table
        assertThat(chapter.told.notes()).noneMatch(n -> n.en().startsWith("The measures follow national guidance"));
    }

    @Test
    void measuresWithoutAnEffectAreNotEstimated() {
        SmallStudy study = study().text(
                        "measures.csv",
                        MEASURES.lines().filter(l -> !l.startsWith("plant")).reduce("", (a, b) -> a + b + "\n"));
        Words words = chapter(study, SmallStudy.ALL_CARBON, suitability(", strategies: measures.csv" + FIRM))
                .told
                .paragraph("Measures by zone");
        assertThat(words.en())
                .isEqualTo("Measures by zone, land use and pressure. What they would reduce or store could not "
                        + "be estimated: no measure that fits has an effect.");
        assertThat(words.zh()).isEqualTo("按分区、地类与压力列出措施。其减排或增汇量无法估算：适用的措施均未给出效果。");
    }

    @Test
    void aFactorThatIsMissingIsNamed() {
        SmallStudy study = study().text("measures.csv", MEASURES)
                .text("factors.csv", "class,value,unit\ncropland,0.5,tCO2/ha/yr\n");
        Words words = chapter(study, SmallStudy.ALL_CARBON, suitability(", strategies: measures.csv" + FIRM))
                .told
                .paragraph("Measures by zone");
        assertThat(words.en()).endsWith("could not be estimated: carbon.factors has no factor for Forest.");
        assertThat(words.zh()).endsWith("其减排或增汇量无法估算：carbon.factors 缺少以下地类的系数：林地。");
    }

    /** A study of stocks alone has no factor; measures on construction land then give 0, which is no estimate. */
    @Test
    void nothingBesideMissingFactorsIsNoEstimate() {
        Words words = chapter(study(), "carbon: { stock: stock.csv }\n", suitability(FIRM))
                .told
                .paragraph("Measures by zone");
        assertThat(words.en()).contains("could not be estimated: carbon.factors has no factor for ");
        assertThat(words.zh()).contains("其减排或增汇量无法估算：carbon.factors 缺少以下地类的系数：");
    }

    @Test
    void theBundledMeasuresHaveTheirRemark() {
        Chapter chapter = chapter(study(), SmallStudy.ALL_CARBON, suitability(", region: chang-zhu-tan" + FIRM));
        assertThat(chapter.told.note("The measures follow national guidance").zh())
                .startsWith("措施依据国家层面的研究建议");
        assertThat(chapter.told
                        .excerpt("Measures and their estimated effect")
                        .terms()
                        .values())
                .extracting(Words::en)
                .contains("Keep corridors along the mountain ranges continuous; protect the Green Heart");
    }

    @Test
    void withoutARegionOnlyGeneralMeasuresAreTold() {
        Chapter chapter = plain();
        assertThat(chapter.told.note("These are general measures"))
                .isEqualTo(Words.of(
                        "These are general measures: suitability.region names no region that bundled ones are for "
                                + "(chang-zhu-tan, south-china, china). Shares and rates of the bundled table are "
                                + "unverified defaults: set your own under suitability.strategies.",
                        "此处为通用措施：suitability.region 未写内置措施所针对的地区（长株潭、中国南方林区、中国）。内置措施表中的比例与速率为未核实的默认值，"
                                + "请在 suitability.strategies 中给出本区数值。"));
        assertThat(chapter.told
                        .excerpt("Measures and their estimated effect")
                        .terms()
                        .values())
                .extracting(Words::en)
                .contains("Keep corridors of natural land continuous")
                .noneMatch(t -> t.contains("Green Heart") || t.contains("Chinese fir"));
    }

    // scenarios

    @Test
    void scenariosAreHeldAgainstTheBase() {
        SmallStudy study = study().text("what-if.csv", """
                scenario,zone,from,to,area_ha,item,percent
                green,,cropland,forest,10,,
                clean,,,,,emissions,-50
                """);
        Chapter chapter = chapter(study, SmallStudy.ALL_CARBON, suitability(FIRM), "scenarios: what-if.csv\n");
        double base = SmallStudy.source_tCO2(0, 2) + SmallStudy.sink_tCO2(0, 2);
        double green = 10 * (-2 - 0.5);
        double clean = -0.5 * (1400 + 2250);
        Table table = chapter.outcome.scenarios().orElseThrow().table();
        assertThat(chapter.told.file(table.name())).isSameAs(table);
        Words words = chapter.told.paragraph("Each scenario");
        assertThat(words.en())
                .isEqualTo(
                        "Each scenario runs through the same account as 2020 and is compared with its net emissions, "
                                + Numbers.readable(base, 0)
                                + " tCO₂ a year. Change in net emissions (tCO₂ a year): green "
                                + Numbers.readable(green, 0) + "; clean " + Numbers.readable(clean, 0) + ".");
        assertThat(words.zh())
                .isEqualTo("各情景采用与 2020 年相同的核算，与其净碳排放 " + Numbers.readable(base, 0)
                        + " tCO₂/年比较。净碳排放变化（tCO₂/年）：green " + Numbers.readable(green, 0) + "；clean "
                        + Numbers.readable(clean, 0) + "。");
        Figure.Bars bars = chapter.told.figure("scenarios", Figure.Bars.class);
        assertThat(bars.categories()).extracting(Words::en).containsExactly("green", "clean");
        assertThat(bars.bars().get(0).values().get(0)).isCloseTo(green, within(1e-9));
        assertThat(bars.bars().get(0).values().get(1)).isCloseTo(clean, within(1e-9));
        assertThat(Told.rows(chapter.told.excerpt("Scenarios line by line"), Language.ZH))
                .anySatisfy(r -> assertThat(r).startsWith("green", "10 公顷耕地转为林地"))
                .anySatisfy(r -> assertThat(r).startsWith("clean", "排放量 −50 %"));
    }

    /** By hand: 4 ha of crops +- 0.1, of forest +- 0.4; a tenth of emissions of 3650 +- 10 %, then of the rest. */
    @Test
    void intervalsOfScenariosStandInTheirTable() {
        SmallStudy study = study().text("what-if.csv", """
                scenario,zone,from,to,area_ha,item,percent
                both,,cropland,forest,4,,
                both,,,,,emissions,-10
                both,,,,,emissions,-10
                """).text("ranges.csv", """
                class,value,unit,low,high
                cropland,0.5,tCO2/ha/yr,0.4,0.6
                forest,-2,tCO2/ha/yr,-2.4,-1.6
                """);
        Chapter chapter = chapter(study, """
                carbon:
                  factors: ranges.csv
                  emissions: { file: emissions.csv, units: parts }
                  emissions-uncertainty: [10]
                """, "scenarios: what-if.csv\n");
        Table table = chapter.told.file("scenario");
        double land = 4 * Math.hypot(0.1, 0.4);
        double[] half = {Math.hypot(land, 36.5 + 32.85), land, 36.5, 32.85};
        assertThat(table.rows()).isEqualTo(half.length);
        for (int r = 0; r < half.length; r++) {
            double by = table.number(r, table.column("difference_tCO2"));
            assertThat(table.number(r, table.column("difference_low_tCO2"))).isCloseTo(by - half[r], within(1e-6));
            assertThat(table.number(r, table.column("difference_high_tCO2"))).isCloseTo(by + half[r], within(1e-6));
        }
        assertThat(chapter.told.excerpt("Scenarios line by line").columns())
                .extracting(c -> c.heading().zh())
                .containsSequence("差值", "下限（95 %）", "上限（95 %）", "%");
    }

    @Test
    void scenariosStandAloneWhereNoSuitabilityIsAsked() {
        SmallStudy study = study().text("what-if.csv", """
                scenario,zone,from,to,area_ha,item,percent
                green,,cropland,forest,10,,
                """);
        Chapter chapter = chapter(study, SmallStudy.ALL_CARBON, "scenarios: what-if.csv\n");
        assertThat(chapter.told.headings(Language.EN)).containsExactly("What if");
        assertThat(chapter.outcome.levels()).isEqualTo(Optional.empty());
    }

    // corridors

    @Test
    void onePatchIsJoinedByNothing() {
        Words words = corridors("key_protection", 1).told.paragraph("Only one patch");
        assertThat(words)
                .isEqualTo(Words.of(
                        "Only one patch is large enough to be joined (suitability.corridors.least-area), so there are "
                                + "no corridors.",
                        "仅有 1 个斑块达到最小面积（suitability.corridors.least-area），因此没有廊道。"));
        assertThat(corridors("key_protection", 900).told.paragraph("No patch"))
                .isEqualTo(Words.of(
                        "No patch is large enough to be joined (suitability.corridors.least-area), so there are no "
                                + "corridors.",
                        "没有斑块达到最小面积（suitability.corridors.least-area），因此没有廊道。"));
    }

    private Chapter corridors(String from, int least_ha) {
        return chapter(
                study(),
                SmallStudy.ALL_CARBON,
                suitability(", corridors: { from: " + from + ", least-area: " + least_ha + " ha }" + FIRM));
    }

    @Test
    void corridorsJoinThePatchesOfAZone() {
        Chapter chapter = corridors("key_restoration", 1);
        var corridors = chapter.outcome.zones().orElseThrow().corridors().orElseThrow();
        Words words = chapter.told.paragraph(corridors.sources().size() + " patches");
        assertThat(words)
                .isEqualTo(Words.of(
                        "2 patches are joined by 1 least-cost corridor. A gravity model ranks them: larger patches, "
                                + "lower resistance and a cheaper path make a corridor more important.",
                        "共 2 个源地斑块，由 1 条相邻斑块间的最小累积阻力廊道相连。重要性按重力模型计算：斑块越大、阻力越小、路径越易通行，越重要。"));
        assertThat(chapter.told.headings(Language.ZH)).contains("生态廊道");
    }
}
