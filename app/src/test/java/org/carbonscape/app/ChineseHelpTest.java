package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class ChineseHelpTest {
    private static List<CommandLine> commands(CommandLine root) {
        List<CommandLine> all = new ArrayList<>(List.of(root));
        root.getSubcommands().values().stream()
                .filter(c -> !c.getCommandSpec().usageMessage().hidden())
                .forEach(all::add);
        return all;
    }

    private static boolean isChinese(String... text) {
        return String.join("", text)
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    @Test
    void everyCommandOptionAndFileIsToldInChinese() {
        for (CommandLine c : commands(ChineseHelp.in(Carbonscape.commandLine()))) {
            String name = c.getCommandSpec().qualifiedName();
            assertThat(isChinese(c.getCommandSpec().usageMessage().description()))
                    .as(name)
                    .isTrue();
            for (ArgSpec a : c.getCommandSpec().args()) {
                assertThat(isChinese(a.description())).as(name + " " + a).isTrue();
            }
        }
    }

    @Test
    void noTextIsLeftOverFromAnOptionThatIsGone() throws IOException {
        Set<String> known = new HashSet<>(List.of("usage.synopsisHeading", "usage.commandListHeading"));
        for (CommandLine c : commands(Carbonscape.commandLine())) {
            String name = c.getCommandSpec().qualifiedName(".");
            known.add(name + ".usage.description");
            for (ArgSpec a : c.getCommandSpec().args()) {
                Stream<String> keys = a instanceof OptionSpec o
                        ? Arrays.stream(o.names()).map(n -> n.replaceFirst("^-+", ""))
                        : Stream.of(a.paramLabel() + "[" + ((PositionalParamSpec) a).index() + "]");
                keys.forEach(k -> known.addAll(List.of(k, name + "." + k)));
            }
        }
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                ChineseHelp.class.getResourceAsStream("help_zh.properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertThat(texts.stringPropertyNames().stream()
                        .map(k -> k.replaceFirst("\\.[0-9]$", ""))
                        .toList())
                .isSubsetOf(known);
    }

    @Test
    void theLanguageIsKnownWhateverElseIsWrong() {
        assertThat(Desk.command("local-moran", "--lang", "zh", "--help").out())
                .startsWith("用法：carbonscape local-moran")
                .contains("置换次数")
                .doesNotContain("Permutations;");
        assertThat(Desk.command("--help", "--lang=ZH").out())
                .contains("命令：")
                .contains("地理")
                .doesNotContain("Commands:");
        assertThat(Desk.command("local-moran", "--help").out())
                .startsWith("Usage:")
                .contains("Permutations;");
    }
}
