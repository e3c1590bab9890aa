package org.carbonscape.study.plan;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.io.table.TextEncoding;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A study file as text that is changed key by key: only the letters of the changed value change, so that comments,
 * order and spelling of all else stay. Values are texts, lists of texts and maps of values by key. Every change is read
 * back, and refused where it would have changed anything else. Immutable.
 */
public final class StudyText {
    private static final int NESTED = 20;
    private static final String MARK = "\uFEFF";

    private final String text; // without the mark of UTF-8
    private final Charset charset;
    private final boolean marked;
    private final Optional<Node> root;

    private StudyText(String text, Charset charset, boolean marked) {
        this.text = text;
        this.charset = charset;
        this.marked = marked;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(NESTED);
            this.root = Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
        } catch (YAMLException e) {
            throw new ProblemException(ProblemCode.STUDY_02_YAML, "study", YamlWords.found(e, text));
        }
    }

    /**
     * A file's bytes.
     *
     * @throws ProblemException STUDY_02 where they are no YAML
     */
    public static StudyText of(byte[] bytes) {
        Charset charset = TextEncoding.likely(bytes);
        String text = new String(bytes, charset);
        boolean marked = text.startsWith(MARK);
        return new StudyText(marked ? text.substring(1) : text, charset, marked);
    }

    /** The text of a study file's bytes, UTF-8 with or without a mark, UTF-16 with one, GB 18030 or Windows-1252. */
    static String decode(byte[] bytes) {
        String text = new String(bytes, TextEncoding.likely(bytes));
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** As the file shall be written: in the encoding it was read in. */
    public byte[] bytes() {
        return TextEncoding.encode((marked ? MARK : "") + text, charset);
    }

    public String text() {
        return text;
    }

    /** The keys with what stands behind them: texts, lists and maps; a key with nothing behind it has an empty map. */
    public Map<String, Object> tree() {
        Object tree = root.map(r -> value(r, NESTED)).orElse(Map.of());
        return tree instanceof Map<?, ?> map ? castMap(map) : Map.of();
    }

    @SuppressWarnings("unchecked") // made by value() with keys of text
    private static Map<String, Object> castMap(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static Object value(Node node, int depth) {
        if (depth == 0) { // a node may hold itself
            return "";
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                map.putIfAbsent(key(entry), value(entry.getValueNode(), depth - 1));
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(n -> value(n, depth - 1)).toList();
        }
        String text = ((ScalarNode) node).getValue();
        return YamlWords.isNothing(node) ? Map.of() : text;
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode s
                ? s.getValue().strip()
                : entry.getKeyNode().toString();
    }

    /**
     * The same with another value at a path of keys; sections on the way that are missing are made.
     *
     * @param value a text, a list of texts or a map of values by key
     * @throws ProblemException STUDIO_01 where only a person can change it there
     */
    public StudyText with(List<String> path, Object value) {
        if (root.isEmpty()) {
            return changed(0, 0, YamlWords.entry(path.get(0), nested(path, 0, value), 0, eol()) + eol(), path, value);
        }
        Node at = root.get();
        int depth = 0;
        while (depth < path.size() && at instanceof MappingNode mapping) {
            Optional<NodeTuple> entry = find(mapping, path.get(depth));
            if (entry.isEmpty()) {
                break;
            }
            at = entry.get().getValueNode();
            refuseShared(entry.get(), path);
            depth++;
        }
        boolean flow = inFlow(path.subList(0, depth));
        if (depth < path.size()
                && at instanceof MappingNode mapping
                && !mapping.getValue().isEmpty()) {
            return inserted(mapping, flow, path, depth, value);
        }
        Object here = depth == path.size() ? value : nested(path, depth - 1, value);
        int indent = depth == 0 ? 0 : keyColumn(path.subList(0, depth));
        int start = at.getStartMark().getIndex();
        int end = end(at);
        String written = YamlWords.value(here, indent, flow, quote(at), eol());
        boolean block = written.startsWith(eol());
        boolean ownLines = at instanceof MappingNode && !isFlow(at) || at instanceof SequenceNode && !isFlow(at);
        if (ownLines) { // begins on a line of its own: what is written follows the colon
            start = colon(path.subList(0, depth));
        }
        String space = !block && (ownLines || start > 0 && letter(start - 1) == ':') ? " " : "";
        return changed(block ? backOverBlanks(start) : start, end, space + written, path, value);
    }

    private static Object nested(List<String> path, int depth, Object value) {
        Object nested = value;
        for (int i = path.size() - 1; i > depth; i--) {
            nested = Map.of(path.get(i), nested);
        }
        return nested;
    }

    private StudyText inserted(MappingNode mapping, boolean flow, List<String> path, int depth, Object value) {
        String key = path.get(depth);
        Object here = nested(path, depth, value);
        List<NodeTuple> entries = mapping.getValue();
        int before = entries.size();
        if (isNumber(key) && entries.stream().allMatch(e -> isNumber(key(e)))) {
            before = (int) entries.stream()
                    .filter(e -> Long.parseLong(key(e)) < Long.parseLong(key))
                    .count();
        }
        if (flow || isFlow(mapping)) {
            String entry = YamlWords.flowEntry(key, here);
            int at = before == 0
                    ? entries.get(0).getKeyNode().getStartMark().getIndex()
                    : end(entries.get(before - 1).getValueNode());
            return changed(at, at, before == 0 ? entry + ", " : ", " + entry, path, value);
        }
        int column = entries.get(0).getKeyNode().getStartMark().getColumn();
        String entry = YamlWords.entry(key, here, column, eol());
        if (before == 0) {
            int at = entries.get(0).getKeyNode().getStartMark().getIndex();
            return changed(at, at, entry + eol() + " ".repeat(column), path, value);
        }
        int at = endOfLine(end(entries.get(before - 1).getValueNode()));
        return changed(at, at, eol() + " ".repeat(column) + entry, path, value);
    }

    private static boolean isNumber(String key) {
        return key.matches("[0-9]{1,9}");
    }

    /**
     * The same without what stands at a path; a section that then holds nothing stays, empty.
     *
     * @throws ProblemException STUDIO_01 where only a person can change it there
     */
    public StudyText without(List<String> path) {
        Optional<MappingNode> within = mapping(path.subList(0, path.size() - 1));
        Optional<NodeTuple> found = within.flatMap(m -> find(m, path.get(path.size() - 1)));
        if (found.isEmpty()) {
            return this;
        }
        NodeTuple entry = found.get();
        List<NodeTuple> entries = within.get().getValue();
        int i = entries.indexOf(entry);
        int start = entry.getKeyNode().getStartMark().getIndex();
        int end = Math.max(
                end(entry.getValueNode()), entry.getKeyNode().getEndMark().getIndex());
        if (isAlias(entry)) {
            throw refused(path);
        }
        if (isFlow(within.get())) {
            if (entries.size() == 1) {
                Node m = within.get();
                return changed(m.getStartMark().getIndex(), m.getEndMark().getIndex(), "{}", path);
            }
            return i + 1 < entries.size()
                    ? changed(
                            start,
                            entries.get(i + 1).getKeyNode().getStartMark().getIndex(),
                            "",
                            path)
                    : changed(end(entries.get(i - 1).getValueNode()), end, "", path);
        }
        int lineStart = backOverBlanks(start);
        if (lineStart > 0 && letter(lineStart - 1) != '\n') {
            throw refused(path);
        }
        int lineEnd = Math.min(endOfLine(end) + (letters() > endOfLine(end) ? 1 : 0), letters());
        lineEnd = lineEnd < letters() && letter(lineEnd - 1) == '\r' ? lineEnd + 1 : lineEnd;
        if (entries.size() == 1 && path.size() > 1) {
            int colon = colon(path.subList(0, path.size() - 1));
            String kept = cut(0, colon) + " {}" + cut(colon, lineStart) + cut(lineEnd, letters());
            return verified(kept, path, Optional.empty());
        }
        return changed(lineStart, lineEnd, "", path);
    }

    private StudyText changed(int from, int to, String with, List<String> path, Object value) {
        return verified(cut(0, from) + with + cut(to, letters()), path, Optional.of(value));
    }

    private StudyText changed(int from, int to, String with, List<String> path) {
        return verified(cut(0, from) + with + cut(to, letters()), path, Optional.empty());
    }

    /** Read back: what was asked for has changed, and nothing else. */
    private StudyText verified(String other, List<String> path, Optional<Object> value) {
        StudyText after;
        try {
            after = new StudyText(other, charset, marked);
        } catch (ProblemException e) {
            throw refused(path);
        }
        if (!after.tree().equals(edited(tree(), path, 0, value))) {
            throw refused(path);
        }
        return after;
    }

    private static Map<String, Object> edited(
            Map<String, Object> tree, List<String> path, int depth, Optional<Object> value) {
        Map<String, Object> edited = new LinkedHashMap<>(tree);
        String key = path.get(depth);
        if (depth == path.size() - 1) {
            value.ifPresentOrElse(v -> edited.put(key, v), () -> edited.remove(key));
        } else {
            Object below = tree.get(key);
            edited.put(key, edited(below instanceof Map<?, ?> m ? castMap(m) : Map.of(), path, depth + 1, value));
        }
        return edited;
    }

    private static ProblemException refused(List<String> path) {
        return new ProblemException(
                ProblemCode.STUDIO_01_BY_HAND,
                String.join(".", path),
                Bilingual.of("it is written in a way that cannot be changed key by key", "此处的写法无法按键修改"));
    }

    private Optional<MappingNode> mapping(List<String> path) {
        Optional<Node> at = root;
        for (String key : path) {
            at = at.flatMap(n -> n instanceof MappingNode m ? find(m, key) : Optional.empty())
                    .map(NodeTuple::getValueNode);
        }
        return at.flatMap(n -> n instanceof MappingNode m ? Optional.of(m) : Optional.empty());
    }

    private static Optional<NodeTuple> find(MappingNode mapping, String key) {
        return mapping.getValue().stream().filter(e -> key(e).equals(key)).findFirst();
    }

    private NodeTuple entry(List<String> path) {
        return mapping(path.subList(0, path.size() - 1))
                .flatMap(m -> find(m, path.get(path.size() - 1)))
                .orElseThrow(() -> refused(path));
    }

    private boolean inFlow(List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (mapping(path.subList(0, i)).filter(StudyText::isFlow).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private int keyColumn(List<String> path) {
        return entry(path).getKeyNode().getStartMark().getColumn();
    }

    /** Behind the colon of a key. */
    private int colon(List<String> path) {
        int at = entry(path).getKeyNode().getEndMark().getIndex();
        while (letter(at) != ':') {
            at++;
        }
        return at + 1;
    }

    /** A value that stands elsewhere too: changing it here would change it there. */
    private static void refuseShared(NodeTuple entry, List<String> path) {
        if (isAlias(entry) || entry.getValueNode().getAnchor() != null) {
            throw refused(path);
        }
    }

    private static boolean isAlias(NodeTuple entry) {
        return entry.getValueNode().getStartMark().getIndex()
                < entry.getKeyNode().getStartMark().getIndex();
    }

    private static boolean isFlow(Node node) {
        return node instanceof MappingNode m && m.getFlowStyle() == DumperOptions.FlowStyle.FLOW
                || node instanceof SequenceNode s && s.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
    }

    private static char quote(Node node) {
        return node instanceof ScalarNode s
                ? switch (s.getScalarStyle()) {
                    case DOUBLE_QUOTED -> '"';
                    case SINGLE_QUOTED -> '\'';
                    default -> ' ';
                }
                : ' ';
    }

    /** Behind the last letter of a value: a block's own mark lies behind the comments that follow. */
    private int end(Node node) {
        if (node instanceof MappingNode m && !isFlow(m) && !m.getValue().isEmpty()) {
            NodeTuple last = m.getValue().get(m.getValue().size() - 1);
            return isAlias(last) ? endOfLine(last.getKeyNode().getEndMark().getIndex()) : end(last.getValueNode());
        }
        if (node instanceof SequenceNode s && !isFlow(s) && !s.getValue().isEmpty()) {
            List<Node> items = new ArrayList<>(s.getValue());
            return end(items.get(items.size() - 1));
        }
        int end = node.getEndMark().getIndex();
        while (end > node.getStartMark().getIndex() && Character.isWhitespace(letter(end - 1))) {
            end--; // of a text in lines of its own
        }
        return end;
    }

    private int backOverBlanks(int at) {
        int back = at;
        while (back > 0 && letter(back - 1) == ' ') {
            back--;
        }
        return back;
    }

    private int endOfLine(int at) {
        int end = at;
        while (end < letters() && letter(end) != '\n' && letter(end) != '\r') {
            end++;
        }
        return end;
    }

    private String eol() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    // marks count letters, not chars

    private int letters() {
        return text.codePointCount(0, text.length());
    }

    private int letter(int index) {
        return text.codePointAt(text.offsetByCodePoints(0, index));
    }

    private String cut(int from, int to) {
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }
}
