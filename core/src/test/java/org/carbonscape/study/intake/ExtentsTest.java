package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.assertj.core.api.Assertions;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a window or a county of a large raster: totals against cells looked at one by one, blocks counted. */
class ExtentsTest {
    private static final int SIDE = 1600;
    private static final double CELL = 100;
    private static final Grid NATION = new Grid(Crs.epsg(4547), 400_000, 3_200_000, CELL, CELL, SIDE, SIDE);

    private static final int BLOCKS = 49;

    /** A county with a bay: its corners lie between centres. */
    private static final double[][] COUNTY = {
        {460_010, 3_140_020}, {495_030, 3_140_020}, {495_030, 3_110_010}, {480_060, 3_125_040}, {460_010, 3_105_070}
    };

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void aNation() {
        small = SmallStudy.in(folder);
        raster("nation.tif", NATION);
        small.text("county.geojson", """
                {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}},
                "features": [{"type": "Feature", "properties": {"id": "c"}, "geometry": {"type": "Polygon",
                "coordinates": [[%s]]}}]}
                """.formatted(ring()));
    }

    private static String ring() {
        List<String> points = new ArrayList<>();
        for (int i = 0; i <= COUNTY.length; i++) {
            double[] p = COUNTY[i % COUNTY.length];
            points.add("[" + p[0] + "," + p[1] + "]");
        }
        return String.join(",", points);
    }

    private static int at(int column, int row) {
        return (column * 31 + row * 17 + column / 7 * (row / 5)) % 4; // 0 = none, 3 classes
    }

