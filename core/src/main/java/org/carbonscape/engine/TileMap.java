package org.carbonscape.engine;

import org.carbonscape.grid.Window;

/** A piece of work per block whose products are delivered in block order. */
public interface TileMap<T> {
    Worker<T> open();

    interface Worker<T> extends AutoCloseable {
        T make(Window block);

        @Override
        default void close() {}
    }

    /** Takes the products in block order, never two at once. */
    @FunctionalInterface
    interface Sink<T> {
        void accept(Window block, T product);
    }
}
