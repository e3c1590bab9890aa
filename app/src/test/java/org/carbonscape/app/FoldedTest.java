package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldedTest {
    @Test
    void linesGoOnBelowTheirPlace() {
        String text = "LAND-01     a.tif: three codes are not in the legend\n            Add them there.";
        assertThat(Folded.text(text, 12, 40)).isEqualTo("""
                        LAND-01     a.tif: three codes are not
                                    in the legend
                                    Add them there.""");
    }

    /** A line that cannot be read has no place to go on below. */
    @Test
    void withoutIndentLinesGoOnAtTheEdge() {
        assertThat(Folded.text("'--x': needed: one of gi-star, gi, both", 0, 20))
                .isEqualTo("'--x': needed: one\nof gi-star, gi, both");
    }

    @Test
    void chineseTakesTwoColumnsAndNoLineBeginsWithItsPunctuation() {
        String folded = Folded.text("SUIT-C15    权重：熵权法给“距水体距离”七成的权重，距离类指标最不均匀，这并不等于重要", 12, 40);
        assertThat(folded).isEqualTo("""
                SUIT-C15    权重：熵权法给“距水体距离”
                            七成的权重，距离类指标最不均
                            匀，这并不等于重要""");
    }

    @Test
    void whatIsTypedIsNeverCut() {
        String path = "landUse.phases.2010 (data/of/the/whole/region/land-use_2010.tif)";
        assertThat(Folded.text("X-01        请检查" + path + "的坐标系", 12, 40).replaceAll("\n +", " "))
                .contains(path.substring(path.indexOf('(')));
        String command = "gdal_translate -co COMPRESS=DEFLATE -co TILED=YES data/a.tif data/a_new.tif";
        for (String remedy : List.of(
                "Rewrite it in tiles: " + command,
                "Rewrite it: " + command + "; then run the study again",
                "请改为分块存储：" + command + "（类别相同）",
                "`" + command + "`")) {
            assertThat(Folded.text(remedy, 12, 60)).contains(command);
        }
    }

    /** Nothing is lost or added but line breaks. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void allProblemsSayTheSameWhenFolded(Language language) {
        for (ProblemCode code : ProblemCode.values()) {
            String text = Problem.of(code, "key (a.tif)", "100", "中文名", "c", "d", "e", "f")
                    .text(language);
            for (int columns : new int[] {56, 80, 200}) {
                String folded = Folded.text(text, Problem.INDENT, columns);
                assertThat(folded.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
                assertThat(folded.lines())
                        .as(folded)
                        .allMatch(l -> Aligned.width(l) <= columns
                                || l.contains("gdal")
                                || l.contains("ogr2ogr")
                                || !l.strip().contains(" "))
                        .noneMatch(l -> l.strip().matches("[，。；：、）”！].*"));
            }
        }
    }
}
