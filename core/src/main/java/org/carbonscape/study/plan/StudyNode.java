package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in the study file: its key path and what stands there. Every getter records a problem and gives a default
 * instead of failing, so that one reading finds them all.
 */
final class StudyNode {
    private final String path;
    private final Node node; // a MissingNode is no node: Optional.empty in find
    private final Problems problems;

    StudyNode(String path, Node node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    String path() {
        return path;
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    boolean isSection() {
        return node instanceof MappingNode;
    }

    boolean isNothing() {
        return node instanceof ScalarNode s
                && (s.getTag().equals(Tag.NULL) || s.getValue().isBlank());
    }

    /** Keys in file order. A key written twice is a problem; the first stands. */
    Map<String, StudyNode> entries() {
        return entries("");
    }

    /** @param example what the section might look like, for the message where there is none */
    Map<String, StudyNode> entries(String example) {
        Map<String, StudyNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode s
                        ? s.getValue().strip()
                        : tuple.getKeyNode().toString();
                String childPath = path.isEmpty() ? key : path + "." + key;
                if (entries.containsKey(key)) {
                    problems.add(
                            ProblemCode.STUDY_06_DOUBLED,
                            childPath,
                            tuple.getKeyNode().getStartMark().getLine() + 1,
                            entries.get(key).line());
                } else {
                    entries.put(key, new StudyNode(childPath, tuple.getValueNode(), problems));
                }
            }
        } else if (!isNothing()) {
            problems.add(
                    ProblemCode.STUDY_05_VALUE,
                    path,
                    shown(),
                    Bilingual.of("a section is needed", "此处需要一个小节"),
                    Bilingual.of(
                            "keys below it, indented" + (example.isEmpty() ? "" : ", or " + example),
                            "下一级的键并缩进" + (example.isEmpty() ? "" : "，或 " + example)));
        }
        return entries;
    }

    Optional<StudyNode> find(String key) {
        return node instanceof MappingNode
                ? Optional.ofNullable(entriesQuietly().get(key)).filter(n -> !n.isNothing())
                : Optional.empty();
    }

    private Map<String, StudyNode> entriesQuietly() {
        Problems aside = new Problems();
        Map<String, StudyNode> out = new LinkedHashMap<>();
        new StudyNode(path, node, aside)
                .entries()
                .forEach((k, v) -> out.put(k, new StudyNode(v.path, v.node, problems)));
        return out;
    }

    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !isNothing()) {
            return Optional.of(scalar.getValue().strip());
        }
        problems.add(
                ProblemCode.STUDY_05_VALUE,
                path,
                shown(),
                Bilingual.of("a text is needed", "此处需要一段文字"),
                Bilingual.of("one word or a quoted text", "一个词或加引号的文字"));
        return Optional.empty();
    }

    Optional<String> text(String key) {
        return find(key).flatMap(StudyNode::text);
    }

    Optional<Double> number(String key, double least, double most, Bilingual wanted) {
        return find(key)
                .flatMap(n -> n.text().flatMap(t -> {
                    try {
                        double value = Double.parseDouble(t);
                        if (value >= least && value <= most) {
                            return Optional.of(value);
                        }
                    } catch (NumberFormatException e) {
                        // told below
                    }
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            n.path,
                            t,
                            Bilingual.of("out of range or not a number", "不是数或超出范围"),
                            wanted);
                    return Optional.empty();
                }));
    }

    Optional<Long> whole(String key, long least, long most) {
        return find(key)
                .flatMap(n -> n.text().flatMap(t -> {
                    try {
                        long value = Long.parseLong(t.replace("_", ""));
                        if (value >= least && value <= most) {
                            return Optional.of(value);
                        }
                    } catch (NumberFormatException e) {
                        // told below
                    }
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            n.path,
                            t,
                            Bilingual.of("out of range or not a whole number", "不是整数或超出范围"),
                            least == Long.MIN_VALUE
                                    ? Bilingual.of("a whole number", "整数")
                                    : Bilingual.of(
                                            "a whole number from " + least + " to " + most,
                                            least + " 至 " + most + " 的整数"));
                    return Optional.empty();
                }));
    }

    boolean flag(String key, boolean otherwise) {
        return find(key)
                .flatMap(n -> n.text().flatMap(t -> {
                    if (t.equalsIgnoreCase("true") || t.equalsIgnoreCase("yes")) {
                        return Optional.of(true);
                    }
                    if (t.equalsIgnoreCase("false") || t.equalsIgnoreCase("no")) {
                        return Optional.of(false);
                    }
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            n.path,
                            t,
                            Bilingual.of("not a yes or no", "不是“是”或“否”"),
                            "true / false");
                    return Optional.empty();
                }))
                .orElse(otherwise);
    }

    /** One of the words given, lower case. */
    Optional<String> choice(String key, List<String> words) {
        return find(key)
                .flatMap(n -> n.text().flatMap(t -> {
                    String word = t.toLowerCase(java.util.Locale.ROOT);
                    if (words.contains(word)) {
                        return Optional.of(word);
                    }
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            n.path,
                            t,
                            Bilingual.of(
                                    "did you mean \"" + Nearest.of(word, words) + "\"?",
                                    "是否想写“" + Nearest.of(word, words) + "”？"),
                            Bilingual.of("one of " + String.join(", ", words), "以下之一：" + String.join("、", words)));
                    return Optional.empty();
                }));
    }

    /** A length in metres: {@code 3 km}, {@code 500 m}, {@code 30} (metres). */
    Optional<Double> metres(String key) {
        return find(key).flatMap(StudyNode::metres);
    }

    /** The same of this place itself. */
    Optional<Double> metres() {
        return Optional.of(this)
                .flatMap(n -> n.text().flatMap(t -> {
                    java.util.regex.Matcher m = java.util.regex.Pattern.compile("([0-9.eE+]+)\\s*(m|km|米|千米|公里)?")
                            .matcher(t);
                    if (m.matches()) {
                        try {
                            double value = Double.parseDouble(m.group(1));
                            String unit = m.group(2) == null ? "m" : m.group(2);
                            double metres = unit.equals("m") || unit.equals("米") ? value : value * 1000;
                            if (metres > 0 && metres < 1e8) {
                                return Optional.of(metres);
                            }
                        } catch (NumberFormatException e) {
                            // told below
                        }
                    }
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            n.path,
                            t,
                            Bilingual.of("not a length", "不是长度"),
                            Bilingual.of("a length such as 3 km or 500 m", "长度，如 3 km 或 500 m"));
                    return Optional.empty();
                }));
    }

    /** Plain items of a list; a single text counts as a list of one. */
    List<StudyNode> items() {
        List<StudyNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                items.add(new StudyNode(
                        path + "[" + (i + 1) + "]", sequence.getValue().get(i), problems));
            }
        } else if (!isNothing()) {
            items.add(this);
        }
        return items;
    }

    String shown() {
        if (node instanceof ScalarNode s) {
            return s.getValue();
        }
        return node instanceof SequenceNode ? "[...]" : "{...}";
    }
}
