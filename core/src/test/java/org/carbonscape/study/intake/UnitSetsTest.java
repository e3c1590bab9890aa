package org.carbonscape.study.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Units of a study, and what only their counts can tell. */
class UnitSetsTest {
    @TempDir
    private Path folder;

    private static UnitSet open(Study.Units units, Grid grid, Problems problems) {
        return new UnitSets("parts", units, grid, problems).open();
    }

    private static Study.Polygons polygons(Path file) {
        return new Study.Polygons(file, Optional.empty(), Optional.of("id"), Optional.of("name"), false);
    }

    @Test
    void aLayerMayStandBehindItsFile() {
        Path gpkg = folder.resolve("counties.gpkg");
        assertThat(Study.Polygons.of(folder.resolve("counties.gpkg#2020 年")))
                .isEqualTo(new Study.Polygons(gpkg, Optional.of("2020 年"), Optional.empty(), Optional.empty(), false));
        assertThat(new Study.Polygons(
                                folder.resolve("counties.gpkg#a"),
                                Optional.of("b"),
                                Optional.empty(),
                                Optional.empty(),
                                false)
                        .layer())
                .contains("b");
    }

    // fishnets

    @ParameterizedTest
    @CsvSource({"100, 10, 6", "200, 5, 3", "300, 4, 2", "1000, 1, 1", "250, 4, 3"})
    void squaresAreLaidFromTheUpperLeftCornerAndCutAtTheEdge(double side, int across, int down) {
        Fishnet net = (Fishnet) open(new Study.Squares(side), Sketch.grid(10, 6), new Problems());
        assertThat(net.across()).isEqualTo(across);
        assertThat(net.down()).isEqualTo(down);
        assertThat(net.name()).isEqualTo("parts");
        assertThat(net.bounds(1)[0]).isEqualTo(450_000);
        assertThat(net.bounds(1)[3]).isEqualTo(3_100_000);
    }

    @Test
    void metresOfAFishnetAreMetresInASystemOfFeet() {
        // 1 US survey foot = 1200/3937 m: squares of 120 m are 393.7 feet
        Fishnet net = (Fishnet)
                open(new Study.Squares(120), Sketch.grid(2263, 1_000_000, 200_000, 100, 10, 6), new Problems());
        assertThat(net.size()).isCloseTo(393.7, within(1e-6));
    }

    @Test
    void squaresInDegreesAreRefused() {
        Grid degrees = Sketch.grid(4326, 113, 28, 0.001, 10, 10);
        assertThat(Sketch.told(() -> open(new Study.Squares(3000), degrees, new Problems())))
                .isEqualTo("""
                UNITS-04    units.parts.fishnet: a fishnet needs a projected study grid; this one is in degrees (%1$s)
                            Name a projected system such as EPSG:4547 (grid.crs); for a command, project the rasters \
                first: \
                gdalwarp -t_srs EPSG:4547 -r near INPUT OUTPUT.tif
                UNITS-04    units.parts.fishnet：渔网需要投影坐标系的研究格网；当前格网以度为单位（%1$s）
                            请指定投影坐标系，如 EPSG:4547（grid.crs）；使用命令时请先将栅格投影：gdalwarp -t_srs EPSG:4547 -r near INPUT \
                OUTPUT.tif""".formatted(degrees.crs().label()));
    }

    /** The remedy names a system for the ground at hand: a zone of Hunan would be of no use in Poland. */
    @ParameterizedTest
    @CsvSource({
        "113, 28, EPSG:4547",
        "87.6, 43.8, EPSG:4538",
        "23, 53, EPSG:32634",
        "-71, 42, EPSG:32619",
        "-47.9, -15.8, EPSG:32723",
        "179.95, -17, EPSG:32760"
    })
    void theRemedyForDegreesIsOfTheGroundAtHand(double longitude, double latitude, String system) {
        Grid degrees = Sketch.grid(4326, longitude, latitude, 0.001, 10, 10);
        assertThat(Sketch.told(() -> open(new Study.Squares(3000), degrees, new Problems())))
                .contains("such as " + system + " (grid.crs)")
                .contains("-t_srs " + system);
        assertThat(Crs.parse(system, "grid.crs").isGeographic()).isFalse();
    }

