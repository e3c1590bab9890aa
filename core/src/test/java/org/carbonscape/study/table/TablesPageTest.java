package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.io.table.HeaderWords;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.DriverSource;
import org.carbonscape.study.plan.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of tables says what is so: each of its examples is read, and gives the numbers of the plain one. */
class TablesPageTest {
    private static final Districts UNITS =
            new Districts("districts", List.of("430102", "430103"), List.of("芙蓉区", "天心区"));

    @TempDir
    private Path folder;

    private static Path page(String name) {
        Path page = Path.of("../docs").resolve(name);
        return Files.exists(page) ? page : Path.of("docs").resolve(name);
    }

    private static List<String> examples(String page, String kind) throws IOException {
        return Pattern.compile("```csv " + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page(page)))
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private Path write(String csv) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), csv);
    }

    private static TreeSet<String> lines(InputTable table) {
        return table.rows().stream()
                .map(r -> r.text("unit") + " " + r.text("item") + " " + r.integer("year", "") + " "
                        + r.requiredNumber("amount", "") + " " + r.text("unit_of_amount"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables.md", "tables.zh.md"})
    void everyTableOfEnergyGivesTheNumbersOfTheFirst(String page) throws IOException {
        List<String> all = examples(page, "energy");
        assertThat(all).hasSize(9);
        List<TreeSet<String>> read = new ArrayList<>();
        for (String csv : all) {
            Problems problems = new Problems();
            read.add(lines(InputFiles.table(write(csv), "carbon.energy", "unit", Optional.of(UNITS), problems)));
            assertThat(problems.problems()).as(csv).isEmpty();
        }
        assertThat(read.get(0)).hasSize(4).contains("430102 raw coal 2020 1234567.0 t");
        assertThat(read).allSatisfy(r -> assertThat(r).isEqualTo(read.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables.md", "tables.zh.md"})
    void everyTableOfDriversGivesTheSame(String page) throws IOException {
        Study study = SmallStudy.in(folder).read();
        List<String> all = examples(page, "driver");
        assertThat(all).hasSize(3);
        for (String csv : all) {
            Problems problems = new Problems();
            DriverSource.Table source =
                    new DriverSource.Table(write(csv), Optional.of("GDP"), OptionalInt.empty(), Optional.empty());
            DriverTable table = DriverTableReader.open("gdp", source, study, List.of(UNITS), problems)
                    .orElseThrow(() -> new AssertionError(csv + problems.problems()));
            assertThat(table.values(2020)).containsExactly(Double.NaN, 300.5, 400);
            assertThat(table.byYear().get(2005)).containsExactly(Double.NaN, 100, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables.md", "tables.zh.md"})
    void carbonPoolsAreAStock(String page) throws IOException {
        Legend legend = Legend.of(InputTable.parse("legend", "code,class,name_zh\n1,cropland,耕地\n2,forest,林地\n"));
        List<String> all = examples(page, "stock");
        assertThat(all).hasSize(3);
        for (String csv : all) {
            InputTable table = InputFiles.table(write(csv), "carbon.stock");
            assertThat(StockTable.of(table, legend).density_tC_per_ha()).containsExactly(0, 104.5, 199);
        }
    }

    /** The list of words is the program's own. */
    @ParameterizedTest
    @ValueSource(strings = {"tables.md", "tables.zh.md"})
    void theListOfWordsIsThatOfTheProgram(String name) throws IOException {
        String text = Files.readString(page(name));
        int at = text.indexOf("\n| ");
        String table = "\n| | English | 中文 |\n| --- | --- | --- |\n"
                + InputTable.preset("words", HeaderWords.class, "header-words.csv").rows().stream()
                        .map(r -> "| " + r.text("meaning") + " | " + shown(r.text("english"), ", ") + " | "
                                + shown(r.text("chinese"), "、") + " |\n")
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("carbonscape.update")) {
            Files.writeString(page(name), (at < 0 ? text : text.substring(0, at)).stripTrailing() + "\n" + table);
        }
        assertThat(Files.readString(page(name))).endsWith(table);
    }

    private static String shown(String words, String comma) {
        return words.replace(";", comma).replace("_", "\\_");
    }

    @Test
    void aLineForEachKindOfTable() {
        assertThat(Map.of("carbon.energy.file", 1, "carbon.stock", 4, "landUse.legend", 3, "--item-factors", 1))
                .allSatisfy((key, n) -> assertThat(TableForms.of(key)).hasSize(n));
        assertThat(TableForms.of("landUse.phases.2005")).isEmpty();
    }
}
