package org.carbonscape.study.plan;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a study file. Every problem of the file is collected, also where others stand before it. */
public final class StudyReader {
    private final Path file;
    private final Problems problems;

    private StudyReader(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads; empty where the file is so broken that no study can be made of it. Problems go to the collector. */
    public static Optional<Study> read(Path file, Problems problems) {
        return new StudyReader(file, problems).read();
    }

    private Optional<Study> read() {
        if (!Files.exists(file)) {
            problems.add(ProblemCode.STUDY_01_MISSING, file.toString());
            return Optional.empty();
        }
        if (Files.isDirectory(file)) {
            Path inside = file.resolve("study.yaml");
            if (Files.isRegularFile(inside)) {
                return read(inside, problems);
            }
            problems.add(ProblemCode.STUDY_01_MISSING, inside.toString());
            return Optional.empty();
        }
        Node root;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(20);
            options.setNestingDepthLimit(20);
            root = new Yaml(options).compose(new StringReader(decode(Files.readAllBytes(file))));
        } catch (IOException e) {
            problems.add(ProblemCode.FILE_03_UNREADABLE, file.toString(), e.getMessage());
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(
                    ProblemCode.STUDY_02_YAML, file.getFileName().toString(), "line " + line + ": " + e.getProblem());
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(ProblemCode.STUDY_02_YAML, file.getFileName().toString(), e.getMessage());
            return Optional.empty();
        }
        if (root == null) {
            problems.add(ProblemCode.FILE_02_EMPTY, file.toString());
            return Optional.empty();
        }
        StudyNode node = new StudyNode("", root, problems);
        if (!node.isSection()) {
            problems.add(
                    ProblemCode.STUDY_02_YAML,
                    file.getFileName().toString(),
                    Bilingual.of("no keys were found", "其中没有任何键"));
            return Optional.empty();
        }
        checkKeys(node, StudyKeys.ROOT);
        return Optional.of(study(node));
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    /** Unknown, doubled and missing keys, all the way down. */
    private void checkKeys(StudyNode node, Key declared) {
        List<String> known = declared.children().stream()
                .map(Key::name)
                .filter(n -> !n.equals("*"))
                .toList();
        String example = declared.children().stream()
                .filter(k -> k.children().isEmpty() && !k.name().equals("*"))
                .findFirst()
                .map(k -> declared.name() + ": { " + k.name() + ": " + k.example() + " }")
                .orElse("");
        Map<String, StudyNode> entries = node.entries(node.path().isEmpty() ? "" : example);
        entries.forEach((name, child) -> {
            Optional<Key> key = declared.find(name);
            if (key.isEmpty()) {
                problems.add(
                        ProblemCode.STUDY_03_UNKNOWN_KEY,
                        child.path(),
                        Nearest.of(name, known),
                        String.join(", ", known));
            } else if (!key.get().children().isEmpty() && !child.isNothing()) {
                if (key.get().kind() == Key.Kind.SECTION_OR_TEXT && !child.isSection()) {
                    return;
                }
                checkKeys(child, key.get());
            }
        });
        for (Key key : declared.children()) {
            if (key.required()
                    && (!entries.containsKey(key.name())
                            || entries.get(key.name()).isNothing())) {
                problems.add(
                        ProblemCode.STUDY_04_REQUIRED,
                        (node.path().isEmpty() ? "" : node.path() + ".") + key.name(),
                        key.children().isEmpty()
                                ? key.name() + ": " + key.example()
                                : key.doc().substring(0, key.doc().length() - 1));
            }
        }
    }

    private Study study(StudyNode root) {
        Optional<StudyNode> grid = root.find("grid");
        long seed = root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(20260101L);
        return new Study(
                file.toAbsolutePath().normalize(),
                root.text("study").orElse(""),
                root.flag("synthetic", false),
                root.text("source").orElse(""),
                seed,
                grid.flatMap(g -> g.text("crs")),
                grid.flatMap(g -> g.metres("cell")),
                landUse(root.find("landUse")),
                units(root.find("units")),
                carbon(root.find("carbon"), root.find("units")),
                root.find("statistics")
                        .map(n -> StatisticsPlan.read(
                                n,
                                root.find("units")
                                        .map(u -> List.copyOf(u.entries().keySet()))
                                        .orElse(List.of()),
                                folder(),
                                problems)),
                DriversPlan.read(root, this::resolve, problems),
                root.find("suitability")
                        .filter(StudyNode::isSection)
                        .map(n -> SuitabilityPlan.read(n, folder(), seed, problems)),
                root.text("scenarios").map(this::resolve));
    }

    private Path folder() {
        return file.toAbsolutePath().normalize().getParent();
    }

    private Study.LandUse landUse(Optional<StudyNode> node) {
        List<Long> noData = new ArrayList<>();
        node.flatMap(n -> n.find("noData"))
                .ifPresent(n -> n.items()
                        .forEach(item -> item.text().ifPresent(t -> {
                            try {
                                noData.add(Long.parseLong(t));
                            } catch (NumberFormatException e) {
                                problems.add(
                                        ProblemCode.STUDY_05_VALUE,
                                        item.path(),
                                        t,
                                        Bilingual.of("not a whole number", "不是整数"),
                                        Bilingual.of("codes such as [0, 255]", "编码，如 [0, 255]"));
                            }
                        })));
        List<String> construction = new ArrayList<>();
        node.flatMap(n -> n.find("construction"))
                .ifPresent(n -> n.items().forEach(item -> item.text().ifPresent(construction::add)));
        SortedMap<Integer, Path> phases = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        node.flatMap(n -> n.find("phases"))
                .ifPresent(n -> n.entries().forEach((year, child) -> {
                    if (!year.matches("[0-9]{4}")) {
                        problems.add(ProblemCode.STUDY_07_YEAR, child.path(), year);
                        return;
                    }
                    child.text().ifPresent(t -> {
                        order.add(Integer.parseInt(year));
                        phases.put(Integer.parseInt(year), resolve(t));
                    });
                }));
        if (order.isEmpty()
                && node.flatMap(n -> n.find("phases"))
                        .filter(n -> n.entries().isEmpty())
                        .isPresent()) {
            problems.add(ProblemCode.STUDY_04_REQUIRED, "landUse.phases", "phases: { 2005: lu2005.tif }");
        }
        if (!new ArrayList<>(phases.keySet()).equals(order)) {
            problems.add(
                    ProblemCode.STUDY_08_YEAR_ORDER, "landUse.phases", join(order), join(List.copyOf(phases.keySet())));
        }
        return new Study.LandUse(
                node.flatMap(n -> presetOrFile(n, "legend")).orElse(new PresetOrFile("", Optional.empty())),
                noData,
                construction,
                phases);
    }

    private static String join(List<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Map<String, Study.Units> units(Optional<StudyNode> node) {
        Map<String, Study.Units> sets = new LinkedHashMap<>();
        node.ifPresent(n -> n.entries().forEach((name, child) -> {
            if (!child.isSection()) {
                problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        child.path(),
                        child.shown(),
                        Bilingual.of("a section is needed", "此处需要一个小节"),
                        "{ file: counties.gpkg, id: code, name: name } / { fishnet: 3 km }");
                return;
            }
            if (name.equals(UnitSet.REGION)) {
                problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        child.path(),
                        name,
                        Bilingual.of("tables mean the whole map by it", "表格以此名表示整个区域"),
                        Bilingual.of("another name for the set", "另一个单元集名"));
            }
            boolean hasFile = child.find("file").isPresent();
            boolean hasNet = child.find("fishnet").isPresent();
            if (hasFile && hasNet) {
                problems.add(
                        ProblemCode.STUDY_10_TOGETHER,
                        child.path(),
                        "file",
                        "fishnet",
                        Bilingual.of("a set is polygons or a fishnet", "单元集或为面文件，或为渔网"));
            } else if (hasFile) {
                child.text("file")
                        .ifPresent(f -> sets.put(
                                name,
                                new Study.Polygons(
                                        resolve(f),
                                        child.text("layer"),
                                        child.text("id"),
                                        child.text("name"),
                                        child.choice("coordinates", List.of("wgs84", "gcj-02"))
                                                .orElse("")
                                                .equals("gcj-02"))));
            } else if (hasNet) {
                child.metres("fishnet").ifPresent(side -> sets.put(name, new Study.Squares(side)));
            } else {
                problems.add(
                        ProblemCode.STUDY_04_REQUIRED,
                        child.path() + ".file",
                        Bilingual.of("file: counties.gpkg, or fishnet: 3 km", "file: counties.gpkg 或 fishnet: 3 km"));
            }
        }));
        return sets;
    }

