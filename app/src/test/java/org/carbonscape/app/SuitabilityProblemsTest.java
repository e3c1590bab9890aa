package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user reads who makes each mistake around suitability, zones and scenarios: the whole text, in both languages.
 */
class SuitabilityProblemsTest {
    private static final String CRITERIA = """
            criterion,source,direction,grading,at,scores,reference
            land_use,land use,,classes,forest|grassland|water|cultivated|unused|construction,9|7|7|5|3|1,book
            """;
    private static final String FACTORS = "carbon: { factors: literature-cn }\n";
    /** What a study of factors alone is told. */
    private static final String NO_EMISSIONS = """
                CARBON-C02  carbon.factors: these classes have no factor and count as zero: construction (no emissions \
                either).
                            Add a row for each (a preset's factors find classes by the legend's column role), or leave \
                it if zero is intended.
                """;

    private static final String NO_EMISSIONS_ZH = """
                CARBON-C02  carbon.factors：以下地类没有系数，按零计算：建设用地（也没有排放）。
                            请为其添加系数（预设系数按图例的 role 列识别地类）；若本意为零可不改。
                """;

    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void lay() {
        // two forests with fields between them, water in the south, a town in the east; cells of 100 m
        PlainTiff land = PlainTiff.of(
                120,
                90,
                (x, y) -> y >= 80
                        ? 4
                        : x >= 100 && y < 30 ? 5 : x < 40 || x >= 60 && x < 95 ? 2 : (x + y) % 17 == 0 ? 3 : 1);
        desk = new Desk(root)
                .write("a.tif", land)
                .write("g.tif", land.epsg(4490).at(112, 28).cells(0.001, 0.001))
                .write("criteria.csv", CRITERIA);
    }

    private void study(String section, String carbon, String more) {
        desk.study(
                "2020: a.tif",
                carbon + "suitability: { criteria: criteria.csv, sensitivity: { step: 0, samples: 0 }" + section
                        + " }\n" + more);
    }

    /** The messages of a command, and that it failed where problems are among them. */
    private void told(String command, String language, String expected) {
        Desk.Outcome out = command.equals("check")
                ? Desk.command("check", root.toString(), "--lang", language)
                : Desk.command(
                        command, root.toString(), "--out", root.resolve("out").toString(), "--lang", language);
        assertThat(out.told()).isEqualTo(expected);
        assertThat(out.code()).isEqualTo(expected.lines().anyMatch(l -> l.matches("[A-Z]+-[0-9].*")) ? 1 : 0);
    }

    private void checked(String english, String chinese) {
        told("check", "en", english);
        told("check", "zh", chinese);
    }

    @Test
    void aDistanceToShapesOfAFileIsToldWithAWayToIt() {
        desk.write("criteria.csv", CRITERIA + "lamp,distance to roads.gpkg,,minmax,,,book\n");
        study("", FACTORS, "");
        checked("""
                DRIVER-29   criterion lamp: "distance to roads.gpkg": distances are measured to classes of land, not \
                to the lines, points or polygons of a file
                            Make a raster of distances and name that file: in QGIS Raster > Conversion > Rasterize, \
                then Raster > Analysis > Proximity.
                """, """
                DRIVER-29   指标 lamp：“distance to roads.gpkg”：距离只量到土地类别，不量到文件中的线、点或面
                            请先生成距离栅格再填写该文件：在 QGIS 中依次用 栅格 > 转换 > 矢量转栅格、栅格 > 分析 > 邻近度。
                """);
    }

    @Test
    void aLayerThatIsNothingIsToldWithWhatThereIs() {
        desk.write("criteria.csv", CRITERIA + "lamp,magic,,minmax,,,book\n");
        study("", FACTORS, "");
        checked("""
                SUIT-30     criterion lamp: "magic" is neither a file nor a layer that the study can make
                            Write one of: a raster (dem.tif); polygons (reserves.gpkg); land use [YEAR]; land use \
                change [YEAR YEAR]; distance to CLASS [YEAR]; share of CLASS [in UNITSET] [YEAR]; net, source or \
                sink [in UNITSET] [YEAR]; carbon stock [YEAR]; density of sources or sinks [YEAR]; hot spots; a \
                driver's name.
                """, """
                SUIT-30     指标 lamp：“magic”既不是文件，也不是本研究可生成的图层
                            请写以下之一：栅格文件（dem.tif）；面文件（reserves.gpkg）；土地利用 [年份]；土地利用变化 [年份 年份]；\
                到 类别 的距离 [年份]；[单元集 中] 类别 占比 [年份]；[各 单元集 的] 净碳排放、碳源或碳汇 [年份]；碳储量 [年份]；\
                碳源或碳汇 核密度 [年份]；冷热点；驱动因子的名称。
                """);
    }

