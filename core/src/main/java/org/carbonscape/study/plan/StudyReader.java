package org.carbonscape.study.plan;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carbonscape.inventory.Route;
import org.carbonscape.io.Unreadable;
import org.carbonscape.method.StatisticOptions;
import org.carbonscape.option.Given;
import org.carbonscape.option.Section;
import org.carbonscape.option.UsedOptions;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.NameLength;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a study file. Every problem of the file is collected, also where others stand before it. */
public final class StudyReader {
    /** All keys of a study file. */
    public static final Section KEYS = Section.of(
            "",
            "A study.",
            "一项研究。",
            StudyKeys.STUDY,
            StudyKeys.SYNTHETIC,
            StudyKeys.SOURCE,
            StatisticOptions.SEED_OPTION,
            StudyKeys.GRID,
            StudyKeys.LAND_USE,
            StudyKeys.UNITS,
            StudyKeys.CARBON,
            StatisticsPlan.KEYS,
            DriversPlan.DRIVERS,
            DriversPlan.DETECTOR,
            SuitabilityPlan.KEYS,
            SuitabilityPlan.SCENARIOS,
            ReportPlan.KEYS);

    private static final int NESTED = 20;
    private static final int MOST_NAMED = 3;
    /** Its layers of units are tables beside these, and SQLite does not tell capitals apart. */
    private static final Pattern OF_GEOPACKAGE = Pattern.compile("(?i)(gpkg_|rtree_|sqlite_).*|layer_styles");
    /** In double quotes and no comment: a drive, or a name with its ending, behind a backslash that stands alone. */
    private static final Pattern QUOTED_PATH = Pattern.compile("^(?!\\s*#).*[-:,\\[{]\\s*\"(?:[A-Za-z]:\\\\(?!\\\\)"
            + "|[^\"]*(?<!\\\\)\\\\(?![\\\\\"])[^\"]*\\.\\w{2,7}\")");

    private static final Pattern WIDE_COLON = Pattern.compile("^[^#]*?(?:^|[{,])\\s*[A-Za-z0-9_.-]+\\s*：");

    /** As many bytes as the parser takes letters. */
    private static final long LARGEST = 3 << 20;

    private final Path file;
    private final OptionalLong seed;
    private final Problems problems;

    private StudyReader(Path file, OptionalLong seed, Problems problems) {
        this.file = file;
        this.seed = seed;
        this.problems = problems;
    }

    /** Reads; empty where the file is so broken that no study can be made of it. Problems go to the collector. */
    public static Optional<Study> read(Path file, Problems problems) {
        return read(file, OptionalLong.empty(), problems);
    }

    /** @param seed instead of the study's */
    public static Optional<Study> read(Path file, OptionalLong seed, Problems problems) {
        return new StudyReader(file, seed, problems).read();
    }

    private Optional<Study> read() {
        if (!Files.exists(file)) {
            return missing(file);
        }
        if (Files.isDirectory(file)) {
            Path inside = file.resolve("study.yaml");
            return Files.isRegularFile(inside) ? read(inside, seed, problems) : missing(inside);
        }
        return text().flatMap(this::study);
    }

    private Optional<Study> missing(Path study) {
        Unreadable.locked(study)
                .ifPresentOrElse(
                        reason -> problems.add(ProblemCode.FILE_03_UNREADABLE, study.toString(), reason),
                        () -> problems.add(ProblemCode.STUDY_01_MISSING, study.toString(), beside(study)));
        return Optional.empty();
    }

    /** What may be meant in its folder: a like name, such as study.yaml.txt of the Notepad, or else any study. */
    private static Bilingual beside(Path study) {
        Bilingual alike = Unreadable.beside(study);
        Path folder = study.toAbsolutePath().getParent();
        if (!alike.in(Language.EN).isEmpty() || folder == null) {
            return alike;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<String> others = all.map(f -> f.getFileName().toString())
                    .filter(name -> name.matches("(?i).+\\.ya?ml(\\.txt)?"))
                    .sorted()
                    .limit(MOST_NAMED)
                    .toList();
            return others.isEmpty()
                    ? alike
                    : Bilingual.of(
                            "; its folder holds " + String.join(", ", others), "；同一文件夹中有 " + String.join("、", others));
        } catch (IOException | UncheckedIOException e) {
            return alike; // what is told is the file
        }
    }

