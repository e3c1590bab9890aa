package org.carbonscape.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A WKT text as a tree: {@code KEYWORD["text", 1.5, word, CHILD[...]]}, the common ground of WKT 1, WKT 2 and the
 * ESRI flavour.
 *
 * @param keyword upper case
 * @param values  texts, numbers and bare words in order, as text
 * @param nodes   children in order
 */
record WktTree(String keyword, List<String> values, List<WktTree> nodes) {
    private static final int DEEPEST = 40;

    static WktTree parse(String text, String place) {
        Parser parser = new Parser(text, place);
        WktTree tree = parser.node(0);
        parser.heights();
        if (parser.at < text.length()) {
            throw parser.wrong(Bilingual.of("text after the closing bracket", "右括号之后还有文字"));
        }
        return tree;
    }

    /** First child with one of the keywords. */
    Optional<WktTree> find(String... keywords) {
        for (WktTree node : nodes) {
            for (String wanted : keywords) {
                if (node.keyword.equals(wanted)) {
                    return Optional.of(node);
                }
            }
        }
        return Optional.empty();
    }

    String text(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    /** The number at a place; NaN where there is none. */
    double number(int index) {
        try {
            return Double.parseDouble(text(index));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static final class Parser {
        private final String text;
        private final String place;
        private int at;

        Parser(String text, String place) {
            this.text = text;
            this.place = place;
        }

        ProblemException wrong(Bilingual what) {
            return new ProblemException(
                    ProblemCode.CRS_03_WKT,
                    place,
                    Bilingual.of(
                            what.in(Language.EN) + " (character " + (at + 1) + ")",
                            what.in(Language.ZH) + "（第 " + (at + 1) + " 个字符）"));
        }

        void blanks() {
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
                at++;
            }
        }

        /** ArcGIS writes the system of heights behind that of the map, into the same .prj: nothing here has heights. */
        void heights() {
            blanks();
            if (at < text.length() && text.charAt(at) == ',') {
                int from = at++;
                if (node(0).keyword.startsWith("VERT")) {
                    blanks();
                } else {
                    at = from;
                }
            }
        }

        private char peek() {
            blanks();
            if (at >= text.length()) {
                throw wrong(Bilingual.of("the text ends early", "文本不完整"));
            }
            return text.charAt(at);
        }

        private String word() {
            blanks();
            int from = at;
            while (at < text.length() && "[](),\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).strip();
        }

        private String quoted() {
            StringBuilder out = new StringBuilder();
            at++;
            while (true) {
                if (at >= text.length()) {
                    throw wrong(Bilingual.of("a quotation mark is not closed", "引号没有配对"));
                }
                char c = text.charAt(at++);
                if (c != '"') {
                    out.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    out.append('"');
                    at++;
                } else {
                    return out.toString();
                }
            }
        }

        WktTree node(int depth) {
            String keyword = word().toUpperCase(Locale.ROOT);
            if (keyword.isEmpty() || !keyword.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
                throw wrong(Bilingual.of("a keyword is expected", "此处应为关键字"));
            }
            return body(keyword, depth);
        }

        private WktTree body(String keyword, int depth) {
            if (depth > DEEPEST) {
                throw wrong(Bilingual.of("too many brackets inside each other", "括号嵌套过深"));
            }
            char open = peek();
            if (open != '[' && open != '(') {
                throw wrong(Bilingual.of("an opening bracket is expected after " + keyword, keyword + " 之后应为左括号"));
            }
            at++;
            List<String> values = new ArrayList<>();
            List<WktTree> nodes = new ArrayList<>();
            while (true) {
                char c = peek();
                if (c == '"') {
                    values.add(quoted());
                } else {
                    String word = word();
                    char next = peek();
                    if (next == '[' || next == '(') {
                        nodes.add(body(word.toUpperCase(Locale.ROOT), depth + 1));
                    } else if (!word.isEmpty()) {
                        values.add(word);
                    }
                }
                char end = peek();
                at++;
                if (end == (open == '[' ? ']' : ')')) {
                    return new WktTree(keyword, List.copyOf(values), List.copyOf(nodes));
                }
                if (end != ',') {
                    at--;
                    throw wrong(Bilingual.of("a comma or a closing bracket is expected", "此处应为逗号或右括号"));
                }
            }
        }
    }
}
