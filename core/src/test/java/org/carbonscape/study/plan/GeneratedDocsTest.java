package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.carbonscape.option.Item;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;

/**
 * Generated pages are committed and must equal what the program would write; {@code -Dcarbonscape.update=true} rewrites
 * them.
 */
class GeneratedDocsTest {
    private static void isCurrent(String name, String text) throws IOException {
        Path file = Path.of("..", "docs", name);
        if (Boolean.getBoolean("carbonscape.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }

    @Test
    void theStudyFileReferenceIsCurrent() throws IOException {
        isCurrent("study-file.md", StudyReference.page(Language.EN));
        isCurrent("study-file.zh.md", StudyReference.page(Language.ZH));
    }

    @Test
    void theReferencePagesAreCurrent() throws IOException {
        for (Language language : Language.values()) {
            for (Map.Entry<String, String> page : ReferencePages.all(language).entrySet()) {
                isCurrent("reference/" + page.getKey() + language.of(".md", ".zh.md"), page.getValue());
            }
        }
    }

    @Test
    void theListOfMethodPagesIsCurrent() throws IOException {
        for (Language language : Language.values()) {
            String zh = language.of("", ".zh");
            StringBuilder page = new StringBuilder(language.of("""
                    # Methods

                    Generated from what the program says of its methods; do not edit. `carbonscape explain NAME`
                    shows one in short, with its sources. How sure their results are has a page of its own:
                    [uncertainty](uncertainty.md).

                    | name | method | what it does |
                    | --- | --- | --- |
                    """, """
                    # 方法

                    由程序中各方法的说明生成，请勿手改。`carbonscape explain 名称` 显示某一方法的公式与出处。
                    结果的不确定性另有一页：[结果有多可靠](uncertainty.zh.md)。

                    | 名称 | 方法 | 内容 |
                    | --- | --- | --- |
                    """));
            for (About about : Methods.ALL) {
                page.append(String.format(
                        "| [%s](%s%s.md) | %s | %s |%n",
                        about.id(),
                        about.id(),
                        zh,
                        about.title().in(language),
                        about.summary().in(language)));
            }
            isCurrent("methods/README" + zh + ".md", page.toString().replace(System.lineSeparator(), "\n"));
        }
    }

    @Test
    void theSchemaIsCurrentAndNamesEveryTopLevelKey() throws IOException {
        isCurrent("study.schema.json", StudyReference.schema());
        JsonNode schema = new ObjectMapper().readTree(StudyReference.schema());
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        StudyReader.KEYS.items().stream().map(Item::key).toList());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }
}
