package org.carbonscape.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
    private static final Optional<List<String>> STAYS = Optional.empty();

    @TempDir
    private Path folder;

    private Path raster(String name, int side) throws IOException {
        return Files.write(folder.resolve(name), RasterSizeTest.header(false, ByteOrder.LITTLE_ENDIAN, 4, side, side));
    }

    private static Optional<List<String>> of(Object... words) {
        List<String> all = new ArrayList<>();
        for (Object word : words) {
            all.add(word.toString());
        }
        return Tuning.of(4_000_000_000L, all.toArray(String[]::new));
    }

    /** The files of both have 200 bytes: cells decide. */
    @Test
    void countingGoesByCellsAndNotByBytes() throws IOException {
        Path small = raster("small.tif", 5_000);
        Path large = raster("large.tif", 60_416);
        assertThat(of("transitions", small, small, small, small)).isEqualTo(STAYS);
        assertThat(of("transitions", large, large)).contains(List.of("-XX:+UseParallelGC"));
        assertThat(of("transitions", "2010=" + large, "2020=" + large)).isPresent();
        assertThat(of("account", "--landuse=" + large)).isPresent();
        assertThat(of("transitions", "2010=" + small, "2020=" + small, "--fishnet", "3000"))
                .isEqualTo(STAYS);
    }

    @Test
    void statisticsDoMoreToACell() throws IOException {
        assertThat(of("local-moran", "--raster", raster("a.tif", 1_000))).isEqualTo(STAYS);
        assertThat(of("local-moran", "--raster", raster("b.tif", 2_000))).isPresent();
        assertThat(of("geodetector", "--x", "a=" + raster("c.tif", 3_000) + ",b=" + raster("d.tif", 3_000)))
                .contains(List.of("-XX:+UseSerialGC", "-Xmn64m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=15"));
        Path table = Files.write(folder.resolve("t.csv"), new byte[1_000_001]);
        assertThat(of("morans-i", "--units", table)).isPresent();
        assertThat(of("transitions", table)).isEqualTo(STAYS);
    }

    @Test
    void studiesAreLongAndTheirCheckAsLongAsTheirRasters() throws IOException {
        raster("2010 small.tif", 100);
        raster("2020.tif", 100);
        Path study = Files.writeString(
                folder.resolve("study.yaml"),
                "landUse: { legend: clcd, phases: { 2010: 2010 small.tif, 2020: \"2020.tif\" } }\n");
        assertThat(of("demo")).isEqualTo(STAYS);
        assertThat(Tuning.of(1_000_000_000L, "demo")).contains(JavaOptions.SHORT);
        assertThat(of("check", study)).isEqualTo(STAYS);
        raster("2010 small.tif", 10_000);
        assertThat(of("check", study)).isPresent();
        assertThat(of("check", folder)).isPresent();
    }

    /** 10,000 x 1,000 cells of 100 m: 98,030 squares of 1.01 km, 102,030 of 0.99 km. */
    @Test
    void studiesOfFewCellsAndSquaresStayWithTheFirstCompiler() throws IOException {
        byte[] header = RasterSizeTest.header(false, ByteOrder.LITTLE_ENDIAN, 4, 10_000, 1_000);
        RasterSizeTest.scaled(header, 100);
        Files.write(folder.resolve("a.tif"), header);
        Path study = folder.resolve("study.yaml");
        for (String side : new String[] {"5 km", "5000", "\"1.01 km\"", "1010 m"}) {
            Files.writeString(study, "phases: { 2020: a.tif }\nunits: { cells: { fishnet: " + side + " } }\n");
            assertThat(of("run", study)).as(side).isEqualTo(STAYS);
            assertThat(of("run", folder)).as(side).isEqualTo(STAYS);
        }
        assertThat(Tuning.of(1_000_000_000L, "run", study.toString())) // too little memory for the first Java
                .contains(JavaOptions.SHORT);
        Files.writeString(study, "phases: { 2020: a.tif }\nunits: { cells: { fishnet: 0.99 km } }\n");
        assertThat(of("suitability", study))
                .hasValueSatisfying(o -> assertThat(o).contains("-XX:InitialRAMPercentage=0.5"));
        raster("b.tif", 8_000);
        Files.writeString(study, "phases: { 2010: a.tif, 2020: b.tif }\n");
        assertThat(of("run", study)).isPresent();
        assertThat(of("run", folder.resolve("no study.yaml"))).isPresent();
    }

    @Test
    void aRunIsVerifiedByTheSecondCompilerOnlyWhereItsMapsAreLarge() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run/rasters")).getParent();
        Files.move(raster("net.tif", 40_000), run.resolve("rasters/net.tif"));
        assertThat(of("verify", run)).isEqualTo(STAYS);
        Files.move(raster("sink.tif", 40_000), run.resolve("rasters/sink.tif"));
        assertThat(of("verify", run, "--json")).isPresent();
        assertThat(of("verify", folder.resolve("not there"))).isEqualTo(STAYS);
    }

    @Test
    void helpAndWhatIsNoCommandAreShort() {
        assertThat(of()).isEqualTo(STAYS);
        assertThat(of("--version")).isEqualTo(STAYS);
        assertThat(of("run", "--help")).isEqualTo(STAYS);
        assertThat(of("no such", "\0", "a=\0")).isEqualTo(STAYS);
    }
}
