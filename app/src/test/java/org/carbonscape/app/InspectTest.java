package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** What files say of themselves. */
class InspectTest {
    @TempDir
    Path root;

    private String file(String name) {
        return root.resolve(name).toString();
    }

    /** As GADM's files of a country: one layer a level. It was a "vector layer" and the question which. */
    @Test
    void eachLayerOfAFileSaysWhatItIs() throws Exception {
        List<MapLayer> levels = List.of("level_0", "level_1").stream()
                .map(name -> MapLayer.of(
                        name,
                        Crs.epsg(4326),
                        List.of(new GeometryFactory().toGeometry(new Envelope(112, 113, 27, 28))),
                        Table.named("t").text("code").row(name).build()))
                .toList();
        GeoPackageWriter.write(root.resolve("levels.gpkg"), levels, Instant.EPOCH);
        Desk.Outcome outcome = Desk.command("inspect", file("levels.gpkg"), "--json");
        assertThat(outcome.code()).isZero();
        JsonNode files = new ObjectMapper().readTree(outcome.out()).path("files");
        assertThat(files.findValuesAsText("layer")).containsExactly("level_0", "level_1");
        assertThat(files.findValuesAsText("features")).containsExactly("1", "1");
        List<MapLayer> one = List.of(
                levels.get(0),
                MapLayer.of(
                        "empty",
                        Crs.epsg(4326),
                        List.of(),
                        Table.named("t").text("code").build()));
        GeoPackageWriter.write(root.resolve("levels.gpkg"), one, Instant.EPOCH);
        Desk.Outcome half = Desk.command("inspect", file("levels.gpkg"));
        assertThat(half.out()).contains("vector layer \"level_0\": 1 polygon\n");
    }

    /** Doubles were told as the floats that a study reads: -40098696 here. */
    @Test
    void limitsOfARasterHaveAllItsDigits() throws Exception {
        PlainTiff.of(20, 20, (x, y) -> x == 0 && y == 0 ? -400_986_945 : 200_000_001 + 20 * y + x)
                .type(PlainTiff.Type.DOUBLE_TENTHS)
                .write(root.resolve("dem.tif"));
        assertThat(Desk.command("inspect", file("dem.tif")).out()).contains("values: -40098694.5 – 20000040\n");
        JsonNode said = new ObjectMapper()
                .readTree(Desk.command("inspect", file("dem.tif"), "--json").out());
        assertThat(said.path("files").get(0).path("values").path("least").asDouble())
                .isEqualTo(-40098694.5);
    }

    @Test
    void rastersOfOtherProgramsSayHowToConvertThemAndNoFileIsSilent() throws Exception {
        new Desk(root)
                .write("dem.grd", "[general]\ncreator=R")
                .write("a.doc", "x")
                .write("a.odt", "y");
        Desk.Outcome one = Desk.command("inspect", file("dem.grd"));
        assertThat(one.code()).isEqualTo(1);
        assertThat(one.err()).contains("TIFF-01", "gdal_translate -of GTiff ");
        assertThat(Desk.command("inspect", file("a.doc"), file("a.odt")).out())
                .contains("a.doc\n  no raster", "a.odt\n  no raster");
    }

