package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.gather.Stability;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.study.uncertainty.CellDraws;
import org.carbonscape.study.uncertainty.UnitDraws;
import org.carbonscape.suitability.Constraint;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.ScoreHistogram;
import org.carbonscape.suitability.Zoning;
import org.carbonscape.zone.UnitSet;

/**
 * How often a unit keeps its level of suitability and its zone where what is uncertain in the account is drawn again
 * and again. Layers of fluxes, stocks and hot spots follow the draws; all others, the density surfaces among them,
 * stay. Under each draw criteria are fitted, weights and levels found and rules applied anew, on cells of the figures'
 * raster; a unit has the level and the zone that most of its cells have, zones as the rules give them, before patches
 * are sieved. By what the run's tables say of all cells those cells are put right: of a unit that is split almost
 * evenly some cells may have another class, though no draw moves it.
 */
final class AdviceStability {
    /** Cells that differ by less are as many. */
    private static final double ROUNDING = 1e-9;

    private final SuitabilityInputs suit;
    private final StudyInputs inputs;
    private final RunResults run;
    private final AccountOptions options;
    private final long seed;
    private final Engine engine;
    private final SampledCells cells;
    private final int draws;
    private final Stability.Spots spots;
    private final Tiling blocks;
    private final int last;
    private final Map<LayerSource, Layer> given = new LinkedHashMap<>(); // sampled
    private final Map<LayerSource, Drawing> drawn = new HashMap<>();
    private final Map<Integer, CellDraws> byPhase = new TreeMap<>();
    private final List<Constraint> constraints;
    private final int[] land;

    /** A layer under a draw. */
    private interface Drawing {
        Layer under(int draw);
    }

    /** @param spots hot spots under the draws */
    AdviceStability(
            SuitabilityInputs suit,
            StudyInputs inputs,
            RunResults run,
            Images images,
            AccountOptions options,
            long seed,
            Stability.Spots spots) {
        this.suit = suit;
        this.inputs = inputs;
        this.run = run;
        this.options = options;
        this.seed = seed;
        this.engine = run.engine();
        this.cells = new SampledCells(inputs.studyArea().grid(), images, units(run), engine);
        this.draws = options.doubt().stability();
        this.spots = spots;
        this.blocks = inputs.rasters().get(0).tiling();
        this.last = inputs.studyArea().years().size() - 1;
        this.land = cells.of(inputs.rasters().get(last));
        this.constraints = Scoring.constraints(suit, inputs, run).stream()
                .map(c -> new Constraint(
                        cells.classes(cells.of(c.mask()), c.mask().classes()), c.classes(), c.effect()))
                .toList();
        suit.scored().criteria().forEach(d -> know(suit.scored().source(d)));
        suit.layers().values().stream()
                .filter(s -> run.gathered().hotSpots().isPresent() || !(s.what() instanceof LayerText.HotSpots))
                .forEach(this::know);
    }

    /** Whether no criterion follows the draws. */
    private boolean areLevelsFixed() {
        return suit.scored().criteria().stream()
                .noneMatch(d -> drawn.containsKey(suit.scored().source(d)));
    }

    /** Of the set that has most of them. */
    private static int units(RunResults run) {
        return run.counts().sets().stream().mapToInt(UnitSet::count).max().orElse(0);
    }

    private void know(LayerSource source) {
        if (!given.containsKey(source)) {
            given.put(source, cells.of(source.make().apply(run)));
            drawing(source).ifPresent(d -> drawn.put(source, d));
        }
    }

    private int phase(OptionalInt year) {
        return year.isEmpty() ? last : inputs.studyArea().years().indexOf(year.getAsInt());
    }

