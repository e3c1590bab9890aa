package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
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
import org.carbonscape.method.Statistics;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.gather.UnitPlaceNames;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.plan.StatisticsPlan;

/** Getis-Ord in the report: hot and cold spots by phase, and how much land lies in each bin. */
final class HotSpotSection {
    private final StatisticsPlan plan;
    private final StudyArea studyArea;
    private final CarbonAccount account;
    private final List<StatisticsStage.SetResult> results;
    private final UnitPlaceNames whereabouts;
    private final UnitMaps maps;
    private final Words source;

    HotSpotSection(
            StatisticsPlan plan,
            StudyArea studyArea,
            CarbonAccount account,
            List<StatisticsStage.SetResult> results,
            UnitPlaceNames whereabouts,
            UnitMaps maps,
            Words source) {
        this.plan = plan;
        this.studyArea = studyArea;
        this.account = account;
        this.results = results;
        this.whereabouts = whereabouts;
        this.maps = maps;
        this.source = source;
    }

    /** What hot or cold spots are: of net emissions, sinks gather only where there are any. */
    private static Words gather(Quantity lead, double sum, boolean hot) {
        if (lead != Quantity.NET) {
            return hot ? Words.of("high values gather", "高值集聚处") : Words.of("low values gather", "低值集聚处");
        }
        if (hot) {
            return sum > 0 ? Words.of("sources gather", "碳源集聚处") : Words.of("sinks are weak", "碳汇较弱处");
        }
        return sum < 0 ? Words.of("sinks gather", "碳汇集聚处") : Words.of("sources are weak", "碳源较弱处");
    }

    /** Values of the hot (sign 1) or cold (-1) spots at 95 % confidence or more, added up. */
    private static double sum(GetisOrd.Result result, double[] values, int sign) {
        return IntStream.range(0, result.size())
                .filter(i -> sign * result.bin(i) >= 2)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .sum();
    }

    void add(Findings.Builder chapter) {
        StatisticsStage.SetResult main = results.get(0);
        Words what = main.lead().inText();
        chapter.heading(Words.of("Hot and cold spots of " + what.en(), what.zh() + "的热点与冷点"));
        GetisOrd.Result end =
                main.series(last(), main.lead()).find(Statistics.HOT_SPOTS).orElseThrow();
        spots(chapter, main, end);
        maps(chapter, main, end);
        areas(chapter, main);
        chapter.note(Words.of(
                "Getis-Ord: " + Statistics.HOT_SPOTS.variant(end).words().en()
                        + ". Columns z and p are uncorrected; the bins are judged after the correction."
                        + (main.quantities().contains(Quantity.SINK)
                                ? " Sinks enter by magnitude: a hot spot of sinks is where sinks gather."
                                : ""),
                "Getis-Ord：" + Statistics.HOT_SPOTS.variant(end).words().zh()
                        + "。z 与 p 列未经校正，等级按校正后判定。"
                        + (main.quantities().contains(Quantity.SINK) ? "碳汇以绝对值计：碳汇的热点即碳汇集聚处。" : "")));
    }

    /** Where the spots of the last phase are. */
    private void spots(Findings.Builder chapter, StatisticsStage.SetResult main, GetisOrd.Result end) {
        Quantity lead = main.lead();
        int[] hot = UnitPlaceNames.strongestFirst(
                main, IntStream.range(0, end.size()).filter(i -> end.bin(i) >= 2), end::z);
        int[] cold = UnitPlaceNames.strongestFirst(
                main, IntStream.range(0, end.size()).filter(i -> end.bin(i) <= -2), end::z);
        double[] latest = main.series(last(), lead).values();
        Words gather = gather(lead, sum(end, latest, 1), true);
        Words against = gather(lead, sum(end, latest, -1), false);
        Words hotIn = whereabouts.of(main, hot);
        String all = Numbers.readable(main.weights().units(), 0);
        Words places = hot.length + cold.length == 0 ? Words.none() : whereabouts.source(main);
        Words coldIn = whereabouts.of(main, cold);
        Words weak = hot.length + cold.length == 0 ? at90(end) : Words.none();
        chapter.found(Words.of(
                "In " + year(last()) + ", " + (hot.length == 0 ? "none" : Numbers.readable(hot.length, 0)) + " of "
                        + all + " units ("
                        + main.set().name() + ")" + (hot.length > 1 ? " are hot spots" : " is a hot spot")
                        + " at 95 % confidence or more" + (hot.length == 0 ? "" : ", where " + gather.en())
                        + (hotIn.isEmpty() ? "" : " (" + hotIn.en() + ")") + ", and "
                        + (cold.length == 0
                                ? "none is a cold spot"
                                : Numbers.readable(cold.length, 0)
                                        + (cold.length == 1 ? " is a cold spot" : " are cold spots") + ", where "
                                        + against.en())
                        + (coldIn.isEmpty() ? "" : " (" + coldIn.en() + ")") + "." + places.en() + weak.en(),
                year(last()) + " 年 " + all + " 个单元（" + main.set().name() + "）中"
                        + (hot.length + cold.length == 0
                                ? "没有置信度不低于 95 % 的热点或冷点。" + weak.zh()
                                : "置信度不低于 95 % 的热点单元 " + Numbers.readable(hot.length, 0)
                                        + " 个" + (hot.length == 0 ? "" : "，为" + gather.zh())
                                        + (hotIn.isEmpty() ? "" : "（" + hotIn.zh() + "）") + "；冷点单元 "
                                        + Numbers.readable(cold.length, 0) + " 个"
                                        + (cold.length == 0 ? "" : "，为" + against.zh())
                                        + (coldIn.isEmpty() ? "" : "（" + coldIn.zh() + "）")
                                        + "。" + places.zh())));
    }

