package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.land.LandClass;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.Study;
import org.carbonscape.suitability.Constraint;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Graded;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.RuleTable;
import org.carbonscape.suitability.ScoreHistogram;
import org.carbonscape.suitability.Zoning;
import org.carbonscape.suitability.weight.Weights;

/**
 * What the tables of criteria, rules and scenarios would do, told before anything is run: the stages' own kernels on at
 * most 400 x 400 cells. Each layer is read once, so that a changed table is answered within a second. Statistics are
 * those of an earlier run; where there is none, a rule about hot spots matches nowhere and a criterion of them is told
 * as a problem, and so are those of densities always. Not thread-safe.
 */
public final class AdvicePreview {
    private static final int MOST = 400;
    private static final int MOST_SCORES = 12;
    private static final double METRES_PER_DEGREE = 111_320;

    private final StudyInputs inputs;
    private final AccountCheck.Known known;
    private final CoarseLayers coarse;
    private final StatisticsForAdvice gathered;
    private Optional<List<Constraint>> constraints = Optional.empty();

    /**
     * A share of the land.
     *
     * @param id   zone or level as tables call it
     * @param area_ha by the cells that were looked at
     */
    public record Share(String id, Words name, int rgb, double area_ha, double percent) {}

    /**
     * A criterion on the land that gets a score.
     *
     * @param least   least value of the layer; NaN = classes, or none
     * @param byScore percent of the land by score, or by the lower end of a tenth of their range where there are many
     */
    public record Scored(Graded graded, double least, double greatest, Map<Double, Double> byScore) {}

    /**
     * @param levels the shares of the levels, the most suitable first
     * @param land   the classes of the study's legend
     */
    public record Criteria(
            List<Scored> criteria, Map<String, Double> weights, List<Share> levels, List<LandClass> land) {}

    /**
     * Zones before small patches are joined to their surroundings.
     *
     * @param cells  row by row: 0 = outside, i = share i - 1, the last share = no zone
     * @param unknown layers of the rules that only a run knows
     * @param earlier whether hot spots of the earlier run were looked at
     */
    public record Zones(
            List<Share> shares, int columns, int rows, byte[] cells, List<String> unknown, boolean earlier) {}

    /**
     * Scenarios by their lines.
     *
     * @param table   as a run writes it
     * @param moved_ha land that changes its class, by scenario
     * @param problems of lines that are left out
     * @param cautions scenarios that are left out
     */
    public record Scenarios(
            Table table, Map<String, Double> moved_ha, List<Problem> problems, List<Problem> cautions) {}

    /** What was scored: the levels and the criteria they come from. */
    private record Levelled(SuitabilityInputs suit, Scoring scoring, Levels levels, int[] level) {}

    /** @param gathered of an earlier run */
    public AdvicePreview(AccountCheck.Known known, StatisticsForAdvice gathered) {
        this.known = known;
        this.gathered = gathered;
        this.inputs = known.inputs().withUsualRoles(known.study().landUse().construction());
        this.coarse = new CoarseLayers(inputs.studyArea().grid(), MOST);
    }

    private RunResults run(Engine engine) {
        return new RunResults(engine, known.counts(), known.account(), gathered);
    }

    /** @throws ProblemException with all that is wrong with the tables */
    private SuitabilityInputs open(Study study) {
        Problems problems = new Problems();
        Optional<SuitabilityInputs> suit = SuitabilityOpening.open(study, inputs, problems);
        problems.throwIfAny();
        return suit.orElseThrow(() -> new ProblemException(List.of()))
                .present(inputs.studyArea(), known.account(), problems);
    }

    private Layer layer(LayerSource source, Engine engine) {
        return coarse.of(
                List.of(source.text(), source.what(), source.names()),
                () -> source.make().apply(run(engine)),
                engine);
    }

    private boolean isKnown(LayerSource source) {
        return source.what() instanceof LayerText.HotSpots
                ? gathered.hotSpots().isPresent()
                : !(source.what() instanceof LayerText.Density);
    }

    /** Side of the cells that it works on, in metres at the equator. */
    public double cell_m() {
        Crs crs = coarse.grid().crs();
        return inputs.studyArea().grid().cellWidth()
                * (crs.isGeographic() ? METRES_PER_DEGREE * crs.degreesPerUnit() : crs.metresPerUnit());
    }

