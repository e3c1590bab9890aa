package org.carbonscape.study.run;

import java.util.stream.IntStream;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.study.advise.SuitabilityRun;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.StatisticsPlan;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.uncertainty.DrawnNumbers;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.UnitSet;

/**
 * What a study holds in memory when it holds most, from what is known as soon as its land is counted: the size of the
 * grid and of the land on it, how many units, what is asked. Bytes by cell and by unit are those of the arrays that the
 * stages keep; measured runs stand in the tests.
 *
 * @param drawn draws kept of uncertain numbers, all together
 */
record MemoryEstimate(Extent extent, Asked asked, double drawn) {
    private static final double MB = 1 << 20;

    /** The program, the study, small tables and the report: the demo study ends for want of memory with 258 MB. */
    private static final double PROGRAM_MB = 140;
    /** Blocks on their way, counts of scores, and a figure being drawn. */
    private static final double THREAD_MB = 55;
    /** Pictures of classes and flows, each of 900 x 900 at most. */
    private static final double PHASE_PICTURES_BYTES = 16;

    private static final double PICTURE = 900;

    /** Runs of classes: start and class of each, patches and how they are joined; land is rarely all borders. */
    private static final double ZONE_BYTES = 4;
    /** Resistance, cost, way back and nearest patch. */
    private static final double CORRIDOR_BYTES = 4 + 8 + 1 + 4;
    /** A page holds cells beside the land too. */
    private static final double PAGES = 1.2;
    /** Rows to the nearest cell while a distance is made, about as much as stretches of what is nearest take. */
    private static final double DISTANCE_BYTES = 2;
    /** Rows of distances that are kept of a grid in degrees. */
    private static final double DISTANCE_ROWS = 1536;

    /** Counts of a unit: sequences of classes, with cells and area. */
    private static final double COUNT_BYTES = 300;

    /** Of a unit with land in a phase: its classes, and the rows of tables that are worked out as they are written. */
    private static final double LAND_BYTES = 80;

    /** Sheets and drawings of units, of so many at most. */
    private static final double DRAWN_BYTES = 3000;

    private static final long DRAWN_UNITS = 100_000;
    /** A draw, and a part of it while those of an input are made. */
    private static final double DRAW_BYTES = 8 * 1.3;
    /** What a local statistic keeps of a unit with land: value, neighbours, p, its correction; of Gi and Gi*. */
    private static final int LOCAL_NUMBERS = 6;

    /**
     * How large it is.
     *
     * @param units     places of all unit sets; squares beside the land count
     * @param landUnits those that hold land
     */
    record Extent(long columns, long rows, long landCells, long units, long landUnits, int phases, int threads) {}

    /**
     * What is asked.
     *
     * @param unitNumbers     what statistics and drivers keep of each unit, numbers of 8 bytes
     * @param landNumbers     what they keep beside of those with land
     * @param charged         whether emissions are laid upon cells
     * @param driverDistances whether a driver is a distance
     * @param distances       of suitability, which are read together
     */
    record Asked(
            double unitNumbers,
            double landNumbers,
            boolean charged,
            boolean stock,
            boolean driverDistances,
            int distances,
            boolean zones,
            boolean corridors) {}

    static MemoryEstimate of(
            Study study, StudyInputs inputs, SuitabilityRun suitability, LandCounts counts, int threads) {
        int phases = inputs.phases().size();
        long land = 0;
        for (int p = 0; p < phases; p++) {
            long[][] cells = counts.phase(0, p).total();
            long own = 0;
            for (int c = 1; c < cells.length; c++) {
                own += cells[c][c];
            }
            land = Math.max(land, own / counts.parts()); // shares of cells are counted in parts
        }
        return new MemoryEstimate(
                new Extent(
                        inputs.studyArea().grid().columns(),
                        inputs.studyArea().grid().rows(),
                        land,
                        inputs.sets().stream().mapToLong(UnitSet::count).sum(),
                        IntStream.range(0, counts.sets().size())
                                .mapToLong(counts::unitsWithLand)
                                .sum(),
                        phases,
                        threads),
                new Asked(
                        unitNumbers(study, inputs, phases),
                        landNumbers(study, phases),
                        inputs.carbon().emissionSet().isPresent(),
                        inputs.carbon().stock().isPresent(),
                        inputs.drivers().stream().anyMatch(DriverLayer::isDistance),
                        suitability.distances(),
                        study.suitability().isPresent(),
                        study.suitability().flatMap(s -> s.zones().corridors()).isPresent()),
                (double) study.carbon().options().doubt().draws()
                        * DrawnNumbers.of(inputs, study.carbon().options().doubt()));
    }

    private static double unitNumbers(Study study, StudyInputs inputs, int phases) {
        double statistics = study.statistics()
                .map(plan -> (double) phases * plan.values().size())
                .orElse(0.0);
        double drivers = inputs.drivers().stream()
                .mapToDouble(d -> 2.0 * (d.changes() ? phases : 1))
                .sum();
        return statistics + drivers;
    }

    private static double landNumbers(Study study, int phases) {
        return study.statistics()
                .map(plan -> {
                    long local = plan.statistics().stream()
                            .map(StatisticsPlan.PlannedStatistic::statistic)
                            .filter(UnitStatistic::isLocal)
                            .count();
                    return (double) phases * plan.values().size() * LOCAL_NUMBERS * local;
                })
                .orElse(0.0);
    }

    /** Megabytes for data: what {@code --memory} must allow. */
    long mb() {
        double cells = (double) extent.columns * extent.rows;
        double pictures = Math.min(cells, PICTURE * PICTURE) * PHASE_PICTURES_BYTES * extent.phases;
        double account = extent.phases * (32 + (asked.charged ? 100 : 0)); // shares by class on their way to a balance
        double kept = extent.phases * 48 + asked.unitNumbers * 8; // balance and charges
        double tables = extent.phases * (LAND_BYTES + (asked.stock ? 40 : 0));
        double units = extent.units * Math.max(account, kept)
                + extent.landUnits * (COUNT_BYTES + tables + asked.landNumbers * 8)
                + Math.min(extent.landUnits, DRAWN_UNITS) * DRAWN_BYTES;
        double distance = cells * DISTANCE_BYTES + Math.min(cells, DISTANCE_ROWS * extent.columns) * 4;
        double zones = asked.zones ? extent.landCells * ZONE_BYTES : 0;
        double corridors = asked.corridors ? Math.min(cells, extent.landCells * PAGES) * CORRIDOR_BYTES : 0;
        // corridors need no distances, which are let go where memory is short
        double stages =
                Math.max(asked.driverDistances ? distance : 0, Math.max(asked.distances * distance, corridors) + zones);
        return Math.round(
                PROGRAM_MB + THREAD_MB * extent.threads + (pictures + units + stages + drawn * DRAW_BYTES) / MB);
    }
}
