package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class PhiloxTest {
    /** Commons RNG 1.7, whose numbers are those of the authors' Random123. */
    @Test
    void itsNumbersAreThoseOfCommonsRng() {
        long[] keys = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x9E3779B97F4A7C15L, 20260101};
        for (long key0 : keys) {
            for (long key1 : keys) {
                UniformRandomProvider theirs = RandomSource.PHILOX_4X64.create(new long[] {key0, key1, 0, 0, 0, 0});
                UniformRandomProvider ours = new Philox(key0, key1);
                for (int i = 0; i < 300; i++) {
                    assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
                    assertThat(ours.nextInt()).isEqualTo(theirs.nextInt());
                    assertThat(ours.nextInt(i + 1)).isEqualTo(theirs.nextInt(i + 1));
                    assertThat(ours.nextDouble()).isEqualTo(theirs.nextDouble());
                    assertThat(ours.nextBoolean()).isEqualTo(theirs.nextBoolean());
                    assertThat(ours.nextLong(1L << 40)).isEqualTo(theirs.nextLong(1L << 40));
                }
            }
        }
    }
}
