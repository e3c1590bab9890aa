package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.finding.Table;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.measure.Substance;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.FactorTable;
import org.carbonscape.study.intake.EnergyTables;
import org.carbonscape.study.plan.EnergyOptions;

/** Emissions of a table of energy and other activities, without land. */
public final class PlainEnergy {
    private PlainEnergy() {}

    /**
     * What the table comes to.
     *
     * @param items   each row with its carbon; memo items (biomass fuels) are in no total
     * @param units   emissions by year and unit
     * @param factors every number used
     * @param options as used, by name
     */
    public record Answer(Table items, Table units, Table factors, Map<String, Object> options, List<Problem> cautions) {
        /** For machine output. */
        public Map<String, Object> json() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("options", options);
            out.put("items", PlainOutput.rows(items));
            out.put("units", PlainOutput.rows(units));
            out.put("factors", PlainOutput.rows(factors));
            return out;
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
                        options,
                        option -> "--" + option.key(),
                        (place, file) -> {},
                        problems)
                .orElseThrow(() -> new ProblemException(problems.problems()));
        Table.Builder items = Table.named("energy-items")
                .integer("year")
                .text("unit", "item")
                .number("amount")
                .text("unit_of_amount")
                .number("tC", "tCO2")
                .text("memo", "category");
        account.lines()
                .forEach(l -> items.row(
                        l.year(),
                        l.unitId(),
                        l.item(),
                        l.amount(),
                        l.unitOfAmount(),
                        l.tC(),
                        l.tCO2(),
                        l.memo() ? "yes" : "no",
                        l.category().code()));
        Table.Builder units =
                Table.named("energy-emissions").integer("year").text("unit").number("tC", "tCO2");
        account.emissions().list().forEach(e -> units.row(e.year(), e.unitId(), e.tC(), Substance.carbonToCo2(e.tC())));
        Map<String, Object> used = new LinkedHashMap<>();
        for (Setting<EnergyOptions, ?> setting : EnergyOptions.settings(Path.of(""))) {
            used.put(setting.option().key(), setting.shown(options));
        }
        return new Answer(items.build(), units.build(), FactorTable.of(account.used()), used, problems.cautions());
    }
}
