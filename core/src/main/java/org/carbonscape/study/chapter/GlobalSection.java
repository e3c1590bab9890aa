package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Found;
import org.carbonscape.method.Statistics;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.StatisticsTables;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;

/** Global autocorrelation in the report: Moran's I, Geary's C, General G and join counts over the phases. */
final class GlobalSection {
    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final List<StatisticsStage.SetResult> results;
    private final StatisticsTables tables;
    private final Map<String, Words> terms;
    private final Words source;

    GlobalSection(
            StatisticsPlan plan,
            StudyArea studyArea,
            List<StatisticsStage.SetResult> results,
            StatisticsTables tables,
            Map<String, Words> terms,
            Words source) {
        this.plan = plan;
        this.studyArea = studyArea;
        this.results = results;
        this.tables = tables;
        this.terms = terms;
        this.source = source;
    }

    void add(Findings.Builder chapter) {
        Table table = tables.global();
        chapter.file(table);
        for (StatisticsStage.SetResult r : results) {
            if (r == results.get(0)) {
                chapter.found(globalWords(r));
            } else {
                chapter.paragraph(globalWords(r));
            }
        }
        StatisticsStage.SetResult main = results.get(0);
        Figure.Lines overPhases = overPhases(main);
        if (last() > 0 && hasPoints(overPhases)) { // where all units have one value there is no I
            chapter.aside(overPhases);
        }
        moran(chapter, table, main);
        others(chapter, table, main);
        if (isJoined(main)) {
            joins(chapter, table, main);
        }
        note(chapter, main);
    }

    private static boolean isJoined(StatisticsStage.SetResult main) {
        return !main.of(Statistics.JOIN_COUNTS).isEmpty();
    }

    private static boolean hasPoints(Figure.Lines figure) {
        return figure.series().stream().flatMap(s -> s.points().stream()).anyMatch(p -> !Double.isNaN(p.y()));
    }

    private Figure.Lines overPhases(StatisticsStage.SetResult main) {
        List<Figure.Series> series = new ArrayList<>();
        for (Quantity flow : main.quantities()) {
            List<Figure.Point> points = new ArrayList<>();
            for (int p : main.phases(flow)) {
                points.add(Figure.Point.of(
                        year(p),
                        main.series(p, flow)
                                .find(Statistics.MORANS_I)
                                .orElseThrow()
                                .value()));
            }
            series.add(new Figure.Series(
                    flow.words(),
                    switch (flow) {
                        case NET -> Palette.NET;
                        case SOURCE -> Palette.SOURCE;
                        case SINK -> Palette.SINK;
                        case STOCK -> Palette.series(7);
                        case STOCK_CHANGE -> Palette.series(6);
                    },
                    points));
        }
        return new Figure.Lines(
                Figure.Caption.of(
                        "morans-i",
                        Words.of(
                                "Moran's I over the phases (" + main.set().name() + ")",
                                "各期莫兰指数（" + main.set().name() + "）"),
                        source),
                Figure.Axis.of(Words.of("Year", "年份")),
                Figure.Axis.of(Words.of("Moran's I", "Moran's I")),
                series);
    }

    private void moran(Findings.Builder chapter, Table table, StatisticsStage.SetResult main) {
        int statistic = table.column("statistic");
        int variable = table.column("variable");
        Map<String, String> leads = new HashMap<>(); // of other sets, what the sentences tell of
        results.forEach(r -> leads.put(
                r.set().name(), r.series(r.phases(r.lead())[0], r.lead()).variable()));
        List<String> shown = main.quantities().stream().map(Quantity::variable).toList(); // of none there are no rows
        Table moran = table.where(
                "morans-i",
                row -> table.text(row, statistic).equals(Statistics.MORANS_I.id())
                        && (table.text(row, 0).equals(main.set().name()) && shown.contains(table.text(row, variable))
                                || table.text(row, variable).equals(leads.get(table.text(row, 0)))));
        boolean several = results.size() > 1;
        String set = main.set().name();
        List<Excerpt.Column> columns = new ArrayList<>(List.of(
                Excerpt.Column.of("variable", Words.of("Flow", "流向")),
                Excerpt.Column.of("year", Words.of("Year", "年份")),
                Excerpt.Column.of("n", Words.same("n")),
                Excerpt.Column.of("value", Words.same("I"), 4),
                Excerpt.Column.of("expected", Words.same("E(I)"), 4),
                Excerpt.Column.of("variance", Words.of("Variance", "方差"), 6),
                Excerpt.Column.of("z", Words.same("z"), 2),
                Excerpt.Column.of("p", Words.same("p"), 4),
                Excerpt.Column.of("permutation_p", Words.of("p, permutations", "p（置换）"), 4)));
        if (several) {
            columns.add(0, Excerpt.Column.of("unit_set", Words.of("Units", "单元集")));
        }
        chapter.add(Excerpt.of(
                        Words.of(
                                "Global Moran's I" + (several ? "" : " (" + set + ")"),
                                "全局莫兰指数 Moran's I" + (several ? "" : "（" + set + "）")),
                        moran,
                        columns)
                .withRows(24)
                .withTerms(terms)
                .withFile("tables/global-autocorrelation.csv"));
    }

