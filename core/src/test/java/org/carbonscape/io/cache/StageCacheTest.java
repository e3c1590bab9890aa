package org.carbonscape.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.run.FileHash;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Work is done once for what it sees, and again for anything else. */
class StageCacheTest {
    @TempDir
    private Path root;

    private int done;

    private StageCache cache() {
        return new StageCache(
                CacheFolder.of(root.resolve("kept"), CacheFolder.USUAL_BYTES), List::of, new PlainEngine());
    }

    /** What is found by a new run, and how often the work was done so far. */
    private <R> R keep(String work, List<?> seen, R made) {
        return cache().keep(work, seen, List.of(), () -> {
            done++;
            return made;
        });
    }

    /** A class of ours whose fields are private and final, one of them worked out later. */
    static final class Made {
        private final double[] values;
        private final double[] same;
        private final Language language;
        private double[] later = new double[0];

        Made(double... values) {
            this.values = values;
            this.same = values;
            this.language = Language.ZH;
        }
    }

    record Values(
            Optional<String> text,
            OptionalInt i,
            OptionalLong l,
            OptionalDouble d,
            List<Object> list,
            Map<String, List<Integer>> map,
            int[][] numbers) {}

    @Test
    void workIsDoneOnceForWhatItSees() {
        assertThat(keep("count", List.of(1, "a"), "one")).isEqualTo("one");
        assertThat(keep("count", List.of(1, "a"), "other")).isEqualTo("one");
        assertThat(done).isEqualTo(1);
        assertThat(keep("count", List.of(2, "a"), "two")).isEqualTo("two");
        assertThat(keep("account", List.of(1, "a"), "three")).isEqualTo("three");
        assertThat(done).isEqualTo(3);
        StageCache.Share none = new StageCache.Share(0, 0);
        StageCache cache = cache();
        assertThat(cache.share()).isEqualTo(none);
        cache.keep("count", List.of(1, "a"), List.of(), () -> "");
        cache.keep("count", List.of(3, "a"), List.of(), () -> "");
        assertThat(cache.share()).isEqualTo(new StageCache.Share(1, 1));
        assertThat(cache.share()).isEqualTo(none);
    }

    /** Version, Java or the jar itself: what another build worked out may be wrong by now. */
    @Test
    void whatAnotherBuildWorkedOutIsDoneAgain() {
        String java = System.getProperty("java.vm.version");
        keep("count", List.of(1), "one");
        try {
            System.setProperty("java.vm.version", "another");
            assertThat(keep("count", List.of(1), "two")).isEqualTo("two");
        } finally {
            System.setProperty("java.vm.version", java);
        }
        assertThat(keep("count", List.of(1), "three")).isEqualTo("one");
    }

    private static Table table(String column, String text, double number, int rows) {
        return Table.computed("t", rows)
                .text(column, row -> text)
                .integer("i", row -> row)
                .number("x", row -> number)
                .build();
    }

    /** Cells that are computed when they are read are functions; in a key a table is what they hold. */
    @Test
    void tablesAreSeenByWhatTheirCellsHold() {
        keep("tables", List.of(table("a", "b", 0.5, 2)), "one");
        Table held = Table.named("t")
                .text("a")
                .integer("i")
                .number("x")
                .row("b", 0, 0.5)
                .row("b", 1, 0.5)
                .build();
        assertThat(keep("tables", List.of(held), "other")).isEqualTo("one");
        assertThat(done).isEqualTo(1);
        List<Table> others = List.of(
                table("c", "b", 0.5, 2),
                table("a", "c", 0.5, 2),
                table("a", "b", -0.5, 2),
                table("a", "b", 0.5, 1),
                held.where("u", row -> true));
        others.forEach(other -> keep("tables", List.of(other), "more"));
        assertThat(done).isEqualTo(6);
    }

