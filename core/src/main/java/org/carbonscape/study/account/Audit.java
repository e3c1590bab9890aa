package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/** What a run has found on its way: problems, cautions, and the sums that were reached in two ways. Not thread-safe. */
public final class Audit {
    private final Problems problems = new Problems();
    private final List<ConservationCheck> checks = new ArrayList<>();

    public Problems problems() {
        return problems;
    }

    /** All checks so far, in order. */
    public List<ConservationCheck> checks() {
        return Collections.unmodifiableList(checks);
    }

    /**
     * Records checks.
     *
     * @throws ProblemException where one does not hold: numbers that disagree are never written
     */
    public void pass(List<ConservationCheck> made) {
        checks.addAll(made);
        Conservation.tell(made, problems);
        problems.throwIfAny();
    }
}
