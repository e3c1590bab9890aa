package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What farming emits goes to farmland, and a row may name the class that carries it. */
class FarmChargingTest {
    private static final String HEADER = "year,unit,item,amount,unit_of_amount";

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void write() {
        small = SmallStudy.in(folder);
        small.text("farm.csv", "item,factor,unit,category\nour goats,1,tCO2/head,3.A.1\nour mill,3,tCO2/t,1.A.2\n");
    }

    /** The same rows in each year and unit. */
    private void rows(String header, String... rows) {
        StringBuilder table = new StringBuilder(header + "\n");
        for (int year : SmallStudy.YEARS) {
            for (String unit : SmallStudy.UNITS) {
                for (String row : rows) {
                    table.append(year + "," + unit + "," + row + "\n");
                }
            }
        }
        small.text("energy.csv", table.toString());
    }

    private SmallStudy.Run run(String more) {
        return run("ncv", more);
    }

    private SmallStudy.Run run(String route, String more) {
        return small.run("  squares: { fishnet: 300 m }\ncarbon:\n  factors: factors.csv\n"
                + "  energy: { file: energy.csv, units: parts, route: " + route + ", item-factors: farm.csv }\n"
                + more);
    }

    private static double ofClass(SmallStudy.Run run, int phase, int classIndex) {
        return run.account().region(phase).charged_tCO2(classIndex);
    }

    /** By class: emissions of each unit to the class given, where it has any, else to all of its land. */
    private static double[] charged(int phase, int[][] classAndTonnes) {
        double[] expected = new double[4];
        for (int u = 1; u <= 4; u++) {
            for (int[] layer : classAndTonnes) {
                double own = SmallStudy.cells(u, phase, layer[0]);
                double all =
                        SmallStudy.cells(u, phase, 1) + SmallStudy.cells(u, phase, 2) + SmallStudy.cells(u, phase, 3);
                for (int c = 1; c <= 3; c++) {
                    double share = own > 0 ? (c == layer[0] ? 1 : 0) : SmallStudy.cells(u, phase, c) / all;
                    expected[c] += layer[1] * share;
                }
            }
        }
        return expected;
    }

    @Test
    void goatsGoToCroplandAndMillsToConstruction() {
        rows(HEADER, "our goats,10,head", "our mill,10,t");
        SmallStudy.Run run = run("");
        for (int p = 0; p < 3; p++) {
            double[] expected = charged(p, new int[][] {{1, 10}, {3, 30}});
            for (int c = 1; c <= 3; c++) {
                assertThat(ofClass(run, p, c)).isCloseTo(expected[c], within(1e-9));
            }
            float[] source =
                    Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), p, FluxRaster.Flow.SOURCE));
            for (int i = 0; i < 48; i++) {
                int unit = SmallStudy.unit(i % 8, i / 8);
                if (SmallStudy.cells(unit, p, 3) > 0 && SmallStudy.at(p, i % 8, i / 8) == 1) {
                    assertThat(Double.valueOf(source[i]))
                            .isCloseTo(0.5 + 10.0 / SmallStudy.cells(unit, p, 1), within(1e-5));
                }
            }
        }
        assertThat(run.account().checks()).hasSizeGreaterThan(20).allMatch(ConservationCheck::passed);
        // squares get what their cells get
        assertThat(run.account().balance(2, 1).source_tCO2())
                .isCloseTo(run.account().balance(2, 0).source_tCO2(), within(1e-9));
    }

    @Test
    void aRowNamesTheClassThatCarriesIt() {
        rows("年份,区县,项目,数量,单位,计入地类", "our goats,10,head,林地", "our mill,10,t,");
        SmallStudy.Run run = run("");
        assertThat(ofClass(run, 0, 2)).isGreaterThan(ofClass(run, 0, 1)).isGreaterThan(29);
    }

    @Test
    void forestFiresAreOfForest() {
        rows(HEADER, "burnt forest,1000,t");
        SmallStudy.Run run = run("");
        double all = ofClass(run, 0, 1) + ofClass(run, 0, 2) + ofClass(run, 0, 3);
        assertThat(ofClass(run, 0, 2)).isCloseTo(all / 2, within(1e-9)); // two of four units have any forest
        assertThat(run.account().layers()).isEqualTo(2);
    }

    @Test
    void theStudyMayNameTheClassOfFarming() {
        rows(HEADER, "our goats,10,head", "our mill,10,t");
        SmallStudy.Run run = run("  allocate: { farming: forest }\n");
        double[] expected = charged(0, new int[][] {{2, 10}, {3, 30}}); // mills are no farms
        for (int c = 1; c <= 3; c++) {
            assertThat(ofClass(run, 0, c)).isCloseTo(expected[c], within(1e-9));
        }
    }

    /** The class of farming says nothing of fires of forests. */
    @Test
    void otherLandThatEmitsKeepsItsOwn() {
        rows(HEADER, "our goats,10,head", "burnt forest,1000,t");
        double[] usual = new double[4];
        SmallStudy.Run own = run("");
        for (int c = 1; c <= 3; c++) {
            usual[c] = ofClass(own, 0, c);
        }
        SmallStudy.Run named = run("  allocate: { farming: cropland }\n");
        for (int c = 1; c <= 3; c++) {
            assertThat(ofClass(named, 0, c)).isCloseTo(usual[c], within(1e-9));
        }
    }

    /** CO2 of wood is in no total, whichever land the rest goes to; nothing emitted is no recovery. */
    @Test
    void memoItemsAreChargedToNoLand() {
        rows(HEADER, "our goats,0,head", "our mill,10,t", "wood,10,t");
        SmallStudy.Run run = run("ipcc", "");
        double all = run.inputs().carbon().energy().orElseThrow().lines().stream()
                .filter(l -> l.year() == SmallStudy.YEARS.get(0) && !l.memo())
                .mapToDouble(l -> l.tC() * 44 / 12)
                .sum();
        assertThat(all).isCloseTo(4 * 30, within(1e-9));
        assertThat(ofClass(run, 0, 1) + ofClass(run, 0, 2) + ofClass(run, 0, 3)).isCloseTo(all, within(1e-9));
    }

    @Test
    void aClassThatThereIsNotIsToldAtItsRow() {
        rows(HEADER + ",charged_to", "our goats,10,head,meadow");
        Problems problems = new Problems();
        StudyReader.read(
                        small.write("carbon:\n  energy: { file: energy.csv, units: parts, route: ncv, item-factors: "
                                + "farm.csv }\n"),
                        problems)
                .ifPresent(s -> StudyInputs.open(s, List.of(), problems, new PlainEngine()));
        List<Problem> told = problems.problems().stream()
                .filter(p -> p.code() == ProblemCode.LEGEND_07_CLASS)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).text(Language.EN)).contains("energy.csv) row 2", "meadow", "cropland, forest");
        assertThat(told.get(0).text(Language.ZH)).contains("energy.csv) 第 2 行", "meadow");
    }

    @Test
    void withoutFarmingThereIsOneLayer() {
        rows(HEADER, "our mill,10,t");
        SmallStudy.Run run = run("");
        assertThat(run.account().layers()).isEqualTo(1);
        for (Balance.UnitBalance unit : run.account().region(1).unitBalances()) {
            assertThat(unit.emitted_tCO2()).isIn(0.0, 30.0);
        }
    }
}
