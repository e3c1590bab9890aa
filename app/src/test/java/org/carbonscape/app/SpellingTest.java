package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Names that other programs give our options, and what no command may be misread as. */
class SpellingTest {
    private static final CommandLine PROGRAM = Carbonscape.commandLine(Language.EN, face -> true);

    private static List<String> ours(String line) {
        return List.of(Spelling.ours(PROGRAM, line.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "morans-i --input a.gpkg --column v        | morans-i --units a.gpkg --value v",
                "morans-i --polygons=a.gpkg --field=v      | morans-i --units=a.gpkg --value=v",
                "morans-i --vector a --attribute v --perms 99 | morans-i --units a --value v --permutations 99",
                "morans-i --perm=999 --two-tailed          | morans-i --permutations=999 --alternative=two-sided",
                "morans-i --normality --binary             | morans-i --variance=normality --style=binary",
                "morans-i --tail greater --null normality  | morans-i --alternative greater --variance normality",
                "local-moran --fdr --significance 0.01     | local-moran --correction=fdr --alpha 0.01",
                "local-moran --p-adjust bonferroni -o x.csv| local-moran --correction bonferroni --out x.csv",
                "local-moran --bonferroni --id-field code  | local-moran --correction=bonferroni --id code",
                "hot-spots --star --output x.csv           | hot-spots --statistic=gi-star --out x.csv",
                "hot-spots --without-self                  | hot-spots --statistic=gi",
                "density --search-radius 5km --cellsize 1km| density --radius 5km --cell 1km",
                "density --population p --edge-correction  | density --value p --edge",
                "class-breaks --bins 5 --y v               | class-breaks --classes 5 --value v",
                "morans-i --row-standardized --snap 1      | morans-i --style=row --tolerance 1",
            })
    void optionsOfOtherProgramsAreOurs(String written, String meant) {
        assertThat(ours(written.strip())).containsExactly(meant.strip().split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "morans-i --units a.gpkg --value v --permutations 99",
                "geodetector table.csv --y net --x slope", // its own --y
                "transitions a.tif b.tif --column v", // has no --value
                "local-moran --fdr=yes", // ours has a value already
                "nonsense --column v",
                "--column v",
                "morans-i a--column",
            })
    void whatACommandCallsSoItselfOrDoesNotHaveStaysAsWritten(String line) {
        assertThat(ours(line)).containsExactly(line.split(" "));
    }

    /** Commands pasted from a word processor or a chat, or typed with a Chinese keyboard. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run s —out r –-lang zh        | run s --out r --lang zh",
                "run s －－out=r ―lang=zh      | run s --out=r --lang=zh",
                "run s −−no-cache --out=~/r   | run s --no-cache --out=/home/u/r",
                "~/s.yaml 2020=~/a.tif ~\\b —file=~/c | /home/u/s.yaml 2020=/home/u/a.tif /home/u\\b --file=/home/u/c",
                "run —5 -5 —x -o ~ ~x a~/b ./~/c | run —5 -5 —x -o ~ ~x a~/b ./~/c",
                "— －2.5 a—out --out 名—称      | — －2.5 a—out --out 名—称",
            })
    void dashesAreHyphensOfOptionsAndTheSignOfTheUsersFolderIsThatFolder(String written, String meant) {
        assertThat(Spelling.typed("/home/u", written.strip().split(" ")))
                .containsExactly(meant.strip().split(" "));
    }

    @Test
    void anEmptyLineStaysEmpty() {
        assertThat(Spelling.ours(PROGRAM)).isEmpty();
    }

    /** A command's own options are never taken for another. */
    @Test
    void everyOptionOfEveryCommandKeepsItsName() {
        for (Face face : Carbonscape.faces()) {
            List<Option<?>> options = new ArrayList<>(face.options());
            options.addAll(List.of(CommonOptions.LANG, CommonOptions.THREADS, CommonOptions.MEMORY));
            for (Option<?> option : options) {
                List<String> names = new ArrayList<>(option.alsoCalled());
                names.add(option.key());
                for (String name : names) {
                    for (String arg : List.of("--" + name, "--" + name + "=x")) {
                        assertThat(Spelling.ours(PROGRAM, face.name(), arg)).containsExactly(face.name(), arg);
                    }
                }
            }
        }
    }

    // the language, before the line is read

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run study.yaml --lang zh | ZH",
                "--lang=zh --help | ZH",
                "--LANG ZH | ZH",
                "--lang en | EN",
                "run --lang | EN",
                "run zh | EN",
                "run --lang en zh | EN",
            })
    void theLanguageIsKnownBeforeTheLineIsRead(String line, Language language) {
        assertThat(Carbonscape.language(line.strip().split(" "))).isEqualTo(language);
    }

    // names from files

    @Test
    void controlCharactersAreShownAsWhatTheyAre() {
        assertThat(Carbonscape.plain("a\tb\nc 长株潭 🌳")).isEqualTo("a\tb\nc 长株潭 🌳");
        assertThat(Carbonscape.plain("\u001b[31m\r\u0007\u0085")).isEqualTo("\\u001b[31m\\u000d\\u0007\\u0085");
        assertThat(Carbonscape.plain("\u202ex\u2066y\u2069")).isEqualTo("\\u202ex\\u2066y\\u2069");
        assertThat(Carbonscape.plain("\u202f\u2065\u206a")).as("beside them").isEqualTo("\u202f\u2065\u206a");
    }

    // the list of commands

    @Test
    void commandsHaveNamesOptionsAndHelpOfTheirOwnInBothLanguages() {
        List<Face> faces = Carbonscape.faces();
        assertThat(faces).extracting(Face::name).doesNotHaveDuplicates().contains("run", "check", "demo", "new");
        for (Face face : faces) {
            assertThat(face.name()).isEqualTo(face.name().toLowerCase(Locale.ROOT));
            assertThat(face.summary().in(Language.EN)).isNotBlank().endsWith(".");
            assertThat(face.summary().in(Language.ZH))
                    .matches("(?s).*\\p{IsHan}.*")
                    .endsWith("。");
            List<String> names = new ArrayList<>();
            for (Option<?> option : face.options()) {
                names.add(option.key());
                names.addAll(option.alsoCalled());
                assertThat(option.text(Language.EN))
                        .as(face.name() + " --" + option.key())
                        .isNotBlank();
                assertThat(option.text(Language.ZH))
                        .as(face.name() + " --" + option.key())
                        .matches("(?s).*\\p{IsHan}.*");
            }
            assertThat(names).as(face.name()).doesNotHaveDuplicates();
        }
        assertThat(faces.stream().filter(Face::hidden).map(Face::name)).containsExactly("warm-up");
    }

    @Test
    void helpListsEveryCommandButTheHiddenOne() {
        for (Language language : Language.values()) {
            String help = Carbonscape.commandLine(language, face -> true).getUsageMessage();
            for (Face face : Carbonscape.faces()) {
                boolean listed =
                        Arrays.stream(help.split("\n")).anyMatch(l -> l.strip().startsWith(face.name() + " "));
                assertThat(listed).as(face.name()).isEqualTo(!face.hidden());
            }
        }
    }
}
