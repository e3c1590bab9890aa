package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.PresetTables;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Carbon held by a hectare of each class: {@code class,value,unit[,pool,low,high,source,tag]}; the pools of a class
 * (above, below, soil, dead, or one without a name) add up. {@code class} is a class of the legend or one of the six
 * roles, as with factors. Every class of the legend needs a row: a missing one would count as bare rock. Immutable.
 */
public final class StockTable {
    private static final PresetTables PRESETS =
            new PresetTables(StockTable.class, "stock-", List.of("hunan-typical"), ProblemCode.CARBON_01_PRESET);
    private static final double HA_PER_KM2 = 100;
    private static final List<String> POOLS = List.of("above", "below", "soil", "dead");
    /** A pool that is the sum of the others, as is one without a name beside them. */
    private static final Pattern SUM = Pattern.compile("|(?:sub-?)?total.*|sum|all(?: pools)?|.*[合总小]\\s*计|总.*");

    /** The pool of rows that name none. */
    public static final String WHOLE = "all pools";

    /**
     * What a change of land did to the stock. Losses and gains are summed apart over the transitions, not netted:
     * {@code sum of area[i][j] x (density_j - density_i)} over falls and over rises.
     *
     * @param emission_tC      0 or positive: carbon lost
     * @param sequestration_tC 0 or positive: carbon gained
     */
    public record StockChange(int fromYear, int toYear, double emission_tC, double sequestration_tC) {}

    /** Of one transition: positive where carbon is gained. */
    public record TransitionStock(String fromClass, String toClass, double area_ha, double change_tC) {}

    private final Legend legend;
    private final double[] density_tC_per_ha;
    private final double[][] pools_tC_per_ha; // by pool and class
    private final List<Pool> pools;
    private final List<FactorUsed> used;
    private final List<List<LedgerLine.Step>> steps; // of a hectare, by pool
    private final List<List<Integer>> given = new ArrayList<>(); // pools by class, from the first
    private final List<Problem> cautions;

    /**
     * A row of the table.
     *
     * @param of      class or role it is given for
     * @param pool    above, below, soil, dead; empty where the row names none
     * @param name    as the factors used name it
     */
    private record Pool(String of, String pool, String name, Distribution density) {
        double tC_per_ha() {
            return density.value();
        }
    }

    private StockTable(
            Legend legend,
            double[] density_tC_per_ha,
            List<Pool> pools,
            List<FactorUsed> used,
            List<Problem> cautions) {
        this.legend = legend;
        this.density_tC_per_ha = density_tC_per_ha;
        this.pools = List.copyOf(pools);
        this.used = List.copyOf(used);
        this.steps = used.stream()
                .map(u -> LedgerLine.perHectare(u, Unit.T_C_PER_HA))
                .toList();
        this.cautions = List.copyOf(cautions);
        List<String> names = pools.stream().map(Pool::of).toList();
        for (LandClass c : legend.list()) {
            Optional<String> name = ClassPool.givenFor(c, names);
            given.add(IntStream.range(0, pools.size())
                    .filter(i -> name.equals(Optional.of(pools.get(i).of)))
                    .boxed()
                    .toList());
        }
        this.pools_tC_per_ha = densityByPool_tC_per_ha().values().toArray(double[][]::new);
    }

    public static List<String> presets() {
        return PRESETS.names();
    }

    /**
     * A preset by name.
     *
     * @throws ProblemException where there is none, or where a class of the legend has no density in it
     */
    public static StockTable preset(String place, String name, Legend legend) {
        return read(presetTable(place, name), legend, false);
    }

    /** The editable table behind a preset. */
    static InputTable presetTable(String place, String name) {
        return PRESETS.table(place, name);
    }

    /**
     * A user's table; also InVEST's {@code lucode,C_above,C_below,C_soil,C_dead} of t/ha, whose codes are the legend's.
     *
     * @throws ProblemException with every problem of the table
     */
    public static StockTable of(InputTable table, Legend legend) {
        return read(table, legend, true);
    }

