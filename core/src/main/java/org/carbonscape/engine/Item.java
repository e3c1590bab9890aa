package org.carbonscape.engine;

import java.io.Serializable;

/** One of n independent pieces of work, by its number from 0. A value, as a {@link Fold} is; so is what it gives. */
@FunctionalInterface
public interface Item<T> extends Serializable {
    T of(int number);
}
