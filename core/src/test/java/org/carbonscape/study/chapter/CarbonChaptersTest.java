package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.uncertainty.AreaUncertainty;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chapters on carbon, told of amounts that are counted cells times round factors. */
class CarbonChaptersTest {
    /** tCO2 per hectare and year: large ones, so that two digits of 10^4 t show them. */
    private static final double CROPS = 500;

    private static final double FOREST = -2000;
    private static final double TIMES = 1000;

    private static final String FLOWS = """
            carbon:
              factors: large.csv
              emissions: { file: large-emissions.csv, units: parts }
            """;

    @TempDir
    private Path folder;

    private SmallStudy study;

    @BeforeEach
    void aStudyOfLargeAmounts() {
        study = SmallStudy.in(folder).text("large.csv", """
                        class,value,unit
                        cropland,500,tCO2/ha/yr
                        forest,-2000,tCO2/ha/yr
                        """);
        study.text("large-emissions.csv", "year,unit,amount,unit_of_amount\n" + emissions());
    }

    private static String emissions() {
        StringBuilder emissions = new StringBuilder();
        for (int p = 0; p < 3; p++) {
            for (int u = 0; u < 4; u++) {
                emissions.append("%d,%s,%s,tCO2%n"
                        .formatted(
                                SmallStudy.YEARS.get(p),
                                SmallStudy.UNITS.get(u),
                                TIMES * SmallStudy.EMISSIONS_tCO2[p][u]));
            }
        }
        return emissions.toString();
    }

    // the oracle: counted cells times factors, and the emissions given

    private static double emitted(int unit, int phase) {
        double sum = 0;
        for (int u = 1; u <= 4; u++) {
            sum += unit == 0 || unit == u ? TIMES * SmallStudy.EMISSIONS_tCO2[phase][u - 1] : 0;
        }
        return sum;
    }

    private static double source(int unit, int phase) {
        return emitted(unit, phase) + CROPS * SmallStudy.cells(unit, phase, 1);
    }

    private static double sink(int unit, int phase) {
        return FOREST * SmallStudy.cells(unit, phase, 2);
    }

    private static double net(int unit, int phase) {
        return source(unit, phase) + sink(unit, phase);
    }

    private static String kt(double tCO2) {
        return Numbers.readable(tCO2 / 1e4, 2);
    }

    private static String one(double value) {
        return Numbers.readable(value, 1);
    }

    private List<Told> told(String... sections) {
        SmallStudy.Run run = study.run(sections);
        return told(run);
    }

    private List<Told> told(SmallStudy.Run run) {
        UncertaintyTables uncertain = uncertain(run);
        return new CarbonChapters(
                        run.inputs(), run.account(), uncertain, List.of(), Told.images(run, folder), Told.SOURCE)
                .findings(run.counts().sets()).stream().map(Told::new).toList();
    }

    private Told howSure(String carbon) {
        SmallStudy.Run run = study.run(carbon);
        return new Told(new UncertaintyChapter(
                        uncertain(run),
                        new AreaUncertainty(
                                run.account(),
                                run.study().carbon().options(),
                                run.study().seed(),
                                new PlainEngine()),
                        Told.SOURCE,
                        new CarbonChapters(
                                        run.inputs(),
                                        run.account(),
                                        uncertain(run),
                                        List.of(),
                                        Told.images(run, folder),
                                        Told.SOURCE)
                                .terms())
                .findings(run.inputs().studyArea(), Told.images(run, folder), List.of())
                .orElseThrow());
    }

    private static UncertaintyTables uncertain(SmallStudy.Run run) {
        return new UncertaintyTables(
                run.inputs(),
                run.counts(),
                run.account(),
                run.study().carbon().options(),
                run.study().seed(),
                new PlainEngine());
    }

    private Told flows() {
        return told(FLOWS).get(0);
    }

    private Told where() {
        return told(FLOWS).get(1);
    }

    @Test
    void withoutFlowsAndStocksThereIsNothingToTell() {
        assertThat(told()).isEmpty();
    }

    @Test
    void sourcesAndSinksAreOneChapterAndWhereTheyLieAnother() {
        List<Told> both = told(FLOWS);
        assertThat(both)
                .extracting(t -> t.findings().id() + "|" + t.findings().title().zh())
                .containsExactly("sources-and-sinks|碳源与碳汇", "where-they-lie|碳源与碳汇的空间分布");
        assertThat(both.get(0).files()).startsWith("carbon-by-class", "factors-used");
        assertThat(both.get(1).files()).containsExactly("carbon-by-unit");
        List<Told> stocks = told("carbon: { stock: stock.csv }");
        assertThat(stocks).hasSize(1);
        assertThat(stocks.get(0).files()).containsExactly("stock-by-unit", "factors-used", "stock-by-pool");
        assertThat(stocks.get(0).figureIds()).containsExactly("stock", "stock-change", "stock-by-unit");
        assertThat(both.get(1).figureIds()).contains("net-by-unit", "source-by-unit", "sink-by-unit");
    }

