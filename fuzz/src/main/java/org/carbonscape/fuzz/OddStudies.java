package org.carbonscape.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;

/**
 * Studies that break no rule and yet are odd: one cell, one class, one unit, nothing in a phase, values that are all
 * the
 * same or all missing, grids that differ, units that miss the raster. Made from a number: the same number, the same
 * study.
 */
final class OddStudies {
    private static final String[] CLASSES = {"cultivated", "forest", "grassland", "water", "construction", "unused"};
    private static final int[] SYSTEMS = {4547, 4547, 4547, 32648, 4326, 2264, 3857, 6933};

    private final Random random;
    private final Path folder;
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> sets = new ArrayList<>();
    private final List<String> drivers = new ArrayList<>();
    private Crs crs = Crs.epsg(4547);
    private double west;
    private double north;
    private double cell;
    private int columns;
    private int rows;
    private List<Integer> years = List.of();

    private OddStudies(long number, Path folder) {
        this.random = new Random(number * 2_862_933_555_777_941_757L + 7);
        this.folder = folder;
    }

    /** Writes a study into a folder; its file. */
    static Path write(long number, Path folder) throws IOException {
        return new OddStudies(number, folder).write();
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private Path write() throws IOException {
        yaml.append("study: odd\n");
        place();
        phases();
        units();
        carbon();
        driverRasters();
        statistics();
        detector();
        suitability();
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, yaml);
        return file;
    }

    private void place() {
        int epsg = SYSTEMS[random.nextInt(SYSTEMS.length)];
        crs = Crs.epsg(epsg);
        columns = one(1, 2, 7, 20, 33, 40, 64);
        rows = one(1, 5, 16, 30, 31, 48);
        boolean degrees = crs.isGeographic();
        cell = degrees ? one(0.001, 0.01, 0.25) : one(30.0, 100.0, 999.5);
        west = degrees ? one(112.0, 179.9, -0.1, -180.0) : 450_000 + random.nextInt(7);
        north = degrees ? one(28.0, 0.1, -33.0, 80.0) : 3_100_000 + random.nextInt(7);
    }

    private void phases() throws IOException {
        int n = one(1, 1, 2, 2, 3, 5);
        boolean legend = chance(0.3);
        int classes = legend ? one(1, 2, 6, 6, 6) : 6;
        if (legend) {
            StringBuilder csv = new StringBuilder("code,class\n");
            for (int i = 0; i < classes; i++) {
                csv.append(i + 1).append(',').append(CLASSES[i]).append('\n');
            }
            for (int i = classes; i < 6; i++) {
                csv.append(i + 1).append(",none\n");
            }
            Files.writeString(folder.resolve("legend.csv"), csv);
        }
        yaml.append("landUse: { legend: ")
                .append(legend ? "legend.csv" : "cnlucc-6")
                .append(", phases: {");
        List<Integer> all = new ArrayList<>();
        for (int p = 0; p < n; p++) {
            int year = 2000 + 5 * p;
            all.add(year);
            Grid grid = p == 0 || chance(0.7) ? grid() : other();
            classes("lu" + year + ".tif", grid, land(p));
            yaml.append(p == 0 ? " " : ", ")
                    .append(year)
                    .append(": lu")
                    .append(year)
                    .append(".tif");
        }
        yaml.append(" } }\n");
        years = all;
    }

    private Grid grid() {
        return new Grid(crs, west, north, cell, cell, columns, rows);
    }

    /** A phase on a grid of its own: shifted, coarser, larger. */
    private Grid other() {
        return switch (random.nextInt(4)) {
            case 0 -> new Grid(crs, west - cell, north + cell, cell, cell, columns + 2, rows + 2);
            case 1 -> new Grid(crs, west + cell * 0.3, north, cell, cell, columns, rows);
            case 2 -> new Grid(crs, west, north, cell * 2, cell * 2, (columns + 1) / 2, (rows + 1) / 2);
            default -> new Grid(crs, west + 1e-10 * cell, north, cell * (1 + 1e-14), cell, columns, rows);
        };
    }

    private IntBinaryOperator land(int phase) {
        int kind = random.nextInt(9);
        int a = 1 + random.nextInt(6);
        int b = 1 + random.nextInt(6);
        int salt = random.nextInt();
        return (x, y) -> switch (kind) {
            case 0 -> a;
            case 1 -> x < columns / 2 ? a : b;
            case 2 -> (x + y + phase) % 6 + 1;
            case 3 -> x == 0 && y == 0 ? a : 0; // one cell is all there is
            case 4 -> (x * 31 + y * 17 + phase * 7 + salt) % 7 & 7;
            case 5 -> (x + y) % 2 == 0 ? 0 : a;
            default -> 1 + Math.floorMod(salt + x / 4 * 7 + y / 3 * 5 + phase * (x % 3), 6);
        };
    }