    @Test
    void aDirectionThatIsNoneOrContradictsTheScoresIsTold() {
        desk.write(
                "criteria.csv",
                CRITERIA
                        + "town,distance to construction,sideways,minmax,,,book\nriver,distance to "
                        + "water,negative,linear,0|1000,1|9,book\n");
        study("", FACTORS, "");
        checked("""
                SUIT-32     suitability.criteria (criteria.csv) row 3 "town": the direction "sideways" does not go \
                with the scores ""
                            Write positive (more is better) or negative (less is better), or leave it out where scores \
                are given.
                SUIT-32     suitability.criteria (criteria.csv) row 4 "river": the direction "negative" does not go \
                with the scores "1|9"
                            Write positive (more is better) or negative (less is better), or leave it out where scores \
                are given.
                """, """
                SUIT-32     suitability.criteria (criteria.csv) 第 3 行 "town"：方向“sideways”与得分“”不符
                            请写 positive（越大越好）或 negative（越小越好）；已给得分时可不写。
                SUIT-32     suitability.criteria (criteria.csv) 第 4 行 "river"：方向“negative”与得分“1|9”不符
                            请写 positive（越大越好）或 negative（越小越好）；已给得分时可不写。
                """);
    }

    @Test
    void limitsOfDistancesBelowACellAreTold() {
        desk.write(
                "criteria.csv",
                "criterion,source,grading,at,scores,unit,reference\n"
                        + "river,distance to water,breaks,0.5|1|2,9|5|3|1,,book\n"
                        + "inside,distance to water,breaks,0,9|1,,book\n"
                        + "town,distance to construction,linear,0|0.9,1|9,m,book\n"
                        + "road,distance to construction,breaks,1|1000,9|5|1,,book\n");
        study("", FACTORS, "");
        assertThat(of("SUIT-C21", "en"))
                .containsExactly(
                        "criterion river: its limits (0.5|1|2) count in metres and all lie within one cell (100 m): "
                                + "they tell little but which cells are of the class itself",
                        "criterion town: its limits (0|0.9) count in metres and all lie within one cell (100 m): "
                                + "they tell little but which cells are of the class itself");
        assertThat(of("SUIT-C21", "zh")).startsWith("指标 river：其断点（0.5|1|2）以米计，全都小于一个像元（100 m），几乎只能区分像元本身是否属于该类");
    }

    /** What a code tells in a check. */
    private List<String> of(String code, String language) {
        return Desk.command("check", root.toString(), "--lang", language)
                .told()
                .lines()
                .filter(l -> l.startsWith(code))
                .map(l -> l.substring(code.length()).strip())
                .toList();
    }

    @Test
    void limitsOfDistancesInKilometresAreTold() {
        desk.write(
                "criteria.csv",
                "criterion,source,grading,at,scores,unit,reference\n"
                        + "river,distance to water,breaks,0.5|1,9|5|1,km,book\n"
                        + "road,distance to water,breaks,500|1000,9|5|1,m,book\n"
                        + "town,distance to construction,minmax,,,km,book\n");
        study("", FACTORS, "");
        checked("""
                SUIT-43     criterion river: distances count in metres, its limits in km
                            Write the limits in metres, and m in the column unit.
                """, """
                SUIT-43     指标 river：距离以米计，而其断点的单位为 km
                            请将断点换算为米，并在 unit 列写 m。
                """);
    }

    @Test
    void whereNoCriteriaAreNamedNothingIsSaidOfThoseOfThePreset() {
        desk.study("2020: a.tif", FACTORS + "suitability: {}\n");
        checked("""
                STUDY-04    suitability.criteria: it is required but missing
                            Add it: criteria: criteria.csv.
                """, """
                STUDY-04    suitability.criteria：缺少必填项
                            请补充：criteria: criteria.csv。
                """);
    }

