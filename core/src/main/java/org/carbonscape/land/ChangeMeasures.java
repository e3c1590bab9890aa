package org.carbonscape.land;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.measure.ExactSum;

/**
 * Every measure of land change that studies print, each variant under its own name. With T[i][j] the area that was i
 * and became j, U_a and U_b the areas of a class at both phases, T years between them:
 *
 * <ul>
 * <li>by class, km2: {@code area_start} U_a, {@code area_end} U_b, {@code persistence} T[i][i], {@code gain}
 *     G = sum_i T[i][j] - T[j][j], {@code loss} L = sum_j T[i][j] - T[i][i], {@code net_change} G - L,
 *     {@code gross_change} G + L, {@code swap} 2 min(G, L) (Pontius, Shusas and McEachern 2004);</li>
 * <li>by class, %/yr: {@code single_dynamic_degree} (U_b - U_a) / U_a / T; {@code two_way_dynamic_degree}
 *     (G + L) / U_a / T, which sees the exchange the former is blind to;</li>
 * <li>whole map, km2 and % of the total ({@code ..._share}): {@code change} sum L, {@code quantity} half of sum |G -
 *   L|,
 *     {@code exchange} 2 sum over pairs of min(T[i][j], T[j][i]), {@code shift} the rest, {@code allocation} exchange +
 *     shift;</li>
 * <li>whole map, %/yr, the three definitions of the comprehensive dynamic degree that circulate:
 *     {@code comprehensive_dynamic_degree_net} sum |U_b - U_a| / (2 sum U_a) / T,
 *     {@code comprehensive_dynamic_degree_transfer} sum L / (2 sum U_a) / T,
 *     {@code annual_change_rate} sum L / sum U_a / T (the S_t of intensity analysis);</li>
 * <li>by phase: {@code land_use_degree} 100 sum A_i C_i with shares A and grades C (Zhuang and Liu), from 100 to
 *   400.</li>
 * </ul>
 *
 * A class that is empty at the earlier phase has no rate (NaN), nor has an empty map; a class without a grade leaves
 * the degree undefined only where it holds land.
 */
public final class ChangeMeasures {
    /** The {@code class} of rows about the whole map. */
    public static final String ALL = "all";

    /**
     * One number: a row of the table {@code change} (unit_set, unit, from_year, to_year, class, measure, value,
     * unit_of_value), unit_set and unit being empty for the whole study area.
     *
     * @param fromYear  the phase itself where the measure is of a phase
     * @param toYear    the same as {@code fromYear} where the measure is of a phase
     * @param className class, or {@link #ALL}
     * @param value     NaN where it is not defined
     * @param unit      {@code km2}, {@code %}, {@code %/yr}; empty for an index
     */
    public record Measure(int fromYear, int toYear, String className, String measure, double value, String unit) {}

    private ChangeMeasures() {}

    /** All measures of an interval: classes in order, then the whole map. */
    public static List<Measure> of(TransferMatrix matrix) {
        List<Measure> rows = new ArrayList<>();
        int count = matrix.classes().size();
        double years = matrix.years();
        double total = matrix.total();
        double change = 0;
        ExactSum net = new ExactSum();
        for (int i = 1; i <= count; i++) {
            double start = matrix.atStart(i);
            double end = matrix.atEnd(i);
            double gain = matrix.gain(i);
            double loss = matrix.loss(i);
            change += loss;
            net.add(Math.abs(gain - loss));
            Adder of = new Adder(rows, matrix, matrix.classes().get(i - 1));
            of.area("area_start", start);
            of.area("area_end", end);
            of.area("persistence", matrix.amount(i, i));
            of.area("gain", gain);
            of.area("loss", loss);
            of.area("net_change", gain - loss);
            of.area("gross_change", gain + loss);
            of.area("swap", 2 * Math.min(gain, loss));
            of.rate("single_dynamic_degree", (gain - loss) / start / years);
            of.rate("two_way_dynamic_degree", (gain + loss) / start / years);
        }
        double exchange = 0;
        for (int i = 1; i <= count; i++) {
            for (int j = i + 1; j <= count; j++) {
                exchange += 2 * Math.min(matrix.amount(i, j), matrix.amount(j, i));
            }
        }
        double quantity = net.value() / 2;
        // areas (not counts) can leave a rounding below zero where there is no shift
        double shift = Math.max(0, change - quantity - exchange);
        Adder all = new Adder(rows, matrix, ALL);
        all.areaAndShare("change", change, total);
        all.areaAndShare("quantity", quantity, total);
        all.areaAndShare("allocation", exchange + shift, total);
        all.areaAndShare("exchange", exchange, total);
        all.areaAndShare("shift", shift, total);
        all.rate("comprehensive_dynamic_degree_net", quantity / total / years);
        all.rate("comprehensive_dynamic_degree_transfer", change / (2 * total) / years);
        all.rate("annual_change_rate", change / total / years);
        return List.copyOf(rows);
    }

    /**
     * The land-use degree index of a phase.
     *
     * @param areas  by class, in any one unit
     * @param grades by class, NaN where a class has none
     */
    public static Measure landUseDegree(int year, double[] areas, double[] grades) {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < areas.length; i++) {
            total += areas[i];
            sum += areas[i] == 0 ? 0 : areas[i] * grades[i];
        }
        return new Measure(year, year, ALL, "land_use_degree", defined(100 * sum / total), "");
    }

    /** Infinity is a division by an empty class: not defined. */
    private static double defined(double value) {
        return Double.isInfinite(value) ? Double.NaN : value == 0 ? 0 : value; // no minus zero in tables
    }

    private record Adder(List<Measure> rows, TransferMatrix matrix, String className) {
        void add(String measure, double value, String unit) {
            rows.add(new Measure(matrix.fromYear(), matrix.toYear(), className, measure, defined(value), unit));
        }

        void area(String measure, double amount) {
            add(measure, matrix.km2(amount), "km2");
        }

        void areaAndShare(String measure, double amount, double total) {
            area(measure, amount);
            add(measure + "_share", 100 * amount / total, "%");
        }

        void rate(String measure, double perYear) {
            add(measure, 100 * perYear, "%/yr");
        }
    }
}
