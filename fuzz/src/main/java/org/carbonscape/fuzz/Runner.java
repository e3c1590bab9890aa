package org.carbonscape.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;

/** Reads mutants under limits: processor time, memory taken, and what may be thrown. */
final class Runner {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double seconds;
    private final long bytes;

    /**
     * @param seconds of the processor, for one file
     * @param bytes   taken from the heap in all while one file is read
     */
    Runner(double seconds, long bytes) {
        this.seconds = seconds;
        this.bytes = bytes;
    }

    /** Work on a file. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * How it went.
     *
     * @param problem whether it ended in a problem told in words
     * @param finding empty where all is well
     */
    record Outcome(boolean problem, Optional<String> finding) {}

    Outcome read(Format format, Path file) {
        return run(() -> format.read(file));
    }

    /** Runs on a thread of its own: one that hangs is left behind and told. */
    Outcome run(Work work) {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        Thread thread = new Thread(null, () -> outcome.set(watched(work)), "fuzz", 1 << 20);
        thread.setDaemon(true);
        thread.start();
        try {
            // the machine may be busy with others: processor time is what counts, this only finds what hangs
            thread.join(TimeUnit.SECONDS.toMillis((long) (30 * seconds)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Outcome found = outcome.get();
        if (found != null) {
            return found;
        }
        StackTraceElement[] where = thread.getStackTrace();
        return new Outcome(false, Optional.of("hangs at " + first(where)));
    }

    private Outcome watched(Work work) {
        long id = Thread.currentThread().getId();
        long taken = threads.getThreadAllocatedBytes(id);
        long began = threads.getCurrentThreadCpuTime();
        boolean problem = false;
        try {
            work.run();
        } catch (ProblemException e) {
            problem = true;
            for (Problem p : e.problems()) {
                for (Language language : Language.values()) {
                    String text = p.text(language);
                    if (text.contains("{0}")
                            && Stream.concat(Stream.of(p.place()), p.args().stream())
                                    .noneMatch(a -> a.contains("{0}"))) {
                        return new Outcome(true, Optional.of("a problem with a gap: " + p.code()));
                    }
                }
            }
        } catch (Throwable fault) {
            return new Outcome(false, Optional.of(kind(fault)));
        }
        double used = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        long heap = threads.getThreadAllocatedBytes(id) - taken;
        if (used > seconds) {
            return new Outcome(problem, Optional.of(String.format("takes %.1f s of the processor", used)));
        }
        if (heap > bytes) {
            return new Outcome(problem, Optional.of("takes " + (heap >> 20) + " MB"));
        }
        return new Outcome(problem, Optional.empty());
    }

    /** Faults of one kind and place are one finding. */
    private static String kind(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + " at " + first(cause.getStackTrace()) + ": " + cause.getMessage();
    }

    private static String first(StackTraceElement[] trace) {
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("org.carbonscape.")
                    && !element.getClassName().contains(".fuzz.")) {
                return element.toString();
            }
        }
        return trace.length == 0 ? "?" : trace[0].toString();
    }
}
