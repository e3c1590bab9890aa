package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.finding.Words;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * An ordered table of rules that the user edits: each names an outcome (a zone, or a pressure on the land) and the
 * conditions under which it holds. The first rule that matches a cell decides. Immutable.
 *
 * <pre>
 * rule,zone,level,land_use,slope
 * P1,key_protection,extremely suitable,,
 * R1,key_restoration,,cultivated,>25
 * </pre>
 */
public final class RuleTable {
    /** @param conditions all must hold; none at all holds everywhere */
    public record Rule(String id, String outcome, List<Condition> conditions) {
        public Rule {
            conditions = List.copyOf(conditions);
        }
    }

    private final List<Rule> rules;
    private final List<String> outcomes;

    private RuleTable(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.outcomes = rules.stream().map(Rule::outcome).distinct().toList();
    }

    /** @throws IllegalArgumentException for no rules, or two with one id */
    public static RuleTable of(List<Rule> rules) {
        Set<String> ids = new HashSet<>();
        if (rules.isEmpty() || !rules.stream().allMatch(r -> ids.add(r.id()))) {
            throw new IllegalArgumentException("rules need distinct ids: " + rules);
        }
        return new RuleTable(rules);
    }

    /**
     * From text: a header with the outcome's column ({@code zone}, or the second one), a column {@code rule} that names
     * the rows (else they are numbered) and the layers; then a row for each rule. An empty cell asks nothing.
     *
     * @param place  what problems call it: the file
     * @param layers the layers the rules may use
     * @throws ProblemException SUIT-13, 21, 22, 23 for every cell that cannot be used, SUIT-24 or 25 for the table
     */
    public static RuleTable parse(String place, List<List<String>> rows, Map<String, Layer> layers, ClassNames names) {
        Problems problems = new Problems();
        if (rows.size() < 2 || rows.get(0).size() < 2) {
            throw new ProblemException(ProblemCode.SUIT_24_NO_ROWS, place, "rule,zone,LAYER,LAYER");
        }
        List<String> header =
                rows.get(0).stream().map(h -> column(h.strip(), layers)).toList();
        int id = header.indexOf("rule");
        int outcome = header.contains("zone")
                ? header.indexOf("zone")
                : id == 0 && !layers.containsKey(header.get(1)) ? 1 : -1;
        if (outcome < 0) {
            throw new ProblemException(ProblemCode.SUIT_25_COLUMN, place, "zone", "rule,zone,LAYER,LAYER");
        }
        for (int c = 0; c < header.size(); c++) {
            if (c != id && c != outcome && !layers.containsKey(header.get(c)) && !isRemark(header.get(c))) {
                problems.add(
                        ProblemCode.SUIT_13_RULE_LAYER,
                        place + " column \"" + header.get(c) + "\"",
                        String.join(", ", layers.keySet()));
            }
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int r = 1; r < rows.size(); r++) {
            if (rows.get(r).stream().allMatch(String::isBlank)) {
                continue;
            }
            List<String> row = rows.get(r).stream().map(String::strip).toList();
            String at = place + " row " + (r + 1);
            String name = id < 0 ? Integer.toString(rules.size() + 1) : id < row.size() ? row.get(id) : "";
            if (name.isEmpty() || outcome >= row.size() || row.get(outcome).isEmpty() || !ids.add(name)) {
                problems.add(
                        ProblemCode.SUIT_23_ROW_NAME, at, (id < 0 ? "" : header.get(id) + ", ") + header.get(outcome));
                continue;
            }
            List<Condition> conditions = new ArrayList<>();
            for (int c = 0; c < Math.min(row.size(), header.size()); c++) {
                String layer = header.get(c);
                String text = row.get(c);
                if (c != id && c != outcome && !text.isEmpty() && layers.containsKey(layer)) {
                    problems.attempt(() -> Condition.parse(
                                    at + " column \"" + layer + "\"", layer, text, layers.get(layer), names))
                            .ifPresent(conditions::add);
                }
            }
            rules.add(new Rule(name, row.get(outcome), conditions));
        }
        problems.throwIfAny();
        return new RuleTable(rules);
    }

