package org.carbonscape.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.junit.jupiter.api.Test;

class DensityMethodTest {
    private static final DensityMethod METHOD = new DensityMethod();
    private static final Grid GRID = new Grid(Crs.epsg(3857), 0, 30, 3, 3, 10, 10);

    private static double[] amounts() {
        SplittableRandom random = new SplittableRandom(3);
        double[] amounts = new double[100];
        Arrays.setAll(amounts, i -> i % 9 == 0 ? Double.NaN : i % 7 == 0 ? 0 : random.nextDouble());
        return amounts;
    }

    @Test
    void theCellsOfARasterArePointsAtTheirCentres() {
        double[] amounts = amounts();
        double[] x = new double[100];
        double[] y = new double[100];
        Arrays.setAll(x, i -> 1.5 + 3 * (i % 10));
        Arrays.setAll(y, i -> 28.5 - 3 * (i / 10));
        DensityMethod.Data cells =
                DensityMethod.Data.ofCells(GRID, amounts, 1, radius -> DensityMethod.Area.whole(GRID));
        double[] found = METHOD.run(cells, DensityOptions.defaults().withRadius_m(8), new PlainEngine())
                .result()
                .values();
        assertThat(found)
                .isEqualTo(KernelDensity.of(x, y, amounts, GRID, KernelDensity.Options.of(8), new PlainEngine())
                        .values());
    }

    /** A foot as map unit: the radius is given in metres, densities are per km2 all the same. */
    @Test
    void unitsOfTheMapAreMetresInTheAnswer() {
        double foot = 0.3048;
        Grid feet = new Grid(GRID.crs(), 0, 30 / foot, 3 / foot, 3 / foot, 10, 10);
        double[] amounts = amounts();
        DensityOptions options = DensityOptions.defaults().withRadius_m(8);
        DensityMethod.Surface metres = METHOD.run(
                DensityMethod.Data.ofCells(GRID, amounts, 1, r -> DensityMethod.Area.whole(GRID)),
                options,
                new PlainEngine());
        DensityMethod.Surface inFeet = METHOD.run(
                DensityMethod.Data.ofCells(feet, amounts, foot, r -> DensityMethod.Area.whole(feet)),
                options,
                new PlainEngine());
        for (int i = 0; i < 100; i++) {
            assertThat(inFeet.result().values()[i])
                    .isEqualTo(
                            metres.result().values()[i],
                            within(1e-9 * metres.result().values()[i]));
        }
        assertThat(inFeet.radius_m()).isEqualTo(8, within(1e-12));
        assertThat(inFeet.held()).isEqualTo(metres.held(), within(1e-9 * metres.held()));
        assertThat(metres.amount())
                .isEqualTo(Arrays.stream(amounts).filter(v -> v > 0).sum());
        assertThat(METHOD.variant(metres).text()).isEqualTo("quartic, no edge correction, radius given");
        assertThat(DensityMethod.variant(DensityOptions.defaults()).text())
                .isEqualTo("quartic, no edge correction, radius by the rule with n = count");
    }
}
