package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.app.atlas.AtlasTree;
import org.carbonscape.app.atlas.Publication;
import org.carbonscape.app.web.Route;
import org.carbonscape.app.web.WebServer;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.Comparison;

/** Commands that show finished runs in a browser. */
final class AtlasFaces {
    private static final int USUAL_PORT = 8350;

    static final Option<Long> PORT = Option.of(
                    "port",
                    Kinds.integer(0, 65_535),
                    "Port of the page's address; 0: any that is free.",
                    "网页地址的端口；0 表示任选空闲端口。")
            .standard((long) USUAL_PORT);

    static final Option<String> ADDRESS = Option.of(
                    "address",
                    Kinds.text(),
                    "Address of this machine to answer on. Any other than the default can be reached by other "
                            + "machines, and then asks for the token printed at the start.",
                    "用哪个本机地址提供服务。默认地址以外的地址可被其他计算机访问，此时须使用启动时显示的令牌。")
            .standard("127.0.0.1");

    private AtlasFaces() {}

    static List<Face> all() {
        return List.of(
                Face.of(
                        "serve",
                        Bilingual.of(
                                "Shows runs in the browser: maps, tables, charts that select together. Ctrl+C ends it.",
                                "在浏览器中查看结果：地图、表格和图形联动选择。按 Ctrl+C 结束。"),
                        List.of(Face.any(
                                "RUN",
                                "Run folders, or one that publish wrote; without any: the current folder, as a run "
                                        + "where it is one, else the studio in it.",
                                "结果文件夹，或 publish 写出的文件夹；不写则打开当前文件夹：若为结果文件夹则查看结果，否则进入工作台。")),
                        List.of(PORT, ADDRESS, StudioFace.RUNS, CacheFaces.CACHE, CacheFaces.SIZE, CommonOptions.JSON),
                        AtlasFaces::serve),
                Face.of(
                        "publish",
                        Bilingual.of(
                                "Writes the page that serve shows, with the data of one or several runs, as plain "
                                        + "files for any web server.",
                                "将 serve 所显示的网页连同一个或多个结果的数据写成普通文件，可放到任意网站服务器上。"),
                        List.of(
                                Face.one("RUN", "The run folder.", "结果文件夹。"),
                                Face.many(
                                        "DIR",
                                        "Folder to write; new or empty. More run folders may stand before it, to be "
                                                + "shown side by side: publish RUN OTHER DIR.",
                                        "要写出的文件夹，须为新建或空文件夹。其前可再写其他结果文件夹，以便并排对比：publish RUN OTHER DIR。")),
                        List.of(CommonOptions.JSON),
                        AtlasFaces::publish));
    }

    static AtlasTree tree(List<Path> runs) throws IOException {
        return AtlasTree.of(runs, (a, b) -> CompareFace.json(Comparison.of(a, b)));
    }

    /** Answers at the address and port that were asked for. */
    static WebServer server(Call call, List<Route> routes) throws IOException {
        return WebServer.start(
                routes,
                call.given().or(ADDRESS, "127.0.0.1"),
                call.given().or(PORT, (long) USUAL_PORT).intValue());
    }

    /** Behind an address: the language that was asked for, which the page takes before the browser's. */
    static String spoken(Call call) {
        return call.given()
                .find(CommonOptions.LANG)
                .map(language -> "#lang=" + language.of("en", "zh"))
                .orElse("");
    }

    /** A run folder, or the runs in a folder that was published, in their order. */
    static Stream<Path> runs(Path folder) {
        List<Path> published = IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> folder.resolve("runs").resolve(Integer.toString(n)))
                .takeWhile(r -> Files.isRegularFile(r.resolve(RunFolder.RECORD)))
                .toList();
        return Files.exists(folder.resolve(RunFolder.RECORD)) || published.isEmpty()
                ? Stream.of(folder)
                : published.stream();
    }

    private static int serve(Call call) throws Exception {
        List<Path> runs = call.arguments().stream()
                .map(FileName::path)
                .flatMap(AtlasFaces::runs)
                .toList();
        if (runs.isEmpty()) {
            if (!Files.isRegularFile(Path.of(RunFolder.RECORD))) {
                return StudioFace.run(call);
            }
            runs = List.of(Path.of("."));
        }
        AtlasTree tree = tree(runs);
        try (WebServer server = server(call, tree.routes())) {
            if (call.json()) {
                call.print(Map.of("url", server.address().toString()));
            } else {
                String address = server.address() + spoken(call);
                System.out.println(call.language()
                        .of(
                                "The atlas is at " + address + " - open it in a browser; Ctrl+C ends it.",
                                "请在浏览器中打开 " + address + "；按 Ctrl+C 结束。"));
            }
            System.out.flush();
            tree.warmUp();
            call.progress().close(); // nothing more is under way
            Thread.sleep(Long.MAX_VALUE);
        }
        return 0;
    }

    private static int publish(Call call) throws Exception {
        List<Path> given = call.arguments().stream().map(FileName::path).toList();
        Path folder = given.get(given.size() - 1);
        AtlasTree tree = tree(given.subList(0, given.size() - 1));
        int files;
        try {
            files = Publication.write(tree, folder);
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.toString(), e);
        }
        if (call.json()) {
            call.print(Map.of("folder", folder.toString(), "files", files));
        } else {
            System.out.println(call.language()
                    .of(
                            files + " files are in " + folder
                                    + ". A web server that answers requests for ranges of bytes must hand them out "
                                    + "(nginx and Apache do, python -m http.server does not); browsers do not let "
                                    + "a page opened from a disk read files.",
                            "已在 " + folder + " 写出 " + files + " 个文件。请由支持按字节范围请求的网站服务器提供（nginx、Apache 支持，"
                                    + "python -m http.server 不支持）；浏览器不允许从磁盘打开的网页读取文件。"));
        }
        return 0;
    }
}
