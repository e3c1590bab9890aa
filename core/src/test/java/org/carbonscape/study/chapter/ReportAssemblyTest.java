package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.carbonscape.align.AlignmentNote;
import org.carbonscape.align.Resampling;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Transform;
import org.carbonscape.method.Methods;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.report.Report;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.CheckNames;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.plan.ReportPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands around the chapters: facts, checks, methods, factors, provenance. */
class ReportAssemblyTest {
    private static final Words LEGEND = Words.of(
            "Legend legend.csv, codes by class: cropland 1; forest 2; construction 3.",
            "图例 legend.csv，各地类的编码：耕地 1；林地 2；建设用地 3。");

    @TempDir
    private Path folder;

    private static final CellArea.Distortion ERROR = new CellArea.Distortion(-0.0003, 0.0002);

    private static Report report(SmallStudy.Run run, List<ConservationCheck> checks, List<Problem> cautions) {
        return new ReportAssembly(run.study(), run.inputs(), run.account(), run.land(), ERROR, checks)
                .report(
                        new ReportSelection(ReportPlan.all(), List.of(chapter("a"), chapter("b"))),
                        List.of(),
                        List.of())
                .of("study.yaml", Words.same(run.study().title()), List.of(), cautions);
    }

    private static Findings chapter(String id) {
        return Findings.named(id, Words.same(id)).build();
    }

    private Report report(String... sections) {
        return report(SmallStudy.in(folder).run(sections), List.of(), List.of());
    }

    @Test
    void theHeadIsTheTitleAndWhatWasLookedAt() {
        Report report = report("synthetic: true\n", "seed: 11\n");
        assertThat(report.title()).isEqualTo(Words.same("A small study"));
        assertThat(report.synthetic()).isTrue();
        assertThat(report.lead())
                .isEqualTo(Words.of(
                        "Land use of 3 phases, 2000–2020, over 0.47 km² of classified land.",
                        "2000–2020 年 3 期土地利用，已分类土地 0.47 km²。"));
        assertThat(report.appendix().provenance().study()).isEqualTo("study.yaml");
        assertThat(report.appendix().provenance().seed()).isEqualTo(11);
        assertThat(report.chapters()).extracting(Findings::id).containsExactly("a", "b");
    }

    @Test
    void onePhaseIsOne() {
        Report report = report(SmallStudy.in(folder).runWhole("""
                        study: x
                        landUse: { legend: legend.csv, phases: { 2020: 2020.tif } }
                        """), List.of(), List.of());
        assertThat(report.lead())
                .isEqualTo(Words.of(
                        "Land use of 1 phase, 2020, over 0.47 km² of classified land.",
                        "2020 年 1 期土地利用，已分类土地 0.47 km²。"));
        assertThat(report.facts()).isEmpty();
    }

    @Test
    void theFactsAreConstructionLandAndTheFlows() {
        // construction 4 and 16 cells; large emissions so that two digits of 10^4 t show them
        SmallStudy study = SmallStudy.in(folder).text("emissions.csv", """
                year,unit,amount,unit_of_amount
                2000,B,100000,tCO2
                2020,B,1400000,tCO2
                2020,D,2250000,tCO2
                """).text("factors.csv", """
                class,value,unit
                forest,-1000,tCO2/ha/yr
                """);
        Report report = report(study.run(SmallStudy.FACTORS_AND_EMISSIONS), List.of(), List.of());
        assertThat(report.facts())
                .containsExactly(
                        new Report.Fact(
                                Words.of("Construction land, 2000–2020", "建设用地，2000–2020"),
                                "+0.1200",
                                Words.same("km²"),
                                Words.of("from 0.0400 to 0.1600", "由 0.0400 到 0.1600")),
                        fact("Sources, 2020", "碳源，2020", "365.00", "10.00"),
                        fact("Sinks, 2020", "碳汇，2020", "1.70", "1.80"),
                        fact("Net, 2020", "净碳排放，2020", "363.30", "8.20"));
    }

