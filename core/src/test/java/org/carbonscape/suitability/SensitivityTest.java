package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.suitability.weight.Weights;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final PlainEngine PLAIN = new PlainEngine();
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final Weights BASE = Weights.of(Words.same("given"), NAMES, 0.5, 0.3, 0.2);

    /** How the layers become scores. */
    private record Kind(Grading grading, Overlay.Missing missing, boolean constrained) {
        static final Kind CELLS = new Kind(new Grading.AsIs(1, 9), Overlay.Missing.NONE, false);

        static Kind rows(Overlay.Missing missing, boolean constrained) {
            return new Kind(
                    new Grading.Breakpoints(new double[] {2, 4, 7}, new double[] {1, 5, 3, 9}), missing, constrained);
        }
    }

    private static Overlay overlay(List<Rasters.Values> layers, int[] cut, Weights w, Kind kind) {
        List<Criterion> criteria = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            criteria.add(new Criterion(
                    NAMES.get(k), new Layer.Values(Rasters.tiled(layers.get(k), cut[0], cut[1])), kind.grading));
        }
        List<Constraint> constraints = new ArrayList<>();
        if (kind.constrained) {
            constraints.add(Rasters.constraint(
                    Rasters.randomClasses(new Random(5), 26, 21, 4, 0.1, 0.5), Constraint.Effect.LOWEST, 1, 2));
            constraints.add(Rasters.constraint(
                    Rasters.randomClasses(new Random(6), 26, 21, 4, 0.1, 0.5), Constraint.Effect.EXCLUDE, 3));
        }
        return Overlay.of(criteria, w, kind.missing, constraints);
    }

    @Test
    void everyVariationCountsWhatAnOverlayOfItsOwnWouldChange() {
        compared(Optional.empty(), Kind.CELLS);
        compared(Optional.empty(), Kind.rows(Overlay.Missing.NONE, false));
    }

    @Test
    void scoresWithStepsAreTriedOnTheRowsThatThereAreWithTheSameResult() {
        for (Overlay.Missing missing : Overlay.Missing.values()) {
            for (boolean constrained : new boolean[] {false, true}) {
                Kind kind = Kind.rows(missing, constrained);
                compared(Optional.of(h -> Levels.natural(h, 4)), kind);
            }
        }
    }

    @Test
    void levelsAreMadeAnewForEachSetAsForAnOverlayOfItsOwn() {
        compared(Optional.of(h -> Levels.natural(h, 4)), Kind.CELLS);
        compared(Optional.of(h -> Levels.quantile(h, 3)), Kind.CELLS);
    }

    private static final int DRAWS = 10;

    private static List<Rasters.Values> layers() {
        Random random = new Random(51);
        return List.of(
                Rasters.randomValues(random, 26, 21, 0.1, 1, 9),
                Rasters.randomValues(random, 26, 21, 0.05, 1, 9),
                Rasters.randomValues(random, 26, 21, 0.05, 1, 9));
    }

    private static final List<Rasters.Values> LAYERS = layers();

    /** Scores without steps, in runs of equal cells: those are tried once for all their cells. */
    @Test
    void cellsInRunsAreTriedTogetherWithTheSameResult() {
        Random random = new Random(52);
        List<Rasters.Values> runs = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            int[] patches = Rasters.cells(Rasters.randomClasses(random, 26, 21, 5, 0.15, 0.85));
            float[] cells = new float[patches.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = patches[i] == 0 ? Float.NaN : 1 + 1.6f * patches[i];
            }
            runs.add(Rasters.values(26, 21, cells));
        }
        for (Overlay.Missing missing : Overlay.Missing.values()) {
            for (boolean constrained : new boolean[] {false, true}) {
                Kind kind = new Kind(new Grading.AsIs(1, 9), missing, constrained);
                compared(Optional.of(h -> Levels.natural(h, 4)), kind, runs);
                compared(Optional.empty(), kind, runs);
            }
        }
    }

    private static void compared(Optional<Function<ScoreHistogram, Levels>> redo, Kind kind) {
        compared(redo, kind, LAYERS);
    }

    private static void compared(
            Optional<Function<ScoreHistogram, Levels>> redo, Kind kind, List<Rasters.Values> layers) {
        Map<Weights, int[]> alone = new HashMap<>();
        compared(redo, kind, layers, Long.MAX_VALUE, alone); // on rows that are kept
        compared(redo, kind, layers, 0, alone); // on rows made anew by every reading
    }

    /** The obvious way: levels of an overlay of its own. */
    private static int[] alone(
            Weights weights,
            Levels levels,
            Optional<Function<ScoreHistogram, Levels>> redo,
            Kind kind,
            List<Rasters.Values> layers) {
        ValueRaster scores = Rasters.scores(overlay(layers, new int[] {26, 21}, weights, kind));
        return Rasters.levels(
                redo.map(r -> r.apply(Rasters.histogram(PLAIN, scores))).orElse(levels), scores);
    }

    private static void compared(
            Optional<Function<ScoreHistogram, Levels>> redo,
            Kind kind,
            List<Rasters.Values> layers,
            long most,
            Map<Weights, int[]> alone) {
        Levels levels = Levels.given(4, 5, 6);
        Sensitivity.Options options = new Sensitivity.Options(0.2, DRAWS, 30, 99);
        List<float[]> first = new ArrayList<>();
        Rasters.everyCut(26, 21, (engine, cut) -> {
            Overlay base = overlay(layers, cut, BASE, kind).kept(engine, most);
            Rasters.Collected stability = new Rasters.Collected(Rasters.grid(base));
            float[] scored = new float[26 * 21];
            Sensitivity s = tried(engine, base, levels, redo, options, (block, made) -> {
                stability.accept(block, made[1]);
                for (int r = 0; r < block.height(); r++) {
                    System.arraycopy(
                            made[0], r * block.width(), scored, (block.row() + r) * 26 + block.column(), block.width());
                }
            });
            assertThat(scored).containsExactly(Rasters.cells(Rasters.scores(base)));
            assertThat(s.oneAtATime())
                    .extracting(Sensitivity.Variation::name)
                    .containsExactly("a +20%", "a -20%", "b +20%", "b -20%", "c +20%", "c -20%");
            assertThat(s.samples()).hasSize(DRAWS);
            int[] now = Rasters.levels(levels, Rasters.scores(base));
            float[] stays = new float[now.length];
            List<Sensitivity.Variation> all = new ArrayList<>(s.oneAtATime());
            all.addAll(s.samples());
            for (int v = 0; v < all.size(); v++) {
                int[] then = alone.computeIfAbsent(all.get(v).weights(), w -> alone(w, levels, redo, kind, layers));
                long better = 0;
                long worse = 0;
                for (int i = 0; i < now.length; i++) {
                    better += then[i] < now[i] ? 1 : 0;
                    worse += then[i] > now[i] ? 1 : 0;
                    stays[i] += v >= 6 && then[i] == now[i] ? 1 : 0;
                }
                assertThat(all.get(v).better()).isEqualTo(better);
                assertThat(all.get(v).worse()).isEqualTo(worse);
                assertThat(s.share(all.get(v)))
                        .isEqualTo((double) (better + worse)
                                / Arrays.stream(now).filter(l -> l > 0).count());
            }
            for (int i = 0; i < now.length; i++) {
                stays[i] = now[i] == 0 ? Float.NaN : (float) (stays[i] / (double) DRAWS);
            }
            assertThat(stability.cells()).containsExactly(stays);
            first.add(stability.cells());
            assertThat(stability.cells()).containsExactly(first.get(0));
        });
    }

    @Test
    void anotherSeedGivesOtherDrawsTheSameSeedTheSame() {
        List<Rasters.Values> layers =
                List.of(Rasters.values(1, 1, 2), Rasters.values(1, 1, 5), Rasters.values(1, 1, 8));
        Overlay o = overlay(layers, new int[] {1, 1}, BASE, Kind.CELLS);
        List<Weights> one = weights(o, 1);
        assertThat(weights(o, 1)).isEqualTo(one);
        assertThat(weights(o, 2)).isNotEqualTo(one);
        assertThat(one).hasSize(100).doesNotHaveDuplicates();
    }

    private static List<Weights> weights(Overlay o, long seed) {
        return tried(PLAIN, o, Levels.given(5), Optional.empty(), Sensitivity.Options.of(seed), (w, p) -> {})
                .samples()
                .stream()
                .map(Sensitivity.Variation::weights)
                .toList();
    }

    /** Gives the sink scores and stability. */
    private static Sensitivity tried(
            Engine engine,
            Overlay overlay,
            Levels levels,
            Optional<Function<ScoreHistogram, Levels>> redo,
            Sensitivity.Options options,
            TileMap.Sink<float[][]> sink) {
        Sensitivity.Sets sets = Sensitivity.Sets.of(BASE, options);
        List<ScoreHistogram> counts = overlay.run(
                        engine, () -> (block, scores) -> block, (block, same) -> {}, sets.counted(engine, overlay))
                .others();
        assertThat(counts)
                .hasSize(
                        overlay.isKept() || sets.weights().size() > 96
                                ? 0
                                : sets.weights().size());
        List<Levels> bySet = redo.map(r -> sets.levels(engine, overlay, counts, r, levels))
                .orElseGet(() -> Collections.nCopies(sets.weights().size(), levels));
        if (redo.isPresent()) { // of a reading of their own
            assertThat(limits(sets.levels(engine, overlay, List.of(), redo.get(), levels)))
                    .isEqualTo(limits(bySet));
        }
        return Sensitivity.of(
                engine,
                overlay,
                levels,
                sets,
                bySet,
                () -> (block, scores, stays) ->
                        new float[][] {Arrays.copyOf(scores, block.cells()), Arrays.copyOf(stays, block.cells())},
                sink);
    }

    private static List<String> limits(List<Levels> levels) {
        return levels.stream().map(l -> Arrays.toString(l.upTo(l.count()))).toList();
    }
}