    private Study.Carbon carbon(Optional<StudyNode> node, Optional<StudyNode> units) {
        List<String> sets = units.map(n -> List.copyOf(n.entries().keySet())).orElse(List.of());
        Optional<StudyNode> energy = node.flatMap(n -> n.find("energy"));
        Optional<StudyNode> emissions = node.flatMap(n -> n.find("emissions"));
        if (energy.isPresent() && emissions.isPresent()) {
            problems.add(
                    ProblemCode.STUDY_10_TOGETHER,
                    "carbon",
                    "energy",
                    "emissions",
                    Bilingual.of("the two routes would count the same carbon twice", "两条途径会重复计算同一部分碳"));
        }
        energy.ifPresent(e -> checkSet(e, sets));
        emissions.ifPresent(e -> checkSet(e, sets));
        return new Study.Carbon(
                node.flatMap(n -> presetOrFile(n, "factors")),
                energy.flatMap(e -> e.text("file")
                        .map(f -> new Study.Energy(
                                resolve(f),
                                e.choice("route", StudyKeys.ROUTES).orElse("ncv"),
                                e.text("units").orElse("")))),
                emissions.flatMap(e -> e.text("file")
                        .map(f ->
                                new Study.Emissions(resolve(f), e.text("units").orElse("")))),
                node.flatMap(n -> n.find("allocate")).flatMap(a -> a.text("to")),
                node.flatMap(n -> n.find("allocate")).flatMap(a -> a.text("by")).map(this::resolve),
                node.flatMap(n -> presetOrFile(n, "stock")));
    }

    private void checkSet(StudyNode node, List<String> sets) {
        node.text("units")
                .filter(u -> !sets.contains(u))
                .ifPresent(u -> problems.add(
                        ProblemCode.STUDY_09_NO_SUCH_UNITS,
                        node.path() + ".units",
                        u,
                        sets.isEmpty() ? "(none yet)" : String.join(", ", sets)));
    }

    private Optional<PresetOrFile> presetOrFile(StudyNode node, String key) {
        return node.text(key)
                .map(t -> new PresetOrFile(
                        t, t.matches("(?i).*\\.(csv|txt|tsv|xlsx|xls)") ? Optional.of(resolve(t)) : Optional.empty()));
    }

    private Path resolve(String text) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        try {
            return folder.resolve(text).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            problems.add(
                    ProblemCode.STUDY_05_VALUE,
                    "\"" + text + "\"",
                    text,
                    Bilingual.of("not a path on this system", "不是本系统可用的路径"),
                    Bilingual.of("a file name", "文件名"));
            return folder;
        }
    }
}
