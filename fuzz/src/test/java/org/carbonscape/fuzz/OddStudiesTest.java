package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that break no rule: what the check passes runs to its end. */
class OddStudiesTest {
    /**
     * What a run may still refuse that its check passes, each with its reason: only what is found in the long work and
     * leaves nothing that could be told instead.
     */
    private static final Set<String> ARGUED = Set.of(
            // numbers that the format cannot hold are met where they are written; nothing of such a run can be trusted
            "check passes what run refuses: RUN-14");

    @TempDir
    private Path dir;

    private void campaign(int studies) throws IOException {
        long seed = Campaign.today();
        StudyCampaign campaign = new StudyCampaign(dir);
        campaign.run(seed, studies);
        System.out.println("fuzz: " + campaign.summary(seed, studies) + "(again with -Dfuzz.seed=" + seed
                + "; a study with StudyCampaign show NUMBER FOLDER)");
        Set<String> findings = new TreeSet<>(campaign.findings().keySet());
        findings.removeAll(ARGUED);
        if (studies >= 1000) {
            Reliability.tell(
                    "odd-studies",
                    studies,
                    findings.size(),
                    campaign.ran() + " ran; " + campaign.refused() + " were refused; seed " + seed);
        }
        assertThat(findings).as(campaign.summary(seed, studies)).isEmpty();
        assertThat(campaign.ran()).isGreaterThan(studies / 5);
    }

    @Test
    void studiesOfTheDay() throws IOException {
        campaign(25);
    }

    @Test
    @Tag("slow")
    void aThousandStudies() throws IOException {
        campaign(1000);
    }

    /** Else a finding could not be looked at again. */
    @Test
    void aStudyIsTheSameWhereverItIsMade() throws IOException {
        for (long number = 1; number <= 10; number++) {
            Path one = Files.createDirectories(dir.resolve("one" + number));
            Path other = Files.createDirectories(dir.resolve("other" + number));
            OddStudies.write(number, one);
            OddStudies.write(number, other);
            try (Stream<Path> files = Files.list(one)) {
                for (Path file : files.toList()) {
                    assertThat(Arrays.equals(
                                    Files.readAllBytes(file), Files.readAllBytes(other.resolve(file.getFileName()))))
                            .as(file.toString())
                            .isTrue();
                }
            }
        }
    }

    /** The scan finds what it is there for, and lets words and empty cells be. */
    @Test
    void numbersThatAreNoneAreFoundInTexts() throws IOException {
        Files.writeString(dir.resolve("a.csv"), "name,value\nNaNjing,\ninformation,1\nInfinityville,2\n");
        assertThat(NoNumbers.in(dir)).isEmpty();
        Files.writeString(dir.resolve("b.csv"), "name,value\nx,NaN\n");
        Files.writeString(dir.resolve("c.json"), "{ \"value\": -Infinity }");
        Files.writeString(dir.resolve("d.svg"), "<path d=\"M0,0L1,inf\"/>");
        assertThat(NoNumbers.in(dir)).isEqualTo(List.of("b.csv: NaN", "c.json: -Infinity", "d.svg: inf"));
    }
}
