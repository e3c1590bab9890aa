package org.carbonscape.study.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Steps;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapFrame;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.problem.Language;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PolygonUnits;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * RASTERS: land use on the study grid, from-to change, source, sink and net emissions, stock and its change, all
 * written in one reading of the phases, block by block; the pictures for the figures are sampled on the way.
 */
public final class RasterStage {
    /** Longer side of a figure's picture in pixels. */
    private static final int PICTURE = 900;

    private static final int MOST_OUTLINES = 200;

    /** Of more units than are drawn one by one, up to so many, the outline of all is. */
    private static final int MOST_JOINED = 5000;

    private final StudyInputs inputs;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final LandTables land;
    private final CarbonAccount account;
    private final ChangeCodes changes;
    private final List<int[]> intervals;
    private final Optional<StockCells> stock;

    public RasterStage(StudyInputs inputs, LandCounts counts, LandTables land, CarbonAccount account) {
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.counts = counts;
        this.land = land;
        this.account = account;
        this.intervals = land.intervals();
        this.changes = new ChangeCodes(studyArea, counts, intervals);
        this.stock = inputs.carbon().stock().map(StockCells::new);
    }

    public Images write(RunFolder folder, Language language, Engine engine) {
        List<TiffWriter> writers = new ArrayList<>();
        try {
            open(writers, folder, language);
            Images images = images();
            read(writers, images, engine);
            writers.forEach(TiffWriter::finish);
            styles(folder, language, images, engine);
            return images;
        } finally {
            writers.forEach(TiffWriter::close);
        }
    }

    /** One for each file, in the order of {@link RasterBlocks}; those opened before one that fails can be closed. */
    private void open(List<TiffWriter> writers, RunFolder folder, Language language) {
        Grid grid = studyArea.grid();
        TiffOptions options = TiffOptions.STANDARD.inTiles(folder.tiles());
        for (int year : studyArea.years()) {
            writers.add(TiffWriter.classes(
                    folder.file("rasters/landuse_" + year + ".tif"),
                    grid,
                    studyArea.legend().classes(),
                    labels(language),
                    options));
        }
        for (int[] pair : intervals) {
            writers.add(TiffWriter.classes(
                    folder.file(change(pair)), grid, changes.largest(), changes.labels(language), options));
        }
        if (account.hasFlows()) {
            for (String flow : new String[] {"source", "sink", "net"}) {
                for (int year : studyArea.years()) {
                    writers.add(TiffWriter.values(
                            folder.file("rasters/" + flow + "_" + year + ".tif"),
                            grid,
                            "tCO2/ha/yr",
                            "carbon " + flow + " " + year,
                            options));
                }
            }
        }
        if (stock.isPresent()) {
            for (int year : studyArea.years()) {
                writers.add(stockWriter(folder, "stock_" + year, "carbon stock " + year));
            }
            for (int[] pair : intervals) {
                String between =
                        studyArea.years().get(pair[0]) + "_" + studyArea.years().get(pair[1]);
                writers.add(stockWriter(
                        folder, "stock_change_" + between, "change in carbon stock " + between.replace('_', '-')));
            }
        }
    }

    /** One reading of all phases: files and pictures of the maps. */
    private void read(List<TiffWriter> writers, Images images, Engine engine) {
        try (Steps once = engine.steps(1)) {
            List<float[]> pictures = new ArrayList<>(images.classes());
            if (account.hasFlows()) {
                pictures.addAll(images.source());
                pictures.addAll(images.sink());
            }
            engine.map(writers.get(0).tiling(), blocks(writers, images), (window, made) -> {
                for (int w = 0; w < writers.size(); w++) {
                    writers.get(w).accept(window, made.blocks().get(w));
                }
                for (int k = 0; k < pictures.size(); k++) {
                    images.pixels().put(window, made.pieces().get(k), pictures.get(k));
                }
            });
        }
    }

    private void styles(RunFolder folder, Language language, Images images, Engine engine) {
        for (int year : studyArea.years()) {
            ClassStyles.write(folder, "rasters/landuse_" + year + ".tif", occurring(language));
        }
        for (int[] pair : intervals) {
            ClassStyles.write(folder, change(pair), changes.labels(language));
        }
        List<Style> styles = styles(images);
        engine.each(styles.size(), i -> write(styles.get(i), folder, language));
    }

    private RasterBlocks blocks(List<TiffWriter> writers, Images images) {
        return new RasterBlocks(
                writers.stream().map(TiffWriter::encoding).toList(),
                inputs.rasters(),
                intervals,
                changes.coding(),
                account.hasFlows() ? Optional.of(new FluxCells(inputs, counts, account)) : Optional.empty(),
                stock,
                images.pixels());
    }

    private String change(int[] pair) {
        return "rasters/change_" + studyArea.years().get(pair[0]) + "_"
                + studyArea.years().get(pair[1]) + ".tif";
    }

    private TiffWriter stockWriter(RunFolder folder, String name, String what) {
        return TiffWriter.values(
                folder.file("rasters/" + name + ".tif"),
                studyArea.grid(),
                "tC/ha",
                what,
                TiffOptions.STANDARD.inTiles(folder.tiles()));
    }

    /** The QGIS style of some rasters, by their names; none where there is no key. */
    private record Style(List<String> rasters, Supplier<Optional<Key.Breaks>> key) {}

    private static boolean write(Style style, RunFolder folder, Language language) {
        Optional<String> text = style.key().get().map(k -> QgisStyle.raster(k, language));
        text.ifPresent(t -> style.rasters().forEach(name -> folder.write("rasters/" + name + ".qml", t)));
        return text.isPresent();
    }

