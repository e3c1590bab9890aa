package org.carbonscape.study.uncertainty;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandHistories;

/**
 * What land by Tier 1 does, as terms: of its factors where every phase is as it is mapped, as {@link TrueLand} where
 * some map is held against places. Nothing where the study has no such land. All in tCO2.
 */
final class TierTerms {
    private final Optional<LandHistories> land;
    private final boolean mapped;
    private final Numbers terms;

    /** Where its numbers come from. */
    interface Numbers {
        /** All of the account. */
        UncertainNumbers numbers();

        /** By which the numbers of a unit are told apart, where they err on their own. */
        String inUnit(int set, int unit);

        /** A factor of land. */
        Term factor(String name, Distribution of, int phase, String in);

        /** What land of a map class is in truth, by class index: terms of one hectare; nothing where none of it. */
        List<Optional<Term>> truth(int phase, int mapClass);
    }

    /** @param mapped whether every phase is taken as it is */
    TierTerms(CarbonAccount account, Numbers terms, boolean mapped) {
        this.land = account.inputs().carbon().land().layers().isPresent()
                ? Optional.empty()
                : LandHistories.of(account.inputs(), account.counts());
        this.mapped = mapped;
        this.terms = terms;
    }

    private static Flow flow(LandHectare hectare) {
        return hectare.tCO2_per_ha_yr() < 0 ? Flow.SINK : Flow.SOURCE;
    }

    /** Takes a part of what land of a class does. */
    interface Taker {
        void take(int unit, int classIndex, Flow flow, Term term);
    }

    private record ClassFlow(int classIndex, Flow flow) {}

    /** By unit (0 = outside), class in truth and flow. */
    void byClass(int set, int phase, Taker taker) {
        byClass(set, phase, true, taker);
    }

    /** The same of the region, as unit 0: a unit's sums are never asked for. */
    void ofRegion(int set, int phase, Taker taker) {
        byClass(set, phase, false, taker);
    }

    private void byClass(int set, int phase, boolean byUnit, Taker taker) {
        this.<ClassFlow>each(
                set,
                phase,
                byUnit,
                (c, hectare, own, counted) -> counted.accept(new ClassFlow(c, flow(hectare)), own.all()),
                (sum, term) -> taker.take(sum.unit(), sum.of().classIndex, sum.of().flow, term));
    }

    /** By unit and flow, as of class 0: fewer sums where classes do not matter. */
    void byUnit(int set, int phase, Taker taker) {
        this.<Flow>each(
                set,
                phase,
                true,
                (c, hectare, own, counted) -> counted.accept(flow(hectare), own.all()),
                (sum, term) -> taker.take(sum.unit(), 0, sum.of(), term));
    }

    /** Of the region, by the code of its category: net. */
    Map<String, FlowTerms.Sum> byCategory(int set, int phase) {
        Map<String, FlowTerms.Sum> codes = new TreeMap<>();
        this.<String>each(
                set,
                phase,
                false,
                (c, hectare, own, counted) -> {
                    counted.accept(hectare.remainingCode(), own.remaining());
                    counted.accept(hectare.changedCode(), own.changed());
                },
                (sum, term) -> codes.computeIfAbsent(sum.of(), k -> new FlowTerms.Sum(terms.numbers()))
                        .add(Flow.SOURCE, term));
        return codes;
    }

    private <K> void each(
            int set, int phase, boolean byUnit, TrueLand.Parts<K> parts, BiConsumer<TrueLand.Sum<K>, Term> taker) {
        if (land.isPresent() && mapped) {
            asMapped(land.get(), set, phase, byUnit, parts, taker);
        } else if (land.isPresent()) {
            inTruth(land.get(), set, phase, byUnit, parts).forEach(taker);
        }
    }

    private <K> void asMapped(
            LandHistories land,
            int set,
            int phase,
            boolean byUnit,
            TrueLand.Parts<K> parts,
            BiConsumer<TrueLand.Sum<K>, Term> taker) {
        LandModel model = land.model();
        Map<List<Object>, LandModel.Terms> known = new HashMap<>();
        land.histories(
                set,
                phase,
                (unit, hectares, stratum, history) -> model.hectare(stratum, history, phase)
                        .ifPresent(hectare -> {
                            String in = terms.inUnit(set, unit);
                            LandModel.Terms own = known.computeIfAbsent(
                                    List.of(stratum, in, IntBuffer.wrap(history)),
                                    k -> model.terms(
                                            stratum, history, phase, (name, of) -> terms.factor(name, of, phase, in)));
                            parts.of(
                                    history[phase],
                                    hectare,
                                    own,
                                    (part, all) -> all.forEach(t -> taker.accept(
                                            new TrueLand.Sum<>(byUnit ? unit : 0, part), t.times(hectares))));
                        }));
    }

    private <K> Map<TrueLand.Sum<K>, Term> inTruth(
            LandHistories land, int set, int phase, boolean byUnit, TrueLand.Parts<K> parts) {
        TrueLand<K> sums = new TrueLand<>(
                land.model(),
                phase,
                new TrueLand.Source() {
                    @Override
                    public Term number(String name, Distribution of, String in) {
                        return terms.factor(name, of, phase, in);
                    }

                    @Override
                    public List<Optional<Term>> truth(int of, int mapClass) {
                        return terms.truth(of, mapClass);
                    }
                },
                parts);
        land.histories(
                set,
                phase,
                (unit, hectares, stratum, history) ->
                        sums.add(byUnit ? unit : 0, hectares, stratum, history, terms.inUnit(set, unit)));
        return sums.terms(terms.numbers());
    }
}
