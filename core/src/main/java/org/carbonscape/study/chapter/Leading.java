package org.carbonscape.study.chapter;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.carbonscape.finding.Words;

/**
 * The first of an order, none of them as its last is.
 *
 * @param named at least one where first and last differ
 * @param alike how many more have the value of the last of these
 */
record Leading(List<Integer> named, long alike) {
    /** Sums differ by rounding where nothing else does. */
    private static final double ROUNDING = 1e-9;

    /**
     * @param order from one end to the other
     * @param most  named
     */
    static Leading of(List<Integer> order, ToDoubleFunction<Integer> value, int most) {
        double other = value.applyAsDouble(order.get(order.size() - 1));
        List<Integer> before = order.stream()
                .filter(i -> !isAlike(value.applyAsDouble(i), other))
                .toList();
        List<Integer> named = before.subList(0, Math.min(most, before.size()));
        long alike = before.stream()
                .skip(named.size())
                .filter(i -> isAlike(value.applyAsDouble(i), value.applyAsDouble(named.get(named.size() - 1))))
                .count();
        return new Leading(named, alike);
    }

    static boolean isAlike(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }

    /** Their names, with how many are not named. */
    Words said(Words names) {
        return alike == 0
                ? names
                : Words.of(names.en() + " (" + alike + " more alike)", names.zh() + "（另有 " + alike + " 个单元同值）");
    }
}
