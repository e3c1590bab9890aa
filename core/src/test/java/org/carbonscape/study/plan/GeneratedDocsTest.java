package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
