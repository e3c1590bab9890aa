package org.carbonscape.carbon;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the pools of carbon are called: each is one, whichever of its names a row writes. */
final class PoolNames {
    /** Each by its name in tables, then by others. */
    private static final List<List<String>> POOLS = List.of(
            List.of("above", "aboveground", "地上", "地上生物量"),
            List.of("below", "belowground", "地下", "地下生物量"),
            List.of("soil", "soc", "soil organic carbon", "土壤", "土壤有机碳"),
            List.of("dead", "dead organic matter", "死有机质", "死亡有机质"));

    private static final Map<String, String> SAME = POOLS.stream()
            .flatMap(names -> names.stream().map(name -> Map.entry(name, names.get(0))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private PoolNames() {}

    /** The name in tables of a pool in small letters; what it is called itself where it is none of the four. */
    static String same(String pool) {
        return SAME.getOrDefault(pool, pool);
    }
}
