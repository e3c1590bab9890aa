package org.carbonscape.study.chapter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.gather.Caution;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.LocalTables;
import org.carbonscape.study.gather.StatisticsOutcome;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.StatisticsTables;
import org.carbonscape.study.gather.UnitPlaceNames;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.zone.LandCounts;

/** The report's chapter on where sources and sinks gather: density, autocorrelation, clusters, hot spots, centres. */
public final class StatisticsChapter {
    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final List<DriverLayer> drivers;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final Images images;
    private final List<StatisticsStage.SetResult> results;
    private final Optional<DensityStage.Result> density;
    private final StatisticsTables tables;
    private final LocalTables local;
    private final UnitMaps maps;
    private final UnitPlaceNames whereabouts;
    private final List<Caution> cautions;
    private final Words source;

    public StatisticsChapter(
            StatisticsOutcome gathering,
            StudyInputs inputs,
            LandCounts counts,
            CarbonAccount account,
            Images images,
            Words source) {
        this.plan = gathering.plan();
        this.studyArea = inputs.studyArea();
        this.drivers = inputs.drivers();
        this.counts = counts;
        this.account = account;
        this.images = images;
        this.results = gathering.sets();
        this.density = gathering.density();
        this.tables = new StatisticsTables(plan, studyArea, results);
        this.local = new LocalTables(plan, studyArea, results);
        this.maps = new UnitMaps(studyArea, images);
        this.whereabouts = new UnitPlaceNames(studyArea, counts);
        this.cautions = gathering.cautions();
        this.source = source;
    }

    public Findings findings() {
        Findings.Builder chapter = Findings.named(
                "where-they-gather",
                account.hasFlows()
                        ? Words.of("Where they gather", "碳源与碳汇的集聚")
                        : Words.of("Where carbon gathers", "碳储量的集聚"));
        density.ifPresent(d -> new DensitySection(studyArea, counts, images, d, source).add(chapter));
        cautions(chapter, Caution.Common.DENSITY);
        if (!plan.statistics().isEmpty()) {
            chapter.heading(Words.of("Spatial autocorrelation", "空间自相关"));
            basis(chapter);
            cautions(chapter, Caution.Common.WEIGHTS);
        }
        boolean global = plan.find(Statistics.MORANS_I).isPresent();
        if (global) {
            new GlobalSection(plan, studyArea, results, tables, terms(), source).add(chapter);
            cautions(chapter, new Caution.Of(Statistics.MORANS_I));
        } else if (tables.global().rows() > 0) {
            chapter.file(tables.global());
        }
        for (StatisticsPlan.PlannedStatistic<?, ?> asked : plan.statistics()) {
            section(chapter, asked.statistic());
            if (asked.statistic() == Statistics.LOCAL_MORAN) {
                new ScatterSection(plan, studyArea, source).add(chapter, results.get(0));
            }
        }
        if (global && plan.find(Statistics.LOCAL_MORAN).isEmpty()) {
            new ScatterSection(plan, studyArea, source).add(chapter, results.get(0));
        }
        new CentresSection(
                        studyArea,
                        images,
                        tables,
                        tables.centres(account),
                        results.get(0).set().name(),
                        results.get(0).set().count() == 1,
                        source)
                .add(chapter);
        return chapter.build();
    }

    /** What a statistic found: those that people know best in words of their own, the others alike. */
    private void section(Findings.Builder chapter, UnitStatistic<?, ?> statistic) {
        UnitStatisticSection alike =
                new UnitStatisticSection(plan.convention(), studyArea, maps, results, terms(), source);
        if (!statistic.hasOwnTable()) {
            boolean told = statistic == Statistics.MORANS_I
                    || plan.find(Statistics.MORANS_I).isPresent() && Statistics.BESIDE_MORANS_I.contains(statistic);
            if (!told) {
                alike.addGlobal(chapter, statistic, tables.global());
            }
            if (statistic != Statistics.MORANS_I) {
                cautions(chapter, new Caution.Of(statistic));
            }
            return;
        }
        local.table(statistic).ifPresent(table -> {
            chapter.file(table);
            if (statistic == Statistics.LOCAL_MORAN) {
                new ClusterSection(plan, studyArea, results, whereabouts, maps, terms(), source).add(chapter);
            } else if (statistic == Statistics.HOT_SPOTS) {
                new HotSpotSection(plan, studyArea, account, results, whereabouts, maps, source).add(chapter);
            } else {
                alike.add(chapter, statistic, table);
            }
        });
        cautions(chapter, new Caution.Of(statistic)); // where it was left out, they say why
    }

