package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/**
 * Whatever is called a method is listed, explained in both languages, has a page, and its command declares its options
 * whole.
 */
class MethodContractTest {
    /** Commands about studies, not methods. */
    private static final Set<String> HOUSEKEEPING = Set.of(
            "demo",
            "new",
            "check",
            "run",
            "methods",
            "explain",
            "warm-up",
            "help",
            "verify",
            "commands",
            "cache",
            "compare",
            "serve",
            "publish",
            "studio",
            "inspect",
            "report",
            "cluster-check");

    /** They stand in place of direct factors, phase by phase. */
    private static final Set<String> ONLY_IN_STUDIES = Set.of("land", "npp");

    private static final CommandLine PROGRAM = Carbonscape.commandLine(Language.EN, face -> true);

    static Stream<About> methods() {
        return Methods.ALL.stream();
    }

    static Stream<String> commands() {
        return PROGRAM.getSubcommands().keySet().stream().filter(c -> !HOUSEKEEPING.contains(c));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodHasTitleTextSourcesAndAPage(About method) throws Exception {
        for (Language language : Language.values()) {
            assertThat(method.title().in(language)).isNotBlank();
            assertThat(method.text().in(language)).hasSizeGreaterThan(40);
        }
        assertThat(method.text().zh()).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(method.references()).isNotEmpty();
        Path page = Path.of("..", "docs", "methods", method.id() + ".md");
        assertThat(page).exists();
        assertThat(Files.readString(page))
                .startsWith("# ")
                .containsPattern("[\\u4e00-\\u9fff]")
                .hasSizeGreaterThan(300);
    }

    @Test
    void everyMethodIsACommandAndEveryCommandAMethod() {
        List<String> ids = methods().map(About::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(commands().toList())
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().filter(i -> !ONLY_IN_STUDIES.contains(i)).toList());
        String listed = Desk.command("methods").out();
        for (String id : ids) {
            assertThat(Desk.command("explain", id).code()).isZero();
            assertThat(listed).contains(id);
        }
    }

    @Test
    void explainShowsTheMethodsPageInItsLanguage() {
        assumeTrue(
                MethodFaces.class.getResource("methods/hot-spots.zh.md") != null,
                "skipped: the pages come with Maven's resources");
        assertThat(Desk.command("explain", "hot-spots").out()).contains("# Getis-Ord Gi* and Gi: hot and cold spots");
        assertThat(Desk.command("explain", "hot-spots", "--json").out())
                .startsWith("{\n  \"method\": \"hot-spots\",\n  \"title\": ")
                .contains("\"page\": \"# Getis-Ord Gi* and Gi: hot and cold spots");
        assertThat(Desk.command("explain", "hot-spots", "--lang", "zh").out())
                .contains("# 冷热点：Getis-Ord Gi* 与 Gi", "3.052489240")
                .doesNotContain("Missing values are left out");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandSaysWhatEveryOptionIsAndTakesLanguageAndMachineOutput(String name) {
        CommandLine command = PROGRAM.getSubcommands().get(name);
        for (ArgSpec argument : command.getCommandSpec().args()) {
            assertThat(String.join(" ", argument.description()))
                    .as(argument.toString())
                    .hasSizeGreaterThan(10);
        }
        List<String> options = command.getCommandSpec().options().stream()
                .map(o -> o.longestName())
                .toList();
        assertThat(options).contains("--lang", "--threads");
        if (!name.equals("density")) { // its answer is a raster
            assertThat(options).contains("--json");
        }
    }
}
