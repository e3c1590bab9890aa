package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study opened: everything it names, brought onto one grid, and every problem of it at once. */
class StudyInputsTest {
    private static final PlainEngine PLAIN = new PlainEngine();

    @TempDir
    private Path folder;

    private SmallStudy small;
    private Problems problems;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
        problems = new Problems();
    }

    private Optional<StudyInputs> open(String... sections) {
        return open(small.write(sections));
    }

    private Optional<StudyInputs> open(Path file) {
        Problems reading = new Problems();
        Study study = StudyReader.read(file, reading).orElseThrow(() -> new AssertionError(texts(reading)));
        reading.throwIfAny();
        return StudyInputs.open(study, List.of(), problems, PLAIN);
    }

    private StudyInputs opened(String... sections) {
        Optional<StudyInputs> inputs = open(sections);
        problems.throwIfAny();
        return inputs.orElseThrow();
    }

    private static List<String> texts(Problems problems) {
        return problems.problems().stream().map(p -> p.text(Language.EN)).toList();
    }

    private List<String> findings() {
        return problems.problems().stream()
                .map(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .toList();
    }

    // the legend

    private Optional<StudyInputs> openWithLegend(String legend) {
        return open(small.writeWhole("""
                study: A small study
                landUse: { legend: %s, phases: { 2000: 2000.tif, 2010: 2010.tif } }
                """.formatted(legend)));
    }

    @Test
    void aRasterThatNamesItsClassesIsALegend() throws Exception {
        Files.writeString(folder.resolve("2010.tif.aux.xml"), """
                <PAMDataset><PAMRasterBand band="1"><CategoryNames><Category/><Category>Farm</Category>
                <Category>forest</Category><Category>Town</Category></CategoryNames></PAMRasterBand></PAMDataset>
                """);
        StudyInputs inputs = openWithLegend("2010.tif").orElseThrow();
        assertThat(inputs.studyArea().legend().names()).containsExactly("Farm", "forest", "Town");
        assertThat(inputs.files()).containsEntry("landUse.legend", folder.resolve("2010.tif"));
    }

    @Test
    void aRasterWithoutNamesIsNone() {
        assertThat(openWithLegend("2010.tif")).isEmpty();
        Problem problem = problems.problems().get(0);
        assertThat(problem.text(Language.EN)).isEqualTo("""
                LEGEND-09   landUse.legend (2010.tif): the raster does not name its classes: no attribute table, no \
                category names.
                            Write a table code,class and name it here; "carbonscape inspect FILE" lists the codes.""");
        assertThat(problem.text(Language.ZH)).isEqualTo("""
                LEGEND-09   landUse.legend (2010.tif)：该栅格未带地类名称（无属性表或类别名）。
                            请编写表 code,class 并在此填写；“carbonscape inspect FILE”可列出编码。""");
    }

    private void names(int year, String... names) throws Exception {
        StringBuilder text = new StringBuilder("<PAMDataset><PAMRasterBand band=\"1\"><CategoryNames><Category/>");
        for (String name : names) {
            text.append("<Category>").append(name).append("</Category>");
        }
        Files.writeString(
                folder.resolve(year + ".tif.aux.xml"), text.append("</CategoryNames></PAMRasterBand></PAMDataset>"));
    }

    @Test
    void namesThatPhasesGiveToOtherCodesAreTold() throws Exception {
        names(2000, "Farm", "Forest", "Town");
        names(2010, "farm ", "Town", "forest");
        opened();
        Problem told = problems.cautions().stream()
                .filter(p -> p.code() == ProblemCode.LANDUSE_C07_OTHER_CODES)
                .findFirst()
                .orElseThrow();
        assertThat(told.text(Language.EN)).isEqualTo("""
                LANDUSE-C07 landUse.phases: the files give classes of the same name other codes, and codes are what is \
                compared: forest (2000: 2; 2010: 3), town (2000: 3; 2010: 2)
                            Reclassify one of the rasters, so that each code means the same in all phases; or remove \
                its names (.aux.xml, .vat.dbf) if they are wrong.""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                LANDUSE-C07 landUse.phases：各期文件中同名地类的编码不同，而比较的是编码：forest（2000：2；2010：3）、town（2000：3；2010：2）
                            请对其中的栅格重分类，使各期同一编码含义相同；若名称有误，请删除其名称文件（.aux.xml、.vat.dbf）。""");
    }

    @Test
    void namesInOtherWordsOrOfTheSameClassAreNotTold() throws Exception {
        names(2000, "Farm", "Forest", "Town");
        names(2010, "cropland", "Forest", "Town", "Forest"); // a second code of its own, which the legend lacks
        opened();
        assertThat(problems.cautions()).extracting(Problem::code).doesNotContain(ProblemCode.LANDUSE_C07_OTHER_CODES);
    }

    // the grid and the phases

    @Test
    void theStudyGridIsThatOfTheFirstPhase() {
        StudyInputs inputs = opened();
        assertThat(inputs.studyArea().grid()).isEqualTo(SmallStudy.grid());
        assertThat(inputs.studyArea().years()).isEqualTo(SmallStudy.YEARS);
        assertThat(inputs.studyArea().legend().names()).isEqualTo(SmallStudy.CLASSES);
        assertThat(inputs.phases())
                .extracting(Phase::place)
                .containsExactly(
                        "landUse.phases.2000 (2000.tif)",
                        "landUse.phases.2010 (2010.tif)",
                        "landUse.phases.2020 (2020.tif)");
        for (int p = 0; p < 3; p++) {
            int[] cells = Sketch.cells(inputs.rasters().get(p));
            for (int i = 0; i < cells.length; i++) {
                assertThat(cells[i]).isEqualTo(SmallStudy.at(p, i % SmallStudy.COLUMNS, i / SmallStudy.COLUMNS));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"100 m, 8, 6", "200 m, 4, 3", "0.4 km, 2, 2", "50 m, 16, 12"})
    void aCellAskedForMakesTheGrid(String cell, int columns, int rows) {
        Grid grid = opened("grid: { cell: " + cell + " }\n").studyArea().grid();
        assertThat(List.of(grid.columns(), grid.rows())).containsExactly(columns, rows);
        assertThat(grid.west()).isEqualTo(500_000);
        assertThat(grid.north()).isEqualTo(3_000_000);
    }

    /** A cell in degrees is taken for metres; where an extent cuts the grid, its cells alone count. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            cell: 0.0002                    | ALIGN-02    grid: the study grid would have .+ x .+ cells
            crs: "EPSG:4490", cell: 0.0003  | ALIGN-04    grid: its cells of 2.69493352497305E-9 x .+
            """)
    void cellsTooSmallToCountAreAProblem(String grid, String told) {
        assertThat(open("grid: { " + grid + " }\n")).isEmpty();
        assertThat(findings()).singleElement().asString().matches(told);
        problems = new Problems();
        assertThat(open("grid: { cell: 0.0002, extent: \"500000,2999999.9,500000.1,3000000\" }\n"))
                .isPresent();
    }

    @Test
    void metresOnALongitudeLatitudeGridAreThoseOfADegreeOfLatitude() {
        Grid grid = opened("grid: { crs: \"EPSG:4490\", cell: 111.32 m }\n")
                .studyArea()
                .grid();
        assertThat(grid.crs().isGeographic()).isTrue();
        assertThat(grid.cellWidth()).isCloseTo(0.001, within(1e-12));
        assertThat(grid.cellHeight()).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void laterPhasesAreBroughtOntoTheGridOfTheFirst() {
        // the same land with cells of 50 m, each class four times
        byte[] fine = new byte[16 * 12];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = (byte) SmallStudy.at(1, i % 16 / 2, i / 16 / 2);
        }
        Sketch.tiff(folder.resolve("2010.tif"), Sketch.grid(4547, 500_000, 3_000_000, 50, 16, 12), fine);
        int[] cells = Sketch.cells(opened().rasters().get(1));
        for (int i = 0; i < cells.length; i++) {
            assertThat(cells[i]).isEqualTo(SmallStudy.at(1, i % 8, i / 8));
        }
    }

    @Test
    void aPhaseThatLiesHalfACellOffIsCautionedAgainst() {
        byte[] land = new byte[8 * 6];
        Arrays.fill(land, (byte) 1);
        Sketch.tiff(folder.resolve("2010.tif"), Sketch.grid(4547, 500_050, 2_999_950, 100, 8, 6), land);
        opened();
        assertThat(problems.cautions().stream()
                        .filter(c -> c.code() == ProblemCode.ALIGN_C03_RESAMPLED)
                        .map(c -> c.text(Language.EN)))
                .containsExactly("""
                ALIGN-C03   landUse.phases.2010 (2010.tif): its cells are not those of the first raster (origin, \
                footprint differ): each cell of the first took the class of the nearest
                            No action is needed if that is meant; borders of classes may move by half a cell, which \
                counts as change.""");
        problems = new Problems();
        opened("grid: { cell: 50 m }\n");
        assertThat(problems.cautions())
                .as("cells that were asked for")
                .noneMatch(c -> c.code() == ProblemCode.ALIGN_C03_RESAMPLED);
    }

    @Test
    void codesDeclaredToBeNoDataAreNone() {
        Path file = small.writeWhole("""
                study: none
                landUse: { legend: legend.csv, noData: [3], phases: { 2000: 2000.tif, 2020: 2020.tif } }
                """);
        int[] cells = Sketch.cells(open(file).orElseThrow().rasters().get(1));
        for (int i = 0; i < cells.length; i++) {
            int was = SmallStudy.at(2, i % 8, i / 8);
            assertThat(cells[i]).isEqualTo(was == 3 ? 0 : was);
        }
    }

    @Test
    void theSameFileTwiceIsCautionedAgainst() {
        Path file = small.writeWhole("""
                study: twice
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2000.tif } }
                """);
        assertThat(open(file)).isPresent();
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0))).isEqualTo("""
                LANDUSE-C01 landUse.phases (2000.tif): the same file is given for 2000, 2020
                            Its change is zero; check whether another file was intended.
                LANDUSE-C01 landUse.phases (2000.tif)：2000、2020 使用了同一文件
                            其间变化为零；请检查是否应为其他文件。""");
    }

    @Test
    void aCopyUnderTheNameOfAnotherPhaseIsCautionedAgainst() throws Exception {
        Files.copy(folder.resolve("2000.tif"), folder.resolve("2010.tif"), StandardCopyOption.REPLACE_EXISTING);
        Path file = small.writeWhole("""
                study: copied
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                """);
        assertThat(open(file)).isPresent();
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0))).isEqualTo("""
                LANDUSE-C06 landUse.phases (2000.tif, 2010.tif): all cells have the same class in 2000, 2010
                            Check whether a file was copied or exported under the name of another phase: no land \
                changes between them.
                LANDUSE-C06 landUse.phases (2000.tif, 2010.tif)：2000、2010 的全部像元地类相同
                            请检查是否误将一期文件复制或另存为另一期：其间没有任何变化。""");
    }

    /** A world file that an older export left beside a GeoTIFF with a place of its own. */
    @Test
    void aWorldFileThatSaysAnotherPlaceIsCautionedAgainst() throws Exception {
        Grid grid = open(small.writeWhole("""
                study: place
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif } }
                """)).orElseThrow().studyArea().grid();
        double cell = grid.cellWidth();
        double west = grid.west() + cell / 2;
        double north = grid.north() - cell / 2;
        Path world = folder.resolve("2000.tfw");
        Files.writeString(world, String.format(Locale.ROOT, "%s\n0\n0\n-%s\n%s\n%s\n", cell, cell, west, north));
        problems = new Problems();
        assertThat(open(folder.resolve("study.yaml"))).isPresent();
        assertThat(problems.cautions()).isEmpty();
        for (double[] moved : new double[][] {{cell, 0, 1}, {0, -cell / 2, 1}, {0, 0, 1.01}}) {
            Files.writeString(
                    world,
                    String.format(
                            Locale.ROOT,
                            "%s\n0\n0\n-%s\n%s\n%s\n",
                            cell * moved[2],
                            cell * moved[2],
                            west + moved[0],
                            north + moved[1]));
            problems = new Problems();
            assertThat(open(folder.resolve("study.yaml"))).isPresent();
            assertThat(problems.cautions()).extracting(Problem::code).containsExactly(ProblemCode.TIFF_C08_WORLD);
        }
    }

    @Test
    void filesOfPhasesThatWereTakenForEachOtherAreCautionedAgainst() throws Exception {
        Files.copy(folder.resolve("2000.tif"), folder.resolve("v2000_2010.tif"));
        Path file = small.writeWhole("""
                study: swapped
                landUse: { legend: legend.csv, phases: { 2000: 2010.tif, 2010: v2000_2010.tif, 2015: 2020.tif } }
                """);
        assertThat(open(file)).isPresent();
        assertThat(problems.cautions())
                .as("2020 is no phase here, and of two years one is right")
                .singleElement()
                .satisfies(c -> assertThat(Sketch.told(c)).isEqualTo("""
                LANDUSE-C05 landUse.phases.2000 (2010.tif): the name of the file has the year of another phase, 2010
                            Check that the file is of 2000: phases that are taken for each other turn their change \
                round.
                LANDUSE-C05 landUse.phases.2000 (2010.tif)：文件名中的年份属于另一期（2010）
                            请确认该文件是 2000 年的：两期互换会使变化方向颠倒。"""));
    }

    @Test
    void everyFileThatGoesInIsKnownByItsKey() {
        small.values("lights.tif", (c, r) -> 1);
        StudyInputs inputs = opened("""
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  stock: stock.csv
                  allocate: { by: lights.tif }
                """, """
                drivers: { height: dem.tif, woods: share of forest }
                """);
        assertThat(inputs.files())
                .containsOnlyKeys(
                        "study",
                        "landUse.legend",
                        "landUse.phases.2000",
                        "landUse.phases.2010",
                        "landUse.phases.2020",
                        "units.parts.file",
                        "carbon.factors",
                        "carbon.emissions.file",
                        "carbon.stock",
                        "carbon.allocate.by",
                        "drivers.height");
        assertThat(inputs.files()).containsEntry("carbon.stock", folder.resolve("stock.csv"));
    }

    @Test
    void aRasterWithoutASystemTakesThatOfTheStudyAndIsToldWithoutOne() {
        Grid grid = SmallStudy.grid();
        float[] codes = new float[48];
        for (int i = 0; i < 48; i++) {
            codes[i] = SmallStudy.at(0, i % 8, i / 8);
        }
        Sketch.systemless(folder.resolve("2000.tif"), grid, codes);
        assertThat(opened("grid: { crs: \"EPSG:4547\" }\n").studyArea().grid()).isEqualTo(grid);
        problems = new Problems();
        assertThat(open()).isEmpty();
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.CRS_01_MISSING);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                CRS-01      landUse.phases.2000 (2000.tif): it has no coordinate reference system
                            Put a .prj file beside it, or in a study name it under grid.crs, such as EPSG:4547.
                CRS-01      landUse.phases.2000 (2000.tif)：没有坐标系
                            请在旁边放置 .prj 文件，或在研究文件的 grid.crs 中注明，如 EPSG:4547。""");
    }

    // all problems at once

    @Test
    void whatIsWrongInEverySectionIsToldAtOnce() throws Exception {
        Files.delete(folder.resolve("2010.tif"));
        small.text("legend.csv", "code,class\n1,cropland\n2,forest\n"); // 3 is in no legend
        small.text("factors.csv", "class,value,unit\nmarsh,1,tCO2/ha/yr\n");
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,E,5,tCO2\n");
        assertThat(open(SmallStudy.FACTORS_AND_EMISSIONS, "drivers: { far: distance to sea, high: hills.tif }\n"))
                .isEmpty();
        assertThat(findings())
                .anySatisfy(t -> assertThat(t).startsWith("FILE-01     landUse.phases.2010 (2010.tif): "))
                .anySatisfy(t -> assertThat(t).startsWith("CARBON-02   carbon.factors (factors.csv) row 2"))
                .anySatisfy(t -> assertThat(t).startsWith("CARBON-14   carbon.emissions (emissions.csv)"))
                .anySatisfy(t -> assertThat(t).startsWith("FILE-01     drivers.high (hills.tif): "))
                .anySatisfy(t -> assertThat(t).contains("drivers.far").contains("sea"))
                .anySatisfy(t -> assertThat(t)
                        .startsWith(
                                "LANDUSE-03  landUse.phases.2000 (2000.tif); landUse.phases.2020 (2020.tif): 1 code")
                        .contains("3 (" + SmallStudy.cells(0, 2, 3) + " cells, ")); // 4 of them in 2000
    }

    @Test
    void aMissingLegendHidesNoOtherFile() throws Exception {
        for (String file : new String[] {"legend.csv", "factors.csv", "emissions.csv"}) {
            Files.delete(folder.resolve(file));
        }
        assertThat(open(SmallStudy.FACTORS_AND_EMISSIONS, "")).isEmpty();
        assertThat(findings())
                .anySatisfy(t -> assertThat(t).startsWith("FILE-01     landUse.legend (legend.csv): "))
                .anySatisfy(t -> assertThat(t).startsWith("FILE-01     carbon.factors (factors.csv): "))
                .anySatisfy(t -> assertThat(t).startsWith("FILE-01     carbon.emissions (emissions.csv): "));
    }

    @Test
    void codesAreNotScannedWhereNothingElseIsWrong() {
        small.text("legend.csv", "code,class\n1,cropland\n2,forest\n");
        assertThat(open()).as("told by the count, which reads the cells anyway").isPresent();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void unitSetsOfAnotherFormatAreToldEvenWithoutAGrid() throws Exception {
        for (int year : SmallStudy.YEARS) {
            Files.delete(folder.resolve(year + ".tif"));
        }
        small.text("parts.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
        assertThat(open("drivers: { high: hills.tif }\n")).isEmpty();
        assertThat(problems.problems().stream().map(Problem::place))
                .containsExactly(
                        "landUse.phases.2000 (2000.tif)",
                        "landUse.phases.2010 (2010.tif)",
                        "landUse.phases.2020 (2020.tif)",
                        "units.parts (parts.geojson)",
                        "drivers.high (hills.tif)");
    }

    @Test
    void checksOfLaterStagesSeeWhatCouldBeOpened() throws Exception {
        Files.delete(folder.resolve("2010.tif"));
        Study study = small.read();
        List<StudyInputs.Opened> seen = new ArrayList<>();
        StudyInputs.Check check = (s, opened, p, engine) -> {
            seen.add(opened);
            p.add(ProblemCode.FILE_02_EMPTY, "a check of " + s.title());
        };
        assertThat(StudyInputs.open(study, List.of(check, check), problems, PLAIN))
                .isEmpty();
        assertThat(seen).hasSize(2);
        StudyInputs.Opened opened = seen.get(0);
        assertThat(opened.grid()).contains(SmallStudy.grid());
        assertThat(opened.sets()).extracting(UnitSet::name).containsExactly("parts");
        List<Phase> phases = opened.inputs().orElseThrow().phases();
        assertThat(phases).extracting(Phase::year).containsExactly(2000, 2010, 2020);
        assertThat(Sketch.picture(phases.get(1).raster())).matches("(?s)[.\n]+"); // an empty stand-in
        assertThat(Sketch.picture(phases.get(0).raster())).startsWith("22221111\n");
        assertThat(problems.problems().stream().map(Problem::place))
                .containsExactly( // the same is told once
                        "landUse.phases.2010 (2010.tif)", "a check of A small study");
    }

    @Test
    void aLegendMadeElsewhereTakesThePlaceOfTheStudys() {
        Legend given = Legend.preset("landUse.legend", "cnlucc-6");
        StudyInputs inputs = StudyInputs.open(small.read(), Optional.of(given), problems, PLAIN)
                .orElseThrow();
        assertThat(inputs.studyArea().legend().names()).isEqualTo(given.names());
        assertThat(inputs.files()).doesNotContainKey("landUse.legend");
    }

    // units

    @Test
    void fishnetsAndPolygonsStandInTheOrderOfTheStudy() {
        StudyInputs inputs = open(small.writeWhole("""
                study: sets
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif } }
                units: { cells: { fishnet: 200 m }, parts: { file: parts.geojson, id: id } }
                """)).orElseThrow();
        assertThat(inputs.sets()).extracting(UnitSet::name).containsExactly("cells", "parts");
        assertThat(inputs.sets().get(0)).isInstanceOf(Fishnet.class);
        assertThat(inputs.sets().get(0).count()).isEqualTo(12);
        assertThat(inputs.withSets(List.of()).sets()).isEmpty();
        assertThat(inputs.withSets(List.of()).phases()).isEqualTo(inputs.phases());
    }

    // carbon

    @Test
    void emissionsStandOnTheClassNamedConstruction() {
        StudyInputs inputs = opened(SmallStudy.ALL_CARBON);
        assertThat(inputs.carbon().carriers().usual())
                .extracting(LandClass::name)
                .containsExactly("construction");
        assertThat(inputs.target()).containsExactly(false, false, false, true);
        assertThat(inputs.carbon().emissionSet()).contains("parts");
        assertThat(inputs.carbon().factors()).isPresent();
        assertThat(inputs.carbon().stock()).isPresent();
        assertThat(inputs.carbon().energy()).isEmpty();
        assertThat(inputs.carbon().weights()).isEmpty();
    }

    @Test
    void otherClassesCarryEmissionsWhereTheStudySaysSo() {
        assertThat(opened("""
                carbon:
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { to: cropland }
                """).carbon().carriers().usual())
                .extracting(LandClass::name)
                .containsExactly("cropland");
        assertThat(open(small.writeWhole("""
                study: sets
                landUse:
                  legend: legend.csv
                  construction: [construction, cropland]
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
                units: { parts: { file: parts.geojson, id: id } }
                carbon: { emissions: { file: emissions.csv, units: parts } }
                """)).orElseThrow().carbon().carriers().usual())
                .extracting(LandClass::name)
                .containsExactly("construction", "cropland");
    }

    @Test
    void emissionsWithNothingToStandOnAreAProblemAndNoEmissionsNeedNothing() {
        small.text("legend.csv", "code,class\n1,cropland\n2,forest\n3,rock\n");
        assertThat(opened("carbon: { factors: factors.csv }\n")
                        .carbon()
                        .carriers()
                        .usual())
                .isEmpty();
        problems = new Problems();
        assertThat(open("carbon: { emissions: { file: emissions.csv, units: parts } }\n"))
                .isEmpty();
        assertThat(problems.problems())
                .filteredOn(p -> p.place().startsWith("carbon.allocate.to"))
                .hasSize(1);
    }

    @Test
    void unitsNobodyKnowsAreToldOfFactorsAndOfEmissions() {
        small.text("factors.csv", "unit_id,class,value,unit\nA,forest,-2,tCO2/ha/yr\nQ,forest,-3,tCO2/ha/yr\n");
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,Z,5,tCO2\n2000,B,5,tCO2\n");
        assertThat(open(SmallStudy.FACTORS_AND_EMISSIONS)).isEmpty();
        assertThat(problems.problems())
                .filteredOn(p -> p.code() == ProblemCode.CARBON_14_PLACE)
                .extracting(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .hasSize(2)
                .anySatisfy(t ->
                        assertThat(t).contains("carbon.factors (factors.csv)").contains("\"Q\""))
                .anySatisfy(t -> assertThat(t)
                        .contains("carbon.emissions (emissions.csv)")
                        .contains("\"Z\""));
    }

    @Test
    void unknownUnitsAreToldEvenWhereTheTableIsWrongOtherwise() {
        small.text("emissions.csv", "year,unit,amount,unit_of_amount\n2000,Z,many,tCO2\n");
        assertThat(open("carbon: { emissions: { file: emissions.csv, units: parts } }\n"))
                .isEmpty();
        assertThat(problems.problems())
                .extracting(Problem::code)
                .contains(ProblemCode.CARBON_14_PLACE)
                .hasSize(2);
    }

    @Test
    void weightsOfAllocationAreBroughtOntoTheGrid() {
        float[] lights = new float[16 * 12];
        for (int i = 0; i < lights.length; i++) {
            lights[i] = i % 16 / 2 + i % 2; // mean of a cell: its column and a half
        }
        Sketch.tiff(folder.resolve("lights.tif"), Sketch.grid(4547, 500_000, 3_000_000, 50, 16, 12), lights);
        StudyInputs inputs = opened("""
                carbon:
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { by: lights.tif }
                """);
        CarbonInputs.Weights weights = inputs.carbon().weights().get(2000);
        assertThat(inputs.carbon().weights().values()).hasSize(3).allMatch(w -> w == weights);
        assertThat(weights.place()).isEqualTo("carbon.allocate.by (lights.tif)");
        float[] cells = Sketch.cells(weights.raster());
        for (int i = 0; i < cells.length; i++) {
            assertThat(cells[i]).isEqualTo(i % 8 + 0.5f);
        }
    }

    // drivers

    @Test
    void driversAreRastersSharesAndDistances() {
        StudyInputs inputs = opened("""
                drivers:
                  height: dem.tif
                  woods: share of forest
                  town: distance to 建设用地
                """);
        assertThat(inputs.drivers()).extracting(DriverLayer::name).containsExactly("height", "woods", "town");
        DriverLayer height = inputs.drivers().get(0);
        assertThat(height.changes()).isFalse();
        assertThat(height.isShare()).isFalse();
        assertThat(height.words()).isEqualTo(Words.of("Elevation", "高程"));
        float[] dem = Sketch.cells(height.rasters().get(2000));
        for (int i = 0; i < dem.length; i++) {
            assertThat(dem[i]).isEqualTo(100 + 10 * (i % 8) + i / 8);
        }
        DriverLayer woods = inputs.drivers().get(1);
        assertThat(woods.changes()).isTrue();
        assertThat(woods.isShare()).isTrue();
        assertThat(woods.classes().toString()).isEqualTo("{2}");
        assertThat(woods.words()).isEqualTo(Words.of("Share of forest", "林地占比"));
        DriverLayer town = inputs.drivers().get(2);
        assertThat(town.isShare()).isFalse();
        assertThat(town.classes().toString()).isEqualTo("{3}");
        assertThat(town.words()).isEqualTo(Words.of("Distance to construction", "到建设用地的距离"));
    }

    @Test
    void aKindOfLandIsAllItsClasses() {
        small.text("legend.csv", """
                code,class,name_zh,role
                1,paddy,水田,cultivated
                2,pine,松林,forest
                3,oak,栎林,forest
                """);
        DriverLayer woods =
                opened("drivers: { woods: share of forest }\n").drivers().get(0);
        assertThat(woods.classes().toString()).isEqualTo("{2, 3}");
        assertThat(woods.words().en()).isEqualTo("Share of forest");
    }

    /** Known from the grid alone: it is told before anything is counted. */
    @Test
    void aGridOnWhichAreasAreWrongIsCautionedAgainst() {
        opened("grid: { crs: \"EPSG:3857\" }\n");
        assertThat(problems.cautions())
                .extracting(Problem::code, Problem::place)
                .containsExactly(tuple(ProblemCode.ALIGN_C02_AREA, "grid"));
    }

    @Test
    void driverRastersOnOtherCellsAreMeansAndNotedByTheirKey() {
        Sketch.tiff(folder.resolve("fine.tif"), Sketch.grid(4547, 500_000, 3_000_000, 50, 2, 2), 1f, 2f, 3f, 6f);
        StudyInputs inputs = opened("drivers: { fine: fine.tif }\n");
        float[] cells = Sketch.cells(inputs.drivers().get(0).rasters().get(2000));
        assertThat(cells[0]).isEqualTo(3);
        for (int i = 1; i < cells.length; i++) {
            assertThat(cells[i]).isNaN();
        }
        assertThat(problems.cautions()).hasSize(1);
        // 1 of 48 is 2.083 %, rounded down: nothing but all is 100
        assertThat(Sketch.told(problems.cautions().get(0))).isEqualTo("""
                ALIGN-C01   drivers.fine (fine.tif): it covers 2.0 % of the study grid; the other 47 cells have no data
                            Use files that cover the whole region, or limit the study to the part all files cover.
                ALIGN-C01   drivers.fine (fine.tif)：仅覆盖研究格网的 2.0 %；其余 47 个像元无数据
                            请使用覆盖全区的文件，或将研究区裁剪到各文件的公共部分。""");
    }

    @Test
    void classesTakeTheirUsualRolesWhereAMethodAsks() {
        small.text("legend.csv", "code,class\n1,paddy\n2,woodland\n3,quarry\n");
        StudyInputs plain = opened();
        assertThat(plain.studyArea().kinds()).isEmpty();
        StudyInputs usual = plain.withUsualRoles(List.of("quarry"));
        assertThat(usual.studyArea().kinds().keySet()).contains("construction");
        assertThat(usual.studyArea().kinds().get("construction")).containsExactly("quarry");
        assertThat(usual.studyArea().grid()).isEqualTo(plain.studyArea().grid());
    }
}