    @Test
    void aCriterionWithoutALayerIsTold() {
        desk.write("criteria.csv", CRITERIA + "lamp,,,minmax,,,\n");
        study("", FACTORS, "");
        checked("""
                SUIT-33     suitability.criteria (criteria.csv) row 3 "lamp": it has no layer
                            Write its source, or add it under suitability.layers.
                SUIT-C11    suitability.criteria: the gradings have no source: lamp
                            Give their source in the column reference.
                """, """
                SUIT-33     suitability.criteria (criteria.csv) 第 3 行 "lamp"：没有对应的图层
                            请填写 source，或在 suitability.layers 中补充。
                SUIT-C11    suitability.criteria：未说明以下分级的出处：lamp
                            请在 reference 列写明出处。
                """);
    }

    @Test
    void aMatrixOfOtherCriteriaIsTold() {
        desk.write("criteria.csv", CRITERIA + "town,distance to construction,,minmax,,,book\n")
                .write("m.csv", ",land_use,river\nland_use,1,2\nriver,1/2,1\n");
        study(", weights: { ahp: m.csv }", FACTORS, "");
        checked("""
                SUIT-34     suitability.weights.ahp: it compares land_use, river; the criteria are land_use, town
                            Name its rows and columns after the criteria, each once.
                """, """
                SUIT-34     suitability.weights.ahp：该矩阵比较的是 land_use、river，而指标为 land_use、town
                            请使行列名称与指标一一对应。
                """);
    }

    @Test
    void zonesClassesAndItemsOfAScenarioAreHeldAgainstTheStudy() {
        desk.write(
                "w.csv",
                "scenario,zone,from,to,area_ha,item,percent\nx,parks,forest,grassland,1,,\nx,,castle,forest,5,,\n"
                        + "y,,,,,oil,-10\nz,生态重点修复区,林地,cultivated,0,,\n");
        study("", FACTORS, "scenarios: w.csv\n");
        checked("""
                SUIT-35     scenarios row 2: "parks" is not a zone defined by the rules
                            Write one of: auxiliary_restoration, key_protection, key_restoration.
                LEGEND-07   scenarios row 3: the legend has no class "castle".
                            Write one of: cultivated, forest, grassland, water, construction, unused.
                STUDY-04    carbon.energy, scenarios row 4 "oil": it is required but missing
                            Add it: energy: { file: energy.csv, route: ncv, units: districts }.
                """, """
                SUIT-35     scenarios 第 2 行：规则中没有分区“parks”
                            请写以下之一：auxiliary_restoration、key_protection、key_restoration。
                LEGEND-07   scenarios 第 3 行：图例中没有地类“castle”。
                            请写以下之一：耕地、林地、草地、水域、建设用地、未利用地。
                STUDY-04    carbon.energy, scenarios 第 4 行 "oil"：缺少必填项
                            请补充：energy: { file: energy.csv, route: ncv, units: districts }。
                """);
    }

    @Test
    void aKindOfLandThatIsSeveralClassesIsAskedFor() {
        desk.write("legend.csv", "code,class\n1,Rice Fields\n2,Old Forest\n3,Young Forest\n4,River\n5,Town\n")
                .write(
                        "f.csv",
                        "class,value,unit\nRice Fields,0.4,tC/ha/yr\nOld Forest,-0.6,tC/ha/yr\nYoung "
                                + "Forest,-0.7,tC/ha/yr\nRiver,-0.2,tC/ha/yr\nTown,0,tC/ha/yr\n")
                .write("w.csv", "scenario,from,to,area_ha\nx,cultivated,forest,5\n");
        desk.write(
                "study.yaml",
                "study: desk\nlandUse: { legend: legend.csv, phases: { 2020: a.tif } }\ncarbon: { factors: f.csv }\n"
                        + "scenarios: w.csv\n");
        checked("""
                SUIT-39     scenarios row 2: "forest" is several classes here
                            Write one of them: Old Forest, Young Forest.
                """, """
                SUIT-39     scenarios 第 2 行：“forest”在此对应多个地类
                            请写其中之一：Old Forest、Young Forest。
                """);
    }

