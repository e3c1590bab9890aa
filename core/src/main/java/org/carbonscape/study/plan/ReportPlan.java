package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;

/**
 * What of a run its report shows; files of the run folder do not hang on it.
 *
 * @param chapters ids in the order asked for; empty = all
 * @param maps     names of figures; empty = those that do not repeat others
 */
public record ReportPlan(Optional<List<String>> chapters, Optional<List<String>> maps) {
    static final Option<List<String>> CHAPTERS = Option.of(
                    "chapters",
                    Kinds.list(Kinds.choice(List.of(
                            choice("land-change", "land-use change", "土地利用变化"),
                            choice("sources-and-sinks", "carbon sources and sinks", "碳源与碳汇"),
                            choice("where-they-lie", "where sources and sinks lie", "碳源与碳汇的空间分布"),
                            choice("where-they-gather", "density, clusters, hot spots", "集聚、冷热点与核密度"),
                            choice("what-drives-it", "drivers", "驱动因素"),
                            choice("what-to-do", "suitability, zones, measures", "适宜性、分区与措施"),
                            choice("how-sure-is-it", "uncertainty", "不确定性")))),
                    "Chapters of the report, in this order. Cautions, checks, methods and data always stand at its "
                            + "end.",
                    "报告的各章，按所列顺序。提醒、守恒检验、方法与数据来源始终列于其后。")
            .named("章节")
            .standard("all", "全部")
            .example("[land-change, sources-and-sinks, what-to-do]");

    static final Option<List<String>> MAPS = Option.of(
                    "maps",
                    Kinds.list(Kinds.choice(everyMap())),
                    "Maps of the report, by the names of their files in figures/; the first four that the run has "
                            + "stand in its brief. Maps left out are drawn into figures/ all the same.",
                    "报告中的地图，按 figures/ 中的文件名写；其中本次运行已有的前四幅列入摘要。未列出的地图仍输出到 figures/。")
            .named("地图")
            .standard("one of each kind, of net emissions", "每种一幅，以净碳排放为准")
            .example("[land-use-maps, flux-net, hot-spots, zones, flux-source]");

    public static final Section KEYS = Section.of("report", "What the report shows.", "报告的内容。", CHAPTERS, MAPS)
            .named("报告");

    private static Choice<String> choice(String id, String en, String zh) {
        return Choice.of(id, id, en, zh);
    }

    /** Every map that a run may have. */
    private static List<Choice<String>> everyMap() {
        List<Choice<String>> all = new ArrayList<>();
        all.add(choice("land-use-maps", "", ""));
        for (String kind : List.of("flux-", "")) {
            for (String flow : List.of("net", "source", "sink")) {
                String id = kind.isEmpty() ? flow + "-by-unit" : kind + flow;
                all.add(choice(id, "", ""));
            }
        }
        for (String id : List.of(
                "stock",
                "stock-change",
                "stock-by-unit",
                "density-source",
                "density-sink",
                "lisa-clusters",
                "hot-spots")) {
            all.add(choice(id, "", ""));
        }
        for (String kind : List.of("lisa-clusters-", "hot-spots-")) {
            for (String of : List.of("source", "sink", "stock", "stock-change")) {
                all.add(choice(kind + of, "", ""));
            }
        }
        for (UnitStatistic<?, ?> statistic : Statistics.ALL) {
            if (statistic != Statistics.LOCAL_MORAN
                    && statistic != Statistics.HOT_SPOTS
                    && statistic.classes().isPresent()) {
                all.add(choice(statistic.id(), "", ""));
            }
        }
        for (String id : List.of(
                "centre-migration",
                "centre-migration-classes",
                "ellipses",
                "ellipses-classes",
                "suitability-levels",
                "suitability-stability",
                "zones",
                "corridors")) {
            all.add(choice(id, "", ""));
        }
        return all;
    }

    /** Whether a map is one of those that can be asked for. */
    public static boolean isKnown(String figure) {
        return MAPS.kind().choices().stream().anyMatch(c -> names(c.id(), figure));
    }

    /** Whether a figure is what a name asks for: that figure, or the same of another set of units. */
    public static boolean names(String name, String figure) {
        return figure.equals(name)
                || figure.startsWith(name + "-")
                        && figure.substring(name.length() + 1).matches("[0-9]+");
    }

    /** All of it. */
    public static ReportPlan all() {
        return new ReportPlan(Optional.empty(), Optional.empty());
    }

    static ReportPlan read(Optional<Given> given) {
        return new ReportPlan(given.flatMap(g -> g.find(CHAPTERS)), given.flatMap(g -> g.find(MAPS)));
    }
}
