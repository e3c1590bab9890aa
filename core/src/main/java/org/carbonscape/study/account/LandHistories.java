package org.carbonscape.study.account;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.LandFlows;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.Term;
import org.carbonscape.landcarbon.LandHectare;
import org.carbonscape.landcarbon.LandModel;
import org.carbonscape.landcarbon.Stratum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;

/** Land by Tier 1, from the counts of histories: unit by unit, and what its classes emit and take up. */
public final class LandHistories {
    private final LandInputs land;
    private final LandModel model;
    private final StudyArea studyArea;
    private final LandCounts counts;

    private LandHistories(LandInputs land, LandModel model, StudyArea studyArea, LandCounts counts) {
        this.land = land;
        this.model = model;
        this.studyArea = studyArea;
        this.counts = counts;
    }

    /** Empty where the study does not ask for it. */
    public static Optional<LandHistories> of(StudyInputs inputs, LandCounts counts) {
        return inputs.carbon()
                .land()
                .tier()
                .map(t -> new LandHistories(inputs.carbon().land(), t.model(), inputs.studyArea(), counts));
    }

    /** Takes the land of one history. */
    @FunctionalInterface
    public interface Visitor {
        /** @param hectare what each of its hectares does in the year of the phase */
        void land(int unit, int classIndex, double hectares, LandHectare hectare);
    }

    /** Land of a phase that Tier 1 covers, sorted by unit (0 = outside). */
    void each(int set, int phase, Visitor visitor) {
        counts.eachHistory(set, (unit, owner, history, cells, area) -> {
            Optional<Stratum> stratum = land.stratum(owner);
            if (stratum.isPresent()) {
                model.hectare(stratum.get(), history, phase)
                        .ifPresent(h -> visitor.land(unit, history[phase], studyArea.km2(cells, area) * 100, h));
            }
        });
    }

    /** Takes land of one map history that is of one history in truth, with the terms of a hectare, tCO2/ha/yr. */
    @FunctionalInterface
    public interface TermVisitor {
        void land(int unit, int classIndex, double hectares, LandHectare hectare, LandModel.Terms perHectare);
    }

    /**
     * What the terms of a hectare are made of.
     *
     * @param unit    by which the numbers of a unit are told apart
     * @param numbers of such units: a number by its name and what it may be instead, as a term
     * @param truth   of a phase and a map class: how much of it is which class, by class index; nothing where none
     */
    public record TermSource(
            IntFunction<String> unit,
            Function<String, BiFunction<String, Distribution, Term>> numbers,
            BiFunction<Integer, Integer, List<Optional<Term>>> truth) {}

    private record InTruth(int classIndex, LandHectare hectare, LandModel.Terms terms) {}

    /**
     * As {@link #each}, with the terms of a hectare. Where maps are held against places, land of a history on the map
     * is so much of this and so much of that in truth. A class taken for another is so in every phase that it holds:
     * errors of single phases would make changes that never were of land that stayed.
     */
    public void terms(int set, int phase, TermSource of, TermVisitor visitor) {
        Map<List<Object>, List<InTruth>> known = new HashMap<>();
        counts.eachHistory(
                set,
                (unit, owner, history, cells, area) -> land.stratum(owner).ifPresent(stratum -> {
                    String in = of.unit.apply(unit);
                    known.computeIfAbsent(
                                    List.of(stratum, in, IntBuffer.wrap(Arrays.copyOf(history, phase + 1))),
                                    k -> inTruth(stratum, history, phase, of, in))
                            .forEach(t -> visitor.land(
                                    unit, t.classIndex, studyArea.km2(cells, area) * 100, t.hectare, t.terms));
                }));
    }

    /** What land of a history on the map may be, each with its share. */
    private List<InTruth> inTruth(Stratum stratum, int[] history, int phase, TermSource of, String in) {
        if (history[phase] == 0) {
            return List.of();
        }
        List<InTruth> all = new ArrayList<>();
        new Walk(stratum, history, phase, of, in).from(0, List.of(), all);
        return all;
    }

    /** Through what the classes of one map history may be in truth, one after the other. */
    private final class Walk {
        private final Stratum stratum;
        private final int[] history;
        private final int phase;
        private final TermSource of;
        private final String in;
        private final int[] classes;
        private final int[] truly = new int[studyArea.legend().classes() + 1];

        Walk(Stratum stratum, int[] history, int phase, TermSource of, String in) {
            this.stratum = stratum;
            this.history = history;
            this.phase = phase;
            this.of = of;
            this.in = in;
            this.classes = Arrays.stream(history, 0, phase + 1)
                    .filter(c -> c > 0)
                    .distinct()
                    .toArray();
        }

