package org.carbonscape.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.Excerpt;
import org.carbonscape.method.Figure;
import org.carbonscape.method.Findings;
import org.carbonscape.method.Key;
import org.carbonscape.method.MapPanel;
import org.carbonscape.method.Palette;
import org.carbonscape.method.Table;
import org.carbonscape.method.Words;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalStatistic;
import org.carbonscape.stats.LocalMoran;
import org.carbonscape.stats.Quadrant;
import org.carbonscape.zone.Fishnet;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/** The report's chapter on where sources and sinks gather: density, autocorrelation, clusters, hot spots, centres. */
final class StatisticsChapter {
    private static final int MOST_POINTS = 3000;
    private static final StatisticsStage.Flow[] FLOWS = StatisticsStage.Flow.values();

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
    private final List<Problem> cautions;
    private final Words source;

    StatisticsChapter(StatisticsPlan plan, Ground ground, LandCounts counts, CarbonAccount account, Images images, List<StatisticsStage.SetResult> results,
            Optional<DensityStage.Result> density, List<Problem> cautions, Words source) {
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
        this.cautions = cautions;
        this.source = source;
    }

    private int last() {
        return ground.years().size() - 1;
    }

    private int year(int phase) {
        return ground.years().get(phase);
    }

    Findings findings() {
        Findings.Builder chapter = Findings.named("where-they-gather", Words.of("Where they gather", "碳源与碳汇的集聚"));
        density.ifPresent(d -> new DensitySection(ground, counts, images, d, source).add(chapter));
        cautions(chapter, "statistics.density");
        if (plan.global().isPresent() || plan.local().isPresent() || plan.geary().isPresent() || plan.hotSpots().isPresent()) {
            chapter.heading(Words.of("Spatial autocorrelation", "空间自相关"));
            basis(chapter);
            cautions(chapter, "statistics.weights");
        }
        if (plan.global().isPresent()) {
            global(chapter);
        }
        if (plan.local().isPresent()) {
            clusters(chapter);
        }
        if (plan.geary().isPresent()) {
            chapter.file(local.geary());
            new GearySection(ground, maps, results, terms(), source).add(chapter);
            cautions(chapter, "statistics.local-geary");
        }
        if (plan.hotSpots().isPresent()) {
            hotSpots(chapter);
        }
        new CentresSection(ground, images, tables, StatisticsTables.centres(results.get(0), account, ground), results.get(0).set().name(), source).add(chapter);
        return chapter.build();
    }

    /** Beside the results they concern. */
    private void cautions(Findings.Builder chapter, String key) {
        cautions.stream().filter(p -> p.place().equals(key) || p.place().startsWith(key + " ")).distinct().forEach(chapter::caution);
    }

    private void basis(Findings.Builder chapter) {
        for (StatisticsStage.SetResult r : results) {
            var s = r.weights().summary();
            chapter.note(Words.of("Unit set " + r.set().name() + ": " + s.units() + " units; neighbours " + plan.weights().label() + ", " + s.least() + " to " + s.most() + ", "
                    + Numbers.readable(s.mean(), 1) + " on average, " + s.components() + (s.components() == 1 ? " connected part" : " connected parts") + ", "
                    + s.islands().size() + " units without neighbours. Values are tCO₂ per hectare and year of a unit's classified land, since units differ in area. Convention: "
                    + plan.convention().id() + ".",
                    "单元集 " + r.set().name() + "：" + s.units() + " 个单元；邻接关系 " + VariantWords.chinese(plan.weights().label()) + "，邻居数 " + s.least() + "–" + s.most() + "，平均 "
                    + Numbers.readable(s.mean(), 1) + "，连通部分 " + s.components() + " 个，无邻居单元 " + s.islands().size() + " 个。因单元面积不同，取值为单元内已分类土地每公顷每年的 tCO₂。约定："
                    + plan.convention().id() + "。"));
        }
    }

