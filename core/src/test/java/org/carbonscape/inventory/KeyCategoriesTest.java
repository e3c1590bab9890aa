package org.carbonscape.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.carbonscape.problem.InputTable;
import org.junit.jupiter.api.Test;

/** IPCC 2006, Vol 1, Ch 4, eq 4.1 to 4.3 worked by hand: with what is taken up and with what is new. */
class KeyCategoriesTest {
    private static final ItemFactors OWN = ItemFactors.of(InputTable.parse(
            "own",
            "item,category,factor,unit\na,2.A.1,1,tCO2/t\nb,2.C.1,1,tCO2/t\nstored,2.B.1,-1,tCO2/t\n"
                    + "new,2.A.2,1,tCO2/t\n"));

    private final List<Line> lines = EnergyAccount.of(
                    InputTable.parse(
                            "carbon.energy",
                            "year,unit,item,amount,unit_of_amount\n"
                                    + "2010,u,a,60,t\n2010,u,b,30,t\n2010,u,stored,10,t\n"
                                    + "2020,u,a,40,t\n2020,u,b,60,t\n2020,u,stored,20,t\n2020,u,new,20,t\n"),
                    InventoryOptions.of(Route.NCV).with(OWN))
            .lines();

    private final List<KeyCategories.Ranked> ranked = KeyCategories.of(lines);

    private void told(int row, String category, double tCO2e, double share, double cumulative) {
        KeyCategories.Ranked r = ranked.get(row);
        assertThat(r.category().code()).isEqualTo(category);
        assertThat(r.tCO2e()).isCloseTo(tCO2e, within(1e-12));
        assertThat(r.share()).isCloseTo(share, within(1e-12));
        assertThat(r.cumulative()).isCloseTo(cumulative, within(1e-12));
        assertThat(r.key()).isTrue();
    }

    /** Of 60 + 30 + 10 and of 60 + 40 + 20 + 20, whatever the sign. */
    @Test
    void theLevelIsOfMagnitudes() {
        assertThat(ranked).hasSize(11);
        told(0, "2.A.1", 60, 0.6, 0.6);
        told(1, "2.C.1", 30, 0.3, 0.9);
        told(2, "2.B.1", -10, 0.1, 1);
        told(3, "2.C.1", 60, 60 / 140.0, 60 / 140.0);
        told(4, "2.A.1", 40, 40 / 140.0, 100 / 140.0);
        told(5, "2.A.2", 20, 20 / 140.0, 120 / 140.0);
        told(6, "2.B.1", -20, 20 / 140.0, 1);
    }

    /**
     * The whole grows from 80 to 100, by a quarter. a: 0.6 x |-1/3 - 1/4| = 0.35; b: 0.3 x |1 - 1/4| = 0.225; what is
     * stored: 0.1 x |-1 - 1/4| = 0.125; what is new, by 4.3: 20 / (60 + 30 + 10) = 0.2; of 0.9 in all.
     */
    @Test
    void theTrendIsOfMagnitudesAndOfWhatIsNew() {
        told(7, "2.A.1", 40, 0.35 / 0.9, 0.35 / 0.9);
        told(8, "2.C.1", 60, 0.225 / 0.9, 0.575 / 0.9);
        told(9, "2.A.2", 20, 0.2 / 0.9, 0.775 / 0.9);
        told(10, "2.B.1", -20, 0.125 / 0.9, 1);
    }

    @Test
    void whatIsTakenUpIsEstimatedToo() {
        assertThat(Completeness.of(lines, List.of()))
                .filteredOn(s -> s.category().code().equals("2.B.1"))
                .singleElement()
                .satisfies(s -> assertThat(s.key()).isEqualTo(Completeness.Key.E));
    }
}
