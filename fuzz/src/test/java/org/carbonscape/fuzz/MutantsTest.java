package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken files are read or are a problem told in words, in little time and memory. */
class MutantsTest {
    private static final Path PROJECT = Campaign.project();

    @TempDir
    Path dir;

    /** Otherwise mutants of a broken seed would show nothing. */
    @Test
    void everySeedIsReadAndEveryFormatHasOne() throws IOException {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        Runner runner = new Runner(30, 1L << 30);
        List<String> refused = new ArrayList<>();
        for (Seed seed : Seeds.all(PROJECT)) {
            Path file = seed.write(Files.createTempDirectory(dir, "seed"));
            Runner.Outcome outcome = runner.read(seed.format(), file);
            assertThat(outcome.finding()).as(seed.main()).isEmpty();
            if (outcome.problem()) {
                refused.add(seed.main());
            } else {
                formats.add(seed.format());
            }
        }
        assertThat(formats).containsExactlyInAnyOrder(Format.values());
        // seeds that show what is refused; each by its own code in the reader's tests
        assertThat(refused)
                .allMatch(name -> Set.of("complex.tif", "jpeg.tif", "rotated.tif", "nowhere.tif", "sparse.tif")
                                .contains(name)
                        || name.startsWith("three")
                        || name.startsWith("crs-"));
    }

    private void campaign(int mutants) throws IOException {
        long seed = Campaign.today();
        Campaign campaign = new Campaign(Seeds.all(PROJECT), dir);
        campaign.run(seed, mutants);
        System.out.println("fuzz: " + mutants + " mutants of seed " + seed + " (again with " + "-Dfuzz.seed=" + seed
                + ")\n" + campaign.table());
        if (mutants >= 100_000) {
            long read = campaign.tally().values().stream().mapToLong(n -> n[0]).sum();
            Reliability.tell(
                    "mutants",
                    mutants,
                    campaign.findings().size(),
                    read + " were read; all others a problem told; seed " + seed);
        }
        if (!campaign.findings().isEmpty()) {
            campaign.save(Path.of("target", "findings"));
        }
        assertThat(campaign.findings().keySet())
                .as("kept in fuzz/target/findings")
                .isEmpty();
        assertThat(campaign.tally().values().stream().mapToLong(n -> n[0]).sum())
                .isGreaterThan(mutants / 20);
        assertThat(campaign.tally().values().stream().mapToLong(n -> n[1]).sum())
                .isGreaterThan(mutants / 3);
    }

    @Test
    void twoThousandMutantsOfTheDay() throws IOException {
        campaign(2000);
    }

    @Test
    @Tag("slow")
    void aHundredThousandMutants() throws IOException {
        campaign(100_000);
    }

    /** What was once a finding stays mended: each is a folder of the corpus with the file and what it showed. */
    @Test
    void theCorpusShowsNothingAnyMore() throws IOException {
        Runner runner = new Runner(5, 1L << 30);
        int files = 0;
        try (Stream<Path> all = Files.walk(PROJECT.resolve("fuzz").resolve("corpus"))) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                var format = Format.of(file);
                if (format.isPresent()) {
                    assertThat(runner.read(format.get(), file).finding())
                            .as(file.toString())
                            .isEmpty();
                    files++;
                }
            }
        }
        assertThat(files).isPositive();
    }

    @Test
    void aMutantIsTheSameWhereverItIsMade() {
        List<Seed> seeds = Seeds.all(PROJECT);
        for (int i = 0; i < 200; i++) {
            Seed seed = seeds.get(i % seeds.size());
            Seed one = new Mutator(i).mutate(seed, seeds);
            Seed other = new Mutator(i).mutate(seed, seeds);
            assertThat(one.files().keySet()).isEqualTo(other.files().keySet());
            one.files().forEach((name, bytes) -> {
                if (seed.format() != Format.ZIP && seed.format() != Format.XLSX) { // whose entries hold the time
                    assertThat(other.files().get(name)).isEqualTo(bytes);
                }
            });
        }
    }

    /** The runner itself notices what it is there for. */
    @Test
    void whatThrowsHangsOrTakesTooMuchIsAFinding() {
        Runner runner = new Runner(0.2, 1 << 20);
        assertThat(runner.run(() -> {
                            throw new IllegalStateException("x");
                        })
                        .finding())
                .hasValueSatisfying(f -> assertThat(f).startsWith("IllegalStateException at "));
        assertThat(runner.run(() -> {
                            byte[][] much = new byte[64][];
                            for (int i = 0; i < much.length; i++) {
                                much[i] = new byte[1 << 16];
                            }
                        })
                        .finding())
                .hasValueSatisfying(f -> assertThat(f).startsWith("takes ").endsWith(" MB"));
        assertThat(runner.run(() -> Thread.sleep(60_000)).finding())
                .hasValueSatisfying(f -> assertThat(f).startsWith("hangs at "));
        assertThat(runner.run(() -> {}).finding()).isEmpty();
    }
}
