package org.carbonscape.weights;

/** What makes two areas contiguous. */
public enum Rule {
    /** A shared point is enough. */
    QUEEN,
    /** An edge of some length must be shared. */
    ROOK
}
