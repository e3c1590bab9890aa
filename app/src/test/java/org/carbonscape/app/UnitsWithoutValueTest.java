package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.carbonscape.io.table.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit without a value is in no class: neither a hot spot nor one that is not significant. */
class UnitsWithoutValueTest {
    @TempDir
    Path folder;

    @Test
    void hotSpotsOfAUnitWithoutAValueHaveNoBin() {
        StringBuilder points = new StringBuilder("id,x,y,v\n");
        for (int i = 0; i < 25; i++) {
            String value = i == 24 ? "" : Integer.toString(i < 8 ? 100 + i : i);
            points.append("u" + i + "," + 1000 * (i % 5) + "," + 1000 * (i / 5) + "," + value + "\n");
        }
        new Desk(folder).write("points.csv", points.toString());
        Path out = folder.resolve("hot.csv");
        Desk.Outcome done = Desk.command(
                "hot-spots",
                "--units",
                folder.resolve("points.csv").toString(),
                "--weights",
                "knn:4",
                "--value",
                "v",
                "--out",
                out.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(TableFile.read(out).rows())
                .hasSize(25)
                .allSatisfy(row -> assertThat(row.findText("bin"))
                        .isEqualTo(
                                row.text("id").equals("u24")
                                        ? Optional.empty()
                                        : row.findText("bin").filter(bin -> bin.matches("-?[0-3]"))));
    }
}
