package org.carbonscape.carbon;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;

/** A pool of a class, or of a role. */
record ClassPool(String of, String pool) {
    /** Pools that most classes have and one lacks, of those that name any: its row was forgotten, or it holds none. */
    static Stream<ClassPool> beside(Stream<ClassPool> there) {
        Map<String, Set<String>> pools = there.collect(Collectors.groupingBy(
                ClassPool::of, LinkedHashMap::new, Collectors.mapping(ClassPool::pool, Collectors.toSet())));
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
                        .map(pool -> new ClassPool(c.getKey(), pool)));
    }

    /** What a class's rows are given for: the class itself, else its role. */
    static Optional<String> givenFor(LandClass c, Collection<String> names) {
        return names.contains(c.name())
                ? Optional.of(c.name())
                : c.role()
                        .flatMap(r -> names.stream()
                                .filter(n -> LandRole.find(n).equals(c.role()))
                                .findFirst());
    }
}
