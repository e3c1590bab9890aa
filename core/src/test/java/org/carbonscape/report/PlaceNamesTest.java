package org.carbonscape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.drawing.Typeface;
import org.junit.jupiter.api.Test;

class PlaceNamesTest {
    private static final Typeface FACE = Typeface.shipped();

    @Test
    void whatAllNamesBeginWithEndsWithAPlace() {
        assertThat(PlaceNames.shared(List.of("湖南省长沙市岳麓区", "湖南省长沙市天心区"))).isEqualTo(6);
        assertThat(PlaceNames.shared(List.of("湖南省长沙市岳麓区", "湖南省株洲市天元区"))).isEqualTo(3);
        assertThat(PlaceNames.shared(List.of("湘潭县", "湘潭市"))).isZero();
        assertThat(PlaceNames.shared(List.of("长沙市", "长沙市望城区"))).isZero(); // one would have no letter left
        assertThat(PlaceNames.shared(List.of("长沙市东", "长沙市望城区"))).isZero();
        assertThat(PlaceNames.shared(List.of("North End", "North Bank"))).isZero();
        assertThat(PlaceNames.shared(List.of("长沙市岳麓区"))).isZero();
        assertThat(PlaceNames.shared(List.of())).isZero();
    }

    @Test
    void linesAreAboutAsLongAsEachOther() {
        assertThat(PlaceNames.lines(FACE, "Saltmarsh and Lowland Council Area", 6, 1))
                .containsExactly("Saltmarsh and Lowland Council Area");
        assertThat(PlaceNames.lines(FACE, "Saltmarsh and Lowland Council Area", 6, 2))
                .containsExactly("Saltmarsh and", "Lowland Council Area");
        assertThat(PlaceNames.lines(FACE, "查干胡舒嘎查国家级自然保护区", 6, 3)).containsExactly("查干胡舒嘎", "查国家级自", "然保护区");
        assertThat(PlaceNames.lines(FACE, "Pelkosenniemi", 6, 3)).containsExactly("Pelkosenniemi");
    }
}
