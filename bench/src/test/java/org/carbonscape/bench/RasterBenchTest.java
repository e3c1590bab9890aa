package org.carbonscape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is timed is right: check values of baselines.md for side 5000, where all peers agree, and of
 * peer_python_raster.py (numpy 2.2.4, rasterio 1.4.3, 24 Nov 2026) for side 1000 (make_inputs.py DIR --small).
 */
class RasterBenchTest {
    private static final Path SMALL = Path.of(System.getProperty("carbonscape.bench.small", "/tmp/bench/small"));
    private static final Path FULL = Path.of(System.getProperty("carbonscape.bench", "/tmp/bench/in"));

    private interface Main {
        void run(String[] args) throws Exception;
    }

    private static List<String> lines(Path in, Main main, String... args) throws Exception {
        Assumptions.assumeTrue(
                Files.exists(in.resolve("landuse_" + (in.equals(FULL) ? 5000 : 1000) + "_p1.tif")),
                "no benchmark inputs in " + in);
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            main.run(args);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static double check(List<String> lines, String workload) {
        String line = lines.stream()
                .filter(l -> l.startsWith(workload + ","))
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines.toString()));
        return Double.parseDouble(line.split(",")[4]);
    }

    @Test
    void tracesAreThoseOfThePeers() throws Exception {
        assertThat(check(lines(SMALL, TransitionsBench::main, SMALL.toString(), "1000", "2", "2", "1"), "w1_1000"))
                .isEqualTo(760943);
        assertThat(check(lines(SMALL, TransitionsBench::main, SMALL.toString(), "1000", "4", "1", "1"), "w1x3_1000"))
                .isEqualTo(2282437);
        assertThat(check(lines(FULL, TransitionsBench::main, FULL.toString(), "5000", "2", "2", "1"), "w1_5000"))
                .isEqualTo(19525818);
        List<String> three = lines(FULL, TransitionsBench::main, FULL.toString(), "5000", "4", "2", "1", "decode");
        assertThat(check(three, "w1x3_5000")).isEqualTo(58495377);
        assertThat(three).anyMatch(l -> l.startsWith("# w1x3_5000: ") && l.endsWith(" x decode only"));
    }

    @Test
    void zonalAreasAreThoseOfThePeers() throws Exception {
        assertThat(check(
                        lines(SMALL, ZonalBench::main, SMALL.toString(), "1000", "zones", "2", "1"), "w2zonepoly_1000"))
                .isEqualTo(15400901);
        assertThat(check(
                        lines(SMALL, ZonalBench::main, SMALL.toString(), "1000", "fishnet", "1", "1"),
                        "w2fishpoly_1000"))
                .isEqualTo(59499247);
        Assumptions.assumeTrue(Files.exists(FULL.resolve("zones_5000.gpkg")), "no zones of side 5000 in " + FULL);
        assertThat(check(lines(FULL, ZonalBench::main, FULL.toString(), "5000", "zones", "2", "1"), "w2zonepoly_5000"))
                .isEqualTo(492316093);
        assertThat(check(
                        lines(FULL, ZonalBench::main, FULL.toString(), "5000", "fishnet", "2", "1"), "w2fishpoly_5000"))
                .isEqualTo(1851061728L);
    }

    @Test
    void theFluxMapHoldsTheFactorOfEveryCell(@TempDir Path out) throws Exception {
        List<String> lines =
                lines(SMALL, FluxMapBench::main, SMALL.toString(), "1000", "2", out.toString(), "false", "1");
        assertThat(check(lines, "w3_1000_deflate")).isEqualTo(80264012.35);
    }

    @Test
    void theOverlaySumsToThatOfThePeers(@TempDir Path out) throws Exception {
        List<String> lines = lines(SMALL, OverlayBench::main, SMALL.toString(), "1000", "2", "1", out.toString());
        assertThat(check(lines, "w9_1000_sum_of_scores")).isEqualTo(31002010.44);
        assertThat(lines).anyMatch(l -> l.startsWith("# w9_1000: ") && l.endsWith(" x decode only"));
        assertThat(check(
                        lines(FULL, OverlayBench::main, FULL.toString(), "5000", "2", "1", out.toString()),
                        "w9_5000_sum_of_scores"))
                .isEqualTo(830063830.8);
    }

    @Test
    void bothDecodersGiveTheSameBytes() throws Exception {
        List<String> lines = lines(
                SMALL,
                DecodeBench::main,
                "2",
                "1",
                LandUse.file(SMALL, "1000", 1).toString(),
                LandUse.file(SMALL, "1000", 4).toString(),
                SMALL.resolve("driver_1000_0.tif").toString());
        List<String> checks =
                lines.stream().map(l -> l.split(",")[4]).distinct().toList();
        assertThat(lines).hasSize(12);
        assertThat(checks).hasSize(1);
        assertThat(Double.parseDouble(checks.get(0))).isGreaterThan(1e6);
    }
}
