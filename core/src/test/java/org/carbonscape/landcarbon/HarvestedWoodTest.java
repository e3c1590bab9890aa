package org.carbonscape.landcarbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

class HarvestedWoodTest {
    private static List<HarvestedWood.Year> years(String rows, int last) {
        return HarvestedWood.of(
                        InputTable.parse("carbon.land.harvested-wood", "year,product,amount,unit_of_amount\n" + rows))
                .years(last);
    }

    @Test
    void anInflowThatStaysKeepsTheStock() {
        List<HarvestedWood.Year> years = years("""
                2000,sawnwood,1000,m3
                2001,sawnwood,1000,m3
                2002,sawnwood,1000,m3
                2003,sawnwood,1000,m3
                2004,sawnwood,1000,m3
                """, 2004);
        assertThat(years).hasSize(5).allSatisfy(y -> assertThat(y.change_tC()).isCloseTo(0, within(1e-9)));
        // 1000 m3 x 0.229 tC/m3 over k = ln 2 / 35
        assertThat(years.get(0).stock_tC()).isCloseTo(229 * 35 / Math.log(2), within(1e-9));
    }

    @Test
    void withoutInflowHalfIsLeftAfterAHalfLife() {
        List<HarvestedWood.Year> years = years("2000,paper,50,t\n", 2010);
        double first = years.get(1).stock_tC();
        assertThat(years.get(3).stock_tC()).isCloseTo(first / 2, within(1e-9)); // paper: 2 years
        assertThat(years.get(5).tCO2()).isPositive();
    }

    @Test
    void equation12_1YearByYear() {
        List<HarvestedWood.Year> years = years("2000,panels,100,tC\n2001,panels,300,tC\n", 2002);
        double k = Math.log(2) / 25;
        double stock = 400 / 5.0 / k;
        double[] inflow = {100, 300, 0};
        for (int i = 0; i < 3; i++) {
            double next = Math.exp(-k) * stock + (1 - Math.exp(-k)) / k * inflow[i];
            assertThat(years.get(i).stock_tC()).isCloseTo(stock, within(1e-9));
            assertThat(years.get(i).change_tC()).isCloseTo(next - stock, within(1e-9));
            assertThat(years.get(i).tCO2()).isCloseTo(-(next - stock) * 44 / 12, within(1e-9));
            stock = next;
        }
    }
}
