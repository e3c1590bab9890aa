package org.carbonscape.engine;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was asked for last, of things that can be made again; memory that is needed takes them away. */
final class Kept {
    /** Draws of one study's statistics on one set of units, and some. */
    private static final int MOST = 8;

    private final Map<Object, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Slot {
        private @Nullable SoftReference<Object> held;
    }

    @SuppressWarnings("unchecked") // what was kept under the key was made for it
    <T> T of(Object key, Supplier<T> making) {
        Slot slot = slot(key);
        synchronized (slot) { // whoever wants the same waits for it
            Object value = slot.held == null ? null : slot.held.get();
            if (value == null) {
                value = making.get();
                slot.held = new SoftReference<>(value);
            }
            return (T) value;
        }
    }

    private synchronized Slot slot(Object key) {
        Slot slot = slots.computeIfAbsent(key, k -> new Slot());
        if (slots.size() > MOST) {
            slots.remove(slots.keySet().iterator().next());
        }
        return slot;
    }
}
