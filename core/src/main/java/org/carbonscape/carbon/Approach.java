package org.carbonscape.carbon;

/** How the uncertainty of a sum follows from that of its terms (IPCC 2006, Vol 1 Ch 3). */
public enum Approach {
    /** Approach 1, error propagation: symmetrical, exact for small errors. */
    PROPAGATION("propagation"),
    /** Approach 2, drawing: keeps the sign of terms and the lopsidedness of large errors. */
    MONTE_CARLO("monte-carlo");

    private final String id;

    Approach(String id) {
        this.id = id;
    }

    /** As studies, commands and tables write it. */
    public String id() {
        return id;
    }
}
