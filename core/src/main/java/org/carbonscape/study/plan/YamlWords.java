package org.carbonscape.study.plan;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Values written as YAML: short sections on one line, as people write study files, others in lines of their own. */
final class YamlWords {
    private static final int SHORT = 90;
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    /** What the parser says in English, by its beginning. */
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("mapping values are not allowed here", "此处不应有冒号：缩进过多、同一行写了两个键，或值中的“: ”未加引号"),
            Map.entry("mapping keys are not allowed here", "此处不应有键"),
            Map.entry("sequence entries are not allowed here", "此处不应有列表项“-”；请另起一行并对齐"),
            Map.entry("could not find expected ':'", "上一行的键后缺少冒号“:”"),
            Map.entry("expected <block end>", "缩进与上文不一致，或值后还有多余的内容"),
            Map.entry("expected ',' or ']'", "此处或上一行缺少逗号“,”或方括号“]”"),
            Map.entry("expected ',' or '}'", "此处或上一行缺少逗号“,”或花括号“}”"),
            Map.entry("expected the node content", "此处应为一个值"),
            Map.entry("found unexpected document separator", "引号未闭合，其中出现了文档分隔行"),
            Map.entry("found unknown escape character", "双引号中的反斜杠“\\”后跟了未知字符；路径请用“/”或单引号"),
            Map.entry("expected escape sequence", "双引号中的反斜杠“\\”转义不完整；路径请用“/”或单引号"),
            Map.entry("found character '", "字符“{}”不能作为值的开头；请给该值加引号"),
            Map.entry("found undefined alias", "引用了未定义的锚点（*）"),
            Map.entry("but found another document", "文件含多个 YAML 文档（---）；只能有一个"),
            Map.entry("expected '<document start>'", "此处应为文件开头：前面可能少了缩进或键"),
            Map.entry("expected alphabetic or numeric character", "“&”或“*”之后应为字母或数字；作为文字请加引号"),
            Map.entry("unexpected character found", "“&”或“*”之后有不允许的字符；作为文字请加引号"),
            Map.entry("expected a comment or a line break", "此处只能是注释或换行"),
            Map.entry("expected chomping or indentation indicators", "“|”或“>”之后只能换行；作为文字请加引号"),
            Map.entry("Nesting Depth exceeded max", "嵌套过深"));

    private YamlWords() {}

    /** What a reading of YAML stopped at, with its line; the parser's own words are English. */
    static Object found(YAMLException e, String text) {
        if (e instanceof ReaderException unprintable) {
            int c = unprintable.getCodePoint();
            long line = 1
                    + text.substring(0, Math.max(0, text.indexOf(c)))
                            .chars()
                            .filter(i -> i == '\n')
                            .count();
            String code = String.format(Locale.ROOT, "U+%04X", c);
            return Bilingual.of(
                    "line " + line + ": a control character (" + code + "), which YAML forbids",
                    "第 " + line + " 行：YAML 不允许的控制字符（" + code + "）");
        }
        if (e instanceof MarkedYAMLException marked) {
            int line = marked.getProblemMark() == null
                    ? 1
                    : marked.getProblemMark().getLine() + 1;
            if (marked.getProblem() != null && marked.getProblem().contains("(TAB)")) {
                return Bilingual.of("line " + line + ": a tab, where blanks belong", "第 " + line + " 行：有制表符，此处应为空格");
            }
            String problem = Objects.requireNonNullElse(marked.getProblem(), "");
            if (problem.startsWith("found unexpected end of stream") && marked.getContextMark() != null) {
                // told where it is to be mended
                int begun = marked.getContextMark().getLine() + 1;
                return Bilingual.of(
                        "line " + begun + ": a quotation mark opens here and is closed nowhere below",
                        "第 " + begun + " 行：此处的引号直到文件末尾都未闭合");
            }
            return Bilingual.of("line " + line + ": " + problem, "第 " + line + " 行：" + chinese(problem));
        }
        String message = Objects.requireNonNullElse(e.getMessage(), "YAML");
        return Bilingual.of(message, chinese(message));
    }

    /** The parser's words, by how they begin. */
    private static String chinese(String problem) {
        return CHINESE.entrySet().stream()
                .filter(e -> problem.startsWith(e.getKey()))
                .findFirst()
                .map(e -> e.getValue().replace("{}", sign(problem)))
                .orElse("此处不符合 YAML 语法");
    }

    /** The sign that a message names, as in {@code found character '%' that …}. */
    private static String sign(String problem) {
        Matcher quoted = QUOTED.matcher(problem);
        return quoted.find() ? quoted.group(1) : "";
    }

    static boolean isNothing(Node node) {
        return node instanceof ScalarNode s
                && (s.getTag().equals(Tag.NULL) || s.getValue().isBlank());
    }

    /** {@code key: value}, without the blanks before it and the end of line behind it. */
    static String entry(String key, Object value, int indent, String eol) {
        String written = value(value, indent, false, ' ', eol);
        return scalar(key, false, ' ') + ":" + (written.startsWith(eol) ? "" : " ") + written;
    }

    static String flowEntry(String key, Object value) {
        return scalar(key, true, ' ') + ": " + flow(value);
    }

    /**
     * A value; what needs lines of its own begins with an end of line.
     *
     * @param indent of the key before it
     * @param quote  in which a text stood before, or a blank
     */
    static String value(Object value, int indent, boolean inFlow, char quote, String eol) {
        if (value instanceof Map<?, ?> map && !inFlow && !map.isEmpty()) {
            boolean plain = map.values().stream().noneMatch(v -> v instanceof Map<?, ?> m && !m.isEmpty());
            String line = flow(map);
            if (plain && line.length() <= SHORT) {
                return line;
            }
            String blanks = eol + " ".repeat(indent + 2);
            return map.entrySet().stream()
                    .map(e -> blanks + entry(String.valueOf(e.getKey()), e.getValue(), indent + 2, eol))
                    .collect(Collectors.joining());
        }
        return value instanceof String text ? scalar(text, inFlow, quote) : flow(value);
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "{}"
                    : map.entrySet().stream()
                            .map(e -> flowEntry(String.valueOf(e.getKey()), e.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlWords::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(String.valueOf(value), true, ' ');
    }

    /** A text, plain where YAML then reads the same. */
    private static String scalar(String text, boolean inFlow, char quote) {
        if (quote == '\'' && text.chars().noneMatch(Character::isISOControl)) {
            return "'" + text.replace("'", "''") + "'";
        }
        return quote == ' ' && isPlain(text, inFlow) ? text : quoted(text);
    }

    private static boolean isPlain(String text, boolean inFlow) {
        try {
            Node node = new Yaml().compose(new StringReader(inFlow ? "{a: " + text + ", b: c}" : "a: " + text));
            return node instanceof MappingNode m
                    && m.getValue().size() == (inFlow ? 2 : 1)
                    && m.getValue().get(0).getValueNode() instanceof ScalarNode s
                    && !isNothing(s)
                    && s.isPlain()
                    && s.getAnchor() == null
                    && s.getEndMark().getIndex() - s.getStartMark().getIndex() == text.codePointCount(0, text.length())
                    && s.getValue().equals(text);
        } catch (YAMLException e) {
            return false;
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == 0xFEFF || c == 0x2028 || c == 0x2029) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
