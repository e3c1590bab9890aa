package org.carbonscape.study.chapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.Images;
import org.carbonscape.study.account.UnitColumn;
import org.carbonscape.study.gather.DensityStage;
import org.carbonscape.study.gather.Gathered;
import org.carbonscape.study.gather.LocalColumns;
import org.carbonscape.study.gather.LocalTables;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.StatisticsTables;
import org.carbonscape.study.gather.Whereabouts;
import org.carbonscape.study.intake.Ground;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.zone.LandCounts;

/** The report's chapter on where sources and sinks gather: density, autocorrelation, clusters, hot spots, centres. */
public final class StatisticsChapter {
    private final StatisticsPlan plan;
    private final Ground ground;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final Images images;
    private final List<StatisticsStage.SetResult> results;
    private final Optional<DensityStage.Result> density;
    private final StatisticsTables tables;
    private final LocalTables local;
    private final UnitMaps maps;
    private final Whereabouts whereabouts;
    private final List<Problem> cautions;
    private final Words source;

    public StatisticsChapter(
            StatisticsPlan plan,
            Ground ground,
            LandCounts counts,
            CarbonAccount account,
            Images images,
            List<StatisticsStage.SetResult> results,
            Optional<DensityStage.Result> density,
            List<Problem> cautions,
            Words source) {
        this.plan = plan;
        this.ground = ground;
        this.counts = counts;
        this.account = account;
        this.images = images;
        this.results = results;
        this.density = density;
        this.tables = new StatisticsTables(plan, ground, results);
        this.local = new LocalTables(plan, ground, results);
        this.maps = new UnitMaps(ground, images);
        this.whereabouts = new Whereabouts(ground, counts);
        this.cautions = cautions;
        this.source = source;
    }

    public Findings findings() {
        Findings.Builder chapter = Findings.named("where-they-gather", Words.of("Where they gather", "碳源与碳汇的集聚"));
        density.ifPresent(d -> new DensitySection(ground, counts, images, d, source).add(chapter));
        cautions(chapter, "statistics.density");
        if (plan.global().isPresent()
                || plan.local().isPresent()
                || plan.geary().isPresent()
                || plan.hotSpots().isPresent()) {
            chapter.heading(Words.of("Spatial autocorrelation", "空间自相关"));
            basis(chapter);
            cautions(chapter, "statistics.weights");
        }
        if (plan.global().isPresent()) {
            new GlobalSection(plan, ground, results, tables, terms(), source).add(chapter);
            cautions(chapter, "statistics.morans-i");
        }
        if (plan.local().isPresent()) {
            chapter.file(local.moran());
            new ClusterSection(plan, ground, results, whereabouts, maps, terms(), source).add(chapter);
            cautions(chapter, "statistics.local-moran");
        }
        if (plan.global().isPresent() || plan.local().isPresent()) {
            new ScatterSection(plan, ground, source).add(chapter, results.get(0));
        }
        if (plan.geary().isPresent()) {
            chapter.file(local.geary());
            new GearySection(plan.convention(), ground, maps, results, terms(), source).add(chapter);
            cautions(chapter, "statistics.local-geary");
        }
        if (plan.hotSpots().isPresent()) {
            chapter.file(local.hotSpots());
            new HotSpotSection(plan, ground, account, results, whereabouts, maps, source).add(chapter);
            cautions(chapter, "statistics.hot-spots");
        }
        new CentresSection(
                        ground,
                        images,
                        tables,
                        StatisticsTables.centres(results.get(0), account, ground),
                        results.get(0).set().name(),
                        source)
                .add(chapter);
        return chapter.build();
    }

    /** Beside the results they concern. */
    private void cautions(Findings.Builder chapter, String key) {
        cautions.stream()
                .filter(p -> p.place().equals(key) || p.place().startsWith(key + " "))
                .distinct()
                .forEach(chapter::caution);
    }

    private void basis(Findings.Builder chapter) {
        for (StatisticsStage.SetResult r : results) {
            var s = r.weights().summary();
            chapter.note(Words.of(
                    "Unit set " + r.set().name() + ": " + s.units() + " units; neighbours "
                            + plan.weights().label() + ", " + s.least() + " to " + s.most() + ", "
                            + Numbers.readable(s.mean(), 1) + " on average, " + s.components()
                            + (s.components() == 1 ? " connected part" : " connected parts") + ", "
                            + (s.islands().isEmpty() ? "no" : s.islands().size())
                            + (s.islands().size() == 1 ? " unit without neighbours" : " units without neighbours")
                            + ". Values are tCO₂ per hectare and year of a unit's classified land, since units differ in area."
                            + (r == results.get(0)
                                    ? " Convention of all statistics here: "
                                            + plan.convention().id() + "."
                                    : ""),
                    "单元集 " + r.set().name() + "：" + s.units() + " 个单元；邻接关系 "
                            + VariantWords.chinese(plan.weights().label()) + "，邻居数 " + s.least() + "–" + s.most()
                            + "，平均 "
                            + Numbers.readable(s.mean(), 1) + "，连通部分 " + s.components() + " 个，无邻居单元 "
                            + s.islands().size() + " 个。因单元面积不同，取值为单元内已分类土地每公顷每年的 tCO₂。"
                            + (r == results.get(0)
                                    ? "本章各统计量的约定：" + plan.convention().id() + "。"
                                    : "")));
        }
    }

    private Map<String, Words> terms() {
        Map<String, Words> terms = new LinkedHashMap<>(LandChapter.terms(ground));
        for (StatisticsStage.Flow flow : StatisticsStage.Flow.values()) {
            terms.put(flow.variable(), flow.words());
        }
        for (int c = 1; c <= ground.legend().classes(); c++) {
            terms.put("leading_" + ground.className(c), ground.classWords(c));
        }
        terms.put("gearys-c", Words.same("Geary's C"));
        terms.put("general-g", Words.same("General G"));
        terms.put("join-count-bb", Words.same("BB"));
        terms.put("join-count-bw", Words.same("BW"));
        terms.put("join-count-ww", Words.same("WW"));
        return terms;
    }

    /** What suitability may take from the statistics. */
    public Gathered gathered() {
        return new Gathered(new LocalColumns(ground, results).hotSpots(), density);
    }

    /** Columns for {@code vectors/units.gpkg}: all of net carbon, the classes of sources and sinks. */
    public List<UnitColumn> unitColumns() {
        return new LocalColumns(ground, results).all();
    }
}
