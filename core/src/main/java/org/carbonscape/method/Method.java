package org.carbonscape.method;

import java.util.List;
import org.carbonscape.engine.Engine;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;

/**
 * A method: what it is, what it takes, what it gives.
 *
 * @param <P> its options, a value
 * @param <D> what it looks at
 * @param <R> what it finds, a value
 */
public interface Method<P, D, R> {
    About about();

    /** What holds where nothing else is given: the variants of the convention, where one is among what was given. */
    P defaults(Given given);

    /** The options a user may set, beside seed and convention. */
    List<Setting<P, ?>> settings();

    /** The same with all random draws named by another seed; the same where nothing is drawn. */
    default P withSeed(P options, long seed) {
        return options;
    }

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
    default List<Problem> cautions(R result) {
        return List.of();
    }

    default String id() {
        return about().id();
    }

    /** The options that were given over those that hold anyhow. */
    default P options(Given given) {
        return over(defaults(given), given);
    }

    /** The options that were given over others. */
    default P over(P options, Given given) {
        P set = options;
        for (Setting<P, ?> setting : settings()) {
            set = setting.apply(given, set);
        }
        return set;
    }

    /** The options a user may set. */
    default List<Option<?>> declared() {
        return settings().stream().<Option<?>>map(Setting::option).toList();
    }
}
