package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    public static RuleTable of(List<Rule> rules) {
        Set<String> ids = new HashSet<>();
        if (rules.isEmpty() || !rules.stream().allMatch(r -> ids.add(r.id()))) {
            throw new IllegalArgumentException("rules need distinct ids: " + rules);
        }
        return new RuleTable(rules);
    }

    /**
     * From text: a header {@code rule, <outcome>, layer, layer ...}, then a row for each rule. An empty cell asks nothing.
     *
     * @param place  what problems call it: the file
     * @param layers the layers the rules may use
     * @throws ProblemException SUIT-13, 21, 22, 23 for every cell that cannot be used, SUIT-24 for an empty table
     */
    public static RuleTable parse(String place, List<List<String>> rows, Map<String, Layer> layers) {
        return parse(place, rows, layers, Map.of());
    }

    /**
     * The same.
     *
     * @param kinds classes of the layer {@code land_use} that a kind of land stands for, where no class has its name:
     *              {@code forest} for all the forests
     */
    public static RuleTable parse(String place, List<List<String>> rows, Map<String, Layer> layers, Map<String, List<String>> kinds) {
        Problems problems = new Problems();
        if (rows.size() < 2 || rows.get(0).size() < 2) {
            throw new ProblemException(ProblemCode.SUIT_24_NO_ROWS, place, "rule,zone,LAYER,LAYER");
        }
        List<String> header = rows.get(0).stream().map(String::strip).toList();
        for (String name : header.subList(2, header.size())) {
            if (!layers.containsKey(name)) {
                problems.add(ProblemCode.SUIT_13_RULE_LAYER, place + " column \"" + name + "\"", String.join(", ", layers.keySet()));
            }
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int r = 1; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            String at = place + " row " + (r + 1);
            if (row.size() < 2 || row.get(0).isBlank() || row.get(1).isBlank() || !ids.add(row.get(0).strip())) {
                problems.add(ProblemCode.SUIT_23_ROW_NAME, at, header.get(0) + ", " + header.get(1));
                continue;
            }
            List<Condition> conditions = new ArrayList<>();
            for (int c = 2; c < row.size(); c++) {
                String text = row.get(c).strip();
                Layer layer = c < header.size() ? layers.get(header.get(c)) : null;
                if (!text.isEmpty() && layer != null) {
                    String cell = at + " column \"" + header.get(c) + "\"";
                    String name = header.get(c);
                    problems.attempt(() -> Condition.parse(cell, name, named(name, text, layer, kinds), layer)).ifPresent(conditions::add);
                }
            }
            rules.add(new Rule(row.get(0).strip(), row.get(1).strip(), conditions));
        }
        problems.throwIfAny();
        return new RuleTable(rules);
    }

    /**
     * The reference study's mapping (extremely, relatively, generally suitable -> key protection, key restoration,
     * auxiliary restoration), nature reserves and red lines first. Rules that use a layer or class the study does not
     * have are left out. Layers: {@code level} (as named by {@link Levels#name}), {@code protected}, {@code land_use},
     * {@code slope}.
     *
     * @param kinds classes that a kind of land stands for, as in {@link #parse}
     */
    public static RuleTable zones(Map<String, Layer> layers, Map<String, List<String>> kinds) {
        return preset("zones.csv", layers, kinds);
    }

    /**
     * Pressures on the land, for {@link Strategies}: hot spot, steep farming, built-up land; the last rule holds
     * everywhere ("none"). Layers: {@code hot_spot} (-3..3), {@code land_use}, {@code slope}.
     */
    public static RuleTable pressures(Map<String, Layer> layers, Map<String, List<String>> kinds) {
        return preset("pressures.csv", layers, kinds);
    }

    private static String named(String column, String text, Layer layer, Map<String, List<String>> kinds) {
        if (!column.equals("land_use") || !(layer instanceof Layer.Classes classes)) {
            return text;
        }
        String not = text.startsWith("!") ? "!" : "";
        return not + Arrays.stream(text.substring(not.length()).split("\\|")).map(String::strip)
                .map(name -> classes.names().contains(name) ? name : String.join("|", kinds.getOrDefault(name, List.of(name)))).collect(Collectors.joining("|"));
    }

    private static RuleTable preset(String resource, Map<String, Layer> layers, Map<String, List<String>> kinds) {
        List<List<String>> rows = CsvText.resource(resource);
        List<String> header = rows.get(0);
        List<Rule> rules = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            List<Condition> conditions = new ArrayList<>();
            boolean usable = true;
            for (int c = 2; c < header.size() && usable; c++) {
                Layer layer = layers.get(header.get(c));
                String text = named(header.get(c), row.get(c), layer, kinds);
                if (!text.isEmpty()) {
                    usable = layer != null && (!(layer instanceof Layer.Classes k)
                            || k.names().containsAll(Arrays.asList(text.replaceFirst("^!", "").split("\\|"))));
                    if (usable) {
                        conditions.add(Condition.parse(resource, header.get(c), text, layer));
                    }
                }
            }
            if (usable) {
                rules.add(new Rule(row.get(0), row.get(1), conditions));
            }
        }
        return of(rules);
    }

    /** What an outcome of the presets is called; an outcome of the user's own is its own name. */
    public static String title(String outcome, Language language) {
        Map<String, String[]> titles = new LinkedHashMap<>();
        for (List<String> row : CsvText.resource("titles.csv")) {
            titles.put(row.get(0), new String[] {row.get(1), row.get(2)});
        }
        String[] found = titles.getOrDefault(outcome, new String[] {outcome, outcome});
        return language.of(found[0], found[1]);
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
