package org.carbonscape.measure;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers of years. */
public final class Years {
    private Years() {}

    /** Years between given ones by a straight line; nothing before the first or after the last. */
    public static SortedMap<Integer, Double> filled(SortedMap<Integer, Double> given) {
        TreeMap<Integer, Double> all = new TreeMap<>();
        Map.Entry<Integer, Double> before = null;
        for (Map.Entry<Integer, Double> next : given.entrySet()) {
            if (before != null) {
                int gap = next.getKey() - before.getKey();
                for (int i = 1; i < gap; i++) {
                    all.put(before.getKey() + i, before.getValue() + (next.getValue() - before.getValue()) * i / gap);
                }
            }
            all.put(next.getKey(), next.getValue());
            before = next;
        }
        return all;
    }
}