    private void raster(String name, Grid grid) {
        int left = (int) Math.round((grid.west() - NATION.west()) / CELL);
        int top = (int) Math.round((NATION.north() - grid.north()) / CELL);
        MadeClasses made = new MadeClasses(
                grid,
                Tiling.bands(grid.columns(), grid.rows(), 64),
                3,
                () -> MadeClasses.reader((window, tile) -> {
                    for (int i = 0; i < window.cells(); i++) {
                        tile.set(
                                i,
                                at(
                                        left + window.column() + i % window.width(),
                                        top + window.row() + i / window.width()));
                    }
                }));
        try (TiffWriter out = TiffWriter.classes(folder.resolve(name), grid, 3, List.of(), TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), made);
            out.finish();
        }
    }

    private SmallStudy.Run run(String extent, String more) {
        return small.runWhole("""
                study: x
                grid: { extent: %s }
                landUse: { legend: legend.csv, phases: { 2000: nation.tif } }
                """.formatted(extent) + more);
    }

    /** Hectares of each class by looking at every centre of the nation. */
    private static double[] expected(BiPredicate<Double, Double> inside) {
        double[] km2 = new double[4];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                if (inside.test(NATION.west() + (column + 0.5) * CELL, NATION.north() - (row + 0.5) * CELL)) {
                    km2[at(column, row)] += CELL * CELL / 1e6;
                }
            }
        }
        km2[0] = 0;
        return km2;
    }

    private static boolean inCounty(double x, double y) {
        boolean in = false;
        for (int i = 0, j = COUNTY.length - 1; i < COUNTY.length; j = i++) {
            double[] a = COUNTY[i];
            double[] b = COUNTY[j];
            if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                in = !in;
            }
        }
        return in;
    }

    private static void same(SmallStudy.Run run, double[] expected) {
        double[] km2 = run.land().region(0).km2();
        for (int c = 1; c <= 3; c++) {
            assertThat(km2[c]).isCloseTo(expected[c], within(1e-9));
        }
    }

    /** 0.3 by 0.3 degrees: 29.5 km by 33.2 km of the map, and a little for lines that are not parallel. */
    @Test
    void aRasterOfAnotherSystemIsTheBoxAroundIt() {
        Grid window = new Grid(Crs.epsg(4490), 113.6, 28.2, 0.01, 0.01, 30, 30);
        try (TiffWriter out =
                TiffWriter.classes(folder.resolve("window.tif"), window, 1, List.of(), TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), MadeClasses.none(window, 1));
            out.finish();
        }
        double[] x = {113.6, 113.6, 113.9, 113.9};
        double[] y = {27.9, 28.2, 27.9, 28.2};
        NATION.crs().fromGeographic(x, y, 4);
        double[] km2 = expected((e, n) ->
                e > Math.min(x[0], x[1]) && e < Math.max(x[2], x[3]) && n > y[0] - 20 && n < Math.max(y[1], y[3]));
        double[] found = run("window.tif", "").land().region(0).km2();
        for (int c = 1; c <= 3; c++) { // the south bends by less than a row of cells
            assertThat(found[c]).isCloseTo(km2[c], within(0.01 * km2[c])).isPositive();
        }
    }

    @Test
    void aBoxHoldsTheCellsWhoseCentresLieInIt() {
        double[] km2 = expected((x, y) -> x > 430_040 && x < 450_060 && y > 3_100_030 && y < 3_120_070);
        same(run("[430040, 3100030, 450060, 3120070]", ""), km2);
        SmallStudy.Run run = run("\"430040,3100030,450060,3120070\"", "");
        same(run, km2);
        assertThat(run.inputs().studyArea().grid())
                .isEqualTo(new Grid(NATION.crs(), 430_000, 3_120_100, CELL, CELL, 201, 201));
        // what reaches beyond the nation is cut
        same(run("[300000, 3190000, 410000, 3300000]", ""), expected((x, y) -> x < 410_000 && y > 3_190_000));
    }

    @Test
    void landOutsidePolygonsIsNoneInEveryRaster() {
        double[] km2 = expected(ExtentsTest::inCounty);
        same(run("county.geojson", ""), km2);
        SmallStudy.Run run = run("c", """
                units: { c: { file: county.geojson, id: id }, cells: { fishnet: 4 km } }
                drivers: { land: nation.tif }
                """);
        same(run, km2);
        Grid grid = run.inputs().studyArea().grid();
        float[] driver = Sketch.cells(run.inputs().drivers().get(0).rasters().get(2000));
        for (int i = 0; i < driver.length; i++) {
            double x = grid.centreX(i % grid.columns());
            double y = grid.centreY(i / grid.columns());
            int value = at((int) ((x - NATION.west()) / CELL), (int) ((NATION.north() - y) / CELL));
            assertThat(Float.isNaN(driver[i])).as("cell %d", i).isEqualTo(!inCounty(x, y) || value == 0);
        }
        // the units' land makes the region's
        assertThat(run.counts().sets()).hasSize(2);
    }

    @Test
    void aRasterGivesItsOutline() {
        raster("window.tif", new Grid(NATION.crs(), 450_000, 3_150_000, CELL, CELL, 70, 40));
        same(run("window.tif", ""), expected((x, y) -> x > 450_000 && x < 457_000 && y < 3_150_000 && y > 3_146_000));
    }

    @Test
    void onlyTheBlocksOfTheWindowAreRead() throws IOException {
        // 7 x 7 blocks of 256 cells, 25.6 km; the third of the third row begins at 451200, 3148800
        assertThat(blocksRead("[452000, 3124000, 476000, 3148000]")).containsExactly(16);
        assertThat(blocksRead("[452000, 3124000, 478000, 3148000]")).containsExactly(16, 17);
        assertThat(blocksRead("county.geojson")).containsExactly(16, 17, 23, 24);
    }

    /** Blocks of the nation whose damage ends the study, among all that it has. */
    private List<Integer> blocksRead(String extent) throws IOException {
        Path file = folder.resolve("nation.tif");
        byte[] whole = Files.readAllBytes(file);
        long[][] blocks = blocks(whole);
        List<Integer> read = new ArrayList<>();
        for (int b = 0; b < blocks.length; b++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < blocks[b][1]; i++) {
                damaged[(int) blocks[b][0] + i] = (byte) 0xA5;
            }
            Files.write(file, damaged);
            try {
                run(extent, "");
            } catch (ProblemException e) {
                read.add(b);
            }
        }
        Files.write(file, whole);
        return read;
    }

    /** Offset and length of each block of the first image. */
    private static long[][] blocks(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean big = in.getShort(2) == 43;
        long ifd = big ? in.getLong(8) : in.getInt(4);
        long entries = big ? in.getLong((int) ifd) : in.getShort((int) ifd);
        long[][] blocks = new long[BLOCKS][2];
        for (int e = 0; e < entries; e++) {
            int at = (int) ifd + (big ? 8 + 20 * e : 2 + 12 * e);
            int tag = in.getShort(at) & 0xffff;
            if (tag == 324 || tag == 325) {
                int size = in.getShort(at + 2) == 16 ? 8 : in.getShort(at + 2) == 3 ? 2 : 4;
                int from = (int) (big ? in.getLong(at + 12) : in.getInt(at + 8));
                for (int b = 0; b < BLOCKS; b++) {
                    int place = from + b * size;
                    blocks[b][tag - 324] = size == 8
                            ? in.getLong(place)
                            : size == 2 ? in.getShort(place) & 0xffff : in.getInt(place) & 0xffffffffL;
                }
            }
        }
        return blocks;
    }

    /** Totals are of the region: what a unit outside emits does not count, what a cut one emits counts whole. */
    @Test
    void emissionsOfUnitsOutsideAreLeftOutAndThoseOfCutOnesTold() {
        small = SmallStudy.in(folder); // four parts of 4 x 3 cells, 2020: 0, 1400, 0 and 2250 tCO2
        double west = SmallStudy.grid().west();
        double north = SmallStudy.grid().north();
        SmallStudy.Run run = small.run(
                "grid: { extent: [%s, %s, %s, %s] }\n".formatted(west + 600, north - 600, west + 800, north),
                SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().region(2).source_tCO2())
                .isGreaterThanOrEqualTo(1400 + 2250)
                .isLessThan(1400 + 2250 + 100);
        assertThat(run.cautions())
                .filteredOn(c -> c.code().id().startsWith("UNITS-C"))
                .extracting(Sketch::told)
                .containsExactly("""
                        UNITS-C09   units.parts: the region (grid.extent, --extent) cuts units with emissions, all of \
                        which count on the land inside (with the share of the unit inside): B (50 %), D (50 %)
                                    Give a region that holds whole units, or the emissions of the parts inside.
                        UNITS-C09   units.parts：研究区范围（grid.extent、--extent）切割了有排放的单元，其全部排放计在范围内的土地上\
                        （括号内为范围内所占比例）：B (50 %)、D (50 %)
                                    请给出包含完整单元的范围，或只给出范围内部分的排放。""");
        run = small.run(
                "grid: { extent: [%s, %s, %s, %s] }\n".formatted(west + 400, north - 300, west + 800, north),
                SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().region(2).source_tCO2())
                .isGreaterThanOrEqualTo(1400)
                .isLessThan(1400 + 100);
        assertThat(run.cautions())
                .filteredOn(c -> c.code().id().startsWith("UNITS-C"))
                .extracting(Sketch::told)
                .containsExactly("""
                        UNITS-C08   units.parts: units outside the region (grid.extent, --extent), or with less than \
                        1 % of their land in it, have emissions, which are left out: D
                                    Nothing needs to be done if the region is meant so.
                        UNITS-C08   units.parts：研究区范围（grid.extent、--extent）之外或仅有不足 1 % 在范围内的单元有排放，不计入：D
                                    若范围无误，无需处理。""");
        // a metre of D, as where two files draw one border: D does not emit here
        run = small.run(
                "grid: { extent: [%s, %s, %s, %s] }\n".formatted(west + 400, north - 301, west + 800, north),
                SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().region(2).source_tCO2())
                .isGreaterThanOrEqualTo(1400)
                .isLessThan(1400 + 100);
        assertThat(run.cautions())
                .extracting(c -> c.code().id())
                .contains("UNITS-C08")
                .doesNotContain("UNITS-C09");
    }

    /** Borders of two sources never agree to the metre: a sliver of a neighbour brings none of its emissions. */
    @Test
    void aSliverOfAUnitBringsNoEmissionsAndARegionWithinOneUnitBringsAll() {
        small = SmallStudy.in(folder);
        double west = SmallStudy.grid().west();
        double north = SmallStudy.grid().north();
        box("sliver.geojson", west + 400, north - 302, west + 800, north); // B, and 2 m of D
        SmallStudy.Run run = small.run("grid: { extent: sliver.geojson }\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().region(2).source_tCO2())
                .isGreaterThanOrEqualTo(1400)
                .isLessThan(1400 + 100);
        assertThat(run.cautions())
                .extracting(c -> c.code() + ": " + String.join(", ", c.args()))
                .contains("UNITS_C08_LEFT_OUT: D")
                .noneMatch(c -> c.startsWith("UNITS_C09"));
        box("inside.geojson", west + 740, north - 60, west + 760, north - 40); // less than a hundredth of B
        run = small.run("grid: { extent: inside.geojson }\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(run.account().region(2).source_tCO2()).isEqualTo(1400);
    }

    private void box(String name, double west, double south, double east, double north) {
        small.text(name, """
                {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}},
                "features": [{"type": "Feature", "properties": {"id": "c"}, "geometry": {"type": "Polygon",
                "coordinates": [[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}}]}
                """.formatted(west, south, east, north));
    }

    private List<Problem> problems(String extent, String more) {
        return Assertions.catchThrowableOfType(ProblemException.class, () -> run(extent, more))
                .problems();
    }

    @Test
    void aSystemWithoutANameIsToldAsSuch() {
        String wkt = Crs.epsg(4547).wkt1().replaceFirst("CGCS2000 / 3-degree Gauss-Kruger CM 114E", "unknown");
        String own = wkt.replaceAll(",AUTHORITY\\[[^]]*]", "").replaceAll("-?114", "114.25");
        assertThat(Extents.system(Crs.wkt(own)))
                .isEqualTo(Bilingual.of("an unnamed system in metres", "未命名的投影坐标系（单位：米）"));
        assertThat(Extents.system(Crs.epsg(4547)).in(Language.EN))
                .isEqualTo("CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)");
    }

    @Test
    void whatIsNoRegionIsTold() {
        assertThat(Sketch.told(problems("[112, 27, 114, 29]", "").get(0))).isEqualTo("""
                ALIGN-07    grid.extent: 112,27,114,29 reads like longitudes and latitudes, but the study grid counts \
                in the units of CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)
                            Write west,south,east,north in that system, within 400000,3040000,560000,3200000, or give \
                polygons (a file or a unit set), whose system is read from the file.
                ALIGN-07    grid.extent：112,27,114,29 像是经纬度，而研究格网采用 CGCS2000 / 3-degree \
                Gauss-Kruger CM 114E (EPSG:4547) 的坐标单位
                            请按该坐标系写 w,s,e,n（西、南、东、北；首期范围为 400000,3040000,560000,3200000），或给出面文件或单元集，其坐标系由文件读取。""");
        assertThat(Sketch.told(
                        problems("[600000, 3100000, 610000, 3110000]", "").get(0)))
                .isEqualTo("""
                ALIGN-06    grid.extent: it holds no cell of the first phase: it lies at \
                600000,3100000,610000,3110000, the first phase at 400000,3040000,560000,3200000 (CGCS2000 / 3-degree \
                Gauss-Kruger CM 114E (EPSG:4547))
                            Give a region within the first phase; numbers are west,south,east,north in the system of \
                the study grid.
                ALIGN-06    grid.extent：其中没有首期的任何像元：其范围为 600000,3100000,610000,3110000，首期范围为 \
                400000,3040000,560000,3200000（CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)）
                            请给出首期范围内的区域；数字依次为 w,s,e,n（西、南、东、北），按研究格网的坐标系书写。""");
        assertThat(problems("none.gpkg", ""))
                .extracting(p -> p.code().id() + " " + p.place())
                .containsExactly("FILE-01 grid.extent (none.gpkg)");
        assertThat(problems("cells", "units: { cells: { fishnet: 4 km } }\n"))
                .extracting(p -> p.code().id() + " " + p.place())
                .containsExactly("STUDY-05 grid.extent");
        assertThat(problems("[3, 2, 1]", ""))
                .extracting(p -> p.code().id() + " " + p.place())
                .isNotEmpty()
                .allMatch(p -> p.startsWith("STUDY-05 grid.extent"));
        assertThat(problems("[430000, 3120000, 450000, 3100000]", ""))
                .extracting(p -> p.code().id() + " " + p.place())
                .isNotEmpty()
                .allMatch(p -> p.startsWith("STUDY-05 grid.extent"));
    }
}
