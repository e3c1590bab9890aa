package org.carbonscape.study.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.carbon.Balance;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.RandomStream;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.inventory.KeyCategories;
import org.carbonscape.inventory.Line;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.table.CsvRows;
import org.carbonscape.io.table.WorkbookRows;
import org.carbonscape.io.table.XlsxWriter;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.FluxRaster;
import org.carbonscape.study.account.InventoryTables;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.LandCounts;

/**
 * Cells and units drawn at random, worked out anew from the inputs: the class of a cell by its code and the legend, its
 * fluxes and stock; the areas, sources and sinks of a unit by another count of the land use.
 */
final class Sample {
    /** 32-bit maps are written and made by the same arithmetic. */
    private static final double SAME = 1e-6;

    private static final int BLOCK = 256;

    private final FinishedRun run;
    private final Findings findings;
    private final StudyInputs inputs;
    private final LandCounts counts;
    private final CarbonAccount account;

    private Sample(FinishedRun run, Findings findings, Study study, StudyInputs inputs, Engine engine) {
        this.run = run;
        this.findings = findings;
        this.inputs = inputs;
        this.counts = inputs.crosstab().count(engine);
        this.account = new CarbonAccount(
                inputs,
                counts,
                new LandTables(inputs.studyArea(), counts),
                CarbonAccount.Extras.of(study.carbon().options(), inputs, study.seed()),
                engine);
    }

    /**
     * Draws and compares.
     *
     * @return nothing where the study could not be opened as it was run
     */
    static Optional<Findings> check(FinishedRun run, Path studyFile, int size, long seed, Engine engine) {
        Problems problems = new Problems();
        Optional<Study> study = StudyReader.read(studyFile, problems);
        if (study.isEmpty() || !problems.isEmpty()) {
            return Optional.empty();
        }
        boolean[] opened = {false};
        Part part = new Part("", 0, findings -> {
            Optional<StudyInputs> inputs = StudyInputs.open(study.get(), List.of(), problems, engine);
            if (inputs.isPresent() && problems.isEmpty()) {
                opened[0] = true;
                Sample sample = new Sample(run, findings, study.get(), inputs.get(), engine);
                sample.cells(size, RandomStream.of(seed, "verify cells", 0));
                sample.units(size, RandomStream.of(seed, "verify units", 0));
                sample.tables(study.get());
            }
        });
        Findings found = part.findings();
        return opened[0] || found.different() > 0 ? Optional.of(found) : Optional.empty();
    }

    /** Options, factors and the inventory, whole. */
    private void tables(Study study) {
        RecordFigures.check(run, study, inputs, findings);
        CarbonTables tables = new CarbonTables(account);
        if (account.hasFlows()) {
            rebuilt(tables.byClass());
            rebuilt(tables.factorsUsed());
        }
        List<Line> lines = InventoryTables.linesOf(inputs);
        if (!lines.isEmpty()) {
            rebuilt(InventoryTables.lines(lines));
            rebuilt(InventoryTables.byCategory(lines));
            rebuilt(InventoryTables.completeness(InventoryTables.statusesOf(inputs)));
            rebuilt(InventoryTables.keyCategories(KeyCategories.of(lines)));
            reporting(InventoryTables.reporting(study.title(), lines, InventoryTables.statusesOf(inputs)));
        }
    }

    private void rebuilt(Table table) {
        String file = "tables/" + table.name() + ".csv";
        run.table(table.name()).ifPresent(rows -> {
            try (rows) {
                int row = 0;
                while (rows.next()) {
                    if (row < table.rows()) {
                        for (int c = 0; c < table.columns().size(); c++) {
                            Table.Column column = table.columns().get(c);
                            String where = "row " + (row + 1) + ", " + column.name();
                            String got = rows.text(column.name());
                            if (column.kind() == Table.Kind.TEXT) {
                                findings.compare(file, where, table.text(row, c), got);
                            } else {
                                findings.compare(file, where, table.number(row, c), CsvRows.parsed(got), 0);
                            }
                        }
                    }
                    row++;
                }
                findings.compare(file, "rows", table.rows(), row, 0);
            }
        });
    }

    private void reporting(List<XlsxWriter.Form> forms) {
        String name = "tables/inventory-crt.xlsx";
        Path file = run.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (WorkbookRows book = WorkbookRows.open(file)) {
            for (XlsxWriter.Form form : forms) {
                Iterator<List<Object>> expected = form.rows().iterator();
                int[] row = {0};
                book.each(form.name(), cells -> {
                    row[0]++;
                    List<Object> own = expected.hasNext() ? expected.next() : List.of();
                    for (int c = 0; c < Math.max(own.size(), cells.size()); c++) {
                        String got = c < cells.size() ? cells.get(c) : "";
                        Object wanted = c < own.size() ? own.get(c) : "";
                        String where = form.name() + " row " + row[0] + ", column " + (c + 1);
                        if (wanted instanceof Double number) {
                            findings.compare(name, where, number, CsvRows.parsed(got), 0);
                        } else {
                            findings.compare(name, where, wanted.toString(), got);
                        }
                    }
                });
                findings.compare(name, form.name() + ", rows", form.rows().size(), row[0], 0);
            }
        }
    }

