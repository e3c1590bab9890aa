package org.carbonscape.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carbonscape.app.demo.DemoStudy;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.finding.Table;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Alike;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.face.PlainOutput;
import org.carbonscape.study.run.StudyRun;

/** Commands about whole studies, and those that run a part of one. */
final class StudyFaces {
    private static final String[] NEW = {
        "study.yaml", "legend.csv", "factors.csv", "energy.csv", "stock.csv", "criteria.csv", "ahp.csv"
    };

    private static final Face.Argument STUDY =
            Face.one("STUDY", "The study file (or a folder that holds study.yaml).", "研究文件（或含 study.yaml 的文件夹）。");
    private static final Option<Path> OUT = Option.of(
                    "out",
                    Kinds.folder(),
                    "The run folder. Whole or absent: an earlier run there is replaced at the end; your own files in "
                            + "it stay.",
                    "结果文件夹。要么完整要么没有：原有的结果在最后才被替换，您放入其中的文件保留不动。")
            .asRequired();
    private static final Option<Path> PART_OUT = Option.of("out", Kinds.folder(), "The run folder.", "结果文件夹。")
            .standard("carbonscape-COMMAND, such as carbonscape-zones", "carbonscape-命令名，如 carbonscape-zones");
    private static final Option<Path> DEMO_OUT = Option.of(
                    "out",
                    Kinds.folder(),
                    "The run folder; the study itself goes into its folder study/.",
                    "结果文件夹；研究本身放在其中的 study/。")
            .standard(Path.of("carbonscape-demo"));
    private static final Option<Long> SEED = Option.of(
            "seed",
            Kinds.integer(Long.MIN_VALUE, Long.MAX_VALUE),
            "Seed for everything drawn at random, instead of the study's.",
            "全部随机抽样的种子，代替研究文件中的值。");
    private static final Option<Boolean> REPLACE = Option.of(
            "replace",
            Kinds.flag(),
            "Let the run replace files of an earlier run that were changed since. Without it such files stop the run; "
                    + "files that no run wrote stay in any case.",
            "允许替换上次运行之后被改动过的结果文件；不写则遇到这类文件时停止。非运行写出的文件始终保留。");
    private static final Option<Long> TILES = Option.of(
                    "tiles",
                    Kinds.integer(512, 1 << 30),
                    "Write rasters of more cells a side as a folder of GeoTIFFs of so many cells a side, with a .vrt "
                            + "that joins them: for results larger than what one file or disk should hold.",
                    "边长超过该像元数的栅格写为一个文件夹，内含边长为该像元数的 GeoTIFF，并以 .vrt 连接：用于不宜存为单个文件或单个磁盘的结果。")
            .standard("each raster is one file", "每个栅格一个文件")
            .example("16384");
    private static final Option<Boolean> TABLES =
            Option.of("json", Kinds.flag(), "Print the tables as JSON on standard output.", "在标准输出以 JSON 给出各表。");

    private StudyFaces() {}

