package org.carbonscape.study.advise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.table.FirstLook;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Scenario;

/** What counted land tells of suitability and scenarios before the long work. */
final class SuitabilityChecks {
    private final AccountCheck.Known known;
    private final Problems problems;
    private final Engine engine;
    private final Map<Integer, double[]> hectares = new HashMap<>(); // of the region by class, of each phase asked for

    SuitabilityChecks(AccountCheck.Known known, Problems problems, Engine engine) {
        this.known = known;
        this.problems = problems;
        this.engine = engine;
    }

    /** Layers of land that there is none of; criteria of the preset that lack theirs have been taken out. */
    void layers(SuitabilityInputs suit) {
        Map<String, LayerSource> all = new LinkedHashMap<>();
        suit.scored()
                .criteria()
                .forEach(c -> all.put("criterion " + c.name(), suit.scored().source(c)));
        suit.layers().forEach((name, source) -> {
            if (!all.containsValue(source)) {
                all.put("suitability.layers." + name, source);
            }
        });
        suit.masks().stream()
                .map(SuitabilityInputs.Mask::layer)
                .flatMap(Optional::stream)
                .forEach(source -> all.put("suitability (" + source.text() + ")", source));
        suit.resistance().surface().ifPresent(source -> all.put("suitability.corridors.resistance", source));
        all.forEach((place, source) -> source.needed()
                .filter(n -> n.classes().stream().noneMatch(c -> hectares(c, n.phase()) > 0))
                .ifPresent(n -> problems.add(ProblemCode.SUIT_15_ABSENT_CLASS, place, n.name())));
    }

    /** A raster of resistances, which paths would read last of all: none may be 0. */
    void resistance(SuitabilityInputs suit) {
        suit.resistance()
                .surface()
                .filter(s -> s.what() instanceof LayerText.Raster)
                .map(s -> s.make()
                        .apply(new RunResults(engine, known.counts(), known.account(), StatisticsForAdvice.NOTHING)))
                .ifPresent(layer -> {
                    float[] least = {Float.POSITIVE_INFINITY};
                    FirstLook.at(((Layer.Values) layer).raster(), block -> {
                        for (float v : block) {
                            least[0] = v < least[0] ? v : least[0]; // NaN = cannot be crossed
                        }
                    });
                    if (least[0] <= 0) {
                        problems.add(
                                ProblemCode.SUIT_14_RESISTANCE,
                                "suitability.corridors.resistance",
                                Numbers.text(least[0]));
                    }
                });
    }

    /** Scenarios of more land than the region has when their turn comes, in whatever zone. */
    void scenarios(List<ScenarioLine> lines) {
        int last = known.inputs().studyArea().years().size() - 1;
        List<String> names = known.inputs().studyArea().legend().names();
        Map<String, double[]> land = new HashMap<>(); // of each scenario, as its lines so far leave it
        for (ScenarioLine line : lines) {
            int from = names.indexOf(line.from());
            int to = names.indexOf(line.to());
            if (!line.converts() || from < 0 || to < 0) {
                continue;
            }
            double[] there = land.computeIfAbsent(
                    line.scenario(),
                    k -> IntStream.range(0, names.size())
                            .mapToDouble(c -> hectares(c + 1, last))
                            .toArray());
            if (Scenario.isMore(line.area_ha(), there[from])) {
                problems.add(
                        ProblemCode.SUIT_16_SCENARIO_LAND,
                        "scenarios row " + line.number(),
                        Numbers.text(line.area_ha()),
                        Scenario.told_ha(there[from]));
                continue;
            }
            there[from] -= line.area_ha();
            there[to] += line.area_ha();
        }
    }

    private double hectares(int landClass, int phase) {
        return hectares.computeIfAbsent(phase, this::allHectares)[landClass];
    }

    private double[] allHectares(int phase) {
        CarbonAccount account = known.account();
        // summed as the scenarios do
        double[][] area = account.areas_ha(Math.max(0, account.emissionSet()), phase);
        return IntStream.range(0, area[0].length)
                .mapToDouble(
                        c -> Arrays.stream(area).mapToDouble(unit -> unit[c]).sum())
                .toArray();
    }
}