    private Optional<ValueRaster.Reader> written(String name) {
        Path file = RasterFiles.written(run.folder().resolve("rasters/" + name + ".tif"));
        return Files.isRegularFile(file)
                ? Optional.of(TiffFile.open(file).values().open())
                : Optional.empty();
    }

    private void cells(int size, UniformRandomProvider random) {
        int columns = inputs.studyArea().grid().columns();
        int rows = inputs.studyArea().grid().rows();
        Window[] drawn = new Window[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = new Window(random.nextInt(columns), random.nextInt(rows), 1, 1);
        }
        // neighbours lie in the same block
        Arrays.sort(
                drawn, Comparator.comparingInt((Window w) -> w.row() / BLOCK).thenComparingInt(Window::column));
        for (int p = 0; p < inputs.studyArea().years().size(); p++) {
            int year = inputs.studyArea().years().get(p);
            ClassRaster raster = inputs.rasters().get(p);
            try (ClassRaster.Reader land = raster.open()) {
                written("landuse_" + year).ifPresent(w -> {
                    try (w) {
                        for (Window cell : drawn) {
                            ClassTile tile =
                                    ClassTile.of(1, inputs.studyArea().legend().classes());
                            land.read(cell, tile);
                            compare("landuse_" + year, w, cell, tile.at(0) == 0 ? Float.NaN : tile.at(0));
                        }
                    }
                });
            }
            if (account.hasFlows()) {
                for (FluxRaster.Flow flow : FluxRaster.Flow.values()) {
                    String name = flow.name().toLowerCase(Locale.ROOT) + "_" + year;
                    ValueRaster made = new FluxRaster(inputs, counts, account, p, flow);
                    written(name).ifPresent(w -> {
                        try (w;
                                ValueRaster.Reader own = made.open()) {
                            float[] value = new float[1];
                            for (Window cell : drawn) {
                                own.read(cell, value);
                                compare(name, w, cell, value[0]);
                            }
                        }
                    });
                }
            }
        }
    }

    private void compare(String name, ValueRaster.Reader written, Window cell, float expected) {
        float[] got = new float[1];
        written.read(cell, got);
        findings.compare(
                "rasters/" + name + ".tif",
                "column " + (cell.column() + 1) + ", row " + (cell.row() + 1),
                expected,
                name.startsWith("landuse_") && got[0] == 0 ? Float.NaN : got[0],
                0,
                SAME);
    }

    private void units(int size, UniformRandomProvider random) {
        Set<String> drawn = new HashSet<>();
        Map<String, int[]> at = new HashMap<>(); // "counties 430102 2005" to set, phase, unit
        int sets = counts.sets().size();
        for (int i = 0; i < size && sets > 0; i++) {
            int s = random.nextInt(sets);
            int u = 1 + random.nextInt(counts.sets().get(s).count());
            int p = random.nextInt(inputs.studyArea().years().size());
            String key =
                    counts.sets().get(s).name() + " " + counts.sets().get(s).id(u) + " "
                            + inputs.studyArea().years().get(p);
            drawn.add(key);
            at.put(key, new int[] {s, p, u});
        }
        run.table("carbon-by-unit").ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    String key = rows.text("unit_set") + " " + rows.text("unit") + " " + rows.text("year");
                    if (drawn.contains(key)) {
                        int[] where = at.getOrDefault(key, new int[3]);
                        Balance.UnitBalance unit = account.balance(where[1], where[0])
                                .unitBalances()
                                .get(where[2]);
                        String file = "tables/carbon-by-unit.csv";
                        findings.compare(file, key + ", area_ha", unit.area_ha(), rows.number("area_ha"), 0);
                        findings.compare(
                                file, key + ", source_tCO2", unit.source_tCO2(), rows.number("source_tCO2"), 0);
                        findings.compare(file, key + ", sink_tCO2", unit.sink_tCO2(), rows.number("sink_tCO2"), 0);
                    }
                }
            }
        });
        run.table("ledger-areas").ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    String key = rows.text("unit_set") + " " + rows.text("unit") + " " + rows.text("year");
                    int[] where = at.get(key);
                    if (where != null && counts.owners().isEmpty()) {
                        double[] area = account.areas_ha(where[0], where[1])[where[2]];
                        for (int c = 1; c < area.length; c++) {
                            String column = inputs.studyArea().className(c) + "_ha";
                            findings.compare(
                                    "tables/ledger-areas.csv", key + ", " + column, area[c], rows.number(column), 0);
                        }
                    }
                }
            }
        });
    }
}
