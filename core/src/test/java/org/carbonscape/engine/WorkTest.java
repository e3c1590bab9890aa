package org.carbonscape.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.carbonscape.grid.Tiling;
import org.junit.jupiter.api.Test;

/** How much of the work is done, by a clock that stands still unless told. */
class WorkTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private final AtomicLong nanos = new AtomicLong(77);
    private final Work work = new Work(nanos::get);
    private final Engine engine = new PlainEngine(work);

    private void seconds(double s) {
        nanos.addAndGet((long) (s * 1e9));
    }

    private double share() {
        return work.state().share().orElseThrow();
    }

    @Test
    void aStageWithoutKnownStepsTellsItsTimeAndTheReadingItIsAt() {
        work.stage("count");
        seconds(3);
        assertThat(work.state().stage()).isEqualTo("count");
        assertThat(work.state().seconds()).isEqualTo(3);
        assertThat(work.state().share()).isEmpty();
        assertThat(work.state().left()).isEmpty();
        assertThat(work.state().blocks()).isEmpty();
        engine.inPlace(4, i -> {});
        List<Work.State> seen = new ArrayList<>();
        engine.inPlace(4, i -> seen.add(work.state()));
        assertThat(seen).extracting(s -> s.blocks().orElseThrow().share()).containsExactly(0.0, 0.25, 0.5, 0.75);
        assertThat(work.state().blocks()).isEmpty();
    }

    @Test
    void aShareIsThatOfTheStepsAndOfTheReadingInTheOneAtHand() {
        work.stage("rasters");
        List<Double> seen = new ArrayList<>();
        try (Steps steps = engine.steps(2)) {
            engine.map(Tiling.bands(1, 10, 1), cells -> block -> block, (block, done) -> seen.add(share()));
            assertThat(share()).isCloseTo(0.45, EXACT); // nine tenths of the step, should more be read in it
            engine.inPlace(2, i -> seen.add(share()));
            assertThat(share()).isCloseTo(0.495, EXACT);
            steps.next();
            assertThat(share()).isEqualTo(0.5);
            steps.next();
            assertThat(share()).isEqualTo(1);
        }
        assertThat(seen).isSorted().hasSize(12);
        assertThat(seen.get(4)).isCloseTo(0.5 * 0.9 * 5 / 10, EXACT);
        assertThat(seen.get(11)).isCloseTo(0.5 * (0.9 + 0.09 * 1 / 2), EXACT);
        assertThat(work.state().share()).isEmpty();
    }

    @Test
    void stepsWithinStepsAddUp() {
        work.stage("statistics");
        try (Steps sets = engine.steps(4)) {
            sets.next();
            try (Steps own = engine.steps(5)) {
                own.next();
                own.next();
                assertThat(share()).isCloseTo((1 + 0.98 * 2 / 5) / 4, EXACT);
            }
            // nothing goes back where steps end before all were made
            assertThat(share()).isCloseTo((1 + 0.98 * 2 / 5) / 4, EXACT);
            engine.inPlace(1, i -> {});
            assertThat(share()).isCloseTo((1 + 0.392 + 0.9 * 0.608) / 4, EXACT);
            sets.next();
            assertThat(share()).isEqualTo(0.5);
            work.stage("drivers"); // what was left open ends with its stage
            assertThat(work.state().share()).isEmpty();
        }
    }

    @Test
    void whatIsDoneNeverFallsWithinAStage() {
        work.stage("check and align");
        try (Steps parts = engine.steps(2)) {
            try (Work.Reading outer = work.reading(4)) {
                outer.done(0);
                outer.done(0);
                assertThat(share()).isCloseTo(0.5 * 0.9 / 2, EXACT);
                try (Work.Reading beside = work.reading(4)) {
                    assertThat(share()).isCloseTo(0.5 * 0.9 / 2, EXACT);
                }
            }
            parts.next();
            assertThat(share()).isEqualTo(0.5);
        }
        try (Steps more = engine.steps(2)) { // not foreseen
            assertThat(share()).isEqualTo(0.5);
        }
        work.stage("count");
        try (Steps next = engine.steps(2)) {
            assertThat(share()).isZero();
        }
    }

    @Test
    void timeLeftGoesOnAsTheTimeSoFar() {
        work.stage("zones");
        try (Steps steps = engine.steps(100)) {
            seconds(10);
            steps.next();
            assertThat(work.state().left()).as("a hundredth says nothing").isEmpty();
            for (int i = 0; i < 19; i++) {
                steps.next();
            }
            assertThat(work.state().left()).hasValue(40);
            seconds(10);
            assertThat(work.state().left()).as("as it was told before").hasValue(30);
            seconds(31);
            assertThat(work.state().left())
                    .as("the step takes longer than those before")
                    .isEmpty();
            steps.next();
            assertThat(work.state().left()).hasValue(192);
        }
        work.stage("report");
        try (Steps steps = engine.steps(2)) {
            steps.next();
            seconds(1.9);
            assertThat(work.state().left()).as("too early to tell").isEmpty();
        }
    }

    @Test
    void aReadingTellsItsBlocksItsCellsPerSecondAndTheTimeLeft() {
        work.stage("count");
        seconds(5);
        try (Work.Reading reading = work.reading(40)) {
            for (int i = 0; i < 10; i++) {
                seconds(0.4);
                reading.done(2_000_000);
            }
            Work.State state = work.state();
            Work.Blocks blocks = state.blocks().orElseThrow();
            assertThat(blocks.done()).isEqualTo(10);
            assertThat(blocks.of()).isEqualTo(40);
            assertThat(blocks.seconds()).isCloseTo(4, EXACT);
            assertThat(blocks.cellsPerSecond()).isCloseTo(5e6, within(1e-3));
            assertThat(state.left())
                    .as("30 blocks of 0.4 s, whatever was before")
                    .hasValue(12);
        }
        assertThat(work.state().blocks()).isEmpty();
    }

    @Test
    void piecesOfAnyLengthTellTheTimeLeftOnceAQuarterIsDone() {
        work.stage("verify");
        try (Work.Reading reading = work.reading(8)) {
            seconds(4);
            reading.done(0);
            assertThat(work.state().left()).as("the longest come first").isEmpty();
            reading.done(0);
            assertThat(work.state().left()).hasValue(12);
        }
    }

    @Test
    void stepsAnnouncedLateAreNotLaidTheTimeBeforeThem() {
        work.stage("verify");
        seconds(30);
        try (Steps steps = engine.steps(2)) {
            seconds(5);
            steps.next();
            assertThat(work.state().seconds()).isCloseTo(35, EXACT);
            assertThat(work.state().left()).hasValue(5);
        }
    }

    /** A set of 28,000 squares takes longer than one of 23 counties. */
    @Test
    void stepsOfLengthsAreDoneByTheirLengths() {
        work.stage("statistics");
        try (Steps sets = engine.unevenSteps(97, 1, 2)) {
            engine.inPlace(4, i -> assertThat(share()).isCloseTo(0.97 * 0.9 * i / 4, EXACT));
            sets.next();
            assertThat(share()).isCloseTo(0.97, EXACT);
            sets.next();
            assertThat(share()).isCloseTo(0.98, EXACT);
            try (Steps surfaces = engine.steps(2)) {
                surfaces.next();
                assertThat(share()).isCloseTo(0.98 + 0.02 * 0.98 / 2, EXACT);
            }
            sets.next();
            assertThat(share()).isEqualTo(1);
        }
        work.stage("density");
        try (Steps none = engine.unevenSteps(0, 0)) {
            assertThat(share()).isZero();
            none.next();
            assertThat(share()).isZero();
        }
    }

    /** Of sixty figures, each of which reads rows itself, one drawn is a sixtieth. */
    @Test
    void whatAPieceReadsItselfIsAPartOfIt() {
        work.stage("report");
        try (Steps parts = engine.steps(2)) {
            parts.next();
            List<Double> seen = new ArrayList<>();
            engine.inPlace(60, figure -> {
                seen.add(share());
                engine.inPlace(3, rows -> {});
            });
            assertThat(seen).hasSize(60);
            assertThat(seen.get(30)).isCloseTo(0.5 + 0.5 * 0.9 * 30 / 60, EXACT);
            assertThat(share()).isCloseTo(0.95, EXACT);
        }
    }

    /** The first of three parts may be the shortest of all. */
    @Test
    void aFewPiecesSayNothingOfTheTimeLeft() {
        work.stage("vectors");
        try (Work.Reading reading = work.reading(3)) {
            seconds(9);
            reading.done(0);
            reading.done(0);
            assertThat(work.state().blocks().orElseThrow().share()).isCloseTo(2 / 3.0, EXACT);
            assertThat(work.state().left()).isEmpty();
        }
    }
}
