package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Offset<Double> STEP = within(0.002);

    private final Engine engine = new PlainEngine();
    private final FinishedRun run = new FinishedRun(Path.of("run"), JsonNodeFactory.instance.objectNode(), t -> {});

    private double share() {
        return engine.work().state().share().orElseThrow();
    }

    @Test
    void partsTellHowFarTheyAreAndNoMoreThanTheirSize() {
        List<Double> shares = new ArrayList<>();
        Part table = new Part("tables", 600, (findings, told) -> {
            told.accept(150);
            shares.add(share());
            told.accept(150);
            shares.add(share());
            told.accept(5000); // read once more than was thought
            shares.add(share());
        });
        Part map = new Part("maps", 200, findings -> findings.sums("maps").same());
        try (Pace pace = new Pace(engine, List.of(map, table))) {
            assertThat(pace.findings(map, run).compared()).isOne();
            assertThat(share()).isCloseTo(0.25, STEP);
            pace.findings(table, run);
            assertThat(shares.get(0)).isCloseTo(350 / 800.0, STEP);
            assertThat(shares.get(1)).isCloseTo(500 / 800.0, STEP);
            assertThat(shares.get(2)).isEqualTo(1);
            assertThat(share()).isEqualTo(1);
        }
    }

    @Test
    void nothingOfSizeIsNoTrouble() {
        try (Pace pace = new Pace(engine, List.of())) {
            assertThat(pace.findings(new Part("run.json", 0, findings -> {}), run)
                            .compared())
                    .isZero();
            assertThat(share()).isZero();
        }
    }
}
