package org.carbonscape.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.carbonscape.inventory.Electricity;
import org.carbonscape.inventory.Route;
import org.carbonscape.option.Item;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReaderTest {
    /** Grows with every stage of the pipeline. */
    private static final String ROOT_KEYS =
            StudyReader.KEYS.items().stream().map(Item::key).collect(Collectors.joining(", "));

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void aFolderWithAChineseNameAndAnEmoji() throws Exception {
        folder = Files.createDirectory(root.resolve("长株潭 🌳"));
    }

    private Problems read(String yaml) throws Exception {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, yaml);
        Problems problems = new Problems();
        StudyReader.read(file, problems);
        return problems;
    }

    private static List<String> texts(Problems problems, Language language) {
        return problems.problems().stream().map(p -> p.text(language)).toList();
    }

    private static final String GOOD = """
            study: 长株潭
            landUse:
              legend: clcd
              phases: { 2005: a.tif, 2010: 子/b.tif }
            units:
              districts: { file: counties.gpkg, id: adcode, name: name, coordinates: gcj-02 }
              cells: { fishnet: 3 km }
            carbon:
              factors: literature-cn
              energy: { file: energy.csv, route: ncv, units: districts }
              allocate: { by: lights.tif }
              stock: stock.csv
            seed: 7
            """;

    @Test
    void areaAsTheWeightIsWhatIsDoneWithoutOne() throws Exception {
        Path file = folder.resolve("study.yaml");
        for (String word : List.of("area", "面积", "按面积均分")) {
            Files.writeString(file, GOOD.replace("by: lights.tif", "by: " + word));
            assertThat(StudyReader.read(file, new Problems())
                            .orElseThrow()
                            .carbon()
                            .allocate()
                            .by())
                    .isEmpty();
        }
    }

    @Test
    void readsAWholeStudyAndResolvesItsPaths() throws Exception {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, GOOD);
        Problems problems = new Problems();
        Study study = StudyReader.read(file, problems).orElseThrow();
        assertThat(problems.problems()).isEmpty();
        assertThat(study.title()).isEqualTo("长株潭");
        assertThat(study.landUse().phases())
                .containsEntry(2010, folder.resolve("子").resolve("b.tif"));
        assertThat(study.units().get("cells")).isEqualTo(new Study.Squares(3000));
        assertThat(((Study.Polygons) study.units().get("districts")).gcj02()).isTrue();
        assertThat(study.carbon().energy().orElseThrow().options())
                .isEqualTo(new EnergyOptions(
                        Route.NCV,
                        Electricity.COAL_INPUT,
                        Optional.empty(),
                        "AR5",
                        Optional.empty(),
                        EnergyOptions.Conventions.STANDARD));
        assertThat(study.carbon().factors().orElseThrow().file()).isEmpty();
        assertThat(study.carbon().stock().orElseThrow().file()).contains(folder.resolve("stock.csv"));
        assertThat(study.seed()).isEqualTo(7);
    }

    @Test
    void aStudyWrittenInGbkIsRead() throws Exception {
        Path file = folder.resolve("study.yaml");
        Files.write(file, GOOD.getBytes(Charset.forName("GBK")));
        assertThat(StudyReader.read(file, new Problems()).orElseThrow().title()).isEqualTo("长株潭");
    }

    /** "Unicode" of the Notepad, and what > of PowerShell writes. */
    @Test
    void aStudyWrittenInUtf16IsRead() throws Exception {
        Path file = folder.resolve("study.yaml");
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.write(file, ("\uFEFF" + GOOD.replace("\n", "\r\n")).getBytes(charset));
            assertThat(StudyReader.read(file, new Problems()).orElseThrow().title())
                    .isEqualTo("长株潭");
        }
    }

    @Test
    void allProblemsAreToldAtOnceWithTheNearestKey() throws Exception {
        Problems problems = read("""
                study: x
                landuse: { }
                土地利用: clcd
                landUse:
                  legnd: clcd
                  phases: { 2010: b.tif, 2005: a.tif, spring: c.tif, 2010: d.tif }
                units:
                  d: { file: x.gpkg, fishnet: 1 km }
                  e: { fishnet: wide }
                  f: { id: a }
                carbon:
                  energy: { file: e.csv, route: ncb, units: d }
                  emissions: { file: e.csv, units: nowhere }
                seed: many
                """);
        assertThat(texts(problems, Language.EN))
                .containsExactlyInAnyOrder(
                        """
                STUDY-03    landuse: the key is not known; did you mean "landUse"?
                            Correct or remove it. Known keys here: ROOT_KEYS.""".replace("ROOT_KEYS", ROOT_KEYS),
                        """
                STUDY-03    土地利用: the key is not known
                            Correct or remove it. Known keys here: ROOT_KEYS.""".replace("ROOT_KEYS", ROOT_KEYS),
                        """
                STUDY-03    landUse.legnd: the key is not known; did you mean "legend"?
                            Correct or remove it. Known keys here: legend, noData, construction, phases, accuracy, \
                accuracy-map-in-columns, accuracy-strata.""",
                        """
                STUDY-06    landUse.phases.2010: it is written twice, on lines 6 and 6
                            Keep one of the two.""",
                        """
                STUDY-05    seed: "many" is not a valid value: out of range or not a whole number
                            Write a whole number of at most 18 digits, without exponent.""",
                        """
                STUDY-07    landUse.phases.spring: "spring" is not a year
                            Write a whole year such as 2005: lu2005.tif.""",
                        """
                STUDY-08    landUse.phases: the years are not in order: 2010, 2005
                            List the phases from the earliest to the latest: 2005, 2010.""",
                        """
                STUDY-10    units.d: file and fishnet are both given
                            Keep one: a set is polygons or a fishnet.""",
                        """
                STUDY-05    units.e.fishnet: "wide" is not a valid value: not a length
                            Write a length such as 3 km or 500 m.""",
                        """
                STUDY-04    units.f.file: it is required but missing
                            Add it: file: counties.gpkg, or fishnet: 3 km.""",
                        """
                STUDY-10    carbon: energy and emissions are both given
                            Keep one: the two routes would count the same carbon twice.""",
                        """
                STUDY-09    carbon.emissions.units: there is no unit set "nowhere"
                            Name one of the sets under units: d, e, f.""",
                        """
                STUDY-05    carbon.energy.route: "ncb" is not a valid value: did you mean "ncv"?
                            Write one of standard-coal, ncv, ipcc.""");
        assertThat(texts(problems, Language.ZH))
                .contains("""
                STUDY-03    landuse：未知的键；是否想写“landUse”？
                            请更正或删除。此处可用的键：ROOT_KEYS。""".replace("ROOT_KEYS", ROOT_KEYS.replace(", ", "、")), """
                STUDY-04    units.f.file：缺少必填项
                            请补充：file: counties.gpkg 或 fishnet: 3 km。""", """
                STUDY-05    seed：“many”不是有效值：不是整数或超出范围
                            请写至多 18 位的整数，不用指数。""", """
                STUDY-06    landUse.phases.2010：重复出现：第 6 行和第 6 行
                            请只保留一个。""", """
                STUDY-07    landUse.phases.spring：“spring”不是年份
                            请写整数年份，例如 2005: lu2005.tif。""", """
                STUDY-08    landUse.phases：年份顺序不对：2010、2005
                            请按从早到晚列出各期：2005、2010。""", """
                STUDY-09    carbon.emissions.units：没有名为“nowhere”的单元集
                            请使用 units 下的单元集之一：d、e、f。""", """
                STUDY-10    units.d：同时给出了 file 和 fishnet
                            请只保留一个：单元集或为面文件，或为渔网。""");
    }

    @Test
    void aKeyASlipAwayIsReadAsWhatItMeansAndToldOnce() throws Exception {
        Problems problems = new Problems();
        Path file = Files.writeString(folder.resolve("slip.yaml"), """
                study: x
                landUse: { legend: clcd, phases: { 2000: a.tif } }
                unts: { cells: { fishnet: 1 km } }
                cabon: { factors: literature-cn }
                statistics: { units: cells, morans-i: {} }
                """);
        Study study = StudyReader.read(file, problems).orElseThrow();
        assertThat(texts(problems, Language.EN))
                .as("no unit set or factor is told as missing")
                .allMatch(t -> t.startsWith("STUDY-03    unts") || t.startsWith("STUDY-03    cabon"))
                .hasSize(2);
        assertThat(study.units()).containsKey("cells");
        assertThat(study.carbon().factors()).isPresent();
    }

    @Test
    void aFullWidthColonIsToldAsSuch() throws Exception {
        String english = """
                STUDY-11    study.yaml: a full-width colon (：) stands behind a key on line 2
                            Write a half-width colon and a blank behind each key: legend: clcd.""";
        // where it breaks the file, and where YAML takes it for a part of the key
        assertThat(texts(read("study: x\nlandUse：\n  legend: clcd\n"), Language.EN))
                .containsExactly(english);
        assertThat(texts(read("study: x\nlandUse: { legend： clcd, phases: { 2000: a.tif } }\n"), Language.EN))
                .containsExactly(english);
        assertThat(texts(read("study：x\nlandUse：\n  legend: clcd\n"), Language.ZH))
                .containsExactly("""
                STUDY-11    study.yaml：第 1、2 行的键后用了全角冒号（：）
                            键后请用半角冒号加空格：legend: clcd。""");
        // a title may hold one
        assertThat(texts(read("study: 长株潭：2005\nlandUse: { legend: clcd, phases: { 2000: a.tif } }\n"), Language.EN))
                .isEmpty();
    }

    @Test
    void aPathOfWindowsInDoubleQuotesIsToldAsSuch() throws Exception {
        String english = """
                STUDY-12    study.yaml: a path in double quotes holds a backslash on line 3; \
                there \\t and \\n are signs of YAML
                            Write it without quotes, in single quotes, or with / for \\.""";
        String start = "study: x\nlandUse:\n  phases: ";
        // where YAML knows no such sign, and where it takes it for another: a tabulator, the end of a line
        for (String path : List.of("C:\\data\\lu.tif", "C:\\new\\table.tif", "data\\new\\lu.tif")) {
            assertThat(texts(read(start + "{ 2000: \"" + path + "\" }\n  legend: clcd\n"), Language.EN))
                    .containsExactly(english);
            for (String remedy : List.of(path, "'" + path + "'", "\"" + path.replace('\\', '/') + "\"")) {
                assertThat(texts(read(start + "{ 2000: " + remedy + " }\n  legend: clcd\n"), Language.EN))
                        .isEmpty();
            }
        }
        // a title may hold one
        assertThat(texts(read("study: \"a\\tb\"\nlandUse: { legend: clcd, phases: { 2000: a.tif } }\n"), Language.EN))
                .isEmpty();
    }

    @Test
    void brokenYamlNamesItsLine() throws Exception {
        assertThat(texts(read("study: x\nlandUse: [1, 2\nunits: 3\n"), Language.EN))
                .singleElement()
                .asString()
                .startsWith("STUDY-02    study.yaml: it is not valid YAML: line 3:")
                .endsWith("indent with spaces, not tabs.");
        String land = "landUse: { legend: clcd, phases: { 2000: a.tif } }\n";
        assertThat(texts(read("study: Hunan: a test\n" + land), Language.EN))
                .singleElement()
                .asString()
                .contains("line 1: mapping values are not allowed here")
                .contains("put text with a colon and a space in it in quotes (\"Hunan: a test\")");
        assertThat(texts(read("study: \"Hunan: a test\"\n" + land), Language.EN))
                .isEmpty();
        for (Language language : Language.values()) { // as pasted from a PDF
            assertThat(texts(read("study: x\n# from\u000ba table\n" + land), language))
                    .singleElement()
                    .asString()
                    .contains(language.of(
                            "line 2: a control character (U+000B), which YAML forbids", "第 2 行：YAML 不允许的控制字符（U+000B）"));
        }
        for (Language language : Language.values()) {
            assertThat(texts(read("study: x\n\tseed: 1\n"), language).get(0))
                    .contains(language.of("line 2: a tab, where blanks belong", "第 2 行：有制表符，此处应为空格"));
        }
        for (Language language : Language.values()) { // not at the end of the file, where the parser notices
            assertThat(texts(read("study: x\nsource: \"of mine\nseed: 1\nlandUse: {}\n"), language)
                            .get(0))
                    .contains(language.of(
                            "line 2: a quotation mark opens here and is closed nowhere below",
                            "第 2 行：此处的引号直到文件末尾都未闭合"));
        }
        for (String broken : List.of(
                "study: a: b",
                "study: a\n   seed: 3",
                "study: a\nlandUse:\n  legend: x\n phases: {}",
                "study: \"a",
                "study: {a: b\nseed: 3",
                "study: [a\nseed: 3",
                "study: a\nseed\nlandUse: {}",
                "study: %a",
                "study: \"a\\qb\"",
                "study: \"\\x1z\"",
                "study: *a",
                "study: & a",
                "study: a\n---\nstudy: b",
                "study: a\n- b",
                "study: - b",
                "\"study\" a",
                "study: | a",
                "study: " + "{a: ".repeat(30) + "1" + "}".repeat(30))) {
            assertThat(texts(read(broken), Language.ZH))
                    .singleElement()
                    .asString()
                    .startsWith("STUDY-02")
                    .satisfies(t -> assertThat(t.lines().findFirst().orElseThrow())
                            .doesNotContainPattern("(?i)expected|allowed|found|exceeded|不符合 YAML 语法"));
        }
        assertThat(texts(read("# nothing yet\n"), Language.EN).get(0)).startsWith("FILE-02     study.yaml: ");
        assertThat(texts(read("just words"), Language.ZH)).containsExactly("""
                STUDY-02    study.yaml：不是有效的 YAML：其中没有任何键
                            请修正所指的行：含“冒号加空格”的文字请加引号（"湖南: 2020"）；缩进用空格，不用制表符。""");
    }

    @Test
    void aFileWhoseLinesAllBeginWithDashesIsCalledAList() throws Exception {
        assertThat(texts(read("- study: x\n- seed: 3\n"), Language.EN))
                .singleElement()
                .asString()
                .startsWith("STUDY-02    study.yaml: it is not valid YAML: it is a list, not keys; take away the "
                        + "dashes that its lines begin with\n");
        assertThat(texts(read("- study: x\n"), Language.ZH))
                .singleElement()
                .asString()
                .startsWith("STUDY-02    study.yaml：不是有效的 YAML：整个文件是列表而不是键；请去掉行首的短横线“-”\n");
    }

    @Test
    void aFileThatIsNoStudyIsToldSo() throws Exception {
        Path file = folder.resolve("study.xlsx");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
        Problems problems = new Problems();
        StudyReader.read(file, problems);
        assertThat(texts(problems, Language.EN))
                .containsExactly("STUDY-13    " + file + ": it is not a study file: it is no text\n"
                        + "            Name the study file, a text such as study.yaml, or its folder.");
        Files.write(file, new byte[(3 << 20) + 1]);
        Problems large = new Problems();
        StudyReader.read(file, large);
        assertThat(texts(large, Language.ZH))
                .containsExactly(
                        "STUDY-13    " + file + "：不是研究文件：超过 3 MB\n            请指定研究文件（文本文件，如 study.yaml）或其所在文件夹。");
    }

    /** The Notepad adds .txt to what it saves; others name the file after their region. */
    @Test
    void whereAFolderHoldsNoStudyYamlWhatMayBeMeantIsNamed() throws Exception {
        Files.writeString(root.resolve("长株潭.yaml"), "study: x\n");
        assertThat(found(root)).contains("the file does not exist; its folder holds 长株潭.yaml\n");
        Files.writeString(root.resolve("study.yaml.txt"), "study: x\n");
        assertThat(found(root)).contains("; its folder holds study.yaml.txt\n");
    }

    private static String found(Path folder) {
        Problems problems = new Problems();
        StudyReader.read(folder, problems);
        return String.join("", texts(problems, Language.EN));
    }

    @Test
    void aMissingOrEmptyFileIsAProblem() throws Exception {
        Problems missing = new Problems();
        StudyReader.read(root.resolve("such.yaml"), missing);
        assertThat(texts(missing, Language.EN))
                .containsExactly("STUDY-01    " + root.resolve("such.yaml") + ": the file does not exist\n"
                        + "            Check the path, or write a study to start from with `carbonscape new DIR`.");
        assertThat(texts(missing, Language.ZH))
                .containsExactly("STUDY-01    " + root.resolve("such.yaml") + "：文件不存在\n"
                        + "            请检查路径，或用 `carbonscape new DIR` 生成一个示例研究。");
        Problems empty = read("");
        assertThat(texts(empty, Language.EN))
                .containsExactly("FILE-02     study.yaml: the file is empty\n            Copy or export it again.");
        assertThat(texts(empty, Language.ZH)).containsExactly("FILE-02     study.yaml：文件是空的\n            请重新复制或导出。");
    }

    @Test
    void anyGarbageIsAProblemAndNeverAnotherFailure() throws Exception {
        Random random = new Random(11);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("study.yaml");
        for (int k = 0; k < 400; k++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(
                    file, Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length));
            StudyReader.read(file, new Problems());
        }
        assertThat(file).exists();
    }
}
