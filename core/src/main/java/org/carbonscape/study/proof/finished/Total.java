package org.carbonscape.study.proof.finished;

import java.util.Map;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.problem.Bilingual;

/** What was added up of the rows of a table, exactly, with the size of what was added. */
public final class Total {
    private final ExactSum sum = new ExactSum();
    private double size;

    /** The total under a key, begun where there is none. */
    public static <K> Total of(Map<K, Total> totals, K key) {
        return totals.computeIfAbsent(key, k -> new Total());
    }

    /** {@code sum of counties 2005, source_tCO2}. */
    public static Bilingual sumOf(String what) {
        return Bilingual.of("sum of " + what, what + " 之合计");
    }

    /** NaN adds nothing. */
    public void add(double value) {
        if (!Double.isNaN(value)) {
            sum.add(value);
            size += Math.abs(value);
        }
    }

    public double value() {
        return sum.value();
    }

    /** The sum of magnitudes, which the last digits of the sum are measured by. */
    public double size() {
        return size;
    }
}