    static List<Face> all() {
        List<Face> faces = new ArrayList<>(List.of(
                Face.of(
                        "demo",
                        Bilingual.of(
                                "Makes the bundled synthetic study, runs it and prints where its report is.",
                                "生成内置的合成研究并运行，给出报告的位置。"),
                        List.of(),
                        List.of(
                                DEMO_OUT,
                                StatisticOptions.SEED_OPTION,
                                REPLACE,
                                CommonOptions.CSV_BOM,
                                CacheFaces.CACHE,
                                CacheFaces.SIZE,
                                ClusterFaces.ENGINE,
                                ClusterFaces.MASTER,
                                CommonOptions.JSON),
                        StudyFaces::demo),
                Face.of(
                        "new",
                        Bilingual.of(
                                "Writes a commented study to start from, with example tables.",
                                "写出带注释的研究文件和示例表格，由此开始。"),
                        List.of(Face.one("DIR", "A new or empty folder.", "新建的或空的文件夹。")),
                        List.of(CommonOptions.JSON),
                        StudyFaces::make),
                Face.of(
                        "check",
                        Bilingual.of(
                                "Lists everything that is wrong with a study, all at once; reads the land use once, to "
                                        + "count it, and writes nothing.",
                                "一次列出研究的全部问题；为计数通读一遍土地利用，不写任何文件。"),
                        List.of(STUDY),
                        List.of(CommonOptions.JSON),
                        StudyFaces::check),
                Face.of(
                        "run",
                        Bilingual.of(
                                "Runs a study: tables, rasters, vectors, figures and a report in one folder.",
                                "运行研究：表格、栅格、矢量、图件和报告写入一个文件夹。"),
                        List.of(STUDY),
                        List.of(
                                OUT,
                                SEED,
                                REPLACE,
                                TILES,
                                CommonOptions.CSV_BOM,
                                CacheFaces.CACHE,
                                CacheFaces.SIZE,
                                ClusterFaces.ENGINE,
                                ClusterFaces.MASTER,
                                CommonOptions.JSON),
                        StudyFaces::run)));
        faces.add(part(Methods.SUITABILITY, SuitabilityRun.Extent.LEVELS, List.of()));
        faces.add(part(Methods.ZONES, SuitabilityRun.Extent.ZONES, List.of()));
        faces.add(part(Methods.CORRIDORS, SuitabilityRun.Extent.CORRIDORS, List.of("corridors")));
        faces.add(part(Methods.SCENARIOS, SuitabilityRun.Extent.SCENARIOS, List.of("scenario")));
        return faces;
    }

    /** @param shown tables it answers with; empty = all */
    private static Face part(About about, SuitabilityRun.Extent extent, List<String> shown) {
        return Face.of(
                about.id(),
                about.summary(),
                List.of(Face.one(
                        "STUDY",
                        "The study file (or a folder that holds study.yaml), with a section suitability.",
                        "含 suitability 一节的研究文件（或含 study.yaml 的文件夹）。")),
                List.of(
                        PART_OUT,
                        SEED,
                        REPLACE,
                        TILES,
                        CommonOptions.CSV_BOM,
                        CacheFaces.CACHE,
                        CacheFaces.SIZE,
                        ClusterFaces.ENGINE,
                        ClusterFaces.MASTER,
                        TABLES),
                call -> part(about, extent, shown, call));
    }

    private static RunTarget target(Path folder, Call call) {
        return new RunTarget(folder, call.given().or(REPLACE, false))
                .withCsvMark(call.csvMark())
                .withTiles(call.given().find(TILES).map(Math::toIntExact).orElse(0));
    }

