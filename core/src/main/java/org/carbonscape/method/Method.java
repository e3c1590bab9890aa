package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;

/**
 * A method: what it is, what it takes, what it gives.
 *
 * @param <P> its options, a value
 * @param <D> what it looks at
 * @param <R> what it finds, a value
 */
public interface Method<P, D, R> {
    About about();

    /** The variants of a tool. */
    P defaults(Convention convention);

    /** The options a user may set, beside seed and convention. */
    List<Setting<P, ?>> settings();

    /** The same with all random draws named by another seed. */
    P withSeed(P options, long seed);

    /**
     * @throws org.carbonscape.problem.ProblemException where the data do not allow it; positions of units stand for
     *     them
     */
    R run(D data, P options, Engine engine);

    /** How many rows its table has. */
    int rows(R result);

    /** What a table says of each row, in its order. */
    List<Column> columns(D data, R result);

    /** Which variant it is. */
    Variant variant(R result);

    /** What to tell beside the result. */
    List<Problem> cautions(R result);

    default String id() {
        return about().id();
    }

    /** The options that were given over those of the convention. */
    default P options(Convention convention, Given given) {
        P options = defaults(convention);
        for (Setting<P, ?> setting : settings()) {
            options = setting.apply(given, options);
        }
        return options;
    }

    /** The options a user may set. */
    default List<Option<?>> declared() {
        return settings().stream().<Option<?>>map(Setting::option).toList();
    }
}
