package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What studies need, beside what measured runs of them took. */
class MemoryEstimateTest {
    private static MemoryEstimate.Asked asked(double landNumbers, int distances, boolean corridors) {
        return new MemoryEstimate.Asked(46, landNumbers, true, true, true, distances, distances > 0, corridors);
    }

    @Test
    void aSmallStudyNeedsLittle() {
        MemoryEstimate small =
                new MemoryEstimate(new MemoryEstimate.Extent(200, 200, 40_000, 20, 20, 4, 2), asked(200, 2, true), 0);
        assertThat(small.mb()).isBetween(220L, 280L);
    }

    /**
     * Measured with Java 17 on two threads: the demo study ended for want of memory with 258 MB and ran with 373; on
     * squares of 1 km it ended with 413 and ran with 569.
     */
    @Test
    void whatIsEstimatedIsEnoughAndNoMoreThanHalfAsMuchAgain() {
        assertThat(demo(3_039, 1_281)).isBetween(340L, 258L * 3 / 2);
        assertThat(demo(75_424, 28_456)).isBetween(480L, 382L * 3 / 2);
    }

    private static long demo(long units, long landUnits) {
        MemoryEstimate.Extent land = new MemoryEstimate.Extent(2600, 2900, 2_812_075, units, landUnits, 4, 2);
        return new MemoryEstimate(land, asked(216, 2, true), 0).mb();
    }

    @Test
    void everyPartOfTheWorkIsMoreMemory() {
        MemoryEstimate.Extent county = new MemoryEstimate.Extent(10_000, 10_000, 40_000_000, 70_000, 30_000, 4, 2);
        long account =
                new MemoryEstimate(county, new MemoryEstimate.Asked(0, 0, true, false, false, 0, false, false), 0).mb();
        long drivers =
                new MemoryEstimate(county, new MemoryEstimate.Asked(0, 0, true, false, true, 0, false, false), 0).mb();
        long zones = new MemoryEstimate(county, asked(200, 2, false), 0).mb();
        long all = new MemoryEstimate(county, asked(200, 2, true), 0).mb();
        assertThat(account).isLessThan(drivers);
        assertThat(drivers).isLessThan(zones);
        // corridors, 1.2 * 17 bytes a cell of land, instead of two distances: rows to the nearest cell, rows kept
        assertThat(all - zones).isBetween(778L - 498 - 1, 779L - 498 + 1);
        // measured with all of that: 84 million cells, 28,978 squares, told to need 1,463 MB, ended with 1,463
        assertThat(all).isLessThan(1460);
    }

    @Test
    void unitsCountByWhatIsKeptOfThem() {
        MemoryEstimate.Extent million = new MemoryEstimate.Extent(5_000, 5_000, 25_000_000, 2_000_000, 1_000_000, 4, 2);
        long few = new MemoryEstimate(million, asked(0, 0, false), 0).mb();
        long many = new MemoryEstimate(million, asked(200, 0, false), 0).mb();
        assertThat(many - few).isBetween(1_000_000L * 200 * 8 / 1_048_576, 1_000_000L * 200 * 8 / 1_048_576 + 1);
    }

    /**
     * Measured: 146 villages of nine classes in four phases, literature-cn and hunan-typical, both correlations 0.5,
     * 10,000 draws: ended for want of memory with 870 MB and ran with 1,063.
     */
    @Test
    void drawsOfNumbersThatErrOnTheirOwnAreMemory(@TempDir Path folder) {
        SmallStudy small = SmallStudy.in(folder)
                .text(
                        "f.csv",
                        "class,value,unit,low,high\ncropland,0.5,tC/ha/yr,0.4,0.6\nforest,-1,tC/ha/yr,-2,-0.5\n"
                                + "construction,1,tC/ha/yr,,\n");
        String carbon = "carbon:\n  factors: f.csv\n";
        long none = needed(small, carbon);
        long alike = needed(small, carbon + "  draws: 100000\n");
        long apart = needed(small, carbon + "  draws: 100000\n  correlation: { years: 0.5, units: 0.5 }\n");
        double column = 100_000 * 8 * 1.3 / (1 << 20);
        assertThat((double) alike - none).isCloseTo(2 * column, within(1.0));
        assertThat((double) apart - none).isCloseTo(2 * 3 * 5 * column, within(1.0)); // three phases, outside and four
    }

    /**
     * Measured: 11 counties of nine classes in two phases, an accuracy each, nearly every class mistaken for every
     * other, correlations 0.5 and 0.3, 100,000 draws: ended for want of memory with 2,048 MB, ran with 2,600.
     */
    @Test
    void drawsOfWhatLandIsInTruthAreMemory(@TempDir Path folder) {
        String study = """
                study: Land with an accuracy
                landUse:
                  legend: legend.csv
                  phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
                ACCURACY
                units:
                  parts: { file: parts.geojson, id: id, name: name }
                carbon:
                  factors: f.csv
                  draws: 100000
                """;
        String held = study.replace("ACCURACY", "  accuracy: { 2010: m.csv, 2020: m.csv }");
        String apart = "  correlation: { years: 0.5, units: 0.5 }\n";
        SmallStudy small = SmallStudy.in(folder)
                .text("f.csv", "class,value,unit,low,high\ncropland,0.5,tC/ha/yr,0.4,0.6\nforest,-1,tC/ha/yr,-2,-0.5\n")
                .text("m.csv", """
                        map,cropland,forest,construction
                        cropland,8,1,1
                        forest,1,8,1
                        construction,1,1,8
                        """);
        double column = 100_000 * 8 * 1.3 / (1 << 20);
        long mapped = needed(small.writeWhole(study.replace("ACCURACY\n", "")));
        long mappedApart = needed(small.writeWhole(study.replace("ACCURACY\n", "") + apart));
        // nine shares, alike in both phases, and those of crops and of forest times its factor
        assertThat((double) needed(small.writeWhole(held)) - mapped).isCloseTo((9 + 6) * column, within(1.0));
        assertThat((double) needed(small.writeWhole(held + apart)) - mappedApart)
                .isCloseTo((9 + 6 * 2 * 5) * column, within(1.0)); // two phases, outside and four
    }

    private static long needed(SmallStudy small, String carbon) {
        return needed(small.write(carbon));
    }

    private static long needed(Path study) {
        Problems problems = new Problems();
        OptionalLong mb = StudyRun.check(study, problems, new PlainEngine());
        assertThat(problems.problems()).isEmpty();
        return mb.orElseThrow();
    }
}
