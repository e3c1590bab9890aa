package org.carbonscape.study;

import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.problem.Language;
import org.carbonscape.study.plan.LayerGrammar;

/** Texts that a reader of help would write from the forms it shows: in both languages, with and without brackets. */
public final class LayerForms {
    private LayerForms() {}

    /** With the words of the small study. */
    public static List<String> examples(LayerGrammar.Form form) {
        return Stream.of(Language.values())
                .flatMap(language -> alternatives(form.written().in(language)))
                .map(text -> text.replaceFirst("YEAR", "2000")
                        .replaceFirst("年份", "2000")
                        .replace("YEAR", "2010")
                        .replace("年份", "2010")
                        .replace("CLASS", "forest|construction")
                        .replace("类别", "林地|建设用地")
                        .replace("UNITSET", "parts")
                        .replace("单元集", "parts")
                        .replace("CODE", "2|3")
                        .replace("编码", "2|3"))
                .flatMap(text -> Stream.of(
                        text.replaceAll("[\\[\\]]", ""),
                        text.replaceAll("\\[[^\\]]*\\]", "").strip()))
                .distinct()
                .toList();
    }

    /** "net, source or sink" are three texts. */
    private static Stream<String> alternatives(String form) {
        List<String> words = List.of("net, source or sink", "sources or sinks", "净碳排放、碳源或碳汇", "碳源或碳汇");
        return words.stream()
                .filter(form::contains)
                .findFirst()
                .map(w -> Stream.of(w.split(", | or |、|或")).map(each -> form.replace(w, each)))
                .orElseGet(() -> Stream.of(form));
    }
}
