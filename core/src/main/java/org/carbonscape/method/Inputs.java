package org.carbonscape.method;

/** What a statistic on units looks at. */
public enum Inputs {
    /** One variable. */
    VALUE,
    /** Two colours: 1 = black, 0 = white. */
    COLOURS,
    /** A variable and another one at the neighbours. */
    X_AND_Y,
    /** Two or more variables together. */
    SEVERAL,
    /** Events and the population they happened in. */
    EVENTS_AND_POPULATION,
    /** One variable at several times, the earliest first. */
    SERIES
}
