package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.run.Progress;

/** Progress and cautions on standard error. */
final class Console implements Progress {
    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry("make the synthetic landscape", "生成合成景观"),
            Map.entry("check and align", "检查与配准"),
            Map.entry("count", "计数"),
            Map.entry("change", "变化"),
            Map.entry("account", "核算"),
            Map.entry("rasters", "栅格"),
            Map.entry("statistics", "空间统计"),
            Map.entry("drivers", "驱动因子"),
            Map.entry("suitability", "适宜性"),
            Map.entry("zones", "分区"),
            Map.entry("vectors", "矢量"),
            Map.entry("report", "报告"),
            Map.entry("record", "记录"));

    private final long start = System.nanoTime();
    private final Language language;
    private final List<Problem> told = new ArrayList<>();

    Console(Language language) {
        this.language = language;
    }

    @Override
    public void stage(String name) {
        line(language.of(name, STAGES.getOrDefault(name, name)));
    }

    private void line(String text) {
        System.err.printf(java.util.Locale.ROOT, "[%6.2f s] %s%n", (System.nanoTime() - start) / 1e9, text);
    }

    @Override
    public void taken(StageCache.Share share) {
        int all = share.taken() + share.made();
        line(
                share.made() == 0
                        ? language.of("    taken from the cache", "    取自缓存")
                        : language.of(
                                "    " + share.taken() + " of " + all + " parts taken from the cache",
                                "    " + all + " 项中 " + share.taken() + " 项取自缓存"));
    }

    @Override
    public void cautions(List<Problem> cautions) {
        Carbonscape.print(Problem.together(cautions), language);
        told.addAll(cautions);
    }

    /** The cautions of the run. */
    List<Problem> told() {
        return told;
    }

    static void done(Path out) {
        System.out.println(out.toAbsolutePath().normalize().resolve("report.html"));
    }
}
