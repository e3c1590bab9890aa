package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.AccountOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shift comes to with every number as given. */
class ShiftTest {
    private static final int PINES = 8; // cells of the last phase
    private static final int OAKS = 12;

    @TempDir
    private Path folder;

    private Shift.Base base;
    private UncertainNumbers numbers;
    private SmallStudy small;

    /** Two classes are forest: pines take up 1 t of CO2 a hectare, oaks 5. */
    @BeforeEach
    void aLandOfTwoForests() {
        small = SmallStudy.in(folder)
                .text("legend.csv", "code,class,role\n1,pines,forest\n2,oaks,forest\n3,town,construction\n0,,\n")
                .text("factors.csv", """
                        class,value,unit,low,high
                        pines,-1,tCO2/ha/yr,-2,0
                        oaks,-5,tCO2/ha/yr,-7,-3
                        """);
        SmallStudy.Run run = small.classes(
                        "2020.tif", 3, (column, row) -> row == 0 ? 1 : row == 1 ? 2 : row == 2 && column < 4 ? 2 : 3)
                .run("carbon:\n  factors: factors.csv\n  emissions: { file: emissions.csv, units: parts }\n");
        AccountTerms terms =
                new AccountTerms(run.account(), run.study().carbon().options().doubt());
        base = Shift.Base.of(terms, run.account());
        numbers = terms.numbers();
    }

    private double tCO2(Shift shift) {
        return numbers.value(shift.terms(base));
    }

    @Test
    void aHectareOfAClassHasItsFactor() {
        assertThat(tCO2(new Shift().land("pines", 3))).isCloseTo(-3, within(1e-9));
        assertThat(tCO2(new Shift().land("oaks", 1).land("pines", -1))).isCloseTo(-4, within(1e-9));
    }

    /** The mean of all forest: 8 ha at 1 and 12 ha at 5 are 3.4 a hectare. */
    @Test
    void aHectareOfAKindOfLandHasTheMeanOfItsClasses() {
        double mean = (PINES * 1.0 + OAKS * 5.0) / (PINES + OAKS);
        assertThat(tCO2(new Shift().land("forest", 10))).isCloseTo(-10 * mean, within(1e-9));
        assertThat(tCO2(new Shift().land("forest", 4).land("forest", -1))).isCloseTo(-3 * mean, within(1e-9));
        assertThat(tCO2(new Shift().land("wetland", 10)))
                .as("no class is of this kind")
                .isZero();
    }

    /** 28 ha of town carry all that is emitted. */
    @Test
    void aSourceIsASharesOfWhatItsClassEmits() {
        double emitted_tCO2 = SmallStudy.EMISSIONS_tCO2[2][1] + SmallStudy.EMISSIONS_tCO2[2][3];
        assertThat(tCO2(new Shift().source("town", 7))).isCloseTo(emitted_tCO2 / 4, within(1e-6));
        assertThat(tCO2(new Shift().land("town", 7)))
                .as("land alone emits nothing")
                .isZero();
        // a tenth less, then a fifth less of what is left: 28 % less of emissions that are given as one
        assertThat(tCO2(new Shift().item("all", -10).item("all", -20))).isCloseTo(-0.28 * emitted_tCO2, within(1e-6));
    }

    /** Places of which none is pine in truth say nothing of what a hectare of pines does. */
    @Test
    void hectaresAreThoseThatAreToldHoweverGoodTheMapIs() {
        small.text("m.csv", """
                map,pines,oaks,town
                pines,0,20,0
                oaks,0,16,4
                town,0,5,15
                """);
        String study = """
                study: Two forests
                landUse:
                  legend: legend.csv
                  phases: { 2010: 2010.tif, 2020: 2020.tif }
                ACCURACY
                units:
                  parts: { file: parts.geojson, id: id, name: name }
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  emissions-uncertainty: [10]
                  draws: 500
                  correlation: { years: 0 }
                """;
        List<Shift> shifts = List.of(
                new Shift().land("pines", 3),
                new Shift().land("oaks", 2).land("pines", -2),
                new Shift().source("town", 7),
                new Shift().item("all", -10));
        List<double[]> mapped = around(small.runWhole(study.replace("ACCURACY\n", "")), shifts);
        List<double[]> held = around(small.runWhole(study.replace("ACCURACY", "  accuracy: { 2020: m.csv }")), shifts);
        for (int i = 0; i < mapped.size(); i++) {
            assertThat(held.get(i)).containsExactly(mapped.get(i), within(1e-9));
        }
    }

    /** By the draws and by propagation. */
    private static List<double[]> around(SmallStudy.Run run, List<Shift> shifts) {
        List<double[]> around = new ArrayList<>();
        for (int draws : new int[] {0, 500}) {
            AccountOptions options = run.study().carbon().options();
            AccountOptions.Doubt own = options.doubt();
            AccountOptions.Doubt doubt = new AccountOptions.Doubt(own.emissions(), draws, own.correlations(), false, 0);
            UncertaintyTables tables = new UncertaintyTables(
                    run.inputs(),
                    run.counts(),
                    run.account(),
                    new AccountOptions(doubt, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    1,
                    new PlainEngine());
            shifts.forEach(s -> around.add(tables.around(s, 0).orElseThrow()));
        }
        return around;
    }
}
