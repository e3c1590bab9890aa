package org.carbonscape.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffOptions;
import org.carbonscape.io.tiff.TiffWriter;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.LandCounts;

/**
 * A study a reader can count by hand: 8 x 6 cells of 1 ha, three classes, three phases, four units of 4 x 3 cells that
 * fill the map, one cell without data. The files are written into a folder; what is asked of them is added as sections
 * of the study file. The counts are also made here, cell by cell, as the oracle of whatever is built on them.
 */
public final class SmallStudy {
    public static final int COLUMNS = 8;
    public static final int ROWS = 6;
    public static final List<Integer> YEARS = List.of(2000, 2010, 2020);
    /** Names by index less one; index 0 = none. */
    public static final List<String> CLASSES = List.of("cropland", "forest", "construction");

    /** Identifiers by index less one: north-west, north-east, south-west, south-east; index 0 = outside. */
    public static final List<String> UNITS = List.of("A", "B", "C", "D");

    public static final List<String> UNIT_NAMES = List.of("Alder", "Birch", "Cedar", "Dunes");

    /** Digits are classes, a dot is none. The bars part the units. */
    private static final List<String> PICTURES = List.of("""
            2222|1111
            2222|111.
            2221|1113
            2211|1133
            2211|1113
            2221|1111
            """, """
            2222|1113
            2222|113.
            2221|1133
            2211|1333
            2221|1133
            2222|1111
            """, """
            2221|1133
            2221|133.
            2221|1333
            2211|3333
            2211|1333
            2222|1133
            """);

    /** tCO2 by year and unit, put on construction. Alder has none to put them on. */
    public static final double[][] EMISSIONS_tCO2 = {{0, 100, 0, 300}, {0, 600, 0, 700}, {0, 1400, 0, 2250}};

    /** By class: a source of crops, a sink of forest, nothing of construction. */
    public static final double[] FACTORS_tCO2_PER_HA = {0.5, -2, 0};

    /** By class. */
    public static final double[] STOCK_tC_PER_HA = {50, 150, 10};

    public static final String FACTORS_AND_EMISSIONS = """
            carbon:
              factors: factors.csv
              emissions: { file: emissions.csv, units: parts }
            """;

    public static final String ALL_CARBON = """
            carbon:
              factors: factors.csv
              emissions: { file: emissions.csv, units: parts }
              stock: stock.csv
            """;

    private static final String HEAD = """
            study: A small study
            landUse:
              legend: legend.csv
              phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif }
            units:
              parts: { file: parts.geojson, id: id, name: name }
            """;

    private final Path folder;

    private SmallStudy(Path folder) {
        this.folder = folder;
    }

    /** Writes the files of the study into a folder. */
    public static SmallStudy in(Path folder) {
        SmallStudy study = new SmallStudy(folder);
        for (int p = 0; p < YEARS.size(); p++) {
            study.classes(YEARS.get(p) + ".tif", PICTURES.get(p));
        }
        study.values("dem.tif", (column, row) -> 100 + 10 * column + row);
        study.text("legend.csv", """
                code,class,name_zh,color
                1,cropland,耕地,#f0e442
                2,forest,林地,#009e73
                3,construction,建设用地,#d55e00
                0,,,
                """);
        study.text("factors.csv", """
                class,value,unit,source
                cropland,0.5,tCO2/ha/yr,made up
                forest,-2,tCO2/ha/yr,made up
                """);
        StringBuilder emissions = new StringBuilder("year,unit,amount,unit_of_amount\n");
        for (int p = 0; p < YEARS.size(); p++) {
            for (int u = 0; u < UNITS.size(); u++) {
                emissions
                        .append(YEARS.get(p))
                        .append(',')
                        .append(UNITS.get(u))
                        .append(',')
                        .append(EMISSIONS_tCO2[p][u])
                        .append(",tCO2\n");
            }
        }
        study.text("emissions.csv", emissions.toString());
        study.text("stock.csv", """
                class,value,unit
                cropland,50,tC/ha
                forest,150,tC/ha
                construction,10,tC/ha
                """);
        study.text("parts.geojson", polygons());
        return study;
    }

    public Path folder() {
        return folder;
    }

    public static Grid grid() {
        return new Grid(Crs.epsg(4547), 500_000, 3_000_000, 100, 100, COLUMNS, ROWS);
    }

    private static String polygons() {
        StringBuilder features = new StringBuilder();
        for (int u = 0; u < 4; u++) {
            double west = 500_000 + 400 * (u % 2);
            double north = 3_000_000 - 300 * (u / 2);
            features.append(u == 0 ? "" : ",")
                    .append("""
                            {"type": "Feature", "properties": {"id": "%s", "name": "%s"}, "geometry":
                            {"type": "Polygon", "coordinates": [[[%4$s,%5$s],[%4$s,%6$s],[%3$s,%6$s],[%3$s,%5$s],[%4$s,\
                            %5$s]]]}}
                            """.formatted(UNITS.get(u), UNIT_NAMES.get(u), west, west + 400, north, north - 300));
        }
        return """
                {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, \
                "features": [
                """ + features + "]}";
    }

