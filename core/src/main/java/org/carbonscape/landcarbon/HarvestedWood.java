package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.carbon.CarbonUnit;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.measure.Years;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * Carbon in harvested wood products by first-order decay (IPCC 2006, Vol 4, eq 12.1): {@code C(i+1) = e^-k C(i) +
 * (1 - e^-k)/k inflow(i)}, k = ln 2 / half-life. The stock at the start is that at which the mean inflow of the first
 * five years would stay (2019 Refinement, eq 12.4). Years between rows are interpolated, those after the last have no
 * inflow. Category 3.D.1. Immutable.
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
     * @param tCO2      above 0 a source; the sum of what decays and what is made
     */
    public record Year(String product, int year, double inflow_tC, double stock_tC, double change_tC, double tCO2) {}

    /**
     * Carbon of what was made of a product.
     *
     * @param given  years that have rows
     * @param inflow of all years from the first of them to the last
     */
    private record Made(Set<Integer> given, SortedMap<Integer, Double> inflow) {
        static Made of(SortedMap<Integer, Double> rows) {
            return new Made(rows.keySet(), Years.filled(rows));
        }
    }

    private final Map<Product, Made> inflows = new LinkedHashMap<>();

    private HarvestedWood(Map<Product, SortedMap<Integer, Double>> rows) {
        rows.forEach((product, given) -> inflows.put(product, Made.of(given)));
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
        Map<List<Object>, InputTable.Row> seen = new HashMap<>(); // by product and year
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
            if (!CarbonUnit.isEarthly(problems, place, "amount", carbon.get())) {
                continue;
            }
            inflows.computeIfAbsent(product.get(), p -> new TreeMap<>()).put(year.get(), carbon.get());
            InputTable.Row first = seen.putIfAbsent(List.of(product.get(), year.get()), row);
            if (first != null) {
                problems.add(ProblemCode.CARBON_03_TWICE, place, name + ", " + year.get(), first.rowNumber());
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

    /** Cautions of years without rows, up to the last of a study. */
    public void tell(Problems problems, String place, int last) {
        inflows.forEach((product, made) -> {
            int between = made.inflow.size() - made.given.size();
            if (between > 0) {
                problems.add(ProblemCode.LAND_C07_WOOD_BETWEEN, place, product.text, between);
            }
            if (made.inflow.lastKey() < last) {
                problems.add(ProblemCode.LAND_C08_WOOD_AFTER, place, product.text, made.inflow.lastKey(), last);
            }
        });
    }

    /** Carbon of what was made, by product and year that has a row. */
    public Map<Bilingual, SortedMap<Integer, Double>> made_tC() {
        Map<Bilingual, SortedMap<Integer, Double>> all = new LinkedHashMap<>();
        inflows.forEach((product, made) -> {
            SortedMap<Integer, Double> given = new TreeMap<>(made.inflow);
            given.keySet().retainAll(made.given);
            all.put(product.text, given);
        });
        return all;
    }

    /** Every product and year from the first row to a last year. */
    public List<Year> years(int last) {
        List<Year> years = new ArrayList<>();
        inflows.forEach((product, made) -> {
            Cohorts of = new Cohorts(product, made);
            for (int y = of.first; y <= Math.max(last, of.inflows.lastKey()); y++) {
                double stock = of.stock(y);
                double inflow = Objects.requireNonNull(of.inflows.getOrDefault(y, 0.0));
                double change = new ExactSum()
                        .add(inflow * of.kept)
                        .add(-stock * of.lost)
                        .value();
                ExactSum tCO2 = new ExactSum();
                of.flows(y).forEach(l -> tCO2.add(l.result()));
                years.add(new Year(product.id, y, inflow, stock, change, tCO2.value()));
            }
        });
        return years;
    }

    /**
     * How the flows of a year came about: of each product what is left of each year's, which add up to its stock, then
     * what of that decays and what is made, which add up to its tCO2.
     */
    public List<LedgerLine> lines(int year) {
        List<LedgerLine> lines = new ArrayList<>();
        inflows.forEach((product, made) -> {
            Cohorts of = new Cohorts(product, made);
            if (year >= of.first) {
                lines.addAll(of.stocks(year));
                lines.addAll(of.flows(year));
            }
        });
        return lines;
    }

    /** What there is of a product, by the years in which it was made. */
    private static final class Cohorts {
        private final Product product;
        private final Set<Integer> given;
        private final SortedMap<Integer, Double> inflows;
        private final int first;
        private final double k;
        private final double lost; // of a stock in a year
        private final double kept; // of an inflow at the end of its year

        Cohorts(Product product, Made made) {
            this.product = product;
            this.given = made.given;
            this.inflows = made.inflow;
            this.first = inflows.firstKey();
            this.k = StrictMath.log(2) / product.halfLife;
            this.lost = 1 - StrictMath.exp(-k);
            this.kept = lost / k;
        }

        double stock(int year) {
            ExactSum sum = new ExactSum();
            stocks(year).forEach(l -> sum.add(l.result()));
            return sum.value();
        }

        /** What is left at the beginning of the year, of the stock at the start and of what was made since. */
        List<LedgerLine> stocks(int year) {
            List<LedgerLine> lines = new ArrayList<>();
            double sum = 0;
            int years = Math.min(YEARS_AT_FIRST, inflows.size());
            for (int y = first; y < first + years; y++) {
                sum += inflows.getOrDefault(y, 0.0);
            }
            LedgerLine.Activity mean = new LedgerLine.Activity(
                    Bilingual.of("mean inflow of the first five years", "最初五年的平均流入"),
                    sum / years,
                    "tC/yr",
                    Bilingual.same("carbon.land.harvested-wood"));
            if (sum > 0) {
                lines.add(line(
                        LedgerLine.Part.WOOD_STOCK,
                        year,
                        mean,
                        List.of(
                                step("stock at the start, at which it would stay: 1/k", "起始储量（流入不变则储量不变）：1/k", 1 / k),
                                left(year - first)),
                        LedgerLine.T_C));
            }
            inflows.headMap(year)
                    .forEach((made, inflow) -> lines.add(line(
                            LedgerLine.Part.WOOD_STOCK,
                            year,
                            made(made, inflow),
                            List.of(kept(), left(year - 1 - made)),
                            LedgerLine.T_C)));
            return lines;
        }

        List<LedgerLine> flows(int year) {
            LedgerLine.Activity stock = new LedgerLine.Activity(
                    Bilingual.of("stock at the beginning of " + year, year + " 年初储量"),
                    stock(year),
                    LedgerLine.T_C,
                    Bilingual.of(
                            "C(i+1) = exp(-k) C(i) + (1 - exp(-k))/k inflow(i)",
                            "C(i+1) = exp(-k) C(i) + (1 - exp(-k))/k 流入(i)"));
            double inflow = Objects.requireNonNull(inflows.getOrDefault(year, 0.0));
            List<LedgerLine> lines = new ArrayList<>();
            lines.add(line(
                    LedgerLine.Part.HARVESTED_WOOD,
                    year,
                    stock,
                    List.of(
                            step("share that decays in the year: 1 - exp(-k)", "当年分解的份额：1 - exp(-k)", lost),
                            LedgerLine.Step.CO2_OF_CARBON),
                    LedgerLine.T_CO2E));
            if (inflow > 0) {
                LedgerLine.Step stored = kept();
                lines.add(line(
                        LedgerLine.Part.HARVESTED_WOOD,
                        year,
                        made(year, inflow),
                        List.of(
                                new LedgerLine.Step(
                                        stored.name(),
                                        -stored.value(),
                                        Numbers.text(-stored.value()),
                                        "",
                                        stored.source(),
                                        stored.provenance()),
                                LedgerLine.Step.CO2_OF_CARBON),
                        LedgerLine.T_CO2E));
            }
            return lines;
        }

        private LedgerLine.Activity made(int year, double inflow) {
            return new LedgerLine.Activity(
                    Bilingual.of("made in " + year, year + " 年生产"),
                    inflow,
                    LedgerLine.T_C,
                    given.contains(year)
                            ? Bilingual.same("carbon.land.harvested-wood")
                            : Bilingual.of("between given years, by a straight line", "两个已知年份之间线性内插"));
        }

        private LedgerLine.Step kept() {
            return step("kept at the end of its year: (1 - exp(-k))/k", "当年末留存：(1 - exp(-k))/k", kept);
        }

        private LedgerLine.Step left(int years) {
            double share = StrictMath.exp(-k * years);
            return step(
                    "left after " + years + " years: exp(-k x " + years + ")",
                    years + " 年后留存：exp(-k x " + years + ")",
                    share);
        }

        private LedgerLine.Step step(String english, String chinese, double value) {
            FactorUsed halfLife = product.used.get(0);
            String rate = "k = ln 2 / " + Numbers.text(product.halfLife);
            return new LedgerLine.Step(
                    Bilingual.of(english + ", " + rate + "/yr", chinese + "，" + rate + "/年"),
                    value,
                    Numbers.text(value),
                    "",
                    halfLife.source(),
                    halfLife.provenance());
        }

        private LedgerLine line(
                LedgerLine.Part part,
                int year,
                LedgerLine.Activity activity,
                List<LedgerLine.Step> steps,
                String unit) {
            double result = activity.value();
            for (LedgerLine.Step step : steps) {
                result = step == LedgerLine.Step.CO2_OF_CARBON ? Substance.carbonToCo2(result) : result * step.value();
            }
            return new LedgerLine(
                    new LedgerLine.Place("region", "region", year, ""),
                    new LedgerLine.Subject(
                            part, product.text, "3.D.1", part == LedgerLine.Part.WOOD_STOCK ? "C" : "CO2"),
                    activity,
                    steps,
                    result,
                    unit);
        }
    }

    /** The numbers of the products that are there. */
    public List<FactorUsed> used() {
        return inflows.keySet().stream().flatMap(p -> p.used.stream()).toList();
    }
}
