package org.carbonscape.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the campaigns found, as {@code fuzz/reliability.csv}: a line for each, written by the campaign itself when the
 * suite is run with {@code -Dcarbonscape.update=true}. {@code docs/reliability.md} is made from it.
 */
final class Reliability {
    private static final List<String> COLUMNS = List.of("campaign", "tried", "failed", "found", "java", "date");

    /** @param found what came of what was tried, in words */
    record Figures(long tried, long failed, String found, String java, String date) {}

    private Reliability() {}

    private static Path file() {
        return Campaign.project().resolve("fuzz/reliability.csv");
    }

    /** Prints what a campaign found, and keeps it where the suite updates what it makes. */
    static void tell(String campaign, long tried, long failed, String found) throws IOException {
        System.out.println("reliability: " + campaign + ": " + tried + " tried, " + failed + " failed; " + found);
        if (Boolean.getBoolean("carbonscape.update")) {
            Map<String, Figures> all = read();
            all.put(
                    campaign,
                    new Figures(
                            tried,
                            failed,
                            found.replace(',', ';'),
                            System.getProperty("java.version"),
                            LocalDate.now(ZoneOffset.UTC).toString()));
            StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
            new TreeMap<>(all)
                    .forEach((name, f) -> text.append(String.join(
                                    ",",
                                    name,
                                    Long.toString(f.tried),
                                    Long.toString(f.failed),
                                    f.found,
                                    f.java,
                                    f.date))
                            .append('\n'));
            Files.writeString(file(), text);
        }
    }

    static Map<String, Figures> read() throws IOException {
        Map<String, Figures> all = new LinkedHashMap<>();
        if (Files.exists(file())) {
            List<String> lines = Files.readAllLines(file());
            for (String line : lines.subList(1, lines.size())) {
                String[] c = line.split(",", -1);
                all.put(c[0], new Figures(Long.parseLong(c[1]), Long.parseLong(c[2]), c[3], c[4], c[5]));
            }
        }
        return all;
    }
}