    /** A text file beside the study. */
    public SmallStudy text(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A class raster from a picture. */
    public SmallStudy classes(String name, String picture) {
        write(name, new Classes(grid(), 3, cells(picture)));
        return this;
    }

    /** A raster of so many classes; 0 = none. */
    public SmallStudy classes(String name, int classes, IntBinaryOperator ofColumnAndRow) {
        int[] cells = new int[COLUMNS * ROWS];
        Arrays.setAll(cells, i -> ofColumnAndRow.applyAsInt(i % COLUMNS, i / COLUMNS));
        write(name, new Classes(grid(), classes, cells));
        return this;
    }

    /** A value raster; NaN = none. */
    public SmallStudy values(String name, DoubleBinaryOperator ofColumnAndRow) {
        Grid grid = grid();
        float[] cells = new float[COLUMNS * ROWS];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) ofColumnAndRow.applyAsDouble(i % COLUMNS, i / COLUMNS);
        }
        try (TiffWriter out = TiffWriter.values(folder.resolve(name), grid, "m", "made up", TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), new Values(grid, cells));
            out.finish();
        }
        return this;
    }

    private void write(String name, Classes raster) {
        try (TiffWriter out = TiffWriter.classes(
                folder.resolve(name), raster.grid(), raster.classes(), List.of(), TiffOptions.STANDARD)) {
            out.write(new PlainEngine(), raster);
            out.finish();
        }
    }

    /** The study file with further sections; its path. */
    public Path write(String... sections) {
        text("study.yaml", HEAD + String.join("", sections));
        return folder.resolve("study.yaml");
    }

    /** The study file as given; its path. */
    public Path writeWhole(String yaml) {
        text("study.yaml", yaml);
        return folder.resolve("study.yaml");
    }

    /** Reads it; fails where it has problems. */
    public Study read(String... sections) {
        return read(write(sections));
    }

    private static Study read(Path file) {
        Problems problems = new Problems();
        Optional<Study> study = StudyReader.read(file, problems);
        problems.throwIfAny();
        return study.orElseThrow();
    }

    /** What a run has when its chapters are written. */
    public record Run(
            Study study,
            StudyInputs inputs,
            LandCounts counts,
            LandTables land,
            CarbonAccount account,
            List<Problem> cautions) {}

    /** Reads, opens, counts and accounts; fails where there are problems. */
    public Run run(String... sections) {
        return open(read(sections));
    }

    /** The same of a study file as given. */
    public Run runWhole(String yaml) {
        return open(read(writeWhole(yaml)));
    }

    /** Reads the study file as it was written last; fails where it has problems. */
    public Study readWritten() {
        return read(folder.resolve("study.yaml"));
    }

    /** Opens, counts and accounts; fails where there are problems. */
    public Run open(Study study) {
        Problems problems = new Problems();
        Engine engine = new PlainEngine();
        Optional<StudyInputs> opened = StudyInputs.open(study, List.of(), problems, engine);
        problems.throwIfAny();
        StudyInputs inputs = opened.orElseThrow();
        LandCounts counts = inputs.crosstab().count(engine);
        LandTables land = new LandTables(inputs.studyArea(), counts);
        CarbonAccount account = new CarbonAccount(
                inputs, counts, land, CarbonAccount.Extras.of(AccountOptions.none(), inputs, 0), engine);
        return new Run(study, inputs, counts, land, account, problems.cautions());
    }

    // the oracle: cells looked at one by one

    private static int[] cells(String picture) {
        return picture.replaceAll("[|\\s]", "")
                .chars()
                .map(c -> c == '.' ? 0 : c - '0')
                .toArray();
    }

    /** Class of a cell, 0 = none. */
    public static int at(int phase, int column, int row) {
        return cells(PICTURES.get(phase))[row * COLUMNS + column];
    }

    /** Unit of a cell, from 1. */
    public static int unit(int column, int row) {
        return 1 + column / 4 + 2 * (row / 3);
    }

    /**
     * Cells (hectares) of a unit that are of a class in one phase and of another in another.
     *
     * @param unit 0 = the whole map
     */
    public static int cells(int unit, int before, int from, int after, int to) {
        int n = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if ((unit == 0 || unit == unit(column, row))
                        && at(before, column, row) == from
                        && at(after, column, row) == to) {
                    n++;
                }
            }
        }
        return n;
    }

    /** Cells (hectares) of a unit of a class in a phase; unit 0 = the whole map. */
    public static int cells(int unit, int phase, int ofClass) {
        return cells(unit, phase, ofClass, phase, ofClass);
    }

    /** tCO2 of a unit in a phase; unit 0 = the whole map. */
    public static double source_tCO2(int unit, int phase) {
        double emitted = unit == 0 ? Arrays.stream(EMISSIONS_tCO2[phase]).sum() : EMISSIONS_tCO2[phase][unit - 1];
        return FACTORS_tCO2_PER_HA[0] * cells(unit, phase, 1) + emitted;
    }

    /** tCO2 of a unit in a phase, not above 0; unit 0 = the whole map. */
    public static double sink_tCO2(int unit, int phase) {
        return FACTORS_tCO2_PER_HA[1] * cells(unit, phase, 2);
    }

    /** tC of a unit in a phase; unit 0 = the whole map. */
    public static double stock_tC(int unit, int phase) {
        double stock = 0;
        for (int c = 1; c <= 3; c++) {
            stock += STOCK_tC_PER_HA[c - 1] * cells(unit, phase, c);
        }
        return stock;
    }

    private record Classes(Grid grid, int classes, int[] cells) implements ClassRaster {
        @Override
        public Tiling tiling() {
            return Tiling.bands(COLUMNS, ROWS, 1);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, ClassTile into) {
                    for (int i = 0; i < w.cells(); i++) {
                        into.set(i, cells[(w.row() + i / w.width()) * COLUMNS + w.column() + i % w.width()]);
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    private record Values(Grid grid, float[] cells) implements ValueRaster {
        @Override
        public Tiling tiling() {
            return Tiling.bands(COLUMNS, ROWS, 1);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, float[] into) {
                    for (int i = 0; i < w.cells(); i++) {
                        into[i] = cells[(w.row() + i / w.width()) * COLUMNS + w.column() + i % w.width()];
                    }
                }

                @Override
                public void close() {}
            };
        }
    }
}
