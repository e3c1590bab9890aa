package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.FoldingMap;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.locationtech.jts.geom.Geometry;

/**
 * Land divided by a {@link RuleTable}: each cell of the region goes to the outcome of the first rule that matches, or
 * to none. The rule is kept for every cell; where a later rule would have said something else, that is counted as a
 * conflict. One reading of all layers; the same for any engine and tiles. Immutable.
 */
public final class Zoning {
    /**
     * Cells that {@code rule} decided although {@code other}, further down, names another outcome for them.
     *
     * @param milli_m2 their area on a grid in degrees; 0 on others, whose cells are all alike
     */
    public record Conflict(RuleTable.Rule rule, RuleTable.Rule other, long cells, long milli_m2) {}

    /**
     * A connected piece of one zone.
     *
     * @param number   1, 2 ... by first cell
     * @param zone     its outcome
     * @param outline  along the cell edges, in the grid's coordinates
     * @param cells    as counted; the outline's area is exactly theirs
     * @param rule     id of the rule that made most of it (after sieving some cells may come from others)
     * @param ruleShare share of its cells that rule made
     */
    public record ZonePatch(int number, String zone, Geometry outline, long cells, String rule, double ruleShare) {}

    private final RuleTable table;
    private final RunRaster rules; // those that decided; one more where none did
    private final RunRaster zones;
    private final long[] ruleCells;
    private final List<Conflict> conflicts;
    private final long unzoned;

    private Zoning(
            RuleTable table,
            RunRaster rules,
            RunRaster zones,
            long[] ruleCells,
            List<Conflict> conflicts,
            long unzoned) {
        this.table = table;
        this.rules = rules;
        this.zones = zones;
        this.ruleCells = ruleCells;
        this.conflicts = List.copyOf(conflicts);
        this.unzoned = unzoned;
    }

    /**
     * Applies the rules.
     *
     * @param regions cells of class 1 and up in any of these are divided; others stay without
     *                a zone
     * @param layers  what the rules look at, by name
     */
    public static Zoning of(Engine engine, RuleTable table, List<ClassRaster> regions, Map<String, Layer> layers) {
        ClassRaster region = regions.get(0);
        List<String> names = new ArrayList<>();
        List<Grid> grids = new ArrayList<>();
        for (ClassRaster each : regions) {
            names.add("region");
            grids.add(each.grid());
        }
        List<Layer> used = new ArrayList<>();
        List<String> usedNames = table.rules().stream()
                .flatMap(r -> r.conditions().stream())
                .map(Condition::layer)
                .distinct()
                .toList();
        for (String name : usedNames) {
            Layer layer = layers.get(name);
            if (layer == null) {
                throw new IllegalArgumentException("no layer \"" + name + "\" among " + layers.keySet());
            }
            used.add(layer);
            names.add(name);
            grids.add(layer.grid());
        }
        Layer.sameCells(names, grids);
        int n = table.rules().size();
        RunRaster.Rows rows = new RunRaster.Rows(region.grid());
        Counts found = engine.map(RunRaster.bands(region.tiling()), new Match(table, regions, usedNames, used), rows);
        RunRaster rules = rows.raster(n + 1);
        long[][] counts = found.cells;
        List<Conflict> conflicts = new ArrayList<>();
        long[] ruleCells = new long[n];
        for (int r = 1; r <= n; r++) {
            ruleCells[r - 1] = counts[r][r];
            for (int other = r + 1; other <= n; other++) {
                if (counts[r][other] > 0) {
                    conflicts.add(new Conflict(
                            table.rules().get(r - 1),
                            table.rules().get(other - 1),
                            counts[r][other],
                            found.milli_m2[r][other]));
                }
            }
        }
        char[] outcomes = new char[n + 2];
        for (int r = 1; r <= n; r++) {
            outcomes[r] = (char) table.outcomeOf(r - 1);
        }
        RunRaster zones = rules.with(table.outcomes().size(), outcomes);
        return new Zoning(table, rules, zones, ruleCells, conflicts, counts[0][0]);
    }

    /**
     * The same with small patches sieved away and edges smoothed: first the sieve, then the majority filter (radius 0
     * leaves it out), then the sieve again for what the filter split off. Rules of cells are kept.
     */
    public Zoning cleaned(Engine engine, long leastCells, Patches.Connectivity connectivity, int majorityRadius) {
        ClassRaster clean = leastCells > 1 ? Sieve.of(engine, zones, leastCells, connectivity) : zones;
        if (majorityRadius > 0) {
            clean = RunRaster.of(engine, MajorityFilter.of(clean, majorityRadius));
            clean = leastCells > 1 ? Sieve.of(engine, clean, leastCells, connectivity) : clean;
        }
        return new Zoning(table, rules, RunRaster.of(engine, clean), ruleCells, conflicts, unzoned);
    }

    /** Zone of each cell: class i is outcome i of the table. */
    public ClassRaster zones() {
        return zones;
    }

