package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carbonscape.app.atlas.AtlasTree;
import org.carbonscape.app.studio.Studio;
import org.carbonscape.app.studio.StudioSetting;
import org.carbonscape.app.web.Route;
import org.carbonscape.app.web.WebServer;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;

/** The command that makes studies in a browser. */
final class StudioFace {
    /** Of memory for data: what a study of some 10^8 cells takes. */
    private static final long MB_OF_A_RUN = 1024;

    static final Option<Long> RUNS = Option.of(
                    "runs",
                    Kinds.integer(1, 64),
                    "How many runs the studio lets go on at once; others wait their turn.",
                    "工作台最多同时进行的运行数；其余依次等待。")
            .standard("by cores and memory: 2 or more where each has 1 GB", "按处理器核数与内存而定：每个有 1 GB 内存时不少于 2");

    private StudioFace() {}

    static Face face() {
        return Face.of(
                "studio",
                Bilingual.of(
                        "Makes, checks and runs studies in the browser, in one folder; results open as an atlas. "
                                + "Ctrl+C ends it.",
                        "在浏览器中建立、检查并运行研究，文件都在一个文件夹内；结果以网页图集打开。按 Ctrl+C 结束。"),
                List.of(Face.atMostOne(
                        "WORKSPACE",
                        "The folder with data and study files; the current one if left out.",
                        "存放数据与研究文件的文件夹；不写则为当前文件夹。")),
                List.of(
                        AtlasFaces.PORT,
                        AtlasFaces.ADDRESS,
                        RUNS,
                        CacheFaces.CACHE,
                        CacheFaces.SIZE,
                        CommonOptions.JSON),
                StudioFace::run);
    }

    /** All that the studio's server answers: its own, and the files of the page. */
    static List<Route> routes(Studio studio, AtlasTree page) {
        List<Route> routes = new ArrayList<>(studio.routes());
        routes.add(Route.get("/", r -> page.find("studio.html").orElseThrow()));
        routes.addAll(page.routes());
        return routes;
    }

    /** At once where nobody says: half as many as threads, two at least, as far as memory allows. */
    private static int usualRuns(int threads) {
        return (int) Math.max(1, Math.min(Math.max(2, threads / 2), Needs.most_mb() / MB_OF_A_RUN));
    }

    /** In the folder that the call names, or in the current one. */
    static int run(Call call) throws Exception {
        Path folder = FileName.path(
                call.arguments().isEmpty() ? "." : call.arguments().get(0));
        int runs = call.given().find(RUNS).map(Long::intValue).orElseGet(() -> usualRuns(call.threads()));
        StudioSetting setting = new StudioSetting(CacheFaces.folder(call), call.threads(), runs, Faults::problems);
        try (Studio studio = Studio.open(folder, setting);
                WebServer server = AtlasFaces.server(call, routes(studio, AtlasFaces.tree(List.of())))) {
            if (call.json()) {
                call.print(Map.of("url", server.address().toString()));
            } else {
                if (studio.isNew()) {
                    System.out.println(call.language()
                            .of("There was no folder " + folder + ": it was made.", "原先没有文件夹 " + folder + "，已新建。"));
                }
                String address = server.address() + AtlasFaces.spoken(call);
                System.out.println(call.language()
                        .of(
                                "The studio is at " + address + " - open it in a browser; Ctrl+C ends it.",
                                "请在浏览器中打开 " + address + "；按 Ctrl+C 结束。"));
            }
            System.out.flush();
            call.progress().close(); // runs tell theirs in the page
            studio.warmUp();
            Thread.sleep(Long.MAX_VALUE);
        }
        return 0;
    }
}
