package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.table.InputFiles;

/** How hard each class of land is to cross, from a table {@code class,resistance} or by the kind of land. */
final class Resistances {
    /** Unverified: how hard each role of land is to cross, 1..1000. */
    private static final Map<String, Double> RESISTANCE = Map.of(
            "forest",
            1.0,
            "grassland",
            20.0,
            "water",
            50.0,
            "cultivated",
            100.0,
            "unused",
            300.0,
            "construction",
            1000.0);

    private Resistances() {}

    /**
     * By class index, 0 at 0; NaN for a class of no known kind where there is no table.
     *
     * @throws org.carbonscape.problem.ProblemException SUIT-38 for a class that the table leaves out
     */
    static double[] byClass(StudyInputs inputs, Optional<Path> file, Problems problems) {
        double[] byClass = new double[inputs.studyArea().legend().classes() + 1];
        Map<String, Double> given = new LinkedHashMap<>();
        if (file.isPresent()) {
            inputs.files().put("suitability.corridors.resistance", file.get());
            List<List<String>> rows = InputFiles.rows(file.get(), "suitability.corridors.resistance");
            List<String> header =
                    rows.get(0).stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
            for (List<String> row : rows.subList(1, rows.size())) {
                if (row.isEmpty()) {
                    continue;
                }
                given.put(InputFiles.cell(header, row, "class"), InputFiles.number(header, row, "resistance"));
            }
        }
        Problems own = new Problems();
        boolean unknown = false;
        for (LandClass c : inputs.studyArea().legend().list()) {
            Optional<String> role = c.role().map(LandRole::className);
            // without a table a class of no known kind has none: whether that matters is known when the land is counted
            double value = given.isEmpty()
                    ? role.map(RESISTANCE::get).orElse(Double.NaN)
                    : given.getOrDefault(
                            c.name(),
                            given.getOrDefault(c.nameZh(), role.map(given::get).orElse(Double.NaN)));
            if (!given.isEmpty() && (!(value > 0) || Double.isInfinite(value))) {
                own.add(ProblemCode.SUIT_38_RESISTANCE_CLASS, "suitability.corridors.resistance", c.name());
            } else {
                byClass[c.index()] = value;
                unknown |= Double.isNaN(value);
            }
        }
        own.throwIfAny();
        if (given.isEmpty() && !unknown) { // else it is known when the land is counted whether there are corridors
            problems.addAll(List.of(caution(inputs, byClass)));
        }
        return byClass;
    }

    /** SUIT-C07: the bundled resistances, by class. */
    static Problem caution(StudyInputs inputs, double[] byClass) {
        Map<Double, List<LandClass>> told = new TreeMap<>();
        inputs.studyArea().legend().list().stream()
                .filter(c -> !Double.isNaN(byClass[c.index()]))
                .forEach(c -> told.computeIfAbsent(byClass[c.index()], v -> new ArrayList<>())
                        .add(c));
        return Problem.of(
                ProblemCode.SUIT_C07_RESISTANCE,
                "suitability.corridors",
                Bilingual.of(grouped(told, LandClass::name, ", ", "; "), grouped(told, LandClass::nameZh, "、", "；")));
    }

    private static String grouped(
            Map<Double, List<LandClass>> told, Function<LandClass, String> name, String comma, String semicolon) {
        return told.entrySet().stream()
                .map(e -> Numbers.text(e.getKey()) + " "
                        + String.join(comma, e.getValue().stream().map(name).toList()))
                .collect(Collectors.joining(semicolon));
    }
}
