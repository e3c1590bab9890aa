package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.CodeScan;
import org.carbonscape.study.intake.RasterLegend;

/** A raster: its grid, codes with their cells and the legends that name them; of measured values, limits. */
final class RasterInspection {
    private static final int MOST_LEGENDS = 3;

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
        file.crs().ifPresent(c -> said.put("cellUnit", c.isGeographic() ? "degrees" : "map units"));
        said.put("extent", List.of(grid.west(), grid.south(), grid.east(), grid.north()));
        said.put("type", file.type().name().toLowerCase(Locale.ROOT));
        file.noData().ifPresent(n -> said.put("noDataValue", n));
        codes(file, grid, engine, said);
        return new Inspection(path, "raster", file.crs().flatMap(c -> Inspection.Box.of(grid)), said, problems);
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
            said.put("legends", legends(file, cells));
        } else {
            said.put("values", values(file.values(grid, List.of()), engine));
        }
    }

    private record Fit(String legend, double share, boolean named, int classes, List<Object> classNames) {}

    /**
     * The file itself where it names its classes, and presets that name most of the cells, best first; a preset whose
     * name stands in the file's before its equals.
     */
    private static List<Object> legends(TiffFile file, SortedMap<Double, Long> cells) {
        Path path = file.path();
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        long all = cells.values().stream().mapToLong(Long::longValue).sum();
        List<Fit> fits = new ArrayList<>();
        own(file)
                .flatMap(l -> fit(path.getFileName().toString(), l, true, cells, all))
                .ifPresent(fits::add);
        for (String preset : Legend.presets()) {
            boolean called = name.contains(preset.replaceAll("[^a-z0-9]", ""));
            fit(preset, Legend.preset("legend", preset), called, cells, all).ifPresent(fits::add);
        }
        return fits.stream()
                .sorted(Comparator.comparing((Fit f) -> !f.named() || f.share() < 0.99)
                        .thenComparing(f -> -f.share())
                        .thenComparing(Fit::classes))
                .limit(MOST_LEGENDS)
                .<Object>map(f -> {
                    Map<String, Object> fit = new LinkedHashMap<>();
                    fit.put("legend", f.legend());
                    fit.put("share", Math.round(f.share() * 1e4) / 1e4);
                    fit.put("named", f.named());
                    fit.put("classes", f.classNames());
                    return fit;
                })
                .toList();
    }

    /** Its names as a legend; empty where they are none that could be one. */
    private static Optional<Legend> own(TiffFile file) {
        try {
            return RasterLegend.find(file, "legend").map(Legend::of);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fit> fit(
            String name, Legend legend, boolean called, SortedMap<Double, Long> cells, long all) {
        long known = 0;
        List<Object> names = new ArrayList<>();
        for (Map.Entry<Double, Long> cell : cells.entrySet()) {
            int index = legend.indexOf(cell.getKey().longValue());
            if (index > 0) {
                known += cell.getValue();
                LandClass c = legend.at(index);
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("code", cell.getKey().longValue());
                named.put("class", c.name());
                named.put("color", c.color());
                names.add(named);
            }
        }
        return known == 0
                ? Optional.empty()
                : Optional.of(new Fit(name, (double) known / all, called, legend.classes(), names));
    }

    private record Limits(double least, double greatest) {}

    private static Map<String, Object> values(ValueRaster raster, Engine engine) {
        Limits limits = engine.fold(raster.tiling(), new Fold<Limits>() {
            @Override
            public Worker<Limits> open(Cells cells) {
                return new Worker<>() {
                    private double least = Double.POSITIVE_INFINITY;
                    private double greatest = Double.NEGATIVE_INFINITY;

                    @Override
                    public void take(Window block) {
                        float[] tile = cells.of(raster, block);
                        for (int i = 0; i < block.cells(); i++) {
                            if (!Float.isNaN(tile[i])) {
                                least = Math.min(least, tile[i]);
                                greatest = Math.max(greatest, tile[i]);
                            }
                        }
                    }

                    @Override
                    public Limits result() {
                        return new Limits(least, greatest);
                    }
                };
            }

            @Override
            public Limits merge(Limits one, Limits other) {
                return new Limits(Math.min(one.least(), other.least()), Math.max(one.greatest(), other.greatest()));
            }
        });
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("least", Optional.of(limits.least()).filter(Double::isFinite));
        said.put("greatest", Optional.of(limits.greatest()).filter(Double::isFinite));
        return said;
    }
}