    @Test
    void whatPoolsHoldAddsUpToTheStock() {
        Table pools = told("carbon: { stock: stock.csv }").get(0).findings().tables().stream()
                .filter(t -> t.name().equals("stock-by-pool"))
                .findFirst()
                .orElseThrow();
        assertThat(pools.columns().stream().map(Table.Column::name))
                .containsExactly(
                        "unit_set", "unit", "year", "class", "pool", "area_ha", "density_tC_per_ha", "stock_tC");
        for (int u = 0; u <= 4; u++) {
            for (int p = 0; p < 3; p++) {
                String unit = u == 0 ? "region" : SmallStudy.UNITS.get(u - 1);
                int year = SmallStudy.YEARS.get(p);
                double sum = IntStream.range(0, pools.rows())
                        .filter(r -> pools.text(r, 1).equals(unit) && pools.integer(r, 2) == year)
                        .mapToDouble(r -> pools.number(r, 7))
                        .sum();
                assertThat(sum).isCloseTo(SmallStudy.stock_tC(u, p), within(1e-9));
            }
        }
    }

    @Test
    void unitsAreColouredByWhatTheyExchangePerHectareInEveryPhase() {
        Figure.Maps net = where().figure("net-by-unit", Figure.Maps.class);
        assertThat(net.panels()).extracting(p -> p.title().en()).containsExactly("2000", "2010", "2020");
        double[] values = ((MapPanel.Areas) net.panels().get(2)).values();
        for (int u = 1; u <= 4; u++) {
            double area = SmallStudy.cells(u, 2, 1) + SmallStudy.cells(u, 2, 2) + SmallStudy.cells(u, 2, 3);
            double flow = net_tCO2(u, 2);
            assertThat(values[u - 1]).isCloseTo(flow / area, within(1e-4 * Math.abs(flow)));
        }
        double[] sinks = ((MapPanel.Areas) where().figure("sink-by-unit", Figure.Maps.class)
                        .panels()
                        .get(2))
                .values();
        assertThat(sinks)
                .as("magnitudes")
                .satisfies(all ->
                        assertThat(Arrays.stream(all).min().orElseThrow()).isNotNegative());
    }

    @Test
    void everySetOfPolygonsHasItsMaps() {
        Told two = told("  towns: { file: parts.geojson, id: id, name: name }\n  cells: { fishnet: 500 m }\n", FLOWS)
                .get(1);
        assertThat(two.figureIds())
                .contains("net-by-unit", "net-by-unit-2", "source-by-unit-2", "sink-by-unit-2")
                .doesNotContain("net-by-unit-3");
    }

    private static double net_tCO2(int unit, int phase) {
        return source(unit, phase) + sink(unit, phase);
    }

    @Test
    void theFirstParagraphGivesTheTotalsOfTheFirstAndTheLastPhase() {
        double s1 = source(0, 2);
        double k1 = -sink(0, 2);
        double s0 = source(0, 0);
        double k0 = -sink(0, 0);
        Words words = flows().paragraph("Sources count as positive");
        assertThat(words.en())
                .isEqualTo("Sources count as positive, sinks as negative; net is their sum. In 2020 sources "
                        + "emit " + kt(s1)
                        + " and sinks take up " + kt(k1) + " × 10⁴ tCO₂ a year (" + kt(s1 * 12 / 44) + " and "
                        + kt(k1 * 12 / 44) + " × 10⁴ tC); in 2000 they were " + kt(s0) + " and " + kt(k0)
                        + ". Sources changed by +" + one(100 * (s1 - s0) / s0) + " %, sinks by "
                        + one(100 * (k1 - k0) / k0) + " %.");
        assertThat(words.zh())
                .isEqualTo("碳源为正，碳汇为负，净碳排放为两者之和。2020 年碳源排放 " + kt(s1) + "、碳汇吸收 " + kt(k1) + " 万 tCO₂（合 "
                        + kt(s1 * 12 / 44) + " 与 " + kt(k1 * 12 / 44) + " 万 tC）；2000 年为 " + kt(s0) + " 与 " + kt(k0)
                        + "。碳源变化 +" + one(100 * (s1 - s0) / s0) + " %，碳汇变化 " + one(100 * (k1 - k0) / k0) + " %。");
        // and in figures: 500 x 14 + 3,650,000; 2000 x 17; 500 x 25 + 400,000; 2000 x 18
        assertThat(words.en()).contains("emit 365.70", "take up 3.40", "they were 41.25 and 3.60", "sinks by −5.6 %");
    }

    @Test
    void theLeadingClassesAreNamedWithTheirShares() {
        // emissions of 2020 stand on construction: B 1400 and D 2250 of a thousand t
        double construction = 100 * emitted(0, 2) / source(0, 2);
        double offset = -100 * sink(0, 2) / source(0, 2);
        Words words = flows().paragraph("Construction accounts for");
        assertThat(words.en())
                .isEqualTo("Construction accounts for " + one(construction) + " % of the source, forest for "
                        + "100.0 % of the sink. Sinks offset " + one(offset) + " % of the sources.");
        assertThat(words.zh())
                .isEqualTo("建设用地承担碳源的 " + one(construction) + " %，林地承担碳汇的 100.0 %。碳汇抵消碳源的 " + one(offset) + " %。");
        assertThat(CarbonChapters.offset(1.2))
                .isEqualTo(Words.of("Sinks offset 120.0 % of the sources.", "碳汇抵消碳源的 120.0 %。"));
        assertThat(CarbonChapters.offset(23.228))
                .isEqualTo(Words.of("Sinks are 23.2 times the sources.", "碳汇为碳源的 23.2 倍。"));
    }

