package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program where what is open is neither moved, replaced nor removed, as on Windows: a library that is loaded before
 * it ({@code windows-rules.c}) refuses so on Linux.
 */
@Tag("slow")
class WindowsRulesTest {
    private static final String REFUSED = "windows-rules: ";

    @TempDir
    private Path root;

    private Program program;
    private Path rules;
    private Path room;
    private Path study;
    private Path log;
    private final List<String> failures = new ArrayList<>();
    private int tried;

    @BeforeEach
    void theRules() throws Exception {
        assumeTrue(Program.built().isPresent(), "skipped: app/target/carbonscape.jar is not built");
        program = Program.built().orElseThrow();
        Path source = root.resolve("windows-rules.c");
        rules = root.resolve("windows-rules.so");
        try (InputStream in = WindowsRulesTest.class.getResourceAsStream("windows-rules.c")) {
            Files.copy(in, source);
        }
        assumeTrue(isMade(source), "skipped: no C compiler");
        study = Program.study(root);
        room = Files.createDirectory(root.toRealPath().resolve("room"));
        log = root.resolve("log");
    }

    private boolean isMade(Path source) throws InterruptedException {
        try {
            Process made = new ProcessBuilder(
                            "cc", "-shared", "-fPIC", "-o", rules.toString(), source.toString(), "-ldl")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, String> under() {
        return Map.of(
                "LD_PRELOAD", rules.toString(),
                "WINDOWS_RULES", room.toString(),
                "WINDOWS_DENIES", "sleep",
                "CARBONSCAPE_CACHE", room.resolve("cache").toString());
    }

    private String command(int code, String line, Object... more) throws Exception {
        Program.Ended ended = program.run(log, under(), List.of(), Program.words(line, more));
        tried++;
        if (ended.code() != code
                || ended.showsATrace()
                || code == 0 && ended.log().contains(REFUSED)) {
            failures.add(line + " " + List.of(more) + " ended with " + ended.code() + ": " + ended.log());
        }
        return ended.log();
    }

    /** So that the test would notice. */
    private void theRulesHold() throws Exception {
        Path folder = Files.createDirectory(room.resolve("f"));
        Process holding =
                new ProcessBuilder("sleep", "600").directory(folder.toFile()).start();
        ProcessBuilder remove = new ProcessBuilder("rmdir", folder.toString()).redirectErrorStream(true);
        remove.environment().putAll(under());
        Process refused = remove.start();
        assertThat(new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(REFUSED + "remove " + folder);
        assertThat(refused.waitFor()).isNotZero();
        end(holding);
        assertThat(remove.start().waitFor()).isZero();
    }

    /** A program that has a file open. */
    private static Process holding(Path file) throws IOException {
        return new ProcessBuilder("sleep", "600").redirectInput(file.toFile()).start();
    }

    private static void end(Process process) {
        process.destroyForcibly().onExit().join();
    }

    @Test
    void aStudyIsCarriedOutLookedAtAndCarriedOutAgain() throws Exception {
        theRulesHold();
        Path run = room.resolve("run");
        command(0, "run", study, "--out", run);
        SortedMap<String, String> whole = Program.hashes(run);
        Files.writeString(run.resolve("mine.txt"), "mine");
        command(0, "run", study, "--out", run);
        command(0, "verify", run);
        command(0, "report", run, "--docx");
        command(0, "report", run);
        command(0, "report", run);
        command(0, "publish", run, room.resolve("page"));
        Process served = program.start(log, under(), List.of(), List.of("serve", run.toString(), "--port", "0"));
        for (int i = 0; i < 600 && served.isAlive() && !Files.readString(log).contains("http://"); i++) {
            Thread.sleep(100);
        }
        assertThat(Files.readString(log)).contains("http://");
        Path other = root.resolve("other.log");
        Program.Ended under = program.run(other, under(), List.of(), Program.words("run", study, "--out", run));
        assertThat(under.code()).as("beside serve: %s", under.log()).isZero();
        tried++;
        end(served);
        Process excel = holding(run.resolve("tables/study.xlsx"));
        String told = command(1, "run", study, "--out", run);
        assertThat(told).contains("RUN-04", "close them: tables/study.xlsx");
        assertThat(told).as("before the work").doesNotContain("] statistics");
        end(excel);
        command(0, "run", study, "--out", run);
        command(0, "cache clear --cache", room.resolve("cache"));
        assertThat(room.resolve("cache")).doesNotExist();
        assertThat(run.resolve("mine.txt")).hasContent("mine");
        Files.delete(run.resolve("mine.txt"));
        for (String paper : List.of("report.pdf", "report.docx", "papers.json")) {
            Files.deleteIfExists(run.resolve(paper));
        }
        assertThat(Program.hashes(run)).isEqualTo(whole);
        assertThat(Program.entries(room)).as("nothing is left").containsExactly("page", "run");
        Reliability.tell("windows-rules", tried, failures.size(), "commands");
        assertThat(failures).isEmpty();
    }
}
