package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Spread;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.engine.TileMap;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffBlock;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * RASTERS: land use on the study grid, from-to change, source, sink and net flux, stock and its change, all written in
 * one reading of the phases, block by block; the pictures for the figures are sampled on the way.
 */
public final class RasterStage {
    /** Longer side of a figure's picture in pixels. */
    private static final int PICTURE = 900;

    private static final int MOST_OUTLINES = 200;

    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final CarbonAccount account;
    private final ChangeCodes changes;
    private final List<int[]> intervals;
    private final Optional<StockCells> stock;

    public RasterStage(StudyInputs inputs, LandCounts counts, LandTables land, CarbonAccount account) {
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.counts = counts;
        this.account = account;
        this.intervals = land.intervals();
        this.changes = new ChangeCodes(studyArea, counts, intervals);
        this.stock = inputs.carbon().stock().map(StockCells::new);
    }

    public Images write(RunFolder folder, Language language, Engine engine) {
        Grid grid = studyArea.grid();
        List<TiffWriter> writers = new ArrayList<>();
        try {
            for (int year : studyArea.years()) {
                writers.add(TiffWriter.classes(
                        folder.file("rasters/landuse_" + year + ".tif"),
                        grid,
                        studyArea.legend().classes(),
                        labels(language),
                        TiffOptions.STANDARD));
            }
            for (int[] pair : intervals) {
                writers.add(TiffWriter.classes(
                        folder.file(change(pair)),
                        grid,
                        changes.largest(),
                        changes.labels(language),
                        TiffOptions.STANDARD));
            }
            if (account.hasFlows()) {
                for (String flow : new String[] {"source", "sink", "net"}) {
                    for (int year : studyArea.years()) {
                        writers.add(TiffWriter.values(
                                folder.file("rasters/" + flow + "_" + year + ".tif"),
                                grid,
                                "tCO2/ha/yr",
                                "carbon " + flow + " " + year,
                                TiffOptions.STANDARD));
                    }
                }
            }
            if (stock.isPresent()) {
                for (int year : studyArea.years()) {
                    writers.add(stockWriter(folder, "stock_" + year, "carbon stock " + year));
                }
                for (int[] pair : intervals) {
                    String between = studyArea.years().get(pair[0]) + "_"
                            + studyArea.years().get(pair[1]);
                    writers.add(stockWriter(
                            folder, "stock_change_" + between, "change in carbon stock " + between.replace('_', '-')));
                }
            }
            Images images = images();
            try (Steps once = engine.steps(1)) {
                engine.map(writers.get(0).tiling(), cells -> new BlockWorker(writers, images), (window, blocks) -> {
                    for (int w = 0; w < blocks.size(); w++) {
                        writers.get(w).accept(window, blocks.get(w));
                    }
                });
            }
            writers.forEach(TiffWriter::finish);
            for (int year : studyArea.years()) {
                ClassStyles.write(folder, "rasters/landuse_" + year + ".tif", labels(language));
            }
            for (int[] pair : intervals) {
                ClassStyles.write(folder, change(pair), changes.labels(language));
            }
            styles(folder, images, language);
            stockStyles(folder, images, language);
            return images;
        } finally {
            writers.forEach(TiffWriter::close);
        }
    }

    private String change(int[] pair) {
        return "rasters/change_" + studyArea.years().get(pair[0]) + "_"
                + studyArea.years().get(pair[1]) + ".tif";
    }

    private TiffWriter stockWriter(RunFolder folder, String name, String what) {
        return TiffWriter.values(
                folder.file("rasters/" + name + ".tif"), studyArea.grid(), "tC/ha", what, TiffOptions.STANDARD);
    }

    /** QGIS styles beside the rasters of stock. */
    private void stockStyles(RunFolder folder, Images images, Language language) {
        stock.flatMap(s -> s.key(images))
                .map(k -> QgisStyle.raster(k, language))
                .ifPresent(style ->
                        studyArea.years().forEach(year -> folder.write("rasters/stock_" + year + ".qml", style)));
        stock.flatMap(s -> s.changeKey(images, intervals))
                .map(k -> QgisStyle.raster(k, language))
                .ifPresent(style -> intervals.forEach(pair -> folder.write(
                        "rasters/stock_change_" + studyArea.years().get(pair[0]) + "_"
                                + studyArea.years().get(pair[1]) + ".qml",
                        style)));
    }

    /** QGIS styles beside the flux rasters; sinks are negative there, so they share the colours of net flux. */
    private void styles(RunFolder folder, Images images, Language language) {
        if (!account.hasFlows()) {
            return;
        }
        FluxKeys.net(images.net())
                .map(k -> QgisStyle.raster(k, language))
                .ifPresent(style -> studyArea.years().forEach(year -> {
                    folder.write("rasters/net_" + year + ".qml", style);
                    folder.write("rasters/sink_" + year + ".qml", style);
                }));
        FluxKeys.source(images.source())
                .map(k -> QgisStyle.raster(k, language))
                .ifPresent(style ->
                        studyArea.years().forEach(year -> folder.write("rasters/source_" + year + ".qml", style)));
    }

