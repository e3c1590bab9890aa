package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.LocalMoranMethod;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.Variant;
import org.carbonscape.problem.Language;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Quadrant;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.UnitPlaceNames;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.zone.PolygonUnits;

/** Local Moran's I in the report: clusters by phase, how many of each kind, and the Moran scatter plot. */
final class ClusterSection {
    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final List<StatisticsStage.SetResult> results;
    private final UnitPlaceNames whereabouts;
    private final UnitMaps maps;
    private final Map<String, Words> terms;
    private final Words source;

    ClusterSection(
            StatisticsPlan plan,
            StudyArea studyArea,
            List<StatisticsStage.SetResult> results,
            UnitPlaceNames whereabouts,
            UnitMaps maps,
            Map<String, Words> terms,
            Words source) {
        this.plan = plan;
        this.studyArea = studyArea;
        this.results = results;
        this.whereabouts = whereabouts;
        this.maps = maps;
        this.terms = terms;
        this.source = source;
    }

    void add(Findings.Builder chapter) {
        StatisticsStage.SetResult main = results.get(0);
        Words what = main.lead().inText();
        chapter.heading(Words.of("Local clusters of " + what.en(), what.zh() + "的局部集聚"));
        for (StatisticsStage.SetResult r : results) {
            if (r == main && plan.find(Statistics.HOT_SPOTS).isEmpty()) { // which tells the same in the brief
                chapter.found(clusterWords(r));
            } else {
                chapter.paragraph(clusterWords(r));
            }
        }
        maps(chapter, main, what);
        Table counts = counts();
        chapter.file(counts);
        chapter.add(numbers(counts, main, what));
        Variant variant =
                first(main).foundBy(Statistics.LOCAL_MORAN).orElseThrow().variant();
        chapter.note(Words.of(
                "Local Moran's I: " + variant.words().en()
                        + ". A unit that is significant after the correction belongs to the quadrant given by "
                        + "its own value and its neighbours' mean. Shared draws have one Monte Carlo error for "
                        + "all units, so many are made.",
                "局部莫兰指数：" + variant.words().zh() + "。校正后仍显著的单元，按自身值与邻居均值所在象限归类。各单元共用置换抽样，其蒙特卡洛误差相同，故抽样次数较多。"));
    }

    /** The lead in the first of its phases. */
    private static StatisticsStage.Series first(StatisticsStage.SetResult main) {
        return main.series(main.phases(main.lead())[0], main.lead());
    }

    private static LocalMoran.Result moran(StatisticsStage.Series series) {
        return series.find(Statistics.LOCAL_MORAN).orElseThrow();
    }

    /** Maps of the lead's clusters in all its phases, and those of the other flows. */
    private void maps(Findings.Builder chapter, StatisticsStage.SetResult main, Words what) {
        Key key = new Key.Classes(Words.of("Cluster", "集聚类型"), Palette.lisa());
        List<MapPanel> panels = new ArrayList<>();
        for (int p : main.phases(main.lead())) {
            LocalMoran.Result r = moran(main.series(p, main.lead()));
            panels.add(maps.panel(
                    main,
                    Words.same(Integer.toString(year(p))),
                    place -> LocalMoranMethod.lisaClass(r.cluster(place))));
        }
        chapter.add(new Figure.Maps(
                Figure.Caption.of(
                        "lisa-clusters",
                        Words.of(
                                "LISA clusters of " + what.en() + " ("
                                        + main.set().name() + ")",
                                what.zh() + " LISA 集聚图（" + main.set().name() + "）"),
                        source),
                maps.images().frame(),
                panels,
                key));
        maps.others(chapter, main, source, "lisa-clusters", Words.of("LISA clusters", " LISA 集聚图"), key, series -> {
            LocalMoran.Result r = moran(series);
            return place -> LocalMoranMethod.lisaClass(r.cluster(place));
        });
    }

