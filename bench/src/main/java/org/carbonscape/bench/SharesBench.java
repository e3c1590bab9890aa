package org.carbonscape.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.BlockEncoding;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.io.vector.UnitLayer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * Class areas by polygons, by the centres of cells and by the shares that polygons cover; {@code shares.R} asks
 * exactextractr for the same. The check value is the sum of shares * class * (1 + unit mod 97). Arguments: folder (data
 * are made there), side in cells, polygons a side, vertices of a polygon's side, threads, rounds.
 */
public final class SharesBench {
    private static final int CLASSES = 7;
    private static final CodeTable CODES = new CodeTable() {
        @Override
        public int classes() {
            return CLASSES;
        }

        @Override
        public int indexOf(long code) {
            return code >= 0 && code <= CLASSES ? (int) code : UNKNOWN;
        }
    };

    private SharesBench() {}

    public static void main(String[] args) throws IOException {
        Path in = Files.createDirectories(Path.of(args[0]));
        int side = Integer.parseInt(args[1]);
        int across = Integer.parseInt(args[2]);
        int vertices = Integer.parseInt(args[3]);
        int threads = Integer.parseInt(args[4]);
        Path raster = in.resolve("shares.tif");
        Path polygons = in.resolve("shares.geojson");
        if (!Files.exists(polygons)) {
            raster(raster, side);
            Files.writeString(polygons, polygons(side, across, vertices));
        }
        UnitLayer layer =
                UnitLayer.of(VectorFile.read(polygons), Optional.of("zone"), Optional.empty(), polygons.toString());
        PolygonUnits units = new PolygonUnits("units", layer.ids(), layer.names(), new ArrayList<>(layer.polygons()));
        ClassRaster land = TiffFile.open(raster).classes(CODES, Set.of());
        Crosstab centres = new Crosstab(List.of(land), List.of(units), Crosstab.RowArea.NONE);
        try (Engine engine = new LocalEngine(threads)) {
            StatsTimer.run("centres", threads, Integer.parseInt(args[5]), () -> weighted(centres.count(engine), units));
            Crosstab shares = centres.byShare();
            StatsTimer.run("shares", threads, Integer.parseInt(args[5]), () -> weighted(shares.count(engine), units));
        }
    }

    private static double weighted(LandCounts counts, UnitSet set) {
        PairTable table = counts.phase(0, 0);
        double sum = 0;
        for (int r = 0; r < table.rows(); r++) {
            if (table.unit(r) > 0) {
                sum += (double) table.cells(r)
                        / counts.parts()
                        * table.from(r)
                        * (1 + Long.parseLong(set.id(table.unit(r))) % 97);
            }
        }
        return sum;
    }

    private static void raster(Path file, int side) {
        Grid grid = new Grid(Crs.epsg(32648), 0, side * 30.0, 30, 30, side, side);
        try (TiffWriter out = TiffWriter.classes(file, grid, CLASSES, List.of(), TiffOptions.STANDARD)) {
            BlockEncoding.Encoder encoder = out.encoding().open();
            for (int b = 0; b < out.tiling().count(); b++) {
                Window w = out.tiling().window(b);
                ClassTile tile = ClassTile.of(w.cells(), CLASSES);
                for (int i = 0; i < w.cells(); i++) {
                    int patch = (w.column() + i % w.width()) / 29 * 31 + (w.row() + i / w.width()) / 23 * 17;
                    tile.set(i, 1 + patch % 11 % CLASSES);
                }
                out.accept(w, encoder.encode(w, tile));
            }
            out.finish();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neighbours whose common borders wind. */
    private static String polygons(int side, int across, int vertices) {
        StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                + "\"properties\":{\"name\":\"EPSG:32648\"}},\"features\":[\n");
        double step = side * 30.0 / across;
        for (int p = 0; p < across * across; p++) {
            int column = p % across;
            int row = p / across;
            json.append(p == 0 ? "" : ",\n")
                    .append("{\"type\":\"Feature\",\"properties\":{\"zone\":\"")
                    .append(p + 1)
                    .append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
            for (int k = 0; k <= 4 * vertices; k++) {
                double along = (double) (k % vertices) / vertices;
                int edge = k / vertices % 4;
                double x = column + (edge == 0 ? along : edge == 1 ? 1 : edge == 2 ? 1 - along : 0);
                double y = row + (edge == 0 ? 0 : edge == 1 ? along : edge == 2 ? 1 : 1 - along);
                // of the place alone: both sides of a border bend alike; so little that nothing folds
                double bentX = x + 0.03 * Math.sin(9 * y + 2 * x) + 0.006 * Math.sin(83 * y) + 0.013;
                double bentY = y + 0.03 * Math.cos(8 * x - 3 * y) + 0.006 * Math.sin(71 * x) + 0.017;
                json.append(k == 0 ? "" : ",")
                        .append(String.format(Locale.ROOT, "[%.3f,%.3f]", bentX * step, bentY * step));
            }
            json.append("]]}}");
        }
        return json.append("]}").toString();
    }
}
