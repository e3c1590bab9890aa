package org.carbonscape.study.gather;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Ranged;

/** Cautions of a statistic that differ from phase to phase in their numbers alone: one, with the range of these. */
final class PhaseCautions {
    /** A place of a phase: statistics.hot-spots (cells, 2005, net). */
    private static final Pattern PHASE = Pattern.compile("(.* \\(.*?, )(\\d{1,4}), (.*\\))");

    /** Told of each value: net is known of every phase, the change of stock of all but the first. */
    private static final Set<ProblemCode> OF_PHASES =
            Set.of(ProblemCode.STATS_C09_NOT_NORMAL, ProblemCode.STATS_C10_FEW_PHASES, ProblemCode.STATS_C11_NO_TREND);

    private PhaseCautions() {}

    /** All of them, those of phases where the first stood. */
    static List<Caution> together(Collection<Caution> cautions) {
        Map<Caution.About, List<Problem>> byStatistic = new LinkedHashMap<>();
        for (Caution c : cautions) {
            if (isOfPhase(c)) {
                byStatistic.computeIfAbsent(c.about(), a -> new ArrayList<>()).add(c.problem());
            }
        }
        List<Caution> all = new ArrayList<>();
        for (Caution c : cautions) {
            if (!isOfPhase(c)) {
                all.add(c);
            } else if (byStatistic.containsKey(c.about())) {
                Ranged.together(byStatistic.getOrDefault(c.about(), List.of()), PhaseCautions::withoutPhase)
                        .forEach((p, at) -> at.stream()
                                .collect(Collectors.groupingBy(
                                        PhaseCautions::withoutPhase, LinkedHashMap::new, Collectors.toList()))
                                .values()
                                .forEach(places -> all.add(new Caution(c.about(), p.at(ofPhases(places))))));
                byStatistic.remove(c.about());
            }
        }
        return List.copyOf(all);
    }

    private static String withoutPhase(String place) {
        return PHASE.matcher(place).replaceFirst("$1$3");
    }

    private static boolean isOfPhase(Caution caution) {
        return OF_PHASES.contains(caution.problem().code());
    }

    private static String ofPhases(List<String> places) {
        List<String> years = places.stream()
                .map(PHASE::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(2))
                .distinct()
                .toList();
        Matcher first = PHASE.matcher(places.get(0));
        return first.matches() ? first.group(1) + String.join(", ", years) + ", " + first.group(3) : places.get(0);
    }
}
