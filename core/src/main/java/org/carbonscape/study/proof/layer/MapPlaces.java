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

/** Where maps lie: all begin at the corner of the run's grid, and those of its cells are as large. */
public final class MapPlaces {
    /** One file each: of those in many the parts lie elsewhere. */
    private static final Pattern MAP = Pattern.compile("rasters/[^/]+\\.tif");
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
        number(held, "west", record, grid.west(), cell);
        number(held, "north", record, grid.north(), cell);
        if (grid.columns() == record.path("columns").asInt()) { // surfaces of density have cells of their own
            number(held, "rows", record, grid.rows(), 1);
            number(held, "cellWidth", record, grid.cellWidth(), cell);
            number(held, "cellHeight", record, grid.cellHeight(), cell);
        }
    }

    private static void number(Findings.Held held, String what, JsonNode record, double got, double cell) {
        double expected = record.path(what).asDouble();
        double size = Math.max(Math.abs(expected), Math.abs(got));
        double tolerance = size > 0 ? Math.max(Findings.PRINTED, DIGITS * cell / size) : 0;
        held.number(() -> Bilingual.same(what), expected, got, 0, tolerance);
    }
}
