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
}
