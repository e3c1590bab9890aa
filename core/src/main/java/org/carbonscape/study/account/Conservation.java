package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.Engine;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/** The land tables prove themselves: cells of units, of classes and of the grid are the same number. */
public final class Conservation {
    private Conservation() {}

    public static List<ConservationCheck> ofLand(StudyArea studyArea, LandCounts counts, Engine engine) {
        int sets = Math.max(1, counts.sets().size());
        int phases = studyArea.years().size();
        long[][][] held = new long[phases * sets][][]; // by phase and set, by class
        long[][][] moved = new long[(phases - 1) * sets][][]; // from that phase to the next
        engine.inPlace(held.length + moved.length, i -> {
            int p = i % held.length / sets;
            if (i < held.length) {
                held[i] = counts.phase(i % sets, p).total();
            } else {
                moved[i - held.length] = counts.pair(i % sets, p, p + 1).total();
            }
        });
        List<ConservationCheck> checks = new ArrayList<>();
        for (int i = 0; i < held.length; i++) {
            checks.add(new ConservationCheck(
                    "cells of " + name(counts, i % sets) + " = cells of the grid "
                            + studyArea.years().get(i / sets),
                    studyArea.grid().cells(),
                    sum(held[i]) / (double) counts.parts(),
                    0));
        }
        for (int i = 0; i < moved.length; i++) {
            checks.add(new ConservationCheck(
                    "transfers of " + name(counts, i % sets) + " = areas of both phases "
                            + studyArea.years().get(i / sets) + "-"
                            + studyArea.years().get(i / sets + 1) + " (cells apart)",
                    0,
                    apart(moved[i], held[i], held[i + sets]) / counts.parts(),
                    0));
        }
        return checks;
    }

    private static String name(LandCounts counts, int set) {
        return counts.sets().isEmpty() ? UnitSet.REGION : counts.sets().get(set).name();
    }

    /** How far the sums of transfers by class are from the land before and after. */
    private static double apart(long[][] moved, long[][] before, long[][] after) {
        double apart = 0;
        for (int c = 0; c < moved.length; c++) {
            long row = 0;
            long column = 0;
            for (int k = 0; k < moved.length; k++) {
                row += moved[c][k];
                column += moved[k][c];
            }
            apart += Math.abs(row - before[c][c]) + Math.abs(column - after[c][c]);
        }
        return apart;
    }

    /** Tells of every check that does not hold: a fault of ours, whatever the input. */
    public static void tell(List<ConservationCheck> checks, Problems problems) {
        checks.stream()
                .filter(c -> !c.passed())
                .forEach(c -> problems.add(
                        ProblemCode.RUN_06_CONSERVATION, c.name(), Numbers.text(c.expected()), Numbers.text(c.got())));
    }

    private static long sum(long[][] cells) {
        return Arrays.stream(cells).flatMapToLong(Arrays::stream).sum();
    }
}
