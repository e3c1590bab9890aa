package org.carbonscape.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoStudyTest {
    @TempDir
    Path folder;

    private static byte[] shipped(Language language, String file) throws IOException {
        String path = language.name().toLowerCase(Locale.ROOT) + "/" + file;
        try (InputStream in = DemoStudy.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }

    private static List<String> lines(Language language, String file) throws IOException {
        return new String(shipped(language, file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatTheProgramShipsReachesTheUserAsItIs(Language language) throws IOException {
        try (Engine engine = new LocalEngine(2)) {
            DemoStudy.striped(folder, language, engine); // the whole landscape takes half a minute
        }
        for (String file : List.of("study.yaml", "stock.csv", "criteria.csv", "ahp.csv", "scenarios.csv")) {
            assertThat(Files.readAllBytes(folder.resolve(file))).as(file).isEqualTo(shipped(language, file));
        }
    }

    /** But for comments, lines differ in the title, the source and the names of counties. */
    @Test
    void theStudyAsksForTheSameInBothLanguages() throws IOException {
        List<String> en = withoutComments("study.yaml", Language.EN);
        List<String> zh = withoutComments("study.yaml", Language.ZH);
        assertThat(zh).hasSameSizeAs(en);
        assertThat(IntStream.range(0, en.size())
                        .filter(i -> !en.get(i).equals(zh.get(i)))
                        .mapToObj(zh::get))
                .containsExactly(
                        "study: 长株潭 2005-2020（合成演示）",
                        "source: \"由 Carbonscape 生成的合成景观，非实测数据\"",
                        "  counties: { file: counties.gpkg, id: code, name: name_zh }");
    }

    private static List<String> withoutComments(String file, Language language) throws IOException {
        return lines(language, file).stream()
                .map(line -> line.replaceFirst("(^|\\s+)#.*", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** A row of a table differs in the name of its scenario and in its source only. */
    @Test
    void theTablesSayTheSameInBothLanguages() throws IOException {
        for (String file : List.of("stock.csv", "criteria.csv", "ahp.csv")) {
            assertThat(lines(Language.ZH, file).stream().map(line -> line.replaceFirst(",\"[^\"]*\"$", "")))
                    .as(file)
                    .containsExactlyElementsOf(lines(Language.EN, file).stream()
                            .map(line -> line.replaceFirst(",\"[^\"]*\"$", ""))
                            .toList());
        }
        assertThat(lines(Language.ZH, "scenarios.csv").stream().map(line -> line.substring(line.indexOf(','))))
                .containsExactlyElementsOf(lines(Language.EN, "scenarios.csv").stream()
                        .map(line -> line.substring(line.indexOf(',')))
                        .toList());
    }
}