    private Levelled levels(Study study, Engine engine) {
        SuitabilityInputs suit = open(study);
        Map<LayerSource, Layer> made = new LinkedHashMap<>();
        suit.scored().criteria().forEach(d -> {
            LayerSource source = suit.scored().source(d);
            made.put(source, layer(source, engine));
        });
        if (constraints.isEmpty()) {
            constraints = Optional.of(Scoring.constraints(suit, inputs, run(engine)).stream()
                    .map(c -> new Constraint(coarse.of(c.mask(), engine), c.classes(), c.effect()))
                    .toList());
        }
        Scoring scoring = Scoring.of(suit, inputs, run(engine), made, l -> l, constraints.get());
        float[] scores = new float[(int) coarse.grid().cells()];
        ScoreHistogram histogram = scores(scoring.overlay(), engine, scores);
        ValueRaster raster = coarse.values(scores).raster();
        Levels levels = Levels.of(suit.plan().levels().cut(), engine, raster, histogram);
        int[] level = new int[scores.length];
        for (int i = 0; i < level.length; i++) {
            level[i] = Float.isNaN(scores[i]) ? 0 : levels.of(scores[i]);
        }
        return new Levelled(suit, scoring, levels, level);
    }

    private ScoreHistogram scores(Overlay overlay, Engine engine, float[] into) {
        int columns = coarse.grid().columns();
        return overlay.run(engine, () -> (block, scores) -> Arrays.copyOf(scores, block.cells()), (block, piece) -> {
            for (int r = 0; r < block.height(); r++) {
                System.arraycopy(
                        piece, r * block.width(), into, (block.row() + r) * columns + block.column(), block.width());
            }
        });
    }

    /** Area of a coarse cell by its row. */
    private double cell_ha(int row) {
        return Spread.cell_ha(inputs.studyArea().cellArea(), coarse.fineRow(row)) * coarse.step() * coarse.step();
    }

    private double[] areas(int[] cells, int classes) {
        double[] areas = new double[classes + 1];
        for (int i = 0; i < cells.length; i++) {
            areas[cells[i]] += cell_ha(i / coarse.grid().columns());
        }
        return areas;
    }

