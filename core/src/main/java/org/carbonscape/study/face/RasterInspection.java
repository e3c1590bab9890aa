package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.RasterLegend;

/** A raster: its grid, codes with their cells and the legends that name them; of measured values, limits. */
final class RasterInspection {
    private RasterInspection() {}

    static Inspection of(Path path, Engine engine) {
        TiffFile file = TiffFile.open(path);
        List<Problem> problems = new ArrayList<>(file.cautions());
        if (file.crs().isEmpty()) {
            problems.add(
                    Problem.of(ProblemCode.CRS_01_MISSING, path.getFileName().toString()));
        }
        Grid grid = file.grid(file.crs().orElse(Crs.epsg(3857))); // only to read by, where the file names none
        Map<String, Object> said = new LinkedHashMap<>();
        file.crs().ifPresent(c -> said.put("crs", c.label()));
        said.put("columns", file.columns());
        said.put("rows", file.rows());
        said.put("cell", List.of(grid.cellWidth(), grid.cellHeight()));
        file.crs().ifPresent(c -> said.put("cellUnit", unit(c)));
        said.put("extent", List.of(grid.west(), grid.south(), grid.east(), grid.north()));
        said.put("type", file.type().name().toLowerCase(Locale.ROOT));
        file.noData().ifPresent(n -> said.put("noDataValue", n));
        codes(file, grid, engine, said);
        return new Inspection(path, "raster", file.crs().flatMap(c -> Inspection.Box.of(grid)), said, problems);
    }

    private static String unit(Crs crs) {
        if (crs.isGeographic()) {
            return "degrees";
        }
        double metres = crs.metresPerUnit();
        return metres == 1
                ? "m"
                : metres == 0.3048 ? "feet" : Math.abs(metres - 1200 / 3937.0) < 1e-12 ? "US survey feet" : "map units";
    }

    private static void codes(TiffFile file, Grid grid, Engine engine, Map<String, Object> said) {
        UnknownCodes found = CodeScan.counted(file, grid, engine);
        SortedMap<Double, Long> cells = found.byCode();
        long listed = cells.values().stream().mapToLong(Long::longValue).sum();
        long others = found.unlistedCells();
        said.put("emptyCells", (long) file.columns() * file.rows() - listed - others);
        if (others == 0 && cells.keySet().stream().allMatch(c -> c == Math.rint(c))) {
            List<Object> classes = new ArrayList<>();
            SortedMap<Long, String> names = file.classNames();
            cells.forEach((code, count) -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("code", code.longValue());
                Optional.ofNullable(names.get(code.longValue())).ifPresent(n -> one.put("name", n));
                one.put("cells", count);
                classes.add(one);
            });
            said.put("classes", classes);
            said.put("legends", LegendFits.of(file.path(), own(file), cells));
        } else {
            said.put("values", values(found, file.scaling()));
        }
    }

    /** Its names as a legend; empty where they are none that could be one. */
    private static Optional<Legend> own(TiffFile file) {
        try {
            return RasterLegend.find(file, "legend").map(Legend::of);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** The limits as the file's own numbers are: of doubles all digits, where a study's layers are floats. */
    private static Map<String, Object> values(UnknownCodes found, Scaling scaling) {
        double one = scaling.of(found.least());
        double other = scaling.of(found.greatest());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("least", Optional.of(Math.min(one, other)).filter(Double::isFinite));
        said.put("greatest", Optional.of(Math.max(one, other)).filter(Double::isFinite));
        return said;
    }
}
