package org.carbonscape.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.io.json.Json;
import org.carbonscape.method.About;
import org.carbonscape.method.MethodNames;
import org.carbonscape.method.Methods;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** Commands that tell of methods. */
final class MethodFaces {
    private MethodFaces() {}

    static List<Face> all() {
        return List.of(
                Face.of(
                        "methods",
                        Bilingual.of("Lists the methods.", "列出各种方法。"),
                        List.of(),
                        List.of(CommonOptions.JSON_LIST),
                        MethodFaces::list),
                Face.of(
                        "explain",
                        Bilingual.of(
                                "Explains what a method does, or, of a run, how the tonnes of a unit came about, line "
                                        + "by line.",
                                "说明一种方法，或逐行给出某次运行中某单元每一吨的计算过程。"),
                        List.of(Face.one(
                                "METHOD|RUN",
                                "A method's name (`carbonscape methods` lists them), or a run folder.",
                                "方法名（用 carbonscape methods 列出），或结果文件夹。")),
                        ExplainFace.OPTIONS,
                        call -> call.given().find(ExplainFace.UNIT).isPresent()
                                        || Files.isDirectory(
                                                FileName.path(call.arguments().get(0)))
                                ? ExplainFace.run(call)
                                : explain(call)));
    }

    private static int list(Call call) {
        if (call.json()) {
            System.out.print(Json.text(
                    Methods.ALL.stream().map(m -> told(m, call.language())).toList()));
            return 0;
        }
        Methods.ALL.forEach(
                m -> System.out.printf("%-26s %s%n", m.id(), m.title().in(call.language())));
        return 0;
    }

    private static Map<String, Object> told(About about, Language language) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("method", about.id());
        one.put("title", about.title().in(language));
        one.put("summary", about.summary().in(language));
        return one;
    }

    private static int explain(Call call) {
        String name = call.arguments().get(0);
        List<String> known = Methods.ALL.stream().map(About::id).toList();
        About about = Methods.ALL.stream()
                .filter(m -> m.id().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(call, name, known));
        Optional<String> page = page(about.id(), call.language());
        if (call.json()) {
            Map<String, Object> one = told(about, call.language());
            one.put("text", about.text().in(call.language()));
            one.put("references", about.references());
            one.put("page", page.orElse(""));
            call.print(one);
            return 0;
        }
        System.out.println(about.title().in(call.language()));
        System.out.println();
        System.out.println(about.text().in(call.language()));
        about.references().forEach(r -> System.out.println("  - " + r));
        page.ifPresent(text -> System.out.println("\n" + text.strip()));
        return 0;
    }

    private static RuntimeException unknown(Call call, String name, List<String> known) {
        List<String> near = MethodNames.near(name, known);
        return near.isEmpty()
                ? call.usage(
                        "There is no method \"" + name + "\". Known: " + String.join(", ", known),
                        "没有名为“" + name + "”的方法。可用的方法：" + String.join("、", known))
                : call.usage(
                        "There is no method \"" + name + "\". Did you mean " + String.join(" or ", near) + "?",
                        "没有名为“" + name + "”的方法。是否想写 " + String.join(" 或 ", near) + "？");
    }

    /** The method's page, where this program was built with it. */
    private static Optional<String> page(String id, Language language) {
        String name = "methods/" + id + language.of(".md", ".zh.md");
        try (InputStream in = MethodFaces.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // what was told above is enough
        }
    }
}
