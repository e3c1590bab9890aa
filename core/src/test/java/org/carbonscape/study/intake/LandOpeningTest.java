package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study is told of its land, in both languages. */
class LandOpeningTest {
    @TempDir
    private Path folder;

    private Problem told(SmallStudy small, String carbon, ProblemCode code) {
        Problems problems = new Problems();
        Optional<Study> study = StudyReader.read(small.write("carbon: { " + carbon + " }\n"), problems);
        study.ifPresent(s -> StudyInputs.open(s, List.of(), problems, new PlainEngine()));
        return Stream.concat(problems.problems().stream(), problems.cautions().stream())
                .filter(p -> p.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(problems.problems() + " " + problems.cautions()));
    }

    private static String land(String climate, String soil) {
        return "land: { climate: " + climate + ", ecozone: subtropical-humid-forest, soil: " + soil + " }";
    }

    private static final String HUNAN = land("warm-temperate-moist", "lac");

    @Test
    void aZoneThatNobodyKnows() {
        Problem p = told(SmallStudy.in(folder), land("warm-temperate-moist", "red"), ProblemCode.LAND_07_ZONE);
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-07     carbon.land.soil: "red" is no zone known here.
                            Write one of: hac, lac, sandy, spodic, volcanic, wetland, organic.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-07     carbon.land.soil：没有名为“red”的分区。
                            请写以下之一：hac、lac、sandy、spodic、volcanic、wetland、organic。""");
    }

    @Test
    void aRasterOfZonesThatLiesElsewhereOrSaysNothing() {
        SmallStudy small = SmallStudy.in(folder);
        small.classes("soil.tif", 9, (column, row) -> 8).text("codes.csv", "layer,code,zone\nsoil,7,lac\n");
        Problem none = told(
                small,
                "land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: soil.tif, codes: "
                        + "codes.csv }",
                ProblemCode.LAND_08_NO_ZONE);
        assertThat(none.text(Language.EN)).isEqualTo("""
                LAND-08     carbon.land: no cell of the study has a zone in all of the rasters.
                            Check that they cover the region, and the codes in carbon.land.codes.""");
        assertThat(none.text(Language.ZH)).isEqualTo("""
                LAND-08     carbon.land：研究区内没有任何像元在各分区栅格中都有分区。
                            请检查栅格是否覆盖研究区，以及 carbon.land.codes 中的编码。""");
        Problem codes = told(small, land("warm-temperate-moist", "soil.tif"), ProblemCode.LAND_09_NO_CODES);
        assertThat(codes.text(Language.EN)).isEqualTo("""
                LAND-09     carbon.land.soil (soil.tif): nothing says what its codes mean.
                            Give carbon.land.codes with the columns layer,code,zone and rows of the layer soil.""");
        assertThat(codes.text(Language.ZH)).isEqualTo("""
                LAND-09     carbon.land.soil (soil.tif)：未说明其编码的含义。
                            请给出 carbon.land.codes，含 layer,code,zone 三列及图层 soil 的各行。""");
    }

    @Test
    void climatesOfARasterHaveTheCodesOfTheJrc() {
        SmallStudy small = SmallStudy.in(folder);
        small.classes("climate.tif", 12, (column, row) -> column < 4 ? 1 : 10);
        SmallStudy.Run run = small.run("carbon: { " + land("climate.tif", "lac") + " }\n");
        assertThat(run.inputs().carbon().land().tier().orElseThrow().strata())
                .extracting(s -> s.climate().id())
                .containsExactly("warm-temperate-moist", "tropical-wet");
    }

    @Test
    void zonesGoByTheirNamesToo() {
        for (String climate : List.of("暖温带湿润", "暖温带湿润气候区", "\"Warm Temperate, moist\"", "climate.tif")) {
            SmallStudy small = SmallStudy.in(folder);
            small.classes("climate.tif", 3, (column, row) -> 3)
                    .text("codes.csv", "layer,code,zone\nclimate,3,\"暖温带、湿润区\"\n")
                    .text("land.csv", "parameter,value,unit,climate,soil\nsoc-reference,70,tC/ha,暖温带湿润,砂土\n");
            SmallStudy.Run run = small.run("carbon: { land: { climate: " + climate
                    + ", ecozone: 亚热带湿润林, soil: Sandy, region: 亚洲大陆, codes: codes.csv, parameters: land.csv } }\n");
            assertThat(run.inputs().carbon().land().tier().orElseThrow().strata())
                    .as(climate)
                    .extracting(Stratum::toString)
                    .containsExactly("warm-temperate-moist, subtropical-humid-forest, asia, sandy");
        }
    }

    @Test
    void whatIsToldOfEveryStudyOfLand() {
        SmallStudy small =
                SmallStudy.in(folder).text("legend.csv", "code,class\n1,cultivated\n2,forest\n3,thing\n0,\n");
        Problem first = told(small, HUNAN, ProblemCode.LAND_C01_FIRST);
        assertThat(first.text(Language.EN)).isEqualTo("""
                LAND-C01    carbon.land: nothing is known of what changed before 2000: that year counts no land as \
                converted.
                            Add an earlier phase where there is one, or leave that year out of a comparison.""");
        assertThat(first.text(Language.ZH)).isEqualTo("""
                LAND-C01    carbon.land：2000 年以前的变化未知：该年没有转换土地。
                            如有更早的期次请补充；比较时可不计该年。""");
        Problem left = told(small, HUNAN, ProblemCode.LAND_C03_LEFT);
        assertThat(left.text(Language.EN)).isEqualTo("""
                LAND-C03    carbon.land: nothing says what kind of land these classes are, so they are not accounted \
                for \
                here: thing.
                            Say it in the column role of the legend (cultivated, forest, grassland, water, \
                construction, unused); or give each a use in carbon.land.management, or leave them to \
                carbon.factors.""");
        assertThat(left.text(Language.ZH)).isEqualTo("""
                LAND-C03    carbon.land：未说明以下地类属于何种土地，此处不予核算：thing。
                            请在图例的 role 列写明（cultivated、forest、grassland、water、construction、unused）；或在 \
                carbon.land.management 中写明用途（use），或用 carbon.factors 给出系数。""");
        SmallStudy chinese = SmallStudy.in(folder).text("legend.csv", "code,class\n1,cultivated\n2,水体\n3,不透水面\n0,\n");
        assertThat(told(chinese, HUNAN, ProblemCode.LAND_C03_LEFT).text(Language.ZH))
                .isEqualTo("""
                LAND-C03    carbon.land：未说明以下地类属于何种土地，此处不予核算：水体、不透水面。
                            请在图例的 role 列写明，按名称应为：水体 = water、不透水面 = construction；或在 \
                carbon.land.management 中写明用途（use），或用 carbon.factors 给出系数。""");
    }

    @Test
    void factorsThatAreNotUsed() {
        Problem p = told(SmallStudy.in(folder), "factors: factors.csv, " + HUNAN, ProblemCode.LAND_C02_INSTEAD);
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-C02    carbon.factors: the factors of forest are not used: carbon.land accounts for that land, \
                and both would count the same carbon twice.
                            Nothing needs to be done; to use a factor instead, leave that part out.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-C02    carbon.factors：林地 的系数未使用：这些土地由 carbon.land 核算，同时使用会重复计算同一部分碳。
                            无需处理；若要使用系数，请删去该部分。""");
    }

    @Test
    void moreHistoriesThanCanBeCounted() {
        SmallStudy small = SmallStudy.in(folder);
        StringBuilder legend = new StringBuilder("code,class\n0,\n");
        for (int c = 1; c <= 200; c++) {
            legend.append(c).append(",k").append(c).append('\n');
        }
        small.text("legend.csv", legend.toString());
        StringBuilder phases = new StringBuilder();
        for (int y = 0; y < 5; y++) {
            small.classes((1990 + y) + ".tif", 3, (column, row) -> 1);
            phases.append(1990 + y).append(": ").append(1990 + y).append(".tif, ");
        }
        Problems problems = new Problems();
        Study study = StudyReader.read(
                        small.writeWhole("study: many\nlandUse: { legend: legend.csv, phases: { " + phases
                                + " } }\ncarbon: { " + HUNAN + " }\n"),
                        problems)
                .orElseThrow();
        StudyInputs.open(study, List.of(), problems, new PlainEngine());
        Problem p = problems.problems().stream()
                .filter(q -> q.code() == ProblemCode.LAND_06_HISTORIES)
                .findFirst()
                .orElseThrow();
        assertThat(p.text(Language.EN)).isEqualTo("""
                LAND-06     carbon.land: 200 classes in 5 phases make too many histories of a cell to be counted.
                            Use fewer phases, or a legend that puts classes together.""");
        assertThat(p.text(Language.ZH)).isEqualTo("""
                LAND-06     carbon.land：200 类、5 期的像元历史组合过多，无法计数。
                            请减少期数，或在图例中合并地类。""");
    }

    private static final String SOILS =
            "land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: soil.tif, "
                    + "codes: codes.csv }";

    /** Half of the land counted nothing, without a word. */
    @Test
    void landInNoZoneIsTold() {
        SmallStudy small = SmallStudy.in(folder);
        small.classes("soil.tif", 9, (column, row) -> column < 4 ? 8 : 7)
                .text("codes.csv", "layer,code,zone\nsoil,7,lac\n");
        Problem half = told(small, SOILS, ProblemCode.LAND_C10_UNZONED);
        assertThat(half.text(Language.EN)).isEqualTo("""
                LAND-C10    carbon.land: 51.1 % of the land of 2020 (24 cells) is in no zone: it counts neither stocks \
                nor fluxes.
                            Give every code of the rasters of climate, ecozone and soil a row in carbon.land.codes, \
                and see that they cover the region.""");
        assertThat(half.text(Language.ZH)).isEqualTo("""
                LAND-C10    carbon.land：2020 年土地的 51.1 %（24 个像元）没有分区，既不计碳储量，也不计源汇。
                            请在 carbon.land.codes 中为气候、生态区与土壤栅格的每个编码各写一行，并检查栅格是否覆盖研究区。""");
        small.text("codes.csv", "layer,code,zone\nsoil,7,lac\n土壤,8,hac\n");
        Problems all = new Problems();
        StudyInputs.open(small.read("carbon: { " + SOILS + " }\n"), List.of(), all, new PlainEngine());
        assertThat(all.cautions()).extracting(Problem::code).doesNotContain(ProblemCode.LAND_C10_UNZONED);
    }

    @Test
    void rowsOfCodesThatNobodyReadsOrThatContradictAreTold() {
        SmallStudy small = SmallStudy.in(folder);
        small.classes("soil.tif", 9, (column, row) -> 7)
                .text("codes.csv", "layer,code,zone\nsoil,7,lac\nsoil,7,hac\nklima,1,lac\n,8,lac\n");
        assertThat(told(small, SOILS, ProblemCode.CARBON_03_TWICE).text(Language.EN))
                .startsWith(
                        "CARBON-03   carbon.land.codes (codes.csv) row 3: it is given twice (soil 7), first in row 2.");
        assertThat(told(small, SOILS, ProblemCode.LAND_03_WORD).text(Language.EN))
                .isEqualTo("""
                LAND-03     carbon.land.codes (codes.csv) row 4: "klima" is not known in the column layer.
                            Write one of: climate, ecozone, soil.""");
    }
}
