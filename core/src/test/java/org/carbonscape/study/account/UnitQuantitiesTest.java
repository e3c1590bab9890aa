package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitQuantitiesTest {
    @TempDir
    private Path folder;

    @Test
    void valuesThatDifferByRoundingAloneAreOne() {
        double up = Math.nextUp(23.6);
        assertThat(UnitQuantities.evened(new double[] {Double.NaN, 23.6, up, 23.6}))
                .containsExactly(Double.NaN, 23.6, 23.6, 23.6);
        assertThat(UnitQuantities.evened(new double[] {-up, -23.6})).containsExactly(-up, -up);
        assertThat(UnitQuantities.evened(new double[] {0, 0, -0.0})).containsOnly(-0.0);
        // a true difference, however small beside the values, stays
        assertThat(UnitQuantities.evened(new double[] {1, 1 + 1e-11})).containsExactly(1, 1 + 1e-11);
        assertThat(UnitQuantities.evened(new double[] {1e-300, 0})).containsExactly(1e-300, 0);
        assertThat(UnitQuantities.evened(new double[] {Double.NaN})).containsExactly(Double.NaN);
    }

    @Test
    void landOfOneFactorHasOneFluxPerHectare() {
        SmallStudy small = SmallStudy.in(folder);
        small.text(
                "factors.csv",
                "class,value,unit\nforest,-0.7,tC/ha/yr\ncropland,-0.7,tC/ha/yr\nconstruction,-0.7,tC/ha/yr\n");
        SmallStudy.Run run = small.run("carbon: { factors: factors.csv }\n");
        for (int set = 0; set < run.counts().sets().size(); set++) {
            double[] net = new UnitQuantities(run.account()).perHectare(Quantity.NET, set, 0);
            assertThat(Arrays.stream(net).filter(v -> !Double.isNaN(v)).distinct())
                    .hasSize(1);
        }
    }
}
