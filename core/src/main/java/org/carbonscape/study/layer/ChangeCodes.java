package org.carbonscape.study.layer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.zone.LandCounts;

/**
 * Codes of the from-to change rasters: {@code from x 10 + to} up to nine classes, {@code from x 100 + to} up to 99, so
 * that 25 reads "from 2 to 5"; beyond that a running number of the pairs that occur.
 */
final class ChangeCodes {
    private final StudyArea studyArea;
    private final int classes;
    private final int factor; // 0 = running numbers
    private final int[] codeOf; // by from * (classes + 1) + to
    private final List<int[]> pairs = new ArrayList<>(); // from, to
    private int largest;

    ChangeCodes(StudyArea studyArea, LandCounts counts, List<int[]> intervals) {
        this.studyArea = studyArea;
        this.classes = studyArea.legend().classes();
        this.factor = classes <= 9 ? 10 : classes <= 99 ? 100 : 0;
        this.codeOf = new int[(classes + 1) * (classes + 1)];
        boolean[] occurs = new boolean[codeOf.length];
        for (int[] pair : intervals) {
            long[][] total = counts.pair(0, pair[0], pair[1]).total();
            for (int i = 1; i <= classes; i++) {
                for (int j = 1; j <= classes; j++) {
                    occurs[i * (classes + 1) + j] |= total[i][j] > 0;
                }
            }
        }
        int running = 0;
        for (int i = 1; i <= classes; i++) {
            for (int j = 1; j <= classes; j++) {
                int pair = i * (classes + 1) + j;
                if (occurs[pair]) {
                    codeOf[pair] = factor > 0 ? i * factor + j : Math.min(65535, ++running);
                    largest = Math.max(largest, codeOf[pair]);
                    pairs.add(new int[] {i, j});
                }
            }
        }
        largest = Math.max(largest, 1);
    }

    /** What stayed is pale, what changed has the colour of what it became. */
    private int colour(int from, int to) {
        int rgb = studyArea.rgb(to);
        if (from != to) {
            return rgb;
        }
        int pale = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            pale |= (255 - (255 - (rgb >> shift & 255)) / 4) << shift;
        }
        return pale;
    }

    int largest() {
        return largest;
    }

    /** Names and colours of the codes, for a reader of this language. */
    List<ClassLabel> labels(Language language) {
        return pairs.stream()
                .map(p -> {
                    String from = studyArea.classLabel(p[0], language);
                    return new ClassLabel(
                            codeOf[p[0] * (classes + 1) + p[1]],
                            p[0] == p[1]
                                    ? from + language.of(" (unchanged)", "（未变）")
                                    : from + language.of(" → ", "→") + studyArea.classLabel(p[1], language),
                            colour(p[0], p[1]));
                })
                .toList();
    }

    /** What makes the codes of cells. */
    Coding coding() {
        return new Coding(classes, codeOf);
    }

    /** @param codeOf by from * (classes + 1) + to */
    record Coding(int classes, int[] codeOf) implements Serializable {
        /** Of cells of classes before and after. */
        int[] of(int[] before, int[] after, int n) {
            int[] codes = new int[n];
            for (int i = 0; i < n; i++) {
                codes[i] = codeOf[before[i] * (classes + 1) + after[i]];
            }
            return codes;
        }
    }
}
