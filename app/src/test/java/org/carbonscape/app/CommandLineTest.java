package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How a line becomes a call, and how answers, progress and wrong usage are told. */
class CommandLineTest {
    private static final Option<Long> COUNT =
            Option.of("count", Kinds.integer(1, 9), "How many.", "多少。").alsoCalled("number");
    private static final Option<List<Long>> YEARS =
            Option.of("years", Kinds.list(Kinds.integer(0, 9999)), "Years.", "年份。");
    private static final Option<Boolean> LOUD = Option.of("loud", Kinds.flag(), "Loud.", "大声。");
    private static final Option<String> NAME = Option.of("name", Kinds.text("NAME"), "Its name, 100 % of it.", "名称。")
            .asRequired();

    private final List<Call> calls = new ArrayList<>();

    /** A command of four options and some files. */
    private CommandLine command(Language language) {
        Face face = Face.of(
                "try",
                Bilingual.of("Tries, 5 % of the time.", "尝试。"),
                List.of(Face.many("FILE", "Files.", "文件。")),
                List.of(NAME, COUNT, YEARS, LOUD),
                call -> {
                    calls.add(call);
                    return 7;
                });
        return new Commands(language).of(face);
    }

    private record Said(int code, String out, String err) {}

    private static Said say(Runnable work) {
        return said(() -> {
            work.run();
            return 0;
        });
    }

    private static Said said(IntSupplier work) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = work.getAsInt();
            return new Said(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Said run(String... args) {
        CommandLine command = command(Language.EN);
        command.setParameterExceptionHandler((e, words) -> {
            System.err.println(e.getMessage());
            return 2;
        });
        return said(() -> command.execute(args));
    }

    private Call call(String... args) {
        Said said = run(args);
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).as("the face's own code").isEqualTo(7);
        return calls.get(calls.size() - 1);
    }

    // reading

    @Test
    void optionsAndArgumentsAreReadByTheirKinds() {
        Call call = call("--name", "x y", "--count=3", "--years", "2000,2010", "--years=2020", "a.tif", "b.tif");
        assertThat(call.given().find(NAME)).contains("x y");
        assertThat(call.given().find(COUNT)).contains(3L);
        assertThat(call.given().find(YEARS)).contains(List.of(2000L, 2010L, 2020L));
        assertThat(call.given().find(LOUD)).isEmpty();
        assertThat(call.arguments()).containsExactly("a.tif", "b.tif");
        assertThat(call("--name=x", "--number", "4", "a").given().find(COUNT)).contains(4L);
    }

    /** A file that follows a flag is a file; true and false are the flag's. */
    @ParameterizedTest
    @CsvSource({
        "--loud a.tif, true, a.tif",
        "--loud=false a.tif, false, a.tif",
        "--loud false a.tif, false, a.tif",
        "--loud true a.tif, true, a.tif",
        "a.tif --loud, true, a.tif",
        "--loud yes a.tif, true, a.tif",
    })
    void aFlagTakesWhatIsAFlagsValueAndNothingElse(String line, boolean loud, String file) {
        List<String> words = new ArrayList<>(List.of("--name=x"));
        words.addAll(List.of(line.split(" ")));
        Call call = call(words.toArray(String[]::new));
        assertThat(call.given().find(LOUD)).contains(loud);
        assertThat(call.arguments()).containsExactly(file);
    }

