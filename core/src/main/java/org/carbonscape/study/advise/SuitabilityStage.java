package org.carbonscape.study.advise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffBlock;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CellSums;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.study.intake.MadeClasses;
import org.carbonscape.study.intake.MadeValues;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.ClassStyles;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.layer.Images;
import org.carbonscape.study.layer.Sampling;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.plan.SuitabilityPlan;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Graded;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.ScoreHistogram;
import org.carbonscape.suitability.ScoreRange;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.weight.Weights;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** SUITABILITY: weights, overlay, levels and how firm they are; rasters and tables of it. */
public final class SuitabilityStage {
    public static final Key.Breaks STABILITY = new Key.Breaks(
            Words.of("Weight sets with the same level (%)", "等级不变的权重组（%）"),
            List.of(0.0, 50.0, 75.0, 90.0, 99.0, 100.0),
            Ramp.VIRIDIS,
            0);

    private static final String LEVEL = "rasters/suitability_level.tif";

    private final SuitabilityInputs suit;
    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final Images images;
    private final Engine engine;
    private final RunFolder folder;
    private final StatisticsForAdvice gathered;
    private final Language language;
    private final UnitAmounts amounts;
    private final RunResults run;
    private final Map<LayerSource, Layer> made = new LinkedHashMap<>();
    private double withoutLevel_km2;

    /**
     * Criteria and their weights.
     *
     * @param criteria how each was graded
     * @param weights   the weights that scores are made with
     * @param gradings  how each criterion's values become scores, by its name
     * @param ranges    of the scores of each criterion, in the order of the weights
     */
    public record Weighed(
            List<Graded> criteria,
            List<CriterionWeights.Way> weighings,
            Weights weights,
            Map<String, String> gradings,
            Optional<Sensitivity> sensitivity,
            List<ScoreRange> ranges) {}

    /**
     * What was mapped, for zones.
     *
     * @param scores as written; NaN = none
     * @param level  as written
     * @param net    flux of the last phase
     * @param layers everything a rule may look at, level included
     */
    record Rasters(ValueRaster scores, ClassRaster level, ValueRaster net, Map<String, Layer> layers) {}

    /**
     * For the figures.
     *
     * @param level     of each pixel
     * @param stability the same; empty where it was not asked for
     */
    public record Pixels(float[] level, Optional<float[]> stability) {}

    /** Tables of the run folder; sensitivity is empty where it was not asked for. */
    public record Tables(Table weights, Table levels, Optional<Table> sensitivity) {}

    /**
     * What came out.
     *
     * @param madeWith the variant, for every table
     * @param withoutLevel_km2 land that has no score
     */
    public record Result(
            Weighed weighed,
            Levels levels,
            ScoreHistogram histogram,
            Pixels pixels,
            Tables tables,
            String madeWith,
            double withoutLevel_km2) {

        public String levelName(int l, Language language) {
            return levels.name(l, language);
        }
    }

    SuitabilityStage(
            SuitabilityInputs suit,
            StudyInputs inputs,
            RunResults run,
            Images images,
            RunFolder folder,
            Language language) {
        this.suit = suit;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.run = run;
        this.counts = run.counts();
        this.account = run.account();
        this.images = images;
        this.engine = run.engine();
        this.folder = folder;
        this.gathered = run.gathered();
        this.language = language;
        this.amounts = new UnitAmounts(inputs, account);
    }

    Result run() {
        try (Steps steps = engine.steps(4)) {
            return run(steps);
        }
    }

