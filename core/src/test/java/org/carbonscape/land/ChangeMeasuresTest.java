package org.carbonscape.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.land.ChangeMeasures.Measure;
import org.junit.jupiter.api.Test;

class ChangeMeasuresTest {
    static final List<String> SIX = List.of("cultivated", "forest", "grassland", "water", "construction", "unused");
    /** The toy matrix of methods 1.10, km2, 2015 to 2020. */
    static final double[][] TOY = {
        {400, 20, 5, 2, 33, 0},
        {15, 600, 10, 1, 14, 0},
        {4, 8, 60, 0, 3, 0},
        {1, 0, 0, 50, 2, 0},
        {2, 1, 0, 0, 97, 0},
        {0, 0, 0, 0, 2, 8}
    };

    static TransferMatrix toy() {
        return Published.matrix(2015, 2020, SIX, TOY);
    }

    private static double[] byClass(TransferMatrix matrix, String measure) {
        return ChangeMeasures.of(matrix).stream()
                .filter(m -> m.measure().equals(measure) && !m.className().equals("all"))
                .mapToDouble(Measure::value)
                .toArray();
    }

    private static Measure all(TransferMatrix matrix, String measure) {
        return ChangeMeasures.of(matrix).stream()
                .filter(m -> m.measure().equals(measure) && m.className().equals("all"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theToyMatrixHasItsPublishedClassMeasures() {
        assertThat(toy().total_km2()).isEqualTo(1338);
        assertThat(byClass(toy(), "area_start")).containsExactly(460, 640, 75, 53, 100, 10);
        assertThat(byClass(toy(), "area_end")).containsExactly(422, 629, 75, 53, 151, 8);
        assertThat(byClass(toy(), "persistence")).containsExactly(400, 600, 60, 50, 97, 8);
        assertThat(byClass(toy(), "gain")).containsExactly(22, 29, 15, 3, 54, 0);
        assertThat(byClass(toy(), "loss")).containsExactly(60, 40, 15, 3, 3, 2);
        assertThat(byClass(toy(), "net_change")).containsExactly(-38, -11, 0, 0, 51, -2);
        assertThat(byClass(toy(), "gross_change")).containsExactly(82, 69, 30, 6, 57, 2);
        assertThat(byClass(toy(), "swap")).containsExactly(44, 58, 30, 6, 6, 0);
        assertThat(byClass(toy(), "single_dynamic_degree"))
                .containsExactly(new double[] {-1.65217391, -0.34375, 0, 0, 10.2, -4}, within(5e-9));
        assertThat(byClass(toy(), "two_way_dynamic_degree"))
                .containsExactly(new double[] {3.56521739, 2.15625, 8, 2.26415094, 11.4, 4}, within(5e-9));
    }

    @Test
    void theToyMatrixHasItsPublishedWholeMapMeasures() {
        assertThat(all(toy(), "change").value()).isEqualTo(123);
        assertThat(all(toy(), "change_share").value()).isCloseTo(9.1928, within(5e-5));
        assertThat(all(toy(), "quantity_share").value()).isCloseTo(3.8117, within(5e-5));
        assertThat(all(toy(), "allocation_share").value()).isCloseTo(5.3812, within(5e-5));
        assertThat(all(toy(), "exchange_share").value()).isCloseTo(4.6338, within(5e-5));
        assertThat(all(toy(), "shift_share").value()).isCloseTo(0.7474, within(5e-5));
        assertThat(all(toy(), "comprehensive_dynamic_degree_net").value()).isCloseTo(0.76233184, within(5e-9));
        assertThat(all(toy(), "comprehensive_dynamic_degree_transfer").value()).isCloseTo(0.91928251, within(5e-9));
        assertThat(all(toy(), "annual_change_rate").value()).isCloseTo(1.83856502, within(5e-9));
        assertThat(all(toy(), "annual_change_rate").unit()).isEqualTo("%/yr");
        assertThat(all(toy(), "change")).isEqualTo(new Measure(2015, 2020, "all", "change", 123, "km2"));
    }

    @Test
    void theToyMatrixHasItsPublishedLandUseDegree() {
        double[] grades = Legend.preset("landUse.legend", "cnlucc-6").grades();
        assertThat(ChangeMeasures.landUseDegree(2015, byClass(toy(), "area_start"), grades)
                        .value())
                .isCloseTo(248.57997, within(5e-6));
        assertThat(ChangeMeasures.landUseDegree(2020, byClass(toy(), "area_end"), grades)
                        .value())
                .isCloseTo(253.51271, within(5e-6));
    }

    @Test
    void aPublishedMatrixOfChangshaAddsUpAsPrinted() {
        // printed rows = 2015, columns = 1991, order forest, crop, water, built, bare: transposed here
        double[][] printed = {
            {890.48, 103.78, 10.25, 19.29, 130.64},
            {486.81, 715.78, 86.92, 111.05, 273.54},
            {10.59, 12.16, 122.84, 6.33, 3.55},
            {223.66, 202.00, 36.85, 122.06, 173.26},
            {46.16, 38.06, 4.96, 10.15, 28.86}
        };
        double[][] rowsFrom = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                rowsFrom[j][i] = printed[i][j];
            }
        }
        TransferMatrix matrix =
                Published.matrix(1991, 2015, List.of("forest", "crop", "water", "built", "bare"), rowsFrom);
        assertThat(byClass(matrix, "area_end"))
                .containsExactly(new double[] {1154.44, 1674.10, 155.47, 757.83, 128.19}, within(0.0051));
        // methods 1.10 prints the total of crop one unit of the last digit apart (1071.78): sums of rounded areas
        assertThat(byClass(matrix, "area_start"))
                .containsExactly(new double[] {1657.70, 1071.78, 261.82, 268.88, 609.85}, within(0.0051));
        assertThat(matrix.total_km2()).isCloseTo(3870.03, within(0.0051));
    }

    @Test
    void componentsOfChangeAddUpAndStayWithinBounds() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            int k = 1 + random.nextInt(8);
            long[][] cells = new long[k + 1][k + 1];
            for (long[] row : cells) {
                for (int j = 0; j <= k; j++) {
                    row[j] = random.nextInt(3) == 0 ? 0 : random.nextLong(100_000);
                }
            }
            List<String> names = IntStream.range(0, k).mapToObj(i -> "c" + i).toList();
            TransferMatrix matrix = TransferMatrix.ofCells(2000, 2007, names, cells, 0.0009);
            double change = all(matrix, "change").value();
            assertThat(all(matrix, "quantity").value()
                            + all(matrix, "allocation").value())
                    .isCloseTo(change, within(1e-9 * (1 + change)));
            assertThat(all(matrix, "exchange").value() + all(matrix, "shift").value())
                    .isCloseTo(all(matrix, "allocation").value(), within(1e-9 * (1 + change)));
            assertThat(all(matrix, "shift").value()).isGreaterThanOrEqualTo(0);
            assertThat(Arrays.stream(byClass(matrix, "net_change")).sum()).isCloseTo(0, within(1e-9 * (1 + change)));
            // the obvious way: every cell of the matrix looked at
            long total = 0;
            long moved = 0;
            long dropped = 0;
            for (int i = 0; i <= k; i++) {
                for (int j = 0; j <= k; j++) {
                    total += i > 0 && j > 0 ? cells[i][j] : 0;
                    moved += i > 0 && j > 0 && i != j ? cells[i][j] : 0;
                    dropped += i == 0 ^ j == 0 ? cells[i][j] : 0;
                }
            }
            assertThat(matrix.total_km2()).isEqualTo(total * 0.0009);
            assertThat(change).isEqualTo(moved * 0.0009);
            assertThat(matrix.droppedCells()).isEqualTo(dropped);
            assertThat(matrix.dropped_km2()).isEqualTo(dropped * 0.0009);
        }
    }

    @Test
    void theSizeOfACellDoesNotTouchRates() {
        long[][] cells = {{0, 0, 0}, {0, 70, 30}, {0, 10, 90}};
        TransferMatrix small = TransferMatrix.ofCells(2000, 2005, List.of("a", "b"), cells, 0.0001);
        TransferMatrix large = TransferMatrix.ofCells(2000, 2005, List.of("a", "b"), cells, 0.0009);
        assertThat(byClass(small, "single_dynamic_degree")).containsExactly(byClass(large, "single_dynamic_degree"));
        assertThat(all(small, "shift_share")).isEqualTo(all(large, "shift_share"));
    }

    @Test
    void emptyClassesAndEmptyMapsHaveNoRatesButAreNoTrouble() {
        TransferMatrix grown = TransferMatrix.ofCells(
                2000, 2005, List.of("a", "b"), new long[][] {{5, 1, 2}, {0, 6, 4}, {0, 0, 0}}, 1);
        assertThat(byClass(grown, "single_dynamic_degree")[1]).as("b was empty").isNaN();
        assertThat(byClass(grown, "gain")).containsExactly(0, 4);
        TransferMatrix empty = TransferMatrix.ofCells(2000, 2005, List.of("a"), new long[2][2], 1);
        assertThat(all(empty, "change").value()).isZero();
        assertThat(all(empty, "change_share").value()).isNaN();
        assertThat(ChangeMeasures.landUseDegree(2000, new double[] {0, 0}, new double[] {2, Double.NaN})
                        .value())
                .isNaN();
        assertThat(ChangeMeasures.landUseDegree(2000, new double[] {3, 0}, new double[] {2, Double.NaN})
                        .value())
                .isEqualTo(200);
        assertThat(ChangeMeasures.landUseDegree(2000, new double[] {3, 1}, new double[] {2, Double.NaN})
                        .value())
                .isNaN();
    }

    @Test
    void matricesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> TransferMatrix.ofCells(2005, 2005, List.of("a"), new long[2][2], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransferMatrix.ofCells(2000, 2005, List.of("a", "b"), new long[2][2], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Published.matrix(2000, 2005, List.of("a"), new double[][] {{Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMatrixBeyondTwoToTheThirtyFirstCellsIsNoLimit() {
        long[][] cells = {{0, 0, 0}, {0, 3_000_000_000L, 1_000_000_000L}, {0, 0, 5_000_000_000L}};
        TransferMatrix matrix = TransferMatrix.ofCells(2000, 2001, List.of("a", "b"), cells, 0.0001);
        assertThat(matrix.total_km2()).isEqualTo(900_000);
        assertThat(byClass(matrix, "single_dynamic_degree")).containsExactly(-25, 20);
    }

    /** By hand: pairs exchange twice 1, 1 and 3; quantity (3 + 0 + 3) / 2; of the 14 that change 1 is left to shift. */
    @Test
    void everyPairOfClassesExchanges() {
        TransferMatrix matrix =
                Published.matrix(2000, 2010, List.of("a", "b", "c"), new double[][] {{5, 2, 3}, {1, 6, 4}, {1, 3, 7}});
        assertThat(all(matrix, "change").value()).isCloseTo(14, within(1e-12));
        assertThat(all(matrix, "exchange").value()).isCloseTo(10, within(1e-12));
        assertThat(all(matrix, "quantity").value()).isCloseTo(3, within(1e-12));
        assertThat(all(matrix, "shift").value()).isCloseTo(1, within(1e-12));
        assertThat(all(matrix, "allocation").value()).isCloseTo(11, within(1e-12));
    }
}
