package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.advise.ZoneNames;

/** Maps of a few values, whose cells a table counts: each against the rows of the region. */
final class CountedMaps {
    private static final List<Map.Entry<String, String>> TABLES =
            List.of(Map.entry("suitability_level", "suitability-levels"), Map.entry("zones", "zones"));

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

    /**
     * Cells of each value are those of some row of the region; which value a row has, only the map's legend says. Land
     * that no rule reaches is 0 on the map.
     */
    private static void counted(FinishedRun run, Path file, String map, String table, Findings findings) {
        Map<Float, Long> found = new HashMap<>();
        ValueRaster raster = TiffFile.open(file).values();
        Tiling blocks = raster.tiling();
        float[] values = new float[blocks.blockWidth() * blocks.blockHeight()];
        try (ValueRaster.Reader reader = raster.open()) {
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                reader.read(window, values);
                for (int i = 0; i < window.cells(); ) {
                    int from = i;
                    float value = values[i];
                    while (i < window.cells() && values[i] == value) {
                        i++;
                    }
                    if (i == from) { // NaN
                        i++;
                    } else if (value > 0) {
                        found.merge(value, (long) (i - from), Long::sum);
                    }
                }
            }
        }
        List<Long> rows = new ArrayList<>();
        run.each(table, row -> {
            boolean isDrawn =
                    table.equals("suitability-levels") || !row.text("zone").equals(ZoneNames.REST);
            if (isDrawn && row.text("unit_set").equals("region") && row.number("cells") > 0) {
                rows.add((long) row.number("cells"));
            }
        });
        if (!rows.isEmpty()) {
            findings.sums(Maps.path(map), run.name(table))
                    .text(
                            () -> Bilingual.of("cells by value", "各取值的像元数"),
                            rows.stream().sorted().toList().toString(),
                            found.values().stream().sorted().toList().toString());
        }
    }
}