    private Optional<String> text() {
        if (!Files.isRegularFile(file)) { // a pipe waits for ever, a device never ends
            problems.add(
                    ProblemCode.FILE_03_UNREADABLE, file.toString(), Bilingual.of("it is a pipe or device", "它是管道或设备"));
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LARGEST) {
                return noStudy(Bilingual.of("it has more than 3 MB", "超过 3 MB"));
            }
            String text = StudyText.decode(Files.readAllBytes(file));
            return text.indexOf('\0') < 0 ? Optional.of(text) : noStudy(Bilingual.of("it is no text", "不是文本"));
        } catch (IOException e) {
            problems.addAll(Unreadable.of(file.toString(), e).problems());
            return Optional.empty();
        }
    }

    private Optional<String> noStudy(Bilingual why) {
        problems.add(ProblemCode.STUDY_13_NO_STUDY, file.toString(), why);
        return Optional.empty();
    }

    private Optional<Study> study(String text) {
        Optional<Node> root = nodes(text);
        if (root.isEmpty() || hasWideKey(root.get(), NESTED) && toldOfColons(text) || toldOfBackslashes(text)) {
            return Optional.empty();
        }
        StudyNode node = new StudyNode(root.get(), problems);
        if (!node.isSection() && !toldOfColons(text)) {
            boolean isList = root.get() instanceof SequenceNode;
            problems.add(
                    ProblemCode.STUDY_02_YAML,
                    file.getFileName().toString(),
                    isList
                            ? Bilingual.of(
                                    "it is a list, not keys; take away the dashes that its lines begin with",
                                    "整个文件是列表而不是键；请去掉行首的短横线“-”")
                            : Bilingual.of("no keys were found", "其中没有任何键"));
        }
        if (!node.isSection()) {
            return Optional.empty();
        }
        Given given = node.read(KEYS);
        Study study = study(given);
        IdleKeys.tell(KEYS, given, problems);
        return Optional.of(study);
    }

    /** Empty where the text is, or is no YAML, which is told by its likely cause where one is seen. */
    private Optional<Node> nodes(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(NESTED);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                problems.add(ProblemCode.FILE_02_EMPTY, file.getFileName().toString());
            }
            return Optional.ofNullable(root);
        } catch (YAMLException e) {
            if (!toldOfColons(text) && !toldOfBackslashes(text)) {
                problems.add(ProblemCode.STUDY_02_YAML, file.getFileName().toString(), YamlWords.found(e, text));
            }
        }
        return Optional.empty();
    }

    /** Keys with a full-width colon behind them, which YAML takes for a part of the word. */
    private boolean toldOfColons(String text) {
        return toldOf(ProblemCode.STUDY_11_COLON, WIDE_COLON, text);
    }

    /** Paths of Windows in double quotes, where YAML takes a backslash and a letter for another sign. */
    private boolean toldOfBackslashes(String text) {
        return toldOf(ProblemCode.STUDY_12_BACKSLASH, QUOTED_PATH, text);
    }

    private boolean toldOf(ProblemCode code, Pattern pattern, String text) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (pattern.matcher(line).find()) {
                lines.add(Integer.toString(number));
            }
        }
        if (!lines.isEmpty()) {
            problems.add(code, file.getFileName().toString(), Listing.of(lines));
        }
        return !lines.isEmpty();
    }

    /** @param depth beyond which nothing is looked at: a node may hold itself */
    private static boolean hasWideKey(Node node, int depth) {
        if (depth == 0) {
            return false;
        }
        if (node instanceof MappingNode map) {
            return map.getValue().stream()
                    .anyMatch(t -> t.getKeyNode() instanceof ScalarNode key
                                    && key.getValue().contains("：")
                            || hasWideKey(t.getValueNode(), depth - 1));
        }
        return node instanceof SequenceNode list && list.getValue().stream().anyMatch(n -> hasWideKey(n, depth - 1));
    }

    private Study study(Given root) {
        long seed = this.seed.orElse(root.or(StatisticOptions.SEED_OPTION, StatisticOptions.SEED));
        Optional<Given> grid = root.find(StudyKeys.GRID);
        Optional<Given> units = root.find(StudyKeys.UNITS);
        List<String> sets = units.map(u -> List.copyOf(u.named().keySet())).orElse(List.of());
        NameLength.check(problems, "study", Bilingual.of("the title", "标题"), root.or(StudyKeys.STUDY, ""));
        NameLength.check(problems, "source", Bilingual.of("the source", "来源"), root.or(StudyKeys.SOURCE, ""));
        Study.GridPlan plan = new Study.GridPlan(
                grid.flatMap(g -> g.find(StudyKeys.CRS)),
                grid.flatMap(g -> g.find(StudyKeys.CELL)),
                grid.flatMap(g -> g.find(StudyKeys.EXTENT)),
                grid.flatMap(g -> g.find(StudyKeys.CELLS)).orElse(false));
        Study.LandUse landUse = landUse(root.find(StudyKeys.LAND_USE));
        Map<String, Study.Units> parts = units.map(this::units).orElse(Map.of());
        Study.Carbon carbon = carbon(root.find(StudyKeys.CARBON), sets, landUse.phases());
        List<Quantity> values = standard(carbon, landUse.phases().size());
        return new Study(
                file.toAbsolutePath().normalize(),
                new Study.Heading(
                        root.or(StudyKeys.STUDY, ""),
                        root.or(StudyKeys.SYNTHETIC, false),
                        root.or(StudyKeys.SOURCE, ""),
                        seed,
                        ReportPlan.read(root.find(ReportPlan.KEYS))),
                plan,
                landUse,
                parts,
                carbon,
                new Study.Analyses(
                        root.find(StatisticsPlan.KEYS)
                                .map(g -> StatisticsPlan.of(g, sets, values, folder(), seed, problems)),
                        DriversPlan.of(root, folder(), landUse.phases().keySet(), seed, problems),
                        root.find(SuitabilityPlan.KEYS).map(g -> SuitabilityPlan.of(g, folder(), seed, problems)),
                        root.find(SuitabilityPlan.SCENARIOS).map(this::resolve)),
                UsedOptions.of(KEYS, root));
    }

    /** What statistics look at unless the study says otherwise: its flows, without any its stocks. */
    private static List<Quantity> standard(Study.Carbon carbon, int phases) {
        if (carbon.hasFlows() || carbon.stock().isEmpty()) {
            return Quantity.FLOWS;
        }
        return phases > 1 ? List.of(Quantity.STOCK, Quantity.STOCK_CHANGE) : List.of(Quantity.STOCK);
    }

    private Path folder() {
        return Study.folder(file);
    }

    private Path resolve(Path path) {
        return folder().resolve(path).normalize();
    }

    private Study.LandUse landUse(Optional<Given> given) {
        SortedMap<Integer, Path> phases = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        Optional<Given> written = given.flatMap(g -> g.find(StudyKeys.PHASES));
        written.ifPresent(g -> g.named(StudyKeys.PHASE).forEach((year, path) -> {
            if (!year.matches("[0-9]{4}")) {
                problems.add(ProblemCode.STUDY_07_YEAR, g.place() + "." + year, year);
                return;
            }
            order.add(Integer.parseInt(year));
            phases.put(Integer.parseInt(year), resolve(path));
        }));
        written.filter(g -> g.named(StudyKeys.PHASE).isEmpty() && !g.isMisread())
                .ifPresent(g -> problems.add(ProblemCode.STUDY_04_REQUIRED, g.place(), "phases: { 2005: lu2005.tif }"));
        if (!new ArrayList<>(phases.keySet()).equals(order)) {
            problems.add(
                    ProblemCode.STUDY_08_YEAR_ORDER,
                    "landUse.phases",
                    YearFiles.join(order),
                    YearFiles.join(phases.keySet()));
        }
        return new Study.LandUse(
                given.flatMap(g -> g.find(StudyKeys.LEGEND))
                        .map(t -> PresetOrFile.ofLegend(t, folder()))
                        .orElse(new PresetOrFile("", Optional.empty())),
                given.flatMap(g -> g.find(StudyKeys.NO_DATA)).orElse(List.of()),
                given.flatMap(g -> g.find(StudyKeys.CONSTRUCTION)).orElse(List.of()),
                phases,
                given.map(g -> accuracy(g, phases)).orElse(Study.Accuracy.none()));
    }

    private Study.Accuracy accuracy(Given given, SortedMap<Integer, Path> phases) {
        SortedMap<Integer, Path> tables = given.find(StudyKeys.ACCURACY)
                .map(g -> YearFiles.of(g, StudyKeys.ACCURACY_TABLE, folder(), phases.keySet(), problems))
                .orElse(new TreeMap<>());
        return new Study.Accuracy(
                tables, given.or(StudyKeys.MAP_IN_COLUMNS, false), given.or(StudyKeys.STRATA, List.of()));
    }

    private Map<String, Study.Units> units(Given given) {
        Map<String, Study.Units> sets = new LinkedHashMap<>();
        given.named().forEach((name, set) -> {
            if (name.equals(UnitSet.REGION)) {
                problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        set.place(),
                        name,
                        Bilingual.of("tables mean the whole map by it", "表格以此名表示整个区域"),
                        Bilingual.of("another name for the set", "另一个单元集名"));
            } else if (OF_GEOPACKAGE.matcher(name).matches()) {
                problems.add(
                        ProblemCode.STUDY_05_VALUE,
                        set.place(),
                        name,
                        Bilingual.of("a GeoPackage has tables of its own called so", "GeoPackage 自身的表使用此名"),
                        Bilingual.of("another name for the set", "另一个单元集名"));
            }
            Optional<Path> file = set.find(StudyKeys.FILE);
            Optional<Double> side = set.find(StudyKeys.FISHNET);
            if (file.isPresent() && side.isPresent()) {
                problems.add(
                        ProblemCode.STUDY_10_TOGETHER,
                        set.place(),
                        "file",
                        "fishnet",
                        Bilingual.of("a set is polygons or a fishnet", "单元集或为面文件，或为渔网"));
            } else if (file.isPresent()) {
                sets.put(
                        name,
                        new Study.Polygons(
                                resolve(file.get()),
                                set.find(StudyKeys.LAYER),
                                set.find(StudyKeys.ID),
                                set.find(StudyKeys.NAME),
                                set.or(StudyKeys.COORDINATES, false)));
            } else if (side.isPresent()) {
                sets.put(name, new Study.Squares(side.get()));
            } else if (!set.isMisread()) {
                problems.add(
                        ProblemCode.STUDY_04_REQUIRED,
                        set.place() + ".file",
                        Bilingual.of("file: counties.gpkg, or fishnet: 3 km", "file: counties.gpkg 或 fishnet: 3 km"));
            }
        });
        return sets;
    }

    private Study.Carbon carbon(Optional<Given> given, List<String> sets, SortedMap<Integer, Path> phases) {
        Optional<Given> energy = given.flatMap(g -> g.find(StudyKeys.ENERGY));
        Optional<Given> emissions = given.flatMap(g -> g.find(StudyKeys.EMISSIONS));
        if (energy.isPresent() && emissions.isPresent()) {
            problems.add(
                    ProblemCode.STUDY_10_TOGETHER,
                    "carbon",
                    "energy",
                    "emissions",
                    Bilingual.of("the two routes would count the same carbon twice", "两条途径会重复计算同一部分碳"));
        }
        Optional<Given> land = given.flatMap(g -> g.find(LandPlan.KEYS));
        if (land.isPresent() && given.flatMap(g -> g.find(SinkPlan.KEYS)).isPresent()) {
            problems.add(
                    ProblemCode.STUDY_10_TOGETHER,
                    "carbon",
                    "land",
                    "sinks",
                    Bilingual.of("both would count the uptake of the same land", "两者会重复计算同一土地的吸收"));
        }
        energy.ifPresent(e -> checkSet(e, sets));
        emissions.ifPresent(e -> checkSet(e, sets));
        return new Study.Carbon(
                given.flatMap(g -> g.find(StudyKeys.FACTORS)).map(this::presetOrFile),
                energy.flatMap(e -> e.find(StudyKeys.ENERGY_FILE)
                        .map(f -> new Study.Energy(
                                resolve(f),
                                EnergyOptions.of(e.or(EnergyOptions.ROUTE, Route.NCV), e, folder(), problems),
                                e.or(StudyKeys.ENERGY_UNITS, "")))),
                emissions.flatMap(e -> e.find(StudyKeys.EMISSIONS_FILE)
                        .map(f -> new Study.Emissions(resolve(f), e.or(StudyKeys.ENERGY_UNITS, "")))),
                given.flatMap(g -> g.find(StudyKeys.ALLOCATE))
                        .map(a -> allocate(a, phases))
                        .orElse(Study.Allocate.none()),
                given.flatMap(g -> g.find(StudyKeys.STOCK)).map(this::presetOrFile),
                given.map(g -> AccountOptions.of(g, folder(), problems)).orElse(AccountOptions.none()));
    }

    private Study.Allocate allocate(Given given, SortedMap<Integer, Path> phases) {
        Optional<Path> by =
                given.find(StudyKeys.BY).filter(b -> !StudyKeys.isByArea(b)).map(this::resolve);
        Optional<Given> years = given.find(StudyKeys.BY_YEAR);
        if (by.isPresent() && years.isPresent()) {
            problems.add(
                    ProblemCode.STUDY_10_TOGETHER,
                    given.place(),
                    "by",
                    "by-year",
                    Bilingual.of("by is for all phases, by-year for each its own", "by 供各期共用，by-year 为每期各给一个"));
        }
        SortedMap<Integer, Path> byYear = years.map(
                        g -> YearFiles.ofEach(g, StudyKeys.BY_PHASE, folder(), phases.keySet(), problems))
                .orElse(new TreeMap<>());
        return new Study.Allocate(given.find(StudyKeys.TO), given.find(StudyKeys.FARMING), by, byYear);
    }

    private void checkSet(Given given, List<String> sets) {
        given.find(StudyKeys.ENERGY_UNITS)
                .filter(u -> !sets.contains(u))
                .ifPresent(u -> problems.add(
                        ProblemCode.STUDY_09_NO_SUCH_UNITS,
                        given.place(StudyKeys.ENERGY_UNITS),
                        u,
                        sets.isEmpty() ? Bilingual.of("(none yet)", "（尚无）") : sets));
    }

    private PresetOrFile presetOrFile(String text) {
        return PresetOrFile.of(text, folder());
    }
}