    @Test
    void whatLooksAlikeIsNotTheSame() {
        List<List<?>> all = List.of(
                List.of(),
                List.of(List.of()),
                List.of("a", "b"),
                List.of("ab"),
                List.of("a", List.of("b")),
                List.of(1),
                List.of(1L),
                List.of(1.0),
                List.of(0.0),
                List.of(-0.0),
                List.of("1"),
                List.of(Optional.of(1)),
                List.of(Optional.empty()),
                List.of(OptionalInt.empty()),
                List.of(OptionalLong.empty()),
                List.of(OptionalDouble.empty()),
                List.of(new int[] {1}),
                List.of(new long[] {1}),
                List.of(new double[] {1}),
                List.of(new double[] {Double.NaN}),
                List.of(new int[] {1, 2}),
                List.of(new int[] {1}, new int[] {2}),
                List.of(new int[0], new int[] {1, 2}),
                List.of(Language.EN),
                List.of(Language.ZH),
                List.of(Set.of(1)),
                List.of(Map.of(1, 2)),
                List.of(Map.of(2, 1)),
                List.of(Crs.epsg(4547)),
                List.of(Crs.epsg(4548)));
        for (int i = 0; i < all.size(); i++) {
            assertThat(keep("work", all.get(i), i)).as("%s", all.get(i)).isEqualTo(i);
        }
        assertThat(done).isEqualTo(all.size());
    }

    @Test
    void setsAndMapsWithoutAnOrderAreWhatTheyHold() {
        assertThat(keep("set", List.of(Set.of("a", "b", "c")), 1))
                .isEqualTo(keep("set", List.of(Set.of("c", "b", "a")), 2));
        assertThat(keep("map", List.of(Map.of("a", 1, "b", 2)), 1))
                .isEqualTo(keep("map", List.of(Map.of("b", 2, "a", 1)), 2));
        Map<String, Integer> ordered = new LinkedHashMap<>();
        ordered.put("b", 2);
        ordered.put("a", 1);
        Map<String, Integer> otherwise = new LinkedHashMap<>();
        otherwise.put("a", 1);
        otherwise.put("b", 2);
        assertThat(keep("map", List.of(ordered), 3)).isEqualTo(3);
        assertThat(keep("map", List.of(otherwise), 4)).isEqualTo(4);
        assertThat(keep("map", List.of(Collections.unmodifiableMap(ordered)), 5))
                .isEqualTo(3);
        assertThat(keep("map", List.of(Collections.unmodifiableMap(otherwise)), 6))
                .isEqualTo(4);
    }

    @Test
    void valuesComeBackAsTheyWere() {
        Point point = new GeometryFactory().createPoint(new Coordinate(1 / 3.0, -1e-300));
        Grid grid = new Grid(Crs.epsg(4547), 500_000, 3_000_000, 100, 100, 8, 6);
        BitSet bits = new BitSet();
        bits.set(70);
        Problem problem = Problem.of(ProblemCode.RUN_C03_NOT_KEPT, "there", "why");
        Values values = new Values(
                Optional.of("土地"),
                OptionalInt.of(-1),
                OptionalLong.empty(),
                OptionalDouble.of(Double.NaN),
                List.of((byte) 1, (short) 2, 'c', 1f, 1L, true, point, grid, bits, problem, Language.ZH),
                new TreeMap<>(Map.of("b", List.of(2), "a", List.of(1))),
                new int[][] {{1, 2}, {}});
        keep("values", List.of(), values);
        Values read = keep("values", List.of(), values);
        assertThat(done).isEqualTo(1);
        assertThat(read).isNotSameAs(values);
        assertThat(read.numbers()).isDeepEqualTo(values.numbers());
        assertThat(read.text()).isEqualTo(values.text());
        assertThat(read.i()).isEqualTo(values.i());
        assertThat(read.l()).isEqualTo(values.l());
        assertThat(read.d()).isEqualTo(values.d());
        assertThat(read.map()).isEqualTo(values.map()).isInstanceOf(SortedMap.class);
        assertThat(read.list().subList(0, 6)).isEqualTo(values.list().subList(0, 6));
        assertThat(((Geometry) read.list().get(6)).equalsExact(point)).isTrue();
        assertThat(((Grid) read.list().get(7)).sameCells(grid)).isTrue();
        assertThat(read.list().subList(8, 11)).isEqualTo(values.list().subList(8, 11));
    }

