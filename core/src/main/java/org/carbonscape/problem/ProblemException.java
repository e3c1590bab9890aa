package org.carbonscape.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be used, with every problem known at that point. Never a fault of ours. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(p -> p.text(Language.EN)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public ProblemException(ProblemCode code, String place, Object... args) {
        this(List.of(Problem.of(code, place, args)));
    }

    public ProblemException(ProblemCode code, Argument argument, Object... args) {
        this(List.of(Problem.of(code, argument, args)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Whether the machine lacks something, so that what was read is not to blame. */
    public boolean isOfTheMachine() {
        return problems.stream().anyMatch(p -> p.code().isOfTheMachine());
    }
}
