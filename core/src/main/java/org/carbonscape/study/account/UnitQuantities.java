package org.carbonscape.study.account;

import java.util.List;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.study.plan.Quantity;

/** Amounts of units in a phase, as they are and per hectare of classified land. */
public final class UnitQuantities {
    private final CarbonAccount account;

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
     * By unit from 0 (outside): tCO2 a year with a sink as its magnitude, of stocks tC. A change is the stock less that
     * of the phase before, whatever land was valid in each; NaN in the first phase.
     */
    public double[] amounts(Quantity quantity, int set, int phase) {
        if (quantity.isOfStock()) {
            return stock(quantity, set, phase);
        }
        return account.balance(phase, set).unitBalances().stream()
                .mapToDouble(u -> switch (quantity) {
                    case SOURCE -> u.source_tCO2();
                    case SINK -> 0 - u.sink_tCO2();
                    default -> u.source_tCO2() + u.sink_tCO2();
                })
                .toArray();
    }

    private double[] stock(Quantity quantity, int set, int phase) {
        StockTable table = account.inputs().carbon().stock().orElseThrow();
        double[][] area_ha = account.areas_ha(set, phase);
        boolean change = quantity == Quantity.STOCK_CHANGE;
        double[][] before_ha = change && phase > 0 ? account.areas_ha(set, phase - 1) : new double[0][];
        double[] amounts = new double[area_ha.length];
        for (int u = 0; u < amounts.length; u++) {
            amounts[u] = table.stock_tC(area_ha[u]);
            if (change) {
                amounts[u] = phase == 0 ? Double.NaN : amounts[u] - table.stock_tC(before_ha[u]);
            }
        }
        return amounts;
    }

    /** By unit from 0, per hectare of its classified land in the phase; NaN without such land. */
    public double[] perHectare(Quantity quantity, int set, int phase) {
        List<Balance.UnitBalance> units = account.balance(phase, set).unitBalances();
        double[] values = amounts(quantity, set, phase);
        for (int u = 0; u < values.length; u++) {
            double area = units.get(u).area_ha();
            values[u] = area > 0 ? values[u] / area : Double.NaN;
        }
        return values;
    }
}
