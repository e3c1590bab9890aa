package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Words;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyArea;

/**
 * Classes as figures show them: those that occur in a phase. A legend may name hundreds, which no reader could tell
 * apart: where more than {@value #MOST} occur, those with the largest area in any phase keep their own colour and the
 * others are drawn as one. Tables and rasters always hold every class.
 */
final class FigureClasses {
    private static final int MOST = 40;
    private static final int GREY = 0xbdbdbd;

    private final int[] shown; // by class index; 0 = none
    private final List<Key.Entry> entries = new ArrayList<>();

    FigureClasses(StudyArea studyArea, LandTables land) {
        int classes = studyArea.legend().classes();
        double[] largest = new double[classes + 1];
        for (int p = 0; p < studyArea.years().size(); p++) {
            double[] km2 = land.region(p).km2();
            Arrays.setAll(largest, c -> Math.max(largest[c], km2[c]));
        }
        int[] there =
                IntStream.rangeClosed(1, classes).filter(c -> largest[c] > 0).toArray();
        boolean[] own = new boolean[classes + 1];
        Arrays.stream(there)
                .boxed()
                .sorted(Comparator.comparing((Integer c) -> -largest[c]).thenComparing(c -> c))
                .limit(there.length > MOST ? MOST - 1 : MOST)
                .forEach(c -> own[c] = true);
        shown = new int[classes + 1];
        for (int c = 1; c <= classes; c++) {
            if (own[c]) {
                entries.add(new Key.Entry(studyArea.classWords(c), studyArea.rgb(c)));
                shown[c] = entries.size();
            }
        }
        if (entries.size() < there.length) {
            int others = there.length - entries.size();
            entries.add(new Key.Entry(Words.of("the " + others + " other classes", "其余 " + others + " 类"), GREY));
            for (int c : there) {
                shown[c] = shown[c] == 0 ? entries.size() : shown[c];
            }
        }
    }

    List<Key.Entry> entries() {
        return List.copyOf(entries);
    }

    int count() {
        return entries.size();
    }

    /** Position of a class among the entries, from 1; 0 for none and for a class that never occurs. */
    int of(int classIndex) {
        return shown[classIndex];
    }

    /** Values by class index (0 = none), summed by entry (0 = none). */
    double[] sums(double[] byClass) {
        double[] sums = new double[entries.size() + 1];
        for (int c = 0; c < byClass.length; c++) {
            sums[shown[c]] += byClass[c];
        }
        return sums;
    }

    MapPanel panel(MapPanel.Pixels classes) {
        float[] values = classes.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = shown[Float.isNaN(values[i]) ? 0 : (int) values[i]];
        }
        return new MapPanel.Pixels(classes.title(), classes.columns(), classes.rows(), values);
    }
}
