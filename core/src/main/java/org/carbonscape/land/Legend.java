package org.carbonscape.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.NameLength;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.PresetTables;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Which code of a file is which class. Several codes may share a class; class names are unique and keep the order in
 * which they first appear; a code 0 is a class like any other where a row says so. A row with the class
 * {@code none} declares its code to be no data, and so, with a caution unless files are filled with it, does one
 * without a class. Immutable.
 *
 * <p>The class takes its colour from the first of its rows that has one, its Chinese name from the first row that names
 * the class itself ({@code name} empty or the same), else from the six standard names, else from the first row that has
 * one. Classes without a colour are given one that tells their kind of land ({@link ClassColors}). Its role is
 * the column {@code role}, else the role its name says ({@code forest}, 林地).
 */
public final class Legend implements CodeTable {
    /**
     * One row as written.
     *
     * @param className empty where the code is declared to be no data
     */
    public record Entry(long code, String className, String name, String nameZh, String color) {}

    /** Codes below this are looked up in an array: every product's codes are. */
    private static final int DENSE = 65536;

    private static final PresetTables PRESETS = new PresetTables(
            Legend.class,
            "",
            List.of(
                    "cnlucc-6",
                    "cnlucc",
                    "cnlucc-25",
                    "clcd",
                    "globeland30",
                    "worldcover",
                    "cci-lc",
                    "glc-fcs30",
                    "mcd12q1",
                    "esri",
                    "gb-t-21010"),
            ProblemCode.LEGEND_01_PRESET);

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}(\\.0+)?");

    private final List<Problem> cautions;
    private final List<Entry> entries;
    private final List<LandClass> classes;
    private final int[] dense;
    private final Map<Long, Integer> sparse;

    private Legend(List<Entry> entries, List<LandClass> classes, Map<Long, Integer> indices, List<Problem> cautions) {
        this.cautions = List.copyOf(cautions);
        this.entries = List.copyOf(entries);
        this.classes = List.copyOf(classes);
        long top = indices.keySet().stream()
                .filter(c -> c >= 0 && c < DENSE)
                .mapToLong(c -> c)
                .max()
                .orElse(-1);
        this.dense = new int[(int) top + 1];
        Arrays.fill(dense, UNKNOWN);
        this.sparse = new HashMap<>();
        indices.forEach((code, index) -> {
            if (code >= 0 && code < DENSE) {
                dense[code.intValue()] = index;
            } else {
                sparse.put(code, index);
            }
        });
    }

    private Legend(Legend other, List<LandClass> classes) {
        this.cautions = other.cautions;
        this.entries = other.entries;
        this.classes = List.copyOf(classes);
        this.dense = other.dense;
        this.sparse = other.sparse;
    }

    /** Names of the presets. */
    public static List<String> presets() {
        return PRESETS.names();
    }

    /**
     * A preset by name: {@code cnlucc-6, cnlucc, cnlucc-25, clcd, globeland30, worldcover, cci-lc, glc-fcs30,
     * mcd12q1, esri, gb-t-21010}. All but {@code cnlucc-25} map their codes to the six classes.
     *
     * @param place where the name was written, for the problem
     * @throws ProblemException where there is no such preset
     */
    public static Legend preset(String place, String name) {
        return of(presetTable(place, name));
    }

    /** The editable table behind a preset ({@code code,class,name,name_zh,color[,role]}). */
    static InputTable presetTable(String place, String name) {
        return PRESETS.table(place, name);
    }

    /**
     * A legend from rows {@code code,class[,name][,name_zh][,color][,role]}. A row may have several codes ({@link
     * LegendCodes}).
     *
     * @throws ProblemException with every problem of the table
     */
    public static Legend of(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "code", "class");
        problems.throwIfAny();
        List<Entry> entries = new ArrayList<>();
        Map<Long, Integer> indices = new LinkedHashMap<>();
        Map<String, List<InputTable.Row>> byClass = new LinkedHashMap<>();
        Map<String, String> plain = new HashMap<>();
        Map<String, Integer> places = new HashMap<>(); // of classes, from 1
        List<String> blank = new ArrayList<>(); // codes that are no data for lack of a class, not by the word for it
        for (InputTable.Row row : table.rows()) {
            String name = row.text("class").equalsIgnoreCase("none") ? "" : row.text("class");
            List<Long> codes = problems.attempt(() -> LegendCodes.of(row, name)).orElse(List.of());
            for (String column : List.of("class", "name", "name_zh")) {
                NameLength.check(problems, row.place(), column, row.text(column));
            }
            String color = color(row);
            if (color.isEmpty() && !row.text("color").isEmpty()) {
                problems.add(ProblemCode.LEGEND_C01_COLOR, row.place(name), row.text("color"));
            }
            if (!row.text("role").isEmpty() && LandRole.find(row.text("role")).isEmpty()) {
                problems.add(
                        ProblemCode.LEGEND_06_ROLE,
                        row.place(name),
                        row.text("role"),
                        String.join(", ", LandRole.classNames()));
            }
            if (name.equalsIgnoreCase(ChangeMeasures.ALL)) {
                problems.add(ProblemCode.LEGEND_08_RESERVED, row.place(), name);
            }
            String alike = plain.putIfAbsent(name.toLowerCase(Locale.ROOT).replaceAll("\\s", ""), name);
            if (alike != null && !alike.equals(name)) {
                problems.add(ProblemCode.LEGEND_05_ALIKE, row.place(), alike, name);
            }
            if (!name.isEmpty()) {
                byClass.computeIfAbsent(name, n -> new ArrayList<>()).add(row);
            } else if (row.text("class").isEmpty()) {
                codes.stream().filter(c -> !isFill(c)).forEach(c -> blank.add(Long.toString(c)));
            }
            int index = name.isEmpty() ? 0 : places.computeIfAbsent(name, n -> byClass.size());
            for (long code : codes) {
                if (indices.putIfAbsent(code, index) != null) {
                    problems.add(ProblemCode.LEGEND_03_TWICE, row.place(name), code);
                }
                entries.add(new Entry(code, name, row.text("name"), row.text("name_zh"), color));
            }
        }
        if (byClass.isEmpty()) {
            problems.add(ProblemCode.LEGEND_02_EMPTY, table.place());
        } else if (!blank.isEmpty()) {
            problems.add(
                    ProblemCode.LEGEND_C02_NO_CLASS,
                    table.place(),
                    Bilingual.of(Listing.of(blank), Listing.of(blank, "、")));
        }
        problems.throwIfAny();
        List<LandClass> classes = new ArrayList<>();
        byClass.forEach((name, rows) -> classes.add(classOf(classes.size() + 1, name, rows)));
        return new Legend(entries, ClassColors.complete(classes), indices, problems.cautions());
    }

    /** What files have where there is no land. */
    private static boolean isFill(long code) {
        return code <= 0 || code == 255;
    }

    /** The row's colour; empty where it has none that can be used. */
    private static String color(InputTable.Row row) {
        return ClassColors.read(row.text("color")).orElse("");
    }

    private static LandClass classOf(int index, String name, List<InputTable.Row> rows) {
        Optional<LandRole> role = rows.stream()
                .map(r -> r.text("role"))
                .filter(r -> !r.isEmpty())
                .findFirst()
                .flatMap(LandRole::find)
                .or(() -> LandRole.find(name));
        String color = rows.stream()
                .map(Legend::color)
                .filter(c -> !c.isEmpty())
                .findFirst()
                .orElse("");
        // name_zh belongs to the row's own name where it has one: "Impervious" 不透水面 does not rename construction
        Optional<String> own = rows.stream()
                .filter(r -> r.text("name").isEmpty() || r.text("name").equals(name))
                .map(r -> r.text("name_zh"))
                .filter(n -> !n.isEmpty())
                .findFirst();
        Optional<String> standard = LandRole.find(name).map(LandRole::nameZh);
        String nameZh = own.or(() -> standard)
                .or(() -> rows.stream()
                        .map(r -> r.text("name_zh"))
                        .filter(n -> !n.isEmpty())
                        .findFirst())
                .orElse(name);
        return new LandClass(index, name, nameZh, color, role);
    }

    /** The same legend with further codes declared to be no data (the study's {@code noData}). */
    public Legend withNone(List<Long> codes) {
        Map<Long, Integer> indices = new LinkedHashMap<>();
        entries.forEach(e -> indices.put(e.code, indexOf(e.code)));
        codes.forEach(c -> indices.put(c, 0));
        return new Legend(entries, classes, indices, cautions);
    }

    /**
     * The same legend in which classes without a role take one: construction where the study names them so, else the
     * role their name tells ({@link RoleNames}). For methods that need to know the kind of land and say what they took.
     *
     * @param construction class names, as {@code landUse.construction} lists them
     */
    public Legend withUsualRoles(List<String> construction) {
        return new Legend(
                this,
                classes.stream()
                        .map(c -> c.role().isPresent()
                                ? c
                                : new LandClass(
                                        c.index(),
                                        c.name(),
                                        c.nameZh(),
                                        c.color(),
                                        construction.contains(c.name())
                                                ? Optional.of(LandRole.CONSTRUCTION)
                                                : RoleNames.find(c.name()).or(() -> RoleNames.find(c.nameZh()))))
                        .toList());
    }

    /** Oddities of the table that stop nothing. */
    public List<Problem> cautions() {
        return cautions;
    }

    /** Which codes are which class, as readers are told: "cultivated 11, 12; forest 21". */
    public Bilingual told() {
        return Bilingual.of(told(LandClass::name, ", ", "; "), told(LandClass::nameZh, "、", "；"));
    }

    private String told(Function<LandClass, String> name, String codes, String classesApart) {
        return classes.stream()
                .map(c -> name.apply(c) + " "
                        + entries.stream()
                                .filter(e -> indexOf(e.code) == c.index())
                                .map(e -> Long.toString(e.code))
                                .collect(Collectors.joining(codes)))
                .collect(Collectors.joining(classesApart));
    }

    /** K, the number of classes. */
    @Override
    public int classes() {
        return classes.size();
    }

    @Override
    public int indexOf(long code) {
        if (code >= 0 && code < dense.length) {
            return dense[(int) code];
        }
        return sparse.getOrDefault(code, UNKNOWN);
    }

    /** Classes 1..K in order. */
    public List<LandClass> list() {
        return classes;
    }

    /** Names of classes 1..K in order. */
    public List<String> names() {
        return classes.stream().map(LandClass::name).toList();
    }

    /** The class of an index 1..K. */
    public LandClass at(int index) {
        return classes.get(index - 1);
    }

    /** The class of an English name, blanks around it aside; capitals count. */
    public Optional<LandClass> find(String name) {
        return classes.stream().filter(c -> c.name().equals(name.strip())).findFirst();
    }

    /**
     * The class that a row of a table names: by class name, else the only one with this Chinese name, else, where it
     * is no kind of land's, by its code, or the code's own name, if it has no other.
     */
    public Optional<LandClass> named(String name) {
        List<LandClass> chinese =
                classes.stream().filter(c -> c.nameZh().equals(name.strip())).toList();
        return find(name)
                .or(() -> chinese.size() == 1 ? Optional.of(chinese.get(0)) : Optional.empty())
                .or(() -> LandRole.find(name).isPresent()
                        ? Optional.empty()
                        : findByEntry(name).filter(this::hasOneCode));
    }

    /**
     * The classes a user names: by class name, else by Chinese name, else every class whose role has that name
     * ({@code construction} finds {@code urban} and {@code rural settlement}); else the one class of a code, or of what
     * the code's own name tells, that has no other.
     *
     * @throws ProblemException where no class answers to the name
     */
    public List<LandClass> require(String place, String name) {
        Optional<LandClass> byName = find(name);
        List<LandClass> found = byName.map(List::of)
                .orElseGet(() -> classes.stream()
                        .filter(c -> c.nameZh().equals(name.strip()))
                        .toList());
        if (found.isEmpty()) {
            found = LandRole.find(name).map(this::withRole).orElse(List.of());
        }
        if (found.isEmpty()) {
            found = findByEntry(name).filter(this::hasOneCode).stream().toList();
        }
        if (found.isEmpty()) {
            throw new ProblemException(ProblemCode.LEGEND_07_CLASS, place, name, MeantClass.of(name, classes));
        }
        return found;
    }

    private boolean hasOneCode(LandClass c) {
        return entries.stream().filter(e -> indexOf(e.code) == c.index()).count() == 1;
    }

    /**
     * The class that holds a code of the maps or what the code's own name tells (Impervious, 不透水面, which may be one of
     * several in the class); empty where there is none such, or of several classes.
     */
    public Optional<LandClass> findByEntry(String written) {
        String text = written.strip();
        Set<Integer> found = WHOLE.matcher(text).matches()
                ? Set.of(indexOf(Long.parseLong(text.replaceFirst("\\.0+$", ""))))
                : entries.stream()
                        .filter(e -> e.name.equalsIgnoreCase(text) || e.nameZh.equals(text))
                        .map(e -> indexOf(e.code))
                        .collect(Collectors.toSet());
        return found.size() == 1
                ? found.stream().filter(i -> i > 0).map(this::at).findFirst()
                : Optional.empty();
    }

    public List<LandClass> withRole(LandRole role) {
        return classes.stream().filter(c -> c.role().equals(Optional.of(role))).toList();
    }

    /**
     * The classes of construction land.
     *
     * @throws ProblemException where no class is known to be of it
     */
    public List<LandClass> requireConstruction(String place) {
        List<LandClass> found = withRole(LandRole.CONSTRUCTION);
        if (found.isEmpty()) {
            List<String> likely = RoleNames.first(LandRole.CONSTRUCTION, names()); // of many only the first are shown
            throw new ProblemException(ProblemCode.LEGEND_10_NO_CONSTRUCTION, place, Nearest.orAll("", likely));
        }
        return found;
    }

    /** Land-use degree grades by class index - 1; NaN where the role is not known. */
    public double[] grades() {
        return classes.stream()
                .mapToDouble(c -> c.role().map(r -> (double) r.grade()).orElse(Double.NaN))
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Legend legend
                && entries.equals(legend.entries)
                && classes.equals(legend.classes)
                && Arrays.equals(dense, legend.dense)
                && sparse.equals(legend.sparse);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entries, classes);
    }
}