    @Test
    void longArraysOfEveryKindComeBack() {
        int n = 100_003;
        double[] doubles = new double[n];
        float[] floats = new float[n];
        long[] longs = new long[n];
        int[] ints = new int[n];
        byte[] bytes = new byte[n];
        char[] chars = new char[n];
        boolean[] booleans = new boolean[n];
        String[] texts = new String[n];
        for (int i = 0; i < n; i++) {
            doubles[i] = i % 7 == 0 ? Double.NaN : 1.0 / (i + 1);
            floats[i] = -1f / (i + 1);
            longs[i] = (long) i << 33;
            ints[i] = -i;
            bytes[i] = (byte) i;
            chars[i] = (char) i;
            booleans[i] = i % 3 == 0;
            texts[i] = "row " + i % 10;
        }
        Object[] all = {doubles, floats, longs, ints, bytes, chars, booleans, texts};
        keep("arrays", List.of(), all);
        Object[] read = keep("arrays", List.of(), all);
        assertThat(read).isNotSameAs(all);
        assertThat(Arrays.deepEquals(read, all)).isTrue();
        assertThat(done).isEqualTo(1);
    }

    @Test
    void objectsOfOursComeBackWithAllTheirFields() {
        Made made = new Made(1, 2, 3);
        keep("object", List.of(), made);
        Made read = keep("object", List.of(), made);
        assertThat(read).isNotSameAs(made).usingRecursiveComparison().isEqualTo(made);
        assertThat(read.same).as("what was one array is one").isSameAs(read.values);
        assertThat(read.language).isSameAs(Language.ZH);
        read.later = new double[3];
        Table table = Table.named("t").text("a").number("b").build();
        assertThat(keep("table", List.of(), table)).isSameAs(table);
        assertThat(keep("table", List.of(), table).columns()).isEqualTo(table.columns());
    }

    @Test
    void whatTheCallerHasIsPointedToAndNotWritten() {
        Runnable live = () -> {};
        List<Object> made = cache().keep("live", List.of(), List.of(live), () -> List.of(live, "text"));
        List<Object> read = cache().keep("live", List.of(), List.of(live), () -> List.of());
        assertThat(read).isEqualTo(made).isNotSameAs(made);
        assertThat(read.get(0)).isSameAs(live);
    }

    @Test
    void whatCannotBeWrittenDownIsDoneEachTime() {
        Supplier<String> live = () -> "";
        assertThat(keep("seen", List.of(live), 1)).isEqualTo(1);
        assertThat(keep("seen", List.of(live), 2)).isEqualTo(2);
        assertThat(keep("found", List.of(), live)).isSameAs(live);
        assertThat(keep("found", List.of(), live)).isSameAs(live);
        assertThat(keep("thread", List.of(Thread.currentThread()), 3)).isEqualTo(3);
        assertThat(keep("value", List.of(), root)).isSameAs(root); // a file's name means nothing to another run
        assertThat(done).isEqualTo(6);
        assertThat(cache().cautions()).isEmpty();
    }

    @Test
    void workThatIsNotSoundIsNotKept() {
        for (int i = 1; i <= 2; i++) {
            int found = i;
            assertThat(cache().keep("work", List.of(), List.of(), () -> found, r -> false))
                    .isEqualTo(i);
        }
    }

