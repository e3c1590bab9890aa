package org.carbonscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler does not mind and a reader does. */
class SourcesTest {
    private static final int COLUMNS = 120;
    private static final int MOST_LINES = 500;
    private static final int MOST_COMPONENTS = 8;
    private static final Pattern RECORD = Pattern.compile("\\brecord (\\w+)\\s*(?:<[^({]*>)?\\(");
    /** Fields of a class that change: not final, or of a kind that is filled. */
    private static final Pattern STATIC_STATE = Pattern.compile(
            "(?m)^ +(?:private |public |protected )?static (?:volatile )?(?!final |class |record |interface |enum )"
                    + "[\\w.<>\\[\\], ?]+? \\w+(?: =|;)"
                    + "|static final (?!class |record )[^=(;{]*=\\s*"
                    + "(?:new \\w*(?:Map|List|Set|Deque|Queue|ThreadLocal)\\b|new Atomic"
                    + "|Collections\\.synch|ThreadLocal\\.)");

    private static final Pattern LOCAL_FORMAT = Pattern.compile("\\.formatted\\(|String\\.format\\((?!\\s*Locale\\.)");
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

    /** A source of more holds two subjects; the list of problems has one entry a code, and is looked up, not read. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main", "../app/src/main", "../bench/src/main", "../fuzz/src/main"})
    void noSourceIsLongButTheListOfProblems(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            List<String> tooLong = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.endsWith("problem/ProblemCode.java"))
                    .filter(f -> lines(f).size() > MOST_LINES)
                    .map(Path::toString)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    /** Where the machine speaks Arabic or Persian, numbers of its language have digits no program reads. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main", "../app/src/main", "../spark/src/main"})
    void noTextIsFormattedInTheLanguageOfTheMachine(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            List<String> local = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f ->
                            LOCAL_FORMAT.matcher(String.join("\n", lines(f))).find())
                    .map(Path::toString)
                    .toList();
            assertThat(local).isEmpty();
        }
    }

    /**
     * What one study left would be there for the next. Memory, the libraries' folder and standard error are those of
     * the process; what is sent to Spark's executors finds nothing else there that stays.
     */
    @ParameterizedTest
    @ValueSource(strings = {"src/main", "../app/src/main", "../fuzz/src/main", "../bench/src/main"})
    void noStateIsStatic(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            List<String> state = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !List.of("RemadeRaster.java", "TemporaryFolder.java", "StandardError.java")
                            .contains(f.getFileName().toString()))
                    .flatMap(f -> STATIC_STATE
                            .matcher(String.join("\n", lines(f)))
                            .results()
                            .map(m -> f + ": " + m.group().strip()))
                    .toList();
            assertThat(state).isEmpty();
        }
    }

    @Test
    void stateIsKnownByHowItIsDeclared() {
        assertThat(List.of(
                        "    private static int count;",
                        "    static Optional<String> last = Optional.empty();",
                        "    private static volatile boolean set;",
                        "    private static final Map<String, List<Integer>> KEPT =\n            new HashMap<>();",
                        "    static final AtomicInteger NEXT = new AtomicInteger();"))
                .allMatch(s -> STATIC_STATE.matcher(s).find());
        assertThat(List.of(
                        "    private static final Map<String, String> A = Map.of();",
                        "    static int count() {",
                        "    private static List<String> lines(Path file) {",
                        "    private static final Object[] B = new Object[3];",
                        "    static class Map {",
                        "    private static final class Slot {"))
                .noneMatch(s -> STATIC_STATE.matcher(s).find());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record of more is two things, along a seam that the subject knows. */
    @ParameterizedTest
    @ValueSource(strings = {"src/main", "../app/src/main", "../bench/src/main", "../fuzz/src/main"})
    void noRecordHasMoreThanEightComponents(String sources) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            List<String> wide = files.filter(f -> f.toString().endsWith(".java"))
                    .flatMap(SourcesTest::records)
                    .filter(r -> r.components() > MOST_COMPONENTS)
                    .map(Record::toString)
                    .toList();
            assertThat(wide).isEmpty();
        }
    }

    @Test
    void componentsAreCountedByTheirCommas() {
        assertThat(records("x", """
                /** The record (a, b) of a comment. */
                record None() {}
                record Two<K extends Map<A, B>>(Map<K, List<String>> a, @Odd(x = 1, y = 2) int b) {}
                record One(int... all) { record Three(int a, double[] b, String c) {} }
                """))
                .extracting(Record::name, Record::components)
                .containsExactly(tuple("None", 0), tuple("Two", 2), tuple("One", 1), tuple("Three", 3));
    }

    private record Record(Path file, String name, int components) {}

    private static Stream<Record> records(Path file) {
        try {
            return records(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Record> records(String file, String text) {
        return RECORD.matcher(text)
                .results()
                .map(m -> new Record(Path.of(file), m.group(1), components(text, m.end())));
    }

    /** Commas outside of all brackets from behind the opening one to its end, and one more unless there is nothing. */
    private static int components(String text, int from) {
        int commas = 0;
        int depth = 1;
        int at = from;
        for (; depth > 0; at++) {
            char c = text.charAt(at);
            depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
            commas += c == ',' && depth == 1 ? 1 : 0;
        }
        return text.substring(from, at - 1).isBlank() ? 0 : commas + 1;
    }

    private static Stream<String> tooLong(Path file) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS)
                .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
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
