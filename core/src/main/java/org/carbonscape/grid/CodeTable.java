package org.carbonscape.grid;

/**
 * Which class index a file's code becomes at the reading door: 0 = none, 1..{@link #classes()} a class,
 * {@link #UNKNOWN} a code that nobody named. Immutable.
 */
public interface CodeTable {
    int UNKNOWN = -1;

    int classes();

    /** Index of a whole-number code as stored in the file. */
    int indexOf(long code);
}
