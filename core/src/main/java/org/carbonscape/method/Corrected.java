package org.carbonscape.method;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Significance;

/** p of each place after both corrections, whatever its classes were judged by. */
final class Corrected {
    private final int size;
    private final IntToDoubleFunction p;
    private final IntToDoubleFunction adjusted;
    private final Correction correction;
    private double[] fdr = new double[0];
    private long tests = -1;

    /**
     * @param adjusted p after {@code correction}; after FDR where there was none
     */
    Corrected(int size, IntToDoubleFunction p, IntToDoubleFunction adjusted, Correction correction) {
        this.size = size;
        this.p = p;
        this.adjusted = adjusted;
        this.correction = correction;
    }

    /** Benjamini and Hochberg's; worked out when first asked for. */
    private double fdr(int place) {
        if (correction == Correction.NONE || correction == Correction.FDR) {
            return adjusted.applyAsDouble(place);
        }
        if (fdr.length == 0) {
            fdr = Significance.adjusted(IntStream.range(0, size).mapToDouble(p).toArray(), Correction.FDR);
        }
        return fdr[place];
    }

    private double bonferroni(int place) {
        if (tests < 0) {
            tests = IntStream.range(0, size)
                    .filter(i -> !Double.isNaN(p.applyAsDouble(i)))
                    .count();
        }
        return Math.min(1, p.applyAsDouble(place) * tests);
    }

    /** The columns p, p_fdr and p_bonferroni. */
    List<Column> columns() {
        return List.of(
                Column.number("p", p).alsoInLayer(),
                Column.number("p_fdr", this::fdr).alsoInLayer(),
                Column.number("p_bonferroni", this::bonferroni).alsoInLayer());
    }
}
