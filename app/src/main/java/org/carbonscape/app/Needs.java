package org.carbonscape.app;

import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Memory that a command needs, and how to give it. */
final class Needs {
    /** Java keeps a part of its memory free for the collector. */
    private static final double COLLECTOR = 1.2;

    private static final long STEP_MB = 256;
    private static final long LEAST_MB = 1024;

    private Needs() {}

    /** Memory ran out; with what was known of the need. */
    static final class Unmet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long needed_mb;

        /** @param needed_mb 0 = not known */
        Unmet(long needed_mb, OutOfMemoryError cause) {
            super(cause);
            this.needed_mb = needed_mb;
        }

        long needed_mb() {
            return needed_mb;
        }
    }

    /** What may be used for data. */
    static long most_mb() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    /** A size for {@code --memory} that holds so much: {@code 3g}, {@code 2304m}. */
    static String size(long mb) {
        long size = (long) Math.ceil(Math.max(LEAST_MB, mb * COLLECTOR) / STEP_MB) * STEP_MB;
        return size % 1024 == 0 ? size / 1024 + "g" : size + "m";
    }

    /** There is so little memory that the work is not begun. */
    static final class TooLittle extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        TooLittle(Problem problem) {
            super(problem.found(Language.EN));
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** Estimates were at most 1.5 times what a study could not do with: with less than half none ends. */
    static boolean isTooLittle(long needed_mb, long most_mb) {
        return most_mb * 2 < needed_mb;
    }

    /** Told before the work where it will not do, or hardly: a problem or a caution. */
    static Problem told(long needed_mb, long most_mb) {
        return Problem.of(
                isTooLittle(needed_mb, most_mb) ? ProblemCode.FAULT_07_TOO_LITTLE : ProblemCode.FAULT_C01_MEMORY,
                "carbonscape",
                Long.toString(needed_mb),
                Long.toString(most_mb),
                size(needed_mb));
    }

    /** A size to try after memory ran out: what was estimated, if that is more, else half as much again and more. */
    static String sizeAfter(long needed_mb, long most_mb) {
        return size(Math.max(needed_mb, most_mb * 3 / 2));
    }
}