    private Path file(String name, String text, long ageSeconds) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(ageSeconds)));
        return file;
    }

    @Test
    void filesCountByWhatTheyHoldAndByTheirName() throws Exception {
        assertThat(keep("read", List.of(file("a.csv", "one", 100)), 1)).isEqualTo(1);
        assertThat(keep("read", List.of(file("a.csv", "two", 100)), 2)).isEqualTo(2);
        assertThat(keep("read", List.of(file("a.csv", "one", 50)), 3)).isEqualTo(1);
        Files.createDirectory(root.resolve("moved"));
        assertThat(keep("read", List.of(file("moved/a.csv", "one", 10)), 4)).isEqualTo(1);
        assertThat(keep("read", List.of(file("b.csv", "one", 10)), 5)).isEqualTo(5);
        Path one = root.resolve("a.csv");
        Path other = root.resolve("moved/a.csv");
        assertThat(keep("both", List.of(one, one), 8)).isEqualTo(8);
        assertThat(keep("both", List.of(one, other), 9))
                .as("two files of one name and content")
                .isEqualTo(9);
        assertThat(keep("both", List.of(other, other), 10)).isEqualTo(8);
        assertThat(keep("read", List.of(root.resolve("missing")), 6)).isEqualTo(6);
        assertThat(keep("read", List.of(root.resolve("missing")), 7)).isEqualTo(7);
    }

    @Test
    void aFileIsHashedAgainWhenItMayHaveChanged() throws Exception {
        Path old = file("old.tif", "one", 100);
        String hash = cache().hash(old).sha256();
        Instant time = Files.getLastModifiedTime(old).toInstant();
        assertThat(cache().hash(old).sha256()).isEqualTo(hash);
        // as another program would that puts the time back
        Files.writeString(old, "two");
        Files.setLastModifiedTime(old, FileTime.from(time));
        assertThat(cache().hash(old).sha256()).isNotEqualTo(hash);
        // written to a moment ago: never remembered for later runs
        Path fresh = file("fresh.tif", "one", 0);
        assertThat(FileMemo.of(fresh).isSettled()).isFalse();
        assertThat(FileMemo.of(old).isSettled()).isTrue();
        assertThat(FileMemo.of(old).holds(old)).isTrue();
    }

    @Test
    void resultsOfInputsThatChangeMeanwhileAreNotKept() throws Exception {
        Path input = file("a.csv", "one", 100);
        StageCache run = cache();
        run.begin(List.of(input));
        int found = run.keep("read", List.of(input), List.of(), () -> {
            try {
                Files.writeString(input, "two");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return 1;
        });
        assertThat(found).isEqualTo(1);
        file("a.csv", "one", 100);
        assertThat(keep("read", List.of(input), 2)).isEqualTo(2);
        // and changed between the beginning of a run and the work
        StageCache next = cache();
        next.begin(List.of(input));
        file("a.csv", "three", 10);
        assertThat(next.keep("read", List.of(input), List.of(), () -> 3)).isEqualTo(3);
        assertThat(keep("read", List.of(file("a.csv", "three", 10)), 4)).isEqualTo(4);
    }

    @Test
    void filesThatWorkWritesComeBackWithItsResult() throws Exception {
        for (int i = 1; i <= 2; i++) {
            int run = i;
            RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run" + i), false), List.of());
            try (folder) {
                folder.write("before.txt", "not of this work");
                String found = cache().keep("write", List.of(), List.of(), folder, () -> {
                    folder.write("rasters/a.tif", "raster " + run);
                    return "result " + run;
                });
                assertThat(found).isEqualTo("result 1");
                assertThat(folder.names()).containsExactly("before.txt", "rasters/a.tif");
                assertThat(folder.file("rasters/a.tif")).hasContent("raster 1");
            }
        }
        // without one of its files the rest is of no use
        try (var kept = Files.walk(root.resolve("kept"))) {
            Path raster = kept.filter(Files::isRegularFile)
                    .filter(f -> f.toFile().length() == 12 + "raster 1".length())
                    .findFirst()
                    .orElseThrow();
            Files.delete(raster);
        }
        try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run3"), false), List.of())) {
            assertThat(cache().keep("write", List.of(), List.of(), folder, () -> "made anew"))
                    .isEqualTo("made anew");
            assertThat(folder.names()).isEmpty();
        }
    }

    @Test
    void rastersInTilesAreNotThoseOfOneFile() {
        for (int tiles : new int[] {0, 512}) {
            RunTarget target = new RunTarget(root.resolve("run" + tiles), false).withTiles(tiles);
            try (RunFolder folder = RunFolder.prepare(target, List.of())) {
                assertThat(cache().keep("write", List.of(), List.of(), folder, () -> "of " + tiles))
                        .isEqualTo("of " + tiles);
            }
        }
    }

    @Test
    void ofTheFilesThatComeMeanwhileOnlyTheWorksOwnIsKept() {
        for (int i = 1; i <= 2; i++) {
            int run = i;
            try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run" + i), false), List.of())) {
                cache().keep("one file", List.of(), folder, "tables/book.txt", () -> {
                    folder.write("figures/of-others.txt", "picture " + run);
                    folder.write("tables/book.txt", "book " + run);
                });
                assertThat(folder.names()).contains("tables/book.txt").hasSize(3 - run);
                assertThat(folder.file("tables/book.txt")).hasContent("book 1");
            }
        }
    }

    /** What other work had written is not given back with this work's files: it may be of other inputs by then. */
    @Test
    void filesThatWereThereBeforeAreNotTheWorks() {
        for (int i = 1; i <= 2; i++) {
            try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run" + i), false), List.of())) {
                folder.write("tables/areas.txt", "areas " + i);
                cache().keep("maps", List.of(), List.of(), folder, () -> {
                    folder.write("figures/map.txt", "map");
                    return "maps";
                });
                assertThat(folder.file("tables/areas.txt")).hasContent("areas " + i);
                assertThat(folder.file("figures/map.txt")).hasContent("map");
            }
        }
    }

    /** Work is done anew where one of its files is damaged, and then all of them are its own again. */
    @Test
    void filesBesideADamagedOneAreKeptAgain() throws IOException {
        for (int i = 1; i <= 3; i++) {
            try (RunFolder folder = RunFolder.prepare(new RunTarget(root.resolve("run" + i), false), List.of())) {
                cache().keep("two files", List.of(), List.of(), folder, () -> {
                    done++;
                    folder.write("tables/a.txt", "first");
                    folder.write("tables/b.txt", "the second");
                    return "two";
                });
                assertThat(folder.file("tables/a.txt")).hasContent("first");
                assertThat(folder.file("tables/b.txt")).hasContent("the second");
            }
            if (i == 1) {
                damage("the second");
            }
        }
        assertThat(done).isEqualTo(2);
    }

    /** Changes the last byte of what holds a text. */
    private void damage(String text) throws IOException {
        try (var files = Files.walk(root.resolve("kept"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(text)) {
                    bytes[bytes.length - 1]++;
                    Files.write(file, bytes);
                }
            }
        }
    }

    @Test
    void setsComeBackInTheirOrder() {
        Set<String> sorted = new TreeSet<>(List.of("b", "a"));
        keep("sorted", List.of(), sorted);
        assertThat(keep("sorted", List.of(), sorted)).isNotSameAs(sorted).isInstanceOf(SortedSet.class);
        assertThat(keep("sorted", List.of(), sorted)).containsExactly("a", "b");
    }

    @Test
    void anInputIsRecordedAsItWasWhenTheRunBegan() throws IOException {
        for (CacheFolder folder :
                List.of(CacheFolder.none(), CacheFolder.of(root.resolve("kept"), CacheFolder.USUAL_BYTES))) {
            Path table = Files.writeString(root.resolve("energy.csv"), "before");
            Path other = Files.writeString(root.resolve("other.csv"), "other");
            FileHash before = FileHash.of(table);
            StageCache cache = new StageCache(folder, List::of, new PlainEngine());
            cache.begin(List.of(table, other));
            cache.hashInputs();
            Files.writeString(table, "a later text");
            Files.setLastModifiedTime(other, FileTime.from(Instant.now().plusSeconds(9))); // the same text, saved again
            assertThat(cache.hash(table)).isEqualTo(before);
            assertThat(cache.writtenTo()).containsExactly(table);
            Files.delete(other); // the study of demo moves with its run
            assertThat(cache.writtenTo()).containsExactly(table);
        }
        Problem told = Problem.of(ProblemCode.RUN_C05_WRITTEN_TO, "energy.csv");
        assertThat(told.text(Language.EN))
                .isEqualTo(
                        "RUN-C05     energy.csv: it was written to while the run was at work: the record names what it "
                                + "held at the beginning, and results may rest on either\n"
                                + "            Run again once nobody writes to it.");
        assertThat(told.text(Language.ZH))
                .isEqualTo("RUN-C05     energy.csv：运行期间该文件被改写：运行记录所载为开始时的内容，结果可能部分依据改写后的内容\n"
                        + "            请在不再有人改写该文件后重新运行。");
    }
}