    private void others(Findings.Builder chapter, Table table, StatisticsStage.SetResult main) {
        int statistic = table.column("statistic");
        Table others = table.where(
                "others",
                row -> (table.text(row, statistic).equals(Statistics.GEARYS_C.id())
                                || table.text(row, statistic).equals(Statistics.GENERAL_G.id()))
                        && table.text(row, 0).equals(main.set().name()));
        chapter.aside(Excerpt.of(
                        Words.of(
                                "Geary's C and General G (" + main.set().name() + ")",
                                "Geary's C 与 General G（" + main.set().name() + "）"),
                        others,
                        List.of(
                                Excerpt.Column.of("statistic", Words.of("Statistic", "统计量")),
                                Excerpt.Column.of("variable", Words.of("Flow", "流向")),
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("value", Words.of("Value", "值"), 5),
                                Excerpt.Column.of("expected", Words.of("Expected", "期望"), 5),
                                Excerpt.Column.of("z", Words.same("z"), 2),
                                Excerpt.Column.of("p", Words.same("p"), 4),
                                Excerpt.Column.of("permutation_p", Words.of("p, permutations", "p（置换）"), 4)))
                .withRows(24)
                .withTerms(terms)
                .withFile("tables/global-autocorrelation.csv"));
    }

    private void joins(Findings.Builder chapter, Table table, StatisticsStage.SetResult main) {
        int statistic = table.column("statistic");
        Table joins = table.where(
                "joins",
                row -> table.text(row, statistic).startsWith("join-count")
                        && table.text(row, 0).equals(main.set().name())
                        && table.integer(row, 2) == year(last()));
        chapter.aside(Excerpt.of(
                        Words.of(
                                "Join counts of the units' leading class, " + year(last()) + " ("
                                        + main.set().name() + ")",
                                year(last()) + " 年单元主导地类的连接计数（" + main.set().name() + "）"),
                        joins,
                        List.of(
                                Excerpt.Column.of("variable", Words.of("B = units led by", "B = 主导地类")),
                                Excerpt.Column.of("statistic", Words.of("Joins", "连接")),
                                Excerpt.Column.of("value", Words.of("Count", "数目")),
                                Excerpt.Column.of("expected", Words.of("Expected", "期望"), 1),
                                Excerpt.Column.of("z", Words.same("z"), 2),
                                Excerpt.Column.of("p", Words.same("p"), 4)))
                .withRows(24)
                .withTerms(terms)
                .withFile("tables/global-autocorrelation.csv"));
    }

    private void note(Findings.Builder chapter, StatisticsStage.SetResult main) {
        Found<GlobalStatistic> found = main.series(main.phases(main.lead())[0], main.lead())
                .foundBy(Statistics.MORANS_I)
                .orElseThrow();
        GlobalStatistic g = found.result();
        String least = Numbers.text(
                StatisticsTables.leastP(g.options().alternative(), g.options().permutations()));
        boolean flows = main.quantities().stream().anyMatch(Quantity.FLOWS::contains);
        chapter.note(Words.of(
                "Variant: " + found.variant().words().en() + "."
                        + (g.options().permutations() == 0
                                ? ""
                                : " With " + Numbers.readable(g.options().permutations(), 0)
                                        + " permutations no p can be below " + least + ".")
                        + " The table's file has further statistics: Geary's C below 1 means clustering; its z is then "
                        + "positive. General G needs values "
                        + "of one sign" + (flows ? ", so sources and sinks are tested separately." : ".")
                        + (!isJoined(main)
                                ? ""
                                : " A unit counts as the class that covers most of its land. BB counts neighbours that "
                                        + "are both of the class, BW those of which one is, WW those of "
                                        + "which neither is."),
                "变体：" + found.variant().words().zh() + "。"
                        + (g.options().permutations() == 0
                                ? ""
                                : "置换 " + Numbers.readable(g.options().permutations(), 0) + " 次时 p 不会小于 " + least + "。")
                        + "该表文件中另有其他统计量：Geary's C 小于 1 为集聚，此时 z 为正。General G 要求取值同号"
                        + (flows ? "，故碳源、碳汇分别检验。" : "。")
                        + (!isJoined(main) ? "" : "主导地类为单元内面积最大的地类；BB 为相邻两单元均属该地类，BW 为仅其一属该地类，WW 为均不属该地类。")));
    }

