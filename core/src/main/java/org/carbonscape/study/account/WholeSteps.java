package org.carbonscape.study.account;

import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Sums in whole steps, which do not hang on the order of their parts, and are a problem where they no longer fit. */
final class WholeSteps {
    private WholeSteps() {}

    /**
     * Adds two numbers of steps.
     *
     * @param what the sum is of, for the problem
     * @throws ProblemException RUN-14 where a long does not hold the sum
     */
    static long plus(long one, long other, String what) {
        long sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            throw tooMuch(what);
        }
        return sum;
    }

    static ProblemException tooMuch(String what) {
        return new ProblemException(ProblemCode.RUN_14_OVERFLOW, what);
    }
}
