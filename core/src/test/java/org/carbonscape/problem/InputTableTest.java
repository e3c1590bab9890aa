package org.carbonscape.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputTableTest {
    private static final InputTable TABLE = InputTable.parse("factors", """
            # a comment
            Class , value,note
            forest,−0.644,"a, ""quoted"" note"
            water,１２.５
            bad,"1,234",
            worse,NaN,
            """);

    @Test
    void cellsAreFoundByColumnWithoutCaseAndBlanks() {
        InputTable.Row forest = TABLE.rows().get(0);
        assertThat(forest.text("class")).isEqualTo("forest");
        assertThat(forest.text("CLASS")).isEqualTo("forest");
        assertThat(forest.text("note")).isEqualTo("a, \"quoted\" note");
        assertThat(forest.text("nowhere")).isEmpty();
        assertThat(forest.place("forest")).isEqualTo("factors row 3 \"forest\"");
        assertThat(TABLE.has("Value")).isTrue();
        assertThat(TABLE.has("values")).isFalse();
    }

    @Test
    void trueMinusSignsAndFullWidthDigitsAreNumbers() {
        assertThat(TABLE.rows().get(0).number("value", "")).isEqualTo(-0.644);
        assertThat(TABLE.rows().get(1).number("value", "")).isEqualTo(12.5);
        assertThat(TABLE.rows().get(1).number("note", "")).isNaN();
    }

    @Test
    void thousandsSeparatorsAndNotANumberAreProblems() {
        assertThatThrownBy(() -> TABLE.rows().get(2).number("value", "bad"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("INPUT-02");
        assertThatThrownBy(() -> TABLE.rows().get(3).number("value", "worse"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("INPUT-03");
        assertThatThrownBy(() -> InputTable.parse("t", "v\n1e999").rows().get(0).number("v", ""))
                .hasMessageContaining("INPUT-03");
        assertThatThrownBy(() -> TABLE.rows().get(1).integer("value", "water")).hasMessageContaining("INPUT-05");
        assertThatThrownBy(() -> TABLE.rows().get(1).requiredNumber("note", "water"))
                .hasMessageContaining("INPUT-04");
    }

    @Test
    void yearsMayComeAsASpreadsheetWritesThem() {
        InputTable table = InputTable.of("energy", List.of("year"), List.of(List.of("2010.0"), List.of("2015")));
        assertThat(table.rows()).extracting(r -> r.integer("year", "")).containsExactly(2010L, 2015L);
    }

    @Test
    void theNearestNamesAreOfferedFirst() {
        List<String> known = List.of("raw coal", "coke", "crude oil", "natural gas", "汽油", "柴油");
        assertThat(Nearest.to("rawcoal", known)).first().isEqualTo("raw coal");
        assertThat(Nearest.to("Natural-Gas", known)).containsExactly("natural gas");
        assertThat(Nearest.to("natrual gas", known)).containsExactly("natural gas");
        assertThat(Nearest.to("车用汽油", known)).containsExactly("汽油");
        assertThat(Nearest.to("electricity", known)).isEmpty();
        assertThat(Nearest.to("柴", known)).contains("柴油");
        assertThat(Nearest.orAll("zzzzzzzz", List.of("b", "a"))).isEqualTo("b, a");
        List<String> villages =
                IntStream.rangeClosed(1, 146).mapToObj(i -> "village " + i).toList();
        assertThat(Nearest.orAll("zzzzzzzz", villages))
                .as("a dozen of many, and how many beside")
                .startsWith("village 1, village 2, ")
                .endsWith("village 11, village 12, ... (+134)");
    }

    @Test
    void whereAUnitOfMeasureMayStandIsToldOfTablesThatNeedOne() {
        assertThat(told("year,unit,item,amount", "year", "unit", "item", "amount", "unit_of_amount"))
                .endsWith("or above the table (Unit: t).");
        assertThat(told("item,factor", "item", "factor", "unit")).endsWith("or above the table (Unit: t).");
        assertThat(told("year,amount", "year", "unit", "amount"))
                .as("a unit of the study")
                .endsWith("required columns: year, unit, amount.");
    }

    private static String told(String header, String... needed) {
        Problems problems = new Problems();
        InputTable.parse("t.csv", header + "\n1,2,3,4\n").require(problems, needed);
        return problems.problems().get(0).text(Language.EN);
    }
}