    @Test
    void aScenarioLineThatDoesNothingIsTold() {
        desk.write("w.csv", "scenario,zone,from,to,area_ha,item,percent\nx,,forest,,5,,\ny,,,,,raw coal,-101\n");
        study("", FACTORS, "scenarios: w.csv\n");
        checked("""
                SUIT-36     scenarios (w.csv) rows 2, 3: it neither converts land nor changes an energy item
                            Fill from, to (another class) and area_ha (and zone), or item and percent (-100 or \
                more). Remove a row of totals.
                """, """
                SUIT-36     scenarios (w.csv) 第 2、3 行：该行既不转换土地，也不改变能源品种
                            请填写 from、to（须为不同地类）、area_ha（及 zone），或 item 与 percent（不小于 -100）。合计行请删去。
                """);
    }

    @Test
    void moreLandThanThereIsCannotBeConverted() {
        desk.write(
                "w.csv",
                "scenario,zone,from,to,area_ha\nx,,forest,grassland,99999\ny,key_restoration,forest,grassland,50\n");
        study(", sieve: 0, majority: 0", FACTORS, "scenarios: w.csv\n");
        checked("""
                SUIT-16     scenarios row 2: 99999 ha are to be converted, 6000 ha are there
                            Lower the area, or take it from another class or zone.
                """ + NO_EMISSIONS, """
                SUIT-16     scenarios 第 2 行：要转换 99999 公顷，现有 6000 公顷
                            请减少面积，或从其他类别、分区转入。
                """ + NO_EMISSIONS_ZH);
        // how much a zone has is known once there are zones
        desk.write(
                "w.csv",
                "scenario,zone,from,to,area_ha\nx,,forest,grassland,9\ny,key_restoration,forest,grassland,50\n");
        Desk.Outcome zones = Desk.command(
                "zones", root.toString(), "--out", root.resolve("out").toString());
        assertThat(zones.code()).isZero();
        assertThat(zones.told()).contains("""
                RUN-C01     scenarios row 3 "y": left out of this run: 50 ha are to be converted, 0 ha are there
                            Lower the area, or take it from another class or zone. Everything else was worked out.
                """);
    }

    @Test
    void fluxesAndScenariosNeedAnAccount() {
        desk.write("criteria.csv", CRITERIA + "sink,sink,,minmax,,,book\n")
                .write("w.csv", "scenario,from,to,area_ha\nx,forest,grassland,1\n");
        study("", "", "scenarios: w.csv\n");
        checked("""
                SUIT-37     criterion sink; scenarios: the study accounts for no sources or sinks
                            Add carbon.factors, carbon.energy or carbon.emissions.
                """, """
                SUIT-37     指标 sink; scenarios：本研究没有碳源汇核算
                            请补充 carbon.factors、carbon.energy 或 carbon.emissions。
                """);
    }

    @Test
    void everyClassNeedsAResistanceAboveZero() {
        desk.write("r.csv", "class,resistance\nforest,1\ncultivated,-3\ngrassland,20\nwater,0\nconstruction,1000\n");
        study(", corridors: { resistance: r.csv }", FACTORS, "");
        checked("""
                SUIT-44     suitability.corridors.resistance (r.csv) row 3 "cultivated": the resistance of \
                "cultivated" is -3
                            Write a number above 0: 1 for the land that is crossed most easily, more for all other.
                SUIT-44     suitability.corridors.resistance (r.csv) row 5 "water": the resistance of "water" is 0
                            Write a number above 0: 1 for the land that is crossed most easily, more for all other.
                SUIT-38     suitability.corridors.resistance: the class "unused" has no resistance above 0
                            Add a row class,resistance for it to suitability.corridors.resistance.
                """, """
                SUIT-44     suitability.corridors.resistance (r.csv) 第 3 行 "cultivated"：“cultivated”的阻力值为 -3
                            请填写大于 0 的数值：最易通过的地类写 1，其余更大。
                SUIT-44     suitability.corridors.resistance (r.csv) 第 5 行 "water"：“water”的阻力值为 0
                            请填写大于 0 的数值：最易通过的地类写 1，其余更大。
                SUIT-38     suitability.corridors.resistance：类别“未利用地”没有大于 0 的阻力值
                            请在 suitability.corridors.resistance 中为其补充一行 class,resistance。
                """);
    }

