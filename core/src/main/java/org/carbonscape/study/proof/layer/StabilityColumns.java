package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;

/**
 * How often units keep their class under the draws ({@code lisa_stability}): shares of as many draws as the record
 * says, and the same in the layers as in the table.
 */
public final class StabilityColumns {
    private static final String TABLE = "stability-by-unit";
    private static final String FILE = "vectors/units.gpkg";
    /** Of a share that is printed, times the draws. */
    private static final double DIGITS = 1e-9;

    private StabilityColumns() {}

    public static long size(FinishedRun run) {
        return run.size(TABLE) == 0
                ? 0
                : run.size(TABLE) + run.folder().resolve(FILE).toFile().length();
    }

    public static void check(FinishedRun run, Findings findings) {
        Findings.Held own = findings.sums(run.name(TABLE));
        double draws =
                run.record().path("options").path("carbon").path("stability").asDouble(Double.NaN);
        Map<String, Map<String, Map<String, Double>>> kept = new HashMap<>(); // by set, unit and column
        TreeSet<String> columns = new TreeSet<>();
        run.each(TABLE, row -> {
            String column = row.text("statistic") + "_stability";
            double share = row.number("stability");
            columns.add(column);
            kept.computeIfAbsent(row.text("unit_set"), k -> new HashMap<>())
                    .computeIfAbsent(row.text("unit"), k -> new HashMap<>())
                    .put(column, share);
            if (draws > 0) {
                String where = row.text("unit_set") + " " + row.text("unit") + ", " + column;
                double nearest = Math.max(0, Math.min(1, Math.rint(share * draws) / draws));
                own.number(() -> Bilingual.same(where), nearest, share, 1, DIGITS);
            }
        });
        Path file = run.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        Findings.Held layer = findings.cells(FILE, run.name(TABLE));
        List<String> names = Stream.concat(Stream.of("id"), columns.stream()).toList();
        kept.forEach((set, units) -> VectorFile.each(file, set, names, row -> {
            Map<String, Double> ofUnit = units.getOrDefault(row.text("id"), Map.of());
            for (String column : columns) {
                if (row.has(column)) {
                    layer.number(
                            () -> Bilingual.same(set + " " + row.text("id") + ", " + column),
                            ofUnit.getOrDefault(column, Double.NaN),
                            row.number(column),
                            0);
                }
            }
        }));
    }
}
