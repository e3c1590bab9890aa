package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;

/**
 * What a row of a local statistic says of one unit fits together: p is one that so many permutations can give, and its
 * class is that of its corrected p, its statistic and its value.
 */
final class ClusterClasses {
    private static final Pattern PERMUTATIONS = Pattern.compile("(\\d+) (?:shared |independent )?permutations");
    private static final Pattern LEVEL = Pattern.compile("(fdr|bonferroni|uncorrected)(?: at ([0-9.]+))?(?:,|$)");
    /** Of the bins of hot spots: what p must not be above, for one, two and three. */
    private static final double[] BINS = {0.1, 0.05, 0.01};
    /** Digits that are not printed, of p, and of what is at the mean. */
    private static final double DIGITS = 1e-12;

    private static final double AT_MEAN = 1e-9;

    private final Findings.Held own;
    private final List<Placed> placed = new ArrayList<>();

    ClusterClasses(Findings.Held own) {
        this.own = own;
    }

    /** A unit of a cluster and its value. */
    private record Placed(String where, String cluster, double value) {}

    /**
     * @param where with the column
     * @param p     of so many permutations, whatever the tails: a whole number of times one over one more than these
     */
    static void drawn(Findings.Held own, String where, double p, long permutations, boolean twoSided) {
        if (!Double.isNaN(p) && permutations > 0) {
            double step = (twoSided ? 2.0 : 1.0) / (permutations + 1.0);
            double nearest = Math.min(1, Math.max(1, Math.rint(p / step)) * step);
            own.number(() -> Bilingual.same(where), nearest, p, 0, 1e-9);
        }
    }

    /** @param bins whether classes are those of hot spots @param where the group and the unit */
    void take(CsvRows row, boolean bins, String where) {
        if (isMoran(row) && row.columns().contains("value")) { // of units without a test as well
            placed.add(new Placed(where, row.text("cluster"), row.number("value")));
        }
        String variant = row.text("variant");
        Matcher permutations = PERMUTATIONS.matcher(variant);
        if (permutations.find()) {
            long many = Long.parseLong(permutations.group(1));
            drawn(own, where + ", p", row.number("p"), many, variant.contains(", two-sided,"));
        }
        Matcher level = LEVEL.matcher(variant);
        if (!level.find()) {
            return; // of the first failure no column tells
        }
        double p = row.number(level.group(1).equals("uncorrected") ? "p" : "p_" + level.group(1));
        if (Double.isNaN(p)) {
            return;
        }
        if (bins) {
            bin(p, row.number("z"), row.number("bin"), where);
        } else if (level.group(2) != null) {
            cluster(row, p, Double.parseDouble(level.group(2)), where);
        }
    }

    /** Of one variable, its neighbours' mean beside it. */
    private static boolean isMoran(CsvRows row) {
        return row.columns().contains("i") && !row.columns().contains("x");
    }

    private void bin(double p, double z, double bin, String where) {
        if (!Double.isNaN(bin) && Math.abs(z) > DIGITS) {
            double least = strength(p + DIGITS);
            double most = strength(p - DIGITS);
            double strength = Math.max(least, Math.min(most, Math.abs(bin)));
            own.number(() -> Bilingual.same(where + ", bin"), Math.signum(z) * strength, bin, 0);
        }
    }

    private static int strength(double p) {
        int strength = 0;
        for (double most : BINS) {
            strength += p <= most ? 1 : 0;
        }
        return strength;
    }

    private void cluster(CsvRows row, double p, double alpha, String where) {
        String cluster = row.text("cluster");
        boolean isNone = List.of("", "ns", "island", "other", "undefined").contains(cluster);
        if (!isNone && p > alpha + DIGITS) {
            own.text(() -> Bilingual.same(where + ", cluster"), "ns", cluster);
            return;
        }
        double i = row.number("i");
        if (isMoran(row) && Math.abs(i) > AT_MEAN && !cluster.equals("island")) {
            String alike = i > 0 ? "HH, LL" : "HL, LH";
            if (cluster.equals("ns")) {
                own.text(() -> Bilingual.same(where + ", cluster"), p < alpha - DIGITS ? alike : "ns", cluster);
            } else if (!isNone) {
                own.text(() -> Bilingual.same(where + ", cluster"), alike.contains(cluster) ? cluster : alike, cluster);
            }
        }
    }

    /** Ends a group: clusters that begin with H have values above the mean of all, others below it. */
    void end() {
        double mean = placed.stream()
                .mapToDouble(Placed::value)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
        for (Placed unit : placed) {
            boolean isHigh = unit.cluster.startsWith("H");
            double digits = AT_MEAN * Math.max(Math.abs(mean), Math.abs(unit.value));
            if (isHigh ? unit.value < mean - digits : unit.cluster.startsWith("L") && unit.value > mean + digits) {
                own.text(() -> Bilingual.same(unit.where + ", cluster"), isHigh ? "LL, LH" : "HH, HL", unit.cluster);
            }
        }
        placed.clear();
    }
}