    /** Units in each kind of cluster, of all sets, flows and phases. */
    private Table counts() {
        Table.Builder table = Table.named("cluster-counts")
                .text("unit_set", "flow")
                .integer("year", "HH", "LL", "HL", "LH", "ns", "island")
                .text("convention", "variant");
        for (StatisticsStage.SetResult r : results) {
            for (StatisticsStage.Series s : r.of(Statistics.LOCAL_MORAN)) {
                LocalMoran.Result l = moran(s);
                int[] n = new int[Quadrant.values().length]; // in the order of the columns
                IntStream.range(0, l.size())
                        .filter(r.weights()::present)
                        .forEach(i -> n[l.cluster(i).ordinal()]++);
                table.row(
                        r.set().name(),
                        s.variable(),
                        year(s.phase()),
                        n[0],
                        n[1],
                        n[2],
                        n[3],
                        n[4],
                        n[5],
                        plan.convention().id(),
                        Statistics.LOCAL_MORAN.variant(l).text());
            }
        }
        return table.build();
    }

    private Excerpt numbers(Table counts, StatisticsStage.SetResult main, Words what) {
        String lead = first(main).variable();
        return Excerpt.of(
                        Words.of("Units in each kind of cluster, " + what.en(), "各集聚类型的单元数（" + what.zh() + "）"),
                        counts.where(counts.name(), row -> counts.text(row, 1).equals(lead)),
                        List.of(
                                Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("HH", Words.of("High–high", "高-高")),
                                Excerpt.Column.of("LL", Words.of("Low–low", "低-低")),
                                Excerpt.Column.of("HL", Words.of("High–low", "高-低")),
                                Excerpt.Column.of("LH", Words.of("Low–high", "低-高")),
                                Excerpt.Column.of("ns", Words.of("Not significant", "不显著"))))
                .withTerms(terms)
                .withFile("tables/cluster-counts.csv");
    }

    /** How many units, and in which districts most of them lie. */
    private Words clusterWords(StatisticsStage.SetResult r) {
        LocalMoran.Result l = moran(r.series(last(), r.lead()));
        String n = Numbers.readable(r.weights().units(), 0);
        StringBuilder en = new StringBuilder(
                "Clusters among the " + n + " units (" + r.set().name() + ") in " + year(last()) + ": ");
        StringBuilder zh =
                new StringBuilder(year(last()) + " 年 " + n + " 个单元（" + r.set().name() + "）中：");
        Quadrant[] kinds = {Quadrant.HIGH_HIGH, Quadrant.LOW_LOW, Quadrant.LOW_HIGH, Quadrant.HIGH_LOW};
        int none = 0;
        for (int k = 0; k < kinds.length; k++) {
            Quadrant kind = kinds[k];
            int[] units = UnitPlaceNames.strongestFirst(
                    r, IntStream.range(0, l.size()).filter(i -> l.cluster(i) == kind), l::z);
            none += units.length == 0 ? 1 : 0;
            Words names = whereabouts.of(r, units);
            en.append(k == 0 ? "" : "; ")
                    .append(Numbers.readable(units.length, 0))
                    .append(' ')
                    .append(kind.label(Language.EN))
                    .append(
                            names.isEmpty()
                                    ? ""
                                    : r.set() instanceof PolygonUnits
                                            ? " (" + names.en() + ")"
                                            : (units.length == 1 ? ", in " : ", mostly in ") + names.en());
            zh.append(k == 0 ? "" : "；")
                    .append(kind.label(Language.ZH))
                    .append(' ')
                    .append(Numbers.readable(units.length, 0))
                    .append(" 个")
                    .append(
                            names.isEmpty()
                                    ? ""
                                    : r.set() instanceof PolygonUnits
                                            ? "（" + names.zh() + "）"
                                            : (units.length == 1 ? "，在" : "，主要在") + DriverTerms.within(names.zh()));
        }
        if (kinds.length == none) {
            return Words.of(
                    "None of the " + n + " units (" + r.set().name() + ") lies in a significant cluster "
                            + "in " + year(last())
                            + ".",
                    year(last()) + " 年 " + n + " 个单元（" + r.set().name() + "）均无显著集聚。");
        }
        Words places = whereabouts.source(r);
        return Words.of(
                en.append('.').append(places.en()).toString(),
                zh.append('。').append(places.zh()).toString());
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    private int year(int phase) {
        return studyArea.years().get(phase);
    }
}
