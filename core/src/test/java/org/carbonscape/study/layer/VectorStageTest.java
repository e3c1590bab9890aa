package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.vector.GeoPackageStyles;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.UnitColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layers of units, read back from the GeoPackage. */
class VectorStageTest {
    @TempDir
    private Path folder;

    private RunFolder written;

    private void write(SmallStudy.Run run, UnitColumn... more) {
        write(Language.EN, run, more);
    }

    private void write(Language language, SmallStudy.Run run, UnitColumn... more) {
        written = RunFolder.prepare(new RunTarget(folder.resolve("run"), false), List.of());
        new VectorStage(run.inputs(), run.counts(), run.account(), List.of(more))
                .write(written, language, new PlainEngine());
    }

    private Layer layer(String name) {
        return VectorFile.read(written.file("vectors/units.gpkg"), name);
    }

    private static double value(Layer layer, int feature, String column) {
        return layer.value(feature, layer.find(column).orElseThrow());
    }

    @Test
    void aLayerHasShapesAreasFluxesAndStocksOfItsUnits() {
        write(SmallStudy.in(folder).run(SmallStudy.ALL_CARBON));
        Layer parts = layer("parts");
        assertThat(parts.size()).isEqualTo(4);
        assertThat(parts.crs()).contains(SmallStudy.grid().crs());
        assertThat(parts.fields().stream().map(Layer.Field::name))
                .startsWith("fid", "id", "name", "cropland_km2_2000", "forest_km2_2000", "construction_km2_2000")
                .contains("source_tCO2_2010", "net_tCO2_per_ha_2020", "stock_tC_2020")
                .contains("source_tCO2_per_ha_2020", "sink_tCO2_per_ha_2010", "stock_tC_per_ha_2000")
                .contains("stock_change_tC_2010", "stock_change_tC_per_ha_2020")
                .hasSize(3 + 9 + 18 + 6 + 4);
        for (int u = 1; u <= 4; u++) {
            assertThat(parts.text(u - 1, 1)).isEqualTo(SmallStudy.UNITS.get(u - 1));
            assertThat(parts.text(u - 1, 2)).isEqualTo(SmallStudy.UNIT_NAMES.get(u - 1));
            assertThat(parts.geometry(u - 1).getArea()).isCloseTo(120_000, within(1e-6));
            for (int p = 0; p < 3; p++) {
                int year = SmallStudy.YEARS.get(p);
                for (int c = 1; c <= 3; c++) {
                    assertThat(value(parts, u - 1, SmallStudy.CLASSES.get(c - 1) + "_km2_" + year))
                            .isCloseTo(SmallStudy.cells(u, p, c) / 100.0, within(1e-12));
                }
                double source = SmallStudy.source_tCO2(u, p);
                double sink = SmallStudy.sink_tCO2(u, p);
                double area = SmallStudy.cells(u, p, 1) + SmallStudy.cells(u, p, 2) + SmallStudy.cells(u, p, 3);
                assertThat(value(parts, u - 1, "source_tCO2_" + year)).isCloseTo(source, within(1e-9));
                assertThat(value(parts, u - 1, "sink_tCO2_" + year)).isCloseTo(sink, within(1e-9));
                assertThat(value(parts, u - 1, "net_tCO2_" + year)).isCloseTo(source + sink, within(1e-9));
                assertThat(value(parts, u - 1, "net_tCO2_per_ha_" + year))
                        .isCloseTo((source + sink) / area, within(1e-9));
                assertThat(value(parts, u - 1, "source_tCO2_per_ha_" + year)).isCloseTo(source / area, within(1e-9));
                assertThat(value(parts, u - 1, "sink_tCO2_per_ha_" + year)).isCloseTo(sink / area, within(1e-9));
                double stock = SmallStudy.stock_tC(u, p);
                assertThat(value(parts, u - 1, "stock_tC_" + year)).isCloseTo(stock, within(1e-9));
                assertThat(value(parts, u - 1, "stock_tC_per_ha_" + year)).isCloseTo(stock / area, within(1e-9));
                if (p > 0) {
                    double change = stock - SmallStudy.stock_tC(u, p - 1);
                    assertThat(value(parts, u - 1, "stock_change_tC_" + year)).isCloseTo(change, within(1e-9));
                    assertThat(value(parts, u - 1, "stock_change_tC_per_ha_" + year))
                            .isCloseTo(change / area, within(1e-9));
                }
            }
        }
    }

    @Test
    void withoutAccountsALayerHasAreasOnly() throws Exception {
        write(SmallStudy.in(folder).run());
        assertThat(layer("parts").fields()).hasSize(3 + 9);
        assertThat(written.written(new PlainEngine()).keySet()).containsExactly("vectors/units.gpkg");
        assertThat(styles()).hasSize(1).allSatisfy(s -> assertThat(s).contains("parts|parts|1|", "singleSymbol"));
    }

