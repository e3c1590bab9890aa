package org.carbonscape.study.detect;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.UnitQuantities;
import org.carbonscape.study.plan.Quantity;

/**
 * What a detector explains: y of the units that have land in a phase.
 *
 * @param units  from 1, ascending
 * @param values tCO2 a year, of stocks tC, where asked for per hectare of classified land
 */
record UnitY(int[] units, double[] values) {
    static UnitY of(String column, CarbonAccount account, int set, int phase) {
        Balance balance = account.balance(phase, set);
        Quantity what = quantity(column);
        IntToDoubleFunction amounts = new UnitQuantities(account).amount(what, set, phase);
        boolean perHectare = column.endsWith("_per_ha");
        int[] used = IntStream.range(1, balance.unitBalances().size())
                .filter(u -> balance.area_ha(u) > 0)
                .toArray();
        double[] values = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            // in the sign of the tables: a sink is negative
            double amount = amounts.applyAsDouble(used[i]);
            amount = what == Quantity.SINK ? 0 - amount : amount;
            values[i] = perHectare ? amount / balance.area_ha(used[i]) : amount;
        }
        return new UnitY(used, perHectare ? UnitQuantities.evened(values) : values);
    }

    static Quantity quantity(String column) {
        return Quantity.find(column.replace("_per_ha", "")).orElse(Quantity.NET);
    }

    /** Whether there is no variance to explain. */
    boolean isConstant() {
        return values.length > 0 && IntStream.range(1, values.length).allMatch(i -> values[i] == values[0]);
    }
}