    @Test
    void thePresetSaysWhatItLeavesOutAndAssumes() {
        desk.study(
                "2020: a.tif",
                "suitability: { criteria: sink, sieve: 0, majority: 0, sensitivity: { step: 0, samples: 0 }, "
                        + "corridors: { least-area: 100 km2 } }\n");
        Desk.Outcome en = Desk.command(
                "zones", root.toString(), "--out", root.resolve("out").toString());
        assertThat(en.code()).as(en.err()).isZero();
        assertThat(en.told()).contains("""
                SUIT-C06    suitability.criteria: criteria of the preset without a layer are left out: ndvi, npp, \
                carbon_density, elevation, slope, aspect, precipitation, temperature, distance_to_road, soil_carbon, \
                night_light, population_density
                            Add them under suitability.layers, or write a table of criteria.
                """).contains("""
                SUIT-C07    suitability.corridors: resistances are unverified defaults by class: 1 forest; 20 \
                grassland; 50 water; 100 cultivated; 300 unused; 1000 construction
                            Give a table class,resistance for your region (suitability.corridors.resistance).
                """).contains("""
                SUIT-C08    suitability.corridors: patches of 10000 ha or more in the zone "ecological key protection \
                area": 0; a corridor needs two
                            Lower suitability.corridors.least-area, or choose another zone (suitability.corridors.from).
                """);
        assertThat(Desk.command(
                                "zones",
                                root.toString(),
                                "--out",
                                root.resolve("zh").toString(),
                                "--lang",
                                "zh")
                        .told())
                .contains("""
                SUIT-C06    suitability.criteria：预设指标中以下各项没有图层，未参与评价：ndvi、npp、carbon_density、elevation、slope、\
                aspect、precipitation、temperature、distance_to_road、soil_carbon、night_light、population_density
                            请在 suitability.layers 中补充，或另写指标表。
                """)
                .contains("""
                SUIT-C07    suitability.corridors：阻力值为未核实的分类默认值：1 林地；20 草地；50 水域；100 耕地；300 未利用地；1000 建设用地
                            请给出适合本区的 class,resistance 表（suitability.corridors.resistance）。
                """)
                .contains("""
                            请降低 suitability.corridors.least-area，或改选分区（suitability.corridors.from）。
                """);
    }

    @Test
    void aLayerThatNothingLooksAtIsToldAndOneOfARuleIsNot() {
        desk.study(
                "2020: a.tif",
                "suitability: { criteria: sink, layers: { foresty: distance to cultivated, "
                        + "slope: distance to forest } }\n");
        assertThat(Desk.command("check", root.toString()).told())
                .contains("""
                SUIT-C18    suitability.layers.foresty: no criterion, rule or pressure uses this layer
                            Give it a name that is looked for (protected, slope, hot_spot, ndvi, npp, carbon_density, \
                elevation, aspect, precipitation, temperature, distance_to_road, soil_carbon, ... (+2)), or leave it \
                out.
                """)
                .doesNotContain("SUIT-C18    suitability.layers.slope");
        assertThat(Desk.command("check", root.toString(), "--lang", "zh").told())
                .contains("""
                SUIT-C18    suitability.layers.foresty：没有指标、规则或压力使用该图层
                            请改用会被查找的名称（protected、slope、hot_spot、ndvi、npp、carbon_density、elevation、aspect、\
                precipitation、temperature、distance_to_road、soil_carbon……（另有 2 个）），或删去该图层。
                """);
    }