    private static StockTable read(InputTable written, Legend legend, boolean everyClassMustBeKnown) {
        Problems problems = new Problems();
        InputTable table = InvestTable.is(written) ? InvestTable.rows(written, legend, problems) : written;
        table.require(problems, "class", "value", "unit");
        problems.throwIfAny();
        Rows rows = new Rows(legend, everyClassMustBeKnown, problems);
        table.rows().forEach(rows::add);
        rows.unknown.tell(legend, problems);
        rows.tellSums();
        rows.tellGaps(table.place());
        double[] density = rows.density(table.place());
        if (!problems.isEmpty()) { // codes that no class has are only doubtful, but say why
            throw new ProblemException(Stream.concat(problems.problems().stream(), problems.cautions().stream())
                    .toList());
        }
        if (!rows.unverified.isEmpty()) {
            problems.add(
                    ProblemCode.CARBON_C04_UNVERIFIED, table.place(), Bilingual.list(List.copyOf(rows.unverified)));
        }
        List<Double> tC_per_ha = rows.pools.stream().map(Pool::tC_per_ha).toList();
        DensityLimit.told(table.place(), rows.used, tC_per_ha).ifPresent(problems::add);
        return new StockTable(legend, density, rows.pools, rows.used, problems.cautions());
    }

    /** The rows of a table as they are read. */
    private static final class Rows {
        private final Legend legend;
        private final boolean everyClassMustBeKnown;
        private final Problems problems;
        private final Map<String, Double> byName = new LinkedHashMap<>();
        private final List<Pool> pools = new ArrayList<>();
        private final List<FactorUsed> used = new ArrayList<>();
        private final Set<Bilingual> unverified = new LinkedHashSet<>(); // by class: four pools of each are no news
        private final Map<Row, InputTable.Row> seen = new HashMap<>();
        private final Set<String> broken = new HashSet<>(); // have a row, but no value: told once
        private final UnknownClasses unknown = new UnknownClasses();

        private record Row(String name, String pool) {}

        private Rows(Legend legend, boolean everyClassMustBeKnown, Problems problems) {
            this.legend = legend;
            this.everyClassMustBeKnown = everyClassMustBeKnown;
            this.problems = problems;
        }

        private void add(InputTable.Row row) {
            String name = row.text("class");
            String place = row.place(name);
            if (!isKnown(name)) {
                if (name.isEmpty()) {
                    problems.add(ProblemCode.INPUT_04_EMPTY, place, row.named("class"));
                } else if (everyClassMustBeKnown) {
                    unknown.add(row, name);
                }
                return;
            }
            String pool = row.text("pool").toLowerCase(Locale.ROOT);
            String of = only(name);
            InputTable.Row first = seen.putIfAbsent(new Row(of, PoolNames.same(pool)), row);
            if (first != null) {
                String again = pool.isEmpty() ? name : name + ", " + pool;
                problems.add(ProblemCode.CARBON_03_TWICE, place, again, first.rowNumber());
                return;
            }
            Optional<PerHectare> read = PerHectare.read(problems, row, name, Unit.T_C_PER_HA);
            if (read.isEmpty()) {
                broken.add(of);
                return;
            }
            PerHectare amount = read.get();
            if (amount.written() < 0) {
                problems.add(ProblemCode.CARBON_13_NEGATIVE, place, Numbers.text(amount.written()));
            }
            Bilingual told = name(legend, name, pool);
            byName.merge(of, amount.carbon(), Double::sum);
            pools.add(new Pool(of, pool, told.in(Language.EN), amount.amount()));
            used.add(new FactorUsed(told, amount.written(), amount.unit(), amount.source(), amount.provenance()));
            if (amount.provenance() == Provenance.UNVERIFIED) {
                unverified.add(name(legend, name, ""));
            }
        }

        /** 林地 is the class of this Chinese name, or the class forest where no other class is forest. */
        private String only(String name) {
            List<LandClass> classes = LandRole.find(name).map(legend::withRole).orElse(List.of());
            return legend.named(name)
                    .or(() -> classes.stream().filter(c -> classes.size() == 1).findFirst())
                    .map(LandClass::name)
                    .orElse(name);
        }

        /** Sums beside what they are of. */
        private void tellSums() {
            Set<String> parted = seen.keySet().stream()
                    .filter(r -> !SUM.matcher(r.pool).matches())
                    .map(Row::name)
                    .collect(Collectors.toSet());
            List<InputTable.Row> sums = seen.entrySet().stream()
                    .filter(e -> SUM.matcher(e.getKey().pool).matches() && parted.contains(e.getKey().name))
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparingInt(InputTable.Row::rowNumber))
                    .toList();
            if (!sums.isEmpty()) {
                problems.add(ProblemCode.CARBON_37_POOL_SUM, sums.get(0).place(), sums.size());
            }
        }

        private void tellGaps(String place) {
            Stream<ClassPool> there = pools.stream()
                    .filter(p -> !SUM.matcher(p.pool).matches() && !broken.contains(p.of))
                    .map(p -> new ClassPool(p.of, p.pool));
            List<Bilingual> gaps = ClassPool.beside(there)
                    .map(g -> name(legend, g.of(), g.pool()))
                    .toList();
            if (!gaps.isEmpty()) {
                problems.add(ProblemCode.CARBON_C54_POOLS, place, Bilingual.phrases(gaps));
            }
        }

