package org.carbonscape.engine;

import org.carbonscape.grid.Window;

/** Two folds that look at the same cells, block by block. */
record BothFolds<A, B>(Fold<A> one, Fold<B> other) implements Fold<Fold.Both<A, B>> {
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