    private static Report.Fact fact(String en, String zh, String now, String then) {
        return new Report.Fact(
                Words.of(en, zh),
                now,
                Words.of("10⁴ tCO₂ a year", "万 tCO₂/年"),
                Words.of("2000: " + then, "2000 年：" + then));
    }

    @Test
    void withoutFlowsOnlyLandIsAFact() {
        assertThat(report().facts()).extracting(f -> f.label().en()).containsExactly("Construction land, 2000–2020");
    }

    @Test
    void withoutFlowsTheStockIsAFact() {
        SmallStudy study = SmallStudy.in(folder)
                .text("densities.csv", "class,value,unit\ncropland,0,tC/ha\nforest,100,tC/ha\nconstruction,0,tC/ha\n");
        Report report = report(study.run("carbon: { stock: densities.csv }"), List.of(), List.of());
        // forest 18 and 17 cells of a hectare
        assertThat(report.facts().get(1))
                .isEqualTo(new Report.Fact(
                        Words.of("Carbon stock, 2020", "碳储量，2020"),
                        "1700",
                        Words.same("tC"),
                        Words.of("2000: 1800", "2000 年：1800")));
    }

    @Test
    void ofEachKindOfCheckTheWorstIsShown() {
        List<ConservationCheck> checks = List.of(
                ConservationCheck.of("cells of parts = cells of the grid 2000", 48, 48),
                ConservationCheck.of("emissions 2000", 100, 100),
                ConservationCheck.of("emissions 2010", 100, 100 + 5e-8),
                ConservationCheck.of("emissions 2020", 100, 100 + 1e-8),
                new ConservationCheck("transfers of parts = areas of both phases 2000-2010 (cells apart)", 0, 0, 0));
        List<Report.Check> shown = report(SmallStudy.in(folder).run(), checks, List.of())
                .appendix()
                .checks();
        assertThat(shown)
                .extracting(c ->
                        c.what().en() + "|" + c.what().zh() + "|" + c.unit().en())
                .containsExactly(
                        "Cells of parts = cells of the grid, 2000|“parts”的像元数 = 格网像元数，2000 年|cells",
                        "Emissions given = emissions charged to classes, 2010 (worst of 3)|给定排放 = 计入各类的排放，2010 年（3 "
                                + "项中最差）|tCO₂",
                        "Transfers of parts = areas of both phases, 2000–2010: cells apart|“parts”的转移合计 = 两期面积，"
                                + "2000–2010 年：相差像元数|cells");
        assertThat(shown.get(1).left()).isEqualTo(100);
        assertThat(shown.get(1).right()).isEqualTo(100 + 5e-8);
        assertThat(shown.get(1).difference()).isCloseTo(5e-10, within(1e-12));
        assertThat(shown.get(1).tolerance()).isEqualTo(1e-9);
    }

    @Test
    void aCheckThatIsNoNumberIsTheWorst() {
        List<ConservationCheck> checks = List.of(
                ConservationCheck.of("emissions 2000", 100, 900),
                ConservationCheck.of("emissions 2010", 100, Double.NaN),
                ConservationCheck.of("emissions 2020", 100, 100));
        assertThat(report(SmallStudy.in(folder).run(), checks, List.of())
                        .appendix()
                        .checks())
                .singleElement()
                .satisfies(c -> assertThat(c.what().en()).contains("2010"));
    }

    /** Every check that a run makes is said in words, not by its name in the record. */
    @Test
    void everyCheckOfARunHasWordsInBothLanguages() {
        SmallStudy study = SmallStudy.in(folder).values("lights.tif", (column, row) -> 1 + column);
        SmallStudy.Run run = study.runWhole("""
                study: x
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name }, squares: { fishnet: 300 m } }
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { by: lights.tif }
                """);
        List<ConservationCheck> checks = new ArrayList<>(run.account().checks());
        checks.addAll(Conservation.ofLand(run.inputs().studyArea(), run.counts(), new PlainEngine()));
        assertThat(checks).hasSizeGreaterThan(20).allMatch(ConservationCheck::passed);
        assertThat(checks).allSatisfy(c -> {
            Words words = CheckNames.of(c.name());
            assertThat(words.zh()).as(c.name()).isNotEqualTo(c.name()).matches(".*[\u4e00-\u9fff].*");
            assertThat(words.en()).as(c.name()).isNotEqualTo(c.name());
        });
    }

