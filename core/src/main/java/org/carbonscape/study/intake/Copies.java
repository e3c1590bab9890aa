package org.carbonscape.study.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Phases whose files differ in their names alone, or in their cells not at all: one was taken for another. */
public final class Copies {
    private Copies() {}

    /** Two phases or more that are alike. */
    public interface Alike {
        boolean are(int one, int other);
    }

    /** Whether two files of different names hold the same bytes; only those of one size are read. */
    public static boolean are(Path one, Path other) {
        try {
            return !one.equals(other)
                    && Files.isRegularFile(one)
                    && Files.isRegularFile(other)
                    && Files.size(one) == Files.size(other)
                    && Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            return false; // told where it is read
        }
    }

    /**
     * A caution for each group of phases that are alike.
     *
     * @param files of the phases by year, in their order
     * @param alike of two of them, by position
     */
    public static List<Problem> told(Map<Integer, Path> files, Alike alike) {
        List<Integer> years = List.copyOf(files.keySet());
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int q = 1; q < years.size(); q++) {
            for (int p = 0; p < q; p++) {
                if (alike.are(p, q)) {
                    int first = p;
                    groups.computeIfAbsent(p, k -> new ArrayList<>(List.of(first)))
                            .add(q);
                    break;
                }
            }
        }
        return groups.values().stream()
                .map(group -> Problem.of(
                        ProblemCode.LANDUSE_C06_COPY,
                        "landUse.phases ("
                                + group.stream()
                                        .map(p -> String.valueOf(Optional.ofNullable(files.get(years.get(p)))
                                                .map(Path::getFileName)
                                                .orElse(null)))
                                        .collect(Collectors.joining(", "))
                                + ")",
                        group.stream().map(p -> years.get(p).toString()).collect(Collectors.joining(", "))))
                .toList();
    }
}
