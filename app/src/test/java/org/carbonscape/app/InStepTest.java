package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.method.About;
import org.carbonscape.method.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** English and Chinese pages stay in step: the same headings, keys, commands and numbers. */
class InStepTest {
    private static final Path TOP = Path.of("").toAbsolutePath().getParent();
    private static final Pattern BLOCK = Pattern.compile("^```[^\n]*\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*(?:e-?\\d+)?");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static Stream<String> methodPages() {
        return Methods.ALL.stream().map(About::id).map(id -> "docs/methods/" + id);
    }

    static Stream<String> pages() {
        return Stream.concat(Stream.of("docs/tutorial", "docs/thesis", "docs/tables"), methodPages());
    }

    private static String read(String page) throws IOException {
        return Files.readString(TOP.resolve(page)).replace("\r", "");
    }

    private static List<Integer> headings(String text) {
        return BLOCK.matcher(text)
                .replaceAll("")
                .lines()
                .filter(l -> l.matches("#+ .*"))
                .map(l -> l.indexOf(' '))
                .toList();
    }

    /** What is typed: lines of blocks without remarks, prompts and the language asked for. */
    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            blocks.group(1)
                    .lines()
                    .filter(l -> l.matches("(\\$ )?(\\./)?(carbonscape|run-tests).*"))
                    .map(l -> l.replaceFirst(" +#.*", "")
                            .replace(" --lang zh", "")
                            .strip())
                    .forEach(commands::add);
        }
        return commands;
    }

    private static TreeSet<String> found(Pattern pattern, String text, int group) {
        TreeSet<String> found = new TreeSet<>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            if (!CHINESE.matcher(m.group(group)).find()) {
                found.add(m.group(group));
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headingsKeysCommandsAndNumbersAreTheSame(String page) throws IOException {
        String english = read(page + ".md");
        String chinese = read(page + ".zh.md");
        assertThat(headings(chinese)).isEqualTo(headings(english));
        assertThat(commands(chinese)).isEqualTo(commands(english));
        String[] plain = new String[2];
        for (int i = 0; i < 2; i++) {
            // the Chinese names that English pages add to their titles are no text of theirs; links name pages
            plain[i] = BLOCK.matcher(i == 0 ? english : chinese)
                    .replaceAll("")
                    .replaceAll("]\\([^)]*\\)", "]")
                    .replace(".zh.md", ".md");
            plain[i] = Pattern.compile("(\\d+) (million|万)")
                    .matcher(plain[i])
                    .replaceAll(m -> m.group(1) + (m.group(2).equals("万") ? "0000" : "000000"));
        }
        assertThat(found(CODE, plain[1].replace(" --lang zh", ""), 1)).isEqualTo(found(CODE, plain[0], 1));
        assertThat(found(NUMBER, CODE.matcher(plain[1]).replaceAll(""), 0))
                .isEqualTo(found(NUMBER, CODE.matcher(plain[0]).replaceAll(""), 0));
        // a Chinese page is written in Chinese
        long han = chinese.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        assertThat(han).isGreaterThan(60).isGreaterThan(chinese.length() / 12);
        // cells of tables are parted as files have them
        String prose = page.equals("docs/tables") ? BLOCK.matcher(chinese).replaceAll("") : chinese;
        assertThat(prose).doesNotContainPattern("[\\u4e00-\\u9fff][,;?!]|[,;:?!] ?[\\u4e00-\\u9fff]");
    }

    @Test
    void theReadmeHasTheSameHeadingsAndCommands() throws IOException {
        String english = read("README.md");
        String chinese = read("README.zh.md");
        assertThat(headings(chinese)).isEqualTo(headings(english));
        assertThat(commands(chinese)).isEqualTo(commands(english));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/study-file",
                "docs/reference/energy",
                "docs/reference/factors",
                "docs/reference/layers",
                "docs/reference/presets",
                "docs/reference/problems",
                "docs/reference/tables",
                "docs/reference/units"
            })
    void generatedPagesHaveTheSameHeadingsAndRows(String page) throws IOException {
        String english = read(page + ".md");
        String chinese = read(page + ".zh.md");
        assertThat(headings(chinese)).isEqualTo(headings(english));
        assertThat(chinese.lines().filter(l -> l.startsWith("|")).count())
                .isEqualTo(english.lines().filter(l -> l.startsWith("|")).count());
        if (!page.endsWith("layers")) { // there the languages change places
            assertThat(firstCells(chinese)).isEqualTo(firstCells(english));
        }
    }

    /** What stands in the first column of tables: keys, codes, classes. */
    private static List<String> firstCells(String text) {
        List<String> lines = text.replace("<名称>", "<name>").lines().toList();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean heading = i + 1 < lines.size() && lines.get(i + 1).startsWith("| ---");
            if (lines.get(i).startsWith("| ") && !lines.get(i).startsWith("| ---") && !heading) {
                cells.add(lines.get(i).split(" \\| ")[0]);
            }
        }
        return cells;
    }

    @Test
    void linksOfChinesePagesLeadToFilesThatAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String page : Stream.concat(pages().map(p -> p + ".zh.md"), Stream.of("README.zh.md"))
                .toList()) {
            Matcher links = Pattern.compile("]\\(([^)#]+)\\)").matcher(read(page));
            while (links.find()) {
                Path target = TOP.resolve(page).resolveSibling(links.group(1));
                if (!links.group(1).startsWith("http") && !Files.exists(target)) {
                    broken.add(page + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