    @Test
    void cautionsStandAsTheyWereMet() {
        Problem caution = Problem.of(ProblemCode.LANDUSE_C01_SAME_FILE, "landUse.phases (a.tif)", "2000, 2010");
        assertThat(report(SmallStudy.in(folder).run(), List.of(), List.of(caution, caution))
                        .cautions())
                .containsExactly(caution, caution);
    }

    private static List<String> titles(Report report) {
        return report.appendix().methods().stream()
                .map(m -> m.title().en())
                .filter(t -> !t.isEmpty())
                .toList();
    }

    @Test
    void onlyMethodsThatWereUsedAreExplained() {
        assertThat(titles(report()))
                .containsExactly(
                        "Areas",
                        Methods.TRANSITIONS.title().en(),
                        Methods.INTENSITY.title().en());
        assertThat(titles(report(SmallStudy.ALL_CARBON)))
                .containsExactly(
                        "Areas",
                        Methods.TRANSITIONS.title().en(),
                        Methods.INTENSITY.title().en(),
                        Methods.ACCOUNT.title().en(),
                        Methods.STOCK.title().en());
    }

    @Test
    void everyAnalysisBringsItsMethod() {
        String more = """
                statistics: { units: parts, density: , morans-i: , hot-spots: }
                drivers: { dem: dem.tif }
                geodetector: { units: parts }
                """;
        assertThat(titles(report(SmallStudy.FACTORS_AND_EMISSIONS, more)))
                .contains(
                        "Kernel density",
                        "Global spatial autocorrelation",
                        "Getis-Ord hot and cold spots",
                        "Centres of gravity and standard deviational ellipses",
                        "Geographical detector")
                .doesNotContain("Geary's C", "Getis-Ord General G", "Corridors", "Sink suitability", "What if");
        assertThat(titles(report(SmallStudy.FACTORS_AND_EMISSIONS, "drivers: { dem: dem.tif }\n")))
                .doesNotContain("Geographical detector");
    }

    @Test
    void suitabilityBringsItsOwn() {
        SmallStudy study =
                SmallStudy.in(folder).text("ahp.csv", "a,b\n1,1\n1,1\n").text("criteria.csv", "x\n");
        study.text("what-if.csv", "x\n");
        String yaml = """
                suitability: { criteria: sink, weights: { ahp: ahp.csv }, corridors: }
                scenarios: what-if.csv
                """;
        assertThat(titles(report(study.run(yaml), List.of(), List.of())))
                .contains(
                        "Weights from judgements", "Sink suitability", "Zones and strategies", "Corridors", "What if");
        assertThat(titles(report("suitability: { criteria: sink }\n")))
                .contains("Sink suitability", "Zones and strategies")
                .doesNotContain("Weights from judgements", "Corridors", "What if");
    }

    private static List<Words> remarks(Report report) {
        return report.appendix().methods().stream()
                .filter(m -> m.title().isEmpty())
                .map(Report.Method::text)
                .toList();
    }

