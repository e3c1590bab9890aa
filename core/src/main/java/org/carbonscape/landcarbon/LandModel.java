package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Term;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Problems;

/**
 * Tier 1 of the IPCC for land (Vol 4), hectare by hectare: what a history of classes does in the year of a phase.
 *
 * <p>Land that changes its class between two phases does so evenly over the years between. What happens at once
 * (clearing, loss of dead organic matter, stocks reached within a year) is spread over the interval that ends with the
 * phase; what takes the transition D (soil, eq 2.25; build-up of dead organic matter, eq 2.23; growth of young stands)
 * goes on for D years after the change: of the land changed in an interval that share counts which changed within the
 * last D years. No young stand grows beyond its stock. Several changes of one hectare add up. In the first phase no
 * change is known. Immutable.
 */
public final class LandModel {
    private final List<Integer> years;
    private final Setting setting;
    private final Map<Stratum, LandState[][]> states; // by phase and class; null for classes that are not covered
    private final boolean[] covered;
    private final Map<Key, Optional<LandHectare>> kept = new ConcurrentHashMap<>(); // a landscape has few

    private record Key(Stratum stratum, int phase, long history) {}

    /**
     * How it is reckoned.
     *
     * @param transition D, years
     */
    public record Setting(LandApproach approach, double transition) {}

    private LandModel(List<Integer> years, Setting setting, Map<Stratum, LandState[][]> states, boolean[] covered) {
        this.years = List.copyOf(years);
        this.setting = setting;
        this.states = states;
        this.covered = covered;
    }

    /**
     * Finds every number needed.
     *
     * @param strata   that land may lie in
     * @param problems gets what has no number
     */
    public static LandModel of(
            Legend legend,
            List<Integer> years,
            Setting setting,
            LandParameters parameters,
            LandManagement management,
            Collection<Stratum> strata,
            Problems problems) {
        boolean[] covered = new boolean[legend.classes() + 1];
        Map<Stratum, LandState[][]> states = new LinkedHashMap<>();
        for (Stratum stratum : new LinkedHashSet<>(strata)) {
            LandState[][] byPhase = new LandState[years.size()][legend.classes() + 1];
            for (int p = 0; p < byPhase.length; p++) {
                int year = years.get(p);
                for (LandClass c : legend.list()) {
                    Optional<LandManagement.Use> use =
                            management.of(c.index(), year).or(() -> management.of(c.index(), Integer.MAX_VALUE));
                    if (use.isPresent()) {
                        covered[c.index()] = true;
                        byPhase[p][c.index()] = new LandState.Maker(parameters, stratum, year, "carbon.land", problems)
                                .of(c.name(), use.get());
                    }
                }
            }
            states.put(stratum, byPhase);
        }
        return new LandModel(years, setting, states, covered);
    }

    /** Whether land of a class is reckoned here. */
    public boolean covers(int classIndex) {
        return covered[classIndex];
    }

    /** How many classes there are. */
    public int classes() {
        return covered.length - 1;
    }

    public Setting setting() {
        return setting;
    }

    /** Every number that some state rests on. */
    public List<FactorUsed> used() {
        Set<LandParameter> used = new LinkedHashSet<>();
        states.values()
                .forEach(byPhase -> Arrays.stream(byPhase)
                        .flatMap(Arrays::stream)
                        .filter(Objects::nonNull)
                        .forEach(s -> used.addAll(s.used())));
        return LandParameters.used(used);
    }

    /**
     * A hectare in the year of a phase; empty where its class then is none or not covered.
     *
     * @param history classes by phase, at least up to the phase; 0 = none
     */
    public Optional<LandHectare> hectare(Stratum stratum, int[] history, int phase) {
        long key = 0;
        for (int p = 0; p <= phase; p++) {
            key = key * covered.length + history[p];
        }
        return kept.computeIfAbsent(new Key(stratum, phase, key), k -> reckon(stratum, history, phase));
    }

    private Optional<LandHectare> reckon(Stratum stratum, int[] history, int phase) {
        return reckoning(stratum, history, phase).map(Reckoning::hectare);
    }

    /**
     * What a hectare emits and takes up as sums of products of the numbers it rests on, tCO2/ha/yr.
     *
     * @param all       terms that come to {@link LandHectare#tCO2_per_ha_yr}
     * @param remaining those of the land that remains
     * @param changed   those of the land converted
     */
    public record Terms(List<Term> all, List<Term> remaining, List<Term> changed) {}

    /**
     * The terms of a hectare; none where its class then is none or not covered. How long young stands grow counts as
     * certain.
     *
     * @param number a number by its name and what it may be instead, as a term
     */
    public Terms terms(Stratum stratum, int[] history, int phase, BiFunction<String, Distribution, Term> number) {
        return reckoning(stratum, history, phase)
                .map(r -> new Terms(
                        tCO2(Reckoning.sum(r.remaining, r.changed), number),
                        tCO2(Reckoning.sum(r.remaining), number),
                        tCO2(Reckoning.sum(r.changed), number)))
                .orElse(new Terms(List.of(), List.of(), List.of()));
    }

    private static List<Term> tCO2(Polynomial gain, BiFunction<String, Distribution, Term> number) {
        return gain.terms(number).stream()
                .map(t -> t.times(-Substance.carbonToCo2(1)))
                .toList();
    }

    private Optional<Reckoning> reckoning(Stratum stratum, int[] history, int phase) {
        if (!covered[history[phase]]) {
            return Optional.empty();
        }
        LandState[][] byPhase = Objects.requireNonNull(states.get(stratum), "strata are known beforehand");
        List<LandState> known = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        int before = 0;
        for (int p = 0, of = 0; p <= phase; p++) {
            if (covered[history[p]]) {
                known.add(byPhase[p][history[p]]);
                at.add(years.get(p));
                before = of;
                of = history[p];
            }
        }
        return Optional.of(new Reckoning(known, at, years.get(phase), before == history[phase]));
    }

