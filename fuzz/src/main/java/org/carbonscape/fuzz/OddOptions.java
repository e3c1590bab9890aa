package org.carbonscape.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.option.Item;
import org.carbonscape.option.Option;
import org.carbonscape.option.Section;
import org.carbonscape.study.plan.StudyReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Any option of the sections that an odd study has, from the declarations: so one that is added is tried by itself.
 * Words, numbers and truths are made of what the option's kind accepts; what names things of the study, such as classes
 * and lengths, is listed here. Options that name files are left to whoever writes those.
 */
final class OddOptions {
    private static final double SHARE = 0.05;
    /** More draws find nothing that these do not. */
    private static final long MOST = 99;

    private final Dice dice;
    /** By path: texts of values. */
    private final Map<String, List<Object>> named = new LinkedHashMap<>();

    /**
     * @param cell   of the rasters, in metres
     * @param extent of a half of them: west, south, east, north
     */
    OddOptions(Dice dice, List<String> classes, List<String> sets, List<String> polygons, double cell, List<?> extent) {
        this.dice = dice;
        String few = metres(2 * cell);
        String many = metres(7.3 * cell);
        List<Object> lists = new ArrayList<>(classes);
        lists.add(classes);
        lists.add(classes.subList(0, (classes.size() + 1) / 2));
        for (String key : List.of(
                "landUse.construction",
                "carbon.allocate.farming",
                "carbon.sinks.classes",
                "suitability.exclude",
                "suitability.lowest")) {
            named.put(key, lists);
        }
        named.put("grid.extent", new ArrayList<>(List.of(extent)));
        named.get("grid.extent").addAll(sets);
        named.put("grid.cell", List.of(metres(cell), few, many));
        named.put("landUse.noData", List.of(0, 6, List.of(0, 255), List.of(1, 2)));
        named.put("statistics.tolerance", List.of("0.01 m", few));
        named.put("statistics.density.cell", List.of(metres(cell / 2), few, many));
        named.put("statistics.correlogram.distances", List.of(few, List.of(few, many)));
        named.put("statistics.quantile-lisa.quantile", List.of("1/2", "3/4", "9/10"));
        named.put("geodetector.classes", List.of("2", "3:4", "2:9"));
        named.put("geodetector.discretisation", List.of("natural:3", "geometric:2", "sd:4", "optimal", "equal:9"));
        named.put("geodetector.blocks", List.of(few, many));
        named.put("geodetector.size-effect", List.of(few, List.of(few, many)));
        named.put(
                "suitability.mask",
                new ArrayList<>(
                        polygons.stream().map(p -> (Object) (p + ".geojson")).toList()));
        named.put("suitability.protected", named.get("suitability.mask"));
        named.put("suitability.sieve", List.of("1 m2", "5 ha", "1000 km2"));
        named.put("suitability.corridors.from", List.of("key_protection", "ecological_restoration"));
        named.put("report.maps", List.of("flux-net", List.of("land-use-maps", "stock", "hot-spots")));
    }

    private static String metres(double length) {
        return Math.max(0.01, Math.rint(length * 100) / 100) + " m";
    }

    /** The study with more options. */
    String with(String study) {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(study);
        add(StudyReader.KEYS, tree, "");
        return new Yaml().dump(tree);
    }

    private void add(Section section, Map<String, Object> tree, String path) {
        for (Item item : section.items()) {
            if (item.key().equals(Item.ANY)) {
                continue;
            }
            String own = path + item.key();
            if (item instanceof Option<?> option) {
                if (!tree.containsKey(option.key()) && dice.chance(SHARE)) {
                    value(option, own).ifPresent(v -> tree.put(option.key(), v));
                }
            } else if (item instanceof Section inner && tree.containsKey(inner.key())) {
                if (tree.get(inner.key()) == null) {
                    tree.put(inner.key(), new LinkedHashMap<>());
                }
                if (tree.get(inner.key()) instanceof Map<?, ?> map) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    map.forEach((k, v) -> copy.put(String.valueOf(k), v));
                    add(inner, copy, own + ".");
                    tree.put(inner.key(), copy);
                }
            }
        }
    }

    private Optional<Object> value(Option<?> option, String path) {
        List<Object> some = named.get(path);
        if (some != null) {
            return some.isEmpty() ? Optional.empty() : Optional.of(dice.of(some));
        }
        return of(option.kind().schema());
    }

    private Optional<Object> of(Map<String, Object> schema) {
        if (schema.get("anyOf") instanceof List<?> ways) {
            return dice.of(ways) instanceof Map<?, ?> way ? of(strings(way)) : Optional.empty();
        }
        if (schema.get("enum") instanceof List<?> words) {
            return Optional.of(dice.of(words));
        }
        if (schema.containsKey("const")) {
            return Optional.of(schema.get("const"));
        }
        if ("boolean".equals(schema.get("type"))) {
            return Optional.of(dice.chance(0.5));
        }
        if ("integer".equals(schema.get("type"))) {
            long least = schema.get("minimum") instanceof Number n ? n.longValue() : 0;
            long most =
                    Math.min(schema.get("maximum") instanceof Number n ? n.longValue() : MOST, Math.max(MOST, least));
            return Optional.of(dice.one(least, most, Math.min(most, least + 1), Math.min(most, 9)));
        }
        if ("number".equals(schema.get("type"))) {
            double least = bound(schema, "Minimum", 0);
            double most = bound(schema, "Maximum", 1);
            boolean open = schema.containsKey("exclusiveMinimum");
            return Optional.of(
                    dice.one(open ? least + 0.001 : least, open ? most - 0.001 : most, least + 0.1 * (most - least)));
        }
        if ("array".equals(schema.get("type")) && schema.get("items") instanceof Map<?, ?> items) {
            Optional<Object> one = of(strings(items));
            Optional<Object> other = of(strings(items));
            return one.map(
                    v -> other.filter(o -> !o.equals(v)).map(o -> List.of(v, o)).orElse(List.of(v)));
        }
        return Optional.empty();
    }

    private static double bound(Map<String, Object> schema, String name, double otherwise) {
        for (String key : List.of(name.toLowerCase(Locale.ROOT), "exclusive" + name)) {
            if (schema.get(key) instanceof Number n) {
                return n.doubleValue();
            }
        }
        return otherwise;
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> strings = new LinkedHashMap<>();
        map.forEach((k, v) -> strings.put((String) k, v));
        return strings;
    }
}
