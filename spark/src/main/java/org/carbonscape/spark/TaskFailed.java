package org.carbonscape.spark;

import java.util.Optional;
import org.carbonscape.problem.ProblemException;

/** What went wrong at a block, as it can travel to the driver: Java's own way loses the problems of an exception. */
final class TaskFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int block;
    private final String host;
    private final byte[] failure;

    private TaskFailed(int block, String host, String text, byte[] failure) {
        super(text, null, false, false);
        this.block = block;
        this.host = host;
        this.failure = failure;
    }

    static TaskFailed at(int block, String host, Throwable failure) {
        return failure instanceof TaskFailed known
                ? known
                : new TaskFailed(block, host, failure.toString(), packed(failure));
    }

    private static byte[] packed(Throwable failure) {
        try {
            return Packed.of(failure);
        } catch (Packed.NotSerialisable e) {
            return Packed.of(new IllegalStateException(failure.toString()));
        }
    }

    /** The one among an exception's causes. */
    static Optional<TaskFailed> in(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof TaskFailed failed) {
                return Optional.of(failed);
            }
        }
        return Optional.empty();
    }

    int block() {
        return block;
    }

    /** Throws what went wrong, as it was; a file that only the executor does not see is told as such. */
    RuntimeException asItWas() {
        Throwable was = Packed.open(failure);
        if (was instanceof ProblemException e) {
            return ClusterProblems.seenFromHere(e, host);
        }
        if (was instanceof Error e) {
            throw e;
        }
        return (RuntimeException) was;
    }
}
