package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.Cut;
import org.carbonscape.density.Bandwidth;
import org.carbonscape.driver.Convention;
import org.carbonscape.driver.Correction;
import org.carbonscape.driver.DetectorOptions;
import org.carbonscape.driver.ShapleyShares;
import org.carbonscape.inventory.Electricity;
import org.carbonscape.inventory.Route;
import org.carbonscape.method.DensityOptions;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.method.Statistics;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.LayerForms;
import org.carbonscape.suitability.ClimaticDomain;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.weight.Ahp;
import org.carbonscape.suitability.weight.RandomIndex;
import org.carbonscape.weights.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each key of a study file does to the study that is read. */
class StudyValuesTest {
    @TempDir
    private Path folder;

    private Study with(String yaml) {
        return Reading.more(folder, yaml).good();
    }

    private List<String> told(String yaml) {
        return Reading.more(folder, yaml).texts(Language.EN);
    }

    private List<String> toldInChinese(String yaml) {
        return Reading.more(folder, yaml).texts(Language.ZH);
    }

    private static String en(String code, String place, String found, String remedy) {
        return Reading.told(code, place, Language.EN, found, remedy);
    }

    private static String zh(String code, String place, String found, String remedy) {
        return Reading.told(code, place, Language.ZH, found, remedy);
    }

    /** To YAML all but the first are keys. */
    @Test
    void numbersPartedByCommasInBracesAreOneList() {
        assertThat(with("grid: { extent: 400000,3096800.5,403200,3100000, cell: 30 m }\n")
                        .grid())
                .isEqualTo(with("grid:\n  extent: 400000,3096800.5,403200,3100000\n  cell: 30 m\n")
                        .grid());
        assertThat(with("grid: { extent: -1.5, 2, 3, 4 }\n").grid())
                .isEqualTo(with("grid: { extent: [-1.5, 2, 3, 4] }\n").grid());
        assertThat(told("grid: { extent: 1,2,3 }\n")).singleElement().asString().contains("grid.extent");
    }

    // the heading, the grid, land use

