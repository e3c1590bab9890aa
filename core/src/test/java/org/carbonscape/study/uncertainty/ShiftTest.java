package org.carbonscape.study.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.study.SmallStudy;
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

    /** Two classes are forest: pines take up 1 t of CO2 a hectare, oaks 5. */
    @BeforeEach
    void aLandOfTwoForests() {
        SmallStudy small = SmallStudy.in(folder)
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
}