    private List<ClassLabel> labels(Language language) {
        List<ClassLabel> labels = new ArrayList<>();
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            labels.add(new ClassLabel(c, studyArea.classLabel(c, language), studyArea.rgb(c)));
        }
        return labels;
    }

    /** Pictures still to be filled. */
    public Images images() {
        Grid grid = studyArea.grid();
        int step = Math.max(1, (Math.max(grid.columns(), grid.rows()) - 1) / PICTURE + 1);
        int columns = (grid.columns() - 1) / step + 1;
        int rows = (grid.rows() - 1) / step + 1;
        List<MapFrame.District> districts = new ArrayList<>();
        counts.sets().stream()
                .filter(s -> s instanceof PolygonUnits && s.count() <= MOST_OUTLINES)
                .findFirst()
                .ifPresent(s -> {
                    double pixel = step * Math.min(grid.cellWidth(), grid.cellHeight());
                    for (int u = 1; u <= s.count(); u++) {
                        Geometry outline = drawn(((PolygonUnits) s).polygon(u), pixel);
                        Point label = outline.getInteriorPoint();
                        districts.add(
                                new MapFrame.District(Words.same(s.unitName(u)), outline, label.getX(), label.getY()));
                    }
                });
        double perX = studyArea.grid().crs().isGeographic()
                ? 111_320
                        * StrictMath.cos(StrictMath.toRadians((grid.north() + grid.south()) / 2))
                        * grid.crs().degreesPerUnit()
                : grid.crs().metresPerUnit();
        double perY = studyArea.grid().crs().isGeographic()
                ? 110_574 * grid.crs().degreesPerUnit()
                : grid.crs().metresPerUnit();
        // the last pixel may reach beyond the grid: the frame is that of the picture
        MapFrame frame = new MapFrame(
                grid.west(),
                grid.north() - rows * (double) step * grid.cellHeight(),
                grid.west() + columns * (double) step * grid.cellWidth(),
                grid.north(),
                perX,
                perY,
                districts);
        List<float[]> classes = new ArrayList<>();
        List<float[]> source = new ArrayList<>();
        List<float[]> sink = new ArrayList<>();
        for (int p = 0; p < studyArea.years().size(); p++) {
            classes.add(new float[columns * rows]);
            source.add(new float[columns * rows]);
            sink.add(new float[columns * rows]);
            Arrays.fill(source.get(p), Float.NaN);
            Arrays.fill(sink.get(p), Float.NaN);
        }
        return new Images(frame, columns, rows, step, classes, source, sink);
    }

    /**
     * An outline as a map can show it: a million vertices and islands below a pixel's size would only be drawn slowly.
     */
    private static Geometry drawn(Geometry polygon, double pixel) {
        List<Geometry> parts = new ArrayList<>();
        for (int k = 0; k < polygon.getNumGeometries(); k++) {
            if (polygon.getGeometryN(k).getArea() > 4 * pixel * pixel) {
                Geometry simple = DouglasPeuckerSimplifier.simplify(
                        ((Polygon) polygon.getGeometryN(k)).getExteriorRing(), 0.7 * pixel);
                if (simple.getNumPoints() > 3) {
                    parts.add(polygon.getFactory().createPolygon(simple.getCoordinates()));
                }
            }
        }
        return parts.isEmpty()
                ? polygon.getEnvelope()
                : parts.size() == 1
                        ? parts.get(0)
                        : polygon.getFactory().createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    /** One thread's readers and encoders. Every picture's pixel belongs to one block, so threads do not meet there. */
    private final class BlockWorker implements TileMap.Worker<List<TiffBlock>> {
        private final List<TiffWriter.Encoder> encoders = new ArrayList<>();
        private final List<ClassRaster.Reader> readers = new ArrayList<>();
        private final Optional<ValueRaster.Reader> weights;
        private final Optional<UnitRaster.Bands> emitters;
        private final Optional<UnitRaster.Bands> owners;
        private final Optional<LandCells> land;
        private final Images images;
        private final double[][] flux; // by owner of the land and class, tCO2/ha/yr
        private final float[][] sources; // its positive part; NaN for no class
        private final float[][] sinks; // its negative part; NaN for no class

        BlockWorker(List<TiffWriter> writers, Images images) {
            writers.forEach(w -> encoders.add(w.encoder()));
            inputs.rasters().forEach(r -> readers.add(r.open()));
            weights = inputs.carbon().weights().map(w -> w.raster().open());
            this.images = images;
            emitters = account.emissionSet() >= 0
                    ? Optional.of(new UnitRaster.Bands(counts.sets().get(account.emissionSet()), studyArea.grid()))
                    : Optional.empty();
            owners = counts.owners().map(o -> new UnitRaster.Bands(o, studyArea.grid()));
            land = LandCells.of(inputs);
            flux = account.hasFlows() ? account.fluxByOwner() : new double[0][];
            sources = part(1);
            sinks = part(-1);
        }

        private float[][] part(int sign) {
            float[][] part = new float[flux.length][];
            for (int u = 0; u < flux.length; u++) {
                part[u] = new float[flux[u].length];
                for (int c = 0; c < part[u].length; c++) {
                    part[u][c] = c == 0 ? Float.NaN : flux[u][c] * sign > 0 ? (float) flux[u][c] : 0;
                }
            }
            return part;
        }

        @Override
        public List<TiffBlock> make(Window window) {
            int n = window.cells();
            int phases = readers.size();
            List<ClassTile> tiles = new ArrayList<>();
            List<TiffBlock> blocks = new ArrayList<>();
            for (int p = 0; p < phases; p++) {
                ClassTile tile = ClassTile.of(n, studyArea.legend().classes());
                readers.get(p).read(window, tile);
                tiles.add(tile);
                blocks.add(encoders.get(p).encode(window, tile));
                sample(window, tile, images.classes().get(p));
            }
            for (int k = 0; k < intervals.size(); k++) {
                blocks.add(encoders.get(phases + k)
                        .encode(
                                window,
                                changes.tile(
                                        n,
                                        tiles.get(intervals.get(k)[0]),
                                        tiles.get(intervals.get(k)[1]))));
            }
            if (account.hasFlows()) {
                fluxes(window, tiles, blocks);
            }
            stock.ifPresent(s -> stocks(s, window, tiles, blocks));
            return blocks;
        }

        private void stocks(StockCells held, Window window, List<ClassTile> tiles, List<TiffBlock> blocks) {
            int n = window.cells();
            for (ClassTile tile : tiles) {
                blocks.add(encoders.get(blocks.size()).encode(window, held.held(n, tile)));
            }
            for (int[] pair : intervals) {
                blocks.add(encoders.get(blocks.size())
                        .encode(window, held.changed(n, tiles.get(pair[0]), tiles.get(pair[1]))));
            }
        }

        private void fluxes(Window window, List<ClassTile> tiles, List<TiffBlock> blocks) {
            int n = window.cells();
            int phases = tiles.size();
            int first = phases + intervals.size();
            int[] units = new int[n];
            emitters.ifPresent(b -> b.units(window, units));
            int[] owner = new int[n];
            owners.ifPresent(b -> b.units(window, owner));
            float[] weight = new float[n];
            weights.ifPresent(w -> w.read(window, weight));
            float[][] source = new float[phases][n];
            float[][] sink = new float[phases][n];
            float[][] net = new float[phases][n];
            for (int p = 0; p < phases; p++) {
                factors(tiles.get(p), owner, source[p], sink[p]);
                if (account.settled(p).isPresent()) {
                    emissions(account.settled(p).get(), window, tiles.get(p), units, owner, weight, source[p]);
                }
                if (land.isPresent()) {
                    land.get().add(window, tiles, owner, p, source[p], sink[p]);
                }
                for (int i = 0; i < n; i++) {
                    net[p][i] = source[p][i] + sink[p][i];
                }
                sample(window, source[p], images.source().get(p));
                sample(window, sink[p], images.sink().get(p));
            }
            float[][][] flows = {source, sink, net};
            for (int f = 0; f < 3; f++) {
                for (int p = 0; p < phases; p++) {
                    blocks.add(encoders.get(first + f * phases + p).encode(window, flows[f][p]));
                }
            }
        }

        /** Factors by class and owner; NaN where there is no class. Most studies have one factor for all land. */
        private void factors(ClassTile tile, int[] owner, float[] source, float[] sink) {
            if (tile.isNarrow() && owners.isEmpty()) {
                byte[] cells = tile.bytes();
                float[] up = sources[0];
                float[] down = sinks[0];
                for (int i = 0; i < source.length; i++) {
                    source[i] = up[cells[i] & 255];
                    sink[i] = down[cells[i] & 255];
                }
                return;
            }
            for (int i = 0; i < source.length; i++) {
                source[i] = sources[owner[i]][tile.at(i)];
                sink[i] = sinks[owner[i]][tile.at(i)];
            }
        }

        private void emissions(
                Allocation.Settled settled,
                Window window,
                ClassTile tile,
                int[] units,
                int[] owner,
                float[] weight,
                float[] source) {
            int i = 0;
            for (int row = window.row(); row < window.endRow(); row++) {
                double cell_ha = Spread.cell_ha(studyArea.cellArea(), row);
                long cell = (long) row * studyArea.grid().columns() + window.column();
                for (int c = 0; c < window.width(); c++, i++) {
                    int index = tile.at(i);
                    if (index > 0 && units[i] > 0) {
                        float emitted = settled.stored(units[i] - 1, index, weight[i], cell_ha, cell + c);
                        if (emitted != 0) {
                            source[i] = source[i] == 0 ? emitted : (float) (flux[owner[i]][index] + emitted);
                        }
                    }
                }
            }
        }

        private void sample(Window window, ClassTile tile, float[] picture) {
            images.each(window, (pixel, cell) -> picture[pixel] = tile.at(cell));
        }

        private void sample(Window window, float[] values, float[] picture) {
            images.each(window, (pixel, cell) -> picture[pixel] = values[cell]);
        }

        @Override
        public void close() {
            readers.forEach(ClassRaster.Reader::close);
            weights.ifPresent(ValueRaster.Reader::close);
            land.ifPresent(LandCells::close);
        }
    }
}
