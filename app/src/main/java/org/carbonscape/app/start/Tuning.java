package org.carbonscape.app.start;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Java is told for a command, by how much work it is. The first compiler and the serial collector are best for
 * what ends within a second; beyond, the second compiler pays: four rasters of 5,000 x 5,000 are counted in 0.6 s by
 * the first alone and in 0.9 s with both, four of 60,000 x 60,000 in 47 and 30 CPU s. Bytes say little: those were
 * 7 MB.
 */
final class Tuning {
    /** Cells that are counted before a second Java pays. */
    private static final long COUNTED = 400_000_000;
    /** Cells that a check looks through, and those of commands that do more to a cell than counting. */
    private static final long CHECKED = 20_000_000;

    private static final long WORKED = 2_000_000;
    /**
     * Cells of a study's rasters, and squares of its fishnets, up to which its stages are light: the first compiler
     * alone takes 42 CPU s instead of 50 for 4 x 10^7 cells and 75,000 squares of 1 km, of which 28,432 hold land.
     */
    private static final long LIGHT_CELLS = 60_000_000;

    private static final long LIGHT_SQUARES = 100_000;
    /** The first Java takes a quarter of the memory at most: enough for a light study where it is so many bytes. */
    private static final long LIGHT_HEAP = 2_000_000_000;

    /** Cells of all maps of a run before the second compiler and a second Java pay for verifying it. */
    private static final long VERIFIED = 2_000_000_000L;
    /** Bytes of a table or of polygons. */
    private static final long BYTES = 1_000_000;

    private static final List<String> FAST = List.of("-XX:+UseParallelGC");
    /**
     * 360 MB for eight rasters of 5,000 x 5,000 instead of 640, 1.0 GB for the demo study instead of 2.5, as fast. A
     * study runs a thousand loops for a second each, not one for an hour: the second compiler takes 17 of the demo's 45
     * CPU s unless it waits for what is really hot and is kept from making one method of twenty (36 CPU s). What stays
     * may take five sixths of the memory: of two thirds, which Java gives it, a million squares ended with 4 GB.
     */
    private static final List<String> SPARING = List.of(
            "-XX:+UseParallelGC",
            "-XX:NewRatio=5",
            "-XX:InitialRAMPercentage=0.5",
            "-XX:GCTimeRatio=9",
            "-XX:InlineSmallCode=1000",
            "-XX:FreqInlineSize=150",
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000");
    /**
     * Little of everything, whose compiling cost more than half of the work: the second compiler waits thirty times as
     * long. The demo's verification takes 7.6 instead of 10.4 CPU s, and 6.3 by the first compiler alone.
     */
    private static final List<String> VARIED = List.of(
            "-XX:+UseSerialGC",
            "-XX:Tier4InvocationThreshold=150000",
            "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=500000",
            "-XX:Tier4BackEdgeThreshold=1500000");
    /** Whole columns: 1.2 GB for ten drivers of 5,000 x 5,000 instead of 3.4, as fast. */
    private static final List<String> COLUMNS =
            List.of("-XX:+UseSerialGC", "-Xmn64m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=15");

    private Tuning() {}

    /**
     * The options of a Java for this command line; empty where the Java that runs will do.
     *
     * @param heap what this Java may take, in bytes
     */
    static Optional<List<String>> of(long heap, String... args) {
        String command = args.length == 0 ? "" : args[0];
        for (String word : args) {
            if (word.equals("--help") || word.equals("-h")) {
                return Optional.empty();
            }
        }
        return switch (command) {
            case "verify" -> inRuns(args) > VERIFIED ? Optional.of(VARIED) : Optional.empty();
            case "run", "suitability", "zones", "scenarios" -> study(heap, args);
            case "demo" -> light(heap);
            case "check" -> cells(args, true) > CHECKED ? Optional.of(FAST) : Optional.empty();
            case "transitions", "account" ->
                cells(args, false) > COUNTED || bytes(args) > 16 * BYTES ? Optional.of(FAST) : Optional.empty();
            default ->
                cells(args, false) > WORKED || bytes(args) > BYTES
                        ? Optional.of(command.equals("geodetector") ? COLUMNS : FAST)
                        : Optional.empty();
        };
    }

    private static Optional<List<String>> study(long heap, String... args) {
        for (String word : args) {
            for (Path file : files(word)) {
                StudySize size = StudySize.of(file);
                if (size.cells() > 0 && size.cells() <= LIGHT_CELLS && size.squares() <= LIGHT_SQUARES) {
                    return light(heap);
                }
            }
        }
        return Optional.of(SPARING);
    }

    private static Optional<List<String>> light(long heap) {
        return heap >= LIGHT_HEAP ? Optional.empty() : Optional.of(JavaOptions.SHORT);
    }

    /** Cells of all rasters that the words name, or the study file among them. */
    private static long cells(String[] args, boolean study) {
        long cells = 0;
        for (String word : args) {
            for (Path file : files(word)) {
                cells += RasterSize.of(file).cells()
                        + (study ? StudySize.of(file).cells() : 0);
            }
        }
        return cells;
    }

    /** Cells of the maps in the folders that the words name. */
    private static long inRuns(String[] args) {
        long cells = 0;
        for (String word : args) {
            for (Path folder : files(word)) {
                File[] maps = folder.resolve("rasters").toFile().listFiles();
                for (File map : maps == null ? new File[0] : maps) {
                    cells += RasterSize.of(map.toPath()).cells();
                }
            }
        }
        return cells;
    }

    /** Files of the words that are no rasters. */
    private static long bytes(String[] args) {
        long bytes = 0;
        for (String word : args) {
            for (Path file : files(word)) {
                bytes += file.toFile().isFile() && RasterSize.of(file).cells() == 0
                        ? file.toFile().length()
                        : 0;
            }
        }
        return bytes;
    }

    /** What a word may name: {@code a.tif}, {@code 2010=a.tif}, {@code --raster=a.tif}, {@code x=a.tif,y=b.tif}. */
    private static List<Path> files(String word) {
        List<Path> files = new ArrayList<>();
        add(files, Path.of(""), word);
        if (files.isEmpty()) {
            for (String part : word.split("[,;]")) {
                add(files, Path.of(""), part.substring(part.lastIndexOf('=') + 1));
            }
        }
        return files;
    }

    /** @param beside the file beside which a name without a folder lies; none for the working folder */
    static void add(List<Path> files, Path beside, String name) {
        try {
            Path file = beside.resolveSibling(name);
            if (!name.isBlank() && file.toFile().exists()) {
                files.add(file);
            }
        } catch (InvalidPathException e) {
            // no name of a file
        }
    }
}
