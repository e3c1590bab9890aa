package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real full disk: two megabytes of memory mounted as one, where that is allowed (as root). */
class FullDiskTest {
    @TempDir
    Path dir;

    private Path disk;
    private boolean mounted;

    private static int run(String... command) throws Exception {
        Process p = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return p.waitFor(20, TimeUnit.SECONDS) ? p.exitValue() : -1;
    }

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(dir.resolve("disk"));
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "no mount here");
        mounted = run("/bin/mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0;
        Assumptions.assumeTrue(mounted, "mounting is not allowed here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("/bin/umount", disk.toString());
        }
    }

    @Test
    void aFullDiskIsAProblemOnAnyEngineAndNothingIsLeft() throws Exception {
        Grid grid = WriterTest.grid(2000, 2000, Crs.epsg(32648)); // 16 MB uncompressed
        Path path = disk.resolve("map.tif");
        for (Engine engine : List.of(new PlainEngine(), new LocalEngine(1), new LocalEngine(4))) {
            try (engine) {
                assertThatThrownBy(() -> {
                            try (TiffWriter out = TiffWriter.values(
                                    path,
                                    grid,
                                    "u",
                                    "d",
                                    new TiffOptions(TiffOptions.Compression.NONE, false, true, 23))) {
                                out.write(engine, WriterTest.values(grid));
                                out.finish();
                            }
                        })
                        .isInstanceOf(ProblemException.class)
                        .hasMessageStartingWith("RUN-05      " + path + ": the disk is full: ")
                        .hasMessageContaining("No space left on device");
                try (Stream<Path> left = Files.list(disk)) {
                    assertThat(left).isEmpty();
                }
            }
        }
    }

    @Test
    void aDiskThatFillsWithTheLastBytesLeavesNothing() throws Exception {
        Grid grid = WriterTest.grid(700, 700, Crs.epsg(32648)); // 9 tiles of 256 kB and the overviews: just above 2 MB
        Path path = disk.resolve("map.tif");
        Files.write(disk.resolve("filler"), new byte[1 << 20]);
        assertThatThrownBy(() -> {
                    try (TiffWriter out = TiffWriter.classes(
                            path, grid, 6, List.of(), new TiffOptions(TiffOptions.Compression.NONE, false, true, 23))) {
                        out.write(
                                new PlainEngine(),
                                WriterTest.classes(grid, 6)); // 12 tiles of 64 kB: fits in the first megabyte of buffer
                        Files.write(disk.resolve("more"), new byte[900 << 10]);
                        out.finish();
                    }
                })
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("RUN-05");
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("filler", "more");
        }
    }
}