    /** What the map and the table show where nothing passes at 95 %; empty where nothing does at 90 % either. */
    private static Words at90(GetisOrd.Result end) {
        long hot = IntStream.range(0, end.size()).filter(i -> end.bin(i) == 1).count();
        long cold = IntStream.range(0, end.size()).filter(i -> end.bin(i) == -1).count();
        return hot + cold == 0
                ? Words.none()
                : Words.of(
                        " At 90 %: hot spots " + hot + ", cold spots " + cold + ".",
                        "置信度 90 % 的热点 " + hot + " 个、冷点 " + cold + " 个。");
    }

    private void maps(Findings.Builder chapter, StatisticsStage.SetResult main, GetisOrd.Result end) {
        Quantity lead = main.lead();
        Words what = lead.inText();
        String statistic = end.options().star() ? "Gi*" : "Gi";
        Key key = new Key.Classes(Words.of(statistic + ", confidence", statistic + " 置信度"), Palette.hotSpots());
        List<MapPanel> panels = new ArrayList<>();
        for (int p : main.phases(lead)) {
            panels.add(maps.panel(main, Words.same(Integer.toString(year(p))), classOf(main.series(p, lead))));
        }
        chapter.add(new Figure.Maps(
                Figure.Caption.of(
                        "hot-spots",
                        Words.of(
                                "Hot and cold spots of " + what.en() + " ("
                                        + main.set().name() + ")",
                                what.zh() + "冷热点图（" + main.set().name() + "）"),
                        source),
                maps.images().frame(),
                panels,
                key));
        maps.others(
                chapter,
                main,
                source,
                "hot-spots",
                Words.of("Hot and cold spots", "冷热点图"),
                key,
                HotSpotSection::classOf);
    }

    /** Bin of each unit as the key has them, from 1. */
    private static IntUnaryOperator classOf(StatisticsStage.Series series) {
        GetisOrd.Result found = series.find(Statistics.HOT_SPOTS).orElseThrow();
        return place -> Double.isNaN(series.values()[place]) ? 0 : found.bin(place) + 4;
    }

    private void areas(Findings.Builder chapter, StatisticsStage.SetResult main) {
        Quantity lead = main.lead();
        Words what = lead.inText();
        Table.Builder bins = Table.named("hot-spot-areas")
                .text("unit_set", "variable")
                .integer("year", "bin", "units")
                .number("area_km2", "share_percent")
                .text("convention", "variant");
        for (StatisticsStage.SetResult result : results) {
            for (StatisticsStage.Series s : result.of(Statistics.HOT_SPOTS)) {
                areas(bins, result, s);
            }
        }
        Table built = bins.build();
        chapter.file(built);
        int bin = built.column("bin");
        Table.Builder named =
                Table.named("hot-spot-areas").text("bin").integer("units").number("area_km2", "share_percent");
        Map<String, Words> terms = new HashMap<>();
        IntStream.rangeClosed(-3, 3)
                .forEach(b -> terms.put(
                        Integer.toString(b), Palette.hotSpots().get(b + 3).name()));
        Table ofNet = built.where(
                "hot-spot-areas",
                r -> built.text(r, 0).equals(main.set().name())
                        && built.text(r, 1).equals(lead.variable())
                        && built.integer(r, 2) == year(last()));
        for (int r = 0; r < ofNet.rows(); r++) {
            named.row(
                    Long.toString(ofNet.integer(r, bin)),
                    ofNet.integer(r, bin + 1),
                    ofNet.number(r, bin + 2),
                    ofNet.number(r, bin + 3));
        }
        chapter.add(Excerpt.of(
                        Words.of(
                                "Area of hot and cold spots of " + what.en() + ", " + year(last()),
                                year(last()) + " 年" + what.zh() + "冷热点面积"),
                        named.build(),
                        List.of(
                                Excerpt.Column.of("bin", Words.of("Kind", "类型")),
                                        Excerpt.Column.of("units", Words.of("Units", "单元数")),
                                Excerpt.Column.of("area_km2", Words.of("Area (km²)", "面积（km²）"), 1),
                                        Excerpt.Column.of("share_percent", Words.of("Share (%)", "占比（%）"), 1)))
                .withTerms(terms)
                .withFile("tables/hot-spot-areas.csv"));
    }

    /** Classified land in each bin. */
    private void areas(Table.Builder table, StatisticsStage.SetResult result, StatisticsStage.Series s) {
        GetisOrd.Result r = s.find(Statistics.HOT_SPOTS).orElseThrow();
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
            table.row(
                    result.set().name(),
                    s.variable(),
                    year(s.phase()),
                    b - 3,
                    n[b],
                    km2[b],
                    100 * km2[b] / all,
                    plan.convention().id(),
                    Statistics.HOT_SPOTS.variant(r).text());
        }
    }

    private int last() {
        return studyArea.years().size() - 1;
    }

    private int year(int phase) {
        return studyArea.years().get(phase);
    }
}
