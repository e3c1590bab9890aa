package org.carbonscape.problem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects problems and cautions so that all are told at once. Not thread-safe: filled by the stage that checks. */
public final class Problems {
    private final Set<Problem> problems = new LinkedHashSet<>(); // a table may have one in each of its rows
    private final Set<Problem> cautions = new LinkedHashSet<>();

    /** Adds by the code's own kind: cautions never stop a run. */
    public void add(ProblemCode code, String place, Object... args) {
        add(Problem.of(code, place, args));
    }

    public void add(Problem problem) {
        (problem.code().isCaution() ? cautions : problems).add(problem);
    }

    public void addAll(List<Problem> more) {
        more.forEach(this::add);
    }

    /** Runs a step; its problems are kept instead of thrown. Empty when it failed. */
    public <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ProblemException e) {
            addAll(e.problems());
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Codes that the legend lacks are one finding, which is told of the maps where they have them. */
    public List<Problem> cautions() {
        boolean ofMaps = problems.stream().anyMatch(p -> p.code() == ProblemCode.LANDUSE_03_CODES);
        return cautions.stream()
                .filter(c -> !ofMaps || c.code() != ProblemCode.CARBON_C15_CODES_UNUSED)
                .toList();
    }

    /** Throws everything found so far, if anything was. */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems());
        }
    }
}
