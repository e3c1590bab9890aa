package org.carbonscape.engine;

import java.io.Serializable;

/**
 * A raster and one result from the same reading: a {@link TileMap} whose workers, like those of a {@link Fold}, have
 * something to tell of all their blocks in the end.
 */
public interface FoldingMap<T, A> extends Serializable {
    Worker<T, A> open(Cells cells);

    /** As {@link Fold#merge}. */
    A merge(A one, A other);

    interface Worker<T, A> extends TileMap.Worker<T> {
        A result();
    }
}
