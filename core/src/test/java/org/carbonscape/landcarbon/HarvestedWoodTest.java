package org.carbonscape.landcarbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problems;
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
        double stock = 400 / 2.0 / k; // two years are all that there are
        double[] inflow = {100, 300, 0};
        for (int i = 0; i < 3; i++) {
            double next = Math.exp(-k) * stock + (1 - Math.exp(-k)) / k * inflow[i];
            assertThat(years.get(i).stock_tC()).isCloseTo(stock, within(1e-9));
            assertThat(years.get(i).change_tC()).isCloseTo(next - stock, within(1e-9));
            assertThat(years.get(i).tCO2()).isCloseTo(-(next - stock) * 44 / 12, within(1e-9));
            stock = next;
        }
    }

    @Test
    void moreWoodThanThereCanBe() {
        assertThatThrownBy(() -> years("2000,sawnwood,1e308,m3\n2001,sawnwood,10,m3\n", 2004))
                .hasMessageContaining("INPUT-06")
                .hasMessageContaining("row 2");
    }

    /** A table of the phases' years alone is not a table of years without wood. */
    @Test
    void yearsBetweenAreInterpolatedAndTold() {
        String rows = "2000,panels,100,tC\n2004,panels,300,tC\n";
        String between = "2001,panels,150,tC\n2002,panels,200,tC\n2003,panels,250,tC\n";
        List<HarvestedWood.Year> whole = years(rows + between, 2005);
        assertThat(years(rows, 2005)).isEqualTo(whole);
        Problems problems = new Problems();
        HarvestedWood.of(InputTable.parse("wood", "year,product,amount,unit_of_amount\n" + rows))
                .tell(problems, "wood", 2010);
        assertThat(problems.cautions()).extracting(p -> p.text(Language.EN)).containsExactly("""
                LAND-C07    wood: the harvested wood "panels" has no rows in 3 years between the first and the last; \
                they were interpolated.
                            Add the rows where they are known; a row with 0 says that none was made.""", """
                LAND-C08    wood: the harvested wood "panels" has no rows after 2004: up to 2010 what was made before \
                decays and nothing is added.
                            Add rows up to 2010.""");
        assertThat(problems.cautions()).extracting(p -> p.text(Language.ZH)).containsExactly("""
                LAND-C07    wood：采伐木产品“人造板”在首末年之间有 3 年没有数据，已线性内插。
                            如有数据请补充；数值为 0 的行表示当年没有生产。""", """
                LAND-C08    wood：采伐木产品“人造板”在 2004 年以后没有数据：至 2010 年只计以前产品的分解，没有新增。
                            请补充至 2010 年的数据行。""");
        Problems none = new Problems();
        HarvestedWood.of(InputTable.parse("wood", "year,product,amount,unit_of_amount\n" + rows + between))
                .tell(none, "wood", 2004); // the last year has a row
        assertThat(none.cautions()).isEmpty();
        assertThat(years(rows, 2002)).isEqualTo(years(rows, 2004)); // rows after the study are told too
    }

    /** 2019 Refinement, eq 12.4: the mean of the first five years, whatever comes after them. */
    @Test
    void theStockAtTheStartIsThatOfTheFirstFiveYears() {
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < 8; y++) {
            rows.append(2000 + y).append(",panels,").append(100 * (y + 1)).append(",tC\n");
        }
        // 100 to 500
        assertThat(years(rows.toString(), 2007).get(0).stock_tC()).isCloseTo(300 * 25 / Math.log(2), within(1e-9));
    }

    /** 0.229 tC a m3 of sawnwood, 0.386 tC a t of paper. */
    @Test
    void amountsMayBeInAnyUnitOfTheirKind() {
        assertThat(years("2000,sawnwood,0.5,万m3\n2000,paper,2,kt\n2000,panels,3000,kgC\n", 2000))
                .extracting(HarvestedWood.Year::product, y -> Math.round(y.inflow_tC() * 1e6) / 1e6)
                .containsExactly(tuple("sawnwood", 1145.0), tuple("paper", 772.0), tuple("panels", 3.0));
        assertThat(years("2000,锯材,1000,m3\n", 2000)).isEqualTo(years("2000,sawnwood,1000,m3\n", 2000));
    }

    @Test
    void theLinesOfAYearAddUpToItsStockAndItsFlow() {
        HarvestedWood wood = HarvestedWood.of(InputTable.parse("wood", """
                year,product,amount,unit_of_amount
                2000,panels,100,tC
                2001,panels,300,tC
                2002,paper,50,t
                2003,paper,0,t
                """));
        List<HarvestedWood.Year> years = wood.years(2004);
        assertThat(years).hasSize(5 + 3);
        assertThat(wood.lines(1999)).isEmpty();
        for (HarvestedWood.Year y : years) {
            List<LedgerLine> lines = wood.lines(y.year()).stream()
                    .filter(l -> l.subject().item().in(Language.EN).equals(y.product()))
                    .toList();
            assertThat(lines)
                    .allMatch(LedgerLine::holds)
                    .allMatch(l -> l.place().year() == y.year());
            assertThat(sum(lines, LedgerLine.Part.WOOD_STOCK)).isCloseTo(y.stock_tC(), within(1e-9));
            assertThat(sum(lines, LedgerLine.Part.HARVESTED_WOOD)).isCloseTo(y.tCO2(), within(1e-9));
        }
        assertThat(wood.lines(2001)).hasSize(4); // the first stock, what 2000 left; what decays, what is made
    }

    private static double sum(List<LedgerLine> lines, LedgerLine.Part part) {
        return lines.stream()
                .filter(l -> l.subject().part() == part)
                .mapToDouble(LedgerLine::result)
                .sum();
    }
}
