package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Ellipsoid;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The project's document: paths, groups, order, styles. QGIS itself reads it in the slow set. */
class QgisProjectTest {
    @Test
    void layersStandInTheirGroupsWithRelativePathsAndTheirStyles() throws Exception {
        String raster = QgisStyle.palette(List.of(1), List.of(new Key.Entry(Words.same("林地"), 0x009e73)));
        String vector = QgisStyle.single(new Key.Entry(Words.same("x"), 0x123456));
        Document xml = PicturesTest.parse(QgisProject.xml(
                        ground("A <study>", OptionalInt.of(4547), "PROJCS[\"x\"]", Optional.empty()),
                        List.of(
                                new QgisProject.Group(
                                        "单元",
                                        List.of(new QgisProject.Layer(
                                                "v",
                                                "区县",
                                                "vectors/units.gpkg|layername=区县",
                                                QgisProject.Kind.POLYGON,
                                                vector,
                                                false))),
                                new QgisProject.Layer(
                                        "r", "2020", "rasters/a.tif", QgisProject.Kind.RASTER, raster, true)),
                        "分级")
                .replaceFirst("<!DOCTYPE[^>]*>", ""));
        Element group = (Element) xml.getElementsByTagName("layer-tree-group").item(1);
        assertThat(group.getAttribute("name")).isEqualTo("单元");
        Element leaf = (Element) group.getElementsByTagName("layer-tree-layer").item(0);
        assertThat(leaf.getAttribute("source")).isEqualTo("./vectors/units.gpkg|layername=区县");
        assertThat(leaf.getAttribute("checked")).isEqualTo("Qt::Unchecked");
        assertThat(leaf.getElementsByTagName("Option").getLength()).isZero();
        Element last = (Element) xml.getElementsByTagName("layer-tree-layer").item(1);
        Element label = (Element) last.getElementsByTagName("Option").item(1);
        assertThat(label.getAttribute("name")).isEqualTo("legend/label-0");
        assertThat(label.getAttribute("value")).isEqualTo("分级"); // not "Band 1 (Palette)"
        assertThat(xml.getElementsByTagName("maplayer").getLength()).isEqualTo(2);
        Element second = (Element) xml.getElementsByTagName("maplayer").item(1);
        assertThat(second.getAttribute("type")).isEqualTo("raster");
        assertThat(second.getElementsByTagName("datasource").item(0).getTextContent())
                .isEqualTo("./rasters/a.tif");
        assertThat(second.getElementsByTagName("paletteEntry").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("A <study>");
        assertThat(xml.getElementsByTagName("authid").item(0).getTextContent()).isEqualTo("EPSG:4547");
        assertThat(xml.getElementsByTagName("Absolute").item(0).getTextContent())
                .isEqualTo("false");
    }

    /** On degrees nothing could be measured without: QGIS would give a square degree as 1. */
    @Test
    void measuresOnTheEllipsoidWhereCoordinatesAreDegrees() {
        assertThat(QgisProject.xml(
                        ground("A", OptionalInt.of(4326), "GEOGCS[\"x\"]", Optional.of(Ellipsoid.WGS84)),
                        List.of(),
                        "x"))
                .contains("<Ellipsoid type=\"QString\">PARAMETER:6378137.0:6356752.314245179</Ellipsoid>");
        assertThat(QgisProject.xml(
                        ground("A", OptionalInt.of(4547), "PROJCS[\"x\"]", Optional.empty()), List.of(), "x"))
                .doesNotContain("Ellipsoid");
    }

    private static QgisProject.Ground ground(String title, OptionalInt epsg, String wkt, Optional<Ellipsoid> degrees) {
        return new QgisProject.Ground(title, epsg, wkt, degrees, 1, 2, 3, 4);
    }
}