    /** The same, and one class more: land of the region that no rule matches. */
    public ClassRaster withRest() {
        char[] rest = new char[rules.classes() + 1];
        rest[rules.classes()] = 1;
        return zones.with(rules.with(1, rest));
    }

    /** Cells a rule decided. */
    public long cells(RuleTable.Rule rule) {
        return ruleCells[table.rules().indexOf(rule)];
    }

    /** In the order of the table. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** Cells of the region that no rule matches. */
    public long unzoned() {
        return unzoned;
    }

    /** SUIT-C04 where rules disagree, with the three largest conflicts; SUIT-C05 where land is left over. */
    public List<Problem> cautions() {
        List<Problem> cautions = new ArrayList<>();
        List<Conflict> meant =
                conflicts.stream() // a rule without conditions is for what is left: it disagrees with none
                        .filter(c -> !c.other().conditions().isEmpty())
                        .toList();
        if (!meant.isEmpty()) {
            List<Conflict> largest = meant.stream()
                    .sorted(Comparator.comparingLong(Conflict::cells).reversed())
                    .limit(3)
                    .toList();
            cautions.add(Problem.of(
                    ProblemCode.SUIT_C04_CONFLICT,
                    "zones",
                    count(meant.stream().mapToLong(Conflict::cells).sum()),
                    Bilingual.of(listed(largest, Language.EN), listed(largest, Language.ZH))));
        }
        if (unzoned > 0) {
            cautions.add(Problem.of(ProblemCode.SUIT_C05_UNZONED, "zones", count(unzoned)));
        }
        return cautions;
    }

    private static String listed(List<Conflict> conflicts, Language language) {
        return conflicts.stream()
                .map(c -> language.of(
                        c.rule().id() + " before " + c.other().id() + " (\""
                                + c.other().outcome() + "\") " + count(c.cells()),
                        c.rule().id() + " 先于 " + c.other().id() + "（“"
                                + RuleTable.title(c.other().outcome(), Language.ZH) + "”）" + count(c.cells())))
                .collect(Collectors.joining(language.of(", ", "、")));
    }

    private static String count(long cells) {
        return Numbers.readable(cells, 0);
    }

    /**
     * The connected pieces of the zones with their outlines; for their numbers see {@link Patches#crossed} and {@link
     * Patches#means}.
     */
    public List<ZonePatch> patches(Patches patches) {
        List<Geometry> outlines = Outlines.of(patches);
        long[][] byRule = patches.crossed(rules);
        List<ZonePatch> list = new ArrayList<>();
        for (int p = 1; p <= patches.count(); p++) {
            int main = 1;
            for (int r = 2; r < byRule[p].length; r++) {
                main = byRule[p][r] > byRule[p][main] ? r : main;
            }
            list.add(new ZonePatch(
                    p,
                    table.outcomes().get(patches.classOf(p) - 1),
                    outlines.get(p - 1),
                    patches.cells(p),
                    table.rules().get(main - 1).id(),
                    (double) byRule[p][main] / patches.cells(p)));
        }
        return list;
    }

    /**
     * The conditions of a rule in one line, as a reader of the map wants them.
     *
     * @param signs of units by layer, set behind limits: "°"
     */
    public static String describe(RuleTable.Rule rule, Map<String, String> signs) {
        return rule.conditions().isEmpty()
                ? "everywhere"
                : String.join(
                        ", ",
                        rule.conditions().stream()
                                .map(c -> c + (c instanceof Condition.Within ? signs.getOrDefault(c.layer(), "") : ""))
                                .toList());
    }

    /** By rule and another one: how often, [0][0] unzoned, [r][r] decided by r; and on how much land, in degrees. */
    private record Counts(long[][] cells, long[][] milli_m2) {
        static Counts none(int rules) {
            return new Counts(new long[rules + 1][rules + 1], new long[rules + 1][rules + 1]);
        }

        void add(Counts more) {
            for (int r = 0; r < cells.length; r++) {
                for (int o = 0; o < cells.length; o++) {
                    cells[r][o] += more.cells[r][o];
                    milli_m2[r][o] += more.milli_m2[r][o];
                }
            }
        }
    }

    private record Match(RuleTable table, List<ClassRaster> regions, List<String> names, List<Layer> layers)
            implements FoldingMap<RunRaster.Runs, Counts> {
        @Override
        public Worker<RunRaster.Runs, Counts> open(Cells cells) {
            return new Matching(this, cells);
        }

        @Override
        public Counts merge(Counts one, Counts other) {
            one.add(other);
            return one;
        }
    }

    /** The raw kernel: rule by rule over a band, so that each condition is one simple loop. */
    private static final class Matching implements FoldingMap.Worker<RunRaster.Runs, Counts> {
        private final RuleTable table;
        private final List<ClassRaster> regions;
        private final List<String> names;
        private final List<Layer> layers;
        private final Cells cells;
        private final Counts found;
        private final CellArea area;
        private final ClassTile[] classes;
        private final float[][] values;
        private boolean[] inside = new boolean[0];
        private boolean[] match = new boolean[0];
        private char[] winner = new char[0];

