package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Propagation;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.LandHistories;
import org.carbonscape.study.intake.LandInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums of land whose maps are held against places, against the list of all their products. */
class TrueLandTest {
    private static final double[][] SHARES = {{}, {0, 0.8, 0.15, 0.05}, {0, 0.1, 0.9, 0}, {0, 0.04, 0.06, 0.9}};
    private static final int DRAWS = 700; // not whole blocks

    @TempDir
    private Path folder;

    private UncertainNumbers numbers = new UncertainNumbers();

    /** As {@link TrueLand.Source}: the first phase is taken as it is mapped. */
    private Optional<Term> share(int phase, int mapped, int truly) {
        Term share = phase == 0
                ? Term.certain(mapped == truly ? 1 : 0)
                : numbers.shares("map " + phase + " " + mapped, SHARES[mapped], 60)
                        .get(truly);
        return Optional.of(share).filter(t -> t.constant() != 0);
    }

    private Term factor(String name, Distribution of, String in) {
        return numbers.term(1, of, name, new Correlation(1, in.isEmpty() ? 1 : 0.3), "2020", in);
    }

    /** The obvious way: every product of every true history of every map history, by unit and flow. */
    private Map<TrueLand.Sum<Flow>, List<Term>> listed(LandHistories land, int phase, boolean apart, boolean byUnit) {
        Map<TrueLand.Sum<Flow>, List<Term>> sums = new HashMap<>();
        land.histories(0, phase, (unit, hectares, stratum, history) -> {
            int[] classes = Arrays.stream(history).filter(c -> c > 0).distinct().toArray();
            for (int[] choice : choices(classes.length)) {
                Term share = Term.certain(hectares);
                for (int i = 0; i < classes.length && share != null; i++) {
                    Term more = share(last(history, classes[i]), classes[i], choice[i])
                            .orElse(null);
                    share = more == null ? null : UncertainNumbers.product(share, more);
                }
                if (share != null) {
                    int[] truth = Arrays.stream(history)
                            .map(c -> c == 0
                                    ? 0
                                    : choice[
                                            IntStream.range(0, classes.length)
                                                    .filter(i -> classes[i] == c)
                                                    .findFirst()
                                                    .orElseThrow()])
                            .toArray();
                    add(sums, land.model(), stratum, truth, share, byUnit ? unit : 0, apart ? "unit " + unit : "");
                }
            }
        });
        return sums;
    }

    private void add(
            Map<TrueLand.Sum<Flow>, List<Term>> sums,
            LandModel model,
            Stratum stratum,
            int[] truth,
            Term share,
            int unit,
            String in) {
        int phase = truth.length - 1;
        model.hectare(stratum, truth, phase).ifPresent(h -> {
            Flow flow = h.tCO2_per_ha_yr() < 0 ? Flow.SINK : Flow.SOURCE;
            for (Term t : model.terms(stratum, truth, phase, (n, d) -> factor(n, d, in))
                    .all()) {
                sums.computeIfAbsent(new TrueLand.Sum<>(unit, flow), k -> new ArrayList<>())
                        .add(UncertainNumbers.product(share, t));
            }
        });
    }

    private static int last(int[] history, int mapped) {
        return IntStream.range(0, history.length)
                .filter(p -> history[p] == mapped)
                .max()
                .orElseThrow();
    }

