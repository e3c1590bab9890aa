package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.disk.CachePlace;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;

/** Where runs keep their stages' results for later runs, and the command about it. */
final class CacheFaces {
    private static final String NONE = "none";
    private static final String CLEAR = "clear";
    /** As the environment says it; and as a property for programs that hold this one, such as tests. */
    private static final String VARIABLE = "CARBONSCAPE_CACHE";

    private static final String PROPERTY = "carbonscape.stages";

    static final Option<String> CACHE = Option.of(
                    "cache",
                    Kinds.text("DIR|none"),
                    "The folder in which results of stages are kept, so that a later run does again only what its "
                            + "changed inputs and options ask for; none keeps nothing. The variable " + VARIABLE
                            + " says the same for all runs.",
                    "保留各阶段结果的文件夹，以便之后的运行只重做输入或选项有变的部分；none 表示不保留。环境变量 " + VARIABLE + " 对所有运行作同样设定。")
            .standard("carbonscape in the user's cache folder", "用户缓存文件夹中的 carbonscape");
    static final Option<Double> SIZE = Option.of(
                    "cache-size",
                    Kinds.number(0, 1e6, Bilingual.of("a size in GB, 0 or more", "以 GB 计、不小于 0 的大小")),
                    "Most that the folder may hold after a run, in GB; what was used longest ago is removed.",
                    "运行结束后该文件夹的大小上限，以 GB 计；最久未用的先删除。")
            .standard(CacheFolder.USUAL_BYTES / 1e9);

    private CacheFaces() {}

    static Face face() {
        return Face.of(
                "cache",
                Bilingual.of(
                        "Tells where results are kept for later runs and how much; clear removes them.",
                        "给出为之后的运行保留结果的位置与大小；clear 将其清除。"),
                List.of(Face.atMostOne("ACTION", "clear: remove what is kept.", "clear：清除保留的结果。")),
                List.of(CACHE, SIZE, CommonOptions.JSON),
                CacheFaces::cache);
    }

    private static Optional<Path> place(Call call) {
        String said = call.given()
                .find(CACHE)
                .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .orElse("");
        return said.isEmpty()
                ? CachePlace.usual()
                : said.equals(NONE) ? Optional.empty() : Optional.of(FileName.path(said));
    }

    /** The folder that a command takes from and puts into. */
    static CacheFolder folder(Call call) {
        long bound = Math.round(call.given().or(SIZE, CacheFolder.USUAL_BYTES / 1e9) * 1e9);
        return place(call).map(p -> CacheFolder.of(p, bound)).orElseGet(CacheFolder::none);
    }

    private static int cache(Call call) {
        String action = call.arguments().isEmpty() ? "" : call.arguments().get(0);
        if (!action.isEmpty() && !action.equals(CLEAR)) {
            throw call.usage(
                    "Unknown action \"" + action + "\": clear, or nothing.", "未知操作“" + action + "”：可写 clear 或不写。");
        }
        CacheFolder folder = folder(call);
        String place =
                place(call).map(p -> p.toAbsolutePath().normalize().toString()).orElse(NONE);
        boolean there = place(call).filter(Files::isDirectory).isPresent();
        CacheFolder.Contents contents;
        try {
            contents = action.isEmpty() ? folder.contents() : folder.clear();
        } catch (IOException e) {
            throw RunFolder.notWritten(place, e);
        }
        if (call.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("folder", place);
            answer.put("exists", there);
            answer.put(action.isEmpty() ? "entries" : "removed", contents.entries());
            answer.put("bytes", contents.bytes());
            answer.put("boundBytes", Math.round(call.given().or(SIZE, CacheFolder.USUAL_BYTES / 1e9) * 1e9));
            call.print(answer);
        } else {
            System.out.println(
                    there || place.equals(NONE)
                            ? line(call, place, !action.isEmpty(), contents)
                            : call.language()
                                    .of(
                                            place + ": there is no such folder, so nothing is kept there.",
                                            place + "：没有该文件夹，因而没有保留的结果。"));
        }
        return 0;
    }

    private static String line(Call call, String place, boolean cleared, CacheFolder.Contents contents) {
        String size = Numbers.readable(contents.bytes() / 1e6, 1) + " MB";
        if (cleared) {
            return call.language()
                    .of(
                            place + ": " + contents.entries() + " entries removed, " + size + ".",
                            place + "：清除 " + contents.entries() + " 项，共 " + size + "。");
        }
        String bound = Numbers.readable(call.given().or(SIZE, CacheFolder.USUAL_BYTES / 1e9), 1) + " GB";
        return call.language()
                .of(
                        place + ": " + contents.entries() + " entries, " + size + " of " + bound + ".",
                        place + "：保留 " + contents.entries() + " 项，共 " + size + "，上限 " + bound + "。");
    }
}
