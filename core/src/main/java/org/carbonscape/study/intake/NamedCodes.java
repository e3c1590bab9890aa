package org.carbonscape.study.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Names that the rasters of phases give to codes: a name that is of one class here and of another there. */
final class NamedCodes {
    private NamedCodes() {}

    /** A caution where two phases have a name in common, but no class of it. */
    static Optional<Problem> told(Map<Integer, TiffFile> phases, CodeTable legend) {
        Map<String, SortedMap<Integer, Set<Long>>> codes = new LinkedHashMap<>(); // by name and year
        phases.forEach((year, tiff) -> tiff.classNames().forEach((code, name) -> {
            if (legend.indexOf(code) > 0) {
                codes.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), n -> new TreeMap<>())
                        .computeIfAbsent(year, y -> new TreeSet<>())
                        .add(code);
            }
        }));
        List<Bilingual> other = new ArrayList<>();
        codes.forEach((name, years) -> {
            if (!name.isEmpty()
                    && years.values().stream()
                            .anyMatch(one -> years.values().stream()
                                    .anyMatch(
                                            two -> Collections.disjoint(classes(one, legend), classes(two, legend))))) {
                other.add(Bilingual.of(
                        name + " (" + spelt(years, ": ", ", ", "; ") + ")",
                        name + "（" + spelt(years, "：", "、", "；") + "）"));
            }
        });
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.LANDUSE_C07_OTHER_CODES, "landUse.phases", Bilingual.list(other)));
    }

    private static Set<Integer> classes(Set<Long> codes, CodeTable legend) {
        return codes.stream().map(legend::indexOf).collect(Collectors.toSet());
    }

    private static String spelt(SortedMap<Integer, Set<Long>> years, String colon, String comma, String semicolon) {
        return years.entrySet().stream()
                .map(e -> e.getKey()
                        + colon
                        + e.getValue().stream().map(String::valueOf).collect(Collectors.joining(comma)))
                .collect(Collectors.joining(semicolon));
    }
}
