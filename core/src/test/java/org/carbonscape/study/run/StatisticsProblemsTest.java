package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.Places;
import org.carbonscape.study.plan.WeightsChoice;
import org.carbonscape.weights.Kernel;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class StatisticsProblemsTest {
    private static final Path HERE = Path.of("/study");

    private static void tells(ProblemCode code, String en, String zh, Object... args) {
        Problem problem = Problem.of(code, "there", args);
        assertThat(problem.text(Language.EN)).isEqualTo(en);
        assertThat(problem.text(Language.ZH)).isEqualTo(zh);
    }

    @Test
    void everyCodeSaysWhatWasFoundAndWhatToDo() {
        tells(
                ProblemCode.WEIGHTS_10_CHOICE,
                "WEIGHTS-10  there: \"quin\" is not a choice of neighbours\n            Write one of "
                        + "queen, rook. D is a "
                        + "distance such as 5km; FUNCTION is one of quartic, gaussian.",
                "WEIGHTS-10  there：“quin”不是一种邻接关系\n            请写 queen、rook 之一。D 为距离，如 5km；FUNCTION 为 quartic、"
                        + "gaussian 之一。",
                "quin",
                "queen, rook",
                "quartic, gaussian");
        tells(
                ProblemCode.GATHER_01_NO_FLOWS,
                "GATHER-01   there: there are no carbon sources or sinks to analyse\n            Give carbon.factors, "
                        + "carbon.energy or carbon.emissions, or leave out what needs them; stocks are analysed with "
                        + "carbon.stock and statistics.values: [stock, stock_change].",
                "GATHER-01   there：没有可供分析的碳源或碳汇\n            "
                        + "请给出 carbon.factors、carbon.energy 或 carbon.emissions，或删去需要它们的部分；"
                        + "若分析碳储量，请给出 carbon.stock 并写 statistics.values: [stock, stock_change]。");
        tells(
                ProblemCode.GATHER_15_NO_STOCK,
                "GATHER-15   there: there is no carbon stock to analyse\n            Give carbon.stock, or name only "
                        + "net, source and sink.",
                "GATHER-15   there：没有可供分析的碳储量\n            请给出 carbon.stock，或只写 net、source、sink。");
        tells(
                ProblemCode.GATHER_16_ONE_PHASE,
                "GATHER-16   there: stock_change is the change since the phase before, but the study has one phase\n"
                        + "            Add a phase, or leave out stock_change.",
                "GATHER-16   there：stock_change 为与上一期相比的变化，而研究只有一期\n            请增加一期，或删去 stock_change。");
        tells(
                ProblemCode.GATHER_02_DEGREES,
                "GATHER-02   there: kernel density is measured in metres, but the grid is in degrees (WGS "
                        + "84)\n            Name a projected system such as EPSG:4547 in grid.crs, or project the "
                        + "raster first.",
                "GATHER-02   there：核密度以米计量，而格网以度为单位（WGS 84）\n            请在 grid.crs 中指定投影坐标系（如 EPSG:4547），或先将栅格投影。",
                "WGS 84",
                "EPSG:4547");
        tells(
                ProblemCode.GATHER_03_COLUMN,
                "GATHER-03   there: column \"name\" holds no numbers\n            Name a column of numbers: v.",
                "GATHER-03   there：列“name”不是数值\n            请指定数值列：v。",
                "name",
                "v");
        tells(
                ProblemCode.GATHER_04_LARGE,
                "GATHER-04   there: a surface of 90 x 80 cells is too large\n            Choose a larger cell "
                        + "(statistics.density.cell, --cell); about 1/250 of the shorter side is usual.",
                "GATHER-04   there：90 × 80 个像元的密度面过大\n            请指定更大的像元（statistics.density.cell 或 --cell）；通常取短边的 "
                        + "1/250。",
                90,
                80);
        tells(
                ProblemCode.GATHER_05_OUT,
                "GATHER-05   there: this command does not write files such as \"x.png\"\n"
                        + "            Give it a name that ends in .tif.",
                "GATHER-05   there：本命令不输出“x.png”这类文件\n            文件名应以 .tif 结尾。",
                "x.png",
                ".tif");
        tells(
                ProblemCode.GATHER_06_RASTER_WEIGHTS,
                "GATHER-06   there: neighbours of raster cells cannot come from the file w.gal\n            Use "
                        + "queen, rook, order2, knn, band, inverse, kernel, delaunay, gabriel, soi or relative.",
                "GATHER-06   there：栅格像元的邻接关系不能来自文件 w.gal\n            请用 queen、rook、order2、knn、band、inverse、kernel、"
                        + "delaunay、gabriel、soi 或 relative。",
                "w.gal");
        tells(
                ProblemCode.GATHER_07_LIKE,
                "GATHER-07   there: its system is A, but the points are in B\n            Name a raster in the system "
                        + "of the points.",
                "GATHER-07   there：其坐标系为 A，而点的坐标系为 B\n            请指定与点坐标系一致的栅格。",
                "A",
                "B");
        tells(
                ProblemCode.GATHER_08_COLOURS,
                "GATHER-08   there: join counts need two kinds of units, but unit A has the value B\n            Say "
                        + "which values are black: --black 3,4 or --at-least 13; or name a column of 0 and 1.",
                "GATHER-08   there：连接计数要求单元分为两类，而单元 A 的值为 B\n            请用 --black 3,4 或 --at-least 13 指明哪些值为黑，或给出 "
                        + "0/1 列。",
                "A",
                "B");
        tells(
                ProblemCode.GATHER_09_IDS,
                "GATHER-09   there: ids A cannot be written to a weights file: they occur twice or "
                        + "contain blanks\n            Name another column with --id.",
                "GATHER-09   there：编号 A 不能写入权重文件：重复或含空格\n            请用 --id 指定其他列。",
                "A");
        tells(
                ProblemCode.GATHER_10_PHASES,
                "GATHER-10   there: A is not a list of ascending years, one for each of the B values\n            Give "
                        + "--years such as 2005,2010,2015,2020.",
                "GATHER-10   there：A 不是与 B 组取值一一对应的递增年份\n            请给出 --years，例如 2005,2010,2015,2020。",
                "A",
                "B");
        tells(
                ProblemCode.GATHER_11_NO_BLACK,
                "GATHER-11   there: no unit has the value forrest\n            Check --black; values found: crop, "
                        + "forest.",
                "GATHER-11   there：没有单元取值为 forrest\n            请检查 --black；已有取值：crop、forest。",
                "forrest",
                "crop, forest");
        tells(
                ProblemCode.GATHER_12_VARIABLE,
                "GATHER-12   there: there is no variable \"dme\"\n            Name one of: net, source, sink, dem. A "
                        + "driver is declared under drivers.",
                "GATHER-12   there：没有变量“dme”\n            请写以下之一：net、source、sink、dem。因子在 drivers 下声明。",
                "dme",
                "net, source, sink, dem");
        tells(
                ProblemCode.GATHER_13_GRIDS,
                "GATHER-13   there: its grid differs from that of a.tif\n            Rasters "
                        + "analysed together must have the same system, origin, cell size and extent; align "
                        + "one with the other in QGIS (Raster, Projections, Warp).",
                "GATHER-13   there：其格网与 a.tif 不同\n            同时分析的栅格须坐标系、原点、像元大小与范围一致；可在 QGIS（栅格 > 投影 > 变形）中对齐。",
                "a.tif");
        tells(
                ProblemCode.GATHER_C03_PLAIN,
                "GATHER-C03  there: it has no coordinate reference system; its coordinates are taken as "
                        + "metres\n            Put a .prj file beside it where that is wrong, or where results are to "
                        + "be written as a map.",
                "GATHER-C03  there：没有坐标系；其坐标按米计\n            若不然，或需输出为地图，请在旁边放置 .prj 文件。");
        tells(
                ProblemCode.GATHER_C04_DEGREES,
                "GATHER-C04  there: it names no coordinate reference system, and its coordinates may be longitudes and "
                        + "latitudes; they are taken as metres\n            If they are degrees, say so: a .prj file "
                        + "of its name beside it, of a table the columns lon and lat; of other files set the layer's "
                        + "CRS in QGIS and export it.",
                "GATHER-C04  there：未说明坐标系，其坐标可能是经纬度；现按米计\n            若为经纬度，请注明：在旁边放置同名的 .prj 文件；"
                        + "表格可将列命名为 lon、lat；其他文件请在 QGIS 中设置图层 CRS 后导出。");
        tells(
                ProblemCode.GATHER_C07_AXES,
                "GATHER-C07  there: its x may be northings and its y eastings, as surveyors write them; x is taken as "
                        + "east and y as north, so that maps and directions would be mirrored\n            If x is "
                        + "north, exchange the names of the two columns; otherwise nothing needs to be done.",
                "GATHER-C07  there：其 x 可能是测量坐标的纵坐标（北），y 为横坐标（东）；现按 x 向东、y 向北计，地图和方位角会成镜像\n"
                        + "            若 x 向北，请互换两列的列名；否则无需处理。");
        tells(
                ProblemCode.GATHER_C05_FAR,
                "GATHER-C05  there: units that lie more than 50 times as far out as nine in ten of all: 1 (7)\n"
                        + "            Correct coordinates that are degrees, kilometres, of another zone or 0 for "
                        + "none; nothing needs to be done where these units do lie there.",
                "GATHER-C05  there：有 1 个单元位置极远，超出九成单元所在范围的 50 倍（7）\n            若其坐标为度、千米、"
                        + "其他带号，或以 0 表示缺失，请更正；若位置无误，则无需处理。",
                1,
                "7");
        tells(
                ProblemCode.GATHER_C06_NO_METRES,
                "GATHER-C06  there: its coordinates may be longitudes and latitudes, but its coordinate reference "
                        + "system, S, is no such; they are taken as that system's\n            Give it the system that "
                        + "its numbers are in: in QGIS set the layer's CRS and export it, or correct the .prj file "
                        + "beside it.",
                "GATHER-C06  there：其坐标可能是经纬度，而其坐标系 S 不是经纬度坐标系；现按该坐标系计\n            "
                        + "请指定这些坐标所属的坐标系：在 QGIS 中设置图层坐标系后导出，或更正旁边的 .prj 文件。",
                "S");
        tells(
                ProblemCode.GATHER_C02_OFF_GRID,
                "GATHER-C02  there: 99.5 % of the amount lies outside this grid and is missing from the "
                        + "surface\n            Name a raster that covers the input, or leave --like out.",
                "GATHER-C02  there：99.5 % 的总量位于该格网之外，未计入密度面\n            请指定覆盖输入范围的栅格，或不使用 --like。",
                "99.5");
        tells(
                ProblemCode.GATHER_C01_PROJECTED,
                "GATHER-C01  there: the coordinates are longitudes and latitudes; distances, and centres of gravity, "
                        + "are in UTM\n            Where another projection suits better, project the file yourself, "
                        + "or name it in the study (grid.crs).",
                "GATHER-C01  there：坐标为经纬度；距离与重心在 UTM 中量算\n            若其他投影更合适，请自行先投影，或在研究文件中用 grid.crs 指定。",
                "UTM");
    }

    @Test
    void theFormsOfNeighboursAreRead() {
        assertThat(WeightsChoice.parse("Rook", HERE, "w").kind()).isEqualTo(WeightsChoice.Kind.CONTIGUITY);
        assertThat(WeightsChoice.parse("order2:rook:inclusive", HERE, "w").kind())
                .isEqualTo(WeightsChoice.Kind.ORDER_INCLUSIVE);
        assertThat(WeightsChoice.parse("knn:4", HERE, "w").number()).isEqualTo(4);
        assertThat(WeightsChoice.parse("band", HERE, "w").reach().metres()).isEmpty();
        assertThat(WeightsChoice.parse("band: 5 km", HERE, "w").reach().metres())
                .hasValue(5000);
        assertThat(WeightsChoice.parse("inverse:2:10km", HERE, "w")).satisfies(c -> {
            assertThat(c.number()).isEqualTo(2);
            assertThat(c.reach().metres()).hasValue(10_000);
        });
        assertThat(WeightsChoice.parse("kernel:gaussian:800", HERE, "w")).satisfies(c -> {
            assertThat(c.reach().kernel()).isEqualTo(Kernel.GAUSSIAN);
            assertThat(c.reach().metres()).hasValue(800);
        });
        assertThat(WeightsChoice.parse("kernel:knn8", HERE, "w").kind()).isEqualTo(WeightsChoice.Kind.ADAPTIVE_KERNEL);
        assertThat(WeightsChoice.parse("Queen.GAL", HERE, "w").file()).contains(HERE.resolve("Queen.GAL"));
        for (String wrong : List.of(
                "",
                "quin",
                "knn",
                "knn:0",
                "band:-1",
                "band:1:2",
                "inverse:x",
                "inverse:0",
                "kernel:box",
                "kernel:adaptive",
                "inverse:-2",
                "knn -3",
                "distance:5,000",
                "order",
                "order:0",
                "order:3:rook:queen",
                "delaunay:3")) {
            assertThatThrownBy(() -> WeightsChoice.parse(wrong, HERE, "w"))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code)
                                    .containsExactly(ProblemCode.WEIGHTS_10_CHOICE));
        }
    }

    /** As other programs and people write them; what the tables then say is the documented form. */
    @Test
    void nearSpellingsOfNeighboursAreUnderstood() {
        Map<String, String> meant = Map.ofEntries(
                Map.entry("knn 6", "knn:6"),
                Map.entry("knn6", "knn:6"),
                Map.entry("KNN=6", "knn:6"),
                Map.entry("k-nearest:6", "knn:6"),
                Map.entry("distance 5 km", "band:5km"),
                Map.entry("distance-band:5000", "band:5000"),
                Map.entry("fixed distance band 5km", "band:5km"),
                Map.entry("threshold:5000", "band:5000"),
                Map.entry("inverse-distance", "inverse:1"),
                Map.entry("idw:2", "inverse:2"),
                Map.entry("inverse:5km", "inverse:1:5km"),
                Map.entry("inverse distance 2 8km", "inverse:2:8km"),
                Map.entry("inverse:8000", "inverse:1:8000"),
                Map.entry("gaussian kernel 5 km", "kernel:gaussian:5km"),
                Map.entry("kernel bisquare", "kernel:quartic"),
                Map.entry("kernel:gaussian:adaptive:5", "kernel:gaussian:knn5"),
                Map.entry("adaptive kernel 5", "kernel:knn5"),
                Map.entry("kernel:fixed:5km", "kernel:5km"),
                Map.entry("queen2", "order2"),
                Map.entry("second-order rook", "order2:rook"),
                Map.entry("queen order 2 inclusive", "order2:inclusive"),
                Map.entry("third-order rook", "order3:rook"),
                Map.entry("queen order 4", "order4"),
                Map.entry("order 3", "order3"),
                Map.entry("queen:3", "order3"),
                Map.entry("Delaunay triangulation", "delaunay"),
                Map.entry("Thiessen", "delaunay"),
                Map.entry("Gabriel graph", "gabriel"),
                Map.entry("sphere of influence", "soi"),
                Map.entry("sphere-of-influence", "soi"),
                Map.entry("relative neighbours", "relative"),
                Map.entry("inverse distance 2 8km least 10 m", "inverse:2:8km:10m"),
                Map.entry("idw least 1", "inverse:1::1"),
                Map.entry("rook contiguity", "rook"),
                Map.entry("contiguity", "queen"));
        meant.forEach((said, form) -> assertThat(WeightsChoice.parse(said, HERE, "w"))
                .as(said)
                .isEqualTo(WeightsChoice.parse(form, HERE, "w")));
    }

    @Test
    void distancesOfLongitudesAndLatitudesAreMetres() {
        // one degree of latitude at 28 north is 110.8 km, one of longitude 98.4 km: in degrees both would count the
        // same
        GeometryFactory f = new GeometryFactory();
        List<Geometry> points = List.of(
                f.createPoint(new Coordinate(113, 28)),
                f.createPoint(new Coordinate(113, 29)),
                f.createPoint(new Coordinate(114, 28)));
        Places places = Places.shapes(points, Optional.of(Crs.epsg(4326)));
        assertThat(places.plane().orElseThrow().epsg()).hasValue(32649);
        var weights = places.weights(
                WeightsChoice.parse("band:105km", HERE, "w"), Integer::toString, false, new PlainEngine());
        assertThat(weights.degree(0)).isEqualTo(1);
        int[] near = new int[1];
        weights.neighbours(0, near);
        assertThat(near).containsExactly(2);
    }
}
