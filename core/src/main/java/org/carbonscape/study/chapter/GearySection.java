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
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.LocalGeary;
import org.carbonscape.study.gather.LocalTables;
import org.carbonscape.study.gather.StatisticsStage;
import org.carbonscape.study.intake.Ground;

/** Local Geary in the report: where units are like their neighbours, and where they are unlike. */
final class GearySection {
    private static final List<LocalGeary.Association> SHOWN = List.of(
            LocalGeary.Association.HIGH_HIGH,
            LocalGeary.Association.LOW_LOW,
            LocalGeary.Association.OTHER_POSITIVE,
            LocalGeary.Association.NEGATIVE,
            LocalGeary.Association.NOT_SIGNIFICANT);
    private static final List<Key.Entry> KEY = List.of(
            new Key.Entry(Words.of("Like, high", "相似，高值"), 0xd7191c),
            new Key.Entry(Words.of("Like, low", "相似，低值"), 0x2c7bb6),
            new Key.Entry(Words.of("Like, about the mean", "相似，均值附近"), 0x8c6bb1),
            new Key.Entry(Words.of("Unlike", "相异"), 0xfdae61),
            new Key.Entry(Words.of("Not significant", "不显著"), 0xe6e6e6));

    private final Convention convention;
    private final Ground ground;
    private final UnitMaps maps;
    private final List<StatisticsStage.SetResult> results;
    private final Map<String, Words> terms;
    private final Words source;

    GearySection(
            Convention convention,
            Ground ground,
            UnitMaps maps,
            List<StatisticsStage.SetResult> results,
            Map<String, Words> terms,
            Words source) {
        this.convention = convention;
        this.ground = ground;
        this.maps = maps;
        this.results = results;
        this.terms = terms;
        this.source = source;
    }

    void add(Findings.Builder chapter) {
        StatisticsStage.SetResult main = results.get(0);
        int last = ground.years().size() - 1;
        chapter.heading(Words.of("Local Geary: like and unlike neighbours", "局部 Geary：相似与相异的邻居"));
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p <= last; p++) {
            LocalGeary.Result r = geary(main, p, StatisticsStage.Flow.NET);
            panels.add(maps.panel(
                    main,
                    Words.same(Integer.toString(ground.years().get(p))),
                    place -> SHOWN.indexOf(r.cluster(place)) + 1));
        }
        int[] n = count(main, geary(main, last, StatisticsStage.Flow.NET));
        String all = Numbers.readable(main.weights().units(), 0);
        chapter.paragraph(Words.of(
                "In " + ground.years().get(last) + ", " + (n[0] + n[1] + n[2]) + " of " + all + " units ("
                        + main.set().name() + ") are like their neighbours in net carbon (" + n[0] + " high, " + n[1]
                        + " low), and "
                        + (n[3] == 0
                                ? "none is unlike them"
                                : n[3] + (n[3] == 1 ? " is" : " are") + " unlike them: there high and low values meet")
                        + ".",
                ground.years().get(last) + " 年 " + all + " 个单元（" + main.set().name() + "）中净碳与邻居相似的单元 "
                        + (n[0] + n[1] + n[2]) + " 个（高值 " + n[0] + " 个，低值 " + n[1] + " 个），相异的 " + n[3] + " 个"
                        + (n[3] == 0 ? "。" : "，即高值与低值相接处。")));
        chapter.add(new Figure.Maps(
                Figure.Caption.of(
                        "local-geary",
                        Words.of(
                                "Local Geary of net carbon (" + main.set().name() + ")",
                                "净碳局部 Geary（" + main.set().name() + "）"),
                        source),
                maps.images().frame(),
                panels,
                new Key.Classes(Words.of("Neighbours are", "与邻居"), KEY)));
        Table.Builder table = Table.named("local-geary-counts")
                .text("unit_set", "flow")
                .whole("year", "HH", "LL", "like", "unlike", "ns", "island")
                .text("convention", "variant");
        for (StatisticsStage.SetResult r : results) {
            for (StatisticsStage.Series s : r.series()) {
                int[] k = count(r, s.localGeary().orElseThrow());
                table.row(
                        r.set().name(),
                        s.flow().variable(),
                        ground.years().get(s.phase()),
                        k[0],
                        k[1],
                        k[2],
                        k[3],
                        k[4],
                        k[5],
                        convention.id(),
                        LocalTables.variant(s.localGeary().get().options()));
            }
        }
        Table built = table.build();
        chapter.file(built);
        chapter.add(Excerpt.of(
                        Words.of("Units like and unlike their neighbours", "与邻居相似及相异的单元数"),
                        built,
                        List.of(
                                Excerpt.Column.of("unit_set", Words.of("Units", "单元集")),
                                Excerpt.Column.of("flow", Words.of("Flow", "流向")),
                                Excerpt.Column.of("year", Words.of("Year", "年份")),
                                Excerpt.Column.of("HH", Words.of("Like, high", "相似，高值")),
                                Excerpt.Column.of("LL", Words.of("Like, low", "相似，低值")),
                                Excerpt.Column.of("like", Words.of("Like, about the mean", "相似，均值附近")),
                                Excerpt.Column.of("unlike", Words.of("Unlike", "相异")),
                                Excerpt.Column.of("ns", Words.of("Not significant", "不显著"))))
                .withTerms(terms)
                .withFile("tables/local-geary-counts.csv"));
        chapter.note(Words.of(
                "Local Geary: "
                        + VariantWords.english(LocalTables.variant(
                                geary(main, last, StatisticsStage.Flow.NET).options()))
                        + ". c is the weighted mean of squared differences from the neighbours, in standard deviations.",
                "局部 Geary："
                        + VariantWords.chinese(LocalTables.variant(
                                geary(main, last, StatisticsStage.Flow.NET).options()))
                        + "。c 为与邻居之差（以标准差计）的平方的加权平均。"));
    }

    private static LocalGeary.Result geary(StatisticsStage.SetResult set, int phase, StatisticsStage.Flow flow) {
        return set.series(phase, flow).localGeary().orElseThrow();
    }

    /** Units by {@link #SHOWN}, then those without neighbours. */
    private static int[] count(StatisticsStage.SetResult set, LocalGeary.Result r) {
        int[] n = new int[SHOWN.size() + 1];
        IntStream.range(0, r.size()).filter(set.weights()::present).forEach(i -> {
            int at = r.cluster(i) == LocalGeary.Association.ISLAND ? SHOWN.size() : SHOWN.indexOf(r.cluster(i));
            if (at >= 0) {
                n[at]++;
            }
        });
        return n;
    }
}
