package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Table;
import org.carbonscape.inventory.Completeness;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.KeyCategories;
import org.carbonscape.inventory.Line;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.io.table.own.XlsxWriter;
import org.carbonscape.measure.Substance;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.FactorTable;
import org.carbonscape.study.account.InventoryTables;
import org.carbonscape.study.plan.EnergyOptions;
import org.carbonscape.study.table.EnergyTables;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.study.table.RangeColumns;

/** Emissions of a table of energy and other activities, without land. */
public final class PlainEnergy {
    private PlainEnergy() {}

    /**
     * What the table comes to.
     *
     * @param items     each row with its carbon, gas by gas; memo items (biomass fuels) are in no total
     * @param units     emissions by year and unit
     * @param inventory the table of lines, completeness and key categories, by their names
     * @param factors   every number used
     * @param reporting the sheets of the reporting tables
     * @param options   as used, by name
     */
    public record Answer(
            Table items,
            Table units,
            Map<String, Table> inventory,
            Table factors,
            List<XlsxWriter.Form> reporting,
            Map<String, Object> options,
            List<Problem> cautions) {
        /** For machine output. */
        public Map<String, Object> json() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("options", options);
            out.put("items", PlainOutput.rows(items));
            out.put("units", PlainOutput.rows(units));
            inventory.forEach((name, table) -> out.put(name, PlainOutput.rows(table)));
            out.put("factors", PlainOutput.rows(factors));
            return out;
        }

        /** Writes the reporting tables as a workbook. */
        public void writeReporting(Path file) {
            WholeFile.write(file, out -> XlsxWriter.write(reporting, out));
        }
    }

    /**
     * Counts a table {@code year,unit,item,amount,unit_of_amount}.
     *
     * @param asked cautions met while the options were read go first
     * @throws ProblemException with every problem of the table and of those the options name
     */
    public static Answer count(Path table, EnergyOptions options, List<Problem> asked) {
        Problems problems = new Problems();
        problems.addAll(asked);
        EnergyAccount account = EnergyTables.count(
                        table,
                        "ENERGY",
                        Optional.empty(),
                        List.of(),
                        options,
                        option -> "--" + option.key(),
                        (place, file) -> {},
                        problems)
                .orElseThrow(() -> new ProblemException(problems.problems()));
        InputFiles.tellHidden(Map.of("ENERGY", table), List.of(), problems);
        RangeColumns.tell(Map.of("ENERGY", table), List.of(), problems);
        Table.Builder items = Table.named("energy-items")
                .integer("year")
                .text("unit", "item")
                .number("amount")
                .text("unit_of_amount")
                .number("tC", "tCO2")
                .text("memo", "category", "gas", "stream", "sector")
                .number("gas_t");
        account.lines()
                .forEach(l -> items.row(
                        l.year(),
                        l.unitId(),
                        l.item(),
                        l.activity().amount(),
                        l.activity().unitOfAmount(),
                        l.tC(),
                        l.tCO2(),
                        l.memo() ? "yes" : "no",
                        l.category().code(),
                        l.gas().symbol(),
                        l.stream(),
                        l.activity().use().sector().orElse(""),
                        l.tonnes()));
        Table.Builder units =
                Table.named("energy-emissions").integer("year").text("unit").number("tC", "tCO2");
        account.emissions().list().forEach(e -> units.row(e.year(), e.unitId(), e.tC(), Substance.carbonToCo2(e.tC())));
        Map<String, Object> used = new LinkedHashMap<>();
        for (Setting<EnergyOptions, ?> setting : EnergyOptions.settings(Path.of(""))) {
            used.put(setting.option().key(), setting.shown(options));
        }
        List<Line> lines = account.reported();
        List<Completeness.Status> statuses = Completeness.of(lines, List.of());
        Map<String, Table> inventory = new LinkedHashMap<>();
        inventory.put("categories", InventoryTables.byCategory(lines));
        inventory.put("completeness", InventoryTables.completeness(statuses));
        inventory.put("keyCategories", InventoryTables.keyCategories(KeyCategories.of(lines)));
        return new Answer(
                items.build(),
                units.build(),
                inventory,
                FactorTable.of(account.used()),
                InventoryTables.reporting(table.getFileName().toString(), lines, statuses),
                used,
                problems.cautions());
    }
}
