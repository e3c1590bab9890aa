package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.land.Legend;
import org.carbonscape.land.MapAccuracy;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.AccuracyTables;

/** The tables of places that a study names for its phases. */
record PhaseAccuracy(Study.Accuracy asked, Map<String, Path> files, Problems problems) {
    /** Areas of some phases would be corrected and held against those of others as mapped. */
    void tellWhereSomeLackOne(Collection<Integer> years) {
        List<Integer> without =
                years.stream().filter(y -> !asked.tables().containsKey(y)).toList();
        if (!asked.tables().isEmpty() && !without.isEmpty()) {
            problems.add(
                    ProblemCode.ACCURACY_C04_SOME_PHASES,
                    "landUse.accuracy",
                    Listing.of(asked.tables().keySet().stream()
                            .map(String::valueOf)
                            .toList()),
                    Listing.of(without.stream().map(String::valueOf).toList()));
        }
    }

    /** Nothing where the phase has none, or where a problem is told. */
    Optional<MapAccuracy> of(int year, Legend legend) {
        return Optional.ofNullable(asked.tables().get(year)).flatMap(file -> {
            files.put("landUse.accuracy." + year, file);
            String place = "landUse.accuracy." + year + " (" + file.getFileName() + ")";
            int first = asked.tables().entrySet().stream() // phases of one table err alike
                    .filter(t -> t.getValue().equals(file))
                    .mapToInt(Map.Entry::getKey)
                    .min()
                    .orElse(year);
            return problems.attempt(
                    () -> AccuracyTables.truth(file, Integer.toString(first), place, asked, legend, problems));
        });
    }
}
