package org.carbonscape.study.chapter.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.advise.ScenarioLine;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.suitability.Condition;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.weight.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What criteria, layers, rules and scenarios are called, in both languages. */
class SuitabilityWordsTest {
    @TempDir
    private Path folder;

    private SuitabilityWords say;

    @BeforeEach
    void wordsOfTheSmallStudy() {
        say = new SuitabilityWords(SmallStudy.in(folder).run().inputs().studyArea());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data/slope.tif|slope.tif|slope.tif",
                "红线/reserves.gpkg|reserves.gpkg|reserves.gpkg",
                "land use|land use|土地利用",
                "land use 2010|land use 2010|土地利用2010",
                "land use change|land use change|土地利用变化",
                "distance to forest|distance to forest|到林地的距离",
                "Distance to construction 2010|distance to construction 2010|到建设用地的距离（2010 年）",
                "share of forest in parts|share of forest in parts|parts 中林地占比",
                "share of forest 2010|share of forest 2010|林地占比（2010 年）",
                "carbon stock 2020|carbon stock 2020|碳储量2020",
                "density of sources|density of sources|碳源核密度",
                "density of sinks 2010|density of sinks 2010|碳汇核密度（2010 年）",
                "net|net|净碳排放",
                "source in parts|source in parts|各 parts 的碳源",
                "sink 2010|sink 2010|碳汇（2010 年）",
                "hot_spot|hot spots|净碳排放冷热点",
                "dem|dem|dem",
                // a kind of land, as the preset of criteria names it, where no class is called so
                "distance to unused|distance to unused|到未利用地的距离",
                "share of unused|share of unused|未利用地占比"
            })
    void aLayerIsNamedAsTheStudyWritesIt(String text, String en, String zh) {
        assertThat(layer(text)).isEqualTo(Words.of(en, zh));
    }

    private Words layer(String text) {
        return say.layer(text, LayerGrammar.read(text));
    }

    @Test
    void severalClassesAreJoinedByOr() {
        assertThat(layer("distance to forest|construction"))
                .isEqualTo(Words.of("distance to forest or construction", "到林地或建设用地的距离"));
    }

    @Test
    void aWeightingIsNamedInBothLanguages() {
        Weights equal = Weights.equal(List.of("a", "b"));
        assertThat(SuitabilityWords.method(equal)).isEqualTo(Words.of("Equal", "等权"));
        Weights given = Weights.of(Words.of("AHP eigenvector", "AHP 特征向量法"), List.of("a", "b"), 3, 1);
        assertThat(SuitabilityWords.method(given)).isEqualTo(Words.of("AHP eigenvector", "AHP 特征向量法"));
        assertThat(SuitabilityWords.method(given.linear(equal, 0.5)))
                .isEqualTo(Words.of("Linear 0.5 of (AHP eigenvector, equal)", "线性组合（AHP 特征向量法、等权，前者占 0.5）"));
    }

    @Test
    void areaAndShareStandTogether() {
        Table table = Table.named("t")
                .number("area_km2", "share_percent")
                .row(1234.4, 12.34)
                .build();
        assertThat(SuitabilityWords.areaAndShare(table, 0))
                .isEqualTo(Words.of("1234 km² (12.3 %)", "1234 km²（12.3 %）"));
    }

    @Test
    void whatSeveralWeightingsBecomeIsNamed() {
        assertThat(List.of(SuitabilityPlan.Combine.values()).stream().map(SuitabilityWords::combined))
                .containsExactly(
                        Words.of("Used: their mean", "采用：均值"),
                        Words.of("Used: their product", "采用：乘积"),
                        Words.of("Used: minimum relative entropy", "采用：最小相对熵"));
    }

    @ParameterizedTest
    @CsvSource({
        "natural breaks,自然断点法",
        "quantile,分位数法",
        "equal breaks,等间距法",
        "geometric breaks,几何间隔法",
        "maximum breaks,最大间断法",
        "given limits,给定界限"
    })
    void everyWayToCutLevelsHasItsChineseName(String method, String zh) {
        assertThat(SuitabilityWords.cut(method)).isEqualTo(zh);
    }

    @ParameterizedTest
    @CsvSource({"red_line,red line,保护红线", "steep_farmland,steep farmland,陡坡耕地", "my_rule,my rule,my_rule"})
    void aRuleOfTheBundledTableHasAName(String id, String en, String zh) {
        assertThat(SuitabilityWords.rule(id)).isEqualTo(Words.of(en, zh));
    }

    private Words conditions(Condition... all) {
        return say.conditions(new RuleTable.Rule("r", "none", List.of(all)), Map.of("slope", "°"));
    }

    @Test
    void aRuleWithoutConditionsHoldsEverywhere() {
        assertThat(conditions()).isEqualTo(Words.of("everywhere", "所有土地"));
    }

    @Test
    void conditionsAreSaidInWords() {
        assertThat(conditions(
                        new Condition.ClassIs("land_use", false, List.of("forest", "cropland")),
                        new Condition.ClassIs("protected", true, List.of("yes"))))
                .isEqualTo(Words.of("land use: forest or cropland, protected not yes", "地类为林地或耕地，保护地不为是"));
        assertThat(conditions(new Condition.ClassIs("level", false, List.of("suitable", "unsuitable")))
                        .zh())
                .startsWith("适宜等级为");
        assertThat(conditions(new Condition.ClassIs("land_use_change", false, List.of("forest>construction"))))
                .isEqualTo(Words.of("land use change: forest>construction", "土地利用变化为林地转为建设用地"));
        assertThat(conditions(new Condition.ClassIs("own_layer", false, List.of("x"))))
                .isEqualTo(Words.of("own layer: x", "own_layer为x"));
    }

    @Test
    void aRangeStandsAsItIsWritten() {
        Condition steep = new Condition.Within("slope", 25, false, Double.POSITIVE_INFINITY, false);
        String range = steep.toString().substring("slope".length());
        assertThat(conditions(steep)).isEqualTo(Words.of("slope" + range + "°", "坡度" + range + "°"));
        assertThat(range).contains("25");
    }

    @Test
    void linesOfScenariosAreSaidInWords() {
        ScenarioLine converts = new ScenarioLine(2, "a", "key_protection", "cropland", "forest", 1500, "", 0);
        ScenarioLine anywhere = new ScenarioLine(3, "a", "", "forest", "moss", 2, "", 0);
        ScenarioLine less = new ScenarioLine(4, "b", "", "", "", 0, "emissions", -12.5);
        ScenarioLine more = new ScenarioLine(5, "b", "", "", "", 0, "raw coal", 10);
        Map<String, Words> words = say.changes(List.of(converts, anywhere, less, more));
        assertThat(words.get(converts.what()))
                .isEqualTo(Words.of(
                        "1500 ha cropland become forest, ecological key protection area", "生态重点保护区：1500 公顷耕地转为林地"));
        assertThat(words.get(anywhere.what())).isEqualTo(Words.of("2 ha forest become moss", "2 公顷林地转为moss"));
        assertThat(words.get(less.what())).isEqualTo(Words.of("emissions −12.5 %", "排放量 −12.5 %"));
        assertThat(words.get(more.what()).en()).isEqualTo("raw coal +10 %");
        assertThat(words.get(more.what()).zh()).endsWith(" +10 %").doesNotContain("raw coal");
        // and the rest of the words
        assertThat(words).containsEntry("all lines", Words.of("All lines", "全部"));
    }

    @Test
    void zonesAreCalledByTheirTitles() {
        assertThat(say.terms())
                .containsEntry("key_restoration", Words.of("Ecological key restoration area", "生态重点修复区"))
                .containsEntry("unzoned", Words.of("No zone", "未分区"))
                .containsEntry("steep_farming", Words.of("Farming on slopes over 25°", "25°以上坡耕地"));
    }
}