        Matching(Match of, Cells cells) {
            this.table = of.table;
            this.regions = of.regions;
            this.names = of.names;
            this.layers = of.layers;
            this.cells = cells;
            this.found = Counts.none(table.rules().size());
            this.area = CellArea.of(regions.get(0).grid());
            classes = new ClassTile[layers.size()];
            values = new float[layers.size()][];
        }

        @Override
        public RunRaster.Runs make(Window band) {
            int n = band.cells();
            read(band, n);
            Arrays.fill(winner, 0, n, (char) 0);
            long[] milli_m2 = new long[band.height()];
            if (!area.isUniform()) {
                Arrays.setAll(milli_m2, row -> area.milli_m2(band.row() + row));
            }
            for (int r = 1; r <= table.rules().size(); r++) {
                System.arraycopy(inside, 0, match, 0, n);
                for (Condition condition : table.rules().get(r - 1).conditions()) {
                    narrow(condition, n);
                }
                int outcome = table.outcomeOf(r - 1);
                boolean[] differs = new boolean[table.rules().size() + 1];
                for (int w = 1; w < r; w++) {
                    differs[w] = table.outcomeOf(w - 1) != outcome;
                }
                boolean[] own = match;
                char[] first = winner;
                long decided = 0;
                for (int i = 0; i < n; i++) {
                    if (own[i]) {
                        if (first[i] == 0) {
                            first[i] = (char) r;
                            decided++;
                        } else if (differs[first[i]]) {
                            found.cells[first[i]][r]++;
                            found.milli_m2[first[i]][r] += milli_m2[i / band.width()];
                        }
                    }
                }
                found.cells[r][r] += decided;
            }
            int[] line = new int[band.width()];
            int rest = table.rules().size() + 1;
            RunRaster.Runs runs = new RunRaster.Runs(band.height());
            for (int row = 0; row < band.height(); row++) {
                for (int c = 0; c < line.length; c++) {
                    int i = row * line.length + c;
                    line[c] = winner[i];
                    if (line[c] == 0 && inside[i]) {
                        line[c] = rest;
                        found.cells[0][0]++;
                    }
                }
                runs.put(row, line);
            }
            return runs;
        }

        private void read(Window band, int n) {
            if (match.length < n) {
                inside = new boolean[n];
                match = new boolean[n];
                winner = new char[n];
            }
            Arrays.fill(inside, 0, n, false);
            for (ClassRaster region : regions) {
                ClassTile tile = cells.of(region, band);
                if (tile.isNarrow()) {
                    byte[] own = tile.bytes();
                    for (int i = 0; i < n; i++) {
                        inside[i] |= own[i] != 0;
                    }
                } else {
                    char[] own = tile.chars();
                    for (int i = 0; i < n; i++) {
                        inside[i] |= own[i] != 0;
                    }
                }
            }
            for (int k = 0; k < classes.length; k++) {
                if (layers.get(k) instanceof Layer.Classes c) {
                    classes[k] = cells.of(c.raster(), band);
                } else if (layers.get(k) instanceof Layer.Values v) {
                    values[k] = cells.of(v.raster(), band);
                }
            }
        }

        private void narrow(Condition condition, int n) {
            int k = names.indexOf(condition.layer());
            if (condition instanceof Condition.ClassIs c && layers.get(k) instanceof Layer.Classes layer) {
                boolean[] wanted = new boolean[layer.names().size() + 1];
                for (int i = 1; i < wanted.length; i++) {
                    wanted[i] = c.classes().contains(layer.names().get(i - 1)) != c.negated();
                }
                narrow(classes[k], wanted, n);
            } else if (condition instanceof Condition.Within w && values[k] != null) {
                float[] v = values[k];
                float above = w.above();
                float upTo = w.upTo();
                for (int i = 0; i < n; i++) {
                    match[i] &= v[i] > above && v[i] <= upTo;
                }
            } else if (condition instanceof Condition.ValueIs is && values[k] != null) {
                float[] v = values[k];
                for (int i = 0; i < n; i++) {
                    match[i] = match[i] && v[i] == v[i] && is.values().contains(v[i] + 0f) != is.negated();
                }
            } else {
                throw new IllegalArgumentException("condition " + condition + " does not fit its layer");
            }
        }

        private void narrow(ClassTile tile, boolean[] wanted, int n) {
            boolean[] into = match;
            if (tile.isNarrow()) {
                byte[] own = tile.bytes();
                for (int i = 0; i < n; i++) {
                    into[i] &= wanted[own[i] & 255];
                }
            } else {
                char[] own = tile.chars();
                for (int i = 0; i < n; i++) {
                    into[i] &= wanted[own[i]];
                }
            }
        }

        @Override
        public Counts result() {
            return found;
        }
    }
}
