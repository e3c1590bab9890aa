package org.carbonscape.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.table.InputFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's energy table, made over as a yearbook prints it, says the same. */
class DirtyDemoTableTest {
    @TempDir
    private Path folder;

    private TreeSet<String> read(byte[] csv) throws IOException {
        Problems problems = new Problems();
        InputTable table = InputFiles.table(
                Files.write(folder.resolve("t.csv"), csv), "carbon.energy", "unit", Optional.empty(), problems);
        assertThat(problems.problems()).isEmpty();
        return table.rows().stream()
                .map(r -> r.text("unit") + " " + r.text("item") + " " + r.integer("year", "") + " "
                        + r.requiredNumber("amount", "") + " " + r.text("unit_of_amount"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aYearbookSaysTheSameAsTheDemo() throws IOException {
        String plain = SyntheticEnergy.csv(20260101);
        TreeSet<String> clean = read(plain.getBytes(StandardCharsets.UTF_8));
        assertThat(clean).hasSizeGreaterThan(300);
        Map<List<String>, TreeMap<String, String>> byRow = new LinkedHashMap<>();
        TreeSet<String> years = new TreeSet<>();
        for (String[] r :
                Arrays.stream(plain.split("\\R")).skip(1).map(l -> l.split(",")).toList()) {
            years.add(r[0]);
            byRow.computeIfAbsent(List.of(r[1], r[2], r[4]), k -> new TreeMap<>())
                    .put(r[0], r[3]);
        }
        List<String> lines = new ArrayList<>(List.of("表 3-1 各区县能源消费", "", ";;长株潭统计年鉴"));
        lines.add("区县代码;能源品种;计量单位;" + years.stream().map(y -> y + "年").collect(Collectors.joining(";")));
        byRow.forEach((key, amounts) -> lines.add(String.join(";", key) + ";"
                + years.stream().map(y -> amounts.getOrDefault(y, "-")).collect(Collectors.joining(";"))));
        lines.add("合计;raw coal;10^4 t" + ";1".repeat(years.size()));
        lines.add("注：规模以上企业；2020 年为初步数。");
        byte[] gbk = String.join("\r\n", lines).getBytes(Charset.forName("GBK"));
        assertThat(read(gbk)).isEqualTo(clean);
        byte[] utf8 = ("\uFEFF" + String.join("\n", lines).replace(';', '\t')).getBytes(StandardCharsets.UTF_8);
        assertThat(read(utf8)).isEqualTo(clean);
    }
}
