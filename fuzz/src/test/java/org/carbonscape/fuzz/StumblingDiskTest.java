package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each move and each deletion by which a run replaces an earlier one fails, alone and with all that follow. */
class StumblingDiskTest {
    private static final List<String> EARLIER = List.of("a=a1", "b/c=b/c1", "mine=mine", "run.json", "z=z1");
    private static final List<String> LATER = List.of("a=a2", "mine=mine", "run.json");

    @TempDir
    private Path root;

    private static void run(Path target, String mark, String... files) {
        try (RunFolder folder = RunFolder.prepare(new RunTarget(target, false), List.of())) {
            for (String file : files) {
                folder.write(file, file + mark);
            }
            String outputs = folder.written(new PlainEngine()).entrySet().stream()
                    .map(e -> "{\"file\":\"" + e.getKey() + "\",\"bytes\":"
                            + e.getValue().bytes() + ",\"sha256\":\""
                            + e.getValue().sha256() + "\"}")
                    .collect(Collectors.joining(","));
            folder.write(RunFolder.RECORD, "{\"study\":{\"file\":\"s.yaml\"},\"outputs\":[" + outputs + "]}");
            folder.commit();
        }
    }

    /** Names of files and what they hold; of the record the name. */
    private static List<String> in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file) + (file.endsWith("run.json") ? "" : "=" + text(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void stumble(boolean forGood) throws IOException {
        long at = 1;
        for (boolean stumbled = true; stumbled; at++) {
            FullDisk disk = new FullDisk();
            Path real = Files.createDirectory(root.resolve(forGood + "-" + at));
            Path out = disk.of(real).resolve("run");
            Path there = real.resolve("run");
            run(out, "1", "a", "b/c", "z");
            Files.writeString(there.resolve("mine"), "mine");
            disk.stumblesAt(at, forGood);
            boolean told = false;
            try {
                run(out, "2", "a");
            } catch (ProblemException e) {
                told = true;
                assertThat(e.problems()).hasSize(1);
                assertThat(e.problems().get(0).code().id()).isEqualTo("RUN-04");
            }
            stumbled = disk.changes() >= at;
            disk.stumblesAt(Long.MAX_VALUE, false);
            String which = "change " + at + (forGood ? " and all after it" : "");
            if (!told) {
                assertThat(in(there)).as(which).isEqualTo(LATER);
            } else if (!forGood || Files.exists(there)) {
                assertThat(in(there)).as(which).isEqualTo(EARLIER);
            }
            run(out, "2", "a");
            assertThat(in(there)).as(which + ", and a run after it").isEqualTo(LATER);
            assertThat(Program.entries(real)).as(which).containsExactly("run");
        }
        assertThat(at).isGreaterThan(8);
    }

    @Test
    void oneMoveOrDeletionFails() throws IOException {
        stumble(false);
    }

    @Test
    void allFailFromOneOn() throws IOException {
        stumble(true);
    }
}
