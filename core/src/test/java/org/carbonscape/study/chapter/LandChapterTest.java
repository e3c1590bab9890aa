package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapter on land-use change, told of 48 cells a reader can count. */
class LandChapterTest {
    private static final int[] COLOURS = {0xf0e442, 0x009e73, 0xd55e00};

    @TempDir
    private Path folder;

    private Told told(SmallStudy.Run run) {
        return new Told(new LandChapter(
                        run.inputs().studyArea(),
                        run.land(),
                        Told.images(run, folder),
                        Told.SOURCE,
                        run.inputs().carbon().carriers().usual())
                .findings());
    }

    private Told all() {
        return told(SmallStudy.in(folder).run());
    }

    private Told ofYears(String phases) {
        return ofYears(SmallStudy.in(folder), phases);
    }

    private Told ofYears(SmallStudy study, String phases) {
        return told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { %s } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                """.formatted(phases)));
    }

    private static double km2(int phase, int ofClass) {
        return SmallStudy.cells(0, phase, ofClass) / 100.0;
    }

    @Test
    void theChapterHasItsTablesItsFiguresAndItsHeadings() {
        Told told = all();
        assertThat(told.findings().id()).isEqualTo("land-change");
        assertThat(told.findings().title()).isEqualTo(Words.of("Land-use change", "土地利用变化"));
        assertThat(told.files())
                .containsExactly("class-areas", "transitions", "change", "intensity", "transfer-matrix");
        assertThat(told.figureIds())
                .containsExactly("land-use-maps", "areas-over-time", "transfer-sankey", "transfer-matrix");
        assertThat(told.headings(Language.EN))
                .containsExactly("Transfers between classes", "Rates of change", "Intensity analysis");
        assertThat(told.headings(Language.ZH)).containsExactly("地类间的转移", "变化速度", "强度分析");
        assertThat(told.findings().figures())
                .allSatisfy(f -> assertThat(f.caption().source()).isEqualTo(Told.SOURCE));
        assertThat(told.notes()).isEmpty();
    }

    @Test
    void theFirstParagraphNamesTheLargestClassAndTheOneThatChangedMost() {
        // 2020: 14 cells of crops, 17 of forest, 16 of construction, 47 in all; construction from 4 to 16 in 20 years
        assertThat(all().paragraphs(Language.EN).get(0))
                .isEqualTo("In 2020 the study area holds 0.47 km² of classified land. Forest covers the most, "
                        + "36.2 %. Construction changed the most: +0.12 km² from 2000 to 2020 (15.00 % a year).");
        assertThat(all().paragraphs(Language.ZH).get(0))
                .isEqualTo("2020 年研究区已分类土地 0.47 km²，其中林地最多，占 36.2 %。" + "2000–2020 年变化最大的是建设用地：+0.12 km²（每年 15.00 %）。");
    }

    /** 2010 lacks the class of one of 48 cells. */
    @Test
    void landThatIsClassifiedInOneOfTheYearsOnlyIsTold() {
        SmallStudy study = SmallStudy.in(folder)
                .classes("2000.tif", 3, (column, row) -> 1)
                .classes("2010.tif", 3, (column, row) -> column + row == 0 ? 0 : 1);
        assertThat(ofYears(study, "2000: 2000.tif, 2010: 2010.tif").paragraph("Transfers, rates and"))
                .isEqualTo(Words.of(
                        "Transfers, rates and intensities are of land that is classified in both years (2000 and 2010: "
                                + "0.47 km²); areas of classes, and what they gained or lost by those, are of all land "
                                + "classified in a year.",
                        "转移、变化速度与强度仅计前后两期均有分类的土地（2000 与 2010 年：0.47 km²）；各类用地面积及由此得出的增减则计当年全部已分类土地。"));
        assertThat(all().paragraphs(Language.EN)).noneMatch(p -> p.contains("in both years"));
    }

    @Test
    void ofOneClassNoneCoversOrChangesTheMost() {
        SmallStudy study = SmallStudy.in(folder)
                .classes("2000.tif", 3, (column, row) -> column + row == 0 ? 0 : 1)
                .classes("2010.tif", 3, (column, row) -> 1);
        Told told = ofYears(study, "2000: 2000.tif, 2010: 2010.tif");
        assertThat(told.paragraphs(Language.EN).get(0))
                .isEqualTo("In 2010 the study area holds 0.48 km² of classified land. All of it is cropland. Its area "
                        + "changed by +0.01 km² from 2000 to 2010.");
        assertThat(told.paragraphs(Language.ZH).get(0))
                .isEqualTo("2010 年研究区已分类土地 0.48 km²，全部为耕地。2000–2010 年其面积变化 +0.01 km²。");
    }

    /** Names of classes are written as keys in tables, and as words in sentences, tables and legends. */
    @Test
    void namesOfClassesAreReadWithoutUnderlines() {
        SmallStudy study = SmallStudy.in(folder)
                .text("legend.csv", "code,class,name_zh\n1,mixed_crops,混作\n2,rain_forest,雨林\n3,construction,建设用地\n");
        Told told = ofYears(study, "2000: 2000.tif, 2010: 2010.tif");
        assertThat(told.paragraphs(Language.EN)).noneMatch(p -> p.contains("_"));
        assertThat(told.paragraphs(Language.EN).get(0)).contains("Mixed crops changed the most");
        assertThat(Told.rows(told.excerpt("Area of each class (km²)"), Language.EN))
                .extracting(row -> row.get(0))
                .contains("Rain forest");
    }

    /** Of a legend in English a Chinese report has the names as they are, parted from the hanzi beside them. */
    @Test
    void namesInLatinLettersStandApartFromHanzi() {
        SmallStudy study = SmallStudy.in(folder)
                .text("legend.csv", "code,class\n1,Oil Palm\n2,Rubber Agroforestry\n3,construction\n");
        List<String> told = ofYears(study, "2000: 2000.tif, 2010: 2010.tif").paragraphs(Language.ZH);
        assertThat(told.get(0))
                .containsPattern("，其中 (Oil Palm|Rubber Agroforestry) 最多，占")
                .contains("年变化最大的是 Oil Palm：");
        assertThat(told).noneMatch(p -> p.matches("(?s).*[倾向于回避][A-Z].*"));
    }

    @Test
    void aLossHasATrueMinusSignAndARateOfItsFirstArea() {
        // crops 25 - 18 - 4: in 2010 crops lose 7 of 25 cells in 10 years, construction gains 5, forest 2
        assertThat(ofYears("2000: 2000.tif, 2010: 2010.tif")
                        .paragraphs(Language.EN)
                        .get(0))
                .endsWith("Cropland changed the most: −0.07 km² from 2000 to 2010 (−2.80 % a year).");
        assertThat(ofYears("2000: 2000.tif, 2010: 2010.tif")
                        .paragraphs(Language.ZH)
                        .get(0))
                .endsWith("2000–2010 年变化最大的是耕地：−0.07 km²（每年 −2.80 %）。");
    }

    @Test
    void classesThatChangedAlikeAreAllNamed() {
        SmallStudy study = SmallStudy.in(folder);
        study.classes("2000.tif", """
                11112222
                11112222
                11112222
                11112222
                11112222
                11112222
                """);
        study.classes("2010.tif", """
                11132222
                11132222
                11132222
                11112222
                11112222
                11112222
                """);
        Told told = ofYears(study, "2000: 2000.tif, 2010: 2010.tif");
        assertThat(told.paragraphs(Language.EN).get(0))
                .endsWith("Cropland (−0.03 km², −1.25 % a year) and construction (+0.03 km²) changed the most"
                        + " from 2000 to 2010.");
        assertThat(told.paragraphs(Language.ZH).get(0))
                .endsWith("2000–2010 年变化最大的是耕地（−0.03 km²，每年 −1.25 %）、建设用地（+0.03 km²）。");
    }

    @Test
    void whereNothingChangedNoClassChangedMost() {
        Told told = ofYears("2000: 2000.tif, 2010: 2000.tif");
        assertThat(told.paragraphs(Language.EN).get(0)).endsWith(" %. No class has changed its area since 2000.");
        assertThat(told.paragraphs(Language.ZH).get(0)).endsWith(" %。2000–2010 年各地类面积未变。");
    }

    @Test
    void aClassThatWasNotThereAtFirstHasNoRate() {
        SmallStudy study = SmallStudy.in(folder);
        study.classes("2000.tif", """
                22221111
                22221111
                22221111
                22111111
                22111111
                22211111
                """);
        Told told = told(study.run());
        assertThat(told.paragraphs(Language.EN).get(0))
                .endsWith("Construction changed the most: +0.16 km² from 2000 to 2020.");
        assertThat(told.paragraphs(Language.ZH).get(0)).endsWith("2000–2020 年变化最大的是建设用地：+0.16 km²。");
        Excerpt degrees = told.excerpt("Dynamic degree, whole region, 2000–2020");
        assertThat(Told.rows(degrees, Language.EN))
                .noneMatch(
                        row -> row.get(0).equals("Construction") && row.get(1).equals("single dynamic degree"));
    }

    @Test
    void mapsShowEveryPhaseInTheColoursOfTheLegend() {
        Figure.Maps maps = all().figure("land-use-maps", Figure.Maps.class);
        assertThat(maps.caption().title()).isEqualTo(Words.of("Land use, 2000–2020", "土地利用，2000–2020"));
        assertThat(maps.panels()).extracting(p -> p.title().en()).containsExactly("2000", "2010", "2020");
        Key.Classes key = (Key.Classes) maps.key();
        assertThat(key.entries())
                .containsExactly(
                        new Key.Entry(Words.of("Cropland", "耕地"), COLOURS[0]),
                        new Key.Entry(Words.of("Forest", "林地"), COLOURS[1]),
                        new Key.Entry(Words.of("Construction", "建设用地"), COLOURS[2]));
        for (int p = 0; p < 3; p++) {
            MapPanel.Pixels pixels = (MapPanel.Pixels) maps.panels().get(p);
            assertThat(pixels.columns()).isEqualTo(8);
            assertThat(pixels.rows()).isEqualTo(6);
            for (int r = 0; r < 6; r++) {
                for (int c = 0; c < 8; c++) {
                    assertThat(pixels.values()[r * pixels.columns() + c]).isEqualTo(SmallStudy.at(p, c, r));
                }
            }
        }
    }

    @Test
    void areasStandByClassAndPhase() {
        Excerpt areas = all().excerpt("Area of each class (km²)");
        assertThat(areas.title().zh()).isEqualTo("各类用地面积（km²）");
        assertThat(areas.file()).isEqualTo("tables/class-areas.csv");
        assertThat(Told.headingsOf(areas, Language.EN)).containsExactly("Class", "2000", "2010", "2020");
        assertThat(Told.headingsOf(areas, Language.ZH)).containsExactly("地类", "2000", "2010", "2020");
        assertThat(Told.rows(areas, Language.EN))
                .containsExactly(
                        List.of("Cropland", "0.2500", "0.1800", "0.1400"),
                        List.of("Forest", "0.1800", "0.2000", "0.1700"),
                        List.of("Construction", "0.0400", "0.0900", "0.1600"));
        assertThat(Told.rows(areas, Language.ZH).get(2)).containsExactly("建设用地", "0.0400", "0.0900", "0.1600");
    }

    @Test
    void areasOverTimeAreALineForEachClass() {
        Figure.Lines lines = all().figure("areas-over-time", Figure.Lines.class);
        assertThat(lines.y().low()).hasValue(0);
        assertThat(lines.x().label()).isEqualTo(Words.of("Year", "年份"));
        assertThat(lines.y().label()).isEqualTo(Words.of("Area (km²)", "面积（km²）"));
        assertThat(lines.series()).hasSize(3);
        for (int c = 1; c <= 3; c++) {
            Figure.Series series = lines.series().get(c - 1);
            assertThat(series.rgb()).isEqualTo(COLOURS[c - 1]);
            for (int p = 0; p < 3; p++) {
                assertThat(series.points().get(p).x())
                        .isEqualTo(SmallStudy.YEARS.get(p).doubleValue());
                assertThat(series.points().get(p).y()).isCloseTo(km2(p, c), within(1e-12));
            }
        }
    }

    /** From, to and km² of whatever changed between two phases, the largest first. */
    private static List<double[]> transfers(int before, int after) {
        List<double[]> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            for (int j = 1; j <= 3; j++) {
                int n = SmallStudy.cells(0, before, i, after, j);
                if (i != j && n > 0) {
                    all.add(new double[] {i, j, n / 100.0});
                }
            }
        }
        all.sort(Comparator.comparingDouble((double[] t) -> -t[2]));
        return all;
    }

    @Test
    void upToThreeTransfersAreAllNamed() {
        assertThat(transfers(0, 2)).hasSize(3);
        Words words = all().paragraph("The transfers");
        assertThat(words.en())
                .isEqualTo("The transfers from 2000 to 2020 are cropland to construction (0.12 km²), "
                        + "forest to cropland (0.02 km²) and cropland to forest (0.01 km²).");
        assertThat(words.zh()).isEqualTo("2000–2020 年的转移为耕地→建设用地（0.12 km²）、林地→耕地（0.02 km²）、耕地→林地（0.01 km²）。");
        assertThat(ofYears("2000: 2000.tif, 2010: 2010.tif")
                        .paragraph("The transfers")
                        .en())
                .isEqualTo("The transfers from 2000 to 2010 are cropland to construction (0.05 km²)"
                        + " and cropland to forest (0.02 km²).");
    }

    @Test
    void ofMoreTransfersTheLargestAreNamedAndTheSmallest() {
        SmallStudy study = SmallStudy.in(folder).classes("2010.tif", """
                        22211113
                        32221111
                        22221111
                        23111111
                        22111111
                        22211111
                        """).classes("2020.tif", """
                        12233333
                        22221111
                        22231111
                        22111111
                        22111111
                        22211111
                        """);
        Words words = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2010: 2010.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                """)).paragraph("The largest transfers");
        assertThat(words)
                .isEqualTo(Words.of(
                        "The largest transfers from 2010 to 2020 are cropland to construction (0.04 km²), "
                                + "construction to forest (0.02 km²) and forest to cropland (0.01 km²); the smallest "
                                + "is forest to construction (0.01 km²).",
                        "2010–2020 年面积最大的转移为耕地→建设用地（0.04 km²）、建设用地→林地（0.02 km²）、林地→耕地（0.01 km²）；"
                                + "最小为林地→建设用地（0.01 km²）。"));
    }

    @Test
    void aSingleTransferIsTheOnlyOne() {
        SmallStudy study = SmallStudy.in(folder).classes("2010.tif", """
                        22221111
                        22221111
                        22221111
                        22111111
                        22111111
                        22211111
                        """).classes("2020.tif", """
                        22221113
                        22221111
                        22221111
                        22111111
                        22111111
                        22211111
                        """);
        Words words = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2010: 2010.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                """)).paragraph("The only transfer");
        assertThat(words)
                .isEqualTo(Words.of(
                        "The only transfer from 2010 to 2020 is cropland to construction (0.01 km²).",
                        "2010–2020 年仅有的转移为耕地→建设用地（0.01 km²）。"));
    }

    @Test
    void theBandsBetweenPhasesHoldAllThatStayedAndMoved() {
        Figure.Sankey sankey = all().figure("transfer-sankey", Figure.Sankey.class);
        assertThat(sankey.phases()).extracting(Words::en).containsExactly("2000", "2010", "2020");
        assertThat(sankey.unit()).isEqualTo(Words.same("km²"));
        List<Figure.Link> expected = new ArrayList<>();
        for (int p = 1; p < 3; p++) {
            for (int i = 1; i <= 3; i++) {
                for (int j = 1; j <= 3; j++) {
                    int n = SmallStudy.cells(0, p - 1, i, p, j);
                    if (n > 0) {
                        expected.add(new Figure.Link(p - 1, i - 1, j - 1, n / 100.0));
                    }
                }
            }
        }
        assertThat(sankey.links()).hasSameSizeAs(expected);
        for (int k = 0; k < expected.size(); k++) {
            assertThat(sankey.links().get(k))
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-12, Double.class)
                    .isEqualTo(expected.get(k));
        }
    }

    private static IntUnaryOperator cells(int from) {
        return to -> SmallStudy.cells(0, 0, from, 2, to);
    }

    @Test
    void theMatrixColoursTransfersAndOnlyWritesWhatStayedAndTotals() {
        Figure.Matrix matrix = all().figure("transfer-matrix", Figure.Matrix.class);
        assertThat(matrix.caption().title()).isEqualTo(Words.of("Transfer matrix 2000–2020", "转移矩阵 2000–2020"));
        assertThat(matrix.rows().title()).isEqualTo(Words.of("From (2000)", "转出（2000）"));
        assertThat(matrix.columns().title()).isEqualTo(Words.of("To (2020)", "转入（2020）"));
        assertThat(matrix.rows().names())
                .extracting(Words::en)
                .containsExactly("Cropland", "Forest", "Construction", "Total");
        Excerpt table = all().excerpt("Transfer matrix 2000–2020 (km²)");
        assertThat(Told.headingsOf(table, Language.ZH)).containsExactly("转出＼转入", "耕地", "林地", "建设用地", "合计");
        assertThat(Told.rows(table, Language.EN)).hasSize(4);
        for (int i = 1; i <= 3; i++) {
            for (int j = 1; j <= 3; j++) {
                int n = SmallStudy.cells(0, 0, i, 2, j);
                double value = matrix.values().get(i - 1).get(j - 1);
                if (i == j || n == 0) {
                    assertThat(value).isNaN();
                } else {
                    assertThat(value).isCloseTo(n / 100.0, within(1e-12));
                }
                assertThat(matrix.texts().get(i - 1).get(j - 1)).isEqualTo(n == 0 ? "" : "0.%02d".formatted(n));
            }
            int before = IntStream.rangeClosed(1, 3).map(cells(i)).sum();
            int k = i;
            int after = IntStream.rangeClosed(1, 3)
                    .map(j -> SmallStudy.cells(0, 0, j, 2, k))
                    .sum();
            assertThat(matrix.texts().get(i - 1).get(3)).isEqualTo("0.%02d".formatted(before));
            assertThat(matrix.texts().get(3).get(i - 1)).isEqualTo("0.%02d".formatted(after));
            assertThat(matrix.values().get(i - 1).get(3))
                    .as("totals have no colour")
                    .isNaN();
            assertThat(Told.rows(table, Language.EN).get(i - 1).get(4)).isEqualTo("0.%02d00".formatted(before));
            assertThat(Told.rows(table, Language.EN).get(3).get(i)).isEqualTo("0.%02d00".formatted(after));
        }
        assertThat(matrix.texts().get(3).get(3) + "00")
                .isEqualTo(Told.rows(table, Language.EN).get(3).get(4));
    }

    /** Cells of 1 ha: in km2, of which the cells of so many classes have one decimal, every number would be "<0.1". */
    @Test
    void theMatrixOfManyClassesOnLittleLandIsInHectares() {
        StringBuilder legend = new StringBuilder("code,class\n");
        IntStream.rangeClosed(1, 14)
                .forEach(c -> legend.append(c).append(",c").append(c).append('\n'));
        SmallStudy study = SmallStudy.in(folder)
                .text("many.csv", legend.toString())
                .classes("a.tif", 14, (column, row) -> 1 + (column + row) % 14)
                .classes("b.tif", 14, (column, row) -> 1 + (column + row + row / 5) % 14);
        Figure.Matrix matrix = told(study.runWhole("""
                study: x
                landUse: { legend: many.csv, phases: { 2010: a.tif, 2020: b.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                """)).figure("transfer-matrix", Figure.Matrix.class);
        assertThat(matrix.shading().key()).isEqualTo(Words.of("Transferred area (ha)", "转移面积（公顷）"));
        assertThat(matrix.values().get(5).get(6)).as("the last row, column 0").isEqualTo(1);
        assertThat(matrix.texts().get(5).get(6)).isEqualTo("1.0");
        assertThat(matrix.texts().get(14).get(14)).isEqualTo("48");
    }

    @Test
    void dynamicDegreesAreThoseOfTheWholePeriod() {
        Excerpt degrees = all().excerpt("Dynamic degree, whole region, 2000–2020");
        assertThat(degrees.title().zh()).isEqualTo("动态度（全区），2000–2020");
        assertThat(Told.headingsOf(degrees, Language.ZH)).containsExactly("地类", "指标", "%/年");
        List<List<String>> rows = Told.rows(degrees, Language.EN);
        // net change in per cent of the first area, by 20 years: -11/25, -1/18, 12/4
        assertThat(rows)
                .contains(
                        List.of("Cropland", "single dynamic degree", "−2.200"),
                        List.of("Forest", "single dynamic degree", "−0.278"),
                        List.of("Construction", "single dynamic degree", "15.000"));
        assertThat(Told.rows(degrees, Language.ZH)).contains(List.of("建设用地", "单一动态度", "15.000"));
        assertThat(degrees.table().rows()).isEqualTo(rows.size());
        for (int r = 0; r < degrees.table().rows(); r++) {
            assertThat(degrees.table().text(r, 0)).isEqualTo("region");
            assertThat(degrees.table().integer(r, degrees.table().column("from_year")))
                    .isEqualTo(2000);
            assertThat(degrees.table().integer(r, degrees.table().column("to_year")))
                    .isEqualTo(2020);
        }
        // every measure has a name of its own in both languages
        assertThat(rows).allSatisfy(r -> assertThat(r.get(1)).doesNotContain("_"));
    }

    @Test
    void gainsAreHeldAgainstTheUniformIntensity() {
        Excerpt gains = all().excerpt("Transitions to construction land against the uniform intensity");
        // 2000-2010: construction gains 5 of 25 cells of crops in ten years, none of 18 of forest;
        // uniform: 5 gained / 10 years / (47 - 4) cells that were not construction
        assertThat(Told.rows(gains, Language.EN))
                .contains(
                        List.of("2000", "2010", "Construction", "Cropland", "2.000", "1.163", "targets", "yes"),
                        List.of("2000", "2010", "Construction", "Forest", "0.000", "1.163", "avoids", "yes"),
                        List.of("2010", "2020", "Construction", "Cropland", "3.889", "1.842", "targets", "yes"));
        assertThat(Told.rows(gains, Language.ZH))
                .contains(List.of("2000", "2010", "建设用地", "林地", "0.000", "1.163", "回避", "是"));
        assertThat(Told.rows(gains, Language.EN)).allSatisfy(row -> {
            assertThat(row.get(2)).isEqualTo("Construction"); // other classes' gains stand in the file
            assertThat(row.get(6)).isNotEmpty();
        });
    }

    @Test
    void intensityTellsTheFastIntervalAndWhatConstructionTargets() {
        // 7 cells changed in the first interval, 10 in the second: the second is fast
        Words words = all().paragraph("Intensities are");
        assertThat(words.en())
                .isEqualTo("Intensities are in per cent per year and are compared with what they would be if "
                        + "change were spread evenly (Aldwaik and Pontius 2012). Change was fast in 2010–2020. "
                        + "In every interval construction gained more than an even share from cropland and "
                        + "less from forest.");
        assertThat(words.zh())
                .isEqualTo("强度以每年百分比表示，并与变化均匀分布时的强度比较（Aldwaik 与 Pontius 2012）。变化较快的时段：2010–2020。"
                        + "各时段建设用地的转入均倾向于耕地，回避林地。");
    }

    @Test
    void ofTwoPhasesNoIntervalIsFast() {
        Words words = ofYears("2000: 2000.tif, 2020: 2020.tif").paragraph("Intensities are");
        assertThat(words.en())
                .doesNotContain("fast")
                .contains(" From 2000 to 2020 construction gained more than an even share from cropland");
        assertThat(words.zh()).contains("。2000–2020 年建设用地的转入倾向于耕地");
        assertThat(ofYears("2000: 2000.tif, 2020: 2020.tif")
                        .excerpt("Transitions to construction land against the uniform intensity")
                        .columns())
                .extracting(c -> c.heading().en())
                .doesNotContain("In every interval");
    }

    @Test
    void aSinglePhaseHasNoChangeToReport() {
        Told told = ofYears("2020: 2020.tif");
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("The study area holds 0.47 km² of classified land. Forest covers the most, 36.2 %.");
        assertThat(told.paragraphs(Language.ZH)).containsExactly("研究区已分类土地 0.47 km²，其中林地最多，占 36.2 %。");
        assertThat(told.notes())
                .containsExactly(
                        Words.of("The study has one phase: there is no change to report.", "本研究只有一期数据，没有变化可述。"));
        assertThat(told.figureIds()).containsExactly("land-use-maps");
        assertThat(told.figure("land-use-maps", Figure.Maps.class).caption().title())
                .isEqualTo(Words.of("Land use, 2020", "土地利用，2020"));
        assertThat(told.headings(Language.EN)).isEmpty();
    }

    @Test
    void nothingThatMovedIsToldAsSuch() {
        Told told = ofYears("2000: 2000.tif, 2001: 2000.tif");
        assertThat(told.paragraphs(Language.EN)).contains("No cell changed its class.");
        assertThat(told.paragraphs(Language.ZH)).contains("没有像元改变地类。");
    }

    @Test
    void wordsOfTablesAreSaidInBothLanguages() {
        Map<String, Words> terms =
                LandChapter.terms(SmallStudy.in(folder).run().inputs().studyArea());
        assertThat(terms).containsEntry("forest", Words.of("Forest", "林地"));
        assertThat(terms).containsEntry("targets", Words.of("targets", "倾向"));
        assertThat(terms).containsEntry("outside", Words.of("outside all units", "单元之外"));
        assertThat(terms.values()).allSatisfy(w -> {
            assertThat(w.en()).isNotEmpty();
            assertThat(w.zh()).isNotEmpty();
        });
    }

    /** A class of the legend named like a word of the tables keeps its own name. */
    @Test
    void aClassNamedSourceIsStillAClass() {
        SmallStudy study = SmallStudy.in(folder).text("legend.csv", """
                code,class,name_zh,color
                1,source,水源地,#0000ff
                2,forest,林地,#009e73
                3,construction,建设用地,#d55e00
                0,,,
                """);
        assertThat(LandChapter.terms(study.run().inputs().studyArea()))
                .containsEntry("source", Words.of("Source", "水源地"));
    }

    @Test
    void classesThatNeverOccurAreNotShown() {
        SmallStudy study = SmallStudy.in(folder).text("legend.csv", """
                code,class,name_zh,color
                9,desert,荒漠,#ffffff
                1,cropland,耕地,#f0e442
                2,forest,林地,#009e73
                3,construction,建设用地,#d55e00
                0,,,
                """);
        SmallStudy.Run run = study.run();
        FigureClasses shown = new FigureClasses(run.inputs().studyArea(), run.land());
        assertThat(shown.count()).isEqualTo(3);
        assertThat(shown.entries()).extracting(e -> e.name().en()).doesNotContain("Desert");
        assertThat(shown.of(1)).isZero();
        assertThat(IntStream.rangeClosed(2, 4).map(shown::of).toArray()).containsExactly(1, 2, 3);
        assertThat(shown.sums(new double[] {7, 0, 1, 2, 3})).containsExactly(7, 1, 2, 3);
    }

    /** Forty-five classes on 48 cells: 39 keep their colours, the six that hold least are one. */
    @Test
    void ofManyClassesTheSmallestAreDrawnAsOne() {
        StringBuilder legend = new StringBuilder("code,class,name_zh,color\n");
        for (int c = 1; c <= 45; c++) {
            legend.append("%1$d,class%1$d,类%1$d,#0000%1$02x%n".formatted(c));
        }
        // class 45 holds the three cells that are left over: every other holds one, and so the first 38 of them stay
        SmallStudy study = SmallStudy.in(folder).text("legend.csv", legend.toString());
        for (int year : SmallStudy.YEARS) {
            study.classes(year + ".tif", 45, (column, row) -> Math.min(45, 1 + column + 8 * row));
        }
        SmallStudy.Run run = study.run();
        FigureClasses shown = new FigureClasses(run.inputs().studyArea(), run.land());
        assertThat(shown.count()).isEqualTo(40);
        assertThat(shown.entries().get(39))
                .isEqualTo(new Key.Entry(Words.of("the 6 other classes", "其余 6 类"), 0xbdbdbd));
        assertThat(shown.entries().get(38)).isEqualTo(new Key.Entry(Words.of("Class45", "类45"), 45));
        assertThat(shown.of(38)).isEqualTo(38);
        assertThat(shown.of(39)).isEqualTo(40);
        assertThat(shown.of(44)).isEqualTo(40);
        assertThat(shown.of(45)).isEqualTo(39);
        MapPanel.Pixels drawn = (MapPanel.Pixels)
                shown.panel(new MapPanel.Pixels(Words.same("x"), 4, 1, new float[] {1, 44, 45, Float.NaN}));
        assertThat(drawn.values()).containsExactly(1, 40, 39, 0);
        assertThat(drawn.title()).isEqualTo(Words.same("x"));
    }
}
