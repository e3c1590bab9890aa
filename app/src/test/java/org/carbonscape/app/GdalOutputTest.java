package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a run writes opens in GDAL and in spreadsheets, with colours, names, units and coordinate system. */
class GdalOutputTest {
    @TempDir
    private static Path root;

    private static Desk desk;

    @BeforeAll
    static void aRun() {
        desk = new Desk(root);
        desk.write("a.tif", PlainTiff.of(600, 300, (x, y) -> x < 10 ? 0 : 1 + (x / 50 + y / 30) % 6))
                .write("b.tif", PlainTiff.of(600, 300, (x, y) -> x < 10 ? 0 : 1 + (x / 50 + y / 25) % 6))
                .squares("u.geojson", 4547, "W 450000 3070000 480000 3100000", "E 480000 3070000 510000 3100000")
                .study(
                        "2000: a.tif, 2010: b.tif",
                        "units: { 区县: { file: u.geojson, id: id, name: name }, cells: { fishnet: 10 km } }\ncarbon: { "
                                + "factors: literature-cn }\n");
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static String told(String... command) {
        try {
            Path log = Files.createTempFile(root, "gdal", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.waitFor();
            return Files.readString(log);
        } catch (IOException e) {
            assumeTrue(false, "skipped: " + command[0] + " is not installed");
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String info(String file) {
        return told(
                "gdalinfo",
                "-stats",
                "--config",
                "GDAL_PAM_ENABLED",
                "YES",
                root.resolve("run").resolve(file).toString());
    }

    @Test
    void landUseOpensWithNamesColoursNoDataOverviewsAndItsSystem() {
        assertThat(info("rasters/landuse_2010.tif"))
                .contains(
                        "ID[\"EPSG\",4547]",
                        "Size is 600, 300",
                        "Origin = (450000.000000000000000,3100000.000000000000000)",
                        "Pixel Size = (100.000000000000000,-100.000000000000000)",
                        "Type=Byte, ColorInterp=Palette",
                        "Block=256x256",
                        "COMPRESSION=DEFLATE",
                        "NoData Value=0",
                        "Overviews: 150x75",
                        "1: cultivated",
                        "2: forest",
                        "5: construction",
                        "Color Table (RGB with 256 entries)",
                        "1: 255,235,168,255",
                        "Minimum=1.000, Maximum=6.000")
                .doesNotContain("ERROR", "Warning");
    }

    @Test
    void changeOpensWithItsFromToLegend() {
        assertThat(info("rasters/change_2000_2010.tif"))
                .contains(
                        "ID[\"EPSG\",4547]",
                        "NoData Value=0",
                        "11: cultivated (unchanged)",
                        "12: cultivated → forest",
                        "ColorInterp=Palette")
                .doesNotContain("ERROR", "Warning");
    }

    @Test
    void fluxOpensAsValuesWithUnitAndNoData() {
        for (String flow : List.of("source", "sink", "net")) {
            assertThat(info("rasters/" + flow + "_2010.tif"))
                    .contains(
                            "Type=Float32",
                            "NoData Value=nan",
                            "Unit Type: tCO2/ha/yr",
                            "carbon " + flow + " 2010",
                            "Overviews: 150x75")
                    .doesNotContain("ERROR", "Warning");
        }
        // forest -0.644 x 44/12 = -2.361 is the least, cultivated 0.422 x 44/12 = 1.547 the most
        assertThat(info("rasters/net_2010.tif")).contains("Minimum=-2.361, Maximum=1.547");
        // QGIS styles beside them, limits from the same values
        assertThat(root.resolve("run/rasters/net_2010.qml")).content().contains("classificationMin=\"-2.4\"", "#");
        assertThat(root.resolve("run/rasters/source_2010.qml")).content().contains("colorrampshader");
        assertThat(told("ogrinfo", "-al", root.resolve("run/vectors/units.gpkg").toString(), "layer_styles"))
                .contains(
                        "f_table_name (String) = 区县",
                        "attr=\"net_tCO2_per_ha_2010\"",
                        "useAsDefault (Integer(Boolean)) = 1");
    }

    @Test
    void unitsOpenWithTheirAttributes() {
        String layers = told(
                "ogrinfo", "-al", "-so", root.resolve("run/vectors/units.gpkg").toString());
        assertThat(layers)
                .contains(
                        "Layer name: 区县",
                        "Layer name: cells",
                        "Feature Count: 2",
                        "Feature Count: 18",
                        "ID[\"EPSG\",4547]",
                        "id: String",
                        "name: String",
                        "forest_km2_2010: Real",
                        "source_tCO2_2010: Real",
                        "sink_tCO2_2010: Real",
                        "net_tCO2_2010: Real",
                        "net_tCO2_per_ha_2010: Real")
                .doesNotContain("ERROR", "Warning");
        double written = Double.parseDouble(told(
                        "ogrinfo",
                        "-al",
                        "-geom=NO",
                        "-where",
                        "id='E'",
                        root.resolve("run/vectors/units.gpkg").toString(),
                        "区县")
                .lines()
                .filter(l -> l.contains("net_tCO2_2010 (Real)"))
                .findFirst()
                .orElseThrow()
                .split("=")[1]
                .strip());
        assertThat(written).isEqualTo(desk.number("carbon-by-unit", 4, "区县 E unit E 2010", "net_tCO2"));
    }

    @Test
    void theWorkbookHasASheetForEveryTableAndItsNumbersAreNumbers() throws Exception {
        List<String> tables;
        try (var files = Files.list(root.resolve("run/tables"))) {
            tables = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".csv"))
                    .map(f -> f.replace(".csv", ""))
                    .sorted()
                    .toList();
        }
        try (ZipFile book = new ZipFile(root.resolve("run/tables/study.xlsx").toFile())) {
            for (var entries = book.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                    parse(book, entry.getName()); // well-formed, all of them
                }
            }
            NodeList sheets = parse(book, "xl/workbook.xml").getElementsByTagName("sheet");
            List<String> names = new ArrayList<>();
            for (int i = 0; i < sheets.getLength(); i++) {
                names.add(sheets.item(i).getAttributes().getNamedItem("name").getNodeValue());
            }
            assertThat(names).containsExactlyInAnyOrderElementsOf(tables);
            String areas = new String(
                    book.getInputStream(
                                    book.getEntry("xl/worksheets/sheet" + (names.indexOf("class-areas") + 1) + ".xml"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            String cells = Long.toString((long) desk.number("class-areas", 2, "2000 forest", "cells"));
            assertThat(areas).contains("<v>" + cells + "</v>");
        }
    }

    private static Document parse(ZipFile book, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(book.getInputStream(book.getEntry(name)));
    }
}
