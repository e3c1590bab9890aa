package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

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
        for (CommandLine c : commands(Carbonscape.commandLine(Language.ZH, face -> true))) {
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
    void theLanguageIsKnownWhateverElseIsWrong() {
        assertThat(Desk.command("local-moran", "--lang", "zh", "--help").out())
                .startsWith("用法：carbonscape local-moran")
                .contains("置换次数")
                .doesNotContain("How many permutations");
        assertThat(Desk.command("--help", "--lang=ZH").out())
                .contains("命令：")
                .contains("地理")
                .doesNotContain("Commands:");
        assertThat(Desk.command("local-moran", "--help").out())
                .startsWith("Usage:")
                .contains("How many permutations");
    }
}
