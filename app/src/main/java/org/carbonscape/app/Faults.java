package org.carbonscape.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.carbonscape.io.Unreadable;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.FullDisk;
import org.carbonscape.problem.Alike;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** What ends the program and is no problem of the input: told in one plain sentence with its remedy. */
final class Faults {
    private Faults() {}

    /**
     * Tells a fault on standard error.
     *
     * @param json whether to tell it on standard output too, where an answer in JSON would be
     * @return the exit code
     */
    static int tell(Throwable fault, Language language, boolean json) {
        try {
            List<Problem> problems = all(fault);
            tell(problems, language, json);
            ProblemCode first = problems.get(0).code();
            if (first == ProblemCode.FAULT_05_OTHER || first == ProblemCode.FAULT_04_CHANGED) {
                fault.printStackTrace();
            }
            return code(problems);
        } catch (OutOfMemoryError e) { // not even for that sentence
            byte[] said = "carbonscape: out of memory\n".getBytes(StandardCharsets.UTF_8);
            System.err.write(said, 0, said.length);
        }
        return Carbonscape.FAULT;
    }

    /** Tells problems on standard error, and in JSON on standard output. */
    static void tell(List<Problem> problems, Language language, boolean json) {
        Carbonscape.print(Alike.together(problems), language);
        if (json) {
            print(problems, language);
        }
    }

    /** Where an answer in JSON would be. */
    static void print(List<Problem> problems, Language language) {
        System.out.print(Json.text(Map.of("problems", Call.objects(problems, language))));
    }

    /** The exit code of what ended with these problems, 0 where there are none. */
    static int code(List<Problem> problems) {
        if (problems.isEmpty()) {
            return 0;
        }
        return problems.stream().anyMatch(p -> p.code().isOfTheMachine()) ? Carbonscape.FAULT : Carbonscape.PROBLEMS;
    }

    /** What is to be told of it. */
    static List<Problem> problems(Throwable fault) {
        return Alike.together(all(fault));
    }

    private static List<Problem> all(Throwable fault) {
        Throwable cause = known(fault);
        return cause instanceof ProblemException problem
                ? problem.problems()
                : List.of(problem(cause, needed_mb(fault)));
    }

    /**
     * What lies behind wrappers, where that says more: a library that cannot be loaded comes out of a class's making.
     */
    private static Throwable known(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof OutOfMemoryError
                    || t instanceof UnsatisfiedLinkError
                    || t instanceof StackOverflowError
                    || t instanceof ProblemException) {
                return t;
            }
            if (t instanceof FileSystemException met && !(fault instanceof Error)) {
                return new ProblemException(
                        FullDisk.isTold(String.valueOf(met.getReason()))
                                ? ProblemCode.RUN_05_DISK_FULL
                                : ProblemCode.FAULT_08_SYSTEM,
                        String.valueOf(met.getFile()),
                        Unreadable.reason(met));
            }
        }
        return fault;
    }

    /** 0 where nobody knows. */
    private static long needed_mb(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof Needs.Unmet unmet) {
                return unmet.needed_mb();
            }
        }
        return 0;
    }

    private static Problem problem(Throwable fault, long needed_mb) {
        String said = fault.getMessage() == null
                ? ""
                : fault.getMessage().lines().findFirst().orElse("");
        if (fault instanceof OutOfMemoryError) {
            long most = Needs.most_mb();
            return Problem.of(ProblemCode.FAULT_01_MEMORY, "carbonscape", most, said, Needs.sizeAfter(needed_mb, most));
        }
        if (fault instanceof Needs.TooLittle little) {
            return little.problem();
        }
        if (fault instanceof UnsatisfiedLinkError) {
            return Problem.of(ProblemCode.FAULT_02_LIBRARY, "carbonscape", System.getProperty("java.io.tmpdir"), said);
        }
        if (fault instanceof StackOverflowError) {
            return Problem.of(ProblemCode.FAULT_03_DEPTH, "carbonscape");
        }
        if (fault instanceof NoClassDefFoundError
                || fault instanceof ClassFormatError
                || fault instanceof ExceptionInInitializerError
                || fault instanceof ServiceConfigurationError) {
            return Problem.of(
                    ProblemCode.FAULT_04_CHANGED,
                    "carbonscape",
                    said.isEmpty() ? fault.getClass().getSimpleName() : said);
        }
        return Problem.of(
                ProblemCode.FAULT_05_OTHER,
                "carbonscape",
                fault.getClass().getSimpleName() + (said.isEmpty() ? "" : " (" + said + ")"));
    }
}
