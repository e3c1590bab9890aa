package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.carbonscape.measure.Numbers;

/** What a proof has compared, and what of it differs. Not thread-safe. */
public final class Findings {
    /** Digits that tables do not print, and sums of maps of 32-bit numbers. */
    static final double PRINTED = 1e-11;

    private static final int MOST = 1000;

    private final List<Difference> differences = new ArrayList<>();
    private long compared;
    private long different;

    /** How many numbers and texts were compared. */
    public long compared() {
        return compared;
    }

    /** How many of them differ. */
    public long different() {
        return different;
    }

    /** The first thousand of them. */
    public List<Difference> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** What another part has found comes behind. */
    void add(Findings part) {
        compared += part.compared;
        different += part.different;
        differences.addAll(part.differences.subList(0, Math.min(part.differences.size(), MOST - differences.size())));
    }

    /** @param scale of the numbers added: what is beyond its digits is no difference */
    void compare(String file, String where, double expected, double got, double scale) {
        compare(file, where, expected, got, scale, PRINTED);
    }

    void compare(String file, String where, double expected, double got, double scale, double tolerance) {
        compared++;
        boolean both = Double.isNaN(expected) && Double.isNaN(got);
        double most = tolerance * Math.max(Math.max(Math.abs(expected), Math.abs(got)), scale);
        if (!both && !(Math.abs(expected - got) <= most)) {
            add(new Difference(file, where, Numbers.text(expected), Numbers.text(got)));
        }
    }

    void compare(String file, String where, String expected, String got) {
        compared++;
        if (!expected.equals(got)) {
            add(new Difference(file, where, expected, got));
        }
    }

    private void add(Difference difference) {
        different++;
        if (differences.size() < MOST) {
            differences.add(difference);
        }
    }
}
