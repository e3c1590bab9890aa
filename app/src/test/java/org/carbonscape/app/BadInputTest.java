package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.land.Legend;
import org.carbonscape.option.Item;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input, as a user meets it on the command line: exit code 1, every problem's whole text, and nothing written. */
class BadInputTest {
    private static final String PHASES = "2000: a.tif, 2010: b.tif";
    private static final String UNITS = "units: { d: { file: u.geojson, id: id, name: name } }\n";
    private static final PlainTiff A = PlainTiff.of("112233 112233 445566 445566");
    private static final PlainTiff B = PlainTiff.of("112235 115533 445566 445566");

    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void aStudyThatRuns() throws Exception {
        desk = new Desk(Files.createDirectory(root.resolve("长株潭 🌳"))); // all of it under a Chinese name and an emoji
        desk.write("a.tif", A)
                .write("b.tif", B)
                .study(PHASES, UNITS)
                .squares("u.geojson", 4547, "W 450000 3099600 450300 3100000", "E 450300 3099600 450600 3100000");
    }

    /** The run is refused with exactly this text, and so is the check. */
    private void refused(String text) {
        List<String> before = desk.listing();
        Desk.Outcome run = desk.run();
        assertThat(run.told()).isEqualTo(text.replace("ROOT", desk.folder().toString()));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(desk.listing()).isEqualTo(before);
        assertThat(Files.exists(desk.folder().resolve("run"))).isFalse();
        Desk.Outcome check = Desk.command("check", desk.folder().toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.told()).startsWith(run.told());
        assertThat(desk.listing()).isEqualTo(before);
    }

    /** The same with the words of the Chinese run. */
    private void refusedInChinese(String text) {
        Desk.Outcome run = desk.run("--lang", "zh");
        assertThat(run.told()).isEqualTo(text);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void theStudyItselfRunsUnderAChineseNameWithAnEmoji() {
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().strip())
                .isEqualTo(desk.folder().resolve("run/report.html").toString());
        assertThat(run.told()).isEmpty();
        assertThat(desk.rows("class-areas", 2)).hasSize(12);
    }

    @Test
    void aMissingFileIsNamedWithItsKey() {
        desk.study("2000: none.tif, 2010: b.tif", "");
        refused("""
                FILE-01     landUse.phases.2000 (none.tif): the file does not exist
                            Check the path: those in a study are relative to its file, those of a command to the \
                folder you are in.
                """);
    }

    @Test
    void anEmptyFile() {
        desk.write("a.tif", new byte[0]);
        refused("""
                FILE-02     landUse.phases.2000 (a.tif): the file is empty
                            Copy or export it again.
                """);
    }

    @Test
    void aTruncatedFile() throws Exception {
        desk.write("a.tif", Arrays.copyOf(A.bytes(), 12)).write("b.tif", Arrays.copyOf(B.bytes(), 250));
        refused("""
                TIFF-02     landUse.phases.2000 (a.tif): it is cut short: IFD lies at bytes 136 to 138, the file ends \
                at 12
                            Copy, download or export it again.
                TIFF-02     landUse.phases.2010 (b.tif): it is cut short: IFD lies at bytes 138 to 306, the file ends \
                at 250
                            Copy, download or export it again.
                """);
    }

    @Test
    void somethingElseThanATiff() {
        desk.write("a.tif", "%PDF-1.4 a report");
        refused("""
                TIFF-01     landUse.phases.2000 (a.tif): it is not a TIFF file; it looks like PDF
                            Convert it: in QGIS by Raster > Conversion > Translate, or by gdal_translate -of GTiff \
                a.tif a_new.tif
                """);
    }

    @Test
    void aHeaderThatPromisesMoreThanTheFileHolds() throws Exception {
        desk.write("a.tif", patched(A.bytes(), 257, 4000, 278, 4000));
        refused("""
                TIFF-10     landUse.phases.2000 (a.tif): its header declares 6 x 4000 cells, which 310 bytes of file \
                cannot hold
                            Copy or export it again.
                """);
    }

    @Test
    void aHeaderOfBombSize() throws Exception {
        desk.write("a.tif", patched(A.bytes(), 256, 2_000_000_000, 257, 2_000_000_000));
        refused("""
                TIFF-11     landUse.phases.2000 (a.tif): its cells come in blocks of 2000000000 x 4, 7629 MB each; \
                more than 256 MB are not read at once
                            Rewrite it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE a.tif a_new.tif
                """);
    }

    private static byte[] patched(byte[] tiff, int... tagsAndValues) {
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(4);
        for (int k = 0; k < tagsAndValues.length; k += 2) {
            for (int i = 0; i < bytes.getShort(directory); i++) {
                int entry = directory + 2 + 12 * i;
                if ((bytes.getShort(entry) & 0xffff) == tagsAndValues[k]) {
                    bytes.putInt(entry + 8, tagsAndValues[k + 1]);
                }
            }
        }
        return tiff;
    }

