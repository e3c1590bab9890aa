package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SizeEffectTest {
    @Test
    void theUpperQuantilePeaksAndFlattens() {
        SizeEffect effect = SizeEffect.of(new double[] {1, 2, 3, 5}, new double[][] {
            {0.1, 0.2}, {0.3, 0.4}, {0.3, 0.41}, {Double.NaN, 0.2}
        });
        // type 7 at 0.9 of two values: low + 0.9 (high - low)
        assertThat(effect.upper().get(0)).isEqualTo(0.19, within(1e-15));
        assertThat(effect.upper().get(1)).isEqualTo(0.39, within(1e-15));
        assertThat(effect.upper().get(2)).isEqualTo(0.399, within(1e-15));
        assertThat(effect.upper().get(3)).isEqualTo(0.2);
        assertThat(effect.peak()).isEqualTo(3);
        assertThat(effect.flat()).isEqualTo(2); // 0.39 to 0.399 is 2.3 %
    }

    @Test
    void ofEqualPeaksTheSmallerSizeIsNamed() {
        assertThat(SizeEffect.of(new double[] {1, 2, 3}, new double[][] {{0.1}, {0.5}, {0.5}})
                        .peak())
                .isEqualTo(2);
        assertThat(SizeEffect.of(new double[] {1, 2, 3}, new double[][] {{0.1}, {0.2}, {0.5}})
                        .flat())
                .isEqualTo(3);
    }

    @Test
    void theFirstSizeMayBeThePeakAndTheFlatAndSoMayTheLast() {
        SizeEffect falling = SizeEffect.of(new double[] {1, 2, 3}, new double[][] {{0.5}, {0.4}, {0.3}});
        assertThat(new double[] {falling.peak(), falling.flat()}).containsExactly(1, 1);
        SizeEffect flat = SizeEffect.of(new double[] {1, 2, 3}, new double[][] {{0.5}, {0.51}, {0.6}});
        assertThat(new double[] {flat.peak(), flat.flat()}).containsExactly(3, 1); // 2 %, then 18 %
        SizeEffect tenPercent = SizeEffect.of(new double[] {250, 500}, new double[][] {{0.3}, {0.33}});
        assertThat(new double[] {tenPercent.peak(), tenPercent.flat()}).containsExactly(500, 500);
        assertThat(tenPercent.sizes()).containsExactly(250.0, 500.0);
    }

    @Test
    void sizesMustAscend() {
        assertThatThrownBy(() -> SizeEffect.of(new double[] {2, 1}, new double[][] {{0.1}, {0.5}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