    /** How a layer follows the draws; nothing where it does not. */
    private Optional<Drawing> drawing(LayerSource source) {
        if (source.what() instanceof LayerText.Flux f) {
            FluxRaster.Flow flow = FluxRaster.Flow.valueOf(f.flow().name());
            int phase = phase(f.year());
            return Optional.of(f.in().isEmpty() ? ofCells(flow, phase) : ofUnits(f.in().get(), flow, phase));
        }
        if (source.what() instanceof LayerText.Stock s) {
            int[] classes = cells.of(inputs.rasters().get(phase(s.year())));
            int[] units = unitsOfCells();
            int n = inputs.studyArea().legend().classes();
            CellDraws under = draws(phase(s.year()));
            return Optional.of(draw -> {
                double[] held = under.stock_tC_per_ha(draw);
                float[] values = new float[classes.length];
                for (int i = 0; i < values.length; i++) {
                    int at = CellDraws.densityAt(units[i], classes[i], n);
                    values[i] = classes[i] == 0 ? Float.NaN : (float) held[at];
                }
                return cells.layer(values);
            });
        }
        if (source.what() instanceof LayerText.HotSpots) {
            int set = run.gathered().hotSpots().orElseThrow().set();
            int[] units = cells.of(run.counts().sets().get(set), blocks);
            return spots.of(set).map(bins -> draw -> {
                int[] classes = new int[units.length];
                Arrays.setAll(classes, i -> units[i] == 0 ? 0 : bins.bin(draw, units[i]) + 4);
                return new Layer.Classes(cells.classes(classes, source.names().size()), source.names());
            });
        }
        return Optional.empty();
    }

    private CellDraws draws(int phase) {
        return byPhase.computeIfAbsent(phase, p -> new CellDraws(run.account(), options, seed, draws, p, engine));
    }

    private Drawing ofCells(FluxRaster.Flow flow, int phase) {
        float[] source = flux(FluxRaster.Flow.SOURCE, phase);
        float[] sink = flux(FluxRaster.Flow.SINK, phase);
        int[] classes = cells.of(inputs.rasters().get(phase));
        int[] units = unitsOfCells();
        int n = inputs.studyArea().legend().classes();
        CellDraws under = draws(phase);
        return draw -> {
            double[] ratios = under.ratios(draw);
            float[] values = new float[source.length];
            for (int i = 0; i < values.length; i++) {
                int at = CellDraws.at(units[i], classes[i], n);
                double emits = flow == FluxRaster.Flow.SINK ? 0 : source[i] * ratios[at];
                double takes = flow == FluxRaster.Flow.SOURCE ? 0 : sink[i] * ratios[at + 1];
                values[i] = Float.isNaN(source[i]) ? Float.NaN : (float) (emits + takes);
            }
            return cells.layer(values);
        };
    }

    /** The unit of each cell, of the set whose units tell cells apart. */
    private int[] unitsOfCells() {
        return run.counts().sets().isEmpty()
                ? new int[cells.count()]
                : cells.of(run.counts().sets().get(CellDraws.set(run.account())), blocks);
    }

    private float[] flux(FluxRaster.Flow flow, int phase) {
        return cells.of(new FluxRaster(inputs, run.counts(), run.account(), phase, flow));
    }

    private Drawing ofUnits(String name, FluxRaster.Flow flow, int phase) {
        int number = run.counts().find(name).orElseThrow();
        UnitSet set = run.counts().sets().get(number);
        int[] units = cells.of(set, blocks);
        UnitDraws under = new UnitDraws(
                run.account(), options, seed, draws, Quantity.valueOf(flow.name()), number, phase, engine);
        int sign = flow == FluxRaster.Flow.SINK ? -1 : 1; // as layers have it: sinks are negative
        return draw -> {
            double[] byUnit = under.perHectare(draw);
            float[] values = new float[units.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = units[i] == 0 ? Float.NaN : (float) (sign * byUnit[units[i]]);
            }
            return cells.layer(values);
        };
    }

    /** Level and zone of each cell; 0 = none. */
    private record Found(int[] level, int[] zone) {}

