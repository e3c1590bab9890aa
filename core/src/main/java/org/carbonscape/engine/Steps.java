package org.carbonscape.engine;

/** Parts of the work at hand, told to whoever watches: {@code next} after each, {@code close} after all. */
public interface Steps extends AutoCloseable {
    /** One more is done. */
    void next();

    @Override
    default void close() {}
}
