package org.carbonscape.study.account;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.zone.PartAreas;

/** Amounts of units in a phase, as they are and per hectare of classified land. */
public final class UnitQuantities {
    private static final double ROUNDING = 1e-12;

    private final CarbonAccount account;
    private final Map<List<Integer>, PartAreas> areas = new ConcurrentHashMap<>(); // by set and phase
    private final Map<List<Integer>, Held> stocks = new ConcurrentHashMap<>();

    public UnitQuantities(CarbonAccount account) {
        this.account = account;
    }

    /** Whether the account has it in any phase. */
    public boolean has(Quantity quantity) {
        return quantity.isOfStock()
                ? account.inputs().carbon().stock().isPresent()
                        && account.inputs().studyArea().years().size() > quantity.firstPhase()
                : account.hasFlows();
    }

    /**
     * Of a unit (0 = outside), worked out when asked for: tCO2 a year with a sink as its magnitude, of stocks tC. A
     * change is the stock less that of the phase before, whatever land was valid in each; NaN in the first phase.
     */
    public IntToDoubleFunction amount(Quantity quantity, int set, int phase) {
        if (quantity.isOfStock()) {
            return stock(quantity, set, phase);
        }
        Balance balance = account.balance(phase, set);
        return switch (quantity) {
            case SOURCE -> balance::source_tCO2;
            case SINK -> u -> 0 - balance.sink_tCO2(u);
            default -> u -> balance.source_tCO2(u) + balance.sink_tCO2(u);
        };
    }

    private IntToDoubleFunction stock(Quantity quantity, int set, int phase) {
        if (quantity == Quantity.STOCK) {
            return held(set, phase);
        }
        if (phase == 0) {
            return u -> Double.NaN;
        }
        IntToDoubleFunction now = held(set, phase);
        IntToDoubleFunction before = held(set, phase - 1);
        return u -> now.applyAsDouble(u) - before.applyAsDouble(u);
    }

    private IntToDoubleFunction held(int set, int phase) {
        return stocks.computeIfAbsent(List.of(set, phase), k -> new Held(set, phase));
    }

    /** Stocks of all units, made when the first is asked for. */
    private final class Held implements IntToDoubleFunction {
        private final int set;
        private final int phase;
        private volatile double[] stock_tC = new double[0];

        Held(int set, int phase) {
            this.set = set;
            this.phase = phase;
        }

        @Override
        public double applyAsDouble(int unit) {
            double[] all = stock_tC;
            return (all.length > 0 ? all : made())[unit];
        }

        private synchronized double[] made() {
            if (stock_tC.length == 0) {
                StockTable table = account.inputs().carbon().stock().orElseThrow();
                PartAreas land = areas_ha(set, phase);
                double[] area_ha =
                        new double[account.inputs().studyArea().legend().classes() + 1];
                double[] all =
                        new double[account.balance(phase, set).unitBalances().size()];
                for (int u = 0; u < all.length; u++) {
                    for (int c = 0; c < area_ha.length; c++) {
                        area_ha[c] = land.unit_ha(u, c);
                    }
                    all[u] = table.stock_tC(area_ha);
                }
                stock_tC = all;
            }
            return stock_tC;
        }
    }

    /** Of each class, made once. */
    public PartAreas areas_ha(int set, int phase) {
        return areas.computeIfAbsent(List.of(set, phase), k -> account.unitAreas(set, phase));
    }

    /** Of a unit, per hectare of its classified land in the phase; NaN without such land. */
    public IntToDoubleFunction amountPerHectare(Quantity quantity, int set, int phase) {
        Balance balance = account.balance(phase, set);
        IntToDoubleFunction amount = amount(quantity, set, phase);
        return u -> {
            double area = balance.area_ha(u);
            return area > 0 ? amount.applyAsDouble(u) / area : Double.NaN;
        };
    }

    /** The same by unit from 0, {@link #evened}. */
    public double[] perHectare(Quantity quantity, int set, int phase) {
        double[] values = new double[account.balance(phase, set).unitBalances().size()];
        Arrays.setAll(values, amountPerHectare(quantity, set, phase));
        return evened(values);
    }

    /**
     * The values, made one in place where they differ by no more than rounding: else neighbours would be found alike,
     * and drivers to explain them, by the last digits of quotients.
     *
     * @param values NaN = missing, which stays
     */
    public static double[] evened(double[] values) {
        DoubleSummaryStatistics known =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).summaryStatistics();
        double most = Math.max(Math.abs(known.getMin()), Math.abs(known.getMax()));
        if (known.getCount() > 0 && known.getMax() - known.getMin() <= ROUNDING * most) {
            Arrays.setAll(values, u -> Double.isNaN(values[u]) ? values[u] : known.getMin());
        }
        return values;
    }
}
