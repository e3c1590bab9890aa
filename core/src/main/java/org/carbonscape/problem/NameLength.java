package org.carbonscape.problem;

/** How long a name may be: it is drawn into figures and written into every row of a table. */
public final class NameLength {
    /** Letters. */
    public static final int MOST = 500;

    private NameLength() {}

    /**
     * Tells INPUT-07 where a name is longer.
     *
     * @param what it is the name of, as the user calls it
     */
    public static void check(Problems problems, String place, Object what, String name) {
        if (name.length() > MOST) {
            problems.add(ProblemCode.INPUT_07_LONG, place, what, name.length(), MOST);
        }
    }
}
