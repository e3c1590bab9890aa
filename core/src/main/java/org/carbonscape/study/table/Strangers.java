package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;

/**
 * Rows of a table about places that its set does not know: the other counties of a province, or a unit misspelt. A
 * problem is one such place alone, one with fewer rows than any unit, a slip in a row, and one that may be a unit that
 * has no row in any of its years (of its classes in tables of factors). The others are places beyond the study, and
 * their rows are left out with a caution that says how much that is. A unit's name without its ending is that unit's.
 */
final class Strangers {
    /** By which a sum of rounded numbers may be off. */
    private static final double ROUNDED = 0.002;

    private final UnitSet set;
    private final TextTable table;
    private final List<String> columns; // that may name a row's place, the best first
    private final int[] units; // by row
    private final Function<TextTable.Row, String> kind;

    /** @param kind what tells a unit's rows apart: their year, or their class */
    Strangers(UnitSet set, TextTable table, List<String> columns, int[] units, Function<TextTable.Row, String> kind) {
        this.set = set;
        this.table = table;
        this.columns = columns;
        this.units = units;
        this.kind = kind;
    }

    /**
     * @param strangers what the table calls them, with their rows; those left out get {@link UnitNames#BEYOND}, those
     *                  of the sum of all units {@link UnitNames#TOTAL}
     * @param amount    column whose sum tells what is left out
     */
    void tell(Map<String, List<Integer>> strangers, Optional<String> amount, Problems problems) {
        if (strangers.isEmpty()) {
            return;
        }
        if (!isSum(strangers, amount)) {
            shortened(strangers, amount, problems);
        }
        if (isSum(strangers, amount)) {
            strangers.values().forEach(rows -> rows.forEach(r -> units[r] = UnitNames.TOTAL));
            return;
        }
        Map<Integer, Set<String>> kinds = new HashMap<>(); // by unit
        for (int r = 0; r < units.length; r++) {
            kinds.computeIfAbsent(units[r], u -> new HashSet<>()).add(kind(r));
        }
        int[] ofUnit = new int[set.count() + 1];
        IntStream.of(units).filter(u -> u > 0).forEach(u -> ofUnit[u]++);
        int fewest = Arrays.stream(ofUnit, 1, ofUnit.length).min().orElse(0);
        Map<Set<String>, List<Integer>> without = new HashMap<>(); // units by years in which they have no row
        Map<String, List<Integer>> doubtful = new LinkedHashMap<>();
        Map<String, List<Integer>> beyond = new LinkedHashMap<>();
        Set<Integer> lacking = new TreeSet<>();
        strangers.forEach((name, rows) -> {
            Set<String> own = rows.stream().map(this::kind).collect(Collectors.toSet());
            List<Integer> may = without.computeIfAbsent(own, k -> lacking(k, kinds));
            boolean isElsewhere = may.isEmpty() && strangers.size() > 1 && rows.size() >= fewest;
            (isElsewhere ? beyond : doubtful).put(name, rows);
            lacking.addAll(may);
        });
        tellDoubtful(doubtful.keySet(), lacking, problems);
        if (!beyond.isEmpty()) {
            beyond.values().forEach(rows -> rows.forEach(r -> units[r] = UnitNames.BEYOND));
            problems.add(
                    ProblemCode.UNITS_C10_BEYOND,
                    table.place(),
                    beyond.size(),
                    set.name(),
                    names(named(beyond)),
                    rows(r -> units[r] == UnitNames.BEYOND),
                    rows(r -> units[r] != UnitNames.TOTAL),
                    amount.map(this::share).orElse(Bilingual.same("")));
        }
    }

    private boolean isSum(Map<String, List<Integer>> strangers, Optional<String> amount) {
        return strangers.size() == 1
                && amount.filter(a -> areSums(strangers.values().iterator().next(), a, sums(known(), a), Map.of()))
                        .isPresent();
    }

