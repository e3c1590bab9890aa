package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drivers and the detector of a study, from files to tables. */
class DriversStudyTest {
    private static final int SIDE = 60; // cells of 100 m; squares of 500 m: 12 x 12 units
    private static final int CELLS = 5;

    @TempDir
    private Path root;

    private Desk desk;

    /** 1 cultivated, 2 forest, 4 water, 5 construction; two holes. */
    private static int land(int x, int y, int year) {
        if (x == 3 && y == 3 || x == 59 && y == 59) {
            return 0;
        }
        if ((x * 7 + y * 3) % 83 == 0) {
            return 4;
        }
        return (x * x + 3 * y + x * y) % 60 > x + (year - 2010) / 2 ? 2 : (x + y) % 9 == 0 ? 5 : 1;
    }

    private static double dem(int x, int y) {
        return (x == 1 && y == 0) ? -9999 : 100 + 3 * x + (y % 7);
    }

    @BeforeEach
    void studyOfTwoPhases() {
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(SIDE, SIDE, (x, y) -> land(x, y, 2010)))
                .write("b.tif", PlainTiff.of(SIDE, SIDE, (x, y) -> land(x, y, 2020)))
                .write(
                        "dem.tif",
                        PlainTiff.of(SIDE, SIDE, (x, y) -> (int) dem(x, y))
                                .type(PlainTiff.Type.FLOAT)
                                .noData("-9999"));
    }

    private Desk.Outcome run(String detector, String drivers, String... options) {
        return desk.study(
                        "2010: a.tif, 2020: b.tif",
                        "units: { cells: { fishnet: 500 m } }\ncarbon: { factors: literature-cn }\ndrivers: { "
                                + drivers + " }\n" + detector)
                .run(options);
    }

    @Test
    void driversOfAUnitAreMeansSharesAndDistances() {
        Desk.Outcome outcome = run("", "dem: dem.tif, forest: share of forest, water: distance to water");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        double height = 0;
        int heights = 0;
        double forest = 0;
        double classified = 0;
        double far = 0;
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                if (dem(x, y) > 0) {
                    height += dem(x, y);
                    heights++;
                }
                if (land(x, y, 2020) > 0) {
                    classified++;
                    forest += land(x, y, 2020) == 2 ? 1 : 0;
                    double nearest = Double.MAX_VALUE;
                    for (int v = 0; v < SIDE; v++) {
                        for (int u = 0; u < SIDE; u++) {
                            nearest =
                                    land(u, v, 2020) == 4 ? Math.min(nearest, 100 * Math.hypot(u - x, v - y)) : nearest;
                        }
                    }
                    far += nearest;
                }
            }
        }
        assertThat(desk.number("unit-drivers", 4, "cells r01c01 2020 dem", "value"))
                .isCloseTo(height / heights, within(1e-12 * height));
        assertThat(desk.number("unit-drivers", 4, "cells r01c01 2020 dem", "cells"))
                .isEqualTo(24); // one of 25 is no data
        assertThat(desk.number("unit-drivers", 4, "cells r01c01 2020 forest", "value"))
                .isCloseTo(forest / classified, within(1e-14));
        assertThat(desk.number("unit-drivers", 4, "cells r01c01 2020 water", "value"))
                .isCloseTo(far / classified, within(1e-4)); // distances are floats
        var units = VectorFile.read(root.resolve("run/vectors/units.gpkg"), "cells");
        assertThat(units.value(0, units.find("driver_dem").orElseThrow())).isCloseTo(height / heights, within(1e-9));
        assertThat(units.value(0, units.find("driver_forest_2020").orElseThrow()))
                .isCloseTo(forest / classified, within(1e-12));
        assertThat(units.find("driver_water_m_2010")).isPresent();
        assertThat(root.resolve("run/tables/geodetector-factors.csv")).doesNotExist();
    }

    @Test
    void distancesOnAGridInDegreesAreMetres() {
        // water on one meridian; six units of one row of cells' height from 27.8 degrees north
        PlainTiff land = PlainTiff.of(30, 12, (x, y) -> x == 0 ? 4 : 1 + (x + y) % 2)
                .epsg(4490)
                .at(112, 27.85)
                .cells(0.01, 0.01);
        desk.write("a.tif", land)
                .write("b.tif", land)
                .write(
                        "y.tif",
                        PlainTiff.of(30, 12, (x, y) -> x * x)
                                .type(PlainTiff.Type.FLOAT)
                                .noData("-1")
                                .epsg(4490)
                                .at(112, 27.85)
                                .cells(0.01, 0.01));
        desk.squares(
                "u.geojson", 4490, "W 112 27.73 112.1 27.85", "M 112.1 27.73 112.2 27.85", "E 112.2 27.73 112.3 27.85");
        Desk.Outcome outcome = desk.study(
                        "2010: a.tif, 2020: b.tif",
                        "units: { d: { file: u.geojson, id: id } }\ncarbon: { factors: literature-cn }\ndrivers: { "
                                + "water: distance to water }\n")
                .run();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        // 0.01 degrees of the parallel at 27.79 degrees north are 985.5 m (a cos B / sqrt(1 - e2 sin2 B)); the columns
        // of W are 0 to 9 of them away
        assertThat(desk.number("unit-drivers", 4, "d W 2020 water", "value")).isCloseTo(4.5 * 985.5, within(1.0));
        assertThat(desk.number("unit-drivers", 4, "d E 2020 water", "value")).isCloseTo(24.5 * 985.5, within(2.0));
        Desk.Outcome command = Desk.command(
                "geodetector",
                "--y",
                root.resolve("y.tif").toString(),
                "--x",
                "water=distance to 4 in " + root.resolve("a.tif"),
                "--strata",
                "equal:3",
                "--permutations",
                "9",
                "--bootstrap",
                "0",
                "--json");
        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).contains("\"water\"");
    }

    @Test
    void theDetectorRunsForEachPhaseAndSaysWhatIsArithmetic() throws Exception {
        Desk.Outcome outcome = run(
                "geodetector: { units: cells, y: net, discretisation: \"quantile:4\", size-effect: [500 m, 1 km] }\n",
                "dem: dem.tif, forest: share of forest, water: distance to water",
                "--threads",
                "2");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<String, List<String>> factors = desk.rows("geodetector-factors", 4);
        assertThat(factors.keySet())
                .containsExactlyInAnyOrder(
                        "cells 2010 net_2010 dem",
                        "cells 2010 net_2010 forest",
                        "cells 2010 net_2010 water",
                        "cells 2020 net_2020 dem",
                        "cells 2020 net_2020 forest",
                        "cells 2020 net_2020 water");
        // net = forest area x factor: only the share of forest is arithmetic, and explains nearly all
        assertThat(factors.get("cells 2020 net_2020 forest")
                        .get(desk.table("geodetector-factors").columns().indexOf("arithmetic")))
                .isEqualTo("yes");
        assertThat(factors.get("cells 2020 net_2020 dem")
                        .get(desk.table("geodetector-factors").columns().indexOf("arithmetic")))
                .isEqualTo("no");
        assertThat(desk.number("geodetector-factors", 4, "cells 2020 net_2020 forest", "q"))
                .isGreaterThan(0.8);
        assertThat(desk.number("geodetector-factors", 4, "cells 2020 net_2020 dem", "strata"))
                .isEqualTo(4);
        assertThat(desk.rows("geodetector-interactions", 5)).hasSize(2 * 3);
        assertThat(desk.rows("geodetector-ecological", 5)).hasSize(2 * 3);
        assertThat(desk.rows("geodetector-risk", 5)).hasSize(2 * 3 * 4);
        assertThat(desk.rows("geodetector-shares", 4)).hasSize(2 * 3);
        assertThat(desk.rows("geodetector-discretisation", 6)).hasSize(2 * 3);
        assertThat(desk.number("geodetector-size-effect", 4, "2020 500 144 forest", "q"))
                .isEqualTo(desk.number("geodetector-factors", 4, "cells 2020 net_2020 forest", "q"));
        assertThat(desk.number("geodetector-size-effect", 4, "2020 1000 36 forest", "q"))
                .isBetween(0.0, 1.0);
        String report = Files.readString(root.resolve("run/report.html"));
        assertThat(report).contains("What drives it").contains("DRIVER-C01").contains("drivers.forest");
        assertThat(Files.readString(root.resolve("run/run.json"))).contains("DRIVER-C01");
    }

    @Test
    void qOfTheStudyIsQOfTheCommandOnItsUnits() throws Exception {
        assertThat(run(
                                "geodetector: { units: cells, y: net_2020, discretisation: optimal, classes: \"3:5\", "
                                        + "permutations: 0, bootstrap: 0 }\n",
                                "dem: dem.tif, forest: share of forest")
                        .code())
                .isZero();
        assertThat(desk.rows("geodetector-factors", 4).keySet())
                .containsExactlyInAnyOrder("cells 2020 net_2020 dem", "cells 2020 net_2020 forest");
        Desk.Outcome command = Desk.command(
                "geodetector",
                root.resolve("run/vectors/units.gpkg").toString(),
                "--y",
                "net_tCO2_2020",
                "--x",
                "driver_dem,driver_forest_2020",
                "--strata",
                "optimal",
                "--classes",
                "3:5",
                "--permutations",
                "0",
                "--bootstrap",
                "0",
                "--json");
        assertThat(command.code()).as(command.err()).isZero();
        double q = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(command.out())
                .path("factors")
                .path(0)
                .path("q")
                .asDouble();
        assertThat(desk.number("geodetector-factors", 4, "cells 2020 net_2020 dem", "q"))
                .isCloseTo(q, within(1e-12));
    }

    @Test
    void aClassThatNeverOccursIsLeftOutWithACaution() {
        Desk.Outcome outcome = run(
                "geodetector: { units: cells, y: net_per_ha, permutations: 9, bootstrap: 0, shares: false }\n",
                "dem: dem.tif, unused: share of unused");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(desk.rows("geodetector-factors", 4).keySet())
                .containsExactlyInAnyOrder("cells 2010 net_per_ha_2010 dem", "cells 2020 net_per_ha_2020 dem");
        assertThat(root.resolve("run/run.json")).content().contains("DRIVER-C10");
    }

    @Test
    void distancesToShapesOfAFileAreToldWithAWayToThem() {
        for (String text : List.of("distance to roads.gpkg", "到 roads.shp 的距离")) {
            assertThat(run("geodetector: { units: cells }\n", "road: " + text).told())
                    .contains("DRIVER-29   drivers.road: \"" + text + "\"")
                    .doesNotContain("FILE-01")
                    .doesNotContain("LEGEND-07");
        }
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Desk.Outcome outcome = run(
                "geodetector: { units: squares, y: gdp, discretisation: quantil, classes: \"8:3\" }\n",
                "dem: nothing.tif, moon: distance to moon, soil: soil");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.told())
                .contains("STUDY-09")
                .contains("DRIVER-12   geodetector.y")
                .contains("DRIVER-09   geodetector.classes")
                .contains("DRIVER-10   drivers.soil")
                .contains("LEGEND-07")
                .contains("drivers.moon")
                .contains("nothing.tif");
        assertThat(run("geodetector: { units: cells, y: net_1990 }\n", "forest: share of forest")
                        .told())
                .contains("DRIVER-12")
                .contains("2010, 2020");
        assertThat(root.resolve("run")).doesNotExist();
    }

    @Test
    void sizesThatGiveTooFewUnitsAreToldBeforeAnyWork() {
        Desk.Outcome outcome = run(
                "geodetector: { units: cells, y: net, discretisation: \"quantile:4\", size-effect: [1500 m, 3 km, 20 "
                        + "km, 1500 m, 50 m] }\n",
                "dem: dem.tif");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.told())
                .contains("DRIVER-17   geodetector.size-effect (3 km): it gives at most 4 units, but 4 classes need at "
                        + "least 5")
                .contains("DRIVER-17   geodetector.size-effect (20 km): it gives at most 1 units")
                .contains("UNITS-05    geodetector.size-effect (0.05 km)")
                .contains("STUDY-05    geodetector.size-effect: \"1500 m\" is not a valid value: this size is written "
                        + "twice");
        assertThat(root.resolve("run")).doesNotExist();
        desk.study(
                "2010: a.tif, 2020: b.tif",
                "units: { cells: { fishnet: 500 m } }\ncarbon: { factors: literature-cn }\ndrivers: { dem: dem.tif }\n"
                        + "geodetector: { units: cells, y: net, discretisation: \"quantile:4\", size-effect: [1500 m] "
                        + "}\n");
        Desk.Outcome check = Desk.command("check", root.resolve("study.yaml").toString());
        assertThat(check.code()).isZero();
        assertThat(check.out() + check.err())
                .contains("DRIVER-C12  geodetector.size-effect (1.5 km): it gives at most 16 units, fewer than 5 for "
                        + "each of 4 classes");
    }

    @Test
    void aSizeWithLittleLandIsLeftOutOfTheSizeEffect() {
        desk.write("b.tif", PlainTiff.of(SIDE, SIDE, (x, y) -> y < 10 ? land(x, y, 2020) : 0));
        Desk.Outcome outcome = run(
                "geodetector: { units: cells, y: net, discretisation: \"quantile:3\", size-effect: [500 m, 2 km], "
                        + "permutations: 0, bootstrap: 0 }\n",
                "dem: dem.tif, forest: share of forest");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.told())
                .contains(
                        "DRIVER-C13  geodetector.size-effect (2 km): left out of the size effect: only 3 squares hold "
                                + "land");
        assertThat(desk.table("geodetector-size-effect").rows()).hasSize(2);
    }
}
