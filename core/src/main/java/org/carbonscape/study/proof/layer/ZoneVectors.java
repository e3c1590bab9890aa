package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carbonscape.io.vector.AttributeRow;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Total;
import org.carbonscape.zone.UnitSet;

/** The layers of zones and corridors say what their tables say: patches come to zones, corridors are the same lines. */
public final class ZoneVectors {
    private static final String FILE = "vectors/zones.gpkg";
    private static final String ZONES = "zones";
    private static final String CORRIDORS = "corridors";
    private static final String RULES = "zone-rules";
    private static final List<String> COLUMNS = List.of(
            "patch",
            "zone",
            "rule",
            "conditions",
            "rule_share_percent",
            "cells",
            "area_ha",
            "main_share_percent",
            "stock_tC",
            "net_tCO2");
    private static final List<String> AMOUNTS = List.of("cells", "area_ha", "stock_tC", "net_tCO2");
    private static final List<String> LINE =
            List.of("from_area_ha", "to_area_ha", "length_m", "cost", "importance", "rank");
    /** Sums of means of 32-bit maps. */
    private static final double OF_FLOATS = 1e-7;

    private final FinishedRun run;
    private final Path file;
    private final Findings findings;

    private ZoneVectors(FinishedRun run, Findings findings) {
        this.run = run;
        this.file = run.folder().resolve(FILE);
        this.findings = findings;
    }

    public static long size(FinishedRun run) {
        return run.folder().resolve(FILE).toFile().length()
                + run.size(ZONES)
                + run.size(CORRIDORS)
                + run.size("carbon-by-unit");
    }

    public static void check(FinishedRun run, Findings findings) {
        ZoneVectors vectors = new ZoneVectors(run, findings);
        if (Files.isRegularFile(vectors.file)) {
            vectors.zones();
            if (run.table(CORRIDORS).isPresent()) {
                vectors.corridors();
            }
        }
    }

    /** The land of patches by zone is that of the region; land without a zone has no patch. */
    private void zones() {
        Map<String, Map<String, Total>> sums = new LinkedHashMap<>();
        Findings.Held own = findings.sums(FILE);
        Findings.Held ofRules = findings.sums(FILE, run.name(RULES));
        Map<String, String> rules = new HashMap<>();
        run.each(RULES, row -> rules.put(row.text("rule"), row.text("conditions")));
        VectorFile.each(file, ZONES, COLUMNS, row -> {
            AMOUNTS.forEach(c -> Total.of(sums.computeIfAbsent(row.text("zone"), z -> new HashMap<>()), c)
                    .add(row.number(c)));
            patch(own, row);
            String conditions = rules.getOrDefault(row.text("rule"), ""); // what was smoothed may be of another zone
            ofRules.text(() -> of(row, "conditions"), conditions, row.text("conditions"));
        });
        double[] gross = {0}; // of the last phase: rows stand year by year
        run.each("carbon-by-unit", row -> {
            if (row.text("unit_set").equals(UnitSet.REGION)) {
                gross[0] = row.number("source_tCO2") - row.number("sink_tCO2");
            }
        });
        Findings.Held held = findings.sums(FILE, run.name(ZONES));
        run.each(ZONES, row -> {
            Map<String, Total> zone = sums.get(row.text("zone"));
            if (!row.text("unit_set").equals(UnitSet.REGION) || zone == null) {
                return;
            }
            String key = row.text("zone") + " ";
            number(held, key + "cells", row.number("cells"), Total.of(zone, "cells"), 0);
            number(held, key + "area_ha", row.number("area_km2") * 100, Total.of(zone, "area_ha"), 1e-9);
            if (!Double.isNaN(row.number("stock_tC"))) {
                number(held, key + "stock_tC", row.number("stock_tC"), Total.of(zone, "stock_tC"), 1e-9);
            }
            if (!Double.isNaN(row.number("net_tCO2")) && gross[0] > 0) { // sources and sinks of a patch may cancel
                double size = gross[0] + row.number("cells") * CountedMaps.OF_CELL / OF_FLOATS;
                double got = Total.of(zone, "net_tCO2").value();
                held.number(() -> Total.sumOf(key + "net_tCO2"), row.number("net_tCO2"), got, size, OF_FLOATS);
            }
        });
    }

