package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.carbonscape.carbon.LandFlows;
import org.carbonscape.carbon.LedgerLine;
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

    /** Takes the land of one history that Tier 1 may cover. */
    @FunctionalInterface
    public interface HistoryVisitor {
        /**
         * @param history classes by phase, up to the one asked for (0 = none); not kept by the one who calls
         */
        void land(int unit, double hectares, Stratum stratum, int[] history);
    }

    /** Land that has a class in a phase, sorted by unit (0 = outside), whether or not Tier 1 covers the class. */
    public void histories(int set, int phase, HistoryVisitor visitor) {
        counts.eachHistory(
                set,
                (unit, owner, history, cells, area) -> land.stratum(owner)
                        .filter(s -> history[phase] > 0)
                        .ifPresent(s -> visitor.land(
                                unit, studyArea.km2(cells, area) * 100, s, Arrays.copyOf(history, phase + 1))));
    }

    /** How its hectares are reckoned. */
    public LandModel model() {
        return model;
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
