package org.carbonscape.study.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWordsTest {
    private static final Path PRESETS = Path.of("src/main/resources/org/carbonscape");

    @Test
    void whatIsCitedStaysAndWhatIsSaidAboutItIsChinese() {
        assertThat(SourceWords.chinese("usually credited to Fang Jingyun 2007; others -0.020, -0.022"))
                .isEqualTo("通常认为出自方精云（2007）；另有 -0.020, -0.022");
        assertThat(SourceWords.chinese("GB/T 2589 and provincial guideline (book118 8133103033003020)"))
                .isEqualTo("GB/T 2589 与省级清单指南 (book118 8133103033003020)");
        assertThat(SourceWords.chinese("IPCC 2006 Vol 2 Table 2.2")).isEqualTo("IPCC 2006 Vol 2 Table 2.2");
        assertThat(SourceWords.chinese("unchecked, from my own notes")).isEqualTo("unchecked, from my own notes");
    }

    /** No preset's source has English words left that follow each other. */
    @Test
    void everyPresetsSourceIsKnown(@TempDir Path folder) throws IOException {
        Set<String> left = new TreeSet<>();
        for (String room : new String[] {"carbon", "inventory"}) {
            try (Stream<Path> files = Files.list(PRESETS.resolve(room))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                    Path plain = folder.resolve(file.getFileName());
                    Files.write(
                            plain,
                            Files.readAllLines(file).stream()
                                    .filter(l -> !l.startsWith("#"))
                                    .toList());
                    for (TextTable.Row row : TableFile.read(plain).rows()) {
                        row.findText("source")
                                .map(SourceWords::chinese)
                                .filter(s -> s.matches(".*\\b[a-z]{3,}\\b [a-z]{3,}\\b.*"))
                                .ifPresent(left::add);
                    }
                }
            }
        }
        assertThat(left).isEmpty();
    }
}
