package org.carbonscape.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmlReaderTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) {
        try {
            return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refused(Path file, Language language) {
        return catchThrowableOfType(ProblemException.class, () -> VectorFile.read(file))
                .problems()
                .get(0)
                .text(language);
    }

    /** As GDAL and QGIS write it; without a schema a code may be 01, so that all is text. */
    @Test
    void columnsThatTheSchemaDeclaresAsNumbersAreNumbers() {
        Layer layer = VectorFile.read(file("typed.kml", """
                <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema name="s" id="s">
                <SimpleField name="code" type="string"/><SimpleField name="gdp" type="float"/>
                <SimpleField name="people" type="int"/><SimpleField name="late" type="int"/></Schema>
                <Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="code">01</SimpleData>
                 <SimpleData name="gdp">1.5</SimpleData><SimpleData name="people">7</SimpleData></SchemaData>
                 </ExtendedData><Point><coordinates>1,1</coordinates></Point></Placemark>
                <Placemark><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="code">02</SimpleData>
                 <SimpleData name="gdp"> </SimpleData><SimpleData name="late">9</SimpleData></SchemaData></ExtendedData>
                 <Point><coordinates>2,1</coordinates></Point></Placemark>
                </Document></kml>
                """));
        assertThat(layer.fields())
                .extracting(f -> f.name() + " " + f.kind())
                .containsExactly("code TEXT", "gdp NUMBER", "people INTEGER", "late INTEGER");
        assertThat(layer.value(0, 3)).isNaN(); // what begins later stays with its placemark
        assertThat(layer.text(1, 3)).isEqualTo("9");
        assertThat(layer.text(0, 0)).isEqualTo("01");
        assertThat(layer.value(0, 1)).isEqualTo(1.5);
        assertThat(layer.value(1, 1)).isNaN();
        assertThat(layer.text(0, 2)).isEqualTo("7");
        assertThat(layer.value(1, 2)).isNaN();
    }

    /** As Google Earth writes it: folders, heights, line breaks, several parts, a hole before its shell. */
    private static final String KML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Counties</name>
            <Style id="s"><LineStyle><color>ff0000ff</color></LineStyle></Style>
            <Folder><name>North</name>
             <Placemark><name>岳麓区</name><description><![CDATA[<b>no</b>]]></description>
              <ExtendedData><Data name="code"><displayName>c</displayName><value>430104</value></Data>
               <SchemaData schemaUrl="#x"><SimpleData name="people">801861</SimpleData></SchemaData></ExtendedData>
              <Polygon><extrude>1</extrude>
               <innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs>
               <outerBoundaryIs><LinearRing><coordinates>
                0,0,50 4,0,50
                4,4,50 0, 4, 50 0,0,50
               </coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
            </Folder>
            <Placemark><name>two parts</name><MultiGeometry>
              <Polygon><outerBoundaryIs><LinearRing><coordinates>10,0 11,0 11,1 10,0</coordinates></LinearRing>\
            </outerBoundaryIs></Polygon>
              <Polygon><outerBoundaryIs><LinearRing><coordinates>12,0 14,0 14,2 12,0</coordinates></LinearRing>\
            </outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>13,0.5 13.5,0.5 13.5,1 13,0.5</coordinates>\
            </LinearRing></innerBoundaryIs></Polygon>
            </MultiGeometry></Placemark>
            </Document></kml>
            """;

    @Test
    void placemarksOfAllFoldersAreOneLayer() {
        Layer layer = VectorFile.read(file("counties.kml", KML));
        assertThat(layer.name()).isEqualTo("counties");
        assertThat(layer.crs()).contains(Crs.epsg(4326));
        assertThat(layer.size()).isEqualTo(2);
        assertThat(layer.geometry(0).getArea()).isEqualTo(16 - 0.5);
        assertThat(layer.geometry(0).getGeometryType()).isEqualTo("Polygon");
        assertThat(layer.geometry(1).getGeometryType()).isEqualTo("MultiPolygon");
        assertThat(layer.geometry(1).getArea()).isEqualTo(0.5 + 2 - 0.125);
        assertThat(layer.fields().stream().map(Object::toString).toList().toString())
                .contains("name", "code", "people")
                .doesNotContain("description", "displayName");
    }

    /** As ArcGIS exports a layer: its attributes are a table within a table of the description. */
    @Test
    void anHtmlTableOfTheDescriptionGivesColumns() {
        String page = """
                <html xmlns:fo="f"><body><table style="a"><tr style="b"><td>%s</td></tr><tr><td><table><tr>
                <td>FID</td><td>0</td></tr><tr bgcolor="#D4E4F3">
                <td>adcode</td>
                <td>%s</td></tr><tr><td>NAME</td><td>other</td></tr><tr><th>R&amp;D</th><td><b>5</b>&nbsp;</td></tr>
                </table></td></tr></table></body></html>""";
        String placemark = """
                <Placemark><name>%s</name><description>%s</description>
                <Polygon><outerBoundaryIs><LinearRing><coordinates>%s,0 %<s.5,0 %<s.5,1 %<s,0</coordinates></LinearRing>
                </outerBoundaryIs></Polygon></Placemark>""";
        Layer layer = VectorFile.read(file(
                "arcgis.kml",
                "<kml>" + placemark.formatted("芙蓉区", "<![CDATA[" + page.formatted("芙蓉区", "430102") + "]]>", 10)
                        + placemark.formatted(
                                "天心区",
                                page.formatted("天心区", "430103")
                                        .replace("&", "&amp;")
                                        .replace("<", "&lt;"),
                                20)
                        + "</kml>"));
        assertThat(layer.fields()).extracting(f -> f.name()).containsExactly("name", "FID", "adcode", "R&D");
        assertThat(layer.text(1, 3)).isEqualTo("5");
        UnitLayer units = UnitLayer.of(layer, Optional.of("adcode"), Optional.of("name"), "units.a");
        assertThat(units.ids()).containsExactly("430102", "430103");
        assertThat(units.names()).containsExactly("芙蓉区", "天心区");
    }

    /** Found by its content too, and units take their ids from it. */
    @Test
    void kmlServesAsUnits() {
        UnitLayer units = UnitLayer.of(
                VectorFile.read(file("counties.xml", KML)), Optional.of("name"), Optional.empty(), "units.a");
        assertThat(units.ids()).containsExactly("岳麓区", "two parts");
    }

    @Test
    void whatIsWrongIsToldWithItsLine() {
        assertThat(refused(file("cut.kml", KML.substring(0, 700)), Language.EN))
                .startsWith("VECTOR-02   cut.kml: the file is damaged: line ")
                .contains("not well-formed XML");
        assertThat(refused(file("odd.kml", KML.replace("4,0,50", "4;0")), Language.EN))
                .startsWith("VECTOR-02   odd.kml: the file is damaged: line 10: a coordinate was expected");
        assertThat(refused(file("none.kml", "<kml></kml>"), Language.EN)).startsWith("VECTOR-05");
    }

    @Test
    void formatsThatAreNotReadAreToldWithTheWayInQgis() throws IOException {
        Files.createDirectory(folder.resolve("county.gdb"));
        assertThat(refused(folder.resolve("county.gdb"), Language.EN)).isEqualTo("""
                VECTOR-22   county.gdb: ESRI FileGDB is not read here
                            Save it as GeoPackage: in QGIS by a right click on the layer > Export > Save Features As, \
                or by ogr2ogr -f GPKG county.gpkg county.gdb""");
        assertThat(refused(file("county.kmz", "PK\u0003\u0004"), Language.ZH)).isEqualTo("""
                VECTOR-22   county.kmz：此处无法读取 KMZ 文件
                            请另存为 GeoPackage：在 QGIS 中右击图层 > 导出 > 要素另存为，或使用 ogr2ogr -f GPKG county.gpkg county.kmz""");
        assertThat(refused(file("my county.tab", "!table"), Language.EN))
                .startsWith("VECTOR-22   my county.tab: MapInfo is not read here")
                .endsWith("ogr2ogr -f GPKG \"my county.gpkg\" \"my county.tab\"");
    }
}
