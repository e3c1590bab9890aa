package org.carbonscape.study.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.table.CsvRows;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Substance;

/**
 * The maps of a run held against its tables and each other, every cell of them: land use counts to the areas of
 * classes, factors and densities to what cells of a class hold, source and sink to net, all to the totals.
 */
final class Maps {
    private static final int BAND = 64;
    private static final int MAPS = 100; // what others are, compared with the land use, in the time they take
    /** Sums of 32-bit numbers. */
    private static final double OF_FLOATS = 1e-7;

    private final FinishedRun run;
    private final List<String> classes = new ArrayList<>(); // by index - 1
    private final List<String> years = new ArrayList<>();
    private final Map<String, Double> cells = new HashMap<>(); // "2005 forest"
    private final float[] density;
    private final float[] sink;
    private final boolean sameFactors;
    private final double cell_ha;

    private Maps(FinishedRun run) {
        this.run = run;
        run.table("class-areas").ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    if (!classes.contains(rows.text("class"))) {
                        classes.add(rows.text("class"));
                    }
                    if (!years.contains(rows.text("year"))) {
                        years.add(rows.text("year"));
                    }
                    cells.put(rows.text("year") + " " + rows.text("class"), rows.number("cells"));
                }
            }
        });
        double[] held = new double[classes.size() + 1];
        sink = new float[classes.size() + 1];
        JsonNode common = run.record().path("ledger");
        boolean same = true;
        for (JsonNode f : common.path("factors")) {
            same &= f.path("factors_of").asText().isEmpty();
            double flux = Substance.carbonToCo2(f.path("tC_per_ha").asDouble());
            sink[classes.indexOf(f.path("class").asText()) + 1] = flux < 0 ? (float) flux : 0;
        }
        for (JsonNode s : common.path("stocks")) {
            held[classes.indexOf(s.path("class").asText()) + 1] +=
                    s.path("tC_per_ha").asDouble();
        }
        density = new float[held.length];
        for (int c = 0; c < held.length; c++) {
            density[c] = (float) held[c];
        }
        // land beside factors differs from cell to cell
        boolean beside = run.table("ledger").isPresent() && hasLandBeside(run);
        sameFactors = same && common.has("factors") && !beside;
        cell_ha = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e4;
    }

    private static boolean hasLandBeside(FinishedRun run) {
        try (CsvRows rows = run.table("ledger").orElseThrow()) {
            while (rows.next()) {
                if (rows.text("part").equals("land-history")
                        || rows.text("part").equals("sink-layer")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A part for each phase and each pair of phases. */
    static List<Part> parts(FinishedRun run) {
        Maps maps = new Maps(run);
        List<Part> parts = new ArrayList<>();
        for (int y = 0; y < maps.years.size(); y++) {
            String year = maps.years.get(y);
            maps.add(parts, "landuse_" + year, findings -> maps.phase(year, findings));
            for (int later = y + 1; later < maps.years.size(); later++) {
                String to = maps.years.get(later);
                maps.add(parts, "change_" + year + "_" + to, findings -> maps.change(year, to, findings));
            }
        }
        maps.add(parts, "zones", findings -> maps.counted("zones", "zones", findings));
        maps.add(parts, "suitability_level", f -> maps.counted("suitability_level", "suitability-levels", f));
        return parts;
    }

    /** Cells of each value are those of some row of the region; which value a row has, only the map's legend says. */
    private void counted(String map, String table, Findings findings) {
        Map<Float, Long> cells = new HashMap<>();
        Optional<ValueRaster> raster = raster(map);
        if (raster.isEmpty()) {
            return;
        }
        try (Along along = new Along(map)) {
            bands(raster.get(), window -> {
                along.read(window);
                for (int i = 0; i < window.cells(); ) {
                    int from = i;
                    float value = along.values[i];
                    while (i < window.cells() && along.values[i] == value) {
                        i++;
                    }
                    if (i == from) { // NaN
                        i++;
                    } else if (value > 0) {
                        cells.merge(value, (long) (i - from), Long::sum);
                    }
                }
            });
        }
        List<Long> rows = new ArrayList<>();
        run.table(table).ifPresent(r -> {
            try (r) {
                while (r.next()) {
                    if (r.text("unit_set").equals("region") && r.number("cells") > 0) {
                        rows.add((long) r.number("cells"));
                    }
                }
            }
        });
        if (!rows.isEmpty()) {
            List<Long> counts = cells.values().stream().sorted().toList();
            findings.compare(
                    path(map), "cells by value", rows.stream().sorted().toList().toString(), counts.toString());
        }
    }

    private void add(List<Part> parts, String map, Consumer<Findings> check) {
        parts.add(new Part(path(map), run.folder().resolve(path(map)).toFile().length() * MAPS, check));
    }

    private Optional<ValueRaster> raster(String name) {
        Path file = RasterFiles.written(run.folder().resolve(path(name)));
        return Files.isRegularFile(file) ? Optional.of(TiffFile.open(file).values()) : Optional.empty();
    }

    private static String path(String name) {
        return "rasters/" + name + ".tif";
    }

    /** A map read along with the land use. */
    private final class Along implements AutoCloseable {
        private final String name;
        private final Optional<ValueRaster.Reader> reader;
        private float[] values = new float[0];
        private final ExactSum sum = new ExactSum(); // of sums of bands: few roundings beside those of the map
        private long wrong;
        private String first = "";
        private String expected = "";
        private String got = "";

        Along(String name) {
            this.name = name;
            this.reader = raster(name).map(ValueRaster::open);
        }

        void read(Window window) {
            values = values.length == window.cells() ? values : new float[window.cells()];
            reader.ifPresent(r -> r.read(window, values));
        }

        boolean isThere() {
            return reader.isPresent();
        }

        void wrong(Window window, int i, float wanted) {
            if (isThere() && wrong++ == 0) {
                first = "column " + (window.column() + i % window.width() + 1) + ", row "
                        + (window.row() + i / window.width() + 1);
                expected = String.valueOf(wanted);
                got = String.valueOf(values[i]);
            }
        }

        void tell(Findings findings) {
            if (isThere()) {
                String where = wrong > 1 ? first + " and " + (wrong - 1) + " more cells" : first;
                findings.compare(path(name), where, expected, got);
            }
        }

        @Override
        public void close() {
            reader.ifPresent(ValueRaster.Reader::close);
        }
    }

    private void phase(String year, Findings findings) {
        Optional<ValueRaster> landUse = raster("landuse_" + year);
        if (landUse.isEmpty()) {
            return;
        }
        long[] counted = new long[classes.size() + 1];
        try (Along land = new Along("landuse_" + year);
                Along source = new Along("source_" + year);
                Along taken = new Along("sink_" + year);
                Along net = new Along("net_" + year);
                Along stock = new Along("stock_" + year)) {
            List<Along> all = List.of(land, source, taken, net, stock);
            bands(landUse.get(), window -> {
                all.forEach(a -> a.read(window));
                double given = 0;
                double took = 0;
                double held = 0;
                for (int i = 0; i < window.cells(); i++) {
                    int c = (int) land.values[i]; // 0 of NaN
                    if (c <= 0 || c >= counted.length) {
                        counted[0]++;
                        if (c != 0) {
                            land.wrong(window, i, 0);
                        }
                        continue;
                    }
                    counted[c]++;
                    float s = source.values[i];
                    float t = taken.values[i];
                    float h = stock.values[i];
                    given += s;
                    took += t;
                    held += h;
                    if (sameFactors && t != sink[c]) {
                        taken.wrong(window, i, sink[c]);
                    }
                    if (h != density[c]) {
                        stock.wrong(window, i, density[c]);
                    }
                    if (net.values[i] != s + t) {
                        net.wrong(window, i, s + t);
                    }
                }
                source.sum.add(given);
                taken.sum.add(took);
                stock.sum.add(held);
            });
            all.forEach(a -> a.tell(findings));
            for (int c = 1; c < counted.length; c++) {
                String name = classes.get(c - 1);
                findings.compare(
                        path(land.name),
                        "cells of " + name,
                        cells.getOrDefault(year + " " + name, Double.NaN),
                        counted[c],
                        0);
            }
            total(source, "carbon-by-unit", "source_tCO2", year, findings);
            total(taken, "carbon-by-unit", "sink_tCO2", year, findings);
            total(stock, "stock-by-unit", "stock_tC", year, findings);
        }
    }

    private void total(Along map, String table, String column, String year, Findings findings) {
        if (!map.isThere() || Double.isNaN(cell_ha)) {
            return;
        }
        run.table(table).ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    if (rows.text("unit").equals("region") && rows.text("year").equals(year)) {
                        double sum = map.sum.value() * cell_ha;
                        findings.compare(path(map.name), "sum of all cells", rows.number(column), sum, 0, OF_FLOATS);
                        return;
                    }
                }
            }
        });
    }

    /** Codes of change name the classes before and after: one code for each pair, everywhere. */
    private void change(String from, String to, Findings findings) {
        Optional<ValueRaster> coded = raster("change_" + from + "_" + to);
        Optional<ValueRaster> held = raster("stock_change_" + from + "_" + to);
        if (coded.isEmpty() && held.isEmpty()) {
            return;
        }
        float[][] code = new float[classes.size() + 1][classes.size() + 1];
        boolean[][] seen = new boolean[code.length][code.length];
        try (Along before = new Along("landuse_" + from);
                Along after = new Along("landuse_" + to);
                Along change = new Along("change_" + from + "_" + to);
                Along stock = new Along("stock_change_" + from + "_" + to)) {
            if (!before.isThere() || !after.isThere()) {
                return;
            }
            List<Along> all = List.of(before, after, change, stock);
            bands(coded.or(() -> held).orElseThrow(), window -> {
                all.forEach(a -> a.read(window));
                for (int i = 0; i < window.cells(); i++) {
                    int b = (int) before.values[i]; // 0 of NaN
                    int a = (int) after.values[i];
                    if (b <= 0 || a <= 0 || b >= code.length || a >= code.length) {
                        continue;
                    }
                    if (!seen[b][a]) {
                        seen[b][a] = true;
                        code[b][a] = change.values[i];
                    }
                    float changed = change.values[i];
                    if (changed != code[b][a] && !(Float.isNaN(changed) && Float.isNaN(code[b][a]))) {
                        change.wrong(window, i, code[b][a]);
                    }
                    if (stock.values[i] != density[a] - density[b]) {
                        stock.wrong(window, i, density[a] - density[b]);
                    }
                }
            });
            change.tell(findings);
            stock.tell(findings);
        }
    }

    private interface Band {
        void take(Window window);
    }

    private static void bands(ValueRaster raster, Band band) {
        int columns = raster.grid().columns();
        int rows = raster.grid().rows();
        int height = Math.max(BAND, raster.tiling().blockHeight());
        for (int row = 0; row < rows; row += height) {
            band.take(new Window(0, row, columns, Math.min(height, rows - row)));
        }
    }
}
