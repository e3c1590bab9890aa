package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transitions|缺少必填参数：'FILE'|transitions",
                "account a.tif --bogus 3|未知选项：'--bogus'|account",
                "density --raduis 3|未知选项：'--raduis'¶是否想写 --radius？|density",
                "density --radius|选项 '--radius' 缺少取值：D|density",
                "density --cell 1km --cell 2km|选项 '--cell' 重复给出，只能写一次。|density",
                "density|缺少必填选项：'--out=FILE'|density",
                "density --out=a.tif|请给出 --units FILE 或 --raster FILE 之一。|density",
                "run a b c --out=d|多余的参数：'b'、'c'|run",
                "transitons a.tif|没有命令 'transitons'。¶是否想写 transitions？|-",
                "morans-i --units a.gpkg|缺少必填选项：'--value=COLUMN'|morans-i",
                "emerging-hot-spots|请给出 --units FILE 与 --values COLUMN,COLUMN，或只给出 --rasters FILE,FILE。"
                        + "|emerging-hot-spots",
                "lees-l --x a --y b|请给出 --units FILE 并以其中的列为变量，或不写 --units 而以栅格文件为变量。|lees-l",
                "stock|缺少必填参数：'FILE'¶缺少必填选项：'--legend=NAME¦FILE'、'--stock=NAME¦FILE'|stock",
                "class-breaks --raster a.tif --breaks 1,2 --method natural"
                        + "|--breaks 须与 --method manual 同时使用。|class-breaks",
                "account a.tif --legend clcd --emissions b.csv"
                        + "|使用 --emissions 时须给出 --units FILE，即表中 unit 列所指的单元。|account",
                "geodetector a.csv --units a.gpkg --y y --x x|TABLE 与 --units FILE 只能给出一个。|geodetector",
                "account a.tif --legend clcd --energy b.csv"
                        + "|缺少必填选项：'--units=FILE'、'--route=standard-coal¦ncv¦ipcc'|account",
            })
    void wrongUsageIsToldInChinese(String line, String found, String command) {
        List<String> words = new ArrayList<>(List.of("--lang", "zh"));
        words.addAll(0, List.of(line.split(" ")));
        var said = Desk.command(words.toArray(String[]::new));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo(found.replace("¶", "\n").replace("¦", "|") + "\n用法见：carbonscape "
                        + (command.equals("-") ? "" : command + " ") + "--help\n");
    }

    @Test
    void theLanguageIsKnownWhateverElseIsWrong() {
        assertThat(Desk.command("local-moran", "--lang", "zh", "--help").out())
                .startsWith("用法：carbonscape local-moran")
                .contains("置换次数")
                .doesNotContain("Number of permutations");
        assertThat(Desk.command("--help", "--lang=ZH").out())
                .contains("命令：")
                .contains("地理")
                .doesNotContain("Commands:");
        assertThat(Desk.command("local-moran", "--help").out())
                .startsWith("Usage:")
                .contains("Number of permutations");
    }

    /** Chinese letters are two columns wide. */
    @Test
    void helpFitsATerminalOfEightyColumns() {
        for (CommandLine c : commands(Carbonscape.commandLine(Language.ZH, face -> true))) {
            assertThat(c.getUsageMessage().lines())
                    .allSatisfy(line -> assertThat(line.codePoints()
                                    .map(p -> p < 0x2E80 ? 1 : 2)
                                    .sum())
                            .as(line)
                            .isLessThanOrEqualTo(80));
        }
    }

    @Test
    void everyHelpSaysTheExitCodes() {
        for (String command : List.of("--help", "run --help", "morans-i --help")) {
            assertThat(Desk.command(command.split(" ")).out())
                    .containsPattern("\\nExit codes: 0 done, 1 problems in the input, 2 wrong usage,");
            assertThat(Desk.command((command + " --lang=zh").split(" ")).out())
                    .containsPattern("\\n退出码：0 完成，1 输入有问题，2 用法有误");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Required., ; geodetector; gd; gdverse", "zh, 必填。, ；geodetector；gd；gdverse"})
    void helpSaysWhatIsRequiredAndKeepsWhatIsTypedOnOneLine(String language, String required, String choices) {
        assertThat(help("run", language)).contains(required).contains("spark://HOST:7077");
        assertThat(help("area-estimate", language)).containsPattern("(?s)--pixels=N .*" + required + ".*" + required);
        assertThat(help("zones", language)).contains("study.yaml");
        assertThat(help("morans-i", language))
                .contains("order:K[:rook][:inclusive]")
                .contains(".swm");
        assertThat(help("geodetector", language).replaceAll("\\s*\\n\\s*", language.equals("en") ? " " : ""))
                .contains(choices);
    }

    private static String help(String command, String language) {
        return Desk.command(command, "--help", "--lang=" + language).out();
    }
}
