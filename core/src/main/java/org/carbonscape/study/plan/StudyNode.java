package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.method.MethodNames;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in the study file: its key path and what stands there. Reading records every problem instead of failing, so
 * that one reading finds them all.
 */
final class StudyNode {
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
    private static final Pattern TABLE = Pattern.compile("(?i)[.](csv|tsv|txt|xlsx?)(#.*)?$");
    private static final String BY_YEAR = "by-year";
    private static final String ANY_YEAR = "{year}";

    private final String path;
    private final Node node;
    private final Node study;
    private final Problems problems;

    /** The whole of a study file. */
    StudyNode(Node study, Problems problems) {
        this("", study, study, problems);
    }

    private StudyNode(String path, Node node, Node study, Problems problems) {
        this.path = path;
        this.node = node;
        this.study = study;
        this.problems = problems;
    }

    boolean isSection() {
        return node instanceof MappingNode;
    }

    private boolean isNothing() {
        return node instanceof ScalarNode s
                && (s.getTag().equals(Tag.NULL) || s.getValue().isBlank());
    }

    /**
     * Everything below, held against its declaration: unknown, doubled and missing keys and values that cannot be read
     * are told.
     */
    Given read(Section declared) {
        Given given = new Given(path);
        if (!isSection() && !isNothing()) {
            given.markMisread();
        }
        Optional<Section> byYear = byYear(declared);
        if (byYear.isPresent() && isByYear()) {
            asYears(byYear.get(), given, Bilingual.of(" below it", "下一级的"));
            return given;
        }
        Map<String, StudyNode> entries = entries(declared);
        Map<Item, String> names = new IdentityHashMap<>();
        Map<String, Item> meant = meant(entries, declared);
        entries.forEach((name, child) -> child.find(name, declared)
                .ifPresentOrElse(
                        item -> {
                            String other = item.key().equals(Item.ANY) ? null : names.putIfAbsent(item, name);
                            if (other == null && item instanceof Option<?> && byYear.isPresent() && child.isByYear()) {
                                child.asYears(byYear.get(), given, Bilingual.of(" in its place", "同级的"));
                            } else if (other == null && item instanceof Option<?> && child.isPattern(item, declared)) {
                                child.noPattern();
                                given.markMisread();
                            } else if (other == null) {
                                child.read(item, name, given);
                            } else {
                                problems.add(
                                        ProblemCode.STUDY_10_TOGETHER,
                                        path,
                                        other,
                                        name,
                                        Bilingual.of("they are two names of one option", "两者是同一选项"));
                            }
                        },
                        () -> {
                            unknown(child, name, declared, meant);
                            if (meant.containsKey(name)) {
                                child.read(meant.get(name), name, given);
                            }
                        }));
        for (Item item : missing(declared, entries)) {
            if (!meant.containsValue(item) && (isSection() || isNothing())) {
                problems.add(
                        ProblemCode.STUDY_04_REQUIRED,
                        (path.isEmpty() ? "" : path + ".") + item.key(),
                        ofUnits(item).orElseGet(() -> example(item, item.key())));
            }
        }
        return given;
    }

    /** Where a section takes files by year. */
    private static Optional<Section> byYear(Section declared) {
        return declared.find(BY_YEAR).filter(Section.class::isInstance).map(Section.class::cast);
    }

    /** Whether something stands here for each of some years, and nothing else: {@code { 2005: a.tif, 2020: b.tif }}. */
    private boolean isByYear() {
        return node instanceof MappingNode mapping
                && !mapping.getValue().isEmpty()
                && mapping.getValue().stream()
                        .allMatch(t -> t.getKeyNode() instanceof ScalarNode key
                                && YEAR.matcher(key.getValue().strip()).matches()
                                && !(t.getValueNode() instanceof MappingNode)
                                && !TABLE.matcher(written(t.getValueNode())).find());
    }

    private static String written(Node node) {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(StudyNode::written).collect(Collectors.joining(", ", "[", "]"))
                : node instanceof ScalarNode scalar ? scalar.getValue().strip() : "{...}";
    }