    @Test
    void theRemedyForWideGroundIsNoZone() {
        assertThat(Sketch.grid(4326, 100, 40, 0.1, 200, 100).usualProjection()).isEqualTo("ESRI:102025");
        assertThat(Sketch.grid(4326, -100, 40, 0.1, 200, 100).usualProjection()).isEqualTo("EPSG:6933");
        // whose meridians never meet: at 70 degrees an east-west metre would be 2.5
        assertThat(Sketch.grid(4326, -100, 75, 0.1, 200, 100).usualProjection()).isEqualTo("EPSG:6931");
        assertThat(Sketch.grid(4326, -100, -65, 0.1, 200, 100).usualProjection())
                .isEqualTo("EPSG:6932");
        assertThat(Crs.parse("ESRI:102025", "grid.crs").isGeographic()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {99, 1})
    void squaresSmallerThanACellAreRefused(double side) {
        assertThat(Sketch.told(() -> open(new Study.Squares(side), Sketch.grid(10, 6), new Problems())))
                .isEqualTo("""
                UNITS-05    units.parts.fishnet: squares of %1$s m do not suit cells of 100 m: there would be %2$s of \
                them
                            Choose a side of at least a cell that makes fewer than 4 million squares.
                UNITS-05    units.parts.fishnet：%1$s m 的方格与 100 m 的像元不相配：将有 %2$s 个方格
                            请选择不小于像元且方格总数少于 400 \
                万的边长。""".formatted(side == 99 ? "99" : "1", side == 99 ? "77" : "600\u2009000"));
    }

    @Test
    void fourMillionSquaresAreTheMost() {
        assertThat(open(new Study.Squares(100), Sketch.grid(2000, 2000), new Problems())
                        .count())
                .isEqualTo(4_000_000);
        assertThat(Sketch.told(() -> open(new Study.Squares(100), Sketch.grid(2001, 2000), new Problems())))
                .contains("there would be 4\u2009002\u2009000 of them");
    }

    // polygons

    @Test
    void polygonsKeepIdsNamesAndOrder() {
        Path file = Sketch.squares(
                folder.resolve("c.geojson"),
                4547,
                "b 450000 3099700 450200 3100000",
                "a 450200 3099700 450400 3100000");
        Problems problems = new Problems();
        UnitSet set = open(polygons(file), Sketch.grid(4, 3), problems);
        assertThat(set.count()).isEqualTo(2);
        assertThat(List.of(set.id(1), set.id(2))).containsExactly("b", "a");
        assertThat(set.unitName(2)).isEqualTo("unit a");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(((PolygonUnits) set).polygon(1).getEnvelopeInternal())
                .isEqualTo(new Envelope(450_000, 450_200, 3_099_700, 3_100_000));
    }

    @Test
    void polygonsInDegreesAreMovedOntoTheGrid() {
        // the centre of the grid in degrees, a square of 1/100 of a degree around it
        Grid grid = Sketch.grid(40, 40);
        double[] x = {452_000};
        double[] y = {3_098_000};
        grid.crs().toGeographic(x, y, 1);
        String square = "a " + (x[0] - 0.005) + " " + (y[0] - 0.005) + " " + (x[0] + 0.005) + " " + (y[0] + 0.005);
        Path file = Sketch.squares(folder.resolve("c.geojson"), 4490, square);
        Geometry moved = ((PolygonUnits) open(polygons(file), grid, new Problems())).polygon(1);
        assertThat(moved.getCentroid().getX()).isCloseTo(452_000, within(1.0));
        assertThat(moved.getCentroid().getY()).isCloseTo(3_098_000, within(1.0));
        assertThat(moved.getEnvelopeInternal().getHeight()).isCloseTo(1108, within(5.0)); // 0.01 degrees of latitude
    }

    /** Coordinates of Chinese map services are shifted by some hundred metres; the land does not move. */
    @Test
    void shiftedCoordinatesAreShiftedBack() {
        Grid grid = Sketch.grid(40, 40);
        double[] x = {452_000};
        double[] y = {3_098_000};
        grid.crs().toGeographic(x, y, 1);
        String square = "a " + (x[0] - 0.005) + " " + (y[0] - 0.005) + " " + (x[0] + 0.005) + " " + (y[0] + 0.005);
        Path file = Sketch.squares(folder.resolve("c.geojson"), 4326, square);
        Study.Polygons shifted = new Study.Polygons(file, Optional.empty(), Optional.of("id"), Optional.empty(), true);
        Geometry plain = ((PolygonUnits) open(polygons(file), grid, new Problems())).polygon(1);
        Geometry back = ((PolygonUnits) open(shifted, grid, new Problems())).polygon(1);
        assertThat(plain.getCentroid().distance(back.getCentroid())).isBetween(300.0, 900.0);
        assertThat(back.getArea()).isCloseTo(plain.getArea(), within(plain.getArea() * 0.01));
    }

    @Test
    void polygonsOfAnotherRegionAreTold() {
        Path file =
                Sketch.squares(folder.resolve("c.geojson"), 4547, "a 650000 3099700 650200 3100000", "b 0 0 100 100");
        assertThat(Sketch.told(() -> open(polygons(file), Sketch.grid(4, 3), new Problems())))
                .isEqualTo("""
                UNITS-02    units.parts (c.geojson): none of its 2 units contains the centre of a cell of the study \
                grid (%1$s): they lie at x 0 .. 650200, y 0 .. 3100000, its cells at \
                x 450000 .. 450400, y 3099700 .. 3100000
                            Check the coordinate reference systems of both, and whether the file is of this region.
                UNITS-02    units.parts (c.geojson)：其 2 个单元都不含研究格网（%1$s）的像元中心：单元位于 \
                x 0 .. 650200、y 0 .. 3100000，像元位于 x 450000 .. 450400、y 3099700 .. 3100000
                            请检查两者的坐标系，以及文件是否属于本区域。""".formatted(Sketch.grid(4, 3).crs().label()));
    }

    /** As maps of Chinese surveys have them, whose layer was given the system without the zone. */
    @Test
    void eastingsThatBeginWithTheirZoneAreTold() {
        Path three = Sketch.squares(folder.resolve("c.geojson"), 4547, "a 38450000 3099700 38450200 3100000");
        assertThat(Sketch.told(() -> open(polygons(three), Sketch.grid(4, 3), new Problems())))
                .contains(" 38450000 begins with the number of its zone, 38: give the file a system with it, such as "
                        + "CGCS2000 / 3-degree Gauss-Kruger zone 38 (EPSG:4526) (in QGIS: ")
                .contains("横坐标 38450000 带有带号 38：请为文件指定带号的坐标系");
        Path six = Sketch.squares(folder.resolve("c.geojson"), 4547, "a 19450000 3099700 19450200 3100000");
        assertThat(Sketch.told(() -> open(polygons(six), Sketch.grid(4, 3), new Problems())))
                .contains("CGCS2000 / Gauss-Kruger zone 19 (EPSG:4497)");
        assertThat(Crs.epsg(4526).name()).endsWith("3-degree Gauss-Kruger zone 38");
        assertThat(Crs.epsg(4497).name()).endsWith("/ Gauss-Kruger zone 19");
    }

    @Test
    void theIdOfLandInNoUnitIsNobodysId() {
        Path file = Sketch.squares(folder.resolve("c.geojson"), 4547, "outside 450000 3099700 450200 3100000");
        Problems problems = new Problems();
        open(polygons(file), Sketch.grid(4, 3), problems);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                STUDY-05    units.parts (c.geojson): "outside" is not a valid value: tables mean land in no unit by it
                            Write another id for this unit.
                STUDY-05    units.parts (c.geojson)：“outside”不是有效值：表格以此表示不属于任何单元的土地
                            请写另一个单元编号。""");
    }

    @Test
    void everyCoordinateOfAGeometryIsMovedOnce() {
        GeometryFactory jts = new GeometryFactory();
        Geometry shell =
                jts.toGeometry(new Envelope(0, 10, 0, 10)).difference(jts.toGeometry(new Envelope(2, 4, 2, 4)));
        Geometry both = jts.createGeometryCollection(new Geometry[] {shell, jts.createPoint(new Coordinate(20, 30))});
        List<Integer> sizes = new ArrayList<>();
        UnitSets.move(both, (x, y, n) -> {
            sizes.add(n);
            for (int i = 0; i < n; i++) {
                x[i] += 100;
                y[i] *= 2;
            }
        });
        assertThat(sizes).containsExactly(5, 5, 1); // shell, hole, point
        assertThat(both.getEnvelopeInternal()).isEqualTo(new Envelope(100, 120, 0, 60));
        assertThat(both.getGeometryN(0).getArea()).isEqualTo(200 - 8);
    }

    // what the counts tell

    private Problems checked(String... squares) {
        SmallStudy small = SmallStudy.in(folder);
        Sketch.squares(folder.resolve("parts.geojson"), 4547, squares);
        SmallStudy.Run run = small.run();
        Problems problems = new Problems();
        UnitSets.checkCounts(run.study(), run.counts(), run.inputs().studyArea(), problems);
        return problems;
    }

    /** The small study lies from 500000 to 500800 E and 2999400 to 3000000 N, one cell of its 48 without a class. */
    @Test
    void unitsThatFillTheMapAreNotTold() {
        Problems problems = checked("w 500000 2999400 500400 3000000", "e 500400 2999400 500800 3000000");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.cautions()).isEmpty();
    }

    @Test
    void unitsBesideTheMapAreListedAndLandInNoUnitIsCounted() {
        Problems problems = checked(
                "w 500000 2999400 500400 3000000",
                "far 600000 2999400 600400 3000000",
                "thin 500390 2999400 500395 3000000");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.cautions()).hasSize(2);
        assertThat(Sketch.told(problems.cautions().get(0))).isEqualTo("""
                UNITS-C01   units.parts (parts.geojson): 2 of 3 units hold no cell of the study grid: far, thin
                            They are listed with zeros. Check whether the rasters, or the region asked for, cover them.
                UNITS-C01   units.parts (parts.geojson)：3 个单元中有 2 个不含研究格网的像元：far、thin
                            结果中以零列出。请检查栅格或所给研究区范围是否覆盖它们。""");
        // the eastern half has 24 cells, one of them without a class
        assertThat(Sketch.told(problems.cautions().get(1))).isEqualTo("""
                UNITS-C03   units.parts (parts.geojson): 0.23 km2 of land use lie in no unit (cells: 23)
                            They are listed as the unit "outside", so that all tables add up to the same totals.
                UNITS-C03   units.parts (parts.geojson)：有 23 个像元（0.23 km2）不属于任何单元
                            结果中列为单元“outside”，以保证各表总数一致。""");
    }

    /** The first raster ends where the units do; the later ones have the eastern half too. */
    @Test
    void landInNoUnitIsThatOfThePhaseThatHasMost() {
        SmallStudy small = SmallStudy.in(folder)
                .classes("2000.tif", 3, (column, row) -> column < 4 ? 1 : 0)
                .classes("2010.tif", 3, (column, row) -> 1)
                .classes("2020.tif", 3, (column, row) -> column < 6 ? 2 : 0);
        Sketch.squares(folder.resolve("parts.geojson"), 4547, "w 500000 2999400 500400 3000000");
        SmallStudy.Run run = small.run();
        Problems problems = new Problems();
        UnitSets.checkCounts(run.study(), run.counts(), run.inputs().studyArea(), problems);
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0)))
                .startsWith("UNITS-C03   units.parts (parts.geojson): 0.24 km2 of land use lie in no unit (cells: 24)");
    }

    @Test
    void unitsWithoutAnyCellCentreAreAProblem() {
        Problems problems = checked("thin 500390 2999400 500395 3000000");
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.UNITS_02_ALL_OUTSIDE);
    }

    @Test
    void unitsThatShareMoreThanASliverAreAProblem() {
        // 24 cells each; they share the two columns 2 and 3: 12 cells
        Problems problems = checked("w 500000 2999400 500400 3000000", "m 500200 2999400 500600 3000000");
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                UNITS-03    units.parts (parts.geojson): units overlap (with the cells they share): "w" / "m" (12)
                            Correct the boundaries: a cell can belong to one unit only. Slivers below 1 % of both \
                units only cause a caution.
                UNITS-03    units.parts (parts.geojson)：单元相互重叠（括号内为重叠像元数）："w" / "m" (12)
                            请修正边界：一个像元只能属于一个单元。重叠小于两单元面积 1 % 时仅作提醒。""");
    }