    @Test
    void zonesOfOtherNamesThanTheMeasuresAreTold() {
        desk.write("zones.csv", "rule,zone,level\n1,core,1\n2,rest,2|3\n");
        desk.study("2020: a.tif", "suitability: { criteria: sink, zones: zones.csv }\n");
        String en = Desk.command("check", root.toString()).told();
        assertThat(en).contains("""
                SUIT-C19    suitability.zones: no measure is for the zones of these rules: core, rest
                            Name them as the measures do (key_protection, key_restoration, auxiliary_restoration), or \
                add measures for them under suitability.strategies.
                """);
        assertThat(Desk.command("check", root.toString(), "--lang", "zh").told())
                .contains("""
                SUIT-C19    suitability.zones：没有针对这些分区的措施：core、rest
                            请按措施中的名称（key_protection、key_restoration、auxiliary_restoration）命名分区，或在 \
                suitability.strategies 中为它们补充措施。
                """);
        Desk.Outcome run = Desk.command(
                "zones", root.toString(), "--out", root.resolve("out").toString());
        assertThat(run.told()).contains("SUIT-C19").doesNotContain("SUIT-C09");
        desk.write("zones.csv", "rule,zone,level\n1,key_protection,1\n2,rest,2|3\n");
        assertThat(Desk.command("check", root.toString()).told()).doesNotContain("SUIT-C19");
    }

    private void ownLegend(String forest) {
        desk.write(
                        "legend.csv",
                        "code,class,name_zh\n1,Rice Fields,水田\n2," + forest
                                + "\n3,Meadow,草甸\n4,River,河流\n5,Settlement,村庄\n")
                .write(
                        "criteria.csv",
                        "criterion,source,grading,at,scores,reference\nland_use,land "
                                + "use,classes,forest|grassland|water|cultivated|construction|Rubber "
                                + "Garden,9|7|7|5|1|3,book\n")
                .write(
                        "factors.csv",
                        "class,value,unit\nRice Fields,0.4,tC/ha/yr\n" + forest.split(",")[0]
                                + ",-0.6,tC/ha/yr\nMeadow,-0.02,tC/ha/yr\nRiver,-0.25,tC/ha/yr\n"
                                + "Settlement,0,tC/ha/yr\n");
        desk.write(
                "study.yaml",
                "study: desk\nlandUse: { legend: legend.csv, phases: { 2020: a.tif } }\n"
                        + "carbon: { factors: factors.csv }\n"
                        + "suitability: { criteria: criteria.csv, levels: 3, breaks: [2, 6], sieve: 0, majority: 0, "
                        + "sensitivity: { step: 0, samples: 0 }, corridors: { least-area: 1 ha } }\n");
    }

    @Test
    void landOfNoKnownKindHasNoMeasureAndNoResistance() {
        ownLegend("Rubber Garden,橡胶园");
        told("zones", "en", """
                SUIT-C09    suitability.strategies: no measure applies to the land of: Rubber Garden (6000 ha)
                            Add measures under suitability.strategies, or state the kind of land in the legend's \
                column role (cultivated, forest, grassland, water, construction, unused).
                SUIT-C10    suitability.corridors: there are no corridors: no resistance is known for Rubber Garden
                            Give a table class,resistance (suitability.corridors.resistance), or state their kind of \
                land in the legend's column role (cultivated, forest, grassland, water, construction, unused).
                """);
        assertThat(root.resolve("out/tables/corridors.csv")).doesNotExist();
        assertThat(root.resolve("out/tables/zones.csv")).exists();
        told("zones", "zh", """
                SUIT-C09    suitability.strategies：以下地类没有对应的措施：橡胶园（6000 公顷）
                            请在 suitability.strategies 中补充措施，或在图例的 role 列注明土地类型（cultivated、forest、grassland、water、\
                construction、unused）。
                SUIT-C10    suitability.corridors：未生成廊道：以下地类没有阻力值：橡胶园
                            请给出 class,resistance 表（suitability.corridors.resistance），或在图例的 role 列注明土地类型（cultivated、\
                forest、grassland、water、construction、unused）。
                """);
    }

