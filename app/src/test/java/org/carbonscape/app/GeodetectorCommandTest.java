package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, with the check values of methods 6.2 (R geodetector, SciPy). */
class GeodetectorCommandTest {
    private static final String Y = "3 5 4 6 8 7 9 12 11 10 14 13 15 18 17 16 6 9 13 20";
    private static final String A = "1 1 1 1 1 1 2 2 2 2 2 2 3 3 3 3 1 2 3 3";
    private static final String B = "1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 1 1 2";

    @TempDir
    private Path folder;

    private static Desk.Outcome run(String... args) {
        return Desk.command(args);
    }

    private Path toy(double added, String prefix) throws Exception {
        StringBuilder csv = new StringBuilder("y,a,b\n");
        for (int i = 0; i < 20; i++) {
            csv.append(Double.parseDouble(Y.split(" ")[i]) + added)
                    .append(",\"")
                    .append(prefix)
                    .append(A.split(" ")[i])
                    .append("\",")
                    .append(B.split(" ")[i])
                    .append('\n');
        }
        return Files.writeString(folder.resolve("toy.csv"), csv);
    }

    private static JsonNode json(Desk.Outcome said) throws Exception {
        assertThat(said.code()).as(said.err()).isZero();
        return new ObjectMapper().readTree(said.out());
    }

    @Test
    void theToyGivesAllPrintedDigits() throws Exception {
        JsonNode found = json(run("geodetector", toy(0, "").toString(), "--y", "y", "--x", "a,b", "--json"));
        JsonNode a = found.path("factors").path(0);
        assertThat(a.path("name").asText()).isEqualTo("a");
        assertThat(a.path("strata").asInt()).isEqualTo(3);
        assertThat(a.path("q").asDouble()).isCloseTo(0.8467379078, within(5e-11));
        assertThat(a.path("f").asDouble()).isCloseTo(46.96055046, within(5e-9));
        assertThat(a.path("pAnova").asDouble()).isCloseTo(1.19178e-7, within(5e-13));
        assertThat(a.path("pCompatibleSample").asDouble()).isCloseTo(6.85898e-6, within(5e-12));
        assertThat(a.path("pCompatiblePopulation").asDouble()).isCloseTo(7.73368e-6, within(5e-12));
        assertThat(a.path("pPermutation").asDouble()).isEqualTo(0.001);
        assertThat(a.path("low").asDouble()).isLessThan(0.8467).isPositive();
        assertThat(a.path("high").asDouble()).isGreaterThan(0.8467).isLessThan(1);
        JsonNode b = found.path("factors").path(1);
        assertThat(b.path("q").asDouble()).isCloseTo(0.0424366146, within(5e-11));
        assertThat(b.path("pCompatibleSample").asDouble()).isCloseTo(0.427511723, within(5e-10));
        assertThat(b.path("pCompatiblePopulation").asDouble()).isCloseTo(0.429738608, within(5e-10));
        JsonNode pair = found.path("interactions").path(0);
        assertThat(pair.path("a").asText() + pair.path("b").asText()).isEqualTo("ab");
        assertThat(pair.path("q").asDouble()).isCloseTo(0.8815252260, within(5e-11));
        assertThat(pair.path("type").asText()).isEqualTo("bi-factor enhancement");
        assertThat(pair.path("excess").asDouble()).isCloseTo(0.8815252260 - 0.8467379078, within(1e-10));
        assertThat(pair.path("pExcess").isNumber()).isTrue();
        JsonNode risk = found.path("risk").path(0);
        assertThat(risk.path("strata").path(1).path("mean").asDouble()).isCloseTo(11.142857143, within(5e-10));
        assertThat(risk.path("comparisons").path(0).path("t").asDouble()).isCloseTo(-5.6686685, within(5e-8));
        assertThat(risk.path("comparisons").path(0).path("df").asDouble()).isCloseTo(11.8102304, within(5e-8));
        assertThat(risk.path("comparisons").path(0).path("p").asDouble()).isCloseTo(0.00011064469, within(5e-12));
        // SSW_b/SSW_a = 437.797979798/70.0714285714, so F(a, b) is its inverse
        assertThat(1 / found.path("ecological").path(0).path("f").asDouble())
                .isCloseTo(437.7979797980 / 70.0714285714, within(1e-8));
        assertThat(found.path("ecological").path(0).path("different").asBoolean())
                .isTrue();
        assertThat(found.path("discretisation").path(0).path("method").asText()).isEqualTo("given");
    }