    @Test
    void howEmissionsWereSpreadIsRemarked() {
        assertThat(remarks(report(SmallStudy.FACTORS_AND_EMISSIONS)))
                .containsExactly(Words.of(
                        "Emissions were spread over the cells of construction of each unit equally by area.",
                        "排放按面积均匀分配到各单元的建设用地像元。"));
        SmallStudy study = SmallStudy.in(folder).values("lights.tif", (column, row) -> 1);
        assertThat(remarks(report(
                        study.run(SmallStudy.FACTORS_AND_EMISSIONS + "  allocate: { by: lights.tif }\n"),
                        List.of(),
                        List.of())))
                .containsExactly(Words.of(
                        "Emissions were spread over the cells of construction of each unit by the weights of "
                                + "lights.tif; a missing or negative weight counts as 0.",
                        "排放按 lights.tif 的权重分配到各单元的建设用地像元；缺失或为负的权重视为 0。"));
        assertThat(remarks(report("carbon: { factors: factors.csv }\n")))
                .containsExactly(Words.of(
                        "No energy or emissions were given: construction counts as zero, and sources lack what it "
                                + "emits.",
                        "未给出能源或排放数据：建设用地按零计，碳源不含其排放。"));
        assertThat(remarks(report("carbon: { stock: stock.csv }\n"))).isEmpty();
    }

    @Test
    void theRouteOfEnergyIsRemarked() {
        Map<String, Words> routes = Map.of(
                "standard-coal", Words.of("standard coal and its carbon content", "标准煤路线（折标煤系数与含碳量）"),
                "ncv", Words.of("net calorific value, carbon content and oxidation", "低位发热量路线（低位发热量、含碳量与氧化率）"),
                "ipcc",
                        Words.of(
                                "net calorific value and the IPCC's default emission factors",
                                " IPCC 路线（低位发热量与缺省排放因子）"));
        SmallStudy study = SmallStudy.in(folder).text("energy.csv", """
                year,unit,item,amount,unit_of_amount
                2000,B,raw_coal,10,t
                2010,B,raw_coal,20,t
                2020,B,raw_coal,30,t
                """);
        routes.forEach((route, words) -> assertThat(remarks(report(
                        study.run("carbon: { energy: { file: energy.csv, route: " + route + ", units: parts } }\n"),
                        List.of(),
                        List.of())))
                .contains(Words.of(
                        "Energy was counted by " + words.en() + "; factors of other routes were not used.",
                        "能源按" + words.zh() + "核算，未混用其他路线的系数。")));
    }

    @Test
    void areasOfAMapGridHaveTheirErrorAgainstTheEllipsoid() {
        Report.Method areas = report().appendix().methods().get(0);
        assertThat(areas.title()).isEqualTo(Words.of("Areas", "面积"));
        String crs = SmallStudy.grid().crs().label();
        assertThat(areas.text())
                .isEqualTo(Words.of(
                        "A cell of the study grid (" + crs
                                + ") counts 10\u2009000 m²; the largest error of this area over the region, "
                                + "against the ellipsoid, is 0.0300 % (from −0.0300 to 0.0200 %).",
                        "研究格网（" + crs + "）的像元面积为 10\u2009000 m²；与椭球面相比，区内最大面积误差为 0.0300 %（−0.0300 至 0.0200 %）。"));
    }

    @Test
    void factorsAreListedWithTheirStanding() {
        Report report = report(SmallStudy.FACTORS_AND_EMISSIONS);
        Excerpt factors = report.appendix().factors().get(0);
        assertThat(factors.title()).isEqualTo(Words.of("Factors used", "所用系数"));
        assertThat(factors.file()).isEqualTo("tables/factors-used.csv");
        assertThat(Told.rows(factors, Language.EN))
                .containsExactly(
                        List.of("Cropland", "0.5", "tCO2/ha/yr", "made up", "given by the user"),
                        List.of("Forest", "−2", "tCO2/ha/yr", "made up", "given by the user"));
        assertThat(Told.rows(factors, Language.ZH).get(1)).containsExactly("林地", "−2", "tCO2/ha/yr", "made up", "用户提供");
        assertThat(Told.headingsOf(factors, Language.ZH)).containsExactly("系数", "数值", "单位", "出处", "核实情况");
    }