    /** Whether {@code lights_{year}.tif} stands where only a section takes files by year. */
    private boolean isPattern(Item item, Section declared) {
        Stream<Section> sections = item.key().equals(Item.ANY)
                ? declared.items().stream()
                        .filter(i -> i.key().equals(Item.ANY))
                        .filter(Section.class::isInstance)
                        .map(Section.class::cast)
                : Stream.of(declared);
        return node instanceof ScalarNode scalar
                && scalar.getValue().contains(ANY_YEAR)
                && sections.anyMatch(s -> byYear(s).isPresent());
    }

    private void noPattern() {
        String file = ((ScalarNode) node).getValue();
        String files = BY_YEAR + ": { 2005: " + file.replace(ANY_YEAR, "2005") + ", 2020: "
                + file.replace(ANY_YEAR, "2020") + " }";
        problems.add(
                ProblemCode.STUDY_05_VALUE,
                path,
                shown(),
                Bilingual.of("files by year stand under " + BY_YEAR, "各年的文件应写在 " + BY_YEAR + " 之下"),
                Bilingual.of("each phase with its file: " + files, "各期及其文件：" + files));
    }

    /** Told, with where it belongs, and read as if it stood there. */
    private void asYears(Section byYear, Given given, Bilingual where) {
        String files = ((MappingNode) node)
                .getValue().stream()
                        .map(t -> written(t.getKeyNode()) + ": " + written(t.getValueNode()))
                        .collect(Collectors.joining(", ", BY_YEAR + ": { ", " }"));
        problems.add(
                ProblemCode.STUDY_05_VALUE,
                path,
                shown(),
                Bilingual.of("files by year stand under " + BY_YEAR, "各年的文件应写在 " + BY_YEAR + " 之下"),
                Bilingual.of(files + where.in(Language.EN), where.in(Language.ZH) + " " + files));
        given.put(byYear, read(byYear));
    }

    /**
     * Keys that are a slip away from one that is not written, or the one unknown where one is missing: a problem, but
     * read as what they mean, so that what hangs on them is not told as missing and what is wrong below them is told at
     * once.
     */
    private Map<String, Item> meant(Map<String, StudyNode> entries, Section declared) {
        Set<String> written = entries.keySet();
        Map<String, Item> meant = new HashMap<>();
        for (String name : written) {
            if (declared.find(name).isPresent()) {
                continue;
            }
            List<String> near = MethodNames.near(
                    name,
                    declared.items().stream()
                            .map(Item::key)
                            .filter(k -> !k.equals(Item.ANY) && !written.contains(k))
                            .toList());
            if (near.size() == 1) {
                declared.find(near.get(0)).filter(i -> !meant.containsValue(i)).ifPresent(i -> meant.put(name, i));
            }
        }
        List<Item> missing = missing(declared, entries);
        missing.removeAll(meant.values());
        List<Map.Entry<String, StudyNode>> unknown = entries.entrySet().stream()
                .filter(e -> declared.find(e.getKey()).isEmpty() && !meant.containsKey(e.getKey()))
                .filter(e -> MethodNames.near(e.getKey(), known(declared)).isEmpty())
                .toList();
        if (missing.size() == 1
                && unknown.size() == 1
                && unknown.get(0).getValue().isSection() == missing.get(0) instanceof Section) {
            meant.put(unknown.get(0).getKey(), missing.get(0));
        }
        return meant;
    }

    /** What a name stands for: of a value and a section that users name, the one that is written. */
    private Optional<Item> find(String name, Section declared) {
        Optional<Item> item = declared.find(name);
        return item.filter(i -> i.key().equals(Item.ANY) && i instanceof Option<?> && isSection())
                .flatMap(i -> declared.items().stream()
                        .filter(o -> o.key().equals(Item.ANY) && o instanceof Section)
                        .findFirst())
                .or(() -> item);
    }

