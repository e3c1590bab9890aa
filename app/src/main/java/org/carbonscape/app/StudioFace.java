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
import org.carbonscape.problem.Bilingual;

/** The command that makes studies in a browser. */
final class StudioFace {
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
                List.of(AtlasFaces.PORT, AtlasFaces.ADDRESS, CacheFaces.CACHE, CacheFaces.SIZE, CommonOptions.JSON),
                StudioFace::run);
    }

    /** All that the studio's server answers: its own, and the files of the page. */
    static List<Route> routes(Studio studio, AtlasTree page) {
        List<Route> routes = new ArrayList<>(studio.routes());
        routes.add(Route.get("/", r -> page.find("studio.html").orElseThrow()));
        routes.addAll(page.routes());
        return routes;
    }

    /** In the folder that the call names, or in the current one. */
    static int run(Call call) throws Exception {
        Path folder =
                Path.of(call.arguments().isEmpty() ? "." : call.arguments().get(0));
        StudioSetting setting = new StudioSetting(CacheFaces.folder(call), call.threads(), Faults::problems);
        try (Studio studio = Studio.open(folder, setting);
                WebServer server = AtlasFaces.server(call, routes(studio, AtlasFaces.tree(List.of())))) {
            if (call.json()) {
                call.print(Map.of("url", server.address().toString()));
            } else {
                System.out.println(call.language()
                        .of(
                                "The studio is at " + server.address() + " - open it in a browser; Ctrl+C ends it.",
                                "请在浏览器中打开 " + server.address() + "；按 Ctrl+C 结束。"));
            }
            System.out.flush();
            call.progress().close(); // runs tell theirs in the page
            studio.warmUp();
            Thread.sleep(Long.MAX_VALUE);
        }
        return 0;
    }
}
