package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Files that a study gives by year, for its phases. */
final class YearFiles {
    private YearFiles() {}

    /** Those of phases, absolute; a problem for each year that is none of theirs. */
    static SortedMap<Integer, Path> of(
            Given given, Option<Path> file, Path folder, Collection<Integer> phases, Problems problems) {
        SortedMap<Integer, Path> files = new TreeMap<>();
        given.named(file).forEach((year, path) -> {
            if (year.matches("[0-9]{4}") && phases.contains(Integer.parseInt(year))) {
                files.put(Integer.parseInt(year), folder.resolve(path).normalize());
            } else {
                problems.add(ProblemCode.ACCURACY_07_YEAR, given.place() + "." + year, join(phases));
            }
        });
        return files;
    }

    /** The same, and a problem where a phase has none. */
    static SortedMap<Integer, Path> ofEach(
            Given given, Option<Path> file, Path folder, Collection<Integer> phases, Problems problems) {
        SortedMap<Integer, Path> files = of(given, file, folder, phases, problems);
        List<Integer> missing =
                phases.stream().filter(year -> !files.containsKey(year)).toList();
        if (!given.isMisread() && !missing.isEmpty()) {
            problems.add(ProblemCode.LAND_14_NO_LAYER, given.place(), join(missing));
        }
        return files;
    }

    /** Years as a message lists them. */
    static String join(Collection<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
