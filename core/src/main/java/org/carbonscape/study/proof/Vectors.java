package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;

/** The columns of the units' layers say what the tables say. */
final class Vectors {
    private static final String FILE = "vectors/units.gpkg";

    private Vectors() {}

    /** A number of a layer: {@code 430102}, {@code source_tCO2_2005}. */
    private record Cell(String unit, String column) {}

    static void check(FinishedRun run, Findings findings) {
        Path file = run.folder().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        Map<String, Map<Cell, Double>> units = new HashMap<>(); // by set
        take(run, "carbon-by-unit", List.of("source_tCO2", "sink_tCO2", "net_tCO2"), units);
        take(run, "stock-by-unit", List.of("stock_tC"), units);
        Findings.Held flows = findings.cells(FILE, run.name("carbon-by-unit"));
        Findings.Held stocks = findings.cells(FILE, run.name("stock-by-unit"));
        Set<String> sets = new LinkedHashSet<>(units.keySet());
        sets.remove("region");
        for (String set : sets) {
            Layer layer = VectorFile.read(file, set);
            OptionalInt id = layer.find("id");
            Map<Cell, Double> expected = units.getOrDefault(set, Map.of());
            for (int f = 0; f < layer.size() && id.isPresent(); f++) {
                String unit = layer.text(f, id.getAsInt());
                for (int c = 0; c < layer.fields().size(); c++) {
                    String column = layer.fields().get(c).name();
                    Double table = expected.get(new Cell(unit, column));
                    if (table != null) {
                        boolean magnitude = column.startsWith("sink_"); // a layer may show it above zero
                        double got = layer.value(f, c);
                        (column.startsWith("stock_") ? stocks : flows)
                                .number(
                                        () -> Bilingual.same(set + " " + unit + ", " + column),
                                        magnitude ? Math.abs(table) : table,
                                        magnitude ? Math.abs(got) : got,
                                        0);
                    }
                }
            }
        }
    }

    private static void take(
            FinishedRun run, String table, List<String> columns, Map<String, Map<Cell, Double>> units) {
        run.each(table, row -> {
            Map<Cell, Double> set = units.computeIfAbsent(row.text("unit_set"), k -> new HashMap<>());
            for (String column : columns) {
                set.put(new Cell(row.text("unit"), column + "_" + row.text("year")), row.number(column));
            }
        });
    }
}