    private void global(Findings.Builder chapter) {
        Table table = tables.global();
        chapter.file(table);
        for (StatisticsStage.SetResult r : results) {
            chapter.paragraph(globalWords(r));
        }
        StatisticsStage.SetResult main = results.get(0);
        if (last() > 0) {
            List<Figure.Series> series = new ArrayList<>();
            for (StatisticsStage.Flow flow : FLOWS) {
                List<Figure.Point> points = new ArrayList<>();
                for (int p = 0; p <= last(); p++) {
                    points.add(Figure.Point.of(year(p), main.series(p, flow).moran().orElseThrow().value()));
                }
                series.add(new Figure.Series(flow.words(), flow == StatisticsStage.Flow.NET ? Palette.NET : flow == StatisticsStage.Flow.SOURCE ? Palette.SOURCE : Palette.SINK, points));
            }
            chapter.add(new Figure.Lines(Figure.Caption.of("morans-i", Words.of("Moran's I over the phases (" + main.set().name() + ")", "各期 Moran's I（" + main.set().name() + "）"), source),
                    Figure.Axis.of(Words.of("Year", "年份")), Figure.Axis.of(Words.of("Moran's I", "Moran's I")), series));
        }
        Map<String, Words> terms = terms();
        int statistic = table.column("statistic");
        Table moran = table.where("morans-i", row -> table.text(row, statistic).equals("morans-i"));
        chapter.add(Excerpt.of(Words.of("Global Moran's I", "全局 Moran's I"), moran, List.of(Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
                Excerpt.Column.of("variable", Words.of("Flow", "流")), Excerpt.Column.of("year", Words.of("Year", "年份")), Excerpt.Column.of("n", Words.same("n")),
                Excerpt.Column.of("value", Words.same("I"), 4), Excerpt.Column.of("expected", Words.same("E(I)"), 4), Excerpt.Column.of("variance", Words.of("Variance", "方差"), 6),
                Excerpt.Column.of("z", Words.same("z"), 2), Excerpt.Column.of("p", Words.same("p"), 4),
                Excerpt.Column.of("permutation_p", Words.of("p, permutations", "p（置换）"), 4))).withRows(24).withTerms(terms).withFile("tables/global-autocorrelation.csv"));
        Table others = table.where("others", row -> (table.text(row, statistic).equals("gearys-c") || table.text(row, statistic).equals("general-g"))
                && table.text(row, 0).equals(main.set().name()));
        chapter.add(Excerpt.of(Words.of("Geary's C and General G (" + main.set().name() + ")", "Geary's C 与 General G（" + main.set().name() + "）"), others, List.of(
                Excerpt.Column.of("statistic", Words.of("Statistic", "统计量")), Excerpt.Column.of("variable", Words.of("Flow", "流")), Excerpt.Column.of("year", Words.of("Year", "年份")),
                Excerpt.Column.of("value", Words.of("Value", "值"), 5), Excerpt.Column.of("expected", Words.of("Expected", "期望"), 5), Excerpt.Column.of("z", Words.same("z"), 2),
                Excerpt.Column.of("p", Words.same("p"), 4), Excerpt.Column.of("permutation_p", Words.of("p, permutations", "p（置换）"), 4))).withRows(24).withTerms(terms)
                .withFile("tables/global-autocorrelation.csv"));
        if (!main.joins().isEmpty()) {
            Table joins = table.where("joins", row -> table.text(row, statistic).startsWith("join-count") && table.text(row, 0).equals(main.set().name()) && table.whole(row, 2) == year(last()));
            chapter.add(Excerpt.of(Words.of("Join counts of the units' leading class, " + year(last()) + " (" + main.set().name() + ")",
                    year(last()) + " 年单元主导类别的连接计数（" + main.set().name() + "）"), joins, List.of(Excerpt.Column.of("variable", Words.of("B = units led by", "B = 主导类别")),
                    Excerpt.Column.of("statistic", Words.of("Joins", "连接")), Excerpt.Column.of("value", Words.of("Count", "数目")), Excerpt.Column.of("expected", Words.of("Expected", "期望"), 1),
                    Excerpt.Column.of("z", Words.same("z"), 2), Excerpt.Column.of("p", Words.same("p"), 4))).withRows(24).withTerms(terms).withFile("tables/global-autocorrelation.csv"));
        }
        GlobalStatistic g = main.series(0, StatisticsStage.Flow.NET).moran().orElseThrow();
        String least = Numbers.text(StatisticsTables.leastP(g.options().alternative(), g.options().permutations()));
        chapter.note(Words.of("Variant: " + g.variant() + "; convention " + plan.convention().id() + "." + (g.options().permutations() == 0 ? "" : " With " + g.options().permutations()
                + " permutations no p can be below " + least + ".") + " Geary's C below 1 means clustering, and its z is positive then. General G needs values of one sign, so sources and sinks are tested apart."
                + (main.joins().isEmpty() ? "" : " A unit is led by the class with most of its land; BB joins two units led by the class, BW one of them with another, WW two others."),
                "变体：" + VariantWords.chinese(g.variant()) + "；约定：" + plan.convention().id() + "。" + (g.options().permutations() == 0 ? "" : "置换 " + g.options().permutations() + " 次时 p 不会小于 " + least + "。")
                + "Geary's C 小于 1 为集聚，此时 z 为正。General G 要求取值同号，故碳源、碳汇分别检验。"
                + (main.joins().isEmpty() ? "" : "单元的主导类别为面积最大的类别；BB 为两个主导单元相邻，BW 为其一与其他相邻，WW 为两个其他单元相邻。")));
        cautions(chapter, "statistics.morans-i");
    }