    @Test
    void onlyTheCompatiblePMovesWithTheOriginOfY() throws Exception {
        JsonNode here = json(run("geodetector", toy(0, "").toString(), "--y", "y", "--x", "a,b", "--json"));
        JsonNode there = json(run("geodetector", toy(1000, "").toString(), "--y", "y", "--x", "a,b", "--json"));
        for (String same : new String[] {"q", "f", "pPermutation", "pAnova", "low", "high"}) {
            assertThat(there.path("factors").path(0).path(same).asDouble())
                    .as(same)
                    .isEqualTo(here.path("factors").path(0).path(same).asDouble());
        }
        assertThat(there.path("factors").path(0).path("pCompatibleSample").asDouble())
                .isNotCloseTo(
                        here.path("factors").path(0).path("pCompatibleSample").asDouble(), within(1e-6));
    }

    @Test
    void namesOfStrataAndOrderOfColumnsDoNotMatter() throws Exception {
        JsonNode plain = json(run("geodetector", toy(0, "").toString(), "--y", "y", "--x", "a,b", "--json"));
        JsonNode other = json(run(
                "geodetector",
                toy(0, "soil_x, \u9ec4 ").toString(),
                "--y",
                "y",
                "--x",
                "b,a",
                "--threads",
                "2",
                "--json"));
        assertThat(other.path("factors").path(1).path("q").asDouble())
                .isEqualTo(plain.path("factors").path(0).path("q").asDouble());
        assertThat(other.path("interactions").path(0).path("q").asDouble())
                .isEqualTo(plain.path("interactions").path(0).path("q").asDouble());
        assertThat(other.path("ecological").path(0).path("p").asDouble())
                .isCloseTo(plain.path("ecological").path(0).path("p").asDouble(), within(1e-12));
        assertThat(other.path("risk")
                        .path(1)
                        .path("strata")
                        .path(0)
                        .path("label")
                        .asText())
                .isEqualTo("soil_x, \u9ec4 1");
    }

    @Test
    void conventionsOfOtherProgramsDifferInTheEcologicalDetector() throws Exception {
        String file = toy(0, "").toString();
        double q = 0.8467379078 / 0.0424366146; // max(q)/min(q)
        assertThat(json(run("geodetector", file, "--y", "y", "--x", "a,b", "--convention", "geodetector", "--json"))
                        .path("ecological")
                        .path(0)
                        .path("f")
                        .asDouble())
                .isCloseTo(q, within(1e-6));
        assertThat(json(run("geodetector", file, "--y", "y", "--x", "a,b", "--convention", "gd", "--json"))
                        .path("ecological")
                        .path(0)
                        .path("f")
                        .asDouble())
                .isCloseTo(q, within(1e-6));
        assertThat(1
                        / json(run("geodetector", file, "--y", "y", "--x", "a,b", "--convention", "gdverse", "--json"))
                                .path("ecological")
                                .path(0)
                                .path("f")
                                .asDouble())
                .isCloseTo(6.2479, within(5e-5));
        assertThat(json(run("geodetector", file, "--y", "y", "--x", "a", "--convention", "gdverse", "--json"))
                        .path("risk")
                        .path(0)
                        .path("correction")
                        .asText())
                .isEqualTo("none");
    }

