package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files: each is read, or is a problem; never another exception, never without bound in memory or time. */
class FuzzTest {
    /** A reader may keep 64 MB of blocks beside one block and its stored bytes; a small file needs none of that. */
    private static final long MOST_BYTES = 1L << 30;

    private static final double MOST_SECONDS = 3;

    private final com.sun.management.ThreadMXBean thread =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path dir;

    private List<byte[]> corpus() throws Exception {
        List<byte[]> all = new ArrayList<>();
        Grid grid = WriterTest.grid(300, 120, Crs.epsg(32648));
        for (TiffOptions.Compression c : TiffOptions.Compression.values()) {
            Path path = dir.resolve("seed.tif");
            try (TiffWriter out = TiffWriter.values(path, grid, "u", "d", new TiffOptions(c, true, true, 23))) {
                out.write(new PlainEngine(), WriterTest.values(grid));
                out.finish();
            }
            all.add(Files.readAllBytes(path));
            try (TiffWriter out = TiffWriter.classes(path, grid, 6, List.of(), new TiffOptions(c, false, false, 23))) {
                out.write(new PlainEngine(), WriterTest.classes(grid, 6));
                out.finish();
            }
            all.add(Files.readAllBytes(path));
        }
        for (SmallFiles small : SmallFiles.all()) {
            if (small.band() == 1) {
                all.add(Files.readAllBytes(small.path()));
            }
        }
        return all;
    }

    @Test
    void aDamagedFileIsReadOrIsAProblem() throws Exception {
        Random random = new Random(42);
        Path path = dir.resolve("bad.tif");
        int problems = 0;
        int read = 0;
        for (byte[] seed : corpus()) {
            for (int trial = 0; trial < 80; trial++) {
                byte[] bad = seed.clone();
                switch (trial % 4) {
                    case 0 -> bad = Arrays.copyOf(bad, random.nextInt(bad.length));
                    case 1 -> {
                        for (int k = 0; k < 1 + random.nextInt(8); k++) {
                            bad[random.nextInt(bad.length)] ^= 1 << random.nextInt(8);
                        }
                    }
                    case 2 -> editTag(bad, random);
                    default -> {
                        int at = random.nextInt(bad.length);
                        for (int k = at; k < Math.min(bad.length, at + 16); k++) {
                            bad[k] = (byte) (random.nextInt(3) == 0 ? 255 : random.nextInt(256));
                        }
                    }
                }
                Files.write(path, bad);
                long bytes = thread.getCurrentThreadAllocatedBytes();
                long start = thread.getCurrentThreadCpuTime();
                try {
                    readAll(path);
                    read++;
                } catch (ProblemException e) {
                    assertThat(e.getMessage()).doesNotContain("{");
                    problems++;
                } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    throw new AssertionError("seed of " + seed.length + ", trial " + trial, e);
                }
                assertThat((thread.getCurrentThreadCpuTime() - start) / 1e9)
                        .as("seconds, seed of %s, trial %s", seed.length, trial)
                        .isLessThan(MOST_SECONDS);
                assertThat(thread.getCurrentThreadAllocatedBytes() - bytes)
                        .as("bytes, seed of %s, trial %s", seed.length, trial)
                        .isLessThan(MOST_BYTES);
            }
        }
        assertThat(problems).isGreaterThan(800);
        assertThat(read).isGreaterThan(100);
    }

    /** Overwrites a field of a random entry of the first directory with a number that hurts. */
    private static void editTag(byte[] file, Random random) {
        ByteBuffer b = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean big = b.getShort(2) == 43;
        int at = (int) (big ? b.getLong(8) : b.getInt(4));
        int n = big ? (int) b.getLong(at) : b.getShort(at);
        int entry = at + (big ? 8 : 2) + random.nextInt(n) * (big ? 20 : 12);
        long[] hurts = {
            0,
            1,
            2,
            7,
            255,
            65535,
            65536,
            Integer.MAX_VALUE,
            0xffffffffL,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            -1,
            file.length,
            at
        };
        long value = hurts[random.nextInt(hurts.length)];
        switch (random.nextInt(4)) {
            case 0 -> b.putShort(entry, (short) random.nextInt(400));
            case 1 -> b.putShort(entry + 2, (short) random.nextInt(20));
            case 2 -> putOffset(b, entry + 4, value, big);
            default -> putOffset(b, entry + (big ? 12 : 8), value, big);
        }
    }

    private static void putOffset(ByteBuffer b, int at, long value, boolean big) {
        if (big) {
            b.putLong(at, value);
        } else {
            b.putInt(at, (int) value);
        }
    }

    private static void readAll(Path path) {
        TiffFile file = TiffFile.open(path);
        file.crs();
        Grid grid = file.grid(Crs.epsg(32648));
        TiffClassRaster classes = file.classes(grid, WriterTest.identity(6), Set.of());
        ValueRaster values = file.values(grid, List.of());
        Window w = new Window(0, 0, Math.min(grid.columns(), 600), Math.min(grid.rows(), 600));
        try (ClassRaster.Reader reader = classes.open()) {
            reader.read(w, ClassTile.of(w.cells(), 6));
        }
        try (ValueRaster.Reader reader = values.open()) {
            reader.read(w, new float[w.cells()]);
        }
    }
}
