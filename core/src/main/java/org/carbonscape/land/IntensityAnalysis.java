package org.carbonscape.land;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Intensity analysis (Aldwaik and Pontius 2012, doi:10.1016/j.landurbplan.2012.02.010): is change fast or slow, which
 * classes are active, which does a class target when it gains or loses. All intensities in % per year, with Y years in
 * the interval and U_a, U_b the areas of a class at its ends:
 *
 * <ul>
 * <li>interval: S = change / total / Y against the uniform U = all change / sum of total x Y; {@code fast} or {@code
 *   slow};</li>
 * <li>category: gain G_j / Y / U_b(j) and loss L_i / Y / U_a(i) against S; {@code active} or {@code dormant};</li>
 * <li>transition to gaining n: T[i][n] / Y / U_a(i) against W = G_n / Y / (total - U_a(n));
 *     transition from losing m: T[m][j] / Y / U_b(j) against V = L_m / Y / (total - U_b(m)); {@code targets} or {@code
 *     avoids}.</li>
 * </ul>
 *
 * An intensity equal to its uniform one (to 1e-12 of it) is {@code uniform}. A class with no land has no intensity
 * (NaN) and no verdict; so has a transition to a class that does not gain, since nothing is there to be aimed.
 * A line is stationary where its verdict is the same in every interval: asked only where there are two and more, and
 * left empty where a verdict is missing.
 */
public final class IntensityAnalysis {
    /** Which of the three levels a row belongs to. */
    public enum Level {
        INTERVAL("fast", "slow"),
        CATEGORY("active", "dormant"),
        TRANSITION("targets", "avoids");

        private final String above;
        private final String below;

        Level(String above, String below) {
            this.above = above;
            this.below = below;
        }
    }

    /** What is looked at: all change, a class' gain, a class' loss. */
    public enum Direction {
        CHANGE,
        GAIN,
        LOSS
    }

    /**
     * One intensity and its verdict: a row of the table {@code intensity} (level, direction, from_year, to_year, class,
     * from_class, to_class, observed_percent_per_yr, uniform_percent_per_yr, verdict, stationary), enums in small
     * letters.
     *
     * @param of         what changes so fast
     * @param observed   % per year; NaN where not defined
     * @param uniform    % per year; NaN where not defined
     * @param verdict    fast, slow, active, dormant, targets, avoids, uniform; empty where not defined
     * @param stationary yes, no; empty where not defined
     */
    public record Intensity(
            Subject of, int fromYear, int toYear, double observed, double uniform, String verdict, String stationary) {
        private Intensity judged(String answer) {
            return new Intensity(of, fromYear, toYear, observed, uniform, verdict, answer);
        }
    }

    /**
     * What an intensity is of: all change, the gain or loss of a category, or a transition; the same in every interval.
     *
     * @param className the class whose gain or loss is looked at; {@code all} on the interval level
     * @param fromClass the losing class; empty on the interval level and for gains of a category
     * @param toClass   the gaining class; empty on the interval level and for losses of a category
     */
    public record Subject(Level level, Direction direction, String className, String fromClass, String toClass) {}

    private static final double TIE = 1e-12;

    private IntensityAnalysis() {}

    /** All levels of consecutive intervals, interval by interval; empty for none (a study with one phase). */
    public static List<Intensity> of(List<TransferMatrix> intervals) {
        double change = 0;
        double landYears = 0;
        for (TransferMatrix matrix : intervals) {
            change += matrix.km2(matrix.change());
            landYears += matrix.total_km2() * matrix.years();
        }
        List<Intensity> rows = new ArrayList<>();
        for (TransferMatrix matrix : intervals) {
            add(rows, matrix, 100 * change / landYears);
        }
        return stationary(rows, intervals.size());
    }

    private static void add(List<Intensity> rows, TransferMatrix m, double uniform) {
        double years = m.years();
        double speed = 100 * m.change() / m.total() / years;
        rows.add(row(new Subject(Level.INTERVAL, Direction.CHANGE, ChangeMeasures.ALL, "", ""), m, speed, uniform));
        int classes = m.classes().size();
        for (int c = 1; c <= classes; c++) {
            String name = m.classes().get(c - 1);
            double gain = 100 * m.gain(c) / years / m.atEnd(c);
            double loss = 100 * m.loss(c) / years / m.atStart(c);
            rows.add(row(new Subject(Level.CATEGORY, Direction.GAIN, name, "", name), m, gain, speed));
            rows.add(row(new Subject(Level.CATEGORY, Direction.LOSS, name, name, ""), m, loss, speed));
        }
        for (int c = 1; c <= classes; c++) {
            transitions(rows, m, c);
        }
    }

    /** Where the gains of a class come from, then where its losses go to. */
    private static void transitions(List<Intensity> rows, TransferMatrix m, int c) {
        double years = m.years();
        List<String> names = m.classes();
        String name = names.get(c - 1);
        double toUniform = 100 * m.gain(c) / years / (m.total() - m.atStart(c));
        double fromUniform = 100 * m.loss(c) / years / (m.total() - m.atEnd(c));
        for (int other = 1; other <= names.size(); other++) {
            if (other != c) {
                double gain = 100 * m.amount(other, c) / years / m.atStart(other);
                String from = names.get(other - 1);
                rows.add(row(new Subject(Level.TRANSITION, Direction.GAIN, name, from, name), m, gain, toUniform));
            }
        }
        for (int other = 1; other <= names.size(); other++) {
            if (other != c) {
                double loss = 100 * m.amount(c, other) / years / m.atEnd(other);
                String to = names.get(other - 1);
                rows.add(row(new Subject(Level.TRANSITION, Direction.LOSS, name, name, to), m, loss, fromUniform));
            }
        }
    }

    private static Intensity row(Subject of, TransferMatrix m, double observed, double uniform) {
        double seen = Double.isFinite(observed) ? observed : Double.NaN;
        double even = Double.isFinite(uniform) ? uniform : Double.NaN;
        String verdict;
        if (Double.isNaN(seen) || Double.isNaN(even) || of.level == Level.TRANSITION && even == 0) {
            verdict = "";
        } else if (Math.abs(seen - even) <= TIE * Math.abs(even)) {
            verdict = "uniform";
        } else {
            verdict = seen > even ? of.level.above : of.level.below;
        }
        return new Intensity(of, m.fromYear(), m.toYear(), seen, even, verdict, "");
    }

    private static List<Intensity> stationary(List<Intensity> rows, int intervals) {
        if (intervals < 2) {
            return List.copyOf(rows);
        }
        Map<Subject, List<String>> verdicts = new HashMap<>();
        rows.forEach(r -> verdicts.computeIfAbsent(r.of, k -> new ArrayList<>()).add(r.verdict));
        return rows.stream()
                .map(r -> {
                    List<String> line = verdicts.getOrDefault(r.of, List.of());
                    // on the interval level verdicts are relative to each other: one interval is fast because another
                    // is slow
                    boolean defined = r.of.level != Level.INTERVAL && line.size() == intervals && !line.contains("");
                    return r.judged(!defined ? "" : line.stream().distinct().count() == 1 ? "yes" : "no");
                })
                .toList();
    }
}
