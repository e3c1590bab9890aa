package org.carbonscape.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

    /** Several in one reading: what each gives, in their order. */
    static <A> Fold<List<A>> together(List<? extends Fold<A>> folds) {
        return new Together<>(List.copyOf(folds));
    }

    /** Two of different kinds in one reading. */
    static <A, B> Fold<Both<A, B>> both(Fold<A> one, Fold<B> other) {
        return new Pair<>(one, other);
    }

    /** What two folds give. */
    record Both<A, B>(A one, B other) implements Serializable {}

    /** What it reads through its {@code Cells} is closed by the engine. */
    interface Worker<A> extends AutoCloseable {
        void take(Window block);

        A result();

        @Override
        default void close() {}
    }

    /** Folds that look at the same cells, block by block. */
    record Together<A>(List<Fold<A>> folds) implements Fold<List<A>> {
        @Override
        public Worker<List<A>> open(Cells cells) {
            List<Worker<A>> workers = folds.stream().map(f -> f.open(cells)).toList();
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    workers.forEach(w -> w.take(block));
                }

                @Override
                public List<A> result() {
                    return new ArrayList<>(workers.stream().map(Worker::result).toList());
                }

                @Override
                public void close() {
                    workers.forEach(Worker::close);
                }
            };
        }

        @Override
        public List<A> merge(List<A> one, List<A> other) {
            for (int i = 0; i < folds.size(); i++) {
                one.set(i, folds.get(i).merge(one.get(i), other.get(i)));
            }
            return one;
        }
    }

    /** Two folds that look at the same cells, block by block. */
    record Pair<A, B>(Fold<A> one, Fold<B> other) implements Fold<Both<A, B>> {
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
                    first.close();
                    second.close();
                }
            };
        }

        @Override
        public Both<A, B> merge(Both<A, B> a, Both<A, B> b) {
            return new Both<>(one.merge(a.one, b.one), other.merge(a.other, b.other));
        }
    }
}