    @Test
    void whatIsMissingIsToldWithItsLabel() {
        Said said = run("a.tif");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).isEqualTo("Missing required option: '--name=NAME'\n");
        assertThat(run("--name=x").err()).contains("FILE");
        assertThat(calls).isEmpty();
    }

    @Test
    void aValueThatIsNoneIsToldWithWhatIsNeededInTheLanguageAskedFor() {
        assertThat(run("--name=x", "--count=12", "a").err())
                .startsWith("Invalid value for option '--count': \"12\": ")
                .contains("; needed: ")
                .contains("from 1 to 9");
        assertThat(run("--name=x", "--count=12", "a", "--lang=zh").err())
                .startsWith("选项 '--count' 的值无效：“12”：")
                .contains("；需要：");
        assertThat(run("--name=x", "--years=2000,soon,2020", "a").err())
                .as("the item at fault")
                .startsWith("Invalid value for option '--years': \"soon\": ");
        assertThat(calls).isEmpty();
    }

    @Test
    void theLastOfSeveralIsTaken() {
        CommandLine command = command(Language.EN);
        assertThat(command.getCommandSpec().findOption("--number").longestName())
                .isEqualTo("--number");
        assertThat(call("--name=x", "--count=3", "a").given().find(COUNT)).contains(3L);
    }

    @Test
    void helpShowsPercentSignsAndBothLanguages() {
        assertThat(command(Language.EN).getUsageMessage())
                .contains("Tries, 5 % of the time.")
                .contains("Its name, 100 % of it.")
                .contains("--count=")
                .doesNotContain("--number")
                .contains("--name=NAME")
                .contains("--threads")
                .doesNotContain("--replace");
        assertThat(command(Language.ZH).getUsageMessage())
                .contains("用法：")
                .contains("尝试。")
                .contains("多少。");
    }

    @Test
    void aCommandThatWritesMayReplace() {
        Option<Path> out = Option.of("out", Kinds.written(), "Out.", "输出。");
        Face face = Face.of("w", Bilingual.of("W.", "写。"), List.of(), List.of(out), call -> 0);
        assertThat(new Commands(Language.EN).of(face).getUsageMessage()).contains("--replace");
    }

    // calls

    @Test
    void aCallKnowsLanguageThreadsAndOutput() {
        Call plain = call("--name=x", "a");
        assertThat(plain.language()).isEqualTo(Language.EN);
        assertThat(plain.json()).isFalse();
        assertThat(plain.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        Call one = call("--name=x", "a", "--threads", "1", "--lang", "zh");
        assertThat(one.language()).isEqualTo(Language.ZH);
        assertThat(one.engine().threads()).isEqualTo(1);
        try (var three = call("--name=x", "a", "--threads", "3").engine()) {
            assertThat(three.threads()).isEqualTo(3);
        }
        assertThat(plain.require(NAME)).isEqualTo("x");
        plain.require(List.of(NAME));
        assertThat(Assertions.catchThrowable(() -> plain.require(COUNT)))
                .hasMessage("Missing required option: '--count=" + COUNT.kind().label() + "'");
    }

    @Test
    void aCallMadeByHandHasTheDefaults() {
        Call call = new Call(new Given(""), List.of(), command(Language.EN));
        assertThat(call.language()).isEqualTo(Language.EN);
        assertThat(call.usage("no", "否").getMessage()).isEqualTo("no");
    }

    @Test
    void anAddressHasTheLanguageThatWasAskedFor() {
        Given given = new Given("");
        assertThat(AtlasFaces.spoken(new Call(given, List.of(), command(Language.EN))))
                .isEmpty();
        for (Language language : Language.values()) {
            given.put(CommonOptions.LANG, language, "--lang");
            assertThat(AtlasFaces.spoken(new Call(given, List.of(), command(language))))
                    .isEqualTo(language == Language.EN ? "#lang=en" : "#lang=zh");
        }
    }

    // answers

    // progress

    private Console console(Language language) {
        Given given = new Given("");
        given.put(CommonOptions.LANG, language, "--lang");
        return new Console(new Call(given, List.of(), command(language)));
    }

    @Test
    void progressIsASecondsStampAndAStageInTheLanguage() {
        assertThat(say(() -> console(Language.EN).stage("check and align")).err())
                .matches("\\[ +[0-9]+\\.[0-9]{2} s] check and align\\R");
        assertThat(say(() -> console(Language.ZH).stage("check and align")).err())
                .matches("\\[ +[0-9]+\\.[0-9]{2} s] 检查与配准\\R");
        assertThat(say(() -> console(Language.ZH).stage("unheard of")).err()).contains("] unheard of");
    }

    @Test
    void cautionsAlikeAreToldOnceAtAllTheirPlaces() {
        Problem a = Problem.of(ProblemCode.GATHER_C03_PLAIN, "a.tif");
        Problem b = Problem.of(ProblemCode.GATHER_C03_PLAIN, "b.tif");
        String said = say(() -> console(Language.EN).cautions(List.of(a, b))).err();
        assertThat(said).startsWith("GATHER-C03  a.tif; b.tif: it has no coordinate reference system");
        assertThat(said.split("GATHER-C03")).hasSize(2);
    }

    /** Every stage that the library tells of has Chinese words. */
    @Test
    void stagesOfTheLibraryAreKnownInChinese() throws IOException {
        TreeSet<String> stages = new TreeSet<>();
        for (String root : List.of("../core/src/main/java/org/carbonscape/study", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher m = Pattern.compile("(?:stage|stage(?:\\(\\))?\\.accept)\\(\"([^\"]+)\"\\)")
                            .matcher(Files.readString(file));
                    while (m.find()) {
                        stages.add(m.group(1));
                    }
                }
            }
        }
        assertThat(stages).contains("count", "suitability", "record", "make the synthetic landscape");
        for (String stage : stages) {
            assertThat(say(() -> console(Language.ZH).stage(stage)).err())
                    .as(stage)
                    .matches("(?s)\\[.*] \\p{IsHan}+\\s*");
        }
    }

    @Test
    void whereTheReportStandsIsToldAtTheEnd() {
        assertThat(say(() -> console(Language.EN).done(Path.of("a", "..", "run")))
                        .out()
                        .strip())
                .isEqualTo(Path.of("run", "report.html").toString());
    }

    // the program

    @Test
    void withoutACommandHelpIsShown() {
        Said said = said(() -> Carbonscape.run());
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Usage: carbonscape").contains("transitions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsTold(String option) {
        Said said = said(() -> Carbonscape.run(option));
        assertThat(said.code()).isZero();
        assertThat(said.out()).matches("Carbonscape \\S+\\R");
    }

    @Test
    void wrongUsageIsToldInJsonWhereThatIsAskedFor() {
        Said option = said(() -> Carbonscape.run("check", "study.yaml", "--json", "--thread", "2"));
        assertThat(option.code()).isEqualTo(Carbonscape.USAGE);
        assertThat(option.err())
                .isEqualTo("Unknown option: '--thread'\nDid you mean --threads?\nTry: carbonscape check --help\n");
        assertThat(option.out()).isEqualToIgnoringWhitespace("""
                {"problems": [{"code": "USAGE-01", "place": "carbonscape",
                "found": "Unknown option: '--thread' Did you mean --threads?",
                "remedy": "Try: carbonscape check --help"}]}
                """);
        assertThat(said(() -> Carbonscape.run("rum", "--json", "--lang", "zh")).out())
                .contains("没有命令 'rum'。", "\"用法见：carbonscape --help\"");
        assertThat(said(() -> Carbonscape.run("check", "study.yaml", "--thread", "2"))
                        .out())
                .isEmpty();
    }

    @Test
    void wrongUsageNamesTheHelpOfItsCommand() {
        Said unknown = said(() -> Carbonscape.run("transitons", "a.tif"));
        assertThat(unknown.code()).isEqualTo(Carbonscape.USAGE);
        assertThat(unknown.err()).isEqualTo("""
                There is no command 'transitons'.
                Did you mean transitions?
                Try: carbonscape --help
                """);
        assertThat(said(() -> Carbonscape.run("land", "a.tif")).err()).isEqualTo("""
                'land' is done in a study and has no command of its own; `carbonscape explain land` says how.
                Try: carbonscape --help
                """);
        assertThat(said(() -> Carbonscape.run("npp", "--lang", "zh")).err())
                .startsWith("'npp' 只在研究中进行，没有单独的命令；方法见 `carbonscape explain npp`。");
        Said missing = said(() -> Carbonscape.run("morans-i"));
        assertThat(missing.code()).isEqualTo(Carbonscape.USAGE);
        assertThat(missing.err()).isEqualTo("""
                Give either --units FILE with --value COLUMN, or --raster FILE.
                Try: carbonscape morans-i --help
                """);
    }

    @Test
    void helpIsAWordToo() {
        for (String command : List.of("", "hot-spots ")) {
            Said word = said(() -> Carbonscape.run(("help " + command + "--lang zh").split(" ")));
            assertThat(word.code()).isZero();
            assertThat(word.out())
                    .startsWith("用法：")
                    .isEqualTo(said(() -> Carbonscape.run((command + "--help --lang zh").split(" ")))
                            .out());
        }
        assertThat(said(() -> Carbonscape.run("help", "LISA")).out()).startsWith("Usage: carbonscape local-moran ");
        assertThat(said(() -> Carbonscape.run("help", "--lang", "zh", "LISA")).out())
                .startsWith("用法：carbonscape local-moran ");
        for (String line : List.of("help rum", "rum --help", "--help rum", "help --lang en rum")) {
            Said unknown = said(() -> Carbonscape.run(line.split(" ")));
            assertThat(unknown.code()).as(line).isEqualTo(Carbonscape.USAGE);
            assertThat(unknown.err()).as(line).startsWith("There is no command 'rum'.\nDid you mean run?");
        }
    }

    @Test
    void allThatIsMissingIsToldTogether() {
        assertThat(said(() -> Carbonscape.run("account", "--fishnet", "5km")).err())
                .isEqualTo("""
                Missing required parameter: 'FILE'
                Missing required option: '--legend=NAME|FILE'
                Try: carbonscape account --help
                """);
        assertThat(said(() -> Carbonscape.run("geodetector")).err())
                .startsWith("Missing required options: '--y=COLUMN', '--x=COLUMN'\n");
        assertThat(said(() -> Carbonscape.run("explain", ".")).err())
                .startsWith("Missing required options: '--unit=UNIT', '--year=N'\n");
        assertThat(said(() -> Carbonscape.run("compare", "a")).err()).startsWith("Missing required parameter: 'B'\n");
    }

    /** What stands without a name is asked for, whatever the command. */
    @Test
    void everyCommandAsksForWhatItNeeds() {
        for (Face face : Carbonscape.faces()) {
            boolean needs = face.arguments().stream().anyMatch(a -> a.least() > 0);
            if (needs) {
                Said said = said(() -> Carbonscape.run(face.name()));
                assertThat(said.code()).as(face.name()).isEqualTo(Carbonscape.USAGE);
                List<String> labels = face.arguments().stream()
                        .filter(a -> a.least() > 0)
                        .map(a -> "'" + a.label() + "'")
                        .toList();
                assertThat(said.err())
                        .as(face.name())
                        .startsWith("Missing required parameter" + (labels.size() > 1 ? "s: " : ": ")
                                + String.join(", ", labels) + "\n")
                        .endsWith("Try: carbonscape " + face.name() + " --help\n");
            }
        }
    }

    /** A folder may be called -name; written so it is no argument, and the one that is missing is not the finding. */
    @Test
    void whatIsNoOptionIsToldBeforeWhatIsMissing() {
        assertThat(said(() -> Carbonscape.run("publish", "run", "-name")).err())
                .startsWith("Unknown option: '-name'\n");
    }

    /** "my study\\" --out run, as Windows hands it over. */
    @Test
    void aBackslashBeforeAQuotationMarkIsToldOnWindows() {
        Bilingual told = WrongUsage.quote(List.of("run", "C:\\my study\" --out run"), true)
                .orElseThrow();
        assertThat(told.in(Language.EN))
                .isEqualTo("An argument has a quotation mark in it: C:\\my study\" --out run\n"
                        + "Windows reads \\\" as one: leave out the backslash before the closing quotation mark.");
        assertThat(told.in(Language.ZH))
                .isEqualTo("参数中含有引号：C:\\my study\" --out run\nWindows 把 \\\" 读作引号：请去掉右引号前的反斜杠。");
        assertThat(WrongUsage.quote(List.of("run", "my study\""), true)).isPresent();
        assertThat(WrongUsage.quote(List.of("run", "my study\""), false)).isEmpty();
        assertThat(WrongUsage.quote(List.of("--where", "a=\"b\"=c", "C:\\my study"), true))
                .isEmpty();
    }

    @Test
    void problemsOfTheInputAreOneAndTheirTextsInTheLanguage() {
        for (Language language : Language.values()) {
            Said said = said(() ->
                    Carbonscape.run("transitions", "nowhere.tif", "--lang", language == Language.ZH ? "zh" : "en"));
            assertThat(said.code()).isEqualTo(Carbonscape.PROBLEMS);
            assertThat(said.err()).startsWith("FILE-01     ").contains("nowhere.tif");
            assertThat(said.err().matches("(?s).*\\p{IsHan}.*")).isEqualTo(language == Language.ZH);
        }
        assertThat(Optional.of(Carbonscape.FAULT)).contains(3);
    }
}
