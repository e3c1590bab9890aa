package org.carbonscape.stats;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The draws made last: every flow of every phase asks for the same ones, and drawing takes as long as using them. They
 * follow from their names alone, so nobody can tell whether they were kept; memory that is needed takes them away.
 */
final class DrawsKept {
    /** Statistics of one study on one set of units, and some. */
    private static final int MOST = 8;

    /** What draws follow from. */
    record Key(long seed, String method, int n, int length, int from, int to) {}

    private static final Map<Key, SoftReference<Object>> KEPT = new LinkedHashMap<>(16, 0.75f, true);

    private static final Object[] MAKING =
            Stream.generate(Object::new).limit(64).toArray();

    private DrawsKept() {}

    /**
     * Shared: nobody changes them.
     *
     * @param <T> array of numbers; one kind for a key
     */
    @SuppressWarnings("unchecked") // what was kept under the key was made for it
    static <T> T of(Key key, Supplier<T> making) {
        synchronized (MAKING[key.hashCode() & MAKING.length - 1]) { // whoever wants the same waits for them
            T draws = (T) find(key);
            if (draws == null) {
                draws = making.get();
                keep(key, draws);
            }
            return draws;
        }
    }

    private static @Nullable Object find(Key key) {
        synchronized (KEPT) {
            SoftReference<Object> kept = KEPT.get(key);
            return kept == null ? null : kept.get();
        }
    }

    private static void keep(Key key, Object draws) {
        synchronized (KEPT) {
            KEPT.put(key, new SoftReference<>(draws));
            if (KEPT.size() > MOST) {
                KEPT.remove(KEPT.keySet().iterator().next());
            }
        }
    }
}
