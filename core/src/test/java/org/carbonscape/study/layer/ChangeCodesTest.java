package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.problem.Language;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.intake.StudyArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeCodesTest {
    /** Up to nine classes two digits, up to 99 four, beyond that running numbers of the pairs that occur. */
    @ParameterizedTest
    @CsvSource({"9, 2, 5, 25", "9, 9, 9, 99", "10, 2, 5, 205", "99, 12, 7, 1207", "99, 99, 98, 9998"})
    void aCodeReadsFromAndTo(int classes, int from, int to, int code) {
        Grid grid = Sketch.grid(1, 1);
        ClassRaster before = Sketch.classes(grid, classes, from);
        ClassRaster after = Sketch.classes(grid, classes, to);
        StudyArea area = Sketch.area(grid, classes, 2000, 2010);
        ChangeCodes codes =
                new ChangeCodes(area, Sketch.count(area, List.of(), before, after), List.of(new int[] {0, 1}));
        assertThat(codes.labels(Language.EN)).hasSize(1);
        assertThat(codes.labels(Language.EN).get(0).index()).isEqualTo(code);
        assertThat(codes.labels(Language.EN).get(0).name())
                .isEqualTo(from == to ? "c" + from + " (unchanged)" : "c" + from + " → c" + to);
        assertThat(codes.largest()).isEqualTo(code);
    }

    @Test
    void beyondNinetyNineClassesPairsThatOccurAreNumbered() {
        Grid grid = Sketch.grid(4, 1);
        StudyArea area = Sketch.area(grid, 120, 2000, 2010);
        ClassRaster before = Sketch.classes(grid, 120, 110, 3, 110, 0);
        ClassRaster after = Sketch.classes(grid, 120, 5, 3, 120, 7);
        ChangeCodes codes =
                new ChangeCodes(area, Sketch.count(area, List.of(), before, after), List.of(new int[] {0, 1}));
        assertThat(codes.labels(Language.EN))
                .extracting(ClassLabel::name)
                .containsExactly("c3 (unchanged)", "c110 → c5", "c110 → c120");
        assertThat(codes.labels(Language.ZH)).extracting(ClassLabel::name).contains("c110→c5");
        assertThat(codes.labels(Language.EN)).extracting(ClassLabel::index).containsExactly(1, 2, 3);
        assertThat(codes.largest()).isEqualTo(3);
        assertThat(codes.coding().of(Sketch.cells(before), Sketch.cells(after), 4))
                .containsExactly(2, 1, 3, 0);
    }

    @Test
    void whatChangedHasTheColourOfWhatItBecameAndWhatStayedAPaleOne() {
        Grid grid = Sketch.grid(2, 1);
        StudyArea area = Sketch.area(grid, 3, 2000, 2010);
        ChangeCodes codes = new ChangeCodes(
                area,
                Sketch.count(area, List.of(), Sketch.classes(grid, 3, 2, 3), Sketch.classes(grid, 3, 3, 3)),
                List.of(new int[] {0, 1}));
        assertThat(codes.labels(Language.EN).get(0).rgb()).isEqualTo(0x0350a0);
        // a quarter of the way from white to 03 50 a0: 255 - 252/4, 255 - 175/4, 255 - 95/4
        assertThat(codes.labels(Language.EN).get(1).rgb()).isEqualTo((255 - 63) << 16 | (255 - 43) << 8 | (255 - 23));
    }
}
