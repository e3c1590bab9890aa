package org.carbonscape.study.uncertainty;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.engine.Engine;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.plan.AccountOptions;

/** What can be told of uncertainty once the account is made. */
public final class UncertaintyChecks {
    private UncertaintyChecks() {}

    /** Correlations of inputs that there are not. */
    public static void check(AccountCheck.Known known, Problems problems, Engine engine) {
        AccountOptions.Doubt doubt = known.study().carbon().options().doubt();
        if (doubt.correlations().own().isEmpty()) {
            return;
        }
        AccountSums sums = new AccountSums(known.account(), doubt);
        sums.ofRegionAndPolygons();
        UncertainNumbers numbers = sums.terms().numbers();
        Legend legend = known.account().inputs().studyArea().legend();
        List<String> names =
                IntStream.range(0, numbers.inputs()).mapToObj(numbers::name).toList();
        doubt.correlations().own().keySet().stream()
                .filter(n -> !names.contains(Correlations.name(legend, n)) && !n.equals(Correlations.AMOUNTS))
                .sorted()
                .forEach(n -> problems.add(
                        ProblemCode.RANGE_06_INPUT, "carbon.correlation." + n, n, Nearest.orAll(n, names)));
    }
}
