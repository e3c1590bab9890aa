package org.carbonscape.engine;

import java.io.Serializable;
import org.carbonscape.grid.Window;

/**
 * One small result from all blocks. Workers take any blocks in any order, so {@code merge} must not care about order:
 * whole numbers, minima, {@code ExactSum}; never a plain sum of doubles. A fold is a value: all that it reaches can be
 * serialised, and so can its results.
 */
public interface Fold<A> extends Serializable {
    /** A worker for one thread, which reads rasters through {@code cells}. */
    Worker<A> open(Cells cells);

    /** May change and give back the first. */
    A merge(A one, A other);

    /** This and another fold in one reading. */
    default <B> Fold<Both<A, B>> and(Fold<B> other) {
        return new Together<>(this, other);
    }

    /** What two folds that shared a reading gave. */
    record Both<A, B>(A one, B other) implements Serializable {}

    interface Worker<A> extends AutoCloseable {
        void take(Window block);

        A result();

        @Override
        default void close() {}
    }

    /** Two folds that look at the same cells, block by block. */
    record Together<A, B>(Fold<A> one, Fold<B> other) implements Fold<Fold.Both<A, B>> {
        @Override
        public Worker<Both<A, B>> open(Cells cells) {
            Worker<A> first = one.open(cells);
            Worker<B> second = other.open(cells);
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    first.take(block);
                    second.take(block);
                }

                @Override
                public Both<A, B> result() {
                    return new Both<>(first.result(), second.result());
                }

                @Override
                public void close() {
                    try (first;
                            second) {
                        // both, whatever one of them does
                    }
                }
            };
        }

        @Override
        public Both<A, B> merge(Both<A, B> a, Both<A, B> b) {
            return new Both<>(one.merge(a.one(), b.one()), other.merge(a.other(), b.other()));
        }
    }
}
