package org.carbonscape.study.proof.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;

/** Where maps lie: on the run's grid, surfaces of density on cells that are so many times as large. */
public final class MapPlaces {
    /** One file each: of those in many the parts lie elsewhere. */
    private static final Pattern MAP = Pattern.compile("rasters/[^/]+\\.tif");

    private static final String DENSITY = "rasters/density_";
    /** Of a cell: coordinates are printed with 15 digits. */
    private static final double DIGITS = 1e-6;

    private MapPlaces() {}

    public static List<Part> parts(FinishedRun run) {
        JsonNode grid = run.record().path("grid");
        List<Part> parts = new ArrayList<>();
        for (JsonNode output : run.record().path("outputs")) {
            String name = output.path("file").asText();
            boolean isMap = MAP.matcher(name).matches()
                    && Files.isRegularFile(run.folder().resolve(name));
            if (isMap && grid.has("cellWidth")) {
                parts.add(new Part(name, 1, f -> check(run, name, grid, f)));
            }
        }
        return parts;
    }

    private static void check(FinishedRun run, String name, JsonNode record, Findings findings) {
        Grid grid = TiffFile.open(run.folder().resolve(name)).values().grid();
        Findings.Held held = findings.sums(name, RunFolder.RECORD);
        double cell = record.path("cellWidth").asDouble();
        number(held, "west", record.path("west").asDouble(), grid.west(), cell);
        number(held, "north", record.path("north").asDouble(), grid.north(), cell);
        int step = name.startsWith(DENSITY) ? (int) Math.max(1, Math.rint(grid.cellWidth() / cell)) : 1;
        number(held, "columns", cells(record, "columns", step), grid.columns(), 1);
        number(held, "rows", cells(record, "rows", step), grid.rows(), 1);
        number(held, "cellWidth", cell * step, grid.cellWidth(), cell);
        number(held, "cellHeight", record.path("cellHeight").asDouble() * step, grid.cellHeight(), cell);
    }

    /** The last may reach beyond the grid. */
    private static int cells(JsonNode record, String what, int step) {
        return (record.path(what).asInt() - 1) / step + 1;
    }

    private static void number(Findings.Held held, String what, double expected, double got, double cell) {
        double size = Math.max(Math.abs(expected), Math.abs(got));
        double tolerance = size > 0 ? Math.max(Findings.PRINTED, DIGITS * cell / size) : 0;
        held.number(() -> Bilingual.same(what), expected, got, 0, tolerance);
    }
}