    /** Grids of Esri are folders, and files of ENVI have any ending or none: they were "no raster". */
    /** Portals and colleagues send these; a folder that held one did not say so. */
    @Test
    void archivesAndWorkbooksOfOtherProgramsInAFolderAreTold() throws Exception {
        Files.write(root.resolve("clcd.rar"), "Rar!\u001a\u0007\u0001\0".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(root.resolve("energy.et"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        Files.writeString(root.resolve("notes.md"), "of no study");
        Desk.Outcome outcome = Desk.command("inspect", root.toString());
        assertThat(outcome.out())
                .contains("clcd.rar\n  packed file", "energy.et\n  table")
                .doesNotContain("notes");
        assertThat(outcome.err()).contains("FILE-12     clcd.rar", "(RAR)", "TABLE-02    energy.et");
    }

    @Test
    void gridsOfEsriAndRastersOfEnviAreToldForWhatTheyAre() throws Exception {
        Files.createDirectories(root.resolve("in/lu2005"));
        new Desk(root.resolve("in"))
                .write("lu2005/hdr.adf", "x")
                .write("lu2005/w001001.adf", "x")
                .write("lc2010.dat", "1234")
                .write("lc2010.hdr", "ENVI")
                .write("lc2015", "1234")
                .write("lc2015.hdr", "ENVI")
                .write("notes.dat", "1234")
                .write("a.csv", "class\n1\n");
        String told = Desk.command("inspect", file("in")).err();
        assertThat(told).contains("lu2005: it is not a TIFF file; it looks like an Esri grid");
        assertThat(told).contains("lc2010.dat: it is not a TIFF file; it looks like ENVI / BIL (.dat + .hdr)");
        assertThat(told).contains("lc2015: it is not a TIFF file").doesNotContain("notes.dat");
        assertThat(Desk.command("inspect", file("in/lu2005")).err()).contains("an Esri grid (a folder of .adf files)");
    }

    @Test
    void eachFileSaysWhatItIs() throws Exception {
        new Desk(root)
                .write("clcd_1990.tif", PlainTiff.of(12, 6, (x, y) -> y == 0 ? 0 : 1 + x % 3))
                .squares("half.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .write("能耗.csv", "年份,地区,能源品种,消费量(万吨),单位\n2000,W,原煤,3.5,万吨\n2010,W,原煤,4,万吨\n")
                .write("ahp.csv", ",a,b\na,1,3\nb,1/3,1\n")
                .write("notes.doc", "x");
        Desk.Outcome outcome = Desk.command(
                "inspect",
                file("clcd_1990.tif"),
                file("half.geojson"),
                file("能耗.csv"),
                file("ahp.csv"),
                file("notes.doc"),
                file("none.tif"),
                "--json");
        assertThat(outcome.code()).isEqualTo(1); // one is missing
        JsonNode answer = new ObjectMapper().readTree(outcome.out());
        JsonNode raster = answer.path("files").get(0);
        assertThat(raster.path("kind").asText()).isEqualTo("raster");
        assertThat(raster.path("years").toString()).isEqualTo("[1990]");
        assertThat(raster.path("classes").toString())
                .isEqualTo("[{\"code\":1,\"cells\":20},{\"code\":2,\"cells\":20}," + "{\"code\":3,\"cells\":20}]");
        assertThat(raster.path("emptyCells").asInt()).isEqualTo(12);
        assertThat(raster.path("legends").get(0).path("legend").asText()).isEqualTo("clcd"); // by its name
        JsonNode units = answer.path("files").get(1);
        assertThat(units.path("kind").asText()).isEqualTo("vector");
        assertThat(units.path("features").asInt()).isEqualTo(2);
        assertThat(units.path("id").asText()).isEqualTo("id");
        assertThat(units.path("crs").asText()).contains("4547");
        JsonNode energy = answer.path("files").get(2);
        assertThat(energy.path("usableAs").toString()).isEqualTo("[\"carbon.energy.file\"]");
        assertThat(energy.path("rows").asInt()).isEqualTo(2);
        assertThat(energy.path("columns").findValuesAsText("unit")).containsExactly("万吨");
        assertThat(answer.path("files").get(3).path("criteria").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(answer.path("files").get(4).path("kind").asText()).isEqualTo("unknown");
        assertThat(answer.path("problems").get(0).path("place").asText()).contains("none.tif");
    }

    @Test
    void aFolderSaysWhatItsFilesAreAndARasterInPiecesIsOne() throws Exception {
        Files.createDirectory(root.resolve("land"));
        Files.createDirectory(root.resolve("pieces"));
        Files.createDirectories(root.resolve("both/old.gdb"));
        new Desk(root)
                .write("land/a_1990.tif", PlainTiff.of(4, 2, (x, y) -> 1))
                .write("land/a_2000.tif", PlainTiff.of(4, 2, (x, y) -> 2))
                .write("land/readme.md", "x")
                .write("pieces/w.tif", PlainTiff.of(4, 2, (x, y) -> 1))
                .write("both/w.tif", PlainTiff.of(4, 2, (x, y) -> 1))
                .write("both/co2.csv", "区县,年份,CO2排放量（万吨）\nW,2000,12\n")
                .squares("both/half.json", 4547, "W 450000 3099400 450600 3100000");
        Desk.Outcome outcome =
                Desk.command("inspect", file("land"), file("pieces"), file("both"), file("both/old.gdb"), "--json");
        JsonNode answer = new ObjectMapper().readTree(outcome.out());
        assertThat(answer.path("files"))
                .extracting(f -> root.relativize(Path.of(f.path("file").asText())) + " "
                        + f.path("kind").asText())
                .containsExactly(
                        "land/a_1990.tif raster",
                        "land/a_2000.tif raster",
                        "pieces raster",
                        "both/co2.csv table",
                        "both/half.json vector",
                        "both/old.gdb vector",
                        "both/w.tif raster",
                        "both/old.gdb vector");
        assertThat(answer.path("problems").get(0).path("remedy").asText()).contains("ogr2ogr -f GPKG old.gpkg old.gdb");
        assertThat(outcome.told()).contains("ogr2ogr -f GPKG old.gpkg old.gdb");
    }

    @Test
    void foldersInAFolderAreLookedIntoButForRuns() throws Exception {
        for (String folder : List.of("all/land", "all/pieces", "all/run/tables", "all/.cache", "all/empty")) {
            Files.createDirectories(root.resolve(folder));
        }
        new Desk(root)
                .write("all/land/a_1990.tif", PlainTiff.of(4, 2, (x, y) -> 1))
                .write("all/land/a_2000.tif", PlainTiff.of(4, 2, (x, y) -> 2))
                .write("all/pieces/w.tif", PlainTiff.of(4, 2, (x, y) -> 1))
                .write("all/co2.csv", "区县,年份,CO2排放量（万吨）\nW,2000,12\n")
                .write("all/~$co2.xlsx", "lock") // beside a table that is open in Excel
                .write("all/run/run.json", "{}")
                .write("all/run/tables/t.csv", "a\n1\n")
                .write("all/.cache/t.csv", "a\n1\n");
        JsonNode answer = new ObjectMapper()
                .readTree(Desk.command("inspect", file("all"), "--json").out());
        assertThat(answer.path("files"))
                .extracting(
                        f -> root.relativize(Path.of(f.path("file").asText())).toString())
                .containsExactly("all/co2.csv", "all/land/a_1990.tif", "all/land/a_2000.tif", "all/pieces");
        Desk.Outcome run =
                Desk.command("inspect", file("all/run")); // a run asked for by itself: its records are no layers
        assertThat(run.out()).contains("t.csv").doesNotContain("run.json");
    }

    /** What {@code publish} writes holds copies of runs, an index of them and licences: nothing that a study takes. */
    @Test
    void aPublishedSiteIsLikeARun() throws Exception {
        new Desk(root)
                .write("site/co2.csv", "区县,年份,CO2排放量（万吨）\nW,2000,12\n")
                .write("site/atlas/index.html", "<html>")
                .write("site/atlas/licences.txt", "MIT\na,b\n")
                .write("site/atlas/runs.json", "{\"runs\": []}")
                .write("site/atlas/runs/1/run.json", "{}")
                .write("site/atlas/runs/1/tables/t.csv", "a\n1\n");
        Desk.Outcome around = Desk.command("inspect", file("site"));
        assertThat(around.out()).contains("co2.csv").doesNotContain("atlas");
        Desk.Outcome itself = Desk.command("inspect", file("site/atlas"));
        assertThat(itself.out() + itself.told()).doesNotContain("runs.json").doesNotContain("licences.txt");
    }

    @Test
    void aReaderGetsSentencesAndTables() throws Exception {
        new Desk(root)
                .write("clcd_1990.tif", PlainTiff.of(12, 6, (x, y) -> y == 0 ? 0 : 1 + x % 3))
                .squares("half.geojson", 4547, "W 450000 3099400 450600 3100000", "E 450600 3099400 451200 3100000")
                .squares("far.geojson", 4547, "F 550000 3099400 550600 3100000")
                .write("half.cpg", "UTF-8")
                .write("能耗.csv", "年份,地区,能源品种,消费量(万吨),单位\n2000,W,原煤,3.5,万吨\n2010,W,原煤,4,万吨\n");
        String english = Desk.command(
                        "inspect",
                        file("clcd_1990.tif"),
                        file("half.geojson"),
                        file("half.cpg"),
                        file("far.geojson"),
                        file("能耗.csv"))
                .out();
        assertThat(english)
                .contains(
                        "  code  cells   share  clcd (100.0 %)  cnlucc-6 (100.0 %)  cnlucc (100.0 %)\n",
                        "     1     20  33.3 %  cultivated      cultivated          cultivated\n")
                .contains("  12 x 6 cells of 100 m\n")
                .contains("\"half\": 2 polygons\n")
                .contains("not where this is: far.geojson")
                .contains("has the columns of: carbon.energy.file\n", "years inside: 2000, 2010\n")
                .doesNotContain("half.cpg", "Optional", "null");
        String chinese = Desk.command("inspect", file("能耗.csv"), file("clcd_1990.tif"), "--lang", "zh")
                .out();
        assertThat(chinese)
                .contains("具备以下输入所需的列：carbon.energy.file\n", "编码  像元数    占比  clcd (100.0 %)")
                .contains("amount（消费量(万吨)）  数值", "万吨");
    }

    /** A column has the name that a study gives it and the one that its author does, or those that it is made of. */
    @Test
    void columnsAreNamedAsTheirAuthorNamesThem() throws Exception {
        new Desk(root).write("y.csv", "县区,品种,单位,2005年,2020年\nW,原煤,t,1,2\nE,原煤,t,1,2\n");
        assertThat(Desk.command("inspect", file("y.csv")).out())
                .contains("  year (2005年, 2020年)  number", "  item (品种)            text")
                .contains("  amount                 number")
                .contains("  unit_of_amount (单位)  text", "  unit (县区)            text");
        JsonNode columns = new ObjectMapper()
                .readTree(Desk.command("inspect", file("y.csv"), "--json").out())
                .path("files")
                .get(0)
                .path("columns");
        assertThat(columns.get(0).path("written").toString()).isEqualTo("[\"2005年\",\"2020年\"]");
        assertThat(columns.get(2).has("written")).isFalse();
        assertThat(columns.get(4).path("written").toString()).isEqualTo("[\"县区\"]");
    }

    @Test
    void aWorkbookTellsEachSheetWithItsColumnsAndUnits() throws Exception {
        try (OutputStream out = Files.newOutputStream(root.resolve("年鉴.xlsx"));
                Workbook book = new Workbook(out, "test", "1.0")) {
            sheet(book, "说明", List.of(List.of("本表由统计局提供")));
            sheet(
                    book,
                    "能耗",
                    List.of(
                            List.of("年份", "地区", "能源品种", "消费量(万吨)", "单位"),
                            List.of("2000", "W", "原煤", "3.5", "万吨"),
                            List.of("2010", "W", "原煤", "4", "万吨")));
            sheet(
                    book,
                    "GDP",
                    List.of(List.of("生产总值"), List.of("地区", "产值(亿元)"), List.of("W", "12"), List.of("E", "7")));
        }
        JsonNode file = new ObjectMapper()
                .readTree(Desk.command("inspect", file("年鉴.xlsx"), "--json").out())
                .path("files")
                .get(0);
        assertThat(file.path("sheets").findValuesAsText("sheet")).containsExactly("说明", "能耗", "GDP");
        assertThat(file.path("sheet").asText()).isEqualTo("能耗"); // which a study can use
        assertThat(file.path("usableAs").toString()).isEqualTo("[\"carbon.energy.file\"]");
        assertThat(file.path("sheets").get(1).path("rows").asInt()).isEqualTo(2);
        assertThat(file.path("sheets").get(2).path("columns").findValuesAsText("unit"))
                .containsExactly("亿元");
        assertThat(file.path("sheets").get(2).path("usableAs")).isEmpty();
    }

    @Test
    void tablesOfTheUnitedNationsAreReadAboveTheirFootnotes() throws Exception {
        Files.writeString(
                root.resolve("un.csv"),
                "\"Country or Area\",\"Year\",\"Value\",\"Value Footnotes\"\n\"W\",\"2010\",\"5\",\"1\"\n"
                        + "\"E\",\"2010\",\"6\",\"\"\n\n\"footnoteSeqID\",\"Footnote\"\n\"1\",\"Estimate\"\n");
        JsonNode answer = new ObjectMapper()
                .readTree(Desk.command("inspect", file("un.csv"), "--json").out());
        assertThat(answer.path("problems")).isEmpty();
        assertThat(answer.path("files").get(0).path("rows").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsNoEmissionIsNotOfferedAsOne() throws Exception {
        Files.writeString(root.resolve("gdp.csv"), "区县,年份,GDP（亿元）\nW,2000,12\nW,2010,14\n");
        Files.writeString(root.resolve("people.csv"), "区县,年份,人口（万人）\nW,2000,12\nW,2010,14\n");
        Files.writeString(root.resolve("co2.csv"), "区县,年份,CO2排放量（万吨）\nW,2000,12\nW,2010,14\n");
        Files.writeString(root.resolve("both.csv"), "区县,年份,GDP（亿元）,CO2排放量（万吨）\nW,2000,12,3\n");
        Files.writeString(root.resolve("years.csv"), "区县,2000年排放量（万吨CO2）,2010年排放量（万吨CO2）\nW,12,13\n");
        JsonNode answer = new ObjectMapper()
                .readTree(Desk.command(
                                "inspect",
                                file("gdp.csv"),
                                file("people.csv"),
                                file("co2.csv"),
                                file("both.csv"),
                                file("years.csv"),
                                "--json")
                        .out());
        assertThat(answer.path("problems")).isEmpty();
        JsonNode files = answer.path("files");
        assertThat(files.get(0).path("usableAs").toString()).doesNotContain("carbon.emissions.file");
        assertThat(files.get(1).path("usableAs").toString()).doesNotContain("carbon.emissions.file");
        assertThat(files.get(2).path("usableAs").toString()).contains("carbon.emissions.file");
        assertThat(files.get(3).path("columns").findValuesAsText("name")).contains("GDP（亿元）");
        assertThat(files.get(4).path("usableAs").toString()).isEqualTo("[\"carbon.emissions.file\"]"); // no fuel
    }

    @Test
    void aTableBesideARasterNamesItsCodesBeforeAPresetDoesAndUnitsAreKnownWithoutWords() throws Exception {
        Desk desk = new Desk(root)
                .write("cover_1990.tif", PlainTiff.of(12, 6, (x, y) -> 1 + (x + y) % 6))
                .write(
                        "kelas.csv",
                        "ID,LC,color\n1,Primary Forest,#005500\n2,Rubber,#009933\n3,Rice,#ffff00\n"
                                + "4,Shrub,#aa8800\n5,Settlement,#ff0000\n6,Water,#0000ff\n")
                .write(
                        "villages.geojson",
                        "{\"type\":\"FeatureCollection\",\"features\":[" + village(1, "150901", "Jujuhan") + ","
                                + village(2, "150902", "Bathin") + "]}");
        JsonNode files = new ObjectMapper()
                .readTree(Desk.command(
                                "inspect",
                                file("cover_1990.tif"),
                                file("kelas.csv"),
                                file("villages.geojson"),
                                "--json")
                        .out())
                .path("files");
        JsonNode legend = files.get(0).path("legends").get(0);
        assertThat(legend.path("legend").asText()).endsWith("kelas.csv");
        assertThat(legend.path("share").asDouble()).isEqualTo(1);
        assertThat(legend.path("classes").findValuesAsText("class")).contains("Primary Forest", "Water");
        assertThat(files.get(0).path("legends").get(1).path("legend").asText()).isEqualTo("cnlucc-6");
        assertThat(files.get(2).path("id").asText()).isEqualTo("KODE2010");
        assertThat(files.get(2).path("name").asText()).isEqualTo("DESA");
    }

    /** One cell in 22 500 is of code 95, which WorldCover alone has; without it three legends fit alike. */
    @Test
    void aLegendThatKnowsOneCodeMoreStandsFirstAndEqualsAreTold() throws Exception {
        new Desk(root)
                .write("a.tif", PlainTiff.of(150, 150, (x, y) -> x + y == 0 ? 95 : 10 * (1 + x % 6)))
                .write("b.tif", PlainTiff.of(150, 150, (x, y) -> 10 * (1 + x % 6)))
                .write("c.tif", PlainTiff.of(150, 150, (x, y) -> 1 + x % 6)); // all of cnlucc-6
        JsonNode legends = new ObjectMapper()
                .readTree(Desk.command("inspect", file("a.tif"), "--json").out())
                .path("files")
                .get(0)
                .path("legends");
        assertThat(legends.findValuesAsText("legend")).startsWith("worldcover", "globeland30");
        assertThat(legends.get(0).path("classes").get(0).toString())
                .isEqualTo("{\"code\":10,\"class\":\"forest\",\"class_zh\":\"林地\",\"color\":\"#006400\"}");
        assertThat(Desk.command("inspect", file("a.tif")).out()).doesNotContain("fit alike");
        assertThat(Desk.command("inspect", file("c.tif")).out())
                .contains("cnlucc")
                .doesNotContain("fit alike");
        assertThat(Desk.command("inspect", file("b.tif")).out())
                .contains(
                        "  globeland30, worldcover, cci-lc fit alike: take the one of the product that the file is of");
        assertThat(Desk.command("inspect", file("b.tif"), "--lang=zh").out())
                .contains("  globeland30, worldcover, cci-lc 同样适配：请按数据所属产品选用", "耕地")
                .doesNotContain("cultivated");
    }

    /** Codes of NLCD, of which CNLUCC has a class for some. */
    @Test
    void whereNoPresetFitsATableOfOnesOwnIsAskedFor() throws Exception {
        int[] codes = {11, 21, 41, 71, 81, 82, 90, 95};
        new Desk(root)
                .write("nlcd.tif", PlainTiff.of(40, 40, (x, y) -> codes[x % 8]))
                .write("odd.tif", PlainTiff.of(40, 40, (x, y) -> 240 + x % 3))
                .write("fits.tif", PlainTiff.of(40, 40, (x, y) -> 1 + x % 6));
        String told = "  no preset has classes for them all: for land use write a table code,class as landUse.legend";
        assertThat(Desk.command("inspect", file("nlcd.tif")).out())
                .contains("cnlucc (", told)
                .doesNotContain("fit alike");
        assertThat(Desk.command("inspect", file("odd.tif")).out()).contains(told);
        assertThat(Desk.command("inspect", file("fits.tif")).out()).doesNotContain("no preset");
        assertThat(Desk.command("inspect", file("odd.tif"), "--lang=zh").out())
                .contains("  没有预置图例能涵盖上述编码：若为土地利用数据，请自编 code,class 两列的表，作为 landUse.legend");
    }

    /** A tile is filled with 0 where there is no land, and says so nowhere: the legend does. */
    @Test
    void cellsThatALegendCallsNoneDoNotSpeakAgainstIt() throws Exception {
        int[] codes = {0, 10, 52, 187, 190, 0};
        new Desk(root).write("GLC_FCS30D_2020.tif", PlainTiff.of(60, 60, (x, y) -> codes[x % 6]));
        JsonNode legends = new ObjectMapper()
                .readTree(Desk.command("inspect", file("GLC_FCS30D_2020.tif"), "--json")
                        .out())
                .path("files")
                .get(0)
                .path("legends");
        assertThat(legends.get(0).path("legend").asText()).isEqualTo("glc-fcs30");
        assertThat(legends.get(0).path("share").asDouble()).isEqualTo(1);
    }

    private static String village(int fid, String id, String name) {
        return "{\"type\":\"Feature\",\"properties\":{\"fid\":" + fid + ",\"KODE2010\":\"" + id
                + "\",\"PROVINSI\":\"Jambi\",\"DESA\":\""
                + name
                + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[112," + fid + "],[113," + fid + "],[113,"
                + (fid + 0.5) + "],[112," + fid + "]]]}}";
    }

    private static void sheet(Workbook book, String name, List<List<String>> rows) {
        Worksheet sheet = book.newWorksheet(name);
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                sheet.value(r, c, rows.get(r).get(c));
            }
        }
    }

    @Test
    void sharesOfBoxesTellHowFarFilesOverlap() throws Exception {
        new Desk(root)
                .squares("whole.geojson", 4547, "A 450000 3099000 452000 3100000")
                .squares("half.geojson", 4547, "B 451000 3099000 453000 3100000")
                .squares("away.geojson", 4547, "C 480000 3099000 481000 3100000");
        JsonNode files = new ObjectMapper()
                .readTree(Desk.command(
                                "inspect", file("whole.geojson"), file("half.geojson"), file("away.geojson"), "--json")
                        .out())
                .path("files");
        JsonNode overlaps = files.get(0).path("overlaps");
        assertThat(overlaps.get(0).path("share").asDouble()).isBetween(0.49, 0.51);
        assertThat(overlaps.get(1).path("share").asDouble()).isZero();
    }

    /** Output had no use and units of measure 430102, 430103; factors were offered as a stock and as a legend. */
    @Test
    void tablesAreOfferedForWhatTheyHoldAndAmountsHaveTheirOwnUnits() throws Exception {
        new Desk(root)
                .write("gdp.csv", "year,unit,amount,unit_of_amount\n2010,430102,310.5,10^8 yuan\n")
                .write("population.csv", "unit,population,gdp\nBatin II,50070,478\n")
                .write("factors.csv", "class,value,unit\nforest,-0.644,tC/ha/yr\n")
                .write("stock.csv", "class,value,unit\nforest,120,tC/ha\n")
                .write("legend.csv", "value,class\n11-14,cropland\n20.0,forest\n");
        JsonNode files = new ObjectMapper()
                .readTree(Desk.command(
                                "inspect",
                                file("gdp.csv"),
                                file("population.csv"),
                                file("factors.csv"),
                                file("stock.csv"),
                                file("legend.csv"),
                                "--json")
                        .out())
                .path("files");
        assertThat(files.findValues("usableAs").stream().map(JsonNode::toString))
                .containsExactly(
                        "[\"carbon.product\"]",
                        "[]",
                        "[\"carbon.factors\"]",
                        "[\"carbon.stock\"]",
                        "[\"landUse.legend\"]");
        assertThat(files.get(0).path("columns").findValuesAsText("unit")).containsExactly("10^8 yuan");
        assertThat(files.get(1).path("columns").findValuesAsText("unit")).isEmpty();
    }
}
