package org.carbonscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chinese sentences have Chinese commas, semicolons, colons and brackets. */
class ChinesePunctuationTest {
    private static final Pattern TEXT = Pattern.compile(
            "\"(?:[^\"\\\\\\n]|\\\\.)*\"" // one literal
                    + "(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*");
    private static final Pattern ASCII = Pattern.compile("\\p{IsHan} ?[,;:()] ?\\p{IsHan}");

    /** Texts of a source that hold a mark of ours between two Chinese characters. */
    static List<String> wrong(String source) {
        List<String> wrong = new ArrayList<>();
        Matcher texts = TEXT.matcher(source);
        while (texts.find()) {
            String text = texts.group().replaceAll("\"\\s*\\+\\s*\"", "");
            if (!text.contains("\\\\s*") && ASCII.matcher(text).find()) { // patterns read what users write
                wrong.add(text);
            }
        }
        return wrong;
    }

    @Test
    void aMarkOfOursBetweenChineseCharactersIsFound() {
        assertThat(wrong("a(\"碳源, 碳汇\", \"碳源，碳汇\")")).containsExactly("\"碳源, 碳汇\"");
        assertThat(wrong("b(\"碳\"\n        + \"源:\" + \"碳汇\")")).containsExactly("\"碳源:碳汇\"");
        assertThat(wrong("c(\"面积(公顷)\", \"面积（公顷）\", \"carbon, 碳\")")).containsExactly("\"面积(公顷)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "../app/src/main/java"})
    void chineseTextsHaveChineseMarks(String sources) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                wrong(Files.readString(file)).forEach(text -> wrong.add(file + ": " + text));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
