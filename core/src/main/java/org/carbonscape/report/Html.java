package org.carbonscape.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.carbonscape.io.xml.XmlText;
import org.carbonscape.problem.Language;

/** Text made safe for HTML, SVG and attribute values. */
final class Html {
    private static final Pattern UNIT =
            Pattern.compile("([\\d⁴]) (?=[×%]|10⁴|[kc]?m²|km\\b|ha\\b|tC|[年期个]|万 )|(?<=×) (?=10)");
    /** After a Chinese bracket no space parts what follows in Chinese. */
    private static final Pattern GAP = Pattern.compile("(?<=）) (?=\\p{IsHan})");

    private static final Pattern INDEX = Pattern.compile("\\b([A-Za-z]\\d?|score)_([A-Za-z0-9]{1,3})\\b");
    private static final Pattern POWER = Pattern.compile("\\^(\u2212?[0-9.]*[0-9])");

    /** A unit by itself, no part of a name such as {@code net_tCO2} or {@code CO2.csv}. */
    private static final Pattern CO2 = Pattern.compile("(?<![\\w.])(t|kt|Mt|kg)?CO2(e?)(?!\\w|\\.\\w)");

    /** Other gases by themselves. */
    private static final Pattern GAS = Pattern.compile("(?<![\\w.])(?:(CH)4|N2O)(?!\\w|\\.\\w)");

    private static final Pattern AREA = Pattern.compile("(?<![\\w.])(k?m)([23])(?!\\w|\\.\\w)");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    private Html() {}

    /** Running text, escaped: a number is never broken at its thousands nor parted from its unit, nor an option. */
    static String prose(String text) {
        String numbers = UNIT.matcher(GAP.matcher(said(text)).replaceAll(""))
                .replaceAll("$1\u00a0")
                .replace('\u2009', '\u202f');
        return OPTION.matcher(numbers).replaceAll("<span class=\"option\">$0</span>");
    }

    /** Text of a message, escaped: units have their small figures here, which a terminal may lack. */
    static String said(String text) {
        String gases = GAS.matcher(CO2.matcher(escape(text)).replaceAll("$1CO₂$2"))
                .replaceAll(m -> m.group(1) == null ? "N₂O" : "CH₄");
        return AREA.matcher(gases).replaceAll(m -> m.group(1) + (m.group(2).equals("2") ? "²" : "³"));
    }

    /** Running text with formulas: {@code w_ij} and {@code n^2} with the index below and the power above. */
    static String formulas(String text) {
        return POWER.matcher(INDEX.matcher(prose(text)).replaceAll("$1<sub>$2</sub>"))
                .replaceAll("<sup>$1</sup>");
    }

    /** With a capital and a full stop. */
    static String sentence(String found, Language language) {
        if (found.isEmpty()) {
            return found;
        }
        boolean symbol = found.length() > 1 && found.charAt(1) == ' ' && found.charAt(0) != 'a'; // y, not a word
        String upper = symbol ? found : found.substring(0, 1).toUpperCase(Locale.ROOT) + found.substring(1);
        char last = upper.charAt(upper.length() - 1);
        return ".。!！?？".indexOf(last) >= 0 ? upper : upper + language.of(".", "。");
    }

    /** Text with what it refers to in brackets, within its last sentence. */
    static String cite(String text, String where, Language language) {
        if (where.isEmpty()) {
            return text;
        }
        boolean stopped = text.endsWith(".") || text.endsWith("。");
        String said = stopped ? text.substring(0, text.length() - 1) : text;
        return said + language.of(" (", "（") + where + language.of(")", "）") + (stopped ? language.of(".", "。") : "");
    }

    static String escape(String text) {
        return XmlText.escape(text);
    }
}
