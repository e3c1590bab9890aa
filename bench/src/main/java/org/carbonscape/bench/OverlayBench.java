package org.carbonscape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.suitability.Criterion;
import org.carbonscape.suitability.Grading;
import org.carbonscape.suitability.Layer;
import org.carbonscape.suitability.Levels;
import org.carbonscape.suitability.Overlay;
import org.carbonscape.suitability.ScoreHistogram;
import org.carbonscape.suitability.Sensitivity;
import org.carbonscape.suitability.weight.Weights;

/**
 * W9: weighted overlay of eight GeoTIFFs into a file of scores, natural breaks to five levels over all cells, a GeoTIFF
 * of levels; beside it merely decoding the same files on as many threads, and the ratio. The check value of the overlay
 * is the sum of the scores, of the total that of the levels (5 = highest scores, as the peers number them).
 * Arguments: input folder, side (1000, 5000), threads, rounds, output folder; "sensitivity" for 16 + 100 sets of
 * weights too.
 */
public final class OverlayBench {
    private static final double[] WEIGHTS = {.20, .16, .14, .13, .12, .10, .08, .07};
    private static final int LEVELS = 5;
    private static final TiffOptions NO_OVERVIEWS = new TiffOptions(TiffOptions.Compression.DEFLATE, false, false, 23);
    /** As it comes: for a file that is read once more and then goes. */
    private static final TiffOptions SCRATCH = new TiffOptions(TiffOptions.Compression.NONE, false, false, 23);

    private OverlayBench() {}