    @Test
    void aRasterWithoutACoordinateSystem() {
        desk.write("a.tif", A.epsg(0));
        refused("""
                CRS-01      landUse.phases.2000 (a.tif): it has no coordinate reference system
                            Put a .prj file beside it, or in a study name it under grid.crs, such as EPSG:4547.
                """);
        desk.study(PHASES, "grid: { crs: \"EPSG:4547\" }\n");
        assertThat(desk.run().code()).isZero();
    }

    @Test
    void aCoordinateSystemNobodyKnows() {
        desk.study(PHASES, "grid: { crs: EPSG:999999 }\n");
        List<String> before = desk.listing();
        assertThat(desk.run().told())
                .startsWith("CRS-02      grid.crs: \"EPSG:999999\" is not a known coordinate reference system\n");
        assertThat(desk.listing()).isEqualTo(before);
    }

    @Test
    void phasesThatDoNotOverlap() {
        desk.write("b.tif", B.at(500_000, 3_000_000));
        refused("""
                ALIGN-01    landUse.phases.2010 (b.tif): it does not overlap the study grid: it lies at \
                114.000..114.006 E, 27.108..27.112 N, the study grid at 113.492..113.498 E, 28.010..28.013 N
                            Check the coordinate reference systems of both, or use the file of the right region.
                """);
    }

    @Test
    void phasesWithoutACellInCommon() {
        desk.write("a.tif", PlainTiff.of("111000 111000 111000 111000"))
                .write("b.tif", PlainTiff.of("000111 000111 000111 000111"));
        refused("""
                LANDUSE-02  landUse.phases: no cell has a class in both 2000 and 2010
                            The two phases cover different areas; use files of the same region.
                """);
        refusedInChinese("""
                LANDUSE-02  landUse.phases：没有像元在 2000 和 2010 两期都有类别
                            两期覆盖不同区域；请使用同一区域的文件。
                """);
    }

    @Test
    void aPhaseWithNothingInIt() {
        desk.write("a.tif", PlainTiff.of("000000 000000 000000 000000"));
        refused("""
                LANDUSE-01  landUse.phases.2000 (a.tif): no cell has a class
                            Check the legend, the codes named as no data (landUse.noData, --no-data) and the file: \
                every cell is no data.
                """);
        refusedInChinese("""
                LANDUSE-01  landUse.phases.2000 (a.tif)：没有任何像元具有类别
                            请检查图例、列为无数据的编码（landUse.noData 或 --no-data）和文件：所有像元均为无数据。
                """);
    }

    @Test
    void aRotatedRaster() {
        desk.write("b.tif", B.turned());
        refused("""
                TIFF-06     landUse.phases.2010 (b.tif): its grid is not north-up: geotransform [450000, 100, 20, \
                3100000, 20, -100]
                            Bring it onto a north-up grid: gdalwarp -r near b.tif b_new.tif
                """);
    }

    @Test
    void factorsThatAreNotFiniteOrHaveNoUnitOrTheWrongOne() {
        desk.write("f.csv", """
                class,value,unit
                forest,NaN,tC/ha/yr
                cultivated,inf,tC/ha/yr
                water,1,
                grassland,1,t/ha/yr
                unused,1,kg
                construction,x,tC/ha/yr
                """).study(PHASES, "carbon: { factors: f.csv }\n");
        refused("""
                INPUT-03    carbon.factors (f.csv) row 2 "forest": value "NaN" is not a finite number.
                            Write a finite number, or leave out the row.
                INPUT-03    carbon.factors (f.csv) row 3 "cultivated": value "inf" is not a finite number.
                            Write a finite number, or leave out the row.
                CARBON-04   carbon.factors (f.csv) row 4 "water": the unit is missing.
                            Write one of: tC/ha/yr, tCO2/ha/yr. Remove a row of totals.
                CARBON-05   carbon.factors (f.csv) row 5 "grassland": unit "t/ha/yr" does not say of what.
                            Write tC/ha/yr or tCO2/ha/yr.
                CARBON-07   carbon.factors (f.csv) row 6 "unused": unit "kg" measures t, not t/ha/yr.
                            Write one of: tC/ha/yr, tCO2/ha/yr.
                INPUT-02    carbon.factors (f.csv) row 7 "construction": value "x" is not a number.
                            Write a plain number such as -1234.5 (decimal point, no commas): a loss with a minus \
                sign, not in brackets; no words, unit or mark of a note; 3000 for 0.3万, 120000000 for \
                1.2亿. Leave the cell empty where it is missing.
                """);
    }

    @Test
    void yearsOutOfOrderDoubledOrNoYears() {
        desk.study("2010: b.tif, 2000: a.tif, 2010: a.tif, spring: b.tif", "");
        refused("""
                STUDY-06    landUse.phases.2010: it is written twice, on lines 2 and 2
                            Keep one of the two.
                STUDY-07    landUse.phases.spring: "spring" is not a year
                            Write a whole year such as 2005: lu2005.tif.
                STUDY-08    landUse.phases: the years are not in order: 2010, 2000
                            List the phases from the earliest to the latest: 2000, 2010.
                """);
    }

