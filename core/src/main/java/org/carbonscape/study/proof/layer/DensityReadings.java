package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.density.KernelDensity;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.zone.PolygonUnits;
import org.locationtech.jts.geom.Geometry;

/** The density of units: what the maps of density have within the shapes of their layer. */
public final class DensityReadings {
    private static final String TABLE = "density-by-unit";
    private static final String SHAPES = "vectors/units.gpkg";
    /** Cells of a map that is held whole, twice. */
    private static final long MOST = 1 << 24;
    /** A step of 32-bit numbers: cells of a surface are taken up or down so that their sum is kept. */
    private static final double OF_FLOATS = 1.5e-7;

    private final FinishedRun run;
    private final Findings findings;
    /** By set, then by map. */
    private final Map<String, Map<String, List<Row>>> told = new LinkedHashMap<>();

    private DensityReadings(FinishedRun run, Findings findings) {
        this.run = run;
        this.findings = findings;
    }

    private record Row(String unit, double cells, double mean, double maximum) {}

    public static long size(FinishedRun run) {
        return run.size(TABLE)
                + (run.size(TABLE) > 0 ? run.folder().resolve(SHAPES).toFile().length() : 0);
    }

    public static void check(FinishedRun run, Findings findings) {
        DensityReadings readings = new DensityReadings(run, findings);
        run.each(TABLE, readings::take);
        if (Files.isRegularFile(run.folder().resolve(SHAPES))) {
            readings.told.forEach(readings::set);
        }
    }

    private void take(CsvRows row) {
        told.computeIfAbsent(row.text("unit_set"), k -> new LinkedHashMap<>())
                .computeIfAbsent("density_" + row.text("flow") + "_" + row.text("year"), k -> new ArrayList<>())
                .add(new Row(
                        row.text("unit"),
                        row.number("cells"),
                        row.number("mean_tCO2_per_km2"),
                        row.number("maximum_tCO2_per_km2")));
    }

    private void set(String set, Map<String, List<Row>> maps) {
        Optional<PolygonUnits> units = units(set);
        int[] zones = new int[0]; // of the cells of all maps, which have one grid
        for (Map.Entry<String, List<Row>> map : maps.entrySet()) {
            Path file = RasterFiles.written(run.folder().resolve(Maps.path(map.getKey())));
            List<String> ids = map.getValue().stream().map(Row::unit).toList();
            // units without land are not in the layer, and may have cells of a map
            if (!Files.isRegularFile(file)
                    || !units.map(u -> ids(u).containsAll(ids)).orElse(false)) {
                continue;
            }
            ValueRaster surface = TiffFile.open(file).values();
            if (surface.grid().cells() <= MOST) {
                zones = zones.length > 0 ? zones : zones(units.orElseThrow(), surface.grid());
                readings(set, map.getKey(), map.getValue(), units.orElseThrow(), zones, surface);
            }
        }
    }

    private void readings(
            String set, String map, List<Row> rows, PolygonUnits units, int[] zones, ValueRaster surface) {
        Map<String, KernelDensity.ZoneReading> readings = new HashMap<>();
        KernelDensity.readings(values(surface), zones, units.count()).forEach(r -> readings.put(units.id(r.zone()), r));
        Findings.Held held = findings.sums(run.name(TABLE), Maps.path(map), SHAPES);
        for (Row row : rows) {
            KernelDensity.ZoneReading own = Objects.requireNonNull(readings.get(row.unit)); // every unit has one
            String key = set + " " + row.unit + " " + map.substring("density_".length()) + ", ";
            held.number(() -> Bilingual.same(key + "cells"), own.cells(), row.cells, 0);
            double most = Math.abs(own.maximum());
            held.number(() -> Bilingual.same(key + "mean_tCO2_per_km2"), own.mean(), row.mean, most, OF_FLOATS);
            held.number(() -> Bilingual.same(key + "maximum_tCO2_per_km2"), own.maximum(), row.maximum, 0, OF_FLOATS);
        }
    }

    private static List<String> ids(PolygonUnits units) {
        return IntStream.rangeClosed(1, units.count()).mapToObj(units::id).toList();
    }

    /** Its shapes, in their order: of several that have a cell the first has it. */
    private Optional<PolygonUnits> units(String set) {
        Layer layer = VectorFile.read(run.folder().resolve(SHAPES), set);
        int id = layer.find("id").orElse(-1);
        List<String> ids = new ArrayList<>();
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < layer.size() && id >= 0; i++) {
            ids.add(layer.text(i, id));
            shapes.add(layer.geometry(i));
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(new PolygonUnits(set, ids, ids, shapes));
    }

    private static int[] zones(PolygonUnits units, Grid grid) {
        int[] zones = new int[Math.toIntExact(grid.cells())];
        units.burner(grid).band(0, grid.rows()).units(new Window(0, 0, grid.columns(), grid.rows()), zones);
        return zones;
    }

    private static double[] values(ValueRaster raster) {
        int columns = raster.grid().columns();
        double[] all = new double[Math.toIntExact(raster.grid().cells())];
        Arrays.fill(all, Double.NaN);
        Tiling blocks = raster.tiling();
        float[] values = new float[blocks.blockWidth() * blocks.blockHeight()];
        try (ValueRaster.Reader reader = raster.open()) {
            for (int b = 0; b < blocks.count(); b++) {
                Window window = blocks.window(b);
                reader.read(window, values);
                for (int i = 0; i < window.cells(); i++) {
                    all[(window.row() + i / window.width()) * columns + window.column() + i % window.width()] =
                            values[i];
                }
            }
        }
        return all;
    }
}
