package org.carbonscape.fuzz;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.UnitLayer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.weights.Gal;
import org.carbonscape.weights.Gwt;
import org.carbonscape.weights.MatrixText;
import org.carbonscape.weights.Swm;

/** What the program reads, each with the reading of a whole file as the program does it. */
enum Format {
    TIFF("tif") {
        @Override
        void read(Path file) {
            TiffFile tiff = TiffFile.open(file);
            tiff.cautions();
            Grid grid = tiff.grid(Crs.epsg(32648));
            tiff.crs().ifPresent(crs -> crs.check("fuzz"));
            Window window = new Window(0, 0, Math.min(grid.columns(), 600), Math.min(grid.rows(), 600));
            CodeTable codes = new CodeTable() {
                @Override
                public int classes() {
                    return 6;
                }

                @Override
                public int indexOf(long code) {
                    return code >= 0 && code <= 6 ? (int) code : UNKNOWN;
                }
            };
            try (ClassRaster.Reader reader =
                    tiff.classes(grid, codes, Set.of(9L)).open()) {
                reader.read(window, ClassTile.of(window.cells(), 6));
            }
            try (ValueRaster.Reader reader = tiff.values(grid, List.of(9.0)).open()) {
                reader.read(window, new float[window.cells()]);
            }
        }
    },
    GEOPACKAGE("gpkg") {
        @Override
        void read(Path file) {
            units(file);
        }
    },
    SHAPEFILE("shp") {
        @Override
        void read(Path file) {
            units(file);
            VectorFile.parts(file);
        }
    },
    ZIP("zip") {
        @Override
        void read(Path file) {
            units(file);
        }
    },
    GEOJSON("geojson") {
        @Override
        void read(Path file) {
            units(file);
        }
    },
    CSV("csv") {
        @Override
        void read(Path file) {
            table(file);
        }
    },
    XLSX("xlsx") {
        @Override
        void read(Path file) {
            table(file);
        }
    },
    STUDY("yaml") {
        @Override
        void read(Path file) {
            StudyReader.read(file, new Problems());
        }
    },
    GAL("gal") {
        @Override
        void read(Path file) throws IOException {
            Gal.read(new StringReader(text(file)), "w.gal", NAMES);
        }
    },
    GWT("gwt") {
        @Override
        void read(Path file) throws IOException {
            Gwt.read(new StringReader(text(file)), "w.gwt", NAMES);
        }
    },
    SWM("swm") {
        @Override
        void read(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                Swm.read(in, "w.swm", NAMES);
            }
        }
    },
    MATRIX("txt") {
        @Override
        void read(Path file) throws IOException {
            MatrixText.read(new StringReader(text(file)), "w.txt", NAMES);
        }
    },
    WKT("prj") {
        @Override
        void read(Path file) throws IOException {
            Crs crs = Crs.wkt(text(file)).check("fuzz");
            crs.label();
            crs.wkt1();
            double[] x = {500_000, 115};
            double[] y = {3_100_000, 28};
            crs.toGeographic(x, y, 2);
        }
    };

    /** Ids that the seeds of weights name. */
    static final List<String> NAMES = List.of("1", "2", "3", "4");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    static Optional<Format> of(Path file) {
        String name = String.valueOf(file.getFileName());
        for (Format format : values()) {
            if (name.endsWith("." + format.ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the whole file.
     *
     * @throws org.carbonscape.problem.ProblemException where it cannot be used; anything else thrown is a finding
     */
    abstract void read(Path file) throws IOException;

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void units(Path file) {
        Layer layer = VectorFile.read(file);
        UnitLayer.of(layer, Optional.empty(), Optional.empty(), "fuzz");
        for (int i = 0; i < layer.size(); i++) {
            for (int f = 0; f < layer.fields().size(); f++) {
                layer.text(i, f);
                layer.value(i, f);
            }
        }
    }

    private static void table(Path file) {
        TextTable table = TableFile.read(file, "", "fuzz");
        List<List<String>> cells = table.rows().stream()
                .map(r -> table.columns().stream()
                        .map(c -> r.findText(c).orElse(""))
                        .toList())
                .toList();
        InputTable input = InputTable.of("fuzz", table.columns(), cells);
        Problems problems = new Problems();
        input.rows()
                .forEach(r -> problems.attempt(() -> r.number(table.columns().get(0), "")));
        TableFile.cells(file, "fuzz");
    }
}
