package org.carbonscape.study.proof.finished;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PartTest {
    /** The run was told to be changed since, where nothing could be written to the temporary folder. */
    @Test
    void whatTheMachineLacksIsNotToldOfTheRun() {
        Part layer = new Part("vectors", 1, f -> {
            throw new ProblemException(ProblemCode.RUN_11_TEMPORARY, "/nowhere", "NoSuchFileException");
        });
        assertThatThrownBy(() -> layer.findings(Path.of("run"), told -> {})).hasMessageStartingWith("RUN-11");

        Part table = new Part("tables", 1, f -> {
            throw new ProblemException(ProblemCode.TABLE_01_FORMAT, "run/tables/a.csv", "it ends early");
        });
        assertThat(table.findings(Path.of("run"), told -> {})).isNotNull();
    }
}
