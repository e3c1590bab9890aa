package org.carbonscape.study.chapter.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.study.advise.CorridorStage;
import org.carbonscape.suitability.Corridors;
import org.locationtech.jts.geom.Geometry;

/** Corridors in the report: map and ranking. */
final class CorridorSection {
    private static final int RANKED = 12;

    private final SuitabilityContext tell;

    CorridorSection(SuitabilityContext tell) {
        this.tell = tell;
    }

    void tell(Findings.Builder chapter, CorridorStage.Result z) {
        chapter.heading(Words.of("Corridors", "生态廊道"));
        Table table = z.table();
        int patches = z.sources().size();
        if (table.rows() == 0) {
            chapter.paragraph(none(patches));
            return;
        }
        boolean one = table.rows() == 1;
        chapter.paragraph(Words.of(
                patches + " patches are joined by " + table.rows()
                        + (one ? " least-cost corridor" : " least-cost corridors between neighbours")
                        + ". A gravity model ranks them: larger "
                        + "patches, lower resistance and a cheaper path make a corridor more important.",
                "共 " + patches + " 个源地斑块，由 " + table.rows() + " 条相邻斑块间的最小累积阻力廊道相连。重要性按重力模型计算：斑块越大、阻力越小、路径越易通行，越重要。"));
        List<Corridors.Corridor> list = z.corridors().corridors().stream()
                .sorted(Comparator.comparingDouble(
                        (Corridors.Corridor c) -> Double.isNaN(c.importance()) ? -1 : c.importance()))
                .toList();
        chapter.add(map(z, list));
        chapter.add(ranking(table, list));
    }

    private static Words none(int patches) {
        return patches < 2
                ? Words.of(
                        (patches == 0 ? "No patch is" : "Only one patch is")
                                + " large enough to be joined (suitability.corridors.least-area), so there "
                                + "are no corridors.",
                        (patches == 0 ? "没有斑块" : "仅有 1 个斑块") + "达到最小面积（suitability.corridors.least-area），因此没有廊道。")
                : Words.of(
                        "None of the " + patches + " patches can be reached from another, so there are no "
                                + "corridors.",
                        patches + " 个斑块互不可达，因此没有廊道。");
    }

    /** @param list the least important first, so that the others are drawn over it */
    private Figure map(CorridorStage.Result z, List<Corridors.Corridor> list) {
        List<Geometry> areas = new ArrayList<>(z.sources());
        double[] values = new double[z.sources().size() + list.size()];
        Arrays.fill(values, 0, z.sources().size(), 1);
        for (int i = 0; i < list.size(); i++) {
            areas.add(list.get(i).path());
            values[z.sources().size() + i] = list.size() - i <= CorridorStage.mostImportant(list.size()) ? 2 : 3;
        }
        MapFrame frame = tell.images().frame();
        return new Figure.Maps(
                Figure.Caption.of(
                        "corridors", Words.of("Corridors between protection patches", "保护斑块间的生态廊道"), tell.source()),
                frame,
                List.of(new MapPanel.Areas(tell.year(), areas, values)),
                new Key.Classes(Words.of("Corridors", "廊道"), CorridorStage.CORRIDOR_KEY));
    }

    private static Excerpt ranking(Table table, List<Corridors.Corridor> list) {
        int[] order = IntStream.range(0, table.rows())
                .boxed()
                .sorted(Comparator.comparingLong(r -> table.integer(r, table.column("rank"))))
                .mapToInt(Integer::intValue)
                .toArray();
        double most = list.stream()
                .mapToDouble(Corridors.Corridor::importance)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return Excerpt.of(
                        Words.of("Corridors by importance", "廊道重要性排序"),
                        table.select("corridors", order),
                        List.of(
                                Excerpt.Column.of("rank", Words.of("Rank", "排序")),
                                Excerpt.Column.of("from", Words.of("From patch", "起始斑块")),
                                Excerpt.Column.of("to", Words.of("To patch", "终止斑块")),
                                new Excerpt.Column("length_m", Words.of("Length (km)", "长度（km）"), 2, 1e-3),
                                new Excerpt.Column("cost", Words.of("Cost (resistance × km)", "累积阻力（阻力×km）"), 1, 1e-3),
                                new Excerpt.Column(
                                        "importance",
                                        Words.of("Importance (largest = 100)", "重要性（最大 = 100）"),
                                        1,
                                        100 / most)))
                .withRows(RANKED)
                .withFile("tables/corridors.csv");
    }
}
