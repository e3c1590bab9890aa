package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carbonscape.land.LandClass;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Sums over all units of a balance, by class and what they come of: a factor, or emissions charged. Each is rounded
 * once; flows of classes and of the region are sums of these, so that they are those of the region's ledger lines.
 */
final class RegionSums {
    private record Key(int classIndex, Factor factor) {}

    /** Land of a class with a factor. */
    static final class Land {
        private final ExactSum hectares = new ExactSum();
        private final ExactSum tCO2 = new ExactSum();

        void add(double ha, double amount_tCO2) {
            hectares.add(ha);
            tCO2.add(amount_tCO2);
        }
    }

    private final Map<Key, Land> land = new LinkedHashMap<>();
    private final @Nullable ExactSum[] charged; // by class index
    private final Map<Flow, Map<Integer, ExactSum>> ofLand = new EnumMap<>(Flow.class); // beside factors, by class

    RegionSums(int classes) {
        charged = new ExactSum[classes + 1];
    }

    void charge(int classIndex, double tCO2) {
        ExactSum sum = charged[classIndex];
        if (sum == null) {
            sum = new ExactSum();
            charged[classIndex] = sum;
        }
        sum.add(tCO2);
    }

    /** What land does beside its factors. */
    void ofLand(int classIndex, double tCO2) {
        ofLand.computeIfAbsent(Flow.of(tCO2), f -> new TreeMap<>())
                .computeIfAbsent(classIndex, c -> new ExactSum())
                .add(tCO2);
    }

    Land land(int classIndex, Factor factor) {
        return land.computeIfAbsent(new Key(classIndex, factor), k -> new Land());
    }

    boolean isCharged(int classIndex) {
        return charged[classIndex] != null;
    }

    double charged_tCO2(int classIndex) {
        ExactSum sum = charged[classIndex];
        return sum == null ? 0 : sum.value();
    }

    /** By class index. */
    double[] flows_tCO2(Flow flow) {
        ExactSum[] sums = new ExactSum[charged.length];
        Arrays.setAll(sums, c -> new ExactSum().add(flow == Flow.SOURCE ? charged_tCO2(c) : 0));
        ofLand.getOrDefault(flow, Map.of()).forEach((c, beside) -> sums[c].add(beside.value()));
        land.forEach((key, whole) -> {
            double tCO2 = whole.tCO2.value();
            if (Flow.of(tCO2) == flow) {
                sums[key.classIndex].add(tCO2);
            }
        });
        return Arrays.stream(sums).mapToDouble(ExactSum::value).toArray();
    }

    double total_tCO2(Flow flow) {
        ExactSum sum = new ExactSum();
        if (flow == Flow.SOURCE) {
            for (int c = 0; c < charged.length; c++) {
                sum.add(charged_tCO2(c));
            }
        }
        ofLand.getOrDefault(flow, Map.of()).values().forEach(s -> sum.add(s.value()));
        for (Land sums : land.values()) {
            double tCO2 = sums.tCO2.value();
            if (Flow.of(tCO2) == flow) {
                sum.add(tCO2);
            }
        }
        return sum.value();
    }

    List<LedgerLine> factorLines(String unitSet, String unitId, int year, FactorSet factors) {
        List<LedgerLine> lines = new ArrayList<>();
        land.forEach((key, sums) -> {
            if (sums.hectares.value() == 0) {
                return;
            }
            String className = factors.legend().at(key.classIndex).name();
            lines.add(factors.line(
                    new LedgerLine.Place(unitSet, unitId, year, className),
                    key.factor,
                    sums.hectares.value(),
                    sums.tCO2.value()));
        });
        ofLand.values()
                .forEach(classes -> classes.forEach((c, sum) -> {
                    LandClass of = factors.legend().at(c);
                    Bilingual item = Bilingual.of(of.name(), of.nameZh());
                    lines.add(new LedgerLine(
                            new LedgerLine.Place(unitSet, unitId, year, of.name()),
                            new LedgerLine.Subject(LedgerLine.Part.LAND_HISTORY, item, "", "CO2"),
                            new LedgerLine.Activity(
                                    Bilingual.of("histories of all units", "全部单元的历史地类"),
                                    sum.value(),
                                    LedgerLine.T_CO2E,
                                    Bilingual.same("")),
                            List.of(),
                            sum.value(),
                            LedgerLine.T_CO2E));
                }));
        return lines;
    }
}
