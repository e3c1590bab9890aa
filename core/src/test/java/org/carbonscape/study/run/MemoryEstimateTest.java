package org.carbonscape.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What studies need, beside what measured runs of them took. */
class MemoryEstimateTest {
    private static MemoryEstimate.Asked asked(double unitNumbers, int distances, boolean corridors) {
        return new MemoryEstimate.Asked(unitNumbers, true, true, true, distances, distances > 0, corridors);
    }

    @Test
    void aSmallStudyNeedsLittle() {
        MemoryEstimate small =
                new MemoryEstimate(new MemoryEstimate.Extent(200, 200, 40_000, 20, 4, 2), asked(200, 2, true));
        assertThat(small.mb()).isBetween(220L, 280L);
    }

    /** With 279 MB (-Xmx290m) the demo study ended for want of memory while its figures were drawn. */
    @Test
    void theDemoStudyNeedsMoreThanItEndedWith() {
        MemoryEstimate.Extent demo = new MemoryEstimate.Extent(2600, 2900, 2_800_000, 1_250, 4, 2);
        assertThat(new MemoryEstimate(demo, asked(200, 2, true)).mb()).isBetween(300L, 450L);
    }

    @Test
    void everyPartOfTheWorkIsMoreMemory() {
        MemoryEstimate.Extent county = new MemoryEstimate.Extent(10_000, 10_000, 40_000_000, 30_000, 4, 2);
        long account =
                new MemoryEstimate(county, new MemoryEstimate.Asked(0, true, false, false, 0, false, false)).mb();
        long drivers = new MemoryEstimate(county, new MemoryEstimate.Asked(0, true, false, true, 0, false, false)).mb();
        long zones = new MemoryEstimate(county, asked(200, 2, false)).mb();
        long all = new MemoryEstimate(county, asked(200, 2, true)).mb();
        assertThat(account).isLessThan(drivers);
        assertThat(drivers).isLessThan(zones);
        // corridors, 1.2 * 17 bytes a cell of land, instead of two distances: rows to the nearest cell, rows kept
        assertThat(all - zones).isBetween(778L - 498 - 1, 779L - 498 + 1);
        assertThat(all).isLessThan(1460);
    }

    @Test
    void unitsCountByWhatIsKeptOfThem() {
        MemoryEstimate.Extent million = new MemoryEstimate.Extent(5_000, 5_000, 25_000_000, 1_000_000, 4, 2);
        long few = new MemoryEstimate(million, asked(0, 0, false)).mb();
        long many = new MemoryEstimate(million, asked(200, 0, false)).mb();
        assertThat(many - few).isGreaterThan(1_000_000L * (200 * 8 - 232 * 4) / 1_048_576);
    }
}
