package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.carbonscape.land.AccuracySample;
import org.carbonscape.land.AreaEstimate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that say how sure their maps are. */
class MapAccuracyStudyTest {
    @TempDir
    private Path root;

    private Desk desk;

    @BeforeEach
    void twoPhases() {
        desk = new Desk(root)
                .write("a.tif", PlainTiff.of(20, 10, (x, y) -> x < 12 ? 2 : 1))
                .write("b.tif", PlainTiff.of(20, 10, (x, y) -> x < 10 ? 2 : 1))
                .write("f.csv", """
                        class,value,unit,low,high
                        forest,-0.6,tC/ha/yr,-0.7,-0.5
                        cultivated,0.4,tC/ha/yr,,
                        """);
    }

    private static final String MATRIX = "map,cultivated,forest,water\ncultivated,40,8,2\nforest,3,45,0\nwater,0,0,0\n";

    private Desk.Outcome run(String more) {
        String phases = "2000: a.tif, 2010: b.tif }, " + more.replaceFirst(" },$", "");
        return desk.study(phases, "carbon: { factors: f.csv, draws: 20000 }\n").run();
    }

    @Test
    void areasAreThoseOfTheStratifiedEstimatorAndReachTheAccount() {
        desk.write("m.csv", MATRIX);
        Desk.Outcome run = run("accuracy: { 2000: m.csv, 2010: m.csv },");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("ACCURACY-C01", "water");
        long[][][] places = {{{40, 8}, {0, 0}}, {{0, 0}, {3, 45}}};
        places[0] = new long[][] {{40, 8, 2}, {0, 0, 0}, {0, 0, 0}};
        places[1] = new long[][] {{0, 0, 0}, {3, 45, 0}, {0, 0, 0}};
        AreaEstimate direct = AreaEstimate.of(
                new AccuracySample(List.of("c", "f"), List.of("c", "f", "w"), places), new long[] {80, 120}, false);
        double forest = direct.classes().get(1).share().value() * 200;
        double half = direct.classes().get(1).share().halfWidth(0.95) * 200;
        assertThat(desk.number("area-uncertainty", 2, "2000 forest", "mapped_ha"))
                .isEqualTo(120);
        assertThat(desk.number("area-uncertainty", 2, "2000 forest", "estimate_ha"))
                .isCloseTo(forest, within(1e-9));
        assertThat(desk.number("area-uncertainty", 2, "2000 forest", "low_ha")).isCloseTo(forest - half, within(1e-6));
        // land is what it is in truth: forest takes up 0.6, fields emit 0.4, water has no factor
        double fields = direct.classes().get(0).share().value() * 200;
        desk.table("carbon-uncertainty").rows().stream()
                .filter(r -> r.text("unit_set").equals("region")
                        && r.text("year").equals("2000")
                        && r.text("part").equals("net"))
                .forEach(r -> {
                    assertThat(r.number("estimate_tCO2")).isCloseTo((80 * 0.4 - 120 * 0.6) * 44 / 12, within(1e-9));
                    assertThat(r.number("adjusted_tCO2"))
                            .isCloseTo((fields * 0.4 - forest * 0.6) * 44 / 12, within(1e-9));
                });
        // so it is of parts and of changes: the interval lies about the corrected value
        desk.table("carbon-uncertainty-parts").rows().stream()
                .filter(r -> r.text("name").equals("forest")
                        && r.text("year").equals("2000")
                        && r.text("part").equals("sink"))
                .forEach(r -> {
                    assertThat(r.number("estimate_tCO2")).isCloseTo(-120 * 0.6 * 44 / 12, within(1e-9));
                    assertThat(r.number("adjusted_tCO2"))
                            .isCloseTo(-forest * 0.6 * 44 / 12, within(1e-9))
                            .isBetween(r.number("low_tCO2"), r.number("high_tCO2"));
                });
        assertThat(desk.table("carbon-uncertainty-trend").rows().stream()
                        .filter(r -> r.text("kind").equals("region"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(r -> {
                    String row = " " + r.text("part") + " " + r.text("method");
                    double change = adjusted(r.text("to_year") + row) - adjusted(r.text("from_year") + row);
                    assertThat(r.number("adjusted_tCO2")).isCloseTo(change, within(1e-9));
                });
        List<Double> widths = desk.table("carbon-uncertainty").rows().stream()
                .filter(r -> r.text("unit_set").equals("region")
                        && r.text("year").equals("2000")
                        && r.text("part").equals("net"))
                .map(r -> r.number("half_width_tCO2"))
                .toList();
        assertThat(widths.get(1)).as("draws and propagation").isCloseTo(widths.get(0), within(0.03 * widths.get(0)));
        // transitions of the estimate add up to the areas estimated, forest to fields among them
        double from = desk.table("transition-uncertainty").rows().stream()
                .filter(r -> r.text("from_class").equals("forest"))
                .mapToDouble(r -> r.number("estimate_ha"))
                .sum();
        assertThat(from).isCloseTo(forest, within(1e-5 * forest)); // those that the map lacks among them
        assertThat(desk.number("transition-uncertainty", 4, "2000 2010 forest cultivated", "mapped_ha"))
                .isEqualTo(20);
        assertThat(root.resolve("run/report.html"))
                .content()
                .contains("How sure is it", "stratified estimate")
                .contains("map corrected: ");
        assertThat(root.resolve("run/figures/uncertainty-tornado.svg")).exists();
    }

    /** @param row year, part and method of the region */
    private double adjusted(String row) {
        return desk.table("carbon-uncertainty").rows().stream()
                .filter(r -> r.text("unit_set").equals("region")
                        && row.equals(r.text("year") + " " + r.text("part") + " " + r.text("method")))
                .mapToDouble(r -> r.number("adjusted_tCO2"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void correctedPhasesAreNotHeldAgainstMappedOnesInSilence() {
        desk.write("m.csv", MATRIX);
        assertThat(run("accuracy: { 2010: m.csv },").err())
                .contains("ACCURACY-C04 landUse.accuracy: places are given for 2010 only; land of 2000 counts as it is "
                        + "mapped. Between the two, corrected changes and transitions hold the errors of the map as if "
                        + "land had changed.\n            Name a table for each phase (one file may serve several), or "
                        + "compare only those that have one.");
        assertThat(run("accuracy: { 2000: m.csv, 2010: m.csv },").err()).doesNotContain("ACCURACY-C04");
    }

    @Test
    void whatDoesNotFitIsTold() {
        desk.write("m.csv", ",cultivated,forset\ncultivated,4,1\nforset,1,5\n");
        assertThat(run("accuracy: { 2000: m.csv, 2015: m.csv },").err())
                .contains("LEGEND-")
                .contains("\"forset\"")
                .contains("""
                        ACCURACY-07 landUse.accuracy.2015: there is no phase of this year.
                                    Write one of the years of landUse.phases: 2000, 2010.""");
    }
}