    @Test
    void nothingButTheNeedsOfAStudyIsAStudy() {
        Study study = with("");
        assertThat(study.title()).isEqualTo("x");
        assertThat(study.synthetic()).isFalse();
        assertThat(study.source()).isEmpty();
        assertThat(study.seed()).isEqualTo(20260101);
        assertThat(study.grid()).isEqualTo(new Study.GridPlan(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(study.landUse().legend()).isEqualTo(new PresetOrFile("clcd", Optional.empty()));
        assertThat(study.landUse().noData()).isEmpty();
        assertThat(study.landUse().construction()).isEmpty();
        assertThat(study.landUse().phases())
                .isEqualTo(Map.of(2005, folder.resolve("a.tif"), 2010, folder.resolve("b.tif")));
        assertThat(study.carbon().hasFlows()).isFalse();
        assertThat(study.carbon().stock()).isEmpty();
        assertThat(study.statistics()).isEmpty();
        assertThat(study.drivers().drivers()).isEmpty();
        assertThat(study.drivers().detector()).isEmpty();
        assertThat(study.suitability()).isEmpty();
        assertThat(study.scenarios()).isEmpty();
        assertThat(study.file()).isEqualTo(folder.resolve("study.yaml"));
    }

    @Test
    void theHeadingAndTheGridAreTaken() {
        Study study = with("""
                synthetic: yes
                source: "Land use: CLCD"
                seed: -7
                grid: { crs: "EPSG:4547", cell: 30 m }
                scenarios: 子/what-if.csv
                """);
        assertThat(study.synthetic()).isTrue();
        assertThat(study.source()).isEqualTo("Land use: CLCD");
        assertThat(study.seed()).isEqualTo(-7);
        assertThat(study.grid())
                .isEqualTo(new Study.GridPlan(Optional.of("EPSG:4547"), Optional.of(30.0), Optional.empty()));
        assertThat(study.scenarios()).contains(folder.resolve("子").resolve("what-if.csv"));
    }

    @Test
    void aSeedOfTheCommandStandsOverThatOfTheStudy() {
        Path file = with("""
                seed: 5
                statistics: { units: cells, hot-spots: }
                drivers: { dem: dem.tif }
                """).file();
        Study study = StudyReader.read(file, OptionalLong.of(9), new Problems()).orElseThrow();
        assertThat(study.seed()).isEqualTo(9);
        assertThat(study.statistics()
                        .orElseThrow()
                        .find(Statistics.HOT_SPOTS)
                        .orElseThrow()
                        .getis()
                        .seed())
                .isEqualTo(9);
    }

    @Test
    void landUseHasALegendFurtherNoDataAndClassesOfConstruction() {
        Study study = Reading.of(folder, """
                study: x
                landUse:
                  legend: ../legends/own.CSV
                  noData: [0, -128, 255]
                  construction: [Settlement, 道路]
                  phases: { 1985: ./a.tif }
                """).good();
        assertThat(study.landUse().legend())
                .isEqualTo(new PresetOrFile(
                        "../legends/own.CSV",
                        Optional.of(folder.getParent().resolve("legends").resolve("own.CSV"))));
        assertThat(study.landUse().noData()).containsExactly(0L, -128L, 255L);
        assertThat(study.landUse().construction()).containsExactly("Settlement", "道路");
        assertThat(study.landUse().phases()).isEqualTo(Map.of(1985, folder.resolve("a.tif")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.csv", "own.TXT", "own.tsv", "own.xlsx", "own.xls"})
    void aTableIsToldFromAPresetByItsEnding(String name) {
        Study study = with("carbon: { factors: " + name + ", stock: " + name + " }");
        PresetOrFile file = new PresetOrFile(name, Optional.of(folder.resolve(name)));
        assertThat(study.carbon().factors()).contains(file);
        assertThat(study.carbon().stock()).contains(file);
        assertThat(with("carbon: { factors: literature-cn }").carbon().factors())
                .contains(new PresetOrFile("literature-cn", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"85", "20050", "2005a", "spring", "20.5", "-200"})
    void aPhaseNeedsAYear(String year) {
        Reading read = Reading.of(folder, "study: x\nlandUse: { legend: clcd, phases: { " + year + ": a.tif } }");
        assertThat(read.texts(Language.EN))
                .containsExactly(en(
                        "STUDY-07",
                        "landUse.phases." + year,
                        "\"" + year + "\" is not a year",
                        "Write a whole year such as 2005: lu2005.tif."));
    }

    @Test
    void phasesThatAreMissingAreToldOnce() {
        String en =
                en("STUDY-04", "landUse.phases", "it is required but missing", "Add it: phases: { 2005: lu2005.tif }.");
        assertThat(Reading.of(folder, "study: x\nlandUse: { legend: clcd, phases: {} }")
                        .texts(Language.EN))
                .containsExactly(en);
        assertThat(Reading.of(folder, "study: x\nlandUse: { legend: clcd, phases: { 2005: { a: b } } }")
                        .texts(Language.EN))
                .containsExactly(en(
                        "STUDY-05",
                        "landUse.phases.2005",
                        "\"{...}\" is not a valid value: a text is needed",
                        "Write one word or a quoted text."));
        assertThat(Reading.of(folder, "study: x\nlandUse: { legend: clcd }").texts(Language.EN))
                .containsExactly(en(
                        "STUDY-04",
                        "landUse.phases",
                        "it is required but missing",
                        "Add it: phases: { 2005: lu2005.tif }."));
    }

    /** The one key unknown, where the one that is needed is missing, is read as that one. */
    @Test
    void anotherWordForWhatIsNeededIsOneProblem() {
        assertThat(Reading.of(folder, "study: x\n土地利用: { legend: clcd, images: { 2005: lu.tif } }")
                        .texts(Language.EN))
                .extracting(t -> t.substring(0, t.indexOf('\n')))
                .containsExactly(
                        "STUDY-03    土地利用: the key is not known; did you mean \"landUse\"?",
                        "STUDY-03    土地利用.images: the key is not known; did you mean \"phases\"?");
    }

    @Test
    void aKeyWrittenTwiceIsToldWithBothOfItsLines() {
        assertThat(Reading.of(folder, """
                study: x
                grid:
                  cell: 30 m
                landUse: { legend: clcd, phases: { 2005: a.tif } }
                grid:
                  cell: 60 m
                """).texts(Language.EN))
                .containsExactly(
                        en("STUDY-06", "grid", "it is written twice, on lines 2 and 5", "Keep one of the two."));
    }

    @Test
    void aColonOfAChineseKeyboardMakesNoKey() {
        String remedy = "Write a half-width colon and a blank behind each key: legend: clcd.";
        assertThat(Reading.of(folder, "study：长株潭").texts(Language.EN))
                .containsExactly(
                        en("STUDY-11", "study.yaml", "a full-width colon (：) stands behind a key on line 1", remedy));
        assertThat(Reading.of(folder, "study: x\nlandUse：\n  legend: clcd\n").texts(Language.EN))
                .containsExactly(
                        en("STUDY-11", "study.yaml", "a full-width colon (：) stands behind a key on line 2", remedy));
    }

    // units

    @Test
    void aUnitSetIsPolygonsOrSquares() {
        Study study = Reading.of(folder, """
                study: x
                landUse: { legend: clcd, phases: { 2005: a.tif } }
                units:
                  counties: { file: c.gpkg, layer: l, id: code, name: nm, coordinates: GCJ02 }
                  plain: { file: p.shp }
                  cells: { fishnet: 3 km }
                """).good();
        assertThat(study.units())
                .containsExactly(
                        Map.entry(
                                "counties",
                                new Study.Polygons(
                                        folder.resolve("c.gpkg"),
                                        Optional.of("l"),
                                        Optional.of("code"),
                                        Optional.of("nm"),
                                        true)),
                        Map.entry(
                                "plain",
                                new Study.Polygons(
                                        folder.resolve("p.shp"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)),
                        Map.entry("cells", new Study.Squares(3000)));
    }

    @Test
    void regionIsNoNameForAUnitSet() {
        Reading read = Reading.of(folder, """
                study: x
                landUse: { legend: clcd, phases: { 2005: a.tif } }
                units: { region: { fishnet: 3 km } }
                """);
        assertThat(read.texts(Language.EN))
                .containsExactly(en(
                        "STUDY-05",
                        "units.region",
                        "\"region\" is not a valid value: tables mean the whole map by it",
                        "Write another name for the set."));
        assertThat(read.texts(Language.ZH))
                .containsExactly(zh("STUDY-05", "units.region", "“region”不是有效值：表格以此名表示整个区域", "请写另一个单元集名。"));
    }

    /** The run ended in FAULT-05 ("two layers are called rede"), or could not write units.gpkg. */
    @Test
    void namesThatAGeoPackageDoesNotTellApartAreProblems() {
        Reading read = Reading.of(folder, """
                study: x
                landUse: { legend: clcd, phases: { 2005: a.tif } }
                units:
                  Rede: { fishnet: 3 km }
                  rede: { fishnet: 4 km }
                  layer_styles: { fishnet: 5 km }
                drivers:
                  PIB: a.tif
                  pib: b.tif
                """);
        assertThat(read.texts(Language.EN))
                .containsExactlyInAnyOrder(
                        en(
                                "STUDY-05",
                                "units.rede",
                                "\"rede\" is not a valid value: it differs from the name on line 4 in capitals only, "
                                        + "which GeoPackages do not tell apart",
                                "Write another name."),
                        en(
                                "STUDY-05",
                                "units.layer_styles",
                                "\"layer_styles\" is not a valid value: a GeoPackage has tables of its own called so",
                                "Write another name for the set."),
                        en(
                                "STUDY-05",
                                "drivers.pib",
                                "\"pib\" is not a valid value: it differs from the name on line 8 in capitals only, "
                                        + "which GeoPackages do not tell apart",
                                "Write another name."));
        assertThat(read.texts(Language.ZH))
                .contains(zh("STUDY-05", "drivers.pib", "“pib”不是有效值：与第 8 行的名称只有大小写之别，而 GeoPackage 不区分大小写", "请写另一个名称。"));
    }

    @Test
    void aSetWhoseFileCannotBeReadIsNotAlsoToldToLackOne() {
        Reading read = Reading.of(folder, """
                study: x
                landUse: { legend: clcd, phases: { 2005: a.tif } }
                units: { a: { file: [x, y] }, b: { fishnet: 0 }, c: }
                """);
        assertThat(read.texts(Language.EN))
                .containsExactlyInAnyOrder(
                        en(
                                "STUDY-05",
                                "units.a.file",
                                "\"[...]\" is not a valid value: one value is needed, not a list",
                                "Write one value such as counties.gpkg."),
                        en(
                                "STUDY-05",
                                "units.b.fishnet",
                                "\"0\" is not a valid value: not a length",
                                "Write a length such as 3 km or 500 m."),
                        en(
                                "STUDY-04",
                                "units.c.file",
                                "it is required but missing",
                                "Add it: file: counties.gpkg, or fishnet: 3 km."));
        assertThat(read.at("units.c.file", Language.ZH))
                .containsExactly(zh("STUDY-04", "units.c.file", "缺少必填项", "请补充：file: counties.gpkg 或 fishnet: 3 km。"));
    }

    // carbon

    @ParameterizedTest
    @CsvSource({
        "standard-coal,STANDARD_COAL",
        "Standard Coal,STANDARD_COAL",
        "NCV,NCV",
        "ipcc,IPCC",
        "标准煤,STANDARD_COAL",
        "热值法,NCV"
    })
    void energyHasATableARouteAndUnits(String written, Route route) {
        Study study = with("carbon: { energy: { file: e.csv, route: " + written + ", units: counties } }");
        assertThat(study.carbon().energy())
                .contains(new Study.Energy(
                        folder.resolve("e.csv"),
                        new EnergyOptions(
                                route,
                                Electricity.COAL_INPUT,
                                Optional.empty(),
                                "AR5",
                                Optional.empty(),
                                EnergyOptions.Conventions.STANDARD),
                        "counties"));
        assertThat(study.carbon().hasFlows()).isTrue();
        assertThat(study.carbon().emissions()).isEmpty();
    }

    @Test
    void emissionsGoToAClassByAWeight() {
        Study study = with("""
                carbon:
                  emissions: { file: co2.csv, units: cells }
                  allocate: { to: settlement, by: lights.tif }
                """);
        assertThat(study.carbon().emissions()).contains(new Study.Emissions(folder.resolve("co2.csv"), "cells"));
        assertThat(study.carbon().allocate().to()).contains("settlement");
        assertThat(study.carbon().allocate().by()).contains(folder.resolve("lights.tif"));
        assertThat(study.carbon().hasFlows()).isTrue();
    }

    @Test
    void eachPhaseMayHaveARasterOfADriverOfItsOwn() {
        String years = "drivers: { lights: { %s } }\n";
        DriversPlan plan = with(years.formatted("by-year: { 2005: l05.tif, 2010: l10.tif#2 }"))
                .drivers();
        assertThat(plan.drivers())
                .containsExactly(Map.entry(
                        "lights",
                        new DriverSource.Rasters(new TreeMap<>(
                                Map.of(2005, folder.resolve("l05.tif"), 2010, folder.resolve("l10.tif#2"))))));
        assertThat(plan.files()).containsExactly(folder.resolve("l05.tif"), folder.resolve("l10.tif#2"));
        assertThat(told(years.formatted("by-year: { 2005: l05.tif }")))
                .containsExactly(en(
                        "LAND-14", "drivers.lights.by-year", "there is no layer of 2010.", "Give one for each phase."));
        assertThat(told(years.formatted("file: t.csv, by-year: { 2005: l05.tif, 2010: l10.tif }")))
                .containsExactly(en(
                        "STUDY-10",
                        "drivers.lights",
                        "file and by-year are both given",
                        "Keep one: file is a table, by-year names rasters."));
        assertThat(told(years.formatted("column: GDP")))
                .containsExactly(en(
                        "STUDY-04", "drivers.lights.file", "it is required but missing", "Add it: file: stats.xlsx."));
    }

    /** What is meant is read, so that a phase that lacks a file is told at once. */
    @Test
    void filesByYearInPlaceOfOneAreToldWhereTheyBelong() {
        String by = "carbon:\n  emissions: { file: co2.csv, units: cells }\n  allocate: { by: %s }\n";
        String found = "\"{...}\" is not a valid value: files by year stand under by-year";
        assertThat(told(by.formatted("{ 2005: l05.tif, 2010: [l10a.tif, l10b.tif] }")))
                .containsExactly(en(
                        "STUDY-05",
                        "carbon.allocate.by",
                        found,
                        "Write by-year: { 2005: l05.tif, 2010: [l10a.tif, l10b.tif] } in its place."));
        assertThat(toldInChinese(by.formatted("{ 2005: l05.tif, 2010: l10.tif }")))
                .containsExactly(zh(
                        "STUDY-05",
                        "carbon.allocate.by",
                        "“{...}”不是有效值：各年的文件应写在 by-year 之下",
                        "请写同级的 by-year: { 2005: l05.tif, 2010: l10.tif }。"));
        assertThat(toldInChinese("drivers: { lights: { 2005: l05.tif, 2010: l10.tif } }\n"))
                .containsExactly(zh(
                        "STUDY-05",
                        "drivers.lights",
                        "“{...}”不是有效值：各年的文件应写在 by-year 之下",
                        "请写下一级的 by-year: { 2005: l05.tif, 2010: l10.tif }。"));
        assertThat(told("drivers: { lights: { 2005: l05.tif } }\n"))
                .containsExactly(
                        en("STUDY-05", "drivers.lights", found, "Write by-year: { 2005: l05.tif } below it."),
                        en("LAND-14", "drivers.lights", "there is no layer of 2010.", "Give one for each phase."));
        assertThat(told("drivers: { lights: { file: { 2005: l05.tif, 2010: l10.tif } } }\n"))
                .containsExactly(en(
                        "STUDY-05",
                        "drivers.lights.file",
                        found,
                        "Write by-year: { 2005: l05.tif, 2010: l10.tif } in its place."));
        assertThat(told("drivers: { gdp: { file: { 2005: g05.csv, 2010: g10.xlsx#a } } }\n"))
                .as("by-year takes no tables")
                .containsExactly(en(
                        "STUDY-05",
                        "drivers.gdp.file",
                        "\"{...}\" is not a valid value: a text is needed",
                        "Write one word or a quoted text."));
    }

    @Test
    void aPatternOfYearsIsToldWhereFilesByYearBelong() {
        String found = "\"l_{year}.tif\" is not a valid value: files by year stand under by-year";
        String wanted = "Write each phase with its file: by-year: { 2005: l_2005.tif, 2020: l_2020.tif }.";
        assertThat(told("carbon:\n  emissions: { file: co2.csv, units: cells }\n"
                        + "  allocate: { by: \"l_{year}.tif\" }\n"))
                .containsExactly(en("STUDY-05", "carbon.allocate.by", found, wanted));
        assertThat(told("drivers: { lights: \"l_{year}.tif\" }\n"))
                .containsExactly(en("STUDY-05", "drivers.lights", found, wanted));
        assertThat(toldInChinese("drivers: { lights: \"l_{year}.tif\" }\n"))
                .containsExactly(zh(
                        "STUDY-05",
                        "drivers.lights",
                        "“l_{year}.tif”不是有效值：各年的文件应写在 by-year 之下",
                        "请写各期及其文件：by-year: { 2005: l_2005.tif, 2020: l_2020.tif }。"));
    }

    @Test
    void eachPhaseMayHaveAWeightOfItsOwn() {
        String years = "carbon:\n  emissions: { file: co2.csv, units: cells }\n  allocate: { by-year: { %s } }\n";
        Study study = with(years.formatted("2005: l05.tif, 2010: [l10a.tif, l10b.tif]"));
        assertThat(study.carbon().allocate().by()).isEmpty();
        assertThat(study.carbon().allocate().byYear()).containsOnlyKeys(2005, 2010);
        assertThat(study.carbon().allocate().weights()).first().isEqualTo(folder.resolve("l05.tif"));
        assertThat(told(years.formatted("2005: l05.tif, 2019: l19.tif")))
                .containsExactly(
                        en(
                                "ACCURACY-07",
                                "carbon.allocate.by-year.2019",
                                "there is no phase of this year.",
                                "Write one of the years of landUse.phases: 2005, 2010."),
                        en(
                                "LAND-14",
                                "carbon.allocate.by-year",
                                "there is no layer of 2010.",
                                "Give one for each phase."));
        assertThat(told(years.formatted("2005: l05.tif, 2010: l10.tif").replace("{ by-year", "{ by: l.tif, by-year")))
                .containsExactly(en(
                        "STUDY-10",
                        "carbon.allocate",
                        "by and by-year are both given",
                        "Keep one: by is for all phases, by-year for each its own."));
    }

    @Test
    void whatEnergyLacksIsTold() {
        assertThat(told("carbon: { energy: }"))
                .containsExactly(
                        en("STUDY-04", "carbon.energy.file", "it is required but missing", "Add it: file: energy.csv."),
                        en("STUDY-04", "carbon.energy.route", "it is required but missing", "Add it: route: ncv."),
                        en(
                                "STUDY-04",
                                "carbon.energy.units",
                                "it is required but missing",
                                "Add it: units: counties."));
        assertThat(toldInChinese("carbon: { emissions: { file: e.csv, units: zones } }"))
                .containsExactly(zh(
                        "STUDY-09", "carbon.emissions.units", "没有名为“zones”的单元集", "请使用 units 下的单元集之一：cells、counties。"));
    }

    @Test
    void withoutUnitSetsThereAreNoneToName() {
        Reading read = Reading.of(folder, """
                study: x
                landUse: { legend: clcd, phases: { 2005: a.tif } }
                carbon: { emissions: { file: e.csv, units: zones } }
                statistics: { units: [a, b], hot-spots: }
                geodetector: { units: zones }
                drivers: { dem: dem.tif }
                """);
        String remedy = "Name one of the sets under units: (none yet).";
        assertThat(read.texts(Language.EN))
                .contains(
                        en("STUDY-09", "carbon.emissions.units", "there is no unit set \"zones\"", remedy),
                        en("STUDY-09", "statistics.units[1]", "there is no unit set \"a\"", remedy),
                        en("STUDY-09", "statistics.units[2]", "there is no unit set \"b\"", remedy),
                        en("STUDY-09", "geodetector.units", "there is no unit set \"zones\"", remedy));
    }

    // statistics

    @Test
    void statisticsNameTheirUnitsOnce() {
        StatisticsPlan plan = with("statistics: { units: [counties, cells, counties], hot-spots: }")
                .statistics()
                .orElseThrow();
        assertThat(plan.units()).containsExactly("counties", "cells");
        assertThat(plan.weights().text()).isEqualTo("queen");
        assertThat(plan.convention()).isEqualTo(org.carbonscape.stats.Convention.CARBONSCAPE);
        assertThat(plan.density()).isEmpty();
        assertThat(plan.statistics()).extracting(a -> a.statistic().id()).containsExactly("hot-spots");
        assertThat(plan.find(Statistics.LOCAL_MORAN)).isEmpty();
    }

    @Test
    void moransIBringsTheOtherGlobalStatisticsUnlessTheyAreNamed() {
        StatisticsPlan plan = with("""
                statistics:
                  units: cells
                  morans-i: { permutations: 99, alternative: greater }
                """).statistics().orElseThrow();
        assertThat(plan.statistics()).extracting(a -> a.statistic().id()).contains("morans-i", "gearys-c", "general-g");
        assertThat(plan.find(Statistics.MORANS_I).orElseThrow().permutations()).isEqualTo(99);
        assertThat(plan.find(Statistics.GEARYS_C).orElseThrow().permutations()).isEqualTo(99);
        StatisticsPlan named = with("""
                statistics:
                  units: cells
                  morans-i: { permutations: 99 }
                  gearys-c: { permutations: 199 }
                """).statistics().orElseThrow();
        assertThat(named.find(Statistics.GEARYS_C).orElseThrow().permutations()).isEqualTo(199);
        assertThat(named.find(Statistics.GENERAL_G).orElseThrow().permutations())
                .isEqualTo(99);
    }

    @Test
    void theConventionIsBeforeWhatIsWritten() {
        StatisticsPlan plan = with("""
                statistics:
                  units: cells
                  convention: GeoDa
                  local-moran: { alpha: 0.01 }
                  hot-spots: { statistic: both, correction: bonferroni }
                """).statistics().orElseThrow();
        assertThat(plan.convention()).isEqualTo(org.carbonscape.stats.Convention.GEODA);
        var moran = plan.find(Statistics.LOCAL_MORAN).orElseThrow().test();
        var usual = Statistics.LOCAL_MORAN
                .defaults(org.carbonscape.stats.Convention.GEODA)
                .test();
        assertThat(moran.alpha()).isEqualTo(0.01);
        assertThat(moran.alternative()).isEqualTo(usual.alternative());
        assertThat(moran.correction()).isEqualTo(usual.correction());
        assertThat(plan.find(Statistics.HOT_SPOTS).orElseThrow().both()).isTrue();
    }

    @Test
    void theSeedOfTheStudyNamesAllDraws() {
        StatisticsPlan plan = with("""
                seed: 42
                statistics: { units: cells, morans-i: , local-moran: , hot-spots: , local-geary: }
                """).statistics().orElseThrow();
        assertThat(plan.find(Statistics.MORANS_I).orElseThrow().seed()).isEqualTo(42);
        assertThat(plan.find(Statistics.LOCAL_MORAN).orElseThrow().test().seed())
                .isEqualTo(42);
        assertThat(plan.find(Statistics.HOT_SPOTS).orElseThrow().getis().seed()).isEqualTo(42);
        assertThat(plan.find(Statistics.LOCAL_GEARY).orElseThrow().test().seed())
                .isEqualTo(42);
        assertThat(StatisticOptions.SEED).isEqualTo(20260101);
    }

    @Test
    void densityHasARadiusAKernelAndACell() {
        DensityOptions options = with("""
                statistics:
                  units: cells
                  density: { radius: 10 km, rule: sum, kernel: bisquare, cell: 500, edge: 是 }
                """).statistics().orElseThrow().density().orElseThrow();
        assertThat(options.radius_m()).hasValue(10_000);
        assertThat(options.rule()).isEqualTo(Bandwidth.SUM);
        assertThat(options.kernel()).isEqualTo(Kernel.QUARTIC);
        assertThat(options.cell_m()).hasValue(500);
        assertThat(options.edge()).isTrue();
        assertThat(with("statistics: { units: cells, density: }")
                        .statistics()
                        .orElseThrow()
                        .density())
                .contains(DensityOptions.defaults());
    }

    @Test
    void neighboursAreReadAtTheirPlace() {
        StatisticsPlan plan = with("""
                statistics: { units: cells, weights: 邻/w.gal, style: binary, tolerance: 1 m, strict: true, hot-spots: }
                """).statistics().orElseThrow();
        assertThat(plan.weights().file()).contains(folder.resolve("邻").resolve("w.gal"));
        assertThat(plan.weights().style()).isEqualTo("binary");
        assertThat(plan.weights().polygons().tolerance()).hasValue(1);
        assertThat(told("statistics: { units: cells, weights: quin, hot-spots: }"))
                .singleElement()
                .asString()
                .startsWith("WEIGHTS-10  statistics.weights: \"quin\" is not a choice of neighbours\n");
    }

    @Test
    void statisticsWithNothingBelowLackTheirUnits() {
        assertThat(told("statistics:"))
                .containsExactly(
                        en("STUDY-04", "statistics.units", "it is required but missing", "Add it: units: cells."));
    }

    // drivers and the detector

    private static final String FLOWS = "carbon: { factors: literature-cn }\n";

    @Test
    void driversAreRastersSharesAndDistances() {
        DriversPlan plan = with("""
                drivers:
                  dem: dem.tif
                  heat: sub/t.VRT
                  forest: share of forest
                  water: distance to water
                  woods: 林地占比
                  river: 到水域的距离
                  green: share of forest|shrub
                  cold: sub/t.img
                """).drivers();
        assertThat(plan.drivers())
                .containsExactly(
                        Map.entry("dem", new DriverSource.Raster(folder.resolve("dem.tif"))),
                        Map.entry(
                                "heat",
                                new DriverSource.Raster(folder.resolve("sub").resolve("t.VRT"))),
                        Map.entry("forest", new DriverSource.Share(List.of("forest"))),
                        Map.entry("water", new DriverSource.Distance(List.of("water"))),
                        Map.entry("woods", new DriverSource.Share(List.of("林地"))),
                        Map.entry("river", new DriverSource.Distance(List.of("水域"))),
                        Map.entry("green", new DriverSource.Share(List.of("forest", "shrub"))),
                        Map.entry(
                                "cold",
                                new DriverSource.Raster(folder.resolve("sub").resolve("t.img"))));
        assertThat(plan.files())
                .containsExactly(
                        folder.resolve("dem.tif"),
                        folder.resolve("sub").resolve("t.VRT"),
                        folder.resolve("sub").resolve("t.img"));
    }

    /** What help shows for drivers. */
    @ParameterizedTest
    @EnumSource(
            value = LayerGrammar.Form.class,
            names = {"SHARE_BY_PHASE", "DISTANCE_BY_PHASE"})
    void everyFormThatMayBeWrittenIsADriver(LayerGrammar.Form form) {
        assertThat(LayerGrammar.DRIVERS).contains(form);
        for (String text : LayerForms.examples(form)) {
            assertThat(with("drivers: { x: \"" + text + "\" }")
                            .drivers()
                            .drivers()
                            .get("x"))
                    .as(text)
                    .isIn(
                            new DriverSource.Share(List.of("forest", "construction")),
                            new DriverSource.Share(List.of("林地", "建设用地")),
                            new DriverSource.Distance(List.of("forest", "construction")),
                            new DriverSource.Distance(List.of("林地", "建设用地")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dem",
                "land use",
                "net",
                "carbon stock",
                "hot spots",
                "a.png",
                "share of forest 2020",
                "share of forest in cells",
                "distance to water 2020",
                "distance to 4 in land.tif"
            })
    void otherTextsAreNoDriver(String text) {
        assertThat(told("drivers: { dem: " + text + " }"))
                .containsExactly(en(
                        "DRIVER-10",
                        "drivers.dem",
                        "\"" + text + "\" is not a raster file, a table, a share or a distance",
                        "Write one of: a raster, of which units get the mean (dem.tif); share of CLASS; distance to "
                                + "CLASS; majority of soil.tif; a table of the units (stats.xlsx)."));
        assertThat(toldInChinese("drivers: { dem: " + text + " }"))
                .containsExactly(zh(
                        "DRIVER-10",
                        "drivers.dem",
                        "“" + text + "”既不是栅格文件、统计表，也不是占比或距离",
                        "请写以下之一：栅格文件，单元取其均值（dem.tif）；类别 占比；到 类别 的距离；soil.tif 中 主导类型；" + "单元统计表（stats.xlsx）。"));
    }

    private DriversPlan.Detector detector(String keys) {
        return with(FLOWS + "drivers: { dem: dem.tif }\ngeodetector: { units: cells" + keys + " }")
                .drivers()
                .detector()
                .orElseThrow();
    }

    @Test
    void theDetectorAsksAsMuchAsNothingSays() {
        DriversPlan.Detector detector = detector("");
        assertThat(detector.units()).isEqualTo("cells");
        assertThat(detector.y()).isEqualTo("net_per_ha");
        assertThat(detector.year()).isEmpty();
        assertThat(detector.rule().kind()).isEqualTo(StrataRule.Kind.AUTO);
        assertThat(List.of(detector.rule().fewest(), detector.rule().most())).containsExactly(3, 8);
        assertThat(detector.options()).isEqualTo(DetectorOptions.defaults(20260101));
        assertThat(detector.blocks_m()).isEmpty();
        assertThat(detector.shares()).isTrue();
        assertThat(detector.sizes_m()).isEmpty();
    }

    @Test
    void everyKeyOfTheDetectorIsTaken() {
        DriversPlan.Detector d = detector(", y: sink_2010, discretisation: quantile, classes: \"4:6\", choice: opgd, "
                + "convention: carbonscape, permutations: 99, bootstrap: 0, correction: bh, blocks: 20 km, "
                + "drop-singletons: true, shares: false, size-effect: [5 km, 2 km, 3000]");
        assertThat(d.y()).isEqualTo("sink");
        assertThat(d.year()).isEqualTo(OptionalInt.of(2010));
        assertThat(d.rule().text()).isEqualTo("quantile");
        assertThat(List.of(d.rule().fewest(), d.rule().most())).containsExactly(4, 6);
        assertThat(d.rule().choice().name()).isEqualTo("LARGEST_Q");
        assertThat(d.options().draws().permutations()).isEqualTo(99);
        assertThat(d.options().draws().replicates()).isZero();
        assertThat(d.options().verdicts().correction()).isEqualTo(Correction.FALSE_DISCOVERY_RATE);
        assertThat(d.options().dropSingletons()).isTrue();
        assertThat(d.blocks_m()).contains(20_000.0);
        assertThat(d.shares()).isFalse();
        assertThat(d.sizes_m()).containsExactly(2000.0, 3000.0, 5000.0);
    }

    @ParameterizedTest
    @CsvSource({"gd,GD,true", "GDVERSE,GDVERSE,true", "geodetector,GEODETECTOR,false"})
    void aConventionHasItsOwnRuleForSingletonsAndCorrections(String word, Convention convention, boolean drops) {
        DriversPlan.Detector d = detector(", convention: " + word);
        assertThat(d.options().convention()).isEqualTo(convention);
        assertThat(d.options().dropSingletons()).isEqualTo(drops);
        assertThat(d.options().verdicts().correction()).isEqualTo(Correction.NONE);
        // what is written stands over the convention
        assertThat(detector(", convention: " + word + ", correction: holm")
                        .options()
                        .verdicts()
                        .correction())
                .isEqualTo(Correction.HOLM);
    }

    @ParameterizedTest
    @CsvSource({
        "net,net,",
        "net_per_ha,net_per_ha,",
        "Net_Per_Ha_2005,net_per_ha,2005",
        "source_tCO2,source,",
        "sink_tCO2_per_ha_2010,sink_per_ha,2010",
        "net_tC,net,"
    })
    void yIsAColumnWithOrWithoutItsYearAndUnit(String written, String y, Integer year) {
        DriversPlan.Detector d = detector(", y: " + written);
        assertThat(d.y()).isEqualTo(y);
        assertThat(d.year()).isEqualTo(year == null ? OptionalInt.empty() : OptionalInt.of(year));
    }

    @Test
    void anUnknownYIsToldWithTheColumnsThereAre() {
        String flows = "drivers: { dem: dem.tif }\n" + FLOWS + "geodetector: { units: cells, y: ";
        assertThat(told(flows + "netto }"))
                .containsExactly(en(
                        "DRIVER-12",
                        "geodetector.y",
                        "\"netto\" is not a column of the units",
                        "Write one of net, source, sink, net_per_ha, source_per_ha, sink_per_ha; with _YEAR "
                                + "for one phase, without it for each."));
        assertThat(told(flows + "net_2015 }"))
                .containsExactly(en(
                        "DRIVER-12",
                        "geodetector.y",
                        "\"net_2015\" is not a column of the units",
                        "Write one of net, source, sink, net_per_ha, source_per_ha, sink_per_ha (2005, 2010); "
                                + "with _YEAR for one phase, without it for each."));
        assertThat(toldInChinese(flows + "stock }"))
                .containsExactly(zh(
                        "DRIVER-12",
                        "geodetector.y",
                        "“stock”不是单元的列",
                        "请写以下之一：net、source、sink、net_per_ha、source_per_ha、sink_per_ha；后加 _年份 表示某一期，不加则各期分别计算。"));
    }

    /** One finding, one problem: a list of phases is told once, not as a year that no phase has. */
    @ParameterizedTest
    @ValueSource(strings = {"phases: [a.tif, b.tif]", "phases: { y2005: a.tif, y2010: b.tif }", "phases: {}"})
    void phasesThatCannotBeReadAreNotToldOfY(String phases) {
        String yaml = "study: x\nlandUse: { legend: clcd, " + phases + " }\nunits: { cells: { fishnet: 3 km } }\n"
                + "drivers: { dem: dem.tif }\n" + FLOWS + "geodetector: { units: cells, y: net_2005 }\n";
        assertThat(Reading.of(folder, yaml).texts(Language.EN))
                .isNotEmpty()
                .allMatch(told -> told.contains("landUse.phases"));
    }

    @Test
    void landByTierOneAndLayersOfSinksAreFluxesToExplain() {
        for (String carbon : List.of(
                "land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac }",
                "sinks: { unit: gC/m2/yr, nep: { 2005: n.tif, 2010: n.tif } }")) {
            DriversPlan.Detector d = with("carbon: { " + carbon + " }\ndrivers: { dem: dem.tif }\n"
                            + "geodetector: { units: cells, y: sink }\n")
                    .drivers()
                    .detector()
                    .orElseThrow();
            assertThat(d.y()).isEqualTo("sink");
        }
    }

    @Test
    void withStocksAloneYIsTheStock() {
        DriversPlan.Detector d = with("""
                carbon: { stock: stock.csv }
                drivers: { dem: dem.tif }
                geodetector: { units: cells }
                """).drivers().detector().orElseThrow();
        assertThat(d.y()).isEqualTo("stock_per_ha");
        DriversPlan.Detector change = with("""
                carbon: { stock: stock.csv }
                drivers: { dem: dem.tif }
                geodetector: { units: cells, y: stock-change_2010 }
                """).drivers().detector().orElseThrow();
        assertThat(change.y()).isEqualTo("stock_change");
        assertThat(change.asks(1, List.of(2005, 2010))).isTrue();
        assertThat(change.asks(0, List.of(2005, 2010))).isFalse();
        assertThat(told("""
                carbon: { stock: stock.csv }
                drivers: { dem: dem.tif }
                geodetector: { units: cells, y: stock_change_2005 }
                """)).singleElement().asString().contains("stock_change_per_ha (2010);");
        assertThat(told("drivers: { dem: dem.tif }\ngeodetector: { units: cells }"))
                .singleElement()
                .asString()
                .contains("GATHER-01", "Give carbon.factors, carbon.energy or carbon.emissions");
    }

    @Test
    void aDetectorWithoutDriversIsTold() {
        assertThat(told(FLOWS + "geodetector: { units: cells }"))
                .containsExactly(en(
                        "STUDY-04",
                        "drivers",
                        "it is required but missing",
                        "Add it: drivers: { dem: dem.tif, forest: share of forest }."));
        assertThat(told(FLOWS + "geodetector:\ndrivers: { dem: dem.tif }"))
                .containsExactly(
                        en("STUDY-04", "geodetector.units", "it is required but missing", "Add it: units: cells."));
    }

    @Test
    void aSizeWrittenTwiceIsTold() {
        String text =
                FLOWS + "drivers: { dem: dem.tif }\ngeodetector: { units: cells, size-effect: [2 km, 2000, 3 km] }";
        assertThat(told(text))
                .containsExactly(en(
                        "STUDY-05",
                        "geodetector.size-effect",
                        "\"2000 m\" is not a valid value: this size is written twice",
                        "Write each size once."));
        assertThat(toldInChinese(text))
                .containsExactly(zh("STUDY-05", "geodetector.size-effect", "“2000 m”不是有效值：该尺寸写了两次", "请写每个尺寸各一次。"));
    }

    @Test
    void sharesOfManyDriversAreGivenUpUnlessAskedFor() {
        StringBuilder many = new StringBuilder(FLOWS + "drivers: { d0: d0.tif");
        for (int i = 1; i <= ShapleyShares.MOST_DRIVERS; i++) {
            many.append(", d").append(i).append(": d").append(i).append(".tif");
        }
        many.append(" }\ngeodetector: { units: cells");
        assertThat(with(many + " }").drivers().detector().orElseThrow().shares())
                .isFalse();
        int n = ShapleyShares.MOST_DRIVERS;
        assertThat(told(many + ", shares: true }"))
                .containsExactly(en(
                        "DRIVER-07",
                        "geodetector.shares",
                        "shares of " + (n + 1) + " drivers were asked for",
                        "At most " + n + " are possible, since every subset is fitted: leave out the weakest."));
    }

    // suitability

    private SuitabilityPlan suitability(String keys) {
        return with("suitability: { criteria: sink" + keys + " }").suitability().orElseThrow();
    }

    @Test
    void suitabilityAsksAsMuchAsNothingSays() {
        SuitabilityPlan plan = suitability("");
        assertThat(plan.criteria()).isEqualTo(new PresetOrFile("sink", Optional.empty()));
        assertThat(plan.layers()).isEmpty();
        assertThat(plan.weighing())
                .isEqualTo(new SuitabilityPlan.Weighing(
                        List.of(), Ahp.Options.DEFAULT, List.of(), SuitabilityPlan.Combine.LINEAR));
        assertThat(plan.levels()).isEqualTo(new SuitabilityPlan.LevelRule(Cut.of(BreakMethod.NATURAL, 3), false));
        assertThat(plan.land())
                .isEqualTo(new SuitabilityPlan.Land(Overlay.Missing.NONE, List.of(), List.of(), List.of()));
        assertThat(plan.sensitivity()).hasValueSatisfying(s -> {
            assertThat(s.step()).isEqualTo(0.2);
            assertThat(s.samples()).isEqualTo(100);
            assertThat(s.concentration()).isEqualTo(100);
            assertThat(s.seed()).isEqualTo(20260101);
        });
        assertThat(plan.zones())
                .isEqualTo(new ZonesPlan(
                        Optional.empty(),
                        Optional.empty(),
                        10,
                        1,
                        Optional.empty(),
                        new ZonesPlan.Location(List.of(), Optional.empty()),
                        Optional.empty()));
    }

    @Test
    void everyKeyOfSuitabilityIsTaken() {
        SuitabilityPlan plan = with("""
                seed: 3
                suitability:
                  criteria: 准则/criteria.csv
                  layers: { slope: slope.tif, protected: red.gpkg }
                  weights: { ahp: [a.csv, b.csv], method: llsm, ri: simulated, entropy: true, critic: no, equal: true, \
                combine: minimum entropy }
                  levels: 5
                  breaks: Jenks
                  missing: renormalize
                  exclude: [construction, lakes.gpkg]
                  lowest: bare
                  mask: area.gpkg
                  allow-inconsistent: true
                  sensitivity: { step: 0.1, samples: 7, concentration: 50, limits: kept }
                  zones: z.csv
                  protected: reserves.gpkg
                  sieve: 2 km2
                  majority: 0
                  strategies: s.csv
                  region: [Jambi, sumatra]
                  climate: 热带
                  corridors: { from: core, least-area: 50 ha, resistance: r.csv }
                """).suitability().orElseThrow();
        assertThat(plan.criteria())
                .isEqualTo(new PresetOrFile(
                        "准则/criteria.csv", Optional.of(folder.resolve("准则").resolve("criteria.csv"))));
        assertThat(plan.layers()).containsExactly(Map.entry("slope", "slope.tif"), Map.entry("protected", "red.gpkg"));
        assertThat(plan.weighing())
                .isEqualTo(new SuitabilityPlan.Weighing(
                        List.of(folder.resolve("a.csv"), folder.resolve("b.csv")),
                        new Ahp.Options(Ahp.Prioritisation.GEOMETRIC_MEAN, RandomIndex.SIMULATED, true),
                        List.of("entropy", "equal"),
                        SuitabilityPlan.Combine.MINIMUM_ENTROPY));
        assertThat(plan.levels()).isEqualTo(new SuitabilityPlan.LevelRule(Cut.of(BreakMethod.NATURAL, 5), true));
        assertThat(plan.land())
                .isEqualTo(new SuitabilityPlan.Land(
                        Overlay.Missing.RENORMALISE,
                        List.of("construction", "lakes.gpkg"),
                        List.of("bare"),
                        List.of("area.gpkg")));
        assertThat(plan.sensitivity()).contains(new Sensitivity.Options(0.1, 7, 50, 3));
        assertThat(plan.zones())
                .isEqualTo(new ZonesPlan(
                        Optional.of(folder.resolve("z.csv")),
                        Optional.of("reserves.gpkg"),
                        200,
                        0,
                        Optional.of(folder.resolve("s.csv")),
                        new ZonesPlan.Location(List.of("Jambi", "sumatra"), Optional.of(ClimaticDomain.TROPICAL)),
                        Optional.of(new ZonesPlan.CorridorPlan("core", 50, Optional.of(folder.resolve("r.csv"))))));
    }

    @Test
    void corridorsAreWantedWhereTheyAreOnlyNamed() {
        assertThat(suitability(", corridors: ").zones().corridors())
                .contains(new ZonesPlan.CorridorPlan("", 1000, Optional.empty()));
    }

    @Test
    void inconsistencyMayBeAllowedAtEitherPlace() {
        assertThat(suitability(", weights: { allow-inconsistent: true }")
                        .weighing()
                        .options()
                        .allowInconsistent())
                .isTrue();
        assertThat(suitability(", allow-inconsistent: true")
                        .weighing()
                        .options()
                        .allowInconsistent())
                .isTrue();
        assertThat(suitability(", weights: { ahp: a.csv }").weighing().options().allowInconsistent())
                .isFalse();
    }

    @Test
    void sensitivityIsLeftOutWhereNothingIsVaried() {
        assertThat(suitability(", sensitivity: { step: 0, samples: 0 }").sensitivity())
                .isEmpty();
        assertThat(suitability(", sensitivity: { step: 0 }").sensitivity()).isPresent();
        assertThat(suitability(", sensitivity: { samples: 0 }").sensitivity()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "natural|NATURAL",
                "Natural Breaks|NATURAL",
                "natural-breaks|NATURAL",
                "Fisher-Jenks|NATURAL",
                "quantile|QUANTILE",
                "QUANTILES|QUANTILE",
                "equal intervals|EQUAL",
                "geometric|GEOMETRIC",
                "maximum breaks|MAXIMUM"
            })
    void scoresAreCutInSeveralWays(String written, BreakMethod way) {
        assertThat(suitability(", breaks: " + written).levels())
                .isEqualTo(new SuitabilityPlan.LevelRule(Cut.of(way, 3), false));
    }

    @Test
    void scoresAreCutAtLimitsThatStay() {
        assertThat(suitability(", breaks: [4, 6]").levels())
                .isEqualTo(new SuitabilityPlan.LevelRule(Cut.at(List.of(4.0, 6.0)), true));
        assertThat(suitability(", breaks: [-1.5, 0, 2e1, 30], levels: 5").levels())
                .isEqualTo(new SuitabilityPlan.LevelRule(Cut.at(List.of(-1.5, 0.0, 20.0, 30.0)), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[6, 4]", "[4, 4]", "[4, x]", "naturel", "box", "[natural, 4]", "[1e999]", "[NaN]"})
    void otherTextsAreNoCut(String written) {
        String text = "suitability: { criteria: sink, breaks: " + written + " }";
        String shown = written.replaceAll("[\\[\\]]", "");
        assertThat(told(text))
                .containsExactly(en(
                        "STUDY-05",
                        "suitability.breaks",
                        "\"" + shown + "\" is not a valid value: neither a method nor ascending limits",
                        "Write equal, quantile, natural, geometric, maximum, or limits such as [4, 6]."));
        assertThat(toldInChinese(text))
                .containsExactly(zh(
                        "STUDY-05",
                        "suitability.breaks",
                        "“" + shown + "”不是有效值：既不是分级方法，也不是递增的界限",
                        "请写 equal、quantile、natural、geometric、maximum 或界限，如 [4, 6]。"));
    }

    @Test
    void anEmptyListOfLimitsIsTold() {
        assertThat(told("suitability: { criteria: sink, breaks: [] }"))
                .containsExactly(en(
                        "STUDY-05",
                        "suitability.breaks",
                        "\"[]\" is not a valid value: no limits",
                        "Write equal, quantile, natural, geometric, maximum, or limits such as [4, 6]."));
    }

    @Test
    void levelsAreThreeOrFiveAndFitTheLimits() {
        assertThat(suitability(", levels: 5").levels().levels()).isEqualTo(5);
        String wanted =
                "Write 3 or 5; how they are cut stands under breaks: natural, quantile and others, or limits such as "
                        + "[4, 6], which make any number of levels.";
        for (String wrong : List.of("4", "1", "three", "5.0")) {
            assertThat(told("suitability: { criteria: sink, levels: " + wrong + " }"))
                    .containsExactly(en(
                            "STUDY-05",
                            "suitability.levels",
                            "\"" + wrong + "\" is not a valid value: there are names for three or five levels",
                            wanted));
        }
        String text = "suitability: { criteria: sink, levels: 5, breaks: [4, 6] }";
        assertThat(told(text))
                .containsExactly(en(
                        "STUDY-05",
                        "suitability.levels",
                        "\"5\" is not a valid value: 2 limits make 3 levels",
                        "Write one limit fewer than levels, or the limits alone."));
        assertThat(toldInChinese(text))
                .containsExactly(
                        zh("STUDY-05", "suitability.levels", "“5”不是有效值：2 个界限划分出 3 级", "请写比级数少一个的界限，或只写界限而不写 levels。"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensitivity: { step: 1 }|suitability.sensitivity.step|out of range or not a number|a share such as "
                        + "0.2",
                "sensitivity: { step: -0.1 }|suitability.sensitivity.step|out of range or not a number|a share such "
                        + "as 0.2",
                "sensitivity: { samples: 10001 }|suitability.sensitivity.samples|out of range or not a whole number|a "
                        + "whole number from 0 to 10000",
                "sensitivity: { concentration: 0 }|suitability.sensitivity.concentration|out of range or not a "
                        + "number|a number above 0 such as 100",
                "majority: 21|suitability.majority|out of range or not a whole number|a whole number from 0 to 20",
                "sieve: -1 ha|suitability.sieve|not an area|an area such as 10 ha or 2 km2",
                "corridors: { least-area: big }|suitability.corridors.least-area|not an area|an area such as 10 ha or "
                        + "2 km2",
                "weights: { entropy: maybe }|suitability.weights.entropy|not a yes or no|true / false"
            })
    void numbersOutOfRangeAreTold(String yaml, String place, String found, String wanted) {
        assertThat(told("suitability: { criteria: sink, " + yaml + " }"))
                .singleElement()
                .asString()
                .startsWith(String.format("%-12s%s: ", "STUDY-05", place))
                .endsWith("is not a valid value: " + found + "\n            Write " + wanted + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permutations: 1000001|permutations|a whole number from 0 to 1000000",
                "permutations: -1|permutations|a whole number from 0 to 1000000",
                "bootstrap: many|bootstrap|a whole number from 0 to 1000000"
            })
    void drawsOutOfRangeAreTold(String yaml, String key, String wanted) {
        assertThat(told(FLOWS + "drivers: { dem: dem.tif }\ngeodetector: { units: cells, " + yaml + " }"))
                .singleElement()
                .asString()
                .startsWith(String.format("%-12s%s: ", "STUDY-05", "geodetector." + key))
                .endsWith("Write " + wanted + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "morans-i: { permutations: 100000000 }|morans-i.permutations|a whole number from 0 to 99999999, or "
                        + "auto",
                "local-geary: { permutations: 0 }|local-geary.permutations|a whole number from 1 to 99999999, or auto",
                "local-moran: { alpha: 1 }|local-moran.alpha|a number between 0 and 1",
                "hot-spots: { permutations: few }|hot-spots.permutations|a whole number from 0 to 99999999, or auto",
                "density: { radius: 0 }|density.radius|a length such as 3 km or 500 m",
                "tolerance: -1 m|tolerance|a length such as 3 km, 500 m or 1e-7 deg, or 0"
            })
    void valuesOfStatisticsOutOfRangeAreTold(String yaml, String key, String wanted) {
        assertThat(told("statistics: { units: cells, " + yaml + " }"))
                .singleElement()
                .asString()
                .startsWith(String.format("%-12s%s: ", "STUDY-05", "statistics." + key))
                .endsWith("Write " + wanted + ".");
    }
}