    private static List<Item> missing(Section declared, Map<String, StudyNode> entries) {
        return declared.items().stream()
                .filter(i -> i.required() && missing(i, entries))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean missing(Item item, Map<String, StudyNode> entries) {
        StudyNode written = entries.get(item.key());
        boolean otherwise =
                item instanceof Option<?> o && o.alsoCalled().stream().anyMatch(entries::containsKey);
        return !otherwise && (written == null || written.isNothing());
    }

    private static List<String> known(Section declared) {
        return declared.items().stream()
                .map(Item::key)
                .filter(k -> !k.equals(Item.ANY))
                .toList();
    }

    private void unknown(StudyNode child, String name, Section declared, Map<String, Item> read) {
        List<String> known = known(declared);
        String near = read.containsKey(name)
                ? read.get(name).key()
                : MethodNames.find(name, known).orElseGet(() -> Nearest.of(name, known));
        Bilingual meant =
                !read.containsKey(name) && MethodNames.near(name, known).isEmpty() // as of a key in Chinese
                        ? Bilingual.of("", "")
                        : Bilingual.of("; did you mean \"" + near + "\"?", "；是否想写“" + near + "”？");
        problems.add(
                ProblemCode.STUDY_03_UNKNOWN_KEY,
                child.path,
                meant,
                Bilingual.of(String.join(", ", known), String.join("、", known)));
    }

    private void read(Item item, String name, Given given) {
        boolean any = item.key().equals(Item.ANY);
        if (item instanceof Section section) {
            Given below = isNothing() && section.required() ? absent() : read(section);
            if (any) {
                given.put(name, below);
            } else {
                given.put(section, below);
            }
        } else if (!isNothing()) {
            value((Option<?>) item, any ? Optional.of(name) : Optional.empty(), given);
        }
    }

    /** A required section that holds nothing: its own absence is told, so that of its keys is not. */
    private Given absent() {
        Given given = new Given(path);
        given.markMisread();
        return given;
    }

    private <V> void value(Option<V> option, Optional<String> name, Given given) {
        List<String> texts = new ArrayList<>();
        for (StudyNode item : items()) {
            if (!(item.node instanceof ScalarNode scalar) || item.isNothing()) {
                problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        item.path,
                        item.shown(),
                        Bilingual.of("a text is needed", "此处需要一段文字"),
                        Bilingual.of("one word or a quoted text", "一个词或加引号的文字"));
                given.markMisread();
                return;
            }
            texts.add(scalar.getValue().strip());
        }
        if (node instanceof SequenceNode && !option.kind().isList()) {
            problems.add(
                    ProblemCode.STUDY_05_VALUE,
                    path,
                    shown(),
                    Bilingual.of("one value is needed, not a list", "此处只能写一个值，不能写列表"),
                    Bilingual.of("one value such as " + option.example(), "一个值，例如 " + option.example()));
            given.markMisread();
            return;
        }
        problems.attempt(() -> option.kind().read(texts, path)).ifPresent(reading -> {
            if (reading instanceof Reading.Value<V> read) {
                if (name.isPresent()) {
                    given.put(name.get(), read.value());
                } else {
                    given.put(option, read.value(), path);
                }
                return;
            }
            given.markMisread();
            for (Reading.Wrong wrong : ((Reading.Misread<V>) reading).wrongs()) {
                boolean unnumbered = texts.size() <= 1 || wrong.item() < 0;
                problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        unnumbered ? path : path + "[" + (wrong.item() + 1) + "]",
                        texts.isEmpty() ? "[]" : wrong.item() < 0 ? String.join(", ", texts) : texts.get(wrong.item()),
                        wrong.found(),
                        wrong.wanted());
            }
        });
    }

    /** Keys in file order. A key written twice is a problem; the first stands. */
    private Map<String, StudyNode> entries(Section declared) {
        Map<String, StudyNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : joined(mapping)) {
                String key = tuple.getKeyNode() instanceof ScalarNode s
                        ? s.getValue().strip()
                        : tuple.getKeyNode().toString();
                String childPath = path.isEmpty() ? key : path + "." + key;
                int line = tuple.getKeyNode().getStartMark().getLine() + 1;
                boolean named =
                        declared.find(key).filter(i -> i.key().equals(Item.ANY)).isPresent();
                Integer before = lines.putIfAbsent(named ? key.toLowerCase(Locale.ROOT) : key, line);
                if (before != null && named && !entries.containsKey(key)) {
                    problems.add(
                            ProblemCode.STUDY_05_VALUE,
                            childPath,
                            key,
                            Bilingual.of(
                                    "it differs from the name on line " + before
                                            + " in capitals only, which GeoPackages do not tell apart",
                                    "与第 " + before + " 行的名称只有大小写之别，而 GeoPackage 不区分大小写"),
                            Bilingual.of("another name", "另一个名称"));
                } else if (before != null) {
                    problems.add(ProblemCode.STUDY_06_DOUBLED, childPath, line, before);
                } else {
                    entries.put(key, new StudyNode(childPath, tuple.getValueNode(), study, problems));
                }
            }
        } else if (!isNothing()) {
            String key = declared.key().equals(Item.ANY) ? path.substring(path.lastIndexOf('.') + 1) : declared.key();
            String example = path.isEmpty() ? "" : example(declared, key);
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

    /**
     * The entries; to YAML the numbers of {@code { extent: 1,2,3,4 }} behind the first are keys of nothing, here they
     * go on with its list.
     */
    private static List<NodeTuple> joined(MappingNode mapping) {
        List<NodeTuple> joined = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            NodeTuple before = joined.isEmpty() ? tuple : joined.get(joined.size() - 1);
            boolean goesOn = mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW
                    && before != tuple
                    && isNumber(tuple.getKeyNode())
                    && new StudyNode(tuple.getValueNode(), new Problems()).isNothing()
                    && !isNumber(before.getKeyNode())
                    && (isNumber(before.getValueNode()) || before.getValueNode() instanceof SequenceNode);
            if (goesOn) {
                List<Node> numbers = before.getValueNode() instanceof SequenceNode list
                        ? new ArrayList<>(list.getValue())
                        : new ArrayList<>(List.of(before.getValueNode()));
                numbers.add(tuple.getKeyNode());
                SequenceNode list = new SequenceNode(Tag.SEQ, numbers, DumperOptions.FlowStyle.FLOW);
                joined.set(joined.size() - 1, new NodeTuple(before.getKeyNode(), list));
            } else {
                joined.add(tuple);
            }
        }
        return joined;
    }

    private static boolean isNumber(Node node) {
        return node instanceof ScalarNode s
                && (s.getTag().equals(Tag.INT) || s.getTag().equals(Tag.FLOAT));
    }

    /** Of what names a unit set one that the study has, polygons before a fishnet; none where it has none. */
    private Optional<String> ofUnits(Item item) {
        if (item != StudyKeys.ENERGY_UNITS) {
            return Optional.empty();
        }
        return below(study)
                .filter(top -> top.getKey().equals(StudyKeys.UNITS.key()))
                .flatMap(units -> below(units.getValue()))
                .min(Comparator.comparing(set ->
                        below(set.getValue()).noneMatch(e -> e.getKey().equals(StudyKeys.FILE.key()))))
                .map(set -> item.key() + ": " + set.getKey());
    }

    private static Stream<Map.Entry<String, Node>> below(Node section) {
        return section instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(t -> t.getKeyNode() instanceof ScalarNode)
                        .map(t -> Map.entry(((ScalarNode) t.getKeyNode()).getValue(), t.getValueNode()))
                : Stream.empty();
    }

    /** What might be written: of a section what it needs, else its first key. A name of the user's is the file's. */
    private static String example(Item item, String name) {
        if (item instanceof Option<?> option) {
            return (name.equals(Item.ANY) ? named(option.example()) : name) + ": " + option.example();
        }
        Section section = (Section) item;
        List<Item> needed = section.items().stream().filter(Item::required).toList();
        List<Item> shown = needed.isEmpty() ? section.items().subList(0, 1) : needed;
        String inside = shown.stream().map(i -> example(i, i.key())).collect(Collectors.joining(", "));
        boolean ofFile = name.equals(Item.ANY) && shown.get(0) instanceof Option<?>;
        return (ofFile ? named(((Option<?>) shown.get(0)).example()) : name) + ": { " + inside + " }";
    }

    /** Of {@code lu2005.tif} 2005, of {@code counties.gpkg} counties. */
    private static String named(String file) {
        Matcher year = YEAR.matcher(file);
        return year.find() ? year.group() : file.replaceFirst("\\..*", "");
    }

    /** Items of a list; a single value counts as a list of one. */
    private List<StudyNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<StudyNode> items = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            items.add(new StudyNode(
                    path + "[" + (i + 1) + "]", sequence.getValue().get(i), study, problems));
        }
        return items;
    }

    private String shown() {
        if (node instanceof ScalarNode s) {
            return s.getValue();
        }
        return node instanceof SequenceNode ? "[...]" : "{...}";
    }
}