    /** @param steps scores, levels, what they hang on, amounts */
    private Result run(Steps steps) {
        SuitabilityPlan plan = suit.plan();
        TiffWriter writer = TiffWriter.values(
                folder.file("rasters/suitability_score.tif"),
                studyArea.grid(),
                "1",
                "suitability score",
                TiffOptions.STANDARD.withPredictor(true).inTiles(folder.tiles()));
        Scoring scoring;
        Overlay.Counts counted;
        Optional<Sensitivity.Sets> sets;
        try (writer) { // which removes its file where there are no scores
            scoring = Scoring.of(suit, inputs, run, made, layer -> tiled(layer, writer.tiling()));
            BlockEncoding encoding = writer.encoding();
            Weights base = scoring.weighing().combined();
            sets = plan.sensitivity().map(o -> Sensitivity.Sets.of(base, o));
            Overlay made = scoring.overlay();
            List<Weights> others = redo().isEmpty()
                    ? List.of()
                    : sets.map(s -> s.counted(engine, made)).orElse(List.of());
            // one reading: scores are counted on their way into the file
            counted = scoring.run(engine, () -> encoding.open()::encode, writer, others);
            writer.finish();
        }
        List<Criterion> criteria = scoring.criteria();
        CriterionWeights weighing = scoring.weighing();
        Weights weights = weighing.combined();
        Overlay overlay = scoring.overlay();
        ValueRaster scores = scores();
        steps.next();
        ScoreHistogram histogram = counted.own();
        Levels levels = Levels.of(plan.levels().cut(), engine, scores, histogram);
        String madeWith = weights.method().en() + "; " + levels.method()
                + suit.scored().ahp().map(a -> "; RI " + a.randomIndex().word()).orElse("");
        steps.next();
        Optional<Sensitivity> sensitivity = sets.map(s -> tried(overlay, levels, s, counted.others()));
        if (sensitivity.isEmpty()) {
            level(overlay, levels);
        }
        ClassRaster level = written(LEVEL, labels(levels));
        Optional<float[]> stability = sensitivity.map(
                s -> pixels(TiffFile.open(RasterFiles.written(folder.file("rasters/level_stability.tif")))
                        .values(studyArea.grid(), List.of())));
        steps.next();
        Map<String, String> gradings = new LinkedHashMap<>();
        criteria.forEach(c -> gradings.put(c.name(), c.graded().describe()));
        Table levelsTable = levelsTable(level, levels, net(), madeWith);
        Optional<Table> sensitivityTable = sensitivity.map(x -> sensitivityTable(x, weights, madeWith));
        return new Result(
                new Weighed(
                        criteria.stream().map(Criterion::graded).toList(),
                        weighing.ways(),
                        weights,
                        gradings,
                        sensitivity,
                        counted.ranges()),
                levels,
                histogram,
                new Pixels(pixels(level), stability),
                new Tables(weighing.table(suit.scored(), gradings, madeWith), levelsTable, sensitivityTable),
                madeWith,
                withoutLevel_km2);
    }

    private ValueRaster scores() {
        return TiffFile.open(RasterFiles.written(folder.file("rasters/suitability_score.tif")))
                .values(studyArea.grid(), List.of());
    }

    private ValueRaster net() {
        return new FluxRaster(inputs, counts, account, studyArea.years().size() - 1, FluxRaster.Flow.NET);
    }

