package org.carbonscape.study.face;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.io.table.own.CsvWriter;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.io.vector.TableLayer;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.report.QgisStyle;
import org.carbonscape.study.intake.UnitSource;
import org.locationtech.jts.geom.Geometry;

/** Where the results of commands go. */
public final class PlainOutput {
    /** Not the clock: the same input gives the same file. */
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");
    /** Polygons from so many on have no borders, which would hide their colours. */
    private static final int MOST_BORDERS = 500;

    private PlainOutput() {}

    /** The ending of a file's name, lower case, without its point. */
    static String ending(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("^.*\\.", "");
    }

    /** Told before anything is computed. */
    public static void check(Path out, boolean raster) {
        check(out, raster ? List.of("csv", "gpkg", "tif", "tiff") : List.of("csv", "gpkg"));
    }

    /** The same of units: a table has no shapes for a map. */
    public static void check(Path out, UnitSource source) {
        if (source.units().filter(TableLayer::isTable).isPresent()) {
            check(out, List.of("csv"));
        } else {
            check(out, source.raster().isPresent());
        }
    }

    /** The same of a table alone. */
    public static void checkTable(Path out) {
        check(out, List.of("csv"));
    }

    private static void check(Path out, List<String> endings) {
        if (!endings.contains(ending(out))) {
            throw new ProblemException(
                    ProblemCode.GATHER_05_OUT,
                    "--out",
                    out.getFileName(),
                    endings.stream()
                            .filter(e -> !e.equals("tiff"))
                            .map(e -> "." + e)
                            .collect(Collectors.joining(" / ")));
        }
    }

    /** @param marked whether it begins with the mark by which Excel knows UTF-8 */
    public static void csv(Path out, Table table, boolean marked) {
        WholeFile.write(out, stream -> CsvWriter.write(table, marked, stream));
    }

    static void layer(Path out, Crs crs, List<? extends Geometry> shapes, Table table) {
        layer(out, crs, shapes, table, List.of());
    }

    static void layer(Path out, Crs crs, List<? extends Geometry> shapes, Table table, List<MapLayer.Style> styles) {
        String name = out.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        MapLayer layer = new MapLayer(name, crs, crs.wkt1(), shapes, table).withStyles(styles);
        WholeFile.at(out, file -> GeoPackageWriter.write(file, List.of(layer), CHANGED));
    }

    /**
     * The same, opened by QGIS in the colours of a column's classes where the shapes are polygons.
     *
     * @param codes what stands in the column for each class of the key
     */
    static void layer(
            Path out,
            Crs crs,
            List<? extends Geometry> shapes,
            Table table,
            String column,
            List<String> codes,
            Key.Classes key) {
        boolean areas = shapes.stream()
                .filter(s -> s != null && !s.isEmpty())
                .findFirst()
                .filter(s -> s.getDimension() == 2)
                .isPresent();
        QgisStyle.Borders borders = shapes.size() <= MOST_BORDERS ? QgisStyle.Borders.DRAWN : QgisStyle.Borders.NONE;
        // names of classes are English in a raster of classes too
        MapLayer.Style style =
                new MapLayer.Style(key.title().en(), QgisStyle.classes(column, codes, key, borders, Language.EN));
        layer(out, crs, shapes, table, areas ? List.of(style) : List.of());
    }

    /** Classes of a raster's cells as a GeoTIFF with their names and colours. */
    static void classes(Path out, Grid grid, List<Key.Entry> classes, IntUnaryOperator ofCell, Engine engine) {
        List<ClassLabel> labels = IntStream.range(0, classes.size())
                .mapToObj(i -> new ClassLabel(
                        i + 1, classes.get(i).name().en(), classes.get(i).rgb()))
                .toList();
        WholeFile.at(out, file -> {
            try (TiffWriter writer = TiffWriter.classes(file, grid, labels.size(), labels, TiffOptions.STANDARD)) {
                writer.write(engine, new Classified(grid, labels.size(), ofCell));
                writer.finish();
            }
        });
    }

    /** Classes of a raster's cells, to be written. */
    private record Classified(Grid grid, int classes, IntUnaryOperator ofCell) implements ClassRaster {
        @Override
        public Tiling tiling() {
            return Tiling.bands(grid.columns(), grid.rows(), Math.min(grid.rows(), 512));
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window window, ClassTile tile) {
                    for (int i = 0; i < window.cells(); i++) {
                        int row = window.row() + i / window.width();
                        int column = window.column() + i % window.width();
                        tile.set(i, ofCell.applyAsInt(row * grid.columns() + column));
                    }
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }
    }

    /** A table as a list of objects, for machine output. */
    public static List<Object> rows(Table table) {
        return Json.rows(table);
    }
}
