package org.carbonscape.study.run;

import java.util.Map;
import org.carbonscape.problem.Language;

/** What the stages of a run are called; commands have their own name in both languages. */
public final class StageNames {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("make the synthetic landscape", "生成合成景观"),
            Map.entry("check and align", "检查与配准"),
            Map.entry("count", "计数"),
            Map.entry("change", "变化"),
            Map.entry("account", "核算"),
            Map.entry("rasters", "栅格"),
            Map.entry("statistics", "空间统计"),
            Map.entry("stability", "稳定性"),
            Map.entry("drivers", "驱动因子"),
            Map.entry("suitability", "适宜性"),
            Map.entry("zones", "分区"),
            Map.entry("vectors", "矢量"),
            Map.entry("report", "报告"),
            Map.entry("record", "记录"));

    private StageNames() {}

    public static String of(String stage, Language language) {
        return language.of(stage, CHINESE.getOrDefault(stage, stage));
    }
}
