package org.carbonscape.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same lawful but odd rasters, polygons and tables read by ours and by GDAL, OGR and Python: every cell, area, text
 * and number agrees. Three differences are known. The script leaves out what GDAL 3.10 writes big-endian with
 * predictor 3, since it does not read that back itself, and a file of one strip that stores nothing, which ours
 * refuses. And GDAL takes floats a few steps beside the no-data value for no data; to ours they are values.
 */
class DifferentialTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;

    private void campaign(int rasters, int layers, int tables) throws Exception {
        assumeTrue(Files.isExecutable(PYTHON) && hasGdal(), "skipped: Python with GDAL and NumPy is not installed");
        Path script = folder.resolve("differential.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("differential.py"))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        long seed = Campaign.today();
        Path log = folder.resolve("log");
        Process made = new ProcessBuilder(
                        PYTHON.toString(),
                        script.toString(),
                        folder.toString(),
                        Long.toString(seed),
                        Integer.toString(rasters),
                        Integer.toString(layers),
                        Integer.toString(tables))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(made.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(made.exitValue()).as(Files.readString(log)).isZero();
        SortedMap<String, Integer> compared = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("index.txt"))) {
            String[] says = line.split("\t");
            Path file = folder.resolve(says[1]);
            compared.merge(says[0], 1, Integer::sum);
            try {
                String difference = switch (says[0]) {
                    case "raster" -> raster(file, Integer.parseInt(says[2]), Integer.parseInt(says[3]), says[4]);
                    case "layer" -> layer(file);
                    default -> table(file);
                };
                if (!difference.isEmpty()) {
                    differences.add(line + ": " + difference);
                }
            } catch (RuntimeException e) {
                differences.add(line + ": " + e);
            }
        }
        System.out.println("differential: " + compared + " of seed " + seed);
        if (rasters >= 500) {
            Reliability.tell("differential", rasters + layers + tables, differences.size(), "compared: " + compared);
        }
        assertThat(differences).isEmpty();
    }

    private static boolean hasGdal() throws IOException, InterruptedException {
        return new ProcessBuilder(PYTHON.toString(), "-c", "import osgeo.gdal, numpy")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String raster(Path file, int columns, int rows, String noData) throws IOException {
        float none = noData.isEmpty() ? Float.NaN : Float.parseFloat(noData);
        TiffFile tiff = TiffFile.open(file);
        Grid grid = tiff.grid();
        if (grid.columns() != columns || grid.rows() != rows) {
            return "size " + grid.columns() + " x " + grid.rows();
        }
        FloatBuffer expected = ByteBuffer.wrap(Files.readAllBytes(Path.of(file + ".f32")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        Window window = new Window(0, 0, columns, rows);
        float[] cells = new float[window.cells()];
        try (ValueRaster.Reader reader = tiff.values(grid, List.of()).open()) {
            reader.read(window, cells);
        }
        for (int i = 0; i < cells.length; i++) {
            boolean same = Float.compare(cells[i], expected.get(i)) == 0 || cells[i] == expected.get(i); // -0 is 0
            boolean nearNone = Float.isNaN(expected.get(i)) && Math.abs(cells[i] - none) <= 4 * Math.ulp(none);
            if (!same && !nearNone) {
                return "cell " + i % columns + ", " + i / columns + " is " + cells[i] + ", by GDAL " + expected.get(i);
            }
        }
        return "";
    }

    private static String layer(Path file) throws IOException {
        Layer layer = VectorFile.read(file);
        List<String> expected = Files.readAllLines(Path.of(file + ".expected"));
        if (layer.size() != expected.size()) {
            return layer.size() + " features for " + expected.size();
        }
        int id = layer.find("id").orElseThrow();
        int name = layer.find("name").orElseThrow();
        OptionalInt value = layer.find("v");
        for (int i = 0; i < expected.size(); i++) {
            String[] says = expected.get(i).split("\t", -1);
            double number = says[2].isEmpty() ? Double.NaN : Double.parseDouble(says[2]);
            double area = Double.parseDouble(says[3]);
            if (!layer.text(i, id).equals(says[0]) || !layer.text(i, name).equals(says[1])) {
                return "feature " + i + " is " + layer.text(i, id) + " " + layer.text(i, name) + " for "
                        + expected.get(i);
            }
            double read = value.isPresent() ? layer.value(i, value.getAsInt()) : Double.NaN;
            if (Double.compare(read, number) != 0) {
                return "feature " + i + " has " + read + " for " + number;
            }
            if (Math.abs(layer.geometry(i).getArea() - area) > 1e-9 * area) {
                return "feature " + i + " has the area " + layer.geometry(i).getArea() + " for " + area;
            }
        }
        return "";
    }

    /** Cells as a user means them: without blanks around them. */
    private static String table(Path file) throws IOException {
        TextTable table = TableFile.read(file, "", "differential");
        List<String> expected = Files.readAllLines(Path.of(file + ".expected"));
        List<String> header = List.of(expected.get(0).split("\u001f", -1));
        if (!table.columns().equals(header)) {
            return "columns " + table.columns() + " for " + header;
        }
        if (table.rows().size() != expected.size() - 1) {
            return table.rows().size() + " rows for " + (expected.size() - 1);
        }
        for (int r = 0; r < table.rows().size(); r++) {
            String[] says = expected.get(r + 1).replace('\u001e', '\n').split("\u001f", -1);
            for (int c = 0; c < says.length; c++) {
                String cell = table.rows().get(r).findText(header.get(c)).orElse("");
                if (!cell.strip().equals(says[c].strip())) {
                    return "row " + (r + 1) + ", column " + header.get(c) + " holds '" + cell + "' for '" + says[c]
                            + "'";
                }
            }
        }
        return "";
    }

    @Test
    void threeHundredFilesOfTheDay() throws Exception {
        campaign(200, 50, 50);
    }

    @Test
    @Tag("slow")
    void threeThousandFiles() throws Exception {
        campaign(2000, 500, 500);
    }
}
