package org.carbonscape.study.proof.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.own.CsvRows;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.proof.finished.ClassYear;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;

/**
 * The maps of a run held against its tables and each other, every cell of them: land use counts to the areas of
 * classes, factors and densities to what cells of a class hold, source and sink to net, all to the totals. Each map is
 * read once, a row of blocks at a time; cells that were drawn are kept for who works them out anew.
 */
public final class Maps {
    /** What others are, compared with the land use, in the time they take. */
    static final int MAPS = 100;
    /** What 32-bit numbers cannot tell from nothing. */
    public static final double LEAST = 1e-30;

    /** Sums of 32-bit numbers. */
    private static final double OF_FLOATS = 1e-7;

    private final FinishedRun run;
    private final List<String> classes = new ArrayList<>(); // by index - 1
    private final List<String> years = new ArrayList<>();
    private final Map<ClassYear, Double> cells = new HashMap<>();
    private final float[] density;
    private final float[] sink;
    private final boolean sameFactors;
    private final double cell_ha;
    private final Map<String, TiffFile> opened = new HashMap<>();
    private final List<Window> drawn;
    /** By map: what it holds where cells were drawn. */
    private final Map<String, float[]> held = new HashMap<>();

    private final Map<String, SortedMap<Integer, Along.Seen>> seen = new LinkedHashMap<>(); // by map, then by stripe