    @Test
    void theCommandOnPlainFilesTellsEveryBrokenRasterAndKeepsTheOrderOfYears() throws Exception {
        Files.writeString(desk.folder().resolve("x.tif"), "hello");
        Files.writeString(desk.folder().resolve("e.tif"), "");
        String in = desk.folder() + "/";
        Desk.Outcome broken =
                Desk.command("transitions", "2000=" + in + "x.tif", "2005=" + in + "e.tif", "2010=" + in + "no.tif");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.told().lines().filter(l -> !l.startsWith(" ")).map(l -> l.substring(0, 7)))
                .containsExactly("TIFF-01", "FILE-02", "FILE-01");
        Desk.Outcome order = Desk.command("transitions", "2010=" + in + "a.tif", "2000=" + in + "b.tif");
        assertThat(order.code()).isEqualTo(1);
        assertThat(order.told()).isEqualTo("""
                STUDY-08    FILE: the years are not in order: 2010, 2000
                            List the phases from the earliest to the latest: 2000, 2010.
                """);
        assertThat(Desk.command("transitions", "2000=" + in + "a.tif", "2010=" + in + "b.tif")
                        .code())
                .isZero();
    }

    @Test
    void aRasterOfValuesIsNoRasterOfClasses() {
        desk.write("halves.tif", PlainTiff.of(20, 20, (x, y) -> 1 + x).type(PlainTiff.Type.HALVES))
                .write(
                        "many.tif",
                        PlainTiff.of(40, 30, (x, y) -> 1 + 40 * y + x).type(PlainTiff.Type.SHORT));
        String in = desk.folder() + "/";
        assertThat(Desk.command("transitions", in + "halves.tif").told())
                .isEqualTo("""
                LANDUSE-04  FILE 1 (halves.tif): cells hold fractions such as 0.5: these are values, not class codes.
                            Use the class raster here; a raster of values belongs under drivers, criteria, densities \
                or allocation.
                """.replace("FILE 1", "landUse.phases.1"));
        assertThat(Desk.command("transitions", in + "many.tif", "--lang", "zh").told())
                .isEqualTo("""
                LANDUSE-05  FILE：文件中不同编码超过 1000 个：不像地类。
                            请使用地类栅格，或用 --legend 提供图例，说明哪些编码属于同一地类。
                """);
        desk.study("2000: a.tif, 2010: many.tif, 2015: halves.tif", "");
        // the grid is that of the first phase, 6 x 4 cells: 24 codes, of which 1 to 6 have a class; 12 of the others
        // are named
        refused("""
                LANDUSE-03  landUse.phases.2010 (many.tif): 18 codes are not in the legend: 41 (1 cell, 0.01 km2), 42 \
                (1 cell, 0.01 km2), 43 (1 cell, 0.01 km2), 44 (1 cell, 0.01 km2), \
                45 (1 cell, 0.01 km2), 46 (1 cell, 0.01 km2), 81 (1 cell, 0.01 km2), 82 (1 cell, 0.01 km2), 83 (1 \
                cell, 0.01 km2), 84 (1 cell, 0.01 km2), 85 (1 cell, 0.01 km2), \
                86 (1 cell, 0.01 km2), ... (+6 cells, 0.06 km2).
                            Add them to the legend, or list them as no data (landUse.noData, --no-data).
                LANDUSE-04  landUse.phases.2015 (halves.tif): cells hold fractions such as 0.5: these are values, not \
                class codes.
                            Use the class raster here; a raster of values belongs under drivers, criteria, densities \
                or allocation.
                """);
    }

    @Test
    void noPhasesAtAll() {
        desk.study("", "");
        refused("""
                STUDY-04    landUse.phases: it is required but missing
                            Add it: phases: { 2005: lu2005.tif }.
                """);
    }

    @Test
    void unitIdsDoubled() {
        desk.squares("u.geojson", 4547, "W 450000 3099600 450300 3100000", "W 450300 3099600 450600 3100000");
        refused("""
                VECTOR-08   units.d (u.geojson): 1 id of column "id" occurs more than once: W
                            Give every unit its own id, or dissolve the features that belong together.
                """);
    }

    @Test
    void unitFilesThatAreMissingBrokenOrSomethingElseNameTheirKey() {
        desk.write("text.gpkg", "not a database")
                .write("broken.geojson", "{ nonsense")
                .study(
                        PHASES,
                        "units: { a: { file: text.gpkg }, b: { file: broken.geojson }, c: { file: none.shp }, d: { "
                                + "file: u.geojson, id: nope } }\n");
        refused("""
                VECTOR-01   units.a (text.gpkg): it is neither a GeoPackage nor a GeoJSON, FlatGeobuf, KML or \
                Shapefile file
                            Export it as GeoPackage (.gpkg), GeoJSON (.geojson), KML or Shapefile (.shp with its .dbf \
                and .prj, or all of them in a .zip).
                VECTOR-02   units.b (broken.geojson): the file is damaged: line 1, column 3: Unexpected character ('n' \
                (code 110)): was expecting double-quote to start field name
                            Copy or export it again.
                FILE-01     units.c (none.shp): the file does not exist
                            Check the path: those in a study are relative to its file, those of a command to the \
                folder you are in.
                VECTOR-06   units.d (u.geojson): there is no column "nope"
                            Name one of its columns: name, id.
                """);
    }

    @Test
    void namesThatTablesUseThemselvesAreRefused() {
        desk.study(PHASES, "units: { region: { fishnet: 200 m }, d: { file: u.geojson, id: id } }\n")
                .squares("u.geojson", 4547, "outside 450000 3099600 450300 3100000");
        refused("""
                STUDY-05    units.region: "region" is not a valid value: tables mean the whole map by it
                            Write another name for the set.
                STUDY-05    units.d (u.geojson): "outside" is not a valid value: tables mean land in no unit by it
                            Write another id for this unit.
                """);
    }

    @Test
    void districtsOfTheEnergyTableThatNoPolygonHasAreToldBesideItsBrokenRows() {
        desk.write("e.csv", """
                year,unit,item,amount,unit_of_amount
                2000,W,raw coal,10,t
                2000,X,raw coal,10,t
                2000,E,raw cole,1,t
                2010,W,raw coal,NaN,t
                """).study(PHASES, UNITS + "carbon: { energy: { file: e.csv, route: ncv, units: d } }\n");
        refused("""
                CARBON-11   carbon.energy (e.csv) row 4 "raw cole": the item "raw cole" is not known.
                            Write one of: raw coal; or give it a factor of its own (carbon.energy.item-factors, \
                --item-factors).
                INPUT-03    carbon.energy (e.csv) row 5 "raw coal": amount "NaN" is not a finite number.
                            Write a finite number, or leave out the row.
                CARBON-14   carbon.energy (e.csv): the unit "X" is not among the units of the study.
                            Write one of: W unit W, E unit E; or remove its rows, as those of a total of the units.
                """);
        desk.write("e.csv", "year,unit,item,amount,unit_of_amount\n2000,X,raw coal,10,t\n");
        assertThat(desk.run().told())
                .startsWith("CARBON-14   carbon.energy (e.csv): the unit \"X\" is not among the units of the study.\n");
    }

    @Test
    void aPolygonTheEnergyTableForgetsIsACautionOfTheRun() {
        desk.write("e.csv", "year,unit,amount,unit_of_amount\n2000,W,10,tCO2\n2010,W,10,tCO2\n2010,E,1,tCO2\n")
                .study(PHASES, UNITS + "carbon: { emissions: { file: e.csv, units: d } }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isZero();
        assertThat(run.told()).startsWith("""
                CARBON-C09  carbon.emissions (e.csv): no emissions are given for E unit E in 2000; they count as zero.
                            Add the rows, or leave it if zero is intended.
                """);
        assertThat(desk.folder().resolve("run/report.html")).content().contains("CARBON-C09");
        assertThat(desk.folder().resolve("run/run.json")).content().contains("CARBON-C09");
    }

    private Desk.Outcome check(String... more) {
        List<String> words = new ArrayList<>(
                List.of("check", desk.folder().resolve("study.yaml").toString()));
        words.addAll(List.of(more));
        return Desk.command(words.toArray(String[]::new));
    }

    @Test
    void anItemThatAUnitLacksInOnePhaseIsTold() {
        desk.write("e.csv", """
                        unit,item,unit_of_amount,2000,2010
                        W,raw coal,t,100,
                        W,diesel,t,10,20
                        E,raw coal,t,100,0
                        E,diesel,t,0,
                        """).study(PHASES, UNITS + "carbon: { energy: { file: e.csv, route: ncv, units: d } }\n");
        assertThat(check().told()).contains("""
                CARBON-C46  carbon.energy (e.csv): amounts that units have in other phases are missing, and count as \
                zero: raw coal 2010 (W).
                            Add them; write 0 where there is none.
                """);
        assertThat(check("--lang", "zh").told()).contains("""
                CARBON-C46  carbon.energy (e.csv)：以下数量在其他各期有、在该期缺失，按零计算：原煤 2010（W）。
                            请补充数据；确实没有的请填 0。
                """);
        desk.write("e.csv", "unit,item,unit_of_amount,2000,2010\nW,raw coal,t,100,0\nW,diesel,t,10,20\n");
        assertThat(check().told()).doesNotContain("CARBON-C46");
    }

    @Test
    void aFuelInAColumnWhoseUnitIsNoneOrUnknownIsNotLeftOut() {
        desk.study(PHASES, UNITS + "carbon: { energy: { file: e.csv, route: ncv, units: d } }\n");
        desk.write("e.csv", "unit,year,raw coal (tt),diesel (t)\nW,2000,1,2\nW,2010,1,2\n");
        assertThat(check().told())
                .startsWith("CARBON-06   carbon.energy (e.csv) rows 2, 3 \"raw coal\": unit \"tt\" is not known.\n");
        desk.write("e.csv", "区县,年份,原煤,柴油（吨）\nW,2000,1,2\nW,2010,1,2\n");
        assertThat(check("--lang", "zh").told()).startsWith("CARBON-04   carbon.energy (e.csv) 第 2、3 行 \"原煤\"：缺少单位。\n");
        desk.write("e.csv", "unit,raw coal 2000 (t),diesel 2000 (tt),raw coal 2010 (t),diesel 2010 (t)\nW,1,2,3,4\n");
        assertThat(check().told())
                .startsWith("CARBON-06   carbon.energy (e.csv) row 2 \"diesel\": unit \"tt\" is not known.\n");
        desk.write("e.csv", "no,unit,year,raw coal (t),diesel (t)\n1,W,2000,1,2\n2,W,2010,1,2\n");
        assertThat(check().code()).isZero();
    }

    @Test
    void aRowOfManyYearsThatIsGivenTwiceIsOneProblem() {
        String rows = "W,raw coal,t,100,200\nW,raw coal,t,1,2\n";
        desk.write("e.csv", "unit,item,unit_of_amount,2000,2010\n" + rows)
                .study(PHASES, UNITS + "carbon: { energy: { file: e.csv, route: ncv, units: d } }\n");
        assertThat(check().told()).startsWith("""
                CARBON-03   carbon.energy (e.csv) row 3 "raw coal": it is given twice (2000, W, raw coal; 2010, W, raw \
                coal), first in row 2.
                            Keep one of the rows; where they are parts of an amount, such as months, write their sum.
                """);
        desk.write("e.csv", "year,unit,raw coal (t),diesel (t)\n2000,W,1,2\n2000,W,1,3\n");
        assertThat(check("--lang", "zh").told()).startsWith("""
                CARBON-03   carbon.energy (e.csv) 第 3 行：重复给出（2000, W, raw coal; 2000, W, diesel），首次见于第 2 行。
                            请只保留其中一行；若各行为分项（如各月），请合并为一行并填写其和。
                """);
        desk.write("e.csv", "unit,CO2 2000 (t),CO2 2010 (t)\nW,10,20\nW,10,20\n")
                .study(PHASES, UNITS + "carbon: { emissions: { file: e.csv, units: d } }\n");
        assertThat(check().told())
                .startsWith(
                        "CARBON-03   carbon.emissions (e.csv) row 3 \"W\": it is given twice (2000, W; 2010, W), first "
                                + "in row 2.\n");
    }

    @Test
    void aPolygonOutsideTheRasterIsACautionAndItsRowsAreZero() {
        desk.squares("u.geojson", 4547, "W 450000 3099600 450300 3100000", "E 460300 3099600 460600 3100000")
                .study(PHASES, UNITS + "carbon: { factors: literature-cn }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isZero();
        assertThat(run.told()).contains("""
                UNITS-C01   units.d (u.geojson): 1 of 2 units holds no cell of the study grid: E
                            They are listed with zeros. Check whether the rasters, or the region asked for, cover them.
                UNITS-C03   units.d (u.geojson): 0.12 km2 of land use lie in no unit (cells: 12)
                            They are listed as the unit "outside", so that all tables add up to the same totals.
                """);
        assertThat(desk.number("carbon-by-unit", 4, "d E unit E 2000", "net_tCO2"))
                .isZero();
        assertThat(desk.number("carbon-by-unit", 4, "d outside outside 2000", "area_ha"))
                .isEqualTo(12);
        assertThat(desk.run("--lang", "zh").told()).contains("""
                UNITS-C01   units.d (u.geojson)：2 个单元中有 1 个不含研究格网的像元：E
                            结果中以零列出。请检查栅格或所给研究区范围是否覆盖它们。
                UNITS-C03   units.d (u.geojson)：有 12 个像元（0.12 km2）不属于任何单元
                            结果中列为单元“outside”，以保证各表总数一致。
                """);
    }

    @Test
    void polygonsThatAllLieElsewhere() {
        desk.squares("u.geojson", 4547, "W 350000 3099600 350300 3100000", "E 360300 3099600 360600 3100000");
        refused("""
                UNITS-02    units.d (u.geojson): none of its 2 units contains the centre of a cell of the study grid \
                (CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)): they lie at x 350000 .. 360600, y 3099600 .. \
                3100000, its cells at x 450000 .. 450600, y 3099600 .. 3100000
                            Check the coordinate reference systems of both, and whether the file is of this region.
                """);
        refusedInChinese("""
                UNITS-02    units.d (u.geojson)：其 2 个单元都不含研究格网（CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)）\
                的像元中心：单元位于 x 350000 .. 360600、y 3099600 .. 3100000，像元位于 x 450000 .. 450600、y 3099600 .. 3100000
                            请检查两者的坐标系，以及文件是否属于本区域。
                """);
    }

    @Test
    void polygonsSmallerThanACellThatMissEveryCentre() {
        desk.squares("u.geojson", 4547, "W 450001 3099999 450002 3100000");
        refused("""
                UNITS-02    units.d (u.geojson): none of its 1 units contains the centre of a cell of the study grid \
                (CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547))
                            Check the coordinate reference systems of both, and whether the file is of this region.
                """);
    }

    @Test
    void overlappingPolygons() {
        desk.squares("u.geojson", 4547, "W 450000 3099600 450300 3100000", "E 450100 3099600 450600 3100000");
        refused("""
                UNITS-03    units.d (u.geojson): units overlap (with the cells they share): "W" / "E" (8)
                            Correct the boundaries: a cell can belong to one unit only. Slivers below 1 % of both \
                units only cause a caution.
                """);
        refusedInChinese("""
                UNITS-03    units.d (u.geojson)：单元相互重叠（括号内为重叠像元数）："W" / "E" (8)
                            请修正边界：一个像元只能属于一个单元。重叠小于两单元面积 1 % 时仅作提醒。
                """);
    }

    @Test
    void aSliverOfOverlapIsACautionAndNothingIsCountedTwice() {
        // 40 x 40 cells; one column of 1 x 8 cells is shared: 8 of 800, at the limit of 1 %
        desk.write("a.tif", PlainTiff.of(40, 40, (x, y) -> 1)).write("b.tif", PlainTiff.of(40, 40, (x, y) -> 2));
        desk.squares(
                "u.geojson",
                4547,
                "W 450000 3096000 452000 3100000",
                "E 452000 3096000 454000 3100000",
                "S 451900 3096000 452000 3096600");
        desk.study(PHASES, "units: { d: { file: u.geojson, id: id } }\n");
        assertThat(desk.run().code()).as("S lies wholly in W").isEqualTo(1);
        desk.squares("u.geojson", 4547, "W 450000 3096000 452000 3100000", "E 451999 3096000 454000 3100000");
        assertThat(desk.run().told()).as("no centre in common").isEmpty();
        desk.write("u.geojson", """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},\
                "features":[
                {"type":"Feature","properties":{"id":"W"},"geometry":{"type":"Polygon","coordinates":[[[450000,\
                3096000],[452000,3096000],[452000,3100000],[450000,3100000],[450000,3096000]]]}},
                {"type":"Feature","properties":{"id":"E"},"geometry":{"type":"Polygon","coordinates":[[[452000,\
                3096000],[454000,3096000],[454000,3100000],[451900,3100000],[451900,3099500],[452000,3099500],[452000,\
                3096000]]]}}]}""");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isZero();
        assertThat(run.told()).isEqualTo("""
                UNITS-C02   units.d (u.geojson): units overlap (with the cells they share): "W" / "E" (5)
                            Each cell was given to the unit that comes later in the file, so nothing is counted twice.
                """);
        assertThat(desk.number("transitions", 6, "d W 2000 2010 cultivated forest", "cells"))
                .isEqualTo(795);
        assertThat(desk.number("transitions", 6, "d E 2000 2010 cultivated forest", "cells"))
                .isEqualTo(805);
        assertThat(desk.run("--lang", "zh").told()).isEqualTo("""
                UNITS-C02   units.d (u.geojson)：单元相互重叠（括号内为重叠像元数）："W" / "E" (5)
                            每个像元归入文件中靠后的单元，因此没有重复计算。
                """);
    }

    @Test
    void polygonsWithoutACoordinateSystem() throws Exception {
        // the least a Shapefile can be: one square, no .prj
        ByteBuffer shp = ByteBuffer.allocate(100 + 8 + 44 + 4 + 80);
        shp.putInt(9994).position(24);
        shp.putInt(shp.capacity() / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1000)
                .putInt(5);
        double[] box = {450_000, 3_099_600, 450_300, 3_100_000};
        for (double v : box) {
            shp.putDouble(v);
        }
        shp.position(100);
        shp.order(ByteOrder.BIG_ENDIAN)
                .putInt(1)
                .putInt((shp.capacity() - 108) / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(5);
        for (double v : box) {
            shp.putDouble(v);
        }
        shp.putInt(1).putInt(5).putInt(0);
        for (int[] p : new int[][] {{0, 1}, {0, 3}, {2, 3}, {2, 1}, {0, 1}}) {
            shp.putDouble(box[p[0]]).putDouble(box[p[1]]);
        }
        desk.write("u.shp", shp.array()).study(PHASES, "units: { d: { file: u.shp } }\n");
        assertThat(desk.run().told()).contains("""
                UNITS-01    units.d (u.shp): it does not name its coordinate reference system
                            Put a .prj file of its name beside a Shapefile or a table. Else give it its system in \
                QGIS: right click on the layer > Layer CRS > Set Layer CRS, then Export > Save Features As GeoPackage.
                """);
        assertThat(desk.run("--lang", "zh").told()).contains("""
                UNITS-01    units.d (u.shp)：未说明采用的坐标系
                            Shapefile 或表格请在旁边放置同名的 .prj 文件；其他文件请在 QGIS 中指定坐标系：\
                右击图层 > 图层 CRS > 设置图层 CRS，再“导出 > 要素另存为”GeoPackage。
                """);
    }

    @Test
    void fishnetsThatCannotBe() {
        desk.study(PHASES, "units: { n: { fishnet: 10 m } }\n");
        refused("""
                UNITS-05    units.n.fishnet: squares of 10 m do not suit cells of 100 m: there would be 2400 of them
                            Choose a side of at least a cell that makes fewer than 4 million squares.
                """);
        refusedInChinese("""
                UNITS-05    units.n.fishnet：10 m 的方格与 100 m 的像元不相配：将有 2400 个方格
                            请选择不小于像元且方格总数少于 400 万的边长。
                """);
        desk.write("a.tif", A.epsg(4490).at(112, 28).cells(0.01, 0.01))
                .write("b.tif", B.epsg(4490).at(112, 28).cells(0.01, 0.01));
        refused("""
                UNITS-04    units.n.fishnet: a fishnet needs a projected study grid; this one is in degrees (China \
                Geodetic Coordinate System 2000 (EPSG:4490))
                            Name a projected system such as EPSG:4546 (grid.crs); for a command, project the rasters \
                first: gdalwarp -t_srs EPSG:4546 -r near INPUT OUTPUT.tif
                """);
        refusedInChinese("""
                UNITS-04    units.n.fishnet：渔网需要投影坐标系的研究格网；当前格网以度为单位（China Geodetic Coordinate System 2000 (EPSG:4490)）
                            请指定投影坐标系，如 EPSG:4546（grid.crs）；使用命令时请先将栅格投影：gdalwarp -t_srs EPSG:4546 -r near INPUT \
                OUTPUT.tif
                """);
    }

    @Test
    void codesNobodyNamedAreListedEachWithItsCells() {
        desk.write("a.tif", PlainTiff.of("119933 112288 445566 445576"));
        refused("""
                LANDUSE-03  landUse.phases.2000 (a.tif): 3 codes are not in the legend: 7 (1 cell, 0.01 km2), 8 (2 \
                cells, 0.02 km2), 9 (2 cells, 0.02 km2).
                            Add them to the legend, or list them as no data (landUse.noData, --no-data). \
                Legends of the program (landUse.legend, --legend) that have them all: clcd, mcd12q1, esri, gb-t-21010.
                """);
    }

    @Test
    void thingsDoubtfulInThePhasesAreCautionsOfTheRun() {
        desk.write("b.tif", PlainTiff.of("112200 112200 445566 445566"))
                .study("2000: a.tif, 2005: a.tif, 2010: b.tif", "");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isZero();
        assertThat(run.told()).isEqualTo("""
                LANDUSE-C01 landUse.phases (a.tif): the same file is given for 2000, 2005
                            Its change is zero; check whether another file was intended.
                LANDUSE-C02 landUse.phases: land that is valid in only one of two phases is left out of their \
                transfer matrix: 0.04 km2 (2005 and 2010)
                            Check whether the rasters should cover the same area.
                """);
        assertThat(desk.run("--lang", "zh").told()).isEqualTo("""
                LANDUSE-C01 landUse.phases (a.tif)：2000、2005 使用了同一文件
                            其间变化为零；请检查是否应为其他文件。
                LANDUSE-C02 landUse.phases：仅在前后两期之一中有效的土地未计入两期的转移矩阵：0.04 km2（2005 与 2010 年）
                            请检查各期栅格是否应覆盖同一区域。
                """);
    }

    @Test
    void everythingWrongWithAStudyIsToldAtOnce() {
        desk.write("a.tif", PlainTiff.of("119933 112233 445566 445566"))
                .write("f.csv", "class,value,unit\nforest,1,t/ha/yr\n")
                .write("e.csv", "year,unit,amount,unit_of_amount\n2000,Z,1,tCO2\n")
                .study(
                        "2000: a.tif, 2005: none.tif, 2010: b.tif",
                        "cabron: { }\n" + UNITS
                                + "carbon: { factors: f.csv, emissions: { file: e.csv, units: d }, stock: nos.csv, "
                                + "allocate: { by: now.tif } }\n");
        refused("""
                STUDY-03    cabron: the key is not known; did you mean "carbon"?
                            Correct or remove it. Known keys here: KEYS.
                FILE-01     landUse.phases.2005 (none.tif): the file does not exist
                            Check the path: those in a study are relative to its file, those of a command to the \
                folder you are in.
                CARBON-05   carbon.factors (f.csv) row 2 "forest": unit "t/ha/yr" does not say of what.
                            Write tC/ha/yr or tCO2/ha/yr.
                FILE-01     carbon.stock (nos.csv): the file does not exist
                            Check the path: those in a study are relative to its file, those of a command to the \
                folder you are in.
                CARBON-14   carbon.emissions (e.csv): the unit "Z" is not among the units of the study.
                            Write one of: W unit W, E unit E; or remove its rows, as those of a total of the units.
                FILE-01     carbon.allocate.by (now.tif): the file does not exist
                            Check the path: those in a study are relative to its file, those of a command to the \
                folder you are in.
                LANDUSE-03  landUse.phases.2000 (a.tif): 2 cells NOT.
                            Add them to the legend, or list them as no data (landUse.noData, --no-data).
                """.replace(
                        "KEYS",
                        StudyReader.KEYS.items().stream()
                                .map(Item::key)
                                .reduce((x, y) -> x + ", " + y)
                                .orElseThrow())
                .replace("2 cells NOT", "1 code is not in the legend: 9 (2 cells, 0.02 km2)"));
    }

    @Test
    void aRunNeverReplacesOrEntersItsInputs() {
        String study = desk.folder().resolve("study.yaml").toString();
        List<String> before = desk.listing();
        Desk.Outcome inside = Desk.command(
                "run", study, "--out", desk.folder().resolve("a.tif/run").toString());
        assertThat(inside.code()).isEqualTo(1);
        assertThat(inside.told())
                .isEqualTo("RUN-02      " + desk.folder().resolve("a.tif/run")
                        + ": it lies inside the input a.tif\n            Name a folder elsewhere.\n");
        Desk.Outcome around = Desk.command("run", study, "--out", desk.folder().toString());
        assertThat(around.code()).isEqualTo(1);
        assertThat(around.told()).startsWith("RUN-03      " + desk.folder() + ": it holds the input ");
        desk.write("papers/thesis.txt", "years of work");
        Desk.Outcome over = Desk.command(
                "run", study, "--out", desk.folder().resolve("papers").toString());
        assertThat(over.code()).isEqualTo(1);
        assertThat(over.told())
                .isEqualTo("RUN-01      " + desk.folder().resolve("papers") + ": it exists and is not an earlier run\n"
                        + "            Name a new folder, or empty this one; nothing was changed.\n");
        assertThat(desk.folder().resolve("papers/thesis.txt")).hasContent("years of work");
        assertThat(desk.listing()).containsAll(before).hasSize(before.size() + 2);
        desk.study("2000: a.tif, 2010: b.tif", "seed: many\n");
        Desk.Outcome both = Desk.command(
                "run", study, "--out", desk.folder().resolve("papers").toString());
        assertThat(both.told())
                .as("with the study's own problems")
                .startsWith("STUDY-05    seed: ")
                .contains("RUN-01      ");
    }

    @Test
    void aNewStudyIsTheSameInBothLanguagesButForItsWords() throws Exception {
        Path english = desk.folder().resolve("new-en");
        Path chinese = desk.folder().resolve("new-zh");
        assertThat(Desk.command("new", english.toString()).code()).isZero();
        assertThat(Desk.command("new", chinese.toString(), "--lang", "zh").code())
                .isZero();
        assertThat(settings(chinese)).isEqualTo(settings(english)).hasSizeGreaterThan(30);
        assertThat(chinese.resolve("study.yaml")).content().contains("渔网");
        assertThat(chinese.resolve("factors.csv")).hasSameTextualContentAs(english.resolve("factors.csv"));
        for (Path folder : List.of(english, chinese)) { // glc-fcs30 and hu-2025 were not among them
            assertThat(Files.readString(folder.resolve("study.yaml")))
                    .contains(Legend.presets())
                    .contains(FactorSet.presets());
        }
    }

    /** Keys and values, also those switched off, without comments and titles. */
    private static List<String> settings(Path folder) throws Exception {
        return Files.readAllLines(folder.resolve("study.yaml")).stream()
                .filter(l -> l.matches("(# ?)? *[a-zA-Z0-9-]+: .*|(# ?)? *[a-zA-Z0-9-]+:")
                        && !l.matches("(# )?(study|source|Run|Carbonscape).*"))
                .map(l -> l.replaceAll(" +#.*", "").strip())
                .toList();
    }

    @Test
    void aNewStudyIsNotWrittenIntoAFolderInUse() {
        Desk.Outcome english = Desk.command("new", desk.folder().toString());
        assertThat(english.code()).isEqualTo(1);
        assertThat(english.told())
                .isEqualTo("RUN-07      " + desk.folder()
                        + ": the folder is not empty\n            Name a new folder; nothing was changed.\n");
        Desk.Outcome chinese = Desk.command("new", desk.folder().toString(), "--lang", "zh");
        assertThat(chinese.told()).isEqualTo("RUN-07      " + desk.folder() + "：文件夹不为空\n            请指定新文件夹；未作任何更改。\n");
    }

    @Test
    void wrongUsageIsNotAProblemOfTheInput() {
        assertThat(Desk.command("run", desk.folder().toString()).code()).isEqualTo(2);
        assertThat(Desk.command("rum").code()).isEqualTo(2);
        assertThat(desk.run("--threads", "many").code()).isEqualTo(2);
        assertThat(desk.listing()).noneMatch(f -> f.contains("run"));
    }
}
