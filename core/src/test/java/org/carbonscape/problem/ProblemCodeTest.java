package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    @Test
    void everyIdIsPrintedByOneCodeOnly() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesTellTheSameFindings(ProblemCode code) {
        // LANDUSE-03 counts in English grammar and in Chinese, each with its own words
        if (code != ProblemCode.LANDUSE_03_CODES) {
            assertThat(holes(code.found(Language.EN) + code.remedy(Language.EN)))
                    .isEqualTo(holes(code.found(Language.ZH) + code.remedy(Language.ZH)));
        }
        assertThat(code.found(Language.ZH) + code.remedy(Language.ZH)).matches("(?s).*\\p{IsHan}.*");
        assertThat(code.found(Language.EN)).isNotBlank();
        assertThat(code.remedy(Language.EN)).isNotBlank();
    }

    private static String holes(String template) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(template)
                .results()
                .map(r -> r.group())
                .distinct()
                .sorted()
                .collect(Collectors.joining());
    }

    /** The whole text of every code is asserted somewhere: its id stands in a test beside its words. */
    @ParameterizedTest
    @EnumSource
    void everyCodeIsToldInSomeTest(ProblemCode code) {
        assertThat(TOLD.contains(code.id()) || TOLD.contains(code.name()))
                .as("no test tells %s (%s)", code.id(), code.name())
                .isTrue();
    }

    private static final Set<String> TOLD = told();

    /** Whatever looks like an id or a name of a code, of one reading of all tests. */
    private static Set<String> told() {
        Pattern word = Pattern.compile("[A-Z][A-Z0-9]*+(?:[-_][A-Z0-9]++)*+");
        Set<String> told = new HashSet<>();
        for (String root : List.of("src/test/java", "../app/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root).toAbsolutePath().normalize())) {
                for (Path file : files.filter(
                                p -> p.toString().toLowerCase(Locale.ROOT).endsWith(".java"))
                        .sorted()
                        .toList()) {
                    word.matcher(Files.readString(file)).results().forEach(m -> told.add(m.group()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return told;
    }
}
