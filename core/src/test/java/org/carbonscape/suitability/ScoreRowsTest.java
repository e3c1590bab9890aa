package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Words;
import org.carbonscape.suitability.weight.Weights;
import org.junit.jupiter.api.Test;

class ScoreRowsTest {
    /** Scores of so many cells: few values or all different, long runs or none, some missing. */
    private static float[] scores(Random random, int n, int values, int run, double missing) {
        float[] scores = new float[n];
        for (int i = 0; i < n; i++) {
            scores[i] = i % run > 0
                    ? scores[i - 1]
                    : random.nextDouble() < missing
                            ? Float.NaN
                            : values == 0 ? random.nextFloat() : random.nextInt(values) - 0f;
        }
        return scores;
    }

    @Test
    void everyCellHasTheRowOfItsScores() {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            int criteria = 1 + round % 4;
            int n = round == 59 ? ScoreRows.MOST : 1 + random.nextInt(20_000);
            boolean allNeeded = round % 3 > 0;
            boolean distinct = round % 5 == 4;
            float[][] scores = new float[criteria][];
            for (int k = 0; k < criteria; k++) {
                scores[k] = scores(random, n + 7, distinct ? 0 : 1 + 3 * k, 1 + random.nextInt(9), 0.1 * (round % 2));
            }
            byte[] masks = new byte[round % 7 == 0 ? n + 7 : 0];
            for (int i = 0; i < masks.length; i++) {
                masks[i] = (byte) (i / 11 % 3);
            }
            ScoreRows.Finder finder = new ScoreRows.Finder(criteria, allNeeded);
            finder.of(scores, masks, 0, Math.min(5, n)); // what was found before does not matter
            ScoreRows rows = finder.of(scores, masks, 7, n + 7);
            float[] numbers = new float[rows.count()];
            for (int r = 0; r < numbers.length; r++) {
                numbers[r] = r;
            }
            float[] rowOf = new float[n];
            rows.paint(numbers, rowOf, 0, n);
            int[] part = new int[rows.count()];
            for (int p = 0; p < rows.parts(); p++) {
                Arrays.fill(part, rows.start(p), rows.start(p + 1), p);
            }
            assertThat(rows.start(0)).isZero();
            int[] cells = new int[rows.count()];
            Set<List<Object>> different = new HashSet<>();
            for (int i = 0; i < n; i++) {
                List<Object> own = new ArrayList<>();
                boolean whole = true;
                for (float[] score : scores) {
                    own.add(score[i + 7] + 0f);
                    whole &= !Float.isNaN(score[i + 7]);
                }
                own.add(masks.length > 0 ? masks[i + 7] : (byte) 0);
                different.add(!allNeeded || whole ? own : List.of());
                if (Float.isNaN(rowOf[i])) { // no cell at all has a score
                    assertThat(allNeeded && !whole && rows.count() == 1).isTrue();
                    cells[0]++;
                    continue;
                }
                int r = (int) rowOf[i];
                cells[r]++;
                if (allNeeded && !whole) {
                    assertThat(rows.last()[r]).isNaN();
                    assertThat(r).isEqualTo(rows.start(rows.parts())); // after those of all parts
                    continue;
                }
                List<Object> found = new ArrayList<>();
                for (int k = 0; k < criteria - 1; k++) {
                    found.add(rows.shared(k)[part[r]] + 0f);
                }
                found.add(rows.last()[r] + 0f);
                found.add(rows.effects()[part[r]]);
                assertThat(found).isEqualTo(own);
            }
            assertThat(rows.cells()).containsExactly(cells);
            if (!distinct) {
                assertThat(rows.count()).isEqualTo(different.size());
            }
        }
    }

    /** The sum over the criteria of a cell, in their order. */
    private static float score(List<Rasters.Values> layers, double[] w, int i, boolean renormalise) {
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < w.length; k++) {
            float x = layers.get(k).cells()[i];
            if (!renormalise || x == x) {
                sum += w[k] * x;
                weight += w[k];
            }
        }
        return renormalise ? weight > 0 ? (float) (sum / weight) : Float.NaN : (float) sum;
    }

    @Test
    void scoresOfRowsHaveTheBitsOfThoseOfCells() {
        Random random = new Random(2);
        int columns = 300;
        int rows = 250; // a block of more cells than one of rows takes
        List<Rasters.Values> layers = new ArrayList<>();
        List<Criterion> criteria = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            float[] cells = scores(random, columns * rows, k == 3 ? 0 : 5, k == 3 ? 1 : 4 + 9 * k, 0.05);
            layers.add(Rasters.values(columns, rows, cells));
            criteria.add(new Criterion("k" + k, new Layer.Values(layers.get(k)), new Grading.AsIs(0, 9)));
        }
        Weights weights = Weights.of(Words.same("given"), List.of("k0", "k1", "k2", "k3"), 0.31, 0.07, 0.43, 0.19);
        Rasters.Classes mask = Rasters.randomClasses(random, columns, rows, 4, 0.1, 0.9);
        for (Overlay.Missing missing : Overlay.Missing.values()) {
            Overlay plain = Overlay.of(
                    criteria,
                    weights,
                    missing,
                    List.of(
                            Rasters.constraint(mask, Constraint.Effect.LOWEST, 2),
                            Rasters.constraint(mask, Constraint.Effect.EXCLUDE, 3)));
            float[] expected = new float[columns * rows];
            for (int i = 0; i < expected.length; i++) {
                float s = score(layers, weights.values(), i, missing == Overlay.Missing.RENORMALISE);
                int effect = mask.cells()[i];
                expected[i] = effect == 3 ? Float.NaN : effect == 2 && s == s ? 0 : s;
            }
            for (Overlay overlay : List.of(plain, plain.kept(new PlainEngine()))) {
                assertThat(Rasters.cells(Rasters.scores(overlay))).containsExactly(expected);
            }
        }
    }
}