    private static OptionalLong seed(Call call) {
        return call.given().find(SEED).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static int demo(Call call) {
        Console console = new Console(call);
        Path out = call.given().or(DEMO_OUT, Path.of("carbonscape-demo"));
        long seed = call.given().or(StatisticOptions.SEED_OPTION, StatisticOptions.SEED);
        CacheFolder cache = CacheFaces.folder(call);
        try (var engine = call.engine();
                AtEnd stopped = console.whenStopped(cache)) {
            StudyRun.runMade(
                    target(out, call),
                    folder -> {
                        console.stage("make the synthetic landscape");
                        return DemoStudy.write(folder, seed, call.language(), engine);
                    },
                    OptionalLong.of(seed),
                    call.language(),
                    engine,
                    cache,
                    console);
        }
        console.done(out);
        return 0;
    }

    private static int make(Call call) {
        Path folder = FileName.path(call.arguments().get(0));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ProblemException(ProblemCode.SERVE_04_NOT_EMPTY, folder.toString());
        }
        try {
            if (Files.exists(folder)) {
                try (var entries = Files.list(folder)) {
                    if (entries.findAny().isPresent()) {
                        throw new ProblemException(ProblemCode.RUN_07_NOT_EMPTY, folder.toString());
                    }
                }
            }
            Files.createDirectories(folder);
            begin(folder, call.language());
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.toString(), e);
        }
        call.wrote(folder.resolve("study.yaml"));
        return 0;
    }

    /** Writes all files or none, so that the command can be given again. */
    private static void begin(Path folder, Language language) throws IOException {
        try {
            for (String name : NEW) {
                // the study file is commented in the reader's language; the tables are the same
                String source = language == Language.ZH && name.equals("study.yaml") ? "study.zh.yaml" : name;
                try (InputStream in = StudyFaces.class.getResourceAsStream("new/" + source)) {
                    Files.copy(in, folder.resolve(name));
                }
            }
        } catch (IOException e) {
            for (String name : NEW) {
                Files.deleteIfExists(folder.resolve(name));
            }
            throw e;
        }
    }

    private static int check(Call call) {
        Problems problems = new Problems();
        OptionalLong memory;
        try (var engine = call.engine()) {
            memory = StudyRun.check(FileName.path(call.arguments().get(0)), problems, engine);
        }
        memory.ifPresent(mb -> {
            if (mb > Needs.most_mb()) {
                problems.add(Needs.told(mb, Needs.most_mb()));
            }
        });
        List<Problem> wrong = Alike.together(problems.problems());
        List<Problem> doubtful = Alike.together(problems.cautions());
        if (call.json()) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("problems", list(problems.problems(), call.language()));
            out.put("cautions", list(problems.cautions(), call.language()));
            memory.ifPresent(mb -> out.put("memory_mb", mb));
            System.out.print(Json.text(out));
        } else {
            Carbonscape.print(wrong, call.language());
            Carbonscape.print(doubtful, call.language());
            memory.ifPresent(mb -> System.out.println(
                    call.language().of("about " + mb + " MB of memory for a run", "运行约需 " + mb + " MB 内存")));
            System.out.println(call.language()
                    .of(
                            count(wrong, "problem") + ", " + count(doubtful, "caution"),
                            wrong.size() + " 个问题，" + doubtful.size() + " 条提醒"));
        }
        return Faults.code(problems.problems());
    }

    private static String count(List<Problem> all, String what) {
        return all.size() + " " + what + (all.size() == 1 ? "" : "s");
    }

    private static List<Object> list(List<Problem> problems, Language language) {
        return problems.stream().<Object>map(p -> Call.object(p, language)).toList();
    }

    private static int run(Call call) {
        Path out = call.require(OUT);
        Console console = new Console(call);
        CacheFolder cache = CacheFaces.folder(call);
        try (var engine = call.engine();
                AtEnd stopped = console.whenStopped(cache)) {
            StudyRun.run(
                    FileName.path(call.arguments().get(0)),
                    target(out, call),
                    seed(call),
                    call.language(),
                    engine,
                    cache,
                    console);
        }
        console.done(out);
        return 0;
    }

    private static int part(About about, SuitabilityRun.Extent extent, List<String> shown, Call call) {
        Path folder = call.given().or(PART_OUT, Path.of("carbonscape-" + about.id()));
        Console console = new Console(call);
        List<Table> tables;
        CacheFolder cache = CacheFaces.folder(call);
        try (var engine = call.engine();
                AtEnd stopped = console.whenStopped(cache)) {
            tables = StudyRun.runSuitability(
                    FileName.path(call.arguments().get(0)),
                    target(folder, call),
                    extent,
                    seed(call),
                    call.language(),
                    engine,
                    cache,
                    console);
        }
        if (call.given().or(TABLES, false)) {
            Map<String, Object> all = new LinkedHashMap<>();
            tables.stream()
                    .filter(t -> shown.isEmpty() || shown.contains(t.name()))
                    .forEach(t -> all.put(t.name(), PlainOutput.rows(t)));
            call.told().addAll(console.told());
            call.print(all);
        } else {
            console.done(folder);
        }
        return 0;
    }
}
