package org.carbonscape.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.grid.Crs;
import org.carbonscape.method.DetectorMethod;
import org.carbonscape.method.Found;
import org.carbonscape.method.Method;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.option.Setting;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.detect.DriverStage;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.StatisticsOutcome;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;

/**
 * The options of a run for its record: {@code options} as the study and its conventions have them, {@code used} what
 * became of those that depend on the data.
 */
public final class RunOptions {
    private RunOptions() {}

    /** By key; where a convention decides, what it decides. */
    public static Map<String, Object> of(Study study) {
        Map<String, Object> options = new LinkedHashMap<>(study.options());
        options.put("seed", study.seed()); // a command's own goes before the study's
        study.statistics().ifPresent(plan -> {
            Map<String, Object> section = section(options, "statistics");
            plan.statistics()
                    .forEach(asked ->
                            settle(asked, section(section, asked.statistic().id())));
        });
        study.drivers()
                .detector()
                .ifPresent(plan -> settle(new DetectorMethod(), plan.options(), section(options, "geodetector")));
        return options;
    }

    private static <P> void settle(StatisticsPlan.PlannedStatistic<P, ?> asked, Map<String, Object> section) {
        settle(asked.statistic(), asked.options(), section);
    }

    private static <P> void settle(Method<P, ?, ?> method, P options, Map<String, Object> section) {
        for (Setting<P, ?> setting : method.settings()) {
            section.put(setting.option().key(), setting.option().typed(setting.shown(options)));
        }
    }

    /** A section of its own, so that nothing of the study is changed. */
    @SuppressWarnings("unchecked") // sections are maps
    private static Map<String, Object> section(Map<String, Object> options, String key) {
        Map<String, Object> own = new LinkedHashMap<>((Map<String, Object>) options.getOrDefault(key, Map.of()));
        options.put(key, own);
        return own;
    }

    /** What automatic options became, for each unit set, surface and driver. */
    static Map<String, Object> used(
            StudyInputs inputs, Optional<StatisticsOutcome> gathering, Optional<DriverStage> drivers) {
        Map<String, Object> used = new LinkedHashMap<>();
        inputs.carbon().factorUnits().ifPresent(units -> used.put("factorUnits", units.name()));
        gathering.ifPresent(g -> {
            used.put(
                    "statistics",
                    g.sets().stream().map(set -> statistics(g.plan(), set)).toList());
            g.density().ifPresent(d -> used.put("density", density(d)));
        });
        drivers.map(DriverStage::entries)
                .filter(entries -> !entries.isEmpty())
                .ifPresent(entries -> used.put(
                        "geodetector",
                        entries.stream().map(RunOptions::detector).toList()));
        return used;
    }

    private static Map<String, Object> statistics(StatisticsPlan plan, StatisticsStage.SetResult set) {
        Map<String, Object> variants = new LinkedHashMap<>();
        for (StatisticsPlan.PlannedStatistic<?, ?> asked : plan.statistics()) {
            List<String> found = variants(asked.statistic(), set);
            if (!found.isEmpty()) { // it was left out of a set that it does not suit
                variants.put(asked.statistic().id(), found);
            }
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("unit_set", set.set().name());
        map.put("weights", plan.weights().label());
        map.put("convention", plan.convention().id());
        map.put("variants", variants);
        return map;
    }

    private static List<String> variants(UnitStatistic<?, ?> statistic, StatisticsStage.SetResult set) {
        return set.series().stream()
                .flatMap(s -> s.found().stream())
                .filter(f -> f.statistic() == statistic)
                .map(Found::variant)
                .map(v -> v.text())
                .distinct()
                .toList();
    }

    private static Map<String, Object> density(DensityStage.Result density) {
        Crs crs = density.grid().crs();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("radius_m", density.radius() * crs.metresPerUnit());
        map.put("cell_m", density.grid().cellWidth() * crs.metresPerUnit());
        return map;
    }

    private static Map<String, Object> detector(DetectorTables.Entry entry) {
        List<Map<String, Object>> cuts = new ArrayList<>();
        entry.outcome().cuts().forEach(c -> {
            Map<String, Object> cut = new LinkedHashMap<>();
            cut.put("driver", c.name());
            cut.put("discretisation", c.rule());
            cut.put("breaks", c.breaks());
            cuts.add(cut);
        });
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("unit_set", entry.set());
        map.put("year", entry.year());
        map.put("y", entry.outcome().y());
        map.put("strata", cuts);
        return map;
    }
}
