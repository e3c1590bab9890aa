package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.layer.FluxRaster.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;

/** The rasters of a run, as files and made again as they are read, against cells looked at one by one. */
class RasterStageTest {
    private static final String BY_LIGHTS = SmallStudy.FACTORS_AND_EMISSIONS + "  allocate: { by: lights.tif }\n";
    private static final String BY_YEAR = SmallStudy.FACTORS_AND_EMISSIONS
            + "  allocate: { by-year: { 2000: lights2000.tif, 2010: lights2010.tif, 2020: lights.tif } }\n";

    /** How emissions come to cells. */
    private enum Placing {
        AREA(SmallStudy.FACTORS_AND_EMISSIONS),
        LIGHTS(BY_LIGHTS),
        LIGHTS_OF_THE_YEAR(BY_YEAR);

        private final String sections;

        Placing(String sections) {
            this.sections = sections;
        }

        double weight(int phase, int column, int row) {
            if (this == AREA) {
                return 1;
            }
            return this == LIGHTS || phase == 2 ? 1 + column * row : 1 + column + (9 * phase + 1) * row;
        }
    }

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder)
                .values("lights.tif", (column, row) -> 1 + column * row)
                .values("lights2000.tif", (column, row) -> 1 + column + row)
                .values("lights2010.tif", (column, row) -> 1 + column + 10 * row);
    }

    private RunFolder written;

    private Images write(SmallStudy.Run run, Engine engine) {
        written = RunFolder.prepare(new RunTarget(folder.resolve("run"), false), List.of());
        return stage(run).write(written, Language.EN, engine);
    }

    private static RasterStage stage(SmallStudy.Run run) {
        return new RasterStage(run.inputs(), run.counts(), run.land(), run.account());
    }

    private float[] read(String name) {
        return Sketch.cells(TiffFile.open(written.file("rasters/" + name)).values(SmallStudy.grid(), List.of()));
    }

    /** tCO2 of a hectare in a year. */
    private static double flux(Flow flow, int phase, int column, int row, Placing placing) {
        int c = SmallStudy.at(phase, column, row);
        if (c == 0) {
            return Double.NaN;
        }
        int unit = SmallStudy.unit(column, row);
        double share = 0;
        if (c == 3) {
            double weights = 0;
            for (int y = 0; y < SmallStudy.ROWS; y++) {
                for (int x = 0; x < SmallStudy.COLUMNS; x++) {
                    if (SmallStudy.unit(x, y) == unit && SmallStudy.at(phase, x, y) == 3) {
                        weights += placing.weight(phase, x, y);
                    }
                }
            }
            share = placing.weight(phase, column, row) / weights;
        }
        double factor = SmallStudy.FACTORS_tCO2_PER_HA[c - 1];
        double source = Math.max(0, factor) + share * SmallStudy.EMISSIONS_tCO2[phase][unit - 1];
        double sink = Math.min(0, factor);
        return flow == Flow.SOURCE ? source : flow == Flow.SINK ? sink : source + sink;
    }

    /** Of 42 classes of a national legend 15 were there; the atlas and QGIS listed all. */
    @Test
    void theStyleOfLandUseHasTheClassesThatOccur() throws Exception {
        String legend = Files.readString(folder.resolve("legend.csv"));
        small.text("legend.csv", legend + "250,mangrove,红树林,#80ffbf\n");
        write(small.run(), new PlainEngine());
        assertThat(Files.readString(written.file("rasters/landuse_2020.qml")))
                .contains("label=\"Forest\"") // as in the report; the file itself keeps the name that tables have
                .doesNotContain("mangrove");
        assertThat(Files.readString(written.file("rasters/landuse_2020.tif.aux.xml")))
                .contains("mangrove");
    }

    @Test
    void landUseIsWrittenAsClassIndices() {
        write(small.run(), new PlainEngine());
        for (int p = 0; p < 3; p++) {
            float[] cells = read("landuse_" + SmallStudy.YEARS.get(p) + ".tif");
            for (int i = 0; i < 48; i++) {
                int expected = SmallStudy.at(p, i % 8, i / 8);
                if (expected == 0) {
                    assertThat(cells[i]).isNaN();
                } else {
                    assertThat(cells[i]).isEqualTo(expected);
                }
            }
        }
        assertThat(written.written(new PlainEngine()).keySet())
                .as("without flows no rasters of flux")
                .allMatch(name -> name.startsWith("rasters/landuse_") || name.startsWith("rasters/change_"))
                .hasSize(18); // each with its names and colours beside it
    }

    @Test
    void stocksAreDensitiesAndTheirChangeIsTheDifferenceWhereBothPhasesHaveAClass() throws Exception {
        write(small.run("carbon: { stock: stock.csv }\n"), new PlainEngine());
        for (int p = 0; p < 3; p++) {
            float[] cells = read("stock_" + SmallStudy.YEARS.get(p) + ".tif");
            for (int i = 0; i < 48; i++) {
                assertThat(Double.valueOf(cells[i])).isEqualTo(Double.valueOf(stock(p, i)));
            }
        }
        for (int[] pair : new int[][] {{0, 1}, {1, 2}, {0, 2}}) {
            float[] cells = read(
                    "stock_change_" + SmallStudy.YEARS.get(pair[0]) + "_" + SmallStudy.YEARS.get(pair[1]) + ".tif");
            for (int i = 0; i < 48; i++) {
                assertThat(Double.valueOf(cells[i])).isEqualTo(Double.valueOf(stock(pair[1], i) - stock(pair[0], i)));
            }
        }
        assertThat(Files.readString(written.file("rasters/stock_change_2000_2020.tif"), StandardCharsets.ISO_8859_1))
                .contains("change in carbon stock 2000-2020")
                .contains("tC/ha");
        String held = Files.readString(written.file("rasters/stock_2020.qml"));
        // classes of 10, 50 and 150 tC/ha; the top limits of each class of a discrete ramp, the last without an end
        assertThat(held).contains("value=\"30\"", "value=\"100\"", "value=\"inf\"");
        assertThat(Files.readString(written.file("rasters/stock_change_2000_2010.qml")))
                .contains("value=\"inf\"")
                .isNotEqualTo(held);
        assertThat(written.written(new PlainEngine()).keySet()).doesNotContain("rasters/net_2000.tif");
    }

    private static double stock(int phase, int cell) {
        int c = SmallStudy.at(phase, cell % 8, cell / 8);
        return c == 0 ? Double.NaN : SmallStudy.STOCK_tC_PER_HA[c - 1];
    }

    /** 25 reads "from 2 to 5". */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "0, 2"})
    void changeIsTenTimesFromPlusTo(int before, int after) {
        write(small.run(), new PlainEngine());
        float[] cells = read("change_" + SmallStudy.YEARS.get(before) + "_" + SmallStudy.YEARS.get(after) + ".tif");
        for (int i = 0; i < 48; i++) {
            int from = SmallStudy.at(before, i % 8, i / 8);
            int to = SmallStudy.at(after, i % 8, i / 8);
            if (from == 0 || to == 0) {
                assertThat(cells[i]).isNaN();
            } else {
                assertThat(cells[i]).isEqualTo(10 * from + to);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Placing.class)
    void fluxesAreFactorsAndTheCellsPartOfItsUnitsEmissions(Placing placing) {
        SmallStudy.Run run = small.run(placing.sections);
        write(run, new PlainEngine());
        for (Flow flow : Flow.values()) {
            for (int p = 0; p < 3; p++) {
                float[] cells = read(flow.name().toLowerCase(Locale.ROOT) + "_" + SmallStudy.YEARS.get(p) + ".tif");
                for (int i = 0; i < 48; i++) {
                    double expected = flux(flow, p, i % 8, i / 8, placing);
                    if (Double.isNaN(expected)) {
                        assertThat(cells[i]).isNaN();
                    } else {
                        assertThat(cells[i])
                                .isCloseTo((float) expected, within((float) (1e-6 * (1 + Math.abs(expected)))));
                    }
                }
            }
        }
    }

    /** The promise of the account: the map's cells add up to what was given. */
    @Test
    void sourcesOfTheMapAddUpToTheAccount() {
        SmallStudy.Run run = small.run(BY_LIGHTS);
        write(run, new PlainEngine());
        for (int p = 0; p < 3; p++) {
            double sum = 0;
            for (float cell : read("source_" + SmallStudy.YEARS.get(p) + ".tif")) {
                sum += Float.isNaN(cell) ? 0 : cell;
            }
            double expected = SmallStudy.source_tCO2(0, p);
            assertThat(sum).isCloseTo(expected, within(expected * 1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void cellsMadeAgainAreThoseOfTheFile(Flow flow) {
        for (String carbon :
                List.of(SmallStudy.FACTORS_AND_EMISSIONS, BY_LIGHTS, "carbon: { factors: factors.csv }\n")) {
            SmallStudy.Run run = small.run(carbon);
            write(run, new PlainEngine());
            for (int p = 0; p < 3; p++) {
                float[] made = Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), p, flow));
                float[] file = read(flow.name().toLowerCase(Locale.ROOT) + "_" + SmallStudy.YEARS.get(p) + ".tif");
                for (int i = 0; i < 48; i++) {
                    if (SmallStudy.at(p, i % 8, i / 8) == 0) {
                        assertThat(made[i]).isNaN();
                    } else {
                        assertThat(made[i]).as(carbon).isEqualTo(file[i]);
                    }
                }
            }
            written.close();
        }
    }

    @Test
    void aUnitsOwnFactorHoldsForItsCellsOnly() {
        small.text("factors.csv", "unit_id,class,value,unit\n,forest,-2,tCO2/ha/yr\nC,forest,-5,tCO2/ha/yr\n");
        SmallStudy.Run run = small.run("carbon: { factors: factors.csv }\n");
        write(run, new PlainEngine());
        float[] cells = read("sink_2000.tif");
        for (int i = 0; i < 48; i++) {
            if (SmallStudy.at(0, i % 8, i / 8) == 2) {
                assertThat(cells[i]).isEqualTo(SmallStudy.unit(i % 8, i / 8) == 3 ? -5f : -2f);
            }
        }
    }

    /** A class that is a sink and carries emissions shows both. */
    @Test
    void aSinkThatCarriesEmissionsIsSourceAndSink() {
        SmallStudy.Run run = small.run("""
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { to: forest }
                """);
        write(run, new PlainEngine());
        float[] source = read("source_2020.tif");
        float[] sink = read("sink_2020.tif");
        float[] net = read("net_2020.tif");
        for (int i = 0; i < 48; i++) {
            if (SmallStudy.at(2, i % 8, i / 8) == 2) {
                int unit = SmallStudy.unit(i % 8, i / 8);
                float emitted = (float) (SmallStudy.EMISSIONS_tCO2[2][unit - 1] / SmallStudy.cells(unit, 2, 2));
                assertThat(source[i]).isCloseTo(emitted, within(1e-3f));
                assertThat(sink[i]).isEqualTo(-2f);
                assertThat(net[i]).isEqualTo(source[i] + sink[i]);
            }
        }
    }

    @Test
    void threadsWriteTheSameBytes() throws Exception {
        SmallStudy.Run run = small.run(BY_LIGHTS);
        write(run, new PlainEngine());
        SortedMap<String, FileHash> plain = written.written(new PlainEngine());
        written.close();
        try (Engine three = new LocalEngine(3)) {
            write(run, three);
        }
        assertThat(written.written(new PlainEngine()))
                .isEqualTo(plain)
                .hasSize(6 * 3 + 9 * 2); // each with its style, those of classes with their names beside it
    }

    @Test
    void rastersSayWhatTheyHold() throws Exception {
        write(small.run(SmallStudy.FACTORS_AND_EMISSIONS), new PlainEngine());
        assertThat(Files.readString(written.file("rasters/source_2010.tif"), StandardCharsets.ISO_8859_1))
                .contains("carbon source 2010")
                .contains("tCO2/ha/yr");
        TiffFile land = TiffFile.open(written.file("rasters/landuse_2010.tif"));
        assertThat(land.colours())
                .containsEntry(1, 0xf0e442)
                .containsEntry(2, 0x009e73)
                .containsEntry(3, 0xd55e00);
        assertThat(land.grid()).isEqualTo(SmallStudy.grid());
    }

    @Test
    void eachFlowHasAStyleOfItsOwnForAllPhases() throws Exception {
        write(small.run(SmallStudy.FACTORS_AND_EMISSIONS), new PlainEngine());
        Map<String, String> styles = new HashMap<>();
        for (String flow : List.of("net", "source", "sink")) {
            String style = Files.readString(written.file("rasters/" + flow + "_2000.qml"));
            assertThat(Files.readString(written.file("rasters/" + flow + "_2020.qml")))
                    .as("one key for all phases")
                    .isEqualTo(style);
            styles.put(flow, style);
        }
        assertThat(styles.values()).doesNotHaveDuplicates();
    }

    // pictures

    @Test
    void aSmallMapIsItsOwnPicture() {
        SmallStudy.Run run = small.run(SmallStudy.FACTORS_AND_EMISSIONS);
        Images images = write(run, new PlainEngine());
        assertThat(List.of(images.columns(), images.rows(), images.step())).containsExactly(8, 6, 1);
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < 48; i++) {
                assertThat(images.classes().get(p)[i]).isEqualTo(SmallStudy.at(p, i % 8, i / 8));
            }
            assertThat(images.source().get(p)).containsExactly(read("source_" + SmallStudy.YEARS.get(p) + ".tif"));
            assertThat(images.sink().get(p)).containsExactly(read("sink_" + SmallStudy.YEARS.get(p) + ".tif"));
            assertThat(images.net().get(p)).containsExactly(read("net_" + SmallStudy.YEARS.get(p) + ".tif"));
        }
        MapFrame frame = images.frame();
        assertThat(frame.districts()).hasSize(4);
        assertThat(frame.districts().get(1).name().en()).isEqualTo("Birch");
        assertThat(frame.districts().get(1).outline().getArea()).isCloseTo(120_000, within(1e-6));
        assertThat(List.of(frame.west(), frame.south(), frame.east(), frame.north()))
                .containsExactly(500_000.0, 2_999_400.0, 500_800.0, 3_000_000.0);
    }

    /** 1,000 x 750 cells of 0.8 m: every other cell, the one after the middle of two. */
    @Test
    void aLargeMapIsSampledAtTheMiddleOfItsPixels() {
        SmallStudy.Run run = small.run("grid: { cell: 0.8 m }\n", "carbon: { factors: factors.csv }\n");
        Images images = write(run, new PlainEngine());
        assertThat(List.of(images.columns(), images.rows(), images.step())).containsExactly(500, 375, 2);
        float[] land = Sketch.cells(TiffFile.open(written.file("rasters/landuse_2010.tif"))
                .values(run.inputs().studyArea().grid(), List.of()));
        float[] sink = Sketch.cells(TiffFile.open(written.file("rasters/sink_2010.tif"))
                .values(run.inputs().studyArea().grid(), List.of()));
        for (int i = 0; i < 500 * 375; i++) {
            int cell = (i / 500 * 2 + 1) * 1000 + i % 500 * 2 + 1;
            assertThat(images.classes().get(1)[i]).isEqualTo(Float.isNaN(land[cell]) ? 0 : land[cell]);
            assertThat(Float.valueOf(images.sink().get(1)[i])).isEqualTo(Float.valueOf(sink[cell]));
        }
        assertThat(images.frame().east()).isEqualTo(500_800);
        assertThat(images.frame().south()).isEqualTo(2_999_400);
    }

    /** A pixel is a cell of 100 m here: islets up to four of them are not drawn, a unit of nothing else is its box. */
    @Test
    void outlinesOfMapsLeaveOutIslets() {
        String island = "[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]";
        small.text(
                "parts.geojson",
                Sketch.collection(
                        4547,
                        List.of(
                                Sketch.feature(
                                        "\"id\":\"A\",\"name\":\"large and small\"",
                                        "\"MultiPolygon\",\"coordinates\":["
                                                + island.formatted(500_000, 2_999_400, 500_400, 3_000_000) + ","
                                                + island.formatted(500_500, 2_999_400, 500_650, 2_999_600) + "]"),
                                Sketch.feature(
                                        "\"id\":\"B\",\"name\":\"small\"",
                                        "\"MultiPolygon\",\"coordinates\":["
                                                + island.formatted(500_700, 2_999_900, 500_800, 3_000_000) + ","
                                                + island.formatted(500_500, 2_999_700, 500_600, 2_999_800) + "]"))));
        MapFrame frame = stage(small.run()).images().frame();
        assertThat(frame.districts().get(0).outline().getNumGeometries()).isEqualTo(1);
        assertThat(frame.districts().get(0).outline().getArea()).isEqualTo(240_000);
        assertThat(frame.districts().get(1).outline().getArea())
                .as("the box of both")
                .isEqualTo(300 * 300);
    }

    /** A county around its city painted the city over where it came later, and its name stood in the city. */
    @Test
    void aUnitWithinAnotherIsNotPaintedOver() {
        String square = "[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]";
        String city = square.formatted(500_250, 2_999_250, 500_550, 2_999_750);
        String speck = square.formatted(500_020, 2_999_420, 500_120, 2_999_520);
        small.text(
                "parts.geojson",
                Sketch.collection(
                        4547,
                        List.of(
                                Sketch.feature(
                                        "\"id\":\"A\",\"name\":\"city\"", "\"Polygon\",\"coordinates\":[" + city + "]"),
                                Sketch.feature(
                                        "\"id\":\"B\",\"name\":\"county\"",
                                        "\"Polygon\",\"coordinates\":["
                                                + square.formatted(500_000, 2_999_000, 500_800, 3_000_000) + "," + city
                                                + "," + speck + "]"))));
        MapFrame.District county =
                stage(small.run()).images().frame().districts().get(1);
        assertThat(county.outline().getArea()).isEqualTo(800 * 1000 - 300 * 500);
        assertThat(county.outline()
                        .distance(county.outline()
                                .getFactory()
                                .createPoint(new Coordinate(county.labelX(), county.labelY()))))
                .isZero();
    }

    /** Ellipses of 300 towns lay in an empty frame. */
    @Test
    void ofUnitsTooManyToBeDrawnTheOutlineOfAllIs() {
        String strip = "[[[%1$s,2999400],[%2$s,2999400],[%2$s,3000000],[%1$s,3000000],[%1$s,2999400]]]";
        small.text(
                "parts.geojson",
                Sketch.collection(
                        4547,
                        IntStream.range(0, 201)
                                .mapToObj(i -> Sketch.feature(
                                        "\"id\":\"" + i + "\",\"name\":\"strip " + i + "\"",
                                        "\"Polygon\",\"coordinates\":"
                                                + strip.formatted(500_000 + 2 * i, 500_002 + 2 * i)))
                                .toList()));
        MapFrame frame = stage(small.run()).images().frame();
        assertThat(frame.districts()).hasSize(1);
        assertThat(frame.districts().get(0).name().isEmpty()).isTrue();
        assertThat(frame.districts().get(0).outline().getArea())
                .as("but for what is simplified")
                .isBetween(0.98 * 402 * 600, 402.0 * 600);
    }

    @Test
    void picturesToBeFilledHaveNothingInThem() {
        Images images = stage(small.run(SmallStudy.FACTORS_AND_EMISSIONS)).images();
        assertThat(images.classes()).hasSize(3).allSatisfy(c -> assertThat(c).containsOnly(0f));
        assertThat(images.source()).hasSize(3).allSatisfy(s -> assertThat(s).containsOnly(Float.NaN));
    }
}
