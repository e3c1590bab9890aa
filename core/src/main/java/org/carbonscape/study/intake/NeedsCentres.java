package org.carbonscape.study.intake;

import java.util.Optional;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;

/** Where units have shares of cells, nothing may put amounts on single cells, which must lie in one unit then. */
final class NeedsCentres {
    private NeedsCentres() {}

    /** UNITS-10 with the key of what does. */
    static void check(Study study, LandInputs land, Problems problems) {
        if (study.grid().byShare()) {
            needsCentres(study, land).ifPresent(key -> problems.add(ProblemCode.UNITS_10_SHARES, "grid.cells", key));
        }
    }

    private static Optional<String> needsCentres(Study study, LandInputs land) {
        if (study.carbon().energy().isPresent()) {
            return Optional.of("carbon.energy");
        }
        if (study.carbon().emissions().isPresent()) {
            return Optional.of("carbon.emissions");
        }
        if (study.carbon().options().sinks().isPresent()) {
            return Optional.of("carbon.sinks");
        }
        return land.cut().map(cut -> land.factorUnits().isPresent() ? "carbon.factors" : "carbon.land");
    }
}
