package org.carbonscape.report;

import java.util.regex.Pattern;
import org.carbonscape.io.xml.XmlText;

/** Text made safe for HTML, SVG and attribute values. */
final class Html {
    private static final Pattern UNIT =
            Pattern.compile("([\\d⁴]) (?=[×%]|10⁴|[kc]?m²|km\\b|ha\\b|tC|[年期个]|万 )|(?<=×) (?=10)");
    private static final Pattern INDEX = Pattern.compile("\\b([A-Za-z]\\d?|score)_([A-Za-z0-9]{1,3})\\b");
    private static final Pattern POWER = Pattern.compile("\\^(\u2212?[0-9.]*[0-9])");

    private Html() {}

    /** Running text, escaped: a number is never broken at its thousands nor parted from its unit. */
    static String prose(String text) {
        return UNIT.matcher(escape(text)).replaceAll("$1\u00a0").replace('\u2009', '\u202f');
    }

    /** Running text with formulas: {@code w_ij} and {@code n^2} with the index below and the power above. */
    static String formulas(String text) {
        return POWER.matcher(INDEX.matcher(prose(text)).replaceAll("$1<sub>$2</sub>"))
                .replaceAll("<sup>$1</sup>");
    }

    static String escape(String text) {
        return XmlText.escape(text);
    }
}
