package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Test;

/**
 * The published classic: crime in the 49 neighbourhoods of Columbus, Ohio, 1980 (Anselin 1988, Spatial Econometrics,
 * table 12.1), with the neighbours of his dissertation (232 links); values of spdep 1.x on its {@code COL.OLD} and
 * {@code COL.nb}.
 */
class ColumbusTest {
    private static final double[] CRIME = {
        18.801754, 32.38776, 38.425858, 0.178269, 15.72598, 30.626781, 50.73151, 26.066658, 48.585487, 34.000835,
        36.868774, 20.048504, 19.145592, 18.905146, 27.822861, 16.241299, 0.223797, 30.515917, 33.705048, 40.969742,
        52.79443, 41.968163, 39.175053, 53.710938, 25.962263, 22.541491, 26.645266, 29.028488, 36.663612, 42.445076,
        56.919785, 61.299175, 60.750446, 68.892044, 38.297871, 54.838711, 56.705669, 62.275448, 46.716129, 57.066132,
        54.521965, 43.962486, 40.074074, 23.974028, 17.677214, 14.305556, 19.100863, 16.530533, 16.49189
    };

    private static final String NEIGHBOURS = """
            49
            1 3
            2 5 6
            2 4
            1 3 6 7
            3 6
            2 4 7 37 38 39
            4 4
            3 37 39 40
            5 2
            1 6
            6 4
            1 2 5 7
            7 8
            2 3 6 8 9 18 36 38
            8 2
            7 18
            9 6
            7 18 20 32 36 38
            10 4
            11 17 18 19
            11 3
            10 12 17
            12 3
            11 13 17
            13 4
            12 14 16 17
            14 3
            13 15 16
            15 2
            14 16
            16 5
            13 14 15 17 23
            17 10
            10 11 12 13 16 18 19 21 22 23
            18 7
            7 8 9 10 17 19 20
            19 6
            10 17 18 20 21 31
            20 5
            9 18 19 31 32
            21 4
            17 19 22 31
            22 4
            17 21 23 31
            23 7
            16 17 22 24 25 29 31
            24 6
            23 25 29 30 31 33
            25 5
            23 24 26 27 29
            26 3
            25 27 28
            27 4
            25 26 28 29
            28 4
            26 27 29 30
            29 6
            23 24 25 27 28 30
            30 6
            24 28 29 31 33 34
            31 9
            19 20 21 22 23 24 30 32 33
            32 7
            9 20 31 33 34 35 36
            33 6
            24 30 31 32 34 35
            34 5
            30 32 33 35 43
            35 7
            32 33 34 36 41 42 43
            36 8
            7 9 32 35 37 38 40 42
            37 7
            3 4 36 38 39 40 42
            38 5
            3 7 9 36 37
            39 4
            3 4 37 40
            40 6
            4 36 37 39 41 42
            41 3
            35 40 42
            42 5
            35 36 37 40 41
            43 3
            34 35 44
            44 4
            43 45 46 49
            45 2
            44 46
            46 5
            44 45 47 48 49
            47 2
            46 48
            48 2
            46 47
            49 2
            44 46
            """;

    private static final GlobalOptions RANDOM = GlobalOptions.defaults().withPermutations(0);
    private static final Weights BINARY = Samples.gal(NEIGHBOURS, CRIME.length);
    private static final Weights ROWS = BINARY.with(Standardisation.ROW);

    @Test
    void crimeHasItsLongKnownMoran() {
        GlobalStatistic moran = GlobalMoran.of(CRIME, ROWS, RANDOM, Samples.PLAIN);
        assertThat(moran.value()).isCloseTo(0.51095126, within(5e-9));
        assertThat(moran.normal().variance()).isCloseTo(0.00890876, within(5e-9));
        assertThat(moran.normal().z()).isCloseTo(5.63413289, within(5e-9));
    }

    @Test
    void crimeHasItsLongKnownGeary() {
        GlobalStatistic geary = GearyC.of(CRIME, ROWS, RANDOM, Samples.PLAIN);
        assertThat(geary.value()).isCloseTo(0.52986993, within(5e-9));
        assertThat(geary.normal().z()).isCloseTo(4.76051375, within(5e-9));
    }

    @Test
    void crimeHasItsLongKnownG() {
        GlobalStatistic general = GeneralG.of(CRIME, BINARY, RANDOM, Samples.PLAIN);
        assertThat(general.value()).isCloseTo(0.12628150, within(5e-9));
        assertThat(general.normal().z()).isCloseTo(4.71383643, within(5e-9));
    }
}
