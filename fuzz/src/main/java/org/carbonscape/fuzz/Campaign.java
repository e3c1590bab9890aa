package org.carbonscape.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** So many mutants of all seeds; what came of them, and each finding once, as a file. */
final class Campaign {
    /** A small file may keep 64 MB of blocks beside one block and its stored bytes; texts far less. */
    private static final long MOST_BYTES = 1L << 30;

    private static final double MOST_SECONDS = 5;

    private final List<Seed> seeds;
    private final Path folder;
    private final Runner runner = new Runner(MOST_SECONDS, MOST_BYTES);
    private final Map<Format, long[]> tally = new EnumMap<>(Format.class);
    private final Map<String, Finding> findings = new TreeMap<>();

    /** The first mutant that showed something. */
    record Finding(String what, Seed mutant, long number) {}

    /** @param folder to write mutants into; they are removed again */
    Campaign(List<Seed> seeds, Path folder) {
        this.seeds = seeds;
        this.folder = folder;
    }

    /** Mutant number n of a day is the same wherever it is made. */
    void run(long seed, int mutants) throws IOException {
        for (int n = 0; n < mutants; n++) {
            Random choice = new Random(seed * 1_000_003 + n);
            Seed mutant = new Mutator(choice.nextLong()).mutate(one(choice), seeds);
            Path room = Files.createDirectory(folder.resolve("m" + n));
            Path file = mutant.write(room);
            Runner.Outcome outcome = runner.read(mutant.format(), file);
            long[] counts = tally.computeIfAbsent(mutant.format(), f -> new long[3]);
            counts[outcome.finding().isPresent() ? 2 : outcome.problem() ? 1 : 0]++;
            long number = n;
            outcome.finding()
                    .ifPresent(what -> findings.putIfAbsent(
                            mutant.format() + ": " + what.replaceAll("[0-9]+", "#"),
                            new Finding(what, mutant, number)));
            remove(room);
        }
    }

    /** Formats come alike, rasters thrice as often: they have the most kinds. */
    private Seed one(Random choice) {
        List<Format> formats = List.of(Format.values());
        int format = choice.nextInt(formats.size() + 2);
        List<Seed> fitting = seeds.stream()
                .filter(s -> s.format() == (format < formats.size() ? formats.get(format) : Format.TIFF))
                .toList();
        return fitting.get(choice.nextInt(fitting.size()));
    }

    private static void remove(Path room) throws IOException {
        try (var files = Files.list(room)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(room);
    }

    Map<String, Finding> findings() {
        return findings;
    }

    /** Mutants of a format that were read, were a problem, were a finding. */
    Map<Format, long[]> tally() {
        return tally;
    }

    String table() {
        StringBuilder out = new StringBuilder("format        read  problem  finding\n");
        tally.forEach((format, n) -> out.append(String.format(
                Locale.ROOT, "%-10s %7d %8d " + "%8d%n", format.name().toLowerCase(Locale.ROOT), n[0], n[1], n[2])));
        return out.toString();
    }

    /** Writes each finding as files of the corpus, named after what it shows. */
    void save(Path corpus) throws IOException {
        for (Map.Entry<String, Finding> finding : findings.entrySet()) {
            Path room = Files.createDirectories(corpus.resolve(String.format(
                    "%s-%08x",
                    finding.getValue().mutant.format().ending(),
                    finding.getKey().hashCode())));
            finding.getValue().mutant.write(room);
            Files.writeString(room.resolve("finding.md"), finding.getKey() + "\n\n" + finding.getValue().what + "\n");
        }
    }

    /** {@code MUTANTS [SEED [CORPUS]]}: prints what came of them, writes findings into a corpus. */
    public static void main(String[] args) throws IOException {
        int mutants = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : today();
        Path folder = Files.createTempDirectory("carbonscape-fuzz");
        Campaign campaign = new Campaign(Seeds.all(project()), folder);
        campaign.run(seed, mutants);
        System.out.println("seed " + seed + ", " + mutants + " mutants\n" + campaign.table());
        campaign.findings.forEach((key, f) -> System.out.println("mutant " + f.number + "  " + key));
        if (args.length > 2) {
            campaign.save(Path.of(args[2]));
        }
        Files.deleteIfExists(folder);
        System.exit(campaign.findings.isEmpty() ? 0 : 1);
    }

    /** A new one each day; printed, so that a day can be had again. */
    static long today() {
        return Optional.ofNullable(Long.getLong("fuzz.seed"))
                .orElseGet(() -> LocalDate.now(ZoneOffset.UTC).toEpochDay());
    }

    /** The project's folder, from it or from one of its modules. */
    static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("fuzz")) ? here : here.getParent();
    }
}
