package org.carbonscape.engine;

import org.carbonscape.grid.Window;

/**
 * One small result from all blocks. Workers take any blocks in any order, so {@code merge} must not care about order:
 * whole numbers, minima, {@code ExactSum}; never a plain sum of doubles.
 */
public interface Fold<A> {
    /** A worker for one thread. */
    Worker<A> open();

    A merge(A one, A other);

    interface Worker<A> extends AutoCloseable {
        void take(Window block);

        A result();

        @Override
        default void close() {}
    }
}