    private Path continuous() throws Exception {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("y,x,z,block\n");
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble();
            csv.append((x > 0.4 ? 3 : 0) + random.nextGaussian() * 0.5)
                    .append(',')
                    .append(x)
                    .append(',')
                    .append(random.nextDouble())
                    .append(",b")
                    .append(i / 20)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("continuous.csv"), csv);
    }

    @Test
    void continuousDriversAreCutAndTheOptimumFindsTheStep() throws Exception {
        String file = continuous().toString();
        JsonNode searched = json(run("geodetector", file, "--y", "y", "--x", "x,z", "--json"));
        assertThat(searched.path("discretisation").path(0).path("candidates")).hasSize(5 * 6);
        JsonNode optimal = json(run("geodetector", file, "--y", "y", "--x", "x", "--strata", "optimal:2", "--json"));
        assertThat(optimal.path("discretisation").path(0).path("breaks").path(0).asDouble())
                .isCloseTo(0.4, within(0.02));
        JsonNode quantiles = json(run("geodetector", file, "--y", "y", "--x", "x", "--strata", "quantile:5", "--json"));
        assertThat(quantiles.path("factors").path(0).path("strata").asInt()).isEqualTo(5);
        assertThat(quantiles.path("risk").path(0).path("strata").findValuesAsText("units"))
                .containsOnly("40");
        JsonNode many = json(run(
                "geodetector",
                file,
                "--y",
                "y",
                "--x",
                "x",
                "--strata",
                "search",
                "--choice",
                "largest-q",
                "--classes",
                "3:15",
                "--json"));
        assertThat(many.path("factors").path(0).path("q").asDouble())
                .isGreaterThanOrEqualTo(
                        searched.path("factors").path(0).path("q").asDouble());
        JsonNode manual = json(run(
                "geodetector",
                file,
                "--y",
                "y",
                "--x",
                "x,z",
                "--strata",
                "manual:x=0.4;z=0.3,0.6",
                "--shares",
                "--json"));
        assertThat(manual.path("factors").findValuesAsText("strata")).containsExactly("2", "3");
        double shares = manual.path("shares")
                        .path("drivers")
                        .path(0)
                        .path("share")
                        .asDouble()
                + manual.path("shares").path("drivers").path(1).path("share").asDouble();
        assertThat(shares).isCloseTo(manual.path("shares").path("q").asDouble(), within(1e-12));
    }

    @Test
    void sameSeedSameBytesOnAnyNumberOfThreadsAndBlocksChangeOnlyChance() throws Exception {
        String file = continuous().toString();
        Desk.Outcome one =
                run("geodetector", file, "--y", "y", "--x", "x,z", "--blocks", "block", "--threads", "1", "--json");
        Desk.Outcome two =
                run("geodetector", file, "--y", "y", "--x", "x,z", "--blocks", "block", "--threads", "2", "--json");
        assertThat(two.out()).isEqualTo(one.out());
        Desk.Outcome other = run(
                "geodetector",
                file,
                "--y",
                "y",
                "--x",
                "x,z",
                "--blocks",
                "block",
                "--seed",
                "7",
                "--strata",
                "quantile:4",
                "--json");
        Desk.Outcome free = run("geodetector", file, "--y", "y", "--x", "x,z", "--strata", "quantile:4", "--json");
        assertThat(json(other).path("factors").path(0).path("q"))
                .isEqualTo(json(free).path("factors").path(0).path("q"));
    }

    /** Columns of longitudes and latitudes are places, as blocks of them are. */
    @Test
    void aTableWithLongitudesAndLatitudesHasPlaces() throws Exception {
        StringBuilder csv = new StringBuilder("y,x,经度,纬度,east,north\n");
        for (int i = 0; i < 144; i++) {
            double lon = 112 + i % 12 * 0.1;
            double lat = 28 + i / 12 * 0.1;
            csv.append(String.format(
                    Locale.ROOT,
                    "%.4f,%d,%.2f,%.2f,%.2f,%.2f%n",
                    Math.sin(lon * 3) + lat,
                    i % 12 / 4,
                    lon,
                    lat,
                    lon,
                    lat));
        }
        String file = Files.writeString(folder.resolve("places.csv"), csv).toString();
        String text = csv.toString();
        JsonNode named = json(run("geodetector", file, "--y", "y", "--x", "x", "--json"));
        JsonNode blocks =
                json(run("geodetector", file, "--y", "y", "--x", "x", "--blocks", "east,north,20 km", "--json"));
        JsonNode spatial = named.path("factors").path(0).path("pSpatial");
        assertThat(spatial.asDouble()).isBetween(1e-6, 1.0);
        assertThat(spatial).isEqualTo(blocks.path("factors").path(0).path("pSpatial"));
        for (String none :
                List.of(text.replace("经度", "a"), text.replace(",28.00,", ",280,"), text.replace("纬度", "b"))) {
            Files.writeString(folder.resolve("places.csv"), none);
            assertThat(json(run("geodetector", file, "--y", "y", "--x", "x", "--json"))
                            .path("factors")
                            .path(0)
                            .path("pSpatial")
                            .isNumber())
                    .isFalse();
        }
    }

    @Test
    void singleUnitStrataAreKeptOrDroppedAndToldEitherWay() throws Exception {
        Path file = Files.writeString(folder.resolve("single.csv"), "y,s\n1,a\n2,a\n3,b\n5,b\n4,b\n9,c\n");
        Desk.Outcome kept = run("geodetector", file.toString(), "--y", "y", "--x", "s", "--json");
        Desk.Outcome dropped =
                run("geodetector", file.toString(), "--y", "y", "--x", "s", "--drop-singletons", "--json");
        assertThat(kept.err()).contains("DRIVER-C04");
        assertThat(dropped.err()).contains("DRIVER-C05");
        // kept: mean 4, SST 9+4+1+1+0+25 = 40, SSW 0.5 + 2 + 0; dropped: mean 3, SST 4+1+0+4+1 = 10
        assertThat(json(kept).path("factors").path(0).path("q").asDouble()).isCloseTo(1 - 2.5 / 40, within(1e-14));
        assertThat(json(dropped).path("factors").path(0).path("q").asDouble()).isCloseTo(1 - 2.5 / 10, within(1e-14));
        assertThat(json(kept).path("cautions")).anyMatch(c -> c.asText().startsWith("DRIVER-C04"));
    }

    @Test
    void layersAndWorkbooksAreReadLikeTables() throws Exception {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            features.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"y\":")
                    .append(Y.split(" ")[i])
                    .append(",\"a\":\"s")
                    .append(A.split(" ")[i])
                    .append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[")
                    .append(i)
                    .append(",0],[")
                    .append(i + 1)
                    .append(",0],[")
                    .append(i + 1)
                    .append(",1],[")
                    .append(i)
                    .append(",0]]]}}");
        }
        Path file = Files.writeString(
                folder.resolve("units.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        assertThat(json(run("geodetector", file.toString(), "--y", "y", "--x", "a", "--json"))
                        .path("factors")
                        .path(0)
                        .path("q")
                        .asDouble())
                .isCloseTo(0.8467379078, within(5e-11));
        Desk.Outcome text = run("geodetector", file.toString(), "--y", "a", "--x", "y", "--json");
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.err()).contains("DRIVER-13");
    }

    @Test
    void wrongInputIsTold() throws Exception {
        String file = toy(0, "").toString();
        Desk.Outcome column = run("geodetector", file, "--y", "yy", "--x", "a,c", "--json");
        assertThat(column.code()).isEqualTo(1);
        assertThat(column.out()).startsWith("{\n  \"problems\"");
        assertThat(column.err()).contains("\"yy\"").contains("\"c\"");
        assertThat(run("geodetector", file, "--y", "y", "--x", "a", "--strata", "quantil:5")
                        .err())
                .startsWith("DRIVER-08");
        assertThat(run("geodetector", file, "--y", "y", "--x", "a", "--classes", "8:3")
                        .err())
                .startsWith("DRIVER-09");
        assertThat(run("geodetector", file, "--y", "y", "--x", "a,b", "--strata", "manual:b=1.5")
                        .err())
                .startsWith("DRIVER-14");
        assertThat(run("geodetector", file, "--y", "y", "--x", "a,y").err()).startsWith("DRIVER-15");
        assertThat(run("geodetector", file, "--y", "y", "--x", "a", "--permutations", "-1")
                        .code())
                .isEqualTo(2);
        assertThat(run("geodetector", file, "--y", "y", "--x", "a", "--choice", "best")
                        .code())
                .isEqualTo(2);
        assertThat(run("geodetector", file, "--y", "y").code()).isEqualTo(2);
    }

    /** q of NumPy on the same quartiles (quantile type 7, classes closed on the right). */
    @Test
    void realCountiesGiveTheNumbersOfNumPy() throws Exception {
        Path file = Path.of(System.getProperty("carbonscape.shared", "/work/shared"))
                .resolve("data/changzhutan/county_drivers_23.csv");
        Assumptions.assumeTrue(Files.exists(file), "no shared data here");
        JsonNode found = json(run(
                "geodetector",
                file.toString(),
                "--y",
                "popd",
                "--x",
                "elev,tem,pre,slope",
                "--strata",
                "quantile:4",
                "--json"));
        double[] expected = {0.25595765233206325, 0.15734478569980326, 0.3960672563707569, 0.2976408716923973};
        for (int d = 0; d < expected.length; d++) {
            assertThat(found.path("factors").path(d).path("q").asDouble()).isCloseTo(expected[d], within(1e-13));
        }
        assertThat(found.path("units").asInt()).isEqualTo(23);
    }

    /** Cells of rasters as units give what the same numbers in a table give; over units, what their means give. */
    @Test
    void rastersAreReadAsTheTableOfTheirCells() throws Exception {
        Desk desk = new Desk(folder);
        IntBinaryOperator height = (c, r) -> c == 2 && r == 3 ? -9999 : (c * 13 + r * 7) % 50;
        IntBinaryOperator carbon =
                (c, r) -> c == 5 && r == 5 ? -9999 : (c * 13 + r * 7) % 50 / 10 * 100 + (c * 5 + r * 11) % 17;
        desk.write(
                "y.tif",
                PlainTiff.of(20, 20, carbon::applyAsInt)
                        .type(PlainTiff.Type.FLOAT)
                        .noData("-9999"));
        desk.write(
                "dem.tif",
                PlainTiff.of(20, 20, height::applyAsInt)
                        .type(PlainTiff.Type.FLOAT)
                        .noData("-9999"));
        StringBuilder csv = new StringBuilder("y,dem\n");
        for (int r = 0; r < 20; r++) {
            for (int c = 0; c < 20; c++) {
                int y = carbon.applyAsInt(c, r);
                int x = height.applyAsInt(c, r);
                csv.append(y < 0 ? "" : y).append(',').append(x < 0 ? "" : x).append('\n');
            }
        }
        Path table = Files.writeString(folder.resolve("cells.csv"), csv);
        String[] more = {"--strata", "quantile:5", "--json"};
        JsonNode cells = json(run(
                "geodetector",
                "--y",
                folder.resolve("y.tif").toString(),
                "--x",
                "dem=" + folder.resolve("dem.tif"),
                more[0],
                more[1],
                more[2]));
        JsonNode rows = json(run("geodetector", table.toString(), "--y", "y", "--x", "dem", more[0], more[1], more[2]));
        assertThat(cells.path("units").asInt()).isEqualTo(398);
        assertThat(cells.path("factors")).isEqualTo(rows.path("factors"));
        assertThat(cells.path("risk")).isEqualTo(rows.path("risk"));
        Desk.Outcome blocks = run(
                "geodetector",
                "--y",
                folder.resolve("y.tif").toString(),
                "--x",
                folder.resolve("dem.tif").toString(),
                "--blocks",
                "500 m",
                more[0],
                more[1],
                more[2]);
        assertThat(json(blocks).path("factors").path(0).path("q"))
                .isEqualTo(rows.path("factors").path(0).path("q"));
        assertThat(run("geodetector", "--y", "pop", "--x", "dem.tif").err()).startsWith("DRIVER-16   pop");
    }

    @Test
    void namesMayHoldCommasAndATextYIsOneProblem() throws Exception {
        StringBuilder csv = new StringBuilder("y,\"a,b\",kind\n");
        for (int i = 0; i < 40; i++) {
            csv.append(i * i % 17).append(',').append(i % 3).append(i % 2 == 0 ? ",k\n" : ",m\n");
        }
        String file = Files.writeString(folder.resolve("commas.csv"), csv).toString();
        JsonNode found = json(run(
                "geodetector",
                file,
                "--y",
                "y",
                "--x",
                "kind,a,b",
                "--permutations",
                "0",
                "--bootstrap",
                "0",
                "--json"));
        assertThat(found.path("factors").findValuesAsText("name")).containsExactly("kind", "a,b");
        Desk.Outcome text = run("geodetector", file, "--y", "kind", "--x", "y");
        assertThat(text.err().lines()).hasSize(2);
        assertThat(text.err()).startsWith("DRIVER-13   commas.csv: column \"kind\" is text");
    }

    /** The printed breaks are the strata: cutting at them again gives the same q. */
    @Test
    void printedBreaksGiveTheSameQ() throws Exception {
        String file = continuous().toString();
        JsonNode optimal = json(run(
                "geodetector",
                file,
                "--y",
                "y",
                "--x",
                "x",
                "--strata",
                "optimal:5",
                "--permutations",
                "0",
                "--bootstrap",
                "0",
                "--json"));
        List<String> breaks = new ArrayList<>();
        optimal.path("discretisation").path(0).path("breaks").forEach(b -> breaks.add(b.asText()));
        JsonNode again = json(run(
                "geodetector",
                file,
                "--y",
                "y",
                "--x",
                "x",
                "--strata",
                "manual:" + String.join(",", breaks),
                "--permutations",
                "0",
                "--bootstrap",
                "0",
                "--json"));
        assertThat(again.path("factors").path(0).path("q"))
                .isEqualTo(optimal.path("factors").path(0).path("q"));
    }
}
