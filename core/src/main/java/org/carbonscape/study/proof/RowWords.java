package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/**
 * Words that rows have in common: a unit has one name, and statistics are of the convention and the variants that the
 * record says were used.
 */
final class RowWords {
    private static final String REFERENCE = "carbon-by-unit";
    private static final String LAYERS = "vectors/units.gpkg";
    private static final List<String> OF_NAMES = List.of("unit_set", "unit", "name");
    /** Beside those of local statistics, and those that count the classes of one. */
    private static final Set<String> OF_STATISTICS = Set.of("global-autocorrelation", "hot-spot-areas");

    private final FinishedRun run;
    private final Map<String, Map<String, String>> names = new HashMap<>(); // by set, where a unit has one of its own
    private final Map<String, Used> used = new HashMap<>(); // by set

    private record Used(String convention, Set<String> variants) {}

    private RowWords(FinishedRun run) {
        this.run = run;
        for (JsonNode set : run.record().path("used").path("statistics")) {
            Set<String> variants = new HashSet<>();
            set.path("variants").forEach(of -> of.forEach(v -> variants.add(v.asText())));
            String convention = set.path("convention").asText();
            used.put(set.path("unit_set").asText(), new Used(convention, variants));
        }
    }

    static RowWords of(FinishedRun run) {
        RowWords words = new RowWords(run);
        run.each(REFERENCE, words::take);
        return words;
    }

    static long size(FinishedRun run) {
        return run.size("carbon-by-unit")
                + run.folder().resolve(LAYERS).toFile().length();
    }

    /**
     * Of the small tables, and of the layers.
     *
     * @param local tables of local statistics, whose words are looked at where they are read anyway
     */
    static void check(FinishedRun run, List<String> local, Findings findings) {
        RowWords words = of(run);
        for (String table : run.tables()) {
            if (local.contains(table)) {
                continue;
            }
            boolean isNamed = words.isNamed(table);
            if (isNamed || OF_STATISTICS.contains(table) || table.endsWith("-counts")) {
                Findings.Held held = findings.sums(run.name(table), run.name(REFERENCE));
                held.same(); // all words of a table are looked at together
                Findings.Held ofRecord = findings.sums(run.name(table), "run.json");
                run.each(table, row -> {
                    String key = row.text("unit_set") + " " + row.text("unit") + " " + row.text("year");
                    if (isNamed) {
                        words.name(held, key, row.text("unit_set"), row.text("unit"), row.text("name"));
                    } else {
                        words.used(ofRecord, key, row);
                    }
                });
            }
        }
        words.layers(findings);
    }

    private boolean isNamed(String table) {
        try (CsvRows rows = run.table(table).orElseThrow()) {
            return rows.columns().containsAll(OF_NAMES);
        }
    }

    private void take(CsvRows row) {
        Map<String, String> ofSet = names.computeIfAbsent(row.text("unit_set"), k -> new HashMap<>());
        if (!row.text("name").equals(row.text("unit"))) {
            ofSet.putIfAbsent(row.text("unit"), row.text("name"));
        }
    }

    /** Of a set that has names, units without land are in no table of carbon. */
    void name(Findings.Held held, String key, String set, String unit, String name) {
        Map<String, String> ofSet = names.get(set);
        if (ofSet != null && (ofSet.isEmpty() || ofSet.containsKey(unit))) {
            told(held, key.strip() + ", name", ofSet.getOrDefault(unit, unit), name);
        }
    }

    void used(Findings.Held held, String key, CsvRows row) {
        Used of = used.get(row.text("unit_set"));
        if (of == null) {
            return;
        }
        told(held, key + ", convention", of.convention, row.text("convention"));
        String variant = row.text("variant");
        String variants = of.variants.contains(variant) ? variant : String.join("; ", of.variants);
        told(held, key + ", variant", variants, variant);
    }

    /** Words are no numbers that are worked out: only those that differ are counted. */
    private static void told(Findings.Held held, String where, String expected, String got) {
        if (!expected.equals(got)) {
            held.text(() -> Bilingual.same(where), expected, got);
        }
    }

    private void layers(Findings findings) {
        Path file = run.folder().resolve(LAYERS);
        Findings.Held held = findings.cells(LAYERS, run.name(REFERENCE));
        names.forEach((set, ofSet) -> {
            if (Files.isRegularFile(file) && !ofSet.isEmpty() && !set.equals("region")) {
                VectorFile.each(
                        file,
                        set,
                        List.of("id", "name"),
                        row -> name(held, set + " " + row.text("id"), set, row.text("id"), row.text("name")));
            }
        });
    }
}
