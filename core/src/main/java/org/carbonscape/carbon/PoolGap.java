package org.carbonscape.carbon;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pool that most classes have and one lacks: its row was forgotten, or it holds none. */
record PoolGap(String of, String pool) {
    /** @param pools by class, of those that name any */
    static List<PoolGap> of(Map<String, Set<String>> pools) {
        List<String> usual = pools.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .filter(pool -> 2
                                * pools.values().stream()
                                        .filter(p -> p.contains(pool))
                                        .count()
                        > pools.size())
                .sorted()
                .toList();
        return pools.entrySet().stream()
                .flatMap(c -> usual.stream()
                        .filter(pool -> !c.getValue().contains(pool))
                        .map(pool -> new PoolGap(c.getKey(), pool)))
                .toList();
    }
}
