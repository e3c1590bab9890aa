package org.carbonscape.study.detect;

import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyInputs;

/**
 * What a detector explains: y of the units that have land in a phase.
 *
 * @param units  from 1, ascending
 * @param values tCO2 a year, of stocks tC, where asked for per hectare of classified land
 */
record UnitY(int[] units, double[] values) {
    static UnitY of(String column, StudyInputs inputs, CarbonAccount account, int set, int phase) {
        List<Balance.UnitBalance> balances = account.balance(phase, set).unitBalances();
        double[][] areas = account.areas_ha(set, phase);
        int[] used = IntStream.range(1, balances.size())
                .filter(u -> balances.get(u).area_ha() > 0)
                .toArray();
        return new UnitY(
                used,
                IntStream.of(used)
                        .mapToDouble(u -> y(column, inputs, balances.get(u), areas[u]))
                        .toArray());
    }

    private static double y(String column, StudyInputs inputs, Balance.UnitBalance unit, double[] areas) {
        double amount = switch (column.replace("_per_ha", "")) {
            case "source" -> unit.source_tCO2();
            case "sink" -> unit.sink_tCO2();
            case "stock" -> inputs.carbon().stock().orElseThrow().stock_tC(areas);
            default -> unit.net_tCO2();
        };
        return column.endsWith("_per_ha") ? amount / unit.area_ha() : amount;
    }

    /** Whether there is no variance to explain. */
    boolean isConstant() {
        return values.length > 0 && IntStream.range(1, values.length).allMatch(i -> values[i] == values[0]);
    }
}
