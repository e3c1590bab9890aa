package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of single commands that cannot do anything, as a study tells its keys. */
class IdleOptionsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void points() {
        StringBuilder points = new StringBuilder("id,x,y,v\n");
        for (int i = 0; i < 36; i++) {
            points.append("u" + i + "," + 1000 * (i % 6) + "," + 1000 * (i / 6) + "," + (i * i % 17) + "\n");
        }
        new Desk(folder).write("points.csv", points.toString());
    }

    private List<String> told(String command, String... more) {
        List<String> args = new ArrayList<>(
                List.of(command, "--units", folder.resolve("points.csv").toString(), "--weights", "knn:4"));
        args.addAll(List.of(more));
        Desk.Outcome done = Desk.command(args.toArray(String[]::new));
        assertThat(done.code()).as(done.err()).isZero();
        return done.told().lines().filter(l -> l.startsWith("STUDY-C02")).toList();
    }

    @Test
    void howToDrawWhereNothingIsDrawn() {
        assertThat(told("hot-spots", "--value", "v", "--permutations", "0", "--seed", "5", "--draws", "independent"))
                .containsExactly(
                        "STUDY-C02   --draws: it has no effect beside --permutations 0.",
                        "STUDY-C02   --seed: it has no effect beside --permutations 0.");
        assertThat(told("hot-spots", "--value", "v", "--seed", "5", "--draws", "independent"))
                .isEmpty();
        assertThat(told("morans-i", "--value", "v", "--permutations", "0", "--seed", "5"))
                .hasSize(1);
    }

    @Test
    void bordersWhereNeighboursAreTheNearest() {
        List<String> beside = List.of("STUDY-C02   --tolerance: it has no effect beside --weights knn:4.");
        assertThat(told("hot-spots", "--value", "v", "--tolerance", "5")).isEqualTo(beside);
        assertThat(told("weights", "--tolerance", "5")).isEqualTo(beside);
    }

    @Test
    void aRasterHasItsValuesItself() {
        Stream.of("hot-spots", "morans-i", "class-breaks").forEach(command -> {
            Desk.Outcome done = Desk.command(command, "--raster", "a.tif", "--value", "v");
            assertThat(done.code()).isEqualTo(2);
            assertThat(done.err()).contains("--value").doesNotContain("FILE-01");
        });
    }
}
