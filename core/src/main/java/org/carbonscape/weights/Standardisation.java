package org.carbonscape.weights;

/** What is done to raw weights. */
public enum Standardisation {
    /** Raw: 1 for each neighbour (binary, "B"), or the function of distance. */
    NONE,
    /** Each row divided by its sum ("W"); an island's row stays zero. */
    ROW
}
