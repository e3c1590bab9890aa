package org.carbonscape.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Problems that are one finding: the same at several places, and rows of a table with the same fault, each in its own
 * words, of which many have one cause (100吨, 120吨 in a column of numbers): they are told once, of the first, with the
 * other rows.
 */
public final class Alike {
    /** More than these have one cause. */
    private static final int FEW = 3;

    /** Found in a column whose name is what the problem says first. */
    private static final Set<ProblemCode> OF_COLUMN = Set.of(
            ProblemCode.INPUT_02_NUMBER,
            ProblemCode.INPUT_03_FINITE,
            ProblemCode.INPUT_05_WHOLE,
            ProblemCode.INPUT_08_WIDE);

    /** Found in a column that the place names. */
    private static final Set<ProblemCode> OF_CELL =
            Set.of(ProblemCode.TABLE_11_NOT_NUMBER, ProblemCode.TABLE_13_NOT_FINITE);

    private static final Set<ProblemCode> OF_ROW = Set.of(
            ProblemCode.CARBON_03_TWICE,
            ProblemCode.CARBON_40_APART,
            ProblemCode.CARBON_41_TWO_UNITS,
            ProblemCode.CARBON_09_RANGE,
            ProblemCode.CARBON_13_NEGATIVE,
            ProblemCode.ACCURACY_02_COUNT);

    private record Kind(ProblemCode code, String table, String column) {}

    private Alike() {}

    /**
     * What is the same at several places told once, at all of them, in the order of the first; so are many rows that
     * are alike, of the first of them. A file that is missing or empty is a finding of its own.
     */
    public static List<Problem> together(List<Problem> all) {
        Map<Problem, List<String>> places = new LinkedHashMap<>();
        for (Problem p : all) {
            Problem same = p.code().id().startsWith("FILE-") ? p : p.at("");
            places.computeIfAbsent(same, k -> new ArrayList<>()).add(p.place());
        }
        return once(places);
    }

    /** @param places of each problem, in the order in which they are told */
    private static List<Problem> once(Map<Problem, List<String>> places) {
        Map<Kind, List<Problem>> kinds = new LinkedHashMap<>();
        places.forEach((p, all) -> kind(p, all.get(0))
                .ifPresent(k -> kinds.computeIfAbsent(k, x -> new ArrayList<>()).add(p)));
        Map<Problem, List<String>> others = new LinkedHashMap<>(); // by the first
        Set<Problem> left = new HashSet<>();
        kinds.values().stream().filter(alike -> alike.size() > FEW).forEach(alike -> {
            List<Problem> rest = alike.subList(1, alike.size());
            left.addAll(rest);
            others.put(
                    alike.get(0),
                    rest.stream()
                            .flatMap(p -> places.getOrDefault(p, List.of()).stream())
                            .toList());
        });
        return places.entrySet().stream()
                .filter(e -> !left.contains(e.getKey()))
                .map(e -> e.getKey()
                        .at(PlaceList.of(e.getValue())
                                + PlaceList.likewise(others.getOrDefault(e.getKey(), List.of()), e.getValue())))
                .toList();
    }

    private static Optional<Kind> kind(Problem p, String place) {
        Matcher row = PlaceList.ROW.matcher(place);
        if (!row.matches()) {
            return Optional.empty();
        }
        String table = row.group(1);
        String cell = row.group(3) == null ? "" : row.group(3);
        return OF_COLUMN.contains(p.code())
                ? Optional.of(new Kind(p.code(), table, p.args().get(0)))
                : OF_CELL.contains(p.code())
                        ? Optional.of(new Kind(p.code(), table, cell))
                        : Optional.of(new Kind(p.code(), table, "")).filter(k -> OF_ROW.contains(p.code()));
    }
}
