package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.DrawnSums;
import org.carbonscape.carbon.MonteCarlo;
import org.carbonscape.carbon.Term;
import org.carbonscape.engine.Engine;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Quantity;

/** What units hold, emit and take up under each of many draws of what is uncertain: the draws of the account. */
public final class UnitDraws {
    private final DrawnSums sums;
    private final double[] area_ha;
    private final double scale;

    /**
     * @param quantity not a change of stock
     * @param set      number of the unit set
     */
    public UnitDraws(
            CarbonAccount account,
            AccountOptions options,
            long seed,
            int draws,
            Quantity quantity,
            int set,
            int phase,
            Engine engine) {
        AccountTerms terms = new AccountTerms(account, options.doubt());
        List<List<Term>> units = new ArrayList<>();
        if (quantity.isOfStock()) {
            units.addAll(
                    terms.stock(set, phase, account.inputs().carbon().stock().orElseThrow()));
            scale = 12.0 / 44;
        } else {
            for (FlowTerms unit : terms.units(set, phase)) {
                units.add(
                        quantity == Quantity.SOURCE
                                ? unit.source()
                                : quantity == Quantity.SINK ? unit.sink() : unit.net());
            }
            scale = quantity == Quantity.SINK ? -1 : 1;
        }
        sums = new DrawnSums(MonteCarlo.of(terms.numbers(), draws, seed, engine), units);
        area_ha = account.balance(phase, set).unitBalances().stream()
                .mapToDouble(Balance.UnitBalance::area_ha)
                .toArray();
    }

    /** By unit from 0, per hectare of its classified land; NaN without such land. */
    public double[] perHectare(int draw) {
        double[] values = sums.at(draw);
        for (int u = 0; u < values.length; u++) {
            values[u] = area_ha[u] > 0 ? scale * values[u] / area_ha[u] : Double.NaN;
        }
        return values;
    }
}
