package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Areas and transitions of a phase whose map takes forest for cropland, 10 of 50 places; all else on it is right, and
 * the phases before and after are taken as they are. One share alone is drawn, whose distribution is known.
 */
class AreaUncertaintyTest {
    private static final String MATRIX =
            "map,cropland,forest,construction\ncropland,40,10,0\nforest,0,48,0\nconstruction,0,0,30\n";
    private static final int PLACES = 50;
    private static final double RIGHT = 0.8;

    @TempDir
    private Path folder;

    private SmallStudy.Run run;

    @BeforeEach
    void study() {
        run = SmallStudy.in(folder).text("m.csv", MATRIX).runWhole("""
                study: Land with an accuracy
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
                  accuracy: { 2010: m.csv }
                units:
                  parts: { file: parts.geojson, id: id, name: name }
                carbon: { factors: factors.csv }
                """);
    }

    private AreaUncertainty uncertainty(int draws) {
        AccountOptions.Doubt doubt = new AccountOptions.Doubt(List.of(), draws, Correlations.FULL, false, 0);
        AccountOptions options =
                new AccountOptions(doubt, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new AreaUncertainty(run.account(), options, 3, new PlainEngine());
    }

    @Test
    void areasAreThoseOfTheStratifiedEstimator() {
        Table table = uncertainty(0).areas().orElseThrow();
        assertThat(table.rows()).isEqualTo(3);
        double fields = SmallStudy.cells(0, 1, 1);
        double[] estimates = {
            RIGHT * fields, SmallStudy.cells(0, 1, 2) + (1 - RIGHT) * fields, SmallStudy.cells(0, 1, 3)
        };
        double half = 1.959963984540054 * fields * Math.sqrt(RIGHT * (1 - RIGHT) / (PLACES - 1));
        for (int c = 0; c < 3; c++) {
            double own = c == 2 ? 0 : half;
            double of90 = own * 1.645 / 1.96;
            assertThat(table.integer(c, table.column("year"))).isEqualTo(2010);
            assertThat(table.text(c, table.column("class"))).isEqualTo(SmallStudy.CLASSES.get(c));
            String[] columns = {"mapped_ha", "estimate_ha", "low_ha", "high_ha", "low_90_ha", "high_90_ha", "percent"};
            double e = estimates[c];
            double[] expected = {SmallStudy.cells(0, 1, c + 1), e, e - own, e + own, e - of90, e + of90, 100 * own / e};
            for (int k = 0; k < columns.length; k++) {
                assertThat(table.number(c, table.column(columns[k])))
                        .as(SmallStudy.CLASSES.get(c) + " " + columns[k])
                        .isCloseTo(expected[k], within(1e-9));
            }
        }
    }

    /** The map's matrix fitted to the totals that follow from each of so many shares, as likely as each other. */
    @Test
    void transitionsAreTheMapsFittedToTheAreasInTruth() {
        Table table = uncertainty(3000).transitions().orElseThrow();
        BetaDistribution right = BetaDistribution.of(RIGHT * (PLACES - 2), (1 - RIGHT) * (PLACES - 2));
        int many = 400;
        int row = 0;
        for (int p = 0; p < 2; p++) {
            double[][][] drawn = new double[3][3][many];
            for (int k = 0; k < many; k++) {
                double[][] one = fitted(p, right.inverseCumulativeProbability((k + 0.5) / many));
                for (int i = 0; i < 9; i++) {
                    drawn[i / 3][i % 3][k] = one[i / 3][i % 3];
                }
            }
            double[][] estimate = fitted(p, RIGHT);
            for (int i = 0; i < 9; i++) {
                int from = i / 3 + 1;
                int to = i % 3 + 1;
                double mapped = SmallStudy.cells(0, p, from, p + 1, to);
                if (mapped == 0) {
                    continue;
                }
                double[] sorted = drawn[i / 3][i % 3];
                Arrays.sort(sorted);
                String where = table.integer(row, 0) + " " + table.text(row, 2) + " " + table.text(row, 3);
                assertThat(where)
                        .isEqualTo(SmallStudy.YEARS.get(p) + " " + SmallStudy.CLASSES.get(from - 1) + " "
                                + SmallStudy.CLASSES.get(to - 1));
                assertThat(table.integer(row, 1)).isEqualTo((long) SmallStudy.YEARS.get(p + 1));
                assertThat(table.number(row, table.column("mapped_ha"))).isCloseTo(mapped, within(1e-9));
                assertThat(table.number(row, table.column("estimate_ha")))
                        .as(where)
                        .isCloseTo(estimate[from - 1][to - 1], within(1e-5));
                String[] columns = {"low_ha", "high_ha", "low_90_ha", "high_90_ha"};
                double[] places = {0.025, 0.975, 0.05, 0.95};
                double width = sorted[(int) (0.975 * many)] - sorted[(int) (0.025 * many)];
                for (int k = 0; k < 4; k++) {
                    assertThat(table.number(row, table.column(columns[k])))
                            .as(where + " " + columns[k])
                            .isCloseTo(sorted[(int) (places[k] * many)], within(0.045 * width + 1e-5));
                }
                row++;
            }
        }
        assertThat(row).isEqualTo(table.rows()).isGreaterThan(6);
    }

    @Test
    void asManyAreDrawnAsAreAskedFor() {
        assertThat(high(uncertainty(0))).isEqualTo(high(uncertainty(1000))).isNotEqualTo(high(uncertainty(2000)));
    }

    private static List<Double> high(AreaUncertainty of) {
        Table table = of.transitions().orElseThrow();
        return IntStream.range(0, table.rows())
                .mapToObj(r -> table.number(r, table.column("high_ha")))
                .toList();
    }

    /** Rows and columns in turn, until both fit; next to nothing in every cell. */
    private static double[][] fitted(int phase, double right) {
        double[][] cells = new double[3][3];
        double[] rows = new double[3];
        double[] columns = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int n = SmallStudy.cells(0, phase, i + 1, phase + 1, j + 1);
                cells[i][j] = n + 47e-9;
                rows[i] += n;
                columns[j] += n;
            }
        }
        double[] inTruth = phase == 0 ? columns : rows; // those of 2010
        double wrong = (1 - right) * inTruth[0];
        inTruth[0] -= wrong;
        inTruth[1] += wrong;
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 3; i++) {
                double sum = cells[i][0] + cells[i][1] + cells[i][2];
                for (int j = 0; j < 3; j++) {
                    cells[i][j] *= rows[i] / sum;
                }
            }
            for (int j = 0; j < 3; j++) {
                double sum = cells[0][j] + cells[1][j] + cells[2][j];
                for (int i = 0; i < 3; i++) {
                    cells[i][j] *= columns[j] / sum;
                }
            }
        }
        return cells;
    }
}
