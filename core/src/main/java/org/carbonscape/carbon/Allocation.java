package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The emissions of each unit brought to its cells in one year: a cell p of a target class (construction) in unit u gets
 * {@code total_u * w_p / W_u}, W_u being the exact sum of the weights of all target cells of the unit; without weights
 * {@code w} is the cell's area. Where a unit has target cells but no weight on them, its total is spread evenly over
 * their area; where it has no target cell, over the whole unit; where it has no cell, it is on no map: each a caution.
 * A weight that is missing (NaN) or negative counts as 0.
 *
 * <p>Units are numbered 0.. in the order of the ids, classes 1..K; index 0 of a class axis is none and gets nothing.
 *
 * <p>A map of 32-bit numbers rounds each cell by up to 6e-8, all cells of an even spread alike, which would break the
 * promise of 1e-9. {@link #stored} therefore rounds up or down by a draw from the cell's number, so that roundings
 * cancel, and {@link #settle} puts what remains on the unit's largest cell, and what half a step of that is too coarse
 * for on a small one. Immutable.
 */
public final class Allocation {
    /** How a unit's total is spread. */
    public enum Rule {
        WEIGHT,
        EVEN_OVER_TARGET,
        EVEN_OVER_UNIT,
        NOWHERE
    }

    private final String place;
    private final int year;
    private final List<String> unitIds;
    private final double[] total_tCO2;
    private final double[][] area_ha;
    private final boolean[] target;
    private final double[][] weight;
    private final boolean weighted;
    private final Rule[] rules;
    /** Sum of weights, or hectares, as the unit's rule says. */
    private final double[] divisor;

    private Allocation(
            String place,
            int year,
            List<String> unitIds,
            double[] total_tCO2,
            double[][] area_ha,
            boolean[] target,
            double[][] weight,
            boolean weighted) {
        if (total_tCO2.length != unitIds.size()
                || area_ha.length != unitIds.size()
                || weight.length != unitIds.size()) {
            throw new IllegalArgumentException(
                    unitIds.size() + " units, " + total_tCO2.length + " totals, " + area_ha.length + " rows of areas");
        }
        this.place = place;
        this.year = year;
        this.unitIds = List.copyOf(unitIds);
        this.total_tCO2 = total_tCO2.clone();
        this.area_ha = copy(area_ha);
        this.target = target.clone();
        this.weight = copy(weight);
        this.weighted = weighted;
        this.rules = new Rule[unitIds.size()];
        this.divisor = new double[unitIds.size()];
        for (int u = 0; u < rules.length; u++) {
            double weights = sum(weight[u], true);
            double targetArea = sum(area_ha[u], true);
            double area = sum(area_ha[u], false);
            rules[u] = weighted && weights > 0
                    ? Rule.WEIGHT
                    : targetArea > 0 ? Rule.EVEN_OVER_TARGET : area > 0 ? Rule.EVEN_OVER_UNIT : Rule.NOWHERE;
            divisor[u] = switch (rules[u]) {
                case WEIGHT -> weights;
                case EVEN_OVER_TARGET -> targetArea;
                case EVEN_OVER_UNIT -> area;
                case NOWHERE -> Double.NaN;
            };
        }
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private double sum(double[] byClass, boolean targetOnly) {
        double sum = 0;
        for (int c = 1; c < byClass.length; c++) {
            sum += !targetOnly || target[c] ? byClass[c] : 0;
        }
        return sum;
    }

    /** Which class indices of a legend are targets, for the factories below. */
    public static boolean[] targets(Legend legend, List<LandClass> classes) {
        boolean[] target = new boolean[legend.classes() + 1];
        classes.forEach(c -> target[c.index()] = true);
        return target;
    }

    /**
     * By area.
     *
     * @param place      named in cautions: {@code carbon.allocate}
     * @param total_tCO2 by unit
     * @param area_ha    by unit and class index (0 = none)
     * @param target     by class index
     */
    public static Allocation byArea(
            String place, int year, List<String> unitIds, double[] total_tCO2, double[][] area_ha, boolean[] target) {
        return new Allocation(place, year, unitIds, total_tCO2, area_ha, target, area_ha, false);
    }

    /** By the weights that a first reading has summed. */
    public static Allocation byWeight(
            String place, int year, List<String> unitIds, double[] total_tCO2, double[][] area_ha, Weights weights) {
        return new Allocation(place, year, unitIds, total_tCO2, area_ha, weights.target, weights.sums(), true);
    }

    /** Sums of weights by unit and target class, the same for any order of cells and any split. Not thread-safe. */
    public static final class Weights {
        private final ExactSum[][] sums;
        private final boolean[] target;

        public Weights(int units, boolean[] target) {
            this.target = target.clone();
            this.sums = new ExactSum[units][target.length];
        }

        /** A cell; ignored where its class is no target or it has no positive weight. */
        void add(int unit, int classIndex, double cellWeight) {
            if (target[classIndex] && cellWeight > 0) {
                at(unit, classIndex).add(cellWeight);
            }
        }

        /** Takes in what another tile has summed. */
        void add(Weights other) {
            for (int u = 0; u < sums.length; u++) {
                for (int c = 0; c < target.length; c++) {
                    if (other.sums[u][c] != null) {
                        at(u, c).add(other.sums[u][c]);
                    }
                }
            }
        }

        /** What has been summed so far for a class of a unit. */
        double sum(int unit, int classIndex) {
            return sums[unit][classIndex] == null ? 0 : sums[unit][classIndex].value();
        }

        private ExactSum at(int unit, int classIndex) {
            if (sums[unit][classIndex] == null) { // half a kilobyte each: only where there is something to add
                sums[unit][classIndex] = new ExactSum();
            }
            return sums[unit][classIndex];
        }

        private double[][] sums() {
            double[][] values = new double[sums.length][target.length];
            for (int u = 0; u < sums.length; u++) {
                for (int c = 0; c < target.length; c++) {
                    values[u][c] = sum(u, c);
                }
            }
            return values;
        }
    }

    /**
     * What did not go where it was meant to: each rule told once for all units and years that it met together.
     *
     * @param told a unit as messages tell it, by its place from 0
     */
    public static List<Problem> cautions(List<Allocation> years, IntFunction<String> told) {
        List<Problem> cautions = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            Map<String, Fallback> byPlace = new LinkedHashMap<>();
            for (Allocation of : years) {
                for (int u = 0; u < of.rules.length && of.isFallback(rule); u++) {
                    if (of.rules[u] == rule && of.total_tCO2[u] != 0) {
                        byPlace.computeIfAbsent(of.place, p -> new Fallback(new TreeMap<>(), new TreeMap<>()))
                                .add(u, of.year, of.total_tCO2[u]);
                    }
                }
            }
            byPlace.forEach((place, met) -> cautions.add(met.told(code(rule), place, told)));
        }
        return cautions;
    }

    private static ProblemCode code(Rule rule) {
        return rule == Rule.NOWHERE
                ? ProblemCode.CARBON_C08_NO_CELLS
                : rule == Rule.EVEN_OVER_UNIT
                        ? ProblemCode.CARBON_C07_NO_CONSTRUCTION
                        : ProblemCode.CARBON_C06_NO_WEIGHT;
    }

    private boolean isFallback(Rule rule) {
        return rule == Rule.EVEN_OVER_UNIT || rule == Rule.NOWHERE || weighted && rule == Rule.EVEN_OVER_TARGET;
    }

    /** Whether the land of a class in a unit can have a density. */
    boolean receives(int unit, int classIndex) {
        return classIndex > 0
                && rules[unit] != Rule.NOWHERE
                && (target[classIndex] || rules[unit] == Rule.EVEN_OVER_UNIT);
    }

    /**
     * Emission density of a cell in tCO2/ha/yr; times its area it is the cell's share of the total.
     *
     * @param cellWeight ignored where the unit's rule is not by weight
     */
    double density(int unit, int classIndex, double cellWeight, double cell_ha) {
        if (!receives(unit, classIndex)) {
            return 0;
        }
        if (rules[unit] == Rule.WEIGHT) {
            return cellWeight > 0 ? total_tCO2[unit] * (cellWeight / divisor[unit]) / cell_ha : 0;
        }
        return total_tCO2[unit] / divisor[unit];
    }

    /** Emissions by unit and class index in tCO2; index 0 holds what is {@link Rule#NOWHERE on no map}. */
    public double[][] byClass_tCO2() {
        double[][] out = new double[unitIds.size()][];
        for (int u = 0; u < out.length; u++) {
            out[u] = part_tCO2(u, area_ha[u], weight[u]);
            if (rules[u] == Rule.NOWHERE) {
                out[u][0] = total_tCO2[u];
            }
        }
        return out;
    }

    /**
     * Emissions by class index of a part of a unit, in tCO2: where a fishnet cell overlaps it. Over all parts they add
     * up to the unit's total.
     *
     * @param part_ha     area of the part by class index
     * @param part_weight weight of the part by class index; read only where the unit's rule is by weight
     */
    double[] part_tCO2(int unit, double[] part_ha, double[] part_weight) {
        double[] base = rules[unit] == Rule.WEIGHT ? part_weight : part_ha;
        double[] out = new double[target.length];
        for (int c = 1; c < target.length; c++) {
            out[c] = receives(unit, c) ? total_tCO2[unit] * (base[c] / divisor[unit]) : 0;
        }
        return out;
    }

    /**
     * What a unit's own land of a class is charged, as a line: the unit's emissions times the share of the class.
     *
     * @param part of the charges
     * @param by   what the weights are: a file; not said where the unit's rule is not by weight
     * @param what emissions these are
     */
    public LedgerLine line(
            LedgerLine.Place place, LedgerLine.Subject whose, Charges charges, int part, String by, Bilingual what) {
        int unit = charges.from(part) - 1;
        int classIndex = charges.classIndex(part);
        Bilingual why = switch (rules[unit]) {
            case WEIGHT -> Bilingual.of("weight of its cells of all, by " + by, "其像元权重占全部权重之比（" + by + "）");
            case EVEN_OVER_TARGET -> Bilingual.of("hectares of all that carry emissions", "占全部承载排放用地面积之比（公顷）");
            case EVEN_OVER_UNIT ->
                Bilingual.of("hectares of all (no land that carries emissions)", "占单元总面积之比（公顷；单元内无承载排放的用地）");
            case NOWHERE -> Bilingual.of("all: the unit has no cell", "全部：单元内没有像元");
        };
        if (classIndex == 0) {
            return line(place, whose, what, total_tCO2[unit], LedgerLine.Step.of(why, 1, "1", ""), charges.tCO2(part));
        }
        double own = (rules[unit] == Rule.WEIGHT ? weight : area_ha)[unit][classIndex];
        String of = "(" + Numbers.text(own) + "/" + Numbers.text(divisor[unit]) + ")";
        LedgerLine.Step share = LedgerLine.Step.of(why, own / divisor[unit], of, "");
        return line(place, whose, what, total_tCO2[unit], share, charges.tCO2(part));
    }

    /**
     * What land elsewhere gets of a unit's emissions: the share of its cells.
     *
     * @param total_tCO2 what the unit emits
     */
    public static LedgerLine lineElsewhere(
            LedgerLine.Place place,
            LedgerLine.Subject whose,
            Charges charges,
            int part,
            double total_tCO2,
            Bilingual what) {
        double share = charges.tCO2(part) / total_tCO2;
        Bilingual why = Bilingual.of("share of its cells on the map", "其像元在图上所占份额");
        LedgerLine.Step step = LedgerLine.Step.of(why, share, Numbers.text(share), "");
        return line(place, whose, what, total_tCO2, step, charges.tCO2(part));
    }

    private static LedgerLine line(
            LedgerLine.Place place,
            LedgerLine.Subject whose,
            Bilingual what,
            double emitted_tCO2,
            LedgerLine.Step share,
            double tCO2) {
        return new LedgerLine(
                place,
                whose,
                new LedgerLine.Activity(what, emitted_tCO2, LedgerLine.T_CO2E, Bilingual.same("")),
                List.of(share),
                tCO2,
                LedgerLine.T_CO2E);
    }

    /** One check for each unit: the shares of its classes against its total. */
    public List<ConservationCheck> checks() {
        List<ConservationCheck> checks = new ArrayList<>();
        double[][] byClass = byClass_tCO2();
        for (int u = 0; u < byClass.length; u++) {
            ExactSum got = new ExactSum();
            for (double share : byClass[u]) {
                got.add(share);
            }
            checks.add(ConservationCheck.of("allocation " + year + " " + unitIds.get(u), total_tCO2[u], got.value()));
        }
        return checks;
    }

    /**
     * The density as a 32-bit map holds it, before settling: the float below or above, the nearer one more often.
     *
     * @param cell the cell's number in the grid, row by row: the draw depends on nothing else but the year
     */
    float stored(int unit, int classIndex, double cellWeight, double cell_ha, long cell) {
        double exact = density(unit, classIndex, cellWeight, cell_ha);
        float near = (float) exact;
        if (near == exact) {
            return near;
        }
        float below = near < exact ? near : Math.nextDown(near);
        float above = near < exact ? Math.nextUp(near) : near;
        return draw(cell) < (exact - below) / ((double) above - below) ? above : below;
    }

    /** SplitMix64's mixing of the cell's number, as a number from 0 to 1. */
    private double draw(long cell) {
        long z = cell + 0x9e3779b97f4a7c15L * (year + 1L);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    /** What the cells of this year's map sum to, with none of them yet. */
    public MapTally tally() {
        return new MapTally(total_tCO2);
    }

    /** The map as it is written, once {@link MapTally} has seen every cell. */
    public Settled settle(MapTally tally) {
        return new Settled(this, tally);
    }

    /** Stored densities with each unit's rest on one or two of its cells. Immutable. */
    public static final class Settled {
        /** Share of a small cell that it may change by. */
        private static final double SLIGHT = 1e-3;

        private final Allocation allocation;
        private final Rest coarse;
        private final Rest fine;
        private final List<ConservationCheck> checks;

        /** Cells that hold something else than {@link #stored} gave them, by unit; -1 = none. */
        private record Rest(long[] cell, float[] value) {
            static Rest of(int units) {
                Rest none = new Rest(new long[units], new float[units]);
                Arrays.fill(none.cell, -1);
                return none;
            }

            /**
             * @param rest what the unit's cells lack, tCO2
             * @return what they lack then
             */
            double put(int unit, MapTally.Largest on, double rest) {
                cell[unit] = on.cell[unit];
                value[unit] = (float) Math.max(0, on.density[unit] + rest / on.area_ha[unit]);
                return new ExactSum()
                        .add(rest)
                        .add(on.density[unit] * on.area_ha[unit])
                        .add(-(value[unit] * on.area_ha[unit]))
                        .value();
            }
        }

        private Settled(Allocation allocation, MapTally tally) {
            this.allocation = allocation;
            int units = allocation.unitIds.size();
            this.coarse = Rest.of(units);
            this.fine = Rest.of(units);
            List<ConservationCheck> list = new ArrayList<>();
            for (int u = 0; u < units; u++) {
                double total = allocation.rules[u] == Rule.NOWHERE ? 0 : allocation.total_tCO2[u];
                double rest = total - tally.sums[u].value();
                double step = 0;
                if (tally.largest.density[u] > 0) {
                    rest = coarse.put(u, tally.largest, rest);
                    if (Math.abs(rest) >= SLIGHT * tally.fine.density[u] * tally.fine.area_ha[u]) {
                        step = 0.5 * Math.ulp(coarse.value[u]) * tally.largest.area_ha[u];
                    } else if (Math.abs(rest) > ConservationCheck.PROMISED * total) {
                        rest = fine.put(u, tally.fine, rest);
                    }
                }
                // a handful of 32-bit cells cannot add up any closer than half a step of theirs
                double relative = total == 0 ? 0 : step / total * 1.0001;
                list.add(new ConservationCheck(
                        "map " + allocation.year + " " + allocation.unitIds.get(u),
                        total,
                        total - rest,
                        Math.max(ConservationCheck.PROMISED, relative)));
            }
            this.checks = List.copyOf(list);
        }

        public int units() {
            return coarse.cell.length;
        }

        /** Whether cells of a class in a unit may have a density. */
        public boolean receives(int unit, int classIndex) {
            return allocation.receives(unit, classIndex);
        }

        /** Density of a cell as written, tCO2/ha/yr. */
        public float stored(int unit, int classIndex, double cellWeight, double cell_ha, long cellNumber) {
            if (cellNumber == coarse.cell[unit]) {
                return coarse.value[unit];
            }
            return cellNumber == fine.cell[unit]
                    ? fine.value[unit]
                    : allocation.stored(unit, classIndex, cellWeight, cell_ha, cellNumber);
        }

        /** One check for each unit: the cells as written against its total. */
        public List<ConservationCheck> checks() {
            return checks;
        }
    }
}
