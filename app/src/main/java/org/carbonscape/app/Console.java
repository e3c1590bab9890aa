package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.problem.Alike;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.run.Progress;

/** Progress and cautions on standard error. */
final class Console implements Progress {
    private final Call call;
    private final Progressing progress;
    private final Language language;
    private final List<Problem> told = new ArrayList<>();

    Console(Call call) {
        this.call = call;
        this.progress = call.progress();
        this.language = call.language();
    }

    @Override
    public void stage(String name) {
        progress.stage(name);
    }

    @Override
    public void taken(StageCache.Share share) {
        progress.taken(share);
    }

    @Override
    public void memory(long mb) {
        progress.needs(mb);
        long most = Needs.most_mb();
        if (Needs.isTooLittle(mb, most)) {
            throw new Needs.TooLittle(Needs.told(mb, most));
        }
        if (mb > most) {
            Carbonscape.print(List.of(Needs.told(mb, most)), language);
        }
    }

    @Override
    public void cautions(List<Problem> cautions) {
        Carbonscape.print(Alike.together(cautions), language);
        told.addAll(cautions);
    }

    /** Should the run be ended from outside (Ctrl-C), tells what is left of it and how to go on. */
    AtEnd whenStopped(CacheFolder cache) {
        return AtEnd.run(() -> {
            String goOn = cache.isNone()
                    ? language.of("No cache is kept: the same command begins anew.", "未保留缓存：再次执行同一命令将从头开始。")
                    : language.of(
                            "What was done is kept in the cache: the same command goes on from there.",
                            "已完成的部分保留在缓存中：再次执行同一命令即从该处继续。");
            StandardError.line(
                    language.of("The run was stopped; nothing half-written is left. ", "运行已中止，未留下半成品。") + goOn);
        });
    }

    /** The cautions of the run. */
    List<Problem> told() {
        return told;
    }

    /** Where the report of a run lies, and for machines its cautions. */
    void done(Path out) {
        call.told().addAll(told);
        call.wrote(out.normalize().resolve("report.html"));
    }
}
