package org.carbonscape.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.io.json.Json;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** The commands, with their arguments and options, for other programs: Python, R and QGIS make theirs from them. */
final class Declarations {
    /** Of commands that are no methods, whose titles stand with them. */
    private static final Map<String, Bilingual> TITLES = Map.ofEntries(
            Map.entry("demo", Bilingual.of("Demo study", "示例研究")),
            Map.entry("new", Bilingual.of("New study", "新建研究")),
            Map.entry("check", Bilingual.of("Check a study", "检查研究")),
            Map.entry("run", Bilingual.of("Run a study", "运行研究")),
            Map.entry("verify", Bilingual.of("Verify a run", "核验结果")),
            Map.entry("compare", Bilingual.of("Compare two runs", "比较两次结果")),
            Map.entry("report", Bilingual.of("Report as PDF or Word", "输出 PDF 或 Word 报告")),
            Map.entry("inspect", Bilingual.of("Inspect files", "查看数据文件")),
            Map.entry("serve", Bilingual.of("Serve the atlas", "浏览网页图集")),
            Map.entry("publish", Bilingual.of("Publish the atlas", "发布网页图集")),
            Map.entry("studio", Bilingual.of("Studio", "工作台")),
            Map.entry("cache", Bilingual.of("Cache", "缓存")),
            Map.entry("cluster-check", Bilingual.of("Check a cluster", "检查集群")),
            Map.entry("methods", Bilingual.of("Methods", "方法列表")),
            Map.entry("explain", Bilingual.of("Explain a method or a number", "解释方法或数值")),
            Map.entry("commands", Bilingual.of("Commands", "命令列表")));

    private Declarations() {}

    /** The command that prints them. */
    static Face face() {
        return Face.of(
                "commands",
                Bilingual.of(
                        "Lists the commands; with --json also their arguments and options, for other programs.",
                        "列出各命令；加 --json 时连同参数与选项一并给出，供其他程序使用。"),
                List.of(),
                List.of(CommonOptions.JSON),
                Declarations::run);
    }

    private static int run(Call call) {
        if (call.json()) {
            System.out.print(text());
        } else {
            shown().forEach(f ->
                    System.out.printf("%-26s %s%n", f.name(), f.summary().in(call.language())));
        }
        return 0;
    }

    /** As JSON. */
    static String text() {
        return Json.text(
                Map.of("commands", shown().stream().map(Declarations::command).toList()));
    }

    private static List<Face> shown() {
        return Carbonscape.faces().stream().filter(f -> !f.hidden()).toList();
    }

    private static Map<String, Object> command(Face face) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", face.name());
        map.put("title", title(face));
        map.put("summary", both(face.summary()));
        map.put("method", Methods.ALL.stream().map(About::id).anyMatch(face.name()::equals));
        map.put(
                "arguments",
                face.arguments().stream().map(Declarations::argument).toList());
        map.put(
                "options",
                Commands.options(face).stream().map(Declarations::option).toList());
        return map;
    }

    private static Map<String, String> title(Face face) {
        return both(title(face.name()));
    }

    /** What a command is called beside its name; of others than commands the name. */
    static Bilingual title(String command) {
        return Methods.ALL.stream()
                .filter(m -> m.id().equals(command))
                .findFirst()
                .<Bilingual>map(About::title)
                .orElseGet(() -> TITLES.getOrDefault(command, Bilingual.same(command)));
    }

    private static Map<String, Object> argument(Face.Argument argument) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", argument.label());
        map.put("doc", both(argument.doc()));
        map.put("required", argument.least() > 0);
        map.put("many", argument.many());
        return map;
    }

    private static Map<String, Object> option(Option<?> option) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", option.key());
        map.put("label", option.kind().label());
        map.put("doc", both(Bilingual.of(option.text(Language.EN), option.text(Language.ZH))));
        map.put("schema", option.kind().schema());
        map.put("list", option.kind().isList());
        map.put("written", option.kind().isWritten());
        map.put("choices", option.kind().choices().stream().map(Choice::id).toList());
        map.put("default", standard(option));
        map.put("required", option.required());
        return map;
    }

    /** What stands in for an option left out: a value, or words that are one, being the same in both languages. */
    private static Object standard(Option<?> option) {
        Option.Standard standard = option.standard();
        String en = standard.words().in(Language.EN);
        Optional<String> text = standard.value()
                .or(() -> Optional.of(en).filter(standard.words().in(Language.ZH)::equals));
        return text.filter(t -> !t.isEmpty()).<Object>map(option::typed).orElse("");
    }

    private static Map<String, String> both(Bilingual text) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("en", text.in(Language.EN));
        map.put("zh", text.in(Language.ZH));
        return map;
    }
}