    /** One hectare's states and the years they were seen in, the last being that of the phase. */
    private final class Reckoning {
        private final List<LandState> known;
        private final List<Integer> at;
        private final int last;
        private final boolean sameClass; // as in the phase before
        private final int conversion; // index of the last change of category still going on; 0 = none
        private final double share; // of the hectare that was converted within the transition
        private final Polynomial[] remaining = new Polynomial[CarbonPool.values().length];
        private final Polynomial[] changed = new Polynomial[remaining.length];

        Reckoning(List<LandState> known, List<Integer> at, int year, boolean sameClass) {
            this.known = known;
            this.at = at;
            this.sameClass = sameClass;
            this.last = known.size() - 1;
            int latest = last;
            while (latest > 0 && !converts(latest)) {
                latest--;
            }
            double within = latest > 0 ? within(latest, year) : 0;
            this.conversion = within > 0 ? latest : 0;
            this.share = within;
            Arrays.fill(remaining, Polynomial.NONE);
            Arrays.fill(changed, Polynomial.NONE);
            biomass();
            soils(year);
        }

        private void add(Polynomial[] into, CarbonPool pool, Polynomial gain) {
            into[pool.ordinal()] = into[pool.ordinal()].plus(gain);
        }

        private boolean converts(int k) {
            return known.get(k).kind().category() != known.get(k - 1).kind().category();
        }

        /** Share of what changed in an interval that changed within the transition. */
        private double within(int k, int year) {
            return within(k, year, setting.transition);
        }

        private double within(int k, int year, double span) {
            double from = Math.max(at.get(k - 1), year - span);
            return Math.max(0, Math.min(1, (at.get(k) - from) / (at.get(k) - at.get(k - 1))));
        }

        LandHectare hectare() {
            return new LandHectare(
                    known.get(last).kind().category(),
                    conversion > 0
                            ? Optional.of(known.get(conversion - 1).kind().category())
                            : Optional.empty(),
                    share,
                    Arrays.stream(remaining).mapToDouble(Polynomial::value).toArray(),
                    Arrays.stream(changed).mapToDouble(Polynomial::value).toArray());
        }

        /** All pools together, pool by pool. */
        static Polynomial sum(Polynomial[]... parts) {
            Polynomial sum = Polynomial.NONE;
            for (int p = 0; p < parts[0].length; p++) {
                for (Polynomial[] part : parts) {
                    sum = sum.plus(part[p]);
                }
            }
            return sum;
        }

        private void soils(int year) {
            Polynomial before = known.get(0).soil().stock();
            for (int k = 1; k <= last; k++) {
                double within = within(k, year);
                Polynomial[] into = converts(k) ? changed : remaining;
                Polynomial dead = known.get(k).dead().minus(known.get(k - 1).dead());
                if (dead.value() > 0) {
                    add(into, CarbonPool.DEAD, dead.times(within).over(setting.transition));
                } else if (k == last) {
                    add(into, CarbonPool.DEAD, dead.over(at.get(k) - at.get(k - 1)));
                }
                LandState.Soils soil = known.get(k).soil();
                Polynomial after = soil.ofPrevious().isEmpty()
                        ? soil.stock()
                        : converts(k) ? soil.ofPrevious().get().times(before) : before;
                double mineral = (1 - known.get(last).soil().drained()) * within;
                add(
                        into,
                        CarbonPool.MINERAL_SOIL,
                        after.minus(before).times(mineral).over(setting.transition));
                before = after;
            }
            LandState.Soils soil = known.get(last).soil();
            Polynomial drained = soil.emission().times(soil.drained());
            add(remaining, CarbonPool.ORGANIC_SOIL, drained.times(-(1 - share)));
            add(changed, CarbonPool.ORGANIC_SOIL, drained.times(-share));
        }

        private void biomass() {
            LandState now = known.get(last);
            boolean gainLoss = setting.approach == LandApproach.GAIN_LOSS;
            // a stock that rises by the year in land that stays what it is comes of its growth, which is counted (eq
            // 2.7)
            if (last > 0
                    && !(gainLoss
                            && sameClass
                            && now.kind() == known.get(last - 1).kind())) {
                LandState before = known.get(last - 1);
                Polynomial[] into = converts(last) ? changed : remaining;
                double years = at.get(last) - at.get(last - 1);
                boolean cleared = gainLoss && converts(last);
                boolean grows = cleared && now.young().isPresent();
                LandState.Pair after = grows ? LandState.Pair.NONE : now.stock();
                add(
                        into,
                        CarbonPool.ABOVE,
                        after.above().minus(before.stock().above()).over(years));
                add(
                        into,
                        CarbonPool.BELOW,
                        after.below().minus(before.stock().below()).over(years));
            }
            if (gainLoss) {
                double old = 1 - share;
                LandState.Pair young = now.young().orElse(LandState.Pair.NONE);
                double grows = 0;
                if (conversion > 0 && young.above().value() > 0) {
                    double years = Math.min(
                            setting.transition,
                            now.stock().above().value() / young.above().value());
                    grows = within(conversion, at.get(last), years);
                }
                add(changed, CarbonPool.ABOVE, young.above().times(grows));
                add(changed, CarbonPool.BELOW, young.below().times(grows));
                add(
                        remaining,
                        CarbonPool.ABOVE,
                        now.growth().above().minus(now.loss().above()).times(old));
                add(
                        remaining,
                        CarbonPool.BELOW,
                        now.growth().below().minus(now.loss().below()).times(old));
            }
        }
    }
}
