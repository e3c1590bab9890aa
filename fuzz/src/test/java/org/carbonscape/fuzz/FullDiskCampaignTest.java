package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full at the n-th write of a run: told as such, nothing is left, an earlier run stays. */
class FullDiskCampaignTest {
    @TempDir
    private Path root;

    private void run(Path study, Path out) {
        StudyRun.run(
                study,
                new RunTarget(out, false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                name -> {});
    }

    private void campaign(int tries) throws Exception {
        Path study = Program.study(root);
        FullDisk disk = new FullDisk();
        Path real = Files.createDirectory(root.resolve("runs"));
        Path out = disk.of(real).resolve("run");
        disk.fullAt(Long.MAX_VALUE);
        run(study, out);
        long writes = disk.writes();
        SortedMap<String, String> whole = Program.hashes(real.resolve("run"));
        assertThat(writes).isGreaterThan(whole.size());
        Files.writeString(real.resolve("run/mine.txt"), "mine");
        List<String> failures = new ArrayList<>();
        int tried = 0;
        for (int t = 0; t < tries; t++) {
            long at = 1 + t * (writes - 1) / Math.max(1, tries - 1);
            boolean earlier = t % 2 == 0;
            Path target = earlier ? out : out.resolveSibling("other");
            disk.fullAt(at);
            tried++;
            try {
                run(study, target);
                if (disk.writes() >= at) {
                    failures.add("write " + at + ": the run ended well on a full disk");
                }
                if (!earlier) {
                    StudyCampaign.remove(real.resolve("other"));
                }
            } catch (ProblemException e) {
                if (e.problems().size() != 1 || !e.problems().get(0).code().id().equals("RUN-05")) {
                    failures.add("write " + at + ": " + e.getMessage());
                }
                if (e.getMessage().contains(".part-")) {
                    failures.add("write " + at + " names an inner path: " + e.getMessage());
                }
            } catch (RuntimeException e) {
                failures.add("write " + at + ": " + e);
            }
            if (!Program.entries(real).equals(List.of("run"))) {
                failures.add("write " + at + " leaves " + Program.entries(real));
            }
            disk.fullAt(Long.MAX_VALUE);
        }
        assertThat(Files.readString(real.resolve("run/mine.txt"))).isEqualTo("mine");
        Files.delete(real.resolve("run/mine.txt"));
        assertThat(Program.hashes(real.resolve("run"))).isEqualTo(whole);
        if (tries > 100) {
            Reliability.tell(
                    "full-disk", tried, failures.size(), writes + " writes of a run; at " + tried + " of them");
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aReplacedRunThatCannotBeClearedAwayIsLeftToTheNext() throws Exception {
        Path study = Program.study(root);
        FullDisk disk = new FullDisk();
        Path real = Files.createDirectory(root.resolve("runs"));
        Path out = disk.of(real).resolve("run");
        run(study, out);
        SortedMap<String, String> whole = Program.hashes(real.resolve("run"));
        disk.holds(true);
        run(study, out); // it is there: nothing failed that the user asked for
        assertThat(Program.hashes(real.resolve("run"))).isEqualTo(whole);
        assertThat(Program.entries(real)).hasSize(2);
        disk.holds(false);
        run(study, out);
        assertThat(Program.hashes(real.resolve("run"))).isEqualTo(whole);
        assertThat(Program.entries(real)).containsExactly("run");
    }

    @Test
    void aFewWritesOfARun() throws Exception {
        campaign(12);
    }

    @Test
    @Tag("slow")
    void threeHundredWritesOfARun() throws Exception {
        campaign(300);
    }
}
