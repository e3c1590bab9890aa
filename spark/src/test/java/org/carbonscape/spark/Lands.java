package org.carbonscape.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.zone.Crosstab;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.PolygonUnits;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Phases of land use in files, units on them, and their counts as text. */
final class Lands {
    static final int CLASSES = 6;

    private Lands() {}

    record Codes(int classes) implements CodeTable {
        @Override
        public int indexOf(long code) {
            return code >= 0 && code <= classes ? (int) code : UNKNOWN;
        }
    }

    /** Patches whose classes change with the phase. */
    private record Made(Grid grid, int phase) implements ClassRaster {
        @Override
        public int classes() {
            return CLASSES;
        }

        @Override
        public Tiling tiling() {
            return Tiling.bands(grid.columns(), grid.rows(), 256);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, ClassTile into) {
                    for (int r = 0, i = 0; r < w.height(); r++) {
                        for (int c = 0; c < w.width(); c++, i++) {
                            int x = (w.column() + c) / 37;
                            int y = (w.row() + r) / 23;
                            int mixed = x * 31 + y * 17 + (x * y + phase) % 5 * (phase + 1);
                            into.set(i, mixed % (CLASSES + 1));
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    /** No two cells alike, so that blocks are large. */
    record Noise(Grid grid) implements ClassRaster {
        @Override
        public int classes() {
            return CLASSES;
        }

        @Override
        public Tiling tiling() {
            return Tiling.bands(grid.columns(), grid.rows(), 256);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, ClassTile into) {
                    for (int r = 0, i = 0; r < w.height(); r++) {
                        SplittableRandom random = new SplittableRandom(w.row() + r);
                        for (int c = 0; c < w.width(); c++, i++) {
                            into.set(i, random.nextInt(CLASSES + 1));
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    /**
     * A raster that takes its time, so that something can happen meanwhile.
     *
     * @param first for the blocks of its first rows
     */
    record Slow(ClassRaster fast, int ms, int first) implements ClassRaster {
        Slow(ClassRaster fast, int ms) {
            this(fast, ms, ms);
        }

        @Override
        public Grid grid() {
            return fast.grid();
        }

        @Override
        public int classes() {
            return fast.classes();
        }

        @Override
        public Tiling tiling() {
            return fast.tiling();
        }

        @Override
        public Reader open() {
            Reader reader = fast.open();
            return new Reader() {
                @Override
                public void read(Window window, ClassTile into) {
                    try {
                        Thread.sleep(window.row() == 0 ? first : ms);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                    reader.read(window, into);
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }
    }

    static Grid grid(int side) {
        return new Grid(Crs.epsg(32648), 500_000, 3_000_000, 30, 30, side, side);
    }

    static List<Path> write(Path dir, int side, int phases) {
        List<Path> files = new ArrayList<>();
        for (int p = 0; p < phases; p++) {
            Path file = dir.resolve("lu" + p + ".tif");
            write(new PlainEngine(), file, new Made(grid(side), p));
            files.add(file);
        }
        return files;
    }

    static void write(Engine engine, Path file, ClassRaster raster) {
        try (TiffWriter out = TiffWriter.classes(file, raster.grid(), CLASSES, List.of(), TiffOptions.STANDARD)) {
            out.write(engine, raster);
            out.finish();
        }
    }

    static ClassRaster open(Path file) {
        return TiffFile.open(file).classes(new Codes(CLASSES), Set.of());
    }

    static List<ClassRaster> open(List<Path> files) {
        return files.stream().map(Lands::open).toList();
    }

    /** Triangles and squares that leave land outside. */
    static PolygonUnits units(Grid grid, int across) {
        GeometryFactory make = new GeometryFactory();
        List<Geometry> polygons = new ArrayList<>();
        double size = (grid.east() - grid.west()) / (across + 0.5);
        for (int u = 0; u < across * across; u++) {
            double x = grid.west() + u % across * size;
            double y = grid.north() - (u / across + 1) * size;
            Coordinate a = new Coordinate(x, y);
            Coordinate b = new Coordinate(x + size, y);
            Coordinate c = new Coordinate(x + size, y + size);
            Coordinate d = new Coordinate(x, y + size);
            polygons.add(
                    make.createPolygon(u % 3 == 0 ? new Coordinate[] {a, b, c, a} : new Coordinate[] {a, b, c, d, a}));
        }
        List<String> ids =
                IntStream.range(0, polygons.size()).mapToObj(i -> "u" + i).toList();
        return new PolygonUnits("counties", ids, ids, polygons);
    }

    /** All counts of all units and pairs of phases, as text. */
    static String counts(List<ClassRaster> phases, Engine engine) {
        LandCounts counts =
                new Crosstab(phases, List.of(units(phases.get(0).grid(), 9)), Crosstab.RowArea.NONE).count(engine);
        StringBuilder text = new StringBuilder();
        for (int p = 0; p + 1 < phases.size(); p++) {
            PairTable pair = counts.pair(0, p, p + 1);
            for (int r = 0; r < pair.rows(); r++) {
                text.append(
                        p + " " + pair.unit(r) + " " + pair.from(r) + " " + pair.to(r) + " " + pair.cells(r) + "\n");
            }
        }
        return text.toString();
    }
}