    /**
     * Names without their ending (芙蓉) are those of the only unit that they fit, where the table has no other rows of
     * it and is about at least half of the units: 长沙 alone is hardly 长沙县.
     *
     * @param strangers loses those that are told or taken
     */
    private void shortened(Map<String, List<Integer>> strangers, Optional<String> amount, Problems problems) {
        Set<Integer> known = IntStream.of(units).filter(u -> u > 0).boxed().collect(Collectors.toSet());
        Map<String, Integer> meant = new LinkedHashMap<>();
        Map<String, List<Integer>> several = new LinkedHashMap<>();
        ShortNames names = new ShortNames(set);
        strangers.keySet().forEach(name -> {
            List<Integer> fitting = names.find(name);
            if (fitting.size() > 1 && !known.containsAll(fitting)) {
                several.put(name, fitting);
            } else if (fitting.size() == 1 && !known.contains(fitting.get(0))) {
                meant.put(name, fitting.get(0));
            }
        });
        Map<Integer, Integer> times = new HashMap<>();
        meant.values().forEach(u -> times.merge(u, 1, Integer::sum));
        meant.values().removeIf(u -> times.getOrDefault(u, 0) > 1);
        if (2 * (known.size() + meant.size() + several.size()) < set.count()) {
            return;
        }
        several.forEach((name, fitting) -> problems.add(
                ProblemCode.UNITS_08_NAME,
                table.place(),
                name,
                fitting.size(),
                names(fitting.stream().map(set::told).toList())));
        strangers.keySet().removeAll(several.keySet());
        meant.forEach((name, unit) -> take(strangers.getOrDefault(name, List.of()), unit));
        amount.ifPresent(
                a -> { // a sum of the others all the same
                    Map<List<String>, double[]> sums = sums(known(), a);
                    meant.keySet().removeIf(name -> {
                        List<Integer> rows = strangers.getOrDefault(name, List.of());
                        Map<List<String>, double[]> own = sums(rows, a);
                        boolean sum = areSums(rows, a, sums, own);
                        if (sum) {
                            take(rows, UnitNames.TOTAL);
                            own.forEach((kind, of) ->
                                    sums.put(kind, without(sums.getOrDefault(kind, new double[2]), of)));
                            strangers.remove(name);
                        }
                        return sum;
                    });
                });
        strangers.keySet().removeAll(meant.keySet());
        if (!meant.isEmpty()) {
            List<Bilingual> told = new ArrayList<>();
            meant.forEach((name, unit) -> told.add(
                    Bilingual.of(name + " (" + set.unitName(unit) + ")", name + "（" + set.unitName(unit) + "）")));
            problems.add(ProblemCode.UNITS_C11_SHORT, table.place(), Bilingual.list(told));
        }
    }

    private void take(List<Integer> rows, int unit) {
        rows.forEach(r -> units[r] = unit);
    }

    /** Rows of units. */
    private List<Integer> known() {
        return IntStream.range(0, units.length)
                .filter(r -> units[r] > 0)
                .boxed()
                .toList();
    }

    /** Sums of amounts and how many rows they are of, by what makes amounts comparable. */
    private Map<List<String>, double[]> sums(List<Integer> rows, String amount) {
        Map<List<String>, double[]> sums = new HashMap<>();
        for (int r : rows) {
            double[] sum = sums.computeIfAbsent(amountKind(r), k -> new double[2]);
            sum[0] += table.rows().get(r).findIfNumber(amount).orElse(0);
            sum[1]++;
        }
        return sums;
    }

    private static double[] without(double[] sum, double[] part) {
        return new double[] {sum[0] - part[0], sum[1] - part[1]};
    }

    /**
     * Whether each amount of one place (长沙市 beside its counties) is the sum of those of the units, as of a total.
     *
     * @param rows of the place
     * @param sums of the units
     * @param own  what of the sums is the place's own
     */
    private boolean areSums(
            List<Integer> rows, String amount, Map<List<String>, double[]> sums, Map<List<String>, double[]> own) {
        return rows.stream().allMatch(r -> {
            List<String> kind = amountKind(r);
            double[] sum = without(sums.getOrDefault(kind, new double[2]), own.getOrDefault(kind, new double[2]));
            OptionalDouble value = table.rows().get(r).findIfNumber(amount);
            return sum[1] > 1
                    && value.isPresent()
                    && Math.abs(value.getAsDouble() - sum[0]) <= ROUNDED * Math.abs(sum[0]);
        });
    }

    /** What makes an amount comparable with others. */
    private List<String> amountKind(int row) {
        TextTable.Row cells = table.rows().get(row);
        return List.of(
                kind(row),
                cells.findText("item").orElse(""),
                cells.findText("unit_of_amount").orElse(""));
    }

    /** What a reader knows the places by: beside a code also the name. */
    private List<String> named(Map<String, List<Integer>> places) {
        Optional<String> beside = columns.stream()
                .skip(1)
                .max(Comparator.comparing(c -> table.rows().stream()
                        .flatMap(r -> r.findText(c).stream())
                        .distinct()
                        .count()));
        List<String> names = new ArrayList<>();
        places.forEach((name, rows) -> names.add(name
                + beside.flatMap(c -> table.rows().get(rows.get(0)).findText(c))
                        .filter(n -> !n.equals(name))
                        .map(n -> " " + n)
                        .orElse("")));
        return names;
    }

    private String kind(int row) {
        return kind.apply(table.rows().get(row));
    }

    private List<Integer> lacking(Set<String> own, Map<Integer, Set<String>> kinds) {
        List<Integer> lacking = new ArrayList<>();
        for (int u = 1; u <= set.count(); u++) {
            if (kinds.getOrDefault(u, Set.of()).stream().noneMatch(own::contains)) {
                lacking.add(u);
            }
        }
        return lacking;
    }

    /** Rows as the file has them: years in columns make several of one. */
    private long rows(IntPredicate which) {
        return IntStream.range(0, units.length)
                .filter(which)
                .mapToObj(r -> table.rows().get(r).place())
                .distinct()
                .count();
    }