    /** So that layers of several regions and runs go together. */
    @Test
    void aClassThatIsNowhereHasItsColumns() throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        study.text("legend.csv", Files.readString(study.folder().resolve("legend.csv")) + "9,glacier,冰川,#ffffff\n");
        write(study.run());
        assertThat(layer("parts").fields().stream().map(Layer.Field::name))
                .contains("forest_km2_2000", "construction_km2_2020", "glacier_km2_2000", "glacier_km2_2020");
    }

    /** A table of SQLite has 2,000 columns: 700 classes of three phases would be more. */
    @Test
    void whatALayerHasNoRoomForIsLeftOutAndTold() throws IOException {
        SmallStudy.Run run = withClasses(700);
        assertThat(new VectorStage(run.inputs(), run.counts(), run.account(), List.of()).cautions())
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.text(Language.EN)).isEqualTo("""
                            RUN-C06     vectors/units.gpkg: the columns of parts are more than the 2,000 \
                            of a layer in a GeoPackage; \
                            left out: areas by class of 2010
                                        They stand in the tables: areas of units by class in transitions.csv, \
                            all else in the table of its own. \
                            A legend of fewer classes leaves room for more.""");
                    assertThat(p.text(Language.ZH)).isEqualTo("""
                            RUN-C06     vectors/units.gpkg：parts 的列多于 GeoPackage 图层所能容纳的 2,000 列；未写入：2010 年各地类面积
                                        这些数值均在结果表格中：单元各地类面积见 transitions.csv，其余见各自的表。减少图例的地类数，可写入更多列。""");
                });
        write(run, new UnitColumn(0, "gi_bin_2010", Table.Kind.INTEGER, u -> u));
        List<String> names =
                layer("parts").fields().stream().map(Layer.Field::name).toList();
        assertThat(names)
                .hasSize(3 + 1400 + 18 + 1)
                .contains("forest_km2_2000", "k9_km2_2020", "net_tCO2_2010", "gi_bin_2010")
                .doesNotContain("forest_km2_2010");
        assertThat(value(layer("parts"), 0, "forest_km2_2020"))
                .isCloseTo(SmallStudy.cells(1, 2, 2) / 100.0, within(1e-12));
    }

    @Test
    void areasOfAllPhasesGoBeforeAnythingElse() throws IOException {
        SmallStudy.Run run = withClasses(1000);
        assertThat(new VectorStage(run.inputs(), run.counts(), run.account(), List.of()).cautions())
                .singleElement()
                .satisfies(p -> assertThat(p.found(Language.EN)).endsWith("; left out: areas by class"));
        write(run);
        assertThat(layer("parts").fields()).hasSize(3 + 18);
    }

    private SmallStudy.Run withClasses(int count) throws IOException {
        SmallStudy study = SmallStudy.in(folder);
        StringBuilder legend = new StringBuilder(Files.readString(study.folder().resolve("legend.csv")));
        for (int c = 4; c <= count; c++) {
            legend.append(c).append(",k").append(c).append(",,#ffffff\n");
        }
        study.text("legend.csv", legend.toString());
        return study.run(SmallStudy.FACTORS_AND_EMISSIONS);
    }

    @Test
    void aChineseRunTellsWhatColumnsAreCalled() throws Exception {
        write(SmallStudy.in(folder).run(SmallStudy.ALL_CARBON));
        assertThat(titles()).as("English names stand for themselves").isEmpty();
        write(Language.ZH, SmallStudy.in(folder).run(SmallStudy.ALL_CARBON));
        assertThat(titles())
                .containsEntry("name", "单元名称")
                .containsEntry("net_tCO2_per_ha_2020", "2020 年单位面积净碳排放（tCO2/ha）")
                .containsEntry("stock_change_tC_2010", "2010 年碳储量变化（tC）")
                .containsEntry("forest_km2_2000", "2000 年林地面积（km2）")
                .hasSize(layer("parts").fields().size() - 1); // all but fid
        assertThat(LayerWords.of(
                        Table.named("zones").text("zone_zh", "no such column").build(), Language.ZH))
                .containsOnlyKeys("zone_zh");
    }

    private Map<String, String> titles() throws Exception {
        Map<String, String> titles = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + written.file("vectors/units.gpkg"))) {
            ResultSet there = connection
                    .createStatement()
                    .executeQuery("SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_data_columns'");
            if (there.getInt(1) == 1) {
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT column_name, name FROM gpkg_data_columns WHERE table_name = 'parts'");
                while (rows.next()) {
                    titles.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return titles;
    }

    /** Layer, name, whether the default, document. */
    private List<String> styles() throws Exception {
        List<String> styles = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + written.file("vectors/units.gpkg"));
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT f_table_name, styleName, useAsDefault, styleQML FROM layer_styles "
                                + "WHERE f_geometry_column = 'geom' AND f_table_schema = '' ORDER BY id")) {
            while (rows.next()) {
                styles.add(
                        rows.getString(1) + "|" + rows.getString(2) + "|" + rows.getInt(3) + "|" + rows.getString(4));
            }
        }
        return styles;
    }

    @Test
    void everySetIsALayerAndSquaresAreCutAtTheEdge() {
        write(SmallStudy.in(folder).run("  squares: { fishnet: 500 m }\n"));
        Layer squares = layer("squares");
        assertThat(squares.size()).isEqualTo(4);
        assertThat(squares.text(1, 1)).isEqualTo("r1c2");
        assertThat(squares.geometry(0).getArea()).isCloseTo(250_000, within(1e-6));
        assertThat(squares.geometry(1).getArea()).isCloseTo(300 * 500, within(1e-6));
        assertThat(squares.geometry(3).getArea()).isCloseTo(300 * 100, within(1e-6));
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += value(squares, i, "forest_km2_2000");
        }
        assertThat(sum).isCloseTo(SmallStudy.cells(0, 0, 2) / 100.0, within(1e-12));
        assertThat(layer("parts").size()).isEqualTo(4);
    }

    @Test
    void columnsOfOtherStagesStandInTheLayerOfTheirSet() {
        write(
                SmallStudy.in(folder).run("  squares: { fishnet: 500 m }\n"),
                new UnitColumn(1, "cluster", Table.Kind.TEXT, u -> "k" + u),
                new UnitColumn(0, "rank", Table.Kind.INTEGER, u -> 10 * u),
                new UnitColumn(0, "level", Table.Kind.NUMBER, u -> u == 2 ? Double.NaN : u / 2.0));
        Layer parts = layer("parts");
        assertThat(parts.find("cluster")).isEmpty();
        assertThat(value(parts, 3, "rank")).isEqualTo(40);
        assertThat(value(parts, 1, "level")).isNaN();
        assertThat(value(parts, 2, "level")).isEqualTo(1.5);
        Layer squares = layer("squares");
        assertThat(squares.text(2, squares.find("cluster").orElseThrow())).isEqualTo("k3");
        assertThat(squares.find("rank")).isEmpty();
    }

    /** Behind those of quantities, so that QGIS opens the layer with the net. */
    @Test
    void aColumnOfClassesBringsItsStyle() throws IOException {
        Key.Classes key = new Key.Classes(
                Words.of("Cluster", "集聚类型"),
                List.of(new Key.Entry(Words.of("High", "高"), 0xd7191c), new Key.Entry(Words.of("Low", "低"), 0x2c7bb6)));
        write(
                Language.ZH,
                SmallStudy.in(folder).run(SmallStudy.ALL_CARBON),
                new UnitColumn(0, "lisa_cluster_2020", Table.Kind.TEXT, u -> u > 2 ? "HH" : "LL")
                        .styled(new UnitColumn.Style(Words.of("LISA 2020", "集聚 2020"), List.of("HH", "LL"), key)));
        List<GeoPackageStyles.Styled> styles = GeoPackageStyles.read(written.file("vectors/units.gpkg"));
        assertThat(styles.get(0).name()).isEqualTo("净碳排放（tCO₂/(公顷·年)）2020");
        GeoPackageStyles.Styled last = styles.get(styles.size() - 1);
        assertThat(last.name()).isEqualTo("集聚 2020");
        assertThat(last.qml()).contains("attr=\"lisa_cluster_2020\"", "value=\"HH\" label=\"高\"", "215,25,28,255");
    }

    @Test
    void unitsWithoutLandKeepTheirPolygonAndHaveNoFluxAHectare() {
        SmallStudy small = SmallStudy.in(folder);
        Sketch.squares(
                folder.resolve("parts.geojson"),
                4547,
                "A 500000 2999400 500800 3000000",
                "far 700000 2999400 700800 3000000");
        write(small.run("carbon: { factors: factors.csv }\n"));
        Layer parts = layer("parts");
        assertThat(parts.size()).isEqualTo(2);
        assertThat(value(parts, 1, "forest_km2_2000")).isEqualTo(0);
        assertThat(value(parts, 1, "net_tCO2_per_ha_2000")).isNaN();
    }

    @Test
    void layersCarryAStyleForEachQuantityAndOpenWithNetFluxOfTheLastPhase() throws Exception {
        write(SmallStudy.in(folder).run("  \"a/b\": { fishnet: 400 m }\n", SmallStudy.ALL_CARBON));
        assertThat(styles()).hasSize(10);
        assertThat(styles().subList(0, 5))
                .map(s -> s.substring(
                        0, s.indexOf('|', s.indexOf("|1|") < 0 ? s.indexOf("|0|") + 1 : s.indexOf("|1|") + 1)))
                .containsExactly(
                        "parts|Net emissions (tCO₂/ha a year) 2020|1",
                        "parts|Source (tCO₂/ha a year) 2020|0",
                        "parts|Sink (tCO₂/ha a year) 2020|0",
                        "parts|Carbon stock (tC/ha) 2020|0",
                        "parts|Change in carbon stock (tC/ha) 2010–2020|0");
        assertThat(styles().get(0)).contains("attr=\"net_tCO2_per_ha_2020\"").contains("58,63,69,255");
        assertThat(styles().get(5))
                .startsWith("a/b|Net emissions (tCO₂/ha a year) 2020|1|")
                .doesNotContain("58,63,69,255");
        assertThat(written.written(new PlainEngine()).keySet()).containsExactly("vectors/units.gpkg");
    }
}
