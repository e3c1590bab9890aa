package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.UnitSet;

/** The land tables prove themselves: cells of units, of classes and of the grid are the same number. */
public final class Conservation {
    private Conservation() {}

    public static List<ConservationCheck> ofLand(StudyArea studyArea, LandCounts counts) {
        List<ConservationCheck> checks = new ArrayList<>();
        for (int p = 0; p < studyArea.years().size(); p++) {
            int year = studyArea.years().get(p);
            for (int s = 0; s < Math.max(1, counts.sets().size()); s++) {
                String set = counts.sets().isEmpty()
                        ? UnitSet.REGION
                        : counts.sets().get(s).name();
                checks.add(new ConservationCheck(
                        "cells of " + set + " = cells of the grid " + year,
                        studyArea.grid().cells(),
                        sum(counts.phase(s, p)) / (double) counts.parts(),
                        0));
            }
        }
        for (int p = 1; p < studyArea.years().size(); p++) {
            for (int s = 0; s < Math.max(1, counts.sets().size()); s++) {
                String set = counts.sets().isEmpty()
                        ? UnitSet.REGION
                        : counts.sets().get(s).name();
                PairTable pair = counts.pair(s, p - 1, p);
                long[][] total = pair.total();
                double worst = 0;
                for (int c = 0; c < total.length; c++) {
                    long row = 0;
                    long column = 0;
                    for (int k = 0; k < total.length; k++) {
                        row += total[c][k];
                        column += total[k][c];
                    }
                    worst += Math.abs(row - counts.phase(s, p - 1).total()[c][c])
                            + Math.abs(column - counts.phase(s, p).total()[c][c]);
                }
                checks.add(new ConservationCheck(
                        "transfers of " + set + " = areas of both phases "
                                + studyArea.years().get(p - 1) + "-"
                                + studyArea.years().get(p) + " (cells apart)",
                        0,
                        worst / counts.parts(),
                        0));
            }
        }
        return checks;
    }

    /** Tells of every check that does not hold: a fault of ours, whatever the input. */
    public static void tell(List<ConservationCheck> checks, Problems problems) {
        checks.stream()
                .filter(c -> !c.passed())
                .forEach(c -> problems.add(
                        ProblemCode.RUN_06_CONSERVATION, c.name(), Numbers.text(c.expected()), Numbers.text(c.got())));
    }

    private static long sum(PairTable table) {
        long sum = 0;
        for (int r = 0; r < table.rows(); r++) {
            sum += table.cells(r);
        }
        return sum;
    }
}