    private void units() throws IOException {
        yaml.append("units: {");
        int n = one(0, 1, 1, 2);
        double wide = columns * cell;
        double high = rows * cell;
        for (int i = 0; i < n; i++) {
            String name = "s" + i;
            if (!crs.isGeographic() && chance(0.6)) {
                double side = one(1.0, 2.0, 5.0, 1.37, 100.0) * cell * crs.metresPerUnit();
                yaml.append(i == 0 ? " " : ", ")
                        .append(String.format(Locale.ROOT, "%s: { fishnet: %.4f m }", name, side));
            } else {
                polygons(name + ".geojson", one(1, 2, 3, 5), wide, high);
                yaml.append(i == 0 ? " " : ", ")
                        .append(name)
                        .append(": { file: ")
                        .append(name)
                        .append(".geojson, id: " + "id }");
            }
            sets.add(name);
        }
        yaml.append(" }\n");
        if (n == 0) {
            yaml.setLength(yaml.length() - "units: { }\n".length());
        }
    }

    /** A lattice of rectangles over the raster, some of them elsewhere, smaller than a cell or with a hole. */
    private void polygons(String file, int side, double wide, double high) throws IOException {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < side * side; i++) {
            double w = west + i % side * wide / side;
            double n = north - i / side * high / side;
            double e = w + wide / side;
            double s = n - high / side;
            switch (random.nextInt(12)) {
                case 0 -> { // misses every centre
                    e = w + cell / 100;
                    s = n - cell / 100;
                }
                case 1 -> {
                    w += 3 * wide;
                    e += 3 * wide;
                }
                default -> {}
            }
            features.add(String.format(
                    Locale.ROOT,
                    "{\"type\":\"Feature\",\"properties\":{\"id\":\"u%d\"},\"geometry\":{\"type\":\"Polygon\","
                            + "\"coordinates\":"
                            + "[[[%3$.9f,%4$.9f],[%5$.9f,%4$.9f],[%5$.9f,%6$.9f],[%3$.9f,%6$.9f],[%3$.9f,%4$.9f]]]}}",
                    i,
                    0,
                    w,
                    s,
                    e,
                    n));
        }
        Files.writeString(
                folder.resolve(file),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:"
                        + crs.epsg().orElse(4326) + "\"}},\"features\":[" + String.join(",", features) + "]}");
    }

    private void carbon() throws IOException {
        List<String> parts = new ArrayList<>();
        switch (random.nextInt(5)) {
            case 0 -> parts.add("factors: literature-cn");
            case 1 -> {
                Files.writeString(folder.resolve("zero.csv"), "class,value,unit\nforest,0,tC/ha/yr\n");
                parts.add("factors: zero.csv");
            }
            case 2 -> {
                Files.writeString(
                        folder.resolve("f.csv"),
                        "class,value,unit,low,high\nforest,-0.6,tC/ha/yr,-1,0\nwater,1e-300,tC/ha/yr,,\ngrassland,"
                                + "-1e9,kgCO2/ha/yr,,\n");
                parts.add("factors: f.csv");
            }
            default -> parts.add("factors: reference-study");
        }
        if (!sets.isEmpty() && chance(0.5)) {
            StringBuilder csv = new StringBuilder("year,unit,amount,unit_of_amount\n");
            for (int year : years) {
                csv.append(year)
                        .append(",u0,")
                        .append(one("0", "12.5", "1e9", "3"))
                        .append(",tCO2\n");
            }
            if (yaml.indexOf(sets.get(0) + ": { file") >= 0) {
                Files.writeString(folder.resolve("e.csv"), csv);
                parts.add("emissions: { file: e.csv, units: " + sets.get(0) + " }");
            }
        }
        if (chance(0.4)) {
            Files.writeString(
                    folder.resolve("stock.csv"),
                    "class,value,unit\ncultivated,100,tC/ha\nforest,190,tC/ha\ngrassland,0,tC/ha\nwater,0,"
                            + "tC/ha\nconstruction,5,tC/ha\nunused,1,tC/ha\n");
            parts.add("stock: stock.csv");
        }
        yaml.append("carbon: { ").append(String.join(", ", parts)).append(" }\n");
    }

    private void driverRasters() throws IOException {
        if (sets.isEmpty() || chance(0.3)) {
            return;
        }
        yaml.append("drivers: {");
        int n = one(1, 2, 3);
        for (int i = 0; i < n; i++) {
            String name = "d" + i;
            String source = switch (random.nextInt(5)) {
                case 0 -> "share of " + one(CLASSES);
                case 1 -> "distance to " + one(CLASSES);
                default -> {
                    values(name + ".tif");
                    yield name + ".tif";
                }
            };
            yaml.append(i == 0 ? " " : ", ").append(name).append(": ").append(source);
            drivers.add(name);
        }
        yaml.append(" }\n");
    }

    private void statistics() {
        if (sets.isEmpty() || chance(0.4)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add("units: " + one(sets.toArray(String[]::new)));
        parts.add("weights: \""
                + one("queen", "rook", "knn:1", "knn:8", "band", "band:50", "kernel", "order:2", "delaunay") + "\"");
        parts.add("convention: " + one("carbonscape", "carbonscape", "spdep", "esda", "geoda", "arcgis"));
        for (String statistic : List.of(
                "morans-i", "gearys-c", "general-g", "join-counts", "local-moran", "local-geary", "hot-spots")) {
            if (chance(0.5)) {
                String permutations = one("0", "9", "99");
                // local Geary has no formula for its p
                boolean needed = statistic.equals("local-geary") && permutations.equals("0");
                parts.add(statistic + ": { permutations: " + (needed ? "9" : permutations) + " }");
            }
        }
        if (!crs.isGeographic() && chance(0.5)) {
            parts.add("density: { radius: " + ""
                    + Math.max(1, Math.round(cell * crs.metresPerUnit() * one(0.5, 3.0, 40.0))) + " m }");
        }
        yaml.append("statistics: { ").append(String.join(", ", parts)).append(" }\n");
    }

    private void detector() {
        if (drivers.isEmpty() || chance(0.4)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add("units: " + one(sets.toArray(String[]::new)));
        parts.add("y: " + one("net_per_ha", "source", "sink_per_ha", "net", "net_" + years.get(years.size() - 1)));
        parts.add("discretisation: " + one("auto", "optimal", "\"quantile:3\"", "\"equal:8\"", "given"));
        parts.add("permutations: 9");
        parts.add("bootstrap: " + one("0", "9"));
        yaml.append("geodetector: { ").append(String.join(", ", parts)).append(" }\n");
    }

    private void suitability() throws IOException {
        if (chance(0.6)) {
            return;
        }
        values("slope.tif");
        Files.writeString(
                folder.resolve("criteria.csv"),
                "criterion,source,direction,grading,at,scores\nland_use,land "
                        + "use,,classes,cultivated|forest|grassland|water|construction|unused,9|7|7|5|3|1\n"
                        + "slope,slope.tif,negative," + one("minmax,,", "breaks,5|15|25,") + "\n"
                        + (chance(0.5) ? "town,distance to " + one(CLASSES) + ",positive,minmax,,\n" : ""));
        List<String> parts = new ArrayList<>(List.of("criteria: criteria.csv"));
        parts.add("breaks: " + one("natural", "quantile", "[3, 6]"));
        if (chance(0.3)) {
            parts.add("weights: { " + one("entropy: true", "critic: true", "equal: true") + " }");
        }
        if (chance(0.3)) {
            parts.add("exclude: [" + one(CLASSES) + "]");
        }
        parts.add("sieve: 0");
        parts.add("sensitivity: { step: " + one("0", "0.2") + ", samples: " + one("0", "3") + " }");
        yaml.append("suitability: { ").append(String.join(", ", parts)).append(" }\n");
    }

    private void classes(String name, Grid grid, IntBinaryOperator land) {
        try (TiffWriter out = TiffWriter.classes(folder.resolve(name), grid, 6, List.of(), TiffOptions.STANDARD)) {
            for (int i = 0; i < out.tiling().count(); i++) {
                Window window = out.tiling().window(i);
                ClassTile tile = ClassTile.of(window.cells(), 6);
                for (int k = 0; k < window.cells(); k++) {
                    int value =
                            land.applyAsInt(window.column() + k % window.width(), window.row() + k / window.width());
                    tile.set(k, Math.min(6, Math.max(0, value)));
                }
                out.accept(window, out.encoding().open().encode(window, tile));
            }
            out.finish();
        }
    }

    /** A raster of values: a slope, constant, one value, none at all, or huge. */
    private void values(String name) {
        int kind = random.nextInt(7);
        int salt = random.nextInt(1000);
        Grid grid = chance(0.8) ? grid() : other();
        ValueRaster raster = new ValueRaster() {
            @Override
            public Grid grid() {
                return grid;
            }

            @Override
            public Tiling tiling() {
                return Tiling.bands(grid.columns(), grid.rows(), grid.rows());
            }

            @Override
            public Reader open() {
                return new Reader() {
                    @Override
                    public void read(Window window, float[] into) {
                        for (int i = 0; i < window.cells(); i++) {
                            int x = window.column() + i % window.width();
                            int y = window.row() + i / window.width();
                            into[i] = switch (kind) {
                                case 0 -> 7;
                                case 1 -> Float.NaN;
                                case 2 -> x == 0 && y == 0 ? 5 : Float.NaN;
                                case 3 -> (x + y) % 2;
                                case 4 -> (float) (1e30 * (x + 1) + y);
                                default -> (x * 37 + y * 11 + salt) % 90 / 3f;
                            };
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        try (TiffWriter out = TiffWriter.values(folder.resolve(name), grid, "m", name, TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), raster);
            out.finish();
        }
    }

    /** The study as text, for a finding. */
    static String text(Path study) throws IOException {
        return Files.readString(study, StandardCharsets.UTF_8);
    }
}
