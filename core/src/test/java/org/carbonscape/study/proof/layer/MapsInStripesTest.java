package org.carbonscape.study.proof.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps that are looked at in several stripes, of cells of a quarter of a hectare. */
class MapsInStripesTest {
    private static final int COLUMNS = 5;
    private static final int ROWS = 700;
    private static final Grid GRID = Sketch.grid(4547, 500_000, 3_000_000, 50, COLUMNS, ROWS);

    @TempDir
    private static Path folder;

    private static int stripe;

    private static int land(int phase, int i) {
        return 1 + (i % COLUMNS + i / COLUMNS / (phase + 2)) % 3;
    }

    @BeforeAll
    static void run() throws IOException {
        for (int phase = 0; phase < 2; phase++) {
            byte[] codes = new byte[COLUMNS * ROWS];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (byte) land(phase, i);
            }
            Sketch.tiff(folder.resolve(phase + ".tif"), GRID, codes);
        }
        Files.writeString(folder.resolve("legend.csv"), "code,class\n1,crop\n2,forest\n3,town\n");
        Files.writeString(
                folder.resolve("factors.csv"), "class,value,unit\ncrop,0.5,tCO2/ha/yr\nforest,-2,tCO2/ha/yr\n");
        Files.writeString(folder.resolve("study.yaml"), """
                study: A tall one
                landUse: { legend: legend.csv, phases: { 2000: 0.tif, 2010: 1.tif } }
                units: { cells: { fishnet: 5 km } }
                carbon: { factors: factors.csv }
                """);
        StudyRun.run(
                folder.resolve("study.yaml"),
                new RunTarget(folder.resolve("run"), false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                new Progress() {
                    @Override
                    public void stage(String name) {}

                    @Override
                    public void cautions(List<Problem> met) {}
                });
        stripe = TiffFile.open(map("landuse_2000")).values().tiling().blockHeight();
        assertThat(stripe).isGreaterThanOrEqualTo(64).isLessThan(ROWS);
    }

    private static Path map(String name) {
        return folder.resolve("run/rasters/" + name + ".tif");
    }

    private static Set<String> told() {
        FinishedRun run = FinishedRun.open(folder.resolve("run"));
        Findings findings = new Findings();
        Maps maps = new Maps(run, List.of());
        assertThat(maps.parts()).hasSizeGreaterThan(1);
        maps.parts().forEach(p -> findings.add(p.findings(run.folder(), n -> {})));
        maps.tell(findings);
        return findings.differences().stream()
                .map(d -> d.file().replaceAll("^rasters/|\\.tif$", "") + ": "
                        + d.where().in(Language.EN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is told where a map holds something else. */
    private static Set<String> told(String name, Consumer<float[]> change) throws IOException {
        Path file = map(name);
        byte[] good = Files.readAllBytes(file);
        float[] cells = Sketch.cells(TiffFile.open(file).values());
        change.accept(cells);
        try {
            Files.delete(file);
            Sketch.tiff(file, GRID, cells);
            return told();
        } finally {
            Files.write(file, good);
        }
    }

    @Test
    void nothingIsToldOfMapsAsTheyWereWritten() {
        assertThat(told()).isEmpty();
    }

    /** In the second stripe another code stands for the same pair, in every cell of it there. */
    @Test
    void aPairOfClassesHasOneCodeInAllStripes() throws IOException {
        assertThat(told("change_2000_2010", cells -> {
                    for (int i = COLUMNS * stripe; i < cells.length; i++) {
                        cells[i] += land(0, i) == 1 && land(1, i) == 2 ? 40 : 0;
                    }
                }))
                .hasSize(1)
                .allMatch(t -> t.startsWith("change_2000_2010: code of crop > forest"));
    }

    @Test
    void cellsOfAllStripesThatAreWrongAreCounted() throws IOException {
        assertThat(told("net_2010", cells -> cells[COLUMNS * (stripe + 3) + 2] += 7))
                .containsExactly("net_2010: column 3, row " + (stripe + 4));
        assertThat(told("net_2010", cells -> {
                    cells[COLUMNS + 1] += 7;
                    cells[COLUMNS * 2 + 4] += 7;
                }))
                .containsExactly("net_2010: column 2, row 2 and 1 more cell");
        assertThat(told("net_2010", cells -> {
                    cells[COLUMNS + 1] += 7;
                    cells[COLUMNS * 2 + 4] += 7;
                    cells[COLUMNS * (stripe + 3) + 2] += 7;
                }))
                .containsExactly("net_2010: column 2, row 2 and 2 more cells");
    }

    @Test
    void sumsAreOfAllStripesByTheAreaOfACell() throws IOException {
        assertThat(told("source_2000", cells -> {
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] *= 1 + 1e-6f;
                    }
                }))
                .anyMatch(t -> t.equals("source_2000: sum of all cells"))
                .hasSize(2); // and the net of each such cell
        assertThat(told("sink_2010", cells -> {
                    for (int i = COLUMNS * stripe; i < cells.length; i++) {
                        cells[i] = cells[i] == 0 ? 0 : -3;
                    }
                }))
                .contains("sink_2010: sum of all cells");
    }

    /** A map that ends early is told, and nothing that would have been held against it. */
    @Test
    void aMapThatCannotBeReadTellsOnlyThat() throws IOException {
        for (String name : List.of("sink_2010", "landuse_2010", "source_2010", "change_2000_2010")) {
            byte[] good = Files.readAllBytes(map(name));
            try {
                Files.write(map(name), Arrays.copyOf(good, good.length - 40));
                assertThat(told()).as(name).containsExactly(name + ": ");
            } finally {
                Files.write(map(name), good);
            }
        }
    }
}
