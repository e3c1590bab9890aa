package org.carbonscape.engine;

import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;

/** Spreads work. Every implementation gives the same answers; {@link PlainEngine} is the oracle. */
public interface Engine extends AutoCloseable {
    /** How many workers run at once. */
    int threads();

    /** One result from all blocks; {@code fold}'s merge does not depend on order. */
    <A> A fold(Tiling blocks, Fold<A> fold);

    /** A product per block, given to the sink in block order; at most a few products per thread are in flight. */
    <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink);

    /** {@code n} independent pieces, in any order, over shared read-only data. */
    void each(int n, IntConsumer item);

    /** So many steps of about the same length come now: what makes progress tell a share of all of them. */
    default Steps steps(int n) {
        return Steps.UNWATCHED;
    }

    @Override
    default void close() {}
}
