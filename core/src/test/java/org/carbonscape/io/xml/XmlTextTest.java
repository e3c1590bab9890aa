package org.carbonscape.io.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class XmlTextTest {
    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    /** Java's own parser reads every text back, but for the letters that XML does not have. */
    @Test
    void everyLetterIsReadBackOrReplaced() throws Exception {
        for (int plane = 0; plane < 3; plane++) {
            StringBuilder all = new StringBuilder();
            StringBuilder wanted = new StringBuilder();
            for (int c = plane << 16; c < (plane + 1) << 16; c++) {
                boolean none =
                        c < ' ' && c != '\t' && c != '\n' || c >= 0xD800 && c < 0xE000 || c == 0xFFFE || c == 0xFFFF;
                all.appendCodePoint(c).append(c == 0xDBFF ? "|" : ""); // else two halves would make a whole
                wanted.appendCodePoint(none ? 0xFFFD : c).append(c == 0xDBFF ? "|" : "");
            }
            String text = all.toString();
            assertThat(parsed("<a>" + XmlText.escape(text) + "</a>").getTextContent())
                    .isEqualTo(wanted.toString());
        }
    }

    @Test
    void attributesHoldQuotes() throws Exception {
        String text = "a\"b'c<d>&e\u0000\uFFFF\ud800";
        assertThat(parsed("<a b=\"" + XmlText.escape(text) + "\"/>").getAttribute("b"))
                .isEqualTo("a\"b'c<d>&e\uFFFD\uFFFD\uFFFD");
    }
}
