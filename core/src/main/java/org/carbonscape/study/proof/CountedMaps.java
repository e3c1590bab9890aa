package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.advise.ZoneNames;

/** Maps of a few values, whose cells a table counts: each against the rows of the region. */
final class CountedMaps {
    private static final List<Map.Entry<String, String>> TABLES =
            List.of(Map.entry("suitability_level", "suitability-levels"), Map.entry("zones", "zones"));

    /** Columns that a map of the same name, per hectare, comes to. */
    private static final List<String> AMOUNTS = List.of("stock_tC", "net_tCO2");
    /** Sums of 32-bit numbers. */
    private static final double OF_FLOATS = 1e-6;
    /** What is rounded of the flux of a cell in sums of levels and zones, tCO2. */
    static final double OF_CELL = 0x1p-20;

    private CountedMaps() {}

    static List<Part> parts(FinishedRun run) {
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, String> entry : TABLES) {
            String map = entry.getKey();
            String table = entry.getValue();
            Path file = run.folder().resolve(Maps.path(map));
            if (Files.isRegularFile(file)) {
                parts.add(new Part(
                        Maps.path(map), file.toFile().length() * Maps.MAPS, f -> counted(run, file, map, table, f)));
            }
        }
        return parts;
    }

    /** What cells of a value come to; amounts per hectare. */
    private static final class Held {
        private long cells;
        private final double[] sums = new double[AMOUNTS.size()];
        private final double[] sizes = new double[AMOUNTS.size()];

        void add(int amount, float value) {
            sums[amount] += value;
            sizes[amount] += Math.abs(value);
        }
    }

    /**
     * Cells of each value are those of some row of the region; which value a row has, the order of rules says, or the
     * level itself. Land that no rule reaches is 0 on the map. What they hold on other maps is what the row says.
     */
    private static void counted(FinishedRun run, Path file, String map, String table, Findings findings) {
        Map<Float, Held> found = new HashMap<>();
        ValueRaster raster = TiffFile.open(file).values();
        List<Optional<ValueRaster>> others = AMOUNTS.stream()
                .map(a -> other(run, a.substring(0, a.indexOf('_')) + "_" + lastYear(run)))
                .toList();
        Tiling blocks = raster.tiling();
        int most = blocks.blockWidth() * blocks.blockHeight();
        float[] values = new float[most];
        float[][] amounts = new float[AMOUNTS.size()][most];
        List<ValueRaster.Reader> readers = new ArrayList<>();
        try (ValueRaster.Reader reader = raster.open()) {
            others.forEach(o -> o.ifPresent(r -> readers.add(r.open())));
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                reader.read(window, values);
                for (int a = 0, open = 0; a < amounts.length; a++) {
                    Arrays.fill(amounts[a], 0);
                    if (others.get(a).isPresent()) {
                        readers.get(open++).read(window, amounts[a]);
                    }
                }
                take(values, amounts, window.cells(), found);
            }
        } finally {
            readers.forEach(ValueRaster.Reader::close);
        }
        List<Long> rows = new ArrayList<>();
        Map<String, Float> codes = codes(run, table);
        Findings.Held ofMap = findings.sums(Maps.path(map), run.name(table));
        double cell_ha = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e4;
        run.each(table, row -> {
            String name = row.text(table.equals("zones") ? "zone" : "level");
            if (name.equals(ZoneNames.REST) || !row.text("unit_set").equals("region") || row.number("cells") <= 0) {
                return;
            }
            rows.add((long) row.number("cells"));
            Held held = found.get(codes.getOrDefault(name, (float) row.number("level")));
            for (int a = 0; a < amounts.length && held != null && held.cells == row.number("cells"); a++) {
                double told = row.number(AMOUNTS.get(a));
                if (others.get(a).isPresent() && !Double.isNaN(told) && !Double.isNaN(cell_ha)) {
                    String what = name + ", " + AMOUNTS.get(a);
                    double size = held.sizes[a] * cell_ha + held.cells * OF_CELL / OF_FLOATS;
                    ofMap.number(() -> Total.sumOf(what), told, held.sums[a] * cell_ha, size, OF_FLOATS);
                }
            }
        });
        if (!rows.isEmpty()) {
            ofMap.text(
                    () -> Bilingual.of("cells by value", "各取值的像元数"),
                    rows.stream().sorted().toList().toString(),
                    found.values().stream().map(h -> h.cells).sorted().toList().toString());
        }
    }

    private static void take(float[] values, float[][] amounts, int cells, Map<Float, Held> found) {
        for (int i = 0; i < cells; ) {
            float value = values[i];
            if (!(value > 0)) { // NaN too
                i++;
                continue;
            }
            Held held = found.computeIfAbsent(value, k -> new Held());
            for (; i < cells && values[i] == value; i++) {
                held.cells++;
                for (int a = 0; a < amounts.length; a++) {
                    float amount = amounts[a][i];
                    if (amount == amount) {
                        held.add(a, amount);
                    }
                }
            }
        }
    }

    private static Optional<ValueRaster> other(FinishedRun run, String map) {
        Path file = RasterFiles.written(run.folder().resolve(Maps.path(map)));
        try {
            return Files.isRegularFile(file) ? Optional.of(TiffFile.open(file).values()) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty(); // told where it is looked at
        }
    }

    private static String lastYear(FinishedRun run) {
        String[] last = {""};
        run.each("class-areas", row -> last[0] = row.text("year")); // rows stand year by year
        return last[0];
    }

    /** Zones by the first of their rules; levels are their own. */
    private static Map<String, Float> codes(FinishedRun run, String table) {
        Map<String, Float> codes = new LinkedHashMap<>();
        if (table.equals("zones")) {
            run.each("zone-rules", row -> codes.putIfAbsent(row.text("zone"), (float) codes.size() + 1));
        }
        return codes;
    }
}