    /** @param draw -1 = everything as given */
    private Found find(int draw) {
        PlainEngine plain = new PlainEngine();
        Map<LayerSource, Layer> made = new LinkedHashMap<>(given);
        if (draw >= 0) {
            drawn.forEach((source, d) -> made.put(source, d.under(draw)));
        }
        int[] level = new int[cells.count()];
        int[] zone = new int[level.length];
        try {
            Scoring scoring = Scoring.of(
                    suit,
                    inputs,
                    new RunResults(plain, run.counts(), run.account(), run.gathered()),
                    made,
                    UnaryOperator.identity(),
                    constraints);
            float[] scores = new float[level.length];
            ScoreHistogram counts = scoring.run(
                    plain,
                    () -> (block, of) -> Arrays.copyOf(of, block.cells()),
                    (block, of) -> System.arraycopy(of, 0, scores, block.row() * block.width(), block.cells()));
            Levels levels = Levels.of(suit.plan().levels().cut(), counts);
            Arrays.setAll(level, i -> Float.isNaN(scores[i]) ? 0 : levels.of(scores[i]));
            zones(plain, made, level, levels.count(), zone);
        } catch (ProblemException e) {
            // scores of this draw make no levels: no unit keeps its own
        }
        return new Found(level, zone);
    }

    private void zones(PlainEngine plain, Map<LayerSource, Layer> made, int[] level, int levels, int[] zone) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        suit.layers()
                .forEach((name, source) ->
                        Optional.ofNullable(made.get(source)).ifPresent(layer -> layers.put(name, layer)));
        layers.put("level", new Layer.Classes(cells.classes(level, levels), RuleNames.levelNames(levels, Language.EN)));
        RuleNames words = new RuleNames(inputs.studyArea(), RuleNames.levelNames(levels, Language.EN));
        boolean bundled = suit.rules().areBundled();
        Map<String, Layer> looked = bundled ? suit.rules().slope().inDegrees(plain, layers) : layers;
        RuleTable rules = bundled
                ? RuleTable.zones(looked, words)
                : RuleTable.parse("suitability.zones", suit.rules().rows(), looked, words);
        int[] region = new int[level.length];
        Arrays.setAll(region, i -> land[i] > 0 ? 1 : 0);
        ClassRaster zones = Zoning.of(plain, rules, List.of(cells.classes(region, 1)), looked)
                .zones();
        ClassTile tile = ClassTile.of(level.length, zones.classes());
        try (ClassRaster.Reader reader = zones.open()) {
            reader.read(new Window(0, 0, zones.grid().columns(), zones.grid().rows()), tile);
        }
        Arrays.setAll(zone, tile::at);
    }

    /** Cells without land are of no unit: they have neither level nor zone to count. */
    private int[] onLand(int[] units) {
        int[] of = new int[units.length];
        Arrays.setAll(of, i -> land[i] > 0 ? units[i] : 0);
        return of;
    }

    /**
     * The class that most cells of each unit have, of several the first; 0 where most have none.
     *
     * @param more cells of each unit and class beside those given; may be below 0
     */
    static int[] most(int[] units, int[] classOf, double[][] more) {
        double[][] cells = cells(units, classOf, more);
        int[] most = new int[cells.length];
        for (int u = 1; u < most.length; u++) {
            for (int c = 1; c < cells[u].length; c++) {
                most[u] = cells[u][c] > cells[u][most[u]] + ROUNDING ? c : most[u];
            }
        }
        return most;
    }

    private static double[][] cells(int[] units, int[] classOf, double[][] more) {
        int classes = Math.max(Arrays.stream(classOf).max().orElse(0), more[0].length - 1);
        double[][] cells = new double[more.length][];
        Arrays.setAll(cells, u -> Arrays.copyOf(more[u], classes + 1));
        for (int i = 0; i < units.length; i++) {
            cells[units[i]][classOf[i]]++;
        }
        return cells;
    }

    /** What a table of the run says of units and groups: levels, zones. */
    private record Tabled(Table table, String column, List<String> groups) {
        static Tabled of(SuitabilityStage.Result r) {
            return new Tabled(
                    r.tables().levels(),
                    "level_name",
                    IntStream.rangeClosed(1, r.levels().count())
                            .mapToObj(l -> r.levelName(l, Language.EN))
                            .toList());
        }

        static Tabled of(ZoneStage.Result r) {
            return new Tabled(r.tables().zones(), "zone", r.zoned().rules().outcomes());
        }

        /** What sampled cells lack, by unit and group, to be as those of the table are; of units it lacks nothing. */
        double[][] lacking(UnitSet set, int[] units, int[] sampled) {
            double[][] have = cells(units, sampled, new double[set.count() + 1][groups.size() + 1]);
            Map<String, double[]> all = new HashMap<>();
            for (int i = 0; i < table.rows(); i++) {
                int group = groups.indexOf(table.text(i, table.column(column))) + 1;
                if (group > 0 && table.text(i, table.column("unit_set")).equals(set.name())) {
                    all.computeIfAbsent(table.text(i, table.column("unit")), u -> new double[groups.size() + 1])[
                                    group] =
                            table.number(i, table.column("cells"));
                }
            }
            double[][] lacking = new double[have.length][have[0].length];
            for (int u = 1; u < have.length; u++) {
                double[] own = all.getOrDefault(set.id(u), have[u]);
                double share = (sum(have[u]) - have[u][0]) / (sum(own) - own[0]);
                for (int c = 1; c < own.length && share > 0; c++) {
                    lacking[u][c] = own[c] * share - have[u][c];
                }
            }
            return lacking;
        }

        private static double sum(double[] cells) {
            return Arrays.stream(cells).sum();
        }
    }

    /**
     * Levels and zones of the units of all sets.
     *
     * @param levels what the run found on all cells: the classes that are kept or not
     */
    List<Stability.OfUnits> all(Optional<SuitabilityStage.Result> levels, Optional<ZoneStage.Result> zones) {
        List<Optional<Tabled>> tabled = List.of(levels.map(Tabled::of), zones.map(Tabled::of));
        List<UnitSet> sets = run.counts().sets();
        int n = sets.size();
        int[][] units = new int[n][];
        Arrays.setAll(units, s -> onLand(cells.of(sets.get(s), blocks)));
        Found given = find(-1);
        int[][][] ownOf = new int[2][n][];
        double[][][][] lacking = new double[2][n][][];
        int[][][] times = new int[2][n][];
        for (int s = 0; s < n; s++) {
            int count = sets.get(s).count();
            UnitSet set = sets.get(s);
            for (int kind = 0; kind < 2; kind++) {
                int[] sampled = kind == 0 ? given.level : given.zone;
                int[] here = units[s];
                lacking[kind][s] = tabled.get(kind)
                        .map(t -> t.lacking(set, here, sampled))
                        .orElseGet(() -> new double[count + 1][1]);
                ownOf[kind][s] = most(here, sampled, lacking[kind][s]);
            }
            times[0][s] = new int[count + 1];
            times[1][s] = new int[count + 1];
        }
        engine.inPlace(drawn.isEmpty() ? 0 : draws, d -> {
            Found now = find(d);
            for (int kind = 0; kind < 2; kind++) {
                for (int s = 0; s < n; s++) {
                    int[] of = most(units[s], kind == 0 ? now.level : now.zone, lacking[kind][s]);
                    synchronized (times) { // whole numbers: the order does not matter
                        for (int u = 1; u < of.length; u++) {
                            times[kind][s][u] += of[u] == ownOf[kind][s][u] ? 1 : 0;
                        }
                    }
                }
            }
        });
        List<Stability.OfUnits> all = new ArrayList<>();
        for (int kind = 0; kind < 2; kind++) {
            for (int s = 0; s < n; s++) {
                int[] own = ownOf[kind][s];
                double[] kept = new double[own.length];
                for (int u = 0; u < kept.length; u++) {
                    kept[u] = own[u] == 0 ? Double.NaN : drawn.isEmpty() ? 1 : times[kind][s][u] / (double) draws;
                }
                all.add(Stability.OfUnits.of(
                                sets.get(s),
                                s,
                                kind == 0 ? "level" : "zone",
                                kind == 0 ? Words.of("Suitability levels", "适宜性等级") : Words.of("Zones", "分区"),
                                last,
                                kept)
                        .fixed(drawn.isEmpty() || kind == 0 && areLevelsFixed()));
            }
        }
        return all;
    }
}