    /** What was mapped, opened as it was written; layers that no criterion needed are made now. */
    Rasters rasters(Levels levels) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        suit.layers().forEach((name, source) -> {
            if (gathered.hotSpots().isPresent() || !(source.what() instanceof LayerText.HotSpots)) {
                layers.put(name, made.computeIfAbsent(source, s -> s.make().apply(run)));
            }
        });
        ClassRaster level = open(LEVEL, levels.count());
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= levels.count(); l++) {
            names.add(levels.name(l, Language.EN));
        }
        layers.put("level", new Layer.Classes(level, names));
        return new Rasters(scores(), level, net(), layers);
    }

    /**
     * Writes a class raster and gives it back as the file holds it: what follows reads the file, not the sums again.
     */
    ClassRaster classes(String name, ClassRaster raster, List<ClassLabel> labels) {
        try (TiffWriter writer = classWriter(name, labels)) {
            writer.write(engine, raster);
            writer.finish();
        }
        return written(name, labels);
    }

    private void level(Overlay overlay, Levels levels) {
        try (TiffWriter writer = classWriter(LEVEL, labels(levels))) {
            BlockEncoding encoding = writer.encoding();
            overlay.run(
                    engine,
                    () -> {
                        BlockEncoding.Encoder encoder = encoding.open();
                        return (block, scores) -> encoder.encode(block, levels.classify(scores, block.cells()));
                    },
                    writer);
            writer.finish();
        }
    }

    /** Of both rasters. */
    private record Blocks(TiffBlock level, TiffBlock stability) {}

    private TiffWriter classWriter(String name, List<ClassLabel> labels) {
        return TiffWriter.classes(
                folder.file(name),
                studyArea.grid(),
                labels.size(),
                labels,
                TiffOptions.STANDARD.inTiles(folder.tiles()));
    }

    private ClassRaster written(String name, List<ClassLabel> labels) {
        ClassStyles.write(folder, name, labels);
        return open(name, labels.size());
    }

    private ClassRaster open(String name, int classes) {
        return TiffFile.open(RasterFiles.written(folder.file(name)))
                .classes(studyArea.grid(), new Indices(classes), Set.of());
    }

    /** Of a file that holds indices of classes. */
    private record Indices(int classes) implements CodeTable {
        @Override
        public int indexOf(long code) {
            return code >= 0 && code <= classes ? (int) code : UNKNOWN;
        }
    }

    private List<ClassLabel> labels(Levels levels) {
        int[] greens = Palette.suitability(levels.count());
        List<ClassLabel> labels = new ArrayList<>();
        for (int l = 1; l <= levels.count(); l++) {
            labels.add(new ClassLabel(l, levels.name(l, language), greens[levels.count() - l]));
        }
        return labels;
    }

    /** How the levels of another set of weights are made; empty where the limits stay. */
    private Optional<Function<ScoreHistogram, Levels>> redo() {
        SuitabilityPlan plan = suit.plan();
        return plan.levels().kept()
                ? Optional.empty()
                : Optional.of(h -> Levels.of(plan.levels().cut(), h));
    }

    /** Levels and how firm they are, in one reading. */
    private Sensitivity tried(Overlay overlay, Levels levels, Sensitivity.Sets sets, List<ScoreHistogram> counts) {
        List<Levels> bySet = redo().map(r -> sets.levels(engine, overlay, counts, r, levels))
                .orElseGet(() -> Collections.nCopies(sets.weights().size(), levels));
        try (TiffWriter level = classWriter(LEVEL, labels(levels));
                TiffWriter stability = TiffWriter.values(
                        folder.file("rasters/level_stability.tif"),
                        studyArea.grid(),
                        "1",
                        "share of weight sets under which the level stays",
                        TiffOptions.STANDARD.inTiles(folder.tiles()))) {
            BlockEncoding ofLevel = level.encoding();
            BlockEncoding ofStability = stability.encoding();
            Sensitivity result = Sensitivity.of(
                    engine,
                    overlay,
                    levels,
                    sets,
                    bySet,
                    () -> {
                        BlockEncoding.Encoder one = ofLevel.open();
                        BlockEncoding.Encoder other = ofStability.open();
                        return (block, scores, stays) -> new Blocks(
                                one.encode(block, levels.classify(scores, block.cells())), other.encode(block, stays));
                    },
                    (block, made) -> {
                        level.accept(block, made.level);
                        stability.accept(block, made.stability);
                    });
            level.finish();
            stability.finish();
            return result;
        }
    }

    /** The same layer read in the blocks of the file that is written from it. */
    private static Layer tiled(Layer layer, Tiling tiling) {
        if (layer instanceof Layer.Values v) {
            return new Layer.Values(new MadeValues(v.grid(), tiling, v.raster()::open));
        }
        Layer.Classes c = (Layer.Classes) layer;
        return new Layer.Classes(new MadeClasses(c.grid(), tiling, c.raster().classes(), c.raster()::open), c.names());
    }

    float[] pixels(ValueRaster raster) {
        return new Sampling(images, engine).of(raster);
    }

    float[] pixels(ClassRaster raster) {
        return new Sampling(images, engine).of(raster);
    }

    private Table levelsTable(ClassRaster level, Levels levels, ValueRaster net, String madeWith) {
        Table.Builder table = Table.named("suitability-levels")
                .text("unit_set", "unit", "name")
                .integer("level")
                .text("level_name")
                .number("score_above", "score_up_to")
                .integer("cells")
                .number("area_km2", "share_percent", "stock_tC", "net_tCO2")
                .text("made_with");
        ClassRaster land = inputs.rasters().get(studyArea.years().size() - 1);
        double[] breaks = levels.breaks();
        List<CellSums> all = CellSums.of(engine, studyArea, amounts.wanted(List.of(level, land), net));
        amounts.byUnit(all, (set, unit, name, sums, u) -> {
            double[] area = new double[levels.count() + 1];
            for (int c = 1; c <= land.classes() && set.equals(UnitSet.REGION); c++) {
                withoutLevel_km2 += sums.km2(u, 0, c);
            }
            for (int l = 1; l <= levels.count(); l++) {
                for (int c = 0; c <= land.classes(); c++) {
                    area[l] += sums.km2(u, l, c);
                }
                area[0] += area[l];
            }
            for (int l = 1; l <= levels.count(); l++) {
                if (area[l] > 0) {
                    UnitAmounts.Amounts a = amounts.of(sums, land.classes(), u, l);
                    table.row(
                            set,
                            unit,
                            name,
                            l,
                            levels.name(l, Language.EN),
                            l == levels.count() ? Double.NaN : breaks[levels.count() - l - 1],
                            l == 1 ? Double.NaN : breaks[levels.count() - l],
                            a.cells(),
                            area[l],
                            100 * area[l] / area[0],
                            a.stock_tC(),
                            a.net_tCO2(),
                            madeWith);
                }
            }
        });
        return table.build();
    }

    private Table sensitivityTable(Sensitivity s, Weights weights, String madeWith) {
        Table.Builder table = Table.named("sensitivity")
                .text("variation", "kind")
                .integer("changed_cells", "better_cells", "worse_cells")
                .number("changed_percent")
                .text("limits", "weights", "made_with");
        List<Sensitivity.Variation> all = new ArrayList<>(s.oneAtATime());
        all.addAll(s.samples());
        for (Sensitivity.Variation v : all) {
            List<String> w = new ArrayList<>();
            for (String name : v.weights().names()) {
                w.add(name + " " + Numbers.text(Math.rint(v.weights().get(name) * 1e4) / 1e4));
            }
            table.row(
                    v.name(),
                    s.samples().contains(v) ? "dirichlet" : "one at a time",
                    v.changed(),
                    v.better(),
                    v.worse(),
                    100 * s.share(v),
                    suit.plan().levels().kept() ? "kept" : "redone",
                    String.join("; ", w),
                    madeWith);
        }
        return table.build();
    }
}
