package org.carbonscape.study.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carbonscape.carbon.UnknownClasses;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
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

    private static final String KEY = "suitability.corridors.resistance";

    private Resistances() {}

    /**
     * By class index, 0 at 0; NaN for a class of no known kind where there is no table.
     *
     * @throws org.carbonscape.problem.ProblemException with every problem of the table: SUIT-38 for a class that it
     *     leaves out, SUIT-44 for one that is not above 0, CARBON-02 for a row of no class, CARBON-03 for one given
     *     twice
     */
    static double[] byClass(StudyInputs inputs, Optional<Path> file, Problems problems) {
        Legend legend = inputs.studyArea().legend();
        double[] byClass = new double[legend.classes() + 1];
        if (file.isPresent()) {
            Problems own = new Problems();
            Map<Object, Optional<Double>> given =
                    rows(InputFiles.table(inputs.named(KEY, file.get()), KEY), legend, own);
            for (LandClass c : legend.list()) {
                Optional<Double> value = Optional.ofNullable(given.get(c))
                        .or(() -> c.role().map(given::get))
                        .orElse(Optional.of(0.0));
                if (value.filter(v -> v <= 0).isPresent()) {
                    own.add(ProblemCode.SUIT_38_RESISTANCE_CLASS, KEY, Bilingual.of(c.name(), c.nameZh()));
                }
                byClass[c.index()] = value.orElse(0.0);
            }
            own.throwIfAny();
            return byClass;
        }
        boolean unknown = false;
        for (LandClass c : legend.list()) {
            // a class of no known kind has none: whether that matters is known when the land is counted
            byClass[c.index()] =
                    c.role().map(LandRole::className).map(RESISTANCE::get).orElse(Double.NaN);
            unknown |= Double.isNaN(byClass[c.index()]);
        }
        if (!unknown) { // else it is known when the land is counted whether there are corridors
            problems.addAll(List.of(caution(inputs, byClass)));
        }
        return byClass;
    }

    /** What the rows say of classes and of kinds of land; empty where that is told already. */
    private static Map<Object, Optional<Double>> rows(InputTable table, Legend legend, Problems problems) {
        Map<Object, Optional<Double>> given = new HashMap<>();
        Map<Object, InputTable.Row> first = new HashMap<>();
        UnknownClasses unknown = new UnknownClasses();
        table.require(problems, "class", "resistance");
        problems.throwIfAny();
        for (InputTable.Row row : table.rows()) {
            String name = row.text("class");
            List<?> meant = meant(legend, name);
            if (meant.isEmpty()) {
                unknown.add(row, name);
                continue;
            }
            Optional<Double> value = problems.attempt(() -> row.requiredNumber("resistance", name));
            if (value.filter(v -> v <= 0).isPresent()) {
                problems.add(ProblemCode.SUIT_44_RESISTANCE, row.place(name), name, Numbers.text(value.get()));
                value = Optional.empty();
            }
            for (Object land : meant) {
                InputTable.Row earlier = first.putIfAbsent(land, row);
                if (earlier == null) {
                    given.put(land, value);
                } else {
                    problems.add(ProblemCode.CARBON_03_TWICE, row.place(name), name, earlier.rowNumber());
                }
            }
        }
        unknown.tell(legend, problems);
        return given;
    }

    /** Classes by name, Chinese name or code; else the kind of land of that name, which the legend may lack. */
    private static List<?> meant(Legend legend, String name) {
        List<LandClass> chinese =
                legend.list().stream().filter(c -> c.nameZh().equals(name)).toList();
        if (legend.find(name).isEmpty() && !chinese.isEmpty()) {
            return chinese;
        }
        return legend.named(name)
                .<List<?>>map(List::of)
                .or(() -> LandRole.find(name).map(List::of))
                .orElse(List.of());
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
