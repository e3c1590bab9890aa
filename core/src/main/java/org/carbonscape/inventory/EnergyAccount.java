package org.carbonscape.inventory;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;

/**
 * Emissions of a table of activities {@code year,unit,item,amount,unit_of_amount[,sector]}: fuels, electricity and heat
 * on one route for the whole table, and the other items of an inventory (industry, agriculture, livestock, waste),
 * which belong to no route. Items go by their English or Chinese names. Amounts may be masses, volumes, energy or coal
 * equivalents; each is converted exactly. A user's own factors go before the program's. CO2 of biomass fuels is a memo
 * item. Sums do not depend on the order of rows.
 */
public final class EnergyAccount {
    private final List<Line> lines;
    private final Emissions emissions;
    private final Set<Integer> history;
    private final List<FactorUsed> used;
    private final List<Problem> cautions;

    private EnergyAccount(
            List<Line> lines,
            Emissions emissions,
            Set<Integer> history,
            List<FactorUsed> used,
            List<Problem> cautions) {
        this.lines = List.copyOf(lines);
        this.emissions = emissions;
        this.history = Set.copyOf(history);
        this.used = List.copyOf(used);
        this.cautions = List.copyOf(cautions);
    }

    /**
     * Counts a table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static EnergyAccount of(InputTable table, InventoryOptions options) {
        ActivityTable counted = new ActivityTable(table, options);
        Emissions emissions = counted.count();
        return new EnergyAccount(counted.lines(), emissions, counted.history(), counted.used(), counted.cautions());
    }

    /** The Chinese name of an item as the program calls it; the item itself where it has none. */
    public static String nameZh(String item) {
        return new EnergyItems(Guidelines.IPCC_2006, FarmRegion.USUAL, ItemFactors.none()).nameZh(item);
    }

    /** Which texts mean an item of the program's, in English or Chinese. */
    public static Predicate<String> shipped() {
        EnergyItems items = new EnergyItems(Guidelines.IPCC_2006, FarmRegion.USUAL, ItemFactors.none());
        return text -> items.find(text).isPresent();
    }

    /** The same without some units. */
    public EnergyAccount without(Set<String> unitIds) {
        return new EnergyAccount(
                lines.stream().filter(l -> !unitIds.contains(l.unitId())).toList(),
                emissions.without(unitIds),
                history,
                used,
                cautions);
    }

    /** A line for each row and gas, in the order of the table; those of decaying waste at the end. */
    public List<Line> lines() {
        return lines;
    }

    /** The lines of the years that are accounted for: those of {@link #history} left out. */
    public List<Line> reported() {
        return lines.stream().filter(l -> !history.contains(l.year())).toList();
    }

    public Emissions emissions() {
        return emissions;
    }

    /** Years whose rows say only what was landfilled: they count for the decay in later years. */
    public Set<Integer> history() {
        return history;
    }

    /** Every number used, in the order of first use. */
    public List<FactorUsed> used() {
        return used;
    }

    public List<Problem> cautions() {
        return cautions;
    }
}
