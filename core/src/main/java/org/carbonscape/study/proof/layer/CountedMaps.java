package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.advise.ZoneNames;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.proof.finished.Total;

/** Maps of a few values, whose cells a table counts: each against the rows of the region. */
public final class CountedMaps {
    private static final List<Map.Entry<String, String>> TABLES =
            List.of(Map.entry("suitability_level", "suitability-levels"), Map.entry("zones", "zones"));

    /** Columns that a map of the same name, per hectare, comes to. */
    private static final List<String> AMOUNTS = List.of("stock_tC", "net_tCO2");
    /** Sums of 32-bit numbers. */
    private static final double OF_FLOATS = 1e-6;
    /** A surface is rounded so that its sum stays. */
    private static final double OF_SURFACE = 1e-7;
    /** What is rounded of the flux of a cell in sums of levels and zones, tCO2. */
    static final double OF_CELL = 0x1p-20;

    private static final String SCORES = "suitability_score";
    private static final String STABILITY = "level_stability";

    private CountedMaps() {}

    public static List<Part> parts(FinishedRun run) {
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
        Path scores = run.folder().resolve(Maps.path(SCORES));
        if (Files.isRegularFile(scores) && !parts.isEmpty()) {
            parts.add(new Part(Maps.path(SCORES), scores.toFile().length() * Maps.MAPS, f -> scores(run, scores, f)));
        }
        Path stability = run.folder().resolve(Maps.path(STABILITY));
        if (Files.isRegularFile(stability)) {
            long size = stability.toFile().length() * Maps.MAPS;
            parts.add(new Part(Maps.path(STABILITY), size, f -> stability(run, stability, f)));
        }
        densities(run, parts);
        return parts;
    }

    /** Corrected at the edge, a surface comes to all that its cells were given: no weight is outside. */
    private static void densities(FinishedRun run, List<Part> parts) {
        double cell_ha = run.record().path("grid").path("cell_m2").asDouble(Double.NaN) / 1e4;
        boolean edge = run.record()
                .path("options")
                .path("statistics")
                .path("density")
                .path("edge")
                .asBoolean();
        List<String> years = new ArrayList<>();
        run.each("class-areas", row -> years.add(row.text("year")));
        for (String year : edge && !Double.isNaN(cell_ha) ? Set.copyOf(years) : Set.<String>of()) {
            for (String flow : List.of("source_", "sink_")) {
                String map = "density_" + flow + year;
                Path file = RasterFiles.written(run.folder().resolve(Maps.path(map)));
                if (Files.isRegularFile(file)) {
                    parts.add(new Part(Maps.path(map), file.toFile().length() * Maps.MAPS, f -> {
                        String of = flow + year;
                        other(run, of).ifPresent(flux -> {
                            ValueRaster surface = TiffFile.open(file).values();
                            double km2 =
                                    surface.grid().cellWidth() * surface.grid().cellHeight() / 1e6;
                            f.sums(Maps.path(map), Maps.path(of))
                                    .number(
                                            () -> Bilingual.of("sum of all cells", "全部像元之和"),
                                            Math.abs(sum(flux) * cell_ha),
                                            Math.abs(sum(surface) * km2),
                                            Maps.LEAST,
                                            OF_SURFACE);
                        });
                    }));
                }
            }
        }
    }

    private static double sum(ValueRaster raster) {
        ExactSum sum = new ExactSum();
        Tiling blocks = raster.tiling();
        float[] values = new float[blocks.blockWidth() * blocks.blockHeight()];
        try (ValueRaster.Reader reader = raster.open()) {
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                reader.read(window, values);
                double ofBlock = 0;
                for (int i = 0; i < window.cells(); i++) {
                    ofBlock += Float.isNaN(values[i]) ? 0 : values[i];
                }
                sum.add(ofBlock);
            }
        }
        return sum.value();
    }

    /**
     * Every cell keeps its level under a share of the draws of weights, or of all sets where there are no draws: those
     * that leave it are those that the table counts, set by set.
     */
    private static void stability(FinishedRun run, Path file, Findings findings) {
        long[] sets = new long[2];
        long[] changed = new long[2];
        run.each("sensitivity", row -> {
            int kind = row.text("kind").equals("dirichlet") ? 1 : 0;
            sets[kind]++;
            changed[kind] += (long) row.number("changed_cells");
        });
        int kind = sets[1] > 0 ? 1 : 0;
        ValueRaster raster = TiffFile.open(file).values();
        Tiling blocks = raster.tiling();
        float[] kept = new float[blocks.blockWidth() * blocks.blockHeight()];
        long left = 0;
        try (ValueRaster.Reader reader = raster.open()) {
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                reader.read(window, kept);
                for (int i = 0; i < window.cells(); i++) {
                    left += Float.isNaN(kept[i]) ? 0 : Math.round((1 - (double) kept[i]) * sets[kind]);
                }
            }
        }
        double all = left;
        findings.sums(Maps.path(STABILITY), run.name("sensitivity"))
                .number(() -> Bilingual.of("cells that change level", "等级改变的像元数"), changed[kind], all, 0);
    }

    /** Every cell has the level between whose limits its score lies. */
    private static void scores(FinishedRun run, Path file, Findings findings) {
        Map<Integer, double[]> limits = new HashMap<>();
        run.each("suitability-levels", row -> {
            if (row.text("unit_set").equals("region")) {
                double above = row.number("score_above");
                double upTo = row.number("score_up_to");
                limits.put((int) row.number("level"), new double[] {
                    Double.isNaN(above) ? Double.NEGATIVE_INFINITY : above,
                    Double.isNaN(upTo) ? Double.POSITIVE_INFINITY : upTo
                });
            }
        });
        Optional<ValueRaster> level = other(run, "suitability_level");
        if (level.isEmpty() || limits.isEmpty()) {
            return;
        }
        Findings.Held held = findings.cells(Maps.path(SCORES), Maps.path("suitability_level"));
        held.same(); // every cell is looked at
        ValueRaster raster = TiffFile.open(file).values();
        Tiling blocks = raster.tiling();
        float[] scores = new float[blocks.blockWidth() * blocks.blockHeight()];
        float[] levels = new float[scores.length];
        long[] more = {-1};
        try (ValueRaster.Reader ofScores = raster.open();
                ValueRaster.Reader ofLevels = level.get().open()) {
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                ofScores.read(window, scores);
                ofLevels.read(window, levels);
                for (int i = 0; i < window.cells(); i++) {
                    double[] ends = limits.get((int) levels[i]);
                    if (ends != null && !lies(scores[i], ends) && more[0]++ < 0) {
                        held.differs(
                                Along.cell(window.column() + i % window.width(), window.row() + i / window.width()),
                                Numbers.text(ends[0]) + " - " + Numbers.text(ends[1]),
                                Bilingual.same(Numbers.text(scores[i])));
                    }
                }
            }
        }
        held.more(Math.max(0, more[0]));
    }

    /** At a limit the digits of 32 bits decide. */
    private static boolean lies(float score, double[] ends) {
        double digits = OF_FLOATS * Math.abs(score);
        return score > ends[0] - digits && score <= ends[1] + digits;
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
