package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/**
 * What tables of suitability say that they were made with: the same in all rows of all tables of levels, and of all of
 * zones, which say behind their own that of the levels; and so do corridors, measures and scenarios of the zones.
 */
final class MadeWith {
    private static final String COLUMN = "made_with";
    private static final String LAYERS = "vectors/zones.gpkg";
    private static final List<String> OF_LEVELS = List.of("suitability-levels", "suitability-weights", "sensitivity");
    private static final List<String> OF_ZONES = List.of("zones", "zone-rules", "zone-conflicts");
    /** The words between a table's own and those of the zones. */
    private static final Map<String, String> BEHIND =
            Map.of("corridors", "; ", "strategies", "; ", "scenario", "; zones: ");

    private final FinishedRun run;
    private final Findings findings;

    private MadeWith(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    static long size(FinishedRun run) {
        return OF_LEVELS.stream().mapToLong(run::size).sum()
                + OF_ZONES.stream().mapToLong(run::size).sum();
    }

    static void check(FinishedRun run, Findings findings) {
        MadeWith words = new MadeWith(run, findings);
        words.first(OF_LEVELS).ifPresent(levels -> {
            OF_LEVELS.forEach(table -> words.same(table, levels));
            words.first(OF_ZONES).ifPresent(zones -> {
                words.ends(OF_ZONES.get(0), zones, "; " + levels);
                OF_ZONES.forEach(table -> words.same(table, zones));
                BEHIND.forEach((table, between) -> words.first(List.of(table)).ifPresent(own -> {
                    words.ends(table, own, between + zones);
                    words.same(table, own);
                }));
                words.layers(zones);
            });
        });
    }

    /** What most rows of the tables say. */
    private Optional<String> first(List<String> tables) {
        Map<String, Integer> times = new LinkedHashMap<>();
        tables.forEach(table -> run.each(table, row -> times.merge(row.text(COLUMN), 1, Integer::sum)));
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .filter(words -> !words.isEmpty());
    }

    /** Of the words of a table only those that differ are counted. */
    private void same(String table, String expected) {
        Findings.Held held = findings.sums(run.name(table));
        held.same();
        int[] number = {0};
        run.each(table, row -> {
            number[0]++;
            told(held, number[0], expected, row.text(COLUMN));
        });
    }

    private void ends(String table, String own, String end) {
        Findings.Held held = findings.sums(run.name(table));
        String expected = own.endsWith(end) ? own : "…" + end;
        held.text(() -> Bilingual.same(COLUMN), expected, own);
    }

    private void layers(String zones) {
        Path file = run.folder().resolve(LAYERS);
        if (Files.isRegularFile(file)) {
            layer(file, "zones", zones);
            first(List.of("corridors")).ifPresent(corridors -> layer(file, "corridors", corridors));
        }
    }

    private void layer(Path file, String layer, String expected) {
        Findings.Held held = findings.sums(LAYERS, run.name(layer));
        held.same();
        int[] number = {0};
        VectorFile.each(file, layer, List.of(COLUMN), row -> {
            number[0]++;
            told(held, number[0], expected, row.text(COLUMN));
        });
    }

    private static void told(Findings.Held held, int row, String expected, String got) {
        if (!expected.equals(got)) {
            held.text(() -> Bilingual.of("row " + row + ", " + COLUMN, "第 " + row + " 行，" + COLUMN), expected, got);
        }
    }
}
