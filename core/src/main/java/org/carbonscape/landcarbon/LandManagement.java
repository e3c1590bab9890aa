package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carbonscape.carbon.UnknownClasses;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.land.MeantClass;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What each class is used as and how it is worked: {@code class[,year][,use][,tillage][,input][,drained_organic]}. A
 * row holds from its year on, a class's own before its role's. Without a row a class is natural forest, annual crops,
 * nominally managed grassland, water, settlement or other land by its role; one without a role is not covered.
 * Immutable.
 */
public final class LandManagement {
    /**
     * Of a class in a year.
     *
     * @param drained share of its land that is drained organic soil; NaN where nobody says
     */
    record Use(LandKind kind, LandPractice tillage, LandPractice input, double drained) {}

    /** @param said its filled cells by column */
    private record Row(
            String name,
            int year,
            Optional<LandKind> kind,
            LandPractice tillage,
            LandPractice input,
            double drained,
            InputTable.Row written,
            Map<String, String> said) {}

    private static final List<String> COLUMNS = List.of("use", "tillage", "input", "drained_organic");

    private final Legend legend;
    private final List<Row> rows;

    private LandManagement(Legend legend, List<Row> rows) {
        this.legend = legend;
        this.rows = List.copyOf(rows);
    }

    /** As roles have it. */
    public static LandManagement usual(Legend legend) {
        return new LandManagement(legend, List.of());
    }

    /**
     * As a table has it.
     *
     * @throws org.carbonscape.problem.ProblemException with every problem of the table
     */
    public static LandManagement of(InputTable table, Legend legend) {
        Problems problems = new Problems();
        table.require(problems, "class");
        problems.throwIfAny();
        List<Row> rows = new ArrayList<>();
        Map<List<Object>, InputTable.Row> seen = new HashMap<>(); // by class and year
        for (InputTable.Row row : table.rows()) {
            String name = row.text("class");
            String place = row.place(name);
            String meant = legend.named(name).map(LandClass::name).orElse(name);
            if (legend.named(name).isEmpty()
                    && LandRole.find(name)
                            .map(legend::withRole)
                            .filter(l -> !l.isEmpty())
                            .isEmpty()) {
                problems.add(
                        ProblemCode.CARBON_02_CLASS,
                        place,
                        name,
                        MeantClass.of(name, legend.list()),
                        UnknownClasses.ofFiner(legend, List.of(name)));
                continue;
            }
            Optional<Integer> year = row.text("year").isEmpty()
                    ? Optional.of(0)
                    : problems.attempt(() -> (int) row.integer("year", name));
            String use = row.text("use");
            Optional<LandKind> kind = use.isEmpty()
                    ? Optional.empty()
                    : LandParameters.word(problems, place, "use", use, LandKind.find(use), LandKind.ids());
            Optional<LandPractice> tillage = practice(problems, row, place, LandPractice.Of.TILLAGE);
            Optional<LandPractice> input = practice(problems, row, place, LandPractice.Of.INPUT);
            Optional<Double> drained = problems.attempt(() -> row.number("drained_organic", name));
            if (drained.filter(d -> d < 0 || d > 1).isPresent()) {
                problems.add(ProblemCode.LAND_04_SHARE, place, Numbers.text(drained.get()));
            }
            InputTable.Row first =
                    year.map(y -> seen.putIfAbsent(List.of(meant, y), row)).orElse(null);
            if (first != null) {
                String of = year.get() == 0 ? name : name + ", " + year.get();
                problems.add(ProblemCode.CARBON_03_TWICE, place, of, first.rowNumber());
            }
            if (year.isPresent() && tillage.isPresent() && input.isPresent() && drained.isPresent()) {
                rows.add(new Row(meant, year.get(), kind, tillage.get(), input.get(), drained.get(), row, said(row)));
            }
        }
        problems.throwIfAny();
        return new LandManagement(legend, rows);
    }

    private static Map<String, String> said(InputTable.Row row) {
        Map<String, String> said = new LinkedHashMap<>();
        COLUMNS.stream().filter(c -> !row.text(c).isEmpty()).forEach(c -> said.put(c, row.text(c)));
        return said;
    }

    /** Of what a row says that which would not hold without it. */
    private Map<String, String> unusual(Row row) {
        Map<String, String> unusual = new LinkedHashMap<>(row.said);
        Optional<LandRole> role = legend.find(row.name).map(LandClass::role).orElseGet(() -> LandRole.find(row.name));
        if (row.kind.equals(role.map(LandKind::of))) {
            unusual.remove("use");
        }
        if (row.tillage.isNominal()) {
            unusual.remove("tillage");
        }
        if (row.input.isNominal()) {
            unusual.remove("input");
        }
        return unusual;
    }

    /** Cautions where a later row of a class leaves empty what an earlier one says: it does not go on. */
    public void tell(Problems problems) {
        for (Row row : rows) {
            Optional<Row> before = latest(row.name, row.year - 1);
            Map<String, String> lost =
                    new LinkedHashMap<>(before.map(this::unusual).orElse(Map.of()));
            lost.keySet().removeAll(row.said.keySet());
            if (!lost.isEmpty()) {
                String cells = lost.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
                problems.add(
                        ProblemCode.LAND_C09_EMPTY,
                        row.written.place(row.written.text("class")),
                        cells,
                        before.orElseThrow().written.rowNumber(),
                        row.year);
            }
        }
    }

    private static Optional<LandPractice> practice(
            Problems problems, InputTable.Row row, String place, LandPractice.Of of) {
        String text = row.text(of.column());
        return text.isEmpty()
                ? Optional.of(of.nominal())
                : LandParameters.word(
                        problems, place, of.column(), text, LandPractice.find(text, of), LandPractice.ids(of));
    }

    /** Empty where neither a row nor a role says what the class is. */
    Optional<Use> of(int classIndex, int year) {
        LandClass c = legend.at(classIndex);
        Optional<Row> found = latest(c.name(), year)
                .or(() -> c.role()
                        .flatMap(r -> rows.stream()
                                .map(Row::name)
                                .filter(n -> LandRole.find(n).equals(Optional.of(r))
                                        && legend.find(n).isEmpty())
                                .findFirst())
                        .flatMap(n -> latest(n, year)));
        Optional<LandKind> kind = found.flatMap(Row::kind).or(() -> c.role().map(LandKind::of));
        return kind.map(k -> new Use(
                k,
                found.map(Row::tillage).orElse(LandPractice.FULL_TILL),
                found.map(Row::input).orElse(LandPractice.MEDIUM),
                found.map(Row::drained).orElse(Double.NaN)));
    }

    private Optional<Row> latest(String name, int year) {
        return rows.stream()
                .filter(r -> r.name.equals(name) && r.year <= year)
                .max((a, b) -> Integer.compare(a.year, b.year));
    }
}
