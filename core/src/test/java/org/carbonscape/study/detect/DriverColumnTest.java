package org.carbonscape.study.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.driver.Places;
import org.carbonscape.driver.Strata;
import org.carbonscape.grid.Crs;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When numbers are names of strata, and the squares that units lie in. */
class DriverColumnTest {
    /** So many different numbers, each on so many units. */
    private static DriverColumn numbers(int different, int each, double step) {
        return DriverColumn.ofNumbers(
                "x",
                IntStream.range(0, different * each)
                        .mapToDouble(i -> 7 + i % different * step)
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        // different, units each, step between them, taken as codes
        "3, 10, 1, true",
        "15, 2, 0.5, true", // few, two units each
        "15, 2, 3, true",
        "16, 2, 0.5, false", // too many with gaps or fractions
        "16, 2, 1, true", // whole without a gap
        "32, 2, 1, true",
        "33, 2, 1, false",
        "16, 2, 2, false", // a gap
        "10, 1, 1, false", // as many as units
        "15, 1, 0.5, false",
        "1, 9, 1, true",
    })
    void fewNumbersOrWholeOnesWithoutAGapAreCodes(int different, int each, double step, boolean codes) {
        assertThat(numbers(different, each, step).isCodes()).isEqualTo(codes);
    }

    @Test
    void gaplessWholeNumbersAreCodesWithFewerThanTwoUnitsEach() {
        double[] values = DoubleStream.concat(DoubleStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), DoubleStream.of(1))
                .toArray();
        assertThat(DriverColumn.ofNumbers("x", values).isCodes()).isTrue();
        values[3] = 4.5;
        assertThat(DriverColumn.ofNumbers("x", values).isCodes()).isFalse();
    }

    @Test
    void missingValuesAreNoCodesAndNoughtIsOne() {
        DriverColumn x = DriverColumn.ofNumbers("x", new double[] {0.0, -0.0, Double.NaN, 2, 2, Double.NaN});
        assertThat(x.distinct(10)).isEqualTo(2);
        assertThat(x.isMissing(2)).isTrue();
        assertThat(x.isMissing(1)).isFalse();
        Strata strata = x.given();
        assertThat(strata.labels()).containsExactly("0", "2");
        assertThat(IntStream.range(0, 6).map(strata::code)).containsExactly(0, 0, Strata.MISSING, 1, 1, Strata.MISSING);
        assertThat(DriverColumn.ofNumbers("x", new double[] {Double.NaN}).isCodes())
                .isFalse();
    }

    @Test
    void wholeNumbersThatWereCutAreDoubted() {
        assertThat(numbers(40, 2, 1).doubtfulCodes()).isEqualTo(40);
        assertThat(numbers(64, 2, 1).doubtfulCodes()).isEqualTo(64);
        assertThat(numbers(65, 2, 1).doubtfulCodes()).isEqualTo(0);
        assertThat(numbers(40, 1, 1).doubtfulCodes()).as("a unit each").isEqualTo(0);
        assertThat(numbers(40, 2, 0.5).doubtfulCodes()).as("fractions").isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void differentValuesAreCountedUpToOneMoreThanAsked(long seed) {
        Random random = new Random(seed);
        double[] values = IntStream.range(0, 500)
                .mapToDouble(i -> random.nextInt(40) / 4.0)
                .toArray();
        long all = Arrays.stream(values).distinct().count();
        DriverColumn x = DriverColumn.ofNumbers("x", values);
        assertThat(x.distinct(100)).isEqualTo((int) all);
        assertThat(x.distinct(5)).isEqualTo(6);
    }

    /** More values than are kept at hand are sorted, and each unit has the code of its own. */
    @ParameterizedTest
    @ValueSource(ints = {10, 64, 65, 300})
    void givenNumbersAreStrataInAscendingOrder(int different) {
        Random random = new Random(different);
        double[] values = IntStream.range(0, 3 * different)
                .mapToDouble(i -> (i % different) * 1.5 - 20)
                .toArray();
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double t = values[i];
            values[i] = values[j];
            values[j] = t;
        }
        Strata strata = DriverColumn.ofNumbers("x", values).given();
        assertThat(strata.labels()).hasSize(different);
        assertThat(strata.labels().stream().map(Double::parseDouble)).isSorted();
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.parseDouble(strata.labels().get(strata.code(i)))).isEqualTo(values[i]);
        }
    }

    @Test
    void textIsGivenAndItsEmptyCellsAreMissing() {
        DriverColumn x = DriverColumn.ofText("soil", List.of("red", "", "yellow", "red"));
        assertThat(x.isText()).isTrue();
        assertThat(x.isMissing(1)).isTrue();
        Strata strata = x.given();
        assertThat(strata.code(0)).isEqualTo(strata.code(3)).isNotEqualTo(strata.code(2));
        assertThat(strata.code(1)).isEqualTo(Strata.MISSING);
    }

    @Test
    void namesThatOftenMeanMissingAreTold() {
        List<Problem> told = DriverColumn.ofText("soil", List.of("red", "NA", "无", "NA", "na", "nap"))
                .doubtfulNames();
        assertThat(told).hasSize(3);
        assertThat(Sketch.told(told.get(0))).isEqualTo("""
                DRIVER-C18  soil: "NA" is taken as the name of a stratum, with 2 units
                            Leave these cells empty if they are missing values.
                DRIVER-C18  soil：“NA”被当作一个分层的名称，含 2 个单元
                            如果表示缺失值，请将这些单元格留空。""");
    }

    // squares

    @ParameterizedTest
    @CsvSource({"20 km, 20000", "20km, 20000", "500 m, 500", "1.5 km, 1500", "3 公里, 3000", "3千米, 3000", "250米, 250"})
    void aLengthIsMetresWhateverItsUnit(String text, double metres) {
        assertThat(SpatialBlocks.metres(text)).contains(metres);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county", "20", "km", "-3 km", "0 km", "3 ha", "3 km wide"})
    void otherTextsAreColumns(String text) {
        assertThat(SpatialBlocks.metres(text)).isEmpty();
    }

    /** Units are in one square where the whole numbers of sides from the corner are alike. */
    @ParameterizedTest
    @ValueSource(doubles = {150, 400, 10_000})
    void unitsOfASquareHaveOneNumber(double side) {
        Random random = new Random(3);
        double[] x = random.doubles(60, 1000, 3000).toArray();
        double[] y = random.doubles(60, -500, 1500).toArray();
        x[7] = Double.NaN;
        y[9] = Double.NaN;
        int[] blocks = SpatialBlocks.of(x, y, side, false);
        double west = Arrays.stream(x).filter(v -> !Double.isNaN(v)).min().orElseThrow();
        double north = Arrays.stream(y).filter(v -> !Double.isNaN(v)).max().orElseThrow();
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                if (i == 7 || i == 9 || j == 7 || j == 9) {
                    continue;
                }
                boolean together = Math.floor((x[i] - west) / side) == Math.floor((x[j] - west) / side)
                        && Math.floor((north - y[i]) / side) == Math.floor((north - y[j]) / side);
                assertThat(blocks[i] == blocks[j]).isEqualTo(together);
            }
        }
        assertThat(blocks[7]).as("nowhere").isEqualTo(-1);
        assertThat(blocks[9]).isEqualTo(-1);
    }

    @Test
    void squaresInDegreesAreKilometresOnTheGround() {
        // at 60 N a degree of longitude is half as long
        double[] x = {10, 10.8, 11.6, 12.2};
        double[] y = {60, 60, 60, 60};
        // squares of 50 km: 0.8 degrees of longitude are 44 km, 1.6 are 89 km, 2.2 are 122 km
        int[] blocks = SpatialBlocks.of(x, y, 50_000, true);
        assertThat(blocks[0]).isEqualTo(blocks[1]);
        assertThat(Arrays.stream(blocks).distinct()).hasSize(3);
        assertThat(SpatialBlocks.of(0, 50, 111_195, Crs.epsg(4326)).side()).isCloseTo(1, within(1e-12));
        SpatialBlocks grads = SpatialBlocks.of(0, 50, 111_195, Crs.epsg(4807)); // NTF (Paris), in grads
        assertThat(grads.side()).isCloseTo(10.0 / 9, within(1e-12));
        assertThat(grads.at(100, 50))
                .isEqualTo(SpatialBlocks.of(0, 45, 111_195, Crs.epsg(4326)).at(90, 45));
        assertThat(SpatialBlocks.of(0, 50, 120, Crs.epsg(2263)).side()).isCloseTo(393.7, within(1e-6));
        assertThat(SpatialBlocks.of(0, 50, 120, Crs.epsg(4547)).side()).isEqualTo(120);
    }

    /** Squares of 1,000 km from 60 N: in the middle of the first row, 55.5 N, they are 15.9 degrees wide. */
    @Test
    void squaresInDegreesAreAsWideAsInTheMiddleOfTheirRow() {
        SpatialBlocks wide = SpatialBlocks.of(0, 60, 1_000_000, Crs.epsg(4326));
        assertThat(wide.at(15.8, 59.9)).isEqualTo(wide.at(0, 52));
        assertThat(wide.at(16, 59.9)).isNotEqualTo(wide.at(0, 52));
    }

    @Test
    void placesInGradsAreTakenAsDegrees() {
        Places grads = SpatialBlocks.places(new double[] {10, 20}, new double[] {50, 40}, Crs.epsg(4807));
        Places degrees = SpatialBlocks.places(new double[] {9, 18}, new double[] {45, 36}, Crs.epsg(4326));
        for (int i = 0; i < 2; i++) {
            assertThat(grads.x()[i]).isCloseTo(degrees.x()[i], within(1e-6));
            assertThat(grads.y()[i]).isCloseTo(degrees.y()[i], within(1e-6));
        }
        double[] plane = {500_000};
        assertThat(SpatialBlocks.places(plane, plane, Crs.epsg(4547)).x()).isEqualTo(plane);
    }

    @Test
    void zeroWithASignIsZero() {
        assertThat(DriverColumn.ofNumbers("x", new double[] {-0.0, 1, 0.0}).distinct(9))
                .isEqualTo(2);
    }
}
