package org.carbonscape.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carbonscape.drawing.Lettering;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Where a line may not break is kept in one box, and nothing of the text changes. */
class LineBreaksTest {
    private static List<String> boxes(String line) throws Exception {
        Document page = ReportDocument.parse("<html><body><p>" + line + "</p></body></html>");
        String before = page.getDocumentElement().getTextContent();
        LineBreaks.mend(page);
        assertThat(page.getDocumentElement().getTextContent()).isEqualTo(before);
        return ReportDocument.all(page, "span", LineBreaks.TOGETHER).stream()
                .map(s -> s.getTextContent())
                .toList();
    }

    @Test
    void stopsStayWithTheLinkBeforeThemAndBracketsWithTheOneBehind() throws Exception {
        assertThat(boxes("等级（<a>图 1</a>、<a>表 2</a>）。然后")).containsExactly("（图 1、", "表 2）。");
        assertThat(boxes("see (<a>Figure 1</a>; <a>Table 2</a>). Then")).containsExactly("(Figure 1;", "Table 2).");
    }

    @Test
    void aLoweredLetterStaysWithItsWordAndSpacesStayOutside() throws Exception {
        assertThat(boxes("12 tCO<sub>2</sub> a year")).containsExactly("tCO2");
        assertThat(boxes("万 tCO<sub>2</sub>：占 3 %")).containsExactly("tCO2：");
    }

    @Test
    void aNumberWithItsSignAndACodeOfAnAuthorityAreNotBroken() throws Exception {
        assertThat(boxes("from −9.00 km² to +0.25 (95 %: −0.22) in EPSG:32635, 9.50 less 3"))
                .containsExactly("−9.00", "+0.25", "−0.22)", "−0.22", "EPSG:32635,", "EPSG:32635");
    }

    @Test
    void whereALineMayBreakNothingIsTied() throws Exception {
        assertThat(boxes("看 <b>粗体</b> 与 <b>另一处</b>（后文）")).isEmpty();
        assertThat(boxes("in <a>one</a> and <a>two</a> places")).isEmpty();
        assertThat(boxes("only text（全是文字）。")).isEmpty();
        // a box of a whole line would leave a hole before it
        assertThat(boxes("（<a>" + "很长".repeat(40) + "</a>）。")).isEmpty();
    }

    @Test
    void aCellWithASmallFigureIsAsWideAsItsLetters() throws Exception {
        Document page = ReportDocument.parse(
                "<html><body><table><tr><td>tCO<sub>2</sub></td><td>CO<sub>2</sub></td><td>cells</td>"
                        + "<td class=\"sentence\">12 tCO<sub>2</sub> a year</td></tr></table></body></html>");
        LineBreaks.mend(page);
        assertThat(ReportDocument.all(page, "td").stream().map(c -> c.getAttribute("style")))
                .containsExactly("width: 2.64em", "width: 2.08em", "", "");
        assertThat(ReportDocument.all(page, "span", LineBreaks.TOGETHER)).hasSize(1);
    }

    /** Its dots and the number of its page would stand alone below it. */
    @Test
    void theLastWordsOfAnEntryThatFillsItsLineBeginTheNext() {
        String entry = "Table 3. Transitions to construction land";
        double wide = Lettering.width(entry);
        assertThat(LineBreaks.lastLine(entry, wide + 4, 3)).as("there is room").isZero();
        assertThat(entry.substring(LineBreaks.lastLine(entry, wide + 2, 3))).isEqualTo("land");
        assertThat(LineBreaks.lastLine(entry, Lettering.width("Table 3. Transitions to construction"), 3))
                .as("its last word is on the next line already")
                .isZero();
        String chinese = "表 3. 转为建设用地的强度与均匀强度";
        assertThat(chinese.substring(LineBreaks.lastLine(chinese, Lettering.width(chinese) + 1, 3)))
                .isEqualTo("均匀强度");
        assertThat(LineBreaks.lastLine("Transitions", Lettering.width("Transitions"), 3))
                .as("one word")
                .isZero();
    }
}