    /** Sinks are negative in the rasters, in the colours that net emissions have below zero. */
    private List<Style> styles(Images images) {
        List<Style> styles = new ArrayList<>();
        if (account.hasFlows()) {
            List<float[]> net = images.net();
            styles.add(new Style(byYear("net"), () -> FluxKeys.net(net)));
            styles.add(new Style(
                    byYear("sink"), () -> FluxKeys.negativeSink(images.sink()).or(() -> FluxKeys.net(net))));
            styles.add(new Style(byYear("source"), () -> FluxKeys.source(images.source())));
        }
        stock.ifPresent(s -> {
            styles.add(new Style(byYear("stock"), () -> s.key(images)));
            styles.add(new Style(
                    intervals.stream()
                            .map(pair -> "stock_change_" + studyArea.years().get(pair[0]) + "_"
                                    + studyArea.years().get(pair[1]))
                            .toList(),
                    () -> s.changeKey(images, intervals)));
        });
        return styles;
    }

    private List<String> byYear(String name) {
        return studyArea.years().stream().map(year -> name + "_" + year).toList();
    }

    private List<ClassLabel> labels(Language language) {
        List<ClassLabel> labels = new ArrayList<>();
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            labels.add(new ClassLabel(c, studyArea.classLabel(c, language), studyArea.rgb(c)));
        }
        return labels;
    }

    /** Of classes that are in a phase: a legend may name dozens that the region has not. */
    private List<ClassLabel> occurring(Language language) {
        List<double[]> km2 = IntStream.range(0, studyArea.years().size())
                .mapToObj(p -> land.region(p).km2())
                .toList();
        return labels(language).stream()
                .filter(l -> km2.stream().anyMatch(phase -> phase[l.index()] > 0))
                .toList();
    }

    /** Pictures still to be filled. */
    public Images images() {
        Grid grid = studyArea.grid();
        int step = Math.max(1, (Math.max(grid.columns(), grid.rows()) - 1) / PICTURE + 1);
        int columns = (grid.columns() - 1) / step + 1;
        int rows = (grid.rows() - 1) / step + 1;
        List<MapFrame.District> districts = outlines(step * Math.min(grid.cellWidth(), grid.cellHeight()));
        MapGround ground =
                MapGround.under(grid.crs(), (grid.west() + grid.east()) / 2, (grid.north() + grid.south()) / 2);
        // the last pixel may reach beyond the grid: the frame is that of the picture
        MapFrame frame = new MapFrame(
                grid.west(),
                grid.north() - rows * (double) step * grid.cellHeight(),
                grid.west() + columns * (double) step * grid.cellWidth(),
                grid.north(),
                ground.metresPerX(),
                ground.metresPerY(),
                ground.north_deg(),
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

    /** Of the first units that are few enough; else of the region they make up, without a name. */
    private List<MapFrame.District> outlines(double pixel) {
        List<PolygonUnits> sets = counts.sets().stream()
                .filter(PolygonUnits.class::isInstance)
                .map(PolygonUnits.class::cast)
                .toList();
        Optional<PolygonUnits> few =
                sets.stream().filter(s -> s.count() <= MOST_OUTLINES).findFirst();
        if (few.isPresent()) {
            PolygonUnits set = few.get();
            return IntStream.rangeClosed(1, set.count())
                    .mapToObj(u -> district(Words.same(set.unitName(u)), drawn(set.polygon(u), pixel)))
                    .toList();
        }
        return sets.stream()
                .filter(s -> s.count() <= MOST_JOINED)
                .findFirst()
                .map(s -> OverlayNGRobust.union(
                        IntStream.rangeClosed(1, s.count()).mapToObj(s::polygon).toList()))
                .map(region -> List.of(district(Words.none(), drawn(region, pixel))))
                .orElse(List.of());
    }

    private static MapFrame.District district(Words name, Geometry outline) {
        Point label = outline.getInteriorPoint();
        return new MapFrame.District(name, outline, label.getX(), label.getY());
    }

    /**
     * An outline as a map can show it: a million vertices and islands below a pixel's size would only be drawn slowly.
     * Holes stay open: a unit within another, such as a city in its county, is not painted over.
     */
    private static Geometry drawn(Geometry polygon, double pixel) {
        List<Geometry> parts = new ArrayList<>();
        for (int k = 0; k < polygon.getNumGeometries(); k++) {
            Polygon part = (Polygon) polygon.getGeometryN(k);
            if (part.getArea() > 4 * pixel * pixel) {
                ring(part.getExteriorRing(), pixel)
                        .ifPresent(shell -> parts.add(polygon.getFactory()
                                .createPolygon(
                                        shell,
                                        IntStream.range(0, part.getNumInteriorRing())
                                                .mapToObj(part::getInteriorRingN)
                                                .filter(hole ->
                                                        Area.ofRing(hole.getCoordinateSequence()) > 4 * pixel * pixel)
                                                .flatMap(hole -> ring(hole, pixel).stream())
                                                .toArray(LinearRing[]::new))));
            }
        }
        return parts.isEmpty()
                ? polygon.getEnvelope()
                : parts.size() == 1
                        ? parts.get(0)
                        : polygon.getFactory().createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    /** With no more vertices than can be seen; empty where the ring cannot. */
    private static Optional<LinearRing> ring(LinearRing ring, double pixel) {
        Geometry simple = DouglasPeuckerSimplifier.simplify(ring, 0.7 * pixel);
        return simple.getNumPoints() > 3
                ? Optional.of(ring.getFactory().createLinearRing(simple.getCoordinates()))
                : Optional.empty();
    }
}