        void from(int next, List<Term> shares, List<InTruth> into) {
            if (next == classes.length) {
                int[] truth =
                        Arrays.stream(history, 0, phase + 1).map(c -> truly[c]).toArray();
                model.hectare(stratum, truth, phase)
                        .ifPresent(h -> into.add(new InTruth(truth[phase], h, terms(truth, shares))));
                return;
            }
            int mapped = classes[next];
            List<Optional<Term>> truth = of.truth.apply(last(mapped), mapped);
            for (int c = 1; c < truth.size(); c++) {
                if (truth.get(c).isPresent()) {
                    truly[mapped] = c;
                    List<Term> with = new ArrayList<>(shares);
                    truth.get(c).filter(s -> !s.equals(Term.certain(1))).ifPresent(with::add);
                    from(next + 1, with, into);
                }
            }
        }

        /** The last phase that has a class. */
        private int last(int mapped) {
            int last = phase;
            while (history[last] != mapped) {
                last--;
            }
            return last;
        }

        private LandModel.Terms terms(int[] truth, List<Term> shares) {
            LandModel.Terms terms = model.terms(stratum, truth, phase, of.numbers.apply(in));
            for (Term share : shares) {
                terms = terms.times(share);
            }
            return terms;
        }
    }

    /** What a phase emits and takes up: a row for each history of a unit, by what all its pools do together. */
    LandFlows flows(int set, int phase) {
        IntStream.Builder unit = IntStream.builder();
        IntStream.Builder of = IntStream.builder();
        DoubleStream.Builder tCO2 = DoubleStream.builder();
        each(set, phase, (u, c, hectares, hectare) -> {
            unit.add(u);
            of.add(c);
            tCO2.add(hectares * hectare.tCO2_per_ha_yr());
        });
        return new LandFlows(
                unit.build().toArray(), of.build().toArray(), tCO2.build().toArray(), new double[0]);
    }

    /** The ledger of a unit (0 = outside): a line for each of its histories. */
    List<LedgerLine> lines(String unitSet, int set, int phase, int unit) {
        List<LedgerLine> lines = new ArrayList<>();
        counts.eachHistory(
                set,
                unit,
                unit + 1,
                (u, owner, history, cells, area) -> land.stratum(owner)
                        .flatMap(s -> model.hectare(s, history, phase))
                        .ifPresent(h -> lines.add(line(
                                new LedgerLine.Place(
                                        unitSet,
                                        LandTables.unitId(counts, set, u),
                                        studyArea.years().get(phase),
                                        studyArea.className(history[phase])),
                                studyArea.km2(cells, area) * 100,
                                history(history, phase),
                                h))));
        return lines;
    }

    private static LedgerLine line(LedgerLine.Place place, double hectares, Bilingual history, LandHectare hectare) {
        double lost = -hectare.tC_per_ha_yr();
        return new LedgerLine(
                place,
                new LedgerLine.Subject(LedgerLine.Part.LAND_HISTORY, hectare.text(), hectare.code(), "CO2"),
                new LedgerLine.Activity(Bilingual.of("area", "面积"), hectares, "ha", history),
                List.of(
                        LedgerLine.Step.of(hectare.pools(), lost, Numbers.text(lost), "tC/ha/yr"),
                        LedgerLine.Step.CO2_OF_CARBON),
                hectares * hectare.tCO2_per_ha_yr(),
                LedgerLine.T_CO2E);
    }

    /** {@code cultivated 2005, 2010; forest 2020}. */
    private Bilingual history(int[] history, int phase) {
        StringBuilder en = new StringBuilder();
        StringBuilder zh = new StringBuilder();
        for (int p = 0; p <= phase; p++) {
            String year = Integer.toString(studyArea.years().get(p));
            if (p > 0 && history[p] == history[p - 1]) {
                en.append(", ").append(year);
                zh.append("、").append(year);
            } else {
                en.append(p == 0 ? "" : "; ")
                        .append(history[p] == 0 ? "no class" : studyArea.className(history[p]))
                        .append(' ')
                        .append(year);
                zh.append(p == 0 ? "" : "；")
                        .append(
                                history[p] == 0
                                        ? "无地类"
                                        : studyArea.classWords(history[p]).zh())
                        .append(' ')
                        .append(year);
            }
        }
        return Bilingual.of(en.toString(), zh.toString());
    }
}
