package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carbonscape.io.run.RecordedRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills, tight machines, other machines: each run is whole or absent, and says in words why. */
@Tag("slow")
class ProcessCampaignTest {
    private static final List<String> SIGNALS = List.of("KILL", "INT", "TERM");

    @TempDir
    private Path root;

    private Program program;
    private Path study;
    private Path log;
    private SortedMap<String, String> whole;
    private double seconds;

    @BeforeEach
    void aStudyAndWhatItGives() throws Exception {
        assumeTrue(Program.built().isPresent(), "skipped: app/target/carbonscape.jar is not built");
        program = Program.built().orElseThrow();
        study = Program.study(root);
        log = root.resolve("log");
        Program.Ended ended =
                program.run(log, Map.of(), List.of(), Program.words("run", study, "--out", root.resolve("whole")));
        assertThat(ended.code()).as(ended.log()).isZero();
        seconds = ended.seconds();
        whole = Program.hashes(root.resolve("whole"));
        assertThat(whole).hasSizeGreaterThan(50);
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return p.waitFor(60, TimeUnit.SECONDS) && p.exitValue() == 0;
    }

    /** A hundred ends at random moments, over nothing and over an earlier run. */
    @Test
    void aKilledRunIsWholeOrAbsentAndLeavesNothingToTheNext() throws Exception {
        long seed = Campaign.today();
        Random random = new Random(seed);
        Path runs = Files.createDirectory(root.resolve("runs"));
        Path temporary = Files.createDirectory(root.resolve("temporary"));
        List<String> options = List.of("-Djava.io.tmpdir=" + temporary);
        Map<String, String> keeping =
                Map.of("CARBONSCAPE_CACHE", root.resolve("kept").toString());
        Path out = runs.resolve("run");
        SortedMap<String, Integer> ends = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        int kills = 100;
        for (int k = 0; k < kills; k++) {
            if (k % 10 == 0 && Files.exists(out)) {
                StudyCampaign.remove(out);
            }
            boolean earlier = Files.exists(out);
            String signal = SIGNALS.get(k % SIGNALS.size());
            Process process = program.start(
                    log,
                    k % 2 == 0 ? Map.of() : keeping, // every other one goes on where the one before was
                    options,
                    List.of(Program.words("run", study, "--out", out)));
            boolean over = process.waitFor((long) (random.nextDouble() * 1100 * seconds), TimeUnit.MILLISECONDS);
            if (!over) {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
                process.waitFor(60, TimeUnit.SECONDS);
            }
            boolean there = Files.exists(out);
            ends.merge(
                    over ? "ended before" : signal + (there && !earlier ? " after the last move" : ""),
                    1,
                    Integer::sum);
            if (earlier && !there && !hides(runs)) {
                failures.add(k + ": the earlier run is gone");
            }
            if (there) {
                RecordedRun record = RecordedRun.read(out);
                if (!record.changed((file, written) -> written.isIn(file)).isEmpty()
                        || !record.missing().isEmpty()
                        || !Program.hashes(out).equals(whole)) {
                    failures.add(k + ": the run folder is not whole");
                }
            }
            String said = Files.readString(log);
            if (said.contains("FAULT") || said.contains("\tat ")) {
                failures.add(k + ": " + said);
            }
        }
        // libraries unpacked less than a minute ago may belong to a program that is just beginning
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path entry : left.toList()) {
                Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minusSeconds(120)));
            }
        }
        Program.Ended last = program.run(log, keeping, options, Program.words("run", study, "--out", out));
        assertThat(last.code()).as(last.log()).isZero();
        assertThat(Program.hashes(out)).isEqualTo(whole);
        assertThat(Program.entries(runs)).as("what killed runs left is swept").containsExactly("run");
        assertThat(Program.entries(temporary)).as("temporary files too").isEmpty();
        Reliability.tell("kills", kills, failures.size(), "ends: " + ends);
        assertThat(failures).isEmpty();
    }

    /** Between the last two moves an earlier run stands under a hidden name. */
    private static boolean hides(Path runs) throws IOException {
        return Program.entries(runs).stream().anyMatch(name -> name.startsWith(".run.old-"));
    }

    /** What a run on a tight machine may do: end as ever, or say in words what it lacks and leave nothing. */
    private String outcome(Program.Ended ended, Path out, String... codes) throws IOException {
        if (ended.code() == 0) {
            assertThat(Program.hashes(out)).isEqualTo(whole);
            StudyCampaign.remove(out);
            return "runs";
        }
        assertThat(out).doesNotExist();
        if (ended.log().contains("Error occurred during initialization of VM")) {
            return "too little for Java itself";
        }
        assertThat(ended.log()).as("exit code %d", ended.code()).containsAnyOf(codes);
        assertThat(ended.showsATrace()).as(ended.log()).isFalse();
        return "told";
    }

    @Test
    void aHeapThatIsTooSmallIsTold() throws Exception {
        SortedMap<Integer, String> ends = new TreeMap<>();
        Path out = root.resolve("out");
        for (int mb : new int[] {8, 12, 16, 20, 24, 32, 40, 48, 64, 96, 128, 256}) {
            Program.Ended ended =
                    program.run(log, Map.of(), List.of("-Xmx" + mb + "m"), Program.words("run", study, "--out", out));
            if (ended.code() != 0 && !ended.log().contains("initialization of VM")) {
                assertThat(ended.code()).as("%d MB: %s", mb, ended.log()).isEqualTo(3);
            }
            ends.put(mb, outcome(ended, out, "FAULT-01", "FAULT-07", "memory is not enough"));
        }
        Reliability.tell("heaps", ends.size(), 0, "MB: " + ends);
        assertThat(ends.get(256)).isEqualTo("runs");
    }

    /** The detector on a table of five million rows in 1 GB: an answer, or what it needs. */
    @Test
    void aTableOfFiveMillionRowsIsAnsweredInOneGigabyte() throws Exception {
        Path table = root.resolve("rows.csv");
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            out.write("y,x1,x2\n");
            for (int i = 0; i < 5_000_000; i++) {
                out.write(random.nextInt(1000) + "," + random.nextInt(100) + "," + random.nextInt(7) + "\n");
            }
        }
        Program.Ended ended = program.run(
                log,
                Map.of(),
                List.of("-Xmx1g"),
                Program.words(
                        "geodetector",
                        table,
                        "--y",
                        "y",
                        "--x",
                        "x1,x2",
                        "--permutations",
                        "19",
                        "--discretisation",
                        "quantile"));
        if (ended.code() != 0) {
            assertThat(ended.code()).as(ended.log()).isEqualTo(3);
            assertThat(ended.log()).contains("FAULT-01");
            assertThat(ended.showsATrace()).as(ended.log()).isFalse();
        }
        Reliability.tell(
                "long-table",
                1,
                0,
                (ended.code() == 0 ? "answered" : "told") + String.format(Locale.ROOT, " in %.0f s", ended.seconds()));
    }

    @Test
    void fewOpenFilesAreEnoughOrTold() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no shell");
        SortedMap<Integer, String> ends = new TreeMap<>();
        Path out = root.resolve("out");
        for (int files : new int[] {12, 16, 20, 24, 28, 32, 40, 48, 64, 128}) {
            Program.Ended ended = program.run(
                    log,
                    Map.of(),
                    List.of("/bin/sh", "-c", "ulimit -n " + files + "; exec \"$@\"", "sh"),
                    List.of(),
                    Program.words("run", study, "--out", out));
            boolean java =
                    ended.code() != 0 && !ended.log().matches("(?s).*(RUN|FAULT|INPUT|TIFF|VECTOR|TABLE)-\\d\\d.*");
            if (java) { // Java itself could not open its own files
                assertThat(out).doesNotExist();
                ends.put(files, "too few for Java itself");
            } else {
                ends.put(files, outcome(ended, out, "Too many open files", "FAULT-", "RUN-"));
            }
        }
        Reliability.tell("open-files", ends.size(), 0, "limits: " + ends);
        assertThat(ends.get(128)).isEqualTo("runs");
    }

    @Test
    void aTemporaryFolderThatCannotBeUsedIsTold() throws Exception {
        SortedMap<String, String> ends = new TreeMap<>();
        Path out = root.resolve("out");
        Path missing = root.resolve("missing");
        ends.put("missing", tried(missing, out));
        Path file = Files.writeString(root.resolve("file"), "");
        ends.put("a file", tried(file, out));
        Path mount = Files.createDirectory(root.resolve("mount"));
        for (String options : List.of("noexec", "ro", "size=4k", "size=1m")) {
            if (succeeds("/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", mount.toString())) {
                try {
                    ends.put(options, tried(mount, out));
                } finally {
                    succeeds("/bin/umount", mount.toString());
                }
            }
        }
        Reliability.tell("temporary-folder", ends.size(), 0, ends.toString());
        assertThat(ends.values()).doesNotContain("runs");
    }

    private String tried(Path temporary, Path out) throws Exception {
        Program.Ended ended = program.run(
                log, Map.of(), List.of("-Djava.io.tmpdir=" + temporary), Program.words("run", study, "--out", out));
        assertThat(ended.log()).doesNotContain("damaged");
        return outcome(ended, out, "RUN-11", "FAULT-02");
    }

    /** Threads, languages, time zones, collectors, versions of Java: the same bytes. */
    @Test
    void whatMustNotMatterDoesNot() throws Exception {
        List<String> steady = Program.steady(root.resolve("whole"));
        SortedMap<String, String> differences = new TreeMap<>();
        int tried = 0;
        for (int threads = 1; threads <= 8; threads++) {
            tried++;
            compare("threads " + threads, program, Map.of(), List.of(), "--threads " + threads, steady, differences);
        }
        for (String locale : List.of("C", "POSIX", "tr_TR.UTF-8", "ar_EG.UTF-8", "zh_CN.UTF-8", "de_DE.UTF-8")) {
            tried++;
            String[] words = locale.split("[_.]");
            compare(
                    "locale " + locale,
                    program,
                    Map.of("LC_ALL", locale, "LANG", locale),
                    words.length > 1 ? List.of("-Duser.language=" + words[0], "-Duser.country=" + words[1]) : List.of(),
                    "",
                    steady,
                    differences);
        }
        for (String zone : List.of("Pacific/Kiritimati", "Asia/Shanghai", "America/St_Johns")) {
            tried++;
            compare("zone " + zone, program, Map.of("TZ", zone), List.of(), "", steady, differences);
        }
        for (String options : List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xint", "-XX:-UseSuperWord")) {
            tried++;
            compare("Java " + options, program, Map.of(), List.of(options), "", steady, differences);
        }
        for (Path home : otherJavas()) {
            tried++;
            compare("Java in " + home, program.on(home), Map.of(), List.of(), "", steady, differences);
        }
        Reliability.tell("determinism", tried, differences.size(), "other bytes: " + differences);
        assertThat(differences).isEmpty();
    }

    /** Blocks, compressions, byte orders, strips, BigTIFF, COG: the same cells, so the same bytes of all results. */
    @Test
    void howTheInputIsStoredDoesNotMatter() throws Exception {
        assumeTrue(succeeds("gdal_translate", "--version"), "skipped: GDAL is not installed");
        List<Path> rasters;
        try (Stream<Path> files = Files.list(study.getParent())) {
            rasters = files.filter(f -> f.toString().endsWith(".tif")).sorted().toList();
        }
        Path originals = Files.createDirectory(root.resolve("originals"));
        for (Path raster : rasters) {
            Files.copy(raster, originals.resolve(raster.getFileName()));
        }
        SortedMap<String, String> differences = new TreeMap<>();
        List<String> ways = List.of(
                "-co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=16",
                "-co TILED=YES -co BLOCKXSIZE=256 -co BLOCKYSIZE=64",
                "-co BLOCKYSIZE=1",
                "-co BLOCKYSIZE=7",
                "-co COMPRESS=LZW",
                "-co COMPRESS=LZW -co PREDICTOR=2",
                "-co COMPRESS=DEFLATE",
                "-co COMPRESS=PACKBITS",
                "-co COMPRESS=ZSTD",
                "-co ENDIANNESS=BIG",
                "-co ENDIANNESS=BIG -co COMPRESS=DEFLATE -co TILED=YES -co BLOCKXSIZE=32 -co BLOCKYSIZE=32",
                "-co BIGTIFF=YES",
                "-co BIGTIFF=YES -co ENDIANNESS=BIG",
                "-co INTERLEAVE=BAND",
                "-of COG -co COMPRESS=DEFLATE",
                "-of COG -co COMPRESS=LZW -co BLOCKSIZE=128");
        for (String way : ways) {
            for (Path raster : rasters) {
                Files.delete(raster);
                List<String> command = new ArrayList<>(List.of("gdal_translate", "-q"));
                command.addAll(List.of(way.split(" ")));
                command.addAll(List.of(originals.resolve(raster.getFileName()).toString(), raster.toString()));
                assertThat(succeeds(command.toArray(String[]::new)))
                        .as(command.toString())
                        .isTrue();
            }
            Path out = root.resolve("out");
            Program.Ended ended = program.run(log, Map.of(), List.of(), Program.words("run", study, "--out", out));
            assertThat(ended.code()).as(ended.log()).isZero();
            SortedMap<String, String> got = Program.hashes(out);
            List<String> names = new ArrayList<>();
            whole.forEach((name, hash) -> {
                if (!hash.equals(got.get(name)) && !name.equals("report.html")) { // which lists its inputs' hashes
                    names.add(name);
                }
            });
            if (!names.isEmpty() || got.size() != whole.size()) {
                differences.put(way, names.toString());
            }
            StudyCampaign.remove(out);
        }
        Reliability.tell("storage", ways.size(), differences.size(), "other bytes: " + differences);
        assertThat(differences).isEmpty();
    }

    private static List<Path> otherJavas() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(h -> !Files.isSymbolicLink(h) && Files.isExecutable(h.resolve("bin/java")))
                    .filter(h -> !h.toString().equals(System.getProperty("java.home")))
                    .sorted()
                    .toList();
        }
    }

    private void compare(
            String what,
            Program with,
            Map<String, String> environment,
            List<String> options,
            String arguments,
            List<String> steady,
            Map<String, String> differences)
            throws Exception {
        Path out = root.resolve("out");
        List<String> words = new ArrayList<>(List.of(Program.words("run", study, "--out", out)));
        Stream.of(arguments.split(" ")).filter(w -> !w.isEmpty()).forEach(words::add);
        Program.Ended ended = with.run(log, environment, options, words.toArray(String[]::new));
        if (ended.code() != 0) {
            differences.put(what, ended.log());
            return;
        }
        SortedMap<String, String> got = Program.hashes(out);
        List<String> names = new ArrayList<>();
        whole.forEach((name, hash) -> {
            if (!hash.equals(got.get(name))) {
                names.add(name);
            }
        });
        if (!names.isEmpty() || got.size() != whole.size()) {
            differences.put(what, names.toString());
        } else if (!Program.steady(out).equals(steady)) {
            differences.put(what, "run.json");
        }
        StudyCampaign.remove(out);
    }
}
