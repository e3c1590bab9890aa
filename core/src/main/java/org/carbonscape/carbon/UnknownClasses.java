package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/** Rows of a table of classes that the legend does not name: one finding, however many they are. */
final class UnknownClasses {
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> places = new ArrayList<>();

    void add(InputTable.Row row, String name) {
        names.add(name);
        places.add(row.place(name));
    }

    void tell(Legend legend, Problems problems) {
        if (!names.isEmpty()) {
            String near = Nearest.orAll(names.size() == 1 ? names.iterator().next() : "", legend.names());
            Bilingual quoted = Bilingual.list(names.stream()
                    .map(n -> Bilingual.of("\"" + n + "\"", "“" + n + "”"))
                    .toList());
            problems.add(
                    Problem.of(ProblemCode.CARBON_02_CLASS, "", quoted, near).at(places));
        }
    }
}
