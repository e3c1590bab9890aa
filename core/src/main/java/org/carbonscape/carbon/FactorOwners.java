package org.carbonscape.carbon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.zone.UnitSet;
import org.carbonscape.zone.UnitSubset;

/**
 * Whose units a table of factors names: the set that its column unit_set names, else the only one that has them all.
 *
 * @param place    of the table, for problems
 * @param given    ids of units
 * @param unitSets what the rows name in unit_set
 */
record FactorOwners(String place, Set<String> given, Set<String> unitSets) {
    /** As {@link FactorSet#owners} says. */
    Optional<UnitSet> find(List<UnitSet> sets, Problems problems) {
        if (sets.isEmpty()) {
            problems.add(ProblemCode.CARBON_20_NO_UNITS, place, Listing.of(given));
            return Optional.empty();
        }
        if (unitSets.size() > 1) {
            problems.add(ProblemCode.CARBON_19_TWO_SETS, place, String.join(", ", unitSets));
            return Optional.empty();
        }
        List<Found> found = sets.stream()
                .filter(set -> unitSets.isEmpty() || unitSets.contains(set.name()))
                .map(set -> new Found(set, numbers(set, given)))
                .toList();
        if (found.isEmpty()) {
            String name = String.join("", unitSets);
            List<String> names = sets.stream().map(UnitSet::name).toList();
            problems.add(ProblemCode.STUDY_09_NO_SUCH_UNITS, place, name, Nearest.orAll(name, names));
            return Optional.empty();
        }
        List<Found> whole =
                found.stream().filter(f -> f.numbers.size() == given.size()).toList();
        if (whole.size() == 1) {
            return Optional.of(whole.get(0).owners());
        }
        if (whole.size() > 1) {
            problems.add(ProblemCode.CARBON_18_SEVERAL_SETS, place, Listing.of(given), Found.names(whole));
            return Optional.empty();
        }
        List<String> strangers = given.stream()
                .filter(id -> found.stream().noneMatch(f -> f.numbers.containsKey(id)))
                .toList();
        if (strangers.isEmpty()) {
            List<Found> some = found.stream().filter(f -> !f.numbers.isEmpty()).toList();
            problems.add(ProblemCode.CARBON_19_TWO_SETS, place, Found.names(some));
        } else {
            List<String> known = found.stream()
                    .flatMap(f -> IntStream.rangeClosed(1, f.set.count()).mapToObj(f.set::id))
                    .distinct()
                    .toList();
            strangers.forEach(id -> problems.add(ProblemCode.CARBON_14_PLACE, place, id, Nearest.orAll(id, known)));
        }
        return Optional.empty();
    }

    /** A unit set, and the numbers in it of the ids that it has. */
    private record Found(UnitSet set, Map<String, Integer> numbers) {
        UnitSet owners() {
            return new UnitSubset(
                    set, numbers.values().stream().mapToInt(u -> u).sorted().toArray());
        }

        static String names(List<Found> all) {
            return String.join(", ", all.stream().map(f -> f.set.name()).toList());
        }
    }

    private static Map<String, Integer> numbers(UnitSet set, Set<String> ids) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int u = 1; u <= set.count(); u++) {
            String id = set.id(u);
            if (ids.contains(id)) {
                numbers.put(id, u);
            }
        }
        return numbers;
    }
}
