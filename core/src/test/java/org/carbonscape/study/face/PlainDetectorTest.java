package org.carbonscape.study.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.driver.DetectorOptions;
import org.junit.jupiter.api.Test;

class PlainDetectorTest {
    @Test
    void namesStandBetweenCommasOfEitherWidth() {
        List<String> columns = List.of("dem", "GDP，亿元", "a,b");
        assertThat(PlainDetector.named(List.of("dem，GDP，亿元, a,b，"), columns)).containsExactly("dem", "GDP，亿元", "a,b");
        assertThat(PlainDetector.named(List.of("dem，slope", ",\"x\""), columns)).containsExactly("dem", "slope", "x");
    }

    @Test
    void rastersOfAnySizeHaveAPermutationPByDefault() {
        DetectorOptions all = DetectorOptions.defaults(1);
        assertThat(PlainDetector.fitting(all, 1_000_000)).isEqualTo(all);
        assertThat(PlainDetector.fitting(all, 5_000_000).draws().permutations()).isEqualTo(99);
        assertThat(PlainDetector.fitting(all, 5_000_000).draws().replicates()).isEqualTo(99);
        // 1 / (39 + 1) is below 0.05
        assertThat(PlainDetector.fitting(all, 25_000_000).draws().permutations())
                .isEqualTo(39);
        assertThat(PlainDetector.fitting(all, 25_000_000).draws().replicates()).isZero();
        assertThat(PlainDetector.fitting(all.withPermutations(9, 0), 25_000_000)
                        .draws()
                        .permutations())
                .isEqualTo(9);
    }
}
