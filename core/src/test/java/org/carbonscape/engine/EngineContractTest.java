package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every engine must pass this one contract. */
class EngineContractTest {
    static Stream<Engine> engines() {
        return Stream.of(
                new PlainEngine(),
                new LocalEngine(1),
                new LocalEngine(2),
                new LocalEngine(3),
                new LocalEngine(4),
                new WatchedEngine(new PlainEngine(), new Work()),
                new WatchedEngine(new LocalEngine(3), new Work()));
    }

    private static final Fold<long[]> CELLS = new Fold<>() {
        @Override
        public Worker<long[]> open() {
            long[] sum = new long[1];
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    sum[0] += (long) block.cells() * (block.row() + 1);
                }

                @Override
                public long[] result() {
                    return sum;
                }
            };
        }

        @Override
        public long[] merge(long[] one, long[] other) {
            return new long[] {one[0] + other[0]};
        }
    };

    @ParameterizedTest
    @MethodSource("engines")
    void foldTakesEveryBlockOnce(Engine engine) {
        try (engine) {
            // rows 0, 5, 10 hold 23 x 5, 23 x 5, 23 x 2 cells: 115 * 1 + 115 * 6 + 46 * 11
            assertThat(engine.fold(new Tiling(23, 12, 7, 5), CELLS)[0]).isEqualTo(115 + 690 + 506);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void mapDeliversInBlockOrderWhateverTheWorkTakes(Engine engine) {
        try (engine) {
            List<Integer> got = new ArrayList<>();
            engine.map(
                    new Tiling(100, 1, 1, 1),
                    () -> block -> {
                        long spin = System.nanoTime() + (block.column() % 7) * 50_000L;
                        while (System.nanoTime() < spin) {
                            Thread.onSpinWait();
                        }
                        return block.column();
                    },
                    (block, product) -> got.add(product));
            assertThat(got)
                    .isEqualTo(java.util.stream.IntStream.range(0, 100).boxed().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void eachVisitsEveryItemOnce(Engine engine) {
        try (engine) {
            AtomicIntegerArray seen = new AtomicIntegerArray(1000);
            engine.each(1000, i -> seen.incrementAndGet(i));
            engine.each(0, i -> seen.incrementAndGet(i));
            for (int i = 0; i < 1000; i++) {
                assertThat(seen.get(i)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aFailureComesOutAsItWasAndTheEngineGoesOnWorking(Engine engine) {
        try (engine) {
            assertThatThrownBy(() -> engine.each(100, i -> {
                        if (i == 37) {
                            throw new IllegalArgumentException("item 37");
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("item 37");
            assertThatThrownBy(() -> engine.map(
                            new Tiling(60, 1, 1, 1),
                            () -> block -> {
                                if (block.column() == 11) {
                                    throw new IllegalArgumentException("block 11");
                                }
                                return block.column();
                            },
                            (block, product) -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("block 11");
            assertThatThrownBy(() -> engine.map(new Tiling(60, 1, 1, 1), () -> block -> 1, (block, product) -> {
                        throw new IllegalStateException("sink");
                    }))
                    .hasMessage("sink");
            assertThat(engine.fold(new Tiling(4, 4, 2, 2), CELLS)[0]).isEqualTo(8 + 8 * 3);
        }
    }
}
