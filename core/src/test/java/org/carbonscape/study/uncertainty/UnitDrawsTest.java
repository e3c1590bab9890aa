package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.carbon.Term;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.UnitQuantities;
import org.carbonscape.study.plan.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitDrawsTest {
    @TempDir
    private Path folder;

    /** What statistics of each quantity take, with its sign and unit: a sink as its magnitude, a stock as carbon. */
    @Test
    void drawsOfNextToNoUncertaintyAreWhatStatisticsTake() {
        SmallStudy.Run run = SmallStudy.in(folder)
                .text("factors.csv", """
                        class,value,unit,low,high
                        cropland,0.5,tCO2/ha/yr,0.4999999,0.5000001
                        forest,-2,tCO2/ha/yr,-2.0000001,-1.9999999
                        """)
                .text("stock.csv", """
                        class,value,unit,low,high
                        cropland,50,tC/ha,49.99999,50.00001
                        forest,150,tC/ha,149.9999,150.0001
                        construction,10,tC/ha,,
                        """)
                .run(SmallStudy.ALL_CARBON);
        UnitQuantities given = new UnitQuantities(run.account());
        for (Quantity quantity : List.of(Quantity.NET, Quantity.SOURCE, Quantity.SINK, Quantity.STOCK)) {
            double[] drawn = new UnitDraws(
                            run.account(), run.study().carbon().options(), 1, 100, quantity, 0, 2, new PlainEngine())
                    .perHectare(7);
            for (int unit = 1; unit <= 4; unit++) {
                double ha = SmallStudy.cells(unit, 2, 1) + SmallStudy.cells(unit, 2, 2) + SmallStudy.cells(unit, 2, 3);
                double expected = given.amount(quantity, 0, 2).applyAsDouble(unit) / ha;
                assertThat(drawn[unit])
                        .as("%s of %d", quantity, unit)
                        .isCloseTo(expected, within(1e-4 * Math.abs(expected)));
            }
            assertThat(drawn[3])
                    .as("%s of a unit with forest and fields", quantity)
                    .isNotZero();
        }
    }

    /** A square's emissions are a district's, so they err as the district's do, not as the region's. */
    @Test
    void emissionsInUnitsOfAnotherSetErrAsThoseOfTheUnitWhoseTheyAre() {
        SmallStudy.Run run = SmallStudy.in(folder).run("""
                  cells: { fishnet: 100 m }
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  emissions-uncertainty: 60
                  correlation: { units: 0 }
                """);
        UnitDraws districts = draws(run, Quantity.SOURCE, 0);
        UnitDraws squares = draws(run, Quantity.SOURCE, 1);
        for (int draw = 0; draw < 5; draw++) {
            double[] byDistrict = districts.perHectare(draw);
            double[] bySquare = squares.perHectare(draw);
            double[] ratio = new double[5];
            for (int unit : new int[] {2, 4}) {
                double crops = SmallStudy.cells(unit, 2, 1);
                double built = SmallStudy.cells(unit, 2, 3);
                double ha = crops + SmallStudy.cells(unit, 2, 2) + built;
                double emitted = byDistrict[unit] * ha - crops * SmallStudy.FACTORS_tCO2_PER_HA[0];
                ratio[unit] = emitted / SmallStudy.EMISSIONS_tCO2[2][unit - 1];
                int seen = 0;
                for (int i = 0; i < SmallStudy.COLUMNS * SmallStudy.ROWS; i++) {
                    int column = i % SmallStudy.COLUMNS;
                    int row = i / SmallStudy.COLUMNS;
                    if (SmallStudy.at(2, column, row) == 3 && SmallStudy.unit(column, row) == unit) {
                        assertThat(bySquare[i + 1]).isCloseTo(emitted / built, within(1e-9 * emitted));
                        seen++;
                    }
                }
                assertThat(seen).isPositive();
            }
            assertThat(ratio[2]).isNotCloseTo(ratio[4], within(1e-6));
        }
    }

    /** Densities err in each unit on its own where they are said to: of cells as of the units that they lie in. */
    @Test
    void cellsHoldWhatTheirUnitsHold() {
        SmallStudy.Run run = SmallStudy.in(folder)
                .text("stock.csv", """
                        class,value,unit,low,high
                        cropland,50,tC/ha,40,60
                        forest,150,tC/ha,120,180
                        construction,10,tC/ha,9,11
                        """)
                .run(SmallStudy.ALL_CARBON + "  correlation: { units: 0 }\n");
        CellDraws cells = new CellDraws(run.account(), run.study().carbon().options(), 1, 100, 2, new PlainEngine());
        UnitDraws units = draws(run, Quantity.STOCK, 0);
        for (int draw = 0; draw < 5; draw++) {
            double[] density = cells.stock_tC_per_ha(draw);
            double[] held = units.perHectare(draw);
            for (int unit = 1; unit <= 4; unit++) {
                double stock = 0;
                double ha = 0;
                for (int c = 1; c <= 3; c++) {
                    stock += SmallStudy.cells(unit, 2, c) * density[CellDraws.densityAt(unit, c, 3)];
                    ha += SmallStudy.cells(unit, 2, c);
                }
                assertThat(stock / ha).isCloseTo(held[unit], within(1e-9 * stock));
            }
            assertThat(density[CellDraws.densityAt(2, 1, 3)])
                    .isNotCloseTo(density[CellDraws.densityAt(4, 1, 3)], within(1e-6));
        }
    }

    /** The region's stock is the sum of the units that carry the emissions, as its flows are. */
    @Test
    void theStockOfTheRegionIsThatOfTheUnitsWithEmissions() {
        SmallStudy.Run run = SmallStudy.in(folder)
                .text("stock.csv", """
                        class,value,unit,low,high
                        cropland,50,tC/ha,40,60
                        forest,150,tC/ha,120,180
                        construction,10,tC/ha,9,11
                        """)
                .text("half.csv", """
                        year,unit,amount,unit_of_amount
                        2000,r1c2,5,tCO2
                        2010,r1c2,6,tCO2
                        2020,r1c2,7,tCO2
                        """)
                .run("""
                  halves: { fishnet: 400 m }
                carbon:
                  factors: factors.csv
                  emissions: { file: half.csv, units: halves }
                  stock: stock.csv
                  correlation: { units: 0 }
                """);
        AccountTerms terms =
                new AccountTerms(run.account(), run.study().carbon().options().doubt());
        StockTable table = run.account().inputs().carbon().stock().orElseThrow();
        Set<List<Integer>> region = numbers(terms.stock(-1, 2, table));
        assertThat(region).isEqualTo(numbers(terms.stock(1, 2, table)));
        assertThat(region).isNotEqualTo(numbers(terms.stock(0, 2, table)));
    }

    private static Set<List<Integer>> numbers(List<List<Term>> sums) {
        return sums.stream().flatMap(List::stream).map(Term::numbers).collect(Collectors.toSet());
    }

    private static UnitDraws draws(SmallStudy.Run run, Quantity quantity, int set) {
        return new UnitDraws(
                run.account(), run.study().carbon().options(), 1, 100, quantity, set, 2, new PlainEngine());
    }
}
