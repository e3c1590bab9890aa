package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class UnlikeAmountsTest {
    private static final String HEADER = "year,unit,item,amount,unit_of_amount\n";

    private static List<Problem> told(String rows) {
        return EnergyAccount.of(
                        InputTable.parse("carbon.energy (t.csv)", HEADER + rows),
                        InventoryOptions.of(Route.STANDARD_COAL))
                .cautions()
                .stream()
                .filter(c -> c.code() == ProblemCode.CARBON_C49_UNLIKE)
                .toList();
    }

    private static String rows(String of2010) {
        StringBuilder rows = new StringBuilder();
        for (int year : List.of(2005, 2015, 2020)) {
            rows.append(year).append(",1,raw coal,").append(year - 2000).append(",10^4 t\n");
            rows.append(year).append(",2,raw coal,").append(2 * (year - 2000)).append(",10^4 t\n");
            rows.append(year).append(",3,raw coal,").append(3 * (year - 2000)).append(",10^4 t\n");
        }
        return rows + "2010,2,raw coal,20,10^4 t\n2010,3,raw coal,30,10^4 t\n2010,1,raw coal," + of2010 + "\n";
    }

    @Test
    void aRowInKilogramsAmongTensOfThousandsOfTonnesIsTold() {
        Problem told = told(rows("10,kg")).get(0);
        assertThat(told.text(Language.EN)).isEqualTo("""
                CARBON-C49  carbon.energy (t.csv): amounts thousands of times more or less than those of the same \
                item in other years and units: 2010 1, raw coal 10 kg (others: 20 10^4 t).
                            Check their unit of measure: is it that of the other rows?""");
        assertThat(told.text(Language.ZH)).isEqualTo("""
                CARBON-C49  carbon.energy (t.csv)：以下数量与其他年份、其他单元的同一项目相差上千倍：2010 1、原煤 10 kg（其他：20 10^4 t）。
                            请检查其计量单位是否与其他行一致。""");
    }

    @Test
    void tonnesUnderTensOfThousandsAreTold() {
        assertThat(told(rows("100000,10^4 t"))).hasSize(1);
        assertThat(told(rows("10,10^4 t"))).isEmpty();
        assertThat(told(rows("100000,t"))).isEmpty();
    }

    /** Towns that gave up coal; tonnes of it are few indeed. */
    @Test
    void littleInTheUsualUnitIsNotTold() {
        assertThat(told(rows("0.0001,10^4 t"))).isEmpty();
        assertThat(told(rows("0.001,10^4 t"))).isEmpty();
        assertThat(told(rows("5000,kg"))).isEmpty(); // 5000 of 10^4 t would be out as well
    }

    @Test
    void aSingleYearIsHeldAgainstTheOtherUnits() {
        String others = "2005,2,coke,2,10^4 t\n2005,3,coke,3,10^4 t\n2005,4,coke,4,10^4 t\n";
        assertThat(told(others + "2005,1,coke,1,t\n")).hasSize(1);
        assertThat(told(others + "2005,1,coke,10000,t\n")).isEmpty();
        assertThat(told(others + "2005,1,coke,4000,10^4 t\n")).isEmpty(); // a town of steel
    }

    /** Units over four orders of magnitude that grow and shrink threefold. */
    @Test
    void truthIsNotTold() {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder();
        for (String item : List.of("raw coal", "coke", "diesel", "gasoline")) {
            for (int unit = 1; unit <= 40; unit++) {
                double size = Math.pow(10, random.nextGaussian());
                for (int year = 2005; year <= 2020; year++) {
                    rows.append(String.join(
                            ",",
                            Integer.toString(year),
                            Integer.toString(unit),
                            item,
                            Double.toString(size * (0.5 + random.nextDouble())),
                            "10^4 t\n"));
                }
            }
        }
        assertThat(told(rows.toString())).isEmpty();
    }
}
