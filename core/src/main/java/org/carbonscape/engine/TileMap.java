package org.carbonscape.engine;

import java.io.Serializable;
import org.carbonscape.grid.Window;

/**
 * A piece of work per block whose products are delivered in block order. A value, as a {@link Fold} is; so are its
 * products.
 */
public interface TileMap<T> extends Serializable {
    /** A worker for one thread, which reads rasters through {@code cells}. */
    Worker<T> open(Cells cells);

    interface Worker<T> extends AutoCloseable {
        T make(Window block);

        @Override
        default void close() {}
    }

    /** Takes the products in block order, never two at once, where the engine was called. */
    @FunctionalInterface
    interface Sink<T> {
        void accept(Window block, T product);
    }
}
