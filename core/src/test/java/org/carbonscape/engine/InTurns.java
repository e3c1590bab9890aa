package org.carbonscape.engine;

import java.util.List;
import java.util.function.IntConsumer;
import org.carbonscape.grid.Tiling;

/** Two workers that take blocks in turns, the last block first: what threads do at worst, always the same. */
public final class InTurns implements Engine {
    @Override
    public int threads() {
        return 2;
    }

    @Override
    public <A> A fold(Tiling blocks, Fold<A> fold) {
        try (Cells cells = new Cells();
                Cells others = new Cells();
                Fold.Worker<A> one = fold.open(cells);
                Fold.Worker<A> other = fold.open(others)) {
            for (int i = blocks.count() - 1; i >= 0; i--) {
                (i % 2 == 0 ? one : other).take(blocks.window(i));
            }
            return fold.merge(one.result(), other.result());
        }
    }

    @Override
    public <T> void map(Tiling blocks, TileMap<T> map, TileMap.Sink<T> sink) {
        new PlainEngine().map(blocks, map, sink);
    }

    @Override
    public <T, A> A map(Tiling blocks, FoldingMap<T, A> map, TileMap.Sink<T> sink) {
        return new PlainEngine().map(blocks, map, sink);
    }

    @Override
    public <T> List<T> each(int n, Item<T> item) {
        return new PlainEngine().each(n, item);
    }

    @Override
    public void inPlace(int parts, IntConsumer part) {
        new PlainEngine().inPlace(parts, part);
    }

    @Override
    public Work work() {
        return new Work();
    }

    @Override
    public void cancel() {}
}
