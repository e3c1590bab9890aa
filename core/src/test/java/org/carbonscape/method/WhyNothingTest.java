package org.carbonscape.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that is not there says why: values too large for their squares, weights of 0 alone. */
class WhyNothingTest {
    private static final Set<ProblemCode> RANGE = Set.of(ProblemCode.STATS_C07_RANGE);

    static Stream<UnitStatistic<?, ?>> ofAmounts() {
        return Statistics.ALL.stream()
                .filter(s -> s.inputs() != Inputs.COLOURS && s.inputs() != Inputs.EVENTS_AND_POPULATION);
    }

    static Stream<UnitStatistic<?, ?>> all() {
        return Statistics.ALL.stream();
    }

    /** Columns in which some number stands. */
    private static Set<String> filled(Found<?> found) {
        Set<String> names = new TreeSet<>();
        for (Column c : found.columns()) {
            if (c.kind() == Table.Kind.NUMBER
                    && IntStream.range(0, found.rows())
                            .anyMatch(i -> !Double.isNaN(c.number().applyAsDouble(i)))) {
                names.add(c.name());
            }
        }
        return names;
    }

    private static <R> List<ProblemCode> told(Found<R> found) {
        return found.statistic().cautions(found.result()).stream()
                .map(Problem::code)
                .toList();
    }

    private static UnitData times(UnitData data, double factor) {
        return new UnitData(
                data.names(),
                data.values().stream()
                        .map(x -> Arrays.stream(x).map(v -> v * factor).toArray())
                        .toList(),
                data.weights(),
                data.times(),
                data.positions_m());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofAmounts")
    void aVarianceOfValuesAbove1e77IsThereOrSaysWhy(UnitStatistic<?, ?> statistic) {
        ReferenceCase c = ReferenceCase.of(statistic).get(0);
        Set<String> plain = filled(c.run(statistic));
        for (double factor : new double[] {1e78, 1e100, 1e140, 1e-90}) {
            Found<?> large = c.run(statistic, data -> times(data, factor));
            assertThat(filled(large))
                    .as(statistic.id() + " of values times " + factor)
                    .isEqualTo(plain);
        }
        for (double factor : new double[] {1e160, 1e300}) {
            Found<?> huge = c.run(statistic, data -> times(data, factor));
            if (!filled(huge).equals(plain)) {
                assertThat(told(huge))
                        .as(statistic.id() + " of values times " + factor)
                        .containsAnyElementsOf(RANGE);
            }
        }
    }

    private static Weights ofZeros(int n) {
        StringBuilder gwt = new StringBuilder(n + "\n");
        for (int i = 1; i <= n; i++) {
            gwt.append(i).append(' ').append(i % n + 1).append(" 0\n");
        }
        try {
            return Gwt.read(
                    new StringReader(gwt.toString()),
                    "zeros.gwt",
                    IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void withWeightsOfZeroAloneNothingIsThereAndItSaysWhy(UnitStatistic<?, ?> statistic) {
        ReferenceCase c = ReferenceCase.of(statistic).get(0);
        Weights zeros = ofZeros(80);
        if (!statistic.takes(zeros)) {
            return; // counts of neighbours refuse them by name
        }
        Found<?> nothing = c.run(statistic, data -> data.with(zeros));
        assertThat(told(nothing)).as(statistic.id()).contains(ProblemCode.STATS_C08_NO_WEIGHTS);
    }
}
