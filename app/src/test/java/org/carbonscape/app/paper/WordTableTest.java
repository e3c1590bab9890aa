package org.carbonscape.app.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Columns are as wide as what cannot be broken in them; the rest they share. */
class WordTableTest {
    @Test
    void aNumberIsOnePieceAndSoIsAWordButNotAPhraseOrChinese() {
        assertThat(WordTable.unbroken("28\u2009120.75")).isCloseTo(8.2, within(1e-9));
        assertThat(WordTable.unbroken("Wangcheng County")).isEqualTo(9.5);
        assertThat(WordTable.unbroken("生态重点保护区")).as("in pieces of five signs").isEqualTo(10);
        assertThat(WordTable.unbroken("建设用地")).as("a short name").isEqualTo(8);
        assertThat(WordTable.unbroken("5a39c0".repeat(10))).as("a check sum").isEqualTo(14);
    }

    @Test
    void aShortColumnKeepsItsWidthBesideLongOnes() {
        // in proportion to what they ask for a year would get 5.6 of 100 letters, and break
        double[][] letters = {{4, 57.5, 47.5}};
        assertThat(WordTable.shared(new double[] {6.5, 10, 10}, letters, 70.5)).satisfies(w -> {
            assertThat(w[0]).isEqualTo(6.5);
            assertThat(w[1]).isGreaterThan(w[2]).isLessThan(38.5); // what one asks for at most
            assertThat(w[0] + w[1] + w[2]).isCloseTo(70.5, within(1e-9));
        });
        assertThat(WordTable.shared(new double[] {6, 6}, new double[][] {{5.5, 17.5}}, 100))
                .containsExactly(8, 20);
        assertThat(WordTable.shared(new double[] {60, 70}, new double[][] {{80, 90}}, 100))
                .containsExactly(60, 70);
    }

    /** Zone and measure of the table of measures: names got as much as sentences, and these took five lines a row. */
    @Test
    void whatIsLongInEveryRowIsWiderThanWhatIsLongInOne() {
        double[][] letters = {{30, 12}, {8, 30}, {8, 30}, {8, 30}};
        assertThat(WordTable.shared(new double[] {12.5, 12.5}, letters, 45)).satisfies(w -> {
            // one of 30 letters in two lines and three rows of one: fewer lines than the other way round
            assertThat(w[0]).isLessThan(18);
            assertThat(w[1]).isGreaterThan(27);
        });
    }

    /** Of a study with five levels the numbers of the table of levels stood broken in two lines. */
    @Test
    void whatDoesNotFitIsPrintedSmallerNotBroken() {
        assertThat(WordTable.points(80, 94.4)).isEqualTo(9);
        assertThat(WordTable.points(103, 94.4)).as("8.25 and less").isEqualTo(8);
        assertThat(WordTable.points(200, 94.4)).as("still to be read").isEqualTo(6.5);
    }
}