    /** Beside the results they concern. */
    private void cautions(Findings.Builder chapter, Caution.About about) {
        cautions.stream()
                .filter(c -> c.about().equals(about))
                .map(Caution::problem)
                .distinct()
                .forEach(chapter::caution);
    }

    private void basis(Findings.Builder chapter) {
        for (StatisticsStage.SetResult r : results) {
            var s = r.weights().summary();
            boolean flows = r.quantities().stream().anyMatch(q -> !q.isOfStock());
            boolean stocks = r.quantities().stream().anyMatch(Quantity::isOfStock);
            Words unit = flows && stocks
                    ? Words.of("tCO₂ per hectare and year (stocks: tC per hectare)", "每公顷每年的 tCO₂（碳储量为每公顷 tC）")
                    : flows
                            ? Words.of("tCO₂ per hectare and year", "每公顷每年的 tCO₂")
                            : Words.of("tC per hectare", "每公顷的 tC");
            chapter.note(Words.of(
                    "Unit set " + r.set().name() + ": " + Numbers.readable(s.units(), 0) + " units; neighbours "
                            + plan.weights().words().en() + ", " + s.least() + " to " + s.most() + ", "
                            + Numbers.readable(s.mean(), 1) + " on average, " + s.components()
                            + (s.components() == 1 ? " connected part" : " connected parts") + ", "
                            + (s.islands().isEmpty() ? "no" : s.islands().size())
                            + (s.islands().size() == 1 ? " unit without neighbours" : " units without neighbours")
                            + ". Values are " + unit.en() + " of a unit's classified land, since units differ in area."
                            + (r == results.get(0)
                                    ? " Convention of all statistics here: "
                                            + plan.convention().id() + "."
                                    : ""),
                    "单元集 " + r.set().name() + "：" + Numbers.readable(s.units(), 0) + " 个单元；邻接关系 "
                            + plan.weights().words().zh() + "，邻居数 " + s.least() + "–" + s.most()
                            + "，平均 "
                            + Numbers.readable(s.mean(), 1) + "，连通部分 " + s.components() + " 个，无邻居单元 "
                            + s.islands().size() + " 个。因单元面积不同，取值为单元内已分类土地" + unit.zh() + "。"
                            + (r == results.get(0)
                                    ? "本章各统计量的计算口径：" + plan.convention().id() + "。"
                                    : "")));
        }
    }

    /** Several variables are read one by one. */
    private static void together(String variables, Map<String, Words> terms) {
        String[] each = variables.split(" & ", -1);
        if (each.length > 1) {
            List<Words> words = Arrays.stream(each)
                    .map(v -> terms.getOrDefault(
                            v, terms.getOrDefault(v.replace("_tCO2", "_tCO2_per_ha"), Words.same(v))))
                    .toList();
            terms.put(
                    variables,
                    Words.of(
                            String.join(" & ", words.stream().map(Words::en).toList()),
                            String.join("、", words.stream().map(Words::zh).toList())));
        }
    }

    private Map<String, Words> terms() {
        Map<String, Words> terms = new LinkedHashMap<>(LandChapter.terms(studyArea));
        drivers.forEach(d -> terms.put(d.name(), DriverTerms.label(d)));
        for (Quantity flow : Quantity.values()) {
            terms.put(flow.variable(), flow.words());
        }
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            terms.put("leading_" + studyArea.className(c), studyArea.classWords(c));
        }
        for (StatisticsStage.SetResult set : results) {
            for (StatisticsStage.Series series : set.series()) {
                together(series.variable(), terms);
            }
        }
        terms.put("gearys-c", Words.same("Geary's C"));
        terms.put("general-g", Words.same("General G"));
        terms.put("join-count-bb", Words.same("BB"));
        terms.put("join-count-bw", Words.same("BW"));
        terms.put("join-count-ww", Words.same("WW"));
        return terms;
    }
}
