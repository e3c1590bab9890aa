package org.carbonscape.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * the same or all missing, grids that differ, units that miss the raster; a half of them with any options
 * ({@link OddOptions}). Made from a number: the same number, the same study.
 */
final class OddStudies {
    private static final String[] CLASSES = {"cultivated", "forest", "grassland", "water", "construction", "unused"};
    private static final String SCORES = "9|7|7|5|3|1";
    private static final int[] SYSTEMS = {4547, 4547, 4547, 32648, 4326, 2264, 3857, 6933};

    private final Dice dice;
    private final Path folder;
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> sets = new ArrayList<>();
    private final List<String> polygonSets = new ArrayList<>();
    private final List<String> drivers = new ArrayList<>();
    private Crs crs = Crs.epsg(4547);
    private double west;
    private double north;
    private double cell;
    private int columns;
    private int rows;
    private List<Integer> years = List.of();
    private List<String> names = List.of(CLASSES);

    private OddStudies(long number, Path folder) {
        this.dice = new Dice(number);
        this.folder = folder;
    }

    /** Writes a study into a folder; its file. */
    static Path write(long number, Path folder) throws IOException {
        return new OddStudies(number, folder).write();
    }

    private Path write() throws IOException {
        yaml.append("study: odd\n");
        place();
        phases();
        units();
        OddAccount account = new OddAccount(dice, folder, years, names, polygonSets, this::values);
        yaml.append(account.text());
        driverRasters();
        if (!sets.isEmpty() && dice.chance(0.6)) {
            double metres = crs.isGeographic() ? Double.NaN : cell * crs.metresPerUnit();
            yaml.append(new OddStatistics(dice, years.size(), sets, drivers, account, metres).text());
        }
        detector(account);
        suitability();
        scenarios();
        if (dice.chance(0.1)) {
            yaml.append("report: { chapters: [")
                    .append(dice.one("land-change", "what-to-do", "how-sure-is-it, sources-and-sinks"))
                    .append("] }\n");
        }
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, dice.chance(0.5) ? options().with(yaml.toString()) : yaml);
        return file;
    }

    private OddOptions options() {
        double metres = crs.isGeographic() ? cell * 111_000 : cell * crs.metresPerUnit();
        List<Double> half =
                List.of(west, north - rows * cell, west + Math.max(1, columns / 2) * cell, north - rows / 2 * cell);
        return new OddOptions(dice, names, sets, polygonSets, metres, half);
    }

    private void place() {
        int epsg = SYSTEMS[dice.below(SYSTEMS.length)];
        crs = Crs.epsg(epsg);
        columns = dice.one(1, 2, 20, 20, 33, 40, 64);
        rows = dice.one(1, 16, 16, 30, 31, 48);
        boolean degrees = crs.isGeographic();
        cell = degrees ? dice.one(0.001, 0.01, 0.25) : dice.one(30.0, 100.0, 999.5);
        west = degrees ? dice.one(112.0, 179.9, -0.1, -180.0) : 450_000 + dice.below(7);
        north = degrees ? dice.one(28.0, 0.1, -33.0, 80.0) : 3_100_000 + dice.below(7);
    }

    private void phases() throws IOException {
        int n = dice.one(1, 1, 2, 2, 3, 5);
        boolean legend = dice.chance(0.3);
        int classes = legend ? dice.one(1, 2, 6, 6, 6) : 6;
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
        names = List.of(CLASSES).subList(0, classes);
        yaml.append("landUse: { legend: ")
                .append(legend ? "legend.csv" : "cnlucc-6")
                .append(", phases: {");
        List<Integer> all = new ArrayList<>();
        for (int p = 0; p < n; p++) {
            int year = 2000 + 5 * p;
            all.add(year);
            Grid grid = p == 0 || dice.chance(0.7) ? grid() : other();
            classes("lu" + year + ".tif", grid, land(p));
            yaml.append(p == 0 ? " " : ", ")
                    .append(year)
                    .append(": lu")
                    .append(year)
                    .append(".tif");
        }
        yaml.append(" }");
        if (!legend && dice.chance(0.15)) {
            Files.writeString(
                    folder.resolve("accuracy.csv"),
                    "map,reference,count\nforest,forest,40\nforest,grassland,3\ncultivated,cultivated,50\n"
                            + "cultivated,construction,2\n");
            yaml.append(", accuracy: { ").append(all.get(0)).append(": accuracy.csv }");
        }
        yaml.append(" }\n");
        years = all;
        if (dice.chance(0.08)) {
            yaml.append("grid: { cells: fraction }\n");
        }
    }

    private Grid grid() {
        return new Grid(crs, west, north, cell, cell, columns, rows);
    }

    /** A phase on a grid of its own: shifted, coarser, larger. */
    private Grid other() {
        return switch (dice.below(4)) {
            case 0 -> new Grid(crs, west - cell, north + cell, cell, cell, columns + 2, rows + 2);
            case 1 -> new Grid(crs, west + cell * 0.3, north, cell, cell, columns, rows);
            case 2 -> new Grid(crs, west, north, cell * 2, cell * 2, (columns + 1) / 2, (rows + 1) / 2);
            default -> new Grid(crs, west + 1e-10 * cell, north, cell * (1 + 1e-14), cell, columns, rows);
        };
    }

    private IntBinaryOperator land(int phase) {
        int kind = dice.below(9);
        int a = 1 + dice.below(6);
        int b = 1 + dice.below(6);
        int salt = dice.any();
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
        int n = dice.one(0, 1, 1, 2);
        double wide = columns * cell;
        double high = rows * cell;
        for (int i = 0; i < n; i++) {
            String name = "s" + i;
            if (!crs.isGeographic() && dice.chance(0.6)) {
                double side = dice.one(1.0, 2.0, 5.0, 1.37, 100.0) * cell * crs.metresPerUnit();
                yaml.append(i == 0 ? " " : ", ")
                        .append(String.format(Locale.ROOT, "%s: { fishnet: %.4f m }", name, side));
            } else {
                polygons(name + ".geojson", dice.one(1, 2, 4, 5, 6), wide, high);
                polygonSets.add(name);
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
            switch (dice.below(12)) {
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

    private void driverRasters() throws IOException {
        if (sets.isEmpty() || dice.chance(0.3)) {
            return;
        }
        yaml.append("drivers: {");
        int n = dice.one(1, 2, 3);
        for (int i = 0; i < n; i++) {
            String name = "d" + i;
            String source = switch (dice.below(8)) {
                case 0 -> "share of " + dice.of(names);
                case 1 -> "distance to " + dice.of(names);
                case 2 -> {
                    values(name + ".tif");
                    yield "majority of " + name + ".tif";
                }
                case 3 -> polygonSets.isEmpty() ? "share of " + dice.of(names) : table(name);
                case 4 -> {
                    List<String> files = new ArrayList<>();
                    for (int year : years) {
                        values(name + "-" + year + ".tif");
                        files.add(year + ": " + name + "-" + year + ".tif");
                    }
                    yield "{ by-year: { " + String.join(", ", files) + " } }";
                }
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

    /** Statistics or kinds of the units of a set of polygons, in some phases, some units or all. */
    private String table(String name) throws IOException {
        boolean kinds = dice.chance(0.3);
        boolean dated = dice.chance(0.5);
        StringBuilder csv =
                new StringBuilder(dated ? "id,year," : "id,").append(name).append('\n');
        for (int year : dated ? years : years.subList(0, 1)) {
            for (int u = 0; u < 36; u++) {
                String value = kinds
                        ? dice.one("plain", "hills", "mountains")
                        : dice.one("0", "12.5", "1e7", "-3", "7") + (u % 3 == 0 ? "" : "0");
                csv.append('u')
                        .append(u)
                        .append(dated ? "," + year : "")
                        .append(',')
                        .append(value)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve(name + ".csv"), csv);
        return "{ file: " + name + ".csv, units: " + dice.of(polygonSets)
                + (dated && dice.chance(0.3) ? ", year: " + dice.of(years) : "") + " }";
    }

    private void detector(OddAccount account) {
        if (drivers.isEmpty() || dice.chance(0.4)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add("units: " + dice.of(sets));
        List<String> y = new ArrayList<>();
        if (account.hasFlows()) {
            y.addAll(List.of("net_per_ha", "source", "sink_per_ha", "net", "net_" + years.get(years.size() - 1)));
        }
        if (account.hasStock()) {
            y.add("stock_per_ha");
        }
        parts.add("y: " + (y.isEmpty() ? "net" : dice.of(y)));
        parts.add("discretisation: "
                + dice.one("auto", "auto", "auto", "optimal", "\"quantile:3\"", "\"equal:8\"", "given"));
        parts.add("permutations: 9");
        parts.add("bootstrap: " + dice.one("0", "9"));
        yaml.append("geodetector: { ").append(String.join(", ", parts)).append(" }\n");
    }

    private void suitability() throws IOException {
        if (dice.chance(0.6)) {
            return;
        }
        values("slope.tif");
        boolean town = dice.chance(0.5);
        Files.writeString(
                folder.resolve("criteria.csv"),
                "criterion,source,direction,grading,at,scores\nland_use,land use,,classes,"
                        + String.join("|", names) + ","
                        + SCORES.substring(0, 2 * names.size() - 1) + "\n"
                        + "slope,slope.tif,negative," + dice.one("minmax,,", "breaks,5|15|25,") + "\n"
                        + (town ? "town,distance to " + dice.of(names) + ",positive,minmax,,\n" : ""));
        List<String> parts = new ArrayList<>(List.of("criteria: criteria.csv"));
        boolean more = dice.chance(0.2);
        if (more) {
            values("other.tif");
            parts.add("layers: { other: other.tif, far: distance to " + dice.of(names) + " }");
        }
        if (dice.chance(0.25)) {
            rules(more);
            parts.add("zones: zones.csv");
        }
        boolean five = dice.chance(0.3);
        parts.add("breaks: " + dice.one("natural", "quantile", five ? "[2, 3, 5, 6]" : "[3, 6]"));
        if (dice.chance(0.3)) {
            boolean ahp = !town && dice.chance(0.4);
            if (ahp) {
                Files.writeString(
                        folder.resolve("ahp.csv"),
                        ",land_use,slope\nland_use,1," + dice.one("1", "9", "1/7") + "\nslope,,1\n");
            }
            parts.add("weights: { " + (ahp ? "ahp: ahp.csv, " : "")
                    + dice.one("entropy: true", "critic: true", "equal: true") + " }");
        }
        if (dice.chance(0.3)) {
            parts.add("exclude: [" + dice.of(names) + "]");
        }
        parts.add("sieve: 0");
        if (dice.chance(0.3)) {
            parts.add("corridors: { least-area: " + dice.one("0.01 ha", "10 km2")
                    + (dice.chance(0.3) ? ", resistance: " + resistance() : "") + " }");
        }
        if (dice.chance(0.2)) {
            parts.add("region: chang-zhu-tan");
        }
        if (five) {
            parts.add("levels: 5");
        }
        parts.add("sensitivity: { step: " + dice.one("0", "0.2") + ", samples: " + dice.one("0", "3") + " }");
        yaml.append("suitability: { ").append(String.join(", ", parts)).append(" }\n");
    }

    /** Zones whose conditions overlap, never hold or hold everywhere. */
    private void rules(boolean layers) throws IOException {
        boolean changes = years.size() > 1;
        StringBuilder csv = new StringBuilder("rule,zone,land_use,level,slope")
                .append(changes ? ",land_use_change" : "")
                .append(layers ? ",other\n" : "\n");
        for (int i = 0; i < dice.one(1, 3, 5); i++) {
            csv.append('r')
                    .append(i)
                    .append(',')
                    .append(dice.one("key_protection", "key_restoration", "own zone"))
                    .append(',')
                    .append(dice.one("", "", "!" + dice.of(names), dice.of(names) + "|" + dice.of(names)))
                    .append(',')
                    .append(dice.one("", "", "1", "2|3", "extremely suitable"))
                    .append(',')
                    .append(dice.one("", ">25", "5..15", "<=1e9"))
                    .append(changes ? "," + dice.one("", "", "*>" + dice.of(names)) : "")
                    .append(layers ? "," + dice.one("", ">=7", "0") : "")
                    .append('\n');
        }
        Files.writeString(folder.resolve("zones.csv"), csv);
    }

    private String resistance() throws IOException {
        if (dice.chance(0.3)) {
            values("resistance.tif");
            return "resistance.tif";
        }
        StringBuilder csv = new StringBuilder("class,resistance\n");
        for (String name : names) {
            csv.append(name)
                    .append(',')
                    .append(dice.one("1", "0.001", "1e6", "100"))
                    .append('\n');
        }
        Files.writeString(folder.resolve("resistance.csv"), csv);
        return "resistance.csv";
    }

    private void scenarios() throws IOException {
        if (dice.chance(0.8)) {
            return;
        }
        Files.writeString(
                folder.resolve("scenarios.csv"),
                "scenario,zone,from,to,area_ha,item,percent\nplant,," + dice.of(names) + "," + dice.of(names)
                        + "," + dice.one("0", "0.0001", "0.0001", "1000") + ",,\n"
                        + (dice.chance(0.3) ? "save,,,,,emissions,-10\n" : ""));
        yaml.append("scenarios: scenarios.csv\n");
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
        int kind = dice.below(7);
        int salt = dice.below(1000);
        Grid grid = dice.chance(0.8) ? grid() : other();
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
