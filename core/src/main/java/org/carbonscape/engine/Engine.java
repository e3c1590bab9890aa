package org.carbonscape.engine;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.carbonscape.grid.Tiling;

/**
 * Spreads work. Every implementation gives the same answers, and the same failure: that of the lowest block or item;
 * {@link PlainEngine} is the oracle. When a verb returns or throws, nothing of it is running any more.
 */
public interface Engine extends AutoCloseable {
    /** How many workers run at once. */
    int threads();

    /** One result from all blocks; {@code fold}'s merge does not depend on order. */
    <A> A fold(Tiling blocks, Fold<A> fold);

    /** A product per block, given to the sink in block order; at most a few products per thread are in flight. */
    <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink);

    /** Both in one reading: products as of a map, and the result of a fold. */
    <T, A> A map(Tiling blocks, FoldingMap<T, A> map, TileMap.Sink<T> sink);

    /** What {@code n} independent pieces of work give, in their order. A piece may use the verbs itself. */
    <T> List<T> each(int n, Item<T> item);

    /**
     * Parts of an array in this machine's memory, filled in any order, none by two parts: for kernels on units, which
     * no engine sends elsewhere. A part may use the verbs itself.
     */
    void inPlace(int parts, IntConsumer part);

    /**
     * What is asked for again and again and follows from its name alone, so that nobody can tell whether it was made
     * anew. Shared: nobody changes it.
     *
     * @param name a value that tells it from all others
     * @param <T> one kind for a name
     */
    default <T> T kept(Object name, Supplier<T> making) {
        return making.get();
    }

    /** What is being done and how far it is. */
    Work work();

    /**
     * Ends what is under way, from any thread: the verb that runs, and every one that is called after, throws a {@link
     * java.util.concurrent.CancellationException}.
     */
    void cancel();

    /** So many steps of about the same length come now: what makes progress tell a share of all of them. */
    default Steps steps(int n) {
        return work().steps(n);
    }

    /** Steps of about these lengths, of whatever measure, come now in this order. */
    default Steps unevenSteps(double... lengths) {
        return work().unevenSteps(lengths);
    }

    @Override
    default void close() {}
}