    /** @param drawn cells that somebody will ask for */
    public Maps(FinishedRun run, List<Window> drawn) {
        this.run = run;
        this.drawn = drawn;
        run.each("class-areas", row -> {
            if (!classes.contains(row.text("class"))) {
                classes.add(row.text("class"));
            }
            if (!years.contains(row.text("year"))) {
                years.add(row.text("year"));
            }
            cells.put(new ClassYear(row.text("year"), row.text("class")), row.number("cells"));
        });
        double[] stock = new double[classes.size() + 1];
        sink = new float[classes.size() + 1];
        JsonNode common = run.record().path("ledger");
        boolean same = true;
        for (JsonNode f : common.path("factors")) {
            same &= f.path("factors_of").asText().isEmpty();
            double flux = Substance.carbonToCo2(f.path("tC_per_ha").asDouble());
            sink[classes.indexOf(f.path("class").asText()) + 1] = flux < 0 ? (float) flux : 0;
        }
        for (JsonNode s : common.path("stocks")) {
            stock[classes.indexOf(s.path("class").asText()) + 1] +=
                    s.path("tC_per_ha").asDouble();
        }
        density = new float[stock.length];
        for (int c = 0; c < stock.length; c++) {
            density[c] = (float) stock[c];
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

    static String path(String map) {
        return "rasters/" + map + ".tif";
    }

    /** The cells that were drawn. */
    List<Window> drawn() {
        return drawn;
    }

    /** What a map holds in the drawn cells, in their order; empty where it was not read. */
    Optional<float[]> drawn(String map) {
        return Optional.ofNullable(held.get(map));
    }

    /** A part for each row of blocks, and for maps that are looked at alone. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        landUse().ifPresent(land -> {
            Tiling stripes = new Tiling(
                    land.grid().columns(),
                    land.grid().rows(),
                    land.grid().columns(),
                    Math.max(64, land.tiling().blockHeight()));
            long bytes = years.stream()
                    .mapToLong(
                            y -> run.folder().resolve(path("net_" + y)).toFile().length())
                    .sum();
            for (int i = 0; i < stripes.count(); i++) {
                int stripe = i;
                parts.add(new Part(
                        path("landuse_" + years.get(0)),
                        bytes * MAPS / stripes.count() + 1,
                        f -> stripe(stripe, stripes.window(stripe), land.tiling())));
            }
        });
        return parts;
    }

    /** Of the first year whose map can be read. */
    private Optional<ValueRaster> landUse() {
        for (String year : years) {
            try {
                Optional<ValueRaster> land = raster("landuse_" + year);
                if (land.isPresent()) {
                    return land;
                }
            } catch (ProblemException e) {
                // told when it is looked at
            }
        }
        return Optional.empty();
    }

    private Optional<ValueRaster> raster(String name) {
        synchronized (opened) {
            TiffFile known = opened.get(name);
            if (known == null) {
                Path file = RasterFiles.written(run.folder().resolve(path(name)));
                if (!Files.isRegularFile(file)) {
                    return Optional.empty();
                }
                known = TiffFile.open(file);
                opened.put(name, known);
            }
            return Optional.of(known.values());
        }
    }

    private Along along(String name, int stripe) {
        boolean isThere = Files.isRegularFile(RasterFiles.written(run.folder().resolve(path(name))));
        Along.Seen own = new Along.Seen();
        float[] kept = new float[0];
        synchronized (seen) {
            if (isThere) {
                kept = held.computeIfAbsent(name, n -> new float[drawn.size()]);
                seen.computeIfAbsent(name, n -> new TreeMap<>()).put(stripe, own);
            }
        }
        return Along.of(() -> raster(name), drawn, kept, own);
    }

    private void stripe(int stripe, Window whole, Tiling blocks) {
        char[][] land = new char[years.size()][];
        for (int y = 0; y < land.length; y++) {
            land[y] = phase(years.get(y), stripe, whole, blocks);
        }
        for (int y = 0; y < land.length; y++) {
            for (int later = y + 1; later < land.length; later++) {
                if (land[y].length > 0 && land[later].length > 0) {
                    String pair = years.get(y) + "_" + years.get(later);
                    change(pair, stripe, whole, blocks, land[y], land[later]);
                }
            }
        }
    }

    private interface Taker {
        void take(Window window);
    }

    /** The blocks of a stripe, from left to right. */
    private static void each(Window whole, Tiling blocks, Taker taker) {
        for (int column = 0; column < whole.width(); column += blocks.blockWidth()) {
            taker.take(new Window(
                    column, whole.row(), Math.min(blocks.blockWidth(), whole.width() - column), whole.height()));
        }
    }

    /** The classes of a stripe in a year, once all its maps are looked at; empty without a map of the land use. */
    private char[] phase(String year, int stripe, Window whole, Tiling blocks) {
        long[] counted = new long[classes.size() + 1];
        try (Along land = along("landuse_" + year, stripe)) {
            if (!land.isThere()) {
                return new char[0];
            }
            try (Along source = along("source_" + year, stripe);
                    Along taken = along("sink_" + year, stripe);
                    Along net = along("net_" + year, stripe);
                    Along stock = along("stock_" + year, stripe)) {
                char[] classOf = new char[whole.cells()];
                land.seen().counted = counted;
                each(whole, blocks, window -> {
                    land.read(window);
                    if (!land.isThere()) {
                        return;
                    }
                    source.read(window);
                    taken.read(window);
                    net.read(window);
                    stock.read(window);
                    classes(land, window, whole.width(), classOf);
                    if (source.isThere() || taken.isThere()) {
                        flows(land, source, taken, net, window);
                    }
                    if (stock.isThere()) {
                        stocks(land, stock, window);
                    }
                });
                return land.isThere() ? classOf : new char[0];
            }
        }
    }

    private static void classes(Along land, Window window, int width, char[] classOf) {
        long[] counted = land.seen().counted;
        float[] values = land.values();
        for (int i = 0, row = 0; row < window.height(); row++) {
            int to = row * width + window.column();
            for (int column = 0; column < window.width(); column++, i++) {
                int c = (int) values[i]; // 0 of NaN
                if (c < 0 || c >= counted.length) {
                    land.wrong(window, i, 0);
                    c = 0;
                    values[i] = 0;
                }
                counted[c]++;
                classOf[to + column] = (char) c;
            }
        }
    }

    private void flows(Along land, Along source, Along taken, Along net, Window window) {
        double given = 0;
        double took = 0;
        boolean factors = sameFactors && taken.isThere();
        boolean balance = net.isThere() && taken.isThere() && source.isThere();
        for (int i = 0; i < land.values().length; i++) {
            int c = (int) land.values()[i];
            if (c > 0) {
                float s = source.values()[i];
                float t = taken.values()[i];
                given += s;
                took += t;
                if (factors && t != sink[c]) {
                    taken.wrong(window, i, sink[c]);
                }
                if (balance && net.values()[i] != s + t) {
                    net.wrong(window, i, s + t);
                }
            }
        }
        source.seen().sum += given;
        taken.seen().sum += took;
    }

    private void stocks(Along land, Along stock, Window window) {
        double sum = 0;
        for (int i = 0; i < land.values().length; i++) {
            int c = (int) land.values()[i];
            if (c > 0) {
                sum += stock.values()[i];
                if (stock.values()[i] != density[c]) {
                    stock.wrong(window, i, density[c]);
                }
            }
        }
        stock.seen().sum += sum;
    }

    /** Codes of change name the classes before and after: one code for each pair, everywhere. */
    private void change(String pair, int stripe, Window whole, Tiling blocks, char[] before, char[] after) {
        try (Along change = along("change_" + pair, stripe);
                Along stock = along("stock_change_" + pair, stripe)) {
            if (!change.isThere() && !stock.isThere()) {
                return;
            }
            int n = classes.size() + 1;
            float[][] code = new float[n][n];
            for (float[] row : code) {
                Arrays.fill(row, Float.NaN);
            }
            change.seen().codes = code;
            each(whole, blocks, window -> {
                change.read(window);
                stock.read(window);
                for (int i = 0; i < window.cells(); i++) {
                    int at = i / window.width() * whole.width() + window.column() + i % window.width();
                    int b = before[at];
                    int a = after[at];
                    if (b == 0 || a == 0) {
                        continue;
                    }
                    float changed = change.values()[i];
                    if (changed != code[b][a] && change.isThere()) {
                        if (Float.isNaN(code[b][a])) {
                            code[b][a] = changed;
                        } else {
                            change.wrong(window, i, code[b][a]);
                        }
                    }
                    if (stock.isThere() && stock.values()[i] != density[a] - density[b]) {
                        stock.wrong(window, i, density[a] - density[b]);
                    }
                }
            });
        }
    }

    /** What all stripes come to. */
    public void tell(Findings findings) {
        for (String year : years) {
            ofCells("landuse_" + year, findings, path("landuse_" + year));
            counts(year, findings);
            ofCells("source_" + year, findings, path("landuse_" + year));
            ofCells("sink_" + year, findings, path("landuse_" + year), RunFolder.RECORD);
            ofCells("net_" + year, findings, path("source_" + year), path("sink_" + year));
            ofCells("stock_" + year, findings, path("landuse_" + year), RunFolder.RECORD);
            total("source_" + year, "carbon-by-unit", "source_tCO2", year, findings);
            total("sink_" + year, "carbon-by-unit", "sink_tCO2", year, findings);
            total("stock_" + year, "stock-by-unit", "stock_tC", year, findings);
        }
        for (int y = 0; y < years.size(); y++) {
            for (String later : years.subList(y + 1, years.size())) {
                String pair = years.get(y) + "_" + later;
                codes("change_" + pair);
                String[] both = {path("landuse_" + years.get(y)), path("landuse_" + later)};
                ofCells("change_" + pair, findings, both);
                ofCells("stock_change_" + pair, findings, both[0], both[1], RunFolder.RECORD);
            }
        }
    }

    private List<Along.Seen> stripes(String map) {
        return List.copyOf(seen.getOrDefault(map, new TreeMap<>()).values());
    }

    /** A pair of classes has one code, in whatever stripe. */
    private void codes(String map) {
        Map<List<Integer>, Float> known = new HashMap<>();
        for (Along.Seen stripe : stripes(map)) {
            for (int b = 0; b < stripe.codes.length; b++) {
                for (int a = 0; a < stripe.codes.length; a++) {
                    float code = stripe.codes[b][a];
                    Float before = Float.isNaN(code) ? null : known.putIfAbsent(List.of(b, a), code);
                    if (before != null && before != code && stripe.wrong++ == 0) {
                        stripe.first = Bilingual.of(
                                "code of " + classes.get(b - 1) + " > " + classes.get(a - 1),
                                classes.get(b - 1) + " > " + classes.get(a - 1) + " 的代码");
                        stripe.expected = String.valueOf(before);
                        stripe.got = String.valueOf(code);
                    }
                }
            }
        }
    }

    private void ofCells(String map, Findings findings, String... against) {
        List<Along.Seen> stripes = stripes(map);
        if (stripes.isEmpty()) {
            return;
        }
        Optional<Bilingual> broken =
                stripes.stream().flatMap(s -> s.broken.stream()).findFirst();
        if (broken.isPresent()) {
            findings.unreadable(path(map), broken.get());
            return;
        }
        Findings.Held held = findings.sums(path(map), against);
        held.same(); // all cells were looked at
        long wrong = stripes.stream().mapToLong(s -> s.wrong).sum();
        stripes.stream().filter(s -> s.wrong > 0).findFirst().ifPresent(s -> {
            Bilingual where = wrong == 1
                    ? s.first
                    : Bilingual.of(
                            s.first.in(Language.EN) + " and " + (wrong - 1)
                                    + (wrong == 2 ? " more cell" : " more cells"),
                            s.first.in(Language.ZH) + "等 " + wrong + " 个像元");
            held.differs(where, s.expected, Bilingual.same(s.got));
        });
    }

    private void counts(String year, Findings findings) {
        List<Along.Seen> stripes = stripes("landuse_" + year);
        if (stripes.isEmpty() || stripes.stream().anyMatch(s -> s.broken.isPresent())) {
            return;
        }
        Findings.Held held = findings.sums(path("landuse_" + year), run.name("class-areas"));
        for (int c = 1; c <= classes.size(); c++) {
            int index = c;
            String name = classes.get(c - 1);
            held.number(
                    () -> Bilingual.of("cells of " + name, name + " 的像元数"),
                    cells.getOrDefault(new ClassYear(year, name), Double.NaN),
                    stripes.stream().mapToLong(s -> s.counted[index]).sum(),
                    0);
        }
    }

    private void total(String map, String table, String column, String year, Findings findings) {
        List<Along.Seen> stripes = stripes(map);
        boolean whole = stripes.stream().allMatch(s -> s.broken.isEmpty())
                && stripes("landuse_" + year).stream().allMatch(s -> s.broken.isEmpty());
        if (stripes.isEmpty() || !whole || Double.isNaN(cell_ha)) {
            return;
        }
        ExactSum sum = new ExactSum();
        stripes.forEach(s -> sum.add(s.sum));
        Findings.Held held = findings.sums(path(map), run.name(table));
        run.table(table).ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    if (rows.text("unit").equals("region") && rows.text("year").equals(year)) {
                        double got = sum.value() * cell_ha;
                        double onLand = map.startsWith("source_") ? onLand(year) : Double.NaN;
                        boolean elsewhere = Math.abs(got - onLand) <= OF_FLOATS * Math.max(LEAST, Math.abs(onLand));
                        held.number(
                                () -> Bilingual.of("sum of all cells", "全部像元之和"),
                                elsewhere ? onLand : rows.number(column),
                                got,
                                LEAST,
                                OF_FLOATS);
                        return;
                    }
                }
            }
        });
    }

    /** Sources of all classes: what units without a cell emit is in the region's total and on no map. */
    private double onLand(String year) {
        ExactSum sum = new ExactSum();
        run.each("carbon-by-class", row -> {
            if (row.text("year").equals(year) && row.text("flow").equals("source")) {
                sum.add(row.number("tCO2"));
            }
        });
        return sum.value();
    }
}
