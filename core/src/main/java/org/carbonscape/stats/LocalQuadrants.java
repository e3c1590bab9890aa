package org.carbonscape.stats;

import java.util.List;
import org.carbonscape.problem.Problem;

/** Answers of a local statistic of two variables, whose clusters are the quadrants of two signs: HH, LL, HL, LH. */
public abstract class LocalQuadrants extends LocalResult {
    LocalQuadrants(Observed observed, LocalOptions options, double[] p, List<Problem> cautions) {
        super(observed, options, p, cautions);
    }

    /** The two signs at a place that has a test. */
    abstract Quadrant signs(int place);

    /** High or low of the one with high or low of the other, significant or not. */
    public final Quadrant quadrant(int place) {
        return missing(place) ? Quadrant.MISSING : island(place) ? Quadrant.ISLAND : signs(place);
    }

    /** The quadrant where the unit is significant at alpha after the correction. */
    public final Quadrant cluster(int place) {
        return !tested(place) || significant(place) ? quadrant(place) : Quadrant.NOT_SIGNIFICANT;
    }
}
