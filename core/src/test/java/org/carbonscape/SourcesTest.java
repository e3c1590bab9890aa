package org.carbonscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler does not mind and a reader does. */
class SourcesTest {
    private static final int COLUMNS = 120;
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);$");

    @ParameterizedTest
    @ValueSource(strings = {"src", "../app/src", "../bench/src"})
    void noImportIsUnused(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            List<String> unused = files.filter(f -> f.toString().endsWith(".java"))
                    .flatMap(SourcesTest::unused)
                    .toList();
            assertThat(unused).isEmpty();
        }
    }

    /** The formatter leaves texts and comments as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"src", "../app/src", "../bench/src"})
    void noLineIsLong(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            List<String> tooLong = files.filter(f -> f.toString().endsWith(".java"))
                    .flatMap(SourcesTest::tooLong)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static Stream<String> tooLong(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS)
                    .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> unused(Path file) {
        try {
            String text = Files.readString(file);
            String body = text.replaceAll("(?m)^import .*$", "");
            return IMPORT.matcher(text)
                    .results()
                    .map(m -> m.group(1))
                    .filter(name ->
                            !Pattern.compile("\\b" + name + "\\b").matcher(body).find())
                    .map(name -> file + ": " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
