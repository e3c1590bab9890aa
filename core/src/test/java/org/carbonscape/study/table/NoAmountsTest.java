package org.carbonscape.study.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers per head, rates and indices that would count as amounts without a word. */
class NoAmountsTest {
    private static final String ROWS = "地区,2005年,2015年\n芙蓉区,30000,60000\n天心区,40000,70000\n";

    @TempDir
    private Path folder;

    private List<String> told(String key, String text, Language language) throws IOException {
        Problems problems = new Problems();
        NoAmounts.tell(Map.of(key, Files.writeString(folder.resolve("g.csv"), text)), List.of(), problems);
        assertThat(problems.problems()).isEmpty();
        return problems.cautions().stream().map(p -> p.text(language)).toList();
    }

    private List<String> told(String key, String text) throws IOException {
        return told(key, text, Language.EN);
    }

    @Test
    void aTitleOrAColumnThatSaysSoIsTold() throws IOException {
        String perHead = "人均地区生产总值（元）,,\n" + ROWS;
        assertThat(told("carbon.product", perHead)).containsExactly("""
                TABLE-C05   carbon.product (g.csv): "人均地区生产总值（元）" says that the numbers are per head, a rate, an \
                intensity or an index; here they count as amounts.
                            Give the amounts themselves (the product, not the product per head), or correct the \
                title.""");
        assertThat(told("carbon.product", perHead, Language.ZH)).containsExactly("""
                TABLE-C05   carbon.product (g.csv)：“人均地区生产总值（元）”表明数值为人均、强度、增速或指数；此处按总量计算。
                            请改用总量数据（如地区生产总值，而非人均），或更正标题。""");
        assertThat(told("carbon.product", "地区生产总值指数（上年=100）,,\n" + ROWS)).hasSize(1);
        assertThat(told("carbon.emissions.file", "碳排放强度,,\n单位：tCO2,,\n" + ROWS)).hasSize(1);
    }

    @Test
    void amountsAreAmounts() throws IOException {
        for (String title : List.of("地区生产总值（亿元）", "表2-3 地区生产总值及指数", "各县能源消费总量", "人均GDP、GDP", "GDP and growth")) {
            assertThat(told("carbon.product", title + ",,\n" + ROWS)).as(title).isEmpty();
        }
        assertThat(told("carbon.product", "地区,年份,地区生产总值（亿元）,人均（元）,增长率（%）\n芙蓉区,2005,3,4,5\n天心区,2005,3,4,5\n"))
                .as("columns beside")
                .isEmpty();
        assertThat(told("carbon.product", "\n\n\n地区,年份,地区生产总值（亿元）,人均（元）\n芙蓉区,2005,3,4\n天心区,2005,3,4\n"))
                .as("below blank rows")
                .isEmpty();
        assertThat(told("carbon.stock", "人均,,\nclass,value,unit\n林地,3,tC/ha\n")).isEmpty();
    }
}