    /**
     * Criteria by their gradings and the levels that they make.
     *
     * @throws ProblemException where they cannot be read or make no levels
     */
    public Criteria criteria(Study study, Engine engine) {
        Levelled found = levels(study, engine);
        List<Scored> criteria = new ArrayList<>();
        for (Criterion c : found.scoring().criteria()) {
            Overlay alone = Overlay.of(
                    List.of(c), Weights.equal(List.of(c.name())), Overlay.Missing.NONE, constraints.orElseThrow());
            float[] scores = new float[found.level().length];
            scores(alone, engine, scores);
            for (int i = 0; i < scores.length; i++) { // distances are there outside the land too
                scores[i] = found.level()[i] > 0 ? scores[i] : Float.NaN;
            }
            double[] limits = limits(c.layer(), found.level());
            criteria.add(new Scored(c.graded(), limits[0], limits[1], byScore(c, scores)));
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        Weights combined = found.scoring().weighing().combined();
        combined.names().forEach(n -> weights.put(n, combined.get(n)));
        int count = found.levels().count();
        double[] areas = areas(found.level(), count);
        double all = Arrays.stream(areas).skip(1).sum();
        int[] greens = Palette.suitability(count);
        List<Share> shares = new ArrayList<>();
        for (int l = 1; l <= count; l++) {
            shares.add(new Share(
                    Integer.toString(l),
                    Words.of(found.levels().name(l, Language.EN), found.levels().name(l, Language.ZH)),
                    greens[count - l],
                    areas[l],
                    100 * areas[l] / all));
        }
        return new Criteria(
                criteria, weights, shares, inputs.studyArea().legend().list());
    }

    private Map<Double, Double> byScore(Criterion criterion, float[] scores) {
        Map<Double, Double> byScore = new TreeMap<>();
        double all = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] == scores[i]) {
                double ha = cell_ha(i / coarse.grid().columns());
                byScore.merge((double) scores[i], ha, Double::sum);
                all += ha;
            }
        }
        Map<Double, Double> shares = new TreeMap<>();
        double lowest = criterion.grading().lowest();
        double tenth = (criterion.grading().highest() - lowest) / 10;
        boolean many = byScore.size() > MOST_SCORES && tenth > 0;
        for (Map.Entry<Double, Double> e : byScore.entrySet()) {
            double score = many
                    ? lowest + tenth * Math.max(0, Math.min(9, Math.floor((e.getKey() - lowest) / tenth)))
                    : e.getKey();
            shares.merge(score, 100 * e.getValue() / all, Double::sum);
        }
        return shares;
    }

    private double[] limits(Layer layer, int[] level) {
        double[] limits = {Double.NaN, Double.NaN};
        if (layer instanceof Layer.Values v) {
            Window all = whole();
            float[] cells = new float[all.cells()];
            try (ValueRaster.Reader reader = v.raster().open()) {
                reader.read(all, cells);
            }
            for (int i = 0; i < cells.length; i++) {
                float value = cells[i];
                if (value == value && level[i] > 0) {
                    limits[0] = limits[0] <= value ? limits[0] : value;
                    limits[1] = limits[1] >= value ? limits[1] : value;
                }
            }
        }
        return limits;
    }

    private Window whole() {
        return new Window(0, 0, coarse.grid().columns(), coarse.grid().rows());
    }

    /** Classes by cell, 0 = none. */
    private int[] cells(ClassRaster raster) {
        ClassTile tile = ClassTile.of(whole().cells(), raster.classes());
        try (ClassRaster.Reader reader = raster.open()) {
            reader.read(whole(), tile);
        }
        int[] cells = new int[whole().cells()];
        Arrays.setAll(cells, tile::at);
        return cells;
    }

    private int[] land(Engine engine) {
        ClassRaster land = inputs.rasters().get(inputs.studyArea().years().size() - 1);
        Layer layer = coarse.of(
                "land",
                () -> new Layer.Classes(land, inputs.studyArea().legend().names()),
                engine);
        return cells(((Layer.Classes) layer).raster());
    }

    /**
     * Zones by the study's rules, on levels by its criteria.
     *
     * @throws ProblemException where either cannot be read
     */
    public Zones zones(Study study, Engine engine) {
        return zoned(study, engine).zones();
    }

    private record Zoned(Zones zones, RuleTable rules) {}

    private Zoned zoned(Study study, Engine engine) {
        Levelled found = levels(study, engine);
        SuitabilityInputs suit = found.suit();
        int count = found.levels().count();
        List<String> names = RuleNames.levelNames(count, Language.EN);
        Map<String, Layer> layers = new LinkedHashMap<>();
        suit.layers().forEach((name, source) -> layers.put(name, source.shape(coarse.grid())));
        layers.put("level", new Layer.Classes(coarse.classes(found.level(), count), names));
        RuleNames words = new RuleNames(inputs.studyArea(), names);
        RuleTable rules = suit.rules().areBundled()
                ? RuleTable.zones(layers, words)
                : RuleTable.parse("suitability.zones", suit.rules().rows(), layers, words);
        List<String> unknown = new ArrayList<>();
        boolean[] earlier = {false};
        rules.rules().stream()
                .flatMap(r -> r.conditions().stream())
                .map(c -> c.layer())
                .distinct()
                .forEach(name -> Optional.ofNullable(suit.layers().get(name)).ifPresent(source -> {
                    if (isKnown(source)) {
                        layers.put(name, layer(source, engine));
                        earlier[0] |= source.what() instanceof LayerText.HotSpots;
                    } else {
                        unknown.add(name);
                    }
                }));
        Map<String, Layer> looked =
                suit.rules().areBundled() ? suit.rules().slope().inDegrees(engine, layers) : layers;
        int[] land = land(engine);
        int[] inside = new int[land.length];
        Arrays.setAll(inside, i -> land[i] > 0 ? 1 : 0);
        int[] zones = cells(Zoning.of(engine, rules, List.of(coarse.classes(inside, 1)), looked)
                .zones());
        int rest = rules.outcomes().size() + 1;
        byte[] cells = new byte[zones.length];
        for (int i = 0; i < zones.length; i++) {
            zones[i] = zones[i] == 0 && inside[i] > 0 ? rest : zones[i];
            cells[i] = (byte) zones[i];
        }
        double[] areas = areas(zones, rest);
        double all = Arrays.stream(areas).skip(1).sum();
        List<Share> shares = new ArrayList<>();
        List<Key.Entry> key = ZoneNames.key(rules);
        for (int z = 1; z <= rest; z++) {
            String id = z == rest ? ZoneNames.REST : rules.outcomes().get(z - 1);
            int rgb = z == rest ? 0xBBBBBB : key.get(z - 1).rgb();
            shares.add(new Share(id, ZoneNames.title(id), rgb, areas[z], 100 * areas[z] / all));
        }
        return new Zoned(
                new Zones(shares, coarse.grid().columns(), coarse.grid().rows(), cells, unknown, earlier[0]), rules);
    }

    /** Area by zone and class, in all as much of a class as the account has. */
    private Map<String, Map<String, Double>> hectares(Zones zones, int[] land) {
        int classes = inputs.studyArea().legend().classes();
        double[][] area = new double[zones.shares().size() + 1][classes + 1];
        double[] all = new double[classes + 1];
        for (int i = 0; i < land.length; i++) {
            double ha = cell_ha(i / zones.columns());
            area[zones.cells()[i] & 0xFF][land[i]] += ha;
            all[land[i]] += ha;
        }
        double[][] units = known.account()
                .areas_ha(
                        Math.max(0, known.account().emissionSet()),
                        inputs.studyArea().years().size() - 1);
        Map<String, Map<String, Double>> hectares = new LinkedHashMap<>();
        for (int z = 1; z < area.length; z++) {
            Map<String, Double> byClass = new LinkedHashMap<>();
            for (int c = 1; c <= classes; c++) {
                int at = c;
                double counted =
                        Arrays.stream(units).mapToDouble(unit -> unit[at]).sum();
                byClass.put(inputs.studyArea().className(c), all[c] > 0 ? counted * area[z][c] / all[c] : 0);
            }
            hectares.put(zones.shares().get(z - 1).id(), byClass);
        }
        return hectares;
    }

    /**
     * Scenarios by the account of the last phase, on the zones of the preview. Where there are none, land is taken from
     * the whole region: the factors are its means anyhow.
     */
    public Scenarios scenarios(Study study, Engine engine) {
        Problems problems = new Problems();
        List<ScenarioLine> read = ScenarioLines.read(study, problems);
        boolean asked = read.stream().anyMatch(l -> !l.zone().isEmpty());
        Optional<Zoned> zoned = study.suitability().isEmpty() || !asked
                ? Optional.empty()
                : new Problems().attempt(() -> zoned(study, engine));
        Optional<List<String>> names = study.suitability().isEmpty()
                ? Optional.of(List.of())
                : zoned.map(z -> z.rules().outcomes());
        List<ScenarioLine> lines = new ArrayList<>();
        Map<String, Double> moved = new LinkedHashMap<>();
        for (ScenarioLine line : read) {
            Problems own = new Problems();
            List<ScenarioLine> checked = ScenarioLines.checked(List.of(line), study, inputs, names, own);
            problems.addAll(own.problems());
            if (own.isEmpty()) {
                checked.forEach(l -> {
                    lines.add(zoned.isPresent() ? l : anywhere(l));
                    moved.merge(l.scenario(), l.converts() ? l.area_ha() : 0, Double::sum);
                });
            }
        }
        ScenarioStage.Result result = new ScenarioStage(inputs, known.account())
                .run(lines, zoned.map(z -> hectares(z.zones(), land(engine))).orElse(Map.of()), "");
        problems.addAll(result.cautions());
        return new Scenarios(result.table(), moved, problems.problems(), problems.cautions());
    }

    private static ScenarioLine anywhere(ScenarioLine l) {
        return new ScenarioLine(l.number(), l.scenario(), "", l.from(), l.to(), l.area_ha(), l.item(), l.percent());
    }
}
