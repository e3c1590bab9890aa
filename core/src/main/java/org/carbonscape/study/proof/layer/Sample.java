package org.carbonscape.study.proof.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.carbonscape.carbon.Balance;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.RandomStream;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.inventory.KeyCategories;
import org.carbonscape.inventory.Line;
import org.carbonscape.io.table.own.WorkbookRows;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.CarbonTables;
import org.carbonscape.study.account.InventoryTables;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.layer.FluxRaster;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.proof.finished.RecordFigures;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.zone.LandCounts;

/**
 * Cells and units drawn at random, worked out anew from the inputs: the class of a cell by its code and the legend, its
 * fluxes and stock; the areas, sources and sinks of a unit by another count of the land use.
 */
public final class Sample {
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
    public static Optional<Findings> check(
            FinishedRun run, Path studyFile, int size, long seed, Maps maps, Engine engine) {
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
                sample.cells(maps, engine);
                sample.units(sample.worked(size, RandomStream.of(seed, "verify units", 0)));
                sample.tables(study.get());
            }
        });
        Findings found = part.findings(run.folder(), told -> {});
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
        Findings.Held held = findings.cells(run.name(table.name()));
        run.table(table.name()).ifPresent(rows -> {
            try (rows) {
                int row = 0;
                while (rows.next()) {
                    if (row < table.rows()) {
                        for (int c = 0; c < table.columns().size(); c++) {
                            Table.Column column = table.columns().get(c);
                            int number = row + 2; // with the header, as spreadsheets count
                            Supplier<Bilingual> where = () -> Bilingual.of(
                                    "row " + number + ", " + column.name(), "第 " + number + " 行，" + column.name());
                            String got = rows.text(column.name());
                            if (column.kind() == Table.Kind.TEXT) {
                                held.text(where, table.text(row, c), got);
                            } else {
                                held.number(where, table.number(row, c), Numbers.parsed(got), 0);
                            }
                        }
                    }
                    row++;
                }
                held.number(() -> Bilingual.of("rows", "行数"), table.rows(), row, 0);
            }
        });
    }

    private void reporting(List<XlsxWriter.Form> forms) {
        String name = "tables/inventory-crt.xlsx";
        Path file = run.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        Findings.Held held = findings.cells(name);
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
                        int column = c + 1;
                        Supplier<Bilingual> where = () -> Bilingual.of(
                                form.name() + " row " + row[0] + ", column " + column,
                                form.name() + " 第 " + row[0] + " 行、第 " + column + " 列");
                        if (wanted instanceof Double number) {
                            held.number(where, number, Numbers.parsed(got), 0);
                        } else {
                            held.text(where, wanted.toString(), got);
                        }
                    }
                });
                held.number(
                        () -> Bilingual.of(form.name() + ", rows", form.name() + "，行数"),
                        form.rows().size(),
                        row[0],
                        0);
            }
        }
    }

    /** Cells to look at: neighbours, which lie in the same block, one after the other. */
    public static List<Window> drawn(FinishedRun run, int size, long seed) {
        int columns = run.record().path("grid").path("columns").asInt();
        int rows = run.record().path("grid").path("rows").asInt();
        UniformRandomProvider random = RandomStream.of(seed, "verify cells", 0);
        List<Window> drawn = new ArrayList<>();
        for (int i = 0; i < size && columns > 0 && rows > 0; i++) {
            drawn.add(new Window(random.nextInt(columns), random.nextInt(rows), 1, 1));
        }
        drawn.sort(Comparator.comparingInt((Window w) -> w.row() / BLOCK).thenComparingInt(w -> w.column() / BLOCK));
        return drawn;
    }

    private void cells(Maps maps, Engine engine) {
        List<Window> all = maps.drawn();
        Grid grid = inputs.studyArea().grid();
        boolean isInside = all.stream().allMatch(w -> w.column() < grid.columns() && w.row() < grid.rows());
        if (!isInside) {
            return; // the record's grid is not that of the inputs, which is told
        }
        for (int p = 0; p < inputs.studyArea().years().size(); p++) {
            int year = inputs.studyArea().years().get(p);
            ClassRaster raster = inputs.rasters().get(p);
            String name = "landuse_" + year;
            maps.drawn(name).ifPresent(written -> {
                ClassTile tile = ClassTile.of(1, inputs.studyArea().legend().classes());
                try (ClassRaster.Reader land = raster.open()) {
                    for (int i = 0; i < all.size(); i++) {
                        land.read(all.get(i), tile);
                        float value = written[i] == 0 ? Float.NaN : written[i];
                        compare(name, all.get(i), tile.at(0) == 0 ? Float.NaN : tile.at(0), value);
                    }
                }
            });
        }
        if (account.hasFlows()) {
            flows(all, maps, engine);
        }
    }

    private void flows(List<Window> all, Maps maps, Engine engine) {
        // net is their sum in every cell, which is looked at there
        List<FluxRaster.Flow> flows = List.of(FluxRaster.Flow.SOURCE, FluxRaster.Flow.SINK);
        List<Integer> years = inputs.studyArea().years();
        List<float[]> own = engine.each(
                years.size() * flows.size(), i -> values(i / flows.size(), flows.get(i % flows.size()), all));
        for (int i = 0; i < own.size(); i++) {
            float[] expected = own.get(i);
            String name =
                    flows.get(i % flows.size()).name().toLowerCase(Locale.ROOT) + "_" + years.get(i / flows.size());
            maps.drawn(name).ifPresent(written -> {
                for (int k = 0; k < all.size(); k++) {
                    compare(name, all.get(k), expected[k], written[k]);
                }
            });
        }
    }

    private float[] values(int phase, FluxRaster.Flow flow, List<Window> all) {
        float[] values = new float[all.size()];
        float[] one = new float[1];
        try (ValueRaster.Reader reader = new FluxRaster(inputs, counts, account, phase, flow).open()) {
            for (int k = 0; k < values.length; k++) {
                reader.read(all.get(k), one);
                values[k] = one[0];
            }
        }
        return values;
    }

    private void compare(String map, Window cell, float expected, float got) {
        findings.cells(Maps.path(map)).number(() -> Along.cell(cell.column(), cell.row()), expected, got, 0, SAME);
    }

    /** A set's land in a phase. */
    private record SetPhase(int set, int phase) {}

    /** A unit worked out anew, and the hectares of its classes. */
    private record Worked(Balance.UnitBalance balance, double[] area_ha) {}

    /** Units drawn, each set and phase worked out once: all its units are, whichever was drawn. */
    private Map<UnitYear, Worked> worked(int size, UniformRandomProvider random) {
        Map<SetPhase, Set<Integer>> drawn = new LinkedHashMap<>();
        int sets = counts.sets().size();
        for (int i = 0; i < size && sets > 0; i++) {
            int s = random.nextInt(sets);
            int u = 1 + random.nextInt(counts.sets().get(s).count());
            int p = random.nextInt(inputs.studyArea().years().size());
            drawn.computeIfAbsent(new SetPhase(s, p), k -> new TreeSet<>()).add(u);
        }
        Map<UnitYear, Worked> worked = new HashMap<>();
        drawn.forEach((at, units) -> {
            List<Balance.UnitBalance> balances =
                    account.balance(at.phase, at.set).unitBalances();
            double[][] area_ha = account.areas_ha(at.set, at.phase);
            units.forEach(u -> worked.put(
                    new UnitYear(
                            counts.sets().get(at.set).name(),
                            counts.sets().get(at.set).id(u),
                            inputs.studyArea().years().get(at.phase).toString()),
                    new Worked(balances.get(u), area_ha[u])));
        });
        return worked;
    }

    private void units(Map<UnitYear, Worked> all) {
        Findings.Held byUnit = findings.cells(run.name("carbon-by-unit"));
        Findings.Held byArea = findings.cells(run.name("ledger-areas"));
        run.each("carbon-by-unit", row -> {
            Worked own = all.get(UnitYear.of(row));
            if (own != null) {
                String key = UnitYear.of(row).text();
                Balance.UnitBalance unit = own.balance;
                byUnit.number(() -> Bilingual.same(key + ", area_ha"), unit.area_ha(), row.number("area_ha"), 0);
                byUnit.number(
                        () -> Bilingual.same(key + ", source_tCO2"), unit.source_tCO2(), row.number("source_tCO2"), 0);
                byUnit.number(() -> Bilingual.same(key + ", sink_tCO2"), unit.sink_tCO2(), row.number("sink_tCO2"), 0);
            }
        });
        run.each("ledger-areas", row -> {
            Worked own = all.get(UnitYear.of(row));
            if (own != null && counts.owners().isEmpty()) {
                String key = UnitYear.of(row).text();
                for (int c = 1; c < own.area_ha.length; c++) {
                    String column = inputs.studyArea().className(c) + "_ha";
                    byArea.number(() -> Bilingual.same(key + ", " + column), own.area_ha[c], row.number(column), 0);
                }
            }
        });
    }
}
