package org.carbonscape.grid;

import java.io.Serializable;

/**
 * Which class index a file's code becomes at the reading door: 0 = none, 1..{@link #classes()} a class,
 * {@link #UNKNOWN} a code that nobody named. Immutable; a copy does
 * the same.
 */
public interface CodeTable extends Serializable {
    int UNKNOWN = -1;

    int classes();

    /** Index of a whole-number code as stored in the file. */
    int indexOf(long code);
}