    /** All ways to choose classes 1 to 3 so many times. */
    private static List<int[]> choices(int n) {
        List<int[]> all = new ArrayList<>(List.of(new int[0]));
        for (int i = 0; i < n; i++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] before : all) {
                for (int c = 1; c <= 3; c++) {
                    int[] next = Arrays.copyOf(before, before.length + 1);
                    next[before.length] = c;
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private Map<TrueLand.Sum<Flow>, Term> made(LandHistories land, int phase, boolean apart, boolean byUnit) {
        TrueLand<Flow> sums = new TrueLand<>(
                land.model(),
                phase,
                new TrueLand.Source() {
                    @Override
                    public Term number(String name, Distribution of, String in) {
                        return factor(name, of, in);
                    }

                    @Override
                    public List<Optional<Term>> truth(int of, int mapClass) {
                        return IntStream.rangeClosed(0, 3)
                                .mapToObj(c -> c == 0 ? Optional.<Term>empty() : share(of, mapClass, c))
                                .toList();
                    }
                },
                (c, h, terms, taker) -> taker.accept(h.tCO2_per_ha_yr() < 0 ? Flow.SINK : Flow.SOURCE, terms.all()));
        land.histories(
                0,
                phase,
                (unit, hectares, stratum, history) ->
                        sums.add(byUnit ? unit : 0, hectares, stratum, history, apart ? "unit " + unit : ""));
        return sums.terms(numbers);
    }

    private LandHistories land() {
        SmallStudy small = SmallStudy.in(folder);
        for (int p = 0; p < 3; p++) {
            int phase = p; // one cell in seven has no class, others in each phase
            small.classes(
                    SmallStudy.YEARS.get(p) + ".tif",
                    3,
                    (column, row) -> (3 * column + row + phase) % 7 == 0 ? 0 : SmallStudy.at(phase, column, row));
        }
        small.classes("soil.tif", 2, (column, row) -> 1 + (column + row) % 2)
                .text("codes.csv", "layer,code,zone\nsoil,1,lac\nsoil,2,sandy\n")
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n");
        SmallStudy.Run run = small.run("carbon:\n  land: { climate: warm-temperate-moist, "
                + "ecozone: subtropical-humid-forest, soil: soil.tif, codes: codes.csv }\n");
        LandInputs.Tier tier = run.inputs().carbon().land().tier().orElseThrow();
        assertThat(tier.strata()).hasSize(2);
        return LandHistories.of(run.inputs(), run.counts()).orElseThrow();
    }

    /** Of units and of the region, of factors that are the same everywhere and of such that err in each unit. */
    @Test
    void sumsAreThoseOfAllProducts() {
        LandHistories land = land();
        int compared = 0;
        for (int way = 0; way < 4; way++) {
            boolean apart = way % 2 == 1;
            numbers = new UncertainNumbers();
            for (int p = 0; p < 3; p++) {
                Map<TrueLand.Sum<Flow>, List<Term>> listed = listed(land, p, apart, way > 1);
                Map<TrueLand.Sum<Flow>, Term> made = made(land, p, apart, way > 1);
                made.keySet().retainAll(listed.keySet()); // others are of land that does nothing
                assertThat(made.keySet()).isEqualTo(listed.keySet());
                MonteCarlo draws = MonteCarlo.of(numbers, DRAWS, 7, new PlainEngine());
                for (TrueLand.Sum<Flow> sum : made.keySet()) {
                    same(listed.get(sum), List.of(made.get(sum)), draws);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    private void same(List<Term> listed, List<Term> made, MonteCarlo draws) {
        double value = numbers.value(listed);
        double last = 1e-11 * Math.abs(value);
        assertThat(numbers.value(made)).isCloseTo(value, within(last));
        Propagation propagation = new Propagation(numbers);
        Uncertainty expected = propagation.ofSum(listed);
        Uncertainty found = propagation.ofSum(made);
        assertThat(found.below()).isCloseTo(expected.below(), within(last));
        assertThat(found.above()).isCloseTo(expected.above(), within(last));
        Map<String, Double> shares = propagation.shares(listed);
        assertThat(propagation.shares(made).keySet()).isEqualTo(shares.keySet());
        propagation
                .shares(made)
                .forEach((input, share) -> assertThat(share).isCloseTo(shares.get(input), within(1e-9)));
        assertThat(draws.totals(made)).containsExactly(draws.totals(listed), within(1e-9 * Math.abs(value)));
        Map<String, Double> drawn = draws.shares(listed);
        assertThat(draws.shares(made).keySet()).isEqualTo(drawn.keySet());
        draws.shares(made).forEach((input, share) -> assertThat(share).isCloseTo(drawn.get(input), within(1e-9)));
    }

    /** What comes after the draws were made is drawn like what was there before, on any threads. */
    @Test
    void numbersThatComeLaterHaveTheSameDraws() {
        LandHistories land = land();
        Term first = made(land, 2, false, false).get(new TrueLand.Sum<>(0, Flow.SOURCE));
        MonteCarlo draws;
        try (LocalEngine engine = new LocalEngine(2)) {
            draws = MonteCarlo.of(numbers, DRAWS, 7, engine);
        }
        Term later = made(land, 2, false, false).get(new TrueLand.Sum<>(0, Flow.SOURCE));
        assertThat(later.numbers()).isNotEqualTo(first.numbers());
        assertThat(draws.totals(List.of(later))).isEqualTo(draws.totals(List.of(first)));
        assertThat(draws.totals(List.of(first)))
                .isEqualTo(MonteCarlo.of(numbers, DRAWS, 7, new PlainEngine()).totals(List.of(first)));
    }

    /** Growth and losses in one sum: no lognormal interval, which is of what lies on one side of 0. */
    @Test
    void gainsAndLossesInOneSumHaveNoIntervalOfOneSign() {
        UncertainNumbers few = new UncertainNumbers();
        few.term(1, Distribution.ofPercent(1, 150), "a", Correlation.FULL, "", "");
        for (double second : new double[] {1, -1}) {
            Blends.Flux flux = new Blends.Flux(new double[] {3, second}, new int[][] {{0}, {0}});
            Blends sums = new Blends(
                    new Blends.Shares[] {new Blends.Shares(new int[] {1}, new double[] {1}, new int[] {Blends.NONE})},
                    new Blends.Flux[] {flux},
                    new Blends.Blend[] {
                        new Blends.Blend(
                                new int[] {0}, new Blends.Leaf[] {new Blends.Leaf(new int[] {0}, new int[] {0})})
                    },
                    List.of(new Blends.Region(new int[] {0}, new int[] {0}, new double[] {2}, new int[] {0})),
                    1,
                    1);
            List<Term> terms = few.made(sums);
            Uncertainty plain = new Propagation(few).alone(terms).get("a");
            Uncertainty found = new Propagation(few).ofSum(terms);
            if (second < 0) {
                assertThat(found).isEqualTo(plain);
            } else {
                assertThat(found).isNotEqualTo(plain);
            }
        }
    }
}