    @Test
    void aLegendOfUsualNamesHasMeasuresCorridorsAndEstimates() throws Exception {
        ownLegend("Old Forest,老林");
        desk.write(
                "criteria.csv",
                "criterion,source,grading,at,scores,reference\nland_use,land "
                        + "use,classes,forest|grassland|water|cultivated|construction,9|7|7|5|1,book\n");
        Desk.Outcome out = Desk.command(
                "zones", root.toString(), "--out", root.resolve("run").toString());
        assertThat(out.code()).as(out.err()).isZero();
        var strategies = desk.table("strategies");
        // enrichment: 20 % of 6000 ha of forest take up 10 % of 0.6 tC/ha more
        assertThat(strategies.rows()).anySatisfy(r -> {
            assertThat(r.text("measure")).isEqualTo("enrichment");
            assertThat(r.text("land_use")).isEqualTo("Old Forest");
            assertThat(r.text("role")).isEqualTo("forest");
            assertThat(r.number("gain_tC_per_a")).isCloseTo(72, Assertions.within(1e-9));
        });
        assertThat(root.resolve("run/tables/corridors.csv")).exists();
        assertThat(Files.readString(root.resolve("run/report.html")))
                .contains("forest: Old Forest")
                .contains("together they would reduce or store")
                .doesNotContain("No measure is for");
    }

    @Test
    void bundledResistancesAreToldByClass() {
        study(", corridors: {}", FACTORS, "");
        checked("""
                SUIT-C07    suitability.corridors: resistances are unverified defaults by class: 1 forest; 20 \
                grassland; 50 water; 100 cultivated; 300 unused; 1000 construction
                            Give a table class,resistance for your region (suitability.corridors.resistance).
                """ + NO_EMISSIONS, """
                SUIT-C07    suitability.corridors：阻力值为未核实的分类默认值：1 林地；20 草地；50 水域；100 耕地；300 未利用地；1000 建设用地
                            请给出适合本区的 class,resistance 表（suitability.corridors.resistance）。
                """ + NO_EMISSIONS_ZH);
    }

    private String weighed(String... weights) {
        desk.write("criteria.csv", """
                criterion,source,grading,at,scores,weight,reference
                town,distance to construction,breaks,500|1000,1|5|9,%s,book
                river,distance to water,breaks,500|1000,9|5|1,%s,book
                wood,distance to forest,breaks,500|1000,9|5|1,%s,book
                """.formatted((Object[]) weights));
        study("", FACTORS, "");
        return Desk.command("check", root.toString(), "--lang", "en").told();
    }

    @Test
    void weightsThatDoNotSumToOneAreTold() {
        assertThat(weighed("0.4", "0.3", "0.2")).contains("""
                SUIT-C23    suitability.criteria (criteria.csv): the weights sum to 0.9; each counts by its share of \
                the sum: town 44.4 %, river 33.3 %, wood 22.2 %
                            Check whether one is missing, mistyped or in percent beside fractions; weights that sum to \
                1 or to 100 are taken as they are.
                """);
        assertThat(Desk.command("check", root.toString(), "--lang", "zh").told())
                .contains("""
                SUIT-C23    suitability.criteria (criteria.csv)：权重之和为 0.9；各指标按其占总和的比例计：town 44.4 %、river 33.3 %、\
                wood 22.2 %
                            请检查是否有遗漏、误填，或百分数与小数混用；合计为 1 或 100 时按原值计算。
                """);
        assertThat(weighed("0.5%", "0.3", "0.2")).contains("SUIT-C23", "sum to 0.505");
        assertThat(weighed("0.5%", "0.01", "0.02")).contains("SUIT-C23");
        assertThat(weighed("50", "0.3", "0.2")).contains("SUIT-C23", "sum to 50.5");
        assertThat(weighed("50", "30", "10")).contains("SUIT-C23", "sum to 90;");
        for (String[] right : new String[][] {
            {"0.5", "0.3", "0.2"},
            {"50%", "30%", "20%"},
            {"50%", "0.3", "0.2"},
            {"50", "30", "20"},
            {"0.33", "0.33", "0.33"},
            {"33.3%", "33.3%", "33.3%"},
            {"9", "5", "3"},
            {"1", "1", "1"},
            {"２", "1", "1"},
        }) {
            assertThat(weighed(right)).as(String.join(" ", right)).doesNotContain("SUIT-");
        }
    }

    @Test
    void aWeightBelowZeroIsToldOnce() {
        assertThat(weighed("0.9", "0.2", "-0.1").lines().filter(l -> l.startsWith("SUIT-")))
                .containsExactly(
                        "SUIT-08     suitability.criteria (criteria.csv) row 4 \"wood\": the weight of wood is -0.1");
    }
}