    /** Its land is that of its cells, and shares are of whole cells. */
    private void patch(Findings.Held own, AttributeRow row) {
        double cells = row.number("cells");
        double cell_ha = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e4; // none in degrees
        share(own, row, "rule_share_percent", cells);
        if (!Double.isNaN(cell_ha)) {
            own.number(() -> of(row, "area_ha"), cells * cell_ha, row.number("area_ha"), 0);
            share(own, row, "main_share_percent", cells);
        }
    }

    private static void share(Findings.Held own, AttributeRow row, String column, double cells) {
        double percent = row.number(column);
        double whole = Math.max(1, Math.min(cells, Math.rint(percent / 100 * cells)));
        own.number(() -> of(row, column), 100 * whole / cells, percent, 0);
    }

    private static String patch(AttributeRow row) {
        return Numbers.text(row.number("patch"));
    }

    private static Bilingual of(AttributeRow row, String column) {
        return Bilingual.of("patch " + patch(row) + ", " + column, "斑块 " + patch(row) + "，" + column);
    }

    private static void number(Findings.Held held, String what, double expected, Total got, double tolerance) {
        held.number(() -> Total.sumOf(what), expected, got.value(), got.size(), tolerance);
    }

    /** Each with its patches, and the most important first. */
    private void corridors() {
        Map<String, Double> patches = new HashMap<>();
        Set<Double> ofZones = new HashSet<>();
        VectorFile.each(file, ZONES, List.of("area_ha"), row -> ofZones.add(row.number("area_ha")));
        Findings.Held sources = findings.sums(FILE);
        VectorFile.each(file, "patches", List.of("patch", "area_ha"), row -> {
            double area_ha = row.number("area_ha");
            patches.put(patch(row), area_ha);
            double nearest = ofZones.stream()
                    .min(Comparator.comparingDouble(a -> Math.abs(a - area_ha)))
                    .orElse(Double.NaN);
            sources.number(() -> of(row, "area_ha"), nearest, area_ha, 0);
        });
        Map<String, Map<String, Double>> lines = new LinkedHashMap<>();
        VectorFile.each(
                file,
                CORRIDORS,
                List.of("from", "to", "from_area_ha", "to_area_ha", "length_m", "cost", "importance", "rank"),
                row -> lines.put(Numbers.text(row.number("from")) + " - " + Numbers.text(row.number("to")), line(row)));
        Findings.Held held = findings.cells(run.name(CORRIDORS), FILE);
        Findings.Held own = findings.sums(run.name(CORRIDORS));
        int[] rows = {0};
        run.each(CORRIDORS, row -> {
            String key = row.text("from") + " - " + row.text("to");
            Map<String, Double> line = lines.getOrDefault(key, Map.of());
            rows[0]++;
            LINE.forEach(c -> held.number(
                    () -> Bilingual.same(key + ", " + c), line.getOrDefault(c, Double.NaN), row.number(c), 0));
            for (String end : List.of("from", "to")) {
                held.number(
                        () -> Bilingual.same(key + ", " + end + "_area_ha"),
                        patches.getOrDefault(row.text(end), Double.NaN),
                        row.number(end + "_area_ha"),
                        0);
            }
            double importance = row.number("importance");
            double rank = row.number("rank");
            if (!Double.isNaN(importance)) {
                double first = 1 + above(lines, importance * (1 + Findings.PRINTED));
                double last = Math.max(first, above(lines, importance * (1 - Findings.PRINTED)));
                own.number(() -> Bilingual.same(key + ", rank"), Math.max(first, Math.min(rank, last)), rank, 0);
            }
        });
        held.number(() -> Bilingual.of("corridors", "廊道数"), lines.size(), rows[0], 0);
    }

    private static long above(Map<String, Map<String, Double>> lines, double importance) {
        return lines.values().stream()
                .filter(l -> l.getOrDefault("importance", Double.NaN) > importance)
                .count();
    }

    private static Map<String, Double> line(AttributeRow row) {
        Map<String, Double> line = new HashMap<>();
        LINE.forEach(c -> line.put(c, row.number(c)));
        return line;
    }
}
