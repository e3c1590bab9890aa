package org.carbonscape.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An option that sets a component of a method's options.
 *
 * @param <P>  the method's options
 * @param get  what they hold
 * @param with the same with another value
 */
public record Setting<P, V>(Option<V> option, Function<P, V> get, BiFunction<P, V, P> with) {
    public static <P, V> Setting<P, V> of(Option<V> option, Function<P, V> get, BiFunction<P, V, P> with) {
        return new Setting<>(option, get, with);
    }

    /**
     * Settings of a part, of the options that hold it.
     *
     * @param whole with another part
     */
    public static <P, Q> List<Setting<Q, ?>> within(
            List<Setting<P, ?>> settings, Function<Q, P> part, BiFunction<Q, P, Q> whole) {
        List<Setting<Q, ?>> all = new ArrayList<>();
        settings.forEach(s -> all.add(s.within(part, whole)));
        return all;
    }

    private <Q> Setting<Q, V> within(Function<Q, P> part, BiFunction<Q, P, Q> whole) {
        return new Setting<>(option, part.andThen(get), (q, value) -> whole.apply(q, with.apply(part.apply(q), value)));
    }

    /** The options with what was given, else as they are. */
    public P apply(Given given, P options) {
        return given.find(option).map(v -> with.apply(options, v)).orElse(options);
    }

    /** The value that holds, as it would be written. */
    public String shown(P options) {
        return option.kind().text(get.apply(options));
    }
}
