package org.carbonscape.study.account;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carbonscape.carbon.EconomicProduct;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.Jumps;
import org.carbonscape.study.table.Measures;
import org.carbonscape.zone.UnitSet;

/** The economic product that a study names. */
final class ProductTable {
    private static final String KEY = "carbon.product";

    private ProductTable() {}

    /** @param units that the rows are of, by id or by name */
    static EconomicProduct read(Path file, UnitSet units) {
        return EconomicProduct.of(InputFiles.table(file, KEY, "unit", Optional.of(units), new Problems()));
    }

    /** What is wrong with it: before anything is counted. */
    static void check(Study study, StudyInputs.Opened opened, Problems problems, Engine engine) {
        Optional<Path> file = study.carbon().options().product();
        if (file.isEmpty()) {
            return;
        }
        if (!study.carbon().isCharged()) {
            problems.add(
                    ProblemCode.STUDY_04_REQUIRED,
                    "carbon.energy",
                    "energy: { file: energy.csv, route: ncv, units: districts }");
        }
        Optional<UnitSet> units = study.carbon().emissionUnits().flatMap(name -> UnitSet.find(opened.sets(), name));
        Problems ofUnits = new Problems(); // told behind those of rows
        problems.attempt(() -> {
            InputTable table = InputFiles.table(file.get(), KEY, "unit", units, study.unitColumns(), ofUnits);
            Measures.throwIfSeveral(
                    table.rows().stream().map(r -> r.text("unit_of_amount")).toList(), table.place(), "amount");
            EconomicProduct product = EconomicProduct.of(table);
            units.filter(set -> ofUnits.problems().isEmpty()).ifPresent(set -> {
                Set<Integer> phases = study.landUse().phases().keySet();
                product.check(ofUnits, table.place(), set.allTold(), phases);
                ofUnits.addAll(jumps(product, table, set, phases));
            });
            return product;
        });
        problems.addAll(ofUnits.problems());
        problems.addAll(ofUnits.cautions());
    }

    private static List<Problem> jumps(EconomicProduct product, InputTable table, UnitSet set, Set<Integer> phases) {
        List<String> ids = IntStream.rangeClosed(0, set.count())
                .mapToObj(u -> u == 0 ? "" : set.id(u))
                .toList();
        SortedMap<Integer, double[]> byYear = new TreeMap<>();
        phases.forEach(year -> byYear.put(year, product.of(year, ids)));
        String measure = table.rows().stream()
                .map(r -> r.text("unit_of_amount"))
                .findFirst()
                .orElse("");
        return Jumps.ofTable(table.place(), set, measure, false, byYear);
    }
}
