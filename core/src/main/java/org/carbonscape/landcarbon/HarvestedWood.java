package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Carbon in harvested wood products by first-order decay (IPCC 2006, Vol 4, eq 12.1): {@code C(i+1) = e^-k C(i) +
 * (1 - e^-k)/k inflow(i)}, k = ln 2 / half-life. The stock at the start is that at which the mean inflow of the first
 * five years would stay (2019 Refinement, eq 12.4). Years without a row have no inflow. Category 3.D.1. Immutable.
 */
public final class HarvestedWood {
    private static final int YEARS_AT_FIRST = 5;
    private static final List<Product> PRODUCTS = products();

    private record Product(
            String id, Bilingual text, double halfLife, double carbon, Unit unit, List<FactorUsed> used) {}

    /**
     * A product in a year.
     *
     * @param inflow_tC carbon of what was made
     * @param stock_tC  at the beginning of the year
     * @param change_tC during the year: above 0 carbon is stored
     */
    public record Year(String product, int year, double inflow_tC, double stock_tC, double change_tC) {
        /** Above 0 a source. */
        public double tCO2() {
            return change_tC == 0 ? 0 : -Substance.carbonToCo2(change_tC);
        }
    }

    private final Map<Product, SortedMap<Integer, Double>> inflows;

    private HarvestedWood(Map<Product, SortedMap<Integer, Double>> inflows) {
        this.inflows = inflows;
    }

    private static List<Product> products() {
        List<Product> products = new ArrayList<>();
        for (InputTable.Row row : InputTable.preset("carbon.land.harvested-wood", HarvestedWood.class, "hwp.csv")
                .rows()) {
            String id = row.text("product");
            Bilingual text = Bilingual.of(id, row.text("name_zh"));
            double halfLife = row.requiredNumber("half_life_yr", id);
            double carbon = row.requiredNumber("carbon", id);
            Provenance tag = Provenance.of(row.text("tag"));
            List<FactorUsed> used = List.of(
                    new FactorUsed(
                            Bilingual.of(id + ": half-life", text.in(Language.ZH) + "：半衰期"),
                            halfLife,
                            "yr",
                            row.text("source"),
                            tag),
                    new FactorUsed(
                            Bilingual.of(id + ": carbon", text.in(Language.ZH) + "：含碳量"),
                            carbon,
                            row.text("unit"),
                            row.text("source"),
                            tag));
            String base = row.text("unit").substring(row.text("unit").indexOf('/') + 1);
            products.add(new Product(id, text, halfLife, carbon, Unit.of(base), used));
        }
        return List.copyOf(products);
    }

    /**
     * Reads {@code year,product,amount,unit_of_amount}: sawnwood and panels in m3, paper in t, or carbon in tC.
     *
     * @throws org.carbonscape.problem.ProblemException with every problem of the table
     */
    public static HarvestedWood of(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "year", "product", "amount", "unit_of_amount");
        problems.throwIfAny();
        Map<Product, SortedMap<Integer, Double>> inflows = new LinkedHashMap<>();
        for (InputTable.Row row : table.rows()) {
            String name = row.text("product");
            String place = row.place(name);
            List<String> ids = PRODUCTS.stream().map(Product::id).toList();
            Optional<Product> product = LandParameters.word(problems, place, "product", name, find(name), ids);
            Optional<Integer> year = problems.attempt(() -> (int) row.integer("year", name));
            Optional<Double> amount = problems.attempt(() -> row.requiredNumber("amount", name));
            if (product.isEmpty() || year.isEmpty() || amount.isEmpty()) {
                continue;
            }
            if (amount.get() < 0) {
                problems.add(
                        ProblemCode.LAND_02_NEGATIVE,
                        place,
                        Numbers.text(amount.get()),
                        product.get().text());
                continue;
            }
            Optional<Unit> unit = Unit.find(row.text("unit_of_amount"));
            Optional<Double> carbon = unit.filter(u -> u.convertsTo(Unit.T_C))
                    .map(u -> u.convert(amount.get(), Unit.T_C))
                    .or(() -> unit.filter(u -> u.convertsTo(product.get().unit()))
                            .map(u -> amount.get()
                                    * u.factor()
                                    / product.get().unit().factor()
                                    * product.get().carbon()));
            if (carbon.isEmpty()) {
                problems.add(
                        ProblemCode.LAND_01_UNIT,
                        place,
                        row.text("unit_of_amount"),
                        product.get().text(),
                        product.get().unit() + ", tC");
                continue;
            }
            boolean again =
                    inflows.computeIfAbsent(product.get(), p -> new TreeMap<>()).put(year.get(), carbon.get()) != null;
            if (again) {
                problems.add(ProblemCode.CARBON_03_TWICE, place, name + ", " + year.get());
            }
        }
        problems.throwIfAny();
        return new HarvestedWood(inflows);
    }

    private static Optional<Product> find(String text) {
        return PRODUCTS.stream()
                .filter(p -> p.id.equalsIgnoreCase(text.strip())
                        || p.text.in(Language.ZH).equals(text.strip()))
                .findFirst();
    }

    /** Every product and year from the first row to a last year. */
    public List<Year> years(int last) {
        List<Year> years = new ArrayList<>();
        inflows.forEach((product, byYear) -> {
            double k = StrictMath.log(2) / product.halfLife;
            double stays = StrictMath.exp(-k);
            int first = byYear.firstKey();
            double sum = 0;
            for (int y = first; y < first + YEARS_AT_FIRST; y++) {
                sum += byYear.getOrDefault(y, 0.0);
            }
            double stock = sum / YEARS_AT_FIRST / k;
            for (int y = first; y <= Math.max(last, byYear.lastKey()); y++) {
                double inflow = Objects.requireNonNull(byYear.getOrDefault(y, 0.0));
                double next = stays * stock + (1 - stays) / k * inflow;
                years.add(new Year(product.id, y, inflow, stock, next - stock));
                stock = next;
            }
        });
        return years;
    }

    /** The numbers of the products that are there. */
    public List<FactorUsed> used() {
        return inflows.keySet().stream().flatMap(p -> p.used.stream()).toList();
    }
}