    @Test
    void aSinglePhaseIsComparedWithNothing() {
        Told told = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                carbon: { factors: large.csv }
                """)).get(0);
        assertThat(told.paragraph("Sources count as positive").en())
                .isEqualTo("Sources count as positive, sinks as negative; net is their sum. In 2020 sources "
                        + "emit 0.70 and sinks take up 3.40 × 10⁴ tCO₂ a year (0.19 and 0.93 × 10⁴ tC).");
        assertThat(told.paragraph("Sources count as positive").zh())
                .endsWith("2020 年碳源排放 0.70、碳汇吸收 3.40 万 tCO₂（合 0.19 与 0.93 万 tC）。");
    }

    @Test
    void aFlowThatBeganAtNothingHasNoChangeInPerCent() {
        study.text("large.csv", "class,value,unit\nforest,-2000,tCO2/ha/yr\nconstruction,900,tCO2/ha/yr\n")
                .classes("2000.tif", """
                        22221111
                        22221111
                        22221111
                        22111111
                        22111111
                        22211111
                        """);
        Words words = told("carbon: { factors: large.csv }").get(0).paragraph("Sources count as positive");
        // forest 17 then, 19 at first
        assertThat(words.en())
                .endsWith("in 2000 they were 0.00 and 3.80. There was no source then; sinks changed by −10.5 %.");
        assertThat(words.zh()).endsWith("2000 年为 0.00 与 3.80。当时无碳源，碳汇变化 −10.5 %。");
        study.text("large.csv", "class,value,unit\ncropland,500,tCO2/ha/yr\n");
        Words crops = told("carbon: { factors: large.csv }").get(0).paragraph("Sources count as positive");
        assertThat(crops.en())
                .doesNotContain("take up", "0.00")
                .contains("); there is no sink; in 2000 sources were")
                .endsWith("Sources changed by −51.7 %.");
        assertThat(crops.zh()).doesNotContain("吸收").contains("），无碳汇；2000 年碳源为").endsWith("碳源变化 −51.7 %。");
        study.text("large.csv", "class,value,unit\nforest,-2000,tCO2/ha/yr\n");
        Words forest = told("carbon: { factors: large.csv }").get(0).paragraph("Sources count as positive");
        assertThat(forest.en())
                .doesNotContain("emit", "0.00")
                .contains(" In 2020 sinks take up 3.40 ", "); there is no source; in 2000 sinks were 3.80. ")
                .endsWith("Sinks changed by −10.5 %.");
        assertThat(forest.zh()).contains("碳汇吸收 3.40 ", "），无碳源；2000 年碳汇为 3.80。").endsWith("碳汇变化 −10.5 %。");
        study.text("large.csv", "class,value,unit\nconstruction,900,tCO2/ha/yr\n");
        Words none = told("carbon: { factors: large.csv }").get(0).paragraph("Sources count as positive");
        assertThat(none.en())
                .endsWith("; there is no sink; in 2000 sources were 0.00. There was neither source nor sink then.");
        assertThat(none.zh()).endsWith("，无碳汇；2000 年碳源为 0.00。当时既无碳源，也无碳汇。");
    }

    @Test
    void barsOfSourcesAndSinksAreStackedByClassWithTheNetAsAMark() {
        Figure.Bars bars = flows().figure("source-sink-over-time", Figure.Bars.class);
        assertThat(bars.stacking()).isEqualTo(Figure.Stacking.STACKED);
        assertThat(bars.horizontal()).isFalse();
        assertThat(bars.categories()).extracting(Words::en).containsExactly("2000", "2010", "2020");
        assertThat(bars.bars()).extracting(b -> b.name().en()).containsExactly("Cropland", "Forest", "Construction");
        assertThat(bars.bars()).extracting(Figure.BarSeries::rgb).containsExactly(0xf0e442, 0x009e73, 0xd55e00);
        assertThat(bars.marks())
                .singleElement()
                .satisfies(m -> assertThat(m.rgb()).isEqualTo(Palette.NET));
        for (int p = 0; p < 3; p++) {
            assertThat(bars.bars().get(0).values().get(p))
                    .isCloseTo(CROPS * SmallStudy.cells(0, p, 1) / 1e4, within(1e-9));
            assertThat(bars.bars().get(1).values().get(p)).isCloseTo(sink(0, p) / 1e4, within(1e-9));
            assertThat(bars.bars().get(2).values().get(p)).isCloseTo(emitted(0, p) / 1e4, within(1e-9));
            assertThat(bars.marks().get(0).values().get(p)).isCloseTo(net(0, p) / 1e4, within(1e-9));
        }
    }

    @Test
    void flowsStandByClassAndPhase() {
        Excerpt shown = flows().excerpt("Sources and sinks by class (10⁴ tCO₂ a year)");
        assertThat(shown.title().zh()).isEqualTo("各类用地的碳源与碳汇（万 tCO₂/年）");
        assertThat(shown.file()).isEqualTo("tables/carbon-by-class.csv");
        List<List<String>> expected = new ArrayList<>();
        expected.add(row("Cropland", "source", p -> CROPS * SmallStudy.cells(0, p, 1)));
        expected.add(row("Forest", "sink", p -> sink(0, p)));
        expected.add(row("Construction", "source", p -> emitted(0, p)));
        assertThat(Told.rows(shown, Language.EN)).isEqualTo(expected);
        assertThat(Told.rows(shown, Language.ZH).get(1)).startsWith("林地", "碳汇");
    }

    private static List<String> row(String ofClass, String flow, IntToDoubleFunction amount) {
        List<String> row = new ArrayList<>(List.of(ofClass, flow));
        IntStream.range(0, 3).forEach(p -> row.add(kt(amount.applyAsDouble(p))));
        return row;
    }

    @Test
    void rangesOfFactorsBecomeAnUncertainty() {
        study.text("large.csv", """
                class,value,unit,low,high
                cropland,500,tCO2/ha/yr,400,600
                forest,-2000,tCO2/ha/yr,-2400,-1600
                """);
        // half a range is 20 %: of crops 500 x 14 = 7000, of forest 2000 x 17 = 34,000; emissions count as certain
        double crops = 0.2 * 7_000;
        double forest = 0.2 * 34_000;
        double both = Math.sqrt(crops * crops + forest * forest);
        Words headline = told(FLOWS).get(0).paragraph("The net of 2020 is");
        assertThat(headline.zh())
                .startsWith("2020 年净碳排放为")
                .contains("万 tCO₂/年，较 2000 年变化")
                .endsWith("。区间的由来见“结果有多可靠”一章。");
        assertThat(headline.en())
                .contains(kt(net(0, 2)) + " (95 %: " + kt(net(0, 2) - both) + " to " + kt(net(0, 2) + both)
                        + ") × 10⁴ tCO₂ a year, its change since 2000 ");
        assertThat(told(FLOWS).get(0).paragraph("Sources count as").en())
                .contains(kt(34_000) + " (95 %: " + kt(34_000 - forest) + " to " + kt(34_000 + forest) + ")");
        Told told = howSure(FLOWS);
        assertThat(told.findings().title().zh()).isEqualTo("结果有多可靠");
        assertThat(told.files())
                .containsExactly(
                        "carbon-uncertainty",
                        "carbon-uncertainty-shares",
                        "carbon-uncertainty-parts",
                        "uncertainty-ipcc",
                        "carbon-uncertainty-trend");
        Excerpt shown = told.excerpt("95 % intervals of the region (10⁴ tCO₂)");
        List<List<String>> rows = Told.rows(shown, Language.EN);
        assertThat(rows)
                .filteredOn(r -> r.get(0).equals("2020"))
                .extracting(r -> r.subList(1, 7))
                .containsExactly(
                        interval("source, a year", source(0, 2), crops),
                        interval("sink, a year", sink(0, 2), forest),
                        interval("net, a year", net(0, 2), both));
        assertThat(rows).hasSize(9);
        assertThat(Told.rows(shown, Language.ZH).get(0)).startsWith("2000", "碳源（每年）", "误差传播");
        assertThat(told.figure("uncertainty-tornado", Figure.Bars.class).categories())
                .as("as in legends")
                .allMatch(w -> Character.isUpperCase(w.en().charAt(0)));
        assertThat(told.headings(Language.ZH)).contains("各总量的区间");
        assertThat(told.paragraph("Intervals from the ranges of factors").zh())
                .startsWith("由系数与碳密度的区间按误差传播（IPCC 方法 1）推求。");
    }

    private static List<String> interval(String what, double estimate, double half) {
        return List.of(
                what,
                "error propagation",
                kt(estimate),
                kt(estimate - half),
                kt(estimate + half),
                one(100 * half / Math.abs(estimate)));
    }

    @Test
    void oneKeyCategoryIsToldAsTheOne() {
        study.text("energy.csv", """
                year,unit,item,amount,unit_of_amount
                2000,B,raw_coal,10,t
                2020,B,raw_coal,30,t
                """);
        Told told = told("carbon: { energy: { file: energy.csv, route: ncv, units: parts } }\n")
                .get(0);
        Words words = told.paragraph("In 2020 the largest category");
        assertThat(words.en()).endsWith("It is the one key category, with 95 % of them or more.");
        assertThat(words.zh()).endsWith("。它是唯一的关键类别，占全部排放的 95 % 以上。");
        assertThat(told.excerpt("Key categories (approach 1: 95 % of the level of 2020 and of the trend)"))
                .isNotNull();
    }

    @Test
    void emissionsOfFuelsAreUncertainByTheirFactorsAndOnlyTheirAmountsCountAsCertain() {
        study.text("energy.csv", """
                year,unit,item,amount,unit_of_amount
                2000,B,raw_coal,10,t
                2010,B,raw_coal,20,t
                2020,B,raw_coal,30,t
                """);
        Words words = howSure("carbon: { energy: { file: energy.csv, route: ncv, units: parts } }\n")
                .paragraph("Intervals from the ranges of factors");
        assertThat(words.en())
                .endsWith(
                        "Anything without a range counts as certain, and so do amounts of fuels and other activities.");
        assertThat(words.zh()).endsWith("无区间者视为确定，能源与其他活动的量亦然。");
        study.text("large.csv", """
                class,value,unit,low,high
                cropland,500,tCO2/ha/yr,400,600
                """);
        assertThat(howSure(FLOWS)
                        .paragraph("Intervals from the ranges of factors")
                        .en())
                .endsWith(", and so do the emissions.");
    }

    /** Errors that hang together in part only are not one draw for all units and years. */
    @Test
    void howErrorsHangTogetherIsTold() {
        study.text("large.csv", """
                class,value,unit,low,high
                cropland,500,tCO2/ha/yr,400,600
                """);
        String alike =
                howSure(FLOWS).paragraph("Intervals from the ranges of factors").en();
        assertThat(alike).contains("A factor takes one draw for all its land, units and years; different");
        Words words = howSure(FLOWS.stripTrailing()
                        + "\n  correlation: { years: 0.5, units: 0.25, cropland: [1, 0] }\n"
                        + "  emissions-uncertainty: 20\n")
                .paragraph("Intervals from the ranges of factors");
        assertThat(words.en())
                .doesNotContain("one draw")
                .contains("are correlated by 0.50 between years and by 0.25 between units, those of cropland by 1.00"
                        + " between years and by 0.00 between units; different factors are independent")
                .endsWith("; the emissions without a range of their own have ± 20.0 %.");
        assertThat(words.zh())
                .contains("误差相关系数为年间 0.50、单元间 0.25，cropland为年间 1.00、单元间 0.00；不同系数相互独立")
                .endsWith("；自身无区间的排放量按 ± 20.0 % 计。");
    }

    @Test
    void factorsWithoutRangesHaveNoUncertaintyToTell() {
        Told told = told(SmallStudy.FACTORS_AND_EMISSIONS).get(0);
        assertThat(told.notes()).isEmpty();
        // and nothing implausible: no usual factors beside
        assertThat(told.headings(Language.EN)).isEmpty();
        assertThat(told.files()).containsExactly("carbon-by-class", "factors-used");
    }

    @Test
    void anImplausibleSinkIsHeldBesideTheUsualOne() {
        Told told = flows();
        assertThat(told.headings(Language.EN)).containsExactly("With the usual sink factors");
        assertThat(told.headings(Language.ZH)).containsExactly("采用常用碳汇系数的结果");
        var table = told.file("usual-factors");
        double usual = table.number(2, table.column("usual_sink_tCO2")) / SmallStudy.cells(0, 2, 2);
        assertThat(usual).isBetween(-10.0, -0.1); // tCO2 of a hectare of forest in a year
        for (int p = 0; p < 3; p++) {
            assertThat(table.integer(p, 0)).isEqualTo(SmallStudy.YEARS.get(p).longValue());
            assertThat(table.number(p, table.column("source_tCO2"))).isCloseTo(source(0, p), within(1e-6));
            assertThat(table.number(p, table.column("sink_tCO2"))).isCloseTo(sink(0, p), within(1e-6));
            assertThat(table.number(p, table.column("net_tCO2"))).isCloseTo(net(0, p), within(1e-6));
            double sink = usual * SmallStudy.cells(0, p, 2);
            assertThat(table.number(p, table.column("usual_sink_tCO2"))).isCloseTo(sink, within(1e-6));
            assertThat(table.number(p, table.column("usual_net_tCO2"))).isCloseTo(source(0, p) + sink, within(1e-6));
        }
        double sink = -usual * SmallStudy.cells(0, 2, 2);
        Words words = told.paragraph("The study's sink factors");
        assertThat(words.en())
                .endsWith("With the usual factors the sink of 2020 is " + Numbers.amount(sink / 1e4, 2) + " instead of "
                        + kt(-sink(0, 2))
                        + " × 10⁴ tCO₂: " + one(100 * sink / source(0, 2)) + " % of the source instead of "
                        + one(-100 * sink(0, 2) / source(0, 2)) + " %.");
        assertThat(words.zh())
                .endsWith("采用常用系数时，2020 年碳汇为 " + Numbers.amount(sink / 1e4, 2) + "，而非 " + kt(-sink(0, 2))
                        + " 万 tCO₂：占碳源的 " + one(100 * sink / source(0, 2)) + " %，而非 "
                        + one(-100 * sink(0, 2) / source(0, 2)) + " %。");
        Excerpt shown = told.excerpt("Study factors and usual factors side by side (10⁴ tCO₂ a year)");
        assertThat(Told.headingsOf(shown, Language.ZH))
                .containsExactly("年份", "碳源", "碳汇（本研究系数）", "碳汇（常用系数）", "净碳排放（本研究系数）", "净碳排放（常用系数）");
        assertThat(Told.rows(shown, Language.EN).get(2))
                .containsExactly(
                        "2020", kt(source(0, 2)), kt(sink(0, 2)), kt(-sink), kt(net(0, 2)), kt(source(0, 2) - sink));
    }

    @Test
    void stocksAreAreaTimesDensityWithLossesAndGainsApart() {
        study.text("stock.csv", """
                class,value,unit
                cropland,5000,tC/ha
                forest,15000,tC/ha
                construction,1000,tC/ha
                """);
        Told told = told("carbon: { stock: stock.csv }").get(0);
        // 5000 x 14 + 15,000 x 17 + 1000 x 16 = 341,000; in 2000: 125,000 + 270,000 + 4000 = 399,000
        Words words = told.paragraph("Area times carbon density");
        assertThat(words.en())
                .isEqualTo("Area times carbon density gives a stock of 34.10 × 10⁴ tC in 2020, −5.80 since "
                        + "2000. Within each interval, losses (emission) and gains (sequestration) are summed "
                        + "separately over the transitions, without netting.");
        assertThat(words.zh())
                .isEqualTo("面积乘以碳密度得 2020 年碳储量 34.10 万 tC，较 2000 年变化 −5.80。各时段的损失（排放）与增加（固存）按转移分别求和，不相抵。");
        Excerpt shown = told.excerpt("Carbon stock of the region (10⁴ tC)");
        assertThat(shown.title().zh()).isEqualTo("全区碳储量（万 tC）");
        // 2000-2010: 5 crops to construction lose 4000 each, 2 crops to forest gain 10,000 each
        // 2010-2020: 7 crops to construction lose 28,000, 3 forest to crops lose 30,000
        assertThat(Told.rows(shown, Language.EN))
                .containsExactly(
                        List.of("2000", "39.90", "–", "–", "–"),
                        List.of("2010", "39.90", "0.00", "2.00", "2.00"),
                        List.of("2020", "34.10", "−5.80", "5.80", "0.00"));
    }

    @Test
    void aStockThatNothingChangedIsToldAsSuch() {
        Told told = told(study.runWhole("""
                        study: x
                        landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2020: 2000.tif } }
                        carbon: { stock: stock.csv }
                        """)).get(0);
        assertThat(told.paragraph("Area times carbon density").en())
                .endsWith(" tC in 2020, as in 2000; no transition changed it.");
        assertThat(told.paragraph("Area times carbon density").zh()).endsWith(" tC，与 2000 年相同，各转移均未改变储量。");
    }

    /** A cell of 48 has no class in 2000: 15,000 tC more that no transition brought. */
    @Test
    void whatLandOfOnePhaseAddsToTheStockIsTold() {
        study.text(
                        "stock.csv",
                        "class,value,unit\ncropland,15000,tC/ha\nforest,15000,tC/ha\n" + "construction,15000,tC/ha\n")
                .classes("2000.tif", 3, (column, row) -> column + row == 0 ? 0 : 1)
                .classes("2020.tif", 3, (column, row) -> 2);
        Told told = told(study.runWhole("""
                        study: x
                        landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2020: 2020.tif } }
                        carbon: { stock: stock.csv }
                        """)).get(0);
        assertThat(told.notes())
                .contains(Words.of(
                        "The change is sequestration less emission, and the stock of land that is classified in one of "
                                + "two phases only: 1.50 × 10⁴ tC over all intervals.",
                        "变化等于固存减排放，再加上仅在前后两期之一中有分类的土地的储量：各时段合计 1.50 万 tC。"));
        assertThat(told.paragraphs(Language.EN)) // and beside the change, which stands in the brief too
                .anyMatch(p -> p.contains("+1.50 since 2000: +0.00 by transitions and +1.50 by land that is classified "
                        + "in one of two phases only. Within"));
        assertThat(told.paragraphs(Language.ZH))
                .anyMatch(p -> p.contains("较 2000 年变化 +1.50（其中土地转移 +0.00，仅在前后两期之一中有分类的土地 +1.50）。各时段"));
    }

    @Test
    void aStockOfOnePhaseIsComparedWithNothing() {
        Told told = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2020: 2020.tif } }
                carbon: { stock: stock.csv }
                """)).get(0);
        // 50 x 14 + 150 x 17 + 10 x 16 = 3410 tC
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("Area times carbon density gives a stock of 3410 tC in 2020.");
        assertThat(told.paragraphs(Language.ZH)).containsExactly("面积乘以碳密度得 2020 年碳储量 3410 tC。");
        assertThat(Told.rows(told.excerpt("Carbon stock of the region (tC)"), Language.EN))
                .containsExactly(List.of("2020", "3410"));
    }

    // where they lie

    @Test
    void mapsOfFluxShowPixelsOfEveryPhase() {
        Told told = where();
        assertThat(told.figureIds()).startsWith("flux-net", "flux-source", "flux-sink");
        for (int p = 0; p < 3; p++) {
            float[] net = pixels(told, "flux-net", p);
            float[] source = pixels(told, "flux-source", p);
            float[] sink = pixels(told, "flux-sink", p);
            for (int i = 0; i < 48; i++) {
                int ofClass = SmallStudy.at(p, i % 8, i / 8);
                int unit = SmallStudy.unit(i % 8, i / 8);
                switch (ofClass) {
                    case 0 -> assertThat(List.of(net[i], source[i], sink[i])).allMatch(v -> Float.isNaN(v));
                    case 1 -> {
                        assertThat(net[i]).isCloseTo((float) CROPS, within(1e-3f));
                        assertThat(source[i]).isEqualTo(net[i]);
                        assertThat(sink[i]).isZero(); // in the class of land without the flow
                    }
                    case 2 -> {
                        assertThat(net[i]).isCloseTo((float) FOREST, within(1e-3f));
                        assertThat(source[i]).isZero();
                        assertThat(sink[i]).isEqualTo(-net[i]);
                    }
                    default -> {
                        double share = emitted(unit, p) / SmallStudy.cells(unit, p, 3);
                        assertThat((double) net[i]).isCloseTo(share, within(1e-6 * share));
                        assertThat(source[i]).isEqualTo(net[i]);
                    }
                }
            }
        }
    }

    private static float[] pixels(Told told, String figure, int phase) {
        return ((MapPanel.Pixels)
                        told.figure(figure, Figure.Maps.class).panels().get(phase))
                .values();
    }

    /** Units by their net of 2020, the largest first. */
    private static List<Integer> order() {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> -net(u, 2)))
                .toList();
    }

    private static String name(int unit) {
        return SmallStudy.UNIT_NAMES.get(unit - 1);
    }

    @Test
    void unitsOfOneNetHaveNoHighestAndNoLowest() {
        study.text("none.csv", "class,value,unit\nforest,0,tCO2/ha/yr\n");
        Told told = told("carbon: { factors: none.csv }\n").get(1);
        Words words = told.paragraph("In 2020 net emissions");
        assertThat(words.en()).isEqualTo("In 2020 net emissions are the same in all units: 0.");
        assertThat(words.zh()).isEqualTo("2020 年各单元净碳排放相同，均为 0。");
    }

    @Test
    void whatIsNothingOrDoesNotChangeIsToldAsSuch() {
        study.text("none.csv", "class,value,unit\nforest,0,tCO2/ha/yr\n");
        List<Told> none = told("carbon: { factors: none.csv }\n");
        Words words = none.get(0).paragraph("There is neither");
        assertThat(words.en()).isEqualTo("There is neither source nor sink in 2020, nor was there in 2000.");
        assertThat(words.zh()).isEqualTo("2020 年既无碳源，也无碳汇，2000 年亦然。");
        assertThat(none.get(1).paragraphs(Language.EN)).noneMatch(p -> p.startsWith("There is no sink"));
        study.text("forest.csv", "class,value,unit\nforest,-2000,tCO2/ha/yr\n");
        for (int year : List.of(2010, 2020)) {
            study.classes(year + ".tif", """
                    11111111
                    11111111
                    22222222
                    22222222
                    22222222
                    22222222
                    """);
        }
        study.classes("2000.tif", """
                22222222
                22222222
                22222222
                22222222
                11111111
                11111111
                """);
        words = told("carbon: { factors: forest.csv }\n").get(0).paragraph("Sources count as positive");
        assertThat(words.en()).endsWith("; in 2000 sinks were 6.40. Sinks did not change.");
        assertThat(words.zh()).endsWith("；2000 年碳汇为 6.40。碳汇未变。");
    }

    @Test
    void unitsAreRankedByTheirNet() {
        assertThat(order()).containsExactly(4, 2, 3, 1); // Dunes 2250, Birch 1400, then forests
        Told told = where();
        assertThat(told.headings(Language.EN)).containsExactly("Ranking of units (parts)");
        assertThat(told.headings(Language.ZH)).containsExactly("各单元排序（parts）");
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 net emissions are highest in Dunes and Birch; lowest in Alder and Cedar.");
        assertThat(told.paragraphs(Language.ZH)).containsExactly("2020 年净碳排放最高的为 Dunes、Birch；最低的为 Alder、Cedar。");
    }

    /** Dunes alone has a range, 10 % of its emissions, since only its row has one: the others have numbers too. */
    @Test
    void unitsWithoutAnIntervalHaveTheirNumberBesideThoseWithOne() {
        String dunes = "2020," + SmallStudy.UNITS.get(3) + ",";
        double emitted = emitted(4, 2);
        study.text(
                "large-emissions.csv",
                "year,unit,amount,unit_of_amount,low,high\n"
                        + emissions()
                                .replace(",tCO2", ",tCO2,,")
                                .replaceAll("(" + dunes + ".*),,", "$1," + 0.9 * emitted + "," + 1.1 * emitted));
        String range = kt(net(4, 2) - 0.1 * emitted) + " to " + kt(net(4, 2) + 0.1 * emitted);
        assertThat(where().paragraphs(Language.EN))
                .containsExactly("In 2020 net emissions (10⁴ tCO₂ a year) are highest in Dunes: " + kt(net(4, 2))
                        + " (95 %: " + range + ") and Birch: " + kt(net(2, 2)) + "; lowest in Alder: " + kt(net(1, 2))
                        + " and Cedar: " + kt(net(3, 2)) + ".");
        assertThat(where().paragraphs(Language.ZH).get(0)).contains("、Birch：" + kt(net(2, 2)) + "；最低的为 Alder：");
    }

    /** The region is the northern half: Cedar and Dunes have no land in it, and what they emit is left out. */
    @Test
    void unitsBeyondTheRegionAreNotRanked() {
        Told told = told(FLOWS, "grid: { extent: \"500000,2999700,500800,3000000\" }")
                .get(1);
        assertThat(told.paragraphs(Language.EN))
                .containsExactly("In 2020 net emissions are highest in Birch; lowest in Alder.");
        assertThat(told.figure("ranking-parts", Figure.Bars.class).categories())
                .extracting(Words::en)
                .containsExactly("Birch", "Alder");
    }

    @Test
    void theRankingIsDrawnWithSourceSinkAndNet() {
        Figure.Bars bars = where().figure("ranking-parts", Figure.Bars.class);
        assertThat(bars.caption().title())
                .isEqualTo(Words.of("Sources, sinks and net by unit (parts), 2020", "各单元碳源、碳汇与净碳排放（parts），2020"));
        assertThat(bars.horizontal()).isTrue();
        assertThat(bars.categories())
                .extracting(Words::en)
                .containsExactlyElementsOf(order().stream().map(u -> name(u)).toList());
        assertThat(bars.bars()).extracting(b -> b.name().zh()).containsExactly("碳源", "碳汇");
        for (int k = 0; k < 4; k++) {
            int u = order().get(k);
            assertThat(bars.bars().get(0).values().get(k)).isCloseTo(source(u, 2) / 1e4, within(1e-9));
            assertThat(bars.bars().get(1).values().get(k)).isCloseTo(sink(u, 2) / 1e4, within(1e-9));
            assertThat(bars.marks().get(0).values().get(k)).isCloseTo(net(u, 2) / 1e4, within(1e-9));
        }
    }

    @Test
    void theNetOfEveryUnitIsALineOverTime() {
        Figure.Lines lines = where().figure("net-over-time-parts", Figure.Lines.class);
        assertThat(lines.caption().title())
                .isEqualTo(Words.of("Net emissions over time, all units (parts)", "各单元净碳排放随时间的变化（parts）"));
        assertThat(lines.series()).hasSize(4);
        for (int k = 0; k < 4; k++) {
            int u = order().get(k);
            assertThat(lines.series().get(k).name().en()).isEqualTo(name(u));
            for (int p = 0; p < 3; p++) {
                assertThat(lines.series().get(k).points().get(p).y()).isCloseTo(net(u, p) / 1e4, within(1e-9));
            }
        }
    }

    @Test
    void theTableOfUnitsIsThatOfTheLastPhaseInTheOrderOfTheRanking() {
        Excerpt shown = where().excerpt("Sources and sinks by unit (parts), 2020 (10⁴ tCO₂ a year)");
        assertThat(shown.title().zh()).isEqualTo("各单元碳源与碳汇（parts），2020（万 tCO₂/年）");
        List<List<String>> expected = order().stream()
                .map(u -> List.of(
                        name(u),
                        kt(source(u, 2)),
                        kt(sink(u, 2)),
                        kt(net(u, 2)),
                        Numbers.readable(net(u, 2) / (u == 2 ? 11 : 12), 2))) // Birch has a cell without data
                .toList();
        assertThat(Told.rows(shown, Language.EN)).isEqualTo(expected);
    }

    @Test
    void withoutSourcesTheChapterSaysWhatNetIs() {
        study.text(
                "taken.csv",
                "class,value,unit\ncropland,-1,tC/ha/yr\nforest,-2,tC/ha/yr\n" + "construction,0,tC/ha/yr\n");
        assertThat(told("carbon: { factors: taken.csv }").get(1).paragraphs(Language.ZH))
                .contains("研究区没有碳源：净碳排放即碳汇（负值）。");
    }

    @Test
    void withoutSinksMapsOfNetAndSourceAreToldAlikeAndSmallDensitiesShowTheirDigits() {
        study.text("tiny.csv", """
                class,value,unit
                cropland,0.0003,tC/ha/yr
                forest,0,tC/ha/yr
                construction,0,tC/ha/yr
                """);
        Told told = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                carbon: { factors: tiny.csv }
                """)).get(1);
        assertThat(told.paragraphs(Language.ZH)).contains("研究区没有碳汇：净碳排放即碳源，二者的图相同。");
        Figure.Bars ranking = told.figure("ranking-parts", Figure.Bars.class);
        assertThat(ranking.bars()).extracting(s -> s.name().en()).containsExactly("Source");
        assertThat(ranking.marks()).isEmpty();
        assertThat(ranking.stacking()).isEqualTo(Figure.Stacking.GROUPED);
        assertThat(ranking.caption().title().zh()).isEqualTo("各单元碳源（parts），2020");
        assertThat(where().paragraphs(Language.ZH)).noneMatch(p -> p.contains("没有碳汇"));
        Excerpt shown = told.excerpt("Sources by unit (parts), 2020 (tCO₂ a year)");
        assertThat(shown.columns().get(2).heading().zh()).isEqualTo("净碳排放（tCO₂/(公顷·年)）");
        assertThat(Told.rows(shown, Language.EN).get(0).get(2))
                .startsWith("0.000")
                .isNotEqualTo("0.000000");
    }

    @Test
    void aSetIsCalledAsItsNameAllowsInTheNamesOfFigures() {
        Told told = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2020: 2020.tif } }
                units:
                  County Units: { file: parts.geojson, id: id, name: name }
                  county-units: { file: parts.geojson, id: id, name: name }
                  县: { file: parts.geojson, id: id, name: name }
                  squares: { fishnet: 200 m }
                carbon: { factors: large.csv }
                """)).get(1);
        assertThat(told.figureIds())
                .filteredOn(id -> id.startsWith("ranking"))
                .containsExactly("ranking-county-units", "ranking-county-units-2", "ranking-set-3");
        assertThat(told.headings(Language.EN))
                .containsExactly(
                        "Ranking of units (County Units)", "Ranking of units (county-units)", "Ranking of units (县)");
    }

    @Test
    void ofManyUnitsTheOuterOnesAreDrawn() {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 48; i++) {
            double west = 500_000 + 100 * (i % 8);
            double north = 3_000_000 - 100 * (i / 8);
            features.append(i == 0 ? "" : ",").append("""
                    {"type": "Feature", "properties": {"id": "%1$d"}, "geometry": {"type": "Polygon", "coordinates":
                    [[[%2$s,%4$s],[%3$s,%4$s],[%3$s,%5$s],[%2$s,%5$s],[%2$s,%4$s]]]}}
                    """.formatted(i, west, west + 100, north - 100, north));
        }
        study.text("many.geojson", """
                {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, \
                "features": [
                """ + features + "]}");
        Told told = told(study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2020: 2020.tif } }
                units: { many: { file: many.geojson, id: id } }
                carbon: { factors: large.csv }
                """)).get(1);
        Figure.Bars bars = told.figure("ranking-many", Figure.Bars.class);
        assertThat(bars.categories()).hasSize(40);
        // the square without a class in 2020 is not among them
        assertThat(bars.caption().title().zh()).isEqualTo("各单元碳源、碳汇与净碳排放（many），2020：47 个单元中净碳排放最高与最低的各 20 个");
        List<Double> net = bars.marks().get(0).values();
        assertThat(net).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(net.subList(0, 14)).allMatch(v -> v == 500); // 14 cells of crops in 2020
        assertThat(net.subList(23, 40)).allMatch(v -> v == -2000); // 17 of forest
        Figure.Lines lines = told.figure("net-over-time-many", Figure.Lines.class);
        assertThat(lines.series()).hasSize(8);
        assertThat(lines.caption().title())
                .isEqualTo(Words.of(
                        "Net emissions over time, highest and lowest units (many)", "净碳排放最高与最低单元随时间的变化（many）"));
    }

    @Test
    void figuresOfAllChaptersHaveTheSourceLine() {
        assertThat(told(FLOWS).stream().flatMap(t -> t.findings().figures().stream()))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.caption().source()).isEqualTo(Told.SOURCE));
    }
}