    private Map<String, Words> terms() {
        Map<String, Words> terms = new LinkedHashMap<>(LandChapter.terms(ground));
        for (StatisticsStage.Flow flow : FLOWS) {
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

    /** "Significant clustering in every year" only where every year is. */
    private Words globalWords(StatisticsStage.SetResult r) {
        List<GlobalStatistic> net = IntStream.rangeClosed(0, last()).mapToObj(p -> r.series(p, StatisticsStage.Flow.NET).moran().orElseThrow()).toList();
        long significant = net.stream().filter(g -> g.z() > 0 && judged(g) <= 0.05).count();
        double low = net.stream().mapToDouble(GlobalStatistic::value).min().orElse(Double.NaN);
        double high = net.stream().mapToDouble(GlobalStatistic::value).max().orElse(Double.NaN);
        String range = Numbers.readable(low, 3) + (low == high ? "" : "–" + Numbers.readable(high, 3));
        String set = r.set().name();
        if (significant == net.size()) {
            return Words.of("Over " + set + ", net carbon is clustered in every phase (I = " + range + ", p ≤ 0.05): high lies beside high and low beside low.",
                    set + "：各期净碳均呈显著集聚（I = " + range + "，p ≤ 0.05）：高值与高值相邻，低值与低值相邻。");
        }
        return Words.of("Over " + set + ", net carbon is clustered beyond chance in " + significant + " of " + net.size() + " phases (I = " + range + ", p ≤ 0.05).",
                set + "：" + net.size() + " 期中有 " + significant + " 期净碳集聚显著（I = " + range + "，p ≤ 0.05）。");
    }

    private static double judged(GlobalStatistic g) {
        return Double.isNaN(g.permutationP()) ? g.p() : g.permutationP();
    }

    private void clusters(Findings.Builder chapter) {
        chapter.file(local.moran());
        StatisticsStage.SetResult main = results.get(0);
        LocalMoran.Options options = main.series(0, StatisticsStage.Flow.NET).local().orElseThrow().options();
        chapter.heading(Words.of("Local clusters of net carbon", "净碳的局部集聚"));
        for (StatisticsStage.SetResult r : results) {
            chapter.paragraph(clusterWords(r));
        }
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p <= last(); p++) {
            LocalMoran.Result r = main.series(p, StatisticsStage.Flow.NET).local().orElseThrow();
            panels.add(maps.panel(main, Words.same(Integer.toString(year(p))), place -> PlainStatistics.lisaClass(r.cluster(place))));
        }
        chapter.add(new Figure.Maps(Figure.Caption.of("lisa-clusters", Words.of("LISA clusters of net carbon (" + main.set().name() + ")", "净碳 LISA 集聚图（" + main.set().name() + "）"), source),
                images.frame(), panels, new Key.Classes(Words.of("Cluster", "集聚类型"), Palette.lisa())));
        flows(chapter, "lisa-clusters", Words.of("LISA clusters", " LISA 集聚图"),
                new Key.Classes(Words.of("Cluster", "集聚类型"), Palette.lisa()), s -> {
                    LocalMoran.Result r = s.local().orElseThrow();
                    return place -> PlainStatistics.lisaClass(r.cluster(place));
                });
        Table.Builder count = Table.named("cluster-counts").text("unit_set", "flow").whole("year", "HH", "LL", "HL", "LH", "ns", "island").text("convention", "variant");
        for (StatisticsStage.SetResult r : results) {
            for (StatisticsStage.Series s : r.series()) {
                int[] n = new int[Quadrant.values().length];
                LocalMoran.Result l = s.local().orElseThrow();
                IntStream.range(0, l.size()).filter(r.weights()::present).forEach(i -> n[l.cluster(i).ordinal()]++);
                count.row(r.set().name(), s.flow().variable(), year(s.phase()), n[0], n[1], n[2], n[3], n[4], n[5], plan.convention().id(), StatisticsTables.variant(l.options()));
            }
        }
        Table built = count.build();
        chapter.file(built);
        chapter.add(Excerpt.of(Words.of("Units in each kind of cluster", "各集聚类型的单元数"), built, List.of(Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
                Excerpt.Column.of("flow", Words.of("Flow", "流")), Excerpt.Column.of("year", Words.of("Year", "年份")), Excerpt.Column.of("HH", Words.of("High–high", "高-高")),
                Excerpt.Column.of("LL", Words.of("Low–low", "低-低")), Excerpt.Column.of("HL", Words.of("High–low", "高-低")), Excerpt.Column.of("LH", Words.of("Low–high", "低-高")),
                Excerpt.Column.of("ns", Words.of("Not significant", "不显著")))).withTerms(terms()).withFile("tables/local-moran.csv"));
        scatter(chapter, main);
        chapter.note(Words.of("Local Moran's I: " + StatisticsTables.variant(options) + ". A unit's cluster is the quadrant of its own value and its neighbours' mean where it is significant after the correction. "
                + "With shared draws the Monte Carlo error is common to all units, so there are many of them. Convention: " + plan.convention().id() + ".",
                "局部 Moran's I：" + VariantWords.chinese(StatisticsTables.variant(options)) + "。经校正显著的单元按自身值与邻居均值所在象限归类。共享置换抽样的蒙特卡罗误差对所有单元相同，故取较多次数。约定：" + plan.convention().id() + "。"));
        cautions(chapter, "statistics.local-moran");
    }

    /** How many units, and in which districts most of them lie. */
    private Words clusterWords(StatisticsStage.SetResult r) {
        LocalMoran.Result l = r.series(last(), StatisticsStage.Flow.NET).local().orElseThrow();
        StringBuilder en = new StringBuilder(r.set().name() + ", " + year(last()) + ": ");
        StringBuilder zh = new StringBuilder(r.set().name() + "，" + year(last()) + " 年：");
        Quadrant[] kinds = {Quadrant.HIGH_HIGH, Quadrant.LOW_LOW, Quadrant.LOW_HIGH, Quadrant.HIGH_LOW};
        for (int k = 0; k < kinds.length; k++) {
            Quadrant kind = kinds[k];
            int[] units = IntStream.range(0, l.size()).filter(i -> l.cluster(i) == kind).map(i -> r.places().unit(i) + 1).toArray();
            List<String> names = where(r, units);
            en.append(k == 0 ? "" : "; ").append(units.length).append(' ').append(kind.label(org.carbonscape.problem.Language.EN))
                    .append(names.isEmpty() ? "" : r.set() instanceof PolygonUnits ? " (" + String.join(", ", names) + ")" : ", most of them in " + String.join(", ", names));
            zh.append(k == 0 ? "" : "；").append(kind.label(org.carbonscape.problem.Language.ZH)).append(' ').append(units.length).append(" 个")
                    .append(names.isEmpty() ? "" : r.set() instanceof PolygonUnits ? "（" + String.join("、", names) + "）" : "，主要在" + String.join("、", names));
        }
        return Words.of(en.append('.').toString(), zh.append('。').toString());
    }

    /** Districts themselves, or those that hold most of the squares given. */
    private List<String> where(StatisticsStage.SetResult r, int[] units) {
        if (r.set() instanceof PolygonUnits) {
            return Arrays.stream(units).limit(8).mapToObj(r.set()::unitName).toList();
        }
        Optional<UnitSet> districts = counts.sets().stream().filter(s -> s instanceof PolygonUnits && s.count() > 1).findFirst();
        if (districts.isEmpty() || units.length == 0) {
            return List.of();
        }
        Fishnet net = (Fishnet) r.set();
        var band = districts.get().burner(StatisticsStage.squares(net, ground.grid())).band(0, net.down());
        int[] n = new int[districts.get().count() + 1];
        for (int u : units) {
            n[band.unitAt((u - 1) / net.across(), (u - 1) % net.across())]++;
        }
        return IntStream.rangeClosed(1, districts.get().count()).filter(d -> n[d] > 0).boxed().sorted(Comparator.comparingInt((Integer d) -> -n[d])).limit(3)
                .map(d -> districts.get().unitName(d)).toList();
    }

    private void scatter(Findings.Builder chapter, StatisticsStage.SetResult main) {
        StatisticsStage.Series s = main.series(last(), StatisticsStage.Flow.NET);
        LocalMoran.Result l = s.local().orElseThrow();
        int[] all = IntStream.range(0, l.size()).filter(i -> !Double.isNaN(l.standardised(i)) && !Double.isNaN(l.lag(i))).toArray();
        if (all.length == 0) {
            return;
        }
        int every = (all.length - 1) / MOST_POINTS + 1;
        int[] drawn = IntStream.range(0, all.length).filter(k -> k % every == 0).map(k -> all[k]).toArray();
        double xy = Arrays.stream(all).mapToDouble(i -> l.standardised(i) * l.lag(i)).sum();
        double xx = Arrays.stream(all).mapToDouble(i -> l.standardised(i) * l.standardised(i)).sum();
        double x = Arrays.stream(all).mapToDouble(l::standardised).average().orElse(0);
        double y = Arrays.stream(all).mapToDouble(l::lag).average().orElse(0);
        double slope = (xy - all.length * x * y) / (xx - all.length * x * x);
        Optional<Double> moran = s.moran().map(GlobalStatistic::value);
        boolean row = plan.weights().standardisation() == org.carbonscape.weights.Standardisation.ROW;
        Words label = row && moran.isPresent() ? Words.same("Moran's I = " + Numbers.readable(moran.get(), 3)) : Words.of("slope " + Numbers.readable(slope, 3), "斜率 " + Numbers.readable(slope, 3));
        Words title = Words.of("Moran scatter plot of net carbon, " + year(last()) + (every > 1 ? ", every " + every + "th unit" : ""),
                year(last()) + " 年净碳 Moran 散点图" + (every > 1 ? "（每 " + every + " 个单元取一）" : ""));
        chapter.add(new Figure.Scatter(Figure.Caption.of("moran-scatter", title, source), Figure.Axis.of(Words.of("Net carbon, standardised", "净碳（标准化）")),
                Figure.Axis.of(Words.of("Neighbours' mean, standardised", "邻居均值（标准化）")), Arrays.stream(drawn).mapToDouble(l::standardised).toArray(),
                Arrays.stream(drawn).mapToDouble(l::lag).toArray(), Palette.lisa(), Arrays.stream(drawn).map(i -> PlainStatistics.lisaClass(l.cluster(i)) - 1).toArray(),
                main.set() instanceof PolygonUnits && drawn.length <= 40 ? Arrays.stream(drawn).mapToObj(i -> Words.same(main.set().unitName(main.places().unit(i) + 1))).toList() : List.of(),
                List.of(0.0, 0.0), row && moran.isPresent() ? List.of(0.0, moran.get()) : List.of(y - slope * x, slope), label));
    }

    private void hotSpots(Findings.Builder chapter) {
        chapter.file(local.hotSpots());
        StatisticsStage.SetResult main = results.get(0);
        chapter.heading(Words.of("Hot and cold spots of net carbon", "净碳的热点与冷点"));
        GetisOrd.Result end = main.series(last(), StatisticsStage.Flow.NET).spots().orElseThrow();
        int[] hot = IntStream.range(0, end.size()).filter(i -> end.bin(i) >= 2).map(i -> main.places().unit(i) + 1).toArray();
        int[] cold = IntStream.range(0, end.size()).filter(i -> end.bin(i) <= -2).map(i -> main.places().unit(i) + 1).toArray();
        List<String> hotIn = where(main, hot);
        List<String> coldIn = where(main, cold);
        chapter.paragraph(Words.of("In " + year(last()) + ", " + hot.length + " units of " + main.set().name() + " are hot spots with 95 % confidence or more, where sources gather"
                + (hotIn.isEmpty() ? "" : " (" + String.join(", ", hotIn) + ")") + ", and " + (cold.length == 0 ? "none is a cold spot" : cold.length + " are cold spots, where sinks gather") + (coldIn.isEmpty() ? "" : " (" + String.join(", ", coldIn) + ")") + ".",
                year(last()) + " 年，" + main.set().name() + " 中置信度不低于 95 % 的热点单元 " + hot.length + " 个，为碳源集聚处" + (hotIn.isEmpty() ? "" : "（" + String.join("、", hotIn) + "）") + "；冷点单元 "
                + cold.length + " 个，为碳汇集聚处" + (coldIn.isEmpty() ? "" : "（" + String.join("、", coldIn) + "）") + "。"));
        List<MapPanel> panels = new ArrayList<>();
        Table.Builder bins = Table.named("hot-spot-areas").text("unit_set", "variable").whole("year", "bin", "units").number("area_km2", "share_percent").text("convention", "variant");
        for (StatisticsStage.SetResult result : results) {
            for (StatisticsStage.Series s : result.series()) {
                areas(bins, result, s);
            }
        }
        for (int p = 0; p <= last(); p++) {
            GetisOrd.Result r = main.series(p, StatisticsStage.Flow.NET).spots().orElseThrow();
            double[] values = main.series(p, StatisticsStage.Flow.NET).values();
            panels.add(maps.panel(main, Words.same(Integer.toString(year(p))), place -> Double.isNaN(values[place]) ? 0 : r.bin(place) + 4));
        }
        chapter.add(new Figure.Maps(Figure.Caption.of("hot-spots", Words.of("Hot and cold spots of net carbon (" + main.set().name() + ")", "净碳冷热点图（" + main.set().name() + "）"), source),
                images.frame(), panels, new Key.Classes(Words.of((end.options().star() ? "Gi*" : "Gi") + ", confidence", (end.options().star() ? "Gi*" : "Gi") + " 置信度"), Palette.hotSpots())));
        flows(chapter, "hot-spots", Words.of("Hot and cold spots", "冷热点图"),
                new Key.Classes(Words.of((end.options().star() ? "Gi*" : "Gi") + ", confidence", (end.options().star() ? "Gi*" : "Gi") + " 置信度"), Palette.hotSpots()), s -> {
                    GetisOrd.Result r = s.spots().orElseThrow();
                    return place -> Double.isNaN(s.values()[place]) ? 0 : r.bin(place) + 4;
                });
        Table built = bins.build();
        chapter.file(built);
        Table net = built.where("hot-spot-areas", r -> built.text(r, 0).equals(main.set().name()) && built.text(r, 1).equals(StatisticsStage.Flow.NET.variable()) && built.whole(r, 2) == year(last()));
        chapter.add(Excerpt.of(Words.of("Area of hot and cold spots of net carbon, " + year(last()), year(last()) + " 年净碳冷热点面积"), net, List.of(
                Excerpt.Column.of("bin", Words.of("Bin (±3 = 99 %, ±2 = 95 %, ±1 = 90 %)", "等级（±3 = 99 %，±2 = 95 %，±1 = 90 %）")), Excerpt.Column.of("units", Words.of("Units", "单元数")),
                Excerpt.Column.of("area_km2", Words.of("Area (km²)", "面积（km²）"), 1), Excerpt.Column.of("share_percent", Words.of("Share (%)", "占比（%）"), 1))).withFile("tables/hot-spot-areas.csv"));
        chapter.note(Words.of("Getis-Ord: " + StatisticsTables.variant(end.options()) + ". The columns z and p are uncorrected; the bins are judged after the correction. Sinks count with their magnitude: a hot spot of sinks is where sinks gather. Convention: " + plan.convention().id() + ".",
                "Getis-Ord：" + VariantWords.chinese(StatisticsTables.variant(end.options())) + "。z 与 p 列未经校正，等级按校正后判定。碳汇以绝对值计：碳汇的热点即碳汇集聚处。约定：" + plan.convention().id() + "。"));
        cautions(chapter, "statistics.hot-spots");
    }

    /** Classified land in each bin. */
    private void areas(Table.Builder table, StatisticsStage.SetResult result, StatisticsStage.Series s) {
        GetisOrd.Result r = s.spots().orElseThrow();
        var units = account.balance(s.phase(), result.number()).unitBalances();
        double[] km2 = new double[7];
        int[] n = new int[7];
        double all = 0;
        for (int i = 0; i < r.size(); i++) {
            if (result.weights().present(i) && !Double.isNaN(s.values()[i])) {
                double area = units.get(result.places().unit(i) + 1).area_ha() / 100;
                km2[r.bin(i) + 3] += area;
                n[r.bin(i) + 3]++;
                all += area;
            }
        }
        for (int b = 6; b >= 0; b--) {
            table.row(result.set().name(), s.flow().variable(), year(s.phase()), b - 3, n[b], km2[b], 100 * km2[b] / all, plan.convention().id(), StatisticsTables.variant(r.options()));
        }
    }

    /** A figure for sources and one for sinks, over all phases. */
    private void flows(Findings.Builder chapter, String id, Words what, Key key, Function<StatisticsStage.Series, IntUnaryOperator> classOf) {
        StatisticsStage.SetResult main = results.get(0);
        for (StatisticsStage.Flow flow : List.of(StatisticsStage.Flow.SOURCE, StatisticsStage.Flow.SINK)) {
            List<MapPanel> panels = IntStream.rangeClosed(0, last()).mapToObj(p -> maps.panel(main, Words.same(Integer.toString(year(p))), classOf.apply(main.series(p, flow)))).toList();
            boolean sources = flow == StatisticsStage.Flow.SOURCE;
            Words title = Words.of(what.en() + " of " + (sources ? "sources" : "sinks") + " (" + main.set().name() + ")", (sources ? "碳源" : "碳汇") + what.zh() + "（" + main.set().name() + "）");
            chapter.add(new Figure.Maps(Figure.Caption.of(id + (sources ? "-source" : "-sink"), title, source), images.frame(), panels, key));
        }
    }

    /** What suitability may take from the statistics. */
    LayerSources.Gathered gathered() {
        return new LayerSources.Gathered(hotSpots(), density);
    }

    /** Bins of the last phase's net flux on the first unit set; empty where none were asked for. */
    private java.util.Optional<LayerSources.HotSpots> hotSpots() {
        StatisticsStage.SetResult first = results.get(0);
        int[] place = first.placeOfUnit();
        return first.series(ground.years().size() - 1, StatisticsStage.Flow.NET).spots()
                .map(r -> new LayerSources.HotSpots(first.number(), u -> place[u] < 0 ? 0 : r.bin(place[u])));
    }

    /** Columns for {@code vectors/units.gpkg}: all of net carbon, the classes of sources and sinks. */
    List<UnitColumn> unitColumns() {
        List<UnitColumn> columns = new ArrayList<>();
        for (StatisticsStage.SetResult result : results) {
            int[] place = result.placeOfUnit();
            for (StatisticsStage.Series s : result.series()) {
                boolean net = s.flow() == StatisticsStage.Flow.NET;
                String end = (net ? "" : s.flow().name().toLowerCase(java.util.Locale.ROOT) + "_") + year(s.phase());
                s.local().ifPresent(r -> {
                    if (net) {
                        LocalTables.Adjusted p = LocalTables.Adjusted.of(r);
                        number(columns, result, "lisa_i_" + end, place, r::i);
                        number(columns, result, "lisa_p_" + end, place, r::p);
                        number(columns, result, "lisa_p_fdr_" + end, place, p.fdr());
                        number(columns, result, "lisa_p_bonferroni_" + end, place, p::bonferroni);
                    }
                    columns.add(new UnitColumn(result.number(), "lisa_cluster_" + end, Table.Kind.TEXT, u -> place[u] < 0 ? "" : r.cluster(place[u]).code()));
                });
                s.localGeary().ifPresent(r -> {
                    if (net) {
                        number(columns, result, "geary_c_" + end, place, r::c);
                        number(columns, result, "geary_p_fdr_" + end, place, LocalTables.Adjusted.of(r).fdr());
                    }
                    columns.add(new UnitColumn(result.number(), "geary_cluster_" + end, Table.Kind.TEXT, u -> place[u] < 0 ? "" : LocalTables.code(r.cluster(place[u]))));
                });
                s.spots().ifPresent(r -> {
                    if (net) {
                        LocalTables.Adjusted p = LocalTables.Adjusted.of(r);
                        number(columns, result, "gi_z_" + end, place, r::z);
                        number(columns, result, "gi_p_" + end, place, r::p);
                        number(columns, result, "gi_p_fdr_" + end, place, p.fdr());
                        number(columns, result, "gi_p_bonferroni_" + end, place, p::bonferroni);
                    }
                    columns.add(new UnitColumn(result.number(), "gi_bin_" + end, Table.Kind.WHOLE, u -> place[u] < 0 ? 0 : r.bin(place[u])));
                });
            }
        }
        return columns;
    }

    private static void number(List<UnitColumn> columns, StatisticsStage.SetResult result, String name, int[] place, IntToDoubleFunction value) {
        columns.add(new UnitColumn(result.number(), name, Table.Kind.NUMBER, u -> place[u] < 0 ? Double.NaN : value.applyAsDouble(place[u])));
    }
}