    /** What is left out of the amounts, each item by itself; empty where nothing is known of them. */
    private Bilingual share(String amount) {
        Map<List<String>, double[]> sums = new HashMap<>();
        for (int r = 0; r < units.length; r++) {
            TextTable.Row row = table.rows().get(r);
            OptionalDouble value = row.findIfNumber(amount);
            if (units[r] != UnitNames.TOTAL && value.isPresent()) {
                double[] sum = sums.computeIfAbsent(
                        List.of(
                                row.findText("item").orElse(""),
                                row.findText("unit_of_amount").orElse("")),
                        k -> new double[2]);
                sum[0] += units[r] == UnitNames.BEYOND ? Math.abs(value.getAsDouble()) : 0;
                sum[1] += Math.abs(value.getAsDouble());
            }
        }
        List<Double> shares = sums.values().stream()
                .filter(s -> s[1] > 0)
                .map(s -> Math.rint(1000 * s[0] / s[1]) / 10)
                .sorted()
                .toList();
        if (shares.isEmpty()) {
            return Bilingual.same("");
        }
        String least = Numbers.text(shares.get(0));
        String most = Numbers.text(shares.get(shares.size() - 1));
        return least.equals(most)
                ? Bilingual.of(", " + most + " % of the amounts", "，占全部数值的 " + most + " %")
                : Bilingual.of(
                        ", " + least + " to " + most + " % of the amounts, depending on the item",
                        "，占全部数值的 " + least + " % 至 " + most + " %（视项目而定）");
    }

    private static Bilingual names(List<String> all) {
        return Bilingual.list(all.stream().map(Bilingual::same).toList());
    }

    /** Names that are like no unit's may be those of another column of the polygons. */
    private String hint(Set<Integer> lacking, boolean areFar, Language language) {
        Bilingual column = Bilingual.of(
                " If the polygons have them in another column, name it at units." + set.name() + ".id or units."
                        + set.name() + ".name (of a command: --id, --name).",
                "若这些名称在面图层的另一列中，请在 units." + set.name() + ".id 或 units." + set.name() + ".name（命令：--id、--name）中写明该列。");
        return (lacking.isEmpty() ? "" : without(lacking).in(language)) + (areFar ? column.in(language) : "");
    }

    private Bilingual without(Set<Integer> lacking) {
        Bilingual all = names(lacking.stream().map(set::told).toList());
        return Bilingual.of(
                " Units without rows of these years: " + all.in(Language.EN) + ".",
                "这些年份没有数据行的单元：" + all.in(Language.ZH) + "。");
    }

    private void tellDoubtful(Collection<String> strangers, Set<Integer> lacking, Problems problems) {
        if (strangers.size() == 1) {
            String only = strangers.iterator().next();
            List<String> ids = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            List<String> told = new ArrayList<>();
            for (int u = 1; u <= set.count(); u++) {
                ids.add(set.id(u));
                names.add(set.unitName(u));
                told.add(set.told(u));
            }
            List<String> near = new ArrayList<>(Nearest.to(only, names));
            near.removeAll(ids);
            boolean isFar = near.isEmpty() && Nearest.to(only, ids).isEmpty();
            near.add(isFar ? Listing.of(told) : Nearest.orAll(only, ids));
            problems.add(ProblemCode.CARBON_14_PLACE, table.place(), only, String.join(", ", near));
        } else if (!strangers.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            (lacking.isEmpty() ? IntStream.rangeClosed(1, set.count()).boxed().toList() : lacking)
                    .forEach(u -> known.addAll(List.of(set.id(u), set.unitName(u))));
            Nearest nearest = new Nearest(known);
            List<String> en = new ArrayList<>(); // those that are nearly a unit, all of them: they are to be corrected
            List<String> zh = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (String stranger : strangers) {
                List<String> near = nearest.to(stranger);
                if (near.isEmpty()) {
                    others.add(stranger);
                } else {
                    en.add(stranger + " (" + near.get(0) + "?)");
                    zh.add(stranger + "（" + near.get(0) + "？）");
                }
            }
            boolean areFar = others.size() == strangers.size()
                    && (lacking.isEmpty() || lacking.size() == set.count()); // no row is of any unit
            if (!others.isEmpty()) {
                Bilingual rest = names(others);
                en.add(rest.in(Language.EN));
                zh.add(rest.in(Language.ZH));
            }
            problems.add(
                    ProblemCode.UNITS_09_STRANGERS,
                    table.place() + ", column \"" + table.called().getOrDefault(columns.get(0), columns.get(0)) + "\"",
                    strangers.size(),
                    set.name(),
                    Bilingual.of(String.join(", ", en), String.join("、", zh)),
                    Bilingual.of(hint(lacking, areFar, Language.EN), hint(lacking, areFar, Language.ZH)));
        }
    }
}