    /** "Significant clustering in every year" only where every year is. */
    private Words globalWords(StatisticsStage.SetResult r) {
        List<GlobalStatistic> phases = IntStream.of(r.phases(r.lead()))
                .mapToObj(p -> r.series(p, r.lead()).find(Statistics.MORANS_I).orElseThrow())
                .toList();
        List<GlobalStatistic> net =
                phases.stream().filter(g -> !Double.isNaN(g.value())).toList();
        int alike = phases.size() - net.size(); // one value all over has no I
        boolean plural = Quantity.FLOWS.contains(r.lead());
        String is = plural ? " are " : " is ";
        if (net.isEmpty()) {
            return Words.of(
                    "Over " + r.set().name() + ", " + r.lead().inText().en() + is
                            + "the same in all units, so that nothing can cluster.",
                    r.set().name() + "：各单元" + r.lead().inText().zh() + "相同，无从集聚。");
        }
        long significant = net.stream()
                .filter(g -> g.normal().z() > 0 && judged(g) <= 0.05)
                .count();
        double low = net.stream().mapToDouble(GlobalStatistic::value).min().orElse(Double.NaN);
        double high = net.stream().mapToDouble(GlobalStatistic::value).max().orElse(Double.NaN);
        String range = range(low, high);
        String set = r.set().name();
        Words what = r.lead().inText();
        if (significant == phases.size() && significant == 1) {
            int year = year(r.phases(r.lead())[0]);
            return Words.of(
                    "Over " + set + ", " + what.en() + is + "clustered in " + year + " (I = " + range
                            + ", p ≤ 0.05): high values adjoin high ones, and low values low ones.",
                    set + "：" + year + " 年" + what.zh() + "呈显著集聚（I = " + range + "，p ≤ 0.05）：高值与高值相邻，低值与低值相邻。");
        }
        if (significant == phases.size()) {
            return Words.of(
                    "Over " + set + ", " + what.en() + is + "clustered in every phase (I = " + range
                            + ", p ≤ 0.05): high values adjoin high ones, and low values low ones.",
                    set + "：各期" + what.zh() + "均呈显著集聚（I = " + range + "，p ≤ 0.05）：高值与高值相邻，低值与低值相邻。");
        }
        if (phases.size() == 1) {
            int year = year(r.phases(r.lead())[0]);
            String p = DriverTerms.equal(judged(net.get(0)));
            return Words.of(
                    "Over " + set + ", " + what.en() + is + "not significantly clustered in " + year + " (I = " + range
                            + ", p " + p + ").",
                    set + "：" + year + " 年" + what.zh() + "无显著集聚（I = " + range + "，p " + p + "）。");
        }
        boolean apart =
                net.stream().anyMatch(g -> (judged(g) <= 0.05) != (g.normal().p() <= 0.05));
        return Words.of(
                "Over " + set + ", " + what.en() + is + "significantly clustered in "
                        + (significant == 0 ? "none" : significant) + " of " + phases.size() + " phases at p ≤ 0.05"
                        + (apart ? " by permutations" : "") + " (I = " + range + ")"
                        + (alike == 0
                                ? ""
                                : "; in " + alike + (plural ? " they are" : " it is") + " the same in all units")
                        + ".",
                set + "：" + phases.size() + " 期中"
                        + (significant == 0 ? what.zh() + "均无" : "有 " + significant + " 期" + what.zh() + "呈")
                        + "显著集聚（I = " + range + (significant == 0 ? "" : "，p ≤ 0.05") + (apart ? "，按置换 p 判定" : "")
                        + "）" + (alike == 0 ? "" : "；另有 " + alike + " 期各单元相同") + "。");
    }

    private static double judged(GlobalStatistic g) {
        return Double.isNaN(g.permuted().p()) ? g.normal().p() : g.permuted().p();
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    private int year(int phase) {
        return studyArea.years().get(phase);
    }

    /** One number where both ends read alike. */
    static String range(double low, double high) {
        String from = Numbers.readable(low, 3);
        String to = Numbers.readable(high, 3);
        return from.equals(to) ? from : from + (low < 0 ? " … " : "–") + to;
    }
}
