package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.carbon.UnknownClasses;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.land.MeantClass;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What CASA takes of a kind of vegetation.
 *
 * @param efficiency greatest light-use efficiency, gC/MJ
 * @param most       NDVI at which all light is taken up
 * @param least      NDVI at which none is
 */
public record Vegetation(String id, Bilingual name, double efficiency, double most, double least, FactorUsed used) {
    private static final List<Vegetation> ALL =
            rows(InputTable.preset("carbon.sinks.casa", Vegetation.class, "casa.csv"));

    private static List<Vegetation> rows(InputTable table) {
        List<Vegetation> all = new ArrayList<>();
        for (InputTable.Row row : table.rows()) {
            String id = row.text("vegetation");
            double efficiency = row.requiredNumber("efficiency_gC_per_MJ", id);
            all.add(new Vegetation(
                    id,
                    Bilingual.of(id, row.text("name_zh")),
                    efficiency,
                    row.requiredNumber("ndvi_max", id),
                    row.requiredNumber("ndvi_min", id),
                    new FactorUsed(
                            Bilingual.of("light-use efficiency: " + id, "最大光能利用率：" + row.text("name_zh")),
                            efficiency,
                            "gC/MJ",
                            row.text("source"),
                            Provenance.of(row.text("tag")))));
        }
        return List.copyOf(all);
    }

    private static Vegetation of(String id) {
        return ALL.stream().filter(v -> v.id.equals(id)).findFirst().orElseThrow();
    }

    /** By class index where nobody says more: forest is mixed, all else other; index 0 is other too. */
    public static List<Vegetation> usual(Legend legend) {
        List<Vegetation> byClass = new ArrayList<>(List.of(of("other")));
        for (LandClass c : legend.list()) {
            byClass.add(of(c.role().equals(Optional.of(LandRole.FOREST)) ? "mixed" : "other"));
        }
        return byClass;
    }

    /**
     * By class index, from a table {@code class,vegetation[,efficiency][,ndvi_max][,ndvi_min]}: numbers that are left
     * out
     * are those of the vegetation.
     *
     * @throws org.carbonscape.problem.ProblemException with every problem of the table
     */
    public static List<Vegetation> of(InputTable table, Legend legend) {
        Problems problems = new Problems();
        table.require(problems, "class");
        problems.throwIfAny();
        List<Vegetation> byClass = usual(legend);
        List<String> ids = ALL.stream().map(Vegetation::id).toList();
        Map<LandClass, InputTable.Row> first = new HashMap<>();
        for (InputTable.Row row : table.rows()) {
            String name = row.text("class");
            String place = row.place(name);
            Optional<LandClass> c = legend.named(name);
            if (c.isEmpty()) {
                problems.add(
                        ProblemCode.CARBON_02_CLASS,
                        place,
                        name,
                        MeantClass.of(name, legend.list()),
                        UnknownClasses.ofFiner(legend, List.of(name)));
                continue;
            }
            InputTable.Row earlier = first.putIfAbsent(c.get(), row);
            if (earlier != null) {
                problems.add(ProblemCode.CARBON_03_TWICE, place, name, earlier.rowNumber());
            }
            String of = row.text("vegetation");
            Optional<Vegetation> base = of.isEmpty()
                    ? Optional.of(byClass.get(c.get().index()))
                    : LandParameters.word(
                            problems,
                            place,
                            "vegetation",
                            of,
                            ALL.stream()
                                    .filter(v -> v.id.equals(of)
                                            || v.name.in(Language.ZH).equals(of))
                                    .findFirst(),
                            ids);
            Optional<Double> efficiency = problems.attempt(() -> row.number("efficiency", name));
            Optional<Double> most = problems.attempt(() -> row.number("ndvi_max", name));
            Optional<Double> least = problems.attempt(() -> row.number("ndvi_min", name));
            if (base.isPresent() && efficiency.isPresent() && most.isPresent() && least.isPresent()) {
                Vegetation v = base.get().with(efficiency.get(), most.get(), least.get(), row.text("source"));
                if (!(v.efficiency >= 0) || !(v.least < v.most) || v.most > 1 || v.least < -1) {
                    problems.add(
                            ProblemCode.LAND_10_VEGETATION,
                            place,
                            Numbers.text(v.efficiency),
                            Numbers.text(v.least),
                            Numbers.text(v.most));
                }
                byClass.set(c.get().index(), v);
            }
        }
        problems.throwIfAny();
        return byClass;
    }

    private Vegetation with(double otherEfficiency, double otherMost, double otherLeast, String source) {
        boolean own = !Double.isNaN(otherEfficiency);
        return new Vegetation(
                id,
                name,
                own ? otherEfficiency : efficiency,
                Double.isNaN(otherMost) ? most : otherMost,
                Double.isNaN(otherLeast) ? least : otherLeast,
                own ? new FactorUsed(used.name(), otherEfficiency, used.unit(), source, Provenance.USER) : used);
    }
}
