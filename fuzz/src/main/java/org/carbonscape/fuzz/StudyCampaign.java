package org.carbonscape.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.app.Carbonscape;

/**
 * Odd studies through check and run: a study that passes the check runs to its end, one that does not is refused by the
 * run in the same words (the check may read on), nothing is a fault of ours, nothing written holds a number that is none, what is worked out
 * anew of the run is what it says, and one thread writes the same bytes as three.
 */
final class StudyCampaign {
    private static final Pattern LEFT_OUT =
            Pattern.compile("^RUN-C01 .*?: left out of this run: (.*)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^([A-Z]+-[0-9]{2}) ", Pattern.MULTILINE);
    private final Path folder;
    private final SortedMap<String, Long> findings = new TreeMap<>();
    private final SortedMap<String, Integer> refused = new TreeMap<>();
    private final SortedMap<String, Integer> leftOut = new TreeMap<>();
    private int ran;

    StudyCampaign(Path folder) {
        this.folder = folder;
    }

    private record Said(int code, String out, String err) {
        /** The codes of problems, in order, without numbers of their texts. */
        String codes() {
            StringBuilder codes = new StringBuilder();
            Matcher m = CODE.matcher(err);
            while (m.find()) {
                codes.append(codes.isEmpty() ? "" : " ").append(m.group(1));
            }
            return codes.toString();
        }
    }

    private static Said command(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            System.setProperty("carbonscape.stages", "none");
            int code = Carbonscape.run(args);
            return new Said(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    void run(long seed, int studies) throws IOException {
        for (int n = 0; n < studies; n++) {
            long number = seed * 1_000_003 + n;
            Path room = Files.createDirectory(folder.resolve("s" + n));
            Path study = OddStudies.write(number, room);
            one(number, study, room, n % 10 == 0);
            remove(room);
        }
    }

    private void one(long number, Path study, Path room, boolean twice) throws IOException {
        String language = number % 3 == 0 ? "zh" : "en";
        Said check = command("check", study.toString(), "--lang", language);
        Said run = command(
                "run", study.toString(), "--out", room.resolve("run").toString(), "--threads", "3", "--lang", language);
        if (check.code > 1 || run.code > 1) {
            String trace = (run.code > 1 ? run : check).err;
            findings.putIfAbsent("a fault of ours: " + first(trace), number);
            return;
        }
        if (check.code == 0 && run.code == 1) {
            findings.putIfAbsent("check passes what run refuses: " + run.codes(), number);
        }
        if (check.code == 1 && run.code == 0) {
            findings.putIfAbsent("check refuses what runs: " + check.codes(), number);
        }
        if (run.code == 1) {
            refused.merge(run.codes(), 1, Integer::sum);
            if (check.code == 1 && !check.codes().startsWith(run.codes())) { // which may end before it reads cells
                findings.putIfAbsent("check tells " + check.codes() + ", run " + run.codes(), number);
            }
            if (Files.exists(room.resolve("run"))) {
                findings.putIfAbsent("a refused run left a folder", number);
            }
            return;
        }
        ran++;
        Matcher left = LEFT_OUT.matcher(run.err);
        while (left.find()) {
            leftOut.merge(left.group(1).replaceAll("[0-9]+", "#"), 1, Integer::sum);
        }
        NoNumbers.in(room.resolve("run"))
                .forEach(what -> findings.putIfAbsent("a number that is none: " + what, number));
        List<String> verify = new ArrayList<>(
                List.of("verify", room.resolve("run").toString(), "--study", study.toString(), "--json"));
        if (twice) {
            verify.addAll(List.of("--again", room.resolve("whole").toString()));
        }
        Said verified = command(verify.toArray(String[]::new));
        if (verified.code != 0) {
            String what = verified.out
                    .lines()
                    .filter(l -> l.matches(".*\"(file|where)\": \".*"))
                    .limit(2)
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
            findings.putIfAbsent("verify tells of a run nobody touched: " + what.replaceAll("[0-9]+", "#"), number);
        }
        if (twice) {
            Said again = command(
                    "run",
                    study.toString(),
                    "--out",
                    room.resolve("again").toString(),
                    "--threads",
                    "1",
                    "--lang",
                    language);
            Map<String, byte[]> one = files(room.resolve("run"));
            Map<String, byte[]> other = files(room.resolve("again"));
            if (again.code != 0 || !one.keySet().equals(other.keySet())) {
                findings.putIfAbsent("another run of the same study ends otherwise", number);
            } else {
                one.forEach((name, bytes) -> {
                    if (!Arrays.equals(bytes, other.get(name))) {
                        findings.putIfAbsent("threads change " + name.replaceAll("[0-9]+", "#"), number);
                    }
                });
            }
        }
    }

    private static Map<String, byte[]> files(Path run) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(run)) {
            try (Stream<Path> all = Files.walk(run)) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(f -> !f.endsWith("run.json"))
                        .toList()) {
                    files.put(run.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** What was thrown and where in our code, without numbers. */
    private static String first(String trace) {
        String what = trace.lines()
                .filter(l -> l.matches("[a-z].*(Exception|Error).*"))
                .findFirst()
                .orElse("?");
        String where = trace.lines()
                .filter(l -> l.contains("at org.carbonscape."))
                .findFirst()
                .orElse("?")
                .strip();
        return (what + " " + where).replaceAll("[0-9]+", "#");
    }

    static void remove(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    SortedMap<String, Long> findings() {
        return findings;
    }

    int ran() {
        return ran;
    }

    int refused() {
        return refused.values().stream().mapToInt(n -> n).sum();
    }

    /** What was left out of runs, without numbers, and how often. */
    SortedMap<String, Integer> leftOut() {
        return leftOut;
    }

    String summary(long seed, int studies) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d odd studies of seed %d: %d ran, %d refused, %d findings%n",
                studies,
                seed,
                ran,
                refused(),
                findings.size()));
        refused.forEach((codes, n) -> text.append(String.format(Locale.ROOT, "  refused %4d  %s%n", n, codes)));
        leftOut.forEach((what, n) -> text.append(String.format(Locale.ROOT, "  left out %3d  %s%n", n, what)));
        findings.forEach((what, number) -> text.append(String.format(Locale.ROOT, "  study %d  %s%n", number, what)));
        return text.toString();
    }

    /**
     * {@code STUDIES [SEED]}: prints findings with the number of their study. {@code show NUMBER DIR} writes that one.
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 3 && args[0].equals("show")) {
            System.out.println(OddStudies.write(Long.parseLong(args[1]), Files.createDirectories(Path.of(args[2]))));
            return;
        }
        int studies = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : Campaign.today();
        StudyCampaign campaign = new StudyCampaign(Files.createTempDirectory("carbonscape-odd"));
        campaign.run(seed, studies);
        System.out.print(campaign.summary(seed, studies));
        StudyCampaign.remove(campaign.folder);
        System.exit(campaign.findings.isEmpty() ? 0 : 1);
    }
}
