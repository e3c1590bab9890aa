package org.carbonscape.io.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

class ThousandsMarksTest {
    private static final String ODD =
            "0123456789012345678901234567890123456789,，.-+ \u00A0\u2009\u202F\u3000\t１２３，．a年e";
    private static final String GROUPS = "[+-]?[1-9][0-9]{0,2}";

    /** What is a number with marks, by its pattern; commas certain because they part the cells. */
    private static String byPattern(String cell) {
        if (!cell.matches("(?s).*[,， \\u00A0\\u2009\\u202F].*")) {
            return cell;
        }
        String text = InputTable.folded(cell);
        if (text.matches(GROUPS + "(,[0-9]{3})+(\\.[0-9]*)?")) {
            return text.replace(",", "");
        }
        return text.matches(GROUPS + "( [0-9]{3})+(\\.[0-9]*)?") ? text.replace(" ", "") : cell;
    }

    @Test
    void oddTextsLoseTheirMarksWhereTheyAreNumbersOnly() {
        ThousandsMarks marks = new ThousandsMarks(',', List.of());
        SplittableRandom random = new SplittableRandom(5);
        int changed = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder cell = new StringBuilder();
            if (random.nextBoolean()) { // a number in groups, or nearly one
                String mark = ODD.charAt(random.nextInt(40, ODD.length())) + "";
                cell.append(random.nextInt(1, 1000));
                for (int g = random.nextInt(4); g > 0; g--) {
                    cell.append(mark).append(String.format("%03d", random.nextInt(1000)));
                }
                cell.append(random.nextInt(3) == 0 ? ".5" : "");
            } else {
                for (int n = random.nextInt(9); n > 0; n--) {
                    cell.append(ODD.charAt(random.nextInt(ODD.length())));
                }
            }
            String text = cell.toString();
            assertThat(marks.withoutMarks(text)).as(text).isEqualTo(byPattern(text));
            changed += marks.withoutMarks(text).equals(text) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(10_000);
    }

    private static ThousandsMarks among(String... cells) {
        return new ThousandsMarks('\t', List.<String[]>of(cells));
    }

    /** Whether 1,234 is a thousand or one and a bit is told by the numbers beside it. */
    @Test
    void aCommaIsReadAsTheOtherNumbersOfTheTableSay() {
        for (String beside : List.of("2.5", ".5", "-0.125", "12.3456", "1,234,567", "2,345.6", "１，２３４，５６７")) {
            ThousandsMarks thousands = among("1,234", beside);
            assertThat(thousands.withoutMarks("1,234")).as(beside).isEqualTo("1234");
            assertThat(thousands.isDoubtful("1,234")).as(beside).isFalse();
            assertThat(thousands.hasDecimalComma("1,234")).as(beside).isFalse();
        }
        for (String beside : List.of("2", "2.345", "年", "3,456")) { // 2.345 may be two thousand itself
            ThousandsMarks either = among("1,234", beside);
            assertThat(either.withoutMarks("1,234")).as(beside).isEqualTo("1,234");
            assertThat(either.isDoubtful("1,234")).as(beside).isTrue();
            assertThat(either.hasDecimalComma("1,234")).as(beside).isFalse();
        }
        for (String beside : List.of("1,5", "0,125", "12,3456", "1.234,5", "-2,75")) {
            ThousandsMarks decimals = among("1,234", beside, "3,456");
            assertThat(decimals.withoutMarks("1,234")).as(beside).isEqualTo("1,234");
            assertThat(decimals.hasDecimalComma("1,234")).as(beside).isTrue();
            assertThat(decimals.hasDecimalComma(beside)).as(beside).isTrue();
        }
        ThousandsMarks both = among("1,234", "2.5", "1,5");
        assertThat(both.withoutMarks("1,234")).isEqualTo("1,234");
        assertThat(both.isDoubtful("1,234")).isTrue();
        assertThat(both.hasDecimalComma("1,234")).isFalse();
        assertThat(both.withoutMarks("1,234,567")).isEqualTo("1234567");
    }

    /** 866.000 kt of a German were 866 kt without a word. */
    @Test
    void pointsMayPartThousandsWhereSemicolonsPartCells() {
        assertThat(dotted(';', "866.000", "2")).isTrue();
        assertThat(dotted(';', "1.390.000", "866.000")).isTrue();
        assertThat(dotted(';', "866.000", "12.5")).isFalse();
        assertThat(dotted(';', "866.000", "0.125")).isFalse();
        assertThat(dotted(',', "866.000", "2")).isFalse();
        assertThat(dotted((char) 0, "866.000", "2")).isFalse();
    }

    private static boolean dotted(char separator, String... cells) {
        return new ThousandsMarks(separator, List.<String[]>of(cells)).isDotted(cells[0]);
    }
}
