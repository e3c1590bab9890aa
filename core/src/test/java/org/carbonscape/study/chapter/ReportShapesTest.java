package org.carbonscape.study.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.CheckNames;
import org.carbonscape.study.layer.FluxKeys;
import org.junit.jupiter.api.Test;

/** Long tables and map keys as the report shows them. */
class ReportShapesTest {
    private static final List<Excerpt.Column> CLASS = List.of(Excerpt.Column.of("class", Words.of("Class", "类别")));

    @Test
    void aLongTableBecomesOneRowAClassAndOneColumnAPhase() {
        Table areas = Table.named("areas")
                .integer("year")
                .text("class")
                .number("km2")
                .row(2000, "forest", 3.0)
                .row(2000, "never", 0.0)
                .row(2000, "new", 0.0)
                .row(2010, "forest", 1.0)
                .row(2010, "never", 0.0)
                .row(2010, "new", 2.0)
                .build();
        Excerpt shown = PhaseColumns.of(Words.of("Areas", "面积"), areas, CLASS, "km2", 2, 1);
        Table wide = shown.table();
        assertEquals(
                List.of("class", "2000", "2010"),
                wide.columns().stream().map(Table.Column::name).toList());
        assertEquals(2, wide.rows(), "a class that never occurs is not shown");
        assertEquals("forest", wide.text(0, 0));
        assertEquals(List.of(3.0, 1.0), List.of(wide.number(0, 1), wide.number(0, 2)));
        assertEquals("new", wide.text(1, 0));
        assertEquals(List.of(0.0, 2.0), List.of(wide.number(1, 1), wide.number(1, 2)));
    }

    @Test
    void aRowThatLacksAPhaseIsMissingThere() {
        Table flows = Table.named("flows")
                .integer("year")
                .text("class")
                .number("tC")
                .row(2000, "a", 1.0)
                .row(2010, "b", 2.0)
                .build();
        Table wide =
                PhaseColumns.of(Words.same("flows"), flows, CLASS, "tC", 0, 1).table();
        assertTrue(Double.isNaN(wide.number(0, 2)) && Double.isNaN(wide.number(1, 1)));
    }

    @Test
    void ofThirtyPhasesEightAreShownFromTheFirstToTheLast() {
        Table.Builder yearly =
                Table.named("yearly").integer("year").text("class").number("km2");
        IntStream.rangeClosed(1991, 2020).forEach(y -> yearly.row(y, "a", (double) y));
        Table wide = PhaseColumns.of(Words.same("yearly"), yearly.build(), CLASS, "km2", 0, 1)
                .table();
        assertEquals(
                List.of("class", "1991", "1995", "1999", "2003", "2008", "2012", "2016", "2020"),
                wide.columns().stream().map(Table.Column::name).toList());
        assertEquals(2008, wide.number(0, 5));
    }

    @Test
    void limitsOfAMapKeyCanBeToldApart() {
        // large sources beside small sinks: without digits -0.9 and -0.5 would both read -1
        Key.Breaks key = FluxKeys.net(List.of(new float[] {-3.3f, -2.4f, -0.9f, -0.5f, 1.6f, 37.8f, 185.4f}))
                .orElseThrow();
        assertEquals(1, key.decimals());
        Key.Breaks round = FluxKeys.source(List.of(new float[] {10, 100, 400})).orElseThrow();
        assertEquals(0, round.decimals());
    }

    @Test
    void valuesThatDifferByRoundingAreOneClassOfAMapKey() {
        // one district: its emissions a hectare, and the cell that got what was left over by rounding
        float[] cells = {-2.36f, 1.5f, 560.1892f, 560.1907f, 560.1907f, 560.19073f};
        Key.Breaks key = FluxKeys.net(List.of(cells)).orElseThrow();
        assertEquals(List.of(-2.4, -1.0, 0.8, 300.0, 570.0), key.limits());
        // a village whose source and sink make up for each other but for the last digit
        Key.Breaks villages =
                FluxKeys.net(List.of(new float[] {-2, 8.5e-17f, 0.01f, 0.2f})).orElseThrow();
        assertEquals("−1 to 0.005", villages.label(1, Language.EN));
    }

    @Test
    void checksAreNamedInBothLanguages() {
        assertEquals(
                Words.of("Cells of my set = cells of the grid, 2010", "“my set”的像元数 = 格网像元数，2010 年"),
                CheckNames.of("cells of my set = cells of the grid 2010"));
        assertEquals(
                Words.of("Emissions of unit 2010 a $1 = sum over its cells, 2005", "单元 2010 a $1 的排放 = 其像元之和，2005 年"),
                CheckNames.of("allocation 2005 2010 a $1"));
        assertEquals(
                Words.of(
                        "Transfers of 县 = areas of both phases, 2010–2020: cells apart",
                        "“县”的转移合计 = 两期面积，2010–2020 年：相差像元数"),
                CheckNames.of("transfers of 县 = areas of both phases 2010-2020 (cells apart)"));
        assertEquals(Words.same("something else"), CheckNames.of("something else"));
    }
}
