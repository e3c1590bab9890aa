package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table dirtied by every way that statisticians have gives
 * the numbers of the clean one; one of two readings none.
 */
class DirtyTablesTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final List<String> IDS = List.of("430102", "430103", "430121");
    private static final List<String> NAMES = List.of("芙蓉区", "天心区", "长沙县");
    private static final List<String> ITEMS = List.of("raw coal", "diesel");
    private static final List<Integer> YEARS = List.of(2005, 2010, 2020);

    @TempDir
    private Path folder;

    private final UnitSet units = new Districts("districts", IDS, NAMES);

    private static double amount(int unit, int item, int year) {
        return (unit + 1) * 1_234_567.25 + item * 98_765.5 + year * 431;
    }

    /** What the clean table says: a line for each unit, item and year. */
    private static TreeSet<String> clean() {
        TreeSet<String> all = new TreeSet<>();
        for (int u = 0; u < IDS.size(); u++) {
            for (int i = 0; i < ITEMS.size(); i++) {
                for (int year : YEARS) {
                    all.add(String.join("|", IDS.get(u), ITEMS.get(i), year + "", amount(u, i, year) + "", "t"));
                }
            }
        }
        return all;
    }

    private static TreeSet<String> lines(InputTable table) {
        return table.rows().stream()
                .map(r -> String.join(
                        "|",
                        r.text("unit"),
                        r.text("item"),
                        r.integer("year", "") + "",
                        r.requiredNumber("amount", "") + "",
                        r.text("unit_of_amount")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // --- what is done to a table

    private enum Shape {
        LONG,
        YEARS_AS_COLUMNS,
        ITEMS_OVER_YEARS,
        MERGED_HEADER,
        MERGED_ITEMS,
        ITEMS_AS_COLUMNS
    }

    /** The choices of one try. */
    private record Dirt(
            Shape shape,
            boolean chinese,
            int unit, // id, name, both
            boolean thousands,
            int measure, // column, brackets, title
            boolean titles,
            boolean notes,
            boolean totals,
            boolean extra,
            boolean again) {
        static Dirt of(SplittableRandom random) {
            return new Dirt(
                    Shape.values()[random.nextInt(Shape.values().length)],
                    random.nextBoolean(),
                    random.nextInt(3),
                    random.nextBoolean(),
                    random.nextInt(3),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean());
        }
    }

    private static String number(double value, boolean thousands) {
        String text = String.format(Locale.ROOT, thousands ? "%,.2f" : "%.2f", value);
        return text;
    }

    private static List<List<String>> rows(Dirt dirt) {
        List<List<String>> rows = new ArrayList<>();
        if (dirt.titles || dirt.measure == 2) {
            rows.add(List.of(dirt.chinese ? "表 3-1  各区县能源消费情况" : "Table 3.1, energy use by county"));
            rows.add(List.of());
            rows.add(
                    dirt.measure == 2
                            ? List.of("", "", dirt.chinese ? "单位：t" : "(Unit: t)")
                            : List.of(dirt.chinese ? "长沙市统计局" : "Bureau of Statistics"));
        }
        List<String> unit = new ArrayList<>();
        if (dirt.unit != 1) {
            unit.add(dirt.chinese ? "行政区划代码" : "unit_id");
        }
        if (dirt.unit != 0) {
            unit.add(dirt.chinese ? "区县" : "county");
        }
        String brackets = dirt.measure == 1 ? dirt.chinese ? "（t）" : " (t)" : "";
        boolean column = dirt.measure == 0;
        String measure = dirt.chinese ? "计量单位" : "unit_of_amount";
        String item = dirt.chinese ? "能源品种" : "item";
        String extra = dirt.chinese ? "比上年增长" : "remark";
        List<String> header = new ArrayList<>(unit);
        List<String> second = new ArrayList<>(unit.stream().map(u -> "").toList());
        switch (dirt.shape) {
            case LONG -> {
                header.addAll(List.of(dirt.chinese ? "年份" : "Year", item));
                header.add((dirt.chinese ? "消费量" : "amount") + brackets);
            }
            case YEARS_AS_COLUMNS -> {
                header.add(item);
                YEARS.forEach(y -> header.add(y + (dirt.chinese ? "年" : "") + brackets));
            }
            case ITEMS_OVER_YEARS -> {
                for (String i : ITEMS) {
                    YEARS.forEach(y -> header.add(i + "_" + y + brackets));
                }
            }
            case ITEMS_AS_COLUMNS -> {
                header.add(dirt.chinese ? "年份" : "Year");
                ITEMS.forEach(i -> header.add(i + brackets));
            }
            case MERGED_ITEMS -> {
                for (String i : ITEMS) {
                    for (int y = 0; y < YEARS.size(); y++) {
                        header.add(y == 0 ? i + brackets : "");
                        second.add(YEARS.get(y) + (dirt.chinese ? "年" : ""));
                    }
                }
            }
            case MERGED_HEADER -> {
                for (int y : YEARS) {
                    for (int i = 0; i < ITEMS.size(); i++) {
                        header.add(i == 0 ? y + (dirt.chinese ? "年" : "") : "");
                        second.add(ITEMS.get(i) + brackets);
                    }
                }
            }
        }
        if (column) {
            header.add(measure);
            second.add("");
        }
        if (dirt.extra) {
            header.add(extra);
            second.add("");
        }
        rows.add(header);
        if (dirt.shape == Shape.MERGED_HEADER || dirt.shape == Shape.MERGED_ITEMS) {
            rows.add(second);
        }
        for (int u = 0; u <= IDS.size(); u++) {
            boolean total = u == IDS.size();
            if (total && !dirt.totals) {
                break;
            }
            List<String> own = new ArrayList<>();
            if (dirt.unit != 1) {
                own.add(total ? (dirt.unit == 0 ? "合计" : "") : IDS.get(u));
            }
            if (dirt.unit != 0) {
                own.add(total ? "合　计".replace("　", "") : " " + NAMES.get(u) + "　");
            }
            List<String> end = new ArrayList<>();
            if (column) {
                end.add("t");
            }
            if (dirt.extra) {
                end.add("ok");
            }
            int unitNumber = u;
            switch (dirt.shape) {
                case LONG -> {
                    for (int i = 0; i < ITEMS.size(); i++) {
                        for (int y : YEARS) {
                            List<String> row = new ArrayList<>(own);
                            row.add(y + (dirt.chinese ? "年" : ""));
                            row.add(ITEMS.get(i));
                            row.add(number(amount(u, i, y), dirt.thousands));
                            row.addAll(end);
                            rows.add(row);
                        }
                    }
                    if (u == 0 && dirt.again) {
                        rows.add(header);
                    }
                }
                case YEARS_AS_COLUMNS -> {
                    for (int i = 0; i < ITEMS.size(); i++) {
                        List<String> row = new ArrayList<>(own);
                        row.add(ITEMS.get(i));
                        int it = i;
                        YEARS.forEach(y -> row.add(number(amount(unitNumber, it, y), dirt.thousands)));
                        row.addAll(end);
                        rows.add(row);
                    }
                }
                case ITEMS_AS_COLUMNS -> {
                    for (int y : YEARS) {
                        List<String> row = new ArrayList<>(own);
                        row.add(y + (dirt.chinese ? "年" : ""));
                        IntStream.range(0, ITEMS.size())
                                .forEach(i -> row.add(number(amount(unitNumber, i, y), dirt.thousands)));
                        row.addAll(end);
                        rows.add(row);
                    }
                }
                case ITEMS_OVER_YEARS, MERGED_ITEMS -> {
                    List<String> row = new ArrayList<>(own);
                    for (int i = 0; i < ITEMS.size(); i++) {
                        int it = i;
                        YEARS.forEach(y -> row.add(number(amount(unitNumber, it, y), dirt.thousands)));
                    }
                    row.addAll(end);
                    rows.add(row);
                }
                case MERGED_HEADER -> {
                    List<String> row = new ArrayList<>(own);
                    for (int y : YEARS) {
                        IntStream.range(0, ITEMS.size())
                                .forEach(i -> row.add(number(amount(unitNumber, i, y), dirt.thousands)));
                    }
                    row.addAll(end);
                    rows.add(row);
                }
            }
        }
        if (dirt.notes) {
            rows.add(List.of());
            rows.add(List.of(dirt.chinese ? "注：2020 年为初步数，含规模以上企业。" : "Note: 2020 is preliminary, as reported."));
            rows.add(List.of(dirt.chinese ? "数据来源：《长沙统计年鉴》" : "Source: statistical yearbook"));
        }
        return rows;
    }

    // --- the files

    private static String csv(List<List<String>> rows, char separator) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        return rows.stream()
                .map(row -> IntStream.range(0, width)
                        .mapToObj(i -> i < row.size() ? row.get(i) : "")
                        .map(c -> c.indexOf(separator) >= 0 || c.indexOf(',') >= 0 ? '"' + c + '"' : c)
                        .collect(Collectors.joining(String.valueOf(separator))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private Path write(List<List<String>> rows, int kind, String name) throws IOException {
        return switch (kind) {
            case 0 -> Files.write(folder.resolve(name + ".csv"), csv(rows, ',').getBytes(StandardCharsets.UTF_8));
            case 1 ->
                Files.write(
                        folder.resolve(name + ".csv"), ("\uFEFF" + csv(rows, ';')).getBytes(StandardCharsets.UTF_8));
            case 2 -> Files.write(folder.resolve(name + ".csv"), csv(rows, ',').getBytes(GBK));
            default -> {
                Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
                sheets.put("说明", List.of(List.of("说明"), List.of("本工作簿汇总各区县数据"), List.of("年份", "2020")));
                sheets.put("能源", rows);
                sheets.put("人口", List.of(List.of("区县", "人口"), List.of("芙蓉区", "52")));
                yield workbook(name, sheets);
            }
        };
    }

    private Path workbook(String name, Map<String, List<List<String>>> sheets) throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", null)) {
            for (Map.Entry<String, List<List<String>>> sheet : sheets.entrySet()) {
                Worksheet into = book.newWorksheet(sheet.getKey());
                for (int r = 0; r < sheet.getValue().size(); r++) {
                    for (int c = 0; c < sheet.getValue().get(r).size(); c++) {
                        String text = sheet.getValue().get(r).get(c);
                        if (text.matches("[0-9]+([.][0-9]+)?")) {
                            into.value(r, c, new BigDecimal(text));
                        } else if (!text.isEmpty()) {
                            into.value(r, c, text);
                        }
                    }
                }
            }
        }
        return file;
    }

    private InputTable read(Path file, Problems problems) {
        return InputFiles.table(file, "carbon.energy", "unit", Optional.of(units), problems);
    }

    @Test
    void aDirtyTableGivesTheNumbersOfTheCleanOne() throws IOException {
        TreeSet<String> clean = clean();
        SplittableRandom random = new SplittableRandom(10);
        for (int n = 0; n < 300; n++) {
            Dirt dirt = Dirt.of(random);
            int kind = n % 4;
            Path file = write(rows(dirt), kind, "t" + kind);
            Problems problems = new Problems();
            try {
                assertThat(lines(read(file, problems)))
                        .as(n + " " + kind + dirt)
                        .isEqualTo(clean);
            } catch (ProblemException e) {
                throw new AssertionError(n + " " + kind + " " + dirt + "\n" + csv(rows(dirt), ','), e);
            }
            assertThat(problems.problems()).as(n + " " + dirt).isEmpty();
            assertThat(problems.cautions())
                    .extracting(Problem::code)
                    .isEqualTo(dirt.totals ? List.of(ProblemCode.UNITS_C07_TOTALS) : List.of());
        }
    }

    @Test
    void anItemMayNameItsUnitOfMeasureAndThenNoColumnNeedSayIt() throws IOException {
        List<List<String>> rows = table(
                "年份,区县,项目,数量,备注", "2005,430102,原煤（万吨）,12,x", "2005,430102,电力 (亿千瓦时),3,", "2005,430102,生猪存栏[万头],4,");
        assertThat(lines(read(write(rows, 0, "named"), new Problems())))
                .containsExactlyInAnyOrder(
                        "430102|原煤|2005|12.0|万吨", "430102|电力|2005|3.0|亿千瓦时", "430102|生猪存栏|2005|4.0|万头");
        rows = table("year,county,item,amount,unit_of_amount", "2005,430102,raw coal (t),12,10^4 t");
        assertThat(problems(rows, 0))
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_26_TWO_UNITS, "carbon.energy (p.csv) row 2", "raw coal (t)", "t", "10^4 t"));
        rows = table("year,county,item,amount,unit_of_amount", "2005,430102,氮肥（折纯氮）,12,t", "2005,430102,coke (t),1,");
        assertThat(lines(read(write(rows, 0, "said"), new Problems())))
                .containsExactlyInAnyOrder("430102|氮肥（折纯氮）|2005|12.0|t", "430102|coke|2005|1.0|t");
    }

    /** As spreadsheets make dates of years; a month is none, since 2005-06 may be a span of years. */
    @Test
    void aYearMayBeTheDateOfADay() throws IOException {
        for (String date : new String[] {
            "2005-12-31", "2005/1/1", "2005/12/31 0:00:00", "2005年12月31日", "2005.6.30", "2005年12月", "12/31/2005"
        }) {
            List<List<String>> rows = table("年份,区县,品种,数量,单位", date + ",430102,raw coal,12,t");
            assertThat(lines(read(write(rows, 0, "dates"), new Problems())))
                    .as(date)
                    .containsExactly("430102|raw coal|2005|12.0|t");
        }
        for (String other : new String[] {"2005-06", "2005-13", "05", "'05"}) {
            List<List<String>> rows = table("年份,区县,品种,数量,单位", other + ",430102,raw coal,12,t");
            assertThat(problems(rows, 0)).extracting(Problem::code).containsExactly(ProblemCode.TABLE_34_YEARS);
        }
    }

    @Test
    void daysOfYearsAboveColumnsAreTheirYears() throws IOException {
        for (String header : new String[] {"2005-01-01,2010-01-01", "2005/12/31,2010/12/31", "2005年1月1日,2010年1月1日"}) {
            List<List<String>> rows =
                    table("能源消费表", "区县,品种,单位," + header, "430102,raw coal,t,12,13", "430103,diesel,t,1,2");
            assertThat(lines(read(write(rows, 0, "above"), new Problems())))
                    .as(header)
                    .containsExactlyInAnyOrder(
                            "430102|raw coal|2005|12.0|t",
                            "430102|raw coal|2010|13.0|t",
                            "430103|diesel|2005|1.0|t",
                            "430103|diesel|2010|2.0|t");
        }
        // months are no years
        assertThat(problems(table("区县,品种,单位,2005-01-01,2005-02-01", "430102,raw coal,t,12,13"), 0))
                .isNotEmpty();
        assertThat(problems(table("区县,品种,单位,1905-06-27,1905-07-02", "430102,raw coal,t,12,13"), 0))
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_30_YEARS_AS_DATES, "carbon.energy (p.csv)", 2, "1905-06-27"));
    }

    /** 2005 in a cell with the format of a date: the 2005th day since 1900. */
    @Test
    void yearsThatHaveBecomeDatesAreOneProblem() throws IOException {
        for (String date : new String[] {"1905-06-27", "1905/6/27", "6/27/1905"}) {
            String row = date + ",430102,raw coal,12,t";
            assertThat(problems(table("year,county,item,amount,unit_of_amount", row, row), 0))
                    .containsExactly(Problem.of(
                            ProblemCode.TABLE_30_YEARS_AS_DATES,
                            "carbon.energy (p.csv) row 2, column \"year\"",
                            2,
                            date));
        }
    }

    // --- what can be read in two ways

    private List<Problem> problems(List<List<String>> rows, int kind) throws IOException {
        Path file = write(rows, kind, "p");
        Problems problems = new Problems();
        Optional<InputTable> table = problems.attempt(() -> read(file, problems));
        table.ifPresent(t -> problems.attempt(() -> lines(t)));
        return problems.problems();
    }

    private static List<List<String>> table(String... lines) {
        return Arrays.stream(lines).map(l -> List.of(l.split(",", -1))).toList();
    }

    /** A table of decimal commas is one finding, and so is one whose workbook was never calculated. */
    @Test
    void whatManyCellsHaveInCommonIsOneProblem() throws IOException {
        List<List<String>> rows = new ArrayList<>(table("year,unit,item,amount,unit_of_amount"));
        for (int year = 2001; year <= 2005; year++) {
            rows.add(List.of("" + year, "430102", "raw coal", "1,23" + year % 10, "t"));
        }
        assertThat(problems(rows, 3))
                .extracting(p -> p.text(Language.EN), p -> p.text(Language.ZH))
                .containsExactly(tuple("""
                        TABLE-28    carbon.energy (p.xlsx): 5 numbers may be read in two ways, such as "1,231": 1231 \
                        (thousands) or 1.231 (decimal comma)
                                    Write all of them without a comma: 1231, or 1.231 with a decimal point.""", """
                        TABLE-28    carbon.energy (p.xlsx)：有 5 个数有两种读法，如“1,231”可能是 1231（千位分隔），也可能是 1.231（小数逗号）
                                    请全部不用逗号书写：1231，或用小数点写作 1.231。"""));
        rows.subList(1, rows.size()).clear();
        for (int year = 2001; year <= 2005; year++) {
            rows.add(List.of("" + year, "430102", "raw coal", "=B" + year, "t"));
        }
        assertThat(problems(rows, 3))
                .extracting(p -> p.text(Language.EN), p -> p.text(Language.ZH))
                .containsExactly(tuple("""
                        TABLE-29    carbon.energy (p.xlsx) row 2, column "amount": cells with a formula but without \
                        its result: 5, the first being =B2001
                                    Open the workbook in Excel or LibreOffice and save it there, which stores the \
                        results; or write numbers.""", """
                        TABLE-29    carbon.energy (p.xlsx) 第 2 行“amount”列：有 5 个单元格只有公式而没有计算结果，第一个为 =B2001
                                    请用 Excel 或 LibreOffice 打开该工作簿并保存，以存入结果；或直接填写数字。"""));
    }

    @Test
    void aLoneThousandsMarkThatMayBeADecimalCommaIsAProblem() throws IOException {
        List<List<String>> rows = new ArrayList<>(table("year,unit,item,amount,unit_of_amount"));
        rows.add(List.of("2005", "430102", "raw coal", "1,234", "t"));
        assertThat(problems(rows, 3))
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_22_TWO_NUMBERS,
                        "carbon.energy (p.xlsx) row 2, column \"amount\"",
                        "1,234",
                        "1234",
                        "1.234"));
        assertThat(problems(rows, 0)).isEmpty(); // commas part the cells, so no comma is a decimal one
        rows.add(List.of("2010", "430102", "raw coal", "1,5", "t"));
        assertThat(problems(rows, 0)).extracting(Problem::code).contains(ProblemCode.TABLE_22_TWO_NUMBERS);
        rows.set(1, List.of("2005", "430102", "raw coal", "1,234,567", "t"));
        assertThat(problems(rows, 3)).extracting(Problem::code).containsExactly(ProblemCode.TABLE_32_DECIMAL_COMMAS);
    }

    /** As Excel writes tables under Portuguese, German or French settings. */
    @Test
    void decimalCommasAreOneProblem() throws IOException {
        Files.writeString(folder.resolve("energia.csv"), """
                year;unit;item;amount;unit_of_amount
                2005;430102;raw coal;1.234,56;t
                2010;430102;raw coal;789,25;t
                2015;430102;raw coal;1,234;t
                2020;430102;raw coal;1543;t
                """);
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> read(folder.resolve("energia.csv"), new Problems()))
                        .problems())
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_32_DECIMAL_COMMAS,
                        "carbon.energy (energia.csv) row 2, column \"amount\"",
                        3,
                        "1.234,56",
                        "1234.56"));
    }

    @Test
    void twoHeadersTwoColumnsAndTwoSheetsAreProblems() throws IOException {
        List<List<String>> rows = new ArrayList<>(table(
                "year,unit,item,amount,unit_of_amount",
                "2005,430102,raw coal,1,t",
                "年份,区县,能源品种,消费量,单位",
                "2010,天心区,raw coal,1,t"));
        assertThat(problems(rows, 0))
                .containsExactly(Problem.of(ProblemCode.TABLE_20_TWO_HEADERS, "carbon.energy (p.csv)", 1, 3));
        assertThat(problems(
                        table(
                                "表1 原煤（万吨）,,,",
                                "区县,能源品种,2005,2010",
                                "天心区,原煤,1,2",
                                "",
                                "表2 焦炭（吨）,,,",
                                "区县,能源品种,2005,2010",
                                "天心区,焦炭,1000,2000"),
                        0))
                .as("the second in another unit")
                .containsExactly(Problem.of(ProblemCode.TABLE_20_TWO_HEADERS, "carbon.energy (p.csv)", 2, 6));
        assertThat(problems(table("年份,区县,能源品种,消费量,用量,单位", "2010,天心区,raw coal,1,2,t"), 0))
                .containsExactly(
                        Problem.of(ProblemCode.TABLE_21_TWO_COLUMNS, "carbon.energy (p.csv)", "amount", "消费量, 用量", ""));
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put("old", table("year,unit,item,amount,unit_of_amount", "2005,430102,raw coal,1,t"));
        sheets.put("new", table("year,unit,item,amount,unit_of_amount", "2010,430102,raw coal,2,t"));
        Path book = workbook("two", sheets);
        assertThat(catchThrowableOfType(ProblemException.class, () -> read(book, new Problems()))
                        .problems())
                .containsExactly(Problem.of(
                        ProblemCode.TABLE_23_TWO_SHEETS,
                        "carbon.energy (two.xlsx)",
                        "old, new",
                        "two.xlsx#old, two.xlsx#new"));
        Map<String, List<List<String>>> covered = new LinkedHashMap<>();
        covered.put("说明", table("这是说明"));
        covered.put("2005", table("year,place,item", "2005,430102,raw coal"));
        assertThat(read(workbook("cover", covered), new Problems())
                        .rows()
                        .get(0)
                        .text("item")) // not of the cover
                .isEqualTo("raw coal");
        sheets.put("new", table("区县,人口（人）2005年,人口（人）2010年", "430102,500,600"));
        assertThat(read(workbook("one", sheets), new Problems()).rows()).hasSize(1); // people are no fuel
        assertThat(read(folder.resolve("two.xlsx#new"), new Problems())
                        .rows()
                        .get(0)
                        .text("amount"))
                .isEqualTo("2");
    }

    @Test
    void unitsOfTheTableThatNobodyKnowsAreToldTogetherWithTheNearest() throws IOException {
        List<List<String>> rows =
                table("年份,区县,能源品种,消费量,单位", "2010,天芯区,raw coal,1,t", "2010,长沙縣,raw coal,1,t", "2010,芙蓉区,raw coal,1,t");
        assertThat(problems(rows, 2)).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.UNITS_09_STRANGERS);
            assertThat(p.found(Language.EN)).contains("天芯区 (天心区?)", "长沙縣 (长沙县?)");
        });
    }

    private Problems told(List<List<String>> rows) throws IOException {
        Problems problems = new Problems();
        read(write(rows, 0, "told"), problems);
        return problems;
    }

    @Test
    void placesBeyondAStudyWhoseUnitsAllHaveRowsAreLeftOutWithTheirShare() throws IOException {
        List<List<String>> rows = table(
                "年份,区县代码,地市,区县,能源品种,消费量,单位",
                "2010,430102,长沙市,芙蓉区,raw coal,30,t",
                "2010,430103,长沙市,天心区,raw coal,30,t",
                "2010,430121,长沙市,长沙县,raw coal,30,t",
                "2010,430407,衡阳市,石鼓区,raw coal,10,t",
                "2010,610102,外省,天心区,raw coal,20,t", // a code of elsewhere is not overruled by a name
                "2010,430407,衡阳市,石鼓区,diesel,1,t",
                "2010,430102,长沙市,芙蓉区,diesel,3,t",
                "2010,,,合计,raw coal,120,t");
        Problems problems = new Problems();
        assertThat(read(write(rows, 0, "province"), problems).rows())
                .extracting(r -> r.text("unit"))
                .containsExactly("430102", "430103", "430121", "430102");
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions())
                .filteredOn(p -> p.code() == ProblemCode.UNITS_C10_BEYOND)
                .singleElement()
                .satisfies(p -> assertThat(p.args())
                        .containsExactly(
                                "2", "districts", "430407 石鼓区, 610102 天心区", "3", "7", ", 25 % of the amounts"));
    }

    /** A slip in one of a unit's rows loses none of its amounts without a problem. */
    @Test
    void aNameThatStandsAloneOrHasFewerRowsThanAnyUnitIsAProblem() throws IOException {
        List<String> rows = new ArrayList<>(List.of("年份,区县,能源品种,消费量,单位"));
        for (String unit : List.of("芙蓉区", "天心区", "长沙县")) {
            rows.addAll(List.of("2010," + unit + ",raw coal,1,t", "2010," + unit + ",diesel,1,t"));
        }
        rows.add("2010,石鼓区,raw coal,1,t");
        assertThat(told(table(rows.toArray(String[]::new))).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.CARBON_14_PLACE);
        rows.addAll(List.of("2010,石鼓区,diesel,1,t", "2010,衡南县,raw coal,1,t"));
        Problems two = told(table(rows.toArray(String[]::new)));
        assertThat(two.problems()).extracting(p -> p.args().get(0)).containsExactly("衡南县");
        assertThat(two.cautions()).extracting(p -> p.args().get(2)).containsExactly("石鼓区");
    }

    /** As pandas writes ids beside empty cells, and as the statistics bureau writes codes. */
    @Test
    void idsAsNumbersAndCodesOfTwelveDigitsAreIds() throws IOException {
        Problems problems = new Problems();
        assertThat(read(
                                write(
                                        table(
                                                "年份,区县代码,能源品种,消费量,单位",
                                                "2010,430102.0,raw coal,1,t",
                                                "2010,430103000000,raw coal,1,t",
                                                "2010,430121,raw coal,1,t",
                                                "2010,430407000000,raw coal,1,t",
                                                "2010,430408000000,raw coal,1,t"),
                                        0,
                                        "codes"),
                                problems)
                        .rows())
                .extracting(r -> r.text("unit"))
                .containsExactly("430102", "430103", "430121");
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions()).extracting(Problem::code).containsExactly(ProblemCode.UNITS_C10_BEYOND);
    }

    /** A footnote's mark at a number is no digit of it; one that may be a digit is a problem of its row. */
    @Test
    void aFootnotesMarkAtANumberIsNoDigit() throws IOException {
        InputTable table = read(
                write(
                        table("年份,区县,能源品种,消费量,单位", "2010,芙蓉区,raw coal,147.7①,t", "2010,天心区,raw coal,147²,t"),
                        0,
                        "marked"),
                new Problems());
        assertThat(table.rows().get(0).number("amount", "")).isEqualTo(147.7);
        Assertions.assertThatThrownBy(() -> table.rows().get(1).number("amount", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).args()).contains("147²"));
    }

    /** 望城县 of 2005 is 望城区 of 2015: were it left out, a unit would lose its first year without a word. */
    @Test
    void aPlaceThatMayBeAUnitWithoutRowsOfItsYearsIsAProblem() throws IOException {
        List<List<String>> rows = table(
                "区县,能源品种,单位,2005年,2015年",
                "芙蓉区,raw coal,t,1,1",
                "天心区,raw coal,t,1,1",
                "长沙县,raw coal,t,,1",
                "星沙县,raw coal,t,1,",
                "石鼓区,raw coal,t,1,1");
        Problems problems = told(rows);
        assertThat(problems.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.CARBON_14_PLACE);
            assertThat(p.args().get(0)).isEqualTo("星沙县");
        });
        assertThat(problems.cautions())
                .extracting(Problem::code, p -> p.args().get(2))
                .containsExactly(Tuple.tuple(ProblemCode.UNITS_C10_BEYOND, "石鼓区"));
        assertThat(told(table(
                                "年份,区县,能源品种,消费量,单位",
                                "2010,芙蓉区,raw coal,1,t",
                                "2010,石鼓区,raw coal,1,t",
                                "2010,衡南县,raw coal,1,t"))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.args())
                        .containsExactly(
                                "2",
                                "districts",
                                "石鼓区, 衡南县",
                                " Units without rows of these years: 430103 天心区, 430121 长沙县."));
    }

    @Test
    void aNameOfTwoUnitsAndTwoColumnsThatDisagreeAreProblems() throws IOException {
        UnitSet twice = new Districts("towns", List.of("1", "2", "3"), List.of("城关镇", "城关镇", "东湖镇"));
        Problems problems = new Problems();
        Path file = write(
                table("year,unit,item,amount,unit_of_amount", "2005,城关镇,raw coal,1,t", "2005,东湖镇,raw coal,1,t"),
                0,
                "n");
        InputFiles.table(file, "carbon.energy", "unit", Optional.of(twice), problems);
        assertThat(problems.problems())
                .containsExactly(Problem.of(ProblemCode.UNITS_08_NAME, "carbon.energy (n.csv)", "城关镇", 2, "1, 2"));
        assertThat(problems(table("year,unit_id,name,item,amount,unit_of_amount", "2005,430102,天心区,raw coal,1,t"), 0))
                .containsExactly(Problem.of(
                        ProblemCode.UNITS_07_TWO_UNITS,
                        "carbon.energy (p.csv) row 2",
                        "430102",
                        "430102",
                        "天心区",
                        "430103"));
    }

    @Test
    void aColumnCalledUnitIsTheUnitOfMeasureBesideAnotherOfPlaces() throws IOException {
        assertThat(problems(table("year,region,item,amount,unit", "2005,430102,raw coal,1,t"), 0))
                .isEmpty();
    }

    @Test
    void namesSpreadOutInAYearbookAndItsEllipsesAreRead() throws IOException {
        assertThat(problems(
                        table(
                                "地　区,能源品种,计量单位,2010年,2020年",
                                "天 心 区,raw coal,t,1,…",
                                "长　沙　县,raw coal,t,—,２",
                                "全市合计,raw coal,t,1,2"),
                        0))
                .isEmpty();
    }

    /** Where years stand first, 合计 stands in their column. */
    @Test
    void totalsMayStandInTheColumnOfYearsOrEndInAColon() throws IOException {
        Problems problems = new Problems();
        InputTable read = read(
                write(
                        table(
                                "year,unit,item,amount,unit_of_amount",
                                "2005,其中：430102,raw coal,1\u202f234.5,t",
                                "2005,TOTAL:,raw coal,99,t",
                                "2005,长沙市合计,raw coal,99,t",
                                "2005,Furong Subtotal,raw coal,99,t",
                                "2005 汇总,,,99,t",
                                "2005,其中：市区,raw coal,99,t",
                                "合计,,,99,t"),
                        0,
                        "totals"),
                problems);
        assertThat(read.rows()).extracting(r -> r.text("amount")).containsExactly("1234.5");
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions())
                .extracting(Problem::code, Problem::args)
                .contains(tuple(
                        ProblemCode.UNITS_C07_TOTALS,
                        List.of("6", "TOTAL:, 长沙市合计, Furong Subtotal, 2005 汇总, 其中：市区, 合计")));
    }

    /** All texts about units of a table. */
    @Test
    void problemsOfUnitsReadAsWritten() {
        String all = Stream.of(
                        Problem.of(ProblemCode.UNITS_07_TWO_UNITS, "t row 2", "430102", "430102", "天心区", "430103"),
                        Problem.of(ProblemCode.UNITS_08_NAME, "t", "城关镇", 2, "1, 2"),
                        Problem.of(ProblemCode.UNITS_09_STRANGERS, "t", 2, "districts", "a (b?), c", ""),
                        Problem.of(
                                ProblemCode.UNITS_C10_BEYOND,
                                "t",
                                2,
                                "districts",
                                Bilingual.list(List.of(Bilingual.same("衡阳县"), Bilingual.same("衡南县"))),
                                4,
                                9,
                                Bilingual.of(", 40 % of the amounts", "，占全部数值的 40 %")),
                        Problem.of(ProblemCode.UNITS_C07_TOTALS, "t", 1, "合计"))
                .flatMap(p -> Stream.of(p.text(Language.EN), p.text(Language.ZH)))
                .collect(Collectors.joining("\n"));
        assertThat(all).isEqualTo("""
                UNITS-07    t row 2: "430102" is the unit 430102, but "天心区" is the unit 430103
                            Correct one of the two columns, or remove the one that is not meant.
                UNITS-07    t 第 2 行：“430102”是单元 430102，而“天心区”是单元 430103
                            请更正其中一列，或删除不需要的一列。
                UNITS-08    t: the name "城关镇" is that of 2 units: 1, 2
                            Write their ids instead.
                UNITS-08    t：名称“城关镇”对应 2 个单元：1、2
                            请改写单元编号。
                UNITS-09    t: not among the ids or names of the units districts (2 in all): a (b?), c
                            Correct them or remove their rows.
                UNITS-09    t：有 2 个名称不在单元集 districts 的编号或名称中：a (b?)、c
                            请更正，或删除这些行。
                UNITS-C10   t: the table has 2 names beyond districts, whose units all have rows: 衡阳县, 衡南县. They are \
                not counted: 4 of 9 rows, 40 % of the amounts
                            Nothing needs to be done where the table covers more than the study (a total of a province \
                among them makes the share larger). Correct a name that is one of the study's units.
                UNITS-C10   t：表中有 2 个名称不属于单元集 districts（该集各单元均有数据行）：衡阳县、衡南县。这些名称不计入：\
                全表 9 行中的 4 行，占全部数值的 40 %
                            表的范围大于研究区时无需处理（其中若有全省、全市数，所占比例会偏大）；若其中有研究单元的别称，请更正。
                UNITS-C07   t: rows of totals, or of parts of others, were left out (合计): 1
                            Nothing needs to be done, unless a unit is called so: then write its id, or rename it.
                UNITS-C07   t：有 1 行为合计或其他行的一部分（合计），已略去
                            无需处理；若确有单元名称如此，请改写其编号或另取名称。""");
    }
}
