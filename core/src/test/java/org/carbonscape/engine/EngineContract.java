package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every engine does. Work given here is made of values only, so that it also runs on another machine; what is
 * counted in this machine's memory stands in {@link #RUNNING} and {@link #MADE}, which an engine elsewhere leaves at 0.
 */
public abstract class EngineContract {
    /** Blocks that a worker of this machine is at. */
    static final AtomicInteger RUNNING = new AtomicInteger();

    /** Products of this machine's workers. */
    static final AtomicInteger MADE = new AtomicInteger();

    private final Engine engine = engine();

    /** A new one for every test. */
    protected abstract Engine engine();

    /** Products that may be made and not delivered. */
    protected int mostInFlight() {
        return 5 * engine.threads() + 1;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Sum over cells of their row, from 1, times something. */
    private record RowSums(int times) implements Fold<Long> {
        RowSums() {
            this(1);
        }

        @Override
        public Worker<Long> open(Cells cells) {
            return new Worker<>() {
                private long sum;

                @Override
                public void take(Window block) {
                    for (int row = block.row(); row < block.endRow(); row++) {
                        sum += (long) block.width() * (row + 1) * times;
                    }
                }

                @Override
                public Long result() {
                    return sum;
                }
            };
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    /** Columns as products and their sum as result. */
    private record Columns() implements FoldingMap<Integer, Long> {
        @Override
        public Worker<Integer, Long> open(Cells cells) {
            return new Worker<>() {
                private long sum;

                @Override
                public Integer make(Window block) {
                    sum += block.column();
                    return block.column();
                }

                @Override
                public Long result() {
                    return sum;
                }
            };
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static TileMap<Integer> columns() {
        return cells -> block -> {
            spin(block.column() % 7 * 50_000L);
            return block.column();
        };
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static List<Integer> upTo(int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    @Test
    void foldTakesEveryBlockOnce() {
        // 23 cells in each of 12 rows, in blocks of 7 x 5 with short ones at the edges
        assertThat(engine.fold(new Tiling(23, 12, 7, 5), new RowSums())).isEqualTo(23L * (12 * 13 / 2));
        assertThat(engine.fold(new Tiling(3, 2, 7, 5), new RowSums()))
                .as("one block")
                .isEqualTo(3L * 3);
    }

    @Test
    void foldsTogetherGiveWhatEachGives() {
        long sum = 23L * (12 * 13 / 2);
        assertThat(engine.fold(new Tiling(23, 12, 7, 5), Fold.together(List.of(new RowSums(), new RowSums(7)))))
                .containsExactly(sum, 7 * sum);
        var both =
                engine.fold(new Tiling(23, 12, 7, 5), Fold.both(Fold.together(List.of(new RowSums(7))), new RowSums()));
        assertThat(both.one()).containsExactly(7 * sum);
        assertThat(both.other()).isEqualTo(sum);
    }

    @Test
    void mapDeliversInBlockOrderWhateverTheWorkTakes() {
        List<Integer> got = new ArrayList<>();
        engine.map(new Tiling(100, 1, 1, 1), columns(), (block, product) -> {
            assertThat(block.column()).isEqualTo(product);
            got.add(product);
        });
        assertThat(got).isEqualTo(upTo(100));
    }

    @Test
    void aMapThatFoldsDeliversItsProductsAndGivesOneResult() {
        List<Integer> got = new ArrayList<>();
        long sum = engine.map(new Tiling(100, 1, 1, 1), new Columns(), (block, product) -> got.add(product));
        assertThat(got).isEqualTo(upTo(100));
        assertThat(sum).isEqualTo(4950);
    }

    @Test
    void eachGivesWhatItsItemsGiveInTheirOrder() {
        assertThat(engine.each(1000, i -> {
                    spin(i % 11 * 5_000L);
                    return "item " + i;
                }))
                .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "item " + i).toList());
        assertThat(engine.each(0, i -> i)).isEmpty();
    }

    @Test
    void inPlaceFillsEveryPartOnce() {
        int[] seen = new int[1000];
        engine.inPlace(1000, i -> seen[i]++);
        engine.inPlace(0, i -> seen[i]++);
        assertThat(seen).containsOnly(1);
    }

    @Test
    @Timeout(60)
    void whatIsKeptIsTheSameForAllWhoAsk() {
        int[][] found = new int[200][];
        engine.inPlace(found.length, i -> {
            int own = i % 10;
            found[i] = engine.kept("draws of " + own, () -> {
                int[] made = new int[3];
                engine.inPlace(made.length, k -> made[k] = own * k);
                return made;
            });
        });
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).containsExactly(0, i % 10, 2 * (i % 10));
        }
    }

    @Test
    @Timeout(60)
    void partsMayAskForVerbsThemselves() {
        List<Integer> sums = Collections.synchronizedList(new ArrayList<>());
        engine.inPlace(7, part -> {
            List<Integer> squares = engine.each(100, i -> i * i + part);
            engine.inPlace(
                    3,
                    inner -> sums.add(
                            squares.stream().mapToInt(Integer::intValue).sum()));
        });
        assertThat(sums).hasSize(21);
        for (int part = 0; part < 7; part++) {
            assertThat(Collections.frequency(sums, 328_350 + 100 * part)).isEqualTo(3);
        }
        assertThatThrownBy(() -> engine.inPlace(
                        4,
                        part -> engine.each(50, i -> {
                            if (i == 20) {
                                throw new IllegalArgumentException("at " + i);
                            }
                            return i;
                        })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at 20");
        assertThat(engine.each(3, i -> i)).containsExactly(0, 1, 2);
    }

    @Test
    void theFailureOfTheLowestComesOutAsItWasAndTheEngineGoesOnWorking() {
        for (int again = 0; again < 5; again++) {
            assertThatThrownBy(() -> engine.each(100, i -> {
                        spin(i == 37 ? 3_000_000L : 10_000L); // others have failed long before
                        if (i >= 37) {
                            throw new IllegalArgumentException("item " + i);
                        }
                        return i;
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("item 37");
            assertThatThrownBy(() -> engine.map(
                            new Tiling(60, 1, 1, 1),
                            cells -> block -> {
                                if (block.column() >= 11) {
                                    spin(block.column() == 11 ? 2_000_000L : 10_000L);
                                    throw new IllegalArgumentException("block " + block.column());
                                }
                                return block.column();
                            },
                            (block, product) -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("block 11");
            assertThatThrownBy(() -> engine.map(new Tiling(60, 1, 1, 1), columns(), (block, product) -> {
                        if (product == 3) {
                            throw new IllegalStateException("sink");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("sink");
        }
        assertThat(engine.fold(new Tiling(4, 4, 2, 2), new RowSums())).isEqualTo(4L * 10);
    }

    @Test
    void nothingIsRunningWhenAVerbHasFailed() {
        for (int again = 0; again < 20; again++) {
            assertThatThrownBy(() -> engine.each(1000, i -> {
                        RUNNING.incrementAndGet();
                        try {
                            spin(200_000L);
                            if (i == 5) {
                                throw new IllegalArgumentException("item 5");
                            }
                            return i;
                        } finally {
                            RUNNING.decrementAndGet();
                        }
                    }))
                    .hasMessage("item 5");
            assertThat(RUNNING).hasValue(0);
        }
    }

    @Test
    void cancelEndsWhatRunsAndWhatWouldFollow() {
        List<Integer> got = new ArrayList<>();
        assertThatThrownBy(() -> engine.map(new Tiling(10_000, 1, 1, 1), columns(), (block, product) -> {
                    got.add(product);
                    if (product == 20) {
                        engine.cancel();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(got).isEqualTo(upTo(got.size())).hasSizeLessThan(21 + mostInFlight());
        assertThatThrownBy(() -> engine.fold(new Tiling(4, 4, 2, 2), new RowSums()))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> engine.each(3, i -> i)).isInstanceOf(CancellationException.class);
    }

    @Test
    void productsInFlightAreFewHoweverSlowTheyAreTaken() {
        MADE.set(0);
        int[] most = new int[1];
        engine.map(
                new Tiling(400, 1, 1, 1),
                cells -> block -> {
                    MADE.incrementAndGet();
                    return new byte[100_000];
                },
                (block, product) -> {
                    spin(100_000L);
                    most[0] = Math.max(most[0], MADE.get() - block.column());
                });
        assertThat(most[0]).isLessThanOrEqualTo(mostInFlight());
    }

    @Test
    void progressTellsBlocksOfBlocksAndTheirCells() {
        List<Work.Blocks> seen = new ArrayList<>();
        engine.work().stage("count");
        engine.map(
                new Tiling(100, 10, 1, 10),
                columns(),
                (block, product) -> engine.work().state().blocks().ifPresent(seen::add));
        assertThat(seen).hasSize(100).extracting(Work.Blocks::of).containsOnly(100L);
        assertThat(seen).extracting(Work.Blocks::done).isSorted();
        assertThat(seen.get(99).cells()).isBetween(900L, 1000L);
        assertThat(engine.work().state().blocks()).isEmpty();
    }
}