    @Test
    void theSentenceOfTheReferenceStudyHasItsChinese() {
        Report report = report("carbon: { factors: reference-study }\n");
        assertThat(Told.rows(report.appendix().factors().get(0), Language.ZH))
                .contains(List.of(
                        "林地", "−6.44", "tC/ha/yr", "由参考研究的总量反推（18106 km² 林地吸收 4275.49 万 tCO₂），其余地类无系数", "引自参考研究"));
    }

    @Test
    void aStudyOfLandAloneListsNoFactors() {
        SmallStudy.Run run = SmallStudy.in(folder).run();
        Report report = new ReportAssembly(run.study(), run.inputs(), run.account(), run.land(), ERROR, List.of())
                .report(new ReportSelection(ReportPlan.all(), List.of(chapter("a"))), List.of(), List.of());
        assertThat(report.appendix().factors()).isEmpty();
    }

    @Test
    void rastersOnTheGridAreToldTogether() {
        assertThat(report().appendix().provenance().notes())
                .containsExactly(
                        LEGEND,
                        Words.of(
                                "On the study grid as they are: landUse.phases.2000 (2000.tif), "
                                        + "landUse.phases.2010 (2010.tif), landUse.phases.2020 (2020.tif).",
                                "与研究格网一致，未作处理：landUse.phases.2000 (2000.tif)、landUse.phases.2010 (2010.tif)、"
                                        + "landUse.phases.2020 (2020.tif)。"));
    }

    @Test
    void whatWasDoneToARasterIsTold() {
        SmallStudy.Run run = SmallStudy.in(folder).run();
        run.inputs().notes().clear();
        run.inputs()
                .notes()
                .addAll(List.of(
                        new AlignmentNote(
                                "a.tif",
                                AlignmentNote.Way.WINDOW,
                                List.of(AlignmentNote.Difference.FOOTPRINT),
                                Resampling.NEAREST,
                                Transform.NONE,
                                OptionalDouble.empty(),
                                new AlignmentNote.Coverage(48, 36, 12345),
                                List.of()),
                        new AlignmentNote(
                                "b.tif",
                                AlignmentNote.Way.RESAMPLED,
                                List.of(
                                        AlignmentNote.Difference.CRS,
                                        AlignmentNote.Difference.ORIGIN,
                                        AlignmentNote.Difference.CELL_SIZE),
                                Resampling.BILINEAR,
                                Bilingual.of("shift of seven parameters", "七参数转换"),
                                OptionalDouble.of(1),
                                new AlignmentNote.Coverage(48, 48, 0),
                                List.of()),
                        new AlignmentNote(
                                "criterion c",
                                AlignmentNote.Way.RESAMPLED,
                                List.of(AlignmentNote.Difference.CELL_SIZE),
                                Resampling.MEAN,
                                Transform.NONE,
                                OptionalDouble.empty(),
                                new AlignmentNote.Coverage(48, 24, 3),
                                List.of())));
        assertThat(report(run, List.of(), List.of()).appendix().provenance().notes())
                .containsExactly(
                        LEGEND,
                        Words.of(
                                "a.tif: the footprint differs but cells coincide, so no cell was changed; it covers "
                                        + "75.00 % of the study grid, 12\u2009345 cells lie outside it.",
                                "a.tif：范围不同、像元重合，未改动任何像元；覆盖研究格网的 75.00 %，有 12\u2009345 个像元在格网之外。"),
                        Words.of(
                                "b.tif: brought onto the study grid (bilinear); differs in coordinate system, "
                                        + "origin, cell size; coordinates by shift of seven parameters; it covers "
                                        + "100.00 %, 0 of its cells lie outside.",
                                "b.tif：重采样到研究格网（双线性）；不同之处：坐标系、像元角点、像元大小；坐标转换：七参数转换；覆盖 100.00 %，有 0 个像元在格网之外。"),
                        Words.of(
                                "criterion c: brought onto the study grid (mean); differs in cell size; it covers "
                                        + "50.00 %, 3 of its cells lie outside.",
                                "指标 c：重采样到研究格网（均值）；不同之处：像元大小；覆盖 50.00 %，有 3 个像元在格网之外。"));
    }
}
