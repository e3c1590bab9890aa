package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    @TempDir
    Path folder;

    private TextTable read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private TextTable read(byte[] bytes) throws IOException {
        return TableFile.read(Files.write(folder.resolve("t.csv"), bytes));
    }

    private static List<List<String>> cells(TextTable table) {
        return table.rows().stream()
                .map(row -> table.columns().stream()
                        .map(c -> row.findText(c).orElse(""))
                        .toList())
                .toList();
    }

    private List<Problem> problems(byte[] bytes) {
        return catchThrowableOfType(ProblemException.class, () -> read(bytes)).problems();
    }

    private List<Problem> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void quotesSeparatorsAndLineEndsWithinCellsArePartOfTheCell() throws IOException {
        TextTable table = read("class,note,value\r\nforest,\"a \"\"b\"\", c\nd\",1\r\n\r\n,,\r\n water , x ,2\n");
        assertThat(cells(table)).containsExactly(List.of("forest", "a \"b\", c\nd", "1"), List.of("water", "x", "2"));
        // the header is line 1, the first row takes lines 2 and 3, lines 4 and 5 are empty
        assertThat(table.rows().stream().map(TextTable.Row::number)).containsExactly(2, 6);
    }

    /** A line of nothing but quoted cells is a line; cells may hold other separators. */
    @Test
    void theSeparatorIsFoundWhereEveryCellIsQuoted() throws IOException {
        TextTable table = read("\"c0\";\"c1\"\r\n\"x\";\"a,b\"\r\n\"y\";\"c,d\"\r\n");
        assertThat(table.columns()).containsExactly("c0", "c1");
        assertThat(cells(table)).containsExactly(List.of("x", "a,b"), List.of("y", "c,d"));
        assertThat(read("c0;c1\nx;a,b\ny;c,d\n").columns()).containsExactly("c0", "c1");
    }

    @Test
    void separatorIsTheMostFrequentOfTheHeader() throws IOException {
        for (String separator : List.of(",", ";", "\t", "，", "|", "；")) {
            TextTable table =
                    read("year" + separator + "a b" + separator + "\"v,;\"\n2005" + separator + separator + "3\n");
            assertThat(table.columns()).containsExactly("year", "a b", "v,;");
            assertThat(cells(table)).containsExactly(List.of("2005", "", "3"));
        }
        assertThat(read("sep=;\r\na,b;c\r\n1;2\r\n").columns()).containsExactly("a,b", "c");
        assertThat(read("at,scores\n1|2|3,9|7|5\n").columns()).containsExactly("at", "scores");
        assertThat(read("one\n1\n2").rows()).hasSize(2);
    }

    @Test
    void encodingIsFoundOutOverTheWholeFile() throws IOException {
        String text = "地类,碳汇\n林地,-0.644\n草地🌿,-0.021\n";
        Charset gbk = Charset.forName("GBK");
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(Charset.forName("GB18030")),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(cells(read(bytes))).containsExactly(List.of("林地", "-0.644"), List.of("草地🌿", "-0.021"));
        }
        // the first byte that is not ASCII may come very late
        StringBuilder late = new StringBuilder("unit,name\n");
        late.append("1,a\n".repeat(50_000)).append("2,长沙县\n");
        assertThat(read(late.toString().getBytes(gbk)).rows().get(50_000).text("name"))
                .isEqualTo("长沙县");
    }

    /** 开 is U+5F00: in UTF-16 its zero stands on the other side than those of digits. */
    @Test
    void lettersWithAZeroOfTheirOwnAreReadInUtf16WithoutItsMark() throws IOException {
        String text = "县,数量\n开福区,111.378\n芙蓉区,147.413\n";
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(cells(read(text.getBytes(wide))))
                    .containsExactly(List.of("开福区", "111.378"), List.of("芙蓉区", "147.413"));
        }
    }

    /** Pairs of its letters would be Chinese ones. */
    @Test
    void aByteOfZeroAtTheEndMakesNoUtf16() {
        for (String text : List.of("abc,ff\n102\n\0", "ab,c\n10,2\n\0")) {
            assertThat(TextEncoding.decode(text.getBytes(StandardCharsets.UTF_8))
                            .charset())
                    .isEqualTo(StandardCharsets.UTF_8);
        }
    }

    @Test
    void bytesOfNoEncodingAreNamedWithTheirLine() {
        // 0xFF begins a letter neither in UTF-8 nor in GBK
        assertThat(problems(new byte[] {'a', '\n', '1', '\n', (byte) 0xFF, (byte) 0xFF, '\n'}))
                .containsExactly(Problem.of(ProblemCode.TABLE_05_ENCODING, "t.csv", 3));
    }

    /** Its bytes are GBK too, where they would be "S鉶 Jo鉶". */
    @Test
    void westernLettersAreNotReadAsChinese() throws IOException {
        Charset western = Charset.forName("windows-1252");
        for (String text : List.of(
                "unit,name\n1,São João\n",
                "code,class\n3,Formação Florestal\n",
                "unit,name\n1,Besançon\n2,Alençon\n",
                "unit,name\n1,Görlitz\n2,Lübeck\n")) {
            assertThat(TextEncoding.isValid(text.getBytes(western), 0, text.length(), TextEncoding.GBK, false))
                    .isTrue();
            assertThat(problems(text.getBytes(western)))
                    .containsExactly(Problem.of(ProblemCode.TABLE_05_ENCODING, "t.csv", 2));
            assertThat(read(text.getBytes(StandardCharsets.UTF_8)).columns()).hasSize(2);
        }
        Charset gbk = Charset.forName("GBK"); // letters whose second byte is below 0x80, and single ones
        for (String text : List.of("unit,name\n1,朱镕基\n", "unit,GDP\n长,1\n", "year,10万tce\n2020,1\n")) {
            assertThat(TextEncoding.decode(text.getBytes(gbk)).text()).isEqualTo(text);
            assertThat(read(text.getBytes(gbk)).rows()).hasSize(1);
        }
    }

    @Test
    void raggedRowsAreAllToldWithTheirLines() {
        assertThat(problems("a,b\n1,2,3\n4\n5,6,\n"))
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_07_RAGGED, "t.csv row 2", 3, 2),
                        Problem.of(ProblemCode.TABLE_07_RAGGED, "t.csv row 3", 1, 2));
    }

    @Test
    void manyRaggedRowsAreOneProblem() {
        assertThat(problems("a,b\n1,2,3\n4\n5,6,7\n8,9\n1,2,3,4\n"))
                .containsExactly(Problem.of(ProblemCode.TABLE_27_RAGGED_ROWS, "t.csv", 4, 2, "2: 3, 3: 1, 4: 3, 6: 4"));
    }

    @Test
    void headersAreChecked() {
        assertThat(problems("Area km2,x,area_km2\n1,2,3\n"))
                .containsExactly(Problem.of(ProblemCode.TABLE_08_DOUBLE_COLUMN, "t.csv", "area_km2", 1, 3));
        assertThat(problems("a,,b\n1,2,3\n")).containsExactly(Problem.of(ProblemCode.TABLE_16_NO_NAME, "t.csv", 2));
        assertThat(problems("\n \n,,\n")).containsExactly(Problem.of(ProblemCode.TABLE_06_NO_HEADER, "t.csv"));
        assertThat(problems("a,b\n")).containsExactly(Problem.of(ProblemCode.TABLE_15_NO_ROWS, "t.csv"));
        assertThat(problems("a,b\n1,\"2\n3,4\n"))
                .containsExactly(Problem.of(ProblemCode.TABLE_09_OPEN_QUOTE, "t.csv", 2));
    }

    @Test
    void emptyColumnsWithoutNameAreNoColumns() throws IOException {
        TextTable table = read("a,,b,,\n1,,2,,\n");
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.rows().get(0).number("b")).isEqualTo(2);
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() throws IOException {
        assertThat(problems(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4}))
                .containsExactly(Problem.of(ProblemCode.TABLE_02_XLS, "t.csv", "t.csv"));
        assertThat(problems(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}))
                .containsExactly(Problem.of(ProblemCode.TABLE_01_FORMAT, "t.csv", "TIFF"));
        assertThat(problems("%PDF-1.4\n%\u00e2\u00ff\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly(Problem.of(ProblemCode.TABLE_01_FORMAT, "t.csv", "PDF"));
        assertThat(problems(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, (byte) 0xff}))
                .containsExactly(Problem.of(ProblemCode.TABLE_01_FORMAT, "t.csv", "PNG"));
        for (String page : List.of("<!-- x -->\n<table>", "<style>td{}</style><table>", "<div>\n<table>")) {
            assertThat(problems(page)).containsExactly(Problem.of(ProblemCode.TABLE_25_MARKUP, "t.csv", "t.csv"));
        }
        assertThat(problems(new byte[0])).containsExactly(Problem.of(ProblemCode.FILE_02_EMPTY, "t.csv"));
        assertThatThrownBy(() -> TableFile.read(folder.resolve("none.csv"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> TableFile.read(folder)).isInstanceOf(ProblemException.class);
        Path file = Files.writeString(folder.resolve("因子 🌲.csv"), "a\n1\n");
        assertThat(TableFile.read(file).place()).isEqualTo("因子 🌲.csv");
    }

    @Test
    void columnsAreFoundWithoutRegardToCaseWidthSpacesAndDashes() throws IOException {
        TextTable.Row row = read("Area-km2,Ｖａｌｕｅ,名称 \n1,2,x\n").rows().get(0);
        assertThat(row.number("area_km2")).isEqualTo(1);
        assertThat(row.number("AREA KM2")).isEqualTo(1);
        assertThat(row.number("value")).isEqualTo(2);
        assertThat(row.text("名称")).isEqualTo("x");
    }

    @Test
    void missingColumnsAreAllToldWithTheNearestName() throws IOException {
        TextTable table = read("clas,value,unit\nforest,1,tC\n");
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> table.require("class", "value", "source"));
        assertThat(thrown.problems())
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_18_MISSPELT_COLUMN, "t.csv", "class", "clas", "clas, value, unit"),
                        Problem.of(ProblemCode.TABLE_10_NO_COLUMN, "t.csv", "source", "clas, value, unit"));
        assertThat(table.require("value", "Unit")).isSameAs(table);
    }

    @Test
    void numbersAreReadByTheStatedRules() throws IOException {
        Object[][] cases = {
            {"1234.5", 1234.5},
            {"\"1,234.5\"", 1234.5},
            {"1 234 567", 1234567.0},
            {"12%", 0.12},
            {"12.3 %", 0.123},
            {"-1e3", -1000.0},
            {"１２．５", 12.5},
            {"－3", -3.0},
            {"−3", -3.0},
            {"\"１，２３４\"", 1234.0},
            {"+.5", 0.5},
            {"5.", 5.0},
            {"１２％", 0.12},
            {"1e2%", 1.0},
            {"1\u2009234", 1234.0}
        };
        for (Object[] pair : cases) {
            assertThat(read("v;w\n" + pair[0] + ";1\n").rows().get(0).number("v"))
                    .as((String) pair[0])
                    .isEqualTo((double) pair[1]);
        }
        List<String> marks = List.of("", "-", "–", "—", "NA", "n/a", "N/A", "null", "NULL", "…", "……", "/", "缺", "暂无");
        for (String missing : marks) {
            assertThat(read("v;w\n" + missing + ";1\n").rows().get(0).find("v"))
                    .as(missing)
                    .isEqualTo(OptionalDouble.empty());
        }
        for (String bad : List.of(
                "1,5", "12,34", "1,2345", "abc", "1 2", "0x1p3", "1d", "1.2.3", "#DIV/0!", "t", "5 km2", "1e", "%")) {
            assertThat(problemOf(bad).code()).as(bad).isEqualTo(ProblemCode.TABLE_11_NOT_NUMBER);
        }
        for (String endless : List.of("nan", "NaN", "inf", "-Inf", "+infinity", "1e999", "-∞")) {
            assertThat(problemOf(endless).code()).as(endless).isEqualTo(ProblemCode.TABLE_13_NOT_FINITE);
        }
        // a long cell must not overflow a stack
        assertThat(problemOf("1".repeat(200_000) + "x").code()).isEqualTo(ProblemCode.TABLE_11_NOT_NUMBER);
        assertThat(problemOf("1,111".repeat(50_000)).code()).isEqualTo(ProblemCode.TABLE_11_NOT_NUMBER);
    }

    private Problem problemOf(String cell) throws IOException {
        TextTable.Row row = read("v;w\n" + cell + ";1\n").rows().get(0);
        return catchThrowableOfType(ProblemException.class, () -> row.number("v"))
                .problems()
                .get(0);
    }

    @Test
    void typedDoorsNameFileRowAndColumn() throws IOException {
        TextTable table = TableFile.read(
                Files.writeString(folder.resolve("f.csv"), "class,Value,year\nforest,,2005.5\nwater,1,2010.0\n"),
                "",
                "carbon.factors (f.csv)");
        TextTable.Row row = table.rows().get(0);
        ProblemException empty = catchThrowableOfType(ProblemException.class, () -> row.number("value"));
        assertThat(empty.problems().get(0).text(Language.EN)).isEqualTo("""
                TABLE-12    carbon.factors (f.csv) row 2, column "Value": the cell is empty
                            Fill it in.""");
        assertThat(catchThrowableOfType(ProblemException.class, () -> row.text("VALUE"))
                        .problems())
                .isEqualTo(empty.problems());
        assertThat(catchThrowableOfType(ProblemException.class, () -> row.number("low"))
                        .problems())
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_10_NO_COLUMN, "carbon.factors (f.csv)", "low", "class, Value, year"));
        assertThat(row.find("low")).isEmpty();
        assertThat(row.findText("low")).isEmpty();
    }

    @Test
    void mutatedCsvIsReadOrIsAProblemAndNothingElse() throws IOException {
        byte[] seed = "class;value;\"note, x\"\n林地;1,234.5;\"a\"\"b\"\nwater;12%;\n".getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(20260101);
        for (int n = 0; n < 2000; n++) {
            byte[] bytes = Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
            for (int k = random.nextInt(6); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                cells(read(bytes));
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void realTablesAreRead() {
        Path counties = Shared.file("data/changzhutan/counties_table.csv");
        TextTable table = TableFile.read(counties);
        assertThat(table.rows()).hasSize(23);
        TextTable carbon = TableFile.read(Shared.file("data/bungo/tables/carbon_bungo.csv"));
        assertThat(carbon.rows()).isNotEmpty();
    }
}
