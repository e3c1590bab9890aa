package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.option.Item;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/**
 * A remedy can be followed: whatever study key, command or option a text names is there. Texts name keys by their whole
 * path ({@code suitability.corridors.least-area}, NAME standing for a name of the user's), options with their dashes,
 * and
 * nothing in backticks but what is typed.
 */
class RemediesTest {
    private static final CommandLine PROGRAM = Carbonscape.commandLine(Language.EN, face -> true);
    private static final Set<String> OPTIONS = PROGRAM.getSubcommands().values().stream()
            .flatMap(c -> c.getCommandSpec().options().stream())
            .flatMap(o -> Stream.of(o.names()))
            .collect(Collectors.toSet());

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern PATH = Pattern.compile("(?<![\\w./-])[A-Za-z]+(?:\\.[A-Za-z][A-Za-z-]*)+(?![\\w/])");
    private static final Pattern COMMAND = Pattern.compile("\\bcarbonscape ([a-z-]+)");
    private static final Pattern TYPED = Pattern.compile("`([^`]+)`");
    /** What a dotted word ends in that names a file. */
    private static final Pattern FILE = Pattern.compile(
            "(?i).*\\.(csv|tif|gpkg|geojson|shp|dbf|prj|cpg|gal|gwt|swm|xlsx?|docx|zip|json|yaml|html|txt|vrt)");
    /** Programs of others that a remedy may ask for. */
    private static final List<String> OTHERS =
            List.of("ogr2ogr ", "gdal_translate ", "gdalbuildvrt ", "gdalwarp ", "soffice ");

    /** A text without the calls of other programs, whose options are theirs. */
    private static String ours(String text) {
        return text.replaceAll("`?(ogr2ogr|gdal_translate|gdalwarp|convmv|soffice) [^`。；]*(`|$)", "");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Keys named, by their whole path. */
    private static Set<String> keys(String text) {
        return all(PATH, ours(text)).stream()
                .filter(p -> !FILE.matcher(p).matches() && !p.matches("[ei]\\.[ge]"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options(String text) {
        return new TreeSet<>(all(OPTION, ours(text)));
    }

    private static boolean isKey(String path) {
        Optional<Item> at = Optional.of(StudyReader.KEYS);
        for (String step : path.split("\\.")) {
            at = at.filter(Section.class::isInstance)
                    .flatMap(s -> ((Section) s)
                            .items().stream()
                                    .filter(i ->
                                            i.key().equals(step) || i.key().equals(Item.ANY) && step.equals("NAME"))
                                    .findFirst());
        }
        return at.isPresent();
    }

    private static String text(ProblemCode code, Language language) {
        Problem problem = Problem.of(code, "");
        return problem.found(language) + " " + problem.remedy(language);
    }

    @ParameterizedTest
    @EnumSource
    void whatATextNamesIsThere(ProblemCode code) {
        for (Language language : Language.values()) {
            String text = text(code, language);
            assertThat(keys(text)).as(text).allMatch(RemediesTest::isKey);
            assertThat(options(text)).as(text).isSubsetOf(OPTIONS);
            assertThat(COMMAND.matcher(text).results().map(m -> m.group(1)))
                    .as(text)
                    .allMatch(PROGRAM.getSubcommands()::containsKey);
            assertThat(TYPED.matcher(text).results().map(m -> m.group(1)))
                    .as(text)
                    .allMatch(
                            t -> t.startsWith("carbonscape ") || OTHERS.stream().anyMatch(t::startsWith));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesNameTheSameKeysAndOptions(ProblemCode code) {
        assertThat(keys(text(code, Language.ZH))).isEqualTo(keys(text(code, Language.EN)));
        assertThat(options(text(code, Language.ZH))).isEqualTo(options(text(code, Language.EN)));
    }

    /** A key that has its own word, as noData has, is not named by half its path. */
    @ParameterizedTest
    @EnumSource
    void keysAreNamedByTheirWholePath(ProblemCode code) {
        Set<String> words = new HashSet<>();
        collect(StudyReader.KEYS, words);
        words.removeIf(
                w -> !w.matches(".*[a-z][A-Z].*|.+-.+") || isKey(w)); // plain words are words of the language too
        for (Language language : Language.values()) {
            String text = ours(text(code, language));
            Set<String> bare = Pattern.compile("(?<![\\w.-])[A-Za-z]+(?:-[a-z]+|[A-Z][a-z]+)+(?![\\w.-])")
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(words::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(bare).as(text).isEmpty();
        }
    }

    private static void collect(Section section, Set<String> words) {
        for (Item item : section.items()) {
            words.add(item.key());
            if (item instanceof Section below) {
                collect(below, words);
            }
        }
    }

    @Test
    void theTestSeesWhatItLooksFor() {
        assertThat(keys("Name it under grid.crs, see units.NAME.layer (dem.tif), e.g. EPSG."))
                .containsExactly("grid.crs", "units.NAME.layer");
        assertThat(isKey("units.NAME.layer")).isTrue();
        assertThat(isKey("grid.datum")).isFalse();
        assertThat(isKey("carbon.energy.grid-factors")).isTrue();
        assertThat(options("Use --out or `ogr2ogr --config X` or --nothing.")).contains("--nothing", "--out");
        assertThat(OPTIONS).contains("--grid-factors").doesNotContain("--nothing");
    }

    /** Options named in other texts of the program: usages, descriptions of methods, places of problems. */
    @Test
    void optionsNamedInTheSourcesAreThere() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (String root : List.of("../core/src/main/java", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")
                                && !f.endsWith("Spelling.java") // names what people write instead
                                && !f.endsWith("SparkJava.java") // names what Java and Spark take
                                && !f.endsWith("ProblemCode.java"))
                        .toList()) {
                    Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"")
                            .matcher(Files.readString(file))
                            .results()
                            .map(m -> ours(m.group()))
                            .flatMap(literal -> all(OPTION, literal).stream())
                            .filter(o -> !OPTIONS.contains(o) && !o.equals("--version"))
                            .forEach(o -> unknown.add(file + ": " + o));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }
}
