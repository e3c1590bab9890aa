package org.carbonscape.landcarbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

/** CASA and soil respiration, against the formulas written again in NumPy (2.4.6), and where they are known to lie. */
class CasaTest {
    /** Months like Changsha's. */
    private static final double[] T = {5, 7, 11, 17, 22, 26, 29, 28, 24, 18, 12, 7};

    private static final double[] RAIN = {70, 95, 140, 190, 200, 220, 140, 115, 80, 75, 70, 45};
    private static final double[] SOL = {200, 210, 270, 350, 420, 430, 520, 490, 380, 310, 250, 220};
    private static final double[] NDVI = {.45, .46, .5, .58, .65, .7, .72, .71, .68, .62, .55, .48};
    private static final Legend SIX = Legend.preset("landUse.legend", "cnlucc-6");

    private static Vegetation of(String id) {
        return Vegetation.of(InputTable.parse("carbon.sinks.vegetation", "class,vegetation\nforest," + id + "\n"), SIX)
                .get(2);
    }

    @Test
    void aYearOfForestAndOfCrops() {
        assertThat(Casa.npp(NDVI, SOL, T, RAIN, of("evergreen-broadleaf"))).isCloseTo(1102.6908018864904, within(1e-9));
        assertThat(Casa.npp(NDVI, SOL, T, RAIN, of("mixed"))).isCloseTo(507.6959604409106, within(1e-9));
        assertThat(Casa.npp(NDVI, SOL, T, RAIN, Vegetation.usual(SIX).get(1)))
                .isCloseTo(631.1639738147248, within(1e-9));
    }

    @Test
    void soilRespiresByTemperatureAndRain() {
        assertThat(Casa.soilRespiration(T, RAIN)).isCloseTo(360.8941054888244, within(1e-9));
        double[] cold = new double[12];
        assertThat(Casa.soilRespiration(cold, cold)).isCloseTo(12 * 0.22 * 30 * 0.465, within(1e-12));
    }

    @Test
    void lightTakenUpLiesBetweenALittleAndNearlyAll() {
        Vegetation mixed = of("mixed");
        assertThat(Casa.fpar(-0.2, mixed)).isEqualTo(0.001);
        assertThat(Casa.fpar(0.9, mixed)).isEqualTo(0.95);
        assertThat(Casa.fpar(Double.NaN, mixed)).isNaN();
        assertThat(Casa.fpar(0.5, mixed)).isBetween(0.3, 0.75);
    }

    @Test
    void stressesAreLeastAtTheOptimum() {
        assertThat(Casa.warm(20, 20)).isCloseTo(0.9912, within(1e-4));
        assertThat(Casa.warm(20, 31)).isEqualTo(Casa.warm(20, 20) / 2);
        assertThat(Casa.warm(20, 6.9)).isEqualTo(Casa.warm(20, 20) / 2);
        assertThat(Casa.cold(20, 15)).isCloseTo(1, within(1e-15));
        assertThat(Casa.cold(20, -10)).isZero();
    }

    /** 4.1 is 13 below 17.1, not more, though as floats they are 13.0000007 apart; so is 27.1 no more than 10 above. */
    @Test
    void tenthsOfADegreeAreComparedAsTheyWereWritten() {
        for (int tenths = 100; tenths < 300; tenths++) {
            float optimum = tenths * 0.1f;
            assertThat(Casa.warm(optimum, (tenths - 130) * 0.1f)).isCloseTo(Casa.warm(0, -13), within(1e-6));
            assertThat(Casa.warm(optimum, (tenths + 100) * 0.1f)).isCloseTo(Casa.warm(0, 10), within(1e-6));
            assertThat(Casa.warm(optimum, (tenths - 131) * 0.1f)).isEqualTo(Casa.warm(0, 0) / 2);
        }
        assertThat(Casa.cold(20, -9.9999995)).isZero();
        assertThat(Casa.cold(20, -9.9)).isPositive();
    }

    @Test
    void waterIsHalfWithoutRainAndAtMostOne() {
        double[] warm = new double[12];
        Arrays.fill(warm, 20);
        assertThat(Casa.water(warm, new double[12])).containsOnly(0.5);
        double[] wet = new double[12];
        Arrays.fill(wet, 1000);
        assertThat(Arrays.stream(Casa.water(warm, wet)).boxed()).allMatch(w -> w > 0.95 && w <= 1);
    }

    /** January and February freeze: they have December's water, and a year of frost has the least. */
    @Test
    void aMonthWithoutEvaporationHasTheWaterOfTheMonthBefore() {
        double[] t = T.clone();
        t[0] = -3;
        t[1] = 0;
        double[] rain = RAIN.clone();
        rain[11] = 5;
        double[] water = Casa.water(t, rain);
        assertThat(water[11]).isBetween(0.7, 0.9);
        assertThat(new double[] {water[0], water[1]}).containsExactly(water[11], water[11]);
        double[] frozen = new double[12];
        Arrays.fill(frozen, -5);
        assertThat(Casa.water(frozen, RAIN)).containsOnly(0.5);
        t[5] = Double.NaN;
        assertThat(Casa.water(t, RAIN)[5]).isNaN();
    }

    @Test
    void aNumberThatIsNoneIsToldWithItsColumn() {
        assertThatThrownBy(() -> Vegetation.of(
                        InputTable.parse(
                                "carbon.sinks.vegetation",
                                "class,vegetation,efficiency,ndvi_max\nforest,mixed,much,0.9\n"
                                        + "grassland,mixed,0.5,high\n"),
                        SIX))
                .hasMessageContaining("much")
                .hasMessageContaining("high");
    }

    @Test
    void aClassMayHaveNumbersOfItsOwn() {
        List<Vegetation> own = Vegetation.of(
                InputTable.parse(
                        "carbon.sinks.vegetation",
                        "class,vegetation,efficiency,ndvi_max,source\nforest,常绿阔叶林,0.8,0.9,our plots\n"),
                SIX);
        assertThat(own.get(2).efficiency()).isEqualTo(0.8);
        assertThat(own.get(2).most()).isEqualTo(0.9);
        assertThat(own.get(2).used().source()).isEqualTo("our plots");
        assertThat(own.get(1).id()).isEqualTo("other");
    }

    /** The last one counted. */
    @Test
    void aClassOfVegetationGivenTwiceIsTold() {
        assertThatThrownBy(() -> Vegetation.of(
                        InputTable.parse("carbon.sinks.vegetation", "class,efficiency\nforest,0.9\n林地,0.5\n"), SIX))
                .hasMessageContaining("CARBON-03")
                .hasMessageContaining("row 3");
    }
}