    /** Columns as reports in Chinese call them; a layer of such a name goes first. */
    private static final Map<String, String> COLUMNS_ZH = Map.ofEntries(
            Map.entry("规则", "rule"),
            Map.entry("分区", "zone"),
            Map.entry("等级", "level"),
            Map.entry("适宜等级", "level"),
            Map.entry("适宜性等级", "level"),
            Map.entry("地类", "land_use"),
            Map.entry("土地利用", "land_use"),
            Map.entry("地类变化", "land_use_change"),
            Map.entry("土地利用变化", "land_use_change"),
            Map.entry("冷热点", "hot_spot"),
            Map.entry("冷热点等级", "hot_spot"),
            Map.entry("坡度", "slope"),
            Map.entry("高程", "elevation"),
            Map.entry("保护", "protected"),
            Map.entry("保护地", "protected"));

    /** Whether a column is for those who read the table, and asks nothing. */
    private static boolean isRemark(String column) {
        return List.of("remark", "note", "notes", "comment", "source", "备注", "说明", "来源", "数据来源", "依据", "参考文献")
                .contains(column.toLowerCase(Locale.ROOT));
    }

    /** A column by its own name or that of a layer, whatever its case, blanks and hyphens, or by its Chinese name. */
    private static String column(String written, Map<String, Layer> layers) {
        if (layers.containsKey(written)) {
            return written;
        }
        String plain = written.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
        String name = COLUMNS_ZH.getOrDefault(plain, plain);
        return name.equals("rule") || name.equals("zone") || layers.containsKey(name) ? name : written;
    }

    /**
     * The reference study's mapping (extremely, relatively, generally suitable -> key protection, key restoration,
     * auxiliary restoration), nature reserves and red lines first. Rules that use a layer or class the study does not
     * have are left out. Layers: {@code level} (as named by {@link Levels#name}), {@code protected}, {@code land_use},
     * {@code slope}.
     *
     * @param names what other words stand for, as in {@link #parse}
     */
    public static RuleTable zones(Map<String, Layer> layers, ClassNames names) {
        return preset("zones.csv", layers, names);
    }

    /**
     * Pressures on the land, for {@link Strategies}: hot spot, steep farming, built-up land; the last rule holds
     * everywhere ("none"). Layers: {@code hot_spot} (-3..3), {@code land_use}, {@code slope}.
     */
    public static RuleTable pressures(Map<String, Layer> layers, ClassNames names) {
        return preset("pressures.csv", layers, names);
    }

    /** Rules with a layer or class that the study does not have are left out. */
    private static RuleTable preset(String resource, Map<String, Layer> layers, ClassNames names) {
        List<List<String>> rows = CsvText.resource(resource);
        List<String> header = rows.get(0);
        List<Rule> rules = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Problems unusable = new Problems();
            List<Condition> conditions = new ArrayList<>();
            boolean known = true;
            for (int c = 2; c < header.size(); c++) {
                String name = header.get(c);
                String text = row.get(c);
                if (!text.isEmpty()) {
                    known &= layers.containsKey(name);
                    if (layers.containsKey(name)) {
                        unusable.attempt(() -> Condition.parse(resource, name, text, layers.get(name), names))
                                .ifPresent(conditions::add);
                    }
                }
            }
            if (known && unusable.isEmpty()) {
                rules.add(new Rule(row.get(0), row.get(1), conditions));
            }
        }
        return of(rules);
    }

    /** What an outcome of the presets is called; an outcome of the user's own is its own name. */
    public static String title(String outcome, Language language) {
        return Titles.OF.getOrDefault(outcome, Words.of(outcome, outcome)).in(language);
    }

    /** Of the presets' outcomes; read when first asked for, and once: every unit asks. */
    private static final class Titles {
        static final Map<String, Words> OF = CsvText.resource("titles.csv").stream()
                .collect(Collectors.toUnmodifiableMap(r -> r.get(0), r -> Words.of(r.get(1), r.get(2))));
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The distinct outcomes, in the order they first appear; outcome i + 1 is class i + 1 of the zones' raster. */
    public List<String> outcomes() {
        return outcomes;
    }

    /** Class of a rule's outcome. */
    int outcomeOf(int rule) {
        return outcomes.indexOf(rules.get(rule).outcome()) + 1;
    }
}
