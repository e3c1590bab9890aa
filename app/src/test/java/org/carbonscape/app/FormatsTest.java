package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input as it comes: other grids, encodings, legends, and studies that leave parts out. */
class FormatsTest {
    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void aDesk() {
        desk = new Desk(root);
    }

    private void runs() {
        Desk.Outcome run = desk.run();
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void aSeriesWhoseFilesDifferInEverythingIsBroughtOntoTheFirstGrid() throws Exception {
        // 40 x 20 cells of 100 m: west half forest, east half cultivated
        desk.write("a.tif", PlainTiff.of(40, 20, (x, y) -> x < 20 ? 2 : 1));
        // the west 30 columns only, in cells of 50 m, 16 bits, with another no-data: cultivated but for the first 100 m
        // column
        desk.write(
                "b.tif",
                PlainTiff.of(60, 40, (x, y) -> x < 2 ? 6 : x == 59 ? -9 : 1)
                        .type(PlainTiff.Type.SHORT)
                        .cells(50, 50)
                        .noData("-9"));
        // more than the region in degrees, everything construction: 113.49..113.54 E, 27.99..28.02 N
        desk.write(
                "c.tif",
                PlainTiff.of(200, 200, (x, y) -> 5)
                        .epsg(4490)
                        .at(113.4, 28.1)
                        .cells(0.001, 0.001)
                        .noData(""));
        desk.study("2000: a.tif, 2010: b.tif, 2020: c.tif", "");
        runs();
        assertThat(desk.number("class-areas", 2, "2000 forest", "cells")).isEqualTo(400);
        assertThat(desk.number("class-areas", 2, "2010 unused", "cells")).isEqualTo(20);
        // 30 columns less the one that is unused; the centre of the last lies between a good column and one of no data
        assertThat(desk.number("class-areas", 2, "2010 cultivated", "cells")).isIn(28 * 20.0, 29 * 20.0);
        assertThat(desk.number("class-areas", 2, "2020 construction", "cells")).isEqualTo(800);
        assertThat(desk.number("transitions", 6, "region region 2000 2010 forest unused", "cells"))
                .isEqualTo(20);
        assertThat(desk.number("transitions", 6, "region region 2000 2010 forest cultivated", "cells"))
                .isEqualTo(19 * 20);
        assertThat(Files.readString(root.resolve("run/report.html")))
                .contains(
                        "b.tif",
                        "c.tif",
                        "brought onto the study grid (nearest); differs in coordinate system",
                        "ALIGN-C01");
    }

    @Test
    void aGeographicGridHasTrueAreasRowByRow() {
        // one column of 0.25 degrees, each row another class: 20, 40 and 60 degrees north are their north edges
        desk.write(
                        "a.tif",
                        PlainTiff.of(2, 3, (x, y) -> y + 1)
                                .epsg(4490)
                                .at(110, 60)
                                .cells(0.25, 20))
                .study("2000: a.tif", "");
        runs();
        for (int y = 0; y < 3; y++) {
            double north = Math.toRadians(60 - 20 * y);
            double south = Math.toRadians(40 - 20 * y);
            // both cells of the row: b^2 (lambda2 - lambda1) / 2 [sin / (1 - e^2 sin^2) + atanh(e sin) / e]
            double km2 = (band(north) - band(south)) * Math.toRadians(0.5) / 1e6;
            assertThat(desk.number(
                            "class-areas",
                            2,
                            "2000 "
                                    + List.of("cultivated", "forest", "grassland")
                                            .get(y),
                            "area_km2"))
                    .isCloseTo(km2, within(1e-9 * km2));
        }
    }

    /** CGCS2000: a = 6378137 m, 1/f = 298.257222101. */
    private static double band(double latitude) {
        double f = 1 / 298.257222101;
        double b = 6_378_137 * (1 - f);
        double e = Math.sqrt(f * (2 - f));
        double s = Math.sin(latitude);
        return b * b / 2 * (s / (1 - e * e * s * s) + Math.log((1 + e * s) / (1 - e * s)) / (2 * e));
    }

    @Test
    void energyTablesInAnyEncodingAndAsWorkbookGiveTheSameAccount() throws Exception {
        desk.write("a.tif", PlainTiff.of("115522 115522")).write("u.geojson", """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},\
                "features":[
                {"type":"Feature","properties":{"id":"岳麓区"},"geometry":{"type":"Polygon","coordinates":[[[450000,\
                3099800],[450300,3099800],[450300,3100000],[450000,3100000],[450000,3099800]]]}},
                {"type":"Feature","properties":{"id":"雨花区"},"geometry":{"type":"Polygon","coordinates":[[[450300,\
                3099800],[450600,3099800],[450600,3100000],[450300,3100000],[450300,3099800]]]}}]}""");
        String csv =
                "year,unit,item,amount,unit_of_amount\n2000,岳麓区,raw coal,10,10^4 t\n2000,雨花区,gasoline,3.5,10^4 t\n";
        Table table = Table.named("energy")
                .integer("year")
                .text("unit", "item")
                .number("amount")
                .text("unit_of_amount")
                .row(2000, "岳麓区", "raw coal", 10.0, "10^4 t")
                .row(2000, "雨花区", "gasoline", 3.5, "10^4 t")
                .build();
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        XlsxWriter.write(List.of(table), List.of(table.name()), Map.of(), Language.EN, new PlainEngine(), workbook);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("utf8.csv", csv.getBytes(StandardCharsets.UTF_8));
        forms.put("bom.csv", ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8));
        forms.put("gbk.csv", csv.replace("\n", "\r\n").getBytes(Charset.forName("GBK")));
        forms.put("book.xlsx", workbook.toByteArray());
        List<Map<String, List<String>>> accounts = new ArrayList<>();
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            desk.write(form.getKey(), form.getValue())
                    .study(
                            "2000: a.tif",
                            "units: { d: { file: u.geojson, id: id } }\ncarbon: { energy: { file: " + form.getKey()
                                    + ", route: ncv, units: d } }\n");
            runs();
            accounts.add(desk.rows("carbon-by-unit", 4));
        }
        assertThat(accounts).allMatch(accounts.get(0)::equals);
        assertThat(desk.number("carbon-by-unit", 4, "d 岳麓区 岳麓区 2000", "source_tCO2"))
                .isGreaterThan(100_000);
    }

    @Test
    void unitsInTheChineseMapDatumAreBroughtBack() {
        desk.write(
                "a.tif",
                PlainTiff.of(300, 300, (x, y) -> 1 + (x + y) % 6)
                        .epsg(4326)
                        .at(112.9, 28.3)
                        .cells(0.001, 0.001));
        double[] w = {113.03, 28.08, 113.13, 28.2};
        double[] low = gcj02(w[0], w[1]);
        double[] high = gcj02(w[2], w[3]);
        desk.write("wgs.geojson", square(w[0], w[1], w[2], w[3]))
                .write("gcj.geojson", square(low[0], low[1], high[0], high[1]))
                .study("2000: a.tif", """
                        units:
                          wgs: { file: wgs.geojson, id: id }
                          gcj: { file: gcj.geojson, id: id, coordinates: gcj-02 }
                          undeclared: { file: gcj.geojson, id: id }
                        carbon: { factors: literature-cn }
                        """);
        runs();
        double area = desk.number("carbon-by-unit", 4, "wgs q q 2000", "source_tCO2");
        assertThat(desk.number("carbon-by-unit", 4, "gcj q q 2000", "source_tCO2"))
                .isEqualTo(area);
        assertThat(desk.number("carbon-by-unit", 4, "undeclared q q 2000", "source_tCO2"))
                .as("500 m off")
                .isNotEqualTo(area);
    }

    private static String square(double west, double south, double east, double north) {
        return ("{\"type\":\"Feature\",\"properties\":{\"id\":\"q\"},\"geometry\":{\"type\":\"Polygon\","
                        + "\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}}")
                .formatted(west, south, east, north);
    }

    /** WGS84 to GCJ-02 by the published series. */
    private static double[] gcj02(double lon, double lat) {
        double x = lon - 105;
        double y = lat - 35;
        double waves = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
        double dLat = -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves
                + (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3
                + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
        double dLon = 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves
                + (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3
                + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
        double a = 6_378_245;
        double ee = 0.00669342162296594323;
        double s = Math.sin(Math.toRadians(lat));
        double m = 1 - ee * s * s;
        return new double[] {
            lon + Math.toDegrees(dLon / (a / Math.sqrt(m) * Math.cos(Math.toRadians(lat)))),
            lat + Math.toDegrees(dLat / (a * (1 - ee) / (m * Math.sqrt(m))))
        };
    }

    @Test
    void threeHundredClassesOfTheUsersOwnOneOfThemWithCodeZero() {
        StringBuilder legend = new StringBuilder("code,class\n");
        for (int c = 0; c < 300; c++) {
            legend.append(c).append(",kind ").append(c).append('\n');
        }
        desk.write("l.csv", legend.toString())
                .write(
                        "a.tif",
                        PlainTiff.of(30, 20, (x, y) -> (y * 30 + x) % 300)
                                .type(PlainTiff.Type.SHORT)
                                .noData(""))
                .write(
                        "b.tif",
                        PlainTiff.of(30, 20, (x, y) -> (y * 30 + x + 1) % 300)
                                .type(PlainTiff.Type.SHORT)
                                .noData(""))
                .write("study.yaml", "study: many\nlandUse: { legend: l.csv, phases: { 2000: a.tif, 2010: b.tif } }\n");
        runs();
        assertThat(desk.rows("class-areas", 2))
                .hasSize(600)
                .allSatisfy((key, row) -> assertThat(row.get(2)).isEqualTo("2"));
        // every cell moves on by one class, the last to the first
        assertThat(desk.rows("transitions", 6))
                .hasSize(300)
                .containsKey("region region 2000 2010 kind 299 kind 0")
                .containsKey("region region 2000 2010 kind 0 kind 1");
        assertThat(root.resolve("run/figures/land-use-maps.svg"))
                .content()
                .contains("the 261 other classes")
                .doesNotContain("kind 50<");
    }

    @Test
    void everyUnknownUnitOfAFactorTableIsToldAtOnce() {
        desk.write("a.tif", PlainTiff.of("112233 112233"))
                .study("2000: a.tif", "units: { squares: { fishnet: 200 m } }\ncarbon: { factors: f.csv }\n")
                .write("f.csv", """
                        class,value,unit,unit_id
                        forest,-0.6,tC/ha/yr,
                        forest,-1,tC/ha/yr,999999
                        cultivated,0.5,tC/ha/yr,888888
                        """);
        Desk.Outcome run = desk.run();
        assertThat(run.code()).isNotZero();
        assertThat(run.told()).contains("\"999999\" is not among").contains("\"888888\" is not among");
    }

    @Test
    void onePhaseAndNoUnitsStillMakeAnAccount() {
        desk.write("a.tif", PlainTiff.of("112233 112233"))
                .study("2000: a.tif", "carbon: { factors: literature-cn, stock: s.csv }\n")
                .write(
                        "s.csv",
                        "class,value,unit\ncultivated,1,tC/ha\nforest,2,tC/ha\ngrassland,3,tC/ha\nwater,0,tC/ha\n"
                                + "construction,0,tC/ha\nunused,0,tC/ha\n");
        runs();
        // 4 ha each: cultivated 0.422, forest -0.644, grassland -0.021 tC/ha
        assertThat(desk.number("carbon-by-unit", 4, "region region region 2000", "source_tCO2"))
                .isCloseTo(4 * 0.422 * 44 / 12, within(1e-12));
        assertThat(desk.number("carbon-by-unit", 4, "region region region 2000", "sink_tCO2"))
                .isCloseTo(-4 * (0.644 + 0.021) * 44 / 12, within(1e-12));
        assertThat(desk.number("stock-by-unit", 3, "region region 2000", "stock_tC"))
                .isEqualTo(4 * (1 + 2 + 3));
        assertThat(root.resolve("run/tables/transitions.csv"))
                .content()
                .as("a header and no row")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnlucc-6",
                "cnlucc-25",
                "cnlucc",
                "clcd",
                "globeland30",
                "worldcover",
                "cci-lc",
                "glc-fcs30",
                "mcd12q1",
                "esri",
                "gb-t-21010"
            })
    void everyPresetLegendReadsEveryCodeOfItsOwn(String preset) throws Exception {
        List<Integer> codes = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        try (InputStream csv = Legend.class.getResourceAsStream(preset + ".csv")) {
            new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> l.matches("[0-9]+,.*"))
                    .forEach(l -> {
                        codes.add(Integer.parseInt(l.split(",")[0].strip()));
                        classes.add(l.split(",")[1].strip());
                    });
        }
        int none = 30_000;
        desk.write(
                        "a.tif",
                        PlainTiff.of(codes.size() + 1, 1, (x, y) -> x < codes.size() ? codes.get(x) : none)
                                .type(PlainTiff.Type.SHORT)
                                .noData(Integer.toString(none)))
                .write("study.yaml", "study: preset\nlandUse: { legend: " + preset + ", phases: { 2000: a.tif } }\n");
        runs();
        Map<String, Long> expected = new LinkedHashMap<>();
        classes.stream().filter(c -> !c.isEmpty() && !c.equals("none")).forEach(c -> expected.merge(c, 1L, Long::sum));
        Map<String, Long> counted = new LinkedHashMap<>();
        desk.rows("class-areas", 2).values().stream()
                .filter(r -> !r.get(2).equals("0"))
                .forEach(r -> counted.put(r.get(1), Long.parseLong(r.get(2))));
        assertThat(counted).isEqualTo(expected);
        if (preset.equals("cnlucc-6") || preset.equals("cnlucc")) {
            assertThat(counted.keySet())
                    .isEqualTo(Set.of("cultivated", "forest", "grassland", "water", "construction", "unused"));
        }
    }
}