    /** Two halves of 150 columns and 10 rows that share 1 column: 10 of at least 1,500 cells. */
    @Test
    void aSliverIsOnlyCautionedAgainstAndTheLaterUnitHasItsCells() {
        Grid grid = Sketch.grid(300, 10);
        Path file = Sketch.squares(
                folder.resolve("c.geojson"),
                4547,
                "w 450000 3099000 465100 3100000",
                "e 465000 3099000 480000 3100000");
        UnitSet set = open(polygons(file), grid, new Problems());
        LandCounts counts = counts(grid, set);
        long[] of = new long[3];
        for (int r = 0; r < counts.phase(0, 0).rows(); r++) {
            of[counts.phase(0, 0).unit(r)] += counts.phase(0, 0).cells(r);
        }
        assertThat(of).containsExactly(0, 1500, 1500);
        Problems problems = checked(file, counts, grid);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0))).isEqualTo("""
                UNITS-C02   units.parts (c.geojson): units overlap (with the cells they share): "w" / "e" (10)
                            Each cell was given to the unit that comes later in the file, so nothing is counted twice.
                UNITS-C02   units.parts (c.geojson)：单元相互重叠（括号内为重叠像元数）："w" / "e" (10)
                            每个像元归入文件中靠后的单元，因此没有重复计算。""");
    }

    /** 300 x 100 cells of 1 ha, all of one class; the unit has the western half. */
    @Test
    void manyCellsAreToldAsTheReportTellsNumbers() {
        Grid grid = Sketch.grid(300, 100);
        Path file = Sketch.squares(folder.resolve("c.geojson"), 4547, "w 450000 3000000 465000 3100000");
        Problems problems = checked(file, counts(grid, open(polygons(file), grid, new Problems())), grid);
        assertThat(problems.cautions()).hasSize(1);
        assertThat(Sketch.told(problems.cautions().get(0)))
                .startsWith("UNITS-C03   units.parts (c.geojson): 150.00 km2 of land use lie in no unit "
                        + "(cells: 15\u2009000)\n")
                .contains("UNITS-C03   units.parts (c.geojson)：有 15\u2009000 个像元（150.00 km2）不属于任何单元\n");
    }

    private static LandCounts counts(Grid grid, UnitSet set) {
        int[] cells = new int[grid.columns() * grid.rows()];
        Arrays.fill(cells, 1);
        return new Crosstab(List.of(Sketch.classes(grid, 1, cells)), List.of(set), Crosstab.RowArea.NONE)
                .count(new PlainEngine());
    }

    private Problems checked(Path units, LandCounts counts, Grid grid) {
        Problems problems = new Problems();
        Study study = SmallStudy.in(folder).read();
        Study renamed = new Study(
                study.file(),
                study.heading(),
                study.grid(),
                study.landUse(),
                Map.of("parts", polygons(units)),
                study.carbon(),
                study.analyses(),
                study.options());
        UnitSets.checkCounts(renamed, counts, area(grid), problems);
        return problems;
    }

    private static StudyArea area(Grid grid) {
        return new StudyArea(Clip.none(grid), CellArea.of(grid), Legend.preset("x", "cnlucc-6"), List.of(2000), 1);
    }
}