        private boolean isKnown(String name) {
            return legend.named(name).isPresent()
                    || LandRole.find(name)
                            .map(legend::withRole)
                            .filter(l -> !l.isEmpty())
                            .isPresent();
        }

        /** By class index, tC/ha; a class without a row is told. */
        private double[] density(String place) {
            double[] density = new double[legend.classes() + 1];
            List<String> missing = new ArrayList<>();
            for (LandClass c : legend.list()) {
                if (ClassPool.givenFor(c, broken).isPresent()) {
                    continue;
                }
                ClassPool.givenFor(c, byName.keySet())
                        .map(byName::get)
                        .ifPresentOrElse(tC -> density[c.index()] = tC, () -> missing.add(c.name()));
            }
            if (!missing.isEmpty()) {
                problems.add(ProblemCode.CARBON_15_DENSITY, place, Listing.of(missing));
            }
            return density;
        }
    }

    /** By class index; 0 at index 0. The look-up table of stock maps. */
    public double[] density_tC_per_ha() {
        return density_tC_per_ha.clone();
    }

    /**
     * The same by pool, in the order above, below, soil, dead, then as the table names them; {@link #WHOLE} for rows
     * without a pool. The pools of a class add up to its density.
     */
    public Map<String, double[]> densityByPool_tC_per_ha() {
        List<String> names = pools.stream().map(Pool::of).toList();
        Map<String, double[]> byPool = new LinkedHashMap<>();
        pools.stream()
                .map(p -> p.pool.isEmpty() ? WHOLE : p.pool)
                .distinct()
                .sorted(Comparator.comparingInt(p -> POOLS.contains(p) ? POOLS.indexOf(p) : POOLS.size()))
                .forEach(p -> byPool.put(p, new double[density_tC_per_ha.length]));
        for (LandClass c : legend.list()) {
            ClassPool.givenFor(c, names)
                    .ifPresent(name -> pools.stream()
                            .filter(p -> p.of.equals(name))
                            .forEach(p -> Objects.requireNonNull(
                                            byPool.get(p.pool.isEmpty() ? WHOLE : p.pool), "every pool")[c.index()] =
                                    p.tC_per_ha()));
        }
        return byPool;
    }

    public List<FactorUsed> used() {
        return used;
    }

    public List<Problem> cautions() {
        return cautions;
    }

    /**
     * Stock of a unit at a phase.
     *
     * @param area_ha by class index (0 = none, not counted)
     */
    public double stock_tC(double[] area_ha) {
        ExactSum sum = new ExactSum(); // of the numbers that stand in the ledger, to the last digit
        for (double[] density : pools_tC_per_ha) {
            for (int c = 1; c < density.length; c++) {
                if (area_ha[c] != 0) {
                    sum.add(area_ha[c] * density[c]);
                }
            }
        }
        return sum.value();
    }

    /** How a unit's stock came about: a line for each class with land and each of its pools. */
    public List<LedgerLine> lines(LedgerLine.Place unit, double[] area_ha) {
        List<LedgerLine> lines = new ArrayList<>();
        for (LandClass c : legend.list()) {
            double hectares = area_ha[c.index()];
            if (hectares > 0) {
                LedgerLine.Place place = new LedgerLine.Place(unit.unitSet(), unit.unitId(), unit.year(), c.name());
                for (int i : given.get(c.index() - 1)) {
                    Pool pool = pools.get(i);
                    lines.add(new LedgerLine(
                            place,
                            new LedgerLine.Subject(
                                    LedgerLine.Part.STOCK, pool(pool.pool.isEmpty() ? WHOLE : pool.pool), "", "C"),
                            LedgerLine.Activity.area(hectares),
                            steps.get(i),
                            hectares * pool.tC_per_ha(),
                            LedgerLine.T_C));
                }
            }
        }
        return lines;
    }

    /** How a unit's stock was lost and gained: a line for each transition, below zero where carbon was lost. */
    public List<LedgerLine> lines(String unitSet, String unitId, TransferMatrix matrix) {
        return byTransition(matrix).stream()
                .map(t -> transitionLine(new LedgerLine.Place(unitSet, unitId, matrix.toYear(), t.toClass), t))
                .toList();
    }

    private LedgerLine transitionLine(LedgerLine.Place place, TransitionStock t) {
        LandClass from = legend.find(t.fromClass).orElseThrow();
        LandClass to = legend.find(t.toClass).orElseThrow();
        double before = density_tC_per_ha[from.index()];
        double after = density_tC_per_ha[to.index()];
        Bilingual name = Bilingual.of(from.name() + " > " + to.name(), from.nameZh() + " → " + to.nameZh());
        LedgerLine.Step step = LedgerLine.Step.of(
                Bilingual.of("density after less density before", "转移后密度减转移前密度"),
                after - before,
                "(" + Numbers.text(after) + " - " + Numbers.text(before) + ")",
                "tC/ha");
        return new LedgerLine(
                place,
                new LedgerLine.Subject(LedgerLine.Part.STOCK_CHANGE, name, "", "C"),
                LedgerLine.Activity.area(t.area_ha),
                List.of(step),
                t.change_tC,
                LedgerLine.T_C);
    }

    /**
     * Carbon that a hectare of a class holds: a term for each pool of its density, tC/ha; pools are independent of each
     * other.
     *
     * @param number a density by its pool's name, as a term
     */
    public List<Term> terms(int classIndex, BiFunction<String, Distribution, Term> number) {
        return ClassPool.givenFor(
                        legend.at(classIndex), pools.stream().map(Pool::of).toList())
                .stream()
                .flatMap(name -> pools.stream().filter(p -> p.of.equals(name)))
                .map(p -> number.apply(p.name, p.density))
                .toList();
    }

    /** Stock lost and gained between two phases. */
    public StockChange change(TransferMatrix matrix) {
        ExactSum emission = new ExactSum();
        ExactSum sequestration = new ExactSum();
        for (TransitionStock t : byTransition(matrix)) {
            if (t.change_tC < 0) {
                emission.add(-t.change_tC);
            } else {
                sequestration.add(t.change_tC);
            }
        }
        return new StockChange(matrix.fromYear(), matrix.toYear(), emission.value(), sequestration.value());
    }

    /**
     * Every transition that has land, row by row of the matrix, the diagonal left out: land that stayed keeps its
     * stock.
     */
    List<TransitionStock> byTransition(TransferMatrix matrix) {
        if (!matrix.classes().equals(legend.names())) {
            throw new IllegalArgumentException(
                    "the matrix has the classes " + matrix.classes() + ", the stock table " + legend.names());
        }
        List<TransitionStock> rows = new ArrayList<>();
        for (int i = 1; i < density_tC_per_ha.length; i++) {
            for (int j = 1; j < density_tC_per_ha.length; j++) {
                double area = matrix.area_km2(i, j) * HA_PER_KM2;
                if (i != j && area > 0) {
                    rows.add(new TransitionStock(
                            legend.at(i).name(),
                            legend.at(j).name(),
                            area,
                            area * (density_tC_per_ha[j] - density_tC_per_ha[i])));
                }
            }
        }
        return rows;
    }

    /**
     * Present value of one tonne sequestered evenly over some years: {@code V / n * sum over k = 0..n-1 of
     * 1 / ((1 + r/100)(1 + c/100))^k}. As in InVEST, the yearly change of the price discounts too.
     *
     * @param price       V, money per tonne
     * @param years       n, at least 1
     * @param discount    r, percent per year
     * @param priceChange c, percent per year
     */
    public static double presentValuePerTonne(double price, int years, double discount, double priceChange) {
        if (years < 1) {
            throw new IllegalArgumentException("at least one year, not " + years);
        }
        double ratio = 1 / ((1 + discount / 100) * (1 + priceChange / 100));
        double power = 1;
        double sum = 0;
        for (int k = 0; k < years; k++) {
            sum += power;
            power *= ratio;
        }
        return price / years * sum;
    }

    @Override
    public String toString() {
        return Arrays.toString(density_tC_per_ha);
    }

    private static Bilingual name(Legend legend, String of, String pool) {
        String zh = legend.find(of)
                .map(LandClass::nameZh)
                .or(() -> LandRole.find(of).map(LandRole::nameZh))
                .orElse(of);
        return Bilingual.of(
                "stock of " + of + (pool.isEmpty() ? "" : ", " + pool),
                "碳密度：" + zh + (pool.isEmpty() ? "" : "，" + pool(pool).in(Language.ZH)));
    }

    private static Bilingual pool(String pool) {
        return Bilingual.of(
                pool,
                switch (pool) {
                    case "above" -> "地上生物量";
                    case "below" -> "地下生物量";
                    case "soil" -> "土壤";
                    case "dead" -> "死有机质";
                    case WHOLE -> "全部碳库";
                    default -> pool;
                });
    }
}