    public static void main(String[] args) throws IOException {
        String work = "w9_" + args[1];
        int threads = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        Path out = Path.of(args[4]);
        List<ValueRaster> layers = new ArrayList<>();
        for (int k = 0; k < WEIGHTS.length; k++) {
            layers.add(TiffFile.open(Path.of(args[0], "driver_" + args[1] + "_" + k + ".tif"))
                    .values());
        }
        Path scores = out.resolve("w9_scores_carbonscape.tif");
        Path levels = out.resolve("w9_levels_carbonscape.tif");
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run(work + ".decode", threads, rounds, () -> decode(engine, layers));
            StatsTimer.run(
                    work + "_overlay",
                    threads,
                    rounds,
                    () -> overlay(engine, layers, scores).cells());
            ScoreHistogram histogram = overlay(engine, layers, scores);
            StatsTimer.run(
                    work + "_breaks_all_cells",
                    threads,
                    rounds,
                    () -> Levels.natural(histogram, LEVELS).breaks()[0]);
            StatsTimer.run(work + "_total", threads, rounds, () -> total(engine, layers, scores, levels));
            // alternating, since the machine is shared
            double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            for (int round = 0; round < 2 * rounds; round++) {
                long start = System.nanoTime();
                double check = round % 2 == 0 ? total(engine, layers, scores, levels) : decode(engine, layers);
                best[round % 2] = check > 0 ? Math.min(best[round % 2], (System.nanoTime() - start) / 1e9) : Double.NaN;
            }
            System.out.printf(Locale.ROOT, "# %s: %.2f x decode only%n", work, best[0] / best[1]);
            StatsTimer.print(
                    work + "_sum_of_scores",
                    "carbonscape",
                    0,
                    sum(engine, TiffFile.open(scores).values(), v -> v));
            StatsTimer.print(
                    work + "_sum_of_levels",
                    "carbonscape",
                    0,
                    sum(engine, TiffFile.open(levels).values(), v -> LEVELS + 1 - v));
            if (args.length > 5) {
                Overlay overlay = overlay(layers);
                Levels base = Levels.natural(histogram, LEVELS);
                for (String limits : List.of("kept", "redone")) {
                    StatsTimer.run(work + "_sensitivity_16+100_limits_" + limits, threads, 1, () -> {
                        Sensitivity.Sets sets = Sensitivity.Sets.of(weights(), Sensitivity.Options.of(1));
                        List<Levels> bySet = limits.equals("kept")
                                ? Collections.nCopies(sets.weights().size(), base)
                                : sets.levels(engine, overlay, List.of(), h -> Levels.natural(h, LEVELS), base);
                        Sensitivity s = Sensitivity.of(
                                engine, overlay, base, sets, bySet, () -> (w, of, stays) -> w, (w, p) -> {});
                        return s.share(s.oneAtATime().get(0));
                    });
                }
            }
        } finally {
            Files.deleteIfExists(scores);
            Files.deleteIfExists(levels);
            Files.deleteIfExists(out.resolve("w9_levels_carbonscape.tif.aux.xml"));
        }
    }

    private static Weights weights() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < WEIGHTS.length; k++) {
            names.add("driver " + k);
        }
        return Weights.of(Words.same("given"), names, WEIGHTS);
    }

    private static Overlay overlay(List<ValueRaster> layers) {
        List<Criterion> criteria = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            criteria.add(new Criterion("driver " + k, new Layer.Values(layers.get(k)), new Grading.AsIs(-1e30, 1e30)));
        }
        return Overlay.of(criteria, weights(), Overlay.Missing.NONE, List.of());
    }

    private static ScoreHistogram overlay(Engine engine, List<ValueRaster> layers, Path out) {
        try (TiffWriter writer = TiffWriter.values(out, layers.get(0).grid(), "1", "score", SCRATCH)) {
            BlockEncoding encoding = writer.encoding();
            ScoreHistogram histogram = overlay(layers).run(engine, () -> encoding.open()::encode, writer);
            writer.finish();
            return histogram;
        }
    }

    private static double total(Engine engine, List<ValueRaster> layers, Path scores, Path out) {
        Levels levels = Levels.natural(overlay(engine, layers, scores), LEVELS);
        List<ClassLabel> labels = new ArrayList<>();
        for (int l = 1; l <= LEVELS; l++) {
            labels.add(new ClassLabel(l, "level " + l, 0x112211 * l));
        }
        Overlay overlay = overlay(layers);
        try (TiffWriter writer = TiffWriter.classes(out, layers.get(0).grid(), LEVELS, labels, NO_OVERVIEWS)) {
            BlockEncoding encoding = writer.encoding();
            overlay.run(
                    engine,
                    () -> {
                        BlockEncoding.Encoder encoder = encoding.open();
                        return (block, s) -> encoder.encode(block, levels.classify(s, block.cells()));
                    },
                    writer);
            writer.finish();
        }
        return levels.breaks()[0];
    }

    /** The floor: every cell decoded to a float and dropped. */
    private static double decode(Engine engine, List<ValueRaster> layers) {
        double sum = 0;
        for (ValueRaster layer : layers) {
            sum += total(engine, layer, (cells, n) -> cells[n / 2] == cells[n / 2] ? cells[n / 2] : 1);
        }
        return sum;
    }

    private interface Cell {
        double of(float value);
    }

    private static double sum(Engine engine, ValueRaster raster, Cell cell) {
        return total(engine, raster, (cells, n) -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += cells[i] == cells[i] ? cell.of(cells[i]) : 0;
            }
            return sum;
        });
    }

    private interface Part {
        double of(float[] cells, int n);
    }

    private static double total(Engine engine, ValueRaster raster, Part part) {
        return engine.fold(raster.tiling(), new Fold<ExactSum>() {
                    @Override
                    public Worker<ExactSum> open(Cells own) {
                        ValueRaster.Reader reader = raster.open();
                        float[] cells = new float[raster.tiling().window(0).cells()];
                        ExactSum sum = new ExactSum();
                        return new Worker<>() {
                            @Override
                            public void take(Window block) {
                                reader.read(block, cells);
                                sum.add(part.of(cells, block.cells()));
                            }

                            @Override
                            public ExactSum result() {
                                return sum;
                            }

                            @Override
                            public void close() {
                                reader.close();
                            }
                        };
                    }

                    @Override
                    public ExactSum merge(ExactSum one, ExactSum other) {
                        one.add(other);
                        return one;
                    }
                })
                .value();
    }
}
