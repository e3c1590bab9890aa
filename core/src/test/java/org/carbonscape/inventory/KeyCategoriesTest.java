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

    /**
     * 60 + 5 - 40 = 25 becomes 50 - 35 - 5 = 10, less by 0.6. a: 60/105 x |-1/6 + 0.6| = 26/105; what is stored: 40/105
     * x |1/8 + 0.6| = 29/105; what is gone: 5/105 x |-1 + 0.6| = 2/105; what is new takes up 5/105, by 4.3; of 62/105.
     */
    @Test
    void theTrendOfWhatIsGoneAndOfWhatIsNewlyStored() {
        List<KeyCategories.Ranked> of = KeyCategories.of(EnergyAccount.of(
                        InputTable.parse(
                                "carbon.energy",
                                "year,unit,item,amount,unit_of_amount\n"
                                        + "2010,u,a,60,t\n2010,u,b,5,t\n2010,u,stored,40,t\n"
                                        + "2020,u,a,50,t\n2020,u,stored,35,t\n2020,u,sunk,5,t\n"),
                        InventoryOptions.of(Route.NCV)
                                .with(ItemFactors.of(InputTable.parse(
                                        "own",
                                        "item,category,factor,unit\na,2.A.1,1,tCO2/t\nb,2.C.1,1,tCO2/t\n"
                                                + "stored,2.B.1,-1,tCO2/t\nsunk,2.B.2,-1,tCO2/t\n"))))
                .lines());
        assertThat(of.stream()
                        .filter(r -> r.assessment() == KeyCategories.Assessment.TREND)
                        .map(r -> r.category().code() + " " + Math.rint(1e6 * r.tCO2e()) / 1e6 + " "
                                + Math.round(1e6 * 62 * r.share()) / 1e6
                                + " " + Math.round(1e6 * 62 * r.cumulative()) / 1e6 + " " + r.key()))
                .containsExactly(
                        "2.B.1 -35.0 29.0 29.0 true",
                        "2.A.1 50.0 26.0 55.0 true",
                        "2.B.2 -5.0 5.0 60.0 true",
                        "2.C.1 0.0 2.0 62.0 false");
    }

    /** Of 80 + 15 + 5 + 0: what begins at 95 % is not key, nor is nothing. One year has no trend. */
    @Test
    void whatLiesBeyondTheShareIsNotKey() {
        List<KeyCategories.Ranked> of = KeyCategories.of(EnergyAccount.of(
                        InputTable.parse(
                                "carbon.energy",
                                "year,unit,item,amount,unit_of_amount\n"
                                        + "2010,u,a,80,t\n2010,u,b,15,t\n2010,u,stored,5,t\n2010,u,new,0,t\n"),
                        InventoryOptions.of(Route.NCV).with(OWN))
                .lines());
        assertThat(of.stream().map(r -> r.category().code() + " " + r.assessment() + " " + r.key()))
                .containsExactly("2.A.1 LEVEL true", "2.C.1 LEVEL true", "2.B.1 LEVEL false", "2.A.2 LEVEL false");
    }

    /** CO2 of wood is a memo item; power that is bought stands for the plants that made it; others' is outside. */
    @Test
    void memoItemsAreLeftOutAndPowerThatIsBoughtIsNot() {
        List<Line> lines = EnergyAccount.of(
                        InputTable.parse(
                                "carbon.energy",
                                "year,unit,item,amount,unit_of_amount\n2022,u,wood,10,t\n2022,u,electricity,1,MWh\n"),
                        InventoryOptions.of(Route.IPCC).with(GridFactors.preset("carbon.energy.region", "hunan")))
                .lines();
        assertThat(lines).extracting(Line::memo).contains(true);
        assertThat(KeyCategories.of(lines).stream()
                        .map(r -> r.category().code() + " " + r.gas().symbol()))
                .containsExactly("X.1 CO2");
    }

    @Test
    void whatIsTakenUpIsEstimatedToo() {
        assertThat(Completeness.of(lines, List.of()))
                .filteredOn(s -> s.category().code().equals("2.B.1"))
                .singleElement()
                .satisfies(s -> assertThat(s.key()).isEqualTo(Completeness.Key.E));
    }
}
