package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.Verification.Compared;
import org.carbonscape.study.proof.finished.Findings;
import org.junit.jupiter.api.Test;

/** The verdict: any one difference is enough against it, whatever else is right. */
class VerificationTest {
    private static final Compared GOOD = new Compared(3, List.of(), List.of());
    private static final Compared CHANGED = new Compared(1, List.of("a", "b"), List.of());
    private static final Compared MISSING = new Compared(1, List.of(), List.of("a", "b", "c", "d"));

    private static Findings findings(int differences) {
        Findings findings = new Findings();
        Findings.Held held = findings.cells("f.csv");
        held.number(() -> Bilingual.same("right"), 1, 1, 0);
        for (int i = 0; i < differences; i++) {
            held.number(() -> Bilingual.same("wrong"), 1, 2, 0);
        }
        return findings;
    }

    private static Verification of(Compared outputs, Optional<Compared> inputs, int sums, Optional<Findings> sample) {
        return new Verification(
                outputs,
                List.of("mine.txt"),
                inputs.map(i -> Path.of("study.yaml")),
                inputs,
                findings(sums),
                sample,
                Optional.empty(),
                new Program("0.1", ""));
    }

    @Test
    void everyKindOfDifferenceIsEnough() {
        Optional<Findings> right = Optional.of(findings(0));
        assertThat(of(GOOD, Optional.of(GOOD), 0, right).passed()).isTrue();
        assertThat(of(GOOD, Optional.empty(), 0, Optional.empty()).passed())
                .as("what cannot be looked at speaks against nothing")
                .isTrue();
        assertThat(of(CHANGED, Optional.of(GOOD), 0, right).passed()).isFalse();
        assertThat(of(MISSING, Optional.of(GOOD), 0, right).passed()).isFalse();
        assertThat(of(GOOD, Optional.of(CHANGED), 0, right).passed()).isFalse();
        assertThat(of(GOOD, Optional.of(MISSING), 0, right).passed()).isFalse();
        assertThat(of(GOOD, Optional.of(GOOD), 1, right).passed()).isFalse();
        assertThat(of(GOOD, Optional.of(GOOD), 0, Optional.of(findings(1))).passed())
                .isFalse();
    }

    @Test
    void whatDiffersIsCountedInTheTablesAndInTheSample() {
        Verification found = of(GOOD, Optional.of(GOOD), 2, Optional.of(findings(3)));
        assertThat(found.different()).isEqualTo(5);
        assertThat(found.otherProgram()).isPresent();
        assertThat(of(GOOD, Optional.empty(), 2, Optional.empty()).different()).isEqualTo(2);
        assertThat(of(CHANGED, Optional.empty(), 0, Optional.empty()).otherProgram())
                .as("nothing recomputed differs")
                .isEmpty();
        assertThat(CHANGED.recorded()).isEqualTo(3);
        assertThat(MISSING.recorded()).isEqualTo(5);
    }
}
